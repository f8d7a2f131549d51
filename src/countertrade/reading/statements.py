"""Statements of a transfer without a number: "kann mit Hilfe in der Raumfahrttechnologie rechnen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple

from countertrade.reading.clauses import clause_of, clauses
from countertrade.reading.transfers import parties
from countertrade.records import Span

_LONGEST = 600  # code points of a sentence


class Statement(NamedTuple):
    """The good that a sentence says is given, as printed; its sentence and its clause."""

    good: Span
    sentence: Span
    clause: Span


class _Words(NamedTuple):
    verbs: re.Pattern[str]
    goods: re.Pattern[str]
    expecting: re.Pattern[str]
    hoping: re.Pattern[str]


def statements(text: str, sentences: Sequence[Span], language: str) -> list[Statement]:
    """One statement for each of these sentences that says what a state gives or gets, and gives no figure for it.

    The verb of giving and the good must stand in one clause, and a state in the sentence.
    """
    words = _words(language)
    found: list[Statement] = []
    for sentence in sentences:
        if sentence[1] - sentence[0] > _LONGEST:
            continue
        folded = text[sentence[0] : sentence[1]].lower()
        if len(folded) != sentence[1] - sentence[0]:
            continue
        verb = words.expecting.search(folded) or next(
            (match for match in words.verbs.finditer(folded) if text[sentence[0] + match.start()].islower()),
            None,
        )
        if verb is None or words.hoping.search(folded):
            continue
        own = clause_of(clauses(text, sentence, language), sentence[0] + verb.start()).span
        stop = max(own[1], sentence[0] + verb.end())
        goods = words.goods.finditer(folded, own[0] - sentence[0], stop - sentence[0])
        inside = verb.re is words.expecting  # "kann mit Hilfe rechnen" holds its good
        good = next(
            (
                match
                for match in goods
                if inside or match.end() <= verb.start() or match.start() >= verb.end()
            ),
            None,
        )
        if good is None or not parties(text, sentence, language):
            continue
        found.append(
            Statement((sentence[0] + good.start(), sentence[0] + good.end()), sentence, (own[0], stop))
        )
    return found


@cache
def _words(language: str) -> _Words:
    table = import_module(f"countertrade.reading.languages.{language}.transfers")
    end = "" if language == "de" else r"\b"
    kinds = (table.VERBS[kind] for kind in ("gives", "receives", "buys", "sells"))
    return _Words(
        re.compile("|".join(rf"\b(?:{kind}){end}" for kind in kinds)),
        re.compile(rf"\b{table.GOODS}\b"),
        re.compile(rf"\b(?:{table.EXPECTING})"),
        re.compile(table.HOPING),
    )
