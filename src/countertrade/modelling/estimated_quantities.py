"""Estimates from claims as quantities, and quantities held against the unit of what they rest on."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple, get_args

from countertrade import units
from countertrade.files import Items, Node, Table, Text
from countertrade.modelling import distributions as fit
from countertrade.modelling.build import Basis, Build, Source
from countertrade.modelling.companion_files import Beside, whole
from countertrade.modelling.deal import Input
from countertrade.modelling.dimensions import Units, multiplied, said
from countertrade.modelling.entries import span_of, whole_month
from countertrade.modelling.expressions import SHARE, Draw, Place, Unit
from countertrade.modelling.resolve import Resolved
from countertrade.records import Claim, Reference, Status, message


class Wanted(NamedTuple):
    """An estimate that a quantity asks of the claims of its case; `load` looks for it under `key`."""

    quantity: str
    measure: str
    as_of: str | None = None
    period: str | None = None
    status: str | None = None

    @property
    def key(self) -> str:
        """The measure, with what the estimate is restricted to.

        >>> Wanted("q", "rice", "2024-12-31").key
        'rice as of 2024-12-31'
        """
        limits = (("as of", self.as_of), ("for", self.period), ("status", self.status))
        return " ".join([self.measure, *(f"{word} {value}" for word, value in limits if value)])

    @property
    def span(self) -> tuple[str, str] | None:
        """First and last day of the period, None where there is none."""
        return span_of(self.period) if self.period else None


def wanted(text: str, path: str, beside: Beside | None = None) -> tuple[Wanted, ...]:
    """The estimates a deal file needs, in its base, its scenarios and its grid. Raises Bad where it is not readable as YAML."""
    root = whole(text, path, beside).root
    scenarios, grid = root.get("scenarios"), root.get("grid")
    tables = [root.get("quantities")]
    if isinstance(scenarios, Table):
        tables += [entry.value for entry in scenarios.entries]
    entries = [entry for table in tables if isinstance(table, Table) for entry in table.entries]
    named = [(entry.key.text, entry.value) for entry in entries]
    for entry in grid.entries if isinstance(grid, Table) else ():
        named += (
            [(entry.key.text, item) for item in entry.value.items] if isinstance(entry.value, Items) else []
        )
    found: dict[Wanted, None] = {}
    for name, node in named:
        if isinstance(node, Table):
            fields = {inner.key.text.replace("_", " "): inner.value for inner in node.entries}
            if (one := _wanted(name, fields)) is not None:
                found[one] = None
    return tuple(found)


def _wanted(name: str, fields: Mapping[str, Node]) -> Wanted | None:
    said_ = {key: node.text.strip() for key, node in fields.items() if isinstance(node, Text)}
    measure = said_.get("claims")
    if not measure:
        return None
    return Wanted(name, measure, said_.get("as of"), said_.get("for"), said_.get("status"))


def pooled(
    build: Build, source: Source, fields: Mapping[str, Node], basis: tuple[str, ...]
) -> tuple[tuple[str, ...], Resolved] | None:
    """The claims behind a quantity, and their posterior as its one input; None where something is wrong."""
    name, node = source.name, fields["claims"]
    want = _wanted(name, fields)
    if want is None:
        build.page.wrong(node, "claims names a measure of the case, as in claims: soldiers")
        return None
    if not _limits_are_sound(build, want, fields):
        return None
    estimate = build.evidence.estimates.get(want.key)
    if estimate is None:
        build.page.wrong(
            node,
            message("deal.no_statement", measure=want.key),
        )
        return None
    unit = coded(build.header.units, estimate.unit, estimate.per)
    if isinstance(unit, str):
        build.page.wrong(node, f"the statements are in '{unit}', which is no unit here; add it under counts:")
        return None
    try:
        distribution = _posterior(estimate.grid, estimate.weights, unit.factor)
    except fit.Unfit as error:
        build.page.wrong(node, str(error))
        return None
    claims = tuple(dict.fromkeys(one.claim for one in estimate.observations))
    origins = len({one.origin or one.claim for one in estimate.observations})
    place = Place(node.line, node.column)
    build.scope.add(
        Input(
            key=name,
            name=name,
            section="quantity",
            role="value",
            distribution=distribution,
            unit=unit,
            written=f"pooled from {origins} original source{'s' if origins != 1 else ''} of '{want.key}'",
            assumed=False,
            basis=basis,
            claims=claims,
            origins=origins,
            place=place,
        )
    )
    draw = Draw(input=name, dimensions=unit.dimensions, place=place)
    return claims, Resolved(draw, fit.support(distribution), "once", unit)


def _limits_are_sound(build: Build, want: Wanted, fields: Mapping[str, Node]) -> bool:
    page, sound = build.page, True
    if want.as_of is not None and whole_month(want.as_of) is None:
        page.wrong(fields["as of"], f"'as of' must be a date such as 2030-05-01, not '{want.as_of}'")
        sound = False
    if want.period is not None and want.span is None:
        page.wrong(
            fields["for"],
            f"'for' must be a period such as 2030, 2030-05 or 2030-05 to 2030-08, not '{want.period}'",
        )
        sound = False
    known = get_args(Status)
    if want.status is not None and want.status not in known:
        page.wrong(fields["status"], f"status must be one of {', '.join(known)}, not '{want.status}'")
        sound = False
    return sound


@functools.lru_cache(maxsize=64)
def _posterior(grid: tuple[float, ...], weights: tuple[float, ...], factor: float) -> fit.Tabled:
    """The table of an estimate, worked out once for all scenarios and for every reload of the page."""
    return fit.tabled(grid, weights, factor)


def coded(known: Units, unit: str, per: tuple[str, ...]) -> Unit | str:
    """A unit of the records ("USD" per "month", "soldier") as a unit of a deal file, or the word that is none there.

    >>> coded(Units(["soldier"]), "USD", ("month", "soldier")).text
    'USD/month/soldier'
    """
    found = SHARE
    for code, power in ((unit, 1), *((code, -1) for code in per)):
        if code == units.SHARE:
            continue
        number, word = units.numbered(code)
        one = known.find(word)
        if one is None:
            return word
        known.note(one)
        part = Unit(text=code, factor=one.factor * number, dimensions=one.dimensions)
        found = multiplied(found, part, power)
    return found


def bases(claims: Iterable[Claim], reference: Iterable[Reference] = ()) -> dict[str, Basis]:
    """What a deal file may name as a basis, with the unit and the condition of each: hand it to `load` as `known`."""
    found: dict[str, Basis] = {}
    for claim in claims:
        conditional = claim.commitment.modality == "conditional" or (
            claim.transfer is not None and claim.transfer.status == "conditional"
        )
        stated = claim.quantity
        unit, per = (stated.unit, stated.per) if stated is not None else (None, ())
        found[claim.id] = Basis(unit=unit, per=per, conditional=conditional)
    for row in reference:
        unit, *per_ = row.unit.split("/")
        found[f"ref:{row.id}"] = Basis(unit=unit or None, per=tuple(per_))
    return found


def only_if(build: Build, names: tuple[str, ...], read_as: str | None) -> str | None:
    """One of these statements where each of them is conditional ("if …"), None where any is not or the file says why."""
    known = [build.evidence.basis(name) for name in names]
    if read_as or not names or not all(one is not None and one.conditional for one in known):
        return None
    return names[0]


def compare_with_basis(
    build: Build, source: Source, value: Resolved, basis: tuple[str, ...], read_as: str | None
) -> None:
    """A quantity in another unit or rate than what it rests on must say why."""
    if read_as:
        return
    for name in basis:
        known = build.evidence.basis(name)
        if known is None or known.unit is None:
            continue
        unit = coded(build.header.units, known.unit, known.per)
        if isinstance(unit, Unit) and unit.dimensions != value.dimensions:
            ours, theirs = said(value.dimensions, build.header.units), unit.text or "a plain number"
            build.page.wrong(
                source.key,
                f"'{source.name}' is in {ours}, but {name} is in {theirs}; say with read_as: why it may be read so",
            )
