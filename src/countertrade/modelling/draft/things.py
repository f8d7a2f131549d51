"""What the statements of a case are about, thing by thing: one way, one good, nothing on top of it, each with the statements chosen for it.

Totals and parts, what is planned and what was delivered, and what comes on top ("thousands more") are kept apart: one statement of a
thing is its figure, and the others stand beside it with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from countertrade import units
from countertrade.modelling import estimates
from countertrade.modelling.draft import wording
from countertrade.modelling.draft.measures import party
from countertrade.modelling.draft.wording import Called
from countertrade.records import Article, Bad, Claim, Estimate, Lineage, Measure

Way = tuple[str, str]

_ALIKE = 1.3  # two figures of one thing: rounded or estimated, not another thing
DOUBTED = frozenset({"possible", "conditional", "demanded"})
_BESIDE = 24  # code points beside a figure in which "more" or "further" stands
_EARLIER = 4  # words before a figure in which "previously" stands
_NEAR = 250  # code points between statements that are of one thing: a sentence or two
_WORTH = 4  # words before a figure in which "worth" stands


class Thing(NamedTuple):
    """One thing that passes, or is priced, or measured: `chosen` state its figure, `others` more of it, each with the reason."""

    measure: Measure
    called: Called
    way: Way | None  # None where a side is missing
    half: tuple[str | None, str | None]  # what is known of the way
    more: bool  # on top of what else is said of the measure
    pooled: bool  # chosen are all usable statements of a measure that the case has
    chosen: tuple[Claim, ...]
    others: tuple[tuple[Claim, str], ...]
    said_elsewhere: Claim | None = None  # the statement without a figure that names the sides

    @property
    def unit(self) -> str:
        return self.measure.unit

    @property
    def per(self) -> tuple[str, ...]:
        return self.measure.per

    @property
    def is_money(self) -> bool:
        return units.is_currency(self.measure.unit)

    @property
    def is_value(self) -> bool:
        """Whether money is said to be what goods are worth, and not to be paid: "to the value of", "im Wert von"."""
        return self.is_money and any(
            claim.quantity is not None and claim.quantity.span is not None and claim.span is not None and claim.text is not None
            and wording.said(
                wording.listed("worth", "before"),
                re.findall(r"\w+", claim.text[: claim.quantity.span[0] - claim.span[0]].lower())[-_WORTH:],
            )
            for claim in self.chosen
        )  # fmt: skip

    @property
    def doubted(self) -> bool:
        """Whether nobody states it as settled."""
        return all(claim.commitment.modality in DOUBTED for claim in self.chosen)

    @property
    def sort(self) -> str | None:
        """The class of the good, where the lexicon has it."""
        sorts = Counter(claim.item.sort for claim in self.chosen if claim.item and claim.item.sort)
        return sorts.most_common(1)[0][0] if sorts else None


# reasons why a statement is not the figure of its thing
DERIVED, DENIED, ANOTHER, DELIVERED, CONVERTED = "derived", "denied", "another", "delivered", "converted"


def things(
    claims: Sequence[Claim],
    measures: Sequence[Measure],
    known: frozenset[str],
    articles: Sequence[Article],
    language: Mapping[str, str],
) -> tuple[Thing, ...]:
    """Every thing that claims with a measure are about, in the order of the measures.

    Args:
        claims: that stand, each with its measure.
        measures: of the case and proposed.
        known: ids of the measures that the case has, whose statements a model may pool by name.
        articles: where the claims stand.
        language: of each article, by its id.
    """
    unfigured = [claim for claim in claims if claim.kind == "transfer" and way_of(claim) is not None]
    found: list[Thing] = []
    for measure in measures:
        members = [claim for claim in claims if claim.measure == measure.id and claim.quantity is not None]
        if not members:
            continue
        called = _title(measure) or wording.called_by(members, language)
        ways = _sided(members, measure if measure.id in known else None, unfigured, language)
        groups: dict[tuple[Way | None, bool], list[Claim]] = {}
        more_of = _on_top(members)
        for claim in members:
            groups.setdefault((ways[claim.id][0], claim.id in more_of), []).append(claim)
        several = len({way for way, _ in groups if way is not None}) > 1
        usable = {
            claim.id for claim in members if claim.commitment.polarity == "+" and not claim.derived_from
        }
        for (way, more), own in groups.items():
            chosen, others = _chosen(own, measure.unit, one=len(articles) == 1)
            name = wording.named("more", thing=called) if more else called
            if several and way is not None:
                name = wording.named("way", thing=name, giver=way[0], recipient=way[1])
            elsewhere = next((ways[claim.id][1] for claim in own if ways[claim.id][1] is not None), None)
            found.append(
                Thing(
                    measure, name, way, _half(chosen or own), more,
                    measure.id in known and not more and usable == {claim.id for claim in chosen},
                    tuple(chosen), tuple(others), elsewhere,
                )
            )  # fmt: skip
    return tuple(found)


def _title(measure: Measure) -> Called | None:
    if not measure.title:
        return None
    first = next(iter(measure.title.values()))
    return Called(measure.title.get("en", first), measure.title.get("de", first))


# --- Sides ----------------------------------------------------------------------------------------------------------------


def way_of(claim: Claim) -> Way | None:
    moved = claim.transfer
    giver, recipient = (party(moved.giver), party(moved.recipient)) if moved else (None, None)
    return (giver, recipient) if giver and recipient and giver != recipient else None


def _half(claims: Iterable[Claim]) -> tuple[str | None, str | None]:
    """The giver and the recipient, each where all that is said of it is one."""
    givers = {party(c.transfer.giver) for c in claims if c.transfer} - {None}
    takers = {party(c.transfer.recipient) for c in claims if c.transfer} - {None}
    return (
        next(iter(givers)) if len(givers) == 1 else None,
        next(iter(takers)) if len(takers) == 1 else None,
    )


def _sided(
    members: Sequence[Claim], measure: Measure | None, unfigured: Sequence[Claim], language: Mapping[str, str]
) -> dict[str, tuple[Way | None, Claim | None]]:
    """The way of each claim, with the statement without a figure that says it, if it is said there alone.

    A claim that names no side goes the one way that all others of its measure go, or that the measure is declared with; money does so only
    where it is the same figure, for other money may be anybody's. Where no claim of a measure names both sides, a statement of the same
    thing without its figure may.
    """
    ways = {claim.id: way_of(claim) for claim in members}
    known = {way for way in ways.values() if way is not None}
    declared = (party(measure.giver), party(measure.recipient)) if measure else (None, None)
    only: Way | None = None
    if len(known) == 1:
        only = next(iter(known))
    elif (
        not known and declared[0] and declared[1] and declared[0] != declared[1] and _fits(declared, members)
    ):
        only = declared[0], declared[1]
    sided = [claim for claim in members if ways[claim.id] is not None]
    found: dict[str, tuple[Way | None, Claim | None]] = {}
    for claim in members:
        way, said = ways[claim.id], None
        same = not _is_money(claim) or not known or any(_alike(claim, other) for other in sided)
        if way is None and only is not None and same and _fits(only, [claim]):
            way = only
        if way is None and not known:
            said = next((other for other in unfigured if is_of(other, claim, language)), None)
            way = way_of(said) if said is not None and _fits(way_of(said) or ("", ""), [claim]) else None
        found[claim.id] = (way, said if way is not None else None)
    return found


def _is_money(claim: Claim) -> bool:
    return claim.quantity is not None and units.is_currency(claim.quantity.unit or "")


def _alike(one: Claim, other: Claim) -> bool:
    low, high = sorted((_point(one), _point(other)))
    return high <= _ALIKE * low


def _fits(way: tuple[str | None, str | None], claims: Iterable[Claim]) -> bool:
    """Whether no claim names another giver or recipient."""
    return all(
        c.transfer is None
        or ((c.transfer.giver or way[0]) == way[0] and (c.transfer.recipient or way[1]) == way[1])
        for c in claims
    )


def is_of(statement: Claim, figure: Claim, language: Mapping[str, str]) -> bool:
    """Whether a statement without a figure is about the thing of a figure in the same article: it quotes it, or is of the same class."""
    good = (statement.transfer.good if statement.transfer else None) or ""
    stated = figure.quantity
    if statement.article != figure.article or stated is None or not good:
        return False
    if stated.text and stated.text.casefold() in good.casefold():
        return True
    if _is_money(figure):
        return False
    own = language.get(figure.article, "en")
    nouns = {(stated.of or "").casefold(), (stated.unit or "").casefold()} - {""}
    kind = wording.class_called(own, good)
    kinds = {wording.class_called(own, stated.of or ""), wording.class_called("en", stated.unit or "")}
    words = [word.removesuffix("s") for word in good.casefold().split()]
    # "Chilean fighter jets" are the fighters that are counted, "tank shells" no tanks
    part_of = bool(nouns & {*words, good.rsplit(" ", 1)[-1].casefold()}) and not (kind and kinds - {None})
    return part_of or (kind is not None and kind in kinds)


def near(some: Iterable[Claim], others: Iterable[Claim]) -> bool:
    """Whether a statement of the one stands beside one of the other, so that they may be of the same thing; typed ones have no place."""
    places = [(claim.article, claim.span) for claim in others]
    return any(
        claim.article == article
        and (
            claim.span is None
            or span is None
            or max(claim.span[0], span[0]) - min(claim.span[1], span[1]) <= _NEAR
        )
        for claim in some
        for article, span in places
    )


# --- Which statement ------------------------------------------------------------------------------------------------------


def _on_top(members: Sequence[Claim]) -> set[str]:
    """The claims of a measure that come on top of its others; none where there are no others."""
    more = [claim for claim in members if _is_more(claim)]
    ids = {claim.id for claim in more}
    base = {_point(claim) for claim in members if claim.id not in ids}
    # "40 more pumps" are the 40 pumps of elsewhere; "thousands" are no figure to tell by
    return {
        claim.id
        for claim in more
        if base
        and ((claim.quantity is not None and claim.quantity.bound == "order") or _point(claim) not in base)
    }


def _is_more(claim: Claim) -> bool:
    """Whether a figure comes on top of another: "thousands more", "another 50 million", "noch Tausende mehr"."""
    quantity = claim.quantity
    if quantity is None or quantity.span is None or claim.span is None or not claim.text:
        return False
    start, end = quantity.span[0] - claim.span[0], quantity.span[1] - claim.span[0]
    before = re.findall(r"\w+", claim.text[max(0, start - _BESIDE) : start])
    after = re.findall(r"\w+|[.,;:]", claim.text[end : end + _BESIDE])
    inside = re.findall(r"\w+", (quantity.text or "").lower())
    if wording.listed("more", "before") & {*(word.lower() for word in before[-1:]), *inside[:1]}:
        return True
    if "more" in inside[1:] and "than" not in inside:  # "40 more pumps"
        return True
    # "more than" stands before a figure, "more expensive" after it
    return bool(after) and after[0].lower() in wording.listed("more", "after") and not _compares(after[1:2])


def _compares(following: Sequence[str]) -> bool:
    return bool(following) and following[0].lower() in ("than", "als", "or", "oder")


def _chosen(claims: Sequence[Claim], unit: str, *, one: bool) -> tuple[list[Claim], list[tuple[Claim, str]]]:
    """The claims that state the figure of a thing, and the others with the reason: among them the same money in another currency.

    In a case of one article, figures that are not alike are of different things (a part, another year, another stage): that of most sources
    is chosen, then what is agreed before what is delivered so far, then the largest.
    """
    others: list[tuple[Claim, str]] = []
    usable: list[Claim] = []
    for claim in claims:
        if claim.commitment.polarity == "-":
            others.append((claim, DENIED))
        elif claim.derived_from:
            others.append((claim, DERIVED))
        elif claim.quantity is None or claim.quantity.point is None or claim.quantity.point <= 0:
            others.append((claim, ANOTHER))
        elif units.is_currency(unit) and claim.quantity.unit != unit:
            others.append((claim, CONVERTED))
        elif not _is_one_of_many(claim):
            usable.append(claim)
        else:
            others.append((claim, ANOTHER))
    earlier = [claim for claim in usable if _is_earlier(claim)]
    if len(earlier) < len(usable):
        others += [(claim, DELIVERED) for claim in earlier]
        usable = [claim for claim in usable if claim not in earlier]
    exact = [claim for claim in usable if not _is_vague(claim)]
    if exact and not one:  # "thousands" say less than a figure does
        others += [
            (claim, DELIVERED if _is_delivered(claim) else ANOTHER) for claim in usable if _is_vague(claim)
        ]
    if not usable or not one:
        return exact or usable, others
    clusters: list[list[Claim]] = []
    for claim in sorted(usable, key=_point):
        if clusters and _point(claim) <= _ALIKE * _point(clusters[-1][-1]):
            clusters[-1].append(claim)
        else:
            clusters.append([claim])
    best = max(clusters, key=_weight)
    chosen = [claim for claim in usable if claim in best]
    others += [
        (claim, DELIVERED if _is_delivered(claim) else ANOTHER) for claim in usable if claim not in best
    ]
    return chosen, others


def _point(claim: Claim) -> float:
    assert claim.quantity is not None
    return claim.quantity.point or 0.0


def _weight(cluster: Sequence[Claim]) -> tuple[bool, bool, bool, int, float]:
    firm = any(claim.commitment.modality not in DOUBTED for claim in cluster)
    vague = all(map(_is_vague, cluster))
    sources = {claim.attribution.source.name if claim.attribution.source else None for claim in cluster}
    agreed = not any(map(_is_delivered, cluster))
    return not vague, firm, agreed, len(sources), max(map(_point, cluster))


def _is_vague(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.bound == "order"


def _is_delivered(claim: Claim) -> bool:
    return claim.transfer is not None and claim.transfer.status == "delivered"


def _is_earlier(claim: Claim) -> bool:
    """Whether a figure is of what was before: "zuletzt noch rund 9.000 Tonnen Kohle"."""
    quantity = claim.quantity
    if quantity is None or quantity.span is None or claim.span is None or not claim.text:
        return False
    before = claim.text[: quantity.span[0] - claim.span[0]].lower()
    return bool(wording.listed("earlier", "before") & set(re.findall(r"\w+", before)[-_EARLIER:]))


def _is_one_of_many(claim: Claim) -> bool:
    """Whether somebody speaks of one thing of a kind that there might be: "for one doctor, five could be had"."""
    return _point(claim) == 1 and claim.commitment.modality in DOUBTED


# --- Figures --------------------------------------------------------------------------------------------------------------


def estimate(thing: Thing, articles: Sequence[Article], lineage: Lineage) -> Estimate | None:
    """What the chosen statements come to; None where none of them can be used."""
    try:
        return estimates.pool(thing.chosen, lineage, thing.measure, articles)
    except Bad:
        return None
