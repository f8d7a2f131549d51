"""The language worked out by hand: deals without chance whose answers anybody can check with a pencil.

The model runs 24 months from March 2030, so month 0 is 2030-03, month 2 is 2030-05 and month 12 is 2031-03.
"""

from __future__ import annotations

import pytest

from countertrade.simulation import simulate
from tests.modelling.deals import deal

EVENT = "events: {e: {at: 2030-05}}\n"  # month 2


def flow(amount: str, more: str = "") -> str:
    return f"flows: {{f: {{from: RU, to: OZ, amount: {amount}{more}}}}}\n"


BARN = "stocks: {barn: {start: 100 t, out: 10 t/month}}\n"
CASES = {
    # rates and one-offs
    "a rate books every month": (flow("10 t/month"), "flow f", 240),
    "a year has twelve months": (flow("120 t/year"), "flow f", 240),
    "an amount books once": (flow("5 t"), "flow f", 5),
    "in its first active month": (flow("5 t", ", until: 2030-03"), "flow f", 5),
    "in parts": (flow("6 t", ", over: 6 months"), "flow f", 6),
    "in parts beyond the end": (flow("6 t", ", over: 6 months, since: 2031-12"), "flow f", 3),
    "in parts while active": (flow("6 t", ", over: 6 months, until: 2030-05"), "flow f", 3),
    # windows
    "until a date, that month included": (flow("10 t/month", ", until: 2030-05"), "flow f", 30),
    "since a date, that month included": (flow("10 t/month", ", since: 2030-05-17"), "flow f", 220),
    "the latest since, the earliest until": (
        flow("10 t/month", ", since: [2030-04, 2030-05], until: [2030-09, 2030-08]"),
        "flow f",
        40,
    ),
    "until an event, its month included": (EVENT + flow("10 t/month", ", until: e"), "flow f", 30),
    "since an event, the month after": (EVENT + flow("10 t/month", ", since: e"), "flow f", 210),
    "an event before the start has happened": (
        "events: {e: {at: 2029-01}}\n" + flow("10 t/month", ", since: e"),
        "flow f",
        240,
    ),
    "and what it ends never was": ("events: {e: {at: 2029-01}}\n" + flow("10 t/month", ", until: e"), "flow f", 0),
    "an event after the end never happens": (
        "events: {e: {at: 2040-01}}\n" + flow("10 t/month", ", since: e"),
        "flow f",
        0,
    ),
    "while a condition holds": (BARN + flow("10 t/month", ", while: barn < 60 t"), "flow f", 190),
    "while, and it may resume": (
        "quantities: {q: {steps: {2030-03: 1 t, 2030-06: 0 t, 2030-09: 1 t}}}\n" + flow("10 t/month", ", while: q > 0"),
        "flow f",
        210,
    ),
    # events
    "a delay": ("events: {e: {at: 2030-05}, later: {after: e, delay: 3 months}}\n" + flow("10 t/month", ", since: later"), "flow f", 180),
    "a hazard of one": ("events: {e: {hazard: 100 % per month}}\n" + flow("10 t/month", ", until: e"), "flow f", 10),
    "a clock that starts after": (
        "events: {e: {at: 2030-05}, later: {hazard: 100 % per month, after: e}}\n" + flow("10 t/month", ", until: later"),
        "flow f",
        40,
    ),
    "a chance of one within one month": (
        "events: {e: {chance: 100 %, within: 1 month}}\n" + flow("10 t/month", ", until: e"),
        "flow f",
        10,
    ),
    "a chance of its own books from its month": (flow("10 t/month", ", chance: 100 %, within: 1 month"), "flow f", 240),
    "a flow that does not exist": (flow("10 t/month", ", chance: 0 %"), "flow f", 0),
    "the first of two": (
        "events: {e: {first of: {a: {hazard: 100 % per month}, b: {hazard: 0 % per month}}}}\n"
        "flows:\n"
        "  f: {from: RU, to: OZ, amount: 10 t/month, until: a}\n"
        "  g: {from: RU, to: OZ, amount: 1 t/month, until: b}\n",
        "flow f + flow g",
        10 + 24,
    ),
    "every six months from the start": ("events: {e: {every: 6 months}}\n" + flow("5 t", ", since: e"), "flow f", 20),
    "every six months since May": ("events: {e: {every: 6 months, since: 2030-05}}\n" + flow("5 t", ", since: e"), "flow f", 20),
    "every six months until January": (
        "events: {e: {every: 6 months, since: 2030-05, until: 2031-01}}\n" + flow("5 t", ", since: e"),
        "flow f",
        10,
    ),
    "every twelve months after an event": (
        "events: {e: {at: 2030-05}, later: {every: 12 months, from: e}}\n" + flow("5 t", ", since: later"),
        "flow f",
        10,
    ),
    "an event in a formula": (EVENT + flow("if e happened then 10 t/month else 1 t/month"), "flow f", 3 + 210),
    # quantities
    "steps": ("quantities: {q: {steps: {2030-01: 1 t/month, 2030-06: 2 t/month}}}\n" + flow("q"), "flow f", 3 + 42),
    "growth per month": ("quantities: {q: {value: 1 t/month, grows: 10 % per month}}\n" + flow("q"), "flow f", (1.1**24 - 1) / 0.1),
    "growth per year": (
        "quantities: {q: {value: 1 t/month, grows: 10 % per year}}\n" + flow("q"),
        "flow f",
        sum(1.1 ** (t / 12) for t in range(24)),
    ),
    "growth from the date of a step": (
        "quantities: {q: {steps: {2030-01: 1 t/month, 2031-03: 5 t/month}, grows: 10 % per month}}\n" + flow("q"),
        "flow f",
        sum(1.1 ** (t + 2) for t in range(12)) + sum(5 * 1.1**t for t in range(12)),
    ),
    "a season": ("quantities: {q: {value: 1 t/month, season: {jan: 0 %, may: 300 %}}}\n" + flow("q"), "flow f", 20 + 6),
    "a one-off at the value of its month": (
        "quantities: {q: {steps: {2030-01: 1 t, 2030-06: 2 t}}}\n" + flow("q", ", since: 2030-07"),
        "flow f",
        2,
    ),
    # stocks
    "a stock is read at the beginning of the month": (
        "stocks: {s: {start: 100 t, out: s * 10 % per month}}\n" + flow("s * 10 % per month"),
        "flow f",
        100 * (1 - 0.9**24),
    ),
    "a stock never falls below nothing": (
        "stocks: {s: {start: 25 t, out: 10 t/month}}\n" + flow("s / 1 month"),
        "flow f",
        25 + 15 + 5,
    ),
    "stocks that read each other": (
        "stocks: {a: {start: 10 t, in: b / 1 month}, b: {start: 1 t, in: a / 1 month}}\n" + flow("a / 1 month", ", until: 2030-06"),
        "flow f",
        10 + 11 + 22 + 44,
    ),
    # what arrives and what it is worth
    "delivered and lost": (flow("10 t/month", ", delivered: 50 %, lost: 20 %"), "flow f", 96),
    "a delay on the way": (flow("10 t/month", ", delay: 3 months"), "flow f", 210),
    "worth to the recipient": (flow("10 t/month", ", lost: 20 %, worth: 2 USD/t"), "balance of OZ", 384),
    "and the same for the giver, on sending": (flow("10 t/month", ", lost: 20 %, worth: 2 USD/t"), "balance of RU", -480),
    "worth by party": (flow("10 t", ", worth: {OZ: 3 USD/t, RU: 2 USD/t}"), "balance of OZ + balance of RU", 10),
    "a cost": (flow("10 t", ", worth: 3 USD/t, cost: 1 USD/t"), "balance of RU", -10),
    "a side that is not counted": (flow("10 t", ", worth: 3 USD/t, cost: none"), "balance of OZ + balance of RU", 30),
    "money at face value": (flow("100 USD"), "balance of OZ", 100),
    "what the state keeps": (flow("100 USD", ", keeps: {state: 60 %}"), "balance of OZ", 60),
    "what all keep": (flow("100 USD", ", keeps: {state: 60 %}"), "balance of OZ, all", 100),
    "an effect": (EVENT + "effects: {x: {party: OZ, amount: -5 USD/month, since: e}}\n", "balance of OZ", -105),
    # discount and foreign money
    "a year's discount": (
        "discount: 12 % per year\n" + flow("100 USD", ", since: 2031-03"),
        "balance of OZ",
        100 / 1.12,
    ),
    "month 0 is not discounted": ("discount: 12 % per year\n" + flow("100 USD"), "balance of OZ", 100),
    "a monthly discount": ("discount: 1 % per month\n" + flow("100 USD", ", since: 2031-03"), "balance of OZ", 100 / 1.01**12),
    "discounts by party": (
        "discount: {OZ: 12 % per year}\n" + flow("100 USD", ", since: 2031-03"),
        "balance of OZ + balance of RU",
        100 / 1.12 - 100,
    ),
    "what arrives later is discounted later": (
        "discount: 12 % per year\n" + flow("100 USD", ", delay: 12 months"),
        "balance of OZ + balance of RU",
        100 / 1.12 - 100,
    ),
    "foreign money": ("rates: {EUR/USD: 0.8}\n" + flow("100 EUR"), "balance of OZ", 125),
    "foreign money the other way round": ("rates: {USD/EUR: 1.25}\n" + flow("100 EUR"), "balance of OZ", 125),
    "at the rate of its month": (
        "rates: {EUR/USD: {steps: {2030-03: 1, 2031-03: 2}}}\n" + flow("10 EUR/month"),
        "balance of OZ",
        180,
    ),
    "a price in foreign money": ("rates: {EUR/USD: 0.8}\n" + flow("10 t", ", worth: 4 EUR/t"), "balance of OZ", 50),
    # arithmetic
    "units are converted": (flow("10 t + 500 kg"), "flow f", 10.5),
    "less than and arithmetic": (flow('"if 3 > 2 and not 1 > 2 then min(5 t, 7 t) else 0 t"'), "flow f", 5),
    "brackets": (flow("(1 + 2) * 3 t - 4 t / 2"), "flow f", 7),
    "exp and log": (flow("exp(log(4)) * sqrt(9) * abs(-1) * 1 t"), "flow f", 12),
}  # fmt: skip


@pytest.mark.parametrize(("body", "question", "answer"), CASES.values(), ids=CASES.keys())
def test_comes_out_as_by_hand(body: str, question: str, answer: float) -> None:
    made = deal(f"{body}questions: ['mean of {question}']\n")
    (found,) = simulate(made, draws=64, seed=0).answers
    assert found.value == pytest.approx(answer, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("mean of flow f by 2030-05", 30),
        ("mean of balance of OZ by 2030-05", 30),
        ("month when balance of OZ > 55 USD", 5),
        ("P(balance of OZ > 200 USD)", 1),
        ("P(balance of OZ > 200 USD) by 2030-05", 0),
        ("chance that e happens", 1),
        ("chance that e happens by 2030-04", 0),
        ("median of balance of OZ if e", 240),
        ("mean of balance of OZ in less", 24),
    ],
)
def test_questions_come_out_as_by_hand(question: str, answer: float) -> None:
    body = EVENT + flow("10 USD/month") + "scenarios: {less: {f: {from: RU, to: OZ, amount: 1 USD/month}}}\n"
    (found,) = simulate(deal(f"{body}questions: ['{question}']\n"), draws=64, seed=0).answers
    assert found.value == pytest.approx(answer, rel=1e-9)
