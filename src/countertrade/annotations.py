"""Notes that people write on a statement or a finding: which of them stand, and on what.

A note never changes what it is about. A later one may replace it, or take it away with an empty text; the earlier stays in the file, as
decisions do, so that two people's files merge by union and nothing that was written is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from countertrade.records import Annotation, Bad, Claim, Finding, Problem, digest

LONGEST = 2000
"""Characters of a note: a page of print; what is longer belongs in a document of its own."""


def annotation(
    target: str, text: str, *, by: str, at: str, about: str | None = None, replaces: str | None = None
) -> Annotation:
    """A note with its id. Raises Bad for one that is too long, or that says nothing and replaces nothing."""
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if not text and replaces is None:
        raise Bad(Problem(target, 0, 0, "the note is empty; write something"))
    if len(text) > LONGEST:
        said = f"the note has {len(text)} characters; keep it to {LONGEST}"
        raise Bad(Problem(target, 0, 0, said))
    made = digest("n", target, text, by, at, replaces)
    return Annotation(id=made, target=target, text=text, by=by, at=at, about=about, replaces=replaces)


def standing(notes: Iterable[Annotation]) -> list[Annotation]:
    """The notes that no later one replaced or took away, in order. Two that replace the same one both stand.

    >>> first = annotation("c-1", "ask Jo", by="K", at="2025-01-02")
    >>> second = annotation("c-1", "ask Jo again", by="K", at="2025-01-03", replaces=first.id)
    >>> gone = annotation("c-1", "", by="L", at="2025-01-04", replaces=second.id)
    >>> [note.text for note in standing([first, second])], standing([first, second, gone])
    (['ask Jo again'], [])
    """
    known = list(notes)
    replaced = {note.replaces for note in known}
    return list({note.id: note for note in known if note.text and note.id not in replaced}.values())


def by_target(notes: Iterable[Annotation], claims: Sequence[Claim]) -> dict[str, list[Annotation]]:
    """The standing notes by what they are on now: a statement that reading found anew at the same words takes over its notes."""
    ids = {claim.id for claim in claims}
    by_words: dict[str, list[str]] = {}
    for claim in claims:
        by_words.setdefault(claim.text or "", []).append(claim.id)
    found: dict[str, list[Annotation]] = {}
    for note in standing(notes):
        again = by_words.get(note.about or "", [])
        moved = note.target.startswith("c-") and note.target not in ids and len(again) == 1
        found.setdefault(again[0] if moved else note.target, []).append(note)
    return found


def about(target: str, claims: Iterable[Claim], findings: Iterable[Finding]) -> str | None:
    """The words that a note on this target is about. Raises Bad where the case has no such statement or finding."""
    for claim in claims:
        if claim.id == target:
            return claim.text
    for finding in findings:
        if finding.id == target:
            return finding.message
    said = "the case has no such statement or finding; name a statement c-… or a finding f-…"
    raise Bad(Problem(target, 0, 0, said))


def without_place(
    notes: Mapping[str, Sequence[Annotation]], claims: Iterable[Claim], findings: Iterable[Finding]
) -> list[Annotation]:
    """Notes on what is no longer found: kept and shown, with the words they are about."""
    there = {claim.id for claim in claims} | {finding.id for finding in findings}
    return [note for target, some in notes.items() if target not in there for note in some]
