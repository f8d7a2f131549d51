"""A stated quantity as an interval that can be multiplied, divided, added and held against another.

An interval keeps the dimensions of its unit, so that a rule asks "do these figures give that one?" and never "which
words are these?". How far two figures may lie apart comes from the digits printed and the bound: see `slack`.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from countertrade import units
from countertrade.quantity import Quantity
from countertrade.records import Verdict

ABOUT = 0.10  # "rund 60" said of 64.8 is not wrong; also the distance below which a floor counts as close (contract.md)
ROUNDED = 0.05  # a bare figure may be rounded to its last digit, but by no more than this
FEW = 100  # of a thing, below which a number of it is exact
ROUNDED_INPUT = 0.025  # and a factor by half as much: factors are mostly given as they are, sums rounded
BORDER = 0.01  # a floor or ceiling is rounded towards the figure, so it may be missed by no more than this
OPEN = 1.15  # "at least 10,000" may well be 11,000; what lies further off does not come of it
FRACTIONS = (0.1, 0.2, 0.25, 1 / 3, 0.5, 2 / 3, 0.75, 1.0)  # what a reader has a word for
STEPS = tuple(sorted({n / d for d in (2, 3, 4, 5, 10) for n in range(1, d)}))  # and more of them
WORDED = 0.005  # how near a share comes to one of them
NEXT_STEP = 0.04  # and how far from another it must be to be none of it
NEARBY = 1.2  # "just over 60" is said of no more than 72
SLIP = 3.0  # beyond this factor a bound that is strictly true says something else than its figures

_BASE = {
    "mass": "kg",
    "volume": "m3",
    "length": "m",
    "area": "m2",
    "time": "month",
    "energy": "J",
    "power": "W",
}
_FAMILIES: Mapping[str, str] = {
    "mass": "kg g t kt Mt lb oz troy_ounce dt quintal short_ton long_ton",
    "volume": "m3 ft3 board_foot l L barrel gallon bcm mcm",
    "length": "m mm cm km ft inch yard mile nmi",
    "area": "m2 km2 ha acre sqmi",
    "time": "second minute hour day week month quarter year",
    "energy": "J kJ MJ GJ Wh kWh MWh GWh TWh toe Btu MMBtu",
    "power": "W kW MW GW",
}
DIMENSION = {code: family for family, codes in _FAMILIES.items() for code in codes.split()}
_NUMBERED = re.compile(r"^\s*([\d_.,]*\d(?:e\d+)?)\s*(\S.*)$")

Dimensions = tuple[tuple[str, int], ...]


class Base(NamedTuple):
    """What one `unit/per` is in base units, and of what dimensions."""

    size: float
    dimensions: Dimensions


@functools.lru_cache(maxsize=4096)
def base(unit: str | None, per: tuple[str, ...]) -> Base:
    """The size of one `unit/per` in base units (month, kg, m3, the currency itself), with its dimensions.

    >>> base("USD", ("month", "soldier")).dimensions
    (('USD', 1), ('soldier', -1), ('time', -1))
    """
    size = 1.0
    powers: dict[str, int] = {}
    for code, exponent in ((unit, 1), *((code, -1) for code in per)):
        if code is None or code == units.SHARE:
            continue
        numbered = _NUMBERED.match(code)
        if numbered:
            size *= float(numbered[1].replace(",", "").replace("_", "")) ** exponent
            code = numbered[2].strip()
        family = DIMENSION.get(code)
        if family is not None:
            size *= _size(code) ** exponent
        powers[family or code] = powers.get(family or code, 0) + exponent
    return Base(size, tuple(sorted((name, power) for name, power in powers.items() if power)))


_PIECE = re.compile(r"\*\*|[*/]|\d[\d.]*(?:e[+-]?\d+)?|[A-Za-z]\w*")


@functools.cache
def _size(code: str) -> float:
    """How many of its family's base unit one unit is, from the closed list's own definitions.

    Worked out here because loading the unit registry takes a quarter of a second; the tests hold it against pint.

    >>> _size("short_ton"), _size("year"), _size("ha")
    (907.18474, 12.0, 10000.0)
    """
    if code in _BASE.values():
        return 1.0
    pieces = _PIECE.findall(units.MEASURES[code])
    size, place, divide = 1.0, 0, False
    while place < len(pieces):
        piece = pieces[place]
        place += 1
        if piece in "*/":
            divide = piece == "/"
            continue
        value = _size(piece) if piece in units.MEASURES else float(piece)
        if place < len(pieces) and pieces[place] == "**":
            value **= int(pieces[place + 1])
            place += 2
        size = size / value if divide else size * value
        divide = False
    return size


def is_count(dimension: str) -> bool:
    """Whether a dimension counts things (soldier, howitzer) rather than measuring or paying."""
    return dimension not in _BASE and not units.is_currency(dimension)


@dataclass(frozen=True)
class Interval:
    """Everything between `low` and `high`, in base units; infinite where a bound leaves it open."""

    low: float
    high: float
    dimensions: Dimensions = ()
    slack: float = 0.0  # relative, from rounding

    def __mul__(self, other: Interval) -> Interval:
        return Interval(
            _product(self.low, other.low),
            _product(self.high, other.high),
            _combined(self.dimensions, other.dimensions, 1),
            self.slack + other.slack,
        )

    def __truediv__(self, other: Interval) -> Interval:
        return Interval(
            0.0 if math.isinf(other.high) else _quotient(self.low, other.high),
            math.inf if other.low == 0 else _quotient(self.high, other.low),
            _combined(self.dimensions, other.dimensions, -1),
            self.slack + other.slack,
        )

    def __add__(self, other: Interval) -> Interval:
        if self.dimensions != other.dimensions:
            raise ValueError(f"{self.dimensions} and {other.dimensions} do not add")
        return Interval(
            self.low + other.low, self.high + other.high, self.dimensions, max(self.slack, other.slack)
        )

    def __sub__(self, other: Interval) -> Interval:
        if self.dimensions != other.dimensions:
            raise ValueError(f"{self.dimensions} and {other.dimensions} do not subtract")
        return Interval(
            max(0.0, self.low - other.high),
            max(0.0, self.high - other.low),
            self.dimensions,
            max(self.slack, other.slack),
        )

    def scaled(self, factor: float, dimensions: Dimensions | None = None) -> Interval:
        return Interval(
            self.low * factor,
            self.high * factor,
            self.dimensions if dimensions is None else dimensions,
            self.slack,
        )

    @functools.cached_property
    def anchor(self) -> float:
        """The end that was said, where one is open; the geometric middle of a closed interval."""
        if math.isinf(self.high):
            return self.low
        if self.low <= 0:
            return self.high
        return math.sqrt(self.low * self.high)

    @property
    def open(self) -> bool:
        return math.isinf(self.high) or self.low <= 0


def plain(value: float, unit: str | None = None, per: tuple[str, ...] = ()) -> Interval:
    """An exact figure."""
    size, dimensions = base(unit, per)
    return Interval(value * size, value * size, dimensions)


@functools.lru_cache(maxsize=4096)
def interval(quantity: Quantity, *, as_input: bool = True) -> Interval:
    """The stated quantity in base units: mindestens 10.000 Soldaten is 10,000 to infinity.

    >>> from countertrade.quantity import parse
    >>> interval(parse("at least 10,000 soldier")).high
    inf
    """
    size, dimensions = base(quantity.unit, quantity.per)
    known = quantity.known
    low, high = (known[0], known[-1]) if known else (0.0, math.inf)
    match quantity.bound:
        case "at_least" | "more_than":
            high = math.inf
        case "at_most" | "less_than" | "up_to":
            low = 0.0
        case _:
            pass
    return Interval(low * size, high * size, dimensions, slack(quantity, as_input=as_input))


def slack(quantity: Quantity, *, as_input: bool = False) -> float:
    """How far a figure may be off, relative to itself, from the digits printed and the word before it.

    A bare figure is right to half its last printed digit, never worse than 5 % (2.5 % where it is a factor of a
    product); "about" stands for 10 % (5 % as a factor). Fewer than a hundred things are counted, not rounded.

    >>> from countertrade.quantity import parse
    >>> slack(parse("16,250,000 USD")), slack(parse("about 60,000,000 USD"))
    (0.0003076923076923077, 0.1)
    """
    most = ROUNDED_INPUT if as_input else ROUNDED
    unit = quantity.unit
    if (
        quantity.bound == "exact"
        and unit is not None
        and not units.is_known(unit)
        and max(quantity.known, default=FEW) < FEW
    ):
        return 0.0  # "12 crews" are twelve
    if quantity.bound in ("about", "order"):
        return ABOUT / 2 if as_input else ABOUT
    known = [value for value in quantity.known if value]
    if not known:
        return 0.0
    return min(most, min(_half_digit(value) for value in known))


def _half_digit(value: float) -> float:
    """Half a unit of the last printed digit, relative. Trailing zeros are not taken as printed precision."""
    digits = f"{abs(value):.12g}"
    mantissa, _, exponent = digits.partition("e")
    whole, _, fraction = mantissa.partition(".")
    place = -len(fraction) if fraction else len(whole) - len(whole.rstrip("0"))
    return float(0.5 * 10.0 ** (place + int(exponent or 0)) / abs(value))


def _product(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def _quotient(a: float, b: float) -> float:
    return math.inf if b == 0 else a / b


def _combined(a: Dimensions, b: Dimensions, sign: int) -> Dimensions:
    powers = dict(a)
    for name, power in b:
        powers[name] = powers.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


# --- Holding what the figures give against what was stated ------------------------------------------------------------


@dataclass(frozen=True)
class Comparison:
    """What came of it: `ratio` is what the figures give over what was stated."""

    verdict: Verdict
    ratio: float
    slip: Slip | None = field(default=None)

    @property
    def holds(self) -> bool:
        return self.verdict in ("consistent", "loose")


class Slip(NamedTuple):
    """A factor that a known mistake leaves behind."""

    kind: str
    factor: float


SLIPS: tuple[Slip, ...] = (
    Slip("month_year", 12.0),
    Slip("day_month", 30.4375),
    Slip("week_year", 52.18),
    Slip("day_year", 365.25),
    Slip("thousand", 1e3),
    Slip("million", 1e6),
    Slip("ten", 10.0),
    Slip("hundred", 100.0),
)


def slip(ratio: float, tolerance: float = 0.08) -> Slip | None:
    """The known mistake that explains a ratio (or its inverse), None where none does.

    >>> slip(12.1).kind, slip(1 / 1000).kind, slip(1.7)
    ('month_year', 'thousand', None)
    """
    if not ratio or math.isinf(ratio) or ratio <= 0:
        return None
    size = max(ratio, 1 / ratio)
    found, best = None, 1 + tolerance
    for known in SLIPS:
        off = size / known.factor if size > known.factor else known.factor / size
        if off < best or (found is None and off == best):
            found, best = known, off
    return found


def compare(computed: Interval, stated: Quantity, *, near: bool = False) -> Comparison:
    """Whether a stated quantity is what the figures give, by its bound.

    `near` says that the bound was a word for "close to" (knapp, gut, nearly, just over): then it must be close.
    Both are in base units of the same dimensions; the caller sees to that.
    """
    said = interval(stated, as_input=False)
    tolerance = said.slack + computed.slack
    anchor = computed.anchor
    point = said.anchor
    if point <= 0 or anchor <= 0:
        return Comparison("consistent" if point == anchor else "inconsistent", 1.0)
    ratio = anchor / point
    verdict: Verdict
    match stated.bound:
        case "at_least" | "more_than":
            verdict = _floor(computed, said.low, computed.slack + BORDER, near=near)
            floor = computed.low if computed.low > 0 else computed.high
            ratio = floor / said.low
        case "up_to" | "at_most" | "less_than":
            verdict = _ceiling(
                computed,
                said.high,
                computed.slack + BORDER,
                near=near or stated.bound == "up_to",
                hard=not near,
            )
            top = computed.high if not math.isinf(computed.high) else computed.low
            ratio = top / said.high
        case _:
            verdict = _within(computed, said, tolerance)
    return Comparison(verdict, ratio, slip(ratio) if verdict not in ("consistent",) else None)


def compare_share(ratio: Interval, stated: Quantity, *, near: bool = False) -> Comparison:
    """As `compare`, but "more than half" stays right until the next plain fraction is reached: 56 % is more than half, 40 % less."""
    bare = Quantity(low=stated.low, best=stated.best, high=stated.high, bound=stated.bound, unit=stated.unit)
    found = compare(ratio, bare, near=near)
    if stated.bound == "exact" and found.verdict == "consistent" and _is_another(ratio, stated):
        return Comparison("inconsistent", found.ratio)
    floor, top = stated.low, stated.high
    if found.verdict not in ("loose", "inconsistent"):
        return found
    if stated.bound in ("more_than", "at_least") and floor is not None and ratio.low >= floor:
        above = next((step for step in FRACTIONS if step > floor * 1.01), 1.0)
        if _is_plain(floor) and ratio.anchor < above:
            return Comparison("consistent", found.ratio)
    if stated.bound in ("less_than", "at_most") and top is not None and ratio.high <= top:
        below = max((step for step in FRACTIONS if step < top * 0.99), default=0.0)
        if _is_plain(top) and ratio.anchor > below:
            return Comparison("consistent", found.ratio)
    return found


def _is_another(ratio: Interval, stated: Quantity) -> bool:
    """Whether a share comes out as another fraction that there is a word for: three quarters to the digit is not called four fifths."""
    said = stated.known[0]
    off = abs(ratio.anchor - said)
    worded = any(abs(step - said) < WORDED for step in STEPS)
    return worded and off >= NEXT_STEP and any(abs(step - ratio.anchor) < WORDED * 2 for step in STEPS)


def _is_plain(share: float) -> bool:
    """Whether a share is one that a reader has a word for."""
    return any(abs(step - share) <= 0.01 * step for step in FRACTIONS)


def _within(computed: Interval, said: Interval, tolerance: float) -> Verdict:
    low, high = said.low * (1 - tolerance), said.high * (1 + tolerance)
    if computed.high < low or computed.low > high:
        return "inconsistent"
    if not computed.open:
        return "consistent"
    # an open figure reaches everywhere: hold the statement against the end that was said
    distance = (
        said.low / computed.low if math.isinf(computed.high) else computed.high / max(said.high, 1e-300)
    )
    return _by_distance(distance, tolerance)


def _by_distance(distance: float, tolerance: float) -> Verdict:
    if distance <= max(OPEN, 1 + tolerance):
        return "consistent"
    return "loose" if distance <= SLIP else "inconsistent"


def _floor(computed: Interval, floor: float, tolerance: float, *, near: bool) -> Verdict:
    if computed.high < floor * (1 - tolerance):
        return "inconsistent"
    if math.isinf(computed.high) and floor > computed.low:
        return _by_distance(floor / computed.low, tolerance)
    reached = computed.low if computed.low > 0 else computed.high
    if reached <= floor / (1 - ABOUT) * (1 + computed.slack * 0.2):
        return "consistent"
    if computed.low <= 0:
        return "loose" if reached <= floor * (NEARBY if near else SLIP) else "inconsistent"
    return "loose" if reached <= floor * (NEARBY if near else SLIP) else "inconsistent"


def _ceiling(computed: Interval, ceiling: float, tolerance: float, *, near: bool, hard: bool) -> Verdict:
    if computed.low > ceiling * (1 + tolerance):
        return "inconsistent"
    top = computed.high if not math.isinf(computed.high) else computed.low
    if top >= ceiling * (1 - ABOUT):
        return "consistent"
    if not near:
        return "loose"
    return "loose" if top * (SLIP if hard else 1.5) >= ceiling else "inconsistent"


def span_of(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds them all."""
    parts = list(intervals)
    return Interval(
        min(part.low for part in parts), max(part.high for part in parts), parts[0].dimensions, parts[0].slack
    )
