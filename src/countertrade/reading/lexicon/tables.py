"""The lexicon of a language, read once from the package's data and checked against its schema.

In a file a list of words may be one string with commas, over several lines: the lists are long and read as prose. A missing or unknown
table or key, a value of the wrong type or outside its class, and a word that stands twice are errors that name file and key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from countertrade.reading.lexicon.schemas import (
    Hearsay,
    LightVerb,
    Speech,
    SpeechFile,
    SpeechVerb,
    Transfer,
    Transfers,
    TransfersFile,
    Words,
)
from countertrade.records import Record

LANGUAGES = ("de", "en")

Entry = TypeVar("Entry")
Reading = TypeVar("Reading", SpeechVerb, Transfer, Hearsay)
Key = TypeVar("Key", bound=Hashable)
File = TypeVar("File", bound=Record)


# letters of a compound's last noun: "Rat" in "Heirat" is none
_SHORTEST_HEAD = 4
_LONGEST_HEAD = 30


class LexiconError(ValueError):
    """A lexicon file that does not keep to its schema. Says which file and which key."""


@cache
def speech(language: str) -> Speech:
    """Predicates and frames of attribution.

    >>> [verb.kind for verb in speech("de").verbs["mitteilen"]]
    ['announce']
    """
    place = f"{language}/speech.toml"
    table = parse(_text(place), SpeechFile, place)
    return Speech(
        verbs=readings(table.verb, lambda verb: verb.requires, place, "verb"),
        nouns=index(table.noun, lambda noun: noun.lemmas, place, "noun"),
        frames=table.frame,
        hearsay=readings(table.hearsay, lambda word: (word.form,), place, "hearsay"),
    )


@cache
def transfers(language: str) -> Transfers:
    """Predicates of giving and getting.

    >>> transfers("en").verbs["receive"][0].recipient
    ('subject',)
    """
    place = f"{language}/transfers.toml"
    table = parse(_text(place), TransfersFile, place)
    return Transfers(
        verbs=readings(table.verb, lambda verb: verb.requires, place, "verb"),
        nouns=readings(table.noun, lambda noun: noun.requires, place, "noun"),
        light=index(table.light, _constructions, place, "light"),
    )


def by_head(table: Mapping[str, Entry], noun: str) -> Entry | None:
    """The entry of a noun, or of the noun that a compound ends in; None where the table has neither.

    >>> by_head(transfers("de").nouns, "Munitionslieferung")[0].kind, by_head(transfers("en").nouns, "gas-delivery")[0].kind
    ('deliver', 'deliver')
    >>> by_head(transfers("en").nouns, "misdelivery")
    """
    for start in range(max(0, len(noun) - _LONGEST_HEAD), len(noun) - _SHORTEST_HEAD + 1):
        tail = noun[start:]
        if start and noun[start - 1] not in "- ":
            tail = tail.capitalize()  # German nouns; no English noun of a table has a capital
        if tail in table:
            return table[tail]
    return table.get(noun)


def parse(text: str, schema: type[File], place: str) -> File:
    """The file as its schema has it.

    Args:
        text: TOML.
        schema: what the file must hold.
        place: the file's name, for messages.

    Raises:
        LexiconError: it is no TOML, or does not keep to the schema.

    >>> parse("verb = 1", SpeechFile, "de/speech.toml")
    Traceback (most recent call last):
        ...
    countertrade.reading.lexicon.tables.LexiconError: de/speech.toml: Expected `array`, got `int` - at `$.verb`
    """
    try:
        return msgspec.convert(_listed(tomllib.loads(text), schema), schema)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{place}: {error}") from None


def index(
    entries: Iterable[Entry], keys: Callable[[Entry], Iterable[Key]], place: str, table: str
) -> Mapping[Key, Entry]:
    """Each word with its entry; LexiconError where a word stands twice."""
    found: dict[Key, Entry] = {}
    for entry in entries:
        for key in keys(entry):
            if key in found:
                raise LexiconError(f"{place}: {key!r} stands twice in [[{table}]]; keep one")
            found[key] = entry
    return MappingProxyType(found)


def readings(
    entries: Iterable[Reading], distinct: Callable[[Reading], Words], place: str, table: str
) -> Mapping[str, tuple[Reading, ...]]:
    """Each word with its readings, those that ask for most company first; LexiconError where two are not distinct."""
    found: dict[str, list[Reading]] = {}
    single = index(entries, lambda entry: [(lemma, distinct(entry)) for lemma in entry.lemmas], place, table)
    for (lemma, _), entry in single.items():
        found.setdefault(lemma, []).append(entry)
    return MappingProxyType(
        {
            lemma: tuple(sorted(several, key=lambda entry: -len(distinct(entry))))
            for lemma, several in found.items()
        }
    )


def _constructions(light: LightVerb) -> Iterable[tuple[str, str, str]]:
    return [(verb, light.preposition, noun) for verb in light.verbs for noun in light.nouns]


def _text(place: str) -> str:
    try:
        return (files("countertrade.reading.lexicon") / place).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LexiconError(f"{place}: no such file; languages are {', '.join(LANGUAGES)}") from None


def _listed(value: Any, schema: Any) -> Any:
    """The value with each string in place of a list split at its commas."""
    if isinstance(value, dict) and isinstance(schema, type) and issubclass(schema, msgspec.Struct):
        hints = get_type_hints(schema)
        return {key: _listed(item, hints.get(key)) for key, item in value.items()}
    if get_origin(schema) is tuple:
        if isinstance(value, str):
            return [word.strip() for word in value.split(",") if word.strip()]
        if isinstance(value, list):
            return [_listed(item, get_args(schema)[0]) for item in value]
    return value
