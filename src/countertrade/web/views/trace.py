"""The trace view: who took an item from whom, and what changed on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from countertrade.pipeline import Pipeline
from countertrade.records import Bad, Claim, Problem, Retelling
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf
from countertrade.web.phrases import phrases
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, environment, opened, page
from countertrade.web.views.paging import paged
from countertrade.web.views.report_parts import evidence_of, led_to_views

ROWS = 80
"""Rows of a tree drawn at first: two screens. A browser takes a second to lay out a thousand."""

PARENTS = 20
"""Statements offered as a parent for what was typed."""


def view(request: Request, state: State) -> Response:
    """The tree of one item at a time, the most retold one first; `edge` names a retelling that leads, whatever its item."""
    work, language, shelf = opened(request, state)
    query = dict(request.query_params)
    wanted = _retelling(work, query.pop("edge", ""))
    counted = Counter(edge.measure for edge in work.lineage.retellings)
    measures = [m.id for m in work.case.measures if counted[m.id]] + ([None] if counted[None] else [])
    asked = wanted.measure if wanted else query.get("measure")
    shown = asked if asked in measures else max(measures, key=lambda m: counted[m], default=None)
    query["measure"] = shown or ""
    edges = sorted(
        (e for e in work.lineage.retellings if e.measure == shown),
        key=lambda e: (e is not wanted, -len(e.drift)),
    )
    listed, edge_pages = paged(edges, query, "from", language)
    unattached = _loose(work, shown)
    loose, loose_pages = paged(unattached, query, "loose", language)
    tree, whole = _tree(work, shown, query, language) if measures else (None, None)
    facts = c.TracePage(
        chrome=chrome(request, state, "trace"),
        measures=tuple(_tab(shelf, m, counted[m], shown, query) for m in measures),
        measure=shown or "",
        tree=tree,
        whole=whole,
        edges=shelf.edges(listed),
        edge_pages=edge_pages,
        loose=tuple(shelf.card(claim) for claim in loose),
        loose_pages=loose_pages,
    )
    return page("trace.html", facts, language)


def parents(request: Request, state: State) -> Response:
    """Options for the parent of a retelling: statements of an item in whose words, outlet or date stands all that was typed."""
    work, language, shelf = opened(request, state)
    typed = request.query_params.get("q", "").casefold().split()
    measure = request.query_params.get("measure") or None
    found: list[tuple[str, str]] = []
    for claim in work.judged.stand:
        if claim.quantity and claim.measure == measure and all(word in shelf.told(claim) for word in typed):
            found.append((claim.id, shelf.label(claim)))
            if len(found) == PARENTS:
                break
    html = environment().get_template("_parents.html").render(found=found, t=phrases(language))
    return HTMLResponse(html)


def _retelling(work: Pipeline, identity: str) -> Retelling | None:
    if not identity:
        return None
    found = next((edge for edge in work.lineage.retellings if edge.id == identity), None)
    if found is None:
        raise Bad(Problem(identity, 0, 0, "the case has no such retelling"))
    return found


def _loose(work: Pipeline, measure: str | None) -> list[Claim]:
    """Statements of an item that nobody took from anybody, as far as can be told."""
    lineage = work.lineage
    attached = {edge.child for edge in lineage.retellings} | {origin.claim for origin in lineage.origins}
    return [c for c in work.judged.stand if c.measure and c.measure == measure and c.id not in attached]


def _tree(
    work: Pipeline, measure: str | None, query: Mapping[str, str], language: str
) -> tuple[c.Tree | None, c.Link | None]:
    """The drawing, and a link to the whole of it where some rows are left out."""
    from countertrade.report.charts import lineage_chart

    chart = lineage_chart(evidence_of(work, None), measure, None if query.get("tree") else ROWS)
    if chart is None:
        return None, None
    tree = c.Tree(
        heading=chart.title,
        summary=chart.lead,
        drawing=led_to_views(chart.drawing),
        narrow=led_to_views(chart.narrow),
        source=chart.source,
    )
    whole = c.Link(href="?" + urlencode({**query, "tree": "1"}), label=phrases(language)["whole_tree"])
    return tree, whole if chart.lead else None


def _tab(shelf: Shelf, measure: str | None, n: int, shown: str | None, query: Mapping[str, str]) -> c.Link:
    kept = {"lang": query["lang"]} if "lang" in query else {}
    return c.Link(
        href="?" + urlencode({**kept, "measure": measure or ""}),
        label=shelf.measure(measure) or "–",
        current=measure == shown,
        note=str(n),
    )
