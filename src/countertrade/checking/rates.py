"""Exchange rates by month, from `exchange_rates.csv`: means of the US Federal Reserve's H.10 release (public domain, through FRED) and, of
currencies that it does not have, of the euro reference rates of the European Central Bank (free to use with this source).

A row of the file is a currency and a year with twelve figures, units of the currency for one US dollar, empty where there is none.
`packed` makes the file of the two tables; see bench/update_reference.py.
"""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Mapping
from importlib import resources

# how the table names a currency; it gives units of each for one US dollar, also where the release has it the other way round
COUNTRIES: Mapping[str, str] = {
    "Australia": "AUD", "Brazil": "BRL", "Canada": "CAD", "China": "CNY", "Denmark": "DKK",
    "Euro": "EUR", "Germany": "DEM", "Hong Kong": "HKD", "India": "INR", "Japan": "JPY",
    "Malaysia": "MYR", "Mexico": "MXN", "New Zealand": "NZD", "Norway": "NOK", "Singapore": "SGD",
    "South Africa": "ZAR", "South Korea": "KRW", "Sri Lanka": "LKR", "Sweden": "SEK",
    "Switzerland": "CHF", "Taiwan": "TWD", "Thailand": "THB", "United Kingdom": "GBP",
}  # fmt: skip
OF_THE_ECB = (
    "BGN CZK HUF IDR ILS ISK PHP PLN RON RUB TRY".split()
)  # those of COUNTRIES are the Federal Reserve's
FIRST_YEAR = 1990


def packed(table: str, history: str = "") -> str:
    """The packaged file of a table with the columns Date, Country, Exchange rate, and of the ECB's history of euro rates: Date, USD, JPY, ….

    Other currencies and earlier years are left out.
    """
    rows: dict[tuple[str, int], list[str]] = {}
    days: dict[tuple[str, str], list[float]] = {}
    for day in csv.DictReader(io.StringIO(history)):
        for currency in OF_THE_ECB:
            if "N/A" not in (day.get(currency, "N/A"), day["USD"]):
                days.setdefault((currency, day["Date"][:7]), []).append(
                    float(day[currency]) / float(day["USD"])
                )
    for (currency, date), each in days.items():
        year, month = int(date[:4]), int(date[5:])
        rows.setdefault((currency, year), [""] * 12)[month - 1] = f"{sum(each) / len(each):.5g}"
    for row in csv.DictReader(io.StringIO(table)):
        code = COUNTRIES.get(row["Country"])
        year, month = int(row["Date"][:4]), int(row["Date"][5:7])
        if code and year >= FIRST_YEAR and row["Exchange rate"]:
            rows.setdefault((code, year), [""] * 12)[month - 1] = f"{float(row['Exchange rate']):.5g}"
    lines = ["currency,year,1,2,3,4,5,6,7,8,9,10,11,12"]
    lines += [",".join([code, str(year), *months]) for (code, year), months in sorted(rows.items())]
    return "\n".join(lines) + "\n"


@functools.cache
def _per_dollar() -> Mapping[str, Mapping[str, float]]:
    text = (resources.files(__package__) / "exchange_rates.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, float]] = {}
    for code, year, *months in csv.reader(text.splitlines()[1:]):
        for month, value in enumerate(months, 1):
            if value:
                found.setdefault(code, {})[f"{year}-{month:02}"] = float(value)
    return found


def known(code: str) -> bool:
    """Whether there are rates of a currency."""
    return code == "USD" or code in _per_dollar()


def between(one: str, other: str, first: str, last: str) -> tuple[float, float] | None:
    """The lowest and the highest monthly rate of one currency in another from a month to a month (ISO, both included); None without any.

    >>> low, high = between("EUR", "USD", "2010-06", "2010-06")
    >>> 1.21 < low == high < 1.23
    True
    """
    if not (known(one) and known(other)) or one == other:
        return None
    ours, theirs = _per_dollar().get(one), _per_dollar().get(other)
    months = [
        m
        for m in (ours or theirs or {})
        if first <= m <= last and (ours is None or m in ours) and (theirs is None or m in theirs)
    ]
    found = [
        (theirs[m] if theirs is not None else 1.0) / (ours[m] if ours is not None else 1.0) for m in months
    ]
    return (min(found), max(found)) if found else None
