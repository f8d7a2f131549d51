"""Tables of cubics stand for the inverse distribution functions to 1e-7 over (1e-9, 1 - 1e-9)."""

import numpy as np
import pytest
from scipy import stats

from countertrade.modelling.distributions import (
    Beta,
    Distribution,
    LogitNormal,
    Lognormal,
    Normal,
    Tabled,
    Truncated,
)
from countertrade.simulation import inverse_tables
from countertrade.simulation.inverse import Floats, inverse

TAIL = np.geomspace(1e-9, 0.5, 30011)
POINTS = np.concatenate([TAIL, 1 - TAIL, np.linspace(1e-9, 1 - 1e-9, 50021)])


@pytest.mark.parametrize(
    ("distribution", "want"),
    [
        (Normal(mean=0, sd=1), stats.norm.ppf(POINTS)),
        (Lognormal(mu=9.4, sigma=0.28), stats.lognorm(0.28, scale=np.exp(9.4)).ppf(POINTS)),
        (Lognormal(mu=19, sigma=1.12), stats.lognorm(1.12, scale=np.exp(19)).ppf(POINTS)),
        (LogitNormal(mu=-2, sigma=0.6), 1 / (1 + np.exp(-stats.norm(-2, 0.6).ppf(POINTS)))),
        (Beta(p=8, q=2), stats.beta(8, 2).ppf(POINTS)),
        (Beta(p=1.6, q=4.4, low=100, high=900), stats.beta(1.6, 4.4, 100, 800).ppf(POINTS)),
    ],
    ids=repr,
)
def test_against_scipy(distribution: Distribution, want: Floats) -> None:
    cubics, said = inverse_tables.of_distribution(distribution)
    scale = np.maximum(np.abs(want), np.median(np.abs(want)))
    worst = float(np.max(np.abs(inverse_tables.look_up(cubics, POINTS) - want) / scale))
    assert worst < 1e-7
    assert said < 1e-7


def test_a_function_of_one_input_is_looked_up_like_an_input() -> None:
    given = Lognormal(mu=-3, sigma=0.4)

    def monthly(u: Floats) -> Floats:
        return np.asarray((1 + inverse(given, u)) ** (-1 / 12))

    cubics = inverse_tables.table(monthly)
    np.testing.assert_allclose(inverse_tables.look_up(cubics, POINTS), monthly(POINTS), rtol=1e-9)


def test_a_broken_curve_says_so() -> None:
    kinked = Tabled(values=(1.0, 5.0, 6.0, 50.0), cumulative=(0.0, 0.3, 0.8, 1.0))
    assert inverse_tables.of_distribution(kinked)[1] > inverse_tables.KEEPS


def test_truncated_keeps_its_bounds_closely() -> None:
    norm = stats.norm(0, 1)
    cut = Truncated(of=Normal(mean=0, sd=1), low=-1, high=2, below=norm.cdf(-1), above=norm.cdf(2))
    assert inverse_tables.of_distribution(cut)[1] < 1e-7
