"""The words of quantities in one language: `lexicon/<language>/amounts.toml`, checked against its schema and indexed by word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from countertrade import units
from countertrade.quantity import Bound
from countertrade.reading import lexicon
from countertrade.reading.lexicon.schemas import AmountsFile, AmountWords
from countertrade.reading.lexicon.tables import read
from countertrade.reading.numeric.german import number_word
from countertrade.records import MentionKind

_Words = tuple[str, ...]
_PART = re.compile(r"\w+|[^\w\s]")


class Phrase(NamedTuple):
    """A unit by its words in lower case; `exact` is its printed form where only that is meant: "m", "t", "MW"."""

    words: tuple[str, ...]
    code: str
    kind: MentionKind
    exact: str = ""


class Words(AmountWords, frozen=True, kw_only=True):
    """All tables of one language, by the word that opens (or, for bounds, ends) a phrase."""

    german: bool
    units: Mapping[str, list[Phrase]]
    currencies: Mapping[str, tuple[str, str]]
    national: Mapping[str, _Words]
    minor: Mapping[str, _Words]
    counted: Mapping[str, str]
    named: Mapping[str, str]
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
        named=_spread(table.named),
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


def _spread(rows: Mapping[str, _Words]) -> dict[str, str]:
    """The name of its row for each word in lower case."""
    return {word.lower(): name for name, several in rows.items() for word in several}


def _units(table: AmountsFile) -> dict[str, list[Phrase]]:
    """Unit phrases by their first word, longest first."""
    kinds: list[tuple[Mapping[str, _Words], MentionKind]] = [
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


def _bounds(end: int, rows: Mapping[Bound, _Words]) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """Phrases with their bound by their first (0) or last (-1) word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in rows.items():
        for split in (tuple(phrase.lower().split()) for phrase in phrases):
            found.setdefault(split[end], []).append((split, bound))
    for several in found.values():
        several.sort(key=lambda row: -len(row[0]))
    return found


def bounds_said(text: str, language: str) -> set[Bound]:
    """The bounds that words themselves say, the longest phrase at each place: {"at_most"} of "no more than 300"."""
    known = words(language)
    tokens = re.findall(r"\w+", text.lower())
    found = set[Bound]()
    for at, token in enumerate(tokens):
        ahead = (
            (tokens[max(0, at + 1 - len(row)) : at + 1], row, bound)
            for row, bound in known.bounds.get(token, ())
        )
        behind = (
            (tokens[at : at + len(row)], row, bound) for row, bound in known.bounds_after.get(token, ())
        )
        for several in (ahead, behind):
            found.update([bound for said, row, bound in several if tuple(said) == row][:1])
    return found
