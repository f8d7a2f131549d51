"""Which amount of a sentence a rate word belongs to.

A rate that follows its amount belongs to it. Any other is attached inside its sentence: to the next amount that can carry
it, else to the nearest one before.
"""

from __future__ import annotations

import bisect

from countertrade import units
from countertrade.reading import rate_words, unit_words
from countertrade.reading.amounts import BOUNDS, Draft
from countertrade.reading.context import exact_noun, named_nouns
from countertrade.reading.rate_words import Rate
from countertrade.reading.tokens import Tokens


def sentence_ends(tokens: Tokens) -> list[int]:
    """The token after each sentence: after a full stop that ends one, and at each line end."""
    ends: list[int] = []
    for place, word in enumerate(tokens.words):
        if tokens.kinds[place] == "l" or place - (ends[-1] if ends else 0) > LONGEST_SENTENCE:
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


LONGEST_SENTENCE = 400  # tokens; what runs on longer is a table or a list


def attach(tokens: Tokens, drafts: list[Draft]) -> None:
    ends = sentence_ends(tokens)
    rows: dict[int, list[Draft]] = {}
    for draft in drafts:
        rows.setdefault(bisect.bisect_right(ends, draft.first), []).append(draft)
    table = unit_words.COUNTED[tokens.language]
    named: dict[str, int] | None = None
    for row, members in rows.items():
        start, stop = (ends[row - 1] if row else 0), ends[row]
        carriers = [draft for draft in members if _carries(draft)]
        taken: set[int] = set()
        for draft in carriers:
            for rate in rate_words.following_rates(tokens, _rate_place(tokens, draft), stop):
                draft.rates.append(rate)
                taken.update(range(rate.first, rate.last))
        for draft in members:
            if draft.number.first in taken:
                draft.label = "rate_denominator"
        carriers = [draft for draft in carriers if draft.label is None]
        if carriers:
            for rate in rate_words.free_rates(tokens, start, stop):
                if rate.first not in taken:
                    _attach(tokens, rate, carriers, drafts)
            for draft in carriers:
                dealt = tokens.word(draft.first - 1) in BOUNDS[tokens.language].EACH_BEFORE
                if dealt and draft.kind == "currency" and not draft.rates:
                    draft.rates.append(Rate("each", draft.first - 1, draft.first, each=True))
                if draft.kind == "currency" and all(rate.per in units.TIMES for rate in draft.rates):
                    price = rate_words.priced(tokens, start, draft.first, draft.after)
                    if price is not None and price.first not in taken:
                        draft.rates.append(price)
                        for one in members:  # "one tonne" that a price is of is no amount
                            if price.first <= one.first and one.last <= price.last:
                                one.label = "rate_denominator"
            carriers = [draft for draft in carriers if draft.label is None]
        _yearly_flow(tokens, carriers, start, stop)
        for draft in carriers:
            for place, rate in enumerate(draft.rates):
                if rate.per in EACH:
                    noun = _counted_before(tokens, members, draft, start) or _counted_last(drafts, draft)
                    noun = noun or ("" if rate.per == "each" else rate.per)
                    draft.rates[place] = rate._replace(per=noun)
                elif rate.per in table.GENERIC:
                    named = named if named is not None else named_nouns(tokens)
                    draft.rates[place] = rate._replace(per=exact_noun(rate.per, named, tokens.language))


def _yearly_flow(tokens: Tokens, carriers: list[Draft], start: int, stop: int) -> None:
    """Read "last year … produced 40 bn" as a yearly amount: the period is said as a date."""
    table = rate_words.TABLES[tokens.language]
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


def _carries(draft: Draft) -> bool:
    """Whether a quantity can be per something: any amount but a stretch of time and a plain number."""
    return draft.label is None and draft.code is not None and draft.code not in units.TIMES


def _rate_place(tokens: Tokens, draft: Draft) -> int:
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
                and rate_words.frequency(tokens.words[ahead], "de") is None
            ):
                return ahead + 1
        elif tokens.word(place) == "of" or tokens.word(place) in ("in",):
            ahead = place + 1
            while tokens.kind(ahead) == "w" and ahead - place < 5:
                if rate_words.rate_at(tokens, ahead, following=True) is not None:
                    return ahead
                ahead += 1
    return place


def _attach(tokens: Tokens, rate: Rate, carriers: list[Draft], drafts: list[Draft]) -> None:
    """Give a rate that stands free in its sentence to the quantity it belongs to."""
    behind = [draft for draft in carriers if draft.first >= rate.last and draft.code != rate.per]
    before = [draft for draft in carriers if draft.last <= rate.first and draft.code != rate.per]
    target: Draft | None = None
    if rate.adjective:
        near = behind[0] if behind and behind[0].first - rate.last <= rate_words.REACH else None
        if near is not None and (
            near.first - rate.last <= 2 or not _comma_between(tokens, rate.last, near.first)
        ):
            target = near
        elif before and _describes(before[-1], rate):
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


def _describes(before: Draft, rate: Rate) -> bool:
    """Whether an adjective after an amount makes it a rate: "$3 million annual fee", "half of the yearly need"."""
    near = rate_words.REACH if before.code == units.SHARE else 0
    return rate.first - before.last <= near


def _comma_between(tokens: Tokens, first: int, last: int) -> bool:
    return "," in tokens.words[first:last]


def _closer(tokens: Tokens, before: Draft, rate: Rate, behind: Draft) -> bool:
    """Whether a free rate belongs to the quantity before it: nearer, with no comma between and one on the other side."""
    if _comma_between(tokens, before.last, rate.first) or behind.first == rate.last:
        return False
    if before.unit is not None and before.unit.kind == "count" and behind.kind == "currency":
        return False
    return (
        _comma_between(tokens, rate.last, behind.first) or rate.first - before.last < behind.first - rate.last
    )


EACH = ("each", "piece")  # what stands for a thing named before: "apiece", "pro Stück"
LOOK_BACK = 60  # tokens


def _counted_last(drafts: list[Draft], draft: Draft) -> str | None:
    """The thing counted last before a sum whose sentence counts none: "50 tanks … They cost 4 million euros each"."""
    at = bisect.bisect_left(drafts, draft.first, key=lambda other: other.first)
    for other in reversed(drafts[max(0, at - MOST_BACK) : at]):
        if draft.first - other.first > LOOK_BACK:
            return None
        if other.unit is not None and other.unit.kind == "count" and other.unit.sure and not other.label:
            return other.code
    return None


MOST_BACK = 8  # amounts


def _counted_before(tokens: Tokens, members: list[Draft], draft: Draft, start: int) -> str | None:
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
