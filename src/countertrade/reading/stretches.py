"""Stretches of days with their TIMEX3 names: weeks, months, years, and what lies between two days."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from countertrade.reading.almanac import at_day, day_of, next_of_week, number_of_day
from countertrade.reading.calendar_words import TABLES, meaning, month_span, shifted
from countertrade.reading.feasts import Day, year_at, yearless
from countertrade.reading.numbers import number_at
from countertrade.reading.tokens import Tokens

WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)
MIDWEEK = 3  # a month that ends before Thursday leaves its last days to the next month's first week
Span = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days; each span ends before its second date. `mod` says before, after, since, start, end."""

    first: int
    last: int
    timex: str
    spans: tuple[Span, ...]
    mod: str = ""


def at_days(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """The stretch of days at a token, with the word before it that opens or closes it."""
    for rule in (_two_days, _in_this_month, _limited, _stretch):
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
        bare = number_of_day(tokens, start)
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
            day_of(
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
        dated = day_of(
            one.first, one.last, int(one.timex[5:7]), int(one.timex[8:10]), int(two.timex[:4]), ref
        )
        if dated is None:
            return None
        one = dated
    if None in one.days or None in two.days:
        return Days(place, two.last, f"({one.timex},{two.timex},PXD)", ((None, None),), mod="not resolved")
    spans = []
    for begin, until in zip(one.days, two.days, strict=False):
        if begin is None or until is None:
            continue
        last = until
        if len(one.days) > 1:
            month, number = until.month, until.day
            later = range(begin.year, begin.year + 9)
            years = [year for year in later if number <= calendar.monthrange(year, month)[1]]
            last = min(date for date in (dt.date(year, month, number) for year in years) if date >= begin)
        if last < begin:
            return None
        spans.append((begin, last))
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
    one = day_of(place, place + 2, month, int(printed[0]), None, ref)
    two = day_of(place, place + 4, month, int(printed[1]), None, ref)
    if one is None or two is None or None in one.days or None in two.days:
        return None
    spans = []
    for year in (ref.year - 1, ref.year):
        start = dt.date(year, month, int(printed[0]))
        spans.append((start, dt.date(year, month, int(printed[1]))))
    if spans[1][0] < ref:
        spans = [(shifted(start, 12), shifted(end, 12)) for start, end in spans]
    return _named(one, two, place, place + 4, spans)


def _in_this_month(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """vom 4. bis zum 23., diesen Monat vom 4. bis zum 22., im November zwischen dem 19. und dem 20."""
    table, start, month, year = TABLES[tokens.language], place, ref.month, None
    known = meaning(tokens, place)
    place += tokens.word(place) == "im"
    if known.relative is not None and meaning(tokens, place + 1).unit == "month":
        base = shifted(ref.replace(day=1), known.relative)
        month, year, place = base.month, base.year, place + 2
    elif (said := meaning(tokens, place).month) is not None:
        month, place = said, place + 1
    between = tokens.word(place) in table.BETWEEN
    if not between and tokens.word(place) not in table.FROM_AN:
        return None
    place += 1 + (tokens.word(place + 1) in ("dem", "den"))
    one = number_of_day(tokens, place)
    if one is None or not (tokens.word(one[1]) == "und" if between else tokens.word(one[1]) in table.UNTIL):
        return None
    after = one[1] + 1
    while tokens.word(after) in ("zum", "dem", "den"):
        after += 1
    two = number_of_day(tokens, after)
    if two is None or two[0] <= one[0] or tokens.kind(place) != "n" or tokens.kind(after) != "n":
        return None
    first, second = (
        day_of(place, one[1], month, one[0], year, ref),
        day_of(after, two[1], month, two[0], year, ref),
    )
    return _between(first, second, start, ref) if first is not None and second is not None else None


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
    for rule in (_part_of, _rest_of, _week_of_month, _several, _relative, _weekend, _workweek, _month, _year):
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
    if following.unit == "year" and tokens.word(place + 2) in ("im", "in"):
        named = _month(tokens, place + 3, ref.replace(year=ref.year + offset, month=1, day=1))
        month = meaning(tokens, place + 3).month
        if named is not None and month is not None:
            start, end = month_span(dt.date(ref.year + offset, month, 1))
            return Days(place, place + 4, f"{start:%Y-%m}", ((start, end),))
        season = meaning(tokens, place + 3).season
        if season is not None:
            code = TABLES[tokens.language].SEASON_CODES[season]
            return Days(place, place + 4, f"{ref.year + offset}-{code}", ((None, None),))
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


def _rest_of(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """Rest der Woche, rest of the year: from the day on, up to the last day."""
    if tokens.word(place) != "rest" or tokens.word(place + 1) not in ("der", "des", "dieser", "dieses", "of"):
        return None
    after = place + 2 + (tokens.word(place + 2) in ("the", "this"))
    unit = meaning(tokens, after).unit
    days = unit_days(place, after + 1, unit, ref, 0) if unit in ("week", "month", "year") else None
    end = days.spans[0][1] if days is not None else None
    if days is None or end is None:
        return None
    last = end - DAY
    return replace(days, timex=f"({ref},{last},P{(last - ref).days}D)", spans=((ref, last),))


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
    for each in yearless(month, 1, ref):
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
    few = tokens.word(place + 1) in ("paar", "few")
    count, after = (
        (3, place + 2)
        if few
        else (
            (2, place + 2)
            if tokens.word(place + 1) in table.BOTH
            else (int(number.value), number.last)
            if number is not None and number.form in ("figure", "words")
            else (0, 0)
        )
    )
    unit = meaning(tokens, after).unit if count else None
    if unit not in ("day", "week", "month", "year") or count > 2000:
        return None
    start = ref + DAY if ahead else moved(ref, unit, -count)
    end = moved(ref + DAY, unit, count) if ahead else ref
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


NUMERIC_MONTH = re.compile(
    r"(?P<y>[12][0-9]{3})[ \u00a0]*[-/.][ \u00a0]*(?P<m>0[1-9]|1[0-2])(?![0-9]|[.,/-][0-9])"
    r"|(?P<m2>0?[1-9]|1[0-2])[ \u00a0]*[-/.][ \u00a0]*(?P<y2>[12][0-9]{3})(?![0-9]|[.,/-][0-9])"
)


def _numeric_month(tokens: Tokens, place: int) -> Days | None:
    """2016-05, 05/2016, 05. 2016"""
    match = NUMERIC_MONTH.match(tokens.text, tokens.starts[place]) if tokens.kind(place) == "n" else None
    if match is None:
        return None
    last = place
    while last < len(tokens) and tokens.starts[last] < match.end():
        last += 1
    if tokens.ends[last - 1] > match.end():
        return None
    start, end = month_span(dt.date(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), 1))
    return Days(place, last, f"{start:%Y-%m}", ((start, end),))


def _month(tokens: Tokens, place: int, ref: dt.date) -> Days | None:
    """März 2008, Juli, im Monat Mai: a month without a year is the last and the next one."""
    if tokens.kind(place) == "n":
        return _numeric_month(tokens, place)
    if tokens.words[place : place + 2] == ["im", "monat"]:
        named = _month(tokens, place + 2, ref)
        return replace(named, first=place) if named is not None else None
    month = meaning(tokens, place).month
    glued = tokens.word(place + 1) in ("-", "/") and tokens.joined(place + 1)
    if month is None or len(tokens.word(place)) < 3 or glued or not tokens.capital(place):
        return None
    year = year_at(tokens, place + 1)
    short = tokens.word(place + 1)
    if (
        year is None
        and tokens.kind(place + 1) == "n"
        and len(short) == 2
        and short.isdigit()
        and int(short) > 31
    ):
        year = 1900 + int(short), place + 2
    if year is not None:
        start, end = month_span(dt.date(year[0], month, 1))
        return Days(place, year[1], f"{start:%Y-%m}", ((start, end),))
    spans: list[Span] = [month_span(each) for each in yearless(month, 1, ref) if each is not None]
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
