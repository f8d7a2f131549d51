"""FollowTheMoney: parties, sources, articles, and each standing statement as a Payment or an EconomicActivity.

Schema: followthemoney 3.8 (OCCRP). A statement about money between two parties is a Payment, one about goods an EconomicActivity; both keep the
words they are stated in, their article and the statement's id. They are what is reported, not what has happened: the summary says so.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from countertrade import units
from countertrade.errors import optional
from countertrade.records import Article, Claim, Source, digest

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline

SCHEMATA = {
    "person": "Person",
    "government": "PublicBody",
    "organisation": "Organization",
    "outlet": "Organization",
}
"""Kind of a source -> schema; a document or an unnamed source is no entity of its own."""


def ftm(whole: Pipeline) -> bytes:
    """The case as FollowTheMoney entities, one JSON object a line, each validated by the model."""
    made: dict[str, dict[str, Any]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for ICU, which transliterates names better and has no wheel
        for entity in _entities(whole, optional("followthemoney").model):
            made.setdefault(entity["id"], entity)
    return "".join(
        json.dumps(made[key], ensure_ascii=False, sort_keys=True) + "\n" for key in sorted(made)
    ).encode()


def _entities(whole: Pipeline, model: Any) -> Iterator[dict[str, Any]]:
    make = _Maker(model)
    names = {party.code: party.name for party in whole.case.parties}
    articles = {article.id: article for article in whole.articles}
    for article in whole.articles:
        yield make("Article", article.id, _article(article))
    for code, name in names.items():
        country = code.lower() if len(code) == 2 else None
        yield make("PublicBody", _party(code), {"name": list(name.values()), "country": country})
    for claim in whole.judged.stand:
        article = articles[claim.article]
        source = claim.attribution.source
        if source and (source.name or source.text) and source.kind in SCHEMATA:
            yield make(
                SCHEMATA[source.kind],
                _source(source),
                {
                    "name": source.name or source.text,
                    "position" if source.kind == "person" else "description": source.role,
                },
            )
            yield make(
                "Mention",
                digest("mention", claim.id),
                {
                    "document": article.id,
                    "name": source.text or source.name,
                    "detectedSchema": SCHEMATA[source.kind],
                    "resolved": _source(source),
                },
            )
            yield make(
                "Documentation",
                digest("documentation", claim.id),
                {
                    "document": article.id,
                    "entity": _source(source),
                    "role": f"states {claim.id}",
                    "date": article.published,
                    "summary": _words(claim),
                },
            )
        if made := _moved(claim, article, names):
            yield make(*made)


class _Maker:
    """Makes entities, cleaned and validated by the model: a value that a property cannot hold is left out."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def __call__(self, schema: str, identity: str, values: dict[str, Any]) -> dict[str, Any]:
        entity = self._model.make_entity(schema)
        entity.id = identity
        for name, value in values.items():
            if value is not None:
                entity.add(name, value)
        made: dict[str, Any] = entity.to_dict()
        self._model.get(schema).validate(made)
        return made


def _article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "author": article.author,
        "publisher": article.outlet,
        "sourceUrl": article.url,
        "publishedAt": article.published,
        "retrievedAt": article.captured,
        "language": article.language,
        "mimeType": article.media_type,
        "fileName": article.original,
        "description": f"sha256 of the captured bytes: {article.sha256}" if article.sha256 else None,
    }


def _moved(claim: Claim, article: Article, names: dict[str, Any]) -> tuple[str, str, dict[str, Any]] | None:
    """A statement between two parties as a Payment or an EconomicActivity; None where it names no two, or is denied."""
    transfer, quantity = claim.transfer, claim.quantity
    if not transfer or not quantity or claim.commitment.polarity == "-":
        return None
    if transfer.giver not in names or transfer.recipient not in names:
        return None
    status = "" if transfer.status == "unknown" else f", {transfer.status}"
    common = {
        "recordId": claim.id,
        "startDate": claim.time.start if claim.time else None,
        "endDate": claim.time.end if claim.time else None,
        "summary": f"reported ({claim.commitment.modality}{status}): {quantity}",
        "description": _words(claim),
        "publisher": article.outlet,
        "sourceUrl": article.url,
        "retrievedAt": article.captured,
    }
    if quantity.unit and units.is_currency(quantity.unit):
        amount = {"amount": f"{quantity.best:.15g}"} if quantity.best is not None and not quantity.per else {}
        payment = {
            "payer": _party(transfer.giver),
            "beneficiary": _party(transfer.recipient),
            "currency": quantity.unit,
            "purpose": transfer.good,
        }
        return "Payment", digest("payment", claim.id), {**payment, **amount, **common}
    goods = {
        "sender": _party(transfer.giver),
        "receiver": _party(transfer.recipient),
        "goodsDescription": f"{quantity} {transfer.good or quantity.of or ''}".strip(),
        "departureCountry": transfer.giver.lower() if len(transfer.giver) == 2 else None,
        "destinationCountry": transfer.recipient.lower() if len(transfer.recipient) == 2 else None,
    }
    return "EconomicActivity", digest("activity", claim.id), {**goods, **common}


def _words(claim: Claim) -> str | None:
    return claim.text or (claim.entered.quote_original if claim.entered else None)


def _party(code: str | None) -> str:
    return digest("party", code)


def _source(source: Source) -> str:
    return digest("source", source.name or source.text, source.kind)
