"""What every view shares: the templates, what stands around a view, the open case in the reader's language."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from urllib.parse import urlencode

import jinja2
import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from countertrade.records import Bad, Problem, Record
from countertrade.report.words import words
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf
from countertrade.web.desk import Desk
from countertrade.web.guard import LIMIT
from countertrade.web.phrases import phrases
from countertrade.web.state import State
from countertrade.worked import Worked

VIEWS = ("articles", "trace", "checks", "model", "answer", "handover")


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
        title = _title(state, language)
    return c.Chrome(
        language=language,
        title=title,
        heading=said.get(view, title),
        views=links if state.desk else (),
        languages=languages,
        token=state.session.token,
        signature=msgspec.json.encode(signature).decode(),
        limit=LIMIT,
        case=state.desk is not None,
    )


def _title(state: State, language: str) -> str:
    if state.desk is None:
        return "Countertrade"
    try:
        case = state.desk.work(language).case
        return case.names.get(case.title, {}).get(language) or case.title
    except Bad:
        return state.desk.folder.name


def problem_page(request: Request, state: State, problems: Iterable[str]) -> str:
    """What is wrong, in the folder's files with places, and the way on."""
    language = language_of(request, state)
    facts = c.ProblemPage(chrome=chrome(request, state, "problems"), problems=tuple(problems))
    return environment().get_template("problem.html").render(f=facts, t=phrases(language))


def changes(request: Request, state: State) -> Response:
    """What the files look like now; the page asks every few seconds and says when they changed."""
    return JSONResponse(state.desk.signature() if state.desk else {})
