"""Two runs side by side: the steps that moved a balance add up to the whole difference."""

from __future__ import annotations

import pytest

from countertrade.modelling import load
from countertrade.report.run_comparison import comparison_text
from countertrade.simulation import simulate
from countertrade.simulation.compare import compare
from tests.web.cases import DEAL


@pytest.mark.parametrize(
    ("language", "said"), [("en", "WHAT MOVED THE BALANCE"), ("de", "WAS DIE BILANZ BEWEGT HAT")]
)
def test_a_dearer_good_shows_as_the_step_that_moved_the_balance(language: str, said: str) -> None:
    before = simulate(load(DEAL, "deal.yaml"), draws=256)
    after = simulate(load(DEAL.replace("900 to 1_500", "1_900 to 2_500"), "deal.yaml"), draws=256)
    comparison = compare(before, after)
    for waterfall in comparison.waterfalls:
        assert sum(step.change for step in waterfall.steps) == pytest.approx(
            waterfall.after - waterfall.before
        )
    text = comparison_text(comparison, "2025-01-06", "now", language=language, parties={"RU": "Ruritania"})
    assert said in text
    ruritania = text[text.index("Ruritania") :]
    assert "−" in ruritania
    assert "shells" in ruritania
    assert "P(balance of RU > 0)" in text


def test_a_run_against_itself_moved_nothing() -> None:
    outcome = simulate(load(DEAL, "deal.yaml"), draws=256)
    text = comparison_text(compare(outcome, outcome), "a", "b")
    assert text.count("nothing moved") == 1  # Oz pays what the shells are worth: it gains and loses nothing
