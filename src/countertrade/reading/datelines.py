"""The date that a page prints of itself: in the line under its headline, or behind "published", "Stand", "posted on".

A date in a sentence is of what is told. One counts as the page's own only where its line holds little else: a place, an author, an outlet,
a time of day, and what pages print beside them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from countertrade.reading.language import READ
from countertrade.reading.temporal.words import calendar_words

HEAD = 14  # lines in which a date may stand alone
LONGEST = 120  # code points of such a line, and of one that labels its date
PLACE = 60  # code points of a dateline before its date
OPENING = 600  # code points of a line in which a date is looked for
_LABEL = re.compile(
    r"(?:^|[|·•/–—:.!?][ \t]*)(?:\w+ ){0,3}?(?:published|posted|released|issued|answered|updated?|modified|edited|checked|date|dated|veröffentlicht|erschienen|aktualisiert|geändert|"
    r"erstellt|überarbeitet|zuletzt|stand|datum|wahlperiode|h[cl] deb)(?: am| on| at| by \w+ on)?[ \t:,(]*$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:updat|modif|edit|checked|aktualis|geändert|überarbeitet|zuletzt)\w*", re.IGNORECASE
)
_PAPER = re.compile(r"\b(?:wahlperiode|h[cl] deb)\b[ \t]*$", re.IGNORECASE)  # of the minutes of a parliament
_BEFORE = re.compile(
    r"(?:^|[|,;·•/()–—:-]|\b\d{1,2}[:.]\d{2}(?:[ \t]*(?:uhr|[ap]m))?|[“”\"»] vom)[ \t]*$", re.IGNORECASE
)
_NAMED = re.compile(r"(?:(?i:by|von|written by)[ \t]+)?(?:[^\W\d_a-zß][\w.'’-]*[ \t]+){1,4}")
_AFTER = re.compile(
    r"[ \t]*(?:$|[|,;·•/(–—-]|\)(?![ \t]*[a-zäöü])|(?:um |at )?\d|(?:[Bb]y|[Vv]on)\b)|[ \t]+[^\W\d_a-zß]"
)
_CLOCK = re.compile(r"(?:[ \t]*+(?:[,|–—-][ \t]*+)?|T)\d{1,2}:\d\d")
_LETTERS = re.compile(r"[^\W\d_]")
_HOURS = re.compile(r"\b(?:um|at|uhr|[ap]\.?m)\b", re.IGNORECASE)
_DASHED = re.compile(r"[ \t]*[(—–-]")


def printed_date(text: str) -> str | None:
    """The date on which a page says that it was published, else when it was last changed (ISO); None where it prints none.

    >>> printed_date("Rice for Togo\\n\\nBy Ana Roth | 3 May 2019\\n\\nOn 2 April 2011 the first ship came."), printed_date("Treaty of 3 May 2019")
    ('2019-05-03', None)
    """
    changed: str | None = None
    for place, line in enumerate(filter(None, map(str.strip, text.split("\n")))):
        if place >= HEAD and len(line) > LONGEST:
            continue
        for found, before, after in _dates(line[:OPENING]):
            before = _weekday().sub("", before)
            if not (
                _is_labelled(before, len(line)) or (place < HEAD and _stands_alone(before, after, len(line)))
            ):
                continue
            if not _CHANGED.search(before[-30:]):
                return found
            changed = changed or found
    return changed


def is_date(line: str) -> bool:
    """Whether a line holds nothing but a date and a time of day: "01.08.2012", "Fri 19 Jul 2024, 13:41 Uhr"."""
    rest = ((_weekday().sub("", before), after) for _, before, after in _dates(line[:LONGEST]))
    return len(line) <= LONGEST and any(
        not _LETTERS.search(f"{one} {_HOURS.sub('', other)}") for one, other in rest
    )


def _is_labelled(before: str, length: int) -> bool:
    """Whether the words before a date say that it is the page's."""
    return _PAPER.search(before) is not None or (length <= LONGEST and _LABEL.search(before) is not None)


def _stands_alone(before: str, after: str, length: int) -> bool:
    """Whether what stands around a date in its line is set apart from it, or it ends a dateline: "Havana, 3 May 2019 – The …"."""
    apart = _BEFORE.search(before) is not None and before.strip() not in ("•", "·", "-", "–", "—")
    if length > LONGEST:
        return apart and len(before) <= PLACE and _DASHED.match(after) is not None
    if _CLOCK.match(after) is not None and len(before) <= PLACE:
        return True
    return (apart and _AFTER.match(after) is not None) or (_NAMED.fullmatch(before) is not None and not after)


def _dates(line: str) -> Iterator[tuple[str, str, str]]:
    """The full dates of a line, each with what stands before and behind it."""
    for match in _date().finditer(line):
        numbers = [
            int(match[name]) if match[name] else 0 for name in ("d", "d2", "d3", "d4", "y", "y2", "y3", "y4")
        ]
        day, year = sum(numbers[:4]), sum(numbers[4:])
        named = match["n"] or match["n2"]
        month = _months()[named.lower()] if named else int(match["m"] or match["m4"])
        before = line[: match.start()]
        orders = [(month, day), (day, month)] if match["slash"] == "/" else [(month, day)]
        found = [date for order in orders if (date := _day(year, *order)) is not None]
        weekday = _weekday().search(before)
        told = _weekdays()[weekday[1].lower()] if weekday else None
        if found:
            best = next((date for date in found if date.weekday() == told), found[0])
            yield best.isoformat(), before, line[match.end() :]


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year + 2000 * (year < 100), month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {name: number for language in READ for name, number in calendar_words(language).months.items()}


@cache
def _weekdays() -> dict[str, int]:
    return {name: number for language in READ for name, number in calendar_words(language).weekdays.items()}


@cache
def _weekday() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _weekdays()), key=len, reverse=True))
    return re.compile(rf"\b({names})\.?,?[ \t]*$", re.IGNORECASE)


@cache
def _date() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w.])(?:(?P<d>\d{{1,2}})(?P<slash>[./])[ ]?(?P<m>\d{{1,2}})[./][ ]?(?P<y>(?:19|20)?\d\d)(?![\d.])
        |(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)?[ ](?P<n>{names})\.?,?[ ](?P<y2>(?:19|20)\d\d)\b
        |(?P<n2>{names})\.?[ ]?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?(?:[ ]-)?[ ](?P<y3>(?:19|20)\d\d)\b
        |(?P<y4>(?:19|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)(?!\d))""",
        re.VERBOSE | re.IGNORECASE,
    )
