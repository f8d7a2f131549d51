"""Clauses in the making, their verb groups and what German and English share in building them."""

from __future__ import annotations

import bisect
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from countertrade.reading.document.chunks import QUOTES, Draft, pronoun
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


class Builder:
    """Makes the clauses of the tokens from `start` to before `end` of a sentence; nothing behind `end` is looked at."""

    def __init__(
        self, tokens: Sequence[Token], start: int, end: int, chunks: list[Draft], grammar: Grammar
    ) -> None:
        self.tokens = [*tokens[:end], *BLANKS]
        self.start, self.end = start, end
        self.chunks, self.grammar = chunks, grammar
        self.done: list[Open] = []
        self.soft = soft_marks(self.tokens, start, end)

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
        self.chunks.insert(place, pronoun(self.tokens, at, chunk.prep))
        chunk.start, chunk.prep, chunk.cases = at + 1, None, 15
        chunk.of = chunk.link = chunk.conj = None


def verb_group(tokens: Sequence[Token], clause: Open, grammar: Grammar) -> VerbGroup | None:
    """The verbs of a clause as one group; None where it has none."""
    if not clause.verbs:
        return None
    return _german(tokens, clause, grammar) if grammar.german else _english(tokens, clause, grammar)


_KONJUNKTIV_1 = {
    "sei", "seien", "habe", "werde", "könne", "müsse", "solle", "wolle", "dürfe", "möge", "wisse", "gebe", "komme", "stehe",
}  # fmt: skip
_KONJUNKTIV_2 = {
    "wäre", "wären", "hätte", "hätten", "würde", "würden", "könnte", "könnten", "müsste", "müssten", "dürfte", "dürften",
    "käme", "kämen", "gäbe", "gäben", "ginge", "ließe", "ließen", "bliebe", "stünde", "stünden",
    "brächte", "brächten", "bräuchte", "bräuchten", "wüsste", "wüssten", "läge", "lägen", "nähme", "nähmen", "hielte",
    "erhielte", "möchte", "möchten",
}  # fmt: skip


def mood(token: Token) -> str:
    form = token.lower
    if form in _KONJUNKTIV_2:
        return "konjunktiv2"
    if form in _KONJUNKTIV_1:
        return "konjunktiv1"
    lemma = token.lemma.lower()
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    if form == stem + "e" and lemma.endswith("n"):
        return "konjunktiv1"
    return "konjunktiv2" if _preterite_subjunctive(form, lemma) else "indicative"


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
        finite = next(
            (i for i in reversed(verbs) if tokens[i].form == "infinitive" and tokens[i - 1].pos != "zu"), None
        )
    others = [i for i in clause.verbs if i != finite]
    full = [i for i in others if tokens[i].pos == "verb"]
    main = full[0] if full else (others[0] if others else clause.verbs[0])
    if finite is not None and tokens[finite].pos == "verb" and not others:
        main = finite
    lemmas = {i: tokens[i].lemma.lower() for i in verbs}
    participle = tokens[main].form == "participle"
    auxiliary = [lemmas[i] for i in verbs if i != main]
    passive = participle and "werden" in auxiliary
    perfect = participle and (
        "haben" in auxiliary or ("sein" in auxiliary and not passive) or "worden" in auxiliary
    )
    if participle and "sein" in auxiliary and not passive and lemmas[main] not in grammar.movers:
        passive = True
    if any(tokens[i].lower == "worden" for i in verbs):
        passive = perfect = True
    lemma = lemmas[main]
    parts = list(clause.verbs)
    if (
        main != finite
        and main - 1 in clause.tokens
        and tokens[main].form == "participle"
        and tokens[main - 1].text in _APART
    ):
        lemma = tokens[main - 1].lower + lemma  # "bekannt gegeben"
        parts.append(main - 1)
    if main == finite and lemma not in ("sein", "werden"):
        for i in reversed(clause.tokens):
            if i > main and (
                tokens[i].pos == "particle"
                or (tokens[i].pos in ("adp", "adv", "adj") and _last(clause, i, tokens))
            ):
                copula = tokens[i].tag in ("PAV", "PROAV") or (  # "taugt dazu, …"
                    tokens[i].pos == "adj" and lemma in ("sein", "werden", "bleiben", "machen")
                )
                if tokens[i].lower in grammar.particles and not copula:
                    lemma = tokens[i].lower + lemma
                    parts.append(i)
                break
            if i <= main or tokens[i].pos not in ("punct", "cconj"):
                if tokens[i].pos in ("noun", "name", "pron") or i <= main:
                    # the bracket may close before the field after it: "teilte … mit in Berlin" is rare
                    later = [k for k in clause.tokens if k > main and tokens[k].pos == "particle"]
                    if later and tokens[later[-1]].lower in grammar.particles:
                        lemma = tokens[later[-1]].lower + lemma
                        parts.append(later[-1])
                break
    before = main - 1
    if lemma == lemmas[main] and before in clause.tokens and tokens[before].text in _APART:
        lemma = tokens[before].lower + lemma  # "bekannt gegeben", "klar stellte"
        parts.append(before)
    modals = tuple(
        lemmas[i]
        for i in verbs
        if i != main and (tokens[i].pos == "modal" or lemmas[i] not in ("haben", "sein", "werden"))
    )
    how = mood(tokens[finite]) if finite is not None else "indicative"
    if finite is not None and tokens[finite].lower.startswith("würde"):
        modals = ("würden", *modals)
    form: Form = "finite" if finite is not None else tokens[main].form
    if form == "infinitive" and any(tokens[i].pos == "zu" for i in clause.tokens):
        form = "zu"
    past = finite is not None and _past(tokens[finite])
    return VerbGroup(
        tuple(sorted(parts)), main, lemma, finite, form, past, perfect, passive, _negated(tokens, clause), modals,
        how,  # type: ignore[arg-type]
    )  # fmt: skip


_APART = frozenset("bekannt bereit preis statt frei fest klar sicher".split())


def _last(clause: Open, i: int, tokens: Sequence[Token]) -> bool:
    rest = [k for k in clause.tokens if k > i and tokens[k].pos != "punct"]
    return not rest or tokens[rest[0]].pos == "cconj"


def _past(token: Token) -> bool:
    form, lemma = token.lower, token.lemma.lower()
    if form in ("war", "waren", "hatte", "hatten", "wurde", "wurden"):
        return True
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    return form in (stem + "te", stem + "ten", stem + "ete", stem + "eten") or (
        not form.startswith(stem) and not form.endswith("t")
    )


_NEGATORS = {"nicht", "nie", "niemals", "keineswegs", "keinesfalls", "not", "n't", "n’t", "never"}


def _negated(tokens: Sequence[Token], clause: Open) -> bool:
    for place, i in enumerate(clause.tokens):
        if tokens[i].lower in _NEGATORS:
            following = clause.tokens[place + 1] if place + 1 < len(clause.tokens) else None
            if following is not None and tokens[following].lower in (
                "nur",
                "only",
                "just",
                "bloß",
            ):
                continue
            return True
    return False


def _english(tokens: Sequence[Token], clause: Open, grammar: Grammar) -> VerbGroup:
    verbs = clause.verbs
    main = verbs[-1]
    first = tokens[verbs[0]]
    lemmas = [tokens[i].lemma.lower() for i in verbs]
    finite = verbs[0] if first.form == "finite" or first.pos == "modal" or clause.past else None
    participle = tokens[main].form == "participle" and not clause.past
    rest = lemmas[:-1]
    passive = participle and (("be" in rest and tokens[verbs[-2]].lemma.lower() in ("be", "get")) or not rest)
    perfect = "have" in rest and len(verbs) > 1
    modals = tuple(
        tokens[i].lower if tokens[i].pos == "modal" else lemmas[n]
        for n, i in enumerate(verbs[:-1])
        if tokens[i].pos == "modal"
        or (
            lemmas[n] in ("be", "have", "need")
            and any(tokens[k].pos == "zu" for k in range(i + 1, verbs[n + 1]))
        )
    )
    form: Form = "finite" if finite is not None else tokens[main].form
    if form == "infinitive":
        form = "zu"
    past = finite is not None and (
        clause.past or first.tag.endswith("D") or first.lower in ("was", "were", "had", "did")
    )
    return VerbGroup(
        tuple(verbs), main, lemmas[-1], finite, form, past, perfect, passive, _negated(tokens, clause), modals,
        "konjunktiv2" if any(word in ("would", "could", "might") for word in modals) else "indicative",
    )  # fmt: skip


_DASHES = frozenset(("–", "—", "-", "--", "|"))
_DATELINE = 12  # tokens: "SEOUL, South Korea (AP) —"


def dateline(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a sentence begins behind its dateline ("Tunis (nbd) – Die …"); `start` where it has none."""
    if start >= end or tokens[start].pos not in ("name", "noun") or not tokens[start].text[0].isupper():
        return start
    bracket = tokens[start].text.isupper() and len(tokens[start].text) > 2
    for at in range(start + 1, min(end - 1, start + _DATELINE)):
        token = tokens[at]
        if token.text in _DASHES:
            begins = tokens[at + 1].text[0].isupper() or not tokens[at + 1].text[0].isalnum()
            return at + 1 if begins and (bracket or at == start + 1) else start
        bracket = bracket or token.text == "("
        if token.verbal or token.pos in ("det", "pron", "sconj") or token.text in (".", ":", ";", "!", "?"):
            return start
    return start


def sentence_chunk(chunks: Sequence[Draft], token: int) -> int | None:
    """The place of the chunk of a sentence that holds a token."""
    place = bisect.bisect_right(chunks, token, key=lambda chunk: chunk.end)
    return place if place < len(chunks) and chunks[place].start <= token else None


def soft_marks(tokens: Sequence[Token], start: int, end: int) -> frozenset[int]:
    """The quotation marks of a sentence that part no clauses: around a title, or around words of the clause they stand in."""
    soft: set[int] = set()
    i = start
    while i < end:
        if not tokens[i].depth:
            i += 1
            continue
        first = i
        while i < end and tokens[i].depth:
            i += 1
        opening = first - 1 if first > start and tokens[first - 1].text in QUOTES else None
        closing = i if i < end and tokens[i].text in QUOTES else None
        verbs = any(tokens[k].form == "finite" or tokens[k].pos == "modal" for k in range(first, i))
        inner = opening is not None and opening > start and tokens[opening - 1].text not in BREAKS
        lower = tokens[first].text[:1].islower()
        if (
            opening is not None
            and closing is not None
            and ((not verbs and i - first <= 8) or (inner and (lower or not verbs)))
        ):
            soft.update((opening, closing))
            soft.update(k for k in range(first, i) if tokens[k].text in QUOTES or not verbs)
    for i in range(start + 1, end):
        if tokens[i].text != "(":
            continue
        stop = next((k for k in range(i + 1, min(i + 6, end)) if tokens[k].text == ")"), None)
        if stop is not None and not any(tokens[k].form == "finite" for k in range(i, stop)):
            soft.update(range(i, stop + 1))  # "(OK)", "(CDU)"
    return frozenset(soft)
