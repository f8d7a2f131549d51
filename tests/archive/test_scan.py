"""A scan: what its folder holds, how it goes on, and what it says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dask
import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from countertrade.archive import cluster
from countertrade.archive.lineage import brought_up
from countertrade.archive.passes import Reading
from countertrade.archive.scanning import Run, planned, scanned_into
from countertrade.archive.screen import screen_of
from countertrade.archive.store import Settings, Store
from countertrade.case import open_case
from countertrade.reading import article_from, read
from countertrade.records import Bad, Claim
from tests.archive.warcs import CASE, FILLER, about, case, other, packed, page, record
from tests.commands import process, run


def contents(out: Path) -> dict[str, bytes]:
    """Every file of an archive."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def rows(out: Path, name: str, columns: str) -> list[tuple[Any, ...]]:
    found = duckdb.sql(
        f"select {columns} from read_parquet('{out}/{name}/*/*.parquet', hive_types_autocast = false) order by all"
    )
    return found.fetchall() if found is not None else []


def scan(
    client: Any, desk: Path, out: Path, *sources: Path, size: int = 2**26, known: Sequence[str] = ()
) -> Run:
    """As the command does it."""
    opened = open_case(desk)
    reading = Reading(screen=screen_of(opened, "case.yaml"), measures=opened.measures)
    store = Store(out)
    store.begin(Settings(title=opened.title, reading=reading))
    run = scanned_into(store, planned([str(source) for source in sources], size), reading, client)
    brought_up(store, client, opened.measures, opened.linked)
    return run


RETOLD = page(
    "Oz is to receive 200,000 shells from Ruritania, the Harbour Times reports.", FILLER, title="Shells for Oz", outlet="Morning Post",
    day="2025-03-05",
)  # fmt: skip
COPIED = about("200,000", outlet="Evening Star", day="2025-03-06").replace(b"three hours", b"four hours")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return case(tmp_path / "case")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two files of an archive: an original, a retelling that names it, a copy, the same page twice, much else, something broken."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.warc.gz").write_bytes(
        packed(
            *(record(other(n), f"https://o.example/{n}") for n in range(20)),
            record(about("200,000"), "https://h.example/1"),
        )
        + b"\x00noise" * 50
        + packed(record(about("200,000"), "https://h.example/again"))
    )
    (folder / "b.warc.gz").write_bytes(
        packed(
            record(RETOLD, "https://m.example/1"), record(COPIED, "https://e.example/1"), record(other(99))
        )
    )
    return folder


def test_the_command_finds_what_concerns_the_case(tmp_path: Path, desk: Path, news: Path) -> None:
    out = tmp_path / "out"
    done = process("scan", desk, news, "--out", out)
    assert done.code == 0, done.err
    assert "3 articles, 1 of them near-duplicates" in done.out
    assert "1 × gzip decompression error" in done.out
    assert f"{news}/a.warc.gz" in done.out
    assert "pages/s" in done.err
    assert [
        (outlet, url, copy is not None) for outlet, url, copy in rows(out, "articles", "outlet, url, copy_of")
    ] == [
        ("Evening Star", "https://e.example/1", True),
        ("Harbour Times", "https://h.example/1", False),
        ("Morning Post", "https://m.example/1", False),
    ]
    assert ("2025-03-05", "shells", "named") in rows(out, "edges", "day, measure, basis")
    assert {day.name for day in (out / "claims").iterdir()} == {
        "day=2025-03-04",
        "day=2025-03-05",
        "day=2025-03-06",
    }
    again = run("scan", desk, news, "--out", out)
    assert "2 of 2 pieces had been read before" in again.err
    assert again.out == done.out


def test_claims_are_those_of_the_page_alone(tmp_path: Path, client: Any, desk: Path, news: Path) -> None:
    scan(client, desk, tmp_path / "out", news)
    measures = open_case(desk).measures
    alone = [
        claim
        for data in (about("200,000"), RETOLD, COPIED)
        for claim in read(article_from(data, "page.html"), measures)
    ]
    found = [
        msgspec.json.decode(record, type=Claim) for (record,) in rows(tmp_path / "out", "claims", "record")
    ]
    assert alone
    assert sorted(found, key=lambda claim: claim.id) == sorted(alone, key=lambda claim: claim.id)


def test_pieces_and_interruptions_leave_the_same_bytes(
    tmp_path: Path, client: Any, desk: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(client, desk, tmp_path / "whole", news, size=600)
    keep = Store.keep
    kept: list[Any] = []

    def stop(store: Store, piece: Any, scanned: Any) -> None:
        if len(kept) == 2:
            raise KeyboardInterrupt
        kept.append(piece)
        keep(store, piece, scanned)

    monkeypatch.setattr(Store, "keep", stop)
    with pytest.raises(KeyboardInterrupt):
        scan(client, desk, tmp_path / "broken", news, size=600)
    monkeypatch.undo()
    run = scan(client, desk, tmp_path / "broken", news, size=600)
    assert run.before == 2
    assert run.read > 2
    assert contents(tmp_path / "broken") == contents(tmp_path / "whole")


def test_a_source_that_changed_takes_the_place_of_what_it_was(
    tmp_path: Path, client: Any, desk: Path, news: Path
) -> None:
    out = tmp_path / "out"
    scan(client, desk, out, news)
    (news / "b.warc.gz").write_bytes(
        packed(record(about("90,000", outlet="Late News"), "https://l.example/1"))
    )
    run = scan(client, desk, out, news)
    assert (run.read, run.before) == (1, 1)
    assert [outlet for (outlet,) in rows(out, "articles", "outlet")] == ["Harbour Times", "Late News"]


def test_another_source_is_added(tmp_path: Path, client: Any, desk: Path, news: Path) -> None:
    out = tmp_path / "out"
    scan(client, desk, out, news / "a.warc.gz")
    scan(client, desk, out, news / "b.warc.gz")
    assert len(rows(out, "articles", "id")) == 3


def test_html_and_parquet_give_what_a_warc_gives(tmp_path: Path, client: Any, desk: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "1.html").write_bytes(about("300"))
    pq.write_table(
        pa.table({"html": [about("400")], "url": ["https://p.example/1"]}), folder / "news.parquet"
    )
    scan(client, desk, tmp_path / "out", folder)
    assert [quantity for (quantity,) in rows(tmp_path / "out", "claims", "quantity")] == [
        "300 shells",
        "400 shells",
        "three hours",
        "three hours",
    ]


@pytest.mark.parametrize("charset", ["windows-1252", "utf-16"])
def test_a_charset_that_is_declared_wrongly_or_rare_loses_nothing(
    tmp_path: Path, client: Any, desk: Path, charset: str
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    told = page(
        "Ruritanien wird Oz nach den Worten der Ministerin für Äußeres 300 Granaten liefern.",
        "Über den Preis haben die beiden Regierungen nach ihren Angaben noch nicht gesprochen; das werde erst im Frühjahr geschehen.",
        title="Granaten für Oz",
    )
    (folder / "1.html").write_bytes(told.decode().encode(charset))
    scan(client, desk, tmp_path / "out", folder)
    alone = read(article_from((folder / "1.html").read_bytes(), "1.html"), open_case(desk).measures)
    assert (
        [each for (each,) in rows(tmp_path / "out", "claims", "id")]
        == sorted(claim.id for claim in alone)
        != []
    )


def test_another_language_is_counted_and_not_read(tmp_path: Path, client: Any, desk: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    said = (
        "Selon le ministre, la Ruritania va livrer 200 shells à Oz dans les prochains mois, et le prix n'est pas connu. "
        * 5
    )
    (folder / "1.html").write_bytes(page(said, title="Des obus pour Oz").replace(b"lang='en'", b"lang='fr'"))
    scan(client, desk, tmp_path / "out", folder)
    counts = Store(tmp_path / "out").summary().counts
    assert (counts.pages, counts.other_language, counts.articles) == (1, 1, 0)


def test_screen_tells_the_words_and_keeps_nothing(tmp_path: Path, desk: Path, news: Path) -> None:
    done = run("scan", desk, news, "--screen")
    assert done.code == 0
    told = [line.split() for line in done.out.splitlines()]
    assert ["4", "Ruritania"] in told
    assert ["4", "measure", "shells"] in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "news"]


def test_other_measures_need_another_folder(tmp_path: Path, client: Any, desk: Path, news: Path) -> None:
    scan(client, desk, tmp_path / "out", news)
    case(desk, CASE.replace("shells]", "shells, rounds]"))
    with pytest.raises(Bad, match="other words or measures"):
        scan(client, desk, tmp_path / "out", news)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("missing.warc.gz", "--out", "out"), "there is no such file or folder"),
        (("news",), "--out FOLDER"),
        (("news", "--out", "case"), "holds something else"),
        (("news", "--out", "out", "--scheduler", "tcp://127.0.0.1:9"), "no Dask scheduler answers"),
        (("news", "--out", "out", "--scheduler", "local:many"), "no number of processes"),
    ],
    ids=["source", "out", "folder", "scheduler", "processes"],
)
def test_bad_input_ends_with_2_and_a_way_out(
    tmp_path: Path, desk: Path, news: Path, words: tuple[str, ...], said: str
) -> None:
    given = [
        str(tmp_path / word) if word in ("news", "out", "case", "missing.warc.gz") else word for word in words
    ]
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}):
        done = run("scan", desk, *given)
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err


def test_what_ends_its_workers_is_found_in_ever_smaller_pieces(
    tmp_path: Path, client: Any, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(1, 10):
        (folder / f"{number}.html").write_bytes(about(f"{number}00"))
    each = cluster.each

    def deadly(client: Any, function: Any, items: Any) -> Any:
        for piece, found in each(client, function, items):
            yield piece, cluster.Failed("killed") if "4.html" in getattr(piece, "names", ()) else found

    monkeypatch.setattr(cluster, "each", deadly)
    out = tmp_path / "out"
    run = scan(client, desk, out, folder)
    assert len(rows(out, "articles", "id")) == 8
    assert [(problem.path, "ended each worker" in problem.message) for problem in run.failed] == [
        (f"{folder}, 4.html", True)
    ]
    monkeypatch.undo()
    again = scan(client, desk, out, folder)
    assert not again.failed
    assert len(rows(out, "articles", "id")) == 9
    assert Store(out).summary().counts.pages == 9


def test_a_page_too_large_for_the_first_pass_is_read_within_limits(
    tmp_path: Path, client: Any, desk: Path
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "1.html").write_bytes(
        about("300").replace(b"</body>", b"<script>" + b"x();" * 2**19 + b"</script></body>")
    )
    (folder / "2.html").write_bytes(about("400").replace(b"</body>", b"<b>" * 2**19 + b"</body>"))
    scan(client, desk, tmp_path / "out", folder)
    assert [quantity for (quantity,) in rows(tmp_path / "out", "claims", "quantity")] == [
        "300 shells",
        "three hours",
    ]
    assert sum(Store(tmp_path / "out").summary().counts.broken.values()) == 1


def test_a_source_that_cannot_be_read_now_is_told_and_tried_again(
    tmp_path: Path, client: Any, desk: Path, news: Path
) -> None:
    pieces = planned([str(news)])
    away = news / "a.warc.gz"
    away.rename(tmp_path / "a")
    opened = open_case(desk)
    reading = Reading(screen=screen_of(opened, "case.yaml"), measures=opened.measures)
    store = Store(tmp_path / "out")
    store.begin(Settings(title="", reading=reading))
    run = scanned_into(store, pieces, reading, client)
    assert [problem.path for problem in run.failed] == [str(away)]
    (tmp_path / "a").rename(away)
    again = scanned_into(store, pieces, reading, client)
    assert (again.read, again.before, again.failed) == (1, 1, ())


@pytest.mark.parametrize(
    "words", [("scan", "case", "news", "--screen"), ("query", "out", "select 1"), ("simulate-grid", "case")]
)
def test_without_its_packages_a_command_says_how_to_have_them(words: tuple[str, ...]) -> None:
    lacking = (
        "import sys; sys.modules.update(dict.fromkeys(('fastwarc', 'duckdb', 'distributed', 'pyarrow')));"
    )
    start = f"{lacking} from countertrade.cli import main; main({list(words)!r})"
    case_of = Path(__file__).parents[2] / "cases" / "russia-north-korea"
    done = subprocess.run(
        [sys.executable, "-c", start.replace("'case'", repr(str(case_of)))],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 2
    assert "pip install 'countertrade[archive]'" in done.stderr
