"""Tables in a stored text: lines whose cells stand between " | " or tabs, the first of them the head.

A cell that prints a bare figure has its unit in the head of its column ("Wheat (tonnes)", "Wert in Mio. Euro") or, where
that has none, of its row. It is read as if the unit stood behind it; its span is the cell alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from countertrade import units
from countertrade.reading.quantities import Found, quantities
from countertrade.reading.rows import BETWEEN, is_row
from countertrade.records import Span, replace

_BARE = re.compile(r"[+~]?\d[\d.,\u00a0\u202f’' ]{0,20}")
_BRACKETS = re.compile(r"[(\[](?P<unit>[^()\[\]]{1,40})[)\]]")
_SCALES = frozenset(
    "thousand million millions billion bn mn m tausend mio mio. mrd mrd. millionen milliarden".split()
)
_MOST_COLUMNS = 40


def cells(text: str, language: str) -> list[Found]:
    """The bare figures of every table, with the unit of their column or row, in text order.

    >>> said = "Year | Wheat (tonnes) | Value (US$ million)\\n2025 | 150,000 | 36"
    >>> [(str(each.stated), each.stated.text, each.stated.of) for each in cells(said, "en")]
    [('150,000 t', '150,000', 'Wheat'), ('36,000,000 USD', '36', 'Value')]
    """
    return [found for table in _tables(text) for found in _read(text, table, language)]


def _tables(text: str) -> Iterator[list[list[Span]]]:
    """Runs of lines with the same number of cells, two at least, as the spans of their cells."""
    if " | " not in text and "\t" not in text:
        return
    table: list[list[Span]] = []
    start = 0
    for line in text.split("\n"):
        row = list(_row(text, (start, start + len(line)))) if is_row(line) else []
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
    for gap in BETWEEN.finditer(text, *line):
        yield _trimmed(text, start, gap.start())
        start = gap.end()
    yield _trimmed(text, start, line[1])


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _read(text: str, table: Sequence[Sequence[Span]], language: str) -> Iterator[Found]:
    heads = [text[slice(*cell)] for cell in table[0]]
    if all(_BARE.fullmatch(head) for head in heads[1:]):
        heads = ["" for _ in heads]  # no head: rows alone tell what they count
    for row in table[1:] if any(heads) else table:
        label = text[slice(*row[0])]
        for head, cell in zip(heads, row, strict=True):
            printed = text[slice(*cell)]
            if not _BARE.fullmatch(printed) or (cell == row[0] and not head):
                continue
            found = next((each for name in (head, label) if (each := _figure(printed, name, language))), None)
            if found is not None:
                yield replace(found, stated=replace(found.stated, span=cell, text=printed))


@functools.lru_cache(maxsize=4096)
def _figure(printed: str, head: str, language: str) -> Found | None:
    """A bare figure read with the unit that its head names; None where it names none."""
    for unit, name in _units(head, language):
        for phrase in (f"{printed} {unit}", f"{printed} {_scaled(unit)}"):
            found = quantities(phrase, language)
            if len(found) != 1 or found[0].label is not None or found[0].stated.unit is None:
                continue
            if found[0].stated.span == (0, len(printed)) or not found[0].sure or found[0].elliptic:
                continue
            if unit == head and found[0].stated.unit in units.TIMES:
                continue  # a column of years names its rows
            if _scaled(unit) != unit and phrase.endswith(unit):
                continue
            return replace(
                found[0], stated=replace(found[0].stated, of=name or found[0].stated.of), rule="cell"
            )
    return None


def _units(head: str, language: str) -> Iterator[tuple[str, str]]:
    """What a head may name as the unit of its column, with what is measured: in brackets, behind "in", or all of it."""
    bracket = _BRACKETS.search(head)
    if bracket:
        yield bracket["unit"].removeprefix("in ").strip(), head[: bracket.start()].strip()
    parted = re.search(r"(?:,|\bin\b)\s+(?P<unit>\S.{0,40})$", head)
    if parted and not bracket:
        yield parted["unit"], head[: parted.start()].strip()
    if head and not bracket:
        yield head, head


def _scaled(unit: str) -> str:
    """The unit with its word for a million before the currency, as figures print it: "US$ million" is "million US$"."""
    match = re.fullmatch(r"(?P<money>\S+(?: \S+)?) (?P<scale>[A-Za-z]+\.?)", unit)
    return f"{match['scale']} {match['money']}" if match and match["scale"].lower() in _SCALES else unit
