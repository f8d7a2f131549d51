"""Connections that say nothing, half of something, or too many at once: they are closed, keep nobody out, and fill no log."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from countertrade import case as folder_of
from countertrade.web.app import create_app, hung_up
from countertrade.web.server import Connection, server
from tests.web.cases import SESSION

PATIENCE = 1.5
PATIENT = 30  # seconds that a test waits for what should come at once, on a machine that has much else to do


class Impatient(Connection):
    PATIENCE = PATIENCE
    MOST = 8


def slow(_: Request) -> PlainTextResponse:
    time.sleep(2 * PATIENCE)
    return PlainTextResponse("at last")


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
def address(capfd: pytest.CaptureFixture[str]) -> Iterator[tuple[str, int]]:
    """Where such a server listens; whatever comes, nothing is logged."""
    app = Starlette(
        routes=[Route("/slow", slow), Route("/echo", echo, methods=["GET", "POST"])],
        exception_handlers={ClientDisconnect: hung_up},
    )
    listener = socket.create_server(("127.0.0.1", 0))
    running = server(app, Impatient)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    yield listener.getsockname()
    running.should_exit = running.force_exit = True
    thread.join(PATIENT)
    listener.close()
    assert not thread.is_alive()
    assert capfd.readouterr().err == ""


def opened(address: tuple[str, int], said: bytes = b"") -> socket.socket:
    connection = socket.create_connection(address, timeout=PATIENT)
    connection.sendall(said)
    return connection


def heard(connection: socket.socket) -> bytes:
    """All that comes until the other side closes the connection."""
    found = b""
    try:
        while more := connection.recv(65536):
            found += more
    except ConnectionResetError:
        pass
    finally:
        connection.close()
    return found


ASKED = b"GET %s HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n"
HALF = {
    "nothing": b"",
    "half a line": b"GET /ec",
    "half a head": b"GET /echo HTTP/1.1\r\nhost: 127.0.0.1\r\n",
    "half a body": b"POST /echo HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9\r\n\r\nabc",
}


@pytest.mark.parametrize("said", HALF.values(), ids=HALF)
def test_who_does_not_go_on_is_cut_off(address: tuple[str, int], said: bytes) -> None:
    assert heard(opened(address, said)) == b""


def test_who_sends_a_letter_at_a_time_is_cut_off_too(address: tuple[str, int]) -> None:
    connection = opened(address)
    until, cut_off = time.monotonic() + PATIENT, False
    while not cut_off and time.monotonic() < until:
        try:
            connection.sendall(b"G")
        except (ConnectionResetError, BrokenPipeError):
            cut_off = True
        time.sleep(PATIENCE / 5)
    connection.close()
    assert cut_off


def test_a_long_answer_and_a_slow_body_are_not_cut_off(address: tuple[str, int]) -> None:
    assert heard(opened(address, ASKED % b"/slow")).endswith(b"at last")
    connection = opened(
        address, b"POST /echo HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 6\r\n\r\n"
    )
    for _ in range(6):
        time.sleep(PATIENCE / 4)
        connection.sendall(b"x")
    assert heard(connection).endswith(b"6")


def test_more_than_there_is_room_for_keep_nobody_out(address: tuple[str, int]) -> None:
    others = [opened(address) for _ in range(5 * Impatient.MOST)]
    assert heard(opened(address, ASKED % b"/echo")).endswith(b"0")
    assert [heard(other) for other in others] == [b""] * len(others)


@pytest.mark.parametrize(
    "said", [b"\x00" * 100, b"\x16\x03\x01\x02\x00", b"GET / HTTP/9.9\r\n\r\n", b"GET /\xff HTTP/1.1\r\nhost: a\r\n\r\n", b"A" * 100_000]
)  # fmt: skip
def test_what_is_no_request_is_refused_without_a_word_in_the_log(
    address: tuple[str, int], said: bytes
) -> None:
    answer = heard(opened(address, said))
    assert answer == b"" or answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 404"))


def test_the_page_itself_is_served_so(tmp_path: Path) -> None:
    folder_of.new(tmp_path / "oz", "Oz")
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    running = server(create_app(tmp_path / "oz", session=SESSION, port=port))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        asked = f"GET {SESSION.path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n"
        answer = heard(opened(("127.0.0.1", port), asked.encode())).decode()
    finally:
        running.should_exit = running.force_exit = True
        thread.join(PATIENT)
        listener.close()
    assert answer.startswith("HTTP/1.1 303")
    assert f"countertrade-{port}={SESSION.cookie}; HttpOnly" in answer
