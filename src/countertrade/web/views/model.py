"""The model view: the file beside what it says."""

from __future__ import annotations

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from countertrade import case as folder_of
from countertrade import files
from countertrade.records import Bad, replace
from countertrade.report.contexts import Prose
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf
from countertrade.web.edits import value_of
from countertrade.web.phrases import phrases
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, opened, page
from countertrade.web.views.reported import DRAWS, evidence_of, led_to_views
from countertrade.worked import Worked

HALF = 590.0
"""Width in px of the column beside the file."""


def view(request: Request, state: State) -> Response:
    work, language, shelf = opened(request, state)
    said = phrases(language)
    path = work.folder / folder_of.DEAL
    data = files.read_bytes(path) if path.exists() else b""
    problems: list[tuple[int, int, str]] = []
    meaning: tuple[Prose, ...] = ()
    quantities: tuple[c.QuantityRow, ...] = ()
    drawing = Markup("")
    if data:
        try:
            meaning, quantities, drawing = _meaning(work, shelf)
        except Bad as bad:
            problems = [(p.line, p.column, p.message) for p in bad.problems]
    facts = c.ModelPage(
        chrome=chrome(request, state, "model"),
        text=data.decode("utf-8", "replace"),
        sha256=files.digest_of(data),
        problems=tuple(problems),
        meaning=meaning,
        quantities=quantities,
        flows=drawing,
        missing="" if data else said["no_model"],
    )
    return page("model.html", facts, language)


def _meaning(work: Worked, shelf: Shelf) -> tuple[tuple[Prose, ...], tuple[c.QuantityRow, ...], Markup]:
    from countertrade.report.aloud import aloud, linked
    from countertrade.report.charts import flows

    deal = work.deal
    known = {claim.id: claim for claim in work.claims}
    rows = {f"ref:{row.id}": row for row in work.case.reference}
    text = files.read_text(work.folder / folder_of.DEAL)
    quantities: list[c.QuantityRow] = []
    for quantity in deal.base.quantities:
        rests = [shelf.link(known[i]) for i in (*quantity.claims, *quantity.basis) if i in known]
        rests += [
            c.Link(href="/checks", label=f"{rows[i].quantity}, {rows[i].year}", note=rows[i].source)
            for i in quantity.basis
            if i in rows
        ]
        quantities.append(
            c.QuantityRow(
                name=quantity.name,
                written=quantity.written,
                meaning=quantity.read_as or quantity.why or "",
                rests=tuple(rests),
                assumed=quantity.assumed,
                editable=_editable(text, quantity.name),
            )
        )
    outcome = work.outcome(DRAWS)
    evidence = evidence_of(work, outcome)
    chart = flows(evidence, [flow for flow in outcome.flows if flow.scenario == "base"], HALF)
    return (
        tuple(_led(linked(evidence, sentence)) for sentence in aloud(evidence)),
        tuple(quantities),
        led_to_views(chart.drawing) if chart else Markup(""),
    )


def _led(said: Prose) -> Prose:
    """What is read aloud, its statements leading to their view and its reference figures to the checks that use them."""

    def place(href: str | None) -> str | None:
        if href and href.startswith("#c-"):
            return f"/claim/{href[1:]}"
        return "/checks" if href else None

    return tuple(replace(piece, href=place(piece.href)) for piece in said)


def _editable(text: str, quantity: str) -> bool:
    try:
        value_of(text, quantity)
    except Bad:
        return False
    return True
