"""From a figure up to what it measures, modifies or is worth: "ein Team mit 80 Rettern", "a package of aid, worth $200 million"."""

from __future__ import annotations

from countertrade.reading.document import Chunk
from countertrade.reading.goods import class_of
from countertrade.reading.roles.fillers import Fillers

_LONGEST_CHAIN = 12  # chunks


class Chains(Fillers):
    """The way up from the chunk of a figure."""

    def chain(self, chunk: int) -> list[int]:
        """A figure's chunk, what it measures, modifies or goes on, and so on."""
        ways = (
            self._modified, self._bracketed, self._alike, self._summed, self._item_before, self._borne, self._along, self._worth, self._held,
        )  # fmt: skip
        found = [chunk]
        while len(found) < _LONGEST_CHAIN:
            this = self.chunks[found[-1]]
            up = next((up for way in ways if (up := way(this)) is not None), None)
            if up is None:
                break
            found.append(up)
        return found

    def _modified(self, this: Chunk) -> int | None:
        """What a chunk modifies; of an amount behind the side of a noun, the noun: "Norland's aid to Ostmark, 3 million"."""
        up = this.of if this.link in ("of", "apposition", "genitive") else None
        if up is None or this.link != "apposition" or this.index not in self.counted:
            return up
        if self._is_state(up):
            if self.chunks[up].prep is None or up - 1 not in self.nouns:
                return None  # the next of a list
            up -= 1
        other = self.chunks[up]
        # no apposition without a comma: "für die Drohnen zwei Tonnen Gold"
        beside = up not in self.counted and other.prep is not None and other.end == this.start
        return None if beside else up

    def _bracketed(self, this: Chunk) -> int | None:
        """The amount that one in brackets says again: "290 million pounds (584 million euros)"."""
        before = self.document.chunk(this.index - 1)
        if before is None or before.end != this.start - 1 or self.tokens[before.end].text != "(":
            return None
        return before.index if self.document.numbered(before) else None

    def _alike(self, this: Chunk) -> int | None:
        """What a chunk is coordinated with, where both are counted or neither."""
        n, conj = this.index, this.conj
        if conj is None or (n in self.counted) == (conj in self.counted):
            return conj
        return conj if n in self.counted and not self._somebody(conj) else None

    def _summed(self, this: Chunk) -> int | None:
        """What an amount is the worth of: "eine Lieferung an Norland in Höhe von 2 Milliarden"."""
        summed = self._lemma(this.index) in self.words.sums
        amount = this.index in self.counted and self.preposition(this) in self.words.worth
        if this.prep is None or not this.index or not (summed or amount):
            return None
        beside = self.chunks[this.index - 1]
        before = self._possessed(beside)
        worth = summed or self.preposition(this) == "worth"
        passed = worth and bool(self.codes(before.index))
        while passed and before.index not in self.nouns and (ahead := self.document.ahead(before)):
            before = ahead
        adjacent = beside.end == this.prep and not passed and worth
        return before.index if adjacent or before.index in self.nouns else None

    def _item_before(self, this: Chunk) -> int | None:
        """The counted item before one in a list, over the phrases in between: "40 tanks of the type M1, 25 jets and two radars"."""
        if this.index not in self.counted or this.prep is not None or not self._listed(this.start - 1):
            return None
        end = self._bracket(this.start - 2)
        before = [other for other in self.chunks[max(0, this.index - 5) : this.index] if other.end <= end]
        for other in reversed(before):
            if other.pronoun or (other.clause != this.clause and end == this.start - 1):
                return None
            if other.index in self.counted and other.end - other.start > 1:
                acted = any(token.verbal for token in self.tokens[other.end : end])
                return None if acted else other.index
        return None

    def _bracket(self, token: int) -> int:
        """Where the bracket opens that a token closes, if a participle opens it: "40 tanks (made in Norland)"; else the next token."""
        if self.tokens[token].text != ")":
            return token + 1
        opened = next((i for i in range(token, 0, -1) if self.tokens[i].text == "("), token)
        return opened if self.tokens[opened + 1].verbal else token + 1

    def _borne(self, this: Chunk) -> int | None:
        """The whole that a count is of: "ein Team mit 80 Rettern"."""
        n, beside = this.index, self.document.ahead(this)
        if beside is None or n not in self.counted or self.preposition(this) not in self.words.bearing:
            return None
        whole = self._possessed(beside)
        if whole.index in self.counted:
            return None
        goods = self.document.head(n).lemma, self.good_lemma(n).capitalize()
        known = self.is_people(n) or any(class_of(self.document.language, good) for good in goods)
        return whole.index if known else None

    def _along(self, this: Chunk) -> int | None:
        """What a count goes along with: "the plane was handed over together with two instructors", "30 Panzer samt 40 Ausbildern"."""
        clause = self.document.clause(this.clause)
        if this.index not in self.counted or clause is None or not self.accompanies(this):
            return None
        beside, verb = self.document.ahead(this), clause.verb
        if beside is not None and self._possessed(beside).index in self.counted:
            return self._possessed(beside).index
        passive = verb is not None and verb.passive
        host = clause.object if clause.object is not None else clause.subject if passive else None
        return host if host is not None and host < this.index else None

    def _worth(self, this: Chunk) -> int | None:
        """What is worth an amount: "its 25th package of aid to Ukraine, worth $200 million", "a cheque for $200 million"."""
        ahead = self.document.chunk(this.index - 1)
        drawn = self.nouns.get(ahead.index) if ahead is not None and ahead.end == this.prep else None
        if (
            drawn is not None
            and drawn.frame.passes == "money"
            and f"prep:{self.preposition(this)}" in drawn.frame.good
        ):
            return drawn.chunk
        before = range(this.index - 1, this.index - 5, -1) if self.preposition(this) == "worth" else ()
        return next((n for n in before if n in self.nouns), None)

    def _held(self, this: Chunk) -> int | None:
        """What holds or includes a chunk by a relative clause: "containers filled with shells", "a package that includes 121 drones"."""
        clause = self.document.clause(this.clause)
        if clause is None or clause.verb is None or clause.antecedent is None:
            return None
        n, lemma = this.index, clause.verb.lemma
        put = n in clause.preps and self.preposition(this) in ("to", "at", "auf", "mit")
        measured = put or clause.object in (n, self.listed_first(n))
        measuring = lemma in self.words.measuring or lemma in self.words.estimating
        if lemma not in self.words.holding and not (measuring and measured):
            return None
        up = self.chunks[clause.antecedent]
        while up.prep is not None and self._is_state(up.index) and (ahead := self.document.ahead(up)):
            up = ahead  # "a package of aid for Norland totalling 5 million"
        able = not {"can", "können"}.isdisjoint(clause.verb.modals)  # "a tanker which can hold 300 tonnes"
        return None if able or self._is_state(up.index) else up.index
