"""The answer view: what the model says while sliders hold some of its inputs. The query holds their positions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from countertrade.records import Bad, Record
from countertrade.report.words import words
from countertrade.web import contexts as c
from countertrade.web.sliders import Pins, pinned, pins_of, sliders
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, opened, page
from countertrade.web.views.exports import links
from countertrade.web.views.reported import DRAWS, evidence_of, led_to_views
from countertrade.worked import Worked

if TYPE_CHECKING:
    from countertrade.report.contexts import ReportFacts


def view(request: Request, state: State) -> Response:
    """The answer with its sliders. The query holds their positions, so that a link shows the same."""
    work, language, _ = opened(request, state)
    pins = pins_of(request.query_params)
    problem = ""
    drawn = resting = Markup("")
    shown: tuple[c.Slider, ...] = ()
    try:
        shown = sliders(work, pins, evidence_of(work, work.outcome(DRAWS)).input_title, words(language))
        drawn, resting = whole_answer(work, pins)
    except Bad as bad:
        problem = "\n".join(str(p) for p in bad.problems)
    facts = c.AnswerPage(
        chrome=chrome(request, state, "answer"),
        sliders=shown,
        answer=drawn,
        resting=resting,
        problem=problem,
        state=urlencode(dict(pins)),
        exports=links(),
    )
    return page("answer.html", facts, language)


def drawn(request: Request, state: State) -> Response:
    """What a slider moves, for a slider that moved."""
    work, _, _ = opened(request, state)
    return HTMLResponse(str(moved_answer(work, pins_of(request.query_params))))


def moved_answer(work: Worked, pins: Pins) -> Markup:
    """The sections that follow the sliders, in the order of the report, so that footnotes keep their numbers."""
    from countertrade.report.facts import moving_facts

    deal = pinned(work.deal, pins)
    outcome = work.outcome_of(deal, DRAWS) if pins else work.outcome(DRAWS)
    shown = moving_facts(
        work.whole, work.lineage, work.all_findings, outcome, deal, language=work.language, as_of=work.as_of
    )
    return _sections(shown)


def whole_answer(work: Worked, pins: Pins) -> tuple[Markup, Markup]:
    """The sections that follow the sliders, and what they rest on: the targets of their links that are in no other view."""
    from countertrade.report.facts import answer_facts

    deal = pinned(work.deal, pins)
    outcome = work.outcome_of(deal, DRAWS) if pins else work.outcome(DRAWS)
    moving, resting = answer_facts(
        work.whole, work.lineage, work.all_findings, outcome, deal, language=work.language, as_of=work.as_of
    )
    return _sections(moving), _sections(resting)


def _sections(shown: Iterable[tuple[str, Record]]) -> Markup:
    from countertrade.report.page import section

    return led_to_views(Markup("\n").join(section(template, part) for template, part in shown))


def _facts(work: Worked, pins: Pins, draws: int) -> ReportFacts:
    from countertrade.report.facts import report_facts

    deal = pinned(work.deal, pins)
    outcome = work.outcome_of(deal, draws) if pins else work.outcome(draws)
    return report_facts(
        work.whole, work.lineage, work.all_findings, outcome, deal, language=work.language, as_of=work.as_of
    )


def file(request: Request, state: State) -> Response:
    """This view as one file that loads nothing, for a colleague."""
    from countertrade.report.page import render

    work, _, _ = opened(request, state)
    html = render(_facts(work, pins_of(request.query_params), 2**14))
    name = f"{work.folder.name}.html"
    return HTMLResponse(html, headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"})


def style(request: Request, state: State) -> Response:
    """The report's own style, so that page and report look alike."""
    from countertrade.report.page import asset

    return Response(asset("style.css"), media_type="text/css")
