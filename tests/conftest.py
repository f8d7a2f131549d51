"""What tests of every part need: one browser for all of them, and nothing that outlives the suite."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.browsing import ARGUMENTS, CHROMIUM


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session", autouse=True)
def no_compiler_stays() -> Iterator[None]:
    """Kernels that nobody waits for are compiled in child processes; here their end is nobody's either."""
    yield
    compiled = sys.modules.get("countertrade.simulation.compiled_kernels")
    for child in set(compiled._COMPILING.values()) if compiled else ():
        child.kill()
        child.wait()
