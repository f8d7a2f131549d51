"""Statements that other tools and models propose, held against the stored text.

A proposal is strings, never offsets: a quote, who said it, by which word. Each must stand literally in the stored text (blanks and quotation
marks folded), and each figure is read again by our own grammar. What does not hold is refused with its reason; what holds is a suggestion,
and counts for nothing until a person accepts it.
"""

from __future__ import annotations

from countertrade.suggestions.matching import places_of
from countertrade.suggestions.proposals import ClaimReview, Proposal, claim_reviews, from_rows, is_proposals
from countertrade.suggestions.statements import Held, Refused, held, reviewed

__all__ = [
    "ClaimReview", "Held", "Proposal", "Refused", "claim_reviews", "from_rows", "held", "is_proposals", "places_of", "reviewed",
]  # fmt: skip
