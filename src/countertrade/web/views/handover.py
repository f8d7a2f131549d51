"""Taking over: what a colleague who inherits the case must know first."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from countertrade.annotations import without_place
from countertrade.decisions import in_force
from countertrade.pipeline import Pipeline
from countertrade.records import Bad, Claim, Decision, Finding
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf, finding_place
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, opened, page

FIGURES = 6
"""Figures named of an article that has statements to decide on."""


def view(request: Request, state: State) -> Response:
    """What a colleague who inherits the case must know first."""
    work, language, shelf = opened(request, state)
    findings = [f for f in work.findings if f.verdict != "consistent"]
    homeless = {note.id: note for note in without_place(work.notes, work.claims, work.all_findings)}
    recent = sorted(in_force(work.decisions), key=lambda made: made.at, reverse=True)[:30]
    facts = c.TakingOver(
        chrome=chrome(request, state, "handover"),
        problems=tuple(map(str, (*work.case.unread, *work.problems))),
        findings=tuple(_finding(finding, shelf) for finding in findings),
        undecided=tuple(_undecided(work, shelf)),
        open=len(work.judged.undecided),
        decisions=tuple(
            (
                shelf.moment(made.at),
                made.by,
                shelf.said[f"did_{made.action}"],
                _target(work, made, shelf),
                made.reason or "",
            )
            for made in recent
        ),
        calls=tuple(c.Link(href="/answer#calls", label=call) for call in _calls(work)),
        notes=tuple(
            shelf.note_link(target, note)
            for target, notes in work.notes.items()
            for note in notes
            if note.id not in homeless
        ),
        homeless=tuple(
            f"{note.text} ({note.by}, {shelf.moment(note.at)}): {note.about or note.target}"
            for note in homeless.values()
        ),
        changed=tuple(shelf.decided(made) for made in (*work.judged.changed, *work.judged.lost)),
    )
    return page("handover.html", facts, language)


def _finding(finding: Finding, shelf: Shelf) -> c.Link:
    """A finding by its message, with the articles it speaks of: one mistake may stand in several."""
    places = {shelf.read[claim].article for claim in finding.claims if claim in shelf.read}
    told = [shelf.place(article) for key, article in shelf.articles.items() if key in places]
    return c.Link(
        href=finding_place(finding.id), label=shelf.without_marks(finding.message), note=" · ".join(told)
    )


def _target(work: Pipeline, made: Decision, shelf: Shelf) -> c.Link | None:
    """What a decision is on; None for what is no longer in the case."""
    claim = next((claim for claim in work.claims if claim.id == made.target), None)
    if claim:
        return shelf.link(claim)
    finding = next((finding for finding in work.all_findings if finding.id == made.target), None)
    if finding:
        return c.Link(href=finding_place(finding.id), label=finding.message)
    article = shelf.articles.get(made.target)
    return c.Link(href=f"/article/{quote(article.id)}", label=shelf.place(article)) if article else None


def _undecided(work: Pipeline, shelf: Shelf) -> Iterable[c.Link]:
    """The articles with statements that nobody decided on, each with the first of their figures."""
    by_article: dict[str, list[Claim]] = {}
    for claim in work.judged.undecided:
        by_article.setdefault(claim.article, []).append(claim)
    for article in work.articles:
        if claims := by_article.get(article.id):
            figures = [shelf.figure(claim) for claim in claims[:FIGURES] if claim.quantity]
            named = " · ".join([*dict.fromkeys(figures), *(["…"] if len(claims) > FIGURES else [])])
            yield c.Link(
                href=f"/article/{quote(article.id)}#{quote(claims[0].id)}",
                label=shelf.place(article),
                note=shelf.said.say("n_undecided", n=len(claims), figures=named),
            )


def _calls(work: Pipeline) -> list[str]:
    from countertrade.report.assembly import call_facts
    from countertrade.report.contexts import text_of

    try:
        found = call_facts(
            work.whole,
            work.lineage,
            work.all_findings,
            work.outcome(),
            work.deal,
            language=work.language,
        )
    except Bad:
        return []  # no model yet: the checks view has the findings
    return [text_of(call) for call in found.calls]
