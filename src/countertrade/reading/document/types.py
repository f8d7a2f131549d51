"""What the analysis of a text consists of. All indices count within the Document; all ranges are end-exclusive."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from countertrade.reading import lexicon
from countertrade.records import Span

Pos = Literal[
    "noun", "name", "verb", "aux", "modal", "adj", "adv", "adp", "det", "pron", "num", "cconj", "sconj", "neg", "zu",
    "particle", "poss", "punct", "other",
]  # fmt: skip
VERBS: frozenset[Pos] = frozenset(("verb", "aux", "modal"))
NOMINALS: frozenset[Pos] = frozenset(("noun", "name", "pron", "num"))
Form = Literal["finite", "infinitive", "zu", "participle", "gerund", "imperative", ""]


class Token(NamedTuple):
    """A word, number or mark. `depth` counts the quotation marks it stands in; `form` says how a verb is inflected."""

    start: int
    end: int
    text: str
    lemma: str
    pos: Pos
    form: Form
    tag: str  # the tagger's own
    depth: int
    lower: str  # the text in small letters
    base: str  # the lemma in small letters
    capital: bool  # whether the text begins with one

    @classmethod
    def of(
        cls, start: int, end: int, text: str, lemma: str, pos: Pos, form: Form, tag: str, depth: int
    ) -> Token:
        """A token with what its text and lemma say of it."""
        return cls(
            start, end, text, lemma, pos, form, tag, depth, text.lower(), lemma.lower(), text[0].isupper()
        )

    def mended(
        self, *, pos: Pos | None = None, form: Form | None = None, tag: str = "", lemma: str = ""
    ) -> Token:
        """The token as another part of speech or form, or with another lemma."""
        return Token.of(
            self.start, self.end, self.text, lemma or self.lemma, pos or self.pos,
            self.form if form is None else form, tag or self.tag, self.depth,
        )  # fmt: skip

    @property
    def stem(self) -> str:
        """The lemma of a German verb without its ending."""
        return self.base[:-2] if self.base.endswith("en") else self.base[:-1]

    @property
    def verbal(self) -> bool:
        return self.pos in VERBS

    @property
    def finite(self) -> bool:
        return self.form == "finite" or self.pos == "modal"


# what parts the fields of a sentence
MARKS = frozenset((",", ";", ":", "–", "—", "(", ")", "[", "]", "...", "…", "--", ".", "!", "?"))
BLANK = Token.of(-1, -1, "\n", "\n", "punct", "", "", 0)
BLANKS = (BLANK,) * 4
"""Stand behind the tokens of a sentence, where places before its first token fall as well."""


class Sentence(NamedTuple):
    """Tokens `start` to `end` of paragraph number `paragraph`."""

    start: int
    end: int
    paragraph: int


NOM, ACC, DAT, GEN = 1, 2, 4, 8
Link = Literal["genitive", "possessive", "of", "apposition", "dative"]


def is_fraction(tokens: Sequence[Token], at: int, shares: frozenset[str]) -> bool:
    """Whether a token is a fraction of one: "a third", "half of", "einem Drittel", "die Hälfte"."""
    word = tokens[at].lower
    article = tokens[at - 1].lower if at else ""
    told = word in ("half", "hälfte") or article in ("a", "one") or article.startswith("ein")
    return word in shares and told


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun chunk without what follows its head, or a pronoun.

    `prep` is the token of its preposition; `cases` the set of cases its form allows (German; 15 where all are);
    `of` the chunk that it modifies by `link`: a genitive, a possessive, "of"/"von", an apposition; `conj` the chunk that
    it is coordinated with, standing before it.
    """

    index: int
    start: int
    end: int
    head: int
    pronoun: bool
    prep: int | None
    cases: int
    plural: bool | None
    of: int | None
    link: Link | None
    conj: int | None
    clause: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The verbs of one clause. `lemma` is the full verb's, with its separable particle: "mitteilen"."""

    tokens: tuple[int, ...]
    main: int
    lemma: str
    finite: int | None
    form: Form
    past: bool
    perfect: bool
    passive: bool
    negated: bool
    modals: tuple[str, ...]  # lemmas: "sollen", "would"
    mood: Literal["indicative", "konjunktiv1", "konjunktiv2", "imperative"]


ClauseKind = Literal[
    "main", "complement", "question", "relative", "conditional", "temporal", "concessive", "causal", "purpose",
    "comparative", "infinitive", "participle", "frame", "verbless",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its own tokens as ranges (a relative clause inside is no part), its verbs and what depends on them.

    `parent` is the clause it depends on, `conj` the one before it that it is coordinated with, `antecedent` the chunk a
    relative clause speaks of; `shared` says that the subject is that of `conj` or of the parent (coordination, control).
    """

    index: int
    sentence: int
    ranges: tuple[tuple[int, int], ...]
    kind: ClauseKind
    marker: int | None
    verb: VerbGroup | None
    subject: int | None
    shared: bool
    object: int | None
    dative: int | None
    predicative: int | None
    preps: tuple[int, ...]  # the chunks with a preposition
    adverbs: tuple[int, ...]
    parent: int | None
    conj: int | None
    antecedent: int | None

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return self.ranges[-1][1]

    @property
    def places(self) -> list[int]:
        """Its own tokens."""
        return [i for start, end in self.ranges for i in range(start, end)]


@dataclass(frozen=True, slots=True)
class Document:
    """One analysis of one text. `clause_of` and `chunk_of` name, for each token, the innermost that holds it (-1: none)."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    chunks: tuple[Chunk, ...]
    clauses: tuple[Clause, ...]
    sentence_of: tuple[int, ...]
    clause_of: tuple[int, ...]
    chunk_of: tuple[int, ...]
    starts: tuple[int, ...]  # where each token starts, for bisection

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from token `start` to before token `end`."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def quote(self, start: int, end: int) -> str:
        """The text from token `start` to before token `end`."""
        return self.text[slice(*self.span(start, end))]

    def chunk(self, n: int | None) -> Chunk | None:
        """Chunk number `n`; None where there is none."""
        return self.chunks[n] if n is not None and 0 <= n < len(self.chunks) else None

    def clause(self, n: int | None) -> Clause | None:
        """Clause number `n`; None where there is none."""
        return self.clauses[n] if n is not None and n >= 0 else None

    def chunk_at(self, i: int) -> Chunk | None:
        """The innermost chunk that holds token `i`; None where there is none, and before or behind the text."""
        return self.chunk(self.chunk_of[i]) if 0 <= i < len(self.tokens) else None

    def clause_at(self, i: int) -> Clause | None:
        """The innermost clause that holds token `i`; None where there is none, and behind the text."""
        return self.clause(self.clause_of[i]) if i < len(self.tokens) else None

    def verb_at(self, i: int) -> VerbGroup | None:
        """The verbs of the innermost clause that holds token `i`."""
        clause = self.clause_at(i)
        return clause.verb if clause is not None else None

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self.sentence_of[token]]

    def counts(self, start: int, end: int) -> bool:
        """Whether a numeral or a fraction stands among the tokens from `start` to before `end`."""
        shares = lexicon.grammar(self.language).shares
        return any(
            self.tokens[at].pos == "num" or is_fraction(self.tokens, at, shares)
            for at in range(start, min(end, len(self.tokens)))
        )

    def states(self, start: int, end: int) -> bool:
        """Whether a finite verb stands among the tokens from `start` to before `end`."""
        return any(token.form == "finite" for token in self.tokens[start:end])

    def head(self, chunk: int) -> Token:
        """The head of chunk number `chunk`."""
        return self.tokens[self.chunks[chunk].head]

    def words(self, chunk: Chunk) -> tuple[Token, ...]:
        """The tokens of a chunk."""
        return self.tokens[chunk.start : chunk.end]

    def numbered(self, chunk: Chunk) -> bool:
        """Whether a chunk has a numeral."""
        return any(token.pos == "num" for token in self.words(chunk))

    def phrase(self, chunk: Chunk) -> Chunk | None:
        """The chunk whose preposition stands right behind a chunk: "the port | in Kyiv", "the report | by Peru's bank"."""
        after = self.chunk(chunk.index + 1)
        if after is not None and after.link == "possessive" and after.prep is None:
            after = self.chunk(after.of)
        return after if after is not None and after.prep == chunk.end else None

    def ahead(self, chunk: Chunk) -> Chunk | None:
        """The chunk right behind which the preposition of a chunk stands."""
        before = self.chunk(chunk.index - 1)
        return before if before is not None and before.end == chunk.prep else None

    def chunks_in(self, clause: Clause) -> list[Chunk]:
        """The chunks of a clause in text order."""
        numbers = dict.fromkeys(self.chunk_of[i] for i in clause.places)
        return [self.chunks[n] for n in numbers if n >= 0]

    def chunks_between(self, start: int, end: int) -> Sequence[Chunk]:
        """The chunks that start from token `start` to before token `end`, in text order."""
        first, stop = (
            bisect.bisect_left(self.chunks, at, key=lambda chunk: chunk.start) for at in (start, end)
        )
        return self.chunks[first:stop]

    def printed(self, chunk: Chunk) -> str:
        """A chunk as it is printed."""
        return self.quote(chunk.start, chunk.end)
