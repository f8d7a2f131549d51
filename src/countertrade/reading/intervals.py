"""Limits that a text sets to plain numbers, as intervals: "more than 40 and less than 60", "5k-20k", "200 or more"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from decimal import Decimal
from types import ModuleType
from typing import NamedTuple

from countertrade.reading.languages.de import bounds as de
from countertrade.reading.languages.en import bounds as en
from countertrade.reading.notation import ordinals, written_at
from countertrade.reading.numbers import Number
from countertrade.reading.tokens import Tokens

TABLES: dict[str, ModuleType] = {"de": de, "en": en}


class Interval(NamedTuple):
    """From `low` to `high`, either open; `span` says that the text names both ends as one range."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    holds_low: bool = False
    holds_high: bool = False
    span: bool = False


class _Limit(NamedTuple):
    first: int
    last: int
    interval: Interval


@functools.cache
def _phrases(language: str, name: str) -> list[tuple[str, ...]]:
    """The folded tokens of each phrase of one table, longest first."""
    forms = getattr(TABLES[language], name).split(",")
    return sorted(
        (tuple(Tokens(form.strip(), language).words) for form in forms), key=lambda words: -len(words)
    )


KINDS = ("AT_LEAST", "AT_MOST", "EQUAL", "ABOVE", "BELOW")


def intervals(tokens: Tokens, chances: bool = True) -> list[Interval]:
    """Every interval of a text, in order and without overlap."""
    found: list[_Limit] = []
    place = 0
    while place < len(tokens):
        limit = _range_at(tokens, place) or _prefixed(tokens, place) or _suffixed(tokens, place, chances)
        if limit is None:
            number = written_at(tokens, place, chances=False) if tokens.kind(place) == "n" else None
            place = max(
                place + 1, number.last if number is not None and number.last - place > 2 else place + 1
            )
            continue
        found.append(limit)
        place = limit.last
    return [limit.interval for limit in _joined(tokens, found)]


def _number(tokens: Tokens, place: int, chances: bool = False) -> Number | None:
    """A number or an ordinal at a token, "the" before it."""
    if tokens.word(place) in ("the", "a", "dem", "der") and tokens.kind(place + 1) == "w":
        after = list(ordinals_at(tokens, place + 1))
        if after:
            return after[0]
    number = written_at(tokens, place, chances)
    if (
        number is not None
        and number.form == "figure"
        and (
            tokens.joined(place)
            and tokens.word(place - 1) in ("-", "+", "/")
            and tokens.kind(place - 2) == "n"
        )
    ):
        return None
    return number


def ordinals_at(tokens: Tokens, place: int) -> Iterator[Number]:
    for number in ordinals(tokens):
        if number.first == place:
            yield number


def _range_at(tokens: Tokens, place: int) -> _Limit | None:
    """between 20 and 30, 20 through 100, from one thousand to two, 20~100, 1000–5000."""
    table, word = TABLES[tokens.language], tokens.words[place]
    between, opening = word in table.BETWEEN, word in table.FROM
    first = place + (between or opening)
    if not between and not opening and tokens.kind(place) not in ("n", "w"):
        return None
    one = _number(tokens, first)
    if one is None:
        return None
    link = tokens.word(one.last)
    dash = link in ("-", "–", "—", "~")
    if not (link in table.BETWEEN_AND if between else link in table.THROUGH):
        return None
    if link == "to" and not opening:
        return None
    two = _number(tokens, one.last + 1)
    if two is None or two.value <= one.value:
        return None
    if dash and not (between or opening):
        if tokens.joined(one.last) != tokens.joined(one.last + 1):
            return None
        if any(tokens.word(near) in ("-", "–", "/", "+") for near in (place - 1, two.last)):
            return None
        if link == "-" and tokens.word(two.first).startswith("0"):
            return None
    start, end = tokens.place(place, two.last)
    return _Limit(place, two.last, Interval(start, end, one.value, two.value, True, False, True))


def _prefixed(tokens: Tokens, place: int) -> _Limit | None:
    """more than 20, at least a hundred, <= -30, equal to 5000 or less, less than 5000 or equal."""
    language = tokens.language
    for kind, words in _starting(tokens.words[place], language):
        after = place + len(words)
        if tuple(tokens.words[place:after]) != words:
            continue
        if words[0] in "<>=≤≥" and (
            tokens.word(place - 1) in ("<", ">", "=") or tokens.word(after) in ("<", ">", "=")
        ):
            return None
        number = _number(tokens, after)
        if number is None:
            continue
        last = number.last
        tail = _tail(tokens, last, "OR_EQUAL")
        if kind in ("ABOVE", "BELOW") and tail:
            kind, last = ("AT_LEAST" if kind == "ABOVE" else "AT_MOST"), tail
        elif kind == "EQUAL":
            for name, turned in (("OR_MORE", "AT_LEAST"), ("OR_LESS", "AT_MOST")):
                tail = _tail(tokens, last, name)
                if tail and not _compares(tokens, tail):
                    kind, last = turned, tail
        start, end = tokens.place(place, last)
        value = number.value
        made = {
            "ABOVE": Interval(start, end, value, None),
            "AT_LEAST": Interval(start, end, value, None, True),
            "BELOW": Interval(start, end, None, value),
            "AT_MOST": Interval(start, end, None, value, False, True),
            "EQUAL": Interval(start, end, value, value, True, True),
        }[kind]
        return _Limit(place, last, made)
    return None


@functools.cache
def _by_first(language: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind in KINDS:
        for words in _phrases(language, kind):
            found.setdefault(words[0], []).append((kind, words))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[1]))
    return found


def _starting(word: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    return _by_first(language).get(word, [])


def _tail(tokens: Tokens, place: int, name: str) -> int:
    """The token after a phrase of a table that stands at a token, 0 where none does."""
    for words in _phrases(tokens.language, name):
        if tuple(tokens.words[place : place + len(words)]) == words:
            return place + len(words)
    return 0


def _compares(tokens: Tokens, place: int) -> bool:
    """Whether "or less" goes on as "or less than 6000"."""
    return tokens.word(place) in ("than", "als") and _number(tokens, place + 1) is not None


def _suffixed(tokens: Tokens, place: int, chances: bool) -> _Limit | None:
    """five hundred or more, 200 or greater than."""
    if tokens.kind(place) not in ("n", "w"):
        return None
    number = _number(tokens, place, chances)
    if number is None:
        return None
    for name, low in (("OR_MORE", True), ("OR_LESS", False)):
        last = _tail(tokens, number.last, name)
        if not last or _compares(tokens, last):
            continue
        last += tokens.word(last) in ("than", "als")
        start, end = tokens.place(place, last)
        value = number.value
        made = (
            Interval(start, end, value, None, True) if low else Interval(start, end, None, value, False, True)
        )
        return _Limit(place, last, made)
    return None


def _joined(tokens: Tokens, limits: list[_Limit]) -> list[_Limit]:
    """Join "more than 10 and less than 20" into one interval."""
    found: list[_Limit] = []
    for limit in limits:
        before = found[-1] if found else None
        link = tuple(tokens.words[before.last : limit.first]) if before is not None else ()
        if before is not None and link in (("and",), ("but",), (",",), ("und",), ("aber",)):
            one, two = before.interval, limit.interval
            low, high = (one, two) if one.low is not None else (two, one)
            single = low.high is None and high.low is None and low.low is not None and high.high is not None
            if single and low.low is not None and high.high is not None and low.low < high.high:
                made = Interval(one.start, two.end, low.low, high.high, low.holds_low, high.holds_high)
                found[-1] = _Limit(before.first, limit.last, made)
                continue
        found.append(limit)
    return found
