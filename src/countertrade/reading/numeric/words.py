"""The words of quantities in one language: `lexicon/<language>/amounts.toml`, checked against its schema and indexed by word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from countertrade import units
from countertrade.quantity import Bound
from countertrade.reading import lexicon
from countertrade.reading.numeric.german import number_word
from countertrade.records import MentionKind, Record

_PART = re.compile(r"\w+|[^\w\s]")

Listed = str  # words in one string, with commas between them


class Numerals(Record, frozen=True, kw_only=True):
    decimal: str
    thousands: str
    articles: Listed
    several: Listed
    halves: Listed
    point: Listed
    minus: Listed
    cardinals: dict[str, int]
    scales: dict[str, int]
    orders: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]


class Currency(Record, frozen=True, kw_only=True):
    """`code` is what the bare noun stands for, empty where the page must tell; `of` are the currencies of all states that call theirs so."""

    code: str
    words: Listed
    of: Listed = ""


class Minor(Record, frozen=True, kw_only=True):
    """A hundredth of the currencies `of`, the likeliest first."""

    of: Listed
    words: Listed


class Percent(Record, frozen=True, kw_only=True):
    words: Listed


class Bounds(Record, frozen=True, kw_only=True):
    about: Listed
    less_than: Listed
    at_least: Listed
    more_than: Listed
    at_most: Listed
    up_to: Listed
    fillers: Listed
    after_particle_verbs: Listed


class Ranges(Record, frozen=True, kw_only=True):
    """`change` are the lemmas of words after which "from … to …" tells of two states and no range."""

    between: Listed
    to: Listed
    from_: Listed = msgspec.field(name="from")
    and_: Listed = msgspec.field(name="and")
    or_: Listed = msgspec.field(name="or")
    change: Listed


class Rates(Record, frozen=True, kw_only=True):
    """`yields` are the lemmas of verbs that tell what one of a thing gives, holds or needs."""

    per: Listed
    every: Listed
    each: Listed
    price_verbs: Listed
    yields: Listed
    periods: dict[str, Listed]
    frequencies: dict[str, str]


class Labels(Record, frozen=True, kw_only=True):
    page: Listed
    label: Listed
    phone: Listed
    age: Listed
    age_before: Listed
    clock: Listed
    score: Listed
    not_counted: Listed
    only: Listed
    address: Listed
    calibre: Listed


class AmountsFile(Record, frozen=True, kw_only=True):
    """`amounts.toml`."""

    numerals: Numerals
    measures: dict[str, Listed]
    temperatures: dict[str, Listed]
    percent: Percent
    currencies: dict[str, Currency]
    minor: dict[str, Minor]
    counted: dict[str, Listed]
    generic: dict[str, Listed]
    bounds: Bounds
    bounds_after: dict[Bound, Listed]
    rates: Rates
    ranges: Ranges
    endings: dict[str, str]
    labels: Labels


class Phrase(NamedTuple):
    """A unit by its words in lower case; `exact` is its printed form where only that is meant: "m", "t", "MW"."""

    words: tuple[str, ...]
    code: str
    kind: MentionKind
    exact: str = ""


class Words:
    """All tables of one language, by the word that opens (or, for bounds, ends) a phrase."""

    def __init__(self, language: str, table: AmountsFile) -> None:
        self.language = language
        self.german = language == "de"
        n = table.numerals
        self.decimal = n.decimal
        self.cardinals, self.scales, self.orders = n.cardinals, n.scales, n.orders
        self.fractions, self.ordinals = n.fractions, n.ordinals
        self.articles, self.several = wordset(n.articles), wordset(n.several)
        self.halves, self.point, self.minus = wordset(n.halves), wordset(n.point), wordset(n.minus)
        self.units = _indexed(table)
        self.currencies = {
            word: (noun, each.code) for noun, each in table.currencies.items() for word in wordset(each.words)
        }
        self.national = {noun: listed(each.of) for noun, each in table.currencies.items() if each.of}
        self.minor = {
            word.lower(): listed(each.of) for each in table.minor.values() for word in listed(each.words)
        }
        self.counted = _spread(table.counted)
        self.generic = {code: listed(text) for code, text in table.generic.items()}
        self.people = frozenset(lexicon.names(language).demonyms)
        b = table.bounds
        named: dict[Bound, Listed] = {
            "about": b.about, "less_than": b.less_than, "at_least": b.at_least, "more_than": b.more_than,
            "at_most": b.at_most, "up_to": b.up_to,
        }  # fmt: skip
        self.bounds, self.bounds_after = _by(-1, named), _by(0, table.bounds_after)
        self.fillers, self.particle_verbs = wordset(b.fillers), wordset(b.after_particle_verbs)
        to = table.ranges
        self.between, self.from_, self.to = wordset(to.between), wordset(to.from_), wordset(to.to)
        self.and_, self.or_, self.change = wordset(to.and_), wordset(to.or_), wordset(to.change)
        r = table.rates
        self.per, self.every, self.each = wordset(r.per), wordset(r.every), wordset(r.each)
        self.price_verbs, self.yields = wordset(r.price_verbs), wordset(r.yields)
        self.periods, self.frequencies = _spread(r.periods), r.frequencies
        self.endings = _spread(table.endings)
        self.labels = {name: wordset(getattr(table.labels, name)) for name in table.labels.__struct_fields__}

    def cardinal(self, word: str) -> Decimal | None:
        """The value of a number in one word, None for other words."""
        if word in self.cardinals:
            return Decimal(self.cardinals[word])
        german = self.german and word not in self.articles
        return number_word(word, self.cardinals) if german else None

    def measured(self, word: str) -> bool:
        """Whether a word is a whole unit, and not only the first of "US-Tonnen"."""
        return any(len(phrase.words) == 1 for phrase in self.units.get(word, ()))


def listed(text: Listed) -> tuple[str, ...]:
    """The words of a list.

    >>> listed("tonne, metric ton")
    ('tonne', 'metric ton')
    """
    return tuple(word for part in text.split(",") if (word := " ".join(part.split())))


def _spread(rows: Mapping[str, Listed]) -> dict[str, str]:
    """The name of its row for each word in lower case."""
    return {word.lower(): name for name, text in rows.items() for word in listed(text)}


def wordset(text: Listed) -> frozenset[str]:
    return frozenset(word.lower() for word in listed(text))


@cache
def words(language: str) -> Words:
    """The tables of a language ("de" or "en"), read once.

    Raises:
        msgspec.ValidationError: a key of the file is missing, unknown or of the wrong type.
    """
    source = files("countertrade.reading").joinpath("lexicon", language, "amounts.toml")
    return Words(language, msgspec.convert(tomllib.loads(source.read_text("utf-8")), AmountsFile))


@cache
def things() -> frozenset[str]:
    """The counted things that the tables of any language know, by their codes."""
    return frozenset(code for language in ("de", "en") for code in words(language).counted.values())


def _indexed(table: AmountsFile) -> dict[str, list[Phrase]]:
    """Unit phrases by their first word, longest first."""
    kinds: list[tuple[Mapping[str, Listed], MentionKind]] = [
        (table.measures, "dimension"),
        (table.temperatures, "temperature"),
        ({units.SHARE: table.percent.words + ", %, ％"}, "percentage"),
    ]
    found: dict[str, list[Phrase]] = {}
    for rows, kind in kinds:
        for code, text in rows.items():
            for form in listed(text):
                exact = form if len(form) <= 3 and form.isalpha() else ""
                forms = {tuple(_PART.findall(form.lower().replace("-", " "))), tuple(form.lower().split())}
                for split in forms:
                    found.setdefault(split[0], []).append(Phrase(split, code, kind, exact))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase.words))
    return found


def _by(end: int, rows: Mapping[Bound, Listed]) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """Phrases with their bound by their first (0) or last (-1) word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, text in rows.items():
        for phrase in listed(text.lower()):
            split = tuple(phrase.split())
            found.setdefault(split[end], []).append((split, bound))
    for phrases in found.values():
        phrases.sort(key=lambda row: -len(row[0]))
    return found
