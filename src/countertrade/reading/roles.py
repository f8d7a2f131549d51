"""Who gives what to whom: the slots of predicates of transfer, filled from the clause or noun chunk that they stand in.

A party is what fills a slot, never what stands near. A slot that is filled by nobody, or by several, stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document
from countertrade.reading.entities import Entities
from countertrade.reading.lexicon import Transfer as Frame
from countertrade.records import Status, Transfer, replace

_FUSED = {
    "am": "an", "ans": "an", "im": "in", "ins": "in", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei",
    "fürs": "für", "aufs": "auf",
}  # fmt: skip
# verbs whose object, not their subject, does what the infinitive says (object control)
_OBJECT_CONTROL = frozenset(
    "bitten auffordern zwingen erlauben ermöglichen helfen verpflichten drängen anweisen gestatten beauftragen"
    " ask urge force allow order tell help press require enable invite persuade permit want instruct push".split()
)
_WAYS = {"wohin": "nach", "woher": "aus", "wo": "in", "where": "to"}
_WORTH = frozenset("über worth von of in for at".split())


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


class Roles:
    """The transfers of one document."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self.document = document
        self.entities = entities
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

    # --- predicates ---------------------------------------------------------------------------------------------------

    def _find(self) -> None:
        words = lexicon.transfers(self.document.language)
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
            readings = (light,) if light is not None else words.verbs.get(clause.verb.lemma, ())
            frame = next((frame for frame in readings if all(need in slots for need in frame.requires)), None)
            if frame is not None:
                self.verbs[clause.index] = Predicate(frame, clause.verb.main, clause.index, None, slots)

    def _light(self, clause: Clause, slots: dict[str, tuple[int, ...]]) -> Frame | None:
        """The predicate that the verb makes with its object or a noun behind a preposition: "Hilfe leisten"."""
        assert clause.verb is not None
        table = lexicon.transfers(self.document.language).light
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
            if chunk.conj is None and (chunk.link != "of" or self.document.language == "de"):
                key = f"prep:{self.preposition(chunk)}"
                slots[key] = (*slots.get(key, ()), n)
        subject = self.subject(clause)
        agent = slots.get("prep:by") or slots.get("prep:von") or slots.get("prep:durch")
        if verb.passive:
            if subject is not None:
                slots["object"] = (subject,)
            if agent:
                slots["subject"] = agent
        else:
            if subject is not None:
                slots["subject"] = (subject,)
            target = self._antecedent(clause, clause.object)
            if target is not None:
                slots["object"] = (target,)
        if clause.antecedent is not None and clause.marker is not None:
            way = _WAYS.get(self.document.tokens[clause.marker].lower)
            if way is not None:
                slots.setdefault(f"prep:{way}", (clause.antecedent,))
        if clause.dative is not None:
            slots["dative"] = (clause.dative,)
        for i in verb.tokens:
            if self.document.tokens[i].pos in ("particle", "adp", "adv"):
                slots[f"particle:{self.document.tokens[i].lower}"] = ()
        if any(
            self.document.tokens[i].lower in ("sich", "itself", "themselves")
            for a, b in clause.ranges
            for i in range(a, b)
        ):
            slots["reflexive"] = ()
        return slots

    def preposition(self, chunk: Chunk) -> str:
        """The preposition of a chunk, without an article fused with it."""
        assert chunk.prep is not None
        word = self.document.tokens[chunk.prep].lower
        return _FUSED.get(word, word) if self.document.language == "de" else word

    def subject(self, clause: Clause, depth: int = 0) -> int | None:
        """The chunk that is the subject of a clause, also one that it shares with another by coordination or control."""
        if depth > 8:
            return None
        if clause.subject is not None:
            return self._antecedent(clause, clause.subject)
        if clause.antecedent is not None and clause.kind == "participle":
            return clause.antecedent
        if clause.conj is not None:
            return self.subject(self.document.clauses[clause.conj], depth + 1)
        if clause.shared and clause.parent is not None:
            parent = self.document.clauses[clause.parent]
            if parent.verb is None:
                return self._heading(parent, clause)
            if parent.verb is not None and parent.verb.lemma in _OBJECT_CONTROL:
                return parent.dative if parent.dative is not None else parent.object
            return self.subject(parent, depth + 1)
        return None

    def _heading(self, parent: Clause, clause: Clause) -> int | None:
        """What stands before an infinitive without a verb of its own: "Rwanda to get 2 million"."""
        n = self.document.chunk_of[clause.start - 1] if clause.start > parent.start else -1
        return n if n >= 0 and self.document.chunks[n].prep is None else None

    def _antecedent(self, clause: Clause, chunk: int | None) -> int | None:
        """The chunk; for the relative pronoun of a clause what it speaks of."""
        if chunk is None:
            return None
        found = self.document.chunks[chunk]
        if clause.kind == "relative" and found.pronoun and found.head == clause.marker:
            return clause.antecedent
        return chunk

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
        for n in self._following(chunk):
            other = self.document.chunks[n]
            key = f"prep:{self.preposition(other)}"
            if n not in slots.get(key, ()):
                slots[key] = (*slots.get(key, ()), n)
        for slot in ("prep:by", "prep:durch"):
            if slot in slots:
                slots["agent"] = slots[slot]
        codes = {}
        adjectives = self.entities.adjectives(chunk)
        if adjectives:
            codes["adjective"] = adjectives
            codes["compound"] = adjectives
        frame = next(
            (frame for frame in readings if all(need in slots or need in codes for need in frame.requires)),
            readings[0],
        )
        return Predicate(frame, chunk.head, chunk.clause, chunk.index, slots, codes)

    def _following(self, chunk: Chunk) -> Iterator[int]:
        """The prepositional phrases right after a noun, one after the other: "deliveries of gas from Russia to China"."""
        end = chunk.end
        for n in range(chunk.index + 1, min(chunk.index + 7, len(self.document.chunks))):
            other = self.document.chunks[n]
            if other.clause != chunk.clause:
                return
            begin = other.prep if other.prep is not None and other.conj is None else other.start
            if begin - end > (1 if other.conj is not None else 0) + (
                1 if other.prep is None and other.link != "genitive" else 0
            ):
                return
            if other.prep is None and other.link is None and other.conj is None:
                return
            end = other.end
            if other.prep is not None and other.conj is None:
                yield n

    # --- parties ------------------------------------------------------------------------------------------------------

    def party(self, predicate: Predicate, slots: tuple[str, ...]) -> tuple[str | None, bool]:
        """Who fills one of the slots: the state's code (or the bloc's name); and whether the slot is filled by somebody else."""
        filled = False
        for slot in slots:
            codes = predicate.codes.get(slot)
            if codes:
                return (codes[0], True) if len(codes) == 1 else (None, True)
            for n in predicate.slots.get(slot, ()):
                found = self.codes(n)
                if len(found) == 1:
                    return found[0], True
                filled = filled or bool(found) or slot in ("subject", "dative")
        return None, filled

    def codes(self, chunk: int) -> tuple[str, ...]:
        """The states that a chunk and those coordinated with it stand for, each once."""
        found: dict[str, None] = {}
        for n in self._coordinated(chunk):
            for code in self.entities.states(n):
                found[code] = None
        return tuple(found)

    def _coordinated(self, chunk: int) -> Iterator[int]:
        yield chunk
        for n in self.followers[chunk]:
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
        top = self.document.chunks[chain[-1]].clause
        clause: Clause | None = self.document.clauses[top] if top >= 0 else None
        if clause is not None:
            verb, inverse = self._verb(clause, chain, money)
            if noun is None and verb is None:
                noun = self._predicated(clause, chain)
        if noun is None and verb is None:
            return None
        role = self._joined(None if inverse else noun, verb, chain)
        if inverse:  # what is paid for the good passes the other way
            moved = role.transfer
            role = role._replace(
                transfer=replace(moved, giver=moved.recipient, recipient=moved.giver, status="unknown"), rule="price"
            )
        return role

    def _upwards(self, chunk: int) -> Iterator[int]:
        """A chunk, what it modifies or is coordinated with, and so on."""
        seen = 0
        n: int | None = chunk
        while n is not None and seen < 6:
            yield n
            this = self.document.chunks[n]
            up = this.of if this.link in ("of", "apposition", "genitive") else None
            if up is None and n and this.start and self.document.tokens[this.start - 1].text == "(":
                before = self.document.chunks[n - 1]  # "290 million pounds (584 million euros)"
                if before.end == this.start - 1 and any(
                    token.pos == "num" for token in self.document.tokens[before.start : before.end]
                ):
                    up = before.index
            if up is None and this.conj is not None:
                up = this.conj
            if up is None and this.prep is not None and self.preposition(this) in _WORTH and n:
                before = self.document.chunks[n - 1]
                worth = self.preposition(this) == "worth" or self.document.tokens[this.head].lemma.lower() in _SUMS
                if before.end == this.prep and (worth or before.index in self.nouns):
                    up = before.index
            n = up
            seen += 1

    def _is_good(self, predicate: Predicate, chain: list[int], money: bool) -> bool:
        """Whether the figure is what passes by a noun of transfer: the noun's own number or its "of"."""
        return predicate.frame.passes != "money" or money or predicate.chunk != chain[0]

    def _verb(self, clause: Clause, chain: list[int], money: bool) -> tuple[Predicate | None, bool]:
        """The verb of transfer that the chunk is an argument of, and whether it is the price."""
        for depth in range(3):
            predicate = self.verbs.get(clause.index)
            if predicate is not None:
                if predicate.frame.passes == "money" and not money:
                    return None, False
                for slot in predicate.frame.good:
                    if set(predicate.slots.get(slot, ())) & set(chain):
                        return predicate, False
                for slot in (*predicate.frame.price, *predicate.frame.counter):
                    if set(predicate.slots.get(slot, ())) & set(chain):
                        return predicate, True
            relative = next(
                (
                    other
                    for other in self.document.clauses[clause.index + 1 : clause.index + 4]
                    if other.antecedent in chain and other.index in self.verbs
                ),
                None,
            )
            if relative is None or depth:
                return None, False
            clause = relative
        return None, False

    def _predicated(self, clause: Clause, chain: list[int]) -> Predicate | None:
        """The noun of transfer that a figure is said of: "Die Hilfe umfasst 300 Panzer", "the loan is worth $3 billion"."""
        if clause.subject is None or clause.verb is None or clause.subject in chain:
            return None
        measured = {clause.object, clause.predicative, *(n for n in clause.preps)}
        if not measured & set(chain):
            return None
        if clause.verb.lemma in _AMOUNTS or clause.predicative in chain:
            return self.nouns.get(clause.subject)
        return None

    def _joined(self, noun: Predicate | None, verb: Predicate | None, chain: list[int]) -> Role:
        """One transfer of a noun and the verb that it depends on; what they say differently stays open."""
        giver = recipient = None
        rules = []
        status: Status = "unknown"
        tokens = []
        contradicted = False
        for predicate in (noun, verb):
            if predicate is None:
                continue
            rules.append("noun" if predicate.chunk is not None else "verb")
            tokens.append(predicate.token)
            one, _ = self.party(predicate, predicate.frame.giver)
            other, _ = self.party(predicate, predicate.frame.recipient)
            if (
                (giver is not None
                and one is not None
                and one != giver)
                or (recipient is not None
                and other is not None
                and other != recipient)
            ):
                contradicted = True
            giver, recipient = giver or one, recipient or other
            status = self.status(predicate) if status == "unknown" else status
        if contradicted or (giver is not None and giver == recipient):
            giver = recipient = None
        sure = giver is not None and recipient is not None
        return Role(
            Transfer(giver=giver, recipient=recipient, good=self._good(chain), status=status),
            "+".join(rules),
            sure,
            tuple(tokens),
        )

    def good_lemma(self, chunk: int) -> str:
        """The lemma of what a figure's chunk counts or measures, in small letters; "" where it names nothing."""
        own = self.document.chunks[chunk]
        thing = next((n for n in self.dependants[chunk] if self.document.chunks[n].link in ("apposition", "of")), None)
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


_SUMS = frozenset("wert höhe umfang betrag summe value worth amount sum tune total".split())
_AMOUNTS = frozenset(
    "umfassen betragen belaufen enthalten beinhalten ausmachen erreichen include total comprise contain amount reach cover"
    " consist exceed steigen wachsen sinken fallen klettern liegen summieren rise grow fall increase drop climb stand decline"
    " jump double".split()
)
