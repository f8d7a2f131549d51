"""The verbs and nouns of transfer in a document, each with its slots."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document, VerbGroup
from countertrade.reading.document.tagging import tagger
from countertrade.reading.entities import Entities
from countertrade.reading.lexicon import Transfer as Frame
from countertrade.reading.roles.valency import STATIONING, Predicate, Slots, fitting, put
from countertrade.reading.roles.verbs import Verbs

_COPULAS = frozenset({"sein", "werden", "haben", "be", "have", "become"})
_ORIGINS = ("prep:from", "prep:von", "prep:aus")
_GIVEN = frozenset({"give", "donate", "provide", "lend", "supply", "deliver"})

_ASKED = frozenset({"offer", "request"})
_WHITHER = frozenset(("prep:an", "prep:nach", "prep:to"))


class Predicates(Verbs):
    """The predicates of transfer of a document: `verbs` by clause, `nouns` by chunk."""

    def __init__(self, document: Document, entities: Entities) -> None:
        super().__init__(document, entities)
        self.verbs = {one.clause: one for one in self._verbs()}  # by clause
        self.nouns = {one.chunk: one for one in self._nouns() if one.chunk is not None}  # by chunk
        self.by_sentence: dict[int, list[Predicate]] = defaultdict(list)
        for predicate in (*self.verbs.values(), *self.nouns.values()):
            self.by_sentence[document.sentence_of[predicate.token]].append(predicate)

    def _nouns(self) -> Iterator[Predicate]:
        """The nouns of transfer."""
        for chunk in self.chunks:
            readings = () if chunk.pronoun else self.frames_of(self.document.head(chunk.index).lemma)
            if readings and not self._answers(chunk):
                yield self._noun(chunk, readings)

    def _answers(self, chunk: Chunk) -> bool:
        """Whether a noun only says that something is given for what was told: "zum Ausgleich für den Weizen aus Norland"."""
        words = self.tokens[chunk.head if chunk.prep is None else chunk.prep : chunk.end]
        return " ".join(token.lower for token in words) in self.words.answering

    def _verbs(self) -> Iterator[Predicate]:
        """The verbs of transfer, and those that are one with their object."""
        passing = {*self.words.verbs, *STATIONING, *(verb for verb, _, _ in self.words.light)}
        for clause in self.clauses:
            if clause.verb is None or not (clause.verb.lemma in passing or self._frames(clause)):
                continue
            slots = self._slots(clause, clause.verb)
            frame = fitting(
                self._light(clause.verb, slots) or self._stationed(clause, slots) or self._frames(clause),
                slots,
            )
            sides = [n for n in (clause.subject, clause.object) if n is not None]
            # "es gab 50 Anträge" only says that there are some
            empty = clause.verb.lemma == "geben" and clause.dative is None
            expletive = empty and any(self._pronoun(n) == "es" for n in sides)
            if frame is not None and not expletive and self._allowed(clause) is None:
                two = self._two(slots)
                yield Predicate(frame, clause.verb.main, clause.index, None, slots, two)

    def _two(self, slots: Slots) -> dict[str, tuple[str, ...]]:
        """The sides where a phrase and the subject behind it are read as one chunk: "From South Korea Poland is getting"."""
        for slot, chunks in slots.items():
            names = self.entities.row(self.chunks[chunks[0]]) if chunks else ()
            stray = slots.get("subject", ())
            free = stray and (stray[0] in self.counted or self._is_thing(stray[0]))
            if slot.startswith("prep:") and len(names) == 2 and free:
                slots["object"], slots["subject"] = stray, ()
                return {slot: names[:1], "subject": names[1:]}
        return {}

    def _light(self, verb: VerbGroup, slots: Slots) -> tuple[Frame, ...]:
        """The predicate that the verb makes with its object or a noun behind a preposition: "Hilfe leisten"."""
        for slot, chunks in slots.items():
            if slot != "object" and not slot.startswith("prep:"):
                continue
            for n in chunks:
                preposition = "" if slot == "object" else slot[5:]
                light = self.words.light.get((verb.lemma, preposition, self.document.head(n).lemma))
                if light is not None:
                    slots["complement"] = (n,)
                    return (Frame(
                        lemmas=light.verbs, kind=light.kind, giver=light.giver, recipient=light.recipient, good=light.good,
                        price=light.price, counter=light.counter, passes=light.passes, status=light.status,
                    ),)  # fmt: skip
        return ()

    def _stationed(self, clause: Clause, slots: Slots) -> tuple[Frame, ...]:
        """The predicate of having people somewhere: "has 300 doctors in Peru"."""
        verb = None if clause.verb is None else STATIONING.get(clause.verb.lemma)
        held = clause.object is not None and self.names.person(self._lemma(clause.object))
        abroad = any(self.codes(n, "prep:in") for slot in ("prep:in", "prep:to") for n in slots.get(slot, ()))
        return self.words.verbs.get(verb, ()) if verb is not None and held and abroad else ()

    def participles(self, clause: Clause) -> Iterator[Predicate]:
        """The predicates of German participles before their nouns: "die von Norland an Ostmark gelieferten Boote"."""
        for chunk in self.document.chunks_in(clause) if self.german else ():
            if chunk.pronoun or chunk.head == chunk.start:
                continue
            n = chunk.index
            before = range(chunk.head - 1, chunk.start - 1, -1)  # "gelieferten knapp 50 Drohnen"
            words = itertools.takewhile(lambda i: self.tokens[i].pos in ("adj", "verb", "num", "adv"), before)
            found = (
                (i, tagger("de").participle(self.tokens[i].text))
                for i in words
                if self.tokens[i].pos in ("adj", "verb")
            )
            told = ((i, fitting(self.words.verbs.get(lemma or "", ()), ())) for i, lemma in found)
            at, frame = next(((i, frame) for i, frame in told if frame is not None), (-1, None))
            if frame is None:
                continue
            slots: Slots = {"object": (n,)}
            for other in self.chunks[max(0, n - 3) : n]:
                if other.prep is not None and other.end >= chunk.start:
                    slot = self._slot(other)
                    slots["subject" if slot in ("prep:von", "prep:durch") else slot] = (other.index,)
                elif (other.of, other.link) == (n, "dative"):
                    slots["dative"] = (other.index,)  # "die Peru versprochenen Boote"
            yield Predicate(frame, at, clause.index, None, slots)

    def _noun(self, chunk: Chunk, readings: tuple[Frame, ...]) -> Predicate:
        """A noun of transfer with what modifies it and the phrases behind it in its slots: "Norland's gift of 40 boats to Ostmark"."""
        slots: Slots = {}
        for n in self.dependants[chunk.index]:
            other = self.chunks[n]
            put(slots, self._slot(other) if other.prep is not None else str(other.link), n)
        for n in self.following(chunk):
            put(slots, self._slot(self.chunks[n]), n)
        agent = slots.get("prep:durch") or slots.get("prep:by")
        if agent:
            slots["agent"] = agent
        if self.is_people(*slots.get("prep:of", ()), *slots.get("genitive", ()), *slots.get("prep:von", ())):
            slots["people"] = ()
        kind = readings[0].kind
        owner = self._owner(chunk, slots) if kind not in ("owe", "cost") else None  # whose debt is cut
        owner = owner if owner is not None else self._bound(chunk)
        if owner is None and slots.keys().isdisjoint(("possessive", "genitive", "agent")):
            owner = self._resolved(chunk)
        if owner is not None:
            slots["possessive"] = (owner,)
        elif kind == "lend" and self._begun(chunk):
            slots.pop("possessive", None)  # "China verlängerte Pakistans Kredit": the borrower's
        if kind in _GIVEN and slots.keys().isdisjoint(readings[0].recipient):
            self._turned(slots, readings[0].recipient[0])
        codes = {}
        adjectives = self.entities.adjectives(chunk)
        if adjectives and self._meant_by_name(chunk):
            codes["prep:für"] = adjectives
        elif adjectives:
            codes["adjective"] = codes["compound"] = adjectives
        frame = fitting(readings, {*slots, *codes}) or readings[0]
        return Predicate(frame, chunk.head, chunk.clause, chunk.index, slots, codes)

    def _turned(self, slots: Slots, recipient: str) -> None:
        """Take whose something is for the recipient where it is another's: "Egypt's loan from China", "Sambias Kredite aus Japan"."""
        origin = next((slots[way] for way in _ORIGINS if way in slots), ())
        owning = {code for n in slots.get("possessive", ()) for code in self.codes(n)}
        if owning and {code for n in origin for code in self.codes(n)} - owning:
            slots[recipient] = slots.pop("possessive")
            slots["agent"] = origin

    def _meant_by_name(self, chunk: Chunk) -> bool:
        """Whether a German compound names for whom help is: "Kenia-Hilfe", but "EU-Hilfe"."""
        name, _, rest = self.tokens[chunk.head].text.partition("-")
        return bool(rest) and not name.isupper()

    def _begun(self, chunk: Chunk) -> bool:
        """Whether a noun of transfer is what its clause begins, changes or ends."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.verb is None or clause.verb.lemma not in self.words.aspects:
            return False
        return chunk.index in (clause.object, clause.predicative)

    def _owner(self, chunk: Chunk, slots: Slots) -> int | None:
        """The subject of the clause where a noun of transfer is its doing: "raised its exports", "suspended deliveries"."""
        clause, before = self.document.clause(chunk.clause), self.document.ahead(chunk)
        if clause is None or clause.verb is None or clause.verb.passive:
            return None
        raised = before is not None and before.index == clause.object and before.index in self.counted
        changed = raised and clause.verb.lemma in self.words.aspects
        own = self.tokens[chunk.start].lower in self.words.possessives
        asked = {frame.kind for frame in self.frames_of(self.document.head(chunk.index).lemma)} & _ASKED
        if asked and clause.verb.lemma in self.words.replying:
            return None  # "turned down their request", "rejected the Finnish offer"
        if "possessive" in slots or "agent" in slots or not (own or changed or self._begun(chunk)):
            return None
        light = self.words.light.get((clause.verb.lemma, "", self.tokens[chunk.head].lemma))
        if light is not None and "subject" not in light.giver:
            return None  # "took a loan"
        if (allowed := self._allowed(clause)) is not None:
            return allowed
        subject = self.subject(clause)
        return subject if subject not in self.counted and self.codes(subject, "subject") else None

    def _allowed(self, clause: Clause) -> int | None:
        """Whom a clause lets pass on what its object says: "genehmigte Peru die Lieferung von 300 Panzern an Chile"."""
        done = self.document.chunk(clause.object)
        if clause.verb is None or clause.verb.lemma not in self.words.permitting or done is None:
            return None
        passed = {self._slot(self.chunks[n]) for n in self.following(done)} & _WHITHER
        deed = passed and self.frames_of(self.document.head(done.index).lemma)
        return clause.dative if deed and clause.dative is not None and self.codes(clause.dative) else None

    def _bound(self, chunk: Chunk) -> int | None:
        """Whom a clause has do what a noun of transfer behind "to" says: "the pact obliges Peru to deliveries of copper"."""
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.verb is None or clause.verb.lemma not in self.words.controls:
            return None
        bound = clause.subject if clause.verb.passive else clause.object
        led = chunk.index in clause.preps and self.preposition(chunk) in ("to", "zu")
        return bound if led and bound is not None and self.codes(bound, "subject") else None

    def _resolved(self, chunk: Chunk) -> int | None:
        """Who has decided on what a noun of transfer says: "Norland's plans for the delivery", "der Beschluss Norlands über die Lieferung"."""
        before = self.document.chunk(chunk.index - 1)
        if before is None or self.preposition(chunk) not in ("über", "zu", "on", "for"):
            return None
        own = before if before.of is None or before.link not in ("genitive", "of") else self.chunks[before.of]
        if self._lemma(own.index) not in self.words.resolves:
            return before.index if self._by(before) and self.codes(before.index, "subject") else None
        owners = self.linked(own.index, "possessive", "genitive", "of")
        return next((n for n in owners if self.codes(n, "subject")), None)

    def _noun_at(self, chunk: int | None) -> Predicate | None:
        """The noun of transfer that a chunk is."""
        return None if chunk is None else self.nouns.get(chunk)

    def function(self, n: int) -> str:
        """The function of a chunk in its clause: "subject", "subject.passive", "object", "dative", "prep:to", "possessive" …"""
        chunk = self.chunks[self.listed_first(n)]
        if chunk.prep is not None:
            return self._slot(chunk)
        if chunk.link is not None:
            return chunk.link
        clause = self.document.clause(chunk.clause)
        if clause is None or clause.verb is None:
            return "bare"
        subject = "subject.passive" if clause.verb.passive else "subject"
        functions = {clause.dative: "dative", clause.object: "object", clause.subject: subject}
        return functions.get(chunk.index, "bare")

    def verb_class(self, clause: int) -> str:
        """What kind of verb a clause has: the kind of its transfer, "say", "be", "harm", "measure", another, or none."""
        own = self.document.clause(clause)
        if own is None or own.verb is None:
            return "none"
        if clause in self.verbs:
            return self.verbs[clause].frame.kind
        kinds = {
            "say": lexicon.speech(self.document.language).verbs,
            "be": _COPULAS,
            "harm": self.words.harming,
            "measure": self.words.measuring | self.words.estimating,
        }
        return next((kind for kind, verbs in kinds.items() if own.verb.lemma in verbs), "other")
