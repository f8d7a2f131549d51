"""Whose voice each sentence of an article is: who it names as speaking, through which outlet, with which cue."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from countertrade.reading import genders, interviews
from countertrade.reading.marks import marked
from countertrade.reading.phrasing import lemma, patterns
from countertrade.reading.quotes.lexicon import lexicon
from countertrade.reading.sources import Sources
from countertrade.records import Cue, Quotation, Source, Span, replace

SPOKEN = ("Direct", "Indirect", "IndirectFreeIndirect", "FreeIndirect")
_REACH = 5  # sentences back to which a voice carries
_SUBJECT = 90  # code points of the subject that opens a sentence
_DATELINE = re.compile(r"\W*(?:[A-ZÄÖÜ][\w/ .-]{1,30} [–—-] )?")
_NAME_WORD = re.compile(r"[\w.’'-]*\w")
_SUBJECT_WORDS = 6
_PLURAL = re.compile(
    r"(?:two|three|four|five|six|several|some|many|other|both|zwei|drei|vier|fünf|sechs|mehrere|einige|viele|beide|the two|the three|die beiden)\b"
)


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
        self._voices: list[Voice | None] = []

    def _index(self, at: int) -> int:
        return max(0, bisect.bisect_right(self.begins, at) - 1)

    def _voice(self, index: int) -> Voice | None:
        """The voice that a sentence names itself; None where it goes on in another's or is the narrator's."""
        while (
            len(self._voices) <= index
        ):  # in text order: whom a pronoun means is known from the voices before
            self._voices.append(self._told(len(self._voices)))
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
                source = self.who(place)
                via = (source.name,) if source.kind == "outlet" and source.name else ()
                return Voice(source, None, via, index)
        if self.patterns.telling.search(self.text, start, end):
            outlet = self._outlet_in_frame((start, end), None)
            member = self.cast.first_in((start, end))
            if outlet and member is not None:
                return Voice(self.who(member), None, (outlet,), index)
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

    # --- Pronouns ---------------------------------------------------------------------------------------------------------

    def who(self, span: Span) -> Source:
        """The source at a place. A pronoun means who spoke last before it, or opened a sentence, and fits it in kind.

        Its span and text stay the pronoun's own; a pronoun that nobody fits has neither name nor role.
        """
        source = self.cast.source(span)
        pronoun = (source.text or "").lower()
        if pronoun not in self.cast.words.pronouns or source.span is None:
            return source
        meant = self._antecedent(pronoun, source.span)
        if meant is not None:
            return replace(
                source,
                name=meant.name,
                role=meant.role or meant.text if meant.name is None else meant.role,
                kind=meant.kind,
            )
        if self._plural(source.span) or pronoun in ("it", "es"):
            return replace(source, name=None, role=None, kind="unnamed")
        return source

    def unmeant(self, source: Source) -> bool:
        """Whether a source is only a pronoun of which nobody knows whom it means."""
        return (
            source.name is None
            and source.role is None
            and (source.text or "").lower() in self.cast.words.pronouns
        )

    def _antecedent(self, pronoun: str, span: Span) -> Source | None:
        index = self._index(span[0])
        crossed = 0
        for before in range(index - 1, max(-1, index - 1 - _REACH), -1):
            crossed += "\n" in self.text[self.sentences[before][1] : self.sentences[before + 1][0]]
            if crossed > 1:
                return None
            voice = self._voice(before)
            for source in (voice.source if voice is not None else None, self._opening(before)):
                if source is not None and not self.unmeant(source) and self._fits(pronoun, span, source):
                    return source
        return None

    def _opening(self, index: int) -> Source | None:
        """Who a sentence begins with as its subject: a person of the cast, a body, an outlet or a document."""
        start, end = self.sentences[index]
        somebody = self.cast.unnamed_in((start, min(end, start + _SUBJECT)))
        if somebody is not None:
            return Source(span=None, text=None, name=None, role=somebody.role, kind="unnamed")
        person = self.cast.first_in((start, min(end, start + _SUBJECT)))
        if person is not None and not self.patterns.hung.search(self.text, start, person[0]):
            return self.cast.source(person)
        begins = _DATELINE.match(self.text, start, end)
        words = _NAME_WORD.finditer(self.text, begins.end() if begins else start, min(end, start + _SUBJECT))
        found = list(itertools.islice(words, _SUBJECT_WORDS + 1))
        pairs = itertools.pairwise(
            found[found[:1] != [] and found[0][0].lower() in self.cast.words.articles :]
        )
        last = next((one for one, two in pairs if self._is_finite(two[0])), None)
        if last is None:
            return None
        place = (found[0].start(), last.end())
        folded = self.text[slice(*place)].lower()
        known = self.cast.words
        if not (
            known.government.search(folded)
            or known.organisation.search(folded)
            or known.that_outlet.match(folded)
            or any(known.document.fullmatch(word) for word in folded.split())
            or self.cast.outlets_in(place)
        ):
            return None
        return self.cast.source(place)

    def _is_finite(self, word: str) -> bool:
        """Whether a word behind a subject can be its verb, by the tables or its ending."""
        return word[0].islower() and (self._is_verb(word) or bool(self.patterns.finite.search(word)))

    def _fits(self, pronoun: str, span: Span, source: Source) -> bool:
        """Whether a pronoun can mean a source: person or thing, woman or man, one or several, and in German the gender."""
        several = self._several(source)
        if self.language == "de":
            if pronoun in ("ihnen",) or (pronoun == "sie" and self._plural(span)):
                return several
            wanted = {"es": "n"}.get(pronoun, "f" if pronoun in self.cast.words.female else "m")
            if source.kind in ("person", "unnamed"):
                female = self.cast.female(source)
                return not several and wanted != "n" and female is not (wanted == "m")
            printed = source.text or source.name or ""
            known = genders.gender(printed)
            return not several and (
                known == wanted or (known is None and printed[:1].isupper() and " " not in printed)
            )
        if pronoun in ("they", "them"):
            return several
        if pronoun == "it":
            return not several and source.kind not in ("person", "unnamed")
        female = self.cast.female(source)
        return (
            source.kind in ("person", "unnamed")
            and not several
            and female is not (pronoun not in self.cast.words.female)
        )

    def _several(self, source: Source) -> bool:
        """Whether a source is more than one: "the two lawmakers", "Kritiker", "Lee Seong-kweun and Park Sun-won"."""
        folded = (source.text or source.name or "").lower()
        if re.search(r" (?:and|und) ", folded):
            return source.kind in ("person", "unnamed")
        if source.kind != "unnamed":
            return False
        return bool(self.cast.words.unnamed.search(folded)) or bool(_PLURAL.match(folded))

    def _plural(self, span: Span) -> bool:
        """Whether the verb beside a pronoun is in the plural: "Sie rechnen", "sagten sie"; English pronouns tell it themselves."""
        if self.language == "en":
            return self.text[slice(*span)].lower() in ("they", "them")
        if self.text[slice(*span)].lower() not in ("sie", "ihnen"):
            return False
        behind = re.match(r"\s+([a-zäöüß]+)", self.text[span[1] : span[1] + 40])
        before = re.search(r"([^\W\d_]+)\s+$", self.text[max(0, span[0] - 40) : span[0]])
        verbs = [match[1] for match in (before, behind) if match and self._is_verb(match[1])]
        return bool(verbs) and verbs[-1].endswith("n")

    def _is_verb(self, word: str) -> bool:
        known = lexicon(self.language)
        return word in known.verbs or word in self.patterns.lemmas or word in known.table.AUXILIARIES

    def _konjunktiv(self, span: Span) -> bool:
        pattern = self.patterns.konjunktiv
        return pattern is not None and bool(pattern.search(self.text, *span))

    def _spoken(
        self, quotation: Quotation | None
    ) -> tuple[Source | None, Cue | None, tuple[str, ...], tuple[Span, ...]]:
        """The source, cue, carriers and frame of a quotation."""
        if quotation is None:
            return None, None, (), ()
        source = self.who(quotation.speaker[0]) if quotation.speaker else None
        cue = self._cue(quotation)
        if source is not None:
            return source, cue, self._via(quotation, source), tuple(quotation.frame)
        if cue is not None and self.patterns.voiceless.search(self._frame_text(quotation).lower()):
            voice = self._unspoken(quotation, cue)
            if voice is not None:
                return voice.source, cue, voice.via, tuple(quotation.frame)
        if cue is not None and (subject := self._subject_in(quotation, cue)) is not None:
            source = self.who(subject)
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
            or any(_short(member.name, phrase) for member in self.cast.members)
            or bool(words.that_outlet.match(folded))
            or any(kind.search(folded) for kind in kinds)
            or any(words.role.fullmatch(word) or words.document.fullmatch(word) for word in folded.split())
            or any(name in phrase for name in self.cast.outlet_names)
        )

    def _pointed_source(self, start: int, end: int, after: int) -> Span | None:
        rest = self.text[start + after : end]
        lead = re.match(
            r"\s*(?:am \w+(?: \([^)]*\))?|gestern|heute|zuvor|zuerst|zudem|auch|es|uns|mir|ihm|ihr|aus|by|in|on \w+|first|,|to|from|\s)*+",
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


def _short(name: str, phrase: str) -> bool:
    """Whether a phrase has the last word of a name, or the family name that a Korean one begins with."""
    words = name.split()
    return words[-1] in phrase or ("-" in name and words[0] in phrase.split())


def _unweitered(text: str, span: Span) -> Span:
    """The span of "dem Bericht weiter" without what is no part of the source."""
    printed = re.sub(r"\s+(?:weiter|zudem|außerdem|ferner|further|also).*$", "", text[span[0] : span[1]])
    return span[0], span[0] + len(printed.rstrip())
