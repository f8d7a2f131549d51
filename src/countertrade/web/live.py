"""What moves under the hand: a party's balance in figures and dots, and the runs from which the browser works out the next step.

While a slider moves, the browser weighs these runs by how near each drew the input to the slider, so that no request stands between
hand and picture; what it shows then is called approximate. On release the server runs the model with the input held.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from countertrade.records import Histogram, Outcome, PartyOutcome
from countertrade.report.figures import focus
from countertrade.report.words import Words
from countertrade.simulation.inverse import scores
from countertrade.simulation.runs import runs
from countertrade.web import contexts as c
from countertrade.web.phrases import phrases
from countertrade.web.sliders import POSITIONS, level

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal
    from countertrade.report.evidence import Evidence

RUNS = 2**13
"""Runs that the browser weighs: one input held leaves about a twentieth of them, enough for a middle and a range."""

DOTS = 50
"""Dots of the picture, each two runs in a hundred."""


UNIT = 5_000
"""Parts of a normal score that are told apart."""

EDGES = (0.01, 0.99)
"""Quantiles between which the axis lies, and a little beyond: sliders move what is drawn outwards."""


def live(evidence: Evidence, words: Words, resting: Outcome) -> c.Live | None:
    """The figures of the party that the answer is about, exact as the report has them; None where nothing of it is counted.

    `resting` is the answer with no slider held: its range is the picture's axis, which stands still while dots move.
    """
    outcome = evidence.outcome
    party = focus(outcome)
    found, rest = outcome.party(party), resting.party(party)
    if not found.counted:
        return None
    said = phrases(words.language)
    first, last = quantiles(rest, EDGES)
    margin = 0.15 * (last - first)
    low, high = min(0.0, first - margin), max(0.0, last + margin)
    power, unit = words.axis(max(-low, high), outcome.currency)
    told = "live_whose" if found.tells != "unpriced" else "live_priced"
    return c.Live(
        party=party,
        whose=said.say(told, party=evidence.party(party), span=words.span(outcome.months), unit=unit),
        middle=words.scaled(found.balance.q50, power),
        range=said.say(
            "live_range",
            low=words.scaled(found.balance.q05, power),
            high=words.scaled(found.balance.q95, power),
        ),
        gains=said.say("live_gains", n=round(100 * found.chance_of_gain))
        if found.tells == "likelihood"
        else "",
        dots=tuple(quantiles(found, [(n + 0.5) / DOTS for n in range(DOTS)])),
        low=low,
        high=high,
        power=power,
    )


def quantiles(party: PartyOutcome, shares: Sequence[float]) -> list[float]:
    """Quantiles of a balance, even within each bin of its histogram.

    >>> from countertrade.records import Histogram, Quantiles
    >>> flat = Quantiles(mean=0, q05=0, q25=0, q50=0, q75=0, q95=0)
    >>> told = PartyOutcome(scenario="base", party="OZ", balance=flat, chance_of_gain=0.5, fan=(),
    ...     histogram=Histogram(low=-1.0, high=1.0, weights=(0.5, 0.5)))
    >>> quantiles(told, [0.25, 0.5, 1.0])
    [-0.5, 0.0, 1.0]
    """
    reached = [0.0, *itertools.accumulate(party.histogram.weights)]
    edges = _edges(party.histogram)
    return [float(value) for value in np.interp(shares, reached, edges)]


def _edges(histogram: Histogram) -> list[float]:
    bins = len(histogram.weights)
    width = (histogram.high - histogram.low) / bins
    return [histogram.low + n * width for n in range(bins + 1)]


def packed(deal: Deal, party: str, seed: int, engine: str) -> bytes:
    """The runs of a deal for the browser, little-endian: length of the head, the head as JSON, padding to a multiple of 4, the party's
    balances as float32, then for each of `inputs` where the runs drew it, as int16 of `unit` normal scores.

    Scores and not levels, for most inputs are nearly straight in them. `places` holds the score of each place of a slider.
    Raises Bad where the deal cannot be run.
    """
    found = runs(deal, RUNS, seed, engine)
    row = [each.code for each in deal.parties].index(party)
    places = scores(np.array([level(position) for position in POSITIONS])) * UNIT
    head = msgspec.json.encode({
        "draws": RUNS, "inputs": list(found.levels), "unit": UNIT, "places": places.tolist(),
    })  # fmt: skip
    head += b" " * (-len(head) % 4)
    drawn = [np.rint(scores(column) * UNIT).astype("<i2").tobytes() for column in found.levels.values()]
    return b"".join((struct.pack("<I", len(head)), head, found.balances[row].astype("<f4").tobytes(), *drawn))
