"""Statements that other tools or models propose: suggestions.jsonl. They count for nothing until a person accepts them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from countertrade import files
from countertrade.case.articles import add_statements
from countertrade.case.places import SUGGESTIONS, writing
from countertrade.records import Claim, Decision, Record, replace


class Suggestion(Record, frozen=True, kw_only=True):
    """A proposed statement, every span of which quotes the stored text. `claim.entered.by` names the tool or model."""

    claim: Claim
    at: str
    state: Literal["suggested", "accepted", "rejected"] = "suggested"
    rejected: Decision | None = (
        None  # who did not take it, and why: it judges no statement of the case, so it stands here
    )


def suggestions_of(folder: Path) -> list[Suggestion]:
    """All suggestions, those that were decided too. Raises Bad with every line that is none."""
    return files.read_records(folder / SUGGESTIONS, Suggestion)


def suggest(folder: Path, claims: Sequence[Claim], at: str) -> int:
    """Store what is new among the proposed statements; gives how many are. One that was rejected does not come back."""
    with writing(folder):
        known = suggestions_of(folder)
        ids = {each.claim.id for each in known}
        fresh = [
            Suggestion(claim=claim, at=at)
            for claim in {c.id: c for c in claims}.values()
            if claim.id not in ids
        ]
        if fresh:
            files.write_records(folder / SUGGESTIONS, [*known, *fresh])
    return len(fresh)


def proposed(folder: Path, target: str) -> Claim | None:
    """A statement that was proposed and is not accepted, by its id; None where there is no such suggestion."""
    return next(
        (e.claim for e in suggestions_of(folder) if e.claim.id == target and e.state != "accepted"), None
    )


def accept(folder: Path, target: str) -> None:
    """Make a suggestion a statement of the case; one that was rejected may be accepted after all."""
    with writing(folder):
        for each in suggestions_of(folder):
            if each.claim.id == target:
                add_statements(folder, (), [each.claim])
        _put(folder, target, state="accepted", rejected=None)


def reject(folder: Path, made: Decision) -> None:
    """Have a suggestion wait no longer; who did not take it stands beside it."""
    with writing(folder):
        _put(folder, made.target, state="rejected", rejected=made)


def _put(folder: Path, target: str, **fields: Any) -> None:
    known = suggestions_of(folder)
    changed = [replace(each, **fields) if each.claim.id == target else each for each in known]
    files.write_records(folder / SUGGESTIONS, changed)
