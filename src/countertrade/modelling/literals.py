"""Written figures and distributions in base units: `600_000 to 700_000 t/year` → a lognormal of kilograms a month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from countertrade.modelling import distributions as fit
from countertrade.modelling.dimensions import RATE, Units, said, times
from countertrade.modelling.distributions import Distribution
from countertrade.modelling.expressions import SHARE, Dimensions, Unit
from countertrade.modelling.syntax import (
    Bracketed,
    Call,
    Figure,
    Interval,
    Levels,
    Likelihood,
    Minus,
    Operation,
    Syntax,
    Three,
)
from countertrade.modelling.words import SHAPES, Wrong


class Constant(NamedTuple):
    """A figure in base units. `unit` is as written, None where there was none."""

    value: float
    dimensions: Dimensions
    unit: Unit | None
    percent: bool


class Spread(NamedTuple):
    """A written distribution in base units, with the unit people read it in."""

    distribution: Distribution
    dimensions: Dimensions
    unit: Unit
    percent: bool


def constant(part: Syntax) -> Constant | None:
    """The figure, None where the part is no mere figure."""
    match part:
        case Figure():
            unit = part.unit
            return Constant(part.base, unit.dimensions if unit else (), unit, part.percent)
        case Bracketed():
            return constant(part.inner)
        case Minus():
            inner = constant(part.operand)
            return inner and inner._replace(value=-inner.value)
        case Operation():
            left, right = constant(part.left), constant(part.right)
            if left is None or right is None:
                return None
            return _computed(part, left, right)
    return None


def _computed(part: Operation, left: Constant, right: Constant) -> Constant | None:
    match part.operator:
        case "*":
            dimensions = times(left.dimensions, right.dimensions)
            unit = left.unit if right.unit is None else right.unit if left.unit is None else None
            return Constant(left.value * right.value, dimensions, unit, left.percent or right.percent)
        case "/" if right.value:
            unit = left.unit if right.unit is None else None
            dimensions = times(left.dimensions, right.dimensions, -1)
            return Constant(left.value / right.value, dimensions, unit, left.percent and unit is not None)
        case "+" | "-" if left.dimensions == right.dimensions:
            value = left.value + right.value if part.operator == "+" else left.value - right.value
            return Constant(value, left.dimensions, left.unit or right.unit, left.percent or right.percent)
    return None


def spread(part: Syntax, units: Units, hazard: bool = False) -> Spread:
    """The distribution. `hazard` reads a rate in % as a chance per period. Raises Wrong with its place and a way out."""
    try:
        match part:
            case Bracketed():
                return spread(part.inner, units, hazard)
            case Likelihood():
                return Spread(fit.uniform(part.low, part.high), (), _PERCENT, True)
            case Interval():
                return _interval(part, units, hazard)
            case Three():
                return _shaped(part, "pert", (part.low, part.best, part.high), units)
            case Levels():
                return _levels(part, units)
            case Call():
                return _SPECIAL.get(part.function, _call)(part, units)
    except fit.Unfit as error:
        raise Wrong(str(error), part.start) from None
    raise Wrong("a distribution is expected here, such as '5 to 8 t' or 'uniform(5 t, 8 t)'", part.start)


_PERCENT = Unit(text="%", factor=0.01, dimensions=())


def _interval(part: Interval, units: Units, hazard: bool) -> Spread:
    (low, high), dimensions, unit, percent = _figures(
        (part.low, part.high), units, "the ends of 'to'", "write name * (80 % to 120 %)"
    )
    if low > high:
        raise Wrong("the interval is upside down; the smaller figure comes first", part.start)
    if low == high:
        raise Wrong("both ends of the interval are the same; write the figure alone", part.start)
    if percent and not dimensions:
        if low == 0 or high == 1:
            raise Wrong(
                "an interval that touches 0 % or 100 % must name its shape, as in 'uniform(0 %, 5 %)' or 'beta(1, 19)'",
                part.start,
            )
        if low > 0 and high < 1:
            return Spread(fit.logit_normal_between(low, high), dimensions, unit, percent)
    if hazard and percent and dimensions == RATE:
        return Spread(_monthly_chance(low, high, unit, part), dimensions, _PER_MONTH, percent)
    if low > 0:
        return Spread(fit.lognormal_between(low, high), dimensions, unit, percent)
    return Spread(fit.normal_between(low, high), dimensions, unit, percent)


_PER_MONTH = Unit(text="% per month", factor=0.01, dimensions=RATE)


def _monthly_chance(low: float, high: float, unit: Unit, part: Interval) -> Distribution:
    """Ends of a chance per period, turned into monthly chances before they are fitted."""
    months = period(unit)
    low, high = low * months, high * months  # nominal, as written
    if low <= 0 or high >= 1:
        raise Wrong(
            f"a chance of happening lies between 0 % and 100 %, not {low:.4g} to {high:.4g}", part.start
        )
    return fit.logit_normal_between(1 - (1 - low) ** (1 / months), 1 - (1 - high) ** (1 / months))


def period(unit: Unit | None) -> float:
    """The months of the period in a rate as written: 12 for `% per year`, 1 for `% per month` and for a computed rate."""
    if unit is None or unit.dimensions != RATE:
        return 1.0
    return (0.01 if unit.text.startswith("%") else 1.0) / unit.factor


def _figures(
    parts: Sequence[Syntax], units: Units, what: str, instead: str
) -> tuple[list[float], Dimensions, Unit, bool]:
    """Figures of one unit; those written without one take that of the others."""
    found: list[Constant] = []
    for part in parts:
        one = constant(part)
        if one is None:
            raise Wrong(f"{what} must be figures; {instead}", part.start)
        found.append(one)
    _refuse_half_a_scale(parts, what)
    with_unit = next((one for one in found if one.unit is not None or one.dimensions), None)
    if with_unit is None:
        return [one.value for one in found], (), SHARE, False
    if (
        with_unit.percent and with_unit.dimensions == ()
    ):  # `0.2 % to 1 % per month`: the last end says the period
        with_unit = next((one for one in found if one.percent and one.dimensions == RATE), with_unit)
    unit = with_unit.unit or units.show(with_unit.dimensions)
    percent = any(one.percent for one in found)
    values: list[float] = []
    for part, one in zip(parts, found, strict=True):
        if one.unit is None and not one.dimensions:
            values.append(Figure(start=0, end=0, value=one.value, unit=unit).base)
        elif one.percent and not one.dimensions and percent and with_unit.dimensions == RATE:
            values.append(Figure(start=0, end=0, value=one.value * 100, unit=unit).base)
        elif one.dimensions != with_unit.dimensions:
            left, right = said(with_unit.dimensions, units), said(one.dimensions, units)
            raise Wrong(f"{what} must have one unit, not {left} and {right}", part.start)
        else:
            values.append(one.value)
    return values, with_unit.dimensions, unit, percent


def _refuse_half_a_scale(parts: Sequence[Syntax], what: str) -> None:
    """`50 to 500 million USD`: the million may be meant for both, or for one."""
    figures = [part for part in parts if isinstance(part, Figure)]
    if not any(part.scaled for part in figures):
        return
    for part in figures:
        if part.value and not part.scaled and part.unit is None:
            raise Wrong(
                f"{what} have a word such as million at one figure only; write it at each, as in "
                "'50 million to 500 million USD', or a unit, as in '50 USD to 500 million USD'",
                part.start,
            )


_FITS: dict[str, Callable[..., Distribution]] = {
    "uniform": fit.uniform,
    "triangular": fit.triangular,
    "pert": fit.pert,
    "normal": fit.normal,
}
_ARITY = {
    "uniform": 2, "triangular": 3, "pert": 3, "normal": 2, "beta": 2, "lognormal": 2, "truncate": 3,
}  # fmt: skip


def _shaped(part: Syntax, function: str, parts: Sequence[Syntax], units: Units) -> Spread:
    values, dimensions, unit, percent = _figures(
        parts, units, f"the arguments of {function}", f"write {SHAPES[function]}"
    )
    return Spread(_FITS[function](*values), dimensions, unit, percent)


def _call(part: Call, units: Units) -> Spread:
    _count(part)
    return _shaped(part, part.function, part.arguments, units)


def _count(part: Call) -> None:
    if len(part.arguments) != _ARITY[part.function]:
        raise Wrong(
            f"{part.function} takes {_ARITY[part.function]} arguments, not {len(part.arguments)}: {SHAPES[part.function]}",
            part.start,
        )


def _beta(part: Call, units: Units) -> Spread:
    _count(part)
    (p, q), dimensions, _, _ = _figures(part.arguments, units, "the arguments of beta", "write beta(8, 2)")
    if dimensions:
        raise Wrong("beta(p, q) takes two plain numbers; multiply: beta(8, 2) * 5 t", part.start)
    return Spread(fit.beta(p, q), (), _PERCENT, True)


def _lognormal(part: Call, units: Units) -> Spread:
    _count(part)
    (median,), dimensions, unit, percent = _figures(
        part.arguments[:1], units, "the median", "write lognormal(600 t, 2)"
    )
    (factor,), plain, _, _ = _figures(part.arguments[1:], units, "the factor", "write lognormal(600 t, 2)")
    if plain:
        raise Wrong("the factor of lognormal(median, factor) is a plain number", part.arguments[1].start)
    return Spread(fit.lognormal(median, factor), dimensions, unit, percent)


def _weights(part: Call, units: Units) -> list[float]:
    chances: list[float] = []
    for _, chance in part.table:
        one = constant(chance)
        if one is None or one.dimensions:
            raise Wrong(
                f"the chances in {SHAPES[part.function]} are figures such as 0.4 or 40 %", chance.start
            )
        chances.append(one.value)
    return chances


def _discrete(part: Call, units: Units) -> Spread:
    values, dimensions, unit, percent = _figures(
        [value for value, _ in part.table], units, "the values of discrete", f"write {SHAPES['discrete']}"
    )
    return Spread(fit.discrete(values, _weights(part, units)), dimensions, unit, percent)


def _mixture(part: Call, units: Units) -> Spread:
    parts = [spread(value, units) for value, _ in part.table]
    for (value, _), one in zip(part.table, parts, strict=True):
        if one.dimensions != parts[0].dimensions:
            left, right = said(parts[0].dimensions, units), said(one.dimensions, units)
            raise Wrong(f"the parts of a mixture must have one unit, not {left} and {right}", value.start)
    mixed = fit.mixture([one.distribution for one in parts], _weights(part, units))
    return Spread(mixed, parts[0].dimensions, parts[0].unit, any(one.percent for one in parts))


def _levels(part: Levels, units: Units) -> Spread:
    levels: list[float] = []
    for level, _ in part.rows:
        one = constant(level)
        if one is None or one.dimensions:
            raise Wrong("the levels of quantiles are written in %, as in {5 %: 90 t, 95 %: 300 t}", 0)
        levels.append(one.value if one.percent else one.value / 100)
    values, dimensions, unit, percent = _figures(
        [value for _, value in part.rows], units, "the values of quantiles", "write {5 %: 90 t, 95 %: 300 t}"
    )
    shape: Literal["plain", "log", "logit"] = "log" if values[0] > 0 else "plain"
    if percent and not dimensions and values[0] > 0 and values[-1] < 1:
        shape = "logit"
    return Spread(fit.quantiled(levels, values, shape), dimensions, unit, percent)


def _truncate(part: Call, units: Units) -> Spread:
    _count(part)
    of = spread(part.arguments[0], units)
    bounds: list[Any] = []
    for argument in part.arguments[1:]:
        (value,), dimensions, unit, _ = _figures(
            [argument], units, "the bounds of truncate", f"write {SHAPES['truncate']}"
        )
        if not dimensions and unit is SHARE:
            value, dimensions = (
                Figure(start=0, end=0, value=value, unit=of.unit).base,
                of.dimensions,
            )
        if dimensions != of.dimensions:
            left, right = said(of.dimensions, units), said(dimensions, units)
            raise Wrong(
                f"the bounds of truncate must have the distribution's unit, {left}, not {right}",
                argument.start,
            )
        bounds.append(value)
    return of._replace(distribution=fit.truncate(of.distribution, *bounds))


_SPECIAL: dict[str, Callable[[Call, Units], Spread]] = {
    "beta": _beta,
    "lognormal": _lognormal,
    "discrete": _discrete,
    "mixture": _mixture,
    "truncate": _truncate,
}
