"""What every view shares: the templates, what stands around a view, the open case in the reader's language."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from importlib import resources
from typing import Literal
from urllib.parse import urlencode

import jinja2
import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from countertrade.annotations import LONGEST
from countertrade.pipeline import Pipeline
from countertrade.records import Bad, Problem, Record
from countertrade.report.words import words
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf
from countertrade.web.case_cache import CaseCache
from countertrade.web.guard import LIMIT, VERSION
from countertrade.web.phrases import phrases
from countertrade.web.state import State

VIEWS = ("articles", "trace", "checks", "model", "answer", "handover")
"""The steps of the work in their order; `step_…` is what the bar calls each, `task_…` what to do there."""

HINTS = ("answer", "articles", "checks")
"""Where somebody who opens a case for the first time looks, in this order."""

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


@functools.cache
def environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("countertrade.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["kept"] = _kept
    made.globals["longest"] = LONGEST
    return made


def _kept(address: str) -> str:
    """The address of a style sheet or script of ours with what is in all of them, under which a browser may keep it."""
    return f"{address}?{VERSION}={_contents()}"


@functools.cache
def _contents() -> str:
    """A digest of our own files: another one means other files."""
    places = (resources.files("countertrade.web") / "static", resources.files("countertrade.report"))
    files = sorted(
        (file.name, file.read_bytes())
        for place in places
        for file in place.iterdir()
        if file.name.endswith((".css", ".js", ".svg"))
    )
    return hashlib.sha256(repr(files).encode()).hexdigest()[:12]


def page(template: str, facts: Record, language: str) -> HTMLResponse:
    html = environment().get_template(template).render(f=facts, t=phrases(language))
    return HTMLResponse(html)


def language_of(request: Request, state: State) -> str:
    wanted = request.query_params.get("lang") or request.cookies.get("lang") or state.language
    return wanted if wanted in ("en", "de") else "en"


def cache_of(state: State) -> CaseCache:
    if state.cache is None:
        raise Bad(Problem("page", 0, 0, "no case is open; check an article first"))
    return state.cache


def opened(request: Request, state: State) -> tuple[Pipeline, str, Shelf]:
    language = language_of(request, state)
    work = cache_of(state).work(language)
    return work, language, Shelf(work, words(language), phrases(language))


def theme_of(request: Request) -> Theme | Literal[""]:
    """The colours that were chosen at the page; '' for those of the system."""
    return next((theme for theme in THEMES if request.cookies.get("theme") == theme), "")


def chrome(request: Request, state: State, view: str, title: str | None = None) -> c.Chrome:
    language = language_of(request, state)
    said = phrases(language)
    suffix = f"?lang={language}" if request.query_params.get("lang") else ""
    work = _work(state, language)
    left = open_in(work) if work else {}
    links = tuple(
        c.Link(
            href=f"/{name}{suffix}",
            label=said[f"step_{name}"],
            current=name == view,
            note=str(left.get(name) or ""),
        )
        for name in VIEWS
    )
    fresh = work is not None and bool(work.articles) and not work.decisions and view in VIEWS
    query = {key: value for key, value in request.query_params.items() if key != "lang"}
    languages = tuple(
        c.Link(
            href=f"{request.url.path}?{urlencode({**query, 'lang': code})}",
            label=name,
            current=code == language,
        )
        for code, name in (("en", "English"), ("de", "Deutsch"))
    )
    signature = state.cache.signature() if state.cache else {}
    if title is None:
        title = _title(state, work, language)
    return c.Chrome(
        language=language,
        title=title,
        heading=said.get(view, title),
        views=links if state.cache else (),
        languages=languages,
        theme=theme_of(request),
        task=said.get(f"task_{view}", ""),
        hints=tuple(
            c.Link(href=f"/{name}{suffix}", label=said[f"step_{name}"], note=said[f"hint_{name}"])
            for name in HINTS
        )
        if fresh
        else (),
        searched=request.query_params.get("q", ""),
        token=state.session.token,
        signature=msgspec.json.encode(signature).decode(),
        limit=LIMIT,
        case=state.cache is not None,
    )


def open_in(work: Pipeline) -> dict[str, int]:
    """What is still open in each step. Findings are counted once somebody or the cache itself has worked them out: that takes seconds."""
    left = {"articles": len(work.judged.undecided)}
    if work.is_checked:
        left["checks"] = sum(finding.verdict != "consistent" for finding in work.findings)
    return left


def _work(state: State, language: str) -> Pipeline | None:
    try:
        return state.cache.work(language) if state.cache else None
    except Bad:
        return None


def _title(state: State, work: Pipeline | None, language: str) -> str:
    if work is not None:
        return work.case.names.get(work.case.title, {}).get(language) or work.case.title
    return state.cache.folder.name if state.cache else "Countertrade"


def problem_page(request: Request, state: State, problems: Iterable[str]) -> str:
    """What is wrong, in the folder's files with places, and the way on."""
    language = language_of(request, state)
    facts = c.ProblemPage(chrome=chrome(request, state, "problems"), problems=tuple(problems))
    return environment().get_template("problem.html").render(f=facts, t=phrases(language))


def changes(request: Request, state: State) -> Response:
    """What the files look like now; the page asks every few seconds and says when they changed."""
    return JSONResponse(state.cache.signature() if state.cache else {})
