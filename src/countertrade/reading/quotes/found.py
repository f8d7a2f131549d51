"""What a rule finds in a sentence, in words, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from countertrade.reading.quotes.sentence import Range, Sentence
from countertrade.records import Medium, Quotation, QuotationType

VOICE = "voice"  # the rule of a sentence that reports nothing itself but lets somebody speak after it


@dataclass(slots=True)
class Found:
    """One quotation as ranges of words of one sentence."""

    quote: list[Range]
    type: QuotationType
    rule: str
    speaker: list[Range] = field(default_factory=list)
    cue: list[Range] = field(default_factory=list)
    frame: list[Range] = field(default_factory=list)
    addressee: list[Range] = field(default_factory=list)
    medium: Medium = "SW"
    calls: bool = False  # by a verb that calls something something: "nannte", "bezeichnete als"

    def within(self, outer: Found) -> Found | None:
        """This quotation as far as the content of another goes, or None where its frame stands outside that."""
        first, after = self.frame[0]
        if not any(start <= first and after <= end for start, end in outer.quote):
            return None
        cut = [
            (max(start, low), min(end, high))
            for start, end in self.quote
            for low, high in outer.quote
            if max(start, low) < min(end, high)
        ]
        return replace(self, quote=cut) if cut else None

    def record(self, s: Sentence) -> Quotation:
        return Quotation(
            quote=s.spans(self.quote),
            speaker=s.spans(self.speaker),
            cue=s.spans(self.cue),
            frame=s.spans(self.frame),
            addressee=s.spans(self.addressee),
            type=self.type,
            medium=self.medium,
            rule=self.rule,
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """A cue verb in its clause: which words are the cue, who speaks, to whom."""

    cue: tuple[int, ...]
    speaker: Range | None
    addressee: Range | None
    takes: str
    medium: Medium
    lemma: str
    prepositions: tuple[str, ...]
    end: int  # the word after the clause
    passive: bool = False
    start: int = 0

    def cues(self) -> list[Range]:
        return [(place, place + 1) for place in self.cue]
