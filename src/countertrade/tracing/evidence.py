"""What speaks for one statement being taken from another: about twenty signs, each with its weight.

The weights are log-odds against staying unattached, set by hand and rounded, with annotated families in view (docs/tracing.md); none is fitted,
since no text that may be shipped has an annotated lineage. `bench/tracing.py --fit` fits them with a penalty, leaving one family out, and prints whether that would do better.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from countertrade.messages import is_key
from countertrade.quantity import Quantity
from countertrade.records import Article, Claim, Message, message, share
from countertrade.tracing import names
from countertrade.tracing.amounts import agree, digits, fresh, related
from countertrade.tracing.pages import Directory, Page, Wording, citations, overlap
from countertrade.tracing.words import CONFIRM, OURSELVES

Basis = Literal["named", "quoted", "wording", "inferred"]

WEIGHTS: Mapping[str, float] = {
    # what the child says of where it is from: nearly proof
    "unattached": -1.1,  # a page whose parent cannot be told stays alone: most statements that only look alike are siblings
    "named": 3.0,  # the statement names the outlet; 0.9 of it where misprinted, three quarters of that where others misprint it alike
    "on page": 2.0,  # the article names it elsewhere
    "nearest": 0.4,  # and no other outlet between there and the statement
    "carrier": 0.8,  # of two outlets that it names, the one that itself names the other is where it looked
    "same citation": 0.8,  # both name a third: either may have copied it from the other, or both looked there
    "passed over": -0.8,  # it names another page of the case, and not this one
    # what cannot be alike by chance
    "copy": 4.0,
    "quotation": 1.8,  # words of a quotation; half where one person is quoted on one figure, as in a translation
    "paraphrase": -1.2,  # the child quotes what it only tells
    "wording": 2.0,  # the share of word sequences of four that the shorter one has in common with the other
    "title": 4.0,  # a headline in the same words, from half of them
    "error": 2.5,  # leading errors: a misprint that few others have
    "change": 0.5,  # a bound, rate, unit or figure that few others have
    # what all that retell one story have, so that it says little about the way
    "figure": 0.8,
    "digits": 0.25,  # for each digit that makes the figure rarer
    "other figure": -0.8,
    "foreign figure": -1.5,  # one that no slip makes of it
    "fresh figure": -1.2,  # one of its own digits in the parent's very unit, from another mouth, where only the page names the outlet
    "source": 0.5,
    "other source": -0.4,
    "joint": 0.25,  # for each further figure that the two pages share, four at most
    "alike": 0.1,  # for the same status and the same certainty each
    "unlike": -0.08,  # for each trait that only one of them has
    "whole page": 0.5,  # most of the page's statements were taken from there
    # what speaks against it
    "vouches": -5.0,  # a party gives the figure in its own name
    "first hand": -3.0,  # it was told to this very paper; 0.75 of it where by somebody else
    "denied": -3.0,
    "same house": -0.8,  # two pages of one outlet are siblings
    "second hand": -0.3,  # a page that names where it has it from is not where others begin; so is a page that credits a service
    "fuller": 0.04,  # for each measure that it has more than the other, three at most
    "after": -0.03,  # it stands later in the case, where the dates do not tell
    "many": 0.25,  # several pages credit it
    "days": -0.03,  # for every doubling of the days between
    "stale": -0.22,  # the same where only figure and source speak for it: the source may have spoken again
    "undated": -0.2,
}
"""Log-odds for each sign of `score`."""


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
    besides: tuple[Quantity, ...] = ()  # what its source or the page gives there of the measure besides


class Score(NamedTuple):
    """What speaks for a pair. `barred`: a page nobody has read, which no word of the child points to; only the rest of the page can."""

    points: float
    basis: Basis
    barred: bool = False

    def more(self, sign: str) -> Score:
        """The score with one more sign."""
        return self._replace(points=self.points + WEIGHTS[sign])


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
    nearest = _nearest(page, claim)
    for printed in citations(claim):
        if names.anaphoric(printed):  # "the paper": that which the page named last
            if OURSELVES & set(names.fold(printed).split()):
                first_hand = not cited and not missing
            elif nearest is not None:
                cited[nearest] = 1.0
            continue
        meant = directory.outlets(printed)
        if page.outlet and meant.get(page.outlet, 0.0) >= names.MISPRINTED:
            first_hand = first_hand or (not cited and not missing)
            continue  # "told this newspaper"
        misprint = bool(meant) and max(meant.values()) == names.MISPRINTED
        inherited.add(("misprints " if misprint else "cites ") + names.core(printed))
        for outlet, sure in meant.items():
            cited[outlet] = max(sure, cited.get(outlet, 0.0))
        if not meant and not cited:
            missing.append(printed)
    issuer = directory.issuer(claim.attribution.source)
    for credited in (issuer, *directory.within(claim.attribution.source)):
        if credited is not None and credited != page.outlet:
            cited.setdefault(credited, 1.0)
    return Told(
        claim=claim,
        page=page,
        article=article,
        words=words,
        amount=claim.quantity.value if claim.quantity is not None else None,
        cited=cited,
        missing=tuple(missing),
        naming=frozenset(cited) | page.named.keys(),
        nearest=nearest if len(page.named) > 1 else None,
        traits=frozenset(inherited),
        profile=profile,
        first_hand=first_hand,
        breadth=len({figure.rsplit(" ", 1)[0] for figure in profile}),
    )


def _nearest(page: Page, claim: Claim) -> str | None:
    """The outlet whose name stands last before the end of a statement, else the first after it."""
    if not page.named or claim.span is None:
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


def score(parent: Told, child: Told, weight: Mapping[str, float]) -> Score:
    """The points for `parent` being the one that `child` retells. `weight` is how telling each shared trait is, 0 to 1."""
    found, basis = signs_of(parent, child, weight)
    inherited = (
        sum(WEIGHTS[sign] * value for sign, value in found if sign in ("error", "change"))
        if parent.lost
        else 0.0
    )
    barred = parent.lost and basis != "named" and (parent.hub < 2 or inherited < WEIGHTS["change"])
    return Score(sum(WEIGHTS[sign] * value for sign, value in found), basis, barred)


def signs_of(parent: Told, child: Told, weight: Mapping[str, float]) -> tuple[list[tuple[str, float]], Basis]:
    """The signs of WEIGHTS that speak for or against a pair, each with its strength, and what kind of proof they are."""
    signs: list[tuple[str, float]] = [("unattached", 1.0)]
    add = signs.append
    basis = _naming(parent, child, weight, signs)
    in_statement = any(sign == "named" for sign, _ in signs)
    quotes = parent.words.quoted and child.words.quoted
    shared = overlap(parent.words.quoted, child.words.quoted) if quotes else 0.0
    wording = overlap(parent.words.told, child.words.told)
    copied = child.page.copy_of is not None and child.page.copy_of == parent.page.article
    quoted = min(1.0, shared * 2) if shared > 0.15 else 0.5 if _both_quote(parent, child) else 0.0
    if copied:
        add(("copy", 1.0))
    if quoted:
        add(("quotation", quoted))
    elif child.claim.attribution.mode == "direct" != parent.claim.attribution.mode:
        add(("paraphrase", 1.0))
    if wording > 0.08:
        add(("wording", wording))
    if basis == "inferred":
        basis = "wording" if copied else "quoted" if quoted else "wording" if wording > 0.08 else "inferred"
    if parent.amount is not None and child.amount is not None:
        given = (parent.amount, *parent.besides)
        if any(agree(amount, child.amount) for amount in given):
            signs += [("figure", 1.0), ("digits", float(min(3, _rarest(child.amount) - 1)))]
        else:
            if not in_statement:  # half where the page names the outlet elsewhere
                add(("other figure", 0.5 if basis == "named" else 1.0))
            if not any(related(amount, child.amount) for amount in given):
                add(("foreign figure", 1.0))
            own = all(fresh(amount, child.amount) for amount in given)
            if (
                own
                and basis == "named"
                and not in_statement
                and _sources(parent.claim, child.claim) != "source"
            ):
                add(("fresh figure", 1.0))
    if source := _sources(parent.claim, child.claim):
        add((source, 1.0))
    if weight:
        for trait in parent.traits & child.traits & weight.keys():
            sign = "error" if trait.startswith("misprints") or weight[trait] > 1 else "change"
            add((sign, weight[trait] % 1 or 1.0))
    add(("unlike", float(len(parent.traits ^ child.traits))))
    if basis != "named" and parent.page.outlet and parent.page.outlet == child.page.outlet:
        add(("same house", 1.0))
    if basis == "inferred":
        second = bool(parent.cited or parent.missing) + 1.5 * bool(parent.page.credit)
        signs += [
            ("second hand", second),
            ("fuller", float(max(-3, min(3, parent.breadth - child.breadth)))),
            ("after", float(parent.page.order > child.page.order)),
        ]
    if (
        parent.page.title
        and child.page.title
        and (titles := overlap(parent.page.title, child.page.title)) >= 0.5
    ):
        add(("title", titles))
    if parent.hub > 1 and basis != "named":
        add(("many", 1.0))
    joint = len(parent.profile & child.profile) - 1
    if joint > 0:
        add(("joint", float(min(4, joint))))
    add(("alike", float(_alike(parent.claim, child.claim))))
    own_word = child.page.issuer and not child.cited
    if own_word or (child.claim.attribution.cue is not None and vouches(child.claim, parent.claim)):
        add(("vouches", 1.0))
    if child.first_hand:
        # others who talk to the paper about a figure that is out have it from there as often as not
        add(("first hand", 1.0 if _sources(parent.claim, child.claim) == "source" else 0.75))
    if child.claim.commitment.polarity != parent.claim.commitment.polarity:
        add(("denied", 1.0))
    earlier, later = parent.page.when, child.page.when
    if earlier.known and later.known:
        gap = later.first - earlier.last
        if gap > 0:
            add(("stale" if basis == "inferred" else "days", math.log2(1 + gap / 24)))
    elif not parent.lost and not child.lost:
        add(("undated", 1.0))
    return signs, basis


def _naming(parent: Told, child: Told, weight: Mapping[str, float], signs: list[tuple[str, float]]) -> Basis:
    """The child names the parent's outlet: in the statement, elsewhere on the page, or as a credit."""
    outlet = parent.page.outlet
    if outlet is None:
        return "inferred"
    sure = child.cited.get(outlet, 0.0)
    if sure:
        alike = sure == names.MISPRINTED and any(
            t in weight for t in child.traits if t.startswith("misprints")
        )
        signs.append(("named", sure * (0.75 if alike else 1.0)))
    elif parent.lost and any(names.same_outlet(gone, outlet) >= names.MISPRINTED for gone in child.missing):
        signs.append(("named", 1.0))
    elif outlet in child.page.named:
        signs.append(("on page", 1.0))
        if child.cited:
            signs.append(("passed over", 1.0))
        if child.nearest == outlet:
            signs.append(("nearest", 1.0))
    elif child.page.credit and (
        credited := max(names.same_outlet(credit, outlet) for credit in child.page.credit)
    ):
        signs.append(("named", credited))
    else:
        if child.naming:
            signs.append(("passed over", 1.0))
            if child.naming & parent.naming:
                signs.append(("same citation", 1.0))
        return "inferred"
    if sure and (child.cited.keys() - {outlet}) & parent.naming:
        signs.append(("carrier", 1.0))
    return "named"


def why(parent: Told, child: Told, weight: Mapping[str, float]) -> list[Message]:
    """The signs that speak for a pair, in plain words."""
    outlet, source = parent.page.outlet, parent.claim.attribution.source
    said: list[Message] = []
    for sign, value in signs_of(parent, child, weight)[0]:
        match sign:
            case "named":
                misprinted = child.cited.get(outlet or "", 1.0) == names.MISPRINTED
                credits = outlet not in child.cited and not parent.lost
                said.append(
                    message(
                        "reason.credits" if credits else "reason.misprints" if misprinted else "reason.names",
                        outlet=outlet or "?",
                    )
                )
            case "on page":
                said.append(message("reason.page_names", outlet=outlet or "?"))
            case "carrier":
                said.append(
                    message(
                        "reason.carrier",
                        outlet=outlet or "?",
                        other=min((child.cited.keys() - {outlet}) & parent.naming),
                    )
                )
            case "same citation":
                said.append(message("reason.both_name", outlet=min(child.naming & parent.naming)))
            case "quotation":
                said.append(
                    message(
                        "reason.quotation"
                        if overlap(parent.words.quoted, child.words.quoted) > 0.15
                        else "reason.quotes"
                    )
                )
            case "wording":
                said.append(message("reason.wording", share=share(value)))
            case "source":
                said.append(message("reason.source", name=(source and source.name) or "?"))
            case "joint":
                said.append(message("reason.joint", n=len(parent.profile & child.profile) - 1))
            case "many":
                said.append(message("reason.hub", pages=parent.hub, outlet=outlet or "?"))
            case "copy" | "title" | "figure":
                said.append(message(f"reason.{sign}"))
            case _:
                continue
    shared = sorted(parent.traits & child.traits & weight.keys())
    return said + [
        message("reason.trait", trait=_trait(trait)) for trait in shared if not trait.startswith("figure")
    ]


def _trait(trait: str) -> Message:
    """A trait as people call it: "no rate", "unit t", "bound at_least"."""
    kind, _, what = trait.partition(" ")
    if kind == "no":
        return message("reason.trait.no_rate")
    if kind == "bound":
        named = is_key(f"bound.{what}")
        return (
            message("reason.trait.bound", what=message(f"bound.{what}"))
            if named
            else message(f"reason.trait.{what}")
        )
    return message(f"reason.trait.{kind}", what=what)


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


@functools.lru_cache(maxsize=16384)
def _rarest(quantity: Quantity) -> int:
    return max((digits(value) for value in quantity.known), default=1)


def _sources(parent: Claim, child: Claim) -> str | None:
    one, other = parent.attribution.source, child.attribution.source
    if one is None or other is None or one.name is None or other.name is None:
        return None
    if names.same_source(one.name, other.name) or names.garbled(one.name, other.name):
        return "source"
    return None if "outlet" in (one.kind, other.kind) else "other source"


def weights(nodes: Sequence[Told]) -> dict[str, float]:
    """How telling each trait is, 0 to 1: not at all where half of the statements or the earliest has it; a misprinted name counts 1 more.

    Shared errors prove a common descent better than shared truths: the leading errors of textual criticism (Maas, 1927).
    """
    if len(nodes) < 4:
        return {}
    count: Counter[str] = Counter(trait for node in nodes for trait in node.traits)
    sources = (node.claim.attribution.source for node in nodes)
    spelt = sorted({source.name for source in sources if source and source.name})
    wrong = {
        "source " + " ".join(names.person(name))
        for name in spelt
        if any(names.garbled(name, other) and _often(count, other) >= _often(count, name) for other in spelt)
    }
    found: dict[str, float] = {}
    for trait, n in count.items():
        rare = 1.0 - 2.0 * n / len(nodes)
        if rare > 0 and n > 1 and trait not in nodes[0].traits:
            found[trait] = rare + (trait in wrong)
    return found


def _often(count: Counter[str], name: str) -> int:
    return count["source " + " ".join(names.person(name))]
