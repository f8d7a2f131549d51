"""Articles without a case: a box to paste or drop them, and each as its marked text with what is to be said of it in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from countertrade import case as folder_of
from countertrade import worker
from countertrade.pipeline import Pipeline, check_one, read_one
from countertrade.records import Article, Case, Claim
from countertrade.report.words import words
from countertrade.web import contexts as c
from countertrade.web.cards import Shelf
from countertrade.web.edits import articles_in
from countertrade.web.marking import paragraphs
from countertrade.web.phrases import Phrases, phrases
from countertrade.web.state import Handed, State
from countertrade.web.views.chrome import chrome, environment, language_of, page

if TYPE_CHECKING:
    from countertrade.report.article import ArticleCheck


def view(request: Request, state: State) -> Response:
    """The box, and what was checked before where the address names it, in whatever language is asked for now."""
    language = language_of(request, state)
    keys = [key for key in request.query_params.getlist("checked") if key in state.pasted]
    facts = c.PastePage(
        chrome=chrome(request, state, "paste_title", "Countertrade"),
        checked=tuple(Markup(checked(state.pasted[key], key, language)) for key in keys),
        keys=tuple(keys),
    )
    return page("paste.html", facts, language)


def checked(handed: Handed, key: str, language: str) -> str:
    """Every article in what was handed in, marked. Raises Bad for what is no article, or takes too long to read or to check."""
    template = environment().get_template("_checked.html")
    found = (_checked(each.article, key, language) for each in articles_in(*handed)[1])
    return "\n".join(template.render(f=facts, t=phrases(language)) for facts in found)


def _checked(article: Article, key: str, language: str) -> c.Checked:
    from countertrade.reading import parts
    from countertrade.report.article import article_check

    name = article.original or "pasted.txt"
    claims = read_one(article, name=name)
    reference = folder_of.shipped_reference(states=True)
    findings = check_one(claims, article, reference, language=language, name=name)
    size = len(article.text)
    task = partial(article_check, article, claims, findings, reference, language=language)
    made = worker.run(task, name=name, size=size, doing="checking")
    cut = worker.run(
        partial(parts, article.text, article.language or "en"), name=name, size=size, doing="drawing"
    )
    work = Pipeline(
        case=Case(title=made.title, articles=(article,), claims=tuple(claims)),
        folder=folder_of.built_in(),
        language=language,
    )
    w, said = words(language), phrases(language)
    shelf = Shelf(work, w, said)
    at = {claim.id: claim for claim in claims}
    facts = (article.outlet or said["no_outlet"], w.date(article.published) or said["no_date"], article.url)
    return c.Checked(
        key=key,
        title=made.title,
        facts=tuple(fact for fact in facts if fact),
        language=article.language or "und",
        summary=made.summary,
        calls=tuple(c.Link(href=_place(todo.claims, at), label=todo.text) for todo in made.todo),
        notes=tuple(_notes(made, at, said)),
        reference=tuple((row.mark, row.text) for row in made.reference),
        paragraphs=paragraphs(article, claims, cut),
        cards=tuple(shelf.card(claim) for claim in claims),
    )


def _notes(made: ArticleCheck, at: dict[str, Claim], said: Phrases) -> Iterator[c.Note]:
    """What does not add up, then what nobody is named for, then what holds."""
    groups = [
        *((group.verdict, group.title, group.items) for group in made.groups),
        ("sourceless", said["of_sourceless"], made.unsourced),
        ("consistent", said["holding"], made.holds),
    ]
    for verdict, heading, items in groups:
        for noted in items:
            yield c.Note(
                verdict=verdict,
                heading=heading,
                quote=noted.quote or "",
                href=_place(noted.claims, at),
                details=noted.details,
            )


def _place(claims: tuple[str, ...], at: dict[str, Claim]) -> str:
    """The mark of the last statement that something is about, '' for none."""
    known = [claim for claim in claims if claim in at]
    return f"#{known[-1]}" if known else ""
