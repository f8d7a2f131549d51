"""Which figures of an article are claims about a deal, and which stand beside it.

What a figure's form already says (ages, pages, clocks, scores, phones) is never a claim. Of the rest, money, goods, people
sent, shares of a need and the terms of a contract are; figures on sport, markets, polls, print and background are not.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import NamedTuple

from countertrade import units
from countertrade.reading.numeric import Figure
from countertrade.reading.numeric.words import things
from countertrade.reading.transfers import parties
from countertrade.records import PartKind, Span

_BULK = frozenset(
    "kg g t kt Mt lb oz short_ton long_ton m3 l barrel gallon bcm J kJ MJ GJ Wh kWh MWh GWh TWh toe MMBtu W kW MW GW m2 km2 ha acre".split()
)
_LENGTHS = frozenset("m mm cm km ft inch yard mile nmi".split())

_BESIDE = 30  # code points around a stretch of time in which "seit" or "ago" speaks of it
_PERIOD = re.compile(r"jahr|monat|woche|tag|stunde|year|month|week|day|hour")
_MANY = 100
_SIZE = re.compile(
    r"[ -](?:long|wide|high|deep|tall|away|from|north|south|east|west|lang|breit|hoch|tief|entfernt|weit|nördlich|südlich|östlich|westlich|Länge|Höhe|Breite)\b"
)


class _Topics(NamedTuple):
    off: re.Pattern[str]
    background: re.Pattern[str]
    terms: re.Pattern[str]
    no_terms: re.Pattern[str]
    deal: re.Pattern[str]
    harm: re.Pattern[str]
    aside: frozenset[str]


class Setting(NamedTuple):
    """Where a figure stands: its sentence, its clause, the kind of its part, and whether another claim stands in its paragraph."""

    sentence: Span
    clause: Span
    part: PartKind
    beside: bool = False
    counted: frozenset[str] = frozenset()  # what the case counts: always a claim


def is_claim(text: str, found: Figure, setting: Setting, language: str) -> bool:
    """Whether a figure is about a deal, as far as its words and its sentence tell."""
    if found.label is not None or found.kind in ("age", "time", "ordinal", "temperature") or (
        found.kind == "number" and found.stated.unit != units.SHARE
    ):
        return False
    if setting.part == "furniture":
        return False
    topics = _topics(language)
    sentence = text[setting.sentence[0] : setting.sentence[1]].lower()
    clause = text[setting.clause[0] : setting.clause[1]].lower()
    if _says(topics.off, sentence):
        return False
    if setting.part == "caption" and not (
        found.stated.unit in units.CURRENCIES or _says(topics.deal, sentence)
    ):
        return False
    unit = found.stated.unit or ""
    if units.is_currency(unit):
        return True
    if unit in units.TIMES:
        return bool(_says(topics.terms, clause) or _headline(setting, sentence)) and not _no_term(
            clause, found, setting, topics
        )
    if unit in _LENGTHS:
        size = _SIZE.match(text, found.stated.span[1]) if found.stated.span else None
        return (
            setting.part != "caption"
            and not size
            and bool(_says(topics.deal, clause) or setting.part == "list")
        )
    counted = unit in setting.counted
    if not counted and _says(topics.harm, clause):
        return False
    spoken = (
        setting.beside
        or setting.part == "headline"
        or _says(topics.deal, sentence)
        or _between_states(text, setting.sentence, language)
    )
    if unit in _BULK:
        return spoken
    if unit == units.SHARE:
        return spoken
    if not counted and _says(topics.background, clause):
        return False
    return counted or (spoken and _counted(found, unit, topics))


def _between_states(text: str, sentence: Span, language: str) -> bool:
    """Whether a sentence names two states: what is counted in it likely goes from one to the other."""
    return len({party.code for party in parties(text, sentence, language)}) > 1


def _counted(found: Figure, unit: str, topics: _Topics) -> bool:
    """Counted things: those that deals move; of nouns that no table knows not the small numbers in words ("zwei Gründe")."""
    noun = (found.stated.of or unit).lower()
    aside = noun in topics.aside or noun.rstrip("s") in topics.aside
    many = (
        unit in things() and (found.stated.point or 0) >= _MANY
    )  # "15,000 rounds" are shells, five rounds are talks
    if unit.lower() in topics.aside or (aside and not many):
        return False
    if found.sure or found.elliptic or unit in things():
        return True
    return (found.stated.point or 0) > 12 or (found.stated.text or "0")[0].isdigit()


def _no_term(clause: str, found: Figure, setting: Setting, topics: _Topics) -> bool:
    """Whether the words around a stretch of time make it none of a contract: "seit 12 Jahren", "six months' notice"."""
    assert found.stated.span is not None
    start, end = found.stated.span[0] - setting.clause[0], found.stated.span[1] - setting.clause[0]
    for match in topics.no_terms.finditer(clause, max(0, start - _BESIDE), end + _BESIDE):
        overlaps = match.start() < end and start < match.end()
        if overlaps or not _PERIOD.search(match[0]):
            return True
    return False


def _headline(setting: Setting, sentence: str) -> bool:
    """A headline says "for twelve years" without a verb."""
    return setting.part == "headline" and bool(re.search(r"\b(?:für|for|auf|over)\b", sentence))


@lru_cache(maxsize=512)
def _says(words: re.Pattern[str], stretch: str) -> bool:
    """Whether one of the words stands in a sentence or clause; each of its figures asks."""
    return words.search(stretch) is not None


@cache
def _topics(language: str) -> _Topics:
    table = import_module(f"countertrade.reading.languages.{language}.topics")

    def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)")

    return _Topics(
        any_of(table.OFF_TOPIC),
        any_of(table.BACKGROUND),
        any_of(table.TERMS),
        any_of(table.NO_TERMS),
        any_of(table.DEAL),
        any_of(table.HARM),
        table.ASIDE,
    )
