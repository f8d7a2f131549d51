"""Tables in a text: lines whose cells stand between " | ", tabs or wide blanks. A cell with a bare figure has the unit of its column's head,
or else that of its row's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from countertrade import units
from countertrade.reading.numeric.drafts import Draft
from countertrade.reading.numeric.items import Items
from countertrade.reading.numeric.money import Unit
from countertrade.reading.numeric.units import UnitFinder
from countertrade.records import Span

_BETWEEN = re.compile(r" \| ?|\t| {3,}")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_MOST_COLUMNS = 40
_WORDS = 3  # of a head that names what is counted
_UNITLESS = ("bare", "year", "label", "type", "list")


def columns(items: Items, finder: UnitFinder, found: Sequence[Draft]) -> None:
    """Give the bare figures of every table the unit of their column or row."""
    text = items.document.text
    if not _BETWEEN.search(text):
        return
    starts = [items.start[draft.first] for draft in found]
    for table in tables(text):
        heads = [_unit(items, finder, cell) for cell in table[0]]
        if all(text[slice(*cell)][:1].isdecimal() for cell in table[0][1:]):
            heads = [None] * len(heads)
        for row in table:
            side = _unit(items, finder, row[0])
            for at, (start, end) in enumerate(row):
                named = heads[at] or (side if at else None)
                if named is None or (row is table[0] and heads[at]):
                    continue
                place = bisect_left(starts, start)
                draft = found[place] if place < len(found) and starts[place] < end else None
                if draft is None or draft.unit is not None or draft.label not in _UNITLESS:
                    continue
                alone = items.end[draft.last - 1] == end and starts[place] - start <= 1
                if alone and named[0].code not in units.TIMES:
                    _give(draft, *named)


def tables(text: str) -> Iterator[list[list[Span]]]:
    """Runs of lines with the same number of cells, two at least, as the spans of their cells."""
    table: list[list[Span]] = []
    start, spaced = 0, False
    for line in text.split("\n"):
        cut = line.strip()
        row = list(_row(text, (start, start + len(line)))) if _BETWEEN.search(cut) else []
        spaced = (spaced and bool(table)) or (len(table) == 1 and not line)
        if spaced and not line:
            start += 1
            continue  # every row stands apart
        if table and len(row) != len(table[0]):
            if len(table) > 1:
                yield table
            table = []
        if 1 < len(row) <= _MOST_COLUMNS:
            table.append(row)
        start += len(line) + 1
    if len(table) > 1:
        yield table


def _row(text: str, line: Span) -> Iterator[Span]:
    start = line[0]
    for gap in _BETWEEN.finditer(text, *line):
        yield _trimmed(text, start, gap.start())
        start = gap.end()
    yield _trimmed(text, start, line[1])


def _trimmed(text: str, start: int, end: int) -> Span:
    cell = text[start:end]
    start += len(cell) - len(cell.lstrip())
    return start, start + len(cell.strip())


def _unit(items: Items, finder: UnitFinder, cell: Span) -> tuple[Unit, int, str] | None:
    """The unit that a head names, with its scale and what is measured: in brackets, behind "in", or all of it."""
    text = items.document.text
    head = text[slice(*cell)]
    if not head or head[0].isdecimal() or len(head) > 80:
        return None
    bracket = _BRACKETS.search(head)
    start = cell[0] + bracket.start(1) if bracket else cell[0]
    end = cell[0] + bracket.end(1) if bracket else cell[1]
    name = head[: bracket.start()].strip() if bracket else head
    first, last = bisect_left(items.start, start), bisect_left(items.start, end)
    if not bracket:
        opened = next((at for at in range(first, last) if items.lower[at] in ("in", ",")), None)
        if opened is not None:
            name = text[cell[0] : items.start[opened]].strip()
            first = opened + 1
    scale, found = 1, None
    for at in (*range(first, last), *(range(bisect_left(items.start, cell[0]), first) if bracket else ())):
        word = items.lower[at].rstrip(".")
        step = items.words.scales.get(word) or (items.words.scales.get(word.removesuffix("s")))
        if step and len(word) > 1:
            scale *= step
        elif found is None:
            found = finder.money(at) or finder.measure(at, None)
    if found is None and 0 < last - first <= _WORDS:
        code, sure = finder.code(last - 1)
        found = Unit(code, "count", first, last, items.printed[last - 1], last - 1) if sure else None
    return (found, scale, name) if found is not None else None


def _give(draft: Draft, unit: Unit, scale: int, name: str) -> None:
    draft.scale(Decimal(scale) * unit.factor * (Decimal("0.01") if unit.code == units.SHARE else 1))
    draft.unit, draft.code, draft.kind, draft.label = unit, unit.code, unit.kind, None
    draft.rule, draft.of = "cell", name or None
