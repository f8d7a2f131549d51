"""Bad input: every problem with its line and column, in the analyst's words, with a way out, and nothing that only follows from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.modelling import Basis, load
from countertrade.records import Bad
from tests.modelling.deals import HEAD, WHOLE, deal, problems

TO = "{from: OZ, to: RU, amount: "


def flow(amount: str, more: str = "") -> str:
    return f"flows: {{f: {{from: OZ, to: RU, amount: {amount}{more}}}}}\n"


CASES = {
    # keys and YAML
    "quantitys: {a: 5 t}\n": ["1:1: a deal has no key 'quantitys'; did you mean 'quantities'?"],
    "quantities: {a: {valeu: 5 t}}\n" + flow("a"): ["1:18: quantity 'a' has no key 'valeu'; did you mean 'value'?"],
    "quantities: {a: {value: 1, 5 USD}}\n" + flow("a"): [
        "1:28: '5 USD' has no value: inside {…} a comma ends a value, so 'value' stopped before it; write figures as 600_000, "
        "and put a text with a comma in quotation marks or on a line of its own"
    ],
    "quantities:\n  a:\n" + flow("a"): ["2:3: quantity 'a' says nothing; give it a value or delete it"],
    "quantities: [a, b]\n": ["1:13: quantities must be entries, one a line, each 'name: …'"],
    "quantities: {a: {why: guess}}\n" + flow("a"): ["1:14: quantity 'a' says no figure; give it a value"],
    "quantities: {a: {value: 5 t, claims: horses}}\n" + flow("a"): ["1:14: quantity 'a' has value and claims; keep one of them"],
    # names
    "quantities: {t: 5 t}\n" + flow("t"): ["1:14: 't' is a unit and cannot be a name too; add a word, as in 't_sent'"],
    "quantities: {a: 5 t}\nstocks: {a: {start: 5 t}}\n": [
        "2:10: 'a' is already a quantity; expressions could not tell them apart"
    ],
    "quantities: {if so: 5 t}\n": ["1:14: a name cannot begin with 'if', which is a word of the language"],
    "quantities: {rice-price: 5 t}\n": [
        "1:14: 'rice-price' cannot be a name; use letters, digits, _ and single spaces, and begin with a letter"
    ],
    "quantities: {likely: 5 %}\n": ["1:14: 'likely' stands for a likelihood and cannot be a name"],
    flow("grian") + "quantities: {grain: 5 t}\n": ["1:39: there is no quantity 'grian'; did you mean 'grain'?"],
    flow("t"): ["1:39: 't' is a unit; it stands after a figure, as in '1 t'"],
    # units
    flow("5 t + 6 USD"): ["1:42: this adds unlike units, t and USD; multiply by a price in USD/t"],
    flow("5 t/year + 6 t"): ["1:47: this adds unlike units, t/month and t; one of them is a rate: multiply it by a time, as in '* 12 months'"],
    flow("5 t + 3"): ["1:42: this adds unlike units, t and a plain number; write the unit after 3"],
    flow("5 USD to 6 t"): ["1:48: the ends of 'to' must have one unit, not USD and t"],
    flow("5"): ["1:39: amount of 'f' is a plain number; name what moves under counts: and write it after the figure, as in 1 satellite"],
    flow("5 t*month"): ["1:39: amount of 'f' is in t*month, neither an amount nor an amount per time; divide by a time"],
    flow("5 USD/horse"): ["1:39: amount of 'f' is in USD/horse, which is no amount of anything; multiply by an amount in horse"],
    flow("5 t", ", worth: 5 USD"): ["1:51: worth of 'f' is in USD, but t moves; it must be in USD/t"],
    flow("5 USD", ", worth: 5"): ["1:53: 'f' is money and counts at face value; delete worth:"],
    flow("5 EUR"): ["1:9: EUR is counted in USD and needs a rate; write under rates: how many EUR one USD is, as in 'EUR/USD: 1.1'"],
    "stocks: {s: {start: 5 horse, out: 1 horse}}\n": ["1:35: 'out' of stock 's' must be in horse/month, not horse"],
    "effects: {e: {party: OZ, amount: 5 t}}\n": [
        "1:34: effect 'e' is in t; an effect is money: multiply by a price in USD/t"
    ],
    # traps: what is read in one way and hardly meant so
    "quantities: {a: {value: 5-20 %}}\n" + flow("5 t * a"): ["1:25: '5-20 %' would be a difference; an interval is written '5 % to 20 %'"],
    flow("300 t - 500 t"): ["1:39: '300 t - 500 t' would be a difference; an interval is written '300 t to 500 t'"],
    flow("50 to 500 million USD"): [
        "1:39: the ends of 'to' have a word such as million at one figure only; write it at each, as in "
        "'50 million to 500 million USD', or a unit, as in '50 USD to 500 million USD'"
    ],
    # circles
    "quantities: {a: b * 2, b: c + 1 t, c: a}\n" + flow("a"): [
        "1:14: these refer to each other in a circle: a → b → c → a; a value that builds on last month's is a stock"
    ],
    "quantities: {a: a}\n" + flow("a"): ["1:14: 'a' refers to itself; a value that builds on last month's is a stock"],
    "quantities: {a: s}\nstocks: {s: {start: a}}\n" + flow("a"): [
        "1:14: these refer to each other in a circle: a → s → a; a value that builds on last month's is a stock"
    ],
    "events: {a: {after: b, delay: 3 months}, b: {after: a, hazard: 2 % per month}}\n": [
        "1:10: these events wait for each other and so never happen: a → b → a; break the circle at one 'after'"
    ],
    "scenarios: {x: {extends: y}, y: {extends: x}}\n": ["1:43: these scenarios extend each other in a circle: x → y → x"],
    # intervals and distributions
    flow("7 to 5 t"): ["1:39: the interval is upside down; the smaller figure comes first"],
    flow("5 to 5 t"): ["1:39: both ends of the interval are the same; write the figure alone"],
    flow("2 * 5 to 6 t"): ["1:45: 'to' beside another operator needs brackets around the interval, as in '2.2e9 USD/year * (5 % to 20 %)'"],
    flow("5 t * (0 % to 5 %)"): ["1:46: an interval that touches 0 % or 100 % must name its shape, as in 'uniform(0 %, 5 %)' or 'beta(1, 19)'"],
    flow("5 t * (50 % to 100 %)"): ["1:46: an interval that touches 0 % or 100 % must name its shape, as in 'uniform(0 %, 5 %)' or 'beta(1, 19)'"],
    flow("a to 5 t"): ["1:39: the ends of 'to' must be figures; write name * (80 % to 120 %)"],
    flow('"discrete({1 t: 0.5, 2 t: 0.6})"'): ["1:40: the chances sum to 1.1, not to 1"],
    flow('"mixture({1 to 2 t: 0.5, 3 to 4 USD: 0.5})"'): ["1:64: the parts of a mixture must have one unit, not t and USD"],
    flow('"normal(5 t)"'): ["1:40: normal takes 2 arguments, not 1: normal(mean, standard deviation)"],
    # what cannot be
    flow("5 t", ", delivered: 120 %"): [
        "1:55: 'delivered' of 'f' can be 120 %; a share lies between 0 % and 100 %: write a bounded interval, min(…, 100 %) or truncate(…, 0 %, 100 %)"
    ],
    flow("5 t", ", lost: 5 t"): ["1:50: 'lost' of 'f' must be a share such as 80 %, not an amount in t"],
    "events: {e: {hazard: 150 % per month}}\n": [
        "1:22: hazard of 'e' can be 150 %; a chance of happening lies between 0 % and 100 %: write an interval in % per month, or min(…, 99 % per month)"
    ],
    "events: {e: {hazard: 5 %}}\n": [
        "1:22: hazard of 'e' must be a rate such as '2 % per month' or '5 % per year'; write 'per month' or 'per year' after it"
    ],
    "events:\n  e:\n    first of: {a: {hazard: 60 % per month}, b: {hazard: 60 % per month}}\n": [
        "3:15: the hazards of 'e' can sum to 120 % in a month; together they cannot exceed 100 %: bound them, as in 'min(2 % to 10 %, 50 %) * 1 per month'"
    ],
    flow("5 t / (-1 to 2)"): ["1:45: this divides by '-1 to 2', which can be zero; bound it away from 0, as in truncate(…, low, high)"],
    "quantities: {a: normal(1 t, 5 t), b: 2 t}\n": [
        "1:29: '5 t)' has no value: inside {…} a comma ends a value, so 'a' stopped before it; "
        "write figures as 600_000, and put a text with a comma in quotation marks or on a line of its own"
    ],
    flow("5 t / 0"): ["1:45: this divides by zero"],
    "stocks: {s: {start: 5 t}}\n" + flow("1 t * (5 t / s)"): ["2:52: this divides by the stock 's', which can run out; write max(…, …) around it"],
    flow("-5 t"): ["1:39: amount of 'f' is negative; what flows the other way has from and to exchanged"],
    flow("5 t", ", keeps: {people: 20 %}"): ["1:51: keeps of 'f' does not say what the state keeps; add state: … (the rest stays with others)"],
    flow("5 t", ", keeps: {state: 70 %, army: 40 %}"): ["1:51: the shares kept of 'f' sum to more than 100 %"],
    "correlated: [{of: [a, b], rank: 0.9}, {of: [b, c], rank: 0.9}, {of: [a, c], rank: -0.9}]\n"
    "quantities: {a: 5 to 6 t, b: 5 to 6 t, c: 5 to 6 t}\n" + flow("a + b + c"): [
        "1:14: the correlations of a, b, c contradict each other (their matrix is not positive definite); weaken one"
    ],
    "correlated: [{of: [a, b], rank: 0.9}]\nquantities: {a: 5 to 6 t, b: a * 2}\n" + flow("a + b"): [
        "1:23: 'b' is not a single interval or estimate; correlate the quantities it is made of"
    ],
    # parties
    "flows: {f: {from: OZZ, to: Ru, amount: 1 t}}\n": [
        "1:19: flow 'f' comes from 'OZZ', which is no party; did you mean 'OZ'?",
        "1:28: flow 'f' goes to 'Ru', which is no party; did you mean 'RU'?",
    ],
    "flows: {f: {from: Oz, to: RU, amount: 1 t}}\n": ["1:19: flow 'f' comes from 'Oz', which is no party; did you mean 'OZ'?"],
    "flows: {f: {from: OZ, to: OZ, amount: 1 t}}\n": ["1:9: flow 'f' comes from OZ and goes to OZ; what stays is no flow"],
    "flows: {f: {to: OZ, amount: 1 t}}\n": ["1:9: flow 'f' does not say whom it comes from; write from: OZ or RU"],
    "flows: {f: {from: OZ, to: RU}}\n": ["1:9: flow 'f' has no amount; say what moves, as in amount: 600 t/year"],
    # time
    flow("1 t", ", since: 2030-13"): ["1:51: there is no event '2030-13'; a date is written 2025-04 or 2025-04-01"],
    flow("1 t", ", since: 2030-09, until: 2030-06"): ["1:67: flow 'f' ends before it begins"],
    flow("1 t", ", over: 12"): ["1:50: 'over' of 'f' must be a length of time, not '12'; write '12 months'"],
    flow("1 t", ", over: 10 days"): ["1:50: 'over' of 'f' must be at least 1 month, not '10 days'"],
    flow("1 t/year", ", over: 3 months"): ["1:55: 'f' is a rate (t/year) and books every month; over: is for an amount that comes once"],
    "events: {q: {every: 3 months}}\n" + flow("1 t", ", until: q"): [
        "2:51: 'q' recurs, so it can end nothing and nothing can come after it; name a single event"
    ],
    "events: {q: {every: 3 months}}\n" + flow("1 t/year", ", since: q"): [
        "2:39: 'f' begins with a recurring event, so its amount must come once, not per time"
    ],
    "events: {e: {chance: likely}}\n": ["1:10: event 'e' has a chance; say by when: within: 24 months, or at: 2025-04"],
    "events: {e: {delay: 3 months}}\n": ["1:10: event 'e' has a delay; say after: which event"],
    "events: {e: {at: 2030-05, hazard: 2 % per month}}\n": ["1:10: event 'e' has hazard and at; keep one of them"],
    "quantities: {a: {steps: {2030-09: 5 t}}}\n" + flow("a"): [
        "1:26: nothing is said of 'a' before 2030-09; begin the steps at 2030-03 or earlier"
    ],
    "quantities: {a: {steps: {2030-01: 5 t, 2030-09: 5 USD}}}\n" + flow("a"): ["1:49: 'a' is in t and later in USD; all steps have one unit"],
    "quantities: {a: {value: 5 t, season: {janvember: 5}}}\n" + flow("a"): [
        "1:39: 'janvember' is no calendar month; write jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec"
    ],
    # questions and scenarios
    "questions: [P(balance of OX > 0)]\n": ["1:15: there is no party 'OX'; did you mean 'OZ'?"],
    "questions: [P(balance of OZ > 5)]\n": ["1:28: this compares unlike units, USD and a plain number; write the unit after 5"],
    "questions: [mean of flow gift in nowhere]\n": ["1:34: there is no scenario 'nowhere'; scenarios are base"],
    "questions: [median of 1 to 2 t]\n": ["1:25: 'to' does not continue a question; it may end with by 2026-12, in a scenario, if an event or if not an event"],
    "questions: [median of (1 to 2 t)]\n": ["1:24: a question draws nothing; name the interval as a quantity"],
    "questions: [P(balance of OZ > 0) if war]\n": ["1:13: 'war' after 'if' is no event; declare it under events:"],
    "questions: [P(balance of OZ > 0) by 2050-01]\n": ["1:13: 2050-01 lies outside the model, which runs 24 months from 2030-03"],
    "scenarios: {x: {nothing: 5 t}}\n": [
        "1:17: scenario 'x' replaces 'nothing', which does not exist; only entries of the file can be replaced"
    ],
    "scenarios: {x: {gift: 5 t}}\nquantities: {gift: 5 t}\n" + flow("gift").replace("f:", "gift:"): [
        "1:17: 'gift' is a quantity and a flow; write 'quantity gift' or 'flow gift'"
    ],
    "scenarios: {base: {gift: 5 t}}\n": ["1:13: 'base' is the file itself; give the scenario another name"],
    "grid: {gift: 5}\n": ["1:8: grid gives 'gift' a list of values, as in [5 %, 10 %]"],
    "integrate: war\n": ["1:12: integrate names an event that happens once, or none; 'war' is neither"],
}  # fmt: skip


@pytest.mark.parametrize(("body", "said"), CASES.items(), ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_says(body: str, said: list[str]) -> None:
    assert problems(body) == said


@pytest.mark.parametrize(
    ("top", "said"),
    [
        ("months: 0", "months must be a whole number from 1 to 1,200, not '0'"),
        ("months: 10000", "months must be a whole number from 1 to 1,200, not '10000'"),
        ("months: many", "months must be a whole number from 1 to 1,200, not 'many'"),
        ("start: spring", "start must be a month, not 'spring'; write start: 2024-11"),
        ("currency: dollars", "'dollars' is no currency"),
        ("seed: -1", "seed must be a whole number from 0"),
        ("counts: [t]", "'t' is a unit already; delete it from counts:"),
        ("parties: Oz", "parties need a code and a name each"),
        ("parties: [OZ, OZ]", "party 'OZ' stands twice"),
        ("parties: {OZ: Oz, EU-27: Union}", "'EU-27' cannot be a party"),
        ("counts: [horse, horse]", "'horse' stands twice under counts"),
        ("counts: [the horse!]", "cannot be counted"),
    ],
)
def test_the_top_of_the_file(top: str, said: str) -> None:
    key = top.split(":")[0]
    lines = [line for line in HEAD.splitlines() if not line.startswith(f"{key}:")]
    with pytest.raises(Bad) as bad:
        load("\n".join([*lines, top, ""]), "deal.yaml")
    assert any(said in str(problem) for problem in bad.value.problems)


@pytest.mark.parametrize("text", ["", "- a\n", "a: [\n", "\t- x", "a: {b: c\n", "%", "\x00"])
def test_what_is_no_yaml(text: str) -> None:
    with pytest.raises(Bad):
        load(text, "deal.yaml")


def test_a_missing_top_is_said_at_once() -> None:
    with pytest.raises(Bad) as bad:
        load("title: nothing else\n", "deal.yaml")
    assert [problem.message.split(";")[0] for problem in bad.value.problems] == [
        f"the deal has no {key}" for key in ("start", "months", "currency", "parties")
    ]


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    body = "quantities:\n  a: 7 to 5 t\n  b: 5 dragon\n  c: {valeu: 3}\nflows:\n  f: {from: XX, to: RU, amount: a + b}\n"
    said = problems(body)
    assert [one.split(": ")[0] for one in said] == ["2:6", "3:8", "4:7", "6:13"]


def test_a_scenario_does_not_repeat_what_is_wrong_in_the_base() -> None:
    said = problems(flow("7 to 5 t") + "scenarios: {x: {discount: 5 % per year}, y: {discount: 0}}\n")
    assert len(said) == 1


def test_basis_is_checked_where_the_case_is_known() -> None:
    body = "quantities: {a: {value: 5 t, basis: [ref:harvst, c-12, c-99]}}\n" + flow("a")
    assert problems(body, known=None) == []
    assert problems(body, known={"ref:harvest", "c-12"}) == [
        "1:38: no reference row 'harvst' stands in reference/*.csv; did you mean 'ref:harvest'?",
        "1:56: the case has no statement 'c-99' any more; it was removed, or its article was",
    ]


def test_another_unit_than_the_basis_needs_a_reason() -> None:
    known = {"c-1": Basis(unit="t", per=()), "c-2": Basis(unit="kg", per=("month",))}
    body = "quantities: {a: {value: 5 t/year, basis: [c-1, c-2]}}\n" + flow("a")
    assert problems(body, known) == [
        "1:14: 'a' is in t/month, but c-1 is in t; say with read_as: why it may be read so"
    ]
    assert problems(body.replace("5 t/year", "5 t/year, read_as: a yearly need"), known) == []


def test_a_measure_without_statements_is_an_error() -> None:
    said = problems("quantities: {a: {claims: dragons}}\n" + flow("a"))
    assert said == [
        "1:26: no usable statement of 'dragons' stands in the case; accept one, or write a value with a reason (why:)"
    ]


def test_an_estimate_of_another_date_is_another_estimate() -> None:
    said = problems("quantities: {a: {claims: horses, as of: 2030-01-01}}\n" + flow("a"))
    assert len(said) == 1
    assert "'horses as of 2030-01-01'" in said[0]


def test_limits_of_an_estimate_are_checked() -> None:
    body = "quantities: {a: {claims: horses, as of: spring, for: last year, status: given}}\n" + flow("a")
    assert problems(body) == [
        "1:41: 'as of' must be a date such as 2030-05-01, not 'spring'",
        "1:54: 'for' must be a period such as 2030, 2030-05 or 2030-05 to 2030-08, not 'last year'",
        "1:73: status must be one of promised, ordered, delivered, conditional, unknown, not 'given'",
    ]


def test_statements_in_a_noun_that_is_not_counted() -> None:
    text = WHOLE.replace("counts: [horse, rider]", "counts: [rider]")
    from tests.modelling.deals import ESTIMATES

    with pytest.raises(Bad) as bad:
        load(text, "deal.yaml", estimates=ESTIMATES)
    assert any("the statements are in 'horse'" in str(problem) for problem in bad.value.problems)


def test_a_circle_of_thousands_is_named_in_short() -> None:
    lines = [f"  q{i}: q{(i + 1) % 3000}" for i in range(3000)]
    (said,) = problems("quantities:\n" + "\n".join(lines) + "\n" + flow("q0"))
    assert "q0 → q1 → q2 → q3 → (2993 more) → q2997 → q2998 → q2999 → q0" in said


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(WHOLE) - 1),
    st.sampled_from(["", "\n", "}", "{", ":", ",", "%", "to", "(", "'", "-", "5", "쌀"]),
)
def test_a_slip_anywhere_is_read_or_said(at: int, slip: str) -> None:
    text = WHOLE[:at] + slip + WHOLE[at + 1 :]
    places = [(1, 1)]
    try:
        load(text, "deal.yaml")
    except Bad as bad:
        places = [(problem.line, problem.column) for problem in bad.problems]
        assert all(problem.message for problem in bad.problems)  # noqa: PT017 - every one of them
    assert all(line >= 1 and column >= 1 for line, column in places)


def test_a_lost_if_is_warned_of() -> None:
    known = {"c-1": Basis(unit="t", conditional=True), "c-2": Basis(unit="t")}
    body = "quantities: {a: {value: 5 t, basis: [c-1]}}\n" + flow("2 * a")
    (warning,) = deal(body, known).warnings
    assert "'a' rests on c-1, which is conditional; give the flow a chance:" in warning.message
    assert deal(body.replace("2 * a", "2 * a, chance: likely"), known).warnings == ()
    assert deal(body.replace("[c-1]", "[c-1, c-2]"), known).warnings == ()
    assert deal(body.replace("[c-1]", "[c-1], read_as: agreed since"), known).warnings == ()


def test_bases_carry_unit_and_condition() -> None:
    from countertrade.modelling import bases
    from countertrade.records import Attribution, Claim, Commitment, Reference, Stated

    claim = Claim(
        id="c-1",
        content="k",
        article="a",
        span=None,
        text=None,
        attribution=Attribution(mode="narrator"),
        commitment=Commitment(modality="conditional"),
        quantity=Stated(
            low=5, best=5, high=5, bound="exact", unit="USD", per=("month", "horse"), span=None, text=None
        ),
        rule="r",
    )
    row = Reference(
        id="price", quantity="price of grain", value=200, unit="USD/t", year="2030", source="the exchange"
    )
    assert bases([claim], [row]) == {
        "c-1": Basis(unit="USD", per=("month", "horse"), conditional=True),
        "ref:price": Basis(unit="USD", per=("t",)),
    }


def test_intervals_may_compete_though_they_have_no_end() -> None:
    hazards = "a: {hazard: 2 % to 10 % per month}, b: {hazard: 2 % to 10 % per month}"
    assert (
        problems(f"events: {{e: {{first of: {{{hazards}}}}}}}\n" + flow("1 t", ", until: a, since: b")) == []
    )


@pytest.mark.parametrize(("amount", "warned"), [("5 to 4_000 t", False), ("5 to 6_000 t", True)])
def test_ends_a_factor_of_a_thousand_apart_are_warned_of(amount: str, warned: bool) -> None:
    said = [warning.message for warning in deal(flow(amount)).warnings]
    assert said == (
        ["its ends differ by a factor of 1,200; is a word such as million missing at one of them?"]
        if warned
        else []
    )


def test_the_rest_of_a_share_is_a_difference() -> None:
    assert not deal(flow("5 t * (1 - 20 %) * (100 % - 30 %)")).warnings


def test_what_recurs_from_before_the_start_keeps_its_beat() -> None:
    made = deal("events: {harvest: {every: 12 months, since: 2027-09}}\n" + flow("5 t", ", since: harvest"))
    (harvest,) = made.base.events
    assert made.date(harvest.clock.first) == "2030-09"  # type: ignore[union-attr]
