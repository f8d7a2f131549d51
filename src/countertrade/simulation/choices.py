"""What a party chooses where it takes what is better for it: a rule fitted to what can be known in the month of the choice.

The least-squares method of Longstaff and Schwartz (Review of Financial Studies 14, 2001): over some draws the choice is once made and
once left, the difference of the party's own balance at the end is regressed on the state (paths, stocks and what has happened, with their
squares and products), and the party takes what the regression says is better. What is drawn once and seen by nobody is no part of the
state. Later choices are fitted first; earlier ones are then made by lot, so that the state is seen in all its ways.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling import deal as d
from countertrade.records import Message, message, share
from countertrade.simulation import inverse, oracle, quasi_random

Floats = NDArray[np.float64]

DRAWS = 1 << 13  # for fitting, and as many others for telling what the rule is worth
SEEDS = (0x5EED, 0xC4EC)
MOST_CROSSED = 6  # figures of the state whose products are regressors too


class Fitted(NamedTuple):
    """The rule of one choice, and what it was found to be worth to the party, in the deal's currency a draw."""

    choice: str
    party: str
    state: tuple[str, ...]
    centre: Floats
    scale: Floats
    weights: Floats
    month: int
    worth: float = 0.0  # in the draws that it was fitted to
    elsewhere: float = 0.0  # in others
    taken: float = 0.0

    def __call__(self, world: oracle.World) -> NDArray[np.bool_]:
        return np.asarray(regressors(self._standard(world)) @ self.weights > 0)

    def _standard(self, world: oracle.World) -> Floats:
        return (observed(world, self.state) - self.centre[:, None]) / self.scale[:, None]


_LATELY: dict[int, tuple[d.Model, dict[str, Fitted]]] = {}
_MOST = 64


def policies(deal: d.Deal, model: d.Model) -> Mapping[str, Fitted]:
    """The rules of all choices that a party makes by what is better for it; the same whatever seed a run has."""
    known = _LATELY.get(id(model))
    if known is None or known[0] is not model:
        if len(_LATELY) >= _MOST:
            del _LATELY[next(iter(_LATELY))]
        known = _LATELY[id(model)] = (
            model,
            _fitted(deal, model),
        )  # the model is kept, so that no other takes its id
    return known[1]


def told(deal: d.Deal, model: d.Model) -> list[Message]:
    """A line for each rule: what it looks at, how often it takes the choice, and what it is worth in draws it has not seen."""
    from countertrade.simulation.answers import amount

    return [
        message(
            "run.rule",
            scenario=model.scenario,
            party=rule.party,
            choice=rule.choice,
            share=share(rule.taken),
            seen=rule.state or message("run.nothing_moving"),
            worth=amount(rule.worth, deal.currency),
            elsewhere=amount(rule.elsewhere, deal.currency),
            draws=DRAWS,
        )
        for rule in policies(deal, model).values()
    ]


def _fitted(deal: d.Deal, model: d.Model) -> dict[str, Fitted]:
    better = [
        (event.name, event.clock)
        for event in model.events
        if isinstance(event.clock, d.Chosen) and event.clock.condition is None
    ]
    found: dict[str, Fitted] = {}
    if not better:
        return found
    samples = [_drawn(model, seed) for seed in SEEDS]
    for name, clock in sorted(better, key=lambda one: -one[1].month):
        state = _state_of(model, name)
        by_lot = {other: _Lot(other) for other, _ in better if other not in found and other != name}
        (seen, gain), (seen_elsewhere, gain_elsewhere) = (
            _gain(deal, model, drawn, name, clock.party, state, {**found, **by_lot}) for drawn in samples
        )
        centre, scale = seen.mean(axis=1), seen.std(axis=1)
        scale = np.where(scale > 1e-12 * np.maximum(np.abs(centre), 1e-300), scale, 1.0)
        terms, others = (
            regressors((values - centre[:, None]) / scale[:, None]) for values in (seen, seen_elsewhere)
        )
        weights = np.asarray(np.linalg.lstsq(terms, gain, rcond=1e-10)[0], dtype=np.float64)
        takes, takes_elsewhere = terms @ weights > 0, others @ weights > 0
        found[name] = Fitted(
            choice=name,
            party=clock.party,
            state=state,
            centre=centre,
            scale=scale,
            weights=weights,
            month=clock.month,
            worth=float(np.mean(np.where(takes, gain, 0.0))),
            elsewhere=float(np.mean(np.where(takes_elsewhere, gain_elsewhere, 0.0))),
            taken=float(np.mean(takes_elsewhere)),
        )
    return found


def _drawn(model: d.Model, seed: int) -> dict[str, Floats]:
    keys = [given.key for given in model.read_inputs()]
    sequence = quasi_random.sequence(keys, seed)
    columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, DRAWS), strict=True))
    return inverse.draw(model, columns)


def _state_of(model: d.Model, choice: str) -> tuple[str, ...]:
    """The names of what can be known in a month: what moves by chance, stocks, and events."""
    moving = [
        quantity.name for quantity in model.quantities if quantity.process is not None and quantity.used
    ]
    stocks = [stock.name for stock in model.stocks]
    events = [
        event.name
        for event in model.events
        if not isinstance(event.clock, d.Every | d.At | d.FirstOf)
        and event.name != choice
        and not event.private
    ]
    return (*moving, *stocks, *events)


def observed(world: oracle.World, state: tuple[str, ...]) -> Floats:
    """The state at the beginning of the month, (figures, draws)."""
    rows = [_seen(world, name) for name in state]
    return (
        np.stack([np.broadcast_to(row, (world.draws,)) for row in rows])
        if rows
        else np.empty((0, world.draws))
    )


def _seen(world: oracle.World, name: str) -> Floats:
    if name in world.stocks:
        return world.stocks[name]
    if name in world.events:
        return np.asarray(world.events[name] < world.month, dtype=np.float64)
    return world.quantity(name)


def regressors(standard: Floats) -> Floats:
    """1, each figure, its square, and products of two, (draws, regressors)."""
    columns = [np.ones(standard.shape[1]), *standard, *(row**2 for row in standard)]
    columns += [a * b for a, b in itertools.combinations(standard[:MOST_CROSSED], 2)]
    return np.stack(columns, axis=1)


def _gain(
    deal: d.Deal,
    model: d.Model,
    drawn: dict[str, Floats],
    name: str,
    party: str,
    state: tuple[str, ...],
    others: oracle.Policies,
) -> tuple[Floats, Floats]:
    """The state in the month of a choice, and what taking it brings the party by the end, in every draw."""
    seen: list[Floats] = []

    def taken(world: oracle.World) -> NDArray[np.bool_]:
        seen.append(observed(world, state))
        return np.ones(world.draws, dtype=bool)

    def left(world: oracle.World) -> NDArray[np.bool_]:
        return np.zeros(world.draws, dtype=bool)

    ends = [
        oracle.run(deal, model, drawn, DRAWS, {**others, name: rule}).balance[party][-1]
        for rule in (taken, left)
    ]
    return seen[0], ends[0] - ends[1]


class _Lot:
    """A choice made by lot, the same in each run of some draws."""

    def __init__(self, name: str) -> None:
        self._seed = [ord(sign) for sign in name]

    def __call__(self, world: oracle.World) -> NDArray[np.bool_]:
        return np.random.default_rng(self._seed).random(world.draws) < 0.5
