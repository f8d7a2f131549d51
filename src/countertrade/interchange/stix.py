"""STIX 2.1: the case as a report, each standing statement as a note with its confidence, parties and sources as identities.

Confidence follows from the statement's Admiralty credibility by appendix A of the standard. Ids and moments are made from the case, so that the same
case gives the same bundle.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from countertrade.errors import optional
from countertrade.interchange.assessment import CONFIDENCE, rated
from countertrade.version import __version__

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline

NAMESPACE = uuid.UUID("6f1f9c3a-6a0b-5b0e-9f54-0d2c3f0a7c11")
CLASSES = {
    "person": "individual",
    "government": "organization",
    "organisation": "organization",
    "outlet": "organization",
}


def stix(whole: Pipeline) -> bytes:
    """The case as a STIX 2.1 bundle, made and validated by the `stix2` package."""
    library = optional("stix2.v21")
    moment = _moment(
        max((a.published or a.captured or "" for a in whole.articles), default="") or "1970-01-01"
    )

    def common(kind: str, *of: object) -> dict[str, Any]:
        return {
            "id": f"{kind}--{uuid.uuid5(NAMESPACE, chr(31).join(map(str, (kind, *of))))}",
            "created": moment,
            "modified": moment,
        }

    author = library.Identity(
        **common("identity", "countertrade"), name=f"countertrade {__version__}", identity_class="system"
    )
    objects: dict[str, Any] = {}
    parties: dict[str, Any] = {}
    for party in whole.case.parties:
        name = party.name.get("en") or next(iter(party.name.values()), party.code)
        found = library.Identity(
            **common("identity", "party", party.code),
            name=name,
            identity_class="class" if len(party.code) != 2 else "group",
            created_by_ref=author.id,
        )
        parties[party.code] = objects[found.id] = found
    articles = {article.id: article for article in whole.articles}
    for rating in rated(whole):
        claim = rating.claim
        words = claim.text or (claim.entered.quote_original if claim.entered else None)
        if not words:
            continue
        article = articles[claim.article]
        about = [parties[code].id for code in _between(claim) if code in parties]
        source = claim.attribution.source
        said_by = (source.name or source.text) if source else None
        authors = [said_by] if said_by else []
        if source and source.kind in CLASSES and authors:
            found = library.Identity(
                **common("identity", "source", authors[0], source.kind),
                name=authors[0],
                identity_class=CLASSES[source.kind],
                created_by_ref=author.id,
            )
            objects.setdefault(found.id, found)
            about.append(found.id)
        references = [_reference(article)]
        note = library.Note(
            **common("note", claim.id),
            created_by_ref=author.id,
            abstract=f"{claim.quantity or 'statement'} ({claim.commitment.modality}); Admiralty {rating.pair}: {rating.why}",
            content=words,
            object_refs=about or [author.id],
            external_references=references,
            **({"authors": authors} if authors else {}),
            **({"confidence": CONFIDENCE[rating.credibility]} if rating.credibility in CONFIDENCE else {}),
            **({"lang": article.language} if article.language else {}),
        )
        objects[note.id] = note
    report = library.Report(
        **common("report", whole.case.title),
        created_by_ref=author.id,
        name=whole.case.title,
        description=whole.case.question or whole.case.title,
        report_types=["economic-exchange"],
        published=moment,
        object_refs=[*objects] or [author.id],
    )
    bundle = library.Bundle(
        author, report, *objects.values(), id=f"bundle--{uuid.uuid5(NAMESPACE, whole.case.title)}"
    )
    text: str = bundle.serialize(pretty=True)
    return (text + "\n").encode()


def _between(claim: Any) -> list[str]:
    return (
        [code for code in (claim.transfer.giver, claim.transfer.recipient) if code] if claim.transfer else []
    )


def _reference(article: Any) -> dict[str, Any]:
    found = {
        "source_name": article.outlet or "article",
        "external_id": article.id,
        "url": article.url,
        "description": article.title,
    }
    return {key: value for key, value in found.items() if value}


def _moment(text: str) -> str:
    """A date of the case as STIX has moments: UTC, to the millisecond."""
    import datetime

    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        found = datetime.datetime.fromisoformat(f"{text[:4]}-01-01")
    if found.tzinfo is not None:
        found = found.astimezone(datetime.UTC).replace(tzinfo=None)
    return found.isoformat(timespec="milliseconds") + "Z"
