"""How surely a figure is stated: modality and polarity along the chain of clauses from it to whoever says it.

Each clause on the way may weaken what it governs (a modal, an adverb, a condition, a verb of planning or doubt) or turn it round (a
negation, a denial). The weakest word decides; who says it is no part of the chain (Saurí and Pustejovsky 2009, FactBank).
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document, VerbGroup
from countertrade.reading.lexicon import Embedding, Transfer
from countertrade.reading.namewords import name_words
from countertrade.records import Commitment, Marker, Modality

_WEAKEST_FIRST: tuple[Modality, ...] = (
    "conditional", "possible", "planned", "estimated", "reported", "demanded", "asserted",
)  # fmt: skip
_DEEPEST = 8
_BESIDE = 6  # clauses to each side that may be conditions of one
_HANGING = 4  # phrases, each on the next
_GOVERNED = frozenset({"complement", "infinitive", "purpose", "participle", "question"})
_APART = frozenset("frame relative temporal causal comparative".split())
_ABSTRACT = frozenset({"infinitive", "participle", "purpose"})
_WILLED = frozenset({"planned", "demanded"})


class Voice(NamedTuple):
    """What factuality asks of the attribution: the tokens of the predicate and its frame, and whether a source is named.

    `indirect` says that the words are reported speech, `denies` are the predicates that deny them, `weakens` what else those of saying do.
    """

    tokens: Collection[int] = ()
    content: tuple[int, int] | None = None  # token range that holds what is said
    named: bool = False
    indirect: bool = False
    weakens: tuple[tuple[Modality, int], ...] = ()
    denies: tuple[int, ...] = ()
    carried: bool = False  # it goes on from a sentence before, by what "soll" or a subjunctive shows


class _Effect(NamedTuple):
    modality: Modality
    turned: bool
    token: int | None


_ASIDE = 3  # tokens before a figure in which what sets it beside another stands


def commitment(document: Document, start: int, end: int, voice: Voice) -> Commitment:
    """The commitment to a figure in tokens `start` to `end`, the attribution aside; the words that decided are its markers."""
    chain = _Chain(document, start, end, voice)
    effects = [*chain.effects()]
    if not chain.untouched:
        effects += [_Effect(modality, False, i) for modality, i in voice.weakens]
        effects += chain.denials()
    turns = {effect.token for effect in effects if effect.turned}  # each word turns once
    modality: Modality = min(
        (effect.modality for effect in effects), key=_WEAKEST_FIRST.index, default="asserted"
    )
    marking = (effect for effect in effects if effect.modality != "asserted" or effect.turned)
    marked = sorted({effect.token for effect in marking if effect.token is not None})
    markers = tuple(
        Marker(span=(document.tokens[i].start, document.tokens[i].end), text=document.tokens[i].text)
        for i in marked
    )
    return Commitment(modality=modality, polarity="-" if len(turns) % 2 else "+", markers=markers)


class _Chain:
    def __init__(self, document: Document, start: int, end: int, voice: Voice) -> None:
        self.document = document
        self.start = start
        self.end = end
        self.voice = voice
        self.grammar = lexicon.grammar(document.language)
        self.words = lexicon.factuality(document.language)
        self.speech = lexicon.speech(document.language)
        self.transfers = lexicon.transfers(document.language)
        self.embeddings = self.words.words
        self.negations = self.grammar.negations | self.words.pairs
        places = (document.chunk_at(i) for i in range(end - 1, start - 1, -1))
        self.chunk = next((chunk for chunk in places if chunk is not None), None)
        self.clause = document.clause_at(start)
        self.chain = [*self._upwards()]
        self.given = self._given()
        self.untouched = self._untouched()

    def effects(self) -> Iterator[_Effect]:
        """Every effect on the way up, the figure's own chunk first; what is only set beside another is not denied with it."""
        aside = self._compared()
        for effect in self._effects():
            if not (aside and effect.turned):
                yield effect

    def _effects(self) -> Iterator[_Effect]:
        clause = self.clause
        if clause is None:
            return
        yield from self._approximators()
        yield from self._nouns()
        below: Clause | None = None
        for _ in range(_DEEPEST):
            if clause is None:
                return
            if self._speaks(clause):
                yield from self._saying(clause, below)
                return
            if below is None and self.untouched:
                return
            for effect in self._clause(clause, below):
                if below is None or not (self.given and effect.turned):
                    yield effect
            below = clause
            yield from self._unmade(clause)
            if clause.kind == "relative" and (full := self._full(clause)):
                yield from full
                return
            if clause.parent is None or clause.kind in _APART:
                return
            above = self._judgement(clause) or self.document.clauses[clause.parent]
            apart = self._follows(clause) or self._fact(clause) or self._returned(clause)
            if clause.kind in ("conditional", "concessive") or apart:
                return
            if clause.kind == "complement" and not self._governs(clause) and not self._speaks(above):
                return
            clause = above

    def _judgement(self, clause: Clause) -> Clause | None:
        """The clause behind one that is its subject: "dass Peru 300 geliefert habe, stimme nicht, sagte er"."""
        after = self.document.clauses[clause.index + 1 : clause.index + 2]
        for each in after if clause.kind == "complement" and clause.marker is not None else ():
            alone = each.kind == "complement" and each.subject is None is each.object
            if alone and each.parent == clause.parent and each.marker is None:
                return each
        return None

    def _fact(self, clause: Clause) -> bool:
        """Whether a clause asks for the when, where or why of what is so: "konnte nicht sagen, warum Peru 300 bekam"."""
        marker = clause.start if clause.marker is None else clause.marker
        return clause.kind == "question" and self._lower(marker) in self.words.reasons

    def _returned(self, clause: Clause) -> bool:
        """Whether a clause tells for what something is given: "will 14 abgeben als Ausgleich dafür, dass Peru 300 liefert"."""
        at = (clause.start if clause.marker is None else clause.marker) - 2
        given = clause.kind == "complement" and at > 0 and self._lower(at) == "dafür"
        noun = self.document.chunk_at(at - 1) if given else None
        return noun is not None and self._lower(noun.start - 1) in ("als", "zum")

    def _follows(self, clause: Clause) -> bool:
        """Whether a clause tells what came of another, not what it was for: "could not pay, so Norway lent it 300"."""
        marker = clause.marker
        if clause.kind != "purpose" or marker is None or clause.verb is None or clause.subject is None:
            return False
        return self._lower(marker) == "so" and self._lower(marker + 1) != "that"

    def _unmade(self, clause: Clause) -> Iterator[_Effect]:
        """What is told of an act that there is not: "there is no agreement under which Poland takes back 300"."""
        if clause.kind == "relative" and clause.antecedent is not None:
            chunk = self.document.chunks[clause.antecedent]
            if self._no(chunk):
                yield _Effect("asserted", True, chunk.start)

    def _full(self, clause: Clause) -> list[_Effect]:
        """What the noun does to a clause that only looks relative: it lacks nothing ("the denial that Peru had sent 300")."""
        marker = self.document.chunk_of[clause.marker] if clause.marker is not None else -1
        own = (clause.subject, clause.object)
        if None in (clause.antecedent, *own) or marker in own:
            return []
        above = self.document.chunks[clause.antecedent or 0]
        return [*self._telling(above, self.document.clauses[above.clause], clause)]

    def denials(self) -> Iterator[_Effect]:
        """The denials that the figure is told in, but those that are denied themselves: "bestreitet nicht, dass"."""
        for i in () if self.given else self.voice.denies:
            clause = self.document.clauses[self.document.clause_of[i]]
            chunk = self.document.chunk_at(i)
            if chunk is not None and self._no(chunk):
                continue  # "there is no doubt that"
            of = not self._called(clause) or self._aside_of(clause)
            aside = self.clause is clause and of
            if not aside and self._negation(clause, own=False) is None:
                main = clause.verb.main if clause.verb is not None and i in clause.verb.tokens else i
                yield _Effect("asserted", True, main)

    def _saying(self, clause: Clause, below: Clause | None) -> Iterator[_Effect]:
        """What the predicate of saying does to what is said: who says or denies it is the attribution's, what is willed is not."""
        verb = clause.verb
        if verb is None or (below is None and not self._argument(clause, verb)):
            return
        negated = self._negation(clause, own=False) is not None
        for effect in self._verbal(verb, below, negated=negated):
            willed = effect.modality in _WILLED and not effect.turned
            own = (effect.turned and self._called(clause)) or effect.modality == "demanded"
            if own if below is None else willed or negated or below.kind == "infinitive":
                yield effect
        called = below is None and clause.object is not None and self._holds(clause.object)
        if called and any(each.labels for each in self.speech.verbs.get(verb.lemma, ())) and not negated:
            yield from self._judged(clause)
        if verb.lemma in self.grammar.copulas:
            # "the claim that … is false"
            yield from self._governing(clause, below, own=False, negated=negated)
        elif below is not None:
            denied = any(self.document.clause_of[i] == clause.index for i in self.voice.denies)
            for effect in self._before(clause, below):
                if below.kind == "infinitive" and not (denied and effect.turned):
                    yield effect

    def _speaks(self, clause: Clause) -> bool:
        """Whether a clause is the attribution itself, or outside what is said."""
        if clause.verb is not None and clause.verb.main in self.voice.tokens:
            return True
        if self.voice.content is None:
            return False
        first, last = self.voice.content
        return not any(start < last and first < end for start, end in clause.ranges)

    def _approximators(self) -> Iterator[_Effect]:
        """Words of the figure itself that say it is an estimate: "an estimated $147 billion", "schätzungsweise 300"."""
        for i in range(max(0, self.start - 1), self.end):
            token = self.document.tokens[i]
            form = {"adj": "adjective", "adv": "adverb"}.get(token.pos)
            for effect in self._word(form, i) if form else ():
                if effect.modality in ("estimated", "possible") and not effect.turned:
                    yield effect

    def _nouns(self) -> Iterator[_Effect]:
        """Nouns that the figure's chunk hangs on: "the plan for 300 tanks", "ein Angebot über 3 Milliarden"."""
        weakened = False  # "statt der zugesagten 300": the promise stands
        for chunk in self.chain[:_HANGING]:
            for effect in self._behind(chunk):
                weakened = True
                yield effect
            for i in range(chunk.start, chunk.end):
                token = self.document.tokens[i]
                form = "adjective" if token.pos == "adj" else "noun"
                if (form == "adjective" or i == chunk.head) and not self.start <= i < self.end:
                    for effect in self._word(form, i):
                        weakened = weakened or effect.modality != "asserted"
                        yield effect
            i = chunk.start
            second = self._lower(i + 1) if i + 1 < chunk.end else ""
            if (
                self._lower(i) in self.words.nobody and second not in self.words.bounding
            ):  # not "no fewer than 300"
                own = chunk is self.chunk or chunk.pronoun or self._deed(chunk)
                if own and (i < self.start or self._none_of(i)):
                    yield _Effect("asserted", True, i)
            alone = self._lower(chunk.start - 1) == "not" and self._lower(chunk.start) in ("one", "a")
            none = self._lower(chunk.start - 1) in self.words.none and self._lower(chunk.start) == "der"
            if none or alone:
                yield _Effect("asserted", True, chunk.start - 1)  # "not one of the 300", "keinen der 300"
            for i in range(
                max(0, chunk.start - 2), chunk.start
            ):  # "kein einziger der 300": no chunk of its own
                outside = all(self.document.chunk_of[k] < 0 for k in range(i, chunk.start))
                if (
                    outside
                    and self._lower(i) in self.words.nobody
                    and self.document.tokens[i + 1].pos == "adj"
                ):
                    yield _Effect("asserted", True, i)
            if chunk.prep is not None and not weakened:
                yield from self._preposition(chunk.prep)

    def _none_of(self, i: int) -> bool:
        """Whether "keine 300" denies an act or sets a number right, and says not that there are fewer."""
        right = self._contrast(i)
        clause = self.document.clauses[self.document.clause_of[i]]
        verb = clause.verb
        passing = verb is None or (
            verb.lemma in self.transfers.verbs and verb.lemma not in self.transfers.measuring
        )
        return right is not None or (passing and not self._acts(clause))

    def _contrast(self, i: int) -> int | None:
        """The "sondern" behind a negation, in its sentence."""
        sentence = self.document.sentences[self.document.sentence_of[i]]
        return next((k for k in range(i, sentence.end) if self._lower(k) == "sondern"), None)

    def _above(self, chunk: Chunk) -> Chunk | None:
        """The chunk that another hangs on: "the plan for", "ein Angebot über", "loss of", also of "close to 300"."""
        beside = self.document.chunk(chunk.index - 1)
        if beside is not None and self.start <= beside.start:
            return self._above(beside)
        if chunk.of is not None and chunk.link in ("of", "genitive", "apposition"):
            return self.document.chunks[chunk.of]
        before = self.document.ahead(chunk)
        tied = before is not None and not before.pronoun and self._lower(before.end) in self.words.tying
        return before if tied and before is not None and self._deed(before) else None

    def _upwards(self) -> Iterator[Chunk]:
        """The figure's chunk and those it hangs on, each on the next: "the plan for the sale of 300 tanks"."""
        chunk = self.chunk
        for _ in range(_HANGING + 1):
            if chunk is None:
                return
            yield chunk
            chunk = self._above(chunk)

    def _lower(self, i: int) -> str:
        return self.document.tokens[i].lower if i < len(self.document.tokens) else ""

    def _prep(self, chunk: Chunk) -> str:
        """The preposition of a chunk in small letters, empty for one without."""
        return self._lower(chunk.prep) if chunk.prep is not None else ""

    def _lemmas(self, i: int) -> tuple[str, ...]:
        token = self.document.tokens[i]
        return token.lemma, token.base, token.lower

    def _behind(self, chunk: Chunk) -> Iterator[_Effect]:
        """What a participle or adjective behind a phrase does: "the 40 tugs ordered by Peru", "40 tonnes of ore due in May"."""
        following = self.document.chunk(chunk.index + 1)
        end = following.end if following is not None and following.of == chunk.index else chunk.end
        clause = self.document.clause_at(end)
        if clause is None:
            return
        if clause.kind == "participle" and clause.start == end and clause.verb is not None:
            yield from self._word("adjective", clause.verb.main)
        elif self.document.language == "en" and self.document.tokens[end].pos == "adj":
            yield from (each for each in self._word("adjective", end) if each.modality == "planned")

    def _preposition(self, i: int) -> Iterator[_Effect]:
        """What a preposition, alone or with the word before it, does to its noun: "statt 300", "instead of 300"."""
        word = f"{self._lower(max(0, i - 1))} {self._lower(i)}"
        clause = self.document.clauses[self.document.clause_of[i]]
        chunk = self.document.chunks[self.document.chunk_of[i + 1]]
        said = [*clause.adverbs, *range(chunk.start, chunk.end)]
        # "statt 120 nun 170", "instead of the current 120": it was so
        if not any({*self._lemmas(k)} & (self.words.current | self.words.now) for k in said):
            yield from self._word("preposition", i, lemma=word)

    def _clause(self, clause: Clause, below: Clause | None) -> Iterator[_Effect]:
        """What a clause does to the one below it, or to the figure in it where there is none."""
        tokens, verb, own = self.document.tokens, clause.verb, below is None
        beside = self.document.clauses[max(0, clause.index - _BESIDE) : clause.index + _BESIDE + 1]
        conditions = [clause, *(other for other in beside if other.parent == clause.index)]
        for each in conditions:
            framing = each.verb is not None and each.verb.main in self.voice.tokens
            told = each is not clause and (each is below or framing)
            if each.kind == "conditional" and not told and not self._reckons(each):
                yield _Effect("conditional", False, each.marker)
        if self._asked(clause) and clause.marker is not None:  # what is asked is not said
            yield from self._word("conjunction", clause.marker)
        yield from self._conjunction(clause)
        if verb is not None:
            yield from self._verb(clause)
        if own:
            yield from self._measuring(clause)
        for i in clause.adverbs:
            if tokens[i].lower in self.negations or self._approximates(i):
                continue
            if not self._aside(i) and not self._scarcely(clause, i):
                yield from self._word("adverb", i)
        for i in self._adjectives(clause):  # "angeblich" is one to the tagger
            if not self._aside(i):
                yield from (each for each in self._word("adverb", i) if each.modality != "planned")
        spared = own and (self._kept(clause) or clause.kind == "conditional")
        negation = None if spared else self._negation(clause, own=own)
        if negation is None and own and self._affirms(clause):
            negation = self._negation(clause, own=False)  # "will auf die 300 nicht verzichten"
        if negation is None or self._asked(below):
            yield from self._governing(clause, below, own=own)
            return
        asked = self._governs(below) or (own and verb is not None and self._undergoes(clause, verb))
        governed = [*self._governing(clause, below, own=own, negated=True)] if asked else []
        yield from governed or [
            *self._governing(clause, below, own=own),
            _Effect("asserted", True, negation),
        ]

    def _compared(self) -> bool:
        """Whether the figure is only what another is set beside: "none arrived, compared with 300 a year earlier"."""
        before = self.document.tokens[max(0, self.start - _ASIDE) : self.start]
        return any(token.lower in self.words.beside for token in before)

    def _adjectives(self, clause: Clause) -> list[int]:
        """The adjectives of a clause that stand in no noun phrase."""
        document = self.document
        return [i for i in clause.places if document.tokens[i].pos == "adj" and document.chunk_of[i] < 0]

    def _affirms(self, clause: Clause) -> bool:
        """Whether a clause says of the figure that it is so: "the figure of 300 is not correct"."""
        said = (
            self.embeddings.get(("adjective", word), ())
            for i in self._adjectives(clause)
            for word in self._lemmas(i)
        )
        affirmed = any(
            each.effect == "asserted" and each.polarity == "kept" for found in said for each in found
        )
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
        after = self.document.tokens[verb.main + 1 : verb.main + 2]
        held = set() if self._fronted(verb) else {"alone"}
        held |= {f"particle:{token.lower}" for token in after if token.pos == "particle"}
        held |= {f"prep:{token.lower}" for token in after if token.pos == "adp"}
        if below is not None or not self._money():
            held.add("thing")
        if verb.passive:
            held.add("passive")
        if below is None and (top := self._top()) is not None:
            held.add(f"prep:{self._prep(top)}")  # "auf 300 besteht"
        if below is not None:
            held |= {"clause", below.kind}
            if below.parent is not None and self.document.clauses[below.parent].object is not None:
                held.add("object")
        owed = below is not None and below.verb is not None and below.verb.lemma in ("owe", "schulden")
        if (self._governs(below) and not owed) or (below is None and self._act()):
            held.add("act")
        return frozenset(held)

    def _fronted(self, verb: VerbGroup) -> bool:
        """Whether the infinitive of a modal verb opens the sentence, where it may look like a noun: "Zahlen will Peru 300"."""
        first = self.document.sentence_at(verb.main).start
        token = self.document.tokens[first]
        infinitive = token.pos in ("verb", "noun") and token.lower.endswith(("en", "rn", "ln"))
        return infinitive and verb.main == first + 1

    def _money(self) -> bool:
        """Whether the figure is an amount of money."""
        cash = self.transfers.cash
        words = self.document.tokens[self.start : self.end]
        return any(token.text in "$€£¥" or token.base in cash for token in words)

    def _act(self) -> bool:
        """Whether the figure counts acts or stands in a phrase that names one: "300 deliveries", "the plan for 300 tanks"."""
        return any(map(self._deed, self.chain[:_HANGING]))

    def _deed(self, chunk: Chunk) -> bool:
        """Whether a noun names what is done, planned or said, which can be or not be."""
        told = self.speech.nouns
        return any(
            ("noun", word) in self.embeddings
            or any(each.kind != "owe" for each in self._transfers(word))
            or (word in told and told[word].kind == "report")
            for word in self._lemmas(chunk.head)
        )

    def _transfers(self, noun: str) -> tuple[Transfer, ...]:
        """What a noun can name that passes, in German also by the last part of a compound."""
        nouns = self.transfers.nouns
        if self.document.language == "de":
            return lexicon.by_head(nouns, noun) or ()
        return nouns.get(noun, ())

    def _no(self, chunk: Chunk) -> bool:
        """Whether a phrase is denied itself: "no doubt", "keine Pläne"."""
        return self.document.tokens[chunk.start].lower in self.words.none

    def _definite(self, chunk: Chunk) -> bool:
        """Whether a phrase speaks of what is known already: "the 300 tanks"."""
        return self.document.tokens[chunk.start].lower in self.words.known

    def _holds(self, n: int) -> bool:
        """Whether a chunk is the figure's or one that it hangs on."""
        return n in [chunk.index for chunk in self.chain[:_HANGING]]

    def _top(self) -> Chunk | None:
        """The chunk that all the figure's phrase hangs on: "the sale of 300 tanks"."""
        return self.chain[-1] if self.chain else None

    def _called(self, clause: Clause) -> bool:
        """Whether what is rejected or denied is the figure, or an act or a claim that it tells of: not "criticism of the 300"."""
        top = self._top()
        if self._when(clause):
            return False
        if top is not None and top.prep is not None and clause.object not in (None, top.index):
            whole = self.document.chunks[clause.object or 0]
            top = whole if whole.end == top.prep else top
        return top is None or top is self.chunk or self._deed(top) or self._sum(top)

    def _when(self, clause: Clause) -> bool:
        """Whether the figure only says when or how long: "verzichtete vor drei Monaten auf", "refused after two days to"."""
        chunk = self.chunk
        if chunk is None or self.document.head(chunk.index).base not in self.grammar.timing:
            return False
        return chunk.index not in (clause.subject, clause.object, clause.predicative)

    def _sum(self, chunk: Chunk) -> bool:
        """Whether a noun is only that of the number or the sum that the figure is: "the figure of $300 million"."""
        return bool({*self._lemmas(chunk.head)} & self.words.sums)

    def _aside_of(self, clause: Clause) -> bool:
        """Whether the figure is only what a clause is about: "did not comment on the 300 tanks"."""
        chunk, verb = self._top(), clause.verb
        if chunk is None or chunk.prep is None:
            return False
        known = self.transfers.verbs.get(verb.lemma, ()) if verb is not None else ()
        if any(f"prep:{self._prep(chunk)}" in frame.good for frame in known):
            return False  # "did not provide Peru with the 300 tanks"
        return any(self._definite(each) for each in (chunk, self.chunk) if each)

    def _conjunction(self, clause: Clause) -> Iterator[_Effect]:
        """What the words before a clause without a subject do to it: "statt 300 zu liefern", "instead of sending 300"."""
        if clause.kind not in _ABSTRACT and not (clause.kind == "main" and clause.subject is None):
            return
        first = clause.start if clause.marker is None else clause.marker
        for start, end in ((first - 2, first), (first - 1, first), (first, first + 1), (first, first + 2)):
            phrase = " ".join(token.lower for token in self.document.tokens[max(0, start) : end])
            found = self.embeddings.get(("conjunction", phrase), ())
            if any(each.polarity == "turned" for each in found):
                yield _Effect("asserted", True, max(0, start))

    def _reckons(self, clause: Clause) -> bool:
        """Whether a condition only says how something is reckoned: "rechnet man die 300 hinzu", "if one counts the 300"."""
        verb, chunk = clause.verb, self.document.chunk(clause.subject)
        if verb is None or chunk is None or verb.mood != "indicative" or verb.modals:
            return False
        if self.document.tokens[chunk.start].lower not in self.words.anyone:
            return False
        return verb.lemma.endswith(tuple(self.words.reckoning))

    def _governs(self, below: Clause | None) -> bool:
        if below is None or below.kind not in _GOVERNED:
            return False
        if below.parent is None:
            return True
        verb = self.document.clauses[below.parent].verb
        if below.kind == "complement" and below.marker is None and verb is not None:
            lemma = verb.lemma  # "the treaty is not signed, yet Peru sends 300": nothing that is said
            told = lemma in self.speech.verbs or ("verb", lemma) in self.embeddings
            return told or lemma in self.grammar.copulas
        if below.kind != "participle":  # "having sent 300, Peru asked": no object of it
            return True
        apart = self.document.tokens[below.start - 1].text == ","
        return not apart and verb is not None and verb.main < below.start

    def _verb(self, clause: Clause) -> Iterator[_Effect]:
        verb = clause.verb
        assert verb is not None
        tokens = self.document.tokens
        finite = tokens[verb.finite] if verb.finite is not None else None
        for i in self._helping(clause, verb):
            token = tokens[i]
            lemma = token.base
            if lemma == "lassen" and verb.mood == "konjunktiv2" and self._reflexive(clause):
                yield _Effect("possible", False, i)  # "ließe sich decken"
            elif token.pos == "modal":
                yield from self._modal(clause, i)
            elif lemma == "be" and lemma in verb.modals:
                yield _Effect("planned", False, i)  # "is to deliver"
        if self.document.language != "de" or finite is None or verb.finite is None:
            return
        if verb.mood != "konjunktiv2" or self.voice.indirect:
            return
        if finite.base == "werden" and (not verb.passive or finite.lower.startswith("würde")):
            whole = verb.passive or tokens[verb.main].form == "infinitive"
        else:
            whole = not verb.modals
        if whole:
            yield _Effect("conditional", False, verb.finite)

    def _helping(self, clause: Clause, verb: VerbGroup) -> Iterator[int]:
        """The auxiliaries of a verb, also those that it shares: "soll beginnen und 30 Euro kosten", "could send 30 or sell 40"."""
        yield from (i for i in verb.tokens if i != verb.main)
        over = self.document.clause(clause.conj) if clause.shared else None
        if over is None or over.verb is None or verb.finite in verb.tokens:
            return
        if verb.finite is not None or over.verb.modals:
            yield from (i for i in over.verb.tokens if i != over.verb.main)

    def _governing(
        self, clause: Clause, below: Clause | None, *, own: bool, negated: bool = False
    ) -> Iterator[_Effect]:
        """What the verb, adjective or noun that governs the clause below, or the figure, does to it."""
        tokens, verb = self.document.tokens, clause.verb
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
            readings = self.embeddings.get(("verb", verb.lemma), ())
            if any("subject" in each.requires for each in readings):  # "the delivery of 300 fell through"
                yield from self._verbal(verb, below, "subject", negated=negated)
        for n in clause.preps if governs or (own and self._argument(clause, verb)) else ():
            chunk = self.document.chunks[n]
            assert chunk.prep is not None
            bare = chunk.start <= chunk.prep + 1 and chunk.end == chunk.prep + 2
            if bare and tokens[chunk.prep].lower in self.words.bare:  # "in Aussicht", "under consideration"
                yield from self._word("noun", chunk.head, negated=negated)
        predicative = clause.predicative
        if predicative is None and verb.lemma in self.grammar.copulas and governs:
            predicative = clause.subject  # "dass 300 da sind, ist eine Lüge"
        if own and verb.lemma in self.grammar.copulas and self._acts(clause):
            yield from self._judged(clause)
        if predicative is not None:
            said = self.document.chunks[predicative]
            yield from self._word("noun", said.head, negated=negated or self._no(said))
        if below is not None and governs:
            for i in self._adjectives(clause):
                yield from self._word("adjective", i, held={below.kind}, negated=negated)
            yield from self._before(clause, below, negated=negated)

    def _withheld(self, verb: VerbGroup, below: Clause | None) -> list[_Effect] | None:
        """What is said by not saying: "declined to confirm", "refused to say whether" leave it open; None where nothing is withheld."""
        if verb.lemma not in self.words.withholding or below is None or below.verb is None:
            return None
        withheld = [*self._word("verb", below.verb.main, lemma=below.verb.lemma, negated=True)]
        if not withheld and below.verb.lemma in self.speech.verbs:
            return [_Effect("possible", False, verb.main)]
        return withheld or None

    def _valued(self, clause: Clause, readings: Collection[Embedding]) -> bool:
        """Whether it is another amount that is estimated: "schätzt die 300 Jets auf 5 Milliarden"."""
        ways = {self._prep(self.document.chunks[n]) for n in clause.preps}
        estimates = any(each.effect == "estimated" for each in readings) and bool(ways & {"auf", "at"})
        return estimates and clause.object is not None and self._holds(clause.object)

    def _measuring(self, clause: Clause) -> Iterator[_Effect]:
        """What is said of the noun whose amount the figure is: "the estimated cost is 300", "die mutmaßlichen Kosten betragen 300"."""
        verb, subject = clause.verb, self.document.chunk(clause.subject)
        if verb is None or subject is None or self._acts(clause):
            return
        if verb.lemma in self.grammar.copulas | self.transfers.measuring:
            for i in range(subject.start, subject.head):
                yield from (
                    each for each in self._word("adjective", i) if each.modality in ("estimated", "reported")
                )

    def _judged(self, clause: Clause) -> Iterator[_Effect]:
        """What a predicate says of the figure in its subject or object: "300 are possible", "nannte die Zahl von 300 falsch"."""
        for i in self._adjectives(clause):
            for each in self._word("adjective", i, held={"complement"}):
                if each.turned or each.modality == "possible":
                    yield each

    def _kept(self, clause: Clause) -> bool:
        """Whether a negation of the verb leaves alone what stands with it: "does not mention", "halfen Chile nicht"."""
        verb = clause.verb
        found = self.embeddings.get(("verb", verb.lemma), ()) if verb is not None else ()
        kept = (each for each in found if each.polarity == each.negated_polarity == "kept")
        return any(each.effect == "asserted" and each.negated_effect is None for each in kept)

    def _scarcely(self, clause: Clause, i: int) -> bool:
        """Whether an adverb only says that something came right before: "kaum hatte Peru gezahlt", "hardly had Peru paid"."""
        verb = clause.verb
        return i == clause.start and verb is not None and verb.perfect and verb.finite == i + 1

    def _untouched(self) -> bool:
        """Whether the figure is there whatever becomes of its clause: "will hardly endanger the 300", "soll von derzeit 300 steigen"."""
        clause = self.clause
        if clause is None or clause.verb is None:
            return False
        found = self.embeddings.get(("verb", clause.verb.lemma), ())
        if self._existing() or self._valued(clause, found):
            return True
        return any(each.presupposed for each in found) and self._argument(clause, clause.verb)

    def _existing(self) -> bool:
        """Whether the figure is said to be or to have been so: "past supplies of 300 tonnes", "statt wie bisher 300"."""
        tokens, i = self.document.tokens, self.start - 1
        while i > 0 and tokens[i].pos in ("adv", "adj", "det"):
            i -= 1
        like = any(token.lower in ("wie", "as") for token in tokens[max(0, i) : self.start])
        tied = like or (i >= 0 and tokens[i].pos == "adp")
        bounds = any(token.lower in ("to", "auf") for token in tokens[self.start : self.end])
        own = range(i + 1, self.start) if tied and not bounds else ()
        above = (k for chunk in self.chain[1:_HANGING] for k in range(max(0, chunk.start - 1), chunk.head))
        return any({*self._lemmas(k)} & self.words.current for k in (*own, *above))

    def _before(self, clause: Clause, below: Clause, *, negated: bool = False) -> Iterator[_Effect]:
        """What the noun does that a clause hangs on: "the plan to buy", "die Bitte der Provinz, … zu kaufen"."""
        if below.kind == "participle":
            return
        last = below.start - 1
        while last > clause.start and self.document.tokens[last].pos in ("punct", "sconj"):
            last -= 1
        yield from self._telling(self.document.chunk_at(last), clause, below, negated=negated)

    def _telling(
        self, chunk: Chunk | None, clause: Clause, below: Clause, *, negated: bool = False
    ) -> Iterator[_Effect]:
        """What a noun does to the clause that says what it tells of, over the phrases between: "false claims in the media that"."""
        said = below.kind in ("complement", "relative")
        for _ in range(3):
            if chunk is None or chunk.clause != clause.index:
                return
            found = [*self._word("noun", chunk.head, negated=negated or self._no(chunk))]
            yield from found
            if said and self._deed(chunk):
                yield from self._falsehood(chunk)
                return
            beside = self.document.ahead(chunk) if said and chunk.prep is not None else None
            above = self.document.chunk(chunk.of) or beside
            chunk = None if found else above

    def _falsehood(self, chunk: Chunk) -> Iterator[_Effect]:
        """What an adjective does to all that its noun tells, where it says that this is not so: "false claims"."""
        for i in range(chunk.start, chunk.head):
            yield from (each for each in self._word("adjective", i, held={"complement"}) if each.turned)

    def _amount(self, verb: VerbGroup | None, *kinds: str) -> bool:
        """Whether a verb ties a thing to its amount in one of these ways: "rise", "exceed", "last"."""
        frames = self.transfers.amounts.get(verb.lemma, ()) if verb is not None else ()
        return any(frame.kind in kinds for frame in frames)

    def _reflexive(self, clause: Clause) -> bool:
        return clause.object is not None and self.document.head(clause.object).lower == "sich"

    def _argument(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether the figure is what the verb of its own clause speaks of, not who acts."""
        return verb.passive or not self._acts(clause)

    def _undergoes(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether the verb tells what becomes of the figure: it is no subject that does something to something."""
        return self._argument(clause, verb) or (
            clause.object is None and verb.lemma not in self.grammar.copulas
        )

    def _acts(self, clause: Clause) -> bool:
        """Whether the figure is part of the subject of its clause."""
        subject = self.document.chunk(clause.subject)
        if subject is None:
            return False
        if self.document.language == "en" and clause.verb is not None and subject.start <= self.start:
            between = self.document.tokens[subject.end : self.start]
            if self.start < clause.verb.tokens[0] and not any(token.text == "," for token in between):
                return True  # "ore in sacks of 40 kilos"
        chunk = self.chunk
        for _ in range(4):
            if chunk is None or chunk is subject:
                break
            chunk = self.document.chunk(chunk.of)
        return chunk is subject

    def _given(self) -> bool:
        """Whether the figure is only what something is said of: "the 40 tugs are (not) a present"."""
        clause = self.clause
        verb = clause.verb if clause is not None else None
        if clause is None or verb is None or verb.lemma not in self.grammar.copulas or not self._acts(clause):
            return False
        judged = [*self._governing(clause, None, own=False), *self._judged(clause)]
        said = clause.predicative is not None or bool(self._adjectives(clause))
        return said and not any(effect.turned or effect.modality == "possible" for effect in judged)

    def _modal(self, clause: Clause, i: int) -> Iterator[_Effect]:
        token, verb = self.document.tokens[i], clause.verb
        lemma = token.base
        perfect = verb is not None and verb.perfect
        if lemma in ("sollen", "should") and self._demanded(clause):
            return  # "fordert, Chile solle zahlen": part of the demand
        if token.lower in ("would", "würde", "würden") and self._promised(clause):
            return
        if lemma == "sollen":
            hearsay = perfect or not self.voice.named or self.voice.carried
            hearsay = hearsay and token.lower in ("soll", "sollen")
            told = perfect or not self.voice.indirect or self.voice.carried
            words = {self.document.tokens[k].base for k in clause.places}
            done = verb is not None and verb.passive  # "sollen geliefert werden"
            grows = self._amount(verb, "rise", "fall") or (verb is not None and verb.lemma == "werden")
            terms = self._laid_down(clause)
            ahead = not perfect and (done or grows or terms or bool(words & self.words.ahead))
            yield _Effect("reported" if hearsay and told and not ahead else "planned", False, i)
            return
        if token.lower == "should" and verb is not None and self._amounts(clause, verb):
            yield _Effect("estimated", False, i)
            return
        for form in dict.fromkeys((token.lower, lemma)):
            found = self.embeddings.get(("modal", form), ())
            chosen = next((each for each in found if self._fits(each, clause, perfect=perfect)), None)
            if chosen is None:
                continue
            effect = chosen.effect
            if effect == "conditional" and self.voice.indirect:
                if lemma == "können":
                    effect = "possible"
                elif lemma == "werden" or (token.lower == "would" and self._dated(clause)):
                    effect = "planned"  # "said the doses would arrive in May"
            yield _Effect(effect, False, i)
            return

    def _amounts(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a thing comes to the figure, which nobody can be asked to do: "the savings should reach 300"."""
        subject, words = self.document.chunk(clause.subject), name_words(self.document.language)
        if (
            subject is None
            or subject.pronoun
            or (clause.object is not None and not self._holds(clause.object))
        ):
            return False
        head = self.document.head(subject.index)
        somebody = head.pos == "name" or words.kind(head.base) is not None
        return not somebody and verb.lemma in self.transfers.measuring

    def _promised(self, clause: Clause) -> bool:
        """Whether a clause tells what somebody promised, whose future is only set back in time: "pledged that it would send 300"."""
        above = self.document.clause(clause.parent) if clause.kind == "complement" else None
        verb = above.verb if above is not None else None
        frames = self.transfers.verbs.get(verb.lemma if verb else "", ())
        return any(frame.kind == "promise" for frame in frames)

    def _laid_down(self, clause: Clause) -> bool:
        """Whether a treaty, a law or a plan says what is to be: "laut Abkommen soll der Kredit 80 Prozent decken"."""
        bases = [n for n in clause.preps if self._prep(self.document.chunks[n]) in self.words.bases]
        heads = (self.document.head(n).base for n in (clause.subject, *bases) if n is not None)
        return any(head.endswith(tuple(self.words.terms)) for head in heads)

    def _demanded(self, clause: Clause) -> bool:
        """Whether a clause is what somebody demands."""
        above = self.document.clause(clause.parent)
        verb = above.verb if above is not None else None
        if verb is None or not self._governs(clause):
            return False
        return any(effect.modality == "demanded" for effect in self._verbal(verb, clause))

    def _fits(self, each: Embedding, clause: Clause, *, perfect: bool) -> bool:
        """Whether a modal verb stands in the form that a reading of it needs: "must be", "soll geliefert haben"."""
        verb = clause.verb
        copula = verb is not None and verb.lemma in ("be", "sein") and not verb.passive
        held = {"perfect": perfect, "copula": copula}
        return all(held.get(need, False) for need in each.requires)

    def _dated(self, clause: Clause) -> bool:
        """Whether a clause names a day, month or period that something is to happen in."""
        for n in clause.preps:
            chunk = self.document.chunks[n]
            if self._prep(chunk) in self.words.lasting:
                continue
            heads = {token.base for token in self.document.words(chunk)}
            if heads & self.grammar.timing and not self.start <= chunk.head < self.end:
                return True
        return False

    def _word(
        self,
        form: str,
        i: int,
        *,
        lemma: str | None = None,
        held: Collection[str] = (),
        negated: bool = False,
    ) -> Iterator[_Effect]:
        """What a word, or its negation, does to what it governs; `held`: what of that a reading of it may require."""
        words = (lemma, *self._lemmas(i))
        found = next((each for word in words if word and (each := self.embeddings.get((form, word)))), ())
        embedding = next((each for each in found if set(each.requires) <= set(held)), None)
        if embedding is None:
            return
        effect = embedding.negated_effect or embedding.effect if negated else embedding.effect
        turned = (embedding.negated_polarity if negated else embedding.polarity) == "turned"
        if effect != "asserted" or turned or negated:
            yield _Effect(effect, turned, i)

    def _verbal(
        self, verb: VerbGroup, below: Clause | None, *held: str, negated: bool = False
    ) -> Iterator[_Effect]:
        """What a verb, or its negation, does to the clause below, or to the figure."""
        all_held = self._held(verb, below).union(held)
        yield from self._word("verb", verb.main, lemma=verb.lemma, held=all_held, negated=negated)

    def _negation(self, clause: Clause, *, own: bool) -> int | None:
        """The negation of a clause, where it reaches the figure if that is its own; "nicht nur" and "not only" are none."""
        tokens = self.document.tokens
        for i in clause.places:
            following = self._lower(i + 1)
            negates = tokens[i].lower in self.negations or (tokens[i].lower, following) == ("no", "longer")
            if not negates or not self._of_clause(i) or (own and not self._reaches(clause, i)):
                continue
            following = "" if following == "mehr" and self._lower(i + 2) != "als" else following
            record = (
                tokens[i].lower in self.words.never and {following, tokens[i - 1].lower} & self.words.records
            )
            if following in self.words.spared or record or self._since(i) or self._even(i):
                continue
            if not (own and i < self.start and self._ended(i, self.start)):
                return i
        if own and self._bounded():
            return None
        return self._yet(clause) or self._nobody(clause, own=own)

    def _of_clause(self, i: int) -> bool:
        """Whether a negation is of its clause: not of an attribute ("eine nicht geklärte Frage"), nor of what "sondern" sets right."""
        chunk = self.document.chunk_at(i)
        if chunk is not None and not self._holds(chunk.index):
            return False
        right = self._contrast(i)
        return right is None or i < self.start < right or self._acted(i, right)

    def _acted(self, i: int, right: int) -> bool:
        """Whether "sondern" sets another act against the one that is denied: "gehen nicht an Peru, sondern bleiben hier"."""
        other = self.document.clause_at(right + 1)
        return other is not None and other.verb is not None and other.index != self.document.clause_of[i]

    def _reaches(self, clause: Clause, i: int) -> bool:
        """Whether a negation of the figure's own clause reaches it: it stands before it, or what becomes of it is negated."""
        if any(
            token.lower in self.words.less
            for token in self.document.tokens[max(0, self.start - 2) : self.end]
        ):
            return False  # "did not pay less than 300"
        said, verb = self.document.tokens[i].lower, clause.verb
        before, acts = i < self.start, self._acts(clause)
        if self._lasting(clause) or self._limits(clause) or self._presupposed(clause):
            return False  # "has not been paid for six months"
        chunk = self.document.chunk_at(i + 1)
        if chunk is not None and not self._holds(chunk.index):
            return False  # "nicht Peru lieferte die 300"
        if verb is not None and verb.lemma in self.grammar.copulas and acts:
            return before  # "blieb nicht unbemerkt"
        passing = (
            verb is not None
            and verb.lemma in self.transfers.verbs
            and verb.lemma not in self.transfers.measuring
        )
        counts = self._counts(clause) and not (passing and clause.object is None and not self._shares())
        if counts or self._aside_of(clause):
            return before and not self._aside_of(clause)
        if before or self._final(clause, i):
            return True
        if passing and acts and verb is not None and self._stays_away(clause, verb, i):
            return True
        if verb is None or not acts:
            return False
        if passing and said in self.words.never and clause.object is None:
            return True  # "the 300 never arrived in Peru"
        own = self.document.language == "en" and verb.negated and verb.tokens[0] <= i <= verb.main
        return own and self._undergoes(clause, verb) and not self._focused(clause, verb)

    def _shares(self) -> bool:
        """Whether the figure is a share, which says how much of something it is true of: "60 per cent never arrived"."""
        words = self.document.tokens[self.start : self.end]
        return any(token.base in self.grammar.shares or token.lower in ("in", "of", "von") for token in words)

    def _stays_away(self, clause: Clause, verb: VerbGroup, i: int) -> bool:
        """Whether a negation says that the figure does not go somewhere: "die 300 gehen nicht an Peru", "have not arrived in Peru"."""
        if self.document.language == "de":
            chunk = self.document.chunk_at(i + 2)
            return self.document.tokens[i + 1].pos == "adp" and chunk is not None
        state = self.document.tokens[verb.main + 1]  # "did not go unnoticed"
        return (
            not verb.passive
            and clause.object is None
            and verb.tokens[0] <= i <= verb.main
            and state.pos != "adj"
        )

    def _limits(self, clause: Clause) -> bool:
        """Whether the figure is what something does not come up to or go beyond: "did not reach the average 300"."""
        verb = clause.verb
        limiting = verb is not None and verb.lemma in self.words.limiting
        return limiting and clause.object is not None and self._holds(clause.object)

    def _presupposed(self, clause: Clause) -> bool:
        """Whether a negated verb only tells what was done with that which is there: "the 300 were never inspected"."""
        verb, top = clause.verb, self._top()
        if verb is None or top is None or not verb.passive:
            return False
        if not self._definite(top):
            return False
        known = self.transfers.verbs
        return verb.lemma not in known

    def _lasting(self, clause: Clause) -> bool:
        """Whether the figure says how long something did or did not happen: "for six months", "seit drei Wochen", "ein Jahr lang"."""
        chunk, tokens = self.chunk, self.document.tokens
        if chunk is None or tokens[chunk.head].base not in self.grammar.timing:
            return False
        return self._prep(chunk) in ("for", "since", "seit") or self._lower(chunk.end) in ("lang", "long")

    def _focused(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a negation is about what follows the verb: "was not paid in cash", "did not come from Peru", "went unnoticed"."""
        rest = [self.document.tokens[i] for i in clause.places if i > verb.main]
        words = {token.lower for token in rest}
        after = rest[0] if rest else None
        return bool(words & self.words.focusing) or (after is not None and after.pos == "adj")

    def _counts(self, clause: Clause) -> bool:
        """Whether the figure says how many there are of which something is said or denied: "300 posts were not filled"."""
        chunk, first = self.chunk, self.document.chunk(clause.subject)
        subject = chunk is not None and chunk.index == clause.subject and chunk.start <= self.start
        subject = subject or (first is not None and self.start <= first.start < self.end)  # "three in ten"
        return subject and chunk is not None and not self._definite(chunk)

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
        chunk = self.document.chunks[clause.subject]
        if self.document.tokens[chunk.start].lower not in self.words.nobody:
            return None
        if not own and clause.kind == "frame":
            return None  # "paid 300, yet got nothing": told beside it
        if not own:
            return (
                None if ("noun", self.document.tokens[chunk.head].lemma) in self.embeddings else chunk.start
            )
        told = chunk.start < self.start and (chunk.pronoun or self._deed(chunk))
        return chunk.start if self._partitive() or (told and not self._aside_of(clause)) else None

    def _partitive(self) -> bool:
        """Whether the figure is the whole of which something is said: "von den 300 ist keiner da"."""
        chunk = self._top()
        return chunk is not None and chunk.of is None and self._prep(chunk) in ("von", "of")

    def _bounded(self) -> bool:
        """Whether the figure is a bound: nobody pays more than it, and it is not denied."""
        tokens = self.document.tokens[max(0, self.start - 1) : self.end]
        return any(token.lower in self.words.bounding for token in tokens)

    def _asked(self, clause: Clause | None) -> bool:
        """Whether a clause is asked, not stated: "ob es 300 sind, sagte er nicht"."""
        if clause is None:
            return False
        marker = self._lower(clause.marker if clause.marker is not None else clause.start)
        return clause.kind == "question" or marker in ("ob", "whether")

    def _since(self, i: int) -> bool:
        """Whether a negation only ends a comparison with the past: "so hoch wie seit Jahren nicht", "wie noch nie"."""
        words = [token.lower for token in self.document.tokens[max(0, i - 5) : i]]
        return any(a in ("wie", "als") and b in ("seit", "noch") for a, b in itertools.pairwise(words))

    def _even(self, i: int) -> bool:
        """Whether a negation is part of a bound: "nicht einmal ein Drittel", "not even 30 per cent"."""
        return self._lower(i + 1) in self.words.even

    def _ended(self, negation: int, figure: int) -> bool:
        """Whether what is negated ends before the figure: "Nicht viel. 5.000 Dollar", "nicht 300, sondern 200"."""
        between = self.document.tokens[negation + 1 : figure]
        if any(token.text in ".!?;:" or token.lower in ("sondern", "but") for token in between):
            return True
        comma = next((k for k in range(negation, figure) if self.document.tokens[k].text == ","), figure)
        own = self.document.clause_of[figure]
        after = (k for k in range(comma, figure) if self.document.clause_of[k] == own)
        return any(self.document.tokens[k].form == "finite" for k in after)

    def _approximates(self, i: int) -> bool:
        """Whether a word belongs to a number behind it: "kaum 30 Prozent", "not even a third"."""
        if self.start <= i < self.end:
            return True
        for token in self.document.tokens[i + 1 : i + 4]:
            if token.pos == "num" or token.base in self.grammar.shares:
                return True
            if token.pos not in ("adv", "det") and token.text not in "$€£":
                return False
        return False

    def _aside(self, i: int) -> bool:
        """Whether an adverb opens a phrase that the figure is no part of: ", presumably for fear of worse, …", "and possibly two more"."""
        tokens = self.document.tokens
        if i + 1 >= len(tokens) or tokens[i + 1].pos not in ("adp", "num", "det", "adj", "adv"):
            return False
        if tokens[i - 1].text != "," and tokens[i - 1].pos != "cconj":
            return False
        return self.start < i or any(token.text == "," for token in tokens[i : self.start])

    def _final(self, clause: Clause, i: int) -> bool:
        """Whether a German negation stands behind the figure at the end of the field: "zahlte die Summe nicht"."""
        if self.document.language != "de":
            return False
        rest = (self.document.tokens[k].pos for k in clause.places if k > i)
        return all(pos in ("verb", "aux", "modal", "particle", "punct") for pos in rest)
