"""The real parts: a Dask scheduler and its workers as processes of their own, and a server that speaks S3."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.archive.test_scan import contents
from tests.archive.test_scan import scan as scan_here
from tests.archive.warcs import about, case, other, packed, record
from tests.commands import process

HOST = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind((HOST, 0))
        port: int = opened.getsockname()[1]
        return port


def answers(port: int) -> bool:
    for _ in range(1200):
        with socket.socket() as opened:
            if opened.connect_ex((HOST, port)) == 0:
                return True
        time.sleep(0.05)
    return False


class Started:
    """Programs that run until the test is over."""

    def __init__(self) -> None:
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        made = subprocess.Popen(
            [sys.executable, "-m", *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environment},
        )
        self.running.append(made)
        return made


@pytest.fixture
def started() -> Iterator[Started]:
    made = Started()
    yield made
    for each in made.running:
        each.kill()
        each.wait()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for file in range(12):
        pages = [
            record(about(f"{file + 1}{n}00", day=f"2025-03-{1 + file:02}"), f"https://h.example/{file}-{n}")
            for n in range(2)
        ]
        (folder / f"{file:02}.warc.gz").write_bytes(packed(*pages, record(other(file))))
    return folder


def test_a_worker_that_is_killed_changes_nothing(
    tmp_path: Path, client: Any, news: Path, started: Started
) -> None:
    port = free_port()
    address = f"tcp://{HOST}:{port}"
    started.start("distributed.cli.dask_scheduler", "--host", HOST, "--port", str(port), "--no-dashboard")
    assert answers(port)
    worker = (
        "distributed.cli.dask_worker",
        address,
        "--nthreads",
        "1",
        "--host",
        HOST,
        "--no-dashboard",
        "--no-nanny",
    )
    lost, _ = (started.start(*worker, "--local-directory", str(tmp_path)) for _ in range(2))
    desk, out = case(tmp_path / "case"), tmp_path / "out"
    scan = subprocess.Popen(
        [sys.executable, "-m", "countertrade", "scan", str(desk), str(news), "--out", str(out), "--scheduler", address],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while scan.poll() is None and len(list((out / "pieces").glob("*.json"))) < 2:
        time.sleep(0.01)
    lost.send_signal(signal.SIGKILL)
    assert scan.poll() is None, "the scan was over before the worker was lost"
    said, told = scan.communicate(timeout=300)
    assert scan.returncode == 0, told
    assert "24 articles" in said
    alone = tmp_path / "alone"
    scan_here(client, desk, alone, news)
    assert contents(out) == contents(alone)


def test_a_scan_that_is_killed_goes_on(tmp_path: Path, client: Any, news: Path) -> None:
    desk, out, alone = case(tmp_path / "case"), tmp_path / "out", tmp_path / "alone"
    words = [sys.executable, "-m", "countertrade", "scan", str(desk), str(news), "--out", str(out)]
    scan = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while scan.poll() is None and len(list((out / "pieces").glob("*.json"))) < 2:
        time.sleep(0.01)
    scan.kill()
    assert scan.wait() == -signal.SIGKILL
    on = process("scan", desk, news, "--out", out)
    assert "of 12 pieces had been read before" in on.err
    scan_here(client, desk, alone, news)
    assert contents(out) == contents(alone)


def test_pages_behind_an_s3_address(tmp_path: Path, news: Path, started: Started) -> None:
    import fsspec

    port = free_port()
    started.start("moto.server", "-H", HOST, "-p", str(port))
    assert answers(port)
    known = {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{HOST}:{port}",
    }  # fmt: skip
    store = fsspec.filesystem(
        "s3", key="test", secret="test", endpoint_url=f"http://{HOST}:{port}", skip_instance_cache=True
    )
    store.mkdir("crawl")
    store.put(str(news / "00.warc.gz"), "crawl/news/00.warc.gz")
    store.put(str(news / "01.warc.gz"), "crawl/news/01.warc.gz")
    desk, out = case(tmp_path / "case"), tmp_path / "out"
    done = process("scan", desk, "s3://crawl/news", "--out", out, "--scheduler", "local:1", environment=known)
    assert done.code == 0, done.err
    assert "4 articles" in done.out
