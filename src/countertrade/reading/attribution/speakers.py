"""Who can be a speaker: a person, a body, an outlet or a thing written; by the head of a noun chunk."""

from __future__ import annotations

from functools import cache
from typing import Literal

from countertrade.reading import lexicon
from countertrade.reading.attribution.phrases import temporal
from countertrade.reading.document import Chunk, Document
from countertrade.reading.document.chunks import QUOTES
from countertrade.reading.document.tagging import tagger
from countertrade.reading.lexicon import SpeechNoun

Standing = Literal["name", "person", "body", "outlet", "document", "pronoun", "unknown", "thing"]


INDEFINITE = frozenset("a an ein eine einen einem einer".split())
_ABSTRACT = {
    "de": tuple("ung heit keit schaft ion tät nis tum ismus en e zeit grund fall geld tag".split()),
    "en": tuple("ion ness ity ism age ance ence ment ing time day".split()),
}


_MEMBER = 3  # tokens of "ein anderer", and one more
_ACTING = ("ate", "ee", "ete", "rse")  # "pirates", "employees", "athletes", "nurses"
_COUNTS = frozenset(
    "zahl anzahl datum number count".split()
)  # in the singular: "die Zahl der Toten", "the number of ships"
_KINDS: dict[str, Standing] = {
    "person": "person", "organisation": "body", "government": "body", "outlet": "outlet", "document": "document", "unnamed": "person",
}  # fmt: skip


@cache
def _nouns(language: str) -> dict[str, Standing]:
    sources, speech = lexicon.sources(language), lexicon.speech(language)
    found: dict[str, Standing] = {}
    for lemma, noun in speech.nouns.items():
        if noun.document or noun.carrier:
            found[lemma.lower()] = "document"
    found.update(dict.fromkeys(sources.outlets, "outlet"))
    found.update(dict.fromkeys(sources.bodies, "body"))
    found.update(dict.fromkeys(sources.persons, "person"))
    return found


@cache
def _last_part(lemma: str) -> Standing | None:
    """What the last part of a German compound is as a speaker: of "stadtrat", and none of "apparat", "kosten"."""
    nouns = _nouns("de")
    for cut in range(2, len(lemma) - 2):
        whole = min(cut, len(lemma) - cut - 2) > 2 or "NN" in tagger("de").possible(lemma[:cut].capitalize())
        if lemma[cut:] in nouns and whole:
            return nouns[lemma[cut:]]
    return None


def saying_noun(document: Document, chunk: Chunk) -> SpeechNoun | None:
    """The noun of saying that heads a chunk, or ends the compound that does."""
    return noun_of_saying(document, chunk.head)


def noun_of_saying(document: Document, at: int) -> SpeechNoun | None:
    """What the lexicon says of a token as a noun of saying; of who can speak, only what it says of the whole word."""
    token, nouns = document.tokens[at], lexicon.speech(document.language).nouns
    if token.base in _nouns(document.language):
        return nouns.get(token.lemma)  # a "Vereinigung" is no "Einigung"
    return lexicon.by_head(nouns, token.lemma, token.text)


_ONE = frozenset("one two some several einer eine eines".split())


def one_of(document: Document, chunk: Chunk) -> Chunk | None:
    """The chunk of those of whom one is meant: "one of the officials", "eine der Händlerinnen"."""
    behind = document.chunk(chunk.index + 1)
    alone = chunk.start == chunk.head and document.tokens[chunk.head].lower in _ONE and chunk.prep is None
    part = behind is not None and behind.of == chunk.index and behind.link in ("of", "genitive")
    return behind if alone and part else None


def standing(document: Document, chunk: Chunk) -> Standing:
    """What the head of a chunk is, as far as speaking goes; "thing" where it can say nothing."""
    head = document.tokens[chunk.head]
    sources = lexicon.sources(document.language)
    if (whole := one_of(document, chunk)) is not None:
        return standing(document, whole)
    if chunk.end - chunk.start < _MEMBER and document.printed(chunk).lower() in sources.members:
        return "person"  # "ein anderer", "the other"
    if chunk.pronoun or head.pos == "pron":
        return "pronoun" if head.lower in sources.pronouns else "thing"
    if temporal(document, chunk) or not head.text[0].isalpha():
        return "thing"
    nouns = _nouns(document.language)
    lemma = head.base
    if head.lower in _COUNTS:
        return "thing"
    known = nouns.get(lemma) or nouns.get(head.lower)
    if known is not None:
        return known
    listed = lexicon.heads(document.language, head.lemma, head.text)
    if listed:
        return _KINDS[listed[0].source]
    if document.language == "de":
        if (last := _last_part(lemma)) is not None:
            return last
        if head.pos == "name" or (head.pos in ("num", "adj", "other") and head.text[0].isupper()):
            return "name"
        quoted = document.tokens[chunk.start : chunk.head][-1:], document.tokens[chunk.head + 1 : chunk.end]
        if all(part and part[0].text in QUOTES for part in quoted):
            return "name"  # "dem »Uferboten«"
        if chunk.start == chunk.head and not lemma.endswith(_ABSTRACT["de"]) and head.text == head.lemma:
            return "name"  # a bare noun that no list knows: "Schnappauf"
    elif (
        head.pos == "name"
        or (head.text[0].isupper() and chunk.start < chunk.head)
        or (head.text[0].isupper() and chunk.end - chunk.start == 1)
    ):
        return "name"
    if lemma.endswith(sources.endings):
        return "person"
    if document.language == "en" and lemma.endswith("s") and nouns.get(lemma[:-1]):
        return nouns[lemma[:-1]]
    if head.pos in ("adj", "det", "num") and document.language == "en":
        return "person" if chunk.plural is not False else "thing"  # "the poor", "many"
    if document.language == "en" and lemma.endswith("e") and not lemma.endswith(_ACTING):
        return "thing"
    return "thing" if lemma.endswith(_ABSTRACT[document.language]) or head.pos != "noun" else "unknown"


def can_speak(document: Document, chunk: Chunk | None, *, loose: bool = False) -> bool:
    """Whether a chunk can be a speaker; `loose`, where the grammar shows one, of nouns that no list knows too.

    >>> from countertrade.reading.document import analyse
    >>> d = analyse("The minister saw the rain.", "en")
    >>> [can_speak(d, chunk) for chunk in d.chunks]
    [True, False]
    """
    if chunk is None:
        return False
    found = standing(document, chunk)
    return found != "thing" and (loose or found != "unknown")
