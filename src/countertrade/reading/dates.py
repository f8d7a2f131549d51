"""Times of a text as intervals of ISO dates, relative to the day of publication."""

from __future__ import annotations

from countertrade.reading import temporal
from countertrade.reading.document import analyse
from countertrade.records import Time


def times(text: str, language: str, published: str | None) -> list[Time]:
    """Every time in a text with its interval; without a publication date only what is dated in full has one."""
    return temporal.times(analyse(text, language), published)
