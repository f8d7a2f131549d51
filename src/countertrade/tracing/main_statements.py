"""Which claims of an article are its statement of a measure, and which only repeat or work out another one.

An edge links the main statement of a measure in each article. A headline repeats; a figure worked out beside its factors is no
statement of its own; a share of the thing is not the thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from countertrade import units
from countertrade.records import Claim, Measure
from countertrade.tracing.amounts import Base, agree, base, other_currency

Key = str  # a measure, or unit and figure of claims that have none


def groups(claims: Iterable[Claim], measures: Sequence[Measure]) -> dict[Key, list[Claim]]:
    """The claims with a figure by measure. Without declared measures also those that have none: by unit and figure."""
    found: dict[Key, list[Claim]] = defaultdict(list)
    loose: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity is None:
            continue
        if claim.measure is not None:
            found[claim.measure].append(claim)
        elif not measures:
            thing = base(claim.quantity.unit, claim.quantity.per)
            loose["/".join((thing.kind, *thing.per))].append(claim)
    for name, members in loose.items():
        for number, alike in enumerate(_by_figure(members)):
            found[f"\x00{name}/{number}"] = alike
    return dict(found)


def _by_figure(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that print one figure, in one unit or another: all that tells what they are about where no measure does."""
    together: list[list[Claim]] = []
    home: dict[str, list[Claim]] = {}
    for claim in claims:
        assert claim.quantity is not None
        kind = base(claim.quantity.unit, claim.quantity.per).kind
        scale = units.factor(claim.quantity.unit, (), kind, ()) or 1.0
        keys = [f"{value * scale:.2g}" for value in claim.quantity.known]
        near = [home[key] for key in keys if key in home]
        cluster = near[0] if near else []
        if not near:
            together.append(cluster)
        for other in near[1:]:  # a range joins what its two ends belong to
            if other is not cluster:
                cluster += other
                together.remove(other)
                home.update((key, cluster) for key, at in list(home.items()) if at is other)
        cluster.append(claim)
        home.update((key, cluster) for key in keys)
    return together


def measure_of(key: Key) -> str | None:
    return None if key.startswith("\x00") else key


def dimension(claims: Sequence[Claim], measure: Measure | None) -> Base:
    """What the measure counts: as declared, else as most of its claims print it."""
    if measure is not None:
        return base(measure.unit, measure.per)
    seen: dict[Base, int] = defaultdict(int)
    for claim in claims:
        if claim.quantity is not None:
            seen[base(claim.quantity.unit, claim.quantity.per)] += 1
    return max(seen, key=lambda kind: (seen[kind], -len(kind.per)))


def fits(claim: Claim, wanted: Base) -> bool:
    """Whether a claim's quantity can be a statement of what the measure counts; mass and volume of a good are one."""
    if claim.quantity is None:
        return False
    has = base(claim.quantity.unit, claim.quantity.per)
    if has.kind != wanted.kind and {has.kind, wanted.kind} != {"t", "m3"} and has.kind != "?":
        return False
    return set(has.per) <= set(wanted.per) or (set(wanted.per) <= set(has.per) and not has.per[1:])


class Statement:
    """One article's statement of a measure: the claim that makes it and the claims that repeat it."""

    __slots__ = ("claim", "repeats")

    def __init__(self, claim: Claim, repeats: tuple[Claim, ...] = ()) -> None:
        self.claim = claim
        self.repeats = repeats


def stated(
    claims: Sequence[Claim], wanted: Base, apart: Mapping[str, str], together: Mapping[str, str]
) -> list[Statement]:
    """The statements that one article makes of a measure, in text order; `apart` and `together` are what a person decided."""
    fitting = [c for c in claims if fits(c, wanted)] or [
        c for c in claims if c.quantity is not None and c.quantity.unit != "1"
    ]
    # a product that somebody states is his statement; one that the page works out itself is none
    usable = [c for c in fitting if not c.derived_from or c.attribution.source is not None]
    if len(usable) < 2:
        return [Statement(claim) for claim in usable]
    body = [c for c in usable if c.section not in ("headline", "caption")]
    headlines = [c for c in usable if c not in body] if body else []
    if any(not c.derived_from for c in body):
        body = [c for c in body if not c.derived_from]
    clusters: list[list[Claim]] = []
    for claim in body or usable:
        home = next((cluster for cluster in clusters if _repeats(cluster[0], claim, apart, together)), None)
        if home is None:
            clusters.append([claim])
        else:
            home.append(claim)
    made = []
    for cluster in clusters:
        main = min(cluster, key=lambda c: (_rank(c), cluster.index(c)))
        made.append(Statement(main, tuple(c for c in cluster if c is not main)))
    for claim in headlines:
        assert claim.quantity is not None
        home_of = next(
            (s for s in made if s.claim.quantity and agree(s.claim.quantity, claim.quantity)), made[0]
        )
        home_of.repeats = (*home_of.repeats, claim)
    return made


def _rank(claim: Claim) -> tuple[int, int]:
    """Who says it before where it stands: an attributed statement before the narrator's, the body before the lead."""
    return (
        claim.attribution.source is None,
        ("body", "lead", "list", "caption", "headline").index(claim.section),
    )


def _repeats(first: Claim, again: Claim, apart: Mapping[str, str], together: Mapping[str, str]) -> bool:
    one, other = first.quantity, again.quantity
    assert one is not None
    assert other is not None
    if apart.get(again.id) == first.id or apart.get(first.id) == again.id:
        return False
    if together.get(again.id) == first.id or together.get(first.id) == again.id:
        return True
    if other_currency(one, other):  # "2,000 dollars (2.76 million won)"
        return one.per == other.per and first.attribution == again.attribution and first.span == again.span
    if one.unit != other.unit or not agree(one, other):
        return False
    was = first.transfer.status if first.transfer else "unknown"
    now = again.transfer.status if again.transfer else "unknown"
    return one.bound != "order" or was == now  # "thousands have gone, thousands more could follow"
