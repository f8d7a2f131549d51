"""Which states tokens and chunks name, by their name, adjective or place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Document, Token
from countertrade.reading.entities.types import lexeme, only
from countertrade.reading.namewords import name_words

_SOCIETIES = frozenset(("Red Cross", "Red Crescent"))  # of which most states have one
_CONTINENTS = frozenset(("europa", "europe"))

# behind the name of a state, what makes a thing none of its own: "the U.N.-backed mission", "Soviet-era allies"
_LOOSE = frozenset(
    "backed led brokered mediated sponsored era style allied aligned friendly bound leaning speaking language held occupied born mandated".split()
)

# what makes the name of a state that of another place: "Latin America"
_ELSEWHERE = {
    "america": ("south", "north", "central", "latin"),
    "ireland": ("northern",),
    "mexico": ("new",),
    "jersey": ("new",),
}


class States:
    """The names of states in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens, self.chunks, self.clauses = document.tokens, document.chunks, document.clauses
        self.chunk_of = document.chunk_of
        self.german = document.language == "de"
        self.names = name_words(document.language)
        self.words = lexicon.names(document.language)
        self._spelled = dict(self._names_over())
        self._everywhere = {code for _, _, code in self._states_in(0, len(document.tokens), adjectives=False)}
        self._blocs = frozenset(self.words.blocs)
        self._wars = tuple(lexicon.transfers(document.language).wars)

    def _names_over(self) -> Iterator[tuple[int, tuple[int, int, str]]]:
        """The tokens of the names of several words of bodies, and of states that run over several chunks: where its name begins and ends, and whose it is.

        "The Democratic People's Republic of Korea", "die Europäische Bank für Wiederaufbau und Entwicklung".
        """
        end = 0
        for at, token in enumerate(self.tokens):
            if at < end or not token.capital:
                continue
            for words, code in self.names.longer(token.lower):
                behind = at + len(words)
                said = tuple(self.names.folded(each.lower) for each in self.tokens[at:behind])
                over = self.chunk_of[at] != self.chunk_of[min(behind, len(self.tokens)) - 1]
                if said == words and (over or code in self.words.blocs):
                    end = behind
                    yield from ((i, (at, end, self._own_society(code, at))) for i in range(at, end))
                    break

    def _own_society(self, code: str, at: int) -> str:
        """The state whose society a name is, by the adjective before it: "the Turkish Red Crescent"."""
        before = self.tokens[at - 1].base if at and code in _SOCIETIES else ""
        return self.names.adjective(before) or code

    def adjectives(self, chunk: Chunk, *, first: bool = False) -> tuple[str, ...]:
        """The states whose adjective or name stands before the head of a chunk ("Russian gas", "China-Exporte").

        `first`: only where no other name stands before it, so that it is no part of a name itself ("Friends of USA Action"). Whose war or
        attack it is names no side of what is given ("the Yemen war", "die am Jemen-Krieg beteiligten Länder").
        """
        if self.tokens[chunk.head].base.lower().endswith(self._wars):
            return ()
        found: dict[str, None] = {}
        for start, _, code in self._states_in(chunk.start, chunk.head, adjectives=True):
            beside = self.chunks[max(0, chunk.index - 3) : chunk.index]
            given = any(
                one.of == chunk.index and one.link == "dative" and one.start <= start < one.end
                for one in beside
            )
            ahead = (token for token in self.tokens[chunk.start : start] if token.pos == "name")
            if not given and (not first or all(self._place(token.lower) for token in ahead)):
                found[code] = None
        for token in self.tokens[chunk.start : chunk.head + 1]:
            part, *rest = token.text.lower().split("-")
            loose = bool(rest) and (rest[-1] in _LOOSE or rest[-1].endswith(self._wars))
            if rest and not loose and not self.names.currency(rest[-1]):
                hyphened = self.names.state(part) if self.german else self._place(part)
                if hyphened:
                    found[hyphened] = None
        good = self.tokens[chunk.head].base in lexicon.goods(self.document.language)
        if found and not good and self.names.adjective(self.tokens[chunk.start].lower) is not None:
            found.update(dict.fromkeys(self._row_before(chunk.start)))
        return tuple(found)

    def _row_before(self, at: int) -> Iterator[str]:
        """The states of the adjectives in whose row one is the last: "French, German and Spanish vessels"."""
        while at > 1 and self.tokens[at - 1].lower in (",", "and", "or", "und", "oder", "sowie"):
            at -= 1 + (self.tokens[at - 2].text == ",")
            code = self.names.adjective(self.tokens[at - 1].lower) if at else None
            if code is None:
                return
            yield code
            at -= 1

    def town(self, chunk: Chunk) -> str | None:
        """The state of the town or region that stands before the head of a chunk: "a Rotterdam dealer", "die bayerische Firma"."""
        inside = self.tokens[chunk.start : chunk.head]
        found = (self._town(token.lower.removesuffix("-based")) for token in inside if token.capital)
        regions = (lexicon.towns().get(token.base) for token in inside if self.german and token.pos == "adj")
        return next((code for code in (*found, *regions) if code is not None), None)

    def _town(self, word: str) -> str | None:
        """The state of a town in small letters, in German of its adjective: "rotterdam", "hamburger", "dresdner"."""
        towns, stem = lexicon.towns(), word.removesuffix("er")
        if not self.german or stem == word:
            return None if self.german else towns.get(word)
        return next(
            (towns[each] for each in (stem, f"{stem}en", f"{stem[:-1]}en", f"{stem}e") if each in towns), None
        )

    def leading(self, chunk: Chunk) -> str | None:
        """The state whose name, not its adjective, opens a chunk that goes on with a common noun ("Ukraine tanks")."""
        states = self._states_in(chunk.start, chunk.end, adjectives=False)
        start, end, code = next(states, (-1, -1, ""))
        return code if start == chunk.start and end <= chunk.head else None

    def row(self, chunk: Chunk) -> tuple[str, ...]:
        """The states of a chunk that is nothing but their names, one after the other."""
        found: list[str] = []
        at = chunk.start
        for start, end, code in self._states_in(chunk.start, chunk.end, adjectives=False):
            if start != at:
                return ()
            found.append(code)
            at = end
        return tuple(found) if at == chunk.end else ()

    def ending(self, chunk: Chunk) -> str | None:
        """The state whose name ends a chunk ("in fourth place Italy")."""
        states = self._states_in(chunk.start, chunk.end, adjectives=False)
        return next((code for _, end, code in states if end == chunk.end), None)

    def _states_in(self, start: int, end: int, *, adjectives: bool) -> Iterator[tuple[int, int, str]]:
        """Where tokens name a state, longest names first: (start, end, code)."""
        i = start
        while i < end:
            length, code = 1, None
            if i in self._spelled:
                _, behind, code = self._spelled[i]
                yield i, min(behind, end), code
                i = behind
                continue
            if self.tokens[i].capital or self.tokens[i].pos in (
                "adj",
                "name",
            ):  # "russia", as some papers write
                for length in range(min(self.names.reach(self.tokens[i].lower), end - i), 0, -1):
                    code = self._state_at(i, length, adjectives)
                    if code is not None:
                        yield i, i + length, code
                        break
            i += length

    def _state_at(self, at: int, length: int, adjectives: bool) -> str | None:
        """The state that some tokens name together."""
        words, token = self._lower(at, at + length), self.tokens[at]
        if length == 1 and self.names.letters(words) and not token.text.isupper():
            return None
        if at and self.tokens[at - 1].lower in _ELSEWHERE.get(words, ()):
            return None
        lemma = token.base if length == 1 and token.pos in ("adj", "name", "noun") else ""
        code = self.names.state(words) or (self.names.state(lemma) if token.pos != "adj" else None)
        if code is None and adjectives and (lemma or length > 1):
            code = self.names.adjective(words) or self.names.adjective(lemma)
            code = None if code is not None and self._of_region(lemma or words, at + length) else code
        return None if code == "WEST" and token.pos == "adj" and self._is_side(at) else code

    def _of_region(self, word: str, end: int) -> bool:
        """Whether an adjective says in which part of the world a state lies: "the Central African country", but "Republic"."""
        behind = self.tokens[end].base if end < len(self.tokens) else ""
        among = word in lexicon.regions(self.document.language) and self.names.country(behind)
        return among and behind not in ("republic", "republik")

    def _is_side(self, at: int) -> bool:
        """Whether an adjective only says on which side a place lies: "its western Xinjiang province", "im westlichen Nordland"."""
        named = any(token.pos == "name" for token in self.tokens[at + 1 : at + 2])
        return named or (not self.german and not self.tokens[at].capital)

    def _lower(self, start: int, end: int) -> str:
        """Tokens `start` to `end` in small letters."""
        return " ".join(token.lower for token in self.tokens[start:end])

    def _bare(self, start: int, end: int) -> list[Token]:
        """Tokens `start` to `end` without articles, which are none inside a name: "Clara von der Leite"."""
        return [
            token
            for token in self.tokens[start:end]
            if token.lower not in self.words.articles or self._inner(token)
        ]

    def _inner(self, token: Token) -> bool:
        """Whether a token is a small word of a name: "van", "la"."""
        return token.pos == "name" and token.lower in self.words.particles

    def _place(self, word: str) -> str | None:
        """The state that a word says somebody is from: "accra", "ghanaische", "haager"."""
        return self.names.state(word) or self.names.adjective(word)

    def _long(self, chunk: Chunk) -> str | None:
        """The state whose name goes on behind "of": "the Republic of Korea", "the Kingdom of Saudi Arabia"."""
        after, head = self.document.chunk(chunk.index + 1), self.tokens[chunk.head]
        if after is None or after.of != chunk.index or after.link != "of":
            return None
        if chunk.plural or not self.names.country(lexeme(head)):
            return None  # "the countries of Togo, Niger and Benin"
        words = " ".join(token.lower for token in self._bare(chunk.start, after.end))
        return self.names.state(words) or self.ending(after)

    def _short(self, chunk: Chunk) -> str | None:
        """The state that "the North" stands for where the article has its full name."""
        codes = self.names.short(self._lower(chunk.start, chunk.end))
        return only([code for code in codes if code in self._everywhere])

    def _region(self, chunk: Chunk) -> frozenset[str] | None:
        """The states of the part of the world that a chunk says: "the South Asian nation", "dem nordafrikanischen Land"."""
        own = self.document.words(chunk)
        words = [token.base for token in own]
        table = lexicon.regions(self.document.language)
        found = [table[word] for word in (*words, *map(" ".join, itertools.pairwise(words))) if word in table]
        return min(found, key=len) if found else None

    def _forenamed(self, chunk: Chunk) -> bool:
        """Whether a capital's name is somebody's surname: "Dora Lima", but not "Greater Lima"."""
        tokens = self.document.words(chunk)
        first = tokens[0]
        names = len(tokens) == 2 and all(token.pos == "name" and token.text.isalpha() for token in tokens)
        word = first.lower
        plain = not first.text.isupper() and word not in self.words.districts and self._place(word) is None
        return names and plain and self.names.city(tokens[1].lower)

    def _mere_place(self, name: str) -> bool:
        """Whether a name stands for a state or bloc only as its place: a capital, a continent."""
        return self.names.city(name) or name in _CONTINENTS

    def _of_bloc(self, chunk: Chunk, lemma: str) -> bool:
        """Whether a chunk says that somebody belongs to a bloc: "the NATO member", "der EU-Partner"."""
        return self.names.member(lemma) and not self._blocs.isdisjoint(self.adjectives(chunk))
