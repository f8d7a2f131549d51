"""Statements, retellings and findings as cards: what each template shows of a record, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from countertrade.decisions import Judged, in_force
from countertrade.records import Claim, Decision, Finding, Retelling, by_id
from countertrade.report.contexts import Word
from countertrade.report.sections import different_words
from countertrade.report.words import Words
from countertrade.web.contexts import Card, EdgeCard, FindingCard, Link, Sentence, State
from countertrade.worked import Worked


class Shelf:
    """Makes the cards of one case in one language."""

    def __init__(self, case: Worked, words: Words, said: Mapping[str, str]) -> None:
        self.case = case
        self.words = words
        self.said = said
        self.judged: Judged = case.judged
        self.stand = by_id(self.judged.stand)
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
        source = now.attribution.source
        who = (source.name or source.text or "") if source else ""
        chain = [who or self.said["nobody"]]
        chain += [f"{self.said['through']} {name}" for name in now.attribution.via]
        chain += [f"{self.said['citing']} {name}" for name in now.attribution.cites]
        article = self.articles.get(claim.article)
        return Card(
            id=claim.id,
            state=state,
            state_words=self.said[state],
            quote=claim.text or (claim.entered.quote_original if claim.entered else None) or "",
            figure=self.figure(now),
            measure=self.measure(now.measure),
            who=", ".join(chain),
            how_sure=self.sure(now),
            section=claim.section,
            rule=f"{self.said['entered_by']} {claim.entered.by}"
            if claim.entered
            else f"{self.said['found_by']} {claim.rule}",
            line=article.text.count("\n", 0, claim.span[0]) + 1 if article and claim.span else None,
            decided=self.decided(last) if last else "",
            last=last.id if last else "",
            content=claim.content,
            fields=(
                ("quantity", self.said["quantity"], str(now.quantity) if now.quantity else ""),
                ("source", self.said["source"], who),
                ("measure", self.said["measure"], now.measure or ""),
                ("modality", self.said["modality"], now.commitment.modality),
                ("status", self.said["status"], now.transfer.status if now.transfer else "unknown"),
                ("span", self.said["span"], f"{claim.span[0]} {claim.span[1]}" if claim.span else ""),
            ),
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
        hedges = ", ".join(
            f"„{m.text}“" if self.words.language == "de" else f"“{m.text}”" for m in claim.commitment.markers
        )
        said = self.words.say(f"modality.{claim.commitment.modality}")
        return f"{said}: {hedges}" if hedges else said

    def decided(self, made: Decision) -> str:
        fields = ", ".join(f"{name} = {value}" for name, value in made.fields.items())
        what = self.said.get(made.action, made.action)
        return " · ".join(
            part
            for part in (what, fields, made.reason or "", made.by, made.at[:16].replace("T", " "))
            if part
        )

    def label(self, claim: Claim) -> str:
        article = self.articles.get(claim.article)
        where = (
            f"{article.outlet or article.title or article.id}, {(article.published or '')[:10]}"
            if article
            else claim.article
        )
        return f"{self.measure(claim.measure) or '–'}: {self.figure(claim)} ({where})"

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
        last = self.last.get(edge.child) if edge.decided else self.last.get(edge.id)
        return EdgeCard(
            id=edge.id,
            measure=self.measure(edge.measure),
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
                f"{self.words.drift(d.kind)}: {d.before or '–'} → {d.after or '–'}" for d in edge.drift
            ),
            reasons=edge.reasons,
            decided=self.decided(last) if last else "",
            last=last.id if last else "",
        )

    # --- findings -------------------------------------------------------------------------------------------------------

    def finding(self, finding: Finding, closed: Decision | None = None) -> FindingCard:
        known = by_id(self.case.claims)
        rows = {row.id: row for row in self.case.case.reference}
        return FindingCard(
            id=finding.id,
            verdict=finding.verdict,
            verdict_words=self.words.say(f"verdict.{finding.verdict}"),
            message=finding.message,
            working=finding.working,
            readings=finding.readings,
            quotes=tuple(self.link(known[c]) for c in finding.claims if c in known),
            reference=tuple(
                f"{rows[r].quantity}, {rows[r].year} ({rows[r].source})"
                for r in finding.reference
                if r in rows
            ),
            closed=self.decided(closed) if closed else "",
            last=closed.id if closed else "",
        )
