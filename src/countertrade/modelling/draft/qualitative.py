"""What an article says of a deal beyond its statements: what a side hopes to get, on which conditions, whom else it touches.

A draft offers these to a person, each with its sentence; nothing here states who gives what, which is for the reading alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from countertrade.modelling.draft import wording
from countertrade.modelling.draft.wording import Kind
from countertrade.reading.claims import Reading, analysed
from countertrade.reading.document import Chunk, Clause
from countertrade.reading.language import READ, language_of
from countertrade.records import Article, Span

_TOLD = frozenset({"headline", "lead", "body", "list"})
_LONGEST = 90  # tokens of a sentence; beyond that it is a list
_SHORTEST = 3  # words of a condition


class Gift(NamedTuple):
    """Something without a figure that a side expects or gains; who gives it is not said here."""

    recipient: str
    kind: Kind
    sentence: Span


class Condition(NamedTuple):
    """A conditional clause: what kind it is, if it is a known one, its words without the conjunction, and the states its sentence names."""

    kind: Kind | None
    words: str
    clause: Span
    sentence: Span
    states: tuple[str, ...]


class Touched(NamedTuple):
    """A state (by code) or group (by its kind) named where a sentence speaks of risk, dependence, tension; of a side, only of risks."""

    party: str | Kind
    sentence: Span


class Qualitative(NamedTuple):
    """All of it, in text order; `pacts` are sentences, `asked` is the side that each sentence on gains or risks names, `named` the sides in each sentence."""

    gifts: tuple[Gift, ...] = ()
    conditions: tuple[Condition, ...] = ()
    touched: tuple[Touched, ...] = ()
    pacts: tuple[Span, ...] = ()
    asked: tuple[str, ...] = ()
    named: tuple[tuple[Span, tuple[str, ...]], ...] = ()

    def sides_at(self, span: Span | None) -> tuple[str, ...]:
        """The sides of the deal that the sentence over a place names."""
        return next((codes for (begin, end), codes in self.named if span and begin <= span[0] < end), ())


def qualitative(article: Article, sides: Sequence[str]) -> Qualitative:
    """What the article says without a figure of a deal between `sides`; nothing where its language is not read."""
    language = article.language or language_of(article.text)
    if language not in READ or not article.text or len(sides) < 2:
        return Qualitative()
    found = _Finder(analysed(article, language), tuple(sides))
    return Qualitative(
        tuple(found.gifts()),
        tuple(found.conditions()),
        tuple(found.touched()),
        tuple(found.pacts()),
        tuple(found.asked()),
        tuple(found.named()),
    )


def states_named(article: Article) -> Counter[str]:
    """How often an article names each state, as ISO codes; of states that only speak nothing."""
    language = article.language or language_of(article.text)
    if language not in READ or not article.text:
        return Counter()
    found = _Finder(analysed(article, language), ())
    return Counter(code for chunk in found.document.chunks for code in found._states(chunk))


class _Finder:
    def __init__(self, reading: Reading, sides: tuple[str, ...]) -> None:
        self.reading, self.document, self.sides = reading, reading.document, sides
        self._speaking = {
            i
            for saying in reading.sayings
            for start, end in (
                *saying.named,
                *([self._chunk_span(saying.speaker)] if saying.speaker is not None else []),
            )
            for i in range(start, end)
        }
        told = [part.span for part in reading.parts if part.kind in _TOLD]
        self._sentences = [
            number
            for number, sentence in enumerate(self.document.sentences)
            if sentence.end - sentence.start <= _LONGEST
            and any(begin <= self.document.tokens[sentence.start].start < end for begin, end in told)
        ]
        self._clauses: dict[int, list[Clause]] = {}
        for clause in self.document.clauses:
            self._clauses.setdefault(clause.sentence, []).append(clause)

    # --- what a side gets -------------------------------------------------------------------------------------------------

    def gifts(self) -> Iterator[Gift]:
        gaining = wording.listed("gaining", "verbs")
        for number in self._sentences:
            seen: set[tuple[str, str]] = set()
            for clause in self._clauses.get(number, ()):
                if clause.verb is None or clause.verb.negated or clause.verb.lemma not in gaining:
                    continue
                recipient = self._subject(clause)
                if recipient not in self.sides:
                    continue
                chunks = [chunk for chunk in self._below(clause) if not self._is_figure(chunk)]
                lemmas = [
                    self.document.tokens[i].lemma.lower()
                    for chunk in chunks
                    for i in range(chunk.start, chunk.end)
                ]
                text = " ".join(self.document.printed(chunk).lower() for chunk in chunks)
                for kind in wording.kinds_of_gift(lemmas, text):
                    if (recipient, kind.key) not in seen:
                        seen.add((recipient, kind.key))
                        yield Gift(recipient, kind, self._sentence(number))

    def _subject(self, clause: Clause) -> str:
        """The state that is the subject of a clause; "" where there is none, or several."""
        n = self.reading.roles.subject(clause)
        states = self.reading.entities.states(n) if n is not None else ()
        return states[0] if len(states) == 1 else ""

    def _below(self, clause: Clause) -> Iterator[Chunk]:
        """The noun chunks of a clause and of those that depend on it, but for its subject."""
        own = {clause.index}
        for other in self._clauses.get(clause.sentence, ()):
            if other.parent in own and other.kind in ("purpose", "infinitive", "complement"):
                own.add(other.index)
        for chunk in self.document.chunks:
            if chunk.clause in own and chunk.index != clause.subject and not chunk.pronoun:
                yield chunk

    def _is_figure(self, chunk: Chunk) -> bool:
        return any(token.pos == "num" for token in self.document.tokens[chunk.start : chunk.end])

    def pacts(self) -> Iterator[Span]:
        """The sentences on a pact in which both sides stand."""
        for number in self._sentences:
            if wording.said(wording.listed("pact", "words"), self._lemmas(number)):
                named = {code for chunk in self._chunks(number) for code in self._states(chunk)}
                if set(self.sides) <= named:
                    yield self._sentence(number)

    # --- conditions -------------------------------------------------------------------------------------------------------

    def conditions(self) -> Iterator[Condition]:
        for number in self._sentences:
            for clause in self._clauses.get(number, ()):
                if not self._is_condition(clause):
                    continue
                begin, end = self.document.span(clause.start, clause.end)
                first = clause.start if clause.marker is None else clause.marker + 1
                tokens = [self.document.tokens[i] for i in range(first, clause.end)]
                skip = wording.listed("conditional", "skip")
                while tokens and (tokens[0].lower in skip or tokens[0].pos == "punct"):
                    tokens = tokens[1:]
                while tokens and tokens[-1].pos == "punct":
                    tokens = tokens[:-1]
                if len(tokens) < _SHORTEST:
                    continue
                words = self.document.text[tokens[0].start : tokens[-1].end]
                lemmas = [token.lemma.lower() for token in tokens]
                states = tuple(
                    dict.fromkeys(code for chunk in self._chunks(number) for code in self._states(chunk))
                )
                yield Condition(
                    wording.condition_of(lemmas, words.lower()),
                    words,
                    (begin, end),
                    self._sentence(number),
                    states,
                )

    def _is_condition(self, clause: Clause) -> bool:
        first = self.document.tokens[clause.start]
        if clause.verb is None and clause.kind != "frame":
            return False
        if clause.kind == "conditional":
            before = self.document.tokens[clause.start - 1].lower if clause.start else ""
            never = wording.listed("conditional", "never")
            return before not in never and first.lower not in never
        # a verb that opens the clause: "sollte ein Partner bedroht werden"
        inside = clause.start > self.document.sentences[clause.sentence].start
        return inside and first.lower in wording.listed("conditional", "opening")

    # --- whom it touches --------------------------------------------------------------------------------------------------

    def touched(self) -> Iterator[Touched]:
        seen: set[str] = set()
        for number in self._sentences:
            lemmas = self._lemmas(number)
            if not wording.said(wording.listed("touched", "words"), lemmas):
                continue
            chunks = list(self._chunks(number))
            named = [code for chunk in chunks for code in self._states(chunk)]
            if not set(named) & set(self.sides) and not self._about_both(number):
                continue
            risks = wording.said(wording.listed("touched", "risks"), lemmas)
            for code in named:
                if code not in seen and (code not in self.sides or risks):
                    seen.add(code)
                    yield Touched(code, self._sentence(number))
            for kind in wording.kinds("group"):
                if kind.key not in seen and wording.said(kind.words, lemmas):
                    seen.add(kind.key)
                    yield Touched(kind, self._sentence(number))

    def _about_both(self, number: int) -> bool:
        """Whether the sentence before names both sides, so that this one goes on about their deal."""
        before = (
            {code for chunk in self._chunks(number - 1) for code in self._states(chunk)} if number else set()
        )
        return set(self.sides) <= before

    def asked(self) -> Iterator[str]:
        """The side each sentence about gains or risks names, where it names one."""
        words = wording.listed("touched", "risks") | wording.listed("touched", "gains")
        for number in self._sentences:
            if wording.said(words, self._lemmas(number)):
                named = {code for chunk in self._chunks(number) for code in self._states(chunk)} & set(
                    self.sides
                )
                if len(named) == 1:
                    yield named.pop()

    def named(self) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """The sides of the deal that each sentence names."""
        for number in self._sentences:
            codes = dict.fromkeys(code for chunk in self._chunks(number) for code in self._states(chunk))
            yield self._sentence(number), tuple(code for code in codes if code in self.sides)

    # --- the text ---------------------------------------------------------------------------------------------------------

    def _lemmas(self, number: int) -> list[str]:
        """Those of a sentence; of English none that is part of a name: "the Security Council"."""
        sentence = self.document.sentences[number]
        tokens = self.document.tokens[sentence.start : sentence.end]
        english = self.document.language == "en"
        return [
            token.lemma.lower()
            for n, token in enumerate(tokens)
            if not (english and n and token.text[:1].isupper())
        ]

    def _chunks(self, number: int) -> Iterator[Chunk]:
        sentence = self.document.sentences[number]
        n = -1
        for i in range(sentence.start, sentence.end):
            if self.document.chunk_of[i] not in (-1, n):
                n = self.document.chunk_of[i]
                yield self.document.chunks[n]

    def _states(self, chunk: Chunk) -> tuple[str, ...]:
        """The states that a chunk names; of third parties none that only speaks."""
        entity = self.reading.entities.of(chunk.index)
        if entity is None or entity.kind != "state":
            return ()
        speaks = any(i in self._speaking for i in range(chunk.start, chunk.end))
        found = self.reading.entities.states(chunk.index)
        return tuple(code for code in found if code in self.sides or not speaks)

    def _chunk_span(self, n: int) -> tuple[int, int]:
        chunk = self.document.chunks[n]
        return chunk.start, chunk.end

    def _sentence(self, number: int) -> Span:
        sentence = self.document.sentences[number]
        return self.document.span(sentence.start, sentence.end)
