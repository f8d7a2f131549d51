"""Files beside deal.yaml: parts of the model (`include`), and figures by month (`series`). Who loads a deal hands in how they are read."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from typing import NamedTuple

from countertrade import naming
from countertrade.files import Entry, Items, Node, Table, Text
from countertrade.modelling.entries import whole_month
from countertrade.records import Bad, Problem, replace

Beside = Callable[[str], str]
"""The text of a file of the case folder by its name, which `bad_file` has let pass. Raises Bad."""

MERGED = frozenset(
    {
        "quantities",
        "stocks",
        "events",
        "flows",
        "effects",
        "choices",
        "choose",
        "rates",
        "scenarios",
        "grid",
        "parties",
    }
)
JOINED = frozenset({"correlated", "questions", "expect", "counts"})
MOST_PARTS, MOST_ROWS = 20, 12_000
_NAME = re.compile(
    r"[A-Za-z0-9_][A-Za-z0-9_ -]{0,80}(?:/[A-Za-z0-9_][A-Za-z0-9_ -]{0,80})?\.([a-z]{3,4})", re.ASCII
)


class Whole(NamedTuple):
    """A deal file with the parts that it includes, as one table over one text; `parts` say in which line of that each file begins."""

    root: Table
    text: str
    parts: tuple[tuple[int, str], ...]


def bad_file(name: str, *endings: str) -> str | None:
    """Why a text names no file of the case folder, None where it does.

    >>> bad_file("../secret.yaml", "yaml") is None, bad_file("parts/prices.csv", "csv") is None
    (False, True)
    """
    match = _NAME.fullmatch(name)
    if match and match[1] in endings:
        return None
    return f"'{name[:80]}' is no file of the case folder; write a name such as prices.{endings[0]}, or parts/prices.{endings[0]}"


def whole(text: str, path: str, beside: Beside | None) -> Whole:
    """The deal file and what it includes. Raises Bad where one of them cannot be read, or an entry stands in two of them."""
    root = naming.read(text, path)
    node = root.get("include")
    if node is None:
        return Whole(root, text, ((1, path),))
    named = node.items if isinstance(node, Items) else (node,)
    parts, problems = [(1, path)], list[Problem]()
    for number, each in enumerate(named):
        name = each.text.strip() if isinstance(each, Text) else ""
        said = bad_file(name, "yaml", "yml")
        if said is None and (beside is None or number >= MOST_PARTS):
            said = (
                f"more than {MOST_PARTS} parts"
                if beside
                else "nothing can be included here; there is no case folder"
            )
        if said is not None or beside is None:
            problems.append(Problem(path, each.line, each.column, said or ""))
            continue
        more = beside(name)
        part = naming.read(more, name)
        if part.get("include") is not None:
            at = next(entry.key for entry in part.entries if entry.key.text == "include")
            problems.append(
                Problem(name, at.line, at.column, "a part includes no other; include it in deal.yaml")
            )
        if len(text) + len(more) > naming.LARGEST:
            problems.append(
                Problem(
                    path,
                    each.line,
                    each.column,
                    f"with '{name}' the model is longer than {naming.LARGEST:,} characters",
                )
            )
            break
        line = text.count("\n") + 2
        moved = _moved(part, len(text) + 1, line - 1)
        assert isinstance(moved, Table)
        text = f"{text}\n{more}"
        parts.append((line, name))
        root = _merged(root, moved, parts, problems)
    if problems:
        raise Bad(*problems)
    return Whole(root, text, tuple(parts))


def place_in(parts: tuple[tuple[int, str], ...], line: int) -> tuple[str, int]:
    """The file that a line of the whole text stands in, and which line of it that is."""
    first, path = max((part for part in parts if part[0] <= max(line, 1)), default=parts[0])
    return path, line - first + 1 if line else 0


def _moved(node: Node, offset: int, lines: int) -> Node:
    """A node as it stands in the whole text."""
    to = {"line": node.line + lines, "start": node.start + offset, "end": node.end + offset}
    match node:
        case Items():
            return replace(node, **to, items=tuple(_moved(item, offset, lines) for item in node.items))
        case Table():
            entries = []
            for entry in node.entries:
                key = _moved(entry.key, offset, lines)
                assert isinstance(key, Text)
                entries.append(Entry(key=key, value=_moved(entry.value, offset, lines)))
            return replace(node, **to, entries=tuple(entries))
    return replace(node, **to)


def _merged(root: Table, part: Table, parts: list[tuple[int, str]], problems: list[Problem]) -> Table:
    entries = {entry.key.text: entry for entry in root.entries}
    for entry in part.entries:
        if entry.key.text == "include":
            continue  # said already
        key, there = entry.key.text, entries.get(entry.key.text)
        if there is None:
            entries[key] = entry
        elif key in MERGED and isinstance(there.value, Table) and isinstance(entry.value, Table):
            names = {one.key.text for one in there.value.entries}
            for one in entry.value.entries:
                if one.key.text in names:
                    _say_twice(one.key, parts, problems)
            both = replace(there.value, entries=(*there.value.entries, *entry.value.entries))
            entries[key] = replace(there, value=both)
        elif key in JOINED:
            items = tuple(
                item
                for value in (there.value, entry.value)
                for item in (value.items if isinstance(value, Items) else (value,))
            )
            value = there.value
            joined = Items(
                line=value.line, column=value.column, start=value.start, end=value.end, items=items
            )
            entries[key] = replace(there, value=joined)
        else:
            _say_twice(entry.key, parts, problems)
    return replace(root, entries=tuple(entries.values()))


def _say_twice(key: Text, parts: list[tuple[int, str]], problems: list[Problem]) -> None:
    path, line = place_in(tuple(parts), key.line)
    problems.append(
        Problem(path, line, key.column, f"'{key.text}' stands in another file too; keep one of them")
    )


# --- Series -------------------------------------------------------------------------------------------------------------


def series(text: str, path: str, column: str) -> list[tuple[int, str, int]]:
    """A column of a CSV as (month since year 0, cell, line), in order of time. Raises Bad with every problem at its line."""
    try:
        rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines(), strict=True))
    except csv.Error as error:
        raise Bad(Problem(path, 0, 0, f"{error}; a cell with a comma stands in quotation marks")) from None
    heads = [head for head in (rows[0] if rows else {}) if isinstance(head, str)]
    when = next((head for head in heads if head.strip().lower() in ("date", "month", "datum", "monat")), None)
    if when is None:
        raise Bad(Problem(path, 1, 1, "no column is called date or month"))
    if column not in heads:
        near = naming.nearest(column, heads)
        hint = f"did you mean '{near}'?" if near else f"columns are {', '.join(heads)}"
        raise Bad(Problem(path, 1, 1, f"there is no column '{column}'; {hint}"))
    if len(rows) > MOST_ROWS:
        raise Bad(Problem(path, 1, 1, f"{len(rows):,} rows are more than {MOST_ROWS:,}"))
    found: list[tuple[int, str, int]] = []
    problems: list[Problem] = []
    for line, row in enumerate(rows, 2):
        cell, date = (row[column] or "").strip(), (row[when] or "").strip()
        if not cell:
            continue
        month = whole_month(date)
        if month is None:
            problems.append(Problem(path, line, 1, f"'{date}' is no month such as 2025-04"))
        elif found and month <= found[-1][0]:
            problems.append(Problem(path, line, 1, "rows must ascend in time, one a month"))
        else:
            found.append((month, cell, line))
    if problems or not found:
        raise Bad(*(problems or [Problem(path, 1, 1, f"the column '{column}' is empty")]))
    return found
