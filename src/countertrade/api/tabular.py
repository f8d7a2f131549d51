"""Records of one kind as a sequence that is also a table: a frame of the reader's own library, a file, or a table in a notebook."""

from __future__ import annotations

import html
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from countertrade.errors import Error, optional
from countertrade.records import Problem
from countertrade.visible import one_line

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from countertrade.report.tables import Cell, Rows

T = TypeVar("T")

SUFFIXES = ("csv", "json", "jsonl", "xlsx", "parquet")
CALLED = {"claims": "statements", "lineage": "retellings", "fan": "months of balances", "parties": "balances"}
"""What people call a kind of record."""

SHOWN = 20
"""Rows that a notebook shows of a table."""


class Records(Sequence[T], Generic[T]):
    """Records of one kind, in order: a sequence, and a table with one row an observation.

    Columns are the same in every language; plain figures stand in the unit that stands in a column beside them, dates are ISO
    dates. docs/records.md says what each column holds.

    >>> import countertrade as ct
    >>> found = ct.read("Oz pays 300 dollars for each shell, the minister Ana Brandt said.").statements
    >>> len(found), found.columns[:4]
    (1, ('id', 'article', 'outlet', 'published'))
    """

    def __init__(self, kind: str, items: Sequence[T], table: Callable[[Sequence[T]], Rows]) -> None:
        self.kind = kind
        self._items = tuple(items)
        self._table = table

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Records[T]: ...
    def __getitem__(self, at: int | slice) -> T | Records[T]:
        if isinstance(at, slice):
            return Records(self.kind, self._items[at], self._table)
        return self._items[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __repr__(self) -> str:
        return f"<{len(self)} {CALLED.get(self.kind, self.kind)}>"

    @property
    def rows(self) -> Rows:
        """The table: its `columns`, and in `rows` a text, number, truth value or None for each of them."""
        return self._table(self._items)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, the same in every language."""
        return self.rows.columns

    def where(self, **fields: object) -> Records[T]:
        """The records of which each of these fields has this value, as in `case.statements.where(measure="rice")`.

        Fields are those of the records. Raises AttributeError for one that they do not have.
        """
        kept = [each for each in self if all(getattr(each, name) == value for name, value in fields.items())]
        return Records(self.kind, kept, self._table)

    def frame(self, backend: str | None = None) -> Any:
        """The table as a data frame, through narwhals.

        Args:
            backend: "pandas", "polars" or "pyarrow"; without it the first of these that is installed.

        Raises:
            MissingPackageError: where narwhals or the library is not installed.
        """
        narwhals = optional("narwhals")
        chosen = backend or next((name for name in ("pandas", "polars", "pyarrow") if _there(name)), "pandas")
        optional(chosen)
        table = self.rows
        data = {name: [row[at] for row in table.rows] for at, name in enumerate(table.columns)}
        kinds = {name: getattr(narwhals, _type_of(values)) for name, values in data.items()}
        columns = {name: _as(values) for name, values in data.items()}
        return narwhals.to_native(narwhals.from_dict(columns, schema=kinds, backend=chosen))

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a pandas frame. Raises MissingPackageError if pandas is not installed."""
        made: pandas.DataFrame = self.frame("pandas")
        return made

    def to_polars(self) -> polars.DataFrame:
        """The table as a polars frame. Raises MissingPackageError if polars is not installed."""
        made: polars.DataFrame = self.frame("polars")
        return made

    def to_arrow(self) -> pyarrow.Table:
        """The table as an Arrow table. Raises MissingPackageError if pyarrow is not installed."""
        made: pyarrow.Table = self.frame("pyarrow")
        return made

    def write(self, path: str | Path) -> Path:
        """Write the table to a file, whole or not at all; returns its path.

        The ending says how: .csv (UTF-8 with a byte-order mark), .json, .jsonl, .xlsx or .parquet. Text that a spreadsheet would
        take for a formula is kept as text.

        Raises:
            Error: for another ending, or where the disk is full.
            MissingPackageError: for .parquet without pyarrow.
        """
        from countertrade import files
        from countertrade.report.exports import written

        target = Path(path)
        form = target.suffix.lower().removeprefix(".")
        if form not in SUFFIXES:
            said = (
                f"'{target.suffix}' is no format of a table; end the name with one of .{', .'.join(SUFFIXES)}"
            )
            raise Error(Problem(str(target), 0, 0, said))
        data = parquet(self.to_arrow()) if form == "parquet" else written(self.rows, form)
        files.make_folders(target.parent)
        files.write_bytes(target, data.encode("utf-8", "replace") if isinstance(data, str) else data)
        return target

    def _repr_html_(self) -> str:
        from countertrade.report.exports import SHORT

        table = self.rows
        shown = SHORT[self.kind].split() if self.kind in SHORT else table.columns
        return table_html(table, shown, f"{len(self):,} {CALLED.get(self.kind, self.kind)}")


def table_html(table: Rows, shown: Sequence[str], caption: str) -> str:
    """A table for a notebook: these columns where they hold something, and the first rows; everything in it is escaped."""
    at = [table.columns.index(name) for name in shown]
    at = [column for column in at if any(row[column] not in (None, "") for row in table.rows)]
    heads = "".join(f"<th>{html.escape(table.columns[column])}</th>" for column in at)
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(_said(row[column]))}</td>' for column in at)}</tr>"
        for row in itertools.islice(table.rows, SHOWN)
    )
    more = f"; the first {SHOWN} of them" if len(table.rows) > SHOWN else ""
    return f"<table><caption>{caption}{more}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def parquet(table: pyarrow.Table) -> bytes:
    """An Arrow table as the bytes of a Parquet file. Raises MissingPackageError without pyarrow."""
    arrow, writer = optional("pyarrow"), optional("pyarrow.parquet")
    out = arrow.BufferOutputStream()
    writer.write_table(table, out, compression="zstd")
    data: bytes = out.getvalue().to_pybytes()
    return data


def _said(value: Cell) -> str:
    if value is None:
        return ""
    return f"{value:.4g}" if isinstance(value, float) else one_line(str(value))


def _there(name: str) -> bool:
    import importlib.util

    return importlib.util.find_spec(name) is not None


def _type_of(values: Sequence[Cell]) -> str:
    """The narwhals type of a column; a column of numbers of both kinds holds floats, one with texts among them texts."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "Boolean"
    if kinds == {int}:
        return "Int64"
    return "Float64" if kinds and kinds <= {int, float} else "String"


def _as(values: Sequence[Cell]) -> list[Cell]:
    match _type_of(values):
        case "Float64":
            return [None if value is None else float(value) for value in values]
        case "String":
            return [None if value is None else str(value) for value in values]
    return list(values)
