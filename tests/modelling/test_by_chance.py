"""Written chances and intervals come out as their closed forms say, through the engine."""

from __future__ import annotations

import math

import pytest

from countertrade.simulation import simulate
from tests.modelling.deals import FLOW, deal

R = 2 * math.sin(math.pi * 0.6 / 6)
LOGNORMAL = math.exp((math.log(8) - math.log(2)) ** 2 / (2 * (2 * 1.6448536269514722) ** 2)) * 4

CASES = {
    "a hazard per month": ("events: {e: {hazard: 2 % per month}}\n", "P(e happens)", 1 - 0.98**24),
    "a hazard per year": ("events: {e: {hazard: 20 % per year}}\n", "P(e happens)", 1 - 0.8**2),
    "a hazard by a date": ("events: {e: {hazard: 2 % per month}}\n", "P(e happens) by 2031-02", 1 - 0.98**12),
    "a chance within": ("events: {e: {chance: 60 %, within: 48 months}}\n", "P(e happens)", 0.3),
    "a likelihood word": ("events: {e: {chance: likely, within: 24 months}}\n", "P(e happens)", 0.675),
    "a chance at a date": ("events: {e: {at: 2031-01, chance: 30 %}}\n", "P(e happens)", 0.3),
    "competing hazards": (
        "events: {e: {first of: {a: {hazard: 3 % per month}, b: {hazard: 1 % per month}}}}\n",
        "P(a happens)",
        0.75 * (1 - 0.96**24),
    ),
    "only one of them": (
        "events: {e: {first of: {a: {hazard: 3 % per month}, b: {hazard: 1 % per month}}}}\n",
        "P(a happens and b happens)",
        0.0,
    ),
    "a clock after an event": (
        "events: {a: {at: 2031-02}, e: {hazard: 5 % per month, after: a}}\n",
        "P(e happens)",
        1 - 0.95**12,
    ),
    "if an event": (
        "events: {a: {at: 2031-02, chance: 50 %}, e: {hazard: 5 % per month, after: a}}\n",
        "P(e happens) if a",
        1 - 0.95**12,
    ),
    "a lognormal": ("quantities: {q: 2 to 8}\n", "mean of q", LOGNORMAL),
    "its ends": ("quantities: {q: 2 to 8}\n", "P(q < 8)", 0.95),
    "a share": ("quantities: {q: 20 % to 60 %}\n", "P(q < 20 %)", 0.05),
    "a normal": ("quantities: {q: -2 to 8}\n", "mean of q", 3.0),
    "a PERT": ("quantities: {q: 1/2/9}\n", "mean of q", (1 + 8 + 9) / 6),
    "a triangle": ("quantities: {q: 'triangular(1, 2, 9)'}\n", "mean of q", 4.0),
    "a beta": ("quantities: {q: 'beta(8, 2)'}\n", "mean of q", 80.0),  # in its unit, %
    "a lognormal by factor": ("quantities: {q: 'lognormal(4, 2)'}\n", "P(q < 8)", 0.95),
    "a table of values": ("quantities: {q: 'discrete({1: 0.2, 5: 0.8})'}\n", "mean of q", 4.2),
    "a mixture": ("quantities: {q: 'mixture({uniform(0, 2): 0.25, uniform(4, 6): 0.75})'}\n", "mean of q", 4.0),
    "a truncation": ("quantities: {q: 'truncate(uniform(0, 10), 2, 6)'}\n", "mean of q", 4.0),
    "the same name is the same draw": ("quantities: {q: 2 to 8}\n", "P(q / q > 0.999)", 1.0),
    "each interval is another": ("quantities: {q: 2 to 8, p: 2 to 8}\n", "P(q > p)", 0.5),
    "rank correlation": (
        "quantities: {q: 2 to 8, p: uniform(0, 1)}\ncorrelated: [{of: [q, p], rank: 0.6}]\n".replace(
            "uniform(0, 1)", "'uniform(0, 1)'"
        ),
        "P(q > 4 and p > 0.5)",
        0.25 + math.asin(R) / (2 * math.pi),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "question", "answer"), CASES.values(), ids=CASES.keys())
def test_comes_out_as_the_closed_form(body: str, question: str, answer: float) -> None:
    made = deal(f"{body}{FLOW}questions: ['{question}']\n")
    (found,) = simulate(made, draws=1 << 12, seed=0).answers
    assert found.value == pytest.approx(answer, rel=4e-3, abs=4e-3)
