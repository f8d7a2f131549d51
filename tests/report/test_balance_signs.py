"""No likelihood for half a balance: what is unpriced is turned round, and a sign that could be no other is no finding."""

from __future__ import annotations

import numpy as np
import pytest

from countertrade.report.balance_signs import chance_of_gain, turned_round
from countertrade.report.words import words
from countertrade.simulation import figures, inverse, kernel, oracle, quasi_random, sampling, simulate
from tests.simulation.deals import deal

HALF = """
    discount: 6 % per year
    quantities: {men: 900 to 1_100 soldier, pay: 1_800 to 2_200 USD/month/soldier}
    flows:
      pay: {from: B, to: A, amount: men * pay, keeps: {state: 70 %}}
      men: {from: A, to: B, amount: men, lost: 10 %}
      rent: {from: B, to: C, amount: 5 USD/month}
"""


def test_what_a_soldier_would_have_to_be_worth_is_the_balance_by_the_men() -> None:
    found = simulate(deal(HALF), draws=4096)
    gives, gets = sorted(found.unpriced, key=lambda one: not one.gives)
    assert [(one.party, one.flow, one.unit, one.possible) for one in (gives, gets)] == [
        ("A", "men", "soldier", 1.0),
        ("B", "men", "soldier", 1.0),
    ]
    pay = 2_000 * sum(1.06 ** (-t / 12) for t in range(24))
    assert gives.price.q50 == pytest.approx(0.7 * pay, rel=0.01), (
        "the state keeps 70 %, and what is sent counts in month 0"
    )
    assert gets.price.q50 == pytest.approx(pay / 0.9, rel=0.01), "a tenth never arrives"
    assert [(one.party, one.tells) for one in found.parties] == [
        ("A", "unpriced"),
        ("B", "unpriced"),
        ("C", "fixed"),
    ]


def test_both_engines_turn_it_round() -> None:
    made = deal(HALF)
    sequence = quasi_random.sequence(sampling.keys(made), 0)
    columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, 16), strict=True))
    paths = oracle.run(made, made.base, inverse.draw(made.base, columns), 16)
    names, _ = figures.figures(made, made.base, paths)
    assert {name for name in names if name[0] == "price"} == {
        name for name in kernel.kernel(made, made.base).names if name[0] == "price"
    }


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "A gains unless giving men costs it more than"),
        ("de", "A gewinnt, solange der Preis dafür (men) nicht über"),
    ],
)
def test_it_is_said_in_both_languages(language: str, said: str) -> None:
    found = simulate(deal(HALF), draws=256)
    gives = next(one for one in found.unpriced if one.gives)
    assert turned_round(words(language), found, gives, "A", "men").startswith(said)
    texts = {chance_of_gain(words(language), one) for one in found.parties}
    assert texts == (
        {"not everything is priced", "fixed by construction"}
        if language == "en"
        else {"nicht alles bewertet", "durch die Rechnung festgelegt"}
    )


def test_a_likelihood_stands_where_both_sides_are_priced() -> None:
    found = simulate(
        deal("flows: {a: {from: B, to: A, amount: 5 to 9 USD}, b: {from: A, to: B, amount: 5 to 9 USD}}"),
        draws=256,
    )
    assert {one.tells for one in found.parties if one.party != "C"} == {"likelihood"}
    assert not found.unpriced
    assert np.isclose(sum(one.chance_of_gain for one in found.parties if one.party != "C"), 1)
