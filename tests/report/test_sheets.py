"""Spreadsheets that are broken in as many ways as there are: each is refused in words, and none takes long."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from countertrade.records import Bad
from countertrade.report.sheets import sheet_of

Parts = dict[str, bytes]
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def book() -> Parts:
    made = Workbook()
    assert made.active is not None
    made.active.append(["id", "value", "when"])
    made.active.append(["c-1", 5, "2024"])
    out = io.BytesIO()
    made.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(name: str, old: bytes, new: bytes) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        assert re.search(old, parts[name]), parts[name]
        return {**parts, name: re.sub(old, lambda _: new, parts[name])}

    return change


def without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {other: data for other, data in parts.items() if other != name}


ROWS = rb"(?s)<sheetData>.*</sheetData>"


def rows(data: bytes) -> Callable[[Parts], Parts]:
    return changed(SHEET, ROWS, b"<sheetData>" + data + b"</sheetData>")


BROKEN: dict[str, Callable[[Parts], Parts]] = {
    "no sheet": changed(BOOK, rb"(?s)<sheets>.*</sheets>", b"<sheets></sheets>"),
    "the sheet is missing": without(SHEET),
    "the sheet is cut off": lambda parts: {**parts, SHEET: parts[SHEET][: len(parts[SHEET]) // 2]},
    "the sheet is a picture": lambda parts: {**parts, SHEET: b"\x89PNG" + bytes(100)},
    "the sheet is empty": lambda parts: {**parts, SHEET: b""},
    "a shared text that is not there": rows(b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
    "a number of 5,000 digits": rows(b'<row r="1"><c r="A1"><v>' + b"9" * 5_000 + b"</v></c></row>"),
    "a number that is none": rows(b'<row r="1"><c r="A1"><v>five</v></c></row>'),
    "a cell without a place": rows(b'<row r="1"><c r="1A"><v>5</v></c></row>'),
    "a row without a number": rows(b'<row r="one"><c r="A1"><v>5</v></c></row>'),
    "a truth that is none": rows(b'<row r="1"><c r="A1" t="b"><v>yes</v></c></row>'),
    "a day that is none": rows(b'<row r="1"><c r="A1" t="d"><v>2024-02-31</v></c></row>'),
    "a style that is not there": rows(b'<row r="1"><c r="A1" s="x"><v>5</v></c></row>'),
    "no book": without(BOOK),
    "no contents": without("[Content_Types].xml"),
    "entities without end": changed(
        SHEET, rb"^.*?<worksheet", b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + b"".join(
            b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 12)
        ) + b"]><worksheet xml:space='&l;'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_book_is_refused_in_words(kind: str) -> None:
    with pytest.raises(Bad) as bad:
        sheet_of(zipped(BROKEN[kind](book())), "t.xlsx")
    assert str(bad.value).startswith("t.xlsx: ")
    assert "save" in str(bad.value)


@pytest.mark.parametrize("cut", [4, 100, 1_000, -200, -22, -1])
def test_a_book_that_is_cut_off_is_refused(cut: int) -> None:
    with pytest.raises(Bad, match="save it as"):
        sheet_of(zipped(book())[:cut], "t.xlsx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b'<row r="1048576"><c r="A1048576"><v>5</v></c></row>',
            "t.xlsx:100001:1: the sheet has more than 100,000 rows",
        ),
        (b'<row r="1"><c r="GS1"><v>5</v></c></row>', "t.xlsx:1:1: the sheet has more than 200 columns"),
        (b'<row r="1">' + b"<c/>" * 300_000 + b"</row>", "more in it than its size tells"),
        (b"<row/>" * 2_000_000, "more in it than its size tells"),
    ],
)
def test_a_sheet_without_end_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(Bad, match=re.escape(said)):
        sheet_of(zipped(rows(data)(book())), "t.xlsx")


def test_a_day_beyond_all_bounds_is_a_cell_that_no_column_takes() -> None:
    parts = changed(
        "xl/styles.xml", rb"<cellXfs.*</cellXfs>", b'<cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs>'
    )(book())
    data = zipped(
        rows(
            b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2" s="1"><v>1e300</v></c></row>'
        )(parts)
    )
    assert sheet_of(data, "t.xlsx")[1] == [(2, {"a": "#VALUE!"})]


def test_an_ordinary_book_is_read() -> None:
    assert sheet_of(zipped(book()), "t.xlsx") == (
        ("id", "value", "when"),
        [(2, {"id": "c-1", "value": 5, "when": "2024"})],
    )
