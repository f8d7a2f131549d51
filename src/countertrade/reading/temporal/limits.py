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
    reader = Reader(document, day)
    found: list[Interval] = []
    at = 0
    core = _Core(reader)
    while at < len(reader.lower):
        read = core.at(at)
        if read is None:
            at += 1
            continue
        interval, last = read
        if found and interval.first < found[-1].last:
            interval = interval._replace(first=found[-1].last)
        if interval.first < interval.last:
            found.append(interval)
        at = max(last, at + 1)
    return found


class _Core:
    def __init__(self, reader: Reader) -> None:
        self.reader, self.table, self.day = reader, reader.table, reader.day

    def at(self, at: int) -> tuple[Interval, int] | None:
        reader = self.reader
        if (counted := self._counted(at)) is not None:
            return counted, counted.last
        core = reader.at(at)
        if core is None or core.last <= at or (core.hour and core.code == "hour"):
            return None
        if core.fixed and core.start is not None:
            reader.told = core
        core = _narrowed(core)
        if (ranged := self._range(core)) is not None:
            return ranged, ranged.last
        return self._limited(core), core.last

    def _counted(self, at: int) -> Interval | None:
        """ "vor drei Wochen", "two weeks ago", "in drei Tagen", "within two years"."""
        reader, limits = self.reader, self.table.limits
        word = reader.lower[at]
        if word in limits.ago | limits.hence | limits.within:
            place = at + 1
            while reader.word(place) in _FILLERS and place - at < 3:
                place += 1
            counted = self._units(place)
            if counted is None:
                return None
            count, code, last = counted
            day = calendar.moved(self.day, code, -count if word in limits.ago - limits.within else count)
            if word in limits.within:
                return Interval(at, last, self.day, day) if day else None
            if word in limits.hence and not self.table.german and reader.word(last) in limits.ago_after:
                return None
            return Interval(at, last, day, day) if day else None
        if limits.ago_after and (counted := self._units(at)) and reader.word(counted[2]) in limits.ago_after:
            day = calendar.moved(self.day, counted[1], -counted[0])
            return Interval(at, counted[2] + 1, day, day) if day else None
        return None

    def _units(self, at: int) -> tuple[float, str, int] | None:
        reader = self.reader
        count = reader.number(at)
        if count is None and reader.word(at) in reader.numerals.articles:
            count = Decimal(1)
        code = reader.value(at + 1, self.table.units)
        return (float(count), code, at + 2) if count is not None and count <= 500 and code else None

    def _limited(self, core: Expression) -> Interval:
        reader, limits = self.reader, self.table.limits
        place = lead = core.first - 1
        while lead >= 0 and reader.word(lead) in limits.lead and core.first - 1 - lead < 2:
            lead -= 1
        before, near = reader.word(lead), reader.word(place)
        start, end = core.start, core.end
        if before in limits.until:
            return Interval(lead, core.last, min(self.day, end) if end else self.day, end, core.fixed)
        if before in limits.since:
            return Interval(lead, core.last, start, max(self.day, start) if start else self.day, core.fixed)
        if before in limits.opening:
            return Interval(lead, core.last, start, None, core.fixed)
        opened = lead if before in limits.opening_with else place
        opens = reader.word(opened) in limits.opening_with
        if opens and reader.word(core.last) in limits.with_:
            return Interval(opened, core.last + 1, start, None, core.fixed)
        if before in limits.before and lead == place:
            return Interval(lead, core.last, None, start - DAY if start else None, core.fixed)
        if before in limits.after and lead == place:
            return Interval(lead, core.last, end + DAY if end else None, None, core.fixed)
        articled = near in ("den", "dem", "der", "the", "das") and reader.word(place - 1) in limits.inside
        first = place if near in limits.inside else place - 1 if articled else core.first
        return Interval(first, core.last, start, end, core.fixed)

    def _range(self, core: Expression) -> Interval | None:
        """The second end of "von 2022 bis 2024", "between May and July"."""
        reader, limits = self.reader, self.table.limits
        link, before = reader.word(core.last), reader.word(core.first - 1)
        joins = before in limits.between and link in limits.joint
        if not (joins or link in limits.until | {"to", "-", "–"}):
            return None
        place = core.last + 1
        while reader.word(place) in limits.lead and place - core.last <= 2:
            place += 1
        other = reader.at(place) if place < len(reader.lower) else None
        if other is None or other.hour or other.end is None or core.start is None or other.end < core.start:
            return None
        opened = before in limits.between | limits.opening | limits.opening_with | limits.inside
        end = _narrowed(other).end
        return Interval(core.first - opened, other.last, core.start, end, core.fixed or other.fixed)


def _narrowed(core: Expression) -> Expression:
    """A part of a stretch as its own days: "Anfang Februar", "Jahresende"."""
    kind, _, name = core.rule.partition(".")
    if kind != "part" or core.start is None or core.end is None:
        return core
    if core.code == "year" and name == "end":
        single = core.last - core.first == 1
        return core._replace(
            start=core.start.replace(month=12, day=1) if single else core.start.replace(month=9)
        )
    start, end = calendar.part((core.start, core.end), name, core.code)
    return core._replace(start=start, end=end)
