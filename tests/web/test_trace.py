"""The trace view of an item that was retold more often than a page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from countertrade import case as folder_of
from countertrade.decisions import decision
from countertrade.pipeline import pipeline_of
from countertrade.records import Claim, Retelling
from countertrade.web import edits
from countertrade.web.views.paging import SHOWN
from countertrade.web.views.trace import PARENTS, ROWS
from tests.web.cases import client, make

RETOLD = SHOWN + 12


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case, and an article of many figures each of which another took over."""
    folder = make(tmp_path_factory.mktemp("trace") / "oz", model=False)
    figures = range(101, 101 + RETOLD)
    for name, said, published in (
        ("Herald", "{n},000 shells for Oz, minister Ana Brandt told the Harbour Herald.", "2025-01-08"),
        ("Isarkurier", "More than {n},000 shells for Oz, the Harbour Herald reported.", "2025-01-09"),
    ):
        text = "\n\n".join(["Plans", *(said.format(n=n) for n in figures)])
        edits.add_article(folder, text.encode(), "a.txt", {"outlet": name, "published": published})
    case = folder_of.open_case(folder)
    dates = {article.id: article.published or "" for article in case.articles}
    told: dict[str, list[Claim]] = {}
    for claim in case.claims:
        if claim.measure == "shells" and (figure := re.search(r"1\d\d,000", claim.text or "")):
            told.setdefault(figure[0], []).append(claim)
    for first, *later in (sorted(claims, key=lambda c: dates[c.article]) for claims in told.values()):
        for claim in later:
            fields = {"parent": first.id}
            made = decision(claim.id, "set_parent", by="M. K.", at="2025-02-01T10:00:00+01:00", fields=fields)
            folder_of.decide(folder, made)
    return folder


@pytest.fixture(scope="module")
def page(case: Path) -> TestClient:
    return client(case)


def retellings(case: Path) -> list[Retelling]:
    return [edge for edge in pipeline_of(case).lineage.retellings if edge.measure == "shells"]


def cards(html: str) -> list[str]:
    return re.findall(r'<article class="card edge" id="(e-[^"]+)"', html)


def test_a_page_has_so_many_retellings_and_leads_to_the_others(page: TestClient, case: Path) -> None:
    all_ = {edge.id for edge in retellings(case)}
    assert len(all_) > SHOWN
    html = page.get("/trace?measure=shells").text
    assert f"1 to {SHOWN} of {len(all_)}" in html
    seen = [cards(html)]
    assert len(seen[0]) == SHOWN
    while after := re.search(r'<a href="((?![^"]*loose=)[^"]+)" rel="next"', html):
        html = page.get("/trace" + after[1].replace("&amp;", "&")).text
        assert 'rel="prev"' in html
        seen.append(cards(html))
    assert sorted(edge for shown in seen for edge in shown) == sorted(all_)


def test_a_link_to_any_retelling_leads_to_it(page: TestClient, case: Path) -> None:
    listed = cards(page.get("/trace?measure=shells").text)
    beyond = next(edge.id for edge in retellings(case) if edge.id not in listed)
    other = next(edge for edge in pipeline_of(case).lineage.retellings if edge.measure == "price")
    for wanted in (beyond, other.id):
        assert cards(page.get(f"/trace?edge={wanted}").text)[0] == wanted
    unknown = page.get("/trace?edge=e-nothing")
    assert unknown.status_code == 409
    assert "no such retelling" in unknown.text


def test_what_leads_to_a_retelling_names_it_to_the_server(page: TestClient) -> None:
    links = re.findall(r'href="(/trace[^"#]*)#(e-[^"]+)"', page.get("/trace?measure=shells").text)
    assert links
    assert all(path == f"/trace?edge={edge}" for path, edge in links)


def test_a_tree_is_drawn_in_part_and_says_so(page: TestClient, case: Path) -> None:
    part = page.get("/trace?measure=shells").text
    rows = part.count('class="node')
    assert rows == 2 * ROWS, "once for a page and once for a phone"
    said = re.search(rf"{ROWS} of (\d+) rows are drawn", part)
    whole = re.search(r'<a href="([^"]*tree=1[^"]*)"', part)
    assert said
    assert whole
    drawn = page.get("/trace" + whole[1].replace("&amp;", "&")).text
    assert drawn.count('class="node') == 2 * int(said[1])


def test_parents_are_offered_for_what_is_typed(page: TestClient) -> None:
    every = re.findall(r'value="(c-[^"]+)"', page.get("/trace/parents?measure=shells").text)
    assert len(every) == PARENTS
    one = page.get("/trace/parents?measure=shells&q=isar%20110,000").text
    assert one.count('value="c-') == 1
    assert "Isarkurier" in one
    assert 'value="none"' in page.get("/trace/parents?measure=shells&q=nowhere").text
    assert "<option" not in page.get("/trace?measure=shells").text.replace('<option value="none">', "")
