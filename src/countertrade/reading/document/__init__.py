"""One analysis of a text, which everything that reads consults: tokens, sentences, noun chunks, clauses.

A shallow parser by rules over HanTa's tags. What it cannot tell it leaves open (None), and its callers are silent there.
"""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from countertrade.lines import paragraphs
from countertrade.reading import segments
from countertrade.reading.document import retagging
from countertrade.reading.document.arguments import arguments, is_denied
from countertrade.reading.document.building import Open, dateline, verb_group
from countertrade.reading.document.chunks import Draft, chunks, counts
from countertrade.reading.document.english import English
from countertrade.reading.document.german import German
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.grammar import grammar as grammar_of
from countertrade.reading.document.tokens import Piece, pieces
from countertrade.reading.document.types import (
    ACC,
    BLANKS,
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
    "is_denied",
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
    found = pieces(text, language, grammar.shortened, {end for _, end in spans})
    bounds = _bounds(found, spans, paragraphs(text))
    depths = _depths(text, found)
    made = _Made()
    named = frozenset[str]() if grammar.german else retagging.surnames(found, bounds)
    for start, end, _ in bounds:
        words = retagging.tokens(found[start:end], depths[start:end], grammar, named)
        _analysed(words, made, grammar)
    return Document(
        text,
        language,
        tuple(made.tokens),
        tuple(Sentence(*bound) for bound in bounds),
        tuple(made.chunks),
        tuple(made.clauses),
        tuple(number for number, (start, end, _) in enumerate(bounds) for _ in range(start, end)),
        tuple(made.clause_of),
        tuple(made.chunk_of),
        tuple(token.start for token in made.tokens),
    )


@dataclass(slots=True)
class _Made:
    """What the sentences so far have come to."""

    tokens: list[Token] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    clause_of: list[int] = field(default_factory=list)
    chunk_of: list[int] = field(default_factory=list)
    sentences: int = 0


_STOPS = frozenset(".!?…")
_LONGEST = 300  # tokens of a sentence; a longer list or table is cut so that the time stays linear


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


def _analysed(words: list[Token], made: _Made, grammar: Grammar) -> None:
    """Add the chunks and clauses of one sentence, whose indices count within it until they are frozen."""
    end, offset = len(words), len(made.tokens)
    first_clause, first_chunk = len(made.clauses), len(made.chunks)
    tokens = [*words, *BLANKS]
    drafts = chunks(tokens, grammar)
    if grammar.german:
        _since(tokens, drafts)
    builder = German if grammar.german else English
    begin = dateline(tokens, end, grammar)
    opened = [Open("verbless", tokens=list(range(begin - 1)))] if begin else []
    for a, b in _inner(tokens, begin, end):
        opened += builder(tokens, a, b, drafts, grammar).clauses()
    opened.sort(key=lambda clause: clause.tokens[0])
    clause_of, chunk_of = [-1] * end, [-1] * end
    for place, clause in enumerate(opened, first_clause):
        clause.index = place
        for i in clause.tokens:
            clause_of[i] = clause.index
    for draft in drafts:  # what stands in another clause is neither listed with this nor beside it
        if draft.conj is not None and clause_of[drafts[draft.conj].head] != clause_of[draft.head]:
            if draft.prep is not None and draft.prep < drafts[draft.conj].start:
                draft.prep = None  # it was shared
            draft.conj = None
        if draft.of is not None and clause_of[drafts[draft.of].head] != clause_of[draft.head]:
            draft.of = draft.link = None

    def chunk(n: int | None) -> int | None:
        return None if n is None else first_chunk + n

    def token(i: int | None) -> int | None:
        return None if i is None else offset + i

    placed = _placed(tokens, end)
    own: dict[int, list[int]] = defaultdict(list)
    for n, draft in enumerate(drafts):
        if draft.end > placed:
            own[clause_of[draft.head]].append(n)
    for clause in opened:
        verb = verb_group(tokens, clause, grammar)
        slots = arguments(tokens, clause, verb, drafts, own[clause.index], grammar)
        made.clauses.append(
            Clause(
                clause.index,
                made.sentences,
                tuple((offset + a, offset + b) for a, b in _ranges(clause.tokens)),
                clause.kind if verb is not None or clause.kind == "frame" else "verbless",
                token(clause.marker),
                verb
                and replace(
                    verb,
                    tokens=tuple(offset + i for i in verb.tokens),
                    main=offset + verb.main,
                    finite=token(verb.finite),
                ),
                chunk(slots.subject),
                clause.shared or (clause.conj is not None and slots.subject is None),
                chunk(slots.object),
                chunk(slots.dative),
                chunk(slots.predicative),
                tuple(first_chunk + n for n in slots.preps),
                tuple(offset + i for i in clause.tokens if tokens[i].pos == "adv"),
                _index(clause.parent),
                _index(clause.conj),
                chunk(clause.antecedent),
            )
        )
    for n, draft in sorted(enumerate(drafts, first_chunk), key=lambda pair: pair[1].start - pair[1].end):
        chunk_of[draft.start : draft.end] = [n] * (draft.end - draft.start)  # the innermost last
    for n, draft in enumerate(drafts, first_chunk):
        frozen = Chunk(
            n, offset + draft.start, offset + draft.end, offset + draft.head, draft.pronoun, token(draft.prep), draft.cases,
            draft.plural, chunk(draft.of), draft.link, chunk(draft.conj), clause_of[draft.head],
        )  # fmt: skip
        made.chunks.append(frozen)
    made.tokens += words
    made.clause_of += clause_of
    made.chunk_of += chunk_of
    made.sentences += 1


def _since(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """The second part of a preposition is none: "vom Winter an 300 Panzer"."""
    for before, draft in itertools.pairwise(drafts):
        parts = before.prep is not None and draft.prep == before.end and tokens[draft.prep].lower == "an"
        if not parts or tokens[before.prep or 0].lower not in ("von", "vom"):
            continue
        timed = tokens[before.head].pos == "num" or not counts(tokens, before)
        if timed and counts(tokens, draft):
            draft.prep, draft.cases = None, 15


def _inner(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """The sentences inside a quotation, which no clause spans: "Wir zahlen. Dann kommt das Gas", sagte er."""
    cuts = [start]
    for i in range(start + 2, end - 1):
        quoted = tokens[i - 1].depth and tokens[i].depth
        if quoted and tokens[i - 1].text in _STOPS and tokens[i].capital:
            cuts.append(i)
    return list(itertools.pairwise([*cuts, end]))


def _placed(tokens: Sequence[Token], end: int) -> int:
    """Where the place that opens a report ends ("SEOUL (Reuters) - "); 0 where there is none."""
    for i, token in enumerate(tokens[: min(end - 1, 12)]):
        if token.text in ("–", "—", "-"):
            return 0 if tokens[i + 1].text[0].islower() else i  # "Norland – unlike Ostmark – sends"
        tied = i > 0 and (token.text in "(),./" or tokens[i - 1].text in "(,./")
        if not tied and not token.capital:
            return 0
    return 0


def _index(clause: Open | None) -> int | None:
    return None if clause is None or clause.index < 0 else clause.index


def _ranges(tokens: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Token indices as ranges."""
    own = frozenset(tokens)
    starts = sorted(i for i in own if i - 1 not in own)
    ends = sorted(i + 1 for i in own if i + 1 not in own)
    return tuple(zip(starts, ends, strict=True))
