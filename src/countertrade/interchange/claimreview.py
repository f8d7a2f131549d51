"""ClaimReview: a checked statement as schema.org marks it up. The rating is a person's, or there is none to publish."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from countertrade.records import Bad, Problem

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline


def claim_review(whole: Pipeline, claim: str, *, rating: str, by: str, url: str, at: str) -> bytes:
    """A statement as ClaimReview in JSON-LD.

    Args:
        whole: the case.
        claim: id of the statement.
        rating: in the person's words: "False", "Mostly true". Nothing here makes one up.
        by: the person or desk that rates it.
        url: of the page that the review stands on.
        at: ISO date of the review.

    Raises:
        Bad: where the case has no such statement, or rating, person or address are empty.
    """
    for name, value in (("--rating", rating), ("--by", by), ("--url", url)):
        if not value.strip():
            said = f"{name} is empty; a review is published with the rating of a person, who they are, and where it stands"
            raise Bad(Problem(name, 0, 0, said))
    found = next((each for each in (*whole.judged.stand, *whole.judged.rejected) if each.id == claim), None)
    if found is None:
        raise Bad(
            Problem(claim, 0, 0, "the case has no such statement; list them with: countertrade read CASE")
        )
    article = next(each for each in whole.articles if each.id == found.article)
    source = found.attribution.source
    item: dict[str, Any] = {
        "@type": "Claim",
        "datePublished": article.published,
        "author": {
            "@type": "Person" if source.kind == "person" else "Organization",
            "name": source.name or source.text,
        }
        if source
        else None,
        "appearance": {
            "@type": "NewsArticle",
            "url": article.url,
            "headline": article.title,
            "publisher": _named(article.outlet),
        }
        if article.url
        else None,
    }
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "datePublished": at[:10],
        "author": _named(by),
        "claimReviewed": found.text or (found.entered.quote_original if found.entered else None),
        "inLanguage": article.language,
        "itemReviewed": _filled(item),
        "reviewRating": {"@type": "Rating", "alternateName": rating},
    }
    return (json.dumps(_filled(review), ensure_ascii=False, indent=2) + "\n").encode()


def _named(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _filled(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _filled(value) if isinstance(value, dict) else value
        for key, value in table.items()
        if value is not None
    }
