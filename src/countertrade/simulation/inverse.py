"""Inverse distribution functions: from a point u in (0, 1) to a value, for every record of `modelling.distributions`.

`inverse` is exact (scipy's special functions) and what the oracle uses. The compiled kernel uses `pieces`: the same inverse as a
table of cubics over segments that halve towards both ends, read from the bits of u without a branch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling.deal import Model
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

Floats = NDArray[np.float64]


def inverse(distribution: Distribution, u: Floats) -> Floats:
    """The value below which the distribution has probability `u`, elementwise."""
    special = _special()
    match distribution:
        case Uniform(low=low, high=high):
            return np.asarray(low + (high - low) * u)
        case Triangular(low=low, mode=mode, high=high):
            left = low + np.sqrt(u * (high - low) * (mode - low))
            right = high - np.sqrt((1 - u) * (high - low) * (high - mode))
            return np.where(u * (high - low) < mode - low, left, right)
        case Beta(p=p, q=q, low=low, high=high):
            return low + (high - low) * np.asarray(special.betaincinv(p, q, u))
        case Normal(mean=mean, sd=sd):
            return mean + sd * np.asarray(special.ndtri(u))
        case Lognormal(mu=mu, sigma=sigma):
            return np.exp(mu + sigma * np.asarray(special.ndtri(u)))
        case LogitNormal(mu=mu, sigma=sigma):
            return np.asarray(special.expit(mu + sigma * special.ndtri(u)))
        case Discrete(values=values, cumulative=cumulative):
            place = np.searchsorted(np.array(cumulative), u, side="right")
            taken: Floats = np.array(values, dtype=np.float64)[np.minimum(place, len(values) - 1)]
            return taken
        case Mixture(parts=parts, weights=weights):
            return _of_mixture(parts, weights, u)
        case Truncated(of=of, low=low, high=high, below=below, above=above):
            return np.clip(inverse(of, below + u * (above - below)), low, high)
        case Tabled(values=values, cumulative=cumulative, logarithmic=logarithmic):
            if logarithmic:
                return np.asarray(np.exp(np.interp(u, cumulative, np.log(values))))
            return np.asarray(np.interp(u, cumulative, values))
    raise TypeError(f"no inverse for {type(distribution).__name__}")


def _of_mixture(parts: tuple[Distribution, ...], weights: tuple[float, ...], u: Floats) -> Floats:
    out = np.empty_like(u)
    ends = np.cumsum(weights)
    which = np.minimum(np.searchsorted(ends, u, side="right"), len(parts) - 1)
    for index, (part, weight) in enumerate(zip(parts, weights, strict=True)):
        chosen = which == index
        if chosen.any():
            begin = ends[index] - weight
            within = np.clip((u[chosen] - begin) / weight, 2.0**-53, 1 - 2.0**-53)
            out[chosen] = inverse(part, within)
    return out


def scores(u: Floats) -> Floats:
    """Normal scores of points."""
    return np.asarray(_special().ndtri(u))


def chances(z: Floats) -> Floats:
    """Points of normal scores, kept strictly between 0 and 1."""
    points: Floats = np.clip(np.asarray(_special().ndtr(z)), 2.0**-53, 1 - 2.0**-53)
    return points


def _special() -> Any:
    from scipy import special  # 0.2 s: only those who draw pay for it

    return special


def draw(model: Model, points: Mapping[str, Floats]) -> dict[str, Floats]:
    """The value of every input of a scenario from its points; correlated inputs are joined by a Gaussian copula first."""
    joined = dict(points)
    for group in model.correlations:
        normal = np.stack([scores(points[key]) for key in group.inputs])
        for key, row in zip(group.inputs, np.array(group.factor) @ normal, strict=True):
            joined[key] = chances(row)
    return {given.key: inverse(given.distribution, joined[given.key]) for given in model.inputs}
