"""What the reader asks of a language: one function for each way of reporting speech."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from countertrade.reading.quotes.found import Found, Telling
from countertrade.reading.quotes.sentence import Range, Sentence

Reading = Callable[[Sentence, int, int], Found | None]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All take a sentence and the words from, to (exclusive) that they may look at."""

    after_content: Reading  # "…, said X"
    before_content: Reading  # "X said that …"
    according: Callable[[Sentence, int, int], list[Found]]
    noun_content: Reading  # "the claim that …"
    summed_up: Reading  # "X put the fee at …"
    pointing: Reading  # "Das teilte X mit": the sentence before is X's
    telling: Callable[[Sentence, int, int, int], Telling | None]  # sentence, verb, start of its clause, limit
    start_of: Callable[[Sentence, int, int], int]  # sentence, lowest start, verb
    clause_end: Callable[[Sentence, int, int], int]
    phrase: Callable[[Sentence, int, int], int]
    addressee: Callable[[Sentence, int, int, str], Range | None]
    subject: Callable[[Sentence, int, int], Range | None]
    as_told: Callable[[Sentence, int, int], Telling | None]  # "wie X mitteilte", "as X put it"
    in_subjunctive: Callable[[Sentence], tuple[int, int]]  # how surely (0 to 2), and from which word on
    subject_of: Callable[[Sentence], Range | None]
