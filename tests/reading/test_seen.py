"""What was once misread on real pages, and is read right since, stays so."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading.seen import READ, cases, failures

_HELD = frozenset(READ.read_text("utf-8").split())
_CASES = [case for case in cases() if case["id"] in _HELD]


@pytest.mark.parametrize("case", _CASES, ids=[case["id"] for case in _CASES])
def test_what_was_misread_is_read(case: dict[str, Any]) -> None:
    assert failures(case) == []


def test_every_text_that_is_held_to_is_there() -> None:
    assert len(_CASES) == len(_HELD)
