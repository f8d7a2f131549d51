"""What is said of one article, part by part: facts, summary, findings, statements without a source, who says what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from countertrade import units
from countertrade.checking import wording, words
from countertrade.checking.intervals import base
from countertrade.checking.reference import is_old, later_than, unit_of
from countertrade.messages import say
from countertrade.quantity import Bound
from countertrade.records import Article, Claim, Finding, Reference, Stated, Verdict
from countertrade.report.article.lexicon import MONTHS, WEEKDAYS
from countertrade.report.article.passages import Passages, short
from countertrade.report.article.records import ArticleCheck, Group, Noted, Row, Statement, Todo
from countertrade.report.article.sources import Sources, identified
from countertrade.report.article.voices import quoted, reports
from countertrade.tables import unread

READ = ("de", "en")
MOST_STATEMENTS = 30
LONGEST_TITLE = 160  # code points
SPEEDS = frozenset({"km/h", "kmh", "mph", "knot"})
_SIDES: dict[Bound, frozenset[Bound]] = {
    "at_most": frozenset(("at_most", "up_to", "less_than")),
    "at_least": frozenset(("at_least", "more_than")),
}
SHOWN: tuple[Verdict, ...] = ("inconsistent", "implausible", "ambiguous", "loose", "question")


class Page:
    """Works out the parts of a check from the records of one article."""

    def __init__(
        self,
        article: Article,
        claims: Sequence[Claim],
        findings: Sequence[Finding],
        reference: Sequence[Reference],
        language: str,
    ) -> None:
        self.article, self.language = article, language
        self.claims = tuple(claim for claim in claims if claim.article == article.id)
        self.by_id = {claim.id: claim for claim in self.claims}
        self.findings = tuple(f for f in findings if any(claim in self.by_id for claim in f.claims))
        self.rows = {row.id: row for row in reference}
        used = dict.fromkeys(id for finding in self.findings for id in finding.reference if id in self.rows)
        self.marks = {id: f"r{number}" for number, id in enumerate(used, 1)}
        self.has_reference = bool(reference)
        self.passages = Passages(article, language)
        self.sources = Sources(article, self.claims)
        self.figures = self.sources.figures

    def say(self, key: str, /, **values: object) -> str:
        return say(f"check.{key}", self.language, **values)

    def made(self, todo: Iterable[Todo]) -> ArticleCheck:
        unsourced = self._unsourced()
        statements = list(self._statements())
        return ArticleCheck(
            language=self.language,
            title=self.article.title or _first_line(self.article.text) or self.article.id,
            facts=self._facts(),
            summary=tuple(self._summary(unsourced)),
            todo=tuple(todo),
            groups=tuple(self._groups()),
            holds=tuple(self._noted(f) for f in self.findings if f.verdict == "consistent"),
            unsourced=tuple(unsourced),
            statements=tuple(statements[:MOST_STATEMENTS]),
            more_statements=max(0, len(statements) - MOST_STATEMENTS),
            notes=tuple(self._notes()),
            not_checked=tuple(self._not_checked()),
            no_finding=self.say("no_finding"),
            reference=tuple(self._reference()),
            reference_note=self._reference_note(),
        )

    # title and facts

    def _facts(self) -> str:
        article = self.article
        parts = [self.say("facts", language=self._language_name(), n=len(article.text.split()))]
        if article.language is not None and article.language not in READ:
            parts.append(self.say("language_not_read", language=self._language_name()))
        if article.outlet and article.published:
            parts.append(self.say("printed_by", outlet=article.outlet, date=article.published[:10]))
        elif article.outlet:
            parts.append(self.say("printed_by_only", outlet=article.outlet))
        elif article.published:
            parts.append(self.say("dated_only", date=article.published[:10]))
        missing = (
            "both"
            if not article.outlet and not article.published
            else "outlet"
            if not article.outlet
            else "date"
        )
        if not article.outlet or not article.published:
            text = self.say(f"missing_{missing}")
            hint = _dated_by_weekday(article.text, self.rows.values()) if not article.published else None
            if hint is not None:
                text += "; " + self.say("date_fits", text=hint[0], year=hint[1])
            options = {"both": "--outlet, --published", "outlet": "--outlet", "date": "--published"}[missing]
            parts.append(f"{text}. {self.say('set_with', options=options)}")
        if article.incomplete:
            parts.append(self.say("incomplete", why=article.incomplete))
        return " ".join(parts)

    def _language_name(self) -> str:
        if self.article.language is None:
            return self.say("language_unknown")
        from babel import Locale

        name = Locale(self.language).languages.get(self.article.language)
        return str(name) if name else self.article.language

    # IN SHORT

    def _summary(self, unsourced: Sequence[Noted]) -> Iterator[str]:
        if not self.figures:
            yield self.say("no_figures")
        else:
            n = len(self.figures)
            text = self.say("figures", n=n)
            rests = self._rests()
            yield f"{text} {rests}".strip()
        counts = Counter(finding.verdict for finding in self.findings)
        told = [self.say(f"count_{verdict}", n=counts[verdict]) for verdict in SHOWN if counts[verdict]]
        figured = {claim.id for claim in self.figures}
        without = len(figured & {id for note in unsourced for id in note.claims})
        if without:
            told.append(self.say("count_unsourced", n=without))
        if counts["consistent"] and not any(counts[verdict] for verdict in SHOWN):
            told.insert(0, self.say("count_consistent", n=counts["consistent"]))
        if told:
            yield ", ".join(told) + "."
        if self.figures and not any(counts[verdict] for verdict in SHOWN):
            yield self.say("nothing_found")

    def _rests(self) -> str:
        """On how few outlets and persons the precise figures rest."""
        n, (outlet, k), (person, p) = self.sources.main()
        if not n:
            return ""
        if n == 1:
            name = person or outlet
            return self.say("one_source_one", name=name) if name else self.say("no_source_at_all")
        if k >= 2 and k >= p and 2 * k >= n:
            text = self.say("all_to_outlet" if k == n else "some_to_outlet", k=k, n=n, name=outlet)
            inside = sum(
                self.sources.person(claim) == person and self.sources.outlet(claim) == outlet
                for claim in self.sources.precise()
            )
            return text + (self.say("of_them_person", k=inside, name=person) if inside > 1 else ".")
        if p >= 2 and 2 * p >= n:
            return self.say("all_to_person" if p == n else "some_to_person", k=p, n=n, name=person) + "."
        return "" if outlet or person else self.say("no_source_at_all")

    # findings

    def _groups(self) -> Iterator[Group]:
        for verdict in SHOWN:
            items = tuple(self._noted(finding) for finding in self.findings if finding.verdict == verdict)
            if items:
                yield Group(verdict=verdict, title=self.say(verdict), items=items)

    def result_of(self, finding: Finding) -> Claim | None:
        """The statement a finding is about: the share, else the total, else the last printed; None where it is of a word of the headline."""
        mine = [self.by_id[id] for id in finding.claims if id in self.by_id]
        shares = [c for c in mine if c.quantity is not None and c.quantity.unit == units.SHARE]
        if finding.rule == "share" and shares:
            return shares[-1]
        return mine[-1] if mine else None

    def _noted(self, finding: Finding) -> Noted:
        mine = [self.by_id[id] for id in finding.claims if id in self.by_id]
        claim = self.result_of(finding)
        details: list[str] = []
        if finding.rule == "share" and finding.readings:
            details += [self._marked(reading) for reading in finding.readings]
            details += [_sentence(part) for part in finding.message.split("; ")]
        else:
            details.append(
                self._marked(finding.working, finding.reference if finding.rule != "share" else ())
            )
            details += [_sentence(self._marked(reading)) for reading in finding.readings]
            message = finding.message if finding.rule != "bound" or not finding.readings else ""
            details += [_sentence(" ".join(p.split())) for p in _grouped(message.split("; ")) if p]
        return Noted(
            lines=tuple(dict.fromkeys(line for c in mine if (line := self.passages.line(c)) is not None)),
            at=self.passages.line(claim) if claim is not None else None,
            quote=self.passages.quote(claim) if claim is not None else None,
            details=tuple(details),
            claims=finding.claims,
            finding=finding.id,
        )

    def _marked(self, text: str, rows: Sequence[str] = ()) -> str:
        """The text with row ids in brackets turned into marks, or the marks of these rows at its end."""
        replaced = re.sub(
            r"\[([\w. -]+)\]",
            lambda m: "[" + " ".join(self.marks.get(id, id) for id in m[1].split()) + "]",
            text,
        )
        if rows and replaced == text:
            return f"{text} [{' '.join(self.marks[id] for id in rows if id in self.marks)}]"
        return replaced

    # NO SOURCE NAMED

    def _unsourced(self) -> list[Noted]:
        found: dict[tuple[int, str], list[Claim]] = {}
        for claim in (*self.figures, *self._bare_promises()):
            source = claim.attribution.source
            if claim.attribution.mode == "direct" or self.derived(claim) or self.is_background(claim):
                continue
            if source is not None and (source.name or source.kind != "unnamed" or identified(source.text)):
                continue
            line = self.passages.line(claim) or 0
            found.setdefault((line, self._why_unsourced(claim)), []).append(claim)
        return [
            Noted(
                lines=(line,) if line else (),
                quote=None,
                details=(f"{self._each_once(claims)} – {why}",),
                claims=tuple(claim.id for claim in claims),
            )
            for (line, why), claims in sorted(found.items())
        ]

    def _each_once(self, claims: Sequence[Claim]) -> str:
        """The words of claims in quotation marks; those that several share are printed once: "arms from Chile and Peru"."""
        printed = (self.passages.in_marks(self.passages.printed(claim)) for claim in claims)
        return ", ".join(dict.fromkeys(printed))

    def _bare_promises(self) -> list[Claim]:
        """Statements without a figure that one party gives another something, in the article's own voice."""
        return [
            claim
            for claim in self.claims
            if claim.quantity is None and claim.transfer is not None and claim.attribution.mode == "narrator"
            and claim.transfer.giver is not None and claim.transfer.recipient is not None
        ]  # fmt: skip

    def is_background(self, claim: Claim) -> bool:
        """A figure in the article's own voice that is no statement about the deal: how many people live there, how long ago, how far a gun can fire."""
        transfer, quantity = claim.transfer, claim.quantity
        if claim.attribution.mode != "narrator" or claim.measure is not None or quantity is None:
            return False
        if quantity.unit in units.TIMES or quantity.unit in ("person", "people"):
            return True
        party = transfer is not None and (transfer.giver is not None or transfer.recipient is not None)
        if not party and (words.is_beside(quantity.of or quantity.unit) or _is_ability(claim)):
            return True
        return not party and not words.commodities(quantity.of) and quantity.unit == units.SHARE

    def derived(self, claim: Claim) -> bool:
        """A sum of figures beside it needs no source of its own."""
        if claim.derived_from:
            return True
        return any(
            finding.rule in ("product", "sum", "conversion", "share") and finding.verdict == "consistent"
            and finding.claims and finding.claims[-1] == claim.id and claim.attribution.mode == "narrator"
            for finding in self.findings
        )  # fmt: skip

    def _why_unsourced(self, claim: Claim) -> str:
        source = claim.attribution.source
        if source is not None and source.text:
            cue = claim.attribution.cue
            printed = cue.text if cue is not None and source.text in cue.text else source.text
            if cue is not None and cue.text not in printed and len(cue.text) < 14:
                printed = (
                    f"{source.text} {cue.text}"
                    if cue.span[0] > (source.span or (0, 0))[0]
                    else f"{cue.text} {source.text}"
                )
            return self.passages.in_marks(printed)
        follows = self.sources.follows(claim)
        if follows is not None:
            return self.say("paper_follows", name=self.sources.right(follows))
        if claim.commitment.markers:
            marker = self.passages.in_marks(" … ".join(m.text for m in claim.commitment.markers))
            return self.say(
                "own_hedged" if claim.attribution.mode == "narrator" else "hearsay_of", marker=marker
            )
        return self.say("unhedged" if claim.quantity is None else "unhedged_figure")

    # WHO SAYS WHAT

    def _statements(self) -> Iterator[Statement]:
        merged: dict[tuple[object, ...], list[Claim]] = {}
        for claim in self.figures:
            key = (self.passages.line(claim), claim.span, self._how_sure(claim), self._given_by(claim))
            merged.setdefault(key, []).append(claim)
        stars = {id: star for star, (id, *_) in zip("*†‡§", self._scopes(), strict=False)}
        for (line, _, sure, by), claims in merged.items():
            star = next((stars[c.id] for c in claims if c.id in stars), "")
            yield Statement(
                line=line if isinstance(line, int) else None,
                figure="; ".join(self._figure(claim) for claim in claims),
                how_sure=f"{sure}{star}",
                given_by=str(by),
                claims=tuple(claim.id for claim in claims),
            )

    def _figure(self, claim: Claim) -> str:
        """The figure as printed, with its rate and what it is of."""
        quantity = claim.quantity
        if quantity is None:
            return claim.text or ""
        text = self.passages.printed(claim)
        told = {units.RATED.get(word.lower()) for word in text.split()}  # "42,310 bpd"
        per = [
            wording.noun(code, 1, self.language)
            for code in quantity.per
            if quantity.unit != units.SHARE and code not in told
        ]
        if per:
            joint = f" {say('joint.and', self.language)} "
            text += f" {self.say('each')} {joint.join(per)}"
        if quantity.of and words.fold(quantity.of) not in words.fold(text) and not _is_pronoun(quantity.of):
            text += f", {quantity.of}" if quantity.unit != units.SHARE else f" ({quantity.of})"
        if self._turned(quantity):
            text += f" ({wording.amount(quantity, self.language)})"
        return " ".join(text.split())

    def _turned(self, quantity: Stated) -> bool:
        """Whether a figure is a most or a least by words that are not printed with it: "no soldier earns | more than $300"."""
        from countertrade.reading.numeric.words import bounds_said

        own, language = _SIDES.get(quantity.bound), self.article.language
        if own is None or language not in READ:
            return False
        return own.isdisjoint(bounds_said(quantity.text or "", language))

    def _how_sure(self, claim: Claim) -> str:
        commitment = claim.commitment
        if commitment.polarity == "-":
            return self.say("denied")
        marker = None if commitment.modality == "asserted" else self._hedge(claim)
        said = (
            self.say(f"modality.{commitment.modality}") if marker is None else self.passages.in_marks(marker)
        )
        names = dict.fromkeys(denial.name for denial in commitment.denials)
        return f"{said}; {self.say('denied_by', names=', '.join(names))}" if names else said

    @staticmethod
    def _hedge(claim: Claim) -> str | None:
        """The word that hedges a statement; one that only names where it comes from ("nach Berichten") is none."""
        source = claim.attribution.source
        named = words.fold(source.text) if source is not None and source.text else ""
        hedges = [m.text for m in claim.commitment.markers if len(m.text) <= 24]
        return next(
            (
                text
                for text in hedges
                if not named or (named not in words.fold(text) and words.fold(text) not in named)
            ),
            None,
        )

    def _given_by(self, claim: Claim) -> str:
        attribution = claim.attribution
        source = attribution.source
        if source is None:
            follows = self.sources.follows(claim)
            if follows is not None:
                return f"{self.sources.right(follows)} ({self.say('inferred')})"
            return self.say("own_voice" if attribution.mode == "narrator" else "nobody_named")
        if source.name is None:
            return self.say("nobody_named") + (f" ({source.text})" if source.text else "")
        name = self.sources.right(source.name)
        extra = [source.role] if source.role and words.fold(source.role) not in words.fold(name) else []
        if attribution.mode == "direct":
            extra.append(self.say("quoted"))
        via = [self.sources.right(v) for v in attribution.via if v != source.name]
        if via:
            extra.append(self.say("via", names=", ".join(via)))
        cited = [name for name in attribution.cites if name not in (*attribution.via, source.name)]
        if cited:
            extra.append(self.say("citing", names=", ".join(cited)))
        return f"{name} ({', '.join(extra)})" if extra else name

    def _scopes(self) -> Iterator[tuple[str, str, str, str]]:
        """Hedged figures beside an unhedged one of the same kind: the hedge must not be carried over."""
        for before, claim in zip(self.figures, self.figures[1:], strict=False):
            for one, other in ((claim, before), (before, claim)):
                if (
                    one.quantity is not None and other.quantity is not None and one.quantity.unit == other.quantity.unit
                    and one.quantity.per == other.quantity.per
                    and one.commitment.modality in ("possible", "conditional") and one.commitment.modality != other.commitment.modality
                    and one.commitment.markers and abs((self.passages.line(one) or 0) - (self.passages.line(other) or 0)) <= 1
                ):  # fmt: skip
                    marks = self.passages.in_marks(self._hedge(one) or one.commitment.markers[0].text)
                    yield one.id, marks, self.passages.printed(one), self.passages.printed(other)
                    break

    def _notes(self) -> Iterator[str]:
        for star, (_, markers, figure, other) in zip("*†‡§", self._scopes(), strict=False):
            yield self.say("scope", star=star, markers=markers, figure=figure, other=other)
        yield from self._quotations()
        for printed, name in self.sources.misprints.items():
            places = [m.start() for m in re.finditer(re.escape(printed), self.article.text)]
            lines = list(dict.fromkeys(self.passages.line_at(place) for place in places))
            times = self.say("times_2") if len(places) == 2 else self.say("times_n", n=len(places))
            where = self.passages.lines_text(lines)
            yield self.say(
                "misprint",
                printed=printed,
                times=f"{times} ({where})" if len(places) > 1 else f"({where})",
                name=name,
            )

    def _quotations(self) -> Iterator[str]:
        figured = {
            c.attribution.source.name
            for c in self.claims
            if c.attribution.mode == "direct" and c.attribution.source is not None and c.quantity is not None
        }
        counts = quoted(self.article)
        n = sum(counts.values())
        if n:
            parts = ", ".join(
                f"{name or self.say('nobody_named')} {count}"
                + ("" if name in figured else f" {self.say('without_figures')}")
                for name, count in counts.items()
            )
            yield self.say("quotations", n=n, parts=parts)

    # the end

    def _not_checked(self) -> Iterator[str]:
        if quoted(self.article):
            yield self.say("genuine")
        elif self.figures:
            yield self.say("genuine_figures")
        names = reports(self.article, self.claims)
        if names:
            yield self.say("documents", n=len(names), names=_listed(names, say("joint.and", self.language)))
        spans = (claim.quantity.span for claim in self.claims if claim.quantity is not None)
        for start, n in unread(self.article.text, {span[0] for span in spans if span is not None}):
            yield self.say("unread", n=n, lines=self.article.text.count("\n", 0, start) + 1)
        if not self.has_reference:
            yield self.say("no_reference")
        elif self.figures and not self.marks:
            yield self.say("none_fitting")

    def _reference(self) -> Iterator[Row]:
        for id, mark in self.marks.items():
            row = self.rows[id]
            flags = []
            if is_old(row, self.article.published or self._newest()):
                flags.append(self.say("old"))
            later = later_than(row, self.article.published or self._latest_in_text())
            if later:
                flags.append(self.say("later"))
            when = row.published or row.year
            dated = row.year if row.year in when else f"{row.year}"
            text = f"{row.source} {dated}" + (f" ({', '.join(flags)})" if flags else "")
            known = [v for v in (row.value, row.low, row.high) if v is not None]
            head, *per = unit_of(row.unit)
            figure = wording.interval(min(known), max(known), head, tuple(per), self.language)
            details = "; ".join(
                part for part in (row.quantity, figure, when, row.note, row.url,
                                  self.say("bounds", bounds=row.bounds) if row.bounds else None) if part
            )  # fmt: skip
            yield Row(mark=mark, id=id, text=text, details=details)

    def _newest(self) -> str | None:
        years = [m for row in self.rows.values() for m in re.findall(r"\d{4}", row.year)]
        return max(years, default=None)

    def _latest_in_text(self) -> str | None:
        """The latest day that the article speaks of as past, where its own date is missing."""
        hint = _dated_by_weekday(self.article.text, self.rows.values())
        return hint[2] if hint is not None else None

    def _reference_note(self) -> str | None:
        if not self.marks:
            return None
        undated = self.article.published is None and self._latest_in_text() is None
        return f"{self.say('date_unclear')}. {self.say('refs_more')}" if undated else self.say("refs_more")


def _first_line(text: str) -> str:
    """The first line of a text that has no headline, cut where it is longer than any: it is a paragraph."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return short(line, LONGEST_TITLE)


def _is_ability(claim: Claim) -> bool:
    """Whether a figure is how far or how fast something can go, which is no hedge: "hits targets at 90 km"."""
    assert claim.quantity is not None
    unit = claim.quantity.unit or ""
    far = unit in SPEEDS or "length" in dict(base(unit, ()).dimensions)
    return far and any(words.said("able", marker.text) for marker in claim.commitment.markers)


def _is_pronoun(noun: str) -> bool:
    return words.fold(noun) in ("that", "this", "it", "das", "dies", "diese", "dieses", "es", "they", "sie")


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text else text[0].upper() + text[1:]


def _grouped(parts: Sequence[str]) -> list[str]:
    """The finding's clauses: the first for itself, its remarks together."""
    if len(parts) < 2:
        return list(parts)
    return [parts[0], " ".join(f"{_sentence(part)}{'' if part.endswith('?') else '.'}" for part in parts[1:])]


def _listed(names: Sequence[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b,?\s*+(?:,?\s*+(?:den|dem|the)\s*+)?\(?"
    rf"(?:(?P<day>\d{{1,2}})\.?\s*(?P<month>{'|'.join(MONTHS)})|(?P<month2>{'|'.join(MONTHS)})\s*(?P<day2>\d{{1,2}}))\b\)?(?!\s*\d{{4}})",
    re.IGNORECASE,
)


def _dated_by_weekday(text: str, rows: Iterable[Reference]) -> tuple[str, int, str] | None:
    """A weekday with its date, the latest year both fit that the reference figures know of, and the day as ISO date."""
    match = _DAY.search(text)
    years = [int(y) for row in rows for y in re.findall(r"\b(?:19|20)\d\d\b", row.published or row.year)]
    if match is None or not years:
        return None
    month = MONTHS[(match["month"] or match["month2"]).casefold()]
    day = int(match["day"] or match["day2"])
    for year in range(max(years), max(years) - 7, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found.weekday() == WEEKDAYS[match["weekday"].casefold()]:
            return " ".join(match[0].split()), year, found.isoformat()
    return None
