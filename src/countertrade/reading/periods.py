"""One time without its preposition as an interval of days: a day, a month, a quarter, "the last three years", "year-end"."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from countertrade.reading.calendar_words import NONE, TABLES, meaning, shifted
from countertrade.reading.numbers import number_at
from countertrade.reading.tokens import Tokens

Lean = Literal["past", "near", "future"]  # where a time without a year is looked for, seen from publication
DAY = dt.timedelta(days=1)


class Interval(NamedTuple):
    """Days from `start` to `end`, both included, printed at tokens `first` to `last`."""

    first: int
    last: int
    start: dt.date | None
    end: dt.date | None
    bare: bool = False  # a plain year or season, that only a preposition makes a time
    counted: bool = False  # "in zwölf Jahren": its number is a stretch of time too


def core_at(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """The time that begins at a token, by the first rule that speaks; a figure and a plain word can begin only some."""
    if tokens.kind(place) == "n":
        rules = _OF_FIGURES
    else:
        rules = _OF_WORDS if meaning(tokens, place) is NONE else _RULES
    for rule in rules:
        found = rule(tokens, place, day, lean)
        if found is not None:
            return found
    return None


NUMERIC = re.compile(
    r"(?P<y>[12][0-9]{3})-(?P<m>[01]?[0-9])-(?P<d>[0-3]?[0-9])(?![0-9])"
    r"|(?P<d2>[0-3]?[0-9])\.[ \u00a0]?(?P<m2>[01]?[0-9])\.(?:[ \u00a0]?(?P<y2>[12][0-9]{3}|[0-9]{2}(?![0-9:])))?(?![0-9])"
    r"|(?P<a>[0-3]?[0-9])/(?P<b>[0-3]?[0-9])/(?P<y3>[12][0-9]{3}|[0-9]{2})(?![0-9])"
)


def _numeric(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """2024-11-01, 01.11.2024, 1.11., 11/1/2024."""
    if tokens.kind(place) != "n":
        return None
    match = NUMERIC.match(tokens.text, tokens.starts[place])
    if match is None:
        return None
    german = tokens.language == "de"
    year: int | None
    if match["y"]:
        year, month, number = int(match["y"]), int(match["m"]), int(match["d"])
    elif match["d2"]:
        if not german and not match["y2"]:
            return None
        number, month, year = int(match["d2"]), int(match["m2"]), _century(match["y2"])
    else:
        first, second, year = int(match["a"]), int(match["b"]), _century(match["y3"])
        number, month = (first, second) if german or first > 12 else (second, first)
    last = place
    while last < len(tokens) and tokens.starts[last] < match.end():
        last += 1
    if tokens.ends[last - 1] > match.end():
        return None
    return _dated(place, last, year, month, number, day, lean)


def _century(printed: str | None) -> int | None:
    if not printed:
        return None
    year = int(printed)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def _dated(
    first: int, last: int, year: int | None, month: int, number: int, day: dt.date, lean: Lean
) -> Interval | None:
    """One day; without a year the one that the lean chooses."""
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return None
    years = (year,) if year is not None else (day.year - 1, day.year, day.year + 1)
    days = [dt.date(each, month, number) for each in years if number <= calendar.monthrange(each, month)[1]]
    chosen = _choose(days, day, lean)
    return Interval(first, last, chosen, chosen) if chosen is not None else None


def _choose(days: list[dt.date], day: dt.date, lean: Lean) -> dt.date | None:
    """The day nearest to publication on the side that the lean asks for."""
    if lean == "past":
        days = [each for each in days if each <= day] or days
    if lean == "future":
        days = [each for each in days if each >= day] or days
    return min(days, key=lambda each: abs((each - day).days), default=None)


def _year_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """A four-figure year and the token after it, with a comma or "of" before it."""
    skip = place + (tokens.word(place) in (",", "of", "des", "im", "in"))
    skip += tokens.word(skip) in TABLES[tokens.language].YEAR_WORDS
    printed = tokens.word(skip)
    if (
        len(printed) == 4
        and printed.isdigit()
        and "1700" <= printed <= "2199"
        and not (tokens.joined(skip + 1) and tokens.kind(skip + 1) in ("w",))
    ):
        return int(printed), skip + 1
    return None


def _day_number(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """The day of a month in figures or as an ordinal word, and the token after it."""
    if tokens.kind(place) == "n":
        printed = tokens.word(place)
        if not (len(printed) <= 2 and printed.isdigit() and 1 <= int(printed) <= 31):
            return None
        after = place + 1
        marks = (".",) if tokens.language == "de" else ("st", "nd", "rd", "th")
        after += tokens.word(after) in marks and tokens.joined(after)
        return int(printed), after
    if tokens.kind(place) == "w":
        number = number_at(tokens, place)
        if number is not None and number.form == "ordinal" and number.value <= 31:
            return int(number.value), number.last
    return None


def _day_and_month(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """Freitag (1. November), 1. November 2024, October 23, the 23rd of October."""
    start = place
    weekday = meaning(tokens, place).weekday
    if weekday is not None:
        place += 1
        while tokens.word(place) in ("(", ",", ".", "dem", "den", "der"):
            place += 1
    closing = 1 if tokens.word(place - 1) == "(" else 0
    numbered = _day_number(tokens, place)
    if numbered is not None:
        number, after = numbered
        after += tokens.word(after) == "of"
        month = meaning(tokens, after).month
        if month is not None and (tokens.language == "de" or tokens.capital(after)):
            after += 1
            after += tokens.word(after) == "." and tokens.word(after - 1) not in _full_months(tokens.language)
            year = _year_at(tokens, after)
            last = year[1] if year else after
            last += closing and tokens.word(last) == ")"
            return _dated(
                start,
                last,
                year[0] if year else None,
                month,
                number,
                day,
                lean if weekday is None else "near",
            )
    month = meaning(tokens, place).month
    if month is not None and tokens.language == "en" and tokens.capital(place):
        after = place + 1
        after += tokens.word(after) == "." and tokens.word(place) not in _full_months("en")
        numbered = _day_number(tokens, after)
        if numbered is not None and not (tokens.kind(after) == "w" and tokens.word(after - 1) == "."):
            number, after = numbered
            year = _year_at(tokens, after)
            last = year[1] if year else after
            last += closing and tokens.word(last) == ")"
            return _dated(start, last, year[0] if year else None, month, number, day, lean)
    return None


@functools.cache
def _full_months(language: str) -> frozenset[str]:
    return frozenset(words.split()[0] for words in TABLES[language].MONTHS.split("|"))


def _number(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """A small whole number and the token after it."""
    known = tokens.kind(place) in ("n", "w")
    number = number_at(tokens, place) if known else None
    if number is None and tokens.word(place) in ("a", "an", "ein", "einem", "einer", "eine", "einen"):
        return 1, place + 1
    if (
        number is None
        or number.form not in ("figure", "words")
        or number.value != int(number.value)
        or number.value > 2000
    ):
        return None
    return int(number.value), number.last


def _ago(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """vor zwei Wochen, two weeks ago, in drei Monaten, within six months."""
    table, word = TABLES[tokens.language], tokens.word(place)
    if word in _counting(tokens.language):
        after = place + 1 + (tokens.word(place + 1) in ("von", "of", "about", "etwa", "rund"))
        counted = _number(tokens, after)
        if counted is None:
            return None
        count, after = counted
        unit = meaning(tokens, after).unit
        if unit is None or tokens.word(after + 1) in ("alt", "old"):
            return None
        if word in table.SINCE:
            return Interval(place, after + 1, _moved(day, unit, -count), day, counted=True)
        if word in table.AGO:
            return _point(place, after + 1, _moved(day, unit, -count), unit)
        moved = _moved(day, unit, count)
        if word in table.WITHIN:
            return Interval(place, after + 1, day, moved, counted=True)
        return _point(place, after + 1, moved, unit)._replace(counted=True)
    if not table.AGO_AFTER:
        return None
    counted = _number(tokens, place)
    if counted is None:
        return None
    unit = meaning(tokens, counted[1]).unit
    if unit is not None and tokens.word(counted[1] + 1) in table.AGO_AFTER:
        return _point(place, counted[1] + 2, _moved(day, unit, -counted[0]), unit)
    return None


@functools.cache
def _counting(language: str) -> frozenset[str]:
    table = TABLES[language]
    return frozenset(table.AGO | table.HENCE | table.WITHIN | table.SINCE)


@functools.cache
def _ordering(language: str) -> frozenset[str]:
    table = TABLES[language]
    return frozenset(table.FIRST_SEVERAL | table.LAST_SEVERAL | table.NEXT_SEVERAL)


def _point(first: int, last: int, moved: dt.date, unit: str) -> Interval:
    """A past or coming day, as coarse as the unit it is counted in."""
    start, end = (
        _span_of(moved, "year" if unit in ("decade",) else unit)
        if unit in ("month", "year", "decade")
        else (moved, moved)
    )
    return Interval(first, last, start, end)


def _moved(day: dt.date, unit: str, count: int) -> dt.date:
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}.get(unit)
    try:
        if months is None:
            return day + dt.timedelta(days=count * (7 if unit == "week" else 1))
        return shifted(day, count * months)
    except (OverflowError, ValueError):
        return day


def _span_of(day: dt.date, unit: str) -> tuple[dt.date, dt.date]:
    """The calendar week, month, quarter, half-year, year or decade that holds a day."""
    match unit:
        case "week":
            start = day - dt.timedelta(days=day.weekday())
            return start, start + dt.timedelta(days=6)
        case "weekend":
            start = day + dt.timedelta(days=5 - day.weekday())
            return start, start + DAY
        case "day":
            return day, day
        case "decade":
            return dt.date(day.year // 10 * 10, 1, 1), dt.date(day.year // 10 * 10 + 9, 12, 31)
        case _:
            length = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
            start = dt.date(day.year, (day.month - 1) // length * length + 1, 1)
            return start, shifted(start, length) - DAY


def _several(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """in den ersten fünf Monaten (dieses Jahres), the last three years, den kommenden zwei Wochen."""
    table, word = TABLES[tokens.language], tokens.word(place)
    if word not in _ordering(tokens.language):
        return None
    counted = _number(tokens, place + 1)
    if counted is None:
        return None
    count, after = counted
    unit = meaning(tokens, after).unit
    if unit is None:
        return None
    after += 1
    if word in table.FIRST_SEVERAL:
        year = _year_at(tokens, after)
        last, whole = after, day.year
        if year is not None:
            whole, last = year
        elif tokens.word(after) in table.OF:
            inner = core_at(tokens, after + 1 + (tokens.word(after + 1) in table.LEAD), day, lean)
            if inner is not None and inner.start is not None:
                whole, last = inner.start.year, inner.last
        elif unit in ("month", "quarter") and _moved(dt.date(day.year, 1, 1), unit, count) > shifted(day, 1):
            whole = day.year - 1
        start = dt.date(whole, 1, 1)
        return Interval(place, last, start, _moved(start, unit, count) - DAY)
    if word in table.LAST_SEVERAL:
        return Interval(place, after, _moved(day, unit, -count), day)
    return Interval(place, after, day, _moved(day, unit, count))


def _part_of(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """Ende des Jahres, Mitte Mai, Anfang 2025, early May, the end of next year, year-end."""
    part = meaning(tokens, place).part
    unit = meaning(tokens, place).unit
    if unit is not None and tokens.word(place + 1) == "-" and tokens.word(place + 2) == "end":
        start, end = _span_of(day, unit)
        return Interval(place, place + 3, *_cut(start, end, "end"))
    if part is None:
        return None
    after = place + 1
    while (
        tokens.word(after) in ("-", "des", "der", "of", "the", "dieses", "diesen", "dieser")
        and after - place <= 3
    ):
        after += 1
    unit = meaning(tokens, after).unit
    if unit is not None:
        start, end = _span_of(day, unit)
        return Interval(place, after + 1, *_cut(start, end, part))
    inner: Interval | None = None
    for rule in (_relative, _month, _season, _year):
        inner = inner or rule(tokens, after, day, lean)
    if inner is None or inner.start is None or inner.end is None:
        return None
    return Interval(place, inner.last, *_cut(inner.start, inner.end, part))


def _cut(start: dt.date, end: dt.date, part: str) -> tuple[dt.date, dt.date]:
    """The first, middle or last third of an interval; of a year its end is its last quarter."""
    length = (end - start).days + 1
    third = dt.timedelta(days=length // 3)
    match part:
        case "start":
            return start, start + third - DAY
        case "mid":
            return start + third, end - third
        case "end":
            return end - third + DAY, end
        case _:
            return start, end


def _relative(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """kommenden Frühjahr, last week, diesem Jahr, vergangenen Montag, next May."""
    offset = meaning(tokens, place).relative
    if offset is None:
        return None
    following = meaning(tokens, place + 1)
    last = place + 2
    if following.unit is not None:
        start, end = _span_of(_moved(day, following.unit, offset), following.unit)
        return Interval(place, last, start, end)
    if following.compound is not None and following.compound[0] == "weekend":
        start, end = _span_of(_moved(day, "week", offset), "weekend")
        return Interval(place, last, start, end)
    if following.season is not None:
        return _seasonal(place, last, following.season, day, offset)
    if following.month is not None:
        year = day.year
        start = dt.date(year, following.month, 1)
        if offset > 0 and _span_of(start, "month")[1] < day:
            start = dt.date(year + 1, following.month, 1)
        if offset < 0 and start > day:
            start = dt.date(year - 1, following.month, 1)
        return Interval(place, last, *_span_of(start, "month"))
    if following.weekday is not None:
        moved = day + dt.timedelta(days=(following.weekday - day.weekday()) % 7)
        if offset < 0:
            moved = day - dt.timedelta(days=(day.weekday() - following.weekday) % 7 or 7)
        elif offset > 0 and moved == day:
            moved += 7 * DAY
        return Interval(place, last, moved, moved)
    return None


def _seasonal(
    first: int, last: int, month: int, day: dt.date, offset: int | None, year: int | None = None
) -> Interval:
    years = [year] if year is not None else [day.year - 1, day.year, day.year + 1]
    spans = []
    for each in years:
        start = dt.date(each, month, 1)
        spans.append((start, shifted(start, 3) - DAY))
    if offset is not None and offset > 0:
        spans = [span for span in spans if span[0] > day] or spans
    elif offset is not None and offset < 0:
        spans = [span for span in reversed(spans) if span[1] < day] or spans
    else:
        spans.sort(
            key=lambda span: (
                0 if span[0] <= day <= span[1] else min(abs((span[0] - day).days), abs((span[1] - day).days))
            )
        )
    return Interval(first, last, *spans[0])


def _quarter(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """ersten Quartal 2025, second half of the year, Q3 2024, 3. Quartal."""
    ordinal, after = meaning(tokens, place).ordinal, place + 1
    if (
        tokens.word(place) == "q"
        and tokens.kind(after) == "n"
        and tokens.joined(after)
        and tokens.word(after) in ("1", "2", "3", "4")
    ):
        ordinal, unit, after = int(tokens.word(after)), "quarter", after + 1
    else:
        if (
            ordinal is None
            and tokens.kind(place) == "n"
            and tokens.word(place) in ("1", "2", "3", "4")
            and tokens.word(after) == "."
        ):
            ordinal, after = int(tokens.word(place)), after + 1
        unit = meaning(tokens, after).unit or ""
        if ordinal is None or unit not in ("quarter", "half") or (unit == "half" and ordinal > 2):
            return None
        after += 1
    year = _year_at(tokens, after)
    whole, last = day.year, after
    if year is not None:
        whole, last = year
    elif tokens.word(after) in TABLES[tokens.language].OF:
        inner = core_at(tokens, after + 1, day, lean) or core_at(tokens, after + 2, day, lean)
        if (
            inner is not None
            and inner.start is not None
            and inner.end is not None
            and (inner.end - inner.start).days > 360
        ):
            whole, last = inner.start.year, inner.last
        elif tokens.word(after + 2) in TABLES[tokens.language].YEAR_WORDS:
            last = after + 3
        elif unit == "half":
            return None
    elif unit == "half" and tokens.language == "en":
        return None
    length = 3 if unit == "quarter" else 6
    start = dt.date(whole, (ordinal - 1) * length + 1, 1)
    return Interval(place, last, start, shifted(start, length) - DAY)


def _month(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """Oktober 2024, May, "im August"; English months with a capital only."""
    month = meaning(tokens, place).month
    if month is None or not tokens.capital(place):
        return None
    word = tokens.word(place)
    if word not in _full_months(tokens.language) and tokens.word(place + 1) != "." and word not in ("sept",):
        year = _year_at(tokens, place + 1)
        if year is None:
            return None
    if (
        word in ("mai", "may", "march", "august", "april")
        and tokens.word(place - 1) in ("", ".", "„", "“", '"')
        and tokens.language == "en"
    ) and _year_at(tokens, place + 1) is None:
        return None
    after = place + 1 + (tokens.word(place + 1) == "." and word not in _full_months(tokens.language))
    year = _year_at(tokens, after)
    if year is not None:
        return Interval(place, year[1], *_span_of(dt.date(year[0], month, 1), "month"))
    if (
        tokens.language == "en"
        and word == "may"
        and tokens.word(place - 1) not in (*TABLES["en"].YEAR_BEFORE, "on", "last", "next", "this")
    ):
        return None
    firsts = [dt.date(each, month, 1) for each in (day.year - 1, day.year, day.year + 1)]
    chosen = _choose(firsts, day if lean != "past" else _span_of(day, "month")[1], lean) or firsts[1]
    return Interval(place, after, *_span_of(chosen, "month"))


def _season(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """Frühjahr 2025, winter: with a preposition or a year only."""
    season = meaning(tokens, place).season
    if season is None:
        return None
    year = _year_at(tokens, place + 1)
    if year is not None:
        return _seasonal(place, year[1], season, day, None, year[0])
    if tokens.language == "en" and tokens.word(place) == "fall":
        return None
    found = _seasonal(
        place, place + 1, season, day, 1 if lean == "future" else -1 if lean == "past" else None
    )
    return found._replace(bare=True)


def _compound(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """Jahresende, Vorjahr, Wochenende."""
    compound = meaning(tokens, place).compound
    if compound is None:
        return None
    unit, offset, part = compound
    year = _year_at(tokens, place + 1) if unit == "year" else None
    base = dt.date(year[0], 1, 1) if year else _moved(day, "week" if unit == "weekend" else unit, offset)
    start, end = _span_of(base, unit)
    return Interval(place, year[1] if year else place + 1, *_cut(start, end, part))


def _deictic(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """heute, gestern, tomorrow; German "morgen" in small letters and not after an article."""
    offset = meaning(tokens, place).day
    if offset is None:
        return None
    if tokens.word(place) == "morgen" and (
        tokens.capital(place) or tokens.word(place - 1) in ("guten", "jeden", "am")
    ):
        return None
    moved = _moved(day, "day", offset)
    return Interval(place, place + 1, moved, moved)


def _weekday(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """Freitag, Monday: the last one up to publication; the next after "bis" and "from"."""
    weekday = meaning(tokens, place).weekday
    word = tokens.word(place)
    if weekday is None or not tokens.capital(place) or word not in _full_weekdays(tokens.language):
        return None
    back = (day.weekday() - weekday) % 7
    moved = day - dt.timedelta(days=back)
    if lean == "future" and back:
        moved += 7 * DAY
    return Interval(place, place + 1, moved, moved)


@functools.cache
def _full_weekdays(language: str) -> frozenset[str]:
    return frozenset(
        word
        for words in TABLES[language].WEEKDAYS.split("|")
        for word in words.split()
        if word.endswith(("day", "tag", "woch", "abend"))
    )


def _year(tokens: Tokens, place: int, day: dt.date, lean: Lean) -> Interval | None:
    """2019 after a preposition, Jahr 2019."""
    if tokens.kind(place) == "w":
        if tokens.word(place) not in TABLES[tokens.language].YEAR_WORDS:
            return None
        found = _year_at(tokens, place + 1)
        if found is None or tokens.word(place + 1) in (",", "in", "of", "im"):
            return None
        return Interval(place, found[1], dt.date(found[0], 1, 1), dt.date(found[0], 12, 31))
    found = _year_at(tokens, place)
    if found is None or tokens.word(place + 1) in ("%", "percent", "prozent") or found[1] != place + 1:
        return None
    return Interval(place, found[1], dt.date(found[0], 1, 1), dt.date(found[0], 12, 31), bare=True)


_Rule = Callable[[Tokens, int, dt.date, Lean], Interval | None]
_OF_FIGURES: tuple[_Rule, ...] = (_numeric, _day_and_month, _ago, _quarter, _year)
_OF_WORDS: tuple[_Rule, ...] = (
    _day_and_month,
    _ago,
    _several,
    _quarter,
    _year,
)  # words that name no time themselves
_RULES: tuple[_Rule, ...] = (
    _numeric,
    _day_and_month,
    _ago,
    _several,
    _part_of,
    _relative,
    _quarter,
    _month,
    _season,
    _compound,
    _deictic,
    _weekday,
    _year,
)
