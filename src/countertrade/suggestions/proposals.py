"""What other tools write, as proposals: langextract's JSONL, a model's JSON rows, and ClaimReview as JSON-LD.

Formats: langextract's annotated documents (extractions with extraction_text, char_interval and attributes), schema.org ClaimReview.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from countertrade.records import Problem, Record, Span

QUOTE = ("quote", "text", "statement", "extraction_text")
SOURCE = ("source", "speaker", "attributed_to", "said_by", "quelle")
CUE = ("cue", "verb", "speech_verb")
FIGURE = ("figure", "quantity", "amount", "number")
ARTICLE = ("article", "document_id", "document", "url", "file")
"""Names under which tools hand in the same thing; the first that is filled counts."""

LONGEST = 2_000
"""Characters of a quote."""


class Proposal(Record, frozen=True, kw_only=True):
    """What a tool proposes: strings that are to stand in the text. `near` is where it says that the quote stands, which only chooses
    between several places."""

    quote: str
    source: str | None = None
    cue: str | None = None
    figure: str | None = None
    article: str | None = (
        None  # id, address or file name of the article; the text itself where `document` is filled
    )
    document: str | None = None  # the text that the tool read
    near: Span | None = None
    line: int = 0


class ClaimReview(Record, frozen=True, kw_only=True):
    """A fact-check as publishers mark it up: the claim in the checker's words, who made it, and how it was rated."""

    claim: str
    url: str | None = None
    author: str | None = None
    published: str | None = None
    claimant: str | None = None
    claimed: str | None = None
    rating: str | None = None
    appearance: str | None = None
    language: str | None = None


def is_proposals(rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether rows hold proposals: documents with extractions, or quotes, and no column `value` of typed statements."""
    first = rows[0] if rows else {}
    return "extractions" in first or ("quote" in first and "value" not in first)


def from_rows(
    rows: Sequence[Mapping[str, Any]], lines: Sequence[int], path: str
) -> tuple[list[Proposal], list[Problem]]:
    """The proposals in the rows of a JSONL file, and what is wrong with each row that holds none."""
    made: list[Proposal] = []
    problems: list[Problem] = []
    for line, row in zip(lines, rows, strict=True):
        extractions = row.get("extractions")
        if isinstance(extractions, list):
            for each in extractions:
                made += _extraction(each, row, line) if isinstance(each, dict) else ()
        elif proposal := _row(row, line):
            made.append(proposal)
        else:
            problems.append(Problem(path, line, 1, "there is no quote in this row; write one under 'quote'"))
    return made, problems


def _extraction(each: Mapping[str, Any], document: Mapping[str, Any], line: int) -> Iterator[Proposal]:
    attributes = each.get("attributes")
    known = attributes if isinstance(attributes, dict) else {}
    quote = _first(each, ("extraction_text",))
    if not quote:
        return
    interval = each.get("char_interval")
    place = (
        (interval.get("start_pos"), interval.get("end_pos")) if isinstance(interval, dict) else (None, None)
    )
    near = (place[0], place[1]) if isinstance(place[0], int) and isinstance(place[1], int) else None
    yield Proposal(
        quote=quote,
        source=_first(known, SOURCE),
        cue=_first(known, CUE),
        figure=_first(known, FIGURE),
        article=_first(document, ARTICLE),
        document=text if isinstance(text := document.get("text"), str) and text else None,
        near=near,
        line=line,
    )


def _row(row: Mapping[str, Any], line: int) -> Proposal | None:
    quote = _first(row, QUOTE)
    if not quote:
        return None
    return Proposal(
        quote=quote,
        source=_first(row, SOURCE),
        cue=_first(row, CUE),
        figure=_first(row, FIGURE),
        article=_first(row, ARTICLE),
        line=line,
    )


def _first(row: Mapping[str, Any], names: Sequence[str]) -> str | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()[:LONGEST]
    return None


# --- ClaimReview --------------------------------------------------------------------------------------------------------

_SCRIPT = re.compile(r"<script\b[^>]{0,200}application/ld\+json[^>]{0,200}>", re.IGNORECASE)


def claim_reviews(text: str) -> list[ClaimReview]:
    """Every ClaimReview in a text of JSON-LD, or in the scripts of a page.

    >>> text = '{"@type": "ClaimReview", "claimReviewed": "Oz pays 5 bn.", "reviewRating": {"alternateName": "False"}}'
    >>> [(found.claim, found.rating) for found in claim_reviews(text)]
    [('Oz pays 5 bn.', 'False')]
    """
    found: list[ClaimReview] = []
    for part in _json_parts(text):
        try:
            tree = json.loads(part)
        except (ValueError, RecursionError):
            continue
        found += (review for node in _nodes(tree) if (review := _review(node)))
    return found


def _json_parts(text: str) -> Iterator[str]:
    if text.lstrip()[:1] in ("{", "["):
        yield text
        return
    for opened in _SCRIPT.finditer(text):
        end = text.lower().find("</script", opened.end())
        yield text[opened.end() : end if end >= 0 else len(text)]


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    waiting = [tree]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node, *waiting]
        elif isinstance(node, dict):
            yield node
            waiting = [
                *(
                    value
                    for key, value in node.items()
                    if key
                    in (
                        "@graph",
                        "itemListElement",
                        "item",
                        "mainEntity",
                        "review",
                        "claimReview",
                        "dataFeedElement",
                    )
                ),
                *waiting,
            ]


def _review(node: Mapping[str, Any]) -> ClaimReview | None:
    kinds = node.get("@type")
    claim = node.get("claimReviewed")
    if "ClaimReview" not in (kinds if isinstance(kinds, list) else [kinds]) or not isinstance(claim, str):
        return None
    item, rating = _table(node.get("itemReviewed")), _table(node.get("reviewRating"))
    appearances = item.get("firstAppearance") or item.get("appearance")
    return ClaimReview(
        claim=" ".join(claim.split())[:LONGEST],
        url=_text(node.get("url")),
        author=_name(node.get("author")),
        published=_text(node.get("datePublished")),
        claimant=_name(item.get("author")),
        claimed=_text(item.get("datePublished")),
        rating=_text(rating.get("alternateName")) or _text(rating.get("ratingValue")),
        appearance=_text(_table(appearances).get("url")) or _text(appearances),
        language=_text(node.get("inLanguage")),
    )


def _table(value: Any) -> Mapping[str, Any]:
    if isinstance(value, list):
        value = value[0] if value else {}
    return value if isinstance(value, dict) else {}


def _name(value: Any) -> str | None:
    return _text(_table(value).get("name")) or _text(value)


def _text(value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split())[:LONGEST] or None if isinstance(value, str) else None
