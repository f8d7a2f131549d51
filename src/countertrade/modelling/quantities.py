"""Quantities, stocks and foreign currencies of a deal file, each after those it reads."""

from __future__ import annotations

import graphlib
import math
from collections.abc import Mapping
from typing import Literal, NamedTuple

from countertrade.files import Items, Node, Table, Text
from countertrade.modelling import distributions as fit
from countertrade.modelling.build import Build, Source
from countertrade.modelling.companion_files import bad_file, series
from countertrade.modelling.deal import OUTFLOWS, Compound, Input, Process, Quantity, Rate, Step, Stock
from countertrade.modelling.dimensions import RATE, said, times
from countertrade.modelling.entries import Enough, whole_month
from countertrade.modelling.estimated_quantities import compare_with_basis, only_if, pooled
from countertrade.modelling.expressions import (
    SHARE,
    Binary,
    Dimensions,
    Expression,
    Name,
    Negative,
    Number,
    Place,
    Unit,
)
from countertrade.modelling.grammar import parse
from countertrade.modelling.keys import MONTH_NAMES, MONTHS
from countertrade.modelling.literals import constant
from countertrade.modelling.ranges import Range
from countertrade.modelling.resolve import Known, Resolved, latest
from countertrade.modelling.syntax import (
    Bracketed,
    Figure,
    Levels,
    Operation,
    Syntax,
    Three,
    names_in,
    parts_of,
)
from countertrade.modelling.words import Wrong
from countertrade.records import Bad

MOST_CIRCLES = 20  # told at once


class Part(NamedTuple):
    """One expression of an entry: its role, where it stands, what it says, and for a step the month it begins."""

    role: str
    node: Node
    syntax: Syntax
    since: int = 0


class Form(NamedTuple):
    """One quantity or stock as read, before its names are looked up."""

    source: Source
    fields: Mapping[str, Node]
    parts: tuple[Part, ...]
    broken: bool


WAYS = ("value", "steps", "claims", "quantiles", "walks", "reverts", "series")
NEEDED = {"walk": ("start", "volatility"), "return": ("start", "mean", "half_life", "volatility")}
NEEDED_FORM = {
    "walk": "{start: 400 USD/t, drift: 2 % per year, volatility: 30 % per year}",
    "return": "{start: 400 USD/t, mean: 500 USD/t, half_life: 18 months, volatility: 30 % per year}",
}


def resolve_quantities(build: Build) -> tuple[tuple[Quantity, ...], tuple[str, ...], tuple[Stock, ...]]:
    """The quantities as written, the order to evaluate them in, and the stocks."""
    forms = {name: _quantity_form(build, source) for name, source in build.sources["quantities"].items()}
    rates = {name: _quantity_form(build, source, "rate") for name, source in build.sources["rates"].items()}
    stocks = {name: _stock_form(build, source) for name, source in build.sources["stocks"].items()}
    order = _in_order(build, forms, stocks)
    starts: dict[str, Resolved] = {}
    made: dict[str, Quantity] = {}
    for name in order:
        if name in stocks:
            if (start := _stock_start(build, stocks[name])) is not None:
                starts[name] = start
        elif (one := _quantity(build, forms[name])) is not None:
            made[name] = one
        else:
            build.scope.known[name] = Known("quantity", broken=True)
    for name, form in rates.items():
        if (one := _quantity(build, form, "rate")) is not None:
            made[name] = one
    written = tuple(made[name] for name in (*forms, *rates) if name in made)
    filled = (_stock(build, stocks[name], start) for name, start in starts.items())
    kept = {stock.name: stock for stock in filled if stock is not None}
    return (
        written,
        tuple(name for name in (*order, *rates) if name in made),
        tuple(kept[name] for name in stocks if name in kept),
    )


def resolve_rates(build: Build, quantities: Mapping[str, Quantity]) -> tuple[Rate, ...]:
    """What each foreign currency is worth in the deal's, by month; a currency that is used without a rate is a problem."""
    home = build.header.currency
    found: dict[str, Rate] = {}
    for name in build.sources["rates"]:
        upper, _, lower = name.partition("/")
        if (quantity := quantities.get(name)) is None:
            build.foreign.pop(upper if lower == home else lower, None)  # said already
            continue
        place, dimensions = quantity.place, quantity.unit.dimensions
        series = Name(kind="quantity", name=name, dimensions=dimensions, place=place)
        if upper == home:
            found[lower] = Rate(currency=lower, value=series)
            continue
        one = Number(value=1.0, place=place)
        inverse = times((), dimensions, -1)
        divided = Binary(operator="/", left=one, right=series, dimensions=inverse, place=place)
        found[upper] = Rate(currency=upper, value=divided)
    for currency, place in build.foreign.items():
        if currency not in found:
            pair = f"{currency}/{home}"
            build.page.wrong(
                place,
                f"{currency} is counted in {home} and needs a rate; write under rates: how many {currency} one {home} is, as in '{pair}: 1.1'",
            )
    return tuple(found.values())


# --- Forms --------------------------------------------------------------------------------------------------------------


def _quantity_form(build: Build, source: Source, section: str = "quantity") -> Form:
    page, name = build.page, source.name
    fields: Mapping[str, Node] = {"value": source.node}
    if not isinstance(source.node, Text):
        fields = page.fields(source.node, section, f"{section} '{name}'")
    ways = [way for way in WAYS if way in fields]
    if any(end in fields for end in ("low", "best", "high")):
        ways.append("low/best/high")
    if not ways and page.is_torn(source.node):
        return Form(source, fields, (), True)
    if len(ways) != 1:
        given = f"has {' and '.join(ways)}; keep one of them" if ways else "says no figure; give it a value"
        page.wrong(source.key, f"{section} '{name}' {given}")
        return Form(source, fields, (), True)
    parts: list[Part | None] = []
    match ways[0]:
        case "value":
            parts.append(_part(build, "value", fields["value"], f"'{name}'"))
        case "steps":
            parts += _steps(build, fields["steps"], name)
        case "low/best/high":
            parts.append(_three(build, source, fields))
        case "quantiles":
            parts.append(_quantiles(build, fields["quantiles"], name))
        case "walks" | "reverts" as way:
            return _moving_form(build, source, fields, way)
    if "grows" in fields:
        parts.append(_part(build, "grows", fields["grows"], f"growth of '{name}'"))
    if "season" in fields:
        parts += _season(build, fields["season"], name)
    return Form(source, fields, tuple(part for part in parts if part), None in parts)


def _quantiles(build: Build, node: Node, name: str) -> Part | None:
    """Levels and values as the table of a call, which `literals.spread` knows."""
    page = build.page
    if not isinstance(node, Table) or len(node.entries) < 2:
        page.wrong(
            node,
            f"quantiles of '{name}' are two levels or more with values, as in {{5 %: 90 t, 50 %: 120 t, 95 %: 300 t}}",
        )
        return None
    rows: list[tuple[Syntax, Syntax]] = []
    for entry in node.entries:
        level, value = build.parse(entry.key, "a level"), build.parse(entry.value, f"a quantile of '{name}'")
        if level is None or value is None:
            return None
        rows.append((level, value))
    return Part("value", node, Levels(start=0, end=0, rows=tuple(rows)))


def _moving_form(build: Build, source: Source, fields: Mapping[str, Node], way: str) -> Form:
    """A figure that moves by chance: what it starts with, and how it moves, are parts of it."""
    page, name = build.page, source.name
    kind = "walk" if way == "walks" else "return"
    for other in ("grows", "season"):
        if other in fields:
            page.wrong(
                fields[other],
                f"'{other}' does not go with '{way}' in '{name}'; multiply the quantity by one that has it",
            )
            return Form(source, fields, (), True)
    inner = page.fields(fields[way], kind, f"{way} of '{name}'")
    missing = [key for key in NEEDED[kind] if key not in inner]
    if missing or not inner:
        if inner and not page.is_torn(fields[way]):
            page.wrong(fields[way], f"{way} of '{name}' has no {missing[0]}; write {NEEDED_FORM[kind]}")
        return Form(source, fields, (), True)
    parts = [
        _part(build, role, inner[role], f"{role} of '{name}'")
        for role in ("start", "drift", "mean", "volatility")
        if role in inner
    ]
    return Form(source, {**fields, **inner}, tuple(part for part in parts if part), None in parts)


def _part(build: Build, role: str, node: Node, what: str, since: int = 0) -> Part | None:
    syntax = build.parse(node, what)
    return None if syntax is None else Part(role, node, syntax, since)


def _steps(build: Build, node: Node, name: str) -> list[Part | None]:
    page = build.page
    if not isinstance(node, Table) or not node.entries:
        page.wrong(node, f"steps of '{name}' must be dates with values, as in {{2024-11: 95, 2025-04: 84}}")
        return [None]
    found: list[Part | None] = []
    earlier: int | None = None
    for entry in node.entries:
        month = page.date(entry.key, build.header, "a step")
        if month is None:
            return [None]
        if earlier is not None and month <= earlier:
            page.wrong(entry.key, "steps must ascend in time, one a month")
            return [None]
        if earlier is None and month > 0:
            page.wrong(
                entry.key,
                f"nothing is said of '{name}' before {entry.key.text.strip()}; begin the steps at {build.header.start} or earlier",
            )
            return [None]
        earlier = month
        date = entry.key.text.strip()
        found.append(_part(build, f"from {date}", entry.value, f"'{name}' from {date}", month))
    return found


def _three(build: Build, source: Source, fields: Mapping[str, Node]) -> Part | None:
    ends: dict[str, Syntax] = {}
    for end in ("low", "best", "high"):
        if end not in fields:
            build.page.wrong(
                source.key,
                f"'{source.name}' has no {end}; low and high are its bounds and best its likeliest value "
                "(for a 90 % interval write value: a to b)",
            )
            return None
        syntax = build.parse(fields[end], f"{end} of '{source.name}'")
        if syntax is None:
            return None
        ends[end] = syntax
    return Part(
        "value",
        fields["low"],
        Three(start=0, end=0, low=ends["low"], best=ends["best"], high=ends["high"]),
    )


def _season(build: Build, node: Node, name: str) -> list[Part | None]:
    found: list[Part | None] = []
    match node:
        case Items() if len(node.items) == 12:
            named = list(enumerate(node.items))
        case Table():
            named = []
            for entry in node.entries:
                month = entry.key.text.strip().lower()
                if month not in MONTH_NAMES:
                    known = ", ".join(MONTHS)
                    build.page.wrong(entry.key, f"'{entry.key.text}' is no calendar month; write {known}")
                    return [None]
                named.append((MONTH_NAMES[month], entry.value))
        case _:
            build.page.wrong(
                node,
                f"season of '{name}' names months, as in {{jan: 120 %, jul: 80 %}}, or lists twelve factors",
            )
            return [None]
    for month_number, value in named:
        role = f"season {MONTHS[month_number]}"
        found.append(_part(build, role, value, f"{role} of '{name}'", month_number))
    return found


def _stock_form(build: Build, source: Source) -> Form:
    name = source.name
    fields = build.page.fields(source.node, "stock", f"stock '{name}'")
    if "start" not in fields and build.page.is_torn(source.node):
        return Form(source, fields, (), True)
    if "start" not in fields:
        build.page.wrong(source.key, f"stock '{name}' has no start; say what is there in month 0")
        return Form(source, fields, (), True)
    parts = [
        _part(build, role, fields[role], f"{role} of stock '{name}'")
        for role in ("start", "in")
        if role in fields
    ]
    match fields.get("out"):
        case Table() as table:
            for entry in table.entries:
                if entry.key.text not in OUTFLOWS:
                    build.page.wrong(
                        entry.key,
                        f"what leaves stock '{name}' is {', '.join(OUTFLOWS[:-1])} or {OUTFLOWS[-1]}, not '{entry.key.text}'",
                    )
                    parts.append(None)
                    continue
                role = f"out {entry.key.text}"
                parts.append(_part(build, role, entry.value, f"{role} of stock '{name}'"))
        case Node() as node:
            parts.append(_part(build, "out", node, f"out of stock '{name}'"))
    return Form(source, fields, tuple(part for part in parts if part), None in parts)


# --- Order --------------------------------------------------------------------------------------------------------------


def _in_order(build: Build, forms: Mapping[str, Form], stocks: Mapping[str, Form]) -> list[str]:
    """Names, each after those it reads; a circle is a problem that names its members, which are then left out."""
    reads: dict[str, dict[str, None]] = {}
    for name, form in forms.items():
        words = (word.name for part in form.parts for word in names_in(part.syntax))
        reads[name] = dict.fromkeys(word for word in words if word in forms or word in stocks)
    for name, form in stocks.items():
        words = (word.name for part in form.parts if part.role == "start" for word in names_in(part.syntax))
        reads[name] = dict.fromkeys(word for word in words if word in forms)
    for _ in range(MOST_CIRCLES):
        try:
            return list(graphlib.TopologicalSorter(reads).static_order())
        except graphlib.CycleError as error:
            circle: list[str] = error.args[1][:-1][::-1]  # each reads the next
            order = {name: number for number, name in enumerate(reads)}
            at = circle.index(min(circle, key=order.__getitem__))
            circle = [*circle[at:], *circle[:at]]
            _say_circle(build, circle, (forms.get(circle[0]) or stocks[circle[0]]).source)
            for name in circle:
                del reads[name]
                build.scope.known[name] = Known("quantity", broken=True)
            gone = set(circle)
            for others in reads.values():
                for name in gone & others.keys():
                    del others[name]
    raise Enough  # the order is worked out anew after each


def _say_circle(build: Build, circle: list[str], source: Source) -> None:
    hint = "a value that builds on last month's is a stock"
    if len(circle) == 1:
        build.page.wrong(source.key, f"'{circle[0]}' refers to itself; {hint}")
        return
    shown = circle if len(circle) < 9 else [*circle[:4], f"({len(circle) - 7} more)", *circle[-3:]]
    path = " → ".join([*shown, circle[0]])
    build.page.wrong(source.key, f"these refer to each other in a circle: {path}; {hint}")


# --- Quantities ---------------------------------------------------------------------------------------------------------


class Values(NamedTuple):
    """What a quantity says of its value over time, names looked up."""

    claims: tuple[str, ...]
    steps: list[tuple[int, Resolved]]
    grows: Compound | None
    growth: Range  # per month
    season: Mapping[int, Resolved]

    @property
    def first(self) -> Resolved:
        return self.steps[0][1]


def _quantity(build: Build, form: Form, section: str = "quantity") -> Quantity | None:
    source, fields, name = form.source, form.fields, form.source.name
    basis = build.basis(fields.get("basis"))
    if not form.broken and ("walks" in fields or "reverts" in fields):
        return _moving(build, form, section, basis)
    values = None if form.broken else _values(build, form, section, basis)
    if values is None or not _one_unit(build, name, form, values.steps, section):
        return None
    if name in build.levers and not isinstance(values.first.expression, Number | Negative):
        build.page.wrong(
            values.first.expression.place,
            f"a value of '{name}' under choose is a figure; what is uncertain is no choice",
        )
        return None
    known = _known(build, values)
    read_as = build.page.text_of(fields.get("read_as"), "read_as")
    compare_with_basis(build, source, values.first, basis, read_as)
    conditional = only_if(build, (*values.claims, *basis), read_as)
    build.scope.known[name] = known._replace(only_if=conditional)
    assert known.unit is not None
    measure = fields.get("claims")
    return Quantity(
        name=name,
        steps=tuple(Step(since=since, value=value.expression) for since, value in values.steps),
        grows=values.grows,
        season=_twelve(values),
        varies=known.varies,
        unit=known.unit,
        written=_written(build, form),
        title=build.page.text_of(fields.get("title"), "title"),
        why=build.page.text_of(fields.get("why"), "why"),
        read_as=read_as,
        basis=basis,
        measure=measure.text.strip() if isinstance(measure, Text) else None,
        claims=values.claims,
        lever=name in build.levers,
        assumed=name not in build.levers
        and not basis
        and not values.claims
        and any(says_figure(part.syntax) for part in form.parts),
        used=True,
        place=Place(source.key.line, source.key.column),
    )


def _moving(build: Build, form: Form, section: str, basis: tuple[str, ...]) -> Quantity | None:
    """A quantity that moves by chance from month to month."""
    page, name, fields, units_ = build.page, form.source.name, form.fields, build.header.units
    found: dict[str, Resolved] = {}
    for part in form.parts:
        one = build.resolve(part.syntax, part.node, build.field(section, name, part.role, part.node, basis))
        if one is None:
            return None
        if one.varies != "once":
            page.wrong(
                part.node, f"{part.role} of '{name}' must not change from month to month; it is drawn once"
            )
            return None
        found[part.role] = one
    start = found["start"]
    if section == "rate":
        values = [(0, start)]
        if not _one_unit(build, name, form, values, section):
            return None
        start = values[0][1]
    kind = _kind(build, form)
    if kind is None:
        return None
    if kind != "additive" and start.range[0] <= 0:
        page.wrong(
            form.source.key,
            f"'{name}' can start at 0 or below, and what moves by shares of itself would stay there; write additive: yes, or bound the start",
        )
        return None
    expressions: dict[str, Expression] = {}
    for role in ("drift", "volatility"):
        if role not in found:
            continue
        node = next(part.node for part in form.parts if part.role == role)
        expression = _per_year(build, node, role, name, found[role], start, kind)
        if expression is None:
            return None
        expressions[role] = expression
    if found["volatility"].range[0] < 0:
        page.wrong(form.source.key, f"the volatility of '{name}' can be below 0")
        return None
    half_life: int | None = 0
    if kind == "reverting":
        mean = found["mean"]
        fits = mean.dimensions == start.dimensions or (section == "rate" and not mean.dimensions)
        if not fits or mean.range[0] <= 0:
            page.wrong(
                form.source.key, f"the mean of '{name}' must be above 0, in {said(start.dimensions, units_)}"
            )
            return None
        half_life = page.duration(fields["half_life"], build.words, f"half_life of '{name}'")
        if half_life is None:
            return None
    normals = tuple(
        _normal(build, section, name, number, form.source, basis) for number in range(build.header.months - 1)
    )
    unit = start.unit if start.unit is not None and start.unit.text else units_.show(start.dimensions)
    reach = (-math.inf, math.inf) if kind == "additive" else (0.0, math.inf)
    build.scope.known[name] = Known(
        "quantity", start.dimensions, reach, "monthly", unit, tails=(1, 1) if kind == "additive" else (0, 2)
    )
    way = "reverts" if kind == "reverting" else "walks"
    return Quantity(
        name=name,
        steps=(Step(since=0, value=start.expression),),
        process=Process(
            kind=kind,
            start=start.expression,
            drift=expressions.get("drift"),
            mean=found["mean"].expression if kind == "reverting" else None,
            half_life=half_life or 0,
            volatility=expressions["volatility"],
            normals=normals,
        ),
        varies="monthly",
        unit=unit,
        written=page.source(fields[way]),
        title=page.text_of(fields.get("title"), "title"),
        why=page.text_of(fields.get("why"), "why"),
        read_as=page.text_of(fields.get("read_as"), "read_as"),
        basis=basis,
        assumed=not basis,
        used=True,
        place=Place(form.source.key.line, form.source.key.column),
    )


def _kind(build: Build, form: Form) -> Literal["geometric", "additive", "reverting"] | None:
    if "reverts" in form.fields:
        return "reverting"
    if (node := form.fields.get("additive")) is None:
        return "geometric"
    text = node.text.strip() if isinstance(node, Text) else ""
    if text not in ("yes", "no"):
        build.page.wrong(node, f"additive of '{form.source.name}' is yes or no, not '{text}'")
        return None
    return "additive" if text == "yes" else "geometric"


def _per_year(
    build: Build, node: Node, role: str, name: str, found: Resolved, start: Resolved, kind: str
) -> Expression | None:
    """A drift or a volatility as an expression per year."""
    place = found.expression.place
    if kind == "additive":
        wanted = times(start.dimensions, RATE)
        if found.dimensions != wanted and not found.free:
            shown = said(times(start.dimensions, (("year", -1),)), build.header.units)
            build.page.wrong(node, f"{role} of '{name}' is additive, so it must be in {shown}")
            return None
        twelve = Number(value=12.0, dimensions=(("month", 1),), place=place)
        return Binary(
            operator="*", left=found.expression, right=twelve, dimensions=start.dimensions, place=place
        )
    compound = build.compounded(found, f"{role} of '{name}'")
    if compound is None:
        return None
    if abs(compound.months - 12) < 1e-9:
        return compound.rate
    # per month: a drift compounds, a standard deviation grows with the square root of time
    if role == "drift":
        build.page.wrong(node, f"drift of '{name}' is written per year, as in 2 % per year")
        return None
    root = Number(value=math.sqrt(12 / compound.months), place=place)
    return Binary(operator="*", left=compound.rate, right=root, place=place)


def _normal(
    build: Build, section: str, name: str, number: int, source: Source, basis: tuple[str, ...]
) -> str:
    """One normal score of a path: an input that is nothing but chance."""
    node = source.key
    field = build.field(section, name, f"path {number}", node, basis)
    return build.scope.add(
        Input(
            key=field.key,
            name=name,
            section=field.section,
            role="path",
            distribution=fit.Normal(mean=0.0, sd=1.0),
            unit=SHARE,
            written="chance",
            assumed=False,
            place=Place(node.line, node.column),
        )
    )


def _values(build: Build, form: Form, section: str, basis: tuple[str, ...]) -> Values | None:
    """The values of a quantity; None where one of them is wrong, which has then been said."""
    name = form.source.name
    claims: tuple[str, ...] = ()
    steps: list[tuple[int, Resolved]] = []
    grows: Compound | None = None
    growth: Range = (0.0, 0.0)
    season: dict[int, Resolved] = {}
    if "claims" in form.fields:
        estimate = pooled(build, form.source, form.fields, basis)
        if estimate is None:
            return None
        claims, value = estimate
        steps.append((0, value))
    if "series" in form.fields:
        found_steps = _series(build, form.fields["series"], name)
        if found_steps is None:
            return None
        steps += found_steps
    for part in form.parts:
        field = build.field(section, name, part.role, part.node, basis, hazard=name in build.hazards)
        found = build.resolve(part.syntax, part.node, field)
        if found is None:
            return None
        if part.role == "grows":
            grows, growth = build.compounded(found, f"growth of '{name}'"), found.range
            if grows is None:
                return None
        elif part.role.startswith("season "):
            if found.dimensions or found.varies != "once":
                build.page.wrong(part.node, "a season is a plain factor such as 120 %, the same every year")
                return None
            season[part.since] = found
        else:
            steps.append((part.since, found))
    return Values(claims, steps, grows, growth, season)


def _series(build: Build, node: Node, name: str) -> list[tuple[int, Resolved]] | None:
    """A column of a CSV of the case folder as steps."""
    page = build.page
    fields = page.fields(node, "series", f"series of '{name}'")
    file, column = (page.text_of(fields.get(key), key) for key in ("file", "column"))
    if file is None or column is None:
        if not page.is_torn(node):
            page.wrong(
                node,
                f"series of '{name}' names a file and a column, as in {{file: prices.csv, column: rice, unit: USD/t}}",
            )
        return None
    if (said := bad_file(file, "csv")) is not None or build.evidence.beside is None:
        page.wrong(node, said or "there is no case folder to read a file from")
        return None
    unit = page.text_of(fields.get("unit"), "unit") or ""
    first = whole_month(build.header.start)
    assert first is not None
    try:
        rows = series(build.evidence.beside(file), file, column)
    except Bad as bad:
        for problem in bad.problems:
            page.wrong(node, f"{problem.path}:{problem.line}: {problem.message}")
        return None
    steps: list[tuple[int, Resolved]] = []
    for month, cell, line in rows:
        if not cell[:1].isdigit() and cell[:1] not in "-.":
            page.wrong(node, f"{file}:{line}: '{cell}' is no figure")
            return None
        try:
            figure = constant(parse(f"{cell} {unit}".strip(), build.words))
        except Wrong as error:
            page.wrong(node, f"{file}:{line}: {error.message}")
            return None
        if figure is None:
            page.wrong(node, f"{file}:{line}: '{cell}' is no figure")
            return None
        place = Place(node.line, node.column)
        number = Number(
            value=figure.value, written=f"{cell} {unit}".strip(), dimensions=figure.dimensions, place=place
        )
        steps.append((month - first, Resolved(number, (figure.value, figure.value), "once", figure.unit)))
    if steps[0][0] > 0:
        page.wrong(
            node,
            f"nothing is said of '{name}' before {rows[0][0] // 12:04d}-{rows[0][0] % 12 + 1:02d}; begin the series at {build.header.start} or earlier",
        )
        return None
    # what is over before the start says no more
    return [step for number, step in enumerate(steps) if number + 1 == len(steps) or steps[number + 1][0] > 0]


def _known(build: Build, values: Values) -> Known:
    """What other entries may rely on: unit, range over the whole run, timing, tails."""
    first, every = values.first, [value for _, value in values.steps]
    unit = first.unit if first.unit is not None and first.unit.text else None
    reach = (min(value.range[0] for value in every), max(value.range[1] for value in every))
    growth = _growth(build, values.grows, values.growth, [since for since, _ in values.steps])
    varies = latest(*(value.varies for value in every))
    if len(every) > 1 or values.grows or values.season:
        varies = latest(varies, "monthly")
    return Known(
        "quantity",
        first.dimensions,
        _over_time(reach, growth, values.season),
        varies,
        unit or build.header.units.show(first.dimensions),
        tails=(max(value.tails[0] for value in every), max(value.tails[1] for value in every)),
    )


def _twelve(values: Values) -> tuple[Expression, ...] | None:
    if not values.season:
        return None
    one = Number(value=1.0, written="1", place=values.first.expression.place)
    return tuple(values.season[i].expression if i in values.season else one for i in range(12))


def _one_unit(build: Build, name: str, form: Form, values: list[tuple[int, Resolved]], section: str) -> bool:
    """Whether all values of a quantity have one unit; those of a rate may leave it to the rate's name."""
    if section == "rate":
        upper, _, lower = name.partition("/")
        wanted: Dimensions = tuple(sorted(((upper, 1), (lower, -1))))
        shown = Unit(text=name, factor=1.0, dimensions=wanted)
        for index, (since, value) in enumerate(values):
            if value.dimensions == ():
                expression = _with_dimensions(value.expression, wanted)
                values[index] = (since, value._replace(expression=expression, unit=shown))
            elif value.dimensions != wanted:
                build.page.wrong(
                    value.expression.place,
                    f"the rate {name} must be in {name}, not {said(value.dimensions, build.header.units)}",
                )
                return False
        low = min(value.range[0] for _, value in values)
        if low <= 0:
            build.page.wrong(form.source.key, f"the rate {name} can be zero or below; bound it away from 0")
            return False
    first = values[0][1]
    for _, value in values[1:]:
        if value.dimensions != first.dimensions:
            units_ = build.header.units
            build.page.wrong(
                value.expression.place,
                f"'{name}' is in {said(first.dimensions, units_)} and later in {said(value.dimensions, units_)}; all steps have one unit",
            )
            return False
    return True


def _with_dimensions(expression: Expression, dimensions: Dimensions) -> Expression:
    from countertrade.records import replace

    return replace(expression, dimensions=dimensions)


def _growth(build: Build, grows: Compound | None, rate: Range, since: list[int]) -> Range:
    """The least and the greatest factor that growth makes of a value within the run."""
    if grows is None:
        return 1.0, 1.0
    spans = [max(build.header.months - 1 - since[0], 0) / grows.months, max(-since[0], 0) / grows.months, 0.0]
    factors = [_power(1 + r * grows.months, span) for r in rate for span in spans]
    return min(factors), max(factors)


def _power(base: float, exponent: float) -> float:
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return math.inf


def _over_time(reach: Range, growth: Range, season: Mapping[int, Resolved]) -> Range:
    """The range of a value over all months, with its growth and its season."""
    lows = [factor.range[0] for factor in season.values()]
    highs = [factor.range[1] for factor in season.values()]
    low, high = reach
    for a, b in (growth, (min([1.0, *lows]), max([1.0, *highs]))):
        ends = [0.0 if x == 0 or y == 0 else x * y for x in (low, high) for y in (a, b)]
        low, high = min(ends), max(ends)
    return low, high


def says_figure(part: Syntax) -> bool:
    """Whether a tree says a figure of its own; `1 death/soldier` beside an operator only changes a unit."""
    match part:
        case Operation():
            return any(
                says_figure(side)
                for side in (part.left, part.right)
                if not (isinstance(side, Figure) and abs(side.value) == 1)
            )
        case Figure():
            return True
        case Bracketed():
            return says_figure(part.inner)
    inner = parts_of(part)
    return any(map(says_figure, inner)) if inner else type(part).__name__ == "Likelihood"


def _written(build: Build, form: Form) -> str:
    match form.source.node:
        case Text() as text:
            return text.text.strip()
    for key in WAYS:
        if (node := form.fields.get(key)) is not None:
            return node.text.strip() if isinstance(node, Text) else build.page.source(node)
    ends = (form.fields[key] for key in ("low", "best", "high"))
    return " / ".join(node.text.strip() if isinstance(node, Text) else "" for node in ends)


# --- Stocks -------------------------------------------------------------------------------------------------------------


def _stock_start(build: Build, form: Form) -> Resolved | None:
    """What is there in month 0; with it the stock and its unit are known."""
    name = form.source.name
    build.scope.known[name] = Known("stock", broken=True)
    start = next((part for part in form.parts if part.role == "start"), None)
    if start is None:
        return None
    basis = build.basis(form.fields.get("basis"))
    found = build.resolve(start.syntax, start.node, build.field("stock", name, "start", start.node, basis))
    if found is None:
        return None
    if found.varies == "state":
        build.page.wrong(
            start.node, f"start of stock '{name}' reads a stock or an event, but none stands before month 0"
        )
        return None
    if found.range[1] < 0:
        build.page.wrong(start.node, f"stock '{name}' starts below 0; a stock never does")
        return None
    unit = (
        found.unit
        if found.unit is not None and found.unit.text
        else build.header.units.show(found.dimensions)
    )
    build.scope.known[name] = Known("stock", found.dimensions, (0.0, math.inf), "state", unit)
    return found._replace(unit=unit)


def _stock(build: Build, form: Form, start: Resolved) -> Stock | None:
    name, units_ = form.source.name, build.header.units
    if form.broken:
        return None
    wanted = times(start.dimensions, RATE)
    moves: dict[str, Expression] = {}
    basis = build.basis(form.fields.get("basis"))
    for part in form.parts:
        if part.role == "start":
            continue
        found = build.resolve(part.syntax, part.node, build.field("stock", name, part.role, part.node, basis))
        if found is None:
            return None
        if not found.free and found.dimensions != wanted:
            build.page.wrong(
                part.node,
                f"'{part.role}' of stock '{name}' must be in {said(wanted, units_)}, not {said(found.dimensions, units_)}",
            )
            return None
        moves[part.role] = found.expression
    assert start.unit is not None
    outs = tuple((kind, moves[f"out {kind}"]) for kind in OUTFLOWS if f"out {kind}" in moves)
    total = moves.get("out")
    for _, expression in outs:
        total = (
            expression
            if total is None
            else Binary(operator="+", left=total, right=expression, dimensions=wanted, place=expression.place)
        )
    return Stock(
        name=name,
        start=start.expression,
        inflow=moves.get("in"),
        outflow=total,
        outs=outs,
        unit=start.unit,
        title=build.page.text_of(form.fields.get("title"), "title"),
        why=build.page.text_of(form.fields.get("why"), "why"),
        place=Place(form.source.key.line, form.source.key.column),
    )
