"""What tests of every part need: one browser for all of them, one folder of kernels, and nothing that outlives the suite."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.browsing import ARGUMENTS, CHROMIUM

# a process that keeps nothing of what it compiles compiles every module anew, and the suite starts hundreds of processes
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_finish() -> None:
    """What ten thousand tests are made of stays to the end: it is not looked through for garbage again and again."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session", autouse=True)
def nothing_compiles_ahead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Kernels have no folder, so pages and their servers answer with NumPy and no child compiles what no test waits for."""
    no_folder = tmp_path_factory.mktemp("cache") / "file"
    no_folder.write_bytes(b"")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERTRADE_CACHE", str(no_folder))
        yield


@pytest.fixture
def kernels(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder of the kernels that tests run: each is compiled once, whichever of the suite's processes asks for it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    monkeypatch.setenv("COUNTERTRADE_CACHE", str(folder))
    return folder
