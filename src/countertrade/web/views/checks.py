"""The checks view: findings with their working, open ones first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from countertrade.web import contexts as c
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, opened, page
from countertrade.web.views.paging import paged


def view(request: Request, state: State) -> Response:
    """The findings, page by page; `finding` names one that leads its list."""
    work, language, shelf = opened(request, state)
    query = dict(request.query_params)
    leads = query.pop("finding", "")
    still = sorted(work.findings, key=lambda finding: finding.id != leads)
    closed = sorted(work.closed, key=lambda pair: pair[0].id != leads)
    open_ = [finding for finding in still if finding.verdict != "consistent"]
    holding = [finding for finding in still if finding.verdict == "consistent"]
    shown, open_pages = paged(open_, query, "open", language)
    sums, holding_pages = paged(holding, query, "holding", language)
    answered, closed_pages = paged(closed, query, "closed", language)
    facts = c.ChecksPage(
        chrome=chrome(request, state, "checks"),
        problems=tuple(map(str, (*work.case.unread, *work.problems))),
        open=tuple(map(shelf.finding, shown)),
        open_pages=open_pages,
        holding=tuple(map(shelf.finding, sums)),
        n_holding=len(holding),
        holding_pages=holding_pages,
        holding_open="holding" in query or (bool(leads) and leads in {finding.id for finding in sums[:1]}),
        closed=tuple(shelf.finding(finding, made) for finding, made in answered),
        closed_pages=closed_pages,
    )
    return page("checks.html", facts, language)
