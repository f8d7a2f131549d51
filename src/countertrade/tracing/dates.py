"""When an article appeared, as an interval: "2024-11" is some day of November, a missing date is any day.

No clock is read here. A date after the article's capture cannot be right, so the capture bounds it.
"""

from __future__ import annotations

import datetime
import functools
import math
import re
from typing import NamedTuple

from countertrade.records import Article

MINUTE = 1 / 60
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class When(NamedTuple):
    """Hours since 1970 UTC, first and last that the date allows."""

    first: float
    last: float

    @property
    def known(self) -> bool:
        return self.first > -math.inf and self.last < math.inf

    @property
    def exact(self) -> bool:
        """Whether it names a day or less."""
        return self.last - self.first < 25


ANY = When(-math.inf, math.inf)


def appeared(article: Article | None) -> When:
    """The interval in which an article appeared, from what it prints and from when it was captured."""
    if article is None:
        return ANY
    when = interval(article.published)
    captured = interval(article.captured)
    if captured.last == math.inf:
        return when
    if when.first > captured.last:  # dated after it was seen: the printed date is wrong
        return When(-math.inf, captured.last)
    return When(when.first, min(when.last, captured.last))


@functools.lru_cache(maxsize=65536)
def interval(text: str | None) -> When:
    """An ISO date or date-time, whole or in part, as an interval.

    >>> interval("2024-11-03T21:30:00Z").exact, interval("2024-11").known, interval(None).known, interval("soon").known
    (True, True, False, False)
    """
    if not text:
        return ANY
    if "T" in text or re.match(r"\d{4}-\d\d-\d\d \d", text):
        try:
            moment = datetime.datetime.fromisoformat(text.strip())
        except ValueError:
            pass
        else:
            if moment.tzinfo is None:
                start = moment.replace(tzinfo=datetime.UTC).timestamp() / 3600
                return When(start - 12, start + 12)  # some time zone
            at = moment.timestamp() / 3600
            return When(at, at)
    match = _DAY.match(text.strip())
    if not match:
        return ANY
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        first = datetime.date(year, month or 1, day or 1)
        if day is not None:
            after = first + datetime.timedelta(days=1)
        elif month is not None:
            after = datetime.date(year + month // 12, month % 12 + 1, 1)
        else:
            after = datetime.date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return ANY
    return When(_hours(first), _hours(after) - MINUTE)  # the next day is another one


def _hours(day: datetime.date) -> float:
    return (day - datetime.date(1970, 1, 1)).days * 24.0
