"""Two runs, or two scenarios of one, side by side: what moved an answer, flow by flow, in steps that add up to the whole difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from countertrade.records import Answer, FlowOutcome, Outcome, Quantiles, Record

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal


class Step(Record, frozen=True, kw_only=True):
    """What one flow or effect brings to a party's mean balance in each of two runs; None where it is not in a run."""

    name: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float:
        return (self.after or 0.0) - (self.before or 0.0)


class Waterfall(Record, frozen=True, kw_only=True):
    """From one mean balance to another. `steps` are the largest first; their changes sum to `after` − `before`."""

    scenario: str
    party: str
    before: float
    after: float
    steps: tuple[Step, ...]


class Changed(Record, frozen=True, kw_only=True):
    """A question and its answer in each run; None where a run was not asked."""

    question: str
    before: Answer | None
    after: Answer | None


class Comparison(Record, frozen=True, kw_only=True):
    currency: str
    waterfalls: tuple[Waterfall, ...]
    answers: tuple[Changed, ...]


class Difference(Record, frozen=True, kw_only=True):
    """How much better a party ends in a scenario than in the first one, draw by draw: both read the same random numbers."""

    scenario: str
    party: str
    change: Quantiles
    better: float  # share of draws in which the party ends better than in the first scenario
    worse: float


KEPT_BY_OTHERS = "kept by others than the state"


def compare(before: Outcome, after: Outcome) -> Comparison:
    """What moved each party's balance, and each answer, from one run to another.

    Scenarios and parties that both runs have are compared. Raises ValueError for two currencies.
    """
    if before.currency != after.currency:
        raise ValueError(f"one run is in {before.currency}, the other in {after.currency}")
    known = {(party.scenario, party.party) for party in before.parties}
    pairs = [(p.scenario, p.party) for p in after.parties if (p.scenario, p.party) in known]
    return Comparison(
        currency=after.currency,
        waterfalls=tuple(_steps(before, scenario, after, scenario, party) for scenario, party in pairs),
        answers=_answers(before, after),
    )


def differences(
    deal: Deal, scenarios: Sequence[str], *, draws: int, seed: int, engine: str = "oracle"
) -> tuple[Difference, ...]:
    """Each party's paired difference between the first of the scenarios and each other one, scenario by scenario."""
    import numpy as np

    from countertrade.simulation import engines
    from countertrade.simulation.graph import NOTHING

    models = [deal.model(scenario) for scenario in scenarios]
    found = engines.choose(deal, models, engine, draws).balances(draws, seed)
    made: list[Difference] = []
    for scenario in scenarios[1:]:
        change_of = found[scenario] - found[scenarios[0]]
        size = np.maximum(np.abs(found[scenario]), np.abs(found[scenarios[0]]))
        change_of[np.abs(change_of) <= NOTHING * size] = 0.0  # the same, worked out another way
        for party, change in zip(deal.parties, change_of, strict=True):
            q05, q25, q50, q75, q95 = map(float, np.quantile(change, (0.05, 0.25, 0.5, 0.75, 0.95)))
            made.append(
                Difference(
                    scenario=scenario,
                    party=party.code,
                    change=Quantiles(mean=float(change.mean()), q05=q05, q25=q25, q50=q50, q75=q75, q95=q95),
                    better=float((change > 0).mean()),
                    worse=float((change < 0).mean()),
                )
            )
    return tuple(made)


def between(outcome: Outcome, party: str, before: str, after: str) -> Waterfall:
    """What moves a party's mean balance from one scenario of a run to another."""
    return _steps(outcome, before, outcome, after, party)


def contributions(outcome: Outcome, scenario: str, party: str) -> dict[str, float]:
    """What each flow and effect brings to a party's mean balance; what others than the state keep is a line of its own."""
    found: dict[str, float] = {}
    for flow in outcome.flows:
        if flow.scenario == scenario and party in (flow.giver, flow.recipient):
            found[flow.flow] = _brings(flow, party)
    rest = outcome.party(party, scenario).balance.mean - sum(found.values())
    if abs(rest) > 1e-9 * max((abs(value) for value in found.values()), default=0.0):
        found[KEPT_BY_OTHERS] = rest
    return found


def _brings(flow: FlowOutcome, party: str) -> float:
    gained = flow.value_to_recipient.mean if flow.value_to_recipient and flow.recipient == party else 0.0
    given = flow.value_to_giver.mean if flow.value_to_giver and flow.giver == party else 0.0
    return gained - given


def _steps(before: Outcome, first: str, after: Outcome, second: str, party: str) -> Waterfall:
    """From a scenario of one run to a scenario of another, or of the same."""
    old, new = contributions(before, first, party), contributions(after, second, party)
    steps = [
        Step(name=name, before=old.get(name), after=new.get(name)) for name in dict.fromkeys([*old, *new])
    ]
    return Waterfall(
        scenario=second,
        party=party,
        before=before.party(party, first).balance.mean,
        after=after.party(party, second).balance.mean,
        steps=tuple(sorted(steps, key=lambda step: (-abs(step.change), step.name))),
    )


def _answers(before: Outcome, after: Outcome) -> tuple[Changed, ...]:
    old, new = ({(a.question, a.scenario): a for a in outcome.answers} for outcome in (before, after))
    asked = dict.fromkeys([*old, *new])
    return tuple(Changed(question=key[0], before=old.get(key), after=new.get(key)) for key in asked)
