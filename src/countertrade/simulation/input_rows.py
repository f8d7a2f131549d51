"""Which rows of inputs a kernel reads: the inputs themselves, points, and costly functions of one input.

A monthly discount factor or the logarithm of a survival is a function of one input. It is not computed in the kernel: it has a row
of its own, made like an input's.
"""

from __future__ import annotations

from typing import NamedTuple

from countertrade.modelling import deal as d
from countertrade.modelling.distributions import Beta, Discrete, Triangular, Uniform
from countertrade.simulation.graph import Node
from countertrade.simulation.lowering import Plan

COSTLY = (
    "pow",
    "log",
    "exp",
    "sqrt",
    "series",
)  # looked up instead of computed where they depend on one input


class Row(NamedTuple):
    """One row of X: the value of an input, its point, or a function of it (`node`)."""

    kind: str  # "input" | "point" | "function"
    key: str
    node: Node | None = None
    of: int | None = None  # for a smooth function: the row it is a polynomial of


class Rows:
    """Which rows X has: inputs, points, and the costly functions of one of them."""

    def __init__(self, plan: Plan, model: d.Model) -> None:
        self.graph = plan.graph
        self.rows: list[Row] = []
        self.at: dict[Node, int] = {}
        self._distribution = {given.key: given.distribution for given in model.inputs}
        self._correlated = {key for group in model.correlations for key in group.inputs}

    def __contains__(self, node: object) -> bool:
        """Whether a node is read from a row, so that what it is made of does not matter."""
        return isinstance(node, int) and bool(self.graph.inputs(node)) and self.leaf(node) is not None

    def leaf(self, node: Node) -> int | None:
        """The row that a node is read from, or None if it is computed."""
        if node in self.at:
            return self.at[node]
        match self.graph.nodes[node]:
            case ("input" | "point" as kind, str(key)):
                return self._row(node, Row(str(kind), key))
            case (operation, *_) if operation in COSTLY and len(self.graph.inputs(node)) == 1:
                return self._function(node)
        return None

    def is_polynomial(self, node: Node) -> bool:
        """Whether a node is a costly function of a single bounded input: its row is made from the input's by a polynomial."""
        inputs = self.graph.inputs(node)
        if self.graph.nodes[node][0] not in COSTLY or len(inputs) != 1 or inputs & self._correlated:
            return False
        (key,) = inputs
        bounded = isinstance(self._distribution[key], Uniform | Triangular | Beta | Discrete)
        return bounded and self.graph.nodes[self._read(node)][0] == "input"

    def _read(self, node: Node) -> Node:
        """The input or point that a function reads."""
        return next(n for n in self.graph.below([node]) if self.graph.nodes[n][0] in ("input", "point"))

    def _function(self, node: Node) -> int | None:
        (key,) = self.graph.inputs(node)
        if self.is_polynomial(node):
            return self._row(node, Row("function", key, node, of=self.leaf(self._read(node))))
        if key in self._correlated and self.graph.nodes[self._read(node)][0] == "input":
            return None
        return self._row(node, Row("function", key, node))

    def _row(self, node: Node, row: Row) -> int:
        self.at[node] = len(self.rows)
        self.rows.append(row)
        return self.at[node]
