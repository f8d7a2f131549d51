"""The words, figures, marks and line ends of a text, each with its place. One pass, linear in the text.

A figure is one token with its separators ("1.234.567,89", "1 234 567"), read by the conventions of the language.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from decimal import Decimal
from types import ModuleType
from typing import Any, Literal

from countertrade.reading.languages.de import numbers as de
from countertrade.reading.languages.en import numbers as en

TABLES: dict[str, ModuleType] = {"de": de, "en": en}
LONGEST_FIGURE = 40  # digits; a longer run is no number that anybody reports
LONGEST_WORD = 80

Kind = Literal["n", "w", "l", "p"]  # figure, word, line end, mark


class Tokens:
    """Parallel lists over a text: kind, start, end and folded form (lower case, composed) of each token."""

    __slots__ = ("ends", "kinds", "language", "memo", "read", "starts", "text", "words")

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language if language in TABLES else "en"
        self.memo: dict[str, str | bool | None] = {}  # what was found out about the whole text, once
        self.read: dict[
            tuple[str, int], Any
        ] = {}  # what a rule read at a token, since several rules ask for it
        self.kinds: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        kinds, starts, ends, words = self.kinds, self.starts, self.ends, self.words
        for match in pattern(self.language).finditer(text):
            kind = match.lastgroup or "p"
            start, end = match.span()
            kinds.append(kind)
            starts.append(start)
            ends.append(end)
            word = match[0]
            words.append(word if kind == "n" else word.lower() if word.isascii() else fold(word))

    @staticmethod
    @functools.lru_cache(maxsize=2)
    def of(text: str, language: str) -> Tokens:
        """The tokens of a text, kept for the next question about the same text."""
        return Tokens(text, language)

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """The folded token, '' outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def kind(self, index: int) -> str:
        return self.kinds[index] if 0 <= index < len(self.kinds) else "l"

    def printed(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens `first` to `last` stand in the text."""
        return self.starts[first], self.ends[last - 1]

    def joined(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()


@functools.lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word in lower case and composed form, so that "fu\u0308nf" is found as "fünf"."""
    if len(word) > LONGEST_WORD:
        return word
    return unicodedata.normalize("NFC", word).lower()


@functools.cache
def pattern(language: str) -> re.Pattern[str]:
    table = TABLES[language]
    group, point, other = re.escape(table.THOUSANDS), re.escape(table.DECIMAL), re.escape(table.OTHER_DECIMAL)
    figure = (
        rf"[1-9][0-9]{{0,2}}(?P<g>[{group}])[0-9]{{3}}(?:(?P=g)[0-9]{{3}})*+(?![0-9])(?:{point}[0-9]++(?![{point}][0-9]))?"
        rf"|[1-9][0-9]{{0,2}}(?:{point}[0-9]{{3}}(?:{point}[0-9]{{3}})++(?![0-9])|(?:{point}[0-9]{{3}})++{other}[0-9]++)"
        r"|(?:(?<![0-9][.,])[0-9]++[.,][0-9]++|[0-9]++|(?<![\w.])[.][0-9]++)(?![.,][0-9])(?:[eE][+-]?[0-9]{1,3}(?![\w]))?"
        r"|[0-9]++"
    )
    word = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*+"
    return re.compile(rf"(?P<n>{figure})|(?P<w>{word})|(?P<l>\n)|(?P<p>[^\s])")


def figure_value(printed: str, language: str) -> Decimal | None:
    """The value of a printed figure by the language's separators; None where it is too long to be one.

    >>> figure_value("2.000", "de"), figure_value("2,5", "de"), figure_value("2,000.5", "en")
    (Decimal('2000'), Decimal('2.5'), Decimal('2000.5'))
    """
    if len(printed) > LONGEST_FIGURE:
        return None
    table = TABLES[language]
    mantissa, _, exponent = printed.lower().partition("e")
    for mark in table.THOUSANDS:
        if mark not in ".,":
            mantissa = mantissa.replace(mark, "")
    marks = [mark for mark in mantissa if mark in ".,"]
    match marks:
        case []:
            pass
        case [mark]:
            whole, _, rest = mantissa.partition(mark)
            grouped = mark in table.THOUSANDS and len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
            mantissa = f"{whole}{rest}" if grouped else f"{whole}.{rest}"
        case [first, *_, last] if first != last:
            mantissa = mantissa.replace(first, "").replace(last, ".")
        case _:
            mantissa = mantissa.replace(marks[0], "")
    value = Decimal(mantissa)
    return value.scaleb(int(exponent)) if exponent else value
