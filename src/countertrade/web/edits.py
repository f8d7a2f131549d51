"""What the page writes: decisions, articles, the model file. Each write is on the disk before it is acknowledged.

Two open pages never overwrite one another: a decision says which one it saw last on its target (`seen`), an edit of the model which text
(`sha256`). A lost race is told, and nothing is written.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from countertrade import case as folder_of
from countertrade import files, naming, pipeline, worker
from countertrade.annotations import about, annotation
from countertrade.captures import Capture, Unpacked, kind_of, unpack
from countertrade.decisions import ACTIONS, decision, in_force, refuse_unsound
from countertrade.pipeline import read_case, read_one, refuse_breaking
from countertrade.records import Annotation, Article, Bad, Case, Claim, Decision, Problem, Record, replace


class Race(Exception):  # noqa: N818 - told to the person, not an error of ours
    """Somebody decided or wrote meanwhile. `made` is what stands now, None where the statement itself changed."""

    def __init__(self, made: Decision | None) -> None:
        super().__init__("decided meanwhile")
        self.made = made


class Wanted(Record, frozen=True, kw_only=True):
    """A decision as the page sends it."""

    target: str
    action: str
    fields: dict[str, str] = {}
    reason: str | None = None
    seen: str = ""  # id of the last decision on the target that the page knew
    content: str | None = None  # of the statement that was judged
    by: str = ""


OTHER = {"set_parent": "parent", "merge": "with", "split": "from"}
"""The field in which a decision about two statements names the other one; `correct` has fields of its own, all others have none."""

NO_PARENT = "none"
"""What the list of parents offers for a statement that was taken from nobody."""


def now() -> str:
    """The moment of a decision made at the page: the page is at the edge, so it reads the clock."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def decide(folder: Path, wanted: Wanted, person: str) -> Decision:
    """Append the decision. Raises Race where another page was faster, Bad where it makes no sense."""
    return decide_all(folder, [wanted], person)[0]


def decide_all(folder: Path, wanted: Sequence[Wanted], person: str) -> tuple[Decision, ...]:
    """Append the decisions, all or none. Raises Race where another page was faster with one of them, Bad where one makes no sense."""
    for each in wanted:
        if each.action not in ACTIONS:
            raise Bad(
                Problem("decision", 0, 0, f"'{each.action}' is no action; actions are {', '.join(ACTIONS)}")
            )
        if each.action in ("dismiss", "answer") and not (each.reason or "").strip():
            raise Bad(Problem("decision", 0, 0, "say why"))
    with folder_of.writing(folder):
        case = folder_of.open_case(folder)
        for each in wanted:
            _same_as_seen(case, each)
        made = [_checked(case, each, each.by or person) for each in wanted]
        refuse_breaking(folder, case, made)
        return folder_of.decide(folder, *made)


class Noted(Record, frozen=True, kw_only=True):
    """A note as the page sends it; without a text it takes away the one that was `seen`."""

    target: str
    text: str
    seen: str = ""  # id of the note that this is a later version of


def note(work: pipeline.Pipeline, wanted: Noted, person: str) -> Annotation:
    """Append the note. Raises NoteChanged where another page was faster, Bad where it makes no sense."""
    findings = work.all_findings if wanted.target.startswith("f-") else ()
    words = about(wanted.target, work.claims, findings)
    made = annotation(
        wanted.target, wanted.text, by=person, at=now(), about=words, replaces=wanted.seen or None
    )
    return folder_of.annotate(work.folder, made)


def _same_as_seen(case: Case, wanted: Wanted) -> None:
    if wanted.action == "undo":
        if wanted.target not in {made.id for made in in_force(case.decisions)}:
            raise Race(None)
        return
    last = next((d for d in reversed(in_force(case.decisions)) if d.target == wanted.target), None)
    if last is not None and last.id != wanted.seen:
        raise Race(last)
    claim = next((claim for claim in case.claims if claim.id == wanted.target), None)
    if claim is not None and wanted.content and claim.content != wanted.content:
        raise Race(None)


def _checked(case: Case, wanted: Wanted, by: str) -> Decision:
    if wanted.fields.get("parent") == NO_PARENT:
        wanted = replace(wanted, action="independent", fields={})
    claim = next((claim for claim in case.claims if claim.id == wanted.target), None)
    if claim is None and not wanted.target.startswith(("e-", "f-", "d-", "a-")):
        raise Bad(Problem(wanted.target, 0, 0, "the case has no such statement; reload"))
    fields: dict[str, Any] = dict(wanted.fields)
    other = OTHER.get(wanted.action)
    if wanted.action != "correct" and (strange := sorted(fields.keys() - {other})):
        raise Bad(Problem(wanted.target, 0, 0, f"'{wanted.action}' has no field '{strange[0]}'"))
    if wanted.action == "correct":
        if claim is None or not fields:
            raise Bad(Problem(wanted.target, 0, 0, "nothing is corrected"))
        if "span" in fields:
            article = next((article for article in case.articles if article.id == claim.article), None)
            fields["span"] = _place_of(fields["span"], article.text if article else "", claim)
        refuse_unsound(claim, fields, case.articles, case.measures)
    if other and fields.get(other) not in {c.id for c in case.claims} - {wanted.target}:
        said = "name the other statement by its id; the list offers those whose words you type"
        raise Bad(Problem(wanted.target, 0, 0, said))
    return decision(
        wanted.target,
        wanted.action,  # type: ignore[arg-type]
        by=by,
        at=now(),
        fields=fields,
        reason=(wanted.reason or "").strip() or None,
        claim=claim,
    )


def _place_of(words: str, text: str, claim: Claim) -> tuple[int, int]:
    """Where the words stand in the article, from and to: where they stand nearest to the statement, if in several places. Raises Bad
    where they do not stand in it."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    before = claim.span[0] if claim.span else 0
    places = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    if not places:
        raise Bad(Problem(claim.id, 0, 0, f"'{words}' does not stand in the article; copy the words from it"))
    return min(places, key=lambda place: abs(place[0] - before))


# --- articles -----------------------------------------------------------------------------------------------------------

ACCEPTED = frozenset({
    ".html", ".htm", ".xhtml", ".pdf", ".txt", ".text", ".eml", ".md", ".wacz", ".warc", ".gz", ".mhtml", ".mht",
})  # fmt: skip


class HandedIn(NamedTuple):
    """An article in what was handed in, its own bytes, and how it was captured."""

    article: Article
    data: bytes
    capture: Capture


def add_article(folder: Path, data: bytes, name: str, known: Mapping[str, str]) -> tuple[Article, bool]:
    """Store what was uploaded or pasted, every page of a web archive, and read it at once; gives the first article, and whether it is new.

    Raises Bad for what is no article, and for one that reading would take too long; one that it cannot read by a fault of ours is stored,
    and its view says so.
    """
    found, kept = articles_in(data, name, known)
    for each in kept:
        with contextlib.suppress(worker.Fault):
            read_one(each.article, name=each.article.original)
    stored = [folder_of.add(folder, each.article, each.data) for each in kept]
    if found.kind != "page":
        notes = [_provenance(found, each, article) for each, (article, _) in zip(kept, stored, strict=True)]
        folder_of.note_captures(folder, notes)
    read_case(folder, whole=False)
    return stored[0]


def articles_in(data: bytes, name: str, known: Mapping[str, str]) -> tuple[Unpacked, list[HandedIn]]:
    """The articles in a page, PDF, mail, text or web archive. Raises Bad where there is none in it."""
    plain = Path(name.replace("\\", "/")).name or "pasted.txt"
    if Path(plain).suffix.lower() not in ACCEPTED:
        kinds = ", ".join(sorted(ACCEPTED))
        raise Bad(Problem(plain, 0, 0, f"this kind of file is not read; hand in {kinds}"))
    if kind_of(data, plain) == "page":
        found = unpack(data, plain)
    else:
        found = worker.run(partial(unpack, data, plain), name=plain, size=len(data), doing="taking apart")
    kept: list[HandedIn] = []
    problems = list(found.problems)
    for capture in found.captures:
        said = {"url": capture.url, "outlet": capture.outlet, "published": capture.published}
        stated = {key: value for key, value in said.items() if value} | dict(known)
        try:
            kept.append(HandedIn(_article_from(capture, stated), capture.data, capture))
        except Bad as bad:
            problems += bad.problems
    if not kept:
        raise Bad(*problems)
    return found, kept


def article_from(data: bytes, name: str, known: Mapping[str, str]) -> Article:
    """The first article in what was handed in. Raises Bad where there is none in it."""
    return articles_in(data, name, known)[1][0].article


def _provenance(found: Unpacked, each: HandedIn, stored: Article) -> folder_of.Provenance:
    capture = each.capture
    return folder_of.Provenance(
        article=stored.id,
        file=found.name,
        kind=found.kind,
        sha256=found.sha256,
        url=capture.url or stored.url,
        captured=capture.captured or stored.captured,
        verified=(*found.verified, *capture.verified),
        said=capture.said,
        stamp=None,
        stamp_sha256=None,
    )


def _article_from(capture: Capture, known: Mapping[str, str]) -> Article:
    from countertrade.dates import iso_date

    said = {
        key: known[key].strip() or None for key in ("url", "outlet", "published", "language") if key in known
    }
    said["published"] = iso_date(said.get("published"))
    return pipeline.article_from(capture.data, capture.name, captured=capture.captured or now(), **said)


# --- the model file -----------------------------------------------------------------------------------------------------


class Edit(Record, frozen=True, kw_only=True):
    """A change of deal.yaml: the whole text, or the value of one quantity."""

    sha256: str  # of the text that the page was drawn from
    text: str | None = None
    quantity: str | None = None
    value: str | None = None


def edit_model(folder: Path, edit: Edit, refuse: Callable[[str], None]) -> bytes:
    """Write the change; comments and layout outside it stay as they are. Gives the file's new bytes.

    `refuse` raises Bad for a text that is no model: it is asked first, and then nothing is written. Raises ChangedOnDisk for a lost race.
    """
    path = folder / folder_of.DEAL
    if edit.text is not None:
        with folder_of.writing(folder):
            old = files.read_bytes(path) if files.exists(path) else None
            if old is not None and files.digest_of(old) != edit.sha256:
                raise files.ChangedOnDisk(f"{path.name} changed on disk; reload")
            text = edit.text.replace("\r\n", "\n")
            refuse(text)
            if b"\r\n" in (old or b""):  # a browser gives every line the ending \n
                text = text.replace("\n", "\r\n")
            files.write_bytes(path, files.like(old or b"", text))
    else:
        value = (edit.value or "").strip()
        if not edit.quantity or not value or "\n" in value:
            raise Bad(Problem(path.name, 0, 0, "a value is one line, for example 445 to 520 USD/t"))
        text = files.read_text(path)
        node = value_of(text, edit.quantity)
        written = as_scalar(value, node.quoted or "," in value)
        if (
            files.digest_of(files.read_bytes(path)) == edit.sha256
        ):  # else the race is told, not what is wrong in another text
            refuse(text[: node.start] + written + text[node.end :])
        files.splice(path, edit.sha256, node.start, node.end, written)
    return files.read_bytes(path)


def editable(text: str) -> frozenset[str]:
    """The quantities of a model that have a value of their own."""
    quantities = naming.read(text, folder_of.DEAL).get("quantities")
    return frozenset(
        entry.key.text
        for entry in (quantities.entries if isinstance(quantities, files.Table) else ())
        if isinstance(
            entry.value.get("value") if isinstance(entry.value, files.Table) else entry.value, files.Text
        )
    )


def value_of(text: str, quantity: str) -> files.Text:
    """The scalar that holds a quantity's value. Raises Bad where it has none of its own (claims, steps)."""
    quantities = naming.read(text, folder_of.DEAL).get("quantities")
    entry = quantities.get(quantity) if isinstance(quantities, files.Table) else None
    value = entry.get("value") if isinstance(entry, files.Table) else entry
    if not isinstance(value, files.Text):
        line, column = (entry.line, entry.column) if entry else (1, 1)
        raise Bad(
            Problem(
                folder_of.DEAL, line, column, f"'{quantity}' has no value of its own to change; edit the file"
            )
        )
    return value


def as_scalar(value: str, quoted: bool) -> str:
    """The value as YAML that reads back as the same text, quoted where it must be."""
    if quoted or value[0] in "&*!|>%@`'\"#{}[]-?:," or ": " in value or " #" in value:
        return msgspec.json.encode(value).decode()
    return value
