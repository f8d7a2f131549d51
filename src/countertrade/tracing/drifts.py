"""What changed between a statement and its retelling, in the kinds of the contract and the words of the two texts.

Everything is compared after normalising: 660,000 short tons are 600,000 tonnes and no error, a monthly amount times twelve is
the yearly one. The words in `from` and `to` stand literally in the two texts; a statement typed without a text gives its
quantity as printed by this program.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from countertrade.quantity import Quantity
from countertrade.records import Article, Claim, Drift, DriftKind, Modality, Status
from countertrade.tracing import names
from countertrade.tracing.amounts import Change, compare
from countertrade.tracing.cells import UNCREDITED
from countertrade.tracing.words import (
    ALIKE,
    ANNUAL,
    CONCEPTS,
    FUNCTION,
    PRODUCTS,
    RATES,
    ROLES,
    TELLING,
    WHOLE,
    Concept,
)

CERTAINTY: dict[Modality, int] = {
    "conditional": 0,
    "possible": 0,
    "planned": 1,
    "estimated": 1,
    "reported": 1,
    "demanded": 1,
    "asserted": 2,
}
"""How much of a fact a statement is made; a step up is a hedge dropped. If and could are no step apart."""

PROGRESS: dict[Status, int] = {"conditional": 0, "promised": 1, "ordered": 2, "delivered": 3}


class Telling(NamedTuple):
    """A statement with the article that prints it and what is known of the article as a whole."""

    claim: Claim
    article: Article | None = None
    names_outlet: str | None = None  # the source outlet as this article misprints it, on the first claim only
    introduces: bool = True  # the first claim of this article with this source


def reconstructed(parent: Telling, child: Telling, shared: frozenset[str]) -> tuple[Drift, ...]:
    """What a page that nobody has read must have changed: only in figures, bounds, rates and names that its copies share."""
    quantity = child.claim.quantity
    found: list[Drift] = []
    if quantity is not None and {f"figure {value:.6g}" for value in quantity.known} <= shared:
        rates = {f"per {code}" for code in quantity.per}
        sure: set[DriftKind] = {"rate_added"} if rates <= shared else set()
        if f"bound {quantity.bound}" in shared:
            sure |= {"bound_dropped", "bound_changed"}
        if f"unit {quantity.unit}" in shared:
            sure |= {"unit_converted", "unit_error", "value"}
        found += [change for change in _amount(parent.claim, child.claim, {}) if change.kind in sure]
    if child.names_outlet is not None and parent.article is not None:
        found.append(Drift(kind="name_garbled", before=parent.article.outlet, after=child.names_outlet))
    return tuple(found)


def drift(
    parent: Telling, child: Telling, rates: Mapping[tuple[str, str], float] | None = None
) -> tuple[Drift, ...]:
    """The changes from `parent` to `child`. `rates` gives the price of one unit of a currency in another, where known."""
    found = [
        *_amount(parent.claim, child.claim, rates or {}),
        *_share(parent.claim, child.claim),
        *_side(parent.claim, child.claim),
        *_quotation(parent, child),
        *_certainty(parent.claim, child.claim),
        *_source(parent, child),
        *_omitted(parent, child),
    ]
    once: dict[DriftKind, Drift] = {}
    for change in found:
        once.setdefault(change.kind, change)
    return tuple(once.values())


# --- Figures ---------------------------------------------------------------------------------------------------------------


def _amount(parent: Claim, child: Claim, rates: Mapping[tuple[str, str], float]) -> Iterator[Drift]:
    if parent.quantity is None or child.quantity is None:
        return
    before, after = printed(parent), printed(child)
    for kind in _compared(parent, child, rates):
        match kind:
            case "rate_lost":
                yield Drift(kind=kind, before=rate_printed(parent) or before, after=after)
            case "rate_added":
                yield Drift(kind=kind, before=before, after=rate_printed(child) or after)
            case _:
                yield Drift(kind=kind, before=before, after=after)


def _compared(parent: Claim, child: Claim, rates: Mapping[tuple[str, str], float]) -> tuple[Change, ...]:
    assert parent.quantity is not None
    assert child.quantity is not None
    before, after, fuel = parent.quantity.value, child.quantity.value, product(parent, child)
    return compare(before, after, rates, fuel) if rates else _plainly(before, after, fuel)


@functools.lru_cache(maxsize=16384)
def _plainly(before: Quantity, after: Quantity, fuel: str | None) -> tuple[Change, ...]:
    return compare(before, after, {}, fuel)


def product(*claims: Claim) -> str | None:
    """The fuel that claims speak of, as far as a tonne of it has a known volume."""
    words = " ".join(
        str(part)
        for claim in claims
        for part in (
            claim.quantity and claim.quantity.of,
            claim.transfer and claim.transfer.good,
            claim.measure,
        )
        if part
    )
    return next((name for name, pattern in PRODUCTS.items() if pattern.search(words)), None)


def printed(claim: Claim) -> str | None:
    """The quantity as printed, with its rate where that follows at once; the tool's own words where there is no text."""
    quantity = claim.quantity
    if quantity is None:
        return claim.text
    if quantity.text is None:
        return str(quantity.value)
    if claim.text and quantity.span and claim.span:
        end = quantity.span[1] - claim.span[0]
        for unit in quantity.per:
            if (pattern := RATES.get(unit)) and (hit := pattern.search(claim.text, end, end + 24)):
                return claim.text[quantity.span[0] - claim.span[0] : hit.end()]
    return quantity.text


def rate_printed(claim: Claim) -> str | None:
    """The words that give the rate ("im Monat"), where the sentence prints them."""
    quantity = claim.quantity
    if quantity is None or not claim.text:
        return None
    for unit in quantity.per:
        if (pattern := RATES.get(unit)) and (hit := pattern.search(claim.text)):
            return hit[0]
    return None


def concept(text: str | None) -> Concept | None:
    """What a share is a share of, of the kinds that matter in a deal.

    >>> concept("annual shortfall in food"), concept("jährlichen Nahrungsmittelbedarfs"), concept("people")
    ('shortfall', 'need', None)
    """
    return next((kind for kind, pattern in CONCEPTS.items() if text and pattern.search(text)), None)


def _share(parent: Claim, child: Claim) -> Iterator[Drift]:
    if not (parent.quantity and child.quantity) or parent.quantity.unit != "1" or child.quantity.unit != "1":
        return
    before, after = parent.quantity.of, child.quantity.of
    one, other = concept(before), concept(after)
    if one and other and one != other and frozenset({one, other}) not in ALIKE:
        yield Drift(kind="denominator", before=before, after=after)
    elif before and after and one == other and ANNUAL.search(before) and WHOLE.search(after):
        yield Drift(kind="scope_changed", before=before, after=after)


def _side(parent: Claim, child: Claim) -> Iterator[Drift]:
    """One side's income told as the other side's cost, or the reverse."""
    before, after = _thing(parent), _thing(child)
    if {concept(before), concept(after)} == {"income", "cost"}:
        yield Drift(kind="scope_changed", before=before, after=after)


def _thing(claim: Claim) -> str | None:
    if claim.quantity is None or claim.quantity.unit == "1":
        return None
    return claim.quantity.of or (claim.measure if claim.entered is not None else None)


# --- Quotations ------------------------------------------------------------------------------------------------------------


def _quotation(parent: Telling, child: Telling) -> Iterator[Drift]:
    if child.claim.attribution.mode != "direct":
        return
    before, after = parent.claim.text, child.claim.text
    if parent.claim.attribution.mode != "direct":
        if parent.claim.attribution.mode != "narrator":
            yield Drift(kind="indirect_to_direct", before=printed(parent.claim), after=printed(child.claim))
        return
    if before is None or after is None:
        return
    if _altered(parent, child):
        yield Drift(kind="quote_altered", before=before, after=after)


def _altered(parent: Telling, child: Telling) -> bool:
    """Whether words or figures inside the quotation marks differ; a translation that keeps the content is not altered."""
    one, other = parent.claim.quantity, child.claim.quantity
    if one and other:
        if any(kind != "rate_lost" for kind in compare(one.value, other.value, {})):
            return True
        first, second = concept(one.of), concept(other.of)
        if first and second and first != second:
            return True
    if language(parent) != language(child):
        return False
    said = _content(quoted(parent))
    return bool(_content(child.claim.text or "") - said)


def language(telling: Telling) -> str | None:
    tag = telling.article.language if telling.article else None
    return tag.split("-")[0].lower() if tag else None


def _content(text: str) -> set[str]:
    return {w[:6] for w in names.fold(text).split() if w not in FUNCTION and not w.isdigit()}


def quoted(telling: Telling) -> str:
    """The claim with the sentences around it that stand in the same paragraph: a quotation may be cut elsewhere."""
    claim, article = telling.claim, telling.article
    if article is None or claim.span is None or not article.text:
        return claim.text or ""
    start = article.text.rfind("\n", 0, claim.span[0]) + 1
    end = article.text.find("\n", claim.span[1])
    return article.text[start : end if end >= 0 else len(article.text)]


# --- Certainty -------------------------------------------------------------------------------------------------------------


def _certainty(parent: Claim, child: Claim) -> Iterator[Drift]:
    before, after = CERTAINTY[parent.commitment.modality], CERTAINTY[child.commitment.modality]
    if before != after:
        kind: DriftKind = "modality_strengthened" if after > before else "modality_weakened"
        yield Drift(kind=kind, before=hedge(parent), after=hedge(child))
    if parent.transfer and child.transfer:
        was, now = PROGRESS.get(parent.transfer.status), PROGRESS.get(child.transfer.status)
        if was is not None and now is not None and was != now:
            yield Drift(kind="status_changed", before=clause(parent), after=clause(child))


def hedge(claim: Claim) -> str | None:
    """The words that hedge a statement, else the clause that states it."""
    marks = [marker.text for marker in claim.commitment.markers]
    if marks and CERTAINTY[claim.commitment.modality] < CERTAINTY["asserted"]:
        return marks[0]
    return clause(claim)


def excerpt(claim: Claim, words: str) -> str:
    """The words of a change as a reader gets them: with "…" where they are a sentence cut short."""
    text = claim.text
    if text is None or words == text or words != clause(claim):
        return words
    at = text.find(words)
    return f"{'… ' if at > 0 else ''}{words}{' …' if at + len(words) < len(text) else ''}"


def clause(claim: Claim, width: int = 60) -> str | None:
    """Up to `width` characters of the sentence around the quantity, at word boundaries, literally."""
    text = claim.text
    if text is None or len(text) <= width:
        return text if text is not None else printed(claim)
    at = (
        (claim.quantity.span[0] - claim.span[0])
        if claim.quantity and claim.quantity.span and claim.span
        else 0
    )
    start = max(0, min(at - width // 2, len(text) - width))
    end = min(len(text), start + width)
    if start:
        space = text.find(" ", start)
        start = space + 1 if 0 <= space < at else start
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > start else end
    return text[start:end]


# --- Sources ---------------------------------------------------------------------------------------------------------------


def _source(parent: Telling, child: Telling) -> Iterator[Drift]:
    one, other = parent.claim.attribution.source, child.claim.attribution.source
    if child.names_outlet is not None and parent.article is not None:
        yield Drift(kind="name_garbled", before=parent.article.outlet, after=child.names_outlet)
    before, after = (one.name or one.text if one else None), (other.name or other.text if other else None)
    if one is None and other is None:
        return
    if other is None:
        recorded = child.claim.attribution.mode == "narrator" or child.claim.rule == UNCREDITED
        if child.claim.entered is not None and not recorded:
            return  # the row does not record a source, which does not say that the page names none
        yield Drift(kind="attribution_lost", before=_said_by(parent.claim), after=None)
    elif one is None:
        if parent.claim.entered is not None and parent.claim.attribution.mode != "narrator":
            return
        yield Drift(kind="attribution_moved", before=_outlet(parent), after=_said_by(child.claim))
    elif before is None or after is None:
        if before != after:
            told = _said_by(parent.claim) or _outlet(parent)
            yield Drift(kind="attribution_moved", before=told, after=_said_by(child.claim))
    elif names.respelled(before, after) and language(parent) != language(child):
        yield from _role(parent, child)
    elif names.garbled(before, after):
        yield Drift(kind="name_garbled", before=_said_by(parent.claim), after=_said_by(child.claim))
        yield from _role(parent, child)
    elif not names.same_source(before, after) and not _translated(
        one.kind, other.kind, before, after, parent, child
    ):
        yield Drift(kind="attribution_moved", before=_said_by(parent.claim), after=_said_by(child.claim))
    else:
        if child.claim.entered is not None and _misprinted(other.text, other.name):
            yield Drift(kind="name_garbled", before=_said_by(parent.claim), after=other.text)
        yield from _role(parent, child)


def _outlet(told: Telling) -> str | None:
    """The outlet in whose own voice a statement without a source is."""
    return told.article.outlet if told.article is not None else None


def _misprinted(printed: str | None, meant: str | None) -> bool:
    """Whether a typed row says that the page prints another name than the one meant: "Woo (Wi)"."""
    if printed is None or meant is None:
        return False
    words, name = set(names.person(printed)), set(names.person(meant))
    return not words & name and len(words) <= 3 and not _roles(printed)


def _translated(kind: str, other: str, before: str, after: str, parent: Telling, child: Telling) -> bool:
    """Institutions are named in each language: same kind and the same role word in both is one institution."""
    if (
        kind != other
        or kind not in ("government", "organisation", "document")
        or language(parent) == language(child)
    ):
        return False
    return bool(_roles(before) & _roles(after))


def _said_by(claim: Claim) -> str | None:
    source = claim.attribution.source
    return None if source is None else source.text or source.name


def _roles(text: str | None) -> set[str]:
    return {role for role, pattern in ROLES.items() if text and pattern.search(text)}


def _role(parent: Telling, child: Telling) -> Iterator[Drift]:
    one, other = parent.claim.attribution.source, child.claim.attribution.source
    if one is None or other is None or not child.introduces:
        return
    before = _roles(f"{one.role or ''} {one.affiliation or ''}") & TELLING
    after = _roles(f"{other.role or ''} {other.affiliation or ''}") & TELLING
    if before and after and not before & after:
        yield Drift(kind="entity_swapped", before=one.role, after=other.role)


def _omitted(parent: Telling, child: Telling) -> Iterator[Drift]:
    """Whom the source itself cites, where the sentence says so and the retelling names it nowhere."""
    cites = parent.claim.attribution.cites
    if not cites or child.claim.attribution.cites or child.article is None or not child.article.text:
        return
    words = parent.claim.text or ""
    hit = re.search(r"\b(?:citing|quoting|unter Berufung auf|mit Verweis auf|beruft sich)\b[^.,;]*", words)
    text = child.article.text
    known = any(names.mentions(text, cited) for cited in cites) or any(
        ROLES[role].search(text) for cited in cites for role in _roles(cited)
    )
    if hit and not known:
        yield Drift(kind="omitted", before=hit[0].strip(), after=None)
