"""Whose voice each sentence of an article is: who it names as speaking, through which outlet, with which cue."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from countertrade.reading import interviews
from countertrade.reading.marks import marked
from countertrade.reading.phrasing import lemma, patterns
from countertrade.reading.sources import Sources
from countertrade.records import Cue, Quotation, Source, Span

SPOKEN = ("Direct", "Indirect", "IndirectFreeIndirect", "FreeIndirect")
_REACH = 5  # sentences back to which a voice carries


class Voice(NamedTuple):
    """Who speaks in a sentence, with the cue and the outlets that carried it."""

    source: Source
    cue: Cue | None
    via: tuple[str, ...]
    sentence: int


class Hearing:
    """An article whose sentences know who speaks in them."""

    def __init__(
        self,
        text: str,
        language: str,
        said: Sequence[Quotation],
        sentences: Sequence[Span],
        outlet: str | None,
    ) -> None:
        self.text = text
        self.language = language
        self.said = [each for each in said if each.quote and each.type in SPOKEN]
        self.marks = [mark for mark in marked(text) if mark.closed and mark.depth == 0]
        self.mark_begins = [mark.start for mark in self.marks]
        self.answers = interviews.answers(text, language)
        self.answer_begins = [answer.span[0] for answer in self.answers]
        introduced = dict.fromkeys(answer.speaker for answer in self.answers if answer.speaker is not None)
        speaking = [*introduced, *(span for each in said for span in each.speaker[:1])]
        self.cast = Sources(text, language, outlet, speaking)
        self.patterns = patterns(language)
        self.sentences = sentences
        self.begins = [start for start, _ in self.sentences]
        self.quote_begins = [each.quote[0][0] for each in self.said]
        self.longest = max((each.quote[-1][1] - each.quote[0][0] for each in self.said), default=0)
        self.framed: dict[int, Quotation] = {}
        for each in self.said:
            for start, _ in (*each.frame, *each.cue):
                self.framed.setdefault(self._index(start), each)
        self._voices: dict[int, Voice | None] = {}

    def _index(self, at: int) -> int:
        return max(0, bisect.bisect_right(self.begins, at) - 1)

    def _voice(self, index: int) -> Voice | None:
        """The voice that a sentence names itself; None where it goes on in another's or is the narrator's."""
        if index not in self._voices:
            self._voices[index] = self._told(index)
        return self._voices[index]

    def _told(self, index: int) -> Voice | None:
        quotation = self.framed.get(index)
        if quotation is not None:
            source, cue, via, _ = self._spoken(quotation)
            if source is not None and not self.patterns.no_source.search((source.text or "").lower()):
                before = self._voice(index - 1) if index and not via else None
                if (
                    before is not None
                    and before.source.name == source.name
                    and "\n" not in self.text[self.sentences[index - 1][1] : self.sentences[index][0]]
                ):
                    via = before.via
                return Voice(source, cue, via, index)
        start, end = self.sentences[index]
        folded = self.text[start:end].lower() if end - start < 2000 else ""
        if pointed := self.patterns.pointing.match(folded):
            place = self._pointed_source(start, end, pointed.end())
            if place is not None:
                source = self.cast.source(place)
                via = (source.name,) if source.kind == "outlet" and source.name else ()
                return Voice(source, None, via, index)
        if self.patterns.telling.search(self.text, start, end):
            outlet = self._outlet_in_frame((start, end), None)
            member = self.cast.first_in((start, end))
            if outlet and member is not None:
                return Voice(self.cast.source(member), None, (outlet,), index)
        return None

    def _voice_before(self, at: int, *, paragraphs: int = 1) -> Voice | None:
        """The voice heard last before a place, at most so many paragraphs back."""
        index = self._index(at)
        crossed = 0
        for before in range(index - 1, max(-1, index - 1 - _REACH), -1):
            crossed += "\n" in self.text[self.sentences[before][1] : self.sentences[before + 1][0]]
            if crossed > paragraphs:
                return None
            voice = self._voice(before)
            if voice is not None:
                return voice
        return None

    def _konjunktiv(self, span: Span) -> bool:
        pattern = self.patterns.konjunktiv
        return pattern is not None and bool(pattern.search(self.text, *span))

    def _spoken(
        self, quotation: Quotation | None
    ) -> tuple[Source | None, Cue | None, tuple[str, ...], tuple[Span, ...]]:
        """The source, cue, carriers and frame of a quotation."""
        if quotation is None:
            return None, None, (), ()
        source = self.cast.source(quotation.speaker[0]) if quotation.speaker else None
        cue = self._cue(quotation)
        if source is not None:
            return source, cue, self._via(quotation, source), tuple(quotation.frame)
        if cue is not None and self.patterns.voiceless.search(self._frame_text(quotation).lower()):
            voice = self._unspoken(quotation, cue)
            if voice is not None:
                return voice.source, cue, voice.via, tuple(quotation.frame)
        if cue is not None and (subject := self._subject_in(quotation, cue)) is not None:
            source = self.cast.source(subject)
            return source, cue, self._via(quotation, source), tuple(quotation.frame)
        return None, cue, self._via(quotation, None), tuple(quotation.frame)

    def _subject_in(self, quotation: Quotation, cue: Cue) -> Span | None:
        """The words before the cue in its frame, where they can be somebody."""
        for start, end in quotation.frame:
            if start < cue.span[0] <= end:
                stop = cue.span[0]
                while start < stop and self.text[start] in " ,;–":
                    start += 1
                while stop > start and self.text[stop - 1] in " ,;–":
                    stop -= 1
                return (start, stop) if stop - start > 1 and self._is_subject(self.text[start:stop]) else None
        return None

    def _frame_text(self, quotation: Quotation) -> str:
        return " ".join(self.text[start:end] for start, end in (*quotation.cue, *quotation.frame))

    def _unspoken(self, quotation: Quotation, cue: Cue) -> Voice | None:
        """The voice behind "heißt es in dem Bericht", "demnach", "so heißt es weiter": the report named, or the voice before."""
        for start, end in quotation.frame:
            report = re.search(
                r"(?:in|aus|im) ((?:de[mr] |einem |einer |seine[rm] |ihre[rm] )?[^,.;]{3,80})",
                self.text[start:end],
            )
            if report:
                source = self.cast.source(
                    _unweitered(self.text, (start + report.start(1), start + report.end(1)))
                )
                return Voice(
                    source, cue, (source.name,) if source.kind == "outlet" and source.name else (), 0
                )
        voice = self._voice_before(cue.span[0], paragraphs=1)
        outlet = self.cast.last_outlet(cue.span[0])
        if (
            "hei" in cue.text.lower()
            and outlet
            and not (voice and voice.source.kind in ("outlet", "document"))
        ):
            return Voice(Source(span=None, text=None, name=outlet, kind="outlet"), cue, (outlet,), 0)
        return voice

    def _cue(self, quotation: Quotation) -> Cue | None:
        """The first words of the cue, with the rest where they stand beside it; the lemma counts a prefix further on."""
        if not quotation.cue:
            return None
        span = quotation.cue[0]
        if len(quotation.cue) > 1 and not self.text[span[1] : quotation.cue[-1][0]].strip():
            span = (span[0], quotation.cue[-1][1])
        printed = self.text[span[0] : span[1]]
        pieces = [self.text[start:end] for start, end in quotation.cue]
        return Cue(span=span, text=printed, lemma=lemma(" ".join(pieces), self.language))

    def _via(self, quotation: Quotation, source: Source | None) -> tuple[str, ...]:
        """The outlets that carried it: whom it was told to, whose report is named, or the source itself where it is one."""
        if source is not None and source.kind == "outlet" and source.name:
            return (source.name,)
        for span in (*quotation.addressee, *quotation.frame):
            outlet = self._outlet_in_frame(span, source)
            if outlet:
                return (outlet,)
        for span in quotation.frame:
            if self.cast.words.quoted_by.search(self.text[span[0] : span[1]].lower()):
                last = self.cast.last_outlet(span[0])
                return (last,) if last else ()
        return ()

    def _outlet_in_frame(self, span: Span, source: Source | None) -> str | None:
        """An outlet in a frame beside the source, "told the Herald", "dem Savebote", "einem Bericht des Senders X zufolge"."""
        held = source.span if source is not None else None
        trimmed = self.cast.trimmed(held) if held else None
        places = [
            name for at, name in self.cast.outlets_in(span) if not (trimmed and trimmed[0] <= at < trimmed[1])
        ]
        if places:
            return places[-1]
        folded = self.text[span[0] : span[1]].lower()
        if self.cast.words.this_outlet.search(folded):
            return self.cast.outlet
        own = self.cast.outlet
        if own and re.search(
            rf"\b(?:de[mrn]|the|told|told the) {re.escape(own.lower().removeprefix('the '))}\b", folded
        ):
            return own
        lead = r"(?:told|to|with|from) " if self.language == "en" else r"(?=de[mr] )"
        that = re.search(rf"\b{lead}(?:{self.cast.words.that_outlet.pattern})\b", folded)
        return self.cast.last_outlet(span[0] + that.start()) if that else None

    def _is_subject(self, phrase: str) -> bool:
        """Whether a phrase before a verb can be somebody: a pronoun, a name of the cast, an institution, an outlet."""
        folded = phrase.lower()
        words = self.cast.words
        kinds = (words.government, words.organisation, words.unnamed, words.outlet_name)
        return (
            folded in words.pronouns
            or any(_last(member.name) in phrase for member in self.cast.members)
            or bool(words.that_outlet.match(folded))
            or any(kind.search(folded) for kind in kinds)
            or any(words.role.fullmatch(word) or words.document.fullmatch(word) for word in folded.split())
            or any(name in phrase for name in self.cast.outlet_names)
        )

    def _pointed_source(self, start: int, end: int, after: int) -> Span | None:
        rest = self.text[start + after : end]
        lead = re.match(
            r"\s*(?:am \w+(?: \([^)]*\))?|gestern|heute|zuvor|zuerst|zudem|auch|es|uns|mir|ihm|ihr|aus|by|in|on \w+|first|,|to|from|\s)*",
            rest,
        )
        at = start + after + (lead.end() if lead else 0)
        stop = next(
            (
                match.start()
                for match in re.finditer(
                    r"\s(?:mit|unter Berufung|am|dem Sender|der Zeitung|dem|hervor|with|on|citing)(?=[\s.,])|[.;]|, (?:das|die|der|den|dem|that|which|who)\s",
                    self.text[at:end],
                )
            ),
            end - at,
        )
        stop = at + stop
        while stop > at and self.text[stop - 1] in " ,.":
            stop -= 1
        return (at, stop) if stop - at > 1 else None


def _last(name: str) -> str:
    return name.split()[-1]


def _unweitered(text: str, span: Span) -> Span:
    """The span of "dem Bericht weiter" without what is no part of the source."""
    printed = re.sub(r"\s+(?:weiter|zudem|außerdem|ferner|further|also).*$", "", text[span[0] : span[1]])
    return span[0], span[0] + len(printed.rstrip())
