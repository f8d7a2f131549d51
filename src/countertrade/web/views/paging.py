"""A long list page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from countertrade.report.words import words
from countertrade.web import contexts as c
from countertrade.web.phrases import phrases
from countertrade.web.sliders import whole

SHOWN = 50
"""Entries on a page: a large case has thousands of retellings and findings, and nobody reads them in one sitting."""

T = TypeVar("T")


def paged(
    items: Sequence[T], query: Mapping[str, str], name: str, language: str
) -> tuple[Sequence[T], c.Pages]:
    """The items from the place that the query names, and links to those before and after."""
    n = len(items)
    first = min(whole(query.get(name, "")) or 0, max(0, n - 1)) // SHOWN * SHOWN
    if n <= SHOWN:
        return items, c.Pages()
    said, w = phrases(language), words(language)

    def link(at: int, label: str) -> c.Link | None:
        return c.Link(href="?" + urlencode({**query, name: at}), label=label) if 0 <= at < n else None

    last = min(first + SHOWN, n)
    return items[first:last], c.Pages(
        said=said.say("shown_of", first=w.number(first + 1), last=w.number(last), n=w.number(n)),
        before=link(first - SHOWN, said["before"]),
        after=link(last, said["after"]),
    )
