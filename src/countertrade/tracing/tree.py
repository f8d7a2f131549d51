"""The tree of one measure: its statements, the arcs between them, and the branching that explains them best."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from countertrade import units
from countertrade.quantity import Quantity
from countertrade.records import (
    Article,
    Claim,
    Drift,
    Latent,
    Measure,
    Reference,
    Retelling,
    digest,
    message,
)
from countertrade.tracing import names
from countertrade.tracing.amounts import agree, other_currency, related, same
from countertrade.tracing.arborescence import Arc, arborescence, components
from countertrade.tracing.drifts import Telling, drift, printed
from countertrade.tracing.drifts import reconstructed as reconstructed_drift
from countertrade.tracing.evidence import Basis, Score, Told, may_precede, score, told, weights, why
from countertrade.tracing.exchange_rates import Rates, is_rate, rates_on
from countertrade.tracing.main_statements import Statement, dimension, stated
from countertrade.tracing.missing_sources import missing_here, reconstructed, silent
from countertrade.tracing.overrides import Overrides
from countertrade.tracing.pages import Directory, Page, outlets_of, pages, wording
from countertrade.tracing.posterior import posterior

SMALL = 60  # statements of which every pair is scored
EARLIEST, LATEST = 4, 3  # holders of a common key that are looked at: the first ones and the last before
TRIED = 6  # statements that have something in common and are scored, beside those named
FEWER = 3  # the same where an outlet of the case is named: few can outdo it
SAMPLE = 8  # word sequences by which statements in like words are found
CERTAIN: Mapping[Basis, float] = {"named": 0.97, "quoted": 0.95, "wording": 0.9, "inferred": 0.7}
"""The most confidence that a basis can give: what the signs cannot see."""


DECIDED = 1000.0
SIZE = (
    20.0  # times by which one figure of a measure may differ from another before it is one of something else
)


class Case:
    """What all measures share: pages, names, texts, decisions."""

    def __init__(
        self,
        claims: Sequence[Claim],
        articles: Sequence[Article],
        ruled: Overrides,
        reference: Sequence[Reference] = (),
    ) -> None:
        self.articles, self.reference = articles, reference
        self._rates = [row for row in reference if is_rate(row)]
        finder = outlets_of(articles)
        self.pages = pages(articles, claims, finder)
        self.directory = Directory(self.pages, finder)
        self.texts = {article.id: article for article in articles}
        self.ruled = ruled
        self.quiet = silent(claims)
        self.profiles = _profiles(claims)
        ordered = sorted(claims, key=lambda c: (c.article, c.span or (0, 0)))
        self.garbles = self._garbles(ordered)
        self.firsts = _firsts(ordered)
        self.people = _people(claims)
        self.terms = _terms(claims)

    def _garbles(self, ordered: Iterable[Claim]) -> dict[tuple[str, str], tuple[str, str]]:
        """(article, outlet) -> (claim that first names it, as misprinted), for every misprinted outlet."""
        found: dict[tuple[str, str], tuple[str, str]] = {}
        for claim in ordered:
            for name in claim.attribution.via:
                for outlet, sure in self.directory.outlets(name).items():
                    if sure == names.MISPRINTED:
                        found.setdefault((claim.article, outlet), (claim.id, name))
        return found

    def rates(self, page: Page) -> Rates:
        """The exchange rates of the day that a page appeared."""
        return rates_on(self._rates, page.when) if self._rates else {}

    def misprint(self, claim: Claim, outlet: str | None) -> str | None:
        """How a claim misprints an outlet, on the first claim of its article that does."""
        first = self.garbles.get((claim.article, outlet)) if outlet else None
        return first[1] if first is not None and first[0] == claim.id else None


def _profiles(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """All figures of each article with their measure: two pages that share several hardly have them by chance."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if (
            claim.quantity is not None
            and not claim.derived_from
            and (point := claim.quantity.point) is not None
        ):
            found[claim.article].add(f"{claim.measure or claim.quantity.unit} {point:.3g}")
    return {article: frozenset(figures) for article, figures in found.items()}


def _firsts(ordered: Iterable[Claim]) -> frozenset[str]:
    """The claims with a figure that are the first in their article from their source."""
    found: dict[tuple[str, str], str] = {}
    for claim in ordered:
        source = claim.attribution.source
        if source is not None and claim.quantity is not None:
            found.setdefault(
                (claim.article, " ".join(names.person(source.name or source.text or ""))), claim.id
            )
    return frozenset(found.values())


def _terms(claims: Iterable[Claim]) -> frozenset[float]:
    """The stretches of time, in years, that the pages give."""
    lengths = (
        c.quantity
        for c in claims
        if c.quantity is not None and c.quantity.unit in units.TIMES and not c.quantity.per
    )
    years = (length.value.to("year") for length in lengths)
    return frozenset(round(n, 4) for length in years if length is not None for n in length.known if n > 1)


def _people(claims: Iterable[Claim]) -> dict[tuple[str, str], set[str]]:
    """(article, office) -> the persons whom the article gives that office."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        source = claim.attribution.source
        if (
            source is not None
            and source.name
            and source.kind == "person"
            and not names.is_office(source.name)
        ):
            for role in names.roles(f"{source.role or ''} {source.affiliation or ''}"):
                found[claim.article, role].add(source.name)
    return found


class Tree:
    """The statements of one measure; `grow` finds their edges."""

    def __init__(
        self, case: Case, measure: str | None, members: Sequence[Claim], declared: Measure | None
    ) -> None:
        self.case, self.measure = case, measure
        self.wanted = dimension(members, declared)
        self.claims = {claim.id: claim for claim in members}
        by_article: dict[str, list[Claim]] = defaultdict(list)
        for claim in members:
            by_article[claim.article].append(claim)
        self.nodes: list[Told] = []
        self.statements: list[Statement] = []
        self.given: dict[
            str, list[Claim]
        ] = {}  # it, and what its source or the page itself gives there besides
        every = {
            article: stated(
                sorted(own, key=lambda c: c.span or (0, 0)),
                self.wanted,
                case.ruled.apart,
                case.ruled.together,
            )
            for article, own in by_article.items()
        }
        every = of_one_size(every)
        printed_by = Counter(
            figure for several in every.values() for figure in {f for s in several for f in _figures(s.claim)}
        )
        for article in sorted(every, key=lambda a: case.pages[a].order):
            text = case.texts.get(article)
            profile = case.profiles.get(article, frozenset())
            for statement in one_a_source(every[article], printed_by, case.ruled):
                claim, page = statement.claim, case.pages[article]
                said_by = {source_key(claim), None}
                own = [c for s in every[article] for c in (s.claim, *s.repeats) if source_key(c) in said_by]
                self.given[claim.id] = [claim, *(c for c in own if c is not claim)]
                node = told(
                    claim, statement.repeats, page, text, wording(claim, text), case.directory, profile
                )
                besides = tuple(c.quantity.value for c in own if c is not claim and c.quantity is not None)
                self.nodes.append(node._replace(besides=besides))
                self.statements.append(statement)
        self.weight = weights(self.nodes)
        self.told = len(self.nodes)  # beyond it stand reconstructed pages
        self.nodes += reconstructed(self.nodes, case.quiet, case.pages, case.directory, case.texts)
        self.claims |= {node.claim.id: node.claim for node in self.nodes[self.told :]}
        self.index = {node.claim.id: i for i, node in enumerate(self.nodes)}
        self.scored: dict[tuple[int, int], Score] = {
            pair: score(self.nodes[pair[0]], self.nodes[pair[1]], self.weight) for pair in self.candidates()
        }
        self.expected = 0.0

    # --- candidates ------------------------------------------------------------------------------------------------------

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs (parent, child) worth scoring: all of a small case, else near-linear many by inverted indexes.

        For each statement: pages of the outlets it names, reconstructed pages, and of those with a figure or wording in
        common the few that have most of it.
        """
        if len(self.nodes) <= SMALL:
            for child, parent in itertools.product(range(len(self.nodes)), repeat=2):
                if may_precede(self.nodes[parent].page, self.nodes[child].page):
                    yield parent, child
            return
        holders: dict[object, list[int]] = defaultdict(list)
        keys = [self._keys(node) for node in self.nodes]
        common = {key for key, n in Counter(itertools.chain.from_iterable(keys)).items() if n > 1}
        wanted = [self._wanted(node) for node in self.nodes]
        common.update(itertools.chain.from_iterable(wanted))
        for i, own in enumerate(keys):
            for key in own:
                if key in common:
                    holders[key].append(i)
        lost = range(self.told, len(self.nodes))
        for child, node in enumerate(self.nodes):
            sure: set[int] = set(lost)
            for key in wanted[child]:
                sure.update(_few(holders.get(key, ()), child))
            held = (holders[key] for key in keys[child] if key in common)
            shared = Counter(
                itertools.chain.from_iterable(_few(some, child) for some in held if len(some) > 1)
            )
            near = [i for i in sorted(shared, key=shared.__getitem__, reverse=True) if i not in sure]
            for parent in (*sorted(sure), *near[: FEWER if node.naming else TRIED]):
                if parent != child and may_precede(self.nodes[parent].page, node.page):
                    yield parent, child

    def _keys(self, node: Told) -> list[object]:
        """What two statements can have in common; of the wording a sample, the same in all (Broder 1997: bottom-k)."""
        own: list[object] = [("outlet", node.page.outlet)]
        if node.amount is not None:
            own += [("figure", f"{value:.3g}") for value in node.amount.known]
        if node.page.text:
            own += sorted(node.words.told | node.words.quoted)[:SAMPLE]
            own.append(("copy", node.page.copy_of or node.page.article))
        own += [("title", pair) for pair in sorted(node.page.title)]
        own += [("trait", trait) for trait in node.traits if trait in self.weight]
        return own

    def _wanted(self, node: Told) -> list[object]:
        outlets = {*node.cited, *node.page.named}
        for credit in node.page.credit:
            outlets |= set(self.case.directory.outlets(credit))
        return [("outlet", outlet) for outlet in sorted(outlets)]

    # --- growing ---------------------------------------------------------------------------------------------------------

    def grow(self, favourites: Mapping[str, str]) -> tuple[list[Retelling], list[Latent]]:
        """The edges of the branching, those inside one article, and the missing outlets.

        `favourites` names for an article the page that most of its statements seem to be from.
        """
        ruled = self.case.ruled
        decided = {
            self.index[child]: self.index[parent]
            for child, parent in (*self._merged(), *ruled.parents.items())
            if child in self.index and parent in self.index
        }
        scored: dict[tuple[int, int], Score] = {}
        for (parent, child), found in self.scored.items():
            one, two = self.nodes[parent], self.nodes[child]
            favoured_page = favourites.get(two.page.article) == one.page.article
            if (
                child in decided
                or (found.barred and not favoured_page)
                or ruled.forbids(one.claim.id, two.claim.id, self.measure)
            ):
                continue
            # it chooses between parents, it makes none
            scored[parent, child] = found.more("whole page") if favoured_page and found.points > 0 else found
        for child, parent in decided.items():
            scored[parent, child] = self.scored.get((parent, child)) or score(
                self.nodes[parent], self.nodes[child], self.weight
            )
        arcs = [Arc(*pair, DECIDED if pair[1] in decided else found.points) for pair, found in scored.items()]
        parts = components(len(self.nodes), arcs)
        chances = posterior(len(self.nodes), arcs, frozenset(decided), parts)
        self.chance = dict(zip(scored, chances.arcs, strict=True))
        self.alone = chances.alone
        chosen = arborescence(len(self.nodes), arcs, parts)
        parents = {child: arcs[arc].parent for child, arc in enumerate(chosen) if arc is not None}
        below: dict[int, float] = defaultdict(float)
        for (parent, _), chance in self.chance.items():
            below[parent] += chance if parent >= self.told else 0.0
        self.expected = sum(self.alone[: self.told]) + sum(
            self.alone[i] * min(1.0, below[i]) for i in range(self.told, len(self.nodes))
        )
        retold = set(parents.values())
        self.keep = {
            i for i in range(len(self.nodes)) if i < self.told or (i in retold and not self._missing(i))
        }
        edges: list[Retelling] = []
        for child in sorted(self.keep & parents.keys()):
            path = self._up(child, parents)
            if path:
                edges.append(self._edge(path, scored))
        for i in range(self.told):
            edges += self._within(self.statements[i])
        return edges, self._latent()

    def _merged(self) -> Iterator[tuple[str, str]]:
        """(later, earlier) of statements in two articles that a person called one."""
        for one, other in self.case.ruled.together.items():
            if one in self.index and other in self.index:
                a, b = sorted((one, other), key=lambda c: self.index[c])
                yield b, a

    def _together(self, claim: str) -> set[str]:
        pairs = self.case.ruled.together.items()
        return {b for a, b in pairs if a == claim} | {a for a, b in pairs if b == claim}

    def _up(self, child: int, parents: Mapping[int, int]) -> list[int]:
        """The way from a statement to its nearest ancestor whose page is in the case; [] where there is none."""
        path = [child]
        while path[-1] in parents:
            path.append(parents[path[-1]])
            if not self._missing(path[-1]):
                return path
        return []

    def _missing(self, node: int) -> bool:
        return self.nodes[node].claim.id.startswith("?")

    # --- edges -----------------------------------------------------------------------------------------------------------

    def _edge(self, path: Sequence[int], scored: Mapping[tuple[int, int], Score]) -> Retelling:
        child, through, parent = path[0], path[1:-1], path[-1]
        one, two = self.nodes[parent], self.nodes[child]
        found = scored[path[1], child]
        basis, confidence = found.basis, min(CERTAIN[found.basis], self.chance[path[1], child])
        reasons = why(self.nodes[path[1]], two, self.weight)
        merged = two.claim.id in self._together(one.claim.id)
        decided = merged or self.case.ruled.parents.get(two.claim.id) == one.claim.id
        if decided:
            confidence, reasons = 1.0, [*self.case.ruled.why(two.claim.id), *reasons]
        if through:
            gone = tuple(self.nodes[i].page.outlet or "?" for i in through)
            above = scored[parent, through[-1]]
            basis = "named" if above.basis == "named" else "inferred"
            for lower, upper in itertools.pairwise(path[1:]):
                confidence *= self.chance[upper, lower]
            confidence = min(confidence, CERTAIN[basis])
            reasons += [
                message("reason.missing", n=len(gone), outlets=gone),
                *why(one, self.nodes[through[-1]], self.weight),
            ]
        before = Telling(self._nearest(one.claim, two.claim), one.article)
        changed: tuple[Drift, ...] = ()
        if two.lost and two.hub > 1 and not one.lost:
            changed = reconstructed_drift(
                before, Telling(two.claim, two.article, self._copied_misprint(two)), two.traits
            )
        elif merged:
            changed = ()
        elif not one.lost and not two.lost and (not through or basis == "named"):
            misprint = self.case.misprint(two.claim, one.page.outlet)
            after = Telling(two.claim, two.article, misprint, two.claim.id in self.case.firsts)
            changed = drift(before, after, self.case.rates(two.page), self.case.terms)
        return Retelling(
            id=edge_id(self.measure, one.claim.id, two.claim.id),
            measure=self.measure,
            parent=one.claim.id,
            child=two.claim.id,
            basis=basis,
            confidence=round(confidence, 2),
            drift=changed,
            reasons=tuple(dict.fromkeys(reasons)),
            decided=decided,
        )

    def _nearest(self, parent: Claim, child: Claim) -> Claim:
        """Of the figures that the parent's source gives of the measure, two currencies as a rule, the one that the child can be told from."""
        told, given = child.quantity, self.given.get(parent.id, [parent])
        if told is None or len(given) < 2:
            return parent

        def likeness(claim: Claim) -> tuple[bool, bool, bool]:
            quantity = claim.quantity
            assert quantity is not None
            figure = any(same(a, b) for a in quantity.known for b in told.known)
            return agree(quantity, told), figure, quantity.unit == told.unit

        return max(given, key=likeness)

    def _copied_misprint(self, lost: Told) -> str | None:
        """How the copies of an unread page misprint the name of its own source, if they do it alike."""
        spelt = {t.removeprefix("misprints ") for t in lost.traits if t.startswith("misprints ")}
        named = (name for node in self.nodes[: self.told] for name in node.claim.attribution.via)
        return next((name for name in named if names.core(name) in spelt), None)

    def _within(self, statement: Statement) -> Iterator[Retelling]:
        """Edges inside one article: its headline or lead against the statement that they announce."""
        main = statement.claim
        for again in statement.repeats:
            another = bool(main.quantity and again.quantity and other_currency(main.quantity, again.quantity))
            if again.section == main.section and not another:
                continue
            article = self.case.texts.get(main.article)
            changed = (
                (Drift(kind="unit_converted", before=printed(main), after=printed(again)),)
                if another
                else drift(Telling(main, article), Telling(again, article, None, False))
            )
            yield Retelling(
                id=edge_id(self.measure, main.id, again.id),
                measure=self.measure,
                parent=main.id,
                child=again.id,
                basis="wording",
                confidence=1.0,
                drift=changed,
                reasons=(
                    message("reason.currency")
                    if another
                    else message("reason.section", section=message(f"reason.part.{again.section}")),
                ),
            )

    def _latent(self) -> list[Latent]:
        found: dict[str, list[str]] = defaultdict(list)
        for i in sorted(self.keep):
            node = self.nodes[i]
            for name in missing_here(node, self.case.directory):
                key = next((k for k in found if names.same_outlet(k, name) >= names.MISPRINTED), name)
                if node.claim.id not in found[key]:
                    found[key].append(node.claim.id)
        return [
            Latent(measure=self.measure, outlet=outlet, claims=tuple(ids)) for outlet, ids in found.items()
        ]

    def chance_of_origin(self, claim: str) -> float:
        """The chance that a statement is of no other page of the case: that it stands alone, or hangs from a missing page that does."""
        node = self.index[claim]
        through = (self.chance.get((i, node), 0.0) * self.alone[i] for i in range(self.told, len(self.nodes)))
        return min(1.0, self.alone[node] + sum(through))

    def roots(self, edges: Sequence[Retelling]) -> list[Claim]:
        """The statements of which no parent is known."""
        children = {edge.child for edge in edges}
        return [claim for i in sorted(self.keep) if (claim := self.nodes[i].claim).id not in children]


def one_a_source(
    statements: Sequence[Statement], printed_by: Mapping[str, int], ruled: Overrides
) -> list[Statement]:
    """A page's statements of a measure, one for each source: that whose figure most pages print; the page's own voice only where it says more.

    What a person's decision names stands.
    """
    if len(statements) < 2:
        return list(statements)

    def rank(statement: Statement) -> tuple[bool, int]:
        affirmed = statement.claim.commitment.polarity == "+"  # who denies a figure gives another beside it
        return affirmed, max((printed_by[figure] for figure in _figures(statement.claim)), default=0)

    best: dict[str | None, Statement] = {}
    for statement in statements:
        key = source_key(statement.claim)
        if key not in best or rank(statement) > rank(best[key]):
            best[key] = statement
    if (
        None in best
        and len(best) > 1
        and rank(best[None]) <= max(rank(s) for key, s in best.items() if key is not None)
    ):
        del best[None]
    return [s for s in statements if s.claim.id in ruled.named or any(s is kept for kept in best.values())]


def of_one_size(every: Mapping[str, Sequence[Statement]]) -> dict[str, list[Statement]]:
    """The statements of each page less those of quite another size than what the measure's pages agree on: they speak of something else.

    Where no two pages have related figures, nothing tells which is out of place.
    """
    pages: dict[Quantity, set[str]] = defaultdict(set)
    for article, several in every.items():
        for s in several:
            if s.claim.quantity is not None:
                pages[s.claim.quantity.value].add(article)
    agreed = [
        one
        for one, own in pages.items()
        if len(own) > 1 or any(other - own and related(one, amount) for amount, other in pages.items())
    ]

    def fits(claim: Claim) -> bool:
        amount = claim.quantity.value if claim.quantity is not None else None
        return amount is None or not agreed or any(related(one, amount, SIZE) for one in agreed)

    return {article: [s for s in several if fits(s.claim)] for article, several in every.items()}


def source_key(claim: Claim) -> str | None:
    """Who says it, by name; None for the page's own voice, other papers, and people without a name."""
    source = claim.attribution.source
    if source is None or source.kind == "outlet" or source.name is None or names.nameless(source.name):
        return None
    return " ".join(names.person(source.name))


def _figures(claim: Claim) -> tuple[str, ...]:
    return tuple(f"{value:.3g}" for value in claim.quantity.known) if claim.quantity else ()


def favoured(trees: Iterable[Tree]) -> dict[str, str]:
    """For each article the page that gets most points as a source of its statements, over all measures.

    A page takes what it retells from one place as a rule, so what is plain for one figure helps to place the others.
    """
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for tree in trees:
        best: dict[tuple[str, str], float] = defaultdict(float)
        for (parent, child), found in tree.scored.items():
            if found.barred:
                continue
            pair = (tree.nodes[child].page.article, tree.nodes[parent].page.article)
            best[pair] = max(best[pair], found.points)
        for (child_page, parent_page), points in best.items():
            sums[child_page][parent_page] += points
    return {
        child: max(sorted(found), key=lambda parent: found[parent])
        for child, found in sums.items()
        if len(found) > 1
    }


def edge_id(measure: str | None, parent: str, child: str) -> str:
    """The id of an edge: the same two statements keep it, whatever is found to have drifted."""
    return digest("e", measure, parent, child)


def _few(holders: Sequence[int], child: int) -> Iterable[int]:
    """The first holders of a key and the last ones up to this statement."""
    if len(holders) <= EARLIEST + LATEST:
        return holders
    at = bisect.bisect_left(holders, child)
    return (*holders[:EARLIEST], *holders[max(0, at - LATEST) : at + 2])
