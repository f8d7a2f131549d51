"""Numbers in figures and in words, German compounds included: value, place and form. Units and hedges come later.

Values are exact decimals; a vague number ("Tausende") has a low and a high end. Every rule looks a bounded number of
tokens ahead, so that the whole stays linear in the text.
"""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import Literal, NamedTuple

from countertrade.reading import unit_words
from countertrade.reading.numerals import Lexeme, lexeme
from countertrade.reading.tokens import LONGEST_WORD, TABLES, Tokens, figure_value

Form = Literal["figure", "words", "vague", "fraction", "multiple", "ordinal", "article"]


class Number(NamedTuple):
    """`first` to `last` are tokens, end exclusive; `high` differs from `value` for a vague number only."""

    first: int
    last: int
    value: Decimal
    high: Decimal
    form: Form
    scaled: bool = False  # carries a word for thousand or more

    @property
    def vague(self) -> bool:
        return self.form == "vague"


def numbers(tokens: Tokens) -> list[Number]:
    """Every number of a text in order, without overlap; articles ("ein", "a") only where they count something."""
    found: list[Number] = []
    end, language, kinds = 0, tokens.language, tokens.kinds
    known = _known_starts(language)
    for index, (kind, word) in enumerate(zip(kinds, tokens.words, strict=True)):
        if kind == "w":
            begins = known.get(word)
            if begins is None:
                begins = _remember(known, word, language)
            if (
                begins == NEVER
                or index < end
                or (
                    begins == BEFORE_A_NUMBER
                    and not _counts(tokens, index + 1)
                    and not _opens_a_range(tokens, index)
                )
            ):
                continue
        elif kind != "n" or index < end:
            continue
        number = number_at(tokens, index)
        number = _share(tokens, index, number) or number
        if number is not None:
            found.append(number)
            end = number.last
    return found


NEVER, BEFORE_A_NUMBER, ALWAYS = 0, 1, 2  # when a word begins a number
MOST_WORDS = 1 << 16


@functools.cache
def _known_starts(language: str) -> dict[str, int]:
    """What has been found out of words so far; emptied when it grows large."""
    return {}


def _remember(known: dict[str, int], word: str, language: str) -> int:
    if len(known) > MOST_WORDS:
        known.clear()
    meant = lexeme(word, language)
    table = TABLES[language]
    if meant is None:
        begins = ALWAYS if word in table.SEVERAL or word in table.EVERY or word[-3:] == "mal" else NEVER
    else:
        begins = BEFORE_A_NUMBER if meant.article and meant.cardinal is None else ALWAYS
    if len(word) <= LONGEST_WORD:
        known[word] = begins
    return begins


def _slashed(tokens: Tokens, index: int, number: Number) -> Number | None:
    """3/4 of it, 1/4 inch: a small fraction with words after it, and no date."""
    place = number.last + 1
    below = figure_value(tokens.words[place], tokens.language) if tokens.kind(place) == "n" else None
    if (
        below is None
        or not number.value < below <= 100
        or below != int(below)
        or tokens.kind(place + 1) != "w"
    ):
        return None
    return Number(index, place + 1, number.value / below, number.value / below, "fraction")


def _share(tokens: Tokens, index: int, number: Number | None) -> Number | None:
    """one in five soldiers, drei von zehn, jeder fünfte Soldat: a share said by two whole numbers or an ordinal."""
    table = TABLES[tokens.language]
    if tokens.words[index] in table.EVERY:
        phrase = ordinal_phrase(tokens, index + 1) if tokens.kind(index + 1) == "w" else None
        if phrase is None or phrase[0] < 2 or tokens.kind(phrase[1]) != "w":
            return None
        return Number(index, phrase[1], 1 / phrase[0], 1 / phrase[0], "fraction")
    if number is None or number.form not in ("figure", "words") or not 1 <= number.value <= 99:
        return None
    if tokens.word(number.last) == "/" and tokens.joined(number.last) and tokens.joined(number.last + 1):
        return _slashed(tokens, index, number)
    for words in table.CHANCE:
        place = number.last + len(words)
        if tuple(tokens.words[number.last : place]) != words:
            continue
        other = _cardinal(tokens, place) if tokens.kind(place) in ("n", "w") else None
        if other is None or not number.value < other[0] <= 1000 or other[2] or other[0] != int(other[0]):
            return None
        if unit_words.after(tokens, other[1]) is not None or (other[3] and other[0] > 100):
            return None
        if tokens.kind(other[1]) == "w" and unit_words.counted(tokens, other[1]) is None:
            return None
        return Number(index, other[1], number.value / other[0], number.value / other[0], "fraction")
    return None


def number_at(tokens: Tokens, index: int) -> Number | None:
    """The longest number that starts at a token."""
    key = ("number", index)
    if key not in tokens.read:
        tokens.read[key] = _number_at(tokens, index)
    found: Number | None = tokens.read[key]
    return found


def _number_at(tokens: Tokens, index: int) -> Number | None:
    for rule in (
        _one_of_a_range,
        _mixed,
        _vague,
        _fraction_of_words,
        _multiple,
        _cardinal_number,
        _ordinal_number,
    ):
        number = rule(tokens, index)
        if number is not None:
            return number
    return None


def _one_of_a_range(tokens: Tokens, index: int) -> Number | None:
    """ein bis zwei Prozent: an article that opens a range is a one."""
    known = _lexeme(tokens, index)
    if known is None or not known.article or not _opens_a_range(tokens, index):
        return None
    return Number(index, index + 1, Decimal(1), Decimal(1), "words")


def _opens_a_range(tokens: Tokens, index: int) -> bool:
    if tokens.language != "de" or tokens.word(index + 1) not in ("bis", "oder"):
        return False
    other = _lexeme(tokens, index + 2)
    return other is not None and other.cardinal is not None


def _lexeme(tokens: Tokens, index: int) -> Lexeme | None:
    """What the word at a token means in a number."""
    return lexeme(tokens.words[index], tokens.language) if tokens.kind(index) == "w" else None


def _cardinal(tokens: Tokens, index: int, joins: bool = True) -> tuple[Decimal, int, bool, bool] | None:
    """Value, end, whether it carries a scale word, whether it is in figures, of the cardinal at a token."""
    key = ("joined" if joins else "cardinal", index)
    if key not in tokens.read:
        tokens.read[key] = _cardinal_at(tokens, index, joins)
    found: tuple[Decimal, int, bool, bool] | None = tokens.read[key]
    return found


def _cardinal_at(tokens: Tokens, index: int, joins: bool) -> tuple[Decimal, int, bool, bool] | None:
    total, current = Decimal(0), None
    figure = scaled = False
    ceiling: int | None = None
    place, end = index, index
    while place < len(tokens):
        if tokens.kind(place) == "n":
            value = figure_value(tokens.words[place], tokens.language)
            if value is None or (place > index and not scaled):
                break
            if current is not None:
                if end == place or not _fits(current, value) or value != int(value):
                    break
                current += value
                place = end = place + 1
                break
            if ceiling is not None and (value >= ceiling or not _scales_on(tokens, place, ceiling)):
                break
            current, figure = value, figure or place == index
        else:
            known = _lexeme(tokens, place)
            if known is None:
                if joins and end == place and place > index and _links(tokens, place, current, ceiling):
                    place += 1
                    continue
                break
            if known.cardinal is not None and known.scale is None:
                value = Decimal(known.cardinal)
                if current is not None:
                    if not _fits(current, value) or tokens.kind(place - 1) == "n":
                        break
                    current += value
                elif ceiling is not None and value >= ceiling:
                    break
                else:
                    current = value
            elif known.scale is not None:
                scale = known.scale
                if current is None:
                    if place > index or scale >= 10**5:
                        break
                    current = Decimal(1)
                if scale == 100:
                    if current >= 100 and tokens.kind(place - 1) != "n":
                        break
                    current *= 100
                    scaled = True
                elif ceiling is not None and scale >= ceiling:
                    break
                else:
                    total += current * scale
                    current, ceiling, scaled = None, scale, True
            elif known.article and current is None and place == index and _counts(tokens, place + 1):
                current = Decimal(1)
            else:
                break
        place += 1
        end = place
    if end == index:
        return None
    value = total + (current or 0)
    return value, end, scaled, figure


def _scales_on(tokens: Tokens, place: int, ceiling: int) -> bool:
    """Whether a figure after a scale word goes on the number ("4 thousand 3 hundred", "2 Millionen 300.000")."""
    known = _lexeme(tokens, place + 1)
    return (known is not None and known.scale is not None and known.scale < ceiling) or tokens.word(
        place - 1
    ) in TABLES[tokens.language].AND


def _links(tokens: Tokens, place: int, current: Decimal | None, ceiling: int | None) -> bool:
    """Whether "and" or a hyphen at a token joins two parts of one number."""
    word, following = tokens.word(place), _lexeme(tokens, place + 1)
    if word == "-":
        if following is None or current is None:
            return False
        if following.scale is not None:
            return True
        return following.cardinal is not None and _fits(current, Decimal(following.cardinal))
    if word not in TABLES[tokens.language].AND:
        return False
    if tokens.kind(place + 1) == "n":
        return (ceiling is not None and current is None and not _own_scale(tokens, place + 1)) or (
            current is not None
            and 100 <= current < 10**20  # beyond, a decimal has no remainder
            and current % 100 == 0
            and tokens.kind(place + 1) == "n"
            and len(tokens.word(place + 1)) <= 2
        )
    if following is None or following.cardinal is None:
        return False
    if current is not None:
        return current >= 100 and current % 100 == 0 and following.cardinal < 100
    return ceiling is not None and following.cardinal < ceiling


def _own_scale(tokens: Tokens, place: int) -> bool:
    known = _lexeme(tokens, place + 1)
    return known is not None and known.scale is not None


def _fits(current: Decimal, value: Decimal) -> bool:
    """Whether a smaller part can be added to a larger one: 20 and 5, 300 and 12, but not 12 and 5."""
    if value >= 100 or value == 0 or current == 0:
        return False
    if value < 10:
        return (current % 100 >= 20 and current % 10 == 0) or (current >= 100 and current % 100 == 0)
    return current >= 100 and current % 100 == 0


def _counts(tokens: Tokens, place: int) -> bool:
    """Whether an article before this token counts: a hundred, eine Million, ein Dutzend, ein Viertel."""
    known = _lexeme(tokens, place)
    if known is None:
        return False
    return bool(known.scale or known.collective or known.denominator or known.half)


def _cardinal_number(tokens: Tokens, index: int) -> Number | None:
    found = _cardinal(tokens, index)
    if found is None:
        return None
    value, end, scaled, figure = found
    known = _lexeme(tokens, end)
    times = end + (tokens.word(end) == "-")
    if (
        tokens.word(times) in TABLES[tokens.language].TIMES
        and tokens.word(times + 1) in TABLES[tokens.language].COMPARED
    ):
        return Number(index, times + 1, value, value, "multiple")
    if known is not None and known.collective:
        rest = value % 100 if value > 100 else value  # three hundred and two dozens: only the two are dozens
        value = value - rest + rest * known.collective if rest else value * known.collective
        return Number(index, end + 1, value, value, "words")
    if known is not None and known.order and not known.scale and not figure:
        return None
    if tokens.language == "en" and tokens.kind(end) == "w" and figure:
        letter = TABLES["en"].LETTER_SCALES.get(tokens.printed(end))
        if (
            letter is not None
            and (tokens.joined(end) or len(tokens.printed(end)) > 1)
            and (tokens.printed(end) != "m" or _is_million(tokens, index, end + 1))
        ):
            return Number(index, end + 1, value * letter, value * letter, "figure", True)
    if (
        tokens.word(end - 1) in TABLES[tokens.language].ABBREVIATED
        and tokens.word(end) == "."
        and tokens.kind(end + 1) == "w"
    ):
        end += 1
    return Number(index, end, value, value, "figure" if figure else "words", scaled)


def _is_million(tokens: Tokens, index: int, place: int) -> bool:
    """Whether the m of 4.2m stands for a million: a sign before it, or a unit or listed noun after it."""
    if unit_words.before(tokens, index) is not None or unit_words.after(tokens, place) is not None:
        return True
    noun = unit_words.counted(tokens, place)
    return noun is not None and noun.sure


def _ordinal_number(tokens: Tokens, index: int) -> Number | None:
    known = _lexeme(tokens, index)
    if known is None or known.ordinal is None:
        return None
    return Number(index, index + 1, Decimal(known.ordinal), Decimal(known.ordinal), "ordinal")


def _vague(tokens: Tokens, index: int) -> Number | None:
    """Tausende, dozens, tens of thousands, Dutzende Milliarden, mehrere Hundert, several thousand."""
    if tokens.words[index] in TABLES[tokens.language].SEVERAL:
        inner = _lexeme(tokens, index + 1)
        unit = inner.scale or inner.collective or inner.cardinal if inner is not None else None
        if not unit or unit < 12 or str(unit).strip("0") not in ("1", "12"):
            return None
        following = _lexeme(tokens, index + 2)
        scale = (
            following.scale if following is not None and following.scale and following.scale >= 1000 else 1
        )
        return _order(index, index + 2 + (scale > 1), unit, scale)
    known = _lexeme(tokens, index)
    if known is None or known.order is None:
        return None
    place = index + 1
    of = tokens.word(place) == "of"
    inner = _lexeme(tokens, place + of)
    larger = inner.scale or inner.order if inner is not None else None
    if larger and larger >= 1000 and larger > known.order:
        return _order(index, place + of + 1, known.order, larger)
    if known.order == 10 or (known.scale is not None and not tokens.words[index].endswith(("en", "s"))):
        return None
    return _order(index, index + 1, known.order, 1)


def _order(first: int, last: int, unit: int, scale: int) -> Number:
    """The order of magnitude of a plural: two of the unit up to where the next power of ten begins; a dozen by tens."""
    low, high = (24 * scale, 99 * scale) if unit == 12 else (2 * unit * scale, 10 * unit * scale - 1)
    return Number(first, last, Decimal(low), Decimal(high), "vague", unit * scale >= 1000)


def _mixed(tokens: Tokens, index: int) -> Number | None:
    """anderthalb Millionen, zweieinhalb, ein halbes Dutzend, eine halbe Million, half a million, half a dozen."""
    known = _lexeme(tokens, index)
    if known is None:
        return None
    if known.mixed is not None:
        return _scaled_by(tokens, index, index + 1, known.mixed, "words")
    place = index
    if known.article and (inner := _lexeme(tokens, index + 1)) is not None and inner.half:
        place = index + 1
        known = inner
    if not known.half:
        return None
    place += 1
    if tokens.language == "en" and (skip := _lexeme(tokens, place)) is not None and skip.article:
        place += 1
    if tokens.word(place) == "-":
        place += 1
    inner = _lexeme(tokens, place)
    if inner is not None and (inner.collective or (inner.scale and inner.scale >= 1000)):
        return _scaled_by(tokens, index, place, Decimal("0.5"), "words")
    if (
        place > index + 1
        and (unit_words.measure(tokens, place) or unit_words.money(tokens, place)) is not None
    ):
        return Number(index, place, Decimal("0.5"), Decimal("0.5"), "words")
    return None


def _scaled_by(tokens: Tokens, first: int, place: int, value: Decimal, form: Form) -> Number:
    """A number multiplied by the scale or collective that follows it, if one does."""
    inner = _lexeme(tokens, place)
    factor = (inner.scale or inner.collective) if inner is not None else None
    if factor:
        return Number(first, place + 1, value * factor, value * factor, "words", True)
    return Number(first, place, value, value, form)


def _fraction_of_words(tokens: Tokens, index: int) -> Number | None:
    """ein Drittel, two thirds, die Hälfte, three and a half million, sechs und zwei Drittel Millionen, half."""
    for joins in (False, True):
        mixed = _whole_and_part(tokens, index, joins)
        if mixed is not None:
            return mixed
    found = _fraction(tokens, index)
    if found is not None:
        value, end = found
        inner = _lexeme(tokens, end)
        if inner is not None and inner.scale and inner.scale >= 10**6:
            return Number(index, end + 1, value * inner.scale, value * inner.scale, "fraction", True)
        return Number(index, end, value, value, "fraction")
    return None


def _whole_and_part(tokens: Tokens, index: int, joins: bool) -> Number | None:
    """three and a half, two million and three fifths; the whole is read up to the first "and", or past it."""
    whole = _cardinal(tokens, index, joins)
    if whole is None:
        return None
    value, end, _, _ = whole
    if tokens.word(end) not in TABLES[tokens.language].AND:
        return None
    part = _fraction(tokens, end + 1)
    if part is None or part[0] >= 1:
        return None
    scale = _trailing_scale(tokens, end)
    after = _lexeme(tokens, part[1])
    if scale == 1 and after is not None and after.scale and after.scale >= 1000:
        return Number(
            index,
            part[1] + 1,
            (value + part[0]) * after.scale,
            (value + part[0]) * after.scale,
            "fraction",
            True,
        )
    return Number(index, part[1], value + part[0] * scale, value + part[0] * scale, "fraction", scale > 1)


def _trailing_scale(tokens: Tokens, end: int) -> int:
    known = _lexeme(tokens, end - 1)
    return known.scale if known is not None and known.scale and known.scale >= 10**5 else 1


def _fraction(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """Value and end of a fraction in words at a token."""
    known = _lexeme(tokens, index)
    if known is None and tokens.kind(index) != "n":
        return None
    if known is not None and known.denominator == 2:
        return Decimal("0.5"), index + 1
    if known is not None and known.half and tokens.language == "en":
        return Decimal("0.5"), index + 1
    place, value, figure = index, Decimal(1), False
    if known is not None and known.article:
        place += 1
        if (inner := _lexeme(tokens, place)) is not None and inner.half and tokens.language == "en":
            return Decimal("0.5"), place + 1
        if inner is not None and inner.scale and tokens.language == "en":
            cardinal = _cardinal(tokens, index)
            if cardinal is not None:
                value, place = cardinal[0], cardinal[1]
    else:
        cardinal = _cardinal(tokens, index)
        if cardinal is None:
            return None
        value, place = cardinal[0], cardinal[1]
        figure = cardinal[3]
        if tokens.word(place) == "-" and not figure:
            place += 1
    inner = _lexeme(tokens, place)
    if inner is not None and inner.half and tokens.language == "en" and value == 1:
        return Decimal("0.5"), place + 1
    if inner is not None and inner.denominator is not None:
        if figure and inner.denominator > 10:
            return None
        return value / inner.denominator, place + 1
    composed = None if figure or tokens.language != "en" else ordinal_phrase(tokens, place)
    if (
        composed is None
        or composed[0] <= 2
        or not (tokens.words[composed[1] - 1].endswith("s") or value == 1)
    ):
        return None
    return value / composed[0], composed[1]


def ordinal_phrase(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """Value and end of an ordinal in words at a token: twenty-fifth, two hundredth, one hundred and fifth, siebzigste."""
    known = _lexeme(tokens, index)
    if known is not None and known.ordinal is not None and not known.cardinal:
        return Decimal(known.ordinal), index + 1
    cardinal = _cardinal(tokens, index)
    if cardinal is None or (cardinal[3] and tokens.kind(index) == "n"):
        return None
    value, place = cardinal[0], cardinal[1]
    joint = tokens.word(place)
    if joint == "-" or (joint in TABLES[tokens.language].AND and value >= 100 and value % 100 == 0):
        place += 1
    known = _lexeme(tokens, place)
    last = known.ordinal or known.denominator if known is not None else None
    if last is None:
        return None
    if last >= 100 and last > value:
        return value * last, place + 1
    return (value + last, place + 1) if _fits(value, Decimal(last)) else None


def _multiple(tokens: Tokens, index: int) -> Number | None:
    """das Doppelte, dreifache, twice."""
    known = _lexeme(tokens, index)
    if (
        tokens.language == "de"
        and tokens.words[index].endswith("mal")
        and tokens.word(index + 1) in TABLES["de"].COMPARED
    ):
        known = lexeme(tokens.words[index].removesuffix("mal"), "de")
        if known is not None and known.cardinal:
            return Number(index, index + 1, Decimal(known.cardinal), Decimal(known.cardinal), "multiple")
    if known is None or known.multiple is None:
        return None
    return Number(index, index + 1, known.multiple, known.multiple, "multiple")
