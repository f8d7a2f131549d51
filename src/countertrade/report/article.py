"""What a person sees who checks one article: first as data (`ArticleCheck`, for the page and for JSON), then as text.

The order is that of a desk twenty minutes before print: what it comes to, whom to call, what does not add up, who said what,
what was not looked at, and what the figures were held against.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from countertrade import units
from countertrade.checking import wording, words
from countertrade.checking.reference import is_old, later_than, unit_of
from countertrade.records import Article, Claim, Finding, Record, Reference, Verdict
from countertrade.report.check_words import ITEMS, LANGUAGES, MONTHS, OUTLETS, WEEKDAYS, say

READ = ("de", "en")
MOST_TODO = 3
MOST_STATEMENTS = 30
SHOWN: tuple[Verdict, ...] = ("inconsistent", "implausible", "ambiguous", "loose")


class Todo(Record, frozen=True, kw_only=True):
    """One thing to do before print, with what it is about."""

    text: str
    line: int | None = None
    claims: tuple[str, ...] = ()
    finding: str | None = None


class Noted(Record, frozen=True, kw_only=True):
    """A printed passage and what is to be said of it, line by line."""

    lines: tuple[int, ...]
    quote: str | None
    details: tuple[str, ...]
    claims: tuple[str, ...] = ()
    finding: str | None = None


class Group(Record, frozen=True, kw_only=True):
    """The findings of one verdict."""

    verdict: Verdict
    title: str
    items: tuple[Noted, ...]


class Statement(Record, frozen=True, kw_only=True):
    """Who says what, how sure, given by whom."""

    line: int | None
    figure: str
    how_sure: str
    given_by: str
    claims: tuple[str, ...]


class Row(Record, frozen=True, kw_only=True):
    """A reference row that a finding used, with the mark it is called by."""

    mark: str
    id: str
    text: str
    details: str


class ArticleCheck(Record, frozen=True, kw_only=True):
    """Everything `countertrade check FILE` says, in one language."""

    language: str
    title: str
    facts: str
    summary: tuple[str, ...]
    todo: tuple[Todo, ...]
    groups: tuple[Group, ...]
    holds: tuple[Noted, ...]
    unsourced: tuple[Noted, ...]
    statements: tuple[Statement, ...]
    more_statements: int
    notes: tuple[str, ...]
    not_checked: tuple[str, ...]
    no_finding: str
    reference: tuple[Row, ...]
    reference_note: str | None


def article_check(
    article: Article,
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    reference: Sequence[Reference],
    *,
    language: str = "en",
) -> ArticleCheck:
    """The check of one article as data, in the language asked for."""
    return _Page(article, claims, findings, reference, language if language in LANGUAGES else "en").made()


def check_text(
    article: Article,
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    reference: Sequence[Reference],
    *,
    language: str = "en",
    width: int = 100,
    color: bool = False,
    refs: bool = False,
) -> str:
    """The check of one article as a person reads it on a terminal, `width` columns wide."""
    made = article_check(article, claims, findings, reference, language=language)
    return _Printer(made, max(60, width), color, refs).text()


# --- Data ---------------------------------------------------------------------------------------------------------------


class _Page:
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
        self.starts = _starts(article.text)
        self.misprints = _misprints(self.claims, article.text)
        self.figures = _without_repeats([claim for claim in self.claims if claim.quantity is not None])

    def say(self, key: str, /, **values: object) -> str:
        return say(key, self.language, **values)

    def made(self) -> ArticleCheck:
        unsourced = self._unsourced()
        statements = list(self._statements())
        return ArticleCheck(
            language=self.language,
            title=self.article.title or _first_line(self.article.text) or self.article.id,
            facts=self._facts(),
            summary=tuple(self._summary(unsourced)),
            todo=tuple(self._todo()),
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
        parts = [self.say("facts", language=self._language_name(), words=len(article.text.split()))]
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
        known = {"de": ("German", "Deutsch"), "en": ("English", "Englisch")}
        if self.article.language in known:
            return known[self.article.language][LANGUAGES.index(self.language)]
        from babel import Locale

        name = Locale(self.language).languages.get(self.article.language)
        return str(name) if name else self.article.language

    # IN SHORT

    def _summary(self, unsourced: Sequence[Noted]) -> Iterator[str]:
        if not self.figures:
            yield self.say("no_figures")
        else:
            n = len(self.figures)
            text = self.say("one_figure") if n == 1 else self.say("figures", n=n)
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

    def _precise(self) -> list[Claim]:
        return [c for c in self.figures if c.quantity is not None and c.quantity.bound != "order"]

    def _rests(self) -> str:
        """On how few outlets and persons the precise figures rest."""
        precise = self._precise()
        if not precise:
            return ""
        n = len(precise)
        outlets = Counter(outlet for claim in precise if (outlet := self._outlet(claim)))
        persons = Counter(name for claim in precise if (name := self._person(claim)))
        if n == 1:
            name = next(iter(persons), None) or next(iter(outlets), None)
            return self.say("one_source_one", name=name) if name else self.say("no_source_at_all")
        outlet, k = outlets.most_common(1)[0] if outlets else ("", 0)
        person, p = persons.most_common(1)[0] if persons else ("", 0)
        if k >= 2 and k >= p:
            text = self.say("all_to_outlet" if k == n else "some_to_outlet", k=k, n=n, name=outlet)
            inside = sum(self._person(claim) == person and self._outlet(claim) == outlet for claim in precise)
            return text + (self.say("of_them_person", k=inside, name=person) if inside > 1 else ".")
        if p >= 2:
            return self.say("all_to_person" if p == n else "some_to_person", k=p, n=n, name=person) + "."
        return "" if outlets or persons else self.say("no_source_at_all")

    def _person(self, claim: Claim) -> str | None:
        source = claim.attribution.source
        if source is None or source.kind in ("outlet", "unnamed", "document"):
            return None
        return source.name or None

    def _outlet(self, claim: Claim) -> str | None:
        """The outlet that an article names for a statement, in its right spelling; else the one a sentence later."""
        name = next(iter(claim.attribution.via), None)
        source = claim.attribution.source
        if name is None and source is not None and source.kind == "outlet":
            name = source.name or source.text
        if name is None and source is None:
            name = self._follows(claim)
        if name is None and source is not None and source.name is not None:
            # what somebody told a paper once, the article goes on to quote without the paper
            told = [other.attribution.via[0] for other in self.claims
                    if other.attribution.source is not None and other.attribution.source.name == source.name and other.attribution.via]  # fmt: skip
            name = told[0] if told else None
        return self.misprints.get(name, name) if name else None

    def _follows(self, claim: Claim) -> str | None:
        """The outlet that the next sentence of the paragraph names for a statement that has no source of its own."""
        if claim.span is None or claim.commitment.modality != "reported":
            return None
        after = [c for c in self.claims if c.span is not None and c.span[0] >= claim.span[1]]
        following = min(after, key=lambda c: c.span or (0, 0), default=None)
        if following is None or following.span is None:
            return None
        between = self.article.text[claim.span[1] : following.span[0]]
        source = following.attribution.source
        if "\n" in between or len(between.strip()) > 3 or source is None or source.kind != "outlet":
            return None
        return source.name or source.text

    # BEFORE PRINT

    def _todo(self) -> Iterator[Todo]:
        done = [*self._on_one(), *self._on_findings(), *self._on_unsourced()]
        told: set[str] = set()
        count = 0
        for todo in done:
            if todo.claims and set(todo.claims) <= told:
                continue
            if count == MOST_TODO:
                return
            count += 1
            if todo.finding is not None or todo.line is not None:
                told |= set(todo.claims)
            yield todo
        if not count and self.figures:
            yield Todo(text=self.say("nothing_todo"))

    def _on_one(self) -> Iterator[Todo]:
        """What rests on one outlet or one person."""
        precise = self._precise()
        n = len(precise)
        if not n:
            return
        outlets = Counter(outlet for claim in precise if (outlet := self._outlet(claim)))
        persons = Counter(name for claim in precise if (name := self._person(claim)))
        outlet, k = outlets.most_common(1)[0] if outlets else ("", 0)
        person, p = persons.most_common(1)[0] if persons else ("", 0)
        if 2 * k > n and k >= p and outlet != self.article.outlet:
            what = self.say("all_precise") if k == n else self.say("most_precise", k=k, n=n)
            yield Todo(text=self.say("get_outlet", name=outlet, what=what))
        elif 2 * p > n:
            what = self.say("all_precise") if p == n else self.say("most_precise", k=p, n=n)
            what = what[0].lower() + what[1:] if self.language == "en" else what
            yield Todo(text=self.say("call_person", name=person, role=self._role_of(person), what=what))

    def _role_of(self, name: str) -> str:
        roles = [c.attribution.source.role for c in self.claims
                 if c.attribution.source is not None and c.attribution.source.name == name and c.attribution.source.role]  # fmt: skip
        return f" ({roles[0]})" if roles else ""

    def _on_findings(self) -> Iterator[Todo]:
        order = {"inconsistent": 0, "ambiguous": 1, "implausible": 2, "loose": 3}
        for finding in sorted(
            (f for f in self.findings if f.verdict in order), key=lambda f: order[f.verdict]
        ):
            claim = self._result_of(finding)
            line = self._line(claim)
            values = {
                "item": self._item(finding),
                "line": line if line is not None else "?",
                "who": self._whom(claim),
                "figure": self._printed(claim),
                "message": self._first_clause(finding.message),
            }
            if finding.rule == "share" and len(finding.readings) == 2 and finding.verdict == "ambiguous":
                text = self.say("ask_share", **values)
            elif finding.rule == "share":
                text = self.say("ask_share_fails", **values)
            elif finding.rule == "bound" and finding.readings:
                percent = re.search(r"[\d.,]+(?:–[\d.,]+)? %", finding.working)
                text = self.say(
                    "ask_limit", percent=percent[0] if percent else "?", limit=self._limit(finding), **values
                )
                text += self._who_too(claim)
            elif finding.verdict == "loose":
                computed = re.search(r"= (.+?);", finding.working)
                text = self.say("ask_loose", computed=computed[1] if computed else "?", **values)
            elif finding.rule == "bound":
                text = self.say("ask_bound", **values)
            else:
                text = self.say("ask_inconsistent", **values)
            yield Todo(text=text, line=line, claims=(claim.id,), finding=finding.id)

    def _limit(self, finding: Finding) -> str:
        """The first reference row of a finding with its figure and year."""
        row = next((self.rows[id] for id in finding.reference if id in self.rows), None)
        if row is None:
            return "?"
        known = [value for value in (row.value, row.low, row.high) if value is not None]
        head, *per = unit_of(row.unit)
        figure = wording.interval(min(known), max(known), head, tuple(per), self.language)
        return f"{wording.row_name(row, self.language)} ({figure}, {row.year})"

    def _who_too(self, claim: Claim) -> str:
        """For a statement without a source: that it has none."""
        if claim.attribution.source is not None:
            return ""
        marker = next((m.text for m in claim.commitment.markers), None)
        text = self.say("with_marker", marker=marker) if marker else ""
        return " " + self.say("names_nobody", marker=text)

    def _on_unsourced(self) -> Iterator[Todo]:
        for claim in self.figures:
            if (
                claim.attribution.source is not None
                or claim.attribution.mode == "direct"
                or self._derived(claim)
            ):
                continue
            if claim.quantity is None or claim.quantity.bound == "order":
                continue
            marker = next((m.text for m in claim.commitment.markers), None)
            told = self.say("with_marker", marker=marker) if marker else ""
            text = self.say("ask_who_says", item=self._item_of([claim]), line=self._line(claim) or "?",
                            figure=self._printed(claim), marker=told + (self.say("paper_later") if self._follows(claim) else ""))  # fmt: skip
            yield Todo(text=text, line=self._line(claim), claims=(claim.id,))

    def _whom(self, claim: Claim) -> str:
        source = claim.attribution.source
        if source is not None and source.name:
            return self.misprints.get(source.name, source.name)
        return self._outlet(claim) or self.article.outlet or self.say("nobody")

    def _result_of(self, finding: Finding) -> Claim:
        """The statement a finding is about: the share, else the total, else the last printed."""
        mine = [self.by_id[id] for id in finding.claims if id in self.by_id]
        shares = [c for c in mine if c.quantity is not None and c.quantity.unit == units.SHARE]
        if finding.rule == "share" and shares:
            return shares[-1]
        return mine[-1]

    @staticmethod
    def _first_clause(message: str) -> str:
        return message.split("; ")[0]

    # findings

    def _groups(self) -> Iterator[Group]:
        for verdict in SHOWN:
            items = tuple(self._noted(finding) for finding in self.findings if finding.verdict == verdict)
            if items:
                yield Group(verdict=verdict, title=self.say(verdict), items=items)

    def _noted(self, finding: Finding) -> Noted:
        mine = [self.by_id[id] for id in finding.claims if id in self.by_id]
        claim = self._result_of(finding)
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
            lines=tuple(dict.fromkeys(line for c in mine if (line := self._line(c)) is not None)),
            quote=self._quote(claim),
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
            if claim.attribution.mode == "direct" or self._derived(claim) or self._is_background(claim):
                continue
            if source is not None and (source.name or source.kind != "unnamed"):
                continue
            line = self._line(claim) or 0
            found.setdefault((line, self._why_unsourced(claim)), []).append(claim)
        return [
            Noted(
                lines=(line,) if line else (),
                quote=None,
                details=(f"{', '.join(self._in_marks(self._printed(c)) for c in claims)} – {why}",),
                claims=tuple(claim.id for claim in claims),
            )
            for (line, why), claims in sorted(found.items())
        ]

    def _bare_promises(self) -> list[Claim]:
        """Statements without a figure that one party gives another something, in the article's own voice."""
        return [
            claim
            for claim in self.claims
            if claim.quantity is None and claim.transfer is not None and claim.attribution.mode == "narrator"
            and claim.transfer.giver is not None and claim.transfer.recipient is not None
        ]  # fmt: skip

    def _is_background(self, claim: Claim) -> bool:
        """A figure that is no statement about the deal: no party, no item, and in the article's own voice."""
        transfer = claim.transfer
        return (
            claim.attribution.mode == "narrator"
            and claim.measure is None
            and (transfer is None or (transfer.giver is None and transfer.recipient is None))
        )

    def _derived(self, claim: Claim) -> bool:
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
            return self._in_marks(printed)
        follows = self._follows(claim)
        if follows is not None:
            return self.say("paper_follows", name=self.misprints.get(follows, follows))
        if claim.commitment.markers:
            return self._in_marks(" … ".join(m.text for m in claim.commitment.markers))
        return self.say("unhedged" if claim.quantity is None else "unhedged_figure")

    # WHO SAYS WHAT

    def _statements(self) -> Iterator[Statement]:
        merged: dict[tuple[object, ...], list[Claim]] = {}
        for claim in self.figures:
            key = (self._line(claim), claim.span, self._how_sure(claim), self._given_by(claim))
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
        text = self._printed(claim)
        per = [wording.noun(code, 1, self.language) for code in quantity.per if quantity.unit != units.SHARE]
        if per:
            joint = f" {self.say('and')} "
            text += f" {self.say('each')} {joint.join(per)}"
        if quantity.of and words.fold(quantity.of) not in words.fold(text):
            text += f", {quantity.of}" if quantity.unit != units.SHARE else f" ({quantity.of})"
        return " ".join(text.split())

    def _how_sure(self, claim: Claim) -> str:
        commitment = claim.commitment
        if commitment.polarity == "-":
            return self.say("denied")
        marker = next((m.text for m in commitment.markers if len(m.text) <= 24), None)
        if commitment.modality == "asserted":
            return self.say("stated")
        if marker is not None:
            return self._in_marks(marker)
        return self.say(commitment.modality)

    def _given_by(self, claim: Claim) -> str:
        attribution = claim.attribution
        source = attribution.source
        if source is None:
            follows = self._follows(claim)
            if follows is not None:
                return f"{self.misprints.get(follows, follows)} ({self.say('inferred')})"
            return self.say("own_voice" if attribution.mode == "narrator" else "nobody_named")
        if source.name is None:
            return self.say("nobody_named") + (f" ({source.text})" if source.text else "")
        name = self.misprints.get(source.name, source.name)
        extra = [source.role] if source.role and words.fold(source.role) not in words.fold(name) else []
        if attribution.mode == "direct":
            extra.append(self.say("quoted"))
        via = [self.misprints.get(v, v) for v in attribution.via if v != source.name]
        if via:
            extra.append(self.say("via", names=", ".join(via)))
        if attribution.cites:
            extra.append(self.say("citing", names=", ".join(attribution.cites)))
        return f"{name} ({', '.join(extra)})" if extra else name

    def _scopes(self) -> Iterator[tuple[str, str, str, str]]:
        """Hedged figures beside an unhedged one of the same kind: the hedge must not be carried over."""
        for before, claim in zip(self.figures, self.figures[1:], strict=False):
            for one, other in ((claim, before), (before, claim)):
                if (
                    one.quantity is not None and other.quantity is not None and one.quantity.unit == other.quantity.unit
                    and one.quantity.per == other.quantity.per
                    and one.commitment.modality in ("possible", "conditional") and one.commitment.modality != other.commitment.modality
                    and one.commitment.markers and abs((self._line(one) or 0) - (self._line(other) or 0)) <= 1
                ):  # fmt: skip
                    marks = ", ".join(self._in_marks(m.text) for m in one.commitment.markers[:1])
                    yield one.id, marks, self._printed(one), self._printed(other)
                    break

    def _notes(self) -> Iterator[str]:
        for star, (_, markers, figure, other) in zip("*†‡§", self._scopes(), strict=False):
            yield self.say("scope", star=star, markers=markers, figure=figure, other=other)
        yield from self._quotations()
        for printed, name in self.misprints.items():
            places = [m.start() for m in re.finditer(re.escape(printed), self.article.text)]
            lines = list(dict.fromkeys(self._line_at(place) for place in places))
            times = self.say("times_2") if len(places) == 2 else self.say("times_n", n=len(places))
            where = self._lines_text(lines)
            yield self.say(
                "misprint",
                printed=printed,
                times=f"{times} ({where})" if len(places) > 1 else where,
                name=name,
            )

    def _quotations(self) -> Iterator[str]:
        quoted: dict[str, set[object]] = {}
        figured: set[str] = set()
        for claim in self.claims:
            source = claim.attribution.source
            if claim.attribution.mode != "direct" or source is None:
                continue
            name = source.name or source.text or self.say("nobody_named")
            quoted.setdefault(name, set()).add(self._quotation_of(claim))
            if claim.quantity is not None:
                figured.add(name)
        n = sum(len(spans) for spans in quoted.values())
        if n:
            parts = ", ".join(
                f"{name} {len(spans)}" + ("" if name in figured else f" {self.say('without_figures')}")
                for name, spans in quoted.items()
            )
            yield self.say("quotation" if n == 1 else "quotations", n=n, parts=parts)

    def _quotation_of(self, claim: Claim) -> object:
        """The quotation a sentence stands in: back to its opening mark."""
        if claim.span is None:
            return claim.id
        text, start = self.article.text, claim.span[0]
        for place in range(start - 1, max(-1, start - 2000), -1):
            if text[place] in '„“”«»"‚‘':
                return place
            if text[place] == "\n":
                break
        return claim.span

    # the end

    def _not_checked(self) -> Iterator[str]:
        if any(claim.attribution.mode == "direct" for claim in self.claims):
            yield self.say("genuine")
        elif self.figures:
            yield self.say("genuine_figures")
        names = list(dict.fromkeys(self._documents()))
        if names:
            yield self.say("documents", names=_listed(names, self.say("and")))
        if not self.has_reference:
            yield self.say("no_reference")
        elif self.figures and not self.marks:
            yield self.say("none_fitting")

    def _documents(self) -> Iterator[str]:
        """Reports and institutions that the article leans on without printing figures of theirs."""
        for claim in self.claims:
            source = claim.attribution.source
            if source is not None and source.kind in ("document", "organisation") and claim.quantity is None:
                yield source.name or source.text or ""
            yield from (name for name in claim.attribution.via if re.match(r"(?i)bericht|report|papier|paper|draft|entwurf", name) and source is None)  # fmt: skip

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

    # small things

    def _line(self, claim: Claim) -> int | None:
        span = (claim.quantity.span if claim.quantity is not None else None) or claim.span
        return None if span is None else self._line_at(span[0])

    def _line_at(self, place: int) -> int:
        return self.article.text.count("\n", 0, place) + 1

    def _lines_text(self, lines: Sequence[int]) -> str:
        key = "line" if len(lines) == 1 else "lines"
        return self.say(key, n=", ".join(str(line) for line in lines))

    def _printed(self, claim: Claim) -> str:
        quantity = claim.quantity
        if quantity is None or quantity.text is None:
            return _short(claim.text or "", 70)
        return " ".join(quantity.text.split())

    def _quote(self, claim: Claim) -> str | None:
        """The passage around a figure as printed: from the figure to the end of its clause."""
        span = claim.quantity.span if claim.quantity is not None else None
        if span is None or claim.span is None:
            return self._in_marks(_short(claim.text or "", 90)) if claim.text else None
        end = min(max(claim.span[1], span[1]), span[1] + 90)
        tail = self.article.text[span[1] : end]
        stop = re.search(r"[,;:.!?“”\"](?:\s|$)", tail)
        if stop:
            tail = tail[: stop.start()]
        elif end < claim.span[1]:
            tail = tail.rsplit(" ", 1)[0] + " …"
        return self._in_marks(" ".join((self.article.text[span[0] : span[1]] + tail).split()))

    def _in_marks(self, text: str) -> str:
        return f"“{text}”" if self.language == "en" else f"„{text}“"

    def _item(self, finding: Finding) -> str:
        mine = [self.by_id[id] for id in finding.claims if id in self.by_id]
        return self._item_of(mine if finding.rule == "share" else [self._result_of(finding), *mine])

    def _item_of(self, claims: Sequence[Claim]) -> str:
        """What a figure is about in one word: its commodity, what is counted, or its noun as printed."""
        column = LANGUAGES.index(self.language)
        for claim in claims:
            quantity = claim.quantity
            if quantity is None:
                continue
            for text in (quantity.of, claim.transfer.good if claim.transfer else None):
                named = words.commodities(text)
                if named and named[0] in ITEMS and quantity.unit != units.SHARE:
                    return ITEMS[named[0]][column]
        for claim in claims:
            quantity = claim.quantity
            if quantity is not None and quantity.of and self.article.language == self.language:
                return quantity.of.split()[-1] if len(quantity.of) > 30 else quantity.of
        for claim in claims:
            quantity = claim.quantity
            if quantity is None or quantity.unit is None:
                continue
            if quantity.unit in ITEMS:
                return ITEMS[quantity.unit][column]
            if units.is_currency(quantity.unit):
                return ITEMS["money"][column]
            if quantity.unit == units.SHARE:
                return ITEMS["share"][column]
        return self.say("figure_item")


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")


def _short(text: str, limit: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text else text[0].upper() + text[1:]


def _grouped(parts: Sequence[str]) -> list[str]:
    """The finding's clauses: the first for itself, its remarks together."""
    if len(parts) < 2:
        return list(parts)
    return [parts[0], ". ".join(_sentence(part) for part in parts[1:]) + "."]


def _listed(names: Sequence[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def _without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """The figures once each: one that a headline or caption only repeats is left out."""
    body = {
        (c.quantity.unit, c.quantity.known) for c in claims if c.quantity is not None and c.section not in ("headline", "caption")
    }  # fmt: skip
    return [
        claim
        for claim in claims
        if claim.quantity is not None
        and (
            claim.section not in ("headline", "caption")
            or (claim.quantity.unit, claim.quantity.known) not in body
        )
    ]


_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b,?\s*(?:,?\s*(?:den|dem|the)\s*)?\(?"
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


# --- Misprinted names ---------------------------------------------------------------------------------------------------


def _misprints(claims: Sequence[Claim], text: str) -> dict[str, str]:
    """Printed names of outlets that are a known outlet's with one or two letters wrong, with the right name."""
    printed = dict.fromkeys(
        name
        for claim in claims
        for name in (
            *claim.attribution.via,
            *((claim.attribution.source.name,) if claim.attribution.source is not None and claim.attribution.source.kind == "outlet" else ()),
        )
        if name
    )  # fmt: skip
    found = {}
    for name in printed:
        right = _known_outlet(name)
        if right is not None and name in text:
            found[name] = right
    return found


def _known_outlet(name: str) -> str | None:
    """The known outlet that a name is a misprint of; None where it is right, or unknown."""
    folded = _folded(name)
    best = None
    for outlet in OUTLETS:
        other = _folded(outlet)
        if folded == other:
            return None
        if (
            len(other) >= 8
            and folded[:1] == other[:1]
            and _edits(folded, other) <= (1 if len(other) < 12 else 2)
        ):
            best = outlet
    return best


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"^(?:the|der|die|das) ", "", re.sub(r"[^\w ]", "", plain)).strip()


def _edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


# --- Text ---------------------------------------------------------------------------------------------------------------


class _Printer:
    """Lays a check out on a terminal."""

    def __init__(self, made: ArticleCheck, width: int, color: bool, refs: bool) -> None:
        self.made, self.width, self.color, self.refs = made, width, color, refs
        self.indent = 11

    def say(self, key: str, /, **values: object) -> str:
        return say(key, self.made.language, **values)

    def text(self) -> str:
        made = self.made
        blocks: list[list[str]] = [
            [self._bold(made.title), *self._wrapped(made.facts, 0)],
            self._labelled(self.say("in_short"), made.summary, 10),
            self._todos(),
            [line for group in made.groups for line in self._group(group.title, group.items)],
            self._group(self.say("no_source"), made.unsourced) if made.unsourced else [],
            self._holds(),
            self._statements(),
            self._end(),
        ]
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"

    def _bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.color else text

    def _wrapped(self, text: str, indent: int, first: str | None = None) -> list[str]:
        lead = first if first is not None else " " * indent
        return textwrap.wrap(
            text, self.width, initial_indent=lead, subsequent_indent=" " * indent, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip

    def _labelled(self, label: str, texts: Sequence[str], indent: int) -> list[str]:
        lines: list[str] = []
        for number, text in enumerate(texts):
            lead = f"{label:<{indent}}" if number == 0 else " " * indent
            wrapped = self._wrapped(text, indent, lead)
            if number == 0 and wrapped:
                wrapped[0] = wrapped[0].replace(label, self._bold(label), 1)
            lines += wrapped
        return lines

    def _todos(self) -> list[str]:
        if not self.made.todo:
            return []
        lines = [self._bold(self.say("before_print"))]
        for number, todo in enumerate(self.made.todo, 1):
            lines += self._wrapped(todo.text, 4, f" {number}  ")
        return lines

    def _group(self, title: str, items: Sequence[Noted]) -> list[str]:
        lines = [self._bold(title)]
        for item in items:
            where = self._where(item.lines[-1:] if item.quote is not None else item.lines)
            lead = f" {where:<{self.indent - 1}}"
            lead = lead if lead.endswith(" ") else f"{lead} "
            if item.quote is not None:
                lines += self._wrapped(item.quote, self.indent, lead)
                for detail in item.details:
                    lines += self._wrapped(detail, self.indent)
            else:
                for number, detail in enumerate(item.details):
                    lines += self._wrapped(detail, self.indent, lead if not number else None)
        return lines

    def _where(self, lines: Sequence[int]) -> str:
        if not lines:
            return ""
        return self.say("line" if len(lines) == 1 else "lines", n=", ".join(str(line) for line in lines))

    def _holds(self) -> list[str]:
        if not self.made.holds:
            return []
        lines = [self._bold(self.say("consistent"))]
        for item in self.made.holds:
            lead = f" {self._where(item.lines[-1:]):<{self.indent - 1}}"
            lines += self._wrapped(item.details[0], self.indent, lead)
        return lines

    def _statements(self) -> list[str]:
        made = self.made
        if not made.statements:
            return []
        by = min(max([len(s.given_by) for s in made.statements] + [8]), max(24, self.width // 3))
        sure = min(max([len(s.how_sure) for s in made.statements] + [len(self.say("how_sure"))]), 18)
        figure = max(20, self.width - self.indent - sure - by - 4)
        head = f"{self.say('who'):<{self.indent + figure + 2}}{self.say('how_sure'):<{sure + 2}}{self.say('given_by')}"
        lines = [self._bold(head)]
        for statement in made.statements:
            where = self._where([statement.line]) if statement.line is not None else ""
            cells = [
                textwrap.wrap(statement.figure, figure, break_long_words=False) or [""],
                textwrap.wrap(statement.how_sure, sure) or [""],
                textwrap.wrap(statement.given_by, by, break_long_words=False) or [""],
            ]
            for row in range(max(len(cell) for cell in cells)):
                a, b, c = (cell[row] if row < len(cell) else "" for cell in cells)
                lead = f" {where if row == 0 else '':<{self.indent - 1}}"
                lines.append(f"{lead}{a:<{figure}}  {b:<{sure}}  {c}".rstrip())
        if made.more_statements:
            lines.append(f" {self.say('and_more', n=made.more_statements)}")
        for note in made.notes:
            lines += self._wrapped(note, self.indent)
        return lines

    def _end(self) -> list[str]:
        made = self.made
        label = max(len(self.say("not_checked")), len(self.say("reference"))) + 2
        checked = "; ".join(made.not_checked)
        lines = self._labelled(
            self.say("not_checked"), [f"{checked}." if checked else "", made.no_finding], label
        )
        if made.reference:
            rows = "  ".join(f"{row.mark} {row.text}".replace(" ", "\u00a0") for row in made.reference)
            wrapped = self._labelled(self.say("reference"), [rows], label)
            lines += [line.replace("\u00a0", " ") for line in wrapped]
            if self.refs:
                for row in made.reference:
                    lines += self._wrapped(f"{row.mark} {row.id}: {row.details}", label + 3, " " * label)
            elif made.reference_note:
                lines += self._wrapped(made.reference_note, label)
        lines += self._wrapped(self.say("farewell"), 0)
        return lines
