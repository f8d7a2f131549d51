"""Which figures may be added, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from countertrade.checking.intervals import Interval, base
from countertrade.checking.items import Figure, Page, of_one_kind
from countertrade.checking.relations import Relation, same_things
from countertrade.records import Ties

FAR = 5  # sentences between what is left and the whole it is left of
ROUNDING = 0.005  # parts are printed as they are added
LEAST = 0.001  # of a total: less is no part of it, but a price
EXACT = 0.002  # by how much three or more parts may miss their total


def magnitude(figure: Figure) -> float:
    """A figure without its rate, which a list leaves out."""
    return figure.interval.anchor / figure.size * base(figure.unit, ()).size


def may_be_added(page: Page, figure: Figure, other: Figure) -> bool:
    """Whether two figures may be added: of one kind, per the same or one without, and not what another comes to in brackets."""
    return (
        not figure.is_share
        and not (_NEXT_TO.search(figure.before) and _BEFORE.match(figure.after))
        and "time" not in dict(figure.head)
        and figure.quantity.bound != "order"
        and not figure.is_change
        and of_one_kind(figure, other)
        and (not figure.things or not other.things or same_things(figure, other))
        and (not page.in_brackets(figure) or page.in_brackets(other))
    )


# "nach 3,1 Milliarden Euro im Jahr zuvor"
_NEXT_TO = re.compile(
    r"\b(?:nach|after|from|against|gegenüber|compared (?:with|to))(?: \w+)?\s*$", re.IGNORECASE
)
_BEFORE = re.compile(
    r"[^.;:,\d]{0,16}\b(?:im (?:Jahr|Monat) zuvor|ein Jahr zuvor|im Vorjahr|a year (?:earlier|before|ago)|the (?:year before|previous year)|last year)\b",
    re.IGNORECASE,
)


def sums_exactly(run: Sequence[Figure], total: Figure) -> bool:
    relation = summed(run, total, "grammar")
    if min(map(magnitude, run)) < LEAST * magnitude(total):
        return False
    return abs(relation.comparison.ratio - 1) < EXACT and not relation.computed.open


def in_terms_of(figure: Figure, other: Figure) -> Interval:
    """A figure as if it were per what another is per: "from 240 to 310 dollars a tonne, 70 dollars more"."""
    scale = base(figure.unit, ()).size / figure.size * other.size / base(other.unit, ()).size
    return replace(figure.interval.scaled(scale), dimensions=other.dimensions)


def is_further(figure: Figure) -> bool:
    """Whether a figure is put as one that comes to those before it: "300 tanks, 120 of them to Peru, and 200 more in June"."""
    return _JOINS.search(figure.before) is not None and MORE_OF_THEM.match(figure.after) is not None


_JOINS = re.compile(r"\b(?:and|und|sowie|plus)\s+(?:\w+\s+)?$", re.IGNORECASE)
MORE_OF_THEM = re.compile(r"\s*(?:\w+\s+)?(?:more|mehr)\b(?!\s+(?:than|als)\b)", re.IGNORECASE)
OF_THEM = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:davon|von ihnen|von denen|of them|of these|of those|of it|of that|of which|of whom)\b",
    re.IGNORECASE,
)


def summed(taken: Sequence[Figure], total: Figure, ties: Ties) -> Relation:
    """What figures come to, their rates taken for the total's; one that goes to each of several counts for each."""
    ordered = sorted((f for f in taken for _ in range(_times(f))), key=lambda f: f.number)
    scales = [base(f.unit, ()).size / f.size for f in ordered]
    low = sum(f.interval.low * scale for f, scale in zip(ordered, scales, strict=True))
    high = sum(f.interval.high * scale for f, scale in zip(ordered, scales, strict=True))
    rate = total.size / base(total.unit, ()).size
    amount = Interval(
        low * rate, high * rate, total.dimensions, min(ROUNDING, max(f.interval.slack for f in ordered))
    )
    return Relation("sum", (*ordered, total), amount, ties, "+")


def _times(figure: Figure) -> int:
    """How many get a figure: two of "60,000 each to Ghana and Togo", three of "je 60.000 an Ghana, Togo und Benin"."""
    if (rest := _EACH_OF.match(figure.after)) is not None:
        return 2 + _NUMBERS.index(rest[1])
    if not _EACH.search(figure.before[-12:]) and not _EACH.match(figure.after):
        return 1
    row = _ROW.match(figure.after)
    return 1 if row is None else 2 + row[1].count(",")


_EACH = re.compile(r"\b(?:je|jeweils|each)\s+(?:\w+\s+)?$|\s*(?:each|jeweils|apiece)\b", re.IGNORECASE)
# "25,000 tonnes to each of the other four"
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_EACH_OF = re.compile(rf"\s*(?:to|for)\s+each\s+of\s+the\s+(?:other|remaining)\s+({'|'.join(_NUMBERS)})\b")
# the names behind it: "to Peru, Chile and Fiji"
_ROW = re.compile(r"([^\d,.;:()]{1,50}(?:,[^\d,.;:()]{1,40})*?)\s(?:und|and|sowie)\s(?!\d)", re.IGNORECASE)
