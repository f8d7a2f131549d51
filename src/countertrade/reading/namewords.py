"""What single words say of a name: whether they are a state, an office, an institution, an outlet; from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from countertrade.reading import lexicon
from countertrade.reading.lexicon import Head
from countertrade.records import SourceKind

_GOVERNING = frozenset({"politician", "spokesperson", "official", "diplomat", "military", "royal", "leader"})
_MEMBERS = frozenset(
    "member ally partner neighbour neighbor mitglied mitgliedsstaat mitgliedstaat nachbar".split()
)
_ADDRESSED = {
    **dict.fromkeys(("Mr", "Sir", "Lord", "Monsieur"), "m"),
    **dict.fromkeys(("Mrs", "Ms", "Miss", "Lady", "Dame", "Madam", "Madame"), "f"),
}
_GENDERS = {"male": "m", "female": "f"}
_PRONOUNS = {
    "en": {"he": frozenset({"person", "m"}), "she": frozenset({"person", "f"}), "it": frozenset({"thing"})},
    "de": {
        **{word: frozenset({"m"}) for word in ("er", "dieser", "jener")},
        **{word: frozenset({"f"}) for word in ("sie", "diese", "jene")},
        "es": frozenset({"n"}),
    },
}


_CASES = re.compile(r"(?<=\w{3})e[mnrs]?$")


class NameWords:
    """The words of one language that name somebody or say what somebody is."""

    def __init__(self, language: str) -> None:
        self._language = language
        names = self._names = lexicon.names(language)
        self._states = _alone(names.seats) | _alone(names.capitals) | _alone(names.places)
        # in news of deals hardly ever Belgium
        self._seat_of_bloc = dict.fromkeys(("brüssel", "brussels"), "EU")
        for city in self._seat_of_bloc:
            self._states.pop(city, None)
        self._cities = _alone(names.capitals)
        self._short = {printed.lower(): codes for printed, codes in names.short.items()}
        self._seats = {printed.lower() for printed in names.seats}
        self._organs = _alone(names.organs)
        self._blocs = {
            name.lower(): state.code for state in names.blocs.values() for name in (state.code, *state.names)
        }

        printed = (name for state in names.states.values() for name in state.names)
        blocs = (name for bloc in names.blocs.values() for name in (bloc.code, *bloc.names))
        self._letters = {name.lower() for name in (*printed, *blocs) if name.isupper()}
        self._reach: dict[str, int] = {}
        for name in (*self._states, *names.adjectives, *names.demonyms):
            first, *more = name.split(" ")
            self._reach[first] = max(self._reach.get(first, 1), 1 + len(more))
        self._longer: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for state in (*names.states.values(), *names.blocs.values()):
            for name in state.names:
                words = tuple(self.folded(word) for word in name.lower().replace("'s", " 's").split())
                if len(words) > 1:
                    self._longer.setdefault(words[0], []).append((words, state.code))
        for found in self._longer.values():
            found.sort(key=lambda each: -len(each[0]))
        self._state_of = lru_cache(maxsize=lexicon.KEPT)(self._stated)
        self._state_by = lru_cache(maxsize=lexicon.KEPT)(self._belonging)
        self._heads_of = lru_cache(maxsize=lexicon.KEPT)(self._headed)

    def state(self, words: str) -> str | None:
        """The state that these small-letter words name, by itself, its capital or the seat of its government."""
        return self._state_of(words)

    def _stated(self, words: str) -> str | None:
        code = self._states.get(words)
        if code is None and self._language == "de" and words.endswith("s") and len(words) > 4:
            code = self._states.get(words[:-1])
        return code

    def reach(self, word: str) -> int:
        """How many words the longest name has, of a state or its people, that a word in small letters opens."""
        return self._reach.get(word, 1)

    def folded(self, word: str) -> str:
        """A word in small letters without the ending that its case may change in German, and with a plain apostrophe."""
        return _CASES.sub("", word) if self._language == "de" else word.replace("’", "'")

    def longer(self, word: str) -> Sequence[tuple[tuple[str, ...], str]]:
        """The names of states and bodies of several folded words that a word in small letters opens, the longest first, each with its code."""
        return self._longer.get(self.folded(word), ())

    def letters(self, word: str) -> bool:
        """Whether a word in small letters is a state's or bloc's letters, and no name in small ones: "un" of "UN", not of "Kim Jong Un"."""
        return word in self._letters

    def short(self, words: str) -> tuple[str, ...]:
        """The states that "the North" or "die Insel" may stand for after their full names."""
        return self._short.get(words, ())

    def organ_of(self, words: str) -> str | None:
        """The state that these small-letter words act for, as the name of a body or company of its own."""
        return self._organs.get(words)

    def leader(self, name: str) -> str | None:
        """The state that a person acts for whom everybody knows by this name."""
        known = lexicon.leaders()
        found = known.get(name.lower().replace("’", "'"))
        genitive = found is None and self._language == "de" and name.endswith("s")
        return known.get(name[:-1].lower()) if genitive else found

    def seat(self, word: str) -> bool:
        """Whether a word in small letters is the seat or a body of a government, which others may have too."""
        return word in self._seats

    def city(self, words: str) -> bool:
        """Whether these small-letter words name a capital."""
        return words in self._cities

    def country(self, word: str) -> bool:
        """Whether a noun in small letters stands for a state named before: "country", "Inselstaat"."""
        nouns = lexicon.transfers(self._language).countries
        return word in nouns or (word.endswith(tuple(nouns)) and word in lexicon.regions(self._language))

    def party(self, word: str) -> bool:
        """Whether a noun in small letters stands for a party to a deal: "buyer", "ally", in German also in a compound, "Hauptlieferant"."""
        words = lexicon.transfers(self._language)
        traders = (*words.suppliers, *words.buyers)
        ends = self._language == "de" and word.endswith(traders)
        return word in words.standins or word in traders or ends

    def member(self, word: str) -> bool:
        """Whether a noun in small letters says, behind the name of a bloc, one of its states: "NATO member", "EU-Land"."""
        last = word.rsplit("-", 1)[-1]
        return last in _MEMBERS or self.country(last)

    def currency(self, word: str) -> bool:
        """Whether a word in small letters is a currency or money."""
        return word in lexicon.transfers(self._language).cash

    def bloc(self, words: str) -> str | None:
        """The letters of a bloc of states."""
        return self._blocs.get(words.lower()) or self._seat_of_bloc.get(words.lower())

    def adjective(self, word: str) -> str | None:
        """The one state that an adjective or demonym in small letters belongs to."""
        return self._state_by(word)

    def _belonging(self, word: str) -> str | None:
        for table in (self._names.adjectives, self._names.demonyms):
            codes = table.get(word)
            if codes is None and self._language == "de":
                stems = (word[: -len(end)] for end in ("en", "er", "es", "em", "e") if word.endswith(end))
                codes = next(filter(None, map(table.get, stems)), None)
            if codes is not None and len(codes) == 1:
                return codes[0]
        if self._language == "de" and word.endswith("er") and len(word) > 5:  # "Moskauer"
            return self._cities.get(word[:-2])
        return None

    def people(self, word: str) -> str | None:
        """The state whose people a noun in small letters names ("Nordkoreaner", "russians")."""
        demonyms = self._names.demonyms
        codes = demonyms.get(word) or (demonyms.get(word[:-1]) if word.endswith(("s", "ern")) else None)
        return codes[0] if codes is not None and len(codes) == 1 else None

    def people_of(self, words: Sequence[str]) -> str | None:
        """The same of the last of some words in small letters, the longest name first: "the North Koreans"."""
        names = (self.people(" ".join(words[start:])) for start in range(max(0, len(words) - 3), len(words)))
        return next((code for code in names if code is not None), None)

    def heads(self, word: str) -> tuple[Head, ...]:
        """What the lexicon says of a noun, or of what a German compound ends in."""
        return self._heads_of(word)

    def _headed(self, word: str) -> tuple[Head, ...]:
        table = self._names.heads
        found = _listed(table, word)
        if not found and "-" in word:
            found = _listed(table, word.rsplit("-", 1)[1])
        place = (
            word.lower() in self._cities or self.state(word.lower()) is not None
        )  # "Montevideo" is no video
        if not found and self._language == "de" and len(word) > 5 and not place:
            found = lexicon.heads("de", word)
        return found or ()

    def base(self, word: str) -> str:
        """The noun by which a later mention points back: of a German compound its last part that the lexicon has."""
        if self._language != "de" or word.capitalize() in self._names.heads:
            return word.lower()
        tails = (word[start:] for start in range(1, len(word) - 3))
        return next((tail for tail in tails if tail.capitalize() in self._names.heads), word).lower()

    def kind(self, word: str) -> SourceKind | None:
        """What a noun makes of whom it names; None where nothing."""
        found = self.heads(word)
        return found[0].source if found else None

    def person(self, word: str) -> bool:
        """Whether a noun names a person by office or trade."""
        return any(head.source == "person" for head in self.heads(word))

    def governs(self, word: str) -> bool:
        """Whether who holds this office acts for a state."""
        return any(head.source == "person" and head.kind in _GOVERNING for head in self.heads(word))

    def organ(self, word: str) -> bool:
        """Whether this is an organ of a state."""
        return any(head.source == "government" for head in self.heads(word))

    def anonymous(self, word: str) -> bool:
        """Whether a noun in the plural speaks of sources without a name."""
        return any(head.source == "unnamed" for head in self.heads(word))

    def title(self, word: str) -> bool:
        """Whether a word stands before a person's name."""
        bare = word.rstrip(".")
        return any(form in self._names.titles for form in (word, word.capitalize(), bare, bare.capitalize()))

    def gender(self, word: str) -> str | None:
        """The gender of a person that an English title or office shows."""
        shown = (_GENDERS.get(head.gender) for head in self.heads(word))
        return _ADDRESSED.get(word.rstrip(".")) or next(shown, None)

    def genders(self, word: str) -> frozenset[str]:
        """What a personal or pointing pronoun in the nominative can stand for: persons or things, in German by gender; empty where it is none."""
        return _PRONOUNS[self._language].get(word, frozenset())


def _listed(table: Mapping[str, tuple[Head, ...]], word: str) -> tuple[Head, ...] | None:
    return table.get(word) or table.get(word.lower()) or table.get(word.capitalize())


def _alone(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The codes of the names, in small letters, that only one state has."""
    return {printed.lower(): codes[0] for printed, codes in table.items() if len(codes) == 1}


@cache
def name_words(language: str) -> NameWords:
    """The name words of a language; read once."""
    return NameWords(language)
