"""Where the files of a case lie, and the right to write them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from countertrade import files
from countertrade.records import Bad, Problem

OUTCOMES = "outcomes.csv"
RESOLVED = "resolved.csv"
CASE, CLAIMS, DECISIONS, NOTES, STATEMENTS, DEAL, REPORTS = (
    "case.yaml",
    "claims.jsonl",
    "decisions.jsonl",
    "notes.jsonl",
    "statements.jsonl",
    "deal.yaml",
    "reports.jsonl",
)
CAPTURES, SUGGESTIONS, ANSWERS = "captures.jsonl", "suggestions.jsonl", "model-answers.jsonl"
FOLDERS = ("articles", "articles/original", "articles/versions", "reference")
LIMIT = 64 * 2**20
"""The largest file taken as an article, in bytes: above a long PDF, below what would fill a laptop's memory."""


def is_case(path: Path) -> bool:
    return files.exists(path / CASE)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """The right to write in a case, one at a time; what a writer that was killed left over is cleared away.

    Raises Bad where the case is gone, for it must not come back half, and where one of its folders leads elsewhere.
    """
    with files.locked(folder):
        if not is_case(folder):
            raise Bad(Problem(str(folder), 0, 0, "the case is no longer there; nothing was written"))
        files.own_folders(folder, FOLDERS)
        for name in FOLDERS:
            files.clean(folder / name)
        yield


def write(folder: Path, name: str, text: str) -> None:
    """Write one of the files that lie in the case's folder itself, whole or not at all."""
    with writing(folder):
        files.write_text(folder / name, text)
