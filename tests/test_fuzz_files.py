"""The fuzzers of files run: a few broken inputs of each kind are read or refused in words. `bench/fuzz_files.py` runs thousands."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[1] / "bench" / "fuzz_files.py"


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_files", BENCH)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_files"] = made
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize(
    "kind",
    [
        "import csv",
        "import jsonl",
        "import json",
        "import xlsx",
        "decide xlsx",
        "decisions.jsonl",
        "case.yaml",
        "reference.csv",
    ],
)
def test_a_broken_file_is_read_or_refused_in_words(fuzz: ModuleType, tmp_path: Path, kind: str) -> None:
    assert set(fuzz.FUZZERS) == set(fuzz.RUNNERS)
    refused = 0
    for number in range(12):
        (tmp_path / str(number)).mkdir()
        data = fuzz.FUZZERS[kind](random.Random(f"test {number}"))
        refused += fuzz.RUNNERS[kind](data, tmp_path / str(number))
    assert refused < 12, "some of them are whole enough to be read"
