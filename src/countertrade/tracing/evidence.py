"""What speaks for one statement being a retelling of another, in points, with the reason in plain words.

Points are rough log-odds: 1 is a hint, 3 is strong, 6 is next to certain. They were set on the families of
shared/data/claims and the public rows of retellings.jsonl (`python bench/tracing.py`), and only their order matters much.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from countertrade.quantity import Quantity
from countertrade.records import Article, Claim
from countertrade.tracing import names
from countertrade.tracing.amounts import agree, digits
from countertrade.tracing.pages import Directory, Page, Wording, citations, overlap
from countertrade.tracing.words import CONFIRM

Basis = Literal["named", "quoted", "wording", "inferred"]
Say = Callable[..., None]  # is told a reason: its key in `reasons.REASONS`, and its values by name

NAMED = 6.0  # the statement names the outlet
COPIED_NAME = (
    0.75  # what is left of it where others misprint the name in the same way: one may have it from another
)
NAMED_ON_PAGE = 4.0  # the article names it elsewhere
NEAREST = 0.8  # and no other outlet after it, up to the statement
SAME_CITATION = 2.5  # both name the same outlet: either may have copied it from the other
COPY = 8.0  # the very same text
QUOTED = 3.5  # words of a quotation in common
WORDING = 4.0  # times the share of word sequences in common
FIGURE = 1.6  # the same figure
RARE = 0.5  # for every digit that makes it rarer
ANOTHER = -1.6  # another figure
SOURCE = 1.0  # the same person or institution says it
OTHER_SOURCE = -0.8
FIRST_HAND = -6.0  # "told this newspaper": the page asked for itself
DENIED = -6.0  # one says it and the other that it is not so
VOUCHES = -10.0  # another party gives the figure in its own name
MISPRINT = 3.0  # the same misprint of a name
MUTATION = 1.0  # the same change that few others have: a rate, a bound, a unit
DIFFERENT = -0.15  # for each trait that only one of the two has
SAME_HOUSE = -1.5  # both are of one outlet: more likely siblings
TITLE = 8.0  # times the share of headline word pairs in common, from half of them
WHOLE_PAGE = 1.0  # most of the page's statements were taken from there
JOINT = 0.5  # for each further figure that the two pages have in common, four at most
ALIKE = 0.2  # for the same status and the same certainty each
LATER = -0.05  # for every doubling of the days between
UNDATED = -0.4
STALE = (
    -0.5
)  # the same where nothing but the figure and its source speaks for it: the source may have spoken again
SECOND_HAND = -0.6  # a page that names its own source is not where a figure starts
WIRE_COPY = -1.0  # a page that credits a service: other copies are its siblings
FULLER = 0.08  # for each measure that it has more than the other, three at most
AFTER = -0.05  # it stands later in the case, where the dates do not tell
HUB = 0.5  # several pages credit it
THRESHOLD = 2.4  # points below which a page stays unattached rather than guessed


class Told(NamedTuple):
    """A statement ready to be compared."""

    claim: Claim
    page: Page
    article: Article | None
    words: Wording
    amount: Quantity | None
    cited: Mapping[str, float]  # outlets of the case that the statement names
    missing: tuple[str, ...]  # outlets it names that the case has no page of, nearest first
    naming: frozenset[str]  # outlets of the case that the statement or its page names
    nearest: str | None  # the outlet that the page names last before the statement
    traits: frozenset[str]  # what could be inherited: value, bound, rate, unit, misprints
    profile: frozenset[str] = frozenset()  # all figures of the page, by measure
    first_hand: bool = False  # it was told to this very outlet
    breadth: int = 0  # how many measures the page has figures of
    lost: bool = False  # reconstructed: the page is missing, or known without statements
    hub: int = 0  # how many pages credit it


class Score(NamedTuple):
    """`barred`: a page nobody has read, which no word of the child points to; only the rest of the page can."""

    points: float
    basis: Basis
    barred: bool = False


def told(
    claim: Claim,
    repeats: Sequence[Claim],
    page: Page,
    article: Article | None,
    words: Wording,
    directory: Directory,
    profile: frozenset[str] = frozenset(),
) -> Told:
    """The statement of a claim and of those that repeat it, with all that `score` compares worked out once."""
    cited: dict[str, float] = {}
    missing: list[str] = []
    first_hand = False
    inherited = traits(claim)
    for again in repeats:
        inherited |= traits(again)
    for printed in citations(claim):
        if page.outlet and names.same_outlet(printed, page.outlet) >= names.MISPRINTED:
            first_hand = first_hand or (not cited and not missing)
            continue  # "told this newspaper"
        meant = directory.outlets(printed)
        misprint = bool(meant) and max(meant.values()) == names.MISPRINTED
        inherited.add(("misprints " if misprint else "cites ") + names.core(printed))
        for outlet, sure in meant.items():
            cited[outlet] = max(sure, cited.get(outlet, 0.0))
        if not meant and not cited:
            missing.append(printed)
    return Told(
        claim=claim,
        page=page,
        article=article,
        words=words,
        amount=claim.quantity.value if claim.quantity is not None else None,
        cited=cited,
        missing=tuple(missing),
        naming=frozenset(cited) | page.named.keys(),
        nearest=_nearest(page, claim),
        traits=frozenset(inherited),
        profile=profile,
        first_hand=first_hand,
        breadth=len({figure.rsplit(" ", 1)[0] for figure in profile}),
    )


def _nearest(page: Page, claim: Claim) -> str | None:
    """The outlet whose name stands last before the end of a statement, else the first after it."""
    if len(page.named) < 2 or claim.span is None:
        return None
    places = [(at, outlet) for outlet, (_, offsets) in page.named.items() for at in offsets]
    before = [place for place in places if place[0] < claim.span[1]]
    return max(before)[1] if before else min(places)[1]


def traits(claim: Claim) -> set[str]:
    """What a retelling inherits with a figure, for better or worse."""
    found: set[str] = set()
    quantity = claim.quantity
    if quantity is not None:
        found.update(_amount_traits(quantity.value))
    source = claim.attribution.source
    if source is not None and source.name:
        found.add("source " + " ".join(names.person(source.name)))
    return found


@functools.lru_cache(maxsize=16384)
def _amount_traits(quantity: Quantity) -> tuple[str, ...]:
    rates = [f"per {code}" for code in quantity.per] or ["no rate"]
    figures = [f"figure {value:.6g}" for value in quantity.known]
    return (f"bound {quantity.bound}", f"unit {quantity.unit}", *rates, *figures)


def may_precede(parent: Page, child: Page) -> bool:
    """Whether the parent can have appeared before the child, as far as the dates tell."""
    return parent.article != child.article and parent.when.first <= child.when.last


def vouches(claim: Claim, other: Claim) -> bool:
    """Whether a named party gives the figure in its own name, though another said it before."""
    cue = claim.attribution.cue
    if (
        cue is None
        or cue.lemma.casefold() not in CONFIRM
        or claim.attribution.source is None
        or claim.attribution.via
    ):
        return False
    one, two = (
        claim.attribution.source.name,
        other.attribution.source.name if other.attribution.source else None,
    )
    return one is not None and not names.same_source(one, two)


def _unsaid(_key: str, /, **_values: object) -> None:
    """Most pairs are only scored: nobody reads why."""


def score(parent: Told, child: Told, weight: Mapping[str, float], say: Say = _unsaid) -> Score:
    """The points for `parent` being the one that `child` retells. `weight` is what sharing each trait counts.

    Each reason is told to `say`.
    """
    basis, points = _naming(parent, child, weight, say)
    if child.page.copy_of == parent.page.article:
        points += COPY
        say("copy")
        basis = "wording" if basis == "inferred" else basis
    shared = overlap(parent.words.quoted, child.words.quoted)
    if shared > 0.15:
        points += QUOTED * min(1.0, shared * 2)
        say("quotation")
        basis = "quoted" if basis == "inferred" else basis
    elif _both_quote(parent, child):
        points += QUOTED / 2
        say("quotes")
        basis = "quoted" if basis == "inferred" else basis
    wording = overlap(parent.words.told, child.words.told)
    if wording > 0.08:
        points += WORDING * wording
        say("wording", share=f"{wording:.0%}")
        basis = "wording" if basis == "inferred" else basis
    figures = _figures(parent.amount, child.amount, say)
    points += max(0.0, figures) if basis == "named" else figures
    points += _sources(parent.claim, child.claim, say)
    inherited = _inherited(parent, child, weight, say)
    points += inherited + DIFFERENT * len(parent.traits ^ child.traits)
    barred = parent.lost and basis != "named" and (parent.hub < 2 or inherited < MUTATION)
    if basis != "named" and parent.page.outlet and parent.page.outlet == child.page.outlet:
        points += SAME_HOUSE
    if basis == "inferred":
        points += SECOND_HAND * bool(parent.cited or parent.missing) + WIRE_COPY * bool(parent.page.credit)
        points += FULLER * max(-3, min(3, parent.breadth - child.breadth))
        points += AFTER * (parent.page.order > child.page.order)
    if (
        parent.page.title
        and child.page.title
        and (titles := overlap(parent.page.title, child.page.title)) >= 0.5
    ):
        points += TITLE * titles
        say("title")
    if parent.hub > 1 and basis != "named":
        points += HUB
        say("hub", pages=parent.hub, outlet=parent.page.outlet)
    joint = len(parent.profile & child.profile) - 1
    if joint > 0:
        points += JOINT * min(4, joint)
        say("joint", figures=joint)
    points += ALIKE * _alike(parent.claim, child.claim)
    if vouches(child.claim, parent.claim):
        points += VOUCHES
    if child.first_hand:
        points += FIRST_HAND
    if child.claim.commitment.polarity != parent.claim.commitment.polarity:
        points += DENIED
    earlier, later = parent.page.when, child.page.when
    if earlier.known and later.known:
        gap = max(0.0, later.first - earlier.last)
        points += (STALE if basis == "inferred" else LATER) * math.log2(1 + gap / 24)
    elif not parent.lost and not child.lost:
        points += UNDATED
    return Score(points, basis, barred)


def _naming(parent: Told, child: Told, weight: Mapping[str, float], say: Say) -> tuple[Basis, float]:
    """Points for the child naming the parent's outlet: in the statement, elsewhere on the page, or as a credit."""
    outlet = parent.page.outlet
    if outlet is None:
        return "inferred", 0.0
    if named := child.cited.get(outlet):
        copied = named == names.MISPRINTED and any(
            trait in weight for trait in child.traits if trait.startswith("misprints")
        )
        say("names" if named > names.MISPRINTED else "misprints", outlet=outlet)
        return "named", NAMED * named * (COPIED_NAME if copied else 1.0)
    if parent.lost and any(names.same_outlet(gone, outlet) >= names.MISPRINTED for gone in child.missing):
        say("names", outlet=outlet)
        return "named", NAMED
    if outlet in child.page.named:
        say("page names", outlet=outlet)
        return "named", NAMED_ON_PAGE + NEAREST * (child.nearest == outlet)
    if child.page.credit and (sure := max(names.same_outlet(credit, outlet) for credit in child.page.credit)):
        say("credits", outlet=outlet)
        return "named", NAMED * sure
    if common := child.naming & parent.naming:
        say("both name", outlet=min(common))
        return "inferred", SAME_CITATION
    return "inferred", 0.0


def _both_quote(parent: Told, child: Told) -> bool:
    if parent.claim.attribution.mode != "direct" or child.claim.attribution.mode != "direct":
        return False
    one, other = parent.claim.attribution.source, child.claim.attribution.source
    if one is None or other is None or parent.amount is None or child.amount is None:
        return False
    return names.same_source(one.name, other.name) and agree(parent.amount, child.amount)


def _alike(parent: Claim, child: Claim) -> int:
    one, other = parent.transfer, child.transfer
    status = one is not None and other is not None and one.status == other.status
    return status + (parent.commitment.modality == child.commitment.modality)


def _figures(one: Quantity | None, other: Quantity | None, say: Say) -> float:
    if one is None or other is None:
        return 0.0
    if not agree(one, other):
        return ANOTHER
    say("figure")
    return FIGURE + RARE * min(3, _rarest(other) - 1)


@functools.lru_cache(maxsize=16384)
def _rarest(quantity: Quantity) -> int:
    return max((digits(value) for value in quantity.known), default=1)


def _sources(parent: Claim, child: Claim, say: Say) -> float:
    one, other = parent.attribution.source, child.attribution.source
    if one is None or other is None or one.name is None or other.name is None:
        return 0.0
    if names.same_source(one.name, other.name) or names.garbled(one.name, other.name):
        say("source", name=one.name)
        return SOURCE
    return 0.0 if "outlet" in (one.kind, other.kind) else OTHER_SOURCE


def weights(nodes: Sequence[Told]) -> dict[str, float]:
    """Points for sharing each trait: none where half of the statements or the earliest has it, most for a rare misprint.

    Shared errors prove a common descent better than shared truths: the leading errors of textual criticism (Maas, 1927).
    """
    if len(nodes) < 4:
        return {}
    count: Counter[str] = Counter(trait for node in nodes for trait in node.traits)
    spelt = sorted(
        {
            n.claim.attribution.source.name
            for n in nodes
            if n.claim.attribution.source and n.claim.attribution.source.name
        }
    )
    wrong = {
        "source " + " ".join(names.person(name))
        for name in spelt
        if any(names.garbled(name, other) and _often(count, other) >= _often(count, name) for other in spelt)
    }
    found: dict[str, float] = {}
    for trait, n in count.items():
        rare = 1.0 - 2.0 * n / len(nodes)
        if rare <= 0 or n < 2 or trait in nodes[0].traits:
            continue
        found[trait] = (MISPRINT if trait in wrong or trait.startswith("misprints") else MUTATION) * rare
    return found


def _often(count: Counter[str], name: str) -> int:
    return count["source " + " ".join(names.person(name))]


def _inherited(parent: Told, child: Told, weight: Mapping[str, float], say: Say) -> float:
    points = 0.0
    if not weight:
        return points
    for trait in sorted(parent.traits & child.traits & weight.keys()):
        points += weight[trait]
        if not trait.startswith("figure"):
            say("trait", trait=trait)
    return points
