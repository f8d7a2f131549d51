"""What the parts of this package find, before it becomes a Saying; and the clauses of a Document by sentence and parent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from countertrade.reading.attribution.phrases import closed, phrase
from countertrade.reading.attribution.predicates import Predicate, predicates
from countertrade.reading.attribution.speakers import can_speak
from countertrade.reading.attribution.stretches import Stretch, stretches
from countertrade.reading.attribution.types import Kind, Range
from countertrade.reading.document import Chunk, Clause, Document, Sentence
from countertrade.reading.factuality import Remarks
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

    @property
    def place(self) -> int:
        """The first token of the frame, or of the content where there is none."""
        return (self.frame or self.content)[0][0]

    @property
    def last(self) -> int:
        """The end of content and frame."""
        return max(end for _, end in (*self.content, *self.frame))

    def in_content(self, token: int) -> bool:
        """Whether a token is part of what is said."""
        return any(start <= token < end for start, end in self.content)

    def voiced(self, rule: str, kind: Kind, content: list[Range], **fields: Any) -> Draft:
        """Something else in the same voice."""
        return Draft(
            rule, kind, self.medium, content, self.act, speaker=self.speaker, named=self.named, **fields
        )

    def share(self, voice: Draft) -> None:
        """Take over all but what is said and how it is told."""
        self.take(voice)
        self.addressee, self.medium, self.act = voice.addressee, voice.medium, voice.act

    def take(self, voice: Draft) -> None:
        """Take over who speaks, and the predicate with its frame."""
        self.speaker, self.named, self.cue, self.frame = voice.speaker, voice.named, voice.cue, voice.frame


class Analysed:
    """A Document with what is asked of it more than once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.german = document.language == "de"
        self.stretches: list[Stretch] = stretches(document)
        self.free = [stretch for stretch in self.stretches if stretch.free]
        self.children: dict[int, list[Clause]] = {}
        self.mains: list[list[Clause]] = [[] for _ in document.sentences]
        for clause in document.clauses:
            if clause.parent is not None:
                self.children.setdefault(clause.parent, []).append(clause)
            if clause.kind == "main":
                self.mains[clause.sentence].append(clause)
        self.predicates: list[list[Predicate]] = [[] for _ in document.sentences]
        self.predicate_of: dict[int, Predicate] = {}
        for predicate in predicates(document):
            self.predicates[predicate.clause.sentence].append(predicate)
            self.predicate_of[predicate.clause.index] = predicate
        self.verdicts = Remarks(document).verdicts
        self.in_free = [False] * (len(document.tokens) + 1)
        for stretch in self.free:
            for at in range(stretch.start, stretch.end):
                self.in_free[at] = True

    def sentence(self, token: int) -> Range:
        """The bounds of the sentence that a token stands in."""
        return self.document.sentence_at(token)[:2]

    def around(self, told: Predicate) -> Sentence:
        """The sentence that a predicate stands in."""
        return self.document.sentences[told.clause.sentence]

    def bare_end(self, start: int, end: int) -> int:
        """`end` without the marks before it."""
        while end > start and self.document.tokens[end - 1].pos == "punct":
            end -= 1
        return end

    def bare(self, start: int, end: int) -> Range:
        """A range without the marks at its end."""
        return start, self.bare_end(start, end)

    def by_sentence(self, drafts: Iterable[Draft]) -> dict[int, list[Draft]]:
        """Drafts by the sentence in which their frame, else their content, begins."""
        found: dict[int, list[Draft]] = {}
        for draft in drafts:
            found.setdefault(self.document.sentence_of[draft.place], []).append(draft)
        return found

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
            commas = bool(words) and between[0].text == between[-1].text == ","
            if (
                commas
                and self.document.sentence_of[end] == self.document.sentence_of[verb]
                and not any(token.depth for token in between)
                and words[0].pos not in ("adv", "adp", "cconj")
                and words[0].form != "gerund"
                and not (
                    self.german and self.document.clauses[self.document.clause_of[end + 1]].kind == "relative"
                )
            ):
                end = verb  # "Cruz, who has proposed it, said"
            elif words and between[0].lower in ("who", "that", "whose") and len(words) > 1:
                end = verb
        return self.bare(start, end)
