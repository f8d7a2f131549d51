"""Who is the subject of a clause that does not name it: coordination, control, relative pronouns."""

from __future__ import annotations

import itertools

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause
from countertrade.reading.document.grammar import grammar
from countertrade.reading.lexicon import Transfer as Frame
from countertrade.reading.roles.reference import Reference
from countertrade.reading.roles.valency import BUYING

_BEING = frozenset({"be", "sein", "befinden"})
_BODIES = frozenset({"government", "organisation", "person", "outlet"})
_OFFERED = frozenset({"offer", "promise"})


class Control(Reference):
    """The understood arguments of clauses."""

    def frames_of(self, noun: str) -> tuple[Frame, ...]:
        """The predicates that a noun can be, in German also by the last part of a compound."""
        nouns = self.words.nouns
        found = nouns.get(noun) or nouns.get(noun.lower())
        if found or not self.german or noun in lexicon.speech("de").nouns:
            return found or ()
        # a "Nachrichtendienst" is no service, who speaks is no deed
        bodies = any(head.source in _BODIES for head in lexicon.heads("de", noun))
        return () if bodies else lexicon.by_head(nouns, noun) or ()

    def _frames(self, clause: Clause) -> tuple[Frame, ...]:
        """The predicates that the verb of a clause can be."""
        if clause.verb is None:
            return ()
        under = clause.verb.lemma in _BEING and self._underway(clause)
        lemma = clause.verb.lemma if not under else "unterwegs sein" if self.german else "be underway"
        return self.words.verbs.get(lemma, ())

    def _underway(self, clause: Clause) -> bool:
        """Whether a clause says that something travels: "are on their way to Peru", "nach Peru unterwegs"."""
        said = f" {' '.join(self.tokens[i].lower for i in clause.places)} "
        return any(f" {phrase} " in said for phrase in self.words.underway)

    def _verb_lemma(self, clause: Clause) -> str:
        return "" if clause.verb is None else clause.verb.lemma

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
        if parent.dative is not None and any(frame.kind in BUYING for frame in self._frames(clause)):
            return parent.dative  # "lent Ostmark money to buy jets"
        controlled = parent.dative if parent.dative is not None else parent.object
        if self._deeper(parent, clause):
            controlled = None  # "the airmen whom Norway wants to station in Peru"
        acting = controlled is not None and self._acts(controlled)
        own = self.german and clause.kind == "purpose"  # "brachte Peru Reis, um Fisch zu kaufen"
        if parent.verb.lemma in self.words.controls and acting and not own:
            return controlled  # but "verpflichtet sich, … zu bauen"
        return self.subject(parent, depth + 1)

    def _deeper(self, clause: Clause, infinitive: Clause | None = None) -> bool:
        """Whether what an English relative clause speaks of is the object of an infinitive in it: "the tanks that Norland wants to sell".

        `infinitive` is that of which it is asked; without, whether there is one.
        """
        if self.german or clause.kind != "relative" or clause.antecedent is None or clause.verb is None:
            return False
        own = self._antecedent(clause, clause.object)
        subject = self.subject(clause)
        promised = any("infinitive" in frame.good for frame in self.words.verbs.get(clause.verb.lemma, ()))
        if own not in (None, clause.antecedent) or subject in (None, clause.antecedent) or promised:
            return False
        behind = map(self.clauses.__getitem__, range(clause.index + 1, len(self.clauses)))
        for one in itertools.takewhile(lambda one: one.sentence == clause.sentence, behind):
            if one.parent != clause.index or one.kind != "infinitive" or infinitive not in (None, one):
                continue
            lacks = one.object is None and one.verb is not None and not one.verb.passive
            if lacks and any("object" in frame.good for frame in self._frames(one)):
                return True
        return False

    def _acts(self, chunk: int) -> bool:
        """Whether a chunk names who can do something, which a document cannot: "has a contract to buy"."""
        document = self.names.kind(self._lemma(chunk)) == "document"
        return self.is_people(chunk) or (self._somebody(chunk) and not document)

    def _intending(self, clause: Clause) -> int | None:
        """Whose intent an infinitive says: "India's decision to supply 65,000 tonnes", "Norwegens Angebot, 22 Jets zu liefern"."""
        at = clause.start - 1
        if clause.kind != "infinitive":
            return None
        at -= self.tokens[at].text == ","
        while self.german and self.tokens[at].verbal and at > 0:
            at -= 1  # "hat das Angebot Norlands begrüßt, 22 Jets zu liefern"
        noun = self.document.chunk_at(at)
        if noun is not None and self._by(noun) and self.codes(noun.index, "subject"):
            return noun.index  # "a decision by Norland to supply"
        for _ in range(2):  # the noun itself, or its genitive
            if noun is None:
                return None
            if self._lemma(noun.index) in self.words.intents:
                owners = self.linked(noun.index, "possessive", "genitive", "of")
                made = self.clauses[noun.clause]
                frames = self.frames_of(self.document.head(noun.index).lemma)
                own = any(frame.kind in _OFFERED for frame in frames)
                # "made Peru an offer to deliver"
                whose = self.subject(made) if own and made.dative is not None else None
                if whose is None and not any(self.codes(n, "subject") for n in owners):
                    whose = (
                        noun.index if self.codes(noun.index, "subject") else None
                    )  # "the Danish decision to send"
                return next((n for n in owners if self.codes(n, "subject")), whose)
            noun = self.document.chunk(noun.of)
        return None

    def _by(self, party: Chunk) -> bool:
        """Whether a noun for what somebody intends stands before a party and "by"."""
        owner = next((self.chunks[n] for n in self.linked(party.index, "possessive")), party)
        noun = self.document.chunk(owner.index - 1)
        intends = noun is not None and self._lemma(noun.index) in self.words.intents
        return intends and self.preposition(owner) in ("by", "von", "vom")

    def _blamed(self, clause: Clause) -> int | None:
        """Whom an English gerund behind "for", "of" or "from" speaks of: "blamed Peru for arming Chile"."""
        if clause.kind != "participle" or clause.parent is None:
            return None
        blamed, at = self.clauses[clause.parent].object, clause.start - 1
        while self.tokens[at].pos in ("adv", "neg"):
            at -= 1  # "accused Peru of not only arming Chile"
        for_ = self.tokens[at].lower in ("for", "of", "from")
        return blamed if for_ and blamed is not None and self._somebody(blamed) else None

    def _named_by_for(self, clause: Clause) -> int | None:
        """The subject that an English infinitive has behind "for": "an agreement for Seoul to provide 12 jets"."""
        if clause.kind != "infinitive" or self.german:
            return None
        chunk = self.document.chunk_at(clause.start - 1)
        return chunk.index if chunk is not None and self.preposition(chunk) == "for" else None

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

    def _antecedent(self, clause: Clause, chunk: int | None) -> int | None:
        """The chunk; for the relative pronoun of a clause what it speaks of."""
        own, above = None if chunk is None else self.chunks[chunk], self.document.clause(clause.parent)
        if own is None or not own.pronoun:
            return chunk
        if above is not None and self._freely(clause, above):
            free = own.head == clause.start and self.tokens[own.head].lower in ("what", "was")
            return above.subject if free and above.subject is not None else chunk
        return clause.antecedent if clause.kind == "relative" and own.head == clause.marker else chunk

    def _freely(self, clause: Clause, above: Clause) -> bool:
        """Whether a clause is the subject of a copula: "What Norland sent was 40 boats"."""
        copula = self._verb_lemma(above) in _BEING
        return copula and clause.kind == "question" and clause.parent == above.index
