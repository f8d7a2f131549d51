"""Numbers as formulas, tables and speech write them beside plain prose: signs, slashes, powers, "point", "out of".

Also the ordinals of a text, and places that are counted from the end or from here ("the last", "vorletzte").
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation, Overflow

from countertrade.reading import unit_words
from countertrade.reading.numbers import Number, number_at, ordinal_phrase
from countertrade.reading.numerals import lexeme
from countertrade.reading.tokens import TABLES, Tokens, figure_value

MINUS_SIGNS = frozenset(("-", "−"))
LARGEST_EXPONENT = 300
CHANCE = 1000  # "one in a thousand": past this, "in" begins a place or a year


def written(tokens: Tokens, chances: bool = True, glued: bool = False) -> list[Number]:
    """Every number of a text with its sign, as a quotient or power where it is one; vague words and ordinals are left out.

    `chances` reads "one in five" as a fraction; `glued` takes figures that letters touch, as units do.
    """
    found: list[Number] = []
    place = 0
    while place < len(tokens):
        number = written_at(tokens, place, chances, glued)
        if number is None:
            place += 1
        else:
            found.append(number)
            place = number.last
    return found


def written_at(tokens: Tokens, place: int, chances: bool = True, glued: bool = False) -> Number | None:
    """The number that is written at a token, its sign included."""
    if tokens.kind(place) not in ("n", "w", "p"):
        return None
    table, word = TABLES[tokens.language], tokens.words[place]
    start, sign = place, 1
    if word in MINUS_SIGNS or word in table.MINUS:
        if word in MINUS_SIGNS and not _is_sign(tokens, place):
            return None
        place, sign = place + 1, -1
    number = _simple(tokens, place, glued)
    if number is None:
        return None
    for rule in (_power, _quotient, _spoken_decimal, _mixed_sign, _letter):
        longer = rule(tokens, number)
        if longer is not None:
            number = longer
            break
    if chances or tokens.word(number.last) in ("over", "durch"):
        number = _chance(tokens, number) or number
    return number._replace(first=start, value=sign * number.value, high=sign * number.high)


def _is_sign(tokens: Tokens, place: int) -> bool:
    """Whether a hyphen stands free before a number: not in "40 - 50" and not in "A-4"."""
    if (
        tokens.joined(place)
        and tokens.kind(place - 1) in ("n", "w", "p")
        and tokens.word(place - 1) not in ("(", "=")
    ):
        return False
    before = tokens.kind(place - 1)
    return tokens.joined(place + 1) or before not in ("n", "w")


def _simple(tokens: Tokens, place: int, glued: bool = False) -> Number | None:
    """A plain number at a token that stands as one: not glued to letters, no pronoun, no ordinal."""
    kind = tokens.kind(place)
    if kind == "n":
        touching = tokens.joined(place) and tokens.kind(place - 1) == "w"
        number = None if touching and not glued else number_at(tokens, place)
        if number is None or glued:
            return number
        if _times_ten(tokens, number.last):
            return number
        if (
            tokens.kind(number.last) == "w"
            and tokens.joined(number.last)
            and not _fraction_sign(tokens, number.last)
        ):
            return None
        return number
    if kind != "w":
        return None
    word = tokens.words[place]
    if word in TABLES[tokens.language].NUMBER_ARTICLES and not _counts_something(tokens, place + 1):
        return number_at(tokens, place) or Number(place, place + 1, Decimal(1), Decimal(1), "words")
    if not glued and tokens.word(place - 1) in TABLES[tokens.language].NOT_A_NUMBER_AFTER.get(word, ()):
        return None
    number = number_at(tokens, place)
    if number is None or number.form in ("vague", "ordinal", "multiple", "article"):
        return None
    known = lexeme(word, tokens.language)
    if tokens.language == "de" and known is not None and known.denominator == 2:
        return None
    return number


def _times_ten(tokens: Tokens, place: int) -> bool:
    return (
        tokens.word(place) in ("x", "×") and tokens.kind(place + 1) == "n" and tokens.word(place + 2) == "^"
    )


def _letter(tokens: Tokens, number: Number) -> Number | None:
    """2.33 k, 1,674.5 G: a letter for a power of ten that stands apart and ends the number."""
    scale = TABLES[tokens.language].LETTER_SCALES.get(tokens.printed(number.last))
    if (
        scale is None
        or number.form != "figure"
        or tokens.printed(number.last) in ("m", "b")
        or tokens.kind(number.last + 1) in ("w", "n")
    ):
        return None
    return Number(number.first, number.last + 1, number.value * scale, number.value * scale, "figure", True)


def _fraction_sign(tokens: Tokens, place: int) -> bool:
    known = lexeme(tokens.words[place], tokens.language)
    return known is not None and known.mixed is not None and len(tokens.words[place]) == 1


def _counts_something(tokens: Tokens, place: int) -> bool:
    """Whether a German "ein" is the article of a noun or adjective after it."""
    word = tokens.word(place)
    return tokens.kind(place) != "w" or tokens.capital(place) or word.endswith(("er", "es", "en", "e"))


def _power(tokens: Tokens, number: Number) -> Number | None:
    """1.1^23, 2.5^-1, 6.23x10^-4."""
    place, base, factor = number.last, number.value, Decimal(1)
    if tokens.word(place) in ("x", "×", "*") and tokens.joined(place) and tokens.kind(place + 1) == "n":
        inner = figure_value(tokens.words[place + 1], tokens.language)
        if inner is None or tokens.word(place + 2) != "^":
            return None
        place, base, factor = place + 2, inner, number.value
    if tokens.word(place) != "^" or not tokens.joined(place):
        return None
    place += 1
    sign = 1
    while tokens.word(place) in ("+", "-") and place - number.last < 6:
        sign = -1 if tokens.word(place) == "-" and tokens.word(place - 1) != "-" else 1
        place += 1
    exponent = figure_value(tokens.words[place], tokens.language) if tokens.kind(place) == "n" else None
    if exponent is None or exponent > LARGEST_EXPONENT or (base == 0 and sign < 0):
        return None
    try:
        value = factor * base ** (sign * exponent)
    except (InvalidOperation, Overflow, ZeroDivisionError):
        return None
    return Number(number.first, place + 1, value, value, "figure")


def _quotient(tokens: Tokens, number: Number) -> Number | None:
    """3/4, 2 1/4: but not a date, and not a file number."""
    if number.form != "figure":
        return None
    fraction = _slash(tokens, number.first)
    if fraction is not None:
        return fraction
    fraction = _slash(tokens, number.last) if tokens.kind(number.last) == "n" else None
    if fraction is None or fraction.value >= 1 or number.value != int(number.value):
        return None
    value = number.value + fraction.value
    return Number(number.first, fraction.last, value, value, "fraction")


def _slash(tokens: Tokens, place: int) -> Number | None:
    if (
        tokens.word(place + 1) != "/"
        or tokens.kind(place + 2) != "n"
        or tokens.word(place + 3) == "/"
        or tokens.word(place - 1) == "/"
    ):
        return None
    above = figure_value(tokens.words[place], tokens.language)
    below = figure_value(tokens.words[place + 2], tokens.language)
    close = tokens.joined(place + 1) == tokens.joined(place + 2)
    if (
        above is None
        or not below
        or not close
        or (tokens.kind(place + 3) == "w" and tokens.joined(place + 3))
    ):
        return None
    return Number(place, place + 3, above / below, above / below, "fraction")


def _mixed_sign(tokens: Tokens, number: Number) -> Number | None:
    """10½"""
    if (
        tokens.kind(number.last) != "w"
        or not tokens.joined(number.last)
        or not _fraction_sign(tokens, number.last)
    ):
        return None
    known = lexeme(tokens.words[number.last], tokens.language)
    value = number.value + (known.mixed if known is not None and known.mixed is not None else 0)
    return Number(number.first, number.last + 1, value, value, "fraction")


def _spoken_decimal(tokens: Tokens, number: Number) -> Number | None:
    """two hundred point zero three, drei Komma fünf."""
    if tokens.word(number.last) not in TABLES[tokens.language].POINT or number.form != "words":
        return None
    digits, place = "", number.last + 1
    while tokens.kind(place) == "w":
        known = lexeme(tokens.words[place], tokens.language)
        if known is None or known.cardinal is None or (digits and known.cardinal > 9):
            break
        if known.cardinal > 9:
            inner = number_at(tokens, place)
            if inner is not None:
                digits, place = str(int(inner.value)), inner.last
            break
        digits += str(known.cardinal)
        place += 1
    if not digits or len(digits) > 15:
        return None
    value = number.value + Decimal(f"0.{digits}")
    return Number(number.first, place, value, value, "words")


def _chance(tokens: Tokens, number: Number) -> Number | None:
    """one out of three, 1 over 3, 1 in twenty-one."""
    table = TABLES[tokens.language]
    place = number.last
    bar = tokens.word(place) in table.FRACTION_BARS
    words = (
        ("over",)
        if bar
        else next(
            (each for each in table.OUT_OF if tuple(tokens.words[place : place + len(each)]) == each), None
        )
    )
    if words is None or number.value < 0:
        return None
    other = _simple(tokens, place + len(words))
    if other is None or other.value <= 0 or other.form == "fraction":
        return None
    if bar and tokens.kind(other.last) == "w":
        return None
    if not bar and other.value <= number.value:
        return None
    if words in (("in",), ("von",)):
        if number.value > 100 or other.value > CHANCE or unit_words.after(tokens, other.last) is not None:
            return None
        if tokens.language == "de" or tokens.kind(number.first - 1) == "p":
            return None
    value = number.value / other.value
    return Number(number.first, other.last, value, value, "fraction")


# --- Ordinals ---------------------------------------------------------------------------------------------------------------


def ordinals(tokens: Tokens) -> list[Number]:
    """Every ordinal of a text in words or with its ending: siebzigste, zu dritt, twenty-fifth, 21st."""
    found: list[Number] = []
    place = 0
    while place < len(tokens):
        number = _ordinal_at(tokens, place)
        if number is None:
            place += 1
        else:
            found.append(number)
            place = number.last
    return found


def _ordinal_at(tokens: Tokens, place: int) -> Number | None:
    if tokens.kind(place) == "n":
        if (
            tokens.language == "en"
            and tokens.word(place + 1) in ("st", "nd", "rd", "th")
            and tokens.joined(place + 1)
        ):
            value = figure_value(tokens.words[place], "en")
            return Number(place, place + 2, value, value, "ordinal") if value is not None else None
        return None
    if tokens.kind(place) != "w":
        return None
    start = place
    if tokens.words[place] in TABLES[tokens.language].ARTICLES:
        known = lexeme(tokens.word(place + 1), tokens.language)
        if known is None or not known.scale:
            return None
    phrase = ordinal_phrase(tokens, place)
    if phrase is None or tokens.words[phrase[1] - 1].endswith("ths"):
        return None
    return Number(start, phrase[1], phrase[0], phrase[0], "ordinal")


def relative_ordinals(tokens: Tokens) -> Iterator[tuple[int, int, int, str]]:
    """First and last token, offset and anchor of each place counted from the end or from here."""
    table = TABLES[tokens.language]
    phrases = sorted(
        ((tuple(words.split()), *found) for words, found in table.RELATIVE_PHRASES.items()),
        key=lambda row: -len(row[0]),
    )
    place = 0
    while place < len(tokens):
        word = tokens.words[place]
        for words, anchor, offset in phrases:
            if (
                words[0] == word
                and tuple(tokens.words[place : place + len(words)]) == words
                and not _goes_on(tokens, place + len(words))
            ):
                yield place, place + len(words), offset, anchor
                place += len(words)
                break
        else:
            for ending in ("", *table.ORDINAL_ENDINGS):
                stem = word[: len(word) - len(ending)] if ending else word
                if word.endswith(ending) and stem in table.RELATIVE_ORDINALS:
                    anchor, offset = table.RELATIVE_ORDINALS[stem]
                    yield place, place + 1, offset, anchor
                    break
            place += 1


def _goes_on(tokens: Tokens, place: int) -> bool:
    """Whether "the last one" is followed by its noun, so that "one" is a number."""
    return (
        tokens.kind(place) == "w"
        and tokens.words[place - 1] == "one"
        and tokens.words[place].endswith("s")
        and tokens.words[place] not in ("is", "was")
    )
