"""Times as intervals of ISO dates with the words that limit them: "bis Jahresende", "since 2012", "von 2022 bis 2024".

Both ends are included. A limit that opens keeps that end open only where the text does: "from January" has no end, "by year-end" runs
from the day of publication.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from countertrade.reading.document.types import Document
from countertrade.reading.temporal import calendar
from countertrade.reading.temporal.calendar import DAY
from countertrade.reading.temporal.expressions import Expression, Reader

_FILLERS = frozenset("von of about etwa rund the den".split())


class Interval(NamedTuple):
    """An interval at tokens `first` to `last`; `fixed` says that the text prints its year."""

    first: int
    last: int
    start: dt.date | None
    end: dt.date | None
    fixed: bool = False


def intervals(document: Document, day: dt.date) -> list[Interval]:
    """Every time of a document with its limits, in order, none overlapping."""
    reader = _LimitReader(document, day)
    found: list[Interval] = []
    at = 0
    while at < len(reader.lower):
        read = reader.interval(at)
        if read is None:
            at += 1
            continue
        interval, last = read
        if interval.first < interval.last:
            found.append(interval)
        at = max(last, at + 1)
    return found


class _LimitReader(Reader):
    def interval(self, at: int) -> tuple[Interval, int] | None:
        """The interval whose time or count begins at a token, and the token after what is read of it."""
        if (counted := self._counted(at)) is not None:
            return counted, counted.last
        core = self.at(at)
        if core is None or core.last <= at or (core.hour and core.code == "hour"):
            return None
        if core.fixed and core.start is not None:
            self.told = core
        core = _narrowed(core)
        if (ranged := self._range(core)) is not None:
            return ranged, ranged.last
        return self._limited(core), core.last

    def _counted(self, at: int) -> Interval | None:
        """ "vor drei Wochen", "two weeks ago", "in drei Tagen", "within two years"."""
        limits = self.table.limits
        word, place = self.lower[at], at + 1
        if word not in limits.ago | limits.hence | limits.within:
            counted = self._units(at) if limits.ago_after else None
            if counted is None or self.word(counted[2]) not in limits.ago_after:
                return None
            day = calendar.moved(self.day, counted[1], -counted[0])
            return Interval(at, counted[2] + 1, day, day)
        while self.word(place) in _FILLERS and place - at < 3:
            place += 1
        counted = self._units(place)
        if counted is None:
            return None
        count, code, last = counted
        day = calendar.moved(self.day, code, -count if word in limits.ago else count)
        return Interval(at, last, self.day if word in limits.within else day, day)

    def _units(self, at: int) -> tuple[float, str, int] | None:
        count = self.number(at)
        if count is None and self.word(at) in self.numerals.articles:
            count = Decimal(1)
        code = self.value(at + 1, self.table.units)
        return (float(count), code, at + 2) if count is not None and count <= 500 and code else None

    def _limited(self, core: Expression) -> Interval:
        limits = self.table.limits
        place = lead = core.first - 1
        while lead >= 0 and self.word(lead) in limits.lead and core.first - 1 - lead < 2:
            lead -= 1
        before, near = self.word(lead), self.word(place)
        start, end = core.start, core.end
        if before in limits.until:
            return Interval(lead, core.last, min(self.day, end) if end else self.day, end, core.fixed)
        if before in limits.since:
            return Interval(lead, core.last, start, max(self.day, start) if start else self.day, core.fixed)
        if before in limits.opening:
            return Interval(lead, core.last, start, None, core.fixed)
        opened = lead if before in limits.opening_with else place
        opens = self.word(opened) in limits.opening_with
        if opens and self.word(core.last) in limits.with_:
            return Interval(opened, core.last + 1, start, None, core.fixed)
        if before in limits.before and lead == place:
            return Interval(lead, core.last, None, start - DAY if start else None, core.fixed)
        if before in limits.after and lead == place:
            return Interval(lead, core.last, end + DAY if end else None, None, core.fixed)
        articled = near in ("den", "dem", "der", "the", "das") and self.word(place - 1) in limits.inside
        first = place if near in limits.inside else place - 1 if articled else core.first
        return Interval(first, core.last, start, end, core.fixed)

    def _range(self, core: Expression) -> Interval | None:
        """The second end of "von 2022 bis 2024", "between May and July"."""
        limits = self.table.limits
        link, before = self.word(core.last), self.word(core.first - 1)
        joins = before in limits.between and link in limits.joint
        if not (joins or link in limits.until | {"to", "-", "–"}):
            return None
        place = core.last + 1
        while self.word(place) in limits.lead and place - core.last <= 2:
            place += 1
        other = self.at(place) if place < len(self.lower) else None
        if other is None or other.hour or other.end is None or core.start is None:
            return None
        if other.fixed and not core.fixed and core.code in ("day", "month"):
            core = _in_year_of(other.end, core)  # "von Januar bis Oktober 2022"
        if core.start is None or other.end < core.start:
            return None
        opened = before in limits.between | limits.opening | limits.opening_with | limits.inside
        end = _narrowed(other).end
        return Interval(core.first - opened, other.last, core.start, end, core.fixed or other.fixed)


def _in_year_of(end: dt.date, core: Expression) -> Expression:
    """A day or month without a year as the last one before the end of its range."""
    assert core.start is not None
    year = end.year - ((core.start.month, core.start.day) > (end.month, end.day))
    return core._replace(start=calendar.shifted(core.start, (year - core.start.year) * 12))


def _narrowed(core: Expression) -> Expression:
    """A part of a stretch as its own days: "Anfang Februar", "Jahresende"."""
    kind, _, name = core.rule.partition(".")
    if kind != "part" or core.start is None or core.end is None:
        return core
    if core.code == "year" and name == "end":
        return core._replace(start=core.start.replace(month=9))
    start, end = calendar.part((core.start, core.end), name, core.code)
    return core._replace(start=start, end=end)
