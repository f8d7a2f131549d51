"""Outlets by name: "der Zeitung Jornal do Sul", "the daily Le Jour", "wie der Kursbote berichtet"."""

from __future__ import annotations

import re
from functools import cached_property

from countertrade.reading import lexicon
from countertrade.reading.attribution.speakers import saying_noun, standing
from countertrade.reading.document import Chunk, Clause, Document, Token
from countertrade.reading.document.tagging import tagger
from countertrade.reading.entities.persons import Persons
from countertrade.reading.entities.types import TITLE, lexeme

_OPENING = frozenset('"„“»«‘')
_WORD = re.compile(r"\w[\w’'.-]*|&")


class Outlets(Persons):
    """The outlets of one document."""

    def __init__(self, document: Document, outlet: str | None = None) -> None:
        """`outlet`: who prints the document, where that is known."""
        super().__init__(document)
        self.outlet = outlet

    def _press(self, chunk: Chunk) -> bool:
        """Take a chunk for an outlet by name, which may go on behind it: "der Zeitung Jornal do Sul", "the daily Le Jour"."""
        tokens = self.tokens
        common = next((i for i in reversed(range(chunk.start, chunk.end)) if self._of_outlets(i)), None)
        if common is not None and (before := self._before(chunk, common)) is not None:
            self._add(chunk, "outlet", self.document.quote(before, common))
            return True
        begin = chunk.start if common is None else common + 1
        while begin < chunk.end and tokens[begin].lower in self.words.articles and not tokens[begin].capital:
            begin += 1
        marked = common is not None and begin < len(tokens) and tokens[begin].text in _OPENING
        begin += marked
        sentences = self.document.sentence_of[chunk.start], *self.document.sentence_of[begin : begin + 1]
        end = self._name_from(begin) if len({*sentences}) == 1 else 0
        if marked:
            end = next((i for i in range(begin, min(begin + TITLE, len(tokens))) if not tokens[i].depth), 0)
        if self.outlet is not None and begin < len(tokens) and self.prints(begin):
            end = begin + len(self._own_words)
        elif common is None:
            name = tokens[chunk.head]
            longer = end > chunk.end and tokens[chunk.end].lower in self.words.inner and name.pos == "name"
            if not longer or self.names.kind(name.text) != "outlet":
                return False  # "the Jornal | da Costa"
        else:
            placed = end == begin + 1 and self.names.state(tokens[begin].lower) is not None
            if placed or end <= begin or self._officed(end, chunk.end):
                return False
        name_of = self.document.quote(begin, end)
        if chunk.link in ("genitive", "possessive") and end == begin + 1:
            word, lemma = tokens[begin].text, tokens[begin].lemma
            name_of = word[: len(lemma)] if word.lower().startswith(lemma.lower()) else lemma
        index = self._full.get(self._folded(name_of))
        if index is None:
            index = self._add(chunk, "outlet", name_of)
            if common is not None:
                self._heads[self.names.base(lexeme(tokens[common]))].append(index)
        for place in {n for n in self.chunk_of[chunk.start : end] if n >= 0}:
            self._mention(place, index)
        return True

    def _before(self, chunk: Chunk, common: int) -> int | None:
        """Where an English name begins that the noun of an outlet ends: "the | Meridian agency", "the Harbour Herald newspaper"."""
        names = [i for i in range(chunk.start, common) if self.tokens[i].pos not in ("det", "poss")]
        if self.german or common != chunk.end - 1 or not names or names[-1] - names[0] >= len(names):
            return None
        called = all(self.tokens[i].pos == "name" and self.tokens[i].capital for i in names)
        placed = any(self._place(self.tokens[i].lower) is not None or self._describes(i) for i in names)
        words, english = [self.tokens[i].lower for i in names], tagger("en")
        if all(english.knows(word) and "NP0" not in english.possible(word) for word in words):
            return None  # "the Environment agency"
        definite = self.tokens[chunk.start].lower in self.words.articles
        return names[0] if called and definite and not placed and common + 1 < len(self.tokens) else None

    def _paper(self, chunk: Chunk) -> int | None:
        """The outlet named last that "das Blatt" or "the paper" stands for; "this newspaper" is the article's own."""
        told = all(
            self.document.numbered(each) for each in self._modifiers[chunk.index]
        )  # "sagte dem Blatt von 8 Prozent"
        if self.tokens[chunk.start].lower not in self.words.definite or not told:
            return None
        said = self.tokens[chunk.start + 1 : chunk.head]
        named = [entity for entity in self.entities if entity.kind == "outlet"]
        own = (self.outlet or "").casefold()
        others = [entity for entity in named if entity.name.casefold() != own]
        # "the Accra paper", "the German-language daily"
        placed = len(others) == 1 and all(map(self._of_somewhere, said))
        named = others if placed and said else named
        other = any(t.pos == "name" or t.lower not in self.words.same for t in said)
        return named[-1].index if named and (placed or not other) else None

    def _of_somewhere(self, token: Token) -> bool:
        """Whether a word says where somebody or something is from: "Accra", "Austrian", "German-language"."""
        word = token.lower.removesuffix("-language").removesuffix("sprachige").removesuffix("sprachigen")
        return self._place(word) is not None or self.names.adjective(word) is not None

    def _describes(self, at: int) -> bool:
        """Whether a word in capitals only says what something is like: "German-language", "Osaka-based"."""
        first, _, last = self.tokens[at].text.rpartition("-")
        return bool(first) and last.islower()

    def _used_as_paper(self, chunk: Chunk) -> bool:
        """Take a name that nothing else tells for an outlet, where German uses it as one: "wie der Kursbote berichtet", "sagte sie dem Kursboten"."""
        document, tokens = self.document, self.document.tokens
        clause = document.clause(chunk.clause)
        over = document.chunk(chunk.of) if chunk.link == "genitive" else None
        cited = chunk.prep is not None and tokens[chunk.prep].lower == "laut"
        cited = cited or (over is not None and saying_noun(document, over) is not None)
        title = self._titled(chunk)
        if cited and title is not None:
            # "laut dem „Uferboten“", "Recherchen des „Uferboten“"
            self._add(chunk, "outlet", self.nominative(chunk))
            return True
        inside = chunk.prep is not None and tokens[chunk.prep].base == "in" and title is not None
        if (
            inside
            and clause is not None
            and clause.verb is not None
            and clause.verb.lemma in lexicon.speech("de").verbs
        ):
            self._add(chunk, "outlet", self.nominative(chunk))  # "sprach in der „Uferpost“ von 300 Tonnen"
            return True
        definite = tokens[chunk.start].lower in ("der", "die", "das", "dem")
        definite = definite and (title is not None or chunk.end == chunk.start + 2)
        if document.language != "de" or clause is None or clause.verb is None or not definite:
            return False
        if title is None and self.ending(chunk) is not None:
            return False  # "sagte der Ukraine 40 Boote zu"
        verb = lexicon.speech("de").verbs.get(clause.verb.lemma)
        apart = chunk.prep is None and chunk.link is None and clause.subject not in (None, chunk.index)
        titled = title is not None and apart and tokens[chunk.start].lower == "der"
        told = (clause.dative == chunk.index or titled or self._in_dative(chunk, clause)) and verb is not None
        reports = clause.subject == chunk.index and clause.kind == "comparative" and verb is not None
        agency = told and tokens[chunk.head].lower.endswith("agentur")
        kinds = ("unknown", "name") if title is None else ("unknown", "name", "document")
        if not (told or reports) or not (agency or standing(document, chunk) in kinds):
            return False
        self._add(chunk, "outlet", self.nominative(chunk))
        return True

    def _in_dative(self, chunk: Chunk, clause: Clause) -> bool:
        """Whether "der" with an unknown name stands right behind who says something: "sagte Ulf Petersen der Rheinwelle"."""
        speaker = self.document.chunk(clause.subject)
        behind = (
            speaker is not None and speaker.end == chunk.start and chunk.prep is None and chunk.link is None
        )
        somebody = speaker is not None and (speaker.pronoun or self.tokens[speaker.head].pos == "name")
        return behind and somebody and self.tokens[chunk.start].lower == "der"

    def prints(self, at: int) -> bool:
        """Whether the name of the article's own outlet stands at a token."""
        words = self._own_words
        return bool(words) and [token.lower for token in self.tokens[at : at + len(words)]] == words

    @cached_property
    def _own_words(self) -> list[str]:
        return [word.lower() for word in _WORD.findall(self.outlet or "")]

    def _name_from(self, begin: int) -> int:
        """Where the name that begins at a token ends, words of other languages inside it included; 0 where none begins."""
        tokens, end = self.tokens, begin
        sentence = self.document.sentence_of[begin] if begin < len(tokens) else None
        limit = begin if sentence is None else self.document.sentences[sentence].end
        while end < min(limit, begin + TITLE):
            token, later = tokens[end], end > begin
            inner = later and (token.text == "&" or token.text in self.words.inner) and end + 1 < len(tokens)
            known = not later and self.names.kind(token.text) == "outlet" and token.pos == "name"
            ends = not (token.capital or known or (not later and self._initials(end)))  # "der Agentur dpa"
            called = self._of_a_paper(token)
            # "die Agentur Norag | Konzernchef Voss"
            officed = later and not called and self.names.person(lexeme(token))
            common = later and self.german and token.pos == "noun" and not called and not self._goes_on(end)
            if (ends or officed or common) and not (inner and tokens[end + 1].capital):
                break
            end += 1
        if (
            end > begin + 1
            and not self._of_a_paper(tokens[end - 1])
            and self.names.person(lexeme(tokens[begin]))
        ):
            return 0  # "zitiert die Agentur | Konzernchef Oskar Voss"
        if end == begin + 1 and self.german and tokens[begin].pos == "noun":
            word = tokens[begin]
            after = self.document.chunk(self.chunk_of[begin] + 1)
            of = after is not None and after.link == "genitive"
            if of or not (word.text.isupper() or word.text.lower().startswith(word.base)):
                return 0  # "hat der Zeitung | Einzelheiten des Plans genannt"
            if self.names.kind(word.base) not in (None, "outlet"):
                return 0
        return end if end > begin else 0

    def _initials(self, at: int) -> bool:
        """Whether an agency of no list gives itself small letters: "die Agentur npd"."""
        word = self.tokens[at].text
        letters = 2 < len(word) < 5 and word.isalpha() and word.islower()
        agency = any(head.kind == "agency" for head in self.names.heads(lexeme(self.tokens[at - 1])))
        return letters and agency and not tagger(self.document.language).knows(word)

    def _goes_on(self, at: int) -> bool:
        """Whether a German noun goes on with an outlet's name: behind "Radio" or "Le", or where no article could stand before it."""
        before = self.tokens[at - 1]
        return before.lower in self.words.inner or before.pos == "name" or self._of_outlets(at - 1)
