"""Inverse distribution functions as tables of cubics, which a kernel reads from the bits of a point without a branch.

With w = min(u, 1 − u), each octave of w from 2⁻³³ to ½ is cut into 32 equal segments, on each side of the median: segments shrink
towards both ends as fast as any of our distributions bends there. The segment is the exponent and the first five bits of the
mantissa of w, the place in it the remaining bits. Each segment has the cubic through four Chebyshev points, so a lookup is four
loads and three multiplications whatever the distribution, and functions of one input (a monthly discount factor, the logarithm
of a survival) are looked up like an input of their own.

Against scipy over (1e-9, 1 − 1e-9) the error is below 1e-7 of the value (tests/simulation/test_inverse_tables.py).
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling.distributions import Distribution
from countertrade.simulation.inverse import inverse

Floats = NDArray[np.float64]
Function = Callable[[Floats], Floats]

SPLIT = 5  # bits of the mantissa: 32 segments an octave
DEEPEST = 33  # w ≥ 2⁻³³, half a step of 32-bit points
SEGMENTS = (DEEPEST - 1) << SPLIT  # on each side
FIRST = (1023 - DEEPEST) << SPLIT  # the bits of 2⁻³³, shifted
HALF = np.nextafter(0.5, 0)  # ½ itself would open an octave of its own; 32-bit points never reach it
KEEPS = 1e-7  # relative error up to which a table stands for a distribution

_NODES = (1 - np.cos(np.pi * (np.arange(4) + 0.5) / 4)) / 2
_SOLVE = np.linalg.inv(np.vander(_NODES, 4, increasing=True))
_BETWEEN = np.array([0.0, 0.3, 0.5, 0.7, 1.0])


def table(function: Function) -> Floats:
    """The cubics of a function of u, (2 · SEGMENTS, 4): ascending powers, the lower half of u first.

    The function must be smooth between 2⁻³³ and 1 − 2⁻³³ except at ½.
    """
    low, width = _segments()
    w = low[:, None] + width[:, None] * _NODES
    values = np.concatenate([function(w.ravel()), function(1 - w.ravel())]).reshape(-1, 4)
    return np.ascontiguousarray(values @ _SOLVE.T)


def look_up(cubics: Floats, u: Floats) -> Floats:
    """The function of a table at points, as the kernel computes it."""
    w = np.minimum(np.minimum(u, 1 - u), HALF)
    bits = w.view(np.int64)
    segment = np.clip((bits >> (52 - SPLIT)) - FIRST, 0, SEGMENTS - 1) + np.where(u < 0.5, 0, SEGMENTS)
    rest = ((bits << SPLIT) & ((1 << 52) - 1)) | (1023 << 52)
    x = rest.view(np.float64) - 1.0
    c = cubics[segment]
    return np.asarray(c[:, 0] + x * (c[:, 1] + x * (c[:, 2] + x * c[:, 3])))


@functools.lru_cache(maxsize=512)
def of_distribution(distribution: Distribution) -> tuple[Floats, float]:
    """The table of a distribution, and its largest error between nodes relative to the value (or to its usual size)."""
    cubics = table(lambda u: inverse(distribution, u))
    return cubics, error(cubics, lambda u: inverse(distribution, u))


def error(cubics: Floats, function: Function) -> float:
    """The largest error of a table over (1e-9, 1 − 1e-9), relative to the value or, near 0, to the usual size of values."""
    low, width = _segments()
    inside = low >= 1e-9
    w = (low[inside, None] + width[inside, None] * _BETWEEN[:-1]).ravel()
    u = np.concatenate([w, 1 - w])
    exact = function(u)
    scale = np.maximum(np.abs(exact), np.median(np.abs(exact)))
    return float(np.max(np.abs(look_up(cubics, u) - exact) / np.where(scale > 0, scale, 1.0)))


@functools.lru_cache(maxsize=1)
def _segments() -> tuple[Floats, Floats]:
    """Where the segments of w begin, and how wide they are."""
    octave = np.ldexp(1.0, np.arange(-DEEPEST, -1))
    cells = 1 << SPLIT
    low = (octave[:, None] * (1 + np.arange(cells) / cells)).ravel()
    return low, np.repeat(octave / cells, cells)
