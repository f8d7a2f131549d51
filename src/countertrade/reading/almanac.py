"""Days with their TIMEX3 names: what is said without a year has its last and its next date."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from dataclasses import replace

from countertrade.reading.calendar_words import TABLES, meaning, shifted
from countertrade.reading.clock import parts_of_day
from countertrade.reading.feasts import Day, feast_at, year_at, yearless
from countertrade.reading.numbers import number_at
from countertrade.reading.tokens import Tokens

WEEK = dt.timedelta(days=7)


# --- One day ----------------------------------------------------------------------------------------------------------------


def at_day(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """The day at a token."""
    for rule in (_with_weekday, _numeric, day_of_month, _day_of_week, _deictic, feast_at, _bare_day):
        day = rule(tokens, place, ref)
        if day is not None:
            return day
    return None


def next_of_week(ref: dt.date, weekday: int, weeks: int) -> dt.date:
    """A weekday of the week that holds a day, or of a later or earlier one."""
    return ref - dt.timedelta(days=ref.weekday()) + dt.timedelta(days=weekday) + weeks * WEEK


def day_of(
    first: int, last: int, month: int, day: int, year: int | None, ref: dt.date, numeric: bool = False
) -> Day | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if year is None:
        return Day(first, last, f"XXXX-{month:02d}-{day:02d}", yearless(month, day, ref), numeric=numeric)
    real = day <= calendar.monthrange(year, month)[1]
    dates = (dt.date(year, month, day) if real else None,)
    return Day(first, last, f"{year:04d}-{month:02d}-{day:02d}", dates, numeric=numeric)


NUMERIC = re.compile(
    r"(?P<y>[12][0-9]{3})-(?P<m>[01]?[0-9])-(?P<d>[0-3]?[0-9])(?![0-9])"
    r"|(?P<y7>[12][0-9]{3})(?P<s7>[/.])(?P<m7>[01]?[0-9])(?P=s7)(?P<d7>[0-3]?[0-9])(?![0-9])"
    r"|(?P<d8>[0-3]?[0-9])-(?P<m8>[01]?[0-9])-(?P<y8>[12][0-9]{3}|[0-9]{2})(?![0-9-])"
    r"|(?P<d1>[0-3]?[0-9])\.[ \u00a0]?(?P<m1>[01]?[0-9])\.(?:[ \u00a0]?(?P<y1>[12][0-9]{3}|[0-9]{2}(?![0-9:])))?(?![0-9])"
    r"|(?P<d2>[0-3]?[0-9])/(?P<m2>[01]?[0-9])(?:/(?P<y2>[12][0-9]{3}|[0-9]{2}))?(?![0-9/])"
    r"|(?P<d3>[0-3]?[0-9])[-/](?P<n3>[A-Za-zäÄ]{3,9})[-/](?P<y3>[12][0-9]{3})(?![0-9])"
    r"|(?P<y4>[12][0-9]{3})[-/](?P<n4>[A-Za-zäÄ]{3,9})[-/](?P<d4>[0-3]?[0-9])(?![0-9])"
    r"|(?P<n5>[A-Za-zäÄ]{3,9})[-/](?P<d5>[0-3]?[0-9])[-/](?P<y5>[12][0-9]{3})(?![0-9])"
    r"|(?P<d6>[0-3]?[0-9])[-/](?P<y6>[12][0-9]{3})[-/](?P<n6>[A-Za-zäÄ]{3,9})"
)


@functools.cache
def _months(language: str) -> dict[str, int]:
    return {
        word: index + 1
        for index, words in enumerate(TABLES[language].MONTHS.split("|"))
        for word in words.split()
    }


def _numeric(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """22.01.2016, 27. 11., 29/2/2020, 2020/Sep/23."""
    if tokens.kind(place) != "n" and tokens.word(place + 1) not in ("-", "/"):
        return None
    match = NUMERIC.match(tokens.text, tokens.starts[place]) if place < len(tokens) else None
    if match is None:
        return None
    groups = {
        name[0]: value for name, value in match.groupdict().items() if value is not None and name[0] != "s"
    }
    month = _months(tokens.language).get(groups["n"].lower()) if "n" in groups else int(groups["m"])
    if month is None:
        return None
    year = int(groups["y"]) if "y" in groups else None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    last = place
    while last < len(tokens) and tokens.starts[last] < match.end():
        last += 1
    if tokens.ends[last - 1] > match.end():
        return None
    return day_of(place, last, month, int(groups["d"]), year, ref, numeric=True)


def number_of_day(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """A day of the month as "22.", "zweiten", and the token after it."""
    if tokens.kind(place) == "n":
        printed = tokens.word(place)
        if len(printed) > 2 or not printed.isdigit():
            return None
        if tokens.word(place + 1) == "." and tokens.joined(place + 1):
            return int(printed), place + 2
        if tokens.language == "en":
            return int(printed), place + 1 + (
                tokens.word(place + 1) in ("st", "nd", "rd", "th") and tokens.joined(place + 1)
            )
        return (int(printed), place + 1) if meaning(tokens, place + 1).month is not None else None
    number = number_at(tokens, place) if tokens.kind(place) == "w" else None
    if number is None or number.form != "ordinal" or number.value > 31:
        return None
    return int(number.value), number.last


def day_of_month(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """2. Oktober, neunundzwanzigsten Mai 2020, 7. vierter, dritter/11."""
    number = number_of_day(tokens, place)
    if number is None:
        return None
    day, after = number
    month = meaning(tokens, after).month
    if month is not None:
        year = year_at(tokens, after + 1)
        return day_of(place, year[1] if year else after + 1, month, day, year[0] if year else None, ref)
    inner = number_at(tokens, after) if tokens.kind(after) == "w" else None
    said = tokens.word(place - 1) == "am" or meaning(tokens, place - 1).weekday is not None
    if inner is not None and inner.form == "ordinal" and inner.value <= 12 and said:
        year = year_at(tokens, inner.last)
        return day_of(
            place, year[1] if year else inner.last, int(inner.value), day, year[0] if year else None, ref
        )
    if tokens.kind(place) == "w" and tokens.word(after) == "/" and tokens.kind(after + 1) == "n":
        printed = tokens.word(after + 1)
        if printed.isdigit() and len(printed) <= 2:
            return day_of(place, after + 2 + (tokens.word(after + 2) == "."), int(printed), day, None, ref)
    return None


def _with_weekday(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """So 27.02.2022, Donnerstag 7. vierter 2016, Dienstag, der 25."""
    weekday = meaning(tokens, place).weekday
    if weekday is None:
        return None
    after = place + 1
    while tokens.word(after) in (",", "der", "den", "dem", "(", "."):
        after += 1
    day = _numeric(tokens, after, ref) or day_of_month(tokens, after, ref)
    if day is not None:
        closing = tokens.word(after - 1) == "(" and tokens.word(day.last) == ")"
        return replace(day, first=place, last=day.last + closing)
    if (
        tokens.kind(after) == "n"
        and after > place + 1
        and tokens.word(after + 1) == "."
        and tokens.word(after - 1) in ("der", "den")
    ):
        number = (
            int(tokens.word(after)) if tokens.word(after).isdigit() and len(tokens.word(after)) <= 2 else 0
        )
        if 1 <= number <= calendar.monthrange(ref.year, ref.month)[1]:
            exact = dt.date(ref.year, ref.month, number)
            return Day(place, after + 1, exact.isoformat(), (exact,))
    return None


def _bare_day(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """am 15.: a day of this month or the one before it."""
    if tokens.word(place - 1) not in ("am", "den") or tokens.kind(place) != "n":
        return None
    number = number_of_day(tokens, place)
    if (
        number is None
        or not 1 <= number[0] <= 28
        or (tokens.kind(number[1]) == "w" and tokens.capital(number[1]))
    ):
        return None
    this = ref.replace(day=number[0])
    past, future = (this, shifted(this, 1)) if this < ref else (shifted(this, -1), this)
    return Day(place, number[1], f"XXXX-XX-{number[0]:02d}", (past, future))


def _weekday_word(tokens: Tokens, place: int) -> tuple[int, tuple[str, str] | None] | None:
    """The weekday of a word, and the part of the day that a compound adds: Montagnachmittag."""
    known = meaning(tokens, place).weekday
    word = tokens.word(place)
    if known is not None:
        return (known, None) if len(word) > 3 else None
    if tokens.kind(place) != "w":
        return None
    for name, weekday in _weekdays(tokens.language).items():
        if word.startswith(name) and len(word) > len(name):
            part = _part_codes(tokens.language).get(word.removeprefix(name))
            return (weekday, part) if part is not None else None
    return None


@functools.cache
def _weekdays(language: str) -> dict[str, int]:
    return {
        word: index
        for index, words in enumerate(TABLES[language].WEEKDAYS.split("|"))
        for word in words.split()
        if len(word) > 5 and not word.endswith("s")
    }


@functools.cache
def _part_codes(language: str) -> dict[str, tuple[str, str]]:
    return parts_of_day(language)


def _day_of_week(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """Mittwoch, nächsten Donnerstag, kommenden Sonnabendabend, nächste Woche Montag."""
    offset = meaning(tokens, place).relative
    if offset is not None:
        if meaning(tokens, place + 1).unit == "week":
            after = place + 2 + (tokens.word(place + 2) in ("am", "on"))
            inner = _weekday_word(tokens, after)
            if inner is None:
                return None
            exact = next_of_week(ref, inner[0], offset)
            return Day(place, after + 1, exact.isoformat(), (exact,), part=inner[1])
        inner = _weekday_word(tokens, place + 1)
        if inner is None:
            return None
        exact = next_of_week(ref, inner[0], offset)
        return Day(place, place + 2, exact.isoformat(), (exact,), part=inner[1])
    found = _weekday_word(tokens, place)
    if found is None or (tokens.word(place).endswith("s") and found[1] is None):
        return None
    weekday, part = found
    this = next_of_week(ref, weekday, 0)
    past = this if this < ref else this - WEEK
    return Day(place, place + 1, f"XXXX-WXX-{weekday + 1}", (past, past + WEEK), weekday=weekday, part=part)


def _deictic(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    relative = meaning(tokens, place).relative
    if relative is not None and meaning(tokens, place + 1).unit == "day":
        exact = ref + dt.timedelta(days=relative)
        return Day(place, place + 2, exact.isoformat(), (exact,))
    offset = meaning(tokens, place).day
    if offset is None or (
        tokens.word(place) == "morgen"
        and (tokens.capital(place) or tokens.word(place - 1) in ("am", "guten"))
    ):
        return None
    exact = ref + dt.timedelta(days=offset)
    return Day(place, place + 1, exact.isoformat(), (exact,))
