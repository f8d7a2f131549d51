"""A few inputs of each kind that bench/fuzz.py makes: they are taken or refused in words. It runs tens of thousands."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[1] / "bench"
KINDS = (
    "html", "pdf", "mail", "text", "reading", "import csv", "import jsonl", "import json", "import xlsx", "edited sheet", "decisions",
    "case file", "reference", "quantities", "deals", "formulas", "questions", "requests",
)  # fmt: skip


@pytest.fixture(scope="module")
def kinds() -> Iterator[ModuleType]:
    sys.path.insert(0, str(BENCH))
    made = importlib.import_module("fuzzing.kinds")
    made.load()
    yield made
    sys.path.remove(str(BENCH))


def test_every_kind_is_tried_here(kinds: ModuleType) -> None:
    assert sorted(kinds.KINDS) == sorted(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_what_is_made_by_chance_is_taken_or_refused(kinds: ModuleType, name: str) -> None:
    refused = 0
    for number in range(20):
        made = kinds.input_of(name, 1, number)
        assert kinds.input_of(name, 1, number) == made
        try:
            kinds.KINDS[name].take(made)
        except kinds.refusals():
            refused += 1
    assert refused < 20, "some of them are whole enough to be taken"


def test_what_is_wrong_is_counted(kinds: ModuleType) -> None:
    watching = importlib.import_module("fuzzing.watching")

    def fail(made: str) -> None:
        if made == "refuse":
            raise kinds.Refused
        assert made != "fail"

    kinds.KINDS["made up"] = kinds.Kind("", str, fail, 1, 1)
    try:
        tally = watching.Tally()
        for number, made in enumerate(("use", "refuse", "fail")):
            taken = watching.taken("made up", number, made)
            tally.count(taken._replace(memory=1))  # that of this process is the suite's
        tally.count(watching.Taken(3, 50_000, 2.5, 2**21, None))
    finally:
        del kinds.KINDS["made up"]
    assert (tally.inputs, tally.refused, tally.slowest, tally.memory) == (4, 1, 2.5, 2048)
    assert [number for number, _ in tally.failures] == [2]
    assert [number for number, _ in tally.wrong] == [2, 3, 3]
