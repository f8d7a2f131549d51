"""Sums over months and their algebra: what a lowered deal is written in.

A **form** is a sum of terms; a term is

    coefficient × tables × factors

where the coefficient is known once a draw (a node of the `Graph`), the tables are figures by month alone (windows, seasons, steps
with fixed figures), and the factors change with month and draw: a stock, a power bᵗ (discounting, growth), a mask `until` T or `after` T,
or something opaque that has to be computed in the month (a min, an if, a quotient of stocks). Masks multiply to the mask until the
earlier month or after the later, powers to the power of the product. What begins with an event has a mask of its own, not one less
the mask until it: the difference of two sums would leave dust where nothing was booked, and dust has a sign.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.records import message
from countertrade.simulation.graph import Graph, Node

Floats = NDArray[np.float64]
Factor = tuple[object, ...]  # ("until" | "after" | "power", node) | ("stock", name) | ("opaque", index)
Factors = tuple[Factor, ...]
Tables = tuple[str, ...]
Term = tuple[Factors, Tables]
Form = dict[Term, Node]
Frozen = tuple[tuple[Term, Node], ...]

WIDEST = 24  # terms of a product; a wider one is computed in the month instead of multiplied out
ONE: Term = ((), ())
STATEFUL = ("due", "later")  # operations that remember earlier months


class Unsupported(Exception):  # noqa: N818 - not an error: the oracle answers instead
    """What a kernel cannot express, as a message (`kernel.<key>`) for the person who wrote the deal."""

    def __init__(self, key: str, **blanks: str | int) -> None:
        self.said = message(f"kernel.{key}", **blanks)
        super().__init__(self.said.text)


class Opaque(NamedTuple):
    """Something computed in the month from forms: an operation, its arguments, and figures that it needs."""

    operation: str
    arguments: tuple[Frozen, ...]
    figures: tuple[Node, ...] = ()
    months: int = 0  # how long ago, for "later"


class Forms:
    """Forms over one graph, with the tables and opaque values that they name."""

    def __init__(self, months: int) -> None:
        self.graph = Graph()
        self.tables: dict[str, Floats] = {}
        self.opaques: list[Opaque] = []
        self._index: dict[Opaque, int] = {}
        self.clock = np.arange(months, dtype=np.float64)
        self.apart: Node | None = (
            None  # a month whose mask is kept beside others instead of multiplied with them
        )

    def plain(self, node: Node) -> Form:
        return {} if node == self.graph.zero else {ONE: node}

    def tabled(self, name: str, values: NDArray[Any]) -> Form:
        self.tables.setdefault(name, np.asarray(values, dtype=np.float64))
        return {((), (name,)): self.graph.one}

    def once(self, form: Form) -> Node | None:
        """The node of a form that is known once a draw, else None."""
        if not form:
            return self.graph.zero
        return form[ONE] if len(form) == 1 and ONE in form else None

    def plus(self, left: Form, right: Form) -> Form:
        out = dict(left)
        for term, node in right.items():
            total = self.graph.make("+", out[term], node) if term in out else node
            if total == self.graph.zero:
                out.pop(term, None)
            else:
                out[term] = total
        return out

    def minus(self, left: Form, right: Form) -> Form:
        out = dict(left)
        for term, node in right.items():
            total = self.graph.make("-", out[term], node) if term in out else self.graph.make("neg", node)
            if total == self.graph.zero:
                out.pop(term, None)
            else:
                out[term] = total
        return out

    def times(self, left: Form, right: Form) -> Form:
        if len(left) * len(right) > WIDEST:
            left, right = self._narrow(left), self._narrow(right)
        out: Form = {}
        for (factors, tables), node in left.items():
            for (others, more), other in right.items():
                term = self._joined(factors, others), tuple(sorted((*tables, *more)))
                out = self.plus(out, {term: self.graph.make("*", node, other)})
        return out

    def over(self, left: Form, right: Form) -> Form:
        divisor = self.once(right)
        if divisor is None:
            return self.opaque("/", left, right)
        return {term: self.graph.make("/", node, divisor) for term, node in left.items()}

    def until(self, month: Node) -> Form:
        """1 up to a month, then 0."""
        return {((("until", month),), ()): self.graph.one}

    def after(self, month: Node) -> Form:
        """0 up to a month, then 1."""
        if month == self.apart:
            return self.minus(self.plain(self.graph.one), self.until(month))
        return {((("after", month),), ()): self.graph.one}

    def opaque(self, operation: str, *arguments: Form, figures: Sequence[Node] = (), months: int = 0) -> Form:
        """The result of an operation that is not linear: once a draw where its arguments are, else computed each month."""
        nodes = [self.once(argument) for argument in arguments]
        if operation not in STATEFUL and all(node is not None for node in nodes):
            return self.plain(self.graph.make(operation, *(node for node in nodes if node is not None)))
        frozen = tuple(tuple(sorted(argument.items())) for argument in arguments)
        made = Opaque(operation, frozen, tuple(figures), months)
        if made not in self._index:
            self._index[made] = len(self.opaques)
            self.opaques.append(made)
        return {((("opaque", self._index[made]),), ()): self.graph.one}

    def _narrow(self, form: Form) -> Form:
        return form if len(form) <= 3 else self.opaque("same", form)

    def _joined(self, left: Factors, right: Factors) -> Factors:
        apart = None if self.apart is None else ("until", self.apart)
        ends = [factor[1] for factor in (*left, *right) if factor[0] == "until" and factor != apart]
        begins = [factor[1] for factor in (*left, *right) if factor[0] == "after"]
        bases = [factor[1] for factor in (*left, *right) if factor[0] == "power"]
        rest = [factor for factor in (*left, *right) if factor[0] not in ("until", "after", "power")]
        if apart is not None and apart in (*left, *right):
            rest.append(apart)
        if ends:
            rest.append(("until", self._folded("min", ends)))
        if begins:
            rest.append(("after", self._folded("max", begins)))
        if bases:
            rest.append(("power", self._folded("*", bases)))
        return tuple(sorted(rest, key=repr))

    def _folded(self, operation: str, nodes: Sequence[object]) -> Node:
        total = nodes[0]
        assert isinstance(total, int)
        for node in nodes[1:]:
            assert isinstance(node, int)
            total = self.graph.make(operation, total, node)
        return total

    def power(self, base: Node) -> Form:
        """The base to the power of the month: a table where the base is a figure."""
        if base == self.graph.one:
            return self.plain(self.graph.one)
        if self.graph.is_fixed(base):
            return self.tabled(f"power {base}", self.graph.value(base) ** self.clock)
        return {((("power", base),), ()): self.graph.one}


def total_of(table: Mapping[str, Floats], tables: Tables, months: int) -> Floats:
    """The product of some tables, by month."""
    product = np.ones(months)
    for name in tables:
        product = product * table[name]
    return product
