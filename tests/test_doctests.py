"""The examples in the docstrings are right, in every module that has some."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import countertrade

PACKAGE = Path(countertrade.__file__).parent
MODULES = sorted(
    ".".join(("countertrade", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    ran = doctest.testmod(importlib.import_module(name))
    assert ran.attempted > 0
    assert ran.failed == 0
