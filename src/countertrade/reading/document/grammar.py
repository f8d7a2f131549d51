"""The closed classes that the analysis of a sentence asks for, as the lexicon has them."""

from __future__ import annotations

import functools

from countertrade.reading import lexicon
from countertrade.reading.document.types import ClauseKind, Token
from countertrade.reading.lexicon.schemas import GrammarSets

PRICING = frozenset(
    "put peg value price estimate".split()
)  # "put the loans granted each year | at $9 million"


class Grammar(GrammarSets, frozen=True, kw_only=True):
    """The closed classes of one language, with those that the rest of the lexicon makes; `subordinators` by the kind of clause they open."""

    language: str
    subordinators: dict[str, ClauseKind]
    shortened: frozenset[str]  # abbreviations, in small letters
    speech: frozenset[str]  # lemmas of the verbs that stand in frames: "…, he said"
    told: frozenset[str]  # and of the nouns that what is said stands behind: "die Behauptung, …"
    states: frozenset[str]  # names of states that are one word
    articled: frozenset[str]  # those that have an article
    capitals: frozenset[str]
    titles: frozenset[str]  # before persons' names, as printed
    offices: frozenset[str]  # nouns of those who hold one
    departments: frozenset[str]  # what an office is for: "Finance"
    inside: frozenset[str]  # small words inside the names of other languages
    deeds: frozenset[str]  # nouns of giving and taking
    naming: frozenset[str]  # German lemmas of what a name follows without a comma: "Zeitung", "Sender"
    timing: frozenset[str]
    demonyms: frozenset[str]  # adjectives of states, in small letters
    outlets: frozenset[str]  # words that outlets are called by: "Times", "dpa"
    peoples: frozenset[str]  # their people, in small letters

    @property
    def german(self) -> bool:
        return self.language == "de"

    def says(self, token: Token) -> bool:
        """Whether a token is of a verb of speech."""
        return token.base in self.speech

    def takes(self, token: Token, *forms: str) -> bool:
        """Whether a token is of a verb that takes what is said in one of some forms: "bare" is a clause without "that"."""
        readings = lexicon.speech(self.language).verbs.get(token.base, ())
        return any(form in each.takes for each in readings for form in forms)


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


_NAMED = frozenset(("outlet name", "agency name", "broadcaster name", "platform name"))
_HOLDING = frozenset(("politician", "official", "diplomat", "leader", "business", "spokesperson"))


@functools.cache
def grammar(language: str) -> Grammar:
    """The closed classes of a language ("de", "en"), made once."""
    words, names = lexicon.grammar(language), lexicon.names(language)
    outlets = lexicon.sources(language).outlets if language == "de" else ()
    return Grammar(
        language=language,
        timing=words.timing,
        shortened=frozenset(word.lower() for word in words.abbreviations),
        subordinators=_subordinators(language),
        speech=frozenset(lexicon.speech(language).verbs),
        told=frozenset(lexicon.speech(language).nouns),
        states=frozenset(word for word in names.places if " " not in word),
        articled=names.articled,
        capitals=frozenset(names.capitals),
        demonyms=frozenset(names.adjectives),
        outlets=frozenset(name for name, heads in names.heads.items() if heads[0].kind in _NAMED),
        peoples=frozenset(names.demonyms),
        titles=frozenset(names.titles),
        offices=frozenset(noun for noun, heads in names.heads.items() if heads[0].kind in _HOLDING),
        departments=names.departments,
        inside=names.particles - names.ordinary,
        deeds=frozenset(lexicon.transfers(language).nouns),
        naming=frozenset(word.capitalize() for word in outlets),
        **{name: getattr(words, name) for name in GrammarSets.__struct_fields__},
    )
