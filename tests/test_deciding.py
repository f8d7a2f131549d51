"""Decisions by command: what names nothing is refused with a way out, and a sheet brought back twice decides once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from countertrade.cli import main

ARTICLE = (
    "VIENNA - Oz has sold 500 horses to Ruritania, the minister said. Ruritania will pay $6 million a year.\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8")
    folder = tmp_path / "a case"
    for arguments in (
        ["new", str(folder)],
        ["add", str(folder), str(tmp_path / "news.txt"), "--published", "2023-03-02"],
    ):
        assert ran(*arguments) == 0
    return folder


def ran(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main([*arguments])
    return int(done.value.code or 0)


def sheet(case: Path, **cells: object) -> Path:
    """The case's statements as a spreadsheet, with cells of its first row changed, or `heads` renamed."""
    path = case.parent / "claims.xlsx"
    assert ran("read", str(case), "--format", "xlsx", "--out", str(path)) == 0
    book = load_workbook(io.BytesIO(path.read_bytes()))
    rows = book["claims"]
    heads = [cell.value for cell in rows[1]]
    for column, value in cells.items():
        rows.cell(
            1 if column == "head" else 2, heads.index("decision" if column == "head" else column) + 1
        ).value = value  # type: ignore[assignment]
    book.save(path)
    return path


def test_a_sheet_brought_back_twice_decides_once(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited = sheet(case, decision="accept", reason="asked the ministry")
    assert ran("decide", str(case), str(edited)) == 0
    assert "1 decision recorded\n" in capsys.readouterr().out
    stored = (case / "decisions.jsonl").read_bytes()
    assert ran("decide", str(case), str(edited)) == 0
    assert "0 decisions recorded; 1 stood already" in capsys.readouterr().out
    assert (case / "decisions.jsonl").read_bytes() == stored


def test_a_misspelt_column_loses_no_decision(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("decide", str(case), str(sheet(case, decision="accept", head="decison"))) == 2
    assert (
        "claims.xlsx:1:1: the column 'decision' is missing; 'decison' stands in its place"
        in capsys.readouterr().err
    )


def test_undo_names_a_decision_in_force(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited = sheet(case, decision="reject")
    claim = str(load_workbook(edited)["claims"].cell(2, 1).value)
    assert ran("decide", str(case), claim, "reject") == 0
    made = capsys.readouterr().out.split()[-3].rstrip(":")
    assert ran("decide", str(case), claim, "undo") == 2
    assert f"in force on {claim}: {made} (reject)" in capsys.readouterr().err
    assert ran("decide", str(case), "d-000000000000", "undo") == 2
    assert "no such decision in force" in capsys.readouterr().err
    assert ran("decide", str(case), made, "undo") == 0
    assert ran("decide", str(case), made, "undo") == 2


def test_what_is_not_read_yet_cannot_be_decided(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("decide", str(case), "c-000000000000", "accept") == 2
    assert "run: countertrade read" in capsys.readouterr().err
