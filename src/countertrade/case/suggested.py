"""Statements that other tools or models propose: suggestions.jsonl. They count for nothing until a person accepts them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from countertrade import files
from countertrade.case.articles import add_statements
from countertrade.case.places import SUGGESTIONS, writing
from countertrade.records import Claim, Record, replace


class Suggestion(Record, frozen=True, kw_only=True):
    """A proposed statement, every span of which quotes the stored text. `claim.entered.by` names the tool or model."""

    claim: Claim
    at: str
    state: str = "suggested"  # then "accepted" or "rejected"


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


def settle(folder: Path, target: str, *, accept: bool) -> Claim | None:
    """Have a suggestion accepted, which makes it a statement of the case, or rejected; None where there is no such suggestion."""
    with writing(folder):
        known = suggestions_of(folder)
        found = next((each for each in known if each.claim.id == target and each.state == "suggested"), None)
        if found is None:
            return None
        if accept:
            add_statements(folder, (), [found.claim])
        state = "accepted" if accept else "rejected"
        files.write_records(
            folder / SUGGESTIONS, [replace(each, state=state) if each is found else each for each in known]
        )
        return found.claim
