"""Products and quotients of stated figures: pay × soldiers × 12, gas × price, rent × term, loan × interest, total / rate.

A rate and the amounts that cancel its denominators give a figure; where the article states one of that kind, the two are held
against each other. Whichever of the three is printed last is taken as the result, so that 48 howitzers at 24 a year are
"two years" and not the other way round. Nothing here looks at words except to tell that a figure is meant as the result.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from countertrade import units
from countertrade.checking import messages, wording, words
from countertrade.checking.evidence import Evidence, Figure, finding, names_interest, same_thing, words_of
from countertrade.checking.figures import (
    DIMENSION,
    Comparison,
    Dimensions,
    Interval,
    base,
    compare,
    is_count,
)
from countertrade.checking.reference import exchange
from countertrade.records import Finding, Reference

MOST_FIGURES = 60  # of one article; more are a table, and a table's figures combine by chance
MOST_INTEREST = 0.3  # a share above it is no interest between states
MOST_TRIED = (
    30_000  # of factors and results of one article; more combine by chance too, and would take over a second
)
FAR = 8  # sentences (and two more for each change of paragraph) between a result and its factors


@dataclass(frozen=True)
class Candidate:
    """A rate, the amounts that cancel its denominators, and the figure held against them."""

    rate: Figure
    amounts: tuple[Figure, ...]
    result: Figure  # which of them all is printed as the result
    total: Figure  # the one of the product's dimensions
    computed: Interval  # in base units of the result
    comparison: Comparison
    distance: int
    assumed_year: bool
    conversion: Reference | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.rate, *self.amounts, self.total)

    @property
    def inputs(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure is not self.result)


def products(evidence: Evidence) -> Iterator[Finding]:
    """What the figures of one article give when multiplied, against what it states.

    2,000 USD/month/soldier × 10,000 soldiers × 12 = 240 million USD/year; stated: over 200 million: loose.
    """
    for figures in evidence.figures.values():
        usable = [figure for figure in figures if _usable(figure)]
        if len(usable) > MOST_FIGURES:
            continue
        for candidate in _chosen(list(_candidates(usable, evidence)), evidence):
            yield _finding(candidate, evidence)


def _usable(figure: Figure) -> bool:
    return figure.quantity.bound != "order" and figure.claim.section != "caption"


def _chosen(candidates: list[Candidate], evidence: Evidence) -> Iterator[Candidate]:
    """Those worth saying: each total once and each pair of factors once, what holds before what does not.

    A total that some pair explains is never held against another pair.
    """
    rivals = _rivals(candidates)
    likely = [
        candidate
        for candidate in candidates
        if (_linked(candidate, rivals, evidence) if candidate.comparison.verdict == "consistent" else _meant(candidate, evidence))
    ]  # fmt: skip
    columns = {
        _columns(c)
        for c in likely
        if c.comparison.verdict == "consistent" and all(figure.is_cell for figure in c.figures)
    }
    # a product of cells that fails is meant as one where in another row of the same columns it holds
    likely = [c for c in likely if c.comparison.holds or not c.total.is_cell or _columns(c) in columns]
    explained = {c.total.claim.id for c in likely if c.comparison.verdict == "consistent"}
    totals: set[str] = set()
    pairs: set[frozenset[str]] = set()
    for candidate in sorted(likely, key=_rank):
        pair = frozenset(
            evidence.kind(figure) if figure.claim.measure is not None else figure.claim.id
            for figure in (candidate.rate, *candidate.amounts)
        )
        if candidate.total.claim.id in totals or pair in pairs:
            continue
        if candidate.comparison.verdict != "consistent" and candidate.total.claim.id in explained:
            continue
        totals.add(candidate.total.claim.id)
        pairs.add(pair)
        yield candidate


def _columns(candidate: Candidate) -> tuple[str | None, ...]:
    return tuple(figure.quantity.of for figure in candidate.figures)


def _rivals(candidates: Sequence[Candidate]) -> Mapping[tuple[str, bool], set[str]]:
    """The results outside headlines that each rate is held against: all of them, and those that assume no year."""
    found: dict[tuple[str, bool], set[str]] = {}
    for candidate in candidates:
        if candidate.total.claim.section != "headline":
            for year in {candidate.assumed_year, True}:
                found.setdefault((candidate.rate.claim.id, year), set()).add(candidate.total.claim.id)
    return found


_WORSE = {"consistent": 0, "loose": 1}


def _rank(candidate: Candidate) -> tuple[object, ...]:
    headline = sum(figure.claim.section == "headline" for figure in candidate.figures)
    return (
        _WORSE.get(candidate.comparison.verdict, 2),
        candidate.assumed_year and not candidate.comparison.holds,
        candidate.comparison.slip is None,
        headline,
        candidate.distance,
        -len(candidate.amounts),
        candidate.total.start,
    )


def _linked(candidate: Candidate, rivals: Mapping[tuple[str, bool], set[str]], evidence: Evidence) -> bool:
    """Whether figures that agree belong together: in a long article some agree by chance.

    The result stands beside one of its factors, or the case knows it as the only item of its kind, or the article
    states no other figure of that kind.
    """
    if candidate.distance > FAR:
        return False
    nearest = min(candidate.result.distance(figure) for figure in candidate.inputs)
    times = any(amount.unit in units.TIMES for amount in candidate.amounts)
    if candidate.conversion is not None:
        return candidate.distance <= 2
    if candidate.rate.is_share:
        return candidate.rate.distance(candidate.total) <= 1
    if times and len(candidate.amounts) == 1:
        return candidate.result.distance(candidate.rate) <= 1
    if nearest <= 1 and candidate.distance <= 5:
        return True
    if _measured(candidate, evidence):
        return True
    return rivals.get((candidate.rate.claim.id, candidate.assumed_year)) == {candidate.total.claim.id}


def _meant(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether a result that does not hold is meant as the product at all, and is no figure of something else."""
    rate, total = candidate.rate, candidate.total
    if candidate.conversion is None and not _same_money(candidate):
        return False
    if set(total.roles) & {"import", "export", "budget", "need", "supply"}:
        return False
    factors = (rate, *candidate.amounts)
    nearest = min(total.distance(figure) for figure in factors)
    if total.claim.commitment.modality == "conditional" and nearest > 0:
        return False  # "if treated as an ally": a case of its own, whose condition none of the factors stands under
    slipped = candidate.comparison.slip is not None
    if rate.is_share:
        same = total.claim.measure is not None and total.claim.measure == rate.claim.measure
        # what is not called a loan bears interest only where a known mistake explains the difference
        slip = candidate.comparison.slip
        sure = _is_loan(candidate.amounts[0], evidence) or (slip is not None and slip.kind != "hundred")
        if candidate.assumed_year and not same:
            return False
        beside = rate.distance(total) == 0 or (
            rate.distance(total) == 1 and "interest" in words.roles(total.claim.text)
        )
        return sure and _interest(rate, evidence) and (beside or same)
    if (
        any(amount.quantity.unit in units.TIMES for amount in candidate.amounts)
        and len(candidate.amounts) == 1
    ):
        duration = candidate.amounts[0]
        if candidate.result is duration:  # how long it takes: only where it is said beside both
            return candidate.distance <= 1
        same = total.claim.measure is not None and total.claim.measure == rate.claim.measure
        together = (
            words.found(words.OVER_TERM, total.claim.text)
            or words.POINTS_BACK.match(candidate.result.claim.text or "") is not None
        )
        return (same or nearest == 0) and candidate.distance <= 4 and (together or candidate.distance == 0)
    if _measured(candidate, evidence):
        return candidate.distance <= (2 * FAR if slipped else FAR)
    if candidate.result is rate and slipped and words.found(words.EACH, evidence.context(rate, 20)):
        return rate.distance(candidate.amounts[0]) == 0 and candidate.distance <= 2
    derived = (
        candidate.distance == 0
        or words.found(words.DERIVED, total.claim.text)
        or words.POINTS_BACK.match(total.claim.text or "") is not None
    )
    return derived and nearest <= 1 and candidate.distance <= (FAR if slipped else 4)


def _measured(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether the case knows the total as the only item of its kind, so that distance on the page matters less."""
    measure = evidence.measures.get(candidate.total.claim.measure or "")
    if measure is None or candidate.rate.claim.measure is None:
        return False
    wanted = base(measure.unit, measure.per).dimensions
    alike = [
        known
        for known in evidence.measures.values()
        if base(known.unit, known.per).dimensions == wanted
        and known.id not in {figure.claim.measure for figure in candidate.inputs}
    ]
    return len(alike) == 1


def _same_money(candidate: Candidate) -> bool:
    return _money(candidate.rate.dimensions) == _money(candidate.total.dimensions) or candidate.rate.is_share


@functools.lru_cache(maxsize=4096)
def _money(dimensions: Dimensions) -> tuple[str, ...]:
    return tuple(name for name, power in dimensions if units.is_currency(name) and power > 0)


def _interest(rate: Figure, evidence: Evidence) -> bool:
    """Whether a share is interest: by its noun or its item, and only where it has neither by the words beside it."""
    if max(rate.quantity.known) > MOST_INTEREST:
        return False
    measure = evidence.measures.get(rate.claim.measure or "")
    if measure is not None or rate.quantity.of:
        return names_interest(rate.quantity, rate.claim, measure)
    return "interest" in words.roles(evidence.context(rate, 30))


def _principal(rate: Figure, figures: Sequence[Figure], evidence: Evidence) -> list[Figure]:
    """The sums that can bear interest: those called a loan, else any that is not a rate of something counted."""
    money = [f for f in figures if f is not rate and f.unit is not None and units.is_currency(f.unit)]
    lent = [figure for figure in money if _is_loan(figure, evidence)]
    return lent or [f for f in money if not any(code not in units.TIMES for code in f.per)]


def _is_loan(figure: Figure, evidence: Evidence) -> bool:
    measure = evidence.measures.get(figure.claim.measure or "")
    named = (figure.quantity.of, *words_of(measure))
    if measure is None and not figure.quantity.of:
        named = (evidence.context(figure, 30),)
    return any("principal" in words.roles(text) for text in named)


# --- Which figures multiply -------------------------------------------------------------------------------------------


def _candidates(figures: Sequence[Figure], evidence: Evidence) -> Iterator[Candidate]:
    factors = ((rate, amounts) for rate in figures for amounts in _amounts(rate, figures, evidence))
    tried = list(itertools.islice(factors, MOST_TRIED // max(1, len(figures)) + 1))
    if len(tried) * len(figures) > MOST_TRIED:
        return
    for rate, amounts in tried:
        product = _multiply(rate, amounts)
        for total in figures:
            if total is rate or total.is_share or any(total is amount for amount in amounts):
                continue
            if not _of_one_kind(product.dimensions, total.unit, total.dimensions):
                continue
            if not _in_one_row((rate, *amounts, total)):
                continue
            candidate = _candidate(rate, amounts, product, total, evidence)
            if candidate is not None:
                yield candidate


def _in_one_row(members: Sequence[Figure]) -> bool:
    """Whether those of some figures that stand in a table stand in one row of it."""
    return len({figure.order for figure in members if figure.is_cell}) <= 1


def _amounts(rate: Figure, figures: Sequence[Figure], evidence: Evidence) -> Iterator[tuple[Figure, ...]]:
    """Every way to cancel denominators of a rate with other figures of the article: one, or two different ones."""
    if rate.is_share:
        if rate.time_power == -1 and _interest(rate, evidence):
            yield from ((figure,) for figure in _principal(rate, figures, evidence))
        return
    cancelling = {code: _all_that_cancel(rate, code, figures) for code in rate.per}
    for found in cancelling.values():
        yield from ((figure,) for figure in found)
    terms = [figure for figure in figures if figure.unit in units.TIMES and not figure.per]
    yield from (
        (flow, term)
        for code, found in cancelling.items()
        if code not in units.TIMES and rate.time_power == 0
        for flow in found
        if flow.time_power == -1
        for term in terms
        if term.distance(flow) <= 1
    )  # 300 euros a ton, 400,000 tons a year, for two years
    for one, other in itertools.combinations(rate.per, 2):
        yield from (
            (first, second)
            for first in cancelling[one]
            for second in cancelling[other]
            if first is not second and not first.per and not second.per
        )


def _all_that_cancel(rate: Figure, code: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures that cancel a denominator; where soldiers are counted, inhabitants are not meant by "per soldier"."""
    found = [figure for figure in figures if figure is not rate and _cancels(figure, code)]
    same = [figure for figure in found if figure.unit == code]
    return same if same and is_count(code) else found


def _cancels(figure: Figure, code: str) -> bool:
    if figure.unit is None or figure.is_share:
        return False
    bare = code.rpartition(" ")[2] if code[:1].isdigit() else code
    if bare in units.TIMES:
        return figure.unit in units.TIMES and not figure.per
    family = DIMENSION.get(bare)
    if family is not None:
        return DIMENSION.get(figure.unit) == family
    return is_count(bare) and same_thing(figure.unit, bare)


def _multiply(rate: Figure, amounts: Sequence[Figure]) -> Interval:
    product = rate.interval
    for amount in amounts:
        factor = amount.interval
        for name, _ in rate.dimensions:
            if amount.unit and is_count(name) and name != amount.unit and same_thing(name, amount.unit):
                factor = factor.scaled(1.0, _renamed(factor.dimensions, amount.unit, name))
        if rate.is_share and dict(factor.dimensions).get("time"):
            # "650 million a year" lent at interest: the loan is what bears it, whatever period is printed beside it
            years = base("year", ()).size
            factor = factor.scaled(years, tuple(d for d in factor.dimensions if d[0] != "time"))
        product = product * factor
    return product


def _renamed(dimensions: Dimensions, old: str, new: str) -> Dimensions:
    return tuple(sorted((new if name == old else name, power) for name, power in dimensions))


@functools.lru_cache(maxsize=4096)
def _called_alike(product: Dimensions, unit: str | None, dimensions: Dimensions) -> Dimensions:
    """The dimensions of a result, its things by the product's name for them."""
    for name, _ in product:
        if unit and is_count(name) and name != unit and same_thing(name, unit):
            dimensions = _renamed(dimensions, unit, name)
    return dimensions


@functools.lru_cache(maxsize=4096)
def _of_one_kind(product: Dimensions, unit: str | None, dimensions: Dimensions) -> bool:
    """Whether a product can be held against a result, period and currency aside."""

    def kind(some: Dimensions) -> Dimensions:
        money = _money(some)
        return _timeless(_renamed(some, money[0], "money") if len(money) == 1 else some)

    return kind(product) == kind(_called_alike(product, unit, dimensions))


@functools.lru_cache(maxsize=4096)
def _timeless(dimensions: Dimensions) -> Dimensions:
    return tuple(d for d in dimensions if d[0] != "time")


def _candidate(
    rate: Figure, amounts: tuple[Figure, ...], product: Interval, total: Figure, evidence: Evidence
) -> Candidate | None:
    dimensions = _called_alike(product.dimensions, total.unit, total.dimensions)
    conversion = None
    if product.dimensions != dimensions:
        ours, theirs = _money(product.dimensions), _money(dimensions)
        if len(ours) == 1 and len(theirs) == 1 and ours != theirs:
            conversion = exchange(ours[0], theirs[0], evidence.reference)
            if conversion is None:
                return None
            row, factor = conversion
            product = product.scaled(factor, _renamed(product.dimensions, ours[0], theirs[0]))
            conversion = (row, factor)
    assumed = False
    year = base("year", ()).size
    if product.dimensions != dimensions:
        if _timeless(product.dimensions) != _timeless(dimensions):
            return None
        behind = dict(product.dimensions).get("time", 0) - dict(dimensions).get("time", 0)
        if abs(behind) != 1:
            return None
        # one side names no period: read it as a year
        if behind == 1 and any(amount.unit in units.TIMES for amount in amounts):
            return None  # a rate over its whole term is no rate again
        if behind == -1:
            product = product.scaled(year, tuple(sorted(d for d in dimensions)))
        else:
            product = product.scaled(1 / year, tuple(sorted(d for d in dimensions)))
        assumed = True
    members = (rate, *amounts, total)
    result = max(
        members, key=lambda figure: (figure.claim.section != "headline", figure.start, figure is total)
    )
    if result is total or assumed or conversion is not None or len(amounts) > 1 or rate.is_share:
        result, computed = total, product
    else:
        computed = _quotient(rate, amounts, total, result)
        if computed.dimensions != result.dimensions:
            result, computed = total, product
    comparison = compare(computed, result.stated, near=result.near)
    ends = _end_by_end(rate, amounts, total, result) if result is not total else None
    if ends is not None and compare(ends, result.stated).verdict == "consistent":
        computed, comparison = ends, compare(ends, result.stated)
    if (
        assumed
        and comparison.verdict != "consistent"
        and total.time_power != 0
        and not _lost_digits(comparison)
    ):
        return (
            None  # the factors name no period, the result does: only a lost or added digit shows all the same
        )
    distance = max(a.distance(b) for a, b in itertools.combinations(members, 2))
    return Candidate(
        rate=rate,
        amounts=amounts,
        result=result,
        total=total,
        computed=computed,
        comparison=comparison,
        distance=distance,
        assumed_year=assumed,
        conversion=conversion[0] if conversion else None,
    )


def _end_by_end(rate: Figure, amounts: Sequence[Figure], total: Figure, result: Figure) -> Interval | None:
    """The quotient of two ranges taken end by end: 143 to 572 million for 5,000 to 20,000 is 28,600 each."""
    others = [figure for figure in (rate, *amounts) if figure is not result]
    if len(others) != 1 or total.quantity.bound != "range" or others[0].quantity.bound != "range":
        return None
    wide = _quotient(rate, amounts, total, result)
    ends = (total.interval.low / others[0].interval.low, total.interval.high / others[0].interval.high)
    return (
        Interval(min(ends), max(ends), wide.dimensions, wide.slack)
        if wide.dimensions == result.dimensions
        else None
    )


def _lost_digits(comparison: Comparison) -> bool:
    return comparison.slip is not None and comparison.slip.kind in ("ten", "hundred", "thousand", "million")


def _quotient(rate: Figure, amounts: Sequence[Figure], total: Figure, result: Figure) -> Interval:
    """The total divided by the other factor."""
    others = [figure for figure in (rate, *amounts) if figure is not result]
    whole = total.interval
    for other in others:
        divisor = other.interval
        for name, _ in whole.dimensions:
            if other.unit and is_count(name) and name != other.unit and same_thing(name, other.unit):
                divisor = divisor.scaled(1.0, _renamed(divisor.dimensions, other.unit, name))
        whole = whole / divisor
    if result.unit and is_count(result.unit):
        for name, _ in whole.dimensions:
            if is_count(name) and name != result.unit and same_thing(name, result.unit):
                whole = whole.scaled(1.0, _renamed(whole.dimensions, name, result.unit))
    return whole


# --- Saying it --------------------------------------------------------------------------------------------------------


def _finding(candidate: Candidate, evidence: Evidence) -> Finding:
    language = evidence.language
    stated, result = candidate.result, candidate.result
    per = result.per
    if candidate.assumed_year and not result.time_power:
        per = (*per, "year")
    size = base(result.unit, result.per).size
    low, high = candidate.computed.low / size, candidate.computed.high / size
    computed = wording.interval(low, high, result.unit, per, language, digits=4)
    parts = _parts(candidate, language)
    said = wording.amount(result.stated, language)
    if candidate.assumed_year and not result.time_power:
        said += messages.say("no_period", language)
    working = messages.say("product_working", language, parts=parts, computed=computed, stated=said)
    message = messages.product(candidate.comparison, stated.quantity, low, high, result.unit, per, language)
    notes = list(_notes(candidate, evidence))
    return finding(
        "product",
        candidate.comparison.verdict,
        candidate.figures,
        working,
        "; ".join([message, *notes]),
        reference=[candidate.conversion] if candidate.conversion is not None else [],
    )


def _parts(candidate: Candidate, language: str) -> str:
    """The factors with their units, and the months of a year where one of them is a month's."""
    result = candidate.result
    if result is candidate.total:
        shown = [wording.amount(figure.stated, language) for figure in (candidate.rate, *candidate.amounts)]
        text = " × ".join(shown)
        periods = _periods(candidate)
        if periods is not None:
            text += f" {periods[0]} {wording.noun(periods[1], 2, language)}/{wording.noun(periods[2], 1, language)}"
        if candidate.conversion is not None:
            text += f" ({messages.say('exchange', language, row=candidate.conversion.id)})"
        return text
    divisors = [
        wording.amount(figure.stated, language)
        for figure in (candidate.rate, *candidate.amounts)
        if figure is not result
    ]
    return f"{wording.amount(candidate.total.stated, language)} / {' / '.join(divisors)}"


def _periods(candidate: Candidate) -> tuple[str, str, str] | None:
    """How many of the factors' periods make one of the result's: 12 months a year."""
    theirs = [
        code
        for figure in (candidate.rate, *candidate.amounts)
        for code in figure.per
        if code in units.TIMES
        and not any(amount.unit in units.TIMES and not amount.per for amount in candidate.amounts)
    ]
    ours = [code for code in candidate.result.per if code in units.TIMES]
    if not ours and candidate.assumed_year:
        ours = ["year"]
    if len(ours) != 1 or not theirs or theirs[0] == ours[0]:
        return None
    count = base(ours[0], ()).size / base(theirs[0], ()).size
    if count < 1:
        return f"/ {1 / count:.4g}", ours[0], theirs[0]
    return f"× {count:.0f}" if count > 3 else f"× {count:.3g}", theirs[0], ours[0]


def _notes(candidate: Candidate, evidence: Evidence) -> Iterator[str]:
    language = evidence.language
    rate, total = candidate.rate, candidate.total
    persons = [amount for amount in candidate.amounts if amount.unit and same_thing(amount.unit, "person")]
    if candidate.comparison.verdict in ("loose", "consistent") and candidate.result is total:
        yield messages.say("not_further_source", language)
    if any(figure.interval.low > 0 and figure.interval.open for figure in candidate.inputs):
        yield messages.say("floor_input", language)
    if persons and "time" in dict(total.dimensions):
        yield messages.say(
            "full_year", language, count=wording.amount(persons[0].stated, language, bound=False)
        )
        sent = _sent_so_far(persons[0], evidence)
        if sent is not None:
            yield messages.say("sent_so_far", language, sent=sent)
        if not _income_said(candidate, evidence):
            yield messages.say("whose_income", language)
    capacity = [f for f in candidate.inputs if words.found(words.ROLES["capacity"], evidence.context(f, 30))]
    if capacity and rate in capacity and not candidate.assumed_year:
        yield messages.say("capacity", language)


def _income_said(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether the article says who keeps the money."""
    article = evidence.articles.get(candidate.total.claim.article)
    if article is None or not article.text:
        return True
    for figure in evidence.figures.get(candidate.total.claim.article, ()):
        if figure.is_share and words.found((*words.ROLES["pay"], *words.KEPT), figure.claim.text):
            return True
    return words.found(words.KEPT, article.text)


def _sent_so_far(planned: Figure, evidence: Evidence) -> str | None:
    """What the article reports as delivered of the thing counted, where that is less than the product needs."""
    sent = [
        figure
        for figure in evidence.figures.get(planned.claim.article, ())
        if figure is not planned and figure.unit == planned.unit and not figure.per
        and figure.claim.transfer is not None and figure.claim.transfer.status == "delivered"
        and figure.interval.high < planned.interval.anchor
    ]  # fmt: skip
    if not sent:
        return None
    text = sent[-1].quantity.text
    return f"“{text}”" if evidence.language == "en" and text else f"„{text}“" if text else None
