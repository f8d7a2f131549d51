"""GET handlers: each puts one view together from the case as it is on disk now."""

from __future__ import annotations

import functools
import mimetypes
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

import jinja2
import msgspec
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from countertrade import case as folder_of
from countertrade import files
from countertrade.decisions import in_force
from countertrade.records import Article, Bad, Decision, Outcome, Problem, Record
from countertrade.report.words import words
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf
from countertrade.web.desk import Desk
from countertrade.web.marking import paragraphs
from countertrade.web.phrases import phrases
from countertrade.web.sliders import Pins, pinned, pins_of, sliders
from countertrade.web.state import State
from countertrade.worked import Worked

DRAWS = 2**12
"""Runs behind a slider: 4,096 Sobol points, so that a redraw stays under 150 ms; the report takes more."""

EDGES = 50
"""Retellings shown at first, those that changed most; a large item has thousands, and nobody reads them in one sitting."""

VIEWS = ("articles", "trace", "checks", "model", "answer", "handover")


# --- shared -------------------------------------------------------------------------------------------------------------


@functools.cache
def environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("countertrade.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(template: str, facts: Record, language: str) -> HTMLResponse:
    html = environment().get_template(template).render(f=facts, t=phrases(language))
    return HTMLResponse(html)


def language_of(request: Request, state: State) -> str:
    wanted = request.query_params.get("lang") or request.cookies.get("lang") or state.language
    return wanted if wanted in ("en", "de") else "en"


def desk_of(state: State) -> Desk:
    if state.desk is None:
        raise Bad(Problem("page", 0, 0, "no case is open; check an article first"))
    return state.desk


def opened(request: Request, state: State) -> tuple[Worked, str, Shelf]:
    language = language_of(request, state)
    work = desk_of(state).work(language)
    return work, language, Shelf(work, words(language), phrases(language))


def chrome(request: Request, state: State, view: str, title: str | None = None) -> c.Chrome:
    language = language_of(request, state)
    said = phrases(language)
    suffix = f"?lang={language}" if request.query_params.get("lang") else ""
    links = tuple(c.Link(href=f"/{name}{suffix}", label=said[name], current=name == view) for name in VIEWS)
    query = {key: value for key, value in request.query_params.items() if key != "lang"}
    languages = tuple(
        c.Link(
            href=f"{request.url.path}?{urlencode({**query, 'lang': code})}",
            label=name,
            current=code == language,
        )
        for code, name in (("en", "English"), ("de", "Deutsch"))
    )
    signature = state.desk.signature() if state.desk else {}
    if title is None:
        title = _title(state)
    return c.Chrome(
        language=language,
        title=title,
        heading=said.get(view, title),
        views=links if state.desk else (),
        languages=languages,
        token=state.token,
        signature=msgspec.json.encode(signature).decode(),
        case=state.desk is not None,
    )


def _title(state: State) -> str:
    if state.desk is None:
        return "Countertrade"
    try:
        return state.desk.work().case.title
    except Bad:
        return state.desk.folder.name


def problem_page(request: Request, state: State, bad: Bad) -> str:
    """What is wrong in the folder's files, with places, and the way on."""
    language = language_of(request, state)
    facts = c.ProblemPage(
        chrome=chrome(request, state, "problems"), problems=tuple(str(problem) for problem in bad.problems)
    )
    return environment().get_template("problem.html").render(f=facts, t=phrases(language))


def changes(request: Request, state: State) -> Response:
    """What the files look like now; the page asks every few seconds and says when they changed."""
    return JSONResponse(state.desk.signature() if state.desk else {})


# --- articles -----------------------------------------------------------------------------------------------------------


def front(request: Request, state: State) -> Response:
    if state.desk is None:
        return paste(request, state)
    return articles(request, state)


def articles(request: Request, state: State) -> Response:
    """The article with the first undecided statement, else the first."""
    work, _, _ = opened(request, state)
    open_ids = {claim.article for claim in work.judged.undecided}
    chosen = next((a for a in work.articles if a.id in open_ids), work.articles[0] if work.articles else None)
    if chosen is None:
        return _article_page(request, state, None)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/article/{quote(chosen.id)}{query}", 303)


def article(request: Request, state: State) -> Response:
    work, _, _ = opened(request, state)
    wanted = request.path_params["id"]
    chosen = next((a for a in work.articles if a.id == wanted), None)
    if chosen is None:
        raise Bad(Problem(wanted, 0, 0, "the case has no such article"))
    return _article_page(request, state, chosen)


def _article_page(request: Request, state: State, chosen: Article | None) -> Response:
    from countertrade.reading import candidates, parts

    work, language, shelf = opened(request, state)
    said, w = phrases(language), words(language)
    undecided: dict[str, int] = {}
    for claim in work.judged.undecided:
        undecided[claim.article] = undecided.get(claim.article, 0) + 1
    listed = tuple(
        c.Link(
            href=f"/article/{quote(a.id)}",
            label=a.outlet or a.title or a.url or a.id,
            current=chosen is not None and a.id == chosen.id,
            note=" · ".join(
                part
                for part in (
                    w.date(a.published, "short") if a.published else "",
                    str(undecided.get(a.id, "")) or "",
                )
                if part
            ),
        )
        for a in work.articles
    )
    claims = [claim for claim in work.claims if chosen and claim.article == chosen.id]
    cards = tuple(shelf.card(claim) for claim in claims)
    read = chosen is not None and chosen.language in ("de", "en")
    shown = (
        paragraphs(chosen, claims, parts(chosen.text, chosen.language or "en"))
        if chosen and chosen.text
        else ()
    )
    facts = c.ArticlePage(
        chrome=chrome(request, state, "articles"),
        articles=listed,
        outlet=(chosen.outlet or chosen.title or chosen.id) if chosen else said["articles"],
        facts=_article_facts(chosen, language) if chosen else (),
        language=(chosen.language or "und") if chosen else "und",
        missing=said["no_article"]
        if chosen is None
        else said["text_missing"]
        if not chosen.text
        else ""
        if read
        else said["not_read"],
        add_text=chosen is not None and not chosen.text,
        url=(chosen.url or "") if chosen else "",
        paragraphs=shown,
        cards=cards,
        candidates=tuple(m.text for m in candidates(chosen)) if chosen and chosen.text and not read else (),
        tally=said["tally"].format(n=len(cards), open=sum(card.state == "undecided" for card in cards)),
    )
    return page("article.html", facts, language)


def _article_facts(article: Article, language: str) -> tuple[str, ...]:
    w = words(language)
    facts = [
        w.date(article.published) if article.published else "",
        article.author or "",
        article.credit or "",
        article.url or "",
        f"v{article.version}" if article.version > 1 else "",
    ]
    return tuple(fact for fact in facts if fact)


_ELSEWHERE = (
    (re.compile(r'href="#(c-[^"]*)"'), r'href="/claim/\1"'),
    (re.compile(r'href="#(f-[^"]*)"'), r'href="/checks#\1"'),
    (re.compile(r'href="#(e-[^"]*)"'), r'href="/trace#\1"'),
    (re.compile(r'href="#findings"'), 'href="/checks"'),
    (re.compile(r'href="#group-[^"]*"'), 'href="/articles"'),
)
"""Links of the report to what the page has in a view of its own."""


def led_to_views(part: Markup) -> Markup:
    """A part of the report, its links to statements, findings and retellings leading to the views that have them."""
    html = str(part)
    for link, place in _ELSEWHERE:
        html = link.sub(place, html)
    return Markup(html)


def claim(request: Request, state: State) -> Response:
    """Where a statement stands in its article."""
    work, _, _ = opened(request, state)
    wanted = request.path_params["id"]
    found = next((claim for claim in work.claims if claim.id == wanted), None)
    if found is None:
        raise Bad(Problem(wanted, 0, 0, "the case has no such statement"))
    return RedirectResponse(f"/article/{quote(found.article)}#{quote(found.id)}", 303)


def card_html(work: Worked, target: str, language: str) -> dict[str, Any]:
    """The redrawn card of a decided statement, and how many are open."""
    shelf = Shelf(work, words(language), phrases(language))
    claim = next((claim for claim in work.claims if claim.id == target), None)
    if claim is None:
        return {}
    card = shelf.card(claim)
    html = environment().get_template("_card.html").render(card=card, t=phrases(language))
    here = [shelf.state(other) for other in work.claims if other.article == claim.article]
    tally = phrases(language)["tally"].format(n=len(here), open=here.count("undecided"))
    return {"target": target, "card": html, "state": card.state, "tally": tally}


def undone_html(work: Worked, undo: Decision, language: str) -> dict[str, Any]:
    """The card of the statement whose decision was taken back."""
    gone = next((made for made in work.decisions if made.id == undo.target), None)
    return card_html(work, gone.target, language) if gone else {}


def original(request: Request, state: State) -> Response:
    """The bytes as they came, for saving; never shown as a page of ours."""
    folder = desk_of(state).folder / "articles"
    article = folder_of.article_of(folder.parent, request.path_params["id"])
    stem = next(
        (
            p.stem
            for p in folder.glob("*.yaml")
            if folder_of.article_of(folder.parent, p.stem).id == article.id
        ),
        "",
    )
    found = sorted(p for p in (folder / "original").glob(f"{stem}.*") if p.name.startswith(f"{stem}."))
    if not found:
        raise Bad(Problem(article.id, 0, 0, "the original bytes are not in the case"))
    kind = mimetypes.guess_type(found[-1].name)[0] or "application/octet-stream"
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(found[-1].name)}",
        "content-security-policy": "sandbox",
    }
    return Response(files.read_bytes(found[-1]), media_type=kind, headers=headers)


# --- trace and checks ---------------------------------------------------------------------------------------------------


def trace(request: Request, state: State) -> Response:
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


def checks(request: Request, state: State) -> Response:
    work, language, shelf = opened(request, state)
    still = [shelf.finding(finding) for finding in work.findings]
    facts = c.ChecksPage(
        chrome=chrome(request, state, "checks"),
        open=tuple(card for card in still if card.verdict != "consistent"),
        consistent=tuple(card for card in still if card.verdict == "consistent"),
        closed=tuple(shelf.finding(finding, made) for finding, made in work.closed),
    )
    return page("checks.html", facts, language)


# --- model and answer ---------------------------------------------------------------------------------------------------


def evidence_of(work: Worked, outcome: Outcome | None) -> Any:
    """The register of what numbers rest on; without an outcome an empty one stands in."""
    from countertrade.report.evidence import Evidence

    blank = Outcome(
        title=work.case.title, start="2024-01", months=0, currency="USD", draws=0, seed=0, method="", as_of=None,
        scenarios=(), parties=(), flows=(),
    )  # fmt: skip
    deal = work.deal if outcome is not None else None
    return Evidence(work.whole, work.lineage, outcome or blank, deal, words(work.language))


def model(request: Request, state: State) -> Response:
    work, language, shelf = opened(request, state)
    said = phrases(language)
    path = work.folder / folder_of.DEAL
    data = files.read_bytes(path) if path.exists() else b""
    problems: list[tuple[int, int, str]] = []
    meaning: tuple[str, ...] = ()
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


def _meaning(work: Worked, shelf: Shelf) -> tuple[tuple[str, ...], tuple[c.QuantityRow, ...], Markup]:
    from countertrade.modelling import meaning
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
    chart = flows(evidence_of(work, outcome), [flow for flow in outcome.flows if flow.scenario == "base"])
    return (
        tuple(meaning(deal, work.language)),
        tuple(quantities),
        led_to_views(chart.drawing) if chart else Markup(""),
    )


def _editable(text: str, quantity: str) -> bool:
    from countertrade.web.edits import value_of

    try:
        value_of(text, quantity)
    except Bad:
        return False
    return True


def answer(request: Request, state: State) -> Response:
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
        exports=_exports(),
    )
    return page("answer.html", facts, language)


def answer_drawn(request: Request, state: State) -> Response:
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


def _facts(work: Worked, pins: Pins, draws: int) -> Any:
    from countertrade.report.facts import report_facts

    deal = pinned(work.deal, pins)
    outcome = work.outcome_of(deal, draws) if pins else work.outcome(draws)
    return report_facts(
        work.whole, work.lineage, work.all_findings, outcome, deal, language=work.language, as_of=work.as_of
    )


def answer_file(request: Request, state: State) -> Response:
    """This view as one file that loads nothing, for a colleague."""
    from countertrade.report.page import render

    work, _, _ = opened(request, state)
    html = render(_facts(work, pins_of(request.query_params), 2**14))
    name = f"{work.folder.name}.html"
    return HTMLResponse(html, headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"})


def report_style(request: Request, state: State) -> Response:
    """The report's own style, so that page and report look alike."""
    from countertrade.report.page import asset

    return Response(asset("style.css"), media_type="text/css")


def _exports() -> tuple[c.Link, ...]:
    return tuple(
        c.Link(href=f"/export/{table}.{form}", label=f"{table}.{form}")
        for table in ("claims", "lineage", "findings", "flows")
        for form in ("csv", "xlsx")
    )


def export(request: Request, state: State) -> Response:
    """A table as CSV, JSON or spreadsheet."""
    from countertrade.report.exports import written
    from countertrade.report.tables import table_of

    work, language, _ = opened(request, state)
    name, form = request.path_params["table"], request.path_params["form"]
    records: Mapping[str, Any] = {
        "claims": lambda: work.claims,
        "lineage": lambda: work.lineage.retellings,
        "findings": lambda: work.all_findings,
        "flows": lambda: [(work.outcome(DRAWS).currency, flow) for flow in work.outcome(DRAWS).flows],
        "decisions": lambda: work.decisions,
    }
    kinds = {
        "csv": "text/csv",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "json": "application/json",
    }
    if name not in records or form not in kinds:
        raise Bad(Problem(f"{name}.{form}", 0, 0, "there is no such table; tables are " + ", ".join(records)))
    data = written(table_of(name, records[name](), case=work, language=language), form, language=language)
    body = data
    return Response(
        body, media_type=kinds[form], headers={"content-disposition": f"attachment; filename={name}.{form}"}
    )


# --- taking over, and single articles -----------------------------------------------------------------------------------


def handover(request: Request, state: State) -> Response:
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


def paste(request: Request, state: State) -> Response:
    language = language_of(request, state)
    facts = c.PastePage(chrome=chrome(request, state, "paste_title", "Countertrade"))
    return page("paste.html", facts, language)


def checked(data: bytes, name: str, language: str) -> str:
    """What `countertrade check` prints of an article."""
    from countertrade.checking import check
    from countertrade.reading import read
    from countertrade.report.article import check_text
    from countertrade.web.edits import article_from

    article = article_from(data, name, {})
    claims = read(article)
    reference = folder_of.shipped_reference()
    findings = check(claims, [article], reference, language=language)
    return check_text(article, claims, findings, reference, language=language, width=92)
