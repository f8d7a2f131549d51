"""Blocks: what may belong together is traced together, however large the archive."""

from __future__ import annotations

import datetime
import random
from pathlib import Path
from typing import Any

from countertrade.archive.lineage import BEFORE, FIRST, MOST, Said, merged, parts
from countertrade.archive.store import Store
from countertrade.case import open_case
from countertrade.records import Measure, Origin
from tests.archive.test_scan import rows, scan
from tests.archive.warcs import FILLER, about, case, packed, page, record

MEASURES = (Measure(id="shells", unit="shell"), Measure(id="gas", unit="t"))


def day(number: int) -> str:
    return (datetime.date(2024, 1, 1) + datetime.timedelta(number)).isoformat()


def said(
    article: int,
    value: float,
    measure: str = "shells",
    unit: str = "shell",
    outlet: str = "A",
    via: tuple[str, ...] = (),
) -> Said:
    return Said(article, measure, (value,), unit, outlet, via)


def test_a_figure_a_day_and_a_name_bring_together() -> None:
    days = [day(n) for n in (0, 1, 2, 40, 41, 41)]
    claims = [
        said(0, 200_000),
        said(1, 201_000),  # the same when rounded
        said(2, 200_000, measure="gas", unit="t"),  # another measure
        said(3, 200_000),  # weeks later
        said(4, 5_000, outlet="Morning Post"),
        said(5, 7_000, via=("The Morning Post", "morning post")),  # another figure, from a paper it names
    ]
    together = [part.articles for part in parts(days, claims, MEASURES)]
    assert sorted(together) == [(0, 1), (2,), (3,), (4, 5)]


def test_units_are_the_measure_s() -> None:
    claims = [said(0, 700.0, "gas", "kt"), said(1, 700_000.0, "gas", "t")]
    assert [part.articles for part in parts([day(0), day(1)], claims, MEASURES)] == [(0, 1)]


def test_a_large_block_is_cut_by_time_and_knows_what_came_before() -> None:
    count = 5 * MOST + 10
    found = list(
        parts([day(n // 100) for n in range(count)], [said(n, 1000) for n in range(count)], MEASURES)
    )
    own = [set(part.articles) - part.known for part in found]
    assert sorted(n for part in own for n in part) == list(range(count))
    assert max(len(part.articles) for part in found) <= MOST + FIRST + BEFORE
    assert all(set(range(FIRST)) <= part.known for part in found[1:])


def test_pairs_grow_with_the_claims_and_not_with_their_square() -> None:
    drawn = random.Random(0)

    def pairs(count: int) -> int:
        claims = [said(n, drawn.randrange(1, 20) * 1000) for n in range(count)]
        return sum(
            len(part.articles) ** 2 for part in parts([day(n // 200) for n in range(count)], claims, MEASURES)
        )

    assert pairs(40_000) < 6 * pairs(10_000)


def test_an_origin_with_a_parent_elsewhere_counts_there() -> None:
    one = Origin(measure="shells", claim="c-1", source="A", retellings=1, claims=("c-1", "c-2"))
    two = Origin(measure="shells", claim="c-2", source="B", retellings=1, claims=("c-2", "c-3"))
    apart = Origin(measure="shells", claim="c-9", source="C", retellings=0, claims=("c-9",))
    found = merged([one, two, apart], {("shells", "c-2"): "c-1", ("shells", "c-3"): "c-2"})
    assert [(each.claim, each.retellings, each.claims) for each in found] == [
        ("c-1", 2, ("c-1", "c-2", "c-3")),
        ("c-9", 0, ("c-9",)),
    ]


def test_retellings_of_an_archive_lead_to_their_origin(tmp_path: Path, client: Any) -> None:
    pages = [about("200,000")]
    told = "Oz is to receive 200,000 shells from Ruritania, the Harbour Times reports."
    pages.append(page(told, FILLER, title="Shells for Oz", outlet="Morning Post", day="2025-03-05"))
    again = "As many as 200,000 shells will go from Ruritania to Oz, according to the Morning Post."
    pages.append(
        page(
            again,
            "The fair opens on Sunday.",
            title="Ruritania arms Oz",
            outlet="Late News",
            day="2025-03-06",
        )
    )
    (tmp_path / "news.warc.gz").write_bytes(packed(*map(record, pages)))
    desk = case(tmp_path / "case")
    scan(client, desk, tmp_path / "out", tmp_path / "news.warc.gz")
    outlets = dict(rows(tmp_path / "out", "articles", "id, outlet"))
    edges = {
        (outlets[one], outlets[two])
        for one, two in rows(tmp_path / "out", "edges", "parent_article, child_article")
        if one != two
    }
    assert edges == {("Harbour Times", "Morning Post"), ("Morning Post", "Late News")}
    assert rows(tmp_path / "out", "origins", "source, retellings") == [("Ana Brandt", 2)]
    assert Store(tmp_path / "out").settings().reading.measures == open_case(desk).measures
