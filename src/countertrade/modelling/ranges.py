"""How far a value can reach: interval arithmetic over the ends of distributions, and how long its tails are."""

from __future__ import annotations

import math

from countertrade.modelling import distributions as fit

Range = tuple[float, float]
Tails = tuple[int, int]
"""How far a value reaches below and above: 0 bounded, 1 like a normal, 2 like a lognormal (exp of that has no finite mean)."""
BOUNDED: Tails = (0, 0)


def _product(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b  # 0 × ∞ is 0 here: the factor that is 0 is 0 in every draw


def _mul(left: Range, right: Range) -> Range:
    ends = [_product(a, b) for a in left for b in right]
    return min(ends), max(ends)


def _sum(a: float, b: float, otherwise: float) -> float:
    total = a + b
    return otherwise if math.isnan(total) else total


def _div(left: Range, right: Range) -> Range:
    inverse = (1 / right[1] if math.isfinite(right[1]) else 0.0, 1 / right[0])
    return _mul(left, (min(inverse), max(inverse)))


INTERVALS = {
    "+": lambda a, b: (_sum(a[0], b[0], -math.inf), _sum(a[1], b[1], math.inf)),
    "-": lambda a, b: (_sum(a[0], -b[1], -math.inf), _sum(a[1], -b[0], math.inf)),
    "*": _mul,
    "/": _div,
}


def range_of(function: str, ranges: list[Range]) -> Range:
    lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
    low, high = lows[0], highs[0]
    match function:
        case "min":
            return min(lows), min(highs)
        case "max":
            return max(lows), max(highs)
        case "abs":
            return (0.0 if low <= 0 <= high else min(abs(low), abs(high))), max(abs(low), abs(high))
        case "sqrt":
            return math.sqrt(low), math.sqrt(high)
        case "log":
            return math.log(low), math.log(high) if math.isfinite(high) else math.inf
    return _exp(low), _exp(high)


def _exp(x: float) -> float:
    return math.exp(x) if x < 700 else math.inf


# --- Tails ---


def tails_of(of: fit.Distribution) -> Tails:
    match of:
        case fit.Normal():
            return 1, 1
        case fit.Lognormal():
            return 0, 2
        case fit.Quantiled(shape="plain"):
            return 1, 1
        case fit.Quantiled(shape="log"):
            return 0, 2
        case fit.Mixture():
            every = [tails_of(part) for part in of.parts]
            return max(low for low, _ in every), max(high for _, high in every)
    return BOUNDED


def joined(operator: str, left: tuple[Range, Tails], right: tuple[Range, Tails]) -> Tails:
    """The tails of a sum, difference, product or quotient."""
    (a, b), (c, d) = left[1], right[1]
    match operator:
        case "+":
            return max(a, c), max(b, d)
        case "-":
            return max(a, d), max(b, c)
    longest = max(a, b, c, d)
    if operator == "*" and max(a, b) and max(c, d):
        longest = 2  # a product of normals is no normal
    if left[0][0] >= 0 and right[0][0] >= 0:
        return 0, longest
    return longest, longest
