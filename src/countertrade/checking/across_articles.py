"""What does not fit between statements of different articles: slips, contradictions, quotations; and dates after the article's.

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
from countertrade.checking.intervals import Interval, Slip, base, interval, slip
from countertrade.checking.items import Evidence, Figure, Page, same_item
from countertrade.checking.judging import finding
from countertrade.records import Claim, Finding, Span, Verdict, replace

APART = 0.10  # two figures whose ranges lie closer say the same to a reader
MOST_COMPARED = (
    24  # sources of one item, or sentences of one speaker, that are held against the ones after each
)
SAME_NEWS = 14  # days within which two sources are taken to speak of the same state of things
QUOTED = 0.01  # inside quotation marks a figure is the same or it is not
SURE = 0.75  # how likely a figure was taken from another before it is called a wrong copy of it
LIKELY = 0.5  # and where all its digits are those of the other
ALIKE = 0.45  # two quotations of so much common wording (difflib ratio) are one utterance, not two occasions
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_REPORT = re.compile(r"\b(?:bericht|papier|studie|analyse|gutachten|interview|mitteilung|erklärung|report|paper|study|briefing|statement|analysis)\b", re.IGNORECASE)  # fmt: skip
_ISSUED = re.compile(
    r"\b(?:veröffentlicht|vorgelegt|erschienen|vom|datiert|published|dated|released|issued|of)\w*\b",
    re.IGNORECASE,
)


def between_articles(found: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings of pages with those between articles, and a remark where a sum holds with a retelling's slip in it."""
    named = {claim for one in found for claim in one.claims}
    troubled = {
        claim for one in found if one.verdict not in ("consistent", "question") for claim in one.claims
    }
    more = [
        *capacities(evidence, troubled),
        *corrections(evidence),
        *currencies(evidence),
        *slips(evidence, named),
    ]
    troubled |= {claim for one in more for claim in one.claims}
    more += [*quotations(evidence, troubled), *conflicts(evidence, [*found, *more]), *dates(evidence)]
    return noted([*found, *more], evidence)


def capacities(evidence: Evidence, told: set[str]) -> Iterator[Finding]:
    """What could be held or built, printed elsewhere in the article or by a retelling as what was counted."""
    seen = set(told)
    pairs = [(*pair, 1.0) for page in evidence.pages for pair in _same_count(page)]
    for (page, count), (other, capacity), chance in (*pairs, *_pairs(evidence)):
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


# --- Slips against what is retold ---------------------------------------------------------------------------------------


def slips(evidence: Evidence, named: set[str]) -> Iterator[Finding]:
    """A figure that is its original with one known mistake: another unit, a month for a year, a lost thousand."""
    language = evidence.language
    for (_, child), (there, parent), chance in _pairs(evidence):
        if child.claim.id in named:
            continue
        sure = chance >= SURE
        made = slipped(child, parent)
        shown = {
            "child": wording.amount(child.stated, language),
            "parent": wording.amount(parent.stated, language),
            "where": _outlet(there),
        }
        if made is None:
            if _outside(child, parent) and evidence.lineage is not None:
                yield finding(
                    "conflict",
                    "inconsistent" if sure else "question",
                    [child, parent],
                    messages.say("outside_working", language, **shown),
                    messages.say("outside", language),
                )
            continue
        larger = child.interval.anchor > parent.interval.anchor
        text = messages.say(
            "slip_larger" if larger else "slip_smaller",
            language,
            factor=wording.number(_factor(child, parent), language, 3),
        )
        if made.kind not in ("hundred", "unit"):
            text += f"; {messages.say(made.kind, language)}"
        size = base(parent.unit, parent.per).size
        converted = wording.interval(
            child.interval.low / size, child.interval.high / size, parent.unit, parent.per, language, digits=4
        )
        yield finding(
            "unit",
            "inconsistent" if sure else "question",
            [child, parent],
            messages.say("slip_working", language, converted=converted, **shown),
            text,
        )


def currencies(evidence: Evidence) -> Iterator[Finding]:
    """A retold amount with the number of its original in one currency and the unit of another in which the original is told too."""
    language = evidence.language
    for (_, child), (there, parent), chance in _pairs(evidence):
        if not (child.is_money and parent.is_money):
            continue
        told = [f for f in there.figures if f.is_money and f.claim.measure == parent.claim.measure]
        same = [f for f in told if f.unit != child.unit and f.known == child.known]
        other = [f for f in told if f.dimensions == child.dimensions and not 1 / 1.5 < _ratio(f, child) < 1.5]
        if same and other:
            figures = [same[0], other[0], child]
            said = " | ".join(wording.amount(figure.stated, language) for figure in figures)
            verdict: Verdict = "inconsistent" if chance >= LIKELY else "question"
            yield finding("conflict", verdict, figures, said, messages.say("currency", language))


def _ratio(one: Figure, other: Figure) -> float:
    return one.interval.anchor / other.interval.anchor


def noted(found: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings, those that hold with a remark where their figures are a retelling's slip: two errors can cancel."""
    wrong = {
        child.claim.id: (child, parent, there)
        for (_, child), (there, parent), _ in _pairs(evidence)
        if slipped(child, parent) is not None
    }
    language = evidence.language
    out = []
    for one in found:
        marked = [wrong[claim] for claim in one.claims if claim in wrong]
        if marked and one.verdict in ("consistent", "loose"):
            readings = [
                messages.say("slip_note", language, child=wording.amount(child.stated, language), where=_outlet(there),
                             parent=wording.amount(parent.stated, language), factor=wording.number(_factor(child, parent), language, 3))
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
    edge = 1 + 1e-9 - (child.quantity.bound == "more_than") * 1e-6
    return ours.low >= theirs.high * edge or ours.high < theirs.low * (1 - 1e-9)


def _outlet(page: Page) -> str:
    article = page.article
    return (article.outlet or article.title or article.id) if article is not None else "?"


def _pairs(evidence: Evidence) -> Iterator[tuple[tuple[Page, Figure], tuple[Page, Figure], float]]:
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


# --- Independent sources, quotations, dates -----------------------------------------------------------------------------


def conflicts(evidence: Evidence, found: Sequence[Finding]) -> Iterator[Finding]:
    """Independent original sources whose figures of one item leave a gap that rounding does not explain."""
    if evidence.lineage is None:
        return
    left = {claim for one in found if one.verdict not in ("consistent", "question") for claim in one.claims}
    left |= {one.claims[-1] for one in found if one.rule in ("product", "sum", "conversion") and one.claims}
    by_measure: dict[str, list[tuple[Page, Figure]]] = {}
    for origin in evidence.lineage.origins:
        placed = evidence.by_claim.get(origin.claim)
        if placed is None or origin.measure is None or origin.source is None:
            continue
        figure = placed[1]
        if (
            figure.is_share
            or figure.claim.id in left
            or figure.claim.derived_from
            or figure.quantity.bound == "order"
        ):
            continue
        if (
            figure.claim.commitment.modality not in ("conditional", "demanded")
            and figure.claim.commitment.polarity == "+"
        ):
            by_measure.setdefault(origin.measure, []).append(placed)
    for measure, placed_figures in by_measure.items():
        placed_figures.sort(key=lambda placed: (placed[0].published or "9999", placed[1].claim.id))
        apart = {
            figure.claim.id: figure
            for place, one in enumerate(placed_figures)
            for other in placed_figures[place + 1 : place + MOST_COMPARED]
            if _apart(one[1].interval, other[1].interval) and _comparable(one, other)
            for figure in (one[1], other[1])
        }
        if apart:
            language = evidence.language
            told = "; ".join(
                f"{_source(figure)}: {wording.amount(figure.stated, language)}" for figure in apart.values()
            )
            yield finding("conflict", "question", list(apart.values()), told,
                          messages.say("conflict", language, item=measure))  # fmt: skip


def corrections(evidence: Evidence) -> Iterator[Finding]:
    """A figure that an article denies and puts another in the place of, with the first article that stated it."""
    language = evidence.language
    stated: dict[tuple[str, tuple[float, ...]], list[tuple[Page, Figure]]] = {}
    for page, figure in evidence.figures:
        if figure.claim.measure and figure.claim.commitment.polarity == "+" and not figure.is_headline:
            stated.setdefault((figure.claim.measure, figure.known), []).append((page, figure))
    for page in evidence.pages:
        for denied in page.figures:
            if denied.claim.measure is None or denied.claim.commitment.polarity == "+":
                continue
            here = next((f for f in page.around(denied, 2) if _corrects(f, denied)), None)
            others = [(there, f) for there, f in stated.get((denied.claim.measure, denied.known), ())
                      if there is not page and f.dimensions == denied.dimensions]  # fmt: skip
            # who denies "4,500 a month" and states 4,500 a year says what the other says
            others = [
                (there, f)
                for there, f in others
                if here is not None and (f.known, f.per) != (here.known, here.per)
            ]
            if here is None or not others:
                continue
            origin = min(others, key=lambda placed: (placed[0].published or "9999", placed[1].claim.article))[
                1
            ]
            said = "; ".join(
                f"{_source(f) or f.claim.article}: {wording.amount(f.stated, language)}"
                for f in (origin, here)
            )
            yield finding("conflict", "inconsistent", [origin, here], said, messages.say("denied", language))


def _corrects(figure: Figure, denied: Figure) -> bool:
    """Whether a figure is put in the place of one that is denied before it."""
    return (
        figure.number > denied.number
        and figure.claim.measure == denied.claim.measure
        and figure.claim.commitment.polarity == "+"
        and _apart(figure.interval, denied.interval)
    )


def _source(figure: Figure) -> str | None:
    given = figure.claim.attribution.source
    return None if given is None else given.name or given.text


def _apart(one: Interval, other: Interval) -> bool:
    """Whether two intervals of one kind leave a gap that rounding does not explain."""
    if one.dimensions != other.dimensions:
        return False
    low, high = (one, other) if one.high <= other.high else (other, one)
    return high.low > low.high * (1 + APART + max(one.slack, other.slack)) and low.high > 0


def _comparable(one: tuple[Page, Figure], other: tuple[Page, Figure]) -> bool:
    """Whether two sources speak of the same: one status, one time, and neither of a count that is still running."""
    if any(words.said("running", figure.text) for _, figure in (one, other)):
        return False
    a, b = one[1].claim, other[1].claim
    if a.commitment.modality != b.commitment.modality:
        return False
    days = [
        date.fromisoformat(day)
        for page, _ in (one, other)
        if _DAY.match(day := (page.published or "9999")[:10])
    ]
    if len(days) == 2 and abs((days[0] - days[1]).days) > SAME_NEWS:
        return False
    if (a.transfer.status if a.transfer else "unknown") != (b.transfer.status if b.transfer else "unknown"):
        return False
    if a.time is not None and b.time is not None and a.time.start and b.time.end:
        return not (a.time.start > (b.time.end or "") or (a.time.end or "9999") < (b.time.start or ""))
    return True


def quotations(evidence: Evidence, troubled: set[str]) -> Iterator[Finding]:
    """One speaker's quotation with different figures in two outlets, after conversion."""
    spoken: dict[str, dict[tuple[object, ...], tuple[Page, Figure]]] = {}
    for page, figure in evidence.figures:
        source = _source(figure)
        if figure.claim.attribution.mode == "direct" and source and figure.quantity.bound != "order":
            said = spoken.setdefault(words.fold(source), {})  # a crowd of copies is asked once
            said.setdefault(
                (figure.claim.measure, str(figure.quantity.value), figure.claim.text), (page, figure)
            )
    language = evidence.language
    for figures in spoken.values():
        placed = list(figures.values())
        pairs = (
            (first, second)
            for place, first in enumerate(placed)
            for second in placed[place + 1 : place + MOST_COMPARED]
        )
        for (here, one), (there, other) in pairs:
            if here is there or one.dimensions != other.dimensions or not same_item(one, other):
                continue
            if (
                {one.claim.id, other.claim.id} & troubled
                or _meet(one, other)
                or not _one_utterance(here, one, there, other, evidence)
            ):
                continue
            working = messages.say("quotation_working", language, one=wording.amount(one.stated, language), where=_outlet(here),
                                   other=wording.amount(other.stated, language), there=_outlet(there))  # fmt: skip
            yield finding(
                "quotation",
                "question",
                [one, other],
                working,
                messages.say("quotation", language, who=_source(one)),
            )


def _meet(one: Figure, other: Figure) -> bool:
    a, b = interval(one.stated, as_input=False), interval(other.stated, as_input=False)
    # a converted figure is rounded to its own digits; one in the same unit must be the same
    tolerance = QUOTED if one.unit == other.unit else a.slack + b.slack + QUOTED
    return abs(a.anchor - b.anchor) <= tolerance * max(a.anchor, b.anchor)


def _one_utterance(here: Page, one: Figure, there: Page, other: Figure, evidence: Evidence) -> bool:
    """Whether two quotations are of the same words: by their wording in one language, by the chain across languages."""
    if evidence.lineage is not None:
        a, b = evidence.lineage.origin(one.claim.id), evidence.lineage.origin(other.claim.id)
        if a is not None and b is not None and a.claim == b.claim:
            return True
    if here.article is None or there.article is None or here.article.language != there.article.language:
        return False
    strip = re.compile(r"[\d.,]+")
    ours, theirs = (strip.sub("#", figure.text) for figure in (one, other))
    return difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= ALIKE


def dates(evidence: Evidence) -> Iterator[Finding]:
    """A report that an article cites and that is dated after the article."""
    language = evidence.language
    for page in evidence.pages:
        published = (page.published or "")[:10]
        told: set[Span] = set()
        for figure in page.figures:
            claim = figure.claim
            if (
                published
                and claim.time is not None
                and claim.time.start is not None
                and claim.time.start > published
                and claim.time.span not in told
                and _cites(claim, page)
            ):
                told.add(claim.time.span)
                working = messages.say(
                    "date_working", language, when=claim.time.start, text=claim.time.text, published=published
                )
                yield finding("conflict", "question", [figure], working, messages.say("date", language))


_ONWARDS = re.compile(
    r"^(?:from|ab|seit|since)\b|\b(?:an|on|onwards?)$", re.IGNORECASE
)  # "vom 15. Juni an": when it begins


def _cites(claim: Claim, page: Page) -> bool:
    """Whether the time is the day a report came out: report and "published" stand beside it in the sentence."""
    if claim.time is None or claim.span is None or _ONWARDS.search(claim.time.text):
        return False
    beside = page.text[
        max(claim.span[0], claim.time.span[0] - 50) : min(claim.span[1], claim.time.span[1] + 40)
    ]
    return bool(_REPORT.search(beside)) and bool(_ISSUED.search(beside))
