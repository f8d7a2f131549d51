"""What the parts of one model share while it is put together: the page, the names, and how a scalar becomes an expression."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from countertrade import naming
from countertrade.files import Node, Table, Text
from countertrade.modelling.companion_files import Beside
from countertrade.modelling.deal import Compound, Event
from countertrade.modelling.dimensions import RATE, said
from countertrade.modelling.entries import Header, Page, inside
from countertrade.modelling.expressions import Binary, Number, Place
from countertrade.modelling.grammar import parse
from countertrade.modelling.literals import period
from countertrade.modelling.resolve import Field, Resolved, Resolver, Scope, Skip
from countertrade.modelling.syntax import Syntax
from countertrade.modelling.words import Vocabulary, Wrong
from countertrade.records import Estimate, Record


class Basis(Record, frozen=True, kw_only=True):
    """What is known of something a model may rest on: a statement or a reference row of the case."""

    unit: str | None = None
    per: tuple[str, ...] = ()
    conditional: bool = False  # the source says "if", "could", "offers"


class Source(NamedTuple):
    """One entry of a section as it stands in the file."""

    name: str
    key: Node
    node: Node


Sources = Mapping[str, Mapping[str, Source]]  # section -> name -> entry


class Evidence(NamedTuple):
    """What the case offers a deal file: estimates by measure or quantity, and what may be named as a basis (None: not checked)."""

    estimates: Mapping[str, Estimate]
    known: Collection[str] | Mapping[str, Basis] | None
    beside: Beside | None = None  # how files of the case folder are read

    def basis(self, name: str) -> Basis | None:
        return self.known.get(name) if isinstance(self.known, Mapping) else None


class Build:
    """One model while it is put together."""

    def __init__(
        self,
        page: Page,
        header: Header,
        words: Vocabulary,
        evidence: Evidence,
        sources: Sources,
        parsed: dict[tuple[int, int], Syntax | None],
    ) -> None:
        self.page, self.header, self.words, self.evidence = page, header, words, evidence
        self.sources = sources
        self.scope = Scope(header.units)
        self.scope.currency, self.scope.parties = header.currency, header.codes
        self.parsed = parsed
        self.levers: frozenset[str] = frozenset()  # quantities whose value is a term to be chosen
        self.events: dict[str, Event] = {}
        self.recurring: set[str] = set()
        self.foreign: dict[str, Place] = {}  # currencies that need a rate, and where they are first used
        self.hazards = frozenset(_hazards(source.node) for source in sources["events"].values())

    def parse(self, node: Node, what: str) -> Syntax | None:
        """The tree of a scalar; its problems are said once, however many scenarios read it."""
        if not isinstance(node, Text):
            hint = "put the expression on one line"
            if isinstance(node, Table) and node.flow:
                hint = "put an expression with braces in quotation marks"
            self.page.wrong(node, f"{what} must be an expression; {hint}")
            return None
        where = (node.start, node.end)
        if where not in self.parsed:
            try:
                self.parsed[where] = parse(node.text, self.words)
            except Wrong as error:
                self.page.wrong(inside(node, error.at), error.message)
                self.parsed[where] = None
        return self.parsed[where]

    def amount(self, node: Node, field: Field, what: str) -> Resolved | None:
        return self._resolved(node, field, what, condition=False)

    def condition(self, node: Node, field: Field, what: str) -> Resolved | None:
        return self._resolved(node, field, what, condition=True)

    def _resolved(self, node: Node, field: Field, what: str, condition: bool) -> Resolved | None:
        syntax = self.parse(node, what)
        if syntax is None:
            return None
        return self.resolve(syntax, node, field, condition)

    def resolve(self, syntax: Syntax, node: Node, field: Field, condition: bool = False) -> Resolved | None:
        """The tree with its names looked up; None where something in it is wrong, which has then been said."""
        text = node.text if isinstance(node, Text) else self.page.source(node)
        resolver = Resolver(self.scope, field, text)
        try:
            return resolver.condition(syntax) if condition else resolver.amount(syntax)
        except Wrong as error:
            at = inside(node, error.at) if isinstance(node, Text) else Place(node.line, node.column)
            self.page.wrong(at, error.message)
        except Skip:
            pass
        return None

    def field(
        self,
        section: str,
        name: str,
        role: str,
        node: Node,
        basis: tuple[str, ...] = (),
        hazard: bool = False,
    ) -> Field:
        place = inside(node, 0) if isinstance(node, Text) else Place(node.line, node.column)
        whole = isinstance(node, Text) and node.end - node.start - len(node.text) in (0, 2)
        return Field(
            section=section,  # type: ignore[arg-type]
            name=name,
            role=role,
            line=place.line,
            column=place.column,
            spread_over_lines=not whole,
            basis=basis,
            hazard=hazard,
        )

    # kinds of amounts that several entries have

    def share(
        self, node: Node, field: Field, what: str, *, once: bool = False, chance: bool = False
    ) -> Resolved | None:
        """A plain number that cannot leave 0 % … 100 %."""
        found = self.amount(node, field, what)
        if found is None:
            return None
        place = found.expression.place
        if found.dimensions:
            shown = said(found.dimensions, self.header.units)
            self.page.wrong(place, f"{what} must be a share such as 80 %, not an amount in {shown}")
            return None
        low, high = found.range
        if low < -1e-9 or high > 1 + 1e-9:
            kind = "chance" if chance else "share"
            reach = f"{low:.4g} to {high:.4g}" if math.isfinite(low + high) else "any number"
            self.page.wrong(
                place,
                f"{what} can be {_percent(low, high) or reach}; a {kind} lies between 0 % and 100 %: "
                "write a bounded interval, min(…, 100 %) or truncate(…, 0 %, 100 %)",
            )
            return None
        if once and found.varies != "once":
            self.page.wrong(place, f"{what} must not change from month to month; it is drawn once")
            return None
        return found

    def compound(self, node: Node, field: Field, what: str, *, hazard: bool = False) -> Compound | None:
        """A rate per month or per year as a plain number per its own period."""
        found = self.amount(node, field, what)
        return None if found is None else self.compounded(found, what, hazard=hazard)

    def compounded(
        self, found: Resolved, what: str, *, hazard: bool = False, moving: bool = False
    ) -> Compound | None:
        """A rate as a plain number per its period. `moving` lets it change from month to month: what it may be is then seen in the run."""
        place = found.expression.place
        if found.free:
            found = found._replace(expression=Number(value=0.0, dimensions=RATE, place=place))
        if found.dimensions != RATE:
            shown = said(found.dimensions, self.header.units)
            hint = "write 'per month' or 'per year' after it" if not found.dimensions else f"not {shown}"
            self.page.wrong(place, f"{what} must be a rate such as '2 % per month' or '5 % per year'; {hint}")
            return None
        if found.varies != "once" and not moving:
            self.page.wrong(place, f"{what} must not change from month to month; it is drawn once")
            return None
        months = period(found.unit)
        low, high = found.range[0] * months, found.range[1] * months
        in_the_run = found.varies != "once"
        if low <= -1 and not in_the_run:
            self.page.wrong(place, f"{what} can be -100 % or less, after which nothing is left")
            return None
        if hazard and (low < 0 or high > 1) and not in_the_run:
            reach = _percent(low, high) or "any number"
            self.page.wrong(
                place,
                f"{what} can be {reach}; a chance of happening lies between 0 % and 100 %: "
                "write an interval in % per month, or min(…, 99 % per month)",
            )
            return None
        rate = found.expression
        if months != 1.0:
            factor = Number(value=months, dimensions=(("month", 1),), place=place)
            if isinstance(rate, Number):
                rate = Number(value=rate.value * months, written=rate.written, place=place)
            else:
                rate = Binary(operator="*", left=rate, right=factor, place=place)
        return Compound(rate=rate, months=months)

    def basis(self, node: Node | None, known_only: bool = True) -> tuple[str, ...]:
        """The ids an entry rests on. One that the case does not have is a problem."""
        found: list[str] = []
        for text in self.page.texts(node, "basis"):
            for name in (part.strip() for part in text.text.split(",")):
                if name:
                    found.append(name)
                    self._check_basis(name, text)
        return tuple(dict.fromkeys(found))

    def _check_basis(self, name: str, at: Text) -> None:
        known = self.evidence.known
        if known is None or name in known or _ADDRESS.fullmatch(name):
            return
        near = naming.nearest(name, known, 0.75)
        hint = f"; did you mean '{near}'?" if near else ""
        if name.startswith("ref:"):
            said_ = f"no reference row '{name[4:]}' stands in reference/*.csv{hint}"
        elif name.startswith("c-"):
            said_ = (
                f"the case has no statement '{name}' any more{hint or '; it was removed, or its article was'}"
            )
        else:
            said_ = f"'{name}' is neither a statement (c-…) nor a reference row (ref:…) of the case{hint}"
        self.page.wrong(at, said_)


_ADDRESS = re.compile(r"https?://[^\s<>\"'`]{1,2000}")


def _hazards(node: Node) -> str:
    """The name an event gives as its hazard, '' where it gives none or something else."""
    hazard = node.get("hazard") if isinstance(node, Table) else None
    return hazard.text.strip() if isinstance(hazard, Text) else ""


def _percent(low: float, high: float) -> str:
    if not (math.isfinite(low) and math.isfinite(high)):
        return ""
    if low == high:
        return f"{low * 100:.4g} %"
    return f"{low * 100:.4g} % to {high * 100:.4g} %"
