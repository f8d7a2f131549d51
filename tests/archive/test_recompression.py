"""gzip written once more in LZ4: the same pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from countertrade.archive.recompression import repacked
from countertrade.archive.sources import pages, plan
from countertrade.records import Bad
from tests.archive.warcs import about, other, packed, record


def test_the_same_pages_lie_in_lz4_afterwards(tmp_path: Path, client: Any) -> None:
    bodies = [about("100"), other(1), about("200")]
    source, html = tmp_path / "news.warc.gz", tmp_path / "1.html"
    source.write_bytes(packed(record(bodies[0])) + b"\x00noise" * 99 + packed(*map(record, bodies[1:])))
    html.write_bytes(about("300"))
    before = [*plan(str(source)), *plan(str(html))]
    after, (made,) = repacked(before, tmp_path / "lz4", client)
    assert (made.records, made.left_out) == (3, 1)
    broken: list[Any] = []
    assert [page.data for piece in after for page in pages(piece, broken.append)] == [about("300"), *bodies]
    assert not broken
    assert repacked(before, tmp_path / "lz4", client) == (after, [])  # written once


def test_two_files_of_one_name_are_refused(tmp_path: Path, client: Any) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "news.warc.gz").write_bytes(packed(record(other())))
    with pytest.raises(Bad, match="has the name of"):
        repacked(list(plan(str(tmp_path))), tmp_path / "lz4", client)
