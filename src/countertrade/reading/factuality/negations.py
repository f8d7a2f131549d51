"""What denies a clause or the figure in it, and how far a negation reaches."""

from __future__ import annotations

import itertools

from countertrade.reading import lexicon
from countertrade.reading.document import Clause, VerbGroup
from countertrade.reading.factuality.phrases import CIRCUMSTANCE, Phrases, occurs

# what is denied in none of them
_CASES = frozenset(
    "fall falle umständen umstand weise hinsicht zeit zeitpunkt augenblick preis circumstances circumstance way means point account time stage moment event condition conditions case".split()
)


_ON = frozenset(("mehr", "länger", "wieder"))


_PLACING = frozenset(("leave", "reach", "verlassen", "erreichen"))


_COMPARING = frozenset("more less fewer mehr weniger".split())
_OFTEN = frozenset("often always usually".split())
_ENOUGH = frozenset(("enough", "genug", "anything"))
_PASSED = frozenset("below under above over beyond unter über".split())


_SAYING = frozenset("say explain add write report announce claim insist answer warn".split())


class Negations(Phrases):
    """Whether and by what word a clause is denied."""

    def _none_of(self, i: int) -> bool:
        """Whether "keine 300" denies an act or sets a number right, and says not that there are fewer."""
        clause = self.clauses[self.document.clause_of[i]]
        passing = clause.verb is None or self._passes(clause.verb)
        undergoes = not self._acts(clause) or (clause.verb is not None and clause.verb.passive)
        return self._contrast(i) is not None or (passing and undergoes)

    def _negation(self, clause: Clause, *, own: bool) -> int | None:
        """The negation of a clause, where it reaches the figure if that is its own; "nicht nur" and "not only" are none."""
        tokens = self.tokens
        for i in clause.places:
            following = self._lower(i + 1)
            said = tokens[i].lower
            negates = said in self.negations or (said, following) == ("no", "longer") or self._never(i)
            if said == "nichts" and i in self.voice.tokens:
                continue  # "will von 300 Panzern nichts wissen": a way to deny them
            if not negates or not self._of_clause(i) or (own and not self._reaches(clause, i)):
                continue
            if not own and clause.verb is None and i >= self.end:
                continue  # "that is 300, and not a cent of it in cash"
            following = "" if following == "mehr" and self._lower(i + 2) != "als" else following
            record = said in self.words.never and {following, tokens[i - 1].lower} & self.words.records
            if following in self.words.spared or record or self._since(i) or self._even(i):
                continue
            if following in self.words.included or (
                tokens[i - 1].lower == "mehr" and self._lower(i - 2) == ","
            ):
                continue  # "Treibstoff nicht eingerechnet", "300 Panzer, mehr nicht"
            if not (own and i < self.start and self._ended(i, self.start)):
                return i
        if own and self._bounded():
            return None
        nobody = self._nobody(clause, own=own)
        before = own and nobody is not None and nobody < self.start
        ended = (
            before and nobody is not None and (self._ended(nobody, self.start) or self._circumstance(nobody))
        )
        return self._yet(clause) or (None if ended else nobody)

    def _never(self, i: int) -> bool:
        """Whether a "no" is part of a phrase that denies a clause: "auf keinen Fall", "under no circumstances"."""
        ruled = self._lower(i) in self.words.none and self._lower(i + 1) in _CASES
        return ruled and self.tokens[i - 1].pos == "adp"

    def _of_clause(self, i: int) -> bool:
        """Whether a negation is of its clause: not of an attribute ("eine nicht geklärte Frage"), nor of what "sondern" sets right."""
        chunk = self.document.chunk_at(i)
        if chunk is not None and chunk.start < i and not self._holds(chunk.index) and not self._never(i):
            return False
        right = self._contrast(i)
        return right is None or i < self.start < right or self._acted(i, right)

    def _acted(self, i: int, right: int) -> bool:
        """Whether "sondern" sets another act against the one that is denied: "gehen nicht an Peru, sondern bleiben hier"."""
        other = self.document.clause_at(right + 1)
        return other is not None and other.verb is not None and other.index != self.document.clause_of[i]

    def _reaches(self, clause: Clause, i: int) -> bool:
        """Whether a negation of the figure's own clause reaches it: it stands before it, or what becomes of it is negated."""
        if any(token.lower in self.words.less for token in self.tokens[max(0, self.start - 2) : self.end]):
            return False  # "did not pay less than 300"
        if self._circumstance(i):
            return False  # "has not paid after five years", "despite 12 rounds of talks"
        there = clause.verb is not None and clause.verb.lemma in self.words.existing
        if not self.german and clause.verb is not None and self._acts(clause):
            often = any(
                self._lower(k) in _OFTEN for k in clause.places
            )  # "30-day strikes do not happen often"
            there |= not often and occurs(self.document, clause.verb)
        there |= self.german and self._comes_to(clause)
        if there or self._talked(clause) or self._belongs(clause):
            return True
        said, verb = self.tokens[i].lower, clause.verb
        paired, before, acts = said in self.words.pairs, i < self.start, self._acts(clause)
        if self._lasting() or self._limits(clause) or self._presupposed(clause) or self._owning():
            return False  # "has not been paid for six months"
        if any(token.lower in ("until", "alone") for token in self.document.tokens[self.end : clause.end]):
            return False  # "did not send the 300 until May", "does not pay the 300 alone"
        if acts and verb is not None and verb.lemma in _PLACING and said in self.words.never:
            return True  # "the 300 never left Oslo"
        chunk = self.document.chunk_at(i + 1)
        parted = not paired and not self._never(i)
        if parted and chunk is not None and chunk.start == i + 1 and not self._holds(chunk.index):
            return False  # "nicht Peru lieferte die 300"
        if verb is not None and (verb.lemma in self.grammar.copulas or "bleiben" in verb.modals) and acts:
            return before  # "blieb nicht unbemerkt"
        passing = self._passes(verb)
        gone = passing and clause.object is None and not self._shares() and not self._habitual(clause)
        counts = self._counts(clause) and not gone
        if counts or self._aside_of(clause):
            return before and not self._aside_of(clause)
        lacks = acts and self._people() and verb is not None and not verb.passive
        lacks = lacks and (clause.object is not None or any(self._lower(k) in _ENOUGH for k in clause.places))
        if lacks and not self.german:
            return False  # "1 million Eritreans do not get enough to eat"
        if before or (self._final(clause, i) and not lacks):
            return True  # but "die 300 Frauen haben das Geld nie erhalten"
        whither = self.german and clause.object is not None and self._holds(clause.object)
        if passing and (acts or whither) and verb is not None and self._stays_away(clause, verb, i):
            return True
        if verb is None or not acts:
            return False
        if passing and said in self.words.never and clause.object is None:
            return True  # "the 300 never arrived in Peru"
        denied = verb.negated or (said, self._lower(i + 1)) == ("no", "longer")
        own = not self.german and denied and verb.tokens[0] <= i <= verb.main
        return own and self._undergoes(clause, verb) and not self._focused(clause, verb)

    def _circumstance(self, negation: int) -> bool:
        """Whether the figure only tells after, in spite of or because of what something is not so; but "not after five years" denies it."""
        top = self._top()
        return top is not None and self._prep(top) in CIRCUMSTANCE and negation + 1 != top.prep

    def _comes_to(self, clause: Clause) -> bool:
        """Whether a clause tells what it came to: "zur Lieferung der 300 kam es nie"."""
        subject, verb = self.document.chunk(clause.subject), clause.verb
        impersonal = subject is not None and self.tokens[subject.start].lower == "es"
        top = self._top()
        led = top is not None and self._prep(top) in ("zu", "zum", "zur")
        return led and impersonal and verb is not None and verb.lemma == "kommen"

    def _talked(self, clause: Clause) -> bool:
        """Whether the figure is what there is talk of: "von 300 war nie die Rede", "there was never any question of 300"."""
        copula = clause.verb is not None and clause.verb.lemma in self.grammar.copulas
        said = (clause.subject, clause.predicative) if copula and self._partitive() else ()
        return any(n is not None and self.document.head(n).base in self.words.talk for n in said)

    def _belongs(self, clause: Clause) -> bool:
        """Whether a clause says that the figure is or is not part of a deal: "the 300 are not part of the agreement"."""
        said, verb = self.document.chunk(clause.predicative), clause.verb
        if (
            said is None
            or verb is None
            or verb.finite is None
            or self.tokens[said.head].base not in self.words.parts
        ):
            return False
        return self.start < verb.finite

    def _stays_away(self, clause: Clause, verb: VerbGroup, i: int) -> bool:
        """Whether a negation says that the figure does not go somewhere: "die 300 gehen nicht an Peru", "have not arrived in Peru"."""
        if self.german:
            chunk = self.document.chunk_at(i + 2)
            return chunk is not None and self.tokens[i + 1].pos == "adp"
        state = {token.pos for token in self.tokens[verb.main + 1 : verb.main + 2]}  # "did not go unnoticed"
        alone = not verb.passive and clause.object is None and "adj" not in state
        return alone and verb.tokens[0] <= i

    def _limits(self, clause: Clause) -> bool:
        """Whether the figure is what something does not come up to or pass: "did not reach the average 300", "shall not fall below 300"."""
        verb = clause.verb
        if verb is None:
            return False
        kinds = {word.kind for word in self.transfers.amounts.get(verb.lemma, ())}
        passing = (
            kinds & {"rise", "fall"} and {self._lower(self.start), self._lower(self.start - 1)} & _PASSED
        )
        limiting = verb.lemma in self.words.limiting or "below" in kinds
        if self._lower(self.start) in _COMPARING:  # "has never paid more than 300"
            limiting |= any(self._lower(i) in self.words.never for i in clause.places)
            # "will not send more than 300"
            limiting |= verb.negated and not self.german and self.start > verb.main
        return bool(passing) or (limiting and clause.object is not None and self._holds(clause.object))

    def _presupposed(self, clause: Clause) -> bool:
        """Whether a negated verb only tells what was done with that which is there: "the 300 were never inspected"."""
        verb, top = clause.verb, self._top()
        told = verb is not None and verb.passive and verb.lemma not in self.transfers.verbs
        return told and top is not None and self._definite(top)

    def _people(self) -> bool:
        """Whether the figure counts people."""
        chunk = self.chunk
        if chunk is None:
            return False
        head = self.tokens[chunk.head]
        demonym = not {head.lower, head.lower.removesuffix("s")}.isdisjoint(
            lexicon.names(self.document.language).demonyms
        )
        return demonym or head.base.lower() in self.transfers.crowds

    def _owning(self) -> bool:
        """Whether the figure counts known people to whom something belongs that is denied: "did not pay the wages of the 300 soldiers"."""
        chunk = self.chunk
        above = self._above(chunk) if chunk is not None and self._definite(chunk) else None
        if above is None or not self._people():
            return False
        head = self.tokens[above.head]
        paid = any(each.kind == "pay" for word in self._lemmas(above.head) for each in self._transfers(word))
        if self._deed(above) and not paid:
            return False
        return head.pos == "noun" and head.base not in self.grammar.shares and not self._sum(above)

    def _habitual(self, clause: Clause) -> bool:
        """Whether people are said not to go where no party is: "rund 300 Kinder gehen nicht zur Schule"."""
        heads = [self.document.head(n) for n in clause.preps]
        plain = clause.verb is not None and not (clause.verb.perfect or clause.verb.passive)
        return plain and self._people() and bool(heads) and all(head.pos == "noun" for head in heads)

    def _lasting(self) -> bool:
        """Whether the figure says how long something did or did not happen: "for six months", "seit drei Wochen", "ein Jahr lang"."""
        chunk, tokens = self.chunk, self.tokens
        if chunk is None or tokens[chunk.head].base not in self.grammar.timing:
            return False
        return self._prep(chunk) in ("for", "since", "seit") or self._lower(chunk.end) in ("lang", "long")

    def _focused(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a negation is about what follows the verb: "was not paid in cash", "did not come from Peru", "went unnoticed"."""
        rest = [self.tokens[i] for i in clause.places if i > verb.main]
        words = {token.lower for token in rest}
        after = rest[0] if rest else None
        return bool(words & self.words.focusing) or (after is not None and after.pos == "adj")

    def _yet(self, clause: Clause) -> int | None:
        """The "yet" of what is still to be done: "has yet to pay"."""
        verb = clause.verb
        if verb is None or not {"have", "be", "remain"} & {*verb.modals, verb.lemma}:
            return None
        yet = (i for i in clause.adverbs if self._lower(i) == "yet" and self._lower(i + 1) == "to")
        return next(yet, None)

    def _nobody(self, clause: Clause, *, own: bool) -> int | None:
        """The subject that is nobody and nothing: "nobody doubts that", "kein Cent ist angekommen"."""
        if clause.subject is None or (own and self._acts(clause)):
            return None  # "none of the 300": the figure's own phrase says so
        chunk = self.chunks[clause.subject]
        # "kein einziges", "no one"
        alone = self.tokens[chunk.start].base.startswith("einzig") or self._lower(chunk.start) == "one"
        before = [token.lower for token in self.tokens[max(0, chunk.start - 3) : chunk.start]]
        outside = alone and (before[-1:] != [] and before[-1] in self.words.none)
        outside = outside or (alone and before == ["not", "a", "single"])
        if not outside and self.tokens[chunk.start].lower not in self.words.nobody:
            return None
        if not own and clause.kind == "frame":
            return None  # "paid 300, yet got nothing": told beside it
        if not own:
            return None if ("noun", self.tokens[chunk.head].lemma) in self.embeddings else chunk.start
        done = clause.object is not None and self._holds(clause.object)  # "acht Geräte hat niemand zugesagt"
        known = self.embeddings.get(("verb", clause.verb.lemma if clause.verb is not None else ""), ())
        # "no official confirmed the figure of 300"
        opened = any(each.negated_effect == "possible" for each in known)
        told = (chunk.start < self.start or done) and (chunk.pronoun or self._deed(chunk) or opened)
        told = told and not (clause.verb is not None and self._says(clause.verb))  # "davon redet niemand"
        return chunk.start if self._partitive() or (told and not self._aside_of(clause)) else None

    def _says(self, verb: VerbGroup) -> bool:
        """Whether a verb only says something, which its negation leaves open."""
        return any(each.kind in _SAYING for each in self.speech.verbs.get(verb.lemma, ()))

    def _since(self, i: int) -> bool:
        """Whether a negation only ends a comparison with the past: "so hoch wie seit Jahren nicht", "wie noch nie"."""
        words = [token.lower for token in self.tokens[max(0, i - 5) : i]]
        return any(a in ("wie", "als") and b in ("seit", "noch") for a, b in itertools.pairwise(words))

    def _even(self, i: int) -> bool:
        """Whether a negation is part of a bound: "nicht einmal ein Drittel", "not even 30 per cent"."""
        return self._lower(i + 1) in self.words.even and self._approximates(i + 1)

    def _ended(self, negation: int, figure: int) -> bool:
        """Whether what is negated ends before the figure: "Nicht viel. 5.000 Dollar", "nicht 300, sondern 200"."""
        between = self.tokens[negation + 1 : figure]
        if any(token.text in ".!?;:" or token.lower in ("sondern", "but") for token in between):
            return True
        pairs = itertools.pairwise(between)
        if any(one.text == "," and other.lower == "dafür" for one, other in pairs):
            return True  # "keiner fiel, dafür aber 300"
        last = max((k for k in range(negation, figure) if self.tokens[k].text == ","), default=figure)
        if (
            self._lower(last + 1) in ("with", "mit")
            and self.document.clause_of[last + 1] == self.document.clause_of[figure]
        ):
            return True  # "The year was not good, with 300 ships lost"
        comma = next((k for k in range(negation, figure) if self.tokens[k].text == ","), figure)
        own = self.document.clause_of[figure]
        after = (k for k in range(comma, figure) if self.document.clause_of[k] == own)
        verb = self.document.clauses[own].verb if own >= 0 else None
        whole = verb.tokens if verb is not None and verb.negated else ()  # "did not, Roth said, buy 300"
        return any(self.tokens[k].form == "finite" and k not in whole for k in after)

    def _final(self, clause: Clause, i: int) -> bool:
        """Whether a German negation stands behind the figure at the end of the field: "zahlte die Summe nicht"."""
        if not self.german:
            return False
        i += self._lower(i + 1) in _ON or self._never(i)  # "liefert die 300 nicht mehr", "auf keinen Fall"
        rest = (self.tokens[k].pos for k in clause.places if k > i)
        return all(pos in ("verb", "aux", "modal", "particle", "zu", "punct") for pos in rest)
