"""Subject, objects and prepositional phrases of a clause: by order in English, by case, agreement and field in German."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from countertrade.reading.document.building import Open
from countertrade.reading.document.chunks import Draft
from countertrade.reading.document.grammar import Grammar
from countertrade.reading.document.types import ACC, DAT, NOM, Token, VerbGroup

_TIME_NOUNS = frozenset(
    "Anfang Mitte Ende Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Woche Monat Jahr Tag Mal Stunde Abend Morgen"
    " monday tuesday wednesday thursday friday saturday sunday week month year day time hour evening morning night"
    " today yesterday tomorrow january february march april may june july august september october november december".split()
)
_COPULAS = frozenset({"sein", "werden", "bleiben", "be", "become", "remain"})
_DATED = frozenset("letzte letzten letztes vergangene vergangenen voriges vorige diese dieses nächste nächsten jede jedes jeden"
                   " last this next every each one".split())  # fmt: skip


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
    preps = tuple(n for n in own if chunks[n].prep is not None)
    free = [
        n
        for n in own
        if chunks[n].prep is None and chunks[n].of is None and chunks[n].conj is None and not _time(tokens, chunks[n])
        and n != _marker_noun(chunks, n, tokens)
    ]  # fmt: skip
    if verb is None:
        return Arguments(free[0] if clause.kind == "frame" and free else None, None, None, None, preps)
    choose = _german if grammar.german else _english
    return choose(tokens, clause, verb, chunks, free, preps)


def _marker_noun(chunks: Sequence[Draft], n: int, tokens: Sequence[Token]) -> int:
    return n if tokens[chunks[n].head].lower in ("sich", "es selbst") else -1


def _time(tokens: Sequence[Token], chunk: Draft) -> bool:
    head = tokens[chunk.head]
    if chunk.pronoun:
        return False
    known = head.lemma in _TIME_NOUNS or head.lower in _TIME_NOUNS
    return known and (
        chunk.end - chunk.start == 1 or tokens[chunk.start].lower in _DATED or head.pos == "name"
    )


def _english(
    tokens: Sequence[Token],
    clause: Open,
    verb: VerbGroup,
    chunks: Sequence[Draft],
    free: Sequence[int],
    preps: tuple[int, ...],
) -> Arguments:
    first = verb.tokens[0]
    before = [n for n in free if chunks[n].start < first]
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
) -> Arguments:
    subject: int | None = None
    if verb.finite is not None:
        plural = _plural_verb(tokens[verb.finite])
        joined = {chunks[n].conj for n in range(len(chunks)) if chunks[n].conj is not None}
        best = -10.0
        for place, n in enumerate(free):
            chunk = chunks[n]
            if not chunk.cases & NOM:
                continue
            score = 2.0 if chunk.cases == NOM else 0.0 if chunk.cases & ACC else 1.0
            if n in joined:
                score += 0.5 if plural else -0.3
            elif chunk.plural is not None and not (
                chunk.pronoun and tokens[chunk.head].lower in ("sie", "die")
            ):
                score += 1.0 if chunk.plural == plural else -2.5
            if chunk.start < verb.finite:
                score += 1.2 if place == 0 else 0.3
            else:
                score += 0.8 if place == 0 else 0.2 if place == 1 and chunks[free[0]].pronoun else 0
            if tokens[chunk.start].pos == "num" or tokens[chunk.head].pos == "num":
                score -= 0.6
            if tokens[chunk.head].lower == "es":
                score -= 0.9 if len(free) > 1 else 0
            if (
                chunk.pronoun
                and chunk.head == clause.marker
                and any(chunks[k].pronoun for k in free if k != n)
            ):
                score -= 1.5
            elif chunk.pronoun and clause.kind == "relative" and chunk.head == clause.marker:
                score += 0.6
            if score > best:
                subject, best = n, score
        if best <= -1.5:
            subject = None
    rest = [n for n in free if n != subject]
    if verb.lemma in _COPULAS and not verb.passive:
        return Arguments(subject, None, None, next((n for n in rest if chunks[n].cases & NOM), None), preps)
    dative = next((n for n in rest if chunks[n].cases & DAT and not chunks[n].cases & ACC), None)
    objects = [n for n in rest if n != dative and chunks[n].cases & ACC]
    if dative is None and len(objects) >= 2:
        first = chunks[objects[0]]
        if first.cases & DAT and tokens[first.head].pos == "name":
            dative, objects = objects[0], objects[1:]
    return Arguments(subject, objects[0] if objects else None, dative, None, preps)
