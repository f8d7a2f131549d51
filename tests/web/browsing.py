"""A real server and a real browser with no other network than this computer's own, for the tests of the page."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from countertrade.web.app import create_app
from countertrade.web.guard import cookie_name
from countertrade.web.server import server
from tests.web.cases import SESSION

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needed = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Debian's chromium is not installed: apt-get install chromium"
    ),
]
"""The marks of a test file that needs the browser."""
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def printing(*arguments: str, where: Path, port: int = 0) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A real server in a process of its own; gives the address that it prints, which opens the page once."""
    environment = {**os.environ, "COUNTERTRADE_BY": "M. K.", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "countertrade", "serve", *arguments, "--port", str(port), "--lang", "en"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=where, env=environment)
    try:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/\?key=\S+", process.stdout.readline())
        assert found
        yield found[0], process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        if process.stdout:
            process.stdout.close()


COOKIES: dict[str, str] = {}
"""What a browser holds that has opened a server's page: by its address, "name=value"."""


@contextmanager
def running(*arguments: str, where: Path, port: int = 0) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A real server in a process of its own whose page was opened; gives the address without the key."""
    with printing(*arguments, where=where, port=port) as (printed, process):
        address = printed.partition("/?")[0]
        COOKIES[address] = cookie_of(printed)
        yield address, process


@contextmanager
def serving(case: Path | None, home: Path | None = None) -> Iterator[str]:
    """A real server in a thread whose page was opened: every `tab` at its address is of the browser that did so. Starting a process
    costs two seconds, so only what ends a server or reads what it prints has one."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    COOKIES[address] = f"{cookie_name(port)}={SESSION.cookie}"
    served = server(create_app(case, session=SESSION, person="M. K.", port=port, home=home))
    thread = threading.Thread(target=served.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield address
    finally:
        served.should_exit = served.force_exit = True
        thread.join(60)
        listener.close()
        assert not thread.is_alive()


def cookie_of(printed: str) -> str:
    host, _, path = printed.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request("GET", f"/{path}")
    cookie = connection.getresponse().getheader("set-cookie") or ""
    connection.close()
    return cookie.partition(";")[0]


def enter(context: Any, address: str) -> None:
    """Give a browser's context the cookie of the server at the address."""
    name, _, value = COOKIES[address].partition("=")
    context.add_cookies([{"name": name, "value": value, "url": address}])


@contextmanager
def tab(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    """A page that fails on any request to elsewhere, any error of a script and any breach of the policy."""
    context = browser.new_context(**options)
    if address in COOKIES:
        enter(context, address)
    page = context.new_page()
    wrong: list[str] = []
    page.on(
        "request",
        lambda r: wrong.append(r.url) if not r.url.startswith((address, "data:", "blob:", "file:")) else None,
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda m: wrong.append(m.text) if m.type == "error" and "Failed to load" not in m.text else None,
    )
    page.set_default_timeout(60_000)  # a busy machine is slow, not wrong
    yield page
    context.close()
    assert wrong == []
