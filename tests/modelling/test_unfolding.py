"""What a model can say of prices that move, events by how things stand, contract years, choices, terms and expectations: read or refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from countertrade.cli import main
from countertrade.modelling.deal import Deal
from countertrade.records import Bad
from countertrade.simulation import choices, inverse, oracle, quasi_random, sampling, simulate
from tests.modelling.deals import HEAD, deal, problems

FLOW = "flows: {f: {from: OZ, to: RU, amount: 5 t/month, worth: %s}}\n"
PRICE = "quantities: {price: {walks: {start: 100 USD/t, volatility: 30 % per year}}}\n"

REFUSED = {
    "quantities: {q: {walks: {start: 5 USD/t}}}\n" + FLOW % "q":
        "walks of 'q' has no volatility; write {start: 400 USD/t, drift: 2 % per year, volatility: 30 % per year}",
    "quantities: {q: {walks: {start: 5 USD/t, volatility: 30 %}}}\n" + FLOW % "q":
        "volatility of 'q' must be a rate such as '2 % per month' or '5 % per year'; write 'per month' or 'per year' after it",
    "quantities: {q: {walks: {start: 0 USD/t, volatility: 30 % per year}}}\n" + FLOW % "q":
        "'q' can start at 0 or below, and what moves by shares of itself would stay there; write additive: yes, or bound the start",
    "quantities: {q: {walks: {start: 5 USD/t, volatility: 30 % per year, additive: yes}}}\n" + FLOW % "q":
        "volatility of 'q' is additive, so it must be in USD/t/year",
    "quantities: {q: {walks: {start: 5 USD/t, volatility: 30 % per year}, grows: 2 % per year}}\n" + FLOW % "q":
        "'grows' does not go with 'walks' in 'q'; multiply the quantity by one that has it",
    "quantities: {q: {quantiles: {5 %: 8 USD/t, 95 %: 5 USD/t}}}\n" + FLOW % "q":
        "quantiles must rise, both the levels and the values",
    "quantities: {q: {quantiles: {5 %: 8 USD/t}}}\n" + FLOW % "q":
        "quantiles of 'q' are two levels or more with values, as in {5 %: 90 t, 50 %: 120 t, 95 %: 300 t}",
    "quantities: {a: 1 to 2 USD/t, q: {walks: {start: 5 USD/t, volatility: 30 % per year}}}\ncorrelated: [{of: [a, q], rank: 0.5}]\n" + FLOW % "a + q":
        "what moves by chance from month to month is correlated with what does too, not with what is drawn once",
    "stocks: {s: {start: 5 t, out: {eaten: 1 t/month}}}\n": "what leaves stock 's' is repaid, returned or lost, not 'eaten'",
    "choices: {c: {by: OZ, at: 2030-09}}\n" + FLOW % "5 USD/t": "choice 'c' has no if; write {by: OZ, at: 2028-01, if: a condition, or better}",
    "choices: {c: {by: OY, at: 2030-09, if: better}}\n" + FLOW % "5 USD/t": "choice 'c' is made by 'OY', which is no party; did you mean 'OZ'?",
    "choices: {c: {by: OZ, at: 2040-09, if: better}}\n" + FLOW % "5 USD/t":
        "choice 'c' lies outside the model, which runs 24 months from 2030-03",
    "events: {e: {when: e happened}}\n" + FLOW % "5 USD/t": "'e' waits for itself; name what makes it happen",
    "choose: {p: [5 USD/t]}\n" + FLOW % "p":
        "choose gives 'p' two values or more, as in [100 USD/t, 150 USD/t], or \"[100, 150] USD/t\" in quotation marks",
    "choose: {p: [5 USD/t, 6 to 7 USD/t]}\n" + FLOW % "p":
        "a value of 'p' under choose is a figure; what is uncertain is no choice",
    "quantities: {p: 4 USD/t}\nchoose: {p: [5 USD/t, 6 USD/t]}\n" + FLOW % "p":
        "'p' is already a quantity; what is chosen is declared under choose: alone",
    "effects: {e: {party: OZ, amount: 1 USD/t * year of f}}\n" + FLOW % "5 USD/t" + "quantities: {q: 2 * year of f}\n":
        "'year of' stands in flows and effects only, where it is the year so far",
    "flows: {g: {from: OZ, to: RU, amount: year of f, settles: yearly}, f: {from: OZ, to: RU, amount: 5 t/month}}\n":
        "'year of f' stands before the flow 'f'; move the flow up",
    "flows: {f: {from: OZ, to: RU, amount: 5 t/month, settles: yearly}}\n":
        "flow 'f' settles a year at once: its amount comes once, not per time or in parts",
    FLOW % "5 USD/t" + "expect: [P(balance of OZ > 0)]\n": "say what is expected: end with between 60 % and 90 %, or between two dates",
    FLOW % "5 USD/t" + "expect: [P(balance of OZ > 0) between 60 t and 90 t]\n": "what is expected here is a share such as 60 %",
    FLOW % "5 USD/t" + "expect: [mean of balance of OZ between 1 t and 2 t]\n": "what is expected here is a figure in USD",
    FLOW % "5 USD/t" + "questions: [P(balance of OZ > 0) between 60 % and 90 %]\n": "what is expected of an answer stands under expect:",
}  # fmt: skip


@pytest.mark.parametrize("body", REFUSED)
def test_refuses(body: str) -> None:
    said = [line.split(": ", 1)[1] for line in problems(body)]
    assert REFUSED[body] in said


def test_a_year_of_a_flow_is_no_unit() -> None:
    made = deal(
        "flows: {f: {from: OZ, to: RU, amount: 5 t/month}, g: {from: RU, to: OZ, amount: 9 USD * year of f / 1 t, settles: yearly}}\n"
    )
    assert simulate(made, draws=16).party("OZ").balance.mean == pytest.approx(2 * 9 * 60)


def paths_of(made: Deal, draws: int = 1 << 13) -> oracle.Paths:
    sequence = quasi_random.sequence(sampling.keys(made), 0)
    columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, draws), strict=True))
    return oracle.run(
        made, made.base, inverse.draw(made.base, columns), draws, choices.policies(made, made.base)
    )


def test_a_walk_has_the_mean_and_the_spread_of_its_closed_form() -> None:
    made = deal(PRICE.replace("volatility", "drift: 4 % per year, volatility") + FLOW % "price")
    sent = paths_of(made).world
    sent.return_to(23)
    last = np.log(sent.quantity("price"))
    years = 23 / 12
    assert np.exp(last).mean() == pytest.approx(100 / 1e3 * 1.04**years, rel=2e-3)
    assert last.std() == pytest.approx(0.3 * years**0.5, rel=5e-3)


def test_steps_of_a_path_are_independent_and_standard() -> None:
    normals = [np.random.default_rng(k).standard_normal(20_000) for k in range(11)]
    steps = oracle.increments(normals, 20_000)
    assert np.corrcoef(steps) == pytest.approx(np.eye(11), abs=0.03)
    assert steps.std(axis=1) == pytest.approx(np.ones(11), rel=0.02)
    assert steps.sum(axis=0) == pytest.approx(11**0.5 * normals[0])


def test_a_hazard_beyond_a_chance_names_the_share_of_draws() -> None:
    made = deal(
        PRICE
        + "events: {e: {hazard: 90 % per month * price / 100 USD/t}}\n"
        + FLOW % "price"
        + "questions: [P(e happens)]\n"
    )
    with pytest.raises(Bad, match=r"the hazard of 'e' leaves 0 % to 100 % in .* of draws; bound it"):
        simulate(made, draws=1024)


def test_too_little_is_shared_out_among_what_leaves() -> None:
    made = deal("stocks: {s: {start: 9 t, out: {repaid: 20 t/month, lost: 10 t/month}}}\n" + FLOW % "5 USD/t")
    (stock,) = simulate(made, draws=16).stocks
    assert stock.left is not None
    assert (stock.left.mean, stock.gone["repaid"].mean, stock.end.mean) == pytest.approx((3, 6, 0))


def test_terms_are_scenarios_on_the_same_draws_and_move_no_ranking() -> None:
    made = deal(
        'choose: {p: "[5, 10] USD/t", share: [50 %, 100 %]}\n'
        + "flows: {f: {from: OZ, to: RU, amount: 5 to 9 t, worth: p, delivered: share}}\n"
    )
    found = simulate(made, draws=256)
    assert found.scenarios == (
        "base",
        "p = 5 USD/t, share = 100 %",
        "p = 10 USD/t, share = 50 %",
        "p = 10 USD/t, share = 100 %",
    )
    means = [found.party("RU", name).balance.mean for name in found.scenarios]
    assert means == pytest.approx([means[0], 2 * means[0], 2 * means[0], 4 * means[0]])
    assert [one.input for one in found.influences["RU"]] == ["flow f: amount"]
    assert not any(assumption.name == "p" for assumption in made.assumptions)


def test_a_run_says_what_its_rule_is_worth() -> None:
    made = deal(
        PRICE
        + "choices: {c: {by: RU, at: 2030-09, if: better}}\nflows: {f: {from: OZ, to: RU, amount: 5 t/month, worth: price, since: c}, g: {from: RU, to: OZ, amount: 500 USD/month, since: c}}\n"
    )
    found = simulate(made, draws=1024)
    (line,) = [line for line in found.warnings if "takes 'c'" in str(line)]
    assert "by a rule over price" in str(line)
    assert found.party("RU").balance.mean > 0
    assert simulate(made, draws=1024, seed=5).warnings == found.warnings


def test_what_is_expected_and_does_not_hold_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "case.yaml").write_text("title: Gifts\n", encoding="utf-8")
    for low, code in (("0 %", 1), ("90 %", 0)):
        text = (
            HEAD
            + FLOW % "5 USD/t"
            + f"expect: [P(balance of RU > 0) between {low} and {'5 %' if code else '100 %'}]\n"
        )
        (tmp_path / "deal.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit) as done:
            main(["run", str(tmp_path), "--draws", "64"])
        said = capsys.readouterr()
        assert done.value.code == code
        assert (
            "expected: P(balance of RU > 0) between 0 % and 5 %; found: 100 % of runs" in said.err
        ) == bool(code)
        assert ("but it is not" in said.out) == bool(code)
