"""How surely a figure is stated: modality and polarity along the chain of clauses from it to whoever says it.

Each clause on the way may weaken what it governs (a modal, an adverb, a condition, a verb of planning or doubt) or turn it round (a
negation, a denial). The weakest word decides; who says it is no part of the chain (Saurí and Pustejovsky 2009, FactBank).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document, VerbGroup
from countertrade.reading.document.arguments import TIME_NOUNS
from countertrade.reading.lexicon import Embedding
from countertrade.records import Commitment, Marker, Modality

_WEAKEST_FIRST: tuple[Modality, ...] = (
    "conditional",
    "possible",
    "planned",
    "estimated",
    "reported",
    "demanded",
    "asserted",
)
_DEEPEST = 8
_GOVERNED = frozenset({"complement", "infinitive", "purpose", "participle", "question"})
_NOT_DENIED = frozenset({"nur", "bloß", "allein", "only", "just", "merely", "zuletzt", "least", "mehr"})
_WITHHOLDING = frozenset("decline refuse ablehnen weigern".split())
_NEGATIONS = frozenset(
    {"nicht", "nie", "niemals", "keineswegs", "keinesfalls", "not", "n't", "n’t", "never", "neither", "weder"}
)
_EVEN = frozenset({"even", "einmal", "ganz", "quite"})
_COMPARED = frozenset("fewer less more later longer greater higher lower".split())
_NONE = frozenset("kein keine keinen keinem keiner keines no".split())


class Voice(NamedTuple):
    """What factuality asks of the attribution: the tokens of the predicate and its frame, and whether a source is named.

    `estimates` and `denies` are what the predicate of saying does to what it says; `indirect` that the words are reported speech.
    """

    tokens: Collection[int] = ()
    content: tuple[int, int] | None = None  # token range that holds what is said
    named: bool = False
    indirect: bool = False
    estimates: tuple[int, ...] = ()
    hearsay: tuple[int, ...] = ()
    denies: tuple[int, ...] = ()
    demands: tuple[int, ...] = ()
    plans: tuple[int, ...] = ()
    carried: bool = False  # it goes on from a sentence before, by what "soll" or a subjunctive shows


class _Effect(NamedTuple):
    modality: Modality
    turned: bool
    tokens: tuple[int, ...]


def commitment(document: Document, start: int, end: int, voice: Voice) -> Commitment:
    """The commitment to a figure in tokens `start` to `end`, the attribution aside; the words that decided are its markers."""
    effects = [*_Chain(document, start, end, voice).effects()]
    effects += [_Effect("estimated", False, (i,)) for i in voice.estimates]
    effects += [_Effect("reported", False, (i,)) for i in voice.hearsay]
    effects += [_Effect("demanded", False, (i,)) for i in voice.demands]
    effects += [_Effect("planned", False, (i,)) for i in voice.plans]
    turns = [effect for effect in effects if effect.turned]
    turns += [_Effect("asserted", True, (i,)) for i in voice.denies]
    modality: Modality = min(
        (effect.modality for effect in effects), key=_WEAKEST_FIRST.index, default="asserted"
    )
    marked = sorted(
        {
            i
            for effect in (*effects, *turns)
            for i in effect.tokens
            if effect.modality != "asserted" or effect.turned
        }
    )
    markers = tuple(
        Marker(span=(document.tokens[i].start, document.tokens[i].end), text=document.tokens[i].text)
        for i in marked
    )
    return Commitment(modality=modality, polarity="-" if len(turns) % 2 else "+", markers=markers)


def _held(verb: VerbGroup, below: Clause | None) -> frozenset[str]:
    """What a reading of a verb may require, of that which holds here."""
    return frozenset(("clause",) * (below is not None) + ("passive",) * verb.passive)


class _Chain:
    def __init__(self, document: Document, start: int, end: int, voice: Voice) -> None:
        self.document = document
        self.start = start
        self.end = end
        self.voice = voice
        self.words = lexicon.factuality(document.language).words
        n = next(
            (document.chunk_of[i] for i in range(end - 1, start - 1, -1) if document.chunk_of[i] >= 0), -1
        )
        self.chunk: Chunk | None = document.chunks[n] if n >= 0 else None

    def effects(self) -> Iterator[_Effect]:
        """Every effect on the way up, the figure's own chunk first."""
        clause_number = self.document.clause_of[self.start]
        if clause_number < 0:
            return
        yield from self._approximators()
        yield from self._nouns()
        clause: Clause | None = self.document.clauses[clause_number]
        own = True
        below: Clause | None = None
        for _ in range(_DEEPEST):
            if clause is None:
                return
            if self._speaks(clause):
                verb = clause.verb
                if below is not None and verb is not None and (verb.negated or below.kind == "infinitive"):
                    yield from self._word(
                        "verb", verb.main, lemma=verb.lemma, held=_held(verb, below), negated=verb.negated
                    )
                return
            yield from self._clause(clause, own=own, below=below)
            own = False
            below = clause
            if clause.parent is None or clause.kind in (
                "frame",
                "relative",
                "temporal",
                "causal",
                "comparative",
            ):
                return
            above = self.document.clauses[clause.parent]
            if clause.kind == "conditional" or clause.kind == "concessive":
                return
            clause = above

    def _speaks(self, clause: Clause) -> bool:
        """Whether a clause is the attribution itself, or outside what is said."""
        if clause.verb is not None and clause.verb.main in self.voice.tokens:
            return True
        content = self.voice.content
        return content is not None and not any(
            start < content[1] and content[0] < end for start, end in clause.ranges
        )

    def _approximators(self) -> Iterator[_Effect]:
        """Words of the figure itself that say it is an estimate: "an estimated $147 billion", "schätzungsweise 300"."""
        for i in range(max(0, self.start - 1), self.end):
            token = self.document.tokens[i]
            form = {"adj": "adjective", "adv": "adverb"}.get(token.pos)
            for effect in self._word(form, i) if form else ():
                if effect.modality == "estimated" and not effect.turned:
                    yield effect

    def _nouns(self) -> Iterator[_Effect]:
        """Nouns that the figure's chunk hangs on: "the plan for 300 tanks", "ein Angebot über 3 Milliarden"."""
        chunk = self.chunk
        for _ in range(4):
            if chunk is None:
                return
            for i in range(chunk.start, chunk.end):
                token = self.document.tokens[i]
                if (token.pos == "adj" and not self.start <= i < self.end) or (
                    i == chunk.head and not self.start <= i < self.end
                ):
                    form = "adjective" if token.pos == "adj" else "noun"
                    yield from self._word(form, i)
                bound = self.document.tokens[i + 1].lower in _COMPARED if i + 1 < chunk.end else False
                if token.lower in _NONE and i == chunk.start and not self.start < i and not bound:
                    yield _Effect("asserted", True, (i,))
            chunk = (
                self.document.chunks[chunk.of]
                if chunk.of is not None and chunk.link in ("of", "genitive", "apposition")
                else None
            )

    def _clause(self, clause: Clause, *, own: bool, below: Clause | None) -> Iterator[_Effect]:
        tokens = self.document.tokens
        verb = clause.verb
        if clause.kind == "conditional":
            yield _Effect("conditional", False, (clause.marker,) if clause.marker is not None else ())
        for other in self._neighbours(clause):
            framing = other.verb is not None and other.verb.main in self.voice.tokens
            if (
                other.kind == "conditional"
                and other.parent == clause.index
                and other is not below
                and not framing
            ):
                yield _Effect("conditional", False, (other.marker,) if other.marker is not None else ())
        if verb is not None:
            yield from self._verb(clause, own=own, below=below)
        for i in clause.adverbs:
            if tokens[i].lower not in _NEGATIONS and not self._approximates(i) and not self._aside(i):
                yield from self._word("adverb", i)
        negation = self._negation(clause, before=self.start if own else None)
        if negation is None or self._asked(below):
            yield from self._governing(clause, below, own=own)
            return
        asked = self._governs(below) or (own and self._argument(clause))
        governed = [*self._governing(clause, below, own=own, negated=True)] if asked else []
        yield from governed or [
            *self._governing(clause, below, own=own),
            _Effect("asserted", True, (negation,)),
        ]

    def _governs(self, below: Clause | None) -> bool:
        return below is not None and below.kind in _GOVERNED

    def _verb(self, clause: Clause, *, own: bool, below: Clause | None) -> Iterator[_Effect]:
        verb = clause.verb
        assert verb is not None
        tokens = self.document.tokens
        finite = tokens[verb.finite] if verb.finite is not None else None
        for i in verb.tokens:
            if i == verb.main:
                continue
            token = tokens[i]
            lemma = token.lemma.lower()
            if lemma == "lassen" and verb.mood == "konjunktiv2" and self._reflexive(clause):
                yield _Effect("possible", False, (i,))  # "ließe sich decken"
            elif token.pos == "modal" or lemma in ("sollen", "will", "would"):
                yield from self._modal(clause, i)
            elif lemma == "be" and lemma in verb.modals:
                yield _Effect("planned", False, (i,))  # "is to deliver"
        if (
            self.document.language == "de"
            and finite is not None
            and finite.lemma.lower() == "werden"
            and not verb.passive
        ):
            if verb.main != verb.finite and tokens[verb.main].form == "infinitive":
                conditional = verb.mood == "konjunktiv2" and not self.voice.indirect
                yield _Effect("conditional" if conditional else "planned", False, (verb.finite or verb.main,))
        elif (
            self.document.language == "de"
            and verb.mood == "konjunktiv2"
            and not self.voice.indirect
            and not verb.modals
            and finite is not None
        ):
            yield _Effect("conditional", False, (verb.finite if verb.finite is not None else verb.main,))

    def _governing(
        self, clause: Clause, below: Clause | None, *, own: bool, negated: bool = False
    ) -> Iterator[_Effect]:
        """What the verb, adjective or noun that governs the clause below, or the figure, does to it."""
        tokens, verb = self.document.tokens, clause.verb
        if verb is not None and verb.lemma in _WITHHOLDING and below is not None and below.verb is not None:
            withheld = [*self._word("verb", below.verb.main, lemma=below.verb.lemma, negated=True)]
            if withheld or below.verb.lemma in lexicon.speech(self.document.language).verbs:
                yield from withheld or [_Effect("possible", False, (verb.main,))]
                return  # "declined to confirm", "refused to say whether": it stays open
        if verb is not None and (self._governs(below) or (own and self._argument(clause))):
            yield from self._word(
                "verb", verb.main, lemma=verb.lemma, held=_held(verb, below), negated=negated
            )
        if verb is not None and clause.predicative is not None:
            yield from self._word("noun", self.document.chunks[clause.predicative].head, negated=negated)
        if below is None or verb is None or not self._governs(below):
            return
        for start, end in clause.ranges:
            for i in range(start, end):
                if tokens[i].pos == "adj" and self.document.chunk_of[i] < 0:
                    yield from self._word("adjective", i, negated=negated)
                elif tokens[i].pos == "noun" and i < below.start and below.start - i <= 3:
                    yield from self._word("noun", i, negated=negated)

    def _reflexive(self, clause: Clause) -> bool:
        chunk = None if clause.object is None else self.document.chunks[clause.object]
        return chunk is not None and self.document.tokens[chunk.head].lower == "sich"

    def _argument(self, clause: Clause) -> bool:
        """Whether the figure is what the verb of its own clause speaks of, not who acts."""
        n = self.chunk.index if self.chunk is not None else None
        verb = clause.verb
        if verb is None:
            return False
        subject = clause.subject
        if subject is None or n is None:
            return True
        chain: int | None = n
        for _ in range(4):
            if chain == subject:
                return verb.passive
            chain = None if chain is None else self.document.chunks[chain].of
        return True

    def _modal(self, clause: Clause, i: int) -> Iterator[_Effect]:
        token = self.document.tokens[i]
        lemma = token.lemma.lower()
        perfect = clause.verb is not None and clause.verb.perfect
        if lemma == "sollen":
            hearsay = (not self.voice.named or self.voice.carried) and token.lower in ("soll", "sollen")
            told = perfect or not self.voice.indirect or self.voice.carried
            yield _Effect("reported" if hearsay and told else "planned", False, (i,))
            return
        for form in dict.fromkeys((token.lower, lemma)):
            found = self.words.get(("modal", form), ())
            chosen = next((each for each in found if self._fits(each, clause, perfect=perfect)), None)
            if chosen is None:
                continue
            effect = chosen.effect
            if effect == "conditional" and self.voice.indirect:
                if lemma == "können":
                    effect = "possible"
                elif lemma == "werden" or (token.lower == "would" and self._dated(clause)):
                    effect = "planned"  # "said the doses would arrive in May"
            yield _Effect(effect, False, (i,))
            return

    def _fits(self, each: Embedding, clause: Clause, *, perfect: bool) -> bool:
        """Whether a modal verb stands in the form that a reading of it needs: "must be", "soll geliefert haben"."""
        verb = clause.verb
        held = {
            "perfect": perfect,
            "copula": verb is not None and verb.lemma in ("be", "sein") and not verb.passive,
        }
        return all(held.get(need, False) for need in each.requires)

    def _dated(self, clause: Clause) -> bool:
        """Whether a clause names a day, month or period that something is to happen in."""
        for n in clause.preps:
            chunk = self.document.chunks[n]
            heads = {token.lemma.lower() for token in self.document.tokens[chunk.start : chunk.end]}
            if heads & TIME_NOUNS and not self.start <= chunk.head < self.end:
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
        token = self.document.tokens[i]
        words = (lemma, token.lemma, token.lemma.lower(), token.lower)
        found = next((each for word in words if word and (each := self.words.get((form, word)))), ())
        embedding = next((each for each in found if set(each.requires) <= set(held)), None)
        if embedding is None:
            return
        effect = embedding.negated_effect or embedding.effect if negated else embedding.effect
        turned = (embedding.negated_polarity if negated else embedding.polarity) == "turned"
        if effect != "asserted" or turned or negated:
            yield _Effect(effect, turned, (i,))

    def _negation(self, clause: Clause, before: int | None) -> int | None:
        """The negation of a clause, before the figure where it is the figure's own; "nicht nur" and "not only" are none."""
        tokens = self.document.tokens
        for start, end in clause.ranges:
            for i in range(start, end):
                if tokens[i].lower in _NEGATIONS and (before is None or i < before or self._final(clause, i)):
                    if i + 1 < len(tokens) and tokens[i + 1].lower in _NOT_DENIED:
                        continue
                    if self._even(i) or (before is not None and i < before and self._ended(i, before)):
                        continue
                    return i
        return None

    def _asked(self, clause: Clause | None) -> bool:
        """Whether a clause is asked, not stated: "ob es 300 sind, sagte er nicht"."""
        if clause is None:
            return False
        marker = self.document.tokens[clause.marker if clause.marker is not None else clause.start].lower
        return clause.kind == "question" or marker in ("ob", "whether")

    def _even(self, i: int) -> bool:
        """Whether a negation is part of a bound: "nicht einmal ein Drittel", "not even 30 per cent"."""
        if self.start <= i < self.end:
            return True
        return self.document.tokens[i + 1].lower in _EVEN and self._approximates(i + 1)

    def _ended(self, negation: int, figure: int) -> bool:
        """Whether what is negated ends before the figure: "Nicht viel. 5.000 Dollar", "nicht 300, sondern 200"."""
        between = self.document.tokens[negation + 1 : figure]
        return any(token.text in ".!?;:" or token.lower in ("sondern", "but") for token in between)

    def _approximates(self, i: int) -> bool:
        """Whether a word belongs to a number behind it: "kaum 30 Prozent", "not even a third"."""
        if self.start <= i < self.end:
            return True
        for token in self.document.tokens[i + 1 : i + 4]:
            if token.pos == "num":
                return True
            if token.pos not in ("adv", "det") and token.text not in "$€£":
                return False
        return False

    def _aside(self, i: int) -> bool:
        """Whether an adverb opens a phrase that the figure is no part of: ", presumably for fear of worse, …", "and possibly two more"."""
        tokens = self.document.tokens
        if i + 1 >= len(tokens) or tokens[i + 1].pos not in ("adp", "num", "det", "adj"):
            return False
        if tokens[i - 1].text != "," and tokens[i - 1].pos != "cconj":
            return False
        return self.start < i or any(token.text == "," for token in tokens[i : self.start])

    def _final(self, clause: Clause, i: int) -> bool:
        """Whether a German negation stands behind the figure at the end of the field: "zahlte die Summe nicht"."""
        if self.document.language != "de":
            return False
        rest = [k for start, end in clause.ranges for k in range(start, end) if k > i]
        return all(self.document.tokens[k].pos in ("verb", "aux", "modal", "particle", "punct") for k in rest)

    def _neighbours(self, clause: Clause) -> Iterator[Clause]:
        for other in self.document.clauses[max(0, clause.index - 6) : clause.index + 7]:
            if other.sentence == clause.sentence:
                yield other
