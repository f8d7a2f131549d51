"""Between which states a figure passes: pairs of a giver and a recipient, either of them open, weighed by what speaks for them.

`types` says what sides are, `weights` how evidence for them is weighed and from when on they are stated. Each class builds on the one before:
`Standing` (figures that pass to nobody), `Evidences` (what speaks for each pair), `Deciding` (what the weights say, and what a figure's words
make of that), `Returned` (what a verb leaves to what was told just before), and `Weighing`, which goes through the page.
"""

from __future__ import annotations

from countertrade.reading.sides.types import Pair, Sides, named
from countertrade.reading.sides.weighing import Weighing
from countertrade.reading.sides.weights import HELD, OFFERED, PAIR, SURE, Evidence, Weighed, joined, weighed

__all__ = [
    "HELD",
    "OFFERED",
    "PAIR",
    "SURE",
    "Evidence",
    "Pair",
    "Sides",
    "Weighed",
    "Weighing",
    "joined",
    "named",
    "weighed",
]
