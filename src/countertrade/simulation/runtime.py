"""What every compiled kernel shares: inputs from points, vectorised logarithm and exponential, counting.

Importing this module imports numba. All arrays of a block are flat, row `r` at r·264 … r·264 + 255: rows then lie at distances that
the compiler knows, which is what lets it turn every loop over draws into vector instructions. The eight floats between two rows
keep them from falling on the same lines of the cache: at 256 apart, a month of many states takes several times as long. numba's default error model would put
a branch at every division and stop that; PyPI's llvmlite has no vector mathematics, so `log` and `exp` are branch-free polynomials.
"""

from __future__ import annotations

import math
from typing import Any

import numba
import numpy as np
from numba.extending import intrinsic

from countertrade.simulation.binding import GIVEN, SMOOTH, STEPS, TABLE, TRIANGULAR
from countertrade.simulation.graph import NEVER, NOTHING
from countertrade.simulation.inverse_tables import FIRST, HALF, SEGMENTS, SPLIT
from countertrade.simulation.numba_compiler import OPTIONS, machine_code
from countertrade.simulation.quasi_random import APART, BLOCK


@intrinsic
def bits_of(_context: Any, _number: Any) -> Any:
    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        from llvmlite import ir  # type: ignore[import-untyped]

        return builder.bitcast(arguments[0], ir.IntType(64))

    return numba.types.int64(numba.types.float64), generate


@intrinsic
def float_of(_context: Any, _bits: Any) -> Any:
    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        from llvmlite import ir

        return builder.bitcast(arguments[0], ir.DoubleType())

    return numba.types.float64(numba.types.int64), generate


# --- arithmetic -----------------------------------------------------------------------------------------------------------

_SQRT_HALF = np.int64(4604544271217802189)  # the bits of √½
_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10  # fdlibm's split of log 2
_ODD = tuple(2.0 / (2 * i + 1) for i in range(10))
_TAYLOR = tuple(1.0 / math.factorial(i) for i in range(14))


@numba.njit(inline="always", **OPTIONS)
def log(x):  # type: ignore[no-untyped-def]
    """log x of a positive normal number, to 4e-15; a very negative number for 0 and below."""
    safe = x if x > 1e-300 else 1e-300
    whole = bits_of(safe)  # type: ignore[call-arg, var-annotated]
    exponent = (whole - _SQRT_HALF) >> 52
    m = float_of(whole - (exponent << 52))
    z = (m - 1.0) / (m + 1.0)
    y = z * z
    p = _ODD[9]
    p = p * y + _ODD[8]
    p = p * y + _ODD[7]
    p = p * y + _ODD[6]
    p = p * y + _ODD[5]
    p = p * y + _ODD[4]
    p = p * y + _ODD[3]
    p = p * y + _ODD[2]
    p = p * y + _ODD[1]
    p = p * y + _ODD[0]
    return float(exponent) * _LN2_HIGH + (float(exponent) * _LN2_LOW + z * p)


@numba.njit(inline="always", **OPTIONS)
def exp(x):  # type: ignore[no-untyped-def]
    """exp x to 1e-15 relative, within the range of normal numbers."""
    safe = min(max(x, -700.0), 700.0)
    k = np.floor(safe * 1.4426950408889634 + 0.5)
    r = (safe - k * _LN2_HIGH) - k * _LN2_LOW
    p = _TAYLOR[13]
    p = p * r + _TAYLOR[12]
    p = p * r + _TAYLOR[11]
    p = p * r + _TAYLOR[10]
    p = p * r + _TAYLOR[9]
    p = p * r + _TAYLOR[8]
    p = p * r + _TAYLOR[7]
    p = p * r + _TAYLOR[6]
    p = p * r + _TAYLOR[5]
    p = p * r + _TAYLOR[4]
    p = p * r + _TAYLOR[3]
    p = p * r + _TAYLOR[2]
    p = p * r + _TAYLOR[1]
    p = p * r + _TAYLOR[0]
    return p * float_of((np.int64(k) + 1023) << 52)  # type: ignore[call-arg]


@numba.njit(inline="always", **OPTIONS)
def power(base, exponent):  # type: ignore[no-untyped-def]
    return exp(exponent * log(base))


@numba.njit(inline="always", **OPTIONS)
def waiting(point, survival):  # type: ignore[no-untyped-def]
    """See `graph.waiting`."""
    month = np.floor(point / (survival if survival < 0.0 else -1.0))
    month = month if month < NEVER else NEVER
    return month if survival < 0.0 else NEVER


@numba.njit(inline="always", **OPTIONS)
def least(a, b):  # type: ignore[no-untyped-def]
    return a if a < b else b


@numba.njit(inline="always", **OPTIONS)
def most(a, b):  # type: ignore[no-untyped-def]
    return a if a > b else b


# --- inputs ---------------------------------------------------------------------------------------------------------------


@intrinsic
def _four_cubics(_context: Any, cubics: Any, segment: Any, rest: Any, out: Any, j: Any) -> Any:
    """out[j … j+3] from four rows of coefficients, each one load, turned into columns in registers.

    Written as LLVM instructions because the plain loop becomes sixteen gathered loads, which take two and a half times as long.
    """

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        from llvmlite import ir

        four = ir.VectorType(ir.DoubleType(), 4)
        rows_at, segment_at, rest_at, out_at = (
            context.make_array(kind)(context, builder, array).data
            for kind, array in zip(signature.args[:4], arguments[:4], strict=True)
        )
        j = arguments[4]

        def shuffled(left: Any, right: Any, order: list[int]) -> Any:
            mask = ir.Constant(ir.VectorType(ir.IntType(32), 4), order)
            return builder.shuffle_vector(left, right, mask)

        def vector_at(pointer: Any, index: Any) -> Any:
            return builder.bitcast(builder.gep(pointer, [index]), four.as_pointer())

        rows = []
        for lane in range(4):
            place = builder.load(builder.gep(segment_at, [builder.add(j, ir.Constant(ir.IntType(64), lane))]))
            row = builder.load(vector_at(rows_at, builder.shl(place, ir.Constant(ir.IntType(64), 2))))
            row.align = 8
            rows.append(row)
        even = [shuffled(rows[k], rows[k + 1], [0, 4, 2, 6]) for k in (0, 2)]
        odd = [shuffled(rows[k], rows[k + 1], [1, 5, 3, 7]) for k in (0, 2)]
        columns = [
            shuffled(pair[0], pair[1], half) for half in ([0, 1, 4, 5], [2, 3, 6, 7]) for pair in (even, odd)
        ]
        r = builder.load(vector_at(rest_at, j))
        r.align = 8
        total = columns[3]
        for column in reversed(columns[:3]):
            total = builder.fadd(builder.fmul(total, r, flags=("contract",)), column, flags=("contract",))
        stored = builder.store(total, vector_at(out_at, j))
        stored.align = 8
        return context.get_dummy_value()

    return numba.types.void(cubics, segment, rest, out, j), generate


@machine_code()
def _look_up(words, word, cubics, segment, rest, x):  # type: ignore[no-untyped-def]
    for j in range(BLOCK):
        u = (np.float64(words[j] ^ word) + 0.5) * 2.0**-32
        w = u if u < 0.5 else 1.0 - u
        w = w if w < HALF else HALF
        bits = bits_of(w)  # type: ignore[call-arg, var-annotated]
        segment[j] = (bits >> (52 - SPLIT)) - FIRST + (0 if u < 0.5 else SEGMENTS)
        rest[j] = float_of(((bits << SPLIT) & ((1 << 52) - 1)) | (1023 << 52)) - 1.0
    for j in range(0, BLOCK, 4):
        _four_cubics(cubics, segment, rest, x, j)  # type: ignore[call-arg]


@machine_code()
def _triangular(words, word, low, mode, high, x):  # type: ignore[no-untyped-def]
    rise, fall, turn = (high - low) * (mode - low), (high - low) * (high - mode), (mode - low) / (high - low)
    for j in range(BLOCK):
        u = (np.float64(words[j] ^ word) + 0.5) * 2.0**-32
        left = low + math.sqrt(u * rise)
        right = high - math.sqrt((1.0 - u) * fall)
        x[j] = left if u < turn else right


@machine_code()
def _stretched(words, word, low, high, x):  # type: ignore[no-untyped-def]
    for j in range(BLOCK):
        x[j] = low + (high - low) * ((np.float64(words[j] ^ word) + 0.5) * 2.0**-32)


@machine_code()
def _steps(words, word, values, cumulative, x):  # type: ignore[no-untyped-def]
    for j in range(BLOCK):
        x[j] = values[0]
    for k in range(1, values.size):
        for j in range(BLOCK):
            u = (np.float64(words[j] ^ word) + 0.5) * 2.0**-32
            x[j] = values[k] if u >= cumulative[k - 1] else x[j]


@machine_code()
def _smooth(y, p, x):  # type: ignore[no-untyped-def]
    """A polynomial of degree 11 of another row, in (y − p[12]) · p[13]."""
    a, b, c, d, e, f, g, h = p[11], p[10], p[9], p[8], p[7], p[6], p[5], p[4]
    k, m, n, o, middle, scale = p[3], p[2], p[1], p[0], p[12], p[13]
    for j in range(BLOCK):
        s = (y[j] - middle) * scale
        q = s * s
        high = ((a * s + b) * q + (c * s + d)) * q + (e * s + f)
        x[j] = ((high * q + (g * s + h)) * q + (k * s + m)) * q + (n * s + o)


@machine_code()
def _random(start, words):  # type: ignore[no-untyped-def]
    """The words of `quasi_random.uniforms` for Monte Carlo: SplitMix64 over a counter."""
    for j in range(BLOCK):
        z = (start + np.uint64(j)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        words[j] = np.uint32((z ^ (z >> np.uint64(31))) >> np.uint64(32))


@machine_code()
def fill(  # type: ignore[no-untyped-def]
    block,
    x_all,
    kinds,
    dimension,
    slot,
    parameters,
    cubics,
    steps,
    table,
    directions,
    shift,
    stream,
    given,
    origin,
):
    """All rows of inputs of one block of points, into the flat x_all. `origin` is the block that `given` begins with."""
    segment, rest = np.empty(BLOCK, np.int64), np.empty(BLOCK)
    random = np.empty(BLOCK, np.uint32)
    for row in range(kinds.size):
        x = x_all[row * APART : row * APART + BLOCK]
        kind = kinds[row]
        if kind == SMOOTH:
            y = x_all[slot[row] * APART : slot[row] * APART + BLOCK]
            _smooth(y, parameters[row], x)
            continue
        if kind == GIVEN:
            start = (block - origin) * BLOCK
            for j in range(BLOCK):
                x[j] = given[slot[row], min(start + j, given.shape[1] - 1)]
            continue
        d = dimension[row]
        word, number, bit = shift[d], block, 8
        while number:
            if number & 1:
                word ^= directions[d, bit]
            number >>= 1
            bit += 1
        words = table[d]
        if stream.size:
            _random(stream[d] + np.uint64(block * BLOCK), random)
            words, word = random, np.uint32(0)
        if kind == TABLE:
            _look_up(words, word, cubics[slot[row]], segment, rest, x)
        elif kind == TRIANGULAR:
            _triangular(words, word, parameters[row, 0], parameters[row, 1], parameters[row, 2], x)
        elif kind == STEPS:
            first, last = np.int64(parameters[row, 0]), np.int64(parameters[row, 1])
            _steps(words, word, steps[0, first:last], steps[1, first:last], x)
        else:
            _stretched(words, word, parameters[row, 0], parameters[row, 1], x)


# --- counting -------------------------------------------------------------------------------------------------------------


ADDING: dict[str, Any] = {"fastmath": {"contract", "nsz", "reassoc"}}  # sums in any order, or no vectors


@machine_code(**ADDING)
def tally(values, rows, live, low, scale, counts, below, sums):  # type: ignore[no-untyped-def]
    """Count the first `live` draws of a block, rows `rows` of the values, into counts (rows, bins and two): see `histogram.ASIDE`.

    `below` counts what is less than 0. One pass over the draws works out where each belongs, a second counts.
    """
    bins = counts.shape[1] - 2
    top, zero, none = bins - 1.0, float(bins), float(bins + 1)
    place = np.empty(BLOCK, np.uint32)
    for number in range(rows.size):
        v = values[rows[number] * APART : rows[number] * APART + BLOCK]
        for j in range(max(live, 0), BLOCK):
            v[j] = np.nan
        count, first, wide = counts[number], low[number], scale[number]
        under = 0
        total = 0.0
        for j in range(BLOCK):
            x = v[j]
            under += 1 if x < 0.0 else 0
            total += x if x == x else 0.0
            at = (x - first) * wide
            at = at if at > 0.0 else 0.0
            at = at if at < top else top
            at = at if x != 0.0 else zero
            at = at if x == x else none
            place[j] = np.uint32(np.int32(at))
        for j in range(BLOCK):
            count[np.uintp(place[j])] += np.uint32(1)
        below[number] += under
        sums[number] += total


@machine_code(**ADDING)
def tally_summed(values, rows, parties, months, live, low, scale, counts, below, sums):  # type: ignore[no-untyped-def]
    """Count each draw once for each month of the summed event, by how likely that month is, in units of 2^-32 draws.

    `values` are as `entry_points.summed` has them for all `parties`, `rows` those that are counted. Chances are rounded where they run up, so that those of a
    draw add up to exactly 2^32 whatever their order.
    """
    bins = counts.shape[1] - 2
    top, zero = bins - 1.0, float(bins)
    place, weight = np.empty(BLOCK, np.uint32), np.empty((months, BLOCK), np.int64)
    run, before, product = np.zeros(BLOCK), np.zeros(BLOCK, np.int64), np.empty(BLOCK)
    for t in range(months):
        start = (t * (parties + 1) + parties) * APART
        w = values[start : start + BLOCK]
        now = weight[t]
        for j in range(BLOCK):
            run[j] += w[j]
            up_to = np.int64(run[j] * 4294967296.0 + 0.5) if t < months - 1 else np.int64(4294967296)
            now[j] = up_to - before[j] if j < live else np.int64(0)
            before[j] = up_to
    for number in range(rows.size):
        party = rows[number]
        start = ((parties + 1) * months + party) * APART
        rest = values[start : start + BLOCK]
        turned = values[start + parties * APART : start + parties * APART + BLOCK]
        count, first, wide = counts[number], low[number], scale[number]
        under = np.int64(0)
        for j in range(BLOCK):
            product[j] = 0.0
        for t in range(months):
            start = (t * (parties + 1) + party) * APART
            v, w = values[start : start + BLOCK], weight[t]
            for j in range(BLOCK):
                x = v[j] + rest[j]
                x = x if abs(x) > NOTHING * turned[j] else 0.0  # all of it taken back: rounding
                product[j] += x * np.float64(w[j])
                under += w[j] if x < 0.0 else np.int64(0)
                at = (x - first) * wide
                at = at if at > 0.0 else 0.0
                at = at if at < top else top
                at = at if x != 0.0 else zero
                place[j] = np.uint32(np.int32(at))
            for j in range(BLOCK):
                count[np.uintp(place[j])] += w[j]
        total = 0.0
        for j in range(BLOCK):
            total += product[j]
        below[number] += under
        sums[number] += total


@machine_code()
def keep(values, live, start, out):  # type: ignore[no-untyped-def]
    """Copy `live` draws of a block to out (rows, draws), from column `start` on."""
    for row in range(out.shape[0]):
        for j in range(live):
            out[row, start + j] = values[row * APART + j]
