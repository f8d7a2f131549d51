"""The words of the calendar in one language: `lexicon/<language>/calendar.toml`, checked against its schema and indexed by word."""

from __future__ import annotations

from functools import cache

import msgspec

from countertrade.reading.lexicon.tables import read
from countertrade.records import Record

Forms = frozenset[str]  # in lower case


class Compound(Record, frozen=True, kw_only=True):
    """A unit of time, so many off, or a part of it, in one word: "Vorjahr", "Jahresende"."""

    unit: str
    offset: int
    part: str


class Feasts(Record, frozen=True, kw_only=True):
    """`fixed`: month and day; `moving`: days from Easter Sunday; `advent`: from the first Sunday of Advent; `sundays`: month, which one."""

    fixed: dict[str, tuple[int, int]]
    moving: dict[str, int]
    advent: dict[str, int]
    sundays: dict[str, tuple[int, int]]


class Limits(Record, frozen=True, kw_only=True):
    """Words before and after a time that limit it; `opening_with` … `with`: "vom Februar an"."""

    until: Forms
    since: Forms
    opening: Forms
    opening_with: Forms
    with_: Forms = msgspec.field(name="with")
    before: Forms
    after: Forms
    between: Forms
    joint: Forms
    lead: Forms
    inside: Forms
    ago: Forms
    ago_after: Forms
    hence: Forms
    within: Forms
    clock: Forms
    year: Forms
    year_before: Forms


class CalendarFile(Record, frozen=True, kw_only=True):
    """`calendar.toml`."""

    months: tuple[Forms, ...]
    weekdays: tuple[Forms, ...]
    seasons: dict[str, int]
    units: dict[str, Forms]
    relative: dict[str, Forms]
    compounds: dict[str, Compound]
    parts: dict[str, Forms]
    days: dict[str, int]
    day_parts: dict[str, Forms]
    feasts: Feasts
    limits: Limits


class CalendarWords:
    """The tables of one language by word in lower case."""

    def __init__(self, language: str, table: CalendarFile) -> None:
        self.german = language == "de"
        self.months = {word: at + 1 for at, words in enumerate(table.months) for word in words}
        self.weekdays = {word: at for at, words in enumerate(table.weekdays) for word in words}
        self.seasons, self.compounds = table.seasons, table.compounds
        self.days, self.feasts, self.limits = table.days, table.feasts, table.limits
        self.units, self.parts, self.day_parts = map(_turned, (table.units, table.parts, table.day_parts))
        self.relative = {word: int(offset) for word, offset in _turned(table.relative).items()}
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        for name in table.feasts.fixed:
            words = tuple(name.split())
            self.phrases.setdefault(words[0], []).append(words)


def _turned(table: dict[str, Forms]) -> dict[str, str]:
    return {word.lower(): key for key, words in table.items() for word in words}


@cache
def calendar_words(language: str) -> CalendarWords:
    """The calendar of a language ("de" or "en"), read once.

    Raises:
        LexiconError: a key of the file is missing, unknown or of the wrong type.
    """
    return CalendarWords(language, read(f"{language}/calendar.toml", CalendarFile))
