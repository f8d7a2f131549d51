"""How surely a claim is stated: modality, polarity and the words that mark them, within the claim and not beyond it.

A marker counts for a figure that stands in its clause; a condition ("wenn", "if") and an estimate in the frame count for the
whole sentence or quotation. Where several apply, the weakest wins: conditional and possible, then planned, estimated, reported,
then asserted. Konjunktiv I and "X said" leave a claim asserted: who vouches for it is in the attribution.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from countertrade.reading.clauses import Clause, clause_of, clauses
from countertrade.records import Commitment, Marker, Modality, Span

_WEAKEST_FIRST: tuple[Modality, ...] = (
    "conditional",
    "possible",
    "planned",
    "estimated",
    "reported",
    "demanded",
    "asserted",
)
_CONDITIONS = ("wenn", "falls", "sofern", "vorausgesetzt", "if", "unless", "provided")
_PREMISE = re.compile(r"^\W*(?:\w+ )?(?:bei|at|for|für|mit|with)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)


class _Markers(NamedTuple):
    any: re.Pattern[str]
    modalities: tuple[Modality, ...]
    negation: re.Pattern[str]
    not_denied: re.Pattern[str]
    denying: re.Pattern[str]
    tables: ModuleType


class Found(NamedTuple):
    """A marker with its modality and the clause it stands in."""

    modality: Modality
    marker: Marker


def commitment(
    text: str,
    content: Span,
    quantity: Span,
    language: str,
    *,
    frame: Sequence[Span] = (),
    sourced: bool = False,
    named: bool = False,
    indirect: bool = False,
    share: bool = False,
) -> Commitment:
    """How surely `quantity` is stated in `content` (the words that are the claim, without who says them).

    `frame` are the spans that introduce the content ("Schätzungen zufolge", "he estimated"); `sourced` says that a source is
    named, so that "soll" tells of a plan and not of hearsay; `named` that it has a name, so that "was reported to
    have said" leaves the claim as sure as its source is; `indirect` that the words are reported speech, in which Konjunktiv II
    may only stand for a plain statement; `share` that the quantity is a share or rate of interest.
    """
    words = _markers(language)
    found = clauses(text, content, language)
    own = clause_of(found, quantity[0])
    markers = [
        each
        for each in _in(text, own.span, words)
        if not _inside(each.marker.span, quantity) or each.marker.text.lower() in words.tables.INSIDE
    ]
    if language == "de":
        told = _german(text[slice(*own.span)], own.subordinate, words.tables, sourced, indirect)
        markers += _placed(text, own.span, told)
    premise = share and _PREMISE.search(text[own.span[0] : quantity[0]])
    if premise:
        markers = []
    elsewhere = [
        each
        for clause in found
        if clause is not own
        for each in _in(text, clause.span, words)
        if each.modality == "conditional" and (clause.opener in _CONDITIONS or _inverted(clause))
    ]
    in_frame = [
        each
        for span in frame
        for each in _in(text, span, words)
        if each.modality == "estimated" or (each.modality == "reported" and not named)
    ]
    markers += [each for each in elsewhere if not premise] + in_frame
    chosen: Modality = min((each.modality for each in markers), key=_WEAKEST_FIRST.index, default="asserted")
    shown = sorted({each.marker for each in markers}, key=lambda marker: marker.span)
    denying = (span for span in frame if not text[span[0] : span[1]].rstrip(' „“”"»«').endswith(":"))
    denied = any(words.denying.search(text, *span) for span in denying) or _negated(
        text, own, quantity, words
    )
    return Commitment(modality=chosen, polarity="-" if denied else "+", markers=tuple(shown))


def _in(text: str, span: Span, words: _Markers) -> list[Found]:
    return _placed(text, span, _marked(text[slice(*span)], words.any, words.modalities))


def _placed(text: str, span: Span, told: Sequence[tuple[Modality, int, int]]) -> list[Found]:
    return [
        Found(modality, Marker(span=(first, last), text=text[first:last]))
        for modality, start, end in told
        for first, last in [(span[0] + start, span[0] + end)]
    ]


@lru_cache(maxsize=512)
def _marked(
    stretch: str, markers: re.Pattern[str], modalities: tuple[Modality, ...]
) -> tuple[tuple[Modality, int, int], ...]:
    """The markers of a clause or frame; each of its figures asks."""
    folded = stretch.lower()
    if len(folded) != len(stretch):  # a letter whose lower case is longer
        folded = "".join(low if len(low := letter.lower()) == 1 else letter for letter in stretch)
    return tuple(
        (modalities[int(match.lastgroup[1:])], match.start(), match.end())
        for match in markers.finditer(folded)
        if match.lastgroup is not None
        and match[0]
        and stretch[match.start() : match.end()] != "May"  # the month
    )


@lru_cache(maxsize=512)
def _german(
    clause: str, subordinate: bool, table: ModuleType, sourced: bool, indirect: bool
) -> list[tuple[Modality, int, int]]:
    """`soll` (hearsay or plan), `wird` (future or passive) and Konjunktiv II, which only their clause tells apart."""
    stretch = clause.lower()
    if len(stretch) != len(clause):
        return []
    found: list[tuple[Modality, int, int]] = []

    def note(modality: Modality, match: re.Match[str]) -> None:
        found.append((modality, match.start(), match.end()))

    for match in _german_words(table.HEARSAY).finditer(stretch):
        planned = sourced or re.search(table.PLAN_VERBS, stretch)
        note("planned" if planned else "reported", match)
    for match in _german_words(table.REPORTED_PLAN).finditer(stretch):
        if match.start() > 3 and not subordinate:
            note("planned", match)
    for match in _german_words(table.SUBJUNCTIVE_FUTURE).finditer(stretch):
        note("planned" if indirect else "conditional", match)
    for match in _german_words(table.SUBJUNCTIVE).finditer(stretch):
        if not indirect:
            note("conditional", match)
    for match in _german_words(table.FUTURE).finditer(stretch):
        if _is_future(stretch, match, table):
            note("planned", match)
    return found


def _is_future(stretch: str, match: re.Match[str], table: ModuleType) -> bool:
    """Whether this form of werden goes with an infinitive and not with a participle, an adjective or a noun."""
    after = re.findall(r"[^\W\d_]+(?=[\s.,;:!?”“\"»«)]|$)", stretch[match.end() :])
    before = re.findall(r"[^\W\d_]+", stretch[: match.start()])
    if after and after[-1] in ("werden", "sein", "haben"):
        return True
    verb = after[-1] if after and not (before and not after) else before[-1] if before else ""
    if not verb.endswith(("en", "ern", "eln")) or verb in ("werden", "worden"):
        return False
    return not re.fullmatch(table.PARTICIPLES, verb)


def _inverted(clause: Clause) -> bool:
    return clause.subordinate and clause.opener in ("sollte", "sollten", "should", "were", "had")


def _negated(text: str, clause: Clause, quantity: Span, words: _Markers) -> bool:
    """Whether a negation before the figure, in its clause, denies it."""
    stretch = text[clause.span[0] : quantity[0]].lower()
    for match in words.negation.finditer(stretch):
        if words.not_denied.match(stretch + text[quantity[0] : quantity[0] + 30].lower(), match.start()):
            continue
        return True
    return False


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


@cache
def _german_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


@cache
def _markers(language: str) -> _Markers:
    table = import_module(f"countertrade.reading.languages.{language}.hedges")
    alternatives = "|".join(f"(?P<m{number}>{pattern})" for number, (_, pattern) in enumerate(table.MARKERS))
    return _Markers(
        re.compile(rf"\b(?:{alternatives})\b"),
        tuple(modality for modality, _ in table.MARKERS),
        re.compile(rf"\b(?:{table.NEGATIONS})\b"),
        re.compile(table.NOT_DENIED),
        re.compile(rf"\b(?:{table.DENYING})\b"),
        table,
    )
