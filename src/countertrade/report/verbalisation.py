"""The deal read aloud in the words of its case: parts as the case calls them, statements and reference rows by who gave them."""

from __future__ import annotations

from countertrade.modelling import Naming, Sentence
from countertrade.modelling.verbalisation import sentences
from countertrade.report.contexts import Piece, Prose
from countertrade.report.evidence import Evidence
from countertrade.report.question_answers import question_in_words


def verbalised(evidence: Evidence) -> tuple[Sentence, ...]:
    """One sentence an entry of the deal, in the order of its file; none where there is no deal."""
    if not evidence.deal:
        return ()
    return sentences(evidence.deal, evidence.words.language, naming(evidence))


def naming(evidence: Evidence) -> Naming:
    """What the parts of the deal are called, and what its statements and rows are cited as."""
    deal = evidence.deal
    if not deal:
        return Naming()
    model = deal.base
    names = [
        *(quantity.name for quantity in model.quantities),
        *(stock.name for stock in model.stocks),
        *(event.name for event in model.events),
        *(flow.name for flow in model.flows),
        *(effect.name for effect in model.all_effects),
    ]
    w = evidence.words
    parts = {text: said[w.language] for text, said in evidence.case.names.items() if w.language in said}
    parts |= {measure: evidence.item(measure) for measure in evidence.measures}
    parts |= {name: evidence.named(name) for name in names}
    parts |= {party.code: evidence.party(party.code) for party in deal.parties}
    parts |= {other.scenario: evidence.scenario(other.scenario) for other in deal.models[1:]}
    parts |= {question.text: question_in_words(evidence, question) for question in deal.questions}
    return Naming(parts=parts, units=evidence.units, source=evidence.dated)


def linked(evidence: Evidence, sentence: Sentence) -> Prose:
    """A sentence in which each statement and reference row leads to where it stands."""
    pieces: list[Piece] = []
    rest = sentence.text
    for target in sentence.rests:
        before, name, rest = rest.partition(evidence.dated(target))
        pieces += [Piece(text=before), Piece(text=name, href=evidence.href(target))]
    return tuple(piece for piece in (*pieces, Piece(text=rest)) if piece.text)
