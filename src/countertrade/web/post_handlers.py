"""POST handlers: what a person does at the page. Each answers only when its write is on the disk."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from countertrade import case as folder_of
from countertrade import files
from countertrade.pipeline import read_case
from countertrade.records import Bad, Problem, digest
from countertrade.report.words import words
from countertrade.web import edits
from countertrade.web.cards import Shelf
from countertrade.web.case_cache import CaseCache
from countertrade.web.phrases import phrases
from countertrade.web.state import Handed, State
from countertrade.web.views import articles, paste
from countertrade.web.views.chrome import environment, language_of


def cache_of(state: State) -> CaseCache:
    if state.cache is None:
        raise Bad(Problem("page", 0, 0, "no case is open"))
    return state.cache


def _decoded(body: bytes, kind: type[Any]) -> Any:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Bad(Problem("request", 0, 0, str(error))) from None


def decide(body: bytes, request: Request, state: State) -> Response:
    """Record a decision; answers with the redrawn card, or 409 with what somebody else decided meanwhile."""
    cache = cache_of(state)
    wanted = _decoded(body, edits.Wanted)
    language = language_of(request, state)
    cache.write_down()
    try:
        made = edits.decide(cache.folder, wanted, state.person)
    except edits.Race as race:
        return _lost(race, language)
    work = cache.work(language)
    card = (
        articles.card_html(work, wanted.target, language)
        if made.action != "undo"
        else articles.undone_html(work, made, language)
    )
    return JSONResponse({"decision": made.id, "signature": cache.signature(), **card})


def decide_all(body: bytes, request: Request, state: State) -> Response:
    """Record several decisions, all or none."""
    cache = cache_of(state)
    cache.write_down()
    try:
        made = edits.decide_all(cache.folder, _decoded(body, list[edits.Wanted]), state.person)
    except edits.Race as race:
        return _lost(race, language_of(request, state))
    return JSONResponse({"decisions": [each.id for each in made], "signature": cache.signature()})


def note(body: bytes, request: Request, state: State) -> Response:
    """Keep, change or delete a note; answers with the notes of its statement or finding drawn anew, or 409 with the note that somebody
    else put in its place, which is then the one to replace."""
    cache = cache_of(state)
    wanted, language = _decoded(body, edits.Noted), language_of(request, state)
    cache.write_down()
    try:
        edits.note(cache.work(language), wanted, state.person)
    except folder_of.NoteChanged as race:
        said = phrases(language)
        if race.now is None:
            return JSONResponse({"problem": said["note_gone"], "seen": ""}, 409)
        told = said["note_changed"].format(by=race.now.by, text=race.now.text)
        return JSONResponse({"problem": told, "seen": race.now.id}, 409)
    shelf = Shelf(cache.work(language), words(language), phrases(language))
    html = environment().get_template("_notes.html")
    drawn = html.render(target=wanted.target, notes=shelf.notes(wanted.target), t=phrases(language))
    return JSONResponse({"target": wanted.target, "notes": drawn, "signature": cache.signature()})


def _lost(race: edits.Race, language: str) -> Response:
    """What somebody else decided meanwhile."""
    said = phrases(language)
    if race.made is None:
        return JSONResponse({"problem": said["reads_differently"], "reload": True}, 409)
    what = said[f"did_{race.made.action}"]
    told = said.say("decided_meanwhile", by=race.made.by, what=what)
    return JSONResponse({"problem": told, "reload": True}, 409)


def add(body: bytes, request: Request, state: State) -> Response:
    """Store one uploaded or pasted article (the body is its bytes; its name and what is known of it are in the query)."""
    cache = cache_of(state)
    known = dict(request.query_params)
    article, fresh = edits.add_article(cache.folder, body, known.pop("name", "pasted.txt"), known)
    href = f"/article/{article.id}"
    return JSONResponse({"article": article.id, "href": href, "fresh": fresh, "signature": cache.signature()})


def read(body: bytes, request: Request, state: State) -> Response:
    """Read all articles again; one that cannot be read is named, and keeps what was read of it."""
    found, _ = read_case(cache_of(state).folder)
    told = {"told": "\n".join(map(str, found.unread.values()))} if found.unread else {}
    return JSONResponse({"statements": len(found.claims), **told})


def edit(body: bytes, request: Request, state: State) -> Response:
    """Change deal.yaml; answers with its new text and hash. What could not be run is refused, and the file stays as it is."""
    cache = cache_of(state)
    data = edits.edit_model(cache.folder, _decoded(body, edits.Edit), cache.refuse_broken)
    return JSONResponse(
        {
            "sha256": files.digest_of(data),
            "text": files.decode(data, folder_of.DEAL) if data.strip() else "",
            "signature": cache.signature(),
        }
    )


def draft(body: bytes, request: Request, state: State) -> Response:
    """Write a first model where there is none."""
    from countertrade.drafting import write_draft

    cache = cache_of(state)
    path = cache.folder / folder_of.DEAL
    if files.exists(path):
        raise Bad(Problem(path.name, 0, 0, "the case has a model already"))
    write_draft(cache.folder, language_of(request, state))
    return JSONResponse({"href": "/model"})


def check_text(body: bytes, request: Request, state: State) -> Response:
    """Check an article without a case; answers with it marked, what is to be said of it in the margin, and the key it is held under."""
    known = dict(request.query_params)
    known.pop("lang", None)
    handed = Handed(body, known.pop("name", "pasted.txt"), known)
    key = digest("p", body[:100_000], *sorted(known.items()), handed.name)
    html = paste.checked(handed, key, language_of(request, state))
    state.hold(key, handed)
    return JSONResponse({"result": html, "key": key})


class Kept(msgspec.Struct, frozen=True):
    keys: list[str]
    folder: str


def keep(body: bytes, request: Request, state: State) -> Response:
    """Make a case of the articles that were checked without one, and open it. Its folder lies beside the place the page was started in."""
    wanted = _decoded(body, Kept)
    held = [state.pasted[key] for key in wanted.keys if key in state.pasted]
    if not held or len(held) < len(wanted.keys):
        raise Bad(Problem("page", 0, 0, "the text is no longer here; check it again, then keep it"))
    name = wanted.folder.strip()
    if not re.fullmatch(r"[^\W_][\w .-]{0,63}", name) or name.endswith((".", " ")):
        raise Bad(Problem("folder", 0, 0, "name a folder in letters, digits, spaces and hyphens"))
    folder = state.home / name
    article = edits.article_from(*held[0])
    if not folder_of.is_case(folder) or folder_of.articles_of(folder):  # an empty case was left half made
        folder_of.new(folder, article.title or name)
    stored, *_ = [edits.add_article(folder, *each)[0] for each in held]
    state.cache = CaseCache(folder, state.language)
    return JSONResponse({"href": f"/article/{stored.id}"})
