"""Each template uses exactly the fields of its context class."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from countertrade.web import contexts
from countertrade.web.phrases import PHRASES

PAGES = {
    "article.html": contexts.ArticlePage,
    "statements.html": contexts.StatementsPage,
    "trace.html": contexts.TracePage,
    "checks.html": contexts.ChecksPage,
    "model.html": contexts.ModelPage,
    "answer.html": contexts.AnswerPage,
    "handover.html": contexts.TakingOver,
    "paste.html": contexts.PastePage,
    "problem.html": contexts.ProblemPage,
}


def source(name: str) -> str:
    return (resources.files("countertrade.web") / "templates" / name).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_uses_exactly_its_fields(name: str) -> None:
    used = set(re.findall(r"\bf\.(\w+)", source(name) + source("base.html")))
    assert used == set(PAGES[name].__struct_fields__)


@pytest.mark.parametrize(
    ("name", "record", "prefix"),
    [
        ("_card.html", contexts.Card, "card"),
        ("_finding.html", contexts.FindingCard, "card"),
        ("_live.html", contexts.Live, "live"),
    ],
)
def test_a_card_uses_only_its_fields(name: str, record: type, prefix: str) -> None:
    used = set(re.findall(rf"\b{prefix}\.(\w+)", source(name)))
    assert used <= set(record.__struct_fields__)  # type: ignore[attr-defined]


def test_every_phrase_is_there_in_both_languages_and_is_used() -> None:
    assert all(english and german for english, german in PHRASES.values())
    code = "".join(
        path.read_text("utf-8")
        for folder in ("templates", "static")
        for path in (resources.files("countertrade.web") / folder).iterdir()
        if path.name.endswith((".html", ".js"))
    ) + "".join(
        p.read_text("utf-8")
        for folder in (resources.files("countertrade.web"), resources.files("countertrade.web") / "views")
        for p in folder.iterdir()
        if p.name.endswith(".py") and p.name != "phrases.py"
    )
    from countertrade.decisions import ACTIONS
    from countertrade.web.views.chrome import VIEWS
    from countertrade.web.views.statements import KINDS

    spoken = {*ACTIONS, *VIEWS, "undecided", "accepted", "corrected", "rejected", "withdrawn"}
    spoken |= {
        f"{part}_{view}"
        for part in ("step", "task", "hint")
        for view in (*VIEWS, "statements", "paste_title")
    }
    spoken |= {f"of_{kind}" for kind in KINDS}
    unused = [
        key
        for key in PHRASES
        if key not in spoken and not re.search(rf"""(t\.{key}\b|["']{key}["'])""", code)
    ]
    assert unused == []
