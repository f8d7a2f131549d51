"""The engine against an independent reading of the language, draw by draw, on made-up deals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.modelling import load
from countertrade.modelling.deal import Every
from countertrade.modelling.distributions import quantile
from countertrade.simulation import oracle
from tests.modelling.made_up import deals
from tests.modelling.one_draw import Draw

DRAWS = 4


@settings(max_examples=30, deadline=None)
@given(deals(), st.integers(0, 2**31))
def test_every_draw_comes_out_as_by_the_book(text: str, seed: int) -> None:
    made = load(text, "x")
    model = made.base
    points = np.random.default_rng(seed).uniform(0.001, 0.999, (len(model.inputs), DRAWS))
    drawn = {
        one.key: np.array([quantile(one.distribution, float(u)) for u in row])
        for one, row in zip(model.inputs, points, strict=True)
    }
    paths = oracle.run(made, model, drawn, DRAWS)
    for i in range(DRAWS):
        mine = Draw(made, model, {key: float(values[i]) for key, values in drawn.items()}).run()
        for event in model.events:
            if not isinstance(event.clock, Every) and mine.months[event.name] < made.months:
                assert paths.events[event.name][i] == mine.months[event.name]
        for party in made.parties:
            assert paths.balance[party.code][-1, i] == pytest.approx(
                mine.state[party.code], rel=1e-9, abs=1e-6
            )
            assert paths.everyone[party.code][-1, i] == pytest.approx(
                mine.everyone[party.code], rel=1e-9, abs=1e-6
            )
        for flow in model.flows:
            assert paths.flows[flow.name].sent[i] == pytest.approx(mine.sent[flow.name], rel=1e-9, abs=1e-9)
            assert paths.flows[flow.name].arrived[i] == pytest.approx(
                mine.arrived[flow.name], rel=1e-9, abs=1e-9
            )
        for stock in model.stocks:
            assert paths.stocks[stock.name][: made.months, i] == pytest.approx(
                np.array(mine.stocks[stock.name]), rel=1e-9
            )
