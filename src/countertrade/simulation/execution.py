"""Compiled kernels over many draws: counted in stretches on threads, with memory that does not grow with the draws.

Counts are whole numbers and sums are added per 2^14 draws, whichever thread did them: a result does not depend on threads.
"""

from __future__ import annotations

import math
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling import deal as d
from countertrade.quantity import LARGEST
from countertrade.simulation import block_loops, compiled_kernels, quasi_random
from countertrade.simulation.binding import Binding, bind
from countertrade.simulation.figures import Figure
from countertrade.simulation.histogram import ASIDE, BINS, FINE, Even, Spread
from countertrade.simulation.kernel import Kernel
from countertrade.simulation.sampling import Progress
from countertrade.simulation.sensitivity import NOTHING, Group, Indices

Floats = NDArray[np.float64]

PILOT = 1 << 10  # draws that set the bins; a run of no more is exact
STRETCH = 1 << 20  # draws between two words of progress
NUMPY_STRETCH = 1 << 16  # the same where NumPy computes some inputs
ALONE = 1 << 16  # draws below which a second thread costs more than it saves
THREADS = 8
PASSES = 6  # over the draws at most, to find quantiles in bins within bins: each narrows them by three powers of ten


class Unbounded(Exception):  # noqa: N818 - told as a Problem at its place
    """Figures that are not finite, or too large to take squares of, in some draw."""

    def __init__(self, figures: Collection[Figure]) -> None:
        super().__init__("figures are not finite")
        self.figures = figures


class Loaded(NamedTuple):
    """A kernel in memory with the figures of a scenario."""

    code: block_loops.Drawn | block_loops.Summed
    kernel: Kernel
    binding: Binding


def load(kernel: Kernel, model: d.Model) -> Loaded:
    return Loaded(compiled_kernels.load(kernel), kernel, bind(kernel, model))


def everything(
    loaded: Loaded,
    sequence: quasi_random.Sequenced,
    draws: int,
    progress: Progress | None = None,
    only: Collection[Figure] | None = None,
    threads: int | None = None,
) -> Spread:
    """The spread of every figure of the scenario, or of `only` some. Raises Unbounded."""
    kernel = loaded.kernel
    names = {name: row for name, row in kernel.names.items() if only is None or name in only}
    pilot = _kept(loaded, "keep_everything", sequence, min(draws, PILOT), kernel.height)
    _refuse_unbounded(names, np.abs(pilot) > LARGEST)
    if draws <= PILOT:
        spread = Spread(names)
        spread.add(pilot)
    else:
        spread = _counted(loaded, "run_everything", sequence, draws, names, pilot, BINS, progress, threads)
    gone = [name for name in names if name[0] in ("balance", "fan") and spread.count(name) < draws]
    if gone:
        raise Unbounded(gone)
    return spread


def _refuse_unbounded(names: Mapping[Figure, int], rows: NDArray[np.bool_]) -> None:
    """Raise Unbounded for the figures whose row has a True in it, (rows, draws)."""
    bad = np.any(rows, axis=1).tolist()
    if any(bad):
        raise Unbounded([name for name, row in names.items() if bad[row]])


def balances(
    loaded: Loaded,
    sequence: quasi_random.Sequenced,
    draws: int,
    progress: Progress | None = None,
    threads: int | None = None,
) -> Spread:
    """The spread of every party's balance at the end, and nothing else: the quickest answer there is."""
    names: dict[Figure, int] = {("balance", party): row for row, party in enumerate(loaded.kernel.parties)}
    pilot = kept_balances(loaded, sequence, min(draws, PILOT))
    return _counted(loaded, "run_balances", sequence, draws, names, pilot, FINE, progress, threads)


def summed(
    loaded: Loaded,
    drawn: Loaded,
    sequence: quasi_random.Sequenced,
    draws: int,
    progress: Progress | None = None,
    threads: int | None = None,
) -> Spread:
    """The spread of every party's balance at the end with one event summed (`loaded`); `drawn` sets the bins.

    Counts are in units of 2^-32 draws.
    """
    pilot = kept_balances(drawn, sequence, min(draws, PILOT))
    return _counted(
        loaded, "run_summed", sequence, draws, loaded.kernel.names, pilot, FINE, progress, threads
    )


def kept_balances(loaded: Loaded, sequence: quasi_random.Sequenced, draws: int) -> Floats:
    """Every party's balance at the end in each of the first draws, (parties, draws)."""
    return _kept(loaded, "keep_balances", sequence, draws, len(loaded.kernel.parties))


def _kept(loaded: Loaded, function: str, sequence: quasi_random.Sequenced, draws: int, rows: int) -> Floats:
    blocks = -(-draws // quasi_random.BLOCK)
    out = np.empty((rows, draws))
    made = tuple(loaded.binding.inputs(sequence, 0, blocks))
    getattr(loaded.code, function)(blocks, draws, made, loaded.kernel.figures, loaded.kernel.tables, out)
    return out


def _counted(
    loaded: Loaded,
    function: str,
    sequence: quasi_random.Sequenced,
    draws: int,
    names: Mapping[Figure, int],
    pilot: Floats,
    fine: int,
    progress: Progress | None,
    threads: int | None = None,
) -> Spread:
    """Count all draws of the rows that `names` leads to into bins; those of a bin too wide for its quantiles again, into bins within it."""
    kernel, rows = loaded.kernel, np.unique(list(names.values()))
    row = {name: int(np.searchsorted(rows, place)) for name, place in names.items()}
    months = {row[name] for name in names if name in kernel.months}
    even = Even.around(pilot[rows], fine, months, kernel.tables.shape[1])
    spread = Spread(row, even)
    spread.unit = 1 if kernel.event is None else 1 << 32
    count = _Counter(loaded, function, sequence, draws, progress, threads)
    for counted, below in count(rows, even):
        spread.take(counted, below)
    spread.sums += list(count.sums)
    _refuse_unbounded(spread.row, ~(np.abs(count.sums.T) <= LARGEST))
    wanted: dict[float, set[int]] = {}
    for name in names:
        for level in kernel.levels.get(name, ()):
            wanted.setdefault(level, set()).add(row[name])
    coarse = spread.coarse(wanted)
    for _ in range(PASSES):
        if not coarse:
            break
        narrow = Even.within(coarse, BINS)
        for counted, _below in count(rows[[each.row for each in coarse]], narrow):
            narrow.take(counted[:, :-ASIDE])
        coarse = spread.sharpen(coarse, narrow)
    return spread


class _Counter:
    """Counts all draws of some rows into even bins, a stretch at a time, each stretch on several threads."""

    def __init__(
        self,
        loaded: Loaded,
        function: str,
        sequence: quasi_random.Sequenced,
        draws: int,
        progress: Progress | None,
        threads: int | None,
    ) -> None:
        self.loaded, self.sequence, self.draws = loaded, sequence, draws
        self.run, self.progress = getattr(loaded.code, function), progress
        self.workers = threads or (1 if draws < ALONE else min(THREADS, os.cpu_count() or 1))
        self.sums = np.zeros((0, 0))

    def __call__(
        self, rows: NDArray[np.int64], even: Even
    ) -> Iterator[tuple[NDArray[Any], NDArray[np.int64]]]:
        """What each stretch and thread counted, and how much of it lies below 0; `sums` are kept of the last call."""
        kernel, draws, workers, binding = self.loaded.kernel, self.draws, self.workers, self.loaded.binding
        blocks = -(-draws // quasi_random.BLOCK)
        sums = self.sums = np.zeros((-(-blocks // quasi_random.CHUNK), len(rows)))
        unit = (
            np.uint32 if kernel.event is None else np.int64
        )  # whole draws, no more than a stretch; or parts of draws
        counts = [np.zeros((len(rows), even.bins + ASIDE), unit) for _ in range(workers)]
        below = [np.zeros(len(rows), np.int64) for _ in range(workers)]

        def work(worker: int, first: int, last: int, made: tuple[Any, ...]) -> None:
            self.run(
                first, last, draws, made, kernel.figures, kernel.tables, rows, even.low, even.scale,
                counts[worker], below[worker], sums,
            )  # fmt: skip

        step = (NUMPY_STRETCH if binding.given else STRETCH) // quasi_random.BLOCK
        made = tuple(binding.inputs(self.sequence))
        with ThreadPoolExecutor(workers) as pool:
            for start in range(0, blocks, step):
                end = min(start + step, blocks)
                if binding.given:
                    made = tuple(binding.inputs(self.sequence, start, end - start))
                share = -(-(end - start) // (workers * quasi_random.CHUNK)) * quasi_random.CHUNK
                parts = [(first, min(first + share, end)) for first in range(start, end, share)]
                if len(parts) == 1:
                    work(0, *parts[0], made)
                else:
                    waiting = [pool.submit(work, number, *part, made) for number, part in enumerate(parts)]
                    for each in waiting:
                        each.result()
                for counted, under in zip(counts, below, strict=True):
                    yield counted, under
                    counted[:] = under[:] = 0
                if self.progress is not None:
                    self.progress(min(end * quasi_random.BLOCK, draws), draws)


def indices(loaded: Loaded, groups: Sequence[Group], keys: Sequence[str], seed: int, draws: int) -> Indices:
    """First-order and total indices of every party's balance, by pick-freeze within the kernel.

    Each input is looked up once for A and once for B; a group's evaluation costs the months alone.
    """
    kernel = loaded.kernel
    assert isinstance(loaded.code, block_loops.Drawn)
    first, second = quasi_random.pair(keys, seed)
    blocks = -(-draws // quasi_random.BLOCK)
    one, two = (tuple(loaded.binding.inputs(part, 0, blocks)) for part in (first, second))
    members = [[n for n, row in enumerate(kernel.rows) if row.key in group] for group in groups]
    starts = np.cumsum([0, *map(len, members)])
    flat = np.array([row for rows in members for row in rows] or [0], dtype=np.int64)
    pilot = kept_balances(loaded, first, quasi_random.BLOCK).mean(axis=1)
    parts: list[Floats] = []
    for start in range(0, blocks, quasi_random.CHUNK):
        sums = np.zeros((1 + len(groups), len(kernel.parties), 5))
        sums[0, :, 4] = pilot
        end = min(start + quasi_random.CHUNK, blocks)
        loaded.code.freeze(start, end, one, two, kernel.figures, kernel.tables, starts, flat, sums)
        parts.append(sums)
    total = np.array(
        [[[math.fsum(cell) for cell in row] for row in rows] for rows in np.stack(parts, axis=-1)]
    )
    n = blocks * quasi_random.BLOCK
    mean = (total[0, :, 0] + total[0, :, 1]) / (2 * n)
    variance = (total[0, :, 2] + total[0, :, 3]) / (2 * n) - mean**2
    share = np.divide(1.0, variance, out=np.zeros_like(variance), where=variance > NOTHING)
    lead, rest = total[1:, :, 0] / n, total[1:, :, 1] / n
    return Indices(lead * share, rest / 2 * share, variance, n * (len(groups) + 2))
