"""The reporting model: what a printed figure says of the truth, and what resolved figures say of the model."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import integrate, stats

from countertrade.modelling.estimates import Report, posterior, quantile
from countertrade.modelling.reporting_model import (
    SLIPS,
    WIDE,
    Settings,
    described,
    half_last_digit,
    reported,
    rounding,
    settings,
)
from countertrade.quantity import Quantity, bounded
from countertrade.records import Resolved

ONE = Settings(*(np.array([value]) for value in (0.1, 0.2, 0.05, 0.1, 0.15, 0.3)))
"""One setting: scale, shared, bias, slipping, floor, ceiling."""


def interval(*observed: Report, known: Settings | None = None) -> tuple[float, float, float]:
    grid, weights = posterior(observed, known)
    return (
        quantile(grid, weights, 0.05),
        quantile(grid, weights, 0.5),
        quantile(grid, weights, 0.95),
    )


def width(*observed: Report, known: Settings | None = None) -> float:
    low, _, high = interval(*observed, known=known)
    return high / low


def about(value: float, camp: str = "") -> Report:
    return Report(bounded(value, "about", "t"), camp=camp)


def log(*ratios: float, each: int = 1) -> tuple[Resolved, ...]:
    """Figures of 1,234 times each ratio whose truth was 1,234, so many of one event."""
    return tuple(
        Resolved(
            event=f"event {number // each}",
            reported=bounded(1_234.0 * ratio, "exact", "t"),
            truth=1_234.0,
            source="Agency",
        )
        for number, ratio in enumerate(ratios)
    )


@pytest.mark.parametrize("value", [10_000, 2_000, 7, 12, 450, 10_250, 3.7, 1_234_567])
def test_an_exact_figure_is_never_read_as_wider_than_about(value: float) -> None:
    exact = Report(bounded(value, "exact", "t"))
    assert width(exact, known=ONE) <= width(about(value), known=ONE) * 1.000001


@pytest.mark.parametrize(
    ("value", "half"), [(2000, 0.25), (2100, 50 / 2100), (2.5, 0.02), (10, 0.5), (12, 0.5 / 12)]
)
def test_rounding_follows_the_digits_printed(value: float, half: float) -> None:
    assert half_last_digit(value) == pytest.approx(half)
    assert rounding(value) == pytest.approx(min(half / math.sqrt(3), 0.1))


def test_a_floor_is_an_exponential_with_the_error_of_its_report() -> None:
    floor, scale = 0.15, 0.2
    for distance in (-0.5, -0.1, 0.0, 0.2, 1.0):
        found = float(
            reported(bounded(1_000, "at_least", "t"), np.array([math.log(1_000) + distance]), *_of(scale, floor))[0]
        )  # fmt: skip

        def mixed(d: float, at: float = distance) -> float:
            return float(stats.expon.pdf(d, scale=floor) * stats.norm.pdf(at - d, scale=scale))

        assert found == pytest.approx(integrate.quad(mixed, 0, 5)[0], rel=1e-6)


def _of(scale: float, floor: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return np.array([scale]), np.array([floor]), np.array([0.3])


def test_a_posterior_is_bayes_with_the_shared_error_summed_by_hand() -> None:
    """Two sources of one camp and one of another, against a plain sum over both shared errors."""
    observed = [about(1_000, "ours"), about(1_300, "ours"), about(900, "theirs")]
    x = np.linspace(math.log(1_000) - 3, math.log(1_000) + 3, 601)
    shared = np.linspace(-1.6, 1.6, 321)
    weight = stats.norm.pdf(shared, 0.05, 0.2)

    def printed(value: float, meant: np.ndarray) -> np.ndarray:
        def normal(shift: float, scale: float) -> np.ndarray:
            return np.asarray(stats.norm.pdf(math.log(value) + shift, meant, math.hypot(scale, 0.1)))

        slip = (1 - sum(SLIPS.values())) * normal(0, math.hypot(0.15, WIDE))
        for factor, share in SLIPS.items():
            slip += share / 2 * (normal(math.log(factor), 0.15) + normal(-math.log(factor), 0.15))
        return 0.9 * normal(0, 0.15) + 0.1 * slip

    meant = x[:, None] + shared
    density = stats.norm.pdf(x, np.log([1_000, 1_300, 900]).mean(), 1.0)
    density *= (printed(1_000, meant) * printed(1_300, meant)) @ weight * (printed(900, meant) @ weight)
    cumulative = np.cumsum(density) / density.sum()
    by_hand = [math.exp(np.interp(p, cumulative, x)) for p in (0.05, 0.5, 0.95)]
    assert interval(*observed, known=ONE) == pytest.approx(by_hand, rel=0.02)


def test_sources_of_one_camp_never_say_more_than_their_shared_error_lets_them() -> None:
    one_camp = [about(1_000, "ours")] * 12
    camps = [about(1_000, f"camp {number}") for number in range(12)]
    assert width(*camps, known=ONE) < 1.45
    assert width(*one_camp, known=ONE) > math.exp(2 * 1.6 * 0.2)


def test_a_report_off_by_a_thousand_is_taken_for_the_slip_that_it_is() -> None:
    agreeing = [about(value) for value in (1_000, 1_050, 950)]
    _, middle, high = interval(*agreeing, about(1_000_000))
    assert middle == pytest.approx(1_000, rel=0.1)
    assert high < 2_000


def test_hundreds_of_sources_at_odds_still_come_to_a_distribution() -> None:
    low, middle, high = interval(*[about(value) for value in (1_000, 3_000, 9_000, 40_000)] * 100)
    assert 900 < low <= middle <= high < 50_000


def test_nothing_is_said_of_the_direction_of_errors_without_a_log() -> None:
    assert interval(about(10_000))[1] == pytest.approx(10_000, rel=0.005)
    assert described(settings(), 0).figures == 0


def test_a_log_of_good_figures_narrows_and_one_of_bad_figures_widens() -> None:
    good = settings(log(*[1.02, 0.98, 1.01, 0.99, 1.03, 0.97] * 5))
    bad = settings(log(*[1.8, 0.6, 1.4, 0.7, 2.2, 0.5] * 5))
    assert width(about(10_000), known=good) < width(about(10_000)) < width(about(10_000), known=bad)


def test_a_log_of_figures_that_were_all_too_low_moves_the_estimate_up() -> None:
    stale = settings(log(*[0.72, 0.78, 0.75, 0.8, 0.7, 0.74] * 5))
    assert interval(about(10_000), known=stale)[1] > 11_500


def test_what_sources_of_one_event_got_wrong_together_is_learned_as_shared() -> None:
    together = log(*[1.3] * 4, *[0.75] * 4, *[1.0] * 4, *[1.25] * 4, *[0.8] * 4, *[1.4] * 4, each=4)
    apart = log(*[1.3, 0.75, 1.0, 1.25, 0.8, 1.4] * 4, each=4)
    assert described(settings(together), 24).shared > 0.15 > described(settings(apart), 24).shared
    four = [about(10_000)] * 4
    assert width(*four, known=settings(together)) > 1.3 * width(*four, known=settings(apart))


def test_the_order_of_reports_and_of_the_log_does_not_matter() -> None:
    observed = [
        about(900, "ours"),
        Report(bounded(1_200, "at_least", "t"), "B", "theirs"),
        Report(Quantity(low=800, best=None, high=1_500, bound="range", unit="t")),
    ]
    assert interval(*observed) == pytest.approx(interval(*reversed(observed)), rel=1e-9)
    figures = log(1.1, 0.9, 1.3, 0.7, each=2)
    there, back = settings(figures), settings(tuple(reversed(figures)))
    for one, other in zip(there, back, strict=True):
        assert one == pytest.approx(other)
