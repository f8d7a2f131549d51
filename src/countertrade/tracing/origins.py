"""How many original sources stand behind a measure, and which of them share a basis."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

from countertrade.records import Claim, Latent, Origin, Retelling
from countertrade.tracing import names
from countertrade.tracing.pages import Page
from countertrade.tracing.tree import Tree


def origins(
    tree: Tree,
    edges: Sequence[Retelling],
    latent: Sequence[Latent],
    made: Mapping[str, Page],
    linked: Sequence[Sequence[str]],
) -> list[Origin]:
    """The original sources of one measure: roots by who said it, so that one man told to two papers is one origin.

    A root that names no source, or only a paper, belongs to the paper that it names as missing, else stands for itself.
    """
    measure, roots, claims = tree.measure, tree.roots(edges), tree.claims
    stated = [claim for claim in roots if claim.commitment.polarity == "+"]
    roots = stated or roots  # who denies a figure is no source of it
    below: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        below[edge.parent].append(edge.child)
    first = min(roots, key=lambda c: made[c.article].order, default=None)
    roots = [c for c in roots if c is first or c.id in below or not _reckoned(c, made[c.article])]
    house = {claim: gone.outlet for gone in latent for claim in gone.claims}
    people = tree.case.people
    found: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    named: list[tuple[str, ...]] = []
    for claim in roots:
        source = claim.attribution.source
        key: tuple[str, ...]
        if source is not None and source.name and names.nameless(source.name):
            source = None  # estimates and reports are nobody to call
        if source is not None and source.name and source.kind not in ("outlet", "unnamed"):
            name = _meant(claim, people)
            key = ("source", name)
            key = next((k for k in named if k[0] == "source" and _one(k[1], name)), key)
            if key not in named:
                named.append(key)
        elif claim.id in house:
            key = ("outlet", names.core(house[claim.id]))
        elif (
            source is not None
            and source.name
            and source.kind == "outlet"
            and not names.anaphoric(source.name)
        ):
            key = ("outlet", names.core(source.name))
        elif (page := made[claim.article]).issuer and page.outlet:
            key = ("source", page.outlet)
            key = next((k for k in named if names.same_institution(k[1], page.outlet)), key)
            if key not in named:
                named.append(key)
        else:
            key = ("page", claim.article)
        found[key].append(claim)
    _into_houses(found, house)
    _into_speakers(found)
    made_origins = []
    shown = {key: key[1] if key[0] == "source" else _source(members[0]) for key, members in found.items()}
    for key, members in found.items():
        first = min(members, key=lambda c: (made[c.article].order, c.span or (0, 0)))
        every: list[str] = []
        stack = deque(c.id for c in sorted(members, key=lambda c: made[c.article].order))
        while stack:
            at = stack.popleft()
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
                chance=round(1.0 - math.prod(1.0 - tree.chance_of_origin(c.id) for c in members), 2),
                linked=tuple(sorted(_linked(key, found, shown, linked))),
            )
        )
    return sorted(made_origins, key=lambda o: made[claims[o.claim].article].order)


def _reckoned(claim: Claim, page: Page) -> bool:
    """Whether a page that leans on others for its figures gives one in its own voice: it worked it out, and is no source of it."""
    return (
        claim.attribution.source is None
        and claim.attribution.mode == "narrator"
        and not page.issuer
        and bool(page.named or page.credit)
    )


def _meant(claim: Claim, people: Mapping[tuple[str, str], set[str]]) -> str:
    """The name of a claim's source; of "the lawmaker" that of the one lawmaker of the article."""
    source = claim.attribution.source
    assert source is not None
    assert source.name is not None
    if source.kind != "person" or not names.is_office(source.name):
        return source.name
    meant = {name for role in names.roles(source.name) for name in people.get((claim.article, role), ())}
    return meant.pop() if len(meant) == 1 else source.name


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


def _into_speakers(found: dict[tuple[str, ...], list[Claim]]) -> None:
    """What a page says in its own voice beside the one source whom it quotes on the measure is that source's."""
    for key in [k for k in found if k[0] == "page"]:
        quoted = [
            k
            for k, members in found.items()
            if k[0] == "source" and any(c.article == key[1] for c in members)
        ]
        if len(quoted) == 1:
            found[quoted[0]] += found.pop(key)


def _source(claim: Claim) -> str | None:
    source = claim.attribution.source
    if source is None or (name := source.name or source.text) is None or names.nameless(name):
        return None
    return None if source.kind == "outlet" and names.anaphoric(name) else name


def _linked(
    key: tuple[str, ...],
    found: Mapping[tuple[str, ...], Sequence[Claim]],
    shown: Mapping[tuple[str, ...], str | None],
    linked: Sequence[Sequence[str]],
) -> set[str]:
    """Other origins here that share a basis: declared by a person, or one says that it has it from the other."""
    own = shown[key]
    together: set[str] = set()
    for other_key, members in found.items():
        other = shown[other_key]
        if other_key == key or own is None or other is None:
            continue
        declared = any(
            any(_one(own, name) for name in group) and any(_one(other, name) for name in group)
            for group in linked
        )
        if declared or _cites(found[key], other) or _cites(members, own):
            together.add(other)
    return together


def _cites(claims: Sequence[Claim], name: str) -> bool:
    return any(_one(cited, name) for claim in claims for cited in claim.attribution.cites)
