"""Distributions as frozen records with their parameters in base units, and the fitting of what was written to them.

A distribution here is data: its inverse is computed by the engine, which has a form for each record. What an analyst writes ("600_000
to 700_000") is fitted once, when the file is read, so that nothing downstream knows units, words or quantiles.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Callable, Sequence
from statistics import NormalDist
from typing import Literal

from countertrade.records import Record


class Uniform(Record, frozen=True, kw_only=True, tag=True):
    low: float
    high: float


class Triangular(Record, frozen=True, kw_only=True, tag=True):
    low: float
    mode: float
    high: float


class Beta(Record, frozen=True, kw_only=True, tag=True):
    """Beta(p, q) stretched to low … high. A PERT is one of these: p = 1 + 4 (best−low)/(high−low), q = 6 − p."""

    p: float
    q: float
    low: float = 0.0
    high: float = 1.0


class Normal(Record, frozen=True, kw_only=True, tag=True):
    mean: float
    sd: float


class Lognormal(Record, frozen=True, kw_only=True, tag=True):
    """exp(mu + sigma z): the median is exp(mu)."""

    mu: float
    sigma: float


class LogitNormal(Record, frozen=True, kw_only=True, tag=True):
    """1 / (1 + exp(−(mu + sigma z))): a share or a chance, strictly between 0 and 1."""

    mu: float
    sigma: float


class Discrete(Record, frozen=True, kw_only=True, tag=True):
    """`values` ascending; `cumulative[i]` is the chance of at most `values[i]`, the last is exactly 1."""

    values: tuple[float, ...]
    cumulative: tuple[float, ...]


class Mixture(Record, frozen=True, kw_only=True, tag=True):
    """One of `parts`, chosen with `weights` that sum to 1.

    It takes one point u in one dimension: with c the cumulative weights, u in [c[i], c[i+1]) is the part i at (u − c[i]) / weights[i].
    """

    parts: tuple[Distribution, ...]
    weights: tuple[float, ...]


class Truncated(Record, frozen=True, kw_only=True, tag=True):
    """`of` within low … high, renormalised: the point u becomes below + u (above − below) of `of`.

    `below` and `above` are the chances, under `of`, of less than `low` and of at most `high`.
    """

    of: Distribution
    low: float
    high: float
    below: float
    above: float


class Tabled(Record, frozen=True, kw_only=True, tag=True):
    """A posterior by table: the inverse runs through (cumulative[i], values[i]), straight in log x if `logarithmic`, else in x.

    `cumulative` rises from exactly 0 to exactly 1; both have the same length.
    """

    values: tuple[float, ...]
    cumulative: tuple[float, ...]
    logarithmic: bool = True


class Quantiled(Record, frozen=True, kw_only=True, tag=True):
    """Through given quantiles: straight between them, and beyond, in x, log x or logit x (`places`) over normal scores."""

    scores: tuple[float, ...]
    places: tuple[float, ...]
    shape: Literal["plain", "log", "logit"]


Distribution = (
    Uniform
    | Triangular
    | Beta
    | Normal
    | Lognormal
    | LogitNormal
    | Discrete
    | Mixture
    | Truncated
    | Tabled
    | Quantiled
)

Z95 = 1.6448536269514722  # standard normal quantile of 95 %: `a to b` are the 5 % and the 95 % quantile
FAR = 7.0  # standard deviations that count as the end of an unbounded distribution: 1.3e-12 lies beyond
_STANDARD = NormalDist()


class Unfit(ValueError):  # noqa: N818 - told to the analyst as a Problem
    """Figures that make no distribution; the message says why and what would."""


# --- Fitting what was written -------------------------------------------------------------------------------------------


def lognormal_between(low: float, high: float) -> Lognormal:
    """The lognormal with these 5 % and 95 % quantiles.

    >>> round(quantile(lognormal_between(2, 8), 0.95), 9)
    8.0
    """
    a, b = math.log(low), math.log(high)
    return Lognormal(mu=(a + b) / 2, sigma=(b - a) / (2 * Z95))


def logit_normal_between(low: float, high: float) -> LogitNormal:
    a, b = _logit(low), _logit(high)
    return LogitNormal(mu=(a + b) / 2, sigma=(b - a) / (2 * Z95))


def normal_between(low: float, high: float) -> Normal:
    return Normal(mean=(low + high) / 2, sd=(high - low) / (2 * Z95))


def pert(low: float, best: float, high: float) -> Beta:
    """PERT with λ = 4 (Vose, Risk Analysis, 2008): low and high are bounds, best the mode.

    >>> pert(0, 5, 10)
    Beta(p=3.0, q=3.0, low=0, high=10)
    """
    if not low <= best <= high or low == high:
        raise Unfit("low/best/high must ascend; low and high are the bounds, best the likeliest value")
    p = 1 + 4 * (best - low) / (high - low)
    return Beta(p=p, q=6 - p, low=low, high=high)


def uniform(low: float, high: float) -> Uniform:
    if not low < high:
        raise Unfit("uniform(low, high) needs low below high")
    return Uniform(low=low, high=high)


def triangular(low: float, mode: float, high: float) -> Triangular:
    if not low <= mode <= high or low == high:
        raise Unfit("triangular(low, mode, high) must ascend")
    return Triangular(low=low, mode=mode, high=high)


def normal(mean: float, sd: float) -> Normal:
    if not sd > 0:
        raise Unfit("normal(mean, standard deviation) needs a standard deviation above 0")
    return Normal(mean=mean, sd=sd)


def lognormal(median: float, times: float) -> Lognormal:
    """90 % lie between median / times and median × times."""
    if not median > 0:
        raise Unfit("lognormal(median, factor) needs a median above 0")
    if not times > 1:
        raise Unfit(
            "lognormal(median, factor) needs a factor above 1: 90 % lie within median / factor and median × factor"
        )
    return Lognormal(mu=math.log(median), sigma=math.log(times) / Z95)


def beta(p: float, q: float) -> Beta:
    if not (p > 0 and q > 0):
        raise Unfit("beta(p, q) needs both above 0")
    return Beta(p=p, q=q)


def quantiled(
    levels: Sequence[float], values: Sequence[float], shape: Literal["plain", "log", "logit"]
) -> Quantiled:
    """The distribution with these quantiles.

    >>> of = quantiled([0.05, 0.5, 0.95], [90.0, 120.0, 300.0], "log")
    >>> [round(quantile(of, level), 6) for level in (0.05, 0.5, 0.95)]
    [90.0, 120.0, 300.0]
    """
    if len(levels) < 2:
        raise Unfit("quantiles need two levels or more")
    if any(not 0 < level < 1 for level in levels):
        raise Unfit(
            "the level of a quantile lies between 0 % and 100 %; what it surely stays below is no quantile"
        )
    if any(not a < b for a, b in itertools.pairwise(levels)) or any(
        not a < b for a, b in itertools.pairwise(values)
    ):
        raise Unfit("quantiles must rise, both the levels and the values")
    to = _TO[shape]
    return Quantiled(scores=tuple(map(_STANDARD.inv_cdf, levels)), places=tuple(map(to, values)), shape=shape)


def _through(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    """Straight between points, and on with the slope of the ends."""
    i = min(max(bisect.bisect_right(xs, x), 1), len(xs) - 1)
    return ys[i - 1] + (ys[i] - ys[i - 1]) * (x - xs[i - 1]) / (xs[i] - xs[i - 1])


def weighted(weights: Sequence[float]) -> tuple[float, ...]:
    """The weights, made to sum to exactly 1. Raises Unfit where they do not sum to 1 ± 1e-9."""
    total = math.fsum(weights)
    if any(not weight > 0 for weight in weights):
        raise Unfit("every chance in the table must be above 0")
    if abs(total - 1) > 1e-9:
        raise Unfit(f"the chances sum to {total:.6g}, not to 1")
    return tuple(weight / total for weight in weights)


def discrete(values: Sequence[float], chances: Sequence[float]) -> Discrete:
    pairs = sorted(zip(values, weighted(chances), strict=True))
    if any(a[0] == b[0] for a, b in itertools.pairwise(pairs)):
        raise Unfit("a value stands twice in the table")
    sums = list(itertools.accumulate(weight for _, weight in pairs))
    return Discrete(values=tuple(value for value, _ in pairs), cumulative=(*sums[:-1], 1.0))


def mixture(parts: Sequence[Distribution], chances: Sequence[float]) -> Mixture:
    """The mixture, its parts in the order of their medians, so that the inverse rises as far as it can."""
    pairs = sorted(zip(parts, weighted(chances), strict=True), key=lambda pair: quantile(pair[0], 0.5))
    return Mixture(parts=tuple(part for part, _ in pairs), weights=tuple(weight for _, weight in pairs))


def truncate(of: Distribution, low: float, high: float) -> Truncated:
    if not low < high:
        raise Unfit("truncate(distribution, low, high) needs low below high")
    if isinstance(of, Mixture):
        raise Unfit("a mixture is not truncated as a whole; truncate its parts")
    below = cumulative(of, math.nextafter(low, -math.inf) if isinstance(of, Discrete) else low)
    above = cumulative(of, high)
    if not above - below > 1e-9:
        raise Unfit("next to nothing of the distribution lies between these bounds")
    return Truncated(of=of, low=low, high=high, below=below, above=above)


def tabled(grid: Sequence[float], weights: Sequence[float], scale: float = 1.0) -> Tabled:
    """A posterior on a grid as cells around its points: the cell edges lie half way between neighbours (in log where all are positive).

    Far tails that hold less than 1e-12 are left off. `scale` turns the grid's unit into base units.
    """
    total = math.fsum(weights)
    logarithmic = min(grid) > 0
    places = [math.log(x) if logarithmic else float(x) for x in grid]
    if len(places) != len(weights) or len(places) < 2 or not total > 0:
        raise Unfit("an estimate needs a grid of at least two points and a weight for each")
    if any(not a < b for a, b in itertools.pairwise(places)):
        raise Unfit("the grid of an estimate must ascend")
    middles = [(a + b) / 2 for a, b in itertools.pairwise(places)]
    edges = [2 * places[0] - middles[0], *middles, 2 * places[-1] - middles[-1]]
    sums = [0.0, *itertools.accumulate(weight / total for weight in weights)]
    first = max((i for i, s in enumerate(sums) if s <= 1e-12), default=0)
    last = min((i for i, s in enumerate(sums) if s >= 1 - 1e-12), default=len(sums) - 1)
    values = [(math.exp(edge) if logarithmic else edge) * scale for edge in edges[first : last + 1]]
    knots = [0.0, *sums[first + 1 : last], 1.0]
    kept = [0, *(i for i in range(1, len(knots)) if knots[i] > knots[i - 1])]
    return Tabled(
        values=tuple(values[i] for i in kept),
        cumulative=tuple(knots[i] for i in kept),
        logarithmic=logarithmic,
    )


def scaled(of: Distribution, factor: float) -> Distribution:
    """The distribution of factor × X, for a change of unit (factor > 0)."""
    if factor == 1.0:
        return of
    match of:
        case Uniform():
            return Uniform(low=of.low * factor, high=of.high * factor)
        case Triangular():
            return Triangular(low=of.low * factor, mode=of.mode * factor, high=of.high * factor)
        case Beta():
            return Beta(p=of.p, q=of.q, low=of.low * factor, high=of.high * factor)
        case Normal():
            return Normal(mean=of.mean * factor, sd=of.sd * factor)
        case Lognormal():
            return Lognormal(mu=of.mu + math.log(factor), sigma=of.sigma)
        case Discrete():
            return Discrete(values=tuple(v * factor for v in of.values), cumulative=of.cumulative)
        case Mixture():
            return Mixture(parts=tuple(scaled(part, factor) for part in of.parts), weights=of.weights)
        case Truncated():
            return Truncated(
                of=scaled(of.of, factor),
                low=of.low * factor,
                high=of.high * factor,
                below=of.below,
                above=of.above,
            )
        case Tabled():
            return Tabled(
                values=tuple(v * factor for v in of.values),
                cumulative=of.cumulative,
                logarithmic=of.logarithmic,
            )
        case Quantiled(shape="plain"):
            return Quantiled(scores=of.scores, places=tuple(p * factor for p in of.places), shape="plain")
        case Quantiled(shape="log"):
            moved = tuple(p + math.log(factor) for p in of.places)
            return Quantiled(scores=of.scores, places=moved, shape="log")
        case LogitNormal() | Quantiled():
            raise Unfit("a share between 0 % and 100 % has no other unit")


# --- What a distribution says -------------------------------------------------------------------------------------------


def quantile(of: Distribution, u: float) -> float:
    """The inverse of the cumulative chance at 0 < u < 1, in plain Python: for messages and for fitting, not for drawing."""
    match of:
        case Uniform():
            return of.low + (of.high - of.low) * u
        case Triangular():
            turn = (of.mode - of.low) / (of.high - of.low)
            if u < turn:
                return of.low + math.sqrt(u * (of.high - of.low) * (of.mode - of.low))
            return of.high - math.sqrt((1 - u) * (of.high - of.low) * (of.high - of.mode))
        case Beta():
            from scipy.special import betaincinv

            return of.low + (of.high - of.low) * float(betaincinv(of.p, of.q, u))
        case Normal():
            return of.mean + of.sd * _STANDARD.inv_cdf(u)
        case Lognormal():
            return math.exp(of.mu + of.sigma * _STANDARD.inv_cdf(u))
        case LogitNormal():
            return _logistic(of.mu + of.sigma * _STANDARD.inv_cdf(u))
        case Discrete():
            return of.values[min(bisect.bisect_right(of.cumulative, u), len(of.values) - 1)]
        case Mixture():
            low, high = support(of)
            for _ in range(200):
                middle = (low + high) / 2
                if not low < middle < high:
                    break
                low, high = (middle, high) if cumulative(of, middle) < u else (low, middle)
            return high
        case Truncated():
            inner = of.below + u * (of.above - of.below)
            return min(max(quantile(of.of, min(max(inner, 1e-300), 1 - 1e-16)), of.low), of.high)
        case Tabled():
            i = min(max(bisect.bisect_right(of.cumulative, u), 1), len(of.values) - 1)
            share = (u - of.cumulative[i - 1]) / (of.cumulative[i] - of.cumulative[i - 1])
            if of.logarithmic:
                return of.values[i - 1] * math.pow(of.values[i] / of.values[i - 1], share)
            return of.values[i - 1] + (of.values[i] - of.values[i - 1]) * share
        case Quantiled():
            return _placed(of, _through(of.scores, of.places, _STANDARD.inv_cdf(u)))


def cumulative(of: Distribution, x: float) -> float:
    """The chance of at most x."""
    match of:
        case Uniform():
            return min(max((x - of.low) / (of.high - of.low), 0.0), 1.0)
        case Triangular():
            if x <= of.low:
                return 0.0
            if x >= of.high:
                return 1.0
            if x < of.mode:
                return (x - of.low) ** 2 / ((of.high - of.low) * (of.mode - of.low))
            return 1 - (of.high - x) ** 2 / ((of.high - of.low) * (of.high - of.mode))
        case Beta():
            from scipy.special import betainc

            return float(betainc(of.p, of.q, min(max((x - of.low) / (of.high - of.low), 0.0), 1.0)))
        case Normal():
            return _STANDARD.cdf((x - of.mean) / of.sd)
        case Lognormal():
            return _STANDARD.cdf((math.log(x) - of.mu) / of.sigma) if x > 0 else 0.0
        case LogitNormal():
            if not 0 < x < 1:
                return 0.0 if x <= 0 else 1.0
            return _STANDARD.cdf((_logit(x) - of.mu) / of.sigma)
        case Discrete():
            i = bisect.bisect_right(of.values, x)
            return of.cumulative[i - 1] if i else 0.0
        case Mixture():
            return math.fsum(w * cumulative(part, x) for part, w in zip(of.parts, of.weights, strict=True))
        case Truncated():
            inner = cumulative(of.of, min(max(x, of.low), of.high)) if x >= of.low else of.below
            return min(max((inner - of.below) / (of.above - of.below), 0.0), 1.0)
        case Tabled():
            if x <= of.values[0]:
                return 0.0
            if x >= of.values[-1]:
                return 1.0
            i = bisect.bisect_right(of.values, x)
            a, b = of.values[i - 1], of.values[i]
            share = math.log(x / a) / math.log(b / a) if of.logarithmic else (x - a) / (b - a)
            return of.cumulative[i - 1] + share * (of.cumulative[i] - of.cumulative[i - 1])
        case Quantiled(shape="log") if x <= 0:
            return 0.0
        case Quantiled(shape="logit") if not 0 < x < 1:
            return 0.0 if x <= 0 else 1.0
        case Quantiled():
            place = _TO[of.shape](x)
            return _STANDARD.cdf(_through(of.places, of.scores, place))


def _placed(of: Quantiled, place: float) -> float:
    match of.shape:
        case "log":
            return _exp(place)
        case "logit":
            return _logistic(place)
    return place


def support(of: Distribution) -> tuple[float, float]:
    """Where the values lie; an unbounded side ends FAR standard deviations out."""
    match of:
        case Uniform() | Triangular() | Beta():
            return of.low, of.high
        case Normal():
            return of.mean - FAR * of.sd, of.mean + FAR * of.sd
        case Lognormal():
            return _exp(of.mu - FAR * of.sigma), _exp(of.mu + FAR * of.sigma)
        case LogitNormal():
            return _logistic(of.mu - FAR * of.sigma), _logistic(of.mu + FAR * of.sigma)
        case Discrete():
            return of.values[0], of.values[-1]
        case Mixture():
            ends = [support(part) for part in of.parts]
            return min(low for low, _ in ends), max(high for _, high in ends)
        case Truncated():
            low, high = support(of.of)
            return max(low, of.low), min(high, of.high)
        case Tabled():
            return of.values[0], of.values[-1]
        case Quantiled():
            low, high = (_through(of.scores, of.places, score) for score in (-FAR, FAR))
            return _placed(of, low), _placed(of, high)


def _exp(x: float) -> float:
    return math.exp(min(x, 700.0))


def _logit(p: float) -> float:
    return math.log(p / (1 - p))


_TO: dict[str, Callable[[float], float]] = {"plain": float, "log": math.log, "logit": _logit}


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
