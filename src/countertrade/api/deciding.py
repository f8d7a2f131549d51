"""What a person decides, looked at before it is stored: a target that the case has, fields that the action can take."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from countertrade import case as folders
from countertrade import decisions as judging
from countertrade.annotations import about, annotation, standing
from countertrade.api.stages import refuse_breaking
from countertrade.pipeline import Pipeline
from countertrade.records import Annotation, Bad, Case, Decision, Problem


def decided(
    opened: Case,
    folder: Path,
    target: str,
    action: str,
    fields: Mapping[str, Any],
    *,
    by: str,
    at: str,
    reason: str | None = None,
) -> Decision:
    """The decision, stored in the case; accepting a suggestion makes it a statement of the case first. Raises Bad where it makes no sense, or the model could be read no longer with it."""
    if action not in judging.ACTIONS:
        said = f"'{action}' is no decision; decisions are {', '.join(judging.ACTIONS)}"
        raise Bad(Problem(target, 0, 0, said))
    claim = next((known for known in opened.claims if known.id == target), None)
    waiting = folders.proposed(folder, target) if claim is None and action in ("accept", "reject") else None
    if waiting is None:
        refuse_nonsense(opened, target, action, dict(fields))
    made = judging.decision(
        target,
        action,  # type: ignore[arg-type]
        by=by,
        at=at,
        fields=dict(fields),
        reason=reason,
        claim=claim or waiting,
    )
    if waiting is not None:
        if action == "reject":
            folders.reject(folder, made)
            return made
        folders.accept(folder, target)
    refuse_breaking(folder, opened, [made])
    (stored,) = folders.decide(folder, made)
    return stored


def noted(work: Pipeline, target: str, text: str, *, by: str, at: str) -> Annotation:
    """The note on a statement or finding, or in place of the note n-… that is the target, stored. An empty text deletes one.

    Raises Bad for a target that is not in the case, and for a note that is empty or too long.
    """
    if target.startswith("n-"):
        none = Problem(target, 0, 0, "the case has no such note; list them with: countertrade note CASE")
        known = next((note for note in standing(work.case.annotations) if note.id == target), None)
        if known is None:
            raise Bad(none)
        made = annotation(known.target, text, by=by, at=at, about=known.about, replaces=target)
        try:
            return folders.annotate(work.folder, made)
        except folders.NoteChanged:
            raise Bad(none) from None
    findings = work.all_findings if target.startswith("f-") else ()
    words = about(target, work.claims, findings)
    return folders.annotate(work.folder, annotation(target, text, by=by, at=at, about=words))


def refuse_nonsense(opened: Case, target: str, action: str, fields: dict[str, Any]) -> None:
    """Raise Bad for a target that is not in the case, or fields that its action cannot take."""
    claims, articles = opened.claims, opened.articles
    claim = next((claim for claim in claims if claim.id == target), None)
    if target.startswith("c-") and claim is None:
        near = difflib.get_close_matches(target, [claim.id for claim in claims], 1)
        if not any(claim.entered is None for claim in claims):
            hint = "its articles are not read yet; run: countertrade read CASE"
        else:
            hint = f"did you mean {near[0]}?" if near else "list them with: countertrade read CASE"
        raise Bad(Problem(target, 0, 0, f"the case has no such statement; {hint}"))
    if action == "undo":
        on_it = [made for made in judging.in_force(opened.decisions) if target in (made.id, made.target)]
        if not target.startswith("d-"):
            known = ", ".join(f"{made.id} ({made.action})" for made in on_it) or "none"
            raise Bad(Problem(target, 0, 0, f"undo names a decision d-…; in force on {target}: {known}"))
        if not on_it and target not in {made.id for made in opened.decisions if made.action == "undo"}:
            raise Bad(Problem(target, 0, 0, "the case has no such decision in force"))
    if target.startswith("a-") and target not in {article.id for article in articles}:
        raise Bad(Problem(target, 0, 0, "the case has no such article"))
    if not target.startswith(("c-", "e-", "f-", "a-", "d-")):
        raise Bad(
            Problem(
                target,
                0,
                0,
                "name a statement c-…, an edge e-…, a finding f-…, an article a-… or a decision d-…",
            )
        )
    if action == "correct":
        if claim is None or not fields:
            raise Bad(
                Problem(
                    target, 0, 0, f"correct needs a statement and at least one of {', '.join(judging.FIELDS)}"
                )
            )
        judging.refuse_unsound(claim, fields, articles, opened.measures)
    if action == "set_parent":
        parent = fields.get("parent")
        if parent not in {claim.id for claim in claims} and parent != "none":
            raise Bad(
                Problem(
                    target, 0, 0, "set_parent needs parent=c-… of a statement in the case, or parent=none"
                )
            )
