"""Statements, retellings and findings as cards: what each template shows of a record, in the reader's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args
from urllib.parse import quote

from countertrade import units
from countertrade.decisions import Judged, in_force
from countertrade.pipeline import Pipeline
from countertrade.records import (
    Annotation,
    Article,
    Claim,
    Decision,
    Finding,
    Lineage,
    Modality,
    Retelling,
    Status,
    Time,
    Transfer,
    by_id,
)
from countertrade.report.contexts import Word
from countertrade.report.sections import different_words
from countertrade.report.words import Words
from countertrade.tracing import excerpt
from countertrade.web.contexts import (
    Card,
    EdgeCard,
    Field,
    FindingCard,
    Link,
    NoteOn,
    Sentence,
    State,
    Step,
)
from countertrade.web.phrases import Phrases

TRACED = frozenset({"set_parent", "independent", "merge", "split"})
"""Decisions on where a statement comes from."""


class Shelf:
    """Makes the cards of one case in one language."""

    def __init__(self, case: Pipeline, words: Words, said: Phrases) -> None:
        self.case = case
        self.words = words
        self.said = said
        self.judged: Judged = case.judged
        self.stand = by_id(self.judged.stand)
        self.read = by_id(case.claims)
        self.rows = {row.id: row for row in case.case.reference}
        self.articles = {article.id: article for article in case.articles}
        self.measures = {measure.id: measure for measure in case.case.measures}
        self.withdrawn = {claim.id for claim in self.judged.withdrawn}
        self.rejected = {claim.id for claim in self.judged.rejected}
        self.last: dict[str, Decision] = {}
        for made in in_force(case.decisions):
            self.last[made.target] = made

    # --- statements -----------------------------------------------------------------------------------------------------

    def card(self, claim: Claim) -> Card:
        now = self.stand.get(claim.id, claim)
        state = self.state(claim)
        last = self.last.get(claim.id)
        article = self.articles.get(claim.article)
        return Card(
            id=claim.id,
            state=state,
            state_words=self.said[state],
            quote=claim.text or (claim.entered.quote_original if claim.entered else None) or "",
            language=(article.language if article else None) or "und",
            figure=self.figure(now),
            measure=self.measure(now.measure),
            who=self.who(now),
            how_sure=self.sure(now),
            section=claim.section,
            rule=f"{self.said['entered_by']} {claim.entered.by}"
            if claim.entered
            else f"{self.said['found_by']} {claim.rule}",
            line=article.text.count("\n", 0, claim.span[0]) + 1 if article and claim.span else None,
            decided=self.decided(last) if last else "",
            last=last.id if last else "",
            content=claim.content,
            chain=self.chain(now, article),
            known=tuple(self.known(now, self.decided(last) if last else self.said[state])),
            fields=tuple(self.fields(now)),
            notes=self.notes(claim.id),
        )

    def notes(self, target: str) -> tuple[NoteOn, ...]:
        """What people noted on a statement or a finding."""
        return tuple(
            NoteOn(id=note.id, text=note.text, written=f"{note.by}, {self.moment(note.at)}")
            for note in self.case.notes.get(target, ())
        )

    def noted(self, target: str) -> str:
        """The notes on it in one line."""
        return " ".join(note.text for note in self.case.notes.get(target, ()))

    def note_link(self, target: str, note: Annotation) -> Link:
        """A note, leading to the statement or finding that it is on."""
        claim = self.read.get(target)
        if claim is not None:
            place, href = self.label(claim), f"/article/{claim.article}#{claim.id}"
        else:
            place, href = note.about or target, finding_place(target)
        return Link(
            href=href,
            label=f"{self.said['note']}: {_shortened(note.text)}",
            note=f"{note.by}, {self.moment(note.at)} · {place}",
        )

    def moment(self, at: str) -> str:
        return f"{self.words.date(at, 'short')}, {at[11:16]}"

    def who(self, claim: Claim) -> str:
        said = claim.attribution
        source = ((said.source.name or said.source.text) if said.source else None) or self.said["nobody"]
        through = [f"{self.said['through']} {name}" for name in said.via if name != source]
        return ", ".join((source, *through, *(f"{self.said['citing']} {name}" for name in said.cites)))

    def chain(self, claim: Claim, article: Article | None) -> tuple[Step, ...]:
        """The hands the statement went through, the farthest first, each once; `via` and `cites` name the nearest first."""
        said, source = claim.attribution, claim.attribution.source
        speaker = ((source.name or source.text) if source else None) or self.said["nobody"]
        role = ", ".join(filter(None, (source.role, source.affiliation))) if source else ""
        hands = {name: Step(name=name) for name in reversed(said.cites)}
        hands[speaker] = Step(name=speaker, note=role)
        for name in reversed(said.via):
            hands.setdefault(name, Step(name=name, note=self.said["carried"]))
        if article:
            name = article.outlet or article.title or article.id
            hands.pop(name, None)
            date = self.words.date(article.published)
            hands[name] = Step(name=name, note=self.said["this_article"], date=date)
        return tuple(hands.values())

    def known(self, claim: Claim, decision: str) -> Iterator[tuple[str, str]]:
        """How the statement was read, a line each: figure with its bound, unit and rate, item, time, hedges, state of the transfer, decision."""
        if claim.quantity:
            yield self.said["read_as"], self.figure(claim)
            if claim.quantity.of and claim.quantity.unit == units.SHARE:
                yield self.said["share_of"], claim.quantity.of
            if claim.quantity.text:
                yield self.said["printed"], self.quoted(claim.quantity.text)
        perhaps = claim.unsure.get("source")
        if perhaps and claim.attribution.source is None and isinstance(perhaps.value, dict):
            article = self.articles.get(claim.article)
            line = article.text.count("\n", 0, perhaps.span[0]) + 1 if article and perhaps.span else "–"
            yield (
                self.said["perhaps"],
                self.said.say("perhaps_at", name=perhaps.value.get("name"), line=line),
            )
        if claim.measure:
            yield self.said["measure"], self.measure(claim.measure)
        if claim.time:
            yield self.said["time"], self.time(claim.time)
        yield self.said["modality"], self.sure(claim)
        if claim.transfer:
            yield self.said["status"], self.transfer(claim.transfer)
        yield self.said["decision"], decision
        for note in self.case.notes.get(claim.id, ()):
            yield self.said["note"], note.text

    def traced(self, claim: Claim, lineage: Lineage) -> Iterator[tuple[str, str]]:
        """Who took the statement from whom: each article it was taken from, the nearest first, and how many took it from here."""
        seen = {claim.id}
        edge = lineage.parent(claim.id)
        while edge and edge.parent in self.stand and edge.parent not in seen:
            seen.add(edge.parent)
            article = self.articles.get(self.stand[edge.parent].article)
            changed = [self.words.drift(drift.kind) for drift in edge.drift]
            how = "; ".join((self.words.say(f"basis.{edge.basis}"), *dict.fromkeys(changed)))
            yield self.said["parent"], f"{self.place(article) if article else edge.parent} ({how})"
            edge = lineage.parent(edge.parent)
        retold = sum(edge.parent == claim.id for edge in lineage.retellings)
        if retold:
            yield self.said["child"], self.said.say("n_articles", n=retold)

    def time(self, time: Time) -> str:
        days = dict.fromkeys(self.words.date(day) for day in (time.start, time.end) if day)
        return f"{self.quoted(time.text)} ({' – '.join(days)})" if days else self.quoted(time.text)

    def transfer(self, transfer: Transfer) -> str:
        names = {party.code: party.name for party in self.case.case.parties}
        sides = [self.words.party(code, names) for code in (transfer.giver, transfer.recipient) if code]
        return " · ".join(filter(None, (self.words.say(f"status.{transfer.status}"), " → ".join(sides))))

    def fields(self, claim: Claim) -> Sequence[Field]:
        """What can be corrected, that of which reading was not sure first; where only certain values make sense, they are a choice."""
        return sorted(self._fields(claim), key=lambda field: field.name not in claim.unsure)

    def _fields(self, claim: Claim) -> Iterator[Field]:
        source, quantity = claim.attribution.source, claim.quantity
        yield self._line("quantity", str(quantity) if quantity else "", self.said["quantity_hint"])
        perhaps = claim.unsure.get("source")
        offered = perhaps.value.get("name") if perhaps and isinstance(perhaps.value, dict) else None
        name = ((source.name or source.text) if source else None) or ""
        yield self._line("source", name, perhaps="" if name else offered or "")
        measures = {"": "–", **{known: self.measure(known) for known in self.measures}}
        yield self._choice("measure", claim.measure or "", measures)
        moods = {mood: self.words.say(f"modality.{mood}") for mood in get_args(Modality)}
        yield self._choice("modality", claim.commitment.modality, moods)
        states = {status: self.words.say(f"status.{status}") for status in get_args(Status)}
        yield self._choice("status", claim.transfer.status if claim.transfer else "unknown", states)
        yield self._line("span", " ".join((claim.text or "").split()), self.said["span_hint"])

    def _line(self, name: str, value: str, hint: str = "", perhaps: str = "") -> Field:
        return Field(name=name, label=self.said[name], value=value, hint=hint, perhaps=perhaps)

    def _choice(self, name: str, value: str, words: Mapping[str, str]) -> Field:
        return Field(
            name=name, label=self.said[name], value=value, options=tuple({value: value, **words}.items())
        )

    def state(self, claim: Claim) -> State:
        if claim.id in self.withdrawn:
            return "withdrawn"
        if claim.id in self.rejected:
            return "rejected"
        if claim.id in self.judged.corrected:
            return "corrected"
        return "accepted" if claim.id in self.judged.accepted else "undecided"

    def figure(self, claim: Claim) -> str:
        return self.words.quantity(claim.quantity) if claim.quantity else ""

    def measure(self, measure: str | None) -> str:
        known = self.measures.get(measure or "")
        if known is None:
            return measure or ""
        return known.title.get(self.words.language) or known.id

    def sure(self, claim: Claim) -> str:
        hedges = ", ".join(self.quoted(marker.text) for marker in claim.commitment.markers)
        said = self.words.say(f"modality.{claim.commitment.modality}")
        said = f"{said}: {hedges}" if hedges else said
        names = ", ".join(denial.name for denial in claim.commitment.denials)
        return f"{said}; {self.words.say('denied_by', names=names)}" if names else said

    def quoted(self, text: str) -> str:
        return self.words.word("joint.quoted", text=text)

    def decided(self, made: Decision) -> str:
        fields = ", ".join(
            f"{self.said.get(name, name)}: {self._put(name, v)}" for name, v in made.fields.items()
        )
        what = self.said[f"did_{made.action}"]
        return " · ".join(
            part for part in (what, fields, made.reason or "", made.by, self.moment(made.at)) if part
        )

    def _put(self, name: str, value: Any) -> str:
        """A field of a decision in words."""
        match name:
            case "measure":
                return self.measure(str(value)) or "–"
            case "modality" | "status":
                return self.words.say(f"{name}.{value}")
            case "span":
                return f"{value[0]} – {value[1]}"
        other = self.stand.get(str(value))
        return self.label(other) if other else str(value)

    def label(self, claim: Claim) -> str:
        article = self.articles.get(claim.article)
        where = self.place(article) if article else claim.article
        figure = self.figure(claim) or self.quoted(_shortened(claim.text or ""))
        return f"{self.measure(claim.measure)}: {figure} ({where})".removeprefix(": ")

    def told(self, claim: Claim) -> str:
        """What a statement can be found by in its article: id, words, outlet, headline, date."""
        article = self.articles.get(claim.article)
        place = (article.outlet, article.title, article.published) if article else ()
        return " ".join(filter(None, (claim.id, claim.text, *place))).casefold()

    def place(self, article: Article) -> str:
        told = (article.outlet or article.title or article.id, self.words.date(article.published, "short"))
        return ", ".join(filter(None, told))

    def link(self, claim: Claim) -> Link:
        return Link(
            href=f"/article/{claim.article}#{claim.id}", label=self.label(claim), note=claim.text or ""
        )

    # --- retellings -----------------------------------------------------------------------------------------------------

    def edges(self, retellings: Sequence[Retelling]) -> tuple[EdgeCard, ...]:
        known = by_id(self.judged.stand)
        found = [e for e in retellings if e.parent in known and e.child in known]
        return tuple(self.edge(e, known[e.parent], known[e.child]) for e in found)

    def edge(self, edge: Retelling, parent: Claim, child: Claim) -> EdgeCard:
        first, second = (self.articles.get(claim.article) for claim in (parent, child))
        alike = first is None or second is None or first.language == second.language
        before, after = (
            different_words(parent.text or "", child.text or "")
            if alike  # across languages words cannot be compared
            else (
                (Word(text=parent.text or "", changed=False),),
                (Word(text=child.text or "", changed=False),),
            )
        )
        seen = self.last.get(edge.child)
        last = seen if seen and seen.action in TRACED else None
        return EdgeCard(
            id=edge.id,
            title=self.place(second) if second else child.article,
            parent=Sentence(
                heading=self.label(parent), href=f"/article/{parent.article}#{parent.id}", words=before
            ),
            child=Sentence(
                heading=self.label(child), href=f"/article/{child.article}#{child.id}", words=after
            ),
            child_id=edge.child,
            parent_id=edge.parent,
            basis=self.words.say(f"basis.{edge.basis}"),
            drift=tuple(
                f"{self.words.drift(d.kind)}: {excerpt(parent, d.before or '–')} → {excerpt(child, d.after or '–')}"
                for d in edge.drift
            ),
            reasons=tuple(reason.said(self.words.language) for reason in edge.reasons),
            decided=self.decided(last) if last else "",
            last=last.id if last else "",
            seen=seen.id if seen else "",
        )

    # --- findings -------------------------------------------------------------------------------------------------------

    def without_marks(self, text: str) -> str:
        """A text of a finding without the ids of its reference figures in brackets: the card lists those with year and source."""

        def put(mark: re.Match[str]) -> str:
            return "" if self.rows.keys() >= set(mark[1].split()) else mark[0]

        return re.sub(r" ?\[([\w. -]+)\]", put, text)

    def finding(self, finding: Finding, closed: Decision | None = None) -> FindingCard:
        return FindingCard(
            id=finding.id,
            verdict=finding.verdict,
            verdict_words=self.words.say(f"verdict.{finding.verdict}"),
            message=self.without_marks(finding.message),
            working=self.without_marks(finding.working),
            readings=tuple(map(self.without_marks, finding.readings)),
            quotes=tuple(self.link(self.read[c]) for c in finding.claims if c in self.read),
            reference=tuple(
                f"{row.quantity}, {row.year} ({row.source})"
                for row in map(self.rows.get, finding.reference)
                if row
            ),
            closed=self.decided(closed) if closed else "",
            last=closed.id if closed else "",
            notes=self.notes(finding.id),
        )


def finding_place(finding: str) -> str:
    """Where a finding stands at the page, by its id."""
    return f"/checks?finding={quote(finding)}#{quote(finding)}"


def _shortened(text: str, characters: int = 90) -> str:
    """The text, cut at a word where it is longer than a heading.

    >>> _shortened("Oz pays in rice and in shells", 12)
    'Oz pays in …'
    """
    return text if len(text) <= characters else f"{text[: characters - 1].rpartition(' ')[0]} …"
