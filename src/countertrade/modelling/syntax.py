"""What an analyst wrote as a tree: figures with their units, names not yet looked up, every part with its place in the text."""

from __future__ import annotations

from typing import Literal

from countertrade.modelling.expressions import Unit
from countertrade.records import Record


class Written(Record, frozen=True, kw_only=True):
    """A part of an expression and where it stands in the text."""

    start: int
    end: int


class Figure(Written, frozen=True, kw_only=True):
    """A number as written, with its unit (None: none was written)."""

    value: float
    unit: Unit | None = None
    percent: bool = False
    scaled: bool = False  # by a word such as million

    @property
    def base(self) -> float:
        return self.value if self.unit is None else _exact(self.value, self.unit.factor)


class Likelihood(Written, frozen=True, kw_only=True):
    low: float
    high: float


class Word(Written, frozen=True, kw_only=True):
    """A name: of a quantity, stock or, before `happens`, an event."""

    name: str


class Bracketed(Written, frozen=True, kw_only=True):
    inner: Syntax


class Interval(Written, frozen=True, kw_only=True):
    low: Syntax
    high: Syntax


class Three(Written, frozen=True, kw_only=True):
    """low/best/high."""

    low: Syntax
    best: Syntax
    high: Syntax


class Call(Written, frozen=True, kw_only=True):
    function: str
    arguments: tuple[Syntax, ...] = ()
    table: tuple[tuple[Syntax, Syntax], ...] = ()


class Minus(Written, frozen=True, kw_only=True):
    operand: Syntax


class Operation(Written, frozen=True, kw_only=True):
    operator: Literal["+", "-", "*", "/"]
    left: Syntax
    right: Syntax


class Comparison(Written, frozen=True, kw_only=True):
    operator: Literal["<", ">", "<=", ">="]
    left: Syntax
    right: Syntax


class Junction(Written, frozen=True, kw_only=True):
    operator: Literal["and", "or"]
    left: Syntax
    right: Syntax


class Negation(Written, frozen=True, kw_only=True):
    operand: Syntax


class If(Written, frozen=True, kw_only=True):
    condition: Syntax
    then: Syntax
    otherwise: Syntax


class Happens(Written, frozen=True, kw_only=True):
    event: str


class BalanceOf(Written, frozen=True, kw_only=True):
    party: str
    everyone: bool


class FlowOf(Written, frozen=True, kw_only=True):
    flow: str


class Levels(Written, frozen=True, kw_only=True):
    """Quantiles: a value for each level."""

    rows: tuple[tuple[Syntax, Syntax], ...]


class YearOf(Written, frozen=True, kw_only=True):
    """What came of a flow in the contract year so far."""

    flow: str


Syntax = (
    Figure
    | Likelihood
    | Word
    | Bracketed
    | Interval
    | Three
    | Call
    | Minus
    | Operation
    | Comparison
    | Junction
    | Negation
    | If
    | Happens
    | BalanceOf
    | FlowOf
    | YearOf
    | Levels
)


def names_in(syntax: Syntax) -> list[Word]:
    """Every name of a quantity or stock that the expression reads."""
    found: list[Word] = []
    stack: list[Syntax] = [syntax]
    while stack:
        part = stack.pop()
        if isinstance(part, Word):
            found.append(part)
        else:
            stack.extend(parts_of(part))
    return found


def parts_of(part: Syntax) -> tuple[Syntax, ...]:
    match part:
        case Bracketed(inner=one) | Minus(operand=one) | Negation(operand=one):
            return (one,)
        case Interval(low=one, high=two) | Operation(left=one, right=two):
            return (one, two)
        case Comparison(left=one, right=two) | Junction(left=one, right=two):
            return (one, two)
        case Three(low=one, best=two, high=three) | If(condition=one, then=two, otherwise=three):
            return (one, two, three)
        case Levels(rows=rows):
            return tuple(side for pair in rows for side in pair)
        case Call():
            return (*part.arguments, *(side for pair in part.table for side in pair))
    return ()


def _exact(value: float, factor: float) -> float:
    """value × factor, through a division where the factor is one over a whole number: 30 % is 0.3, not 0.30000000000000004."""
    inverse = 1.0 / factor
    return value / round(inverse) if factor < 1 and abs(inverse - round(inverse)) < 1e-9 else value * factor
