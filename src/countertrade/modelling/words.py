"""The words and signs of an expression: tokens, what the language reserves, and the names and units one deal file declares."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from countertrade.modelling.dimensions import Units

LONGEST = 4000  # characters of one expression

# Intelligence Community Directive 203 (2015), both rows of its table, and the same in German: the words stand for a uniform chance
LIKELIHOODS: dict[str, tuple[float, float]] = {
    "almost no chance": (0.01, 0.05), "remote": (0.01, 0.05),
    "very unlikely": (0.05, 0.20), "highly improbable": (0.05, 0.20),
    "unlikely": (0.20, 0.45), "improbable": (0.20, 0.45),
    "roughly even": (0.45, 0.55), "roughly even chance": (0.45, 0.55), "roughly even odds": (0.45, 0.55),
    "likely": (0.55, 0.80), "probable": (0.55, 0.80),
    "very likely": (0.80, 0.95), "highly probable": (0.80, 0.95),
    "almost certain": (0.95, 0.99), "almost certainly": (0.95, 0.99), "nearly certain": (0.95, 0.99),
    "so gut wie ausgeschlossen": (0.01, 0.05), "sehr unwahrscheinlich": (0.05, 0.20), "unwahrscheinlich": (0.20, 0.45),
    "etwa gleich wahrscheinlich": (0.45, 0.55), "wahrscheinlich": (0.55, 0.80), "sehr wahrscheinlich": (0.80, 0.95),
    "so gut wie sicher": (0.95, 0.99),
}  # fmt: skip
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
RESERVED = frozenset({"to", "if", "then", "else", "or", "and", "not", "per", "happens", "happened"})
FUNCTIONS = {
    "min": (2, 99), "max": (2, 99), "abs": (1, 1), "sqrt": (1, 1), "exp": (1, 1), "log": (1, 1),
}  # fmt: skip
SHAPES = {
    "uniform": "uniform(low, high)",
    "triangular": "triangular(low, mode, high)",
    "pert": "pert(low, best, high)",
    "beta": "beta(p, q)",
    "normal": "normal(mean, standard deviation)",
    "lognormal": "lognormal(median, factor)",
    "discrete": "discrete({value: chance, …})",
    "mixture": "mixture({distribution: chance, …})",
    "truncate": "truncate(distribution, low, high)",
}


class Wrong(Exception):  # noqa: N818 - becomes a Problem with its place
    """What is wrong in an expression, at an offset into its text."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.message, self.at = message, at


class Token(NamedTuple):
    kind: Literal["number", "date", "word", "likelihood", "sign", "end"]
    text: str
    start: int
    end: int


_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d{2}(?:-\d{2})?(?![\w.]))"
    r"|(?P<number>(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)"
    r"|`(?P<quoted>[^`]*)`"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<sign><=|>=|[-+*/()<>{},:%])"
)
_SYNONYMS = {"×": "*", "·": "*", "⋅": "*", "÷": "/", "−": "-", "≤": "<=", "≥": ">=", "＋": "+"}
_HINTS = {
    "$": "write the currency's code: USD", "€": "write EUR", "£": "write GBP", "¥": "write JPY or CNY", "₽": "write RUB", "₩": "write KRW or KPW",
    "–": "write 'to' between the ends of a range", "—": "write 'to' between the ends of a range", "^": "there are no powers; multiply",
    "=": "write <, >, <= or >=", "!": "write 'not'", "&": "write 'and'", "|": "write 'or'", "[": "use round brackets", "]": "use round brackets",
    "~": "write 'to' between the ends of a range", ";": "one expression a line", '"': "a name stands without quotation marks, or in `…`",
    "'": "a name stands without quotation marks, or in `…`", ".": "a name has no dots", "‰": "write it in %", "°": "there is no such unit",
}  # fmt: skip


def continues_a_word(sign: str) -> bool:
    """Letters, digits, _ and the vowel signs and accents that scripts write after a letter."""
    return ("a" + sign).isidentifier()


class Vocabulary:
    """What words mean in one deal file: its units, and its declared names (some of several words).

    `names` stand in expressions; `labels` (flows, effects, parties) only in questions, and may be spelt like a unit.
    """

    def __init__(self, known: Units, names: Iterable[str] = (), labels: Iterable[str] = ()) -> None:
        self.units = known
        self.names = frozenset(names)
        several = {phrase for phrase in {*self.names, *known.counts, *LIKELIHOODS, *labels} if " " in phrase}
        self._phrases = frozenset(several)
        self._lengths: dict[
            str, list[int]
        ] = {}  # first word → how many words phrases have that begin with it
        for first, length in sorted({(phrase.split(" ", 1)[0], phrase.count(" ") + 1) for phrase in several}):
            self._lengths.setdefault(first, []).insert(0, length)

    def tokens(self, text: str) -> list[Token]:
        """The text as tokens, the longest declared name first. Raises Wrong for a character that belongs nowhere."""
        if len(text) > LONGEST:
            raise Wrong(
                f"the expression has more than {LONGEST} characters; name parts of it as quantities", 0
            )
        found: list[Token] = []
        at = 0
        while at < len(text):
            if text[at].isspace():
                at += 1
                continue
            if text[at] in _SYNONYMS:
                found.append(Token("sign", _SYNONYMS[text[at]], at, at + 1))
                at += 1
                continue
            match = _TOKEN.match(text, at)
            if not match:
                hint = _HINTS.get(text[at], "only figures, units, names and + − * / ( ) < > stand here")
                raise Wrong(f"'{text[at]}' does not belong in an expression; {hint}", at)
            found.append(self._token(match, text))
            at = found[-1].end
        found.append(Token("end", "", len(text), len(text)))
        return found

    def _token(self, match: re.Match[str], text: str) -> Token:
        start, end = match.span()
        match match.lastgroup:
            case "quoted":
                return Token("word", match["quoted"], start, end)
            case "word":
                while end < len(text) and continues_a_word(text[end]):
                    end += 1
                phrase = self._phrase(text, start, text[start:end])
                length = end - start if phrase is None else phrase[1]
                word = text[start:end] if phrase is None else phrase[0]
                likely = word in LIKELIHOODS and word not in self.names
                return Token("likelihood" if likely else "word", word, start, start + length)
            case "date":
                return Token("date", match[0], start, end)
            case "number":
                return Token("number", match[0], start, end)
        return Token("sign", match[0], start, end)

    def _phrase(self, text: str, start: int, first: str) -> tuple[str, int] | None:
        """The longest declared name of several words that stands here, and how many characters it takes."""
        lengths = self._lengths.get(first, [])
        words, ends, at = [first], [start + len(first)], start + len(first)
        while len(words) < max(lengths, default=0):
            begin = at
            while begin < len(text) and text[begin].isspace():
                begin += 1
            end = begin
            while end < len(text) and continues_a_word(text[end]):
                end += 1
            if begin == at or end == begin:
                break
            words.append(text[begin:end])
            ends.append(end)
            at = end
        for length in lengths:
            phrase = " ".join(words[:length])
            if length <= len(words) and phrase in self._phrases:
                return phrase, ends[length - 1] - start
        return None
