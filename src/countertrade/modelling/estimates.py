"""Claims and lineage → an estimate: one observation per independent origin, read through a reporting model, pooled.

Method: a Bayesian posterior on a log grid. The truth x has log x ~ N(log g, 1), g being the geometric mean of the printed
figures. What somebody prints who knows x depends on the bound they print it with (`reported`), and every report is off by a
further N(0, τ²) in log, τ by the reliability of its source (`TAU`); one in ten is off by five times that (`SLIP`), so that a
report far from the others counts for little. Independent origins multiply. The parameter table stands below in one place;
`bench/interval_coverage.py` shows how often the 90 % intervals hold when the data come from other models.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from countertrade.quantity import Quantity, figure, unsound
from countertrade.records import (
    Article,
    Bad,
    Claim,
    Estimate,
    LeftOut,
    Lineage,
    Measure,
    Observation,
    Origin,
    Problem,
)

Floats = NDArray[np.float64]

PRIOR_SD: Final = 1.0  # of log x: a factor of five either way at 90 %
GRID: Final = 1024
SPAN: Final = 4.5  # prior standard deviations on either side of the printed figures
TAU: Final = 0.15  # error of a report by a fairly reliable source, in log
TAU_BY_RELIABILITY: Final[Mapping[str | None, float]] = {
    "A": 0.5,
    "B": 0.75,
    "C": 1.0,
    "D": 1.5,
    "E": 2.0,
    "F": 1.5,
    None: 1.5,
}
SLIP: Final = (
    0.1  # how often a report is off by more than that: a slip of the pen, a mistaken unit, an invention
)
SLIP_FACTOR: Final = 5.0  # and by how many times as much
ABOUT: Final = 0.1  # spread of what people call "about", in log
FLOOR_MEAN: Final = 0.15  # how far, on average, the truth lies above a stated floor, in log
CEILING_MEAN: Final = 0.30  # and below a stated ceiling
RANGE_MASS: Final = 0.90  # how often the truth lies in a stated range

METHOD = "posterior on a log grid; one observation per independent origin"

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Period = tuple[str, str]


def pool(
    claims: Sequence[Claim],
    lineage: Lineage,
    measure: Measure,
    articles: Sequence[Article] = (),
    *,
    as_of: str | None = None,
    period: Period | None = None,
    status: str | None = None,
    ratings: Mapping[str, str] | None = None,
    rejected: Sequence[Claim] = (),
    withdrawn: Sequence[Claim] = (),
) -> Estimate:
    """The estimate of a measure, in its unit.

    `claims` are those that stand after decisions; `as_of` is an ISO date (later reports are left out), `period` a pair of ISO
    dates. `status` ("delivered", "promised" …) takes only claims of that status; without it those of the class, delivered or not,
    that most origins speak of. Raises Bad where no claim is left: an estimate from nothing would be a prior.
    """
    dates = {article.id: (article.published or article.captured or "")[:10] for article in articles}
    left: list[LeftOut] = [LeftOut(claim=c.id, why="rejected") for c in rejected if c.measure == measure.id]
    left += [LeftOut(claim=c.id, why="withdrawn or denied") for c in withdrawn if c.measure == measure.id]
    usable: list[tuple[Claim, Quantity]] = []
    for claim in claims:
        if claim.measure != measure.id:
            continue
        why, quantity = _unfit(claim, measure, dates.get(claim.article, ""), as_of, period, status)
        if quantity is None:
            left.append(LeftOut(claim=claim.id, why=why))
        else:
            usable.append((claim, quantity))
    chosen, more = _one_per_origin(usable, lineage, dates)
    left += more
    if not chosen:
        when = f" by {as_of}" if as_of else ""
        said = f"no statement of '{measure.id}' can be used{when}; state a value and why in the deal file"
        raise Bad(Problem("estimate", 0, 0, said))
    ratings = ratings or {}
    observations = tuple(
        Observation(
            claim=claim.id,
            origin=_origin_name(claim, lineage),
            quantity=quantity,
            reliability=_reliability(claim, lineage, ratings),
        )
        for claim, quantity in chosen
    )
    grid, weights = posterior([(o.quantity, o.reliability) for o in observations])
    q05, q50, q95 = (quantile(grid, weights, p) for p in (0.05, 0.5, 0.95))
    return Estimate(
        measure=measure.id,
        unit=measure.unit,
        per=measure.per,
        grid=tuple(grid.tolist()),
        weights=tuple(weights.tolist()),
        q05=q05,
        q50=q50,
        q95=q95,
        observations=observations,
        left_out=tuple(left),
        method=METHOD,
    )


def posterior(observed: Sequence[tuple[Quantity, Reliability | None]]) -> tuple[Floats, Floats]:
    """(grid, weights) of x given what independent origins printed; both of length GRID, weights sum to 1."""
    printed = [math.log(x) for quantity, _ in observed for x in quantity.known if x > 0]
    if not printed:
        raise Bad(Problem("estimate", 0, 0, "only positive figures can be pooled"))
    centre = sum(printed) / len(printed)
    low, high = min(printed) - SPAN * PRIOR_SD, max(printed) + SPAN * PRIOR_SD
    log_x = np.linspace(low, high, GRID)
    log_weight = -0.5 * ((log_x - centre) / PRIOR_SD) ** 2
    for quantity, reliability in observed:
        tau = TAU * TAU_BY_RELIABILITY[reliability]
        likelihood = (1 - SLIP) * reported(quantity, log_x, tau)
        likelihood += SLIP * reported(quantity, log_x, SLIP_FACTOR * tau)
        log_weight += np.log(np.maximum(likelihood, 1e-300))
    weight = np.exp(log_weight - log_weight.max())
    return np.exp(log_x), weight / weight.sum()


def reported(quantity: Quantity, log_x: Floats, tau: float) -> Floats:
    """The likelihood of printing `quantity` for each truth exp(log_x): shape (n,), up to a constant.

    Densities in log are convolved with the report's own error N(0, τ²), in closed form where there is one: the convolution of
    an exponential and a normal is the exponentially modified Gaussian, that of a uniform and a normal a difference of normal
    distribution functions.
    """
    from scipy.special import ndtr

    match quantity.bound:
        case "exact" | "about":
            value = _figure(quantity.best if quantity.best is not None else quantity.point)
            rounding = ABOUT if quantity.bound == "about" else half_last_digit(value)
            spread = math.hypot(tau, rounding)
            result = np.exp(-0.5 * ((log_x - math.log(value)) / spread) ** 2) / spread
        case "at_least" | "more_than":
            result = _modified(log_x - math.log(_figure(quantity.low)), FLOOR_MEAN, tau)
        case "at_most" | "less_than" | "up_to":
            result = _modified(math.log(_figure(quantity.high)) - log_x, CEILING_MEAN, tau)
        case "range":
            a, b = math.log(_figure(quantity.low)), math.log(_figure(quantity.high))
            width = max(b - a, 1e-9)
            inside = (ndtr((log_x - a) / tau) - ndtr((log_x - b) / tau)) / width
            # the rest lies beyond the ends in two half-normals of scale τ, widened by the report's own error
            beyond = math.hypot(tau, tau)
            distance = np.maximum(np.maximum(a - log_x, log_x - b), 0.0)
            tails = np.exp(-0.5 * (distance / beyond) ** 2) / (beyond * math.sqrt(2 * math.pi) + width)
            result = RANGE_MASS * inside + (1 - RANGE_MASS) * tails
        case "order":
            a, b = math.log(_figure(quantity.low)), math.log(_figure(quantity.high))
            result = ndtr((log_x - a) / tau) - ndtr((log_x - b) / tau)
    return np.asarray(result, dtype=np.float64)


def _modified(distance: Floats, mean: float, tau: float) -> Floats:
    """Density of an exponential of the given mean plus N(0, τ²) at `distance` (exponentially modified Gaussian)."""
    from scipy.special import log_ndtr

    rate = 1 / mean
    log_density = rate * (rate * tau**2 / 2 - distance) + log_ndtr(distance / tau - rate * tau)
    return np.asarray(rate * np.exp(log_density), dtype=np.float64)


def half_last_digit(value: float) -> float:
    """Half a unit of the last digit printed, relative to the value: 2,000 may stand for 1,500 to 2,500.

    >>> half_last_digit(2000.0), half_last_digit(2150.0)
    (0.25, 0.002325581395348837)
    """
    if value == 0:
        return 0.0
    digits = f"{abs(value):.12g}"
    exponent = 0
    if "e" in digits:
        digits, _, power = digits.partition("e")
        exponent = int(power)
    if "." in digits:
        return 0.5 * 10.0 ** (exponent - len(digits.partition(".")[2])) / abs(value)
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(0.5 * 10.0 ** (exponent + zeros) / abs(value))


def quantile(grid: Floats, weights: Floats, p: float) -> float:
    """The p-quantile of a distribution on a grid, linear between its points."""
    cumulative = np.cumsum(weights) - 0.5 * weights
    return float(np.interp(p, cumulative, grid))


def _figure(value: float | None) -> float:
    if value is None or value <= 0:
        raise Bad(Problem("estimate", 0, 0, f"a figure of {figure(value)} cannot be pooled"))
    return value


def _unfit(
    claim: Claim,
    measure: Measure,
    published: str,
    as_of: str | None,
    period: Period | None,
    status: str | None,
) -> tuple[str, Quantity | None]:
    """Why a claim cannot be used, or its quantity in the measure's unit."""
    if claim.quantity is None or not claim.quantity.known:
        return "no figure", None
    if claim.commitment.polarity == "-":
        return "denied in the statement itself", None
    if claim.derived_from:
        return "worked out from other figures: no source of its own", None
    if as_of and published and published > as_of:
        return f"published {published}, after {as_of}", None
    if status and (claim.transfer is None or claim.transfer.status != status):
        return (
            f"speaks of what is {claim.transfer.status if claim.transfer else 'unknown'}, not {status}",
            None,
        )
    if period and claim.time and claim.time.start and claim.time.end:
        starts, ends = claim.time.start, claim.time.end
        if ends < period[0] or starts > period[1]:
            return f"speaks of {claim.time.text}", None
    quantity = claim.quantity.value
    if (why := unsound(quantity)) is not None:
        return why, None
    converted = quantity.to(measure.unit, measure.per)
    if converted is None:
        return f"{quantity} is not in {'/'.join((measure.unit, *measure.per))}", None
    if any(x <= 0 for x in converted.known):
        return "not a positive figure", None
    return "", converted


def _one_per_origin(
    usable: Sequence[tuple[Claim, Quantity]], lineage: Lineage, dates: Mapping[str, str]
) -> tuple[list[tuple[Claim, Quantity]], list[LeftOut]]:
    """The own statement of each origin, else the earliest retelling, of the status that most origins speak of; linked are one."""

    def order(pair: tuple[Claim, Quantity]) -> tuple[bool, str, tuple[int, int]]:
        claim = pair[0]
        return lineage.parent(claim.id) is not None, dates.get(claim.article, ""), claim.span or (0, 0)

    ordered = sorted(usable, key=order)
    groups: dict[str, list[tuple[Claim, Quantity]]] = {}
    for pair in ordered:
        groups.setdefault(_group(pair[0], lineage), []).append(pair)
    votes: dict[str, int] = {}
    for members in groups.values():
        for status in {_status_class(claim) for claim, _ in members}:
            votes[status] = votes.get(status, 0) + 1
    wanted = max(votes, key=lambda status: (votes[status], status == "agreed")) if votes else "agreed"
    chosen: list[tuple[Claim, Quantity]] = []
    left: list[LeftOut] = []
    for members in groups.values():
        fitting = [pair for pair in members if _status_class(pair[0]) == wanted]
        for claim, quantity in members:
            if fitting and claim.id == fitting[0][0].id:
                chosen.append((claim, quantity))
            elif _status_class(claim) != wanted:
                left.append(
                    LeftOut(
                        claim=claim.id,
                        why=f"speaks of what is {_status_class(claim)}, not of what is {wanted}",
                    )
                )
            else:
                left.append(LeftOut(claim=claim.id, why=f"same original source as {fitting[0][0].id}"))
    return chosen, left


def _status_class(claim: Claim) -> str:
    return "delivered" if claim.transfer and claim.transfer.status == "delivered" else "agreed"


def _group(claim: Claim, lineage: Lineage) -> str:
    """The name under which everything that rests on one origin stands: the first of all whom links join, one by another."""
    origin = lineage.origin(claim.id) or _same_source(claim, lineage)
    if origin is None:
        return f"claim {claim.id}"
    joined, waiting = {origin.source or origin.claim}, [origin]
    while waiting:
        for name in set(waiting.pop().linked) - joined:
            joined.add(name)
            waiting += [
                each for each in lineage.origins if (each.measure, each.source) == (origin.measure, name)
            ]
    return min(joined)


def _same_source(claim: Claim, lineage: Lineage) -> Origin | None:
    """The origin that a claim's own source is, where the lineage has another of its statements."""
    name = claim.attribution.source.name if claim.attribution.source else None
    same = (each for each in lineage.origins if (each.measure, each.source) == (claim.measure, name))
    return next(same, None) if name else None


def _origin_name(claim: Claim, lineage: Lineage) -> str | None:
    origin = lineage.origin(claim.id)
    if origin and origin.source:
        return origin.source
    return claim.attribution.source.name if claim.attribution.source else None


def _reliability(claim: Claim, lineage: Lineage, ratings: Mapping[str, str]) -> Reliability | None:
    rating = ratings.get(_origin_name(claim, lineage) or "")
    if rating is None:
        return None
    letter = rating[:1].upper()
    return letter if letter in ("A", "B", "C", "D", "E", "F") else None  # type: ignore[return-value]
