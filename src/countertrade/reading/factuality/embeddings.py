"""What words do to that which they govern: verbs, nouns, adjectives and adverbs of saying, planning, doubt and denial."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from countertrade.reading.document import Chunk, Clause, VerbGroup
from countertrade.reading.document.building import APART
from countertrade.reading.factuality.negations import Negations
from countertrade.reading.factuality.phrases import PETITIONS
from countertrade.reading.lexicon import Embedding
from countertrade.records import Modality

_REPLACING = ("instead of", "in lieu of", " statt", " anstatt", " anstelle")
_YEARLY = re.compile("(?:19|20)[0-9]{2}")
_HOPING = frozenset(
    "hope want expect demand promise pledge plan erhoffen erwarten fordern verlangen wünschen versprechen zusagen planen".split()
)
_UNDER = frozenset(("under", "by", "nach", "laut", "gemäß", "in", "durch", "mit", "through"))
_HANGING = 4  # phrases, each on the next
_AFTER = 8  # tokens behind an amount in which what replaces it stands
_DEFINITE = frozenset("the those these die den der dem jene jenen diese diesen".split())
_PASSING = frozenset("deliver send give donate lend supply receive provide export import pay".split())
_ABSTRACT = frozenset({"infinitive", "participle", "purpose"})
_RATING = frozenset("je pro jede jeden jedem jeder stück tonne liter barrel fass kilo".split())
_AT = frozenset({"auf", "at"})  # before what something is estimated at


class Effect(NamedTuple):
    modality: Modality
    turned: bool
    token: int | None


def _time(verb: VerbGroup) -> set[str]:
    """What of its time a reading may require: "was able to send 300", so it did, but "may have been able to"."""
    behind = (verb.past or verb.perfect) and not verb.modals and verb.lemma in ("be", "sein")
    return {"past"} if behind else set()


_MEASURES = frozenset(
    "lang lange long breit wide hoch hohe high tief deep schwer heavy alt old groß stark strong dick thick".split()
)

_SHOWING = frozenset(
    "suggest indicate show prove support imply confirm demonstrate hindeuten hinweisen belegen beweisen zeigen bestätigen nahelegen".split()
)
_WHOSE = frozenset(("", "von", "of", "by", "from"))
_RULING = frozenset(
    "reject refuse decline deny dismiss grant approve accept process decide examine review ablehnen abweisen zurückweisen verwerfen "
    "bewilligen genehmigen annehmen bearbeiten entscheiden prüfen anerkennen".split()
)
_POINTING = frozenset("dafür darauf daran darüber davon".split())
_EMERGING = frozenset("exist emerge surface existieren bestehen vorliegen auftauchen".split())


class Embeddings(Negations):
    """The effects of the words that govern a clause or the figure."""

    def _unmade(self, clause: Clause) -> Iterator[Effect]:
        """What is told of an act that there is not, or that is undone: "there is no agreement under which Poland takes back 300"."""
        before = clause.start - 1 - (self._lower(clause.start - 1) == ",")
        if clause.kind == "relative" and self._shown_by_nothing(before, clause):
            yield Effect("asserted", True, before)
        if clause.kind != "relative" or clause.antecedent is None:
            return
        chunk = self.chunks[clause.antecedent]
        if self._no(chunk) and self._deed(chunk):
            yield Effect("asserted", True, chunk.start)
        marker = clause.start if clause.marker is None else clause.marker
        above, first = self.clauses[chunk.clause], self.document.chunk_at(marker)
        led = first is not None and first.pronoun and self._prep(first) in _UNDER
        led = led or self._lower(marker) in ("wonach", "whereby")
        if led and above.verb is not None and above.object == chunk.index and self._deed(chunk):
            undone = self._readings(above.verb)  # "scrapped the agreement under which 300 were to go"
            if any("act" in each.requires and each.polarity == "turned" for each in undone):
                yield Effect("planned", True, above.verb.main)

    def _full(self, clause: Clause) -> list[Effect]:
        """What the noun does to a clause that only looks relative: it lacks nothing ("the denial that Peru had sent 300")."""
        marker = self.document.chunk_of[clause.marker] if clause.marker is not None else -1
        own = (clause.subject, clause.object)
        led = clause.marker is not None and clause.marker > 0 and self.tokens[clause.marker - 1].pos == "adp"
        if None in (clause.antecedent, *own) or marker in own or led:
            return []  # "a programme under which Peru got 300"
        above = self.chunks[clause.antecedent or 0]
        return [*self._telling(above, self.clauses[above.clause], clause)]

    def _behind(self, chunk: Chunk) -> Iterator[Effect]:
        """What a participle or adjective behind a phrase does: "the 40 tugs ordered by Peru", "40 tonnes of ore due in May"."""
        following = self.document.chunk(chunk.index + 1)
        end = following.end if following is not None and following.of == chunk.index else chunk.end
        clause = self.document.clause_at(end)
        if clause is None:
            return
        if clause.kind == "participle" and clause.start == end and clause.verb is not None:
            held = ("sum",) if self._of_sum() else ()  # "called the figure of 300 exaggerated"
            yield from self._word("adjective", clause.verb.main, held=held)
        elif not self.german and self.tokens[end].pos == "adj" and not self._because(end):
            yield from (each for each in self._word("adjective", end) if each.modality == "planned")

    def _because(self, i: int) -> bool:
        """Whether "due" only gives a reason: "at 30 percent of capacity due to a lack of ore"; but "due to arrive"."""
        led = [token.lower for token in self.tokens[i : i + 2]] == ["due", "to"]
        return led and all(token.pos not in ("verb", "aux") for token in self.tokens[i + 2 : i + 3])

    def _preposition(self, i: int) -> Iterator[Effect]:
        """What a preposition, alone or with the word before it, does to its noun: "statt 300", "instead of 300"."""
        word = f"{self._lower(max(0, i - 1))} {self._lower(i)}"
        clause = self.clauses[self.document.clause_of[i]]
        chunk = self.chunks[self.document.chunk_of[i + 1]]
        said = [*clause.adverbs, *range(chunk.start, chunk.end)]
        verb = clause.verb
        ahead = verb is not None and bool(verb.modals) and not verb.perfect
        # "statt 120 nun 170", "instead of the current 120", "statt 120 sollen 170 kommen": it was so
        hoped = self._hoped(chunk)
        now = any({*self._lemmas(k)} & (self.words.current | self.words.now) for k in said)
        replaced = any(word.endswith(each) for each in _REPLACING) and self._compared_with(i)
        if word.startswith("rather ") or hoped or not (ahead or now or replaced):
            yield from self._word("preposition", i, lemma=word)

    def _compared_with(self, i: int) -> bool:
        """Whether the clause has another number that stands in the figure's place: "17 years instead of 15", "statt 40 schickt Peru 30"."""
        places = self.clauses[self.document.clause_of[i]].places
        others = (self.tokens[k] for k in places if not self.start <= k < self.end)
        return any(token.pos == "num" and not _YEARLY.fullmatch(token.text) for token in others)

    def _hoped(self, chunk: Chunk) -> bool:
        """Whether a relative clause says that a phrase was only hoped for or promised: "statt der 300 Panzer, die Peru erhofft hatte"."""
        behind = self.clauses[chunk.clause + 1 : chunk.clause + 4]
        told = (each.verb for each in behind if each.kind == "relative" and each.antecedent == chunk.index)
        return any(verb is not None and verb.lemma in _HOPING for verb in told)

    def _affirms(self, clause: Clause) -> bool:
        """Whether a clause says of the figure that it is so: "the figure of 300 is not correct"."""
        words = (word for i in self._adjectives(clause) for word in self._lemmas(i))
        said = (each for word in words for each in self.embeddings.get(("adjective", word), ()))
        affirmed = any(each.effect == "asserted" and each.polarity == "kept" for each in said)
        return affirmed or self._agrees(clause)

    def _agrees(self, clause: Clause) -> bool:
        """Whether a clause says of the figure that it agrees with what is so: "does not match the official figures"."""
        verb = clause.verb
        if verb is None or verb.lemma not in self.words.agreeing:
            return False
        beside = (clause.object, clause.dative, clause.predicative, *clause.preps)
        return any(self.document.head(n).base in self.words.truths for n in beside if n is not None)

    def _held(self, verb: VerbGroup, below: Clause | None) -> frozenset[str]:
        """What a reading of a verb may require, of that which holds here: "clause", "passive", "particle:out"."""
        after = self.tokens[verb.main + 1 : verb.main + 2]
        held = set() if self._fronted(verb) else {"alone"}
        if [token.lower for token in self.tokens[verb.main + 1 : verb.main + 3]] != [
            "up",
            "of",
        ]:  # "made up of two"
            held |= {f"particle:{token.lower}" for token in after if token.pos == "particle"}
        held |= {f"prep:{token.lower}" for token in after if token.pos == "adp"}
        beside = self.clauses[self.document.clause_of[verb.main]].preps
        held |= {f"beside:{self._prep(self.chunks[n])}" for n in beside}
        if below is not None or not self._money():
            held.add("thing")
        if verb.passive:
            held.add("passive")
        if below is None and self._of_sum():
            held.add("sum")
        if any(self.tokens[i].lemma == "lassen" for i in verb.tokens):
            held.add("causative")
        if below is not None and self._of_subject(below):
            held.add("subject")
        if not self._rated():
            held.add("unrated")
        if below is None and (top := self._top()) is not None:
            held.add(f"prep:{self._prep(top)}")  # "auf 300 besteht"
        if below is not None:
            held |= {"clause", below.kind, f"prep:{self._lower(below.start - 1)}"}  # "kept from | sending"
            if below.parent is not None and self.clauses[below.parent].object is not None:
                held.add("object")
        owed = below is not None and below.verb is not None and below.verb.lemma in ("owe", "schulden")
        if (self._governs(below) and not owed) or (below is None and self._act()):
            held.add("act")
        return frozenset(held)

    def _rated(self) -> bool:
        """Whether the figure is a price or a rate: "300 Dollar je Tonne", "für die Tonne 700 Dollar", "von jedem 300 Dollar"."""
        places = self.clause.places if self.clause is not None else range(self.start, self.end)
        near = (self.tokens[k].lower for k in places)
        return self._lower(self.end) == "für" or any(word in _RATING for word in near)

    def _conjunction(self, clause: Clause) -> Iterator[Effect]:
        """What the words before a clause without a subject do to it: "statt 300 zu liefern", "instead of sending 300"."""
        if clause.kind not in _ABSTRACT and not (clause.kind == "main" and clause.subject is None):
            return
        between = " ".join(token.lower for token in self.tokens[clause.start : self.start])
        if ", as well as " in between or ", sowie " in between:
            return  # "without changing the terms, as well as a provision for 300"
        finite = clause.verb is not None and clause.verb.finite is not None
        first = clause.start if clause.marker is None else clause.marker
        for start, end in ((first - 2, first), (first - 1, first), (first, first + 1), (first, first + 2)):
            phrase = " ".join(token.lower for token in self.tokens[max(0, start) : end])
            found = self.embeddings.get(("conjunction", phrase), ())
            if finite and not phrase.endswith(("dass", "that")):
                continue  # a phrase of its own: "statt 15 erhält Peru 10"
            if any(each.polarity == "turned" and each.effect == "asserted" for each in found):
                yield Effect("asserted", True, max(0, start))

    def _governing(
        self, clause: Clause, below: Clause | None, *, own: bool, negated: bool = False
    ) -> Iterator[Effect]:
        """What the verb, adjective or noun that governs the clause below, or the figure, does to it."""
        tokens, verb = self.tokens, clause.verb
        if verb is None:
            return
        governs = self._governs(below)
        if (withheld := self._withheld(verb, below)) is not None:
            yield from withheld
            return
        reached = self._undergoes if negated else self._argument
        if governs or (own and reached(clause, verb)):
            for effect in self._verbal(verb, below, negated=negated):
                if below is not None or not effect.turned or self._called(clause):
                    yield effect
        elif own and not self._counts(clause):
            readings = self._readings(verb)
            if any("subject" in each.requires for each in readings):  # "the delivery of 300 fell through"
                for effect in self._verbal(verb, below, "subject", negated=negated):
                    if effect.modality != "conditional" or self._of_deed():
                        yield effect
        for n in clause.preps if governs or (own and self._argument(clause, verb)) else ():
            chunk = self.chunks[n]
            assert chunk.prep is not None
            bare = chunk.start <= chunk.prep + 1 and chunk.end == chunk.prep + 2
            if bare and tokens[chunk.prep].lower in self.words.bare and not chunk.plural:
                put = self._word("noun", chunk.head, negated=negated)  # "in Aussicht", "under consideration"
                yield from (each for each in put if each.modality != "demanded")  # "in Anspruch"
        if clause.object is not None and (governs or own) and self._negotiated(verb, clause.object):
            yield from self._word("noun", self.chunks[clause.object].head, negated=negated)
        predicative = clause.predicative
        subject = self.document.chunk(clause.subject)
        shown = (verb.passive or verb.lemma in _EMERGING) and subject is not None and self._no(subject)
        if predicative is None and governs and (shown or verb.lemma in self.grammar.copulas):
            predicative = clause.subject  # "dass 300 da sind, ist eine Lüge", "no evidence exists that"
        if own and verb.lemma in self.grammar.copulas and self._acts(clause):
            yield from self._judged(clause)
        if predicative is not None:
            said = self.chunks[predicative]
            apart = clause.predicative is None and bool(
                self._adjectives(clause)
            )  # "rumours that … are not true"
            yield from self._word("noun", said.head, negated=(negated and not apart) or self._no(said))
            if not negated and said is not self.chunk:
                yield from self._falsehood(said)  # "are fake news"
        if below is not None and governs:
            held = {below.kind} | _time(verb)
            judged = [
                effect
                for i in self._adjectives(clause)
                for effect in self._word("adjective", i, held=held, negated=negated)
            ]
            yield from judged  # "the claim that … is not true"
            told = judged or (
                verb.passive and [*self._verbal(verb, below, negated=negated)]
            )  # "is not made up"
            yield from self._before(clause, below, negated=negated and not told)

    def _withheld(self, verb: VerbGroup, below: Clause | None) -> list[Effect] | None:
        """What is said by not saying: "declined to confirm", "refused to say whether" leave it open; None where nothing is withheld."""
        helping = (i for i in verb.tokens if i != verb.main and self.tokens[i].base in self.words.withholding)
        if below is not None and verb.lemma in self.speech.verbs and (at := next(helping, None)) is not None:
            return [Effect("possible", False, at)]  # "vermied es zu sagen, dass"
        withholds = verb.lemma in self.words.withholding or self._idiom(verb) in self.words.withholding
        if not withholds or below is None or below.verb is None:
            return None
        withheld = [*self._word("verb", below.verb.main, lemma=below.verb.lemma, negated=True)]
        if not withheld and below.verb.lemma in self.speech.verbs:
            return [Effect("possible", False, verb.main)]
        return withheld or None

    def _valued(self, clause: Clause, readings: Collection[Embedding]) -> bool:
        """Whether it is another amount that is estimated: "schätzt die 300 Jets auf 5 Milliarden"."""
        ways = {self._prep(self.chunks[n]) for n in clause.preps}
        if self.chunk is not None and self._prep(self.chunk) in _AT:
            return False
        estimates = any(each.effect == "estimated" for each in readings) and bool(ways & _AT)
        return estimates and clause.object is not None and self._holds(clause.object)

    def _measuring(self, clause: Clause) -> Iterator[Effect]:
        """What is said of the noun whose amount the figure is: "the estimated cost is 300", "die geplanten Lieferungen umfassen 300"."""
        verb, subject = clause.verb, self.document.chunk(clause.subject)
        if verb is None or subject is None or self._acts(clause):
            return
        if verb.lemma in self.grammar.copulas | self.transfers.measuring:
            for i in range(subject.start, subject.head):
                said = self._word("adjective", i)
                kinds = ("estimated", "reported", *(("planned",) if self._deed(subject) else ()))
                yield from (each for each in said if each.modality in kinds)

    def _judged(self, clause: Clause) -> Iterator[Effect]:
        """What a predicate says of the figure in its subject or object: "300 are possible", "nannte die Zahl von 300 falsch"."""
        assert clause.verb is not None
        held = {"complement", *(("sum",) if self._of_sum() else ())} | _time(clause.verb)
        for i in self._adjectives(clause):
            for each in self._word("adjective", i, held=held):
                hangs = each.modality == "conditional" and self._acts(clause) and self._of_deed()
                if each.turned or each.modality == "possible" or hangs:
                    yield each

    def _of_deed(self) -> bool:
        """Whether the figure is of a deed named by a noun: "the delivery of 300"; but "the army of 300"."""
        top = self._top()
        return top is not None and top is not self.chunk and self._deed(top)

    def _labelled(self, clause: Clause) -> Iterator[Effect]:
        """What a noun says of the figure in its object that the clause calls by it: "nannte Berichte über 300 Unsinn", "as a lie"."""
        for chunk in self.document.chunks_in(clause):
            behind = clause.object is not None and chunk.index > clause.object and chunk not in self.chain
            if behind and (chunk.prep is None or self._prep(chunk) in ("als", "as")):
                said = self._word("noun", chunk.head)
                yield from (each for each in said if each.turned and each.modality == "asserted")

    def _turning(self, clause: Clause) -> bool:
        verb = clause.verb
        if verb is None or not self._argument(clause, verb):
            return False
        return any(effect.turned for effect in self._verbal(verb, None))

    def _kept(self, clause: Clause) -> bool:
        """Whether a negation of the verb leaves alone what stands with it: "does not mention", "halfen Chile nicht"."""
        verb = clause.verb
        found = self._readings(verb) if verb is not None else ()
        kept = (each for each in found if each.polarity == each.negated_polarity == "kept")
        return any(each.effect == "asserted" and each.negated_effect is None for each in kept)

    def _untouched(self) -> bool:
        """Whether the figure is there whatever becomes of its clause: "will hardly endanger the 300", "soll von derzeit 300 steigen"."""
        clause = self.clause
        if clause is None or clause.verb is None:
            return False
        found = self._readings(clause.verb)
        if (
            self._whole_of_part()
            or self._existing()
            or self._valued(clause, found)
            or self._passed_before(clause)
            or self._measured()
            or (self._petitioners() and self._argument(clause, clause.verb) and clause.verb.lemma in _RULING)
        ):
            return True
        return any(each.presupposed for each in found) and self._argument(clause, clause.verb)

    def _petitioners(self) -> bool:
        """Whether the figure counts who asks for something in writing: "rejected the applications of 300 firms"."""
        own, above = self.chunk, self.document.chunk(self.chunk.of) if self.chunk is not None else None
        tied = own is not None and own.link in ("of", "genitive") and self._prep(own) in _WHOSE
        return tied and above is not None and self.tokens[above.head].base.endswith(PETITIONS)

    def _whole_of_part(self) -> bool:
        """Whether the figure is the whole of which another counts the part: "has yet to get 22 of the 30", "22 der 30 kamen nicht"."""
        chunk = self.chunk
        part = (
            self.document.chunk(chunk.of) if chunk is not None and chunk.link in ("of", "genitive") else None
        )
        definite = chunk is not None and self._lower(chunk.start) in _DEFINITE
        return definite and part is not None and self.document.numbered(part) and not self._no(part)

    def _measured(self) -> bool:
        """Whether the figure is how long or heavy something known is: "die 465 Kilometer lange Strecke soll", "the line, 465 km long, should"."""
        behind, before = self._lower(self.end), self._lower(self.start - 1) if self.start else ""
        if self.german:
            bare = behind.removesuffix("en").removesuffix("er").removesuffix("es").removesuffix("e")
            return not _MEASURES.isdisjoint((behind, bare)) and before in _DEFINITE | {"des"}
        return behind in _MEASURES and before == ","

    def _passed_before(self, clause: Clause) -> bool:
        """Whether a relative clause tells that the figure has passed: "cannot take back the 300 tanks that it sent"."""
        chunk, own = self.chunk, self._verb_kinds(clause)
        if chunk is None or self._lower(chunk.start) not in _DEFINITE or "move" in own:
            return False  # "the 300 tanks that it sent never arrived"
        for other in self.clauses[clause.index + 1 : clause.index + 4]:
            verb = other.verb
            if other.antecedent != chunk.index or other.kind != "relative" or verb is None:
                continue
            done = (verb.past or verb.perfect) and not (verb.negated or verb.modals)
            if done and self._verb_kinds(other) & _PASSING:
                return True
        return False

    def _verb_kinds(self, clause: Clause) -> set[str]:
        """The kinds of transfer that the verb of a clause can be of."""
        lemma = clause.verb.lemma if clause.verb is not None else ""
        return {frame.kind for frame in self.transfers.verbs.get(lemma, ())}

    def _existing(self) -> bool:
        """Whether the figure is said to be or to have been so: "past supplies of 300 tonnes", "statt wie bisher 300"."""
        tokens, i = self.tokens, self.start - 1
        while i > 0 and tokens[i].pos in ("adv", "adj", "det"):
            i -= 1
        like = any(token.lower in ("wie", "as") for token in tokens[max(0, i) : self.start])
        tied = like or (i >= 0 and (tokens[i].pos == "adp" or tokens[i].text == ","))
        bounds = any(token.lower in ("to", "auf") for token in tokens[self.start : self.end])
        own = range(i + 1, self.start) if tied and not bounds else ()
        above = (k for chunk in self.chain[1:_HANGING] for k in range(max(0, chunk.start - 1), chunk.head))
        known = any({*self._lemmas(k)} & self.words.current for k in (*own, *above))
        return (
            known
            or self._left()
            or any(tokens[k].lower in self.words.against for k in range(max(0, i), self.start))
        )

    def _left(self) -> bool:
        """Whether an amount is what another is to replace: "should rise from 3 million to 95 million", "von 300 auf 200 sinken", "could
        reach 95 million, from 3 million at present"."""
        if self.chunk is not None and self.chunk.of is not None:
            return False  # "die Lieferung von 300 soll noch im Mai eintreffen"
        tokens, before = self.tokens, self.tokens[max(0, self.start - 3) : self.start]
        after = tokens[self.end : self.end + _AFTER]
        goes = any(
            one.lower in ("to", "auf") and (two.pos == "num" or two.text in "$€£")
            for one, two in itertools.pairwise(after)
        )
        goes |= any(token.lower in self.words.current | self.words.now for token in after[:2])
        return goes and any(token.lower in ("from", "von") for token in before)

    def _negotiated(self, verb: VerbGroup, chunk: int) -> bool:
        """Whether a verb with its object says that what follows is only talked about: "held talks with Peru on"."""
        light = self.transfers.light.get((verb.lemma, "", self.document.head(chunk).lemma))
        return light is not None and light.kind == "agree" and light.status == "unknown"

    def _before(self, clause: Clause, below: Clause, *, negated: bool = False) -> Iterator[Effect]:
        """What the noun does that a clause hangs on: "the plan to buy", "no intention of buying", "die Bitte der Provinz, … zu kaufen"."""
        of = self._lower(below.start - 1) == "of"
        if below.kind == "participle" and not of:
            return
        last = below.start - 1 - of
        verb = clause.verb.tokens if self.german and clause.verb is not None else ()
        while last > clause.start and (
            self.tokens[last].pos in ("punct", "sconj") or self._lower(last) in _POINTING or last in verb
        ):
            last -= 1  # "keine Anzeichen dafür, dass", "keinen Beleg gefunden, dass"
        if self._shown_by_nothing(last, below):
            yield Effect("asserted", True, last)
        yield from self._telling(self.document.chunk_at(last), clause, below, negated=negated)

    def _shown_by_nothing(self, i: int, below: Clause) -> bool:
        """Whether a clause behind a token would show something, which nothing does: "found nothing to suggest that", "nichts, was belegt, dass"."""
        verb = below.verb
        shows = verb is not None and verb.lemma in _SHOWING and below.kind in ("infinitive", "relative")
        return shows and self._lower(i) in ("nothing", "nichts")

    def _telling(
        self, chunk: Chunk | None, clause: Clause, below: Clause, *, negated: bool = False
    ) -> Iterator[Effect]:
        """What a noun does to the clause that says what it tells of, over the phrases between: "false claims in the media that"."""
        said = below.kind in ("complement", "relative")
        for _ in range(3):
            if chunk is None or chunk.clause != clause.index:
                return
            # "did not comment on claims that"
            heard = said and self._heard(chunk) and not self._judges(clause, chunk)
            found = [*self._word("noun", chunk.head, negated=(negated and not heard) or self._no(chunk))]
            yield from found
            if said and self._deed(chunk):
                yield from self._falsehood(chunk)
                return
            beside = self.document.ahead(chunk) if said and chunk.prep is not None else None
            above = self.document.chunk(chunk.of) or beside
            chunk = None if found else above

    def _judges(self, clause: Clause, noun: Chunk) -> bool:
        """Whether a clause says of what a noun tells whether it is so: "the rumours that … are not true", "an der Behauptung ist nichts dran"."""
        copula = clause.verb is not None and clause.verb.lemma in self.grammar.copulas
        return copula or noun.index == clause.subject

    def _falsehood(self, chunk: Chunk) -> Iterator[Effect]:
        """What an adjective does to all that its noun tells, where it says that this is not so: "false claims"."""
        for i in range(chunk.start, chunk.head):
            yield from (each for each in self._word("adjective", i, held={"complement"}) if each.turned)

    def _given(self) -> bool:
        """Whether the figure is only what something is said of: "the 40 tugs are (not) a present"."""
        clause = self.clause
        verb = clause.verb if clause is not None else None
        if clause is None or verb is None or verb.lemma not in self.grammar.copulas or not self._acts(clause):
            return False
        if self._belongs(clause):
            return False
        judged = [*self._governing(clause, None, own=False), *self._judged(clause)]
        said = clause.predicative is not None or bool(self._adjectives(clause))
        return said and not any(effect.turned or effect.modality == "possible" for effect in judged)

    def _word(
        self,
        form: str,
        i: int,
        *,
        lemma: str | None = None,
        held: Collection[str] = (),
        negated: bool = False,
    ) -> Iterator[Effect]:
        """What a word, or its negation, does to what it governs; `held`: what of that a reading of it may require."""
        part = (lemma or "").removesuffix(self.tokens[i].base)
        words = (lemma, *(self._lemmas(i) if form != "verb" or part in APART else ()))
        found = next((each for word in words if word and (each := self.embeddings.get((form, word)))), ())
        embedding = next((each for each in found if set(each.requires) <= set(held)), None)
        if embedding is None:
            return
        effect = embedding.negated_effect or embedding.effect if negated else embedding.effect
        turned = (embedding.negated_polarity if negated else embedding.polarity) == "turned"
        if effect != "asserted" or turned or negated:
            yield Effect(effect, turned, i)

    def _verbal(
        self, verb: VerbGroup, below: Clause | None, *held: str, negated: bool = False
    ) -> Iterator[Effect]:
        """What a verb, or its negation, does to the clause below, or to the figure."""
        all_held = self._held(verb, below).union(held)
        idiom = self._idiom(verb)
        form, lemma = ("verb", verb.lemma) if idiom is None else ("idiom", idiom)
        ruled = self.chunk is not None and self.tokens[self.chunk.head].base.endswith(PETITIONS)
        ruled = ruled and verb.lemma in _RULING  # "rejected 300 applications"
        for each in self._word(form, verb.main, lemma=lemma, held=all_held, negated=negated):
            yield each._replace(modality="asserted") if ruled else each

    def _of_subject(self, below: Clause) -> bool:
        """Whether a clause says what the subject above it is, where the verb has no object: "the plan to send 300 fell through"."""
        above = self.document.clause(below.parent)
        subject = self.document.chunk(above.subject) if above is not None and above.object is None else None
        if subject is None:
            return False
        return subject.end in (below.start, below.start - 1) and self._deed(subject)

    def _readings(self, verb: VerbGroup) -> tuple[Embedding, ...]:
        """What a verb, or the idiom that it is part of, can do to what it governs."""
        idiom = self._idiom(verb)
        return self.embeddings.get(("verb", verb.lemma) if idiom is None else ("idiom", idiom), ())
