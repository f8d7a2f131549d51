"""Temporal expressions: values as TIMEX3 has them, and the intervals that claims use, relative to the day of the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from countertrade.reading.document.types import Document
from countertrade.reading.temporal.expressions import Expression, expressions
from countertrade.reading.temporal.limits import Interval, intervals
from countertrade.records import Time

__all__ = ["Expression", "dated", "expressions", "times", "timexes"]
_SOME_DAY = dt.date(2000, 1, 1)
_OTHER_DAY = dt.date(2029, 8, 1)  # what the page tells is the same from both


def times(document: Document, published: str | None) -> list[Time]:
    """Every time of a document as an interval with the words that limit it; without a publication date only what is dated in full has one."""
    return _times(document, published, intervals)


def timexes(document: Document, published: str | None) -> list[Time]:
    """Every temporal expression by itself, without the preposition before it, with its first and last day."""
    return _times(document, published, expressions)


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


def _times(
    document: Document,
    published: str | None,
    read: Callable[[Document, dt.date], Iterable[Expression | Interval]],
) -> list[Time]:
    day, found = _day(published), []
    seen = list(read(document, day or _SOME_DAY))
    others = {} if day else {(each.first, each.last): each for each in read(document, _OTHER_DAY)}
    for each in seen:
        span = document.span(each.first, each.last)
        other = each if day else others.get((each.first, each.last), each._replace(start=None, end=None))
        known = day is not None or each.fixed
        ends = ((each.start, other.start), (each.end, other.end))
        start, end = (one.isoformat() if one and known and one == same else None for one, same in ends)
        found.append(Time(text=document.text[slice(*span)], span=span, start=start, end=end))
    return found
