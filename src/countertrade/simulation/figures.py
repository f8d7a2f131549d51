"""The figures that are kept of a run: which there are in a scenario, and their value in every draw.

A figure has a name such as ("balance", "KP") or ("fan", "KP", 12); `figures` fills them from the
oracle's paths in a fixed order, `ask` evaluates the questions.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling import deal as d
from countertrade.modelling import expressions as e
from countertrade.simulation.histogram import LEVELS
from countertrade.simulation.oracle import FUNCTIONS, OPERATORS, PAIRWISE, Paths

Floats = NDArray[np.float64]
Figure = tuple[object, ...]


def figures(deal: d.Deal, model: d.Model, paths: Paths) -> tuple[list[Figure], Floats]:
    """Every figure of a scenario in every draw: names, and (figures, draws).

    NaN where a figure does not apply: a side that is not counted, an event that never happens, a condition unmet.
    """
    named = list(_figures(deal, model, paths))
    draws = paths.world.draws
    return [name for name, _ in named], np.stack([np.broadcast_to(value, (draws,)) for _, value in named])


def is_month(deal: d.Deal, figure: Figure) -> bool:
    """Whether a figure is the month of an event or of a condition."""
    match figure:
        case ("month", _):
            return True
        case ("answer", int(index)):
            return deal.questions[index].asks == "month"
    return False


def levels(deal: d.Deal, figure: Figure) -> tuple[float, ...]:
    """The quantiles of a figure that are reported."""
    match figure:
        case ("answer", int(index)):
            return (*LEVELS, deal.questions[index].level or 0.5)
        case ("kept" | "not kept", _):
            return ()
    return LEVELS


def _figures(deal: d.Deal, model: d.Model, paths: Paths) -> Iterator[tuple[Figure, Floats]]:
    for party in (party.code for party in deal.parties):
        yield ("balance", party), paths.balance[party][-1]
        for month in range(deal.months):
            yield ("fan", party, month), paths.balance[party][month]
    for name, moved in paths.flows.items():
        yield ("sent", name), moved.sent
        yield ("arrived", name), moved.arrived
        yield ("to recipient", name), _or_none(moved.to_recipient)
        yield ("to giver", name), _or_none(moved.to_giver)
        yield ("not kept", name), _or_none(moved.not_kept)
    for flow in model.flows:
        moved = paths.flows[flow.name]
        for side, party, units in (
            ("to", flow.recipient, moved.units_to),
            ("from", flow.giver, moved.units_from),
        ):
            if units is not None and model.counts(party):
                with np.errstate(divide="ignore", invalid="ignore"):
                    price = paths.balance[party][-1] / (units if side == "from" else -units)
                yield ("price", flow.name, side), np.where(units > 0, price, np.nan)
    for name, (amount, value) in paths.effects.items():
        yield ("amount", name), amount
        yield ("effect", name), value
    for name, history in paths.stocks.items():
        yield ("end", name), history[-1]
        yield ("left", name), paths.left[name]
    for (name, kind), gone in paths.world.gone.items():
        yield ("gone", name, kind), gone
    for event in model.events:
        if not isinstance(event.clock, d.Every):
            happens = paths.events[event.name]
            yield ("month", event.name), np.where(np.isinf(happens), np.nan, happens)
    for index, question in enumerate(deal.questions):
        if question.scenario == model.scenario:
            yield ("answer", index), ask(deal, question, paths)
            yield ("kept", index), kept(question, paths).astype(np.float64)


def _or_none(value: Floats | None) -> Floats:
    return np.asarray(math.nan) if value is None else value


# --- questions ------------------------------------------------------------------------------------------------------------


def kept(question: d.Question, paths: Paths) -> NDArray[np.bool_]:
    """The draws that a question's condition leaves."""
    if question.given is None:
        return np.ones(paths.world.draws, dtype=bool)
    happens = np.isfinite(paths.events[question.given.event])
    return happens if question.given.happens else ~happens


def ask(deal: d.Deal, question: d.Question, paths: Paths) -> Floats:
    """The answer in every draw: 1 or 0 for a chance, a month, or an amount; NaN where the condition or the month fails."""
    last = deal.months - 1 if question.by is None else question.by
    if question.asks == "month":
        answer = _first_month(question.subject, paths, last)
    else:
        answer = np.asarray(after(question.subject, paths, last), dtype=np.float64)
    return np.where(kept(question, paths), answer, np.nan)


def _first_month(condition: e.Expression, paths: Paths, last: int) -> Floats:
    """The first month in which the condition holds and did not the month before; NaN where there is none."""
    held = np.broadcast_to(np.asarray(after(condition, paths, -1), dtype=bool), (paths.world.draws,))
    first = np.full(paths.world.draws, np.nan)
    for month in range(last + 1):
        holds = np.broadcast_to(np.asarray(after(condition, paths, month), dtype=bool), (paths.world.draws,))
        first[holds & ~held & np.isnan(first)] = month
        held = holds
    return first


def after(expression: e.Expression, paths: Paths, month: int) -> Floats:
    """The value of a question's expression once a month is booked. Month −1 is before anything was: balances are 0."""
    world = paths.world
    match expression:
        case e.Balance(party=party, everyone=everyone):
            held = paths.everyone[party] if everyone else paths.balance[party]
            return np.asarray(held[month] if month >= 0 else np.zeros(world.draws))
        case e.FlowTotal(flow=flow):
            by = paths.flows[flow].arrived_by
            return np.asarray(by[month] if by is not None and month >= 0 else np.zeros(world.draws))
        case e.Name(kind="stock", name=name):
            return np.asarray(paths.stocks[name][month + 1])
        case e.Happened(event=event):
            return np.asarray(paths.events[event] <= month)
        case e.Negative(operand=operand):
            return np.asarray(-after(operand, paths, month))
        case e.Not(operand=operand):
            return np.asarray(np.logical_not(after(operand, paths, month)))
        case (
            e.Binary(operator=operator, left=left, right=right)
            | e.Compare(operator=operator, left=left, right=right)
            | e.Logic(operator=operator, left=left, right=right)
        ):
            return np.asarray(OPERATORS[operator](after(left, paths, month), after(right, paths, month)))
        case e.Choice(condition=condition, then=then, otherwise=otherwise):
            chosen = after(condition, paths, month), after(then, paths, month), after(otherwise, paths, month)
            return np.where(*chosen)
        case e.Call(function=function, arguments=arguments):
            given = [after(argument, paths, month) for argument in arguments]
            if function in PAIRWISE:
                return np.asarray(functools.reduce(PAIRWISE[function], given))
            return np.asarray(FUNCTIONS[function](*given))
    world.return_to(max(month, 0))
    return world.value(expression)
