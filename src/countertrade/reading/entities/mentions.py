"""The entities found so far, the chunks that mention them, and what one is known by: name, surname, head, gender."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace as replaced

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Document, Token
from countertrade.reading.entities.states import States
from countertrade.reading.entities.types import ANOTHERS, ENDINGS, Entity, Kind, Mention, lexeme

_INFLECTED = re.compile(r"(?<=\w{3})e[nrs]?$")
_TRIMMED = "\"'„“”»«’‘ ,;:"
_PLACED = frozenset({"in", "at", "of", "for", "from", "bei", "von", "aus", "vom", "im", "beim", "der", "des"})
_SHOWN = {"das": "n", "den": "m", "einen": "m"}

_CITING = frozenset(("laut", "gemäß"))


class Mentions(States):
    """The entities found so far, and which chunks name them."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.entities: list[Entity] = []
        self.mentions: dict[int, Mention] = {}  # by chunk
        self._modifiers: dict[int, list[Chunk]] = defaultdict(list)
        self._surnames: dict[str, list[int]] = defaultdict(list)
        self._full: dict[str, int] = {}
        self._roles: set[int] = set()  # chunks that name a person by role alone
        self._gender: dict[int, str | None] = {}
        self._heads: dict[str, list[int]] = defaultdict(list)  # entities by the lemma of their head or role
        self._places: list[tuple[int, str]] = []  # sentence and code of each mention of a state by name
        for chunk in document.chunks:
            if chunk.of is not None:
                self._modifiers[chunk.of].append(chunk)

    def speak(self, first_persons: Iterable[tuple[int, int]]) -> None:
        """Let chunks in the first person ("wir", "us") stand for who speaks there: pairs of such a chunk and the speaker's."""
        for chunk, speaker in first_persons:
            mention = self.mentions.get(speaker)
            if mention is not None:
                self._mention(chunk, mention.entity, named=False)

    def of(self, chunk: int | None) -> Entity | None:
        """The entity that a chunk names or points to."""
        mention = self.mentions.get(chunk) if chunk is not None else None
        return None if mention is None else self.entities[mention.entity]

    def states(self, chunk: int | None) -> tuple[str, ...]:
        """The states that a chunk acts for: a state itself, its organs, people that act for it; () where none or not sure."""
        mention = self.mentions.get(chunk) if chunk is not None else None
        return self.entities[mention.entity].states if mention is not None and mention.sure else ()

    def _mention(self, chunk: int, entity: int, *, named: bool = True, sure: bool = True) -> None:
        """Take a chunk for a mention of an entity, which may show its gender."""
        if named and not self.german and self._gender.get(entity) is None:
            self._gender[entity] = self._gendered(self.chunks[chunk])
        self.mentions[chunk] = Mention(chunk, entity, named, sure)

    def _add(
        self, chunk: Chunk, kind: Kind, name: str, states: tuple[str, ...] = (), role: str | None = None
    ) -> int:
        """Take a chunk for the first mention of an entity."""
        index = len(self.entities)
        affiliation = self._affiliation(chunk) if kind == "person" else None
        self.entities.append(Entity(index, kind, name, states, role, affiliation, chunk.index))
        self._gender[index] = self._gendered(chunk)
        self._mention(chunk.index, index)
        self._full.setdefault(self._folded(name), index)
        return index

    def _add_state(self, chunk: Chunk, code: str, whole: str = "") -> None:
        """Take a chunk for a state, which goes by its own name rather than by that of its capital; `whole` is a name that runs over more."""
        key, name = f"state {code}", whole or self._printed(chunk)
        called, _, own = name.partition(" ")
        if called.lower().removesuffix("n") in ANOTHERS:
            name = own or name  # "its neighbour Peru"
        if self.german and name.endswith("s") and self.names.state(name[:-1].lower()) == code:
            name = name[:-1]
        city = self._mere_place(name.lower())
        known = self._full.get(key)
        if known is None:
            known = self._full[key] = self._add(chunk, "state", name, (code,))
        elif not city and self._mere_place(self.entities[known].name.lower()):
            self.entities[known] = replaced(self.entities[known], name=name)  # "KABUL – Afghanistan will …"
        self._mention(chunk.index, known)
        if not city:  # "the country" is not said of a capital
            self._places.append((self.document.sentence_of[chunk.start], code))

    def _rename(self, index: int, name: str, role: str) -> None:
        self.entities[index] = replaced(self.entities[index], name=name, role=role)
        self._full.setdefault(self._folded(name), index)

    def _again(self, chunk: Chunk, name: str) -> bool:
        """Take a chunk for the entity of a name that stood before; False where none did."""
        known = self._full.get(self._folded(name))
        if known is not None:
            self._mention(chunk.index, known)
        return known is not None

    def _family(self, token: Token) -> str:
        """A surname in small letters, without the German genitive's -s where it is known without it."""
        bare = token.lower.removesuffix("s") if self.german else token.lower
        return bare if bare in self._surnames and token.lower not in self._surnames else token.lower

    def _folded(self, name: str) -> str:
        """What a name is known by: small letters, without articles."""
        words = name.lower().replace("’", "'").split()
        bare = [word for word in words if word not in self.words.articles]
        if self.german:  # "Auswärtiges Amt", "Auswärtige Amt"
            bare[:-1] = [_INFLECTED.sub("", word) for word in bare[:-1]]
        return " ".join(bare)

    def _gendered(self, chunk: Chunk) -> str | None:
        """The gender that an English title, a German determiner or the ending of an office shows; None where none does."""
        if not self.german:
            shown = (self.names.gender(token.text) for token in self.document.words(chunk))
            return next(filter(None, shown), None)  # "Mrs Ana Roth", "the spokesman"
        if chunk.plural is True:
            return None
        words, head = self.document.words(chunk), self.tokens[chunk.head]
        first = words[0].lower
        if any(token.text.endswith("in") and self.names.person(lexeme(token)) for token in words):
            return "f"
        if first == "der":
            return "m" if chunk.prep is None and chunk.link is None else "f"
        titled = words[0].pos == "noun" and head.pos == "name" and not words[0].lemma.endswith("e")
        if titled and self.names.person(lexeme(words[0])):
            return "m"  # "Generalsekretär Karl Roth"
        inflected = head.text != head.lemma and self.names.state(head.lower) is None  # "Mongolei" is whole
        if first in _SHOWN or inflected:
            return _SHOWN.get(first)
        if first in ("die", "eine", "einer", "ihre", "seine", "diese"):
            return "f"
        shown = (g for g, ends in ENDINGS.items() if head.lower.endswith(ends))
        return next(shown, None) if head.pos == "noun" else None

    def _heads_at(self, at: int) -> tuple[lexicon.Head, ...]:
        """What the lexicon says of a noun, in English of two words where it has both: "news agency"."""
        word = lexeme(self.tokens[at])
        two = self.names.heads(f"{self.tokens[at - 1].lower} {word}") if at and not self.german else ()
        return two or self.names.heads(word)

    def _acts_for(self, chunk: Chunk, lemma: str) -> tuple[str, ...]:
        """The states that an organ or a holder of office acts for: by adjective, possessor, genitive or "of"."""
        organ = any(head.source == "government" for head in self._heads_at(chunk.head))
        if not (organ or self.names.organ(lemma) or self.names.governs(lemma)):
            return ()
        found = set(self.adjectives(chunk))
        for other in self._modifiers[chunk.index]:
            if other.index in self.mentions:
                found.update(self.entities[self.mentions[other.index].entity].states)
            named = self._states_in(other.start, other.end, adjectives=True)
            whole = other.link in ("genitive", "of")
            found |= {code for _, end, code in named if whole or end == other.end}
            if (long := self._long(other)) is not None:
                found.add(long)
        phrase = self.document.phrase(chunk)
        if not found and phrase is not None and self.tokens[chunk.end].lower in ("in", "im", "aus", "from"):
            states = self._states_in(phrase.start, phrase.end, adjectives=False)
            found.update(code for _, _, code in states)
        return tuple(found) if len(found) == 1 else ()

    def _affiliation(self, chunk: Chunk) -> str | None:
        phrase = self.document.phrase(chunk)
        placed = phrase is not None and self.tokens[chunk.end].lower in _PLACED
        return self._printed(phrase) if phrase is not None and placed else None

    def _printed(self, chunk: Chunk) -> str:
        """A chunk as printed, without article."""
        start = chunk.start
        while start < chunk.head and self.tokens[start].lower in self.words.articles:
            start += 1
        return self.document.quote(start, chunk.end).strip(_TRIMMED)

    def _untitled(self, name: Iterable[Token]) -> list[str]:
        """The words of a name without titles, if there are others."""
        words = list(name)
        return [each.text for each in words if not self.names.title(each.lower)] or [
            each.text for each in words
        ]

    def _near(self, entity: Entity, chunk: Chunk, sentences: int) -> bool:
        of = self.document.sentence_of
        return of[chunk.start] - of[self.chunks[entity.first].start] <= sentences

    def _says(self, chunk: Chunk) -> bool:
        """Whether a chunk is the subject of a verb of saying."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.verb is None:
            return False
        swapped = clause.object == chunk.index and clause.subject is not None and clause.subject < chunk.index
        # "den Preis bezifferte sie auf"
        mute = swapped and chunk.pronoun and clause.subject not in self.mentions
        said = clause.verb.lemma in lexicon.speech(self.document.language).verbs
        return said and (clause.subject == chunk.index or mute)

    def _points_back(self, chunk: Chunk) -> bool:
        """Whether a chunk is definite, or a noun alone as only "laut" lets it be, and has nothing behind it that says which is meant."""
        first = self.tokens[chunk.start].lower
        cited = (
            chunk.prep is not None
            and self.tokens[chunk.prep].lower in _CITING
            and chunk.end == chunk.prep + 2
        )
        definite = cited or first in self.words.articles - self.words.indefinite
        return definite and not self._modifiers[chunk.index]
