"""Taking over: what a colleague who inherits the case must know first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from countertrade.decisions import in_force
from countertrade.records import Bad
from countertrade.web import contexts as c
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, opened, page
from countertrade.web.views.reported import DRAWS
from countertrade.worked import Worked


def view(request: Request, state: State) -> Response:
    """What a colleague who inherits the case must know first."""
    work, language, shelf = opened(request, state)
    problems = [f for f in work.findings if f.verdict != "consistent"]
    recent = sorted(in_force(work.decisions), key=lambda made: made.at, reverse=True)[:30]
    facts = c.TakingOver(
        chrome=chrome(request, state, "handover"),
        findings=tuple(c.Link(href=f"/checks#{f.id}", label=f.message, note=f.working) for f in problems),
        undecided=tuple(shelf.link(claim) for claim in work.judged.undecided),
        decisions=tuple(
            (made.at[:16].replace("T", " "), made.by, f"{made.action} {made.target}", made.reason or "")
            for made in recent
        ),
        calls=tuple(c.Link(href="/answer#calls", label=call) for call in _calls(work)),
        changed=tuple(shelf.decided(made) for made in (*work.judged.changed, *work.judged.lost)),
    )
    return page("handover.html", facts, language)


def _calls(work: Worked) -> list[str]:
    from countertrade.report.contexts import text_of
    from countertrade.report.facts import call_facts

    try:
        found = call_facts(
            work.whole,
            work.lineage,
            work.all_findings,
            work.outcome(DRAWS),
            work.deal,
            language=work.language,
        )
    except Bad:
        return []  # no model yet: the checks view has the findings
    return [text_of(call) for call in found.calls]
