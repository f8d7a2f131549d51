"""Who retells whom, measure by measure: candidates by cheap keys, points for each, and a maximum branching over them.

Method (docs/tracing.md): statements are nodes; an arc from an earlier to a later statement has the points of `evidence.score`
less a threshold, so that a page whose parent cannot be told stays unattached; the branching of most points is the lineage.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from countertrade.records import Article, Claim, Decision, Latent, Lineage, Measure, Retelling, digest
from countertrade.tracing import names
from countertrade.tracing.amounts import agree
from countertrade.tracing.branching import Arc, branching
from countertrade.tracing.decided import Rulings, rulings
from countertrade.tracing.drift import Telling, drift
from countertrade.tracing.evidence import THRESHOLD, Basis, Score, Told, may_precede, score, told
from countertrade.tracing.origins import origins
from countertrade.tracing.pages import Directory, Page, pages, wording
from countertrade.tracing.statements import Statement, dimension, fits, groups, measure_of, statements

EARLIEST, LATEST = 6, 4  # holders of a common key that are tried: the first ones and the last before
CERTAIN: Mapping[Basis, float] = {"named": 0.97, "quoted": 0.95, "wording": 0.9, "inferred": 0.7}
"""The most confidence that a basis can give."""


def trace(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    measures: Sequence[Measure] = (),
    decisions: Sequence[Decision] = (),
    linked: Sequence[Sequence[str]] = (),
) -> Lineage:
    """Who took each figure from whom, what drifted on the way, and how many original sources remain.

    With `measures`, claims of none of them are left alone; without, they are grouped by unit and giver. Decisions override:
    set_parent, independent, merge, split and reject of a claim or an edge. `linked` names institutions that share a basis.
    """
    ruled = rulings(decisions, claims)
    kept = [claim for claim in claims if claim.id not in ruled.rejected]
    made = pages(articles, kept)
    directory = Directory(made)
    texts = {article.id: article for article in articles}
    declared = {measure.id: measure for measure in measures}
    garbles = _garbles(kept, made, directory)
    firsts = _firsts(kept)
    lineage = Lineage()
    for key, members in sorted(groups(kept, measures).items()):
        tree = _Tree(key, members, declared.get(key), made, directory, texts, ruled, garbles, firsts)
        found, latent = tree.grow()
        lineage = Lineage(
            retellings=(*lineage.retellings, *found),
            origins=(
                *lineage.origins,
                *origins(measure_of(key), tree.roots(found), found, latent, made, linked, tree.claims),
            ),
            latent=(*lineage.latent, *latent),
        )
    return lineage


def _garbles(
    claims: Sequence[Claim], made: Mapping[str, Page], directory: Directory
) -> dict[tuple[str, str], tuple[str, str]]:
    """(article, outlet) -> (claim that first names it, as misprinted), for every misprinted outlet."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for claim in sorted(claims, key=lambda c: (c.article, c.span or (0, 0))):
        for printed in claim.attribution.via:
            for outlet, sure in directory.outlets(printed).items():
                if sure == 0.9:
                    found.setdefault((claim.article, outlet), (claim.id, printed))
    return found


def _firsts(claims: Sequence[Claim]) -> frozenset[str]:
    """The claims with a figure that are the first in their article from their source."""
    found: dict[tuple[str, str], str] = {}
    for claim in sorted(claims, key=lambda c: (c.article, c.span or (0, 0))):
        source = claim.attribution.source
        if source is not None and claim.quantity is not None:
            found.setdefault(
                (claim.article, " ".join(names.person(source.name or source.text or ""))), claim.id
            )
    return frozenset(found.values())


class _Tree:
    """The statements of one measure and their arcs."""

    def __init__(
        self,
        key: str,
        members: Sequence[Claim],
        measure: Measure | None,
        made: Mapping[str, Page],
        directory: Directory,
        texts: Mapping[str, Article],
        ruled: Rulings,
        garbles: Mapping[tuple[str, str], tuple[str, str]],
        firsts: frozenset[str],
    ) -> None:
        self.measure = measure_of(key)
        self.made, self.directory, self.texts, self.ruled = made, directory, texts, ruled
        self.garbles, self.firsts = garbles, firsts
        self.wanted = dimension(members, measure)
        self.claims = {claim.id: claim for claim in members}
        by_article: dict[str, list[Claim]] = defaultdict(list)
        for claim in members:
            by_article[claim.article].append(claim)
        self.nodes: list[Told] = []
        self.statements: list[Statement] = []
        for article in sorted(by_article, key=lambda a: made[a].order):
            ordered = sorted(by_article[article], key=lambda c: c.span or (0, 0))
            for statement in statements(ordered, self.wanted, ruled.apart):
                claim = statement.claim
                text = texts.get(article)
                self.nodes.append(told(claim, made[article], text, wording(claim, text), directory))
                self.statements.append(statement)
        self.index = {node.claim.id: i for i, node in enumerate(self.nodes)}
        count: Counter[str] = Counter(trait for node in self.nodes for trait in node.traits)
        self.shares = (
            {trait: n / len(self.nodes) for trait, n in count.items()} if len(self.nodes) > 3 else {}
        )

    # --- candidates -----------------------------------------------------------------------------------------------------

    def candidates(self) -> Iterable[tuple[int, int]]:
        """Pairs (parent, child) worth scoring: near-linear in the number of statements, by inverted indexes."""
        holders: dict[object, list[int]] = defaultdict(list)
        keys = [self._keys(node) for node in self.nodes]
        for i, own in enumerate(keys):
            for key in own:
                holders[key].append(i)
        for child, node in enumerate(self.nodes):
            tried: set[int] = set()
            for key in (*keys[child], *self._wanted(node)):
                tried.update(_few(holders.get(key, ()), child))
            for parent in sorted(tried):
                if parent != child and may_precede(self.nodes[parent].page, node.page):
                    yield parent, child

    def _keys(self, node: Told) -> list[object]:
        own: list[object] = [("outlet", node.page.outlet)]
        if node.claim.quantity:
            own += [("figure", f"{value:.3g}") for value in node.claim.quantity.known]
        own += [("gram", gram) for gram in sorted(node.words.told | node.words.quoted)[:24]]
        own.append(("copy", node.page.copy_of or node.page.article))
        return own

    def _wanted(self, node: Told) -> list[object]:
        outlets = {*node.cited, *node.page.named}
        for credit in node.page.credit:
            outlets |= set(self.directory.outlets(credit))
        return [("outlet", outlet) for outlet in sorted(outlets)]

    # --- the tree --------------------------------------------------------------------------------------------------------

    def grow(self) -> tuple[list[Retelling], list[Latent]]:
        scored: dict[tuple[int, int], Score] = {}
        for parent, child in self.candidates():
            one, two = self.nodes[parent], self.nodes[child]
            if self.ruled.forbids(one.claim.id, two.claim.id, self.measure):
                continue
            scored[parent, child] = score(one, two, self.shares)
        arcs, pairs = [], []
        for pair, found in scored.items():
            decided = self.ruled.parents.get(self.nodes[pair[1]].claim.id)
            if decided is not None and decided in self.index:
                continue
            arcs.append(Arc(*pair, found.points - THRESHOLD))
            pairs.append(pair)
        for child_id, parent_id in self.ruled.parents.items():
            if child_id in self.index and parent_id in self.index:
                pair = (self.index[parent_id], self.index[child_id])
                arcs.append(Arc(*pair, 1000.0))
                pairs.append(pair)
                scored.setdefault(pair, Score(1000.0, "inferred", ()))
        chosen = branching(len(self.nodes), arcs)
        parents = {child: pairs[arc][0] for child, arc in enumerate(chosen) if arc is not None}
        rivals: dict[int, list[float]] = defaultdict(list)
        for (_, child), found in scored.items():
            rivals[child].append(found.points)
        keep = self._main(parents, scored)
        edges = [
            self._edge(parent, child, scored[parent, child], rivals[child])
            for child, parent in parents.items()
            if child in keep
        ]
        self.keep = keep
        return sorted(edges, key=lambda e: self.index[e.child]), self._latent(keep)

    def _main(self, parents: Mapping[int, int], scored: Mapping[tuple[int, int], Score]) -> set[int]:
        """The statements that count: of an article's several, those that a parent has too, else the best fitting one."""
        by_article: dict[str, list[int]] = defaultdict(list)
        for i, node in enumerate(self.nodes):
            by_article[node.claim.article].append(i)
        keep: set[int] = set()
        for own in by_article.values():
            if len(own) == 1:
                keep.update(own)
                continue
            met = [
                i
                for i in own
                if i in parents and agree(self.nodes[parents[i]].claim.quantity, self.nodes[i].claim.quantity)  # type: ignore[arg-type]
            ]
            attached = [i for i in own if i in parents]
            main = met or [min(attached or own, key=self._fit)]
            keep.update(main)
            said = {self._source(i) for i in main}
            for i in own:
                source = self._source(i)
                if (
                    i not in keep
                    and source is not None
                    and source not in said
                    and (not attached or i not in attached)
                ):
                    keep.add(i)
        return keep

    def _source(self, i: int) -> str | None:
        source = self.nodes[i].claim.attribution.source
        if source is None or source.kind == "outlet" or source.name is None:
            return None
        return " ".join(names.person(source.name))

    def _fit(self, i: int) -> tuple[bool, bool, int]:
        claim = self.nodes[i].claim
        quantity = claim.quantity
        assert quantity is not None
        return (not fits(claim, self.wanted), claim.attribution.source is None, i)

    def _edge(self, parent: int, child: int, found: Score, rivals: Sequence[float]) -> Retelling:
        one, two = self.nodes[parent], self.nodes[child]
        decided = self.ruled.parents.get(two.claim.id) == one.claim.id
        confidence = 1.0 if decided else _confidence(found, rivals)
        reasons = found.reasons if not decided else (*self.ruled.why(two.claim.id), *found.reasons)
        changed = drift(self._telling(one, None), self._telling(two, one))
        return Retelling(
            id=edge_id(self.measure, one.claim.id, two.claim.id),
            measure=self.measure,
            parent=one.claim.id,
            child=two.claim.id,
            basis=found.basis,
            confidence=round(confidence, 2),
            drift=changed,
            reasons=reasons,
            decided=decided,
        )

    def _telling(self, node: Told, parent: Told | None) -> Telling:
        misprint = None
        if parent is not None and parent.page.outlet:
            first = self.garbles.get((node.claim.article, parent.page.outlet))
            if first is not None and first[0] == node.claim.id:
                misprint = first[1]
        return Telling(node.claim, node.article, misprint, node.claim.id in self.firsts)

    def _latent(self, keep: set[int]) -> list[Latent]:
        found: dict[str, list[str]] = defaultdict(list)
        shown: dict[str, str] = {}
        for i in sorted(keep):
            node = self.nodes[i]
            for printed in (*node.missing, *(c for c in node.page.credit if not self.directory.outlets(c))):
                key = next((k for k in found if names.same_outlet(k, printed) >= 0.9), printed)
                shown.setdefault(key, printed)
                if node.claim.id not in found[key]:
                    found[key].append(node.claim.id)
        return [
            Latent(measure=self.measure, outlet=shown[key], claims=tuple(ids)) for key, ids in found.items()
        ]

    def roots(self, edges: Sequence[Retelling]) -> list[Claim]:
        children = {edge.child for edge in edges}
        return [self.nodes[i].claim for i in sorted(self.keep) if self.nodes[i].claim.id not in children]


def edge_id(measure: str | None, parent: str, child: str) -> str:
    return digest("e", measure, parent, child)


def _few(holders: Sequence[int], child: int) -> Iterable[int]:
    """The first holders of a key and the last ones up to this statement."""
    if len(holders) <= EARLIEST + LATEST:
        return holders
    import bisect

    at = bisect.bisect_left(holders, child)
    return (*holders[:EARLIEST], *holders[max(0, at - LATEST) : at + 2])


def _confidence(found: Score, rivals: Sequence[float]) -> float:
    """The share of this parent among all, staying unattached included, as if points were log-odds at half strength."""
    half = [math.exp((points - found.points) / 2) for points in rivals]
    alone = math.exp((THRESHOLD - found.points) / 2)
    return min(CERTAIN[found.basis], 1.0 / (sum(half) + alone))
