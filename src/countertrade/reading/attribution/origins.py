"""Sentences that say where a figure is from: "Die Zahlen stammen vom Innenministerium", "The figure was compiled by the World Bank"."""

from __future__ import annotations

from countertrade.reading import lexicon
from countertrade.reading.attribution.drafts import Analysed, Draft
from countertrade.reading.attribution.predicates import preposition
from countertrade.reading.attribution.speakers import can_speak, standing
from countertrade.reading.attribution.types import Range
from countertrade.reading.document import Chunk, Clause, Document


def origins(analysed: Analysed, found: list[Draft]) -> list[Draft]:
    """The figures of a subject, of what follows a colon, or of the sentence before, where nobody else is given as saying them."""
    document = analysed.document
    taken = {document.sentence_of[draft.content[0][0]] for draft in found if draft.content}
    made: list[Draft] = []
    for clause in document.clauses:
        source = given_by(document, clause)
        content = _content(analysed, clause, taken) if source is not None else None
        if source is None or content is None:
            continue
        sentence = document.sentences[clause.sentence]
        stop = min(content[0], sentence.end) if content[0] > clause.start else sentence.end
        frame = clause.start if content[0] != clause.start else content[1], max(stop, source.end)
        made.append(
            Draft(
                "pointing", "indirect", "Writing", [analysed.bare(*content)], "report", cue=(frame[0], frame[0] + 1),
                frame=[analysed.bare(*frame)], speaker=source, named=analysed.named(source, None, frame[1]),
            )
        )  # fmt: skip
    return made


def given_by(document: Document, clause: Clause) -> Chunk | None:
    """From whom a clause says that its subject, some figures, comes."""
    words, verb, subject = lexicon.sources(document.language), clause.verb, document.chunk(clause.subject)
    if (
        verb is None
        or subject is None
        or document.tokens[subject.head].base not in words.figures
        or verb.modals
    ):
        return None
    negations = lexicon.grammar(document.language).negations
    if verb.negated or any(document.tokens[i].lower in negations for i in clause.places):
        return None
    if verb.lemma not in (words.compiling if verb.passive else words.coming):
        return None
    wanted = words.makers if verb.passive else words.whence
    for chunk in (document.chunks[n] for n in clause.preps):
        named = can_speak(document, chunk, loose=True) or standing(document, chunk) == "document"
        if chunk.start > min(verb.tokens) and preposition(document, chunk) in wanted and named:
            return chunk
    return None


def _content(analysed: Analysed, clause: Clause, taken: set[int]) -> Range | None:
    """What the figures are that come from somewhere."""
    document, subject = analysed.document, analysed.document.chunk(clause.subject)
    sentence = document.sentences[clause.sentence]
    if subject is None or clause.verb is None:
        return None
    verb = min(clause.verb.tokens)
    if document.counts(subject.start, verb):
        # "the figure of 300 tanks comes from …"; "a number of 300 soldiers came from Peru" counts them
        return None if document.tokens[subject.head].base == "number" else (subject.start, verb)
    colon = next((i for i in range(verb, sentence.end - 1) if document.tokens[i].text == ":"), None)
    if colon is not None:
        return (colon + 1, sentence.end) if clause.sentence not in taken else None
    before = document.sentences[clause.sentence - 1] if clause.sentence else None
    words = lexicon.factuality(document.language)
    known = document.tokens[subject.start].lower in words.known and subject.start == sentence.start
    if before is None or not known or before.paragraph != sentence.paragraph or clause.sentence - 1 in taken:
        return None
    told = document.counts(before.start, before.end) and not analysed.in_free[before.start]
    return (before.start, before.end) if told else None
