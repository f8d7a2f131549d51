"""The examples in the docstrings of tracing are right."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import countertrade.tracing

MODULES = sorted(module.name for module in pkgutil.iter_modules(countertrade.tracing.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"countertrade.tracing.{name}"))
    assert failed == 0
