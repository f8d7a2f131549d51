"""Figures as they stand on a page: each with its interval, its place, what it is about, and the words around it.

Two figures are of one item where nothing that is known of them contradicts: what is counted or measured, per what, of what class,
given by whom to whom, in which period. In a case its measures name items.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from countertrade import units
from countertrade.checking import words
from countertrade.checking.intervals import ABOUT, Dimensions, Interval, base, interval, is_count
from countertrade.lines import as_flowing, flowing
from countertrade.quantity import Quantity
from countertrade.records import Article, Claim, Lineage, Measure, Reference, Stated
from countertrade.tables import tables

REACH = 12  # figures to either side among which partners of a figure are sought
BRACKET = 70  # code points before a figure among which the bracket opens that it stands in
ALIKE = 4.0  # one price is not more times another with which it is compared
MOST_PAY = 1e6  # in any currency and period: above it a sum is that of many
# "the first time in ten years", "the best year in five": since when, not how long
_RECORD = re.compile(
    r"\b(?:first|best|worst|highest|lowest|most|biggest|largest|record|erstmals|erste\w*|höchste\w*|niedrigste\w*|größte\w*)\b.{0,40}\b(?:in|seit)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_SHORTENED = (
    "Mrd Mio Mill Tsd Bio Nr No Dr Mr Mrs St ca bzw Rs Tk i.e e.g d.h d.s z.B u.a vs approx".split()
)  # "4,5 Mrd. Kubikmeter"
_SENTENCE = re.compile(
    "".join(rf"(?<!\b{re.escape(word)}\.)" for word in _SHORTENED)
    + r"(?<=[.!?…])[\"”“»)\]]*\s+(?=[\"„“«(\[]?[A-ZÄÖÜ0-9])|\n+"
)


_CHANGE = re.compile(
    r"(?:[(–—-]\s*plus|\b(?:minus|(?<!gehe )(?<!gehe es )(?<!geht es )(?<!ging es )(?<!gehen )(?<!es sich )um|by|from|instead of|statt|gegenüber|than|als|against|compared (?:with|to)))\s+(?:(?!jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|\d)\w+\s+)?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19[7-9]\d|20[0-4]\d)\b")
_MARGIN = re.compile(
    r"\s*(?:more|less|fewer|mehr|weniger)\s+(?:(?:than|als)\b|\([–−+-]?\s*$)", re.IGNORECASE
)  # "360 fewer than", "360 fewer (8 percent) than"


@dataclass(frozen=True, eq=False)
class Figure:
    """One claim with a quantity. `number` counts the figures of its page, `sentence` and `paragraph` their places in it."""

    claim: Claim
    quantity: Stated
    per: tuple[str, ...]  # as printed, or completed from the measure or from what is paid
    number: int
    sentence: int
    paragraph: int
    start: int
    end: int
    before: str  # the words of its sentence between the figure before it and it
    after: str  # and up to the figure behind it

    @functools.cached_property
    def stated(self) -> Quantity:
        """The quantity with its completed rate."""
        q = self.quantity
        return Quantity(low=q.low, best=q.best, high=q.high, bound=q.bound, unit=q.unit, per=self.per)

    @functools.cached_property
    def interval(self) -> Interval:
        """The figure in base units; one that is said to be close ("knapp", "just over") is closed at a tenth from it."""
        found = interval(self.stated)
        if self.near and found.open and found.anchor > 0:
            low, high = (
                max(found.low, found.anchor * (1 - ABOUT)),
                min(found.high, found.anchor * (1 + ABOUT)),
            )
            return Interval(low, high, found.dimensions, found.slack)
        return found

    @functools.cached_property
    def size(self) -> float:
        return base(self.unit, self.per).size

    @functools.cached_property
    def dimensions(self) -> Dimensions:
        return base(self.unit, self.per).dimensions

    @property
    def unit(self) -> str | None:
        return self.quantity.unit

    @functools.cached_property
    def known(self) -> tuple[float, ...]:
        """The figures that are printed, ascending, each once."""
        return self.quantity.known

    @functools.cached_property
    def is_change(self) -> bool:
        """Whether it is put as a change or as what another was before: "by 300", "plus 300", "300 more than", "instead of 300"."""
        return _CHANGE.search(self.before[-24:]) is not None or self.is_margin

    @functools.cached_property
    def is_margin(self) -> bool:
        """Whether it is put as what lies between two others: "300 more than last year"."""
        return _MARGIN.match(self.after) is not None

    @functools.cached_property
    def is_share(self) -> bool:
        return self.unit == units.SHARE

    @functools.cached_property
    def is_money(self) -> bool:
        return self.unit is not None and units.is_currency(self.unit)

    @property
    def is_headline(self) -> bool:
        return self.claim.section == "headline"

    @functools.cached_property
    def near(self) -> bool:
        """Whether the figure is said to be close: knapp, gut, just over."""
        return words.said("nearly", (self.quantity.text or "")[:24]) or words.said(
            "nearly", self.before[-14:]
        )

    @functools.cached_property
    def things(self) -> tuple[str, ...]:
        """What a rate is per, time left out."""
        return tuple(code for code in self.per if code not in units.TIMES)

    @functools.cached_property
    def time_power(self) -> int:
        return dict(self.dimensions).get("time", 0)

    @functools.cached_property
    def head(self) -> Dimensions:
        """The dimensions of the figure without its rate."""
        return base(self.unit, ()).dimensions

    @property
    def is_duration(self) -> bool:
        return self.dimensions == (("time", 1),) and self.unit not in ("hour", "minute", "second")

    @property
    def is_counted(self) -> bool:
        return len(self.head) == 1 and is_count(self.head[0][0])

    @functools.cached_property
    def roles(self) -> tuple[str, ...]:
        """What the printed head noun makes of the figure."""
        return words.roles(self.quantity.of)

    @property
    def sort(self) -> str | None:
        item = self.claim.item
        return item.sort if item is not None else None

    @property
    def text(self) -> str:
        return self.claim.text or ""

    def distance(self, other: Figure) -> int:
        """0 in one sentence, then the sentences between, and more across paragraphs."""
        steps = abs(self.sentence - other.sentence)
        return steps if self.paragraph == other.paragraph else steps + 1


@dataclass(frozen=True, eq=False)
class Page:
    """The figures of one article in text order."""

    article: Article | None
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        return self.article.text if self.article is not None else ""

    @property
    def published(self) -> str | None:
        return self.article.published if self.article is not None else None

    def around(
        self, figure: Figure, sentences: int, before: int = REACH, after: int = REACH
    ) -> Iterator[Figure]:
        """The figures near one, itself left out, the nearest first."""
        low, high = max(0, figure.number - before), figure.number + after + 1
        near = [f for f in self.figures[low:high] if f is not figure and f.distance(figure) <= sentences]
        yield from sorted(near, key=lambda f: (f.distance(figure), abs(f.number - figure.number)))

    def terms(self, figure: Figure) -> list[Figure]:
        """The stretches of time nearest to a figure, up to three."""
        return [f for f in self.around(figure, REACH) if f.is_duration and not _RECORD.search(f.before)][:3]

    @functools.cached_property
    def printed(self) -> Counter[tuple[float, ...]]:
        """How often each value is printed."""
        return Counter(figure.known for figure in self.figures)

    @functools.cached_property
    def years(self) -> frozenset[str]:
        """The years that the text names; the "2000" of an amount of 2000 dollars is none."""
        counted = {place for figure in self.figures for place in range(figure.start, figure.end)}
        return frozenset(m.group() for m in _YEAR.finditer(self.text) if m.start() not in counted)

    @functools.cached_property
    def starting(self) -> Mapping[int, Figure]:
        """The figures by where they begin."""
        return {figure.start: figure for figure in self.figures}

    @functools.cached_property
    def columns(self) -> Sequence[Sequence[int]]:
        """Where the cells of each column of a table begin, from above."""
        return [
            [cell[0] for cell in column]
            for table in tables(self.text)
            for column in zip(*table.rows, strict=True)
        ]

    @functools.cached_property
    def cells(self) -> Mapping[int, tuple[int, int]]:
        """The column of each cell and its place there, by where the cell begins."""
        return {
            start: (at, line) for at, column in enumerate(self.columns) for line, start in enumerate(column)
        }

    @functools.cached_property
    def rows(self) -> Mapping[int, list[Figure]]:
        """The figures of each line."""
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.paragraph, []).append(figure)
        return found

    @functools.cached_property
    def _measured(self) -> frozenset[tuple[str, Dimensions]]:
        """The measures of a case that the page speaks of, each with what it is counted in."""
        return frozenset((f.claim.measure, f.head) for f in self.figures if f.claim.measure)

    def is_anothers(self, rate: Figure, count: Figure) -> bool:
        """Whether a rate is named after another measure than that of an amount: the price of diesel, and tonnes of fish."""
        named, beside = rate.claim.measure, count.claim.measure
        if not (named and beside and rate.things) or beside in named or count.is_money:
            return False
        return any(
            measure in named and head == count.head for measure, head in self._measured if measure != named
        )

    def in_brackets(self, figure: Figure) -> bool:
        """Whether a figure stands in the round brackets behind another, as what that comes to in other terms."""
        opening = self.text[max(0, figure.start - BRACKET) : figure.start]
        place = opening.rfind("(")
        if place <= opening.rfind(")") or not figure.number:
            return False
        before = self.figures[figure.number - 1]
        start = figure.start - len(opening) + place
        return before.end > start or not self.text[before.end : start].strip()

    def beside(self, figure: Figure, reach: int) -> str:
        """The text up to so many code points to either side of a figure, without a word that is cut there: no "Reis" of "Preis"."""
        start, end = max(0, figure.start - reach), figure.end + reach
        while start < figure.start and self.text[start - 1 : start + 1].isalnum() and start:
            start += 1
        while end > figure.end and self.text[end - 1 : end + 1].isalnum() and end < len(self.text):
            end -= 1
        return self.text[start:end]

    def opening(self, figure: Figure) -> int:
        """Where the sentence of a figure begins."""
        return figure.claim.span[0] if figure.claim.span else figure.start

    def closing(self, figure: Figure) -> int:
        """Where the sentence of a figure ends."""
        return figure.claim.span[1] if figure.claim.span else figure.end

    def between(self, one: Figure, other: Figure) -> str:
        return self.text[one.end : other.start] if self.text else ""


@dataclass(frozen=True)
class Evidence:
    """Everything that a relation may look at."""

    pages: tuple[Page, ...]
    reference: tuple[Reference, ...]
    measures: Mapping[str, Measure]
    lineage: Lineage | None
    language: str

    @property
    def figures(self) -> Iterator[tuple[Page, Figure]]:
        for page in self.pages:
            for figure in page.figures:
                yield page, figure

    @functools.cached_property
    def by_claim(self) -> Mapping[str, tuple[Page, Figure]]:
        return {figure.claim.id: (page, figure) for page, figure in self.figures}

    def commodity(self, page: Page, figure: Figure) -> str | None:
        """The commodity a figure is of, from its head noun, its measure, what is transferred or the words beside it."""
        claim = figure.claim
        measure = self.measures.get(claim.measure or "")
        named = (
            figure.quantity.of,
            figure.sort,
            claim.transfer.good if claim.transfer else None,
            claim.measure,
            " ".join(word for known in measure.words.values() for word in known) if measure else None,
            page.beside(figure, 40) or figure.text,
        )
        return next((found[0] for text in named if (found := words.commodities(text))), None)

    def party(self, figure: Figure, side: str) -> str | None:
        """The giver or recipient of what a figure counts, as ISO code."""
        for record in (figure.claim.transfer, self.measures.get(figure.claim.measure or "")):
            named = getattr(record, side, None)
            if isinstance(named, str):
                return named
        return None


def same_item(one: Figure, other: Figure) -> bool:
    """Whether nothing known of two figures says that they are about different things; what they count or measure must be the same."""
    a, b = one.claim, other.claim
    if a.measure is not None and b.measure is not None:
        return a.measure == b.measure
    counted = one.is_counted and one.unit == other.unit
    if (
        not counted
        and one.sort
        and other.sort
        and one.sort != other.sort
        and not words.same_thing(one.sort, other.sort)
    ):
        return False
    if a.transfer is not None and b.transfer is not None:
        for side in ("giver", "recipient"):
            x, y = getattr(a.transfer, side), getattr(b.transfer, side)
            if (
                x
                and y
                and x != y
                and getattr(b.transfer, "giver" if side == "recipient" else "recipient") != x
            ):
                return False
    return same_unit(one, other)


def same_unit(one: Figure, other: Figure) -> bool:
    """Whether two figures count or measure the same, their rates left out: boats and ships, tonnes and kilograms, dollars and dollars."""
    if one.head == other.head:
        return True
    if not (one.is_counted and other.is_counted):
        return False
    return same_noun(one, other) or (one.sort is not None and one.sort == other.sort)


def of_one_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures may be added: of one unit, or counted of one kind of things, by whatever nouns: trawlers and seiners, soldiers and nurses."""
    counted = one.is_counted and other.is_counted
    return same_unit(one, other) or (
        counted and bool(words.kinds_of(one.unit or "") & words.kinds_of(other.unit or ""))
    )


def is_kind_of(part: Figure, whole: Figure) -> bool:
    """Whether what one figure counts is of the kind that another's noun names."""
    return not same_unit(part, whole) and of_one_kind(part, whole) and words.names_kind(whole.unit or "")


def same_noun(one: Figure, other: Figure) -> bool:
    """Whether two counted nouns may be said of the same things, whatever class they are read to be of."""
    a, b = one.unit or "", other.unit or ""
    return words.same_thing(a, b) or _one_stem(a, b) or "piece" in (a, b)


def _one_stem(one: str, other: str) -> bool:
    stem = min(len(one), len(other), 7)
    return stem >= 5 and one[:stem].casefold() == other[:stem].casefold()


def counts(thing: str, figure: Figure) -> bool:
    """Whether a figure counts a thing that a rate is per: soldiers of "per soldier" or "per head", vaccines of "per dose"."""
    if not figure.is_counted or figure.unit is None:
        return False
    noun = figure.unit
    if words.same_thing(thing, noun) or noun in words.generic() or thing in words.generic():
        return True
    if figure.sort is not None and words.same_thing(thing, figure.sort):
        return True
    if thing in ("person", "people") and not words.commodities(noun):
        return True
    if noun in ("person", "people") and not units.is_known(thing) and thing.islower():
        return True  # a noun that no table knows keeps its German capital: it may be a place
    return _one_stem(thing, noun)


# --- From claims to figures ------------------------------------------------------------------------------------------------


def gather(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    reference: Sequence[Reference],
    measures: Sequence[Measure],
    lineage: Lineage | None,
    language: str,
) -> Evidence:
    """The claims as figures of the flowing text, page by page. Without a unit, or with nothing but 0, there is nothing to reckon with."""
    known = {measure.id: measure for measure in measures}
    by_article: dict[str, list[Claim]] = {article.id: [] for article in articles}
    printed = {article.id: article.text for article in articles}
    texts = {each.id: msgspec.structs.replace(each, text=flowing(each.text)) for each in articles}
    for claim in (as_flowing(each, printed.get(each.article, "")) for each in claims):
        stated = _unsigned(claim.quantity)
        if stated is not None and stated.unit and max(stated.known, default=0.0) > 0:
            counted = claim if stated is claim.quantity else msgspec.structs.replace(claim, quantity=stated)
            by_article.setdefault(claim.article, []).append(counted)
    pages = tuple(_page(texts.get(id), found, known) for id, found in by_article.items())
    return Evidence(pages, tuple(reference), known, lineage, language)


def _unsigned(stated: Stated | None) -> Stated | None:
    """A share without its sign: "minus 40 percent" is a fall by 40 percent."""
    if stated is None or stated.unit != units.SHARE or max(stated.known, default=0.0) >= 0:
        return stated
    low, best, high = (None if value is None else -value for value in (stated.high, stated.best, stated.low))
    return msgspec.structs.replace(stated, low=low, best=best, high=high)


def _page(article: Article | None, claims: Sequence[Claim], measures: Mapping[str, Measure]) -> Page:
    text = article.text if article is not None else ""
    starts = [match.end() for match in _SENTENCE.finditer(text)]
    breaks = [match.start() for match in re.finditer(r"\n", text)]
    placed = sorted(((c.quantity and c.quantity.span) or c.span or (0, 0), c.id, c) for c in claims)
    persons = {c.quantity.unit for c in claims if c.quantity and c.quantity.unit in words.persons()} - {"person", "people", "inhabitant", "citizen", "resident"}  # fmt: skip
    counted: dict[object, list[tuple[str, float]]] = {}
    for claim in claims:
        if claim.quantity is not None and claim.quantity.unit is not None:
            counted.setdefault(claim.span, []).append((claim.quantity.unit, claim.quantity.point or 0.0))
    figures: list[Figure] = []
    for number, ((start, end), _, claim) in enumerate(placed):
        assert claim.quantity is not None
        sentence = bisect.bisect_right(starts, start)
        opening = max(starts[sentence - 1] if sentence else 0, placed[number - 1][0][1] if number else 0)
        closing = min(
            starts[sentence] if sentence < len(starts) else len(text),
            placed[number + 1][0][0] if number + 1 < len(placed) else len(text),
        )
        per = _completed(
            claim, claim.quantity, measures.get(claim.measure or ""), counted[claim.span],
            persons.copy().pop() if len(persons) == 1 else None,
        )  # fmt: skip
        figures.append(
            Figure(
                claim=claim,
                quantity=claim.quantity,
                per=per,
                number=number,
                sentence=sentence,
                paragraph=bisect.bisect_right(breaks, start),
                start=start,
                end=end,
                before=text[opening:start],
                after=text[end:closing],
            )
        )
    return Page(article, tuple(_with_rates_taken_over(figures, text)))


def _with_rates_taken_over(figures: Sequence[Figure], text: str) -> Iterator[Figure]:
    """The figures, with the rate of a price where it stands in what is beside it: "18 instalments at 109 million", "160 dollars a tonne, against 120"."""
    for number, figure in enumerate(figures):
        if _ON_THE_DOLLAR.match(figure.after) and figure.is_money and max(figure.known) < 1:
            yield replace(
                figure, quantity=msgspec.structs.replace(figure.quantity, unit=units.SHARE, per=()), per=()
            )
            continue
        if (currency := _exchanged_for(figure)) is not None:
            yield replace(figure, per=(currency,))
            continue
        if figure.per or not figure.is_money:
            yield figure
            continue
        before = figures[number - 1] if number else None
        after = figures[number + 1] if number + 1 < len(figures) else None
        listed = after is not None and _LISTED.fullmatch(text[figure.end : after.start]) is not None
        if (
            before is not None
            and before.unit
            and not listed  # "three instalments of 200, 300 and 450 million"
            and _is_priced_at(before, text[before.end : figure.start])
        ):
            yield replace(figure, per=(before.unit,))
            continue
        beside = [f for f in figures[max(0, number - 2) : number + 2] if f is not figure]
        given = next((f for f in beside if _is_compared(figure, f, text)), None)
        yield figure if given is None else replace(figure, per=given.per)


def _exchanged_for(figure: Figure) -> str | None:
    """The currency that a figure is the price of one of: "83 taka to the dollar", "90 Rubel je Dollar"."""
    printed = _TO_THE.match(figure.after)
    noun = figure.per[0] if len(figure.per) == 1 else printed[1] if printed and not figure.per else None
    code = words.currency(noun) if noun is not None else None
    return code if code != figure.unit and not figure.is_share and not figure.is_duration else None


_LISTED = re.compile(r"\s*(?:,(?: (?:and|und|then|dann))?|and|und|then|dann)\s*")
_ON_THE_DOLLAR = re.compile(
    r"\s+(?:on|in|for) the (?:dollar|euro|pound)\b|\s+(?:je|pro|für (?:einen|den|jeden)) (?:Dollar|Euro)\b",
    re.IGNORECASE,
)
_TO_THE = re.compile(
    r"\s+(?:to|per|for|je|pro|für)\s+(?:the |one |a |einen |eine |1 )?(?:US[- ])?([^\W\d_]{3,})",
    re.IGNORECASE,
)


def _is_priced_at(count: Figure, gap: str) -> bool:
    if count.is_money or count.is_share or count.is_duration or count.per:
        return False
    return _AT.fullmatch(gap) is not None or (
        count.unit in words.instalments() and _OF.fullmatch(gap) is not None
    )


_OF = re.compile(r"\s+(?:of|von|über)\s+(?:rund|etwa|about|around|some)?\s*")
_AT = re.compile(r"\s+(?:\w+\s+)?(?:zu|zu je|à|at)\s+(?:jeweils|rund|etwa|about|around|some)?\s*")


def _is_compared(bare: Figure, priced: Figure, text: str) -> bool:
    """Whether an amount of money without a rate is set beside a price of about its size."""
    if not priced.things or bare.unit != priced.unit:
        return False
    if bare.sentence != priced.sentence or not 1 / ALIKE < max(bare.known) / max(priced.known) < ALIKE:
        return False
    if bare.number > priced.number:
        gap = text[priced.end : bare.start]
        return words.said("compared", gap) and not words.said("result", gap)
    return (
        re.fullmatch(r"\s*(?:to|and|or|auf|bis|und|oder|–|-)\s*(?:\w+\s)?", text[bare.end : priced.start])
        is not None
    )


def _completed(
    claim: Claim,
    quantity: Stated,
    measure: Measure | None,
    beside: Sequence[tuple[str, float]],
    persons: str | None,
) -> tuple[str, ...]:
    """The rate with what the article left out: pay is pay of a person, interest is a year's.

    Where the sentence counts the persons itself (`beside`), the sum is that of them all and nothing is left out, unless
    nobody would then get so much as one unit of the currency a month.
    """
    per = quantity.per
    timed = any(code in units.TIMES for code in per)
    if quantity.unit == units.SHARE:
        return (*per, "year") if not timed and _is_interest(quantity, claim, measure) else per
    if measure is None and timed and persons is not None and _is_pay(quantity, claim):
        heads = [count for unit, count in beside if words.same_thing(unit, persons)]
        month = base("month", ()).size / base(next(code for code in per if code in units.TIMES), ()).size
        shared = (
            bool(heads)
            and not _said_of_each(claim, quantity)
            and max(quantity.known) * month / max(heads) >= 1
        )
        return per if shared else (*per, persons)
    if measure is None or not timed or not _same_kind(quantity.unit, measure.unit):
        return per
    # "3.100 Euro pro Monat" of a measure that counts pay per soldier and month
    missing = [code for code in measure.per if code not in units.TIMES and code not in per]
    if any(words.same_thing(unit, code) for unit, _ in beside for code in missing):
        return per
    return (*per, *missing)


def _is_interest(quantity: Stated, claim: Claim, measure: Measure | None) -> bool:
    if measure is not None and measure.unit != units.SHARE:
        return False
    named = [
        quantity.of,
        claim.measure,
        *(w for known in (measure.words.values() if measure else ()) for w in known),
    ]
    return any("interest" in words.roles(text) for text in named)


def _same_kind(unit: str | None, other: str) -> bool:
    return unit == other or (unit is not None and units.is_currency(unit) and units.is_currency(other))


def _said_of_each(claim: Claim, quantity: Stated) -> bool:
    if quantity.span is None or claim.span is None or claim.text is None:
        return False
    at = max(0, quantity.span[0] - claim.span[0])
    before = claim.text[max(0, at - 60) : at]
    return words.said("each", before[-30:]) or _EACH_OF.search(before) is not None


_EACH_OF = re.compile(r"\b(?:each|every|jede[nrms]?)\s+(?:one\s+)?(?:of|der|von)\b", re.IGNORECASE)


def _is_pay(quantity: Stated, claim: Claim) -> bool:
    """Whether money is called pay, and is of a size that one person is paid, by the words before it in its sentence."""
    if quantity.unit is None or not units.is_currency(quantity.unit) or max(quantity.known) >= MOST_PAY:
        return False
    if any(code not in units.TIMES for code in quantity.per):
        return False
    before = ""
    if quantity.span is not None and claim.span is not None and claim.text is not None:
        at = max(0, quantity.span[0] - claim.span[0])
        before = claim.text[max(0, at - 45) : at]
    called = f"{quantity.of or ''} {before}"
    return (
        ("pay" in words.roles(called) and not words.said("payroll", called))
        or words.said("each", before)
        or _said_of_each(claim, quantity)
    )
