"""The oracle over many draws, a stretch at a time: every figure of every scenario, and what moves each party's balance.

All scenarios read the same points, so the difference between two of them is one of the same draws.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling import deal as d
from countertrade.records import Bad
from countertrade.simulation import choices, inverse, oracle, quasi_random
from countertrade.simulation.figures import Figure, figures, is_month
from countertrade.simulation.histogram import Ranked, Spread

Floats = NDArray[np.float64]
Progress = Callable[[int, int], None]  # draws done, of how many

STRETCH = 1 << 14  # draws at a time: with them the spreads of a small run are exact


def keys(deal: d.Deal) -> list[str]:
    """The inputs of all scenarios: each is one dimension, the same in every scenario."""
    return list(dict.fromkeys(given.key for model in deal.models for given in model.inputs))


class Sample(NamedTuple):
    """What the oracle found: the spread of every figure of each scenario, and the first stretch of the first scenario."""

    spreads: dict[str, Spread]
    points: dict[str, Floats]
    balances: Floats  # (parties, draws of the first stretch), at the end


def sample(
    deal: d.Deal,
    models: Sequence[d.Model],
    draws: int,
    seed: int,
    progress: Progress | None = None,
    method: quasi_random.Method = "sobol",
) -> Sample:
    """Each scenario run over the draws."""
    sequence = quasi_random.sequence(keys(deal), seed, method)
    spreads: dict[str, Spread] = {}
    first: tuple[dict[str, Floats], Floats] | None = None
    for start in range(0, draws, STRETCH):
        count = min(STRETCH, draws - start)
        columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, start, count), strict=True))
        known: inverse.Known = {}
        for model in models:
            rules = choices.policies(deal, model)
            paths = oracle.run(deal, model, inverse.draw(model, columns, known=known), count, rules)
            if first is None:
                first = columns, _at_the_end(deal, paths)
            names, values = figures(deal, model, paths)
            _refuse_unbounded_answers(deal, names, values)
            if model.scenario not in spreads:
                rows = {name: row for row, name in enumerate(names)}
                months = [row for name, row in rows.items() if is_month(deal, name)]
                kept = Ranked(months, deal.months) if draws > STRETCH else None
                spreads[model.scenario] = Spread(rows, kept)
            spreads[model.scenario].add(values)
        if progress is not None:
            progress(start + count, draws)
    assert first is not None
    return Sample(spreads, *first)


def _refuse_unbounded_answers(deal: d.Deal, names: Sequence[Figure], values: Floats) -> None:
    """Raise Bad for a question whose answer is not finite in some draw in which it applies."""
    problems = [
        problem
        for (kind, *index), row in zip(names, values, strict=True)
        if kind == "answer"
        for asked in [deal.questions[int(str(index[0]))]]
        for problem in oracle.unbounded(deal, f"'{asked.text}'", asked.place, row[~np.isnan(row)])
    ]
    if problems:
        raise Bad(*problems)


def balances(deal: d.Deal, model: d.Model, columns: Mapping[str, Floats]) -> Floats:
    """Every party's balance at the end at the given points, (parties, draws)."""
    draws = len(next(iter(columns.values()))) if columns else 1
    paths = oracle.run(deal, model, inverse.draw(model, columns), draws, choices.policies(deal, model))
    return _at_the_end(deal, paths)


def _at_the_end(deal: d.Deal, paths: oracle.Paths) -> Floats:
    return np.stack([paths.balance[party.code][-1] for party in deal.parties])


def groups(model: d.Model) -> list[tuple[d.Input, ...]]:
    """The inputs that something reads: those that are correlated together, and those of a path."""
    by_key = {given.key: given for given in model.read_inputs()}
    together: dict[str, list[str]] = {key: [key] for key in by_key}
    paths = [quantity.process.normals for quantity in model.quantities if quantity.process is not None]
    for keys_ in (*(group.inputs for group in model.correlations), *paths):
        known = [together[key] for key in keys_ if key in together]
        joined = list(dict.fromkeys(key for part in known for key in part))
        together.update(dict.fromkeys(joined, joined))
    groups_ = {id(part): part for part in together.values()}.values()
    found = [tuple(by_key[key] for key in part) for part in groups_]
    return sorted(found, key=lambda group: len(group) == 1)


def is_of_one_origin(given: d.Input) -> bool:
    """Whether an input rests on a single original source: one origin behind its claims, or one claim as its basis."""
    if given.assumed:
        return False
    return given.origins == 1 or (given.origins == 0 and len(given.claims) == 1)
