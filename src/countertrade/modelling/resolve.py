"""What was written → expressions the engine runs: names looked up, units checked, every written interval made an input.

Along the way each part gets the range its value can lie in and whether it changes with the month, so that a share above one, a hazard
above one or a divisor that can be zero is refused before anything is drawn.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from countertrade import naming
from countertrade.modelling import distributions as fit
from countertrade.modelling.deal import Input, Varies
from countertrade.modelling.dimensions import RATE, Units, currency_of, said, times, without_time
from countertrade.modelling.expressions import (
    Balance,
    Binary,
    Call,
    Choice,
    Compare,
    Dimensions,
    Draw,
    Expression,
    FlowTotal,
    Happened,
    Logic,
    Name,
    Negative,
    Not,
    Number,
    Place,
    Unit,
    YearTotal,
)
from countertrade.modelling.literals import spread
from countertrade.modelling.ranges import BOUNDED, INTERVALS, Range, Tails, joined, range_of, tails_of
from countertrade.modelling.syntax import (
    BalanceOf,
    Bracketed,
    Comparison,
    Figure,
    FlowOf,
    Happens,
    If,
    Interval,
    Junction,
    Levels,
    Minus,
    Negation,
    Operation,
    Syntax,
    Word,
    YearOf,
)
from countertrade.modelling.syntax import Call as Called
from countertrade.modelling.words import FUNCTIONS, Wrong
from countertrade.records import Message, message

Kind = Literal["quantity", "stock", "event"]
_VARIES: tuple[Varies, ...] = ("once", "monthly", "state")


class Skip(Exception):  # noqa: N818 - nothing new to say
    """An entry that this one reads is itself wrong; that has been said already."""


class Known(NamedTuple):
    """What is known of a declared name."""

    kind: Kind
    dimensions: Dimensions = ()
    range: Range = (-math.inf, math.inf)
    varies: Varies = "once"
    unit: Unit | None = None
    broken: bool = False
    tails: Tails = BOUNDED
    only_if: str | None = None  # a statement it rests on, where all of them say "if"


class Resolved(NamedTuple):
    """An expression with its range, its timing, and the unit it was written in (None: it is computed)."""

    expression: Expression
    range: Range
    varies: Varies
    unit: Unit | None = None
    condition: bool = False
    free: bool = False  # a bare 0, which fits any unit
    tails: Tails = BOUNDED

    @property
    def dimensions(self) -> Dimensions:
        return self.expression.dimensions


class Field(NamedTuple):
    """Where an expression stands: which entry and role its intervals are inputs of, and what they rest on."""

    section: Literal["quantity", "stock", "event", "flow", "effect", "rate", "discount"]
    name: str
    role: str
    line: int
    column: int
    spread_over_lines: bool = False
    basis: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    hazard: bool = False

    def place(self, at: int) -> Place:
        return Place(self.line, self.column + (0 if self.spread_over_lines else at))

    @property
    def key(self) -> str:
        if self.section == "quantity":
            return self.name if self.role == "value" else f"{self.name}: {self.role}"
        return f"{self.section} {self.name}: {self.role}" if self.name else f"{self.section}: {self.role}"


class Scope:
    """The names of one model while it is put together, and the inputs found so far."""

    def __init__(self, units: Units) -> None:
        self.units = units
        self.known: dict[str, Known] = {}
        self.inputs: dict[str, Input] = {}
        self.flows: dict[str, Dimensions | None] = {}
        self.refused_flows: set[str] = set()  # said already
        self.years: dict[str, None] = {}  # flows whose contract year is asked for
        self.yearly: set[str] = set()  # flows that settle years
        self.parties: tuple[str, ...] = ()
        self.remarks: list[tuple[Place, Message]] = []
        self.currency = ""
        self.read_outside: set[str] = set()  # names that anything but a quantity reads
        self.recurring: frozenset[str] = frozenset()
        self.misdeclared: frozenset[str] = frozenset()  # names whose declaration has been refused

    def remark(self, place: Place, message: Message) -> None:
        """Something to warn of; the page of the build says it."""
        self.remarks.append((place, message))

    def add(self, one: Input) -> str:
        self.inputs[one.key] = one
        return one.key


class Resolver:
    """Resolves the expression of one field. Raises Wrong with an offset, or Skip where a name it reads is broken."""

    def __init__(self, scope: Scope, field: Field, text: str, asking: bool = False) -> None:
        self.scope, self.field, self.text, self.asking = scope, field, text, asking

    def resolve(self, part: Syntax) -> Resolved:
        match part:
            case Bracketed():
                return self.resolve(part.inner)
            case Figure():
                return self._figure(part)
            case Word():
                return self._word(part)
            case Minus():
                inner = self._amount(part.operand)
                low, high = inner.range
                return inner._replace(
                    expression=Negative(
                        operand=inner.expression,
                        dimensions=inner.dimensions,
                        place=self._place(part),
                    ),
                    range=(-high, -low),
                    tails=inner.tails[::-1],
                )
            case Operation():
                return self._operation(part)
            case Comparison():
                return self._comparison(part)
            case Junction() | Negation():
                return self._logic(part)
            case If():
                return self._choice(part)
            case Happens():
                return self._happens(part)
            case BalanceOf() | FlowOf():
                return self._asked(part)
            case YearOf():
                return self._year(part)
            case Called() if part.function in FUNCTIONS:
                return self._function(part)
        return self._draw(part)

    def amount(self, part: Syntax) -> Resolved:
        """As `resolve`, and refuses a condition."""
        return self._amount(part)

    def condition(self, part: Syntax) -> Resolved:
        found = self.resolve(part)
        if not found.condition:
            raise Wrong(
                "a condition is expected here, such as 'stock > 0 t' or 'war_ends happened'", part.start
            )
        return found

    def _note(self, name: str) -> None:
        if self.field.section != "quantity":
            self.scope.read_outside.add(name)

    # the leaves

    def _place(self, part: Syntax) -> Place:
        return self.field.place(part.start)

    def _figure(self, part: Figure) -> Resolved:
        value = part.base
        if not math.isfinite(value):
            raise Wrong("this is too large a figure", part.start)
        dimensions = part.unit.dimensions if part.unit else ()
        node = Number(
            value=value,
            written=self.text[part.start : part.end],
            dimensions=dimensions,
            place=self._place(part),
        )
        return Resolved(node, (value, value), "once", part.unit, free=value == 0 and part.unit is None)

    def _draw(self, part: Syntax) -> Resolved:
        if self.asking:
            raise Wrong("a question draws nothing; name the interval as a quantity", part.start)
        found = spread(part, self.scope.units, self.field.hazard)
        self._warrant(found.distribution, part, found.dimensions)
        key, number = self.field.key, 2
        while key in self.scope.inputs:
            key, number = f"{self.field.key} {number}", number + 1
        self.scope.add(
            Input(
                key=key,
                name=self.field.name,
                section=self.field.section,
                role=self.field.role,
                distribution=found.distribution,
                unit=found.unit,
                written=self.text[part.start : part.end]
                if not isinstance(part, Levels)
                else " ".join(self.text.split()),
                assumed=not self.field.basis and not self.field.claims,
                basis=self.field.basis,
                claims=self.field.claims,
                place=self._place(part),
            )
        )
        node = Draw(input=key, dimensions=found.dimensions, place=self._place(part))
        tails = tails_of(found.distribution)
        return Resolved(node, fit.support(found.distribution), "once", found.unit, tails=tails)

    def _warrant(self, of: fit.Distribution, part: Syntax, dimensions: Dimensions) -> None:
        """Refuse what cannot be computed with, and warn of what an analyst hardly means."""
        low, high = fit.support(of)
        if not math.isfinite(low) or not math.isfinite(high) or max(abs(low), abs(high)) > 1e200:
            raise Wrong("the figures of this distribution are too large to compute with", part.start)
        if isinstance(part, Interval) and isinstance(of, fit.Lognormal):
            factor = math.exp(2 * fit.Z95 * of.sigma)
            if factor > 1000 * (1 + 1e-9):
                self.scope.remark(
                    self._place(part),
                    message("deal.ends", factor=round(factor)),
                )
        if (
            isinstance(of, fit.Lognormal) and of.sigma > 2 * fit.Z95
        ):  # then exp(mu + sigma²/2) > exp(mu + 1.645 sigma)
            self.scope.remark(
                self._place(part),
                message("deal.wide"),
            )
        if isinstance(of, fit.Normal) and _never_negative(dimensions):
            below = fit.cumulative(of, 0.0)
            if below > 1e-6:
                self.scope.remark(
                    self._place(part),
                    message("deal.below_zero", share=float(f"{below * 100:.2g}")),
                )

    def _word(self, part: Word) -> Resolved:
        known = self.scope.known.get(part.name)
        if known is None and part.name in self.scope.misdeclared:
            raise Skip
        if known is None:
            raise Wrong(self._unknown(part), part.start)
        self._note(part.name)
        if known.kind == "event":
            raise Wrong(f"'{part.name}' is an event; write '{part.name} happened' in a condition", part.start)
        if known.broken:
            raise Skip
        node = Name(
            kind="stock" if known.kind == "stock" else "quantity",
            name=part.name,
            dimensions=known.dimensions,
            place=self._place(part),
        )
        return Resolved(node, known.range, known.varies, known.unit, tails=known.tails)

    def _unknown(self, part: Word) -> str:
        if self.scope.units.find(part.name):
            return f"'{part.name}' is a unit; it stands after a figure, as in '1 {part.name}'"
        if part.name in self.scope.flows:
            hint = f"in a question write 'flow {part.name}'"
            return f"'{part.name}' is a flow, not a quantity; {hint}"
        near = naming.nearest(part.name, self.scope.known, 0.6)
        if near:
            return f"there is no quantity '{part.name}'; did you mean '{near}'?"
        return f"there is no quantity '{part.name}'; declare it under quantities:"

    def _happens(self, part: Happens) -> Resolved:
        known = self.scope.known.get(part.event)
        if known is None and part.event in self.scope.misdeclared:
            raise Skip
        if known is None or known.kind != "event":
            events = [name for name, one in self.scope.known.items() if one.kind == "event"]
            near = naming.nearest(part.event, events, 0.6)
            hint = f"did you mean '{near}'?" if near else "declare it under events:"
            raise Wrong(f"there is no event '{part.event}'; {hint}", part.start)
        self.scope.read_outside.add(part.event)
        if known.broken:
            raise Skip
        if part.event in self.scope.recurring:
            raise Wrong(
                f"'{part.event}' recurs, so it has not happened once and for all; name a single event",
                part.start,
            )
        node = Happened(event=part.event, place=self._place(part))
        return Resolved(node, (0.0, 1.0), "state", condition=True)

    def _asked(self, part: BalanceOf | FlowOf) -> Resolved:
        if isinstance(part, BalanceOf):
            if part.party not in self.scope.parties:
                near = naming.nearest(part.party, self.scope.parties, 0.3)
                hint = f"did you mean '{near}'?" if near else f"parties are {', '.join(self.scope.parties)}"
                raise Wrong(f"there is no party '{part.party}'; {hint}", part.start)
            money = ((self.scope.currency, 1),)
            balance = Balance(
                party=part.party, everyone=part.everyone, dimensions=money, place=self._place(part)
            )
            return Resolved(balance, (-math.inf, math.inf), "state")
        dimensions = self._flow_named(part.flow, part.start)
        if dimensions is None:
            raise Skip
        total = FlowTotal(flow=part.flow, dimensions=dimensions, place=self._place(part))
        return Resolved(total, (0.0, math.inf), "state")

    def _year(self, part: YearOf) -> Resolved:
        if self.asking or self.field.section not in ("flow", "effect"):
            raise Wrong("'year of' stands in flows and effects only, where it is the year so far", part.start)
        dimensions = self._flow_named(part.flow, part.start)
        if dimensions is None:
            if part.flow not in self.scope.refused_flows:
                raise Wrong(
                    f"'year of {part.flow}' stands before the flow '{part.flow}'; move the flow up",
                    part.start,
                )
            raise Skip
        if part.flow in self.scope.yearly:
            raise Wrong(
                f"'{part.flow}' settles years itself; name a flow that moves month by month", part.start
            )
        self.scope.years[part.flow] = None
        total = YearTotal(flow=part.flow, dimensions=dimensions, place=self._place(part))
        return Resolved(total, (0.0, math.inf), "state")

    def _flow_named(self, name: str, at: int) -> Dimensions | None:
        if name not in self.scope.flows:
            near = naming.nearest(name, self.scope.flows, 0.6)
            hint = f"did you mean '{near}'?" if near else f"flows are {', '.join(self.scope.flows)}"
            raise Wrong(f"there is no flow '{name}'; {hint}", at)
        return self.scope.flows[name]

    # the branches

    def _amount(self, part: Syntax) -> Resolved:
        found = self.resolve(part)
        if found.condition:
            raise Wrong(
                "a condition stands where an amount is expected; write 'if … then … else …'", part.start
            )
        return found

    def _alike(self, left: Resolved, right: Resolved, at: int, what: str) -> tuple[Resolved, Resolved]:
        """Both sides in one unit; a bare 0 takes the other's."""
        if left.dimensions == right.dimensions:
            return left, right
        if left.free or right.free:
            free, other = (left, right) if left.free else (right, left)
            zero = Number(value=0.0, written="0", dimensions=other.dimensions, place=free.expression.place)
            free = free._replace(expression=zero, unit=other.unit, free=False)
            return (free, other) if left.free else (other, free)
        units = self.scope.units
        one, two = said(left.dimensions, units), said(right.dimensions, units)
        raise Wrong(f"{what} {one} and {two}{_way_out(left, right, units)}", at)

    def _operation(self, part: Operation) -> Resolved:
        left, right = self._amount(part.left), self._amount(part.right)
        unit: Unit | None = None
        if part.operator in "+-":
            verb = "adds" if part.operator == "+" else "subtracts"
            left, right = self._alike(left, right, part.left.end, f"this {verb} unlike units,")
            dimensions, unit = left.dimensions, left.unit or right.unit
        else:
            dimensions = times(left.dimensions, right.dimensions, 1 if part.operator == "*" else -1)
            if not right.dimensions and not (right.unit and right.unit.text):
                unit = left.unit
            elif not left.dimensions and not (left.unit and left.unit.text) and part.operator == "*":
                unit = right.unit
        node = Binary(
            operator=part.operator,
            left=left.expression,
            right=right.expression,
            dimensions=dimensions,
            place=self._place(part),
        )
        if part.operator == "/" and right.range[0] <= 0 <= right.range[1]:
            raise Wrong(self._can_be_zero(part, right), part.right.start)
        return Resolved(
            node,
            INTERVALS[part.operator](left.range, right.range),
            latest(left.varies, right.varies),
            unit if unit is not None and unit.dimensions == dimensions else None,
            tails=joined(part.operator, (left.range, left.tails), (right.range, right.tails)),
        )

    def _can_be_zero(self, part: Operation, right: Resolved) -> str:
        divisor = self.text[part.right.start : part.right.end].strip("() ")
        if right.range == (0.0, 0.0):
            return "this divides by zero"
        if isinstance(right.expression, Name) and right.expression.kind == "stock":
            return f"this divides by the stock '{divisor}', which can run out; write max(…, …) around it"
        return f"this divides by '{divisor}', which can be zero; bound it away from 0, as in truncate(…, low, high)"

    def _comparison(self, part: Comparison) -> Resolved:
        left, right = self._amount(part.left), self._amount(part.right)
        left, right = self._alike(left, right, part.left.end, "this compares unlike units,")
        node = Compare(
            operator=part.operator,
            left=left.expression,
            right=right.expression,
            place=self._place(part),
        )
        return Resolved(node, (0.0, 1.0), latest(left.varies, right.varies), condition=True)

    def _logic(self, part: Junction | Negation) -> Resolved:
        if isinstance(part, Negation):
            inner = self.condition(part.operand)
            node: Expression = Not(operand=inner.expression, place=self._place(part))
            return inner._replace(expression=node)
        left, right = self.condition(part.left), self.condition(part.right)
        node = Logic(
            operator=part.operator,
            left=left.expression,
            right=right.expression,
            place=self._place(part),
        )
        return Resolved(node, (0.0, 1.0), latest(left.varies, right.varies), condition=True)

    def _choice(self, part: If) -> Resolved:
        condition = self.condition(part.condition)
        then, otherwise = self._amount(part.then), self._amount(part.otherwise)
        then, otherwise = self._alike(
            then, otherwise, part.then.start, "the two sides of 'if' have unlike units,"
        )
        node = Choice(
            condition=condition.expression,
            then=then.expression,
            otherwise=otherwise.expression,
            dimensions=then.dimensions,
            place=self._place(part),
        )
        low = min(then.range[0], otherwise.range[0])
        high = max(then.range[1], otherwise.range[1])
        varies = latest(condition.varies, then.varies, otherwise.varies)
        tails = (max(then.tails[0], otherwise.tails[0]), max(then.tails[1], otherwise.tails[1]))
        return Resolved(node, (low, high), varies, then.unit or otherwise.unit, tails=tails)

    def _function(self, part: Called) -> Resolved:
        least, most = FUNCTIONS[part.function]
        if not least <= len(part.arguments) <= most:
            wanted = "one argument" if most == 1 else "two or more arguments"
            raise Wrong(f"{part.function} takes {wanted}, not {len(part.arguments)}", part.start)
        arguments = [self._amount(argument) for argument in part.arguments]
        first = arguments[0]
        for index in range(1, len(arguments)):
            first, arguments[index] = self._alike(
                first,
                arguments[index],
                part.arguments[index].start,
                f"the arguments of {part.function} have unlike units,",
            )
        arguments = [first, *arguments[1:]]
        if part.function in ("sqrt", "exp", "log") and first.dimensions:
            raise Wrong(
                f"{part.function} takes a plain number, not {said(first.dimensions, self.scope.units)}; divide by a unit first",
                part.arguments[0].start,
            )
        if part.function in ("sqrt", "log") and (
            first.range[0] < 0 or (part.function == "log" and first.range[0] == 0)
        ):
            least_text = "below zero" if part.function == "sqrt" else "zero or below"
            raise Wrong(
                f"{part.function} of something that can be {least_text}; write max(…, …) around it",
                part.arguments[0].start,
            )
        node = Call(
            function=part.function,  # type: ignore[arg-type]
            arguments=tuple(argument.expression for argument in arguments),
            dimensions=first.dimensions,
            place=self._place(part),
        )
        return Resolved(
            node,
            range_of(part.function, [argument.range for argument in arguments]),
            latest(*(argument.varies for argument in arguments)),
            first.unit,
            tails=self._tails_of(part, arguments),
        )

    def _tails_of(self, part: Called, arguments: list[Resolved]) -> Tails:
        lows, highs = [one.tails[0] for one in arguments], [one.tails[1] for one in arguments]
        match part.function:
            case "min":
                return max(lows), min(highs)
            case "max":
                return min(lows), max(highs)
            case "exp":
                if highs[0] == 2:
                    self.scope.remark(
                        self._place(part),
                        message("deal.infinite"),
                    )
                return 0, 2 if highs[0] else 0
            case "log":
                return 1, min(highs[0], 1)
        return 0, max(lows[0], highs[0])


def _never_negative(dimensions: Dimensions) -> bool:
    """Whether an amount of these dimensions prices, counts or weighs: not a share, not a rate, not a sum of money."""
    good = without_time(dimensions)
    return bool(good) and currency_of(good) is None


def latest(*varies: Varies) -> Varies:
    """The most changeable of several timings."""
    return max(varies, key=_VARIES.index)


def _way_out(left: Resolved, right: Resolved, units: Units) -> str:
    difference = times(left.dimensions, right.dimensions, -1)
    shown = units.show(difference).text
    if difference in (((("month", 1),)), RATE):
        return "; one of them is a rate: multiply it by a time, as in '* 12 months'"
    one, two = currency_of(left.dimensions), currency_of(right.dimensions)
    if one and two:
        return f"; name an exchange rate in {one}/{two} as a quantity and multiply"
    if one or two:
        good, money = (right, one) if one else (left, two)
        if without_time(good.dimensions):
            return f"; multiply by a price in {money}/{said(without_time(good.dimensions), units)}"
    if not right.dimensions and isinstance(right.expression, Number):
        return f"; write the unit after {right.expression.value:g}"
    if not left.dimensions and isinstance(left.expression, Number):
        return f"; write the unit after {left.expression.value:g}"
    return f"; they differ by {shown}"
