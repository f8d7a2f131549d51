"""Stretches in quotation marks as tokens, and which of them are speech by themselves."""

from __future__ import annotations

from typing import NamedTuple

from countertrade.reading.document import Document
from countertrade.reading.marks import MARKS

_JOINTS = frozenset((":", "–", "—", "-", ";", "(", "[", "Worten", "und", "and"))
_MARK_TOKENS = frozenset((*MARKS, "''", "``"))


class Stretch(NamedTuple):
    """Tokens from an opening mark to after its closing mark; `inner` without the marks. `free`: speech that is no part of a clause around it."""

    start: int
    end: int
    inner: tuple[int, int]
    free: bool
    closed: bool


def stretches(document: Document) -> list[Stretch]:
    """The outermost stretches in marks, in text order."""
    tokens = document.tokens
    found: list[Stretch] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].depth:
            at += 1
            continue
        begin = at
        while at < len(tokens) and tokens[at].depth:
            at += 1
        start = begin - 1 if begin and tokens[begin - 1].text in _MARK_TOKENS else begin
        closed = at < len(tokens) and tokens[at].text in _MARK_TOKENS
        end = at + 1 if closed else at
        free = _free(document, start, end, begin, at, closed) or _goes_on(document, found, start)
        found.append(Stretch(start, end, (begin, at), free, closed))
        at = max(at, end)
    return found


def _goes_on(document: Document, found: list[Stretch], start: int) -> bool:
    """Whether a stretch goes on with a quotation that a frame interrupts: “…,” she said, “and …”."""
    if not found or not found[-1].free or not start:
        return False
    tokens = document.tokens
    before = found[-1]
    return (
        document.sentence_of[before.end - 1] == document.sentence_of[start]
        and tokens[start - 1].text in (",", "–", "—")
        and tokens[before.inner[1] - 1].text not in (".", "!", "?")
        and 1 < start - before.end <= 25
    )


def _free(document: Document, start: int, end: int, first: int, after: int, closed: bool) -> bool:
    """Whether marked words are speech by themselves: a sentence, or what a frame beside them presents; no title and no word in a clause."""
    tokens = document.tokens
    size = sum(token.pos != "punct" for token in tokens[first:after])
    if not size:
        return False
    last = tokens[after - 1].text
    opens = document.sentence_at(start).start == start
    before = "" if opens else tokens[start - 1].text
    verb = any(token.form == "finite" or token.pos in ("modal", "aux") for token in tokens[first:after])
    lower = tokens[first].text[:1].islower()
    terminal = last in (".", "!", "?", "…", "...")
    comma = last == "," or (end < len(tokens) and tokens[end].text == "," and _frames(document, end + 1))
    told = before in _JOINTS or before == "," or opens
    if lower and not (before == ":" and size >= 4) and not (opens and (comma or terminal) and size >= 3):
        return False
    if told and (comma or (terminal and size >= 2) or (verb and size >= 4) or (before == ":" and size >= 2)):
        return True
    return told and opens and size >= 3 and (verb or not closed)


def _frames(document: Document, at: int) -> bool:
    """Whether a frame seems to begin at a token: a verb, a "so", a name and its verb."""
    if at >= len(document.tokens):
        return False
    clause = document.clause_of[at]
    return clause >= 0 and (
        document.tokens[at].lower in ("so", "wie", "as")
        or document.clauses[clause].verb is not None
        or document.clauses[clause].kind == "frame"
    )
