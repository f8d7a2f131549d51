"""One article without a case: a box to paste it, and what `countertrade check` says of it."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from countertrade import case as folder_of
from countertrade import worker
from countertrade.web import contexts as c
from countertrade.web.edits import article_from
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, language_of, page
from countertrade.worked import check_one, read_one


def view(request: Request, state: State) -> Response:
    language = language_of(request, state)
    facts = c.PastePage(chrome=chrome(request, state, "paste_title", "Countertrade"))
    return page("paste.html", facts, language)


def checked(data: bytes, name: str, language: str) -> str:
    """What `countertrade check` prints of an article. Raises Bad for what is no article, or takes too long to read or to check."""
    from countertrade.report.article import check_text

    article = article_from(data, name, {})
    claims = read_one(article, name=article.original)
    reference = folder_of.shipped_reference(states=True)
    findings = check_one(claims, article, reference, language=language, name=article.original)
    task = partial(check_text, article, claims, findings, reference, language=language, width=92)
    return worker.run(task, name=article.original or name, size=len(article.text), doing="checking")
