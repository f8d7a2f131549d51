"""Proposals held against a stored text: what stands there becomes a statement, what does not is refused with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from countertrade.quantity import Quantity
from countertrade.records import (
    Article,
    Attribution,
    Claim,
    Commitment,
    Cue,
    Entered,
    Mention,
    Source,
    Span,
    Stated,
    claim_id,
    content_of,
    digest,
    replace,
)
from countertrade.suggestions.matching import DOUBLE, folded, places_in
from countertrade.suggestions.proposals import LONGEST, ClaimReview, Proposal

FIGURES = frozenset({"currency", "count", "dimension", "percentage"})
"""Mentions that are a figure of something; a bare number says nothing without its unit."""
READ = ("de", "en")
AWAY = 400
"""Code points that a cue may stand away from its quote: a sentence before or behind it."""


class Refused(NamedTuple):
    """A proposal that does not hold, and why."""

    proposal: Proposal
    why: str


class Held(NamedTuple):
    """The statements that hold, what was refused, and how many the reader had found as well."""

    claims: tuple[Claim, ...] = ()
    refused: tuple[Refused, ...] = ()
    agreed: int = 0


class _Text(NamedTuple):
    """A stored text, folded once, with what our own reader found in it."""

    article: Article
    folded: str
    starts: list[int]
    claims: Sequence[Claim]
    mentions: Sequence[Mention]

    def places(self, quote: str) -> list[Span]:
        wanted = folded(quote.strip())[0]
        return places_in(wanted, self.folded, self.starts) if wanted else []


def held(
    article: Article,
    proposals: Sequence[Proposal],
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    *,
    by: str,
) -> Held:
    """The proposals for one article, each held against its text.

    Args:
        article: with its stored text.
        proposals: strings that are to stand in it.
        claims: what our own reader found in it: a figure that it has already is not suggested again.
        mentions: every figure in it, by our own grammar.
        by: the tool or model, for the record.
    """
    text = _Text(article, *folded(article.text), claims, mentions)
    made: dict[str, Claim] = {}
    refused: list[Refused] = []
    agreed = 0
    for proposal in proposals:
        found = _statements(text, proposal, by)
        match found:
            case str():
                refused.append(Refused(proposal, found))
            case int():
                agreed += found
            case _:
                made |= {claim.id: claim for claim in found}
    return Held(tuple(made.values()), tuple(refused), agreed)


def _statements(text: _Text, proposal: Proposal, by: str) -> list[Claim] | int | str:
    """The statements of a proposal; how many the reader has already, where it has them all; or why it does not hold."""
    if text.article.language not in READ:
        return f"its figures cannot be read: the article's language is {text.article.language or 'unknown'}"
    if len(proposal.quote) >= LONGEST:
        return f"the quote is longer than {LONGEST:,} characters"
    span = _place(text, proposal)
    if isinstance(span, str):
        return span
    inside = [m for m in text.mentions if m.quantity and m.kind in FIGURES and _within(m.span, span)]
    if not inside:
        return "there is no figure with a unit in it that our grammar reads"
    if proposal.figure:
        places = [at for at in text.places(proposal.figure) if _within(at, span)]
        if not places:
            return f"the figure “{proposal.figure}” does not stand in the quote"
        inside = [m for m in inside if any(_overlap(m.span, at) for at in places)]
        if not inside:
            return f"our grammar reads no figure with a unit at “{proposal.figure}”"
    source = _source(text, proposal, span)
    if isinstance(source, str):
        return source
    cue = _cue(text, proposal, span)
    if isinstance(cue, str):
        return cue
    made: list[Claim] = []
    agreed, differs = 0, ""
    for mention in inside:
        ours = next(
            (
                c
                for c in text.claims
                if c.quantity and c.quantity.span and _overlap(c.quantity.span, mention.span)
            ),
            None,
        )
        if ours is None:
            made.append(_claim(text.article, span, mention, source, cue, by))
        elif source is None or _same(ours.attribution.source, source):
            agreed += 1
        else:
            differs = f"{ours.id} has this figure from another source; to change that: decide CASE {ours.id} correct source='{source.text}'"
    if made:
        return made
    return differs or agreed


def _place(text: _Text, proposal: Proposal) -> Span | str:
    """Where the quote stands, or why that cannot be said."""
    places = text.places(proposal.quote)
    if not places:
        return "the quote does not stand in the text"
    if len(places) > 1:
        if proposal.near and proposal.document == text.article.text:
            return min(places, key=lambda at: abs(at[0] - proposal.near[0]))  # type: ignore[index]
        return f"the quote stands {len(places)} times in the text; quote more words around it"
    return places[0]


def _source(text: _Text, proposal: Proposal, span: Span) -> Source | str | None:
    """Who is said to have said it, where that stands nearest to the quote; the reader's own record where it knows the same words."""
    if not proposal.source:
        return None
    places = text.places(proposal.source)
    if not places:
        return f"the source “{proposal.source[:80]}” does not stand in the text"
    at = min(places, key=lambda place: _apart(place, span))
    known = (c.attribution.source for c in text.claims)
    if ours := next((s for s in known if s and s.span and _overlap(s.span, at)), None):
        return ours
    words = text.article.text[slice(*at)]
    return Source(span=at, text=words, name=" ".join(words.split()))


def _cue(text: _Text, proposal: Proposal, span: Span) -> Cue | str | None:
    if not proposal.cue:
        return None
    near = [at for at in text.places(proposal.cue) if _apart(at, span) <= AWAY]
    if not near:
        return f"the cue “{proposal.cue[:80]}” does not stand near the quote"
    at = min(near, key=lambda place: _apart(place, span))
    words = text.article.text[slice(*at)]
    return Cue(span=at, text=words, lemma=words.lower())


def _claim(
    article: Article, span: Span, mention: Mention, source: Source | None, cue: Cue | None, by: str
) -> Claim:
    assert mention.quantity is not None
    start, end = span
    around = article.text[max(0, start - 1) : start], article.text[end : end + 1]
    direct = all(sign and sign in DOUBLE for sign in around) or (
        article.text[start] in DOUBLE and article.text[end - 1] in DOUBLE
    )
    made = Claim(
        id=claim_id(article.sha256, span, mention.span),
        content="",
        article=article.id,
        span=span,
        text=article.text[start:end],
        attribution=Attribution(
            mode="narrator" if source is None else "direct" if direct else "indirect", source=source, cue=cue
        ),
        commitment=Commitment(),
        quantity=_stated(mention.quantity, mention.span, mention.text),
        rule="suggested",
        entered=Entered(by=by),
    )
    return replace(made, content=content_of(made))


def _stated(quantity: Quantity, span: Span | None, text: str | None) -> Stated:
    return Stated(
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        per=quantity.per,
        span=span,
        text=text,
    )


def reviewed(review: ClaimReview, article: str, mentions: Sequence[Mention]) -> list[Claim] | str:
    """The statements in a fact-check's claim, one for each figure that our grammar reads in it, or why there is none.

    The words are the checker's, so they are kept as entered and have no place in a stored text.
    """
    figures = [m for m in mentions if m.quantity and m.kind in FIGURES]
    if not figures:
        return "there is no figure with a unit in the claim that our grammar reads"
    source = Source(span=None, text=review.claimant, name=review.claimant) if review.claimant else None
    made = []
    for mention in figures:
        assert mention.quantity is not None
        claim = Claim(
            id=digest("c", review.url, review.claim, mention.span),
            content="",
            article=article,
            span=None,
            text=None,
            attribution=Attribution(
                mode="reported", source=source, via=tuple(filter(None, (review.author,)))
            ),
            quantity=_stated(mention.quantity, None, mention.text),
            rule="suggested",
            entered=Entered(
                by=f"ClaimReview of {review.author or 'an unnamed checker'}", quote_original=review.claim
            ),
        )
        made.append(replace(claim, content=content_of(claim)))
    return made


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _apart(one: Span, other: Span) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def _same(ours: Source | None, theirs: Source) -> bool:
    if ours is None:
        return False
    return ours == theirs or bool(
        ours.name
        and theirs.name
        and ours.name.casefold() in (theirs.name.casefold(), (theirs.text or "").casefold())
    )
