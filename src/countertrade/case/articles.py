"""The articles of a case on the disk: a record, the stored text, the bytes as they came, and earlier versions of all three."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec

from countertrade import files
from countertrade.case.places import FOLDERS, STATEMENTS, writing
from countertrade.dates import OF_ARTICLE, is_real, with_real_dates
from countertrade.records import Article, Bad, Claim, Problem, Record, digest, replace


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
    version: Annotated[int, msgspec.Meta(ge=1, le=99_999)] = 1


# --- Reading ------------------------------------------------------------------------------------------------------------


def articles_of(folder: Path) -> list[Article]:
    """The articles by date, then by name. Raises Bad with every record that cannot be read."""
    problems: list[Problem] = []
    found: dict[str, Article] = {}
    for path in _records_in(folder):
        try:
            article = _article(path)
        except Bad as bad:
            problems += bad.problems
            continue
        if article.id in found:
            said = f"two articles have the id {article.id}; delete one"
            problems.append(Problem(str(folder / "articles"), 0, 0, said))
        found[article.id] = article
    if problems:
        raise Bad(*problems)
    return sorted(
        found.values(), key=lambda article: (article.published or article.captured or "", article.id)
    )


def article_of(folder: Path, target: str) -> Article:
    """An article by its id or the name of its file."""
    return _article(_path_of(folder, target))


def original_of(folder: Path, target: str) -> tuple[str, bytes]:
    """The name and the bytes of an article as it came. Raises Bad where they are not in the case."""
    path = _path_of(folder, target)
    article = _article(path)
    place = _original(path.with_suffix(""), article)
    if not files.exists(place):
        raise Bad(Problem(article.id, 0, 0, "the original bytes are not in the case"))
    return place.name, files.read_bytes(place)


def article_id(sha256: str, url: str | None) -> str:
    return digest("a", sha256 or url)


def _records_in(folder: Path) -> list[Path]:
    files.own_folders(folder, FOLDERS)
    return sorted((folder / "articles").glob("*.yaml"))


def _path_of(folder: Path, target: str) -> Path:
    paths = _records_in(folder)
    for path in paths:
        if target in (path.stem, path.name, path.stem + ".txt") or _article(path).id == target:
            return path
    near = difflib.get_close_matches(target, [path.stem for path in paths], 1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    raise Bad(Problem(str(folder), 0, 0, f"the case has no article '{target}'{hint}"))


Stamp = tuple[int, int, int] | None
"""What tells that a file is the one that was read: time of change, size, and its number on the disk."""


def _stamp(path: Path) -> Stamp:
    try:
        stat = path.lstat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _article(path: Path) -> Article:
    """The article of a record; one that did not change on disk is not parsed again.

    `update` keeps the old text and record before it puts the new ones in their place, the record last. While the kept copy is of the
    same bytes as the record, an update began and did not come to its end: the kept text is the one that belongs to the record.
    """
    record = _record(path, _stamp(path))
    text, kept = path.with_suffix(".txt"), _kept(path, record.version)
    begun = files.exists(kept) and _record(kept, _stamp(kept)).sha256 == record.sha256
    stored = kept.with_suffix(".txt") if begun else text
    return _parsed(path, _stamp(path), stored, _stamp(stored))


def _kept(path: Path, version: int) -> Path:
    """The record of an earlier version, its text beside it."""
    return path.parent / "versions" / f"{path.stem}.{version}.yaml"


@functools.lru_cache(maxsize=4096)
def _record(path: Path, stamp: Stamp) -> ArticleFile:
    table = files.compose(files.read_text(path), str(path))
    record = files.convert(table, ArticleFile, str(path))
    problems = []
    for name in OF_ARTICLE:
        node, date = table.get(name), getattr(record, name)
        if node is not None and date is not None and not is_real(date):
            said = f"{name} is no date: '{date[:40]}'; write for example 2024-11-04, or delete the line"
            problems.append(Problem(str(path), node.line, node.column, said))
    if problems:
        raise Bad(*problems)
    return record


@functools.lru_cache(maxsize=1024)
def _parsed(path: Path, record_stamp: Stamp, stored: Path, text_stamp: Stamp) -> Article:
    record = _record(path, record_stamp)
    data = files.read_bytes(stored) if files.exists(stored) else b""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = (
            f"byte {error.start} is not UTF-8, so this is not the text that was stored; add the article again"
        )
        raise Bad(Problem(str(stored), line, 1, said)) from None
    said_of_it = msgspec.structs.asdict(record)
    sha256 = said_of_it.pop("sha256") or files.digest_of(data)
    identity = said_of_it.pop("id") or article_id(sha256, record.url)
    return Article(id=identity, text=text, sha256=sha256, **said_of_it)


# --- Writing ------------------------------------------------------------------------------------------------------------


def add(folder: Path, article: Article, original: bytes | None) -> tuple[Article, bool]:
    """Store an article with its original bytes; (article, False) where the same bytes or URL are there already.

    An article whose text was missing so far receives it; a text that is there is never replaced (that is `update`). Raises Bad where
    the disk is full; nothing is stored then.
    """
    with writing(folder):
        article = _fit(article)
        present = {path: _article(path) for path in _records_in(folder)}
        place = _place(folder, article, {path.stem for path in present})
        for path, old in present.items():
            if old.id == article.id and (old.text or not article.text):
                return old, False
            if article.url and old.url == article.url:
                if old.text or not article.text:
                    return old, False
                article, place = replace(_merge(old, article), id=old.id), path
                break
        _store(folder, _files(place, article, original))
        return article, True


def amend(folder: Path, target: str, stated: Mapping[str, str]) -> tuple[Article, Article]:
    """Write down what a person says of an article that is stored: outlet, date, language. Gives (before, after), equal where it stood so.

    Raises Bad for no such article, and where nothing can be written.
    """
    with writing(folder):
        path = _path_of(folder, target)
        old = _article(path)
        new = _fit(replace(old, **stated))
        if new != old:
            _store(folder, {path: _yaml_of(new)})
        return old, new


def update(folder: Path, target: str, article: Article, original: bytes) -> tuple[Article, Article]:
    """A new version of an article: the old text and record stay under articles/versions. Gives (old, new).

    One that was killed in its middle counts for nothing, and the same update again completes it.
    """
    with writing(folder):
        path = _path_of(folder, target)
        old = _article(path)
        if old.sha256 == article.sha256:
            said = "these are the bytes that are stored already; nothing changed"
            raise Bad(Problem(str(path), 0, 0, said))
        kept = _kept(path, old.version)
        new = replace(_merge(old, _fit(article)), id=old.id, version=old.version + 1)
        before = {kept.with_suffix(".txt"): old.text.encode(), kept: _yaml_of(old)}
        _store(folder, before | _files(path, new, original))
        return old, new


def add_statements(folder: Path, articles: Iterable[Article], claims: Sequence[Claim]) -> tuple[int, int]:
    """Store statements without text and the pages they are from, all or none; gives (new articles, new claims).

    A page whose address the case has already is that article: its statements go there. Whatever a crash left of an import, the same
    import again completes.
    """
    with writing(folder):
        present = {path: _article(path) for path in _records_in(folder)}
        by_url = {article.url: article.id for article in present.values() if article.url}
        known = {article.id for article in present.values()}
        stems = {path.stem for path in present}
        wanted: dict[Path, bytes] = {}
        there: dict[str, str] = {}
        for article in map(_fit, articles):
            there[article.id] = by_url.get(article.url or "", article.id)
            if there[article.id] in known:
                continue
            path = _place(folder, article, stems)
            stems.add(path.stem)
            known.add(article.id)
            wanted |= _files(path, article, None)
        added = len(wanted)
        stored = files.read_records(folder / STATEMENTS, Claim)
        ids = {claim.id for claim in stored}
        fresh = [
            replace(claim, article=there.get(claim.article, claim.article))
            for claim in claims
            if claim.id not in ids
        ]
        if fresh:
            wanted[folder / STATEMENTS] = files.encode_lines([*stored, *fresh], folder / STATEMENTS)
        _store(folder, wanted)
    return added, len(fresh)


def _fit(article: Article) -> Article:
    """The article as files can hold it: a page may print days that never were, and half characters."""
    words = {name: value for name, value in msgspec.structs.asdict(article).items() if isinstance(value, str)}
    fit = {name: value.encode("utf-8", "replace").decode() for name, value in words.items()}
    return with_real_dates(replace(article, **fit))


def _merge(old: Article, new: Article) -> Article:
    """The new text with what was known before where the new page does not say it."""
    known = {
        name: getattr(old, name)
        for name in ArticleFile.__struct_fields__
        if name not in ("id", "sha256", "version")
    }
    said = {name: getattr(new, name) for name in known if getattr(new, name) is not None}
    return replace(new, **{**known, **said})


def _store(folder: Path, wanted: dict[Path, bytes]) -> None:
    for name in FOLDERS:
        try:
            (folder / name).mkdir(exist_ok=True)
        except OSError as error:
            raise Bad(Problem(str(folder / name), 0, 0, f"nothing was written: {files.why(error)}")) from None
    files.write_all(wanted)


def _files(path: Path, article: Article, original: bytes | None) -> dict[Path, bytes]:
    """The files of an article, its record last: with it the article is there."""
    made: dict[Path, bytes] = {}
    if article.text:
        made[path.with_suffix(".txt")] = article.text.encode()
    if original is not None:
        made[_original(path.with_suffix(""), article)] = original
    return made | {path: _yaml_of(article)}


def _original(stem: Path, article: Article) -> Path:
    ending = re.search(r"\.[A-Za-z0-9]{1,8}\Z", article.original or "")
    version = f".{article.version}" if article.version > 1 else ""
    return stem.parent / "original" / f"{stem.name}{version}{ending[0] if ending else '.txt'}"


def _yaml_of(article: Article) -> bytes:
    lines = [f"id: {yaml_text(article.id)}"]
    for name in ArticleFile.__struct_fields__:
        value = getattr(article, name)
        if name != "id" and value is not None and not (name == "version" and value == 1):
            lines.append(f"{name}: {yaml_text(str(value))}")
    if not article.text:
        lines.append("# text missing: add it with  countertrade add CASE --url … --text -")
    return ("\n".join(lines) + "\n").encode()


def yaml_text(text: str) -> str:
    """One line of YAML that reads back as the same text."""
    if re.fullmatch(r"[\w][\w ./+-]*", text) and not text.endswith(" "):
        return text
    quoted = msgspec.json.encode(text.encode("utf-8", "replace").decode()).decode()
    return _UNYAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)


_UNYAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON leaves as it is within a text, and YAML takes for the end of a line or for no character."""


RESERVED = frozenset("con prn aux nul conin$ conout$".split()) | {
    f"{n}{i}" for n in ("com", "lpt") for i in range(10)
}
"""Names that Windows keeps for devices, whatever ending they have."""


def _place(folder: Path, article: Article, taken: set[str]) -> Path:
    """A record's file with a name that says what it is: date and outlet, plain letters on every system."""
    said = article.outlet or article.title or article.url or "article"
    plain = unicodedata.normalize("NFKD", said.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^https?://(www\.)?", "", plain)).strip("-")[:48].strip("-")
    date = (article.published or article.captured or "")[:10]
    stem = "-".join(part for part in (date, words or "article") if part)
    stem = f"{stem}-article" if stem in RESERVED else stem
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return folder / "articles" / f"{name}.yaml"
