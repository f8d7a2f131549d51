"""Tables out, and an edited spreadsheet back in.

A CSV for a German reader has semicolons and decimal commas, which is what their spreadsheet opens; every CSV is UTF-8 with a byte-order
mark. Text that a spreadsheet would take for a formula is kept as text, and what would steer a reader or a program is shown by a mark. In an .xlsx of statements, what a person changes comes back as
decisions: a changed cell as `correct`, a word in the column `decision` as that.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from countertrade.decisions import decision
from countertrade.records import Bad, Claim, Decision, Outcome, Problem
from countertrade.report.sheets import sheet_of
from countertrade.report.tables import CLAIM_COLUMNS, Cell, Rows, table_of
from countertrade.report.words import Words, words
from countertrade.visible import escaped, one_line, visible

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FORMATS = ("table", "json", "jsonl", "csv", "xlsx")
EDITABLE = ("quantity", "source", "measure", "modality", "polarity", "status", "giver", "recipient")
"""Columns of the statements' sheet that a person may change."""
VERDICTS = {"accept": "accept", "reject": "reject", "correct": "correct", "ja": "accept", "nein": "reject", "yes": "accept", "no": "reject",
            "annehmen": "accept", "verwerfen": "reject", "berichtigen": "correct"}  # fmt: skip
SHORT: dict[str, str] = {
    "articles": "id outlet published language version title",
    "claims": "id outlet published quantity source modality status measure text",
    "lineage": "kind measure parent_outlet child_outlet child_published basis drift from to source retellings",
    "origins": "measure source outlet published retellings linked",
    "findings": "id verdict message working",
    "flows": "scenario flow giver recipient currency to_recipient_q05 to_recipient_q50 to_recipient_q95 to_giver_q50",
    "parties": "scenario party chance_of_gain currency q05 q50 q95",
    "fan": "scenario party month currency q05 q50 q95",
    "answers": "question scenario value low high unit",
    "influences": "party input first_order total value_of_learning assumed claims basis",
    "decisions": "target action fields reason by at",
    "notes": "id target text by at",
    "reference": "id quantity value low high unit year source",
}
"""Columns a terminal has room for; every other format has all."""
WHOLE = {
    "id",
    "published",
    "child_published",
    "verdict",
    "month",
    "scenario",
    "party",
    "year",
    "unit",
    "modality",
    "status",
}
"""Columns that are not broken over lines."""


def outcome_json(outcome: Outcome, *, indent: bool) -> str:
    """A run with all its figures; null for those of a party for which nothing is counted."""
    import msgspec

    made = msgspec.to_builtins(outcome)
    for party in made["parties"]:
        if not party["counted"]:
            party |= dict.fromkeys(("balance", "chance_of_gain", "histogram", "fan"))
    encoded = msgspec.json.encode(made)
    return (msgspec.json.format(encoded, indent=2) if indent else encoded).decode()


def written(table: Rows, form: str, *, language: str = "en", width: int = 120) -> str | bytes:
    """The table in that format: text for the terminal, JSON, JSONL, CSV, or the bytes of an .xlsx."""
    match form:
        case "table":
            return terminal_table(table, language=language, width=width)
        case "json":
            return escaped(json.dumps(_objects(table), ensure_ascii=False, indent=2)) + "\n"
        case "jsonl":
            return "".join(escaped(json.dumps(row, ensure_ascii=False)) + "\n" for row in _objects(table))
        case "csv":
            return csv_text(table, language)
        case "xlsx":
            return workbook([table], language)
    raise ValueError(f"there is no format '{form}'; formats are {', '.join(FORMATS)}")


def _objects(table: Rows) -> list[dict[str, Cell]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def terminal_table(table: Rows, *, language: str = "en", width: int = 120, color: bool = False) -> str:
    """The columns that fit, with headings in the reader's language and figures in their format."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    w = words(language)
    listed = SHORT[table.name].split() if table.name in SHORT else table.columns
    shown = [column for column in listed if _filled(table, column)]
    made = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    numeric = {c for c in shown if any(_is_figure(value) for value in _column(table, c))}
    for column in shown:
        made.add_column(
            w.column(column),
            justify="right" if column in numeric else "left",
            overflow="fold",
            no_wrap=column in WHOLE,
        )
    where = [table.columns.index(column) for column in shown]
    for row in table.rows:
        worded = _worded(w, table, row)
        made.add_row(*(Text(_shown(w, worded[i])) for i in where))
    out = io.StringIO()
    Console(width=width, file=out, force_terminal=color, no_color=not color).print(made)
    return out.getvalue()


def _worded(w: Words, table: Rows, row: Sequence[Cell]) -> list[Cell]:
    """A row with words for the codes of how sure and in what state something is; what is denied is neither."""
    named = dict(zip(table.columns, row, strict=True))
    for column in ("modality", "status"):
        if named.get(column):
            named[column] = w.say(f"{column}.{named[column]}")
    if named.get("polarity") == "-":
        named |= {"modality": w.say("polarity.-"), "status": None}
    return list(named.values())


def _shown(w: Words, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return w.say("yes") if value else ""
    if isinstance(value, int | float):
        return w.number(value, digits=3 if abs(value) < 1 else 4)
    return one_line(value)


def _filled(table: Rows, column: str) -> bool:
    return any(value not in (None, "", False) for value in _column(table, column))


def _column(table: Rows, column: str) -> Iterable[Cell]:
    where = table.columns.index(column)
    return (row[where] for row in table.rows)


def _is_figure(value: Cell) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


# --- CSV ----------------------------------------------------------------------------------------------------------------


def csv_text(table: Rows, language: str = "en") -> str:
    """The table as CSV with a byte-order mark; for German with semicolons and decimal commas."""
    german = language == "de"
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";" if german else ",", lineterminator="\r\n")
    writer.writerow([_csv_cell(name, german) for name in table.columns])
    for row in table.rows:
        writer.writerow([_csv_cell(value, german) for value in row])
    return out.getvalue()


_FORMULA = re.compile(r"""^(?=\s*[=+\-@＝＋－＠])|([,;]["\s]*)(?=[=+\-@＝＋－＠])""")
"""Where a spreadsheet sees a formula (CWE-1236): at the start of a cell, and behind what it may take for the end of one. A reader of
semicolons splits cells that we part by commas in its own way, and to it a quotation mark in the middle of a cell is a letter."""


def _csv_cell(value: Cell, german: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        text = repr(value)
        return text.replace(".", ",") if german else text
    text = one_line(value)
    return text if text in ("+", "-") else _FORMULA.sub(r"\1'", text)


# --- spreadsheets ---------------------------------------------------------------------------------------------------------


def workbook(tables: Sequence[Rows], language: str = "en") -> bytes:
    """The tables as sheets of one .xlsx: heads fixed and filtered, text as text, what may be edited unlocked and tinted."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _sheet(book.create_sheet(table.name[:31]), table)
    out = io.BytesIO()
    from lxml.etree import LxmlError

    try:
        book.save(out)
    except (
        OSError,
        LxmlError,
    ) as error:  # openpyxl writes each sheet to a temporary file first, through lxml
        said = f"the spreadsheet could not be written to a temporary file ({error}); free some space and try again"
        raise Bad(Problem("xlsx", 0, 0, said)) from None
    return timeless(out.getvalue())


def timeless(data: bytes) -> bytes:
    """A file of an office program without the moment it was made, so that the same records give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"<dcterms:(\w++)[^>]*+>[^<]*+</dcterms:\1>", b"", content)
            new.writestr(zipfile.ZipInfo(entry.filename), content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


def _sheet(sheet: Worksheet, table: Rows) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    tint = PatternFill("solid", fgColor="FFF5F1E8")
    editable = {*EDITABLE, "decision", "reason"} if table.name == "claims" else set()
    for number, row in enumerate((table.columns, *table.rows), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(row=number, column=column)
            if isinstance(value, str):
                cell.value = _xlsx_text(value)
                cell.data_type = "s"  # never a formula
            elif not (isinstance(value, float) and not math.isfinite(value)):
                cell.value = value
            if number == 1:
                cell.font = Font(bold=True)
                continue
            if table.columns[column - 1] in editable:
                cell.fill = tint
            if table.columns[column - 1] in ("text", "message", "working"):
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, name in enumerate(table.columns, 1):
        letter = get_column_letter(column)
        longest = max([len(name), *(len(str(row[column - 1] or "")) for row in table.rows[:200])])
        sheet.column_dimensions[letter].width = min(60, longest + 2)
        sheet.column_dimensions[letter].hidden = name in ("content", "sha256")
        if name == "decision" and table.rows:
            check = DataValidation(type="list", formula1='"accept,reject,correct"', allow_blank=True)
            sheet.add_data_validation(check)
            check.add(f"{letter}2:{letter}{len(table.rows) + 1}")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _xlsx_text(text: str) -> str:
    return visible(text)[:32_767]  # the format's own limit


def decisions_from_xlsx(
    data: bytes, claims: Sequence[Claim], *, by: str, at: str, name: str = "claims.xlsx"
) -> list[Decision]:
    """What a person changed in an exported sheet of statements, as decisions. Raises Bad with every row that cannot be read.

    A word in `decision` decides; a changed cell of an editable column is a correction. A row whose statement has changed since it was
    exported, or is not in the case, is a problem: nothing is decided about words that nobody saw.
    """
    known = {claim.id: claim for claim in claims}
    printed = {
        claim.id: dict(zip(CLAIM_COLUMNS, row, strict=True))
        for claim, row in zip(claims, table_of("claims", claims).rows, strict=True)
    }
    made: list[Decision] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    heads, rows = sheet_of(data, name, "claims")
    for column in ("id", "decision"):
        if column not in heads:
            near = difflib.get_close_matches(column, heads, 1)
            hint = (
                f"'{near[0]}' stands in its place" if near else "edit a sheet that read --format xlsx wrote"
            )
            raise Bad(Problem(name, 1, 1, f"the column '{column}' is missing; {hint}"))
    for number, row in rows:
        claim = known.get(str(row.get("id", "")))
        if claim is None:
            problems.append(
                Problem(
                    name,
                    number,
                    1,
                    f"no statement '{row.get('id', '')}' in the case; export the statements again",
                )
            )
            continue
        if claim.id in seen:
            problems.append(Problem(name, number, 1, f"{claim.id} stands twice; keep one row"))
            continue
        seen.add(claim.id)
        word = str(row.get("decision") or "").strip().lower()
        if word and word not in VERDICTS:
            problems.append(
                Problem(
                    name, number, 1, f"'{row['decision']}' is no decision; write accept, reject or correct"
                )
            )
            continue
        fields = {
            column: _text(row.get(column))
            for column in EDITABLE
            if column in heads
            and _text(row.get(column)) != _text(_xlsx_text(str(printed[claim.id][column] or "")))
        }
        action = VERDICTS.get(word) or ("correct" if fields else "")
        if not action:
            continue
        if row.get("content") and row["content"] != claim.content:
            problems.append(
                Problem(name, number, 1, f"{claim.id} reads differently now; export the statements again")
            )
            continue
        if action == "correct" and not fields:
            problems.append(
                Problem(name, number, 1, f"{claim.id} is to be corrected but no cell was changed")
            )
            continue
        reason = _text(row.get("reason")) or None
        made.append(
            decision(
                claim.id,
                action,  # type: ignore[arg-type]
                by=by,
                at=at,
                fields=fields if action == "correct" else {},
                reason=reason,
                claim=claim,
            )
        )
    if problems:
        raise Bad(*problems)
    return made


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
