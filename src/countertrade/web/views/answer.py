"""The answer view: what the model says for a scenario while sliders hold some of its inputs, or of all scenarios side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from countertrade.pipeline import Pipeline
from countertrade.records import Bad, Outcome, Problem
from countertrade.report.words import words
from countertrade.web import contexts as c
from countertrade.web.case_cache import MOVED
from countertrade.web.live import live, packed
from countertrade.web.phrases import phrases
from countertrade.web.sliders import grouped, sliders
from countertrade.web.state import State
from countertrade.web.views.chrome import THEMES, chrome, environment, opened, page
from countertrade.web.views.exports import links
from countertrade.web.views.report_parts import evidence_of, led_to_views
from countertrade.web.whatif import TABS, Tabs, WhatIf, deal_of, outcome_of, tabs, what_if

if TYPE_CHECKING:
    from countertrade.report.assembly import Sections
    from countertrade.report.contexts import ReportFacts


def view(request: Request, state: State) -> Response:
    """The answer with its sliders. The query holds scenario and positions, so that a link shows the same."""
    work, language, _ = opened(request, state)
    wanted = what_if(request.query_params)
    problem = ""
    drawn = Markup("")
    dials: tuple[c.Dials, ...] = ()
    moving: c.Live | None = None
    shown = Tabs()
    try:
        evidence = evidence_of(work, work.outcome())
        asked, compare = request.query_params.get("lang"), phrases(language)["compare"]
        shown = tabs(work, wanted, "/answer", asked, evidence.scenario, compare)
        dials = grouped(
            sliders(work, wanted.scenario, wanted.pins, evidence.input_title, words(language)), language
        )
        outcome = outcome_of(work, wanted)
        moving = live_for(work, wanted, outcome)
        drawn = answered(work, wanted, outcome)
    except Bad as bad:
        problem = "\n".join(str(p) for p in bad.problems)
    facts = c.AnswerPage(
        chrome=chrome(request, state, "answer"),
        tabs=shown.shown,
        more=shown.more,
        dials=dials,
        live=moving,
        answer=drawn,
        problem=problem,
        state=urlencode(wanted.query | {"lang": language}),
        exports=links(),
    )
    return page("answer.html", facts, language)


def drawn(request: Request, state: State) -> Response:
    """All that a slider moves, for a slider that was let go."""
    work, _, _ = opened(request, state)
    wanted = what_if(request.query_params)
    return HTMLResponse(str(answered(work, wanted, outcome_of(work, wanted))))


def figures(request: Request, state: State) -> Response:
    """The exact figures beside the sliders, which are there before the rest of the answer; nothing where none are shown."""
    work, language, _ = opened(request, state)
    wanted = what_if(request.query_params)
    outcome = (
        work.figures_of(deal_of(work, wanted), MOVED) if wanted.pins else work.outcome(about=wanted.scenario)
    )
    shown = live_for(work, wanted, outcome)
    html = environment().get_template("_live.html").render(live=shown, t=phrases(language)) if shown else ""
    return HTMLResponse(html)


def live_for(work: Pipeline, wanted: WhatIf, outcome: Outcome) -> c.Live | None:
    """The figures beside the sliders; None where scenarios are compared."""
    if wanted.compared:
        return None
    resting = work.outcome(about=wanted.scenario)
    return live(evidence_of(work, outcome, deal_of(work, wanted)), words(work.language), resting)


def run_by_run(request: Request, state: State) -> Response:
    """The runs of what is asked, from which the browser works out the steps of a slider until it is let go."""
    work, _, _ = opened(request, state)
    deal = deal_of(work, what_if(request.query_params))
    party = request.query_params.get("party", "")
    if party not in {each.code for each in deal.parties}:
        raise Bad(Problem("runs", 0, 0, f"no party '{party}' is in the model"))
    data = packed(deal, party, deal.seed or 0, "auto" if work.compiled else "oracle")
    return Response(data, media_type="application/octet-stream")


def answered(work: Pipeline, wanted: WhatIf, outcome: Outcome) -> Markup:
    """The report's own sections for what is asked, with all they rest on, so that no footnote is that of another position."""
    from countertrade.report.page import section

    shown = _compared(work, wanted, outcome) if wanted.compared else _answer(work, wanted, outcome)
    return led_to_views(Markup("\n").join(section(template, part) for template, part in shown))


def _answer(work: Pipeline, wanted: WhatIf, outcome: Outcome) -> Sections:
    from countertrade.report.assembly import answer_facts

    return answer_facts(
        work.whole,
        work.lineage,
        work.all_findings,
        outcome,
        deal_of(work, wanted),
        language=work.language,
        as_of=work.as_of,
    )


def _compared(work: Pipeline, wanted: WhatIf, outcome: Outcome) -> Sections:
    from countertrade.report.assembly import comparison_facts

    deal = deal_of(work, wanted)
    return comparison_facts(
        work.whole,
        work.lineage,
        outcome,
        deal,
        work.differences(deal, outcome.scenarios[:TABS], MOVED),
        left_out=max(0, len(outcome.scenarios) - TABS),
        language=work.language,
        as_of=work.as_of,
    )


def file(request: Request, state: State) -> Response:
    """This view as one file for a colleague: a page that loads nothing, or one for Word or PowerPoint."""
    from countertrade.report.handouts import FORMS, handout

    work, _, _ = opened(request, state)
    form = request.query_params.get("form", "html")
    if form not in FORMS:
        raise Bad(Problem(form, 0, 0, "there is no such file; files are " + ", ".join(FORMS)))
    data = handout(form, _report(work, what_if(request.query_params), form))
    name = f"{work.folder.name}.{form}"
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type=FORMS[form].kind, headers=headers)


def _report(work: Pipeline, wanted: WhatIf, form: str) -> ReportFacts:
    from countertrade.report.assembly import report_facts
    from countertrade.report.handouts import FORMS

    outcome, deal = outcome_of(work, wanted, None), deal_of(work, wanted)
    compared = work.differences(deal, outcome.scenarios[:TABS], MOVED) if wanted.compared else ()
    return report_facts(
        work.whole,
        work.lineage,
        work.all_findings,
        outcome,
        deal,
        language=work.language,
        as_of=work.as_of,
        differences=compared,
        **FORMS[form].drawn,
    )


def style(request: Request, state: State) -> Response:
    """The report's own style and faces, so that page and report look alike."""
    from countertrade.report.faces import rules
    from countertrade.report.paint import asset

    return Response(rules("/fonts/{}".format) + asset("style.css"), media_type="text/css")


def font(request: Request, state: State) -> Response:
    """One of the report's faces."""
    from countertrade.report.faces import FACES, face

    file = request.path_params["file"]
    if file not in FACES.values():
        raise Bad(Problem(file, 0, 0, "there is no such face"))
    headers = {"cache-control": "private, max-age=86400"}
    return Response(face(file), media_type="font/woff2", headers=headers)


def themes(request: Request, state: State) -> Response:
    """The report's colours for a theme that was chosen, against what the system says."""
    from countertrade.report.paint import asset

    colours = re.findall(r":root \{(.*?)\}", asset("style.css"), re.DOTALL)[: len(THEMES)]
    rules = (
        f":root[data-theme={theme}] {{ color-scheme: {theme};{body}}}\n"
        for theme, body in zip(THEMES, colours, strict=True)
    )
    return Response("".join(rules), media_type="text/css")


def take(request: Request, state: State) -> Response:
    """The report's own script for taking a chart along."""
    from countertrade.report.paint import asset

    return Response(asset("take.js"), media_type="text/javascript")
