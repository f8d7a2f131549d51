"""What is known of how the articles of a case were captured: captures.jsonl, a line an article, only added to."""

from __future__ import annotations

from pathlib import Path

from countertrade import files
from countertrade.case.places import CAPTURES, writing
from countertrade.records import Record


class Provenance(Record, frozen=True, kw_only=True):
    """Where an article's bytes came from: the file that was handed in, with its hash, and what of it was verified."""

    article: str
    file: str  # name of the file handed in
    kind: str  # wacz, warc, mhtml, singlefile, mail, auto-archiver, page
    sha256: str  # of that file
    url: str | None = None
    captured: str | None = None
    verified: tuple[str, ...] = ()
    said: dict[str, str] = {}
    stamp: str | None = None  # what an RFC 3161 token says of that file
    stamp_sha256: str | None = None


def provenance_of(folder: Path) -> list[Provenance]:
    """What is known of the captures, oldest first. Raises Bad with every line that is none."""
    return files.read_records(folder / CAPTURES, Provenance)


def note_captures(folder: Path, notes: list[Provenance]) -> None:
    """Add what is new among the notes."""
    with writing(folder):
        known = {provenance_key(note) for note in provenance_of(folder)}
        if fresh := [note for note in notes if provenance_key(note) not in known]:
            files.append_records(folder / CAPTURES, fresh)


def provenance_key(note: Provenance) -> tuple[str, str, str | None]:
    """What makes two notes the same: the article, the file's hash, and the token's."""
    return note.article, note.sha256, note.stamp_sha256
