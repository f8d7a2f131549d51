"""Clauses in the making, their verb groups and what German and English share in building them."""

from __future__ import annotations

import bisect
import itertools
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from countertrade.reading import lexicon
from countertrade.reading.document.chunks import QUOTES, Draft, lists_on, pronoun
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.types import BLANKS, ClauseKind, Form, Token, VerbGroup

BREAKS = frozenset((",", ";", ":", "–", "—", "-", "(", ")", "[", "]", "...", "…", "--")) | QUOTES
FRAMED = frozenset({"main", "verbless"})  # the kinds of clauses that a frame governs


@dataclass(slots=True, eq=False)
class Open:
    """A clause that may still grow. `verbs` are token indices in order."""

    kind: ClauseKind
    marker: int | None = None
    parent: Open | None = None
    conj: Open | None = None
    antecedent: int | None = None  # chunk of the sentence
    tokens: list[int] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)
    borrowed: list[int] = field(default_factory=list)  # auxiliaries of the clause it is coordinated with
    shared: bool = False
    past: bool = False  # what looks like its participle is a past tense
    index: int = -1

    def cut(self, begin: int, end: int = sys.maxsize) -> list[int]:
        """Take out the tokens from `begin` to before `end`."""
        taken = [i for i in self.tokens if begin <= i < end]
        self.tokens = [i for i in self.tokens if not begin <= i < end]
        return taken


@dataclass(eq=False)
class Builder:
    """Makes the clauses of the tokens from `start` to before `end` of a sentence; nothing behind `end` is looked at."""

    tokens: Sequence[Token]
    start: int
    end: int
    chunks: list[Draft]
    grammar: Grammar
    done: list[Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tokens = [*self.tokens[: self.end], *BLANKS]
        self.soft = soft_marks(self.tokens, self.start, self.end)

    def chunk(self, i: int) -> Draft | None:
        """The chunk that holds a token."""
        place = sentence_chunk(self.chunks, i)
        return None if place is None else self.chunks[place]

    def says(self, i: int) -> bool:
        """Whether a token is of a verb of speech."""
        return self.grammar.says(self.tokens[i])

    def govern(self, frame: Open) -> Open:
        """Let a frame ("…, he said") govern the main clauses before it."""
        for other in self.done:
            if other.parent is None and other.kind in FRAMED and (self.grammar.german or other.verbs):
                other.parent = frame
        return frame

    def split_pronoun(self, at: int) -> None:
        """Make a relative pronoun that was taken for a determiner a chunk of its own."""
        place = sentence_chunk(self.chunks, at)
        if place is None or self.chunks[place].pronoun:
            return
        chunk, word = self.chunks[place], self.tokens[at].lower
        welch = word.startswith("welch") and chunk.end > at + 1
        if chunk.start != at or welch or word in ("dessen", "deren"):
            return
        for other in self.chunks:
            if other.of is not None and other.of >= place:
                other.of += 1
            if other.conj is not None and other.conj >= place:
                other.conj += 1
        self.chunks.insert(place, pronoun(self.tokens, at, chunk.prep, self.grammar))
        chunk.start, chunk.prep, chunk.cases = at + 1, None, 15
        chunk.of = chunk.link = chunk.conj = None


def verb_group(tokens: Sequence[Token], clause: Open, grammar: Grammar) -> VerbGroup | None:
    """The verbs of a clause as one group; None where it has none."""
    if not clause.verbs:
        return None
    return _german(tokens, clause, grammar) if grammar.german else _english(tokens, clause, grammar)


def mood(token: Token) -> str:
    """The mood of a German finite verb as its form shows it."""
    form, words = token.lower, lexicon.grammar("de")
    if form in words.konjunktiv2:
        return "konjunktiv2"
    if form in words.konjunktiv1 or (form == token.stem + "e" and token.base.endswith("n")):
        return "konjunktiv1"
    return "konjunktiv2" if _preterite_subjunctive(form, token.base) else "indicative"


def _preterite_subjunctive(form: str, lemma: str) -> bool:
    """Whether a form has the umlaut or the vowel of a strong preterite and the ending of a subjunctive: "bekäme", "erhielte".

    The indicative in the plural ("erhielten") looks the same and is taken for one.
    """
    if form.endswith(("e", "en")) and any(form.count(vowel) > lemma.count(vowel) for vowel in "äöü"):
        return True
    return form.endswith("e") and (
        form.count("ie") > lemma.count("ie")
        or (form.endswith(("ginge", "finge", "hinge")) and "in" not in lemma)
    )


def _german(tokens: Sequence[Token], clause: Open, grammar: Grammar) -> VerbGroup:
    verbs = sorted(clause.verbs + clause.borrowed)
    finite = next((i for i in verbs if tokens[i].form == "finite"), None)
    if finite is None and clause.kind not in ("infinitive", "purpose", "verbless", "participle"):
        bare = (i for i in reversed(verbs) if tokens[i].form == "infinitive" and tokens[i - 1].pos != "zu")
        finite = next(bare, None)
    if finite is not None and tokens[finite - 1].text == ",":  # "Voll ausgelastet, lieferte das Werk 300"
        verbs = [i for i in verbs if i >= finite or tokens[i].form != "participle"]
    others = [i for i in clause.verbs if i != finite and i in verbs]
    main = next((i for i in others if tokens[i].pos == "verb"), [*others, *verbs][0])
    if finite is not None and tokens[finite].pos == "verb" and not others:
        main = finite
    lemmas = {i: tokens[i].base for i in verbs}
    lemma = lemmas[main]
    alike = tokens[main].form == "infinitive" and lemmas.get(main + 1) == "haben"  # "soll 300 erhalten haben"
    participle = tokens[main].form == "participle" or alike
    auxiliary = [lemmas[i] for i in verbs if i != main]
    passive = participle and "werden" in auxiliary
    being = participle and "sein" in auxiliary and not passive
    perfect = participle and ("haben" in auxiliary or "worden" in auxiliary or being)
    passive = passive or (being and lemma not in grammar.movers)
    if any(tokens[i].lower == "worden" for i in verbs):
        passive = perfect = True
    part = _particle(tokens, clause, main, grammar) if main == finite else None
    if part is None and main - 1 in clause.tokens and tokens[main - 1].text in APART:
        part = main - 1  # "bekannt gegeben", "klar stellte"
    parts = clause.verbs if part is None else [*clause.verbs, part]
    modals = tuple(
        lemmas[i]
        for i in verbs
        if i != main and (tokens[i].pos == "modal" or lemmas[i] not in ("haben", "sein", "werden"))
    )
    if finite is not None and tokens[finite].lower.startswith("würde"):
        modals = ("würden", *modals)
    form: Form = "finite" if finite is not None else tokens[main].form
    if form == "infinitive" and any(tokens[i].pos == "zu" for i in clause.tokens):
        form = "zu"
    return VerbGroup(
        tuple(sorted(parts)), main, lemma if part is None else tokens[part].lower + lemma, finite, form,
        finite is not None and _past(tokens[finite]), perfect, passive, _negated(tokens, clause, grammar), modals,
        mood(tokens[finite]) if finite is not None else "indicative",  # type: ignore[arg-type]
    )  # fmt: skip


# adjectives and prepositions that look like particles of a verb: "ist frei erfunden"
APART = frozenset("bekannt bereit preis statt frei fest klar sicher".split())


def _particle(tokens: Sequence[Token], clause: Open, main: int, grammar: Grammar) -> int | None:
    """The separable particle of a finite verb: the last word of its clause, or one before the field after it."""
    lemma = tokens[main].base
    words = (i for i in reversed(clause.tokens) if i <= main or tokens[i].pos not in ("punct", "cconj"))
    last = next(words, main)
    token = tokens[last]
    if last > main and token.pos in ("particle", "adp", "adv", "adj"):
        copula = token.pos == "adj" and lemma in ("bleiben", "machen")
        copula = copula or token.tag in ("PAV", "PROAV")  # "taugt dazu, …"
        later = [] if copula else [last]
    elif last > main and token.pos not in ("noun", "name", "pron"):
        later = []
    else:  # the bracket may close before the field after it: "teilte … mit in Berlin" is rare
        later = [i for i in clause.tokens if i > main and tokens[i].pos == "particle"]
    apart = later and lemma not in ("sein", "werden") and tokens[later[-1]].lower in grammar.particles
    return later[-1] if apart else None


# presents with another stem than their infinitive, and strong preterites that end like a present
_PRESENT = frozenset("wird wirst kann kannst darf darfst mag magst muss muß musst will willst weiß".split())
_PRETERITE = ("hielt", "bot", "bat", "trat", "tat", "riet", "galt")


def _past(token: Token) -> bool:
    form, stem = token.lower, token.stem
    if form in ("war", "waren", "hatte", "hatten", "wurde", "wurden") or form.endswith(_PRETERITE):
        return True
    weak = form in (stem + "te", stem + "ten", stem + "ete", stem + "eten")
    return weak or not (form.startswith(stem) or form.endswith("t") or form in _PRESENT)


_ONLY = frozenset("nur only just bloß".split())


def _negated(tokens: Sequence[Token], clause: Open, grammar: Grammar) -> bool:
    words = [tokens[i].lower for i in clause.tokens]
    pairs = itertools.pairwise([*words, ""])
    return any(word in grammar.negations and after not in _ONLY for word, after in pairs)


def _english(tokens: Sequence[Token], clause: Open, grammar: Grammar) -> VerbGroup:
    verbs, main = clause.verbs, clause.verbs[-1]
    first = tokens[verbs[0]]
    lemmas = [tokens[i].base for i in verbs]
    finite = verbs[0] if first.finite or clause.past else None
    participle = tokens[main].form == "participle" and not clause.past
    rest = lemmas[:-1]
    passive = participle and (not rest or ("be" in rest and rest[-1] in ("be", "get")))
    modals = tuple(
        tokens[i].lower if tokens[i].pos == "modal" else tokens[i].base
        for i, following in itertools.pairwise(verbs)
        if tokens[i].pos == "modal"
        or (
            tokens[i].base in ("be", "have", "need") and any(t.pos == "zu" for t in tokens[i + 1 : following])
        )
    )
    form: Form = "finite" if finite is not None else tokens[main].form
    past = clause.past or first.tag.endswith("D") or first.lower in ("was", "were", "had", "did")
    return VerbGroup(
        tuple(verbs), main, lemmas[-1], finite, "zu" if form == "infinitive" else form, finite is not None and past,
        "have" in rest, passive, _negated(tokens, clause, grammar), modals,
        "konjunktiv2" if any(word in ("would", "could", "might") for word in modals) else "indicative",
    )  # fmt: skip


_DASHES = frozenset(("–", "—", "-", "--", "|"))
_CITY = 7  # tokens: "NEW DELHI (Herald):"
_DATELINE = 12  # tokens: "SEOUL, South Korea (AP) —"


def dateline(tokens: Sequence[Token], end: int, grammar: Grammar) -> int:
    """Where a sentence begins behind its dateline ("Tunis (nbd) – Die …", "LIMA: The …"); 0 where it has none."""
    place = tokens[0]
    if place.pos not in ("name", "noun") or not place.capital:
        return 0
    colon = next((at for at in range(1, min(end - 1, _CITY)) if tokens[at].text == ":"), None)
    if colon is not None:
        city = [*itertools.takewhile(lambda token: token.text not in "(,", tokens[:colon])]
        name = " ".join(token.text for token in city)
        known = name.lower() in lexicon.towns() or name.title() in grammar.capitals
        apart = name.isupper() or len(city) < colon  # "Moscow: 300 tanks lost" is what Moscow says
        return colon + 1 if known and apart and tokens[colon + 1].text[0].isupper() else 0
    bracket = place.text.isupper() and len(place.text) > 2
    for at, token in enumerate(tokens[1 : min(end - 1, _DATELINE)], 1):
        if token.text in _DASHES:
            after = tokens[at + 1].text[0]
            return at + 1 if (after.isupper() or not after.isalnum()) and (bracket or at == 1) else 0
        bracket = bracket or token.text == "("
        if token.verbal or token.pos in ("det", "pron", "sconj") or token.text in (".", ":", ";", "!", "?"):
            return 0
    return 0


def sentence_chunk(chunks: Sequence[Draft], token: int) -> int | None:
    """The place of the chunk of a sentence that holds a token."""
    place = bisect.bisect_right(chunks, token, key=lambda chunk: chunk.end)
    return place if place < len(chunks) and chunks[place].start <= token else None


def soft_marks(tokens: Sequence[Token], start: int, end: int) -> frozenset[int]:
    """The quotation marks of a sentence that part no clauses: around a title, or around words of the clause they stand in."""
    soft: set[int] = set()
    for quoted, run in itertools.groupby(range(start, end), key=lambda i: tokens[i].depth > 0):
        inner = [*run]
        opening, closing = inner[0] - 1, inner[-1] + 1
        marks = opening >= start and closing < end and {tokens[opening].text, tokens[closing].text} <= QUOTES
        if not quoted or not marks:
            continue
        verbs = any(tokens[i].finite for i in inner)
        goes_on = opening > start and tokens[opening - 1].text not in BREAKS
        if (not verbs and (goes_on or len(inner) <= 8)) or (goes_on and tokens[inner[0]].text[0].islower()):
            soft.update((opening, closing))
            soft.update(i for i in inner if tokens[i].text in QUOTES or not verbs)
    for i in range(start + 1, end):
        if tokens[i].text == "(":
            stop = next((k for k in range(i + 1, min(i + 6, end)) if tokens[k].text == ")"), i)
            if stop > i and not any(token.form == "finite" for token in tokens[i:stop]):
                soft.update(range(i, stop + 1))  # "(OK)", "(CDU)"
    soft.update(i for i in range(start, end) if lists_on(tokens, i, end))
    return frozenset(soft)
