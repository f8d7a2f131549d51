"""The model view: the file beside what it says, scenario by scenario, and a slider for each input."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from countertrade import case as folder_of
from countertrade import files
from countertrade.pipeline import Pipeline
from countertrade.records import Bad, replace
from countertrade.report.contexts import Prose
from countertrade.report.words import words
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf
from countertrade.web.edits import editable
from countertrade.web.phrases import phrases
from countertrade.web.sliders import sliders
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, environment, opened, page
from countertrade.web.views.report_parts import evidence_of, led_to_views
from countertrade.web.whatif import WhatIf, deal_of, outcome_of, tabs, what_if

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal, Model, Quantity
    from countertrade.report.evidence import Evidence

HALF = 590.0
"""Width in px of the column beside the file."""

NAMED = 12
"""Statements named behind a quantity; those beyond stand in the view of its item."""


def view(request: Request, state: State) -> Response:
    """The file, and what it says for the scenario that the query names."""
    work, language, shelf = opened(request, state)
    path = work.folder / folder_of.DEAL
    data = files.read_bytes(path) if files.exists(path) else b""
    facts = c.ModelPage(
        chrome=chrome(request, state, "model"),
        text=data.decode("utf-8", "replace"),
        sha256=files.digest_of(data),
        problems=(),
        tabs=(),
        more=(),
        drawn=Markup(""),
        meaning=(),
        quantities=(),
        others=(),
        missing="" if data else phrases(language)["no_model"],
    )
    if data:
        try:
            facts = _said(facts, work, what_if(request.query_params), request.query_params.get("lang"), shelf)
        except Bad as bad:
            facts = replace(facts, problems=tuple((p.line, p.column, p.message) for p in bad.problems))
    return page("model.html", facts, language)


def drawn(request: Request, state: State) -> Response:
    """What a slider moves, for a slider that moved."""
    work, _, _ = opened(request, state)
    return HTMLResponse(str(_drawn(work, what_if(request.query_params))))


def _said(facts: c.ModelPage, work: Pipeline, wanted: WhatIf, asked: str | None, shelf: Shelf) -> c.ModelPage:
    """The page with what the model says. Raises Bad with every problem of the file."""
    deal = work.deal.about(wanted.scenario)
    evidence = evidence_of(work, work.outcome(about=wanted.scenario), _alone(deal))
    dials = sliders(work, wanted.scenario, wanted.pins, evidence.input_title, words(work.language))
    rows = _quantities(work, evidence, deal.base, {dial.key: dial for dial in dials}, shelf)
    beside = {row.slider.key for row in rows if row.slider}
    shown = tabs(work, replace(wanted, compared=False), "/model", asked, evidence.scenario)
    return replace(
        facts,
        tabs=shown.shown,
        more=shown.more,
        drawn=_drawn(work, wanted),
        meaning=tuple(_meaning(work, evidence)),
        quantities=rows,
        others=tuple(dial for dial in dials if dial.key not in beside),
    )


def _alone(deal: Deal) -> Deal:
    """The deal as if its first scenario were all there is."""
    return replace(deal, models=deal.models[:1])


def _drawn(work: Pipeline, wanted: WhatIf) -> Markup:
    """Who gives what, and how each scenario ends, as the report draws them."""
    from countertrade.report.charts import scenario_dots
    from countertrade.report.exchange import exchange
    from countertrade.report.figures import focus

    outcome = outcome_of(work, wanted)
    evidence = evidence_of(work, outcome, deal_of(work, wanted))
    party = focus(outcome)
    charts = (exchange(evidence, party, HALF).chart, scenario_dots(evidence, party, HALF))
    drawings = [environment().get_template("_chart.html").render(chart=chart) for chart in charts]
    answer = f"/answer?{urlencode(wanted.query)}"
    return led_to_views(Markup().join(map(Markup, drawings)), answer)


def _meaning(work: Pipeline, evidence: Evidence) -> Iterable[c.SaidLine]:
    """The model read aloud; what the chosen scenario says other than the file itself is marked."""
    from countertrade.report.verbalisation import linked, verbalised

    base = evidence_of(work, work.outcome(), _alone(work.deal))
    known = {sentence.text for sentence in verbalised(base)}
    for sentence in verbalised(evidence):
        other = sentence.text not in known and bool(sentence.name)
        yield c.SaidLine(pieces=_led(linked(evidence, sentence)), other=other)


def _led(said: Prose) -> Prose:
    """What is read aloud, its statements leading to their view and its reference figures to the checks that use them."""

    def place(href: str | None) -> str | None:
        if href and href.startswith("#c-"):
            return f"/claim/{href[1:]}"
        return "/checks" if href else None

    return tuple(replace(piece, href=place(piece.href)) for piece in said)


def _quantities(
    work: Pipeline, evidence: Evidence, model: Model, dials: dict[str, c.Slider], shelf: Shelf
) -> tuple[c.QuantityRow, ...]:
    own = editable(files.read_text(work.folder / folder_of.DEAL))
    base = {quantity.name: quantity for quantity in work.deal.base.quantities}
    return tuple(
        _quantity(
            work,
            quantity,
            dials.get(quantity.name),
            evidence.named(quantity.name),
            # the form changes the file itself, so a value that a scenario replaced is not to be had there
            quantity.name in own and quantity == base.get(quantity.name),
            shelf,
        )
        for quantity in model.quantities
    )


def _quantity(
    work: Pipeline,
    quantity: Quantity,
    dial: c.Slider | None,
    title: str,
    editable: bool,
    shelf: Shelf,
) -> c.QuantityRow:
    rests, more = _rests(work, quantity, shelf)
    return c.QuantityRow(
        name=quantity.name,
        title=title,
        written="" if quantity.claims else quantity.written,
        meaning=quantity.read_as or quantity.why or "",
        slider=dial,
        rests=rests,
        more=more,
        assumed=quantity.assumed,
        editable=editable,
    )


def _rests(work: Pipeline, quantity: Quantity, shelf: Shelf) -> tuple[tuple[c.Link, ...], c.Link | None]:
    """Links to the statements and reference figures behind a quantity, and to the rest of them where they are many."""
    claims = {claim.id: claim for claim in work.claims}
    rows = {f"ref:{row.id}": row for row in work.case.reference}
    known = [target for target in (*quantity.claims, *quantity.basis) if target in claims or target in rows]
    links = tuple(
        shelf.link(claims[target])
        if target in claims
        else c.Link(
            href="/checks", label=f"{rows[target].quantity}, {rows[target].year}", note=rows[target].source
        )
        for target in known[:NAMED]
    )
    if len(known) <= NAMED:
        return links, None
    label = shelf.said.say("n_more", n=len(known) - NAMED)
    return links, c.Link(href=f"/trace?{urlencode({'measure': quantity.measure or ''})}", label=label)
