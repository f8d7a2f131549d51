"""Every quantity of a text: as a mention, and as claims use it (with hedge, unit, rate and the noun it is of).

The table of the contract decides how a printed number becomes low, best, high and bound.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from types import ModuleType

from countertrade import units
from countertrade.quantity import SHAPES, Bound
from countertrade.reading import labels, rates, unit_words
from countertrade.reading.dates import time_spans, times
from countertrade.reading.labels import Label
from countertrade.reading.languages.de import bounds as de_bounds
from countertrade.reading.languages.en import bounds as en_bounds
from countertrade.reading.numbers import Number, lexeme, numbers
from countertrade.reading.rates import Rate
from countertrade.reading.tokens import Tokens
from countertrade.reading.unit_words import Unit
from countertrade.records import Mention, MentionKind, Record, Span, Stated

BOUNDS: dict[str, ModuleType] = {"de": de_bounds, "en": en_bounds}
LIMITS: tuple[Bound, ...] = ("more_than", "less_than", "at_least", "at_most", "up_to")
MOST_HEDGES = 3


class Found(Record, frozen=True, kw_only=True):
    """A quantity with what claims need to choose: `label` says that its form makes it no amount (an age, a page, a clock).

    `rate` are the places where the denominators of `stated.per` are printed; `elliptic` that the unit comes from
    elsewhere in the article; `sure` is False where the counted noun is not in the word tables.
    """

    stated: Stated
    kind: MentionKind
    rule: str
    label: Label | None = None
    rate: tuple[Span, ...] = ()
    elliptic: bool = False
    sure: bool = True


@dataclass(slots=True)
class _Draft:
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


def quantities(text: str, language: str) -> list[Found]:
    """Every quantity of a text in order, as claims use it: span of hedge, number, unit and counted noun."""
    tokens = Tokens(text, language)
    drafts = _drafts(tokens)
    _resolve(tokens, drafts)
    _attach_rates(tokens, drafts)
    return [_found(tokens, draft) for draft in drafts]


def mentions(text: str, language: str, published: str | None = None) -> list[Mention]:
    """Every quantity and every time in a text, in order; also ages and scores, told apart by kind."""
    found = [
        Mention(
            span=item.stated.span or (0, 0),
            text=item.stated.text or "",
            kind=item.kind,
            quantity=item.stated.value,
            rule=f"quantity.{item.rule}",
        )
        for item in quantities(text, language)
        if item.label not in ("date", "year")
    ]
    found += [
        Mention(span=time.span, text=time.text, kind="time", time=time, rule="time")
        for time in times(text, language, published)
    ]
    return sorted(found, key=lambda mention: mention.span)


def _found(tokens: Tokens, draft: _Draft) -> Found:
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    number = [None if x is None else float(x) for x in (draft.low, draft.best, draft.high)]
    per = tuple(dict.fromkeys(rate.per for rate in draft.rates))
    return Found(
        stated=Stated(
            span=(start, end),
            text=tokens.text[start:end],
            low=number[0],
            best=number[1],
            high=number[2],
            bound=draft.bound,
            unit=draft.code,
            per=per,
            of=draft.of,
        ),
        kind=draft.kind,
        rule=draft.rule,
        label=draft.label,
        rate=tuple((tokens.starts[rate.first], tokens.ends[rate.last - 1]) for rate in draft.rates),
        elliptic=draft.elliptic,
        sure=draft.unit is None or draft.unit.sure,
    )


# --- Number, unit, hedge ------------------------------------------------------------------------------------------------


def _drafts(tokens: Tokens) -> list[_Draft]:
    text = tokens.text
    blocked: list[tuple[int, int, Label]] = sorted(
        [*labels.spans(text), *((start, end, "date") for start, end in time_spans(tokens))]
    )
    starts = [start for start, _, _ in blocked]
    found: list[_Draft] = []
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


def _plain(number: Number, label: Label) -> _Draft:
    value = number.value
    return _Draft(
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
        if behind.code == "lb" and behind.kind == "dimension" and _is_money(tokens, number):
            return behind._replace(code="GBP", kind="currency")
        return behind
    if number.form in ("fraction", "multiple"):
        return None
    if (number.vague and tokens.word(number.last) == "of") or tokens.word(number.last) == "von":
        inner = unit_words.measure(tokens, number.last + 1) or unit_words.money(tokens, number.last + 1)
        if inner is not None:
            return inner._replace(first=number.last)
    return unit_words.counted(tokens, number.last, one=number.value == 1)


def _is_money(tokens: Tokens, number: Number) -> bool:
    """Whether pounds are sterling: a million and more of them, or an article that speaks of Britain's money."""
    return number.scaled or any(word in ("£", "sterling", "gbp") for word in tokens.words[:4000])


def _single(tokens: Tokens, number: Number) -> _Draft | None:
    unit = _unit_of(tokens, number)
    label = labels.label(tokens, number, unit)
    if number.form == "article" or (
        number.form == "words" and unit is None and label is None and _is_pronoun(tokens, number)
    ):
        return None
    first, last = number.first, number.last
    if unit is not None:
        first, last = min(first, unit.first), max(last, unit.last)
    value = number.value
    if number.vague:
        low, best, high, bound = value, None, number.high, "order"
    else:
        low, best, high, bound = value, value, value, "exact"
    draft = _Draft(first, last, number, low, best, high, bound, unit, label, after=last)  # type: ignore[arg-type]
    if unit is not None:
        draft.code, draft.noun = unit.code, unit.noun
        draft.rule = {"currency": "money", "dimension": "measure", "percentage": "share"}.get(
            unit.kind, unit.kind
        )
        if unit.kind == "percentage":
            _scale(draft, Decimal("0.01"))
    elif number.form in ("fraction", "multiple"):
        draft.code, draft.rule = units.SHARE, number.form
    if label is None or label in ("calibre", "document", "market"):
        _hedge(tokens, draft)
    return draft


def _scale(draft: _Draft, factor: Decimal) -> None:
    draft.low = None if draft.low is None else draft.low * factor
    draft.best = None if draft.best is None else draft.best * factor
    draft.high = None if draft.high is None else draft.high * factor


def _is_pronoun(tokens: Tokens, number: Number) -> bool:
    """Whether a small number word counts nothing nearby: "one of them", "both", "eins"."""
    return number.value <= 12 and not number.scaled


def _hedge(tokens: Tokens, draft: _Draft) -> None:
    """Read the hedges before and after a number and widen the span over them."""
    table = BOUNDS[tokens.language]
    place, hedges = draft.first, []
    share = draft.number.form in ("fraction", "multiple") and draft.unit is None
    if share and tokens.word(place - 1) in table.ARTICLES:
        place -= 1
        if tokens.language == "de":
            draft.first = place
    for _ in range(MOST_HEDGES):
        found = _phrase_before(tokens, place)
        if found is None:
            break
        phrase, bound, start = found
        if phrase in table.OVER and (
            _is_stretch(tokens, draft, start) or tokens.word(start - 1) in table.PARTICLE_VERBS
        ):
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


def _more(tokens: Tokens, draft: _Draft) -> None:
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


def _is_stretch(tokens: Tokens, draft: _Draft, start: int) -> bool:
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

CHANGES = (
    "rose",
    "rise",
    "risen",
    "raised",
    "raise",
    "grew",
    "grow",
    "increased",
    "increase",
    "fell",
    "fall",
    "fallen",
    "cut",
    "dropped",
    "reduced",
    "went",
    "up",
    "down",
    "jumped",
    "slipped",
    "climbed",
)


def _range(tokens: Tokens, one: Number, two: Number) -> _Draft | None:
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
        and any(tokens.word(place) in CHANGES for place in range(opening - 8, opening))
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
    draft = _Draft(first, last, two, low, None, high, "range", unit, None, after=last, rule="range")
    if unit is not None:
        draft.code, draft.noun = unit.code, unit.noun
        if unit.kind == "percentage":
            _scale(draft, Decimal("0.01"))
    elif one.form == "fraction" or two.form == "fraction":
        draft.code = units.SHARE
    if lead not in table.FROM:
        _hedge(tokens, draft)
    else:
        draft.first = opening
    return draft


# --- What the rest of the article tells ------------------------------------------------------------------------------------------


def _resolve(tokens: Tokens, drafts: list[_Draft]) -> None:
    """Give a unit to elliptic numbers, and the exact noun to general ones."""
    _general_nouns(tokens, drafts)
    short = _says_short_tons(tokens)
    for index, draft in enumerate(drafts):
        if draft.code == "t" and short and tokens.language == "en":
            draft.code = "short_ton" if draft.noun in ("tons", "ton") else draft.code
        if draft.code is not None or draft.label is not None or draft.unit is not None:
            continue
        if not _lacks_unit(tokens, draft):
            draft.label = "bare" if draft.number.form == "words" and not draft.number.scaled else None
            continue
        source = _unit_source(tokens, drafts, index)
        if source is not None:
            draft.code, draft.elliptic, draft.rule = source.code, True, f"{draft.rule}.elliptic"
    for draft in drafts:
        draft.of = _of(tokens, draft)


def _says_short_tons(tokens: Tokens) -> bool:
    words = tokens.words
    return "short" in words and any(
        word == "short" and tokens.word(place + 1) in ("tons", "ton") for place, word in enumerate(words)
    )


def _lacks_unit(tokens: Tokens, draft: _Draft) -> bool:
    """Whether a number without a unit plainly counts what was named before: hedged, large, vague, or "of them"."""
    if draft.elliptic or draft.number.vague or draft.number.scaled or draft.bound != "exact":
        return True
    following = tokens.words[draft.last : draft.last + 2]
    if following in (["of", "them"], ["of", "these"], ["of", "those"], ["von", "ihnen"]):
        return True
    return draft.number.value >= 1000 and draft.number.form == "figure"


def _unit_source(tokens: Tokens, drafts: list[_Draft], index: int) -> _Draft | None:
    """The quantity whose unit an elliptic number takes: the nearest before, else the first after."""
    draft = drafts[index]
    wants_people = draft.elliptic or tokens.words[draft.last : draft.last + 1] == ["of"] or draft.number.vague
    candidates: Iterable[_Draft] = [*reversed(drafts[:index]), *drafts[index + 1 :]]
    fallback: _Draft | None = None
    for other in candidates:
        if (
            other.code in (None, units.SHARE)
            or other.label is not None
            or other.code in units.TIMES
            or other.elliptic
        ):
            continue
        if wants_people and (other.unit is None or other.unit.kind != "count"):
            fallback = fallback or other
            continue
        return other
    return fallback


def _general_nouns(tokens: Tokens, drafts: list[_Draft]) -> None:
    """Read "Geschütze" as the howitzers, and "men" as the soldiers, that the article names."""
    table = unit_words.COUNTED[tokens.language]
    general = {code for code in (draft.code for draft in drafts) if code in table.GENERIC}
    if not general:
        return
    named = _named(tokens)
    for draft in drafts:
        if draft.code in general:
            draft.code = _exact_noun(draft.code or "", named, tokens.language)


def _exact_noun(code: str, named: dict[str, int], language: str) -> str:
    choices = [
        choice.replace("|", " ") for choice in unit_words.COUNTED[language].GENERIC.get(code, "").split()
    ]
    best = max(choices, key=lambda choice: named.get(choice, 0), default=code)
    return best if named.get(best) else ("person" if code == "man" else code)


def _named(tokens: Tokens) -> dict[str, int]:
    """How often the article prints each counted noun."""
    known = unit_words.nouns(tokens.language)
    found: dict[str, int] = {}
    for place, word in enumerate(tokens.words):
        if word in known and (tokens.language == "en" or tokens.capital(place)):
            found[known[word]] = found.get(known[word], 0) + 1
    return found


def _of(tokens: Tokens, draft: _Draft) -> str | None:
    """The head noun as printed: the counted noun, the substance measured, the whole of a share, the noun before "von"."""
    if draft.unit is not None and draft.unit.kind == "count":
        return draft.unit.noun
    if draft.code == units.SHARE:
        return _whole(tokens, draft.last)
    if draft.unit is not None and draft.unit.kind == "dimension":
        place = draft.last + (tokens.word(draft.last) == "of")
        if tokens.kind(place) == "w" and (
            tokens.capital(place) if tokens.language == "de" else place > draft.last
        ):
            return tokens.printed(place)
    return _noun_before(tokens, draft.first)


ARTICLES_OF_GENITIVE = (
    "des",
    "der",
    "unserer",
    "ihrer",
    "seiner",
    "seines",
    "ihres",
    "unseres",
    "dieser",
    "dieses",
    "eines",
    "einer",
    "of",
)


def _whole(tokens: Tokens, place: int) -> str | None:
    """The whole that a share is of: "des jährlichen Bedarfs", "of the food gap"."""
    if tokens.language == "en":
        place += tokens.word(place) == "of"
        for _ in range(4):
            if tokens.word(place) in ("the", "its", "their", "our", "this", "that"):
                place += 1
        if tokens.kind(place) != "w" or tokens.word(place) in ("that", "it", "which", "them"):
            return None
        last = place
        while (
            tokens.kind(last) == "w"
            and tokens.word(last) not in unit_words.COUNTED["en"].STOP
            and last - place < 5
        ):
            last += 1
        return tokens.text[tokens.starts[place] : tokens.ends[last - 1]] if last > place else None
    if tokens.word(place) not in ARTICLES_OF_GENITIVE:
        return None
    for ahead in range(place + 1, place + 5):
        if tokens.kind(ahead) != "w":
            return None
        if tokens.capital(ahead):
            start = place + 1
            return tokens.text[tokens.starts[start] : tokens.ends[ahead]]
    return None


def _noun_before(tokens: Tokens, first: int) -> str | None:
    """The noun that an amount is said of: "Gehalt von rund 2.000 Dollar", "a rent of up to $9 million"."""
    place = first - 1
    if tokens.word(place) in ("von", "of", "at", "is", "was"):
        place -= 1
        if tokens.kind(place) == "w" and (tokens.capital(place) or tokens.language == "en"):
            return tokens.printed(place)
    return None


# --- Rates --------------------------------------------------------------------------------------------------------------------


def sentence_ends(tokens: Tokens) -> list[int]:
    """The token after each sentence: after a full stop that ends one, and at each line end."""
    ends: list[int] = []
    for place, word in enumerate(tokens.words):
        if tokens.kinds[place] == "l":
            ends.append(place)
        elif word in (".", "!", "?", ";") and not _inside(tokens, place):
            ends.append(place + 1)
    ends.append(len(tokens))
    return ends


ABBREVIATIONS = frozenset(
    (
        "ca",
        "mio",
        "mrd",
        "bio",
        "rep",
        "dr",
        "prof",
        "st",
        "nr",
        "z",
        "u",
        "s",
        "d",
        "h",
        "mr",
        "mrs",
        "ms",
        "sen",
        "gen",
        "approx",
        "no",
        "vs",
        "inc",
        "co",
        "corp",
        "str",
        "bzw",
        "usw",
        "etc",
    )
)


def _inside(tokens: Tokens, place: int) -> bool:
    """Whether a full stop belongs to an abbreviation, an ordinal or a figure."""
    if tokens.words[place] != ".":
        return False
    before = tokens.word(place - 1)
    if tokens.kind(place - 1) == "n":
        return (
            tokens.language == "de"
            and tokens.joined(place)
            and tokens.kind(place + 1) == "w"
            and len(before) <= 2
        )
    return before in ABBREVIATIONS or len(before) == 1 or tokens.joined(place + 1)


def _attach_rates(tokens: Tokens, drafts: list[_Draft]) -> None:
    ends = sentence_ends(tokens)
    rows: dict[int, list[_Draft]] = {}
    for draft in drafts:
        rows.setdefault(bisect.bisect_right(ends, draft.first), []).append(draft)
    table = unit_words.COUNTED[tokens.language]
    named: dict[str, int] | None = None
    for row, members in rows.items():
        start, stop = (ends[row - 1] if row else 0), ends[row]
        carriers = [draft for draft in members if _carries(draft)]
        taken: set[int] = set()
        for draft in carriers:
            for rate in rates.following_rates(tokens, _rate_place(tokens, draft), stop):
                draft.rates.append(rate)
                taken.update(range(rate.first, rate.last))
        for draft in members:
            if draft.number.first in taken:
                draft.label = "rate_denominator"
        carriers = [draft for draft in carriers if draft.label is None]
        if carriers:
            for rate in rates.free_rates(tokens, start, stop):
                if rate.first not in taken:
                    _attach(tokens, rate, carriers, drafts)
        _yearly_flow(tokens, carriers, start, stop)
        for draft in carriers:
            for place, rate in enumerate(draft.rates):
                if rate.per == "each":
                    noun = _counted_before(tokens, members, draft, start)
                    draft.rates[place] = rate._replace(per=noun or "person")
                elif rate.per in table.GENERIC:
                    named = named if named is not None else _named(tokens)
                    draft.rates[place] = rate._replace(per=_exact_noun(rate.per, named, tokens.language))


def _yearly_flow(tokens: Tokens, carriers: list[_Draft], start: int, stop: int) -> None:
    """Read "last year … produced 40 bn" as a yearly amount: the period is said as a date."""
    table = rates.TABLES[tokens.language]
    verb = next((place for place in range(start, stop) if tokens.words[place] in table.FLOW_VERBS), None)
    if verb is None:
        return
    for place in range(start, stop):
        for words in table.PAST_YEAR:
            if tuple(tokens.words[place : place + len(words)]) != words:
                continue
            free = [
                draft
                for draft in carriers
                if not draft.rates and draft.unit is not None and draft.unit.kind in ("dimension", "currency")
            ]
            if free:
                nearest = min(free, key=lambda draft: abs(draft.first - verb))
                nearest.rates.append(Rate("year", place, place + len(words)))


def _carries(draft: _Draft) -> bool:
    """Whether a quantity can be per something: any amount but a stretch of time and a plain number."""
    return draft.label is None and draft.code is not None and draft.code not in units.TIMES


def _rate_place(tokens: Tokens, draft: _Draft) -> int:
    """The token where a rate after a quantity would begin: after "Öl", "of natural gas", a bracket."""
    place = draft.after
    if draft.unit is not None and draft.unit.kind in ("dimension", "currency", "count"):
        if tokens.language == "de":
            ahead = place
            while (
                tokens.kind(ahead) == "w"
                and ahead - place < 2
                and not tokens.capital(ahead)
                and tokens.words[ahead].endswith(("es", "er", "en", "e"))
                and tokens.capital(ahead + 1)
            ):
                ahead += 1
            if (
                draft.unit.kind != "currency"
                and tokens.kind(ahead) == "w"
                and tokens.capital(ahead)
                and rates.frequency(tokens.words[ahead], "de") is None
            ):
                return ahead + 1
        elif tokens.word(place) == "of" or tokens.word(place) in ("in",):
            ahead = place + 1
            while tokens.kind(ahead) == "w" and ahead - place < 5:
                if rates.rate_at(tokens, ahead, following=True) is not None:
                    return ahead
                ahead += 1
    return place


def _attach(tokens: Tokens, rate: Rate, carriers: list[_Draft], drafts: list[_Draft]) -> None:
    """Give a rate that stands free in its sentence to the quantity it belongs to."""
    behind = [draft for draft in carriers if draft.first >= rate.last and draft.code != rate.per]
    before = [draft for draft in carriers if draft.last <= rate.first and draft.code != rate.per]
    target: _Draft | None = None
    if rate.adjective:
        near = behind[0] if behind and behind[0].first - rate.last <= rates.REACH else None
        if near is not None and not _comma_between(tokens, rate.last, near.first):
            target = near
        elif before and before[-1].code == units.SHARE and rate.first - before[-1].last <= rates.REACH:
            target = before[-1]
    elif behind and not (before and _closer(tokens, before[-1], rate, behind[0])):
        target = behind[0]
    elif before:
        target = before[-1]
    if target is None:
        return
    periods = {known.per for known in target.rates if known.per in units.TIMES}
    if rate.per in units.TIMES and periods:
        return
    if (
        rate.each
        and (target.unit is None or target.unit.kind == "count")
        and target.code != units.SHARE
        and rate.per == target.code
    ):
        return
    target.rates.append(rate)


def _comma_between(tokens: Tokens, first: int, last: int) -> bool:
    return "," in tokens.words[first:last]


def _closer(tokens: Tokens, before: _Draft, rate: Rate, behind: _Draft) -> bool:
    """Whether a free rate belongs to the quantity before it: nearer, with no comma between and one on the other side."""
    if _comma_between(tokens, before.last, rate.first) or behind.first == rate.last:
        return False
    if before.unit is not None and before.unit.kind == "count" and behind.kind == "currency":
        return False
    return (
        _comma_between(tokens, rate.last, behind.first) or rate.first - before.last < behind.first - rate.last
    )


def _counted_before(tokens: Tokens, members: list[_Draft], draft: _Draft, start: int) -> str | None:
    """What "each" is: the counted thing named last before the amount."""
    counted = [
        other.code
        for other in members
        if other.first < draft.first and other.unit is not None and other.unit.kind == "count"
    ]
    if counted:
        return counted[-1]
    known = unit_words.nouns(tokens.language)
    for place in range(draft.first - 1, start - 1, -1):
        if tokens.word(place) in known and (tokens.language == "en" or tokens.capital(place)):
            return known[tokens.word(place)]
    return None
