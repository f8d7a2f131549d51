"""Times as intervals of ISO dates, relative to the day of publication: "bis Jahresende", "last week", "im Mai 2025".

Both ends are included. A time that a limit opens keeps that end open only where the text does: "from January" has no
end, "by year-end" runs from the day of publication. A month or a day without a year is the nearest to publication, the
next one after "bis" and "from", the last one after "seit" and "since". A bare weekday is the last one: so news are told.
"""

from __future__ import annotations

import datetime as dt
import functools
import re

from countertrade.reading.calendar_words import TABLES, words_of
from countertrade.reading.numerals import lexeme
from countertrade.reading.periods import DAY, Interval, Lean, core_at
from countertrade.reading.tokens import TABLES as NUMERALS
from countertrade.reading.tokens import Tokens
from countertrade.records import Time

NEAR_NUMBERS = frozenset(("von", "of", "about", "etwa", "rund"))


def times(text: str, language: str, published: str | None) -> list[Time]:
    """Every time in a text with its interval; without a publication date only what is dated in full has one."""
    tokens = Tokens.of(text, language)
    day = _day(published)
    found: list[Time] = []
    for interval in _intervals(tokens, day or dt.date(2000, 1, 1)):
        start, end = tokens.starts[interval.first], tokens.ends[interval.last - 1]
        fixed = day is not None or _has_year(text[start:end])
        found.append(
            Time(
                text=text[start:end],
                span=(start, end),
                start=interval.start.isoformat() if interval.start and fixed else None,
                end=interval.end.isoformat() if interval.end and fixed else None,
            )
        )
    return found


def time_spans(tokens: Tokens) -> list[tuple[int, int]]:
    """The places of a text that name a day, month or year of the calendar: figures in them are dates."""
    return [
        (tokens.starts[interval.first], tokens.ends[interval.last - 1])
        for interval in _intervals(tokens, dt.date(2000, 1, 1))
        if not interval.counted
    ]


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _has_year(printed: str) -> bool:
    return re.search(r"\b[12][0-9]{3}\b", printed) is not None


# --- Finding them --------------------------------------------------------------------------------------------------------------


def _intervals(tokens: Tokens, day: dt.date) -> list[Interval]:
    """Every time of a text in order, without overlap."""
    found: list[Interval] = []
    begun: list[int] = []
    end = 0
    for place in _beginnings(tokens):
        if place < end:
            continue
        interval = _whole(tokens, place, day)
        if interval is None:
            continue
        if found and interval.first < found[-1].last:
            interval = interval._replace(first=found[-1].last)
        if interval.first < interval.last:
            found.append(interval)
        begun.append(place)
        end = interval.last
    tokens.read["times", 0] = begun  # seen from another day they begin at the same places
    return found


def _beginnings(tokens: Tokens) -> list[int]:
    """The tokens at which a time may begin; once for a text, whatever the day that its times are seen from."""
    if ("times", 0) not in tokens.read:
        words = tokens.words
        named, counting = _starters(tokens.language)
        tokens.read["times", 0] = [
            place
            for place, kind in enumerate(tokens.kinds)
            if kind == "n"
            or (
                kind == "w"
                and (words[place] in named or (words[place] in counting and _counts(tokens, place)))
            )
        ]
    found: list[int] = tokens.read["times", 0]
    return found


@functools.cache
def _starters(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that begin a time by themselves, and those that do before or as a number: "in drei Wochen", "two weeks ago"."""
    table, numerals = TABLES[language], NUMERALS[language]
    spelt = {*numerals.CARDINALS, *numerals.ARTICLES} if table.AGO_AFTER else set()
    counting = table.AGO | table.HENCE | table.WITHIN | table.SINCE | spelt
    named = frozenset((*words_of(language), *table.YEAR_WORDS, "q"))
    return named, frozenset(counting) - named


def _counts(tokens: Tokens, place: int) -> bool:
    """Whether a number, an article or a unit of time comes next."""
    if tokens.kind(place + 1) == "n":
        return True
    word = tokens.word(place + 1)
    if tokens.kind(place + 1) != "w":
        return False
    known = words_of(tokens.language).get(word)
    return (
        lexeme(word, tokens.language) is not None
        or (known is not None and known.unit is not None)
        or word in NEAR_NUMBERS
    )


def _whole(tokens: Tokens, place: int, day: dt.date) -> Interval | None:
    """The time at a token with the preposition before it and the rest of its range after it."""
    table = TABLES[tokens.language]
    lead = place - 1
    while lead >= 0 and tokens.word(lead) in table.LEAD and place - lead <= 2:
        lead -= 1
    before = tokens.word(lead) if lead >= 0 else ""
    near = tokens.word(place - 1)
    until, since, opening = before in table.UNTIL, before in table.SINCE, before in table.FROM
    from_an = near in table.FROM_AN or before in table.FROM_AN
    lean: Lean = "future" if until or opening or from_an else "past" if since else "near"
    core = core_at(tokens, place, day, lean)
    if core is None:
        return None
    first = core.first
    ranged = _range(tokens, core, day, lean)
    if ranged is not None:
        if near in table.FROM_AN | table.FROM | table.BETWEEN | table.IN:
            return ranged._replace(first=place - 1)
        return ranged
    if until:
        return Interval(lead, core.last, min(day, core.end) if core.end else day, core.end)
    if since:
        return Interval(lead, core.last, core.start, max(day, core.start) if core.start else day)
    if opening:
        return Interval(lead, core.last, core.start, None)
    if from_an and tokens.word(core.last) in table.ON_AFTER:
        return Interval(lead if before in table.FROM_AN else place - 1, core.last + 1, core.start, None)
    if before in table.BEFORE_TIME and not core.bare and core.first == place:
        return Interval(lead, core.last, None, core.start - DAY if core.start else None)
    if before in table.AFTER_TIME and core.first == place:
        return Interval(lead, core.last, core.end + DAY if core.end else None, None)
    if near in table.IN and first == place:
        first = (
            place - 1 if near not in ("von", "of", "des", "der", "die", "das", "the", "den", "dem") else place
        )
        if (
            first == place
            and tokens.word(place - 2) in table.IN - {"von", "of", "die", "der", "das"}
            and near not in ("von", "of")
        ):
            first = place - 2
        return core._replace(first=first)
    if core.bare and tokens.word(place - 1) not in table.YEAR_BEFORE:
        return None
    return core


def _range(tokens: Tokens, core: Interval, day: dt.date, lean: Lean) -> Interval | None:
    """The second end of "von 2022 bis 2024", "between May and July", "2023/24"."""
    table = TABLES[tokens.language]
    link = tokens.word(core.last)
    if link in ("/", "-", "–") and core.bare and tokens.kind(core.last + 1) == "n" and core.start is not None:
        printed = tokens.word(core.last + 1)
        year = int(printed) if printed.isdigit() and len(printed) == 4 else None
        if printed.isdigit() and len(printed) == 2:
            year = core.start.year // 100 * 100 + int(printed)
        if year is not None and 0 < year - core.start.year <= 60:
            return Interval(core.first, core.last + 2, core.start, dt.date(year, 12, 31))
        return None
    before = tokens.word(core.first - 1)
    joins = link in table.UNTIL | {"to"} or (before in table.BETWEEN and link in ("und", "and"))
    if not joins:
        return None
    following = core.last + 1
    while tokens.word(following) in table.LEAD and following - core.last <= 2:
        following += 1
    other = core_at(tokens, following, day, lean)
    if other is None or other.end is None or core.start is None or other.end < core.start:
        return None
    return Interval(core.first, other.last, core.start, other.end)
