"""Pages that are named as a source and cannot be read: what stood in them is reconstructed from those that copied them.

As an editor of manuscripts reconstructs a lost ancestor from its copies (Maas, Textkritik, 1927): what most of them share, it had.
The reconstruction serves to find further copies and the ancestor's own parent; no statement is ever put into its mouth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from countertrade.records import Article, Attribution, Claim, replace
from countertrade.tracing import names
from countertrade.tracing.dates import When
from countertrade.tracing.evidence import Told
from countertrade.tracing.pages import Directory, Page, Wording

DAYS_BEFORE = 2  # how long before its first copy a missing page can have appeared


def silent(claims: Sequence[Claim]) -> dict[str, Claim]:
    """Articles that are in the case but state no figure: known to exist, perhaps not retrieved. By article, one claim of each."""
    figures = {claim.article for claim in claims if claim.quantity is not None}
    found: dict[str, Claim] = {}
    for claim in claims:
        if claim.article not in figures:
            found.setdefault(claim.article, claim)
    return found


def reconstructed(
    nodes: Sequence[Told],
    quiet: Mapping[str, Claim],
    made: Mapping[str, Page],
    directory: Directory,
    texts: Mapping[str, Article],
) -> list[Told]:
    """A node for each silent page and each missing outlet that these statements name or credit."""
    copies: dict[str, list[Told]] = defaultdict(list)
    outlets: dict[str, str] = {}
    for node in nodes:
        for printed in missing_here(node, directory):
            key = next(
                (k for k in outlets if names.same_outlet(outlets[k], printed) >= 0.9),
                "?" + names.core(printed),
            )
            outlets.setdefault(key, printed)
            copies[key].append(node)
    for article in quiet:
        outlet = made[article].outlet
        if outlet is None:
            continue
        for node in nodes:
            if outlet in node.cited or outlet in node.page.named or _credits(node, outlet):
                copies[article].append(node)
    return [_node(key, copies[key], quiet, made, directory, outlets, texts) for key in sorted(copies)]


def missing_here(node: Told, directory: Directory) -> tuple[str, ...]:
    """The outlets a statement names or its page credits that the case has no page of, nearest first."""
    credits = [c for c in node.page.credit if not directory.outlets(c)]
    return tuple(dict.fromkeys((*node.missing, *credits)))


def _credits(node: Told, outlet: str) -> bool:
    return any(names.same_outlet(credit, outlet) >= 0.9 for credit in node.page.credit)


def _node(
    key: str,
    copies: Sequence[Told],
    quiet: Mapping[str, Claim],
    made: Mapping[str, Page],
    directory: Directory,
    outlets: Mapping[str, str],
    texts: Mapping[str, Article],
) -> Told:
    count: Counter[str] = Counter(trait for copy in copies for trait in copy.traits)
    shared = frozenset(trait for trait, n in count.items() if 2 * n > len(copies))
    model = max(copies, key=lambda copy: (len(copy.traits & shared), -copy.page.order))
    if key in quiet:
        page, claim = made[key], quiet[key]
        cited = {o: s for printed in claim.attribution.via for o, s in directory.outlets(printed).items()}
    else:
        outlet = outlets[key]
        cited = _further(copies, outlet, directory)
        page = Page(
            article=key,
            outlet=outlet,
            when=_when(copies, [made_page for other in cited for made_page in directory.pages(other)]),
            order=min(copy.page.order for copy in copies),
            language=None,
        )
        claim = replace(model.claim, id=key, article=key)
    attribution = Attribution(mode=model.claim.attribution.mode, source=model.claim.attribution.source)
    stand_in = replace(
        claim, quantity=model.claim.quantity, attribution=attribution, commitment=model.claim.commitment
    )
    seen: Counter[str] = Counter(figure for copy in copies for figure in copy.profile)
    profile = frozenset(figure for figure, n in seen.items() if 2 * n > len(copies))
    return Told(
        claim=stand_in,
        page=page,
        article=texts.get(key),
        words=Wording(),
        amount=stand_in.quantity.value if stand_in.quantity is not None else None,
        cited=cited,
        missing=(),
        naming=frozenset(cited) | page.named.keys(),
        nearest=None,
        traits=shared,
        profile=profile,
        lost=True,
        hub=len(copies),
    )


def _when(copies: Sequence[Told], cited: Sequence[Page]) -> When:
    """A missing page appeared before its first copy, not long before, and after what it cites."""
    last = min((copy.page.when.last for copy in copies), default=float("inf"))
    first = min((copy.page.when.first for copy in copies), default=float("-inf")) - DAYS_BEFORE * 24
    after = min((page.when.first for page in cited), default=first)
    return When(min(max(first, after), last), last)


def _further(copies: Sequence[Told], outlet: str, directory: Directory) -> dict[str, float]:
    """The outlets that copies name behind the missing one: "The Herald, via Agency"."""
    found: dict[str, float] = {}
    for copy in copies:
        via = copy.claim.attribution.via
        at = next((i for i, printed in enumerate(via) if names.same_outlet(printed, outlet) >= 0.9), None)
        for printed in via[at + 1 :] if at is not None else via:
            for other, sure in directory.outlets(printed).items():
                found[other] = max(sure, found.get(other, 0.0))
    return found
