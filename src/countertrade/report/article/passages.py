"""Where a statement stands in its article and how it is printed there: line, passage, and a word for what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from countertrade import units
from countertrade.checking import wording, words
from countertrade.checking.intervals import DIMENSION
from countertrade.records import Article, Claim
from countertrade.report.check_words import ITEMS, LANGUAGES, say


class Passages:
    """The printed side of an article's statements, told in `language`."""

    def __init__(self, article: Article, language: str) -> None:
        self.article, self.language = article, language

    def say(self, key: str, /, **values: object) -> str:
        return say(key, self.language, **values)

    def line(self, claim: Claim) -> int | None:
        span = (claim.quantity.span if claim.quantity is not None else None) or claim.span
        return None if span is None else self.line_at(span[0])

    def line_at(self, place: int) -> int:
        return self.article.text.count("\n", 0, place) + 1

    def lines_text(self, lines: Sequence[int]) -> str:
        key = "line" if len(lines) == 1 else "lines"
        return self.say(key, n=", ".join(str(line) for line in lines))

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
        return f"“{text}”" if self.language == "en" else f"„{text}“"

    def item_of(self, claims: Sequence[Claim]) -> str:
        """What a figure is about in one word: its commodity, what is counted, or its noun as printed."""
        column = LANGUAGES.index(self.language)
        for claim in claims:
            quantity = claim.quantity
            if quantity is None or quantity.unit in (None, units.SHARE):
                continue
            for text in (quantity.of, claim.transfer.good if claim.transfer else None):
                named = words.commodities(text)
                if named and named[0] in ITEMS:
                    return ITEMS[named[0]][column]
        for claim in claims:
            quantity = claim.quantity
            if quantity is None or quantity.unit is None:
                continue
            role = next((role for role in words.roles(quantity.of) if role in ITEMS), None)
            if role is not None:
                return ITEMS[role][column]
            if quantity.unit in ITEMS:
                return ITEMS[quantity.unit][column]
            kind = DIMENSION.get(quantity.unit)
            if kind is not None and kind in ITEMS:
                return ITEMS[kind][column]
            if units.is_currency(quantity.unit):
                return ITEMS["money"][column]
            if quantity.unit == units.SHARE:
                return ITEMS["share"][column]
            if kind is None:
                counted = wording.noun(quantity.unit, 2, self.language)
                return counted[0].upper() + counted[1:]
        return self.say("figure_item")


def short(text: str, limit: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"
