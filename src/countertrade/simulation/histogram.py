"""How figures are spread over the draws: exact while they fit in memory, counted in whole numbers when they do not.

Counts make neither the order of the draws nor the number of threads matter, and memory does not grow with the draws. Draws in which a
figure is exactly 0 (nothing sent, nobody dead) are counted apart, so that no quantile is smeared over a bin next to nothing.

A quantile read from bins may not depend on the bins. Three ways of keeping a figure differ in what they know beforehand:

- `Exact`: all values, in order.
- `Ranked`: NumPy counts between values of the first 16,384 draws, as many of them in each bin, whatever the shape; a value that is
  drawn again and again has a bin to itself.
- `Even`: a kernel counts in even bins, which cost next to nothing. Where a quantile that is reported lies in an end bin, or in one across
  which the draws are spread so unevenly that a straight line through it would tell, they are counted again, in bins within that bin
  (`Spread.coarse`, `Spread.sharpen`).

Months are counted one by one in each.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade import records

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Name = tuple[object, ...]

BINS = 1024  # of each of the many figures of an outcome, the fan by month among them
FINE = 4096  # where only balances are counted
ASIDE = 2  # columns after the bins in which a kernel counts zeros, and draws in which a figure does not apply
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
ENDS = (0.001, 0.999)  # where the histogram that people see ends
SHOWN = 80  # bins of that histogram
MANY = 1 / 256  # of the draws in one bin: it is looked whether they are all the same
ROUGH = 2e-5  # of the draws, by which a quantile may be misplaced within its bin, or
OF_ERROR = 1.0  # of its standard error, where that is more
SAME = 3  # pilot draws of one value and no other in a bin, from which that value stands for the bin
_TAIL, _MARGIN = (
    0.005,
    0.1,
)  # even bins span the 0.5 and 99.5 % quantiles of the first stretch, and a tenth more on both sides
_BEYOND = 16.0  # times the width of all bins: how far an end bin is looked for beyond them


class Tallies(NamedTuple):
    """How many draws of each row are below, at and above 0."""

    below: Counts
    zero: Counts
    above: Counts

    @property
    def applies(self) -> Counts:
        return self.below + self.zero + self.above

    def count(self, row: int) -> int:
        """How many draws a row applies in."""
        return int(self.below[row] + self.zero[row] + self.above[row])

    def ranks(self, level: float) -> tuple[Floats, NDArray[np.bool_]]:
        """How many draws of those that are not 0 a quantile leaves below it, and where it is 0 itself."""
        wanted = level * self.applies
        rank = np.where(wanted > self.below, np.maximum(wanted - self.zero, self.below), wanted)
        nothing = (self.zero > 0) & (self.below <= wanted) & (wanted <= self.below + self.zero)
        return rank, nothing


class Exact:
    """All values of each row, in order; what does not apply (NaN) is last."""

    def __init__(self) -> None:
        self.values: Floats | None = None

    def add(self, ordered: Floats) -> None:
        assert self.values is None, "all values come at once"
        self.values = ordered

    def at(self, level: float, tallies: Tallies) -> Floats:
        """One quantile of every row."""
        assert self.values is not None
        return _at_level(self.values, tallies.applies, level)

    def share_below(self, row: int, edges: Floats, tallies: Tallies) -> Floats:
        assert self.values is not None
        count = tallies.count(row)
        return np.asarray(np.searchsorted(self.values[row, :count], edges)) / count


class Ranked:
    """Counts between values that the first stretch of draws had; `months` are rows that are counted month by month, up to `last`."""

    def __init__(self, months: Collection[int] = (), last: int = 0) -> None:
        self.months, self.last = frozenset(months), last
        self.edges: list[Floats] = []
        self.counts: list[Counts] = []
        self.least, self.most = np.empty(0), np.empty(0)

    def add(self, ordered: Floats) -> None:
        """Count a stretch; the first one sets the bins."""
        known = [row[: np.searchsorted(row, np.nan)] for row in ordered]
        if not self.edges:
            self.edges = [
                np.arange(-1.0, self.last + 1) if number in self.months else _ranks(row)
                for number, row in enumerate(known)
            ]
            self.counts = [np.zeros(edges.size + 1, np.int64) for edges in self.edges]
            self.least, self.most = np.full(len(known), np.inf), np.full(len(known), -np.inf)
        for number, (row, edges) in enumerate(zip(known, self.edges, strict=True)):
            if not row.size:
                continue
            self.least[number] = min(self.least[number], row[0])
            self.most[number] = max(self.most[number], row[-1])
            counted = np.diff(np.concatenate(([0], np.searchsorted(row, edges), [row.size])))
            zeros = np.searchsorted(row, 0.0, side="right") - np.searchsorted(row, 0.0)
            counted[np.searchsorted(edges, 0.0, side="right")] -= zeros
            self.counts[number] += counted

    def at(self, level: float, tallies: Tallies) -> Floats:
        rank, nothing = tallies.ranks(level)
        found = np.zeros(len(rank))
        for row in np.flatnonzero(~nothing & (tallies.applies > 0)):
            running = np.cumsum(self.counts[row])
            place = min(int(np.searchsorted(running, rank[row])), running.size - 1)
            inside, edges = int(self.counts[row][place]), self.edges[row]
            low = float(edges[place - 1]) if place else float(self.least[row])
            high = float(edges[place]) if place < edges.size else float(self.most[row])
            part = (rank[row] - (int(running[place]) - inside)) / inside if inside else 0.5
            found[row] = low if row in self.months else low + (high - low) * part
        return found

    def share_below(self, row: int, edges: Floats, tallies: Tallies) -> Floats:
        at = np.sort(np.concatenate(([self.least[row]], self.edges[row], [self.most[row]])))
        running = np.concatenate(([0], np.cumsum(self.counts[row])))
        share = np.interp(edges, at, running)
        zero, count = float(tallies.zero[row]), tallies.count(row)
        return np.asarray((share + np.where(edges > 0, zero, 0.0)) / count)


def _ranks(row: Floats) -> Floats:
    """Edges from the values of a row in order, as many values between each two; a value that stands at two of them is a bin."""
    values = row[row != 0]
    if not values.size:
        return np.zeros(0)
    at = values[np.unique(np.linspace(0, values.size - 1, min(BINS, values.size)).astype(np.int64))]
    again = at[1:][at[1:] == at[:-1]]
    return np.unique(np.concatenate((at, np.nextafter(again, np.inf))))


class Even:
    """Counts of a kernel in even bins, from `low` to `high` of each row."""

    def __init__(self, low: Floats, high: Floats, bins: int) -> None:
        self.low, self.bins = low, bins
        self.scale = bins / (high - low)
        self.counts: Counts = np.zeros((len(low), bins), np.int64)
        self.months = np.zeros(len(low), np.bool_)
        self.pilot = np.empty((len(low), 0))  # values that are not 0, in order

    @classmethod
    def around(cls, pilot: Floats, bins: int, months: Collection[int] = (), last: int = 0) -> Even:
        """Bins for rows like the pilot's, (rows, draws); what is NaN is left aside, and so is 0, which is counted apart."""
        bins = max(bins, last + 2 if months else 0)
        ordered = np.sort(np.where(pilot == 0, np.nan, pilot), axis=1)
        applies = np.count_nonzero(~np.isnan(ordered), axis=1)
        low, high = (_at_level(ordered, applies, level) for level in (_TAIL, 1 - _TAIL))
        margin = np.where(high > low, _MARGIN * (high - low), np.maximum(np.abs(low) * 1e-6, 1e-9))
        low = np.where(applies > 0, low - margin, -1.0)
        high = np.where(applies > 0, high + margin, 1.0)
        chosen = sorted(months)
        low[chosen], high[chosen] = -1.0, bins - 1.0
        made = cls(low, high, bins)
        made.months[chosen] = True
        made.pilot = ordered
        return made

    @classmethod
    def within(cls, coarse: Sequence[Coarse], bins: int) -> Even:
        """A row for each of some bins, cut into bins; the first and the last take what lies outside."""
        low, high = (np.array([getattr(each, end) for each in coarse]) for end in ("low", "high"))
        edge = (high - low) / (bins - 2)
        return cls(low - edge, high + edge, bins)

    @functools.cached_property
    def running(self) -> Counts:
        return np.cumsum(self.counts, axis=1)

    @functools.cached_property
    def _in_line(self) -> tuple[Floats, float]:
        """The running counts of all rows, one after the other so that they rise throughout, and how far apart rows begin."""
        step = float(self.running[:, -1].max(initial=0)) + 1.0
        return (self.running + step * np.arange(len(self.running))[:, None]).ravel(), step

    def take(self, counts: Counts) -> None:
        self.__dict__.pop("running", None)
        self.__dict__.pop("_in_line", None)
        self.counts += counts

    def at(self, level: float, tallies: Tallies) -> Floats:
        rank, nothing = tallies.ranks(level)
        found = self.place(np.arange(len(rank)), rank)
        value = np.where(self.months, found.low, found.low + (found.high - found.low) * found.part)
        for row in np.flatnonzero(~nothing & ~self.months & (found.inside > MANY * tallies.applies)).tolist():
            same = self.alike(row, float(found.low[row]), float(found.high[row]))
            value[row] = value[row] if same is None else same
        return np.where(nothing, 0.0, value)

    def place(self, rows: NDArray[np.int64], rank: Floats) -> Within:
        """Where the draw of a rank lies in each of some rows."""
        line, step = self._in_line
        bins = np.clip(np.searchsorted(line, rank + step * rows) - self.bins * rows, 0, self.bins - 1)
        inside = self.counts[rows, bins]
        before = self.running[rows, bins] - inside
        part = np.where(inside > 0, (rank - before) / np.maximum(inside, 1), 0.5)
        low = self.low[rows] + bins / self.scale[rows]
        left = self.counts[rows, np.maximum(bins - 1, 0)]
        right = self.counts[rows, np.minimum(bins + 1, self.bins - 1)]
        # a straight line over a bin is wrong by h f'/8 where the density slopes, and by all of a peak within it
        rough = np.maximum(np.abs(right - left) / 16, np.abs(right - 2 * inside + left) / 8)
        return Within(bins, inside, part, low, low + 1 / self.scale[rows], rough)

    def alike(self, row: int, low: float, high: float) -> float | None:
        """The value that several pilot draws have between two ends, if they all have the same."""
        first, last = np.searchsorted(self.pilot[row], (low, high))
        inside = self.pilot[row, first:last]
        return float(inside[0]) if inside.size >= SAME and inside[0] == inside[-1] else None

    def share_below(self, row: int, edges: Floats, tallies: Tallies) -> Floats:
        running = np.concatenate(([0], self.running[row]))
        place = (edges - self.low[row]) * self.scale[row]
        share = np.interp(place, np.arange(self.bins + 1), running)
        zero, count = float(tallies.zero[row]), tallies.count(row)
        return np.asarray((share + np.where(edges > 0, zero, 0.0)) / count)


class Within(NamedTuple):
    """The bin of a rank in each row: how much is in it, how far into it the rank lies, its ends, and how uneven it is."""

    bins: NDArray[np.int64]
    inside: Counts
    part: Floats
    low: Floats
    high: Floats
    rough: Floats  # draws by which a straight line through the bin may misplace a rank


class Coarse(NamedTuple):
    """A bin that is too wide for the quantiles read from it."""

    row: int
    low: float
    high: float
    levels: tuple[float, ...]


class Spread:
    """The spread of some figures over all draws so far. A NaN is a draw in which a figure does not apply.

    `rows` says in which row of the values each figure stands; figures that are always the same may share one.
    """

    def __init__(self, rows: Mapping[Name, int], kept: Exact | Ranked | Even | None = None) -> None:
        self.row = rows
        count = max(rows.values(), default=-1) + 1
        self.kept = kept if kept is not None else Exact()
        self.tallies = Tallies(*(np.zeros(count, np.int64) for _ in range(3)))
        self.sums: list[Floats] = []  # one a stretch of draws, added exactly at the end
        self._levels: dict[float, Floats] = {}
        self._sharp: dict[tuple[int, float], float] = {}
        self._refined: Spread | None = None
        self.unit = 1  # counts that make a draw

    def add(self, values: Floats) -> None:
        """Count a stretch of draws, (rows, draws), which is put in order."""
        assert not isinstance(self.kept, Even)
        self._levels.clear()
        values.sort(axis=1)  # NaN is last
        sums = np.zeros(len(values))
        for index, row in enumerate(values):
            count = int(np.searchsorted(row, np.nan))
            below = int(np.searchsorted(row[:count], 0.0))
            upto = int(np.searchsorted(row[:count], 0.0, side="right"))
            for tally, more in zip(self.tallies, (below, upto - below, count - upto), strict=True):
                tally[index] += more
            sums[index] = row[:count].sum()
        self.sums.append(sums)
        self.kept.add(values)

    def refine(self, better: Spread) -> None:
        """Answer for the figures of another spread from it: it knows them more exactly."""
        self._refined = better

    def _of(self, name: Name) -> Spread:
        return self._refined if self._refined is not None and name in self._refined.row else self

    def take(self, counts: Counts, below: Counts) -> None:
        """Add what a kernel counted, (rows, bins and `ASIDE`) in the bins of this spread, and how much of it lies below 0."""
        assert isinstance(self.kept, Even)
        self._levels.clear()
        inside = counts[:, :-ASIDE]
        self.kept.take(inside)
        for tally, more in zip(
            self.tallies, (below, counts[:, -ASIDE], inside.sum(axis=1, dtype=np.int64) - below), strict=True
        ):
            tally += more

    # --- bins within bins -------------------------------------------------------------------------------------------------

    def coarse(self, wanted: Mapping[float, Collection[int]]) -> list[Coarse]:
        """The bins that are too wide for the quantiles that are `wanted`, by level and row."""
        assert isinstance(self.kept, Even)
        even, found = self.kept, list[Coarse]()
        for level, rows in wanted.items():
            chosen = np.array(sorted(rows), dtype=np.int64)
            rank, nothing = self.tallies.ranks(level)
            chosen = chosen[~nothing[chosen] & ~even.months[chosen] & (self.tallies.applies[chosen] > 0)]
            within = even.place(chosen, rank[chosen])
            found += self._too_wide(even, chosen, within, [(int(row), (level,)) for row in chosen])
        return _together(each for each in found if even.alike(each.row, each.low, each.high) is None)

    def sharpen(self, coarse: Sequence[Coarse], even: Even) -> list[Coarse]:
        """Read quantiles from narrower bins over the same draws, a row for each; what is still too wide comes back."""
        found: list[Coarse] = []
        for number, each in enumerate(coarse):
            for level in each.levels:
                rank, _ = self.tallies.ranks(level)
                within = even.place(np.array([number]), rank[[each.row]])
                self._sharp[each.row, level] = float(
                    within.low[0] + (within.high[0] - within.low[0]) * within.part[0]
                )
                found += self._too_wide(even, np.array([number]), within, [(each.row, (level,))])
        return _together(found)

    def _too_wide(
        self, even: Even, rows: NDArray[np.int64], within: Within, of: Sequence[tuple[int, tuple[float, ...]]]
    ) -> Iterator[Coarse]:
        """Of some bins those that hold much, or are the end of all of them and so reach on."""
        for number, (row, levels) in enumerate(of):
            low, high = float(within.low[number]), float(within.high[number])
            beyond = _BEYOND * even.bins / float(even.scale[rows[number]])
            if within.bins[number] == 0:
                yield Coarse(row, low - beyond, high, levels)
            elif within.bins[number] == even.bins - 1:
                yield Coarse(row, low, high + beyond, levels)
            elif within.rough[number] > self._allowed(row, levels) and high - low > 1e-12 * max(
                abs(low), abs(high)
            ):
                yield Coarse(row, low, high, levels)

    def _allowed(self, row: int, levels: tuple[float, ...]) -> float:
        """By how many draws a quantile of a row may be misplaced."""
        applies = float(self.tallies.count(row))
        runs = applies / self.unit
        errors = (OF_ERROR * math.sqrt(level * (1 - level) / runs) for level in levels)
        return applies * max(ROUGH, min(errors))

    # --- what people ask --------------------------------------------------------------------------------------------------

    def count(self, name: Name) -> int:
        """The draws in which the figure applies."""
        row = self.row.get(name)
        return 0 if row is None else self.tallies.count(row)

    def chance_above_zero(self, name: Name) -> float:
        if self._of(name) is not self:
            return self._of(name).chance_above_zero(name)
        count = self.count(name)
        return float(self.tallies.above[self.row[name]]) / count if count else math.nan

    def chance_below_zero(self, name: Name) -> float:
        count = self.count(name)
        return float(self.tallies.below[self.row[name]]) / count if count else math.nan

    def chance_not_zero(self, name: Name) -> float:
        count = self.count(name)
        return 1 - float(self.tallies.zero[self.row[name]]) / count if count else math.nan

    def mean(self, name: Name) -> float:
        if self._of(name) is not self:
            return self._of(name).mean(name)
        count, row = self.count(name), self.row.get(name, 0)
        return math.fsum(float(part[row]) for part in self.sums) / count if count else math.nan

    def quantile(self, name: Name, level: float) -> float:
        """The value below which the figure stays in `level` of the draws in which it applies; NaN if it never does."""
        if self._of(name) is not self:
            return self._of(name).quantile(name, level)
        if not self.count(name):
            return math.nan
        row = self.row[name]
        if (row, level) in self._sharp:
            return self._sharp[row, level]
        if level not in self._levels:
            self._levels[level] = self.kept.at(level, self.tallies)
        return float(self._levels[level][row])

    def quantiles(self, name: Name) -> records.Quantiles:
        q05, q25, q50, q75, q95 = (self.quantile(name, level) for level in LEVELS)
        return records.Quantiles(mean=self.mean(name), q05=q05, q25=q25, q50=q50, q75=q75, q95=q95)

    def histogram(self, name: Name) -> records.Histogram:
        """Equal bins to draw: from the 0.1 to the 99.9 % quantile (of a kernel, no further than its own bins), the rest in the end bins."""
        if self._of(name) is not self:
            return self._of(name).histogram(name)
        row = self.row[name]
        low, high = (self.quantile(name, level) for level in ENDS)
        if not low < high:
            low, high = low - 0.5, high + 0.5
        edges = np.linspace(low, high, SHOWN + 1)
        below = self.kept.share_below(row, edges[1:-1], self.tallies)
        weights = np.diff(np.concatenate(([0.0], below, [1.0])))
        return records.Histogram(low=low, high=high, weights=tuple(float(w) for w in np.maximum(weights, 0)))


def _together(found: Iterable[Coarse]) -> list[Coarse]:
    """Bins that several quantiles are read from, once."""
    levels: dict[tuple[int, float, float], list[float]] = {}
    for each in found:
        levels.setdefault(each[:3], []).extend(each.levels)
    return [Coarse(*key, tuple(dict.fromkeys(each))) for key, each in levels.items()]


def _at_level(ordered: Floats, count: Counts, level: float) -> Floats:
    """The quantile of each row of ordered values, of which the first `count` apply."""
    exact = level * np.maximum(count - 1, 0)
    under = exact.astype(np.int64)
    row = np.arange(len(ordered))
    left = ordered[row, under]
    right = ordered[row, np.minimum(under + 1, np.maximum(count - 1, 0))]
    return np.asarray(left + (right - left) * (exact - under))
