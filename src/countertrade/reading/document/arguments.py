"""Subject, objects and prepositional phrases of a clause: by order in English, by case, agreement and field in German."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document.building import Open
from countertrade.reading.document.chunks import Draft, counts
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.types import ACC, DAT, NOM, Chunk, Token, VerbGroup
from countertrade.reading.goods import class_of

_EXISTENTIAL = frozenset(
    "bestehen bleiben kommen fehlen folgen entstehen herrschen gelten existieren mangeln drohen".split()
)
_INSTEAD = frozenset(("but", "sondern"))
_EMPHATIC = frozenset("himself herself itself themselves ourselves myself yourself".split())
_REFLEXIVES = frozenset(("sich", "einander"))
_INVERTING = frozenset({"frame", "main", "comparative"})
_SUBORDINATE = frozenset({"relative", "complement", "conditional", "temporal", "causal", "concessive"})


class Arguments(NamedTuple):
    """Indices of chunks within the sentence."""

    subject: int | None
    object: int | None
    dative: int | None
    predicative: int | None
    preps: tuple[int, ...]


def arguments(
    tokens: Sequence[Token],
    clause: Open,
    verb: VerbGroup | None,
    chunks: Sequence[Draft],
    own: Sequence[int],
    grammar: Grammar,
) -> Arguments:
    """What depends on the verb of a clause; `own` are the chunks in it."""
    aside = _bracketed(tokens, clause, verb)
    # a phrase between the article and the participle of another is none: "der von Norland bedrohte Staat"
    nested = [
        n for n in own for k in chunks[n + 1 : n + 2] if k.start < chunks[n].start and chunks[n].end <= k.head
    ]
    denied = [n for n in own if is_denied(tokens, chunks[n])]
    for n in denied:
        if n + 1 < len(chunks) and chunks[n + 1].conj == n:
            chunks[n + 1].conj = None  # "not Norland but Ostmark sent"
    own = [n for n in own if n not in denied]
    preps = tuple(n for n in own if chunks[n].prep is not None and n not in nested)
    bare = [n for n in own if chunks[n].prep is chunks[n].of is None and chunks[n].start not in aside]
    free = [n for n in bare if chunks[n].conj is None and not _time(tokens, chunks[n], grammar)]
    free = [n for n in free if not _rate(tokens, chunks, n)]
    if verb is None:
        return Arguments(free[0] if clause.kind == "frame" and free else None, None, None, None, preps)
    slots = _Slots(tokens, clause, verb, chunks, bare, free, preps, grammar)
    return slots.german() if grammar.german else slots.english()


def is_denied(tokens: Sequence[Token], chunk: Draft | Chunk) -> bool:
    """Whether a phrase is named only to say that it is another: "not Norland but Ostmark", "Ostmark, not Norland, sent"."""
    start = chunk.start if chunk.prep is None else chunk.prep
    if start == 0 or tokens[start - 1].pos != "neg" or chunk.pronoun or tokens[chunk.head].pos != "name":
        return False
    last = len(tokens) - 1
    after, behind = tokens[min(chunk.end, last)], tokens[min(chunk.end + 1, last)]
    if after.lower in _INSTEAD:
        return True
    apart = start > 1 and tokens[start - 2].text == ","
    return after.text in (",", ".") and (behind.lower in _INSTEAD or apart)


def _bracketed(tokens: Sequence[Token], clause: Open, verb: VerbGroup | None) -> frozenset[int]:
    """The tokens of a clause in brackets that its verb stands outside of."""
    found: set[int] = set()
    depth = 0
    for i in range(min(clause.tokens), max(clause.tokens) + 1):
        depth = max(0, depth + (tokens[i].text in ("(", "[")) - (tokens[i].text in (")", "]")))
        if depth:
            found.add(i)
    return frozenset() if verb is None or verb.main in found else frozenset(found)


def _time(tokens: Sequence[Token], chunk: Draft, grammar: Grammar) -> bool:
    """Whether a chunk only says when, how long or how far."""
    first, head, after = tokens[chunk.start], tokens[chunk.head], tokens[chunk.end].lower
    if chunk.pronoun:
        return False
    if head.pos == "num" and (chunk.start == chunk.head or first.pos == "adp"):
        return len(head.text) == 4 and head.text.isdecimal() and head.text[0] in "12"
    if after in grammar.apart:
        return head.base in grammar.periods
    dated = chunk.end - chunk.start == 1 or first.lower in grammar.dating or head.pos == "name"
    return dated and (head.base in grammar.timing or head.lower in grammar.timing)


_PRICED = frozenset(
    "ton tonne kilogram kilo gram litre liter barrel gallon hectare acre metre meter mile head piece person".split()
)


def _rate(tokens: Sequence[Token], chunks: Sequence[Draft], n: int) -> bool:
    """Whether a chunk says for each of what the number right before it is: "€400 | a tonne"."""
    this, before = chunks[n], chunks[n - 1] if n else None
    near = before is not None and before.end == this.start and counts(tokens, before)
    return near and tokens[this.start].lower in ("a", "an") and tokens[this.head].base in _PRICED


@dataclass(frozen=True, slots=True)
class _Slots:
    """The chunks that can fill the slots of a verb: `bare` those without a preposition, `free` those that depend on no other."""

    tokens: Sequence[Token]
    clause: Open
    verb: VerbGroup
    chunks: Sequence[Draft]
    bare: Sequence[int]
    free: Sequence[int]
    preps: tuple[int, ...]
    grammar: Grammar

    def head(self, n: int) -> Token:
        return self.tokens[self.chunks[n].head]

    def english(self) -> Arguments:
        clause, verb, chunks, free, preps = self.clause, self.verb, self.chunks, self.free, self.preps
        first = verb.tokens[0]
        before = [n for n in free if chunks[n].start < first and self.head(n).lower not in _EMPHATIC]
        after = [n for n in free if chunks[n].start > verb.main]
        if not before and verb.form == "finite":  # "Does the energy come …?"
            before = [n for n in free if first < chunks[n].start < verb.main][:1]
        if not before and clause.kind != "relative":
            before = [n for n in self.bare if chunks[n].end == first]
        subject = self._described(before) if before else None
        fronted: int | None = None
        if clause.kind in ("relative", "question"):
            marker = next((n for n in before if chunks[n].pronoun and chunks[n].head == clause.marker), None)
            rest = [n for n in before if n != marker]
            subject, fronted = (rest[-1], marker) if rest else (marker, None)
        if verb.form != "finite":
            subject = None
        elif (
            verb.lemma in self.grammar.copulas
            and after
            and any(self.tokens[i].tag == "EX0" for i in clause.tokens)
        ):
            return Arguments(after[0], None, None, None, preps)
        elif after and subject is None and not clause.shared and clause.kind in _INVERTING:
            subject, after = after[0], after[1:]
        if verb.lemma in self.grammar.copulas and not verb.passive:
            return Arguments(subject, None, None, after[0] if after else None, preps)
        if len(after) >= 2 and not verb.passive:
            between = self.tokens[chunks[after[0]].end : chunks[after[1]].start]
            if all(token.pos == "adv" for token in between):  # "sent Chile (only) rifles"
                return Arguments(subject, after[1], after[0], None, preps)
        return Arguments(subject, after[0] if after else fronted, None, None, preps)

    def _described(self, before: Sequence[int]) -> int:
        """The subject before a verb; a name whose description between commas ends there: "Aquil, the first to visit Lima in years, said"."""
        first, tokens = self.verb.tokens[0], self.tokens
        for n in before[:-1]:
            apart = tokens[self.chunks[n].end].text == tokens[first - 1].text == ","
            if apart and self.head(n).pos == "name":
                return n
        return before[-1]

    def german(self) -> Arguments:
        chunks, verb = self.chunks, self.verb
        reflexive = next((n for n in self.free if self.head(n).lower in _REFLEXIVES), None)
        free = [n for n in self.free if n != reflexive]
        subject: int | None = None
        if verb.finite is not None and not self._subject_before(free):
            subject = self._nominative(verb.finite, free)
        rest = [n for n in free if n != subject]
        if rest and self.head(rest[0]).lower == "es" and chunks[rest[0]].start == self.clause.tokens[0]:
            rest = rest[1:]  # no object before the verb, but an empty subject: "Es besteht die Möglichkeit"
        if verb.lemma in self.grammar.copulas and not verb.passive and not verb.modals:
            predicative = next((n for n in rest if chunks[n].cases & NOM), None)
            return Arguments(subject, None, None, predicative, self.preps)
        datives = [n for n in rest if chunks[n].cases & (DAT | ACC) == DAT]
        datives.sort(key=lambda n: chunks[n].cases & NOM)  # what can be no subject first
        dative = datives[0] if datives else None
        objects = [n for n in rest if n != dative and chunks[n].cases & ACC]
        if dative is None and len(objects) >= 2:
            first, head = chunks[objects[0]], self.head(objects[0])
            bare = first.start == first.head and head.pos == "noun"
            either = head.lower in ("uns", "euch") or not first.pronoun  # accusative or dative
            if first.cases & DAT and either and not bare and not counts(self.tokens, first):
                dative, objects = objects[0], objects[1:]
        # "liefert zehn Jahre Gas"
        objects = [n for n in objects if self.head(n).base not in self.grammar.periods] or objects
        if reflexive is not None and not objects:
            objects = [reflexive]
        elif dative is None:
            dative = reflexive
        return Arguments(subject, objects[0] if objects else None, dative, None, self.preps)

    def _subject_before(self, free: Sequence[int]) -> bool:
        """Whether a clause goes on with the subject before it: "A kauft X und verkauft Y", "dass A X kauft und Y verkauft"."""
        clause, verb, chunks = self.clause, self.verb, self.chunks
        if clause.conj is None or verb.finite is None:
            return False
        subjects = any(chunks[n].cases == NOM for n in free)
        if subjects or verb.finite in clause.borrowed:
            return not subjects
        words = [i for i in clause.tokens if self.tokens[i].pos not in ("cconj", "punct")]
        if words and words[0] == verb.finite:
            return True
        last = len(free) == 1 and not chunks[free[0]].pronoun and words[-1] == max(verb.tokens)
        return last and clause.kind in _SUBORDINATE

    def _nominative(self, finite: int, free: Sequence[int]) -> int | None:
        """The chunk that case, agreement and place make the subject; None where none can be."""
        scores = {
            n: self._score(n, place, finite, free)
            for place, n in enumerate(free)
            if self.chunks[n].cases & NOM
        }
        best = max(scores, key=lambda n: scores[n], default=None)
        if best is not None and scores[best] > -1.5:
            return best
        framed = self.clause.kind == "frame" and finite == self.clause.tokens[0]
        return free[0] if framed and free else None  # "…, schreibt das Fachblatt Bosko Today"

    def _gets(self, free: Sequence[int], n: int) -> bool:
        """Whether a state is beside a chunk, and the verb is one of giving or getting."""
        frames = lexicon.transfers("de").verbs.get(self.verb.lemma, ())
        acts = any("subject" in (*frame.giver, *frame.recipient) for frame in frames)
        return acts and any(self.head(k).text in self.grammar.states for k in free if k != n)

    def _is_passed(self, free: Sequence[int], n: int) -> bool:
        """Whether a chunk names a thing beside who can do it, and the verb is one by which only somebody gives, gets or answers."""
        words = lexicon.transfers("de")
        frames = words.verbs.get(self.verb.lemma, ())
        acts = bool(frames) and all("subject" in (*frame.giver, *frame.recipient) for frame in frames)
        acts |= self.verb.lemma in words.replying
        rivals = (k for k in free if k != n and self.chunks[k].cases & NOM and not self.chunks[k].pronoun)
        head, number = self.head(n), self.chunks[n].plural
        people = head.base in self.grammar.peoples or (number is None and head.base.endswith("er"))
        inside = self.tokens[self.chunks[n].start : self.chunks[n].head]
        whose = any(token.pos == "adj" and token.base in self.grammar.demonyms for token in inside)
        thing = class_of("de", head.lemma, head.text) is not None or head.lemma in words.nouns
        people |= whose and not thing  # "die französische Seite"
        people |= not thing and any(
            self._is_thing(k) for k in free if k != n
        )  # "Der Club gab Peru 30 Panzer"
        return acts and not people and not self._speaks(n) and any(map(self._speaks, rivals))

    def _is_thing(self, n: int) -> bool:
        """Whether a chunk is what is given: counted, or a good."""
        head = self.head(n)
        counted = counts(self.tokens, self.chunks[n])
        return bool(self.chunks[n].cases & ACC) and (
            counted or class_of("de", head.lemma, head.text) is not None
        )

    def _speaks(self, n: int) -> bool:
        """Whether a chunk is somebody, a state or a document, which can say something."""
        head = self.head(n)
        known = self.chunks[n].pronoun or head.pos == "name" or head.base in lexicon.transfers("de").countries
        known = known or head.base in lexicon.regions("de")
        return known or bool(lexicon.heads("de", head.lemma, head.text))

    def _joined(self, n: int) -> bool:
        return any(chunk.conj == n for chunk in self.chunks)

    def _score(self, n: int, place: int, finite: int, free: Sequence[int]) -> float:
        """How well a chunk fits as the subject."""
        clause, verb, chunks, chunk, head = self.clause, self.verb, self.chunks, self.chunks[n], self.head(n)
        plural = self.tokens[finite].lower.endswith(("en", "ern", "eln", "tun", "sind", "worden"))
        score = 0.0 if chunk.cases & ACC else 1.0 if chunk.cases & DAT else 2.0
        word = head.lower if chunk.pronoun else ""
        expletive = word == "es" and (plural or (place == 0 and (verb.passive or verb.lemma in _EXISTENTIAL)))
        marker = chunk.pronoun and chunk.head == clause.marker
        bare = chunk.start == chunk.head and not chunk.pronoun
        number, antecedent = chunk.plural, clause.antecedent
        if marker and clause.kind == "relative" and antecedent is not None and word not in ("das", "was"):
            number = None if self._joined(antecedent) else chunks[antecedent].plural
        if self._joined(n):
            score += 0.5 if plural else -0.3
        elif expletive:
            score -= 0.6 if len(free) > 1 else 0
        elif word == "sie":
            score += 1.0
        elif number is not None and (marker or word != "die"):
            score += 1.0 if number == plural else -0.4 if bare else -2.5
        elif bare or (not chunk.pronoun and head.pos == "name"):
            many = head.pos == "noun"  # a bare noun is mostly plural, a name is not
            score += 0.5 if many == plural else -0.4
        if chunk.start < finite:
            score += 1.2 if place == 0 else 0.3
        else:
            score += 0.8 if place == 0 else 0.2 if place == 1 and chunks[free[0]].pronoun else 0
        if self.tokens[chunk.start].pos == "num" or head.pos == "num":
            score -= 0.6
        if bare and head.pos == "noun" and not plural and self._gets(free, n):
            score -= 1.0  # "Waffen bekam Peru": somebody gets, and no thing
        elif not (verb.passive or marker) and head.pos == "noun" and self._is_passed(free, n):
            # "Ihre Munition bezieht die Armee", "Dem Museum hat Norwegen eine Statue geschenkt"
            score -= 2.3 if class_of("de", head.lemma, head.text) else 2.0
        if word in ("das", "dies", "es", "was") and verb.lemma in self.grammar.speech and not marker:
            score -= 2.0  # "Das meldete die Agentur"
        if verb.lemma in self.grammar.speech and not marker and self._speaks(n):
            score += 1.4 * any(
                not self._speaks(k) for k in free if k != n
            )  # "Eine Lieferung schloss das Amt aus"
        if marker and clause.kind in ("relative", "question") and chunk.cases & ACC:
            rivals = (chunks[k] for k in free if k != n and chunks[k].cases & NOM)
            score += -1.5 if any(k.pronoun or not k.cases & ACC for k in rivals) else 0.6
        return score
