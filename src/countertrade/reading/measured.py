"""Numbers with their unit and nothing else: no hedge, no counted noun, as other recognisers of quantities give them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from countertrade import units
from countertrade.reading import labels, unit_words
from countertrade.reading.amounts import sterling
from countertrade.reading.languages import signs
from countertrade.reading.notation import written
from countertrade.reading.numbers import Number
from countertrade.reading.tokens import Tokens
from countertrade.reading.unit_words import Unit

ANGLE_WORDS = frozenset(
    "rotate rotated turn angle angles drehen dreht gedreht winkel winkels neigung tilt".split()
)
ANGLE_NOUNS = frozenset(("winkel", "angle"))
SUBUNIT_SHARE = {
    "sen": Decimal("0.01"),
    "penny": Decimal("0.01"),
    "pence": Decimal("0.01"),
    "cent": Decimal("0.01"),
}
LONGEST_BARE = 3  # letters; a shorter word is no unit where no number stands before it


class Measured(NamedTuple):
    """`kind` is number, percentage, currency, dimension, temperature or age; `value` is None for a unit that stands alone."""

    start: int
    end: int
    value: Decimal | None
    unit: str | None
    kind: str
    bare: str | None = None  # the folded noun, where it names no state


def measured(tokens: Tokens, chances: bool = False) -> list[Measured]:
    """Every number with a unit, in order, and every currency and temperature that stands without a number."""
    found: list[Measured] = []
    numbers = written(tokens, chances, glued=True)
    blocked = [(start, end) for start, end, why in labels.spans(tokens.text) if why == "address"]
    taken = 0
    for index, number in enumerate(numbers):
        if number.first < taken:
            continue
        start = tokens.starts[number.first]
        if any(low <= start < high for low, high in blocked):
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        item, last = _measured(tokens, number, following, chances)
        if item is None:
            continue
        found.append(item)
        taken = last
    return sorted([*found, *_alone(tokens, found)], key=lambda item: item.start)


def _measured(
    tokens: Tokens, number: Number, following: Number | None, chances: bool
) -> tuple[Measured | None, int]:
    age = _age(tokens, number)
    if age is not None:
        return age, number.last
    unit = _unit(tokens, number, following)
    if unit is None or unit.kind == "count" or _glued_to_a_name(tokens, number, unit):
        return _percent_of(tokens, number, chances), number.last
    value, first, last = number.value * unit.times, min(number.first, unit.first), max(number.last, unit.last)
    kind, code = unit.kind, unit.code
    if value < 0 and kind in ("dimension", "currency"):
        value, first = -value, first + 1 if first == number.first else first
    elif kind == "temperature" and tokens.word(first - 1) == "-" and tokens.kind(first - 2) == "w":
        value, first = -value, first - 1
    if code in units.TIMES:
        return None, last
    if code == "deg" and kind == "temperature":
        near = {tokens.word(place) for place in range(number.first - 8, last + 4)}
        if tokens.word(last) in ANGLE_NOUNS or (near & ANGLE_WORDS and unit.noun == "°"):
            return None, last
        kind = "dimension" if near & ANGLE_WORDS else kind
    if kind == "currency" and following is not None:
        joined = _with_subunit(tokens, number, unit, following, last)
        if joined is not None:
            value, last = joined
    if kind == "dimension" and code == "ft" and following is not None:
        joined = _feet_and_inches(tokens, value, following, last)
        if joined is not None:
            value, last = joined
    start, end = tokens.place(first, last)
    return Measured(start, end, value, code, kind, _bare(unit)), last


def _bare(unit: Unit) -> str | None:
    noun = unit.noun.lower().strip("- ")
    return noun.split()[-1] if noun and " " not in noun and "-" not in noun else None


def _unit(tokens: Tokens, number: Number, following: Number | None) -> Unit | None:
    """The unit after a number, else the currency sign before it; a sign that the number before owns is not taken."""
    front = unit_words.before(tokens, number.first)
    behind = unit_words.after(tokens, number.last)
    behind = sterling(tokens, number, behind) if behind is not None else None
    if front is not None and (behind is None or behind.kind != "percentage"):
        if (
            behind is not None
            and behind.kind == "currency"
            and front.noun in signs.SIGNS
            and not _owned(tokens, number, behind, following)
        ):
            return behind._replace(first=front.first) if behind.code == front.code else front
        return front
    if behind is not None and behind.kind == "currency" and _owned(tokens, number, behind, following):
        return None
    return behind


def _owned(tokens: Tokens, number: Number, behind: Unit, following: Number | None) -> bool:
    """Whether a sign after a number belongs to the next number: "rmb 10 usd 20"."""
    if following is None or behind.last != following.first:
        return False
    return tokens.joined(following.first) or (
        unit_words.before(tokens, number.first) is not None and behind.noun in signs.SIGNS
    )


def _age(tokens: Tokens, number: Number) -> Measured | None:
    """five years old, 3 Jahren in "im Alter von 3 Jahren", 8 Monate her."""
    table = labels.TABLES[tokens.language]
    unit = unit_words.measure(tokens, number.last + (tokens.word(number.last) == "-"))
    last = None
    if tokens.word(number.last) == "yo":
        start, end = tokens.place(number.first, number.last + 1)
        return Measured(start, end, number.value, "year", "age")
    if unit is None or unit.code not in units.TIMES:
        return None
    for words in table.AGE_AFTER:
        if tuple(tokens.words[number.last : number.last + len(words)]) == words:
            last = number.last + len(words)
            if words[-1] == "her":
                last -= 1
    before = any(
        tuple(tokens.words[max(0, number.first - len(words)) : number.first]) == words
        for words in table.AGE_BEFORE
    )
    if last is None and not before:
        return None
    start, end = tokens.place(number.first, last or unit.last)
    return Measured(start, end, number.value, unit.code, "age")


def _glued_to_a_name(tokens: Tokens, number: Number, unit: Unit) -> bool:
    """Whether a figure is part of a name: scp-173m, A4. A currency code may touch it."""
    before = number.first - 1
    if unit.first < number.first or not tokens.joined(number.first):
        return False
    if tokens.word(before) == "-":
        return tokens.joined(before) and tokens.kind(before - 1) in ("w", "n")
    return tokens.kind(before) == "w"


def _percent_of(tokens: Tokens, number: Number, chances: bool) -> Measured | None:
    """percent of 10, and chances where they count as a share."""
    for words in (("percent", "of"), ("percents", "of"), ("per", "cent", "of")):
        first = number.first - len(words)
        if (
            first >= 0
            and tuple(tokens.words[first : number.first]) == words
            and tokens.kind(first - 1) != "n"
        ):
            start, end = tokens.place(first, number.last)
            return Measured(start, end, number.value, units.SHARE, "percentage")
    chance = tokens.word(number.last - 2) in ("of", "in") or tokens.word(number.last - 1) in ("of", "in")
    if chances and number.form == "fraction" and (tokens.word(number.last) == "of" or chance):
        start, end = tokens.place(number.first, number.last + (tokens.word(number.last) == "of"))
        return Measured(start, end, number.value * 100, units.SHARE, "percentage")
    return None


def _with_subunit(
    tokens: Tokens, number: Number, unit: Unit, following: Number, last: int
) -> tuple[Decimal, int] | None:
    """thirteen dollars and forty-five cents, zwei Euro fünfzig, 17 USD 25."""
    joint = tokens.word(last) in ("and", "und")
    if following.first != last + joint or number.value != int(number.value) or not 0 < following.value < 100:
        return None
    if following.value != int(following.value) or following.form == "fraction":
        return None
    own = unit_words.after(tokens, following.last)
    if own is not None and own.code in SUBUNIT_SHARE and own.kind == "currency":
        return number.value + following.value * SUBUNIT_SHARE[own.code or ""], own.last
    prefix = unit.first < number.first
    front = unit_words.before(tokens, following.first)
    if (
        own is not None
        or (front is not None and front.first != unit.first)
        or (prefix and following.form == "figure")
    ):
        return None
    if unit_words.counted(tokens, following.last) is not None and not joint:
        return None
    return number.value + following.value / 100, following.last


def _feet_and_inches(
    tokens: Tokens, value: Decimal, following: Number, last: int
) -> tuple[Decimal, int] | None:
    joint = tokens.word(last) == "and"
    own = unit_words.measure(tokens, following.last)
    if following.first != last + joint or own is None or own.code != "inch":
        return None
    return value + following.value / 12, own.last


def _alone(tokens: Tokens, found: list[Measured]) -> list[Measured]:
    """Units that stand without a number: "the dollar fell", "from celsius to fahrenheit"."""
    spans = sorted((item.start, item.end) for item in found)
    alone: list[Measured] = []
    place, row = 0, 0
    while place < len(tokens):
        start = tokens.starts[place]
        while row < len(spans) and spans[row][1] <= start:
            row += 1
        inside = row < len(spans) and spans[row][0] <= start
        unit = None if inside or tokens.kinds[place] == "l" else _unit_alone(tokens, place)
        if unit is None:
            place += 1
            continue
        one = _one(tokens, place)
        first, last = tokens.place(place - one, unit.last)
        alone.append(Measured(first, last, Decimal(1) if one else None, unit.code, unit.kind, _bare(unit)))
        place = unit.last
    return alone


def _one(tokens: Tokens, place: int) -> bool:
    """Whether a German article before a unit counts one of it: "einen Teelöffel"."""
    return tokens.language == "de" and tokens.word(place - 1) in ("einen", "eine", "ein", "einem")


def _unit_alone(tokens: Tokens, place: int) -> Unit | None:
    if tokens.kind(place) != "w":
        return None
    money = unit_words.money(tokens, place)
    if money is not None:
        word = tokens.words[place]
        table = unit_words.MONEY[tokens.language]
        clear = (
            word not in table.SUBUNITS
            and word not in table.OTHER_MEANINGS
            and tokens.printed(place) not in signs.WORDLIKE
        )
        return money if clear and len(word) >= LONGEST_BARE else None
    measure = unit_words.measure(tokens, place)
    if measure is None or measure.code in units.TIMES or len(measure.noun) < LONGEST_BARE:
        return None
    if measure.kind == "percentage":
        return measure if measure.noun == "percent" and tokens.word(place + 1) != "of" else None
    if tokens.language == "de":
        return measure if _one(tokens, place) else None
    return measure if measure.noun not in ("degrees", "degree", "deg", "deg.") else None
