"""One run of a deal with one engine, put together as an outcome."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from countertrade import records
from countertrade.modelling import deal as d
from countertrade.simulation import answers, choices, engines, quasi_random, sampling, sensitivity
from countertrade.simulation.engines import Engine
from countertrade.simulation.histogram import Spread

Floats = NDArray[np.float64]
POINTS: dict[quasi_random.Method, str] = {"sobol": "run.sobol", "monte carlo": "run.monte_carlo"}
MOST = quasi_random.LIMIT // 2  # inputs: the indices need two dimensions of points for each
EXACT = 1 << 10  # draws of a pick-freeze below which first-order indices are read from the run itself
R = TypeVar("R", bound=records.Record)


def outcome(
    deal: d.Deal,
    *,
    draws: int,
    seed: int,
    scenarios: Sequence[str] | None,
    engine: str,
    rank: bool,
    method: quasi_random.Method,
    progress: sampling.Progress | None,
) -> records.Outcome:
    """See `countertrade.simulation.simulate`."""
    if draws < 1:
        raise records.Bad(records.Problem(deal.path, 0, 0, f"{draws} draws are too few; take 16384"))
    if (given := len(sampling.keys(deal))) > MOST:
        said = f"{given:,} uncertain figures are more than {MOST:,}, for which there are points; put some of them together"
        raise records.Bad(records.Problem(deal.path, 0, 0, said))
    models = _chosen(deal, scenarios)
    chosen = engines.choose(deal, models, engine, draws, method)
    sample = chosen.sample(draws, seed, progress)
    spreads = sample.spreads
    ranking = _ranking(deal, models[0], chosen, sample, seed) if rank else Ranking()
    return records.Outcome(
        title=deal.title,
        start=deal.start,
        months=deal.months,
        currency=deal.currency,
        draws=draws,
        seed=seed,
        method=records.message("run.method", points=records.message(POINTS[method]), engine=chosen.says),
        as_of=None,
        scenarios=tuple(model.scenario for model in models),
        parties=_each(models, lambda model: answers.parties(deal, model.scenario, spreads[model.scenario])),
        flows=_each(models, lambda model: answers.flows(model, spreads[model.scenario])),
        stocks=_each(models, lambda model: answers.stocks(model, spreads[model.scenario])),
        events=_each(models, lambda model: answers.events(model, spreads[model.scenario], draws)),
        answers=_answers(deal, spreads, draws),
        unpriced=_each(models, lambda model: answers.unpriced(model, spreads[model.scenario])),
        influences=ranking.influences,
        ranked_by=ranking.ranked_by,
        single_origin_share=ranking.single_origin_share,
        reconciliation=tuple(
            answers.reconciliation(deal, model, spreads[model.scenario]) for model in models
        ),
        not_counted=answers.not_counted(deal),
        assumptions=answers.assumptions(deal),
        warnings=(
            *map(_warning, deal.warnings),
            *chosen.warnings,
            *(line for model in models for line in choices.told(deal, model)),
            *ranking.warnings,
        ),
    )


def _warning(problem: records.Problem) -> records.Message:
    """A warning of the deal file with its place; a reader elsewhere has the file, not its folder."""
    place = f"{PurePath(problem.path).name}:{problem.line}:{problem.column}"
    return records.message("run.warned", place=place, what=problem.said or problem.message)


def _chosen(deal: d.Deal, scenarios: Sequence[str] | None) -> list[d.Model]:
    if scenarios is None:
        return list(deal.models)
    known = [model.scenario for model in deal.models]
    for name in scenarios:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(known)}"
            raise records.Bad(records.Problem(deal.path, 0, 0, f"there is no scenario '{name}'; {hint}"))
    return [model for model in deal.models if model.scenario in scenarios]


def _each(models: Sequence[d.Model], make: Callable[[d.Model], Iterator[R]]) -> tuple[R, ...]:
    return tuple(record for model in models for record in make(model))


def _answers(deal: d.Deal, spreads: Mapping[str, Spread], draws: int) -> tuple[records.Answer, ...]:
    return tuple(
        answers.answer(deal, question, index, spreads[question.scenario], draws)
        for index, question in enumerate(deal.questions)
        if question.scenario in spreads
    )


class Ranking(NamedTuple):
    """By party: its inputs ranked, by what, and the share of its variance on inputs that rest on one origin."""

    influences: dict[str, tuple[records.Influence, ...]] = {}
    ranked_by: dict[str, answers.RankedBy] = {}
    single_origin_share: dict[str, float] = {}
    warnings: tuple[records.Message, ...] = ()


def _ranking(deal: d.Deal, model: d.Model, engine: Engine, sample: sampling.Sample, seed: int) -> Ranking:
    every = sampling.groups(model)
    if not every:
        return Ranking()
    named = [tuple(given.key for given in group) for group in every]
    foremost = sensitivity.foremost(named, sample.points, sample.balances)
    groups, known = [every[row] for row in foremost], [named[row] for row in foremost]
    others = tuple(key for row in sorted(set(range(len(named))) - set(foremost)) for key in named[row])
    single = tuple(
        given.key for group in every for given in group if all(map(sampling.is_of_one_origin, group))
    )
    found = engine.indices([*known, *(group for group in (others, single) if group)], seed)
    if found.evaluations < EXACT * (len(found.first) + 2):
        shares_alone, alone = sensitivity.first_orders(known, sample.points, sample.balances)
        found.first[: len(known)][alone] = shares_alone[alone]
    learned = sensitivity.values_of_learning(known, sample.points, sample.balances)
    influences: dict[str, tuple[records.Influence, ...]] = {}
    ranked_by: dict[str, answers.RankedBy] = {}
    shares: dict[str, float] = {}
    for row, party in enumerate(party.code for party in deal.parties):
        first, total = (_shares(part[: len(known), row]) for part in (found.first, found.total))
        learning = [values[row] for values in learned]
        sd = float(found.variance[row]) ** 0.5
        influences[party], ranked_by[party] = answers.influences(groups, first, total, learning, sd)
        shares[party] = _shares(found.first[-1:, row])[0] if single else 0.0
    if not others:
        return Ranking(influences, ranked_by, shares)
    rest = records.share(max(_shares(found.total[len(known)])))
    said = records.message("run.ranked", known=len(known), others=len(others), share=rest)
    return Ranking(influences, ranked_by, shares, (said,))


def _shares(column: Floats) -> list[float]:
    """Indices as shares: sampling error can leave one just outside 0 to 1."""
    return [min(1.0, max(0.0, float(share))) for share in column]
