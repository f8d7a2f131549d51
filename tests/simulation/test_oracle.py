"""What a deal file means, in small cases, and against closed forms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from countertrade.records import Bad, Outcome
from countertrade.simulation import inverse, oracle, outcome, quasi_random, sampling, sensitivity, simulate
from countertrade.simulation.histogram import Floats
from tests.simulation.deals import deal, random_deals


def balance(text: str, party: str = "A", months: int = 24, draws: int = 1024) -> Floats:
    """The running balance of a party, (months, draws)."""
    return paths(text, months, draws).balance[party]


def paths(text: str, months: int = 24, draws: int = 1024) -> oracle.Paths:
    made = deal(text, months)
    sequence = quasi_random.sequence(sampling.keys(made), 0)
    columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, draws), strict=True))
    return oracle.run(made, made.base, inverse.draw(made.base, columns), draws)


# --- one figure: what is booked, and when ---------------------------------------------------------------------------------

SURE = [
    ("a rate books every month", "flows: {f: {from: B, to: A, amount: 12 USD/year}}", 24.0),
    ("an amount books once", "flows: {f: {from: B, to: A, amount: 5 USD}}", 5.0),
    ("instalments end with the war", "events: {e: {at: 2024-05}}\nflows: {f: {from: B, to: A, amount: 8 USD, over: 4 months, until: e}}", 6.0),
    ("the month of an end is the last", "events: {e: {at: 2024-05}}\nflows: {f: {from: B, to: A, amount: 1 USD/month, until: e}}", 3.0),
    ("a beginning is the month after", "events: {e: {at: 2024-05}}\nflows: {f: {from: B, to: A, amount: 1 USD/month, since: e}}", 21.0),
    ("a date is its month", "flows: {f: {from: B, to: A, amount: 1 USD/month, since: 2024-05, until: 2024-07}}", 3.0),
    ("before the start has happened", "events: {e: {at: 2023-01}}\nflows: {f: {from: B, to: A, amount: 1 USD/month, since: e}}", 24.0),
    ("what never happens ends nothing", "events: {e: {at: 2030-01}}\nflows: {f: {from: B, to: A, amount: 1 USD/month, until: e}}", 24.0),
    ("after an event with a delay", "events: {e: {at: 2024-05}, later: {after: e, delay: 3 months}}\nflows: {f: {from: B, to: A, amount: 1 USD/month, until: later}}", 6.0),
    ("what recurs books each time", "events: {e: {every: 6 months, since: 2024-04}}\nflows: {f: {from: B, to: A, amount: 1 USD, since: e}}", 4.0),
    ("half is delivered, a tenth is lost", "flows: {f: {from: B, to: A, amount: 1 USD/month, delivered: 50 %, lost: 10 %}}", 10.8),
    ("what is on its way at the end has not arrived", "flows: {f: {from: B, to: A, amount: 1 USD/month, delay: 4 months}}", 20.0),
    ("the state keeps its share", "flows: {f: {from: B, to: A, amount: 1 USD/month, keeps: {state: 25 %}}}", 6.0),
    ("goods at their worth", "flows: {f: {from: B, to: A, amount: 2 t/month, worth: 3 USD/t}}", 144.0),
    ("a price for each side", "flows: {f: {from: B, to: A, amount: 2 t/month, worth: {A: 4 USD/t, B: 1 USD/t}}}", 192.0),
    ("foreign money at the rate of its month", "rates: {EUR/USD: {steps: {2024-03: 2, 2025-03: 3}}}\nflows: {f: {from: B, to: A, amount: 1 EUR/month}}", 10.0),
    ("steps", "quantities: {q: {steps: {2024-03: 1 USD/month, 2024-09: 2 USD/month}}}\nflows: {f: {from: B, to: A, amount: q}}", 42.0),
    ("an effect is one-sided", "effects: {f: {party: A, amount: -3 USD/month, since: 2024-06}}", -63.0),
    ("a stock empties and stays at 0", "stocks: {s: {start: 10 t, out: 4 t/month}}\nflows: {f: {from: B, to: A, amount: s * 1 per month, worth: 1 USD/t}}", 18.0),
    ("while a stock lasts", "stocks: {s: {start: 10 t, out: 4 t/month}}\nflows: {f: {from: B, to: A, amount: 1 USD/month, while: s > 5 t}}", 2.0),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "want"), SURE, ids=[case[0] for case in SURE])
def test_what_is_booked(what: str, text: str, want: float) -> None:
    assert balance(text)[-1] == pytest.approx(want, rel=1e-12), what


def test_growth_compounds_and_discounting_does_too() -> None:
    text = "discount: 6 % per year\nquantities: {q: {value: 100 USD/month, grows: 2 % per month}}\nflows: {f: {from: B, to: A, amount: q}}"
    want = sum(100 * 1.02**t * 1.06 ** (-t / 12) for t in range(24))
    assert balance(text)[-1] == pytest.approx(want, rel=1e-12)


def test_each_party_discounts_for_itself() -> None:
    books = paths(
        "discount: {A: 10 % per year, B: 0 % per year}\nflows: {f: {from: B, to: A, amount: 1 USD/month}}"
    )
    assert books.balance["B"][-1] == pytest.approx(-24)
    assert books.balance["A"][-1] == pytest.approx(sum(1.1 ** (-t / 12) for t in range(24)))


# --- chance ---------------------------------------------------------------------------------------------------------------


def test_exponential_stopping_has_its_closed_form() -> None:
    text = "events: {war: {hazard: 5 % per month}}\nflows: {f: {from: B, to: A, amount: 1 USD/month, until: war}}"
    want = (1 - 0.95**24) / 0.05
    assert balance(text, draws=1 << 14)[-1].mean() == pytest.approx(want, rel=1e-4)


def test_a_yearly_hazard_is_the_twelfth_root() -> None:
    months = paths(
        "events: {war: {hazard: 30 % per year}}\nflows: {f: {from: B, to: A, amount: 1 USD/month, until: war}}",
        12,
        1 << 12,
    )
    assert np.isfinite(months.events["war"]).mean() == pytest.approx(0.3, abs=1e-3)


def test_within_is_uniform_and_chance_holds() -> None:
    month = paths(
        "events: {e: {chance: 40 %, within: 10 months}}\nflows: {f: {from: B, to: A, amount: 1 USD/month, until: e}}",
        draws=1 << 14,
    ).events["e"]
    counts = [float((month == t).mean()) for t in range(11)]
    assert counts[:10] == pytest.approx([0.04] * 10, abs=2e-3)
    assert counts[10] == 0


def test_competing_hazards_share_and_exclude() -> None:
    text = """
    events:
      end: {first of: {peace: {hazard: 6 % per month}, collapse: {hazard: 2 % per month}}}
    flows: {f: {from: B, to: A, amount: 1 USD/month, until: [peace, collapse]}}
    """
    found = paths(text, draws=1 << 14).events
    peace, collapse = (np.isfinite(found[name]) for name in ("peace", "collapse"))
    assert not (peace & collapse).any()
    either = 1 - 0.92**24
    assert peace.mean() == pytest.approx(0.75 * either, abs=2e-3)
    assert collapse.mean() == pytest.approx(0.25 * either, abs=2e-3)


def test_sum_of_normals_and_product_of_lognormals() -> None:
    outcome = simulate(deal("""
        quantities: {a: {value: 'normal(100 USD, 3 USD)'}, b: {value: 'normal(50 USD, 4 USD)'}}
        flows: {f: {from: B, to: A, amount: a + b}}
        """))  # fmt: skip
    found = outcome.party("A").balance
    assert found.mean == pytest.approx(150, rel=1e-5)
    assert found.q95 == pytest.approx(150 + 5 * 1.6448536, rel=1e-3)
    outcome = simulate(deal("""
        quantities: {a: {value: 'lognormal(100 t, 2)'}, b: {value: 'lognormal(3 USD/t, 3)'}}
        flows: {f: {from: B, to: A, amount: a, worth: b}}
        """))  # fmt: skip
    assert outcome.party("A").balance.q50 == pytest.approx(300, rel=5e-3)


def test_correlated_inputs_keep_margins_and_rank() -> None:
    from scipy.stats import spearmanr

    made = deal("""
        quantities: {a: {value: 10 to 20 USD}, b: {value: 1 to 90 USD}}
        correlated: [{of: [a, b], rank: 0.6}]
        flows: {f: {from: B, to: A, amount: a + b}}
        """)
    sequence = quasi_random.sequence(sampling.keys(made), 0)
    drawn = inverse.draw(
        made.base, dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, 1 << 14), strict=True))
    )
    a, b = (drawn[key] for key in ("a", "b"))
    assert spearmanr(a, b).statistic == pytest.approx(0.6, abs=0.01)
    assert np.quantile(a, [0.05, 0.95]) == pytest.approx([10, 20], rel=1e-2)


# --- the whole --------------------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(random_deals())
def test_conserved_in_every_draw(made_up: tuple[str, int]) -> None:
    text, months = made_up
    books = paths(text, months, 32)  # raises ArithmeticError where a ledger does not balance
    for moved in books.flows.values():
        rest = moved.sent - moved.arrived - moved.lost - moved.in_transit
        assert np.all(np.abs(rest) <= 1e-12 * np.abs(moved.sent))


def test_a_ledger_that_does_not_balance_is_refused() -> None:
    books = paths("flows: {f: {from: B, to: A, amount: 1 USD/month}}", draws=4)
    ledger = oracle.Ledger(books.world)
    ledger._sums["f", "sent"] += 1e-6
    with pytest.raises(ArithmeticError, match="flow 'f' does not balance"):
        ledger.close()


def test_scenarios_share_their_draws() -> None:
    outcome = simulate(deal("""
        quantities: {a: {value: 10 to 1_000 USD/month}}
        events: {war: {hazard: 5 % per month}}
        flows: {f: {from: B, to: A, amount: a, until: war}}
        scenarios: {twice: {a: {value: 20 to 2_000 USD/month}}}
        """))  # fmt: skip
    one, two = (outcome.party("A", name).balance for name in ("base", "twice"))
    assert two.q50 == pytest.approx(2 * one.q50, rel=1e-9)


def whole() -> Outcome:
    return simulate(deal("""
        discount: 5 % per year
        quantities: {men: {value: 9_000 to 13_000 soldier}, pay: {value: 1_800 to 2_200 USD/soldier/month}, risk: {value: 0.5 % to 2 % per month}}
        events: {peace: {hazard: 2 % to 5 % per month}}
        stocks: {force: {start: men, out: force * risk}}
        flows:
          wages: {from: B, to: A, amount: force * pay, keeps: {state: 70 %}, until: peace}
          troops: {from: A, to: B, amount: men}
          rice: {from: B, to: A, amount: 100 t/month, worth: {A: 500 USD/t, B: 300 USD/t}, lost: 10 %}
        effects: {harm: {party: A, amount: -2e6 USD/month, since: peace}}
        questions:
          - P(balance of A > 2e8 USD)
          - P(balance of A > 2e8 USD) if peace
          - month when balance of A > 1e8 USD
          - median of stock force by 2024-12
          - mean of flow rice
          - P(peace happens)
        """))  # fmt: skip


def test_every_field_of_an_outcome() -> None:
    outcome = whole()
    rice = next(flow for flow in outcome.flows if flow.flow == "rice")
    assert rice.sent.mean == pytest.approx(2400)
    assert rice.arrived.mean == pytest.approx(2160)
    troops = next(flow for flow in outcome.flows if flow.flow == "troops")
    assert troops.value_to_recipient is None
    assert troops.value_to_giver is None
    assert set(outcome.not_counted) == {"troops for A: no price", "troops for B: no price"}
    (stock,) = outcome.stocks
    assert stock.left is not None
    men = next(flow for flow in outcome.flows if flow.flow == "troops").sent.mean
    assert stock.end.mean + stock.left.mean == pytest.approx(men, rel=1e-9)
    (peace,) = outcome.events
    assert peace.month is not None
    assert 0.4 < peace.chance < 0.7
    for total in outcome.reconciliation:
        assert total.balances == pytest.approx(
            total.gains_from_trade + total.effects + total.uncounted, rel=1e-9
        )
    assert len(outcome.party("A").fan) == 24
    assert outcome.party("A").fan[-1] == outcome.party("A").balance
    assert sum(outcome.party("A").histogram.weights) == pytest.approx(1)
    assert {influence.input for influence in outcome.influences["A"]} >= {"men", "pay", "event peace: when"}
    assert math.isclose(outcome.answers[5].value or 0, peace.chance)


def test_answers_read_as_sentences() -> None:
    answers = whole().answers
    assert answers[0].text.startswith("P(balance of A > 2e8 USD): ")
    assert answers[0].text.endswith(" of runs")
    assert "of runs in which peace happens" in answers[1].text
    assert answers[1].share_kept < 1
    assert "mostly 2024-" in answers[2].text
    assert answers[3].unit == "soldier"
    assert answers[4].value == pytest.approx(2160)


def test_fewer_runs_than_a_thousand_are_warned_of() -> None:
    outcome = simulate(deal("""
        events: {e: {chance: 1 %, within: 10 months}}
        flows: {f: {from: B, to: A, amount: 1 USD/month, until: e}}
        questions: [mean of balance of A if e]
        """))  # fmt: skip
    assert "only 1" in str(outcome.answers[0].warnings[0])


def test_nothing_that_is_not_finite_is_passed_on() -> None:
    with pytest.raises(Bad) as caught:
        balance(
            "quantities: {a: {value: 'uniform(0, 1)'}}\nflows: {f: {from: B, to: A, amount: 1 USD * exp(1_000 * a)}}"
        )
    assert "has no finite value" in str(caught.value)


def test_unknown_scenario_names_the_nearest() -> None:
    made = deal(
        "flows: {f: {from: B, to: A, amount: 1 USD}}\nscenarios: {long war: {f: {from: B, to: A, amount: 2 USD}}}"
    )
    with pytest.raises(Bad, match="did you mean 'long war'"):
        simulate(made, scenarios=["long wars"])


def test_one_month_is_a_run() -> None:
    assert balance("flows: {f: {from: B, to: A, amount: 1 USD/month}}", months=1).shape == (1, 1024)


def test_many_draws_stream_into_histograms() -> None:
    made = deal(
        "quantities: {a: {value: 10 to 1_000 USD}}\nflows: {f: {from: B, to: A, amount: a, chance: 50 %}}"
    )
    exact, streamed = (simulate(made, draws=draws).party("A").balance for draws in (1 << 14, 1 << 16))
    assert (streamed.q05, streamed.q25) == (0, 0)
    assert streamed.q95 == pytest.approx(exact.q95, rel=0.01)
    assert streamed.mean == pytest.approx(exact.mean, rel=1e-3)


# --- large models ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["2 USD/month", "{value: 2 USD/month, grows: 0 % per month}"])
def test_a_figure_may_rest_on_thousands_of_others(first: str) -> None:
    chain = [f"  q{i}: q{i - 1} + 1 USD/month" for i in range(1, 2000)]
    text = "\n".join(
        ["quantities:", f"  q0: {first}", *chain, "flows: {f: {from: B, to: A, amount: q1999}}\n"]
    )
    assert balance(text, months=2, draws=2)[-1] == pytest.approx(2 * 2001)


def test_many_inputs_are_ranked_by_the_foremost() -> None:
    count = sensitivity.MANY + 10
    figures = [f"  q{i}: {100 if i == 77 else 1} to {200 if i == 77 else 2} USD" for i in range(count)]
    flows = [f"  f{i}: {{from: B, to: A, amount: q{i}}}" for i in range(count)]
    text = "\n".join(["quantities:", *figures, "  idle: 1 to 2 USD", "flows:", *flows, ""])
    found = simulate(deal(text, months=1), draws=1024)
    assert len(found.influences["A"]) == sensitivity.FOREMOST
    assert found.influences["A"][0].input == "q77"
    assert "the other 106 together make up" in str(found.warnings[-1])


def test_what_nobody_uses_has_no_influence() -> None:
    found = simulate(
        deal("quantities: {idle: 1 to 2 USD, q: 1 to 2 USD}\nflows: {f: {from: B, to: A, amount: q}}\n"),
        draws=64,
    )
    assert [one.input for one in found.influences["A"]] == ["q"]


def test_more_inputs_than_points_are_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "MOST", 2)
    figures = [f"  q{i}: 1 to 2 USD" for i in range(3)]
    text = "\n".join(["quantities:", *figures, "flows: {f: {from: B, to: A, amount: q0}}\n"])
    with pytest.raises(Bad, match="3 uncertain figures are more than 2"):
        simulate(deal(text, months=1), draws=64)
