"""Statements across articles: found by their words, narrowed down by what is open in them, decided on several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from countertrade.pipeline import Pipeline
from countertrade.records import Claim
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf, finding_place
from countertrade.web.phrases import phrases
from countertrade.web.state import State
from countertrade.web.views.chrome import chrome, environment, opened, page
from countertrade.web.views.paging import paged

OFFERED = 8
"""Statements, and findings, that a search names as it is typed; the rest are behind its last line."""

KINDS: Mapping[str, Callable[[Shelf, Claim], bool]] = {
    "all": lambda shelf, claim: True,
    "undecided": lambda shelf, claim: shelf.state(claim) == "undecided",
    "unsure": lambda shelf, claim: bool(claim.unsure) and shelf.state(claim) == "undecided",
    "sourceless": lambda shelf, claim: claim.attribution.source is None,
}
"""Which statements a filter shows, by its name in an address."""


def view(request: Request, state: State) -> Response:
    """The statements that the query names, the undecided and the unsure first."""
    work, language, shelf = opened(request, state)
    query = dict(request.query_params)
    found = sorted(
        matching(work, shelf, query), key=lambda claim: (shelf.state(claim) != "undecided", not claim.unsure)
    )
    shown, pages = paged(found, query, "from", language)
    undecided = [claim for claim in shown if shelf.state(claim) == "undecided"]
    said = phrases(language)
    outlets = dict.fromkeys(filter(None, (article.outlet for article in work.articles)))
    facts = c.StatementsPage(
        chrome=chrome(request, state, "statements"),
        query=query.get("q", ""),
        kinds=_choice(((kind, said[f"of_{kind}"]) for kind in KINDS), query.get("which", "all")),
        outlets=_choice(
            [("", said["any_outlet"]), *((outlet, outlet) for outlet in outlets)], query.get("outlet", "")
        ),
        items=_choice(
            [("", said["any_item"]), *((key, shelf.measure(key)) for key in shelf.measures)],
            query.get("item", ""),
        ),
        tally=said.say("n_found", n=len(found)),
        cards=tuple(shelf.card(claim) for claim in shown),
        places=tuple(_place(shelf, claim) for claim in shown),
        undecided=len(undecided),
        pages=pages,
    )
    return page("statements.html", facts, language)


def search(request: Request, state: State) -> Response:
    """What a search leads to as it is typed: articles, notes, findings and statements that have every word of it."""
    work, language, shelf = opened(request, state)
    asked = request.query_params.get("q", "")
    found = tuple(_named(work, shelf, asked)) if asked.strip() else ()
    every = c.Link(href=f"/statements?{urlencode({'q': asked})}", label=phrases(language)["all_found"])
    html = environment().get_template("_found.html").render(found=found, every=every)
    return HTMLResponse(html)


def matching(work: Pipeline, shelf: Shelf, query: Mapping[str, str]) -> list[Claim]:
    """The statements that have every word of `q`, are of the kind `which`, and of the outlet and the item named."""
    kind = KINDS.get(query.get("which", "all"), KINDS["all"])
    typed = query.get("q", "").casefold().split()
    outlet, item = query.get("outlet"), query.get("item")

    def fits(claim: Claim) -> bool:
        now = shelf.stand.get(claim.id, claim)
        article = shelf.articles.get(claim.article)
        return (
            (not outlet or (article is not None and article.outlet == outlet))
            and (not item or now.measure == item)
            and kind(shelf, now)
            and all(word in _words_of(shelf, now) for word in typed)
        )

    return [claim for claim in work.claims if fits(claim)]


def _words_of(shelf: Shelf, claim: Claim) -> str:
    """All that a statement can be found by: its words, figure, item, who says it, outlet and date, and what was noted on it."""
    told = (shelf.told(claim), shelf.figure(claim), shelf.measure(claim.measure), shelf.who(claim))
    return " ".join((*told, shelf.noted(claim.id))).casefold()


def _named(work: Pipeline, shelf: Shelf, asked: str) -> Iterator[c.Link]:
    typed = asked.casefold().split()
    for article in work.articles:
        told = " ".join(filter(None, (article.outlet, article.title, article.author, article.published)))
        if all(word in told.casefold() for word in typed):
            yield c.Link(
                href=f"/article/{quote(article.id)}", label=shelf.place(article), note=article.title or ""
            )
    yield from _first(
        shelf.note_link(target, note)
        for target, notes in work.notes.items()
        for note in notes
        if all(word in f"{note.text} {note.by}".casefold() for word in typed)
    )
    if work.is_checked:
        told_findings = (f for f in work.findings if all(w in f.message.casefold() for w in typed))
        yield from _first(c.Link(href=finding_place(f.id), label=f.message, note="") for f in told_findings)
    yield from _first(shelf.link(claim) for claim in matching(work, shelf, {"q": asked}))


def _first(links: Iterable[c.Link]) -> Iterator[c.Link]:
    return (link for _, link in zip(range(OFFERED), links, strict=False))


def _place(shelf: Shelf, claim: Claim) -> c.Link:
    article = shelf.articles.get(claim.article)
    return c.Link(
        href=f"/article/{claim.article}#{claim.id}", label=shelf.place(article) if article else claim.article
    )


def _choice(options: Iterable[tuple[str, str]], chosen: str) -> tuple[c.Link, ...]:
    """The options of a filter; `href` holds the value that stands in an address."""
    return tuple(c.Link(href=value, label=words, current=value == chosen) for value, words in options)
