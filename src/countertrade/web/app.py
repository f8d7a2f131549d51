"""The analyst's page: an application is a list of routes. The server draws HTML, the URL holds the state, the folder holds the rest."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import countertrade.reading  # noqa: F401 - whole before there are threads: two that import its parts at once find it half made
from countertrade import files
from countertrade.messages import LANGUAGES
from countertrade.records import Bad
from countertrade.web import post_handlers
from countertrade.web.case_cache import CaseCache
from countertrade.web.guard import HEADERS, LIMIT, Guard, Session, TooLarge, new_session
from countertrade.web.phrases import Phrases, phrases
from countertrade.web.state import State
from countertrade.web.views import (
    answer,
    articles,
    checks,
    chrome,
    exports,
    handover,
    model,
    paste,
    statements,
    trace,
)

HERE = Path(__file__).parent
log = logging.getLogger("countertrade")


def create_app(
    folder: Path | None,
    *,
    language: str = "en",
    person: str = "unknown",
    session: Session | None = None,
    port: int | None = None,
    home: Path | None = None,
    ahead: bool = False,
) -> Starlette:
    """The page for a case folder, or for single articles without one (`folder` None; *keep* makes cases under `home`).

    With `ahead` each state of the folder is worked through before a view asks for it. `session` holds the secrets; a new one is
    `app.state.page.session`, and its `path` is what opens the page.
    """
    held = session or new_session()
    state = State(
        cache=CaseCache(folder, language, ahead=ahead) if folder else None,
        language=language,
        person=person,
        session=held,
        home=home or Path.cwd(),
    )
    app = Starlette(
        routes=[
            Route("/", shown(articles.front)),
            Route("/articles", shown(articles.first_open)),
            Route("/article/{id}", shown(articles.article)),
            Route("/claim/{id}", shown(articles.claim)),
            Route("/claim/{id}/traced", shown(articles.traced)),
            Route("/trace", shown(trace.view)),
            Route("/trace/parents", shown(trace.parents)),
            Route("/statements", shown(statements.view)),
            Route("/search", shown(statements.search)),
            Route("/checks", shown(checks.view)),
            Route("/model", shown(model.view)),
            Route("/model/drawn", shown(model.drawn)),
            Route("/answer", shown(answer.view)),
            Route("/answer/drawn", shown(answer.drawn)),
            Route("/answer/figures", shown(answer.figures)),
            Route("/answer/runs", shown(answer.run_by_run)),
            Route("/answer/file", shown(answer.file)),
            Route("/handover", shown(handover.view)),
            Route("/export/{table}.{form}", shown(exports.export)),
            Route("/original/{id}", shown(articles.original)),
            Route("/changes", shown(chrome.changes)),
            Route("/paste", shown(paste.view)),
            Route("/paste", written(post_handlers.check_text), methods=["POST"]),
            Route("/keep", written(post_handlers.keep), methods=["POST"]),
            Route("/decide", written(post_handlers.decide), methods=["POST"]),
            Route("/decide/all", written(post_handlers.decide_all), methods=["POST"]),
            Route("/note", written(post_handlers.note), methods=["POST"]),
            Route("/add", written(post_handlers.add), methods=["POST"]),
            Route("/read", written(post_handlers.read), methods=["POST"]),
            Route("/edit", written(post_handlers.edit), methods=["POST"]),
            Route("/draft", written(post_handlers.draft), methods=["POST"]),
            Route("/report.css", shown(answer.style)),
            Route("/fonts/{file}", shown(answer.font)),
            Route("/themes.css", shown(answer.themes)),
            Route("/take.js", shown(answer.take)),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ],
        middleware=[Middleware(Guard, session=held, port=port)],
        exception_handlers={
            404: _nowhere,
            TooLarge: _too_large,
            ClientDisconnect: hung_up,
            Exception: _unforeseen,
        },
    )
    app.state.page = state
    return app


async def _nowhere(request: Request, error: Exception) -> Response:
    said = _said(request)["nowhere"]
    return HTMLResponse(chrome.problem_page(request, request.app.state.page, (said,)), 404)


async def hung_up(request: Request, error: Exception) -> Response:
    """Whoever handed something in has gone in the middle of it: nobody reads this, and it is no fault of ours to be logged."""
    return Response(status_code=400)


async def _too_large(request: Request, error: Exception) -> Response:
    return PlainTextResponse(_said(request).say("too_large", mb=LIMIT // 2**20), 413)


async def _unforeseen(request: Request, error: Exception) -> Response:
    """A fault of ours, told with the way out; it is answered outside the guard, so it carries the policy itself. The terminal has the rest."""
    return PlainTextResponse(_said(request)["unforeseen"], 500, headers=HEADERS)


def _said(request: Request) -> Phrases:
    return phrases(chrome.language_of(request, request.app.state.page))


def shown(view: Callable[[Request, State], Response]) -> Callable[[Request], Response]:
    """A GET handler; what is wrong in the folder's files is shown with its place, and the page goes on. A language that was chosen
    stays chosen, whatever link is followed."""

    @functools.wraps(view)
    def handle(request: Request) -> Response:
        state: State = request.app.state.page
        try:
            answer = view(request, state)
        except Bad as bad:
            answer = HTMLResponse(chrome.problem_page(request, state, map(str, bad.problems)), 409)
        if (chosen := request.query_params.get("lang")) in LANGUAGES:
            answer.set_cookie("lang", chosen, samesite="strict", httponly=True)
        return answer

    return handle


def written(write: Callable[[bytes, Request, State], Response]) -> Callable[[Request], object]:
    """A POST handler: reads the bounded body, then works in a thread; errors come back as words for the person."""
    from starlette.concurrency import run_in_threadpool

    @functools.wraps(write)
    async def handle(request: Request) -> Response:
        state: State = request.app.state.page
        body = await request.body()
        try:
            return await run_in_threadpool(write, body, request, state)
        except Bad as bad:
            said = [str(problem) for problem in bad.problems[:20]]
            line = bad.problems[0].line
            return JSONResponse({"problem": "\n".join(said), **({"line": line} if line else {})}, 400)
        except files.ChangedOnDisk as race:
            return JSONResponse({"problem": str(race), "reload": True}, 409)

    return handle
