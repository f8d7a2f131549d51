"""Figures against reference rows that bound them: a supplier's output, a population, an economy, a price."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from countertrade import units
from countertrade.checking import messages, wording, words
from countertrade.checking.evidence import (
    Evidence,
    Figure,
    around,
    finding,
    main_states,
    of_party,
    same_thing,
    state_names,
)
from countertrade.checking.figures import SLIP, Interval, base
from countertrade.checking.reference import bounding, unit_of
from countertrade.checking.reference import interval as row_interval
from countertrade.records import Finding, Reference

TOLERANCE = 0.02  # a figure that only just passes a limit is within what the limit itself was rounded to


def supply(evidence: Evidence) -> Iterator[Finding]:
    """Amounts above everything that their giver has in a year, one finding for all statements of one commodity.

    More than 700,000 t of rice against Russia's 579,200 t of milled rice: 121 % of one year.
    """
    over: dict[tuple[str, str, str], dict[str, Figure]] = {}
    for figure in evidence.everything:
        commodity = evidence.commodity(figure) if _is_amount(figure) else None
        if commodity is None or _of_someone_else(figure, evidence):
            continue
        for party, rows in _suppliers(evidence, commodity).items():
            row = _of_year(rows, figure, evidence)
            if _comparable(figure, row) and _exceeds(figure, row) and _comes_from(party, figure, evidence):
                over.setdefault((commodity, party, row.id), {})[figure.claim.id] = figure
    for (commodity, party, id), figures in over.items():
        row = next(row for row in evidence.reference if row.id == id)
        others = [
            other
            for other, limit in bounding(evidence.reference, "supply", commodity, party)
            if limit.qualifier
        ]
        yield _over_supply(list(figures.values()), row, others, party, evidence)


def _suppliers(evidence: Evidence, commodity: str) -> dict[str, list[Reference]]:
    """The rows that say what a state has of just this commodity, by state."""
    found: dict[str, list[Reference]] = {}
    for row, limit in bounding(evidence.reference, "supply", commodity):
        if limit.thing == commodity and limit.party is not None and not limit.qualifier:
            found.setdefault(limit.party, []).append(row)
    return found


def _comes_from(party: str, figure: Figure, evidence: Evidence) -> bool:
    giver = evidence.party(figure, "giver")
    if giver is not None:
        return giver == party
    return of_party(party, None, figure, evidence) and _given_by(party, figure, evidence)


def _of_year(rows: Sequence[Reference], figure: Figure, evidence: Evidence) -> Reference:
    """The row of the year nearest to the article's, the later and then the larger first; the latest without a date."""
    article = evidence.articles.get(figure.claim.article)
    published = article.published if article is not None else None
    when = int(published[:4]) if published and published[:4].isdigit() else 9999

    def far(row: Reference) -> tuple[float, float, float]:
        years = re.findall(r"\d{4}", row.year)
        year = int(years[-1]) if years else 0
        return abs(year - when), -year, -row_interval(row).high

    return min(rows, key=far)


def _is_amount(figure: Figure) -> bool:
    money = figure.unit is not None and units.is_currency(figure.unit)
    return not figure.is_share and not money and not any(code not in units.TIMES for code in figure.per)


def _of_someone_else(figure: Figure, evidence: Evidence) -> bool:
    """A need, a shortfall or an output is no delivery."""
    if set(words.roles(evidence.context(figure, 25))) & {"supply", "capacity"}:
        return True
    return bool(set(figure.roles) & {"need", "shortfall", "supply", "import", "export", "capacity", "price"})


def _given_by(party: str, figure: Figure, evidence: Evidence) -> bool:
    """Whether a figure without a giver comes from that state: its sentence says so, or the article names none so often."""
    text = figure.claim.text or ""
    if any(name in text for name in state_names(party)) and words.found(words.COMES_FROM, text):
        return True
    article = evidence.articles.get(figure.claim.article)
    return article is not None and party in main_states(article.text)


def _comparable(figure: Figure, row: Reference) -> bool:
    head = base(unit_of(row.unit)[0], ()).dimensions
    return tuple(d for d in figure.dimensions if d[0] != "time") == head


def _yearly(figure: Figure) -> Interval:
    """The figure as an amount of one year; one without a period counts as a year's."""
    amount = figure.interval
    year = base("year", ()).size
    return amount.scaled(year if figure.time_power == -1 else 1.0)


def _limit(row: Reference) -> Interval:
    interval = row_interval(row)
    year = base("year", ()).size
    return interval.scaled(year if dict(interval.dimensions).get("time") == -1 else 1.0)


def _least(figure: Figure) -> float:
    """The least that was said: the lower end; of "up to" the figure itself."""
    amount = _yearly(figure)
    return amount.low if amount.low > 0 else amount.high


def _exceeds(figure: Figure, row: Reference) -> bool:
    return _least(figure) > _limit(row).high * (1 + TOLERANCE)


def _over_supply(
    figures: Sequence[Figure], row: Reference, unmilled: Sequence[Reference], party: str, evidence: Evidence
) -> Finding:
    language = evidence.language
    ratios = [_least(figure) / _limit(row).high for figure in figures]
    percent = _percents(ratios, language)
    first, *others = dict.fromkeys(wording.amount(figure.stated, language, spelt=True) for figure in figures)
    shown = (
        messages.say("and_others", language, first=first, n=len(others))
        if len(others) > 1
        else " · ".join([first, *others])
    )
    limit = _shown(row, language)
    readings = [
        messages.say("bound_reading", language, qualifier=messages.say("unmilled", language),
                     percent=_percents([_least(f) / _limit(other).high for f in figures], language), limit=_shown(other, language), rows=other.id)
        for other in unmilled
    ]  # fmt: skip
    readings.append(messages.say("third_country", language))
    if any(figure.time_power == 0 for figure in figures):
        readings.append(messages.say("several_years", language))
    return finding(
        "bound",
        "implausible",
        figures,
        messages.say(
            "bound_working",
            language,
            stated=shown,
            limit=limit,
            row=wording.row_name(row, language),
            percent=percent,
        ),
        messages.say(
            "exceeds",
            language,
            amount=shown,
            percent=percent,
            party=wording.state(party, language),
            limit=_shown(row, language, spelt=True),
        ),
        reference=[row, *unmilled],
        readings=readings,
    )


def _percents(ratios: Sequence[float], language: str) -> str:
    low, high = min(ratios), max(ratios)
    if wording.percent(low, language) == wording.percent(high, language):
        return wording.percent(low, language)
    return f"{wording.percent(low, language).removesuffix(' %')}–{wording.percent(high, language)}"


def _shown(row: Reference, language: str, *, spelt: bool = False) -> str:
    head, *per = unit_of(row.unit)
    known = [value for value in (row.value, row.low, row.high) if value is not None]
    return wording.interval(min(known), max(known), head, tuple(per), language, spelt=spelt)


# --- People and money --------------------------------------------------------------------------------------------------


def wholes(evidence: Evidence) -> Iterator[Finding]:
    """People beyond a population, and sums beyond an economy."""
    for figure in evidence.everything:
        if figure.is_share or figure.unit is None:
            continue
        if not figure.per and same_thing(figure.unit, "person"):
            yield from _against(figure, "population", "giver", evidence)
        elif units.is_currency(figure.unit) and not any(code not in units.TIMES for code in figure.per):
            yield from _against(figure, "economy", "recipient", evidence)


def _against(figure: Figure, role: str, side: str, evidence: Evidence) -> Iterator[Finding]:
    party = evidence.party(figure, side)
    if party is None or set(figure.roles) & {"population", "budget"}:
        return
    rows = [row for row, limit in bounding(evidence.reference, role, party=party) if limit.party == party]
    rows = [row for row in rows if unit_of(row.unit)[0] == figure.unit or role == "population"]
    if not rows:
        return
    top = max(rows, key=lambda row: _limit(row).high)
    ratio = _least(figure) / _limit(top).high
    if ratio <= 1 + TOLERANCE:
        return
    language = evidence.language
    yield finding(
        "bound",
        "implausible",
        [figure],
        messages.say(f"{role}_working", language, stated=wording.amount(figure.stated, language), limit=_shown(top, language),
                     row=wording.row_name(top, language), percent=wording.percent(ratio, language)),
        messages.say(f"more_than_{'people' if role == 'population' else 'economy'}", language, party=wording.state(party, language)),
        reference=[top],
    )  # fmt: skip


# --- Prices ------------------------------------------------------------------------------------------------------------


def prices(evidence: Evidence) -> Iterator[Finding]:
    """What an amount would cost by the value stated beside it, against what such a thing costs."""
    explained = {
        claim for found in evidence.found if found.rule == "product" and found.verdict in ("consistent", "loose") for claim in found.claims
    }  # fmt: skip
    for figures in evidence.figures.values():
        for at, amount in enumerate(figures):
            commodity = evidence.commodity(amount) if _is_amount(amount) else None
            if commodity is None or amount.quantity.bound == "order" or _of_someone_else(amount, evidence):
                continue
            rows = [
                row
                for row, limit in bounding(evidence.reference, "price", commodity)
                if limit.thing == commodity
            ]
            values = [f for f in around(figures, at, 1) if _is_value_of(f, amount, rows, explained)]
            if rows and values:
                nearest = min(values, key=lambda f: (f.distance(amount), f.start))
                yield from _price(nearest, amount, rows, evidence)


def _is_value_of(figure: Figure, amount: Figure, rows: Sequence[Reference], explained: set[str]) -> bool:
    """Whether money is said to be the worth of the amount: right after it, with a word that says so."""
    if (
        figure.claim.id in explained
        or figure.unit is None
        or any(code not in units.TIMES for code in figure.per)
    ):
        return False
    if figure.quantity.bound == "order" or figure.unit not in {unit_of(row.unit)[0] for row in rows}:
        return False
    return (
        0 <= figure.order - amount.order <= 1
        and figure.paragraph == amount.paragraph
        and words.found(words.DERIVED, figure.claim.text)
    )


def _price(value: Figure, amount: Figure, rows: Sequence[Reference], evidence: Evidence) -> Iterator[Finding]:
    language = evidence.language
    per = amount.unit or ""
    paid, bought = _yearly(value), _yearly(amount)
    head = base(value.unit, ()).size / base(per, ()).size
    price = (paid.anchor / bought.anchor) / head
    known = [row_interval(row) for row in rows]
    scale = base(value.unit, (per,)).size
    low, high = min(k.low for k in known) / scale, max(k.high for k in known) / scale
    if low / SLIP <= price <= high * SLIP or not price or math.isinf(price):
        return
    factor = price / high if price > high else low / price
    shown = wording.value(float(f"{price:.3g}"), value.unit, (per,), language)
    working = messages.say(
        "price_working",
        language,
        value=wording.amount(value.stated, language)
        + ("" if value.time_power else messages.say("no_period", language)),
        amount=wording.amount(amount.stated, language)
        + (
            f" = {wording.value(bought.anchor / base(per, ()).size, per, ('year',), language)}"
            if amount.time_power
            else ""
        ),
        computed=shown,
        limit=wording.interval(low, high, value.unit, (per,), language),
        row=wording.row_name(rows[0], language),
    )
    message = messages.say(
        "price_above" if price > high else "price_below",
        language,
        computed=wording.value(float(f"{price:.3g}"), value.unit, (per,), language, spelt=True),
        factor=wording.number(factor, language, 2),
    )
    yield finding("product", "inconsistent", [amount, value], working, message, reference=rows)
