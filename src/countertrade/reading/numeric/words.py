"""The words of quantities in one language: `lexicon/<language>/amounts.toml`, checked against its schema and indexed by word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import msgspec

from countertrade import units
from countertrade.quantity import Bound
from countertrade.reading import lexicon
from countertrade.reading.lexicon.tables import read
from countertrade.reading.numeric.german import number_word
from countertrade.records import MentionKind, Record

_PART = re.compile(r"\w+|[^\w\s]")

Forms = frozenset[str]  # in lower case
Listed = tuple[str, ...]


class Currency(Record, frozen=True, kw_only=True):
    """`code` is what the bare noun stands for, empty where the page must tell; `of` are the currencies of all states that call theirs so."""

    code: str
    words: Forms
    of: Listed = ()


class Minor(Record, frozen=True, kw_only=True):
    """A hundredth of the currencies `of`, the likeliest first."""

    of: Listed
    words: Forms


class Labels(Record, frozen=True, kw_only=True):
    """Words beside a number that say that it is no quantity; `site` are what a page or book has of its own."""

    page: Forms
    label: Forms
    phone: Forms
    age: Forms
    age_before: Forms
    eldest: Forms
    clock: Forms
    not_counted: Forms
    only: Forms
    address: Forms
    site: Forms
    calibre: Forms


class Phrase(NamedTuple):
    """A unit by its words in lower case; `exact` is its printed form where only that is meant: "m", "t", "MW"."""

    words: tuple[str, ...]
    code: str
    kind: MentionKind
    exact: str = ""


class AmountWords(Record, frozen=True, kw_only=True):
    """What the file and its index share. `change` are the lemmas of words after which "from … to …" tells of two states and no range;
    `yields` those of verbs that tell what one of a thing gives, holds or needs."""

    decimal: str
    articles: Forms
    several: Forms
    halves: Forms
    point: Forms
    minus: Forms
    per: Forms
    every: Forms
    each: Forms
    price_verbs: Forms
    yields: Forms
    between: Forms
    from_: Forms = msgspec.field(name="from")
    to: Forms
    and_: Forms = msgspec.field(name="and")
    or_: Forms = msgspec.field(name="or")
    change: Forms
    fillers: Forms
    particle_verbs: Forms
    cardinals: dict[str, int]
    scales: dict[str, int]
    orders: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    definite: Forms
    wholes: Forms
    genitives: Forms = frozenset()
    them: Forms
    single: Forms
    typical: Forms
    placing: Forms
    again: Forms
    during: Forms = frozenset()
    since: Forms
    prices: Forms
    costs: Forms
    unit_prices: Forms = frozenset()
    rated: Forms = frozenset()
    of_what: Forms
    linking: Forms
    converting: Forms
    converted: Forms
    this: Forms
    equal: Forms
    be: Forms
    dummies: Forms
    today: Forms
    comparing: Forms
    after: Forms
    earlier: Forms
    down_from: Forms
    former: Forms
    reckoned: Forms = frozenset()
    totals: Forms
    parts: Forms
    to_whom: Forms
    more: Forms
    sharing: Forms
    long: Forms = frozenset()
    priced_at: Forms
    with_: Forms
    growth: Forms
    remaining: Forms
    parting: Forms
    relatives: Forms = frozenset()
    flows: Forms
    last: Forms
    sharers: Forms
    shares: Forms
    each_for: Forms
    made_of: Forms
    goals: Forms
    stray: Forms
    small_arms: Forms
    ie: Forms = frozenset()
    never: Forms
    only_of: Forms = frozenset()
    folds: Forms = frozenset()
    funds: Forms = frozenset()
    crowd: Forms = frozenset()
    plurals: Forms = frozenset()
    not_heads: Forms = frozenset()
    verblike: Forms = frozenset()
    peopled: Forms
    no_one: Forms = frozenset()
    to_half: Forms = frozenset()
    sports: Forms = frozenset()
    dotted: Forms
    listed: Forms
    further: Forms
    both: Forms
    no_part: Forms
    numbering: Forms
    tolls: Forms
    instead: Forms
    out_of: Forms
    at: Forms
    when: Forms
    hedges: Forms
    two_ways: Forms
    only_beside: Forms
    bounding: Forms
    topics: Forms = frozenset()
    before_year: Forms
    summed: Forms
    models: Forms
    inside: dict[str, Listed] = {}
    compounds: dict[str, str] = {}
    generic: dict[str, Listed]
    frequencies: dict[str, str]
    labels: Labels


class AmountsFile(AmountWords, frozen=True, kw_only=True):
    """`amounts.toml`."""

    percent: Listed
    measures: dict[str, Listed]
    temperatures: dict[str, Listed]
    currencies: dict[str, Currency]
    minor: dict[str, Minor]
    counted: dict[str, Listed]
    bounds: dict[Bound, Listed]
    bounds_after: dict[Bound, Listed]
    periods: dict[str, Listed]
    endings: dict[str, Listed]
    plain: dict[str, Listed]


class Words(AmountWords, frozen=True, kw_only=True):
    """All tables of one language, by the word that opens (or, for bounds, ends) a phrase."""

    german: bool
    units: Mapping[str, list[Phrase]]
    currencies: Mapping[str, tuple[str, str]]
    national: Mapping[str, Listed]
    minor: Mapping[str, Listed]
    counted: Mapping[str, str]
    people: frozenset[str]
    bounds: Mapping[str, list[tuple[tuple[str, ...], Bound]]]
    bounds_after: Mapping[str, list[tuple[tuple[str, ...], Bound]]]
    periods: Mapping[str, str]
    endings: Mapping[str, str]
    plain: Mapping[str, str]

    def cardinal(self, word: str) -> Decimal | None:
        """The value of a number in one word, None for other words."""
        if word in self.cardinals:
            return Decimal(self.cardinals[word])
        german = self.german and word not in self.articles
        return number_word(word, self.cardinals) if german else None

    def measured(self, word: str) -> bool:
        """Whether a word is a whole unit, and not only the first of "US-Tonnen"."""
        return any(len(phrase.words) == 1 for phrase in self.units.get(word, ()))


@cache
def words(language: str) -> Words:
    """The tables of a language ("de" or "en"), read once.

    Raises:
        LexiconError: a key of the file is missing, unknown or of the wrong type.
    """
    table = read(f"{language}/amounts.toml", AmountsFile)
    return Words(
        german=language == "de",
        units=_units(table),
        currencies={w: (noun, each.code) for noun, each in table.currencies.items() for w in each.words},
        national={noun: each.of for noun, each in table.currencies.items() if each.of},
        minor={word: each.of for each in table.minor.values() for word in each.words},
        counted=_spread(table.counted),
        people=frozenset(lexicon.names(language).demonyms),
        bounds=_bounds(-1, table.bounds),
        bounds_after=_bounds(0, table.bounds_after),
        periods=_spread(table.periods),
        endings=_spread(table.endings),
        plain=_spread(table.plain),
        **{name: getattr(table, name) for name in AmountWords.__struct_fields__},
    )


@cache
def things() -> frozenset[str]:
    """The counted things that the tables of any language know, by their codes."""
    return frozenset(code for language in lexicon.LANGUAGES for code in words(language).counted.values())


def _spread(rows: Mapping[str, Listed]) -> dict[str, str]:
    """The name of its row for each word in lower case."""
    return {word.lower(): name for name, several in rows.items() for word in several}


def _units(table: AmountsFile) -> dict[str, list[Phrase]]:
    """Unit phrases by their first word, longest first."""
    kinds: list[tuple[Mapping[str, Listed], MentionKind]] = [
        (table.measures, "dimension"),
        (table.temperatures, "temperature"),
        ({units.SHARE: table.percent}, "percentage"),
    ]
    found: dict[str, list[Phrase]] = {}
    for rows, kind in kinds:
        for code, form in ((code, form) for code, several in rows.items() for form in several):
            exact = form if len(form) <= 3 and form.isalpha() else ""
            for split in {tuple(_PART.findall(form.lower().replace("-", " "))), tuple(form.lower().split())}:
                found.setdefault(split[0], []).append(Phrase(split, code, kind, exact))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase.words))
    return found


def _bounds(end: int, rows: Mapping[Bound, Listed]) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """Phrases with their bound by their first (0) or last (-1) word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in rows.items():
        for split in (tuple(phrase.lower().split()) for phrase in phrases):
            found.setdefault(split[end], []).append((split, bound))
    for several in found.values():
        several.sort(key=lambda row: -len(row[0]))
    return found
