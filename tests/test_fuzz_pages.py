"""A few inputs of each kind that bench/fuzz_pages.py makes: they are taken or refused in words."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    path = Path(__file__).parents[1] / "bench" / "fuzz_pages.py"
    spec = importlib.util.spec_from_file_location("fuzz_pages", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_pages"] = module
    spec.loader.exec_module(module)
    return module


# "reading" joins them once its rules are written anew
@pytest.mark.parametrize("kind", ["html", "pdf", "mail", "text", "page"])
def test_what_is_made_by_chance_is_taken_or_refused(fuzz: ModuleType, kind: str) -> None:
    said = [fuzz.RUNNERS[kind](fuzz.made(kind, 0, number)) for number in range(60)]
    assert set(said) == {True, False}, "some are taken, and some refused"
