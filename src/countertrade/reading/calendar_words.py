"""What a word can mean in a time, and steps by months. The tables of each language say which words it has."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from types import ModuleType
from typing import NamedTuple

from countertrade.reading.languages.de import dates as de
from countertrade.reading.languages.en import dates as en
from countertrade.reading.tokens import Tokens

TABLES: dict[str, ModuleType] = {"de": de, "en": en}


class Word(NamedTuple):
    """What a word can mean in a time."""

    month: int | None = None
    weekday: int | None = None
    season: int | None = None
    unit: str | None = None
    relative: int | None = None
    compound: tuple[str, int, str] | None = None
    part: str | None = None
    day: int | None = None
    ordinal: int | None = None


@functools.cache
def words_of(language: str) -> dict[str, Word]:
    table = TABLES[language]
    roles: dict[str, dict[str, object]] = {}

    def add(words: str, **role: object) -> None:
        for word in words.split():
            roles.setdefault(word, {}).update(role)

    for index, words in enumerate(table.MONTHS.split("|")):
        add(words, month=index + 1)
    for index, words in enumerate(table.WEEKDAYS.split("|")):
        add(words, weekday=index)
    for word, month in table.SEASONS.items():
        add(word, season=month)
    for unit, words in table.UNITS.items():
        add(words, unit=unit)
    for offset, words in table.RELATIVE.items():
        add(words, relative=offset)
    for word, compound in table.COMPOUNDS.items():
        add(word, compound=compound)
    for part, words in table.PARTS.items():
        add(words, part=part)
    for word, offset in table.DAYS.items():
        add(word, day=offset)
    for ordinal, words in table.FIRST.items():
        add(words, ordinal=ordinal)
    return {word: Word(**role) for word, role in roles.items()}  # type: ignore[arg-type]


NONE = Word()


def meaning(tokens: Tokens, place: int) -> Word:
    """What the word at a token can mean in a time."""
    return words_of(tokens.language).get(tokens.word(place), NONE)


def shifted(day: dt.date, count: int) -> dt.date:
    """The same day so many months later, or the last one that month has."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_span(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first day of the month that holds a day, and the first of the next."""
    start = day.replace(day=1)
    return start, shifted(start, 1)
