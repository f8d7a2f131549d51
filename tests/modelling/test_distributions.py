"""Distributions: fitted quantiles, inverses against scipy, refusals."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from countertrade.modelling import distributions as d

POSITIVE = st.floats(1e-6, 1e9)
SHARE = st.floats(0.001, 0.999)


@given(POSITIVE, st.floats(1.001, 1e4))
def test_lognormal_between_has_its_quantiles(low: float, ratio: float) -> None:
    made = d.lognormal_between(low, low * ratio)
    assert d.quantile(made, 0.05) == pytest.approx(low, rel=1e-9)
    assert d.quantile(made, 0.95) == pytest.approx(low * ratio, rel=1e-9)


@given(SHARE, SHARE)
def test_logit_normal_between_has_its_quantiles(a: float, b: float) -> None:
    assume(abs(a - b) > 1e-6)
    made = d.logit_normal_between(min(a, b), max(a, b))
    assert d.quantile(made, 0.05) == pytest.approx(min(a, b), rel=1e-9)
    assert d.quantile(made, 0.95) == pytest.approx(max(a, b), rel=1e-9)
    assert 0 <= d.support(made)[0] < d.support(made)[1] <= 1


def test_normal_between_has_its_quantiles() -> None:
    made = d.normal_between(-3.0, 5.0)
    assert d.quantile(made, 0.05) == pytest.approx(-3.0)
    assert d.quantile(made, 0.95) == pytest.approx(5.0)


CASES = [
    (d.uniform(2, 5), stats.uniform(2, 3)),
    (d.triangular(1, 2, 5), stats.triang(0.25, 1, 4)),
    (d.pert(0, 2, 10), stats.beta(1.8, 4.2, 0, 10)),
    (d.beta(8, 2), stats.beta(8, 2)),
    (d.normal(3, 2), stats.norm(3, 2)),
    (d.lognormal(100, 2), stats.lognorm(math.log(2) / d.Z95, scale=100)),
]


@pytest.mark.parametrize(("mine", "theirs"), CASES)
@pytest.mark.parametrize("u", [0.001, 0.05, 0.25, 0.5, 0.9, 0.999])
def test_quantiles_are_those_of_scipy(mine: d.Distribution, theirs: object, u: float) -> None:
    want = float(theirs.ppf(u))  # type: ignore[attr-defined]
    assert d.quantile(mine, u) == pytest.approx(want, rel=1e-9)
    assert d.cumulative(mine, want) == pytest.approx(u, abs=1e-9)


MADE = [
    *(mine for mine, _ in CASES),
    d.logit_normal_between(0.2, 0.6),
    d.mixture([d.normal(0, 1), d.uniform(4, 6)], [0.3, 0.7]),
    d.truncate(d.lognormal_between(1, 4), 0.5, 3),
    d.tabled([1, 2, 4, 8], [0.1, 0.4, 0.4, 0.1]),
    d.tabled([-1, 0, 1], [0.25, 0.5, 0.25]),
]


@pytest.mark.parametrize("of", MADE, ids=lambda of: type(of).__name__)
@given(u=st.floats(0.001, 0.999))
def test_cumulative_undoes_quantile(of: d.Distribution, u: float) -> None:
    x = d.quantile(of, u)
    assert d.cumulative(of, x) == pytest.approx(u, abs=1e-7)
    low, high = d.support(of)
    assert low <= x <= high


@pytest.mark.parametrize(
    "of", [m for m in MADE if not isinstance(m, d.LogitNormal)], ids=lambda of: type(of).__name__
)
def test_scaling_scales_every_quantile(of: d.Distribution) -> None:
    for u in (0.05, 0.5, 0.95):
        assert d.quantile(d.scaled(of, 83.3), u) == pytest.approx(
            83.3 * d.quantile(of, u), rel=1e-9, abs=1e-9
        )


def test_discrete_takes_each_value_with_its_chance() -> None:
    made = d.discrete([3, 1], [0.25, 0.75])
    assert made == d.Discrete(values=(1, 3), cumulative=(0.75, 1.0))
    assert [d.quantile(made, u) for u in (0.1, 0.74, 0.76, 0.99)] == [1, 1, 3, 3]
    assert d.truncate(made, 3, 5).below == 0.75


def test_table_keeps_the_mass_of_its_points() -> None:
    made = d.tabled([1, 2, 4, 8], [0.1, 0.4, 0.4, 0.1], scale=10)
    assert made.cumulative == pytest.approx((0, 0.1, 0.5, 0.9, 1.0))
    assert made.values == pytest.approx([10 * 2 ** (i - 0.5) for i in range(5)])


def test_mixture_orders_its_parts_by_median() -> None:
    made = d.mixture([d.uniform(5, 6), d.uniform(1, 2)], [0.4, 0.6])
    assert made.weights == (0.6, 0.4)
    assert d.quantile(made, 0.5) < 2 < d.quantile(made, 0.7)


@pytest.mark.parametrize(
    "make",
    [
        lambda: d.uniform(2, 2),
        lambda: d.triangular(1, 5, 2),
        lambda: d.pert(3, 2, 5),
        lambda: d.normal(1, 0),
        lambda: d.lognormal(-1, 2),
        lambda: d.lognormal(1, 1),
        lambda: d.beta(0, 1),
        lambda: d.discrete([1, 2], [0.5, 0.6]),
        lambda: d.discrete([1, 1], [0.5, 0.5]),
        lambda: d.mixture([d.uniform(0, 1)], [0.9]),
        lambda: d.truncate(d.uniform(0, 1), 2, 3),
        lambda: d.truncate(d.uniform(0, 1), 1, 0),
        lambda: d.tabled([1], [1]),
        lambda: d.tabled([2, 1], [0.5, 0.5]),
        lambda: d.scaled(d.logit_normal_between(0.1, 0.2), 2),
    ],
)
def test_refuses_what_makes_no_distribution(make: object) -> None:
    with pytest.raises(d.Unfit):
        make()  # type: ignore[operator]
