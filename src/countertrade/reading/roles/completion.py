"""A side that a predicate leaves open, by what the sentence says beside it: another verb, a debt, a pact, a price."""

from __future__ import annotations

from collections.abc import Iterator

from countertrade.reading.entities import only
from countertrade.reading.roles.figures import Figures
from countertrade.reading.roles.valency import BUYING, STATIONING, Pair, Predicate

_OVER = frozenset({"on", "for", "over", "about"})  # what an agreement is about
_COMING = frozenset({"deliver", "supply", "send", "provide", "lend", "move"})


class Completion(Figures):
    """The sides of a transfer, where its own predicate leaves one open."""

    def _completed(
        self, sides: Pair, closed: tuple[bool, bool], noun: Predicate | None, verb: Predicate | None, chain: list[int], money: bool,
    ) -> Pair:  # fmt: skip
        """The sides of a transfer, what its noun and verb leave open by what the sentence says beside them."""
        giver, recipient = sides
        anchor = verb or noun
        for one, other in self._attributive(anchor, chain) if anchor is not None else ():
            giver = giver or (one if not closed[0] else None)
            recipient = recipient or (other if other != giver else None)
        if noun is not None and recipient is None and not closed[1]:
            recipient = only(self._waiting(noun) - {giver})
        if giver is not None and recipient is None and not closed[1]:
            recipient = self._meant(self._own(chain), giver)
        unfrozen = verb is not None and self._verb_lemma(self.clauses[verb.clause]) in self.words.unfreezing
        if unfrozen and money and recipient is None and not closed[1]:
            recipient = only(self._owned_by(chain) - {giver})  # "released $2 billion of Iranian funds"
        if verb is not None and giver is None and not closed[0]:
            giver = self.having(verb, chain, recipient)
        if (
            verb is not None
            and recipient is None
            and verb.frame.kind == "forgive"
            and not (giver is None and closed[0])
        ):
            recipient = self.owing(chain)
        if giver is None and recipient is None and noun is not None:
            giver, recipient = self.signed(noun, verb)
        one_open = (giver is None) != (recipient is None) and not closed[0 if giver is None else 1]
        if verb is not None and one_open:
            party = only(self.contracting(verb) - {giver, recipient})
            giver, recipient = giver or party, recipient or party
        kind = "" if verb is None else verb.frame.kind
        if (
            verb is not None
            and kind == "receive"
            and "particle:home" in verb.slots
            and self.is_people(*chain)
        ):
            others = only(self._nations(chain[0]) - {recipient})
            giver, recipient = (recipient, others) if others is not None else (giver, recipient)
        expelled = verb is not None and self._verb_lemma(self.clauses[verb.clause]) in self.words.expelling
        if verb is not None and expelled and recipient is None:  # "deported 40 Iraqis to a camp in Rwanda"
            places = verb.fillers("prep:in", "prep:to", "prep:into", "prep:nach")
            recipient = only(
                {code for n in places for code in self._whence(self.chunks[n], "in", "auf", "on")}
            )
        if (kind == "return" or expelled) and recipient is None:
            recipient = only(self._nations(chain[0]))  # who goes home goes to where they are from
        if verb is not None and giver is not None and recipient is None and not closed[1]:
            recipient = self._paid(verb, giver, chain, money)
        sent = kind in ("deploy", "send") and self.is_people(*chain)
        if not money and giver is None and not closed[0] and (recipient is not None or sent):
            # goods come from their giver
            origins = {self.origin(n) for n in (chain[0], *self.dependants[chain[0]])}
            giver = only(origins - {None, recipient})
        return giver, recipient

    def _owned_by(self, chain: list[int]) -> set[str]:
        """Whose an amount is, by adjective or name: "6 billion dollars in Iranian assets", "Norland's frozen reserves of 3 billion"."""
        things = [*chain, *self._own(chain), *(n for m in chain for n in self.linked(m, "of", "genitive"))]
        owners = (m for n in things for m in self.linked(n, "possessive", "genitive"))
        found = {code for n in things for code in self.entities.adjectives(self.chunks[n])}
        return found | {code for n in owners for code in self.codes(n)}

    def _waiting(self, noun: Predicate) -> set[str]:
        """Who waits for what a noun says to come: "Lima expects the delivery of eight boats"."""
        clause = self.clauses[noun.clause]
        if (
            noun.frame.kind not in _COMING
            or clause.verb is None
            or clause.verb.lemma not in self.words.awaiting
        ):
            return set()
        return set(self.codes(self.subject(clause), "subject")) if noun.chunk == clause.object else set()

    def _attributive(self, verb: Predicate, chain: list[int]) -> Iterator[Pair]:
        """The sides that other verbs of the sentence name whose good the figure is: "promised by Washington", "and landed in Dhaka"."""
        things = list(chain)
        for n in things:
            things += [m for m in self.linked(n, "of", "apposition", "genitive") if m not in things]
        clauses = {self.chunks[n].clause for n in chain}
        described = (one for n in sorted(clauses) for one in self.participles(self.clauses[n]))
        for predicate in (*self.by_sentence[self.document.sentence_of[verb.token]], *described):
            other = predicate.chunk is None and predicate is not verb
            if other and self._holds(predicate, predicate.frame.good, things):
                yield self.sides(predicate)[:2]

    def owing(self, chain: list[int]) -> str | None:
        """Whose debts some chunks are: "of Ostmark's debt", "the sum that Ostmark owed"."""
        behind = self._own(chain) if chain else ()  # "15 million in Ghanaian debt"
        things = [*chain, *behind, *(m for n in chain for m in self.linked(n, "of", "genitive"))]
        debts = [self.nouns[n] for n in things if n in self.nouns]
        debts += (verb for verb in self.verbs.values() if self._holds(verb, verb.frame.good, things))
        return only({code for debt in debts if debt.frame.kind == "owe" and (code := self.sides(debt)[0])})

    def having(self, verb: Predicate, chain: list[int], recipient: str | None) -> str | None:
        """Whose people are somewhere: "Cuba has 20,000 doctors working in Venezuela"."""
        clause = self.clauses[verb.clause]
        parent = self.document.clause(clause.parent)
        if parent is None or clause.antecedent not in chain or verb.frame.passes != "persons":
            return None
        had = parent.verb is not None and parent.verb.lemma in STATIONING
        return only(self.codes(self.subject(parent), "subject")) if had else None

    def signed(self, noun: Predicate, verb: Predicate | None) -> Pair:
        """The sides of what is bought or sold by agreement: "Rumänien hat mit der Türkei einen Vertrag über den Kauf geschlossen"."""
        selling = noun.frame.kind in ("sell", "export")
        traded = selling or noun.frame.kind in BUYING | {"receive", "import"}
        if verb is None or verb.frame.kind != "agree" or not traded:
            return None, None
        one = only(self.codes_in(verb, "subject"))
        two = only(self.codes_in(verb, "prep:mit", "prep:with"))
        if None in (one, two):
            return None, None
        return (one, two) if selling else (two, one)

    def contracting(self, verb: Predicate) -> set[str]:
        """The states whose agreement is named in the clause of a verb, or before its colon: "in a deal with Ankara".

        Those of what a noun says stand before it: "extended its deal with Ankara on Turkish supplies".
        """
        clause = self.clauses[verb.clause]
        if verb.chunk is not None:
            return self._dealing(verb)
        if clause.index and self.tokens[clause.start - 1].text == ":":
            before = self.clauses[clause.index - 1]
            pacts = (
                one.clause == before.index and one.frame.kind == "agree"
                for one in self.by_sentence[before.sentence]
            )
            chunks = self.document.chunks_in(before) if any(pacts) else ()
            return {code for chunk in chunks for code in self.entities.states(chunk.index)}
        gerund = clause.kind == "participle" and self.tokens[clause.start - 1].lower in _OVER
        above = self.document.clause(clause.parent) if clause.kind == "infinitive" or gerund else None
        entering = self.verbs.get(-1 if above is None else above.index)
        light = () if entering is None else entering.fillers("complement")  # "enter into a deal"
        pact = self._noun_at(clause.antecedent if above is None else next(iter(light), above.object))
        found: set[str] = set()
        agreeing = self.verbs.get(-1 if clause.parent is None else clause.parent)
        if clause.kind == "complement" and agreeing is not None and agreeing.frame.kind == "agree":
            # "Norway and Peru agreed that Oslo would supply gas"
            found.update(self.codes(self.subject(self.clauses[agreeing.clause]), "subject"))
        if pact is not None and pact.frame.kind == "agree":
            found.update(self.codes(self.subject(self.clauses[pact.clause]), "subject"))
        for predicate in self.by_sentence[self.document.sentence_of[verb.token]]:
            agreed = predicate.chunk is not None and predicate.frame.kind == "agree"
            agreed = agreed and not self._sets_off(self.chunks[predicate.chunk or 0])
            if agreed and (predicate.clause == verb.clause or predicate is pact):
                slots = (*predicate.frame.giver, *predicate.frame.recipient)
                found.update(*(predicate.codes.get(slot, ()) for slot in slots))
                found |= self.codes_in(predicate, *slots)
        return found

    def _dealing(self, noun: Predicate) -> set[str]:
        """The states of the agreement whose subject a noun is."""
        about = self.preposition(self.chunks[noun.chunk or 0]) in (*_OVER, "über", "zu")
        for other in self.by_sentence[self.document.sentence_of[noun.token]]:
            near = other.chunk is not None and other.clause == noun.clause and other.token < noun.token
            if about and near and other.frame.kind == "agree":
                parties = self.codes_in(other, *other.frame.giver, *other.frame.recipient)
                return parties | {*self.codes(self.subject(self.clauses[noun.clause]), "subject")}
        return set()

    def _paid(self, verb: Predicate, giver: str, chain: list[int], money: bool) -> str | None:
        """Who gets what is paid for goods by whom they come from; else who uses what a figure is a share of."""
        frame = verb.frame
        if money:
            slots = (*frame.price, *frame.counter, *(frame.good if frame.kind == "cost" else ()))
            bought = [(n, slot) for slot in slots for n in verb.slots.get(slot, ())]
            priced = {code for n, slot in bought for code in self._sellers(n, slot)} - {None, giver}
            if len(priced) == 1:
                return only(priced)
        return self._user(chain) if frame.kind in ("move", "supply", "deliver", "send") else None

    def _user(self, chain: list[int]) -> str | None:
        """Whose goods a share is of: "80 percent of Slovakia's oil", "80 Prozent des slowakischen Öls"."""
        if self._lemma(chain[0]) not in self.shares:
            return None
        found: set[str] = set()
        for n in self.dependants[chain[0]]:
            found.update(self.entities.adjectives(self.chunks[n]))
            found.update(code for m in self.linked(n, "possessive", "genitive") for code in self.codes(m))
        return only(found)

    def _sellers(self, chunk: int, slot: str) -> tuple[str | None, ...]:
        """Who gets the money that is paid for something: whom it comes from, or who gives it by its own noun of transfer."""
        noun = self.nouns.get(chunk)
        if noun is not None:
            return (self.sides(noun)[0] or only({self.origin(n) for n in noun.goods}),)
        people = self.codes(chunk, slot) if self.is_people(chunk) else ()
        return people or tuple(self.origin(n) for n in (chunk, *self.linked(chunk, "of")))
