"""One amount printed twice in different units or periods: tonnes and short tons, a month and a year, dollars and euros."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from countertrade import units
from countertrade.checking import messages, wording, words
from countertrade.checking.evidence import Evidence, Figure, after, finding, same_thing
from countertrade.checking.figures import Interval, base, compare, is_count, slip
from countertrade.checking.reference import exchange
from countertrade.quantity import Quantity
from countertrade.records import Finding, Reference

AGREE = 0.02  # two figures this near say the same in two units, without a word that says so
BESIDE = 60  # code points between a figure and its conversion in brackets
FAR = 4  # sentences between two figures of one item that say the same
NEXT_TO = 15  # "oder", "or" convert only what stands right beside it
RATE_DRIFT = 0.20  # how far a currency moves within a year of the row that is used

# tonnes in one m3, lowest and highest of what is traded; crude from extra heavy to light, LNG at boiling point
DENSITY: Mapping[str, tuple[float, float]] = {
    "oil": (0.79, 0.97),
    "refined oil": (0.70, 0.95),
    "gas": (0.00065, 0.00090),
}


def conversions(evidence: Evidence) -> Iterator[Finding]:
    """Two figures of one amount, held against each other.

    2,000 USD/soldier/month and 24,000 USD/soldier/year are the same pay; 1 million barrels are no 56,000 t of oil.
    """
    for figures in evidence.figures.values():
        told: set[str] = set()
        for at, one in enumerate(figures):
            if one.is_share:
                continue
            for other in after(figures, at, FAR):
                if other.claim.id in told or other.is_share:
                    continue
                found = (
                    _same_amount(one, other, evidence)
                    or _same_money(one, other, evidence)
                    or _same_stuff(one, other, evidence)
                )
                if found is not None:
                    told.add(other.claim.id)
                    yield found


def _same_amount(one: Figure, other: Figure, evidence: Evidence) -> Finding | None:
    """Of the same dimensions, printed in other units or for another period."""
    if (one.unit, sorted(one.per)) == (other.unit, sorted(other.per)) or "order" in (
        one.quantity.bound,
        other.quantity.bound,
    ):
        return None
    ours = one.interval
    for name, _ in one.dimensions:
        for theirs, _ in other.dimensions:
            if is_count(name) and is_count(theirs) and name != theirs and same_thing(name, theirs):
                ours = Interval(ours.low, ours.high, _swap(ours.dimensions, name, theirs), ours.slack)
    if ours.dimensions != other.dimensions:
        return None
    cued = _cued(one, other, evidence)
    kindred = one.claim.measure is not None and one.claim.measure == other.claim.measure
    comparison = compare(ours, other.stated, near=other.near)
    ratio = ours.anchor / other.interval.anchor if other.interval.anchor else 0.0
    if comparison.holds:
        exact = abs(ratio - 1) <= AGREE
        if not (cued or (exact and one.distance(other) <= (FAR if kindred else 1))):
            return None
    elif not cued or (slip(ratio) is None and not 0.5 < ratio < 2):
        return None
    return _finding(one, other, ours, evidence)


def _swap(dimensions: tuple[tuple[str, int], ...], old: str, new: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((new if name == old else name, power) for name, power in dimensions))


def _cued(one: Figure, other: Figure, evidence: Evidence) -> bool:
    """Whether the second figure is put as the first in other words: in brackets, or with "umgerechnet", "that is", "or"."""
    article = evidence.articles.get(one.claim.article)
    if article is None or one.quantity.span is None or other.quantity.span is None:
        return False
    start, end = one.quantity.span[1], other.quantity.span[0]
    if not 0 <= end - start <= BESIDE or one.order != other.order:
        return False
    between = article.text[start:end]
    if re.search(r"\(\s*(?:\w+\s+){0,2}$", between):
        return True
    if len(between) > NEXT_TO and not words.found(words.PLAINLY_CONVERTED, between):
        return False
    return words.found(words.CONVERTED, between) and not words.found(("und", "and", "plus"), between)


def _same_money(one: Figure, other: Figure, evidence: Evidence) -> Finding | None:
    """Two currencies at the rate of a reference row of about the article's year."""
    if one.unit == other.unit or not one.unit or not other.unit or one.per != other.per:
        return None
    if not (units.is_currency(one.unit) and units.is_currency(other.unit)) or not _cued(one, other, evidence):
        return None
    row = exchange(one.unit, other.unit, evidence.reference)
    if row is None or not _of_its_time(row[0], one, evidence):
        return None
    ours = one.interval.scaled(row[1], other.dimensions)
    ours = Interval(ours.low, ours.high, ours.dimensions, ours.slack + RATE_DRIFT)
    return _finding(one, other, ours, evidence, row[0])


def _of_its_time(row: Reference, figure: Figure, evidence: Evidence) -> bool:
    article = evidence.articles.get(figure.claim.article)
    year = (article.published or "")[:4] if article is not None else ""
    return not year.isdigit() or not row.year[:4].isdigit() or abs(int(year) - int(row.year[:4])) <= 1


def _same_stuff(one: Figure, other: Figure, evidence: Evidence) -> Finding | None:
    """Volume and mass of one commodity, by its density."""
    if one.per != other.per or not _cued(one, other, evidence):
        return None
    commodity = evidence.commodity(one)
    if commodity is None or commodity not in DENSITY:
        return None
    volume, mass = (one, other) if dict(one.dimensions).get("volume") == 1 else (other, one)
    if dict(volume.dimensions).get("volume") != 1 or dict(mass.dimensions).get("mass") != 1:
        return None
    light, heavy = (1000 * density for density in DENSITY[commodity])
    if other is mass:
        ours = Interval(
            one.interval.low * light, one.interval.high * heavy, other.dimensions, one.interval.slack
        )
    else:
        ours = Interval(
            one.interval.low / heavy, one.interval.high / light, other.dimensions, one.interval.slack
        )
    return _finding(one, other, ours, evidence)


def _finding(
    one: Figure, other: Figure, ours: Interval, evidence: Evidence, row: Reference | None = None
) -> Finding:
    language = evidence.language
    comparison = compare(ours, other.stated, near=other.near)
    size = base(other.unit, other.per).size
    working = messages.say(
        "product_working",
        language,
        parts=wording.amount(one.stated, language),
        computed=wording.interval(
            ours.low / size, ours.high / size, other.unit, other.per, language, digits=4
        ),
        stated=wording.amount(other.stated, language),
    )
    message = messages.product(
        comparison, _stated(other), ours.low / size, ours.high / size, other.unit, other.per, language
    )
    return finding(
        "conversion",
        comparison.verdict,
        [one, other],
        working,
        message,
        reference=[row] if row is not None else [],
    )


def _stated(figure: Figure) -> Quantity:
    return figure.stated
