"""Which figures are only worked out from the ones beside them, so that they are no further source."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from countertrade import units
from countertrade.records import Claim

_MONTHS = {"year": 12.0, "quarter": 3.0, "month": 1.0, "week": 7 / 30.4375, "day": 1 / 30.4375}
_NEAR = 600  # code points before a figure in which its factors stand: two or three sentences
_BEFORE = 5  # claims looked back at
_LOOSE = 1.3  # "over 200 million" for 240 is a product told loosely; beyond that the figures have nothing to do with each other


def factors(place: int, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The ids of the two claims before `claims[place]`, said by the same source, whose product it is; () where it is none.

    A rate per counted thing times the count, or an amount per period times periods. `claims` are in text order.
    """
    claim = claims[place]
    stated = claim.quantity
    if stated is None or stated.span is None or not stated.point:
        return ()
    before: list[Claim] = []
    for other in reversed(claims[max(0, place - _BEFORE) : place]):
        if (
            other.quantity is None
            or other.quantity.span is None
            or stated.span[0] - other.quantity.span[0] > _NEAR
        ):
            break
        if _voice(other) == _voice(claim):
            before.append(other)
    for one, two in combinations(before, 2):
        for rate, count in ((one, two), (two, one)):
            value = _product(rate, count, claim)
            if value is not None and 1 / _LOOSE <= value / stated.point <= _LOOSE:
                return two.id, one.id  # in text order
    return ()


def _voice(claim: Claim) -> str | None:
    return claim.attribution.source.name if claim.attribution.source else None


def _product(rate: Claim, count: Claim, claim: Claim) -> float | None:
    """rate × count in the unit and period of the claim; None where the units do not lead there."""
    assert rate.quantity is not None
    assert count.quantity is not None
    assert claim.quantity is not None
    if (
        rate.quantity.unit != claim.quantity.unit
        or rate.quantity.point is None
        or count.quantity.point is None
    ):
        return None
    left = list(rate.quantity.per)
    unit = count.quantity.unit
    scale = 1.0
    if unit in left:
        left.remove(unit)
    elif unit in _MONTHS and any(code in _MONTHS for code in left):
        period = next(code for code in left if code in _MONTHS)
        left.remove(period)
        scale = _MONTHS[unit] / _MONTHS[period]
    else:
        return None
    if count.quantity.per and unit not in units.TIMES:
        return None
    wanted = list(claim.quantity.per)
    ours = next((code for code in left if code in _MONTHS), None)
    theirs = next((code for code in wanted if code in _MONTHS), None)
    if ours and theirs:
        scale *= _MONTHS[theirs] / _MONTHS[ours]
        left.remove(ours)
        wanted.remove(theirs)
    if sorted(left) != sorted(wanted):
        return None
    return rate.quantity.point * count.quantity.point * scale
