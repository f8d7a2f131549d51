"""What every test needs: nothing that was started outlives the suite."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def no_compiler_stays() -> Iterator[None]:
    """Kernels that nobody waits for are compiled in child processes; here their end is nobody's either."""
    yield
    compiled = sys.modules.get("countertrade.simulation.compiled")
    for child in set(compiled._COMPILING.values()) if compiled else ():
        child.kill()
        child.wait()
