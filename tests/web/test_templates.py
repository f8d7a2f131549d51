"""Each template uses exactly the fields of its context class."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from countertrade.web import contexts

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
