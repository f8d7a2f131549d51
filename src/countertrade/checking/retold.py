"""What does not fit between statements of different articles, and between a headline and its body.

Copies of one statement are no contradiction of it; where the chain is known (`lineage`), only its origins are held against
one another, and a slip is told at the statement that made it.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from countertrade.checking import messages, wording, words
from countertrade.checking.evidence import Evidence, Figure, finding
from countertrade.checking.figures import Interval, Slip, base, interval, is_count, slip
from countertrade.quantity import Quantity
from countertrade.records import Article, Claim, Finding, replace

APART = 0.10  # two figures whose ranges lie closer say the same to a reader
MOST_QUOTED = 200  # different sentences of one speaker with a figure; more are not compared pair by pair
SAME_NEWS = 14  # days within which two sources are taken to speak of the same state of things
QUOTED = 0.01  # inside quotation marks a figure is the same or it is not
ALIKE = 0.45  # two quotations of so much common wording (difflib ratio) are one utterance, not two occasions


def headline(evidence: Evidence) -> Iterator[Finding]:
    """A figure of the headline that the body, having just one of its kind, contradicts."""
    for figures in evidence.figures.values():
        bodies: dict[object, list[Figure]] = {}
        for figure in figures:
            if figure.claim.section not in ("headline", "caption"):
                bodies.setdefault((figure.unit, _kin(figure)), []).append(figure)
        for top in figures:
            if top.claim.section != "headline" or top.is_share or top.quantity.bound == "order":
                continue
            if _kin(top) is None:
                continue
            alike = (
                figure
                for figure in bodies.get((top.unit, _kin(top)), ())
                if not (figure.per and top.per and sorted(figure.per) != sorted(top.per))
            )
            body = list(itertools.islice(alike, 2))
            if len(body) != 1 or not _apart(_bare(top), _bare(body[0])):
                continue
            language = evidence.language
            yield finding(
                "conflict",
                "inconsistent",
                [top, body[0]],
                messages.say("headline_working", language, top=wording.amount(top.stated, language), body=wording.amount(body[0].stated, language)),
                messages.say("headline", language),
            )  # fmt: skip


def _kindred(one: Figure, other: Figure) -> bool:
    return _kin(one) is not None and _kin(one) == _kin(other)


def _kin(figure: Figure) -> tuple[str, str] | None:
    """What a figure is of: its item, else how its noun begins; None where it has neither."""
    if figure.claim.measure is not None:
        return "item", figure.claim.measure
    noun = words.fold(figure.quantity.of)[:5]
    return ("noun", noun) if noun else None


def _bare(figure: Figure) -> Interval:
    """The figure without its rate: a headline leaves "a year" out."""
    q = figure.quantity
    return interval(Quantity(low=q.low, best=q.best, high=q.high, bound=q.bound, unit=q.unit))


def _apart(one: Interval, other: Interval) -> bool:
    """Whether two intervals of one kind leave a gap that rounding does not explain."""
    if one.dimensions != other.dimensions:
        return False
    low, high = (one, other) if one.high <= other.high else (other, one)
    tolerance = APART + max(one.slack, other.slack)
    return high.low > low.high * (1 + tolerance) and low.high > 0


def capacities(evidence: Evidence) -> Iterator[Finding]:
    """What could be held or built, printed elsewhere in the article or by a retelling as what was counted."""
    told = {claim for found in evidence.found if found.verdict != "consistent" for claim in found.claims}
    for count, capacity in itertools.chain(_counts(evidence), _pairs(evidence)):
        if not _printed(count) & _printed(capacity) or (count.unit, count.per) != (
            capacity.unit,
            capacity.per,
        ):
            continue
        if not _is_capacity(capacity, evidence) or _is_capacity(count, evidence) or count.claim.id in told:
            continue
        if not (count.claim.section == "headline" or _delivered(count)):
            continue
        told.add(count.claim.id)
        language = evidence.language
        yield finding(
            "conflict",
            "inconsistent",
            [count, capacity],
            messages.say("capacity_working", language, capacity=_quoted(capacity, evidence), count=_quoted(count, evidence)),
            messages.say("capacity_as_count", language),
        )  # fmt: skip


def _counts(evidence: Evidence) -> Iterator[tuple[Figure, Figure]]:
    """What an article counts, each with the first capacity of the same printed figure."""
    for figures in evidence.figures.values():
        counts = [figure for figure in figures if is_count(figure.unit or "")]
        first: dict[object, tuple[int, Figure]] = {}
        for at, figure in enumerate(counts):
            if _is_capacity(figure, evidence):
                for value in _printed(figure):
                    first.setdefault((figure.unit, figure.per, value), (at, figure))
        for count in counts if first else ():
            same = [first.get((count.unit, count.per, value)) for value in _printed(count)]
            found = min((known for known in same if known), key=lambda known: known[0], default=None)
            if found is not None and found[1] is not count:
                yield count, found[1]


def _is_capacity(figure: Figure, evidence: Evidence) -> bool:
    return figure.claim.commitment.modality in ("possible", "conditional") and words.found(
        words.ROLES["capacity"], figure.claim.text
    )


def _delivered(figure: Figure) -> bool:
    transfer = figure.claim.transfer
    return (
        figure.claim.commitment.modality == "asserted"
        and transfer is not None
        and transfer.status == "delivered"
    )


def _quoted(figure: Figure, evidence: Evidence) -> str:
    text = " ".join(evidence.context(figure, 40).split())
    return f"“{text}”" if evidence.language == "en" else f"„{text}“"


# --- Slips against what is retold ---------------------------------------------------------------------------------------


def slips(evidence: Evidence) -> Iterator[Finding]:
    """A figure that is its original with one known mistake: another unit, a month for a year, a lost thousand.

    Told once: not where a sum of the same article has told it already.
    """
    named = {claim for found in evidence.found for claim in found.claims}
    for child, parent in _pairs(evidence):
        if child.claim.id in named:
            continue
        made = slipped(child, parent)
        if made is None:
            if _outside(child, parent) and evidence.lineage is not None:
                yield _outside_finding(child, parent, evidence)
            continue
        language = evidence.language
        larger = child.interval.anchor > parent.interval.anchor
        yield finding(
            "unit",
            "implausible" if larger else "inconsistent",
            [child],
            messages.say("slip_working", language, child=wording.amount(child.stated, language),
                         converted=_in_units_of(child, parent, language),
                         parent=wording.amount(parent.stated, language), where=_outlet(parent, evidence)),
            messages.say("slip_larger" if larger else "slip_smaller", language, factor=wording.number(_factor(child, parent), language, 3))
            + (f"; {messages.say(made.kind, language)}" if made.kind not in ("hundred", "unit") else ""),
        )  # fmt: skip


def noted(found: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings, those that hold with a remark where their figures are a retelling's slip: two errors can cancel."""
    wrong: dict[str, tuple[Figure, Figure, Slip]] = {}
    for child, parent in _pairs(evidence):
        made = slipped(child, parent)
        if made is not None:
            wrong[child.claim.id] = (child, parent, made)
    language = evidence.language
    out = []
    for one in found:
        marked = [wrong[claim] for claim in one.claims if claim in wrong]
        if marked and one.verdict in ("consistent", "loose"):
            readings = [
                messages.say("slip_note", language, child=wording.amount(child.stated, language),
                             parent=wording.amount(parent.stated, language), where=_outlet(parent, evidence),
                             factor=wording.number(_factor(child, parent), language, 3))
                for child, parent, _ in marked
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
    printed = _printed(child) & _printed(parent)
    if printed and (child.unit != parent.unit or child.per != parent.per):
        return slip(ratio) or Slip("unit", ratio)
    if (child.unit, child.per) != (parent.unit, parent.per):
        return None
    # the same digits at another size: 1.2 million for 1.2 billion, 500 for 500,000
    found = slip(ratio, 0.01)
    return found if found is not None and found.kind in ("thousand", "million", "ten") else None


def _printed(figure: Figure) -> frozenset[float]:
    return frozenset(figure.quantity.known)


def _factor(child: Figure, parent: Figure) -> float:
    ratio = child.interval.anchor / parent.interval.anchor
    return max(ratio, 1 / ratio)


def _outside(child: Figure, parent: Figure) -> bool:
    """Whether a retold figure lies wholly outside the range it was taken from."""
    if (
        parent.quantity.bound != "range"
        or child.dimensions != parent.dimensions
        or child.quantity.bound == "order"
    ):
        return False
    ours, theirs = child.interval, parent.interval
    return ours.low >= theirs.high * (1 + 1e-9 - (child.quantity.bound == "more_than") * 1e-6) or (
        ours.high < theirs.low * (1 - 1e-9)
    )


def _outside_finding(child: Figure, parent: Figure, evidence: Evidence) -> Finding:
    language = evidence.language
    return finding(
        "conflict",
        "inconsistent",
        [child, parent],
        messages.say("outside_working", language, child=wording.amount(child.stated, language),
                     parent=wording.amount(parent.stated, language), where=_outlet(parent, evidence)),
        messages.say("outside", language),
    )  # fmt: skip


def _in_units_of(child: Figure, parent: Figure, language: str) -> str:
    size = base(parent.unit, parent.per).size
    return wording.interval(child.interval.low / size, child.interval.high / size, parent.unit, parent.per, language, digits=4)  # fmt: skip


def _outlet(figure: Figure, evidence: Evidence) -> str:
    article = evidence.articles.get(figure.claim.article)
    return (article.outlet or article.title or article.id) if article is not None else figure.claim.article


def _pairs(evidence: Evidence) -> Iterator[tuple[Figure, Figure]]:
    """Each retold figure with the one it was taken from: by the chain where it is known, else by item and date."""
    figures = evidence.by_claim
    if evidence.lineage is not None:
        for edge in evidence.lineage.retellings:
            if edge.child in figures and edge.parent in figures:
                yield figures[edge.child], figures[edge.parent]
        return
    if len(evidence.figures) < 2:
        return
    first: dict[str, Figure] = {}
    for figure in sorted(
        evidence.everything, key=lambda f: (_published(f, evidence), f.claim.article, f.start)
    ):
        measure = figure.claim.measure
        if measure is None or figure.claim.section == "headline":
            continue
        origin = first.setdefault(measure, figure)
        if origin.claim.article != figure.claim.article:
            yield figure, origin


def _published(figure: Figure, evidence: Evidence) -> str:
    article = evidence.articles.get(figure.claim.article)
    return (article.published if article is not None else None) or "9999"


_DAY = re.compile(r"\d{4}-\d\d-\d\d$")


# --- Independent sources, quotations, dates -----------------------------------------------------------------------------


def conflicts(evidence: Evidence) -> Iterator[Finding]:
    """Independent original sources whose figures of one item leave a gap that rounding does not explain."""
    if evidence.lineage is None:
        return
    troubled = evidence.troubled()
    explained = {f.claims[-1] for f in evidence.found if f.rule in ("product", "sum", "conversion")}
    by_measure: dict[str, list[Figure]] = {}
    for origin in evidence.lineage.origins:
        figure = evidence.by_claim.get(origin.claim)
        if figure is None or origin.measure is None or origin.source is None or figure.is_share:
            continue
        if figure.claim.id in troubled or figure.claim.id in explained or figure.claim.derived_from:
            continue
        if figure.quantity.bound == "order" or figure.claim.commitment.modality in (
            "conditional",
            "demanded",
        ):
            continue
        by_measure.setdefault(origin.measure, []).append(figure)
    for measure, figures in by_measure.items():
        alike: dict[object, list[Figure]] = {}  # a crowd that says the same of the same time is asked once
        for figure in figures:
            if not words.found(words.SO_FAR, figure.claim.text):
                alike.setdefault(_said_when(figure, evidence), []).append(figure)
        apart = {
            figure.claim.id
            for one, other in itertools.combinations(alike.values(), 2)
            if _apart(one[0].interval, other[0].interval) and _comparable(one[0], other[0], evidence)
            for figure in (*one, *other)
        }
        if apart:
            yield _contradiction(measure, [f for f in figures if f.claim.id in apart], evidence)


def _said_when(figure: Figure, evidence: Evidence) -> object:
    """All that tells whether a figure contradicts another."""
    claim = figure.claim
    when = (claim.time.start, claim.time.end) if claim.time is not None else None
    status = claim.transfer.status if claim.transfer is not None else "unknown"
    return figure.interval, claim.commitment.modality, status, when, _published(figure, evidence)[:10]


def _comparable(one: Figure, other: Figure, evidence: Evidence) -> bool:
    """Whether two sources, neither of which tells of a count that is still running, speak of the same: one status, one time."""
    if one.claim.commitment.modality != other.claim.commitment.modality:
        return False
    days = [date.fromisoformat(day) for f in (one, other) if _DAY.match(day := _published(f, evidence)[:10])]
    if len(days) == 2 and abs((days[0] - days[1]).days) > SAME_NEWS:
        return False
    return _same_status(one.claim, other.claim)


def _same_status(one: Claim, other: Claim) -> bool:
    """Promised and delivered amounts may differ, and so may figures of different times."""
    a, b = one.transfer, other.transfer
    if (a.status if a is not None else "unknown") != (b.status if b is not None else "unknown"):
        return False
    if one.time is not None and other.time is not None and one.time.start and other.time.end:
        return not (
            one.time.start > (other.time.end or "") or (one.time.end or "9999") < (other.time.start or "")
        )
    return True


def _contradiction(measure: str, figures: Sequence[Figure], evidence: Evidence) -> Finding:
    language = evidence.language
    told = "; ".join(f"{figure.source}: {wording.amount(figure.stated, language)}" for figure in figures)
    return finding(
        "conflict",
        "inconsistent",
        figures,
        messages.say("conflict_working", language, told=told),
        messages.say("conflict", language, item=measure),
    )


def quotations(evidence: Evidence) -> Iterator[Finding]:
    """One speaker's quotation with different figures in two outlets, after conversion."""
    spoken: dict[str, list[Figure]] = {}
    for figure in evidence.everything:
        if figure.claim.attribution.mode == "direct" and figure.source and figure.quantity.bound != "order":
            spoken.setdefault(words.fold(figure.source), []).append(figure)
    named = {claim for found in evidence.found for claim in found.claims if found.verdict != "consistent"}
    for figures in spoken.values():
        for one, other in itertools.combinations(_distinct(figures), 2):
            if (
                one.claim.article == other.claim.article
                or one.dimensions != other.dimensions
                or not _kindred(one, other)
            ):
                continue
            if {one.claim.id, other.claim.id} & named or _meet(one, other):
                continue
            if not _one_utterance(one, other, evidence):
                continue
            language = evidence.language
            yield finding(
                "quotation",
                "inconsistent",
                [one, other],
                messages.say("quotation_working", language, one=wording.amount(one.stated, language), where=_outlet(one, evidence),
                             other=wording.amount(other.stated, language), there=_outlet(other, evidence)),
                messages.say("quotation", language, who=one.source),
            )  # fmt: skip


def _distinct(figures: Sequence[Figure]) -> list[Figure]:
    """One figure for each that was printed: a crowd of copies is asked once."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        seen.setdefault((figure.claim.measure, str(figure.quantity.value), figure.claim.text), figure)
    return list(seen.values())[:MOST_QUOTED]


def _meet(one: Figure, other: Figure) -> bool:
    a, b = interval(one.stated, as_input=False), interval(other.stated, as_input=False)
    # a converted figure is rounded to its own digits; one in the same unit must be the same
    tolerance = QUOTED if one.unit == other.unit else a.slack + b.slack + QUOTED
    return abs(a.anchor - b.anchor) <= tolerance * max(a.anchor, b.anchor)


def _one_utterance(one: Figure, other: Figure, evidence: Evidence) -> bool:
    """Whether two quotations are of the same words: by their wording in one language, by the chain across languages."""
    first, second = (evidence.articles.get(figure.claim.article) for figure in (one, other))
    if evidence.lineage is not None:
        roots = {id: evidence.lineage.origin(id) for id in (one.claim.id, other.claim.id)}
        a, b = roots[one.claim.id], roots[other.claim.id]
        if a is not None and b is not None and a.claim == b.claim:
            return True
    if first is None or second is None or first.language != second.language:
        return False
    strip = re.compile(r"[\d.,]+")
    a_text, b_text = (strip.sub("#", figure.claim.text or "") for figure in (one, other))
    matched = difflib.SequenceMatcher(None, a_text, b_text, autojunk=False)
    return all(how() >= ALIKE for how in (matched.real_quick_ratio, matched.quick_ratio, matched.ratio))


_DATED = re.compile(
    r"\b(?:bericht|papier|studie|analyse|gutachten|interview|mitteilung|erklärung|report|paper|study|briefing|statement|interview|analysis)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\b(?:veröffentlicht|vorgelegt|erschienen|vom|datiert|published|dated|released|issued|of)\w*\b",
    re.IGNORECASE,
)


def dates(evidence: Evidence) -> Iterator[Finding]:
    """A report that an article cites and that is dated after the article."""
    for claim in evidence.claims:
        article = evidence.articles.get(claim.article)
        if article is None or article.published is None or claim.time is None or claim.time.start is None:
            continue
        if claim.time.start <= article.published[:10] or not _cites(claim, article):
            continue
        language = evidence.language
        yield finding(
            "conflict",
            "inconsistent",
            [],
            messages.say("date_working", language, when=claim.time.start, text=claim.time.text, published=article.published[:10]),
            messages.say("date", language),
            claims=[claim],
        )  # fmt: skip


def _cites(claim: Claim, article: Article) -> bool:
    """Whether the time is the day a report came out: report and "published" stand beside it in the sentence."""
    if claim.time is None or claim.span is None:
        return False
    start = max(claim.span[0], claim.time.span[0] - 50)
    beside = article.text[start : min(claim.span[1], claim.time.span[1] + 40)]
    return bool(_DATED.search(beside)) and bool(_ISSUED.search(beside))
