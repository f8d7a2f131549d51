"""Which states a chunk stands for: by name, by whose it is, by where it is from."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cached_property

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk
from countertrade.reading.document.tagging import tagger
from countertrade.reading.entities import ANOTHERS, REACH, only
from countertrade.reading.goods import class_of
from countertrade.reading.roles.phrases import Phrases
from countertrade.reading.roles.valency import BUYING, STAGES

_WHITHER = ("norden", "süden", "osten", "westen")
_KINDS = frozenset("bauart design type style typ bauweise".split())
_DOING = frozenset({"subject", "dative", "agent", "prep:by", "prep:from", "prep:to", "prep:with"})
_SEATING = 8  # words between a firm and its seat, at most
_ERAS = frozenset("zeit ära epoche era time".split())


class Reference(Phrases):
    """The states that chunks stand for."""

    def codes(self, chunk: int | None, slot: str = "") -> tuple[str, ...]:
        """The states that a chunk and those coordinated with it stand for, each once; in a slot also by its possessor or adjective."""
        found: dict[str, None] = {}
        row = [] if chunk is None else [*self._coordinated(chunk)]
        if chunk is not None and len(row) > 1 and self._opens_row(chunk):
            places = ((n, self._place_of(self.chunks[n])) for n in row)
            each = ((place,) if place is not None else self.entities.states(n) for n, place in places)
            return tuple(dict.fromkeys(itertools.chain.from_iterable(each)))
        for n in row:
            own = (
                self._seated(n)
                or (self.entities.states(n) if self._acts(n) else ())
                or (self._home(n) if slot else ())
                or (self._firm_of(n) if slot in _DOING else ())
            )
            after = slot == "prep:nach" and self._dated(n)
            placed = self.placed(n) if slot.startswith("prep:") and not (own or after) else ()
            found.update(
                dict.fromkeys(own or placed or (self._modifying(n, slot) if slot and not after else ()))
            )
        return tuple(found)

    def _opens_row(self, chunk: int) -> bool:
        """Whether a chunk is only an English adjective, the first of several before one noun: "French and Spanish firms"."""
        word = self.document.head(chunk)
        return word.tag == "AJ0" and self.names.adjective(word.lower) is not None

    def _place_of(self, chunk: Chunk) -> str | None:
        """The state of the adjective that opens a chunk."""
        articles = self.entities.words.articles
        words = (token.lower for token in self.document.words(chunk) if token.lower not in articles)
        return self.names.adjective(next(words, ""))

    def _home(self, chunk: int) -> tuple[str, ...]:
        """The state of a firm that was told where it is from: "the South Korean company Hansol … Hansol delivered 40 buses"."""
        own = self.chunks[chunk]
        named = self._is_name(own)
        code = self._homes.get(self._called(own.start, own.end)) if named else self._told_firm(own)
        return () if code is None else (code,)

    def _told_firm(self, chunk: Chunk) -> str | None:
        """The state of the firm that "the company" points back to: the nearest told before, where those told there are of one state."""
        start, words = chunk.start, self.entities.words
        bare = chunk.end - start <= 2 and self.tokens[start].lower in words.articles - words.indefinite
        if not bare or chunk.plural is True or not self._firm(chunk.head) or self.dependants[chunk.index]:
            return None
        if not self.german and self.tokens[chunk.head].capital:  # "the Company": who reports
            before, lemma = self.chunks[: chunk.index], self._lemma(chunk.index)
            named = (one.index for one in before if self._is_name(one) or self._lemma(one.index) == lemma)
            return next((self._homely[n] for n in named if n in self._homely), None)
        of, place = self.document.sentence_of, self.document.sentence_of[start]
        near: dict[int, set[str]] = {}
        for n in range(chunk.index - 1, -1, -1):
            other = self.chunks[n]
            sentence = of[other.start]
            if place - sentence > REACH or (near and sentence < min(near)):
                break
            if code := self._homely.get(n):
                near.setdefault(sentence, set()).add(code)
        return only(next(iter(near.values()), set()))

    @cached_property
    def _homely(self) -> dict[int, str]:
        """The chunks that tell of a firm where it is from, or name one of which that was told, each with its state."""
        found: dict[int, str] = {}
        for chunk in self.chunks:
            n = chunk.index
            called = self._is_name(chunk)
            name = self._called(chunk.start, chunk.end) if called else ""
            firm = not chunk.pronoun and (
                self._firm(chunk.head) or any(map(self._firm, range(chunk.start, chunk.head)))
            )
            own = (
                (only(set(self._modifying(n, "subject"))) or self._seat(chunk))
                if firm and not called
                else None
            )
            entity = self.entities.of(n)
            person = (
                entity is not None and entity.kind == "person"
            )  # "Norland's Ana Roth" is not "the company"
            code = own or (None if person else self._homes.get(name))
            if code is not None:
                found[n] = code
        return found

    def _firm_of(self, chunk: int) -> tuple[str, ...]:
        """The state that is part of how a body is called by a bare name: "Steelworks of China delivered"."""
        own = self.chunks[chunk]
        if self.german or own.start != own.head or self.tokens[own.head].pos != "name":
            return ()
        code = only({code for n in self.linked(chunk, "of") for code in self.entities.states(n)})
        return () if code is None else (code,)

    @cached_property
    def _homes(self) -> dict[str, str | None]:
        """Where firms are from, by name; None where that is told differently."""
        found: dict[str, str | None] = {}
        for chunk in self.chunks:
            if chunk.link == "apposition" and chunk.of is not None and self._firm(chunk.head):
                at, name, end = chunk.head, self.chunks[chunk.of].start, self.chunks[chunk.of].end
            else:
                at = next((i for i in range(chunk.start, chunk.head) if self._firm(i)), chunk.start - 1)
                name, end = at + 1, chunk.end
                while name < end and self.tokens[name].pos in ("det", "adj"):
                    name += 1  # "die norwegische Nordhav"
            words = self.tokens[name:end]
            if chunk.pronoun or not words or not all(word.capital for word in words):
                continue
            if at < chunk.start and (self._known(chunk) or self.placed(chunk.index)):
                continue
            code = only(self.entities.adjectives(chunk, first=True))
            code = code or only(set(self._modifying(chunk.index, "subject"))) or self._seat(chunk)
            if code is not None:
                called = self._called(name, end)
                found[called] = code if found.get(called, code) == code else None
        return found

    def _known(self, chunk: Chunk) -> bool:
        """Whether a chunk is a state or a person, which need not be told where they are from."""
        entity, clause = self.entities.of(chunk.index), self.document.clause(chunk.clause)
        if entity is None or entity.states or entity.kind == "unnamed":
            return entity is not None
        verb = clause.verb if clause is not None and clause.subject == chunk.index else None
        speaks = verb is not None and verb.lemma in lexicon.speech(self.document.language).verbs
        return entity.kind == "person" and (entity.role is not None or speaks)

    def _seat(self, chunk: Chunk) -> str | None:
        """The state of the town that is said right behind a firm to be its seat: "Norvik ASA (Oslo)", "Norvik ASA, Oslo,", "whose registered office is in Oslo"."""
        tokens = self.tokens
        mark = tokens[chunk.end].text if chunk.end < len(tokens) else ""
        at = chunk.end + (mark in {"(", ","})
        words = [token.lower for token in tokens[at : at + _SEATING]]
        told = next((n for n, word in enumerate(words) if word not in self.words.seated), 0)
        said = told > 0 and words[told - 1] == "in"
        place = self.document.chunk_at(at + told if said else at)
        if place is None or not (said or mark in {"(", ","}):
            return None
        called = (
            self._firm(chunk.head) and tokens[chunk.head].capital
        )  # "Norvik Ltd, Oslo,", but "Norvik, Peru and Chile"
        town = self.names.city(tokens[place.head].lower) or bool(self.placed(place.index))
        closed = [token.text for token in tokens[place.end : place.end + 1]] == [","]
        if mark == "," and not said and not (called and town and closed):
            return None
        state = self.entities.ending(place)
        return state if state is not None else only({*self.placed(place.index)})

    def _firm(self, token: int) -> bool:
        """Whether a token is a noun for who makes or trades: "company", "maker"."""
        lemma = self.tokens[token].base
        return lemma in self.words.makers or (
            self.names.kind(lemma) == "organisation" and not self.names.organ(lemma)
        )

    def _is_name(self, chunk: Chunk) -> bool:
        """Whether a chunk is nothing but words with capitals, and no noun behind an article that opens a sentence."""
        words = self.tokens[chunk.start : chunk.end]
        return words[0].pos != "det" and all(word.capital for word in words)

    def _called(self, start: int, end: int) -> str:
        """A name as it is printed."""
        return " ".join(token.text for token in self.tokens[start:end])

    def _dated(self, chunk: int) -> bool:
        """Whether what stands behind "nach" is what happened before, by its article: "nach dem Abzug Norlands", but "nach dem Norden"."""
        own = self.chunks[chunk]
        articled = any(token.pos == "det" for token in self.tokens[own.start : own.head])
        return articled and not self._lemma(chunk).endswith(_WHITHER)

    def _opening(self, chunk: int) -> str | None:
        """Who opens an English chunk whose rest they are given: "Peru tanks", "the Peruvian army tanks", "its neighbour Peru tanks"."""
        own, head = self.chunks[chunk], self.document.head(chunk)
        if (code := self.entities.leading(own)) is not None:
            return code
        if head.pos != "noun" or class_of("en", head.lemma, head.text) is None:
            return None
        inside = self.tokens[own.start : own.head]
        organ = any(token.pos == "noun" and self.names.organ(token.lemma) for token in inside)
        called = inside[-1:] and self.names.state(inside[-1].lower)
        owners = {code for n in self.linked(chunk, "possessive") for code in self.codes(n)}
        whose = {*self.entities.adjectives(own, first=True), *owners} if organ else set()
        return only(whose) or called or None

    def _seated(self, chunk: int) -> tuple[str, ...]:
        """The state in whose capital an institution without a name is: "die Regierung in Lima" is not the one named before."""
        body = self.document.head(chunk).pos == "noun" and self._is_organ(chunk)
        people = self.names.person(self._lemma(chunk)) or self.is_people(chunk)
        own = people or bool(self.entities.adjectives(self.chunks[chunk]))  # "Korean soldiers in Vietnam"
        return self._whence(self.chunks[chunk], "in") if body and not own else ()

    def placed(self, chunk: int) -> tuple[str, ...]:
        """The state of the town or region that a chunk names, and no person: "to Rotterdam", but not to Ana Messina as "to Messina"."""
        own = self.chunks[chunk]
        start = own.start + (self.tokens[own.start].lower in self.entities.words.articles)
        name = " ".join(token.lower for token in self.tokens[start : own.end])
        code, entity = lexicon.towns().get(name), self.entities.of(chunk)
        surname = entity is not None and entity.kind == "person" and entity.name.lower() != name
        named = code is not None and self.tokens[own.head].capital and not surname
        return (code,) if named and code is not None else ()

    def _acts(self, chunk: int) -> bool:
        """Whether who is named acts for a state: not a doctor or a worker, though they come from one."""
        entity, lemma = self.entities.of(chunk), self._lemma(chunk)
        if entity is None or entity.kind not in ("person", "unnamed"):
            return True
        named = self.document.head(chunk).pos == "name"
        return named or self.names.governs(lemma) or not self.names.person(lemma)

    def _modifying(self, chunk: int, slot: str) -> tuple[str, ...]:
        """The one state whose own an institution, a crowd or a place is: "Russian firm", "Ukraine's ports", "authorities in Kyiv"."""
        own, head = self.chunks[chunk], self.document.head(chunk)
        frames = self.words.nouns.get(head.lemma, ())
        meant = slot in ("dative", "prep:for", "prep:für", "prep:to")
        fund = not self.german and head.capital and own.head > own.start  # "the Export Fund of China"
        doing = not fund and any(frame.kind not in ("build", "provide") for frame in frames)
        if slot in ("prep:from", "prep:aus") and frames and {frame.kind for frame in frames} <= BUYING:
            return self.entities.adjectives(own, first=True)  # "gets doses from Peruvian orders"
        if chunk in self.counted and slot == "subject":  # "two planes of the Chinese air force brought"
            owners = (n for n in self.linked(chunk, "genitive", "of") if self._is_organ(n))
            owner = only({code for n in owners for code in self.codes(n)})
            return () if owner is None else (owner,)
        if (
            slot == "subject" and self._lemma(chunk) in self.words.intents
        ):  # "the Danish decision to send jets"
            return self.entities.adjectives(own, first=True)
        era = head.base in _ERAS  # "aus der Zeit der Sowjetunion"
        if own.pronoun or era or chunk in self.counted or head.lemma in self.spoken or doing:
            return ()
        somebody = self._somebody(chunk)
        purse = self._lemma(chunk).endswith(tuple(self.words.purses))  # "brings the Cuban budget 8 million"
        party = slot in self.placing or somebody or purse or self._unlisted(own)
        if not meant and not party:
            return ()
        found: dict[str, None] = {}
        if (fund or purse or not frames) and party and self._lemma(chunk) not in self.words.displaced:
            found = dict.fromkeys(self.entities.adjectives(own, first=True))
            if not found and head.pos == "noun" and (home := self.entities.town(own)) is not None:
                found = {home: None}
            letters = any(token.text[:2].isupper() for token in self.document.words(own))
            member = own.plural is not True and self.names.member(self._lemma(chunk))
            if member or (own.plural is not False and not letters):  # "European partners" are not the Union
                found = {code: None for code in found if code not in self.blocs}
        others = self.trader(chunk) is not None or self._another(chunk)
        for n in self.dependants[chunk]:
            other = self.chunks[n]
            if others and other.link != "apposition":
                continue  # "Norland's creditors"
            town = self.names.city(self.document.head(n).lower) or bool(self.placed(n))
            if self._opens_item(n) or (other.link == "of" and self.german and not town):
                continue  # "die ukrainische Naftogaz von Gazprom", but "dem Museum von Lima"
            if other.link == "apposition":
                codes = self.entities.states(n) or self.entities.adjectives(other)
            else:
                codes = self.codes(n)
                if not codes and meant:  # "to the mills of Karachi"
                    codes = self.entities.adjectives(other, first=True) or self.placed(n)
            found.update(dict.fromkeys(codes))
        elsewhere = meant and self.is_people(chunk)
        country = self.names.country(head.base)  # "deported to the country from Norland"
        if elsewhere or (not found and (somebody or meant) and not country):
            last = own
            while (after := self.document.chunk(last.index + 1)) is not None and after.of == last.index:
                if after.link not in ("genitive", "of"):
                    break
                last = after
            good = not (elsewhere or somebody) and class_of(self.document.language, head.lemma) is not None
            # not "zum Ausgleich für Getreide aus Norland"
            prepositions = ("in",) if good else ("in", "from", "aus")
            found = dict.fromkeys(self._whence(last, *prepositions)) or found
        return tuple(found) if len(found) == 1 else ()

    def _another(self, chunk: int) -> bool:
        words = (token.lemma.lower() for token in self.document.words(self.chunks[chunk]))
        return not ANOTHERS.isdisjoint(words)

    def placing_another(self, chunk: int) -> bool:
        """Whether a state is only named to say who another is: "Norland's neighbour Ostmark"."""
        own = self.chunks[chunk]
        return own.of is not None and own.link in ("possessive", "genitive", "of") and self._another(own.of)

    def _whence(self, chunk: Chunk, *prepositions: str, slot: str = "") -> tuple[str, ...]:
        """The states in the phrase right behind a chunk, where it has one of some prepositions."""
        phrase = self.document.phrase(chunk)
        fits = phrase is not None and self.preposition(phrase) in prepositions
        if phrase is None or not fits:
            return ()
        return self.codes(phrase.index, slot) or self.placed(phrase.index)

    def _unlisted(self, chunk: Chunk) -> bool:
        """Whether a German noun in a party's slot is no good and no transfer, so that its adjective says whose it is."""
        lemma = self.tokens[chunk.head].lemma
        return self.german and class_of("de", lemma) is None and lemma not in self.words.nouns

    def _coordinated(self, chunk: int) -> Iterator[int]:
        yield chunk
        for n in self.followers[chunk]:
            if not self._opens_item(n):
                yield from self._coordinated(n)
        own, other = self.chunks[chunk], self.document.chunk(chunk + 1)
        if self.followers[chunk] or other is None or own.clause != other.clause or not self._is_state(chunk):
            return
        if other.link == "possessive":
            return  # "Norwegen, Perus größter Geldgeber, gab"
        start = other.start if other.prep is None else other.prep
        if start == own.end + 1 and self._is_state(other.index) and self._listed(own.end):
            yield from self._coordinated(other.index)

    def listed(self, chunks: Sequence[int]) -> list[int]:
        """Some chunks with those that are coordinated with them, in text order."""
        return sorted({n for chunk in chunks for n in self._coordinated(chunk)})

    def _nations(self, chunk: int) -> set[str]:
        """The states whose people or goods a chunk counts, by adjective or by their name."""
        own = self.chunks[chunk]
        words = [*(token.lower for token in self.tokens[own.start : own.head]), self._lemma(chunk)]
        people = self.names.people_of(words) if chunk in self.counted else None
        if self._lemma(chunk) in _KINDS:
            return set()  # "tanks of Soviet design"
        adjectives = {*self.entities.adjectives(self.chunks[chunk])}
        return adjectives or (set() if people is None else {people})

    def origin(self, chunk: int) -> str | None:
        """The one state that goods come from, by adjective or by "from" right behind them."""
        behind = self._whence(self.chunks[chunk], "from", "aus", slot="prep:from")
        found = self._nations(chunk).union(behind, self._made_in(self.chunks[chunk]))
        return None if STAGES & found else only(found)

    def _made_in(self, chunk: Chunk) -> tuple[str, ...]:
        """Where goods are made: "drones built in Turkey", "in der Türkei gebaute Drohnen"."""
        if self.german:
            before, first = self.document.chunk(chunk.index - 1), self.tokens[chunk.start]
            made = first.pos == "adj" and before is not None and before.end == chunk.start
            lemma = tagger("de").participle(first.text) if made and before is not None else None
            places = [before.index] if before is not None and self.preposition(before) == "in" else []
        else:
            clause = self.document.clause_at(chunk.end)
            behind = clause is not None and clause.kind == "participle" and clause.start == chunk.end
            lemma = clause.verb.lemma if behind and clause is not None and clause.verb is not None else None
            preps = clause.preps if clause is not None else ()
            places = [n for n in preps if self.preposition(self.chunks[n]) == "in"]
        making = any(frame.kind == "build" for frame in self.words.verbs.get(lemma or "", ()))
        return tuple(code for n in places for code in self.codes(n)) if making else ()

    def behind(self, chunk: int) -> Iterator[tuple[str, str]]:
        """The states in the phrases right behind a figure's chunk, each with its preposition."""
        for n in self._own([chunk]):
            own = self.chunks[n]
            yield from ((code, self.preposition(own)) for code in self.codes(n, self._slot(own)))

    def _meant(self, own: Sequence[int], giver: str) -> str | None:
        """For whom a figure is by the phrases right behind it: "30 tanks for Norland"."""
        phrases = [n for n in own if self.preposition(self.chunks[n]) in ("for", "für")]
        return only({code for n in phrases for code in self.codes(n)} - {giver})
