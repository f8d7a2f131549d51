"""Files come in with their places and go out whole or not at all."""

from __future__ import annotations

import errno
import os
import shlex
import threading
from pathlib import Path
from typing import Any

import pytest

from countertrade import files
from countertrade.case import CaseFile
from countertrade.decisions import decision
from countertrade.records import Bad, Decision


def message(bad: pytest.ExceptionInfo[Bad]) -> str:
    return str(bad.value)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("größer".encode(), "größer"),
        ("größer".encode("utf-8-sig"), "größer"),
        ("größer „so“".encode("cp1252"), "größer „so“"),
        ("größer".encode("utf-16"), "größer"),
        ("größer".encode("utf-16-le"), "größer"),
        ("größer".encode("utf-16-be"), "größer"),
        ("größer".encode("utf-32"), "größer"),
    ],
)
def test_text_is_read_in_every_common_encoding(data: bytes, text: str) -> None:
    assert files.decode(data, "a.txt") == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.txt: the file is empty; there is nothing to read"),
        (b" \n ", "a.txt: the file is empty; there is nothing to read"),
        (b"\x7fELF\x02\x01\x01" + bytes(64), "this is not a text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x81\x8d", "this is not a text"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, said: str) -> None:
    with pytest.raises(Bad) as bad:
        files.decode(data, "a.txt")
    assert said in message(bad)


def test_yaml_is_not_retyped() -> None:
    table = files.compose("a: no\nb: 2025-04-01\nc: 600_000\nd: 010\n", "x.yaml")
    assert files.plain(table) == {"a": "no", "b": "2025-04-01", "c": "600_000", "d": "010"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2\n", "x.yaml:2:1: 'a' stands twice; first in line 1"),
        ("a: [1\n", "x.yaml:2:1: this is not readable as YAML"),
        ("- a\n", "x.yaml:1:1: the file must be a list of 'key: value' lines"),
        ("", "x.yaml:1:1: the file is empty"),
        ("a: *b\n", "x.yaml:1:4: this is not readable as YAML"),
    ],
)
def test_bad_yaml_has_a_place(text: str, said: str) -> None:
    with pytest.raises(Bad) as bad:
        files.compose(text, "x.yaml")
    assert message(bad).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: a\n", "case.yaml:1:1: unknown field 'titel'; did you mean 'title'?"),
        (
            "title: a\nmeasures:\n  - {id: rice, unit: t, wrods: {}}\n",
            "case.yaml:3:25: unknown field 'wrods'; did you mean 'words'?",
        ),
        ("question: a\n", "case.yaml:1:1: object missing required field `title`"),
    ],
)
def test_an_unknown_field_has_a_place_and_a_way_out(text: str, said: str) -> None:
    with pytest.raises(Bad) as bad:
        files.convert(files.compose(text, "case.yaml"), CaseFile, "case.yaml")
    assert message(bad) == said


def test_a_splice_changes_only_its_characters_and_notices_a_lost_race(tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text("a:   1   # why\nb: ü\n", "utf-8")
    seen = files.digest_of(path.read_bytes())
    value = files.compose(path.read_text("utf-8"), "deal.yaml").get("a")
    assert isinstance(value, files.Text)
    files.splice(path, seen, value.start, value.end, "22")
    assert path.read_text("utf-8") == "a:   22   # why\nb: ü\n"
    with pytest.raises(files.ChangedOnDisk):
        files.splice(path, seen, value.start, value.end, "3")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "permission is denied"),
    ],
)
def test_a_failed_write_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b"old")

    def full(_: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Bad) as bad:
        files.write_bytes(path, b"new")
    assert said in message(bad)
    assert "the file is as it was" in message(bad)
    assert [p.name for p in tmp_path.iterdir()] == ["claims.jsonl"]
    assert path.read_bytes() == b"old"


def made(number: int) -> Decision:
    return decision(f"c-{number}", "accept", by="M. K.", at="2024-11-05T10:00:00+01:00")


def test_a_failed_append_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "decisions.jsonl"
    files.append_records(path, [made(1)])
    before = path.read_bytes()

    def full(_: Any) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Bad):
        files.append_records(path, [made(2)])
    assert path.read_bytes() == before


def test_a_line_cut_off_by_a_crash_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    files.append_records(path, [made(1)])
    with path.open("ab") as file:
        file.write(b'{"id": "d-1", "tar')
    files.append_records(path, [made(2)])
    assert files.read_records(path, Decision) == [made(1), made(2)]


def test_a_last_line_without_its_newline_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    files.append_records(path, [made(1)])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    files.append_records(path, [made(2)])
    assert files.read_records(path, Decision) == [made(1), made(2)]


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"

    def write(start: int) -> None:
        for number in range(start, start + 20):
            with files.locked(tmp_path):
                files.append_records(path, [made(number)])

    writers = [threading.Thread(target=write, args=(start,)) for start in (0, 100, 200)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(files.read_records(path, Decision)) == 60


def test_a_missing_file_has_a_nearest(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("x")
    with pytest.raises(Bad) as bad:
        files.read_text(tmp_path / "artikle.txt")
    assert "there is no such file; did you mean 'article.txt'?" in message(bad)


@pytest.mark.parametrize("path", ["cases/rice", "my cases/rice", "a'b", "über $HOME"])
def test_a_path_is_typed_as_a_shell_reads_it(path: str) -> None:
    assert shlex.split(files.typed(path)) == [path]
