"""What an input may be, as a hill: how densely its figures lie, drawn from quantiles that are evenly spaced."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from markupsafe import Markup

from countertrade.report.svg import drawing, path

WIDTH, HEIGHT = 416.0, 34.0
STEEP = 4.0
"""A peak so many times higher than the middle one is cut, so that one narrow step does not flatten all others."""


def density(figures: Sequence[float], title: str) -> Markup:
    """The hill of at least three ascending figures at evenly spaced quantiles; nothing where they are all one."""
    low, high = figures[0], figures[-1]
    if not high > low:
        return Markup("")
    least = (high - low) / 1e4
    heights = [1 / max(b - a, least) for a, b in itertools.pairwise(figures)]
    top = min(max(heights), STEEP * sorted(heights)[len(heights) // 2])
    at = [WIDTH * (figure - low) / (high - low) for figure in figures]
    points = [(0.0, HEIGHT)]
    for (left, right), height in zip(itertools.pairwise(at), heights, strict=True):
        points.append(((left + right) / 2, HEIGHT - (HEIGHT - 2) * min(1.0, height / top)))
    return drawing(
        WIDTH, HEIGHT, title, path([*points, (WIDTH, HEIGHT)], "bar others", close=True), kind="hill"
    )
