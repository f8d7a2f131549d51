"""Tables out in every format, and an edited sheet of statements back as decisions."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from countertrade.annotations import annotation
from countertrade.records import Bad, Transfer, replace
from countertrade.report.exports import (
    csv_text,
    decisions_from_xlsx,
    terminal_table,
    workbook,
    written,
)
from countertrade.report.sheets import sheet_of
from countertrade.report.tables import KINDS, Rows, table_of, tables_of_outcome
from tests.report.invented import CASE, DOCTORS, FINDINGS, LINEAGE, OIL, OIL_RADIO, OIL_WIRE, OUTCOME

CLAIMS = table_of("claims", CASE.claims, articles=CASE.articles)
LINES = table_of("lineage", [*LINEAGE.retellings, *LINEAGE.origins, *LINEAGE.latent], articles=CASE.articles)
TABLES = {
    "articles": table_of("articles", CASE.articles),
    "claims": CLAIMS,
    "lineage": LINES,
    "origins": table_of("origins", LINEAGE.origins),
    "findings": table_of("findings", FINDINGS),
    "decisions": table_of("decisions", CASE.decisions),
    "notes": table_of("notes", [annotation("c-1", "ask again", by="M. K.", at="2025-01-08")]),
    "reference": table_of("reference", CASE.reference),
    **tables_of_outcome(OUTCOME),
}


def test_every_kind_of_table_is_made() -> None:
    assert set(TABLES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "xlsx"])
def test_every_table_in_every_format(kind: str, form: str) -> None:
    table = TABLES[kind]
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(set(table.columns)) == len(table.columns)
    made = written(table, form)
    match form:
        case "json":
            assert len(json.loads(made)) == len(table.rows)
        case "jsonl":
            assert isinstance(made, str)
            assert [json.loads(line) for line in made.splitlines()] == [
                dict(zip(table.columns, row, strict=True)) for row in table.rows
            ]
        case "xlsx":
            assert isinstance(made, bytes)
            assert len(sheet_of(made, "t.xlsx")[1]) == len(table.rows)
        case "csv":
            assert isinstance(made, str)
            assert len(list(csv.reader(io.StringIO(made)))) == len(table.rows) + 1


def test_an_unknown_table_or_format_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="there is no table 'people'; tables are articles, claims"):
        table_of("people", [])
    with pytest.raises(ValueError, match="formats are table, json"):
        written(CLAIMS, "ods")


def test_a_retelling_has_a_row_for_each_change() -> None:
    where = {name: number for number, name in enumerate(LINES.columns)}
    rows = [
        row for row in LINES.rows if row[where["child"]] == OIL_WIRE.id and row[where["kind"]] == "retelling"
    ]
    assert [row[where["drift"]] for row in rows] == ["modality_strengthened", "bound_dropped"]


def test_a_german_spreadsheet_opens_the_csv() -> None:
    table = Rows("t", ("name", "value", "day"), (("Öl; roh", 1234.5, "2024-11-04"), (None, 7, None)))
    text = csv_text(table, "de")
    assert text.startswith("\ufeffname;value;day\r\n")
    assert list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))[1:] == [
        ["Öl; roh", "1234,5", "2024-11-04"],
        ["", "7", ""],
    ]


def spreadsheet(text: str, separator: str) -> list[str]:
    """The cells of a CSV as a spreadsheet shows them that was told this separator; a quotation mark counts at the start of a cell only."""
    return [
        cell for row in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator) for cell in row
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+49 30", "@cmd", "-2+3", "\t=1", "  =1", "＝1", "a;=cmd()", "a,=cmd()", "a\t=cmd()", "a\n=cmd()", "a\r\n=cmd()",
        'a;"=cmd()"', 'a,"=cmd()"', '";=cmd()', '",=cmd()', '""";=cmd()"""', "a; @SUM(1)", "a;;=1", 'a";\n"=1', "a;\u2028=1",
    ],
)  # fmt: skip
def test_text_is_never_a_formula_however_the_file_is_split(text: str, language: str, separator: str) -> None:
    table = Rows("t", ("id", "a"), (("1", text), (text, "2")))
    cells = spreadsheet(csv_text(table, language), separator)
    assert not [cell for cell in cells if cell.strip(' "').startswith(("=", "+", "-", "@", "＝"))]


def test_the_head_of_a_column_is_no_formula_either() -> None:
    table = Rows("history", ("date", "=cmd()"), (("2024-11-04", 0.5),))
    assert csv_text(table).splitlines()[0] == "\ufeffdate,'=cmd()"
    assert load_workbook(io.BytesIO(workbook([table])))["history"]["B1"].data_type == "s"


@pytest.mark.parametrize("text", ["=1+1", "@cmd", "a;=cmd()", "+"])
def test_a_cell_of_a_spreadsheet_is_text(text: str) -> None:
    cell = load_workbook(io.BytesIO(workbook([Rows("t", ("a",), ((text,),))])))["t"]["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


STEERING = "red \x1b[31mtext\u202eevil\x9b2J\u2066\u2028\x00\x07\x7f\r."


def test_what_a_terminal_would_obey_is_shown_by_marks() -> None:
    table = Rows("t", ("a",), ((STEERING,),))
    marked = "red ␛[31mtext⟨U+202E⟩evil⟨U+009B⟩2J⟨U+2066⟩⟨U+2028⟩␀␇␡␍."
    assert marked in terminal_table(table)
    assert marked in csv_text(table)
    assert sheet_of(workbook([table]), "t.xlsx")[1][0][1]["a"] == marked


@pytest.mark.parametrize(
    ("language", "denied", "said"), [("en", "denied", "stated"), ("de", "verneint", "behauptet")]
)
def test_a_terminal_shows_words_and_never_what_is_denied_as_stated(
    language: str, denied: str, said: str
) -> None:
    commitment = replace(OIL_WIRE.commitment, modality="asserted", polarity="+")
    claims = [
        replace(
            OIL_WIRE, commitment=replace(commitment, polarity="-"), transfer=Transfer(status="delivered")
        ),
        replace(OIL_WIRE, commitment=commitment, transfer=Transfer(status="delivered")),
    ]
    shown = terminal_table(table_of("claims", claims), language=language, width=300).splitlines()
    delivered = {"en": "delivered", "de": "geliefert"}[language]
    assert [word in shown[1] for word in (denied, said, delivered)] == [True, False, False]
    assert [word in shown[2] for word in (denied, said, delivered)] == [False, True, True]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_holds_the_text_itself_and_steers_nothing(form: str) -> None:
    made = written(Rows("t", ("a",), ((STEERING,),)), form)
    assert isinstance(made, str)
    assert made.isprintable() or set(made) - {"\n"} <= {c for c in made if c.isprintable()}
    assert json.loads(made) in ({"a": STEERING}, [{"a": STEERING}])


def test_control_characters_and_long_text_fit_a_spreadsheet() -> None:
    rows = sheet_of(workbook([Rows("t", ("a",), (("a\x00b" + "x" * 40_000,),))]), "t.xlsx")[1]
    assert rows[0][1]["a"].startswith("a␀b")


# --- and back -------------------------------------------------------------------------------------------------------------


def edited(**cells: Mapping[str, object]) -> bytes:
    """The exported statements with cells changed: claim id -> column -> value."""
    book = load_workbook(io.BytesIO(workbook([CLAIMS])))
    sheet = book["claims"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for column, value in cells.get(str(row[0].value), {}).items():
            row[heads.index(column)].value = value  # type: ignore[assignment]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def back(
    data: bytes, claims: tuple[object, ...] = CASE.claims
) -> list[tuple[str, str, dict[str, object], str | None]]:
    made = decisions_from_xlsx(data, claims, by="J. Roe", at="2023-03-12T09:00:00")  # type: ignore[arg-type]
    return [(d.target, d.action, d.fields, d.reason) for d in made]


def test_an_unchanged_sheet_decides_nothing() -> None:
    assert back(edited()) == []


def test_a_changed_cell_is_a_correction() -> None:
    data = edited(
        **{OIL.id: {"quantity": "400 to 500 barrel/month", "source": "Bo Quill", "reason": "heard again"}}
    )
    fields = {"quantity": "400 to 500 barrel/month", "source": "Bo Quill"}
    assert back(data) == [(OIL.id, "correct", fields, "heard again")]


def test_a_cleared_cell_is_a_correction_too() -> None:
    assert back(edited(**{OIL.id: {"source": None}})) == [(OIL.id, "correct", {"source": ""}, None)]


@pytest.mark.parametrize(
    ("word", "action"),
    [("accept", "accept"), (" Reject ", "reject"), ("nein", "reject"), ("annehmen", "accept")],
)
def test_a_word_decides(word: str, action: str) -> None:
    assert back(edited(**{DOCTORS.id: {"decision": word}})) == [(DOCTORS.id, action, {}, None)]


def test_every_row_that_cannot_be_read_is_named() -> None:
    data = edited(
        **{
            OIL.id: {"decision": "perhaps"},
            DOCTORS.id: {"decision": "correct"},
            OIL_RADIO.id: {"id": "c-none"},
        }
    )
    with pytest.raises(Bad) as bad:
        back(data)
    assert [str(problem) for problem in bad.value.problems] == [
        "claims.xlsx:2:1: 'perhaps' is no decision; write accept, reject or correct",
        "claims.xlsx:6:1: no statement 'c-none' in the case; export the statements again",
        f"claims.xlsx:7:1: {DOCTORS.id} is to be corrected but no cell was changed",
    ]


def test_nothing_is_decided_about_words_that_nobody_saw() -> None:
    data = edited(**{OIL.id: {"decision": "accept"}})
    newer = tuple(replace(c, content="k-other") if c.id == OIL.id else c for c in CASE.claims)
    with pytest.raises(Bad, match="reads differently now"):
        back(data, newer)


@pytest.mark.parametrize("data", [b"", b"no spreadsheet", b"PK\x03\x04broken"])
def test_what_is_no_spreadsheet_says_so(data: bytes) -> None:
    with pytest.raises(Bad, match="save it as \\.xlsx"):
        back(data)


def test_a_sheet_without_ids_says_so() -> None:
    book = Workbook()
    book.active.append(["a", "b"])  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(Bad, match="the column 'id' is missing"):
        back(out.getvalue())


def test_a_spreadsheet_that_expands_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countertrade.report.sheets.UNZIPPED", 2**20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"xl/{number}.xml", b"0" * 2**19)
    with pytest.raises(Bad, match="expands to more than 1 MB"):
        back(out.getvalue())


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_a_spreadsheet_is_not_printed_to_a_terminal_but_goes_into_a_pipe(tmp_path: Path) -> None:
    import pty

    article = tmp_path / "a.txt"
    article.write_text("The minister said Oz would pay $6bn.", encoding="utf-8")
    command = [sys.executable, "-m", "countertrade", "check", str(article), "--format", "xlsx"]
    ours, theirs = pty.openpty()
    refused = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    assert refused.returncode != 0
    assert "name a file with --out" in refused.stderr
    os.close(theirs)
    os.close(ours)
    piped = subprocess.run(command, capture_output=True, check=False)
    assert piped.stdout[:2] == b"PK"
