"""The slots of a verb, filled from its clause; of a passive those of its active."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from countertrade.reading.document import Chunk, Clause, VerbGroup
from countertrade.reading.goods import class_of
from countertrade.reading.roles.control import Control
from countertrade.reading.roles.valency import Slots, fill, fitting, is_free, put

_INSTEAD = frozenset((("instead", "of"), ("rather", "than"), ("compared", "with"), ("compared", "to")))
_AGAINST = frozenset(("against", "versus", "statt", "anstatt", "anstelle", "gegenüber"))
_OF_TWO = frozenset("with from between by of mit von aus durch zwischen seitens".split())
_REFLEXIVES = frozenset({"sich", "itself", "themselves"})
_MUCH = frozenset("most much some part half all many".split())
_FREE = frozenset({"was", "what"})
_WHENCE = {"von": "aus", "from": "from"}  # "von dort"


_RETURNS = frozenset({"gegenzug", "return"})  # "im Gegenzug" is no place
_USING = frozenset("use nutzen benutzen mitnutzen mitbenutzen".split())
_LET = _USING | {"have", "keep", "behalten"}
_LETTING = frozenset("let allow permit erlauben gestatten ermöglichen".split())


class Verbs(Control):
    """The slots of verbs."""

    def _slots(self, clause: Clause, verb: VerbGroup) -> Slots:
        """The chunks that depend on the verb of a clause, by grammatical function; of a passive those of its active."""
        slots = self._obliques(clause)
        subject = self.subject(clause)
        if verb.lemma in _LET:
            fill(slots, **{"prep:von" if self.german else "prep:from": self._letting(clause, verb)})
        if self._is_passive(verb, subject):
            self._undergoing(clause, subject, slots)
            self._by_agent(verb, slots)
        elif self._received(verb) or self._let(clause, verb):
            fill(slots, dative=subject, object=clause.object)
            self._by_agent(verb, slots)
        else:
            self._acting(clause, subject, slots)
            if verb.lemma in _LET and "lassen" in verb.modals and clause.dative is not None:
                slots["subject"] = (clause.dative,)  # "lässt Ostmark den Hafen nutzen"
                return slots
        if not self._reflexive(clause.dative) and not self._of_the_way(clause.dative):
            fill(slots, dative=self._antecedent(clause, clause.dative))
        for way, place in self._pointed(clause):
            slots.setdefault(f"prep:{way}", (place,))
        self._ranged(clause, slots)
        self._repair(clause, slots)
        if subject is not None and slots.get("subject") and slots.get("object") and "dative" not in slots:
            fill(slots, dative=self._given(clause, slots["object"][0], slots["subject"][0]))
        self._second(slots)
        self._payee(clause, slots)
        self._going(clause, slots)
        self._particle(verb.main, verb.main + 1, slots)
        for n in slots.get("object", ()):
            for m in (n, *self.following(self.chunks[n])):
                self._particle(verb.main, self.chunks[m].end, slots)
        if "thing" not in slots and (thing := self._in_kind(verb, slots)) is not None:
            slots["thing"] = (thing,)
        if "dative" not in slots and self._led(clause, slots):
            slots["dative"] = ()
        if self.is_people(*slots.get("object", ())):
            slots["people"] = ()
        if self._captive(slots):
            slots["captive"] = ()
        if any(self.tokens[i].lower in _REFLEXIVES for i in clause.places):
            slots["reflexive"] = ()
        return slots

    def _letting(self, clause: Clause, verb: VerbGroup) -> int | None:
        """Who lets a state have or use what is theirs: "lets Ostmark have boats", "erlaubt Ostmark, den Hafen zu nutzen", "may use Norland's ports"."""
        above = self.document.clause(clause.parent)
        let = None if above is None else above.verb
        if above is not None and let is not None and let.lemma in _LETTING and not let.passive:
            return self.subject(above)
        if "lassen" in verb.modals:
            return clause.subject
        if verb.lemma not in _USING or clause.object is None:
            return None
        owners = self.linked(clause.object, "possessive", "genitive")
        return next((n for n in owners if self.entities.states(n)), None)

    def _led(self, clause: Clause, slots: Slots) -> bool:
        """Whether an English object opens with whom its verb gives it to: "leased Peru tanks"."""
        asks = any("dative" in frame.requires for frame in self._frames(clause))
        objects = slots.get("object", ()) if asks and not self.german else ()
        return any(self._opening(n) is not None for n in objects)

    def _in_kind(self, verb: VerbGroup, slots: Slots) -> int | None:
        """The goods that something is paid in: "pays Peru in wheat", "bezahlt Peru mit Öl statt mit Geld"."""
        paying = any("thing" in frame.requires for frame in self.words.verbs.get(verb.lemma, ()))
        if not paying or any(self.is_money(n) for n in slots.get("object", ())):
            return None
        ways = (slots.get(f"prep:{way}", ()) for way in ("in", "with", "mit"))
        things = ((n, (n, *self.linked(n, "of", "apposition"))) for n in itertools.chain.from_iterable(ways))
        language = self.document.language
        heads = ((n, self.document.head(m)) for n, measured in things for m in measured)
        return next((n for n, head in heads if class_of(language, head.lemma, head.text)), None)

    def _obliques(self, clause: Clause) -> Slots:
        """The prepositional phrases of a clause, by their prepositions."""
        slots: Slots = {}
        for n in clause.preps:
            chunk = self.chunks[n]
            fronted = clause.subject is not None and chunk.start < self.chunks[clause.subject].start
            beside = fronted and self.preposition(chunk) == "with"
            if chunk.conj is not None or beside or self._told_from(chunk) or self._apart(chunk):
                continue
            if self._of_another(chunk) or self._of_infinitive(chunk) or self._lemma(n).lower() in _RETURNS:
                continue
            if self._where_subject_is(clause, chunk):
                continue
            # "die Regierung von Montenegro nahm"
            organ = chunk.of is not None and chunk.of == clause.subject and self._somebody(chunk.of)
            apposed = chunk.link == "of" and self.chunks[chunk.of or 0].link == "apposition"
            if not apposed and (chunk.link != "of" or not (organ or not self.german)):
                filler = self._antecedent(clause, n)
                put(slots, self._slot(chunk), n if filler is None else filler)
        return slots

    def _where_subject_is(self, clause: Clause, chunk: Chunk) -> bool:
        """Whether a German phrase says where its subject is, right before the verb in second place: "die Agentur Nordkorn in Lima hat gekauft"."""
        subject, verb = self.document.chunk(clause.subject), clause.verb
        if not self.german or subject is None or verb is None or clause.kind != "main" or verb.passive:
            return False
        first = subject.start < chunk.start and chunk.end == verb.finite and self.preposition(chunk) == "in"
        return first and not self.is_people(subject.index) and subject.index not in self.counted

    def _of_infinitive(self, chunk: Chunk) -> bool:
        """Whether a phrase with "for" is the subject of the passive infinitive behind it: "cleared the way for 12 tanks to be lent"."""
        if self.german or self.preposition(chunk) != "for" or chunk.end >= len(self.tokens):
            return False
        below = self.document.clause_at(chunk.end)
        passive = below is not None and below.verb is not None and below.verb.passive
        return passive and below is not None and below.kind == "infinitive" and below.start == chunk.end

    def _acting(self, clause: Clause, subject: int | None, slots: Slots) -> None:
        """Take subject and object of an active verb, also what a relative clause speaks of."""
        target = self._antecedent(clause, clause.object)
        if target is not None and target == clause.antecedent and self._deeper(clause):
            target = None  # "the tanks which Norland wants to sell to Ostmark"
        fill(slots, subject=subject, object=target)
        bound = clause.antecedent if clause.kind == "relative" else self._asked_for(clause)
        if any(self.chunks[n].head == clause.marker for n in clause.preps):
            bound = None  # "the tanks for which Ostmark had paid Norland"
        above = self.document.clause(clause.parent)
        if target is None and above is not None and self._deeper(above, clause):
            fill(slots, object=above.antecedent)
        elif target is None and self._contact(clause, subject) and not self._deeper(clause):
            fill(slots, object=bound)  # "the 300 tanks Poland promised to Ukraine"
        named = target is not None and bool(self.entities.row(self.chunks[target]))
        named = named or (
            target is not None and self._pronoun(target) == "it"
        )  # "the trucks that Norland lent it"
        if named and not self.german and bound not in (None, target, subject):
            fill(slots, dative=target, object=bound)  # "the money that Norland lent Ostmark"

    def _asked_for(self, clause: Clause) -> int | None:
        """The "what" that opens a clause: "what Norland sent Ostmark"."""
        first = self.document.chunk_at(clause.start) if clause.kind == "question" else None
        return first.index if first is not None and self.document.head(first.index).lower in _FREE else None

    def _by_agent(self, verb: VerbGroup, slots: Slots) -> None:
        """Take the phrase with "by" or "von" of a passive for its subject."""
        moved = any(frame.kind == "move" for frame in self.words.verbs.get(verb.lemma, ()))
        ways = ("by", "von") if moved else ("by", "von", "durch")  # "durch die Ukraine geleitet"
        agents = (slots.get(f"prep:{word}", ()) for word in ways)
        agent = next((some for some in agents if some and not self._of_a_deed(some[0])), ())
        slots.update({"subject": agent} if agent else {})

    def _is_passive(self, verb: VerbGroup, subject: int | None) -> bool:
        """Whether a clause is in the passive; "werde … erhalten" is a future where who is named is its subject."""
        infinitive = self.german and self.tokens[verb.main].lower == verb.lemma
        future = (
            infinitive and verb.finite is not None and not self.tokens[verb.finite].lower.startswith("wurd")
        )
        return verb.passive and (not future or subject is None or subject in self.counted)

    def _undergoing(self, clause: Clause, subject: int | None, slots: Slots) -> None:
        """Take the subject of a passive for what passes, or for who gets it: "Tunisia was promised 105 million"."""
        given = any("dative" in frame.recipient for frame in self._frames(clause))
        if self.german and subject is not None and clause.object is not None and given:
            bare = self._is_state(subject) and self.tokens[self.chunks[subject].start].pos != "det"
            if bare and subject not in self.counted and not self._is_state(clause.object):
                fill(
                    slots, dative=subject, object=clause.object
                )  # "Peru wurden von Norland Panzer geliefert"
                return
        given = given and not self.german
        both = (n for n in (clause.object, clause.predicative) if n is not None)
        beside = [n for n in both if n in self.counted or (given and self._can_be_given(n))]
        if subject is None:
            return
        party = self._somebody(subject) if beside and beside[0] in self.counted else self._is_state(subject)
        if beside and party and subject not in self.counted and not self.chunks[subject].pronoun:
            fill(slots, dative=subject, object=beside[0])
        elif given and clause.object is not None and self._receives(clause, subject, clause.object):
            fill(slots, dative=subject, object=clause.object)  # "ships have been granted the use of a berth"
        else:
            fill(slots, object=subject, dative=self._given(clause, subject))

    def _receives(self, clause: Clause, subject: int, thing: int) -> bool:
        """Whether an English passive has a thing beside its subject, which so is who gets it."""
        apart = {subject, *clause.preps}.isdisjoint({thing}) and subject not in self.counted
        named = bool(self.codes(subject, "dative")) and not self.chunks[subject].pronoun
        return apart and named and self._lemma(thing) not in self.times

    def _can_be_given(self, n: int) -> bool:
        """Whether an uncounted chunk is of things: several, or a good that is known, but no "later date"."""
        chunk, lemma = self.chunks[n], self._lemma(n)
        return lemma not in self.times and (
            chunk.plural is True or class_of(self.document.language, lemma) is not None
        )

    def _received(self, verb: VerbGroup) -> bool:
        """Whether a German verb is in the passive of the recipient: "bekam 20 Millionen ausgezahlt"."""
        if not self.german or verb.finite is None or verb.finite == verb.main:
            return False
        # "ausgezahlt bekommen", but "gegeben und dafür nichts erhalten"
        helping = {self.tokens[i].lemma for i in verb.tokens if i != verb.main and i <= verb.main + 1}
        return bool(helping & self.words.receiving) and self.tokens[verb.main].form == "participle"

    def _let(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a German clause says what its subject has others do for it: "ließ sich von Peru Reis liefern"."""
        helping = {self.tokens[i].lemma for i in verb.tokens if i != verb.main}
        own = any(self.tokens[i].lower in _REFLEXIVES for i in clause.places)
        if not (self.german and own and clause.object is not None and "lassen" in helping):
            return False
        # "lässt sich die Drohnen 4 Milliarden kosten"
        return all(frame.kind != "cost" for frame in self._frames(clause))

    def _contact(self, clause: Clause, subject: int | None) -> bool:
        """Whether a relative clause lacks the object that it speaks of: "the jets (that) Norland sold to Ostmark"."""
        if clause.kind != "relative" or subject == clause.antecedent:
            return False
        return clause.marker is None or self.tokens[clause.marker].lower == "that"

    def _given(self, clause: Clause, good: int, giver: int | None = None) -> int | None:
        """The bare name of a state beside what passes: "Indien wurden 12 Milliarden zugesagt", "12 Milliarden gab China Indien"."""
        spoken_of = clause.kind == "relative" and good == clause.antecedent
        if not self.german or (giver is None and not (good in self.counted or spoken_of)):
            return None
        if not (good in self.counted or spoken_of):
            return self._given_last(clause, good, giver)
        for i in range(*clause.ranges[0]):
            chunk = self.document.chunk(self.chunk_of[i])
            if chunk is not None and is_free(chunk) and chunk.index not in (good, giver):
                given = self._is_state(chunk.index) and not self._of_the_way(chunk.index)
                return chunk.index if given else None
        return None

    def _given_last(self, clause: Clause, good: int, giver: int | None) -> int | None:
        """The people with an article in the dative that nothing else holds: "überlassen die Batterien zuerst den Polen"."""
        if not any("dative" in frame.recipient for frame in self._frames(clause)):
            return None
        for chunk in self.document.chunks_in(clause):
            free = is_free(chunk) and chunk.index not in (good, giver, clause.predicative)
            article = self.tokens[chunk.start].lower in ("den", "dem", "der")
            if free and article and chunk.index > good and self._is_state(chunk.index):
                return chunk.index
        return None

    def _of_the_way(self, chunk: int | None) -> bool:
        """Whether what may be a dative is whose the way is: "über das Programm der Vereinten Nationen nach Peru"."""
        before = None if chunk is None else self.document.chunk(chunk - 1)
        return before is not None and self.preposition(before) in self.words.crossing

    def _told_from(self, chunk: Chunk) -> bool:
        """Whether a phrase says where a noun of saying comes from: "der Mitteilung aus Rabat zufolge"."""
        before = self.document.ahead(chunk)
        told = before is not None and self.tokens[before.head].lemma in self.spoken
        return told and self.preposition(chunk) in ("aus", "from")

    def _apart(self, chunk: Chunk) -> bool:
        """Whether a phrase is of a visit, of a rift or a consent, or of who comes next: "during a visit to Norland by Peruvians", "amid tensions
        with Peru", "nach Absprache mit Chile", "gefolgt von Ghana"."""
        if chunk.prep is None or self.tokens[chunk.prep - 1].lower in ("followed", "gefolgt"):
            return True
        before = self.document.ahead(chunk)
        if before is not None and self._sets_off(before):
            return self.preposition(chunk) in _OF_TWO
        for _ in range(2):
            if before is None or self.tokens[before.head].lemma in self.words.visits:
                return before is not None and before.prep is not None
            before = self.document.ahead(before)
        return False

    def _of_another(self, chunk: Chunk) -> bool:
        """Whether a phrase belongs to an amount that is only set against what passes: "bought 300 tonnes instead of 40 from Norland"."""
        before = self.document.ahead(chunk)
        while before is not None and before.of is not None and before.of < before.index:
            before = self.chunks[before.of]
        if before is None or before.prep is None or not self.document.numbered(before):
            return False
        ahead = (self.tokens[before.prep - 1].lower, self.tokens[before.prep].lower)
        return ahead in _INSTEAD or ahead[1] in _AGAINST

    def _of_a_deed(self, n: int) -> bool:
        """Whether a phrase with "by" tells whose deed another phrase names: "were returned after mediation by the Emirates"."""
        before = self.document.ahead(self.chunks[n])
        if before is None or before.prep is None:
            return False
        deed = self._lemma(before.index).endswith(("ion", "ment", "ung"))
        return deed and not self.frames_of(self.document.head(before.index).lemma)

    def _reflexive(self, chunk: int | None) -> bool:
        return chunk is not None and self.document.head(chunk).lower in _REFLEXIVES

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
            fill(slots, dative=n, object=n + 1)  # "offers 280 people visas"
        elif after.of == n and after.link == "of" and self._is_state(n) and behind:
            fill(slots, dative=n, object=n + 2)
        elif beside is False and self._run_on(own, after):
            fill(slots, dative=n, object=n + 1)  # "gave the government in Lima tanks"
        elif self._quantified(own, after) and self.codes(n, "dative"):
            fill(slots, dative=n, object=n + 1)  # "sells the Koreans most of their lithium"
        elif behind and amount is not None and after.prep == own.end and self._given_there(own, amount):
            fill(slots, dative=n, object=n + 2)  # "gave the academy in Peru its simulators"

    def _going(self, clause: Clause, slots: Slots) -> None:
        """Take the people who are the subject of a verb without an object for those who are moved: "troops will deploy to Peru"."""
        subject = slots.get("subject", ())
        moving = any(frame.kind == "deploy" for frame in self._frames(clause))
        if moving and "object" not in slots and not self.german:
            units = (self._lemma(n).endswith(tuple(self.words.units)) for n in subject)
            if self.is_people(*subject) or any(units):
                slots["object"] = subject

    def _payee(self, clause: Clause, slots: Slots) -> None:
        """Take a party for who is paid where nothing else is the object: "paid Peru for oil", "zahlte Peru für Öl"."""
        n = next(iter(slots.get("object", ())), None)
        if n is None or "dative" in slots or n in self.counted:
            return
        paying = any(frame.kind == "pay" and "dative" in frame.recipient for frame in self._frames(clause))
        owned = self._is_state(n) or self.entities.adjectives(self.chunks[n])
        if paying and owned and self._acts(n):
            fill(slots, dative=n)
            del slots["object"]

    def _run_on(self, own: Chunk, after: Chunk) -> bool:
        """Whether a name behind "in" or "of" runs on with the goods that the body before it is given: "the army of | Peru tanks"."""
        head, frames = self.document.head(after.index), self._frames(self.clauses[own.clause])
        place = (
            self.preposition(after) in ("in", "of") and after.prep == own.end and after.clause == own.clause
        )
        goods = head.pos == "noun" and class_of("en", head.lemma, head.text) is not None
        given = any("dative" in frame.recipient for frame in frames) and self._is_organ(own.index)
        return place and goods and given and self.entities.leading(after) is not None

    def _quantified(self, own: Chunk, after: Chunk) -> bool:
        """Whether only a word for how much of it stands between two chunks: "the Koreans | most of | their lithium"."""
        between = [token.lower for token in self.tokens[own.end : after.start]]
        return len(between) == 2 and between[0] in _MUCH and between[1] == "of"

    def _given_there(self, own: Chunk, thing: Chunk) -> bool:
        """Whether a body with its place takes what stands behind it."""
        frames = self._frames(self.clauses[own.clause])
        given = any("dative" in frame.recipient for frame in frames) and thing.clause == own.clause
        return given and self._somebody(own.index) and self._lemma(thing.index) not in self.times

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
        """The chunk named last before an adverb's clause, in its sentence or the one before, that is a state or holds one, and not its subject's."""
        sentence = self.document.sentence_of[token]
        first = self.document.sentences[max(0, sentence - 1)].start
        before = (i for i in range(token - 1, first - 1, -1) if self.document.clause_of[i] != clause.index)
        chunks = (n for i in before if (n := self.chunk_of[i]) >= 0)
        acting = {*(self.entities.states(clause.subject) if clause.subject is not None else ()), *self.blocs}
        return next(
            (n for n in chunks if len(own := self.entities.states(n)) == 1 and acting.isdisjoint(own)), None
        )

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
            bare &= after is not None and self.tokens[after.start - 1].text != "("  # "stellen Norland (600)"
            free = bare and after is not None and after.index not in slots.get("subject", ())
            if after is not None and free and after.index in self.counted:
                fill(slots, dative=stray[0], object=after.index)  # "verkauft uns 600 Tonnen"
                return
        subject, target = slots.get("subject", ()), slots.get("object", ()) or slots.get("dative", ())
        if not subject or not target or target[0] in self.counted:
            return
        frames = self._frames(clause)
        if fitting([frame for frame in frames if "subject" in frame.good], slots) is not None:
            return  # "stehen der Türkei sechs Milliarden zu"
        if any("object" in frame.recipient for frame in frames) and self.codes(subject[0], "subject"):
            return  # "vietnamesische Tanker versorgten Peru mit Kerosin"
        if self.is_people(target[0]) and self.codes(subject[0], "subject"):
            return  # "norwegische Ausbilder schulten peruanische Piloten"
        names = self._bare_names(clause) if subject[0] == clause.antecedent else []
        passing = any(
            "subject" in (*frame.giver, *frame.recipient) and "object" in frame.good for frame in frames
        )
        led = self.is_people(subject[0]) and self._plural(subject[0])  # "die Söldner, die Moskau Peru stellt"
        built = any(frame.kind == "build" for frame in frames)  # "das Krankenhaus, das Japan für Mali baut"
        if names and passing and (led or built or not self._somebody(subject[0])):
            # "das Korn, das Norwegen Peru schenkt", "das Geld, das die Weltbank Peru gab"
            giver = target[0] if self._somebody(target[0]) and target[0] < names[0] else names[0]
            slots["object"], slots["subject"] = subject, (giver,)
            slots["dative"] = tuple(n for n in names if n != giver)[:1] or slots.get("dative", ())
            return
        acts = any("subject" in frame.giver for frame in frames) and self._is_state(target[0])
        free = self.document.head(subject[0]).lower in _FREE  # "was London den Ruandern versprach"
        pronoun = self.chunks[subject[0]].pronoun and subject[0] < target[0] and not free
        # "die Rechnung begleicht Armenien"
        acting = self._somebody(subject[0]) and self.names.kind(self._lemma(subject[0])) != "document"
        if subject[0] not in self.counted and (pronoun or not acts or acting):
            return  # but "das Geld überwies Südkorea"
        if self._somebody(target[0]):
            two = slots.get("dative", ())
            if two and two != target and two[0] < target[0] and {*two} <= {*self._bare_names(clause)}:
                target, slots["dative"] = two, target  # "die Panzer hat Norland Peru geliefert"
            slots["subject"], slots["object"] = target, subject
            if slots.get("dative") == target:
                del slots["dative"]  # "eine Rate von 40 Millionen hatte der IWF gezahlt"

    def _plural(self, n: int) -> bool:
        return self.chunks[n].plural is not False

    def _bare_names(self, clause: Clause) -> list[int]:
        """The chunks of a clause that are names of states without a preposition."""
        free = (chunk for chunk in self.document.chunks_in(clause) if is_free(chunk))
        return [chunk.index for chunk in free if self.entities.row(chunk)]

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
