"""Inverse distribution functions against scipy.stats over (1e-9, 1 - 1e-9)."""

import numpy as np
import pytest
from scipy import stats

from countertrade.modelling.distributions import (
    Beta,
    Discrete,
    Distribution,
    LogitNormal,
    Lognormal,
    Mixture,
    Normal,
    Tabled,
    Triangular,
    Truncated,
    Uniform,
)
from countertrade.simulation.inverse import Floats, inverse

TAIL = np.geomspace(1e-9, 0.5, 4001)
POINTS = np.concatenate([TAIL, 1 - TAIL, np.linspace(1e-9, 1 - 1e-9, 20001)])

CASES: list[tuple[Distribution, Floats]] = [
    (Uniform(low=-3, high=8), stats.uniform(-3, 11).ppf(POINTS)),
    (Triangular(low=1, mode=2, high=7), stats.triang(1 / 6, 1, 6).ppf(POINTS)),
    (Triangular(low=1, mode=1, high=7), stats.triang(0, 1, 6).ppf(POINTS)),
    (Beta(p=8, q=2), stats.beta(8, 2).ppf(POINTS)),
    (Beta(p=1.4, q=4.6, low=10, high=90), stats.beta(1.4, 4.6, 10, 80).ppf(POINTS)),
    (Normal(mean=-5, sd=20), stats.norm(-5, 20).ppf(POINTS)),
    (Lognormal(mu=9.4, sigma=0.28), stats.lognorm(0.28, scale=np.exp(9.4)).ppf(POINTS)),
    (Lognormal(mu=19, sigma=1.1), stats.lognorm(1.1, scale=np.exp(19)).ppf(POINTS)),
    (LogitNormal(mu=-2, sigma=0.5), 1 / (1 + np.exp(-stats.norm(-2, 0.5).ppf(POINTS)))),
]


@pytest.mark.parametrize(("distribution", "want"), CASES, ids=lambda case: type(case).__name__)
def test_exact_inverse_is_scipys(distribution: Distribution, want: Floats) -> None:
    np.testing.assert_allclose(inverse(distribution, POINTS), want, rtol=1e-9, atol=1e-12)


def test_discrete_takes_each_value_with_its_chance() -> None:
    coin = Discrete(values=(1.0, 4.0, 9.0), cumulative=(0.2, 0.7, 1.0))
    drawn = inverse(coin, (np.arange(1000) + 0.5) / 1000)
    assert [int((drawn == v).sum()) for v in (1.0, 4.0, 9.0)] == [200, 500, 300]


def test_mixture_runs_through_its_parts_in_one_dimension() -> None:
    mixed = Mixture(parts=(Uniform(low=0, high=1), Uniform(low=10, high=20)), weights=(0.25, 0.75))
    np.testing.assert_allclose(inverse(mixed, np.array([0.125, 0.25, 0.625])), [0.5, 10, 15])


def test_truncated_stays_within_and_is_renormalised() -> None:
    parent = stats.norm(0, 1)
    cut = Truncated(of=Normal(mean=0, sd=1), low=-1, high=2, below=parent.cdf(-1), above=parent.cdf(2))
    np.testing.assert_allclose(inverse(cut, POINTS), stats.truncnorm(-1, 2).ppf(POINTS), atol=1e-8)


def test_tabled_is_straight_in_the_logarithm() -> None:
    table = Tabled(values=(1.0, 100.0, 1000.0), cumulative=(0.0, 0.5, 1.0))
    np.testing.assert_allclose(inverse(table, np.array([0.25, 0.75])), [10, 10**2.5])
