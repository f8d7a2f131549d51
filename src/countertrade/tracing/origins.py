"""How many original sources stand behind a measure, and how far their word can be believed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from countertrade.records import Claim, Latent, Origin, Retelling
from countertrade.tracing import names
from countertrade.tracing.pages import Page


def origins(
    measure: str | None,
    roots: Sequence[Claim],
    edges: Sequence[Retelling],
    latent: Sequence[Latent],
    made: Mapping[str, Page],
    linked: Sequence[Sequence[str]],
    claims: Mapping[str, Claim],
) -> list[Origin]:
    """The original sources of one measure: roots by who said it, so that one man told to two papers is one origin.

    A root that names no source, or only a paper, belongs to the paper that it names as missing, else stands for itself.
    """
    stated = [claim for claim in roots if claim.commitment.polarity == "+"]
    roots = stated or roots  # who denies a figure is no source of it
    below: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        below[edge.parent].append(edge.child)
    house = {claim: gone.outlet for gone in latent for claim in gone.claims}
    found: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    named: list[tuple[str, ...]] = []
    for claim in roots:
        source = claim.attribution.source
        key: tuple[str, ...]
        if source is not None and source.name and source.kind not in ("outlet", "unnamed"):
            key = ("source", source.name)
            key = next((k for k in named if k[0] == "source" and _one(k[1], source.name)), key)
            if key not in named:
                named.append(key)
        elif claim.id in house:
            key = ("outlet", names.core(house[claim.id]))
        elif source is not None and source.name and source.kind == "outlet":
            key = ("outlet", names.core(source.name))
        else:
            key = ("page", claim.article)
        found[key].append(claim)
    _into_houses(found, house)
    made_origins = []
    shown = {key: _source(members[0]) for key, members in found.items()}
    for key, members in found.items():
        first = min(members, key=lambda c: (made[c.article].order, c.span or (0, 0)))
        every: list[str] = []
        stack = [c.id for c in sorted(members, key=lambda c: made[c.article].order)]
        while stack:
            at = stack.pop(0)
            every.append(at)
            stack.extend(below[at])
        # other statements of the source in the same articles are no retellings
        retold = len({claims[c].article for c in every} - {c.article for c in members})
        apart = len({c.article for c in members} - {first.article})
        made_origins.append(
            Origin(
                measure=measure,
                claim=first.id,
                source=shown[key],
                retellings=retold + apart,
                claims=tuple(every),
                linked=tuple(sorted(_linked(shown[key], [s for k, s in shown.items() if k != key], linked))),
            )
        )
    return sorted(made_origins, key=lambda o: made[claims[o.claim].article].order)


def _one(a: str, b: str) -> bool:
    return names.same_source(a, b) or names.garbled(a, b)


def _into_houses(found: dict[tuple[str, ...], list[Claim]], house: Mapping[str, str]) -> None:
    """Statements under one missing paper that name no one belong to the one person others have from that paper."""
    for key in [k for k in found if k[0] == "outlet"]:
        persons = {
            k
            for k, members in found.items()
            if k[0] == "source" and any(names.core(house.get(c.id, "")) == key[1] for c in members)
        }
        if len(persons) == 1:
            found[persons.pop()] += found.pop(key)


def _source(claim: Claim) -> str | None:
    source = claim.attribution.source
    return None if source is None else source.name or source.text


def _linked(name: str | None, others: Sequence[str | None], linked: Sequence[Sequence[str]]) -> set[str]:
    """Other origins here that a person declared to share a basis with this one."""
    if name is None:
        return set()
    return {
        other
        for group in linked
        if any(_one(name, member) for member in group)
        for other in others
        if other is not None and any(_one(other, member) for member in group)
    }
