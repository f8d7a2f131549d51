"""Which figures belong together: candidate relations from the algebra of units and items, each with why the text ties them.

A group holds the ways in which one relation may be read, the likeliest first: it holds where one of them does. `ties` is "words" where
a cue says that one figure comes of the others (makes, insgesamt, of which), "grammar" where they stand in one clause, list or bracket,
and "item" where only the things they are of agree. Partners are sought in a window, so the work grows with the number of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from countertrade import units
from countertrade.checking import words
from countertrade.checking.figures import Comparison, Interval, base, compare
from countertrade.checking.items import Figure, Page, counts, same_item, same_unit
from countertrade.records import Reference, Rule, Ties

NEAR = 6  # partners of one kind that are tried for a figure
CLOSE = 45  # code points within which two figures side by side are one phrase
SIZES = 20.0  # a figure further from the computed one than this is of something else


@dataclass(frozen=True)
class Relation:
    """What some figures give (`computed`, in the dimensions of the last) and the figure it is held against."""

    rule: Rule
    figures: tuple[Figure, ...]  # the stated one last
    computed: Interval
    ties: Ties
    sign: str  # between the figures in the working: ×, +, /
    factors: tuple[str, ...] = ()  # further terms of the working
    rows: tuple[Reference, ...] = ()
    sure: bool = False  # nothing else on the page could be meant
    at_most: bool = False  # parts of a whole that need not be complete

    @property
    def stated(self) -> Figure:
        return self.figures[-1]

    @property
    def comparison(self) -> Comparison:
        return compare(self.computed, self.stated.stated, near=self.stated.near)


Group = list[Relation]


def groups(page: Page) -> Iterator[Group]:
    """Every group of candidate relations of a page, by kind."""
    yield from products(page)
    yield from periods(page)
    yield from sums(page)
    yield from parts(page)
    yield from shares(page)
    yield from wholes(page)
    yield from growth(page)


# --- Why the text ties figures together ---------------------------------------------------------------------------------------


def ties_of(figures: Sequence[Figure], cue: str = "result") -> Ties:
    """Why some figures belong together: the last of them, or the last in the text, is said to be what the others come to."""
    ordered = sorted(figures, key=lambda f: f.number)
    if ordered[-1].sentence - ordered[0].sentence > 3 or ordered[-1].paragraph - ordered[0].paragraph > 1:
        return "item"
    for figure in {ordered[-1], figures[-1]}:
        if words.said(cue, figure.before[-60:]) or words.said(cue, figure.after[:30]):
            return "words"
    return "grammar" if ordered[0].sentence == ordered[-1].sentence else "item"


# --- Rates times what they are per --------------------------------------------------------------------------------------------


def products(page: Page) -> Iterator[Group]:
    """A rate per thing times the number of things is the total: price × amount, pay × heads × time; so are its quotients."""
    for rate in page.figures:
        if len(rate.things) != 1 or rate.is_share or rate.quantity.bound == "order":
            continue
        found = [
            relation
            for count in _counts_of(page, rate)
            for total in _totals_of(page, rate, count)
            for relation in _products(page, rate, count, total)
        ]
        if found:
            yield sorted(found, key=_likeliest)
    yield from _areas(page)


def _likeliest(relation: Relation) -> tuple[int, int]:
    numbers = [figure.number for figure in relation.figures]
    return ("words", "grammar", "item").index(relation.ties), max(numbers) - min(numbers)


def _counts_of(page: Page, rate: Figure) -> list[Figure]:
    thing = rate.things[0]
    measured = base(thing, ()).dimensions
    found = []
    for figure in page.around(rate, 4):
        if figure.is_share or figure.things or figure.is_money or figure.quantity.bound == "order" or not figure.unit:
            continue
        if figure.head == measured or (len(measured) == 1 and not units.is_known(units.numbered(thing)[1]) and counts(thing, figure)):
            found.append(figure)
    return found[:NEAR]


def _totals_of(page: Page, rate: Figure, count: Figure) -> list[Figure]:
    found = [
        figure
        for figure in page.around(rate, 4)
        if figure.head == rate.head and not figure.things and figure is not count and figure.quantity.bound != "order"
    ]
    return found[:NEAR]


def _products(page: Page, rate: Figure, count: Figure, total: Figure) -> Iterator[Relation]:
    amount = rate.interval * count.interval
    power = rate.time_power + count.time_power
    dimensions = tuple(sorted([*rate.head, *([("time", power)] if power else [])]))
    amount = Interval(amount.low, amount.high, dimensions, amount.slack)
    for factors, computed, terms in over_time(page, amount, rate, count, total):
        if 1 / SIZES < computed.anchor / (total.interval.anchor or 1.0) < SIZES or total.quantity.bound in ("about", "exact"):
            figures = (rate, count, *factors, total)
            yield Relation("product", figures, computed, ties_of(figures), "×", terms)


def over_time(
    page: Page, amount: Interval, rate: Figure, count: Figure | None, total: Figure
) -> Iterator[tuple[tuple[Figure, ...], Interval, tuple[str, ...]]]:
    """The ways to bring an amount to the period of a total: as it is, over a printed term, over the rate's own period."""
    power = dict(amount.dimensions).get("time", 0)
    goal = total.time_power
    if power == goal:
        yield (), amount, _year(rate, total) if power else ()
    elif power == -1 and goal == 0:
        for term in page.around(total, 3):
            if term.is_duration and term is not count:
                yield (term,), amount * term.interval, ()
        unit = next((code for code in (*rate.per, *(count.per if count is not None else ())) if code in units.TIMES), "month")
        yield (), amount.scaled(base(unit, ()).size, total.dimensions), ()
    elif power == 0 and goal == -1:
        unit = next(code for code in total.per if code in units.TIMES)
        yield (), amount.scaled(1 / base(unit, ()).size, total.dimensions), ()


def _year(rate: Figure, total: Figure) -> tuple[str, ...]:
    ours = next((code for code in rate.per if code in units.TIMES), None)
    theirs = next((code for code in total.per if code in units.TIMES), None)
    if ours is None or theirs is None or ours == theirs:
        return ()
    factor = base(theirs, ()).size / base(ours, ()).size
    return (f"{factor:.4g} {ours}/{theirs}",) if factor > 1 else (f"1/{1 / factor:.4g} {ours}/{theirs}",)


def _areas(page: Page) -> Iterator[Group]:
    """Length times width."""
    for area in page.figures:
        if area.head != (("area", 1),) or area.things:
            continue
        sides = [f for f in page.around(area, 1) if f.dimensions == (("length", 1),)][:2]
        if len(sides) == 2:
            figures = (*sorted(sides, key=lambda f: f.number), area)
            amount = sides[0].interval * sides[1].interval
            yield [Relation("product", figures, replace(amount, dimensions=area.dimensions), ties_of(figures), "×")]


def periods(page: Page) -> Iterator[Group]:
    """A rate by time times a printed term is the total; a rate a month is twelve of it a year."""
    for rate in page.figures:
        if rate.time_power != -1 or rate.is_share or rate.quantity.bound == "order":
            continue
        found = []
        for total in page.around(rate, 6):
            if total.head != rate.head or total.things != rate.things or not same_item(rate, total):
                continue
            if total.time_power == 0:
                for term in page.around(total, 1):
                    if term.is_duration and not term.per:
                        figures = (rate, term, total)
                        found.append(Relation("product", figures, rate.interval * term.interval, ties_of(figures), "×"))
            elif total.time_power == -1 and total.per != rate.per and total.number > rate.number:
                figures = (rate, total)
                found.append(Relation("conversion", figures, rate.interval, ties_of(figures), "×", _year(rate, total)))
        if found:
            yield sorted(found, key=_likeliest)


# --- Lists and their total, wholes and their parts ------------------------------------------------------------------------------


def sums(page: Page) -> Iterator[Group]:
    """A total that is named as one, and the run of like figures before or behind it that makes it."""
    for total in page.figures:
        if total.is_share or total.quantity.bound == "order" or total.is_duration:
            continue
        named = words.said("total", total.before[-60:]) or words.said("total", total.after[:30])
        before = _like(page, total, -1)
        behind = _like(page, total, 1)
        cue: Ties = "words" if named else "item"
        if not named and behind and words.said("parts", behind[0].before + " " + behind[-1].before + " " + behind[-1].after[:40]):
            cue = "words"
        elif not named and before and words.said("parts", before[0].before + before[0].after):
            cue = "item"
        found: Group = []
        for run in (before, behind):
            for size in range(2, len(run) + 1):
                taken = run[:size]
                found.append(_sum(taken, total, cue))
        found += [_sum([one, other], total, "item") for one, other in _scattered(before, behind)]
        if cue != "words":
            found = [relation for relation in found if relation.comparison.verdict == "consistent"]
        if found:
            yield sorted(found, key=lambda r: _completeness(r, before, behind))


def _scattered(before: Sequence[Figure], behind: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    near = [*before[:4], *behind[:4]]
    for place, one in enumerate(near):
        for other in near[place + 1 :]:
            yield one, other


def _sum(taken: Sequence[Figure], total: Figure, ties: Ties) -> Relation:
    ordered = sorted(taken, key=lambda f: f.number)
    amount = ordered[0].interval
    for figure in ordered[1:]:
        amount = replace(figure.interval, dimensions=amount.dimensions) + amount
    return Relation("sum", (*ordered, total), replace(amount, dimensions=total.dimensions), ties, "+")


def _like(page: Page, total: Figure, step: int) -> list[Figure]:
    """The figures of the same item going back from a total or on from it, until one is of a sentence too far away."""
    found: list[Figure] = []
    last = total
    number = total.number + step
    while 0 <= number < len(page.figures) and len(found) < 2 * NEAR:
        figure = page.figures[number]
        number += step
        if figure.distance(last) > 3:
            break
        if figure.is_headline or not same_unit(total, figure) or figure.things != total.things or not same_item(total, figure):
            continue
        if figure.quantity.known == total.quantity.known:
            break
        found.append(figure)
        last = figure
    return found


def _completeness(relation: Relation, before: Sequence[Figure], behind: Sequence[Figure]) -> tuple[int, int]:
    """First the run of one sentence, then longer ones: what a total next to it is taken to sum."""
    ends = relation.figures[:-1]
    same = len({figure.sentence for figure in ends}) == 1
    return (0 if same else 1, -len(ends))


def parts(page: Page) -> Iterator[Group]:
    """What is said to be part of a whole is not more than it, and several parts together are not."""
    for place, first in enumerate(page.figures):
        if first.is_share or not (words.said("part", first.before[-40:]) or words.said("part", first.after[:20])):
            continue
        whole = next(
            (f for f in reversed(page.figures[max(0, place - 3) : place]) if same_unit(f, first) and f.things == first.things), None
        )
        if whole is None or whole.distance(first) > 1 or whole.quantity.bound == "order":
            continue
        taken = [first]
        for figure in page.figures[place + 1 : place + NEAR]:
            if figure.sentence != first.sentence or not same_unit(figure, first) or figure.things != first.things:
                break
            taken.append(figure)
        relation = _sum(taken, whole, "words")
        yield [replace(relation, at_most=True)]


# --- Shares --------------------------------------------------------------------------------------------------------------------


def shares(page: Page) -> Iterator[Group]:
    """A percentage of a whole is its part; with a rate of interest, of a loan, what is due in a year."""
    for share in page.figures:
        if not share.is_share or share.interval.anchor > 1.2 or share.quantity.bound == "order" or share.things:
            continue
        if words.said("rise", share.before[-40:]) or words.said("fall", share.before[-40:]):
            continue
        near = [f for f in page.around(share, 3) if not f.is_share and not f.is_duration][: 2 * NEAR]
        found = []
        for whole in near:
            for part in near:
                if whole is part or not same_unit(whole, part) or whole.things != part.things:
                    continue
                computed = part.interval / whole.interval
                power = dict(computed.dimensions).get("time", 0)
                if power and power != share.time_power:
                    if share.time_power == 0 and power == -1 or power == 1:
                        continue
                computed = replace(computed, dimensions=share.dimensions)
                if part.interval.anchor <= whole.interval.anchor * 1.001:
                    found.append(Relation("share", (part, whole, share), computed, _share_ties(page, part, whole, share), "/"))
        if found:
            yield sorted(found, key=_likeliest)


def _share_ties(page: Page, part: Figure, whole: Figure, share: Figure) -> Ties:
    """"10 % of the 11 million": the whole stands behind the share; its part next to the share on the other side."""
    gap = page.between(share, whole)
    of = whole.number == share.number + 1 and len(gap) <= CLOSE and re.search(r"\b(of|von|vom|der|des)\b", gap) is not None
    if of and abs(part.number - share.number) <= 2 and part.distance(share) <= 1:
        return "words"
    ordered = sorted((part.number, whole.number, share.number))
    if ordered[-1] - ordered[0] == 2 and share.number == ordered[-1] and share.distance(part) <= 1 and share.distance(whole) <= 1:
        return "grammar" if not share.quantity.of or re.search(r"\bdavon|of (it|that|them|which)\b", share.text) else "item"
    return "item"


def pairs(page: Page) -> list[tuple[Figure, Figure]]:
    """Amounts with the percentage printed as the same thing: "1.9 million tonnes (5.9 percent)", "18 percent, that is 6 million"."""
    found = []
    for one, other in zip(page.figures, page.figures[1:], strict=False):
        if one.is_share == other.is_share or one.sentence != other.sentence or one.per != other.per:
            continue
        gap = page.between(one, other)
        bracket = re.fullmatch(r"\W*\(\W*(\w+\W+)?", gap) is not None
        if bracket or (len(gap) <= CLOSE and (words.said("conversion", gap) or re.fullmatch(r"\s*[–—-]\s*", gap)) and not words.said("listing", gap)):
            amount, share = (other, one) if one.is_share else (one, other)
            if share.interval.anchor < 1:
                found.append((amount, share))
    return found


def wholes(page: Page) -> Iterator[Group]:
    """Several percentages with their amounts imply one whole: an amount with a percentage that implies another is held against it."""
    by_head: dict[object, list[tuple[Figure, Figure]]] = {}
    for amount, share in pairs(page):
        by_head.setdefault((amount.head, amount.things), []).append((amount, share))
    for found in by_head.values():
        if len(found) < 2:
            continue
        implied = [amount.interval / share.interval for amount, share in found]
        if len(found) == 2:
            (amount, share), (other, theirs) = found
            computed = replace(other.interval / (amount.interval / share.interval), dimensions=theirs.dimensions)
            yield [Relation("share", (amount, share, other, theirs), computed, "item", "/")]
            continue
        middle = median(whole.anchor for whole in implied)
        for (amount, share), whole in zip(found, implied, strict=True):
            good = [w for w in implied if w is not whole and 0.9 < w.anchor / middle < 1.1]
            if len(good) < 2:
                continue
            best = min(good, key=lambda w: w.slack)
            computed = replace(amount.interval / best, dimensions=share.dimensions)
            partner = found[implied.index(best)]
            yield [Relation("share", (amount, *partner, share), computed, "grammar", "/")]


# --- Growth --------------------------------------------------------------------------------------------------------------------


def growth(page: Page) -> Iterator[Group]:
    """From one figure to another by a percentage, or a number of times: "rose from 400 to 600, up 50 percent"."""
    for step in page.figures:
        if not step.is_share or step.things:
            continue
        about = step.before + step.after[:40]
        rises, falls = words.said("rise", about), words.said("fall", about)
        if not (rises or falls):
            continue
        near = [f for f in page.around(step, 1) if not f.is_share and not f.is_duration][:NEAR]
        found = []
        for place, one in enumerate(near):
            for other in near[place + 1 :]:
                if one.head != other.head or one.things != other.things:
                    continue
                first, last = sorted((one, other), key=lambda f: f.number)
                small, large = sorted((first, last), key=lambda f: f.interval.anchor)
                if falls and not rises:
                    computed = (large.interval - small.interval) / large.interval
                else:
                    computed = (large.interval - small.interval) / small.interval
                computed = Interval(computed.low, computed.high, step.dimensions, first.interval.slack + last.interval.slack)
                together = max(first.sentence, last.sentence) - min(first.sentence, last.sentence) == 0 and step.distance(last) <= 1
                turned = re.search(r"\b(from|von)\b", first.before[-12:]) and re.search(r"\b(to|auf)\b", last.before[-12:])
                ties: Ties = "words" if together and turned else "grammar" if together else "item"
                found.append(Relation("growth", (first, last, step), computed, ties, "→"))
        if found:
            yield sorted(found, key=_likeliest)
