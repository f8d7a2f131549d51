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
    particles: frozenset[str]
    speech: frozenset[str]  # lemmas of the verbs that stand in frames: "…, he said"
    told: frozenset[str]  # and of the nouns that what is said stands behind: "die Behauptung, …"
    states: frozenset[str]  # names of states that are one word
    capitals: frozenset[str]
    deeds: frozenset[str]  # nouns of giving and taking
    naming: frozenset[str]  # German lemmas of what a name follows without a comma: "Zeitung", "Sender"
    demonyms: frozenset[str]  # adjectives of states, in small letters
    movers: frozenset[str]  # German verbs that form the perfect with "sein"
    infinitive_openers: frozenset[str] = frozenset()
    frames: frozenset[str] = frozenset()

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


_CLOSED = {
    "de": {
        "determiners": (
            "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines dieser diese"
            " dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem mancher manche manchen"
            " welcher welche welches welchen welchem alle allen aller einige einigen einiger mehrere mehreren mehrerer"
            " viele vielen vieler wenige wenigen beide beiden beider mein meine dein deine sein seine seinen seinem seiner"
            " seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer euer eure sämtliche solche"
            " solcher solchen derselbe dieselbe dasselbe"
        ),
        "approximators": (
            "rund etwa circa ca. knapp gut fast beinahe nahezu mindestens höchstens maximal wenigstens über unter mehr"
            " weniger bis zu als insgesamt ungefähr zirka gerade nur lediglich"
        ),
        "measures": (
            "Tonne Kilogramm Gramm Liter Barrel Fass Kubikmeter Million Milliarde Billion Tausend Hundert Dutzend Stück"
            " Prozent Hektar Meter Kilometer Menge Zahl Anzahl Reihe Art Paket Container Schiffsladung Ladung Kilo Kilowattstunde"
        ),
        "scales": "Million Milliarde Billion Tausend Hundert Dutzend Mio. Mrd. Mio Mrd",
        "of": "von vom",
        "relatives": (
            "der die das den dem dessen deren denen welcher welche welches welchen welchem was wo woran womit wodurch"
            " wofür wovon worauf wonach"
        ),
        "questions": (
            "wer wen wem was wo wann warum weshalb wieso wohin woher welche welcher welches wieviel"
        ),
        "infinitive_openers": "um ohne statt anstatt",
        "frames": "so",
    },
    "en": {
        "determiners": (
            "the a an this that these those some any no every each all both many much most more several few another other"
            " such what which whose my your his her its our their half either neither enough"
        ),
        "approximators": (
            "about around roughly some nearly almost approximately over under more less than at least most up to only just"
            " well fully exactly fewer barely close"
        ),
        "measures": (
            "ton tonne kilogram kilo gram litre liter barrel million billion trillion thousand hundred dozen percent per"
            " hectare acre metre meter mile number pair series lot amount kind type batch shipment package container"
        ),
        "scales": "million billion trillion thousand hundred dozen",
        "of": "of",
        "relatives": "who which whom whose that where",
        "questions": "who what when where why how which whom whose",
    },
}


@functools.cache
def grammar(language: str) -> Grammar:
    """The closed classes of a language ("de", "en"), made once."""
    words, names = lexicon.grammar(language), lexicon.names(language)
    outlets = lexicon.sources(language).outlets if language == "de" else ()
    closed = {name: frozenset(text.split()) for name, text in _CLOSED[language].items()}
    return Grammar(
        language=language,
        abbreviations=frozenset(word.lower() for word in words.abbreviations),
        subordinators=_subordinators(language),
        particles=words.particles,
        movers=words.movers,
        speech=frozenset(lexicon.speech(language).verbs),
        told=frozenset(lexicon.speech(language).nouns),
        states=frozenset(word for word in names.places if " " not in word),
        capitals=frozenset(names.capitals),
        demonyms=frozenset(names.adjectives),
        deeds=frozenset(lexicon.transfers(language).nouns),
        naming=frozenset(word.capitalize() for word in outlets),
        **closed,
    )
