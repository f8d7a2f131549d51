"""Temporal expressions: values as TIMEX3 has them, and the intervals that claims use, relative to the day of the page."""

from __future__ import annotations

import datetime as dt

from countertrade.reading.document.types import Document
from countertrade.reading.temporal.expressions import Expression, expressions
from countertrade.reading.temporal.limits import intervals
from countertrade.records import Time

__all__ = ["Expression", "dated", "expressions", "times", "timexes"]
_SOME_DAY = dt.date(2000, 1, 1)


def times(document: Document, published: str | None) -> list[Time]:
    """Every time of a document as an interval with the words that limit it; without a publication date only what is dated in full has one."""
    day = _day(published)
    return [
        _time(document, each.first, each.last, each.start, each.end, day is not None or each.fixed)
        for each in intervals(document, day or _SOME_DAY)
    ]


def timexes(document: Document, published: str | None) -> list[Time]:
    """Every temporal expression by itself, without the preposition before it, with its first and last day."""
    day = _day(published)
    return [
        _time(document, each.first, each.last, each.start, each.end, day is not None or each.fixed)
        for each in expressions(document, day or _SOME_DAY)
    ]


def dated(document: Document) -> list[bool]:
    """For each token whether it belongs to a day, month or year of the calendar: figures there are no quantities."""
    held = [False] * len(document.tokens)
    for each in expressions(document, _SOME_DAY):
        if each.code != "several" and not each.hour:
            held[each.first : each.last] = [True] * (each.last - each.first)
    return held


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _time(
    document: Document, first: int, last: int, start: dt.date | None, end: dt.date | None, known: bool
) -> Time:
    span = document.span(first, last)
    return Time(
        text=document.text[slice(*span)],
        span=span,
        start=start.isoformat() if start and known else None,
        end=end.isoformat() if end and known else None,
    )
