"""The transfer of a figure: its noun and its verb put together, and how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace as replaced

from countertrade.reading.document import Chunk, Clause, VerbGroup
from countertrade.reading.entities import only
from countertrade.reading.goods import class_of
from countertrade.reading.roles.completion import Completion
from countertrade.reading.roles.valency import TRADING, Pair, Predicate, Role
from countertrade.records import Status, Transfer, replace

_OWED = (
    "bill",
    "debt",
    "arrears",
    "invoice",
    "loan",
    "liability",
    "rechnung",
    "schuld",
    "schulden",
    "rückstand",
    "kredit",
    "darlehen",
)


class Roles(Completion):
    """The transfers of one document."""

    def of_tokens(self, start: int, end: int, money: bool) -> Role | None:
        """The transfer of a figure that stands in tokens `start` to `end`; `money` where it is an amount of a currency."""
        chunk = next((n for i in reversed(range(start, end)) if (n := self.chunk_of[i]) >= 0), None)
        if chunk is None:
            return None
        chain = self.chain(chunk)
        noun = next(self._measured(chain, money), None)
        clause = self.clauses[self.chunks[chain[-1]].clause]
        verb, inverse = self._verb(clause, chain, money)
        if noun is None and verb is None:
            said = self._predicated(clause, chain)
            noun = said if said is not None and (said.frame.passes != "money" or money) else None
        relieved = verb is not None and verb.frame.kind in ("forgive", "swap")
        if noun is not None and noun.frame.kind == "owe" and relieved:
            noun = None  # debts that are forgiven are the forgiver's gift
        if verb is not None and self._verb_lemma(self.clauses[verb.clause]) in self.words.unfreezing:
            noun = None  # whose funds they are gets them
        noun, verb = (None if one is not None and one.frame.kind == "use up" else one for one in (noun, verb))
        if noun is None and verb is None:
            return self._described(clause, chain) or (None if money else self._destined(chain[0]))
        if inverse and noun is not None and any(self.sides(noun, self._own(chain))[:2]):
            verb, inverse = None, False  # "a permit for the export of 180 lorries to Algeria"
        if noun is not None and noun.frame.kind == "train" and not money:
            inverse = False  # "financed the training of 500 Peruvian nurses"
        if inverse and verb is not None and self._of_that_worth(verb, chain[-1]):
            return self._joined(None, verb, chain, money)._replace(worth=True)
        if inverse and verb is not None and self._settled(verb, chain):
            return self._joined(None, verb, chain, money)
        role = self._joined(None if inverse else noun, verb, chain, money)
        return self._inverted(role, verb, chain, money) if inverse and verb is not None else role

    def _settled(self, verb: Predicate, chain: list[int]) -> bool:
        """Whether a figure is what somebody owes and pays off in goods: "pays off an oil bill of $250 million with tea"."""
        owed = [n for n in chain if n in verb.fillers("object") and self._lemma(n).endswith(_OWED)]
        return bool(owed) and "thing" in verb.frame.requires

    def _described(self, clause: Clause, chain: list[int]) -> Role | None:
        """The transfer that a participle before what a figure counts names a side of: "die von Norland gelieferten 300 Panzer"."""
        told = (one for one in self.participles(clause) if self._holds(one, ("object",), chain))
        verb = next((one for one in told if any(self.sides(one)[:2])), None)
        if verb is None:
            return None
        giver, recipient, given, taken = self.sides(verb)
        good = self.good(chain[0])
        moved = Transfer(
            giver=giver,
            recipient=recipient,
            good=None if good is None else good.text,
            status=self.status(verb),
        )
        open_sides = given and giver is None, taken and recipient is None
        return Role(
            moved, "verb", None not in (giver, recipient), (verb.token,), open_sides, kind=verb.frame.kind
        )

    def _destined(self, chunk: int) -> Role | None:
        """The transfer of goods that only a phrase of their own says the way of: "beladen mit 300 Tonnen Mais für Peru"."""
        good, origin = self.good(chunk), self.origin(chunk)
        known = good is not None and class_of(self.document.language, good.lemma, good.text)
        behind = [n for n in self._own([chunk]) if n != self._thing(chunk)]
        meant = self._meant(behind[:1], origin or "")
        if good is None or not known or meant is None:
            return None
        moved = Transfer(giver=origin, recipient=meant, good=good.text)
        return Role(moved, "goods", origin is not None, (), kind="deliver")

    def _inverted(self, role: Role, verb: Predicate, chain: list[int], money: bool) -> Role:
        """The role of what is paid for a good, which passes the other way."""
        moved = role.transfer
        if money and moved.giver is None:
            makers = {self.origin(n) for n in verb.goods} - {None, moved.recipient}
            moved = replace(moved, giver=only(makers)) if len(makers) == 1 else moved
        paid = money and verb.frame.kind in TRADING
        origin = None if money else self.origin(chain[0])
        sourced = origin is not None and moved.giver not in (None, origin)
        if sourced:
            moved = replace(moved, recipient=origin)
        return role._replace(
            transfer=replace(moved, giver=moved.recipient, recipient=moved.giver, status="unknown"),
            rule="origin" if sourced else "paid" if paid else "price",
            sure=moved.giver is not None and moved.recipient is not None,
            closed=(role.closed[1], role.closed[0]),
        )

    def _joined(self, noun: Predicate | None, verb: Predicate | None, chain: list[int], money: bool) -> Role:
        """One transfer of a noun and the verb that it depends on; what they say differently stays open."""
        own, told = self._own(chain), [] if noun is None or (verb and self._occasion(noun)) else [noun]
        if verb is not None:
            told.append(replaced(verb, codes={**verb.codes, **self._gapped(verb, chain)}))
        sides, closed, contradicted = self._agreeing(told, own)
        giver, recipient = self._completed(sides, closed, noun, verb, chain, money)
        if contradicted or giver == recipient:
            giver = recipient = None
        if not money and giver is None and self._between_several(told):
            closed = True, True
        last = told[-1] if told else None
        if recipient is None and self._makes(last, chain):
            giver, contradicted = None, True
        status: Status = next((said for one in told if (said := self.status(one)) != "unknown"), "unknown")
        good = self.good(chain[0])
        goods = (self.document.head(n).lemma for n in chain[1:] if n not in self.nouns)
        back = verb is not None and "particle:back" in verb.slots
        return Role(
            Transfer(
                giver=giver, recipient=recipient, good=None if good is None else good.text, status=status
            ),
            "+".join("verb" if one.chunk is None else "noun" for one in told),
            giver is not None and recipient is not None,
            tuple(one.token for one in told),
            (True, True) if contradicted or back else closed,
            "" if last is None else last.frame.kind,
            money and any(class_of(self.document.language, lemma) for lemma in goods),
            recipient is None and self._to_others(verb, own, chain[0]),
        )

    def _agreeing(
        self, told: Sequence[Predicate], own: Sequence[int]
    ) -> tuple[Pair, tuple[bool, bool], bool]:
        """The sides that a noun and its verb name, whether somebody else fills the slot of each, and whether they contradict each other."""
        giver = recipient = None
        closed, contradicted = (False, False), False
        for predicate in told:
            one, other, taken, held = self.sides(predicate, own)
            share = predicate.chunk is None and self._takes_share(predicate, told[0])
            if share or self._given_back(predicate, told[-1]):
                one, other, taken, held = other, one, held, taken
            closed = closed[0] or (taken and one is None), closed[1] or (held and other is None)
            contradicted |= None not in (giver, one) and one != giver
            giver, recipient = giver or one, recipient or other
        return (giver, recipient), closed, contradicted

    def _between_several(self, told: Sequence[Predicate]) -> bool:
        """Whether only a pact is told, of several states: "Norland signed a contract with Ostmark for 40 boats"."""
        if {one.frame.kind for one in told} != {"agree"}:
            return False
        last = told[-1]
        return len(self.contracting(last) | self.codes_in(last, *last.frame.giver, *last.frame.recipient)) > 1

    def _takes_share(self, verb: Predicate, noun: Predicate) -> bool:
        """Whether a verb says who takes a share of exports: "Chile accounts for 30 % of Peru's exports"."""
        return noun.frame.kind == "export" and verb.frame.kind == "supply" and not verb.frame.recipient

    def _given_back(self, noun: Predicate, verb: Predicate) -> bool:
        """Whether a loan goes back to who gave it: "Kenya repaid a Chinese loan"."""
        back = verb.chunk is None and verb.frame.kind in ("repay", "return")
        return back and noun.chunk is not None and noun.frame.kind == "lend"

    def _to_others(self, verb: Predicate | None, own: Sequence[int], figure: int) -> bool:
        """Whether the recipient is said to be none of the states named: "other countries", "the mission needs 900 men"."""
        recipients = [] if verb is None else verb.fillers(*verb.frame.recipient)
        needed = verb is not None and self._needed(verb)
        undertaking = needed and any(self._lemma(n) in self.words.undertakings for n in recipients)
        several = verb is not None and len(self.codes_in(verb, *verb.frame.recipient)) > 1
        return (
            several or undertaking or any(self._several_others(n) for n in (*own, *recipients) if n != figure)
        )

    def _makes(self, predicate: Predicate | None, chain: list[int]) -> bool:
        """Whether a predicate says that somebody makes what a figure counts, which passes to nobody by that."""
        if predicate is None or predicate.frame.kind != "build":
            return False
        made = bool(predicate.slots.get("subject")) and self._holds(predicate, predicate.frame.good, chain)
        return made or predicate.chunk is not None

    def _gapped(self, verb: Predicate | None, chain: list[int]) -> Mapping[str, tuple[str, ...]]:
        """The subject or dative of a figure whose verb is left out: "Poland has pledged 14 tanks, Norway eight", "gave Peru ten and Ghana six"."""
        own = self.chunks[chain[0]]
        if verb is None:
            return {}
        if (each := self._respective(verb, own)) is not None:
            return each
        for other in reversed(self.chunks[max(0, own.index - 2) : own.index]):
            if other.clause != own.clause or own.end - other.end > 6:
                return {}
            if other.prep is None or self._opens_item(other.index):
                before = verb.slots.get("dative", ())
                beside = bool(before) and before[0] + 1 in verb.slots.get("object", ())
                ahead, listed = other.start < verb.token, self.tokens[other.start - 1]
                last = listed.pos == "cconj" and self.tokens[other.start - 2].text != ","
                given = bool(before) and not verb.slots.get(
                    "subject"
                )  # "Ghana was given ten boats, Togo six"
                slot = "dative" if given or (beside and (ahead or last)) else "subject"
                if own.prep is not None:
                    slot = "object"  # "provided Peru with 40 tents and Ghana with 30"
                filled = verb.fillers("subject", "dative", "object")
                beside_state = other.conj is not None and self._is_state(other.conj)
                taken = other.index in filled or (beside_state and other.conj in filled)
                free = not taken and (slot == "dative" or not ahead) and self._listed(other.start - 1)
                states = self.entities.states(other.index) if free else ()
                return {slot: states} if states else {}
        return {}

    def _respective(self, verb: Predicate, own: Chunk) -> Mapping[str, tuple[str, ...]] | None:
        """Whose a figure is of as many as there are states: "gave Norland and Ostmark 30 and 40 boats respectively"."""
        clause = self.clauses[verb.clause]
        told = {self.tokens[at].lower for start, end in clause.ranges for at in range(start, end)}
        if self.words.respective.isdisjoint(told):
            return None
        figures = [chunk.index for chunk in self.document.chunks_in(clause) if self.document.numbered(chunk)]
        slots = (*verb.frame.giver, *verb.frame.recipient)
        if len(figures) < 2 or own.index not in figures:
            return None
        rows = ((slot, self._in_order(verb, slot)) for slot in slots)
        fitting = ((slot, codes) for slot, codes in rows if len(codes) == len(figures))
        return next(({slot: (codes[figures.index(own.index)],)} for slot, codes in fitting), None)

    def _in_order(self, verb: Predicate, slot: str) -> list[str]:
        """The states in a slot of a verb, in text order."""
        return list(dict.fromkeys(code for n in verb.slots.get(slot, ()) for code in self.codes(n, slot)))

    def _occasion(self, noun: Predicate) -> bool:
        """Whether a noun of offering only says how something was bought: "bought 40 tonnes in a tender", "in einer Ausschreibung"."""
        chunk = self.document.chunk(noun.chunk)
        prep = "" if chunk is None or chunk.prep is None else self.tokens[chunk.prep].lower
        return noun.frame.kind in ("offer", "order") and prep in (
            "in",
            "at",
            "through",
            "via",
            "bei",
            "durch",
            "per",
        )

    def status(self, predicate: Predicate) -> Status:
        """What a predicate says of the state of the transfer; delivered only where a finite verb says that it has happened."""
        if predicate.frame.status != "delivered":
            return predicate.frame.status
        verb = self.clauses[predicate.clause].verb if predicate.chunk is None else None
        if verb is None or verb.negated or self._awaited(self.clauses[predicate.clause], verb):
            return "unknown"
        if not (verb.modals or verb.mood == "konjunktiv2") and (verb.past or verb.perfect):
            return "delivered"
        return self._undertaken(self.clauses[predicate.clause])

    def _awaited(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a clause only says what has to happen first: "once 40 boats have been sent", "wenn Peru 40 Boote geliefert hat"."""
        first = self.tokens[clause.start if clause.marker is None else clause.marker].lower
        finite = "" if verb.finite is None else self.tokens[verb.finite].lower
        opened = first == "once" or (clause.marker is not None and first in self.words.until)
        return verb.perfect and opened and finite in self.words.having

    def _undertaken(self, clause: Clause) -> Status:
        """The state of what somebody promises to do himself: "promised to send 40 boats"."""
        above = self.document.clause(clause.parent)
        promise = None if above is None else self.verbs.get(above.index)
        if above is None or above.verb is None or promise is None or promise.frame.kind != "promise":
            return "unknown"
        firm = not (above.verb.negated or above.verb.modals or above.verb.mood == "konjunktiv2")
        own = self.codes(self.subject(clause), "subject")
        same = clause.kind == "complement" and own == self.codes(self.subject(above), "subject")
        return promise.frame.status if firm and (clause.kind == "infinitive" or same) else "unknown"
