"""The tokens of a document as number grammar sees them: "1.5bn", "twenty-five" and "zehnjährig" in their parts."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import TypeVar

from countertrade.quantity import Bound
from countertrade.reading import lexicon
from countertrade.reading.document.types import Chunk, Clause, Document
from countertrade.reading.numeric.words import Words

T = TypeVar("T")
_GLUED = re.compile(r"([+-]?\d++(?:[.,]\d++)*+)([^\W\d_]++[²³]?|[½¼¾⅓⅔])")
_HYPHENS = frozenset("-‐‑")
HYPHENS = _HYPHENS | {"–"}
OF = frozenset(("of", "von"))
_PREFIXES = frozenset(("sub", "minus", "to", "under", "over", "plus"))
_PARTS = re.compile(r"[-‐‑]|[^-‐‑]+")
_KEPT = frozenset("st nd rd th s er ers G D x X".split())  # "5G", "3D", "1980s", "16th"
_GLYPHS = frozenset("½¼¾⅓⅔")
_JOINING = frozenset("or and oder und".split())
_NOUNS = frozenset(("noun", "adj", "name"))
_ENDINGS = {True: ("n", "en", "e", "er", "s", "es", "nen", "ern"), False: ("s", "es")}


class Items:
    """Parallel lists over the parts: lower case, printed form, character range, token, and whether no blank stands before."""

    __slots__ = ("document", "end", "first_of", "glued", "lower", "printed", "start", "token", "words")

    def __init__(self, document: Document, words: Words) -> None:
        self.document, self.words = document, words
        self.lower: list[str] = []
        self.printed: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.token: list[int] = []
        self.glued: list[bool] = []
        self.first_of: list[int] = []  # by token
        tied = False
        for at, token in enumerate(document.tokens):
            self.first_of.append(len(self.lower))
            text = token.text
            if (text[0].isdecimal() and not text.isdecimal()) or text[-1] in _GLYPHS:
                self._mixed(at, text, token.start)
            elif text[-1] in _HYPHENS and len(text) > 1:
                self._add(at, text[:-1], token.start)
                self._add(at, text[-1], token.end - 1)
            elif tied or not _HYPHENS.isdisjoint(text):
                self._hyphened(at, text, token.start, tied)
            elif len(text) > 4 and (cut := self._ending(text)):
                self._add(at, text[:cut], token.start)
                self._add(at, text[cut:], token.start + cut)
            else:
                self._add(at, text, token.start)
            tied = text in _HYPHENS and at > 0 and document.tokens[at - 1].end == token.start
        self.first_of.append(len(self.lower))

    def __len__(self) -> int:
        return len(self.lower)

    def word(self, at: int) -> str:
        """The part at a place in lower case, empty beyond either end."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def pos(self, at: int) -> str:
        return self.document.tokens[self.token[at]].pos if 0 <= at < len(self.lower) else ""

    def lemma(self, at: int) -> str:
        return self.document.tokens[self.token[at]].base if 0 <= at < len(self.lower) else ""

    def tag(self, at: int) -> str:
        return self.document.tokens[self.token[at]].tag if 0 <= at < len(self.lower) else ""

    def digits(self, at: int) -> bool:
        """Whether a part begins with a digit."""
        return self.word(at)[:1].isdecimal()

    def says(self, at: int, *choices: str | Container[str]) -> bool:
        """Whether the parts from a place on are words in turn, each the one given or one of those given."""
        for place, choice in enumerate(choices, at):
            word = self.word(place)
            if word != choice if isinstance(choice, str) else word not in choice:
                return False
        return True

    def between(self, at: int) -> tuple[Bound | None, int]:
        """The bound that stands between a number and its noun, and how many parts it takes: "300 or more tanks", "300-plus tanks"."""
        if self.hyphen(at) and self.word(at + 1) == "plus":
            return "at_least", 2
        if self.word(at) == "+" and self.glued[at]:
            return "at_least", 1  # "900+ boats"
        for phrase, bound in self.words.bounds_after.get(self.word(at), ()):
            if phrase[0] in _JOINING and self.says(at, *phrase) and self.pos(at + len(phrase)) in _NOUNS:
                return bound, len(phrase)
        return None, 0

    def named(self, at: int, table: Mapping[str, T]) -> T | None:
        """What a table has for a word, under any of its keys."""
        return next((table[key] for key in self.keys(at) if key in table), None)

    def hyphen(self, at: int) -> bool:
        """Whether a part is a hyphen right behind a word."""
        return self.word(at) in HYPHENS and self.glued[at]

    def tied(self, at: int) -> bool:
        """Whether no blank stands before or behind a part."""
        return self.glued[at : at + 2] == [True, True]

    def beside(self, at: int) -> tuple[str, str]:
        """The words before and behind a part."""
        return self.word(at - 1), self.word(at + 1)

    def back(self, at: int, reach: int, floor: int = 0) -> range:
        """The parts before one, nearest first: so many at most, none before `floor`."""
        return range(at - 1, max(floor, at - reach) - 1, -1)

    def sentence(self, at: int) -> int:
        """The number of the sentence of a part."""
        return self.document.sentence_of[self.token[at]]

    def opening(self, at: int) -> int:
        """The first part of the sentence of a part."""
        return self.first_of[self.document.sentence_at(self.token[at]).start]

    def clause(self, at: int) -> Clause | None:
        """The clause of a part."""
        return self.document.clause_at(self.token[at])

    def chunk(self, at: int) -> Chunk | None:
        """The noun chunk of a part."""
        return self.document.chunk_at(self.token[at])

    def names_state(self, at: int) -> bool:
        """Whether a part ends the name of a state."""
        places = lexicon.names(self.document.language).places
        return any(" ".join(self.printed[at - n : at + 1]) in places for n in range(min(at, 2) + 1))

    def whole(self, at: int) -> bool:
        """Whether a part is all of its token."""
        token = self.token[at]
        return self.first_of[token + 1] - self.first_of[token] == 1

    def text(self, first: int, last: int) -> str:
        return self.document.text[self.start[first] : self.end[last - 1]]

    def newline(self, at: int) -> bool:
        """Whether a line ends before a part."""
        return (
            at <= 0 or at >= len(self.lower) or "\n" in self.document.text[self.end[at - 1] : self.start[at]]
        )

    def keys(self, at: int) -> tuple[str, ...]:
        """What a word may stand under in a table: its form, its lemma, its form without an ending."""
        if not 0 <= at < len(self.lower):
            return ()
        word = self.lower[at]
        lemma = self.lemma(at) if self.whole(at) else word
        found = [word] if word == lemma else [word, lemma]
        if len(word) > 3:
            found += [word[: -len(end)] for end in _ENDINGS[self.words.german] if word.endswith(end)]
            if not self.words.german and word.endswith("ies"):
                found.append(word[:-3] + "y")
        return tuple(found)

    def _add(self, at: int, text: str, start: int) -> None:
        self.glued.append(bool(self.end) and self.end[-1] == start)
        self.lower.append(text.lower())
        self.printed.append(text)
        self.start.append(start)
        self.end.append(start + len(text))
        self.token.append(at)

    def _mixed(self, at: int, text: str, start: int) -> None:
        match = _GLUED.fullmatch(text)
        if match is None or match[2] in _KEPT:
            self._add(at, text, start)
            return
        for part in (1, 2):
            self._add(at, match[part], start + match.start(part))

    def _hyphened(self, at: int, text: str, start: int, tied: bool) -> None:
        """The parts of a word with hyphens where one of the first two is part of a number, or a number stands right before it."""
        parts, known = list(_PARTS.finditer(text)), self.words
        first = parts[0][0].lower()
        typed = len(parts) > 2 and parts[2][0][0].isdecimal()  # "30 T-72-Panzer"
        unit = known.measured(first) and text[-1].isalpha() and bool(self.lower) and not typed
        counts = (
            tied
            or (unit and self.lower[-1][-1].isdecimal())
            or (first in _PREFIXES and text[-1].isdecimal() and len(parts) == 3)
            or known.cardinal(first) is not None
            or (first in known.scales and len(first) > 1)
            or first in known.halves
        )
        if not counts:
            self._add(at, text, start)
            return
        for part in parts:
            self._add(at, part[0], start + part.start())

    def _ending(self, text: str) -> int:
        """Where the ending with a unit begins in "zehnjährig", "hundertprozentige"; 0 for other words."""
        lower, known = text.lower(), self.words
        for ending in known.endings:
            cut = lower.rfind(ending)
            inflected = cut > 2 and len(lower) - cut - len(ending) <= 2
            if inflected and known.cardinal(lower[:cut]) is not None:
                return cut
        return 0
