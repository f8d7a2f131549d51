"""What a file can make the loader do is bounded by its size, and figures and nesting by what can be computed with."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest

from countertrade.modelling import load
from countertrade.modelling.layout import lay_out
from countertrade.modelling.scenarios import MOST_MODELS
from countertrade.modelling.verbalisation import meaning
from countertrade.records import Bad
from countertrade.simulation import engines, simulate
from tests.counting import steps
from tests.modelling.deals import HEAD, deal, problems

FLOW = "flows: {f: {from: OZ, to: RU, amount: 5 t}}\n"


def lines(count: int, form: Callable[[int], str]) -> str:
    return "".join(f"  {form(i)}\n" for i in range(count))


GROWING: dict[str, Callable[[int], str]] = {
    "intervals and formulas": lambda n: "quantities:\n" + lines(n, lambda i: f"q{i}: {i + 1} to {2 * i + 5} t" if i % 2 == 0 else f"q{i}: q{i - 1} * 2"),
    "a chain": lambda n: "quantities:\n" + lines(n, lambda i: f"q{i}: q{i - 1} * 2" if i else "q0: 1 t"),
    "a circle": lambda n: "quantities:\n" + lines(n, lambda i: f"q{i}: q{(i + 1) % n}"),
    "circles of two": lambda n: "quantities:\n" + lines(n, lambda i: f"q{i}: q{i ^ 1}"),
    "names of two words that begin alike": lambda n: "quantities:\n" + lines(n, lambda i: f"rice {i}: rice {i - 1} * 2" if i else "rice 0: 1 t"),
    "names that nobody declared": lambda n: "quantities:\n" + lines(n, lambda i: f"q{i}: p{i} * 2"),
    "events one after another": lambda n: "events:\n" + lines(n, lambda i: f"e{i}: {{after: e{i - 1}, delay: 1 month}}" if i else "e0: {at: 2030-03}"),
    "events that compete": lambda n: "events:\n  e:\n    first of:\n" + lines(n, lambda i: f"    m{i}: {{hazard: 0.001 % per month}}"),
    "steps": lambda n: "quantities:\n  q:\n    steps:\n" + lines(n, lambda i: f"    {2030 + i // 12}-{i % 12 + 1:02d}: {i} t"),
    "parties": lambda n: "stocks:\n" + lines(n, lambda i: f"s{i}: {{start: {i} t}}"),
    "flows": lambda n: "flows:\n" + lines(n, lambda i: f"f{i}: {{from: OZ, to: RU, amount: {i} t/month, until: 2030-09}}"),
    "scenarios that replace everything": lambda n: "quantities:\n" + lines(n, lambda i: f"q{i}: {i} t") + "scenarios:\n  x:\n" + lines(n, lambda i: f"  q{i}: 1 t"),
    "scenarios that extend each other": lambda n: "quantities: {q: 1 t}\nscenarios:\n" + lines(n, lambda i: f"x{i}: {{extends: x{i - 1}, q: {i} t}}" if i else "x0: {q: 2 t}"),
    "questions in scenarios": lambda n: "quantities: {q: 1 t}\nscenarios:\n" + lines(n // 4, lambda i: f"x{i}: {{q: {i} t}}") + "questions:\n" + lines(n, lambda i: f"- mean of q in x{i % (n // 4)}"),
    "correlated pairs": lambda n: "quantities:\n" + lines(n, lambda i: f"q{i}: 1 to 2 t") + "correlated:\n" + lines(n // 2, lambda i: f"- {{of: [q{2 * i}, q{2 * i + 1}], rank: 0.5}}"),
    "keys that are none": lambda n: "flows:\n  f:\n" + lines(n, lambda i: f"  k{i}: 5"),
}  # fmt: skip


def read(text: str) -> None:
    with contextlib.suppress(Bad):
        load(text, "deal.yaml")


@pytest.mark.parametrize("made", GROWING.values(), ids=GROWING)
def test_four_times_the_file_is_four_times_the_work(made: Callable[[int], str]) -> None:
    small, large = (steps(lambda n=n: read(HEAD + made(n))) for n in (60, 240))  # type: ignore[misc]
    assert large < 6 * small


def test_ten_thousand_quantities_are_read() -> None:
    text = GROWING["intervals and formulas"](10_000)
    assert len(deal(text + FLOW.replace("5 t", "q9999")).base.quantities) == 10_000


def test_no_more_is_said_than_anybody_reads() -> None:
    with pytest.raises(Bad) as bad:
        load(HEAD + GROWING["names that nobody declared"](5000), "deal.yaml")
    assert len(bad.value.problems) == 201
    assert "200 things are wrong; what else there is" in bad.value.problems[-1].message


def test_scenarios_are_bounded_by_the_work_they_make() -> None:
    values = ", ".join(f"{i} t" for i in range(1, MOST_MODELS + 1))
    short = f"quantities: {{a: 5 t}}\n{FLOW.replace('5 t', 'a')}grid: {{a: [{values}]}}\n"
    assert problems(short)[0].endswith("the grid makes 1,000 scenarios; at most 1,000 can be worked out")
    many = "scenarios:\n" + lines(1100, lambda i: f"x{i}: {{a: {i + 1} t}}")
    assert (
        "these are 1,100 scenarios; at most 1,000 can be worked out here"
        in problems(f"quantities: {{a: 5 t}}\n{FLOW.replace('5 t', 'a')}{many}")[0]
    )
    long = (
        "quantities:\n"
        + lines(1000, lambda i: f"q{i}: 5 t")
        + "grid: {q1: [1 t, 2 t], q2: ["
        + values
        + "]}\n"
    )
    assert problems(long)[0].endswith("the grid makes 2,000 scenarios; at most 42 can be worked out")


def test_points_of_a_grid_have_names_of_their_own() -> None:
    body = f"quantities: {{a: 5 t}}\n{FLOW.replace('5 t', 'a')}grid: {{a: [1 t, 2 t, 1 t]}}\n"
    assert problems(body) == [
        "3:22: two scenarios are called 'a = 1 t'; delete one, or write them under scenarios with names of their own"
    ]


NINES = "9" * 3900

FIGURES = {
    f"quantities: {{a: {NINES} t}}\n": "1:17: this is too large a figure",
    "quantities: {a: 1" + " million" * 60 + " t}\n": "1:17: this is too large a figure",
    "quantities: {a: 1e307 kt}\n": "1:17: this is too large a figure",
    f"quantities: {{a: {NINES} to {NINES}9 t}}\n": "1:17: the expression has more than 4000 characters",
    f"quantities: {{a: 5 USD/{NINES} t}}\n": "1:22: a unit of inf t measures nothing",
    "quantities: {a: 5 USD/0 t}\n": "1:22: a unit of 0 t measures nothing",
    f"seed: {NINES}\n": "1:7: seed must be a whole number from 0 to 2^63, not '999999999999999999999999999999'",
    "seed: ٣\n": "1:7: seed must be a whole number from 0 to 2^63, not '٣'",
    f"questions: ['P(balance of OZ > {NINES} USD)']\n": "1:32: this is too large a figure",
    f"questions: [q{NINES} of balance of OZ]\n": "1:13: this is no question",
    f"questions: ['mean of balance of OZ by {NINES}']\n": "1:36: 'by' is followed by a date such as 2026-12",
    "events: {e: {chance: 5 %, within: 1e300 months}}\n": "1:35: 'within' of 'e' must be at most 120,000 months, not '1e300 months'",
    "events: {e: {at: 2030-02-30}}\n": "1:18: 'at' of 'e' must be a date, not '2030-02-30'",
    "events: {e: {at: ٢٠٣٠-٠٥}}\n": "1:18: 'at' of 'e' must be a date, not '٢٠٣٠-٠٥'",
    "quantities: {a: 1 to 2 t, b: 1 to 2 t}\ncorrelated: [{of: [a, b], rank: nan}]\n": "2:33: rank must be a number between -1 and 1, not 'nan'",
}  # fmt: skip


@pytest.mark.parametrize(("body", "said"), FIGURES.items(), ids=lambda text: text[:30])
def test_figures_and_dates_are_of_this_world(body: str, said: str) -> None:
    found = problems(body + FLOW)
    assert found[0].startswith(said)
    assert all(len(one) < 700 for one in found)


@pytest.mark.parametrize(
    "value",
    [
        "(" * 30 + "5 t" + ")" * 30,
        "-" * 200 + "5 t",
        "not " * 200 + "a",
        "min(" * 60 + "5 t" + ")" * 60,
        " + ".join(["5 t"] * 300),
    ],
    ids=lambda value: value[:8],
)
def test_deep_expressions_are_refused(value: str) -> None:
    (said,) = problems(f"flows: {{f: {{from: OZ, to: RU, amount: '{value}'}}}}\n")
    assert "nests too deep or has too many parts; name some of them as quantities" in said


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "? ", "&x ", "!t "])
@pytest.mark.parametrize("depth", [39, 41, 1000, 100_000])
def test_deep_files_are_refused(opened: str, depth: int) -> None:
    for text in (f"quantities: {opened * depth}", f"{HEAD}quantities:\n  a: {opened * depth}"):
        for told in (load, lay_out):
            with pytest.raises(Bad):
                told(text, "deal.yaml")


@pytest.mark.parametrize("of", ["[a, b]", "[a, c]", "[b, c]", "[a, b, c]", "[c, d]"])
def test_what_moves_with_an_unused_quantity_moves_alone(of: str) -> None:
    body = "quantities: {a: 1 to 2 t/month, b: 2 to 3 t/month, c: 3 to 4 t, d: 4 to 5 t}\nflows: {f: {from: OZ, to: RU, amount: a + b, worth: 5 USD/t}}\n"
    with_it, without = (deal(f"{body}{more}") for more in (f"correlated: [{{of: {of}, rank: 0.6}}]\n", ""))
    found, plain = (simulate(made, draws=512, engine="oracle") for made in (with_it, without))
    if of in ("[a, b]", "[a, b, c]"):
        assert [group.inputs for group in with_it.base.correlations] == [("a", "b")]
        assert found.parties[0].balance.q95 > plain.parties[0].balance.q95
    else:
        assert with_it.base.correlations == ()
        assert found.parties == plain.parties
    assert engines._kernels(with_it, with_it.models)[2] == ()


def test_too_many_that_move_together_are_refused() -> None:
    body = "quantities:\n" + lines(300, lambda i: f"q{i}: 1 to 2 t")
    names = ", ".join(f"q{i}" for i in range(300))
    assert problems(f"{body}correlated: [{{of: [{names}], rank: 0.1}}]\n{FLOW}")[0].endswith(
        "300 quantities move together here; at most 100 can"
    )
    chain = "correlated:\n" + lines(299, lambda i: f"- {{of: [q{i}, q{i + 1}], rank: 0.1}}")
    assert problems(f"{body}{chain}{FLOW}")[0].endswith(
        "101 quantities or more move together here; at most 100 can"
    )


@pytest.mark.parametrize("count", [500, 3000])
@pytest.mark.parametrize("used", [False, True])
def test_quantities_in_a_long_chain_run(count: int, used: bool) -> None:
    chain = GROWING["a chain"](count).replace("q0: 1 t", "q0: 1 to 2 t").replace("* 2", "+ 1 t")
    made = deal(chain + FLOW.replace("5 t", f"q{count - 1}" if used else "1 to 2 t"))
    outcome = simulate(made, draws=64)
    assert outcome.flows[0].sent.q50 > (count if used else 1)
    assert len(meaning(made)) > count
    assert all("chain of hundreds" in str(why) for why in engines._kernels(made, made.models)[2])
