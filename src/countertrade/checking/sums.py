"""Sums of parts, parts of a whole, and growth from one figure to another, within an article."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence

from countertrade import units
from countertrade.checking import messages, wording, words
from countertrade.checking.evidence import Evidence, Figure, around, finding
from countertrade.checking.figures import Comparison, Interval, compare, plain
from countertrade.quantity import Quantity
from countertrade.records import Finding

MOST_PARTS = 8
MOST_ROWS = 60
NEARLY_ALL = 0.85  # of a whole: parts that make less are only some of it
EXACT = 0.011  # parts that meet a total this closely are its parts, though no word says so


def sums(evidence: Evidence) -> Iterator[Finding]:
    """Parts that are said to make a total, and parts of which there are more than of the whole.

    937,500 and 187,500 shells, together about 1.13 million: adds up.
    """
    for figures in evidence.figures.values():
        plain_figures = [
            f
            for f in figures
            if not f.is_share and f.quantity.bound != "order" and f.claim.section != "headline"
        ]
        used: set[str] = set()
        for at, total in enumerate(plain_figures):
            if total.claim.id in used or _dealt(total):
                continue
            parts = [
                part
                for part in around(plain_figures, at, 1)
                if part is not total
                and _alike(part, total)
                and part.distance(total) <= 1
                and part.claim.id not in used
            ]
            found = _summed(total, parts, evidence) or _part_of(total, parts, evidence)
            if found is not None:
                used |= set(found.claims)
                yield found


def columns(evidence: Evidence) -> Iterator[Finding]:
    """The last row of a table that is called a total, against the rows above it, column by column."""
    for figures in evidence.figures.values():
        open_: dict[tuple[object, ...], list[Figure]] = {}
        for figure in figures:
            if not figure.is_cell or figure.is_share or any(code not in units.TIMES for code in figure.per):
                continue
            column = (figure.quantity.of, figure.unit, figure.per)
            above = open_.setdefault(column, [])
            if above and figure.order > above[-1].order + 1:
                above.clear()  # another table
            if not words.TOTAL_ROW.match(figure.claim.text or ""):
                above.append(figure)
                continue
            if 1 < len(above) <= MOST_ROWS and figure.order == above[-1].order + 1:
                yield _added_up(figure, above, evidence)
            open_[column] = []


def _added_up(total: Figure, parts: Sequence[Figure], evidence: Evidence) -> Finding:
    computed = _sum(parts)
    return _said(total, parts, compare(computed, total.stated, near=total.near), computed, evidence)


def _sum(parts: Sequence[Figure]) -> Interval:
    computed = parts[0].interval
    for part in parts[1:]:
        computed = computed + part.interval
    return computed


def _alike(part: Figure, total: Figure) -> bool:
    return part.unit == total.unit and sorted(part.per) == sorted(total.per)


def _summed(total: Figure, parts: Sequence[Figure], evidence: Evidence) -> Finding | None:
    smaller = [part for part in parts if part.interval.anchor < total.interval.anchor * 1.0001][:MOST_PARTS]
    if len(smaller) < 2:
        return None
    cued = words.found(words.TOGETHER, evidence.context(total, 45))
    listed = [part for part in smaller if part.order == total.order and part.start > total.start]
    announced = len(listed) > 1 and _announces(total, evidence)
    best: tuple[bool, int, tuple[Figure, ...], Comparison, Interval] | None = None
    for count in range(len(smaller), 1, -1):
        for chosen in _that_may_make(total, smaller, count):
            computed = _sum(chosen)
            comparison = compare(computed, total.stated, near=total.near)
            exact = abs(computed.anchor / total.interval.anchor - 1) <= EXACT
            same_sentence = all(part.order == chosen[0].order for part in chosen)
            if comparison.verdict == "consistent" and (
                cued or (exact and same_sentence and not computed.open)
            ):
                best = best or (True, count, chosen, comparison, computed)
        if best is not None:
            break
    if best is None and len(listed) > 2 and all(_dealt(part) for part in listed) and _open(total):
        return _left_over(total, listed, evidence)
    if best is None:
        before = [part for part in smaller if part.start < total.start]
        before = listed if announced else before
        if not (cued or announced) or len(before) < 2 or not _listed(before):
            return None
        computed = _sum(before)
        comparison = compare(computed, total.stated, near=total.near)
        if comparison.holds or not 1 / 3 < comparison.ratio < 3:
            return None
        best = (False, len(before), tuple(before), comparison, computed)
    _, _, chosen, comparison, computed = best
    return _said(total, chosen, comparison, computed, evidence)


def _that_may_make(total: Figure, parts: Sequence[Figure], count: int) -> Iterator[tuple[Figure, ...]]:
    """So many of the parts whose sum is not plainly another: only those are worth an exact comparison."""
    said = total.interval
    floor = 0.75 * said.low
    ceiling = 1.3 * (said.low if math.isinf(said.high) else said.high)
    lows, highs = ([getattr(part.interval, end) for part in parts] for end in ("low", "high"))
    if sum(sorted(lows)[:count]) > ceiling or sum(sorted(highs)[-count:]) < floor:
        return
    for places in itertools.combinations(range(len(parts)), count):
        if sum(lows[at] for at in places) <= ceiling and sum(highs[at] for at in places) >= floor:
            yield tuple(parts[at] for at in places)


def _said(
    total: Figure, parts: Sequence[Figure], comparison: Comparison, computed: Interval, evidence: Evidence
) -> Finding:
    language, size = evidence.language, total.size
    low, high = computed.low / size, computed.high / size
    return finding(
        "sum",
        comparison.verdict,
        [*parts, total],
        _working(total, parts, computed, evidence),
        messages.product(comparison, total.stated, low, high, total.unit, total.per, language),
    )


def _working(total: Figure, parts: Sequence[Figure], computed: Interval, evidence: Evidence) -> str:
    language, size = evidence.language, total.size
    return messages.say(
        "product_working",
        language,
        parts=" + ".join(wording.amount(part.stated, language) for part in parts),
        computed=wording.interval(computed.low / size, computed.high / size, total.unit, total.per, language),
        stated=wording.amount(total.stated, language),
    )


def _dealt(part: Figure) -> bool:
    """Whether the reading took a figure for one of the parts that a whole is dealt out in: "Of the 12 tonnes, 5 went by air"."""
    return ".part" in part.claim.rule


def _left_over(total: Figure, parts: Sequence[Figure], evidence: Evidence) -> Finding | None:
    """Parts that make more than their whole, or nearly it with nothing said of the rest."""
    computed = _sum(parts)
    ratio = computed.anchor / total.interval.anchor
    if abs(ratio - 1) <= EXACT or ratio < NEARLY_ALL or words.found(words.THE_REST, total.claim.text):
        return None
    language, size = evidence.language, total.size
    low, high = computed.low / size, computed.high / size
    return finding(
        "sum",
        "inconsistent" if ratio > 1 else "ambiguous",
        [*parts, total],
        _working(total, parts, computed, evidence),
        messages.say(
            "parts_more" if ratio > 1 else "parts_less",
            language,
            computed=wording.spoken(low, high, total.unit, total.per, language),
            whole=wording.amount(total.stated, language, spelt=True),
        ),
    )


def _open(total: Figure) -> bool:
    """Whether a whole is printed as one figure that its parts can be held against."""
    return total.quantity.bound == "exact"


def _announces(total: Figure, evidence: Evidence) -> bool:
    """Whether a colon follows the figure: what comes then are its parts."""
    article = evidence.articles.get(total.claim.article)
    span = total.quantity.span
    return article is not None and span is not None and ":" in article.text[span[1] : span[1] + 12]


def _listed(parts: Sequence[Figure]) -> bool:
    """Whether the parts stand in one sentence: a list, not figures that happen to be near."""
    return all(part.order == parts[0].order for part in parts)


def _part_of(total: Figure, parts: Sequence[Figure], evidence: Evidence) -> Finding | None:
    """A part introduced with "davon", "of which" that is larger than its whole."""
    for part in parts:
        behind = part.start > total.start and part.order - total.order in (0, 1)
        if not behind or not words.found(words.PART, _before(part, evidence)):
            continue
        if any(total.start < other.start < part.start for other in parts if other is not part):
            continue
        if part.interval.low <= total.interval.high * (1 + part.interval.slack + total.interval.slack):
            continue
        language = evidence.language
        return finding(
            "sum",
            "inconsistent",
            [total, part],
            messages.say("part_working", language, part=wording.amount(part.stated, language), whole=wording.amount(total.stated, language)),
            messages.say("part_larger", language),
        )  # fmt: skip
    return None


def _before(figure: Figure, evidence: Evidence, reach: int = 28) -> str:
    article = evidence.articles.get(figure.claim.article)
    span = figure.quantity.span
    if article is None or span is None:
        return ""
    start = max(span[0] - reach, (figure.claim.span or span)[0])
    return article.text[start : span[0]]


# --- Growth -----------------------------------------------------------------------------------------------------------


def growth(evidence: Evidence) -> Iterator[Finding]:
    """From one figure to another by a percentage or a multiple: 2.18 bn up by 25 % is 2.73 bn."""
    for figures in evidence.figures.values():
        for before, after, beside in _from_and_to(figures, evidence):
            by = [
                figure
                for figure in beside
                if 0 <= figure.order - before.order <= 1 and is_growth(figure, evidence)
            ]
            told = " ".join(dict.fromkeys((figure.claim.text or "") for figure in (before, *by[:1])))
            step = _step(by[0], told) if by else _multiple(before.claim.text or "")
            if step is None or before.interval.open or after.interval.low == 0:
                continue
            found = _grown(before, after, by[:1], step, evidence)
            if found is not None:
                yield found


def _from_and_to(
    figures: Sequence[Figure], evidence: Evidence
) -> Iterator[tuple[Figure, Figure, list[Figure]]]:
    """Two figures of one sentence and kind, put as "from" and "to", with those around the first."""
    ends = {figure.claim.id for figure in figures if _ends_with(words.TO, _before(figure, evidence))}
    for at, before in enumerate(figures):
        if before.is_share or not ends or not _ends_with(words.FROM, _before(before, evidence)):
            continue
        beside = list(around(figures, at, 1))
        for end in beside:
            if (
                end is not before
                and end.claim.id in ends
                and end.order == before.order
                and _alike(before, end)
            ):
                yield before, end, beside


def _ends_with(prepositions: Sequence[str], text: str) -> bool:
    """Whether the words straight before a figure are one of these, with at most an approximator between."""
    return re.search(rf"\b(?:{'|'.join(prepositions)})\s+(?:\w+\s+){{0,2}}$", text, re.IGNORECASE) is not None


def _step(by: Figure, sentence: str) -> Interval | None:
    rises, falls = words.found(words.RISE, sentence), words.found(words.FALL, sentence)
    if rises == falls:
        return None
    share = by.quantity.point or 0.0
    step = plain(1 + share) if rises else plain(max(0.0, 1 - share))
    return Interval(step.low, step.high, (), 0.5 * 10.0 ** (-2))


def _multiple(sentence: str) -> Interval | None:
    found = [factor for word, factor in words.MULTIPLES.items() if words.found((word,), sentence)]
    if len(set(found)) != 1:
        return None
    # "verdoppelt" is said of a little less and a little more too
    return Interval(found[0], found[0], (), 0.08)


def _grown(
    before: Figure, after: Figure, by: Sequence[Figure], step: Interval, evidence: Evidence
) -> Finding | None:
    language = evidence.language
    computed = before.interval * step
    comparison = compare(computed, after.stated, near=after.near)
    if comparison.slip is not None and comparison.slip.kind in ("thousand", "million"):
        return None  # "von 50 auf 150 Millionen": the first borrows its size from the second
    size = after.size
    shown = wording.number(step.low, language, 4)
    return finding(
        "growth",
        comparison.verdict,
        [before, *by, after],
        messages.say(
            "product_working",
            language,
            parts=f"{wording.amount(before.stated, language)} × {shown}",
            computed=wording.interval(
                computed.low / size, computed.high / size, after.unit, after.per, language, digits=4
            ),
            stated=wording.amount(after.stated, language),
        ),
        messages.product(
            comparison,
            _plain(after),
            computed.low / size,
            computed.high / size,
            after.unit,
            after.per,
            language,
        ),
    )


def _plain(figure: Figure) -> Quantity:
    return figure.stated


def is_growth(figure: Figure, evidence: Evidence) -> bool:
    """Whether a share is a step of growth rather than a part of a whole."""
    return figure.unit == units.SHARE and words.GROWN.search(_before(figure, evidence)) is not None
