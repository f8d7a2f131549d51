"""Records of an archive: each page once wherever a file is cut, and what is broken costs only itself."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.stream_io import Lz4Writer, ZstdWriter, zstd_train_dictionary_from_samples

from countertrade.archive import sources
from countertrade.archive.sources import Broken, Page, Piece, original, pages, plan
from countertrade.records import Bad
from tests.archive.warcs import about, other, packed, record


def read(path: Path, size: int = 2**26) -> tuple[list[Page], list[Broken]]:
    broken: list[Broken] = []
    found = [page for piece in plan(str(path), size) for page in pages(piece, broken.append)]
    return found, broken


def member(writer: type[Lz4Writer] | type[ZstdWriter], data: bytes) -> bytes:
    out = io.BytesIO()
    packing = writer(out)
    packing.write(data)
    packing.close()
    return out.getvalue()


PACKED: dict[str, Callable[[Sequence[bytes]], bytes]] = {
    ".warc": b"".join,
    ".warc.gz": lambda records: packed(*records),
    ".warc.zst": lambda records: b"".join(member(ZstdWriter, each) for each in records),
    ".warc.lz4": lambda records: b"".join(member(Lz4Writer, each) for each in records),
}


@pytest.mark.parametrize("ending", PACKED)
@pytest.mark.parametrize("size", [700, 1500, 2**26])
def test_every_page_is_in_one_piece(tmp_path: Path, ending: str, size: int) -> None:
    bodies = [about(f"{n}00") for n in range(1, 30)]
    path = tmp_path / f"news{ending}"
    path.write_bytes(
        PACKED[ending]([record(body, f"https://p.example/{n}") for n, body in enumerate(bodies)])
    )
    found, broken = read(path, size)
    assert [page.data for page in found] == bodies
    assert not broken
    assert len({page.offset for page in found}) == len(bodies)
    assert len(list(plan(str(path), size))) > 1 or size > path.stat().st_size / 2


def test_a_file_packed_as_a_whole_is_one_piece(tmp_path: Path) -> None:
    path = tmp_path / "whole.warc.gz"
    path.write_bytes(gzip.compress(b"".join(record(other(n)) for n in range(50))))
    found, broken = read(path, 500)
    assert len(found) == 50
    assert not broken
    assert len(list(plan(str(path), 500))) == 1


def test_zstd_with_a_dictionary_in_front_is_one_piece(tmp_path: Path) -> None:
    records = [record(about(f"{n}00")) for n in range(1, 200)]
    out = io.BytesIO()
    dictionary = zstd_train_dictionary_from_samples(records, 4096)
    packing = ZstdWriter(out, dictionary=dictionary, compress_dictionary_frame=True)
    for each in records:
        packing.write(each)
        packing.finish()
    packing.flush()
    path = tmp_path / "news.warc.zst"
    path.write_bytes(out.getvalue())
    found, broken = read(path, 500)
    assert len(found) == len(records)
    assert not broken


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (packed(record(other(7)))[:300], "gzip"),
        (b"\x00\x01\x02 noise " * 100, "gzip"),
        (packed(record(other(7), length=10**6)), "ends before the length"),
        (packed(record(other(7), length=400)), "header"),
        (packed(record(bytes(20 * 2**20))), "larger than 16 MiB"),
        (packed(record(gzip.compress(bytes(20 * 2**20)), headers="Content-Encoding: gzip\r\n")), "unpacks to more than 16 MiB"),
    ],
    ids=["cut", "noise", "longer", "shorter", "large", "bomb"],
)  # fmt: skip
def test_what_is_broken_costs_only_itself(tmp_path: Path, what: bytes, why: str) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(packed(record(about("100"))) + what + packed(record(about("200")), record(about("300"))))
    found, broken = read(path)
    whole = [page.data for page in found if len(page.data) > 500]
    assert [about("100"), about("200"), about("300")] == [data for data in whole if data != other(7)]
    assert any(why in one.why for one in broken), broken


def test_a_file_that_ends_early_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(packed(record(about("100")), record(about("200")))[:-80])
    found, broken = read(path)
    assert [page.data for page in found] == [about("100")]
    assert broken


@pytest.mark.parametrize("data", [b"", b"no archive at all " * 200])
def test_what_is_no_archive_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(data)
    found, broken = read(path)
    assert not found
    assert len(broken) == 1


def test_packed_pages_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(packed(record(gzip.compress(about("100")), headers="Content-Encoding: gzip\r\n")))
    found, broken = read(path)
    assert [page.data for page in found] == [about("100")]
    assert not broken


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_holds_warcs(tmp_path: Path, method: int) -> None:
    path = tmp_path / "news.wacz"
    with zipfile.ZipFile(path, "w", method) as packing:
        packing.writestr("datapackage.json", "{}")
        packing.writestr("archive/data.warc.gz", packed(*(record(about(f"{n}00")) for n in range(1, 9))))
    found, broken = read(path, 500)
    assert [page.data for page in found] == [about(f"{n}00") for n in range(1, 9)]
    assert not broken
    assert original(found[3].source, found[3].offset) == found[3].data


def test_a_damaged_wacz_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.wacz"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    found, broken = read(path)
    assert not found
    assert len(broken) == 1


def test_a_folder_of_pages(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.html").write_bytes(about("100"))
    (tmp_path / "a" / "2.htm").write_bytes(b"")
    (tmp_path / "b.html").write_bytes(about("200"))
    (tmp_path / "notes.doc").write_bytes(b"no page")
    found, broken = read(tmp_path)
    assert sorted(page.data for page in found) == sorted([about("100"), about("200")])
    assert [one.why for one in broken] == ["the file is empty"]
    assert original(found[0].source, found[0].offset) == found[0].data


def test_another_file_changes_one_group_of_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "GROUP", 64)
    for n in range(300):
        (tmp_path / f"{n:05}.html").touch()
    before = {piece.id for piece in plan(str(tmp_path))}
    (tmp_path / "00000a.html").touch()
    after = {piece.id for piece in plan(str(tmp_path))}
    assert len(before) > 3
    assert len(after - before) == 1


def test_parquet_of_texts(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    rows = [
        {"url": f"https://p.example/{n}", "text": f"Shells for Oz, part {n}.", "date": "2025-03-04"}
        for n in range(10)
    ]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=3)
    found, broken = read(path, 100)
    assert [page.data.decode() for page in found] == [row["text"] for row in rows]
    assert [page.offset for page in found] == list(range(10))
    assert dict(found[0].known) == {"published": "2025-03-04"}
    assert len(list(plan(str(path), 100))) > 1
    assert not broken


def test_parquet_without_texts_or_damaged_is_told(tmp_path: Path) -> None:
    pq.write_table(pa.table({"number": [1, 2]}), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and no more")
    found, broken = read(tmp_path)
    assert not found
    assert {"column of texts" in one.why for one in broken} == {True, False}


@pytest.mark.parametrize("name", ["missing.warc.gz", "empty", "notes.txt", "nowhere://x/y"])
def test_a_bad_source_is_refused_with_a_way_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("no archive")
    with pytest.raises(Bad) as bad:
        list(plan(name if ":" in name else str(tmp_path / name)))
    assert name.split(":")[0] in str(bad.value)


def test_a_piece_is_halved_down_to_one(tmp_path: Path) -> None:
    piece = Piece(kind="folder", source=str(tmp_path), stamp="", size=3, names=("a", "b", "c"))
    assert [half.names for half in piece.halves()] == [("a",), ("b", "c")]
    one = piece.halves()[0]
    assert one.halves() == [one]
