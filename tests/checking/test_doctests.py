"""The examples in the docstrings of checking."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["evidence", "figures", "reference", "wording", "words"])
def test_examples(name: str) -> None:
    ran = doctest.testmod(importlib.import_module(f"countertrade.checking.{name}"))
    assert ran.attempted > 0
    assert ran.failed == 0
