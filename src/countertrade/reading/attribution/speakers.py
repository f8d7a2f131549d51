"""Who can be a speaker: a person, a body, an outlet or a thing written; by the head of a noun chunk."""

from __future__ import annotations

from functools import cache
from typing import Literal

from countertrade.reading import lexicon
from countertrade.reading.attribution.phrases import temporal
from countertrade.reading.document import Chunk, Document

Standing = Literal["name", "person", "body", "outlet", "document", "pronoun", "thing"]


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


def standing(document: Document, chunk: Chunk) -> Standing:
    """What the head of a chunk is, as far as speaking goes; "thing" where it can say nothing."""
    head = document.tokens[chunk.head]
    sources = lexicon.sources(document.language)
    if chunk.pronoun or head.pos == "pron":
        return "pronoun" if head.lower in sources.pronouns else "thing"
    if temporal(document, chunk) or not head.text[0].isalpha():
        return "thing"
    nouns = _nouns(document.language)
    lemma = head.lemma.lower()
    known = nouns.get(lemma) or nouns.get(head.lower)
    if known is not None:
        return known
    if document.language == "de":
        for cut in range(1, len(lemma) - 2):  # the last part of a compound
            if lemma[cut:] in nouns:
                return nouns[lemma[cut:]]
        if head.pos == "name":
            return "name"
    elif head.pos == "name" or (head.text[0].isupper() and chunk.start < chunk.head) or (head.text[0].isupper() and chunk.end - chunk.start == 1):
        return "name"
    if head.pos != "name" and lemma.endswith(sources.endings):
        return "person"
    if document.language == "en" and lemma.endswith("s") and nouns.get(lemma[:-1]):
        return nouns[lemma[:-1]]
    if head.pos in ("adj", "det", "num") and document.language == "en":
        return "person" if chunk.plural is not False else "thing"  # "the poor", "many"
    return "thing"


def can_speak(document: Document, chunk: Chunk | None) -> bool:
    """Whether a chunk can be a speaker.

    >>> from countertrade.reading.document import analyse
    >>> d = analyse("The minister denied the charge.", "en")
    >>> [can_speak(d, chunk) for chunk in d.chunks]
    [True, False]
    """
    return chunk is not None and standing(document, chunk) != "thing"
