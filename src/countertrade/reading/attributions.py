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
from countertrade.reading.marks import Marked, marked
from countertrade.reading.sources import Cast
from countertrade.records import Attribution, Cue, Mode, Quotation, Source, Span, replace

_MODES: dict[str, Mode] = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
    "Reported": "reported",
}
_CERTAIN = ("Direct", "Indirect", "IndirectFreeIndirect", "FreeIndirect", "Reported")


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


class _Patterns(NamedTuple):
    amounting: re.Pattern[str]
    lemmas: dict[str, str]
    pointing: re.Pattern[str]
    pointing_reported: re.Pattern[str]
    estimating: re.Pattern[str]
    hearsay: re.Pattern[str]


class Reader:
    """Attributes the figures of one article in text order, remembering who spoke."""

    def __init__(self, text: str, language: str, said: Sequence[Quotation], outlet: str | None) -> None:
        self.text = text
        self.language = language
        self.said = said
        self.marks = [mark for mark in marked(text) if mark.closed]
        self.cast = Cast(text, language, outlet, [span for each in said for span in each.speaker[:1]])
        self.patterns = _patterns(language)
        self.sentences = segments.sentences(text, language)
        self.begins = [start for start, _ in self.sentences]
        self.quote_begins = [each.quote[0][0] if each.quote else 0 for each in said]
        self.longest = max((each.quote[-1][1] - each.quote[0][0] for each in said if each.quote), default=0)

    def attribute(self, figure: Figure) -> Attributed:
        for rule in (
            self._direct,
            self._quoted,
            self._amounted,
            self._pointed,
            self._hearsay,
            self._followed,
        ):
            found = rule(figure)
            if found is not None:
                return found
        return Attributed(Attribution(mode="narrator"), figure.sentence, figure.sentence, (), "narrator")

    # --- Quotations -----------------------------------------------------------------------------------------------------

    def _direct(self, figure: Figure) -> Attributed | None:
        """A figure inside quotation marks."""
        mark = self._mark(figure.quantity)
        if mark is None:
            return None
        inside = self._sentence_in(mark, figure.quantity)
        quotation = self._holding(figure, ("Direct",)) or self._holding(figure, _CERTAIN)
        source, cue, via, frame = self._spoken(quotation, figure)
        if source is None and quotation is None:
            carried = self._carried(figure, mark.start)
            source, cue = (carried[0], carried[1]) if carried else (None, None)
        mode: Mode = "direct"
        return Attributed(
            Attribution(mode=mode, source=source, cue=cue, via=via, cites=self._cites(figure)),
            inside,
            inside,
            frame,
            "quotation.direct",
        )

    def _quoted(self, figure: Figure) -> Attributed | None:
        """A figure in indirect speech, with a frame or carried on from one."""
        quotation = self._holding(figure, ("Indirect", "IndirectFreeIndirect", "FreeIndirect"))
        if quotation is None:
            return None
        if quotation.type == "FreeIndirect" and not quotation.speaker:
            return None
        source, cue, via, frame = self._spoken(quotation, figure)
        content = self._content(quotation, figure)
        mode = _MODES[quotation.type]
        return Attributed(
            Attribution(mode=mode, source=source, cue=cue, via=via, cites=self._cites(figure)),
            figure.sentence,
            content,
            frame,
            f"quotation.{quotation.rule}",
        )

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
            swallowed = (
                not holds
                and any(start <= figure.quantity[0] < end for start, end in (*each.frame, *each.speaker))
                and each.rule.startswith("according")
            )
            if not holds and not swallowed:
                continue
            size = sum(end - start for start, end in each.quote)
            if best is None or size < best[0]:
                best = (size, each)
        return best[1] if best else None

    def _mark(self, quantity: Span) -> Marked | None:
        """The outermost pair of quotation marks around a figure, unless it is only a word or a title."""
        return next(
            (
                mark
                for mark in self.marks
                if mark.start < quantity[0] and quantity[1] <= mark.end and mark.depth == 0
            ),
            None,
        )

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
        self, quotation: Quotation | None, figure: Figure
    ) -> tuple[Source | None, Cue | None, tuple[str, ...], tuple[Span, ...]]:
        """The source, cue and carriers of a quotation."""
        if quotation is None:
            return None, None, (), ()
        speaker = quotation.speaker[0] if quotation.speaker else None
        source = self.cast.source(speaker) if speaker else None
        cue = self._cue(quotation)
        frame = tuple(quotation.frame)
        via = self._via(quotation, source, figure)
        if source is None and cue is not None:
            source = self._unspoken(quotation, cue)
            if source is not None and source.kind == "outlet" and source.name:
                via = (source.name,)
        return source, cue, via, frame

    def _unspoken(self, quotation: Quotation, cue: Cue) -> Source | None:
        """The source behind "heißt es in dem Bericht", "demnach", "so heißt es weiter": the report or the voice before."""
        for start, end in quotation.frame:
            report = re.search(
                r"(?:in|aus|im) ((?:de[mr] |einem |einer |seine[rm] |ihre[rm] )?[^,.;]{3,80})",
                self.text[start:end],
            )
            if report:
                place = (start + report.start(1), start + report.end(1))
                return self.cast.source(_unweitered(self.text, place))
        before = self._carried(
            Figure(cue.span, cue.span), quotation.quote[0][0] if quotation.quote else cue.span[0], far=True
        )
        outlet = self.cast.last_outlet(cue.span[0])
        if before is not None and before[0] is not None:
            return replace(before[0])
        return Source(span=None, text=None, name=outlet, kind="outlet") if outlet else None

    def _cue(self, quotation: Quotation) -> Cue | None:
        if not quotation.cue:
            return None
        span = quotation.cue[0]
        if (
            len(quotation.cue) > 1
            and quotation.cue[-1][1] - span[0] <= 40
            and self.text[span[1] : quotation.cue[-1][0]].strip() == ""
        ):
            span = (span[0], quotation.cue[-1][1])
        printed = self.text[span[0] : span[1]]
        return Cue(span=span, text=printed, lemma=self.patterns.lemmas.get(printed.lower(), printed.lower()))

    def _via(self, quotation: Quotation, source: Source | None, figure: Figure) -> tuple[str, ...]:
        """The outlets that carried it: whom it was told to, whose report is named, or the source itself where it is one."""
        if source is not None and source.kind == "outlet" and source.name:
            return (source.name,)
        for span in (*quotation.addressee, *quotation.frame):
            outlet = self._outlet_in_frame(span, source)
            if outlet:
                return (outlet,)
        for span in quotation.frame:
            folded = self.text[span[0] : span[1]].lower()
            if self.cast.words.quoted_by.search(folded):
                last = self.cast.last_outlet(span[0])
                return (last,) if last else ()
        return ()

    def _outlet_in_frame(self, span: Span, source: Source | None) -> str | None:
        """An outlet in a frame beside the source, "told the Herald", "dem Savebote", "einem Bericht des Senders X zufolge"."""
        places = [
            name
            for at, name in self.cast.outlets
            if span[0] <= at < span[1]
            and not (source and source.span and source.span[0] <= at < source.span[1])
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
        that = re.search(
            rf"(?:told|dem|der|to|with) ?{self.cast.words.that_outlet.pattern}", folded
        ) or re.search(rf"(?:told|to) {self.cast.words.that_outlet.pattern}", folded)
        return self.cast.last_outlet(span[0] + that.start()) if that else None

    # --- Other ways of naming a source ---------------------------------------------------------------------------------------

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
            lemma=self.patterns.lemmas.get(match[0].lower(), match[0].lower()),
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
        return (
            folded in words.pronouns
            or any(_last(member.name) in phrase for member in self.cast.members)
            or bool(
                words.government.search(folded)
                or words.organisation.search(folded)
                or words.unnamed.search(folded)
                or words.outlet_name.search(folded)
                or words.document.search(folded)
            )
            or any(words.role.fullmatch(word) for word in folded.split())
            or any(name in phrase for _, name in self.cast.outlets)
        )

    def _pointed(self, figure: Figure) -> Attributed | None:
        """A sentence that the next one credits: "Das teilte … mit", "The offer was first reported by …"."""
        following = bisect.bisect_right(self.begins, figure.quantity[0])
        if following >= len(self.sentences):
            return None
        start, end = self.sentences[following]
        if "\n\n" in self.text[figure.sentence[1] : start]:
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
            lemma=self.patterns.lemmas.get(verb, verb),
        )
        via: tuple[str, ...] = (source.name,) if source and source.kind == "outlet" and source.name else ()
        if not via and (outlet := self._outlet_in_frame((start, end), source)):
            via = (outlet,)
        mode: Mode = "reported" if self.patterns.pointing_reported.match(verb) else "indirect"
        if self.language == "de" and _konjunktiv(self.text[figure.sentence[0] : figure.sentence[1]]):
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
        from countertrade.reading.clauses import clause_of, clauses

        clause = clause_of(clauses(self.text, figure.sentence, self.language), figure.quantity[0]).span
        at = figure.sentence[0] + match.start()
        if not clause[0] <= at < clause[1]:
            return None
        return Attributed(Attribution(mode="reported"), figure.sentence, figure.sentence, (), "hearsay")

    def _followed(self, figure: Figure) -> Attributed | None:
        """ "India would in addition pay …" after "…, the minister said": English reported speech that goes on."""
        if self.language != "en":
            return None
        stretch = self.text[figure.sentence[0] : figure.sentence[1]]
        if not re.search(r"\bwould\b|\bhad\b", stretch) or re.search(r"\bif\b", stretch.lower()):
            return None
        carried = self._carried(figure, figure.sentence[0])
        if carried is None or carried[0] is None or carried[0].kind not in ("person", "government"):
            return None
        return Attributed(
            Attribution(mode="free_indirect", source=carried[0], cue=carried[1]),
            figure.sentence,
            figure.sentence,
            (),
            "followed.would",
        )

    def _carried(
        self, figure: Figure, at: int, *, far: bool = False
    ) -> tuple[Source | None, Cue | None] | None:
        """Who spoke last before a place in the same paragraph (`far`: in the one before too)."""
        paragraph = self.text.rfind("\n\n", 0, at)
        if far:
            paragraph = self.text.rfind("\n\n", 0, max(0, paragraph))
        for each in reversed(self.said[: bisect.bisect_left(self.quote_begins, at)]):
            if not each.quote or each.quote[0][0] < paragraph:
                return None
            if each.speaker and each.type != "Reported":
                return self.cast.source(each.speaker[0]), self._cue(each)
        return None

    def _cites(self, figure: Figure) -> tuple[str, ...]:
        return self.cast.cited(figure.sentence)


def attributed(
    text: str,
    language: str,
    said: Sequence[Quotation],
    figures: Sequence[tuple[Span, Span]],
    outlet: str | None,
) -> list[Attributed]:
    """The attribution of each figure (its span and its sentence), in order."""
    if not figures:
        return []
    reader = Reader(text, language, said, outlet)
    return [reader.attribute(Figure(*figure)) for figure in figures]


def _last(name: str) -> str:
    return name.split()[-1]


def _unweitered(text: str, span: Span) -> Span:
    """The span of "dem Bericht weiter" without what is no part of the source."""
    printed = re.sub(r"\s+(?:weiter|zudem|außerdem|ferner|further|also).*$", "", text[span[0] : span[1]])
    return span[0], span[0] + len(printed.rstrip())


_SUBJUNCTIVE = re.compile(
    r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|gehe|komme|liege|betrage|\w{4,}e)\b"
)


def _konjunktiv(sentence: str) -> bool:
    return bool(
        re.search(
            r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|gehe|komme|liege|betrage|stehe|laufe)\b",
            sentence,
        )
    )


@cache
def _patterns(language: str) -> _Patterns:
    table = import_module(f"countertrade.reading.languages.{language}.people")
    lemmas = {form: lemma for lemma, forms in table.AMOUNTING.items() for form in forms.split()}
    hearsay = (
        r"\bsoll(?:en)?\b"
        if language == "de"
        else r"\b(?:is|are|was|were) (?:said|reported|rumou?red|understood|alleged) to\b|\breportedly\b"
    )
    return _Patterns(
        amounting=re.compile(rf"\b(?:{'|'.join(sorted(lemmas, key=len, reverse=True))})\b"),
        lemmas=lemmas,
        pointing=re.compile(table.POINTING),
        pointing_reported=re.compile(table.POINTING_REPORTED),
        estimating=re.compile(r"schätz|estimat"),
        hearsay=re.compile(hearsay),
    )
