"""The trace view: who took an item from whom, and what changed on the way."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from countertrade.web import contexts as c
from countertrade.web.phrases import phrases
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, opened, page
from countertrade.web.views.reported import evidence_of, led_to_views

EDGES = 50
"""Retellings shown at first, those that changed most; a large item has thousands, and nobody reads them in one sitting."""


def view(request: Request, state: State) -> Response:
    """The tree of one item at a time; the first is the one with the most retellings."""
    from countertrade.report.charts import lineage_chart

    work, language, shelf = opened(request, state)
    said = phrases(language)
    lineage = work.lineage
    counted = Counter(edge.measure for edge in lineage.retellings)
    measures = [m.id for m in work.case.measures if counted[m.id]] + ([None] if counted[None] else [])
    wanted = request.query_params.get("measure")
    shown = wanted if wanted in measures else max(measures, key=lambda m: counted[m], default=None)
    chart = lineage_chart(evidence_of(work, None), shown) if measures else None
    tree = (
        c.Tree(heading=chart.title, summary=chart.lead, drawing=led_to_views(chart.drawing))
        if chart
        else None
    )
    attached = {edge.child for edge in lineage.retellings} | {origin.claim for origin in lineage.origins}
    loose = [
        claim
        for claim in work.judged.stand
        if claim.measure and claim.measure == shown and claim.id not in attached
    ]
    query = {key: value for key, value in request.query_params.items() if key != "measure"}
    edges = sorted((e for e in lineage.retellings if e.measure == shown), key=lambda e: -len(e.drift))
    listed = edges if query.pop("all", "") else edges[:EDGES]
    facts = c.TracePage(
        chrome=chrome(request, state, "trace"),
        measures=tuple(
            c.Link(
                href="?" + urlencode({**query, "measure": m or ""}),
                label=shelf.measure(m) or "–",
                current=m == shown,
                note=str(counted[m]),
            )
            for m in measures
        ),
        tree=tree,
        edges=shelf.edges(listed),
        rest=c.Link(
            href="?" + urlencode({**query, "measure": shown or "", "all": "1"}),
            label=said["all_edges"].format(n=len(edges)),
        )
        if len(listed) < len(edges)
        else None,
        loose=tuple(shelf.card(claim) for claim in loose),
        candidates=tuple(
            (claim.id, shelf.label(claim))
            for claim in work.judged.stand
            if claim.quantity and claim.measure == shown
        ),
    )
    return page("trace.html", facts, language)
