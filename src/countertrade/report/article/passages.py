"""Where a statement stands in its article and how it is printed there: line, passage, and a word for what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from countertrade import units
from countertrade.checking import wording, words
from countertrade.checking.intervals import DIMENSION
from countertrade.messages import is_key, say
from countertrade.records import Article, Claim


class Passages:
    """The printed side of an article's statements, told in `language`."""

    def __init__(self, article: Article, language: str) -> None:
        self.article, self.language = article, language

    def say(self, key: str, /, **values: object) -> str:
        return say(f"check.{key}", self.language, **values)

    def line(self, claim: Claim) -> int | None:
        span = (claim.quantity.span if claim.quantity is not None else None) or claim.span
        return None if span is None else self.line_at(span[0])

    def line_at(self, place: int) -> int:
        return self.article.text.count("\n", 0, place) + 1

    def lines_text(self, lines: Sequence[int]) -> str:
        return self.say("line", n=len(lines), lines=", ".join(map(str, lines)))

    def printed(self, claim: Claim) -> str:
        quantity = claim.quantity
        if quantity is None or quantity.text is None:
            return short(claim.text or "", 70)
        return " ".join(quantity.text.split())

    def quote(self, claim: Claim) -> str | None:
        """The passage around a figure as printed: from the figure to the end of its clause."""
        span = claim.quantity.span if claim.quantity is not None else None
        if span is None or claim.span is None:
            return self.in_marks(short(claim.text or "", 90)) if claim.text else None
        end = min(max(claim.span[1], span[1]), span[1] + 90)
        tail = self.article.text[span[1] : end]
        stop = re.search(r"[,;:.!?“”\"](?:\s|$)", tail)
        if stop:
            tail = tail[: stop.start()]
        elif end < claim.span[1]:
            tail = tail.rsplit(" ", 1)[0] + " …"
        return self.in_marks(" ".join((self.article.text[span[0] : span[1]] + tail).split()))

    def in_marks(self, text: str) -> str:
        return say("joint.quoted", self.language, text=text)

    def item_of(self, claims: Sequence[Claim]) -> str:
        """What a figure is about in one word: its commodity, what is counted, or its noun as printed."""
        for claim in claims:
            if (named := self._item(_goods(claim))) is not None:
                return named
        for claim in claims:
            if (named := self._item(_measured(claim))) is not None:
                return named
            unit = claim.quantity.unit if claim.quantity is not None else None
            if unit is not None and DIMENSION.get(unit) is None:
                counted = wording.noun(unit, 2, self.language)
                return counted[0].upper() + counted[1:]
        return self.say("figure_item")

    def _item(self, keys: Iterable[str]) -> str | None:
        return next((say(f"item.{key}", self.language) for key in keys if is_key(f"item.{key}")), None)


def _goods(claim: Claim) -> Iterator[str]:
    quantity = claim.quantity
    if quantity is not None and quantity.unit not in (None, units.SHARE):
        for text in (quantity.of, claim.transfer.good if claim.transfer else None):
            yield from words.commodities(text)[:1]


def _measured(claim: Claim) -> Iterator[str]:
    """What a figure is by its role, by what it counts or by what it measures."""
    quantity = claim.quantity
    if quantity is None or quantity.unit is None:
        return
    yield from (*words.roles(quantity.of), quantity.unit, DIMENSION.get(quantity.unit) or "")
    if units.is_currency(quantity.unit):
        yield "money"
    if quantity.unit == units.SHARE:
        yield "share"


def short(text: str, limit: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"
