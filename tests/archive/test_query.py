"""`countertrade query`: views over an archive, nothing beyond them, and from a hit into a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from countertrade.archive.query import VIEWS, ask
from countertrade.case import articles_of, open_case, original_of
from countertrade.records import Bad
from tests.archive.test_scan import COPIED, RETOLD, scan
from tests.archive.warcs import about, case, other, packed, record
from tests.commands import run


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, client: Any) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    pages = (about("200,000"), RETOLD, COPIED, other())
    (folder / "news.warc.gz").write_bytes(
        packed(*(record(data, f"https://p.example/{n}") for n, data in enumerate(pages)))
    )
    scan(client, case(folder / "case"), folder / "out", folder / "news.warc.gz")
    return folder / "out"


def test_views_hold_each_claim_once(archive: Path) -> None:
    assert (
        ask(archive, "select count(*) from all_claims").rows
        > ask(archive, "select count(*) from claims").rows
    )
    assert ask(archive, "select outlet from articles order by outlet").rows == [
        ("Harbour Times",),
        ("Morning Post",),
    ]
    assert ask(archive, "select outlet, alike > 0.6 from copies").rows == [("Evening Star", True)]
    (parent, child), *_ = ask(
        archive,
        """select p.outlet, c.outlet from edges e join articles p on p.id = e.parent_article join articles c on c.id = e.child_article
        where e.basis = 'named'""",
    ).rows
    assert (parent, child) == ("Harbour Times", "Morning Post")
    assert ask(archive, "select source from origins where retellings > 0").rows == [("Ana Brandt",)]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_there_even_in_an_empty_archive(
    tmp_path: Path, client: Any, archive: Path, view: str
) -> None:
    (tmp_path / "none.warc.gz").write_bytes(packed(record(other())))
    scan(client, case(tmp_path / "case"), tmp_path / "out", tmp_path / "none.warc.gz")
    empty, full = (ask(folder, f"select * from {view}") for folder in (tmp_path / "out", archive))
    assert empty.rows == []
    assert empty.columns == full.columns


def test_words_find_claims(archive: Path) -> None:
    found = ask(archive, "Shells Harbour")
    assert [row[found.columns.index("outlet")] for row in found.rows] == ["Morning Post"]


@pytest.mark.parametrize(
    "question",
    [
        "select * from nothing",
        "select * from read_csv('/etc/passwd')",
        "select * from read_parquet('s3://bucket/x.parquet')",
        "with x as (select 1) select * from read_text('/etc/hostname')",
        "",
    ],
)
def test_a_question_that_cannot_be_answered_is_told(archive: Path, question: str) -> None:
    with pytest.raises(Bad):
        ask(archive, question)


def test_a_folder_that_is_no_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(Bad, match="no archive"):
        ask(tmp_path, "select 1")


def test_the_command_prints_and_one_more_adds_the_hit(archive: Path, tmp_path: Path) -> None:
    asked = run(
        "query", archive, "select id, outlet from articles where outlet = 'Morning Post'", "--format", "csv"
    )
    assert asked.code == 0, asked.err
    name = asked.out.splitlines()[1].split(",")[0]
    desk = case(tmp_path / "case")
    added = run("add", desk, name, "--archive", archive)
    assert added.code == 0, added.err
    (stored,) = articles_of(desk)
    assert (stored.id, stored.outlet) == (name, "Morning Post")
    assert original_of(desk, name)[1] == RETOLD
    assert run("read", desk).code == 0
    assert {claim.article for claim in open_case(desk).claims} == {name}
    missing = run("add", desk, "a-000000000000", "--archive", archive)
    assert missing.code == 2
    assert "no article 'a-000000000000'" in missing.err
