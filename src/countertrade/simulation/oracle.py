"""The model of a deal run month by month in plain NumPy over draws: the meaning of a deal file, written to be read.

Every array is (draws,), every loop is over months or over the entries of the file. The compiled kernel is held against this module
on the same inputs, so it is plain before it is fast. What leaves one party arrives at another: that is asserted in every draw.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling import deal as d
from countertrade.modelling import expressions as e
from countertrade.quantity import LARGEST
from countertrade.records import Bad, Problem, Record
from countertrade.simulation.graph import NOTHING

Floats = NDArray[np.float64]
Drawn = Mapping[str, Floats]  # input key → its value in every draw

NEVER = np.inf
ALREADY = -1.0  # the month of an event that happened before the start
TOLERANCE = NOTHING
FLIGHT = 50  # quantities worked out within each other: each takes a few calls


class Moved(NamedTuple):
    """One flow over the whole horizon, in every draw; amounts in base units of the good, values discounted."""

    sent: Floats
    arrived: Floats
    lost: Floats
    in_transit: Floats
    to_recipient: Floats | None  # None is not counted
    to_giver: Floats | None
    units_from: (
        Floats | None
    )  # what left the giver, each month discounted as it counts; None where it has a price there
    units_to: Floats | None  # what the recipient's state kept, discounted; None where it has a price there
    not_kept: Floats | None  # of `to_recipient`, what others than the state keep
    arrived_by: Floats | None  # (months, draws), running; None where no question asks


class Paths(NamedTuple):
    """What one scenario comes to in every draw."""

    balance: dict[str, Floats]  # party → (months, draws): running, discounted; the state's part
    everyone: dict[str, Floats]  # the same for all in the party
    flows: dict[str, Moved]
    effects: dict[str, tuple[Floats, Floats]]  # amount, discounted value
    stocks: dict[str, Floats]  # (months + 1, draws)
    left: dict[str, Floats]  # what went out of each stock
    events: dict[str, Floats]  # the month of each, NEVER beyond the horizon
    world: World


def run(deal: d.Deal, model: d.Model, drawn: Drawn, draws: int, policies: Policies | None = None) -> Paths:
    """One scenario with the inputs as drawn. `policies` say what is chosen where a party takes what is better for it.

    Raises Bad where a flow, effect or stock has no finite amount in some draw, and ArithmeticError where what left a party is not
    what arrived, was lost or is on its way (relative 1e-12 of turnover), which would be a fault of ours.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        world = World(deal, model, drawn, draws, policies)
        ledger = Ledger(world)
        for month in range(deal.months):
            world.begin(month)
            world.happen()
            ledger.book(month)
            world.move_stocks()
        return ledger.close()


class World:
    """What an expression can see in a month: inputs, quantities, stocks and events."""

    def __init__(
        self, deal: d.Deal, model: d.Model, drawn: Drawn, draws: int, policies: Policies | None = None
    ) -> None:
        self.deal, self.model, self.drawn, self.draws = deal, model, drawn, draws
        self.month = 0
        self._quantities = {quantity.name: quantity for quantity in model.quantities}
        self._landings = landings(model)
        self._paths: dict[str, Floats] = {}  # of what moves by chance, (months, draws)
        self.policies = policies or {}
        self.year: dict[str, Floats] = {}  # what came of a flow in the contract year so far
        self.out_of_range: dict[str, NDArray[np.bool_]] = {}  # moving hazards that are no chance, by event
        self._once: dict[str, Floats] = {}
        self._now: dict[str, Floats] = {}
        self._steady = steady(model)
        self._fixed: dict[int, Floats] = {}  # the values of what is steady, by identity
        self.events: dict[str, Floats] = {}
        self._first_of: dict[str, Floats] = {}
        self.recurring = {event.name: event for event in model.events if isinstance(event.clock, d.Every)}
        for name in self._landings:
            if self._quantities[name].varies != "state":
                self.quantity(name)
        self._unfolding = unfolding(model.events)
        self._survival: dict[str, Floats] = {}
        for event in model.events:
            later = event.name in self._unfolding
            self.events[event.name] = np.full(draws, NEVER) if later else self._month_of(event)
        self.stocks = {stock.name: self.column(stock.start) for stock in model.stocks}
        self.history = {name: np.empty((deal.months + 1, draws)) for name in self.stocks}
        self.left = {name: np.zeros(draws) for name in self.stocks}
        self.gone = {(stock.name, kind): np.zeros(draws) for stock in model.stocks for kind, _ in stock.outs}
        for name, start in self.stocks.items():
            self.history[name][0] = start

    # --- values ---------------------------------------------------------------------------------------------------------

    def begin(self, month: int) -> None:
        self.month = month
        self._now.clear()
        for name in self._landings:
            self.quantity(name)

    def settle(self, year: Mapping[str, Floats]) -> None:
        """See the month again as it ends a contract year: with the whole of what came in it."""
        self.year = dict(year)
        self.begin(self.month)

    def return_to(self, month: int) -> None:
        """See a past month again, with the stocks as they stood at its beginning."""
        self.stocks = {name: history[month] for name, history in self.history.items()}
        self.begin(month)

    def column(self, expression: e.Expression) -> Floats:
        """The value in this month in every draw."""
        return np.broadcast_to(np.asarray(self.value(expression), dtype=np.float64), (self.draws,))

    def value(self, expression: e.Expression) -> Floats:
        """The value in this month: (draws,), or a scalar where it is the same in all of them. Conditions are booleans."""
        place = id(expression)
        if place in self._fixed:
            return self._fixed[place]
        value = self._evaluated(expression)
        if place in self._steady:
            self._fixed[place] = value
        return value

    def _evaluated(self, expression: e.Expression) -> Floats:
        match expression:
            case e.Number(value=value):
                return np.asarray(value)
            case e.Draw(input=key):
                return self.drawn[key]
            case e.Name(kind="quantity", name=name):
                return self.quantity(name)
            case e.Name(kind="stock", name=name):
                return self.stocks[name]
            case e.Happened(event=name):
                return np.asarray(self.events[name] < self.month)
            case e.YearTotal(flow=flow):
                return self.year.get(flow, np.asarray(0.0))
            case e.Negative(operand=operand):
                return -self.value(operand)
            case (
                e.Binary(operator=operator, left=left, right=right)
                | e.Compare(operator=operator, left=left, right=right)
                | e.Logic(operator=operator, left=left, right=right)
            ):
                return np.asarray(OPERATORS[operator](self.value(left), self.value(right)))
            case e.Not(operand=operand):
                return np.asarray(np.logical_not(self.value(operand)))
            case e.Choice(condition=condition, then=then, otherwise=otherwise):
                return np.where(self.value(condition), self.value(then), self.value(otherwise))
            case e.Call(function=function, arguments=arguments):
                values = [self.value(argument) for argument in arguments]
                if function in PAIRWISE:
                    return np.asarray(functools.reduce(PAIRWISE[function], values))
                return np.asarray(FUNCTIONS[function](*values))
        raise TypeError(f"{type(expression).__name__} has no value within a run")

    def quantity(self, name: str) -> Floats:
        """A named figure in this month; one that varies once is worked out once."""
        quantity = self._quantities[name]
        known = self._once if quantity.varies == "once" else self._now
        if name not in known:
            known[name] = self._work_out(quantity)
        return known[name]

    def _work_out(self, quantity: d.Quantity) -> Floats:
        if quantity.process is not None:
            if quantity.name not in self._paths:
                self._paths[quantity.name] = self._path(quantity.process)
            return np.asarray(self._paths[quantity.name][self.month])
        step = quantity.steps[0]
        for later in quantity.steps[1:]:
            if later.since <= self.month:
                step = later
        value = self.value(step.value)
        if quantity.grows is not None:
            elapsed = self.month - step.since
            value = value * (1 + self.value(quantity.grows.rate)) ** (elapsed / quantity.grows.months)
        if quantity.season is not None:
            value = value * self.value(quantity.season[self.deal.calendar_month(self.month)])
        return value

    def _path(self, process: d.Process) -> Floats:
        """What moves by chance in every month, (months, draws)."""
        months = self.deal.months
        steps = increments([self.drawn[key] for key in process.normals], self.draws)
        v = self.value(process.volatility)
        g = np.asarray(0.0) if process.drift is None else self.value(process.drift)
        path = np.empty((months, self.draws))
        path[0] = self.value(process.start)
        if process.kind == "additive":
            for t in range(1, months):
                path[t] = path[t - 1] + g / 12 + v * steps[t - 1] / math.sqrt(12)
            return path
        path[0] = np.log(path[0])
        if process.kind == "geometric":
            drift = (np.log1p(g) - v**2 / 2) / 12
            for t in range(1, months):
                path[t] = path[t - 1] + drift + v * steps[t - 1] / math.sqrt(12)
            return np.asarray(np.exp(path))
        assert process.mean is not None
        pull = math.log(2) / process.half_life  # of a month
        keeps, variance = math.exp(-pull), v**2 / 12 / (2 * pull)  # the latter in the long run
        middle = np.log(self.value(process.mean)) - variance / 2
        spread = np.sqrt(variance * (1 - keeps**2))
        for t in range(1, months):
            path[t] = middle + (path[t - 1] - middle) * keeps + spread * steps[t - 1]
        return np.asarray(np.exp(path))

    # --- events -----------------------------------------------------------------------------------------------------------

    def _month_of(self, event: d.Event) -> Floats:
        """The month T of an event in every draw; NEVER where it does not come before the end."""
        clock = self.events[event.after] + 1 if event.after else np.zeros(self.draws)
        match event.clock:
            case d.Hazard(rate=rate, when=when):
                month = clock + waiting(self.monthly_chance(rate), self.drawn[when])
            case d.At(month=at, chance=chance, when=when):
                month = np.full(self.draws, float(max(at, -1)))
                if event.after:
                    month = np.where(clock <= at, month, NEVER)
                if chance is not None and when is not None:
                    month = np.where(self.drawn[when] < self.value(chance), month, NEVER)
            case d.Within(chance=chance, months=months, when=when):
                u, p = self.drawn[when], self.value(chance)
                place = np.minimum(np.floor(u / p * months), months - 1)
                month = clock + np.where(u < p, place, NEVER)
            case d.Delayed(months=months):
                month = clock - 1 + months
            case d.FirstOf(rates=rates, when=when, which=which):
                chances = [self.monthly_chance(rate) for rate in rates]
                month = clock + waiting(np.minimum(sum(chances), 1.0), self.drawn[when])
                pointer = self.drawn[which] * sum(chances)
                ends = np.cumsum([np.broadcast_to(c, (self.draws,)) for c in chances[:-1]], axis=0)
                self._first_of[event.name] = (
                    (pointer >= ends).sum(axis=0) if len(ends) else np.zeros(self.draws)
                )
            case d.Member(group=group, index=index):
                month = np.where(self._first_of[group] == index, self.events[group], NEVER)
            case d.Every(first=first):
                month = clock + first
        return np.where(month < self.deal.months, np.maximum(month, ALREADY), NEVER)

    def happen(self) -> None:
        """What happens at the beginning of this month by how things stand: by a condition, a moving hazard or a choice."""
        for event in self.model.events:
            if event.name not in self._unfolding:
                continue
            month, waiting_ = self.events[event.name], np.isinf(self.events[event.name])
            if event.after is not None:
                waiting_ = waiting_ & (self.month > self.events[event.after])
            match event.clock:
                case d.When(condition=condition):
                    now = waiting_ & np.asarray(self.value(condition), dtype=bool)
                case d.Chosen() as choice:
                    now = waiting_ & (self.month == choice.month)
                    if now.any():
                        now = now & self._takes(event.name, choice)
                case d.MovingHazard(rate=rate, when=when):
                    now = waiting_ & self._strikes(event.name, rate, when, waiting_)
                case _:
                    self.events[event.name] = self._month_of(event)
                    continue
            self.events[event.name] = np.where(now, float(self.month), month)

    def _takes(self, name: str, choice: d.Chosen) -> NDArray[np.bool_]:
        if choice.condition is not None:
            return np.asarray(self.value(choice.condition), dtype=bool)
        return np.asarray(self.policies[name](self), dtype=bool)

    def _strikes(
        self, name: str, rate: d.Compound, when: str, waiting_: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """Where a hazard that moves strikes this month: where what has survived it so far falls below the point that was drawn."""
        chance = np.broadcast_to(self.monthly_chance(rate), (self.draws,))
        yearly = np.broadcast_to(self.value(rate.rate), (self.draws,))
        wrong = waiting_ & ~((yearly >= 0) & (yearly <= 1))
        self.out_of_range[name] = self.out_of_range.get(name, wrong) | wrong
        left = self._survival.get(name, np.ones(self.draws)) * np.where(
            waiting_, 1 - np.clip(chance, 0, 1), 1.0
        )
        self._survival[name] = left
        return np.asarray(left < 1 - self.drawn[when])

    def monthly_chance(self, rate: d.Compound) -> Floats:
        chance = self.value(rate.rate)
        return chance if rate.months == 1 else 1 - (1 - chance) ** (1 / rate.months)

    def occurs(self, name: str, month: int) -> NDArray[np.bool_]:
        """Whether a recurring event occurs in a month (of the past, or this one)."""
        event = self.recurring[name]
        clock = event.clock
        assert isinstance(clock, d.Every)
        since = month - self.events[name]
        occurs = (since >= 0) & (np.mod(since, clock.months) == 0)
        if clock.last is not None:
            occurs &= month <= clock.last
        for end in clock.ends:
            occurs &= month <= self.events[end]
        return np.asarray(occurs)

    def open_in(self, window: d.Window, *, recurring: bool = True) -> NDArray[np.bool_]:
        """The draws in which a window holds this month; a scalar where that is the same in all. With `recurring` False its recurring events are left aside."""
        month = self.month
        holds = np.asarray(window.first <= month and (window.last is None or month <= window.last))
        for begin in window.begins:
            if begin.event in self.recurring:
                if recurring:
                    holds = holds & self.occurs(begin.event, month)
            elif begin.inclusive:
                holds = holds & (month >= self.events[begin.event])
            else:
                holds = holds & (month > self.events[begin.event])
        for end in window.ends:
            holds = holds & (month <= self.events[end])
        if window.condition is not None:
            holds = holds & np.asarray(self.value(window.condition), dtype=bool)
        return np.asarray(holds)

    # --- stocks -----------------------------------------------------------------------------------------------------------

    def move_stocks(self) -> None:
        """All stocks move at once: each reads the others as they stood at the beginning of the month."""
        moved: dict[str, Floats] = {}
        for stock in self.model.stocks:
            held = self.stocks[stock.name]
            if stock.inflow is not None:
                held = held + self.value(stock.inflow)
            after = np.maximum(0.0, held - self.value(stock.outflow)) if stock.outflow is not None else held
            after = np.maximum(0.0, after)
            self._part(stock, held - after)
            moved[stock.name] = np.broadcast_to(after, (self.draws,))
            self.history[stock.name][self.month + 1] = moved[stock.name]
        self.stocks = moved

    def _part(self, stock: d.Stock, left: Floats) -> None:
        """What left a stock this month, by what becomes of it; where there was too little, each part has its share of what there was."""
        if not stock.outs:
            self.left[stock.name] += left
            return
        wanted = np.asarray(self.value(stock.outflow)) if stock.outflow is not None else np.asarray(0.0)
        share = np.divide(
            left, wanted, out=np.zeros(self.draws), where=np.broadcast_to(wanted != 0, (self.draws,))
        )
        for kind, expression in stock.outs:
            part = share * self.value(expression)
            self.gone[stock.name, kind] += part
            if kind == "lost":
                self.left[stock.name] += part


class Ledger:
    """Who has given and got what so far, in every draw."""

    def __init__(self, world: World) -> None:
        self.world, self.deal, self.model = world, world.deal, world.model
        draws, months = world.draws, self.deal.months
        codes = [party.code for party in self.deal.parties]
        self._zero = np.zeros(draws)
        self._gain = {code: np.zeros((months, draws)) for code in codes}
        self._split = {flow.recipient for flow in self.model.flows if flow.keeps}
        self._gain_everyone = {code: np.zeros((months, draws)) for code in codes if code in self._split}
        self._turnover = {code: np.zeros(draws) for code in codes}
        self._weight = {discount.party: np.ones(draws) for discount in self.model.discounts}
        self._factor = {
            discount.party: (1 + world.column(discount.rate.rate)) ** (-1 / discount.rate.months)
            for discount in self.model.discounts
        }
        self._rates = {rate.currency: rate.value for rate in self.model.rates}
        self._first = {entry.name: np.full(draws, NEVER) for entry in self._one_offs()}
        self._sums: dict[tuple[str, str], Floats] = defaultdict(lambda: np.zeros(draws))
        self._arrived_by = {name: np.zeros((months, draws)) for name in flows_asked(self.deal)}
        self._under_way: dict[str, dict[int, Floats]] = {flow.name: {} for flow in self.model.flows}
        self._in_year = dict.fromkeys(self.model.years, self._zero)
        settled: list[d.Flow | d.Effect] = [*self.model.flows, *self.model.effects]
        self._settles = any(entry.yearly for entry in settled)
        self._cash: dict[tuple[str, str], Floats] = defaultdict(lambda: np.zeros(draws))

    def _one_offs(self) -> list[d.Flow | d.Effect]:
        entries: list[d.Flow | d.Effect] = [*self.model.flows, *self.model.effects]
        return [entry for entry in entries if not entry.rate and not entry.yearly]

    def book(self, month: int) -> None:
        self._book(month, yearly=False)
        if (month + 1) % 12 == 0:
            if self._settles:
                self.world.settle(self._in_year)
                self._book(month, yearly=True)
            self._in_year = dict.fromkeys(self._in_year, self._zero)
        self.world.year = dict(self._in_year)
        for party, factor in self._factor.items():
            self._weight[party] = self._weight[party] * factor
        for books in (self._gain, self._gain_everyone):
            for party, gain in books.items():
                if month:
                    gain[month] += gain[month - 1]
                nothing = np.abs(gain[month]) <= TOLERANCE * self._turnover[party]
                gain[month][nothing] = (
                    0.0  # all of it given back: what is left is rounding, no gain and no loss
                )

    def _book(self, month: int, *, yearly: bool) -> None:
        for flow in self.model.flows:
            if flow.yearly is yearly:
                self._send(flow, month)
                self._receive(flow, month)
        for effect in self.model.effects:
            if effect.yearly is yearly:
                self._affect(effect, month)

    def _count(self, party: str, month: int, value: Floats, kept: Floats | None = None) -> None:
        """Book a value for a party; of which its state keeps `kept`, where others keep the rest."""
        self._gain[party][month] += value if kept is None else kept
        self._turnover[party] += np.abs(value)
        if party in self._split:
            self._gain_everyone[party][month] += value

    def due(self, entry: d.Flow | d.Effect, month: int) -> Floats | NDArray[np.bool_]:
        """How many times `amount` is booked this month: whether at all for a rate, a part of 1 for a one-off in instalments."""
        world, window = self.world, entry.window
        if entry.rate or entry.yearly:
            return world.open_in(window)
        recurring = [begin.event for begin in window.begins if begin.event in world.recurring]
        if recurring:
            holds = world.open_in(window, recurring=False)
            started = np.zeros(world.draws)
            for back in range(min(entry.parts, month + 1)):
                occurs = np.ones(world.draws, dtype=bool)
                for name in recurring:
                    occurs &= world.occurs(name, month - back)
                started += occurs
            return started * holds / entry.parts
        holds = world.open_in(window)
        first = self._first[entry.name]
        first[holds & (first == NEVER)] = month
        return (holds & (month < first + entry.parts)) / entry.parts

    def _send(self, flow: d.Flow, month: int) -> None:
        world = self.world
        due = self.due(flow, month)
        if not due.any():
            return
        sent = _booked(due, world.value(flow.amount))
        if flow.delivered is not None:
            sent = sent * world.value(flow.delivered)
        self._sums[flow.name, "sent"] += sent
        left = sent
        if flow.lost is not None:
            lost = sent * world.value(flow.lost)
            self._sums[flow.name, "lost"] += lost
            left = sent - lost
        pending, lands = self._under_way[flow.name], month + flow.delay
        pending[lands] = pending[lands] + left if lands in pending else left
        if flow.money is not None:
            self._cash[flow.giver, flow.money] -= sent
        price = self._price(flow, flow.cost)
        if price is None:
            self._sums[flow.name, "units from"] += sent * self._weight[flow.giver]
        if price is not None:
            value = sent * price * self._weight[flow.giver]
            self._sums[flow.name, "to giver"] += value
            self._count(flow.giver, month, -value)

    def _receive(self, flow: d.Flow, month: int) -> None:
        world = self.world
        arrived = self._under_way[flow.name].pop(month, None)
        if arrived is None:
            return
        self._sums[flow.name, "arrived"] += arrived
        if flow.name in self._in_year:
            self._in_year[flow.name] = self._in_year[flow.name] + arrived
        if flow.name in self._arrived_by:
            self._arrived_by[flow.name][month] += arrived
        if flow.money is not None:
            self._cash[flow.recipient, flow.money] += arrived
        price = self._price(flow, flow.worth)
        share = next((keep.share for keep in flow.keeps if keep.name == "state"), None)
        if price is None:
            kept_share = np.asarray(1.0) if share is None else world.value(share)
            self._sums[flow.name, "units to"] += arrived * self._weight[flow.recipient] * kept_share
        if price is not None:
            value = arrived * price * self._weight[flow.recipient]
            self._sums[flow.name, "to recipient"] += value
            kept = None if share is None else value * world.value(share)
            if kept is not None:
                self._sums[flow.name, "not kept"] += value - kept
            self._count(flow.recipient, month, value, kept)

    def _affect(self, effect: d.Effect, month: int) -> None:
        due = self.due(effect, month)
        if not due.any():
            return
        amount = _booked(due, self.world.value(effect.amount))
        value = amount * self._exchange(effect.currency) * self._weight[effect.party]
        self._sums[effect.name, "amount"] += amount
        self._sums[effect.name, "effect"] += value
        self._count(effect.party, month, value)

    def _price(self, flow: d.Flow, price: d.Price | None) -> Floats | None:
        """What one base unit counts this month in the deal's currency; None is not counted."""
        if flow.money is not None:
            return self._exchange(flow.money)
        if price is None:
            return None
        return self.world.value(price.value) * self._exchange(price.currency)

    def _exchange(self, currency: str) -> Floats:
        if currency == self.deal.currency:
            return np.asarray(1.0)
        return self.world.value(self._rates[currency])

    def close(self) -> Paths:
        """The books at the end. Raises as `run` says."""
        flows = {flow.name: self._moved(flow) for flow in self.model.flows}
        self._assert_finite(flows)
        self._assert_conserved(flows)
        balance, everyone = self._gain, self._gain | self._gain_everyone
        effects = {
            x.name: (self._sums[x.name, "amount"], self._sums[x.name, "effect"]) for x in self.model.effects
        }
        world = self.world
        return Paths(balance, everyone, flows, effects, world.history, world.left, world.events, world)

    def _moved(self, flow: d.Flow) -> Moved:
        sums = self._sums
        counted_to = flow.money is not None or flow.worth is not None
        counted_from = flow.money is not None or flow.cost is not None
        split = any(keep.name == "state" for keep in flow.keeps)
        return Moved(
            sent=sums[flow.name, "sent"],
            arrived=sums[flow.name, "arrived"],
            lost=sums[flow.name, "lost"],
            in_transit=np.asarray(sum(self._under_way[flow.name].values(), self._zero)),
            to_recipient=sums[flow.name, "to recipient"] if counted_to else None,
            to_giver=sums[flow.name, "to giver"] if counted_from else None,
            units_from=None if counted_from else sums[flow.name, "units from"],
            units_to=None if counted_to else sums[flow.name, "units to"],
            not_kept=sums[flow.name, "not kept"] if counted_to and split else None,
            arrived_by=_running(self._arrived_by[flow.name]) if flow.name in self._arrived_by else None,
        )

    def _assert_finite(self, flows: Mapping[str, Moved]) -> None:
        problems: list[Problem] = []
        for flow in self.model.flows:
            moved = flows[flow.name]
            total = moved.sent + moved.arrived
            for value in (moved.to_recipient, moved.to_giver):
                total = total if value is None else total + value
            problems += unbounded(self.deal, f"flow '{flow.name}'", flow.place, total)
        for effect in self.model.effects:
            value = self._sums[effect.name, "effect"]
            problems += unbounded(self.deal, f"effect '{effect.name}'", effect.place, value)
        for stock in self.model.stocks:
            last = self.world.history[stock.name][-1]
            problems += unbounded(self.deal, f"stock '{stock.name}'", stock.place, last)
        for event in self.model.events:
            wrong = self.world.out_of_range.get(event.name)
            if wrong is not None and wrong.any():
                said = f"the hazard of '{event.name}' leaves 0 % to 100 % in {_share(wrong)} of draws; bound it, as in min(…, 100 % per month)"
                problems.append(Problem(self.deal.path, event.place.line, event.place.column, said))
        if problems:
            raise Bad(*problems)

    def _assert_conserved(self, flows: Mapping[str, Moved]) -> None:
        for name, moved in flows.items():
            rest = moved.sent - moved.arrived - moved.lost - moved.in_transit
            _assert_none(rest, np.abs(moved.sent), f"flow '{name}'")
        for currency in {flow.money for flow in self.model.flows if flow.money}:
            money = [flow.name for flow in self.model.flows if flow.money == currency]
            held = sum(cash for (_, unit), cash in self._cash.items() if unit == currency)
            away = sum(flows[name].lost + flows[name].in_transit for name in money)
            rest = np.asarray(held + away)
            turnover = np.asarray(sum(np.abs(flows[name].sent) for name in money))
            _assert_none(rest, turnover, f"cash in {currency}")


class Rule(Protocol):
    """Where a choice is taken as things stand in its month."""

    def __call__(self, world: World, /) -> NDArray[np.bool_]: ...


Policies = Mapping[str, Rule]
"""By choice."""


def unfolding(events: Sequence[d.Event]) -> frozenset[str]:
    """The events whose month is only known within a run, with those that wait for them."""
    found: set[str] = set()
    for event in events:  # each after those it reads
        match event.clock:
            case d.When() | d.Chosen() | d.MovingHazard():
                found.add(event.name)
            case d.Member(group=group) if group in found:
                found.add(event.name)
            case d.Every(ends=ends) if found.intersection(ends):
                found.add(event.name)
        if event.after in found:
            found.add(event.name)
    return frozenset(found)


def _share(where: NDArray[np.bool_]) -> str:
    share = float(where.mean())
    return f"{share:.0%}" if share >= 0.01 else "under 1 %"


@functools.lru_cache(maxsize=16)
def _bridge(months: int) -> tuple[tuple[int, int, int], ...]:
    """The order in which a Brownian bridge over so many months is filled: (left, middle, right), the end first."""
    order = [(0, months, months)]
    waiting_ = [(0, months)]
    while waiting_:
        left, right = waiting_.pop(0)
        if right - left > 1:
            middle = (left + right) // 2
            order.append((left, middle, right))
            waiting_ += [(left, middle), (middle, right)]
    return tuple(order)


def increments(normals: Sequence[Floats], draws: int) -> Floats:
    """Monthly steps, (months − 1, draws), independent and standard normal, from scores in the order of a Brownian bridge.

    The first score says where the path ends, the second where it is half way: Sobol points are most even in their first dimensions
    (Caflisch, Morokoff and Owen 1997).
    """
    months = len(normals)
    level = np.zeros((months + 1, draws))
    for score, (left, middle, right) in zip(normals, _bridge(months), strict=True) if months else ():
        if middle == right:
            level[middle] = math.sqrt(right) * score
            continue
        width = right - left
        mean = (level[left] * (right - middle) + level[right] * (middle - left)) / width
        level[middle] = mean + math.sqrt((middle - left) * (right - middle) / width) * score
    return np.diff(level, axis=0)


def flows_asked(deal: d.Deal) -> set[str]:
    """The flows that a question asks the total of."""
    return {part.flow for part in nodes([q.subject for q in deal.questions]) if isinstance(part, e.FlowTotal)}


def landings(model: d.Model) -> list[str]:
    """The quantities to work out first in a month, in this order, so that none of the others rests on a long chain of unknown ones.

    Python stops at a thousand calls within each other; a quantity may rest on ten thousand. Few models have any. What nobody uses
    is not worked out: its inputs are not drawn.
    """
    depth: dict[str, int] = {}
    quantities = {quantity.name: quantity for quantity in model.quantities}
    for name in model.order:
        names = (part.name for part in nodes([quantities[name]]) if isinstance(part, e.Name))
        depth[name] = 1 + max((depth.get(read, 0) for read in names), default=0)
    return [name for name in model.order if depth[name] % FLIGHT == 0 and quantities[name].used]


def steady(model: d.Model) -> frozenset[int]:
    """The identities of the largest compound expressions with no stock, event or time in them: what they come to never changes."""
    varying = {quantity.name: quantity for quantity in model.quantities if quantity.varies != "once"}
    found: set[int] = set()

    def rests(node: e.Node) -> bool:
        """Whether nothing in it changes; where something does, its parts that rest are found."""
        match node:
            case e.Number() | e.Draw():
                return True
            case e.Name(kind="quantity", name=name):
                return name not in varying
            case e.Negative() | e.Binary() | e.Compare() | e.Logic() | e.Not() | e.Choice() | e.Call():
                parts = list(_nearest([getattr(node, field) for field in node.__struct_fields__]))
                if resting := [part for part in parts if rests(part)]:
                    if len(resting) == len(parts):
                        return True
                    found.update(map(id, resting))
        return False

    entries = (*model.flows, *model.effects, *model.stocks, *model.rates, *varying.values())
    found.update(id(node) for node in _nearest(entries) if rests(node))
    return frozenset(found)


def _nearest(parts: Iterable[object]) -> Iterator[e.Node]:
    """The expressions within some records, not those within them."""
    for part in parts:
        if isinstance(part, e.Node):
            yield part
        elif isinstance(part, Record):
            yield from _nearest(getattr(part, field) for field in part.__struct_fields__)
        elif isinstance(part, tuple):
            yield from _nearest(part)


def nodes(records: Sequence[Record]) -> Iterator[e.Node]:
    """The parts of all expressions within some records."""
    parts: list[object] = list(records)
    while parts:
        part = parts.pop()
        if isinstance(part, e.Node):
            yield part
        if isinstance(part, Record):
            parts += [getattr(part, field) for field in part.__struct_fields__]
        elif isinstance(part, tuple):
            parts += part


def waiting(chance: Floats, u: Floats) -> Floats:
    """The month in which something with this chance a month first happens, from month 0; a chance of 0 is never.

    P(T ≥ k) = (1 − h)^k, so T = ⌊log(1 − u) / log(1 − h)⌋.
    """
    survival = np.log1p(-np.asarray(chance))
    return np.where(survival < 0, np.floor(np.log1p(-u) / np.where(survival < 0, survival, -1.0)), NEVER)


def _booked(due: Floats | NDArray[np.bool_], amount: Floats) -> Floats:
    """The amount as often as it is due; nothing where it is not, whatever the amount is there."""
    if due.dtype == np.bool_:
        return amount if due.all() else np.where(due, amount, 0.0)
    return np.where(due > 0, due * amount, 0.0)


def _running(by_month: Floats) -> Floats:
    """Sums so far, in place; a row at a time, since NumPy's cumsum over the first axis walks against the memory."""
    for month in range(1, len(by_month)):
        by_month[month] += by_month[month - 1]
    return by_month


OPERATORS = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "<": np.less,
    ">": np.greater,
    "<=": np.less_equal,
    ">=": np.greater_equal,
    "and": np.logical_and,
    "or": np.logical_or,
}
PAIRWISE = {"min": np.minimum, "max": np.maximum}
FUNCTIONS = {"abs": np.abs, "sqrt": np.sqrt, "exp": np.exp, "log": np.log}


def unbounded(deal: d.Deal, what: str, place: e.Place, value: Floats) -> list[Problem]:
    """A problem where a figure is not finite, or too large to take squares of, in some draw."""
    bad = int(np.count_nonzero(~(np.abs(value) <= LARGEST)))
    if not bad:
        return []
    said = (
        f"{what} has no finite value in {bad:,} of {value.size:,} draws; look for a division by something near zero, "
        f"or for what grows beyond {LARGEST:g}"
    )
    return [Problem(deal.path, place.line, place.column, said)]


def _assert_none(rest: Floats, turnover: Floats, what: str) -> None:
    worst = float(np.max(np.abs(rest) - TOLERANCE * turnover, initial=0.0))
    if worst > 0:
        raise ArithmeticError(f"{what} does not balance: {worst:g} too much left, beyond 1e-12 of turnover")
