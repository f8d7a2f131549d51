"""A whole deal file as the value it becomes."""

from __future__ import annotations

import msgspec
import pytest

from countertrade.modelling import Wanted, wanted
from countertrade.modelling.deal import At, Begin, Deal, Hazard, Within
from countertrade.modelling.distributions import LogitNormal, Lognormal, Tabled, Uniform, quantile
from countertrade.modelling.expressions import Binary, Draw, Expression, Name, Number
from tests.modelling.deals import WHOLE, deal, warnings, whole


def value_of(expression: Expression) -> float:
    assert isinstance(expression, Number)
    return expression.value


def test_the_top() -> None:
    made = whole()
    assert (made.title, made.start, made.months, made.currency) == ("Horses for grain", "2030-03", 24, "USD")
    assert [party.code for party in made.parties] == ["OZ", "RU", "FR"]
    assert made.counts == ("horse", "rider")
    assert (made.seed, made.integrate) == (None, None)
    assert made.date(0) == "2030-03"
    assert made.date(10) == "2031-01"
    assert made.calendar_month(0) == 2


def test_a_deal_is_a_plain_value() -> None:
    made = whole()
    assert msgspec.json.decode(msgspec.json.encode(made), type=Deal) == made
    assert made == whole()
    assert hash(made) == hash(whole())


def test_every_interval_is_one_input() -> None:
    inputs = {one.key: one for one in whole().base.inputs}
    assert set(inputs) == {
        "herd",
        "grain",
        "grain_price",
        "upkeep",
        "death_rate",
        "event truce: hazard",
        "event truce: when",
        "event embargo: chance",
        "event embargo: when",
        "flow grain: delivered",
        "flow fees: keeps state",
        "flow saddles: worth",
        "flow saddles: chance",
        "flow saddles: when",
        "effect lost_trade: amount",
    }
    assert isinstance(inputs["herd"].distribution, Tabled)
    assert inputs["herd"].claims == ("c-1",)
    assert inputs["herd"].origins == 1
    assert isinstance(inputs["grain"].distribution, Lognormal)
    assert isinstance(inputs["flow grain: delivered"].distribution, LogitNormal)
    assert isinstance(inputs["event truce: hazard"].distribution, LogitNormal)
    assert isinstance(inputs["event embargo: chance"].distribution, Uniform)
    assert [key for key, one in inputs.items() if not one.assumed and not key.endswith("when")] == [
        "herd",
        "grain",
        "grain_price",
    ]


def test_figures_are_in_base_units() -> None:
    inputs = {one.key: one for one in whole().base.inputs}
    grain = inputs["grain"]
    assert quantile(grain.distribution, 0.95) == pytest.approx(50_000 * 1000 / 12)  # kg a month
    assert quantile(grain.distribution, 0.95) / grain.unit.factor == pytest.approx(50_000)
    assert grain.unit.text == "t/year"
    price = inputs["grain_price"]
    assert quantile(price.distribution, 0.05) == pytest.approx(0.18)  # USD per kg


def test_flows() -> None:
    flows = {flow.name: flow for flow in whole().base.flows}
    grain = flows["grain"]
    assert (grain.giver, grain.recipient, grain.rate, grain.unit.text) == ("RU", "OZ", True, "t")
    assert grain.unit.factor == 1000
    assert grain.worth == grain.cost
    assert grain.worth is not None
    assert grain.worth.currency == "USD"
    assert grain.window.ends == ("truce",)
    assert flows["horses"].rate is False
    assert flows["horses"].worth is None
    assert flows["fees"].money == "USD"
    assert [keep.name for keep in flows["fees"].keeps] == ["state"]
    assert flows["saddles"].window.begins == (Begin(event="flow saddles", inclusive=True),)
    assert isinstance(flows["fees"].amount, Binary)


def test_events_come_after_those_they_wait_for() -> None:
    events = whole().base.events
    names = [event.name for event in events]
    assert names.index("truce") < names.index("embargo")
    by_name = {event.name: event for event in events}
    assert isinstance(by_name["truce"].clock, Hazard)
    assert by_name["embargo"].after == "truce"
    private = by_name["flow saddles"]
    assert private.private
    assert isinstance(private.clock, Within)
    assert private.clock.months == 6


def test_stock() -> None:
    (stabled,) = whole().base.stocks
    assert stabled.start == Name(
        kind="quantity", name="herd", dimensions=(("horse", 1),), place=stabled.start.place
    )
    assert stabled.inflow is None
    assert stabled.outflow is not None
    assert stabled.outflow.dimensions == (("horse", 1), ("month", -1))


def test_scenarios_replace_whole_entries_and_share_inputs() -> None:
    made = whole()
    assert [model.scenario for model in made.models] == ["base", "early truce", "early truce, small herd"]
    early, small = made.model("early truce"), made.model("early truce, small herd")
    assert next(event for event in early.events if event.name == "truce").clock == At(month=3)
    assert next(event for event in small.events if event.name == "truce").clock == At(month=3)
    keys = {one.key for one in early.inputs}
    assert keys < {one.key for one in made.base.inputs}
    herd = next(one for one in small.inputs if one.key == "herd")
    assert isinstance(herd.distribution, Lognormal)
    assert herd.claims == ()


def test_questions() -> None:
    chance, month, grain = whole().questions
    assert (chance.asks, chance.scenario, chance.by) == ("chance", "base", None)
    assert month.asks == "month"
    assert month.given is not None
    assert (month.given.event, month.given.happens) == ("truce", True)
    assert (grain.asks, grain.level, grain.by, grain.scenario) == ("quantile", 0.5, 21, "early truce")
    assert grain.unit.text == "t"


def test_what_is_assumed_and_what_is_not_counted() -> None:
    made = whole()
    assert [one.name for one in made.assumptions] == [
        "discount",
        "upkeep",
        "death_rate",
        "event truce: hazard",
        "event embargo: chance",
        "flow grain: delivered",
        "flow fees: keeps",
        "flow saddles: amount",
        "flow saddles: worth",
        "flow saddles: chance",
        "effect lost_trade: amount",
    ]
    assert made.assumptions[1].why == "stable fees in the capital"
    assert [(one.flow, one.party) for one in made.not_counted] == [("horses", "RU"), ("horses", "OZ")]
    assert made.warnings == ()


def test_the_estimates_a_file_wants() -> None:
    assert wanted(WHOLE, "deal.yaml") == (Wanted("herd", "horses"),)
    text = "quantities:\n  a: {claims: horses, as of: 2030-05-01, status: delivered}\n"
    (one,) = wanted(text, "deal.yaml")
    assert one.key == "horses as of 2030-05-01 status delivered"
    assert one.span is None
    more = "scenarios: {s: {a: {claims: mares}}}\ngrid: {a: [{claims: foals}, 5 t]}\n"
    assert [one.measure for one in wanted(text + more, "deal.yaml")] == ["horses", "mares", "foals"]
    (limited,) = wanted(text.replace("status: delivered", "for: 2030-02 to 2030-05"), "deal.yaml")
    assert limited.span == ("2030-02-01", "2030-05-31")


def test_quantities_are_ordered_by_what_they_read() -> None:
    made = deal("quantities:\n  c: a + b\n  b: a * 2\n  a: 3 t\nflows: {f: {from: OZ, to: RU, amount: c}}\n")
    assert [one.name for one in made.base.quantities] == ["c", "b", "a"]
    assert made.base.order == ("a", "b", "c")


def test_a_name_is_one_draw_and_each_interval_another() -> None:
    made = deal("flows: {f: {from: OZ, to: RU, amount: (1 to 2 t) + (1 to 2 t)}}\n")
    assert [one.key for one in made.base.inputs] == ["flow f: amount", "flow f: amount 2"]


def test_steps_growth_and_season() -> None:
    made = deal(
        "quantities:\n"
        "  price:\n"
        "    steps: {2030-01: 100 USD/t, 2030-09: 120 to 140 USD/t}\n"
        "    grows: 3 % per year\n"
        "    season: {jan: 120 %, July: 80 % to 90 %}\n"
        "flows: {f: {from: OZ, to: RU, amount: 1 t/month, worth: price}}\n"
    )
    price = made.base.quantities[0]
    assert [step.since for step in price.steps] == [-2, 6]
    assert price.grows is not None
    assert price.grows.months == pytest.approx(12)
    assert isinstance(price.grows.rate, Number)
    assert price.grows.rate.value == pytest.approx(0.03)
    assert price.season is not None
    assert isinstance(price.season[0], Number)
    assert isinstance(price.season[6], Draw)
    assert price.varies == "monthly"
    assert [one.key for one in made.base.inputs] == ["price: from 2030-09", "price: season jul"]


def test_discount_by_party() -> None:
    made = deal("discount: {OZ: 6 % per year, RU: 1 % per month}\n")
    found = {one.party: (one.rate.months, value_of(one.rate.rate)) for one in made.base.discounts}
    assert found["OZ"] == pytest.approx((12, 0.06))
    assert found["RU"] == pytest.approx((1, 0.01))


def test_foreign_money_takes_a_rate() -> None:
    made = deal("rates: {EUR/USD: 0.9 to 1.1}\nflows: {f: {from: OZ, to: RU, amount: 5 EUR}}\n")
    (rate,) = made.base.rates
    assert rate.currency == "EUR"
    assert rate.value.dimensions == (("EUR", -1), ("USD", 1))
    assert isinstance(rate.value, Binary)


def test_correlations_are_those_of_normal_scores() -> None:
    made = deal(
        "quantities: {a: 1 to 2 t, b: 1 to 2 t, c: 5 to 6 t}\n"
        "correlated: [{of: [a, b], rank: 0.6}, {of: [b, c], rank: -0.2}]\n"
        "flows: {f: {from: OZ, to: RU, amount: a + b + c}}\n"
    )
    (group,) = made.base.correlations
    assert group.inputs == ("a", "b", "c")
    assert group.matrix[0][1] == pytest.approx(0.6180, abs=1e-4)
    assert group.matrix[0][2] == 0.0
    rebuilt = [[sum(x * y for x, y in zip(p, q, strict=True)) for q in group.factor] for p in group.factor]
    assert rebuilt == [pytest.approx(row) for row in group.matrix]


def test_a_grid_is_every_combination() -> None:
    made = deal(
        "quantities: {a: 1 t}\nevents: {e: {hazard: 2 % per month}}\n"
        "flows: {f: {from: OZ, to: RU, amount: a, until: e}}\n"
        "grid: {a: [1 t, 2 t], e: [{at: 2030-05}, {at: 2031-05}]}\n"
    )
    assert [model.scenario for model in made.models] == [
        "base",
        "a = 1 t, e = {at: 2030-05}",
        "a = 1 t, e = {at: 2031-05}",
        "a = 2 t, e = {at: 2030-05}",
        "a = 2 t, e = {at: 2031-05}",
    ]
    assert made.models[4].point == (("a", "2 t"), ("e", "{at: 2031-05}"))


def test_competing_recurring_and_delayed_events() -> None:
    made = deal(
        "events:\n"
        "  end:\n"
        "    first of: {peace: {hazard: 2 % per month}, collapse: {hazard: 1 % per month}}\n"
        "  recovery: {after: end, delay: 6 months}\n"
        "  quarterly: {every: 3 months, since: 2030-05, until: end}\n"
        "flows:\n"
        "  f: {from: OZ, to: RU, amount: 1 t, since: quarterly}\n"
        "  g: {from: OZ, to: RU, amount: 1 t/month, since: recovery, until: [peace, 2031-12]}\n"
    )
    names = [event.name for event in made.base.events]
    assert sorted(names) == ["collapse", "end", "peace", "quarterly", "recovery"]
    assert names.index("end") < min(names.index("peace"), names.index("recovery"), names.index("quarterly"))
    f, g = made.base.flows
    assert f.window.begins == (Begin(event="quarterly", inclusive=True),)
    assert (g.window.ends, g.window.last) == (("peace",), 21)
    assert [one.key for one in made.base.inputs if one.section == "event"] == [
        "event end: when",
        "event end: which",
    ]


def test_worth_by_party_and_cost() -> None:
    made = deal(
        "flows:\n"
        "  a: {from: OZ, to: RU, amount: 1 t, worth: {OZ: 5 USD/t, RU: 9 USD/t}}\n"
        "  b: {from: OZ, to: RU, amount: 1 t, worth: 5 USD/t, cost: none}\n"
        "  c: {from: OZ, to: RU, amount: 1 t, worth: 5 USD/t, cost: 3 USD/t}\n"
    )
    a, b, c = made.base.flows
    assert a.worth is not None
    assert a.cost is not None
    assert value_of(a.worth.value) == pytest.approx(0.009)
    assert value_of(a.cost.value) == pytest.approx(0.005)
    assert b.cost is None
    assert c.cost is not None
    assert value_of(c.cost.value) == pytest.approx(0.003)
    assert [(one.flow, one.party) for one in made.not_counted] == [("b", "OZ")]


def test_three_figures_are_a_pert_with_bounds() -> None:
    made = deal(
        "quantities:\n  a: {low: 1_000 t, best: 2_000, high: 6_000}\n  b: 1_000/2_000/6_000 t\n"
        "flows: {f: {from: OZ, to: RU, amount: a + b}}\n"
    )
    a, b = made.base.inputs
    assert a.distribution == b.distribution
    assert a.distribution.low == 1e6  # type: ignore[union-attr]
    assert a.distribution.p == pytest.approx(1.8)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("hazard", "months"),
    [("2 % per month", 1), ("20 % per year", 12), ("20 % to 40 % per year", 1)],
)
def test_hazards_keep_their_period(hazard: str, months: float) -> None:
    made = deal(
        f"events: {{e: {{hazard: {hazard}}}}}\nflows: {{f: {{from: OZ, to: RU, amount: 1 t, until: e}}}}\n"
    )
    clock = made.base.events[0].clock
    assert isinstance(clock, Hazard)
    assert clock.rate.months == pytest.approx(months)


def test_a_yearly_hazard_interval_is_fitted_to_monthly_chances() -> None:
    made = deal(
        "events: {e: {hazard: 20 % to 40 % per year}}\nflows: {f: {from: OZ, to: RU, amount: 1 t, until: e}}\n"
    )
    low = quantile(made.base.inputs[0].distribution, 0.05)
    assert 1 - (1 - low) ** 12 == pytest.approx(0.20)


def test_names_with_spaces_and_in_other_scripts() -> None:
    made = deal(
        "quantities:\n  쌀 가격: 445 to 520 USD/t\n  grain per year: 600 t/year\n"
        "flows:\n  쌀 선적: {from: OZ, to: RU, amount: grain per year, worth: 쌀 가격}\n"
        "questions: [mean of flow 쌀 선적]\n"
    )
    assert made.base.flows[0].name == "쌀 선적"
    assert made.questions[0].asks == "mean"


@pytest.mark.parametrize(
    "name",
    ["Löhne", "Lo\u0308hne", "चावल की कीमत", "ราคาข้าว", "цена риса", "価格", "سعر", "plan 2", "Ertrag je ha"],
)
def test_names_in_any_script(name: str) -> None:
    made = deal(
        f"quantities: {{{name}: 5 t}}\nflows: {{f: {{from: OZ, to: RU, amount: 2 * {name} + {name}}}}}\n"
        f"questions: ['P({name} > 4 t)']\n"
    )
    assert made.base.order == (name,)


def test_nothing_is_retyped() -> None:
    made = deal("quantities: {no: 600_000 t, on: 2.2e9 USD}\nflows:\n  f: {from: OZ, to: RU, amount: no}\n  g: {from: OZ, to: RU, amount: on}\n")  # fmt: skip
    values = [value_of(one.steps[0].value) for one in made.base.quantities]
    assert values == [600_000 * 1000.0, 2.2e9]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("quantities: {a: 5 t}\n", "1:14: nobody uses quantity 'a'; use it or delete it"),
        ("events: {e: {hazard: 2 % per month}}\n", "1:10: nobody uses event 'e'; use it or delete it"),
        ("quantities: {a: b, b: 5 t}\n", "1:14: nobody uses quantity 'a'; use it or delete it"),
        ("rates: {EUR/USD: 0.9}\n", "1:9: nothing is in EUR, so nobody uses the rate EUR/USD"),
        (
            "stocks: {s: {start: 5 horse}}\nflows: {f: {from: OZ, to: RU, amount: s * 30 USD/horse}}\n",
            "2:39: 'f' comes once, in the first month, though its amount changes",
        ),
        ("flows: {f: {from: OZ, to: RU, amount: 0 to 5 t}}\n", "1:39: falls below 0 in 5 % of draws"),
        ("flows: {f: {from: OZ, to: RU, amount: 1 to 1e9 t}}\n", "1:39: so wide that its mean lies above"),
        ("flows: {f: {from: OZ, to: RU, amount: 1 t * exp(1 to 3)}}\n", "1:45: its mean is infinite"),
        ("flows: {f: {from: OZ, to: RU, amount: 1 t, since: 2050-01}}\n", "begins after the 24 months"),
    ],
)
def test_warns(body: str, said: str) -> None:
    assert any(said in warning for warning in warnings(body)), warnings(body)


@pytest.mark.parametrize(
    "amount",
    [
        "1 t * exp(normal(0, 1))",
        "1 t * exp(-(1 to 3))",
        "1 t * exp(min(1 to 3, 2))",
        "10 to 1e4 t",
        "-2 to 3 USD",
    ],
)
def test_does_not_warn(amount: str) -> None:
    body = f'flows: {{f: {{from: OZ, to: RU, amount: "{amount}"}}}}\n'
    assert [one for one in warnings(body) if "mean" in one or "falls" in one] == []


def test_assumptions_are_figures_without_a_source_that_count() -> None:
    made = deal(
        "discount: {OZ: 6 % per year, RU: 0}\n"
        "quantities:\n"
        "  a: 5 t\n"
        "  b: {value: 5 t, basis: [ref:x]}\n"
        "  c: a + b\n"
        "  d: c * 2\n"
        "  unused: 7 t\n"
        "flows:\n"
        "  f: {from: OZ, to: RU, amount: d, worth: 3 USD/t, basis: [ref:y]}\n"
        "  g: {from: OZ, to: RU, amount: c / 1 month}\n"
        "events: {e: {at: 2030-05}}\n"
        "effects: {h: {party: OZ, amount: 5 USD, since: e, why: a guess}}\n"
    )
    assert [(one.name, one.written) for one in made.assumptions] == [
        ("discount of OZ", "6 % per year"),
        ("a", "5 t"),
        ("d", "c * 2"),
        ("event e: at", "2030-05"),
        ("effect h: amount", "5 USD"),
    ]
    assert made.assumptions[-1].why == "a guess"


def test_a_discount_may_be_a_quantity() -> None:
    made = deal("quantities: {r: 3 % to 8 % per year}\ndiscount: r\n")
    (oz, ru) = made.base.discounts
    assert oz.rate == ru.rate
    assert oz.rate.months == pytest.approx(12)
    assert isinstance(oz.rate.rate, Binary)
    assert [one.name for one in made.assumptions] == ["r", "flow gift: amount"]
