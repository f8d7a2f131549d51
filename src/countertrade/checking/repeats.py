"""One figure printed twice: "the 12 boats" of a page that has 18 of them elsewhere, a lead against the text below it.

Two figures may be meant for one where they count or measure the same, nothing known of them contradicts, and the words around them
are the same: taken up again ("the 12 boats", "diese 300"), or said again in the same words. Such a pair with two values is asked about.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from countertrade.checking import messages, wording, words
from countertrade.checking.apart import is_marked, refuted, told_apart, two_things
from countertrade.checking.growth import turned_round
from countertrade.checking.headlines import is_summed
from countertrade.checking.intervals import Interval, base, interval
from countertrade.checking.items import Figure, Page, same_item, same_noun, same_unit
from countertrade.checking.judging import finding
from countertrade.checking.misprints import slip_between
from countertrade.records import Finding

COMMON = 4  # sentences in which a word stands before it tells nothing
SMALLEST = 10  # two of something and three of it are mostly not the same ones
SWAPPED = 4.5  # what speaks for a slip where digits changed places, or one of three is another
UNLIKE = -2.0  # what speaks against a slip where digits and size differ
ASKED = 0.6
SCALES = (1, 2, 3, 6)  # powers of ten by which a scale word or a zero is off
SAID_OF = 1.3  # "more than 100" is said of no more than 130
FAR = 250  # code points within which "considerably less" speaks of the figure before it
WINDOW = 24  # figures to either side among which the other is sought
BESIDE = 30  # code points to either side that say so most closely
TOP = ("headline", "lead")
SUMMED = 0.002  # how near a third figure comes to what two make
REACH = 80  # code points before a figure in which words set it against the one before it
SPAN = 70  # code points to either side that say what a figure is of
_WORD = re.compile(r"[^\W\d_]{4,}")
_WORDS = re.compile(r"[^\W\d_]+")
_VAGUE = re.compile(r"\b(?:several|mehrere\w*|einige\w*|some few|a few)\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|der|die|das|den|dem|des|diese[rnms]?|jene[rn]?)\s+$", re.IGNORECASE
)


def repeats(page: Page, explained: set[str], language: str) -> Iterator[Finding]:
    """Figures that stand alone with their value although the page seems to say the same thing with another."""
    false = refuted(page)
    figures = [
        figure
        for figure in page.figures
        if _is_plain(figure)
        and figure.known not in false
        and not page.in_brackets(figure)
        and figure.start not in page.cells
    ]
    common = _commonness(page)
    said = {figure.number: _said_of(page, figure, common) for figure in figures}
    told: set[str] = set()
    for place, figure in enumerate(figures):
        if figure.claim.id in explained or figure.claim.id in told:
            continue
        near = [
            other
            for other in figures[max(0, place - WINDOW) : place + WINDOW + 1]
            if other is not figure and other.things == figure.things and _of_one_kind(figure, other)
        ]
        if any(_agree(figure, other) for other in near):
            continue
        shared = {other.number: said[figure.number].shared(said[other.number]) for other in near}
        most = sorted(shared.values())[-2:]
        values = len({other.known for other in near})
        scored = [
            (
                _odds(page, figure, other, said, shared[other.number], most, values)
                - _spoken_for(figure, other, explained),
                other,
            )
            for other in near
            if not _set_apart(figure, other)
            and not _add_up(
                figure, other, [*near, *_counted_beside(page, figure), *_counted_beside(page, other)]
            )
            and _may_be_one(page, figure, other)
        ]
        best, found = max(scored, key=lambda pair: pair[0], default=(-9.0, figure))
        if best < ASKED:
            continue
        same = [f for f in near if f.known == found.known][:3]
        one, two = (wording.amount(f.stated, language, spelt=True) for f in (figure, found))
        working = messages.say("repeat_working", language, one=one, other=two)
        text = messages.say("repeat", language, one=one, other=two)
        told |= {figure.claim.id, *(f.claim.id for f in same)}
        yield finding("conflict", "question", [figure, *same], working, text, ties="item")


def _add_up(one: Figure, other: Figure, near: Sequence[Figure]) -> bool:
    """Whether a third figure is what two make together or what lies between them: 104 MW, another 100, and so 204."""
    a, b = one.interval.anchor, other.interval.anchor
    third = (f.interval.anchor for f in near if f.known not in (one.known, other.known))
    return any(math.isclose(c, made, rel_tol=SUMMED) for c in third for made in (a + b, abs(a - b)))


def _counted_beside(page: Page, figure: Figure) -> list[Figure]:
    """What is counted next to a figure in its sentence, of whatever noun: "10 patrol boats and two larger vessels"."""
    near = page.figures[max(0, figure.number - 1) : figure.number + 2]
    return [f for f in near if f.is_counted and f.sentence == figure.sentence and f is not figure]


def _of_one_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures may be of one thing: of one unit, or both of people, whom a text calls now by this and now by that.

    In a case two measures are two things.
    """
    if one.claim.measure and other.claim.measure and one.claim.measure != other.claim.measure:
        return False
    if one.unit in words.persons() and other.unit in words.persons():
        return True
    return same_unit(one, other) and (not one.is_counted or same_noun(one, other))


def _may_be_one(page: Page, one: Figure, other: Figure) -> bool:
    """Whether nothing at two figures sets them apart, and a slip may have made one of the other or the later takes up the earlier."""
    first, later = sorted((one, other), key=lambda f: f.number)
    if first.is_headline and is_summed(page, first):
        return False
    return not two_things(page, one, other) and (mistaken(one, other) > UNLIKE or _is_taken_up(later))


def _is_taken_up(figure: Figure) -> bool:
    """Whether a figure is put as known, by its number and noun alone: "the 30 boats"."""
    printed = _WORDS.findall(figure.quantity.text or "")
    return len(printed) <= 1 and _DEFINITE.search(figure.before[-16:]) is not None


class Said(NamedTuple):
    """The words that say what a figure is of, by their stems with what each weighs: the more sentences have it, the less."""

    around: Mapping[str, float]
    before: frozenset[str]  # close to it
    behind: frozenset[str]

    def shared(self, other: Said) -> float:
        return sum(weight for stem, weight in self.around.items() if stem in other.around)


def _odds(
    page: Page,
    figure: Figure,
    other: Figure,
    said: Mapping[int, Said],
    shared: float,
    most: Sequence[float],
    values: int,
) -> float:
    """Log-odds that two figures with different values are meant for one.

    Weights are those of a logistic regression that tells pairs with one value from pairs with two, over pages and news; `mistaken`
    adds how seldom chance makes one value of the other. Words in common speak for it, those close by most; so do a headline, a
    definite article before the later one and a value that the page repeats. The more values of the kind a page has, the less
    likely it is of any two.
    """
    one, two = said[figure.number], said[other.number]
    rival = most[0] if shared == most[-1] else most[-1]
    first, later = sorted((figure, other), key=lambda f: f.number)
    texts = figure.before[-40:] + other.before[-40:] + figure.after[:20] + other.after[:20]
    beside = later.number == first.number + 1
    return (
        -2.5
        + 0.1 * min(shared, 4.0)
        + 0.65 * len(one.before & two.before)
        + 0.65 * len(one.behind & two.behind)
        + (0.7 if shared > (rival if len(most) > 1 else 0.0) + 0.9 else 0.0)
        + (0.8 if _DEFINITE.search(later.before[-16:]) else 0.0)
        + (1.6 if first.is_headline != later.is_headline else 0.0)
        + (0.6 if _is_on_top(page, first) != _is_on_top(page, later) else 0.0)
        - (0.7 if any(words.said(cue, texts) for cue in ("part", "rise", "fall", "further")) else 0.0)
        - (0.8 if first.paragraph == later.paragraph else 0.0)
        + (0.6 if beside else 0.0)
        - (0.4 if beside and first.paragraph == later.paragraph else 0.0)
        + (0.9 if _one_deal(first, later) else 0.0)
        + (1.9 if page.printed[other.known] > 1 else 0.0)
        - (0.5 if not same_item(first, later) else 0.0)
        - (0.6 if not same_unit(first, later) else 0.0)
        - 0.9 * math.log(values)
        + mistaken(figure, other)
    )


def _is_on_top(page: Page, figure: Figure) -> bool:
    """Whether a figure stands where the text below says it again: in a headline, a lead or a list of what is most important."""
    return figure.claim.section in TOP or is_marked(page, figure)


def _one_deal(one: Figure, other: Figure) -> bool:
    """Whether both figures go from one named party to another."""
    a, b = one.claim.transfer, other.claim.transfer
    return (
        a is not None
        and b is not None
        and bool(a.giver or a.recipient)
        and (a.giver, a.recipient) == (b.giver, b.recipient)
    )


def _spoken_for(figure: Figure, other: Figure, explained: set[str]) -> float:
    """What speaks against a pair of which a sum explains the other, unless a slip makes one of the other."""
    return 1.0 if other.claim.id in explained and mistaken(figure, other) < SWAPPED else 0.0


def mistaken(one: Figure, other: Figure) -> float:
    """How much it speaks for a slip that two values differ as they do, in log-odds: the more digits they share, the less it is chance."""
    low, high = sorted((one.interval.anchor / one.size, other.interval.anchor / other.size))
    if (found := slip_between(low, high) or slip_between(high, low)) is not None and found[0] == "swapped":
        return SWAPPED
    small, power = _significant(low)
    large, magnitude = _significant(high)
    width = max(len(small), len(large))
    if small == large and magnitude - power in SCALES:
        return 1.3 if width == 1 else 2.0
    if power != magnitude:
        added = magnitude == power + 1 and large[1:].ljust(9, "0") == small.ljust(9, "0")
        return (1.8 if width == 2 else 4.0) if added else -3.0
    differ = [a != b for a, b in zip(small.ljust(width, "0"), large.ljust(width, "0"), strict=True)]
    if sum(differ) > 1:
        return -2.5
    # a first digit is seldom another by chance where the others are the same
    return {1: 0.6, 2: 3.2}.get(width, 5.0) if differ[0] else {2: -0.2}.get(width, 2.4)


def _significant(value: float) -> tuple[str, int]:
    """The digits of a number without the zeros behind them, and its power of ten."""
    mantissa, _, power = f"{value:.8e}".partition("e")
    return mantissa.replace(".", "").rstrip("0"), int(power)


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
        if mere and one.sentence != other.sentence and not _takes_up(page, one, other):
            continue  # "only 60" a sentence later is less than was hoped for, not than what was counted before
        if one.time_power != other.time_power and not mere:
            continue
        if one.sentence != other.sentence and not _AHEAD.search(gap) and told_apart(page, one, other):
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


def _takes_up(page: Page, one: Figure, other: Figure) -> bool:
    """Whether the sentence of a figure says that it is held against the one before it: "a year later only 60", "statt dessen nur noch 60"."""
    said = page.text[page.opening(other) : other.start]
    return not two_things(page, one, other) and (
        words.said("compared", said)
        or re.search(r"\b(?:later|since|now|then|später|inzwischen|nun|jetzt|seither|noch)\b", said)
        is not None
    )


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
    away, beside = other.sentence - one.sentence, other.number == one.number + 1
    if beside and away == 0 and not _DIFFERENCE.match(gap):
        for pattern, more in _COMPARED:
            if found := pattern.search(gap[-REACH:]):
                return found[0].strip(), more
    next_ = words.said("further", gap[-BESIDE:]) or _THEN.match(other.after) is not None
    if beside and away <= 1 and not next_ and (found := _AHEAD.search(gap)):
        return found[0].strip(), True
    by = _BY_SO_MUCH.match(gap) and _ARTICLE.search(one.before[-BESIDE:])
    if beside and away <= 1 and not by and (found := _CHANGED_TO.search(gap[-REACH:])):
        for cue, more in (("rise", False), ("fall", True)):
            if words.said(cue, found[0]):
                return found[0].strip(), more
    for pattern, more in ((_MUCH_LESS, True), (_MUCH_MORE, False)):
        if away and len(gap) < FAR and (found := pattern.search(gap)):
            return found[0].strip(), more
    return None, False


# "1.1 more than the 3.1" is a difference
_DIFFERENCE = re.compile(
    r"\s*(?:(?:\w+\s+){0,2}?(?:more|less|fewer|higher|lower|mehr|weniger|höher|niedriger)|above|below|over|under|up|down|über|unter)\b",
    re.IGNORECASE,
)
_TAIL = r"[^.;:\d]{0,40}$"
_COMPARED = tuple(
    (re.compile(rf"(?<!no )(?<!not )(?<!nicht )(?<!kaum )\b(?:{words_}){_TAIL}", re.IGNORECASE), more)
    for words_, more in (
        (
            r"(?:more|larger|bigger|higher|greater|dearer|mehr|größer|höher|teurer)(?: \w+){0,4} (?:than|als)",
            True,
        ),
        (
            r"(?:less|fewer|lower|smaller|cheaper|weniger|geringer|niedriger|kleiner|billiger)(?: \w+){0,4} (?:than|als)",
            False,
        ),
        (
            r"exceed\w*|surpass\w*|outstrip\w*|übersteig\w*|übertr[ei]ff\w*|(?:well |far )?above the|(?:well |far )over the|up from|weit über de[nmr]|nach zuvor nur",
            True,
        ),
        (
            r"(?:well |far )?below the|down from|(?:lieg|lag|bleib|blieb|weit|deutlich)\w* [^.;:\d]{0,20}unter de[nmr]|second only to",
            False,
        ),
    )
)
_CHANGED_TO = re.compile(
    r"\b\w+(?:\s+\w+){0,3}\s+(?:to|auf)\s+(?:(?!(?:from|by|von|um)\b)\w+\s+){0,2}$", re.IGNORECASE
)
# "a $3 billion decline to": by how much, and not from what
_BY_SO_MUCH = re.compile(
    r"\s*(?:\w+\s+)?(?:rise|increase|growth|gain|jump|fall|drop|decline|decrease|cut|reduction|slump|surge|loss)\s+to\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:an?|the|its|their|this|another)\s+(?:\w+\s+)?[$€£]?$", re.IGNORECASE)
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
_AHEAD = re.compile(
    r"\b(?:lieg\w+ [^.;:\d]{0,30}\bvor|ahead of|followed by|gefolgt von|(?:dahinter|danach|dann) (?:folg|lieg|rangier|komm)\w+|(?:auf|an) (?:dem |der )?(?:nächsten|zweiten|zweiter|dritten|dritter|vierten|vierter|fünften|fünfter|sechsten|sechster) (?:Platz|Rang|Stelle)|(?:second|third|fourth|fifth|sixth) (?:is|was|comes|came)|comes next|es folg\w+)\b[^.;:\d]{0,60}$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s*(?:in|im Jahr) (?:19|20)\d\d\b")  # "11 in 2027, followed by 24 in 2028"
_MERE = re.compile(r"\b(?:lediglich|nur noch|bloß noch|bloß|a mere|merely|only)\s*$", re.IGNORECASE)


def _is_plain(figure: Figure) -> bool:
    return (
        not figure.is_share
        and not figure.is_duration
        and figure.quantity.bound != "order"
        and _VAGUE.search(figure.quantity.text or "") is None
        and max(figure.known) >= SMALLEST
        and not {"time", "length"} & {dimension for dimension, _ in figure.head}
    )


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two figures may be one: the same, or rounded."""
    if one.time_power != other.time_power:
        return bool(set(one.known) & set(other.known))
    a, b = interval(one.stated, as_input=False), interval(other.stated, as_input=False)
    tolerance = 1 + a.slack + b.slack
    a, b = _closed(a), _closed(b)
    return a.low <= b.high * tolerance and b.low <= a.high * tolerance


def _closed(found: Interval) -> Interval:
    """An open figure within what it is commonly said of: more than 100 million is not said of 510 million."""
    if not found.open or found.anchor <= 0:
        return found
    return replace(
        found, low=max(found.low, found.anchor / SAID_OF), high=min(found.high, found.anchor * SAID_OF)
    )


def _commonness(page: Page) -> Mapping[str, int]:
    """In how many sentences each word stands."""
    seen: Counter[str] = Counter()
    for sentence in {figure.claim.span: figure.text for figure in page.figures}.values():
        seen.update({word[:6].casefold() for word in _WORD.findall(sentence)})
    return seen


def _said_of(page: Page, figure: Figure, common: Mapping[str, int]) -> Said:
    start, end = figure.claim.span or (figure.start, figure.end)
    before = page.text[max(start, figure.start - SPAN) : figure.start]
    behind = page.text[figure.end : min(end, figure.end + SPAN)]
    around = {
        stem: 2.0 / max(2, common.get(stem, 2))
        for stem in _stems(f"{before} {behind}")
        if common.get(stem, 2) <= COMMON
    }
    return Said(around, _stems(before[-BESIDE:]) & around.keys(), _stems(behind[:BESIDE]) & around.keys())


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6].casefold() for word in _WORD.findall(text))


def _set_apart(one: Figure, other: Figure) -> bool:
    """Whether two figures are set against each other: in one sentence, side by side in one paragraph, at two times."""
    if one.sentence == other.sentence:
        return True
    if (
        abs(one.number - other.number) == 1
        and one.paragraph == other.paragraph
        and mistaken(one, other) < SWAPPED
    ):
        return True
    a, b = one.claim.time, other.claim.time
    return (
        a is not None and b is not None and bool(a.start and b.start) and (a.start, a.end) != (b.start, b.end)
    )
