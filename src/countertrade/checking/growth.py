"""From one figure to another: by a percentage, by a number of times, by an amount.

Two figures of one unit are held against a change only where the sentence turns one into the other: "from 400 to 600", "600, 50 percent
more than the 400 of last year", "up 50 percent to 600 from 400". Two levels that merely stand near a percentage have nothing to do with it.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from countertrade.checking import words
from countertrade.checking.intervals import Interval, base
from countertrade.checking.items import Figure, Page, same_unit
from countertrade.checking.relations import AND, Factor, Group, Relation, without_speakers
from countertrade.records import Ties

NEAR = 70  # code points between a change and the figures it is of
FAR = 90  # and between two figures of which one became the other
EXACT = 0.001  # how near parts come to what they make up
EXACTLY = 0.01  # how near a printed change comes to what a known slip makes
SLIPPED = 0.08  # and how far it is then from the right one
APART = 0.03  # by how much a figure is above or below another at the least
REACH = 6  # figures to either side of a change among which those it is of are sought


class Turn(NamedTuple):
    """A figure that became another; `ordered` where the words say which of the two was first."""

    before: Figure
    after: Figure
    ties: Ties
    ordered: bool


def groups(page: Page) -> Iterator[Group]:
    """Every change that a page states, with the two figures it is of."""
    yield from steps(page)
    yield from changes(page)
    yield from points(page)
    told = [*multiples(page), *apart(page), *beside(page)]
    yield from told
    known = [{group[0].figures[0], group[0].figures[-1]} for group in told]
    yield from (group for group in compared(page) if {group[0].figures[0], group[0].figures[-1]} not in known)


def steps(page: Page) -> Iterator[Group]:
    """From one figure to another by a percentage, or a number of times: "rose from 400 to 600, up 50 percent"."""
    for step in page.figures:
        if not step.is_share or step.things or step.quantity.bound == "order" or _LEVEL.search(step.before):
            continue
        if _in_points(page, step):
            continue
        rises, falls = _direction(step)
        if not (rises or falls) or (rises and _is_part(step)):
            continue
        turn = (
            _turn(page, step)
            or _turn_beside(page, step, falls=falls)
            or _levels(page, step)
            or _turn_of_pair(page, step)
        )
        alone = not any(f.is_share and f.sentence == step.sentence and f is not step for f in page.figures)
        relation = _grown(turn, step, falls=falls and not rises, alone=alone) if turn is not None else None
        if relation is not None:
            yield [relation]


def _is_part(step: Figure) -> bool:
    """Whether a share is of what a figure counts, and no rise of it: "a third of them", "davon ein Drittel"; what is given up may be."""
    return _OF_THEM.match(step.after) is not None or _OF_WHICH.search(step.before) is not None


_OF_THEM = re.compile(
    r"\s*(?:of (?:it|them|these|those|that|this|which|whom)|davon|dessen|deren|hiervon)\b", re.IGNORECASE
)
_OF_WHICH = re.compile(r"\b(?:davon|darunter|of (?:which|whom|them|it))\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_FOLD = re.compile(r"fold\b", re.IGNORECASE)  # "rose threefold": to three times as much


def _grown(turn: Turn, step: Figure, *, falls: bool, alone: bool = False) -> Relation | None:
    """The change between two figures, held against the one that is stated, which may be `alone` of its kind in its sentence."""
    first, last = turn.before, turn.after
    if not turn.ordered and (first.interval.anchor < last.interval.anchor * _rate(first, last)) == falls:
        first, last = last, first
    ratio = _rounded(last, _rate(first, last)) / _rounded(first)
    change = Interval(1 - ratio.high, 1 - ratio.low) if falls else Interval(ratio.low - 1, ratio.high - 1)
    folds = _FOLD.search(step.quantity.text or "") is not None
    if folds and not falls:
        change = ratio
    if change.high <= 0:
        return None  # turned round: `turned_round` asks about it
    half = step.interval.slack * step.interval.anchor
    if change.high == math.inf and not falls:  # "from 3,400 to more than 4,000": as it is printed
        change = replace(change, low=last.interval.low * _rate(first, last) / first.interval.high - 1)
    low, high = max(change.low * step.size - half, 1e-9), change.high * step.size + half
    if alone and not folds and (made := _of_the_later(first, last, step)) is not None:
        low, high = made * step.size * (1 - EXACTLY), made * step.size * (1 + EXACTLY)
    figures = (first, last, step)
    return Relation("growth", figures, Interval(low, high, step.dimensions), turn.ties, "→")


def _of_the_later(first: Figure, last: Figure, step: Figure) -> float | None:
    """By how much one figure is above or under the other, where what is printed is to the digit what part of the later one that is, or how many times the earlier.

    Such a slip is known, so that no rounding of the two excuses it: from 160 to 200 is a rise by a quarter, and not by 20 percent.
    """
    old, new, said = (figure.interval.anchor / figure.size for figure in (first, last, step))
    old *= _rate(first, last)
    if step.quantity.bound not in ("exact", "more_than", "less_than") or min(old, new, said) <= 0:
        return None
    made = abs(new - old) / old
    slips = (abs(new - old) / new, new / old if new > old else made)
    off = min(abs(slip / said - 1) for slip in slips)
    return made if off < EXACTLY and abs(made / said - 1) > SLIPPED else None


def _rounded(figure: Figure, scale: float = 1.0) -> Interval:
    """A figure with what its rounding leaves open."""
    found = figure.interval
    return Interval(found.low * (1 - found.slack) * scale, found.high * (1 + found.slack) * scale)


def _rate(first: Figure, last: Figure) -> float:
    """What makes a figure comparable with another whose rate it leaves out: "from 240 to 310 dollars a tonne"."""
    return base(last.unit, ()).size / last.size * first.size / base(first.unit, ()).size


def _direction(step: Figure) -> tuple[bool, bool]:
    """Whether a percentage is put as a rise and as a fall, by the words next to it, else by its sentence."""
    if _MINUS.match(step.quantity.text or ""):
        return False, True
    if up_or_down := _UP_OR_DOWN.search(step.before[-24:]):
        return up_or_down[1] == "up", up_or_down[1] == "down"
    step_by = _STEP.search(step.before[-24:]) is not None
    for about in (f"{step.before[-24:]} ", step.text or step.before + step.after[:40]):
        rises = words.said("rise", about) or _UP.match(step.after) is not None
        falls = (
            words.said("fall", about)
            or _DOWN.match(step.after) is not None
            or (step_by and not words.said("rise", about) and words.said("back", about))
        )
        if rises or falls:
            return rises, falls
    return False, False


def _turn(page: Page, step: Figure) -> Turn | None:
    """The two figures of a change in its own sentence."""
    left, right = _open(page, step, -1), _open(page, step, 1)
    if right and (lead := _LEAD.fullmatch(page.between(step, right[0]))) is not None:
        first = right[0]
        if len(right) > 1 and _turned(page, first, right[1]):  # "up 50 percent to 600 from 400"
            return _ordered(first, right[1]) if _FROM.fullmatch(lead[1]) else _ordered(right[1], first)
        if _TO.fullmatch(lead[1]) and not left and (before := _said_before(page, first)) is not None:
            return _ordered(before, first)
        raised = left and _alike(left[0], first) and _TO.fullmatch(lead[1])
        if raised and _FROM.search(left[0].before[-14:]):
            return _ordered(left[0], first)  # "from 400 by 50 percent to 600"
        if raised and _BY.fullmatch(page.between(left[0], step)):
            return Turn(left[0], first, "grammar", True)  # "stockt die 400 um 50 Prozent auf 600 auf"
    if len(left) > 1 and _turned(page, left[1], left[0]) and len(page.between(left[0], step)) <= NEAR:
        link = page.between(left[1], left[0])
        back = _BASE.search(link)  # "Zinsen von 600, nach 400 im Jahr davor"
        if not back and (_FROM.search(left[1].before[-14:]) or _TO.search(link[-14:])):
            return _ordered(left[1], left[0])
        return Turn(left[0], left[1], "grammar", True) if back else Turn(left[1], left[0], "grammar", False)
    told = len(left) == 2 and _A_CHANGE.fullmatch(page.between(left[0], step)) is not None
    if told and _OF_ANOTHER.match(step.after) is None and _are_dated(page, left[1], left[0]):
        # "300 in May and 360 in June, an increase of 20 percent"
        return Turn(left[1], left[0], "grammar", False)
    gap = without_speakers(page.between(left[0], step)) if left else ""
    beside = left and right and _alike(left[0], right[0]) and len(gap) <= NEAR
    if beside and _UP_OR_DOWN.search(step.before) and _JUST_UP.fullmatch(gap) is None:
        return None  # "sales of 900, with revenue up 20 percent from 500"
    if beside and _THAN.fullmatch(
        page.between(step, right[0])
    ):  # "600, 50 percent more than the 400 of last year"
        return _ordered(right[0], left[0])
    return None


def _said_before(page: Page, figure: Figure) -> Figure | None:
    """What a sentence beside a figure's says that it was: "Bislang waren es 150 Millionen Euro"."""
    near = page.figures[max(0, figure.number - REACH) : figure.number + REACH]
    found = [
        f
        for f in near
        if abs(f.sentence - figure.sentence) == 1
        and f.paragraph == figure.paragraph
        and _alike(f, figure)
        and (_EARLIER.search(f.before) or _HAD.fullmatch(f.before))
    ]
    return found[0] if len(found) == 1 else None


def _ordered(before: Figure, after: Figure) -> Turn:
    return Turn(before, after, "words", True)


def _turn_beside(page: Page, step: Figure, *, falls: bool) -> Turn | None:
    """The two figures of a change in the sentence beside it: the earlier one, or both."""
    left, right = _open(page, step, -1), _open(page, step, 1)
    if left and len(page.between(left[0], step)) <= NEAR and not left[0].is_share:
        others = [f for f in page.figures[max(0, left[0].number - REACH) : left[0].number]
                  if 1 <= left[0].sentence - f.sentence <= 2 and f.paragraph == step.paragraph and _alike(f, left[0])]  # fmt: skip
        alone = len(others) == 1 and sum(_alike(f, left[0]) for f in left) == 1
        if (
            alone
            and _APPOSED.fullmatch(page.between(left[0], step))
            and (_UP.match(step.after) or _DOWN.match(step.after))
        ):
            return Turn(
                others[0], left[0], "grammar", True
            )  # "It was 200. The new contract sets 250, 25 percent more"
        if alone and _FROM.search(left[0].before[-14:]):
            return Turn(left[0], others[0], "grammar", True)
        if alone and _EARLIER.search(others[0].text):
            return Turn(others[0], left[0], "grammar", True)
        if alone and _CURRENT.search(left[0].before):
            return Turn(left[0], others[0], "grammar", False)
        return None
    points_back = _THAT.match(step.text) is not None
    near = page.figures[max(0, step.number - REACH) : step.number + REACH + 1]
    if right:  # "That is down 16 percent from the 436 of last year"
        last = _whole_of(page, step) if step.number else step
        lead = _LEAD.fullmatch(page.between(step, right[0]))
        gap = page.between(step, right[0])
        told = (lead is not None and _FROM.fullmatch(lead[1]) is not None) or _THAN.fullmatch(gap) is not None
        if not told:
            return None
        if points_back:
            return _ordered(right[0], last) if step.distance(last) == 1 and _alike(last, right[0]) else None
        named = [f for f in near if 1 <= step.sentence - f.sentence <= 2 and _alike(f, right[0]) and _is_named(f, step)]  # fmt: skip
        return _ordered(right[0], named[0]) if len(named) == 1 else None
    looks_back = points_back or _THE_CHANGE.search(step.before) is not None
    beside = step.sentence + (-1 if looks_back else 1)
    pair = [f for f in near if f.sentence == beside and not page.in_brackets(f)]
    if (
        looks_back and len(pair) == 1 and not pair[0].is_share
    ):  # "It was 200 last year. Now it is 250. That is a rise of 25 percent"
        earlier = [
            f
            for f in near
            if f.sentence == beside - 1 and f.paragraph == step.paragraph and _alike(f, pair[0])
        ]
        told = len(earlier) == 1 and _EARLIER.search(earlier[0].text) is not None
        return Turn(earlier[0], pair[0], "grammar", True) if told else None
    if not looks_back and (then := _then_and_now(page, step, beside)) is not None:
        return Turn(*then, "grammar", True)
    if looks_back and len(pair) == 2 and _alike(*pair) and page.between(*pair) and _set_before(page, *pair):
        return Turn(pair[1], pair[0], "grammar", True)
    priced = _PRICED.search(f"{step.before[-24:]}|{step.after[:16]}") is not None and all(
        f.is_money for f in pair
    )
    if looks_back and len(pair) == 2 and (_are_dated(page, *pair) or (priced and _alike(*pair))):
        return Turn(pair[0], pair[1], "grammar", False)
    if len(pair) != 2 or abs(step.paragraph - pair[0].paragraph) > 1 or not _turned(page, *pair):
        return None
    if looks_back:
        return Turn(pair[0], pair[1], "words" if points_back else "grammar", True)
    contrary = words.said("rise" if falls else "fall", pair[0].text)
    if contrary or not _stems(step.text) & _stems(pair[0].text):
        return None
    back = _BASE.search(page.between(*pair))
    return Turn(pair[1], pair[0], "grammar", True) if back else Turn(pair[0], pair[1], "grammar", False)


# what one price is below or above another that is paid at the same time
_PRICED = re.compile(
    r"\b(?:discount|rebate|mark-?up|premium|cheaper|dearer|rabatt|preisnachlass|nachlass|abschlag|aufschlag|billiger|günstiger|teurer)\b",
    re.IGNORECASE,
)


def _are_dated(page: Page, one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind in a sentence are each said to be of a time of its own, and no word sets them against each other."""
    said = page.text[page.opening(one) : min(page.closing(other), other.end + NEAR)]
    times = {when.casefold() for when in _WHEN.findall(said)}
    return _alike(one, other) and len(times) > 1 and _AGAINST.search(page.between(one, other)) is None


def _set_before(page: Page, now: Figure, before: Figure) -> bool:
    """Whether the second of two figures is said to be of before: "190 last year, compared with 150 the year before"."""
    gap = page.between(now, before)
    if re.search(r"\b(?:while|but|während|aber|whereas)\b|[.;]", gap) is not None or len(gap) > FAR:
        return False
    return _BASE.search(gap) is not None or _EARLIER.search(f"{gap} {before.after[:24]}") is not None


def _then_and_now(page: Page, figure: Figure, sentence: int) -> tuple[Figure, Figure] | None:
    """The only two figures of one kind from a sentence on, the first as it was and the other as it is: "Last year it was 96. Now it is 64"."""
    told = [
        f
        for f in page.figures[max(0, figure.number - REACH) : figure.number + REACH + 2]
        if sentence <= f.sentence <= sentence + 1
        and f.paragraph == figure.paragraph
        and not (page.in_brackets(f) or f.is_share or f.is_duration)
    ]
    for one, other in itertools.pairwise(told):
        if one.sentence != sentence or sum(_alike(f, one) for f in told) != 2 or not _alike(one, other):
            continue
        before, between = one.text[: one.start - page.opening(one)], page.between(one, other)
        then, now = _DATED.search(before + one.after[:12]), _DATED.search(between + other.after[:12])
        dated = then is not None and now is not None and then[0] < now[0]
        if dated or ((_EARLIER.search(before) or then) and _NOW.search(between)):
            return one, other
    return None


def _is_named(figure: Figure, step: Figure) -> bool:
    """Whether the words before a change name what an earlier figure is of: "5,600 tonnes of cod … Their cod has gone up by 25 percent"."""
    noun = figure.quantity.of
    return noun is not None and re.search(rf"\b{re.escape(noun)}\b", step.before, re.IGNORECASE) is not None


def _whole_of(page: Page, step: Figure) -> Figure:
    """The figure before a change, or the one that it is part of: "9 ships, 7 from here and 2 from there. That is 50 percent more"."""
    last = page.figures[step.number - 1]
    first, *parts = [
        figure
        for figure in page.figures[max(0, step.number - REACH) : step.number]
        if figure.sentence == last.sentence and (figure is last or _alike(figure, last))
    ]
    whole = sum(part.interval.anchor for part in parts) / first.interval.anchor
    return first if len(parts) > 1 and abs(whole - 1) < EXACT else last


def _turn_of_pair(page: Page, step: Figure) -> Turn | None:
    """The only two figures of one kind in a change's sentence and the one before it, where a word says that one was earlier."""
    pair = _only_pair(page, step, 2 if _THAT.match(step.text) else 1)
    if pair is None or step.number - pair[0].number > REACH or any(f.is_margin for f in pair):
        return None
    said = page.text[page.opening(pair[0]) : page.closing(step)]
    if _AGAINST.search(said):
        return None
    if _MORE_THAN.match(step.after) and pair[0].sentence == pair[1].sentence == step.sentence:
        return Turn(*pair, "grammar", False)  # "a third more than Chile: 400 against 300"
    dated = len(set(_DATED.findall(said))) > 1
    return (
        Turn(*pair, "item", False)
        if dated or _FROM.search(pair[0].before[-14:]) or _EARLIER.search(said) or _YEAR.search(said)
        else None
    )


_MORE_THAN = re.compile(r"\s*(?:more|less|fewer|mehr|weniger)\s+(?:\w+\s+){0,2}(?:than|als)\b", re.IGNORECASE)


def _levels(page: Page, step: Figure) -> Turn | None:
    """The two percentages before a change of one in its sentence: "from 20 to 30 percent, a rise of 50 percent"."""
    one, other = page.figures[max(0, step.number - 2) : step.number] if step.number > 1 else (step, step)
    told = (
        one.is_share
        and other.is_share
        and one.sentence == step.sentence
        and _FROM.search(one.before[-14:])
        and _TO.search(other.before[-14:])
        and len(page.between(other, step)) <= NEAR
        and not _in_points(page, step)
    )
    return Turn(one, other, "grammar", True) if told else None


_DATED = re.compile(r"\b(?:19|20)\d\d\b")
_A_CHANGE = re.compile(
    r"[^.;:]{0,40}[,(–—-]\s*(?:that is|which is|das (?:ist|sind|waren)|also|or|oder|an?|eine?[mn]?|up|down|plus|minus)\b[^.;:,]{0,30}",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\s*(?:in|of|on|bei|an|für) (?:its|their|his|her|the|seine[nmr]?|ihre[nmr]?|de[nmr])\b", re.IGNORECASE
)
_AGAINST = re.compile(r"\b(?:while|but|during|whereas|während|aber)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:(?:19|20)\d\d|janu\w+|febru\w+|march|märz|april|(?-i:May)|mai|june|juni|july|juli|august|septem\w+|o[ck]tober|novem\w+|de[cz]em\w+"
    r"|(?:the year|a year|im jahr|ein jahr) (?:before|earlier|ago|after|later|davor|zuvor|danach|darauf|später)|(?:last|this|vorige\w|dieses|diesem) (?:year|month|jahr|monat)"
    r"|the (?:next|following|previous) (?:year|month))\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"points?\b|punkt", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:in|since|seit|gegenüber|im (?:jahr|sommer|herbst|winter|frühjahr|vorjahr)|vorjahr\w*|the (?:summer|autumn|winter|spring) of) (?:19|20)\d\d\b|\b(?:years?|jahre?n?) (?:ago|earlier|before|zuvor|davor)\b|\b(?:vorjahr\w*|im jahr davor)\b",
    re.IGNORECASE,
)


def _open(page: Page, step: Figure, way: int) -> list[Figure]:
    """The figures of a change's sentence before it (`way` -1, the nearest first) or behind it, those in brackets left out."""
    found: list[Figure] = []
    number = step.number + way
    while 0 <= number < len(page.figures) and page.figures[number].sentence == step.sentence:
        figure = page.figures[number]
        number += way
        if page.in_brackets(figure) or figure.is_duration:
            continue
        if figure.is_share or len(found) == 3:
            break  # another change, with figures of its own
        found.append(figure)
    return found


def _alike(one: Figure, other: Figure) -> bool:
    if one.head != other.head or one.is_share or one.is_duration or one.quantity.bound == "order":
        return False
    if dict(one.head).get("time"):
        return False
    return not (one.things and other.things and one.things != other.things)


def _turned(page: Page, one: Figure, other: Figure) -> bool:
    """Whether the words between two figures turn one into the other or set it against the other."""
    gap = re.sub(r"\([^)]*\)", "", page.between(one, other))
    return (
        _alike(one, other)
        and len(gap) <= FAR
        and _LINK.search(AND.split(gap)[-1]) is not None  # not "910 to Peru and 640"
        and re.search(r"\b(?:while|but|während|aber|whereas)\b", gap) is None
    )


def _stems(text: str) -> set[str]:
    return {word[:6].casefold() for word in re.findall(r"[^\W\d_]{5,}", text)}


def turned_round(page: Page) -> Iterator[tuple[str, Figure, Figure]]:
    """What is said to rise from one figure to a smaller one, or to fall to a larger one, with the words that say so."""
    for step in page.figures:
        rises, falls = _direction(step) if step.is_share and not step.is_duration else (False, False)
        turn = _turn(page, step) if rises != falls and not _in_points(page, step) else None
        if turn is None or not turn.ordered or turn.before.interval.open or turn.after.interval.open:
            continue
        grown = turn.after.interval.anchor * _rate(turn.before, turn.after) / turn.before.interval.anchor
        if grown > 1 + APART if falls else grown < 1 - APART:
            yield " ".join(step.before.split()[-2:]), turn.before, turn.after
    for one, other in itertools.pairwise(page.figures):
        gap = page.between(one, other)
        if (
            one.is_share == other.is_share
            and other.sentence - one.sentence == 1
            and (told := _THAT_WAS.fullmatch(gap))
        ):
            falls = told[1].casefold() in ("down", "less", "weniger")
            if (same_unit(one, other) and one.per == other.per) and (
                one.interval.anchor > other.interval.anchor
            ) == falls:
                yield told[1], other, one
            continue
        if one.sentence != other.sentence or not _alike(one, other):
            continue
        if back := re.fullmatch(r"\W{0,3}(up|down) from\s+(?:\w+\s+){0,2}", gap):
            first, last, word, falls = other, one, back[0].strip(" ,"), back[1] == "down"
        elif _FROM.search(one.before[-14:]) and re.fullmatch(r"\s*(?:\w+\s+)?(?:to|auf)\s+(?:\w+\s+)?", gap):
            near = f"{one.before[-40:]} {other.after[:24]}"
            first, last, falls = one, other, words.said("fall", near)
            if words.said("rise", near) == falls:
                continue
            word = " ".join(one.before.split()[-2:])
        elif (
            _TO.search(one.before[-14:])
            and _BASE.search(re.sub(r"^[^.;:]{0,30}?,?\s(?=\w)", " ", gap, count=1))
            and len(gap) <= NEAR
        ):
            first, last, near = other, one, one.before[-40:]
            falls = words.said("fall", near)
            if words.said("rise", near) == falls:
                continue
            word = " ".join(one.before.split()[-2:])
        else:
            continue
        grown = last.interval.anchor * _rate(first, last) / first.interval.anchor
        if not (first.interval.open or last.interval.open) and (grown > 1.01 if falls else grown < 0.99):
            yield word, first, last


_THAT_WAS = re.compile(
    r"[^.;:\d]{0,60}\.\s+(?:that|this|it|das|dies)\s*(?:['’]s|is|was|were|ist|war|sind|waren)\s+(up|down|more|less|mehr|weniger)\s+(?:from|than|als)\s+(?:\w+\s+){0,2}",
    re.IGNORECASE,
)


# --- By an amount ----------------------------------------------------------------------------------------------------------------


def changes(page: Page) -> Iterator[Group]:
    """From one figure to another by an amount: "rose by 200 to 600, from 400", "400, up 100 from 300"."""
    for step in page.figures:
        if step.is_share or step.is_duration or step.quantity.bound == "order" or page.in_brackets(step):
            continue
        rises, falls = _direction_at(step)
        if rises == falls:
            continue
        turn = _turn(page, step)
        if turn is None or not _alike(turn.before, step):
            continue
        small, large = (turn.after, turn.before) if falls else (turn.before, turn.after)
        scale = step.size / base(step.unit, ()).size
        top, bottom = (
            _rounded(figure, scale * base(figure.unit, ()).size / figure.size) for figure in (large, small)
        )
        computed = replace(top - bottom, dimensions=step.dimensions)
        within = computed.low <= 0 and step.interval.low <= computed.high  # of what rounding leaves open
        if computed.anchor > 0 and not within:
            yield [Relation("sum", (large, small, step), computed, turn.ties, "−")]


def points(page: Page) -> Iterator[Group]:
    """From one percentage to another by percentage points, which are added: "rose from 18 to 27 percent, by 9 percentage points"."""
    for step in page.figures:
        if not step.is_share or not _in_points(page, step):
            continue
        near = page.figures[max(0, step.number - REACH) : step.number + REACH]
        levels = [f for f in near if f.is_share and f.sentence == step.sentence and not _in_points(page, f)]
        first = [f for f in levels if _FROM.search(f.before[-14:]) or _BASE.search(f.before[-24:])]
        last = [
            f for f in levels if f not in first and (_TO.search(f.before[-14:]) or _CURRENT.search(f.before))
        ]
        if (
            len(first) == len(last) == 1
            and _APART.search(page.between(*sorted((*first, step), key=lambda f: f.start))) is None
        ):
            low, high = sorted((*first, *last), key=lambda f: f.interval.anchor)
            computed = replace(_rounded(high) - _rounded(low), dimensions=step.dimensions)
            yield [Relation("sum", (high, low, step), computed, "words", "−")]


_APART = re.compile(r"[;:(]|\b(?:while|but|whereas|während|aber|than|als)\b", re.IGNORECASE)


def _in_points(page: Page, step: Figure) -> bool:
    """Whether a change of a share is in percentage points."""
    return _POINTS.search(page.text[step.start : step.end + 18]) is not None


def _direction_at(step: Figure) -> tuple[bool, bool]:
    about = f"{step.before[-24:]} "
    if up_or_down := _UP_OR_DOWN.search(step.before[-24:]):
        return up_or_down[1] == "up", up_or_down[1] == "down"
    rises, falls = words.said("rise", about), words.said("fall", about)
    if rises or falls or not _STEP.search(about):
        return rises, falls
    return words.said("rise", step.text), words.said(
        "fall", step.text
    )  # "um 200 auf 900 Millionen aufgestockt"


# --- A number of times -------------------------------------------------------------------------------------------------------------


class Times(NamedTuple):
    """How many times something is another, from the least to the most that the words leave open: "almost twice" is 1.6 to 2."""

    named: float
    low: float
    high: float
    printed: Figure | None = None  # the figure that says so

    @property
    def hedged(self) -> bool:
        return self.low < self.high < math.inf


def _times(text: str) -> Times | None:
    """The number of times that words name, stretched by what hedges it."""
    found = words.multiple(text)
    if found is None and (equal := _EQUAL.search(text)) is not None:
        found = words.Multiple(1.0, equal.end("hedge") + 1)
    if found is None or _OF_PACE.search(text[found.start :]):
        return None
    hedge = next((ends for pattern, ends in _HEDGES if pattern.search(text[: found.start])), (1.0, 1.0))
    return Times(found.factor, found.factor * hedge[0], found.factor * hedge[1])


# what is only hedged: "almost as much as Chile"
_EQUAL = re.compile(
    r"\b(?P<hedge>almost|nearly|about|roughly|virtually|not quite|fast|beinahe|annähernd|nahezu|etwa|ungefähr|rund|praktisch)\s+(?:(?:as|so|genauso|ebenso)\s+(?:much|many|large|high|viele?|hoch|groß))",
    re.IGNORECASE,
)
# "almost twice as fast as in Chile" is of no figure
_OF_PACE = re.compile(
    r"\b(?:as|so)\s+(?:fast|quick|long|often|likely|schnell|lang|oft|wahrscheinlich)", re.IGNORECASE
)


def _printed(share: Figure) -> Times | None:
    """A printed number of times: "2.5 times", "almost three times"."""
    amount = share.interval
    if amount.anchor < 1.5 or amount.low <= 0:
        return None
    slack = amount.slack if share.quantity.bound == "about" else 0.0
    return Times(amount.anchor, amount.low * (1 - slack), amount.high * (1 + slack), share)


def multiples(page: Page) -> Iterator[Group]:
    """One figure as so many times another: "doubled from 400 to 800", "1,200, twice as many as the 600 of last year"."""
    for one, other in itertools.pairwise(page.figures):
        if one.sentence != other.sentence:
            continue
        after = page.figures[other.number + 1] if other.number + 1 < len(page.figures) else None
        between = page.between(one, other)
        if (
            other.is_share
            and after is not None
            and after.sentence == one.sentence
            and _AS.search(page.between(other, after))
        ):
            if _JOINED.search(f"{between}{other.quantity.text}"):
                continue
            amount = other.interval
            part = _AS_PART.match(page.between(other, after)) is not None
            times = Times(amount.anchor, amount.low, amount.high, other) if part else None
            yield from _multiple(after, one, _printed(other) or times)
        elif _FROM.search(one.before[-12:]) and _TO.search(other.before[-12:]):
            told = (
                one.before
                if not one.number or page.figures[one.number - 1].sentence != one.sentence
                else re.split(r"[,;]", one.before)[-1]
            )
            yield from _multiple(one, other, _times(f"{told} {other.after[:40]}"))
        elif _TO.search(one.before[-12:]) and _FROM.search(other.before[-12:]):
            yield from _multiple(other, one, _times(one.before))
        elif _AS.search(between):
            yield from _multiple(other, one, _times(between))


def apart(page: Page) -> Iterator[Group]:
    """A multiple whose other figure stands in a sentence beside it: "It was 300 last year. Now it is 900, three times as many"."""
    for result in page.figures:
        if result.is_share or result.is_duration or result.quantity.bound == "order":
            continue
        times = _times_at(page, result)
        if times is None:
            continue
        near = page.figures[max(0, result.number - REACH) : result.number + 3]
        others = [
            f
            for f in near
            if f.paragraph == result.paragraph
            and abs(f.sentence - result.sentence) == 1
            and _alike(f, result)
        ]
        earlier = [f for f in others if f.sentence < result.sentence or _EARLIER.search(f.before)]
        if len(earlier) == 1 and not any(
            f.sentence == result.sentence and f is not result and _alike(f, result) for f in near
        ):
            yield from _multiple(earlier[0], result, times)


def beside(page: Page) -> Iterator[Group]:
    """A multiple told in a sentence before or behind the two figures it is of: "Exports have quadrupled. In 2019 they were 45, now they are 180"."""
    done: set[int] = set()
    for figure in page.figures:
        if figure.sentence in done:
            continue
        done.add(figure.sentence)
        pair = _then_and_now(page, figure, figure.sentence)
        if pair is None:
            continue
        start, end = page.opening(pair[0]), page.closing(pair[1])
        before = re.split(r"(?<=[.!?:;])\s", page.text[max(0, start - FAR) : start].rstrip())[-1]
        behind = re.split(r"(?<=[.!?])\s", page.text[end : end + FAR].lstrip())[0]
        for said in (before, behind):
            told = _GROWN.search(said)
            if said is behind and _TO_COME.search(said):
                continue  # what is to double by 2050 is the later one
            if told is not None and "\n" not in said and not re.search(r"\d", said[told.start() :]):
                yield from _multiple(*pair, _times(said), ties="grammar")
                break


_TO_COME = re.compile(
    r"\b(?:will|would|could|may|is to|are to|by 20\d\d|bis (?:zum Jahr )?20\d\d|wird|werde|werden|soll|sollen|könnte|könnten|dürfte|dürften)\b",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"\b(?:doubled|tripled|trebled|quadrupled|halved|\w+fold|ver(?:doppel|dreifach|vierfach|fünffach|zehnfach)\w+|halbier\w+)\b",
    re.IGNORECASE,
)


def _times_at(page: Page, result: Figure) -> Times | None:
    """How many times a figure is put as another that is not in its sentence."""
    behind = page.figures[result.number + 1] if result.number + 1 < len(page.figures) else None
    if behind is not None and behind.is_share and behind.sentence == result.sentence:
        put = _APPOSED.fullmatch(page.between(result, behind)) and _AS_MANY.match(behind.after)
        return _printed(behind) if put else None
    apposed = re.match(r"[^.;:,]{0,24},\s*([^.;:,]{0,50})", result.after)
    if apposed is not None and _AS_MANY.search(apposed[1]):
        return _times(apposed[1])
    if named := _THAT_TIMES.search(result.before[-50:]):  # "In Doha he gets twice that, 1,800 dollars"
        return _times(result.before[: len(result.before[:-50]) + named.end()])
    if _TO.search(result.before[-12:]):
        return _times(f"{result.before[-40:]} {result.after[:30].split(',')[0]}")
    return None


_AS_PART = re.compile(r"\s*(?:as (?:much|many)|so viele?|of what|dessen)\b", re.IGNORECASE)
_THAT_TIMES = re.compile(
    r"\b[\w-]+ (?:times )?(?:that|as (?:much|many)|so viele?|davon|des)(?: (?:number|amount|sum))?\s*[,:–(-]\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
_AS_MANY = re.compile(
    r"[^.;:,]{0,24}\b(?:as (?:many|much|high|large|big)|so (?:viele?|hoch|groß|teuer)|that (?:number|amount|sum))\b(?!\s+(?:as|wie)\b)",
    re.IGNORECASE,
)


def compared(page: Page) -> Iterator[Group]:
    """A number of times that a sentence names, between the only two figures of one kind in it, or in it and the one before it.

    Which of the two is that many times the other is left to their sizes, and what fails is asked.
    """
    lines = {figure.sentence: figure for figure in page.figures}
    for last in lines.values():
        here = [
            f
            for f in page.figures[max(0, last.number - 2 * REACH) : last.number + 1]
            if f.sentence == last.sentence
        ]
        found = [times for f in here if f.is_share and _SO_MANY.match(f.after) and (times := _printed(f))]
        told = last.text if _COMPARES.search(last.text) else _led(page, last)
        if not found and (said := _COMPARES.search(told)) and (named := _times(told[: said.end() + 12])):
            found = [named]
        pair = _only_pair(page, last) if len(found) == 1 and not _AS_PLANNED.search(last.text) else None
        if pair is None or _is_listed(page, *pair) or _JOINED.search(told) or _JOINED.search(last.text):
            continue
        small, large = sorted(pair, key=lambda f: f.interval.anchor / f.size)
        ends = (large, small) if found[0].named <= 1 >= found[0].high else (small, large)
        for group in _multiple(*ends, found[0], ties="grammar"):
            yield from [group] if 1 / UNLIKELY < group[0].comparison.ratio < UNLIKELY else []


# "almost double a GDP of 7 billion, and five times the debt of 2.5 billion": of what the sentence speaks of
_JOINED = re.compile(
    r"\b(?:and|or|und|oder|sowie) (?:(?:about|around|almost|nearly|roughly|some|over|more than|rund|etwa|fast|gut|knapp|mehr als|nahezu) )?"
    r"(?:twice|double|triple|thrice|(?!a )\w+ times|\w+mal|\w+fold|(?:das|dem) \w+fache)\b",
    re.IGNORECASE,
)


def _led(page: Page, last: Figure) -> str:
    """The sentence without a figure right before that of one which stands for another: "They halved it. Instead of 120 there are 60"."""
    start = page.opening(last)
    before = [end.end() for end in re.finditer(r"[.!?]\s", page.text[: max(0, start - 2)])][-1:] or [0]
    figures = (f for f in page.figures[max(0, last.number - REACH) : last.number] if f.start >= before[0])
    replaced = re.search(
        r"\b(?:instead of|used to be|statt|anstelle|wo einst|where once|(?:up|down) from|from\b.{1,30}\bto|von\b.{1,40}\bauf)\b",
        last.text,
        re.IGNORECASE,
    )
    clear = all(f.start >= start for f in figures)
    return page.text[before[0] : start] if replaced and clear and start - before[0] < FAR else ""


def _only_pair(page: Page, last: Figure, before: int = 1) -> tuple[Figure, Figure] | None:
    """The only two figures of one kind in the sentence of a figure, else in it and those before it in its paragraph."""
    near = [
        f
        for f in page.figures[max(0, last.number - 2 * REACH) : last.number + REACH]
        if f.paragraph == last.paragraph
        and 0 <= last.sentence - f.sentence <= before
        and not page.in_brackets(f)
    ]
    for reach in range(before + 1):
        within = [f for f in near if last.sentence - f.sentence <= reach]
        kinds = [[f for f in within if _compares(f, one)] for one in within]
        pairs = {(kind[0], kind[1]) for kind in kinds if len(kind) == 2}
        if any(len(kind) > 2 for kind in kinds) or len(pairs) > 1:
            return None
        if pairs:
            return pairs.pop()
    return None


def _is_listed(page: Page, one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one list, of which something is said as a whole: "400 nurses and 900 doctors"."""
    gap = page.between(one, other)
    for told in page.figures[one.number + 1 : other.number]:
        gap = gap.replace(page.text[told.start : told.end], "")  # "two and a half times"
    return one.sentence == other.sentence and AND.search(gap) is not None and _LINK.search(gap) is None


_AS_PLANNED = re.compile(
    r"\b(?:as|wie)\s+(?:planned|expected|forecast|hoped|geplant|erwartet|vorgesehen|erhofft)\b", re.IGNORECASE
)


def _compares(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one kind; of two counts that they are of people is enough."""
    both_people = one.unit in words.persons() and other.unit in words.persons()
    return _alike(one, other) or (both_people and one.things == other.things)


_COMPARES = re.compile(
    r"\b(?:twice|times|half|doppelt|\w+mal|halb)\s+(?:as|so|that|the|what|more|higher|larger|davon)\b"
    r"|\b(?:das|auf das|ums?)\s+(?:doppelte|dreifache|vierfache|fünffache|zehnfache)\b"
    r"|\b(?:almost|nearly|about|roughly|fast|beinahe|annähernd|nahezu|etwa|ungefähr)\s+(?:as|so)\s+(?:much|many|viele?)\s+(?:as|wie)\b"
    r"|\b(?:will|would|to|can|may)\s+(?:double|halve|triple|treble|quadruple)\b"
    r"|\b(?:is|are|was|were)\s+(?:doubling|halving|tripling|trebling|quadrupling)\b"
    r"|\b(?:doubled|tripled|trebled|quadrupled|halved|(?:ver(?:doppel|dreifach|vierfach|fünffach|zehnfach)|halbier)\w+)\b",
    re.IGNORECASE,
)
_SO_MANY = re.compile(r"\s*(?:as|so|that of|what|dessen|more|higher|larger|the)\b", re.IGNORECASE)
UNLIKELY = 3.0  # a comparison that many times off is of other figures


def _multiple(
    base_figure: Figure, result: Figure, times: Times | None, *, ties: Ties = "words"
) -> Iterator[Group]:
    """A figure times a factor as another; where a hedge stretches the factor, what fails is no more than asked."""
    if times is None or result.is_share:
        return
    if base_figure.head != result.head:  # "9,300 Malays, twice as many as the 4,100 Thais"
        if not (base_figure.is_counted and result.is_counted):
            return
        ties = "grammar"
    if base_figure.things and base_figure.things != result.things:
        return
    if math.isinf(times.high) and result.interval.open:
        return  # a floor of a floor
    scale = base(base_figure.unit, ()).size * result.size / base(result.unit, ()).size / base_figure.size
    amount = base_figure.interval
    computed = Interval(
        amount.low * scale * times.low, amount.high * scale * times.high, result.dimensions, amount.slack
    )
    if math.isinf(times.high):  # "more than doubled" is less than tripled, or says too little
        computed = replace(computed, high=computed.low * (times.named + 1) / times.named)
        if result.interval.low > computed.high:
            return
    tied: Ties = "grammar" if times.hedged else ties
    told = (times.printed,) if times.printed is not None else ()
    factors = () if told else (Factor(times.named),)
    yield [Relation("growth", (base_figure, *told, result), computed, tied, "×", factors)]


# what a word before a number of times makes of it, the narrower before the wider: "more than doubled" is a floor
_HEDGES = tuple(
    (re.compile(rf"\b(?:{listed})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE), ends)
    for listed, ends in (
        (
            r"almost|nearly|just under|close to|not quite|knapp|fast|beinahe|nahezu|annähernd|nicht ganz",
            (0.8, 1.0),
        ),
        (r"gut|just over|(?:a little|slightly) (?:more than|over)|etwas (?:mehr als|über)", (1.0, 1.2)),
        (
            r"about|around|roughly|some|approximately|virtually|rund|etwa|ungefähr|zirka|circa|praktisch",
            (0.85, 1.15),
        ),
        (r"more than|at least|over|mehr als|über|mindestens|wenigstens", (1.0, math.inf)),
        (r"less than|at most|up to|under|weniger als|höchstens|bis zu", (0.5, 1.0)),
    )
)
_AS = re.compile(
    r"\b(?:(?:as|the|than|als|wie|die|der)\s*(?:the|die)?\s*|(?:as (?:much|many|\w+) as|so \w+ wie)\s[^.;:,\d]{0,30})$",
    re.IGNORECASE,
)
_MINUS = re.compile(r"minus\b|[−–-]\s?\d", re.IGNORECASE)
_UP_OR_DOWN = re.compile(
    r"\b(up|down) (?:(?:by|a|an|some|about|around|almost|nearly|roughly|just|more than|over) ){0,2}$"
)
_JUST_UP = re.compile(
    rf"[^.;:,]{{0,40}}(?:, (?:(?:and|which (?:is|was)) )?|\s){_UP_OR_DOWN.pattern.removesuffix('$')}"
)
_STEP = re.compile(r"\b(?:um|by)\s+(?:\w+\s+)?$", re.IGNORECASE)
_UP = re.compile(
    r"\s*(?:up on|more|higher|dearer|bigger|larger|greater|above|mehr|höher|teurer|größer|über de[mnr])\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\s*(?:down on|less|fewer|lower|cheaper|smaller|below|weniger|niedriger|billiger|kleiner|unter de[mnr])\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|von|statt|instead of)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|auf|nun|now)\b")
_LEVEL = re.compile(r"\b(?:from|to|auf|at|bei)\s+(?:\w+\s+)?$")  # "from 16 percent" is where it stood
_LEAD = re.compile(
    r"(?:(?!\b(?:and|und|but|aber|while|während)\b)[^.;:]){0,40}?\b(to|at|auf|bei|from|von)\s+(?:(?:a|an|the|record|new|reach|just|nur|nun|noch|jetzt|rund|etwa|about|only|around|some)\s+){0,3}"
)
_LINK = re.compile(
    r"\b(?:from|to|than|compared (?:with|to)|against|versus|instead of|then|after|von|auf|gegenüber|statt|verglichen mit|nach|zuvor|vorher|früher|nun|nur noch|now|vs|had been|bisher|bislang|previously|[vV]orjahr|last year|a year (?:ago|earlier|before))\b"
)
_BASE = re.compile(
    r"\b(?:from|than|compared (?:with|to)|against|versus|instead of|after|gegenüber|statt|verglichen mit|nach)\s+(?:\w+\s+){0,3}$"
)
_THAN = re.compile(
    r"\s*(?:\w+\s+){0,4}?(?:than|from|as|on|above|below|als|gegenüber|unter|über|compared (?:with|to))\s+(?:[\w']+\s+){0,5}[“\"„(]?",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:before|previous(?:ly)?|last (?:year|month|season|spring|summer|autumn|fall|winter|quarter)|the year before|davor|a year (?:ago|earlier)|formerly|so far|until now|till now|zuvor|vorher|vor de[nmr]|bisher|bislang|früher|im vorjahr|noch|(?:vergangen|vorig|letzt)e[nrms]? (?:jahr|monat|saison|quartal)\w*)\b",
    re.IGNORECASE,
)
# "They had stood at", and not "The firm had 300 million in debt"
_HAD = re.compile(
    r"(?:it|they) had (?:been|stood|come|amounted|totalled|totaled)\b[^.;:,]{0,20}", re.IGNORECASE
)
_BY = re.compile(
    r"(?:(?!\b(?:and|und|but|aber|while|während)\b)[^.,;:]){0,40}\b(?:um|by) (?:\w+ )?", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:now|today|this (?:year|month|season|spring|summer|autumn|fall|winter|quarter)|current(?:ly)?|by now|heute|nun|jetzt|inzwischen|mittlerweile|derzeit|aktuell|(?:in )?diese[nms]? (?:jahr|monat|herbst|sommer|winter|frühjahr|quartal)|heuer|last year|voriges jahr|im vergangenen jahr)\b",
    re.IGNORECASE,
)
_CURRENT = re.compile(
    r"\b(?:now|current(?:ly)?|at present|so far|derzeit|zurzeit|bisher|bislang|heute)\b", re.IGNORECASE
)
_APPOSED = re.compile(r"[^.;:,]{0,24}[,(–—-]\s*(?:\w+\s+)?")
_THE_CHANGE = re.compile(
    r"\b(?:the|this|that|der|die|den|dem|diese[rnm]?)\s+(?:\w+\s+)?(?:rise|increase|growth|drop|fall|cut|decline|reduction|anstieg|zuwachs|rückgang|kürzung|senkung|erhöhung|steigerung)\s+"
    r"(?:of|um|von|is|was|comes to|came to|beträgt|betrug|liegt bei|lag bei)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"[“\"„]?(?:that|this|it|das|dies|damit|a|an|ein|eine)\W?\s*"
    r"(?:(?<=\W)s|is|was|ist|war|sind|waren|wäre|entspricht|means|bedeutet|rise|increase|drop|fall|plus|minus|anstieg|rückgang|zuwachs)\b",
    re.IGNORECASE,
)
