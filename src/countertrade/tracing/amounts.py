"""Two figures side by side: the same, rounded, converted, or another one. No texts here, only quantities."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from typing import Literal, NamedTuple

from countertrade import units
from countertrade.quantity import Quantity

Change = Literal[
    "value",
    "rounding",
    "bound_dropped",
    "bound_changed",
    "unit_converted",
    "unit_error",
    "rate_added",
    "rate_lost",
]

SAME = 0.005  # printed figures that differ by less are the same figure
CONVERTED = 0.06  # a converted figure is printed with two digits as a rule: 300 acres for 120 hectares

PER_TONNE: dict[str, tuple[float, str]] = {
    "crude": (7.33, "barrel"),
    "petrol": (8.45, "barrel"),
    "diesel": (7.45, "barrel"),
    "kerosene": (7.88, "barrel"),
    "fuel oil": (6.45, "barrel"),
    "gas": (1360.0, "m3"),
}
"""What a tonne of a product measures (BP Statistical Review of World Energy 2021, approximate conversion factors; gas as LNG)."""


class Base(NamedTuple):
    """What a quantity counts, apart from how often: "money", a dimension, a counted noun; and what each is counted for."""

    kind: str
    per: tuple[str, ...]


@functools.lru_cache(maxsize=8192)
def base(unit: str | None, per: tuple[str, ...]) -> Base:
    """The dimension of a unit without its rate in time. All currencies are one kind here, and so is oil by mass or volume.

    >>> base("EUR", ("month", "soldier")), base("acre", ())
    (Base(kind='money', per=('soldier',)), Base(kind='ha', per=()))
    """
    rest = tuple(sorted(_noun(code) for code in per if code not in units.TIMES))
    if unit is None:
        return Base("?", rest)
    if units.is_currency(unit):
        return Base("money", rest)
    for kind in ("t", "ha", "m3", "year", "MWh", "km", "MW"):
        if units.is_known(unit) and units.factor(unit, (), kind, ()) is not None:
            return Base(kind, rest)
    return Base(unit, rest)


def _noun(code: str) -> str:
    """ "1000 m3" and "m3" are the same thing to count by."""
    return code.lstrip("0123456789.,_e ") or code


def same(one: float, other: float, tolerance: float = SAME) -> bool:
    return one == other or abs(one - other) <= tolerance * max(abs(one), abs(other))


def digits(value: float) -> int:
    """Significant decimal digits of a figure as one would print it.

    >>> digits(1.2e9), digits(50), digits(240_000), digits(0.33333)
    (2, 1, 2, 5)
    """
    if value == 0 or not math.isfinite(value):
        return 1
    text = f"{abs(value):.9e}".split("e")[0].rstrip("0").rstrip(".")
    return len(text.replace(".", ""))


def rounds(exact: float, printed: float) -> bool:
    """Whether `printed` is `exact` rounded to fewer digits.

    >>> rounds(48, 50), rounds(1.2e9, 1e9), rounds(48, 60), rounds(50, 48)
    (True, True, False, False)
    """
    if printed == 0 or exact == 0 or digits(printed) >= digits(exact):
        return False
    step = 10.0 ** (math.floor(math.log10(abs(printed))) - digits(printed) + 1)
    return abs(exact - printed) <= step * 0.5000001 and abs(exact - printed) <= 0.25 * abs(exact)


@functools.lru_cache(maxsize=65536)
def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities print the same figure, or one an end of the other's range, in one unit and whatever rate.

    >>> from countertrade.quantity import parse
    >>> agree(parse("215,000,000 USD/year"), parse("about 18,000,000 USD/month"))
    True
    >>> agree(parse("order of 2,000 to 9,999 soldier"), parse("at least 10,000 soldier"))
    False
    """
    if "order" in (one.bound, other.bound):
        return one.known == other.known and one.unit == other.unit
    scale = 1.0 if one.unit == other.unit else units.factor(other.unit, (), one.unit, ())
    if scale is None:
        return False
    if _meets(one, other, scale):
        return True
    ours, theirs = _times(one.per), _times(other.per)
    if len(ours) == len(theirs) == 1 and ours != theirs:
        return _meets(one, other, scale * (units.factor("1", tuple(theirs), "1", tuple(ours)) or 1.0))
    return False


@functools.lru_cache(maxsize=65536)
def related(one: Quantity, other: Quantity, times: float = 2.0) -> bool:
    """Whether a slip or a rounding makes one figure of the other: less than twice it (or so many `times`), the same digits, or those in another order.

    >>> from countertrade.quantity import parse
    >>> related(parse("675 t"), parse("765 t")), related(parse("60 t"), parse("600 USD")), related(parse("60 t"), parse("490 t"))
    (True, True, False)
    """
    if bool(_times(one.per)) != bool(_times(other.per)):
        return True  # an amount over the years can be any of a yearly one
    scale = units.factor(other.unit, (), one.unit, ()) or 1.0
    pairs = [(a, b * step) for a in one.known for b in other.known for step in {1.0, scale}]
    return any(a == b or (a * b > 0 and (1 / times <= a / b <= times or _shuffled(a, b))) for a, b in pairs)


def fresh(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts of one unit and rate have no digits in common: a new figure, not one misread, misprinted or rounded.

    >>> from countertrade.quantity import parse
    >>> fresh(parse("83 EUR"), parse("54 EUR")), fresh(parse("60 t"), parse("600 t")), fresh(parse("83 EUR"), parse("54 EUR/year"))
    (True, False, False)
    """
    return one.unit == other.unit and one.per == other.per and not like(one, other)


def like(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts, of whatever unit and rate, have digits in common or one rounds the other."""
    pairs = [(a, b) for a in one.known for b in other.known]
    return any(_shuffled(a, b) or rounds(a, b) or rounds(b, a) for a, b in pairs)


def over(rate: Quantity, years: float) -> Quantity:
    """What an amount by the year, month or day comes to in so many years; an amount without a rate stays as it is.

    >>> from countertrade.quantity import parse
    >>> str(over(parse("20 t/month"), 2.0))
    '480 t'
    """
    timed = _times(rate.per)
    scale = units.factor("1", (timed[0],), "1", ("year",)) if len(timed) == 1 else None
    if scale is None:
        return rate
    per = tuple(code for code in rate.per if code not in timed)
    low, best, high = (None if x is None else x * scale * years for x in (rate.low, rate.best, rate.high))
    return Quantity(low=low, best=best, high=high, bound=rate.bound, unit=rate.unit, per=per)


def _shuffled(one: float, other: float) -> bool:
    return sorted(f"{one:.4g}".split("e")[0].replace(".", "").strip("0")) == sorted(
        f"{other:.4g}".split("e")[0].replace(".", "").strip("0")
    )


def compare(
    before: Quantity, after: Quantity, rates: Mapping[tuple[str, str], float], product: str | None = None
) -> tuple[Change, ...]:
    """What changed from one quantity to the other, after normalising both; a `product` of PER_TONNE joins mass and volume.

    >>> from countertrade.quantity import parse
    >>> compare(parse("600,000 to 700,000 t"), parse("660,000 to 770,000 short_ton/year"), {})
    ('rate_added', 'unit_converted')
    >>> compare(parse("215,000,000 USD/year"), parse("about 18,000,000 USD/month"), {})
    ('unit_converted', 'bound_changed')
    >>> compare(parse("about 2,000 USD/month"), parse("2,000 EUR/month"), {})
    ('unit_error', 'bound_dropped')
    """
    found: list[Change] = []
    ours, theirs = _times(before.per), _times(after.per)
    others, other_theirs = _counts(before.per), _counts(after.per)
    scale = 1.0
    if len(ours) == len(theirs) == 1 and ours != theirs:
        pace = units.factor("1", tuple(theirs), "1", tuple(ours)) or 1.0
        if _meets(before, after, pace):
            found.append("unit_converted")
            scale = pace
        elif before.unit == after.unit:
            found.append("value")
    else:
        if set(ours) - set(theirs) or set(others) - set(other_theirs) - _numbered(others, other_theirs):
            found.append("rate_lost")
        if set(theirs) - set(ours) or set(other_theirs) - set(others) - _numbered(other_theirs, others):
            found.append("rate_added")
    if before.unit != after.unit or _numbered(others, other_theirs):
        step = _unit_step(before, after, others, other_theirs, rates, product)
        if step is None:
            if _meets(before, after, 1.0) and _unlike(before.unit, after.unit):
                found.append("unit_error")
        elif step != 1.0 and _meets(before, after, step * scale):
            found.append("unit_converted")
            scale *= step
        elif step != 1.0:
            found.append("unit_error")
            if not _meets(before, after, 1.0):
                scale *= step
    converted = "unit_converted" in found
    priced = _priced(before, after, rates)
    if "value" not in found and priced:
        found += _figures(before, after, scale, CONVERTED if converted else SAME, "unit_error" in found)
    found += _bounds(before, after, scale)
    return tuple(dict.fromkeys(found))


def _priced(before: Quantity, after: Quantity, rates: Mapping[tuple[str, str], float]) -> bool:
    """Whether two amounts can be compared: between currencies only at a known rate."""
    one, other = before.unit or "", after.unit or ""
    if one == other or not (units.is_currency(one) and units.is_currency(other)):
        return True
    return (one, other) in rates or (other, one) in rates or _meets(before, after, 1.0)


def other_currency(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are money in two currencies."""
    return (
        one.unit != other.unit
        and one.unit is not None
        and other.unit is not None
        and units.is_currency(one.unit)
        and units.is_currency(other.unit)
    )


def _times(per: tuple[str, ...]) -> list[str]:
    return [code for code in per if code in units.TIMES]


def _counts(per: tuple[str, ...]) -> list[str]:
    return [code for code in per if code not in units.TIMES]


def _numbered(ours: list[str], theirs: list[str]) -> set[str]:
    """Denominators of ours that theirs has with another number: "1000 m3" beside "m3"."""
    named = {_noun(code): code for code in theirs}
    return {code for code in ours if _noun(code) in named and named[_noun(code)] != code}


def _unlike(one: str | None, other: str | None) -> bool:
    """Two units that are no two words for one counted thing."""
    return bool(one and other and units.is_known(one) and units.is_known(other))


def _unit_step(
    before: Quantity,
    after: Quantity,
    ours: list[str],
    theirs: list[str],
    rates: Mapping[tuple[str, str], float],
    product: str | None,
) -> float | None:
    """What one unit of `after` is in units of `before`, None where nothing converts them."""
    if before.unit and after.unit and units.is_currency(before.unit) and units.is_currency(after.unit):
        if before.unit == after.unit:
            step: float | None = 1.0
        elif (after.unit, before.unit) in rates:
            step = rates[after.unit, before.unit]
        elif (before.unit, after.unit) in rates:
            step = 1 / rates[before.unit, after.unit]
        else:
            step = None
    else:
        step = units.factor(after.unit, (), before.unit, ())
        if step is None and product is not None:
            step = _by_product(before.unit, after.unit, product)
    if step is None:
        return None
    both = _numbered(theirs, ours)
    for code in both:
        mine = next(c for c in ours if _noun(c) == _noun(code))
        step *= units.factor("1", (code,), "1", (mine,)) or 1.0
    return step


def _by_product(before: str | None, after: str | None, product: str) -> float | None:
    """What one unit of `after` is in units of `before`, one of them a mass and the other a volume of the product."""
    number, volume = PER_TONNE[product]
    for one, other, turned in ((before, after, False), (after, before, True)):
        mass, bulk = units.factor(one, (), "t", ()), units.factor(other, (), volume, ())
        if mass is not None and bulk is not None:
            step = bulk / number / mass  # units of `one` in a unit of `other`
            return 1 / step if turned else step
    return None


def _meets(before: Quantity, after: Quantity, step: float) -> bool:
    """Whether any figure of `after`, brought to the unit of `before`, is one of its figures."""
    tolerance = SAME if step == 1.0 else CONVERTED
    return any(same(a, b * step, tolerance) for a in before.known for b in after.known)


def _figures(before: Quantity, after: Quantity, scale: float, tolerance: float, erred: bool) -> list[Change]:
    ours = before.known
    theirs = tuple(value * scale for value in after.known)
    if not ours or not theirs:
        return []
    ranges = len(ours) == len(theirs) == 2 and before.bound == after.bound == "range"
    if not ranges and any(same(a, b, tolerance) for a in ours for b in theirs):
        return []
    if "order" in (before.bound, after.bound):
        return [] if ours[0] <= theirs[-1] and theirs[0] <= ours[-1] else ["value"]
    if len(ours) == 2 and len(theirs) == 1:
        inside = ours[0] < theirs[0] < ours[1]
        if inside and same(theirs[0], sum(ours) / 2, tolerance):
            return []  # its middle
        if inside and (digits(theirs[0]) <= 2 or after.bound == "about"):
            return ["rounding"]
        return ["value"]
    if len(theirs) == 2 and len(ours) == 1:
        return [] if theirs[0] <= ours[0] <= theirs[1] else ["value"]
    pairs = list(zip(ours, theirs, strict=False))
    if len(ours) == len(theirs) and all(rounds(a, b) or same(a, b, tolerance) for a, b in pairs):
        return [] if all(same(a, b, tolerance) for a, b in pairs) else ["rounding"]
    return [] if erred else ["value"]


def _bounds(before: Quantity, after: Quantity, scale: float) -> list[Change]:
    """A range that became an end or a bound that vanished is dropped; one kind of bound for another is changed."""
    one, other = before.bound, after.bound
    if one == other:
        return []
    if other == "exact":
        return ["bound_dropped"]
    if one == "range" and before.high is not None and before.low is not None:
        ends = {"up_to", "at_most", "less_than"} if other in ("up_to", "at_most", "less_than") else set()
        tolerance = SAME if scale == 1.0 else CONVERTED
        at_high = after.known and same(after.known[0] * scale, before.high, tolerance)
        at_low = after.known and same(after.known[0] * scale, before.low, tolerance)
        if (ends and at_high) or (other in ("at_least", "more_than") and at_low):
            return ["bound_changed"]
        if at_high or at_low:
            return ["bound_dropped"]
    return ["bound_changed"]
