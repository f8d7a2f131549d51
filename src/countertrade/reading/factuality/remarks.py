"""What is said right behind a statement of whether it is so: "Nothing of that is true", "Das stimmt nicht", "No."."""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document
from countertrade.reading.document.types import BLANK
from countertrade.reading.factuality.phrases import occurs

_SHORTEST = 4  # words of an answer without a verb
_PHRASE = 4  # words of a phrase that says so
_CLAIMS = frozenset({"claim", "report", "assume", "accuse"})


class Remark(NamedTuple):
    """A denial of what stands before it. `at` is the token that denies it; `asked` says that it answers a question, `told` that it holds
    only for what somebody told: "That is wrong" judges what is done as well; `by` is the chunk of somebody who denies what others say,
    `refuses` says that it may as well be a demand that they turn down."""

    at: int
    asked: bool = False
    told: bool = False
    by: int | None = None
    refuses: bool = False


class Remarks:
    """The denials of one document that stand behind what they deny."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.grammar = lexicon.grammar(document.language)
        self.words = lexicon.factuality(document.language)
        speech = lexicon.speech(document.language)
        self.claims, self.verbs = speech.nouns, speech.verbs
        self._untrue = {phrase.split()[0] for phrase in self.words.untrue}
        self._starts = [start for start, _ in self._utterances()]
        self._parents = {clause.parent for clause in document.clauses}
        self._clauses: dict[int, list[Clause]] = defaultdict(list)
        for clause in document.clauses:
            self._clauses[self._utterance(clause.start)].append(clause)
        self._alleged: dict[int, Remark] = {}  # by clause
        self._denied: dict[int, Remark] = {}  # by utterance
        self.verdicts: set[int] = set()  # clauses that deny what stands before them in their sentence
        for clause in document.clauses:
            if (remark := self._added(clause)) is not None:
                self._alleged[document.clause_of[clause.start - 2]] = remark
            if (remark := self._against(clause)) is not None:
                self.verdicts.add(clause.index)
                before = document.clause_of[document.sentences[clause.sentence].start : clause.start - 1]
                self._alleged.update(dict.fromkeys(before, remark))
            if (at := self._groundless(clause)) is not None:
                self._alleged[clause.index] = Remark(at)
        for n, (start, end) in enumerate(self._utterances()):
            remark = self._remark(n, start, end)
            if remark is None:
                continue
            alleged = self._allegation(remark.at)
            if alleged is not None:
                self._alleged[alleged.index] = remark
            elif n and self._paragraph(n) - self._paragraph(n - 1) <= 1:
                self._denied[n - 1] = remark

    def of(self, token: int) -> Remark | None:
        """The remark that denies what stands at a token; None where there is none."""
        clause = self.document.clause_at(token)
        alleged = self._alleged.get(clause.index) if clause is not None else None
        return alleged or self._denied.get(self._utterance(token))

    def _allegation(self, at: int) -> Clause | None:
        """What is called untrue in a quotation by a clause that the frame names: "That is a lie", he said of the claim that …"""
        document = self.document
        if not document.tokens[at].depth:
            return None
        sentence = document.sentence_of[at]
        for clause in document.clauses[document.clause_of[at] + 1 :]:
            if clause.sentence != sentence:
                return None
            noun = document.chunk_at(clause.start - 1) or document.chunk_at(clause.start - 2)
            told = clause.kind == "complement" and clause.parent is not None
            if told and noun is not None and noun.prep is not None and self._claims(noun):
                return None if document.tokens[clause.start].depth else clause
        return None

    def _claims(self, chunk: Chunk) -> bool:
        """Whether a phrase names what somebody claims."""
        noun = self.document.tokens[chunk.head]
        kinds = {self.claims[word].kind for word in (noun.lemma, noun.base) if word in self.claims}
        return bool(kinds & _CLAIMS)

    def _utterances(self) -> list[tuple[int, int]]:
        """Sentences, and those inside a quotation, as ranges of tokens."""
        tokens = self.document.tokens
        ends = {i + 1 for i, token in enumerate(tokens) if token.text in (".", "?", "!")}
        cuts = sorted({sentence.start for sentence in self.document.sentences} | ends | {0, len(tokens)})
        return [*itertools.pairwise(cuts)]

    def _utterance(self, token: int) -> int:
        return bisect.bisect_right(self._starts, token) - 1

    def _paragraph(self, n: int) -> int:
        return self.document.sentence_at(self._starts[n]).paragraph

    def _remark(self, n: int, start: int, end: int) -> Remark | None:
        tokens = self.document.tokens
        said = [i for i in range(start, end) if tokens[i].pos != "punct"]
        said = [i for i in said if tokens[i].depth == tokens[said[0]].depth]
        if not said:
            return None
        last = self._starts[n] - 1
        asked = n > 0 and tokens[last].text == "?" and not self._which(n - 1)
        first = tokens[said[0]].lower.rstrip(".")
        alone = len(said) == 1 or tokens[said[0] + 1].pos == "punct" or tokens[said[0]].text.endswith(".")
        if first in self.words.answers and alone:
            return Remark(said[0], asked=True) if asked else None
        if n > 0 and tokens[last].text == "?" and not asked:
            return None
        if len(said) <= _SHORTEST and (at := self._verdict(said)) is not None:
            return Remark(at, asked)
        for place, clause in enumerate(self._clauses[n][:2]):
            if clause.start > said[0] and (not place or clause.kind != "complement"):
                break
            denied = self._denying(clause)
            if denied is not None:
                at, told = denied
                over = self.document.clause(clause.parent)
                rated = over is not None and over.verb is not None and over.verb.lemma in self.words.rating
                return Remark(at, asked, told, by=over.subject if rated and over is not None else None)
            rejected = self._rejecting(clause)
            if rejected is not None:
                subject = self.document.chunk(clause.subject)
                own = subject is not None and tokens[subject.start].lower in ("we", "wir")
                by, verb = None if own else clause.subject, clause.verb
                told = tokens[rejected].pos == "adj" and rejected in self._judging([rejected])
                refuses = verb is not None and verb.lemma in self.words.refusing
                return Remark(rejected, told=told, by=by, refuses=refuses)
        return None

    def _phrased(self, clause: Clause) -> int | None:
        """The token at which several words of a clause say of something that it is not so: "has no basis", "aus der Luft gegriffen"."""
        tokens, places = self.document.tokens, clause.places
        if any(tokens[i].lower in self.grammar.negations for i in places):
            return None  # "The claim was not made up"
        copula = clause.verb is not None and clause.verb.lemma in self.grammar.copulas
        for n, at in enumerate(places):
            for length in range(2, _PHRASE + 1) if tokens[at].lower in self._untrue else ():
                words = [tokens[i].lower for i in places[n : n + length + 1]]
                if " ".join(words[:length]) not in self.words.untrue:
                    continue
                goes_on = words[length:] == ["of"]  # "made up of old stock"
                lacks = copula and words[0] in self.words.none and words[1] not in self.words.talk
                if not (goes_on or lacks):
                    return at
        return None

    def _groundless(self, clause: Clause) -> int | None:
        """The token by which a clause says that a claim with what it claims in it is none: "The claim that … lacks any basis"."""
        document, over = self.document, self.document.clause(clause.parent)
        subject = document.chunk(clause.subject)
        if subject is not None and not subject.pronoun and clause.kind in ("main", "complement"):
            named = self._claims(subject) or document.tokens[subject.head].base in self.words.sums
            if named and (at := self._phrased(clause)) is not None:
                return at  # "the figure of 300 is plucked out of the air"
        whereby = clause.kind == "relative" and document.tokens[clause.start].lower == "wonach"
        if over is None or not (whereby or clause.kind == "complement") or clause.start < 2:
            return None
        noun = document.chunk_at(clause.start - 1) or document.chunk_at(clause.start - 2)
        if noun is not None and self._claims(noun) and (before := document.ahead(noun)) is not None:
            none, held = document.tokens[before.start], document.tokens[before.head]
            if none.lower in self.words.none and held.base in self.words.truths:
                return before.start  # "no truth in reports that"
        claimed = noun is not None and noun.index == over.subject and self._claims(noun)
        return self._phrased(over) if claimed else None

    def _which(self, n: int) -> bool:
        """Whether an utterance asks for more than yes or no."""
        words = self.document.tokens[self._starts[n] : self._starts[n + 1]]
        first = [token.lower for token in words if token.pos != "punct"][:2]
        return not self.grammar.questions.isdisjoint(first)

    def _verdict(self, said: list[int]) -> int | None:
        """The word that denies in a few words without a subject: "Falsch.", "Not true", "Stimmt nicht", "Bewertung: falsch"."""
        tokens = self.document.tokens
        labelled = len(said) > 1 and tokens[said[0] + 1].text == ":" and tokens[said[0]].pos == "noun"
        words = said[1:] if labelled else said
        negated = [i for i in words if tokens[i].lower in self.grammar.negations]
        rest = [i for i in words if i not in negated]
        clause = self.document.clause_at(said[0])
        if len(rest) != 1 or (clause is not None and clause.subject is not None):
            return None
        return self._false(rest[0], negated=bool(negated))

    def _denying(self, clause: Clause) -> tuple[int, bool] | None:
        """The token by which a clause says of what was told before that it is not so, and whether that word also judges a deed."""
        verb, subject = clause.verb, self.document.chunk(clause.subject)
        phrased = self._phrased(clause)
        if (none := self._none_such(clause)) is not None:
            return none, False
        words = (self.document.tokens[i].lower for i in clause.places)
        first = next((word for word in words if word not in self.words.contrasting), "")
        if phrased is not None and first in self.words.thereof:
            return phrased, False  # "Davon könne keine Rede sein"
        if (
            verb is None
            or subject is None
            or verb.modals
            or clause.kind not in ("main", "complement", "frame")
        ):
            return None
        nothing = self.document.tokens[subject.start].lower in self.words.nobody
        if not self._points(clause, subject, nothing=nothing):
            return None
        negations = {i for i in clause.places if self.document.tokens[i].lower in self.grammar.negations}
        negated = bool(negations) != nothing
        if any(
            token.lower in self.words.spared
            for i in negations
            for token in self.document.tokens[i + 1 : i + 2]
        ):
            return None
        if phrased is not None and not nothing and (subject.pronoun or self._claims(subject)):
            return phrased, False
        said = [verb.main]
        if verb.lemma in self.grammar.copulas:
            said = [i for i in clause.places if self._predicates(i)]
            predicative = self.document.chunk(clause.predicative)
            if predicative is not None:
                said.append(predicative.head)
                none = self.document.tokens[predicative.start].lower in self.words.none  # "That is no lie"
                negated = negated != (none and not nothing)
        for i in said:
            if (told := self._false(i, negated=negated)) is not None:
                judged = subject.pronoun and i in self._judging(said)
                return told, judged
        return None

    def _none_such(self, clause: Clause) -> int | None:
        """The token that says that nothing of the kind is there: "No such sale took place"; but "no such figures"."""
        tokens, verb, subject = self.document.tokens, clause.verb, self.document.chunk(clause.subject)
        if verb is None or subject is None:
            return None
        there = occurs(self.document, verb) or verb.lemma in self.grammar.copulas
        for at, behind in itertools.pairwise(clause.places if there else ()):
            chunk = self.document.chunk_at(behind)
            such = tokens[at].lower in self.words.none and tokens[behind].lower.startswith(("such", "solch"))
            if not such or chunk is None or self._claims(chunk):
                continue
            impersonal = tokens[subject.start].lower in ("there", "es")
            known = tokens[chunk.head].base in self.words.sums | self.words.truths
            likened = chunk.end < len(tokens) and tokens[chunk.end].lower in ("as", "wie")
            return at if (impersonal or chunk is subject) and not (known or likened) else None
        return None

    def _added(self, clause: Clause) -> Remark | None:
        """What a clause behind a comma says of all that stands before it: "…, which is not true", "…, was nicht stimmt"."""
        tokens = self.document.tokens
        first = tokens[clause.start].lower
        if clause.start < 2 or tokens[clause.start - 1].text != "," or first not in self.words.adding:
            return None
        verb = clause.verb
        if verb is None or verb.modals or clause.kind not in ("relative", "question", "main", "complement"):
            return None
        negated = any(tokens[i].lower in self.grammar.negations for i in clause.places)
        said = [verb.main]
        if verb.lemma in self.grammar.copulas:
            said = [i for i in clause.places if self._predicates(i)]
        at = next((i for i in said if self._false(i, negated=negated) is not None), None)
        return None if at is None else Remark(at)

    def _against(self, clause: Clause) -> Remark | None:
        """What a clause that is set against those before it in its sentence says of them: "Roth says 300 came, but that is not true"."""
        tokens, start = self.document.tokens, clause.start
        own = clause.marker is None or self.document.chunk_of[clause.marker] == clause.subject
        if start <= self.document.sentences[clause.sentence].start + 1 or not own:
            return None
        words = {tokens[i].lower for i in (start - 1, *clause.places)}
        if tokens[start].depth or words.isdisjoint(self.words.contrasting):
            return None
        if (denied := self._denying(clause)) is not None:
            return Remark(denied[0])
        rejected = self._rejecting(clause)
        return None if rejected is None else Remark(rejected, by=clause.subject)

    def _rejecting(self, clause: Clause) -> int | None:
        """The token by which somebody denies what was said before: "The ministry denied this", "Roth called the report nonsense"."""
        verb, thing = clause.verb, self.document.chunk(clause.object)
        if verb is None or verb.negated:
            return None
        behind = [i for i in clause.places if i > (verb.main if verb.finite is None else verb.finite)]
        tokens, rates = self.document.tokens, verb.lemma in self.words.rating
        first = next((self.document.chunk(self.document.chunk_of[i]) for i in behind), None)
        pointed = bool(behind) and tokens[behind[0]].lower in self.words.pointing
        named = [each for each in (thing, first) if each is not None]
        if not named:
            pointed = pointed or self._pointer(clause) or self._curtly(clause)
        if not (pointed or any(self._points(clause, each, nothing=False) for each in named)):
            return None
        called = next((i for i in behind if self._heads(i) and self._lies(i)), None)
        called = called if called is not None else self._phrased(clause)
        if rates:
            return called
        offered = not any(self._claims(each) for each in named)
        # "rejected that as too little"
        weighed = offered and any(tokens[i].lower in ("as", "als") for i in behind)
        if weighed and verb.lemma in self.words.refusing and called is None:
            return None
        denies = any(each.kind == "deny" for each in self.verbs.get(verb.lemma, ()))
        return verb.main if denies else None  # who prevents or forgoes it does not deny it

    def _heads(self, i: int) -> bool:
        """Whether a noun is no attribute of another, or an adjective stands alone: "called this a fantasy", but "a fantasy price"."""
        chunk = self.document.chunk_at(i)
        noun = self.document.tokens[i].pos == "noun" and (chunk is None or chunk.head == i)
        return noun or self.document.tokens[i].pos == "adj"

    def _lies(self, i: int) -> bool:
        return self._false(i, negated=False) is not None

    def _curtly(self, clause: Clause) -> bool:
        """Whether nothing stands in a clause but who denies: "Die Armee dementierte."."""
        bare = clause.object is None and not clause.preps and self.document.language == "de"
        return bare and clause.index not in self._parents

    def _pointer(self, clause: Clause) -> bool:
        """Whether a clause has a pronoun for what was said that no noun came to: "weist das entschieden zurück"."""
        tokens, chunk_of = self.document.tokens, self.document.chunk_of
        words = (i for i in clause.places if tokens[i].pos == "pron" and chunk_of[i] < 0)
        return any(tokens[i].lower in self.words.pointing for i in words)

    def _points(self, clause: Clause, subject: Chunk, *, nothing: bool) -> bool:
        """Whether the subject of a clause is what was said before: "that", "none of this", "the claim"."""
        document, tokens = self.document, self.document.tokens
        first = tokens[subject.start].lower
        behind = tokens[subject.end].lower if subject.end < len(tokens) else ""
        if nothing or first in self.words.whole:
            after, verb = [*tokens[subject.end + 1 : subject.end + 3], BLANK, BLANK][:2]
            of = (
                behind in self.grammar.of and after.lower in self.words.pointing and verb.verbal
            )  # no "of that kind"
            return behind in self.words.thereof or of
        if subject.pronoun or subject.end == subject.start + 1:
            expletive = any(
                each.parent == clause.index and each.kind in ("complement", "infinitive", "question")
                for each in document.clauses[clause.index + 1 : clause.index + 3]
            )
            return (first in self.words.pointing or self._claims_before(clause, first)) and not expletive
        claimed = self._claims(subject) or tokens[subject.head].base in self.words.sums
        held = any(each.of == subject.index for each in document.chunks[subject.index : subject.index + 3])
        told = any(
            each.parent == clause.index and each.kind == "complement"
            for each in document.clauses[clause.index : clause.index + 3]
        )
        return first in self.words.known and claimed and not (held or told)

    def _claims_before(self, clause: Clause, pronoun: str) -> bool:
        """Whether "they" are claims that the sentence speaks of before: "There are reports that …, but they are false"."""
        if pronoun not in ("they", "sie"):
            return False
        start = self.document.sentences[clause.sentence].start
        return any(
            each.plural and self._claims(each) for each in self.document.chunks_between(start, clause.start)
        )

    def _predicates(self, i: int) -> bool:
        """Whether a token is an adjective that stands in no noun phrase."""
        return self.document.tokens[i].pos == "adj" and self.document.chunk_of[i] < 0

    def _false(self, i: int, *, negated: bool) -> int | None:
        """The token if what it says of something, or its negation, is that it is not so."""
        token = self.document.tokens[i]
        lemma = (
            verb.lemma if (verb := self.document.verb_at(i)) is not None and verb.main == i else token.lemma
        )
        if lemma in self.words.holding:
            return i if negated else None
        for form in ("adjective", "noun"):
            for word in (token.lemma, token.base, token.lower):
                for each in self.words.words.get((form, word), ()):
                    if each.effect != "asserted" or each.requires not in ((), ("complement",)):
                        continue
                    lies = each.polarity == "turned" and each.negated_effect == "possible"
                    so = (
                        each.polarity == "kept"
                        and each.negated_effect is None
                        and each.negated_polarity == "turned"
                    )
                    if so if negated else lies:
                        return i
        return None

    def _judging(self, said: list[int]) -> set[int]:
        """Those tokens that say of a deed as well as of a statement that it is wrong."""
        words = self.words.words
        return {
            i
            for i in said
            if any(
                each.requires == ("complement",)
                for each in words.get(("adjective", self.document.tokens[i].lemma), ())
            )
        }
