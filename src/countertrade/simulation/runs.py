"""The single runs behind an answer: what each party ends with, and where each input lay, for who weighs or picks runs anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.simulation import engines, inverse, quasi_random, sampling

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal

Floats = NDArray[np.float64]


class Runs(NamedTuple):
    """The runs of a deal's first scenario.

    `levels` gives for each input the quantile of its own distribution that each run drew, (draws,) in 0 to 1; `balances` what each party
    has at the end, (parties, draws) in the deal's currency, discounted.
    """

    levels: dict[str, Floats]
    balances: Floats


def runs(deal: Deal, draws: int, seed: int, engine: str = "oracle") -> Runs:
    """The first `draws` runs of `simulate` under the same seed, run by run.

    Raises Bad where a figure is not finite in some run.
    """
    model = deal.base
    sequence = quasi_random.sequence(sampling.keys(deal), seed)
    columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, draws), strict=True))
    joined = {key for group in model.correlations for key in group.inputs}
    drawn = inverse.draw(model, columns, joined) if joined else {}
    levels = {
        given.key: _ranked(drawn[given.key]) if given.key in drawn else columns[given.key]
        for given in model.read_inputs()
    }
    balances = engines.choose(deal, [model], engine, draws).balances(draws, seed)[model.scenario]
    return Runs(levels, balances)


def _ranked(values: Floats) -> Floats:
    """The share of values below each, ties in the order of the runs: the quantile that a value stands at."""
    found = np.empty(len(values))
    found[np.argsort(values, kind="stable")] = (np.arange(len(values)) + 0.5) / len(values)
    return found
