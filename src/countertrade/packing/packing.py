"""A package made of a case, and a timestamp token put into it."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from countertrade import case as folders
from countertrade import files
from countertrade.packing.facts import encoded, facts_of, shareable, taken_up, without_comments
from countertrade.packing.parts import (
    DEAL,
    ESTIMATES,
    FACTS,
    FOLDER,
    FORMAT,
    MANIFEST,
    OUTCOME,
    REPORT,
    STAMP,
    unzipped,
    zipped,
)
from countertrade.pipeline import Pipeline
from countertrade.records import Bad, Outcome, Problem
from countertrade.version import __version__

VERSIONS = ("numpy", "scipy", "numba", "msgspec", "pint", "ruamel.yaml", "trafilatura")
"""Packages whose version can move a figure or a text."""
Report = Callable[[Pipeline, Outcome], str]


def pack(
    whole: Pipeline,
    report: Report,
    *,
    internal: bool,
    draws: int | None,
    seed: int,
    by: str,
    at: str,
    note: str | None = None,
) -> bytes:
    """The package of a case.

    Args:
        whole: the case, with a model.
        report: makes the report's page of a case and its outcome.
        internal: with the case folder as it is; else with short quotes and hashes, no articles, no notes, no names of analysts.
        draws, seed: of the run that is packed.
        by, at: who packs it, and when; `by` stands in an internal package only.
        note: a line for whoever opens it.

    Raises Bad where there is no model, or something is wrong in it.
    """
    facts = facts_of(whole)
    text, path = folders.deal_of(whole.folder)
    if not internal:
        facts, text = shareable(facts), without_comments(text, path)
    shown = taken_up(facts, whole.folder)
    deal = shown.deal_from(text, DEAL)
    vars(shown)["deal"] = deal
    outcome = shown.outcome_of(deal, draws, seed)
    made: dict[str, bytes] = {
        FACTS: encoded(facts),
        DEAL: text.encode(),
        ESTIMATES: _json(msgspec.to_builtins(dict(sorted(shown.estimates.items())))),
        OUTCOME: encoded(outcome),
        REPORT: report(shown, outcome).encode(),
    }
    if internal:
        made |= {FOLDER + name: data for name, data in _folder(whole.folder).items()}
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "kind": "internal" if internal else "shareable",
        "title": whole.case.title,
        "made": at,
        **({"by": by} if internal else {}),
        **({"note": note} if note else {}),
        "run": {"draws": outcome.draws, "seed": seed, "as_of": whole.as_of, "language": whole.language},
        "answers": {answer.question: answer.text for answer in outcome.answers},
        "texts": {
            article.id: {
                "sha256_of_text": hashlib.sha256(article.text.encode()).hexdigest(),
                "sha256_of_capture": article.sha256,
            }
            for article in whole.articles
        },
        "versions": versions(),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(made.items())},
    }
    return zipped({MANIFEST: _json(manifest), **dict(sorted(made.items()))})


def stamp(data: bytes, token: bytes, name: str, token_name: str) -> bytes:
    """The package with a timestamp token of its manifest in the place for it. Raises Bad where the token stamps something else."""
    from countertrade.captures import stamped

    parts = unzipped(data, name)
    if MANIFEST not in parts:
        raise Bad(Problem(name, 0, 0, f"this is no package: it has no {MANIFEST}"))
    stamped(parts[MANIFEST], token, token_name)
    return zipped(
        {MANIFEST: parts.pop(MANIFEST), STAMP: token, **{n: d for n, d in parts.items() if n != STAMP}}
    )


def versions() -> dict[str, str]:
    """What the figures were made with."""
    found = {"countertrade": __version__, "python": platform.python_version(), "machine": platform.machine()}
    for package in VERSIONS:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def _json(table: Any) -> bytes:
    return (json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _folder(folder: Path) -> dict[str, bytes]:
    """The files of a case, by their path in it with "/" between its parts."""
    named = (
        folders.CASE, folders.CLAIMS, folders.DECISIONS, folders.NOTES, folders.STATEMENTS, folders.DEAL, folders.REPORTS, folders.CAPTURES,
        folders.SUGGESTIONS, folders.ANSWERS,
    )  # fmt: skip
    paths = [folder / name for name in named]
    for inner in folders.FOLDERS:
        place = folder / inner
        if place.is_dir() and not place.is_symlink():
            paths += [
                path
                for path in sorted(place.iterdir())
                if not path.is_dir() and not path.name.startswith(".")
            ]
    return {
        path.relative_to(folder).as_posix(): files.read_bytes(path) for path in paths if files.exists(path)
    }
