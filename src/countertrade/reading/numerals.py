"""What one word can mean in a number, German compounds included: zweihunderttausend, anderthalb, fünftel, siebzigste."""

from __future__ import annotations

import functools
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from countertrade.reading.tokens import LONGEST_WORD, TABLES


class Lexeme(NamedTuple):
    """What one word can mean in a number; None where it cannot."""

    cardinal: int | None = None
    scale: int | None = None
    collective: int | None = None
    order: int | None = None
    denominator: int | None = None
    ordinal: int | None = None
    multiple: Decimal | None = None
    mixed: Decimal | None = None  # anderthalb, zweieinhalb
    half: bool = False
    article: bool = False


def _spelling(word: str) -> str:
    for mark, plain in (("ß", "ss"), ("ü", "ue"), ("ö", "oe"), ("ä", "ae")):
        word = word.replace(mark, plain)
    return word


@functools.cache
def _words(language: str) -> dict[str, Lexeme]:
    """The closed part of the lexicon."""
    table = TABLES[language]
    found: dict[str, dict[str, object]] = {}

    def add(words: str, **role: object) -> None:
        for word in words.split():
            found.setdefault(_spelling(word), {}).update(role)

    for word, value in table.CARDINALS.items():
        add(word, cardinal=value)
    for word in table.ARTICLES:
        add(word, article=True)
    for word, value in table.SMALL_SCALES.items():
        add(word, scale=value)
    for value, words in table.SCALES.items():
        add(words, scale=value)
    for value, words in table.COLLECTIVES.items():
        add(words, collective=value)
    for value, words in table.ORDER_OF.items():
        add(words, order=value)
    for value, words in table.DENOMINATORS.items():
        add(words, denominator=value)
    for value, words in table.MULTIPLES.items():
        add(words, multiple=Decimal(value))
    for word, printed in table.HALF_COMPOUNDS.items():
        add(word, mixed=Decimal(printed))
    for word in table.HALVES:
        add(word, half=True)
    for value, words in table.ORDINALS.items():
        add(words, ordinal=value)
        if value > 2 and language == "en":
            add(words, denominator=value)
            add(" ".join(f"{word}s" for word in words.split()), denominator=value)
    if language == "en":
        add("firsts", denominator=1)
    return {word: Lexeme(**roles) for word, roles in found.items()}  # type: ignore[arg-type]


@functools.lru_cache(maxsize=1 << 16)
def lexeme(word: str, language: str) -> Lexeme | None:
    """What a folded word means in a number, None for any other word."""
    if len(word) > LONGEST_WORD:
        return None
    if len(word) == 1 and not word.isalpha():
        return _sign(word)
    word = _spelling(word)
    known = _words(language).get(word)
    if known is not None or language != "de":
        return known
    return _compound_lexeme(word)


def _sign(char: str) -> Lexeme | None:
    """The value of a fraction that is one character: ½, ⅔."""
    value = unicodedata.numeric(char, None)
    return Lexeme(mixed=Decimal(value)) if value is not None and 0 < value < 1 else None


def _compound_lexeme(word: str) -> Lexeme | None:
    """German words made of numerals: zweihunderttausend, zweieinhalb, fünftel, dreifache, siebzigste, Zehntausende."""
    table = TABLES["de"]
    if not word.startswith(_de_starts()):
        return None
    value = _compound(word)
    if value is not None:
        return Lexeme(cardinal=value)
    for ending in table.HALF_ENDINGS:
        whole = _compound(word.removesuffix(ending)) if word.endswith(ending) else None
        if whole is not None:
            return Lexeme(mixed=Decimal(whole) + Decimal("0.5"))
    for ending in table.MULTIPLE_ENDINGS:
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        whole = _compound(stem)
        if whole is not None and whole > 1:
            return Lexeme(multiple=Decimal(whole))
        mixed = lexeme(stem, "de")
        if mixed is not None and mixed.mixed is not None:
            return Lexeme(multiple=mixed.mixed)
    for ending in table.FRACTION_ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            whole = _compound(stem) or (_compound(stem[:-1]) if stem.endswith("s") else None)
            whole = whole or _stems().get(stem) or _stems().get(stem + "t")
            if whole is not None and whole > 2:
                return Lexeme(denominator=whole)
    return _ordinal(word)


def _ordinal(word: str) -> Lexeme | None:
    for ending in (*TABLES["de"].ORDINAL_ENDINGS, ""):
        if not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)] if ending else word
        if stem in _stems() and (ending or stem in ("dritt", "siebt")):
            return Lexeme(ordinal=_stems()[stem])
        if not stem.endswith("t"):
            continue
        whole = _compound(stem[:-2]) if stem.endswith("st") else None
        if whole is not None and whole >= 20:
            return Lexeme(ordinal=whole)
        whole = _compound(stem[:-1])
        if whole is not None and 2 <= whole < 20:
            return Lexeme(ordinal=whole)
        for tail, value in _stems().items():
            if stem.endswith(tail) and stem != tail:
                head = _compound(stem.removesuffix(tail).removesuffix("und"))
                if head is None:
                    continue
                if value >= 100 and head < value:
                    return Lexeme(ordinal=head * value)
                if value < 100 and head % 100 == 0:
                    return Lexeme(ordinal=head + value)
    return None


@functools.cache
def _stems() -> dict[str, int]:
    return {stem: value for value, stem in TABLES["de"].ORDINAL_STEMS.items()}


@functools.cache
def _de_starts() -> tuple[str, ...]:
    table = TABLES["de"]
    return tuple(
        sorted({_spelling(word) for word in (*table.CARDINALS, *table.SMALL_SCALES, *_stems(), "ein")})
    )


@functools.cache
def _simple() -> dict[str, int]:
    return {_spelling(word): value for word, value in TABLES["de"].CARDINALS.items()} | {"ein": 1, "eine": 1}


def _compound(word: str) -> int | None:
    """The value of a German numeral below a million written as one word, spelt without umlauts."""
    if not word:
        return None
    left, thousand, right = word.partition("tausend")
    if thousand:
        head = _below_thousand(left) if left else 1
        tail = _below_thousand(right.removeprefix("und")) if right else 0
        return None if head is None or tail is None else head * 1000 + tail
    return _below_thousand(word)


def _below_thousand(word: str) -> int | None:
    left, hundred, right = word.partition("hundert")
    if hundred:
        head = _below_hundred(left) if left else 1
        tail = _below_hundred(right.removeprefix("und")) if right else 0
        if head is None or tail is None or head > 19:
            return None
        return head * 100 + tail
    return _below_hundred(word)


def _below_hundred(word: str) -> int | None:
    simple = _simple()
    if word in simple:
        return simple[word]
    unit, both, tens = word.partition("und")
    if both and simple.get(unit, 0) in range(1, 10) and simple.get(tens, 0) in range(20, 100, 10):
        return simple[unit] + simple[tens]
    return None
