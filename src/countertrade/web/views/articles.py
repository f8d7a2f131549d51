"""The article view: stored text with its statements marked, a card to decide on for each."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from countertrade import case as folder_of
from countertrade import files, worker
from countertrade.pipeline import Pipeline, named
from countertrade.records import Article, Bad, Claim, Decision, Part, Problem
from countertrade.report.words import words
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf
from countertrade.web.marking import paragraphs
from countertrade.web.phrases import phrases
from countertrade.web.state import State
from countertrade.web.views import paste
from countertrade.web.views.chrome import cache_of, chrome, environment, opened, page


def front(request: Request, state: State) -> Response:
    """The answer, where the case has a model to give one; else the articles; without a case, a box to paste one into."""
    if state.cache is None:
        return paste.view(request, state)
    work, _, _ = opened(request, state)
    if work.articles and files.exists(work.folder / folder_of.DEAL):
        return RedirectResponse("/answer", 303)
    return first_open(request, state)


def first_open(request: Request, state: State) -> Response:
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
                    said.say("n_open", n=undecided[a.id]) if a.id in undecided else "",
                )
                if part
            ),
        )
        for a in work.articles
    )
    claims = [claim for claim in work.claims if chosen and claim.article == chosen.id]
    cards = tuple(shelf.card(claim) for claim in claims)
    follows = _follows(work, chosen, undecided)
    read = chosen is not None and chosen.language in ("de", "en")
    shown = paragraphs(chosen, claims, _parts(chosen)) if chosen and chosen.text else ()
    unread = work.unread(chosen) if chosen and chosen.text and read and not claims else None
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
        else said["not_read"]
        if not read
        else str(unread or ""),
        add_text=chosen is not None and not chosen.text,
        url=(chosen.url or "") if chosen else "",
        paragraphs=shown,
        cards=cards,
        candidates=_candidates(chosen) if chosen and chosen.text and not read else (),
        tally=said.say("tally", n=len(cards), open=sum(card.state == "undecided" for card in cards)),
        follows=follows,
    )
    return page("article.html", facts, language)


def _follows(work: Pipeline, chosen: Article | None, undecided: Mapping[str, int]) -> str:
    """Where reviewing goes on after this article: the next one with something undecided, from the first again after the last."""
    ids = [article.id for article in work.articles]
    here = ids.index(chosen.id) if chosen else -1
    later = next((key for key in (*ids[here + 1 :], *ids[: max(here, 0)]) if key in undecided), None)
    return f"/article/{quote(later)}#open" if later else ""


def _parts(article: Article) -> tuple[Part, ...]:
    from countertrade.reading import parts

    task = partial(parts, article.text, article.language or "en")
    return worker.run(task, name=named(article), size=len(article.text), doing="drawing")


def _candidates(article: Article) -> tuple[str, ...]:
    """The figures in an article of a language that is not read."""
    from countertrade.reading import candidates

    found = worker.run(
        partial(candidates, article), name=named(article), size=len(article.text), doing="reading"
    )
    return tuple(mention.text for mention in found)


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


def claim(request: Request, state: State) -> Response:
    """Where a statement stands in its article."""
    work, _, _ = opened(request, state)
    found = _wanted(request, work)
    return RedirectResponse(f"/article/{quote(found.article)}#{quote(found.id)}", 303)


_TRACING = threading.Lock()
"""Several marks may be asked about at once: one request traces the case, the others wait for what it found."""


def traced(request: Request, state: State) -> Response:
    """From whom a statement was taken and who took it from here, as (label, words) pairs. A large case takes seconds to trace, so
    that an article is shown without them and asks when a reader does."""
    work, _, shelf = opened(request, state)
    found = _wanted(request, work)
    with _TRACING:
        lineage = work.lineage
    return JSONResponse(list(shelf.traced(found, lineage)))


def _wanted(request: Request, work: Pipeline) -> Claim:
    wanted = request.path_params["id"]
    found = next((claim for claim in work.claims if claim.id == wanted), None)
    if found is None:
        raise Bad(Problem(wanted, 0, 0, "the case has no such statement"))
    return found


def card_html(work: Pipeline, target: str, language: str) -> dict[str, Any]:
    """The redrawn card of a decided statement, and how many are open."""
    shelf = Shelf(work, words(language), phrases(language))
    claim = next((claim for claim in work.claims if claim.id == target), None)
    if claim is None:
        return {}
    card = shelf.card(claim)
    html = environment().get_template("_card.html").render(card=card, t=phrases(language))
    here = [shelf.state(other) for other in work.claims if other.article == claim.article]
    tally = phrases(language).say("tally", n=len(here), open=here.count("undecided"))
    return {"target": target, "card": html, "state": card.state, "tally": tally}


def undone_html(work: Pipeline, undo: Decision, language: str) -> dict[str, Any]:
    """The card of the statement whose decision was taken back."""
    gone = next((made for made in work.decisions if made.id == undo.target), None)
    return card_html(work, gone.target, language) if gone else {}


def original(request: Request, state: State) -> Response:
    """The bytes as they came, for saving; never shown as a page of ours."""
    name, data = folder_of.original_of(cache_of(state).folder, request.path_params["id"])
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "content-security-policy": "sandbox",
    }
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(data, media_type=kind, headers=headers)
