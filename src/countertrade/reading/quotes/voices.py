"""Sentence after sentence with the voice that is speaking: what a sentence does not say itself it has from the one before."""

from __future__ import annotations

from dataclasses import dataclass

from countertrade.reading.quotes import direct
from countertrade.reading.quotes.found import VOICE, Found
from countertrade.reading.quotes.grammar import Grammar
from countertrade.reading.quotes.lexicon import (
    HEARSAY,
    SUBJUNCTIVE_1,
    TRIGGERS,
)
from countertrade.reading.quotes.sentence import Range, Sentence
from countertrade.records import Medium, Quotation, Span, replace


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke last, with the words that told it."""

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: tuple[Span, ...]
    addressee: tuple[Span, ...]
    medium: Medium
    sentence: int


REACH = 2  # sentences back that a sure subjunctive may look for its voice

# A table or noise, not a sentence: what has more words outside quotation marks, or more quotations, is passed over. Keeps the time linear.
LONGEST, MOST_MARKS = 400, 40


class Reader:
    """Reads sentences in order and keeps what was found."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.found: list[Quotation] = []
        self.voice: Voice | None = None
        self.number = -1
        self.previous: Sentence | None = None
        self.chain: int | None = None  # the running Konjunktiv quotation

    def quotations(self) -> list[Quotation]:
        return sorted((q for q in self.found if q.quote), key=lambda q: (q.quote[0], -q.quote[-1][1]))

    def read(self, s: Sentence) -> None:
        """Take in the next sentence."""
        self.number += 1
        self._read(s)
        if s.size:
            self.previous = s

    def _read(self, s: Sentence) -> None:
        if s.outside > LONGEST or len(s.marks) > MOST_MARKS:
            self.chain = None
            return
        if not s.size:
            return
        units, embedded = direct.speech_units(s) if s.marks else ([], [])
        if units:
            self._direct(s, units, embedded)
            self.chain = None
            return
        found = self._indirect(s) if s.seen & TRIGGERS else []
        if found and self._retold(s, found[0]) and self._carried(s, embedded):
            return
        if found and found[0].rule == VOICE:
            if not self._carried(s, embedded):
                self.chain = None
                self._speak(s, found[0].record(s))
                if s.marks:  # "X verurteilte die Tat als „feigen Anschlag“"
                    self.found += [
                        item.record(s) for item in direct.nested(s, self.grammar, [], units, embedded)
                    ]
            return
        if (
            found and s.marks and found[0].calls
        ):  # "X nannte den Plan „töricht“": the marked words are the quotation
            named = direct.nested(s, self.grammar, [], units, embedded)
            if named:
                for item in named:
                    self._add(s, item)
                self.chain = None
                return
        for item in found:
            self._add(s, item)
        if found:
            self.chain = None
            if s.marks:
                self.found += [
                    item.record(s) for item in direct.nested(s, self.grammar, found, units, embedded)
                ]
        elif not self._carried(s, embedded):
            self.chain = None
            self._hearsay(s)

    def _direct(self, s: Sentence, units: list[Range], embedded: list[Range]) -> None:
        found = direct.direct(s, self.grammar, units)
        told: list[Found] = []
        first = units[0][0]
        if first > 3 and s.words[first - 1] == ":":
            earlier = self.grammar.before_content(s, 0, first - 1) or self.grammar.after_content(
                s, 0, first - 1
            )
            if earlier is not None:
                told.append(earlier)
                self._add(s, earlier)
                for item in found:
                    if item.frame and item.frame[0][0] == 0:
                        item.frame, item.cue, item.speaker = earlier.frame, earlier.cue, earlier.speaker
        for item in found:
            if (
                not item.speaker
                and not item.cue
                and self.voice is not None
                and self.number - self.voice.sentence <= 2
            ):
                record = item.record(s)
                voice = self.voice
                if item.frame:
                    record = replace(record, speaker=voice.speaker)
                else:
                    record = replace(
                        record,
                        speaker=voice.speaker,
                        cue=voice.cue,
                        frame=voice.frame,
                        addressee=voice.addressee,
                    )
                self.found.append(record)
                self.voice = replace_voice(voice, self.number)
            else:
                self._add(s, item)
        for item in direct.nested(s, self.grammar, told, units, embedded):
            self.found.append(item.record(s))

    def _add(self, s: Sentence, found: Found) -> None:
        record = found.record(s)
        if found.rule.startswith("pointing") and self.previous is not None:
            record = replace(record, quote=((self.previous.start, record.quote[0][1]),))
        self.found.append(record)
        self._speak(s, record)

    def _speak(self, s: Sentence, record: Quotation) -> None:
        if s.last == s.size and s.text[s.end - 1] not in '“”"»«:)':
            return  # a headline gives no voice to what follows
        self.voice = Voice(
            record.speaker, record.cue, record.frame, record.addressee, record.medium, self.number
        )

    def _indirect(self, s: Sentence) -> list[Found]:
        """What a sentence reports: a source it opens with, and in its words what somebody else says; or a frame, and a source in its content."""
        grammar, limit = self.grammar, s.last
        sources = grammar.according(s, 0, limit)
        if sources and sources[0].frame[0][0] == 0 and sources[0].frame[0][1] < limit:
            inner = grammar.before_content(s, sources[0].frame[0][1], limit)
            return [*sources, inner] if inner else sources
        found = grammar.after_content(s, 0, limit) or grammar.before_content(s, 0, limit)
        if found is None:
            if sources:
                return sources
            if pointing := grammar.pointing(s, 0, limit):
                return [pointing]
            found = grammar.noun_content(s, 0, limit) or grammar.summed_up(s, 0, limit)
            return [found] if found else []
        return [found, *(each for source in sources if (each := source.within(found)))]

    def _carried(self, s: Sentence, embedded: list[Range]) -> bool:
        sure, start = self.grammar.in_subjunctive(s)
        if not sure:
            return False
        voice = self.voice
        if voice is None or self.number - voice.sentence > (REACH if sure == 2 else 1):
            if sure < 2:
                return False
            voice = self._unheard()
        if self.chain is not None and not start:
            last = self.found[self.chain]
            self.found[self.chain] = replace(last, quote=((last.quote[0][0], s.end),))
        else:
            self.chain = len(self.found)
            self.found.append(
                Quotation(
                    quote=((s.starts[start], s.end),),
                    speaker=voice.speaker,
                    type="IndirectFreeIndirect",
                    medium=voice.medium,
                    rule="carried.subjunctive",
                )
            )
        parent = Found([(start, s.size)], "IndirectFreeIndirect", "carried")
        for item in direct.nested(s, self.grammar, [parent], [], embedded):
            self.found.append(replace(item.record(s), speaker=voice.speaker, medium=voice.medium))
        self.voice = replace_voice(voice, self.number)
        return True

    def _retold(self, s: Sentence, found: Found) -> bool:
        """Whether the verb of speech is itself in reported speech: "X sagte … Die Behörde gehe davon aus, dass …"."""
        if self.voice is None or self.number - self.voice.sentence > 1:
            return False
        if found.rule.startswith(("according", "after", "direct")):
            return False
        return any(s.tags[first] & SUBJUNCTIVE_1 for first, _ in found.cue)

    def _hearsay(self, s: Sentence) -> None:
        """A "soll" right after somebody spoke is theirs: "X berichtet von einem Angriff. Es soll Tote gegeben haben"."""
        voice = self.voice
        if voice is None or self.number - voice.sentence > 1 or not voice.speaker:
            return
        if not any(s.tags[place] & HEARSAY and not s.quoted(place) for place in range(1, min(s.last, 14))):
            return
        self.found.append(
            Quotation(
                quote=((s.start, s.end),),
                speaker=voice.speaker,
                type="FreeIndirect",
                medium=voice.medium,
                rule="carried.hearsay",
            )
        )

    def _unheard(self) -> Voice:
        """The voice of a sentence in the subjunctive that nobody was heard to speak before: the subject of the last sentence."""
        subject = self.grammar.subject_of(self.previous) if self.previous is not None else None
        spans = self.previous.spans([subject]) if self.previous is not None and subject is not None else ()
        return Voice(spans, (), (), (), "SW", self.number)


def replace_voice(voice: Voice, sentence: int) -> Voice:
    return Voice(voice.speaker, voice.cue, voice.frame, voice.addressee, voice.medium, sentence)
