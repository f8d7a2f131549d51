"""ISO dates as people and pages hand them in: only days that there are."""

from __future__ import annotations

import datetime
import re

from countertrade.records import Bad, Problem

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = re.compile(
    rf"{_DAY}(?:[T ][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]{{1,9}})?)?(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?"
)
_PART = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")


def is_date(text: str) -> bool:
    """Whether it is a year, a month, a day or a moment that there is, in ISO 8601 as calendars print it.

    >>> [is_date(text) for text in ("2024", "2024-11", "2024-11-04", "2024-11-04T09:30Z")]
    [True, True, True, True]
    >>> [is_date(text) for text in ("2023-02-29", "20241104", "2024-W45-1", "2024-11-04T25:00", "soon")]
    [False, False, False, False, False]
    """
    if _PART.fullmatch(text):
        text = f"{text}-01-01"[:10]
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def iso_date(text: str | None, where: str = "--published") -> str | None:
    """The ISO date or date-time, None for none. Raises Bad with an example for anything else.

    >>> iso_date("2024-11-04")
    '2024-11-04'
    """
    if not text:
        return None
    if _PART.fullmatch(text) or not is_date(text):
        raise Bad(Problem(where, 0, 0, f"'{text}' is no ISO date; write for example 2024-11-04"))
    return text
