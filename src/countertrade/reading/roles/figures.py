"""Which noun or verb of transfer a figure belongs to, as what passes or as its price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from countertrade.reading.document import Clause
from countertrade.reading.goods import class_of
from countertrade.reading.roles.chains import Chains
from countertrade.reading.roles.valency import GOODS, TRADING, Predicate

_SHARES = frozenset(("share", "portion", "proportion", "anteil", "marktanteil"))
_DOINGS = frozenset({"host", "build", "train", "deploy", "move", "withdraw"})  # no amount consists in them
_PAYING = frozenset({"pay", "zahlen"})
_BESTOWING = frozenset(
    {"deliver", "export", "send", "promise", "give", "donate", "provide", "move"}
)  # for no price


class Figures(Chains):
    """The predicate whose good or price a figure is."""

    def _measured(self, chain: list[int], money: bool) -> Iterator[Predicate]:
        """The nouns of transfer whose good a figure is."""
        for n in chain:
            noun = self.nouns.get(n)
            if noun is not None and (noun.frame.passes != "money" or money or noun.chunk != chain[0]):
                yield noun
        for n in self.linked(chain[0], "apposition"):
            if n in self.nouns:
                yield self.nouns[n]  # "30 Millionen Euro Soforthilfe"
        for n in self._own(chain):
            inside = n in self.nouns and self.preposition(self.chunks[n]) in ("in", "an", "of")
            if inside and self.nouns[n].frame.kind not in _DOINGS:
                yield self.nouns[n]  # "$60 billion in US aid"

    def _verb(self, clause: Clause, chain: list[int], money: bool) -> tuple[Predicate | None, bool]:
        """The verb of transfer that the chunk is an argument of, and whether it is the price."""
        predicate = self.verbs.get(clause.index)
        both = (n for n in self.followers[chain[0]] if n not in self.counted)  # "300 Lehrerinnen und Lehrer"
        things = [*chain, *self.linked(chain[0], "apposition", "of"), *both]
        below = (
            self.verbs[other.index]
            for other in self.clauses[max(0, clause.index - 1) : clause.index + 5]
            if (other.antecedent in things or other.conj == clause.index or self._freely(other, clause))
            and other.index in self.verbs
        )
        relative = next(below, None)
        told = [one for one in (predicate, relative) if one is not None]
        if len(told) > 1 and predicate is not None and predicate.frame.kind == "use up":
            told = told[1:]  # "uses 300 trucks supplied by Norland"
        passing = [one for one in told if money or one.frame.passes != "money" or self._pays_in(one, chain)]
        for one in passing:
            if self._holds(one, (*one.frame.good, "complement"), chain if one is predicate else things):
                return one, False
        if predicate is not None and self._exchanged(predicate, chain, money):
            return predicate, not self.burdening(predicate)
        for one in told:
            if self._holds(one, (*one.frame.price, *one.frame.counter), chain):
                if self.is_people(*chain) and self.origin(chain[0]) is None:
                    return relative, False  # nobody is paid for with people: "a sum for each refugee"
                # but "to finance 70 % of the cost", "den Großteil der Kosten"
                return one, not (money and (one.frame.kind in ("fund", "build") or self.burdening(one)))
        if predicate is None:
            return None, False
        if money and self._priced(predicate, chain):
            return predicate, True
        passed = predicate in passing and (self._whole(predicate, chain) or self._loose(predicate, chain))
        return (predicate if passed or self._next_moved(predicate, chain) else None), False

    def _pays_in(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether goods are what is paid: "pays 300 tonnes of tea for them"; but "bezahlt 300 Panzer" pays for them."""
        verb = self.tokens[predicate.token].lemma
        return predicate.chunk is None and verb in _PAYING and self._holds(predicate, ("object",), chain)

    def _holds(self, predicate: Predicate, slots: tuple[str, ...], chain: list[int]) -> bool:
        return not set(chain).isdisjoint(predicate.fillers(*slots))

    def _exchanged(self, predicate: Predicate, chain: list[int], money: bool) -> bool:
        """Whether a figure is given for what the verb passes: "gegen", "against", and money "for" any goods."""
        own = self.chunks[chain[-1]]
        if own.prep is None or predicate.frame.passes == "money":
            return False
        word = self.preposition(own)
        if word in self.words.exchanging:
            return not self.is_people(*chain)
        return money and word in ("for", "für") and predicate.frame.kind in GOODS

    def burdening(self, predicate: Predicate) -> bool:
        """Whether who passes is somebody's burden, so that who takes them is paid: "accepts 800 refugees for $20 million"."""
        heads = (self.document.head(n) for n in predicate.goods)
        return any(class_of(self.document.language, head.lemma, head.text) == "refugee" for head in heads)

    def _priced(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure is the price at which goods pass: "erhält Gas zu einem Preis von 270 Dollar", "at a cost of"."""
        words = {self.preposition(self.chunks[n]) for n in chain}
        return predicate.frame.kind in TRADING and not words.isdisjoint({"at", "zu"})

    def _next_moved(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure is the next of several that go somewhere: "2,000 doses go to Ghana, 300 to Togo"."""
        subject, n = predicate.slots.get("subject", ()), chain[0]
        if predicate.frame.kind != "move" or not subject or self.chunks[n].prep is not None:
            return False
        if not {subject[0], n} <= self.counted:
            return False
        ways = (*predicate.frame.recipient, *predicate.frame.giver)
        return any(self._slot(self.chunks[m]) in ways for m in self._own(chain))

    def _whole(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure is the whole that a part of passes: "of the six billion, three have been paid"."""
        part = any(n in self.counted for n in predicate.goods[:1])
        return part and self.preposition(self.chunks[chain[0]]) in ("von", "of")

    def _loose(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure without a preposition is what passes although the analysis gave it no function."""
        if not set(predicate.frame.good) & {"object", "subject", "number"} or predicate.frame.kind == "move":
            return False
        if "subject" in predicate.frame.recipient and self._holds(predicate, ("subject",), chain):
            return False  # "300 people received care"
        between = self.tokens[predicate.token : self.chunks[chain[0]].start]
        if any(token.lower in self.words.turns for token in between):
            return False  # "promised jets, but in May two of them were stolen"
        return all(self.chunks[n].prep in (None, predicate.token + 1) for n in chain)

    def _of_that_worth(self, verb: Predicate, chunk: int) -> bool:
        """Whether an amount says what the goods right before it are worth, not what is paid: "lieferte Maschinen für 80 Millionen an Peru"."""
        this, before = self.chunks[chunk], self.document.chunk(chunk - 1)
        beside = before is not None and before.index in verb.goods and before.end == this.prep
        return beside and self.preposition(this) == "für" and verb.frame.kind in _BESTOWING

    def _predicated(self, clause: Clause, chain: list[int]) -> Predicate | None:
        """The noun of transfer that a figure is said of: "Die Hilfe umfasst 300 Panzer", "the loan is worth $3 billion"."""
        if clause.subject is None or clause.verb is None:
            return None
        if clause.subject in chain:  # "The 300 tanks were a gift from Norland to Ostmark"
            return self._noun_at(clause.predicative)
        if {clause.object, clause.predicative, *clause.preps}.isdisjoint(chain):
            return None
        lemma = clause.verb.lemma
        if lemma in self.words.estimating and clause.verb.passive:
            # "Moskaus Zahlungen an Minsk werden auf 300 Millionen geschätzt"
            return self._said_of(clause.subject)
        if clause.object is not None and clause.object not in chain:
            noun = self.nouns.get(clause.object)
            ways = {self._slot(self.chunks[n]) for n in clause.preps if n in chain}
            changes = self.words.amounts.get(lemma, ())
            changed = any("object" in each.what and ways.intersection(each.amount) for each in changes)
            # "raised its exports to Egypt to 3 million tonnes"
            if lemma in self.words.estimating or (noun is not None and changed):
                return self._said_of(clause.object)
        measured = lemma in self.words.measuring or lemma in self.words.amounts
        return self._said_of(clause.subject) if measured or clause.predicative in chain else None

    def _said_of(self, chunk: int) -> Predicate | None:
        """What passes in a chunk that an amount is said of: its own noun, or what a relative clause tells of it or of what it counts.

        "the fine that Poland must transfer to the EU comes to", "die Zahl der Arbeiter, die Peru nach Chile schickt, liegt bei".
        """
        share = self._share_of(chunk) if self._lemma(chunk) in _SHARES else None
        if share is not None or chunk in self.nouns:
            return share or self.nouns[chunk]
        things = [chunk]
        for n in things:
            things += [m for m in self.linked(n, "of", "genitive") if m not in things]
        sentence = self.document.sentence_of[self.chunks[chunk].start]
        told = (one for one in self.by_sentence[sentence] if self.clauses[one.clause].antecedent in things)
        return next((one for one in told if one.chunk is None), None)

    def _share_of(self, chunk: int) -> Predicate | None:
        """The trade that somebody has a share in, who is its other side: "China's share of Peru's imports", "Chinas Anteil an den Exporten"."""
        owners = [n for n in self.linked(chunk, "possessive", "genitive") if self._is_state(n)]
        behind = self.document.phrase(self.chunks[chunk])
        phrases = [*self.linked(chunk, "of"), *([] if behind is None else [behind.index])]
        phrases += [n for m in owners for n in self.following(self.chunks[m])]
        traded = [self.nouns[n] for n in phrases if n in self.nouns]
        traded += [verb for verb in self.verbs.values() if self._holds(verb, verb.frame.good, phrases)]
        trade = next((one for one in traded if one.frame.kind in ("import", "export")), None)
        if trade is None or len(owners) != 1:
            return None
        slots = trade.frame.giver if trade.frame.kind == "import" else trade.frame.recipient
        free = next((slot for slot in slots if slot.startswith("prep:")), None)
        return None if free is None else replace(trade, slots={**trade.slots, free: (owners[0],)})

    def needed(self, chunk: int) -> bool:
        """Whether a figure only says how much somebody needs or uses: "Peru's demand was about 300 tonnes"."""
        chain = self.chain(chunk)
        said = self._predicated(self.clauses[self.chunks[chain[-1]].clause], chain)
        return (
            said is not None
            and said.chunk is not None
            and self._lemma(said.chunk).endswith(tuple(self.words.needs))
        )
