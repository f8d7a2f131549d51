"""What a deal knows once a draw, as a graph without duplicates: the coefficients of a lowered deal and the months of its events."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Node = int

NOTHING = 1e-12  # of what was turned over: what is left of it is rounding
NEVER = 1e9  # the month of what never happens: finite, so that no arithmetic on it can leave the reals


class Graph:
    """What is known once a draw, as a graph without duplicates. A node is a number; it reads only nodes before it."""

    def __init__(self) -> None:
        self.nodes: list[tuple[object, ...]] = []
        self._index: dict[tuple[object, ...], Node] = {}
        self.figures: list[float] = []
        self._figure: dict[object, Node] = {}
        self._inputs: list[frozenset[str]] = []
        self.never_negative: frozenset[str] = frozenset()  # inputs
        self._signs: dict[Node, tuple[bool, bool]] = {}
        self._sizes: dict[Node, Node] = {}
        self.zero, self.one = self.literal(0.0), self.literal(1.0)

    def literal(self, value: float) -> Node:
        return self._add("literal", value)

    def figure(self, value: float, key: object) -> Node:
        """A number of the deal file, an argument of the kernel. The same key is the same argument."""
        if key not in self._figure:
            self.figures.append(float(value))
            self._figure[key] = self._add("figure", len(self.figures) - 1)
        return self._figure[key]

    def drawn(self, key: str) -> Node:
        """The value of an input."""
        return self._add("input", key)

    def point(self, key: str) -> Node:
        """The point u of an input that only decides when or whether something happens."""
        return self._add("point", key)

    def make(self, operation: str, *arguments: Node) -> Node:
        match operation, arguments:
            case ("*", (a, b)) if self.zero in (a, b):
                return self.zero
            case ("*", (a, b)) if a == self.one:
                return b
            case ("*" | "/", (a, b)) if b == self.one:
                return a
            case ("+", (a, b)) if a == self.zero:
                return b
            case ("+" | "-", (a, b)) if b == self.zero:
                return a
            case ("-", (a, b)) if a == self.zero:
                return self.make("neg", b)
            case ("neg", (a,)) if a == self.zero:
                return a
            case ("neg", (a,)) if self._negated(a) is not None:
                return self._negated(a) or a
            case ("min" | "max", (a, b)) if a == b:
                return a
            case ("-", (a, b)) if a == b:
                return self.zero
            case ("-", (a, b)) if self._negated(b) is not None:
                return self.make("+", a, self._negated(b) or b)
            case ("+", (a, b)) if self._negated(b) is not None:
                return self.make("-", a, self._negated(b) or b)
            case ("+", (a, b)) if self._negated(a) is not None:
                return self.make("-", b, self._negated(a) or a)
            case ("*" | "/", (a, b)) if self._negated(a) is not None:
                return self.make("neg", self.make(operation, self._negated(a) or a, b))
            case ("*", (a, b)) if self._negated(b) is not None:
                return self.make("neg", self.make("*", a, self._negated(b) or b))
        if operation in ("*", "+", "min", "max"):
            arguments = tuple(sorted(arguments))
        return self._add(operation, *arguments)

    def _negated(self, node: Node) -> Node | None:
        """What a node is the negative of."""
        match self.nodes[node]:
            case ("neg", int(inner)):
                return inner
        return None

    def is_never_negative(self, node: Node) -> bool:
        """Whether a node is 0 or above whatever is drawn, as far as its making shows."""
        return self._signs_of(node)[0]

    def is_never_positive(self, node: Node) -> bool:
        return self._signs_of(node)[1]

    def _signs_of(self, node: Node) -> tuple[bool, bool]:
        for each in self.below([node], self._signs):
            if each not in self._signs:
                self._signs[each] = self._sign(each)
        return self._signs[node]

    def _sign(self, node: Node) -> tuple[bool, bool]:
        """Whether a node is never negative, and never positive."""
        operation, *arguments = self.nodes[node]
        match operation:
            case "literal":
                return float(str(arguments[0])) >= 0, float(str(arguments[0])) <= 0
            case "figure":
                value = self.figures[int(str(arguments[0]))]
                return value >= 0, value <= 0
            case "input":
                return str(arguments[0]) in self.never_negative, False
            case "point" | "abs" | "exp" | "sqrt" | "pow" | "<" | ">" | "<=" | ">=" | "waiting":
                return True, False
            case "log":
                return False, False
        signs = [self._signs[part] for part in arguments if isinstance(part, int)]
        ups, downs = [sign[0] for sign in signs], [sign[1] for sign in signs]
        match operation:
            case "neg":
                return downs[0], ups[0]
            case "-":
                return ups[0] and downs[1], downs[0] and ups[1]
            case "*" | "/":
                same = (ups[0] and ups[1]) or (downs[0] and downs[1])
                return same, (ups[0] and downs[1]) or (downs[0] and ups[1])
            case "max":
                return any(ups), all(downs)
            case "min":
                return all(ups), any(downs)
            case "select":
                return all(ups[1:]), all(downs[1:])
        return all(ups), all(downs)

    def size(self, node: Node) -> Node:
        """How large the sums and differences are that make a node: its own rounding is a part of that, not of what is left of them."""
        for each in self.below([node], self._sizes):
            if each not in self._sizes:
                self._sizes[each] = self._size(each)
        return self._sizes[node]

    def _size(self, node: Node) -> Node:
        if self.is_never_negative(node):
            return node
        if self.is_never_positive(node):
            return self.make("neg", node)
        match self.nodes[node]:
            case ("neg", int(a)):
                return self._sizes[a]
            case ("+" | "-", int(a), int(b)):
                return self.make("+", self._sizes[a], self._sizes[b])
            case ("*", int(a), int(b)):
                return self.make("*", self._sizes[a], self._sizes[b])
            case ("/", int(a), int(b)):
                return self.make("/", self._sizes[a], self.make("abs", b))
            case ("select", int(_), int(a), int(b)):
                return self.make("max", self._sizes[a], self._sizes[b])
        return self.make("abs", node)

    def is_fixed(self, node: Node) -> bool:
        """Whether a node depends on figures alone."""
        return not self.inputs(node)

    def value(self, node: Node, inputs: Mapping[tuple[str, str], Floats] | None = None) -> Floats:
        """The value of a node, given those of its inputs and points, by (kind, key)."""
        known: dict[Node, Floats] = {}
        for each in self.below([node]):
            operation, *arguments = self.nodes[each]
            if operation == "literal":
                known[each] = np.asarray(arguments[0], dtype=np.float64)
            elif operation == "figure":
                known[each] = np.asarray(self.figures[int(str(arguments[0]))])
            elif operation in ("input", "point"):
                known[each] = (inputs or {})[str(operation), str(arguments[0])]
            else:
                values = [known[part] for part in arguments if isinstance(part, int)]
                known[each] = np.asarray(COMPUTE[str(operation)](*values), dtype=np.float64)
        return known[node]

    def below(self, nodes: Iterable[Node], stop: Container[Node] = ()) -> list[Node]:
        """The nodes and all that they read, each after what it reads; not what lies below a node in `stop`."""
        seen: set[Node] = set()
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            if node not in stop:
                operation, *arguments = self.nodes[node]
                if operation not in ("literal", "figure", "input", "point"):
                    waiting += [part for part in arguments if isinstance(part, int)]
        return sorted(seen)

    def inputs(self, node: Node) -> frozenset[str]:
        """The inputs that a node depends on."""
        return self._inputs[node]

    def _add(self, *parts: object) -> Node:
        if parts not in self._index:
            self._index[parts] = len(self.nodes)
            self.nodes.append(parts)
            self._inputs.append(self._read(parts))
        return self._index[parts]

    def _read(self, parts: tuple[object, ...]) -> frozenset[str]:
        if parts[0] in ("input", "point"):
            return frozenset([str(parts[1])])
        if parts[0] in ("literal", "figure"):
            return frozenset()
        read: frozenset[str] = frozenset()
        for part in parts[1:]:
            if isinstance(part, int):
                read |= self._inputs[part]
        return read


def waiting(point: Floats, survival: Floats) -> Floats:
    """The month in which something first happens, from log(1 − u) and log(1 − chance); NEVER for a chance of 0."""
    month = np.floor(point / np.where(survival < 0, survival, -1.0))
    return np.where(survival < 0, np.minimum(month, NEVER), NEVER)


def series(base: Floats, *coefficients: Floats) -> Floats:
    """What figures by month add up to where each counts as a power of the base: Σ gₜ bᵗ, by Horner's rule."""
    total = np.asarray(0.0)
    for coefficient in reversed(coefficients):
        total = total * base + coefficient
    return total


COMPUTE: dict[str, Callable[..., Any]] = {
    "+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "neg": np.negative, "pow": np.power,
    "<": np.less, ">": np.greater, "<=": np.less_equal, ">=": np.greater_equal, "min": np.minimum, "max": np.maximum,
    "abs": np.abs, "sqrt": np.sqrt, "exp": np.exp, "log": np.log, "floor": np.floor, "waiting": waiting,
    "select": lambda condition, then, otherwise: np.where(condition != 0, then, otherwise),
    "same": lambda value: value, "series": series,
}  # fmt: skip
