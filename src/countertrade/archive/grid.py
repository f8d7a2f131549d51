"""Every scenario and every point of a grid of a deal, worked out on Dask: the draws cut into stretches, the counts added.

A stretch gives how many draws of each party's balance fall between values that the first stretch of that scenario had, as many of them
between each two. Counts are whole numbers and sums are added exactly (`math.fsum`), so that neither the cut nor the order nor the number
of workers changes a digit.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.archive import cluster
from countertrade.modelling.deal import Deal, Model
from countertrade.records import Bad, Problem, Quantiles, replace
from countertrade.simulation import quasi_random, sampling

if TYPE_CHECKING:
    from distributed import Client

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

STRETCH = 1 << 14  # draws at a time; the first of them set the bins
CALL = 16  # stretches in a call
BINS = 4096
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


class Spread:
    """Where the draws of some rows fall, between `edges` (rows, BINS + 1) of their own. Two of the same edges add up to one of both."""

    def __init__(self, edges: Floats) -> None:
        self.edges = edges
        self.counts: Counts = np.zeros((len(edges), edges.shape[1] + 1), np.int64)
        self.below, self.zero = np.zeros(len(edges), np.int64), np.zeros(len(edges), np.int64)
        self.least, self.most = np.full(len(edges), np.inf), np.full(len(edges), -np.inf)
        self.sums: list[Floats] = []
        self.draws = 0

    @classmethod
    def around(cls, pilot: Floats) -> Spread:
        """Edges with as many of the pilot's draws, (rows, draws), between each two; a value that is drawn again and again has a bin to itself."""
        edges = np.quantile(pilot, np.linspace(0.0, 1.0, BINS + 1), axis=1, method="inverted_cdf").T
        again = edges[:, 1:] == edges[:, :-1]
        first = again & ~np.concatenate((np.zeros((len(edges), 1), np.bool_), again[:, :-1]), axis=1)
        edges[:, :-1][first] = np.nextafter(edges[:, :-1][first], -np.inf)
        return cls(edges)

    def add(self, values: Floats) -> None:
        for row, (own, edges) in enumerate(zip(np.sort(values, axis=1), self.edges, strict=True)):
            self.counts[row] += np.diff(
                np.concatenate(([0], np.searchsorted(own, edges, side="right"), [own.size]))
            )
        self.below += (values < 0).sum(axis=1)
        self.zero += (values == 0).sum(axis=1)
        self.least = np.minimum(self.least, values.min(axis=1))
        self.most = np.maximum(self.most, values.max(axis=1))
        self.sums.append(values.sum(axis=1))
        self.draws += values.shape[1]

    def merge(self, other: Spread) -> None:
        assert np.array_equal(self.edges, other.edges), "counts between other values do not add up"
        self.counts += other.counts
        self.below += other.below
        self.zero += other.zero
        self.least, self.most = np.minimum(self.least, other.least), np.maximum(self.most, other.most)
        self.sums += other.sums
        self.draws += other.draws

    def chance_above_zero(self, row: int) -> float:
        return float(self.draws - self.below[row] - self.zero[row]) / self.draws

    def quantile(self, row: int, level: float) -> float:
        """The value that `level` of the draws do not exceed, to within a bin: a 4096th of the draws."""
        running = np.cumsum(self.counts[row])
        rank = level * self.draws
        place = min(int(np.searchsorted(running, rank)), running.size - 1)
        inside = int(self.counts[row][place])
        low = float(self.edges[row][place - 1]) if place else float(self.least[row])
        high = float(self.edges[row][place]) if place < self.edges.shape[1] else float(self.most[row])
        if high == np.nextafter(low, np.inf):  # one value, drawn again and again
            return high
        part = (rank - (int(running[place]) - inside)) / inside if inside else 1.0
        return low + (high - low) * part

    def quantiles(self, row: int) -> Quantiles:
        q05, q25, q50, q75, q95 = (self.quantile(row, level) for level in LEVELS)
        mean = math.fsum(float(part[row]) for part in self.sums) / self.draws
        return Quantiles(mean=mean, q05=q05, q25=q25, q50=q50, q75=q75, q95=q95)


class Point(NamedTuple):
    """One scenario of the deal: its coordinates in the grid as written, and each party's balance in the deal's currency."""

    scenario: str
    point: tuple[tuple[str, str], ...]
    chances: dict[str, float | None]  # of more than 0, by party; None where nothing is counted for it
    balances: dict[str, Quantiles | None]


class Stretches(NamedTuple):
    """A call: stretches [first, last) of a scenario."""

    model: Model
    first: int
    last: int


def counted(call: Stretches, deal: Deal, keys: Sequence[str], draws: int, seed: int) -> Spread:
    """The balances of a call's draws. Raises Bad where one of them is not finite."""
    sequence = quasi_random.sequence(keys, seed)

    def balances(number: int) -> Floats:
        start = number * STRETCH
        columns = dict(
            zip(
                sequence.keys,
                quasi_random.uniforms(sequence, start, min(STRETCH, draws - start)),
                strict=True,
            )
        )
        found = sampling.balances(deal, call.model, columns)
        if not np.all(np.isfinite(found)):
            said = f"scenario '{call.model.scenario}' has a balance without a finite value in some draws"
            raise Bad(Problem(deal.path, 0, 0, said))
        return found

    pilot = balances(0)
    spread = Spread.around(pilot)
    for number in range(call.first, call.last):
        spread.add(balances(number) if number else pilot)
    return spread


def simulate_grid(
    deal: Deal,
    client: Client,
    *,
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> list[Point]:
    """Every scenario of the deal, its grid included, in the file's order. The same draws and seed give the same answer on any cluster."""
    stretches = -(-draws // STRETCH)
    keys = sampling.keys(deal)
    plain = replace(deal, models=deal.models[:1])  # a grid of a thousand does not travel with each call

    def calls() -> Iterator[Stretches]:
        for model in deal.models:
            for first in range(0, stretches, CALL):
                yield Stretches(model, first, min(first + CALL, stretches))

    task = functools.partial(counted, deal=plain, keys=keys, draws=draws, seed=seed)
    total = len(deal.models) * -(-stretches // CALL)
    parts: dict[str, list[Spread]] = defaultdict(list)
    for done, (call, found) in enumerate(cluster.each(client, task, calls()), 1):
        if isinstance(found, cluster.Failed):
            raise Bad(
                Problem(
                    deal.path, 0, 0, f"scenario '{call.model.scenario}' ended its workers ({found.why[:120]})"
                )
            )
        if parts[call.model.scenario]:
            parts[call.model.scenario][0].merge(found)
        else:
            parts[call.model.scenario].append(found)
        progress(done, total)
    return [_point(deal, model, parts[model.scenario][0]) for model in deal.models]


def _point(deal: Deal, model: Model, spread: Spread) -> Point:
    rows = {party.code: row for row, party in enumerate(deal.parties)}
    return Point(
        model.scenario,
        model.point,
        {
            party: spread.chance_above_zero(row) if model.counts(party) else None
            for party, row in rows.items()
        },
        {party: spread.quantiles(row) if model.counts(party) else None for party, row in rows.items()},
    )
