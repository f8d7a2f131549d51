"""Prices of one currency in another, from dated reference figures: a conversion is judged at the rate of its day."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade import units
from countertrade.records import Reference
from countertrade.tracing.dates import When, interval

Rates = dict[tuple[str, str], float]
"""(of, in) -> price: ("USD", "KRW") -> 1380.0 says that a dollar costs 1,380 won."""


def is_rate(row: Reference) -> bool:
    """Whether a reference row is the price of one currency in another."""
    one, _, other = row.unit.partition("/")
    return bool(row.value) and units.is_currency(one) and units.is_currency(other)


def rates_on(reference: Sequence[Reference], day: When) -> Rates:
    """The exchange rates nearest to a day. A rate is a row whose unit is two currencies: 1380 "KRW/USD".

    >>> row = Reference(id="r1", quantity="exchange rate", value=1380.0, unit="KRW/USD", year="2024", source="central bank")
    >>> rates_on([row], interval("2024-10-23"))
    {('USD', 'KRW'): 1380.0}
    """
    best: dict[tuple[str, str], tuple[float, float]] = {}
    for row in reference:
        one, _, other = row.unit.partition("/")
        if not is_rate(row) or row.value is None:
            continue
        when = interval(row.year)
        away = _apart(when, day)
        if (other, one) not in best or away < best[other, one][0]:
            best[other, one] = (away, row.value)
    return {pair: price for pair, (_, price) in best.items()}


def _apart(one: When, other: When) -> float:
    if not (one.known and other.known):
        return float("inf")
    return max(0.0, one.first - other.last, other.first - one.last)
