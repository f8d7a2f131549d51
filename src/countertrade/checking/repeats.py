"""One figure printed twice: "the 12 boats" of a page that has 18 of them elsewhere, a lead against the text below it.

Two figures may be meant for one where they count or measure the same, nothing known of them contradicts, and the words around them
are the same: taken up again ("the 12 boats", "diese 300"), or said again in the same words. Such a pair with two values is asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from countertrade.checking import messages, wording, words
from countertrade.checking.growth import turned_round
from countertrade.checking.intervals import base, interval
from countertrade.checking.items import Figure, Page, same_item, same_unit
from countertrade.checking.judging import finding
from countertrade.checking.misprints import slip_between
from countertrade.records import Finding

COMMON = 4  # sentences in which a word stands before it tells nothing
ALIKE = 2.0  # words in common, each the less the more sentences have it
SMALLEST = 10  # two of something and three of it are mostly not the same ones
EVIDENCE = {
    "swapped": 2.0,
    "thousand": 1.0,
    "million": 1.0,
    "ten": 0.5,
    "digit": 0.5,
}  # what a slip adds to the words in common
APART = 6.0  # figures further apart are not slips of one another
FAR = 250  # code points within which "considerably less" speaks of the figure before it
WINDOW = 12  # figures of one kind to either side among which the other is sought
SPAN = 70  # code points to either side that say what a figure is of
_WORD = re.compile(r"[^\W\d_]{4,}")
_AGAIN = re.compile(
    r"\b(?:the|these|those|this|that|its|their|of|der|die|das|den|dem|des|diese[rnms]?|jene[rn]?|deren)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|der|die|das|den|dem|des|diese[rnms]?|jene[rn]?)\s+$", re.IGNORECASE
)


def repeats(page: Page, explained: set[str], language: str) -> Iterator[Finding]:
    """Figures that stand alone with their value although the page seems to say the same thing with another."""
    alike: dict[object, list[Figure]] = {}
    for figure in page.figures:
        if _is_plain(figure):
            alike.setdefault((figure.unit, figure.things), []).append(figure)
    common = _commonness(page)
    said = {
        figure.number: {stem for stem in _stems(page, figure) if common.get(stem, 2) <= COMMON}
        for kind in alike.values()
        for figure in kind
    }
    told: set[str] = set()
    for kind in alike.values():
        for place, figure in enumerate(kind):
            if figure.claim.id not in explained and figure.claim.id not in told:
                near = [f for f in kind[max(0, place - WINDOW) : place + WINDOW + 1] if f is not figure]
                found = _repeat(figure, near, said, common, explained, language)
                if found is not None:
                    told |= set(found.claims)
                    yield found


def _repeat(
    figure: Figure,
    near: Sequence[Figure],
    said: Mapping[int, set[str]],
    common: Mapping[str, int],
    explained: set[str],
    language: str,
) -> Finding | None:
    """The question about one figure whose value nothing else of its kind has, and the figure it may be meant for."""
    others = [f for f in near if _is_near(f, figure) and same_item(f, figure)]
    if not others or any(_agree(figure, other) for other in others):
        return None
    single = len({other.quantity.known for other in others}) == 1
    slips = [slip_of(figure, other) or "" for other in others]
    scored = [
        (
            sum(2.0 / max(2, common.get(stem, 2)) for stem in said[figure.number] & said[other.number])
            + _taken_up(figure, other, single=single)
            + EVIDENCE.get(slip, 0.0),
            other,
        )
        for other, slip in zip(others, slips, strict=True)
    ]
    best, other = max(scored, key=lambda pair: pair[0])
    if best < ALIKE or figure.sentence == other.sentence:
        return None
    if slips[others.index(other)] != "swapped" and (
        other.claim.id in explained or _told_apart(figure, other)
    ):
        return None
    same = [f for f in others if f.quantity.known == other.quantity.known][:3]
    one, two = (wording.amount(f.stated, language, spelt=True) for f in (figure, other))
    working = messages.say("repeat_working", language, one=one, other=two)
    text = messages.say("repeat", language, one=one, other=two)
    return finding("conflict", "question", [figure, *same], working, text, ties="item")


def orders(page: Page, language: str) -> Iterator[Finding]:
    """Comparisons that their figures turn round: "only 165" after 90, "370, well above the 440", "90 … now considerably less: 140"."""
    for other in page.figures:
        one = _compared_with(page, other)
        if one is None:
            continue
        a, b = (f.interval.anchor / f.size * base(f.unit, ()).size for f in (one, other))
        gap = page.between(one, other)
        word, more = _said_order(one, other, gap)
        if word is None or (a > b if more else a < b) or a == b:
            continue
        mere = _MERE.search(other.before[-20:]) is not None
        if one.time_power != other.time_power and not mere:
            continue
        first, second = (other, one) if mere else (one, other)
        shown = [wording.amount(figure.stated, language, spelt=True) for figure in (first, second)]
        working = messages.say("repeat_working", language, one=shown[0], other=shown[1])
        text = messages.say("order", language, word=word, one=shown[0], other=shown[1])
        yield finding("conflict", "question", [one, other], working, text, ties="words")
    for word, first, last in turned_round(page):
        shown = [wording.amount(figure.stated, language, spelt=True) for figure in (first, last)]
        working = messages.say("repeat_working", language, one=shown[0], other=shown[1])
        text = messages.say("order", language, word=word, one=shown[1], other=shown[0])
        yield finding("conflict", "question", [first, last], working, text, ties="words")


def _compared_with(page: Page, figure: Figure) -> Figure | None:
    """The figure of the same kind before one, at most one other figure away."""
    for one in reversed(page.figures[max(0, figure.number - 2) : figure.number]):
        if same_unit(one, figure) and one.things == figure.things and not one.is_share:
            return one if figure.sentence - one.sentence <= 2 else None
    return None


def _said_order(one: Figure, other: Figure, gap: str) -> tuple[str | None, bool]:
    """The words by which the first of two figures is put as more than the second (True) or as less than it."""
    if mere := _MERE.search(other.before[-20:]):
        return mere[0].strip(), True
    beside = other.number == one.number + 1 and one.sentence == other.sentence
    if beside and re.search(r"\w+\W+\w+\W+\w+\W+\w", gap[-40:]):  # "1.1 more than the 3.1" is a difference
        for pattern, more in ((_ABOVE, True), (_BELOW, False)):
            if found := pattern.search(gap[-40:]):
                return found[0].strip(), more
    for pattern, more in ((_MUCH_LESS, True), (_MUCH_MORE, False)):
        if one.sentence != other.sentence and len(gap) < FAR and (found := pattern.search(gap)):
            return found[0].strip(), more
    return None, False


_DEGREE = (
    r"\b(?:considerably|far|much|significantly|substantially|wesentlich|deutlich|weit|erheblich|viel)\s+"
)
_MUCH_LESS = re.compile(
    _DEGREE + r"(?:less|fewer|lower|smaller|weniger|niedriger|geringer|kleiner)\b(?!\s+(?:than|als))",
    re.IGNORECASE,
)
_MUCH_MORE = re.compile(
    _DEGREE + r"(?:more|higher|larger|bigger|mehr|höher|größer)\b(?!\s+(?:than|als))", re.IGNORECASE
)
_ABOVE = re.compile(
    r"\b(?:above the|more than the|up from|over the|exceeds the|weit über den|mehr als die|nach zuvor nur)\s*$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:below the|less than the|down from|fewer than the|weit unter den|weniger als die)\s*$",
    re.IGNORECASE,
)
_MERE = re.compile(r"\b(?:lediglich|nur noch|bloß noch|bloß|a mere|merely|only)\s*$", re.IGNORECASE)


def _is_near(one: Figure, other: Figure) -> bool:
    return (
        1 / APART < one.interval.anchor / other.interval.anchor < APART
        or one.quantity.known == other.quantity.known
        or slip_of(one, other) is not None
    )


def slip_of(one: Figure, other: Figure) -> str | None:
    """The slip that makes one figure of another, also where one of them is printed more exactly: 4,200 for 2,385."""
    a, b = one.interval.anchor, other.interval.anchor
    found = slip_between(a, b) or slip_between(b, a)
    return found[0] if found is not None else None


def _is_plain(figure: Figure) -> bool:
    return (
        not figure.is_share
        and not figure.is_duration
        and figure.quantity.bound != "order"
        and max(figure.quantity.known) >= SMALLEST
        and figure.claim.section != "list"
    )


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two figures may be one: the same, or rounded."""
    if one.time_power != other.time_power:
        return bool(set(one.quantity.known) & set(other.quantity.known))
    a, b = interval(one.stated, as_input=False), interval(other.stated, as_input=False)
    tolerance = 1 + a.slack + b.slack
    return a.low <= b.high * tolerance and b.low <= a.high * tolerance


def _commonness(page: Page) -> Mapping[str, int]:
    """In how many sentences each word stands."""
    seen: Counter[str] = Counter()
    for sentence in {figure.claim.span: figure.text for figure in page.figures}.values():
        seen.update({word[:6].casefold() for word in _WORD.findall(sentence)})
    return seen


def _stems(page: Page, figure: Figure) -> set[str]:
    span = figure.claim.span or (figure.start, figure.end)
    around = (
        page.text[max(span[0], figure.start - SPAN) : figure.start]
        + " "
        + page.text[figure.end : min(span[1], figure.end + SPAN)]
    )
    return {word[:6].casefold() for word in _WORD.findall(around)}


def _taken_up(figure: Figure, other: Figure, *, single: bool) -> float:
    """Whether a figure takes one up again: a definite article before it, and one value of its kind only (`single`) beside it."""
    before = figure.before[-16:]
    if single and figure.number > other.number and _DEFINITE.search(before):
        return ALIKE
    return 0.5 if _AGAIN.search(before) else 0.0


def _told_apart(one: Figure, other: Figure) -> bool:
    """Whether the text sets two figures against each other: in one sentence, at two times, as rise or fall, as part or more of it."""
    if one.sentence == other.sentence or (
        abs(one.number - other.number) == 1 and one.paragraph == other.paragraph
    ):
        return True
    a, b = one.claim.time, other.claim.time
    if a is not None and b is not None and a.start and b.start and (a.start, a.end) != (b.start, b.end):
        return True
    texts = one.before[-40:] + other.before[-40:] + one.after[:20] + other.after[:20]
    return (
        words.said("part", texts)
        or words.said("rise", texts)
        or words.said("fall", texts)
        or words.said("further", texts)
    )
