"""Numbers that by their form are no amount of anything: ages, pages, phones, clocks, scores, years, list numbers, names."""

from __future__ import annotations

import functools
import re
from importlib import import_module
from types import ModuleType
from typing import Literal

from countertrade.reading.languages.de import labels as de
from countertrade.reading.languages.en import labels as en
from countertrade.reading.numbers import Number
from countertrade.reading.tokens import Tokens
from countertrade.reading.unit_words import Unit, nouns

TABLES: dict[str, ModuleType] = {"de": de, "en": en}

Label = Literal[
    "age", "page", "phone", "clock", "score", "list_number", "date", "year", "ordinal", "name", "calibre", "document",
    "market", "rate_denominator", "address", "bare",
]  # fmt: skip

PHONE = re.compile(
    r"(?<![\w.,])(?:\+[0-9]{1,3}[ \u00a0/-]?)?(?:\(0\)[ ]?)?\(?0?[0-9]{1,5}\)?(?:[ \u00a0]?[/–-][ \u00a0]?|[ \u00a0])[0-9]{2,8}(?:[ \u00a0-][0-9]{2,6}){0,4}(?![\w.,]?[0-9])"
)
SPACED_SCORE = re.compile(r"(?<![0-9:.,])([0-9]{1,2}) : ([0-9]{1,2})(?![0-9:])")
SCORE = re.compile(
    r"(?<![0-9:.,–-])([0-9]{1,2})([:–-])([0-9]{1,2})(?![0-9:]|[.,–-][0-9]|\s?(?:Uhr|%|Prozent|percent))"
)
STREETS = ("straße", "strasse", "str", "allee", "platz", "weg", "gasse", "damm", "ufer", "ring")
LONGEST_STREET_ENDING = 6  # letters; a word as short is the noun itself, and no name
ROADS = frozenset(("street", "avenue", "road", "lane", "drive", "boulevard"))
WEB = re.compile(r"\b(?:https?://|www\.)\S+")
FILE_NUMBER = re.compile(r"(?<![\w.,/])[0-9]{1,4}/[0-9]{2,4}(?![\w/])")


def spans(text: str) -> list[tuple[int, int, Label]]:
    """Stretches of a text whose figures are labels: phones, scores, addresses, web addresses, file numbers."""
    found: list[tuple[int, int, Label]] = []
    found += [(match.start(), match.end(), "phone") for match in PHONE.finditer(text) if _is_phone(match[0])]
    found += [
        (match.start(), match.end(), "score")
        for match in SCORE.finditer(text)
        if match[2] == ":" or _score_before(text, match.start()) or _in_brackets(text, match)
    ]
    found += [(match.start(), match.end(), "score") for match in SPACED_SCORE.finditer(text)]
    if "://" in text or "www." in text:
        found += [(match.start(), match.end(), "address") for match in WEB.finditer(text)]
    return sorted(found)


def _is_phone(printed: str) -> bool:
    digits = sum(char.isdigit() for char in printed)
    if digits < 7:
        return False
    return printed.lstrip("(").startswith(("+", "0")) or printed.count("-") >= 2


def _in_brackets(text: str, match: re.Match[str]) -> bool:
    return (
        text[max(0, match.start() - 1) : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    )


def _score_before(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].lower().split()
    return any(word.strip(",.;") in de.SCORE_CUES | en.SCORE_CUES for word in before[-4:])


def label(tokens: Tokens, number: Number, unit: Unit | None) -> Label | None:
    """Why a number is no amount, by the words beside it; None where it may be one."""
    table = TABLES[tokens.language]
    first, last = number.first, number.last
    end = unit.last if unit is not None and unit.first >= last else last
    for words in table.AGE_AFTER:
        for place in (last, last + (tokens.word(last) == "-")):
            if tuple(tokens.words[place : place + len(words)]) == words:
                return "age"
    for words in table.AGE_BEFORE:
        if tuple(tokens.words[max(0, first - len(words)) : first]) == words:
            return "age"
    before = tokens.word(first - 1)
    if (
        tokens.word(last) == "-"
        and tokens.word(last + 1).startswith(table.AGE_ADJECTIVES)
        and not _of_a_term(tokens, last + 2)
    ):
        return "age"
    if (
        tokens.word(last) == ":"
        and tokens.joined(last)
        and tokens.joined(last + 1)
        and len(tokens.word(last + 1)) == 2
    ):
        return "clock"
    if before == ":" and tokens.joined(first) and tokens.joined(first - 1) and tokens.kind(first - 2) == "n":
        return "clock"
    if (
        number.form == "figure"
        and tokens.joined(first)
        and tokens.kind(first - 1) == "w"
        and tokens.word(first).isdigit()
        and unit is None
    ):
        return "name"
    if (
        before == "-"
        and unit is None
        and tokens.joined(first)
        and tokens.joined(first - 1)
        and tokens.kind(first - 2) == "n"
    ):
        return "name"
    cue = tokens.word(first - 2) if before == "." else before
    if cue in table.PAGES:
        return "page"
    if tokens.word(last) in table.CLOCK_AFTER or (
        tokens.language == "en"
        and tokens.printed(last) in ("a", "p")
        and tokens.word(last + 1) == "."
        and tokens.word(last + 2) == "m"
    ):
        return "clock"
    if (
        before in table.CLOCK_BEFORE
        and unit is None
        and re.fullmatch(r"[0-9]{1,2}[.:][0-5][0-9]", tokens.word(first))
    ):
        return "clock"
    if unit is not None:
        if unit.code == "mm" and (_calibre_near(tokens, first) or _of_a_gun(tokens, end)):
            return "calibre"
        folded = unit.noun.lower()
        if folded in table.DOCUMENT and unit.kind != "temperature":
            return "document"
        if folded in table.MARKET:
            return "market"
    if unit is not None and unit.kind != "count":
        return None
    if number.form == "figure" and last - first == 1:
        ordinal = tokens.word(last) == "." and tokens.joined(last) and tokens.language == "de"
        if (
            tokens.word(first).startswith("0")
            and tokens.word(first).isdigit()
            and len(tokens.word(first)) > 1
        ):
            return "name"
        if _in_an_address(tokens, first, last):
            return "address"
        if tokens.kind(first - 1) == "l" and (tokens.word(last) in (".", ")")):
            return "list_number"
        if ordinal and tokens.kind(last + 1) == "w" and unit is None and number.value <= 1000:
            return "ordinal"
        if tokens.language == "en" and tokens.joined(last) and tokens.word(last) in ("st", "nd", "rd", "th"):
            return "ordinal"
        if unit is None and _is_year(tokens, number):
            return "year"
        if unit is None and _is_age_in_commas(tokens, number):
            return "age"
        if unit is None and cue in table.LABELS | table.PHONE:
            return "name"
        if unit is None and _is_name(tokens, first, last):
            return "name"
    if number.form == "ordinal":
        return "ordinal"
    return None


GUNS = frozenset(("shell", "gun", "howitzer", "rocket", "missile", "cartridge", "rifle"))


def _of_a_gun(tokens: Tokens, place: int) -> bool:
    """Whether a length is said of a gun or its shells: 155-mm shells, 152-Millimeter-Granaten."""
    known = nouns(tokens.language)
    return any(known.get(tokens.word(ahead)) in GUNS for ahead in (place, place + 1, place + 2))


def _of_a_term(tokens: Tokens, place: int) -> bool:
    """Whether "35-jährige" is said of a contract and not of a person."""
    return tokens.word(place).endswith(TABLES[tokens.language].TERMS)


def _in_an_address(tokens: Tokens, first: int, last: int) -> bool:
    """Hauptstraße 12, Clayallee 170, 12 Baker Street."""
    before = first - 1 - (tokens.word(first - 1) == "." and tokens.word(first - 2).endswith("str"))
    word = tokens.word(before)
    if tokens.language == "de":
        return tokens.capital(before) and word.endswith(STREETS) and len(word) > LONGEST_STREET_ENDING
    for ahead in range(last, last + 3):
        if not tokens.capital(ahead):
            return False
        if tokens.word(ahead) in ROADS and ahead > last:
            return True
    return False


def _calibre_near(tokens: Tokens, first: int) -> bool:
    return any(
        tokens.word(place) in TABLES[tokens.language].CALIBRES for place in range(first - 3, first + 5)
    )


def _is_year(tokens: Tokens, number: Number) -> bool:
    printed = tokens.word(number.first)
    return len(printed) == 4 and printed.isdigit() and 1800 <= int(printed) <= 2100


def _is_age_in_commas(tokens: Tokens, number: Number) -> bool:
    """Kim Jong-un (40); Voahangy Razafy, 58, has run it."""
    if not 10 <= number.value <= 110:
        return False
    before, after = tokens.word(number.first - 1), tokens.word(number.last)
    named = tokens.capital(number.first - 2) or tokens.word(number.first - 3) == "-"
    return named and ((before == "(" and after == ")") or (before == "," and after in (",", ".", ";")))


def _is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Brigade 49, Flight 708, Beispielfoto 7: a figure right after a noun that it names, and no noun after it."""
    place = first - 1
    if tokens.kind(place) == "p" and tokens.word(place) == "/" and tokens.joined(first):
        return True
    if tokens.kind(place) != "w" or not tokens.capital(place) or tokens.ends[place] == tokens.starts[first]:
        return False
    if _GROUPED.search(tokens.word(first)) or tokens.word(place) in _hedges(tokens.language):
        return False  # "in den Norden 1.100", "Mindestens 500": figures of things, whatever word opens the sentence
    start = tokens.kind(place - 1) == "l" or tokens.word(place - 1) in (".", ":", "„", "“", '"', "”")
    return tokens.language == "de" or not start


_GROUPED = re.compile(r"[0-9][.,  ][0-9]{3}(?![0-9])")


@functools.cache
def _hedges(language: str) -> frozenset[str]:
    """The single words before a number that say how firmly it is meant: mindestens, about."""
    table = import_module(f"countertrade.reading.languages.{language}.bounds")
    phrases = (phrase.strip() for forms in table.BEFORE.values() for phrase in forms.split(","))
    return frozenset(phrase for phrase in phrases if phrase.isalpha())
