"""Claims and lineage → an estimate: one observation per independent origin, read through a reporting model, pooled.

Method: a Bayesian posterior on a log grid. The truth x has log x ~ N(log g, 1), g being the geometric mean of the printed
figures. What is printed of x, and how far off, is said by `reporting_model`, whose settings are unknown: for each setting the reports of
one camp multiply, the error that they share is integrated out, the camps multiply, and the settings are summed. A report far from
the others is then more likely the slip than they are. `bench/interval_coverage.py` shows how often the 90 % intervals hold when the
data come from other models.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from countertrade.modelling.reporting_model import (
    FACTORS,
    Reliability,
    Settings,
    described,
    printing,
    settings,
)
from countertrade.quantity import Quantity, unsound
from countertrade.records import (
    Article,
    Bad,
    Claim,
    Estimate,
    LeftOut,
    Lineage,
    Measure,
    Message,
    Observation,
    Origin,
    Problem,
    Resolved,
    message,
)

Floats = NDArray[np.float64]

PRIOR_SD: Final = 1.0  # of log x: a factor of five either way at 90 %
GRID: Final = 512
SPAN: Final = 4.0  # prior standard deviations on either side of the printed figures
METHOD = "posterior on a log grid; one observation per independent origin"

Period = tuple[str, str]


class Report(NamedTuple):
    """What an origin printed. Origins of one camp may share an error."""

    quantity: Quantity
    reliability: Reliability | None = None
    camp: str = ""


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
    camps: Mapping[str, str] | None = None,
    log: Sequence[Resolved] = (),
) -> Estimate:
    """The estimate of a measure, in its unit.

    `claims` are those that stand after decisions; `as_of` is an ISO date (later reports are left out), `period` a pair of ISO
    dates. `status` ("delivered", "promised" …) takes only claims of that status; without it those of the class, delivered or not,
    that most origins speak of. `ratings` and `camps` are by name of a source; `log` holds figures whose truth came out, from which
    the errors of reports are learned. Raises Bad where no claim is left: an estimate from nothing would be a prior.
    """
    dates = {article.id: (article.published or article.captured or "")[:10] for article in articles}
    left: list[LeftOut] = [
        LeftOut(claim=c.id, why=message("left_out.rejected")) for c in rejected if c.measure == measure.id
    ]
    left += [
        LeftOut(claim=c.id, why=message("left_out.withdrawn")) for c in withdrawn if c.measure == measure.id
    ]
    usable: list[tuple[Claim, Quantity]] = []
    for claim in claims:
        if claim.measure != measure.id:
            continue
        why, quantity = _unfit(claim, measure, dates.get(claim.article, ""), as_of, period, status)
        if quantity is not None:
            usable.append((claim, quantity))
        elif why is not None:
            left.append(LeftOut(claim=claim.id, why=why))
    chosen, more = _one_per_origin(usable, lineage, dates)
    left += more
    if not chosen:
        when = f" by {as_of}" if as_of else ""
        said = f"no statement of '{measure.id}' can be used{when}; state a value and why in the deal file"
        raise Bad(Problem("estimate", 0, 0, said))
    ratings, camps, known = ratings or {}, camps or {}, settings(tuple(log))
    observations = tuple(
        Observation(
            claim=claim.id,
            origin=_origin_name(claim, lineage),
            quantity=quantity,
            reliability=_reliability(claim, lineage, ratings),
        )
        for claim, quantity in chosen
    )
    reports = [Report(one.quantity, one.reliability, camps.get(one.origin or "", "")) for one in observations]
    grid, weights = posterior(reports, known)
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
        reporting=described(known, len(log)),
        method=METHOD,
    )


def posterior(observed: Sequence[Report], known: Settings | None = None) -> tuple[Floats, Floats]:
    """(grid, weights) of x given what independent origins printed; both of length GRID, weights sum to 1.

    `known` is what is known of the reporting model, its prior where nothing is given. Raises Bad where no figure is positive.
    """
    printed = [math.log(x) for one in observed for x in one.quantity.known if x > 0]
    if not printed:
        raise Bad(Problem("estimate", 0, 0, "only positive figures can be pooled"))
    known = settings() if known is None else known
    centre = sum(printed) / len(printed)
    log_x = np.linspace(min(printed) - SPAN * PRIOR_SD, max(printed) + SPAN * PRIOR_SD, GRID)
    camps: dict[str, Floats] = {}
    for one in observed:
        log_likelihood = np.log(np.maximum(_likelihood(one, log_x, known), 1e-300))
        camps[one.camp] = camps.get(one.camp, 0.0) + log_likelihood
    products = [np.exp(each - each.max()) for each in camps.values()]
    log_weight = -0.5 * ((log_x - centre) / PRIOR_SD) ** 2
    for shared in _smeared(np.stack(products), log_x, known):
        log_weight = log_weight + np.log(np.maximum(shared, 1e-300))
    weight = np.exp(log_weight - log_weight.max()).sum(axis=0)
    return np.exp(log_x), weight / weight.sum()


def _likelihood(one: Report, log_x: Floats, known: Settings) -> Floats:
    """Of one report, for each setting and each log x: shape (settings, GRID). What settings have in common is worked out once."""
    match one.quantity.bound:
        case "at_least" | "more_than":
            used = (known.scale, known.floor)
        case "at_most" | "less_than" | "up_to":
            used = (known.scale, known.ceiling)
        case _:
            used = (known.scale, known.scale)
    pairs, of = np.unique(np.stack(used), axis=1, return_inverse=True)
    scale, mean = FACTORS[one.reliability] * pairs[0][:, None], pairs[1][:, None]
    plain, slip = printing(one.quantity, log_x, scale, mean, mean)
    share = known.slipping[:, None]
    return np.asarray((1 - share) * plain[of] + share * slip[of])


def _smeared(products: Floats, log_x: Floats, known: Settings) -> Floats:
    """Likelihoods with the shared error of their camp integrated out: E over c ~ N(bias, shared²) of them at log x + c.

    Shape (camps, settings, GRID), in and out.
    """
    from scipy import fft

    frequency = fft.rfftfreq(2 * GRID, log_x[1] - log_x[0]) * 2 * math.pi
    shared, bias = known.shared[:, None], known.bias[:, None]
    transfer = np.exp(-0.5 * (shared * frequency) ** 2 + 1j * bias * frequency)
    return np.asarray(fft.irfft(fft.rfft(products, 2 * GRID) * transfer, 2 * GRID)[..., :GRID])


def quantile(grid: Floats, weights: Floats, p: float) -> float:
    """The p-quantile of a distribution on a grid, linear between its points."""
    cumulative = np.cumsum(weights) - 0.5 * weights
    return float(np.interp(p, cumulative, grid))


def _unfit(
    claim: Claim,
    measure: Measure,
    published: str,
    as_of: str | None,
    period: Period | None,
    status: str | None,
) -> tuple[Message | None, Quantity | None]:
    """Why a claim cannot be used, or its quantity in the measure's unit."""
    if claim.quantity is None or not claim.quantity.known:
        return message("left_out.no_figure"), None
    if claim.commitment.polarity == "-":
        return message("left_out.denied"), None
    if claim.derived_from:
        return message("left_out.derived"), None
    if as_of and published and published > as_of:
        return message("left_out.later", published=published, as_of=as_of), None
    if status and (claim.transfer is None or claim.transfer.status != status):
        own = claim.transfer.status if claim.transfer else "unknown"
        return _of_status(own, status), None
    if period and claim.time and claim.time.start and claim.time.end:
        starts, ends = claim.time.start, claim.time.end
        if ends < period[0] or starts > period[1]:
            return message("left_out.period", period=claim.time.text), None
    quantity = claim.quantity.value
    if (why := unsound(quantity)) is not None:
        return message("left_out.unsound", why=why), None
    converted = quantity.to(measure.unit, measure.per)
    if converted is None:
        return message(
            "left_out.unit", figure=str(quantity), unit="/".join((measure.unit, *measure.per))
        ), None
    if any(x <= 0 for x in converted.known):
        return message("left_out.not_positive"), None
    return None, converted


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
                left.append(LeftOut(claim=claim.id, why=_of_status(_status_class(claim), wanted)))
            else:
                left.append(
                    LeftOut(claim=claim.id, why=message("left_out.same_source", claim=fitting[0][0].id))
                )
    return chosen, left


def _of_status(own: str, wanted: str) -> Message:
    return message("left_out.status", status=message(f"state.{own}"), wanted=message(f"state.{wanted}"))


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
