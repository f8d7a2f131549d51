"""Which measure each figure of a case speaks of, chosen for all of them together.

A figure alone is often ambiguous ("650 million dollars"); beside others it is not: another page has the same figure as the loan, the
measure's other values are far from it, its article has told that measure already. Each claim takes the label of most points given the labels
of the rest, in rounds until none changes (iterated conditional modes; Besag 1986). Every round costs time linear in the claims.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from countertrade import units
from countertrade.reading.language import READ
from countertrade.reading.measures import (
    NONE,
    Asked,
    asked,
    in_units_of,
    is_other,
    named_last,
    points,
    setting,
    told,
)
from countertrade.records import DECIDED, Article, Claim, Measure, Stated, Transfer, content_of, replace

ROUNDS = 6
# the same figure of the measure elsewhere, more for each digit that makes it rarer
SAME, DIGIT, MOST = 0.75, 0.5, 2.0
# up to a quarter of a decade from the measure's other values; from half a decade on, for each
NEAR, FAR, DECADE = 0.25, 0.5, -0.75
FARTHEST = -3.0  # slips by a factor of a thousand exist
TAKEN = -0.75  # its article gives the measure another value, with more points
LEAD = 0.25  # points by which a label must lead
WORKED = 1.0  # worked out from a figure of the measure: over so many years, for each of so many, as a share, at an exchange rate
ROUNDED = 0.04  # decades by which such a figure may be off
RATE = 1e5  # no exchange rate exceeds it
LAST = 0.25  # its words stand last before the figure
NEXT = 20  # code points between a sentence and the one before it, at most
KEPT = 0.5  # for the label it has


_NOTHING = [(-math.inf, "")] * 2


class _Label(NamedTuple):
    measure: str
    own: float  # points from the claim's own sentence
    value: float | None  # in the measure's unit, as log10
    figures: tuple[str, ...]
    printed: tuple[str, ...]  # the same whatever their unit
    digits: int
    # measures from which it may be worked out, with their values if it is, as log10
    worked: tuple[tuple[str, float], ...] = ()
    other: bool = False  # its unit is none of the measure's: it can only be worked out
    whole: bool = True  # it prints all that the measure is per, in its currency


def place(claims: Sequence[Claim], articles: Sequence[Article], measures: Sequence[Measure]) -> list[Claim]:
    """The claims of a case, each under the measure that it speaks of in the light of all the others."""
    return assigned(claims, measures, {article.id: article.language for article in articles})


def assigned(
    claims: Sequence[Claim], measures: Sequence[Measure], languages: Mapping[str, str | None]
) -> list[Claim]:
    """The claims in the order given, each with its measure or none; what a person or another tool typed stays.

    `languages` maps article ids to the language of their words.
    """
    table = {measure.id: measure for measure in measures}
    if not table:
        return list(claims)
    wanted = [asked(measure, measures) for measure in measures]
    options: dict[int, list[_Label]] = {}
    numbers: dict[str, list[Stated]] = defaultdict(list)
    for claim in claims:
        if claim.quantity is not None and claim.quantity.point:
            numbers[claim.article].append(claim.quantity)
    previous = _previous(claims)
    chosen = [claim.measure for claim in claims]
    for i, claim in enumerate(claims):
        typed = claim.entered is not None or claim.evidence.get("measure") == DECIDED
        if claim.quantity is None or typed or not claim.rule.startswith("quantity."):
            continue
        language, beside = languages.get(claim.article), numbers[claim.article]
        options[i] = _options(claim, previous.get(i, ""), wanted, language, beside)
        own = (label for label in options[i] if not label.other)
        best = max(own, key=lambda label: label.own, default=None)
        chosen[i] = best.measure if best is not None and best.own >= NONE else None
    fixed = [(i, label) for i in range(len(claims)) if i not in options for label in _fixed(claims[i], table)]
    for _ in range(ROUNDS):
        held = [(i, label) for i, each in options.items() for label in each if label.measure == chosen[i]]
        known = _Known(claims, [*fixed, *held])
        changed = False
        for i, labels in options.items():
            scored = [(known.points(claims[i], i, label), label.measure) for label in labels]
            (first, leading), (second, _) = sorted([*scored, *_NOTHING], reverse=True)[:2]
            now = leading if first >= NONE and first - second >= LEAD else None
            changed |= now != chosen[i]
            chosen[i] = now
        if not changed:
            break
    return [
        measured_by(claim, table.get(label)) if i in options and label != claim.measure else claim
        for i, (claim, label) in enumerate(zip(claims, (each or "" for each in chosen), strict=True))
    ]


def measured_by(claim: Claim, measure: Measure | None) -> Claim:
    """The claim with another measure, and what moves by it."""
    if claim.measure == (measure.id if measure else None):
        return claim
    told = claim.transfer or Transfer()
    moved: Transfer | None = told
    if measure is None:
        good = claim.quantity and (claim.quantity.of or claim.quantity.unit)
        moved = claim.transfer and replace(told, good=good)
    else:
        moved = replace(told, good=measure.id)
        if told.giver is None or told.recipient is None:  # what the text says of both stays
            moved = replace(moved, giver=measure.giver, recipient=measure.recipient)
    stated = in_units_of(claim, measure) if measure else claim.quantity
    claim = replace(claim, measure=measure.id if measure else None, transfer=moved, quantity=stated)
    return replace(claim, content=content_of(claim))


def _previous(claims: Sequence[Claim]) -> dict[int, str]:
    """By the place of a claim the sentence right before its own, in lower case, where that has a claim."""
    found: dict[int, str] = {}
    last: dict[str, tuple[Claim, str]] = {}  # by article the claim before and what its previous sentence was
    for i, claim in enumerate(claims):
        before, said = last.get(claim.article, (None, ""))
        if before is not None and before.span and claim.span and before.span != claim.span:
            said = (before.text or "").lower() if 0 <= claim.span[0] - before.span[1] < NEXT else ""
        found[i] = said
        last[claim.article] = claim, said
    return found


def _options(
    claim: Claim, previous: str, wanted: Sequence[Asked], language: str | None, numbers: Sequence[Stated]
) -> list[_Label]:
    around, found = setting(claim)._replace(previous=previous), []
    spoken = language.split("-")[0].lower() if language else "en"
    spoken = spoken if spoken in READ else "en"
    given = [(each, each.measure, points(claim, each, around, spoken)) for each in wanted]
    last = named_last(around, [each for each, _, own in given if own is not None])
    for each, measure, own in given:
        other = claim.quantity is None or is_other(claim.quantity.unit, measure.unit)
        worked = tuple((measure.id, value) for value in _worked(claim, measure, numbers))
        if own is not None or (worked and not other):
            more = KEPT * (claim.measure == measure.id) + LAST * (measure.id in last)
            label = _label(claim, measure, (told(each, around) if own is None else own) + more)
            found.append(label._replace(worked=worked, other=own is None, whole=_is_whole(claim, measure)))
    return found


def _is_whole(claim: Claim, measure: Measure) -> bool:
    stated = in_units_of(claim, measure)
    if stated is None or len(stated.per) != len(measure.per):
        return False
    return units.factor(stated.unit, (), measure.unit, ()) is not None


def _worked(claim: Claim, measure: Measure, numbers: Sequence[Stated]) -> Iterator[float]:
    """The values of a measure that a figure would be worked out from, as log10, with another number of its article."""
    stated = in_units_of(claim, measure)
    if stated is None or not stated.point or stated.point < 0 or not stated.unit:
        return
    unit, value, wanted = stated.unit, math.log10(stated.point), (measure.unit, measure.per)
    share, money = measure.unit == units.SHARE, units.is_currency(unit) and units.is_currency(measure.unit)
    alike = unit == units.SHARE or units.factor(unit, stated.per, *wanted) is not None
    for other in numbers:
        point, of = other.point or 0.0, other.unit
        if point <= 0 or of is None or other.span == stated.span:
            continue
        if money and unit != measure.unit and of in (unit, measure.unit) and point < RATE:
            yield value - math.log10(point)
            yield value + math.log10(point)
        # so many a year, in all
        made = of in units.TIMES and of in stated.per and not units.is_currency(unit)
        if alike or made or other.per or units.is_currency(of) != share:
            continue
        times = units.factor(unit, stated.per, measure.unit, (*measure.per, of))
        if times:
            yield value + math.log10(times * point)
        if parts := units.factor(unit, (*stated.per, of), *wanted):
            yield value + math.log10(parts / point)


def _fixed(claim: Claim, table: Mapping[str, Measure]) -> list[_Label]:
    if claim.quantity is None or claim.measure is None or claim.measure not in table:
        return []
    return [_label(claim, table[claim.measure], math.inf)]


def _label(claim: Claim, measure: Measure, own: float) -> _Label:
    stated = claim.quantity
    assert stated is not None
    scale = units.factor(stated.unit, (), measure.unit, ())
    value = stated.point
    paces = [[code for code in per if code in units.TIMES] for per in (stated.per, measure.per)]
    pace = units.factor("1", (paces[0][0],), "1", (paces[1][0],)) if all(paces) else 1.0
    place = math.log10(value * scale * (pace or 1.0)) if value and value > 0 and scale else None
    figures = tuple(f"{known * (scale or 1.0):.3g} {'' if scale else stated.unit}" for known in stated.known)
    printed = tuple(f"{known:.3g} printed" for known in stated.known)
    digits = max(map(_digits, stated.known), default=1)
    return _Label(measure.id, own, place, figures, printed, digits)


def _digits(value: float) -> int:
    return len(f"{abs(value):.5e}".split("e")[0].rstrip("0").replace(".", "").rstrip("."))


class _Known:
    """What the labels of one round say of every measure: its figures and values by article, and each article's best statement of it."""

    def __init__(self, claims: Sequence[Claim], labels: Sequence[tuple[int, _Label]]) -> None:
        self.figures: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.bins: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        # of figures that print all of the measure
        self.values: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.best: dict[tuple[str, str], tuple[float, int, float | None]] = {}
        for i, label in labels:
            article = claims[i].article
            for figure in (*label.figures, *label.printed):
                self.figures[label.measure, figure][article] += 1
            if label.value is not None and label.whole:
                self.values[label.measure].append((i, label.value))
            if label.value is not None:
                self.bins[label.measure][round(label.value * 20)].add(article)
            key = (article, label.measure)
            if key not in self.best or (label.own, -i) > (self.best[key][0], -self.best[key][1]):
                self.best[key] = (label.own, i, label.value)

    def points(self, claim: Claim, i: int, label: _Label) -> float:
        """The points of a label in the light of the others."""
        found = label.own
        worked = any(
            j != i and abs(value - known) < ROUNDED
            for measure, value in label.worked
            for j, known in self.values.get(measure, ())
        )
        if worked:
            found += WORKED
        elif label.other:
            return -math.inf
        elif self._elsewhere(claim.article, label.measure, label.figures):
            found += min(MOST, SAME + DIGIT * (label.digits - 1))
        elif self._elsewhere(claim.article, label.measure, label.printed):
            found += SAME  # with another unit: what slips are made of
        elif label.value is not None:
            found += self._distance(claim.article, label)
        first = self.best.get((claim.article, label.measure))
        if first is not None and first[1] != i and not (worked and label.value is None):
            again = first[2] is not None and label.value is not None and abs(first[2] - label.value) < 0.01
            found += TAKEN if first[0] > label.own and not again else 0.0
        return found

    def _elsewhere(self, article: str, measure: str, figures: Sequence[str]) -> bool:
        counts = (self.figures[measure, figure] for figure in figures if (measure, figure) in self.figures)
        return any(other != article for count in counts for other in count)

    def _distance(self, article: str, label: _Label) -> float:
        """How far a value is from those that other articles give of the measure."""
        assert label.value is not None
        bins = self.bins[label.measure].items()
        away = [abs(place / 20 - label.value) for place, held in bins if held - {article}]
        if not away:
            return 0.0
        nearest = min(away)
        return NEAR if nearest < 0.25 else max(FARTHEST, DECADE * nearest) if nearest > FAR else 0.0
