"""One draw of a deal worked out month by month in plain Python, straight from the meaning of the language: slow, and independent of the engine."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from countertrade.modelling import deal as d
from countertrade.modelling import expressions as e

NEVER = math.inf


@dataclass
class Result:
    """What one draw comes to."""

    months: dict[str, float]  # of events
    state: dict[str, float] = field(default_factory=lambda: defaultdict(float))  # balances, discounted
    everyone: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    sent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    arrived: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    effects: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    stocks: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


class Draw:
    """A model with one value for each of its inputs."""

    def __init__(self, deal: d.Deal, model: d.Model, inputs: Mapping[str, float]) -> None:
        self.deal, self.model, self.inputs = deal, model, inputs
        self.quantities = {one.name: one for one in model.quantities}
        self.events = {one.name: one for one in model.events}
        self.stock: dict[str, float] = {}
        self.happens: dict[str, float] = {}
        self.month = 0

    def run(self) -> Result:
        for event in self.model.events:
            self.happens[event.name] = self.when(event)
        result = Result(months=dict(self.happens))
        self.stock = {one.name: max(self.value(one.start), 0.0) for one in self.model.stocks}
        starts: dict[str, int] = {}
        for month in range(self.deal.months):
            self.month = month
            for name, level in self.stock.items():
                result.stocks[name].append(level)
            for flow in self.model.flows:
                self.flow(flow, starts, result)
            for effect in self.model.effects:
                amount = self.due(effect, starts, f"effect {effect.name}")
                result.effects[effect.name] += amount
                self.add(result, effect.party, amount * self.exchange(effect.currency), self.month, 1.0)
            moved = {}
            for one in self.model.stocks:
                gain = self.value(one.inflow) if one.inflow else 0.0
                loss = self.value(one.outflow) if one.outflow else 0.0
                moved[one.name] = max(0.0, self.stock[one.name] + gain - loss)
            self.stock = moved
        return result

    # events

    def when(self, event: d.Event) -> float:
        """The month in which an event happens in this draw."""
        first = 0.0
        if event.after is not None and not isinstance(event.clock, d.Delayed):
            first = self.happens[event.after] + 1
            if first == NEVER:
                return NEVER
        match event.clock:
            case d.Hazard(rate=rate, when=when):
                return first + self.waiting(self.chance(rate), self.inputs[when])
            case d.At(month=month, chance=None):
                return float(month)
            case d.At(month=month, chance=chance_, when=when) if chance_ is not None and when is not None:
                return float(month) if self.inputs[when] < self.value(chance_) else NEVER
            case d.Within(chance=likely, months=months, when=when):
                p, u = self.value(likely), self.inputs[when]
                return first + math.floor(u / p * months) if u < p else NEVER
            case d.Delayed(months=months):
                assert event.after is not None
                return self.happens[event.after] + months
            case d.FirstOf(rates=rates, when=when):
                return first + self.waiting(sum(map(self.chance, rates)), self.inputs[when])
            case d.Member(group=group, index=index):
                whole = self.events[group].clock
                assert isinstance(whole, d.FirstOf)
                chances = [self.chance(rate) for rate in whole.rates]
                mark = self.inputs[whole.which] * sum(chances)
                below, above = sum(chances[:index]), sum(chances[: index + 1])
                return self.happens[group] if below <= mark < above else NEVER
            case d.Every():
                return NEVER
        raise AssertionError(f"{event.name}: not in the deals that are made up")

    @staticmethod
    def waiting(chance: float, u: float) -> float:
        """Months until it happens: the geometric distribution is added up until it passes u."""
        gone = 0.0
        for wait in range(5000):
            gone += (1 - chance) ** wait * chance
            if u < gone:
                return wait
        return NEVER

    def occurs(self, event: d.Event) -> bool:
        """Whether a recurring event occurs this month."""
        clock = event.clock
        assert isinstance(clock, d.Every)
        first = clock.first + (self.happens[event.after] + 1 if event.after else 0)
        if first == NEVER or self.month < first or (clock.last is not None and self.month > clock.last):
            return False
        if any(self.month > self.happens[end] for end in clock.ends):
            return False
        return (self.month - first) % clock.months == 0

    def chance(self, rate: d.Compound) -> float:
        survives: float = (1 - self.value(rate.rate)) ** (1 / rate.months)
        return 1 - survives

    # when something is active

    def active(self, window: d.Window) -> bool:
        t = self.month
        if t < window.first or (window.last is not None and t > window.last):
            return False
        for begin in window.begins:
            event = self.events[begin.event]
            if isinstance(event.clock, d.Every):
                if not self.occurs(event):
                    return False
                continue
            month = self.happens[begin.event]
            if t < month or (t == month and not begin.inclusive):
                return False
        if any(t > self.happens[event] for event in window.ends):
            return False
        return window.condition is None or bool(self.value(window.condition))

    def due(self, entry: d.Flow | d.Effect, starts: dict[str, int], key: str) -> float:
        if not self.active(entry.window):
            return 0.0
        recurring = any(isinstance(self.events[one.event].clock, d.Every) for one in entry.window.begins)
        if entry.rate or recurring:
            return self.value(entry.amount)
        begun = starts.setdefault(key, self.month)
        if self.month - begun >= entry.parts:
            return 0.0
        return self.value(entry.amount) / entry.parts

    # flows

    def flow(self, flow: d.Flow, starts: dict[str, int], result: Result) -> None:
        sent = self.due(flow, starts, f"flow {flow.name}")
        if flow.delivered is not None:
            sent *= self.value(flow.delivered)
        arriving = sent * (1 - (self.value(flow.lost) if flow.lost is not None else 0.0))
        result.sent[flow.name] += sent
        if flow.cost is not None:
            cost = self.value(flow.cost.value) * self.exchange(flow.cost.currency)
            self.add(result, flow.giver, -sent * cost, self.month, 1.0)
        later = self.month + flow.delay
        if later >= self.deal.months:
            return
        result.arrived[flow.name] += arriving
        if flow.worth is not None:
            now, self.month = self.month, later
            worth = self.value(flow.worth.value) * self.exchange(flow.worth.currency)
            share = next((self.value(keep.share) for keep in flow.keeps if keep.name == "state"), 1.0)
            self.month = now
            self.add(result, flow.recipient, arriving * worth, later, share)

    def add(self, result: Result, party: str, value: float, month: int, share: float) -> None:
        discount = next(one.rate for one in self.model.discounts if one.party == party)
        weight = (1 + self.value(discount.rate)) ** (-month / discount.months)
        result.everyone[party] += weight * value
        result.state[party] += weight * value * share

    def exchange(self, currency: str) -> float:
        if currency == self.deal.currency:
            return 1.0
        return self.value(next(rate.value for rate in self.model.rates if rate.currency == currency))

    # expressions

    def value(self, part: e.Expression) -> float:
        match part:
            case e.Number():
                return part.value
            case e.Draw():
                return self.inputs[part.input]
            case e.Name(kind="stock"):
                return self.stock[part.name]
            case e.Name():
                return self.quantity(self.quantities[part.name])
            case e.Happened():
                return float(self.happens[part.event] < self.month)
            case e.Negative():
                return -self.value(part.operand)
            case e.Binary():
                a, b = self.value(part.left), self.value(part.right)
                return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[
                    part.operator
                ]()
            case e.Compare():
                a, b = self.value(part.left), self.value(part.right)
                return float({"<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[part.operator])
            case e.Logic():
                a, b = self.value(part.left), self.value(part.right)
                return float(a and b) if part.operator == "and" else float(a or b)
            case e.Not():
                return float(not self.value(part.operand))
            case e.Choice():
                return self.value(part.then if self.value(part.condition) else part.otherwise)
            case e.Call():
                functions = {
                    "min": min,
                    "max": max,
                    "abs": abs,
                    "sqrt": math.sqrt,
                    "exp": math.exp,
                    "log": math.log,
                }
                return float(functions[part.function](*map(self.value, part.arguments)))  # type: ignore[operator]
        raise AssertionError(type(part))

    def quantity(self, one: d.Quantity) -> float:
        step = [step for step in one.steps if step.since <= self.month][-1]
        value = self.value(step.value)
        if one.grows is not None:
            value *= (1 + self.value(one.grows.rate)) ** ((self.month - step.since) / one.grows.months)
        if one.season is not None:
            value *= self.value(one.season[self.deal.calendar_month(self.month)])
        return value
