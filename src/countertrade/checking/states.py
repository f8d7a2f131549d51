"""Population and output of every state, as reference rows, from `states.csv` (World Bank through datahub.io, public domain packages).

A row of the file is a state (ISO 3166-1 alpha-2), the latest year and its population, the latest year and its gross domestic product in
US dollars. `packed` makes the file of the two tables; see bench/update_reference.py.
"""

from __future__ import annotations

import csv
import functools
import io
from importlib import resources

from countertrade.records import Reference

SOURCE = "World Bank"


def packed(population: str, output: str) -> str:
    """The packaged file of two tables with the columns Country Name, Country Code (alpha-3), Year, Value; groups of states are left out."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    latest: dict[str, dict[str, tuple[int, float]]] = {}
    for kind, table in (("people", population), ("output", output)):
        for row in csv.DictReader(io.StringIO(table)):
            code = aliases.get(row["Country Code"], [""])
            if row["Value"] and len(code) == 1 and len(code[0]) == 2:
                known = latest.setdefault(code[0], {})
                known[kind] = max(known.get(kind, (0, 0.0)), (int(row["Year"]), float(row["Value"])))
    lines = ["state,population year,population,output year,output"]
    for code, known in sorted(latest.items()):
        (first, people), (second, worth) = known.get("people", (0, 0.0)), known.get("output", (0, 0.0))
        lines.append(f"{code},{first or ''},{people:.0f},{second or ''},{worth:.6g}")
    return "\n".join(lines) + "\n"


@functools.cache
def rows() -> tuple[Reference, ...]:
    """A row for the population and one for the output of every state that there are figures of."""
    text = (resources.files(__package__) / "states.csv").read_text(encoding="utf-8")
    found: list[Reference] = []
    for code, first, people, second, worth in list(csv.reader(text.splitlines()))[1:]:
        if first:
            found.append(
                _row(
                    f"population-{code.lower()}",
                    "population",
                    "population",
                    float(people),
                    "person",
                    first,
                    code,
                )
            )
        if second:
            found.append(
                _row(
                    f"output-{code.lower()}",
                    "gross domestic product",
                    "economy",
                    float(worth),
                    "USD/year",
                    second,
                    code,
                )
            )
    return tuple(found)


def _row(id: str, quantity: str, role: str, value: float, unit: str, year: str, code: str) -> Reference:
    return Reference(
        id=f"{id}-{year}",
        quantity=f"{quantity} ({code})",
        value=value,
        unit=unit,
        year=year,
        source=SOURCE,
        bounds=f"{role} of {code}",
    )
