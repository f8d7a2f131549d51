"""Who gives what to whom, from the clause that holds the figure; states as ISO 3166-1 codes.

A state is found by its name, its adjective, its people's name, its capital or another name of its government, in any case form.
Roles come from the verb (giving, receiving, moving), from prepositions, and from the order of the parties.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple

from countertrade.records import Measure, Span, Status, Transfer

PartyKind = Literal["name", "adjective", "people", "capital"]
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_GERMAN_ENDINGS = ("", "e", "en", "er", "es", "em")
_PEOPLE_ENDINGS = ("", "e", "en", "n", "in", "innen", "s", "er", "ern")
_REACH = 4  # words of the longest name


class Party(NamedTuple):
    """A mention of a state: where, which, and by what kind of word."""

    span: Span
    code: str
    kind: PartyKind


class _Verbs(NamedTuple):
    giving: re.Pattern[str]
    receiving: re.Pattern[str]
    moving: re.Pattern[str]
    delivered: re.Pattern[str]
    auxiliary: re.Pattern[str]
    ordered: re.Pattern[str]
    offered: re.Pattern[str]
    condition: re.Pattern[str]
    origins: frozenset[str]
    targets: frozenset[str]


def parties(text: str, span: Span, language: str) -> list[Party]:
    """Every mention of a state in a stretch of text, in order, the longest name first.

    >>> said = "Moskau liefert den Nordkoreanern russischen Reis."
    >>> [(party.code, party.kind) for party in parties(said, (0, len(said)), "de")]
    [('RU', 'capital'), ('KP', 'people'), ('RU', 'adjective')]
    """
    names = _names(language)
    words = list(_WORD.finditer(text, *span))
    found: list[Party] = []
    at = 0
    while at < len(words):
        for reach in range(min(_REACH, len(words) - at), 0, -1):
            last = words[at + reach - 1]
            phrase = text[words[at].start() : last.end()]
            if len(phrase) > 60 or (reach > 1 and "\n" in phrase):
                continue
            key = phrase if reach > 1 else _bare(phrase)
            hit = names.get(key) or (names.get(key[:-1]) if key.endswith(("s", "’", "'")) else None)
            if hit:
                found.append(Party((words[at].start(), last.end()), *hit))
                at += reach - 1
                break
        at += 1
    return found


def transfer(
    text: str, clause: Span, sentence: Span, language: str, measure: Measure | None, good: str | None
) -> Transfer | None:
    """What moves from whom to whom by a claim; None where neither a party nor a thing is known.

    A measure of the case knows its parties; else the clause is read, then the sentence.
    """
    status = status_of(text, clause, language)
    if measure is not None:
        return Transfer(giver=measure.giver, recipient=measure.recipient, good=measure.id, status=status)
    giver, recipient = _roles(text, clause, language)
    if clause != sentence and (giver is None or recipient is None):
        wider_giver, wider_recipient = _roles(text, sentence, language)
        giver = giver or (wider_giver if wider_giver != recipient else None)
        recipient = recipient or (wider_recipient if wider_recipient != giver else None)
    if giver is None and recipient is None:
        return None
    return Transfer(giver=giver, recipient=recipient, good=good, status=status)


def status_of(text: str, clause: Span, language: str) -> Status:
    """Promised unless the clause says that it happened, was signed for, or is only offered or conditional."""
    verbs = _verbs(language)
    stretch = text[clause[0] : clause[1]].lower()
    if verbs.offered.search(stretch) or verbs.condition.search(stretch):
        return "conditional" if verbs.offered.search(stretch) else "promised"
    if verbs.delivered.search(stretch) and (verbs.auxiliary.search(stretch) or _simple_past(stretch, verbs)):
        future = re.search(
            r"\b(?:soll|sollen|werden soll|will be|to be|könnte\w*|could|kann|would)\b", stretch
        )
        return "promised" if future else "delivered"
    if verbs.ordered.search(stretch):
        return "ordered"
    return "promised"


def _simple_past(stretch: str, verbs: _Verbs) -> bool:
    return bool(
        re.search(
            r"\b(?:lieferte|schickte|entsandte|zahlte|erhielt|bekam|überwies|kassierte|sent|gave|shipped|delivered|paid|received|already|bereits)\w*",
            stretch,
        )
    )


def _roles(text: str, stretch: Span, language: str) -> tuple[str | None, str | None]:
    verbs = _verbs(language)
    named = parties(text, stretch, language)
    mentions = [party for party in named if party.kind != "adjective"]
    adjectives = [party for party in named if party.kind == "adjective"]
    giver: str | None = None
    recipient: str | None = None
    bare: list[Party] = []
    for party in mentions:
        word = _word_before(text, stretch[0], party.span[0])
        if word in verbs.origins and giver is None:
            giver = party.code
        elif word in verbs.targets and recipient is None and party.code != giver:
            recipient = party.code
        else:
            bare.append(party)
    folded = text[stretch[0] : stretch[1]].lower()
    gives, receives = verbs.giving.search(folded), verbs.receiving.search(folded)
    codes = list(dict.fromkeys(party.code for party in [*bare, *adjectives]))
    if receives and not (gives and gives.start() < receives.start()):
        if recipient is None:
            recipient = next((code for code in codes if code != giver), None)
        if giver is None:
            giver = next((code for code in codes if code != recipient), None)
    elif gives or verbs.moving.search(folded):
        if giver is None:
            giver = next((code for code in codes if code != recipient), None)
        if recipient is None:
            recipient = next((code for code in codes if code != giver), None)
    return giver, recipient


def _word_before(text: str, start: int, at: int) -> str:
    """The preposition before a party, articles and adjectives between them skipped."""
    words = re.findall(r"[^\W\d_]+", text[max(start, at - 40) : at])
    for word in reversed(words[-3:]):
        folded = str(word).lower()
        if folded in ("der", "die", "das", "den", "dem", "the", "its", "ally") or (
            folded.endswith(("en", "isch")) and len(folded) > 5
        ):
            continue
        return folded
    return ""


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("’s", "'s")) else word


@cache
def _names(language: str) -> dict[str, tuple[str, PartyKind]]:
    rows: str = import_module(f"countertrade.reading.languages.{language}.parties").ROWS
    found: dict[str, tuple[str, PartyKind]] = {}

    def note(phrase: str, code: str, kind: PartyKind) -> None:
        found.setdefault(phrase, (code, kind))

    for row in rows.strip().splitlines():
        code, names, adjectives, people, capitals = (field.strip() for field in row.split("|"))
        for name in _listed(names):
            note(name, code, "name")
        for capital in _listed(capitals):
            note(capital, code, "capital")
        for stem in _listed(adjectives):
            endings = _GERMAN_ENDINGS if language == "de" else ("",)
            for ending in endings:
                note(stem + ending, code, "adjective")
                note(stem[0].upper() + stem[1:] + ending, code, "adjective")
        for stem in _listed(people):
            base = stem[:-1] if language == "de" and stem.endswith("e") else stem
            for ending in _PEOPLE_ENDINGS if language == "de" else ("", "s", "es"):
                note(base + ending, code, "people")
    return found


def _listed(field: str) -> list[str]:
    return [each.strip() for each in field.split(",") if each.strip()]


@cache
def _verbs(language: str) -> _Verbs:
    table = import_module(f"countertrade.reading.languages.{language}.transfers")

    def words(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{pattern})\b")

    return _Verbs(
        words(table.GIVING),
        words(table.RECEIVING),
        words(table.MOVING),
        words(table.DELIVERED),
        words(table.AUXILIARY),
        words(table.ORDERED),
        words(table.OFFERED),
        words(table.IF),
        table.FROM,
        table.TO,
    )
