"""Two sources of one article that give one measure of a case different figures: "four radars, she said. The deputy minister spoke of six".

That they do not agree is said where the text sets one against the other, in words of its own; else it is asked. A part, a step, a share and what is left
are no second opinion on the whole, nor is what holds in another case. Who only passes another's figure on is no source of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from countertrade.checking import messages, wording, words
from countertrade.checking.apart import two_things
from countertrade.checking.intervals import Interval
from countertrade.checking.items import Figure, Page
from countertrade.checking.judging import finding
from countertrade.records import Finding

BEFORE = 45  # code points before a figure in which words say that it is a part, a step or what is left
BEHIND = 25  # and behind it
LEADING = 160  # code points before a sentence in which words say that what follows is another figure
_PORTION = ("portion", "part", "parts", "rest", "apart", "further", "running", "left")


def disagreements(page: Page, found: Sequence[Finding], language: str) -> Iterator[Finding]:
    """Each figure that another source of the article contradicts, with the nearest one before it that does.

    `found` are the findings of the page: figures that one sum is made of are parts of each other.
    """
    tied = [frozenset(one.claims) for one in found if one.verdict != "question"]
    by_measure: dict[str, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if figure.claim.measure is not None and _is_opinion(figure):
            by_measure[figure.claim.measure].append(figure)
    for figures in by_measure.values():
        for place, later in enumerate(figures):
            against = (
                earlier
                for earlier in reversed(figures[:place])
                if _of_two(earlier, later)
                and _apart(earlier.interval, later.interval)
                and not two_things(page, earlier, later)
                and not any({earlier.claim.id, later.claim.id} <= claims for claims in tied)
            )
            first = next(against, None)
            if first is not None:
                told = "; ".join(_told(figure, language) for figure in (first, later))
                opposed = words.said("opposed", _between(page, first, later))
                text = messages.say("disagreement" if opposed else "two_sources", language)
                yield finding(
                    "conflict", "inconsistent" if opposed else "question", [first, later], told, text
                )


def _between(page: Page, earlier: Figure, later: Figure) -> str:
    """What leads from one figure to the other: the sentence of the later one and what stands right before it."""
    return page.text[max(earlier.end, page.opening(later) - LEADING) : page.closing(later)]


def _is_opinion(figure: Figure) -> bool:
    """Whether a figure is what somebody says of the whole: no headline, nothing denied, worked out or said of another case, no part and no step."""
    claim = figure.claim
    if figure.is_headline or claim.derived_from or claim.commitment.polarity != "+" or figure.is_change:
        return False
    if words.said("condition", figure.text):
        return False
    beside = f"{figure.before[-BEFORE:]} | {figure.after[:BEHIND]}"
    return not any(words.said(cue, beside) for cue in _PORTION)


def _of_two(earlier: Figure, later: Figure) -> bool:
    """Whether two figures are of two sources, neither of which passes on what the other says."""
    one, other = _source(earlier), _source(later)
    if other is None or one == other:
        return False
    if one is None:  # the article itself, which a source then corrects
        return earlier.per == later.per
    if set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split()):
        return False
    carried = {words.fold(name) for figure in (earlier, later) for name in figure.claim.attribution.via}
    return not {one, other} & carried


def _source(figure: Figure) -> str | None:
    given = figure.claim.attribution.source
    return words.fold(given.name or given.text) or None if given is not None else None


def _apart(one: Interval, other: Interval) -> bool:
    """Whether two figures of one kind leave a gap that rounding does not explain."""
    low, high = (one, other) if one.high <= other.high else (other, one)
    slack = max(one.slack, other.slack)
    return one.dimensions == other.dimensions and low.high > 0 and high.low > low.high * (1 + slack)


def _told(figure: Figure, language: str) -> str:
    given = figure.claim.attribution.source
    said = wording.amount(figure.stated, language)
    return f"{given.name or given.text}: {said}" if given is not None else said
