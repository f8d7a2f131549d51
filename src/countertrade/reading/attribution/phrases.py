"""Noun phrases whole: a chunk with the attributes, appositions and relative clauses that follow it."""

from __future__ import annotations

from countertrade.reading import lexicon
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk, Document
from countertrade.reading.temporal.words import calendar_words

_ATTRIBUTIVE = frozenset(
    "of for in from at with on by to about against among between near within including near under".split()
)
_GERMAN_ATTRIBUTIVE = frozenset("von vom aus für beim in".split())


def temporal(document: Document, chunk: Chunk) -> bool:
    """Whether a chunk names a time: "Monday", "am Freitag", "last week"."""
    head = document.tokens[chunk.head]
    times = lexicon.grammar(document.language).times
    if chunk.start < chunk.head and document.language == "en" and head.text[0].isupper():
        before = document.tokens[chunk.head - 1]  # "the Deccan Morning", not "Sky Saturday"
        named = before.pos == "name" and before.lower not in times
        if named and head.lower not in calendar_words("en").weekdays:
            return False
    return head.base in times or head.lower in times


_GIVING = frozenset(("of", "at", "von", "auf", "mit"))


_SPANNING = _GIVING | frozenset(("for", "over", "within", "für", "über", "binnen"))


def lasting(document: Document, chunk: Chunk, *, given: bool = True) -> bool:
    """Whether a chunk says how long something is; `given`, behind a word that gives figures: "spricht von vier Jahren", "put it at ten months"."""
    spell = document.head(chunk.index).base in lexicon.grammar(document.language).periods
    before = document.tokens[chunk.prep].lower if chunk.prep is not None else ""
    return spell and before in (_GIVING if given else _SPANNING) and numbered(document, chunk)


def _dating(document: Document, chunk: Chunk) -> bool:
    """Whether a chunk says when something is from: "am Freitag", "Mitte März", "9.2. 2014"."""
    head = document.tokens[chunk.head]
    spell = head.base in lexicon.grammar(document.language).timing
    return spell or temporal(document, chunk) or (chunk.start == chunk.head and head.text[0].isdigit())


_ABOUT = frozenset("mehr weniger more less fewer at up no nicht bis".split())


def numbered(document: Document, chunk: Chunk) -> bool:
    """Whether a chunk begins with a number, its currency or an approximator aside: "40 ships", "$3 million", "mehr als 12 000"."""
    near = 5 if document.tokens[chunk.start].lower in _ABOUT else 2
    return document.counts(chunk.start, min(chunk.start + near, chunk.end))


_MEANT = frozenset({"für", "for"})  # "reicht nach ihren Angaben | für 50 Fälle"


def phrase(document: Document, chunk: Chunk, limit: int, *, apposed: bool = True) -> Range:
    """The tokens of a chunk (without its preposition) and what belongs to it to its right, up to `limit`."""
    tokens, chunks = document.tokens, document.chunks
    start = chunk.start
    end = max(chunk.end, start + 1)
    at = chunk.index + 1
    held = {chunk.index}
    whole = chunk.of is None or chunk.link == "apposition"
    for own in map(chunks.__getitem__, range(chunk.index - 1, -1, -1) if whole else ()):
        behind = own.end + (tokens[start - 1].pos == "poss" and own.end != start)
        if own.of != chunk.index or behind != start:
            break
        start = own.start + 1 if own.prep == own.start else own.start  # "Südkoreas Geheimdienst"
        held.add(own.index)
    while at < len(chunks):
        following = chunks[at]
        if following.start >= limit or following.start - end > 2:
            break
        between = tokens[end : following.start]
        counted = following.link == "apposition" and document.counts(
            following.start, following.end
        )  # "…, according to X, 40 trucks"
        linked = following.of in held and not counted and (following.link != "apposition" or apposed)
        joined = following.conj in held or (
            chunks[at - 1].of == at
            and chunks[at - 1].link == "possessive"
            and at - 1 in held
            and at - 1 != chunk.index
        )
        owned = following.link == "possessive" and following.of == at + 1 and at + 1 < len(chunks)
        prep = chunks[at + 1].prep if owned and following.prep is None else following.prep
        attached = (
            prep is not None
            and prep >= end
            and not between[:-1]
            and tokens[prep].lower in (_GERMAN_ATTRIBUTIVE if document.language == "de" else _ATTRIBUTIVE)
            and not _dating(document, following)
            and not temporal(document, chunk)
            and not (tokens[prep].lower in _MEANT and numbered(document, following))
            and tokens[chunk.head].pos != "pron"
            and (
                tokens[prep].lower != "in"
                or document.language != "de"
                or tokens[following.head].pos == "name"
            )
        )
        if not (linked or joined or attached):
            break
        held.add(at)
        end = following.end
        at += 1
    return start, min(_described(document, chunk, end, limit), limit)


def _described(document: Document, chunk: Chunk, end: int, limit: int) -> int:
    """The end of a phrase with what describes somebody who is not named: "someone close to X", "a person familiar with the talks"."""
    tokens = document.tokens
    if document.language != "en" or end + 2 >= limit:
        return end
    names = lexicon.names("en")
    unnamed = tokens[chunk.head].base in names.somebody | names.unnamed
    if not unnamed or tokens[end].lower not in names.anonymity:
        return end
    if tokens[end + 1].lower not in ("to", "with", "in", "on", "about", "of"):
        return end
    known = document.chunk_at(end + 2)
    return end if known is None or known.pronoun else min(known.end, limit)


def closed(document: Document, end: int, limit: int) -> int:
    """The end of a phrase with the brackets that follow it: "Sen. Lindsey Graham (R-SC)"."""
    tokens = document.tokens
    opens = end < limit and tokens[end].text == "("
    inside = range(end + 1, min(end + 9, limit)) if opens else ()
    return next((at + 1 for at in inside if tokens[at].text == ")"), end)
