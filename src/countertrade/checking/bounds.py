"""Figures against reference rows: a supplier's output, a population, an economy, a price, a need and what is short of it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from countertrade import territories, units
from countertrade.checking import messages, wording, words
from countertrade.checking.intervals import SLIP, Comparison, Interval, base, compare_share, plain, span_of
from countertrade.checking.items import Evidence, Figure, Page
from countertrade.checking.judging import finding
from countertrade.checking.reference import bounding, unit_of
from countertrade.checking.reference import interval as row_interval
from countertrade.records import Finding, Reference, Stated, Verdict, replace

TOLERANCE = 0.02  # a figure that only just passes a limit is within what the limit itself was rounded to
YEAR = base("year", ()).size
_BEFORE = 120  # characters in which an amount is said to be of a tax, a discount or a gain


def against_rows(evidence: Evidence) -> Iterator[Finding]:
    """Everything that a reference row says of the figures."""
    yield from supply(evidence)
    for page, figure in evidence.figures:
        if figure.claim.commitment.polarity == "-" or figure.unit is None:
            continue
        if figure.is_share:
            yield from _need(page, figure, evidence)
        elif not figure.per and words.same_thing(figure.unit, "person"):
            yield from _whole(figure, "population", "giver", evidence)
        elif figure.is_money and not figure.things and figure.time_power == -1:
            yield from _whole(figure, "economy", "giver", evidence)
        if _is_amount(figure) and figure.quantity.bound != "order":
            yield from _price(page, figure, evidence)


# --- What a supplier has -----------------------------------------------------------------------------------------------------


def supply(evidence: Evidence) -> Iterator[Finding]:
    """Amounts above everything that their giver has in a year, one finding for all statements of one commodity."""
    over: dict[tuple[str, str, str], dict[str, Figure]] = {}
    rows: dict[str, Reference] = {row.id: row for row in evidence.reference}
    for page, figure in evidence.figures:
        commodity = (
            evidence.commodity(page, figure)
            if _is_amount(figure) and figure.claim.commitment.polarity == "+"
            else None
        )
        if commodity is None or _of_someone_else(page, figure):
            continue
        for party, known in _suppliers(evidence, commodity).items():
            row = _of_year(known, page)
            head = base(unit_of(row.unit)[0], ()).dimensions
            if (
                figure.head == head
                and _least(figure) > _limit(row).high * (1 + TOLERANCE)
                and evidence.party(figure, "giver") == party
            ):
                over.setdefault((commodity, party, row.id), {})[figure.claim.id] = figure
    for (commodity, party, id), figures in over.items():
        unmilled = [
            row for row, limit in bounding(evidence.reference, "supply", commodity, party) if limit.qualifier
        ]
        yield _over_supply(list(figures.values()), rows[id], unmilled, party, evidence.language)


def _suppliers(evidence: Evidence, commodity: str) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for row, limit in bounding(evidence.reference, "supply", commodity):
        if limit.thing == commodity and limit.party is not None and not limit.qualifier:
            found.setdefault(limit.party, []).append(row)
    return found


def _of_year(rows: Sequence[Reference], page: Page) -> Reference:
    """The row of the year nearest to the page's, the later and then the larger first; the latest without a date."""
    published = page.published or ""
    when = int(published[:4]) if published[:4].isdigit() else 9999

    def far(row: Reference) -> tuple[float, float, float]:
        years = re.findall(r"\d{4}", row.year)
        year = int(years[-1]) if years else 0
        return abs(year - when), -year, -row_interval(row).high

    return min(rows, key=far)


def _is_amount(figure: Figure) -> bool:
    return not figure.is_share and not figure.is_money and not figure.things


def _of_someone_else(page: Page, figure: Figure) -> bool:
    """A need, a shortfall or an output is no delivery."""
    beside = page.beside(figure, 25) or figure.text
    if set(words.roles(beside)) & {"supply", "capacity"}:
        return True
    return bool(set(figure.roles) & {"need", "shortfall", "supply", "import", "export", "capacity", "price"})


def _yearly(figure: Figure) -> Interval:
    """The figure as an amount of one year; one without a period counts as a year's."""
    return figure.interval.scaled(YEAR if figure.time_power == -1 else 1.0)


def _limit(row: Reference) -> Interval:
    found = row_interval(row)
    return found.scaled(YEAR if dict(found.dimensions).get("time") == -1 else 1.0)


def _least(figure: Figure) -> float:
    """The least that was said: the lower end; of "up to" the figure itself."""
    amount = _yearly(figure)
    return amount.low if amount.low > 0 else amount.high


def _over_supply(
    figures: Sequence[Figure], row: Reference, unmilled: Sequence[Reference], party: str, language: str
) -> Finding:
    percent = _percents([_least(figure) / _limit(row).high for figure in figures], language)
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
    working = messages.say(
        "bound_working",
        language,
        stated=shown,
        limit=limit,
        row=wording.row_name(row, language),
        percent=percent,
    )
    text = messages.say("exceeds", language, amount=shown, percent=percent, party=territories.name(party, language),
                        limit=_shown(row, language, spelt=True))  # fmt: skip
    return finding(
        "bound", "implausible", figures, working, text, reference=[row, *unmilled], readings=readings
    )


def _percents(ratios: Sequence[float], language: str) -> str:
    low, high = wording.percent(min(ratios), language), wording.percent(max(ratios), language)
    return low if low == high else f"{low.removesuffix(' %')}–{high}"


def _shown(row: Reference, language: str, *, spelt: bool = False) -> str:
    head, *per = unit_of(row.unit)
    known = [value for value in (row.value, row.low, row.high) if value is not None]
    return wording.interval(min(known), max(known), head, tuple(per), language, spelt=spelt)


# --- People, money, prices ----------------------------------------------------------------------------------------------------


def _whole(figure: Figure, role: str, side: str, evidence: Evidence) -> Iterator[Finding]:
    """More people than a state has, or more money than it produces in a year."""
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
    working = messages.say(f"working.{role}", language, stated=wording.amount(figure.stated, language), limit=_shown(top, language),
                           row=wording.row_name(top, language), percent=wording.percent(ratio, language))  # fmt: skip
    text = messages.say(
        f"more_than_{'people' if role == 'population' else 'economy'}",
        language,
        party=territories.name(party, language),
    )
    yield finding("bound", "implausible", [figure], working, text, reference=[top])


def _price(page: Page, amount: Figure, evidence: Evidence) -> Iterator[Finding]:
    """What an amount would cost by the value stated right behind it, against what such a thing costs."""
    rows: list[Reference] = []
    commodity: str | None = None
    value = next(
        (f for f in page.figures[amount.number + 1 : amount.number + 2] if f.is_money and not f.things), None
    )
    if (
        value is None
        or value.distance(amount) > 1
        or value.quantity.bound == "order"
        or not words.said("worth", value.before + value.after[:20])
    ):
        return
    commodity = evidence.commodity(page, amount)
    rows = (
        [row for row, limit in bounding(evidence.reference, "price", commodity) if limit.thing == commodity]
        if commodity
        else []
    )
    rows = [row for row in rows if _is_priced(row, value, amount)]
    said = page.text[max(0, amount.start - _BEFORE) : value.end + _BEFORE // 2]
    if not rows or set(amount.roles) & {"need", "shortfall", "price"} or words.said("difference", said):
        return
    per, language = amount.unit or "", evidence.language
    paid, bought = _yearly(value), _yearly(amount)
    price = (paid.anchor / bought.anchor) / (base(value.unit, ()).size / base(per, ()).size)
    scale = base(value.unit, (per,)).size
    low, high = (
        min(row_interval(r).low for r in rows) / scale,
        max(row_interval(r).high for r in rows) / scale,
    )
    if not price or math.isinf(price) or low / SLIP <= price <= high * SLIP:
        return
    factor = price / high if price > high else low / price
    shown = float(f"{price:.3g}")
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
        computed=wording.value(shown, value.unit, (per,), language),
        limit=wording.interval(low, high, value.unit, (per,), language),
        row=wording.row_name(rows[0], language),
    )
    text = messages.say("price_above" if price > high else "price_below", language, factor=wording.number(factor, language, 2),
                        computed=wording.value(shown, value.unit, (per,), language, spelt=True))  # fmt: skip
    yield finding("product", "inconsistent", [amount, value], working, text, reference=rows)


def _is_priced(row: Reference, value: Figure, amount: Figure) -> bool:
    """Whether a price is in the currency of a value and per what an amount counts: rice is not paid by the agreement."""
    unit, *per = unit_of(row.unit)
    things = [each for each in per if each not in units.TIMES]
    measured = len(things) == 1 and base(things[0], ()).dimensions == base(amount.unit or "", ()).dimensions
    return unit == value.unit and measured


# --- Shares of a need ---------------------------------------------------------------------------------------------------------


def _need(page: Page, share: Figure, evidence: Evidence) -> Iterator[Finding]:
    """A share of what a state needs, or is short of: true of the one and false of the other is ambiguous."""
    text = f"{share.quantity.of or ''} {share.after}"
    role = next(
        (
            role
            for role in ("shortfall", "need")
            if role in (words.roles(share.quantity.of) or words.roles(text))
        ),
        None,
    )
    part = _amount_of(page, share, text, evidence) if role is not None and 0 < max(share.known) <= 1 else None
    if role is None or part is None:
        return
    commodity, party = evidence.commodity(page, part), evidence.party(part, "recipient")
    readings = {
        name: _Reading.of(share, part, [row for row, limit in bounding(evidence.reference, name, commodity) if _of_party(limit.party, party, page)])
        for name in ("need", "shortfall")
    }  # fmt: skip
    mine, other = readings[role], readings["shortfall" if role == "need" else "need"]
    if mine is None or mine.comparison.holds:
        return
    language = evidence.language
    helped = other is not None and other.comparison.holds
    verdict: Verdict = (
        "ambiguous" if role == "need" and helped and not words.said("whole", text[:60]) else "inconsistent"
    )
    known = {name: reading for name, reading in readings.items() if reading is not None}
    working = messages.say(
        "need_working",
        language,
        readings="; ".join(
            f"{wording.amount(part.stated, language)} / {r.whole(language)} = {r.shown(language)}"
            for r in known.values()
        ),
        stated=f"{wording.amount(_bare(share), language)}, “{share.quantity.of or share.quantity.text}”",
    )
    said = (
        messages.say("true_of_shortfall", language)
        if verdict == "ambiguous"
        else messages.say(f"fails_{role}", language, percent=mine.shown(language))
    )
    if verdict != "ambiguous" and helped:
        said += "; " + messages.say(f"perhaps_{'shortfall' if role == 'need' else 'need'}", language)
    if part.time_power == 0:
        said += "; " + messages.say("no_period_part", language)
    yield finding("share", verdict, [part, share], working, said, reference=[row for r in known.values() for row in r.rows],
                  readings=[r.line(name, language) for name, r in known.items()])  # fmt: skip


def _bare(share: Figure) -> Stated:
    """The share without a period: half of a year's need is half of it."""
    return replace(share.quantity, per=())


class _Reading:
    """What a share comes to when the whole is that of certain reference rows."""

    def __init__(self, rows: Sequence[Reference], comparison: Comparison, ratio: Interval) -> None:
        self.rows, self.comparison, self.ratio = tuple(rows), comparison, ratio

    @classmethod
    def of(cls, share: Figure, part: Figure, rows: Sequence[Reference]) -> _Reading | None:
        if not rows:
            return None
        amount = part.interval
        said = (
            plain(amount.anchor) if amount.open else amount
        )  # "mehr als 700.000": hold the figure that was said
        whole = span_of(row_interval(row) for row in rows)
        dimensions = part.dimensions
        scale = 1.0
        if part.time_power == 0:
            scale, dimensions = 1 / YEAR, tuple(sorted((*dimensions, ("time", -1))))
        if dimensions != whole.dimensions:
            return None
        ratio = Interval(said.low * scale, said.high * scale, dimensions, amount.slack) / whole
        return cls(rows, compare_share(ratio, share.stated, near=share.near), ratio)

    def shown(self, language: str) -> str:
        return wording.interval(self.ratio.low, self.ratio.high, units.SHARE, (), language)

    def whole(self, language: str) -> str:
        head, *per = unit_of(self.rows[0].unit)
        size = base(head, tuple(per)).size
        known = span_of(row_interval(row) for row in self.rows)
        return wording.interval(known.low / size, known.high / size, head, tuple(per), language)

    def line(self, name: str, language: str) -> str:
        result = messages.say("reading_holds" if self.comparison.holds else "reading_fails", language)
        return messages.say(f"of_{name}", language, whole=self.whole(language), rows=" ".join(row.id for row in self.rows),
                            percent=self.shown(language), result=result)  # fmt: skip


def _amount_of(page: Page, share: Figure, text: str, evidence: Evidence) -> Figure | None:
    """The amount that a share speaks of: in its sentence or the two before it, of what the whole is of."""
    named = words.commodities(text)
    for figure in page.around(share, 2):
        measured = any(
            name in ("mass", "volume", "energy") and power == 1 for name, power in figure.dimensions
        )
        if not measured or figure.number > share.number or figure.time_power < -1:
            continue
        commodity = evidence.commodity(page, figure)
        if commodity is not None and (not named or any(words.belongs(commodity, whole) for whole in named)):
            return figure
    return None


def _of_party(limited: str | None, party: str | None, page: Page) -> bool:
    """Whether a row that limits one party speaks of a figure's: by its code, or because the page names that state."""
    if limited is None or party is not None:
        return limited is None or limited == party
    return any(territories.name(limited, language) in page.text for language in ("de", "en"))
