"""Articles and captures added to a case, with what is known of how they were captured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from countertrade import case as folders
from countertrade import files
from countertrade.api import stages
from countertrade.captures import Capture, Stamp, Unpacked, stamped
from countertrade.captures.timestamps import ENDINGS
from countertrade.records import Article, Bad, Problem, replace


class Added(NamedTuple):
    """An article of the case, whether it is new there, and what is known of its capture."""

    article: Article
    fresh: bool
    provenance: folders.Provenance


class Additions(NamedTuple):
    """What was added, and why parts of the file could not be."""

    added: tuple[Added, ...]
    problems: tuple[Problem, ...]
    stamp: Stamp | None


def add(
    folder: Path,
    data: bytes,
    name: str,
    *,
    at: str,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    language: str | None = None,
    stamps: Sequence[tuple[str, bytes]] = (),
    roots: Sequence[bytes] = (),
) -> Additions:
    """Every article in a page, PDF, mail, text or capture, stored in the case with the hash and the moment of its capture.

    Args:
        folder: of the case.
        data, name: the file.
        at: the moment now, where the capture does not say its own.
        url, outlet, published, language: what the pages do not say of themselves.
        stamps: RFC 3161 tokens of the file, each with the name of its own file.
        roots: certificates as PEM that the signatures of the tokens are to lead to.

    Raises Bad where nothing in it is an article, or a token does not fit; nothing is stored then.
    """
    stamp, stamp_sha256 = None, None
    for token_name, token in stamps:
        stamp, stamp_sha256 = stamped(data, token, token_name, roots), files.digest_of(token)
    found = stages.captures_in(data, name)
    problems = list(found.problems)
    made: list[tuple[Capture, Article]] = []
    for capture in found.captures:
        known = {
            "url": url or capture.url,
            "outlet": outlet or capture.outlet,
            "published": published or capture.published,
            "language": language,
        }
        try:
            made.append((capture, _article(found, capture, at, known)))
        except Bad as bad:
            problems += bad.problems
    if not made:
        raise Bad(*problems)
    added: list[Added] = []
    for capture, article in made:
        stored, fresh = folders.add(folder, article, capture.data or None)
        note = folders.Provenance(
            article=stored.id,
            file=Path(name).name,
            kind=found.kind,
            sha256=found.sha256,
            url=capture.url or stored.url,
            captured=capture.captured or stored.captured,
            verified=(*found.verified, *capture.verified),
            said=capture.said,
            stamp=stamp.said if stamp else None,
            stamp_sha256=stamp_sha256,
        )
        added.append(Added(stored, fresh, note))
    if found.kind != "page" or stamp:
        folders.note_captures(folder, [each.provenance for each in added])
    return Additions(tuple(added), tuple(problems), stamp)


def _article(found: Unpacked, capture: Capture, at: str, known: dict[str, str | None]) -> Article:
    when = capture.captured or at
    if not capture.data:
        return Article(
            id=folders.article_id("", capture.url),
            text="",
            sha256="",
            captured=when,
            title=capture.title,
            archive_url=capture.archive_url,
            **known,  # type: ignore[arg-type]
        )
    called = found.name if len(found.captures) == 1 else f"{found.name}: {capture.name}"
    try:
        article = stages.article_from(capture.data, capture.name, captured=when, **known)
    except Bad as bad:
        raise Bad(*(problem._replace(path=called) for problem in bad.problems)) from None
    if capture.archive_url:
        article = replace(article, archive_url=capture.archive_url)
    return article


def stamps_beside(path: Path) -> list[tuple[str, bytes]]:
    """The timestamp tokens that lie beside a file: its name with .tsr or .tst behind it, or in place of its ending."""
    from countertrade.captures.timestamps import LARGEST

    names = [path.with_name(path.name + ending) for ending in ENDINGS] + [
        path.with_suffix(e) for e in ENDINGS
    ]
    return [
        (str(place), files.read_given(place, LARGEST))
        for place in dict.fromkeys(names)
        if place != path and place.is_file()
    ]
