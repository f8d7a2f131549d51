"""Which figures belong together: candidate relations from the algebra of units and items, each with why the text ties them.

A group holds the ways in which one relation may be read, the likeliest first: it holds where one of them does. `ties` is "words" where
a cue says that one figure comes of the others (makes, insgesamt, of which), "grammar" where they stand in one clause, list or bracket,
and "item" where only the things they are of agree. Partners are sought in a window, so the work grows with the number of figures.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from countertrade import units
from countertrade.checking import rates, words
from countertrade.checking.intervals import Comparison, Interval, base, compare, compare_share
from countertrade.checking.items import Figure, Page, counts, same_item, same_unit
from countertrade.records import Reference, Rule, Ties

FAR = (
    12  # sentences between figures of one product: an article says here what a thing costs and there how many
)
NEAR = 6  # partners of one kind that are tried for a figure
CLOSE = 45  # code points within which two figures side by side are one phrase
YEAR = base("year", ()).size
HIGHEST_INTEREST = 0.3  # a year
ROUNDING = 0.005  # parts are printed as they are added
SIZES = 20.0  # a figure further from the computed one than this is of something else


class Factor(NamedTuple):
    """A number that no figure states: 12 months a year."""

    value: float
    unit: str | None = None
    per: str | None = None


@dataclass(frozen=True)
class Relation:
    """What some figures give (`computed`, in the dimensions of the last) and the figure it is held against."""

    rule: Rule
    figures: tuple[Figure, ...]  # the stated one last
    computed: Interval
    ties: Ties
    sign: str  # between the figures in the working: ×, +, /
    factors: tuple[Factor, ...] = ()  # further terms of the working
    rows: tuple[Reference, ...] = ()
    sure: bool = False  # nothing else on the page could be meant
    at_most: bool = False  # parts of a whole that need not be complete
    perhaps: bool = False  # told only where one slip in one figure would make it hold

    @property
    def stated(self) -> Figure:
        return self.figures[-1]

    @property
    def comparison(self) -> Comparison:
        held = compare_share if self.rule == "share" and not self.stated.per else compare
        return held(self.computed, self.stated.stated, near=self.stated.near)


Group = list[Relation]


def groups(page: Page) -> Iterator[Group]:
    """Every group of candidate relations of a page, by kind."""
    yield from products(page)
    yield from periods(page)
    yield from sums(page)
    yield from lists(page)
    yield from differences(page)
    yield from parts(page)
    yield from shares(page)
    yield from wholes(page)


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
        totals = [
            figure
            for figure in page.around(rate, FAR)
            if figure.head == rate.head and not figure.things and figure.quantity.bound != "order"
        ]
        found: Group = []
        for count in _counts_of(page, rate):
            amount = rate.interval * count.interval
            for total in [t for t in totals if t is not count][:NEAR] or _converted(page, rate):
                found.extend(_products(page, amount, rate, count, total))
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
    for figure in page.around(rate, FAR):
        if (
            figure.is_share
            or figure.things
            or figure.is_money
            or figure.quantity.bound == "order"
            or not figure.unit
        ):
            continue
        if figure.head == measured or (
            len(measured) == 1 and not units.is_known(units.numbered(thing)[1]) and counts(thing, figure)
        ):
            found.append(figure)
    return found[:NEAR]


def _converted(page: Page, rate: Figure) -> list[Figure]:
    """Totals in another currency, where there is none in the rate's."""
    if not rate.is_money:
        return []
    found = [f for f in page.around(rate, 4) if f.is_money and f.time_power and not f.things]
    return [f for f in found if in_currency(page, rate, f)][:NEAR]


def in_currency(page: Page, rate: Figure, total: Figure) -> tuple[float, float] | None:
    """The rates that bring one figure to another's currency, in the month of the page; None for an undated page or an unknown currency."""
    month = (page.published or "")[:7]
    return rates.between(rate.unit or "", total.unit or "", month, month) if len(month) == 7 else None


def _products(page: Page, amount: Interval, rate: Figure, count: Figure, total: Figure) -> Iterator[Relation]:
    """A rate times a count, `amount`, as what a total may be: over its period, and in its currency."""
    power = rate.time_power + count.time_power
    dimensions = tuple(sorted([*total.head, ("time", power)])) if power else total.head
    if rate.head == total.head:
        amount = replace(amount, dimensions=dimensions)
    else:
        low, high = in_currency(page, rate, total) or (1.0, 1.0)
        amount = Interval(amount.low * low, amount.high * high, dimensions, amount.slack + 0.04)
    for factors, computed, terms in over_time(page, amount, rate, count, total):
        if 1 / SIZES < computed.anchor / (total.interval.anchor or 1.0) < SIZES or total.quantity.bound in (
            "about",
            "exact",
        ):
            figures = (rate, count, *factors, total)
            yield Relation("product", figures, computed, ties_of(figures), "×", terms)


def over_time(
    page: Page, amount: Interval, rate: Figure, count: Figure | None, total: Figure
) -> Iterator[tuple[tuple[Figure, ...], Interval, tuple[Factor, ...]]]:
    """The ways to bring an amount to the period of a total: as it is, over a printed term, over the rate's own period."""
    power = dict(amount.dimensions).get("time", 0)
    goal = total.time_power
    if power == goal:
        yield (), amount, _year(rate, total) if power else ()
    elif power == -1 and goal == 0:
        for term in page.terms(total):
            if term is not count:
                yield (term,), amount * term.interval, ()
        unit = next(
            (code for code in (*rate.per, *(count.per if count is not None else ())) if code in units.TIMES),
            "month",
        )
        yield (), amount.scaled(base(unit, ()).size, total.dimensions), ()
        if unit != "year" and words.said("yearly", f"{total.before[-60:]} {total.after[:40]}"):
            months = YEAR / base(unit, ()).size
            yield (), amount.scaled(YEAR, total.dimensions), (Factor(months, unit, "year"),)
    elif power == 0 and goal == -1:
        unit = next(code for code in total.per if code in units.TIMES)
        yield (), amount.scaled(1 / base(unit, ()).size, total.dimensions), ()


def _year(rate: Figure, total: Figure) -> tuple[Factor, ...]:
    """The months of a year, or the part of a year that a month is, where a rate and a total are of different periods."""
    ours = next((code for code in rate.per if code in units.TIMES), None)
    theirs = next((code for code in total.per if code in units.TIMES), None)
    if ours is None or theirs is None or ours == theirs:
        return ()
    factor = base(theirs, ()).size / base(ours, ()).size
    return (Factor(factor, ours, theirs),) if factor > 1 else (Factor(1 / factor, theirs, ours),)


def _areas(page: Page) -> Iterator[Group]:
    """Length times width."""
    for area in page.figures:
        if area.head != (("area", 1),) or area.things:
            continue
        sides = [f for f in page.around(area, 1) if f.dimensions == (("length", 1),)][:2]
        if len(sides) == 2:
            figures = (*sorted(sides, key=lambda f: f.number), area)
            amount = sides[0].interval * sides[1].interval
            yield [
                Relation(
                    "product", figures, replace(amount, dimensions=area.dimensions), ties_of(figures), "×"
                )
            ]


def periods(page: Page) -> Iterator[Group]:
    """A rate by time times a printed term is the total; a rate a month is twelve of it a year."""
    for rate in page.figures:
        if rate.time_power != -1 or rate.is_share or rate.quantity.bound == "order":
            continue
        found = []
        for total in page.around(rate, FAR):
            beside = (
                total.number == rate.number + 1
                and not total.things
                and words.said("conversion", page.between(rate, total)[-12:])
            )
            if (
                total.head != rate.head
                or not (_same_things(rate, total) or beside)
                or not same_item(rate, total)
            ):
                continue
            if total.time_power == 0:
                for term in page.terms(total):
                    if not term.per:
                        figures: tuple[Figure, ...] = (rate, term, total)
                        found.append(
                            Relation("product", figures, rate.interval * term.interval, ties_of(figures), "×")
                        )
            elif total.time_power == -1 and total.per != rate.per and total.number > rate.number:
                figures = (rate, total)
                found.append(
                    Relation("conversion", figures, rate.interval, ties_of(figures), "×", _year(rate, total))
                )
        if found:
            yield sorted(found, key=_likeliest)


# --- Lists and their total, wholes and their parts ------------------------------------------------------------------------------


def sums(page: Page) -> Iterator[Group]:
    """A total that is named as one, and the run of like figures before or behind it that makes it."""
    for total in page.figures:
        if total.is_share or total.quantity.bound == "order" or total.is_duration:
            continue
        in_table = ".cell" in total.claim.rule
        behind = [] if in_table else _like(page, total, 1)
        told = bool(behind) and (":" in total.after[:3] or _shares_out(behind))
        if not (told or words.said("total", total.before[-60:]) or words.said("total", total.after[:30])):
            continue
        before = _column(page, total) if in_table else _like(page, total, -1)
        found = [
            _sum(run[:size], total, "words") for run in (before, behind) for size in range(2, len(run) + 1)
        ]
        if not told:  # what follows a total makes it only where the text says so
            found = [r for r in found if r.figures[0] in before or r.comparison.verdict == "consistent"]
        if found:
            yield sorted(found, key=lambda r: _completeness(r, before, behind))


def _shares_out(behind: Sequence[Figure]) -> bool:
    """Whether figures are put as what another is made of: "entfallen auf", "make up", "of which … leaves"."""
    first, last = behind[0], behind[min(1, len(behind) - 1)]
    return words.said(
        "parts", f"{first.before} {first.after} {last.before} {behind[-1].before} {behind[-1].after[:40]}"
    )


def lists(page: Page) -> Iterator[Group]:
    """Two to four like figures of one sentence, and the figure before them that they may make up: ten boats and two, of twelve."""
    start = 0
    while start < len(page.figures):
        first = page.figures[start]
        run = [
            f
            for f in page.figures[start : start + NEAR]
            if f.sentence == first.sentence and same_unit(f, first) and f.things == first.things
        ]
        start += 1
        if (
            not 2 <= len(run) <= 4
            or first.is_share
            or first.is_duration
            or any(f.quantity.bound == "order" for f in run)
        ):
            continue
        if not all(
            words.said("listing", page.between(a, b)) or len(page.between(a, b)) < CLOSE
            for a, b in itertools.pairwise(run)
        ):
            continue
        totals = [
            f
            for f in page.figures[max(0, first.number - NEAR) : first.number]
            if same_unit(f, first)
            and f.things == first.things
            and f.sentence < first.sentence
            and f.interval.anchor > max(r.interval.anchor for r in run)
        ]
        totals = [
            f for f in totals if f.claim.section in ("headline", "lead") or page.printed[f.quantity.known] > 1
        ]
        found = [_sum(run, total, "item") for total in reversed(totals)]
        near = [relation for relation in found if 0.7 < relation.comparison.ratio < 1.4]
        if near:
            yield near


def differences(page: Page) -> Iterator[Group]:
    """What is said to be missing, left, more or less is what lies between two figures near it: "from 1.96 to 1.59 billion, 370 million less"."""
    for gap in page.figures:
        left = not _is_gap(gap) and words.said("left", gap.after[:30])
        if gap.is_share or gap.is_duration or gap.quantity.bound == "order" or not (left or _is_gap(gap)):
            continue
        near = [
            figure
            for figure in page.around(gap, 1, NEAR, 2)
            if same_unit(figure, gap)
            and (figure.things == gap.things or not gap.things or not figure.things)
            and figure.quantity.bound != "order"
            and not _is_gap(
                figure
            )  # "105 more than last year, 130 more than predicted": neither comes of the other
        ]
        found: Group = []
        for one, other in itertools.combinations(near[:4], 2):
            if abs(one.sentence - other.sentence) > 1:
                continue
            small, large = sorted((one, other), key=lambda f: f.interval.anchor / f.size)
            computed = _in_terms_of(large, gap) - _in_terms_of(small, gap)
            if computed.anchor > 0:
                computed = replace(computed, slack=ROUNDING)
                beside = len(near) == 2 or (
                    one.sentence == other.sentence == gap.sentence and one in near[:2] and other in near[:2]
                )
                ties: Ties = "words" if beside else "item"
                found.append(Relation("sum", (large, small, gap), computed, ties, "−", perhaps=left))
        if found:
            yield sorted(found, key=_likeliest)


def _is_gap(figure: Figure) -> bool:
    """Whether a figure is put as what lies between two others."""
    return _MORE.match(figure.after) is not None or words.said("leaves", f"{figure.before[-24:]} ")


def _in_terms_of(figure: Figure, other: Figure) -> Interval:
    """A figure as if it were per what another is per: "from 240 to 310 dollars a tonne, 70 dollars more"."""
    scale = base(figure.unit, ()).size / figure.size * other.size / base(other.unit, ()).size
    return replace(figure.interval.scaled(scale), dimensions=other.dimensions)


_MORE = re.compile(
    r"\s*(?:\w+\s+)?(?:less|more|fewer|short|cheaper|dearer|weniger|mehr|billiger|teurer|above|below|missing|outstanding|fehl\w*)\b",
    re.IGNORECASE,
)


def _sum(taken: Sequence[Figure], total: Figure, ties: Ties) -> Relation:
    """What figures come to, their rates taken for the total's."""
    ordered = sorted(taken, key=lambda f: f.number)
    scales = [base(f.unit, ()).size / f.size for f in ordered]
    low = sum(f.interval.low * scale for f, scale in zip(ordered, scales, strict=True))
    high = sum(f.interval.high * scale for f, scale in zip(ordered, scales, strict=True))
    rate = total.size / base(total.unit, ()).size
    amount = Interval(
        low * rate, high * rate, total.dimensions, min(ROUNDING, max(f.interval.slack for f in ordered))
    )
    return Relation("sum", (*ordered, total), amount, ties, "+")


def _column(page: Page, total: Figure) -> list[Figure]:
    """The figures above one in its column of a table: at the same place of the rows before its row."""
    rows = page.rows
    place = rows[total.paragraph].index(total)
    found: list[Figure] = []
    for line in sorted((line for line in rows if line < total.paragraph), reverse=True)[: 4 * NEAR]:
        row = rows[line]
        if (
            len(row) != len(rows[total.paragraph])
            or row[place].unit != total.unit
            or ".cell" not in row[place].claim.rule
        ):
            break
        found.append(row[place])
    return found


def _like(page: Page, total: Figure, step: int) -> list[Figure]:
    """The figures of the same item going back from a total or on from it, until one is of a sentence too far away."""
    found: list[Figure] = []
    last = total
    number = total.number + step
    while (
        0 <= number < len(page.figures) and len(found) < 2 * NEAR and abs(number - total.number) <= 4 * NEAR
    ):
        figure = page.figures[number]
        number += step
        if figure.distance(last) > 3:
            break
        if (
            figure.is_headline
            or not same_unit(total, figure)
            or not _same_rate(figure, total)
            or not (total.is_money or same_item(total, figure))
        ):
            continue
        if figure.quantity.known == total.quantity.known:
            break
        found.append(figure)
        last = figure
    return found


def _same_rate(one: Figure, other: Figure) -> bool:
    """Whether two figures are per the same: a list leaves out what its total has."""
    return not one.things or _same_things(one, other)


def _same_things(one: Figure, other: Figure) -> bool:
    return len(one.things) == len(other.things) and all(
        words.same_thing(a, b) for a, b in zip(one.things, other.things, strict=True)
    )


def _completeness(relation: Relation, before: Sequence[Figure], behind: Sequence[Figure]) -> tuple[int, int]:
    """First the run of one sentence, then longer ones: what a total next to it is taken to sum."""
    ends = relation.figures[:-1]
    same = len({figure.sentence for figure in ends}) == 1
    return (0 if same else 1, -len(ends))


def parts(page: Page) -> Iterator[Group]:
    """What is said to be part of a whole is not more than it, and several parts together are not: "of which", "davon", "of the 60 trucks 25"."""
    for place, first in enumerate(page.figures):
        if first.is_share or first.quantity.bound == "order":
            continue
        earlier = page.figures[place - 1] if place else None
        said = words.said("part", first.before[-40:]) or words.said("part", first.after[:24])
        opened = (
            earlier is not None
            and earlier.sentence == first.sentence
            and _OF.search(earlier.before[-24:]) is not None
            and not words.said("part", earlier.before[-40:])
        )
        if (not said and not opened) or words.said("further", first.before[-40:]):
            continue
        near = page.figures[max(0, place - 3) : place] if said else page.figures[place - 1 : place]
        whole = next((f for f in reversed(near) if same_unit(f, first) and f.things == first.things), None)
        if (
            whole is None
            or whole.distance(first) > 1
            or whole.quantity.bound == "order"
            or whole.time_power not in (0, first.time_power)
            or words.said("part", whole.before[-40:])
        ):
            continue
        taken = [first]
        for figure in page.figures[place + 1 : place + NEAR]:
            if (
                figure.sentence != first.sentence
                or not same_unit(figure, first)
                or figure.things != first.things
            ):
                break
            if figure.interval.anchor < whole.interval.anchor:
                taken.append(figure)
        sure = words.said("part", first.before[-40:]) and len(taken) == 1 and whole.number == place - 1
        yield [replace(_sum(taken, whole, "words"), at_most=True, sure=sure)]
        if len(taken) > 1:
            yield [replace(_sum(taken, whole, "grammar"), perhaps=True)]


_OF = re.compile(
    r"\b(?:of|von)\s+(?:the|these|those|its|their|den|diesen|ihren|seinen)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)


# --- Shares --------------------------------------------------------------------------------------------------------------------


def shares(page: Page) -> Iterator[Group]:
    """A percentage of a whole is its part; with a rate of interest, of a loan, what is due in a year."""
    for share in page.figures:
        if (
            not share.is_share
            or share.interval.anchor > 1.2
            or share.quantity.bound == "order"
            or share.things
        ):
            continue
        if (
            words.said("rise", share.before[-40:])
            or words.said("fall", share.before[-40:])
            or _STEP.search(share.before[-24:])
        ):
            continue
        near = [
            f
            for f in page.around(share, FAR if share.claim.measure else 3)
            if not f.is_share and not f.is_duration
        ][: 2 * NEAR]
        found = []
        for whole in near:
            for part in near:
                if whole is part or not same_unit(whole, part) or whole.things != part.things:
                    continue
                if part.quantity.known == whole.quantity.known or (
                    part.claim.measure and part.claim.measure == whole.claim.measure
                ):
                    continue
                interest = share.time_power == -1 or (
                    part.time_power == -1
                    and not whole.time_power
                    and share.interval.anchor < HIGHEST_INTEREST
                    and "interest" in words.roles(share.before[-40:] + share.after[:12])
                )
                if interest:  # interest: of a loan, and due by the year
                    named = f"{share.quantity.of} {share.claim.measure} {share.text}"
                    if part.time_power == -1 and part is not whole and "interest" in words.roles(named):
                        loan = whole.interval.scaled(base(whole.unit, ()).size / whole.size, whole.head)
                        figures = (whole, share, part)
                        due = loan * share.interval
                        if not share.time_power:  # by the year
                            due = Interval(due.low / YEAR, due.high / YEAR, part.dimensions, due.slack)
                        if due.dimensions == part.dimensions:
                            beside = max(part.distance(share), whole.distance(share)) <= 1
                            ties: Ties = "words" if beside else "item"
                            found.append(Relation("product", figures, due, ties, "×", _year(share, part)))
                    continue
                computed = _ratio(part, whole)
                if (
                    words.said("rest", part.before[-24:])
                    and share.number < part.number
                    and computed.anchor < 1
                ):
                    computed = Interval(max(0.0, 1 - computed.high), 1 - computed.low, (), computed.slack)
                if computed.anchor <= 1.001:
                    computed = replace(computed, dimensions=share.dimensions)
                    found.append(
                        Relation(
                            "share",
                            (part, whole, share),
                            computed,
                            _share_ties(page, part, whole, share),
                            "/",
                        )
                    )
        if found:
            yield sorted(found, key=_likeliest)


def _ratio(part: Figure, whole: Figure) -> Interval:
    """One figure over another, without the periods that only one of them names."""
    found = part.interval / whole.interval
    if part.time_power != whole.time_power:
        scale = base(part.unit, ()).size / part.size * whole.size / base(whole.unit, ()).size
        return Interval(found.low * scale, found.high * scale, (), found.slack)
    return replace(found, dimensions=())


def _share_ties(page: Page, part: Figure, whole: Figure, share: Figure) -> Ties:
    """ "10 % of the 11 million", "192,000 tonnes, or 40 percent": the whole stands behind the share, or before the share and its part."""
    gap = page.between(share, whole)
    of = whole.number == share.number + 1 and len(gap) <= CLOSE and _OF_THAT.search(gap) is not None
    if of and abs(part.number - share.number) <= 2 and part.distance(share) <= 1:
        return "words"
    first, _, last = sorted((part, whole, share), key=lambda f: f.number)
    if (
        last.number - first.number != 2
        or share is first
        or share.distance(part) > 1
        or share.distance(whole) > 1
    ):
        return "item"
    if share is last:
        mine, theirs = words.fold(share.quantity.of), words.fold(whole.quantity.of)
        if mine and theirs and (mine[:5] in theirs or theirs[:5] in mine):
            return "words"
        if (not mine and whole.sentence == share.sentence) or words.said("part", share.text):
            return "grammar"
    low, high = sorted((part, share), key=lambda f: f.number)
    if whole is first and low.sentence == high.sentence and _put_again(page.between(low, high)):
        return "grammar"
    return "item"


def _put_again(gap: str) -> bool:
    """Whether what stands between two figures says that the second is the first in other terms: ", or", " (", ", also", ", das sind"."""
    if len(gap) > CLOSE or words.said("listing", gap):
        return False
    return _APPOSED.fullmatch(gap) is not None or words.said("conversion", gap)


_APPOSED = re.compile(r"(?:\s\w+)?[\s]*[,(–—-][\s(–—-]*")
_STEP = re.compile(r"\b(?:um|by)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OF_THAT = re.compile(r"\b(?:of|von|vom|der|des)\b")


def hundreds(page: Page) -> Iterator[tuple[Figure, ...]]:
    """Percentages of one whole that stand side by side: in a list of one sentence, or the second without a whole of its own."""
    run: list[Figure] = []
    for figure in [*page.figures, None]:
        more = figure is not None and figure.is_share and not figure.per and 0 < figure.interval.anchor < 1
        if (
            more
            and figure is not None
            and run
            and figure.number == run[-1].number + 1
            and _one_whole(page, run[-1], figure)
        ):
            run.append(figure)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = [figure] if more and figure is not None else []


def _one_whole(page: Page, one: Figure, other: Figure) -> bool:
    if other.quantity.of and other.quantity.of != one.quantity.of:
        return False
    gap = page.between(one, other)
    if (
        words.said("rise", gap)
        or words.said("fall", gap)
        or re.search(r"\b(after|nach|than|als|from|von|statt)\W*(\w+\W+)?$", gap)
    ):
        return False
    return len(gap) <= 2 * CLOSE and other.sentence - one.sentence <= 1 and other.paragraph == one.paragraph


def pairs(page: Page) -> list[tuple[Figure, Figure]]:
    """Amounts with the percentage printed as the same thing: "1.9 million tonnes (5.9 percent)", "18 percent, that is 6 million"."""
    found = []
    for one, other in zip(page.figures, page.figures[1:], strict=False):
        if one.is_share == other.is_share or one.sentence != other.sentence or one.per != other.per:
            continue
        gap = page.between(one, other)
        bracket = re.fullmatch(r"[^\w(]{0,6}\([^\w]{0,4}(?:\w{1,20}[^\w]{1,3})?", gap) is not None
        if bracket or (
            len(gap) <= CLOSE
            and (words.said("conversion", gap) or re.fullmatch(r"\s*[–—-]\s*", gap))
            and not words.said("listing", gap)
        ):
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
            computed = replace(
                other.interval / (amount.interval / share.interval), dimensions=theirs.dimensions
            )
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
            yield [Relation("share", (amount, *partner, share), computed, "grammar", "/", sure=True)]
