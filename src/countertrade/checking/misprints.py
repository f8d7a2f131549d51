"""The one slip that would make a failing sum hold: what a figure would have to be, and what is printed in its place.

A slip is named only where it fits the numbers: digits that changed places, one digit that is another, a zero, a thousand or a million
too many or too few. Two figures that merely differ have none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from countertrade.checking.intervals import base
from countertrade.checking.items import Figure
from countertrade.checking.relations import Relation

CLOSE = 0.0075  # how near the mended figure must come; rounded terms leave more, but then much fits by chance
EXACT = 0.002  # and where only one digit is another
DIGITS = 3  # leading digits among which two may have changed places, or one be another
STEPS = {"ten": 10.0, "thousand": 1e3, "million": 1e6}


class Misprint(NamedTuple):
    """A printed figure, the number that should stand in its place (in the figure's own unit), and what became of it."""

    figure: Figure
    meant: float
    kind: str

    @property
    def telling(self) -> bool:
        """Whether such a slip is hardly chance: a single digit or zero makes too much of too much."""
        return self.kind in ("swapped", "thousand", "million")


def misprint(relation: Relation) -> Misprint | None:
    """The slip in one figure of a relation that fails without it; the figure that is held against the others first."""
    for figure, needed in reversed(list(_needed(relation))):
        for value in {figure.interval.anchor / figure.size, *figure.known}:
            found = slip_between(value, needed / figure.size)
            if found is not None:
                return Misprint(figure, found[1], found[0])
    return None


def slip_between(printed: float, needed: float) -> tuple[str, float] | None:
    """The slip that makes one number of another, and the number meant; None where none does or they are the same.

    >>> slip_between(42_000, 24_000), slip_between(0.5, 500), slip_between(718, 218), slip_between(7, 2)
    (('swapped', 24000.0), ('thousand', 500.0), ('digit', 218.0), None)
    """
    if not (0 < printed < math.inf and 0 < needed < math.inf) or math.isclose(printed, needed, rel_tol=CLOSE):
        return None
    size = max(printed / needed, needed / printed)
    for kind, step in STEPS.items():
        if math.isclose(size, step, rel_tol=CLOSE):
            return kind, float(f"{printed * step if needed > printed else printed / step:.12g}")
    if size >= STEPS["ten"]:
        return None
    return next(
        (
            (kind, value)
            for kind, value in _misread(printed, needed)
            if math.isclose(value, needed, rel_tol=EXACT if kind == "digit" else CLOSE)
            and abs(value - needed) <= _half_digit(value)
        ),
        None,
    )


def _half_digit(value: float) -> float:
    """Half a unit of the last digit of a number that is not 0, of two digits at least."""
    figures, power = _digits(value)
    return 0.5 * 10.0 ** (power + 1 - max(2, len(figures.rstrip("0"))))


def _misread(printed: float, needed: float) -> Iterator[tuple[str, float]]:
    """The printed number with two neighbouring digits in each other's place, or with one digit of the needed number."""
    figures, power = _digits(printed)
    wanted, magnitude = _digits(needed)

    def number(changed: str) -> float:
        return float(f"{changed}e{power - len(changed) + 1}")

    for place in range(DIGITS - 1):
        pair = figures[place + 1] + figures[place]
        if pair[0] != pair[1]:
            yield "swapped", number(figures[:place] + pair + figures[place + 2 :])
    if power == magnitude and "0" not in wanted[:DIGITS]:
        for place in range(DIGITS):
            yield "digit", number(figures[:place] + wanted[place] + figures[place + 1 :])


def _digits(value: float) -> tuple[str, int]:
    """The digits of a number and its power of ten."""
    mantissa, _, power = f"{value:.11e}".partition("e")
    return mantissa.replace(".", ""), int(power)


def _needed(relation: Relation) -> Iterator[tuple[Figure, float]]:
    """Each figure with what it would have to be, in base units, for the relation to hold: terms first, then the stated one."""
    *terms, stated = relation.figures
    if any(figure.interval.open or figure.quantity.bound == "order" for figure in terms):
        return
    computed, said = relation.computed.anchor, stated.interval.anchor
    if not (0 < computed < math.inf and 0 < said < math.inf):
        return
    match relation.sign:
        case "+":
            for term in terms:
                rate = (stated.size / base(stated.unit, ()).size) * (base(term.unit, ()).size / term.size)
                yield term, term.interval.anchor + (said - computed) / rate
        case "−":
            large, small = terms
            yield large, small.interval.anchor + said
            yield small, large.interval.anchor - said
        case "×" | "=":
            for term in terms:
                yield term, term.interval.anchor * said / computed
        case "/":
            for place, term in enumerate(terms):
                yield term, term.interval.anchor * (said / computed if place != 1 else computed / said)
        case _:
            first, last = terms
            rising = last.interval.anchor > first.interval.anchor
            for change in (1 + said, 1 - said, 1 / (1 + said), *([1 / (1 - said)] if said < 1 else [])):
                if change > 0 and (change > 1) == rising:
                    yield first, last.interval.anchor / change
                    yield last, first.interval.anchor * change
    yield stated, computed
