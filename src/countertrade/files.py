"""Text, YAML and JSONL in, with file, line and column; exact splices and atomic writes out.

Hand-written YAML is read as a tree of texts with their places, so that nothing is retyped on the way ("no" stays Norway) and an
edit replaces exactly the characters that change. Machine-written JSONL has one record a line. Every write goes to a
temporary file first and is renamed, so that a full disk or Ctrl-C leaves the old file whole.
"""

from __future__ import annotations

import codecs
import contextlib
import difflib
import errno
import hashlib
import os
import re
import shlex
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import filelock
import msgspec

from countertrade.records import Bad, Problem, Record

if TYPE_CHECKING:
    from ruamel.yaml import YAML

R = TypeVar("R", bound=Record)


# --- YAML as a tree of texts --------------------------------------------------------------------------------------------


class Node(Record, frozen=True, kw_only=True):
    """A place in a YAML text: 1-based line and column, and code-point offsets for splices."""

    line: int
    column: int
    start: int
    end: int


class Text(Node, frozen=True, kw_only=True):
    """A scalar exactly as written (quotes removed, never retyped)."""

    text: str
    quoted: bool = False


class Items(Node, frozen=True, kw_only=True):
    """A YAML sequence."""

    items: tuple[Node, ...]


class Entry(Record, frozen=True, kw_only=True):
    key: Text
    value: Node


class Table(Node, frozen=True, kw_only=True):
    """A YAML mapping, in written order."""

    entries: tuple[Entry, ...]
    flow: bool = False  # written as {…}

    def get(self, key: str) -> Node | None:
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def keys(self) -> list[str]:
        return [entry.key.text for entry in self.entries]


DEEPEST = 40
"""How many levels of a YAML file may lie in each other."""

# what the reader of YAML says -> what an analyst most often did
YAML_HINTS = (
    ("'<stream end>'", "a bracket opened above is not closed"),
    ("'\\t'", "indent with spaces instead of the tab"),
    ("cannot start any token", "a value that begins with this sign stands in quotation marks"),
    ("is an alias", "write the value out; a text that begins with * stands in quotation marks"),
    ("scanning a quoted scalar", "a quotation mark opened above is not closed"),
    ("expected ',' or '}', but got ':'", "a comma or the closing } is missing before it, or a text with a colon needs quotation marks"),
    ("expected ',' or ']', but got ':'", "a comma or the closing ] is missing before it"),
    ("expected ',' or '}'", "a value with [ ] { } inside {…} stands in quotation marks"),
    ("but found '}'", "there is a closing } too many"),
    ("but found ']'", "there is a closing ] too many"),
    ("mapping values are not allowed", "a key is followed by a colon and a space, entries of one level are indented alike, and a text with a colon stands in quotation marks"),
    ("expected <block end>", "entries of one level are indented alike"),
)  # fmt: skip


def typed(path: Path | str) -> str:
    """A path or address as a person types it in a shell.

    >>> typed("cases/rice"), typed("my cases/rice")
    ('cases/rice', "'my cases/rice'")
    """
    return shlex.quote(str(path))


def compose(text: str, path: str) -> Table:
    """The YAML text as a table of texts. Raises Bad with its place for a syntax error, a duplicate key, an alias."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        root = _reader().compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = " ".join(str(part) for part in (error.context, error.problem) if part)
        way_out = next((f"; {hint}" for found, hint in YAML_HINTS if found in said), "")
        raise Bad(Problem(path, line, column, f"this is not readable as YAML: {said}{way_out}")) from None
    except (YAMLError, ValueError) as error:
        raise Bad(
            Problem(path, 1, 1, f"this is not readable as YAML: {str(error).splitlines()[0]}")
        ) from None
    if root is None:
        raise Bad(Problem(path, 1, 1, "the file is empty"))
    problems: list[Problem] = []
    node = _node(root, path, problems)
    if not isinstance(node, Table):
        problems.append(Problem(path, 1, 1, "the file must be a list of 'key: value' lines"))
    if problems:
        raise Bad(*problems)
    assert isinstance(node, Table)
    return node


def _reader() -> YAML:
    """A reader of YAML that refuses aliases: ten lines of them stand for a billion values, and no edit could tell where a value lies."""
    from ruamel.yaml import YAML
    from ruamel.yaml.composer import Composer, ComposerError
    from ruamel.yaml.events import AliasEvent

    class Plain(Composer):
        def compose_node(self, parent: Any, index: Any) -> Any:
            event = self.parser.peek_event()
            if isinstance(event, AliasEvent):
                raise ComposerError(None, None, f"'*{event.anchor}' is an alias", event.start_mark)
            if self.depth >= DEEPEST:
                raise ComposerError(None, None, f"nested more than {DEEPEST} levels deep", event.start_mark)
            return super().compose_node(parent, index)

    reader = YAML(typ="safe", pure=True)
    reader.Composer = Plain
    return reader


def _node(raw: Any, path: str, problems: list[Problem]) -> Node:
    line, column = raw.start_mark.line + 1, raw.start_mark.column + 1
    start, end = raw.start_mark.index, raw.end_mark.index
    if raw.id == "scalar":
        return Text(
            line=line,
            column=column,
            start=start,
            end=end,
            text=raw.value,
            quoted=raw.style in ("'", '"', "|", ">"),
        )
    if raw.id == "sequence":
        items = tuple(_node(item, path, problems) for item in raw.value)
        return Items(line=line, column=column, start=start, end=end, items=items)
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for raw_key, raw_value in raw.value:
        key = _node(raw_key, path, problems)
        if not isinstance(key, Text):
            problems.append(Problem(path, key.line, key.column, "a key must be a word"))
            continue
        if key.text in seen:
            said = f"'{key.text}' stands twice; first in line {seen[key.text]}"
            problems.append(Problem(path, key.line, key.column, said))
        seen.setdefault(key.text, key.line)
        entries.append(Entry(key=key, value=_node(raw_value, path, problems)))
    return Table(
        line=line, column=column, start=start, end=end, entries=tuple(entries), flow=bool(raw.flow_style)
    )


def plain(node: Node) -> Any:
    """The node as dicts, lists and strings."""
    match node:
        case Text():
            return node.text
        case Items():
            return [plain(item) for item in node.items]
        case Table():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
    raise TypeError(type(node))


_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[(\.\.\.)\]")


def convert(node: Node, kind: type[R], path: str) -> R:
    """The node as a record. Raises Bad that names the line and the nearest field for what does not fit."""
    value = plain(node)
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at ")
        place = _at(node, where.strip("`"))
        if unknown := re.search(r"unknown field `([^`]+)`", message):
            place = _key(place, unknown[1])
            known = sorted(_fields_at(kind, where.strip("`")))
            near = difflib.get_close_matches(unknown[1], known, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"known fields are {', '.join(known)}"
            message = f"unknown field '{unknown[1]}'; {hint}"
        else:
            message = message[0].lower() + message[1:]
        raise Bad(Problem(path, place.line, place.column, message)) from None


def _at(node: Node, where: str) -> Node:
    for key, index, _ in _STEP.findall(where):
        match node:
            case Items() if index:
                node = node.items[int(index)]
            case Table() if key:
                node = node.get(key) or node
            case _:
                return node
    return node


def _key(node: Node, key: str) -> Node:
    if isinstance(node, Table):
        return next((entry.key for entry in node.entries if entry.key.text == key), node)
    return node


def _fields_at(kind: Any, where: str) -> list[str]:
    for key, _, _ in _STEP.findall(where):
        if key and hasattr(kind, "__struct_fields__"):
            fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
            kind = fields.get(key, kind)
        else:
            arguments = getattr(kind, "__args__", ())
            kind = arguments[-1] if arguments and arguments[-1] is not Ellipsis else (arguments or (kind,))[0]
    if hasattr(kind, "__struct_fields__"):
        return [field.encode_name for field in msgspec.structs.fields(kind)]
    return []


# --- Text ---------------------------------------------------------------------------------------------------------------

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes, name: str) -> str:
    """The bytes as text: UTF-8, UTF-16 and UTF-32 by their mark, else Windows-1252. Raises Bad for empty or binary data."""
    if not data.strip():
        raise Bad(Problem(name, 0, 0, "the file is empty; there is nothing to read"))
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            with contextlib.suppress(UnicodeDecodeError):
                return data.decode(encoding)
            raise Bad(Problem(name, 0, 0, f"the file says it is {encoding} but is not; save it as UTF-8"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        sample = data[:4096]
        if b"\x00" in sample:
            guess = "utf-16-le" if sample[1:200:2].count(0) > sample[0:200:2].count(0) else "utf-16-be"
            with contextlib.suppress(UnicodeDecodeError):
                text = data.decode(guess)
                if not CONTROL.search(text[:4096]):
                    return text
            raise _binary(name) from None
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            line = data.count(b"\n", 0, error.start) + 1
            raise Bad(
                Problem(
                    name, line, 1, f"byte {error.start} is neither UTF-8 nor Windows-1252; save it as UTF-8"
                )
            ) from None
    if len(CONTROL.findall(text[:4096])) > 4:
        if "\x00" in text[:200]:
            for guess in ("utf-16-le", "utf-16-be"):
                with contextlib.suppress(UnicodeDecodeError):
                    wide = data.decode(guess)
                    if not CONTROL.search(wide[:4096]):
                        return wide
        raise _binary(name)
    return text


def _binary(name: str) -> Bad:
    return Bad(Problem(name, 0, 0, "this is not a text; hand in HTML, PDF with a text layer, or plain text"))


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """The bytes of a file. Raises Bad where it is missing, a folder, unreadable or larger than `limit` bytes."""
    try:
        if limit is not None and path.stat().st_size > limit:
            size = path.stat().st_size / 2**20
            raise Bad(
                Problem(
                    str(path),
                    0,
                    0,
                    f"{size:.0f} MB is more than {limit / 2**20:.0f} MB; hand in a part of it",
                )
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise Bad(Problem(str(path), 0, 0, _missing(path))) from None
    except IsADirectoryError:
        raise Bad(Problem(str(path), 0, 0, "this is a folder; name the files in it")) from None
    except OSError as error:
        raise Bad(Problem(str(path), 0, 0, f"cannot be read: {_why(error)}")) from None


def read_text(path: Path, limit: int | None = None) -> str:
    return decode(read_bytes(path, limit), str(path))


def _missing(path: Path) -> str:
    with contextlib.suppress(OSError):
        near = difflib.get_close_matches(path.name, [p.name for p in path.parent.iterdir()], 1)
        if near:
            return f"there is no such file; did you mean '{near[0]}'?"
    return "there is no such file"


# --- Writing ------------------------------------------------------------------------------------------------------------


def write_bytes(path: Path, data: bytes) -> None:
    """Write the whole file or nothing. Raises Bad that says why and that the old file is whole."""
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _like(path, temporary)
        Path(temporary).replace(path)
        temporary = None
    except OSError as error:
        raise Bad(
            Problem(str(path), 0, 0, f"nothing was written: {_why(error)}; the file is as it was")
        ) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _like(path: Path, temporary: str) -> None:
    """Give the new file the old one's permissions, or those an ordinary new file gets."""
    with contextlib.suppress(OSError):
        if path.exists():
            Path(temporary).chmod(path.stat().st_mode & 0o777)
        else:
            mask = os.umask(0)
            os.umask(mask)
            Path(temporary).chmod(0o666 & ~mask)


def write_text(path: Path, text: str) -> None:
    write_bytes(path, text.encode("utf-8", "surrogatepass"))


def _why(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full; free some space and run the command again"
        case errno.EROFS:
            return "the disk is read-only; copy the case to a disk that can be written"
        case errno.EACCES | errno.EPERM:
            return "permission is denied; check who owns the folder"
        case errno.ENAMETOOLONG:
            return "the name is too long for this disk"
        case _:
            return (error.strerror or str(error)).lower()


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One writer at a time in a case folder; another command waits up to 30 seconds. Works on Windows and macOS too."""
    try:
        lock = filelock.FileLock(folder / ".lock", timeout=30, is_singleton=True)  # taken again by who has it
        with lock:
            yield
    except filelock.Timeout:
        raise Bad(
            Problem(
                str(folder),
                0,
                0,
                "another command has been writing here for 30 seconds; try again when it ends",
            )
        ) from None
    except OSError as error:
        raise Bad(Problem(str(folder), 0, 0, f"nothing was written: {_why(error)}")) from None


class ChangedOnDisk(Exception):  # noqa: N818 - a lost race, told to the person at the page
    """The file is not the one that the edit was made against."""


def splice(path: Path, seen: str, start: int, end: int, new: str) -> None:
    """Replace the code points `start` to `end` of a text file whose sha256 is still `seen`; all else stays as it is.

    Raises ChangedOnDisk when the file has changed since.
    """
    with locked(path.parent):
        data = read_bytes(path)
        if digest_of(data) != seen:
            raise ChangedOnDisk(f"{path.name} changed on disk; reload")
        text = decode(data, str(path))
        write_bytes(path, like(data, text[:start] + new + text[end:]))


def like(old: bytes, text: str) -> bytes:
    """The text as UTF-8, with a mark at its start where the old file has one."""
    return text.encode("utf-8-sig" if old.startswith(codecs.BOM_UTF8) else "utf-8")


# --- JSONL --------------------------------------------------------------------------------------------------------------


def read_records(path: Path, kind: type[R]) -> list[R]:
    """The records of a JSONL file, one a line. Raises Bad with every line that is not one. A missing file is empty."""
    if not path.exists():
        return []
    decoder = msgspec.json.Decoder(kind)
    records: list[R] = []
    problems: list[Problem] = []
    for number, line in enumerate(read_bytes(path).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            records.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(Problem(str(path), number, 1, str(error)))
    if problems:
        raise Bad(*problems)
    return records


def encode_lines(records: Iterable[Record]) -> bytes:
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def write_records(path: Path, records: Sequence[Record]) -> None:
    write_bytes(path, encode_lines(records))


def append_record(path: Path, record: Record) -> None:
    """Append one line and have it on the disk before returning. The caller holds `locked`.

    A last line that a crash cut off was never acknowledged: it goes, so that it cannot swallow this one.
    """
    try:
        with path.open("ab") as file:
            size = _mend(path, file.tell())
            try:
                file.write(msgspec.json.encode(record) + b"\n")
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    os.truncate(path, size)
                raise
    except OSError as error:
        raise Bad(
            Problem(str(path), 0, 0, f"nothing was written: {_why(error)}; the file is as it was")
        ) from None


def _mend(path: Path, size: int) -> int:
    """End a last line that lacks its newline, or remove it where it is not whole; gives the size of the file then."""
    if size == 0:
        return 0
    with path.open("rb+") as file:
        file.seek(-1, os.SEEK_END)
        if file.read(1) == b"\n":
            return size
        file.seek(0)
        last = file.read().rsplit(b"\n", 1)[-1]
        try:
            msgspec.json.decode(last)
        except msgspec.DecodeError:
            file.truncate(size - len(last))
            return size - len(last)
        file.seek(0, os.SEEK_END)
        file.write(b"\n")
        return size + 1
