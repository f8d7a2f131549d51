"""Stretches of the Gregorian calendar: units of time counted from a day, and the days of feasts."""

from __future__ import annotations

import calendar
import datetime as dt

from countertrade.reading.temporal.words import Feasts

DAY = dt.timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
Stretch = tuple[dt.date, dt.date]  # first and last day, both included


def shifted(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last one that month has."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    year = min(max(year, 1), 9999)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months(year: int, first: int, count: int = 1) -> Stretch:
    """So many months from month number `first` of a year; a month after December is one of the next year."""
    start = shifted(dt.date(year, 1, 1), first - 1)
    return start, shifted(start, count) - DAY


def year(number: int) -> Stretch:
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def unit(code: str, offset: int, day: dt.date) -> Stretch | None:
    """The unit of time that holds a day, or the one so many after it; None beyond the calendar.

    >>> [str(end) for end in unit("week", -1, dt.date(2024, 6, 14))]
    ['2024-06-03', '2024-06-09']
    """
    try:
        match code:
            case "day":
                return day + offset * DAY, day + offset * DAY
            case "week":
                start = day - day.weekday() * DAY + offset * 7 * DAY
                return start, start + 6 * DAY
            case "weekend":
                start = day - day.weekday() * DAY + (5 + offset * 7) * DAY
                return start, start + DAY
            case "month":
                start = shifted(day.replace(day=1), offset)
                return start, shifted(start, 1) - DAY
            case "quarter":
                return months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * offset, 3)
            case "half":
                return months(day.year, (day.month - 1) // 6 * 6 + 1 + 6 * offset, 6)
            case "year":
                return year(day.year + offset)
            case "decade":
                start_year = day.year // 10 * 10 + 10 * offset
                return dt.date(start_year, 1, 1), dt.date(start_year + 9, 12, 31)
            case "century":
                start_year = (day.year - 1) // 100 * 100 + 1 + 100 * offset
                return dt.date(start_year, 1, 1), dt.date(start_year + 99, 12, 31)
    except (ValueError, OverflowError):
        return None
    return None


def moved(day: dt.date, code: str, count: float) -> dt.date | None:
    """A day so many units later (earlier where negative)."""
    try:
        if code in _MONTHS:
            return shifted(day, round(count * _MONTHS[code]))
        return day + round(count * (7 if code in ("week", "weekend") else 1)) * DAY
    except (ValueError, OverflowError):
        return None


def part(stretch: Stretch, name: str, code: str) -> Stretch:
    """The start, middle or end of a stretch: a third of it, in whole months where it is a year."""
    first, last = stretch
    if code in ("year", "half", "quarter"):
        size = max(1, (last.month - first.month + 1) // 3)
        starts = {"start": 0, "mid": size, "end": 2 * size}
        start = shifted(first, starts[name])
        return start, shifted(start, size) - DAY
    days = (last - first).days + 1
    size = max(1, days // 3)
    start = first + {"start": 0, "mid": size, "end": days - size}[name] * DAY
    return start, (last if name == "end" else start + (size - 1) * DAY)


def easter(number: int) -> dt.date:
    """Easter Sunday of a year of the Gregorian calendar (Meeus, Jones, Butcher).

    >>> easter(2024).isoformat()
    '2024-03-31'
    """
    a, b, c = number % 19, number // 100, number % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return dt.date(number, month, (h + m - 7 * n + 33 * month + 19) % 32)


def feast(name: str, feasts: Feasts, number: int) -> dt.date:
    """The day of a feast in a year."""
    if name in feasts.fixed:
        return dt.date(number, *feasts.fixed[name])
    if name in feasts.moving:
        return easter(number) + feasts.moving[name] * DAY
    if name in feasts.advent:
        last = dt.date(number, 12, 24)
        return last - ((last.weekday() + 1) % 7 + 21) * DAY + feasts.advent[name] * DAY
    month, which = feasts.sundays[name]
    start = dt.date(number, month, 1)
    return start + ((6 - start.weekday()) % 7 + 7 * (which - 1)) * DAY
