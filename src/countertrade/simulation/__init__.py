"""Deal → Outcome: what each side of a deal gets, gives and risks, over many draws of what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from countertrade import records

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal
    from countertrade.simulation.quasi_random import Method
    from countertrade.simulation.sampling import Progress

Engine = Literal["oracle", "kernel", "auto"]

DRAWS = 1 << 14
FEWEST = 1 << 12
"""With so many draws a 95 % quantile of the reference deal is right to 0.9 % (`bench/engine.py`)."""
BOOKINGS = 1 << 30
"""Of a flow or effect in a month, scenario and draw; a run of so many takes some 18 s of the oracle (`bench/engine.py`, the large deal)."""


def usual_draws(deal: Deal) -> int:
    """How many draws a deal is run with unless somebody asks for others: 16,384; down to 4,096 where it is large."""
    each = deal.months * sum(len(model.flows) + len(model.effects) for model in deal.models)
    fitting = BOOKINGS // max(1, each)
    return min(DRAWS, max(FEWEST, 1 << max(0, fitting.bit_length() - 1)))


def simulate(
    deal: Deal,
    *,
    draws: int | None = None,
    seed: int | None = None,
    scenarios: Sequence[str] | None = None,
    engine: Engine = "oracle",
    influences: bool = True,
    method: Method = "sobol",
    progress: Progress | None = None,
) -> records.Outcome:
    """The outcome of a deal: balances, flows, stocks, events, answers and what to check next, for each scenario.

    `draws` scrambled Sobol points (a power of two is best; `usual_draws` unless said), or Monte Carlo points by `method`; scrambled or begun by `seed`, else by the deal's own seed, else by 0. `scenarios`
    leaves some out, `influences` False the ranking of inputs, which takes as long as the rest. Raises Bad for a scenario that the deal does not have, and where a figure of it is not finite in some draw.
    """
    from countertrade.simulation.outcome import outcome

    chosen_seed = seed if seed is not None else deal.seed if deal.seed is not None else 0
    return outcome(
        deal,
        draws=usual_draws(deal) if draws is None else draws,
        seed=chosen_seed,
        scenarios=scenarios,
        engine=engine,
        rank=influences,
        method=method,
        progress=progress,
    )
