"""A case in the formats of other tools: what a desk hands on to a graph, a register of threats, a publisher or a library.

Each format is a function from a case to bytes, validated in the tests by the standard's own package. Only statements that stand are written, each
with its article and its exact words; a rating comes from a person or not at all.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline

Export = Callable[["Pipeline"], bytes]


class Format(NamedTuple):
    """Where a format is written, the ending of its files, and what it is, in words."""

    module: str
    suffix: str
    says: str


FORMATS: dict[str, Format] = {
    "ftm": Format(
        "ftm",
        ".ftm.json",
        "FollowTheMoney entities, one a line: Payment, EconomicActivity, Article, Mention, Documentation",
    ),
    "prov": Format(
        "prov", ".prov.json", "W3C PROV as JSON: who stated, quoted, retold, read and decided what"
    ),
    "stix": Format("stix", ".stix.json", "STIX 2.1 bundle: a report with notes, each with its confidence"),
    "assessment": Format(
        "assessment", ".assessment.csv", "Admiralty pairs of statements and ICD 203 words of answers, as CSV"
    ),
    "csl": Format("citations", ".csl.json", "the articles as CSL-JSON, for Zotero and word processors"),
    "bibtex": Format("citations", ".bib", "the articles as BibTeX"),
}


def export(whole: Pipeline, form: str) -> bytes:
    """The case in one of `FORMATS`. Raises MissingPackageError where its package is not installed, KeyError for another format."""
    module = importlib.import_module(f"countertrade.interchange.{FORMATS[form].module}")
    made: Export = getattr(module, form)
    return made(whole)
