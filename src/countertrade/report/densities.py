"""What an input may be, as a hill: how densely its figures lie, drawn from quantiles that are evenly spaced."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from markupsafe import Markup

from countertrade.records import Record
from countertrade.report.svg import drawing, path

WIDTH, HEIGHT = 416.0, 52.0
GAP = 3.0
"""Width between the months in which something happens and the runs in which it never does."""

STEEP = 4.0
"""A peak so many times higher than the middle one is cut, so that one narrow step does not flatten all others."""


class Hill(Record, frozen=True, kw_only=True):
    """The drawing of a distribution, and where on its width, 0 to 1, each of its quantiles lies."""

    drawing: Markup
    places: tuple[float, ...]


def hill(figures: Sequence[float | None], title: str) -> Hill | None:
    """The hill of at least three ascending figures at evenly spaced quantiles; None where they are all one.

    A figure that is None, at the end, is a month that never comes: these runs stand apart at the right, on as much of the width as
    they are of all, so that both parts have areas to one scale.
    """
    known = [figure for figure in figures if figure is not None]
    never = len(figures) - len(known)
    flat = not known or known[-1] <= known[0]
    if flat and not (known and never):
        return None
    right = WIDTH * len(known) / len(figures)
    end = right - (GAP if never else 0.0)
    low, width = known[0], known[-1] - known[0]
    at = _even(0.0, end, len(known)) if flat else [end * (figure - low) / width for figure in known]
    mean = len(figures) / WIDTH
    heights = [1 / max(b - a, end / 1e4) for a, b in itertools.pairwise(at)] or [mean]
    top = max(min(max(heights), STEEP * sorted(heights)[len(heights) // 2]), mean)
    parts = [_block(0.0, end, mean / top)] if flat else [_slope(at, heights, top)]
    if never:
        parts.append(_block(right, WIDTH, mean / top, "bar never"))
        at += _even(right, WIDTH, never)
    picture = drawing(WIDTH, HEIGHT, title, *parts, kind="hill")
    return Hill(drawing=picture, places=tuple(round(x / WIDTH, 4) for x in at))


def _even(left: float, right: float, n: int) -> list[float]:
    """Places in the middles of so many even parts."""
    return [left + (right - left) * (place + 0.5) / n for place in range(n)]


def _slope(at: Sequence[float], heights: Sequence[float], top: float) -> Markup:
    points = [(0.0, HEIGHT)]
    for (left, right), height in zip(itertools.pairwise(at), heights, strict=True):
        points.append(((left + right) / 2, HEIGHT - (HEIGHT - 2) * min(1.0, height / top)))
    return path([*points, (at[-1], HEIGHT)], "bar others", close=True)


def _block(left: float, right: float, height: float, kind: str = "bar others") -> Markup:
    up = HEIGHT - (HEIGHT - 2) * min(1.0, height)
    return path([(left, HEIGHT), (left, up), (right, up), (right, HEIGHT)], kind, close=True)
