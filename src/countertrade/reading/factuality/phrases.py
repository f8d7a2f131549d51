"""The figure in its phrase and its clause: what it hangs on, what it counts, whether it acts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document, VerbGroup
from countertrade.reading.lexicon import Transfer
from countertrade.records import Modality

# what is done to an amount
_CHANGES = tuple(
    "erhöhung senkung kürzung aufstockung ausweitung verdopplung verdoppelung anhebung steigerung reduzierung verringerung".split()
    + "increase rise reduction expansion doubling extension top-up".split()
)
_HANGING = 4  # phrases, each on the next
_ADJUNCT = frozenset("despite besides after before since while when upon by through".split())
# what is asked for in writing, and ruled on
PETITIONS = tuple(
    "antrag gesuch bewerbung klage beschwerde einspruch application petition appeal complaint lawsuit".split()
)
CIRCUMSTANCE = frozenset(
    "after since despite following amid nach seit trotz wegen infolge dank angesichts".split()
)
_GOVERNED = frozenset({"complement", "infinitive", "purpose", "participle", "question"})

_HEARD = frozenset(("report", "claim", "accuse", "assume"))
_SIGNS = frozenset("$€£¥₦₹₩₽₺₱₫")  # of currencies
_CHOICES = frozenset("option choice alternative wahl möglichkeit ausweg".split())


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


class Phrases:
    """A figure, at tokens `start` to `end`, with the voice that tells it."""

    def __init__(self, document: Document, start: int, end: int, voice: Voice) -> None:
        self.document, self.start, self.end, self.voice = document, start, end, voice
        self.tokens, self.chunks, self.clauses = document.tokens, document.chunks, document.clauses
        self.german = document.language == "de"
        self.grammar = lexicon.grammar(document.language)
        self.words = lexicon.factuality(document.language)
        self.negations = self.grammar.negations | self.words.pairs
        self.speech = lexicon.speech(document.language)
        self.transfers = lexicon.transfers(document.language)
        self.embeddings = self.words.words
        places = (document.chunk_at(i) for i in range(end - 1, start - 1, -1))
        self.chunk = next((chunk for chunk in places if chunk is not None), None)
        self.clause = document.clause_at(start)
        self.chain = [*self._upwards()]

    def _speaks(self, clause: Clause) -> bool:
        """Whether a clause is the attribution itself, or outside what is said."""
        if clause.verb is not None and clause.verb.main in self.voice.tokens:
            return True
        if self.voice.content is None:
            return False
        first, last = self.voice.content
        return not any(start < last and first < end for start, end in clause.ranges)

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
            return self.chunks[chunk.of]
        before = self.document.ahead(chunk)
        if before is not None and self._prep(before) in ("mit", "with") and not self._deed(before):
            before = self.document.ahead(before) or before  # "talks with Chile on the sale of 300"
        tied = before is not None and not before.pronoun and self._prep(chunk) in self.words.tying
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
        return self.tokens[i].lower if i < len(self.tokens) else ""

    def _prep(self, chunk: Chunk) -> str:
        """The preposition of a chunk in small letters, empty for one without."""
        return self._lower(chunk.prep) if chunk.prep is not None else ""

    def _lemmas(self, i: int) -> tuple[str, ...]:
        token = self.tokens[i]
        return token.lemma, token.base, token.lower

    def _adjectives(self, clause: Clause) -> list[int]:
        """The adjectives of a clause that stand in no noun phrase."""
        document = self.document
        return [i for i in clause.places if document.tokens[i].pos == "adj" and document.chunk_of[i] < 0]

    def _fronted(self, verb: VerbGroup) -> bool:
        """Whether the infinitive of a modal verb opens the sentence, where it may look like a noun: "Zahlen will Peru 300"."""
        first = self.document.sentence_at(verb.main).start
        token = self.tokens[first]
        infinitive = token.pos in ("verb", "noun") and token.lower.endswith(("en", "rn", "ln"))
        return infinitive and verb.main == first + 1

    def _money(self) -> bool:
        """Whether the figure is an amount of money."""
        cash = self.transfers.cash
        words = self.tokens[self.start : self.end]
        return any(not _SIGNS.isdisjoint(token.text) or token.base in cash for token in words)

    def _passes(self, verb: VerbGroup | None) -> bool:
        """Whether a verb tells that something passes from one to another, not only how much there is of it."""
        words = self.transfers
        return verb is not None and verb.lemma in words.verbs and verb.lemma not in words.measuring

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
            or word.lower().endswith(_CHANGES)
            for word in self._lemmas(chunk.head)
        )

    def _transfers(self, noun: str) -> tuple[Transfer, ...]:
        """What a noun can name that passes, in German also by the last part of a compound."""
        nouns = self.transfers.nouns
        if self.german:
            return lexicon.by_head(nouns, noun) or ()
        return nouns.get(noun, ())

    def _no(self, chunk: Chunk) -> bool:
        """Whether a phrase is denied itself: "no doubt", "keine Pläne"; but who has no choice but to act, acts."""
        choice = self.tokens[chunk.head].base in _CHOICES
        return self.tokens[chunk.start].lower in self.words.none and not choice

    def _definite(self, chunk: Chunk) -> bool:
        """Whether a phrase speaks of what is known already: "the 300 tanks"."""
        return self.tokens[chunk.start].lower in self.words.known

    def _holds(self, n: int) -> bool:
        """Whether a chunk is the figure's or one that it hangs on."""
        return n in [chunk.index for chunk in self.chain[:_HANGING]]

    def _top(self) -> Chunk | None:
        """The chunk that all the figure's phrase hangs on: "the sale of 300 tanks"."""
        return self.chain[-1] if self.chain else None

    def _called(self, clause: Clause) -> bool:
        """Whether what is rejected or denied is the figure, or an act or a claim that it tells of: not "criticism of the 300"."""
        top = self._top()
        if self._when(clause) or self._beside():
            return False
        if clause.verb is not None and self._idiom(clause.verb) is not None:
            return (
                top is self.chunk or self._act() or self._of_sum()
            )  # "wartet vergeblich auf 7 Millionen", "nahm Abstand von der Lieferung"
        if top is not None and top.prep is not None and clause.object not in (None, top.index):
            whole = self.chunks[clause.object or 0]
            top = whole if whole.end == top.prep else top
        if top is None or top is self.chunk or top.start <= self.start < top.end:
            return True  # also of "the 50 per cent figure"
        return self._deed(top) or self._sum(top)

    def _of_sum(self) -> bool:
        """Whether the figure is that of a number or a sum spoken of: "the figure of 300", "the 50 per cent figure"."""
        return any(self._sum(chunk) for chunk in self.chain[:_HANGING])

    def _idiom(self, verb: VerbGroup) -> str | None:
        """The idiom that a verb makes with other words of its clause: "put the delivery on ice"."""
        known = self.words.idioms.get(verb.lemma, ())
        if not known:
            return None
        clause = self.clauses[self.document.clause_of[verb.main]]
        said = {self.tokens[i].lower for i in clause.places}
        return next((idiom for idiom, beside in known if beside <= said), None)

    def _beside(self) -> bool:
        """Whether the figure's phrase tells after, in spite of or because of what something is so: "refused to pay after the delivery of 300"."""
        deeds = (chunk for chunk in self.chain[1:] if chunk.prep is not None and self._deed(chunk))
        return any(
            self._prep(chunk) in CIRCUMSTANCE or self._lower((chunk.prep or 0) - 1) == "because"
            for chunk in deeds
        )

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
        if chunk is None or chunk.prep is None or chunk.index in (clause.subject, clause.object):
            return False
        known = self.transfers.verbs.get(verb.lemma, ()) if verb is not None else ()
        if any(f"prep:{self._prep(chunk)}" in frame.good for frame in known):
            return False  # "did not provide Peru with the 300 tanks"
        return any(self._definite(each) for each in (chunk, self.chunk) if each)

    def _governs(self, below: Clause | None) -> bool:
        if below is None or below.kind not in _GOVERNED:
            return False
        if below.parent is None:
            return True
        verb = self.clauses[below.parent].verb
        if below.kind == "complement" and below.marker is None and verb is not None:
            lemma = verb.lemma  # "the treaty is not signed, yet Peru sends 300": nothing that is said
            told = lemma in self.speech.verbs or ("verb", lemma) in self.embeddings
            above = self.clauses[below.parent]
            if self.german and verb.negated and above.object is not None and below.start > verb.main:
                return False  # "Den Käufer nannte er nicht, es gehe um 300 Euro"
            return told or lemma in self.grammar.copulas
        if below.kind != "participle":  # "having sent 300, Peru asked": no object of it
            return True
        apart = self.tokens[below.start - 1].text == "," or self._adjunct(below)
        of = self.document.chunk_at(below.start - 2) if self._lower(below.start - 1) == "of" else None
        if of is not None and of.index == self.clauses[below.parent].subject and self._heard(of):
            return True  # "any claim of selling 300 is false"
        return not apart and verb is not None and verb.main < below.start

    def _heard(self, chunk: Chunk) -> bool:
        """Whether a noun names what somebody told, which stays told whatever becomes of it: "reports", "the claim"."""
        told = self.speech.nouns.get(self.tokens[chunk.head].lemma)
        return told is not None and told.kind in _HEARD

    def _adjunct(self, clause: Clause) -> bool:
        """Whether a participle tells when, how or against what another clause is so: "dropped the plan after sending 300"."""
        ahead = {self.tokens[clause.start - 1].lower, self.tokens[clause.start].lower}
        return clause.kind == "participle" and not _ADJUNCT.isdisjoint(ahead)

    def _reflexive(self, clause: Clause) -> bool:
        return clause.object is not None and self.document.head(clause.object).lower == "sich"

    def _argument(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether the figure is what the verb of its own clause speaks of, not who acts."""
        return verb.passive or not self._acts(clause)

    def _undergoes(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether the verb tells what becomes of the figure: it is no subject that does something to something."""
        return clause.object is None or self._argument(clause, verb)

    def _acts(self, clause: Clause) -> bool:
        """Whether the figure is part of the subject of its clause."""
        subject = self.document.chunk(clause.subject)
        if subject is None:
            return False
        if not self.german and clause.verb is not None and subject.start <= self.start:
            between = self.tokens[subject.end : self.start]
            if self.start < clause.verb.tokens[0] and not any(token.text == "," for token in between):
                return True  # "ore in sacks of 40 kilos"
        chunk = self.chunk
        for _ in range(4):
            if chunk is None or chunk is subject:
                break
            chunk = self.document.chunk(chunk.of)
        return chunk is subject or subject in self.chain[1:]

    def _shares(self) -> bool:
        """Whether the figure is a share, which says how much of something it is true of: "60 per cent never arrived"."""
        words = self.tokens[self.start : self.end]
        return any(token.base in self.grammar.shares or token.lower in ("in", "of", "von") for token in words)

    def _counts(self, clause: Clause) -> bool:
        """Whether the figure says how many there are of which something is said or denied: "300 posts were not filled"."""
        chunk, first = self.chunk, self.document.chunk(clause.subject)
        subject = chunk is not None and chunk.index == clause.subject and chunk.start <= self.start
        subject = subject or (first is not None and self.start <= first.start < self.end)  # "three in ten"
        return subject and chunk is not None and not self._definite(chunk)

    def _partitive(self) -> bool:
        """Whether the figure is the whole of which something is said: "von den 300 ist keiner da"."""
        chunk = self._top()
        return chunk is not None and chunk.of is None and self._prep(chunk) in ("von", "of")

    def _bounded(self) -> bool:
        """Whether the figure is a bound: nobody pays more than it, and it is not denied."""
        tokens = self.tokens[max(0, self.start - 1) : self.end]
        return any(token.lower in self.words.bounding for token in tokens)

    def _asked(self, clause: Clause | None) -> bool:
        """Whether a clause is asked, not stated: "ob es 300 sind, sagte er nicht"."""
        if clause is None:
            return False
        marker = self._lower(clause.marker if clause.marker is not None else clause.start)
        return clause.kind == "question" or marker in ("ob", "whether")

    def _approximates(self, i: int) -> bool:
        """Whether a word belongs to a number behind it: "kaum 30 Prozent", "not even a third"."""
        if self.start <= i < self.end:
            return True
        for token in self.tokens[i + 1 : i + 4]:
            if token.pos == "num" or token.base in self.grammar.shares:
                return True
            if token.pos not in ("adv", "det") and token.text not in "$€£":
                return False
        return False


def occurs(document: Document, verb: VerbGroup) -> bool:
    """Whether a verb tells that something is or comes about: "happened", "did not take place"."""
    behind = document.tokens[verb.main + 1 : verb.main + 2]
    phrases = {verb.lemma, *(f"{verb.lemma} {token.lower}" for token in behind)}
    return not lexicon.factuality(document.language).occurring.isdisjoint(phrases)


def asks(document: Document, clause: Clause) -> bool:
    """Whether a main clause asks if it is so: "Will the minister admit that …?"."""
    verb, last = clause.verb, document.sentences[clause.sentence].end
    mark = any(token.text == "?" for token in document.tokens[last - 2 : last])
    inverted = verb is not None and verb.finite == clause.start and clause.subject is not None
    return mark and inverted and clause.kind == "main"


def bids(document: Document, clause: Clause) -> bool:
    """Whether a clause only says that something has to be said: "it should be noted that", "es muss gesagt werden", "es sei darauf hingewiesen"."""
    verb, subject = clause.verb, document.chunk(clause.subject)
    if verb is None or not verb.passive or verb.finite is None:
        return False
    finite, told = document.tokens[verb.finite].lower, lexicon.speech(document.language).verbs
    empty = subject is not None and document.head(subject.index).lower in ("it", "es")
    bidden = finite in ("sei", "sollte") or not _BIDDING.isdisjoint(verb.modals)
    return empty and bidden and any(each.kind in _NOTING for each in told.get(verb.lemma, ()))


_BIDDING = frozenset("should must have ought müssen".split())
_NOTING = frozenset("say explain add write insist".split())
