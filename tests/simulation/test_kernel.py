"""Kernels against the oracle on the same inputs: generated source run as plain Python, and compiled."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from countertrade.modelling.deal import Deal
from countertrade.records import Bad
from countertrade.simulation import (
    binding,
    compiled_kernels,
    figures,
    inverse,
    kernel,
    oracle,
    quasi_random,
    sampling,
    source_check,
)
from countertrade.simulation.graph import NEVER, NOTHING, waiting
from countertrade.simulation.histogram import Even, Floats, Spread
from countertrade.simulation.intermediate_form import Unsupported
from tests.simulation.deals import deal, random_deals

DRAWS = 16


PLAIN: dict[str, Any] = {
    "APART": quasi_random.APART,
    "NEVER": NEVER,
    "NAN": math.nan,
    "NOTHING": NOTHING,
    "range": range,
    "float": float,
    "abs": abs,
    "floor": np.floor,
    "sqrt": math.sqrt,
    "exp": np.exp,
    "log": np.log,
    "power": np.power,
    "waiting": waiting,
    "least": lambda a, b: a if a < b else b,
    "most": lambda a, b: a if a > b else b,
}


def uncompiled(made: kernel.Kernel, rows: Floats) -> Floats:
    """Every figure of the outcome from the generated source run as plain Python over a few draws."""
    space = source_check.functions(made.text, PLAIN | {"BLOCK": rows.shape[1]}, "plain")
    flat = np.zeros((max(len(rows), 1), quasi_random.APART))
    flat[: len(rows), : rows.shape[1]] = rows
    scratch, out = np.zeros(made.scratch * quasi_random.APART), np.zeros(made.height * quasi_random.APART)
    ends = np.zeros(len(made.parties) * quasi_random.APART)
    months = made.tables.shape[1]
    with np.errstate(all="ignore"):
        space["everything"](flat.ravel(), made.figures, made.tables, months, scratch, out)
        space["balances"](flat.ravel(), made.figures, made.tables, months, scratch, ends)
    found = out.reshape(-1, quasi_random.APART)[:, : rows.shape[1]]
    at = [made.names["balance", party] for party in made.parties]
    quick = ends.reshape(-1, quasi_random.APART)[:, : rows.shape[1]]
    np.testing.assert_allclose(quick, found[at], rtol=1e-9, atol=1e-9 * scale(found[at]))
    return found


def scale(values: Floats) -> float:
    return float(np.nanmax(np.abs(values), initial=1e-300))


def both(
    a_deal: Deal, draws: int = DRAWS
) -> tuple[kernel.Kernel, Floats, list[figures.Figure], Floats, Floats]:
    """The kernel with its rows of inputs, and the oracle's figures on the same draws."""
    model = a_deal.base
    made = kernel.kernel(a_deal, model)
    sequence = quasi_random.sequence(sampling.keys(a_deal), 7)
    columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, draws), strict=True))
    rows = binding.exact_rows(made, model, columns)
    paths = oracle.run(a_deal, model, inverse.draw(model, columns), draws)
    names, values = figures.figures(a_deal, model, paths)
    turnover = sum((np.abs(moved.sent) for moved in paths.flows.values()), np.zeros(draws))
    return made, rows, names, values, turnover


def assert_same(made: kernel.Kernel, found: Floats, names: list[figures.Figure], values: Floats) -> None:
    for name, wanted in zip(names, values, strict=True):
        if name in made.names:
            near = 1e-9 * scale(
                values[[n[0] in ("balance", "fan") for n in names]] if name[0] == "fan" else wanted
            )
            np.testing.assert_allclose(
                found[made.names[name]], wanted, rtol=1e-9, atol=near, err_msg=repr(name)
            )
        else:
            assert np.isnan(wanted).all(), name


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(random_deals())
def test_generated_source_is_the_oracle_on_random_deals(made_up: tuple[str, int]) -> None:
    a_deal = deal(*made_up)
    try:
        made, rows, names, values, _ = both(a_deal)
    except Unsupported:
        return
    assert_same(made, uncompiled(made, rows), names, values)


COMPILED = (
    """
    quantities: {men: {value: 9_000 to 13_000 soldier}, pay: {value: 1_800 to 2_200 USD/soldier/month}, risk: {value: 0.5 % to 2 % per month}}
    events: {peace: {hazard: 2 % to 5 % per month}}
    stocks: {force: {start: men, out: force * risk}}
    flows: {wages: {from: B, to: A, amount: force * pay, until: peace}}
    questions: [P(balance of A > 1e8 USD), month when balance of A > 2e8 USD if peace]
    """,
    """
    discount: {A: 4 % per year, B: 2 % to 12 % per year}
    quantities: {grain: {value: 600_000 to 700_000 t/year}, price: {value: 350 to 600 USD/t, grows: 2 % per year}}
    flows: {rice: {from: B, to: A, amount: grain, worth: price, lost: 5 % to 20 %, delay: 2 months, chance: 60 %}}
    """,
    """
    quantities: {gift: {value: 'beta(2, 3) * 1e9 USD'}, rough: {value: 'discrete({1: 0.25, 3: 0.75})'}}
    events: {crisis: {chance: unlikely, within: 20 months}}
    flows: {gift_flow: {from: B, to: A, amount: gift * rough, over: 6 months, since: crisis}}
    effects: {harm: {party: A, amount: -2e6 USD/month, since: crisis}}
    """,
    """
    quantities: {cost: {value: 'mixture({1e6 USD/month to 2e6 USD/month: 0.5, 7e6 USD/month to 9e6 USD/month: 0.5})'}}
    stocks: {fund: {start: 40e6 USD, out: cost}}
    flows: {support: {from: B, to: A, amount: 'min(cost, 5e6 USD/month)', while: fund > 10e6 USD}}
    questions: [q95 of stock fund]
    """,
    """
    quantities: {a: {value: 10 to 20 USD/month}, b: {value: 30 to 40 USD/month}}
    correlated: [{of: [a, b], rank: 0.6}]
    flows: {one: {from: A, to: B, amount: a}, two: {from: B, to: C, amount: a + b}}
    """,
)


@pytest.mark.parametrize("text", COMPILED, ids=["wages", "rice", "gift", "fund", "pair"])
def test_compiled_kernel_is_the_oracle(text: str) -> None:
    import numba

    from countertrade.simulation import block_loops, numba_compiler

    a_deal = deal(text)
    made, rows, names, values, _ = both(a_deal, quasi_random.BLOCK)
    run = numba.njit(**numba_compiler.OPTIONS)(
        source_check.functions(made.text, block_loops.SPACE, "plain")["everything"]
    )
    flat = np.zeros((len(rows), quasi_random.APART))
    flat[:, : quasi_random.BLOCK] = rows
    out = np.zeros(made.height * quasi_random.APART)
    run(
        flat.ravel(),
        made.figures,
        made.tables,
        a_deal.months,
        np.zeros(made.scratch * quasi_random.APART),
        out,
    )
    assert_same(made, out.reshape(-1, quasi_random.APART)[:, : quasi_random.BLOCK], names, values)


SUMMED = """
    discount: 3 % to 9 % per year
    quantities: {men: {value: 9_000 to 13_000 soldier}, pay: {value: 1_800 to 2_200 USD/soldier/month}, risk: {value: 0.5 % to 2 % per month}}
    events: {peace: {hazard: 5 % to 20 % per month}, crisis: {hazard: 3 % per month}}
    stocks: {force: {start: men, out: force * risk}}
    flows:
      wages: {from: B, to: A, amount: force * pay, until: [peace, crisis]}
      gift: {from: B, to: A, amount: 1e8 USD, over: 12 months, until: peace}
    effects: {calm: {party: A, amount: 1e6 USD/month, since: peace}}
    questions: [P(balance of A > 1e8 USD), month when balance of A > 2e8 USD if peace]
"""


def test_figures_are_arguments_and_structure_names_the_kernel() -> None:
    one, other, third = (
        kernel.kernel(read, read.base)
        for read in (
            deal(COMPILED[0]),
            deal(
                COMPILED[0].replace("9_000 to 13_000", "1_000 to 2_000").replace("2 % to 5 %", "1 % to 3 %")
            ),
            deal(COMPILED[0].replace("force * pay", "force * pay * 2")),
        )
    )
    assert compiled_kernels.digest(one) == compiled_kernels.digest(other)
    assert compiled_kernels.digest(one) != compiled_kernels.digest(third)


def test_what_a_kernel_cannot_express_says_so() -> None:
    recurring = deal("""
        events: {peace: {hazard: 5 % per month}, twice_a_year: {every: 6 months, since: peace}}
        flows: {aid: {from: B, to: A, amount: 5 USD, since: twice_a_year}}
    """)
    with pytest.raises(Unsupported, match="'twice_a_year' recurs from another event on"):
        kernel.kernel(recurring, recurring.base)
    slow = deal("""
        stocks: {force: {start: 1_000 soldier, out: 10 soldier/month}}
        flows: {wages: {from: B, to: A, amount: force * 5 USD/soldier/month, delay: 30 months}}
    """)
    with pytest.raises(Unsupported, match="'wages' has a delay of 30 months"):
        kernel.kernel(slow, slow.base)


def test_a_deal_too_large_to_compile_says_so() -> None:
    flows = "\n".join(
        f"  f{n}: {{from: B, to: A, amount: {n + 1} to {n + 2} USD/month}}" for n in range(1500)
    )
    large = deal(f"flows:\n{flows}")
    with pytest.raises(Unsupported, match="too many to compile"):
        kernel.kernel(large, large.base)


def test_a_chain_too_long_to_lower_says_so() -> None:
    links = "\n".join(f"  q{n}: {{value: q{n - 1} * 2}}" for n in range(1, 2000))
    long = deal(
        f"quantities:\n  q0: {{value: 1 to 2 USD/month}}\n{links}\nflows: {{f: {{from: B, to: A, amount: q1999}}}}"
    )
    with pytest.raises(Unsupported, match="chain of hundreds"):
        kernel.kernel(long, long.base)


@pytest.mark.usefixtures("kernels")
def test_a_loaded_kernel_counts_streams_and_freezes() -> None:
    from countertrade.simulation import execution, simulate

    a_deal = deal(SUMMED + "    integrate: none\n")
    made = kernel.kernel(a_deal, a_deal.base)
    loaded = execution.load(made, a_deal.base)
    assert compiled_kernels.is_compiled(made)
    sequence = quasi_random.sequence(sampling.keys(a_deal), 0)
    one, two = (execution.balances(loaded, sequence, 200_000, threads=threads) for threads in (1, 2))
    assert isinstance(one.kept, Even)
    assert isinstance(two.kept, Even)
    assert np.array_equal(one.kept.counts, two.kept.counts)
    assert one.mean(("balance", "A")) == two.mean(("balance", "A"))
    random = quasi_random.sequence(sampling.keys(a_deal), 0, "monte carlo")
    columns = dict(zip(random.keys, quasi_random.uniforms(random, 0, 512), strict=True))
    wanted = sampling.balances(a_deal, a_deal.base, columns)
    np.testing.assert_allclose(execution.kept_balances(loaded, random, 512), wanted, rtol=1e-6)
    slow, quick = (simulate(a_deal, draws=20_000, engine=engine) for engine in ("oracle", "kernel"))
    for mine, yours in zip(slow.parties, quick.parties, strict=True):
        assert mine.chance_of_gain == yours.chance_of_gain
        assert mine.balance.mean == pytest.approx(yours.balance.mean, rel=1e-7)
        near = 2e-3 * (mine.balance.q95 - mine.balance.q05)
        assert mine.balance.q95 == pytest.approx(yours.balance.q95, abs=near)
        assert sum(yours.histogram.weights) == pytest.approx(1)
    assert [answer.value for answer in slow.answers] == pytest.approx(
        [answer.value for answer in quick.answers], rel=2e-2
    )
    first = {influence.input: influence.first_order for influence in slow.influences["A"]}
    for influence in quick.influences["A"]:
        assert influence.first_order == pytest.approx(first[influence.input], abs=0.03)


@pytest.mark.parametrize("draws", [512, 20_000])
@pytest.mark.usefixtures("kernels")
def test_what_grows_beyond_all_bounds_is_refused_by_both_engines(draws: int) -> None:
    from countertrade.simulation import simulate

    huge = deal(SUMMED.replace("1_800 to 2_200 USD", "1e120 to 2e120 USD") + "    integrate: none\n")
    for engine in ("oracle", "kernel"):
        with pytest.raises(Bad, match=r"deal\.yaml:14:3: flow 'wages' has no finite value in .* beyond 1e"):
            simulate(huge, draws=draws, engine=engine)


@pytest.mark.usefixtures("kernels")
def test_a_kernel_counts_what_it_keeps() -> None:
    from countertrade.simulation import execution

    a_deal = deal(SUMMED)  # a question's month that often does not apply, and flows that are often nothing
    loaded = execution.load(kernel.kernel(a_deal, a_deal.base), a_deal.base)
    sequence, draws = (
        quasi_random.sequence(sampling.keys(a_deal), 0),
        execution.PILOT + 77,
    )  # not a whole number of blocks
    names = loaded.kernel.names
    exact = Spread(names)
    exact.add(execution._kept(loaded, "keep_everything", sequence, draws, loaded.kernel.height))
    counted = execution.everything(loaded, sequence, draws)
    for name in names:
        assert counted.count(name) == exact.count(name)
        assert counted.chance_not_zero(name) == pytest.approx(exact.chance_not_zero(name), nan_ok=True)
        assert counted.chance_above_zero(name) == pytest.approx(exact.chance_above_zero(name), nan_ok=True)
        assert counted.mean(name) == pytest.approx(exact.mean(name), rel=1e-12, nan_ok=True)
    assert any(0 < exact.count(name) < draws for name in names)
    assert any(0 < exact.chance_not_zero(name) < 1 for name in names)
    some = {("fan", "A", 5), ("balance", "B")}
    few = execution.everything(loaded, sequence, draws, only=some)
    assert set(few.row) == some
    for name in some:
        assert few.quantiles(name) == counted.quantiles(name)


def test_a_summed_event_is_the_oracle_in_each_of_its_months() -> None:
    a_deal = deal(SUMMED)
    made = kernel.summed_kernel(a_deal, a_deal.base)
    assert made is not None
    assert made.event == "peace"
    sequence = quasi_random.sequence(sampling.keys(a_deal), 3)
    columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, 0, DRAWS), strict=True))
    rows = binding.exact_rows(made, a_deal.base, columns)
    flat, months, parties = np.zeros((len(rows), quasi_random.APART)), a_deal.months, len(made.parties)
    flat[:, :DRAWS] = rows
    out = np.zeros((parties + 1) * months * quasi_random.APART + 2 * parties * quasi_random.APART)
    source_check.functions(made.text, PLAIN | {"BLOCK": DRAWS}, "plain")["summed"](
        flat.ravel(), made.figures, made.tables, months, np.zeros(made.scratch * quasi_random.APART), out
    )
    found = out.reshape(-1, quasi_random.APART)[:, :DRAWS]
    by_month = found[: -2 * parties].reshape(months, parties + 1, DRAWS)
    rest, turned = found[-2 * parties : -parties], found[-parties:]
    assert np.all(turned >= np.abs(by_month[-1, :-1] + rest) * (1 - 1e-12))
    chances = by_month[:, -1]
    np.testing.assert_allclose(chances.sum(axis=0), 1, rtol=1e-12)
    hazard = inverse.draw(a_deal.base, columns)["event peace: hazard"]
    for month in range(months):
        expected = (1 - hazard) ** month * (hazard if month < months - 1 else 1)
        np.testing.assert_allclose(chances[month], expected, rtol=1e-9)
        then = columns | {"event peace: when": 1 - (1 - hazard) ** (month + 0.5)}
        paths = oracle.run(a_deal, a_deal.base, inverse.draw(a_deal.base, then), DRAWS)
        for row, party in enumerate(made.parties):
            total = by_month[month, row] + rest[row]
            np.testing.assert_allclose(total, paths.balance[party][-1], rtol=1e-9)


def test_an_event_that_a_stock_reads_is_not_summed() -> None:
    read = deal(
        SUMMED.replace("out: force * risk", "out: 'if peace happened then 0 soldier/month else force * risk'")
    )
    made = kernel.summed_kernel(read, read.base)
    assert made is None or made.event == "crisis"
    named = deal(SUMMED + "    integrate: none\n")
    assert kernel.summed_kernel(named, named.base) is None


@pytest.mark.usefixtures("kernels")
def test_summing_agrees_with_drawing() -> None:
    from countertrade.simulation import execution

    a_deal = deal(SUMMED)
    exact = kernel.summed_kernel(a_deal, a_deal.base)
    assert exact is not None
    sequence = quasi_random.sequence(sampling.keys(a_deal), 0)
    drawn = execution.load(kernel.kernel(a_deal, a_deal.base), a_deal.base)
    summed = execution.summed(execution.load(exact, a_deal.base), drawn, sequence, 1 << 14)
    many, figure = execution.balances(drawn, sequence, 1 << 18), ("balance", "A")
    assert summed.count(figure) == (1 << 14) << 32
    assert summed.mean(figure) == pytest.approx(many.mean(figure), rel=1e-3)
    assert summed.quantile(figure, 0.95) == pytest.approx(many.quantile(figure, 0.95), rel=5e-3)
    assert summed.chance_above_zero(figure) == pytest.approx(many.chance_above_zero(figure), abs=1e-3)


@pytest.mark.usefixtures("kernels")
def test_what_never_began_is_nothing_not_dust() -> None:
    from countertrade.simulation import simulate

    a_deal = deal("""
        discount: 3 % to 9 % per year
        quantities: {trade: {value: 1e6 to 9e6 USD/month}}
        events: {crisis: {hazard: 3 % per month}, end: {hazard: 5 % per month}}
        flows: {lost: {from: C, to: A, amount: trade, since: crisis}}
        effects: {harm: {party: B, amount: -1 * trade, since: crisis, until: end}}
        questions: [P(balance of A > 0 USD), month when balance of B < 0 USD]
    """)
    slow, quick = (simulate(a_deal, draws=1 << 14, engine=engine) for engine in ("oracle", "kernel"))
    assert "summed" in str(quick.method)
    for mine, yours in zip(slow.parties, quick.parties, strict=True):
        assert yours.chance_of_gain == pytest.approx(mine.chance_of_gain, abs=2e-3), mine.party
        assert yours.balance.q95 == pytest.approx(mine.balance.q95, rel=2e-2)
        assert yours.balance.q05 == pytest.approx(mine.balance.q05, rel=2e-2)
    for one, other in zip(slow.answers, quick.answers, strict=True):
        assert other.value == one.value
    for flow, other_flow in zip(slow.flows, quick.flows, strict=True):
        assert other_flow.chance == flow.chance


def test_without_a_folder_nothing_is_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("COUNTERTRADE_CACHE", str(tmp_path / "file"))
    a_deal = deal("effects: {f: {party: A, amount: (5 to 6 USD/month)}}", 2)
    made = kernel.kernel(a_deal, a_deal.base)
    assert not compiled_kernels.prepare(made)
    assert not compiled_kernels.is_compiled(made)


def test_what_is_only_discounted_is_no_sum_over_the_months() -> None:
    """A discount within bounds makes one polynomial of what it does to a whole stretch of months."""
    a_deal = deal("""
        discount: "triangular(3 % per year, 5 % per year, 9 % per year)"
        quantities: {rent: {value: 5 to 7 USD/month}}
        flows:
          early: {from: A, to: B, amount: rent, until: 2025-01}
          late: {from: B, to: A, amount: 2 * rent, since: 2025-03}
    """)
    made, rows, names, values, _ = both(a_deal)
    assert "sum" not in made.text.split("def everything")[0]
    assert_same(made, uncompiled(made, rows), names, values)
    kinds = binding.bind(made, a_deal.base).kinds
    smooth = [number for number, row in enumerate(made.rows) if row.of is not None]
    assert len(smooth) == 3  # the factor of a month, and what each flow comes to
    assert all(kinds[number] == binding.SMOOTH for number in smooth)
