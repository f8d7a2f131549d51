"""The examples in the report's docstrings."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = ("evidence", "lettering", "page", "sections", "svg", "words")


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    ran = doctest.testmod(importlib.import_module(f"countertrade.report.{name}"))
    assert ran.attempted > 0
    assert ran.failed == 0
