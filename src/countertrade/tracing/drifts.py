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

from countertrade import units
from countertrade.quantity import Quantity
from countertrade.records import Article, Claim, Drift, DriftKind, Modality, Source, Status
from countertrade.tracing import names
from countertrade.tracing.amounts import Change, agree, compare, like, over
from countertrade.tracing.cell_parsing import UNCREDITED
from countertrade.tracing.words import (
    ALIKE,
    ANNUAL,
    CITING,
    CONCEPTS,
    CONDITIONS,
    EITHER,
    EXCEPT,
    FACTS,
    FUNCTION,
    PART,
    PRODUCTS,
    RATES,
    REPORTS,
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


CUT = 0.7
"""The share of a quotation's words below which its translation has left something out."""


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
        found += [
            change for change in _amount(parent.claim, child.claim, {}, frozenset()) if change.kind in sure
        ]
    if child.names_outlet is not None and parent.article is not None:
        found.append(Drift(kind="name_garbled", before=parent.article.outlet, after=child.names_outlet))
    return tuple(found)


def drift(
    parent: Telling,
    child: Telling,
    rates: Mapping[tuple[str, str], float] | None = None,
    terms: frozenset[float] = frozenset(),
) -> tuple[Drift, ...]:
    """The changes from `parent` to `child`. `rates` gives the price of one unit of a currency in another, where known.

    `terms` are the stretches of time, in years, that the case speaks of: a yearly amount told for one of them is converted, not another.
    """
    found = [
        *_amount(parent.claim, child.claim, rates or {}, terms),
        *_share(parent.claim, child.claim),
        *_side(parent.claim, child.claim),
        *_quotation(parent, child),
        *_certainty(parent, child),
        *_source(parent, child),
        *_omitted(parent, child),
        *_part(parent, child),
        *_scope(parent.claim, child.claim),
        *_parties(parent.claim, child.claim),
    ]
    once: dict[DriftKind, Drift] = {}
    for change in found:
        once.setdefault(change.kind, change)
    return tuple(once.values())


# --- Figures ---------------------------------------------------------------------------------------------------------------


def _amount(
    parent: Claim, child: Claim, rates: Mapping[tuple[str, str], float], terms: frozenset[float]
) -> Iterator[Drift]:
    if parent.quantity is None or child.quantity is None:
        return
    before, after = printed(parent), printed(child)
    for kind in _compared(parent, child, rates, terms):
        match kind:
            case "rate_lost":
                yield Drift(kind=kind, before=rate_printed(parent) or before, after=after)
            case "rate_added" if not _in_words(child, parent):
                yield Drift(kind=kind, before=before, after=rate_printed(child) or after)
            case "rate_added":
                continue
            case _:
                yield Drift(kind=kind, before=before, after=after)


def _in_words(one: Claim, other: Claim) -> bool:
    """Whether the other figure's sentence prints the rate of the one after all, so that reading missed it and nobody added it."""
    rates = one.quantity.per if one.quantity is not None else ()
    return bool(other.text) and any(unit in RATES and RATES[unit].search(other.text or "") for unit in rates)


def _compared(
    parent: Claim, child: Claim, rates: Mapping[tuple[str, str], float], terms: frozenset[float]
) -> tuple[Change, ...]:
    assert parent.quantity is not None
    assert child.quantity is not None
    before, after, fuel = parent.quantity.value, child.quantity.value, product(parent, child)
    timed = [any(code in units.TIMES for code in quantity.per) for quantity in (before, after)]
    if timed[0] != timed[1] and not agree(before, after):
        for years in sorted(terms):
            one, other = over(before, years), over(after, years)
            if agree(one, other):
                return (
                    "unit_converted",
                    *(k for k in compare(one, other, rates, fuel) if k != "unit_converted"),
                )
        if not like(before, after):
            return ()  # so many a year and so many over a time that nobody gives: neither contradicts the other
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
    before, after = _whole(parent), _whole(child)
    one, other = concept(before), concept(after)
    sorts = [claim.item.sort if claim.item is not None else None for claim in (parent, child)]
    if one and other:
        changed = one != other and frozenset({one, other}) not in ALIKE
    else:
        changed = all(sorts) and sorts[0] != sorts[1]
    if changed:
        yield Drift(kind="denominator", before=before, after=after)
    elif before and after and one == other and ANNUAL.search(before) and WHOLE.search(after):
        yield Drift(kind="scope_changed", before=before, after=after)


def _whole(claim: Claim) -> str | None:
    """What a share is of: its noun where that says it, else the words that follow it up to the next stop."""
    assert claim.quantity is not None
    if concept(claim.quantity.of) or claim.text is None or claim.span is None or claim.quantity.span is None:
        return claim.quantity.of
    rest = re.split(r"[.,;:!?]", claim.text[claim.quantity.span[1] - claim.span[0] :])[0][:80]
    return rest.strip() if concept(rest) else claim.quantity.of


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
    """Whether words or figures inside the quotation marks differ; a translation that keeps the content is not altered, a much shorter one is."""
    one, other = parent.claim.quantity, child.claim.quantity
    if one and other:
        if any(kind != "rate_lost" for kind in compare(one.value, other.value, {})):
            return True
        first, second = concept(one.of), concept(other.of)
        if first and second and first != second:
            return True
    if language(parent) != language(child):
        before, after = (len(names.words(telling.claim.text or "")) for telling in (parent, child))
        return after < CUT * before
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


def _certainty(earlier: Telling, later: Telling) -> Iterator[Drift]:
    parent, child = earlier.claim, later.claim
    before, after = certainty(parent, language(earlier)), certainty(child, language(later))
    if after.least > before.most or (after.most < before.least and _governed(child)):
        kind: DriftKind = "modality_strengthened" if after > before else "modality_weakened"
        yield Drift(kind=kind, before=hedge(parent), after=hedge(child))
    was, now = _progress(parent), PROGRESS.get(child.transfer.status) if child.transfer else None
    if was is not None and now is not None and was != now:
        yield Drift(kind="status_changed", before=clause(parent), after=clause(child))


class Certainty(NamedTuple):
    """How much of a fact a statement is made, by `CERTAINTY`, at least and at most."""

    least: int
    most: int


def certainty(claim: Claim, language: str | None = None) -> Certainty:
    """How much of a fact a statement is made, as the words that hedge it tell; of some only the case could tell which of two they mean.

    A promise given or a permission is a fact, a future tense a plan; a duty and a subjunctive are a hedge or none.
    """
    modality = claim.commitment.modality
    sure, step = CERTAINTY["asserted"], CERTAINTY[modality]
    marks = {word for marker in claim.commitment.markers for word in names.fold(marker.text).split()}
    if marks and marks <= FACTS.get(modality, frozenset()):
        return Certainty(sure, sure)
    either = EITHER.get(modality, frozenset())
    return Certainty(step, sure if marks and marks <= either else step)


def _governed(claim: Claim) -> bool:
    """Whether what hedges a statement plainly hedges its figure: "at $32, it would be worth $270 million" leaves the price as it is."""
    quantity, marks = claim.quantity, claim.commitment.markers
    if CERTAINTY[claim.commitment.modality] == CERTAINTY["asserted"] or claim.entered is not None:
        return True
    if quantity is None or quantity.span is None or claim.span is None or claim.text is None:
        return True
    figure, start = quantity.span, claim.span[0]
    for mark in marks:
        first, second = sorted((figure, mark.span))
        between = claim.text[max(0, first[1] - start) : max(0, second[0] - start)]
        pause = r"[;:]\s" if mark.span < figure else r"[,;:]\s"
        if not re.search(pause, between) or mark.text.casefold() in CONDITIONS:
            return True
    return False


def _progress(claim: Claim) -> int | None:
    """How far a transfer has come; what is planned or could be is promised at most. None where nothing says."""
    if claim.transfer is None:
        return None
    if claim.transfer.status == "unknown" and claim.commitment.modality in (
        "planned",
        "possible",
        "conditional",
    ):
        return PROGRESS["promised"]
    return PROGRESS.get(claim.transfer.status)


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
    if child.names_outlet is not None and parent.article is not None:
        yield Drift(kind="name_garbled", before=parent.article.outlet, after=child.names_outlet)
    one, other = _credited(parent), _credited(child)
    if other is None and _reports(child, parent):
        if one is None or one.kind != "outlet":
            yield Drift(
                kind="attribution_moved",
                before=_said_by(parent.claim) or _outlet(parent),
                after=_said_by(child.claim),
            )
        return
    if (
        (one is None and other is None)
        or (one is None and _unresolved(parent))
        or (other is None and _unresolved(child))
    ):
        return
    if other is None:
        yield Drift(kind="attribution_lost", before=_said_by(parent.claim), after=None)
        return
    if one is None:
        if not _named_beside(other, parent):
            yield Drift(kind="attribution_moved", before=_outlet(parent), after=_said_by(child.claim))
        return
    before, after = one.name or one.text, other.name or other.text
    if before is None or after is None:
        if before != after:
            told = _said_by(parent.claim) or _outlet(parent)
            yield Drift(kind="attribution_moved", before=told, after=_said_by(child.claim))
        return
    before, after = _in_full(before, parent), _in_full(after, child)
    moved = Drift(kind="attribution_moved", before=_said_by(parent.claim), after=_said_by(child.claim))
    if _unnamed(one) or _unnamed(other):  # "the minister": who that is the page has said before
        ours, theirs = names.roles(f"{before} {one.role or ''}"), names.roles(f"{after} {other.role or ''}")
        papers = {one.kind, other.kind} & {"outlet"}
        if (papers and one.kind != other.kind) or (not papers and ours and theirs and not ours & theirs):
            yield moved
    elif names.respelled(before, after) and language(parent) != language(child):
        yield from _role(parent, child)
    elif names.garbled(before, after):
        yield Drift(kind="name_garbled", before=_said_by(parent.claim), after=_said_by(child.claim))
        yield from _role(parent, child)
    elif not names.same_source(before, after) and not _translated(one, other, before, after, parent, child):
        yield moved
    else:
        if child.claim.entered is not None and _misprinted(other.text, other.name):
            yield Drift(kind="name_garbled", before=_said_by(parent.claim), after=other.text)
        yield from _role(parent, child)


def _credited(told: Telling) -> Source | None:
    """The source of a statement, where it is somebody: a calculation or an unnamed report is nobody."""
    source = told.claim.attribution.source
    return None if source is None or names.nameless(source.name or source.text) else source


def _reports(child: Telling, parent: Telling) -> bool:
    """Whether a statement leans on a report without a name, which is the page that it is from."""
    source = child.claim.attribution.source
    return (
        source is not None
        and _outlet(parent) is not None
        and bool(REPORTS & set(names.fold(source.name or source.text or "").split()))
    )


def _unresolved(told: Telling) -> bool:
    """Whether a statement without a source has one that nobody could tell: a quotation, an indirect mood; a row that records none."""
    claim = told.claim
    if claim.entered is not None:
        return claim.attribution.mode != "narrator" and claim.rule != UNCREDITED
    said = claim.attribution
    hearsay = said.mode == "reported" and (said.cue is None or claim.commitment.modality == "reported")
    return said.mode != "narrator" and not hearsay and said.source is None


def _named_beside(source: Source, told: Telling) -> bool:
    """Whether the paragraph of a statement in the page's own voice names a person or his office before it: what follows his words can be his."""
    claim, article = told.claim, told.article
    if source.kind != "person" or not source.name or article is None or claim.span is None:
        return False
    before = article.text[article.text.rfind("\n", 0, claim.span[0]) + 1 : claim.span[0]]
    name = names.person(source.name)[-1]
    if any(names.respelled(name, word) for word in names.fold(before).split()):
        return True
    return bool(names.roles(f"{source.name} {source.role or ''}") & names.roles(before))


def _unnamed(source: Source) -> bool:
    return source.kind == "person" and names.is_office(source.name or source.text or "")


def _in_full(name: str, told: Telling) -> str:
    return names.fullest(name, told.article.text) if told.article is not None and told.article.text else name


def _outlet(told: Telling) -> str | None:
    """The outlet in whose own voice a statement without a source is."""
    return told.article.outlet if told.article is not None else None


def _misprinted(printed: str | None, meant: str | None) -> bool:
    """Whether a typed row says that the page prints another name than the one meant: "Woo (Wi)"."""
    if printed is None or meant is None:
        return False
    words, name = set(names.person(printed)), set(names.person(meant))
    return not words & name and len(words) <= 3 and not names.roles(printed)


def _translated(one: Source, other: Source, before: str, after: str, parent: Telling, child: Telling) -> bool:
    """Whether two names can be one institution's, as each language and its press office call it; two documents in two languages always can."""
    if not {one.kind, other.kind} <= {"government", "organisation", "document"}:
        return False
    if language(parent) == language(child):
        return False
    return (
        one.kind == other.kind == "document"
        or bool(names.roles(before) & names.roles(after))
        or names.same_institution(before, after)
    )


def _said_by(claim: Claim) -> str | None:
    source = claim.attribution.source
    if source is None:
        return None
    named = {word.lower() for word in (source.name or "").split()} & {
        w.lower() for w in (source.text or "").split()
    }
    return source.text if source.text and (named or source.name is None) else source.name  # never "she"


def _role(parent: Telling, child: Telling) -> Iterator[Drift]:
    one, other = parent.claim.attribution.source, child.claim.attribution.source
    if one is None or other is None or not child.introduces:
        return
    before = names.roles(f"{one.role or ''} {one.affiliation or ''}") & TELLING
    after = names.roles(f"{other.role or ''} {other.affiliation or ''}") & TELLING
    if before and after and not before & after:
        yield Drift(kind="entity_swapped", before=one.role, after=other.role)


def _omitted(parent: Telling, child: Telling) -> Iterator[Drift]:
    """What the statement's own sentence says beside it and the retelling nowhere: whom its source cites, an exception, a condition."""
    if child.article is None or not child.article.text or not parent.claim.text:
        return
    text, cites = child.article.text, parent.claim.attribution.cites
    hit = CITING.search(parent.claim.text)
    if hit and not child.claim.attribution.cites:
        gone = cites or ((rest,) if (rest := hit[0].split(" ", 1)[-1]) else ())
        known = any(names.mentions(text, cited) for cited in gone) or any(
            ROLES[role].search(text) for cited in gone for role in names.roles(cited)
        )
        if not known:
            yield Drift(kind="omitted", before=hit[0].strip(), after=None)
            return
    limit = EXCEPT.search(parent.claim.text)
    if limit and not EXCEPT.search(quoted(child)) and child.claim.commitment.modality == "asserted":
        yield Drift(kind="omitted", before=limit[1].strip(), after=None)


def _part(parent: Telling, child: Telling) -> Iterator[Drift]:
    """A part given as the whole: the parent's figure is told as one of another, the child's is not."""
    one, other = _near_figure(parent), _near_figure(child)
    if one and other and (hit := PART.search(one)) and not PART.search(other):
        before, after = parent.claim.quantity, child.claim.quantity
        if before is not None and after is not None and agree(before.value, after.value):
            yield Drift(kind="part_whole", before=hit[0], after=printed(child.claim))


def _near_figure(told: Telling, before: int = 50, after: int = 30) -> str | None:
    claim = told.claim
    if claim.text is None or claim.span is None or claim.quantity is None or claim.quantity.span is None:
        return None
    start, end = (at - claim.span[0] for at in claim.quantity.span)
    return claim.text[max(0, start - before) : end + after]


def _scope(parent: Claim, child: Claim) -> Iterator[Drift]:
    """Other people, or another year: two counted nouns of different classes; two stretches of time with a year between."""
    one, other = parent.quantity, child.quantity
    if one is None or other is None:
        return
    before, after = (claim.item.sort if claim.item is not None else None for claim in (parent, child))
    counted = not units.is_known(one.unit or "1") and not units.is_known(other.unit or "1")
    if counted and one.unit != other.unit and before and after and before != after:
        yield Drift(kind="scope_changed", before=printed(parent), after=printed(child))
        return
    ours, theirs = (
        re.findall(r"\b(?:19|20)\d\d\b", claim.time.text) if claim.time else [] for claim in (parent, child)
    )
    if parent.time and child.time and ours and theirs and not set(ours) & set(theirs):
        yield Drift(kind="scope_changed", before=parent.time.text, after=child.time.text)


def _parties(parent: Claim, child: Claim) -> Iterator[Drift]:
    """Another giver or recipient than the parent's, where both name both."""
    one, other = parent.transfer, child.transfer
    if one is None or other is None or None in (one.giver, one.recipient, other.giver, other.recipient):
        return
    if (one.giver == other.giver) != (one.recipient == other.recipient):
        yield Drift(kind="entity_swapped", before=clause(parent), after=clause(child))
