"""Reference figures: their rows from CSV, and what each row limits.

`bounds` is a small language of its own: `role of thing [by|of|to|for|in CODE]`.

    supply of rice by RU           all the rice that RU has to give in a year
    supply of unmilled rice by RU  the same under another reading
    need of food of KP             what KP eats in a year; shortfall of food of KP: what it lacks of it
    population of KP, economy of KP
    price of oil                   what a unit of it costs anywhere
    rate of EUR in USD             how many USD one EUR is
    cap of refined oil to KP       what may be delivered by law
"""

from __future__ import annotations

import csv
import difflib
import functools
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from countertrade import units
from countertrade.checking import words
from countertrade.checking.intervals import Interval, base
from countertrade.records import Bad, Problem, Reference

COLUMNS = (
    "id",
    "quantity",
    "value",
    "low",
    "high",
    "unit",
    "year",
    "published",
    "source",
    "url",
    "note",
    "bounds",
)
NEEDED = ("id", "quantity", "unit", "year", "source")
ROLES = (
    "supply",
    "need",
    "shortfall",
    "population",
    "economy",
    "budget",
    "price",
    "rate",
    "cap",
    "trade",
    "force",
)
_BOUNDS = re.compile(
    r"^(?P<role>[a-z]+)(?: of (?P<thing>[\w %-]+?))?(?: (?:by|of|to|for|in|with) (?P<party>[A-Z]{2,3}))?$"
)
_ID = re.compile(r"^[a-z0-9][\w.-]*$")
_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


class Limit(NamedTuple):
    """What a row's `bounds` says: of what, by or for whom; `qualifier` is another reading of the same thing."""

    role: str
    thing: str | None
    party: str | None
    qualifier: str | None = None


def rows(text: str, name: str) -> list[Reference]:
    """The reference rows of a CSV text, in their order. Raises Bad with every problem at its line."""
    problems: list[Problem] = []
    found: list[Reference] = []
    lines: dict[str, int] = {}
    # a spreadsheet in German saves with semicolons
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    reader = csv.reader(
        io.StringIO(text.lstrip("\ufeff")), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    header: list[str] | None = None
    for cells in reader:
        line = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            problems += _header(header, name, line)
            if problems:
                raise Bad(*problems)
            continue
        if len(cells) > len(header):
            problems.append(
                Problem(
                    name,
                    line,
                    1,
                    f'{len(cells)} cells under {len(header)} columns; put a text with a comma in "…"',
                )
            )
            continue
        cell = dict(zip(header, (part.strip() for part in cells), strict=False))
        row = _row(cell, name, line, problems)
        if row is None:
            continue
        if row.id in lines:
            problems.append(
                Problem(name, line, 1, f"the id '{row.id}' is used in line {lines[row.id]} already")
            )
        lines.setdefault(row.id, line)
        found.append(row)
    if header is None:
        problems.append(
            Problem(name, 1, 1, f"the file is empty; its first line names the columns: {','.join(COLUMNS)}")
        )
    if problems:
        raise Bad(*problems)
    return found


def _header(header: Sequence[str], name: str, line: int) -> list[Problem]:
    problems = []
    for column, title in enumerate(header, 1):
        if title not in COLUMNS:
            near = difflib.get_close_matches(title, COLUMNS, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"columns are {', '.join(COLUMNS)}"
            problems.append(Problem(name, line, column, f"unknown column '{title}'; {hint}"))
    problems += [
        Problem(name, line, 1, f"the column '{title}' is missing") for title in NEEDED if title not in header
    ]
    return problems


def _row(cell: dict[str, str], name: str, line: int, problems: list[Problem]) -> Reference | None:
    before = len(problems)

    def complain(message: str) -> None:
        problems.append(Problem(name, line, 1, message))

    for title in NEEDED:
        if not cell.get(title):
            complain(f"'{title}' is empty; every row names its {title}")
    figures = {title: _figure(cell.get(title, ""), title, complain) for title in ("value", "low", "high")}
    if len(problems) == before and all(figure is None for figure in figures.values()):
        complain("neither value nor low and high is given")
    low, high = figures["low"], figures["high"]
    if low is not None and high is not None and low > high:
        complain(f"low {low:g} is above high {high:g}")
    id = cell.get("id", "")
    if id and not _ID.match(id):
        complain(f"the id '{id}' may hold small letters, digits, '.', '_' and '-' only")
    unit = cell.get("unit", "")
    if unit:
        _unit(unit, complain)
    published = cell.get("published") or None
    if published and not _DATE.match(published):
        complain(f"published '{published}' is no date; write for example 2024-12-24")
    bounds = cell.get("bounds") or None
    if bounds and limit(bounds) is None:
        complain(
            f"bounds '{bounds}' is not understood; write for example 'supply of rice by RU' ({', '.join(ROLES)})"
        )
    if len(problems) > before:
        return None
    return Reference(
        id=id,
        quantity=cell["quantity"],
        value=figures["value"],
        low=low,
        high=high,
        unit=unit,
        year=cell["year"],
        published=published,
        source=cell["source"],
        url=cell.get("url") or None,
        note=cell.get("note") or None,
        bounds=bounds,
    )


def _figure(text: str, title: str, complain: Callable[[str], None]) -> float | None:
    if not text:
        return None
    try:
        value = float(text.replace("_", ""))
    except ValueError:
        value = float("nan")
    if value != value or value in (float("inf"), float("-inf")):
        complain(f"{title} '{text}' is no number; write 579200 or 579200.5, without thousands marks")
        return None
    return value


def _unit(text: str, complain: Callable[[str], None]) -> None:
    """Numerator and denominators must be money, a measure or a singular noun: a mistyped 'USd' is told."""
    head, *per = unit_of(text)
    for code in (head, *per):
        bare = re.sub(r"^[\d_.]+ ", "", code)
        if not re.match(r"^(?:1|[^\W\d][\w]*)$", bare):
            complain(f"'{code}' is no unit; write for example 't/year' or 'USD/month/soldier'")
        elif not units.is_known(bare) and bare.lower() in {known.lower() for known in units.CURRENCIES}:
            complain(f"unknown unit '{bare}'; did you mean '{bare.upper()}'?")


def unit_of(text: str) -> tuple[str, ...]:
    """The unit of a row as numerator and denominators: ('t', 'year')."""
    return tuple(part.strip() for part in text.split("/"))


@functools.lru_cache(maxsize=4096)
def limit(bounds: str | None) -> Limit | None:
    """What a row limits; None where `bounds` is empty or cannot be read.

    >>> limit("supply of unmilled rice by RU")
    Limit(role='supply', thing='rice', party='RU', qualifier='unmilled')
    >>> limit("population of KP")
    Limit(role='population', thing=None, party='KP', qualifier=None)
    """
    match = _BOUNDS.match((bounds or "").strip())
    if not match or match["role"] not in ROLES:
        return None
    thing, party = match["thing"], match["party"]
    if party is None and thing is not None and re.fullmatch(r"[A-Z]{2,3}", thing) and match["role"] != "rate":
        thing, party = None, thing
    qualifier = None
    if thing is not None and thing.startswith("unmilled "):
        qualifier, thing = "unmilled", thing.removeprefix("unmilled ")
    return Limit(match["role"], thing, party, qualifier)


def interval(row: Reference) -> Interval:
    """The row's figure in base units, from low to high; its rate by time is left off where it has none."""
    head, *per = unit_of(row.unit)
    known = [value for value in (row.value, row.low, row.high) if value is not None]
    size, dimensions = base(head, tuple(per))
    return Interval(min(known) * size, max(known) * size, dimensions)


def bounding(
    reference: Iterable[Reference], role: str, thing: str | None = None, party: str | None = None
) -> Iterator[tuple[Reference, Limit]]:
    """The rows that limit a role of a thing for a party; a wider thing does not limit a narrower one, except need."""
    for row in reference:
        found = limit(row.bounds)
        if found is None or found.role != role or (party is not None and found.party != party):
            continue
        if (
            thing is not None
            and found.thing is not None
            and found.thing != thing
            and not words.belongs(thing, found.thing)
        ):
            continue
        yield row, found


def exchange(one: str, other: str, reference: Iterable[Reference]) -> tuple[Reference, float] | None:
    """The row that says how many `other` one `one` is, with that number; None where no row says it."""
    for row in reference:
        found = limit(row.bounds)
        if found is None or found.role != "rate" or row.value is None:
            continue
        if (found.thing, found.party) == (one, other):
            return row, row.value
        if (found.thing, found.party) == (other, one) and row.value:
            return row, 1 / row.value
    return None


def later_than(row: Reference, published: str | None) -> bool | None:
    """Whether a row was published after the article; None where either date is missing."""
    when = row.published or (row.year if re.fullmatch(r"\d{4}(-\d\d)?(-\d\d)?", row.year) else None)
    if when is None or published is None:
        return None
    length = min(len(when), 10)
    return when[:length] > published[:length]


def is_old(row: Reference, published: str | None, years: int = 3) -> bool:
    """Whether the row's figure is of a year well before the article."""
    year = re.search(r"(\d{4})(?!.*\d{4})", row.year)
    then = re.match(r"\d{4}", published or "")
    return bool(year and then and int(then[0]) - int(year[1]) >= years)
