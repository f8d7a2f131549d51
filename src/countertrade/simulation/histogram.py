"""How figures are spread over the draws: exact while they fit in memory, streamed into integer histograms when they do not.

A histogram counts in whole numbers, so neither the order of the draws nor the number of threads changes a result, and memory does
not grow with the draws. Its bins are fixed by a first stretch of draws and reach well beyond the quantiles that are reported; what
lies outside is counted in the end bins. Draws in which a figure is exactly 0 (nothing sent, nobody dead) are counted apart, so
that no quantile is smeared over a bin next to nothing.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from countertrade import records

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

BINS = 1024  # of each of the many figures of an outcome, the fan by month among them
FINE = 4096  # where only balances are counted
ASIDE = 2  # columns after the bins in which a kernel counts zeros, and draws in which a figure does not apply
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
SHOWN = 80  # bins of the histogram that people see
_TAIL, _MARGIN = (
    0.001,
    0.25,
)  # bins span the 0.1 and 99.9 % quantiles of the first stretch, and a quarter more on both sides


class Bins:
    """Where the bins of each row lie, and whether its values are whole numbers, such as months, that bins tell apart."""

    def __init__(self, low: Floats, high: Floats, count: int, whole: NDArray[np.bool_]) -> None:
        self.low, self.high, self.count, self.whole = low, high, count, whole
        self.scale = count / (high - low)

    @classmethod
    def around(cls, first: Floats, count: int = BINS) -> Bins:
        """Bins for rows like these, (rows, draws); what is NaN is left aside, and so is 0, which is counted apart."""
        ordered = np.sort(np.where(first == 0, np.nan, first), axis=1)
        applies = np.count_nonzero(~np.isnan(ordered), axis=1)
        low, high = (_at_level(ordered, applies, level) for level in (_TAIL, 1 - _TAIL))
        margin = np.where(high > low, _MARGIN * (high - low), np.maximum(np.abs(low) * 1e-6, 1e-9))
        low, high = np.where(applies > 0, low - margin, -1.0), np.where(applies > 0, high + margin, 1.0)
        whole = np.all(np.isnan(first) | (first == np.rint(first)), axis=1) & (2 * (high - low) < count)
        return cls(low, high, count, whole)


def _at_level(ordered: Floats, count: Counts, level: float) -> Floats:
    """The quantile of each row of ordered values, of which the first `count` apply."""
    exact = level * np.maximum(count - 1, 0)
    under = exact.astype(np.int64)
    row = np.arange(len(ordered))
    left = ordered[row, under]
    right = ordered[row, np.minimum(under + 1, np.maximum(count - 1, 0))]
    return np.asarray(left + (right - left) * (exact - under))


class Spread:
    """The spread of some figures over all draws so far. A NaN is a draw in which a figure does not apply.

    `rows` says in which row of the values each figure stands; figures that are always the same may share one.
    """

    def __init__(self, rows: Mapping[tuple[object, ...], int], bins: Bins | None = None) -> None:
        self.row = rows
        count = max(rows.values(), default=-1) + 1
        self.bins = bins
        self.counts: Counts = np.zeros((count, bins.count if bins else 0), np.int64)
        self.below, self.zero, self.above = (np.zeros(count, np.int64) for _ in range(3))
        self.least, self.most = np.full(count, np.inf), np.full(count, -np.inf)
        self.sums: list[Floats] = []  # one a stretch of draws, added exactly at the end
        self.sorted: Floats | None = None
        self._levels: dict[float, Floats] = {}
        self._refined: Spread | None = None

    def add(self, values: Floats) -> None:
        """Count a stretch of draws, (rows, draws). Without bins there may be only one stretch, which is kept, in order."""
        self.__dict__.pop("_running", None)
        self._levels.clear()
        if self.bins is None:
            values.sort(axis=1)
            self._keep(values)
            return
        applies = ~np.isnan(values)
        self.below += (values < 0).sum(axis=1)
        self.zero += (values == 0).sum(axis=1)
        self.above += (values > 0).sum(axis=1)
        self.sums.append(np.where(applies, values, 0.0).sum(axis=1))
        self.least = np.minimum(self.least, np.min(values, axis=1, initial=np.inf, where=applies))
        self.most = np.maximum(self.most, np.max(values, axis=1, initial=-np.inf, where=applies))
        place = (values - self.bins.low[:, None]) * self.bins.scale[:, None]
        place = np.clip(np.where(applies, place, 0.0), 0, self.bins.count - 1).astype(np.int64)
        place += np.arange(len(values))[:, None] * self.bins.count
        counted = np.bincount(place[applies & (values != 0)], minlength=self.counts.size)
        self.counts += counted.reshape(self.counts.shape)

    def _keep(self, ordered: Floats) -> None:
        assert self.sorted is None
        self.sorted = ordered  # NaN is last
        sums = np.zeros(len(ordered))
        for index, row in enumerate(ordered):
            count = int(np.searchsorted(row, np.nan))
            self.below[index] = np.searchsorted(row[:count], 0.0, side="left")
            self.zero[index] = np.searchsorted(row[:count], 0.0, side="right") - self.below[index]
            self.above[index] = count - self.below[index] - self.zero[index]
            sums[index] = row[:count].sum()
        self.sums.append(sums)

    def refine(self, better: Spread) -> None:
        """Answer for the figures of another spread from it: it knows them more exactly."""
        self._refined = better

    def _of(self, name: tuple[object, ...]) -> Spread:
        return self._refined if self._refined is not None and name in self._refined.row else self

    def take(self, counts: Counts, below: Counts) -> None:
        """Add what a kernel counted, (rows, bins and `ASIDE`) in the bins of this spread, and how much of it lies below 0."""
        inside = counts[:, :-ASIDE]
        self.counts += inside
        self.below += below
        self.zero += counts[:, -ASIDE]
        self.above += inside.sum(axis=1, dtype=np.int64) - below

    @functools.cached_property
    def _running(self) -> Counts:
        return np.cumsum(self.counts, axis=1)

    # --- what people ask --------------------------------------------------------------------------------------------------

    def count(self, name: tuple[object, ...]) -> int:
        """The draws in which the figure applies."""
        row = self.row.get(name)
        return 0 if row is None else int(self.below[row] + self.zero[row] + self.above[row])

    def chance_above_zero(self, name: tuple[object, ...]) -> float:
        if self._of(name) is not self:
            return self._of(name).chance_above_zero(name)
        count = self.count(name)
        return float(self.above[self.row[name]]) / count if count else math.nan

    def chance_not_zero(self, name: tuple[object, ...]) -> float:
        count = self.count(name)
        return 1 - float(self.zero[self.row[name]]) / count if count else math.nan

    def mean(self, name: tuple[object, ...]) -> float:
        if self._of(name) is not self:
            return self._of(name).mean(name)
        count, row = self.count(name), self.row.get(name, 0)
        return math.fsum(float(part[row]) for part in self.sums) / count if count else math.nan

    def quantile(self, name: tuple[object, ...], level: float) -> float:
        """The value below which the figure stays in `level` of the draws in which it applies; NaN if it never does."""
        if self._of(name) is not self:
            return self._of(name).quantile(name, level)
        if not self.count(name):
            return math.nan
        if level not in self._levels:
            self._levels[level] = self._at(level)
        return float(self._levels[level][self.row[name]])

    def _at(self, level: float) -> Floats:
        """One quantile of every row."""
        count = self.below + self.zero + self.above
        if self.sorted is not None:
            return _at_level(self.sorted, count, level)
        assert self.bins is not None
        wanted = level * count
        target = np.where(wanted > self.below, np.maximum(wanted - self.zero, self.below), wanted)
        row = np.arange(len(self.counts))
        place = np.minimum((self._running < target[:, None]).sum(axis=1), self.bins.count - 1)
        inside = self.counts[row, place]
        before = self._running[row, place] - inside
        part = np.where(inside > 0, (target - before) / np.maximum(inside, 1), 0.5)
        value = self.bins.low + (place + part) / self.bins.scale
        value = np.where(self.bins.whole, np.rint(value), value)
        is_zero = (self.zero > 0) & (self.below <= wanted) & (wanted <= self.below + self.zero)
        known = self.least <= self.most
        value = np.where(known, np.clip(value, self.least, np.maximum(self.most, self.least)), value)
        return np.where(is_zero, 0.0, value)

    def quantiles(self, name: tuple[object, ...]) -> records.Quantiles:
        q05, q25, q50, q75, q95 = (self.quantile(name, level) for level in LEVELS)
        return records.Quantiles(mean=self.mean(name), q05=q05, q25=q25, q50=q50, q75=q75, q95=q95)

    def histogram(self, name: tuple[object, ...]) -> records.Histogram:
        """Equal bins to draw: from the 0.1 to the 99.9 % quantile, the rest in the end bins."""
        if self._of(name) is not self:
            return self._of(name).histogram(name)
        row = self.row[name]
        low, high = self.quantile(name, 0.001), self.quantile(name, 0.999)
        if not low < high:
            low, high = low - 0.5, high + 0.5
        edges = np.linspace(low, high, SHOWN + 1)
        weights = np.diff(np.array([0.0, *self._share_below(row, edges[1:-1]), 1.0]))
        return records.Histogram(low=low, high=high, weights=tuple(float(w) for w in np.maximum(weights, 0)))

    def _share_below(self, row: int, edges: Floats) -> Floats:
        count = int(self.below[row] + self.zero[row] + self.above[row])
        if self.sorted is not None:
            return np.asarray(np.searchsorted(self.sorted[row, :count], edges)) / count
        assert self.bins is not None
        running = np.concatenate(([0], self._running[row]))
        place = (edges - self.bins.low[row]) * self.bins.scale[row]
        share = np.interp(place, np.arange(self.bins.count + 1), running)
        return np.asarray((share + np.where(edges > 0, float(self.zero[row]), 0.0)) / count)
