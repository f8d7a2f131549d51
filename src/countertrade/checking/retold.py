"""Retold figures and what they were taken from: slips, ranges that were left, capacities printed as counts, and sums that hold with a slip in them.

Who took what from whom is known by the chain (`lineage`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from countertrade.checking import messages, wording, words
from countertrade.checking.intervals import Slip, base, slip
from countertrade.checking.items import Evidence, Figure, Page
from countertrade.checking.judging import finding
from countertrade.records import Finding, replace

SURE = 0.75  # how likely a figure was taken from another before it is called a wrong copy of it


def retold(evidence: Evidence) -> Iterator[tuple[tuple[Page, Figure], tuple[Page, Figure], float]]:
    """Each retold figure with the one it was taken from and the chance of it: by the chain where it is known, else by item and date."""
    known = evidence.by_claim
    if evidence.lineage is not None:
        for edge in evidence.lineage.retellings:
            if edge.child in known and edge.parent in known:
                yield known[edge.child], known[edge.parent], 1.0 if edge.decided else edge.confidence
        return
    if len(evidence.pages) < 2:
        return
    first: dict[str, tuple[Page, Figure]] = {}
    for page, figure in sorted(
        evidence.figures, key=lambda f: (f[0].published or "9999", f[1].claim.article, f[1].start)
    ):
        measure = figure.claim.measure
        if measure is None or figure.is_headline:
            continue
        origin = first.setdefault(measure, (page, figure))
        if origin[1].claim.article != figure.claim.article:
            yield (page, figure), origin, 0.0


def capacities(evidence: Evidence, told: set[str]) -> Iterator[Finding]:
    """What could be held or built, printed elsewhere in the article or by a retelling as what was counted."""
    seen = set(told)
    pairs = [(*pair, 1.0) for page in evidence.pages for pair in _same_count(page)]
    for (page, count), (other, capacity), chance in (*pairs, *retold(evidence)):
        if not set(count.known) & set(capacity.known) or (count.unit, count.per) != (
            capacity.unit,
            capacity.per,
        ):
            continue
        if not _is_capacity(capacity) or _is_capacity(count) or count.claim.id in seen:
            continue
        transfer = count.claim.transfer
        delivered = (
            count.claim.commitment.modality == "asserted"
            and transfer is not None
            and transfer.status == "delivered"
        )
        if count.is_headline or delivered:
            seen.add(count.claim.id)
            language = evidence.language
            working = messages.say(
                "capacity_working",
                language,
                capacity=_quoted(other, capacity, language),
                count=_quoted(page, count, language),
            )
            yield finding(
                "conflict",
                "inconsistent" if chance >= SURE else "question",
                [count, capacity],
                working,
                messages.say("capacity_as_count", language),
            )


def _same_count(page: Page) -> Iterator[tuple[tuple[Page, Figure], tuple[Page, Figure]]]:
    """Counts with the same printed figure on one page, both ways round."""
    alike: dict[tuple[object, ...], list[Figure]] = {}
    for figure in page.figures:
        if figure.is_counted:
            alike.setdefault((figure.unit, figure.known), []).append(figure)
    for figures in alike.values():
        for one, other in itertools.pairwise(figures):
            yield (page, one), (page, other)
            yield (page, other), (page, one)


def _is_capacity(figure: Figure) -> bool:
    return figure.claim.commitment.modality in ("possible", "conditional") and "capacity" in words.roles(
        figure.text
    )


def _quoted(page: Page, figure: Figure, language: str) -> str:
    text = " ".join((page.text[max(0, figure.start - 40) : figure.end + 40] or figure.text).split())
    return f"“{text}”" if language == "en" else f"„{text}“"


def noted(found: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings, those that hold with a remark where their figures are a retelling's slip: two errors can cancel."""
    wrong = {
        child.claim.id: (child, parent, there)
        for (_, child), (there, parent), _ in retold(evidence)
        if slipped(child, parent) is not None
    }
    language = evidence.language
    out = []
    for one in found:
        marked = [wrong[claim] for claim in one.claims if claim in wrong]
        if marked and one.verdict in ("consistent", "loose"):
            readings = [
                messages.say("slip_note", language, child=wording.amount(child.stated, language), where=outlet(there),
                             parent=wording.amount(parent.stated, language), factor=wording.number(factor_of(child, parent), language, 3))
                for child, parent, there in marked
            ]  # fmt: skip
            text = messages.say("cancel" if len(marked) > 1 else "as_printed", language)
            one = replace(one, message=f"{one.message}; {text}", readings=(*one.readings, *readings))
        out.append(one)
    return out


def slipped(child: Figure, parent: Figure) -> Slip | None:
    """The mistake that makes a retold figure of its original; None where it is no more than rounding or conversion."""
    if child.is_share or parent.is_share or "order" in (child.quantity.bound, parent.quantity.bound):
        return None
    if child.dimensions != parent.dimensions or not child.interval.anchor or not parent.interval.anchor:
        return None
    ratio = child.interval.anchor / parent.interval.anchor
    if 1 / 1.5 < ratio < 1.5:
        return None
    if (child.unit, child.per) != (parent.unit, parent.per):
        return (slip(ratio) or Slip("unit", ratio)) if set(child.known) & set(parent.known) else None
    # the same digits at another size: 1.2 million for 1.2 billion, 500 for 500,000
    found = slip(ratio, 0.01)
    return found if found is not None and found.kind in ("thousand", "million", "ten") else None


def factor_of(child: Figure, parent: Figure) -> float:
    ratio = child.interval.anchor / parent.interval.anchor
    return max(ratio, 1 / ratio)


def slip_told(child: Figure, parent: Figure, *, there: Page, language: str) -> tuple[str, str]:
    """Working and sentence of a figure that is its original, of the article `there`, with one known mistake in it."""
    larger = child.interval.anchor > parent.interval.anchor
    factor = wording.number(factor_of(child, parent), language, 3)
    text = messages.say("slip_larger" if larger else "slip_smaller", language, factor=factor)
    made = slipped(child, parent)
    if made is not None and made.kind not in ("hundred", "unit"):
        text += f"; {messages.say(made.kind, language)}"
    size = base(parent.unit, parent.per).size
    low, high = child.interval.low / size, child.interval.high / size
    working = messages.say(
        "slip_working",
        language,
        child=wording.amount(child.stated, language),
        converted=wording.interval(low, high, parent.unit, parent.per, language, digits=4),
        parent=wording.amount(parent.stated, language),
        where=outlet(there),
    )
    return working, text


def is_outside(child: Figure, parent: Figure) -> bool:
    """Whether a retold figure lies wholly outside the range it was taken from."""
    if (
        parent.quantity.bound != "range"
        or child.dimensions != parent.dimensions
        or child.quantity.bound == "order"
    ):
        return False
    ours, theirs = child.interval, parent.interval
    edge = 1 + 1e-9 - (child.quantity.bound == "more_than") * 1e-6
    return ours.low >= theirs.high * edge or ours.high < theirs.low * (1 - 1e-9)


def said_by(figure: Figure) -> str | None:
    """The source of a figure, by its name or as it is printed."""
    given = figure.claim.attribution.source
    return None if given is None else given.name or given.text


def outlet(page: Page) -> str:
    """The outlet of a page, else its title."""
    article = page.article
    return (article.outlet or article.title or article.id) if article is not None else "?"
