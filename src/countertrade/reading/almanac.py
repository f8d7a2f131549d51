"""Days and stretches of days with their TIMEX3 names: what is said without a year has its last and its next date.

Feasts that move are found from Easter Sunday (the anonymous Gregorian algorithm, Meeus, Astronomical Algorithms, ch. 8).
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from dataclasses import dataclass, replace

from countertrade.reading.dates import TABLES, meaning, month_span, shifted
from countertrade.reading.numbers import number_at
from countertrade.reading.tokens import Tokens

WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)
MIDWEEK = 3  # a month that ends before Thursday leaves its last days to the next month's first week
Span = tuple[dt.date | None, dt.date | None]


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


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days; each span ends before its second date. `mod` says before, after, since, start, end."""

    first: int
    last: int
    timex: str
    spans: tuple[Span, ...]
    mod: str = ""


# --- One day ----------------------------------------------------------------------------------------------------------------


def at_day(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """The day at a token."""
    for rule in (_with_weekday, _numeric, _day_of_month, _day_of_week, _deictic, _holiday):
        day = rule(tokens, place, ref)
        if day is not None:
            return day
    return None


def next_of_week(ref: dt.date, weekday: int, weeks: int) -> dt.date:
    """A weekday of the week that holds a day, or of a later or earlier one."""
    return ref - dt.timedelta(days=ref.weekday()) + dt.timedelta(days=weekday) + weeks * WEEK


def _yearless(month: int, day: int, ref: dt.date) -> tuple[dt.date | None, ...]:
    """The last date before and the first from a day on that a month and day had and will have."""
    if day > 31 or (day > 29 and month == 2) or (day > 30 and month in (4, 6, 9, 11)):
        return (None,)
    years = [year for year in range(ref.year - 8, ref.year + 9) if day <= calendar.monthrange(year, month)[1]]
    dates = [dt.date(year, month, day) for year in years]
    past = max(date for date in dates if date < ref)
    return past, min(date for date in dates if date >= ref)


def _day(
    first: int, last: int, month: int, day: int, year: int | None, ref: dt.date, numeric: bool = False
) -> Day | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if year is None:
        return Day(first, last, f"XXXX-{month:02d}-{day:02d}", _yearless(month, day, ref), numeric=numeric)
    real = day <= calendar.monthrange(year, month)[1]
    dates = (dt.date(year, month, day) if real else None,)
    return Day(first, last, f"{year:04d}-{month:02d}-{day:02d}", dates, numeric=numeric)


NUMERIC = re.compile(
    r"(?P<y>[12][0-9]{3})-(?P<m>[01]?[0-9])-(?P<d>[0-3]?[0-9])(?![0-9])"
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
    groups = {name[0]: value for name, value in match.groupdict().items() if value is not None}
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
    return _day(place, last, month, int(groups["d"]), year, ref, numeric=True)


def _number_of_day(tokens: Tokens, place: int) -> tuple[int, int] | None:
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


def _day_of_month(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """2. Oktober, neunundzwanzigsten Mai 2020, 7. vierter, dritter/11."""
    number = _number_of_day(tokens, place)
    if number is None:
        return None
    day, after = number
    month = meaning(tokens, after).month
    if month is not None:
        year = year_at(tokens, after + 1)
        return _day(place, year[1] if year else after + 1, month, day, year[0] if year else None, ref)
    inner = number_at(tokens, after) if tokens.kind(after) == "w" else None
    said = tokens.word(place - 1) == "am" or meaning(tokens, place - 1).weekday is not None
    if inner is not None and inner.form == "ordinal" and inner.value <= 12 and said:
        year = year_at(tokens, inner.last)
        return _day(
            place, year[1] if year else inner.last, int(inner.value), day, year[0] if year else None, ref
        )
    if tokens.kind(place) == "w" and tokens.word(after) == "/" and tokens.kind(after + 1) == "n":
        printed = tokens.word(after + 1)
        if printed.isdigit() and len(printed) <= 2:
            return _day(place, after + 2 + (tokens.word(after + 2) == "."), int(printed), day, None, ref)
    return None


def year_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    printed = tokens.word(place)
    if len(printed) == 4 and printed.isdigit() and "1500" <= printed <= "2199":
        return int(printed), place + 1
    return None


def _with_weekday(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """So 27.02.2022, Donnerstag 7. vierter 2016, Dienstag, der 25."""
    weekday = meaning(tokens, place).weekday
    if weekday is None:
        return None
    after = place + 1
    while tokens.word(after) in (",", "der", "den", "dem", "(", "."):
        after += 1
    day = _numeric(tokens, after, ref) or _day_of_month(tokens, after, ref)
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
    from countertrade.reading.timex import parts_of_day

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
    offset = meaning(tokens, place).day
    if offset is None or (
        tokens.word(place) == "morgen"
        and (tokens.capital(place) or tokens.word(place - 1) in ("am", "guten"))
    ):
        return None
    exact = ref + dt.timedelta(days=offset)
    return Day(place, place + 1, exact.isoformat(), (exact,))


# --- Feasts ---------------------------------------------------------------------------------------------------------------------


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


def _holiday(tokens: Tokens, place: int, ref: dt.date) -> Day | None:
    """Ostermontag, Pfingsten 2022, Fastnachtssonntag im nächsten Jahr, Peter und Paul."""
    table, word = TABLES[tokens.language], tokens.word(place)
    fixed, last = table.FIXED_HOLIDAYS.get(word), place + 1
    if fixed is None:
        for phrase, day in table.HOLIDAY_PHRASES.items():
            words = phrase.split()
            if words[0] == word and tokens.words[place : place + len(words)] == words:
                fixed, last = day, place + len(words)
    if (
        fixed is None
        and word not in table.MOVING_HOLIDAYS
        and word not in table.ADVENT_HOLIDAYS
        and word not in table.THANKSGIVING
    ):
        return None
    year = year_at(tokens, last)
    if (
        year is None
        and tokens.word(last) == "im"
        and meaning(tokens, last + 1).relative is not None
        and meaning(tokens, last + 2).unit == "year"
    ):
        year = ref.year + (meaning(tokens, last + 1).relative or 0), last + 3
    if year is not None:
        exact = _feast(tokens, word, fixed, year[0])
        return Day(place, year[1], exact.isoformat(), (exact,), feast=True)
    if fixed is not None:
        return Day(
            place, last, f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}", _yearless(fixed[0], fixed[1], ref), feast=True
        )
    dates = [_feast(tokens, word, None, each) for each in (ref.year - 1, ref.year, ref.year + 1)]
    past = max(date for date in dates if date < ref)
    return Day(place, last, "XXXX", (past, min(date for date in dates if date >= ref)), feast=True)


def _feast(tokens: Tokens, word: str, fixed: tuple[int, int] | None, year: int) -> dt.date:
    table = TABLES[tokens.language]
    if fixed is not None:
        return dt.date(year, *fixed)
    if word in table.MOVING_HOLIDAYS:
        return easter(year) + dt.timedelta(days=table.MOVING_HOLIDAYS[word])
    if word in table.THANKSGIVING:
        first = dt.date(year, 10, 1)
        return first + dt.timedelta(days=(6 - first.weekday()) % 7)
    christmas = dt.date(year, 12, 25)
    advent = christmas - dt.timedelta(days=christmas.weekday() + 1) - 3 * WEEK  # the first Sunday of Advent
    return advent - int(table.ADVENT_HOLIDAYS[word]) * WEEK


# --- Stretches of days -------------------------------------------------------------------------------------------------------------


def at_days(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """The stretch of days at a token, with the word before it that opens or closes it."""
    for rule in (_two_days, _limited, _stretch):
        days = rule(tokens, place, ref)
        if days is not None:
            return days
    return None


def _named(one: Day, two: Day, first: int, last: int, spans: list[tuple[dt.date, dt.date]]) -> Days:
    return Days(first, last, f"({one.timex},{two.timex},P{(spans[0][1] - spans[0][0]).days}D)", tuple(spans))


def _two_days(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """zwischen dem 3. und dem 12. September, vom 12. Januar bis zum 22.01.2016, Montag bis Freitag, November 19-20."""
    table = TABLES[tokens.language]
    within = _days_of_month(tokens, place, ref)
    if within is not None:
        return within
    between = tokens.word(place) in table.BETWEEN
    opened = tokens.word(place) in table.FROM_AN
    start = place + (between or opened)
    start += tokens.word(start) in ("dem", "den", "der")
    year = year_at(tokens, start)
    if year is not None and opened and tokens.word(year[1]) in table.UNTIL:
        other = year_at(tokens, year[1] + 1)
        if other is not None and other[0] > year[0]:
            one, two = dt.date(year[0], 1, 1), dt.date(other[0], 1, 1)
            return Days(place, other[1], f"({one},{two},P{other[0] - year[0]}Y)", ((one, two),))
    first = at_day(tokens, start, ref)
    bare = None
    if first is None:
        bare = _number_of_day(tokens, start)
        if bare is None:
            return None
    after = first.last if first is not None else (bare[1] if bare is not None else start)
    link = tokens.word(after)
    if not (link in ("und", "and") if between else link in table.UNTIL or link in ("-", "–")):
        return None
    after += 1
    while tokens.word(after) in ("zum", "dem", "den", "der"):
        after += 1
    second = at_day(tokens, after, ref)
    if second is None or second.part is not None:
        return None
    if first is None and bare is not None:
        month = second.timex[5:7]
        first = (
            _day(
                start,
                after,
                int(month),
                bare[0],
                int(second.timex[:4]) if second.timex[:4].isdigit() else None,
                ref,
            )
            if month.isdigit()
            else None
        )
        if first is None:
            return None
    if first is None:
        return None
    return _between(first, second, place, ref)


def _between(one: Day, two: Day, place: int, ref: dt.date) -> Days | None:
    if one.weekday is not None and two.weekday is not None:
        start = next_of_week(ref, one.weekday, 0)
        end = start + dt.timedelta(days=(two.weekday - one.weekday) % 7)
        return _named(one, two, place, two.last, [(start, end)])
    if two.weekday is not None and one.days[0] is not None and len(one.days) == 1:
        start = one.days[0]
        end = start + dt.timedelta(days=(two.weekday - start.weekday()) % 7)
        return _named(one, replace(two, timex=end.isoformat()), place, two.last, [(start, end)])
    if one.timex.startswith("XXXX") and not two.timex.startswith("XXXX"):
        dated = _day(one.first, one.last, int(one.timex[5:7]), int(one.timex[8:10]), int(two.timex[:4]), ref)
        if dated is None:
            return None
        one = dated
    if None in one.days or None in two.days:
        return Days(place, two.last, f"({one.timex},{two.timex},PXD)", ((None, None),), mod="not resolved")
    spans = []
    for start, end in zip(one.days, two.days, strict=False):
        if start is None or end is None:
            continue
        if len(one.days) > 1:
            years = [
                start.year + later
                for later in range(9)
                if end.day <= calendar.monthrange(start.year + later, end.month)[1]
            ]
            end = min(date for date in (dt.date(year, end.month, end.day) for year in years) if date >= start)
        if end < start:
            return None
        spans.append((start, end))
    return _named(one, two, place, two.last, spans) if spans else None


def _days_of_month(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """November 19-20."""
    month = meaning(tokens, place).month
    if (
        month is None
        or tokens.kind(place + 1) != "n"
        or tokens.word(place + 2) not in ("-", "–")
        or tokens.kind(place + 3) != "n"
    ):
        return None
    printed = tokens.word(place + 1), tokens.word(place + 3)
    if not all(each.isdigit() and len(each) <= 2 for each in printed):
        return None
    one = _day(place, place + 2, month, int(printed[0]), None, ref)
    two = _day(place, place + 4, month, int(printed[1]), None, ref)
    if one is None or two is None or None in one.days or None in two.days:
        return None
    spans = []
    for year in (ref.year - 1, ref.year):
        start = dt.date(year, month, int(printed[0]))
        spans.append((start, dt.date(year, month, int(printed[1]))))
    if spans[1][0] < ref:
        spans = [(shifted(start, 12), shifted(end, 12)) for start, end in spans]
    return _named(one, two, place, place + 4, spans)


def _limited(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """bis März 2008, vor dem Wochenende, nach dem Wochenende, seit 2010, ab Ende 1989."""
    table, word = TABLES[tokens.language], tokens.word(place)
    inner = place + 1
    while tokens.word(inner) in ("dem", "den", "der", "zum", "das", "the"):
        inner += 1
    for words, mod in (
        (table.UNTIL, "before"),
        (table.BEFORE_TIME, "before"),
        (table.AFTER_TIME, "after"),
        (table.SINCE, "since"),
        (table.FROM, "since"),
    ):
        if word not in words:
            continue
        days = _stretch(tokens, inner, ref)
        year = year_at(tokens, inner)
        if days is None and year is not None:
            days = _year_days(inner, year[1], year[0])
        if days is None:
            return None
        spans: list[Span] = []
        for start, end in days.spans:
            spans.append(
                (None, start) if mod == "before" else (end, None) if mod == "after" else (start, None)
            )
        if days.mod:
            mod = f"{mod}-{days.mod}"
            if days.mod == "end":
                spans = [(shifted(end, -4) if end else None, None) for _, end in days.spans]
        return Days(place, days.last, days.timex, tuple(spans), mod)
    return None


def _year_days(first: int, last: int, year: int) -> Days:
    return Days(first, last, f"{year:04d}", ((dt.date(year, 1, 1), dt.date(year + 1, 1, 1)),))


def _stretch(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """A week, month, quarter, year or weekend, said by its name or from here."""
    for rule in (_part_of, _week_of_month, _several, _relative, _weekend, _workweek, _month, _year):
        days = rule(tokens, place, ref)
        if days is not None:
            return days
    return None


def unit_days(first: int, last: int, unit: str, ref: dt.date, offset: int) -> Days | None:
    """A calendar unit so many units away from a day."""
    match unit:
        case "week":
            start = next_of_week(ref, 0, offset)
            year, number, _ = start.isocalendar()
            return Days(first, last, f"{year}-W{number:02d}", ((start, start + WEEK),))
        case "month":
            start, end = month_span(shifted(ref.replace(day=1), offset))
            return Days(first, last, f"{start:%Y-%m}", ((start, end),))
        case "year":
            return _year_days(first, last, ref.year + offset)
        case _:
            return None


def _relative(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """nächste Woche, letzten Monat, dieses Jahr früh, diesen September, dem Jahr."""
    offset = meaning(tokens, place).relative
    following = meaning(tokens, place + 1)
    if offset is None:
        if (
            tokens.word(place) in ("dem", "diesem")
            and following.unit == "year"
            and year_at(tokens, place + 2) is None
        ):
            return unit_days(place, place + 2, "year", ref, 0)
        return None
    if tokens.word(place + 1) in TABLES[tokens.language].WORKWEEK:
        return _workdays(place, place + 2, ref, offset)
    if following.compound is not None and following.compound[0] == "weekend":
        return _weekend_days(place, place + 2, ref, offset)
    if following.unit is not None:
        days = unit_days(place, place + 2, following.unit, ref, offset)
        if days is not None and following.unit == "year":
            return _half(tokens, days)
        return days
    if following.month is not None:
        year = ref.year + (offset if offset else 0)
        if offset > 0:
            year = ref.year if following.month > ref.month else ref.year + 1
        elif offset < 0:
            year = ref.year if following.month < ref.month else ref.year - 1
        start, end = month_span(dt.date(year, following.month, 1))
        return Days(place, place + 2, f"{start:%Y-%m}", ((start, end),))
    if following.season is not None:
        code = TABLES[tokens.language].SEASON_CODES[following.season]
        year = ref.year + offset
        return Days(place, place + 2, f"{year}-{code}", ((None, None),))
    return None


def _half(tokens: Tokens, days: Days) -> Days:
    """dieses Jahr früh, dieses Jahr später: the first or second half of it."""
    start, end = days.spans[0]
    if start is None or end is None:
        return days
    word = tokens.word(days.last)
    middle = shifted(start, 6)
    if word in ("früh", "früher", "early"):
        return replace(days, last=days.last + 1, mod="start", spans=((start, middle),))
    if word in ("spät", "später", "later"):
        return replace(days, last=days.last + 1, mod="end", spans=((middle, end),))
    return days


def _weekend_days(first: int, last: int, ref: dt.date, offset: int) -> Days:
    start = next_of_week(ref, 5, offset)
    year, number, _ = start.isocalendar()
    return Days(first, last, f"{year}-W{number:02d}-WE", ((start, start + 2 * DAY),))


def _weekend(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    compound = meaning(tokens, place).compound
    if compound is None or compound[0] != "weekend":
        return None
    return _weekend_days(place, place + 1, ref, 0)


def _workdays(first: int, last: int, ref: dt.date, offset: int) -> Days:
    start = next_of_week(ref, 0, offset)
    year, number, _ = start.isocalendar()
    return Days(first, last, f"{year}-W{number:02d}", ((start, start + 5 * DAY),))


def _workweek(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """unter der Woche"""
    if tokens.words[place : place + 3] == ["unter", "der", "woche"]:
        return _workdays(place, place + 3, ref, 0)
    return None


def _part_of(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """Ende des Monats, Anfang 2020, Mitte Mai."""
    part = meaning(tokens, place).part
    if part is None:
        return None
    after = place + 1
    while tokens.word(after) in ("des", "der", "of", "the", "dieses", "diesen", "-"):
        after += 1
    unit = meaning(tokens, after).unit
    days = (
        unit_days(place, after + 1, unit, ref, 0)
        if unit is not None
        else _month(tokens, after, ref) or _relative(tokens, after, ref)
    )
    year = year_at(tokens, after)
    if days is None and year is not None:
        days = _year_days(after, year[1], year[0])
    if days is None:
        return None
    spans: list[Span] = []
    for start, end in days.spans:
        if start is None or end is None:
            return None
        months = (end - start).days > 40
        middle = shifted(start, 6) if months else start + dt.timedelta(days=15)
        spans.append(
            (start, middle)
            if part == "start"
            else (middle, end)
            if part == "end"
            else (start + (end - start) / 3, end - (end - start) / 3)
        )
    return Days(place, days.last, days.timex, tuple(spans), part)


def _week_of_month(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """(der) letzten Woche im Juli."""
    start = place
    place += tokens.word(place) == "der"
    if (
        meaning(tokens, place).relative != -1
        or meaning(tokens, place + 1).unit != "week"
        or tokens.word(place + 2) not in ("im", "in", "of")
    ):
        return None
    month = meaning(tokens, place + 3).month
    if month is None:
        return None
    spans: list[Span] = []
    for each in _yearless(month, 1, ref):
        if each is None:
            continue
        end = month_span(each)[1] - DAY
        monday = end - dt.timedelta(days=end.weekday())
        if end.weekday() < MIDWEEK:
            monday -= WEEK
        spans.append((monday, monday + WEEK))
    return Days(start, place + 4, f"XXXX-{month:02d}-W05", tuple(spans))


def _several(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """nächsten beiden Tage, letzten drei Wochen."""
    table = TABLES[tokens.language]
    ahead, back = tokens.word(place) in table.NEXT_SEVERAL, tokens.word(place) in table.LAST_SEVERAL
    if not ahead and not back:
        return None
    number = number_at(tokens, place + 1) if tokens.kind(place + 1) in ("n", "w") else None
    count, after = (
        (2, place + 2)
        if tokens.word(place + 1) in table.BOTH
        else (int(number.value), number.last)
        if number is not None and number.form in ("figure", "words")
        else (0, 0)
    )
    unit = meaning(tokens, after).unit if count else None
    if unit not in ("day", "week", "month", "year") or count > 2000:
        return None
    start = ref + DAY if ahead else moved(ref, unit, -count)
    end = moved(start, unit, count) if ahead else ref
    if start is None or end is None:
        return None
    return Days(place, after + 1, f"({start},{end},P{count}{unit[0].upper()})", ((start, end),))


def moved(day: dt.date, unit: str, count: int) -> dt.date | None:
    """A day so many units later or earlier; None outside the calendar."""
    try:
        match unit:
            case "day" | "week":
                return day + dt.timedelta(days=count * (7 if unit == "week" else 1))
            case _:
                return shifted(
                    day, count * {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}[unit]
                )
    except (OverflowError, ValueError):
        return None


def _month(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """März 2008, Juli: a month without a year is the last and the next one."""
    month = meaning(tokens, place).month
    glued = tokens.word(place + 1) in ("-", "/") and tokens.joined(place + 1)
    if month is None or len(tokens.word(place)) < 3 or glued or not tokens.capital(place):
        return None
    year = year_at(tokens, place + 1)
    if year is not None:
        start, end = month_span(dt.date(year[0], month, 1))
        return Days(place, year[1], f"{start:%Y-%m}", ((start, end),))
    spans: list[Span] = [month_span(each) for each in _yearless(month, 1, ref) if each is not None]
    return Days(place, place + 1, f"XXXX-{month:02d}", tuple(spans))


def _year(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """Jahr 2009; a bare year after "in"."""
    if tokens.word(place) in TABLES[tokens.language].YEAR_WORDS:
        year = year_at(tokens, place + 1)
        return _year_days(place, year[1], year[0]) if year is not None else None
    year = year_at(tokens, place)
    before = tokens.word(place - 1)
    if year is not None and before in ("in", "of", "im") and tokens.kind(year[1]) != "n":
        return _year_days(place, year[1], year[0])
    return None
