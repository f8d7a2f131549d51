"""Who gives what to whom: the slots of predicates of transfer, filled from the clause or noun chunk that they stand in.

A party is what fills a slot, never what stands near. A slot that is filled by nobody, or by several, stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import ACC, Chunk, Clause, Document
from countertrade.reading.document.arguments import TIME_NOUNS
from countertrade.reading.document.grammar import grammar
from countertrade.reading.document.tagging import tagger
from countertrade.reading.entities import Entities
from countertrade.reading.items import class_of
from countertrade.reading.lexicon import Transfer as Frame
from countertrade.reading.namewords import name_words
from countertrade.records import Status, Transfer, replace

_FUSED = {
    "am": "an", "ans": "an", "im": "in", "ins": "in", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei",
    "fürs": "für", "aufs": "auf",
}  # fmt: skip
_GOODS = frozenset(
    {
        "move",
        "deliver",
        "send",
        "supply",
        "hand over",
        "receive",
        "import",
        "export",
        "sell",
        "buy",
        "order",
        "lease",
        "build",
    }
)
STAGES = frozenset({"UN", "NATO", "WEST"})  # where states meet
_DOINGS = frozenset({"host", "build", "train", "deploy", "move", "withdraw"})  # no amount consists in them
_BUYING = frozenset({"buy", "order", "request"})
_TAKING = frozenset({"receive", "earn"})
_WHITHER = frozenset({"move", "deliver", "send", "export", "hand over", "return"})
_PARTS = frozenset({"of", "in", "von", "an"})  # between a noun and what it consists in
_COPULAS = frozenset({"sein", "werden", "haben", "be", "have", "become"})
_REFLEXIVES = frozenset({"sich", "itself", "themselves"})
_LONGEST_CHAIN = 12  # chunks


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or noun of transfer where it stands, with the chunks in its slots. `chunk` is the noun's own, None for a verb."""

    frame: Frame
    token: int
    clause: int
    chunk: int | None
    slots: dict[str, tuple[int, ...]] = field(default_factory=dict)
    codes: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # slots filled by an adjective: "Russian deliveries"


class Role(NamedTuple):
    """The transfer that a figure or a good takes part in; `sure` where both its sides were named by slots of one predicate."""

    transfer: Transfer
    rule: str
    sure: bool
    tokens: tuple[int, ...]
    closed: tuple[bool, bool] = (
        False,
        False,
    )  # giver, recipient: whether its slot is filled by somebody who is no known state
    kind: str = ""  # the kind of its predicate
    worth: bool = False  # an amount of money that goods are worth


class Roles:
    """The transfers of one document."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self.document = document
        self.entities = entities
        self.words = lexicon.transfers(document.language)
        self.names = name_words(document.language)
        self.spoken = lexicon.speech(document.language).nouns
        self.scales = grammar(document.language).scales
        self.particles = lexicon.grammar(document.language).particles
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
        words = self.words
        for chunk in self.document.chunks:
            if not chunk.pronoun:
                lemma = self.document.tokens[chunk.head].lemma
                readings = words.nouns.get(lemma) or words.nouns.get(lemma.lower())
                if readings is None and self.document.language == "de":
                    readings = lexicon.by_head(words.nouns, lemma)
                if readings:
                    self.nouns[chunk.index] = self._noun(chunk, readings)
        for clause in self.document.clauses:
            if clause.verb is None:
                continue
            slots = self._slots(clause)
            light = self._light(clause, slots)
            readings = (light,) if light is not None else self.words.verbs.get(clause.verb.lemma, ())
            if self._expletive(clause):
                continue
            frame = next((frame for frame in readings if all(need in slots for need in frame.requires)), None)
            if frame is not None:
                self.verbs[clause.index] = Predicate(
                    frame, clause.verb.main, clause.index, None, slots, self._two(slots)
                )

    def participles(self, clause: Clause) -> Iterator[Predicate]:
        """The predicates of German participles before their nouns: "die von Norland an Ostmark gelieferten Boote"."""
        if self.document.language != "de":
            return
        for n in dict.fromkeys(self.document.chunk_of[i] for a, b in clause.ranges for i in range(a, b)):
            chunk = self.document.chunks[n] if n >= 0 else None
            if chunk is None or chunk.pronoun or chunk.head == chunk.start:
                continue
            token = self.document.tokens[chunk.head - 1]
            lemma = tagger("de").participle(token.text) if token.pos in ("adj", "verb") else None
            frame = next((f for f in self.words.verbs.get(lemma or "", ()) if not f.requires), None)
            if frame is None or "object" not in frame.good:
                continue
            slots: dict[str, tuple[int, ...]] = {"object": (n,)}
            for m in range(max(0, n - 3), n):
                other = self.document.chunks[m]
                if other.end <= chunk.start - 1 or (other.start < chunk.start and other.prep is None):
                    continue
                slot = "dative" if other.prep is None else f"prep:{self.preposition(other)}"
                slots["subject" if slot in ("prep:von", "prep:durch") else slot] = (m,)
            for m in self.following(chunk):
                slots.setdefault(f"prep:{self.preposition(self.document.chunks[m])}", (m,))
            yield Predicate(frame, chunk.head - 1, clause.index, None, slots)

    def _expletive(self, clause: Clause) -> bool:
        """Whether a verb of giving only says that there is something: "es gab 50 Anträge"."""
        if clause.verb is None or clause.verb.lemma != "geben":
            return False
        return any(
            self.document.chunks[n].pronoun
            and self.document.tokens[self.document.chunks[n].head].lower == "es"
            for n in (clause.subject, clause.object)
            if n is not None
        )

    def _two(self, slots: dict[str, tuple[int, ...]]) -> dict[str, tuple[str, ...]]:
        """The sides where a phrase and the subject behind it are read as one chunk: "From South Korea Poland is getting"."""
        for slot, chunks in slots.items():
            names = self.entities.row(self.document.chunks[chunks[0]]) if chunks else ()
            stray = slots.get("subject", ())
            if slot.startswith("prep:") and len(names) == 2 and (not stray or self._counted(stray[0])):
                slots["object"] = slots.get("object") or stray
                slots["subject"] = ()
                return {slot: names[:1], "subject": names[1:]}
        return {}

    def _light(self, clause: Clause, slots: dict[str, tuple[int, ...]]) -> Frame | None:
        """The predicate that the verb makes with its object or a noun behind a preposition: "Hilfe leisten"."""
        assert clause.verb is not None
        table = self.words.light
        for slot, chunks in slots.items():
            preposition = slot[5:] if slot.startswith("prep:") else "" if slot == "object" else None
            if preposition is None:
                continue
            for n in chunks:
                head = self.document.tokens[self.document.chunks[n].head]
                light = table.get((clause.verb.lemma, preposition, head.lemma))
                if light is not None:
                    slots["complement"] = (n,)
                    return Frame(
                        lemmas=light.verbs, kind=light.kind, giver=light.giver, recipient=light.recipient, good=light.good,
                        price=light.price, counter=light.counter, passes=light.passes, status=light.status,
                    )  # fmt: skip
        return None

    def _slots(self, clause: Clause) -> dict[str, tuple[int, ...]]:
        """The chunks that depend on the verb of a clause, by grammatical function; of a passive those of its active."""
        verb = clause.verb
        assert verb is not None
        slots: dict[str, tuple[int, ...]] = {}
        for n in clause.preps:
            chunk = self.document.chunks[n]
            if self._told_from(chunk) or (verb.passive and self._owned_means(chunk)):
                continue
            if chunk.conj is None and (
                chunk.link != "of"
                or (self.document.language == "de" and not self._owned(clause, chunk))
                or self.preposition(chunk) == "from"
            ):
                key = f"prep:{self.preposition(chunk)}"
                filler = self._antecedent(clause, n)
                slots[key] = (*slots.get(key, ()), n if filler is None else filler)
        subject = self.subject(clause)
        agent = slots.get("prep:by") or slots.get("prep:von") or slots.get("prep:durch")
        if self._is_passive(clause, subject):
            second = next(
                (
                    n
                    for n in (clause.object, clause.predicative)
                    if n is not None and n != clause.subject and self._counted(n)
                ),
                None,
            )
            if (
                subject is not None
                and second is not None
                and self._somebody(subject)
                and not self._counted(subject)
            ):
                slots["dative"], slots["object"] = (subject,), (second,)  # "Tunisia was promised 105 million"
            elif subject is not None:
                slots["object"] = (subject,)
                given = self._given(clause, subject)
                if given is not None and clause.dative is None:
                    slots["dative"] = (given,)
            if agent:
                slots["subject"] = agent
        elif self._received(clause):
            if subject is not None:
                slots["dative"] = (subject,)
            if agent:
                slots["subject"] = agent
            if clause.object is not None:
                slots["object"] = (clause.object,)
        else:
            if subject is not None:
                slots["subject"] = (subject,)
            target = self._antecedent(clause, clause.object)
            bound = (
                clause.antecedent if clause.kind == "relative" and self.document.language == "en" else None
            )
            if target is not None and bound not in (None, target, subject) and self._named_whole(target):
                slots["dative"], slots["object"] = (
                    (target,),
                    (bound,),
                )  # "the money that Norland lent Ostmark"
            elif target is not None:
                slots["object"] = (target,)
            elif clause.antecedent is not None and self._contact(clause, subject):
                slots["object"] = (clause.antecedent,)  # "the 300 tanks Poland promised to Ukraine"
        given = self._antecedent(clause, clause.dative)
        if given is not None:
            slots["dative"] = (given,)
        for way, place in self._pointed(clause):
            slots.setdefault(f"prep:{way}", (place,))
        self._ranged(clause, slots)
        self._repair(clause, slots)
        if subject is not None and slots.get("subject") and slots.get("object") and "dative" not in slots:
            given = self._given(clause, slots["object"][0], slots["subject"][0])
            if given is not None:
                slots["dative"] = (given,)
        self._second(slots)
        for i in verb.tokens:
            if self.document.tokens[i].pos in ("particle", "adp", "adv"):
                slots[f"particle:{self.document.tokens[i].lower}"] = ()
        self._particle(verb.main + 1, slots)
        if any(self.document.tokens[i].lower in _REFLEXIVES for a, b in clause.ranges for i in range(a, b)):
            slots["reflexive"] = ()
        return slots

    def _contact(self, clause: Clause, subject: int | None) -> bool:
        """Whether a relative clause lacks the object that it speaks of: "the jets (that) Norland sold to Ostmark"."""
        if clause.kind != "relative" or clause.object is not None or subject == clause.antecedent:
            return False
        return clause.marker is None or self.document.tokens[clause.marker].lower == "that"

    def _named_whole(self, chunk: int) -> bool:
        """Whether a chunk is a state by its name alone."""
        return bool(self.entities.row(self.document.chunks[chunk]))

    def _told_from(self, chunk: Chunk) -> bool:
        """Whether a phrase says where a noun of saying comes from: "der Mitteilung aus Rabat zufolge"."""
        before = self.document.chunks[chunk.index - 1] if chunk.index else None
        if before is None or before.end != chunk.prep or self.preposition(chunk) not in ("aus", "from"):
            return False
        return self.document.tokens[before.head].lemma in self.spoken

    def _owned_means(self, chunk: Chunk) -> bool:
        """Whether "von" says whose the means are, not who acts: "wurden mit Jets von Nordair geflogen"."""
        if self.document.language != "de" or chunk.index == 0 or self.preposition(chunk) != "von":
            return False
        before = self.document.chunks[chunk.index - 1]
        return before.end == chunk.prep and before.prep is not None and self.preposition(before) == "mit"

    def _owned(self, clause: Clause, chunk: Chunk) -> bool:
        """Whether "von" says whose organ the subject is: "die Regierung von Montenegro nahm"."""
        return chunk.of is not None and chunk.of == clause.subject and self._somebody(chunk.of)

    def _is_passive(self, clause: Clause, subject: int | None) -> bool:
        """Whether a clause is in the passive; "werde … erhalten" is a future where who is named is its subject."""
        verb = clause.verb
        assert verb is not None
        if (
            not verb.passive
            or self.document.language != "de"
            or self.document.tokens[verb.main].lower != verb.lemma
        ):
            return verb.passive
        return subject is None or self._counted(subject) or not self._somebody(subject)

    def _given(self, clause: Clause, good: int, giver: int | None = None) -> int | None:
        """The bare name of a state beside what passes: "Indien wurden 12 Milliarden zugesagt", "12 Milliarden gab China Indien"."""
        spoken_of = clause.kind == "relative" and good == clause.antecedent
        if self.document.language != "de" or not (self._counted(good) or spoken_of):
            return None
        a, b = clause.ranges[0]
        for i in range(a, b):
            n = self.document.chunk_of[i]
            chunk = self.document.chunks[n] if n >= 0 else None
            if (
                chunk is not None
                and not chunk.pronoun
                and chunk.prep is None
                and chunk.of is None
                and chunk.conj is None
                and n not in (good, giver)
            ):
                return n if self.entities.states(n) and chunk.start == i else None
        return None

    def _received(self, clause: Clause) -> bool:
        """Whether a German clause is in the passive of the recipient: "bekam 20 Millionen ausgezahlt"."""
        verb = clause.verb
        assert verb is not None
        if self.document.language != "de" or verb.finite is None or verb.finite == verb.main:
            return False
        helping = {self.document.tokens[i].lemma for i in verb.tokens if i != verb.main}
        return bool(helping & self.words.receiving) and self.document.tokens[verb.main].form == "participle"

    def _particle(self, after: int, slots: dict[str, tuple[int, ...]]) -> None:
        """Take an English particle right behind its verb for one, also where it was read as the preposition of the object."""
        if self.document.language != "en" or after >= len(self.document.tokens):
            return
        word = self.document.tokens[after].lower
        if word not in self.particles:
            return
        lemma = self.document.tokens[after - 1].lemma
        known = any(f"particle:{word}" in frame.requires for frame in self.words.verbs.get(lemma, ()))
        taken = next(
            (n for n in slots.get(f"prep:{word}", ()) if self.document.chunks[n].prep == after), None
        )
        if taken is None:
            slots.setdefault(f"particle:{word}", ())
        elif known and "object" not in slots and (self._counted(taken) or not self.entities.states(taken)):
            slots[f"particle:{word}"] = ()
            slots["object"] = (taken,)

    def function(self, n: int) -> str:
        """The function of a chunk in its clause: "subject", "subject.passive", "object", "dative", "prep:to", "possessive" …"""
        chunk = self.document.chunks[n]
        for _ in range(_LONGEST_CHAIN):
            if chunk.conj is None:
                break
            chunk = self.document.chunks[chunk.conj]
        if chunk.prep is not None:
            return f"prep:{self.preposition(chunk)}"
        if chunk.link is not None:
            return chunk.link
        if chunk.clause < 0 or (verb := (clause := self.document.clauses[chunk.clause]).verb) is None:
            return "bare"
        if clause.subject == chunk.index:
            return "subject.passive" if verb.passive else "subject"
        return (
            "object" if clause.object == chunk.index else "dative" if clause.dative == chunk.index else "bare"
        )

    def verb_class(self, clause: int) -> str:
        """What kind of verb a clause has: the kind of its transfer, "say", "be", "harm", "measure", another, or none."""
        verb = self.document.clauses[clause].verb if clause >= 0 else None
        if verb is None:
            return "none"
        if clause in self.verbs:
            return self.verbs[clause].frame.kind
        if verb.lemma in lexicon.speech(self.document.language).verbs:
            return "say"
        if verb.lemma in _COPULAS:
            return "be"
        measuring = self.words.measuring | self.words.estimating
        return (
            "harm" if verb.lemma in self.words.harming else "measure" if verb.lemma in measuring else "other"
        )

    def behind(self, chunk: int) -> Iterator[tuple[str, str]]:
        """The states in the phrases right behind a figure's chunk, each with its preposition."""
        for n in self._own([chunk]):
            preposition = self.preposition(self.document.chunks[n])
            for code in self.codes(n, f"prep:{preposition}"):
                yield code, preposition

    def place(self, clause: Clause) -> tuple[str, ...]:
        """The states that the adverb of a clause points back to ("wo", "dort")."""
        return tuple({code for _, n in self._pointed(clause) for code in self.codes(n, "prep:in")})

    def _pointed(self, clause: Clause) -> Iterator[tuple[str, int]]:
        """Places and things that an adverb points back to: "wohin", "dort", "there", with the preposition it stands for."""
        tokens = self.document.tokens
        for i in (clause.marker, *clause.adverbs):
            way = None if i is None else self.words.adverbs.get(tokens[i].lower)
            if i is None or way is None:
                continue
            if i == clause.marker:
                place = clause.antecedent
                if (
                    place is None
                    and i > 1
                    and tokens[i - 1].text == ","
                    and self.document.chunk_of[i - 2] >= 0
                ):
                    place = self.document.chunk_of[i - 2]
            else:
                place = self._place_before(clause, i)
            if place is not None:
                yield way, place

    def _place_before(self, clause: Clause, token: int) -> int | None:
        """The chunk named last before an adverb's clause, in its sentence or the one before, that is a state or holds one."""
        sentence = self.document.sentence_of[token]
        first = self.document.sentences[max(0, sentence - 1)].start
        n = -1
        for i in range(token - 1, first - 1, -1):
            if self.document.chunk_of[i] in (-1, n) or self.document.clause_of[i] == clause.index:
                continue
            n = self.document.chunk_of[i]
            if len(self.entities.states(n)) == 1:
                return n
        return None

    def _ranged(self, clause: Clause, slots: dict[str, tuple[int, ...]]) -> None:
        """Take "between 2,000 and 3,000 nurses" for the subject or object that the clause lacks."""
        slot = "object" if "subject" in slots else "subject"
        if slot in slots:
            return
        for n in clause.preps:
            chunk = self.document.chunks[n]
            word = self.document.tokens[chunk.prep or 0].lower
            if word in self.words.ranging and self._counted(n):
                slots[slot] = (n, *self.followers[n])
                return

    def _repair(self, clause: Clause, slots: dict[str, tuple[int, ...]]) -> None:
        """Where German order left it open which is subject: who is named acts, what is counted is acted upon."""
        if self.document.language != "de" or clause.verb is None or clause.verb.passive:
            return
        stray = slots.get("object", ())
        if (
            stray
            and "dative" not in slots
            and not self._counted(stray[0])
            and (self._somebody(stray[0]) or self._ours(stray[0]))
        ):
            n = stray[0] + 1
            if n < len(self.document.chunks):
                after = self.document.chunks[n]
                if (
                    after.prep is None
                    and after.clause == clause.index
                    and self._counted(n)
                    and after.conj is None
                ):
                    slots["dative"], slots["object"] = stray, (n,)  # "verkauft uns 600 Tonnen"
                    return
        subject, target = slots.get("subject", ()), slots.get("object", ()) or slots.get("dative", ())
        if not subject or not target or self._counted(target[0]):
            return
        frames = self.words.verbs.get(clause.verb.lemma, ())
        if any("subject" in frame.good and all(need in slots for need in frame.requires) for frame in frames):
            return  # "stehen der Türkei sechs Milliarden zu"
        if self.is_people(target[0]) and (self.is_people(subject[0]) or self.codes(subject[0], "subject")):
            return  # "norwegische Ausbilder schulten peruanische Piloten"
        named = self._bare_names(clause) if subject[0] == clause.antecedent else []
        passing = any("subject" in frame.giver and "object" in frame.good for frame in frames)
        if named and passing and not self._somebody(subject[0]) and not self.is_people(subject[0]):
            slots["object"], slots["subject"] = subject, (named[0],)  # "das Korn, das Norwegen Peru schenkt"
            slots["dative"] = tuple(named[1:2])
            return
        acts = any("subject" in frame.giver for frame in frames) and bool(self.entities.states(target[0]))
        pronoun = self.document.chunks[subject[0]].pronoun and subject[0] < target[0]
        if not self._counted(subject[0]) and (pronoun or not acts or self._somebody(subject[0])):
            return  # but "was London den Ruandern versprach", "das Geld überwies Südkorea"
        if self._somebody(target[0]) or self._personal(target[0]):
            key = "object" if slots.get("object") else "dative"
            slots["subject"], slots[key] = target, ()
            slots["object"] = subject

    def _bare_names(self, clause: Clause) -> list[int]:
        """The chunks of a clause that are names of states without a preposition."""
        numbers = dict.fromkeys(self.document.chunk_of[i] for a, b in clause.ranges for i in range(a, b))
        chunks = (self.document.chunks[n] for n in numbers if n >= 0)
        free = (each for each in chunks if each.prep is each.of is each.conj is None and not each.pronoun)
        return [each.index for each in free if self._named_whole(each.index)]

    def _personal(self, chunk: int) -> bool:
        own = self.document.chunks[chunk]
        return own.pronoun and bool(self.names.genders(self.document.tokens[own.head].lower) - {"thing", "n"})

    def _ours(self, chunk: int) -> bool:
        own = self.document.chunks[chunk]
        return own.pronoun and self.document.tokens[own.head].lower in self.words.ours

    def _counted(self, chunk: int) -> bool:
        own = self.document.chunks[chunk]
        return any(
            token.pos == "num" or token.lemma in self.scales
            for token in self.document.tokens[own.start : own.end]
        )

    def _somebody(self, chunk: int) -> bool:
        """Whether a chunk names who can give or take: a state, an institution, people by office, or a word that stands for such."""
        own = self.document.chunks[chunk]
        head = self.document.tokens[own.head]
        return (
            chunk in self.entities.mentions
            or head.pos == "name"
            or self.names.kind(head.lemma.lower()) is not None
            or head.lemma.lower() in self.words.standins
        )

    def _elsewhere(self, slot: str, chunk: int) -> bool:
        """Whether a phrase names a place whose state is not known: "to land 15,000 tons in Agadir"."""
        own = self.document.chunks[chunk]
        head = self.document.tokens[own.head]
        placed = slot.startswith("prep:") and slot[5:] in self.words.directions
        return (
            placed
            and not own.pronoun
            and head.pos == "name"
            and own.end - own.start == 1
            and not self._counted(chunk)
        )

    def _several(self, chunk: int) -> bool:
        """Whether a chunk is a plural pronoun that no state is found for: "they" are not the state of the page's other deals."""
        own = self.document.chunks[chunk]
        if not own.pronoun:
            return False
        word = self.document.tokens[own.head].lower
        clause = self.document.clauses[own.clause] if own.clause >= 0 else None
        finite = clause.verb.finite if clause is not None and clause.verb is not None else None
        plural = finite is not None and self.document.tokens[finite].lower.endswith(("en", "sind"))
        return word in ("they", "ihnen") or (word == "sie" and self.document.language == "de" and plural)

    def _written(self, chunk: int) -> bool:
        """Whether a chunk is a document: "the contract grants Norland 20 million" names no giver."""
        entity = self.entities.of(chunk)
        return entity is not None and entity.kind == "document"

    def _stands_in(self, chunk: int) -> bool:
        """Whether a chunk stands for a party that is named elsewhere: a pronoun, an organ or a "buyer" without its state."""
        own = self.document.chunks[chunk]
        if own.pronoun:
            return True
        lemma = self.document.tokens[own.head].lemma.lower()
        return lemma in self.words.standins or self._is_organ(chunk)

    def _is_organ(self, chunk: int) -> bool:
        """Whether a chunk is an organ without its state ("the ministry"), which need not be of a state that the page tells of."""
        own = self.document.chunks[chunk]
        lemma = self.document.tokens[own.head].lemma.lower()
        return not own.pronoun and (self.names.organ(lemma) or self.names.governs(lemma))

    def _is_thing(self, chunk: int) -> bool:
        """Whether a chunk names neither people nor a party: "tea brings in a billion" says nothing of who pays it to whom."""
        own = self.document.chunks[chunk]
        somebody = self._somebody(chunk) or self._stands_in(chunk) or self._people([chunk])
        return self.document.tokens[own.head].pos == "noun" and not somebody

    def preposition(self, chunk: Chunk) -> str:
        """The preposition of a chunk, without an article fused with it."""
        assert chunk.prep is not None
        word = self.document.tokens[chunk.prep].lower
        if word == "auf" and self.entities.states(chunk.index):
            article = self.document.tokens[chunk.start].lower
            return "nach" if article in ("die", "das") else "in"  # the names of islands
        if word == "of" and self.document.tokens[max(0, chunk.prep - 1)].lower == "out":
            return "from"
        if word == "to" and self.document.tokens[max(0, chunk.prep - 1)].lower in ("next", "close"):
            return "near"
        return _FUSED.get(word, word) if self.document.language == "de" else word

    def subject(self, clause: Clause, depth: int = 0) -> int | None:
        """The chunk that is the subject of a clause, also one that it shares with another by coordination or control."""
        if depth > 8:
            return None
        if clause.subject is not None:
            return self._antecedent(clause, clause.subject)
        if clause.antecedent is not None and clause.kind == "participle":
            return clause.antecedent
        blamed = self._blamed(clause)
        if blamed is not None:
            return blamed
        if clause.conj is not None:
            return self.subject(self.document.clauses[clause.conj], depth + 1)
        purpose = clause.kind == "purpose" and clause.verb is not None and clause.verb.finite is None
        if (clause.shared or purpose) and clause.parent is not None:
            parent = self.document.clauses[clause.parent]
            for owner in (self._intending(clause), self._named_by_for(clause)):
                if owner is not None:
                    return owner
            if parent.verb is None:
                return self._heading(parent, clause)
            if self._contracted(parent, clause):
                return None
            if parent.dative is not None and self._spending(clause):
                return parent.dative
            if parent.verb is not None and parent.verb.lemma in self.words.controls:
                controlled = parent.dative if parent.dative is not None else parent.object
                if controlled is not None and not self._itself(controlled):
                    return controlled
            return self.subject(parent, depth + 1)
        return self._before(clause) if self.document.language == "en" else None

    def _itself(self, chunk: int) -> bool:
        """Whether a chunk is the subject again: "verpflichtet sich, … zu bauen"."""
        return self.document.tokens[self.document.chunks[chunk].head].lower in _REFLEXIVES

    def _spending(self, clause: Clause) -> bool:
        """Whether an infinitive says what the receiver of money buys with it: "lent Ostmark money to buy jets"."""
        frames = self.words.verbs.get(clause.verb.lemma, ()) if clause.verb is not None else ()
        return any(frame.kind in _BUYING for frame in frames)

    def _intending(self, clause: Clause) -> int | None:
        """Whose intent an infinitive says: "India's decision to supply 65,000 tonnes", "Norwegens Angebot, 22 Jets zu liefern"."""
        at = clause.start - 1
        if clause.kind != "infinitive" or at < 1:
            return None
        n = self.document.chunk_of[at if self.document.tokens[at].text != "," else at - 1]
        for _ in range(2):  # the noun itself, or its genitive
            if n < 0:
                return None
            if self.document.tokens[self.document.chunks[n].head].lemma.lower() in self.words.intents:
                break
            n = -1 if (up := self.document.chunks[n].of) is None else up
        else:
            return None
        return next(
            (
                m
                for m in self.dependants[n]
                if self.document.chunks[m].link in ("possessive", "genitive", "of")
                and self.codes(m, "subject")
            ),
            None,
        )

    def _blamed(self, clause: Clause) -> int | None:
        """Whom an English gerund behind "for", "of" or "from" speaks of: "denounced Pyongyang for arming Moscow"."""
        if clause.kind != "participle" or clause.parent is None or not clause.start:
            return None
        if self.document.tokens[clause.start - 1].lower not in ("for", "of", "from"):
            return None
        blamed = self.document.clauses[clause.parent].object
        return blamed if blamed is not None and self._somebody(blamed) else None

    def _named_by_for(self, clause: Clause) -> int | None:
        """The subject that an English infinitive has behind "for": "an agreement for Seoul to provide 12 jets"."""
        if clause.kind != "infinitive" or self.document.language != "en" or not clause.start:
            return None
        n = self.document.chunk_of[clause.start - 1]
        chunk = self.document.chunks[n] if n >= 0 else None
        return (
            n if chunk is not None and chunk.prep is not None and self.preposition(chunk) == "for" else None
        )

    def _contracted(self, parent: Clause, clause: Clause) -> bool:
        """Whether a contract with another leaves open who does what it is about: "signed a contract with a yard to build 12 ships"."""
        if parent.object is None or clause.verb is None or clause.kind != "infinitive":
            return False
        noun = self.nouns.get(parent.object)
        frames = self.words.verbs.get(clause.verb.lemma, ())
        return (
            noun is not None
            and noun.frame.kind == "agree"
            and bool({"prep:with", "prep:mit"} & set(noun.slots))
            and any(frame.kind == "build" for frame in frames)
        )

    def _before(self, clause: Clause) -> int | None:
        """The party right before an English verb that the analysis left without a subject."""
        verb = clause.verb
        if (
            verb is None
            or clause.kind in ("relative", "participle", "infinitive")
            or verb.tokens[0] <= clause.start
        ):
            return None
        n = self.document.chunk_of[verb.tokens[0] - 1]
        if n < 0 or self._counted(n):
            return None
        prep = self.document.chunks[n].prep
        if prep is not None and self.document.tokens[prep].lower not in grammar("en").subordinators:
            return None  # but "after the US announced"
        return n if self._somebody(n) else None

    def _heading(self, parent: Clause, clause: Clause) -> int | None:
        """What stands before an infinitive without a verb of its own: "Rwanda to get 2 million"."""
        n = self.document.chunk_of[clause.start - 1] if clause.start > parent.start else -1
        return n if n >= 0 and self.document.chunks[n].prep is None else None

    def _antecedent(self, clause: Clause, chunk: int | None) -> int | None:
        """The chunk; for the relative pronoun of a clause what it speaks of."""
        if chunk is None:
            return None
        found = self.document.chunks[chunk]
        if (
            clause.kind == "relative"
            and found.pronoun
            and clause.marker is not None
            and (
                found.head == clause.marker
                or (found.head == clause.marker + 1 and self.document.tokens[clause.marker].pos == "adp")
            )
        ):
            return clause.antecedent
        return chunk

    def _second(self, slots: dict[str, tuple[int, ...]]) -> None:
        """Take an English object for the first of two where an amount follows its "of": "gave the Kingdom of Morocco $30"."""
        if self.document.language != "en" or "dative" in slots or not slots.get("object"):
            return
        n = slots["object"][0]
        after = self.document.chunks[n + 1] if n + 1 < len(self.document.chunks) else None
        own = self.document.chunks[n]
        bare = after is not None and after.prep is None and after.conj is None and after.link is None
        if (
            after is not None
            and bare
            and after.start == own.end
            and after.clause == own.clause
            and self._people([n])
        ):
            slots["dative"], slots["object"] = (n,), (n + 1,)  # "offers 280 people visas"
            return
        if after is None or after.of != n or after.link != "of" or not self.entities.states(n):
            return
        amount = self.document.chunks[n + 2] if n + 2 < len(self.document.chunks) else None
        if amount is not None and amount.prep is None and amount.start == after.end and self._counted(n + 2):
            slots["dative"], slots["object"] = (n,), (n + 2,)

    def _noun(self, chunk: Chunk, readings: tuple[Frame, ...]) -> Predicate:
        slots: dict[str, tuple[int, ...]] = {}
        for n in self.dependants[chunk.index]:
            other = self.document.chunks[n]
            key = (
                "prep:" + self.preposition(other)
                if other.prep is not None and other.link == "of"
                else str(other.link)
            )
            slots[key] = (*slots.get(key, ()), n)
        for n in self.following(chunk):
            other = self.document.chunks[n]
            key = f"prep:{self.preposition(other)}"
            if n not in slots.get(key, ()):
                slots[key] = (*slots.get(key, ()), n)
        for slot in ("prep:by", "prep:durch"):
            if slot in slots:
                slots["agent"] = slots[slot]
        owner = (
            self._owner(chunk, slots) if readings[0].kind not in ("owe", "cost") else None
        )  # whose debt is cut
        if owner is not None:
            slots["possessive"] = (owner,)
        elif readings[0].kind == "lend" and self._begun(chunk):
            slots.pop("possessive", None)  # "China verlängerte Pakistans Kredit": the borrower's
        codes = {}
        adjectives = self.entities.adjectives(chunk)
        if adjectives and self._meant_by_name(chunk, readings[0]):
            codes["prep:für"] = adjectives
        elif adjectives:
            codes["adjective"] = adjectives
            codes["compound"] = adjectives
        frame = next(
            (frame for frame in readings if all(need in slots or need in codes for need in frame.requires)),
            readings[0],
        )
        return Predicate(frame, chunk.head, chunk.clause, chunk.index, slots, codes)

    def _meant_by_name(self, chunk: Chunk, frame: Frame) -> bool:
        """Whether a German compound names for whom help is: "Kenia-Hilfe", but "EU-Hilfe"."""
        name, _, rest = self.document.tokens[chunk.head].text.partition("-")
        return bool(rest) and not name.isupper() and frame.kind in ("provide", "fund")

    def _begun(self, chunk: Chunk) -> bool:
        """Whether a noun of transfer is what its clause begins, changes or ends."""
        clause = self.document.clauses[chunk.clause] if chunk.clause >= 0 else None
        return (
            clause is not None
            and clause.verb is not None
            and clause.verb.lemma in self.words.aspects
            and {chunk.index, chunk.of if chunk.link == "apposition" else None}
            & {clause.object, clause.predicative} - {None}
            != set()
        )

    def _owner(self, chunk: Chunk, slots: dict[str, tuple[int, ...]]) -> int | None:
        """The subject of the clause where a noun of transfer is its doing: "raised its exports", "suspended deliveries"."""
        clause = self.document.clauses[chunk.clause] if chunk.clause >= 0 else None
        if clause is None or clause.verb is None or "possessive" in slots or "agent" in slots:
            return None
        own = self.document.tokens[chunk.start].lower in self.words.possessives
        begun = self._begun(chunk) or (
            clause.verb.lemma in self.words.aspects
            and clause.object is not None
            and chunk.prep == self.document.chunks[clause.object].end
            and self._counted(clause.object)
        )
        if (not own and not begun) or clause.verb.passive:
            return None
        subject = self.subject(clause)
        if (
            subject is None
            or subject == chunk.index
            or self._counted(subject)
            or not self.codes(subject, "subject")
        ):
            return None
        return subject

    def following(self, chunk: Chunk) -> Iterator[int]:
        """The prepositional phrases right after a noun, one after the other: "deliveries of gas from Russia to China"."""
        end = chunk.end
        for n in range(chunk.index + 1, min(chunk.index + 7, len(self.document.chunks))):
            other = self.document.chunks[n]
            if other.clause != chunk.clause:
                return
            begin = other.prep if other.prep is not None and other.conj is None else other.start
            if (
                begin - end == 1
                and end == chunk.end
                and self._counted(chunk.index)
                and self.document.tokens[end].text.isalpha()
            ):
                end += 1  # a unit
            if end < begin and self.document.tokens[end].lower in self.words.partitive:
                end += 1
            if begin - end > (1 if other.conj is not None else 0) + (
                1 if other.prep is None and other.link != "genitive" else 0
            ):
                return
            if other.prep is None and other.link is None and other.conj is None:
                return
            end = other.end
            if other.prep is not None and other.conj is None:
                yield n
                if self._holds_phrases(other):
                    return

    def _holds_phrases(self, chunk: Chunk) -> bool:
        """Whether what follows a phrase may be said of its noun: "despite pressure from …", "for the award of the contract to …"."""
        head = self.document.tokens[chunk.head]
        preposition = self.preposition(chunk)
        if preposition in _PARTS or chunk.pronoun or self._counted(chunk.index):
            return False
        if head.lemma in self.words.nouns or head.lemma.lower() in self.words.nouns:
            return True
        known = preposition in self.words.directions | self.words.crossing or self._somebody(chunk.index)
        return (
            head.pos == "noun"
            and not known
            and head.lemma not in TIME_NOUNS
            and preposition not in ("for", "für", "by")
        )

    # --- parties ------------------------------------------------------------------------------------------------------

    def sides(
        self, predicate: Predicate, own: Sequence[int] = ()
    ) -> tuple[str | None, str | None, bool, bool]:
        """Giver and recipient of a predicate, and whether the slot of each is filled. An agreement alone has no direction."""
        if predicate.frame.kind == "agree":
            return None, None, False, False
        giver, taken = self.party(predicate, predicate.frame.giver, own)
        recipient, held = self.party(predicate, predicate.frame.recipient, own)
        if (
            recipient is None
            and not held
            and self.document.language == "en"
            and "dative" in predicate.frame.recipient
        ):
            recipient = self._leading(predicate)
        return giver, recipient, taken, held

    def _leading(self, predicate: Predicate) -> str | None:
        """The state whose name opens an English object that was not parted from it: "gave North Korea food"."""
        for n in predicate.slots.get("object", ()):
            chunk = self.document.chunks[n]
            name = self.entities.leading(chunk)
            if name is not None:
                return name
        return None

    def party(
        self, predicate: Predicate, slots: tuple[str, ...], own: Sequence[int] = ()
    ) -> tuple[str | None, bool]:
        """Who fills one of the slots: the state's code (or the bloc's name); and whether the slot is filled by somebody else.

        `own` are phrases right behind the figure, which count before those of the predicate ("200 in Canada, 100 in Chile").
        """
        for n in own:
            slot = f"prep:{self.preposition(self.document.chunks[n])}"
            if self._hangs_on_another(predicate, slot, n):
                continue
            if slot in slots or (
                slot == "prep:in"
                and "subject" in predicate.frame.recipient
                and set(slots) & {"prep:aus", "prep:from"}
            ):
                found = self.codes(n, slot)
                if found:
                    return (found[0], True) if len(found) == 1 else (None, True)
        closed = False
        named: dict[str, None] = {}
        for slot in slots:
            if named and not slot.startswith("prep:"):
                break
            codes = predicate.codes.get(slot)
            if codes:
                return (codes[0], True) if len(codes) == 1 else (None, True)
            for n in predicate.slots.get(slot, ()):
                if self._located(predicate, slot, n) or (not own and self._of_next(n)):
                    continue
                if self._hangs_on_another(predicate, slot, n):
                    continue
                # "reached Colombo port" names a place as "to" does
                reached = slot == "object" and predicate.frame.kind == "move"
                found = self.codes(n, "prep:to" if reached else slot) or self._where(predicate, n)
                named.update(dict.fromkeys(found))
                closed = (
                    closed
                    or bool(found)
                    or (self._somebody(n) and not self._stands_in(n) and not self._written(n))
                    or (predicate.frame.kind in _BUYING and self._is_organ(n))
                    or (slot == "subject" and predicate.frame.kind in _TAKING and self._is_thing(n))
                    or self._several(n)
                    or self._elsewhere(slot, n)
                )
            if named and not slot.startswith("prep:"):
                break
        if not named and not closed and predicate.frame.kind == "host" and "subject" in slots:
            named = dict.fromkeys(
                code for n in predicate.slots.get("prep:in", ()) for code in self.codes(n, "prep:in")
            )  # "are employed in Russia"
        return (next(iter(named)), True) if len(named) == 1 else (None, closed)

    def _hangs_on_another(self, predicate: Predicate, slot: str, chunk: int) -> bool:
        """Whether a phrase with "in" may say where another phrase's noun is: "entsandt zur Hilfe im Krieg in der Ukraine"."""
        if slot != "prep:in" or predicate.chunk is not None or not chunk:
            return False
        own, before = self.document.chunks[chunk], self.document.chunks[chunk - 1]
        if own.prep is None or before.end != own.prep:
            return False
        while before.link == "genitive" and before.of is not None:
            before = self.document.chunks[before.of]
        if before.prep is None or before.pronoun:
            return False
        head = self.document.tokens[before.head]
        if any(before.index in predicate.slots.get(good, ()) for good in predicate.frame.good):
            return False
        noun = self.nouns.get(before.index)
        if noun is not None and noun.frame.kind == predicate.frame.kind:
            return False  # "bestellten in einem Großauftrag in den USA"
        if head.lemma in self.spoken or head.lemma in TIME_NOUNS:
            return False  # "arbeiten nach Schätzungen in Russland"
        return head.pos == "noun" and not self._counted(before.index)

    def _located(self, predicate: Predicate, slot: str, chunk: int) -> bool:
        """Whether a German phrase with "in" says where, not whither: in the dative, or a name without article."""
        if (
            self.document.language != "de"
            or slot not in ("prep:in", "prep:an")
            or predicate.chunk is not None
        ):
            return False
        verb = self.document.clauses[predicate.clause].verb
        if predicate.frame.kind not in _WHITHER or predicate.frame.passes == "persons":
            return False
        if verb is None or verb.lemma in self.words.arriving:
            return False
        own = self.document.chunks[chunk]
        bare = slot == "prep:in" and self.document.tokens[own.start].pos != "det"
        return bare or not own.cases & ACC

    def _where(self, predicate: Predicate, chunk: int) -> tuple[str, ...]:
        """Where "man" or "one" acts: the only state named as the place of the clause."""
        own = self.document.chunks[chunk]
        if not own.pronoun or self.document.tokens[own.head].lower not in self.words.impersonal:
            return ()
        found = {code for n in predicate.slots.get("prep:in", ()) for code in self.codes(n, "prep:in")}
        return tuple(found) if len(found) == 1 else ()

    def codes(self, chunk: int, slot: str = "") -> tuple[str, ...]:
        """The states that a chunk and those coordinated with it stand for, each once; in a slot also by its possessor or adjective."""
        found: dict[str, None] = {}
        for n in self._coordinated(chunk):
            codes = (self.entities.states(n) if self._acts(n) else ()) or (
                self._modifying(n, slot) if slot else ()
            )
            found.update(dict.fromkeys(codes))
        return tuple(found)

    def _acts(self, chunk: int) -> bool:
        """Whether who is named acts for a state: not a doctor or a worker, though they come from one."""
        entity = self.entities.of(chunk)
        if entity is None or entity.kind not in ("person", "unnamed"):
            return True
        head = self.document.tokens[self.document.chunks[chunk].head]
        lemma = head.lemma.lower()
        return head.pos == "name" or self.names.governs(lemma) or not self.names.person(lemma)

    def _modifying(self, chunk: int, slot: str) -> tuple[str, ...]:
        """The one state whose own an institution, a crowd or a place is: "Russian firm", "Ukraine's ports", "authorities in Kyiv"."""
        own = self.document.chunks[chunk]
        lemma = self.document.tokens[own.head].lemma
        frames = self.words.nouns.get(lemma, ())
        if (
            own.pronoun
            or self._counted(chunk)
            or lemma in self.spoken
            or any(f.kind not in ("build", "provide") for f in frames)
        ):
            return ()
        placed = slot.startswith("prep:") and slot[5:] in self.words.directions
        meant = slot in ("dative", "prep:for", "prep:für", "prep:to")
        if not placed and not meant and not self._somebody(chunk) and not self._unlisted(own):
            return ()
        found: dict[str, None] = {}
        if frames and not meant:
            return ()
        if (
            not frames
            and (placed or self._somebody(chunk) or self._unlisted(own))
            and lemma.lower() not in self.words.displaced
        ):
            found = dict.fromkeys(self.entities.adjectives(own, first=True))
            letters = any(token.text[:2].isupper() for token in self.document.tokens[own.start : own.end])
            member = own.plural is not True and self.names.member(lemma.lower())
            if member or (own.plural is not False and not letters):  # "European partners" are not the Union
                found = {
                    code: None for code in found if code not in lexicon.names(self.document.language).blocs
                }
        for n in self.dependants[chunk]:
            link = self.document.chunks[n].link
            if link == "of" and self.document.language == "de" and (found or not self._somebody(chunk)):
                continue  # "die ukrainische Naftogaz von Gazprom", "in all der Zeit von seinen Inseln"
            if link in ("genitive", "possessive", "of"):
                found.update(
                    dict.fromkeys(
                        self.codes(n)
                        or (self.entities.adjectives(self.document.chunks[n], first=True) if meant else ())
                    )
                )
            elif link == "apposition":
                found.update(
                    dict.fromkeys(
                        self.entities.states(n) or self.entities.adjectives(self.document.chunks[n])
                    )
                )
        named = self._somebody(chunk) or self.document.tokens[own.head].pos == "name"
        elsewhere = meant and bool(found) and not self.dependants[chunk] and self._people([chunk])
        if (not found or elsewhere) and (named or meant) and chunk + 1 < len(self.document.chunks):
            last = own
            while last.index + 1 < len(self.document.chunks):
                following = self.document.chunks[last.index + 1]
                if following.of != last.index or following.link not in ("genitive", "of"):
                    break
                last = following
            other = self.document.chunks[min(last.index + 1, len(self.document.chunks) - 1)]
            if other.prep == last.end and self.preposition(other) in ("in", "from", "aus"):
                there = dict.fromkeys(self.codes(other.index))
                found = there if elsewhere and there else {**found, **there}
        return tuple(found) if len(found) == 1 else ()

    def _unlisted(self, chunk: Chunk) -> bool:
        """Whether a noun in a party's slot is no good, no transfer and no amount, so that its adjective says whose it is."""
        lemma = self.document.tokens[chunk.head].lemma
        return (
            self.document.language == "de"
            and class_of(self.document.language, lemma) is None
            and lemma not in self.words.nouns
            and lemma.lower() not in self.words.nouns
            and lemma.lower() not in self.words.sums
        )

    def _coordinated(self, chunk: int) -> Iterator[int]:
        yield chunk
        for n in self.followers[chunk]:
            yield from self._coordinated(n)
        if not self.followers[chunk] and self.entities.states(chunk):
            n = chunk + 1
            if n < len(self.document.chunks):
                own, other = self.document.chunks[chunk], self.document.chunks[n]
                start = other.start if other.prep is None else other.prep
                if (
                    start == own.end + 1
                    and own.clause == other.clause
                    and (
                        self.document.tokens[own.end].text == ","
                        or self.document.tokens[own.end].pos == "cconj"
                    )
                    and (other.prep is None or own.prep is not None)
                    and self.entities.states(n)
                ):
                    yield from self._coordinated(n)

    # --- figures ------------------------------------------------------------------------------------------------------

    def of_tokens(self, start: int, end: int, money: bool) -> Role | None:
        """The transfer of a figure that stands in tokens `start` to `end`; `money` where it is an amount of a currency."""
        chunk = next(
            (
                self.document.chunk_of[i]
                for i in range(end - 1, start - 1, -1)
                if self.document.chunk_of[i] >= 0
            ),
            -1,
        )
        if chunk < 0:
            return None
        return self.of_chunk(chunk, money)

    def of_chunk(self, chunk: int, money: bool) -> Role | None:
        """The transfer whose good (or price) a chunk is."""
        verb: Predicate | None = None
        inverse = False
        chain = list(self._upwards(chunk))
        noun = next(
            (self.nouns[n] for n in chain if n in self.nouns and self._is_good(self.nouns[n], chain, money)),
            None,
        )
        if noun is None:  # "30 Millionen Euro Soforthilfe"
            measured = (n for n in self.dependants[chunk] if self.document.chunks[n].link == "apposition")
            noun = next((self.nouns[n] for n in measured if n in self.nouns), None)
        if noun is None:
            noun = next(
                (
                    self.nouns[n]
                    for n in self._own(chain)
                    if n in self.nouns and self.preposition(self.document.chunks[n]) in ("in", "an", "of")
                    if self.nouns[n].frame.kind not in _DOINGS
                ),
                None,
            )  # "$60 billion in US aid"
        top = self.document.chunks[chain[-1]].clause
        clause: Clause | None = self.document.clauses[top] if top >= 0 else None
        if clause is not None:
            verb, inverse = self._verb(clause, chain, money)
            if noun is None and verb is None:
                said = self._predicated(clause, chain)
                noun = said if said is not None and self._allowed(said, money) else None
        if (
            noun is not None
            and noun.frame.kind == "owe"
            and verb is not None
            and verb.frame.kind in ("forgive", "swap")
        ):
            noun = None  # debts that are forgiven are the forgiver's gift
        noun, verb = (None if one is not None and one.frame.kind == "use up" else one for one in (noun, verb))
        if noun is None and verb is None:
            return None
        if inverse and noun is not None and any(self.sides(noun, self._own(chain))[:2]):
            verb, inverse = None, False  # "a permit for the export of 180 lorries to Algeria"
        role = self._joined(None if inverse else noun, verb, chain, money)
        if inverse and verb is not None:  # what is paid for the good passes the other way
            moved = role.transfer
            if money and moved.giver is None and not role.closed[0]:
                goods = [n for slot in verb.frame.good for n in verb.slots.get(slot, ())]
                makers = {self.origin(n) for n in goods} - {None, moved.recipient}
                moved = replace(moved, giver=next(iter(makers))) if len(makers) == 1 else moved
            swapped = any(n in self.nouns and self.nouns[n].frame.kind == "swap" for n in chain)
            paid = money and verb.frame.kind in _GOODS - {"move"} and not swapped
            origin = None if money or moved.recipient is not None or role.closed[1] else self.origin(chunk)
            if origin is not None and moved.giver not in (None, origin):
                moved = replace(moved, recipient=origin)
            else:
                origin = None
            role = role._replace(
                transfer=replace(moved, giver=moved.recipient, recipient=moved.giver, status="unknown"),
                rule="origin" if origin is not None else "paid" if paid else "price",
                sure=moved.giver is not None and moved.recipient is not None,
                closed=(role.closed[1], role.closed[0]),
            )
        return role

    def chain(self, chunk: int) -> tuple[int, ...]:
        """A figure's chunk and the chunks that it measures, modifies or goes on."""
        return tuple(self._upwards(chunk))

    def _upwards(self, chunk: int) -> Iterator[int]:
        """A chunk, what it modifies or is coordinated with, and so on."""
        seen = 0
        n: int | None = chunk
        while n is not None and seen < _LONGEST_CHAIN:
            yield n
            this = self.document.chunks[n]
            up = this.of if this.link in ("of", "apposition", "genitive") else None
            if up is not None and this.link == "apposition" and self._counted(n) and self.entities.states(up):
                # behind the side of a noun, its amount: "Norland's aid to Ostmark, 3 million"; else the next of a list
                place = self.document.chunks[up]
                up = (
                    up - 1
                    if place.prep is not None and up - 1 in self.nouns and not self._counted(up - 1)
                    else None
                )
            if up is not None and this.link == "apposition" and self._counted(n) and not self._counted(up):
                other = self.document.chunks[up]
                if other.prep is not None and other.end == this.start:
                    up = None  # no apposition without a comma: "für die Drohnen zwei Tonnen Gold"
            if up is None and n and this.start and self.document.tokens[this.start - 1].text == "(":
                before = self.document.chunks[n - 1]  # "290 million pounds (584 million euros)"
                if before.end == this.start - 1 and any(
                    token.pos == "num" for token in self.document.tokens[before.start : before.end]
                ):
                    up = before.index
            if (
                up is None
                and this.conj is not None
                and (
                    self._counted(n) == self._counted(this.conj)
                    or (self._counted(n) and not self._somebody(this.conj) and not self.codes(this.conj))
                )
            ):
                up = this.conj
            summed = self.document.tokens[this.head].lemma.lower() in self.words.sums
            if (
                up is None
                and this.prep is not None
                and n
                and (summed or (self._counted(n) and self.preposition(this) in self.words.worth))
            ):
                before = self.document.chunks[n - 1]
                end = before.end
                while before.of is not None and before.link == "genitive":
                    before = self.document.chunks[before.of]
                worth = summed or self.preposition(this) == "worth"
                passed = worth and bool(self.codes(before.index))
                while passed and before.prep is not None and before.index and before.index not in self.nouns:
                    ahead = self.document.chunks[before.index - 1]
                    if ahead.end != before.prep:
                        break
                    before = ahead  # "eine Lieferung an Norland in Höhe von 2 Milliarden"
                if (end == this.prep and not passed and worth) or before.index in self.nouns:
                    up = before.index
            if up is None and self._counted(n):
                up = self._item_before(n)
            if up is None and this.prep is not None and n and self.preposition(this) in self.words.bearing:
                whole = self.document.chunks[n - 1]
                adjacent = whole.end == this.prep
                while whole.of is not None and whole.link == "genitive":
                    whole = self.document.chunks[whole.of]
                goods = self.document.language, self.document.tokens[this.head].lemma
                if (
                    adjacent
                    and self._counted(n)
                    and not self._counted(whole.index)
                    and not self.codes(whole.index)
                    and (
                        self._people([n])
                        or class_of(*goods)
                        or class_of(goods[0], self.good_lemma(n).capitalize())
                    )
                ):
                    up = whole.index  # "ein Team mit 80 Rettern"
            if up is None and this.prep is not None and self.preposition(this) == "worth":
                up = next((k for k in range(n - 1, max(-1, n - 5), -1) if k in self.nouns), None)
                while (
                    up is not None
                    and (above := self.document.chunks[up].of) is not None
                    and above in self.nouns
                ):
                    up = above  # "its 25th package of aid to Ukraine, worth $200 million"
            if up is None and this.clause >= 0:
                clause = self.document.clauses[this.clause]
                if (
                    clause.antecedent is not None
                    and clause.verb is not None
                    and clause.verb.lemma in self.words.holding
                ):
                    up = clause.antecedent  # "containers filled with shells"
                elif (
                    clause.antecedent is not None
                    and clause.verb is not None
                    and clause.verb.lemma in self.words.measuring | self.words.estimating
                    and (
                        clause.object in (n, self._listed_first(n))
                        or (n in clause.preps and self.preposition(this) in ("to", "at", "auf", "mit"))
                    )
                ):
                    up = clause.antecedent  # "a package that includes 121 drones"
            n = up
            seen += 1

    def _item_before(self, chunk: int) -> int | None:
        """The counted item before one in a list, over the phrases in between: "40 tanks of the type M1, 25 jets and two radars"."""
        document, own = self.document, self.document.chunks[chunk]
        mark = document.tokens[own.start - 1] if own.start else None
        if own.prep is not None or mark is None or not (mark.text == "," or mark.pos == "cconj"):
            return None
        for n in range(chunk - 1, max(-1, chunk - 6), -1):
            other = document.chunks[n]
            if other.clause != own.clause or other.pronoun:
                return None
            if self._counted(n) and other.end - other.start > 1:
                between = document.tokens[other.end : own.start]
                return n if all(token.pos not in ("verb", "aux", "modal") for token in between) else None
        return None

    def _listed_first(self, chunk: int) -> int:
        """The first of the chunks that one is coordinated with."""
        n: int = chunk
        while (before := self.document.chunks[n].conj) is not None:
            n = before
        return n

    def _is_good(self, predicate: Predicate, chain: list[int], money: bool) -> bool:
        """Whether the figure is what passes by a noun of transfer: the noun's own number or its "of"."""
        return predicate.frame.passes != "money" or money or predicate.chunk != chain[0]

    def _verb(self, clause: Clause, chain: list[int], money: bool) -> tuple[Predicate | None, bool]:
        """The verb of transfer that the chunk is an argument of, and whether it is the price."""
        predicate = self.verbs.get(clause.index)
        relative = next(
            (
                self.verbs[other.index]
                for other in self.document.clauses[clause.index + 1 : clause.index + 5]
                if (other.antecedent in chain or other.conj == clause.index) and other.index in self.verbs
            ),
            None,
        )
        for one in (predicate, relative):
            if (
                one is not None
                and self._allowed(one, money)
                and self._holds(one, (*one.frame.good, "complement"), chain)
            ):
                return one, False
        if predicate is not None and self._exchanged(predicate, chain, money):
            return predicate, True
        for one in (predicate, relative):
            if one is not None and self._holds(one, (*one.frame.price, *one.frame.counter), chain):
                if not money and self._people(chain) and self.origin(chain[0]) is None:
                    return relative, False  # nobody is paid for with people: "a sum for each refugee"
                if money and one.frame.kind == "fund":
                    return one, False  # "to finance 70 % of the cost", "den Großteil der Kosten"
                return (one, True) if self._allowed(one, money) or not money else (None, False)
        if predicate is not None and money and self._priced(predicate, chain):
            return predicate, True
        if predicate is not None and self._allowed(predicate, money) and self._whole(predicate, chain):
            return predicate, False
        if predicate is not None and self._allowed(predicate, money) and self._loose(predicate, chain):
            return predicate, False
        if predicate is not None and self._next_moved(predicate, chain):
            return predicate, False
        return None, False

    def _priced(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure is the price at which goods pass: "erhält Gas zu einem Preis von 270 Dollar", "at a cost of"."""
        if predicate.frame.kind not in _GOODS - {"move"}:
            return False
        for chunk in (self.document.chunks[n] for n in chain if self.document.chunks[n].prep is not None):
            word, noun = self.preposition(chunk), self.nouns.get(chunk.index)
            if word in ("at", "zu") or (word == "for" and noun is not None and noun.frame.kind == "cost"):
                return True
        return False

    def _next_moved(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure is the next of several that go somewhere: "2,000 doses go to Ghana, 300 to Togo"."""
        subject = predicate.slots.get("subject", ())
        if predicate.frame.kind != "move" or "subject" not in predicate.frame.good or not subject:
            return False
        ways = {f"prep:{self.preposition(self.document.chunks[n])}" for n in self._own(chain)}
        own = self.document.chunks[chain[0]]
        return (
            self._counted(subject[0])
            and self._counted(chain[0])
            and own.prep is None
            and own.index > subject[0]
            and bool(ways & set(predicate.frame.recipient))
        )

    def _exchanged(self, predicate: Predicate, chain: list[int], money: bool) -> bool:
        """Whether a figure is given for what the verb passes: "in return for", "gegen", and money "for" any goods."""
        own = self.document.chunks[chain[-1]]
        if own.prep is None or predicate.frame.passes == "money" or not predicate.frame.good:
            return False
        word = self.preposition(own)
        before = self.document.tokens[max(0, own.prep - 1)].lower
        if word in self.words.exchanging or (
            word in ("for", "gegen") and before in ("return", "exchange", "tausch", "gegenzug")
        ):
            return not self._people(chain)
        return money and word in ("for", "für") and predicate.frame.kind in _GOODS

    def is_people(self, chunk: int) -> bool:
        """Whether a chunk names people: a crowd, those of a trade, or of a state."""
        return self._people([chunk])

    def _people(self, chain: list[int]) -> bool:
        lemmas = [self.document.tokens[self.document.chunks[n].head].lemma.lower() for n in chain]
        return any(
            lemma in self.words.crowds or self.names.person(lemma) or self.names.people(lemma)
            for lemma in lemmas
        )

    def _allowed(self, predicate: Predicate, money: bool) -> bool:
        return predicate.frame.passes != "money" or money

    def _holds(self, predicate: Predicate, slots: tuple[str, ...], chain: list[int]) -> bool:
        return any(set(predicate.slots.get(slot, ())) & set(chain) for slot in slots)

    def _whole(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure is the whole that a part of passes: "of the six billion, three have been paid"."""
        own = self.document.chunks[chain[0]]
        if own.prep is None or self.preposition(own) not in ("von", "of"):
            return False
        goods = [n for slot in predicate.frame.good for n in predicate.slots.get(slot, ())]
        return bool(goods) and goods[0] not in chain and self._counted(goods[0])

    def _loose(self, predicate: Predicate, chain: list[int]) -> bool:
        """Whether a figure without a preposition is what passes although the analysis gave it no function."""
        if not set(predicate.frame.good) & {"object", "subject", "number"} or predicate.frame.kind == "move":
            return False
        return all(
            self.document.chunks[n].prep is None or self.document.chunks[n].prep == predicate.token + 1
            for n in chain
        )

    def _predicated(self, clause: Clause, chain: list[int]) -> Predicate | None:
        """The noun of transfer that a figure is said of: "Die Hilfe umfasst 300 Panzer", "the loan is worth $3 billion"."""
        if clause.subject is None or clause.verb is None:
            return None
        if clause.subject in chain:  # "The 300 tanks were a gift from Norland to Ostmark"
            return None if clause.predicative is None else self.nouns.get(clause.predicative)
        measured = {clause.object, clause.predicative, *(n for n in clause.preps)}
        if not measured & set(chain):
            return None
        if clause.verb.lemma in self.words.estimating and clause.verb.passive:
            return self.nouns.get(
                clause.subject
            )  # "Moskaus Zahlungen an Minsk werden auf 300 Millionen geschätzt"
        if (
            clause.verb.lemma in self.words.estimating
            and clause.object is not None
            and clause.object not in chain
        ):
            return self.nouns.get(clause.object)
        if clause.object is not None and clause.object in self.nouns and clause.object not in chain:
            for change in self.words.amounts.get(clause.verb.lemma, ()):
                ways = {slot[5:] for slot in change.amount if slot.startswith("prep:")}
                if "object" in change.what and any(
                    self.preposition(self.document.chunks[n]) in ways for n in clause.preps if n in chain
                ):
                    return self.nouns[clause.object]  # "raised its exports to Egypt to 3 million tonnes"
        if (
            clause.verb.lemma in self.words.measuring
            or clause.verb.lemma in self.words.amounts
            or clause.predicative in chain
        ):
            return self.nouns.get(clause.subject)
        return None

    def _attributive(self, verb: Predicate, chain: list[int]) -> Iterator[tuple[str | None, str | None]]:
        """The sides that other verbs of the sentence name whose good the figure is: "promised by Washington", "and landed in Dhaka"."""
        things = list(chain)
        for n in things:
            if len(things) < 8:
                things += [
                    m
                    for m in self.dependants[n]
                    if self.document.chunks[m].link in ("of", "apposition", "genitive") and m not in things
                ]
        for predicate in self.by_sentence[self.document.sentence_of[verb.token]]:
            if (
                predicate.chunk is None
                and predicate is not verb
                and self._holds(predicate, predicate.frame.good, things)
            ):
                yield self.sides(predicate)[:2]

    def _meant(self, own: Sequence[int], giver: str) -> str | None:
        """For whom a figure is by the phrases right behind it: "30 tanks for Norland"."""
        phrases = [n for n in own if self.preposition(self.document.chunks[n]) in ("for", "für")]
        found = {code for n in phrases for code in self.entities.states(n)} - {giver}
        return next(iter(found)) if len(found) == 1 else None

    def _having(self, verb: Predicate, chain: list[int], recipient: str | None) -> str | None:
        """Whose people are somewhere: "Cuba has 20,000 doctors working in Venezuela"."""
        clause = self.document.clauses[verb.clause] if verb.clause >= 0 else None
        if (
            clause is None
            or clause.parent is None
            or clause.antecedent not in chain
            or verb.frame.passes != "persons"
        ):
            return None
        parent = self.document.clauses[clause.parent]
        subject = self.subject(parent)
        if parent.verb is None or parent.verb.lemma not in ("have", "haben") or subject is None:
            return None
        codes = self.codes(subject, "subject")
        return codes[0] if len(codes) == 1 and codes[0] != recipient else None

    def _signed(self, noun: Predicate, verb: Predicate | None) -> tuple[str | None, str | None]:
        """The sides of what is bought or sold by agreement: "Rumänien hat mit der Türkei einen Vertrag über den Kauf geschlossen"."""
        if (
            verb is None
            or verb.frame.kind != "agree"
            or noun.frame.kind not in _BUYING | {"receive", "import", "sell", "export"}
        ):
            return None, None
        signer = {code for n in verb.slots.get("subject", ()) for code in self.codes(n, "subject")}
        other = {
            code
            for slot in ("prep:mit", "prep:with")
            for n in verb.slots.get(slot, ())
            for code in self.codes(n, slot)
        }
        if len(signer) != 1 or len(other) != 1:
            return None, None
        one, two = next(iter(signer)), next(iter(other))
        return (one, two) if noun.frame.kind in ("sell", "export") else (two, one)

    def _contracting(self, verb: Predicate) -> set[str]:
        """The states whose agreement is named in the clause of a verb: "in a deal with Ankara"."""
        clause = self.document.clauses[verb.clause] if verb.clause >= 0 else None
        bound = None if clause is None else clause.antecedent
        if clause is not None and clause.kind == "infinitive" and clause.parent is not None:
            bound = self.document.clauses[clause.parent].object
        pact = None if bound is None else self.nouns.get(bound)
        signers: tuple[str, ...] = ()
        if pact is not None and pact.frame.kind == "agree" and pact.clause >= 0:
            signer = self.subject(self.document.clauses[pact.clause])
            signers = () if signer is None else self.codes(signer, "subject")
        return {*signers}.union(
            *(
                self.signers(predicate)
                for predicate in self.by_sentence[self.document.sentence_of[verb.token]]
                if predicate.chunk is not None and predicate.frame.kind == "agree"
                if predicate.clause == verb.clause or predicate is pact
            )
        )

    def signers(self, predicate: Predicate) -> set[str]:
        """The states that an agreement is between, as far as its predicate names them."""
        found: set[str] = set()
        for slot in (*predicate.frame.giver, *predicate.frame.recipient):
            codes = {code for n in predicate.slots.get(slot, ()) for code in self.codes(n, slot)}
            if slot in ("prep:between", "prep:zwischen") and len(codes) == 1:
                return set()  # the other is nobody known
            found.update(predicate.codes.get(slot, ()), codes)
        return found

    def _by_origin(
        self,
        giver: str | None,
        recipient: str | None,
        closed: tuple[bool, bool],
        chain: list[int],
        verb: Predicate | None,
        money: bool,
    ) -> tuple[str | None, str | None]:
        """The missing side by where goods come from: it gives the goods, and gets the money that is paid for them."""
        if money and giver is not None and recipient is None and not closed[1] and verb is not None:
            priced = {
                code
                for slot in (
                    *verb.frame.price,
                    *verb.frame.counter,
                    *(verb.frame.good if verb.frame.kind == "cost" else ()),
                )
                for n in verb.slots.get(slot, ())
                if n not in chain
                for code in self._sellers(n, slot)
            } - {None, giver}
            if len(priced) == 1:
                return giver, next(iter(priced))
        sent = verb is not None and verb.frame.kind in ("deploy", "send") and self._people(chain)
        if giver is not None and recipient is None and not closed[1] and verb is not None:
            user = self._user(chain) if verb.frame.kind in ("move", "supply", "deliver", "send") else None
            if user not in (None, giver):
                return giver, user
        if not money and (recipient is not None or sent) and giver is None and not closed[0]:
            origins = {self.origin(n) for n in (chain[0], *self.dependants[chain[0]])} - {None, recipient}
            if len(origins) == 1:
                return next(iter(origins)), recipient
        return giver, recipient

    def _user(self, chain: list[int]) -> str | None:
        """Whose goods a share is of: "80 percent of Slovakia's oil", "80 Prozent des slowakischen Öls"."""
        own = self.document.tokens[self.document.chunks[chain[0]].head]
        if own.text != "%" and own.lemma.lower() not in (
            "percent",
            "prozent",
            "hälfte",
            "half",
            "cent",
            "drittel",
            "third",
        ):
            return None
        found: dict[str, None] = {}
        for n in self.dependants[chain[0]]:
            whole = self.document.chunks[n]
            found.update(dict.fromkeys(self.entities.adjectives(whole)))
            for m in self.dependants[n]:
                if self.document.chunks[m].link in ("possessive", "genitive"):
                    found.update(dict.fromkeys(self.codes(m)))
        return next(iter(found)) if len(found) == 1 else None

    def _sellers(self, chunk: int, slot: str) -> tuple[str | None, ...]:
        """Who gets the money that is paid for something: whom it comes from, or who gives it by its own noun of transfer."""
        noun = self.nouns.get(chunk)
        if noun is not None and noun.frame.kind in _GOODS:
            return self.sides(noun)[:1]
        return (self.codes(chunk, slot) if self._people([chunk]) else ()) or (self.origin(chunk),)

    def _nation(self, chunk: int) -> str | None:
        """The one state whose people or goods a chunk counts, by adjective or by their name."""
        found = self._nations(chunk)
        return next(iter(found)) if len(found) == 1 else None

    def _nations(self, chunk: int) -> dict[str, None]:
        own = self.document.chunks[chunk]
        found = dict.fromkeys(self.entities.adjectives(own))
        lemma = self.document.tokens[own.head].lemma.lower()
        people = self.names.people(lemma) if self._counted(chunk) else None
        return found if people is None else {**found, people: None}

    def origin(self, chunk: int) -> str | None:
        """The one state that goods come from, by adjective or by "from" right behind them."""
        own = self.document.chunks[chunk]
        found = self._nations(chunk)
        if chunk + 1 < len(self.document.chunks):
            other = self.document.chunks[chunk + 1]
            if other.prep == own.end and self.preposition(other) in ("from", "aus"):
                found.update(dict.fromkeys(self.codes(other.index, "prep:from")))
        return next(iter(found)) if len(found) == 1 and not STAGES & set(found) else None

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
        for predicate in (noun, verb):
            if predicate is None:
                continue
            if predicate is verb and gap is not None:
                predicate = replaced(predicate, codes={**predicate.codes, "subject": gap})
            rules.append("noun" if predicate.chunk is not None else "verb")
            tokens.append(predicate.token)
            one, other, taken, held = self.sides(predicate, own)
            closed = closed[0] or (taken and one is None), closed[1] or (held and other is None)
            if (giver and one and one != giver) or (recipient and other and other != recipient):
                contradicted = True
            giver, recipient = giver or one, recipient or other
            status = self.status(predicate) if status == "unknown" else status
        anchor = verb if verb is not None else noun
        if not contradicted and anchor is not None and (giver is None or recipient is None):
            for one, other in self._attributive(anchor, chain):
                giver = giver or (one if one != recipient and not closed[0] else None)
                recipient = recipient or (other if other != giver and not closed[1] else None)
        if not contradicted and giver is not None and recipient is None and not closed[1]:
            recipient = self._meant(own, giver)
        if not contradicted and verb is not None and giver is None and not closed[0]:
            giver = self._having(verb, chain, recipient)
        if not contradicted and giver is None and recipient is None and noun is not None:
            giver, recipient = self._signed(noun, verb)
        if not contradicted and verb is not None and (giver is None) != (recipient is None):
            party = self._contracting(verb) - {giver, recipient}
            if len(party) == 1 and not closed[0 if giver is None else 1]:
                giver, recipient = giver or next(iter(party)), recipient or next(iter(party))
        if (
            verb is not None
            and verb.frame.kind == "return"
            and "subject" in verb.frame.good
            and recipient is None
        ):
            recipient = self._nation(chain[0])  # who goes home goes to where they are from
        if not contradicted:
            giver, recipient = self._by_origin(giver, recipient, closed, chain, verb, money)
        if contradicted or (giver is not None and giver == recipient):
            giver = recipient = None
        if recipient is None and self._makes(verb or noun, chain):
            giver, contradicted = None, True
        sure = giver is not None and recipient is not None
        return Role(
            Transfer(giver=giver, recipient=recipient, good=self._good(chain), status=status),
            "+".join(rules),
            sure,
            tuple(tokens),
            (True, True) if contradicted or (verb is not None and "particle:back" in verb.slots) else closed,
            last.frame.kind if (last := verb or noun) is not None else "",
            money
            and any(
                n not in self.nouns
                and class_of(self.document.language, self.document.tokens[self.document.chunks[n].head].lemma)
                for n in chain[1:]
            ),
        )

    def _makes(self, predicate: Predicate | None, chain: list[int]) -> bool:
        """Whether a predicate says that somebody makes what a figure counts, which passes to nobody by that."""
        if predicate is None or predicate.frame.kind != "build":
            return False
        if predicate.chunk is not None:
            return True
        return bool(predicate.slots.get("subject")) and self._holds(predicate, predicate.frame.good, chain)

    def _gapped(self, verb: Predicate | None, chain: list[int]) -> tuple[str, ...] | None:
        """The subject of a figure whose verb is left out: "Poland has pledged 14 tanks, Norway eight"."""
        if verb is None or verb.chunk is not None:
            return None
        own = self.document.chunks[chain[0]]
        for n in (chain[0] - 1, chain[0] - 2):
            if n < 0:
                return None
            other = self.document.chunks[n]
            start = other.start
            listed = start > 0 and (
                self.document.tokens[start - 1].text in (",", ";")
                or self.document.tokens[start - 1].pos == "cconj"
            )
            if other.clause != own.clause or own.end - other.end > 6:
                return None
            taken = any(
                n in chunks for slot, chunks in verb.slots.items() if slot in ("subject", "dative", "object")
            )
            if other.prep is None and listed and not taken and start > verb.token and self.entities.states(n):
                return self.entities.states(n)
            if other.prep is None:
                return None
        return None

    def _own(self, chain: list[int]) -> list[int]:
        """The phrases right behind a figure's chunk and the thing it measures."""
        own = self.document.chunks[chain[0]]
        thing = next(
            (n for n in self.dependants[own.index] if self.document.chunks[n].link in ("apposition", "of")),
            None,
        )
        found = list(self.following(own)) or (
            list(self.following(self.document.chunks[thing])) if thing is not None else []
        )
        return found or self._ahead(own)

    def _of_next(self, chunk: int) -> bool:
        """Whether a phrase belongs to the next amount of a list, right behind it."""
        following = self.document.chunks[chunk + 1] if chunk + 1 < len(self.document.chunks) else None
        return following is not None and self._ahead(following) == [chunk]

    def _ahead(self, own: Chunk) -> list[int]:
        """The phrase right before an amount in a list: "…, an Montenegro 18 Millionen", "and to Ghana 3,000"."""
        if own.index == 0 or not self._counted(own.index):
            return []
        before = self.document.chunks[own.index - 1]
        if before.prep is None or before.prep == 0 or before.end != own.start or before.clause != own.clause:
            return []
        parted = self.document.tokens[before.prep - 1]
        listed = parted.text in (",", ";") or parted.pos == "cconj"
        return [before.index] if listed and self.entities.states(before.index) else []

    def good_lemma(self, chunk: int) -> str:
        """The lemma of what a figure's chunk counts or measures, in small letters; "" where it names nothing."""
        own = self.document.chunks[chunk]
        thing = next(
            (n for n in self.dependants[chunk] if self.document.chunks[n].link in ("apposition", "of")), None
        )
        head = self.document.tokens[self.document.chunks[thing].head if thing is not None else own.head]
        return head.lemma.lower() if head.pos in ("noun", "name") else ""

    def _good(self, chain: list[int]) -> str | None:
        """The head noun of what passes: behind a measure the thing measured."""
        chunk = self.document.chunks[chain[0]]
        thing = next(
            (n for n in self.dependants[chunk.index] if self.document.chunks[n].link in ("apposition", "of")),
            None,
        )
        head = self.document.tokens[self.document.chunks[thing].head if thing is not None else chunk.head]
        return head.text if head.pos in ("noun", "name") else None

    def status(self, predicate: Predicate) -> Status:
        """What a predicate says of the state of the transfer; delivered only where a finite verb says that it has happened."""
        if predicate.frame.status != "delivered":
            return predicate.frame.status
        if predicate.chunk is not None or predicate.clause < 0:
            return "unknown"
        verb = self.document.clauses[predicate.clause].verb
        if verb is None or verb.negated or verb.modals or verb.mood == "konjunktiv2":
            return "unknown"
        return "delivered" if verb.past or verb.perfect else "unknown"
