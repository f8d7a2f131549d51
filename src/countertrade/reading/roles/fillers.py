"""Who gives and who receives by one predicate: the states in its slots, and which slots somebody else holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from countertrade.reading.entities import only
from countertrade.reading.roles.predicates import Predicates
from countertrade.reading.roles.valency import BUYING, Parties, Predicate

_TAKING = frozenset({"receive", "earn"})
_WHITHER = frozenset({"move", "deliver", "send", "export", "hand over", "return"})
_OBJECTS = frozenset("it them him her ihm ihr ihnen".split())
_OBLIQUE = frozenset(
    {"dative", "object", "prep:to", "prep:an", "prep:for", "prep:für", "prep:with", "prep:from"}
)
_CONTRASTING = frozenset("but only rather instead sondern aber nur".split())
_MEANING = frozenset({"prep:for", "prep:für", "prep:in"})  # for whom or for what


class Fillers(Predicates):
    """Giver and recipient of each predicate."""

    def sides(self, predicate: Predicate, own: Sequence[int] = ()) -> Parties:
        """Giver and recipient of a predicate, and whether the slot of each is filled. An agreement alone has no direction."""
        frame = predicate.frame
        if frame.kind == "agree":
            return None, None, False, False
        giver, taken = self.party(predicate, frame.giver, own)
        recipient, held = self.party(predicate, frame.recipient, own)
        if predicate.chunk is None and self.tokens[predicate.token].lemma in self.words.carrying:
            whence = only(self.codes_in(predicate, "prep:from", "prep:aus"))
            giver, taken = (
                whence or giver,
                taken or whence is not None,
            )  # "chartered a ship to transport grain from Norland"
        if recipient is None and not held and not self.german and "dative" in frame.recipient:
            recipient = self._leading(predicate)
        if frame.kind == "swap" and recipient is None and not held:
            # "swaps tea for Norland's ferries", "for ferries from Norland"
            counted = list(predicate.fillers(*frame.counter))
            counted += [
                m for n in counted for m in self.linked(n, "of", "genitive", "apposition")
            ]  # "40 tonnes of rice from"
            against = {self.origin(n) for n in counted}
            recipient = only(against - {None, giver})
        if frame.kind in BUYING and self._of_others(predicate):
            giver, taken = None, True
        if frame.kind == "forgive" and (owed := self._owed(predicate)) is not None:
            return owed
        objects = predicate.slots.get("object", ()) if frame.kind == "pay" and not self.german else ()
        if recipient is None and any(self.document.head(n).pos == "name" for n in objects):
            held = True  # "paid the Red Cross for tents"
        return giver, recipient, taken, held

    def _of_others(self, predicate: Predicate) -> bool:
        """Whether what somebody buys is said to be of somebody whose state is not known: "bought Repsol's stake in a Peruvian field"."""
        owners = [m for n in predicate.goods for m in self.linked(n, "possessive")]
        return any(self.document.head(m).pos == "name" and not self.codes(m, "subject") for m in owners)

    def _owed(self, predicate: Predicate) -> Parties | None:
        """The sides of a debt that is forgiven, where its sentence says who owes whom: whom it is owed to gives."""
        debts = (each for each in self.by_sentence[self.document.sentence_of[predicate.token]])
        owed = {self.sides(debt)[:2] for debt in debts if debt.frame.kind == "owe"}
        whole = [
            (creditor, debtor) for debtor, creditor in owed if debtor is not None and creditor is not None
        ]
        return (*whole[0], True, True) if len(whole) == 1 else None

    def _leading(self, predicate: Predicate) -> str | None:
        """The state whose name opens an English object that was not parted from it: "gave North Korea food"."""
        names = (self._opening(n) for n in predicate.slots.get("object", ()))
        return next((name for name in names if name is not None), None)

    def party(
        self, predicate: Predicate, slots: tuple[str, ...], own: Sequence[int] = ()
    ) -> tuple[str | None, bool]:
        """Who fills one of the slots: the state's code (or the bloc's name); and whether the slot is filled by somebody else.

        `own` are phrases right behind the figure, which count before those of the predicate ("200 in Canada, 100 in Chile").
        """
        if (behind := self._behind_figure(predicate, slots, own)) is not None:
            return behind
        closed = False
        named: set[str] = set()
        for slot in slots:
            if codes := predicate.codes.get(slot):
                return only(codes), True
            for n in self._fillers(predicate, slot, own):
                if self._needed(predicate) and self._lemma(n) in self.words.undertakings:
                    closed = True  # "the mission in Haiti needs 900 men"
                    continue
                found = self._named(predicate, slot, n)
                named.update(found)
                closed = closed or bool(found) or self._closes(predicate, slot, n)
            if named and not slot.startswith("prep:"):
                break
        if not named and not closed and predicate.frame.kind == "host" and "subject" in slots:
            named = self.codes_in(predicate, "prep:in")  # "are employed in Russia"
        return (only(named), True) if len(named) == 1 else (None, closed)

    def all_named(self, predicate: Predicate, slots: tuple[str, ...]) -> tuple[str, ...]:
        """All states that some slots name, in text order, also as examples: "many countries, among them Peru"; none that are a choice."""
        found: dict[str, None] = {}
        verb = self.clauses[predicate.clause].verb
        # "sells to neither", "does not sell to Peru or Chile"
        none = any(
            self.tokens[self.chunks[n].start].lower in ("no", "keine", "keinen") for n in predicate.goods
        )
        denied = none or (verb is not None and verb.negated)
        for slot in slots:
            for n in self._fillers(predicate, slot, ()):
                if denied and any(map(self._contrasts, (n, *self.followers[n]))):
                    if not found and not self._contrasts(n):
                        found.update(dict.fromkeys(self.entities.states(n)))
                    break  # "not to Peru but to Chile"
                examples = self._examples(n)
                named = self.codes(examples) if examples is not None else self._named(predicate, slot, n)
                first = n if examples is None else examples
                if len(named) < 2 or denied or not self._alternative(first):
                    found.update(dict.fromkeys(named))
            if found:  # but "an Peru nach dem Krieg in Chile"
                break
        return tuple(found)

    def _contrasts(self, chunk: int) -> bool:
        """Whether what is denied of those before a chunk is said of it: "but to Chile", "sondern an Chile"."""
        own = self.chunks[chunk]
        before = own.start if own.prep is None else own.prep
        return any(token.lower in _CONTRASTING for token in self.tokens[max(0, before - 2) : before])

    def chooses(self, predicate: Predicate) -> bool:
        """Whether who gets what passes by a predicate is a choice: "to Peru or Chile"."""
        fillers = (n for slot in predicate.frame.recipient for n in self._fillers(predicate, slot, ()))
        return any(len(self.codes(n)) > 1 and self._alternative(n) for n in fillers)

    def _examples(self, chunk: int) -> int | None:
        """The first of the states that are named as examples of several: "to several countries, among them Djibouti"."""
        own = self.chunks[chunk]
        if own.plural is False or self._lemma(chunk) not in self.words.standins:
            some = self.linked(chunk, "of", "genitive")  # "a number of countries"
            return next((first for n in some if (first := self._examples(n)) is not None), None)
        placed = self.document.phrase(own)  # "states in Africa, such as …"
        listed = (
            placed is not None and self.preposition(placed) in self.words.exemplifying
        )  # "Länder wie Peru"
        end = own.end if placed is None or listed else placed.end
        at = end + any(token.text == "," for token in self.tokens[end : end + 1])
        for phrase in sorted(self.words.exemplifying, key=len, reverse=True):
            words = phrase.lower().split()
            behind = at + len(words)
            if [token.lower for token in self.tokens[at:behind]] == words:
                named = self.document.chunk_at(behind)
                return named.index if named is not None and self._is_state(named.index) else None
        return None

    def _alternative(self, chunk: int) -> bool:
        """Whether the names that a chunk opens are a choice, or what is left out: "to Peru or Chile"."""
        last = max(self._coordinated(chunk))
        words = (token.lower for token in self.tokens[self.chunks[chunk].start : self.chunks[last].end])
        return not self.words.choosing.isdisjoint(words)

    def _behind_figure(
        self, predicate: Predicate, slots: tuple[str, ...], own: Sequence[int]
    ) -> tuple[str | None, bool] | None:
        """Who fills one of the slots by the phrases right behind the figure, as `party` says it; None where they leave it open."""
        whence = "subject" in predicate.frame.recipient and not {"prep:aus", "prep:from"}.isdisjoint(slots)
        for n in own:
            slot = self._slot(self.chunks[n]) if self.chunks[n].prep is not None else "dative"
            meant = slot in slots or (slot == "prep:in" and whence)
            if not meant or self._hangs_on_another(predicate, slot, n):
                continue
            other = slot in slots and slot not in _MEANING and self._closes(predicate, slot, n)
            if (found := self.codes(n, slot)) or other:
                return only(found), True
        return None

    def _fillers(self, predicate: Predicate, slot: str, own: Sequence[int]) -> Iterator[int]:
        """The chunks in a slot, without those of other amounts or that only say where."""
        mine = {self._slot(self.chunks[n]) for n in own if self.chunks[n].prep is not None} - _MEANING
        for n in self._shared(predicate.slots.get(slot, ()), own):
            if slot in mine and n not in own:
                continue  # "3 aus dem Süden und eines aus Norland"
            if self._located(predicate, slot, n) or (not own and self._of_next(n)):
                continue
            if not self._hangs_on_another(predicate, slot, n):
                yield n

    def _named(self, predicate: Predicate, slot: str, chunk: int) -> tuple[str, ...]:
        """The states that a chunk names in a slot; where "man" or "one" acts, the place."""
        # "reached Colombo port" names a place as "to" does
        reached = slot == "object" and predicate.frame.kind == "move"
        other = (
            slot in _OBLIQUE and chunk != self.clauses[predicate.clause].subject
        )  # "it is paid with wheat"
        parallel = self._parallel(predicate) if other and self._pronoun(chunk) in _OBJECTS else ()
        found = parallel or self.codes(chunk, "prep:to" if reached else slot)
        if found or self._pronoun(chunk) not in self.words.impersonal:
            return found
        place = only(self.codes_in(predicate, "prep:in"))
        return () if place is None else (place,)

    def _parallel(self, predicate: Predicate) -> tuple[str, ...]:
        """Whom a pronoun that is no subject stands for: the subject above, else the recipient of the transfer told just before.

        "France supplied Morocco with radar, while Slovakia sold it ammunition."
        """
        above = self.document.clause(self.clauses[predicate.clause].parent)
        sentence = self.document.sentence_of[predicate.token]
        givers = {code for n in predicate.slots.get("subject", ()) for code in self.codes(n, "subject")}
        wanting = only(() if above is None else self.codes(self.subject(above), "subject"))
        own, earlier = (self._last_recipient(n, predicate.token) for n in (sentence, sentence - 1))
        # "Peru wants Norway to send it tanks"
        found = own or (wanting if givers and wanting not in givers else None) or earlier
        return () if found is None or found in givers else (found,)

    def _last_recipient(self, sentence: int, before: int) -> str | None:
        """Who receives in the last transfer of a sentence that is told before a token."""
        told = [one for one in self.by_sentence[sentence] if one.token < before and one.frame.kind != "owe"]
        recipients = (
            only(self.codes_in(one, *one.frame.recipient)) or self._leading(one)
            for one in sorted(told, key=lambda one: -one.token)
        )
        return next((recipient for recipient in recipients if recipient is not None), None)

    def _closes(self, predicate: Predicate, slot: str, chunk: int) -> bool:
        """Whether a chunk without a known state fills a slot all the same."""
        kind = predicate.frame.kind
        return (
            (self._somebody(chunk) and not self._stands_in(chunk) and not self._written(chunk))
            or (kind in BUYING and self._is_organ(chunk))
            or (slot == "prep:zu" and self._lemma(chunk) in self.words.purses)  # "trägt zum Haushalt bei"
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

    def _located(self, predicate: Predicate, slot: str, chunk: int) -> bool:
        """Whether a German phrase with "in" says where, not whither: a name without article."""
        if not self.german or slot != "prep:in" or predicate.chunk is not None:
            return False
        verb, frame = self.clauses[predicate.clause].verb, predicate.frame
        if verb is None or verb.lemma in self.words.arriving:
            return False
        bare = self.tokens[self.chunks[chunk].start].pos != "det"
        return frame.kind in _WHITHER and frame.passes != "persons" and bare

    def _needed(self, predicate: Predicate) -> bool:
        """Whether a predicate says that something needs what passes, not that it asks anybody for it."""
        return predicate.frame.kind == "request" and not predicate.frame.requires
