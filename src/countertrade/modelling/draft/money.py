"""Which of the money that is said to pass one way is counted, so that none is counted twice.

Money that passes one way in one deal is often said several times: as a total and its parts, as a price and what it comes to for all of them,
in two currencies, as the value of a contract and the cash that was paid. Of each way the whole is counted, or else the parts that say
of themselves what they are for; the rest is noted.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from countertrade.modelling.draft import wording
from countertrade.modelling.draft.things import Thing, Way

_SAME = 1.25  # the same money told loosely: "over 200 million" for 240; beyond that another sum
_SUM = 1.03  # parts that add up to a whole, roundings apart
_PARTS = 4  # of a sum that is looked for


class Payment(NamedTuple):
    """Money one way: `formula` as a model would book it, `size` over the run in the deal's currency, the things its figures are of."""

    thing: Thing
    way: Way
    formula: str
    size: float
    needs: tuple[Thing, ...]

    @property
    def purpose(self) -> str | None:
        """What the money says of itself that it is for; None for a price, a value, a plain sum."""
        sort = self.thing.sort if not self.multiplied else self.thing.sort or "each"
        own = wording.listed("purpose", "kinds")
        if sort in own:
            return sort
        return next((kind for kind in sorted(own) if self.thing.called.en.split(" ")[-1] == kind), None)

    @property
    def multiplied(self) -> bool:
        """Whether it is so much for each of something."""
        return len(self.needs) > 1


class Counted(NamedTuple):
    """The payments that are counted, and those that state the same money or part of it, each with the payment that has it already."""

    counted: tuple[Payment, ...]
    again: tuple[tuple[Payment, Payment], ...]


def counted(payments: Sequence[Payment]) -> Counted:
    """Of the payments each way those that a model may add up."""
    kept: list[Payment] = []
    again: list[tuple[Payment, Payment]] = []
    by_way: dict[Way, list[Payment]] = {}
    for payment in payments:
        by_way.setdefault(payment.way, []).append(payment)
    for own in by_way.values():
        chosen = _chosen(own)
        kept += chosen
        again += [(payment, _same(payment, chosen)) for payment in own if payment not in chosen]
    return Counted(tuple(kept), tuple(again))


def _chosen(own: Sequence[Payment]) -> list[Payment]:
    """The whole, or parts with a purpose each; what comes on top of another figure ("another 50 million") is a part of neither."""
    base = [payment for payment in own if not payment.thing.more] or list(own)
    whole = [payment for payment in base if payment.purpose is None]
    largest = max(whole, key=lambda payment: payment.size, default=None)
    parts: dict[str, Payment] = {}
    for payment in base:
        if (purpose := payment.purpose) is not None:
            before = parts.get(purpose)
            # one figure for each of them says more than what they come to
            if before is None or (payment.multiplied, payment.size) > (before.multiplied, before.size):
                parts[purpose] = payment
    found = list(parts.values())
    if largest is not None and largest.size > sum(part.size for part in found) * _SAME:
        return [largest]
    found = [part for part in found if not _is_sum(part, [other for other in found if other is not part])]
    return found or ([largest] if largest else [])


def _is_sum(payment: Payment, others: Sequence[Payment]) -> bool:
    """Whether a payment is what two or more others come to."""
    return any(
        1 / _SUM <= sum(part.size for part in some) / payment.size <= _SUM
        for count in range(2, min(_PARTS, len(others)) + 1)
        for some in itertools.combinations(others, count)
        if payment.size > 0
    )


def _same(payment: Payment, chosen: Sequence[Payment]) -> Payment:
    """The counted payment that has this money: the nearest in size."""
    return min(chosen, key=lambda other: abs(other.size - payment.size))


def is_same(one: float, other: float) -> bool:
    """Whether two sums are one, told loosely.

    >>> is_same(240e6, 200e6), is_same(240e6, 150e6), is_same(0, 0)
    (True, False, False)
    """
    low, high = sorted((one, other))
    return 0 < high <= _SAME * low
