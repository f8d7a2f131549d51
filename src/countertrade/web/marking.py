"""An article's text cut at the spans of its claims, so that a template can mark them. Offsets are code points, so this happens here.

Marks are told apart by more than colour: figures are boxed, hedges dotted, sources in small capitals, statements underlined.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Literal

from countertrade.records import Article, Claim, Part, Record, Span

Kind = Literal["statement", "figure", "hedge", "source", "cue"]
RANK: dict[Kind, int] = {"statement": 0, "cue": 1, "source": 2, "hedge": 3, "figure": 4}


class Piece(Record, frozen=True, kw_only=True):
    """A run of text under the same marks. `claim` is the one that a click selects, `first` where it is marked first."""

    text: str
    kinds: tuple[Kind, ...] = ()
    claims: tuple[str, ...] = ()
    claim: str | None = None
    first: bool = False


class Paragraph(Record, frozen=True, kw_only=True):
    """A part of the page with its pieces; `line` is where it begins in the stored text."""

    kind: str
    line: int
    pieces: tuple[Piece, ...]


def paragraphs(article: Article, claims: Sequence[Claim], parts: Sequence[Part]) -> tuple[Paragraph, ...]:
    """The whole text, part by part; what no part covers comes as `furniture`. Joined, the pieces are the stored text."""
    text = article.text
    marks = sorted(_marks(claims), key=lambda mark: mark[0])
    found: list[Paragraph] = []
    shown: set[str] = set()
    position = 0
    for part in sorted(parts, key=lambda part: part.span):
        start, end = part.span
        if start > position and text[position:start].strip():
            found.append(_paragraph("furniture", text, (position, start), marks, shown))
        if end > max(start, position):
            found.append(_paragraph(part.kind, text, (max(start, position), end), marks, shown))
        position = max(position, end)
    if text[position:].strip():
        found.append(_paragraph("furniture", text, (position, len(text)), marks, shown))
    return tuple(found)


def _marks(claims: Iterable[Claim]) -> Iterable[tuple[Span, Kind, str]]:
    for claim in claims:
        if claim.span:
            yield claim.span, "statement", claim.id
        if claim.quantity and claim.quantity.span:
            yield claim.quantity.span, "figure", claim.id
        for marker in claim.commitment.markers:
            yield marker.span, "hedge", claim.id
        source, cue = claim.attribution.source, claim.attribution.cue
        if source and source.span:
            yield source.span, "source", claim.id
        if cue:
            yield cue.span, "cue", claim.id


def _paragraph(
    kind: str, text: str, span: Span, marks: Sequence[tuple[Span, Kind, str]], shown: set[str]
) -> Paragraph:
    start, end = span
    here = [mark for mark in marks if mark[0][0] < end and mark[0][1] > start]
    cuts = sorted({start, end, *(min(max(edge, start), end) for mark in here for edge in mark[0])})
    pieces: list[Piece] = []
    for a, b in itertools.pairwise(cuts):
        over = [mark for mark in here if mark[0][0] <= a and mark[0][1] >= b and text[a:b].strip()]
        kinds = tuple(sorted({mark[1] for mark in over}, key=RANK.__getitem__))
        claims = tuple(dict.fromkeys(mark[2] for mark in over))
        chosen = max(over, key=lambda mark: (RANK[mark[1]], -(mark[0][1] - mark[0][0])))[2] if over else None
        # one link a figure: the target of "#c-…" is where its figure stands, or its sentence when it has none
        first = chosen is not None and chosen not in shown and ("figure" in kinds or _alone(chosen, marks))
        if first and chosen:
            shown.add(chosen)
        pieces.append(Piece(text=text[a:b], kinds=kinds, claims=claims, claim=chosen, first=first))
    return Paragraph(kind=kind, line=text.count("\n", 0, start) + 1, pieces=tuple(pieces))


def _alone(claim: str, marks: Sequence[tuple[Span, Kind, str]]) -> bool:
    return not any(mark[1] == "figure" and mark[2] == claim for mark in marks)
