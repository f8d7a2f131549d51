"""The closed list of units, and conversion between them by pint.

A unit is a code: ISO 4217 for money ("USD"), UCUM-like for measures ("t", "m3", "kWh"), a singular English noun for
counted things ("soldier"). A rate has further codes in its denominator, and a number there is kept: "1000 m3".
One month is 30.4375 days and a year 12 months, always: reported figures know no calendar lengths.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pint

CURRENCIES = frozenset(
    """AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DEM DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL
    HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD
    MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
    RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SUR SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
    UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG""".split()
)
"""ISO 4217 codes of currencies that are legal tender, with SUR, DEM and HRK for older deals."""

# code -> definition in pint's own words; the first of each dimension is its base
MEASURES: dict[str, str] = {
    "kg": "[mass]",
    "g": "0.001 kg",
    "t": "1000 kg",
    "kt": "1000 t",
    "Mt": "1e6 t",
    "lb": "0.45359237 kg",
    "oz": "0.028349523125 kg",
    "short_ton": "2000 lb",
    "long_ton": "2240 lb",
    "m": "[length]",
    "mm": "0.001 m",
    "cm": "0.01 m",
    "km": "1000 m",
    "ft": "0.3048 m",
    "inch": "0.0254 m",
    "yard": "0.9144 m",
    "mile": "1609.344 m",
    "nmi": "1852 m",
    "m2": "m ** 2",
    "km2": "km ** 2",
    "ha": "10000 m ** 2",
    "acre": "4046.8564224 m ** 2",
    "m3": "m ** 3",
    "l": "0.001 m ** 3",
    "barrel": "158.987294928 l",
    "gallon": "3.785411784 l",
    "bcm": "1e9 m ** 3",
    "month": "[time]",
    "year": "12 month",
    "quarter": "3 month",
    "day": "month / 30.4375",
    "week": "7 day",
    "hour": "day / 24",
    "minute": "hour / 60",
    "second": "minute / 60",
    "J": "[energy]",
    "kJ": "1000 J",
    "MJ": "1e6 J",
    "GJ": "1e9 J",
    "W": "J / second",
    "kW": "1000 W",
    "MW": "1e6 W",
    "GW": "1e9 W",
    "Wh": "3600 J",
    "kWh": "1000 Wh",
    "MWh": "1e6 Wh",
    "GWh": "1e9 Wh",
    "TWh": "1e12 Wh",
    "toe": "11.63 MWh",
    "MMBtu": "1055055852.62 J",
}
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
SHARE = "1"

_NUMBERED = re.compile(r"^\s*([\d_.,]*\d(?:e\d+)?)\s*(\S.*)$")


def is_currency(code: str) -> bool:
    return code in CURRENCIES


def is_known(code: str) -> bool:
    """Whether a code stands in the closed list (counted nouns are open, and declared by each deal file)."""
    return code in CURRENCIES or code in MEASURES or code == SHARE


def nearest(code: str, others: Iterable[str] = ()) -> str | None:
    """The known unit that a mistyped one most resembles."""
    names = [*CURRENCIES, *MEASURES, *others]
    folded = {name.lower(): name for name in names}
    if code.lower() in folded:
        return folded[code.lower()]
    near = difflib.get_close_matches(code.lower(), folded, 1, 0.6)
    return folded[near[0]] if near else None


@functools.cache
def registry(counts: frozenset[str] = frozenset()) -> pint.UnitRegistry[float]:
    """A pint registry of exactly the closed list and the given counted nouns (each its own dimension)."""
    import pint

    made: pint.UnitRegistry[float] = pint.UnitRegistry(None)
    made.define("percent = 0.01 = %")
    for code, definition in MEASURES.items():
        made.define(f"{code} = {definition}")
    for code in sorted(CURRENCIES):
        made.define(f"{code} = [{code}]")
    for noun in sorted(counts):
        if not is_known(noun):
            made.define(f"{noun} = [{noun}]")
    return made


@functools.lru_cache(maxsize=4096)
def factor(
    unit: str | None, per: tuple[str, ...], to_unit: str | None, to_per: tuple[str, ...]
) -> float | None:
    """How many `to_unit/to_per` make one `unit/per`; None where the two do not measure the same thing.

    >>> factor("t", ("year",), "kg", ("month",))
    83.33333333333333
    >>> factor("USD", (), "EUR", ()) is None
    True
    >>> factor("USD", ("1000 m3",), "USD", ("m3",))
    0.001
    """
    if unit is None or to_unit is None:
        return None
    if unit == to_unit and sorted(per) == sorted(to_per):
        return 1.0
    nouns = frozenset(_noun(code) for code in (unit, *per, to_unit, *to_per)) - {""}
    made = registry(nouns)
    ours, theirs = made.Quantity(1.0), made.Quantity(1.0)
    ours = _times(made, ours, unit, 1, per)
    theirs = _times(made, theirs, to_unit, 1, to_per)
    if ours.dimensionality != theirs.dimensionality:
        return None
    return float((ours / theirs).to_base_units().magnitude)


def _noun(code: str) -> str:
    """The counted noun in a code as a pint name, '' for a unit of the closed list."""
    numbered = _NUMBERED.match(code)
    name = (numbered[2] if numbered else code).strip()
    if is_known(name):
        return ""
    cleaned = re.sub(r"\W+", "_", name)
    return f"n_{cleaned}" if cleaned else ""


def _times(
    made: pint.UnitRegistry[float], product: pint.Quantity[float], unit: str, power: int, per: tuple[str, ...]
) -> pint.Quantity[float]:
    for code, exponent in ((unit, power), *((code, -power) for code in per)):
        if code == SHARE:
            continue
        numbered = _NUMBERED.match(code)
        number, name = (
            (numbered[1].replace("_", "").replace(",", ""), numbered[2]) if numbered else ("1", code)
        )
        one = made.Quantity(float(number), _noun(code) or name)
        product = product * one**exponent
    return product
