"""The measures of an article's claims, settled together: products, shares of a figure before them, amounts that cannot be one thing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from countertrade import units
from countertrade.reading.measures import is_named, other_amount
from countertrade.records import Claim, Measure, Transfer, content_of, replace


def settled(
    claims: Sequence[Claim], parts: Collection[str], measures: Sequence[Measure], language: str
) -> list[Claim]:
    """The claims of an article, each with the measure that it has in the light of the others.

    `parts` are the ids of the shares told of the figure before them ("davon die Hälfte").
    """
    table = {measure.id: measure for measure in measures}
    found = list(claims)
    for place, claim in enumerate(found):
        if claim.quantity is None:
            continue
        if claim.id in parts:
            whole = next((other for other in reversed(found[:place]) if other.quantity), None)
            if whole is not None and not _has_shares(whole):
                found[place] = measured_by(claim, None)
        elif claim.measure is None and claim.derived_from:
            rate = _rate_of(claim, found, table)
            found[place] = measured_by(claim, rate) if rate else claim
    known = [
        (claim.quantity, table[claim.measure], is_named(table[claim.measure], claim.text or "", language))
        for claim in found
        if claim.quantity and claim.measure
    ]
    for place, claim in enumerate(found):
        if claim.quantity is None or claim.measure is None:
            continue
        measure = table[claim.measure]
        if not is_named(measure, claim.text or "", language):
            other = other_amount(claim.quantity, measure, known, measures)
            found[place] = measured_by(claim, other) if other else claim
    return found


def measured_by(claim: Claim, measure: Measure | None) -> Claim:
    """The claim with another measure, and what moves by it."""
    status = claim.transfer.status if claim.transfer else "promised"
    moved = (
        Transfer(giver=measure.giver, recipient=measure.recipient, good=measure.id, status=status)
        if measure
        else claim.transfer
        and replace(claim.transfer, good=claim.quantity and (claim.quantity.of or claim.quantity.unit))
    )
    claim = replace(claim, measure=measure.id if measure else None, transfer=moved)
    return replace(claim, content=content_of(claim))


def _has_shares(whole: Claim) -> bool:
    """Whether a share of a figure may speak of a measure: not of a figure beside the deal, nor of things counted."""
    assert whole.quantity is not None
    unit = whole.quantity.unit
    return whole.measure is not None and (unit is None or units.is_known(unit))


def _rate_of(claim: Claim, claims: Sequence[Claim], table: dict[str, Measure]) -> Measure | None:
    """The measure of the factor that has the unit of a product: nine million a year over 35 years is still rent."""
    assert claim.quantity is not None
    for other in claims:
        rate = other.quantity
        if other.id not in claim.derived_from or rate is None or other.measure is None:
            continue
        if rate.unit == claim.quantity.unit and len(rate.per) == 1:
            return table[other.measure]
    return None
