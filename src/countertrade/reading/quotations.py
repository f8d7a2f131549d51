"""Quotations: what is said, by whom, with which words, in German and English."""

from __future__ import annotations

from typing import NamedTuple

from countertrade.lines import as_printed, flowing
from countertrade.reading import attribution
from countertrade.reading.claims import analysed
from countertrade.reading.document import analyse
from countertrade.reading.language import READ
from countertrade.records import Article, Quotation, Source


class Voice(NamedTuple):
    """One who is quoted or paraphrased; None where no source is named or sure. `direct` where the words are quoted."""

    source: Source | None
    direct: bool


def quotations(text: str, language: str, *, resolved: bool = False) -> list[Quotation]:
    """Every quotation in a text with speaker, cue, frame and addressee, in text order; `resolved` as in `attribution.quotations`.

    >>> [q.rule for q in quotations("Laut Polizei wurde niemand verletzt.", "de")]
    ['frame.laut']
    """
    found = attribution.quotations(analyse(flowing(text), language), resolved=resolved)
    return [as_printed(quotation, text) for quotation in found]


def voices(article: Article) -> list[Voice]:
    """Everybody an article quotes or paraphrases, once for each time, in text order."""
    if article.language not in READ or not article.text:
        return []
    reading = analysed(article, article.language)
    said = ((reading.voices.source(saying), saying.kind == "direct") for saying in reading.sayings)
    return [Voice(who and as_printed(who, article.text), direct) for who, direct in said]
