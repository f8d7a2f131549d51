"""Quotations: what is said, by whom, with which words, in German and English.

A quotation is found sentence by sentence, and each sentence knows the voice that spoke before it: a Konjunktiv that goes on
("Die Lage sei ernst."), a quotation without a frame and a hearsay "soll" belong to that voice.
"""

from __future__ import annotations

from countertrade.reading import segments
from countertrade.reading.marks import Marked, marked
from countertrade.reading.quotes import english, german, voices
from countertrade.reading.quotes.lexicon import lexicon
from countertrade.reading.quotes.sentence import Sentence
from countertrade.records import Quotation

_GRAMMARS = {"de": german.GRAMMAR, "en": english.GRAMMAR}


def quotations(text: str, language: str) -> list[Quotation]:
    """Every quotation in a text with speaker, cue, frame and addressee, in text order.

    >>> [q.rule for q in quotations("Laut Polizei wurde niemand verletzt.", "de")]
    ['according.laut']
    """
    marks = marked(text)
    words = lexicon(language)
    outer = [mark for mark in marks if mark.depth == 0]
    reader = voices.Reader(_GRAMMARS.get(language, english.GRAMMAR))
    place = 0
    for span in segments.sentences(text, language):
        while place < len(outer) and outer[place].end <= span[0]:
            place += 1
        first = place
        inside: list[Marked] = []
        while first < len(outer) and outer[first].start < span[1]:
            inside.append(outer[first])
            first += 1
        reader.read(Sentence(text, span, words, inside))
    return reader.quotations()
