"""What the parts of this package find, before it becomes a Saying; and the clauses of a Document by sentence and parent."""

from __future__ import annotations

from dataclasses import dataclass, field

from countertrade.reading.attribution.phrases import closed, phrase
from countertrade.reading.attribution.predicates import Predicate, predicates
from countertrade.reading.attribution.speakers import can_speak
from countertrade.reading.attribution.stretches import Stretch, stretches
from countertrade.reading.attribution.types import Kind, Range
from countertrade.reading.document import Chunk, Clause, Document
from countertrade.reading.lexicon.schemas import SpeechKind
from countertrade.records import Medium


@dataclass(slots=True, eq=False)
class Draft:
    """A Saying in the making."""

    rule: str
    kind: Kind
    medium: Medium
    content: list[Range]
    act: SpeechKind | None = None
    negated: bool = False
    cue: tuple[int, ...] = ()
    frame: list[Range] = field(default_factory=list)
    speaker: Chunk | None = None
    named: Range | None = None
    addressee: Chunk | None = None
    sure: bool = True
    continues: Draft | None = None
    paper: bool = False
    host: Draft | None = None  # the saying whose source cites this one's


class Analysed:
    """A Document with what is asked of it more than once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.german = document.language == "de"
        self.stretches: list[Stretch] = stretches(document)
        self.free = [stretch for stretch in self.stretches if stretch.free]
        self.children: dict[int, list[Clause]] = {}
        for clause in document.clauses:
            if clause.parent is not None:
                self.children.setdefault(clause.parent, []).append(clause)
        self.predicates: list[list[Predicate]] = [[] for _ in document.sentences]
        self.predicate_of: dict[int, Predicate] = {}
        for predicate in predicates(document):
            self.predicates[predicate.clause.sentence].append(predicate)
            self.predicate_of[predicate.clause.index] = predicate
        self.in_free = [False] * (len(document.tokens) + 1)
        for stretch in self.free:
            for at in range(stretch.start, stretch.end):
                self.in_free[at] = True

    def sentence(self, token: int) -> Range:
        """The bounds of the sentence that a token stands in."""
        found = self.document.sentences[self.document.sentence_of[token]]
        return found.start, found.end

    def bare_end(self, start: int, end: int) -> int:
        """`end` without the marks before it."""
        while end > start and self.document.tokens[end - 1].pos == "punct":
            end -= 1
        return end

    def named(self, speaker: Chunk | None, verb: int | None, limit: int) -> Range | None:
        """The whole phrase of a speaker: before its verb all up to it, else with attributes and appositions up to `limit`."""
        if speaker is None or not can_speak(self.document, speaker, loose=True):
            return None
        tokens = self.document.tokens
        start, end = phrase(self.document, speaker, limit)
        if (
            speaker.prep is not None
            and self.german
            and (verb is None or speaker.prep == verb + 1)
            and tokens[speaker.prep].lower == "von"
            and tokens[speaker.prep - 1].lower in ("so", tokens[verb or 0].lower)
        ):
            start = speaker.prep  # "sagte von der Leyen"
        if speaker.pronoun:
            return start, min(end, limit)
        end = closed(self.document, end, limit)
        if verb is not None and end <= verb:
            between = tokens[end:verb]
            words = [token for token in between if token.pos != "punct"]
            if (
                words
                and between[0].text == ","
                and between[-1].text == ","
                and self.document.sentence_of[end] == self.document.sentence_of[verb]
                and not any(token.depth for token in between)
                and not all(token.pos == "adv" for token in words)
                and not (
                    self.german and self.document.clauses[self.document.clause_of[end + 1]].kind == "relative"
                )
                and not (words[0].pos in ("adv", "adp", "cconj") or words[0].form == "gerund")
            ):
                end = verb  # "Cruz, who has proposed it, said"
            elif words and between[0].lower in ("who", "that", "whose") and len(words) > 1:
                end = verb
        return start, self.bare_end(start, end)
