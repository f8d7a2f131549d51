"""A first model written into a case: the measures that its statements need, then a deal.yaml of all that is said."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from countertrade import case as folder_of
from countertrade import files, worker
from countertrade.modelling.draft import draft, measures_yaml, names_yaml, proposed
from countertrade.pipeline import pipeline_of, read_case
from countertrade.records import Bad, Measure, Problem

DRAFT = "deal.draft.yaml"
"""Where the draft goes when there is a deal.yaml already."""


class Draft(NamedTuple):
    """What was written: the file, the measures added to case.yaml, those proposed beside its own, and what the model lacks."""

    path: Path
    added: tuple[Measure, ...]
    proposed: tuple[Measure, ...]
    lacks: tuple[str, ...]


def write_draft(folder: Path, language: str = "en") -> Draft:
    """Draft a model from the statements of a case; what stands in the case already is kept.

    Args:
        folder: of the case.
        language: of the names in the model, "en" or "de".

    Raises:
        Bad: where there is no statement to draft from, the case cannot be read, or drafting takes longer than any page does.
    """
    whole = pipeline_of(folder, language=language)
    if not whole.judged.stand:
        said = f"there is no statement to draft from; run: countertrade read {files.typed(folder)}"
        raise Bad(Problem(str(folder), 0, 0, said))
    added: tuple[Measure, ...] = ()
    if not whole.case.measures:
        added = proposed(whole.judged.stand, whole.articles)[0]
        if added:
            _append(folder, measures_yaml(added))
            read_case(folder)
            whole = pipeline_of(folder, language=language)
    task = partial(
        draft,
        whole.case.title,
        whole.placed,
        whole.articles,
        whole.case.measures,
        whole.case.parties,
        lineage=whole.lineage,
        reference=whole.reference,
        language=language,
    )
    size = sum(len(article.text) for article in whole.articles)
    drafted = worker.run(task, name=str(folder), size=size, doing="drafting")
    if drafted.names and not whole.case.names:
        _append(folder, names_yaml(drafted.names))
    target = folder / folder_of.DEAL
    if files.exists(target):
        target = folder / DRAFT
    folder_of.write(folder, target.name, drafted.deal)
    return Draft(target, added, drafted.measures, drafted.lacks)


def _append(folder: Path, lines: str) -> None:
    text = files.read_text(folder / folder_of.CASE)
    folder_of.write(folder, folder_of.CASE, text.rstrip("\n") + "\n\n" + lines)
