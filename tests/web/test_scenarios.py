"""Scenarios in the answer and model views: a tab each, and all side by side."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from countertrade.web.whatif import TABS, WhatIf, what_if
from tests.web.cases import DEAL, client, make

SCENARIOS = """
scenarios:
  cheap shells: {cost: {value: 500 to 600 USD/shell, why: old stock}}
  early peace: {war_ends: {at: 2025-03}}
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = make(tmp_path_factory.mktemp("scenarios") / "oz")
    (folder / "deal.yaml").write_text(DEAL + SCENARIOS, "utf-8")
    return client(folder)


def tabs(html: str) -> list[tuple[str, str, bool]]:
    """(address, name, whether it is the one shown) of each tab."""
    nav = re.search(r'<nav class="tabs".*?</nav>', html, re.S)
    found = re.findall(
        r'<a data-state="1" href="([^"]+)"( aria-current="page")?>([^<]+)</a>', nav[0] if nav else ""
    )
    return [(unescape(href), name, bool(current)) for href, current, name in found]


def sentence(html: str) -> str:
    found = re.search(r'<h2 class="headline">(.*?)</h2>', html, re.S)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])


@pytest.mark.parametrize(("view", "more"), [("/answer", ["Compare"]), ("/model", [])])
def test_each_scenario_has_a_tab_the_file_itself_first(page: TestClient, view: str, more: list[str]) -> None:
    shown = tabs(page.get(view).text)
    assert [name for _, name, _ in shown] == ["as reported", "cheap shells", "early peace", *more]
    for href, name, _ in shown:
        assert [other for _, other, current in tabs(page.get(href).text) if current] == [name]


def test_the_answer_is_that_of_the_scenario(page: TestClient) -> None:
    base, cheap = (sentence(page.get(f"/answer{query}").text) for query in ("", "?scenario=cheap+shells"))
    assert cheap.startswith("If it goes as in “cheap shells”: ")
    assert "cheap shells" not in base
    assert base.partition("%")[0] != cheap.partition("%")[0]
    drawn = page.get("/answer/drawn?scenario=cheap+shells").text
    assert sentence(drawn) == cheap


def test_sliders_are_those_of_the_scenario_and_stay_when_another_is_chosen(page: TestClient) -> None:
    html = page.get("/answer?scenario=early+peace&pin.price=900").text
    assert 'data-key="event war_ends: when"' not in html, "in this scenario the month is set"
    assert 'data-key="event war_ends: when"' in page.get("/answer").text
    assert all("pin.price=900" in href for href, _, _ in tabs(html))
    assert (
        page.get("/answer/drawn?scenario=early+peace&pin.price=900").text
        != page.get("/answer/drawn?scenario=early+peace").text
    )


def test_the_model_says_what_a_scenario_changes(page: TestClient) -> None:
    assert 'class="other"' not in page.get("/model").text
    html = page.get("/model?scenario=cheap+shells").text
    (other,) = re.findall(r'<li class="other">(.*?)</li>', html, re.S)
    assert "500 to 600" in other
    assert 'value="900 to 1_500 USD/shell"' not in html, "the form would change the file itself"
    assert 'value="900 to 1_500 USD/shell"' in page.get("/model").text


def test_all_stand_side_by_side_run_by_run(page: TestClient) -> None:
    html = page.get("/answer?compared=1").text
    compared = re.search(r'<section class="scenarios compared".*?</section>', html, re.S)
    assert compared
    rows = re.findall(r'<th scope="row">([^<]+)</th>', compared[0])
    assert rows == ["as reported", "cheap shells", "early peace"], "for the one party that gains or loses"
    cheap = compared[0].partition("cheap shells")[2].partition("early peace")[0]
    assert re.search(r'data-head="better in">100\s%', cheap), "cheaper shells are better in every run"
    assert "#w-shells" in cheap, "what moved it leads to its working"
    assert 'id="w-shells"' in html


def test_what_a_colleague_is_sent_has_the_scenario(page: TestClient) -> None:
    html = page.get("/answer").text
    assert "/answer/file" in html
    about = page.get("/answer/file?scenario=cheap+shells").text
    assert "If it goes as in “cheap shells”" in about
    assert 'id="compared"' in page.get("/answer/file?compared=1").text
    assert 'id="compared"' not in about


def test_a_scenario_that_does_not_exist_is_said(page: TestClient) -> None:
    html = page.get("/answer?scenario=snow").text
    assert "there is no scenario &#39;snow&#39;; there are base, cheap shells, early peace" in html
    assert page.get("/answer/drawn?scenario=snow").status_code == 409


def test_one_scenario_needs_no_tabs(tmp_path: Path) -> None:
    page = client(make(tmp_path / "oz"))
    assert 'class="tabs"' not in page.get("/answer").text + page.get("/model").text


def test_a_grid_has_a_few_tabs_and_a_list(tmp_path: Path) -> None:
    folder = make(tmp_path / "oz")
    values = ", ".join(f"{n}_000 shell" for n in range(200, 200 + TABS + 5))
    (folder / "deal.yaml").write_text(DEAL + f"\ngrid: {{quantity shells: [{values}]}}\n", "utf-8")
    html = client(folder).get("/answer").text
    shown = tabs(html)
    assert len(shown) == 1 + TABS + 5 + 1, "all are there"
    folded = re.search(r"<details>.*?</details>", html[html.index('class="tabs"') :], re.S)
    assert folded
    assert folded[0].count("<li>") == 1 + TABS + 5 - TABS


@pytest.mark.parametrize(
    "wanted",
    [WhatIf(), WhatIf(scenario="peace"), WhatIf(compared=True, pins={"price": 900}), WhatIf(pins={"a": 0})],
)
def test_an_address_holds_all_that_is_asked(wanted: WhatIf) -> None:
    assert what_if(wanted.query) == wanted


@pytest.mark.parametrize("view", ["/answer", "/answer?compared=1", "/answer?scenario=early+peace", "/model"])
def test_every_link_within_a_view_leads_somewhere(page: TestClient, view: str) -> None:
    html = page.get(view).text
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'\bid="([^"]+)"', html))


def test_a_moved_slider_redraws_the_footnotes_that_it_moves(page: TestClient) -> None:
    for at in (25, 975):
        html = page.get(f"/answer/drawn?pin.cost={at}").text
        cited = set(re.findall(r"<sup>(\d+)</sup>", html))
        assert cited
        assert cited == set(re.findall(r'id="n-(\d+)"', html))
