"""Units of a deal file: words to factors over base units, the algebra of dimensions, and how a derived unit is printed.

The closed list and its factors are those of `countertrade.units` (pint); the nouns under `counts` are added, each a dimension of its own.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from countertrade import naming, units
from countertrade.modelling.expressions import SHARE, Dimensions, Unit

TIME = "month"
RATE: Dimensions = ((TIME, -1),)

# what people write for the codes of the closed list
SPOKEN: Mapping[str, str] = {
    "months": "month", "years": "year", "quarters": "quarter", "days": "day", "weeks": "week", "hours": "hour",
    "minutes": "minute", "seconds": "second", "tonne": "t", "tonnes": "t", "kilogram": "kg", "kilograms": "kg", "barrels": "barrel",
    "gallons": "gallon", "acres": "acre", "miles": "mile", "yards": "yard", "short_tons": "short_ton", "long_tons": "long_ton",
    "litre": "l", "litres": "l", "liter": "l", "liters": "l", "percent": "%",
}  # fmt: skip


def times(left: Dimensions, right: Dimensions, power: int = 1) -> Dimensions:
    """The dimensions of left × right ** power.

    >>> times((("USD", 1), ("month", -1)), (("month", 1),))
    (('USD', 1),)
    """
    if not right:
        return left
    if not left and power == 1:
        return right
    powers = dict(left)
    for base, exponent in right:
        powers[base] = powers.get(base, 0) + power * exponent
    return tuple(sorted((base, exponent) for base, exponent in powers.items() if exponent))


def power_of_time(dimensions: Dimensions) -> int:
    return dict(dimensions).get(TIME, 0)


def without_time(dimensions: Dimensions) -> Dimensions:
    return tuple(pair for pair in dimensions if pair[0] != TIME)


def currency_of(dimensions: Dimensions) -> str | None:
    """The currency where the dimensions are those of an amount of money, else None."""
    if len(dimensions) == 1 and dimensions[0][1] == 1 and units.is_currency(dimensions[0][0]):
        return dimensions[0][0]
    return None


def multiplied(left: Unit, right: Unit, power: int = 1) -> Unit:
    """The unit left × right (or left / right with power −1), its text as an analyst writes it."""
    if power == 1:
        text = f"{left.text}*{right.text}" if left.text else right.text
    else:
        text = f"{left.text or '1'}/{right.text}"
    return Unit(
        text=text,
        factor=left.factor * right.factor**power,
        dimensions=times(left.dimensions, right.dimensions, power),
    )


@functools.lru_cache(maxsize=1024)
def measure(code: str) -> Unit | None:
    """A unit of the closed list, None for any other word."""
    if code == "%":
        return Unit(text="%", factor=0.01, dimensions=())
    if code in units.CURRENCIES:
        return Unit(text=code, factor=1.0, dimensions=((code, 1),))
    if code not in units.MEASURES:
        return None
    base = units.registry().Quantity(1.0, code).to_base_units()
    found = tuple(
        sorted(
            (_BASES[str(name)], round(float(str(power))))
            for name, power in base.dimensionality.items()
            if power
        )
    )
    return Unit(text=code, factor=float(base.magnitude), dimensions=found)


_BASES = {
    definition: code for code, definition in units.MEASURES.items() if definition.startswith("[")
}  # "[mass]" -> "kg"

# what people write that is no unit here -> what to write
MEANT: Mapping[str, str] = {
    "k": "thousand", "tsd": "thousand", "mn": "million", "mio": "million", "mrd": "billion", "bn": "billion", "tn": "trillion",
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "rubel": "RUB", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB",
    "roubles": "RUB", "won": "KRW or KPW", "yuan": "CNY", "yen": "JPY", "pound": "GBP or lb", "pounds": "GBP or lb", "ton": "t, short_ton or long_ton",
    "tons": "t, short_ton or long_ton", "tonnen": "t", "monat": "month", "monate": "months", "monaten": "months", "jahr": "year",
    "jahre": "years", "jahren": "years", "tag": "day", "tage": "days", "woche": "week", "wochen": "weeks", "prozent": "%", "fass": "barrel", "bbl": "barrel",
    "pct": "%", "sqm": "m2", "sqkm": "km2", "cbm": "m3", "yr": "year", "mo": "month",
}  # fmt: skip


class Units:
    """The units one deal file may use: the closed list and its own counted nouns."""

    def __init__(self, counts: Iterable[str] = ()) -> None:
        self.counts = tuple(counts)
        self._counted = frozenset(self.counts)
        self._known: dict[str, Unit | None] = {}
        self._shown: dict[str, str] = {}  # base unit -> the unit it is printed in: the first one written

    def find(self, word: str) -> Unit | None:
        """The unit of a word, None where it is none. Plurals of the time and trade units are understood."""
        if word not in self._known:
            if word in self._counted:
                self._known[word] = Unit(text=word, factor=1.0, dimensions=((word, 1),))
            else:
                self._known[word] = measure(SPOKEN.get(word, word))
        return self._known[word]

    def nearest(self, word: str) -> str | None:
        """What was meant by a word that is no unit, or the unit it most resembles (a currency only for three letters)."""
        if word.lower() in MEANT:
            return MEANT[word.lower()]
        names = [*self.counts, *SPOKEN, *units.MEASURES, *(units.CURRENCIES if len(word) == 3 else ())]
        folded = {name.lower(): name for name in names}
        near = naming.nearest(word.lower(), folded, 0.7)
        return folded[near] if near else None

    def note(self, unit: Unit) -> None:
        """Remember a unit as written, so that derived amounts are printed in it."""
        if len(unit.dimensions) == 1 and unit.dimensions[0][1] == 1:
            self._shown.setdefault(unit.dimensions[0][0], unit.text)

    def show(self, dimensions: Dimensions) -> Unit:
        """A unit to print an amount of these dimensions in.

        >>> Units(["soldier"]).show((("USD", 1), ("month", -1), ("soldier", -1))).text
        'USD/month/soldier'
        """
        above: Unit = SHARE
        for positive in (True, False):
            for base, power in sorted(dimensions, key=lambda pair: ((pair[0] == TIME) is positive, pair[0])):
                if (power > 0) is not positive:
                    continue
                for one in self._in_shown(base, abs(power)):
                    above = multiplied(above, one, 1 if positive else -1)
        return above

    def _in_shown(self, base: str, power: int) -> list[Unit]:
        if base == "m" and power in (2, 3):  # areas and volumes have codes of their own
            return [self.find(f"m{power}") or SHARE]
        shown = self._shown.get(base, base) if base != TIME else TIME
        return [self.find(shown) or SHARE] * power


def said(dimensions: Dimensions, shown: Units) -> str:
    """Dimensions in words, for a message: 'USD/month', 'a plain number'."""
    return shown.show(dimensions).text or "a plain number"
