"""What a person sees who checks one article: first as data (`ArticleCheck`, for the page and for JSON), then as text.

The order is that of a desk twenty minutes before print: what it comes to, whom to call, what does not add up, who said what,
what was not looked at, and what the figures were held against.
"""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.messages import LANGUAGES
from countertrade.records import Article, Claim, Finding, Reference
from countertrade.report.article.layout import Printer
from countertrade.report.article.page import Page
from countertrade.report.article.records import ArticleCheck, Group, Noted, Row, Statement, Todo
from countertrade.report.article.todo import todos

__all__ = [
    "ArticleCheck", "Group", "Noted", "Row", "Statement", "Todo", "article_check", "check_text",
]  # fmt: skip


def article_check(
    article: Article,
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    reference: Sequence[Reference],
    *,
    language: str = "en",
) -> ArticleCheck:
    """The check of one article as data, in the language asked for ("en" or "de")."""
    page = Page(article, claims, findings, reference, language if language in LANGUAGES else "en")
    return page.made(todos(page))


def check_text(
    article: Article,
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    reference: Sequence[Reference],
    *,
    language: str = "en",
    width: int = 100,
    color: bool = False,
    refs: bool = False,
) -> str:
    """The check of one article as a person reads it on a terminal, `width` columns wide.

    `color` marks headings in bold; `refs` prints every reference row used in full.
    """
    made = article_check(article, claims, findings, reference, language=language)
    return Printer(made, max(60, width), color, refs).text()
