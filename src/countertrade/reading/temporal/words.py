"""The words of the calendar in one language: `lexicon/<language>/calendar.toml`, checked against its schema and indexed by word."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from countertrade.reading.numeric.words import wordset
from countertrade.records import Record

Listed = str


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

    until: Listed
    since: Listed
    opening: Listed
    opening_with: Listed
    with_: Listed = msgspec.field(name="with")
    before: Listed
    after: Listed
    between: Listed
    joint: Listed
    lead: Listed
    inside: Listed
    ago: Listed
    ago_after: Listed
    hence: Listed
    within: Listed
    clock: Listed
    year: Listed
    year_before: Listed
    decade: Listed


class CalendarFile(Record, frozen=True, kw_only=True):
    """`calendar.toml`."""

    months: tuple[Listed, ...]
    weekdays: tuple[Listed, ...]
    seasons: dict[str, int]
    units: dict[str, Listed]
    relative: dict[str, Listed]
    compounds: dict[str, Compound]
    parts: dict[str, Listed]
    days: dict[str, int]
    day_parts: dict[str, Listed]
    feasts: Feasts
    limits: Limits


class CalendarWords:
    """The tables of one language by word in lower case."""

    def __init__(self, language: str, table: CalendarFile) -> None:
        self.language = language
        self.german = language == "de"
        self.months = {word: at + 1 for at, text in enumerate(table.months) for word in wordset(text)}
        self.weekdays = {word: at for at, text in enumerate(table.weekdays) for word in wordset(text)}
        self.seasons = table.seasons
        self.units = {word: code for code, text in table.units.items() for word in wordset(text)}
        self.relative = {
            word: int(offset) for offset, text in table.relative.items() for word in wordset(text)
        }
        self.compounds = table.compounds
        self.parts = {word: part for part, text in table.parts.items() for word in wordset(text)}
        self.days = table.days
        self.day_parts = {word: part for part, text in table.day_parts.items() for word in wordset(text)}
        self.feasts = table.feasts
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        for name in table.feasts.fixed:
            words = tuple(name.split())
            self.phrases.setdefault(words[0], []).append(words)
        limits = table.limits
        self.until, self.since, self.opening = (
            wordset(limits.until),
            wordset(limits.since),
            wordset(limits.opening),
        )
        self.opening_with, self.with_ = wordset(limits.opening_with), wordset(limits.with_)
        self.before, self.after, self.between = (
            wordset(limits.before),
            wordset(limits.after),
            wordset(limits.between),
        )
        self.joint, self.lead, self.inside = (
            wordset(limits.joint),
            wordset(limits.lead),
            wordset(limits.inside),
        )
        self.ago, self.ago_after = wordset(limits.ago), wordset(limits.ago_after)
        self.hence, self.within, self.clock = (
            wordset(limits.hence),
            wordset(limits.within),
            wordset(limits.clock),
        )
        self.year, self.year_before = wordset(limits.year), wordset(limits.year_before)


@cache
def calendar_words(language: str) -> CalendarWords:
    """The calendar of a language ("de" or "en"), read once.

    Raises:
        msgspec.ValidationError: a key of the file is missing, unknown or of the wrong type.
    """
    source = files("countertrade.reading").joinpath("lexicon", language, "calendar.toml")
    return CalendarWords(language, msgspec.convert(tomllib.loads(source.read_text("utf-8")), CalendarFile))
