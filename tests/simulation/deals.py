"""Deal files for tests: `deal(text)` reads one, `random_deals` makes any number of them."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import strategies as st

from countertrade.modelling import load
from countertrade.modelling.deal import Deal

HEAD = """
title: A test
start: 2024-03
months: {months}
currency: USD
parties: {{A: Oz, B: Ruritania, C: Utopia}}
counts: [soldier]
"""


def deal(text: str, months: int = 24) -> Deal:
    """The deal of some sections; title, months, currency and parties are given."""
    return load(HEAD.format(months=months) + dedent(text), "deal.yaml")


def _one(*choices: str) -> st.SearchStrategy[str]:
    return st.sampled_from(choices)


VALUES = {
    "men": ("8_000 to 20_000 soldier", "uniform(5_000 soldier, 9_000 soldier)", "12_000 soldier"),
    "pay": (
        "1_800 to 2_200 USD/soldier/month",
        "triangular(1_500 USD/soldier/month, 2_000 USD/soldier/month, 2_100 USD/soldier/month)",
        "normal(2_000 USD/soldier/month, 50 USD/soldier/month)",
        "{steps: {2024-03: 1_000 to 1_100 USD/soldier/month, 2024-09: 2_000 USD/soldier/month}}",
        "{value: 1_000 to 1_500 USD/soldier/month, grows: 1 % to 3 % per month}",
        "{value: 1_900 USD/soldier/month, grows: 4 % per year}",
    ),
    "share": ("60 % to 90 %", "beta(8, 2)", "75 %", "discrete({0.5: 0.25, 0.75: 0.75})"),
    "grain": (
        "600_000 to 700_000 t/year",
        "30_000 to 50_000 t/month",
        "uniform(1_000 t/month, 2_000 t/month)",
    ),
    "price": ("350 to 600 USD/t", "{value: 400 to 500 USD/t, grows: 2 % per year}", "400 USD/t"),
    "loss": ("0.5 % to 3 % per month", "uniform(0.01, 0.02) * 1 per month"),
    "gift": ("50e6 to 2e9 USD", "mixture({50e6 to 60e6 USD: 0.5, 1e9 to 2e9 USD: 0.5})", "80e6 USD"),
    "cost": (
        "2e6 to 9e6 USD/month",
        "truncate(normal(4e6 USD/month, 2e6 USD/month), 1e6 USD/month, 9e6 USD/month)",
    ),
}
EVENTS = {
    "peace": (
        "{hazard: 2 % to 5 % per month}",
        "{hazard: 30 % per year}",
        "{at: 2024-10}",
        "{chance: 40 % to 60 %, within: 12 months}",
    ),
    "crisis": (
        "{chance: 30 %, within: 30 months}",
        "{at: 2024-08, chance: 20 % to 40 %}",
        "{after: peace, delay: 3 months}",
        "{hazard: 10 % per month, after: peace}",
    ),
}
WINDOWS = (
    "",
    ", until: peace",
    ", since: crisis",
    ", since: 2024-05, until: 2025-01",
    ", since: 2024-06, until: [peace, crisis]",
    ", chance: 40 % to 70 %, until: peace",
    ", chance: 50 %, within: 10 months",
    ", while: force > 7_000 soldier",
    ", until: crisis, while: not peace happened",
    ", since: [crisis, 2024-05]",
)
ONCE = (
    *WINDOWS,
    *(f", over: 6 months{window}" for window in WINDOWS),
    ", since: twice_a_year",
    ", since: twice_a_year, until: peace",
)
DISCOUNTS = (
    "",
    "discount: 5 % per year",
    "discount: 3 % to 9 % per year",
    "discount: {A: 4 % per year, B: 2 % to 12 % per year}",
)
STOCKS = (
    "{start: men, out: force * loss}",
    "{start: men, in: 100 soldier/month, out: min(force * loss, 300 soldier/month)}",
    "{start: men, out: if peace happened then 0 soldier/month else (500 to 900 soldier/month)}",
)
QUESTIONS = (
    "P(balance of A > 0)",
    "P(balance of A > 1e8 USD and not peace happens)",
    "month when balance of A > 5e7 USD",
    "month when stock force < 9_000 soldier if peace",
    "median of balance of B by 2024-12",
    "mean of flow grain_flow if not peace",
    "q95 of stock force",
    "P(peace happens)",
    "mean of balance of A, all",
    "mean of balance of A / 1e6 USD",
)


@st.composite
def random_deals(draw: st.DrawFn) -> tuple[str, int]:
    """Sections of a deal file and its months: stocks, events, flows and effects of every form."""
    lines = []
    discount = draw(_one(*DISCOUNTS))
    if discount:
        lines.append(discount)
    lines.append("quantities:")
    for name, forms in VALUES.items():
        form = draw(_one(*forms))
        lines.append(f"  {name}: {form}" if form.startswith("{") else f"  {name}: {{value: '{form}'}}")
    lines += ["events:"] + [f"  {name}: {draw(_one(*forms))}" for name, forms in EVENTS.items()]
    lines.append("  twice_a_year: {every: 6 months, since: 2024-04}")
    stock = draw(_one(*STOCKS)).replace("out: ", 'out: "').replace("}", '"}')
    lines += ["stocks:", f"  force: {stock}"]
    window, once = _one(*WINDOWS), _one(*ONCE)
    keeps = _one("", ", keeps: {state: share}")
    lost = _one("", ", lost: 10 %", ", lost: 5 % to 20 %, delivered: 80 %")
    delay = _one("", ", delay: 2 months")
    worth = _one("worth: price", "worth: {A: price, B: 300 USD/t}", "worth: price, cost: none")
    lines += [
        "flows:",
        f"  wages: {{from: B, to: A, amount: force * pay{draw(delay)}{draw(keeps)}{draw(window)}}}",
        f"  grain_flow: {{from: B, to: A, amount: grain, {draw(worth)}{draw(lost)}{draw(delay)}{draw(keeps)}{draw(window)}}}",
        f"  gift_flow: {{from: B, to: A, amount: gift{draw(delay)}{draw(once)}}}",
        f"  back: {{from: A, to: C, amount: 'if crisis happened then cost else 0.5 * cost'{draw(lost)}{draw(delay)}{draw(window)}}}",
        "effects:",
        f"  harm: {{party: A, amount: -1 * cost{draw(window)}}}",
        f"  shock: {{party: C, amount: (-3e7 to -1e7 USD){draw(once)}}}",
        "questions:",
    ]
    chosen = draw(st.lists(_one(*QUESTIONS), min_size=1, max_size=4, unique=True))
    lines += [f"  - {question}" for question in chosen]
    return "\n".join(lines) + "\n", draw(st.integers(10, 30))
