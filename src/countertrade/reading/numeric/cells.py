"""The units of a table's bare figures: each has that of its column's head, or of the line that says of what all are, or of its row's name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.numeric.drafts import Draft
from countertrade.reading.numeric.items import OF, Items
from countertrade.reading.numeric.money import Unit
from countertrade.reading.numeric.units import UnitFinder
from countertrade.records import Span
from countertrade.tables import Table, tables

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_PLACES = re.compile(
    r"(?:rank|rang|platz|nr|no|pos)?\.?|#|jahr|year", re.IGNORECASE
)  # heads of what is no amount
_NUMBERS = frozenset(("number", "numbers", "zahl", "anzahl"))
_WORDS = 3  # of a head that names what is counted
_LONGEST, _LINE = 100, 200  # code points of a head, and of a line above a table
_UNITLESS = ("bare", "year", "label", "type", "list")


class _Named(NamedTuple):
    """What a head says that figures are: unit, scale, and the name of what is measured."""

    unit: Unit
    scale: int
    name: str


def columns(items: Items, finder: UnitFinder, found: Sequence[Draft]) -> None:
    """Give the bare figures of every table their unit."""
    starts = [items.start[draft.first] for draft in found]
    for table in tables(items.document.text):
        _fill(items, finder, table, _Cells(items, found, starts))


class _Cells(NamedTuple):
    """The figures of a text by where they begin."""

    items: Items
    found: Sequence[Draft]
    starts: Sequence[int]

    def bare(self, cell: Span) -> Draft | None:
        """The figure that a cell holds alone and without a unit."""
        place = bisect_left(self.starts, cell[0])
        if place == len(self.starts) or self.starts[place] - cell[0] > 1:
            return None
        draft = self.found[place]
        alone = self.items.end[draft.last - 1] == cell[1]
        return draft if alone and draft.unit is None and draft.label in _UNITLESS else None

    def within(self, cell: Span) -> Iterator[Draft]:
        place = bisect_left(self.starts, cell[0])
        while place < len(self.starts) and self.starts[place] < cell[1]:
            yield self.found[place]
            place += 1


def _fill(items: Items, finder: UnitFinder, table: Table, cells: _Cells) -> None:
    text = items.document.text
    places = lexicon.names(items.document.language).places
    heads = [_named(items, finder, cell) for cell in table.head]
    titles = [text[slice(*cell)] for cell in table.head]
    whole = next(filter(None, (_named(items, finder, line, told=True) for line in table.captions)), None)
    for row in table.rows:
        place = text[slice(*row[0])] in places  # "Schweden" is no people here
        side = None if place else _named(items, finder, row[0])
        for draft in cells.within(row[0]):
            if (
                draft.is_of("count")
                and draft.number.value < 100
                and draft.first > bisect_left(items.start, row[0][0])
            ):
                draft.label = "type"  # "Leopard 2 tanks"
        for at, cell in enumerate(row):
            title = titles[at] if titles else ""
            amounts = at > 0 and not (title and _PLACES.fullmatch(title))
            named = (heads[at] if heads else None) or (amounts and (whole or side)) or None
            bare = cells.bare(cell) if named else None
            if bare is not None and named and named.unit.code not in units.TIMES:
                label = text[slice(*row[0])] if at else ""
                _give(bare, named, ", ".join(filter(None, (label, title))) or named.name)
                bare.heads = (row[0], *table.head[at : at + 1])


def _named(items: Items, finder: UnitFinder, cell: Span, told: bool = False) -> _Named | None:
    """The unit that a head names, with its scale and what is measured: in brackets, behind "in", or all of it.

    Args:
        told: the head is a line that says it of a whole table, in brackets or behind "in" ("Angaben in Mio. Euro").
    """
    text = items.document.text
    head = text[slice(*cell)]
    if not head or head[0].isdecimal() or len(head) > (_LINE if told else _LONGEST):
        return None
    bracket = next(reversed([*_BRACKETS.finditer(head)]), None) if told else _BRACKETS.search(head)
    start = cell[0] + bracket.start(1) if bracket else cell[0]
    end = cell[0] + bracket.end(1) if bracket else cell[1]
    name = head[: bracket.start()].strip() if bracket else head
    first, last = bisect_left(items.start, start), bisect_left(items.start, end)
    opened = None
    if not bracket:
        breaks = (at for at in range(first, last) if items.lower[at] in ("in", ","))
        opened = _last_unit(items, finder, first, last) if told else next(breaks, None)
        if opened is not None:
            name = text[cell[0] : items.start[opened]].strip()
            first = opened + 1
    if told and not bracket and opened is None:
        return _counted(items, finder, range(first, last))
    scale, found = 1, None
    before = range(bisect_left(items.start, cell[0]), first) if bracket and not told else range(0)
    for at in (*range(first, last), *before):
        word = items.lower[at].rstrip(".")
        step = items.words.scales.get(word) or (items.words.scales.get(word.removesuffix("s")))
        if step and len(word) > 1:
            scale *= step
        elif found is None:
            found = finder.money(at) or finder.measure(at, None)
    if found is None and not told and 0 < last - first <= _WORDS:
        code, sure = finder.code(last - 1)
        found = Unit(code, "count", first, last, items.printed[last - 1], last - 1) if sure else None
    return _Named(found, scale, name) if found is not None else None


def _last_unit(items: Items, finder: UnitFinder, first: int, last: int) -> int | None:
    """Where the words begin at the end of a line that say of what all are: "…, in tonnes:", "…, thousand tonnes"."""
    last -= items.lower[last - 1] == ":"
    for at in range(last - 2, max(first, last - 2 - _WORDS) - 1, -1):
        if items.lower[at] in ("in", ","):
            named = any(finder.money(k) or finder.measure(k, None) for k in range(at + 1, last))
            return at if named else None
    return None


def _counted(items: Items, finder: UnitFinder, told: range) -> _Named | None:
    """What a line says is counted: "by number of soldiers", "Zahl der Ärzte", "deliveries of tanks"."""
    passing = lexicon.transfers(items.document.language).nouns
    for at in told:
        noun = at + 1 + (items.word(at + 1) in OF or items.pos(at + 1) == "det")
        counts = items.lower[at] in _NUMBERS or (noun == at + 2 and _lemma(items, at) in passing)
        if counts and noun in told:
            code, sure = finder.code(noun)
            return (
                _Named(Unit(code, "count", noun, noun + 1, items.printed[noun], noun), 1, "")
                if sure
                else None
            )
    return None


def _lemma(items: Items, at: int) -> str:
    return items.document.tokens[items.token[at]].lemma


def _give(draft: Draft, named: _Named, of: str) -> None:
    unit = named.unit
    draft.scale(Decimal(named.scale) * unit.factor * (Decimal("0.01") if unit.code == units.SHARE else 1))
    draft.unit, draft.code, draft.kind, draft.label = unit, unit.code, unit.kind, None
    draft.rule, draft.of = "cell", of
