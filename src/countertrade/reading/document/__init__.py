"""One analysis of a text, which everything that reads consults: tokens, sentences, noun chunks, clauses.

A shallow parser by rules over HanTa's tags. What it cannot tell it leaves open (None), and its callers are silent there.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

from countertrade.reading import segments
from countertrade.reading.document import english, german, retagging
from countertrade.reading.document.arguments import arguments
from countertrade.reading.document.building import Open, dateline, verb_group
from countertrade.reading.document.chunks import Draft, chunks
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.grammar import grammar as grammar_of
from countertrade.reading.document.tagging import tagger
from countertrade.reading.document.tokens import Piece, pieces
from countertrade.reading.document.types import (
    ACC,
    DAT,
    GEN,
    NOM,
    Chunk,
    Clause,
    Document,
    Sentence,
    Token,
    VerbGroup,
)
from countertrade.reading.marks import marked

__all__ = [
    "ACC",
    "DAT",
    "GEN",
    "NOM",
    "Chunk",
    "Clause",
    "Document",
    "Sentence",
    "Token",
    "VerbGroup",
    "analyse",
]


def analyse(text: str, language: str) -> Document:
    """The analysis of a text in a language that is read ("de", "en"); linear in its length.

    >>> d = analyse("Nordkorea hat nach Angaben Seouls 3.000 Soldaten an Russland geliefert.", "de")
    >>> c = d.clauses[0]
    >>> d.printed(d.chunks[c.subject]), c.verb.lemma, d.printed(d.chunks[c.object])
    ('Nordkorea', 'liefern', '3.000 Soldaten')
    """
    grammar = grammar_of(language)
    spans = segments.sentences(text, language)
    found = pieces(text, language, grammar.abbreviations, {end for _, end in spans})
    paragraphs = segments.paragraphs(text)
    bounds = _bounds(found, spans, paragraphs)
    depths = _depths(text, found)
    words = tagger(language)
    tokens: list[Token] = []
    for start, end, _ in bounds:
        printed = retagging.uncapped([piece.text for piece in found[start:end]], grammar)
        tagged = words.tagged(printed)
        tokens += retagging.tokens(found[start:end], printed, tagged, depths[start:end], grammar)
    all_chunks: list[Chunk] = []
    all_clauses: list[Clause] = []
    clause_of = [-1] * len(tokens)
    chunk_of = [-1] * len(tokens)
    for number, (start, end, _) in enumerate(bounds):
        _analysed(tokens, number, start, end, grammar, all_chunks, all_clauses, clause_of, chunk_of)
    sentence_of = [number for number, (start, end, _) in enumerate(bounds) for _ in range(start, end)]
    return Document(
        text,
        language,
        tuple(tokens),
        tuple(Sentence(*bound) for bound in bounds),
        tuple(all_chunks),
        tuple(all_clauses),
        tuple(sentence_of),
        tuple(clause_of),
        tuple(chunk_of),
        tuple(token.start for token in tokens),
    )


_STOPS = frozenset(".!?…")
_LONGEST = (
    300  # tokens of a sentence; what is longer is a list or a table, and is cut so that the time stays linear
)


def _bounds(
    found: Sequence[Piece], spans: Sequence[tuple[int, int]], paragraphs: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int]]:
    """Token ranges of the sentences, each with the number of its paragraph; every token is in one."""
    starts = [piece.start for piece in found]
    heads = [start for start, _ in paragraphs]
    bounds: list[tuple[int, int, int]] = []
    at = 0
    for _, end in [*spans, (0, found[-1].end)] if found else ():
        stop = bisect.bisect_left(starts, end)
        while stop > at:
            cut = min(stop, at + _LONGEST)
            bounds.append((at, cut, max(0, bisect.bisect_right(heads, found[at].start) - 1)))
            at = cut
    return bounds


def _depths(text: str, found: Sequence[Piece]) -> list[int]:
    """How many quotation marks each token stands in."""
    depths = [0] * len(found)
    starts = [piece.start for piece in found]
    for mark in marked(text):
        begin, end = mark.inner
        for i in range(bisect.bisect_left(starts, begin), bisect.bisect_left(starts, end)):
            depths[i] = mark.depth + 1
    return depths


def _analysed(
    tokens: Sequence[Token],
    number: int,
    start: int,
    end: int,
    grammar: Grammar,
    all_chunks: list[Chunk],
    all_clauses: list[Clause],
    clause_of: list[int],
    chunk_of: list[int],
) -> None:
    drafts = chunks(tokens, start, end, grammar)
    if grammar.german:
        for before, draft in itertools.pairwise(
            drafts
        ):  # "vom Winter an 300 Panzer": the second part of the preposition
            if draft.prep is not None and draft.prep == before.end and tokens[draft.prep].lower == "an":
                counted = any(token.pos == "num" for token in tokens[draft.start : draft.end])
                timed = tokens[before.head].pos == "num" or not any(
                    token.pos == "num" for token in tokens[before.start : before.end]
                )
                if (
                    counted
                    and timed
                    and before.prep is not None
                    and tokens[before.prep].lower in ("von", "vom")
                ):
                    draft.prep = None
                    draft.cases = 15
    find = german.clauses if grammar.german else english.clauses
    begin = dateline(tokens, start, end)
    opened = [clause for a, b in _inner(tokens, begin, end) for clause in find(tokens, a, b, drafts, grammar)]
    if begin > start:
        opened.append(Open("verbless", tokens=list(range(start, begin - 1))))
    opened.sort(key=lambda clause: clause.tokens[0])
    first_clause, first_chunk = len(all_clauses), len(all_chunks)
    for place, clause in enumerate(opened):
        clause.index = first_clause + place
        for i in clause.tokens:
            clause_of[i] = clause.index
    for draft in drafts:  # what stands in another clause is neither listed with this nor beside it
        if draft.conj is not None and clause_of[drafts[draft.conj].head] != clause_of[draft.head]:
            if draft.prep is not None and draft.prep < drafts[draft.conj].start:
                draft.prep = None  # it was shared
            draft.conj = None
        if draft.of is not None and clause_of[drafts[draft.of].head] != clause_of[draft.head]:
            draft.of = draft.link = None
    own: dict[int, list[int]] = {}
    placed = _dateline(tokens, start, end)
    for n, draft in enumerate(drafts):
        if draft.end <= placed:
            continue
        own.setdefault(clause_of[draft.head], []).append(n)

    def chunk(n: int | None) -> int | None:
        return None if n is None else first_chunk + n

    for clause in opened:
        verb = verb_group(tokens, clause, grammar)
        slots = arguments(tokens, clause, verb, drafts, own.get(clause.index, ()), grammar)
        all_clauses.append(
            Clause(
                clause.index,
                number,
                _ranges(clause.tokens),
                clause.kind if verb is not None or clause.kind == "frame" else "verbless",
                clause.marker,
                verb,
                chunk(slots.subject),
                clause.shared or (clause.conj is not None and slots.subject is None),
                chunk(slots.object),
                chunk(slots.dative),
                chunk(slots.predicative),
                tuple(first_chunk + n for n in slots.preps),
                tuple(i for i in clause.tokens if tokens[i].pos == "adv"),
                _index(clause.parent),
                _index(clause.conj),
                chunk(clause.antecedent),
            )
        )
    for n, draft in enumerate(drafts):
        all_chunks.append(_frozen(draft, n, first_chunk, clause_of))
        for i in range(draft.start, draft.end):
            chunk_of[i] = first_chunk + n


def _inner(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """The sentences inside a quotation, which no clause spans: "Wir zahlen. Dann kommt das Gas", sagte er."""
    cuts = [
        i + 1
        for i in range(start + 1, end - 2)
        if tokens[i].text in _STOPS
        and tokens[i].depth
        and tokens[i + 1].depth
        and tokens[i + 1].text[0].isupper()
    ]
    return list(itertools.pairwise([start, *cuts, end]))


def _dateline(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the place that opens a report ends ("SEOUL (Reuters) - "); `start` where there is none."""
    i = start
    while i < min(end, start + 4) and tokens[i].text[:1].isupper():
        i += 1
    if i == start:
        return start
    while i < min(end, start + 12) and tokens[i].text not in ("–", "—", "-"):
        if (
            tokens[i].text not in "(),./"
            and tokens[i - 1].text not in "(,./"
            and not tokens[i].text[:1].isupper()
        ):
            return start
        i += 1
    return i if i < min(end - 1, start + 12) and tokens[i].text in ("–", "—", "-") else start


def _index(clause: Open | None) -> int | None:
    return None if clause is None or clause.index < 0 else clause.index


def _frozen(draft: Draft, n: int, first: int, clause_of: Sequence[int]) -> Chunk:
    return Chunk(
        first + n, draft.start, draft.end, draft.head, draft.pronoun, draft.prep, draft.cases, draft.plural,
        None if draft.of is None else first + draft.of, draft.link,
        None if draft.conj is None else first + draft.conj, clause_of[draft.head],
    )  # fmt: skip


def _ranges(tokens: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Ascending token indices as ranges."""
    found: list[tuple[int, int]] = []
    for i in sorted(tokens):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return tuple(found)
