"""Countertrade: what each side of a reported deal between states gives, gets and risks.

    import countertrade as ct

    ct.check("article.html")                      # who says what, and does it add up?
    case = ct.open("my-case")                     # a folder of articles, statements, decisions and a model
    case.statements.to_pandas()
    case.chain("rice")                            # who took the figure from whom
    outcome = case.deal.run(draws=4096, seed=0)   # what each side gives, gets and risks
    outcome.quantiles

The stages are plain functions from records to records (see `countertrade.records`):

    Article ──read──▶ Claims ──trace──▶ Lineage ──pool──▶ Estimates ──model──▶ Deal ──simulate──▶ Outcome

Names are imported when they are first used, so that `import countertrade` and `countertrade --help` answer at once.
"""

from __future__ import annotations

from countertrade.version import __version__

TYPE_CHECKING = False  # as typing has it, without the time that importing typing takes

if TYPE_CHECKING:
    from countertrade.api import (
        Annotation,
        Article,
        ArticleError,
        Case,
        CaseError,
        Chain,
        Check,
        Claim,
        Deal,
        Decision,
        Error,
        Estimate,
        Finding,
        MissingPackageError,
        ModelError,
        NotFoundError,
        Origin,
        Outcome,
        Problem,
        Quantiles,
        Quantity,
        Reading,
        Records,
        Reference,
        Retelling,
        check,
        example,
        load,
        new,
        open,
        read,
        verify,
    )

__all__ = [
    "__version__", "read", "check", "open", "new", "example", "load", "verify",
    "Reading", "Check", "Case", "Chain", "Estimate", "Deal", "Outcome", "Records",
    "Annotation", "Article", "Claim", "Decision", "Finding", "Origin", "Problem", "Quantiles", "Quantity", "Reference", "Retelling",
    "Error", "ArticleError", "CaseError", "ModelError", "NotFoundError", "MissingPackageError",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name in __all__:
        from countertrade import api

        return getattr(api, name)
    raise AttributeError(f"module 'countertrade' has no attribute '{name}'; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
