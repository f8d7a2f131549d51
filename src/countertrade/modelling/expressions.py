"""Expressions of the deal file as trees of frozen nodes, every one with its unit and its place.

The engine reads these trees and nothing else: all figures are in base units (month, kilogram, metre, joule, each currency and each
counted noun by itself; 5 % is 0.05), so that it computes in plain floats. There is no eval anywhere; the depth of a tree is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from countertrade.records import Record

DEEPEST = (
    100  # levels of one expression; a longer sum is unreadable, and recursion stays far from Python's limit
)

Dimensions = tuple[tuple[str, int], ...]
"""Base units with their powers, sorted: (("USD", 1), ("month", -1), ("soldier", -1)). A share is ()."""


class Place(NamedTuple):
    """1-based line and column in the deal file."""

    line: int
    column: int


class Unit(Record, frozen=True, kw_only=True):
    """A unit as written and as base units: one `text` is `factor` of the base units `dimensions`."""

    text: str
    factor: float
    dimensions: Dimensions


SHARE = Unit(text="", factor=1.0, dimensions=())


class Node(Record, frozen=True, kw_only=True):
    """A part of an expression. `dimensions` of a condition is () as well."""

    dimensions: Dimensions = ()
    place: Place = Place(0, 0)


class Number(Node, frozen=True, kw_only=True, tag=True):
    """A figure, in base units; `written` is how it stands in the file, for reading aloud."""

    value: float
    written: str = ""


class Draw(Node, frozen=True, kw_only=True, tag=True):
    """A written interval or distribution: the input of that key (`Model.inputs`), one value a draw."""

    input: str


class Name(Node, frozen=True, kw_only=True, tag=True):
    """A quantity, or a stock as it stands at the beginning of the month."""

    kind: Literal["quantity", "stock"]
    name: str


class Happened(Node, frozen=True, kw_only=True, tag=True):
    """Whether an event has happened: in month t of the model T < t; in a question T ≤ the month asked for (at the end, T < M)."""

    event: str


class Negative(Node, frozen=True, kw_only=True, tag=True):
    operand: Expression


class Binary(Node, frozen=True, kw_only=True, tag=True):
    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


class Compare(Node, frozen=True, kw_only=True, tag=True):
    operator: Literal["<", ">", "<=", ">="]
    left: Expression
    right: Expression


class Logic(Node, frozen=True, kw_only=True, tag=True):
    operator: Literal["and", "or"]
    left: Expression
    right: Expression


class Not(Node, frozen=True, kw_only=True, tag=True):
    operand: Expression


class Choice(Node, frozen=True, kw_only=True, tag=True):
    """if condition then `then` else `otherwise`; both sides may be computed."""

    condition: Expression
    then: Expression
    otherwise: Expression


class Call(Node, frozen=True, kw_only=True, tag=True):
    """min and max of two or more; abs, sqrt, exp, log of one (the last three of a plain number)."""

    function: Literal["min", "max", "abs", "sqrt", "exp", "log"]
    arguments: tuple[Expression, ...]


class Balance(Node, frozen=True, kw_only=True, tag=True):
    """In questions only: the discounted balance of a party, of its state alone or of `everyone` in it."""

    party: str
    everyone: bool = False


class FlowTotal(Node, frozen=True, kw_only=True, tag=True):
    """In questions only: what has arrived of a flow so far, in base units of what moves."""

    flow: str


class YearTotal(Node, frozen=True, kw_only=True, tag=True):
    """What has arrived of a flow in the contract year so far (twelve months from the start), up to the beginning of the month; where an
    entry settles a year, the whole of it."""

    flow: str


def parts_of(expression: Expression) -> Iterator[Expression]:
    """An expression and all its parts."""
    waiting: list[object] = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Node):
            yield part  # type: ignore[misc]
            waiting += [getattr(part, field) for field in part.__struct_fields__]
        elif isinstance(part, tuple):
            waiting += part


Expression = (
    Number
    | Draw
    | Name
    | Happened
    | Negative
    | Binary
    | Compare
    | Logic
    | Not
    | Choice
    | Call
    | Balance
    | FlowTotal
    | YearTotal
)
