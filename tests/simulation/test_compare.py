"""Two runs compared, and an outcome as a Dataset."""

from __future__ import annotations

import json

import pytest

from countertrade.simulation import simulate
from countertrade.simulation.compare import KEPT_BY_OTHERS, compare
from countertrade.simulation.dataset import to_dataset
from tests.simulation.deals import deal

TEXT = """
    discount: 5 % per year
    quantities: {{pay: {{value: 10 to 20 USD/month}}}}
    flows:
      wages: {{from: B, to: A, amount: pay * {times}, keeps: {{state: 70 %}}}}
      rice: {{from: A, to: B, amount: 2 t/month, worth: 3 USD/t}}
      troops: {{from: A, to: B, amount: 100 soldier}}
    effects: {{harm: {{party: A, amount: -1 USD/month}}}}
    questions: [P(balance of A > 0)]
"""


def test_steps_add_up_to_the_difference() -> None:
    before, after = (simulate(deal(TEXT.format(times=times)), draws=1024) for times in (1, 2))
    fall = next(fall for fall in compare(before, after).waterfalls if fall.party == "A")
    assert sum(step.change for step in fall.steps) == pytest.approx(fall.after - fall.before, rel=1e-9)
    assert [step.name for step in fall.steps][:2] == ["wages", KEPT_BY_OTHERS]
    assert next(step for step in fall.steps if step.name == "rice").change == 0
    (changed,) = compare(before, after).answers
    assert changed.before is not None
    assert changed.after is not None


def test_dataset_has_every_figure_and_its_provenance() -> None:
    outcome = simulate(deal(TEXT.format(times=1)), draws=1024)
    data = to_dataset(outcome)
    party = outcome.party("A")
    assert float(data.balance.sel(scenario="base", party="A", statistic="q50")) == party.balance.q50
    assert float(data.fan.sel(scenario="base", party="A", month=3, statistic="mean")) == party.fan[3].mean
    assert float(data.sent.sel(scenario="base", flow="rice", statistic="mean")) == pytest.approx(48)
    assert str(data.flow_unit.sel(flow="rice").item()) == "t"
    assert float(data.first_order.sel(party="A", input="pay")) == pytest.approx(1, abs=0.01)
    assert bool(data.assumed.sel(input="pay"))
    assert "troops for A: no price" in json.loads(data.attrs["not_counted"])
    assert data.balance.attrs["units"] == "USD"
