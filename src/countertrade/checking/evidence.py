"""What the rules look at: every figure of the claims with its interval, its place in its article and its role."""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from countertrade import units
from countertrade.checking import words
from countertrade.checking.figures import PERSONS, Dimensions, Interval, base, interval
from countertrade.quantity import Quantity
from countertrade.records import (
    Article,
    Claim,
    Finding,
    Lineage,
    Measure,
    Reference,
    Rule,
    Stated,
    Verdict,
    digest,
)

SAME_THING: tuple[frozenset[str], ...] = (
    frozenset({"soldier", "troop", "man", "fighter", "mercenary", "serviceman", "combatant"}),
    frozenset({"howitzer", "gun", "cannon", "artillery piece"}),
    frozenset({"shell", "round", "projectile", "munition", "artillery shell"}),
    frozenset({"vessel", "ship", "boat"}),
    frozenset({"jet", "aircraft", "plane", "warplane", "fighter jet"}),
    frozenset({"truck", "lorry"}),
    frozenset({"job", "position", "post"}),
    frozenset({"doctor", "physician", "medic"}),
    frozenset({"worker", "labourer", "laborer", "employee"}),
)
"""Nouns that stand for one another in the figures of one article."""


def same_thing(a: str, b: str) -> bool:
    """Whether two counted nouns can be the same things: people are soldiers where soldiers are counted."""
    if a == b:
        return True
    if "person" in (a, b) or "people" in (a, b):
        return a in PERSONS and b in PERSONS
    if a.endswith(f" {b}") or b.endswith(f" {a}"):
        return True  # armoured vehicles are the vehicles of a sentence further on
    return any(a in group and b in group for group in SAME_THING)


@dataclass(frozen=True)
class Figure:
    """One claim with a quantity, ready for arithmetic."""

    claim: Claim
    quantity: Stated
    per: tuple[str, ...]  # as printed, or completed from the measure or from what is paid
    completed: bool  # the rate was not printed in full
    order: int  # of its sentence in the article
    paragraph: int
    start: int
    near: bool = False  # knapp, gut, just over

    @functools.cached_property
    def interval(self) -> Interval:
        return interval(self._stated)

    @property
    def _stated(self) -> Quantity:
        q = self.quantity
        return Quantity(low=q.low, best=q.best, high=q.high, bound=q.bound, unit=q.unit, per=self.per)

    @property
    def stated(self) -> Quantity:
        """The quantity with its completed rate."""
        return self._stated

    @functools.cached_property
    def size(self) -> float:
        return base(self.quantity.unit, self.per).size

    @functools.cached_property
    def dimensions(self) -> Dimensions:
        return base(self.quantity.unit, self.per).dimensions

    @property
    def unit(self) -> str | None:
        return self.quantity.unit

    @property
    def is_cell(self) -> bool:
        """Whether a figure stands in a table: its row and its column say more of it than what is near."""
        return ".cell" in self.claim.rule

    @property
    def is_share(self) -> bool:
        return self.quantity.unit == units.SHARE

    @functools.cached_property
    def roles(self) -> tuple[str, ...]:
        """What the printed head noun makes of the figure; the sentence is not asked."""
        return words.roles(self.quantity.of)

    @property
    def time_power(self) -> int:
        return dict(self.dimensions).get("time", 0)

    @property
    def source(self) -> str | None:
        given = self.claim.attribution.source
        return None if given is None else given.name or given.text

    def distance(self, other: Figure) -> int:
        """0 in one sentence, then the sentences between, and more across paragraphs."""
        steps = abs(self.order - other.order)
        return steps if self.paragraph == other.paragraph else steps + 2


REACH = 24
"""Figures between two that are put together, at most: a sentence or a paragraph of more is a table, and its figures agree by chance."""


def around(figures: Sequence[Figure], at: int, sentences: int) -> Iterator[Figure]:
    """The figures within so many sentences of the one at a place, itself included, in text order; `REACH` to each side at most."""
    yield from _within(figures[max(0, at - REACH) : at + 1], figures[at], sentences)
    yield from after(figures, at, sentences)


def after(figures: Sequence[Figure], at: int, sentences: int) -> Iterator[Figure]:
    """As `around`, of the figures that follow."""
    yield from _within(figures[at + 1 : at + 1 + REACH], figures[at], sentences)


def _within(some: Sequence[Figure], of: Figure, sentences: int) -> Iterator[Figure]:
    return (figure for figure in some if abs(figure.order - of.order) <= sentences)


@dataclass(frozen=True)
class Evidence:
    """Everything that a rule may look at."""

    claims: tuple[Claim, ...]
    articles: Mapping[str, Article]
    figures: Mapping[str, tuple[Figure, ...]]  # by article
    reference: tuple[Reference, ...]
    measures: Mapping[str, Measure]
    lineage: Lineage | None
    language: str
    found: tuple[Finding, ...] = field(default=())  # by the rules before this one

    @property
    def everything(self) -> Iterator[Figure]:
        for figures in self.figures.values():
            yield from figures

    @functools.cached_property
    def by_claim(self) -> Mapping[str, Figure]:
        return {figure.claim.id: figure for figure in self.everything}

    def with_found(self, found: Iterable[Finding]) -> Evidence:
        return replace(self, found=tuple(found))

    def troubled(self) -> frozenset[str]:
        """Ids of claims in a finding that is not consistent."""
        return frozenset(
            claim for finding in self.found if finding.verdict != "consistent" for claim in finding.claims
        )

    def kind(self, figure: Figure) -> str:
        """What sort of figure it is: its measure, else what it counts."""
        return (
            figure.claim.measure
            or f"{figure.unit}/{'/'.join(sorted(figure.per))}/{words.fold(figure.quantity.of)}"
        )

    def context(self, figure: Figure, reach: int = 60) -> str:
        """The printed words around a figure, its own included."""
        article = self.articles.get(figure.claim.article)
        span = figure.quantity.span
        if article is None or not article.text or span is None:
            return figure.claim.text or ""
        start, end = figure.claim.span or span
        return article.text[max(start, span[0] - reach) : min(end, span[1] + reach)]

    def commodity(self, figure: Figure) -> str | None:
        """The commodity a figure is of, from its head noun, its measure, what is transferred or the words beside it."""
        claim = figure.claim
        measure = self.measures.get(claim.measure or "")
        beside = self.context(figure, 40)
        for text in (
            figure.quantity.of,
            claim.transfer.good if claim.transfer else None,
            claim.measure,
            " ".join(word for known in measure.words.values() for word in known) if measure else None,
            beside,
        ):
            named = words.commodities(text)
            if named:
                return named[0]
        return None

    def party(self, figure: Figure, side: str) -> str | None:
        """The giver or recipient of what a figure counts, as ISO code."""
        transfer = figure.claim.transfer
        named = getattr(transfer, side) if transfer is not None else None
        if named is None:
            measure = self.measures.get(figure.claim.measure or "")
            named = getattr(measure, side) if measure is not None else None
        return named if isinstance(named, str) else None


def of_party(limited: str | None, party: str | None, figure: Figure, evidence: Evidence) -> bool:
    """Whether a row that limits one party speaks of a figure's: by its code, or because the article names that state."""
    if limited is None or party is not None:
        return limited is None or limited == party
    article = evidence.articles.get(figure.claim.article)
    text = article.text if article is not None and article.text else figure.claim.text or ""
    return any(name in text for name in state_names(limited))


@functools.lru_cache(maxsize=512)
def main_states(text: str) -> tuple[str, ...]:
    """The one or two states that a text names most often: those the deal is between. None where a third is named as often.

    >>> main_states("Nordkorea und Russland: Russland liefert, Nordkorea zahlt. Auch China liest mit.")
    ('KP', 'RU')
    """
    pattern, codes = _state_pattern()
    counts = Counter(codes[match[1]] for match in pattern.finditer(text))
    ranked = counts.most_common(3)
    if len(ranked) == 3 and ranked[2][1] == ranked[1][1]:
        return (ranked[0][0],) if ranked[0][1] > ranked[1][1] else ()
    return tuple(code for code, _ in ranked[:2])


@functools.cache
def _state_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    from babel import Locale

    codes = {
        name: code
        for code in map(str, Locale("en").territories)
        if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ", "XA", "XB")
        for name in state_names(code)
    }
    names = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    return re.compile(rf"\b({names})(?:s|n|ner|ners|nern)?\b"), codes


@functools.cache
def state_names(code: str) -> tuple[str, ...]:
    """What a state is called in German and English."""
    from babel import Locale

    return tuple(
        dict.fromkeys(
            name for language in ("de", "en") if (name := Locale(language).territories.get(code)) is not None
        )
    )


def gather(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    reference: Sequence[Reference],
    measures: Sequence[Measure],
    lineage: Lineage | None,
    language: str,
) -> Evidence:
    """The claims as figures, by article, in text order. Denied figures and those without a unit stay out."""
    known = {measure.id: measure for measure in measures}
    texts = {article.id: article for article in articles}
    figures: dict[str, list[Figure]] = {}
    orders = _orders(claims)
    counted: dict[tuple[str, object], tuple[tuple[str, float], ...]] = {}
    for claim in claims:
        if claim.quantity is not None and claim.quantity.unit is not None:
            place = (claim.article, claim.span)
            counted[place] = (*counted.get(place, ()), (claim.quantity.unit, claim.quantity.point or 0.0))
    persons = _persons_of(claims)
    breaks = {id: _breaks(article.text) for id, article in texts.items()}
    for claim in claims:
        quantity = claim.quantity
        if (
            quantity is None
            or quantity.unit is None
            or max(quantity.known, default=0.0)
            <= 0  # no figure, or degrees below zero: nothing to reckon with
            or claim.commitment.polarity == "-"
        ):
            continue
        start = (quantity.span or claim.span or (0, 0))[0]
        beside = counted.get((claim.article, claim.span), ())
        per = _completed(claim, quantity, known.get(claim.measure or ""), beside, persons.get(claim.article))
        figures.setdefault(claim.article, []).append(
            Figure(
                claim=claim,
                quantity=quantity,
                per=per,
                completed=per != quantity.per,
                order=orders[claim.id],
                paragraph=bisect.bisect_right(breaks.get(claim.article, []), start),
                start=start,
                near=words.found(words.NEARLY, (quantity.text or "")[:24]),
            )
        )
    return Evidence(
        claims=tuple(claims),
        articles=texts,
        figures={
            id: tuple(sorted(found, key=lambda f: (f.start, f.claim.id))) for id, found in figures.items()
        },
        reference=tuple(reference),
        measures=known,
        lineage=lineage,
        language=language,
    )


def _persons_of(claims: Sequence[Claim]) -> dict[str, str]:
    """The people that each article counts (soldiers, doctors), where they are of one kind; inhabitants are not meant."""
    nouns: dict[str, set[str]] = {}
    for claim in claims:
        unit = claim.quantity.unit if claim.quantity is not None else None
        if unit in PERSONS and unit not in ("person", "people", "inhabitant", "citizen", "resident"):
            nouns.setdefault(claim.article, set()).add(unit or "")
    return {article: found.pop() for article, found in nouns.items() if len(found) == 1}


def _orders(claims: Sequence[Claim]) -> dict[str, int]:
    """The rank of each claim's sentence in its article."""
    spans: dict[str, set[tuple[int, int]]] = {}
    for claim in claims:
        spans.setdefault(claim.article, set()).add(claim.span or (0, 0))
    ranks = {
        article: {span: rank for rank, span in enumerate(sorted(found))} for article, found in spans.items()
    }
    return {claim.id: ranks[claim.article][claim.span or (0, 0)] for claim in claims}


def _breaks(text: str) -> list[int]:
    places, at = [], text.find("\n")
    while at >= 0:
        places.append(at)
        at = text.find("\n", at + 1)
    return places


def _completed(
    claim: Claim,
    quantity: Stated,
    measure: Measure | None,
    beside: Sequence[tuple[str, float]],
    persons: str | None,
) -> tuple[str, ...]:
    """The rate with what the article left out: pay is pay of a person, interest is a year's.

    Where the sentence counts the persons itself (`beside`), the sum is that of them all and nothing is left out, unless
    nobody would then get so much as one unit of the currency a month.
    """
    per = quantity.per
    if quantity.unit == units.SHARE:
        return (*per, "year") if not _timed(per) and names_interest(quantity, claim, measure) else per
    if measure is None and _timed(per) and persons is not None and _is_pay(quantity, claim):
        heads = [count for unit, count in beside if same_thing(unit, persons)]
        month = base("month", ()).size / base(next(code for code in per if code in units.TIMES), ()).size
        shared = bool(heads) and max(quantity.known) * month / max(heads) >= 1
        return per if shared else (*per, persons)
    if measure is None or not _timed(per) or not _same_kind(quantity.unit, measure.unit):
        return per
    # "2.000 Euro pro Monat" of a measure that counts pay per soldier and month
    missing = [code for code in measure.per if code not in units.TIMES and code not in per]
    if any(same_thing(unit, code) for unit, _ in beside for code in missing):
        return per
    return (*per, *missing)


MOST_PAY = 1e6  # in any currency and period: above it a sum is that of many


def names_interest(quantity: Stated, claim: Claim, measure: Measure | None) -> bool:
    """Whether a share is called interest, by its noun or by the case's item for it."""
    if measure is not None and measure.unit != units.SHARE:
        return False
    named = [quantity.of, claim.measure, *words_of(measure)]
    return any("interest" in words.roles(text) for text in named)


def words_of(measure: Measure | None) -> list[str]:
    """Every word that a case gives an item, in all languages."""
    return [] if measure is None else [word for known in measure.words.values() for word in known]


def _same_kind(unit: str | None, other: str) -> bool:
    return unit == other or (unit is not None and units.is_currency(unit) and units.is_currency(other))


def _is_pay(quantity: Stated, claim: Claim) -> bool:
    """Whether money is called pay, and is of a size that one person is paid, by the words before it in its sentence."""
    if (
        quantity.unit is None
        or not units.is_currency(quantity.unit)
        or any(code not in units.TIMES for code in quantity.per)
    ):
        return False
    if max(quantity.known) >= MOST_PAY:
        return False
    if quantity.span is None or claim.span is None or claim.text is None:
        return "pay" in words.roles(quantity.of)
    before = claim.text[
        max(0, quantity.span[0] - claim.span[0] - 45) : max(0, quantity.span[0] - claim.span[0])
    ]
    return "pay" in words.roles(f"{quantity.of or ''} {before}") or words.found(words.EACH, before)


def _timed(per: tuple[str, ...]) -> bool:
    return any(code in units.TIMES for code in per)


def finding(
    rule: Rule,
    verdict: Verdict,
    figures: Sequence[Figure],
    working: str,
    message: str,
    *,
    reference: Sequence[Reference] = (),
    readings: Sequence[str] = (),
    claims: Sequence[Claim] = (),
) -> Finding:
    """A finding whose id depends on its rule, claims and figures, and on nothing else: not on the language."""
    ids = list(dict.fromkeys([*(figure.claim.id for figure in figures), *(claim.id for claim in claims)]))
    seen = sorted(f"{figure.claim.id}={figure.quantity.value}" for figure in figures)
    rows = sorted(f"{row.id}={row.value}/{row.low}/{row.high} {row.unit}" for row in reference)
    return Finding(
        id=digest("f", rule, verdict, *sorted(ids), *seen, *rows),
        rule=rule,
        verdict=verdict,
        claims=tuple(ids),
        reference=tuple(row.id for row in reference),
        working=working,
        message=message,
        readings=tuple(readings),
    )
