"""Statements that were recorded by hand or proposed by other tools, brought into a case.

Rows that a person typed are statements at once. What a tool or model proposes is held against the stored texts and waits as a suggestion.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from countertrade import case as folders
from countertrade import files
from countertrade.api import stages
from countertrade.pipeline import Pipeline
from countertrade.records import Article, Bad, Claim, Problem
from countertrade.suggestions import (
    ClaimReview,
    Held,
    Proposal,
    Refused,
    claim_reviews,
    held,
    reviewed,
)


class Suggested(NamedTuple):
    """How many suggestions are new, what was refused and why, and how many figures the reader had found as well."""

    fresh: int
    held: int
    refused: tuple[Refused, ...]
    agreed: int


def reviews_in(data: bytes, name: str) -> list[ClaimReview]:
    """The fact-checks in a file of JSON-LD or a page; none where it is something else."""
    if b"ClaimReview" not in data or not name.lower().endswith((".json", ".jsonld", ".html", ".htm")):
        return []
    return claim_reviews(files.decode(data, name))


def take_reviews(folder: Path, reviews: Sequence[ClaimReview], at: str) -> Suggested:
    """The claims of fact-checks as suggestions, each with the checker's page as its article. Raises Bad where the case cannot be written."""
    claims: list[Claim] = []
    pages: list[Article] = []
    notes: list[folders.Provenance] = []
    refused: list[Refused] = []
    for review in reviews:
        page = Article(
            id=folders.article_id("", review.url or review.claim),
            text="",
            sha256="",
            url=review.url,
            outlet=review.author or (urlsplit(review.url).hostname if review.url else None),
            published=review.published,
            language=review.language[:2].lower() if review.language else None,
            captured=at,
        )
        found = reviewed(review, page.id, stages.figures_in(review.claim, review.language or "en"))
        if isinstance(found, str):
            refused.append(Refused(Proposal(quote=review.claim), found))
            continue
        claims += found
        pages.append(page)
        said = {
            "claim": review.claim,
            "rating": review.rating,
            "claimant": review.claimant,
            "appearance": review.appearance,
        }
        notes.append(
            folders.Provenance(
                article=page.id,
                file="ClaimReview",
                kind="claim-review",
                sha256=files.digest_of(review.claim.encode()),
                url=review.url,
                captured=at,
                said={key: value for key, value in said.items() if value},
            )
        )
    if pages:
        folders.add_statements(folder, pages, [])
        folders.note_captures(folder, notes)
    return Suggested(folders.suggest(folder, claims, at), len(claims), tuple(refused), 0)


def take_proposals(whole: Pipeline, proposals: Sequence[Proposal], *, by: str, at: str) -> Suggested:
    """Proposals for the articles of a case, held against their texts and stored as suggestions. Raises Bad where it cannot be written."""
    texts = [article for article in whole.articles if article.text]
    of_article: dict[str, list[Proposal]] = {}
    refused: list[Refused] = []
    for proposal in proposals:
        found = _article_of(texts, proposal)
        if isinstance(found, str):
            refused.append(Refused(proposal, found))
        else:
            of_article.setdefault(found.id, []).append(proposal)
    made: list[Claim] = []
    agreed = 0
    for article in texts:
        if article.id in of_article:
            outcome = hold(whole, article, of_article[article.id], by)
            made += outcome.claims
            refused += outcome.refused
            agreed += outcome.agreed
    return Suggested(folders.suggest(whole.folder, made, at), len(made), tuple(refused), agreed)


def hold(whole: Pipeline, article: Article, proposals: Sequence[Proposal], by: str) -> Held:
    """Proposals for one article of a case, held against its text; its figures are read by our own grammar."""
    try:
        claims = [claim for claim in whole.claims if claim.article == article.id and claim.entered is None]
        claims = claims or stages.statements_in(article)
        mentions = stages.mentions_in(article)
    except Bad as bad:
        why = f"its article cannot be read: {bad.problems[0].message}"
        return Held(refused=tuple(Refused(proposal, why) for proposal in proposals))
    return held(article, proposals, claims, mentions, by=by)


def _article_of(articles: Sequence[Article], proposal: Proposal) -> Article | str:
    """The article that a proposal is for: named, or the one whose text was read, or the only one in which the quote stands."""
    from countertrade.suggestions import places_of

    if proposal.document is not None:
        same = [article for article in articles if article.text.strip() == proposal.document.strip()]
        if same:
            return same[0]
    if proposal.article:
        named = [
            a for a in articles if proposal.article in (a.id, a.url, a.original, Path(a.original or "").stem)
        ]
        if named:
            return named[0]
    found = [article for article in articles if places_of(proposal.quote, article.text)]
    if len(found) == 1:
        return found[0]
    if not found:
        return "the quote does not stand in any text of the case"
    return f"the quote stands in {len(found)} articles; name one under 'article'"


def problems_of(name: str, refused: Sequence[Refused]) -> list[Problem]:
    """What was refused, as problems at their lines."""
    return [
        Problem(
            name,
            each.proposal.line,
            1 if each.proposal.line else 0,
            f"“{each.proposal.quote[:60]}”: {each.why}",
        )
        for each in refused
    ]
