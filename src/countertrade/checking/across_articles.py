"""What does not fit between statements of a case: contradictions, slips, quotations; and dates after the article's."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from countertrade.checking import messages, wording, words
from countertrade.checking.contradictions import contradictions
from countertrade.checking.intervals import interval
from countertrade.checking.items import Evidence, Figure, Page, same_item
from countertrade.checking.judging import finding
from countertrade.checking.retold import capacities, noted, outlet, said_by
from countertrade.records import Claim, Finding, Span

MOST_COMPARED = 24  # sentences of one speaker that are held against the ones after each
QUOTED = 0.01  # inside quotation marks a figure is the same or it is not
ALIKE = 0.45  # two quotations of so much common wording (difflib ratio) are one utterance, not two occasions
_REPORT = re.compile(r"\b(?:bericht|papier|studie|analyse|gutachten|interview|mitteilung|erklärung|report|paper|study|briefing|statement|analysis)\b", re.IGNORECASE)  # fmt: skip
_ISSUED = re.compile(
    r"\b(?:veröffentlicht|vorgelegt|erschienen|vom|datiert|published|dated|released|issued|of)\w*\b",
    re.IGNORECASE,
)


def between_articles(found: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings of pages with those between statements, and a remark where a sum holds with a retelling's slip in it."""
    troubled = {
        claim for one in found if one.verdict not in ("consistent", "question") for claim in one.claims
    }
    more = [*capacities(evidence, troubled), *contradictions(evidence, found)]
    troubled |= {claim for one in more for claim in one.claims}
    return noted([*found, *more, *quotations(evidence, troubled), *dates(evidence)], evidence)


def quotations(evidence: Evidence, troubled: set[str]) -> Iterator[Finding]:
    """One speaker's quotation with different figures in two outlets, after conversion."""
    spoken: dict[str, dict[tuple[object, ...], tuple[Page, Figure]]] = {}
    for page, figure in evidence.figures:
        source = said_by(figure)
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
            working = messages.say("quotation_working", language, one=wording.amount(one.stated, language), where=outlet(here),
                                   other=wording.amount(other.stated, language), there=outlet(there))  # fmt: skip
            yield finding(
                "quotation",
                "question",
                [one, other],
                working,
                messages.say("quotation", language, who=said_by(one)),
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
