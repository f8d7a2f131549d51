"""Single runs, and inputs held at one point of their chance, by both engines."""

from __future__ import annotations

import numpy as np
import pytest

from countertrade.case import built_in
from countertrade.modelling.deal import Deal
from countertrade.pipeline import pipeline_of
from countertrade.simulation import simulate
from countertrade.simulation.runs import runs
from countertrade.web.sliders import pinned
from tests.simulation.test_by_numpy import read


@pytest.fixture(scope="module")
def deal() -> Deal:
    return pipeline_of(built_in()).deal


def test_the_runs_are_those_behind_the_answer(deal: Deal) -> None:
    found = runs(deal, 1024, 0)
    answer = simulate(deal, draws=1024, seed=0, influences=False)
    for party, row in zip(deal.parties, found.balances, strict=True):
        assert answer.party(party.code).balance.mean == pytest.approx(row.mean(), rel=1e-9, abs=1e-3)
    for level in found.levels.values():
        assert level.shape == (1024,)
        assert 0.49 < level.mean() < 0.51
        assert level.min() > 0
        assert level.max() < 1


@pytest.mark.parametrize("position", [100, 900])
@pytest.mark.parametrize("key", ["event war: when", "event pact: when", "flow gift: when"])
@pytest.mark.usefixtures("kernels")
def test_an_event_held_at_a_moment_is_held_in_both_engines(key: str, position: int) -> None:
    """A kernel reads the points of events as they come: one that is held must be held there too."""
    deal = read("clocks")
    held = pinned(deal, {key: position})
    by_oracle, by_kernel = (runs(held, 512, 0, engine).balances for engine in ("oracle", "kernel"))
    np.testing.assert_allclose(by_kernel, by_oracle, rtol=1e-3, atol=1e3)
    free = runs(deal, 512, 0).balances
    assert abs(by_oracle - free).max() > 1e5
