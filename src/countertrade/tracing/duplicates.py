"""Pages that say again what another says: the same text, or in one language and from one service the same statements.

Such a page is one with its model: what it changed against the original was changed once, and is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from countertrade.records import Claim
from countertrade.tracing import names
from countertrade.tracing.pages import Page

ENOUGH = 3  # statements that agree before two pages without texts are called one
MODELS = 12  # pages of one service that a page is compared with


def copies(claims: Sequence[Claim], made: Mapping[str, Page]) -> dict[str, str]:
    """Article -> the article that it copies: the first with the same text, or the fullest with all of its statements."""
    found = {page.article: page.copy_of for page in made.values() if page.copy_of is not None}
    said: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for claim in claims:
        if claim.quantity is not None:
            said[claim.article].add(_content(claim))
    services: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for page in made.values():
        if page.credit and page.article not in found:
            services[page.language, names.core(page.credit[0])].append(page.article)
    for members in services.values():
        models: list[str] = []
        for article in sorted(members, key=lambda a: (-len(said[a]), made[a].order)):
            model = next((m for m in models[:MODELS] if said[article] <= said[m]), None)
            if model is not None and len(said[article]) >= ENOUGH:
                found[article] = model
            else:
                models.append(article)
    return found


def _content(claim: Claim) -> tuple[object, ...]:
    source = claim.attribution.source
    name = names.person(source.name) if source is not None and source.name else None
    assert claim.quantity is not None
    return (
        claim.measure,
        str(claim.quantity.value),
        claim.commitment.modality,
        claim.commitment.polarity,
        name,
    )
