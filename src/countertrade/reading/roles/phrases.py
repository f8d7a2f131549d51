"""What a noun chunk is by its words, and which phrases belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Document, Token
from countertrade.reading.document.types import Link
from countertrade.reading.entities import Entities
from countertrade.reading.namewords import name_words

_PARTS = frozenset({"of", "in", "von", "an"})  # between a noun and what it consists in


_SEVERAL = ("mehrere", "einige", "viele", "zahlreiche", "etliche", "manche")


class Phrases:
    """The noun chunks of a document, by form, word and place."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self.document = document
        self.tokens, self.chunks, self.clauses = document.tokens, document.chunks, document.clauses
        self.chunk_of = document.chunk_of
        self.german = document.language == "de"
        self.entities = entities
        self.words = lexicon.transfers(document.language)
        self.names = name_words(document.language)
        self.spoken = lexicon.speech(document.language).nouns
        self.blocs = lexicon.names(document.language).blocs
        self.placing = frozenset(f"prep:{word}" for word in self.words.directions)
        closed = lexicon.grammar(document.language)
        scales, self.times, self.shares = closed.scales, closed.timing, closed.shares
        self.counted = {
            chunk.index
            for chunk in self.chunks
            if any(token.pos == "num" or token.lemma in scales for token in document.words(chunk))
        }  # chunks with a number
        self.particles, self.fused = closed.particles, closed.fused
        self.followers: dict[int, list[int]] = defaultdict(list)  # coordinated chunks after each
        self.dependants: dict[int, list[int]] = defaultdict(list)  # chunks that modify each
        for chunk in document.chunks:
            if chunk.conj is not None:
                self.followers[chunk.conj].append(chunk.index)
            if chunk.of is not None:
                self.dependants[chunk.of].append(chunk.index)

    def _lemma(self, chunk: int) -> str:
        """The lemma of a chunk's head in small letters."""
        return self.document.head(chunk).base

    def _pronoun(self, chunk: int) -> str:
        """The word of a chunk that is a pronoun; "" for others."""
        return self.document.head(chunk).lower if self.chunks[chunk].pronoun else ""

    def _is_state(self, chunk: int) -> bool:
        """Whether a chunk stands for states by itself."""
        return bool(self.entities.states(chunk))

    def _somebody(self, chunk: int) -> bool:
        """Whether a chunk names who can give or take: a state, an institution, people by office, or a word that stands for such."""
        if chunk in self.entities.mentions or self.document.head(chunk).pos == "name":
            return True
        lemma = self._lemma(chunk)
        known = self.names.kind(lemma) is not None or self.names.country(lemma)
        return known or lemma in self.words.standins

    def _several(self, chunk: int) -> bool:
        """Whether a chunk is a plural pronoun that no state is found for: "they" are not the state of the page's other deals."""
        word = self._pronoun(chunk)
        return self.entities.plural_verb(self.chunks[chunk]) if word == "sie" else word in ("they", "ihnen")

    def _several_others(self, chunk: int) -> bool:
        """Whether a chunk stands for several parties, not for those named: "other countries", "Verbündete", "die Länder der Eurozone"."""
        own, words = self.chunks[chunk], self.entities.words
        definite = self.tokens[own.start].lower in words.articles - words.indefinite
        head, first = self.document.head(chunk), self.tokens[own.start]
        many = self.german and own.plural is None and head.text not in (head.lemma, head.lemma + "e")
        several = first.pos == "adj" or first.lower.startswith(
            _SEVERAL
        )  # "verschiedene Länder", "mehrere Staaten"
        many = many and not head.text.endswith("s") and several
        plural = own.plural is True or head.text.endswith("ern") or many  # "Ländern"
        members = self.linked(chunk, "genitive", "of") if definite and plural else ()
        grouped = bool(members) and not any(self._is_state(n) for n in members)
        return plural and (grouped or not definite) and self._lemma(chunk) in self.words.standins

    def _written(self, chunk: int) -> bool:
        """Whether a chunk is a document: "the contract grants Norland 20 million" names no giver."""
        entity = self.entities.of(chunk)
        return entity is not None and entity.kind == "document"

    def is_money(self, chunk: int) -> bool:
        """Whether a chunk is an amount of money or a currency."""
        words = self.document.words(self.chunks[chunk])
        return any(token.text in "$€£¥" or token.base in self.words.cash for token in words)

    def _stands_in(self, chunk: int) -> bool:
        """Whether a chunk stands for a party that is named elsewhere: a pronoun, an organ or a "buyer" without its state."""
        lemma = self._lemma(chunk)
        named = lemma in self.words.standins or self.names.country(lemma) or self.trader(chunk) is not None
        one = named and not self._several_others(chunk)
        return self.chunks[chunk].pronoun or one or self._is_organ(chunk)

    def _is_organ(self, chunk: int) -> bool:
        """Whether a chunk is an organ without its state ("the ministry"), which need not be of a state that the page tells of."""
        lemma = self._lemma(chunk)
        return not self.chunks[chunk].pronoun and (self.names.organ(lemma) or self.names.governs(lemma))

    def acts_as_state(self, chunk: int) -> bool:
        """Whether a chunk is a state, one of its organs or a pronoun, and no firm or crowd that only is from there."""
        return self._is_state(chunk) or self._is_organ(chunk) or self.chunks[chunk].pronoun

    def _is_thing(self, chunk: int) -> bool:
        """Whether a chunk names neither people nor a party: "tea brings in a billion" says nothing of who pays it to whom."""
        somebody = self._somebody(chunk) or self._stands_in(chunk) or self.is_people(chunk)
        return self.document.head(chunk).pos == "noun" and not somebody

    def is_people(self, *chunks: int) -> bool:
        """Whether one of some chunks names people: a crowd, those of a trade, or of a state."""
        return any(
            lemma in self.words.crowds or self.names.person(lemma) or self.names.people(lemma)
            for lemma in map(self._lemma, chunks)
        )

    def trader(self, chunk: int | None) -> Literal["supplier", "buyer"] | None:
        """Whether a chunk names a "supplier" or a "buyer", in German also in a compound: "Erdöllieferant"."""
        if chunk is None or self.chunks[chunk].pronoun:
            return None
        lemma = self._lemma(chunk)
        owned = any(self._is_state(n) for n in self.linked(chunk, "genitive"))
        if owned and lemma in ("importland", "exportland"):  # "das wichtigste Importland der Schweiz"
            return "supplier" if lemma == "importland" else "buyer"
        sides: tuple[tuple[Literal["supplier", "buyer"], frozenset[str]], ...]
        sides = ("supplier", self.words.suppliers), ("buyer", self.words.buyers)
        found = (
            side for side, words in sides if lemma in words or (self.german and lemma.endswith(tuple(words)))
        )
        return next(found, None)

    def accompanies(self, chunk: Chunk) -> bool:
        """Whether a chunk is what goes along with something: "together with spare parts", "samt Munition"."""
        if chunk.prep is None:
            return False
        word, before = self.tokens[chunk.prep].lower, self.tokens[max(0, chunk.prep - 1)].lower
        return not self.words.accompanying.isdisjoint((word, f"{before} {word}"))

    def sells(self, chunk: int) -> bool:
        """Whether a chunk is whoever sells, by a noun alone: "the manufacturer", "die Werft", "the supplier"."""
        lemma = self._lemma(chunk)
        maker = lemma in self.words.makers or (self.german and lemma.endswith(tuple(self.words.makers)))
        return (maker or self.trader(chunk) == "supplier") and not self._is_state(chunk)

    def buys(self, chunk: int) -> bool:
        """Whether a chunk is whoever buys, by a noun alone: "the buyer", "the government", "das Ministerium"."""
        return (self._is_organ(chunk) or self.trader(chunk) == "buyer") and not self._is_state(chunk)

    def preposition(self, chunk: Chunk) -> str:
        """The preposition of a chunk, without an article fused with it; "" where it has none."""
        if chunk.prep is None:
            return ""
        word = self.tokens[chunk.prep].lower
        before = self.tokens[max(0, chunk.prep - 1)].lower
        if word == "auf" and self._is_state(chunk.index):
            article = self.tokens[chunk.start].lower
            return "nach" if article in ("die", "das") else "in"  # the names of islands
        if word == "of" and before == "out":
            return "from"
        if word == "to" and before in ("next", "close"):
            return "near"
        return self.fused.get(word, word) if self.german else word

    def _slot(self, chunk: Chunk) -> str:
        """The slot that a chunk fills by its preposition."""
        return f"prep:{self.preposition(chunk)}"

    def linked(self, chunk: int, *links: Link) -> list[int]:
        """The chunks that modify a chunk by one of some links."""
        return [n for n in self.dependants[chunk] if self.chunks[n].link in links]

    def listed_first(self, chunk: int) -> int:
        """The first of the chunks that one is coordinated with."""
        n: int = chunk
        while (before := self.chunks[n].conj) is not None:
            n = before
        return n

    def _possessed(self, chunk: Chunk) -> Chunk:
        """What a genitive belongs to; another chunk itself."""
        while chunk.link == "genitive" and chunk.of is not None:
            chunk = self.chunks[chunk.of]
        return chunk

    def _listed(self, token: int) -> bool:
        """Whether a token parts the items of a list."""
        return self.tokens[token].text in (",", ";") or self.tokens[token].pos == "cconj"

    def following(self, chunk: Chunk) -> Iterator[int]:
        """The prepositional phrases right after a noun, one after the other: "deliveries of gas from Russia to China"."""
        end, held = chunk.end, False
        counted = chunk.index in self.counted
        if counted and self._mark_at(end) == ")" and self._mark_at(chunk.start - 1) == "(":
            end += 1  # "2 billion dollars (£1.2bn) in aid | from Norland"
        for other in self.chunks[chunk.index + 1 : chunk.index + 7]:
            if (
                other.start == end == chunk.end
                and other.prep is None
                and self._lemma(other.index) in self.times
            ):
                end = other.end  # "a donation | this week | to Peru"
                continue
            aside = counted and end == chunk.end and self._mark_at(end) == "(" and other.start == end + 1
            if aside and other.index in self.counted and self._mark_at(other.end) == ")":
                end = other.end + 1
                continue
            listed = held and other.conj is not None and other.index in self.counted
            if other.clause != chunk.clause or listed:
                return  # the next of a list has phrases of its own
            phrase = other.prep is not None and other.conj is None
            begin = other.prep if other.prep is not None and phrase else other.start
            unit = begin - end == 1 and end == chunk.end and chunk.index in self.counted
            if unit and self.tokens[end].text.isalpha():
                end += 1
            if end < begin and self.tokens[end].lower in self.words.partitive:
                end += 1
            gap = (other.conj is not None) + (other.prep is None and other.link != "genitive")
            if begin - end > gap or (other.prep is other.conj is None and other.link is None):
                return
            end = other.end
            if phrase:
                held = True
                yield other.index
                if self._holds_phrases(other):
                    return

    def _mark_at(self, at: int) -> str:
        """The token at a place, empty outside the text."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def _holds_phrases(self, chunk: Chunk) -> bool:
        """Whether what follows a phrase may be said of its noun: "despite pressure from …", "for the award of the contract to …"."""
        head = self.tokens[chunk.head]
        preposition = self.preposition(chunk)
        if self._sets_off(chunk):
            return True
        if preposition in _PARTS or chunk.pronoun or chunk.index in self.counted:
            return False
        if head.lemma in self.words.nouns:
            return True
        known = preposition in self.words.directions | self.words.crossing or self._somebody(chunk.index)
        other = not known and preposition not in ("for", "für", "by")
        return head.pos == "noun" and head.base not in self.times and other

    def _sets_off(self, chunk: Chunk) -> bool:
        """Whether a phrase is of what parts two states, or of what another says to a thing: "amid tensions with …", "nach Absprache mit …"."""
        apart = (*self.words.rifts, *self.words.consents, *self.words.wars)
        return chunk.prep is not None and self._lemma(chunk.index).lower().endswith(apart)

    def _thing(self, chunk: int) -> int | None:
        """What a chunk measures."""
        return next(iter(self.linked(chunk, "apposition", "of")), None)

    def good(self, chunk: int) -> Token | None:
        """The head noun of what passes: behind a measure the thing measured."""
        thing = self._thing(chunk)
        head = self.document.head(chunk if thing is None else thing)
        return head if head.pos in ("noun", "name") else None

    def good_lemma(self, chunk: int) -> str:
        """The lemma of what a figure's chunk counts or measures, in small letters; "" where it names nothing."""
        good = self.good(chunk)
        return "" if good is None else good.lemma.lower()

    def _own(self, chain: list[int]) -> list[int]:
        """The phrases right behind a figure's chunk and the thing it measures."""
        own, thing = self.chunks[chain[0]], self._thing(chain[0])
        found = list(self.following(own))
        if not found and thing is not None:
            found = list(self.following(self.chunks[thing]))
        to_others = self._given_behind(own if thing is None else self.chunks[thing])
        return to_others or found or self._ahead(own)

    def _given_behind(self, own: Chunk) -> list[int]:
        """Who else stands in the dative right behind an amount: "gab 40 Boote anderen Ländern und 30 …"."""
        after = self.document.chunk(own.index + 1) if self.german else None
        while (
            after is not None
            and after.link in ("genitive", "apposition")
            and not self._several_others(after.index)
        ):
            own, after = after, self.document.chunk(after.index + 1)
        if after is None or after.prep is not None or after.clause != own.clause or after.start > own.end + 1:
            return []
        return [after.index] if self._several_others(after.index) else []

    def _ahead(self, own: Chunk) -> list[int]:
        """The phrase right before an amount in a list: "…, an Montenegro 18 Millionen", "and to Ghana 3,000"."""
        before = self.document.chunk(own.index - 1)
        if before is None or not before.prep or own.index not in self.counted:
            return []
        beside = before.end == own.start and self._listed(before.prep - 1)
        return [before.index] if beside and self._is_state(before.index) else []

    def _of_next(self, chunk: int) -> bool:
        """Whether a phrase belongs to the next amount of a list, right behind it."""
        following = self.document.chunk(chunk + 1)
        return following is not None and self._ahead(following) == [chunk]

    def _opens_item(self, chunk: int) -> bool:
        """Whether a state is the subject of an item whose verb is left out: "pays 40 million for a camp, and Norland 30 million"."""
        after, own = self.document.chunk(chunk + 1), self.chunks[chunk]
        if after is None or after.index not in self.counted or after.of is not None:
            return False
        alike = after.prep is None or (
            own.prep is not None and self.preposition(own) == self.preposition(after)
        )
        beside = after.clause == own.clause and own.end in (after.prep, after.start)
        up = own.of if own.link == "apposition" else own.conj
        return alike and beside and up is not None and not self._is_state(up) and self._is_state(chunk)

    def _shared(self, phrases: Sequence[int], own: Sequence[int]) -> Sequence[int]:
        """The phrases in a slot without those of other amounts: "40 boats from Peru and 30 from Chile", "40 boats, 30 of them from Chile"."""
        counted = {
            n: before for n in phrases if (before := self._amount_before(n)) is not None and n not in own
        }
        parts = [n for n, before in counted.items() if self._is_part(before)]
        items = {n for n, before in counted.items() if before.conj is not None or before.link == "apposition"}
        shared = [n for n in phrases if n not in items and n not in parts]
        return shared if shared or parts else phrases

    def _amount_before(self, chunk: int) -> Chunk | None:
        """The amount right before a phrase."""
        before = self.document.ahead(self.chunks[chunk])
        return before if before is not None and before.index in self.counted else None

    def _is_part(self, amount: Chunk) -> bool:
        """Whether an amount is said to be a part of another: "davon 30", "30 of them"."""
        beside = self.tokens[amount.start - 1].lower, self.tokens[amount.end].lower
        return not self.words.partitive.isdisjoint(beside)
