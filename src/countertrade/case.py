"""A case folder as records: the only place that knows where files lie.

case.yaml        title, question, parties, linked institutions, measures
articles/        NAME.txt (stored text), NAME.yaml (where it came from), original/ (the bytes as they came), versions/
claims.jsonl     what reading found
decisions.jsonl  what people decided, append-only
statements.jsonl claims that a person typed or another tool made
deal.yaml        the model
reference/*.csv  figures to check against, in place of the shipped set
reports.jsonl    what each exported report rested on
"""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec

from countertrade import dates, files, naming
from countertrade.records import (
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

CASE, CLAIMS, DECISIONS, STATEMENTS, DEAL, REPORTS = (
    "case.yaml",
    "claims.jsonl",
    "decisions.jsonl",
    "statements.jsonl",
    "deal.yaml",
    "reports.jsonl",
)
LIMIT = 64 * 2**20
"""The largest file taken as an article, in bytes: above a long PDF, below what would fill a laptop's memory."""


class CaseFile(Record, frozen=True, kw_only=True):
    """case.yaml."""

    title: str
    question: str | None = None
    parties: tuple[Party, ...] = ()
    linked: tuple[tuple[str, ...], ...] = ()
    aliases: dict[str, tuple[str, ...]] = {}
    names: dict[str, dict[str, str]] = {}
    ratings: dict[str, str] = {}
    measures: tuple[Measure, ...] = ()


class ArticleFile(Record, frozen=True, kw_only=True):
    """articles/NAME.yaml."""

    sha256: str | None = None
    id: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    credit: str | None = None
    published: str | None = None
    updated: str | None = None
    captured: str | None = None
    archive_url: str | None = None
    original: str | None = None
    media_type: str = "text/plain"
    version: int = 1


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


def is_case(path: Path) -> bool:
    return (path / CASE).is_file()


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
    claims = _gather(problems, lambda: files.read_records(folder / CLAIMS, Claim)) or []
    statements = _gather(problems, lambda: files.read_records(folder / STATEMENTS, Claim)) or []
    decisions = _gather(problems, lambda: decisions_of(folder)) or []
    reference = _gather(problems, lambda: reference_of(folder)) or []
    if problems:
        raise Bad(*problems)
    return Case(
        title=case_file.title,
        question=case_file.question,
        parties=case_file.parties,
        linked=case_file.linked,
        aliases=case_file.aliases,
        names=case_file.names,
        ratings=case_file.ratings,
        measures=case_file.measures,
        articles=tuple(articles),
        claims=(*claims, *statements),
        decisions=tuple(decisions),
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


def articles_of(folder: Path) -> list[Article]:
    """The articles by date, then by name. Raises Bad where a stored text is not the one its record was made from."""
    problems: list[Problem] = []
    found: list[Article] = []
    for path in sorted((folder / "articles").glob("*.yaml")):
        article = _gather(problems, functools.partial(_article, path))
        if article:
            found.append(article)
    seen: dict[str, Article] = {}
    for article in found:
        if article.id in seen:
            problems.append(
                Problem(str(folder / "articles"), 0, 0, f"two articles have the id {article.id}; delete one")
            )
        seen[article.id] = article
    if problems:
        raise Bad(*problems)
    return sorted(found, key=lambda article: (article.published or article.captured or "", article.id))


def _article(path: Path) -> Article:
    """The article of a record; one that did not change on disk is not parsed again."""
    stored = path.with_suffix(".txt")
    return _parsed(path, *(_stamp(each) for each in (path, stored)))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


@functools.lru_cache(maxsize=1024)
def _parsed(path: Path, record_stamp: tuple[int, int] | None, text_stamp: tuple[int, int] | None) -> Article:
    written = files.compose(files.read_text(path), str(path))
    record = files.convert(written, ArticleFile, str(path))
    for name in dates.OF_ARTICLE:
        if (date := getattr(record, name)) and not dates.is_real(date):
            at = written.get(name) or written
            said = f"{name} is no date: '{date[:40]}'; write for example 2024-11-04, or delete the line"
            raise Bad(Problem(str(path), at.line, at.column, said))
    stored = path.with_suffix(".txt")
    data = files.read_bytes(stored) if stored.exists() else b""
    text = data.decode("utf-8", "surrogatepass") if data else ""
    fields = {
        name: getattr(record, name) for name in record.__struct_fields__ if name not in ("id", "sha256")
    }
    return Article(
        id=record.id or article_id(record.sha256 or files.digest_of(data), record.url),
        text=text,
        sha256=record.sha256 or files.digest_of(data),
        **fields,
    )


def article_id(sha256: str, url: str | None) -> str:
    return digest("a", sha256 or url)


def decisions_of(folder: Path) -> list[Decision]:
    """The decisions, oldest first; a last line that a crash cut off is left out, not fatal."""
    path = folder / DECISIONS
    if path.exists():
        data = files.read_bytes(path)
        if data and not data.endswith(b"\n"):
            last = data.rsplit(b"\n", 1)[-1]
            try:
                msgspec.json.decode(last, type=Decision)
            except msgspec.DecodeError:
                whole = data[: len(data) - len(last)]
                return [
                    msgspec.json.decode(line, type=Decision) for line in whole.splitlines() if line.strip()
                ]
    return files.read_records(path, Decision)


def reference_of(folder: Path) -> list[Reference]:
    """The case's own reference figures, or the shipped set where it has none."""
    from countertrade.checking.reference import rows

    found: list[Reference] = []
    paths = sorted((folder / "reference").glob("*.csv"))
    for path in paths:
        found += rows(files.read_text(path), str(path))
    return found if paths else shipped_reference()


def shipped_reference() -> list[Reference]:
    """The small dated set that comes with the package."""
    from countertrade.checking.reference import rows

    source = resources.files("countertrade.checking") / "reference.csv"
    return rows(source.read_text("utf-8"), "shipped reference set")


def deal_of(folder: Path) -> tuple[str, str]:
    """The text of deal.yaml and its path for messages."""
    path = folder / DEAL
    if not path.exists():
        raise Bad(
            Problem(
                str(path),
                0,
                0,
                f"the case has no model yet; make a first one with: countertrade draft {files.typed(folder)}",
            )
        )
    return files.read_text(path, 4 * naming.LARGEST), str(path)


def built_in() -> Path:
    """The folder of the case that ships with the package."""
    for place in (Path(__file__).parent / "cases", Path(__file__).parents[2] / "cases"):
        if is_case(place / "russia-north-korea"):
            return place / "russia-north-korea"
    raise Bad(
        Problem("cases/russia-north-korea", 0, 0, "the built-in case is missing; install the package again")
    )


# --- Writing ------------------------------------------------------------------------------------------------------------


def new(folder: Path, title: str, question: str | None = None) -> None:
    """Make an empty case. Raises Bad where a file or another case stands there already."""
    if is_case(folder):
        raise Bad(Problem(str(folder), 0, 0, "there is a case here already"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Bad(Problem(str(folder), 0, 0, "something is here already; name a new folder"))
    lines = [f"title: {_yaml(title)}"]
    lines.append(
        f"question: {_yaml(question)}" if question else "# question: Do the gains of … outweigh its costs?"
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
    files.write_text(folder / CASE, "\n".join(lines))
    for name in ("articles/original", "reference"):
        (folder / name).mkdir(parents=True, exist_ok=True)


def add(folder: Path, article: Article, original: bytes | None) -> tuple[Article, bool]:
    """Store an article with its original bytes; (article, False) where the same bytes or URL are there already.

    An article whose text was missing so far receives it; a text that is there is never replaced (that is `update`).
    """
    article = dates.with_real_dates(article)
    with files.locked(folder):
        present = {path: _article(path) for path in sorted((folder / "articles").glob("*.yaml"))}
        for path, old in present.items():
            if old.id == article.id and (old.text or not article.text):
                return old, False
            if article.url and old.url == article.url:
                if old.text or not article.text:
                    return old, False
                filled = replace(_merge(old, article), id=old.id)
                _store(path.with_suffix(""), filled, original)
                return filled, True
        stem = folder / "articles" / _name(article, {path.stem for path in present})
        _store(stem, article, original)
        return article, True


def update(folder: Path, target: str, article: Article, original: bytes) -> tuple[Article, Article]:
    """A new version of an article: the old text and record stay under articles/versions. Gives (old, new)."""
    article = dates.with_real_dates(article)
    with files.locked(folder):
        path = _path_of(folder, target)
        old = _article(path)
        if old.sha256 == article.sha256:
            raise Bad(
                Problem(str(path), 0, 0, "these are the bytes that are stored already; nothing changed")
            )
        kept = folder / "articles" / "versions" / f"{path.stem}.{old.version}"
        files.write_text(kept.with_name(kept.name + ".txt"), old.text)
        files.write_text(kept.with_name(kept.name + ".yaml"), _article_yaml(old))
        new_version = replace(_merge(old, article), id=old.id, version=old.version + 1)
        _store(path.with_suffix(""), new_version, original)
        return old, new_version


def _path_of(folder: Path, target: str) -> Path:
    paths = sorted((folder / "articles").glob("*.yaml"))
    for path in paths:
        if target in (path.stem, path.name, path.stem + ".txt") or _article(path).id == target:
            return path
    near = difflib.get_close_matches(target, [path.stem for path in paths], 1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    raise Bad(Problem(str(folder), 0, 0, f"the case has no article '{target}'{hint}"))


def article_of(folder: Path, target: str) -> Article:
    """An article by its id or the name of its file."""
    return _article(_path_of(folder, target))


def _merge(old: Article, new: Article) -> Article:
    """The new text with what was known before where the new page does not say it."""
    known = {
        name: getattr(old, name)
        for name in ArticleFile.__struct_fields__
        if name not in ("id", "sha256", "version")
    }
    said = {name: getattr(new, name) for name in known if getattr(new, name) is not None}
    return replace(new, **{**known, **said})


def _store(stem: Path, article: Article, original: bytes | None) -> None:
    if original is not None:
        suffix = Path(article.original or "").suffix or ".txt"
        name = f"{stem.name}.{article.version}{suffix}" if article.version > 1 else f"{stem.name}{suffix}"
        files.write_bytes(stem.parent / "original" / name, original)
    if article.text:
        files.write_text(stem.with_name(stem.name + ".txt"), article.text)
    files.write_text(stem.with_name(stem.name + ".yaml"), _article_yaml(article))


def _article_yaml(article: Article) -> str:
    lines = [f"id: {article.id}"]
    for name in ArticleFile.__struct_fields__:
        value = getattr(article, name)
        if name != "id" and value is not None and not (name == "version" and value == 1):
            lines.append(f"{name}: {_yaml(str(value))}")
    if not article.text:
        lines.append("# text missing: add it with  countertrade add CASE --url … --text -")
    return "\n".join(lines) + "\n"


def _yaml(text: str) -> str:
    """One line of YAML that reads back as the same text."""
    if re.fullmatch(r"[\w][\w ./+-]*", text) and not text.endswith(" "):
        return text
    return msgspec.json.encode(text).decode()


def _name(article: Article, taken: set[str]) -> str:
    """A file name that says what it is: date and outlet, plain letters on every system."""
    said = article.outlet or article.title or article.url or "article"
    plain = unicodedata.normalize("NFKD", said.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^https?://(www\.)?", "", plain)).strip("-")[:48].strip("-")
    date = (article.published or article.captured or "")[:10]
    stem = "-".join(part for part in (date, words or "article") if part)
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return name


def write_claims(folder: Path, claims: Sequence[Claim], articles: Sequence[Article]) -> tuple[int, int, int]:
    """Write claims.jsonl in article and text order; gives (new, gone, changed) against what stood there."""
    order = {article.id: number for number, article in enumerate(articles)}
    ranked = sorted(claims, key=lambda c: (order.get(c.article, len(order)), c.span or (0, 0), c.id))
    with files.locked(folder):
        before = {claim.id: claim for claim in _old_claims(folder)}
        after = {claim.id: claim for claim in ranked}
        files.write_records(folder / CLAIMS, ranked)
    new = sum(1 for i in after if i not in before)
    gone = sum(1 for i in before if i not in after)
    return new, gone, sum(1 for i, claim in after.items() if i in before and before[i] != claim)


def _old_claims(folder: Path) -> list[Claim]:
    try:
        return files.read_records(folder / CLAIMS, Claim)
    except Bad:
        return []  # a damaged machine-written file is written anew


def add_statements(folder: Path, articles: Iterable[Article], claims: Sequence[Claim]) -> tuple[int, int]:
    """Store statements without text; gives (new articles, new claims)."""
    added = sum(add(folder, article, None)[1] for article in articles)
    with files.locked(folder):
        present = files.read_records(folder / STATEMENTS, Claim)
        known = {claim.id for claim in present}
        fresh = [claim for claim in claims if claim.id not in known]
        if fresh:
            files.write_records(folder / STATEMENTS, [*present, *fresh])
    return added, len(fresh)


def decide(folder: Path, *decisions: Decision) -> None:
    """Append decisions; each is on the disk when this returns."""
    with files.locked(folder):
        for decision in decisions:
            files.append_record(folder / DECISIONS, decision)


def reports_of(folder: Path) -> list[ReportMade]:
    return files.read_records(folder / REPORTS, ReportMade)


def note_report(folder: Path, made: ReportMade) -> None:
    with files.locked(folder):
        files.append_record(folder / REPORTS, made)
