"""The closed classes that the analysis of a sentence asks for, as the lexicon has them."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from countertrade.reading import lexicon
from countertrade.reading.document.types import ClauseKind, Token

PRICING = frozenset(
    "put peg value price estimate".split()
)  # "put the loans granted each year | at $9 million"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word sets of one language, lower case; `subordinators` gives the kind of clause that each opens."""

    language: str
    abbreviations: frozenset[str]
    determiners: frozenset[str]
    approximators: frozenset[str]
    measures: frozenset[str]  # lemmas of nouns that count others: "Tonne", "Million"
    scales: frozenset[str]
    of: frozenset[str]
    subordinators: dict[str, ClauseKind]
    relatives: frozenset[str]
    questions: frozenset[str]
    infinitive_openers: frozenset[str]
    frames: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str]  # lemmas of the verbs that stand in frames: "…, he said"
    states: frozenset[str]  # names of states that are one word
    capitals: frozenset[str]
    deeds: frozenset[str]  # nouns of giving and taking
    naming: frozenset[str]  # German lemmas of what a name follows without a comma: "Zeitung", "Sender"
    demonyms: frozenset[str]  # adjectives of states, in small letters
    movers: frozenset[str]  # German verbs that form the perfect with "sein"

    @property
    def german(self) -> bool:
        return self.language == "de"

    def says(self, token: Token) -> bool:
        """Whether a token is of a verb of speech."""
        return token.base in self.speech


# What a conjunction makes of its clause, in the order in which a word of several kinds is taken
_KINDS: dict[str, ClauseKind] = {
    "conditional": "conditional", "complement": "complement", "temporal": "temporal", "concessive": "concessive",
    "causal": "causal", "purpose": "purpose", "consecutive": "purpose", "comparative": "comparative",
}  # fmt: skip


def _subordinators(language: str) -> dict[str, ClauseKind]:
    found: dict[str, ClauseKind] = {}
    for word, readings in lexicon.grammar(language).conjunctions.items():
        kinds = [reading.kind for reading in readings]
        kind = next((_KINDS[name] for name in _KINDS if name in kinds), None)
        if kind is not None and " " not in word:
            found[word] = kind
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _german() -> Grammar:
    return Grammar(
        language="de",
        abbreviations=frozenset(word.lower() for word in lexicon.grammar("de").abbreviations),
        determiners=_words(
            "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines dieser diese"
            " dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem mancher manche manchen"
            " welcher welche welches welchen welchem alle allen aller einige einigen einiger mehrere mehreren mehrerer"
            " viele vielen vieler wenige wenigen beide beiden beider mein meine dein deine sein seine seinen seinem seiner"
            " seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer euer eure sämtliche solche"
            " solcher solchen derselbe dieselbe dasselbe"
        ),
        approximators=_words(
            "rund etwa circa ca. knapp gut fast beinahe nahezu mindestens höchstens maximal wenigstens über unter mehr"
            " weniger bis zu als insgesamt ungefähr zirka gerade nur lediglich"
        ),
        measures=_words(
            "Tonne Kilogramm Gramm Liter Barrel Fass Kubikmeter Million Milliarde Billion Tausend Hundert Dutzend Stück"
            " Prozent Hektar Meter Kilometer Menge Zahl Anzahl Reihe Art Paket Container Schiffsladung Ladung Kilo Kilowattstunde"
        ),
        scales=_words("Million Milliarde Billion Tausend Hundert Dutzend Mio. Mrd. Mio Mrd"),
        of=_words("von vom"),
        subordinators=_subordinators("de"),
        relatives=_words(
            "der die das den dem dessen deren denen welcher welche welches welchen welchem was wo woran womit wodurch"
            " wofür wovon worauf wonach"
        ),
        questions=_words(
            "wer wen wem was wo wann warum weshalb wieso wohin woher welche welcher welches wieviel"
        ),
        infinitive_openers=_words("um ohne statt anstatt"),
        frames=_words("so"),
        particles=lexicon.grammar("de").particles,
        speech=frozenset(lexicon.speech("de").verbs),
        states=frozenset(word for word in lexicon.names("de").places if " " not in word),
        capitals=frozenset(lexicon.names("de").capitals),
        deeds=frozenset(lexicon.transfers("de").nouns),
        naming=frozenset(word.capitalize() for word in lexicon.sources("de").outlets),
        demonyms=frozenset(lexicon.names("de").adjectives),
        movers=lexicon.grammar("de").movers,
    )


def _english() -> Grammar:
    return Grammar(
        language="en",
        abbreviations=frozenset(word.lower() for word in lexicon.grammar("en").abbreviations),
        determiners=_words(
            "the a an this that these those some any no every each all both many much most more several few another other"
            " such what which whose my your his her its our their half either neither enough"
        ),
        approximators=_words(
            "about around roughly some nearly almost approximately over under more less than at least most up to only just"
            " well fully exactly fewer barely close"
        ),
        measures=_words(
            "ton tonne kilogram kilo gram litre liter barrel million billion trillion thousand hundred dozen percent per"
            " hectare acre metre meter mile number pair series lot amount kind type batch shipment package container"
        ),
        scales=_words("million billion trillion thousand hundred dozen"),
        of=_words("of"),
        subordinators=_subordinators("en"),
        relatives=_words("who which whom whose that where"),
        questions=_words("who what when where why how which whom whose"),
        infinitive_openers=_words(""),
        frames=_words(""),
        particles=lexicon.grammar("en").particles,
        speech=frozenset(lexicon.speech("en").verbs),
        states=frozenset(word for word in lexicon.names("en").places if " " not in word),
        capitals=frozenset(lexicon.names("en").capitals),
        deeds=frozenset(lexicon.transfers("en").nouns),
        naming=frozenset(),
        demonyms=frozenset(lexicon.names("en").adjectives),
        movers=lexicon.grammar("en").movers,
    )


@functools.cache
def grammar(language: str) -> Grammar:
    """The closed classes of a language ("de", "en"), made once."""
    return {"de": _german, "en": _english}[language]()
