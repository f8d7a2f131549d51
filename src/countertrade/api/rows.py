"""The rows of a table that people or other tools made: CSV, JSONL or xlsx, each row with its line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from countertrade import files
from countertrade.records import Bad, Problem

Row = Mapping[str, Any]


def rows_of(data: bytes, name: str) -> tuple[list[int], list[Row]]:
    """The rows of a CSV (comma, semicolon or tab), JSONL or xlsx file, and the line of each. Raises Bad with every line that is no row."""
    suffix = Path(name).suffix.lower()
    if suffix == ".xlsx":
        from countertrade.report.sheets import sheet_of

        numbered: list[tuple[int, Row]] = list(sheet_of(data, name)[1])
    else:
        json_like = suffix in (".jsonl", ".ndjson", ".json")
        problems: list[Problem] = []
        numbered = list((_from_json if json_like else _from_csv)(files.decode(data, name), name, problems))
        if problems:
            raise Bad(*problems)
    return [line for line, _ in numbered], [row for _, row in numbered]


def _from_json(text: str, name: str, problems: list[Problem]) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        column, said = 1, ""
        try:
            row = json.loads(line, parse_constant=_no_number)
            json.dumps(row, ensure_ascii=False).encode()
        except json.JSONDecodeError as error:
            column, said = error.colno, f"this line is not JSON: {error.msg.lower()}; write one row a line"
        except RecursionError:
            said = "tables lie in each other without end"
        except UnicodeEncodeError:
            said = "a text holds half a character (a lone surrogate); write the character itself"
        except ValueError as error:
            said = f"a number that is none: {error}".split(";")[0]
        else:
            if files.deeper(row):
                said = f"tables lie in each other more than {files.DEEPEST} deep"
        if said:
            problems.append(Problem(name, number, column, said))
        else:
            yield number, row if isinstance(row, dict) else {"value": row}


def _no_number(text: str) -> float:
    raise ValueError(f"'{text}' is no figure")


def _from_csv(text: str, name: str, problems: list[Problem]) -> Iterator[tuple[int, Row]]:
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    heads: list[str] = []
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            said = f"{error}; a quotation mark that is opened stands again at the end of its cell"
            problems.append(Problem(name, line, 1, said))
            return
        if cells is None:
            return
        if not heads:
            heads = [cell.strip() for cell in cells]
        elif len(cells) > len(heads) and any(cell.strip() for cell in cells[len(heads) :]):
            said = f"{len(cells)} cells under {len(heads)} columns; a text with the separator in it stands in quotation marks"
            problems.append(Problem(name, line, 1, said))
        elif any(cell.strip() for cell in cells):
            yield line, dict(zip(heads, cells, strict=False))
        line = reader.line_num + 1
