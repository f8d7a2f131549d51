"""How figures come to be printed: the reporting model, and what figures whose truth came out later say about it.

Whoever reports on a truth x means log x + c + e: c ~ N(bias, shared²) is an error common to all sources of one camp, e ~ N(0, scale²)
one of this report alone, times a factor by the reliability of its source (`FACTORS`). A share of the reports slips: by a factor that
a wrong unit or a lost digit makes (`SLIPS`), or widely. What is printed then depends on the bound: "at least" stands an exponential
distance below, "up to" above. None of these settings is known. Each has a prior on a grid, the scales a half-t (Gelman 2006); a log
of figures whose truth came out (`Resolved`) turns that prior into its posterior.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.quantity import Quantity, figure
from countertrade.records import Bad, Problem, Reporting, Resolved

Floats = NDArray[np.float64]
Reliability = Literal["A", "B", "C", "D", "E", "F"]

FACTORS: Final[Mapping[str | None, float]] = {
    "A": 0.5,
    "B": 0.75,
    "C": 1.0,
    "D": 1.5,
    "E": 2.0,
    "F": 1.5,
    None: 1.5,
}
"""By how much a report's own error is larger than that of a fairly reliable source."""

ABOUT: Final = 0.1  # spread of what people call "about", in log; an exact figure is never read as wider
RANGE_MASS: Final = 0.90  # how often the truth lies in a stated range, but for the errors
WIDE: Final = 1.0  # spread of a slip by no particular factor, in log
SLIPS: Final[Mapping[float, float]] = {2: 0.5, 10: 0.12, 12: 0.04, 1000: 0.04}
"""Of all slips, the share by this factor, up or down: counted twice, a digit, months for years, thousands. The rest is wide."""

# Settings: the grid of each, and its prior. Distances are in log.
SCALES: Final[Floats] = np.geomspace(0.03, 0.8, 12)
SHARED: Final[Floats] = np.array([0.01, *np.geomspace(0.04, 0.6, 8)])  # the first: none
BIASES: Final[Floats] = np.linspace(-0.3, 0.3, 7)
SLIPPING: Final[Floats] = np.array([0.005, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5])
FLOORS: Final[Floats] = np.geomspace(0.05, 0.6, 6)
CEILINGS: Final[Floats] = np.geomspace(0.08, 1.0, 6)
SCALE_PRIOR: Final = 0.15  # of the half-t with 3 degrees of freedom
SHARED_PRIOR: Final = 0.15
UNSHARED: Final = 0.5  # chance that nothing is shared
BIAS_PRIOR: Final = 0.10  # standard deviation
SLIPPING_PRIOR: Final = (0.1, 0.15, 0.2, 0.25, 0.15, 0.1, 0.05)
FLOOR_PRIOR: Final = 0.15  # median of the mean distance of a floor; a factor of two is one standard deviation
CEILING_PRIOR: Final = 0.30
SAMPLE: Final = 64  # settings that stand for the whole grid in an estimate: points of a lattice (Korobov 1959) with this generator
GENERATOR: Final = 19


class Settings(NamedTuple):
    """Equally likely settings of the model: shape (SAMPLE,) each."""

    scale: Floats
    shared: Floats
    bias: Floats
    slipping: Floats
    floor: Floats
    ceiling: Floats


_GRID = (SCALES, SHARED, SLIPPING, FLOORS, CEILINGS, BIASES)


@functools.lru_cache(maxsize=16)
def settings(log: tuple[Resolved, ...] = ()) -> Settings:
    """Settings that stand for what is known of the model: its prior, or the posterior given a log."""
    weight = _prior() + _log_likelihood(log)
    density = np.exp(weight - weight.max())
    # a lattice's points through the inverse of each axis given those before it (Rosenblatt 1952); the bias, which comes last, whole
    index: tuple[NDArray[np.intp], ...] = ()
    for number in range(density.ndim - 1):
        marginal = density.sum(axis=tuple(range(number + 1, density.ndim)))[index]
        cumulative = np.cumsum(np.broadcast_to(marginal, (SAMPLE, marginal.shape[-1])), axis=-1)
        place = (2 * np.arange(SAMPLE) + 1) * GENERATOR**number % (2 * SAMPLE) / (2 * SAMPLE)
        index = (*index, (cumulative < place[:, None] * cumulative[:, -1:]).sum(axis=-1))
    scale, shared, slipping, floor, ceiling = (axis[at] for axis, at in zip(_GRID, index, strict=False))
    chance = density[index] / density[index].sum(axis=-1, keepdims=True)
    bias = chance @ BIASES
    unsure = chance @ BIASES**2 - bias**2
    return Settings(scale, np.sqrt(shared**2 + unsure), bias, slipping, floor, ceiling)


def described(known: Settings, figures: int) -> Reporting:
    """What settings come to, in a few figures: medians of the errors, means of the distances; of a log of so many figures."""
    return Reporting(
        figures=figures,
        scale=float(np.median(known.scale)),
        shared=float(np.median(known.shared)),
        slips=float(np.mean(known.slipping)),
        floor=float(np.mean(known.floor)),
        ceiling=float(np.mean(known.ceiling)),
    )


def _prior() -> Floats:
    """The logarithm of the prior at each point of the grid, up to a constant."""

    def half_t(x: Floats, scale: float) -> Floats:  # of log x, the grid being even in it
        return np.asarray(np.log(x) - 2 * np.log1p((x / scale) ** 2 / 3))

    def around(x: Floats, middle: float) -> Floats:
        return np.asarray(-0.5 * np.log2(x / middle) ** 2)

    shared = np.exp(half_t(SHARED[1:], SHARED_PRIOR))
    shared = np.log([UNSHARED, *((1 - UNSHARED) * shared / shared.sum())])
    parts = (
        half_t(SCALES, SCALE_PRIOR),
        shared,
        np.log(SLIPPING_PRIOR),
        around(FLOORS, FLOOR_PRIOR),
        around(CEILINGS, CEILING_PRIOR),
        -0.5 * (BIASES / BIAS_PRIOR) ** 2,
    )
    return functools.reduce(np.add.outer, parts)


STEP: Final = 0.02
_REACH: Final[Floats] = np.arange(-420, 421, dtype=np.float64) * STEP  # holds a slip by a thousand
_NEAR = slice(360, 481)  # ± 1.2, over which the shared error is integrated


def _log_likelihood(log: Sequence[Resolved]) -> Floats:
    """The logarithm of the likelihood of a log at each point of the grid."""
    total = np.zeros([len(axis) for axis in _GRID])
    kernel = np.exp(-0.5 * ((_REACH[_NEAR, None, None] - BIASES) / SHARED[:, None]) ** 2)
    kernel = (kernel / kernel.sum(axis=0)).reshape(-1, SHARED.size * BIASES.size)
    groups: dict[tuple[str, str], list[Resolved]] = {}
    for one in log:
        groups.setdefault((one.event, one.camp), []).append(one)
    for group in groups.values():
        product = np.ones((1, 1, 1, 1, 1))  # scale, slipping, floor, ceiling, offset
        for one in group:
            scale = FACTORS[one.reliability] * SCALES[:, None, None, None, None]
            floor, ceiling = FLOORS[:, None, None], CEILINGS[:, None]
            plain, slip = printing(one.reported, math.log(one.truth) + _REACH, scale, floor, ceiling)
            share = SLIPPING[:, None, None, None]
            product = product * ((1 - share) * plain[..., _NEAR] + share * slip[..., _NEAR])
        value = np.log(np.maximum(product @ kernel, 1e-300))
        value = value.reshape(*value.shape[:-1], SHARED.size, BIASES.size)
        total += np.moveaxis(value, 4, 1)
    return total


def printing(
    quantity: Quantity, log_x: Floats, scale: Floats, floor: Floats, ceiling: Floats
) -> tuple[Floats, Floats]:
    """Likelihoods of printing `quantity` without and with a slip, for each log x of an even grid on the last axis.

    The others broadcast against it. Up to a constant of the quantity.
    """
    plain = reported(quantity, log_x, scale, floor, ceiling)
    wide = reported(quantity, log_x, np.hypot(scale, WIDE), floor, ceiling)
    step = log_x[1] - log_x[0]
    slip = (1 - sum(SLIPS.values())) * wide
    for factor, share in SLIPS.items():
        cells = round(math.log(factor) / step)
        slip = slip + share / 2 * (_moved(plain, cells) + _moved(plain, -cells))
    return plain, slip


def _moved(values: Floats, cells: int) -> Floats:
    """The values shifted by cells along the last axis; what comes in from outside is the value at the edge."""
    if abs(cells) >= values.shape[-1]:
        return np.zeros_like(values)
    edge = values[..., :1] if cells > 0 else values[..., -1:]
    edge = np.broadcast_to(edge, (*values.shape[:-1], abs(cells)))
    parts = (edge, values[..., :-cells]) if cells > 0 else (values[..., -cells:], edge)
    return np.concatenate(parts, axis=-1)


def reported(quantity: Quantity, log_x: Floats, scale: Floats, floor: Floats, ceiling: Floats) -> Floats:
    """The likelihood of printing `quantity` for each truth exp(log_x), up to a constant; the arrays broadcast.

    What a bound means is convolved with the error N(0, scale²) in closed form: the convolution of an exponential and a normal is the
    exponentially modified Gaussian, that of a uniform and a normal a difference of normal distribution functions.
    """
    from scipy.special import ndtr

    match quantity.bound:
        case "exact" | "about":
            value = _figure(quantity.best if quantity.best is not None else quantity.point)
            spread = np.hypot(scale, ABOUT if quantity.bound == "about" else rounding(value))
            result = np.exp(-0.5 * ((log_x - math.log(value)) / spread) ** 2) / spread
        case "at_least" | "more_than":
            result = _modified(log_x - math.log(_figure(quantity.low)), floor, scale)
        case "at_most" | "less_than" | "up_to":
            result = _modified(math.log(_figure(quantity.high)) - log_x, ceiling, scale)
        case "range":
            a, b = math.log(_figure(quantity.low)), math.log(_figure(quantity.high))
            width = max(b - a, 1e-9)
            inside = (ndtr((log_x - a) / scale) - ndtr((log_x - b) / scale)) / width
            # the rest lies beyond the ends in two half-normals of this scale, widened by the report's own error
            beyond = math.sqrt(2) * scale
            distance = np.maximum(np.maximum(a - log_x, log_x - b), 0.0)
            tails = np.exp(-0.5 * (distance / beyond) ** 2) / (beyond * math.sqrt(2 * math.pi) + width)
            result = RANGE_MASS * inside + (1 - RANGE_MASS) * tails
        case "order":
            a, b = math.log(_figure(quantity.low)), math.log(_figure(quantity.high))
            result = ndtr((log_x - a) / scale) - ndtr((log_x - b) / scale)
    return np.asarray(result, dtype=np.float64)


def _modified(distance: Floats, mean: Floats, scale: Floats) -> Floats:
    """Density of an exponential of the given mean plus N(0, scale²) at `distance` (exponentially modified Gaussian)."""
    from scipy.special import log_ndtr

    rate = 1 / mean
    log_density = rate * (rate * scale**2 / 2 - distance) + log_ndtr(distance / scale - rate * scale)
    return np.asarray(rate * np.exp(log_density))


def rounding(value: float) -> float:
    """The spread that the last printed digit leaves, relative to the value: that of a uniform, at most that of "about".

    >>> round(rounding(2150.0), 5), rounding(2000.0)
    (0.00134, 0.1)
    """
    return min(half_last_digit(value) / math.sqrt(3), ABOUT)


def half_last_digit(value: float) -> float:
    """Half a unit of the last digit printed, relative to the value: 2,000 may stand for 1,500 to 2,500.

    >>> half_last_digit(2000.0), half_last_digit(2150.0)
    (0.25, 0.002325581395348837)
    """
    if value == 0:
        return 0.0
    digits = f"{abs(value):.12g}"
    exponent = 0
    if "e" in digits:
        digits, _, power = digits.partition("e")
        exponent = int(power)
    if "." in digits:
        return 0.5 * 10.0 ** (exponent - len(digits.partition(".")[2])) / abs(value)
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(0.5 * 10.0 ** (exponent + zeros) / abs(value))


def _figure(value: float | None) -> float:
    if value is None or value <= 0:
        raise Bad(Problem("estimate", 0, 0, f"a figure of {figure(value)} cannot be pooled"))
    return value
