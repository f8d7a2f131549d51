"""The lexicon of a language, read once from the package's data and checked against its schema.

In a file a list of words may be one string with commas, over several lines: the lists are long and read as prose. A missing or unknown
table or key, a value of the wrong type or outside its class, and a word that stands twice are errors that name file and key.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from babel import Locale

from countertrade.reading.lexicon.schemas import (
    Acting,
    ActorsFile,
    Amount,
    Conjunction,
    Embedding,
    Factuality,
    FactualityFile,
    FactualitySets,
    GoodsFile,
    Grammar,
    GrammarFile,
    GrammarSets,
    Head,
    Hearsay,
    LightVerb,
    Names,
    NameSets,
    NamesFile,
    Region,
    RegionsFile,
    Sources,
    Speech,
    SpeechFile,
    SpeechLight,
    SpeechVerb,
    State,
    Town,
    TownsFile,
    TradeFile,
    Transfer,
    Transfers,
    TransfersFile,
    TransferWords,
    Words,
)
from countertrade.records import Record, replace

LANGUAGES = ("de", "en")
KEPT = 2**16
"""Words of which what was looked up is kept; a process that reads for days does not grow."""

Entry = TypeVar("Entry")
OfState = TypeVar("OfState", Acting, Town)
Reading = TypeVar("Reading", SpeechVerb, Transfer, Amount, Hearsay, Head, Embedding, Conjunction)
Key = TypeVar("Key", bound=Hashable)
File = TypeVar("File", bound=Record)


# letters of a compound's last noun: "Rat" in "Heirat" is none
_SHORTEST_HEAD = 4
_LONGEST_HEAD = 30


# a German adjective before a noun without an article: "Weißes", "Demokratische"
_ADJECTIVE = re.compile(r"([A-ZÄÖÜ][a-zäöüß]{2,30})e[rs]?")


class LexiconError(ValueError):
    """A lexicon file that does not keep to its schema. Says which file and which key."""


@cache
def speech(language: str) -> Speech:
    """Predicates and frames of attribution.

    >>> [verb.kind for verb in speech("de").verbs["mitteilen"]]
    ['announce']
    """
    place = f"{language}/speech.toml"
    table = read(place, SpeechFile)
    return Speech(
        verbs=readings(table.verb, lambda verb: verb.requires, place, "verb"),
        terms=readings(table.terms, lambda verb: verb.requires, place, "terms"),
        nouns=index(table.noun, lambda noun: noun.lemmas, place, "noun"),
        light=index(table.light, _constructions, place, "light"),
        frames=table.frame,
        hearsay=readings(table.hearsay, lambda word: (word.form,), place, "hearsay"),
    )


@cache
def sources(language: str) -> Sources:
    """What can say something.

    >>> "minister" in sources("en").persons
    True
    """
    place = f"{language}/sources.toml"
    return read(place, Sources)


@cache
def transfers(language: str) -> Transfers:
    """Predicates of giving and getting.

    >>> transfers("en").verbs["receive"][0].recipient
    ('subject',)
    """
    place = f"{language}/transfers.toml"
    table = read(place, TransfersFile)
    return Transfers(
        verbs=readings(table.verb, lambda verb: verb.requires, place, "verb"),
        nouns=readings(table.noun, lambda noun: noun.requires, place, "noun"),
        light=index(table.light, _constructions, place, "light"),
        amounts=readings(table.amount, lambda word: word.requires, place, "amount"),
        adverbs=dict(_paired(entry, place) for entry in table.adverbs),
        **{name: getattr(table, name) for name in TransferWords.__struct_fields__},
    )


def _paired(entry: str, place: str) -> tuple[str, str]:
    words = entry.split()
    if len(words) != 2:
        raise LexiconError(f"{place}: adverbs: {entry!r} is no pair of a word and a preposition")
    return words[0], words[1]


def _coded(
    place: str, states: Iterable[OfState], words: Callable[[OfState], Iterable[str]]
) -> Mapping[str, str]:
    """The state of each of its words, in small letters."""
    named = index(states, lambda state: map(str.lower, words(state)), place, "state")
    return MappingProxyType({word: state.code for word, state in named.items()})


@cache
def leaders() -> Mapping[str, str]:
    """The state that each person acts for whom news call by name alone, by that name in small letters.

    >>> leaders()["putin"], leaders()["kim jong un"]
    ('RU', 'KP')
    """
    return _coded("actors.toml", read("actors.toml", ActorsFile).state, lambda state: state.leaders)


@cache
def companies() -> frozenset[str]:
    """The companies whose state everybody knows, in small letters.

    >>> "gazprom" in companies()
    True
    """
    return frozenset(
        name.lower() for state in read("actors.toml", ActorsFile).state for name in state.companies
    )


@cache
def families() -> Mapping[str, str]:
    """The state of each family name, in small letters, that stands for who leads it where a page names the state."""
    return _coded("actors.toml", read("actors.toml", ActorsFile).state, lambda state: state.families)


@cache
def names(language: str) -> Names:
    """States, blocs, titles and the nouns that say what a source is. A state's usual name is CLDR's (Babel).

    >>> de = names("de")
    >>> de.places["Russland"], de.places["Vereinigten Staaten"], de.adjectives["kongolesisch"], de.seats["Kreml"]
    (('RU',), ('US',), ('CD', 'CG'), ('RU',))
    """
    place = f"{language}/names.toml"
    table = read(place, NamesFile)
    common = Locale(language).territories
    states = index(
        [replace(state, names=(*_common(common, state.code), *state.names)) for state in table.state],
        lambda state: (state.code,),
        place,
        "state",
    )
    blocs = index(table.bloc, lambda bloc: (bloc.code,), place, "bloc")
    every = (*states.values(), *blocs.values())
    companies = {state.code: state.companies for state in read("actors.toml", ActorsFile).state}

    def coded(words: Callable[[State], Iterable[str]]) -> Mapping[str, Words]:
        found: dict[str, dict[str, None]] = {}
        for state in every:
            for word in words(state):
                for spelt in {word, word.replace("ß", "ss")}:  # as the Swiss do
                    found.setdefault(spelt, {})[state.code] = None
        return MappingProxyType({word: tuple(codes) for word, codes in found.items()})

    return Names(
        states=states,
        blocs=blocs,
        places=coded(lambda state: _inflected(state.names, language)),
        capitals=coded(lambda state: state.capitals),
        seats=coded(lambda state: _inflected(state.seats, language)),
        short=coded(lambda state: state.short),
        organs=coded(lambda state: (*_inflected(state.organs, language), *companies.get(state.code, ()))),
        adjectives=coded(lambda state: map(str.lower, state.adjectives)),
        demonyms=coded(lambda state: map(str.lower, state.demonyms)),
        titles=index(table.title, lambda title: title.lemmas, place, "title"),
        heads=readings(table.head, lambda head: (head.source,), place, "head"),
        **{name: getattr(table, name) for name in NameSets.__struct_fields__},
    )


def _common(territories: Mapping[str, str], code: str) -> tuple[str, ...]:
    """A state's usual name; one that is no more has only those of the file."""
    return (territories[code],) if code in territories else ()


@cache
def factuality(language: str) -> Factuality:
    """What words that embed do to modality and polarity.

    >>> deny, = factuality("en").words["verb", "deny"]
    >>> deny.effect, deny.polarity, deny.negated_effect, deny.negated_polarity
    ('asserted', 'turned', 'possible', 'kept')
    """
    place = f"{language}/factuality.toml"
    table = read(place, FactualityFile)
    found: dict[tuple[str, str], tuple[Embedding, ...]] = {}
    for form in dict.fromkeys(word.form for word in table.embedding):
        words = [word for word in table.embedding if word.form == form]
        for lemma, several in readings(
            words, lambda word: word.requires, place, f"embedding: {form}"
        ).items():
            found[form, lemma] = several
    idioms: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for kind, idiom in found:
        if kind == "idiom":
            verb, *beside = idiom.split()
            idioms.setdefault(verb, []).append((idiom, frozenset(beside)))
    return Factuality(
        words=MappingProxyType(found),
        idioms={verb: tuple(several) for verb, several in idioms.items()},
        **{name: getattr(table, name) for name in FactualitySets.__struct_fields__},
    )


@cache
def grammar(language: str) -> Grammar:
    """Closed classes: what opens clauses, parts from verbs, and ends no sentence.

    >>> [conjunction.kind for conjunction in grammar("en").conjunctions["unless"]]
    ['conditional']
    """
    place = f"{language}/grammar.toml"
    table = read(place, GrammarFile)
    return Grammar(
        timing=table.times | table.spells,
        conjunctions=readings(table.conjunction, lambda word: (word.kind,), place, "conjunction"),
        **{name: getattr(table, name) for name in GrammarSets.__struct_fields__},
    )


def by_head(table: Mapping[str, Entry], *nouns: str) -> Entry | None:
    """The entry of a noun, or of the noun that a compound ends in; None where the table has neither.

    Args:
        table: entries by noun.
        nouns: the lemma, then the printed form: of a rare word the lemma can be wrong.

    >>> by_head(transfers("de").nouns, "Munitionslieferung")[0].kind, by_head(transfers("en").nouns, "gas-delivery")[0].kind
    ('deliver', 'deliver')
    >>> by_head(names("de").heads, "Us-präsident")[0].kind
    'politician'
    >>> by_head(names("de").heads, "Agrarökonomi", "Agrarökonomin")[0].gender
    'female'
    >>> by_head(transfers("en").nouns, "misdelivery")
    """
    for noun in nouns:
        if noun in table:
            return table[noun]
    for noun in nouns:
        for start in range(max(1, len(noun) - _LONGEST_HEAD), len(noun) - _SHORTEST_HEAD + 1):
            tail = noun[start:]
            if noun[start - 1] in "- " and tail in table:
                return table[tail]
            if tail.capitalize() in table:  # German nouns; no English noun of a table has a capital
                return table[tail.capitalize()]
    return None


@lru_cache(maxsize=KEPT)
def heads(language: str, *nouns: str) -> tuple[Head, ...]:
    """Whom a noun, or the noun that a compound ends in, names; empty where the lexicon does not say."""
    return by_head(names(language).heads, *nouns) or ()


@cache
def goods(language: str) -> Mapping[str, str]:
    """The class of each good by its lemma as printed: "Reis" and "rice" are both rice.

    >>> goods("de")["Reis"], goods("en")["UAV"]
    ('rice', 'drone')
    """
    place = "goods.toml"
    table = read(place, GoodsFile)
    named = index(table.good, lambda good: good.de if language == "de" else good.en, place, "good")
    return MappingProxyType({word: good.kind for word, good in named.items()})


@cache
def regions(language: str) -> Mapping[str, frozenset[str]]:
    """The states of the part of the world that a word in small letters says, or that are of the form it names.

    >>> "PK" in regions("en")["south asian"], "PK" in regions("de")["südostasiatisch"], "ME" in regions("de")["adriastaat"]
    (True, False, True)
    """
    place = "regions.toml"
    table = read(place, RegionsFile)
    nouns = transfers(language).countries

    def words(region: Region) -> Sequence[str]:
        if language != "de":
            return region.en
        return [*region.de, *(f"{stem}{noun}" for stem in region.stems for noun in nouns)]

    named = index(table.region, words, place, "region")
    return MappingProxyType({word: frozenset(region.states) for word, region in named.items()})


@cache
def towns() -> Mapping[str, str]:
    """The state of each town or region that places what passes, by its name in small letters.

    >>> towns()["rotterdam"], towns()["kalabrien"]
    ('NL', 'IT')
    """
    return _coded("towns.toml", read("towns.toml", TownsFile).state, lambda state: state.towns)


@cache
def themes() -> Mapping[str, str]:
    """The theme of each kind of goods that has one.

    >>> themes()["crude oil"], themes().get("timber")
    ('fuels', None)
    """
    table = read("trade.toml", TradeFile)
    named = index(table.theme, lambda theme: theme.goods, "trade.toml", "theme")
    return MappingProxyType({good: theme.kind for good, theme in named.items()})


@cache
def habits() -> Mapping[str, tuple[str, ...]]:
    """What is usual of each state: the themes of which it gives more than it takes, and its standing.

    >>> habits()["NO"]
    ('gives fuels', 'gives arms', 'gives money', 'rich', 'host')
    """
    table = read("trade.toml", TradeFile)
    found: dict[str, list[str]] = {}
    for theme in table.theme:
        for code in theme.givers:
            found.setdefault(code, []).append(f"gives {theme.kind}")
    for standing in table.standing:
        for code in standing.states:
            found.setdefault(code, []).append(standing.kind)
    return MappingProxyType({code: tuple(kinds) for code, kinds in found.items()})


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
        return msgspec.convert(_listed(tomllib.loads(text), schema, place.startswith("de/")), schema)
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


def _inflected(names: Words, language: str) -> Iterable[str]:
    """The names, German ones of several words also in the weak form: "die Vereinigten Staaten", "das Weiße Haus", "im Weißen Haus"."""
    for name in names:
        yield name
        if language == "de" and name.endswith("lande"):
            yield name + "n"
        words = name.split(" ")
        first, last = [*itertools.takewhile(_ADJECTIVE.fullmatch, words[:-1])], words[-1]
        if language == "de" and first:
            called, weak = (
                " ".join([*(_ADJECTIVE.sub(rf"\1{ending}", word) for word in first), *words[len(first) :]])
                for ending in ("e", "en")
            )
            yield from (called, weak) if called != name else (weak,)
            if not last.endswith(("n", "s")) and last.endswith("e"):
                yield weak + "n"


def _constructions(light: LightVerb | SpeechLight) -> Iterable[tuple[str, str, str]]:
    return [(verb, light.preposition, noun) for verb in light.verbs for noun in light.nouns]


def read(place: str, schema: type[File]) -> File:
    """A file of the package's data, "de/speech.toml", as its schema has it; LexiconError where it does not keep to it."""
    try:
        text = (files("countertrade.reading.lexicon") / place).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LexiconError(f"{place}: no such file; languages are {', '.join(LANGUAGES)}") from None
    return parse(text, schema, place)


@cache
def _hints(schema: type[msgspec.Struct]) -> dict[str, Any]:
    """The type of each key as the file writes it."""
    types = get_type_hints(schema)
    named = zip(schema.__struct_encode_fields__, schema.__struct_fields__, strict=True)
    return {key: types[field] for key, field in named}


def _listed(value: Any, schema: Any, german: bool) -> Any:
    """The value with each string in place of a list split at its commas; German words in -ss also in -ß."""
    if isinstance(value, dict) and isinstance(schema, type) and issubclass(schema, msgspec.Struct):
        hints = _hints(schema)
        return {key: _listed(item, hints.get(key), german) for key, item in value.items()}
    if isinstance(value, dict) and get_origin(schema) is dict:
        return {key: _listed(item, get_args(schema)[1], german) for key, item in value.items()}
    if get_origin(schema) in (tuple, frozenset):
        if isinstance(value, str):
            words = [
                " ".join(word.split()) for word in value.split(",") if word.strip()
            ]  # over the ends of lines
            # HanTa's German lemmas are spelt as before 1996: "Beschluß", "gewiß"
            return words + [word[:-2] + "ß" for word in words if german and word.endswith("ss")]
        if isinstance(value, list):
            return [_listed(item, get_args(schema)[0], german) for item in value]
    return value
