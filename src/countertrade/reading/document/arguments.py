"""Subject, objects and prepositional phrases of a clause: by order in English, by case, agreement and field in German."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from countertrade.reading.document.building import Open
from countertrade.reading.document.chunks import Draft
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.types import ACC, DAT, GEN, NOM, Token, VerbGroup

TIME_NOUNS = frozenset(
    "Anfang Mitte Ende Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Woche Monat Jahr Tag Mal Stunde Abend Morgen"
    " monday tuesday wednesday thursday friday saturday sunday week month year day time hour evening morning night"
    " today yesterday tomorrow january february march april may june july august september october november december".split()
)
_PERIODS = frozenset(
    "stunde tag woche monat jahr jahrzehnt minute hour day week month year decade minute".split()
)
_COPULAS = frozenset({"sein", "werden", "bleiben", "be", "become", "remain"})
_DATED = frozenset("letzte letzten letztes vergangene vergangenen voriges vorige diese dieses nächste nächsten jede jedes jeden"
                   " last this next every each one a an pro je per".split())  # fmt: skip


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
    preps = tuple(
        n
        for n in own
        if chunks[n].prep is not None and not (n + 1 < len(chunks) and _inside(chunks[n], chunks[n + 1]))
    )
    aside = _bracketed(tokens, clause, verb)
    free = [
        n
        for n in own
        if chunks[n].start not in aside and chunks[n].prep is None and chunks[n].of is None and chunks[n].conj is None and not _time(tokens, chunks[n])
    ]  # fmt: skip
    if verb is None:
        return Arguments(free[0] if clause.kind == "frame" and free else None, None, None, None, preps)
    if grammar.german:
        return _german(tokens, clause, verb, chunks, free, preps, grammar)
    return _english(tokens, clause, verb, chunks, free, own, preps)


def _inside(chunk: Draft, other: Draft) -> bool:
    """Whether a phrase stands between the article and the participle of another: "der von Norland bedrohte Staat"."""
    return other.start < chunk.start and chunk.end <= other.head


def _bracketed(tokens: Sequence[Token], clause: Open, verb: VerbGroup | None) -> frozenset[int]:
    """The tokens of a clause in brackets that its verb stands outside of."""
    found: set[int] = set()
    depth = 0
    for i in range(min(clause.tokens), max(clause.tokens) + 1):
        depth = max(0, depth + (tokens[i].text in ("(", "[")) - (tokens[i].text in (")", "]")))
        if depth:
            found.add(i)
    return frozenset() if verb is None or verb.main in found else frozenset(found)


def _time(tokens: Sequence[Token], chunk: Draft) -> bool:
    head = tokens[chunk.head]
    if chunk.pronoun:
        return False
    if head.pos == "num" and (chunk.start == chunk.head or tokens[chunk.start].pos == "adp"):
        return len(head.text) == 4 and head.text.isdecimal() and head.text[0] in "12"
    after = tokens[chunk.end] if chunk.end < len(tokens) else None
    if after is not None and after.lower in (
        "lang",
        "später",
        "zuvor",
        "ago",
        "later",
        "earlier",
        "before",
        "after",
    ):
        return head.lemma.lower() in _PERIODS
    if after is not None and after.lower in ("weit", "entfernt", "away"):
        return head.lemma.lower() in (
            "kilometer",
            "meter",
            "meile",
            "mile",
            "metre",
            "kilometre",
            "meter",
            "foot",
        )
    known = head.lemma in TIME_NOUNS or head.lower in TIME_NOUNS
    return known and (
        chunk.end - chunk.start == 1 or tokens[chunk.start].lower in _DATED or head.pos == "name"
    )


def _english(
    tokens: Sequence[Token],
    clause: Open,
    verb: VerbGroup,
    chunks: Sequence[Draft],
    free: Sequence[int],
    own: Sequence[int],
    preps: tuple[int, ...],
) -> Arguments:
    first = verb.tokens[0]
    before = [n for n in free if chunks[n].start < first and tokens[chunks[n].head].lower not in _EMPHATIC]
    if not before and verb.form == "finite":
        inner = [n for n in free if first < chunks[n].start < verb.main]  # "Does the energy come …?"
        before = inner[:1]
    if not before and clause.kind != "relative":
        before = [
            n for n in own if chunks[n].prep is None and chunks[n].of is None and chunks[n].end == first
        ]
    there = any(tokens[i].tag == "EX0" for i in clause.tokens)
    after = [n for n in free if chunks[n].start > verb.main]
    subject = before[-1] if before else None
    fronted: int | None = None
    if clause.kind in ("relative", "question"):
        marker = next((n for n in before if chunks[n].pronoun and chunks[n].head == clause.marker), None)
        rest = [n for n in before if n != marker]
        subject = rest[-1] if rest else marker
        fronted = marker if rest else None
    if verb.form != "finite":
        subject = None
        after = [n for n in free if chunks[n].start > verb.main]
    elif there and verb.lemma in _COPULAS and after:
        return Arguments(after[0], None, None, None, preps)
    elif subject is None and after and not clause.shared and clause.kind in ("frame", "main", "comparative"):
        subject, after = after[0], after[1:]
    if verb.lemma in _COPULAS and not verb.passive:
        return Arguments(subject, None, None, after[0] if after else None, preps)
    if len(after) >= 2 and chunks[after[0]].end == chunks[after[1]].start and not verb.passive:
        return Arguments(subject, after[1], after[0], None, preps)
    return Arguments(subject, after[0] if after else fronted, None, None, preps)


def _plural_verb(token: Token) -> bool:
    return token.lower.endswith(("en", "ern", "eln", "tun", "sind", "worden"))


def _german(
    tokens: Sequence[Token],
    clause: Open,
    verb: VerbGroup,
    chunks: Sequence[Draft],
    free: Sequence[int],
    preps: tuple[int, ...],
    grammar: Grammar,
) -> Arguments:
    subject: int | None = None
    reflexive = next((n for n in free if tokens[chunks[n].head].lower in _REFLEXIVES), None)
    free = [n for n in free if n != reflexive]
    if verb.finite is not None and not _subject_before(tokens, clause, verb, chunks, free):
        subject = _nominative(tokens, clause, verb, verb.finite, chunks, free, grammar)
    rest = [n for n in free if n != subject]
    if rest and tokens[chunks[rest[0]].head].lower == "es" and chunks[rest[0]].start == clause.tokens[0]:
        rest = rest[1:]  # no object before the verb, but an empty subject: "Es besteht die Möglichkeit"
    if verb.lemma in _COPULAS and not verb.passive and not verb.modals:
        return Arguments(subject, None, None, next((n for n in rest if chunks[n].cases & NOM), None), preps)
    dative = next((n for n in rest if chunks[n].cases & DAT and not chunks[n].cases & (ACC | NOM)), None)
    if dative is None:
        dative = next((n for n in rest if chunks[n].cases & DAT and not chunks[n].cases & ACC), None)
    objects = [n for n in rest if n != dative and chunks[n].cases & ACC]
    if dative is None and len(objects) >= 2:
        first = chunks[objects[0]]
        counted = any(tokens[i].pos == "num" for i in range(first.start, first.end))
        bare = first.start == first.head and tokens[first.head].pos == "noun"
        either = tokens[first.head].lower in ("uns", "euch")  # accusative or dative
        if first.cases & DAT and (either or not first.pronoun) and not counted and not bare:
            dative, objects = objects[0], objects[1:]
    lasting = [n for n in objects if tokens[chunks[n].head].lemma.lower() in _PERIODS]
    objects = [n for n in objects if n not in lasting] or objects  # "liefert zehn Jahre Gas"
    if reflexive is not None:
        if not objects:
            objects = [reflexive]
        elif dative is None:
            dative = reflexive
    return Arguments(subject, objects[0] if objects else None, dative, None, preps)


_EXISTENTIAL = frozenset(
    "bestehen bleiben kommen fehlen folgen entstehen herrschen gelten existieren mangeln drohen".split()
)
_EMPHATIC = frozenset("himself herself itself themselves ourselves myself yourself".split())
_REFLEXIVES = frozenset(("sich", "einander"))


def _subject_before(
    tokens: Sequence[Token], clause: Open, verb: VerbGroup, chunks: Sequence[Draft], free: Sequence[int]
) -> bool:
    """Whether a clause goes on with the subject before it: "A kauft X und verkauft Y", "dass A X kauft und Y verkauft"."""
    if clause.conj is None or verb.finite is None:
        return False
    words = [i for i in clause.tokens if tokens[i].pos not in ("cconj", "punct")]
    if verb.finite in clause.borrowed:
        return not any(chunks[n].cases == NOM for n in free)
    if any(chunks[n].cases & NOM and not chunks[n].cases & (ACC | DAT | GEN) for n in free):
        return False
    if words and words[0] == verb.finite:
        return True
    subordinate = clause.kind in ("relative", "complement", "conditional", "temporal", "causal", "concessive")
    return subordinate and len(free) == 1 and not chunks[free[0]].pronoun and words[-1] == max(verb.tokens)


def _nominative(
    tokens: Sequence[Token],
    clause: Open,
    verb: VerbGroup,
    finite: int,
    chunks: Sequence[Draft],
    free: Sequence[int],
    grammar: Grammar,
) -> int | None:
    """The chunk that case, agreement and place make the subject; None where none can be."""
    plural = _plural_verb(tokens[finite])
    joined = {chunk.conj for chunk in chunks if chunk.conj is not None}
    best, found = -1.5, None
    for place, n in enumerate(free):
        chunk = chunks[n]
        if not chunk.cases & NOM:
            continue
        head = tokens[chunk.head]
        score = 0.0 if chunk.cases & ACC else 1.0 if chunk.cases & DAT else 2.0
        word = head.lower if chunk.pronoun else ""
        expletive = word == "es" and (plural or (place == 0 and (verb.passive or verb.lemma in _EXISTENTIAL)))
        marker = chunk.pronoun and chunk.head == clause.marker
        number = chunk.plural
        if (
            marker
            and clause.kind == "relative"
            and clause.antecedent is not None
            and word not in ("das", "was")
        ):
            number = chunks[clause.antecedent].plural
            if any(k.conj == clause.antecedent for k in chunks):
                number = None
        if n in joined:
            score += 0.5 if plural else -0.3
        elif expletive:
            score -= 0.6 if len(free) > 1 else 0
        elif word == "sie":
            score += 1.0
        elif number is not None and (marker or word != "die"):
            bare = chunk.start == chunk.head and not chunk.pronoun
            score += 1.0 if number == plural else -0.4 if bare else -2.5
        elif not chunk.pronoun and (chunk.start == chunk.head or head.pos == "name"):
            many = head.pos == "noun"  # a bare noun is mostly plural, a name is not
            score += 0.5 if many == plural else -0.4
        score += (1.2 if place == 0 else 0.3) if chunk.start < finite else (
            0.8 if place == 0 else 0.2 if place == 1 and chunks[free[0]].pronoun else 0
        )  # fmt: skip
        if tokens[chunk.start].pos == "num" or head.pos == "num":
            score -= 0.6
        if word in ("das", "dies", "es", "was") and verb.lemma in grammar.speech and not marker:
            score -= 2.0  # "Das meldete die Agentur"
        if marker and clause.kind in ("relative", "question") and chunk.cases & ACC:
            rivals = (chunks[k] for k in free if k != n and chunks[k].cases & NOM)
            score += -1.5 if any(k.pronoun or not k.cases & ACC for k in rivals) else 0.6
        if score > best:
            found, best = n, score
    if found is None and clause.kind == "frame" and chunks and finite == clause.tokens[0]:
        return free[0] if free else None  # "…, schreibt das Fachblatt Bosko Today"
    return found
