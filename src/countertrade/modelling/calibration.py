"""The log of figures whose truth came out, from CSV: what estimates learn of how far reports are off.

resolved.csv has a row a figure: the `event` it is of, what was `reported` (a quantity as this tool prints it), by which `source`, and
the `truth` that came out, in the same unit. `camp` and `rating` say of the source what case.yaml says of sources. The other columns
say where both stand: `date` and `url` of the report, `truth_source`, `truth_url` and a `note`.
"""

from __future__ import annotations

import csv
import functools
import math
from importlib import resources
from typing import get_args

from countertrade.modelling.reporting_model import Reliability
from countertrade.quantity import Quantity, QuantityError, parse, unsound
from countertrade.records import Bad, Problem, Resolved

NEEDED = ("event", "reported", "source", "truth")
COLUMNS = (*NEEDED, "camp", "rating", "date", "url", "truth_source", "truth_url", "note")


@functools.lru_cache(maxsize=1)
def shipped() -> tuple[Resolved, ...]:
    """The log that ships with the package."""
    file = resources.files(__package__) / "resolved.csv"
    return read(file.read_text(encoding="utf-8"), "resolved.csv")


def read(text: str, path: str) -> tuple[Resolved, ...]:
    """The rows of a log. Raises Bad with every problem at its line."""
    try:
        rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines(), strict=True))
    except csv.Error as error:
        raise Bad(Problem(path, 0, 0, f"{error}; a text with a comma stands in quotation marks")) from None
    problems: list[Problem] = []
    found: list[Resolved] = []
    for number, row in enumerate(rows, 2):
        cells = {key: (row.get(key) or "").strip() for key in COLUMNS}
        one = _row(cells)
        if isinstance(one, str):
            problems.append(Problem(path, number, 1, one))
        else:
            found.append(one)
    if problems:
        raise Bad(*problems)
    return tuple(found)


def _row(cells: dict[str, str]) -> Resolved | str:
    """The figure of a row, or what is wrong with it."""
    if missing := [name for name in NEEDED if not cells[name]]:
        return f"no {missing[0]} stands here; columns are {', '.join(COLUMNS)}"
    try:
        reported = parse(cells["reported"])
    except QuantityError as error:
        return str(error)
    if said := unsound(reported) or _not_positive(reported):
        return said
    try:
        truth = float(cells["truth"].replace("_", "").replace(",", ""))
    except ValueError:
        truth = math.nan
    if not 0 < truth < math.inf:
        return f"'{cells['truth']}' is no positive figure; write what came out in the unit of '{cells['reported']}'"
    rating = cells["rating"].upper() or None
    if rating is not None and rating not in get_args(Reliability):
        return f"rating is a letter from A to F, not '{cells['rating']}'"
    return Resolved(
        event=cells["event"],
        reported=reported,
        truth=truth,
        source=cells["source"],
        camp=cells["camp"],
        reliability=rating,  # type: ignore[arg-type]  # one of the letters, as just checked
    )


def _not_positive(quantity: Quantity) -> str | None:
    return None if all(x > 0 for x in quantity.known) else f"{quantity} is not a positive figure"
