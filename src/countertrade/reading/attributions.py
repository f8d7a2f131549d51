"""Who vouches for a figure: the quotation that holds it, or what its sentence and its neighbours say of its source.

Each rule is tried in order until one speaks: quotation marks and indirect speech; an amount that somebody is said to have named
("bezifferte auf", "put at"); an answer of an interview; a following sentence that points back ("Das berichtet …"); hearsay; a follow-up that is plainly
still the source's; what stands behind a frame; and else the narrator.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from countertrade.reading import segments
from countertrade.reading.clauses import clause_of, clauses
from countertrade.reading.hearing import SPOKEN, Hearing
from countertrade.reading.marks import Marked
from countertrade.reading.phrasing import lemma
from countertrade.reading.quotes.lexicon import lexicon
from countertrade.reading.transfers import parties
from countertrade.records import Attribution, Cue, Mode, Quotation, Source, Span, replace

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


_AUXILIARY = re.compile(r"[\s,]+(?:had|has|have|hat|hatte|hatten|haben)\s*$")
_HELPING = re.compile(r"\b(?:hat|hatten?|haben|habe|wird|werden|wurden?|werde|ist|sind|war|waren|sei)\b")
_PERFECT = re.compile(r"\b(?:hatten?|hat|haben|habe)\b")
_GOES_ON = re.compile(r"\s*[,;]")
_TURNS = re.compile(
    r"\b(?:aber|doch|während|obwohl|wohingegen|dagegen|hingegen|laut|although|but|while|whereas|though|according|however)\b|[“”„\"]"
)
_ELLIPTIC = re.compile(r", (?:der|die|das|the|a) (?:\w+ )?[^\W\d_]{3,}(?: \w+)?\s+")
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$")
_NAME = re.compile(r"[A-ZÄÖÜ][\w’'-]+(?: [A-ZÄÖÜ][\w’'.-]+){1,2}")
_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_CLAUSE_SUBJECT = re.compile(
    r"\s*(?P<who>(?:(?:der|die|das|ein|eine) )?(?:[a-zäöüß]+ ){0,2}[A-ZÄÖÜ][\w-]+(?: (?:(?:der|des|für) )?[A-ZÄÖÜ][\w-]+){0,3}|er|sie)(?= )"
)
_LAST_PHRASE = re.compile(
    r"[\s,](?P<who>(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Dd]er|[Dd]ie|[Dd]as|[Ee]ine?) (?:[\w’'-]+ ){0,3}[\w’'-]+|[A-ZÄÖÜ][\w’'.-]+(?: [A-ZÄÖÜ][\w’'.-]+)*|he|she|it|they)$"
)
_PARTICIPLE = 40  # code points from a figure to the participle of its sentence
_PREMISE = 4  # words up to the figure from which a sum starts: "With at least 10,000"
_FRAGMENT = 6  # words of a quotation that is only a part of its sentence: its verb and hedges stand outside
_POSSESSIVE = re.compile(r"(?:seine[nrsm]?|ihre[nrsm]?|his|her|their)\b")


class Reader(Hearing):
    """Attributes the figures of one article in text order; it knows whose voice each sentence is."""

    def attribute(self, figure: Figure) -> Attributed:
        """The attribution of one figure, by the first rule that speaks; a pronoun that nobody fits is no source."""
        found = self._attributed(figure)
        source = found.attribution.source
        if source is not None and self.unmeant(source):
            return found._replace(attribution=replace(found.attribution, source=None))
        return found

    def _attributed(self, figure: Figure) -> Attributed:
        for rule in (
            self._direct,
            self._turned,
            self._pointed,
            self._quoted,
            self._framed,
            self._named_by,
            self._amounted,
            self._answered,
            self._hearsay,
            self._followed,
            self._behind_frame,
        ):
            found = rule(figure)
            if found is not None:
                return found
        return self._narrated(figure)

    def _narrated(self, figure: Figure) -> Attributed:
        return Attributed(Attribution(mode="narrator"), figure.sentence, figure.sentence, (), "narrator")

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
        quotation = self._holding(figure, ("Direct",)) or self._holding(figure, SPOKEN)
        source, cue, via, frame = self._spoken(quotation)
        if source is None:
            voice = self._voice_before(mark.start, paragraphs=0) or self._voice(
                self._index(figure.sentence[0])
            )
            if voice is not None:
                source, cue, via = voice.source, voice.cue, voice.via
        via = via or self._inherited(figure, source)
        cites = self._cites(figure) or self._within(inside, figure, source)
        attribution = Attribution(mode="direct", source=source, cue=cue, via=via, cites=cites)
        words_inside = self.text[inside[0] : inside[1]].split()
        fragment = len(words_inside) <= _FRAGMENT and not self.text[
            mark.start - 2 : mark.start
        ].strip().endswith(":")
        content = figure.sentence if fragment and figure.sentence[0] < mark.start - 1 else inside
        return Attributed(attribution, inside, content, frame, "quotation.direct")

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
        content = self._content(quotation, figure)
        cites = self._cites(figure) or self._within(content, figure, source)
        if source is not None and source.name and quotation.rule.startswith("according"):
            outer, told = self._teller_behind(figure) or (source, cue)
            if outer.kind == "outlet" and outer.name:
                via = via or (outer.name,)
            elif outer.name not in (
                None,
                source.name,
            ):  # "According to the service …, Wi said": Wi cites the service
                cites = (self.cast.acronym(source.name) or source.name,)
                source, cue = outer, told
        attribution = Attribution(mode=mode, source=source, cue=cue, via=via, cites=cites)
        return Attributed(
            attribution,
            figure.sentence,
            content,
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
        teller = self._teller_behind(figure)
        if teller is None:
            return None
        source, cue = teller
        via = (source.name,) if source.kind == "outlet" and source.name else ()
        begin = self.text.rfind(",", figure.quantity[1], min(cue.span[0], (source.span or cue.span)[0]))
        content = (start, max(figure.quantity[1], begin))
        cites = self._cites(figure) or self._within(content, figure, source)
        attribution = Attribution(mode="indirect", source=source, cue=cue, via=via, cites=cites)
        return Attributed(attribution, figure.sentence, content, ((content[1], end),), "framed.trailing")

    def _teller_behind(self, figure: Figure) -> tuple[Source, Cue] | None:
        """Who a sentence says at its end told it, and the verb: "…, schreibt das Blatt.", "…, Wi said."."""
        match = self.patterns.trailing.search(self.text, figure.quantity[1], figure.sentence[1])
        if match is None or match["verb"].lower() not in lexicon(self.language).verbs:
            return None
        named = _NAME.fullmatch(match["who"]) and not parties(self.text, match.span("who"), self.language)
        if not named and not self._is_subject(match["who"]):
            return None
        cue = Cue(span=match.span("verb"), text=match["verb"], lemma=lemma(match["verb"], self.language))
        return self.who(match.span("who")), cue

    def _inherited(self, figure: Figure, source: Source | None) -> tuple[str, ...]:
        """The outlets named when the same source spoke in the sentence before."""
        if source is None or source.name is None:
            return ()
        voice = self._voice_before(figure.sentence[0], paragraphs=0)
        return voice.via if voice is not None and voice.source.name == source.name else ()

    def _clause(self, figure: Figure) -> Span:
        return clause_of(clauses(self.text, figure.sentence, self.language), figure.quantity[0]).span

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

    # --- Other ways of naming a source ---------------------------------------------------------------------------------------

    def _named_by(self, figure: Figure) -> Attributed | None:
        """ "a total of about $60 million mentioned by …", and amounts that "have been promised" by nobody named."""
        match = self.patterns.named_by.search(self.text, figure.quantity[1], figure.sentence[1])
        if (
            match
            and match.start() - figure.quantity[1] <= 40
            and not re.search(r"[.,;!?\d]", self.text[figure.quantity[1] : match.start()])
        ):
            source = self.who(match.span("who"))
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
        """ "Das Honorar bezifferte sie auf 4.500 Dollar", "He put the fee at $4,500", "Sturm hatte neun Millionen genannt"."""
        start, end = figure.sentence
        match = _last_before(self.patterns.amounting, self.text, (start, end), figure.quantity[0])
        amounted = self.patterns.amounted
        if (
            match
            and amounted
            and amounted.fullmatch(match[0])
            and _HELPING.search(self.text, start, match.start())
        ):
            match = None  # "hat beziffert": no finite verb
        participle = None
        if match is None and self.patterns.amounted is not None:
            stop = min(end, figure.quantity[1] + _PARTICIPLE)
            participle = self.patterns.amounted.search(self.text, figure.quantity[1], stop)
            match = (
                _last_before(_PERFECT, self.text, (start, end), figure.quantity[0]) if participle else None
            )
        opened = self.text[start : figure.quantity[0]]
        if match is None and self.patterns.premise.match(opened) and len(opened.split()) <= _PREMISE:
            match = self.patterns.amounting.search(self.text, figure.quantity[1], end)
        if match is None or self._exists(match.span(), figure.sentence):
            return None
        subject = self._subject(match.span(), figure)
        if subject is None:
            return None
        told = participle or match
        cue = Cue(span=told.span(), text=told[0], lemma=lemma(told[0], self.language))
        source = self._speaking(subject, cue)
        if source is None:
            return None
        via: tuple[str, ...] = (source.name,) if source.kind == "outlet" and source.name else ()
        frame = (match.span(),)
        return Attributed(
            Attribution(mode="reported", source=source, cue=cue, via=via, cites=self._cites(figure)),
            figure.sentence,
            figure.sentence,
            frame,
            f"reported.{cue.lemma}",
        )

    def _speaking(self, subject: Span, cue: Cue) -> Source | None:
        """The source that a verb's subject is; None for what cannot speak, and for an "it" that may be the deal."""
        source = self.who(subject)
        folded = (source.text or "").lower()
        if folded in ("it", "es") and (cue.lemma in self.patterns.inanimate):
            return None
        known = source.name or source.role or source.kind != "unnamed"
        if known or folded in self.cast.words.pronouns or self.cast.words.unnamed.search(folded):
            return source
        return None

    def _turned(self, figure: Figure) -> Attributed | None:
        """The side of a sentence that is another's: "The ministry said 1,200 tonnes, but critics put it at 700"."""
        turns = list(self.patterns.turns.finditer(self.text, figure.sentence[0], figure.quantity[0]))
        if not turns:
            return None
        side = (turns[-1].end(), figure.sentence[1])
        found = self._amounted(Figure(figure.quantity, side)) or self._told_in(Figure(figure.quantity, side))
        return (
            found._replace(span=figure.sentence, rule=f"turned.{found.rule}") if found is not None else None
        )

    def _told_in(self, figure: Figure) -> Attributed | None:
        """A clause that somebody tells by a verb of speech before the figure or, in German, at its end."""
        told = self._teller(figure.sentence, figure)
        if told is None:
            return None
        source, cue = told
        via: tuple[str, ...] = (source.name,) if source.kind == "outlet" and source.name else ()
        frame = ((figure.sentence[0], cue.span[1]),) if cue.span[1] <= figure.quantity[0] else (cue.span,)
        attribution = Attribution(mode="indirect", source=source, cue=cue, via=via)
        return Attributed(attribution, figure.sentence, figure.sentence, frame, f"told.{cue.lemma}")

    def _teller(self, stretch: Span, figure: Figure) -> tuple[Source, Cue] | None:
        """Who says or reckons a figure by a verb of the same stretch of words, with that verb."""
        inner = Figure(figure.quantity, stretch)
        verbs = [
            match
            for match in _WORD.finditer(self.text, stretch[0], figure.quantity[0])
            if self._is_verb(match[0]) and lemma(match[0], self.language) in self.patterns.assessing
        ]
        behind = None
        if not verbs and self.language == "de":
            behind = _LAST_WORD.search(self.text, figure.quantity[1], stretch[1])
            if behind and self._is_verb(behind[1]) and lemma(behind[1], "de") in self.patterns.assessing:
                subject = self._opening_subject(stretch, figure)
                if subject is not None:
                    cue = Cue(span=behind.span(1), text=behind[1], lemma=lemma(behind[1], "de"))
                    source = self._speaking(subject, cue)
                    return (source, cue) if source is not None else None
        for match in reversed(verbs):
            if self._exists(match.span(), stretch):
                continue
            subject = self._subject(match.span(), inner)
            if subject is None:
                continue
            cue = Cue(span=match.span(), text=match[0], lemma=lemma(match[0], self.language))
            source = self._speaking(subject, cue)
            if source is not None:
                return source, cue
        return None

    def _opening_subject(self, stretch: Span, figure: Figure) -> Span | None:
        """The subject of a clause whose verb stands at its end: "während die Gewerkschaft von 900 Dollar spricht"."""
        match = _CLAUSE_SUBJECT.match(self.text, stretch[0], figure.quantity[0])
        return match.span("who") if match and self._is_subject(match["who"]) else None

    def _within(self, content: Span, figure: Figure, outer: Source | None) -> tuple[str, ...]:
        """Whom the words of a source credit in turn: "The service puts the pay at $2,000, Wi said" cites the service."""
        told = self._teller(content, figure)
        if told is None or outer is None:
            return ()
        source, _ = told
        name = source.name
        if name is None or name == outer.name or source.kind == "unnamed":
            return ()
        return (self.cast.acronym(name) or name,)

    def _exists(self, verb: Span, sentence: Span) -> bool:
        """Whether a verb only says that something is there: "gab es"."""
        found = self.patterns.existence.finditer(self.text, *sentence)
        return any(match.start() <= verb[0] < match.end() for match in found)

    def _subject(self, verb: Span, figure: Figure) -> Span | None:
        """The subject of a verb in its sentence: in German a pronoun, phrase or name right after it, else what stands before it."""
        if self.language == "de" and figure.quantity[0] > verb[1]:
            behind = self._subject_behind(verb, figure)
            if behind is not None:
                return behind
        start = figure.sentence[0]
        before = self.text[start : verb[0]]
        if _BEING.search(before):
            return None  # "officials are expected to buy": nobody is named who expects it
        cut = max(before.rfind(mark) for mark in (";", ":", "“", "”", "»", "–", "(")) + 1
        comma = before.rfind(", ")
        if comma > cut and self._is_clause((start + cut, start + comma)):
            cut = comma + 1
        place = start + cut + len(before[cut:]) - len(before[cut:].lstrip())
        auxiliary = _AUXILIARY.search(self.text[place : verb[0]])
        stop = place + auxiliary.start() if auxiliary else verb[0]
        if adverb := self.patterns.trailing_adverbs.search(self.text[place:stop].rstrip()):
            stop = place + adverb.start()
        while stop > place and self.text[stop - 1] in " ,":
            stop -= 1
        if self.patterns.premise.match(self.text, place, stop) or place <= figure.quantity[0] < stop:
            # "With 10,000 soldiers the lawmaker arrives at"
            last = _LAST_PHRASE.search(self.text, place, stop)
            place = last.start("who") if last else stop
        if not 2 <= stop - place <= 160:
            return None
        return (place, stop) if self._is_subject(self.text[place:stop]) else None

    def _is_clause(self, span: Span) -> bool:
        """Whether a stretch before a comma is a clause of its own: it has a verb of speech or a figure."""
        return any(
            self._is_verb(match[0]) or match[0].isdigit() for match in _WORD.finditer(self.text, *span)
        )

    def _subject_behind(self, verb: Span, figure: Figure) -> Span | None:
        """ "bezifferte sie auf", "schätzt der Netzbetreiber auf", "nannte Dora Sturm"."""
        rest = self.text[verb[1] : min(figure.quantity[0], verb[1] + 120)]
        first = re.match(r"\s+([^\W\d_]+)", rest)
        if first is None:
            return None
        if first[1].lower() in self.cast.words.pronouns:
            return verb[1] + first.start(1), verb[1] + first.end(1)
        phrase = re.match(r"\s+((?:der|die|das|ein|eine) [^,.;:]{2,60}?)\s+(?:auf|mit|bei|von)\b", rest)
        if phrase and self._is_subject(phrase[1]):
            return verb[1] + phrase.start(1), verb[1] + phrase.end(1)
        return self.cast.first_in((verb[1], verb[1] + min(60, len(rest))))

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
        source = self.who(place) if place else None
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

    def _answered(self, figure: Figure) -> Attributed | None:
        """A figure in an answer of an interview: the words of whoever is asked."""
        at = bisect.bisect_right(self.answer_begins, figure.quantity[0]) - 1
        if at < 0 or figure.quantity[1] > self.answers[at].span[1]:
            return None
        answer = self.answers[at]
        source = self.cast.source(answer.speaker) if answer.speaker is not None else None
        said = (max(figure.sentence[0], answer.span[0]), min(figure.sentence[1], answer.span[1]))
        return Attributed(Attribution(mode="direct", source=source), said, said, (), "interview")

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
        if self.patterns.reckoning.match(self.text, *figure.sentence):
            return None  # "At that rate the regime would collect …": the writer's own sum
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

    def _behind_frame(self, figure: Figure) -> Attributed | None:
        """What stands in one sentence behind its frame: "A boat costs 6 million, Berg said, and the fleet 60 million"."""
        quotation = self.framed.get(self._index(figure.sentence[0]))
        if quotation is None or quotation.type != "Indirect" or not quotation.frame:
            return None
        start, end = quotation.frame[-1]
        at = figure.quantity[0]
        if (
            start <= at < end and quotation.speaker
        ):  # read as more of the speaker's name: "sagte Roth, die Flotte 60 Millionen"
            comma = self.text.find(",", quotation.speaker[0][0], at)
            end = comma if comma >= 0 and _ELLIPTIC.fullmatch(self.text, comma, at) else end
        if not figure.sentence[0] + 1 < start < end <= at:
            return None
        behind = self.text[end:at]
        if not _GOES_ON.match(behind) or _TURNS.search(behind):
            return None
        source, cue, via, frame = self._spoken(quotation)
        if source is None or self.patterns.no_source.search((source.text or "").lower()):
            return None
        attribution = Attribution(mode="indirect", source=source, cue=cue, via=via, cites=self._cites(figure))
        return Attributed(attribution, figure.sentence, figure.sentence, frame, "framed.behind")

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


def _last_before(pattern: re.Pattern[str], text: str, span: Span, at: int) -> re.Match[str] | None:
    """The last match in a stretch that begins before a place."""
    found = None
    for match in pattern.finditer(text, *span):
        if match.start() > at:
            break
        found = match
    return found


def _touches(clause: Span, frames: Sequence[Span]) -> bool:
    return any(start < clause[1] and clause[0] < end for start, end in frames)
