"""What-if: inputs of the model held at one figure while all others stay uncertain.

A pin is a position along the input's own distribution, 0 to 1000 per mille of its quantiles. The model with pins is an ordinary deal in
which the pinned inputs have one value, so nothing behind it knows of sliders.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from countertrade.modelling.distributions import (
    Beta,
    Discrete,
    Distribution,
    LogitNormal,
    Lognormal,
    Mixture,
    Normal,
    Tabled,
    Truncated,
    Uniform,
)
from countertrade.quantity import Quantity
from countertrade.records import EventOutcome, replace
from countertrade.report.evidence import readable
from countertrade.report.words import Words
from countertrade.web.contexts import Slider
from countertrade.worked import Worked

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal, Input

Pins = Mapping[str, int]
PREFIX = "pin."


def pins_of(query: Mapping[str, str]) -> dict[str, int]:
    """The pins in a query; what is no position from 0 to 1000 is left out."""
    found: dict[str, int] = {}
    for key, value in query.items():
        if key.startswith(PREFIX) and value.isdigit() and int(value) <= 1000:
            found[key.removeprefix(PREFIX)] = int(value)
    return found


def level(position: int) -> float:
    """The quantile of a position; its ends are 0.5 % and 99.5 %, where an unbounded distribution still has figures."""
    return 0.005 + 0.99 * position / 1000


def pinned(deal: Deal, pins: Pins) -> Deal:
    """The deal with the pinned inputs at one figure each, in every scenario."""
    if not pins:
        return deal
    models = tuple(
        replace(model, inputs=tuple(_held(given, pins) for given in model.inputs)) for model in deal.models
    )
    return replace(deal, models=models)


def _held(given: Input, pins: Pins) -> Input:
    if given.key not in pins:
        return given
    return replace(given, distribution=at_one(given.distribution, figure_at(given, pins[given.key])))


def at_one(distribution: Distribution, value: float) -> Distribution:
    """A distribution of the same kind with all its weight at one figure: a compiled model takes it as it is."""
    match distribution:
        case Normal():
            return Normal(mean=value, sd=0.0)
        case Lognormal() if value > 0:
            return Lognormal(mu=math.log(value), sigma=0.0)
        case LogitNormal() if 0 < value < 1:
            return LogitNormal(mu=math.log(value / (1 - value)), sigma=0.0)
        case Uniform():
            return Uniform(low=value, high=value)
        case Beta():
            return replace(distribution, low=value, high=value)
        case Tabled():
            return replace(distribution, values=(value,) * len(distribution.values))
        case Mixture():
            return replace(distribution, parts=tuple(at_one(part, value) for part in distribution.parts))
        case Truncated():
            return replace(distribution, of=at_one(distribution.of, value))
        case Discrete():
            return replace(distribution, values=(value,) * len(distribution.values))
        case _:
            return Discrete(values=(value,), cumulative=(1.0,))


def figure_at(given: Input, position: int) -> float:
    """The input's figure at a position, in base units."""
    from countertrade.simulation.inverse import inverse

    return float(inverse(given.distribution, np.array([level(position)]))[0])


def sliders(work: Worked, pins: Pins, words: Words) -> tuple[Slider, ...]:
    """One slider for each input that the model reads; those that move the answer most come first."""
    outcome = work.outcome(2**12)
    happens = {event.event: event for event in outcome.events if event.scenario == "base"}
    ranks: dict[str, float] = {}
    for ranking in outcome.influences.values():
        for entry in ranking:
            ranks[entry.input] = max(ranks.get(entry.input, 0.0), entry.total)
    shown = [
        _slider(given, pins.get(given.key, -1), words, happens, outcome.start)
        for given in work.deal.base.inputs
    ]
    return tuple(sorted(shown, key=lambda slider: -_rank(slider.key, ranks)))


def _rank(key: str, ranks: Mapping[str, float]) -> float:
    return max((total for name, total in ranks.items() if key in name or name in key), default=0.0)


def _slider(
    given: Input, position: int, words: Words, happens: Mapping[str, EventOutcome], start: str
) -> Slider:
    def said(at: int) -> str:
        if given.section == "event" and given.role in ("when", "which"):
            return _moment(happens.get(given.name), level(at), words, start)
        return _figure(given, figure_at(given, at), words)

    role = "" if given.role == "value" else f" ({given.role})"
    return Slider(
        key=given.key,
        label=readable(given.name) + role,
        low=said(50),
        high=said(950),
        position=position,
        value=said(position) if position >= 0 else "",
        steps=tuple(said(at) for at in range(0, 1001, 25)),
        assumed=given.assumed,
    )


def _figure(given: Input, value: float, words: Words) -> str:
    written = float(f"{value / given.unit.factor:.3g}")
    unit, *per = given.unit.text.split("/") if given.unit.text else ("",)
    quantity = Quantity(
        low=written,
        best=written,
        high=written,
        bound="exact",
        unit=unit.strip() or None,
        per=tuple(p.strip() for p in per),
    )
    return words.quantity(quantity)


def _moment(event: EventOutcome | None, at: float, words: Words, start: str) -> str:
    """The month of an event at a quantile of its time: never, where it mostly does not happen by then."""
    never = {"en": "never", "de": "nie"}[words.language]
    if event is None or event.month is None or at >= event.chance:
        return never
    month = np.interp(
        at / event.chance,
        (0.05, 0.25, 0.5, 0.75, 0.95),
        (event.month.q05, event.month.q25, event.month.q50, event.month.q75, event.month.q95),
    )
    return words.month(start, round(float(month)))
