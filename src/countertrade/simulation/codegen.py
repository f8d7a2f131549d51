"""Writes the functions of a kernel: what is worked out once a draw, the months, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np

from countertrade.simulation.graph import Node
from countertrade.simulation.input_rows import Rows
from countertrade.simulation.intermediate_form import (
    ONE,
    Factor,
    Factors,
    Form,
    Frozen,
    Opaque,
    Tables,
    Term,
    total_of,
)
from countertrade.simulation.lowering import Plan
from countertrade.simulation.quasi_random import APART

TOGETHER = 6  # months in one pass over the draws, their state in registers
LONGEST = 200  # lines in one pass, above which fewer months go together


class Asked(Protocol):
    """What is asked of each month besides what the deal books."""

    def before_stocks(self, offset: int) -> None: ...

    def after_month(self, offset: int) -> None: ...


class Writer:
    """Writes one function of the kernel."""

    def __init__(self, plan: Plan, rows: Rows, tables: list[Tables] | None = None) -> None:
        self.plan, self.graph, self.rows = plan, plan.graph, rows
        self.lines: list[str] = []
        self.tables: list[Tables] = tables if tables is not None else []
        self.place: dict[str, int] = {}  # variable → its row of W
        self.stocks = {stock.name: f"stock{number}" for number, stock in enumerate(plan.stocks)}
        self._products: dict[Factors | Term, str] = {}
        self.month_name = "m0"

    @property
    def scratch(self) -> int:
        return len(self.place)

    # --- what is used -----------------------------------------------------------------------------------------------------

    def terms(self, forms: Iterable[Form]) -> list[Term]:
        return sorted({term for form in forms for term in form}, key=repr)

    def used(self, terms: Iterable[Term], *, everything: bool = False) -> Used:
        """Stocks, powers and opaque values that some terms need, with what these need in turn."""
        found = Used(set(), set(), set(), set(), everything)
        if everything:
            found.stocks.update(stock.name for stock in self.plan.stocks)
        waiting: list[Form] = [dict.fromkeys(terms, self.graph.one)]
        stocks_seen: set[str] = set()
        while waiting or found.stocks - stocks_seen:
            if not waiting:
                name = min(found.stocks - stocks_seen)
                stocks_seen.add(name)
                stock = next(stock for stock in self.plan.stocks if stock.name == name)
                waiting += [stock.after, stock.held, stock.out] if everything else [stock.after]
                continue
            for factors, _tables in waiting.pop():
                for factor in factors:
                    match factor:
                        case ("stock", str(name)):
                            found.stocks.add(name)
                        case ("power", int(base)):
                            found.powers.add(base)
                        case ("until" | "after", int(month)):
                            found.masks.add(month)
                        case ("opaque", int(index)) if index not in found.opaques:
                            found.opaques.add(index)
                            waiting += [dict(argument) for argument in self.plan.opaques[index].arguments]
        return found

    def once(self, term: Term) -> Node | None:
        """The sum over months of a term that is known once a draw: a figure where it has no factors, a power series of a base that is
        itself made by a polynomial; else None.
        """
        factors, tables = term
        by_month = total_of(self.plan.tables, tables, self.plan.months)
        match factors:
            case ():
                return self.graph.figure(float(by_month.sum()), ("all months of", tables))
            case (("power", int(base)),) if self.rows.is_polynomial(base):
                figures = (self.graph.figure(each, (tables, month)) for month, each in enumerate(by_month))
                return self.graph.make("series", base, *figures)
        return None

    def monthly_nodes(self, used: Used) -> set[Node]:
        """Nodes that the months read: they are worked out once a draw, before."""
        nodes = used.masks | used.powers
        for stock in self.plan.stocks:
            if stock.name in used.stocks:
                for form in [stock.held, stock.out] if used.everything else [stock.after]:
                    nodes |= set(form.values())
        for index in used.opaques:
            opaque = self.plan.opaques[index]
            nodes |= {node for argument in opaque.arguments for _, node in argument} | set(opaque.figures)
        return nodes

    def starts(self, used: Used) -> list[Node]:
        return [stock.start for stock in self.plan.stocks if stock.name in used.stocks]

    def states(self, used: Used) -> list[str]:
        stocks = [self.stocks[stock.name] for stock in self.plan.stocks if stock.name in used.stocks]
        powers = [f"power{base}" for base in sorted(used.powers)]
        return [*stocks, *powers, *self._memory(used)]

    def _memory(self, used: Used) -> Iterator[str]:
        """What opaque values remember of earlier months."""
        for index in sorted(used.opaques):
            match self.plan.opaques[index]:
                case Opaque(operation="due"):
                    yield f"begun{index}"
                case Opaque(operation="later", months=months):
                    yield from (f"past{index}_{back}" for back in range(1, months + 1))

    # --- what cancels -----------------------------------------------------------------------------------------------------

    def sides(self, form: Form) -> Sides:
        """The terms of a form by what they do to it: raise it, lower it, or either."""
        found = Sides({}, {}, {})
        for term, node in form.items():
            if not self._is_upright(term):
                found.either[term] = node
            elif self.graph.is_never_negative(node):
                found.raises[term] = node
            elif self.graph.is_never_positive(node):
                found.lowers[term] = self.graph.make("neg", node)
            else:
                found.either[term] = node
        return found

    def _is_upright(self, term: Term) -> bool:
        """Whether what a coefficient is multiplied with is never negative."""
        factors, tables = term
        upright = all(bool(np.all(self.plan.tables[name] >= 0)) for name in tables)
        return upright and all(
            factor[0] != "opaque" or self._is_opaque_upright(int(str(factor[1]))) for factor in factors
        )

    def _is_opaque_upright(self, index: int) -> bool:
        opaque = self.plan.opaques[index]
        signs = [
            all(self.graph.is_never_negative(node) and self._is_upright(term) for term, node in argument)
            for argument in opaque.arguments
        ]
        match opaque.operation:
            case "<" | ">" | "<=" | ">=" | "abs" | "exp" | "sqrt":
                return True
            case "max":
                return any(signs)
            case "select":
                return all(signs[1:])
            case "log":
                return False
        return all(signs)

    def sized(self, form: Form) -> dict[Node, Node]:
        """For the coefficients of terms of either sign: how large what makes them is."""
        return {node: self.graph.size(node) for node in self.sides(form).either.values()}

    def net(self, form: Form, text: Callable[[Term, Node], str], name: str, depth: int) -> tuple[str, str]:
        """What a form comes to and what it turns over, as texts over variables of a name; the latter is '' where nothing can cancel."""
        raises, lowers, either = self.sides(form)
        if not either and not (raises and lowers):
            return " + ".join(text(*part) for part in form.items()) or "0.0", ""
        up: list[str] = []
        down: list[str] = []
        turnover: list[str] = []
        for number, (term, node) in enumerate(either.items()):
            self.say(depth, f"{name}_{number} = {text(term, node)}")
            up.append(f"{name}_{number}")
            turnover.append(f"abs({text(term, self.graph.size(node))})")
        for terms, to, side in ((raises, up, "up"), (lowers, down, "down")):
            if terms:
                self.say(depth, f"{side}_{name} = {' + '.join(text(*part) for part in terms.items())}")
                to.append(f"{side}_{name}")
                turnover.append(f"{side}_{name}")
        return " + ".join(up or ["0.0"]) + "".join(f" - {each}" for each in down), " + ".join(turnover)

    # --- once a draw ------------------------------------------------------------------------------------------------------

    def name(self, node: Node) -> str:
        match self.graph.nodes[node]:
            case ("literal", float(value)):
                return repr(value)
            case ("figure", int(number)):
                return f"f{number}"
        row = None if self.graph.is_fixed(node) else self.rows.leaf(node)
        return f"n{node}" if row is None else f"x{row}"

    def _text(self, node: Node) -> str:
        operation, *arguments = self.graph.nodes[node]
        names = [self.name(part) for part in arguments if isinstance(part, int)]
        return WRITTEN[str(operation)].format(*names)

    def fixed(self, nodes: Iterable[Node]) -> None:
        """What depends on figures alone, at the top of the function."""
        for node in self.graph.below(nodes, self.rows):
            if not self.graph.is_fixed(node):
                continue
            match self.graph.nodes[node]:
                case ("figure", int(number)):
                    self.say(1, f"f{number} = F[{number}]")
                case ("literal", *_):
                    pass
                case _:
                    self.say(1, f"n{node} = {self._text(node)}")

    def draw_nodes(self, depth: int, nodes: Iterable[Node]) -> Callable[[Node], str]:
        """Work out nodes within a loop over draws; those that W or X hold already are read."""
        held = _Held(self)
        for node in self.graph.below(nodes, held):
            if self.graph.is_fixed(node):
                continue
            row = self.rows.leaf(node)
            if row is not None:
                self.say(depth, f"x{row} = X[{row * APART} + j]")
            elif f"n{node}" in self.place:
                self.say(depth, f"n{node} = W[{self.at(f'n{node}')} + j]")
            else:
                self.say(depth, f"n{node} = {self._text(node)}")
        return self.name

    def prelude(
        self, used: Used, monthly: set[Node], zeros: Iterable[str], others: Mapping[str, str] | None = None
    ) -> None:
        """The loop that works out what is known once a draw, and where every state begins."""
        self.say(1, "for j in range(BLOCK):")
        self.draw_nodes(2, [*monthly, *self.starts(used)])
        for node in sorted(monthly):
            name = self.name(node)
            if name.startswith("n") and not self.graph.is_fixed(node):
                self.say(2, f"W[{self.at(name)} + j] = {name}")
        for stock in self.plan.stocks:
            if stock.name in used.stocks:
                self.say(2, f"W[{self.at(self.stocks[stock.name])} + j] = {self.name(stock.start)}")
        for base in sorted(used.powers):
            self.say(2, f"W[{self.at(f'power{base}')} + j] = 1.0")
        for name in self._memory(used):
            self.say(2, f"W[{self.at(name)} + j] = {'NEVER' if name.startswith('begun') else '0.0'}")
        for name in zeros:
            self.say(2, f"W[{self.at(name)} + j] = 0.0")
        for name, value in (others or {}).items():
            self.say(2, f"W[{self.at(name)} + j] = {value}")

    def ending(self, nodes: Iterable[Node], state: Iterable[str]) -> Callable[[Node], str]:
        """Begin the loop after the last month: nodes and states are at hand there."""
        self.say(1, "for j in range(BLOCK):")
        known = self.draw_nodes(2, nodes)
        for name in state:
            self.say(2, f"{name} = W[{self.at(name)} + j]")
        return known

    # --- a month ----------------------------------------------------------------------------------------------------------

    def months(
        self,
        state: Sequence[str],
        monthly: set[Node],
        scalars: Sequence[Tables],
        book: Callable[[int], None],
        result: str = "",
        rows: int = 0,
    ) -> None:
        """The loop over months: as many in one pass over the draws as keep its state in registers, the rest one by one.

        `book` writes what one of them books; `out` is where it may write `rows` rows of `result`. The compiler makes vector
        instructions only of places at a distance that it knows from the start of an array, hence the slice.
        """
        before = len(self.lines)
        book(0)
        size = max(1, min(TOGETHER, LONGEST // max(len(self.lines) - before, 1)))
        del self.lines[before:]
        spans = [(1, "months")]
        if size > 1:
            self.say(1, f"whole = months - months % {size}")
            spans = [(size, f"0, whole, {size}"), (1, "whole, months")]
        for together, span in spans:
            self.say(1, f"for t in range({span}):")
            for offset in range(together):
                self.say(2, f"m{offset} = float(t + {offset})")
                for tables in scalars:
                    number = self._table(tables)
                    self.say(2, f"g{number}_{offset} = G[{number}, t + {offset}]")
            if result:
                self.say(2, f"out = {result}[t * {rows * APART}:(t + {together}) * {rows * APART}]")
            self.say(2, "for j in range(BLOCK):")
            self._load(state, monthly)
            for offset in range(together):
                book(offset)
            self._store(state)

    def scalars(self, used: Used, terms: Iterable[Term]) -> list[Tables]:
        """The figures of a month that are the same in all draws."""
        needed = {tables for _, tables in terms}
        for index in used.opaques:
            needed |= {term[1] for argument in self.plan.opaques[index].arguments for term, _ in argument}
        for stock in self.plan.stocks:
            if stock.name in used.stocks:
                for form in [stock.held, stock.out] if used.everything else [stock.after]:
                    needed |= {tables for _, tables in form}
        return sorted(needed - {()})

    def _table(self, tables: Tables) -> int:
        if tables not in self.tables:
            self.tables.append(tables)
        return self.tables.index(tables)

    def _load(self, state: Iterable[str], monthly: set[Node]) -> None:
        for name in state:
            self.say(3, f"{name} = W[{self.at(name)} + j]")
        for node in sorted(monthly):
            name = self.name(node)
            if self.graph.is_fixed(node):
                continue
            if name.startswith("x"):
                self.say(3, f"{name} = X[{int(name[1:]) * APART} + j]")
            else:
                self.say(3, f"{name} = W[{self.at(name)} + j]")

    def _store(self, state: Iterable[str]) -> None:
        for name in state:
            self.say(3, f"W[{self.at(name)} + j] = {name}")

    def month(
        self,
        used: Used,
        sums: Mapping[Term, str],
        offset: int,
        running: Mapping[str, Form] | None = None,
        left: Mapping[str, str] | None = None,
        asked: Asked | None = None,
        always: bool = False,
    ) -> None:
        """What a month does. `always` keeps what sums so far turn over, and leaves their rounding to whoever adds to them."""
        self._products = {}
        self.month_name = f"m{offset}"
        for index in sorted(used.opaques):
            self._opaque(index, offset)
        for term, name in sums.items():
            self.say(3, f"{name} += {self._factor(term, offset)}")
        for name, form in (running or {}).items():
            self._run_up(name, form, offset, always=always)
        if asked is not None:
            asked.before_stocks(offset)
        moved: list[str] = []
        for stock in self.plan.stocks:
            if stock.name not in used.stocks:
                continue
            name = self.stocks[stock.name]
            if left is None:
                self.say(3, f"after_{name} = most({self.form(stock.after, offset)}, 0.0)")
            else:
                self.say(3, f"held_{name} = {self.form(stock.held, offset)}")
                self.say(3, f"after_{name} = most(held_{name} - ({self.form(stock.out, offset)}), 0.0)")
                self.say(3, f"{left[stock.name]} += held_{name} - after_{name}")
            moved.append(f"{name} = after_{name}")
        for line in moved:
            self.say(3, line)
        if asked is not None:
            asked.after_month(offset)
        for base in sorted(used.powers):
            self.say(3, f"power{base} = power{base} * {self.name(base)}")

    def _run_up(self, name: str, form: Form, offset: int, *, always: bool) -> None:
        """Add a month to a sum so far; where parts of it can cancel, what is left of rounding is no part of it."""
        month, turned = self.net(form, lambda term, node: self._term(term, node, offset), name, 3)
        self.say(3, f"{name} += {month}")
        if always:
            self.say(3, f"turned_{name} += {turned or f'abs({month})'}")
        elif turned:
            self.say(3, f"turned_{name} += {turned}")
            self.say(3, f"{name} = {name} if abs({name}) > NOTHING * turned_{name} else 0.0")

    def turning(self, running: Mapping[str, Form]) -> list[str]:
        """The states that sums so far need beside themselves."""
        found = []
        for name, form in running.items():
            raises, lowers, either = self.sides(form)
            if either or (raises and lowers):
                found.append(f"turned_{name}")
        return found

    def form(self, form: Form | Frozen, offset: int) -> str:
        parts = form.items() if isinstance(form, dict) else form
        return " + ".join(self._term(term, node, offset) for term, node in parts) or "0.0"

    def _term(self, term: Term, node: Node, offset: int) -> str:
        if term == ONE:
            return self.name(node)
        if node == self.graph.one:
            return self._factor(term, offset)
        return f"{self.name(node)} * {self._factor(term, offset)}"

    def _factor(self, term: Term, offset: int) -> str:
        factors, tables = term
        product = self._product(tuple(sorted(factors, key=_first_power_then_mask))) if factors else ""
        table = f"g{self._table(tables)}_{offset}" if tables else ""
        if not (table and product):
            return table or product or "1.0"
        return self._named((factors, tables), f"{table} * {product}")

    def _product(self, factors: Factors) -> str:
        """The variable that holds a product of factors in this month; products share their beginnings."""
        if factors in self._products:
            return self._products[factors]
        *before, last = factors
        so_far = self._product(tuple(before)) if before else ""
        month = self.month_name
        match last:
            case ("until", int(node)):
                text = f"({so_far or '1.0'} if {self.name(node)} >= {month} else 0.0)"
            case ("after", int(node)):
                text = f"({so_far or '1.0'} if {self.name(node)} < {month} else 0.0)"
            case ("power", int(base)):
                text = f"{so_far} * power{base}" if so_far else f"power{base}"
            case ("stock", str(name)):
                text = f"{so_far} * {self.stocks[name]}" if so_far else self.stocks[name]
            case (_, index):
                text = f"{so_far} * opaque{index}" if so_far else f"opaque{index}"
        if text.isidentifier():
            self._products[factors] = text
            return text
        return self._named(factors, text)

    def _named(self, product: Factors | Term, text: str) -> str:
        """The variable of a product in this month, written where it is first asked for."""
        if product not in self._products:
            self._products[product] = f"p{len(self._products)}"
            self.say(3, f"{self._products[product]} = {text}")
        return self._products[product]

    def _opaque(self, index: int, offset: int) -> None:
        opaque = self.plan.opaques[index]
        arguments = [f"({self.form(argument, offset)})" for argument in opaque.arguments]
        if opaque.operation == "due":
            (parts,) = opaque.figures
            active, month = f"active{index}", self.month_name
            self.say(3, f"{active} = {arguments[0]}")
            self.say(
                3, f"begun{index} = {month} if ({active} != 0.0) & (begun{index} >= NEVER) else begun{index}"
            )
            self.say(3, f"opaque{index} = {active} if {month} < begun{index} + {self.name(parts)} else 0.0")
            return
        if opaque.operation == "later":
            past = [f"past{index}_{back}" for back in range(1, opaque.months + 1)]
            for line in (
                f"opaque{index} = {past[-1]}",
                *(f"{b} = {a}" for a, b in reversed([*pairwise(past)])),
            ):
                self.say(3, line)
            self.say(3, f"{past[0]} = {arguments[0]}")
            return
        self.say(3, f"opaque{index} = {WRITTEN[opaque.operation].format(*arguments)}")

    # --- lines ------------------------------------------------------------------------------------------------------------

    def say(self, depth: int, line: str) -> None:
        self.lines.append("    " * depth + line)

    def at(self, name: str) -> int:
        """Where a variable's row of W begins."""
        return self.place.setdefault(name, len(self.place)) * APART


class Sides(NamedTuple):
    """The terms of a form that raise it, those that lower it with what they take away, and those of either sign."""

    raises: Form
    lowers: Form
    either: Form


class _Held:
    """Nodes that X or W hold by now: what they are made of is not worked out again."""

    def __init__(self, writer: Writer) -> None:
        self._writer, self._place = writer, set(writer.place)

    def __contains__(self, node: object) -> bool:
        return node in self._writer.rows or f"n{node}" in self._place


class Used(NamedTuple):
    """What the months of a function need."""

    stocks: set[str]
    powers: set[Node]
    masks: set[Node]
    opaques: set[int]
    everything: bool


WRITTEN = {
    "+": "({} + {})",
    "-": "({} - {})",
    "*": "({} * {})",
    "/": "({} / {})",
    "neg": "(-{})",
    "min": "least({}, {})",
    "max": "most({}, {})",
    "<": "(1.0 if {} < {} else 0.0)",
    ">": "(1.0 if {} > {} else 0.0)",
    "<=": "(1.0 if {} <= {} else 0.0)",
    ">=": "(1.0 if {} >= {} else 0.0)",
    "select": "({1} if {0} != 0.0 else {2})",
    "floor": "floor({})",
    "abs": "abs({})",
    "sqrt": "sqrt({})",
    "exp": "exp({})",
    "log": "log({})",
    "pow": "power({}, {})",
    "waiting": "waiting({}, {})",
    "same": "{}",
}


def _first_power_then_mask(factor: Factor) -> tuple[int, str]:
    """Powers and masks stand in most products: first in line, they are shared by more of them."""
    return {"power": 0, "until": 1, "after": 1}.get(str(factor[0]), 2), repr(factor)
