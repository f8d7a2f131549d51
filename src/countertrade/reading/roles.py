"""Who gives what to whom: the slots of predicates of transfer, filled from the clause or noun chunk that they stand in.

A party is what fills a slot, never what stands near. A slot that is filled by nobody, or by several, stays open.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from typing import Literal, NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document, Token, VerbGroup
from countertrade.reading.document.grammar import grammar
from countertrade.reading.document.tagging import tagger
from countertrade.reading.document.types import Link
from countertrade.reading.entities import Entities, only
from countertrade.reading.items import class_of
from countertrade.reading.lexicon import Transfer as Frame
from countertrade.reading.namewords import name_words
from countertrade.records import Status, Transfer, replace

Slots = dict[str, tuple[int, ...]]
_GOODS = frozenset("move,deliver,send,supply,hand over,receive,import,export,sell,buy,order,lease".split(","))
Pair = tuple[str | None, str | None]  # giver, recipient
Parties = tuple[str | None, str | None, bool, bool]  # the same, and whether the slot of each is filled
STAGES = frozenset({"UN", "NATO", "WEST"})  # where states meet
_TRADING = _GOODS - {"move"}
_DOINGS = frozenset({"host", "build", "train", "deploy", "move", "withdraw"})  # no amount consists in them
_BUYING = frozenset({"buy", "order", "request"})
_TAKING = frozenset({"receive", "earn"})
_WHITHER = frozenset({"move", "deliver", "send", "export", "hand over", "return"})
_BESTOWING = frozenset(
    {"deliver", "export", "send", "promise", "give", "donate", "provide", "move"}
)  # for no price
_MEANING = frozenset({"prep:for", "prep:für", "prep:in"})  # for whom or for what
_PARTS = frozenset({"of", "in", "von", "an"})  # between a noun and what it consists in
_BEING = frozenset({"be", "sein"})
_COPULAS = frozenset({"sein", "werden", "haben", "be", "have", "become"})
_STATIONING = {"have": "station", "keep": "station", "haben": "stationieren"}
_REFLEXIVES = frozenset({"sich", "itself", "themselves"})
_WHENCE = {"von": "aus", "from": "from"}  # "von dort"
_FIRST = frozenset("when if until unless sobald wenn falls bis sofern".split())
_HAVING = frozenset("have has haben hat sind ist".split())
_TURNS = frozenset("but yet while whereas aber doch jedoch während".split())
_PURSES = frozenset("haushalt etat budget fonds kasse topf".split())
_NEEDS = ("demand", "need", "requirement", "consumption", "bedarf", "nachfrage", "verbrauch")
_LONGEST_CHAIN = 12  # chunks


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or noun of transfer where it stands, with the chunks in its slots. `chunk` is the noun's own, None for a verb."""

    frame: Frame
    token: int
    clause: int
    chunk: int | None
    slots: Slots = field(default_factory=dict)
    # slots filled by an adjective: "Russian deliveries"
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def fillers(self, *slots: str) -> list[int]:
        """The chunks in some of the slots."""
        return [n for slot in slots for n in self.slots.get(slot, ())]

    @property
    def goods(self) -> list[int]:
        """The chunks of what passes."""
        return self.fillers(*self.frame.good)


class Role(NamedTuple):
    """The transfer that a figure or a good takes part in; `sure` where both its sides were named by slots of one predicate."""

    transfer: Transfer
    rule: str
    sure: bool
    tokens: tuple[int, ...]
    # giver, recipient: whether its slot is filled by somebody who is no known state
    closed: tuple[bool, bool] = (False, False)
    kind: str = ""  # the kind of its predicate
    worth: bool = False  # an amount of money that goods are worth
    others: bool = False  # it goes to others than those named: "40 boats to other countries"


class Roles:
    """The transfers of one document."""

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
        self.verbs: dict[int, Predicate] = {}  # by clause
        self.nouns: dict[int, Predicate] = {}  # by chunk
        self._find()
        self.by_sentence: dict[int, list[Predicate]] = defaultdict(list)  # by sentence
        for predicate in (*self.verbs.values(), *self.nouns.values()):
            self.by_sentence[document.sentence_of[predicate.token]].append(predicate)

    # --- predicates ---------------------------------------------------------------------------------------------------

    def _find(self) -> None:
        for chunk in self.chunks:
            if not chunk.pronoun:
                readings = self.frames_of(self.document.head(chunk.index).lemma)
                if readings:
                    self.nouns[chunk.index] = self._noun(chunk, readings)
        for clause in self.clauses:
            if clause.verb is None:
                continue
            slots = self._slots(clause, clause.verb)
            frame = _first(
                self._light(clause.verb, slots) or self._stationed(clause, slots) or self._frames(clause),
                slots,
            )
            sides = [n for n in (clause.subject, clause.object) if n is not None]
            # "es gab 50 Anträge" only says that there are some
            expletive = clause.verb.lemma == "geben" and any(self._pronoun(n) == "es" for n in sides)
            if frame is not None and not expletive:
                two = self._two(slots)
                self.verbs[clause.index] = Predicate(frame, clause.verb.main, clause.index, None, slots, two)

    def frames_of(self, noun: str) -> tuple[Frame, ...]:
        """The predicates that a noun can be, in German also by the last part of a compound."""
        nouns = self.words.nouns
        found = nouns.get(noun) or nouns.get(noun.lower())
        return found or (lexicon.by_head(nouns, noun) if self.german else None) or ()

    def _frames(self, clause: Clause) -> tuple[Frame, ...]:
        """The predicates that the verb of a clause can be."""
        return self.words.verbs.get(clause.verb.lemma, ()) if clause.verb is not None else ()

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
            told = ((i, _first(self.words.verbs.get(lemma or "", ()), ())) for i, lemma in found)
            at, frame = next(((i, frame) for i, frame in told if frame is not None), (-1, None))
            if frame is None:
                continue
            slots: Slots = {"object": (n,)}
            for other in self.chunks[max(0, n - 3) : n]:
                if other.prep is not None and other.end >= chunk.start:
                    slot = self._slot(other)
                    slots["subject" if slot in ("prep:von", "prep:durch") else slot] = (other.index,)
            yield Predicate(frame, at, clause.index, None, slots)

    def _two(self, slots: Slots) -> dict[str, tuple[str, ...]]:
        """The sides where a phrase and the subject behind it are read as one chunk: "From South Korea Poland is getting"."""
        for slot, chunks in slots.items():
            names = self.entities.row(self.chunks[chunks[0]]) if chunks else ()
            stray = slots.get("subject", ())
            if slot.startswith("prep:") and len(names) == 2 and stray and stray[0] in self.counted:
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
        verb = None if clause.verb is None else _STATIONING.get(clause.verb.lemma)
        held = clause.object is not None and self.names.person(self._lemma(clause.object))
        abroad = any(self.codes(n, "prep:in") for slot in ("prep:in", "prep:to") for n in slots.get(slot, ()))
        return self.words.verbs.get(verb, ()) if verb is not None and held and abroad else ()

    def _slots(self, clause: Clause, verb: VerbGroup) -> Slots:
        """The chunks that depend on the verb of a clause, by grammatical function; of a passive those of its active."""
        slots: Slots = {}
        for n in clause.preps:
            chunk = self.chunks[n]
            fronted = clause.subject is not None and chunk.start < self.chunks[clause.subject].start
            if (
                chunk.conj is not None
                or self._told_from(chunk)
                or (fronted and self.preposition(chunk) == "with")
            ):
                continue
            # "die Regierung von Montenegro nahm"
            organ = chunk.of is not None and chunk.of == clause.subject and self._somebody(chunk.of)
            if chunk.link != "of" or not (organ or not self.german):
                filler = self._antecedent(clause, n)
                _put(slots, self._slot(chunk), n if filler is None else filler)
        above = self.document.clause(clause.parent)
        if verb.lemma == "have" and above is not None and self._verb_lemma(above) == "let":
            _fill(slots, **{"prep:from": self.subject(above)})  # "lets Ostmark have boats"
        subject = self.subject(clause)
        moved = any(frame.kind == "move" for frame in self.words.verbs.get(verb.lemma, ()))
        ways = ("by", "von") if moved else ("by", "von", "durch")  # "durch die Ukraine geleitet"
        agents = (slots.get(f"prep:{word}", ()) for word in ways)
        agent = next((some for some in agents if some and not self._of_a_deed(some[0])), ())
        if self._is_passive(verb, subject):
            self._undergoing(clause, subject, slots)
            slots.update({"subject": agent} if agent else {})
        elif self._received(verb):
            _fill(slots, dative=subject, object=clause.object)
            slots.update({"subject": agent} if agent else {})
        else:
            target = self._antecedent(clause, clause.object)
            _fill(slots, subject=subject, object=target)
            bound = clause.antecedent if clause.kind == "relative" else None
            if target is None and self._contact(clause, subject):
                _fill(slots, object=bound)  # "the 300 tanks Poland promised to Ukraine"
            named = target is not None and bool(self.entities.row(self.chunks[target]))
            if named and not self.german and bound not in (None, target, subject):
                _fill(slots, dative=target, object=bound)  # "the money that Norland lent Ostmark"
        if not self._reflexive(clause.dative) and not self._of_the_way(clause.dative):
            _fill(slots, dative=self._antecedent(clause, clause.dative))
        for way, place in self._pointed(clause):
            slots.setdefault(f"prep:{way}", (place,))
        self._ranged(clause, slots)
        self._repair(clause, slots)
        if subject is not None and slots.get("subject") and slots.get("object") and "dative" not in slots:
            _fill(slots, dative=self._given(clause, slots["object"][0], slots["subject"][0]))
        self._second(slots)
        self._particle(verb.main, verb.main + 1, slots)
        for n in slots.get("object", ()):
            self._particle(verb.main, self.chunks[n].end, slots)
        if self._captive(slots):
            slots["captive"] = ()
        if any(self.tokens[i].lower in _REFLEXIVES for i in clause.places):
            slots["reflexive"] = ()
        return slots

    def _of_the_way(self, chunk: int | None) -> bool:
        """Whether what may be a dative is whose the way is: "über das Programm der Vereinten Nationen nach Peru"."""
        before = None if chunk is None else self.document.chunk(chunk - 1)
        return before is not None and self.preposition(before) in self.words.crossing

    def _captive(self, slots: Slots) -> bool:
        """Whether it is out of another state's hands that somebody comes: "freed 40 people from Russian captivity"."""
        own = {code for n in slots.get("subject", ()) for code in self.codes(n, "subject")}
        held = [
            self.codes(n, slot)
            for slot in ("prep:from", "prep:aus")
            for n in slots.get(slot, ())
            if self._lemma(n) in self.words.captivity
        ]
        return any(codes and own.isdisjoint(codes) for codes in held)

    def _of_a_deed(self, n: int) -> bool:
        """Whether a phrase with "by" tells whose deed another phrase names: "were returned after mediation by the Emirates"."""
        before = self.document.ahead(self.chunks[n])
        deed = (
            before is not None
            and before.prep is not None
            and self._lemma(before.index).endswith(("ion", "ment", "ung"))
        )
        return deed and before is not None and before.index not in self.nouns

    def _can_be_given(self, n: int) -> bool:
        """Whether an uncounted chunk is of things: several, or a good that is known, but no "later date"."""
        chunk, lemma = self.chunks[n], self._lemma(n)
        return lemma not in self.times and (
            chunk.plural is True or class_of(self.document.language, lemma) is not None
        )

    def _undergoing(self, clause: Clause, subject: int | None, slots: Slots) -> None:
        """Take the subject of a passive for what passes, or for who gets it: "Tunisia was promised 105 million"."""
        given = not self.german and any("dative" in frame.recipient for frame in self._frames(clause))
        both = (n for n in (clause.object, clause.predicative) if n is not None)
        beside = [n for n in both if n in self.counted or (given and self._can_be_given(n))]
        if subject is None:
            return
        party = self._somebody(subject) if beside and beside[0] in self.counted else self._is_state(subject)
        if beside and party and subject not in self.counted and not self.chunks[subject].pronoun:
            _fill(slots, dative=subject, object=beside[0])
        else:
            _fill(slots, object=subject, dative=self._given(clause, subject))

    def _contact(self, clause: Clause, subject: int | None) -> bool:
        """Whether a relative clause lacks the object that it speaks of: "the jets (that) Norland sold to Ostmark"."""
        if clause.kind != "relative" or subject == clause.antecedent:
            return False
        return clause.marker is None or self.tokens[clause.marker].lower == "that"

    def _told_from(self, chunk: Chunk) -> bool:
        """Whether a phrase says where a noun of saying comes from: "der Mitteilung aus Rabat zufolge"."""
        before = self.document.ahead(chunk)
        told = before is not None and self.tokens[before.head].lemma in self.spoken
        return told and self.preposition(chunk) in ("aus", "from")

    def _is_passive(self, verb: VerbGroup, subject: int | None) -> bool:
        """Whether a clause is in the passive; "werde … erhalten" is a future where who is named is its subject."""
        infinitive = self.german and self.tokens[verb.main].lower == verb.lemma
        future = (
            infinitive and verb.finite is not None and not self.tokens[verb.finite].lower.startswith("wurd")
        )
        return verb.passive and (not future or subject is None or subject in self.counted)

    def _given(self, clause: Clause, good: int, giver: int | None = None) -> int | None:
        """The bare name of a state beside what passes: "Indien wurden 12 Milliarden zugesagt", "12 Milliarden gab China Indien"."""
        spoken_of = clause.kind == "relative" and good == clause.antecedent
        if not self.german or not (good in self.counted or spoken_of):
            return None
        for i in range(*clause.ranges[0]):
            chunk = self.document.chunk(self.chunk_of[i])
            if chunk is not None and is_free(chunk) and chunk.index not in (good, giver):
                given = self._is_state(chunk.index) and not self._of_the_way(chunk.index)
                return chunk.index if given else None
        return None

    def _is_state(self, chunk: int) -> bool:
        """Whether a chunk stands for states by itself."""
        return bool(self.entities.states(chunk))

    def _received(self, verb: VerbGroup) -> bool:
        """Whether a German verb is in the passive of the recipient: "bekam 20 Millionen ausgezahlt"."""
        if not self.german or verb.finite is None or verb.finite == verb.main:
            return False
        # "ausgezahlt bekommen", but "gegeben und dafür nichts erhalten"
        helping = {self.tokens[i].lemma for i in verb.tokens if i != verb.main and i <= verb.main + 1}
        return bool(helping & self.words.receiving) and self.tokens[verb.main].form == "participle"

    def _particle(self, verb: int, after: int, slots: Slots) -> None:
        """Take an English particle right behind its verb or object for one, also where it was read as the preposition of the object."""
        if self.german or after >= len(self.tokens):
            return
        word = self.tokens[after].lower
        readings = self.words.verbs.get(self.tokens[verb].lemma, ())
        known = any(f"particle:{word}" in frame.requires for frame in readings)
        if not known and (word not in self.particles or after > verb + 1):
            return
        taken = next((n for n in slots.get(f"prep:{word}", ()) if self.chunks[n].prep == after), None)
        if taken is None:
            slots.setdefault(f"particle:{word}", ())
            return
        if known and "object" not in slots:
            slots[f"particle:{word}"], slots["object"] = (), (taken,)

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

    def behind(self, chunk: int) -> Iterator[tuple[str, str]]:
        """The states in the phrases right behind a figure's chunk, each with its preposition."""
        for n in self._own([chunk]):
            own = self.chunks[n]
            yield from ((code, self.preposition(own)) for code in self.codes(n, self._slot(own)))

    def _pointed(self, clause: Clause) -> Iterator[tuple[str, int]]:
        """Places and things that an adverb points back to: "wohin", "von dort", "there", with the preposition it stands for."""
        for i in (clause.marker, *clause.adverbs):
            way = None if i is None else self.words.adverbs.get(self.tokens[i].lower)
            if i is None or way is None:
                continue
            if i != clause.marker:
                place = self._place_before(clause, i)
            elif clause.antecedent is None and i > 1 and self.tokens[i - 1].text == ",":
                place = self.chunk_of[i - 2]
            else:
                place = clause.antecedent
            if place is not None and place >= 0:
                yield _WHENCE.get(self.tokens[i - 1].lower, way), place

    def _place_before(self, clause: Clause, token: int) -> int | None:
        """The chunk named last before an adverb's clause, in its sentence or the one before, that is a state or holds one."""
        sentence = self.document.sentence_of[token]
        first = self.document.sentences[max(0, sentence - 1)].start
        before = (i for i in range(token - 1, first - 1, -1) if self.document.clause_of[i] != clause.index)
        chunks = (n for i in before if (n := self.chunk_of[i]) >= 0)
        return next((n for n in chunks if len(self.entities.states(n)) == 1), None)

    def _ranged(self, clause: Clause, slots: Slots) -> None:
        """Take "between 2,000 and 3,000 nurses" for the subject or object that the clause lacks."""
        slot = "object" if "subject" in slots else "subject"
        for n in clause.preps if slot not in slots else ():
            if self.tokens[self.chunks[n].prep or 0].lower in self.words.ranging and n in self.counted:
                slots[slot] = (n, *self.followers[n])
                return

    def _repair(self, clause: Clause, slots: Slots) -> None:
        """Where German order left it open which is subject: who is named acts, what is counted is acted upon."""
        if not self.german or clause.verb is None or clause.verb.passive:
            return
        stray = slots.get("object", ())
        named = bool(stray) and (self._somebody(stray[0]) or self._pronoun(stray[0]) in self.words.ours)
        if named and "dative" not in slots and stray[0] not in self.counted:
            after = self.document.chunk(stray[0] + 1)
            bare = after is not None and after.prep is after.conj is None and after.clause == clause.index
            free = bare and after is not None and after.index not in slots.get("subject", ())
            if after is not None and free and after.index in self.counted:
                _fill(slots, dative=stray[0], object=after.index)  # "verkauft uns 600 Tonnen"
                return
        subject, target = slots.get("subject", ()), slots.get("object", ()) or slots.get("dative", ())
        if not subject or not target or target[0] in self.counted:
            return
        frames = self._frames(clause)
        if _first([frame for frame in frames if "subject" in frame.good], slots) is not None:
            return  # "stehen der Türkei sechs Milliarden zu"
        if self.is_people(target[0]) and self.codes(subject[0], "subject"):
            return  # "norwegische Ausbilder schulten peruanische Piloten"
        names = self._bare_names(clause) if subject[0] == clause.antecedent else []
        passing = any("subject" in frame.giver and "object" in frame.good for frame in frames)
        if names and passing and not self._somebody(subject[0]):
            slots["object"], slots["subject"] = subject, (names[0],)  # "das Korn, das Norwegen Peru schenkt"
            slots["dative"] = tuple(names[1:2])
            return
        acts = any("subject" in frame.giver for frame in frames) and self._is_state(target[0])
        pronoun = self.chunks[subject[0]].pronoun and subject[0] < target[0]
        if subject[0] not in self.counted and (pronoun or not acts or self._somebody(subject[0])):
            return  # but "was London den Ruandern versprach", "das Geld überwies Südkorea"
        if self._somebody(target[0]):
            slots["subject"], slots["object"] = target, subject
            if slots.get("dative") == target:
                del slots["dative"]  # "eine Rate von 40 Millionen hatte der IWF gezahlt"

    def _bare_names(self, clause: Clause) -> list[int]:
        """The chunks of a clause that are names of states without a preposition."""
        free = (chunk for chunk in self.document.chunks_in(clause) if is_free(chunk))
        return [chunk.index for chunk in free if self.entities.row(chunk)]

    def _pronoun(self, chunk: int) -> str:
        """The word of a chunk that is a pronoun; "" for others."""
        return self.document.head(chunk).lower if self.chunks[chunk].pronoun else ""

    def _lemma(self, chunk: int) -> str:
        """The lemma of a chunk's head in small letters."""
        return self.document.head(chunk).base

    def _somebody(self, chunk: int) -> bool:
        """Whether a chunk names who can give or take: a state, an institution, people by office, or a word that stands for such."""
        if chunk in self.entities.mentions or self.document.head(chunk).pos == "name":
            return True
        lemma = self._lemma(chunk)
        return self.names.kind(lemma) is not None or lemma in self.words.standins

    def _several(self, chunk: int) -> bool:
        """Whether a chunk is a plural pronoun that no state is found for: "they" are not the state of the page's other deals."""
        word = self._pronoun(chunk)
        return self.entities.plural_verb(self.chunks[chunk]) if word == "sie" else word in ("they", "ihnen")

    def _written(self, chunk: int) -> bool:
        """Whether a chunk is a document: "the contract grants Norland 20 million" names no giver."""
        entity = self.entities.of(chunk)
        return entity is not None and entity.kind == "document"

    def _stands_in(self, chunk: int) -> bool:
        """Whether a chunk stands for a party that is named elsewhere: a pronoun, an organ or a "buyer" without its state."""
        one = self._lemma(chunk) in self.words.standins and not self._several_others(chunk)
        return self.chunks[chunk].pronoun or one or self._is_organ(chunk)

    def _several_others(self, chunk: int) -> bool:
        """Whether a chunk stands for several parties, not for those named: "other countries", "Verbündete"."""
        own, words = self.chunks[chunk], self.entities.words
        definite = self.tokens[own.start].lower in words.articles - words.indefinite
        plural = own.plural is True or self.document.head(chunk).text.endswith("ern")  # "Ländern"
        return plural and not definite and self._lemma(chunk) in self.words.standins

    def _is_organ(self, chunk: int) -> bool:
        """Whether a chunk is an organ without its state ("the ministry"), which need not be of a state that the page tells of."""
        lemma = self._lemma(chunk)
        return not self.chunks[chunk].pronoun and (self.names.organ(lemma) or self.names.governs(lemma))

    def _is_thing(self, chunk: int) -> bool:
        """Whether a chunk names neither people nor a party: "tea brings in a billion" says nothing of who pays it to whom."""
        somebody = self._somebody(chunk) or self._stands_in(chunk) or self.is_people(chunk)
        return self.document.head(chunk).pos == "noun" and not somebody

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

    def subject(self, clause: Clause, depth: int = 0) -> int | None:
        """The chunk that is the subject of a clause, also one that it shares with another by coordination or control."""
        if depth > 8:
            return None
        if clause.subject is not None:
            return self._antecedent(clause, clause.subject)
        if clause.antecedent is not None and clause.kind == "participle":
            return clause.antecedent
        if (blamed := self._blamed(clause)) is not None:
            return blamed
        if clause.conj is not None:
            return self.subject(self.clauses[clause.conj], depth + 1)
        if not (clause.shared or clause.kind == "purpose") or clause.parent is None:
            return self._before(clause) if not self.german else None
        for owner in (self._intending(clause), self._named_by_for(clause)):
            if owner is not None:
                return owner
        parent = self.clauses[clause.parent]
        if parent.verb is None:
            return self._heading(clause)
        if parent.dative is not None and any(frame.kind in _BUYING for frame in self._frames(clause)):
            return parent.dative  # "lent Ostmark money to buy jets"
        controlled = parent.dative if parent.dative is not None else parent.object
        acting = controlled is not None and (self._somebody(controlled) or self.is_people(controlled))
        if parent.verb.lemma in self.words.controls and acting:
            return controlled  # but "verpflichtet sich, … zu bauen"
        return self.subject(parent, depth + 1)

    def _intending(self, clause: Clause) -> int | None:
        """Whose intent an infinitive says: "India's decision to supply 65,000 tonnes", "Norwegens Angebot, 22 Jets zu liefern"."""
        at = clause.start - 1
        if clause.kind != "infinitive":
            return None
        noun = self.document.chunk_at(at if self.tokens[at].text != "," else at - 1)
        for _ in range(2):  # the noun itself, or its genitive
            if noun is None:
                return None
            if self._lemma(noun.index) in self.words.intents:
                owners = self.linked(noun.index, "possessive", "genitive", "of")
                return next((n for n in owners if self.codes(n, "subject")), None)
            noun = self.document.chunk(noun.of)
        return None

    def linked(self, chunk: int, *links: Link) -> list[int]:
        """The chunks that modify a chunk by one of some links."""
        return [n for n in self.dependants[chunk] if self.chunks[n].link in links]

    def _blamed(self, clause: Clause) -> int | None:
        """Whom an English gerund behind "for", "of" or "from" speaks of: "blamed Peru for arming Chile"."""
        if clause.kind != "participle" or clause.parent is None:
            return None
        blamed = self.clauses[clause.parent].object
        for_ = self.tokens[clause.start - 1].lower in ("for", "of", "from")
        return blamed if for_ and blamed is not None and self._somebody(blamed) else None

    def _named_by_for(self, clause: Clause) -> int | None:
        """The subject that an English infinitive has behind "for": "an agreement for Seoul to provide 12 jets"."""
        if clause.kind != "infinitive" or self.german:
            return None
        chunk = self.document.chunk_at(clause.start - 1)
        return chunk.index if chunk is not None and self.preposition(chunk) == "for" else None

    def _noun_at(self, chunk: int | None) -> Predicate | None:
        """The noun of transfer that a chunk is."""
        return None if chunk is None else self.nouns.get(chunk)

    def _before(self, clause: Clause) -> int | None:
        """The party right before an English verb that the analysis left without a subject."""
        verb = clause.verb
        if verb is None or clause.kind in ("relative", "participle", "infinitive"):
            return None
        chunk = self.document.chunk_at(verb.tokens[0] - 1) if verb.tokens[0] > clause.start else None
        if chunk is None or chunk.index in self.counted or not self._somebody(chunk.index):
            return None
        # "after the US announced"
        bare = chunk.prep is None or self.tokens[chunk.prep].lower in grammar("en").subordinators
        return chunk.index if bare else None

    def _heading(self, clause: Clause) -> int | None:
        """What stands before an infinitive without a verb of its own: "Rwanda to get 2 million"."""
        chunk = self.document.chunk_at(clause.start - 1)
        return chunk.index if chunk is not None and chunk.prep is None else None

    def _reflexive(self, chunk: int | None) -> bool:
        return chunk is not None and self.document.head(chunk).lower in _REFLEXIVES

    def _antecedent(self, clause: Clause, chunk: int | None) -> int | None:
        """The chunk; for the relative pronoun of a clause what it speaks of."""
        own, above = None if chunk is None else self.chunks[chunk], self.document.clause(clause.parent)
        if own is None or not own.pronoun:
            return chunk
        if above is not None and self._freely(clause, above):
            free = own.head == clause.start and self.tokens[own.head].lower in ("what", "was")
            return above.subject if free and above.subject is not None else chunk
        return clause.antecedent if clause.kind == "relative" and own.head == clause.marker else chunk

    def _second(self, slots: Slots) -> None:
        """Take an English object for the first of two where an amount follows its "of": "gave the Kingdom of Morocco $30"."""
        if self.german or "dative" in slots or not slots.get("object"):
            return
        n = slots["object"][0]
        own, after, amount = self.chunks[n], self.document.chunk(n + 1), self.document.chunk(n + 2)
        if after is None:
            return
        beside = after.start == own.end and after.clause == own.clause
        behind = amount is not None and amount.prep is None and amount.start == after.end
        if beside and self.is_people(n):
            _fill(slots, dative=n, object=n + 1)  # "offers 280 people visas"
        elif after.of == n and after.link == "of" and self._is_state(n) and behind:
            _fill(slots, dative=n, object=n + 2)

    def _noun(self, chunk: Chunk, readings: tuple[Frame, ...]) -> Predicate:
        slots: Slots = {}
        for n in self.dependants[chunk.index]:
            other = self.chunks[n]
            _put(slots, self._slot(other) if other.prep is not None else str(other.link), n)
        for n in self.following(chunk):
            _put(slots, self._slot(self.chunks[n]), n)
        agent = slots.get("prep:durch") or slots.get("prep:by")
        if agent:
            slots["agent"] = agent
        kind = readings[0].kind
        owner = self._owner(chunk, slots) if kind not in ("owe", "cost") else None  # whose debt is cut
        if owner is not None:
            slots["possessive"] = (owner,)
        elif kind == "lend" and self._begun(chunk):
            slots.pop("possessive", None)  # "China verlängerte Pakistans Kredit": the borrower's
        codes = {}
        adjectives = self.entities.adjectives(chunk)
        if adjectives and self._meant_by_name(chunk):
            codes["prep:für"] = adjectives
        elif adjectives:
            codes["adjective"] = codes["compound"] = adjectives
        frame = _first(readings, {*slots, *codes}) or readings[0]
        return Predicate(frame, chunk.head, chunk.clause, chunk.index, slots, codes)

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
        if "possessive" in slots or "agent" in slots or not (own or changed or self._begun(chunk)):
            return None
        light = self.words.light.get((clause.verb.lemma, "", self.tokens[chunk.head].lemma))
        if light is not None and "subject" not in light.giver:
            return None  # "took a loan"
        subject = self.subject(clause)
        return subject if subject not in self.counted and self.codes(subject, "subject") else None

    def following(self, chunk: Chunk) -> Iterator[int]:
        """The prepositional phrases right after a noun, one after the other: "deliveries of gas from Russia to China"."""
        end, held = chunk.end, False
        for other in self.chunks[chunk.index + 1 : chunk.index + 7]:
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

    def _holds_phrases(self, chunk: Chunk) -> bool:
        """Whether what follows a phrase may be said of its noun: "despite pressure from …", "for the award of the contract to …"."""
        head = self.tokens[chunk.head]
        preposition = self.preposition(chunk)
        if preposition in _PARTS or chunk.pronoun or chunk.index in self.counted:
            return False
        if head.lemma in self.words.nouns:
            return True
        known = preposition in self.words.directions | self.words.crossing or self._somebody(chunk.index)
        other = not known and preposition not in ("for", "für", "by")
        return head.pos == "noun" and head.base not in self.times and other

    # --- parties ------------------------------------------------------------------------------------------------------

    def sides(self, predicate: Predicate, own: Sequence[int] = ()) -> Parties:
        """Giver and recipient of a predicate, and whether the slot of each is filled. An agreement alone has no direction."""
        frame = predicate.frame
        if frame.kind == "agree":
            return None, None, False, False
        giver, taken = self.party(predicate, frame.giver, own)
        recipient, held = self.party(predicate, frame.recipient, own)
        if recipient is None and not held and not self.german and "dative" in frame.recipient:
            recipient = self._leading(predicate)
        return giver, recipient, taken, held

    def _leading(self, predicate: Predicate) -> str | None:
        """The state whose name opens an English object that was not parted from it: "gave North Korea food"."""
        names = (self.entities.leading(self.chunks[n]) for n in predicate.slots.get("object", ()))
        return next((name for name in names if name is not None), None)

    def party(
        self, predicate: Predicate, slots: tuple[str, ...], own: Sequence[int] = ()
    ) -> tuple[str | None, bool]:
        """Who fills one of the slots: the state's code (or the bloc's name); and whether the slot is filled by somebody else.

        `own` are phrases right behind the figure, which count before those of the predicate ("200 in Canada, 100 in Chile").
        """
        whence = "subject" in predicate.frame.recipient and not {"prep:aus", "prep:from"}.isdisjoint(slots)
        for n in own:
            slot = self._slot(self.chunks[n]) if self.chunks[n].prep is not None else "dative"
            meant = slot in slots or (slot == "prep:in" and whence)
            if not meant or self._hangs_on_another(predicate, slot, n):
                continue
            other = slot in slots and slot not in _MEANING and self._closes(predicate, slot, n)
            if (found := self.codes(n, slot)) or other:
                return only(found), True
        closed = False
        named: set[str] = set()
        mine = {self._slot(self.chunks[n]) for n in own if self.chunks[n].prep is not None} - _MEANING
        for slot in slots:
            if codes := predicate.codes.get(slot):
                return only(codes), True
            for n in self._shared(predicate.slots.get(slot, ()), own):
                if slot in mine and n not in own:
                    continue  # "3 aus dem Süden und eines aus Norland"
                if self._located(predicate, slot, n) or (not own and self._of_next(n)):
                    continue
                if self._hangs_on_another(predicate, slot, n):
                    continue
                if self._needed(predicate) and self._lemma(n) in self.words.undertakings:
                    closed = True  # "the mission in Haiti needs 900 men"
                    continue
                # "reached Colombo port" names a place as "to" does
                reached = slot == "object" and predicate.frame.kind == "move"
                found = self.codes(n, "prep:to" if reached else slot)
                if not found and self._pronoun(n) in self.words.impersonal:  # where "man" or "one" acts
                    place = only(self.codes_in(predicate, "prep:in"))
                    found = () if place is None else (place,)
                named.update(found)
                closed = closed or bool(found) or self._closes(predicate, slot, n)
            if named and not slot.startswith("prep:"):
                break
        if not named and not closed and predicate.frame.kind == "host" and "subject" in slots:
            named = self.codes_in(predicate, "prep:in")  # "are employed in Russia"
        return (only(named), True) if len(named) == 1 else (None, closed)

    def _closes(self, predicate: Predicate, slot: str, chunk: int) -> bool:
        """Whether a chunk without a known state fills a slot all the same."""
        kind = predicate.frame.kind
        return (
            (self._somebody(chunk) and not self._stands_in(chunk) and not self._written(chunk))
            or (kind in _BUYING and self._is_organ(chunk))
            or (slot == "prep:zu" and self._lemma(chunk) in _PURSES)  # "trägt zum Haushalt bei"
            or (slot == "subject" and kind in _TAKING and self._is_thing(chunk))
            or self._several(chunk)
        )

    def codes_in(self, predicate: Predicate, *slots: str) -> set[str]:
        """The states in some slots of a predicate."""
        return {code for slot in slots for n in predicate.slots.get(slot, ()) for code in self.codes(n, slot)}

    def _hangs_on_another(self, predicate: Predicate, slot: str, chunk: int) -> bool:
        """Whether a phrase with "in" may say where another phrase's noun is: "entsandt zur Hilfe im Krieg in der Ukraine"."""
        before = self.document.ahead(self.chunks[chunk])
        if slot != "prep:in" or predicate.chunk is not None or before is None:
            return False
        before = self._possessed(before)
        if before.prep is None:
            return False
        head = self.tokens[before.head]
        if head.lemma in self.spoken or head.base in self.times:
            return False  # "arbeiten nach Schätzungen in Russland"
        return head.pos == "noun" and before.index not in self.counted

    def _possessed(self, chunk: Chunk) -> Chunk:
        """What a genitive belongs to; another chunk itself."""
        while chunk.link == "genitive" and chunk.of is not None:
            chunk = self.chunks[chunk.of]
        return chunk

    def _located(self, predicate: Predicate, slot: str, chunk: int) -> bool:
        """Whether a German phrase with "in" says where, not whither: a name without article."""
        if not self.german or slot != "prep:in" or predicate.chunk is not None:
            return False
        verb, frame = self.clauses[predicate.clause].verb, predicate.frame
        if verb is None or verb.lemma in self.words.arriving:
            return False
        bare = self.tokens[self.chunks[chunk].start].pos != "det"
        return frame.kind in _WHITHER and frame.passes != "persons" and bare

    def codes(self, chunk: int | None, slot: str = "") -> tuple[str, ...]:
        """The states that a chunk and those coordinated with it stand for, each once; in a slot also by its possessor or adjective."""
        found: dict[str, None] = {}
        for n in () if chunk is None else self._coordinated(chunk):
            own = self.entities.states(n) if self._acts(n) else ()
            found.update(dict.fromkeys(own or (self._modifying(n, slot) if slot else ())))
        return tuple(found)

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
        if slot in ("prep:from", "prep:aus") and frames and {frame.kind for frame in frames} <= _BUYING:
            return self.entities.adjectives(own, first=True)  # "gets doses from Peruvian orders"
        if own.pronoun or chunk in self.counted or head.lemma in self.spoken or doing:
            return ()
        somebody = self._somebody(chunk)
        party = slot in self.placing or somebody or self._unlisted(own)
        if not meant and not party:
            return ()
        found: dict[str, None] = {}
        if (fund or not frames) and party and self._lemma(chunk) not in self.words.displaced:
            found = dict.fromkeys(self.entities.adjectives(own, first=True))
            letters = any(token.text[:2].isupper() for token in self.document.words(own))
            member = own.plural is not True and self.names.member(self._lemma(chunk))
            if member or (own.plural is not False and not letters):  # "European partners" are not the Union
                found = {code: None for code in found if code not in self.blocs}
        for n in self.dependants[chunk]:
            other = self.chunks[n]
            if self._opens_item(n) or (other.link == "of" and self.german):
                continue  # "die ukrainische Naftogaz von Gazprom", "in all der Zeit von seinen Inseln"
            if other.link == "apposition":
                codes = self.entities.states(n) or self.entities.adjectives(other)
            else:
                codes = self.codes(n) or (self.entities.adjectives(other, first=True) if meant else ())
            found.update(dict.fromkeys(codes))
        elsewhere = meant and self.is_people(chunk)
        if elsewhere or (not found and (somebody or meant)):
            last = own
            while (after := self.document.chunk(last.index + 1)) is not None and after.of == last.index:
                if after.link not in ("genitive", "of"):
                    break
                last = after
            found = dict.fromkeys(self._whence(last, "in", "from", "aus")) or found
        return tuple(found) if len(found) == 1 else ()

    def _whence(self, chunk: Chunk, *prepositions: str, slot: str = "") -> tuple[str, ...]:
        """The states in the phrase right behind a chunk, where it has one of some prepositions."""
        phrase = self.document.phrase(chunk)
        fits = phrase is not None and self.preposition(phrase) in prepositions
        return self.codes(phrase.index, slot) if phrase is not None and fits else ()

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
        start = other.start if other.prep is None else other.prep
        if start == own.end + 1 and self._is_state(other.index) and self._listed(own.end):
            yield from self._coordinated(other.index)

    # --- figures ------------------------------------------------------------------------------------------------------

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
        noun, verb = (None if one is not None and one.frame.kind == "use up" else one for one in (noun, verb))
        if noun is None and verb is None:
            return None if money else self._destined(chain[0])
        if inverse and noun is not None and any(self.sides(noun, self._own(chain))[:2]):
            verb, inverse = None, False  # "a permit for the export of 180 lorries to Algeria"
        if inverse and verb is not None and self._of_that_worth(verb, chain[-1]):
            return self._joined(None, verb, chain, money)._replace(worth=True)
        role = self._joined(None if inverse else noun, verb, chain, money)
        return self._inverted(role, verb, chain, money) if inverse and verb is not None else role

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

    def _of_that_worth(self, verb: Predicate, chunk: int) -> bool:
        """Whether an amount says what the goods right before it are worth, not what is paid: "lieferte Maschinen für 80 Millionen an Peru"."""
        this, before = self.chunks[chunk], self.document.chunk(chunk - 1)
        beside = before is not None and before.index in verb.goods and before.end == this.prep
        return beside and self.preposition(this) == "für" and verb.frame.kind in _BESTOWING

    def trader(self, chunk: int | None) -> Literal["supplier", "buyer"] | None:
        """Whether a chunk names a "supplier" or a "buyer", in German also in a compound: "Erdöllieferant"."""
        if chunk is None or self.chunks[chunk].pronoun:
            return None
        lemma = self._lemma(chunk)
        sides: tuple[tuple[Literal["supplier", "buyer"], frozenset[str]], ...]
        sides = ("supplier", self.words.suppliers), ("buyer", self.words.buyers)
        found = (
            side for side, words in sides if lemma in words or (self.german and lemma.endswith(tuple(words)))
        )
        return next(found, None)

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

    def _inverted(self, role: Role, verb: Predicate, chain: list[int], money: bool) -> Role:
        """The role of what is paid for a good, which passes the other way."""
        moved = role.transfer
        if money and moved.giver is None:
            makers = {self.origin(n) for n in verb.goods} - {None, moved.recipient}
            moved = replace(moved, giver=only(makers)) if len(makers) == 1 else moved
        paid = money and verb.frame.kind in _TRADING
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

    def chain(self, chunk: int) -> list[int]:
        """A figure's chunk, what it measures, modifies or goes on, and so on."""
        ways = (
            self._modified, self._bracketed, self._alike, self._summed, self._item_before, self._borne, self._worth, self._held,
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

    def _worth(self, this: Chunk) -> int | None:
        """What is worth an amount: "its 25th package of aid to Ukraine, worth $200 million"."""
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
        return clause.antecedent if lemma in self.words.holding or (measuring and measured) else None

    def listed_first(self, chunk: int) -> int:
        """The first of the chunks that one is coordinated with."""
        n: int = chunk
        while (before := self.chunks[n].conj) is not None:
            n = before
        return n

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
        passing = [one for one in told if money or one.frame.passes != "money"]
        for one in passing:
            if self._holds(one, (*one.frame.good, "complement"), chain if one is predicate else things):
                return one, False
        if predicate is not None and self._exchanged(predicate, chain, money):
            return predicate, True
        for one in told:
            if self._holds(one, (*one.frame.price, *one.frame.counter), chain):
                if self.is_people(*chain) and self.origin(chain[0]) is None:
                    return relative, False  # nobody is paid for with people: "a sum for each refugee"
                # but "to finance 70 % of the cost", "den Großteil der Kosten"
                return one, not (money and one.frame.kind in ("fund", "build"))
        if predicate is None:
            return None, False
        if money and self._priced(predicate, chain):
            return predicate, True
        passed = predicate in passing and (self._whole(predicate, chain) or self._loose(predicate, chain))
        return (predicate if passed or self._next_moved(predicate, chain) else None), False

    def _freely(self, clause: Clause, above: Clause) -> bool:
        """Whether a clause is the subject of a copula: "What Norland sent was 40 boats"."""
        copula = self._verb_lemma(above) in _BEING
        return copula and clause.kind == "question" and clause.parent == above.index

    def _verb_lemma(self, clause: Clause) -> str:
        return "" if clause.verb is None else clause.verb.lemma

    def _priced(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure is the price at which goods pass: "erhält Gas zu einem Preis von 270 Dollar", "at a cost of"."""
        words = {self.preposition(self.chunks[n]) for n in chain}
        return predicate.frame.kind in _TRADING and not words.isdisjoint({"at", "zu"})

    def _next_moved(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure is the next of several that go somewhere: "2,000 doses go to Ghana, 300 to Togo"."""
        subject, n = predicate.slots.get("subject", ()), chain[0]
        if predicate.frame.kind != "move" or not subject or self.chunks[n].prep is not None:
            return False
        if not {subject[0], n} <= self.counted:
            return False
        ways = (*predicate.frame.recipient, *predicate.frame.giver)
        return any(self._slot(self.chunks[m]) in ways for m in self._own(chain))

    def _exchanged(self, predicate: Predicate, chain: list[int], money: bool) -> bool:
        """Whether a figure is given for what the verb passes: "gegen", "against", and money "for" any goods."""
        own = self.chunks[chain[-1]]
        if own.prep is None or predicate.frame.passes == "money":
            return False
        word = self.preposition(own)
        if word in self.words.exchanging:
            return not self.is_people(*chain)
        return money and word in ("for", "für") and predicate.frame.kind in _GOODS

    def is_people(self, *chunks: int) -> bool:
        """Whether one of some chunks names people: a crowd, those of a trade, or of a state."""
        return any(
            lemma in self.words.crowds or self.names.person(lemma) or self.names.people(lemma)
            for lemma in map(self._lemma, chunks)
        )

    def _holds(self, predicate: Predicate, slots: tuple[str, ...], chain: list[int]) -> bool:
        return not set(chain).isdisjoint(predicate.fillers(*slots))

    def _whole(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure is the whole that a part of passes: "of the six billion, three have been paid"."""
        part = any(n in self.counted for n in predicate.goods[:1])
        return part and self.preposition(self.chunks[chain[0]]) in ("von", "of")

    def _loose(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure without a preposition is what passes although the analysis gave it no function."""
        if not set(predicate.frame.good) & {"object", "subject", "number"} or predicate.frame.kind == "move":
            return False
        between = self.tokens[predicate.token : self.chunks[chain[0]].start]
        if any(token.lower in _TURNS for token in between):
            return False  # "promised jets, but in May two of them were stolen"
        return all(self.chunks[n].prep in (None, predicate.token + 1) for n in chain)

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

    def needed(self, chunk: int) -> bool:
        """Whether a figure only says how much somebody needs or uses: "Peru's demand was about 300 tonnes"."""
        chain = self.chain(chunk)
        said = self._predicated(self.clauses[self.chunks[chain[-1]].clause], chain)
        return said is not None and said.chunk is not None and self._lemma(said.chunk).endswith(_NEEDS)

    def _said_of(self, chunk: int) -> Predicate | None:
        """What passes in a chunk that an amount is said of: its own noun, or what a relative clause tells of it or of what it counts.

        "the fine that Poland must transfer to the EU comes to", "die Zahl der Arbeiter, die Peru nach Chile schickt, liegt bei".
        """
        if chunk in self.nouns:
            return self.nouns[chunk]
        things = [chunk]
        for n in things:
            things += [m for m in self.linked(n, "of", "genitive") if m not in things]
        sentence = self.document.sentence_of[self.chunks[chunk].start]
        told = (one for one in self.by_sentence[sentence] if self.clauses[one.clause].antecedent in things)
        return next((one for one in told if one.chunk is None), None)

    def _attributive(self, verb: Predicate, chain: list[int]) -> Iterator[Pair]:
        """The sides that other verbs of the sentence name whose good the figure is: "promised by Washington", "and landed in Dhaka"."""
        things = list(chain)
        for n in things:
            things += [m for m in self.linked(n, "of", "apposition", "genitive") if m not in things]
        for predicate in self.by_sentence[self.document.sentence_of[verb.token]]:
            other = predicate.chunk is None and predicate is not verb
            if other and self._holds(predicate, predicate.frame.good, things):
                yield self.sides(predicate)[:2]

    def _meant(self, own: Sequence[int], giver: str) -> str | None:
        """For whom a figure is by the phrases right behind it: "30 tanks for Norland"."""
        phrases = [n for n in own if self.preposition(self.chunks[n]) in ("for", "für")]
        return only({code for n in phrases for code in self.codes(n)} - {giver})

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
        had = parent.verb is not None and parent.verb.lemma in _STATIONING
        return only(self.codes(self.subject(parent), "subject")) if had else None

    def signed(self, noun: Predicate, verb: Predicate | None) -> Pair:
        """The sides of what is bought or sold by agreement: "Rumänien hat mit der Türkei einen Vertrag über den Kauf geschlossen"."""
        selling = noun.frame.kind in ("sell", "export")
        traded = selling or noun.frame.kind in _BUYING | {"receive", "import"}
        if verb is None or verb.frame.kind != "agree" or not traded:
            return None, None
        one = only(self.codes_in(verb, "subject"))
        two = only(self.codes_in(verb, "prep:mit", "prep:with"))
        if None in (one, two):
            return None, None
        return (one, two) if selling else (two, one)

    def contracting(self, verb: Predicate) -> set[str]:
        """The states whose agreement is named in the clause of a verb, or before its colon: "in a deal with Ankara"."""
        clause = self.clauses[verb.clause]
        if clause.index and self.tokens[clause.start - 1].text == ":":
            before = self.clauses[clause.index - 1]
            pacts = (
                one.clause == before.index and one.frame.kind == "agree"
                for one in self.by_sentence[before.sentence]
            )
            chunks = self.document.chunks_in(before) if any(pacts) else ()
            return {code for chunk in chunks for code in self.entities.states(chunk.index)}
        above = self.document.clause(clause.parent) if clause.kind == "infinitive" else None
        pact = self._noun_at(clause.antecedent if above is None else above.object)
        found: set[str] = set()
        if pact is not None and pact.frame.kind == "agree":
            found.update(self.codes(self.subject(self.clauses[pact.clause]), "subject"))
        for predicate in self.by_sentence[self.document.sentence_of[verb.token]]:
            agreed = predicate.chunk is not None and predicate.frame.kind == "agree"
            if agreed and (predicate.clause == verb.clause or predicate is pact):
                slots = (*predicate.frame.giver, *predicate.frame.recipient)
                found.update(*(predicate.codes.get(slot, ()) for slot in slots))
                found |= self.codes_in(predicate, *slots)
        return found

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

    def _nations(self, chunk: int) -> set[str]:
        """The states whose people or goods a chunk counts, by adjective or by their name."""
        people = self.names.people(self._lemma(chunk)) if chunk in self.counted else None
        return {*self.entities.adjectives(self.chunks[chunk]), *(() if people is None else (people,))}

    def origin(self, chunk: int) -> str | None:
        """The one state that goods come from, by adjective or by "from" right behind them."""
        behind = self._whence(self.chunks[chunk], "from", "aus", slot="prep:from")
        found = self._nations(chunk).union(behind)
        return None if STAGES & found else only(found)

    def _joined(self, noun: Predicate | None, verb: Predicate | None, chain: list[int], money: bool) -> Role:
        """One transfer of a noun and the verb that it depends on; what they say differently stays open."""
        giver = recipient = None
        rules = []
        status: Status = "unknown"
        tokens = []
        contradicted = False
        closed = (False, False)
        own = self._own(chain)
        gap = self._gapped(verb, chain)
        for predicate in filter(None, (noun, verb)):
            if predicate is verb:
                predicate = replaced(predicate, codes={**predicate.codes, **gap})
            rules.append("noun" if predicate.chunk is not None else "verb")
            tokens.append(predicate.token)
            one, other, taken, held = self.sides(predicate, own)
            if predicate.chunk is None and noun is not None and self._takes_share(predicate, noun):
                one, other, taken, held = other, one, held, taken
            closed = closed[0] or (taken and one is None), closed[1] or (held and other is None)
            contradicted |= None not in (giver, one) and one != giver
            giver, recipient = giver or one, recipient or other
            status = self.status(predicate) if status == "unknown" else status
        giver, recipient = self._completed((giver, recipient), closed, noun, verb, chain, money)
        if contradicted or giver == recipient:
            giver = recipient = None
        last = verb or noun
        agreed = not money and giver is None and {one.frame.kind for one in (noun, verb) if one} == {"agree"}
        if last is not None and agreed:
            parties = self.contracting(last) | self.codes_in(last, *last.frame.giver, *last.frame.recipient)
            if len(parties) > 1:
                closed = True, True  # "Norland signed a contract with Ostmark for 40 boats"
        if recipient is None and self._makes(last, chain):
            giver, contradicted = None, True
        language, good = self.document.language, self.good(chain[0])
        goods = (self.document.head(n).lemma for n in chain[1:] if n not in self.nouns)
        back = verb is not None and "particle:back" in verb.slots
        return Role(
            Transfer(
                giver=giver, recipient=recipient, good=None if good is None else good.text, status=status
            ),
            "+".join(rules),
            giver is not None and recipient is not None,
            tuple(tokens),
            (True, True) if contradicted or back else closed,
            "" if last is None else last.frame.kind,
            money and any(class_of(language, lemma) for lemma in goods),
            recipient is None and self._to_others(verb, own, chain[0]),
        )

    def _takes_share(self, verb: Predicate, noun: Predicate) -> bool:
        """Whether a verb says who takes a share of exports: "Chile accounts for 30 % of Peru's exports"."""
        return noun.frame.kind == "export" and verb.frame.kind == "supply" and not verb.frame.recipient

    def _needed(self, predicate: Predicate) -> bool:
        """Whether a predicate says that something needs what passes, not that it asks anybody for it."""
        return predicate.frame.kind == "request" and not predicate.frame.requires

    def _to_others(self, verb: Predicate | None, own: Sequence[int], figure: int) -> bool:
        """Whether the recipient is said to be none of the states named: "other countries", "the mission needs 900 men"."""
        recipients = [] if verb is None else verb.fillers(*verb.frame.recipient)
        needed = verb is not None and self._needed(verb)
        undertaking = needed and any(self._lemma(n) in self.words.undertakings for n in recipients)
        several = verb is not None and len(self.codes_in(verb, *verb.frame.recipient)) > 1
        return (
            several or undertaking or any(self._several_others(n) for n in (*own, *recipients) if n != figure)
        )

    def _completed(
        self, sides: Pair, closed: tuple[bool, bool], noun: Predicate | None, verb: Predicate | None, chain: list[int], money: bool,
    ) -> Pair:  # fmt: skip
        """The sides of a transfer, what its noun and verb leave open by what the sentence says beside them."""
        giver, recipient = sides
        anchor = verb or noun
        for one, other in self._attributive(anchor, chain) if anchor is not None else ():
            giver = giver or (one if not closed[0] else None)
            recipient = recipient or (other if other != giver else None)
        if giver is not None and recipient is None and not closed[1]:
            recipient = self._meant(self._own(chain), giver)
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
        expelled = verb is not None and self._verb_lemma(self.clauses[verb.clause]) in self.words.expelling
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

    def _makes(self, predicate: Predicate | None, chain: list[int]) -> bool:
        """Whether a predicate says that somebody makes what a figure counts, which passes to nobody by that."""
        if predicate is None or predicate.frame.kind != "build":
            return False
        made = bool(predicate.slots.get("subject")) and self._holds(predicate, predicate.frame.good, chain)
        return made or predicate.chunk is not None

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

    def _gapped(self, verb: Predicate | None, chain: list[int]) -> dict[str, tuple[str, ...]]:
        """The subject or dative of a figure whose verb is left out: "Poland has pledged 14 tanks, Norway eight", "gave Peru ten and Ghana six"."""
        own = self.chunks[chain[0]]
        if verb is None:
            return {}
        for other in reversed(self.chunks[max(0, own.index - 2) : own.index]):
            if other.clause != own.clause or own.end - other.end > 6:
                return {}
            if other.prep is None or self._opens_item(other.index):
                before = verb.slots.get("dative", ())
                beside = bool(before) and before[0] + 1 in verb.slots.get("object", ())
                ahead, listed = other.start < verb.token, self.tokens[other.start - 1]
                last = listed.pos == "cconj" and self.tokens[other.start - 2].text != ","
                slot = "dative" if beside and (ahead or last) else "subject"
                if own.prep is not None:
                    slot = "object"  # "provided Peru with 40 tents and Ghana with 30"
                filled = verb.fillers("subject", "dative", "object")
                beside_state = other.conj is not None and self._is_state(other.conj)
                taken = other.index in filled or (beside_state and other.conj in filled)
                free = not taken and (slot == "dative" or not ahead) and self._listed(other.start - 1)
                states = self.entities.states(other.index) if free else ()
                return {slot: states} if states else {}
        return {}

    def _listed(self, token: int) -> bool:
        """Whether a token parts the items of a list."""
        return self.tokens[token].text in (",", ";") or self.tokens[token].pos == "cconj"

    def _thing(self, chunk: int) -> int | None:
        """What a chunk measures."""
        return next(iter(self.linked(chunk, "apposition", "of")), None)

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

    def _of_next(self, chunk: int) -> bool:
        """Whether a phrase belongs to the next amount of a list, right behind it."""
        following = self.document.chunk(chunk + 1)
        return following is not None and self._ahead(following) == [chunk]

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

    def _ahead(self, own: Chunk) -> list[int]:
        """The phrase right before an amount in a list: "…, an Montenegro 18 Millionen", "and to Ghana 3,000"."""
        before = self.document.chunk(own.index - 1)
        if before is None or not before.prep or own.index not in self.counted:
            return []
        beside = before.end == own.start and self._listed(before.prep - 1)
        return [before.index] if beside and self._is_state(before.index) else []

    def good_lemma(self, chunk: int) -> str:
        """The lemma of what a figure's chunk counts or measures, in small letters; "" where it names nothing."""
        good = self.good(chunk)
        return "" if good is None else good.lemma.lower()

    def good(self, chunk: int) -> Token | None:
        """The head noun of what passes: behind a measure the thing measured."""
        thing = self._thing(chunk)
        head = self.document.head(chunk if thing is None else thing)
        return head if head.pos in ("noun", "name") else None

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
        opened = first == "once" or (clause.marker is not None and first in _FIRST)
        return verb.perfect and opened and finite in _HAVING

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


def _first(readings: Iterable[Frame], named: Container[str]) -> Frame | None:
    """The first of several predicates whose slots are all named."""
    return next((frame for frame in readings if all(need in named for need in frame.requires)), None)


def _fill(slots: Slots, **fillers: int | None) -> None:
    slots.update({slot: (n,) for slot, n in fillers.items() if n is not None})


def _put(slots: Slots, slot: str, chunk: int) -> None:
    held = slots.get(slot, ())
    slots[slot] = held if chunk in held else (*held, chunk)


def is_free(chunk: Chunk) -> bool:
    """Whether a noun stands by itself: without a preposition, and beside no other."""
    return chunk.prep is chunk.of is chunk.conj is None and not chunk.pronoun
