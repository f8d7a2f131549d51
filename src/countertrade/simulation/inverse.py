"""Inverse distribution functions: from a point u in (0, 1) to a value, for every record of `modelling.distributions`.

`inverse` is exact (scipy's special functions) and what the oracle uses. The compiled kernel uses `pieces`: the same inverse as a
table of cubics over segments that halve towards both ends, read from the bits of u without a branch.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
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
    Quantiled,
    Tabled,
    Triangular,
    Truncated,
    Uniform,
)

Floats = NDArray[np.float64]


def inverse(distribution: Distribution, u: Floats) -> Floats:
    """The value below which the distribution has probability `u`, elementwise."""
    match distribution:
        case Uniform(low=low, high=high):
            return np.asarray(low + (high - low) * u)
        case Triangular(low=low, mode=mode, high=high):
            left = low + np.sqrt(u * (high - low) * (mode - low))
            right = high - np.sqrt((1 - u) * (high - low) * (high - mode))
            return np.where(u * (high - low) < mode - low, left, right)
        case Beta(p=p, q=q, low=low, high=high):
            return low + (high - low) * np.asarray(_special().betaincinv(p, q, u))
        case Normal(mean=mean, sd=sd):
            return mean + sd * scores(u)
        case Lognormal(mu=mu, sigma=sigma):
            return np.exp(mu + sigma * scores(u))
        case LogitNormal(mu=mu, sigma=sigma):
            return np.asarray(1 / (1 + np.exp(-(mu + sigma * scores(u)))))
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
        case Quantiled(scores=at, places=places, shape=shape):
            return _through(np.array(at), np.array(places), shape, scores(u))
    raise TypeError(f"no inverse for {type(distribution).__name__}")


def _through(at: Floats, places: Floats, shape: str, z: Floats) -> Floats:
    """Straight between places over normal scores, and on with the slope of the ends."""
    i = np.clip(np.searchsorted(at, z, side="right"), 1, at.size - 1)
    place = places[i - 1] + (places[i] - places[i - 1]) * (z - at[i - 1]) / (at[i] - at[i - 1])
    if shape == "log":
        return np.asarray(np.exp(place))
    return np.asarray(1 / (1 + np.exp(-place)) if shape == "logit" else place)


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
    """Normal scores of points, to 1e-15 of the score (Wichura 1988, AS 241; scipy.special takes 0.2 s to import)."""
    u = np.asarray(u, dtype=np.float64)
    q = u - 0.5
    central = _ratio(0.180625 - q * q, *_CENTRE)
    score = np.asarray(q * central)
    far = np.abs(q) > 0.425
    if far.any():
        r = np.sqrt(-np.log(np.minimum(u[far], 1 - u[far])))
        tail = np.where(r <= 5, _ratio(r - 1.6, *_TAIL), _ratio(r - 5, *_END))
        score[far] = np.copysign(tail, q[far])
    return score


def _ratio(r: Floats, above: Sequence[float], below: Sequence[float]) -> Floats:
    """Two polynomials of degree 7, highest power first, one over the other."""
    top, bottom = np.full_like(r, above[0]), np.full_like(r, below[0])
    for a, b in zip(above[1:], below[1:], strict=True):
        top *= r
        top += a
        bottom *= r
        bottom += b
    return top / bottom


_CENTRE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
    (5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0),
)  # fmt: skip
_TAIL = (
    (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
     0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0),
)  # fmt: skip
_END = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
     0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
    (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
     0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0),
)  # fmt: skip


def chances(z: Floats) -> Floats:
    """Points of normal scores, kept strictly between 0 and 1."""
    points: Floats = np.clip(np.asarray(_special().ndtr(z)), 2.0**-53, 1 - 2.0**-53)
    return points


def _special() -> Any:
    from scipy import special  # 0.2 s: only those who draw pay for it

    return special


Known = dict[tuple[str, Distribution], Floats]
"""What inputs came to at some points, by key and distribution: scenarios share most of theirs."""


def draw(
    model: Model, points: Mapping[str, Floats], only: Container[str] | None = None, known: Known | None = None
) -> dict[str, Floats]:
    """The value of every input that a scenario reads, or of `only` some, from its points (n,).

    Correlated inputs are joined by a Gaussian copula first. What another scenario drew at the same points is taken from `known`, and
    added to it.
    """
    known = {} if known is None else known
    joined = dict(points)
    for group in model.correlations:
        if only is not None and not any(key in only for key in group.inputs):
            continue
        normal = np.stack([scores(points[key]) for key in group.inputs])
        for key, row in zip(group.inputs, np.array(group.factor) @ normal, strict=True):
            joined[key] = chances(row)
    drawn: dict[str, Floats] = {}
    for given in model.read_inputs():
        if only is None or given.key in only:
            place = given.key, given.distribution
            values = known.get(place)
            if values is None:
                values = inverse(given.distribution, joined[given.key])
                if joined[given.key] is points[given.key]:
                    known[place] = values
            drawn[given.key] = values
    return drawn
