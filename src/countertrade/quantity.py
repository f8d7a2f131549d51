"""A number with its range, bound, unit and rate: what somebody is reported to have said, not what we make of it.

Printing and parsing are inverse: `parse(str(q)) == q` for every quantity.
"""

from __future__ import annotations

import math
import re
from typing import Literal, get_args

import msgspec

from countertrade import units

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "up_to", "range", "order"]
BOUNDS: tuple[str, ...] = get_args(Bound)


class Quantity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`low`, `best` and `high` in `unit` per `per`; what was not said is None, never a guess and never 0.

    >>> str(Quantity(low=6e5, best=None, high=7e5, bound="range", unit="t", per=("year",)))
    '600,000 to 700,000 t/year'
    >>> str(Quantity(low=2e8, best=None, high=None, bound="more_than", unit="USD", per=("year",)))
    'more than 200,000,000 USD/year'
    """

    low: float | None
    best: float | None
    high: float | None
    bound: Bound
    unit: str | None
    per: tuple[str, ...] = ()

    def __str__(self) -> str:
        return show(self)

    @property
    def known(self) -> tuple[float, ...]:
        """The figures that were printed, ascending, each once."""
        printed = [x for x in (self.low, self.best, self.high) if x is not None]
        if printed.count(printed[0]) == len(printed) if printed else True:  # one figure, as most are
            return tuple(printed[:1])
        return tuple(sorted(set(printed)))

    @property
    def point(self) -> float | None:
        """One figure to compute with: the best, else the geometric middle of a range, else the end that was said."""
        if self.best is not None:
            return self.best
        if self.low is not None and self.high is not None:
            if self.low > 0 and self.high > 0:
                return float((self.low * self.high) ** 0.5)
            return (self.low + self.high) / 2
        return self.low if self.low is not None else self.high

    def to(self, unit: str, per: tuple[str, ...] = ()) -> Quantity | None:
        """The same amount in another unit; None where the two do not measure the same thing."""
        scale = units.factor(self.unit, self.per, unit, per)
        if scale is None:
            return None
        return Quantity(
            low=_scaled(self.low, scale),
            best=_scaled(self.best, scale),
            high=_scaled(self.high, scale),
            bound=self.bound,
            unit=unit,
            per=per,
        )


class QuantityError(ValueError):
    """A text that is no quantity."""


# which of low, best and high a single printed figure fills (the contract's table)
SHAPES: dict[Bound, tuple[bool, bool, bool]] = {
    "exact": (True, True, True),
    "about": (True, True, True),
    "at_least": (True, True, False),
    "more_than": (True, False, False),
    "at_most": (False, False, True),
    "less_than": (False, False, True),
    "up_to": (False, False, True),
}
WORDS: dict[Bound, str] = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
    "up_to": "up to ",
}


def show(quantity: Quantity) -> str:
    """The quantity in the tool's own English: bound, figures, unit, rate."""
    unit = _show_unit(quantity.unit, quantity.per)
    match quantity.bound:
        case "range" | "order":
            word = "order of " if quantity.bound == "order" else ""
            ends = f"{figure(quantity.low)} to {figure(quantity.high)}"
            middle = f" ({figure(quantity.best)})" if quantity.best is not None else ""
            return f"{word}{ends}{middle}{unit}"
        case bound:
            triple = (quantity.low, quantity.best, quantity.high)
            if len(quantity.known) == 1 and triple == _triple(quantity.known[0], bound):
                return f"{WORDS[bound]}{figure(quantity.known[0])}{unit}"
            return f"{WORDS[bound]}[{'/'.join(figure(x) for x in triple)}]{unit}"


def figure(value: float | None) -> str:
    """A bare number with thousands marked, all its digits kept; '?' where nothing was said.

    >>> figure(240e6), figure(0.5), figure(None), figure(1.5e-7)
    ('240,000,000', '0.5', '?', '1.5e-07')
    """
    if value is None:
        return "?"
    value = float(value)
    if value.is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    text = repr(value)
    if "e" in text or "n" in text:
        return text
    whole, _, rest = text.partition(".")
    return f"{int(whole):,}.{rest}" if whole not in ("-0",) else text


def parse(text: str) -> Quantity:
    """Read back what `show` printed. Raises QuantityError, which says what would be right.

    >>> parse("about 2,000 USD/month/soldier").per
    ('month', 'soldier')
    """
    match = _PRINTED.match(text.strip())
    if not match:
        raise QuantityError(f"'{text[:60]}' is not a quantity; write for example '600,000 to 700,000 t/year'")
    unit, per = _parse_unit(match["unit"])
    word = (match["word"] or "").strip()
    if match["to"] is not None:
        bound: Bound = "order" if word == "order of" else "range"
        low, best, high = _number(match["a"]), _number(match["middle"]), _number(match["to"])
        return Quantity(low=low, best=best, high=high, bound=bound, unit=unit, per=per)
    named: Bound = next((b for b in SHAPES if WORDS[b].strip() == word), "exact")
    if match["triple"] is not None:
        low, best, high = (_number(part) for part in match["triple"].split("/"))
        return Quantity(low=low, best=best, high=high, bound=named, unit=unit, per=per)
    value = _number(match["a"])
    if value is None:
        raise QuantityError(f"'{text[:60]}' has no figure")
    return bounded(value, named, unit, per)


LARGEST = (
    1e100  # beyond any figure about the world, and far from where arithmetic on it would leave the reals
)


def unsound(quantity: Quantity) -> str | None:
    """Why nothing can be computed from a quantity as it stands, None where it can.

    >>> unsound(parse("7 to 5 t")), unsound(parse("at least [?/5/?] t"))
    ('7 to 5 t is upside down; the smaller figure comes first', 'at least [?/5/?] t does not say how much at least; write for example at least 5')
    """
    low, best, high = quantity.low, quantity.best, quantity.high
    if not quantity.known:
        return f"{quantity} has no figure"
    if any(not abs(x) <= LARGEST or 0 < abs(x) < 1 / LARGEST for x in quantity.known):
        return f"figures lie between {1 / LARGEST:g} and {LARGEST:g}, or are 0"
    said = [x for x in (low, best, high) if x is not None]
    if said != sorted(said):
        return f"{quantity} is upside down; the smaller figure comes first"
    word = WORDS.get(quantity.bound, "").strip()
    match quantity.bound:
        case "at_least" | "more_than" if low is None:
            return f"{quantity} does not say how much {word}; write for example {word} {figure(said[0])}"
        case "at_most" | "less_than" | "up_to" if high is None:
            return f"{quantity} does not say how much {word}; write for example {word} {figure(said[-1])}"
        case "range" | "order" if low is None or high is None:
            return f"{quantity} has one end; write both, as in 5 to 8, or at least 5"
    return None


def bounded(value: float, bound: Bound, unit: str | None, per: tuple[str, ...] = ()) -> Quantity:
    """A quantity of one printed figure, by the table of the contract: at least x has low and best, up to x only high."""
    low, best, high = _triple(value, bound)
    return Quantity(low=low, best=best, high=high, bound=bound, unit=unit, per=per)


def _triple(value: float, bound: Bound) -> tuple[float | None, float | None, float | None]:
    low, best, high = SHAPES[bound]
    return (value if low else None, value if best else None, value if high else None)


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None else value * scale


def _number(text: str | None) -> float | None:
    if text is None or text == "?":
        return None
    value = float(text.replace(",", ""))
    if not math.isfinite(value):
        raise QuantityError(f"'{text[:30]}' is no figure: it is not finite")
    return value


def _show_unit(unit: str | None, per: tuple[str, ...]) -> str:
    if unit is None and not per:
        return ""
    return " " + "/".join([unit or "?", *per])


def _parse_unit(text: str | None) -> tuple[str | None, tuple[str, ...]]:
    if not text or not text.strip():
        return None, ()
    unit, *per = text.strip().split("/")
    for code in (unit, *per):
        if code != "?" and (said := units.bad_code(code)):
            raise QuantityError(said)
    return (None if unit == "?" else unit), tuple(per)


_FIGURE = r"-?(?:\?|inf|nan|[0-9][0-9,]*(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?|\.[0-9]+)"
_PRINTED = re.compile(
    rf"(?P<word>(?:about|at least|more than|at most|less than|up to|order of) )?"
    rf"(?:\[(?P<triple>{_FIGURE}/{_FIGURE}/{_FIGURE})\]"
    rf"|(?P<a>{_FIGURE})(?: to (?P<to>{_FIGURE})(?: \((?P<middle>{_FIGURE})\))?)?)"
    rf"(?P<unit> \S.*)?$"
)
