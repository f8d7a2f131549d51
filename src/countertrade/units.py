"""The closed list of units, and conversion between them by pint.

A unit is a code: ISO 4217 for money ("USD"), UCUM-like for measures ("t", "m3", "kWh"), a singular English noun for
counted things ("soldier"). A rate has further codes in its denominator, and a number there is kept: "1000 m3".
One month is 30.4375 days and a year 12 months, always: reported figures know no calendar lengths.
"""

from __future__ import annotations

import difflib
import functools
import math
import re
import unicodedata
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
    UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XDR XEU XOF XPF YER ZAR ZMW ZWG ZWL""".split()
)
"""ISO 4217 codes of currencies that are legal tender and of the drawing rights of the IMF, with SUR, DEM, XEU, ZWL and HRK for older deals."""

# what is printed before or behind a number for a currency, the likeliest first where several states print the same
SIGNS: dict[str, tuple[str, ...]] = {
    sign: tuple(codes.split())
    for row in """
    $ USD; US$ USD; U.S.$ USD; € EUR; £ GBP; ¥ JPY; ₽ RUB; ₩ KRW; ₴ UAH; ₹ INR; ₺ TRY; ₪ ILS; ₫ VND; ฿ THB; ₦ NGN; ₱ PHP; ₡ CRC; ₾ GEL
    ₭ LAK; ₸ KZT; ₼ AZN; ₵ GHS; GH₵ GHS; GH¢ GHS; GHc GHS; ₲ PYG; ₮ MNT; ֏ AMD; 元 CNY; 円 JPY; ₿ BTC
    C$ CAD; CA$ CAD; CAN$ CAD; A$ AUD; AU$ AUD; Aus$ AUD; Can$ CAD; NZ$ NZD; HK$ HKD; S$ SGD; NT$ TWD; R$ BRL; MX$ MXN; Mex$ MXN; N$ NAD; J$ JMD; FJ$ FJD
    SI$ SBD; EC$ XCD; TT$ TTD; BZ$ BZD; B$ BND BSD; G$ GYD; L$ LRD; T$ TOP; TP$ TOP; WS$ WST
    Rs INR PKR LKR NPR MUR SCR; Rs. INR PKR LKR NPR MUR SCR; Re INR PKR LKR NPR; Tk BDT; Tk. BDT; Rp IDR; RM MYR; RMB CNY; Php PHP; PhP PHP
    IRs INR; IRs. INR; NRs NPR; NRs. NPR; PRs PKR; SLRs LKR; SLRs. LKR; ₨ PKR INR LKR NPR; Nu. BTN; Rf. MVR; Bds$ BBD; BDS$ BBD; Bds BBD; LKRs LKR
    Ksh KES; KSh KES; Kshs KES; Tsh TZS; TSh TZS; Tshs TZS; Ush UGX; USh UGX; Ushs UGX; Sh KES TZS UGX SOS; Shs KES TZS UGX SOS
    Kz AOA; Hr UAH; Hrn UAH; Br ETB BYN; FCFA XAF XOF; CFA XAF XOF; CFAF XAF XOF; Fdj DJF; FDJ DJF; FG GNF; FC CDF; FBu BIF; Fbu BIF; Frw RWF; Rwf RWF; RF RWF
    Ar MGA; Nfk ERN; Le SLE; KD KWD; BD BHD; OR OMR; RO OMR; JD JOD; QR QAR; SR SAR; Dh AED MAD; Dhs AED MAD; DA DZD; DT TND; TD TND
    LD LYD; LE EGP; TL TRY; YTL TRY; Ft HUF; Kč CZK; zł PLN; kr SEK NOK DKK ISK; Skr SEK; NKr NOK; Nu BTN; Rf MVR; SFr CHF; SFr. CHF; sFr CHF
    Fr CHF; Fr. CHF; DM DEM; VT VUV; MT MZN; R ZAR; K ZMW PGK MWK MMK; N NGN; P BWP PHP; M LSL; E SZL; D GMD; L HNL; Q GTQ; S/ PEN; B/ PAB; SDR XDR; SZR XDR; ECU XEU; KM BAM; SAT$ WST; $US USD; $A AUD; $NZ NZD; $CA CAD
    """.replace("\n", ";").split(";")
    if row.strip()
    for sign, codes in [row.strip().split(" ", 1)]
}

# code -> definition in pint's own words; the first of each dimension is its base
MEASURES: dict[str, str] = {
    "kg": "[mass]",
    "g": "0.001 kg",
    "t": "1000 kg",
    "kt": "1000 t",
    "Mt": "1e6 t",
    "lb": "0.45359237 kg",
    "dt": "100 kg",
    "quintal": "100 kg",
    "oz": "0.028349523125 kg",
    "troy_ounce": "0.0311034768 kg",
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
    "sqmi": "2589988.110336 m ** 2",
    "m3": "m ** 3",
    "l": "0.001 m ** 3",
    "L": "l",
    "barrel": "158.987294928 l",
    "gallon": "3.785411784 l",
    "ft3": "0.028316846592 m ** 3",
    "board_foot": "0.002359737216 m ** 3",
    "bcm": "1e9 m ** 3",
    "mcm": "1e6 m ** 3",
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
    "Btu": "1055.05585262 J",
    "MMBtu": "1055055852.62 J",
}
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
LENGTHS = frozenset({"m", "mm", "cm", "km", "ft", "inch", "yard", "mile", "nmi"})
SHARE = "1"
# what is printed for a unit with its rate
RATED = {
    "bpd": "day",
    "bopd": "day",
    "b/d": "day",
    "mtpa": "year",
    "mtpy": "year",
    "mmtpa": "year",
    "mmty": "year",
    "ktpa": "year",
    "tpa": "year",
    "tpy": "year",
    "tpd": "day",
    "mmcfd": "day",
    "bcfd": "day",
    "mmscfd": "day",
    "mb/d": "day",
    "mbd": "day",
    "mmb/d": "day",
    "mmbpd": "day",
    "kb/d": "day",
    "kbd": "day",
    "kbpd": "day",
}

# words that count nothing else: a unit is its code
SPELLED = {
    word: code
    for code, words in {
        "t": "tonne tonnes tonnen", "kg": "kilogram kilograms kilogramme kilogramm kilo kilos", "l": "litre litres liter liters",
        "m": "metre metres meter meters", "km": "kilometre kilometres kilometer kilometers", "ha": "hectare hectares hektar",
        "EUR": "euro euros", "kW": "kilowatt kilowatts", "MW": "megawatt megawatts",
    }.items()
    for word in words.split()
}  # fmt: skip

LONGEST = 60  # characters of a code

_NUMBERED = re.compile(r"\s*([0-9][0-9_,]*(?:\.[0-9]+)?(?:e[0-9]+)?)\s*([^\s0-9].*)")


def is_currency(code: str) -> bool:
    return code in CURRENCIES


def is_known(code: str) -> bool:
    """Whether a code stands in the closed list (counted nouns are open, and declared by each deal file)."""
    return code in CURRENCIES or code in MEASURES or code == SHARE


def bad_code(code: str) -> str | None:
    """Why a text cannot be a unit, with a way out; None for a code of the closed list or a counted noun, with a number before it or not.

    >>> bad_code("m²"), bad_code("tonnes")
    ("'m²' is no unit; did you mean 'm2'?", "'tonnes' is no unit; write 't'")
    >>> bad_code("1000 m3") or bad_code("Artilleriegeschoss") or bad_code("lorry load")
    """
    if is_known(code):
        return None
    said = f"'{' '.join(code[:LONGEST].split())}' is no unit"
    number, name = numbered(code)
    if len(code) > LONGEST:
        return f"{said}: a unit has at most {LONGEST} characters"
    if not 0 < number < math.inf:
        return f"{said}: {number:g} of something measure nothing"
    if name.lower() in SPELLED:
        return f"{said}; write '{code.replace(name, SPELLED[name.lower()])}'"
    if is_known(name) or is_noun(name):
        return None
    near = nearest(unicodedata.normalize("NFKC", name))
    hint = (
        f"did you mean '{near}'?"
        if near
        else "write a code such as t, m3 or USD, or a noun in letters, digits and single spaces"
    )
    return f"{said}; {hint}"


def is_noun(name: str) -> bool:
    """Whether something could be counted by this name: words of letters, digits, _ and -, the first beginning with a letter."""
    words = name.replace("-", "_").split(" ")
    return (
        words[0].isidentifier()
        and words[0] != "to"
        and all(word and f"a{word}".isidentifier() for word in words)
    )


def numbered(code: str) -> tuple[float, str]:
    """The number before a code, 1 for none, and the code itself.

    >>> numbered("1000 m3"), numbered("soldier")
    ((1000.0, 'm3'), (1.0, 'soldier'))
    """
    found = _NUMBERED.fullmatch(code)
    if found is None:
        return 1.0, code.strip()
    return float(found[1].replace("_", "").replace(",", "")), found[2].strip()


def nearest(code: str, others: Iterable[str] = ()) -> str | None:
    """The known unit that a mistyped one most resembles."""
    names = [*CURRENCIES, *MEASURES, *others]
    folded = {name.lower(): name for name in names}
    if code.lower() in folded:
        return folded[code.lower()]
    near = difflib.get_close_matches(code.lower(), folded, 1, 0.6)
    return folded[near[0]] if near else None


@functools.cache
def registry() -> pint.UnitRegistry[float]:
    """A pint registry of exactly the closed list."""
    import pint

    made: pint.UnitRegistry[float] = pint.UnitRegistry(None)
    made.define("percent = 0.01 = %")
    for code, definition in MEASURES.items():
        made.define(f"{code} = {definition}")
    for code in sorted(CURRENCIES):
        made.define(f"{code} = [{code}]")
    return made


@functools.lru_cache(maxsize=4096)
def factor(
    unit: str | None, per: tuple[str, ...], to_unit: str | None, to_per: tuple[str, ...]
) -> float | None:
    """How many `to_unit/to_per` make one `unit/per`; None where the two do not measure the same thing, or one is no unit.

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
    if any(bad_code(code) for code in (unit, *per, to_unit, *to_per)):
        return None
    ours, theirs = _product(unit, per), _product(to_unit, to_per)
    if ours[1] != theirs[1]:
        return None
    found = ours[0] / theirs[0] if theirs[0] else math.inf
    return found if 0 < found < math.inf else None


def _product(unit: str, per: tuple[str, ...]) -> tuple[float, dict[str, int]]:
    """A unit and its rate as a factor over base units, and these with their powers."""
    total, powers = 1.0, dict[str, int]()
    for code, sign in ((unit, 1), *((code, -1) for code in per)):
        number, name = numbered(code)
        scale, dimensions = _in_base_units(name)
        total *= (number * scale) ** sign
        for base, power in dimensions:
            powers[base] = powers.get(base, 0) + sign * power
    return total, {base: power for base, power in powers.items() if power}


@functools.lru_cache(maxsize=1024)
def _in_base_units(name: str) -> tuple[float, tuple[tuple[str, int], ...]]:
    """One of a unit in base units. A counted noun is a base unit of its own; pint, which would read it as a formula, never sees it."""
    if name == SHARE:
        return 1.0, ()
    if not is_known(name):
        return 1.0, (("counted " + re.sub(r"[\W_]+", "_", name), 1),)
    base = registry().Quantity(1.0, name).to_base_units()
    powers = ((str(unit), round(float(str(power)))) for unit, power in base.dimensionality.items())
    return float(base.magnitude), tuple(sorted(powers))
