"""How German reports speech inside one sentence: which verb tells it, where the frame ends and the content begins.

Order of attempt: quotation marks, then according-to phrases, "wie X mitteilte", a frame after the content (", sagte X"), a frame before
it ("X sagte, dass …"), nouns with a content clause ("die Forderung, …"), and last a sentence that sums speech up ("X fordert Geld").
"""

from countertrade.reading.quotes.german import phrases
from countertrade.reading.quotes.german.according import according
from countertrade.reading.quotes.german.clauses import clause_end, in_subjunctive, main_start, subject_of
from countertrade.reading.quotes.german.frames import (
    after_content,
    before_content,
    noun_content,
    pointing,
    summed_up,
)
from countertrade.reading.quotes.german.verbs import telling, wie_clause
from countertrade.reading.quotes.grammar import Grammar

GRAMMAR = Grammar(
    after_content=after_content,
    before_content=before_content,
    according=according,
    noun_content=noun_content,
    summed_up=summed_up,
    pointing=pointing,
    telling=telling,
    start_of=main_start,
    clause_end=clause_end,
    phrase=phrases.phrase,
    addressee=phrases.addressee,
    subject=phrases.before,
    as_told=wie_clause,
    in_subjunctive=in_subjunctive,
    subject_of=subject_of,
)
