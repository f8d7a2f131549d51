"""How English reports speech inside one sentence.

English keeps subject, verb, object in order, so the one who speaks stands before the verb or, after the content, behind it: "…, said X".
"""

from __future__ import annotations

from countertrade.reading.quotes.english.frames import according, after_content, before_content, summed_up
from countertrade.reading.quotes.english.phrases import clause_end, clause_start, phrase, subject
from countertrade.reading.quotes.english.verbs import as_told, telling
from countertrade.reading.quotes.found import Found
from countertrade.reading.quotes.grammar import Grammar
from countertrade.reading.quotes.sentence import Range, Sentence


def in_subjunctive(s: Sentence) -> tuple[int, int]:
    """English has no mood of reported speech."""
    return 0, 0


def _no_subject(s: Sentence) -> Range | None:
    return None


def _no_addressee(s: Sentence, start: int, limit: int, takes: str) -> Range | None:
    return None


def _nothing(s: Sentence, lo: int, limit: int) -> Found | None:
    """What German has a rule for and English says by others: a content clause hangs on its verb, a credit on "by X"."""
    return None


GRAMMAR = Grammar(
    after_content=after_content,
    before_content=before_content,
    according=according,
    noun_content=_nothing,
    summed_up=summed_up,
    pointing=_nothing,
    telling=telling,
    start_of=clause_start,
    clause_end=clause_end,
    phrase=phrase,
    addressee=_no_addressee,
    subject=subject,
    as_told=as_told,
    in_subjunctive=in_subjunctive,
    subject_of=_no_subject,
)
