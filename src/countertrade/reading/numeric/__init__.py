"""Quantities on the tokens of a document: numbers in digits and words with hedge, unit, rate, and what is counted."""

from __future__ import annotations

from countertrade.reading.numeric.drafts import Label
from countertrade.reading.numeric.figures import Figure, figures

__all__ = ["Figure", "Label", "figures"]
