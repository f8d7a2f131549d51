"""Feasts with their dates. Those that move are found from Easter Sunday or the first Sunday of Advent.

Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from countertrade.reading.calendar_words import TABLES, meaning
from countertrade.reading.numbers import number_at
from countertrade.reading.tokens import Tokens

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Day:
    """A day at tokens `first` to `last`; `days` are its last and next date, None for one that no calendar has."""

    first: int
    last: int
    timex: str
    days: tuple[dt.date | None, ...]
    weekday: int | None = None
    part: tuple[str, str] | None = None  # "Montagnachmittag"
    numeric: bool = False
    feast: bool = False


def year_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    printed = tokens.word(place)
    if len(printed) == 4 and printed.isdigit() and "1500" <= printed <= "2199":
        return int(printed), place + 1
    return None


def yearless(month: int, day: int, ref: dt.date) -> tuple[dt.date | None, ...]:
    """The last date before and the first from a day on that a month and day had and will have."""
    if day > 31 or (day > 29 and month == 2) or (day > 30 and month in (4, 6, 9, 11)):
        return (None,)
    years = [year for year in range(ref.year - 8, ref.year + 9) if day <= calendar.monthrange(year, month)[1]]
    dates = [dt.date(year, month, day) for year in years]
    past = max(date for date in dates if date < ref)
    return past, min(date for date in dates if date >= ref)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar.

    >>> easter(2024), easter(2025)
    (datetime.date(2024, 3, 31), datetime.date(2025, 4, 20))
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def feast_at(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """Ostermontag, Pfingsten 2022, 3. Advent, Fastnachtssonntag im nächsten Jahr, Peter und Paul, Buß- und Bettag."""
    table, start = TABLES[tokens.language], place
    for words in table.HOLIDAY_LEADS:
        if tuple(tokens.words[place : place + len(words)]) == words:
            place += len(words)
    name, last = tokens.word(place), place + 1
    fixed = table.FIXED_HOLIDAYS.get(name)
    for phrase, day in table.HOLIDAY_PHRASES.items():
        words = tuple(Tokens.of(phrase, tokens.language).words)
        if words[0] == tokens.word(start) and tuple(tokens.words[start : start + len(words)]) == words:
            fixed, last = day, start + len(words)
    advent = _advent(tokens, start)
    if advent is not None:
        name, last = advent
    moving = (
        advent is not None
        or name in table.MOVING_HOLIDAYS
        or name in table.ADVENT_HOLIDAYS
        or name in table.SUNDAYS
    )
    if fixed is None and not moving:
        return None
    year = year_at(tokens, last + (2 if tokens.words[last : last + 2] == ["im", "jahr"] else 0))
    relative = meaning(tokens, last + 1).relative
    if (
        year is None
        and tokens.word(last) == "im"
        and relative is not None
        and meaning(tokens, last + 2).unit == "year"
    ):
        year = ref.year + relative, last + 3
    if year is not None:
        exact = _feast(tokens, name, fixed, year[0])
        return Day(start, year[1], exact.isoformat(), (exact,), feast=True)
    if fixed is not None:
        return Day(
            start, last, f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}", yearless(fixed[0], fixed[1], ref), feast=True
        )
    dates = [_feast(tokens, name, None, each) for each in (ref.year - 1, ref.year, ref.year + 1)]
    past = max(date for date in dates if date < ref)
    return Day(start, last, "XXXX", (past, min(date for date in dates if date >= ref)), feast=True)


def _advent(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """The number of a Sunday of Advent as its name, and the token after it: 3. Advent."""
    words = TABLES[tokens.language].ADVENT
    if (
        tokens.kind(place) == "n"
        and tokens.word(place) in ("1", "2", "3", "4")
        and tokens.word(place + 2) in words
    ):
        return tokens.word(place), place + 3
    number = number_at(tokens, place) if tokens.kind(place) == "w" else None
    if (
        number is not None
        and number.form == "ordinal"
        and number.value <= 4
        and tokens.word(number.last) in words
    ):
        return str(int(number.value)), number.last + 1
    return None


def _feast(tokens: Tokens, name: str, fixed: tuple[int, int] | None, year: int) -> dt.date:
    table = TABLES[tokens.language]
    if fixed is not None:
        return dt.date(year, *fixed)
    if name in table.MOVING_HOLIDAYS:
        after: int = table.MOVING_HOLIDAYS[name]
        return easter(year) + dt.timedelta(days=after)
    if name in table.SUNDAYS:
        month, which = table.SUNDAYS[name]
        first = dt.date(year, month, 1)
        weeks: int = which - 1
        return first + dt.timedelta(days=(6 - first.weekday()) % 7) + weeks * WEEK
    christmas = dt.date(year, 12, 25)
    first = christmas - dt.timedelta(days=christmas.weekday() + 1) - 3 * WEEK  # the first Sunday of Advent
    if name.isdigit():
        return first + (int(name) - 1) * WEEK
    return first + dt.timedelta(days=table.ADVENT_HOLIDAYS[name])
