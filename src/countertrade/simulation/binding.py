"""The arguments of a kernel: how each row of its inputs is made from points, with the figures of the deal.

Building them takes a few milliseconds, and tables are remembered by distribution: when one figure is moved, one table is made anew.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling import deal as d
from countertrade.modelling.distributions import (
    Beta,
    Discrete,
    Distribution,
    Quantiled,
    Tabled,
    Triangular,
    Uniform,
)
from countertrade.simulation import inverse, inverse_tables, quasi_random
from countertrade.simulation.input_rows import Row
from countertrade.simulation.kernel import Kernel

Floats = NDArray[np.float64]

TABLE, STRETCHED, TRIANGULAR, STEPS, POINT, SMOOTH, GIVEN = range(
    7
)  # how a row is made, as `runtime.fill` reads it
PARAMETERS = 16
DEGREE = 11  # of the polynomial that stands for a function of a bounded input
SMOOTH_TO = 1e-12  # its error, above which the function is computed with NumPy instead
TABLED_TO = 5e-5  # a posterior has 1,024 knots and is straight between them: the cubics smooth its corners


class Inputs(NamedTuple):
    """What `runtime.fill` makes the rows of X from."""

    kinds: NDArray[np.int64]
    dimension: NDArray[np.int64]
    slot: NDArray[np.int64]
    parameters: Floats
    cubics: Floats
    steps: Floats
    table: quasi_random.Words
    directions: quasi_random.Words
    shift: quasi_random.Words
    stream: NDArray[np.uint64]  # where Monte Carlo begins in each dimension; empty for Sobol points
    given: Floats
    origin: int


class Binding(NamedTuple):
    """The rows of a kernel with its figures in them; `inputs` puts points under them."""

    kernel: Kernel
    model: d.Model
    kinds: NDArray[np.int64]
    slot: NDArray[np.int64]
    parameters: Floats
    cubics: Floats
    steps: Floats
    given: tuple[int, ...]  # rows that NumPy computes

    def inputs(self, sequence: quasi_random.Sequenced, first: int = 0, blocks: int = 0) -> Inputs:
        """The rows over a sequence of points; given rows are computed for `blocks` blocks from `first` on."""
        place = {key: number for number, key in enumerate(sequence.keys)}
        dimension = np.array([place[row.key] for row in self.kernel.rows], dtype=np.int64)
        given = np.empty((0, 1))
        stream = sequence.stream if sequence.method == "monte carlo" else np.empty(0, np.uint64)
        if self.given:
            given = self.exactly(
                sequence, first * quasi_random.BLOCK, max(blocks, 1) * quasi_random.BLOCK, self.given
            )
        return Inputs(
            self.kinds, dimension, self.slot, self.parameters, self.cubics, self.steps,
            sequence.table, sequence.directions, sequence.shift, stream, given, first,
        )  # fmt: skip

    def exactly(
        self, sequence: quasi_random.Sequenced, start: int, count: int, rows: Sequence[int] | None = None
    ) -> Floats:
        """Rows of X as the oracle has them, (rows, count)."""
        columns = dict(zip(sequence.keys, quasi_random.uniforms(sequence, start, count), strict=True))
        return exact_rows(self.kernel, self.model, columns, rows)


def exact_rows(
    kernel: Kernel, model: d.Model, columns: Mapping[str, Floats], rows: Sequence[int] | None = None
) -> Floats:
    """Rows of X by the exact inverses, from points by key."""
    graph = kernel.plan.graph
    chosen = range(len(kernel.rows)) if rows is None else rows
    drawn = inverse.draw(model, columns, {kernel.rows[index].key for index in chosen})
    chance = {made.key: made for made in model.inputs if isinstance(made.distribution, Uniform)}
    known = {
        ("point", key): inverse.inverse(chance[key].distribution, column) if key in chance else column
        for key, column in columns.items()
    }
    known |= {("input", key): column for key, column in drawn.items()}
    size = len(next(iter(columns.values()))) if columns else 1
    out = np.empty((len(chosen), size))
    for number, index in enumerate(chosen):
        row = kernel.rows[index]
        out[number] = known[row.kind, row.key] if row.node is None else graph.value(row.node, known)
    return out


def bind(kernel: Kernel, model: d.Model) -> Binding:
    """The rows of a kernel with the figures of a scenario."""
    count = len(kernel.rows)
    kinds, slot = np.zeros(count, np.int64), np.zeros(count, np.int64)
    parameters = np.zeros((count, PARAMETERS))
    cubics: list[Floats] = []
    steps: list[tuple[float, float]] = []
    given: list[int] = []
    distributions = {made.key: made.distribution for made in model.inputs}
    correlated = {key for group in model.correlations for key in group.inputs}
    for number, row in enumerate(kernel.rows):
        distribution = distributions[row.key]
        table: Floats | None = None
        match row.kind, distribution:
            case ("point", Uniform(low=low, high=high)):  # 0 to 1, or held at one point
                kinds[number], parameters[number, :2] = STRETCHED, (low, high)
            case ("input", _) if row.key in correlated:
                kinds[number] = GIVEN
            case ("input", Uniform(low=low, high=high)):
                kinds[number], parameters[number, :2] = STRETCHED, (low, high)
            case ("input", Triangular(low=low, mode=mode, high=high)):
                kinds[number], parameters[number, :3] = TRIANGULAR, (low, mode, high)
            case ("input", Discrete(values=values, cumulative=cumulative)):
                kinds[number], parameters[number, :2] = STEPS, (len(steps), len(steps) + len(values))
                steps += zip(values, cumulative, strict=True)
            case ("input", _):
                found, error = inverse_tables.of_distribution(distribution)
                limit = TABLED_TO if isinstance(distribution, Tabled | Quantiled) else inverse_tables.KEEPS
                table = found if error <= limit else None
            case _ if row.of is not None:
                fitted = _polynomial(kernel, row, distribution)
                kinds[number], slot[number] = (GIVEN if fitted is None else SMOOTH), row.of
                if fitted is not None:
                    parameters[number, : len(fitted)] = fitted
            case _:
                table = _of_function(kernel, row, distribution)
        if kinds[number] == TABLE and table is None:
            kinds[number] = GIVEN
        if table is not None:
            slot[number] = len(cubics)
            cubics.append(table)
        if kinds[number] == GIVEN:
            slot[number] = len(given)
            given.append(number)
    return Binding(
        kernel,
        model,
        kinds,
        slot,
        parameters,
        np.ascontiguousarray(np.stack(cubics)) if cubics else np.zeros((1, 2 * inverse_tables.SEGMENTS, 4)),
        np.ascontiguousarray(np.array(steps).reshape(-1, 2).T) if steps else np.zeros((2, 1)),
        tuple(given),
    )


def _known(row: Row, distribution: Distribution, u: Floats) -> dict[tuple[str, str], Floats]:
    value = inverse.inverse(distribution, u)
    return {("point", row.key): value if isinstance(distribution, Uniform) else u, ("input", row.key): value}


def _of_function(kernel: Kernel, row: Row, distribution: Distribution) -> Floats | None:
    """A table over points of a function of one input; None where it is too rough for one."""
    assert row.node is not None
    graph, node = kernel.plan.graph, row.node
    figures = [each for each in graph.below([node]) if graph.nodes[each][0] == "figure"]
    shape = repr([graph.nodes[each] for each in graph.below([node])])
    key = (shape, tuple(float(graph.value(each)) for each in figures), distribution)
    if key not in _REMEMBERED:
        if len(_REMEMBERED) > 512:
            _REMEMBERED.clear()

        def function(u: Floats) -> Floats:
            return np.broadcast_to(graph.value(node, _known(row, distribution, u)), u.shape)

        made = inverse_tables.table(function)
        _REMEMBERED[key] = made if inverse_tables.error(made, function) <= inverse_tables.KEEPS else None
    return _REMEMBERED[key]


_REMEMBERED: dict[object, Floats | None] = {}


def _polynomial(kernel: Kernel, row: Row, distribution: Distribution) -> Floats | None:
    """Coefficients in (x − middle) · scale, then middle and scale, of a function of an input between bounds."""
    assert row.node is not None
    if not isinstance(distribution, Uniform | Triangular | Beta):
        return None
    low, high = distribution.low, distribution.high
    middle, scale = (low + high) / 2, 2 / (high - low) if high > low else 1.0
    nodes, check = _nodes(DEGREE + 1), _nodes(64)
    with np.errstate(all="ignore"):
        wanted, real = (
            np.broadcast_to(
                kernel.plan.graph.value(row.node, {("input", row.key): middle + s / scale}), s.shape
            )
            for s in (nodes, check)
        )
    coefficients = np.linalg.solve(np.vander(nodes, increasing=True), wanted)
    error = np.max(
        np.abs(np.polynomial.polynomial.polyval(check, coefficients) - real) / np.max(np.abs(real))
    )
    if not error <= SMOOTH_TO:
        return None
    return np.concatenate([coefficients, [middle, scale]])


@functools.lru_cache(maxsize=4)
def _nodes(count: int) -> Floats:
    return np.cos(np.pi * (np.arange(count) + 0.5) / count)
