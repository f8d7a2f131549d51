"""ISO dates as people hand them in, and as a case stores them."""

from __future__ import annotations

import datetime
import re

from countertrade.records import Article, Bad, Problem, replace

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].+)?")
_PART = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")  # a year or a month, as a row typed by hand may have
OF_ARTICLE = ("published", "updated", "captured")


def iso_date(text: str | None, where: str = "--published") -> str | None:
    """The ISO date or date-time, None for none. Raises Bad with an example for anything else.

    >>> iso_date("2024-11-04")
    '2024-11-04'
    """
    if not text:
        return None
    if not _is_day(text):
        raise Bad(Problem(where, 0, 0, f"'{text[:40]}' is no ISO date; write for example 2024-11-04"))
    return text


def is_real(text: str) -> bool:
    """Whether a text is an ISO date of the calendar: a day with or without its time, a month or a year.

    >>> is_real("2024-02-29"), is_real("2023-02-29"), is_real("2024-11"), is_real("2024-W45"), is_real("spring")
    (True, False, True, False, False)
    """
    if _PART.fullmatch(text):
        return _is_day(f"{text}-01" if "-" in text else f"{text}-01-01")
    return _is_day(text)


def with_real_dates(article: Article) -> Article:
    """The article without what its page says of dates that no calendar has."""
    unreal = [name for name in OF_ARTICLE if (date := getattr(article, name)) and not is_real(date)]
    return replace(article, **dict.fromkeys(unreal)) if unreal else article


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and datetime.datetime.fromisoformat(text))
    except ValueError:
        return False
