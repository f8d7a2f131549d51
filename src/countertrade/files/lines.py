"""JSONL: one record a line, stable under `git diff`; what is no record has its line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from countertrade.files.disk import append_lines, exists, read_bytes, write_bytes
from countertrade.files.yaml import DEEPEST
from countertrade.records import Bad, Problem, Record

R = TypeVar("R", bound=Record)

CONFLICT = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
"""How lines begin with which git marks what it could not merge."""


def read_records(path: Path, kind: type[R]) -> list[R]:
    """The records of a JSONL file, one a line. Raises Bad with every line that is not one. A missing file is empty."""
    records, problems = read_lines(path, kind)
    if problems:
        raise Bad(*problems)
    return [record for _, record in records]


def read_lines(path: Path, kind: type[R]) -> tuple[list[tuple[int, R]], list[Problem]]:
    """The records of a JSONL file with their lines, and a problem for each line that is none."""
    if not exists(path):
        return [], []
    decoder = msgspec.json.Decoder(kind)
    records: list[tuple[int, R]] = []
    problems: list[Problem] = []
    for number, line in enumerate(read_bytes(path).split(b"\n"), 1):
        if not line.strip():
            continue
        if line.startswith(CONFLICT):
            said = f"'{line[:7].decode()}' marks what git could not merge; keep the lines that are right and delete this one"
            problems.append(Problem(str(path), number, 1, said))
            continue
        try:
            records.append((number, decoder.decode(line)))
        except (ValueError, RecursionError) as error:
            said = "the line is cut off" if _torn(line) else f"this is no {kind.__name__.lower()}: {error}"
            problems.append(Problem(str(path), number, 1, said))
    return records, problems


def encode_lines(records: Iterable[Record], path: Path) -> bytes:
    """The records as lines of the file at `path`. Raises Bad for a text that no file can hold."""
    try:
        return b"".join(msgspec.json.encode(record) + b"\n" for record in records)
    except UnicodeEncodeError as error:
        lone = error.object[error.start : error.end].encode("unicode_escape").decode()
        said = f"nothing was written: the text holds '{lone}', which is no character; type it anew"
        raise Bad(Problem(str(path), 0, 0, said)) from None


def write_records(path: Path, records: Sequence[Record]) -> None:
    write_bytes(path, encode_lines(records, path))


def append_records(path: Path, records: Sequence[Record]) -> None:
    """Append the records, all or none, and have them on the disk before returning. The caller holds `locked`."""
    append_lines(path, encode_lines(records, path), _torn)


def deeper(value: object, levels: int = DEEPEST) -> bool:
    """Whether lists and tables lie in each other more than so many levels deep."""
    match value:
        case dict():
            return levels == 0 or any(deeper(inner, levels - 1) for inner in value.values())
        case list():
            return levels == 0 or any(deeper(inner, levels - 1) for inner in value)
    return False


def _torn(line: bytes) -> bool:
    """Whether a line is the beginning of a record, cut off in its middle."""
    try:
        msgspec.json.decode(line)
    except (ValueError, RecursionError) as error:
        return line.startswith(b"{") and "truncated" in str(error)
    return False
