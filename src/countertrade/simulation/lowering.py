"""A scenario of a deal as sums over months: what the kernel generator works from.

Everything a deal books is brought into one form (`intermediate_form`), so that a balance of many flows comes down to a few sums over months

    S = Σ_t table(t) · factors(t)

and its coefficients are applied once, after the last month. That is why the kernel's month costs little however many flows and
parties there are. Figures never enter the structure: a deal with other numbers has the same graph, hence the same kernel.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from countertrade.modelling import deal as d
from countertrade.modelling import expressions as e
from countertrade.modelling.distributions import support
from countertrade.simulation.graph import NEVER, Graph, Node
from countertrade.simulation.intermediate_form import ONE, Factor, Floats, Form, Forms, Opaque, Unsupported

REMEMBERED = 24  # months of a delayed amount that depends on a stock: each is a state of its own


class StockPlan(NamedTuple):
    name: str
    start: Node
    held: Form  # S(t) and what comes in
    out: Form
    after: Form  # held − out: S(t+1), before it is kept from falling below 0


class Plan(NamedTuple):
    """A scenario, lowered."""

    graph: Graph
    tables: dict[str, Floats]  # by name, one value a month
    opaques: list[Opaque]
    stocks: tuple[StockPlan, ...]
    events: dict[str, Node]  # the month of each event that does not recur
    quantity: Callable[[str], Form]
    balances: dict[str, Form]  # party → what a month adds to it, its state's part
    everyone: dict[str, Form]  # party → the same for all in it, where they differ
    flows: dict[str, dict[str, Form]]  # flow → "sent", "arrived", "to recipient", … → what a month adds
    months: int
    summed: Summed | None = None


class Summed(NamedTuple):
    """An event that can be summed over its months instead of drawn: where it stands, it only ends or begins plain bookings."""

    event: str
    month: Node
    chance: Node  # of a month (a hazard), or of all (within)
    within: Node | None  # the months that share the chance; None for a hazard


def lower(deal: d.Deal, model: d.Model) -> Plan:
    """The scenario as sums over months. Raises Unsupported for what only the oracle can run."""
    try:
        return _Lowering(deal, model).plan()
    except RecursionError:
        raise Unsupported("chain") from None


def lower_summed(deal: d.Deal, model: d.Model) -> Plan | None:
    """The same with one event summed, or None where no event can be.

    That is the one that the deal names in `integrate`, else the first of the file that happens by a hazard or within some months,
    starts no other clock, and in the lowered balances stands in masks alone: in no coefficient, stock, condition or other month.
    """
    if deal.integrate == "none":
        return None
    started = {event.after for event in model.events} | {
        end for event in model.events if isinstance(event.clock, d.Every) for end in event.clock.ends
    }
    for event in model.events:
        if deal.integrate not in (None, event.name) or event.name in started or event.after is not None:
            continue
        if isinstance(event.clock, d.Hazard | d.Within):
            plan = _Lowering(deal, model, event.name).plan()
            if plan.summed is not None and _stands_in_masks_alone(plan, plan.summed.month):
                return plan
    return None


def _stands_in_masks_alone(plan: Plan, month: Node) -> bool:
    """Whether balances read the month of an event as the mask `until` it and in no other way, and read it at all."""
    graph, read = plan.graph, False
    waiting = list(plan.balances.values())
    within: list[Form] = [form for stock in plan.stocks for form in (stock.after, {ONE: stock.start})]
    seen: set[object] = set()
    while waiting or within:
        inside = not waiting
        for (factors, _), node in (within if inside else waiting).pop().items():
            if month in graph.below([node]):
                return False
            for factor in factors:
                match factor:
                    case ("until", int(until)) if until == month:
                        if inside:
                            return False
                        read = True
                    case ("until" | "after" | "power", int(other)):
                        if month in graph.below([other]):
                            return False
                    case ("opaque", int(index)) if index not in seen:
                        seen.add(index)
                        opaque = plan.opaques[index]
                        within += [dict(argument) for argument in opaque.arguments]
    return read


def never_negative(model: d.Model) -> frozenset[str]:
    """The inputs that are 0 or above in every draw."""
    return frozenset(given.key for given in model.inputs if support(given.distribution)[0] >= 0)


class _Lowering(Forms):
    def __init__(self, deal: d.Deal, model: d.Model, apart: str | None = None) -> None:
        super().__init__(deal.months)
        self.deal, self.model = deal, model
        self.graph.never_negative = never_negative(model)
        self._apart = apart  # the event that is summed
        self._quantities = {quantity.name: quantity for quantity in model.quantities}
        self._forms: dict[str, Form] = {}
        self._stocks = {stock.name for stock in model.stocks}
        self.events: dict[str, Node] = {}
        self._event = {event.name: event for event in model.events}
        self._won: dict[str, tuple[Node, ...]] = {}

    def plan(self) -> Plan:
        for event in self.model.events:
            if not isinstance(event.clock, d.Every):
                self.events[event.name] = self._month_of(event)
        if self._apart is not None:
            self.apart = self.events[self._apart]
        stocks = tuple(self._stock(stock) for stock in self.model.stocks)
        flows = {flow.name: self._flow(flow) for flow in self.model.flows}
        flows |= {effect.name: self._effect(effect) for effect in self.model.effects}
        balances: dict[str, Form] = {party.code: {} for party in self.deal.parties}
        everyone: dict[str, Form] = {}
        for flow in self.model.flows:
            parts = flows[flow.name]
            balances[flow.giver] = self.minus(balances[flow.giver], parts.get("to giver", {}))
            gained = self.minus(parts.get("to recipient", {}), parts.get("not kept", {}))
            balances[flow.recipient] = self.plus(balances[flow.recipient], gained)
        for effect in self.model.effects:
            balances[effect.party] = self.plus(balances[effect.party], flows[effect.name]["effect"])
        for flow in self.model.flows:
            if "not kept" in flows[flow.name]:
                so_far = everyone.get(flow.recipient, balances[flow.recipient])
                everyone[flow.recipient] = self.plus(so_far, flows[flow.name]["not kept"])
        return Plan(
            self.graph,
            self.tables,
            self.opaques,
            stocks,
            self.events,
            self.quantity,
            balances,
            everyone,
            flows,
            self.deal.months,
            self._summed(),
        )

    def _summed(self) -> Summed | None:
        if self._apart is None:
            return None
        month = self.events[self._apart]
        match self._event[self._apart].clock:
            case d.Hazard(rate=rate):
                return Summed(self._apart, month, self._monthly(rate), None)
            case d.Within(chance=chance, months=months):
                within = self.graph.figure(float(months), ("within", self._apart))
                return Summed(self._apart, month, self._at_start(chance), within)
        return None

    # --- expressions ------------------------------------------------------------------------------------------------------

    def form(self, expression: e.Expression) -> Form:
        """An expression as a form; a condition is 1 where it holds and 0 where it does not."""
        graph = self.graph
        match expression:
            case e.Number(value=value):
                return self.plain(graph.figure(value, ("number", expression.place, value)))
            case e.Draw(input=key):
                return self.plain(graph.drawn(key))
            case e.Name(kind="quantity", name=name):
                return self.quantity(name)
            case e.Name(kind="stock", name=name):
                return {((("stock", name),), ()): graph.one}
            case e.Happened(event=name):
                return self.since(name)
            case e.Negative(operand=operand):
                return self.minus({}, self.form(operand))
            case e.Binary(operator=operator, left=left, right=right):
                join: Callable[[Form, Form], Form] = {
                    "+": self.plus, "-": self.minus, "*": self.times, "/": self.over
                }[operator]  # fmt: skip
                return join(self.form(left), self.form(right))
            case e.Compare(operator=operator, left=left, right=right):
                return self.opaque(operator, self.form(left), self.form(right))
            case e.Logic(operator="and", left=left, right=right):
                return self.times(self.form(left), self.form(right))
            case e.Logic(left=left, right=right):
                return self.opaque("max", self.form(left), self.form(right))
            case e.Not(operand=e.Happened(event=name)):
                return self.until_event(name)
            case e.Not(operand=operand):
                return self.opaque("<=", self.form(operand), {})
            case e.Choice(condition=condition, then=then, otherwise=otherwise):
                return self.opaque("select", self.form(condition), self.form(then), self.form(otherwise))
            case e.Call(function=function, arguments=arguments):
                forms = [self.form(argument) for argument in arguments]
                if function not in ("min", "max"):
                    return self.opaque(function, forms[0])
                total = forms[0]
                for other in forms[1:]:
                    total = self.opaque(function, total, other)
                return total
            case e.YearTotal(flow=flow):
                raise Unsupported("year_of", flow=flow)
        raise Unsupported("within", expression=type(expression).__name__)

    def quantity(self, name: str) -> Form:
        if name not in self._forms:
            self._forms[name] = self._work_out(self._quantities[name])
        return self._forms[name]

    def _work_out(self, quantity: d.Quantity) -> Form:
        if quantity.process is not None:
            raise Unsupported("walks", quantity=quantity.name)
        steps = quantity.steps
        total: Form = {}
        growth = None if quantity.grows is None else self._grown(quantity.grows)
        for number, step in enumerate(steps):
            value = self.form(step.value)
            if growth is not None:
                since = self.graph.figure(-float(step.since), ("since", quantity.name, number))
                grown = self.times(self.power(growth), self.plain(self.graph.make("pow", growth, since)))
                value = self.times(value, grown)
            if len(steps) > 1:
                last = steps[number + 1].since if number + 1 < len(steps) else np.inf
                holds = ((self.clock >= step.since) | (number == 0)) & (self.clock < last)
                value = self.times(value, self.tabled(f"step {number} of {quantity.name}", holds))
            total = self.plus(total, value)
        return total if quantity.season is None else self.times(total, self._season(quantity))

    def _season(self, quantity: d.Quantity) -> Form:
        assert quantity.season is not None
        calendar = np.array([self.deal.calendar_month(month) for month in range(self.deal.months)], dtype=int)
        if all(isinstance(factor, e.Number) for factor in quantity.season):
            factors = np.array([factor.value for factor in quantity.season if isinstance(factor, e.Number)])
            return self.tabled(f"season of {quantity.name}", factors[calendar])
        total: Form = {}
        for number, factor in enumerate(quantity.season):
            within = self.tabled(f"season {number} of {quantity.name}", calendar == number)
            total = self.plus(total, self.times(self.form(factor), within))
        return total

    def _grown(self, compound: d.Compound) -> Node:
        """1 + the growth of a month."""
        return self._rooted(
            self.graph.make("+", self.graph.one, self._at_start(compound.rate)), compound.months
        )

    def _rooted(self, base: Node, months: float, power: float = 1.0) -> Node:
        exponent = power / months
        if exponent == 1:
            return base
        return self.graph.make("pow", base, self.graph.figure(exponent, ("exponent", exponent)))

    def _at_start(self, expression: e.Expression) -> Node:
        """An expression as it stands in month 0, known once a draw."""
        total = self.graph.zero
        for (factors, tables), node in self.form(expression).items():
            if any(factor[0] != "power" for factor in factors):
                raise Unsupported("rate")
            for name in tables:
                first = self.graph.figure(float(self.tables[name][0]), ("month 0 of", name))
                node = self.graph.make("*", node, first)
            total = self.graph.make("+", total, node)
        return total

    # --- events -----------------------------------------------------------------------------------------------------------

    def _month_of(self, event: d.Event) -> Node:
        graph = self.graph
        clock = graph.zero
        if event.after is not None:
            if event.after not in self.events:
                raise Unsupported("after_recurring", event=event.name)
            clock = graph.make("+", self.events[event.after], graph.one)
        match event.clock:
            case d.Hazard(rate=rate, when=when):
                month = graph.make("+", clock, self._waiting(self._monthly(rate), when))
            case d.At(month=at, chance=chance, when=when):
                month = graph.figure(max(float(at), -1.0), ("at", event.name))
                if event.after is not None:
                    reached = graph.make("<=", clock, month)
                    month = graph.make("select", reached, month, graph.literal(NEVER))
                if chance is not None and when is not None:
                    happens = graph.make("<", graph.point(when), self._at_start(chance))
                    month = graph.make("select", happens, month, graph.literal(NEVER))
            case d.Within(chance=chance, months=months, when=when):
                figure = graph.figure(float(months), ("within", event.name))
                point, p = graph.point(when), self._at_start(chance)
                place = graph.make("floor", graph.make("*", graph.make("/", point, p), figure))
                place = graph.make("min", place, graph.make("-", figure, graph.one))
                happens = graph.make("<", point, p)
                month = graph.make("+", clock, graph.make("select", happens, place, graph.literal(NEVER)))
            case d.Delayed(months=months):
                month = graph.make("+", clock, graph.figure(months - 1.0, ("delay of", event.name)))
            case d.FirstOf(rates=rates, when=when, which=which):
                chances = [self._monthly(rate) for rate in rates]
                ends = [chances[0]]
                for chance_ in chances[1:]:
                    ends.append(graph.make("+", ends[-1], chance_))
                month = graph.make("+", clock, self._waiting(graph.make("min", ends[-1], graph.one), when))
                pointer = graph.make("*", graph.point(which), ends[-1])
                past = [graph.make(">=", pointer, end) for end in ends[:-1]]
                self._won[event.name] = tuple(past)
            case d.Member(group=group, index=index):
                past_ends = self._won[group]
                won = graph.one if index == 0 else past_ends[index - 1]
                if index < len(past_ends):
                    won = graph.make("*", won, graph.make("-", graph.one, past_ends[index]))
                month = graph.make("select", won, self.events[group], graph.literal(NEVER))
            case _:
                raise Unsupported("as_things_stand", event=event.name)
        return month

    def _monthly(self, rate: d.Compound) -> Node:
        chance = self._at_start(rate.rate)
        if rate.months == 1:
            return chance
        graph = self.graph
        return graph.make("-", graph.one, self._rooted(graph.make("-", graph.one, chance), rate.months))

    def _waiting(self, chance: Node, when: str) -> Node:
        survival = self.graph.make("log", self.graph.make("-", self.graph.one, chance))
        point = self.graph.make("log", self.graph.make("-", self.graph.one, self.graph.point(when)))
        return self.graph.make("waiting", point, survival)

    def until_event(self, name: str) -> Form:
        """1 up to the month of an event, then 0."""
        if not self._is_tabled(name):
            return self.until(self.events[name])
        clock, graph = self._event[name].clock, self.graph
        assert isinstance(clock, d.At)
        holds = self.clock <= max(clock.month, -1)
        form = self.tabled(f"until {name}", holds)
        if clock.chance is not None and clock.when is not None:
            # a sum, not 1 less what comes after: a difference would leave dust where nothing was booked
            goes_on = graph.make(">=", graph.point(clock.when), self._at_start(clock.chance))
            later = self.times(self.tabled(f"after {name}", ~holds), self.plain(goes_on))
            form = self.plus(form, later)
        return form

    def since(self, name: str, *, inclusive: bool = False) -> Form:
        """0 up to the month of an event (or, `inclusive`, up to the month before it), then 1."""
        event, graph = self._event[name], self.graph
        if self._is_tabled(name):
            assert isinstance(event.clock, d.At)
            at, clock = max(event.clock.month, -1), event.clock
            holds = self.clock >= at if inclusive else self.clock > at
            gone = self.tabled(f"{'from' if inclusive else 'after'} {name}", holds)
            if clock.chance is not None and clock.when is not None:
                happens = graph.make("<", graph.point(clock.when), self._at_start(clock.chance))
                gone = self.times(gone, self.plain(happens))
            return gone
        month = self.events[name]
        return self.after(graph.make("-", month, graph.one) if inclusive else month)

    def _is_tabled(self, name: str) -> bool:
        """Whether an event stands in a month that is known: what it begins or ends is a table."""
        event = self._event[name]
        if isinstance(event.clock, d.Every):
            raise Unsupported("one_month", event=name)
        return isinstance(event.clock, d.At) and event.after is None

    # --- windows ----------------------------------------------------------------------------------------------------------

    def _window(self, window: d.Window, name: str) -> Form:
        form = self.plain(self.graph.one)
        if window.first > 0 or window.last is not None:
            last = np.inf if window.last is None else window.last
            holds = (self.clock >= window.first) & (self.clock <= last)
            form = self.times(form, self.tabled(f"window of {name}", holds))
        for begin in window.begins:
            form = self.times(form, self.since(begin.event, inclusive=begin.inclusive))
        for end in window.ends:
            form = self.times(form, self.until_event(end))
        if window.condition is not None:
            form = self.times(form, self.form(window.condition))
        return form

    def _due(self, entry: d.Flow | d.Effect) -> Form:
        """How many times the amount is booked in a month."""
        window, name, graph = entry.window, entry.name, self.graph
        if entry.yearly:
            raise Unsupported("settles", flow=name)
        if entry.rate:
            return self._window(window, name)
        recurring = [b for b in window.begins if isinstance(self._event[b.event].clock, d.Every)]
        share: Form = self.plain(graph.one)
        if entry.parts > 1:
            share = self.plain(graph.figure(1.0 / entry.parts, ("part of", name)))
        if recurring:
            return self.times(share, self._occurrences(entry, recurring))
        if window.condition is not None:
            parts = graph.figure(float(entry.parts), ("parts of", name))
            return self.times(share, self.opaque("due", self._window(window, name), figures=(parts,)))
        if not window.begins:
            last = np.inf if window.last is None else window.last
            holds = (self.clock >= window.first) & (self.clock <= last)
            holds &= self.clock < window.first + entry.parts
            form = self.times(share, self.tabled(f"instalments of {name}", holds))
            for end in window.ends:
                form = self.times(form, self.until_event(end))
            return form
        return self.times(share, self._from_first(entry))

    def _from_first(self, entry: d.Flow | d.Effect) -> Form:
        """A one-off that an event starts: booked from the first active month on, `parts` times."""
        window, name, graph = entry.window, entry.name, self.graph
        first = graph.figure(float(window.first), ("first of", name))
        for begin in window.begins:
            month = self.events[begin.event]
            first = graph.make("max", first, month if begin.inclusive else graph.make("+", month, graph.one))
        last = graph.figure(
            float(self.deal.months if window.last is None else window.last), ("last of", name)
        )
        for end in window.ends:
            last = graph.make("min", last, self.events[end])
        parts = graph.figure(entry.parts - 1.0, ("parts of", name))
        until = graph.make("min", last, graph.make("+", first, parts))
        return self.times(self.until(until), self.after(graph.make("-", first, graph.one)))

    def _occurrences(self, entry: d.Flow | d.Effect, recurring: Sequence[d.Begin]) -> Form:
        if len(recurring) > 1:
            raise Unsupported("two_recurring", entry=entry.name)
        event = self._event[recurring[0].event]
        clock = event.clock
        assert isinstance(clock, d.Every)
        if event.after is not None:
            raise Unsupported("recurs_from", event=event.name)
        window = entry.window
        others = [begin for begin in window.begins if begin not in recurring]
        holds = self._window(
            d.Window(
                first=window.first,
                last=window.last,
                begins=tuple(others),
                ends=window.ends,
                condition=window.condition,
            ),
            entry.name,
        )
        last = np.inf if clock.last is None else clock.last
        total: Form = {}
        for back in range(entry.parts if clock.ends else 1):
            occurs = np.zeros(self.deal.months)
            for shift in [back] if clock.ends else range(entry.parts):
                since = self.clock - shift
                occurs += (
                    (since >= clock.first)
                    & (np.mod(since - clock.first, clock.months) == 0)
                    & (since <= last)
                )
            form = self.tabled(f"occurrences {back} for {entry.name}", occurs)
            for end in clock.ends:
                later = self.graph.make("+", self.events[end], self.graph.literal(float(back)))
                form = self.times(form, self.until(later))
            total = self.plus(total, form)
        return self.times(total, holds)

    # --- stocks, flows and effects ----------------------------------------------------------------------------------------

    def _stock(self, stock: d.Stock) -> StockPlan:
        if stock.outs and [kind for kind, _ in stock.outs] != ["lost"]:
            raise Unsupported("several_outs", stock=stock.name)
        held: Form = {((("stock", stock.name),), ()): self.graph.one}
        if stock.inflow is not None:
            held = self.plus(held, self.form(stock.inflow))
        out = self.form(stock.outflow) if stock.outflow is not None else {}
        return StockPlan(stock.name, self._at_start(stock.start), held, out, self.minus(held, out))

    def _flow(self, flow: d.Flow) -> dict[str, Form]:
        sent = self.times(self._due(flow), self.form(flow.amount))
        if flow.delivered is not None:
            sent = self.times(sent, self.form(flow.delivered))
        arrived = sent if flow.lost is None else self.minus(sent, self.times(sent, self.form(flow.lost)))
        if flow.delay:
            arrived = self._later(arrived, flow)
        found = {"sent": sent, "arrived": arrived}
        price = self._price(flow, flow.cost)
        if price is None and self.model.counts(flow.giver):
            found["units from"] = self.times(sent, self._weight(flow.giver))
        if price is not None:
            found["to giver"] = self.times(self.times(sent, price), self._weight(flow.giver))
        price = self._price(flow, flow.worth)
        share = next((keep.share for keep in flow.keeps if keep.name == "state"), None)
        if price is None and self.model.counts(flow.recipient):
            kept = self.plain(self.graph.one) if share is None else self.form(share)
            found["units to"] = self.times(self.times(arrived, self._weight(flow.recipient)), kept)
        if price is not None:
            found["to recipient"] = self.times(self.times(arrived, price), self._weight(flow.recipient))
            if share is not None:
                others = self.minus(self.plain(self.graph.one), self.form(share))
                found["not kept"] = self.times(found["to recipient"], others)
        return found

    def _effect(self, effect: d.Effect) -> dict[str, Form]:
        amount = self.times(self._due(effect), self.form(effect.amount))
        value = self.times(amount, self._exchange(effect.currency))
        return {"amount": amount, "effect": self.times(value, self._weight(effect.party))}

    def _later(self, form: Form, flow: d.Flow) -> Form:
        """The form as it stood `delay` months ago; nothing before month 0."""
        graph, delay = self.graph, flow.delay
        if any(factor[0] in ("stock", "opaque") for factors, _ in form for factor in factors):
            if delay > REMEMBERED:
                raise Unsupported("delay", flow=flow.name, months=delay)
            return self.opaque("later", form, months=delay)
        months = graph.figure(float(delay), ("delay of", flow.name))
        started = self.tabled(f"delay of {flow.name}", self.clock >= delay)
        out: Form = {}
        for (factors, tables), node in form.items():
            moved: list[Factor] = []
            for factor in factors:
                match factor:
                    case ("until" | "after" as mask, int(month)):
                        moved.append((mask, graph.make("+", month, months)))
                    case ("power", int(base)):
                        moved.append(factor)
                        node = graph.make("*", node, graph.make("pow", base, graph.make("neg", months)))
            term: Form = {(tuple(moved), ()): node}
            for name in tables:
                past = np.concatenate([np.zeros(delay), self.tables[name]])[: self.deal.months]
                term = self.times(term, self.tabled(f"{name}, delayed as {flow.name}", past))
            out = self.plus(out, self.times(term, started))
        return out

    def _price(self, flow: d.Flow, price: d.Price | None) -> Form | None:
        if flow.money is not None:
            return self._exchange(flow.money)
        if price is None:
            return None
        return self.times(self.form(price.value), self._exchange(price.currency))

    def _exchange(self, currency: str) -> Form:
        if currency == self.deal.currency:
            return self.plain(self.graph.one)
        return self.form(next(rate.value for rate in self.model.rates if rate.currency == currency))

    def _weight(self, party: str) -> Form:
        """What discounting leaves of a month for a party."""
        discount = next((discount for discount in self.model.discounts if discount.party == party), None)
        if discount is None:
            return self.plain(self.graph.one)
        base = self.graph.make("+", self.graph.one, self._at_start(discount.rate.rate))
        if base == self.graph.one:
            return self.plain(self.graph.one)
        return self.power(self._rooted(base, discount.rate.months, -1.0))
