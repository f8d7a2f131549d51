"""One Dask of this process for the tests that need no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from countertrade.archive import cluster


@pytest.fixture(scope="package")
def client() -> Iterator[Any]:
    with cluster.connected(None) as made:
        yield made
