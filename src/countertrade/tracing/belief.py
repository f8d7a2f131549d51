"""How far a statement can be believed, worked out in the open: independent origins count, retellings do not.

Reliability (A to F, of a source) and credibility (1 to 6, of an item) are the two ratings of the Admiralty system and are kept
apart: neither is derived from the other, and what cannot be judged (F, 6) is None, never a half (NATO AJP-2.1).
The chance is Bayes' rule from even odds, one factor per independent origin; origins that share a basis are one (INDRA's belief
engine groups by reading system instead, and five copies of one story take it from 0.65 to 0.95).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from countertrade.records import Claim, Lineage, Origin, Record
from countertrade.tracing import names
from countertrade.tracing.amounts import agree

Reliability = Literal["A", "B", "C", "D", "E"]
Credibility = Literal[1, 2, 3, 4, 5]

RIGHT: Mapping[str, float] = {"A": 0.95, "B": 0.85, "C": 0.7, "D": 0.5, "E": 0.3}
"""How often a source of each letter is taken to be right. The letters are words in the standard; the figures are ours."""


class Support(Record, frozen=True, kw_only=True):
    """One origin for or against a statement. `shares_basis_with` says that it adds nothing beside another."""

    origin: str  # claim id
    source: str | None
    reliability: Reliability | None
    agrees: bool
    retellings: int
    shares_basis_with: str | None = None


class Belief(Record, frozen=True, kw_only=True):
    """What can be said for one figure of a measure. `chance` is None where no source behind it has been rated."""

    measure: str | None
    claim: str
    credibility: Credibility | None
    chance: float | None
    support: tuple[Support, ...]
    derivation: tuple[str, ...]


def beliefs(
    lineage: Lineage,
    claims: Sequence[Claim],
    ratings: Mapping[str, str] | None = None,
    judged: Mapping[str, int] | None = None,
) -> list[Belief]:
    """For each figure that an origin gives, its belief with the derivation in lines to print.

    `ratings` maps source names to letters, `judged` claim ids to the digit that a person gave; 1 is given without a person
    where two independent origins agree, no other digit is.
    """
    known = {claim.id: claim for claim in claims}
    found: list[Belief] = []
    for measure in dict.fromkeys(origin.measure for origin in lineage.origins):
        origins = [o for o in lineage.origins if o.measure == measure and o.claim in known]
        denials = _denials(lineage, claims, measure, origins)
        done: list[Claim] = []
        for origin in origins:
            claim = known[origin.claim]
            if not any(_same(claim, other) for other in done):
                done.append(claim)
                found.append(_belief(claim, [*origins, *denials], known, ratings or {}, judged or {}))
    return found


def _denials(
    lineage: Lineage, claims: Sequence[Claim], measure: str | None, origins: Sequence[Origin]
) -> list[Origin]:
    """Those who deny a figure in their own name, one each."""
    retold = {edge.child for edge in lineage.retellings} | {
        claim for origin in origins for claim in origin.claims
    }
    found: dict[str, Origin] = {}
    for claim in claims:
        source = claim.attribution.source
        if claim.measure != measure or claim.commitment.polarity == "+" or claim.id in retold:
            continue
        if source is not None and source.name:
            origin = Origin(
                measure=measure, claim=claim.id, source=source.name, retellings=0, claims=(claim.id,)
            )
            found.setdefault(" ".join(names.person(source.name)), origin)
    return list(found.values())


def _same(one: Claim, other: Claim) -> bool:
    if one.commitment.polarity != other.commitment.polarity or one.quantity is None or other.quantity is None:
        return False
    return agree(one.quantity.value, other.quantity.value)


def letter(source: str | None, ratings: Mapping[str, str]) -> Reliability | None:
    """The rating of a source by name, None for F and for a source that nobody rated."""
    rated = next(
        (r for name, r in ratings.items() if source is not None and names.same_source(name, source)), None
    )
    return rated if rated in RIGHT else None  # type: ignore[return-value]


def _belief(
    claim: Claim,
    origins: Sequence[Origin],
    known: Mapping[str, Claim],
    ratings: Mapping[str, str],
    judged: Mapping[str, int],
) -> Belief:
    support = _support(claim, origins, known, ratings)
    odds, rated = 1.0, False
    lines = ["even odds before any source is heard: 1 to 1"]
    for item in support:
        name = item.source or "the page itself"
        for_it = "for" if item.agrees else "against"
        if item.shares_basis_with is not None:
            lines.append(f"{name}, {for_it}: shares its basis with {item.shares_basis_with}, counted once")
        elif item.reliability is None:
            lines.append(f"{name}, {for_it}: reliability not rated, moves nothing")
        else:
            right = RIGHT[item.reliability]
            factor = right / (1 - right) if item.agrees else (1 - right) / right
            odds, rated = odds * factor, True
            lines.append(
                f"{name}, {for_it}: reliability {item.reliability}, right {right:.0%} of the time: odds × {factor:.2g}"
            )
        if item.retellings:
            lines.append(f"  its {item.retellings} retelling{'s' * (item.retellings > 1)} add nothing")
    chance = odds / (1 + odds) if rated else None
    lines.append(
        f"odds {odds:.2g} to 1: {chance:.0%}" if chance is not None else "no source is rated: no figure"
    )
    independent = [item for item in support if item.agrees and item.shares_basis_with is None]
    digit = judged.get(claim.id)
    credibility: Credibility | None = digit if digit in (1, 2, 3, 4, 5) else None  # type: ignore[assignment]
    if digit is None and len(independent) > 1:
        credibility = 1
    lines.append(
        f"credibility {credibility}"
        + (f": {len(independent)} independent origins agree" if digit is None else ": as judged")
        if credibility is not None
        else "credibility cannot be judged"
    )
    return Belief(
        measure=origins[0].measure,
        claim=claim.id,
        credibility=credibility,
        chance=chance,
        support=tuple(support),
        derivation=tuple(lines),
    )


def _support(
    claim: Claim, origins: Sequence[Origin], known: Mapping[str, Claim], ratings: Mapping[str, str]
) -> list[Support]:
    """The origins for and against a figure; of linked ones on one side only the best rated counts."""
    items: list[Support] = []
    ordered = sorted(origins, key=lambda o: -RIGHT.get(letter(o.source, ratings) or "", 0.0))
    for origin in ordered:
        agrees = _same(claim, known[origin.claim])
        near = next(
            (
                item.source
                for item in items
                if item.agrees == agrees and item.source in origin.linked and item.shares_basis_with is None
            ),
            None,
        )
        items.append(
            Support(
                origin=origin.claim,
                source=origin.source,
                reliability=letter(origin.source, ratings),
                agrees=agrees,
                retellings=origin.retellings,
                shares_basis_with=near,
            )
        )
    return items
