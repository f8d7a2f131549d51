"""Which measure each figure of a case speaks of, chosen for all of them together.

A figure alone is often ambiguous ("650 million dollars"); beside others it is not: another page has the same figure as the loan, the
measure's other values are far from it, its article has told that measure already. Each claim takes its likeliest label, of one measure or none, by a
conditional log-linear model of what its sentence says and of how likely the labels of the rest are, in rounds until none changes (mean field, after
Besag 1986). The weights are fitted to annotated families (bench/measures.py). Every round costs time linear in the claims.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from countertrade import units
from countertrade.lines import as_flowing, flowing
from countertrade.reading.language import READ
from countertrade.reading.measures import (
    PLACES,
    STEM,
    Asked,
    Setting,
    Signs,
    asked,
    between,
    in_units_of,
    is_other,
    setting,
    signs,
    signs_of_none,
    told,
)
from countertrade.records import DECIDED, Article, Claim, Measure, Stated, Transfer, content_of, replace

FAINT = 0.05  # chance below which a label is nothing to the others
ROUNDS = 6
SURE = 0.4  # chance from which a figure has a label
RATE = 1e5  # no exchange rate exceeds it
WINDOW = 600  # code points before a sentence that are looked at
BINS = 25  # a decade, in which values are kept; a figure worked out from others may be one off
FARTHEST = 4.0  # decades above which distance says no more

_SENTENCE = re.compile(r"(?<=[.!?:;])[”“\"’]?\s+")
Weights = Mapping[str, float]
Chances = Mapping[int, Sequence[float]]
Beside = Mapping[int, Sequence[Signs | None]]


class Label(NamedTuple):
    """What a figure may be of, with what its own sentence says for that."""

    measure: str | None
    signs: Signs
    value: float | None = None  # in the measure's unit, as log10
    figures: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()  # the same whatever their unit
    digits: int = 1
    worked: tuple[float, ...] = ()  # values of the measure that it would be worked out from, as log10
    other: bool = False  # its unit is none of the measure's: it can only be worked out
    whole: bool = True  # it prints all that the measure is per, in its currency


def place(claims: Sequence[Claim], articles: Sequence[Article], measures: Sequence[Measure]) -> list[Claim]:
    """The claims in the order given, each under the measure that it speaks of in the light of all the others, or none; what a person or
    another tool typed stays."""
    table = {measure.id: measure for measure in measures}
    if not table:
        return list(claims)
    found, texts = list(claims), {article.id: article.text for article in articles}
    flowed = [as_flowing(claim, texts.get(claim.article, "")) for claim in claims]
    for i, label in Settling(flowed, measures, articles).settled()[0].items():
        if label.measure != claims[i].measure:
            found[i] = measured_by(claims[i], table[label.measure] if label.measure else None)
    return found


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


class Settling:
    """The labels that the figures of a case may have, and those that they get; the claims quote the flowing text of their articles."""

    def __init__(
        self, claims: Sequence[Claim], measures: Sequence[Measure], articles: Sequence[Article]
    ) -> None:
        self.articles = [claim.article for claim in claims]
        wanted = [asked(measure, measures) for measure in measures]
        numbers: dict[str, list[Stated]] = defaultdict(list)
        for claim in claims:
            if claim.quantity is not None and claim.quantity.point:
                numbers[claim.article].append(claim.quantity)
        table = {measure.id: measure for measure in measures}
        pages = {article.id: replace(article, text=flowing(article.text)) for article in articles}
        self.options: dict[int, list[Label]] = {}  # of each figure, none first
        self.fixed: dict[int, Label] = {}
        for i, claim in enumerate(claims):
            typed = claim.entered is not None or claim.evidence.get("measure") == DECIDED
            if claim.quantity is not None and not typed and claim.rule.startswith("quantity."):
                page = pages.get(claim.article)
                spoken, beside = _spoken(page), numbers[claim.article]
                around = _surroundings(claim, page.text if page else "")
                around = around._replace(printed=_year(page))
                self.options[i] = _options(claim, around, wanted, spoken, beside)
            elif claim.quantity is not None and claim.measure in table:
                self.fixed[i] = _label(claim, table[claim.measure], {})
        self.kin = _kin(wanted)
        figures = sorted((*self.options, *self.fixed))
        self.before = {b: a for a, b in pairwise(figures) if self.articles[a] == self.articles[b]}
        self.ways = {
            b: _way(claims[a], claims[b], pages.get(claims[a].article)) for b, a in self.before.items()
        }

    def settled(self, weights: Weights | None = None) -> tuple[dict[int, Label], Beside]:
        """The likeliest label of every figure that is not typed, in view of what is likely of the others, and what that is."""
        weights = _weights() if weights is None else weights
        beside: Beside = {}
        chosen: dict[int, Label] = {}
        chances: Chances = {}
        for turn in range(ROUNDS):
            before, chances = chances, self.chances(beside, weights)
            if turn == ROUNDS - 1:  # where two figures rule each other out in turn, the mean of both
                chances = {
                    i: [(a + b) / 2 for a, b in zip(each, before[i], strict=True)]
                    for i, each in chances.items()
                }
            now = {i: self.options[i][_likeliest(each)] for i, each in chances.items()}
            if now == chosen:
                break
            chosen, beside = now, self.beside(chances)
        return chosen, beside

    def chances(self, beside: Beside, weights: Weights) -> Chances:
        """How likely each label of each figure is, given what is said beside it."""
        found: dict[int, list[float]] = {}
        for i, labels in self.options.items():
            more = beside[i] if beside else [None if label.other else {} for label in labels]
            scores = [
                -math.inf if said is None else _sum(label.signs, weights) + _sum(said, weights)
                for label, said in zip(labels, more, strict=True)
            ]
            mass = [math.exp(score - max(scores)) for score in scores]
            found[i] = [each / sum(mass) for each in mass]
        return found

    def beside(self, chances: Chances) -> Beside:
        """What is said of each label that a figure may have by how likely those of the others are; None where that rules it out."""
        known = _Known(self.articles)
        for i, label in self.fixed.items():
            known.add(i, label, 1.0)
        for i, labels in self.options.items():
            for label, chance in zip(labels, chances[i], strict=True):
                if chance >= FAINT:
                    known.add(i, label, chance)
        return {
            i: [self._with_kin(i, label, known.signs(i, label), chances) for label in labels]
            for i, labels in self.options.items()
        }

    def _with_kin(self, i: int, label: Label, said: Signs | None, chances: Chances) -> Signs | None:
        """What is said of a label with how likely the figure before is of its kin: cranes before the price of a crane."""
        before = self.before.get(i)
        if said is None or label.measure is None or before is None:
            return said
        kin, way = self.kin[label.measure], self.ways[i]
        if before in self.fixed:
            return said | {"kin before": float(self.fixed[before].measure in kin)}
        each = [*zip(self.options[before], chances[before], strict=True)]
        akin = max((chance for other, chance in each if other.measure in kin), default=0.0)
        same = max((chance for other, chance in each if other.measure == label.measure), default=0.0)
        follows = {f"kin before: {way}": akin, f"same before: {way}": same} if way is not None else {}
        return said | {"kin before": akin} | follows


def _way(one: Claim, other: Claim, page: Article | None) -> str | None:
    """How a figure follows the one before it in its article; None where it is far."""
    return between(one, other, page.text, _spoken(page)) if page is not None else None


def _spoken(page: Article | None) -> str:
    """The language of a page, as far as it is one that is read."""
    language = ((page.language if page else None) or "en").split("-")[0].lower()
    return language if language in READ else "en"


def _kin(wanted: Sequence[Asked]) -> dict[str, frozenset[str]]:
    """The measures that each measure shares goods or a word with."""
    stems = {
        of.measure.id: {word[:STEM] for words in of.measure.words.values() for word in _parts(words)}
        for of in wanted
    }
    return {
        of.measure.id: frozenset(
            other.measure.id
            for other in wanted
            if other is not of and (of.goods & other.goods or stems[of.measure.id] & stems[other.measure.id])
        )
        for of in wanted
    }


def _parts(words: Iterable[str]) -> Iterator[str]:
    return (part for word in words for part in word.lower().split() if len(part) >= STEM)


def _likeliest(chances: Sequence[float]) -> int:
    """The place of the one label that is likely enough; 0, which is none, where there is none such."""
    most = max(chances)
    return chances.index(most) if most >= SURE and chances.count(most) == 1 else 0


def _sum(said: Signs, weights: Weights) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in said.items())


@lru_cache(maxsize=1)
def _weights() -> Weights:
    """The fitted weights, by name of sign."""
    text = resources.files("countertrade.reading").joinpath("measures.json").read_text("utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}


def _year(page: Article | None) -> int | None:
    """The year that a page is of."""
    return int(page.published[:4]) if page is not None and page.published else None


def _surroundings(claim: Claim, text: str) -> Setting:
    """The words around a figure, with what stands before its sentence."""
    around = setting(claim)
    if claim.span is None:
        return around
    *above, own = text[max(0, claim.span[0] - WINDOW) : claim.span[0]].lower().split("\n")
    above = [line.strip() for line in above if line.strip()]
    sentences = [part for part in _SENTENCE.split(own) if part.strip()]
    heading = above[-1] if above and not above[-1].endswith((".", "”", '"', "“")) else ""
    if sentences:
        return around._replace(previous=sentences[-1], paragraph=" ".join((heading, *sentences[:-1])))
    return around._replace(previous=_SENTENCE.split(above[-1])[-1] if above else "", paragraph=heading)


def _options(
    claim: Claim, around: Setting, wanted: Sequence[Asked], language: str, numbers: Sequence[Stated]
) -> list[Label]:
    given = [(of, signs(claim, of, around, language)) for of in wanted]
    found = [Label(None, signs_of_none(claim, around, language))]
    for of, said in given:
        worked = tuple(_worked(claim, of.measure, numbers))
        other = said is None
        if said is None:
            if not worked or claim.quantity is None or is_other(claim.quantity.unit, of.measure.unit):
                continue
            said = {f"told:{told(of, around)}": 1.0}
        whole = _is_whole(claim, of.measure)
        found.append(_label(claim, of.measure, said)._replace(worked=worked, other=other, whole=whole))
    nearest = [
        max(n * (f"told:{where}" in label.signs) for n, where in enumerate(PLACES)) for label in found[1:]
    ]
    for label, near in zip(found[1:], nearest, strict=True):
        label.signs["nearest"] = float(near == max(nearest) > 0)
    if not any(nearest):
        found[0].signs["none:untold"] = 1.0
    return found


def _is_whole(claim: Claim, measure: Measure) -> bool:
    """Whether a figure prints all that its measure is per, in its currency."""
    stated = in_units_of(claim, measure)
    alike = stated is not None and units.factor(stated.unit, (), measure.unit, ()) is not None
    return alike and stated is not None and len(stated.per) == len(measure.per)


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


def _label(claim: Claim, measure: Measure, said: Signs) -> Label:
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
    return Label(measure.id, said, place, figures, printed, digits)


def _digits(value: float) -> int:
    return len(f"{abs(value):.5e}".split("e")[0].rstrip("0").replace(".", "").rstrip("."))


class _Known:
    """How sure it is, of each measure, that it has a figure or a value, which are in which articles; the two surest of each are kept."""

    def __init__(self, articles: Sequence[str]) -> None:
        self.articles = articles
        self.surest: dict[tuple[Hashable, ...], list[tuple[float, Hashable]]] = {}
        self.bins: dict[str, set[int]] = defaultdict(set)

    def add(self, i: int, label: Label, chance: float) -> None:
        """Note how likely a figure is of a measure."""
        article, measure = self.articles[i], label.measure
        if measure is None:
            return
        for figure in (*label.figures, *label.printed):
            self._keep(("figure", measure, figure), article, chance)
        value = None
        if label.value is not None:
            value, place = round(label.value, 2), round(label.value * BINS)
            self._keep(("bin", measure, place), article, chance)
            self.bins[measure].add(place)
            if label.whole:
                self._keep(("value", measure, place), i, chance)
        self._keep(("told", article, measure), value, chance)

    def _keep(self, key: tuple[Hashable, ...], who: Hashable, chance: float) -> None:
        held = sorted([(chance, who), *self.surest.get(key, ())], key=lambda each: -each[0])
        first = held[0]
        self.surest[key] = [first, *[each for each in held if each[1] != first[1]][:1]]

    def _chance(self, key: tuple[Hashable, ...], but: Hashable = ()) -> float:
        """How sure the surest is, apart from one."""
        return next((chance for chance, who in self.surest.get(key, ()) if who != but), 0.0)

    def signs(self, i: int, label: Label) -> Signs | None:
        """What the others say for a label of a figure; None where it must be worked out and is not."""
        measure, article = label.measure, self.articles[i]
        if measure is None:
            return {}
        worked = max((self._worked(i, measure, value) for value in label.worked), default=0.0)
        if label.other and worked < 0.5:
            return None
        same, printed = (
            max((self._chance(("figure", measure, figure), article) for figure in figures), default=0.0)
            for figures in (label.figures, label.printed)
        )
        value = round(label.value, 2) if label.value is not None else None
        said = {
            "worked out": worked * (not label.whole),
            "same": same,
            "same digits": same * (label.digits - 1),
            "same printed": max(0.0, printed - same),  # with another unit: what slips are made of
            "told": self._chance(("told", article, measure), value) * (1 - worked),
        }
        if max(same, printed, worked) < 0.5 and label.value is not None:
            said |= self._distance(article, measure, label.value)
        return {name: value for name, value in said.items() if value}

    def _distance(self, article: str, measure: str, value: float) -> Signs:
        """How far a value is from those that other articles have of the measure."""
        bins = [
            each
            for each in self.bins.get(measure, ())
            if self._chance(("bin", measure, each), article) >= 0.5
        ]
        nearest = min((abs(each / BINS - value) for each in bins), default=0.0)
        if nearest < 0.5:
            return {"value some way off": float(nearest >= 0.25)}
        return {"value half a decade off": 1.0, "value far": min(nearest, FARTHEST)}

    def _worked(self, i: int, measure: str, value: float) -> float:
        """How sure it is that another figure of the measure is about so much."""
        place = round(value * BINS)
        return max(self._chance(("value", measure, each), i) for each in (place - 1, place, place + 1))
