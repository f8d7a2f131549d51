"""ISO dates as people hand them in."""

from __future__ import annotations

import datetime

from countertrade.records import Bad, Problem


def iso_date(text: str | None, where: str = "--published") -> str | None:
    """The ISO date or date-time, None for none. Raises Bad with an example for anything else.

    >>> iso_date("2024-11-04")
    '2024-11-04'
    """
    if not text:
        return None
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        raise Bad(Problem(where, 0, 0, f"'{text}' is no ISO date; write for example 2024-11-04")) from None
    return text
