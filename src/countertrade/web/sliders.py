"""What-if: inputs of the model held at one figure while all others stay uncertain.

A pin is a position along the input's own distribution, 0 to 1000 per mille of its quantiles. The model with pins is an ordinary deal in
which the pinned inputs have one value, so nothing behind it knows of sliders.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from countertrade.modelling.deal import Within
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
from countertrade.modelling.expressions import Draw
from countertrade.pipeline import Pipeline
from countertrade.quantity import Quantity
from countertrade.records import Quantiles, Record, replace
from countertrade.report.densities import hill
from countertrade.report.evidence import BY_CHANCE
from countertrade.report.words import Words
from countertrade.web.contexts import Dials, Slider
from countertrade.web.phrases import phrases

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal, Input

Pins = Mapping[str, int]
PREFIX = "pin."
POSITIONS = range(0, 1001, 25)
"""Where a slider stops."""

TIMED = {*BY_CHANCE, "chance", "hazard"}
"""Roles of inputs that say whether or when something happens."""

FIRST = 4
"""Sliders of one kind that stand in sight."""


def pins_of(query: Mapping[str, str]) -> dict[str, int]:
    """The pins in a query; what is no position from 0 to 1000 is left out."""
    found: dict[str, int] = {}
    for key, value in query.items():
        position = whole(value)
        if key.startswith(PREFIX) and position is not None and position <= 1000:
            found[key.removeprefix(PREFIX)] = position
    return found


def whole(text: str) -> int | None:
    """A number from 0 as an address gives it; None for what is none, such as "²", which `isdigit` takes for one."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


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
    return figures_at(given, (position,))[0]


def figures_at(given: Input, positions: Sequence[int]) -> list[float]:
    """The input's figures at positions, in base units."""
    from countertrade.simulation.inverse import inverse

    levels = np.array([level(position) for position in positions])
    return [float(figure) for figure in inverse(given.distribution, levels)]


class Timing(Record, frozen=True, kw_only=True):
    """When an event happens, if it does: its chance, and the month that each share of those runs reaches, none where it never does."""

    chance: float
    shares: tuple[float, ...] = ()
    months: tuple[float, ...] = ()

    def month(self, share: float) -> float | None:
        """The month that a share of all runs reaches; None for one that it never comes in."""
        return (
            None if share >= self.chance else float(np.interp(share / self.chance, self.shares, self.months))
        )


def sliders(
    work: Pipeline, scenario: str, pins: Pins, title: Callable[[str], str], words: Words
) -> tuple[Slider, ...]:
    """One slider for each input that a scenario reads; those that move its answer most come first. `title` names an input."""
    deal, outcome = work.deal.about(scenario), work.outcome(about=scenario)
    timings = {
        e.event: Timing(chance=e.chance, **_reached(e.month, outcome.months - 1) if e.month else {})
        for e in outcome.events
        if e.scenario == scenario
    } | _private(deal)
    ranks: dict[str, float] = {}
    for ranking in outcome.influences.values():
        for entry in ranking:
            ranks[entry.input] = max(ranks.get(entry.input, 0.0), entry.total)
    shown = [
        _slider(given, pins.get(given.key, -1), title(given.key), words, timings, outcome.start)
        for given in deal.base.inputs
    ]
    return tuple(sorted(shown, key=lambda slider: -_rank(slider.key, ranks)))


def grouped(shown: Sequence[Slider], language: str) -> tuple[Dials, ...]:
    """How much, and when and whether, the kind that moves the answer most first; of each the first few in sight."""
    said, made = phrases(language), []
    for timed in dict.fromkeys(slider.timed for slider in shown):
        kind = tuple(slider for slider in shown if slider.timed is timed)
        few = FIRST if len(kind) > FIRST + 1 else len(kind)  # a line that opens takes the place of one slider
        rest = kind[few:]
        held = any(slider.position >= 0 for slider in rest)
        heading = said["when_and_whether" if timed else "how_much"]
        made.append(Dials(heading=heading, first=kind[:few], rest=rest, open=held))
    return tuple(made)


def _reached(month: Quantiles, last: int) -> dict[str, tuple[float, ...]]:
    """The months that shares of the runs reach, up to the `last`; the outermost twentieths go on as steeply as those beside them."""
    early, late = month.q05 - (month.q25 - month.q05) / 4, month.q95 + (month.q95 - month.q75) / 4
    known = (month.q05, month.q25, month.q50, month.q75, month.q95)
    return {
        "shares": (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0),
        "months": (max(0.0, early), *known, min(float(last), late)),
    }


def _private(deal: Deal) -> dict[str, Timing]:
    """The timing of events that flows have to themselves, which an outcome does not list: even over their months, at the middle chance."""
    inputs = {given.key: given for given in deal.base.inputs}
    found: dict[str, Timing] = {}
    for event in deal.base.events:
        match event.clock:
            case Within(chance=Draw(input=key), months=months) if event.private and key in inputs:
                found[event.name] = Timing(
                    chance=figure_at(inputs[key], 500), shares=(0.0, 1.0), months=(0.0, months - 1.0)
                )
    return found


def _rank(key: str, ranks: Mapping[str, float]) -> float:
    return max((total for name, total in ranks.items() if key in name or name in key), default=0.0)


def _slider(
    given: Input, position: int, title: str, words: Words, timings: Mapping[str, Timing], start: str
) -> Slider:
    said, timing = phrases(words.language), timings.get(given.key.partition(": ")[0].removeprefix("event "))
    figures: list[float | None] = []
    spread = ""
    places = (*POSITIONS, max(position, 0))
    if given.role not in BY_CHANCE:
        figures = [*figures_at(given, POSITIONS)]
        *steps, value = (_figure(given, figure, words) for figure in figures_at(given, places))
        low, middle, high = (_figure(given, x, words, bare=True) for x in figures_at(given, (50, 500, 950)))
        rest = said["at_rest"].format(middle=steps[POSITIONS.index(500)])
        spread = said["spread"].format(low=low, high=steps[POSITIONS.index(950)], middle=middle)
    else:
        if given.role == "when" and timing is not None:
            *figures, last = (timing.month(level(at)) for at in places)
            *steps, value = (_moment(month, words, start) for month in (*figures, last))
            rest = words.when(start, timing.chance, timing.month(timing.chance / 2))
        else:  # what a draw decides beside a month: which of several, or how a quantity walks
            *steps, value = (words.percent(level(at)) for at in places)
            rest = said["by_chance"]
        low, middle, high = (steps[POSITIONS.index(at)] for at in (50, 500, 950))
    return Slider(
        key=given.key,
        label=title,
        name=title.removesuffix(f": {words.role('when')}"),
        low=low,
        middle=middle,
        high=high,
        rest=rest,
        position=position,
        value=value if position >= 0 else "",
        steps=tuple(steps),
        hill=hill(figures, f"{title}: {spread or rest}"),
        spread=spread,
        assumed=given.assumed,
        timed=given.key.startswith("event ") or given.role in TIMED,
    )


def _figure(given: Input, value: float, words: Words, *, bare: bool = False) -> str:
    """The figure in the input's unit; a bare one leaves the unit to others, but for the per cent sign, without which it is another figure."""
    written = float(f"{value / given.unit.factor:.3g}")
    unit, *per = re.split(r"/| per ", given.unit.text)
    quantity = Quantity(
        low=written,
        best=written,
        high=written,
        bound="exact",
        unit=("%" if unit.startswith("%") else None) if bare else unit.strip() or None,
        per=() if bare else tuple(p.strip() for p in per),
    )
    return words.quantity(quantity)


def _moment(month: float | None, words: Words, start: str) -> str:
    return phrases(words.language)["never"] if month is None else words.month(start, month)
