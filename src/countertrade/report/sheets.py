"""An .xlsx read back: heads and rows with their numbers, from whatever was saved under that name."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from countertrade.records import Bad, Problem

UNZIPPED = 64 * 2**20
"""Bytes an .xlsx may expand to before it is taken for a bomb: twenty times the sheet of ten thousand statements."""
TAGS = 4_000_000
TAGS_A_BYTE = 10
"""Tags that its parts may have in all, and for each of its bytes (a sheet of statements has 1.2): reading takes a second for 800,000."""
TAGS_A_ROW = 200_000
"""Tags between one row and the next, and in all parts that hold no cells: what openpyxl makes of them is in memory at once."""
ROWS, COLUMNS = 100_000, 200
"""The most rows and columns that are looked at: a single cell far out would stand for a million empty rows."""

Numbered = tuple[int, dict[str, Any]]


def sheet_of(data: bytes, name: str, wanted: str | None = None) -> tuple[tuple[str, ...], list[Numbered]]:
    """The heads of a sheet, and its rows with their numbers: of the wanted sheet if the book has it, else of the first.

    Empty cells are left out, and empty rows. Raises Bad for what is no spreadsheet, and for one without end.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # a date beyond all bounds comes as "#VALUE!", which no cell takes
            _bounded(data, name)
            return _read(data, name, wanted)
    except Bad:
        raise
    except Exception as error:  # openpyxl, zipfile and lxml raise dozens of kinds for a broken file, the sheet's own only when its rows are read
        said = f"this is no .xlsx spreadsheet, or a broken one ({type(error).__name__}); save it as .xlsx"
        raise Bad(Problem(name, 0, 0, said)) from None


def _bounded(data: bytes, name: str) -> None:
    """Raise Bad for a book that would take more time or memory than its size warrants."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > UNZIPPED:
            said = f"the spreadsheet expands to more than {UNZIPPED // 2**20} MB; split it"
            raise Bad(Problem(name, 0, 0, said))
        parts = {entry.filename: archive.read(entry) for entry in entries}
    tags = sum(part.count(b"<") for part in parts.values())
    rest = sum(part.count(b"<") for file, part in parts.items() if not _CELLS.search(file))
    row = max(
        (
            stretch.count(b"<")
            for file, part in parts.items()
            if _CELLS.search(file)
            for stretch in _ROW.split(part)
        ),
        default=0,
    )
    if tags > min(TAGS, TAGS_A_BYTE * len(data) + TAGS_A_ROW) or max(row, rest) > TAGS_A_ROW:
        said = "the spreadsheet has more in it than its size tells; save its rows alone in a new one"
        raise Bad(Problem(name, 0, 0, said))


_CELLS = re.compile(r"worksheets/|sharedStrings", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w{1,20}:)?(?:row|si)\b")


def _read(data: bytes, name: str, wanted: str | None) -> tuple[tuple[str, ...], list[Numbered]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if not sheets:
        raise Bad(Problem(name, 0, 0, "the spreadsheet has no sheet with cells; save the table as a sheet"))
    sheet = sheets.get(wanted or "", next(iter(sheets.values())))
    heads: tuple[str, ...] = ()
    rows: list[Numbered] = []
    for number, line in _lines(sheet, name):
        if number == 1:
            used = max((place for place, head in enumerate(line, 1) if head is not None), default=0)
            heads = tuple(str(head).strip() if head is not None else "" for head in line[:used])
        elif cells := {
            head: cell for head, cell in zip(heads, line, strict=False) if head and cell is not None
        }:
            rows.append((number, cells))
    return heads, rows


def _lines(sheet: Any, name: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows of a sheet with their numbers. Raises Bad where they go on beyond all bounds."""
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for number, line in enumerate(
        sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS + 1, values_only=True), 1
    ):
        if number > ROWS:
            said = f"the sheet has more than {ROWS:,} rows; delete those that are empty, or split it"
            raise Bad(Problem(name, number, 1, said))
        if len(line) > COLUMNS and line[COLUMNS] is not None:
            said = f"the sheet has more than {COLUMNS} columns; delete those that are not needed"
            raise Bad(Problem(name, number, 1, said))
        yield number, line
