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
from countertrade.checking.apart import is_set_apart
from countertrade.checking.intervals import Comparison, Interval, base, compare, compare_share
from countertrade.checking.items import Figure, Page, counts, same_item, same_unit
from countertrade.checking.terms import terms
from countertrade.records import Reference, Rule, Ties

INTEREST = 24  # code points behind a percentage in which it is said to be interest
FAR = (
    12  # sentences between figures of one product: an article says here what a thing costs and there how many
)
NEAR = 6  # partners of one kind that are tried for a figure
CLOSE = 45  # code points within which two figures side by side are one phrase
YEAR = base("year", ()).size
SECOND = base("second", ()).size
AND = re.compile(r"\b(?:and|und|sowie)\b", re.IGNORECASE)  # what joins two figures of one list
# a figure that is itself what is left of a whole: "4 million tonnes, the rest"
REST_BEHIND = re.compile(
    r"[\s,(–-]*(?:\w+\s+){0,2}?(?:the rest|the remainder|remaining|der Rest)\b", re.IGNORECASE
)
HIGHEST_INTEREST = 0.3  # a year
ADDED = 0.002  # how near parts come to the whole that they make up
SUMMED = 6  # figures before a share of "the total" among which the largest is that
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
    told: bool = False  # words say that it comes of figures, though not of which

    @property
    def stated(self) -> Figure:
        return self.figures[-1]

    @property
    def is_over_time(self) -> bool:
        """Whether a rate by time is held against a total of no period, which only its things tie to it and no figure says the time of."""
        timed = sum(figure.time_power for figure in self.figures[:-1] if not figure.is_duration) == -1
        told = any(figure.is_duration for figure in self.figures[1:-1]) or bool(self.stated.time_power)
        return self.rule == "product" and self.ties == "item" and timed and not told

    @property
    def is_assumed(self) -> bool:
        """Whether that time is not stated either, and taken to be one month or year."""
        return self.is_over_time and not self.factors

    @property
    def comparison(self) -> Comparison:
        held = compare_share if self.rule == "share" and not self.stated.per else compare
        found = held(self.computed, self.stated.stated, near=self.stated.near)
        return replace(found, slip=None) if self.is_assumed else found


Group = list[Relation]


def groups(page: Page) -> Iterator[Group]:
    """Every group of candidate relations of a page, by kind."""
    for group in itertools.chain(products(page), instalments(page), periods(page)):
        if kept := [relation for relation in group if not _is_of_another_deal(relation)]:
            yield kept
    yield from shares(page)
    yield from wholes(page)


def _is_of_another_deal(relation: Relation) -> bool:
    """Whether only what figures would come to is told of what was agreed before: "5 million a year for five years; the old pact had brought 30"."""
    *terms, stated = relation.figures
    return is_former(stated) and not any(is_former(term) for term in terms)


def is_former(figure: Figure) -> bool:
    """Whether words before a figure say that it was agreed or so before: "the previous deal", "it had been 78 million"."""
    return words.said("former", figure.before[-60:])


# --- Why the text ties figures together ---------------------------------------------------------------------------------------


def ties_of(figures: Sequence[Figure], cue: str = "result") -> Ties:
    """Why some figures belong together: the last of them, or the last in the text, is said to be what the others come to."""
    ordered = sorted(figures, key=lambda f: f.number)
    if ordered[-1].sentence - ordered[0].sentence > 3 or ordered[-1].paragraph - ordered[0].paragraph > 1:
        return "item"
    for figure in {ordered[-1], figures[-1]}:
        behind = "" if _ITSELF.match(figure.after) else figure.after[:30]
        if words.said(cue, figure.before[-60:]) or words.said(cue, behind):
            return "words"
    return "grammar" if ordered[0].sentence == ordered[-1].sentence else "item"


_ITSELF = re.compile(r"\W*(?:das|dies|that|this|which)\b", re.IGNORECASE)  # "9 billion, that would be half …"


# --- Rates times what they are per --------------------------------------------------------------------------------------------


def products(page: Page) -> Iterator[Group]:
    """A rate per thing times the number of things is the total: price × amount, pay × heads × time; so are its quotients."""
    for rate in page.figures:
        if len(rate.things) != 1 or rate.is_share or rate.is_change or rate.quantity.bound == "order":
            continue
        totals = [
            figure
            for figure in page.around(rate, FAR)
            if figure.head == rate.head and not figure.things and figure.quantity.bound != "order"
        ]
        found: Group = []
        counted = _counts_of(page, rate)
        for count in counted:
            amount = rate.interval * count.interval
            if is_hourly(rate, count):
                amount = amount.scaled(1 / SECOND)
            for total in [t for t in totals if t is not count][:NEAR] or _converted(page, rate):
                if total is not count and not _counts_its_own(rate, count, total, counted):
                    found.extend(_products(page, amount, rate, count, total))
        if found:
            yield sorted(found, key=likeliest)
        if told := [replace(one, sure=True) for one in found if _tells(rate, one)]:
            yield told  # no total over the term of the contract holds for it
    yield from _areas(page)


def _counts_its_own(rate: Figure, count: Figure, total: Figure, counted: Sequence[Figure]) -> bool:
    """Whether the sentence of a total over some time has a count of its own, which another one is not put in place of."""
    over = rate.time_power + count.time_power == -1 and total.time_power == 0
    own = [other for other in counted if other.sentence == total.sentence]
    return over and bool(own) and count not in own


def _tells(rate: Figure, relation: Relation) -> bool:
    """Whether the sentence behind a rate begins by saying what it comes to in the same period: "That is 100 million a year"."""
    total = relation.stated
    same = len(relation.figures) == 3 and bool(total.time_power) and rate.number + 1 == total.number
    return same and re.match(r"\s*(?:that|this|das|dies)\b", total.before, re.IGNORECASE) is not None


def likeliest(relation: Relation) -> tuple[int, int]:
    numbers = [figure.number for figure in relation.figures]
    return ("words", "grammar", "item").index(relation.ties), max(numbers) - min(numbers)


def _counts_of(page: Page, rate: Figure) -> list[Figure]:
    thing = rate.things[0]
    measured = base(thing, ()).dimensions
    exchanged = units.is_currency(thing)
    found = []
    for figure in page.around(rate, FAR):
        if (
            figure.is_share
            or figure.things
            or (figure.is_money and not exchanged)
            or figure.quantity.bound == "order"
            or not figure.unit
            or figure.known == (1.0,)
            or page.is_anothers(rate, figure)
        ):
            continue
        if (
            figure.head == measured
            or is_hourly(rate, figure)
            or (len(measured) == 1 and not units.is_known(units.numbered(thing)[1]) and counts(thing, figure))
        ):
            found.append(figure)
    return found[:NEAR]


def is_hourly(rate: Figure, count: Figure) -> bool:
    """Whether a price of energy is paid for a power, all the time that it is drawn: 8 cents a kilowatt hour for 104 megawatts."""
    return len(rate.things) == 1 and (count.head, base(rate.things[0], ()).dimensions) == (
        (("power", 1),),
        (("energy", 1),),
    )


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
    power = rate.time_power + count.time_power - is_hourly(rate, count)
    dimensions = tuple(sorted([*total.head, ("time", power)])) if power else total.head
    if rate.head == total.head:
        amount = replace(amount, dimensions=dimensions)
    else:
        low, high = in_currency(page, rate, total) or (1.0, 1.0)
        amount = Interval(amount.low * low, amount.high * high, dimensions, amount.slack + 0.04)
    for factors, computed, further in over_time(page, amount, rate, count, total):
        if 1 / SIZES < computed.anchor / (total.interval.anchor or 1.0) < SIZES or total.quantity.bound in (
            "about",
            "exact",
        ):
            figures = (rate, count, *factors, total)
            yield Relation("product", figures, computed, ties_of(figures), "×", further)


def over_time(
    page: Page, amount: Interval, rate: Figure, count: Figure | None, total: Figure
) -> Iterator[tuple[tuple[Figure, ...], Interval, tuple[Factor, ...]]]:
    """The ways to bring an amount to the period of a total: as it is, over a printed term, over the rate's own period."""
    power = dict(amount.dimensions).get("time", 0)
    goal = total.time_power
    if power == goal:
        yield (), amount, months_of_year(rate, total) if power else ()
    elif power == -1 and goal == 0:
        for term in page.terms(total):
            if term is not count:
                yield (term,), amount * term.interval, ()
        unit = next(
            (code for code in (*rate.per, *(count.per if count is not None else ())) if code in units.TIMES),
            "month",
        )
        spans = terms(page.text[page.opening(total) : page.closing(total)])
        for months in spans:  # "from July 2022 to March 2024"
            number = months / YEAR if unit == "year" else months
            factor = Factor(number, "year" if unit == "year" else "month")
            yield (), amount.scaled(months, total.dimensions), (factor,)
        beside = any(term.sentence == total.sentence and term is not count for term in page.terms(total))
        if spans or beside or (count is not None and is_hourly(rate, count)):
            return  # a power says nothing of how long it is drawn, and "for all 10 months" is not for one
        yield (), amount.scaled(base(unit, ()).size, total.dimensions), ()
        if unit != "year" and _of_a_year(rate, total):
            months = YEAR / base(unit, ()).size
            yield (), amount.scaled(YEAR, total.dimensions), (Factor(months, unit, "year"),)
    elif power == 0 and goal == -1:
        unit = next(code for code in total.per if code in units.TIMES)
        yield (), amount.scaled(1 / base(unit, ()).size, total.dimensions), ()


def _of_a_year(rate: Figure, total: Figure) -> bool:
    """Whether a total is said to be of a year: beside it, or by the year that the sentence of its rate is of."""
    if words.said("yearly", f"{total.before[-60:]} {total.after[:40]}"):
        return True
    return rate.distance(total) <= 1 and words.said("year", f"{rate.text} {total.text}")


def _period(figure: Figure) -> str | None:
    """The unit of time that a figure is by."""
    return next((code for code in figure.per if code in units.TIMES), None)


def months_of_year(rate: Figure, total: Figure) -> tuple[Factor, ...]:
    """The months of a year, or the part of a year that a month is, where a rate and a total are of different periods."""
    ours, theirs = _period(rate), _period(total)
    if ours is None or theirs is None or ours == theirs:
        return ()
    factor = base(theirs, ()).size / base(ours, ()).size
    return (Factor(factor, ours, theirs),) if factor > 1 else (Factor(1 / factor, theirs, ours),)


def instalments(page: Page) -> Iterator[Group]:
    """Several payments of one amount are the whole: "a loan of 180 million in 36 monthly instalments of 5 million each"."""
    for count in page.figures:
        if count.unit not in words.instalments() or count.per or count.quantity.bound == "order":
            continue
        behind = page.figures[count.number + 1 : count.number + 2]
        each = [f for f in behind if f.is_money and f.sentence == count.sentence and not f.things]
        told = each and re.fullmatch(
            r"\s*(?:of|von|zu|à)(?:\s+(?:je|jeweils))?\s*", page.between(count, each[0]), re.IGNORECASE
        )
        before = page.figures[max(0, count.number - 2) : count.number]
        whole = next(
            (f for f in reversed(before) if f.is_money and not f.per and f.distance(count) <= 1), None
        )
        if not told or whole is None or base(whole.unit, ()).dimensions != base(each[0].unit, ()).dimensions:
            continue
        one = each[0].interval.scaled(base(each[0].unit, ()).size / each[0].size, whole.dimensions)
        figures = (each[0], count, whole)
        yield [
            Relation(
                "product", figures, replace(one * count.interval, dimensions=whole.dimensions), "words", "×"
            )
        ]


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
        amount = _averaged(rate)
        for total in page.around(rate, FAR):
            beside = (
                total.number == rate.number + 1
                and not total.things
                and words.said("conversion", page.between(rate, total)[-12:])
            )
            if (
                total.head != rate.head
                or not (same_things(rate, total) or beside)
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
                found.extend(_unstated(page, rate, total))
            elif (
                total.time_power == -1
                and _period(total) != _period(rate)
                and total.number > rate.number
                and not is_set_apart(page, total, rate)
                and not is_set_apart(page, rate, total)
                and not (
                    rate.is_money and {"hour", "minute"} & {*rate.per, *total.per}
                )  # nobody is paid for every hour
            ):
                figures, ties = (rate, total), ties_of((rate, total))
                if ties == "grammar" and "(" not in page.between(rate, total):
                    ties = "item"  # "paid 190 a week, since the farm kept 38 a day"
                further = months_of_year(rate, total)
                found.append(Relation("conversion", figures, amount, ties, "×", further))
        if _is_of_each(page, rate):  # how many of them a year's bill is for is not said
            found = [
                one
                for one in found
                if one.rule != "conversion"
                or one.comparison.ratio >= 1
                or one.stated.sentence == rate.sentence
            ]
        if found:
            yield sorted(found, key=likeliest)


def _averaged(rate: Figure) -> Interval:
    """A rate by time; what is one on average may be cut as well as rounded: "an average of 51 a day"."""
    amount = rate.interval
    averaged = _ON_AVERAGE.search(rate.before) is not None and amount.anchor > 0
    return replace(amount, slack=max(amount.slack, rate.size / amount.anchor)) if averaged else amount


_ON_AVERAGE = re.compile(
    r"\b(?:average of|on average|averag\w+|im (?:Schnitt|Durchschnitt|Mittel)|durchschnittlich)\b[^.;:\d]{0,20}$",
    re.IGNORECASE,
)


def _is_of_each(page: Page, rate: Figure) -> bool:
    """Whether a rate may be what each of several people is paid: "the guards are on $500 a month"."""
    told = page.text[page.opening(rate) : page.closing(rate)]
    return rate.is_money and (bool(rate.things) or words.said("hands", told))


def _place(figure: Figure) -> int:
    return figure.number


def _unstated(page: Page, rate: Figure, total: Figure) -> Iterator[Relation]:
    """A rate by time as a total, over a term that no figure states: from 2014 to 2020, or "in a year" behind the total."""
    ahead = (
        rate.number - total.number == 1 and rate.sentence == total.sentence
    )  # "5 million, that is 500,000 a month"
    behind = total.number - rate.number in (1, 2) and total.sentence - rate.sentence <= 1
    if not (ahead or behind) or total.things:
        return
    amount = replace(_averaged(rate), dimensions=total.dimensions)
    unit = next(code for code in rate.per if code in units.TIMES)
    for months in terms(
        page.text[page.opening(min(rate, total, key=_place)) : page.closing(max(rate, total, key=_place))]
    ):
        number = months / YEAR if unit == "year" else months
        factor = Factor(number, "year" if unit == "year" else "month")
        ties: Ties = (
            "item" if ties_of((rate, total)) == "item" else "grammar"
        )  # the term may be of something else
        yield Relation("product", (rate, total), amount.scaled(months), ties, "×", (factor,))
    said = f"{total.before[-40:]} | {total.after[:20]}"
    if unit != "year" and (words.said("yearly", said) or words.said("year", said)):
        factor = Factor(YEAR / base(unit, ()).size, unit, "year")
        yield Relation("conversion", (rate, total), amount.scaled(YEAR), "words", "×", (factor,))


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
        costs = _is_interest(share)
        if (
            words.said("rise", share.before[-40:])
            or words.said("fall", share.before[-40:])
            or any(_STEP.search(f.before[-24:]) for f in (share, *_same_step(page, share)))
            or _MORE.match(share.after)
        ):
            continue
        near = [
            f
            for f in page.around(
                share, FAR if share.claim.measure or _THE_SUM.fullmatch(share.quantity.of or "") else 3
            )
            if not f.is_share and not f.is_duration and (f.is_money or not costs)
        ][: 2 * NEAR]
        found = []
        for whole in near:
            for part in near:
                if whole is part or not same_unit(whole, part) or not _of_one_rate(whole, part):
                    continue
                if part.known == whole.known:
                    continue
                interest = share.time_power == -1 or (
                    part.time_power == -1
                    and not whole.time_power
                    and share.interval.anchor < HIGHEST_INTEREST
                    and "interest" in words.roles(share.before[-40:] + share.after[:12])
                )
                if interest:  # interest: of a loan, and due by the year
                    if not (
                        whole.sentence == share.sentence
                        or whole.claim.measure
                        or "principal" in words.roles(whole.text)
                    ):
                        continue
                    named = f"{share.quantity.of} {share.claim.measure} {share.text}"
                    told = part.sentence == share.sentence and THAT_MAKES.search(part.before) is not None
                    told = told and _FOR_LONGER.match(part.after) is None
                    yearly = part.time_power == -1 or (
                        told and share.time_power == -1 and part.start > whole.start
                    )
                    if yearly and part is not whole and "interest" in words.roles(named):
                        loan = whole.interval.scaled(base(whole.unit, ()).size / whole.size, whole.head)
                        figures = (whole, share, part)
                        due = loan * share.interval
                        if (
                            share.time_power != part.time_power
                        ):  # by the year, though one of them does not say so
                            due = due.scaled(YEAR ** (part.time_power - share.time_power), part.dimensions)
                        if due.dimensions == part.dimensions:
                            beside = max(part.distance(share), whole.distance(share)) <= 1 and not words.said(
                                "repaid", part.text
                            )
                            ties: Ties = "words" if beside else "item"
                            found.append(
                                Relation("product", figures, due, ties, "×", months_of_year(share, part))
                            )
                    continue
                computed = _ratio(part, whole)
                left = part if share.number < part.number else share
                if _is_left(left) and computed.anchor < 1:
                    slack = computed.slack * min(1.0, computed.anchor / (1 - computed.anchor))
                    computed = Interval(max(0.0, 1 - computed.high), 1 - computed.low, (), slack)
                if computed.anchor <= 1.001:
                    computed = replace(computed, dimensions=share.dimensions)
                    ties = _share_ties(page, part, whole, share)
                    measure = part.claim.measure
                    if ties != "item" or measure is None or measure != whole.claim.measure:
                        told = ties == "item" and _is_worked_out(page, part, whole, share)
                        found.append(Relation("share", (part, whole, share), computed, ties, "/", told=told))
        if found:
            yield sorted(found, key=likeliest)


def _of_one_rate(whole: Figure, part: Figure) -> bool:
    """Whether a part is per what its whole is per, or leaves that out in the sentence behind it: "4,000 a month for each. He gets 1,000"."""
    if whole.things == part.things:
        return True
    left_out = not part.things and abs(part.number - whole.number) == 1 and part.distance(whole) <= 2
    return left_out and 1 / SIZES < max(part.known) / max(whole.known) < 1


def _is_left(part: Figure) -> bool:
    """Whether a figure is put as what is left of a whole."""
    return words.said("rest", part.before[-24:]) or words.said("leaves", part.before[-24:])


def _ratio(part: Figure, whole: Figure) -> Interval:
    """One figure over another, without the periods that only one of them names."""
    found = part.interval / whole.interval
    if part.time_power != whole.time_power:
        scale = base(part.unit, ()).size / part.size * whole.size / base(whole.unit, ()).size
        return Interval(found.low * scale, found.high * scale, (), found.slack)
    return replace(found, dimensions=())


def _share_ties(page: Page, part: Figure, whole: Figure, share: Figure) -> Ties:
    """ "10 % of the 11 million", "192,000 tonnes, or 40 percent": the whole stands behind the share, or before the share and its part."""
    if _MONEY.search(share.quantity.of or "") and not part.is_money:
        return "item"  # "three percent of its money" is of no people
    if _is_of_others(share, whole):
        return "item"
    if _is_former(whole):
        return "item"  # "5 billion, after 7 billion the year before. Chile took 2.6 billion, or 52 percent" of the 5
    if _THE_SUM.fullmatch(share.quantity.of or "") and share.number > max(part.number, whole.number):
        before = page.figures[max(0, share.number - SUMMED) : share.number]
        largest = max((f for f in before if same_unit(f, part)), key=lambda f: max(f.known), default=None)
        beside = part.number == share.number - 1
        return "grammar" if whole is largest and beside else "item"
    alone = [
        f for f in page.figures[max(0, share.number - 3) : share.number + 4] if f.sentence == share.sentence
    ]
    if alone == [whole, share, part] and _OF_WHICH.match(share.after):
        return "grammar"  # "a railway for 6 billion, 40 percent of which came from a loan of 3"
    if (
        alone == [whole, part, share]
        and _SO_MAKES.search(page.between(part, share))
        and _SO.search(part.before)
    ):
        return "grammar"  # "They bought 12 million tonnes, so the gift of 200,000 comes to 2 percent of the trade"
    if alone == [share, part, whole] and not words.said("rest", whole.before):
        return "grammar"  # "if 80 percent costs 840 million, all of it is valued at 1,050 million"
    gap = page.between(share, whole)
    of = (
        whole.number == share.number + 1
        and whole.sentence == share.sentence
        and len(gap) <= CLOSE
        and _OF_THAT.search(gap) is not None
    )
    if of and abs(part.number - share.number) <= 2 and part.distance(share) <= 1:
        return "words"
    if any(
        words.said(cue, part.before[-30:]) or words.said(cue, whole.before[-30:]) for cue in ("rise", "fall")
    ) or (_UP.search(part.before) or part.is_margin):
        return "item"  # "up 200 points, or 0.9 percent" is of what was before
    if _restated(page, part, share) and whole is _only_whole(page, part, share):
        return "grammar"  # "500,000 tonnes were sold. Oman took 190,000 tonnes, i.e. 38 percent"
    first, _, last = sorted((part, whole, share), key=lambda f: f.number)
    inner = page.figures[whole.number + 1 : min(part.number, share.number)]
    if (
        len(inner) > 1
        and abs(part.number - share.number) == 1
        and part.sentence == share.sentence
        and whole.distance(share) <= 3
        and all(same_unit(f, whole) for f in inner)
        and abs(sum(f.interval.anchor for f in inner) / whole.interval.anchor - 1) < ADDED
        and _put_again(page.between(*sorted((part, share), key=lambda f: f.number)))
    ):
        return "grammar"  # "287 million: 120 …, 92 … and 75 …. Paid out are 60 percent, that is 172 million"
    if any(other.is_share and other is not share and _paired(page, other, figure)
           for figure in (part, whole) for other in page.figures[max(0, figure.number - 1) : figure.number + 2]):  # fmt: skip
        return "item"  # it has a percentage of its own
    between = page.between(part, whole) if part.number < whole.number else ""
    covered = share is last and share.distance(whole) == 1 and _COVERED.match(share.after) is not None
    if (
        last.number - first.number == 2
        and (share.sentence == whole.sentence or covered)
        and re.fullmatch(r"\s+(?:of|der|von)\s(?:(?:the|den)\s)?(?:\w+\s)?", between)
    ):
        return "grammar"  # "300 of the 900 beds, a quarter", "300 of the 900 million needed. The appeal is 40 percent funded"
    if (
        last.number - first.number != 2
        or share is first
        or share.distance(part) > 1
        or share.distance(whole) > (2 if share is last else 1)
    ):
        return "item"
    if _is_left(last) and last is not whole:
        return "grammar"  # "two thirds go to the coast, the other 20,000 to the hills"
    if (
        share is last
        and part.number == share.number - 1
        and not share.quantity.of
        and re.fullmatch(r"\s+(?:\w+\s+)?", page.between(part, share))
    ):
        return "grammar"  # "It costs 900 million. Oman pays with 300 million a quarter"
    if share is last:
        if THAT_IS.match(share.text):
            return "grammar"  # "The line costs 5 billion. China lends 4 billion. That is 80 percent."
        if share.distance(whole) > 1:
            return "item"
        mine, theirs = words.fold(share.quantity.of), words.fold(whole.quantity.of)
        if mine and theirs and (mine[:5] in theirs or theirs[:5] in mine):
            return "words"
        if (not mine and whole.sentence == share.sentence) or words.said("part", share.text):
            return "grammar"
    low, high = sorted((part, share), key=lambda f: f.number)
    if whole is first and low.sentence == high.sentence and _put_again(page.between(low, high)):
        return "grammar"
    return "item"


def _is_of_others(share: Figure, whole: Figure) -> bool:
    """Whether a share is of all of somebody of whom a whole is not: "620 nurses came last year. Six percent of all recruits, that is 294, left"."""
    everybody = _OF_ALL.match(share.after)
    return everybody is not None and everybody[1].casefold() not in words.fold(whole.text)


def _is_worked_out(page: Page, part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether a share, or a part behind its share, is put as what comes of the figures: "Paid were 1.2 million, that is 40 percent", "which makes it 31 tonnes"."""
    first, second = sorted((part, share), key=lambda f: f.number)
    if second.number - first.number > 2 or second.distance(first) > 1 or whole.known <= part.known:
        return False
    if part.time_power != whole.time_power:
        return False
    named = words.fold(share.quantity.of)
    known = not named or _THE_SUM.fullmatch(named) or named[:5] in words.fold(whole.text)
    known = known and not _is_of_others(share, whole)
    if not known or _WORKED_OUT.search(page.between(first, second)[-CLOSE:]) is None:
        return False
    ratios = [_ratio(part, f) for f in page.figures if same_unit(f, part) and f.interval.anchor > 0]
    ratios += [Interval(1 - r.high, 1 - r.low, r.dimensions, r.slack) for r in ratios if r.high < 1]
    return not any(compare_share(ratio, share.stated).holds for ratio in ratios)


_WORKED_OUT = re.compile(
    r"\b(?:also|damit|somit|mithin|demnach|folglich|d\.\s?[sh]\.|das (?:sind|ist|wären|wäre|entspricht|entspreche|macht|mache)|entspricht|entsprich|entspreche|macht|"
    r"so|thus|hence|therefore|i\.\s?e\.|that (?:is|makes|means)|which (?:is|makes|means)|makes|equals|or|comes to|works out at)\b[^.;:\d]{0,30}$",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r"\s*(?:of (?:which|whom|it|that|this|them)|davon|hiervon|dessen|deren)\b", re.IGNORECASE
)
_SO = re.compile(r"\b(?:so|thus|hence|therefore|meaning|damit|somit|mithin|also|demnach)\b", re.IGNORECASE)
_SO_MAKES = re.compile(
    r"\b(?:comes? to|amounts? to|equals?|makes? up|is|are|sind|ist|entspricht|entsprechen|macht|machen|covers?|deckt)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def _restated(page: Page, part: Figure, share: Figure) -> bool:
    """Whether a share and the amount beside it are one thing in two terms: "9 million (16 %)", "38 percent, that is 190,000 tonnes"."""
    first, second = sorted((part, share), key=lambda f: f.number)
    beside = second.number == first.number + 1 and second.sentence == first.sentence
    return (
        beside and not share.quantity.of and not share.is_change and _put_again(page.between(first, second))
    )


def without_speakers(gap: str) -> str:
    """Words between two figures without whose words they are: ", according to the agency," and ", klagt das Ministerium,"."""
    return _SPEAKER.sub("", gap)


_SPEAKER = re.compile(
    r",\s(?:(?:according to|as|laut|nach (?:Angaben|Auskunft)|so|wie|(?:(?:he|she|they|er|sie)\s)?(?:said|says|told|argued|noted|added|klagt|klagte|sagt|sagte|erklärt\w*|betont\w*|meldet\w*|berichtet\w*))\b[^.;:,\d]{0,60}|"
    r"[^.;:,\d]{2,50}\s(?:said|says|reported|estimates|reckons))(?=,)",
    re.IGNORECASE,
)


def _only_whole(page: Page, part: Figure, share: Figure) -> Figure | None:
    """The one larger amount of the same before a part, in its paragraph and near, that it can be a share of."""
    before = [
        f
        for f in page.figures[max(0, part.number - 2 * NEAR) : part.number]
        if f is not share
        and f.paragraph == part.paragraph
        and share.distance(f) <= 3
        and same_unit(f, part)
        and f.things == part.things
        and f.quantity.bound != "order"
        and not (f.is_share or f.is_change or _is_former(f))
        and max(f.known) > max(part.known)
    ]
    return before[-1] if len({f.known for f in before}) == 1 else None


def _put_again(gap: str) -> bool:
    """Whether what stands between two figures says that the second is the first in other terms: ", or", " (", ", also", ", das sind"."""
    if len(gap) > CLOSE or words.said("listing", gap):
        return False
    return _APPOSED.fullmatch(gap) is not None or words.said("conversion", gap)


_THE_SUM = re.compile(
    r"\w*(?:summe|beträge?|betrag\w*|volumens?|menge|preise?s?)|(?:Gesamt)?(?:geld\w*|wert\w*)|Ganze\w*|(?:\w+ )?(?:sum|amount|total|whole|money|value|volume|quantity|price)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\b(?:money|geld)", re.IGNORECASE)
_APPOSED = re.compile(
    r"(?:\s\w+){0,2}?[\s]*[,(–—-][\s(–—-]*(?:(?:or|i\.\s?e\.|that is|being|also|d\.\s?h\.|das (?:sind|ist|waren)|mithin)\s)?(?:(?:about|nearly|almost|some|roughly|rund|etwa|fast|knapp|gut)\s)?",
    re.IGNORECASE,
)
_FOR_LONGER = re.compile(
    r"\s*(?:over|for|during|within|until|till|by|in (?:all|total)|altogether|über|für|in|bis|während|binnen|insgesamt|zusammen)\b",
    re.IGNORECASE,
)
THAT_MAKES = re.compile(
    r"[,–—(-]\s*(?:also|or|oder|mithin|somit|thus|that is|i\.e\.|das (?:sind|wären|macht))\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)  # ", or 30 million"
THAT_IS = re.compile(
    r"[“\"„]?(?:that|this|it|das|dies|damit)\W?\s*(?:(?<=\W)s|is|was|are|covers|(?:would|will) (?:be|cover)|ist|war|sind|waren|wäre|wären|deckt|entspricht|entspreche|entsprach|means|equals|corresponds|represents|amounts|makes|macht)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:more|less|fewer|higher|lower|dearer|cheaper|mehr|weniger|höher|niedriger|teurer|billiger)\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:um|by|(?<!made )(?<!make )(?<!makes )up|down|plus|minus|added|grow|fall)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_UP = re.compile(r"\b(?:up|down|gained|lost|added|shed)\s+(?:\w+\s+)?$")


def _is_former(figure: Figure) -> bool:
    """Whether a figure is what another was a year before: "5 billion, after 7 billion the year before"."""
    return _AFTER.search(figure.before) is not None and _BEFORE.match(figure.after) is not None


_OF_ALL = re.compile(r"\s*(?:of all(?: (?:the|its|those))?|aller)\s+(\w{2,5})", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:after|from|compared (?:with|to)|against|nach|gegenüber|statt)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\s*(?:(?:in |im )?(?:the (?:year before|previous year)|a year (?:ago|earlier|before)|last year|Jahr (?:zuvor|davor|vorher)|Vorjahr|vorigen Jahr|vergangenen Jahr))\b",
    re.IGNORECASE,
)
_COVERED = re.compile(
    r"\s*(?:funded|covered|met|filled|used|gedeckt|finanziert|erfüllt|ausgeschöpft|gefüllt)\b", re.IGNORECASE
)
_OF_THAT = re.compile(r"\b(?:of|von|vom|der|des)\b|^\s+the\s+$")


def hundreds(page: Page) -> Iterator[tuple[Figure, ...]]:
    """Percentages of one whole that stand side by side: in a list of one sentence, or the second without a whole of its own."""
    run: list[Figure] = []
    for figure in page.figures:
        if not figure.is_share or figure.per or not 0 < figure.interval.anchor < 1 or _is_interest(figure):
            continue
        if run and not _one_whole(page, run[-1], figure):
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(figure)
    if len(run) > 1:
        yield tuple(run)


def _is_interest(figure: Figure) -> bool:
    """Whether a percentage is what a loan costs, and no part of it: "60 % loan at 10 % interest"."""
    return "interest" in words.roles(figure.after[:INTEREST])


def _one_whole(page: Page, one: Figure, other: Figure) -> bool:
    """Whether of two percentages, with no other between them, the second is of the whole that the first is of."""
    gap = page.between(one, other)
    if (
        words.said("rise", gap)
        or words.said("fall", gap)
        or words.said("together", gap[-CLOSE:])
        or re.search(r"\b(after|nach|than|als|from|von|statt)\s*(\w+\s+)?$", gap)
    ):
        return False
    if words.said("rest", other.before[-24:]):  # "the remaining 32 percent", if only a sentence or two later
        return other.sentence - one.sentence <= 2
    if (
        other.quantity.of
        and other.quantity.of != one.quantity.of
        and (one.quantity.of or len(gap) > CLOSE / 2)
    ):
        return False
    amounts = page.figures[
        one.number + 1 : other.number
    ]  # "60 percent (1.2 billion) and 40 percent (0.8 billion)"
    if not all(page.in_brackets(figure) or _paired(page, one, figure) for figure in amounts):
        return False
    return len(gap) <= 2 * CLOSE and other.sentence - one.sentence <= 1 and other.paragraph == one.paragraph


def pairs(page: Page) -> list[tuple[Figure, Figure]]:
    """Amounts with the percentage printed as the same thing: "1.9 million tonnes (5.9 percent)", "18 percent, that is 6 million"."""
    found = []
    for one, other in zip(page.figures, page.figures[1:], strict=False):
        if _paired(page, one, other):
            amount, share = (other, one) if one.is_share else (one, other)
            if share.interval.anchor < 1:
                found.append((amount, share))
    return found


def _paired(page: Page, first: Figure, second: Figure) -> bool:
    """Whether of two neighbours one is the percentage that the other is."""
    one, other = sorted((first, second), key=lambda f: f.number)
    if one.is_share == other.is_share or one.sentence != other.sentence or one.per != other.per:
        return False
    gap = page.between(one, other)
    bracket = re.fullmatch(r"[^\w(]{0,6}\([^\w]{0,4}(?:\w{1,20}[^\w]{1,3})?", gap) is not None
    return bracket or (
        len(gap) <= CLOSE
        and (words.said("conversion", gap) or re.fullmatch(r"\s*[–—-]\s*", gap) is not None)
        and not words.said("listing", gap)
    )


def _same_step(page: Page, share: Figure) -> Iterator[Figure]:
    """The amount that a percentage is printed behind as the same thing: "by 12 dollars, or 30 percent"."""
    before = page.figures[share.number - 1] if share.number else None
    if before is not None and _paired(page, before, share):
        yield before


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


def same_things(one: Figure, other: Figure) -> bool:
    """Whether two rates are per the same things."""
    return len(one.things) == len(other.things) and all(
        words.same_thing(a, b) for a, b in zip(one.things, other.things, strict=True)
    )
