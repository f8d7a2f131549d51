"""Tables in a stored text: cells between " | ", tabs or wide blanks, and lists whose lines end in figures ("Fiji 100,000")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import NamedTuple

from countertrade.records import Span

_BETWEEN = re.compile(r"(?<!\S)\|(?!\S)|\t| {3,}")
_ROW = re.compile(r" \| |\t|\S {3,}[$€£]?\d")
_RULE = re.compile(r"[\s|:+=_–—-]*")  # a line that is drawn between rows
_FIGURE = r"(?:[$€£¥+–-] ?)?\d[\d.,'’]*(?:[ \u00a0\u202f]\d{3})*(?: ?%)?"
_AMOUNT = re.compile(_FIGURE)
_CELL = re.compile(rf"{_FIGURE}|[–—-]|n/a|k\. ?A\.")
_WHOLE = r"(?:[$€£¥] ?|[+–-])?\d[\d.,'’]*(?: ?%)?"  # one reading only of "1 000 - 5": it must not backtrack
_ENDING = re.compile(rf":?(?:[ \t]+(?:{_WHOLE}|[–—-]|n/a|k\. ?A\.))+[*)]?$")
_NUMBER = re.compile(
    r"(?:\d{1,2}[.)]?|[-–—•*·])[ \t]+(?=[^\W\d])"
)  # of the line in a ranked list, or its mark
_NAME = re.compile(r"(?:[^\W\d]|(?:19|20)\d\d\b)[^.;!?]*(?:\b[A-Z]\.[^.;!?]*)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STOP = re.compile(r"[^\W\d]{4}[.!?]\s+(?=[A-ZÄÖÜ])")
_SOURCE = re.compile(r"[*(]?(?:sources?|quellen?) ?: *", re.IGNORECASE)
_NOTE = re.compile(
    r"[*( ]*(?:(?:all|alle) )?(?:angaben|werte|beträge|mengen|figures|amounts|values|in)\b", re.IGNORECASE
)
_LONGEST = 80  # code points of a list's line
_FEWEST = 3  # lines that make a list
_MOST_COLUMNS = 40


class Table(NamedTuple):
    """Spans of its cells, row by row; `head` is the row that names the columns (empty without one).

    Args:
        captions: the lines that may say of what all figures are.
        source: the name in the line "Source: …" under it.
    """

    head: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]
    captions: tuple[Span, ...]
    source: Span | None = None


class _Line(NamedTuple):
    span: Span
    text: str
    cells: tuple[Span, ...]


def is_row(line: str) -> bool:
    """Whether a line shows by its marks or blanks that it is one of a table.

    >>> is_row("2025 | 150,000 | 36"), is_row("In 2025 it was 150,000.")
    (True, False)
    >>> is_row("Peru   48,200"), is_row("Home   News   Sport")
    (True, False)
    """
    return bool(_ROW.search(line))


def are_rows(lines: Sequence[str]) -> list[bool]:
    """Which of the lines of a text are rows of a table or of a list of figures.

    >>> are_rows(["The doses went to:", "Fiji 100,000", "Samoa 20,000", "Tonga 9,600"])
    [False, True, True, True]
    >>> are_rows(["Only Fiji got 100,000", "Others got none."])
    [False, False]
    """
    listed = [is_listed(line) for line in lines]
    found = [is_row(line) for line in lines]
    at = 0
    for is_one, run in groupby(listed):
        size = len(list(run))
        if is_one and size >= _FEWEST:
            found[at : at + size] = [True] * size
        at += size
    return found


def is_listed(line: str) -> bool:
    """Whether a line is a name or a year with figures behind it, as the lines of a list are."""
    line = line.strip()
    if len(line) > _LONGEST or (not line[-1:].isdigit() and line[-1:] not in "%*)–—-aA."):
        return False
    ending = _ENDING.search(line)
    if ending is None:
        return False
    number = _NUMBER.match(line)
    return _NAME.fullmatch(line, number.end() if number else 0, ending.start()) is not None


def tables(text: str) -> Iterator[Table]:
    """The tables of a text: runs of rows with as many cells, two at least, blank lines and drawn lines between them left out."""
    lines = _lines(text)
    at = 0
    while at < len(lines):
        size = len(lines[at].cells)
        if not 1 < size <= _MOST_COLUMNS:
            at += 1
            continue
        stop = at
        while stop < len(lines) and len(lines[stop].cells) == size:
            stop += 1
        rows = tuple(line.cells for line in lines[at:stop])
        above = [line for line in lines[max(0, at - 2) : at] if len(line.cells) == 1]
        if stop - at > 1:
            yield _table(text, rows, above, lines[stop : stop + 2])
        at = stop


def unread(text: str, read: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Where each table begins of whose figures some are not among those read, and how many; years and the numbers of lines are none.

    Args:
        read: where the figures begin that were read.
    """
    for table in tables(text):
        columns = zip(*table.rows, strict=True)
        figures = [[cell for cell in column if _AMOUNT.fullmatch(text, *cell)] for column in columns]
        plain = [cells for cells in figures if not _counts_up(text, cells)]
        left = sum(read.isdisjoint(range(*cell)) for cells in plain for cell in cells)
        if left:
            yield table.rows[0][0][0], left


def _counts_up(text: str, cells: Sequence[Span]) -> bool:
    """Whether the figures of a column number its lines or name years."""
    printed = [text[slice(*cell)] for cell in cells]
    return printed == [str(n) for n in range(1, len(printed) + 1)] or all(map(_YEAR.fullmatch, printed))


def _table(
    text: str, rows: tuple[tuple[Span, ...], ...], above: Sequence[_Line], below: Sequence[_Line]
) -> Table:
    first = [text[slice(*cell)] for cell in rows[0]]
    # years and words name columns; any other figure is one of the first row
    headed = any(first[1:]) and all(not _CELL.fullmatch(cell) or _YEAR.fullmatch(cell) for cell in first[1:])
    words = _words(text, above[-1].span) if above else ()
    head: tuple[Span, ...] = rows[0] if headed else words if len(words) == len(rows[0]) else ()
    notes = [line for line in below[:1] if _NOTE.match(line.text)]
    captions = tuple(_last_sentence(text, line.span) for line in [*reversed(above), *notes])
    credits = ((line, _SOURCE.match(line.text)) for line in below)
    sources = (
        (line.span[0] + credit.end(), line.span[1] - line.text.endswith(")"))
        for line, credit in credits
        if credit
    )
    return Table(head, rows[headed:], captions, next(sources, None))


def _lines(text: str) -> list[_Line]:
    """The lines with their cells: one for what is no row. Blank lines and drawn ones are left out."""
    found: list[_Line] = []
    start = 0
    for line in text.split("\n"):
        if line.strip() and not _RULE.fullmatch(line):
            begin = start + len(line) - len(line.lstrip(" "))
            span = (begin, start + len(line.rstrip()))
            found.append(_Line(span, line.strip(), _cells(text, span)))
        start += len(line) + 1
    listed = [is_listed(line.text) and len(line.cells) == 1 for line in found]
    at = 0
    for is_one, group in groupby(listed):
        size = len(list(group))
        if is_one and size >= _FEWEST:
            found[at : at + size] = [line._replace(cells=_listed(line)) for line in found[at : at + size]]
        at += size
    return found


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    start, end = line
    if text.startswith("|", start):
        start += 1
    if text[start:end].endswith("|"):
        end -= 1
    cells: list[Span] = []
    for gap in _BETWEEN.finditer(text, start, end):
        cells.append(_trimmed(text, start, gap.start()))
        start = gap.end()
    return (*cells, _trimmed(text, start, end))


def _listed(line: _Line) -> tuple[Span, ...]:
    start = line.span[0]
    ending = _ENDING.search(line.text)
    assert ending is not None
    figures = _CELL.finditer(line.text, ending.start())
    return ((start, start + ending.start()), *((start + one.start(), start + one.end()) for one in figures))


def _last_sentence(text: str, line: Span) -> Span:
    ends = [stop.end() for stop in _STOP.finditer(text, *line)]
    return (ends[-1] if ends else line[0], line[1])


def _words(text: str, line: Span) -> tuple[Span, ...]:
    return tuple(
        (line[0] + word.start(), line[0] + word.end()) for word in re.finditer(r"\S+", text[slice(*line)])
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    cell = text[start:end]
    start += len(cell) - len(cell.lstrip())
    return start, start + len(cell.strip())
