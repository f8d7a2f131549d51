"""Who vouches for a figure: the quotation that holds it, or what its sentence and its neighbours say of its source.

Each rule is tried in order until one speaks: quotation marks and indirect speech; an amount that somebody is said to have named
("bezifferte auf", "put at"); a following sentence that points back ("Das berichtet …"); hearsay; a follow-up that is plainly
still the source's; and else the narrator.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple

from countertrade.reading import segments
from countertrade.reading.clauses import clause_of, clauses
from countertrade.reading.marks import Marked, marked
from countertrade.reading.quotes.lexicon import lexicon
from countertrade.reading.sources import Cast
from countertrade.records import Attribution, Cue, Mode, Quotation, Source, Span

_MODES: dict[str, Mode] = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
    "Reported": "reported",
}


class Figure(NamedTuple):
    """A quantity and the sentence that prints it."""

    quantity: Span
    sentence: Span


class Attributed(NamedTuple):
    """An attribution; `span` is the claim as printed where it is less than the sentence, `content` what the source vouches for."""

    attribution: Attribution
    span: Span
    content: Span
    frame: tuple[Span, ...]
    rule: str


class Voice(NamedTuple):
    """Who speaks in a sentence, with the cue and the outlets that carried it."""

    source: Source
    cue: Cue | None
    via: tuple[str, ...]
    sentence: int


class _Patterns(NamedTuple):
    amounting: re.Pattern[str]
    named_by: re.Pattern[str]
    passive: re.Pattern[str]
    trailing: re.Pattern[str]
    telling: re.Pattern[str]
    voiceless: re.Pattern[str]
    no_source: re.Pattern[str]
    lemmas: dict[str, str]
    pointing: re.Pattern[str]
    pointing_reported: re.Pattern[str]
    hearsay: re.Pattern[str]
    konjunktiv: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    perfect: re.Pattern[str]


_POSSESSIVE = re.compile(r"(?:seine[nrsm]?|ihre[nrsm]?|his|her|their)\b")
_SPOKEN = ("Direct", "Indirect", "IndirectFreeIndirect", "FreeIndirect")
_REACH = 5  # sentences back to which a voice carries


class Reader:
    """Attributes the figures of one article in text order; it knows whose voice each sentence is."""

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
        self.said = [each for each in said if each.quote and each.type in _SPOKEN]
        self.marks = [mark for mark in marked(text) if mark.closed and mark.depth == 0]
        self.mark_begins = [mark.start for mark in self.marks]
        self.cast = Cast(text, language, outlet, [span for each in said for span in each.speaker[:1]])
        self.patterns = _patterns(language)
        self.sentences = sentences
        self.begins = [start for start, _ in self.sentences]
        self.quote_begins = [each.quote[0][0] for each in self.said]
        self.longest = max((each.quote[-1][1] - each.quote[0][0] for each in self.said), default=0)
        self.framed: dict[int, Quotation] = {}
        for each in self.said:
            for start, _ in (*each.frame, *each.cue):
                self.framed.setdefault(self._index(start), each)
        self._voices: dict[int, Voice | None] = {}

    def attribute(self, figure: Figure) -> Attributed:
        """The attribution of one figure, by the first rule that speaks."""
        for rule in (
            self._direct,
            self._pointed,
            self._quoted,
            self._framed,
            self._named_by,
            self._amounted,
            self._hearsay,
            self._followed,
        ):
            found = rule(figure)
            if found is not None:
                return found
        return self._narrated(figure)

    def _narrated(self, figure: Figure) -> Attributed:
        return Attributed(Attribution(mode="narrator"), figure.sentence, figure.sentence, (), "narrator")

    def _index(self, at: int) -> int:
        return max(0, bisect.bisect_right(self.begins, at) - 1)

    # --- Voices -----------------------------------------------------------------------------------------------------------

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

    # --- Quotations -------------------------------------------------------------------------------------------------------

    def _direct(self, figure: Figure) -> Attributed | None:
        """A figure inside quotation marks."""
        place = bisect.bisect_right(self.mark_begins, figure.quantity[0]) - 1
        if (
            place < 0
            or figure.quantity[1] > self.marks[place].end
            or self.marks[place].start >= figure.quantity[0]
        ):
            return None
        mark = self.marks[place]
        inside = self._sentence_in(mark, figure.quantity)
        quotation = self._holding(figure, ("Direct",)) or self._holding(figure, _SPOKEN)
        source, cue, via, frame = self._spoken(quotation)
        if source is None:
            voice = self._voice_before(mark.start, paragraphs=0) or self._voice(
                self._index(figure.sentence[0])
            )
            if voice is not None:
                source, cue, via = voice.source, voice.cue, voice.via
        via = via or self._inherited(figure, source)
        attribution = Attribution(mode="direct", source=source, cue=cue, via=via, cites=self._cites(figure))
        return Attributed(attribution, inside, inside, frame, "quotation.direct")

    def _quoted(self, figure: Figure) -> Attributed | None:
        """A figure in indirect speech, with a frame or carried on from one."""
        quotation = self._holding(figure, ("Indirect", "IndirectFreeIndirect", "FreeIndirect"))
        if quotation is None or (
            quotation.type == "FreeIndirect" and (self.language == "de" or not quotation.speaker)
        ):
            return None
        clause = self._clause(figure)
        subjunctive = self._konjunktiv(clause)
        if (
            quotation.speaker
            and not _POSSESSIVE.match(self.text[slice(*quotation.speaker[0])].lower())
            and self.patterns.no_source.search(self.text[slice(*quotation.speaker[0])].lower())
            and quotation.rule.startswith("according")
        ):
            return None
        if quotation.type == "IndirectFreeIndirect" and not (
            subjunctive
            or self._konjunktiv(figure.sentence)
            or self.patterns.perfect.search(self.text, *figure.sentence)
        ):
            return None  # "Über die Laufzeit wären das …": the writer's own sum
        source, cue, via, frame = self._spoken(quotation)
        if source is not None and _POSSESSIVE.match((source.text or "").lower()):
            voice = self._voice_before(
                figure.sentence[0], paragraphs=0
            )  # "nach seiner Rechnung": whoever spoke
            source = voice.source if voice is not None else source
        mode = _MODES[quotation.type]
        framed = any(self._index(start) == self._index(figure.sentence[0]) for start, _ in quotation.frame)
        if (
            mode == "indirect"
            and subjunctive
            and (
                quotation.rule.endswith(".so")
                or (quotation.rule.startswith("according") and not _touches(clause, quotation.frame))
            )
        ):
            mode = "indirect_free_indirect"
        if not framed or source is None:
            voice = self._voice_before(figure.sentence[0])
            if voice is not None and (source is None or source.name == voice.source.name):
                source, cue, via = source or voice.source, cue or voice.cue, via or voice.via
        via = via or self._inherited(figure, source)
        attribution = Attribution(mode=mode, source=source, cue=cue, via=via, cites=self._cites(figure))
        return Attributed(
            attribution,
            figure.sentence,
            self._content(quotation, figure),
            frame,
            f"quotation.{quotation.rule}",
        )

    def _framed(self, figure: Figure) -> Attributed | None:
        """A sentence that says at its end or between commas who tells it: "…, schreibt das Blatt.", "…, so heißt es, …"."""
        start, end = figure.sentence
        quotation = self.framed.get(self._index(start))
        if (
            quotation is not None
            and self.patterns.voiceless.search(self._frame_text(quotation).lower())
            and quotation.rule != "according.demnach"
        ):
            source, cue, via, frame = self._spoken(quotation)
            if source is not None:
                attribution = Attribution(
                    mode="indirect", source=source, cue=cue, via=via, cites=self._cites(figure)
                )
                return Attributed(attribution, figure.sentence, figure.sentence, frame, "framed.voiceless")
        match = self.patterns.trailing.search(self.text, figure.quantity[1], end)
        if match is None or match["verb"].lower() not in lexicon(self.language).verbs:
            return None
        place = match.span("who")
        if not self._is_subject(match["who"]):
            return None
        source = self.cast.source(place)
        cue = Cue(span=match.span("verb"), text=match["verb"], lemma=lemma(match["verb"], self.language))
        via = (source.name,) if source.kind == "outlet" and source.name else ()
        attribution = Attribution(mode="indirect", source=source, cue=cue, via=via, cites=self._cites(figure))
        content = (start, max(figure.quantity[1], match.start()))
        return Attributed(attribution, figure.sentence, content, (match.span(),), "framed.trailing")

    def _inherited(self, figure: Figure, source: Source | None) -> tuple[str, ...]:
        """The outlets named when the same source spoke in the sentence before."""
        if source is None or source.name is None:
            return ()
        voice = self._voice_before(figure.sentence[0], paragraphs=0)
        return voice.via if voice is not None and voice.source.name == source.name else ()

    def _clause(self, figure: Figure) -> Span:
        return clause_of(clauses(self.text, figure.sentence, self.language), figure.quantity[0]).span

    def _konjunktiv(self, span: Span) -> bool:
        pattern = self.patterns.konjunktiv
        return pattern is not None and bool(pattern.search(self.text, *span))

    def _holding(self, figure: Figure, types: Sequence[str]) -> Quotation | None:
        """The innermost quotation of these types that holds a figure."""
        first = bisect.bisect_left(self.quote_begins, figure.quantity[0] - self.longest)
        last = bisect.bisect_right(self.quote_begins, figure.quantity[1])
        best: tuple[int, Quotation] | None = None
        for each in self.said[first:last]:
            if each.type not in types:
                continue
            holds = any(
                start <= figure.quantity[0] and figure.quantity[1] <= end + 1 for start, end in each.quote
            )
            swallowed = any(start <= figure.quantity[0] < end for start, end in (*each.frame, *each.speaker))
            if not holds and not (swallowed and each.rule.startswith("according")):
                continue
            size = sum(end - start for start, end in each.quote)
            if best is None or size < best[0]:
                best = (size, each)
        return best[1] if best else None

    def _sentence_in(self, mark: Marked, quantity: Span) -> Span:
        """The sentence of direct speech that holds a figure, within its quotation marks."""
        start, end = mark.inner
        for sentence in segments.sentences(self.text[start:end], self.language):
            if start + sentence[0] <= quantity[0] < start + sentence[1]:
                return start + sentence[0], start + sentence[1]
        return start, end

    def _content(self, quotation: Quotation, figure: Figure) -> Span:
        """The words of the claim: its sentence as far as the quotation goes, without the frame before or after."""
        start, end = figure.sentence
        for begin, stop in quotation.frame:
            if stop <= figure.quantity[0] and begin <= start + 1:
                start = max(start, min(stop, figure.quantity[0]))
            elif begin >= figure.quantity[1]:
                end = min(end, begin) if stop >= end - 2 else end
        return start, max(end, figure.quantity[1])

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

    # --- Other ways of naming a source ---------------------------------------------------------------------------------------

    def _named_by(self, figure: Figure) -> Attributed | None:
        """ "a total of about $60 million mentioned by …", and amounts that "have been promised" by nobody named."""
        match = self.patterns.named_by.search(self.text, figure.quantity[1], figure.sentence[1])
        if (
            match
            and match.start() - figure.quantity[1] <= 40
            and not re.search(r"[.,;!?\d]", self.text[figure.quantity[1] : match.start()])
        ):
            source = self.cast.source(match.span("who"))
            cue = Cue(
                span=(match.start(), match.start() + len(match[0].split()[0])),
                text=match[0].split()[0],
                lemma=lemma(match[0].split()[0], self.language),
            )
            via = (source.name,) if source.kind == "outlet" and source.name else ()
            return Attributed(
                Attribution(mode="reported", source=source, cue=cue, via=via),
                figure.sentence,
                figure.sentence,
                (match.span(),),
                "reported.named_by",
            )
        passive = self.patterns.passive.search(self.text, *self._clause(figure))
        if passive:
            cue = Cue(
                span=(passive.end() - len(passive[0].split()[-1]), passive.end()),
                text=passive[0].split()[-1],
                lemma=lemma(passive[0].split()[-1], self.language),
            )
            return Attributed(
                Attribution(mode="reported", cue=cue),
                figure.sentence,
                figure.sentence,
                (),
                "reported.passive",
            )
        return None

    def _amounted(self, figure: Figure) -> Attributed | None:
        """ "Das Honorar bezifferte sie auf 4.500 Dollar", "He put the fee at $4,500"."""
        start, end = figure.sentence
        match = None
        for each in self.patterns.amounting.finditer(self.text, start, end):
            if each.start() > figure.quantity[0]:
                break
            match = each
        if match is None:
            return None
        subject = self._subject(match.span(), figure)
        if subject is None:
            return None
        source = self.cast.source(subject)
        if (
            source.name is None
            and source.kind == "unnamed"
            and source.role is None
            and not self.cast.words.unnamed.search(source.text.lower() if source.text else "")
        ):
            return None
        cue = Cue(
            span=match.span(),
            text=match[0],
            lemma=lemma(match[0], self.language),
        )
        via: tuple[str, ...] = (source.name,) if source.kind == "outlet" and source.name else ()
        frame = (match.span(),)
        return Attributed(
            Attribution(mode="reported", source=source, cue=cue, via=via, cites=self._cites(figure)),
            figure.sentence,
            figure.sentence,
            frame,
            f"reported.{cue.lemma}",
        )

    def _subject(self, verb: Span, figure: Figure) -> Span | None:
        """The subject of a verb in its sentence: the pronoun or name right after it, else the phrase before it."""
        start, end = figure.sentence
        after = re.match(r"\s+((?:[^\W\d_][\w’'.-]*\s?){1,6})", self.text[verb[1] : min(end, verb[1] + 90)])
        if after and self.language == "de":
            first = after[1].split()[0]
            if first.lower() in self.cast.words.pronouns:
                place = verb[1] + after.start(1)
                return place, place + len(first)
            named = (
                self.cast._named((verb[1], min(figure.quantity[0], verb[1] + 60)))
                if figure.quantity[0] > verb[1]
                else None
            )
            if named is not None and re.match(r"\s+(?:\w+\s){0,3}", self.text[verb[1] :]):
                at = self.text.find(named.name.split()[-1], verb[1])
                if 0 <= at < figure.quantity[0]:
                    return verb[1] + 1, at + len(named.name.split()[-1])
        before = self.text[start : verb[0]]
        cut = max(before.rfind(mark) for mark in (";", ":", "“", "”", "»", "–")) + 1
        phrase = before[cut:]
        place = start + cut + (len(phrase) - len(phrase.lstrip()))
        stop = verb[0]
        while stop > place and self.text[stop - 1] in " ,":
            stop -= 1
        if stop - place < 2 or stop - place > 160 or any(place <= at < stop for at in (figure.quantity[0],)):
            return None
        return (place, stop) if self._is_subject(self.text[place:stop]) else None

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

    def _pointed(self, figure: Figure) -> Attributed | None:
        """A sentence that the next one credits: "Das teilte … mit", "The offer was first reported by …"."""
        following = bisect.bisect_right(self.begins, figure.quantity[0])
        if following >= len(self.sentences):
            return None
        start, end = self.sentences[following]
        if "\n" in self.text[figure.sentence[1] : start]:
            return None
        match = self.patterns.pointing.match(self.text[start:end].lower())
        if not match:
            return None
        verb = match["verb"] or (match["verb2"] if "verb2" in match.groupdict() else None) or match[0]
        place = self._pointed_source(start, end, match.end())
        source = self.cast.source(place) if place else None
        at = start + match[0].rindex(verb)
        cue = Cue(
            span=(at, at + len(verb)),
            text=self.text[at : at + len(verb)],
            lemma=lemma(verb, self.language),
        )
        via: tuple[str, ...] = (source.name,) if source and source.kind == "outlet" and source.name else ()
        if not via and (outlet := self._outlet_in_frame((start, end), source)):
            via = (outlet,)
        mode: Mode = "reported" if self.patterns.pointing_reported.match(verb) else "indirect"
        if self._konjunktiv(figure.sentence):
            mode = "indirect_free_indirect"
        cites = self.cast.cited((start, end))
        return Attributed(
            Attribution(mode=mode, source=source, cue=cue, via=via, cites=cites),
            figure.sentence,
            figure.sentence,
            ((start, end),),
            "pointed",
        )

    def _pointed_source(self, start: int, end: int, after: int) -> Span | None:
        rest = self.text[start + after : end]
        lead = re.match(
            r"\s*(?:am \w+(?: \([^)]*\))?|gestern|heute|zuvor|zuerst|auch|aus|by|in|on \w+|first|,|to|from)*\s*",
            rest,
        )
        at = start + after + (lead.end() if lead else 0)
        stop = next(
            (
                match.start()
                for match in re.finditer(
                    r"\s(?:mit|unter Berufung|am|dem Sender|der Zeitung|dem|hervor|with|on|citing)(?=[\s.,])|[.;]",
                    self.text[at:end],
                )
            ),
            end - at,
        )
        stop = at + stop
        while stop > at and self.text[stop - 1] in " ,.":
            stop -= 1
        return (at, stop) if stop - at > 1 else None

    def _hearsay(self, figure: Figure) -> Attributed | None:
        """ "soll" and "is said to" with nobody named."""
        quotation = self._holding(figure, ("FreeIndirect",))
        if quotation is None and not self.patterns.hearsay.search(
            self.text[figure.sentence[0] : figure.sentence[1]].lower()
        ):
            return None
        match = self.patterns.hearsay.search(self.text[figure.sentence[0] : figure.sentence[1]].lower())
        if match is None:
            return None
        clause = self._clause(figure)
        at = figure.sentence[0] + match.start()
        if not clause[0] <= at < clause[1]:
            return None
        voice = self._voice(self._index(figure.sentence[0]) - 1) if self._index(figure.sentence[0]) else None
        same = (
            voice is not None
            and "\n" not in self.text[self.sentences[voice.sentence][1] : figure.sentence[0]]
        )
        via = voice.via if voice is not None and same and voice.source.kind == "outlet" else ()
        return Attributed(
            Attribution(mode="reported", via=via), figure.sentence, figure.sentence, (), "hearsay"
        )

    def _followed(self, figure: Figure) -> Attributed | None:
        """Speech that goes on without a frame: a German sentence in Konjunktiv I, an English one with "would"."""
        if self.language == "de":
            return self._followed_german(figure)
        stretch = self.text[figure.sentence[0] : figure.sentence[1]]
        if not re.search(r"\bwould\b|\bhad\b", stretch) or re.search(r"\bif\b", stretch.lower()):
            return None
        voice = self._voice_before(figure.sentence[0], paragraphs=0)
        if voice is None or voice.source.kind not in ("person", "government", "unnamed"):
            return None
        return Attributed(
            Attribution(mode="free_indirect", source=voice.source, cue=voice.cue),
            figure.sentence,
            figure.sentence,
            (),
            "followed.would",
        )

    def _followed_german(self, figure: Figure) -> Attributed | None:
        index = self._index(figure.sentence[0])
        clause = self._clause(figure)
        if not self._konjunktiv(clause):
            own = (
                self._voice(index)
                if self.patterns.weak and self.patterns.weak.search(self.text, *clause)
                else None
            )
            if own is None:
                return None
        voice = self._voice_before(figure.sentence[0], paragraphs=0)
        if (
            voice is None
            and index + 1 < len(self.sentences)
            and "\n" not in self.text[figure.sentence[1] : self.sentences[index + 1][0]]
        ):
            voice = self._voice(index + 1)  # "… bezahlt. Dann sei Schluss gewesen, berichtete sie"
        voice = voice or self._voice(index) or self._voice_before(figure.sentence[0])
        if voice is None:
            return None
        attribution = Attribution(
            mode="indirect_free_indirect",
            source=voice.source,
            cue=voice.cue,
            via=voice.via,
            cites=self._cites(figure),
        )
        return Attributed(attribution, figure.sentence, figure.sentence, (), "followed.konjunktiv")

    def _cites(self, figure: Figure) -> tuple[str, ...]:
        return self.cast.cited(figure.sentence)


def attributed(
    text: str,
    language: str,
    said: Sequence[Quotation],
    figures: Sequence[tuple[Span, Span]],
    sentences: Sequence[Span],
    outlet: str | None,
) -> list[Attributed]:
    """The attribution of each figure (its span and its sentence), in order. `outlet` is who published the text."""
    if not figures:
        return []
    reader = Reader(text, language, said, sentences, outlet)
    return [reader.attribute(Figure(*figure)) for figure in figures]


def _last(name: str) -> str:
    return name.split()[-1]


def _unweitered(text: str, span: Span) -> Span:
    """The span of "dem Bericht weiter" without what is no part of the source."""
    printed = re.sub(r"\s+(?:weiter|zudem|außerdem|ferner|further|also).*$", "", text[span[0] : span[1]])
    return span[0], span[0] + len(printed.rstrip())


def _touches(clause: Span, frames: Sequence[Span]) -> bool:
    return any(start < clause[1] and clause[0] < end for start, end in frames)


def lemma(printed: str, language: str) -> str:
    """The verb or phrase of a cue in its dictionary form, as far as the tables know it; else folded.

    >>> lemma("teilte mit", "de"), lemma("erklärt", "de"), lemma("said", "en"), lemma("laut", "de")
    ('mitteilen', 'erklären', 'say', 'laut')
    """
    folded = printed.lower().split()
    if not folded:
        return ""
    own = _patterns(language).lemmas
    known = lexicon(language)
    verbs = [verb for word in folded for verb in known.verbs.get(word, ())]
    prefixed = next((verb.lemma for verb in verbs if verb.prefix and verb.prefix in folded), None)
    if prefixed is None:
        prefixed = next(
            (
                verb.lemma
                for word in reversed(folded)
                if (verb := known.participles.get(word) or known.joined.get(word))
            ),
            None,
        )
    simple = next((verb.lemma for verb in verbs if not verb.prefix), None)
    found = (
        (prefixed if len(folded) > 1 else None)
        or simple
        or prefixed
        or own.get(folded[0])
        or " ".join(folded)
    )
    return (
        f"sich {found}" if "sich" in folded and not found.startswith("sich") and " " not in found else found
    )


@cache
def _patterns(language: str) -> _Patterns:
    table = import_module(f"countertrade.reading.languages.{language}.people")
    lemmas = {form: word for word, forms in table.AMOUNTING.items() for form in forms.split(" ") if form}
    hearsay = (
        r"\bsoll(?:en)?\b"
        if language == "de"
        else r"\b(?:is|are|was|were) (?:said|reported|rumou?red|understood|alleged) to\b|\breportedly\b"
    )
    konjunktiv = weak = None
    if language == "de":
        from countertrade.reading.languages.de import hedges

        forms = sorted({*hedges.KONJUNKTIV_FORMS, *(f"{stem}e" for stem in hedges.KONJUNKTIV)} - {"würden"})
        konjunktiv = re.compile(rf"\b(?:{'|'.join(forms)})\b")
        weak = re.compile(rf"\b(?:{'|'.join(sorted(hedges.KONJUNKTIV_WEAK))})\b")
    return _Patterns(
        amounting=re.compile(
            rf"\b(?:{'|'.join(sorted((form.replace(chr(160), ' ') for form in lemmas), key=len, reverse=True))})\b"
        ),
        named_by=re.compile(rf"\b(?:{table.NAMED_BY})"),
        passive=re.compile(table.PASSIVE_AMOUNT),
        trailing=re.compile(
            r", (?P<verb>[a-zäöüß]+) (?P<who>[^,.;:“”„]{2,90})(?=[.,]\s*$|[.,]\s)"
            if language == "de"
            else r", (?P<who>[^,.;:“”]{2,90}) (?P<verb>[a-z]+)(?=[.]\s*$|[.]\s)"
        ),
        telling=re.compile(table.TELLING, re.IGNORECASE),
        voiceless=re.compile(table.VOICELESS),
        no_source=re.compile(rf"\b\w*(?:{table.NO_SOURCES})\b"),
        lemmas={form.replace(chr(160), " "): word for form, word in lemmas.items()},
        pointing=re.compile(table.POINTING),
        pointing_reported=re.compile(table.POINTING_REPORTED),
        hearsay=re.compile(hearsay),
        konjunktiv=konjunktiv,
        weak=weak,
        perfect=re.compile(
            r"\b(?:hätten?|wären?)\b.*\b(?:\w*ge\w+(?:en|t)|\w+iert|(?:be|er|ver|ent|zer)\w+t)\b"
        ),
    )
