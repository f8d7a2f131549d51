"""The series behind the charts: what a drawing and a table both show, worked out once."""

from __future__ import annotations

from collections.abc import Sequence

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


THE_REST = "all other items"
"""Name of what stands for the smaller parts of a balance together."""
BARS = 10
"""Parts of a balance drawn one by one at most."""


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


def rest_joined(bars: Sequence[Bar], most: int = BARS) -> list[Bar]:
    """The largest of the bars, and one for all others, so that they add up to the same."""
    if len(bars) <= most:
        return list(bars)
    rest = bars[most - 1 :]
    low, mean, high = (sum(getattr(bar, end) for bar in rest) for end in ("low", "mean", "high"))
    return [*bars[: most - 1], Bar(name=THE_REST, low=low, mean=mean, high=high)]


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


DOTS = 50
"""Dots that stand for the runs of a scenario: few enough to count, each of them 2 in 100."""


def dots(histogram: Histogram, n: int = DOTS) -> list[float]:
    """The quantiles of the histogram at the middles of n equal shares, ascending: a quantile dotplot's dots (Kay et al. 2016).

    >>> [round(dot, 3) for dot in dots(Histogram(low=-1.0, high=1.0, weights=(0.25, 0.75)), 4)]
    [-0.5, 0.167, 0.5, 0.833]
    """
    width = (histogram.high - histogram.low) / max(1, len(histogram.weights))
    found: list[float] = []
    below = 0.0
    for at, weight in enumerate(histogram.weights):
        while weight > 0 and len(found) < n and (wanted := (len(found) + 0.5) / n) <= below + weight:
            found.append(histogram.low + width * (at + (wanted - below) / weight))
        below += weight
    return found + [histogram.high] * (n - len(found))  # weights that sum to a hair less than 1


def priced(flow: FlowOutcome) -> Quantiles | None:
    """A flow's value: to its recipient, else to its giver; None where nobody prices it."""
    return flow.value_to_recipient or flow.value_to_giver
