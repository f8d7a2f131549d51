"""The clauses of a sentence, roughly: enough to say which verb, hedge or negation a figure stands under.

No parser: a sentence is cut at commas, semicolons, dashes and conjunctions, and a piece that has no finite verb of its own belongs
to the piece before it (the first to the one after it). Linear in the sentence.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import NamedTuple

from countertrade.records import Span

_CUT = re.compile(
    # every alternative begins with a plain character, so that the engine can skip to the next candidate
    r"[,;:](?=[\s“”\"«»„])|[ \u00a0][–—-](?=[\s“”\"«»„])|[\s](?:und|oder|aber|sondern|doch|denn|sowie|and|or|but|so|yet)(?=\s)"
    r"|[()\[\]]|[.!?…](?=[\s“”\"«»„])"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


_INVERTED = frozenset("sollte sollten should were had".split())
_MARKS = ' “”"«»„’'


class Clause(NamedTuple):
    """A stretch of a sentence with one finite verb; `opener` is the word it begins with, folded."""

    span: Span
    opener: str
    subordinate: bool


class _Words(NamedTuple):
    subordinators: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    finite: frozenset[str]


def clauses(text: str, sentence: Span, language: str) -> list[Clause]:
    """The clauses of `text[sentence]` in order; they touch, so that every figure stands in one.

    >>> said = "Oz lieferte 300 Panzer, bis Mai könnten weitere folgen."
    >>> [said[a:b] for (a, b), *_ in clauses(said, (0, len(said)), "de")]
    ['Oz lieferte 300 Panzer', ', bis Mai könnten weitere folgen.']
    """
    start, end = sentence
    return [
        each._replace(span=(start + each.span[0], start + each.span[1]))
        for each in _clauses(text[start:end], language)
    ]


@lru_cache(maxsize=256)
def _clauses(text: str, language: str) -> tuple[Clause, ...]:
    """The clauses of one sentence; hedges, sources and transfers ask for the same sentence in turn."""
    words = _words(language)
    start, end = 0, len(text)
    cuts = [found.start() for found in _CUT.finditer(text, start, end) if start < found.start() < end]
    pieces: list[Clause] = []
    finite: list[bool] = []
    for first, last in zip([start, *cuts], [*cuts, end], strict=True):
        folded = [word.lower() for word in _WORD.findall(text, first, last)]
        joined = bool(folded) and folded[0] in words.coordinators
        opener = folded[1] if joined and len(folded) > 1 else folded[0] if folded else ""
        own = any(word in words.finite for word in folded)
        relative = text[first] in ",;:" and opener in words.relatives
        inverted = opener in _INVERTED and (bool(pieces) or not text[:end].rstrip(_MARKS).endswith("?"))
        piece = Clause((first, last), opener, opener in words.subordinators or relative or inverted)
        # "…, and Washington has offered": two subjects, so two clauses, whatever the first one's verb is
        comma = text[first] in ",;" or (first > start and text[first - 1] in ",;")
        whole = joined and own and opener not in words.finite and comma
        goes_on = bool(pieces) and not piece.subordinate and text[first] != ";"
        if goes_on and (not own or (not finite[-1] and not pieces[-1].subordinate and not whole)):
            pieces[-1] = pieces[-1]._replace(span=(pieces[-1].span[0], last))
            finite[-1] = finite[-1] or own
        else:
            pieces.append(piece)
            finite.append(own)
    return tuple(pieces)


def clause_of(found: list[Clause], at: int) -> Clause:
    """The clause that holds an offset; the last one for what lies beyond."""
    return next((clause for clause in found if clause.span[0] <= at < clause.span[1]), found[-1])


@cache
def _words(language: str) -> _Words:
    table = import_module(f"countertrade.reading.languages.{language}.hedges")
    return _Words(table.SUBORDINATORS, table.RELATIVES, table.COORDINATORS, table.FINITE)
