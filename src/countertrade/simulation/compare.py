"""Two runs side by side: what moved an answer, flow by flow, in steps that add up to the whole difference."""

from __future__ import annotations

from countertrade.records import Answer, FlowOutcome, Outcome, Record


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
        waterfalls=tuple(_waterfall(before, after, *pair) for pair in pairs),
        answers=_answers(before, after),
    )


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


def _waterfall(before: Outcome, after: Outcome, scenario: str, party: str) -> Waterfall:
    old, new = (contributions(outcome, scenario, party) for outcome in (before, after))
    steps = [
        Step(name=name, before=old.get(name), after=new.get(name)) for name in dict.fromkeys([*old, *new])
    ]
    return Waterfall(
        scenario=scenario,
        party=party,
        before=before.party(party, scenario).balance.mean,
        after=after.party(party, scenario).balance.mean,
        steps=tuple(sorted(steps, key=lambda step: (-abs(step.change), step.name))),
    )


def _answers(before: Outcome, after: Outcome) -> tuple[Changed, ...]:
    old, new = ({(a.question, a.scenario): a for a in outcome.answers} for outcome in (before, after))
    asked = dict.fromkeys([*old, *new])
    return tuple(Changed(question=key[0], before=old.get(key), after=new.get(key)) for key in asked)
