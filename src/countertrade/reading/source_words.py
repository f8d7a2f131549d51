"""The words around sources as patterns, and how names are folded and cut."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from typing import NamedTuple


class Words(NamedTuple):
    """The tables of a language as patterns over folded words."""

    role: re.Pattern[str]
    modifiers: frozenset[str]
    outlet: re.Pattern[str]
    outlet_name: re.Pattern[str]
    this_outlet: re.Pattern[str]
    that_outlet: re.Pattern[str]
    document: re.Pattern[str]
    report: re.Pattern[str]
    government: re.Pattern[str]
    organisation: re.Pattern[str]
    unnamed: re.Pattern[str]
    carrier: re.Pattern[str]
    articles: frozenset[str]
    pronouns: frozenset[str]
    female: frozenset[str]
    female_endings: tuple[str, ...]
    male_endings: tuple[str, ...]
    titles: frozenset[str]
    citing: re.Pattern[str]
    quoted_by: re.Pattern[str]


@cache
def words(language: str) -> Words:
    """The tables of a language, compiled."""
    table = import_module(f"countertrade.reading.languages.{language}.people")
    # papers keep their names abroad
    abroad = import_module(f"countertrade.reading.languages.{'en' if language == 'de' else 'de'}.people")
    compound = r"[\w-]*" if language == "de" else ""
    return Words(
        role=re.compile(rf"{compound}(?:{table.ROLES})"),
        modifiers=table.MODIFIERS,
        outlet=re.compile(rf"{compound}(?:{table.OUTLETS})"),
        outlet_name=re.compile(rf"\b[\w-]*(?:{table.OUTLET_NAMES}|{abroad.OUTLET_NAMES})\b"),
        this_outlet=re.compile(table.THIS_OUTLET),
        that_outlet=re.compile(table.THAT_OUTLET),
        document=re.compile(rf"(?:{table.DOCUMENTS})"),
        report=re.compile(table.REPORTS),
        government=re.compile(rf"\b(?:{table.GOVERNMENTS})\b"),
        organisation=re.compile(rf"\b(?:{table.ORGANISATIONS})\b"),
        unnamed=re.compile(table.UNNAMED),
        carrier=re.compile(rf"(?:{table.CARRIERS})(?=\s)"),
        articles=table.ARTICLES,
        pronouns=table.PRONOUNS,
        female=table.FEMALE,
        female_endings=table.FEMALE_ENDINGS,
        male_endings=table.MALE_ENDINGS,
        titles=table.TITLES,
        citing=re.compile(rf"\b{table.CITING}\b(?! as)"),
        quoted_by=re.compile(rf"\b(?:{table.QUOTED_BY})"),
    )


_LONGEST = 60  # code points; a longer word names no role and no outlet


class Flags(NamedTuple):
    """What one word may be."""

    role: bool
    outlet: bool
    outlet_name: bool


@lru_cache(maxsize=1 << 16)
def flags(word: str, language: str) -> Flags:
    folded = word.lower()
    table = words(language)
    if len(word) > _LONGEST:
        return Flags(False, False, False)
    return Flags(
        bool(table.role.fullmatch(folded)),
        bool(table.outlet.fullmatch(folded)),
        word[0].isupper() and bool(table.outlet_name.fullmatch(folded)),
    )


def without_article(phrase: str, articles: frozenset[str]) -> str:
    """The phrase from its first word that is no article.

    >>> without_article("das genannte Blatt", frozenset({"das"}))
    'genannte Blatt'
    """
    tokens = phrase.strip().split(" ")
    while len(tokens) > 1 and tokens[0].lower() in articles:
        tokens = tokens[1:]
    return " ".join(tokens)


def composed(text: str) -> str:
    """Folded letter by letter, so that places stay: accents are dropped where a letter is one code point."""
    return "".join(_letter(mark) for mark in text)


@cache
def _letter(mark: str) -> str:
    return (plain(mark) or " ")[0]


@cache
def plain(name: str) -> str:
    """Folded without accents, for names that one article spells in two ways (Jovanović, Jovanovic)."""
    parts = unicodedata.normalize("NFD", name.lower())
    return "".join(mark for mark in parts if not unicodedata.combining(mark))
