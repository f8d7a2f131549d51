"""Who retells whom over a whole case, measure by measure, and what changed since the original.

Method (docs/tracing.md): statements are nodes; an arc from an earlier to a later statement has the points of `evidence.score`
that count against staying unattached; the branching of most points is the lineage, and all branchings together say how sure each edge is.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence

from countertrade.collector import uncollected
from countertrade.records import (
    Article,
    Claim,
    Decision,
    Lineage,
    Measure,
    Reference,
    Retelling,
    message,
)
from countertrade.tracing.amounts import other_currency
from countertrade.tracing.drifts import Telling, drift
from countertrade.tracing.duplicates import copies
from countertrade.tracing.main_statements import Key, groups, measure_of
from countertrade.tracing.origins import origins
from countertrade.tracing.overrides import overrides
from countertrade.tracing.tree import Case, Tree, edge_id, favoured


class Traced:
    """The lineage of a case with what it was made from, so that a decision on one measure is worked in without the others."""

    def __init__(
        self,
        claims: Sequence[Claim],
        articles: Sequence[Article],
        measures: Sequence[Measure] = (),
        decisions: Sequence[Decision] = (),
        linked: Sequence[Sequence[str]] = (),
        reference: Sequence[Reference] = (),
    ) -> None:
        self.claims, self.linked = claims, linked
        ruled = overrides(decisions, claims)
        kept = [claim for claim in claims if claim.id not in ruled.rejected]
        with uncollected():
            self.case = Case(kept, articles, ruled, reference)
        self.declared = {measure.id: measure for measure in measures}
        self.members = groups(kept, measures)
        with uncollected():
            self.trees = {key: self._tree(key) for key in sorted(self.members)}
            self.favourites = favoured(self.trees.values())
            self.found = {key: self._grown(key) for key in self.trees}

    def _tree(self, key: Key) -> Tree:
        return Tree(self.case, measure_of(key), self.members[key], self.declared.get(key))

    def _grown(self, key: Key) -> Lineage:
        tree = self.trees[key]
        edges, missing = tree.grow(self.favourites)
        found = origins(tree, edges, missing, self.case.pages, self.linked)
        return Lineage(retellings=tuple(edges), origins=tuple(found), latent=tuple(missing))

    @property
    def lineage(self) -> Lineage:
        """Who took what from whom, over all measures."""
        parts = self.found.values()
        return Lineage(
            retellings=tuple(edge for part in parts for edge in part.retellings),
            origins=tuple(origin for part in parts for origin in part.origins),
            latent=tuple(gone for part in parts for gone in part.latent),
        )

    @property
    def expected(self) -> dict[str | None, float]:
        """The expected number of origins of each measure, over all trees."""
        return {tree.measure: tree.expected for tree in self.trees.values()}

    def decided(self, decisions: Sequence[Decision]) -> Traced:
        """The same case under other decisions: only measures that they speak of are traced again.

        Which page most of a page's figures are from is left as the evidence alone has it, so the result does not depend on the way there.
        """
        ruled = overrides(decisions, self.claims)
        before = self.case.ruled
        if ruled.rejected != before.rejected:
            return Traced(
                self.claims,
                self.case.articles,
                tuple(self.declared.values()),
                decisions,
                self.linked,
                self.case.reference,
            )
        new = copy.copy(self)
        new.case = copy.copy(self.case)
        new.case.ruled = ruled
        touched = ruled.touched(before)
        edges = ruled.edges ^ before.edges
        again = {
            key
            for key, members in self.members.items()
            if any(claim.id in touched for claim in members)
            or any(edge.id in edges for edge in self.found[key].retellings)
            or (edges and before.edges)
        }
        new.trees, new.found = dict(self.trees), dict(self.found)
        for key in sorted(again):
            new.trees[key] = new._tree(key)
            new.found[key] = new._grown(key)
        return new


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
    return Traced(claims, articles, measures, decisions, linked, reference).lineage


def since_origin(lineage: Lineage, claims: Sequence[Claim], articles: Sequence[Article]) -> list[Retelling]:
    """For each statement that has an ancestor with a figure, one edge from the earliest of them: what changed since.

    A page that copies another (`copies`) is left out: its model has the same changes.
    """
    known = {claim.id: claim for claim in claims}
    parents = {(edge.measure, edge.child): edge for edge in lineage.retellings}
    case = Case(claims, articles, overrides((), claims))
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
                drift=edge.drift
                if one_article and _priced(one, two)
                else drift(before, after, None, case.terms),
                reasons=(message("reason.steps", steps=len(chain)),) if len(chain) > 1 else edge.reasons,
            )
        )
    return found


def _priced(one: Claim, two: Claim) -> bool:
    """Whether the second gives the first one's amount in another currency."""
    return bool(one.quantity and two.quantity and other_currency(one.quantity, two.quantity))
