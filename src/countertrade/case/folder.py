"""The case as a whole: opened, begun, and what people and reading add to it."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Literal, TypeVar

from countertrade import files, naming
from countertrade.annotations import standing
from countertrade.case.articles import articles_of, yaml_text
from countertrade.case.places import (
    CASE,
    CLAIMS,
    DEAL,
    DECISIONS,
    FOLDERS,
    NOTES,
    OUTCOMES,
    REPORTS,
    RESOLVED,
    STATEMENTS,
    is_case,
    writing,
)
from countertrade.records import (
    Annotation,
    Article,
    Bad,
    Case,
    Claim,
    Decision,
    Measure,
    Party,
    Problem,
    Record,
    Reference,
    digest,
    replace,
)

T = TypeVar("T")


class CaseFile(Record, frozen=True, kw_only=True):
    """case.yaml."""

    title: str
    question: str | None = None
    parties: tuple[Party, ...] = ()
    linked: tuple[tuple[str, ...], ...] = ()
    aliases: dict[str, tuple[str, ...]] = {}
    names: dict[str, dict[str, str]] = {}
    ratings: dict[str, str] = {}
    camps: dict[str, tuple[str, ...]] = {}
    resolved: Literal["all", "own"] = "all"
    measures: tuple[Measure, ...] = ()


class ReportMade(Record, frozen=True, kw_only=True):
    """One exported report and what it rested on, so that a later correction can name it."""

    version: int
    at: str
    by: str
    file: str
    as_of: str | None
    answers: dict[str, float | None]
    claims: tuple[str, ...]
    articles: dict[str, int] = {}  # article id -> version


# --- Reading ------------------------------------------------------------------------------------------------------------


def open_case(folder: Path) -> Case:
    """The whole case. Raises Bad with every problem of every file at once."""
    if not folder.is_dir():
        near = difflib.get_close_matches(folder.name, [p.name for p in _subfolders(folder.parent)], 1)
        hint = (
            f"; did you mean '{near[0]}'?"
            if near
            else f"; make one with: countertrade new {files.typed(folder)}"
        )
        raise Bad(Problem(str(folder), 0, 0, f"there is no such case{hint}"))
    if not is_case(folder):
        raise Bad(Problem(str(folder), 0, 0, f"this folder is no case: it has no {CASE}"))
    problems: list[Problem] = []
    case_file = _gather(problems, lambda: _case_file(folder)) or CaseFile(title=folder.name)
    articles = _gather(problems, lambda: articles_of(folder)) or []
    claims = _gather(problems, lambda: _claims(folder)) or []
    statements = _gather(problems, lambda: files.read_records(folder / STATEMENTS, Claim)) or []
    decisions, unread = _gather(problems, lambda: _decisions(folder)) or ([], ())
    notes, unread_notes = _gather(problems, lambda: _annotations(folder)) or ([], ())
    reference = _gather(problems, lambda: reference_of(folder)) or []
    if problems:
        raise Bad(*dict.fromkeys(problems))  # a folder that leads elsewhere is met twice
    return Case(
        title=case_file.title,
        question=case_file.question,
        parties=case_file.parties,
        linked=case_file.linked,
        aliases=case_file.aliases,
        names=case_file.names,
        ratings=case_file.ratings,
        camps=case_file.camps,
        resolved=case_file.resolved,
        measures=case_file.measures,
        articles=tuple(articles),
        claims=(*claims, *statements),
        decisions=tuple(decisions),
        annotations=tuple(notes),
        unread=(*unread, *unread_notes),
        reference=tuple(reference),
    )


def _gather(problems: list[Problem], load: Callable[[], T]) -> T | None:
    try:
        return load()
    except Bad as bad:
        problems.extend(bad.problems)
        return None


def _subfolders(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []


def _case_file(folder: Path) -> CaseFile:
    path = folder / CASE
    root = naming.read(files.read_text(path, 4 * naming.LARGEST), str(path))
    if problems := naming.bad_names(root, str(path)):
        raise Bad(*problems)
    return files.convert(root, CaseFile, str(path))


def _claims(folder: Path) -> list[Claim]:
    try:
        return files.read_records(folder / CLAIMS, Claim)
    except Bad as bad:
        path = folder / CLAIMS
        said = f"delete this file, then: countertrade read {files.typed(folder)}; decisions are kept elsewhere and find their statements"
        raise Bad(*bad.problems, Problem(str(path), 0, 0, said)) from None


def decisions_of(folder: Path) -> list[Decision]:
    """The decisions, oldest first. A line that is none is left out; `open_case` tells which."""
    return _decisions(folder)[0]


def _decisions(folder: Path) -> tuple[list[Decision], tuple[Problem, ...]]:
    """The decisions, and what is wrong with each line that is none: one line beyond reading costs no other decision."""
    path = folder / DECISIONS
    read, problems = files.read_lines(path, Decision)
    deep = {line for line, made in read if files.deeper(made.fields)}
    problems += [
        Problem(str(path), line, 1, "this is no decision: its fields lie in each other without end")
        for line in deep
    ]
    found = [(line, made) for line, made in read if line not in deep]
    return [made for _, made in found], _with_used(path, problems, [line for line, _ in found])


def annotations_of(folder: Path) -> list[Annotation]:
    """All notes, oldest first, those that later ones replaced too. A line that is none is left out; `open_case` tells which."""
    return _annotations(folder)[0]


def _annotations(folder: Path) -> tuple[list[Annotation], tuple[Problem, ...]]:
    path = folder / NOTES
    read, problems = files.read_lines(path, Annotation)
    return [made for _, made in read], _with_used(path, problems, [line for line, _ in read])


def _with_used(path: Path, problems: list[Problem], lines: Sequence[int]) -> tuple[Problem, ...]:
    """What is wrong in a file line by line, and which of its lines are used; nothing where nothing is wrong."""
    if not problems:
        return ()
    used = f"the other lines are used: {_spans(lines)}" if lines else "no line is used"
    return (*sorted(problems, key=lambda problem: problem.line), Problem(str(path), 0, 0, used))


def _spans(lines: Sequence[int]) -> str:
    """Line numbers in words.

    >>> _spans([1, 2, 3, 7])
    '1 to 3, 7'
    """
    runs: list[list[int]] = []
    for line in lines:
        if runs and runs[-1][-1] == line - 1:
            runs[-1][1:] = [line]
        else:
            runs.append([line])
    return ", ".join(" to ".join(map(str, run)) for run in runs)


def reference_of(folder: Path) -> list[Reference]:
    """The case's own reference figures, or the shipped set where it has none."""
    found: list[Reference] = []
    files.own_folders(folder, FOLDERS)
    paths = sorted((folder / "reference").glob("*.csv"))
    for path in paths:
        found += reference_from(files.read_text(path), str(path))
    return found if paths else shipped_reference()


def reference_from(text: str, name: str) -> list[Reference]:
    """The figures in a CSV text. Raises Bad with every problem at its line."""
    from countertrade.checking.reference import rows

    try:
        return rows(text, name)
    except csv.Error as error:
        said = f"{error}; a quotation mark that is opened stands again at the end of its cell"
        raise Bad(Problem(name, 0, 0, said)) from None


def shipped_reference(*, states: bool = False) -> list[Reference]:
    """The small dated set that comes with the package; with `states`, population and output of every state that it has none of too."""
    from countertrade.checking.states import rows

    source = resources.files("countertrade.checking") / "reference.csv"
    found = reference_from(source.read_text("utf-8"), "shipped reference set")
    told = {row.bounds for row in found}
    return [*found, *(row for row in rows() if states and row.bounds not in told)]


def deal_of(folder: Path) -> tuple[str, str]:
    """The text of deal.yaml and its path for messages."""
    path = folder / DEAL
    if not files.exists(path):
        said = f"the case has no model yet; make a first one with: countertrade draft {files.typed(folder)}"
        raise Bad(Problem(str(path), 0, 0, said))
    return files.read_text(path, 4 * naming.LARGEST), str(path)


def beside(folder: Path, name: str) -> str:
    """The text of a file of the case folder that a model names. Raises Bad where it is none, or lies elsewhere."""
    path = folder / name
    if not files.exists(path):
        raise Bad(Problem(str(path), 0, 0, "there is no such file in the case folder"))
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Bad(Problem(str(path), 0, 0, "this leads out of the case folder; put the file itself there"))
    return files.read_text(path, 4 * naming.LARGEST)


def outcomes_of(folder: Path) -> tuple[str, str] | None:
    """The text of outcomes.csv and its path for messages; None where nothing is settled."""
    path = folder / OUTCOMES
    return (files.read_text(path), str(path)) if files.exists(path) else None


def resolved_of(folder: Path) -> tuple[str, str] | None:
    """The text of resolved.csv and its path for messages; None where the case has no log of its own."""
    path = folder / RESOLVED
    return (files.read_text(path), str(path)) if files.exists(path) else None


# --- Writing ------------------------------------------------------------------------------------------------------------


def new(folder: Path, title: str, question: str | None = None) -> None:
    """Make an empty case. Raises Bad where a file or another case stands there already."""
    if is_case(folder):
        raise Bad(Problem(str(folder), 0, 0, "there is a case here already"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Bad(Problem(str(folder), 0, 0, "something is here already; name a new folder"))
    called, asked = (naming.seen(text or "").strip()[: naming.LONGEST_TEXT] for text in (title, question))
    lines = [f"title: {yaml_text(called or folder.resolve().name)}"]
    lines.append(
        f"question: {yaml_text(asked)}" if asked else "# question: Do the gains of … outweigh its costs?"
    )
    lines += [
        "",
        "# Who takes part, by ISO code where a state:",
        "# parties:",
        "#   - {code: RU, name: {en: Russia, de: Russland}}",
        "",
        "# What is counted. `countertrade draft` proposes these from the statements read.",
        "# measures:",
        "#   - {id: rice, unit: t, giver: RU, recipient: KP, words: {en: [rice], de: [Reis]}}",
        "",
    ]
    files.make_folders(folder)
    files.write_text(folder / CASE, "\n".join(lines))
    for name in FOLDERS:
        files.make_folders(folder / name)


def write_claims(folder: Path, claims: Sequence[Claim], articles: Sequence[Article]) -> tuple[int, int, int]:
    """Write what was read in the articles to claims.jsonl, in article and text order; gives (new, gone, changed) against what stood there.

    Reading takes its time, and others add to the case meanwhile: what stands there of an article that came, or got another version,
    since these were opened stays as it is.
    """
    opened = {article.id: article for article in articles}
    with writing(folder):
        now = articles_of(folder)
        others = {article.id for article in now if opened.get(article.id) != article}
        old = _old_claims(folder)
        kept = [claim for claim in old if claim.article in others]
        order = {article.id: number for number, article in enumerate((*articles, *now))}
        ranked = sorted(
            [*kept, *(claim for claim in claims if claim.article not in others)],
            key=lambda claim: (order.get(claim.article, len(order)), claim.span or (0, 0), claim.id),
        )
        files.write_records(folder / CLAIMS, ranked)
    before, after = ({claim.id: claim for claim in some} for some in (old, ranked))
    changed = sum(before[i] != claim for i, claim in after.items() if i in before)
    return len(after.keys() - before.keys()), len(before.keys() - after.keys()), changed


def _old_claims(folder: Path) -> list[Claim]:
    try:
        return files.read_records(folder / CLAIMS, Claim)
    except Bad:
        return []  # a damaged machine-written file is written anew


def decide(folder: Path, *decisions: Decision) -> tuple[Decision, ...]:
    """Append the decisions, all or none; they are on the disk when this returns. Gives them as stored.

    Their ids are made of what they say and when, to the second; one that was made before gets another, so that each can be undone.
    """
    with writing(folder):
        taken = {made.id for made in decisions_of(folder)}
        stored: list[Decision] = []
        for made in decisions:
            number = 2
            while made.id in taken:
                made, number = replace(made, id=digest("d", made.id, number)), number + 1
            taken.add(made.id)
            stored.append(made)
        files.append_records(folder / DECISIONS, stored)
    return tuple(stored)


class NoteChanged(Exception):  # noqa: N818 - a lost race, told to the person
    """Somebody changed or took away the note meanwhile. `now` is what stands in its place, None where nothing does."""

    def __init__(self, now: Annotation | None) -> None:
        super().__init__("the note was changed meanwhile")
        self.now = now


def annotate(folder: Path, made: Annotation) -> Annotation:
    """Append the note; it is on the disk when this returns. Raises NoteChanged where the one it replaces no longer stands."""
    with writing(folder):
        known = annotations_of(folder)
        if made.replaces is not None and made.replaces not in {note.id for note in standing(known)}:
            raise NoteChanged(_successor(made.replaces, known))
        number, taken, original = 2, {note.id for note in known}, made
        while made.id in taken:
            made, number = replace(made, id=digest("n", original.id, number)), number + 1
        files.append_records(folder / NOTES, [made])
    return made


def _successor(gone: str, known: Sequence[Annotation]) -> Annotation | None:
    """The note that stands in the place of one that was replaced, perhaps several times."""
    later = {note.replaces: note for note in known if note.replaces}
    found = later.get(gone)
    while found is not None and found.id in later:
        found = later[found.id]
    return found if found is not None and found.text else None


def reports_of(folder: Path) -> list[ReportMade]:
    return files.read_records(folder / REPORTS, ReportMade)


def note_report(folder: Path, made: ReportMade) -> None:
    with writing(folder):
        files.append_records(folder / REPORTS, [made])
