"""Which measure each figure of a case speaks of, chosen for all of them together.

A figure alone is often ambiguous ("650 million dollars"); beside others it is not: another page has the same figure as the loan, the
measure's other values are far from it, its article has told that measure already. Each claim takes the label of most points given the labels
of the rest, in rounds until none changes (iterated conditional modes; Besag 1986). Every round costs time linear in the claims.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from countertrade import units
from countertrade.reading.language import READ
from countertrade.reading.measures import Asked, Evidence, Setting, asked, evidence, setting
from countertrade.records import DECIDED, Article, Claim, Measure, Transfer, content_of, replace

_LONG = re.compile(r"[^\W\d_]{4,}")
ROUNDS = 6
SURE = 0.55  # a label of less probability, beside the next and none, is none
FARTHEST = 4.0  # decades; slips by a factor of a thousand exist
_WORDS = 3  # words beside it that count at most
_DIGITS = 3


class _Label(NamedTuple):
    measure: str | None  # None: the figure is of no measure
    own: Evidence  # what the claim's own sentence says
    value: float | None = None  # in the measure's unit, as log10
    figures: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()  # the same whatever their unit
    digits: int = 1
    words: frozenset[str] = frozenset()  # content words of its clause


def place(claims: Sequence[Claim], articles: Sequence[Article], measures: Sequence[Measure]) -> list[Claim]:
    """The claims of a case in the order given, each under the measure that it speaks of in the light of all the others, or none.

    What a person or another tool typed stays.
    """
    table = {measure.id: measure for measure in measures}
    if not table:
        return list(claims)
    weights = _weights()
    options = {
        i: labels
        for i, labels in enumerate(candidates(claims, articles, measures))
        if claims[i].entered is None
        and claims[i].evidence.get("measure") != DECIDED
        and claims[i].rule.startswith("quantity.")
    }
    chosen: list[str | None] = [claim.measure for claim in claims]
    for i, labels in options.items():
        chosen[i] = _best([(label.measure, score(label.own, weights)) for label in labels])
    fixed = [(i, label) for i in range(len(claims)) if i not in options for label in _fixed(claims[i], table)]
    for _ in range(ROUNDS):
        given = ((i, label) for i, each in options.items() for label in each if label.measure == chosen[i])
        known = Known(claims, [*fixed, *given], weights)
        changed = False
        for i, labels in options.items():
            found = [(label.measure, score(known.evidence(claims[i], i, label), weights)) for label in labels]
            best = _best(found)
            changed |= best != chosen[i]
            chosen[i] = best
        if not changed:
            break
    placed = [
        measured_by(claim, table.get(label)) if i in options and label != claim.measure else claim
        for i, (claim, label) in enumerate(zip(claims, (each or "" for each in chosen), strict=True))
    ]
    return _products(placed, table)


def score(found: Evidence, weights: Mapping[str, float]) -> float:
    """The log-odds of evidence."""
    return sum(weights.get(name, 0.0) * count for name, count in found.items())


def _best(scored: Sequence[tuple[str | None, float]]) -> str | None:
    """The label that is likely enough beside the next and none: however many others a case has."""
    ranked = sorted(scored, key=lambda each: each[1], reverse=True)
    label, top = ranked[0]
    beside = {
        other: math.exp(each - top) for other, each in (*ranked[:2], *(r for r in ranked if r[0] is None))
    }
    return label if sum(beside.values()) <= 1 / SURE else None


@cache
def _weights() -> dict[str, float]:
    """The fitted weights (bench/measures.py), by name of evidence."""
    text = resources.files("countertrade.reading").joinpath("measures.json").read_text("utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}


def candidates(
    claims: Sequence[Claim], articles: Sequence[Article], measures: Sequence[Measure]
) -> list[list[_Label]]:
    """For each claim the measures that it may be of, and none; an empty list where it has no figure."""
    wanted = [asked(measure, measures) for measure in measures]
    known = {article.id: article for article in articles}
    found: list[list[_Label]] = []
    for claim in claims:
        article = known.get(claim.article)
        around = setting(claim, "" if article is None else article.text)
        found.append(_options(claim, around, wanted, None if article is None else article.language))
    return found


def measured_by(claim: Claim, measure: Measure | None) -> Claim:
    """The claim with another measure, and what moves by it."""
    if claim.measure == (measure.id if measure else None):
        return claim
    told = claim.transfer or Transfer()
    moved: Transfer | None = told
    if measure is None:
        moved = claim.transfer and replace(
            told, good=claim.quantity and (claim.quantity.of or claim.quantity.unit)
        )
    elif told.giver is None or told.recipient is None:  # what the text says of both stays
        moved = replace(told, giver=measure.giver, recipient=measure.recipient, good=measure.id)
    else:
        moved = replace(told, good=measure.id)
    claim = replace(claim, measure=measure.id if measure else None, transfer=moved)
    return replace(claim, content=content_of(claim))


def _options(claim: Claim, around: Setting, wanted: Sequence[Asked], language: str | None) -> list[_Label]:
    stated = claim.quantity
    if stated is None:
        return []
    found: list[_Label] = []
    words = _content(around.clause)
    spoken = language.split("-")[0].lower() if language else "en"
    unit = stated.unit or ""
    sort = (
        "money"
        if units.is_currency(unit)
        else "share"
        if unit == units.SHARE
        else "time"
        if unit in units.TIMES
        else "thing"
    )
    for each in wanted:
        own = evidence(claim, each, around, spoken if spoken in READ else "en")
        if own is not None:
            own["kept"] = float(claim.measure == each.measure.id)
            found.append(_label(claim, each.measure, own, words))
    if len(found) == 1:
        found[0].own[f"only:{sort}"] = 1.0
    return [*found, _Label(None, {"none": 1.0, f"none:{sort}": 1.0})]


def _fixed(claim: Claim, table: Mapping[str, Measure]) -> list[_Label]:
    if claim.quantity is None or claim.measure is None or claim.measure not in table:
        return []
    return [_label(claim, table[claim.measure], {"decided": 1.0}, _content(setting(claim).clause))]


def _label(claim: Claim, measure: Measure, own: Evidence, words: frozenset[str]) -> _Label:
    stated = claim.quantity
    assert stated is not None
    scale = units.factor(stated.unit, (), measure.unit, ())
    value = stated.point
    paces = (
        [code for code in stated.per if code in units.TIMES],
        [code for code in measure.per if code in units.TIMES],
    )
    pace = units.factor("1", (paces[0][0],), "1", (paces[1][0],)) if all(paces) else 1.0
    place = math.log10(value * scale * (pace or 1.0)) if value and value > 0 and scale else None
    figures = tuple(f"{known * (scale or 1.0):.3g} {'' if scale else stated.unit}" for known in stated.known)
    printed = tuple(f"{known:.3g} printed" for known in stated.known)
    return _Label(
        measure.id,
        own,
        place,
        figures,
        printed,
        max((_digits(known) for known in stated.known), default=1),
        words,
    )


def _content(clause: str) -> frozenset[str]:
    """The beginnings of the longer words of a clause: enough to meet again in another form."""
    return frozenset(word[:6] for word in _LONG.findall(clause))


def _digits(value: float) -> int:
    return len(f"{abs(value):.5e}".split("e")[0].rstrip("0").replace(".", "").rstrip("."))


class Known:
    """What the labels of one round say of every measure: its figures and values by article, and each article's best statement of it."""

    def __init__(
        self, claims: Sequence[Claim], labels: Sequence[tuple[int, _Label]], weights: Mapping[str, float]
    ) -> None:
        self._weights = weights
        self.stated: dict[tuple[str | None, float], set[str]] = defaultdict(set)  # articles by unit and value
        for claim in claims:
            if claim.quantity is not None:
                for value in claim.quantity.known:
                    self.stated[claim.quantity.unit, value].add(claim.article)
        self.figures: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.beside: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.bins: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.best: dict[tuple[str, str], tuple[float, int, float | None]] = {}
        for i, label in labels:
            if label.measure is None:
                continue
            article, own = claims[i].article, score(label.own, weights)
            for figure in (*label.figures, *label.printed):
                self.figures[label.measure, figure][article] += 1
            for word in label.words:
                self.beside[word][label.measure].add(article)
            if label.value is not None:
                self.bins[label.measure][round(label.value * 20)].add(article)
            key = (article, label.measure)
            if key not in self.best or (own, -i) > (self.best[key][0], -self.best[key][1]):
                self.best[key] = (own, i, label.value)

    def evidence(self, claim: Claim, i: int, label: _Label) -> Evidence:
        """What speaks for a label in the light of the others."""
        found = dict(label.own)
        if label.measure is None:
            return found
        if claim.quantity is not None and any(
            self.stated[claim.quantity.unit, value] - {claim.article} for value in claim.quantity.known
        ):
            found["recurs"] = 1.0
        if self._elsewhere(claim.article, label.measure, label.figures):
            found["same"] = 1.0
            found["same digits"] = float(min(_DIGITS, label.digits - 1))
        elif self._elsewhere(claim.article, label.measure, label.printed):
            found["same printed"] = 1.0  # with another unit: what slips are made of
        elif label.value is not None:
            self._distance(claim.article, label.measure, label.value, found)
        told = sum(self._tells(word, label.measure, claim.article) for word in label.words)
        found["words"] = float(min(_WORDS, told))
        first = self.best.get((claim.article, label.measure))
        if first is not None and first[1] != i:
            again = first[2] is not None and label.value is not None and abs(first[2] - label.value) < 0.01
            if again or first[0] > score(label.own, self._weights):
                found["again" if again else "taken"] = 1.0
        return found

    def _tells(self, word: str, measure: str, article: str) -> bool:
        """Whether other articles have a word beside this measure only."""
        held = self.beside.get(word)
        if held is None or not held.get(measure, set()) - {article}:
            return False
        return not any(pages - {article} for other, pages in held.items() if other != measure)

    def _elsewhere(self, article: str, measure: str, figures: Sequence[str]) -> bool:
        counts = (self.figures[measure, figure] for figure in figures if (measure, figure) in self.figures)
        return any(other != article for count in counts for other in count)

    def _distance(self, article: str, measure: str, value: float, found: Evidence) -> None:
        """How far a value is from those that other articles give of the measure."""
        held = self.bins[measure].items()
        away = [abs(place / 20 - value) for place, pages in held if pages - {article}]
        nearest = min(away, default=None)
        if nearest is not None and nearest < 0.25:
            found["near"] = 1.0
        elif nearest is not None and nearest > 0.5:
            found["decades"] = min(FARTHEST, nearest)


def _products(claims: list[Claim], table: Mapping[str, Measure]) -> list[Claim]:
    """A figure worked out from a rate has its measure: nine million a year over 35 years is still rent."""
    known = {claim.id: claim for claim in claims}
    for place, claim in enumerate(claims):
        if claim.measure is not None or claim.quantity is None or not claim.derived_from:
            continue
        for other in (known[id] for id in claim.derived_from if id in known):
            rate = other.quantity
            if (
                rate is not None
                and other.measure is not None
                and other.measure in table
                and rate.unit == claim.quantity.unit
                and len(rate.per) == 1
            ):
                claims[place] = measured_by(claim, table[other.measure])
    return claims
