"""The door for programs and notebooks: what `import countertrade as ct` gives.

Everything here calls the stages and shows what they found; nothing is worked out here. Objects are read-only views: what a person decides or
adds goes through a method of `Case`, which writes it to the case folder.
"""

from __future__ import annotations

from countertrade.api.case import Case, Chain, Estimate, example, new, open, verify
from countertrade.api.deal import Deal, load
from countertrade.api.outcome import Outcome
from countertrade.api.reading import Check, Reading, check, read
from countertrade.api.tabular import Records
from countertrade.errors import (
    ArticleError,
    CaseError,
    Error,
    MissingPackageError,
    ModelError,
    NotFoundError,
)
from countertrade.quantity import Quantity
from countertrade.records import (
    Annotation,
    Article,
    Claim,
    Decision,
    Finding,
    Origin,
    Problem,
    Quantiles,
    Reference,
    Retelling,
)

__all__ = [
    "Annotation", "Article", "ArticleError", "Case", "CaseError", "Chain", "Check", "Claim", "Deal", "Decision", "Error", "Estimate", "Finding",
    "MissingPackageError", "ModelError", "NotFoundError", "Origin", "Outcome", "Problem", "Quantiles", "Quantity", "Reading", "Records",
    "Reference", "Retelling", "check", "example", "load", "new", "open", "read", "verify",
]  # fmt: skip
