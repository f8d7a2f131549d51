"""The loops over blocks around the functions of a kernel: draw inputs, run the months, count or keep what they come to.

Importing this module imports numba. Here is all of a kernel's machine code that is not its own arithmetic. It is compiled once for all
kernels, 3 s of 5 to 9 that each would take: a loop is handed the kernel's function, and a call of it for 256 draws costs 40 ns.
"""

from __future__ import annotations

import functools
import math
from types import FunctionType
from typing import Any, NamedTuple

import numba
import numpy as np

from countertrade.simulation import runtime
from countertrade.simulation.graph import NEVER, NOTHING
from countertrade.simulation.numba_compiler import at_once
from countertrade.simulation.quasi_random import APART, BLOCK, CHUNK
from countertrade.simulation.runtime import fill, keep, tally, tally_summed

SPACE: dict[str, Any] = {
    "BLOCK": BLOCK, "APART": APART, "NEVER": NEVER, "NAN": float("nan"), "NOTHING": NOTHING,
    "range": range, "float": float, "abs": abs, "floor": np.floor, "sqrt": math.sqrt,
    "exp": runtime.exp, "log": runtime.log, "power": runtime.power, "waiting": runtime.waiting,
    "least": runtime.least, "most": runtime.most,
}  # fmt: skip
"""What the source of a kernel may name: see `source_check`."""

flat, table, whole = numba.float64[::1], numba.float64[:, ::1], numba.int64
ints, words, weights = numba.int64[::1], numba.uint32[:, ::1], numba.int64[:, ::1]
inputs = numba.types.Tuple((  # type: ignore[no-untyped-call]
    ints, ints, ints, table, numba.float64[:, :, ::1], table, words, words, numba.uint32[::1], numba.uint64[::1], table, whole,
))  # fmt: skip
ENTRY = (flat, flat, table, whole, flat, flat)
KERNEL = numba.types.FunctionType(numba.void(*ENTRY))
ANY = (KERNEL, numba.types.UniTuple(whole, 4))  # type: ignore[no-untyped-call]
COUNTING = (whole, whole, whole, inputs, flat, table, ints, flat, flat)


class Sizes(NamedTuple):
    """Rows of a kernel's arrays."""

    rows: int  # of X
    scratch: int  # of W
    parties: int  # of Y
    ends: int  # of V, beside a row for each party and month


class Drawn(NamedTuple):
    """The compiled functions of a kernel whose events are all drawn."""

    run_balances: Any
    run_everything: Any
    keep_everything: Any
    keep_balances: Any
    freeze: Any


class Summed(NamedTuple):
    """The compiled function of a kernel with one event summed."""

    run_summed: Any


def drawn(name: str, functions: dict[str, FunctionType], sizes: Sizes) -> Drawn:
    """Compile a kernel, or find it compiled under its name."""
    balances, everything = (at_once(name, *ENTRY)(functions[each]) for each in ("balances", "everything"))
    loops, (rows, scratch, parties, ends) = _loops(), sizes
    ending, whole_run = (rows, scratch, 0, parties), (rows, scratch, parties, ends)
    return Drawn(
        run_balances=functools.partial(loops.count, balances, ending),
        run_everything=functools.partial(loops.count, everything, whole_run),
        keep_everything=functools.partial(loops.keep, everything, whole_run),
        keep_balances=functools.partial(loops.keep, balances, ending),
        freeze=functools.partial(loops.freeze, balances, ending),
    )


def summed(name: str, functions: dict[str, FunctionType], sizes: Sizes) -> Summed:
    """Compile a kernel with one event summed, or find it compiled under its name."""
    by_month = at_once(name, *ENTRY)(functions["summed"])
    size = (sizes.rows, sizes.scratch, sizes.parties + 1, 2 * sizes.parties)
    return Summed(functools.partial(_summing_loop(), by_month, size))


class _Loops(NamedTuple):
    """Compiled for any kernel: they take its function and, in rows, its X, its W, and its figures a month and besides."""

    count: Any
    keep: Any
    freeze: Any


@functools.cache
def _loops() -> _Loops:
    @at_once("loops", *ANY, *COUNTING, words, ints, table)
    def count(run, size, first, last, draws, made, F, G, wanted, low, scale, counts, below, sums):  # type: ignore[no-untyped-def]
        """Blocks `first` to `last`: some figures, counted."""
        rows, scratch, monthly, once = size
        X, W = np.empty(rows * APART), np.empty(scratch * APART)
        V = np.empty((monthly * G.shape[1] + once) * APART)
        for k in range(first, last):
            fill(k, X, *made)
            run(X, F, G, G.shape[1], W, V)
            tally(V, wanted, draws - k * BLOCK, low, scale, counts, below, sums[k // CHUNK])

    @at_once("loops", *ANY, whole, whole, inputs, flat, table, table)
    def keep_all(run, size, blocks, draws, made, F, G, out):  # type: ignore[no-untyped-def]
        """Every figure of the first blocks, one draw a column."""
        rows, scratch, _, _ = size
        X, W, V = np.empty(rows * APART), np.empty(scratch * APART), np.empty(out.shape[0] * APART)
        for k in range(blocks):
            fill(k, X, *made)
            run(X, F, G, G.shape[1], W, V)
            keep(V, min(BLOCK, draws - k * BLOCK), k * BLOCK, out)

    @at_once("loops", *ANY, whole, whole, inputs, inputs, flat, table, ints, ints, numba.float64[:, :, ::1])
    def freeze(balances, size, first, last, one, two, F, G, starts, members, sums):  # type: ignore[no-untyped-def]
        """Pick-freeze over blocks: rows of each group from the second sample in the first; sums as `sensitivity.Frozen` has them.

        sums[0] holds the balances of A, of B, and the squares of both; sums[1 + i] of group i: y_B (y_i - y_A), (y_A - y_i)^2.
        """
        rows, scratch, _, parties = size
        A, B, W = np.empty(rows * APART), np.empty(rows * APART), np.empty(scratch * APART)
        held, a = np.empty(rows * APART), np.empty(parties * APART)
        b, y = np.empty(parties * APART), np.empty(parties * APART)
        for k in range(first, last):
            fill(k, A, *one)
            fill(k, B, *two)
            balances(A, F, G, G.shape[1], W, a)
            balances(B, F, G, G.shape[1], W, b)
            for p in range(parties):
                centre = sums[0, p, 4]
                for j in range(BLOCK):
                    u, v = a[p * APART + j] - centre, b[p * APART + j] - centre
                    a[p * APART + j], b[p * APART + j] = u, v
                    sums[0, p, 0] += u
                    sums[0, p, 1] += v
                    sums[0, p, 2] += u * u
                    sums[0, p, 3] += v * v
            for group in range(starts.size - 1):
                for m in range(starts[group], starts[group + 1]):
                    r = members[m] * APART
                    for j in range(BLOCK):
                        held[r + j] = A[r + j]
                        A[r + j] = B[r + j]
                balances(A, F, G, G.shape[1], W, y)
                for m in range(starts[group], starts[group + 1]):
                    r = members[m] * APART
                    for j in range(BLOCK):
                        A[r + j] = held[r + j]
                for p in range(parties):
                    centre = sums[0, p, 4]
                    lead = rest = 0.0
                    for j in range(BLOCK):
                        u, v = a[p * APART + j], y[p * APART + j] - centre
                        lead += b[p * APART + j] * (v - u)
                        rest += (u - v) * (u - v)
                    sums[1 + group, p, 0] += lead
                    sums[1 + group, p, 1] += rest

    return _Loops(count, keep_all, freeze)


@functools.cache
def _summing_loop() -> Any:
    @at_once("loops", *ANY, *COUNTING, weights, ints, table)
    def count_summed(run, size, first, last, draws, made, F, G, wanted, low, scale, counts, below, sums):  # type: ignore[no-untyped-def]
        """Blocks `first` to `last`: every party's balance at the end for each month of the summed event, counted by its chance."""
        rows, scratch, monthly, once = size
        X, W = np.empty(rows * APART), np.empty(scratch * APART)
        months = G.shape[1]
        Y = np.empty((monthly * months + once) * APART)
        for k in range(first, last):
            fill(k, X, *made)
            run(X, F, G, months, W, Y)
            tally_summed(Y, wanted, monthly - 1, months, draws - k * BLOCK, low, scale, counts, below, sums[k // CHUNK])  # fmt: skip

    return count_summed
