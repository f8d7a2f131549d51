"""Scenarios side by side: each party's balance in every scenario, the paired difference from the first, and what moved it."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.records import Quantiles
from countertrade.report import drawings
from countertrade.report.balance_signs import chance_of_gain
from countertrade.report.charts import working_of
from countertrade.report.contexts import ComparedFacts, ComparedParty, ComparedRow, Piece, Prose, Tone
from countertrade.report.evidence import Evidence, joined
from countertrade.report.figures import KEPT_BY_OTHERS
from countertrade.report.words import Words
from countertrade.simulation.compare import KEPT_BY_OTHERS as KEPT
from countertrade.simulation.compare import Difference, between

MOVED = 3
"""Steps named behind a difference; they are the largest, and the table of workings has all."""
SHOWN = 12
"""Scenarios side by side, the first among them; a grid makes hundreds, which the table of scenarios counts."""
SMALL = 0.01
"""Steps below this share of all movement are not worth a name."""


def side_by_side(evidence: Evidence, differences: Sequence[Difference], left_out: int = 0) -> ComparedFacts:
    """The first scenario of the outcome and those of the differences, party by party; nothing without any. `left_out` is how many more there are."""
    w, outcome = evidence.words, evidence.outcome
    first = outcome.about
    names = (first, *dict.fromkeys(d.scenario for d in differences))
    balances = [p.balance for p in outcome.parties if p.scenario in names]
    ends = [0.0, *(v for balance in balances for v in (balance.q05, balance.q95))]
    power, unit = w.axis(max(map(abs, ends)), outcome.currency)
    moving = [
        code
        for code in dict.fromkeys(p.party for p in outcome.parties)
        if any(p.balance.q05 or p.balance.q95 for p in outcome.parties if p.party == code)
    ]
    known = {(d.scenario, d.party): d for d in differences}
    return ComparedFacts(
        heading=w.say("compared"),
        lead=w.say(
            "compared.lead",
            draws=w.number(outcome.draws),
            span=w.span(outcome.months),
            unit=unit,
            scenario=evidence.scenario(first),
        ),
        head=tuple(
            w.say(key)
            for key in (
                "scenario.head", "chance_ahead", "middle", "ninety",
                "compared.difference", "compared.better", "compared.moved",
            )
        ),
        parties=tuple(
            ComparedParty(
                name=evidence.party(code),
                rows=tuple(
                    _row(evidence, code, name, known.get((name, code)), min(ends), max(ends), power)
                    for name in names
                ),
            )
            for code in moving
            if differences
        ),
        more=w.say("compared.more", n=left_out) if left_out else "",
    )  # fmt: skip


def _row(
    evidence: Evidence,
    party: str,
    scenario: str,
    difference: Difference | None,
    low: float,
    high: float,
    power: float,
) -> ComparedRow:
    w = evidence.words
    found = evidence.outcome.party(party, scenario)
    name = evidence.scenario(scenario)
    middle = w.scaled(found.balance.q50, power)
    spread = _spread(w, found.balance, power)
    return ComparedRow(
        name=name,
        chance=chance_of_gain(w, found),
        middle=_coloured(middle, found.balance.q50),
        range=spread,
        drawing=drawings.strip(w, found.balance, low, high, f"{name}: {middle} ({spread})"),
        difference=_coloured(w.scaled(difference.change.mean, power), difference.change.mean)
        if difference
        else (Piece(text="–", tone="quiet"),),
        spread=_spread(w, difference.change, power) if difference else "",
        better=w.percent(difference.better) if difference else "–",
        moved=_moved(evidence, party, scenario, power) if difference else (),
    )


def _spread(w: Words, value: Quantiles, power: float) -> str:
    return w.word("joint.range", low=w.scaled(value.q05, power), high=w.scaled(value.q95, power))


def _moved(evidence: Evidence, party: str, scenario: str, power: float) -> Prose:
    """The largest steps from the first scenario's mean balance to this one's."""
    steps = between(evidence.outcome, party, evidence.outcome.about, scenario).steps
    size = sum(abs(step.change) for step in steps)
    return joined(
        (
            (
                Piece(
                    text=evidence.named(KEPT_BY_OTHERS if step.name == KEPT else step.name),
                    href=working_of(evidence)(step.name),
                ),
                Piece(text="\u00a0"),
                *_coloured(evidence.words.scaled(step.change, power), step.change),
            )
            for step in steps[:MOVED]
            if abs(step.change) > SMALL * size
        ),
        " · ",
    )


def _coloured(text: str, value: float) -> Prose:
    tone: Tone = "gain" if value > 0 else "loss" if value < 0 else ""
    return (Piece(text=text, tone=tone),)
