"""Two runs compared, and an outcome as a Dataset."""

from __future__ import annotations

import json

import pytest

from countertrade.records import Bad
from countertrade.simulation import simulate
from countertrade.simulation.compare import KEPT_BY_OTHERS, between, compare, differences
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


SCENARIOS = """
    quantities: {pay: 10 to 20 USD/month, tax: 0 USD/month}
    flows: {wages: {from: B, to: A, amount: pay - tax}}
    scenarios: {taxed: {tax: 2 USD/month}, double: {flow wages: {from: B, to: A, amount: pay * 2}}}
    questions: [P(balance of A > 0), median of balance of A in double]
"""


@pytest.mark.parametrize("engine", ["oracle", "kernel"])
@pytest.mark.usefixtures("kernels")
def test_scenarios_differ_run_by_run(engine: str) -> None:
    """Two dollars a month less is 48 less in every single run, however uncertain the pay."""
    asked = deal(SCENARIOS)
    found = differences(asked, ["base", "taxed", "double"], draws=256, seed=0, engine=engine)
    taxed = {d.party: d for d in found if d.scenario == "taxed"}
    assert taxed["A"].change.q05 == pytest.approx(-48) == pytest.approx(taxed["A"].change.q95)
    assert (taxed["A"].better, taxed["A"].worse) == (0.0, 1.0)
    assert (taxed["B"].better, taxed["B"].worse) == (1.0, 0.0)
    outcome = simulate(asked, draws=256)
    fall = between(outcome, "A", "base", "double")
    assert fall.after - fall.before == pytest.approx(
        next(d.change.mean for d in found if (d.scenario, d.party) == ("double", "A"))
    )
    assert [step.name for step in fall.steps] == ["wages"]


def test_a_deal_answers_for_another_of_its_scenarios() -> None:
    asked = deal(SCENARIOS)
    whole, about = simulate(asked, draws=256), simulate(asked.about("taxed"), draws=256)
    assert about.about == "taxed"
    assert about.scenarios == ("taxed", "base", "double")
    assert about.party("A") == whole.party("A", "taxed")
    assert [answer.scenario for answer in about.answers] == ["taxed", "double"]
    with pytest.raises(Bad, match="there is no scenario 'untaxed'; there are base, taxed, double"):
        asked.about("untaxed")


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
