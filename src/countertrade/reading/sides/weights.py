"""The most probable pair of two states, or side, by the weights of the evidence for it, and from which probability on it is stated.

The form is that of a conditional log-linear model (Berger, Della Pietra and Della Pietra, 1996, "A maximum entropy approach to natural language
processing"). Its weights are fitted to annotated passages (bench/sides.py), so that a side is stated only where such evidence was nearly always right.
"""

from __future__ import annotations

import itertools
import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from countertrade.reading.sides.types import Pair

SURE = 0.75  # from this on a side is stated alone
PAIR = 0.52  # from this probability on a pair is stated
CONTRARY = 0.8  # and one that goes against what a rule names
HELD = 0.65  # from this on a side that a rule names is stated alone
UNCOUNTED = 0.62  # of what is told without a figure
OFFERED = 0.35  # from this on it is offered


class Evidence(NamedTuple):
    """The names of what speaks for each side and each pair of one figure; None is an open side."""

    slots: tuple[dict[str | None, list[str]], dict[str | None, list[str]]]
    pairs: dict[Pair, list[str]]


class Weighed(NamedTuple):
    """The most probable pair of two states, if there is one, and its probability; the most probable state, or none, of each side, and theirs."""

    both: Pair | None
    sure: float
    sides: Pair
    likely: tuple[float, float]


def joined(rules: Pair, found: Weighed) -> tuple[Pair, Pair]:
    """The sides that are stated, and those that are only likely: a pair that is likely enough is stated whole, else each side that is sure.

    Less is asked of a side that a rule names as well, and more of a pair that goes against one.
    """
    contrary = found.both is not None and any(
        rule and rule != code for rule, code in zip(rules, found.both, strict=True)
    )
    if found.both is not None and found.sure >= (CONTRARY if contrary else PAIR):
        return found.both, (None, None)
    stated: list[str | None] = []
    likely: list[str | None] = []
    for rule, code, p in zip(rules, found.sides, found.likely, strict=True):
        side = code if p >= (HELD if code == rule else SURE) else None
        stated.append(side)
        likely.append(code if side is None and p >= OFFERED else None)
    return ((stated[0], stated[1]) if stated[0] != stated[1] else (None, None)), (likely[0], likely[1])


def weighed(evidence: Evidence, weights: Mapping[str, float]) -> Weighed:
    """The most probable pair and sides. What is usual of states supports them, but names none that the page itself does not favour."""
    found = _likeliest(evidence, weights)
    if found.sure < PAIR and max(found.likely) < HELD:
        return found
    page = _likeliest(_page_alone(evidence), weights)
    first, second = (
        p if a == b else 0.0 for p, a, b in zip(found.likely, found.sides, page.sides, strict=True)
    )
    return found._replace(sure=found.sure if found.both == page.both else 0.0, likely=(first, second))


def _likeliest(evidence: Evidence, weights: Mapping[str, float]) -> Weighed:
    """The most probable pair and sides by all evidence."""
    slots = [{code: _sum(names, weights) for code, names in side.items()} for side in evidence.slots]
    scores = {
        pair: slots[0][pair[0]] + slots[1][pair[1]] + _sum(names, weights)
        for pair, names in evidence.pairs.items()
    }
    best = max(scores.values())
    mass = {pair: math.exp(score - best) for pair, score in scores.items()}
    total = sum(mass.values())
    sides = defaultdict[str | None, float](float), defaultdict[str | None, float](float)
    for pair, value in mass.items():
        for side, code in zip(sides, pair, strict=True):
            side[code] += value / total
    giver, recipient = (max(side, key=lambda code: side[code]) for side in sides)
    both = max((pair for pair in mass if None not in pair), key=lambda pair: mass[pair], default=None)
    sure = mass[both] / total if both is not None else 0.0
    return Weighed(both, sure, (giver, recipient), (sides[0][giver], sides[1][recipient]))


def _page_alone(evidence: Evidence) -> Evidence:
    """The evidence without what is usual of states."""
    giver, recipient = (
        {code: [name for name in names if "/usual:" not in name] for code, names in side.items()}
        for side in evidence.slots
    )
    return Evidence((giver, recipient), evidence.pairs)


def _sum(names: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(map(weights.get, names, itertools.repeat(0.0)))


@lru_cache(maxsize=1)
def fitted() -> dict[str, float]:
    """The fitted weights, by name of evidence."""
    text = resources.files("countertrade.reading.sides").joinpath("weights.json").read_text("utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}
