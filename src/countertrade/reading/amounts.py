"""Numbers joined with their unit, noun and hedges: one draft for each amount or range of a text.

The table of the contract decides how a printed number becomes low, best, high and bound.
"""

from __future__ import annotations

import bisect
import functools
from dataclasses import dataclass, field
from decimal import Decimal
from types import ModuleType

from countertrade import units
from countertrade.quantity import SHAPES, Bound
from countertrade.reading import labels, unit_words
from countertrade.reading.dates import time_spans
from countertrade.reading.labels import Label
from countertrade.reading.languages.de import bounds as de_bounds
from countertrade.reading.languages.en import bounds as en_bounds
from countertrade.reading.numbers import Number, numbers
from countertrade.reading.numerals import lexeme
from countertrade.reading.rate_words import Rate
from countertrade.reading.tokens import Tokens
from countertrade.reading.unit_words import Unit
from countertrade.records import MentionKind

BOUNDS: dict[str, ModuleType] = {"de": de_bounds, "en": en_bounds}
LIMITS: tuple[Bound, ...] = ("more_than", "less_than", "at_least", "at_most", "up_to")
MOST_HEDGES = 3


@dataclass(slots=True)
class Draft:
    """A quantity while it is put together; token places, end exclusive."""

    first: int
    last: int
    number: Number
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: Unit | None
    label: Label | None = None
    code: str | None = None
    noun: str | None = None
    of: str | None = None
    elliptic: bool = False
    rates: list[Rate] = field(default_factory=list)
    after: int = 0  # token after unit and noun, where a rate may begin
    rule: str = "number"

    def scale(self, factor: Decimal) -> None:
        """Multiply what was read, as a percent sign or a subunit of money asks for."""
        self.low = None if self.low is None else self.low * factor
        self.best = None if self.best is None else self.best * factor
        self.high = None if self.high is None else self.high * factor

    @property
    def kind(self) -> MentionKind:
        if self.label == "age":
            return "age"
        if self.label in ("clock", "date", "year"):
            return "time"
        if self.label == "ordinal":
            return "ordinal"
        if self.unit is not None:
            return self.unit.kind
        if self.code == units.SHARE:
            return "percentage"
        if self.elliptic and self.code is not None:
            return (
                "currency"
                if units.is_currency(self.code)
                else "dimension"
                if units.is_known(self.code)
                else "count"
            )
        return "number"


# --- Number, unit, hedge ------------------------------------------------------------------------------------------------


def drafts(tokens: Tokens) -> list[Draft]:
    text = tokens.text
    blocked: list[tuple[int, int, Label]] = sorted(
        [*labels.spans(text), *((start, end, "date") for start, end in time_spans(tokens))]
    )
    starts = [start for start, _, _ in blocked]
    found: list[Draft] = []
    taken = 0
    items = numbers(tokens)
    skip = 0
    for index, number in enumerate(items):
        if index < skip or number.first < taken:
            continue
        place = bisect.bisect_right(starts, tokens.starts[number.first]) - 1
        label: Label | None = None
        for start, end, why in blocked[max(0, place - 3) : place + 1]:
            if start <= tokens.starts[number.first] < end:
                label = why
        if label is not None:
            found.append(_plain(number, label))
            taken = number.last
            continue
        following = items[index + 1] if index + 1 < len(items) else None
        draft = _range(tokens, number, following) if following is not None else None
        if draft is not None:
            skip = index + 2
        else:
            draft = _single(tokens, number)
        if draft is None:
            continue
        if draft.first < taken:
            draft.first = max(draft.first, taken)
        found.append(draft)
        taken = max(draft.last, draft.after)
    return found


def _plain(number: Number, label: Label) -> Draft:
    value = number.value
    return Draft(
        number.first,
        number.last,
        number,
        value,
        value,
        value,
        "exact",
        None,
        label,
        after=number.last,
        rule=label,
    )


def _unit_of(tokens: Tokens, number: Number) -> Unit | None:
    """The unit of one number: a sign before it, else the words after it, else the noun that it counts."""
    if number.form == "ordinal":
        return None
    front = unit_words.before(tokens, number.first)
    behind = unit_words.after(tokens, number.last)
    if front is not None:
        doubled = behind is not None and behind.kind == "currency" and tokens.words[front.first] == "$"
        return behind._replace(first=front.first) if behind is not None and doubled else front
    if behind is not None:
        return sterling(tokens, number, behind)
    if number.form in ("fraction", "multiple"):
        return None
    if (number.vague and tokens.word(number.last) == "of") or tokens.word(number.last) == "von":
        inner = unit_words.measure(tokens, number.last + 1) or unit_words.money(tokens, number.last + 1)
        if inner is not None:
            return inner._replace(first=number.last)
    if _is_year_in_prose(tokens, number):
        return None
    if tokens.word(number.last) == "-" and tokens.word(number.last + 1) == "strong":
        return Unit("person", "count", number.last, number.last + 2, "strong")
    return unit_words.counted(tokens, number.last, one=number.value == 1)


def _is_year_in_prose(tokens: Tokens, number: Number) -> bool:
    """Whether four figures are a year and not a count: words in small letters come between them and a noun."""
    printed = tokens.word(number.first)
    if number.last - number.first > 1 or len(printed) != 4 or not "1500" <= printed <= "2100":
        return False
    return tokens.language == "de" and not tokens.capital(number.last) and "." not in printed


def sterling(tokens: Tokens, number: Number, unit: Unit) -> Unit:
    """Pounds as money where they are: a million and more of them, or an article that speaks of Britain's money."""
    if unit.code == "lb" and unit.kind == "dimension" and _is_money(tokens, number):
        return unit._replace(code="GBP", kind="currency")
    return unit


def _is_money(tokens: Tokens, number: Number) -> bool:
    if "sterling" not in tokens.memo:
        tokens.memo["sterling"] = any(word in ("£", "sterling", "gbp") for word in tokens.words)
    return number.scaled or bool(tokens.memo["sterling"])


def _single(tokens: Tokens, number: Number) -> Draft | None:
    unit = _unit_of(tokens, number)
    label = labels.label(tokens, number, unit)
    if number.form == "article":
        return None
    first, last = number.first, number.last
    if unit is not None:
        first, last = min(first, unit.first), max(last, unit.last)
    value = number.value
    if number.vague:
        low, best, high, bound = value, None, number.high, "order"
    else:
        low, best, high, bound = value, value, value, "exact"
    draft = Draft(first, last, number, low, best, high, bound, unit, label, after=last)  # type: ignore[arg-type]
    if unit is not None:
        draft.code, draft.noun = unit.code, unit.noun
        draft.rule = {"currency": "money", "dimension": "measure", "percentage": "share"}.get(
            unit.kind, unit.kind
        )
        if unit.kind == "percentage":
            draft.scale(Decimal("0.01"))
        if unit.times != 1:
            draft.scale(Decimal(unit.times))
        if unit.code in unit_words.MONEY[tokens.language].SUBUNIT_OF:
            draft.code = unit_words.main_unit(tokens, unit.code or "")
            draft.scale(Decimal("0.01"))
    elif number.form in ("fraction", "multiple"):
        draft.code, draft.rule = units.SHARE, number.form
    if label is None or label in ("calibre", "document", "market"):
        _hedge(tokens, draft)
    return draft


def _hedge(tokens: Tokens, draft: Draft) -> None:
    """Read the hedges before and after a number and widen the span over them."""
    table = BOUNDS[tokens.language]
    place = draft.first
    hedges: list[Bound] = []
    share = draft.number.form in ("fraction", "multiple") and draft.unit is None
    if share and tokens.word(place - 1) in table.ARTICLES:
        place -= 1
        if tokens.language == "de":
            draft.first = place
    for _ in range(MOST_HEDGES):
        found = _phrase_before(tokens, place)
        if found is None and not hedges and tokens.word(place - 1) in table.FILLERS:
            found = _phrase_before(tokens, place - 1)
        if found is None:
            break
        phrase, bound, start = found
        if phrase in table.OVER and (
            _is_stretch(tokens, draft, start) or tokens.word(start - 1) in table.PARTICLE_VERBS
        ):
            break
        if bound == "up_to" and tokens.word(start - 1) in table.SUMMING:
            break
        hedges.append(bound)
        place = draft.first = start
    behind = _phrase_after(tokens, draft.last)
    if behind is not None:
        bound, end = behind
        hedges.append(bound)
        draft.last = draft.after = end
    if draft.number.vague or draft.unit is None or draft.unit.kind == "count":
        _more(tokens, draft)
    if not hedges:
        return
    chosen: Bound = next((bound for bound in LIMITS if bound in hedges), "about")
    if draft.bound in ("order", "range"):
        return
    low, best, high = SHAPES[chosen]
    value = draft.best
    draft.low, draft.best, draft.high = (value if kept else None for kept in (low, best, high))
    draft.bound = chosen


def _more(tokens: Tokens, draft: Draft) -> None:
    """Take "noch … mehr", "weitere" and "more" into the span of a vague or elliptic amount."""
    table = BOUNDS[tokens.language]
    if draft.unit is not None and not draft.number.vague:
        return
    if tokens.word(draft.last) in table.MORE_AFTER and tokens.word(draft.last + 1) not in ("als", "than"):
        draft.last = draft.after = draft.last + 1
        draft.elliptic = draft.unit is None
        if tokens.word(draft.first - 1) == "noch":
            draft.first -= 1
    elif tokens.word(draft.first - 1) in table.MORE_BEFORE and tokens.word(draft.first - 1) != "noch":
        draft.first -= 1
        draft.elliptic = draft.unit is None


def _is_stretch(tokens: Tokens, draft: Draft, start: int) -> bool:
    """Whether "over 35 years" is a stretch of time and no lower bound."""
    if draft.unit is None or draft.unit.code not in units.TIMES:
        return False
    return tokens.word(start - 1) not in BOUNDS[tokens.language].DURATION_AFTER


Phrases = dict[str, list[tuple[tuple[str, ...], str, Bound]]]


@functools.cache
def _before(language: str) -> Phrases:
    """Hedges by their last word, longest first."""
    found: Phrases = {}
    for bound, forms in BOUNDS[language].BEFORE.items():
        for form in forms.split(","):
            words = tuple(form.split())
            found.setdefault(words[-1], []).append((words, form.strip(), bound))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


@functools.cache
def _after(language: str) -> Phrases:
    found: Phrases = {}
    for bound, forms in BOUNDS[language].AFTER.items():
        for form in forms.split(","):
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, form.strip(), bound))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


def _phrase_before(tokens: Tokens, place: int) -> tuple[str, Bound, int] | None:
    """The hedge that ends right before a token: its words, its bound, its first token."""
    end = place
    if tokens.word(end - 1) == "." and tokens.word(end - 2) in ("ca", "approx", "c"):
        end -= 1
    for words, form, bound in _before(tokens.language).get(tokens.word(end - 1), ()):
        start = end - len(words)
        if start >= 0 and tuple(tokens.words[start:end]) == words:
            return form, bound, start
    return None


def _phrase_after(tokens: Tokens, place: int) -> tuple[Bound, int] | None:
    for words, _, bound in _after(tokens.language).get(tokens.word(place), ()):
        end = place + len(words)
        if tuple(tokens.words[place:end]) == words and tokens.word(end) not in ("als", "than"):
            return bound, end
    return None


# --- Ranges -----------------------------------------------------------------------------------------------------------------


def _range(tokens: Tokens, one: Number, two: Number) -> Draft | None:
    """zwischen A und B, A bis B, from A to B, A–B with their unit; None where two numbers are no range."""
    table = BOUNDS[tokens.language]
    if one.vague or two.vague or one.form in ("ordinal", "multiple") or two.form in ("ordinal", "multiple"):
        return None
    if two.first - one.last > 6:
        return None
    unit_one = unit_words.before(tokens, one.first) or unit_words.after(tokens, one.last)
    front_two = unit_words.before(tokens, two.first)
    gap_first = max(one.last, unit_one.last if unit_one is not None else 0)
    gap_last = front_two.first if front_two is not None else two.first
    gap = tokens.words[gap_first:gap_last]
    if len(gap) not in (1, 2):
        return None
    opening = min(one.first, unit_one.first if unit_one is not None else one.first)
    lead = tokens.word(opening - 1)
    joined = " ".join(gap)
    between = lead in table.BETWEEN and joined in table.BETWEEN_AND
    if lead in table.CHANGE_BY:
        return None
    dash = joined in ("-", "–", "—", "−", "~")
    if (
        not between
        and joined not in table.TO
        and not (joined in table.OR and two.value == one.value + 1 and two.value <= 12)
    ):
        return None
    if (
        not between
        and tokens.language == "en"
        and lead == "from"
        and any(tokens.word(place) in table.CHANGE_VERBS for place in range(opening - 8, opening))
    ):
        return None
    unit = _unit_of(tokens, two) or front_two or unit_one
    low, high = one.value, two.value
    scale = lexeme(tokens.word(two.last - 1), tokens.language)
    if two.scaled and not one.scaled and scale is not None and scale.scale and low < high / scale.scale:
        low *= scale.scale
    if low >= high or (dash and unit is None):
        return None
    if unit is None and not between and joined not in ("bis", "to", "bis zu"):
        return None
    first = opening - (1 if between else 0)
    if lead in table.FROM and not between:
        first = opening - 1
    last = max(two.last, unit.last if unit is not None and unit.first >= two.last else two.last)
    draft = Draft(first, last, two, low, None, high, "range", unit, None, after=last, rule="range")
    if unit is not None:
        draft.code, draft.noun = unit.code, unit.noun
        if unit.kind == "percentage":
            draft.scale(Decimal("0.01"))
    elif one.form == "fraction" or two.form == "fraction":
        draft.code = units.SHARE
    if lead not in table.FROM:
        _hedge(tokens, draft)
    else:
        draft.first = opening
    return draft
