"""The series behind the charts: what a drawing and a table both show, worked out once."""

from __future__ import annotations

from countertrade.records import FlowOutcome, Histogram, Influence, Outcome, Quantiles, Record

ROUNDING = 1e-4
"""Share of turnover below which averages read off histograms may fail to add up without meaning anything."""
PANELS = 6
"""Scenarios shown side by side; a grid of more stands in the table alone, for panels would be too small to read."""


class Bar(Record, frozen=True, kw_only=True):
    """One item's part in a balance: the average over all runs, so that the parts add up, and nine in ten."""

    name: str
    low: float
    mean: float
    high: float


def focus(outcome: Outcome, wanted: str | None = None) -> str:
    """The party that the report is about: the wanted one, else the one the first question asks for, else the first."""
    known = [party.party for party in outcome.parties]
    if wanted is not None:
        return wanted
    for answer in outcome.answers:
        _, found, rest = answer.question.partition("balance of ")
        name = next((p for p in sorted(known, key=len, reverse=True) if found and rest.startswith(p)), None)
        if name:
            return name
    return known[0]


def scenarios(outcome: Outcome, limit: int | None = PANELS) -> tuple[str, ...]:
    """The scenarios to show, the one that is answered for first."""
    named = dict.fromkeys((outcome.about, *outcome.scenarios))
    present = {party.scenario for party in outcome.parties}
    return tuple(name for name in named if name in present)[:limit]


KEPT_BY_OTHERS = "kept by others"
"""Name of the part of what arrives that is not the state's: it is in the flows and not in the balance."""


def contributions(outcome: Outcome, party: str, scenario: str | None = None) -> list[Bar]:
    """What each flow and effect adds to or takes from a party's balance, the largest first. What has no price is not here.

    A last part is what of it others than the state keep, so that the averages add up to that of the balance.
    """
    bars = [
        Bar(name=flow.flow, low=low, mean=mean, high=high)
        for flow in outcome.flows
        if flow.scenario == (scenario or outcome.about)
        for low, mean, high in [_part(flow, party)]
        if (low, mean, high) != (0.0, 0.0, 0.0)
    ]
    bars.sort(key=lambda bar: -abs(bar.mean))
    rest = outcome.party(party, scenario).balance.mean - sum(bar.mean for bar in bars)
    if abs(rest) > ROUNDING * sum(abs(bar.mean) for bar in bars):
        bars.append(Bar(name=KEPT_BY_OTHERS, low=rest, mean=rest, high=rest))
    return bars


def _part(flow: FlowOutcome, party: str) -> tuple[float, float, float]:
    if flow.recipient == party and flow.value_to_recipient:
        value = flow.value_to_recipient
        return value.q05, value.mean, value.q95
    if flow.giver == party and flow.value_to_giver:
        value = flow.value_to_giver
        return -value.q95, -value.mean, -value.q05
    return 0.0, 0.0, 0.0


def influences(outcome: Outcome, party: str, limit: int = 12) -> tuple[Influence, ...]:
    """The inputs that move a party's balance, in the run's own ranking; those that move nothing are left out."""
    ranked = outcome.influences.get(party, ())
    return tuple(i for i in ranked if i.total > 0.001 or (i.value_of_learning or 0) > 0)[:limit]


def smooth(histogram: Histogram, bins: int = 80) -> list[tuple[float, float]]:
    """The histogram as (value, share) points in at most so many bins: fine bins are summed, never interpolated."""
    every = max(1, -(-len(histogram.weights) // bins))
    width = (histogram.high - histogram.low) / max(1, len(histogram.weights))
    return [
        (histogram.low + width * (first + every / 2), sum(histogram.weights[first : first + every]))
        for first in range(0, len(histogram.weights), every)
    ]


def priced(flow: FlowOutcome) -> Quantiles | None:
    """A flow's value: to its recipient, else to its giver; None where nobody prices it."""
    return flow.value_to_recipient or flow.value_to_giver
