"""Numbers with unit, range and bound: what becomes a figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from countertrade import units
from countertrade.quantity import Bound
from countertrade.reading.numeric.items import Items
from countertrade.reading.numeric.numbers import Number, numbers
from countertrade.reading.numeric.units import Unit, UnitFinder
from countertrade.records import MentionKind

Label = Literal[
    "age", "bare", "clock", "date", "label", "list", "page", "phone", "rate_denominator", "score", "type", "year"
]  # fmt: skip
_LINKS = frozenset(("-", "–", "—", "−", "‑"))
_OVER = frozenset(("over", "über"))
# before "over five years" where it is a bound and no stretch of time
_BOUNDING = frozenset(
    "for in after since than lasted lasts last took takes within is was of seit nach vor als dauert dauerte von binnen".split()
)
_MANY = 30  # from here two numbers with "or" between them are no estimate
_SKIPPED = frozenset(("(", '"', "“", "„", "‚", "'", "a", "an"))


class Rate(NamedTuple):
    """What an amount is per, printed at parts `first` to `last`."""

    per: str
    first: int
    last: int


@dataclass(slots=True)
class Draft:
    """A figure in the making. `first` to `last` hold hedge, number and unit; `core` to `last` number and unit."""

    number: Number
    unit: Unit | None
    first: int
    core: int
    last: int
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    bound: Bound = "exact"
    code: str | None = None
    kind: MentionKind = "number"
    label: Label | None = None
    rates: list[Rate] = field(default_factory=list)
    of: str | None = None
    elliptic: bool = False
    sure: bool = True
    rule: str = "number"
    lender: Draft | None = None  # whose unit it has

    @property
    def quantity(self) -> Unit | None:
        """Its unit; None for a number without one and for what is no quantity."""
        return self.unit if self.label is None else None

    @property
    def behind(self) -> bool:
        """Whether it has a unit that stands behind its number."""
        return self.unit is not None and self.unit.first >= self.number.last

    def is_of(self, *kinds: MentionKind) -> bool:
        """Whether it is a quantity in a unit of one of these kinds."""
        return self.quantity is not None and self.quantity.kind in kinds

    def scale(self, factor: Decimal) -> None:
        """Multiply its values."""
        self.low, self.best, self.high = (
            None if value is None else value * factor for value in (self.low, self.best, self.high)
        )

    @property
    def carries(self) -> bool:
        """Whether it can be per something: any amount but a stretch of time, a plain number, a fraction and a multiple."""
        counts = self.code is not None and not (self.code == units.SHARE and self.kind == "number")
        return self.label is None and counts and self.code not in units.TIMES


def drafts(items: Items, finder: UnitFinder) -> list[Draft]:
    """Every number of a document with its unit, ranges joined, in order."""
    found: list[Draft] = []
    for number in numbers(items):
        if found and number.first < found[-1].last:
            continue  # "1000 m3": inside the unit before
        unit = finder.unit(number)
        if (
            unit is None
            and items.lower[number.first] == "one"
            and number.last == number.first + 1
            and items.word(number.last) not in ("or", "to", "and", "in")
        ):
            continue
        draft = _in_so_many(items, _draft(number, unit))
        if found and _joins(items, found[-1], draft):
            _join(items, found[-1], draft)
        else:
            found.append(draft)
    for at in range(len(found) - 2):
        _across(items, *found[at : at + 3])
    found = [draft for draft in found if draft.label != "date"]
    for at, draft in enumerate(found):
        before = found[at - 1].last if at else 0
        _bounded(items, draft, before)
    return found


def _draft(number: Number, unit: Unit | None) -> Draft:
    first = min(number.first, unit.first) if unit else number.first
    last = max(number.last, unit.last) if unit else number.last
    factor = unit.factor if unit else Decimal(1)
    if unit and unit.code == units.SHARE and not number.share:
        factor *= Decimal("0.01")
    low, best, high = number.low, None if number.order else number.value, number.high
    if not number.order:
        low = high = best
    low, best, high = (None if value is None else value * factor for value in (low, best, high))
    draft = Draft(number, unit, first, first, last, low, best, high, "order" if number.order else "exact")
    _named(draft)
    return draft


def _in_so_many(items: Items, draft: Draft) -> Draft:
    """A share that a count states with its whole behind the noun: "one child in five"."""
    number, unit = draft.number, draft.unit
    if (
        unit is None
        or unit.kind not in ("count", "dimension")
        or not number.letters
        or items.word(unit.last) != "in"
        or items.words.german
    ):
        return draft
    whole = items.words.cardinals.get(items.word(unit.last + 1))
    if (
        whole is None
        or not 0 < number.value < whole
        or items.pos(unit.last + 2) in ("noun", "adj", "num")
        or (whole % 5 and whole > 10)
    ):
        return draft
    share = number._replace(last=unit.last + 2, value=number.value / whole, share=True)
    return _draft(share, Unit(units.SHARE, "number", share.last, share.last))


def _named(draft: Draft) -> None:
    """Code, kind and rule from the unit."""
    unit = draft.unit
    if unit is None:
        return
    draft.code, draft.kind, draft.sure = unit.code, unit.kind, unit.sure
    draft.rule = {"currency": "money", "number": "share"}.get(unit.kind, unit.kind)


# --- ranges -----------------------------------------------------------------------------------------------------------


def _joins(items: Items, one: Draft, other: Draft) -> bool:
    """Whether two numbers are the ends of a range: "600.000 bis 700.000", "$5-10", "between 3 and 4 tonnes"."""
    words = items.words
    if items.word(one.first - 1) in ("by", "um") and items.word(one.last) in ("to", "auf"):
        return False  # "fell by 3 tonnes to 5 tonnes"
    if one.bound == "range" or one.number.share != other.number.share or items.newline(other.first):
        return False
    if one.number.order != other.number.order:
        return False
    gap = items.lower[one.last : other.first]
    if len(gap) > 1 and gap[0] in _LINKS and gap[1] in words.to:
        gap = [word for word in gap if word not in _LINKS]
    if len(gap) == 2 and gap[1] in _LINKS:
        gap = gap[:1]
    if not 0 < len(gap) <= 3:
        return False
    before = items.word(one.first - 1)
    link = gap[0]
    hedged = words.fillers | frozenset(
        ("zu", "about", "rund", "etwa", "around", "over", "nearly", "almost", "fast", "up")
    )
    if any(word not in hedged for word in gap[1:]):
        return False
    if (
        link in words.or_
        and len(gap) == 1
        and one.unit is None
        and (other.unit is None or other.unit.first >= other.number.last)
        and other.number.value == one.number.value + 1 < _MANY
    ):
        return True  # "five or six ships"
    betweens = before in words.between or (
        items.word(one.first - 2) in words.between and before in words.fillers | {"about", "etwa", "rund"}
    )
    if not (link in words.to or (link in words.and_ and betweens)):
        return False
    if link in _LINKS and len(gap) > 1:
        return False
    if one.unit and other.unit and one.code != other.code and not one.unit.currency:
        return False
    if one.unit and other.unit is None and one.unit.kind in ("percentage", "count"):
        return False
    if _is_year(items, one.number) and one.unit is None and not _is_year(items, other.number):
        return False
    low, high = one.number.value, other.number.value
    if one.number.scale == 1 and other.number.scale > 1 and low * other.number.scale < high:
        low *= other.number.scale
    if low >= high:
        return False
    if link in _LINKS:
        if (
            one.unit is None
            and other.unit is None
            and (high < 100 and one.number.scale == 1 and _score(items, one))
        ):
            return False
        return not (_is_year(items, one.number) and _is_year(items, other.number) and not other.unit)
    if link in words.and_:
        return True
    return not _changes(items, one, before, link)


def _across(items: Items, one: Draft, inner: Draft, other: Draft) -> None:
    """Join the ends of a range around a conversion in brackets: "between $200 million (NZ$302m) and $500 million"."""
    between = (
        items.word(one.first - 1) in items.words.between and items.word(other.first - 1) in items.words.and_
    )
    if (
        items.word(one.last) == "("
        and inner.first == one.last + 1
        and items.word(inner.last) == ")"
        and other.first == inner.last + 2
    ):
        linked = between or items.word(other.first - 1) in items.words.to - _LINKS
        if (
            linked
            and one.code == other.code
            and one.number.value < other.number.value
            and not one.number.order
        ):
            _join(items, one, other)
            other.label = "date"


def _score(items: Items, one: Draft) -> bool:
    return (
        items.pos(one.first - 1) in ("name", "verb", "noun")
        or items.word(one.first - 1) in items.words.labels["score"]
    )


def _is_year(items: Items, number: Number) -> bool:
    printed = items.lower[number.first]
    return (
        number.last - number.first == 1
        and printed.isdecimal()
        and len(printed) == 4
        and 1000 <= int(printed) <= 2150
    )


def _changes(items: Items, one: Draft, before: str, link: str) -> bool:
    """Whether "from … to …" tells of a change: a word of rising or falling stands in the clause before it."""
    words = items.words
    if link in ("bis", "through") or (before not in words.from_ and link != "to"):
        return False
    span = 8 if before in words.from_ else 3
    for at in range(one.first - 1, max(-1, one.first - span - 1), -1):
        if items.lower[at] in ".;,:" and at < one.first - 2:
            return False
        if items.lower[at] in words.change or items.lemma(at) in words.change:
            return True
    return False


def _join(items: Items, one: Draft, other: Draft) -> None:
    """Make the first of two drafts their range."""
    factor = Decimal(other.number.scale) if (
        one.number.scale == 1 and other.number.scale > 1 and one.number.value * other.number.scale < other.number.value
    ) else Decimal(1)  # fmt: skip
    unit = (
        other.unit if one.unit is None or (other.unit and other.unit.last > other.number.last) else one.unit
    )
    low, high = (
        one.low if one.number.order else one.number.value,
        other.high if other.number.order else other.number.value,
    )
    scale = Decimal(1)
    if unit is not None and not one.number.share:
        scale = unit.factor / 100 if unit.code == units.SHARE else unit.factor
    assert low is not None
    assert high is not None
    one.low, one.best, one.high = low * factor * scale, None, high * scale
    one.bound, one.unit = "range", unit
    one.last = other.last
    before = items.word(one.first - 1)
    if before in items.words.between or before in items.words.from_:
        one.first = one.core = one.first - 1
    _named(one)
    one.number = one.number._replace(last=other.number.last, scale=max(one.number.scale, other.number.scale))


# --- bounds -----------------------------------------------------------------------------------------------------------


def _bounded(items: Items, draft: Draft, floor: int) -> None:
    """Read the words before and after a number that say how firmly it is meant."""
    bound, first = _before(items, draft, floor)
    after, last = _after(items, draft)
    draft.first = first
    bound = after or bound
    if after:
        draft.last = last
    if bound is None or draft.bound == "range":
        return
    low, high = (draft.low, draft.high)
    match bound:
        case "about":
            if draft.bound == "order":
                return
        case "more_than":
            draft.best = draft.high = None
        case "at_least":
            draft.best, draft.high = low, None
        case _:
            draft.low = draft.best = None
            draft.high = high
    draft.bound = bound


def _before(items: Items, draft: Draft, floor: int) -> tuple[Bound | None, int]:
    words = items.words
    at, first, found = draft.first, draft.first, None
    if (
        draft.code == units.SHARE
        and draft.unit
        and draft.unit.factor > 1
        and items.word(at - 1) in ("das", "die", "der")
    ):
        at -= 1
    for _ in range(2):
        place = at - 1
        for _ in range(2):
            if (
                place >= floor
                and (items.lower[place] in words.fillers or (items.lower[place] in _SKIPPED))
                and not _ends(items, place, floor)
            ):
                place -= 1
        hit = _ends(items, place, floor)
        if hit is None:
            break
        phrase, bound = hit
        start = place - len(phrase) + 1
        if ((phrase[-1] in _OVER and len(phrase) == 1) or phrase == ("up", "to")) and not _is_bound(
            items, draft, start
        ):
            break
        if (
            len(phrase) == 1
            and phrase[0] in ("some", "under", "unter", "above", "below")
            and place < draft.first - 1
        ):
            break
        if phrase == ("about",) and items.lemma(start - 1) in _TOPICS:
            break  # "details about two soldiers"
        at = first = start
        if (
            found is None
            or found == "about"
            or (found in ("less_than", "more_than") and bound in ("up_to", "at_least", "at_most"))
        ):
            found = bound
    return found, first


_TOPICS = frozenset(
    "detail information report story question news concern datum data video worry claim rumour rumor fact book doubt talk speak".split()
)
"""What is about something: a number behind its "about" is not rounded."""


def _ends(items: Items, place: int, floor: int) -> tuple[tuple[str, ...], Bound] | None:
    """The longest phrase of a bound that ends at a part."""
    if place < floor:
        return None
    for phrase, bound in items.words.bounds.get(items.lower[place], ()):
        start = place - len(phrase) + 1
        if start >= floor and tuple(items.lower[start : place + 1]) == phrase:
            return phrase, bound
    return None


def _or_so(items: Items, at: int) -> bool:
    return items.word(at) == "or" and items.word(at + 1) == "so"


def _is_bound(items: Items, draft: Draft, at: int) -> bool:
    before = items.word(at - 1)
    if before in items.words.particle_verbs or (at > 0 and items.lemma(at - 1) in items.words.particle_verbs):
        return False
    if draft.code in units.TIMES:
        return before in _BOUNDING or items.word(at - 1) in ("just", "well", "slightly", "etwas", "deutlich")
    return True


def _after(items: Items, draft: Draft) -> tuple[Bound | None, int]:
    at = draft.last
    if draft.unit and draft.unit.first > draft.number.last and _or_so(items, draft.number.last):
        return "about", at
    if items.word(at) == "+" and items.glued[at]:
        return "at_least", at + 1
    for phrase, bound in items.words.bounds_after.get(items.word(at), ()):
        if tuple(items.lower[at : at + len(phrase)]) == phrase and (
            phrase != ("plus",) or items.word(at + 1)[:1] in ",.;)"
        ):
            return bound, at + len(phrase)
    return None, at
