"""Exchange rates, from `exchange_rates.csv`: by month means of the US Federal Reserve's H.10 release (public domain, through FRED) and, of
currencies that it does not have, of the euro reference rates of the European Central Bank (free to use with this source); of all others
the year's mean in the Penn World Table 10.01 (CC BY 4.0; Feenstra, Inklaar and Timmer, 2015, "The Next Generation of the Penn World Table"),
and since its last year in the World Bank's World Development Indicators (CC BY 4.0; PA.NUS.FCRF).

A row of the file is a currency and a year with twelve figures, or the one of the year: units of the currency for one US dollar, empty where
there is none. `packed` makes the file of the four tables; see bench/update_reference.py.
"""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Mapping, Sequence
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
# who issues the currencies that only the yearly tables have
ISSUERS: Mapping[str, str] = {
    issuer: code
    for row in """
    AGO AOA, ALB ALL, ARE AED, ARG ARS, ARM AMD, AZE AZN, BDI BIF, BGD BDT, BHR BHD, BIH BAM, BLR BYN, BLZ BZD, BOL BOB, BRB BBD, BRN BND
    BTN BTN, BWA BWP, CHL CLP, CMR XAF, COD CDF, COL COP, COM KMF, CPV CVE, CRI CRC, DJI DJF, DOM DOP, DZA DZD, EGY EGP, ETH ETB, FJI FJD
    GEO GEL, GHA GHS, GIN GNF, GMB GMD, GTM GTQ, GUY GYD, HND HNL, HTI HTG, IRN IRR, IRQ IQD, JAM JMD, JOR JOD, KAZ KZT, KEN KES, KGZ KGS
    KHM KHR, KWT KWD, LAO LAK, LBN LBP, LCA XCD, LSO LSL, MAR MAD, MDA MDL, MDG MGA, MDV MVR, MKD MKD, MMR MMK, MNG MNT, MOZ MZN, MRT MRU
    MUS MUR, MWI MWK, NAM NAD, NGA NGN, NIC NIO, NPL NPR, OMN OMR, PAK PKR, PER PEN, PRY PYG, QAT QAR, RWA RWF, SAU SAR, SDN SDG, SEN XOF
    SLE SLE, SOM SOS, SRB RSD, SSD SSP, STP STN, SUR SRD, SWZ SZL, SYC SCR, SYR SYP, TJK TJS, TKM TMT, TTO TTD, TUN TND, TZA TZS, UGA UGX
    UKR UAH, URY UYU, UZB UZS, VNM VND, YEM YER, ZMB ZMW
    """.replace("\n", ",").split(",")
    if row.strip()
    for issuer, code in [row.split()]
}
# the first whole year of money that lost zeros: before it a page counts in other units
ANEW: Mapping[str, int] = {
    "AMD": 1995, "AOA": 2000, "ARS": 1993, "AZN": 2007, "BAM": 1999, "BYN": 2017, "CDF": 1999, "GEL": 1996, "GHS": 2008,
    "KGS": 1994, "KZT": 1995, "MDL": 1994, "MKD": 1994, "MRU": 2018, "MZN": 2007, "NIO": 1992, "PEN": 1992, "RSD": 1995,
    "SDG": 2008, "SLE": 2023, "SRD": 2005, "STN": 2018, "TJS": 2002, "TMT": 2010, "UAH": 1997, "UYU": 1994, "UZS": 1996,
    "ZMW": 2014,
}  # fmt: skip
PEGGED = 2012  # the first of the years in which a peg is looked for
MOST_OF_THEM = 6  # years in which it holds
STEADY = 0.012  # how far a mean moves within a narrow band
# money that has been sold at other rates than the official one for years
SPLIT = frozenset("AOA ARS BOB EGP ETB IRR LBP MMK NGN SDG SSP SYP TMT UZS YER".split())


def packed(table: str, history: str = "", yearly: str = "", since: str = "") -> str:
    """The packaged file of a table with the columns Date, Country, Exchange rate, of the ECB's history of euro rates (Date, USD, JPY, …), of
    the Penn World Table (countrycode, year, xr, …), and of the World Bank's indicator as exported (Country Code, 2020 [YR2020], …).

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
    means = {
        (row["Country Code"], int(column[:4])): value
        for row in csv.DictReader(io.StringIO(since))
        for column, value in row.items()
        if column[:4].isdigit() and value.replace(".", "").isdigit()
    }
    means |= {
        (row["countrycode"], int(row["year"])): row["xr"] for row in csv.DictReader(io.StringIO(yearly))
    }
    for (issuer, year), value in means.items():
        code = ISSUERS.get(issuer)
        if code and value and year >= ANEW.get(code, FIRST_YEAR):
            rows[code, year] = [f"{float(value):.4g}"]
    lines = ["currency,year,1,2,3,4,5,6,7,8,9,10,11,12"]
    lines += [",".join([code, str(year), *months]) for (code, year), months in sorted(rows.items())]
    return "\n".join(lines) + "\n"


@functools.cache
def _rows() -> Sequence[tuple[str, str, Sequence[str]]]:
    text = (resources.files(__package__) / "exchange_rates.csv").read_text(encoding="utf-8")
    return [(code, year, values) for code, year, *values in csv.reader(text.splitlines()[1:])]


@functools.cache
def _per_dollar() -> Mapping[str, Mapping[str, float]]:
    """By currency and month."""
    found: dict[str, dict[str, float]] = {}
    for code, year, values in _rows():
        for month, value in enumerate(values, 1):
            if value and len(values) > 1:
                found.setdefault(code, {})[f"{year}-{month:02}"] = float(value)
    return found


@functools.cache
def _by_year() -> Mapping[str, Mapping[int, float]]:
    """Means by currency and year."""
    found: dict[str, dict[int, float]] = {}
    for code, year, values in _rows():
        stated = [float(value) for value in values if value]
        found.setdefault(code, {})[int(year)] = sum(stated) / len(stated)
    return found


def known(code: str) -> bool:
    """Whether there are rates of a currency by month."""
    return code == "USD" or code in _per_dollar()


def around(one: str, other: str, first: int, last: int) -> tuple[float, float] | None:
    """The lowest and the highest yearly mean of one currency in another from the year before `first` to the year after `last`; None without
    any, and where the rates end more than a year before.

    >>> low, high = around("USD", "NPR", 2014, 2014)
    >>> 92 < low < high < 103
    True
    """
    series = [_by_year().get(code) for code in (one, other) if code != "USD"]
    if one == other or None in series:
        return None
    years = [
        year
        for year in range(first - 1, last + 2)
        if all(year in each for each in series if each is not None)
    ]
    found = [_mean(other, year) / _mean(one, year) for year in years]
    return (min(found), max(found)) if found else None


@functools.cache
def pegged(one: str, other: str) -> float | None:
    """The rate of one currency in another where their yearly means have hardly moved since `PEGGED`: no date is needed for it.

    >>> round(pegged("EUR", "XOF") or 0), pegged("USD", "EUR")
    (656, None)
    """
    if one == other or SPLIT & {one, other}:
        return None
    series = [_by_year()[code] for code in (one, other) if code != "USD" and code in _by_year()]
    if len(series) < 2 - (one == "USD") - (other == "USD"):
        return None
    found = [
        _mean(other, year) / _mean(one, year)
        for year in series[0]
        if year >= PEGGED and all(year in each for each in series)
    ]
    still = len(found) >= MOST_OF_THEM and max(found) <= min(found) * (1 + STEADY)
    return sum(found) / len(found) if still else None


def _mean(code: str, year: int) -> float:
    return 1.0 if code == "USD" else _by_year()[code][year]


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
