"""Two statements of one measure of a case that cannot both be so: sources that differ, a figure that is denied, a retelling that changed one.

What differs may still be meant of two things: of a part, of another year, of a plan and of what came of it. So no rule decides alone. What speaks for and
against a pair is weighed by a log-linear model that is fitted to annotated families (bench/contradictions.py), and a pair is told from a chance on. What
kind of contradiction it is says only how it is worded.
"""

from __future__ import annotations

import itertools
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from countertrade.checking import messages, wording, words
from countertrade.checking.apart import two_things
from countertrade.checking.intervals import Interval, slip
from countertrade.checking.items import Evidence, Figure, Page
from countertrade.checking.judging import finding
from countertrade.checking.retold import SURE, is_outside, outlet, said_by, slip_told, slipped
from countertrade.records import Finding, Rule, Verdict

TOLD = 0.5  # from this chance on two statements are said to contradict each other
FAR = 0.4  # how far two amounts in one currency lie apart, in log, that are not the same
MOST = 24  # figures of one measure of a page, and values of one in a case, that are held against each other
LEADING = 160  # code points before a sentence in which words say that what follows is another figure
BEFORE = 45  # code points before a figure in which words say that it is a part, a step or what is left
BEHIND = 25  # and behind it
APART = 0.10  # two figures whose ranges lie closer say the same to a reader
RATIOS = ((0.1, "a tenth"), (0.3, "a third"), (0.8, "double"), (2.3, "ten times"))  # in log
FURTHEST = "more than ten times"
NEAR = ((0, "one sentence"), (1, "the next"), (3, "three sentences"))
CUES = ("portion", "part", "parts", "rest", "apart", "further", "running", "left")

Signs = dict[str, float]


class Pair(NamedTuple):
    """Two figures of one measure: by date of their articles, then in text order."""

    here: Page
    one: Figure
    there: Page
    other: Figure


class Case:
    """What two figures of a case are seen in: who took what from whom, where a value was printed first, what the sums of the pages take together."""

    def __init__(self, evidence: Evidence, found: Sequence[Finding]) -> None:
        self.evidence = evidence
        self.pages = sorted(evidence.pages, key=lambda page: page.published or "9999")
        self._place = {id(page): place for place, page in enumerate(self.pages)}
        lineage = evidence.lineage
        self.retold = {(edge.parent, edge.child): 1.0 if edge.decided else edge.confidence
                       for edge in lineage.retellings} if lineage else {}  # fmt: skip
        self.origins = {origin.claim for origin in lineage.origins} if lineage else set()
        self.links: dict[tuple[str, str], float] = {}
        article = {figure.claim.id: figure.claim.article for _, figure in evidence.figures}
        for (parent, child), chance in self.retold.items():
            if parent in article and child in article:
                link = article[parent], article[child]
                self.links[link] = max(self.links.get(link, 0.0), chance)
        self.first: dict[tuple[object, ...], str] = {}
        self.values: dict[tuple[str, str], set[tuple[float, ...]]] = defaultdict(set)
        for page in self.pages:
            for figure in page.figures:
                if figure.claim.measure:
                    self.values[figure.claim.article, figure.claim.measure].add(figure.known)
                    if figure.claim.commitment.polarity == "+":
                        self.first.setdefault(_value(figure), figure.claim.id)
        sums = [one for one in found if one.verdict != "question" and one.rule not in ("conflict", "quotation", "bound")]  # fmt: skip
        self.made = {one.claims[-1] for one in sums}
        self.tied: dict[str, list[frozenset[str]]] = defaultdict(list)
        for one in sums:
            for claim in one.claims:
                self.tied[claim].append(frozenset(one.claims))

    def pairs(self) -> Iterator[Pair]:
        """Every two figures of one measure, of one page or of two, that do not say the same."""
        by_measure: dict[str, list[tuple[Page, Figure]]] = defaultdict(list)
        for page in self.pages:
            of_page: dict[str, list[Figure]] = defaultdict(list)
            for figure in page.figures:
                if figure.claim.measure and _is_statement(figure):
                    of_page[figure.claim.measure].append(figure)
            for measure, figures in of_page.items():
                by_measure[measure] += ((page, figure) for figure in figures[:MOST])
                for one, other in itertools.combinations(figures[:MOST], 2):
                    if _differ(one, other) and not _adds_up(page, one, other):
                        yield Pair(page, one, page, other)
        for placed in by_measure.values():
            yield from self._across(placed)

    def _across(self, placed: Sequence[tuple[Page, Figure]]) -> Iterator[Pair]:
        """Pairs of two pages: those of which one was retold by the other, and first statements of a value."""
        first = [each for each in placed if self._is_first(each[1])][:MOST]
        denied = [each for each in placed if each[1].claim.commitment.polarity == "-"][:MOST]
        seen: set[tuple[str, str]] = set()
        by_article: dict[str, list[tuple[Page, Figure]]] = defaultdict(list)
        for each in placed:
            by_article[each[1].claim.article].append(each)
        linked = (
            pair
            for parent, child in self.links
            for pair in itertools.product(by_article.get(parent, ()), by_article.get(child, ()))
        )
        for (here, one), (there, other) in itertools.chain(
            linked, itertools.combinations(first, 2), itertools.product(first, denied)
        ):
            if self._place[id(here)] > self._place[id(there)]:
                here, one, there, other = there, other, here, one
            both = one.claim.id, other.claim.id
            if here is not there and both not in seen and (_differ(one, other) or is_outside(other, one)):
                seen.add(both)
                yield Pair(here, one, there, other)

    def _is_first(self, figure: Figure) -> bool:
        return self.first.get(_value(figure)) == figure.claim.id

    def is_refuted(self, pair: Pair) -> bool:
        """Whether a figure is denied on its own page, or by another page that puts its own in the place of it."""
        here, one, there, other = pair
        if _value(one) != _value(other) or {
            one.claim.commitment.polarity,
            other.claim.commitment.polarity,
        } != {"+", "-"}:
            return False
        replaced = any(
            figure.number > other.number
            and figure.claim.measure == other.claim.measure
            and figure.claim.commitment.polarity == "+"
            and _apart(figure.interval, other.interval)
            for figure in there.around(other, 2)
        )
        return here is there or (other.claim.commitment.polarity == "-" and self._is_first(one) and replaced)

    def may_be_miscopied(self, pair: Pair) -> bool:
        """Whether a figure is the first of its measure with a known slip in it, where nobody knows who took what from whom."""
        here, one, there, other = pair
        stated = one.claim.commitment.polarity == other.claim.commitment.polarity
        return here is not there and stated and self._is_first(one) and slipped(other, one) is not None

    def is_miscopied(self, pair: Pair) -> bool:
        """Whether a figure was surely taken from the other with a known slip, left the range of it, or has the number of another currency's."""
        here, one, _, other = pair
        if self.links.get((one.claim.article, other.claim.article), 0.0) < SURE:
            return False
        if _in_other_currency(one, other):
            told = [
                f
                for f in here.figures
                if f.claim.measure == one.claim.measure and f.dimensions == other.dimensions
            ]
            return any(_far(f.interval.anchor, other.interval.anchor) for f in told)
        sure = self.retold.get((one.claim.id, other.claim.id), 0.0) >= SURE
        return sure and (slipped(other, one) is not None or is_outside(other, one))

    def signs(self, pair: Pair) -> Signs:
        """What speaks for and against a pair, by name, apart for one page and for two; what is absent is 0."""
        where = "one page" if pair.here is pair.there else "two pages"
        found: Signs = defaultdict(float)
        for name, value in (*_values(pair), *_statements(pair, self), *self._places(pair)):
            found[f"{where}: {name}"] = float(value)
        return {"any": 1.0, where: 1.0} | {name: value for name, value in found.items() if value}

    def _places(self, pair: Pair) -> Iterator[tuple[str, float]]:
        """Where the two stand, and what ties their pages."""
        here, one, there, other = pair
        if here is there:
            yield next((name for far, name in NEAR if one.distance(other) <= far), "further"), 1
            yield "beside", other.number == one.number + 1
            yield "opposed", _are_opposed(here, one, other)
            yield "two things", two_things(here, one, other)
            return
        measure, theirs = str(one.claim.measure), (one.claim.article, other.claim.article)
        yield "retold", self.retold.get((one.claim.id, other.claim.id), 0.0)
        yield "retold by page", self.links.get(theirs, 0.0)
        yield "of pages apart", theirs not in self.links
        for place, figure in enumerate((one, other)):
            yield f"{place}: origin", figure.claim.id in self.origins
            yield f"{place}: first", self._is_first(figure)
            yield f"{place}: on both", figure.known in self.values[theirs[1 - place], measure]
            yield f"{place}: of several", len(self.values[theirs[place], measure]) > 1
        yield "named", outlet(here).casefold() in _named(other)
        yield "opposed", words.said("opposed", other.text)


def _far(one: float, other: float) -> bool:
    """Whether two amounts of one currency cannot be the same."""
    return one > 0 < other and abs(math.log(one / other)) > FAR


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.claim.measure, figure.known, figure.unit, figure.per


def _is_statement(figure: Figure) -> bool:
    """Whether a figure is somebody's of the whole: no headline, nothing worked out, no change and no mere order of size."""
    return not (
        figure.is_headline
        or figure.claim.derived_from
        or figure.is_change
        or figure.quantity.bound == "order"
    )


def _differ(one: Figure, other: Figure) -> bool:
    """Whether one of two figures of a measure is denied, or they are apart by more than rounding."""
    a, b = one.claim.commitment.polarity, other.claim.commitment.polarity
    if a != b:
        return True
    return a == "+" and (one.dimensions != other.dimensions or _off(one.interval, other.interval))


def _of_one_voice(one: Figure, other: Figure) -> bool:
    """Whether two statements that nobody denies are of one source, or of one that only passes on what the other says."""
    if "-" in (one.claim.commitment.polarity, other.claim.commitment.polarity):
        return False
    a, b = _source(one), _source(other)
    carried = {words.fold(name) for figure in (one, other) for name in figure.claim.attribution.via}
    return a is not None and b is not None and (a == b or bool({a, b} & carried))


def _are_opposed(page: Page, one: Figure, other: Figure) -> bool:
    """Whether words of a page set a figure against one before it: in its sentence, or in what leads to it."""
    return words.said("opposed", page.text[max(one.end, page.opening(other) - LEADING) : page.closing(other)])


def _adds_up(page: Page, one: Figure, other: Figure) -> bool:
    """Whether one voice gives two figures that may be parts of one thing: "1,000 a month here and 245 on top", where nothing sets them apart."""
    same = bool(set(one.known) & set(other.known))
    return _of_one_voice(one, other) and not (same or _are_opposed(page, one, other))


def _of_another_case(one: Figure, other: Figure) -> bool:
    """Whether one of two statements holds under a condition of its own: "if the union agrees, 600"."""
    return words.said("condition", one.text) != words.said("condition", other.text)


def _values(pair: Pair) -> Iterator[tuple[str, float]]:
    """How the two values compare."""
    _, one, _, other = pair
    alike, digits = one.dimensions == other.dimensions, bool(set(one.known) & set(other.known))
    denied = [figure.claim.commitment.polarity == "-" for figure in (one, other)]
    money = one.is_money and other.is_money and one.head != other.head
    kind = "" if alike else "currencies" if money else "rates" if one.head == other.head else "kinds"
    how = kind or ("apart" if _apart(one.interval, other.interval) else "near")
    yield f"{how}{', denied' if any(denied) else ''}", 1
    yield f"{kind or 'unit'}: {'same' if digits else 'other'} digits{', denied' if any(denied) else ''}", 1
    yield "first denied", denied[0]
    yield "second denied", denied[1]
    yield "same value denied", any(denied) and _value(one) == _value(other)
    yield "same digits, other unit", digits and (one.unit, one.per) != (other.unit, other.per)
    yield "one open", one.interval.open != other.interval.open
    yield "both open", one.interval.open and other.interval.open
    if alike and one.interval.anchor > 0 < other.interval.anchor:
        ratio = other.interval.anchor / one.interval.anchor
        yield next((name for most, name in RATIOS if abs(math.log(ratio)) < most), FURTHEST), 1
        known = slip(ratio)
        if known is not None:
            yield f"slip: {known.kind}", 1
        yield "slipped", slipped(other, one) is not None


def _in_other_currency(one: Figure, other: Figure) -> bool:
    """Whether two sums of money have one number in two currencies."""
    return (
        one.is_money and other.is_money and one.head != other.head and bool(set(one.known) & set(other.known))
    )


def _statements(pair: Pair, case: Case) -> Iterator[tuple[str, float]]:
    """Whose statements the two are, how they are put, and what else is said of them."""
    a, b = pair.one.claim, pair.other.claim
    for place, figure in enumerate((pair.one, pair.other)):
        claim = figure.claim
        yield f"{place}: {claim.commitment.modality}", 1
        yield f"{place}: {claim.attribution.mode}", 1
        yield f"{place}: {figure.quantity.bound}", 1
        yield f"{place}: made of others", claim.id in case.made
        yield f"{place}: in a sum", claim.id in case.tied
        yield f"{place}: no source", claim.attribution.source is None
        beside = f"{figure.before[-BEFORE:]} | {figure.after[:BEHIND]}"
        for cue in CUES:
            yield cue, words.said(cue, beside)
    yield "share", pair.one.is_share
    yield "time", pair.one.is_duration
    yield "same modality", a.commitment.modality == b.commitment.modality
    one, other = (_source(figure) for figure in (pair.one, pair.other))
    yield "one voice", _of_one_voice(pair.one, pair.other)
    yield "another case", _of_another_case(pair.one, pair.other)
    yield "two sources", one is not None and other is not None and not _contains(one, other)
    yield "in one sum", any({a.id, b.id} <= each for each in case.tied.get(a.id, ()))
    status = [claim.transfer.status if claim.transfer else None for claim in (a, b)]
    yield "other status", None not in status and status[0] != status[1]


def _source(figure: Figure) -> str | None:
    return words.fold(said_by(figure)) or None


def _contains(one: str, other: str) -> bool:
    return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())


def _named(figure: Figure) -> str:
    """Whom a statement names as having it from: its source and all between."""
    return " | ".join((_source(figure) or "", *figure.claim.attribution.via)).casefold()


def _off(one: Interval, other: Interval) -> bool:
    """Whether two intervals do not meet, as they are rounded."""
    low, high = (one, other) if one.high <= other.high else (other, one)
    return high.low > low.high * (1 + max(one.slack, other.slack))


def _apart(one: Interval, other: Interval) -> bool:
    """Whether two intervals of one kind leave a gap that rounding does not explain."""
    if one.dimensions != other.dimensions:
        return False
    low, high = (one, other) if one.high <= other.high else (other, one)
    return high.low > low.high * (1 + APART + max(one.slack, other.slack)) and low.high > 0


def contradictions(evidence: Evidence, found: Sequence[Finding]) -> Iterator[Finding]:
    """What is likely meant to contradict each other, of a measure and its articles the likeliest; `found` are the findings of the pages."""
    case = Case(evidence, found)
    weighed = sorted(
        ((chance(case.signs(pair)), pair) for pair in case.pairs()), key=lambda each: -round(each[0], 6)
    )
    told: set[tuple[str | None, frozenset[str]]] = set()
    known = {claim for one in found for claim in one.claims}
    for likely, pair in weighed:
        key = pair.one.claim.measure, frozenset((pair.one.claim.article, pair.other.claim.article))
        free = pair.other.claim.id not in known
        sure = likely >= TOLD or case.is_refuted(pair) or (free and case.is_miscopied(pair))
        asked = free and evidence.lineage is None and case.may_be_miscopied(pair)
        if key not in told and (sure or asked):
            told.add(key)
            known.add(pair.other.claim.id)
            yield _worded(pair, case, "inconsistent" if sure else "question")


def _worded(pair: Pair, case: Case, verdict: Verdict) -> Finding:
    """A contradiction as a finding: a slip, another currency, a denial, a retelling that left what it retells, or two sources that differ."""
    here, one, there, other = pair
    language = case.evidence.language
    rule: Rule = "conflict"
    figures = [one, other]
    retold = (one.claim.id, other.claim.id) in case.retold
    denied = "-" in (one.claim.commitment.polarity, other.claim.commitment.polarity)
    working = "; ".join(
        f"{outlet(page) if here is not there else said_by(figure) or outlet(page)}: {wording.amount(figure.stated, language)}"
        for page, figure in ((here, one), (there, other))
    )
    if denied:
        text = messages.say("denied" if _value(one) == _value(other) else "denied_for_another", language)
    elif here is not there and slipped(other, one) is not None:
        rule, figures = "unit", [other, one]
        working, text = slip_told(other, one, there=here, language=language)
    elif _in_other_currency(one, other):
        rule, text = "unit", messages.say("currency", language)
    elif retold and is_outside(other, one):
        figures, text = [other, one], messages.say("outside", language)
    elif here is there:
        two = _source(one) is not None and _source(other) is not None and not _of_one_voice(one, other)
        text = messages.say("disagreement" if two else "two_figures", language)
    elif retold:
        text = messages.say("retold_otherwise", language)
    else:
        both = {one.claim.id, other.claim.id} <= case.origins
        text = messages.say("conflict" if both else "two_articles", language, item=one.claim.measure)
    return finding(rule, verdict, figures, working, text)


def chance(signs: Signs) -> float:
    """The probability that two statements with these signs are meant to contradict each other."""
    weights = _weights()
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in signs.items())))


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    text = resources.files("countertrade.checking").joinpath("contradictions.json").read_text("utf-8")
    return dict(json.loads(text))
