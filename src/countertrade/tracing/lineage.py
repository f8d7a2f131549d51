"""Who retells whom over a whole case, measure by measure, and what changed since the original.

Method (docs/tracing.md): statements are nodes; an arc from an earlier to a later statement has the points of `evidence.score`
less a threshold, so that a page whose parent cannot be told stays unattached; the branching of most points is the lineage.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from countertrade.records import (
    Article,
    Claim,
    Decision,
    Latent,
    Lineage,
    Measure,
    Origin,
    Reference,
    Retelling,
)
from countertrade.tracing.amounts import other_currency
from countertrade.tracing.decided import rulings
from countertrade.tracing.drifts import Telling, drift
from countertrade.tracing.duplicates import copies
from countertrade.tracing.grouping import groups, measure_of
from countertrade.tracing.origins import origins
from countertrade.tracing.reasons import reason
from countertrade.tracing.tree import Case, Tree, edge_id, favoured


def trace(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    measures: Sequence[Measure] = (),
    decisions: Sequence[Decision] = (),
    linked: Sequence[Sequence[str]] = (),
    *,
    reference: Sequence[Reference] = (),
) -> Lineage:
    """Who took each figure from whom, what drifted on the way, and how many original sources remain.

    With `measures`, claims of none of them are left alone; without, they are grouped by unit and figure. Decisions override:
    set_parent, independent, merge, split and reject of a claim or an edge. `linked` names institutions that share a basis.
    `reference` may hold exchange rates ("KRW/USD"), at which currencies are compared.
    """
    ruled = rulings(decisions, claims)
    kept = [claim for claim in claims if claim.id not in ruled.rejected]
    case = Case(kept, articles, ruled, reference)
    declared = {measure.id: measure for measure in measures}
    trees = [
        Tree(case, measure_of(key), members, declared.get(key))
        for key, members in sorted(groups(kept, measures).items())
    ]
    favourites = favoured(trees)
    edges: list[Retelling] = []
    found: list[Origin] = []
    missing: list[Latent] = []
    for tree in trees:
        grown, latent = tree.grow(favourites)
        edges += grown
        missing += latent
        found += origins(tree.measure, tree.roots(grown), grown, latent, case.pages, linked, tree.claims)
    return Lineage(retellings=tuple(edges), origins=tuple(found), latent=tuple(missing))


def since_origin(lineage: Lineage, claims: Sequence[Claim], articles: Sequence[Article]) -> list[Retelling]:
    """For each statement that has an ancestor with a figure, one edge from the earliest of them: what changed since.

    A page that copies another (`copies`) is left out: its model has the same changes.
    """
    known = {claim.id: claim for claim in claims}
    parents = {(edge.measure, edge.child): edge for edge in lineage.retellings}
    case = Case(claims, articles, rulings((), claims))
    again = copies(claims, case.pages)
    found: list[Retelling] = []
    for edge in lineage.retellings:
        if known[edge.child].article in again:
            continue  # told once, of the page that it copies
        chain = [edge]
        while (above := parents.get((edge.measure, chain[-1].parent))) is not None and len(chain) <= len(
            parents
        ):
            chain.append(above)
        figures = [step.parent for step in chain if known[step.parent].quantity is not None]
        if known[edge.child].quantity is None and figures:
            found.append(edge)  # a page nobody has read: what its copies share
        if not figures or known[edge.child].quantity is None:
            continue
        one, two = known[figures[-1]], known[edge.child]
        one_article = known[edge.parent].article == two.article
        before = Telling(one, case.texts.get(one.article))
        after = Telling(
            two,
            case.texts.get(two.article),
            case.misprint(two, case.pages[one.article].outlet),
            two.id in case.firsts,
        )
        found.append(
            Retelling(
                id=edge_id(edge.measure, one.id, two.id),
                measure=edge.measure,
                parent=one.id,
                child=two.id,
                basis=edge.basis,
                confidence=round(math.prod(step.confidence for step in chain), 2),
                drift=edge.drift if one_article and _priced(one, two) else drift(before, after),
                reasons=(reason("steps", steps=len(chain)),) if len(chain) > 1 else edge.reasons,
            )
        )
    return found


def _priced(one: Claim, two: Claim) -> bool:
    """Whether the second gives the first one's amount in another currency."""
    return bool(one.quantity and two.quantity and other_currency(one.quantity, two.quantity))
