"""Every small product, quotient and sum of the figures of a page whose units come out as those of another figure."""

from __future__ import annotations

import bisect
import functools
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from countertrade import units
from countertrade.checking import wording, words
from countertrade.checking.intervals import Comparison, Dimensions, Interval, base, compare, interval
from countertrade.checking.items import REACH, Figure, Page, counts
from countertrade.checking.relations import THAT_IS, THAT_MAKES
from countertrade.records import Rule

OPERANDS = 14  # figures near one of which sums are tried
FACTORS = 4  # in one product
OF_A_KIND = 5  # and of one unit
FAR = 40  # sentences to the furthest of them: an article gives the term of a contract once
MOST = 400  # products that are tried for a figure
ADDED = 8  # terms of which sums are tried
WHOLE = 30  # figures to either side of a sum of money among which the items of its bill stand
BILLED = 10  # items of which bills are tried
ITEMS = 4  # in one bill
BESIDE = 1  # sentences between a share and the figure that it is said of
COMPACT = 4  # sentences between the terms of a sum
# how near a figure is taken to come by its digits, at the most and at the least
COARSEST, FINEST = 0.05, 0.003
FINEST_SHARE = 0.01
NEAREST = {"product": 0.1, "share": 0.1, "growth": 0.1, "sum": 0.005}  # further off nothing is told to fit
BILL = 0.02  # and what several items cost: each of them may be rounded
CHANGED = 30  # code points beside a share in which words say that something rose or fell by it
SMALLEST = 0.03  # of a bill that an item is
WRONG = 15.0  # a result that many times off is of something else, unless a known slip explains it
YEAR = base("year", ()).size
SECOND = base("second", ()).size


class Factor(NamedTuple):
    """A figure as it stands in a product: "×", "/", or for a share what it leaves of a whole ("1 −") or adds to it ("1 +")."""

    figure: Figure
    form: str
    dimensions: Dimensions
    scale: float = 1.0  # of its amount: what a year brought taken by the year, or the reverse
    reading: str = (
        ""  # "season": so many months of each year; "left out": of a year, though it does not say so
    )


class Term(NamedTuple):
    """What some figures make: energy is power over time here, and one thing has one name."""

    figures: tuple[Figure, ...]
    amount: Interval
    working: str
    form: str = ""  # "bill", "difference", "season", "left out", "part": how it is built where it is no plain product or sum


@dataclass(frozen=True, eq=False)
class Way:
    """One way to work out a stated figure: how far it comes from it (in log), and of how many ways that were tried."""

    rule: Rule
    term: Term
    stated: Figure
    comparison: Comparison
    off: float
    tried: int

    @functools.cached_property
    def claims(self) -> frozenset[str]:
        return self.terms | {self.stated.claim.id}

    @functools.cached_property
    def terms(self) -> frozenset[str]:
        """The claims that it is worked out from."""
        return frozenset(figure.claim.id for figure in self.term.figures) - {self.stated.claim.id}

    @property
    def things(self) -> list[Figure]:
        """Its figures but the stated one, stretches of time left out."""
        return [figure for figure in self.term.figures if not figure.is_duration]

    @property
    def fits(self) -> bool:
        inside = self.stated.quantity.bound == "range"
        nearest = BILL if self.term.form == "bill" else NEAREST[self.rule]
        return self.comparison.verdict == "consistent" and (inside or self.off < nearest)


class Search:
    """The figures of a page as terms, and the ways in which one of them comes of others."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.figures = [
            f for f in page.figures if f.quantity.bound != "order" and f.claim.commitment.polarity == "+"
        ]
        self._able = {figure.claim.id for figure in self.figures}
        self.measured = any(figure.claim.measure for figure in self.figures)
        self.nouns = _nouns(self.figures)
        self._dimensions: dict[Dimensions, Dimensions] = {}

    def size(self, figure: Figure) -> float:
        """What one unit of a figure is in base units, with energy as power over time."""
        return figure.size * SECOND ** dict(figure.dimensions).get("energy", 0)

    def dimensions(self, figure: Figure) -> Dimensions:
        """The dimensions of a figure, with energy as power over time and one name for one thing."""
        found = self._dimensions.get(figure.dimensions)
        if found is None:
            powers: dict[str, int] = {}
            for name, power in figure.dimensions:
                for part in ("power", "time") if name == "energy" else (self.nouns.get(name, name),):
                    powers[part] = powers.get(part, 0) + power
            found = tuple(sorted((name, power) for name, power in powers.items() if power))
            self._dimensions[figure.dimensions] = found
        return found

    def amount(self, figure: Figure) -> Interval:
        return interval(figure.stated).scaled(self.size(figure) / figure.size, self.dimensions(figure))

    def near(self, stated: Figure, reach: int = REACH, most: int = OPERANDS) -> list[Figure]:
        """The figures that may give one: each value once, the nearest of its kind, up to so many from it."""
        seen = {(stated.known, stated.unit, stated.per)}
        found: list[Figure] = []
        for figure in self.page.around(stated, FAR, before=reach, after=reach):
            kind = (figure.known, figure.unit, figure.per)
            number = sum((unit, per) == kind[1:] for _, unit, per in seen)
            if figure.claim.id in self._able and kind not in seen and number <= OF_A_KIND:
                seen.add(kind)
                found.append(figure)
        return found[:most]

    def ways(self, stated: Figure) -> Iterator[Way]:
        """Every way in which a figure comes, or nearly comes, of those near it."""
        near = self.near(stated)
        products = list(itertools.islice(self.products(near, stated), MOST))
        rules: dict[Rule, list[Term]] = {
            "product": [term for term in products if len(term.figures) > 1 and not is_shared(term)],
            "share": [term for term in products if is_shared(term) and not stated.is_duration],
            "sum": self.sums(products, near, stated),
            "growth": list(self.ratios(near, stated)),
        }
        if self.measured:
            rules["product"] += self.differences(products, near)
            rules["share"] += self.parts(stated)
            rules["sum"] += [*self.bills(stated), *self.left_out(near, stated)]
        for rule, terms in rules.items():
            sizes = sorted(len(term.figures) for term in terms)
            for term in terms:
                way = _way(rule, term, stated, bisect.bisect_right(sizes, len(term.figures)))
                if way is not None:
                    yield way
        if self.measured and stated.per != stated.quantity.per:  # perhaps the total of a fee
            yield from self.ways(replace(stated, per=stated.quantity.per))

    def products(self, near: Sequence[Figure], stated: Figure) -> Iterator[Term]:
        """Products of one to three figures, at most one of them a divisor, in the dimensions of a stated one."""
        goal = self.dimensions(stated)
        left = words.said("rest", stated.text) or words.said("leaves", stated.text)
        factors = [factor for figure in near for factor in self.factors(figure, left=left)]
        alike: dict[Dimensions, list[Factor]] = {}
        for factor in factors:
            alike.setdefault(factor.dimensions, []).append(factor)
        printed = frozenset(factor.dimensions for factor in factors if factor.form != "/")
        for kinds in _closing(frozenset(alike), printed, goal):
            for chosen in itertools.product(*(alike[kind] for kind in kinds)):
                numbers = [factor.figure.number for factor in chosen]
                in_order = all(
                    a != b or x < y for (a, x), (b, y) in itertools.pairwise(zip(kinds, numbers, strict=True))
                )
                if (
                    in_order  # each choice of two of a kind once
                    and len(set(numbers)) == len(numbers)
                    and not _cancels(chosen)
                    and not self._comes_to(chosen)
                    and not any(
                        self.page.is_anothers(one, two)
                        for one, two in itertools.permutations((*(f.figure for f in chosen), stated), 2)
                    )
                    and sum(factor.form == "/" for factor in chosen) <= 1
                    and sum(factor.figure.is_share for factor in chosen) <= 1
                    and not (len(chosen) == 1 and chosen[0].figure.is_share)
                    and _is_read(chosen, stated)
                ):
                    yield self.term(*chosen, stated=stated)

    def _comes_to(self, chosen: Sequence[Factor]) -> bool:
        """Whether a share stands beside what it comes to, which it is no share of: "kept 5 percent, or 30 million", "30 million, or 5 percent"."""
        return any(
            (one.is_share != other.is_share)
            and other.number == one.number + 1
            and THAT_MAKES.fullmatch(self.page.between(one, other))
            for one, other in itertools.permutations([factor.figure for factor in chosen], 2)
        )

    def factors(self, figure: Figure, *, left: bool) -> Iterator[Factor]:
        """A figure as a factor and as a divisor; a share also as what is left of a whole, or as what is added to it, where words say so."""
        dimensions = self.dimensions(figure)
        if not figure.is_share:
            yield Factor(figure, "×", dimensions)
            yield Factor(figure, "/", _combined((), dimensions, -1))
            rate = _combined(dimensions, (("time", 1),), -1)
            if figure.time_power == 0 and not figure.is_duration and _OF_A_YEAR.search(figure.text):
                yield Factor(figure, "×", rate, 1 / YEAR)  # "20,000 tonnes were sold last year"
                yield Factor(figure, "/", _combined((), rate, -1), 1 / YEAR)
            if not self.measured:
                return
            if figure.is_money and not figure.per:
                yield Factor(figure, "×", rate, 1 / YEAR, "left out")
            if figure.is_duration and figure.unit != "year" and figure.interval.anchor < YEAR:
                yield Factor(figure, "×", (), 1 / YEAR, "season")
            return
        if figure.per == ("year",) and self.measured:
            yield Factor(figure, "×", (), YEAR, "left out")
        more = _MORE.match(figure.after) is not None or words.said("rise", figure.text)
        less = _LESS.match(figure.after) is not None or words.said("fall", figure.text)
        if not (more or less):
            yield Factor(figure, "×", dimensions)
        if figure.per or figure.interval.anchor >= 1 or figure.interval.open:
            return
        if (less or left) and _INCREASE.search(figure.before) is None:
            yield Factor(figure, "1 −", dimensions)
        if more:
            yield Factor(figure, "1 +", dimensions)

    def term(self, *factors: Factor, stated: Figure) -> Term:
        """The product of some factors in the base units of a stated figure."""
        made, working = Interval(1.0, 1.0), ""
        for factor in sorted(factors, key=lambda f: (f.form == "/", f.figure.is_share)):
            amount, said = self.amount(factor.figure), wording.amount(factor.figure.stated, self.language)
            if factor.scale != 1.0:
                kind = factor.dimensions if factor.form == "×" else _combined((), factor.dimensions, -1)
                amount = amount.scaled(factor.scale, kind)
            match factor.form:
                case "/":
                    made, working = made / amount, f"{working} / {said}"
                case "×":
                    made, working = made * amount, f"{working} × {said}" if working else said
                case form:
                    step = Interval(1 - amount.high, 1 - amount.low, (), amount.slack) if form == "1 −" else (
                        Interval(1 + amount.low, 1 + amount.high, (), amount.slack)
                    )  # fmt: skip
                    made, working = made * step, f"{working} × ({form} {said})"
        scale = stated.size / self.size(stated)
        reading = next((factor.reading for factor in factors if factor.reading), "")
        return Term(tuple(f.figure for f in factors), made.scaled(scale), working, reading)

    def ratios(self, near: Sequence[Figure], stated: Figure) -> Iterator[Term]:
        """A share as one figure over another, as what that leaves of 1, and as how much it is above 1."""
        if not stated.is_share or stated.per:
            return
        beside = [f for f in near if f.distance(stated) <= 3 and not f.is_share]
        said = f"{stated.before[-CHANGED:]} | {stated.after[:CHANGED]}"
        rise, fall = (words.said(way, said) for way in ("rise", "fall"))
        more = _MORE.match(stated.after) is not None or (rise and not fall)
        less = _LESS.match(stated.after) is not None or (fall and not rise)
        changed = _BY.search(stated.before) is not None or _INCREASE.search(stated.before) is not None
        for one, other in itertools.permutations(beside, 2):
            over = self.over(one, other)
            if over is None:
                continue
            said = " / ".join(wording.amount(f.stated, self.language) for f in (one, other))
            if not (changed and more):  # "an increase of a third" is no third of the later figure
                yield Term((one, other), over, said)
            if over.open:
                continue
            if (
                over.anchor < 1
                and not more
                and not (words.said("part", stated.before) or words.said("part", stated.after[:20]))
            ):
                yield Term((one, other), Interval(1 - over.high, 1 - over.low, (), over.slack), f"1 − {said}")
            elif over.anchor > 1 and not less:
                yield Term((one, other), Interval(over.low - 1, over.high - 1, (), over.slack), f"{said} − 1")

    def parts(self, stated: Figure) -> Iterator[Term]:
        """A share as one figure over another, one of which stands beside it and the other anywhere, under a measure."""
        if not stated.is_share or stated.per:
            return
        around = self.page.around(stated, FAR, WHOLE, WHOLE)
        whole = [figure for figure in around if figure.claim.id in self._able and not figure.is_share]
        for beside in (figure for figure in whole if figure.distance(stated) <= BESIDE):
            for other in whole:
                if other.distance(stated) <= COMPACT or other.claim.measure is None or other.is_headline:
                    continue
                for one, of in ((beside, other), (other, beside)):
                    over = self.over(one, of)
                    if over is not None and not over.open:
                        said = " / ".join(wording.amount(f.stated, self.language) for f in (one, of))
                        yield Term((one, of), over, said, "part")

    def over(self, one: Figure, other: Figure) -> Interval | None:
        """One figure over another of its kind; one without a period is of a year where the other is by the year."""
        if self.dimensions(one) == self.dimensions(other):
            return self.amount(one) / self.amount(other)
        if {one.time_power, other.time_power} != {0, -1} or one.is_duration or other.is_duration:
            return None
        if one.head != other.head or one.things != other.things or "year" not in (*one.per, *other.per):
            return None
        a, b = (f.interval.scaled(YEAR if f.time_power else 1.0, ()) for f in (one, other))
        return a / b

    def differences(self, products: Sequence[Term], near: Sequence[Figure]) -> Iterator[Term]:
        """Products with a price or an interest less another in the place of one: what is saved on so many tonnes."""
        for term in products:
            if len(term.figures) < 2 or term.form or " / " in term.working:
                continue
            for figure in term.figures:
                if not figure.per or not (figure.is_money or figure.is_share) or figure.interval.open:
                    continue
                for other in near:
                    if (
                        other in term.figures
                        or (other.unit, other.per) != (figure.unit, figure.per)
                        or other.interval.open
                        or other.interval.high >= figure.interval.low
                    ):
                        continue
                    less = 1 - other.interval.anchor / figure.interval.anchor
                    said, off = (wording.amount(f.stated, self.language) for f in (figure, other))
                    yield Term(
                        (*term.figures, other),
                        term.amount.scaled(less, term.amount.dimensions),
                        term.working.replace(said, f"({said} − {off})", 1),
                        "difference",
                    )

    def left_out(self, near: Sequence[Figure], stated: Figure) -> Iterator[Term]:
        """Sums and differences of two or three figures some of which leave their rate to the others: "66 dollars less 4 is 62 a barrel"."""
        beside = [
            f for f in near if f.head == stated.head and f.distance(stated) <= COMPACT and not f.is_share
        ]
        rates = {stated.per} if stated.per else {f.per for f in beside if f.per}
        for per in rates if not stated.is_share and not stated.is_duration else ():
            parts = [f for f in beside if f.per in ((), per)]
            for some in (*itertools.combinations(parts, 2), *itertools.combinations(parts, 3)):
                if len({f.per for f in (*some, stated)}) != 2:
                    continue
                chosen = tuple(sorted(some, key=lambda f: -max(f.known) * base(f.unit, ()).size))
                first, *rest = (replace(f, per=stated.per).interval for f in chosen)
                said = [wording.amount(f.stated, self.language) for f in chosen]
                for sign, mark in ((1, "+"), (-1, "−")):
                    low = first.low + sum(sign * (f.low if sign > 0 else f.high) for f in rest)
                    high = first.high + sum(sign * (f.high if sign > 0 else f.low) for f in rest)
                    if low > 0:
                        slack = max(f.slack for f in (first, *rest))
                        yield Term(
                            chosen,
                            Interval(low, high, stated.dimensions, slack),
                            f" {mark} ".join(said),
                            "left out",
                        )

    def sums(self, products: Sequence[Term], near: Sequence[Figure], stated: Figure) -> list[Term]:
        """Sums and differences of two or three terms, each a figure or a product of two, where words say that something is added up."""
        if stated.is_share or stated.is_duration:
            return []
        terms = [
            term
            for term in products
            if len(term.figures) <= 2
            and all(
                f.is_duration or f.claim.measure or abs(f.sentence - stated.sentence) <= COMPACT
                for f in term.figures
            )
        ]
        terms = sorted(terms, key=lambda term: " / " in term.working)[:ADDED]
        told = is_told(stated) or adds_up((stated,))
        found = []
        for parts in (*itertools.combinations(terms, 2), *itertools.combinations(terms, 3)):
            figures = tuple(dict.fromkeys(f for part in parts for f in part.figures))
            if sum(f.is_share for f in figures) > 1 or not (told or adds_up(figures)):
                continue
            if all(len(part.figures) > 1 for part in parts) and not _are_bills(parts):
                continue
            for signs in itertools.product((1, -1), repeat=len(parts)):
                if signs[0] < 0 and 1 not in signs:
                    continue
                low = sum(
                    sign * (part.amount.low if sign > 0 else part.amount.high)
                    for sign, part in zip(signs, parts, strict=True)
                )
                high = sum(
                    sign * (part.amount.high if sign > 0 else part.amount.low)
                    for sign, part in zip(signs, parts, strict=True)
                )
                if low <= 0:
                    continue
                working = " ".join(
                    f"{'+' if sign > 0 else '−'} {part.working}"
                    for sign, part in sorted(zip(signs, parts, strict=True), key=lambda pair: -pair[0])
                )
                slack = max(part.amount.slack for part in parts)
                found.append(
                    Term(
                        figures,
                        Interval(low, high, parts[0].amount.dimensions, slack),
                        working.removeprefix("+ "),
                    )
                )
        return found

    def bills(self, stated: Figure) -> Iterator[Term]:
        """Sums of what goods and services cost, each a price times a number or an amount of its own, some of them worked out."""
        if not stated.is_money or stated.claim.measure is None or stated.is_headline:
            return
        near = [figure for figure in self.near(stated, WHOLE, WHOLE) if not figure.is_share]
        items = [term for term in itertools.islice(self.products(near, stated), MOST) if _is_item(term)]
        printed = [term.amount.anchor for term in items if len(term.figures) == 1]
        items = [
            term
            for term in items
            if len(term.figures) == 1
            or not any(math.isclose(term.amount.anchor, one, rel_tol=FINEST) for one in printed)
        ]
        said = stated.interval.anchor
        items = [term for term in items if SMALLEST * said < term.amount.anchor < said * (1 + BILL)]
        items = sorted(items, key=lambda term: (len(term.figures) == 1, _spread(term)))[:BILLED]
        for number in range(2, ITEMS + 1):
            for parts in itertools.combinations(items, number):
                figures = [f for part in parts for f in part.figures if not f.is_duration]
                if len(set(figures)) < len(figures) or all(len(part.figures) == 1 for part in parts):
                    continue
                yield Term(
                    tuple(dict.fromkeys(f for part in parts for f in part.figures)),
                    Interval(
                        sum(part.amount.low for part in parts),
                        sum(part.amount.high for part in parts),
                        parts[0].amount.dimensions,
                        max(part.amount.slack for part in parts),
                    ),
                    " + ".join(part.working for part in parts),
                    "bill",
                )


def _is_item(term: Term) -> bool:
    """Whether a term is an amount, or a price times a number, for so long where it is paid by the month or the year."""
    money = [figure for figure in term.figures if figure.is_money]
    rest = [figure for figure in term.figures if not figure.is_money]
    if len(money) != 1 or " / " in term.working or any(f.is_share for f in rest):
        return False
    times = [figure for figure in rest if figure.is_duration]
    return not rest or (
        bool(money[0].per) and all(f.unit == "year" or "year" not in money[0].per for f in times)
    )


def _spread(term: Term) -> int:
    """How many figures stand between those of a term, stretches of time left out."""
    numbers = [figure.number for figure in term.figures if not figure.is_duration]
    return max(numbers) - min(numbers)


def _way(rule: Rule, term: Term, stated: Figure, tried: int) -> Way | None:
    """A term held against a stated figure; None where it is far from it, or fits only loosely."""
    amount = replace(term.amount, dimensions=stated.dimensions)
    said = stated.known[0] * stated.size if len(stated.known) == 1 else stated.interval.anchor
    if not (0 < amount.anchor < math.inf and said > 0):
        return None
    off = abs(math.log(amount.anchor / said))
    comparison = compare(amount, stated.stated, near=stated.near)
    way = Way(rule, term._replace(amount=amount), stated, comparison, off, tried)
    if way.fits:
        return way
    if rule == "growth" and len({figure.time_power for figure in term.figures}) > 1:
        return None  # "240 engineers, 60 a year" is no growth
    many = len(way.things) > FACTORS - 1
    far = off > math.log(WRONG) and comparison.slip is None
    return None if comparison.verdict == "consistent" or many or far else way


def _nouns(figures: Sequence[Figure]) -> Mapping[str, str]:
    """One name for each counted thing: what rates are per, by what is counted."""
    counted = {figure.unit: figure for figure in figures if figure.is_counted and figure.unit}
    things = {units.numbered(thing)[1] for figure in figures for thing in figure.things}
    found = {}
    for name in things:
        unit = next((unit for unit, figure in counted.items() if unit != name and counts(name, figure)), None)
        if unit is not None and name not in counted:
            found[name] = unit
    return found


@functools.lru_cache(maxsize=1024)
def _closing(
    kinds: frozenset[Dimensions], printed: frozenset[Dimensions], goal: Dimensions
) -> tuple[tuple[Dimensions, ...], ...]:
    """Which one to four of some dimensions make a goal, no two of them cancelling each other but those of printed figures."""
    ordered = sorted(kinds)
    found: list[tuple[Dimensions, ...]] = []
    begun: list[tuple[tuple[Dimensions, ...], Dimensions]] = [((), ())]
    for size in range(1, FACTORS + 1):
        made = [
            ((*chosen, kind), _combined(product, kind, 1))
            for chosen, product in begun
            for kind in ordered
            if (not chosen or (kind >= chosen[-1] and (size < FACTORS or kind > chosen[-1])))
            and all(_combined(other, kind, 1) or not kind or {other, kind} <= printed for other in chosen)
        ]
        found += [chosen for chosen, product in made if product == goal]
        begun = made
    return tuple(found)


def _is_read(chosen: Sequence[Factor], stated: Figure) -> bool:
    """Whether a factor may be read as it is: months of a year beside what is paid by the month, and at most one rate that is left out."""
    read = [factor for factor in chosen if factor.reading]
    if not read:
        return True
    factor, others = read[0], [other.figure for other in chosen if other is not read[0]]
    if len(read) > 1 or not others or any(other.is_share for other in others):
        return False
    if factor.reading == "season":
        return "year" in stated.per and any(factor.figure.unit in other.per for other in others)
    if factor.figure.is_share:  # the interest of a year
        return stated.time_power == 0 and not any(other.per or other.is_duration for other in others)
    return len(others) == 1 and others[0].is_duration


def _cancels(chosen: Sequence[Factor]) -> bool:
    """Whether one factor is divided by another of its kind: that is the rule of three, and a rate times a number is not."""
    return any(
        one.dimensions
        and "/" in (one.form, other.form)
        and not _combined(one.dimensions, other.dimensions, 1)
        for one, other in itertools.combinations(chosen, 2)
    )


@functools.lru_cache(maxsize=4096)
def _combined(one: Dimensions, other: Dimensions, sign: int) -> Dimensions:
    """The dimensions of a product, or of a quotient (`sign` -1)."""
    powers = dict(one)
    for name, power in other:
        powers[name] = powers.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _are_bills(parts: Sequence[Term]) -> bool:
    """Whether each part is a rate times a number, all with measures: a bill of two goods."""
    figures = [figure for part in parts for figure in part.figures]
    return (
        len(set(figures)) == len(figures)
        and all(figure.claim.measure and not figure.is_share for figure in figures)
        and all(" / " not in part.working for part in parts)
    )


def is_shared(term: Term) -> bool:
    return any(figure.is_share for figure in term.figures)


def grain(stated: Figure, term: Term, rule: Rule) -> float:
    """How near anything comes to a figure that is rounded as this one is printed; to a sum, as finely as its terms are."""
    finest = FINEST_SHARE if stated.is_share else FINEST
    figures = (stated, *(f for f in term.figures if f.head == stated.head and rule == "sum"))
    place = min(_place(max(figure.known)) * base(figure.unit, ()).size for figure in figures)
    return min(COARSEST, max(finest, 0.5 * place / (max(stated.known) * base(stated.unit, ()).size)))


def _place(value: float) -> float:
    """What the last digit of a number counts that is not 0: 100,000 of 2.5 million."""
    digits, _, power = f"{value:.6e}".partition("e")
    return float(10.0 ** (int(power) - len(digits.rstrip("0").partition(".")[2])))


def is_told(stated: Figure) -> bool:
    """Whether words say that a figure is what others come to."""
    return (
        any(
            words.said(cue, stated.before[-60:]) or words.said(cue, stated.after[:40])
            for cue in ("result", "together", "worth", "rest", "leaves")
        )
        or words.said("total", stated.after[:14])
        or THAT_IS.match(stated.text) is not None
        or (stated.is_share and words.said("part", stated.after[:20]))
        or _SO.search(f"{stated.before} | {stated.after}") is not None
    )


def adds_up(figures: Sequence[Figure]) -> bool:
    """Whether words in the sentences of some figures say that they are added up or taken from one another."""
    return any(
        words.said(cue, figure.text)
        for figure in figures
        if not figure.is_duration
        for cue in ("together", "rest", "leaves", "further", "adding")
    )


_OF_A_YEAR = re.compile(
    r"\b(?:last|this|the previous|the past) year\b|\b(?:vergangene|vorige|letzte|laufende|diese)[nms]? Jahr\b|\bVorjahr\b|\b(?:in|im Jahr|for) 20\d\d\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:more|higher|dearer|again|mehr|höher|teurer|wieder)\b", re.IGNORECASE)
_LESS = re.compile(r"\s*(?:less|fewer|lower|cheaper|weniger|niedriger|billiger)\b", re.IGNORECASE)
_INCREASE = re.compile(
    r"\b(?:increase|rise|growth|jump|plus|zuwachs|anstieg|steigerung|aufschlag|surcharge|premium) (?:of|von|um)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:um|by)\s(?:\w+\s)?$", re.IGNORECASE)
_SO = re.compile(
    r"\b(?:so(?! (?:das|der|die|far|much|many|the|viel\w*|hoch|dass)\b)|thus|hence|therefore|means?|covers?|enough|damit|somit|daraus|demnach|bedeutet|reicht|reichen)\b"
    r"|\bin other words\b|\bmit anderen worten\b|\bon (?:that|this) (?:basis|footing|reckoning)\b|\bauf (?:dieser|der) (?:grundlage|basis)\b"
    r"|[,–—-] also\s+(?:\w+\s+){0,2}\|",
    re.IGNORECASE,
)
