"""The tables of an archive, and records as their rows. docs/archive.md says what each column is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import pyarrow as pa

from countertrade.records import Article, Claim, Origin, Retelling

UNDATED = "undated"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_text, _texts, _int, _float = pa.string(), pa.list_(pa.string()), pa.int64(), pa.float64()

ARTICLES = pa.schema({
    "id": _text, "day": _text, "url": _text, "outlet": _text, "title": _text, "author": _text, "credit": _text, "published": _text,
    "updated": _text, "captured": _text, "language": _text, "media_type": _text, "incomplete": _text, "sha256": _text,
    "source": _text, "offset": _int, "words": _texts, "claims": _int, "signature": pa.binary(), "text": _text,
})  # fmt: skip
CLAIMS = pa.schema({
    "id": _text, "article": _text, "day": _text, "outlet": _text, "measure": _text, "quantity": _text, "low": _float, "best": _float,
    "high": _float, "bound": _text, "unit": _text, "per": _texts, "source": _text, "source_kind": _text, "via": _texts, "mode": _text,
    "cue": _text, "modality": _text, "polarity": _text, "giver": _text, "recipient": _text, "good": _text, "status": _text,
    "start": _text, "end": _text, "section": _text, "position": _int, "text": _text, "record": _text,
})  # fmt: skip
EDGES = pa.schema({
    "id": _text, "day": _text, "measure": _text, "parent": _text, "child": _text, "parent_article": _text, "child_article": _text,
    "basis": _text, "confidence": _float, "drift": _texts, "reasons": _texts, "record": _text,
})  # fmt: skip
ORIGINS = pa.schema({
    "claim": _text, "day": _text, "measure": _text, "source": _text, "retellings": _int, "claims": _texts, "record": _text,
})  # fmt: skip


def day_of(article: Article) -> str:
    """The day that an article is filed under: published, else captured."""
    for said in (article.published, article.captured):
        if said and _DAY.match(said):
            return said[:10]
    return UNDATED


def article_row(
    article: Article, words: Iterable[str], claims: int, signature: bytes, source: str, offset: int
) -> dict[str, Any]:
    known = {name: getattr(article, name) for name in ARTICLES.names if hasattr(article, name)}
    return known | {
        "day": day_of(article), "source": source, "offset": offset, "words": list(words), "claims": claims, "signature": signature,
    }  # fmt: skip


def article_from(row: dict[str, Any]) -> Article:
    """The article of a row, with its text as it was taken out."""
    kept = {name: row[name] for name in Article.__struct_fields__ if row.get(name) is not None}
    return Article(**kept)


def claim_row(claim: Claim, article: Article) -> dict[str, Any]:
    said, moved, quantity = claim.attribution, claim.transfer, claim.quantity
    return {
        "id": claim.id, "article": claim.article, "day": day_of(article), "outlet": article.outlet, "measure": claim.measure,
        "quantity": quantity.text if quantity else None, "low": quantity and quantity.low, "best": quantity and quantity.best,
        "high": quantity and quantity.high, "bound": quantity and quantity.bound, "unit": quantity and quantity.unit,
        "per": list(quantity.per) if quantity else [], "source": said.source and said.source.name,
        "source_kind": said.source and said.source.kind, "via": list(said.via), "mode": said.mode, "cue": said.cue and said.cue.lemma,
        "modality": claim.commitment.modality, "polarity": claim.commitment.polarity, "giver": moved and moved.giver,
        "recipient": moved and moved.recipient, "good": moved and moved.good, "status": moved and moved.status,
        "start": claim.time and claim.time.start, "end": claim.time and claim.time.end, "section": claim.section,
        "position": claim.span and claim.span[0], "text": claim.text, "record": msgspec.json.encode(claim).decode(),
    }  # fmt: skip


def edge_row(edge: Retelling, child: Claim, parent: Claim, day: str) -> dict[str, Any]:
    return {
        "id": edge.id, "day": day, "measure": edge.measure, "parent": edge.parent, "child": edge.child,
        "parent_article": parent.article, "child_article": child.article, "basis": edge.basis, "confidence": edge.confidence,
        "drift": [drift.kind for drift in edge.drift], "reasons": list(map(str, edge.reasons)), "record": msgspec.json.encode(edge).decode(),
    }  # fmt: skip


def origin_row(origin: Origin, day: str) -> dict[str, Any]:
    return {
        "claim": origin.claim, "day": day, "measure": origin.measure, "source": origin.source, "retellings": origin.retellings,
        "claims": list(origin.claims), "record": msgspec.json.encode(origin).decode(),
    }  # fmt: skip


def table(rows: Sequence[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=schema)
