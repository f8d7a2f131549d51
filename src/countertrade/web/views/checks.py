"""The checks view: findings with their working, open ones first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from countertrade.web import contexts as c
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, opened, page


def view(request: Request, state: State) -> Response:
    work, language, shelf = opened(request, state)
    still = [shelf.finding(finding) for finding in work.findings]
    facts = c.ChecksPage(
        chrome=chrome(request, state, "checks"),
        open=tuple(card for card in still if card.verdict != "consistent"),
        consistent=tuple(card for card in still if card.verdict == "consistent"),
        closed=tuple(shelf.finding(finding, made) for finding, made in work.closed),
    )
    return page("checks.html", facts, language)
