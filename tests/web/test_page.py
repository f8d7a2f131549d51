"""What the page shows and writes, asked for without a browser."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from countertrade import case as folder_of
from countertrade import files
from countertrade.pipeline import Pipeline
from countertrade.records import Claim
from countertrade.web import edits
from countertrade.web.case_cache import CaseCache
from countertrade.web.marking import paragraphs
from tests.captures.archives import wacz
from tests.web.cases import DEAL, HEADERS, client, make


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make(tmp_path / "oz")


@pytest.fixture
def page(case: Path) -> TestClient:
    return client(case, person="M. K.")


def claims(case: Path) -> list[Claim]:
    return list(folder_of.open_case(case).claims)


@pytest.mark.parametrize("view", ["/articles", "/trace", "/checks", "/model", "/answer", "/handover"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_view_is_drawn_in_both_languages(page: TestClient, view: str, lang: str) -> None:
    answer = page.get(f"{view}?lang={lang}")
    assert answer.status_code == 200, answer.text
    assert f'<html lang="{lang}">' in answer.text
    assert "Shells for Oz" in answer.text
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", answer.text), (
        "nothing is loaded from outside"
    )


def test_the_stored_text_is_shown_whole_with_its_claims_marked(page: TestClient, case: Path) -> None:
    article = folder_of.open_case(case).articles[1]
    html = page.get(f"/article/{article.id}").text
    first = next(claim for claim in claims(case) if claim.article == article.id and claim.quantity)
    assert first.quantity is not None
    assert f'id="{first.id}"' in html
    assert "💰" in html
    from countertrade.reading import parts

    shown = paragraphs(
        article, [c for c in claims(case) if c.article == article.id], parts(article.text, "de")
    )
    joined = "".join(piece.text for paragraph in shown for piece in paragraph.pieces)
    assert joined.replace("\n", "") == article.text.replace("\n", "")


def test_a_decision_is_on_the_disk_when_it_is_acknowledged(page: TestClient, case: Path) -> None:
    claim = claims(case)[0]
    wanted = {"target": claim.id, "action": "reject", "content": claim.content, "reason": "not a figure"}
    answer = page.post("/decide", json=wanted, headers=HEADERS)
    assert answer.status_code == 200
    made = folder_of.open_case(case).decisions
    assert [(d.id, d.action, d.by, d.reason) for d in made] == [
        (answer.json()["decision"], "reject", "M. K.", "not a figure")
    ]
    assert answer.json()["state"] == "rejected"
    undo = page.post("/decide", json={"target": made[0].id, "action": "undo"}, headers=HEADERS)
    assert undo.json()["state"] == "undecided"


def test_two_tabs_never_overwrite_one_another(page: TestClient, case: Path) -> None:
    claim = claims(case)[0]
    seen = {"target": claim.id, "content": claim.content, "seen": ""}
    assert page.post("/decide", json={**seen, "action": "accept"}, headers=HEADERS).status_code == 200
    second = client(case).post("/decide", json={**seen, "action": "reject"}, headers=HEADERS)
    assert second.status_code == 409
    assert "M. K. has decided on this in the meantime (accepted)" in second.json()["problem"]
    assert len(folder_of.open_case(case).decisions) == 1


def test_a_decision_on_what_reads_differently_now_is_refused(page: TestClient, case: Path) -> None:
    claim = claims(case)[0]
    answer = page.post(
        "/decide", json={"target": claim.id, "action": "accept", "content": "k-old"}, headers=HEADERS
    )
    assert answer.status_code == 409
    assert "reads differently" in answer.json()["problem"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"target": "c-nothing", "action": "accept"}, "no such statement"),
        ({"target": "f-1", "action": "dismiss"}, "say why"),
        ({"target": "f-1", "action": "burn"}, "'burn' is no action"),
        ({"target": 3}, "Expected `str`"),
    ],
)
def test_a_decision_that_makes_no_sense_is_told(page: TestClient, wanted: dict[str, Any], said: str) -> None:
    answer = page.post("/decide", json=wanted, headers=HEADERS)
    assert answer.status_code == 400
    assert said in answer.json()["problem"]


def test_a_correction_shows_at_once(page: TestClient, case: Path) -> None:
    claim = next(c for c in claims(case) if c.quantity and c.quantity.unit == "shell")
    fields = {"quantity": "about 180,000 shell"}
    wanted = {"target": claim.id, "action": "correct", "fields": fields, "content": claim.content}
    answer = page.post("/decide", json=wanted, headers=HEADERS)
    assert answer.status_code == 200, answer.text
    assert "180,000" in answer.json()["card"]
    bad = {**wanted, "fields": {"quantity": "lots"}, "seen": answer.json()["decision"]}
    assert "'lots' is not a quantity" in page.post("/decide", json=bad, headers=HEADERS).json()["problem"]


def test_a_value_of_the_model_is_changed_and_comments_stay(page: TestClient, case: Path) -> None:
    html = page.get("/model").text
    sha = re.search(r'data-sha256="(\w+)"', html)
    assert sha
    change = {"sha256": sha[1], "quantity": "price", "value": "1_000 to 1_200 USD/shell"}
    before = (case / "deal.yaml").read_text("utf-8")
    answer = page.post("/edit", json=change, headers=HEADERS)
    assert answer.status_code == 200
    after = (case / "deal.yaml").read_text("utf-8")
    assert after == before.replace("1_400 to 1_600 USD/shell", "1_000 to 1_200 USD/shell")
    lost = page.post("/edit", json=change, headers=HEADERS)
    assert lost.status_code == 409
    assert "changed on disk; reload" in lost.json()["problem"]


@pytest.mark.parametrize(
    ("change", "said", "line"),
    [
        ({"quantity": "price", "value": "bananas"}, "there is no quantity 'bananas'", 10),
        ({"quantity": "price", "value": "1_400 to 1_600 shell/USD"}, "shell/USD", 17),
        ({"quantity": "cost", "value": "1e200 USD/shell * 1e200"}, "", 17),
        ({"text": DEAL.replace("months: 24", "months: soon")}, "soon", 3),
        ({"text": "title: [x"}, "", 1),
    ],
)
def test_a_model_that_could_not_be_run_is_refused_and_the_file_stays(
    page: TestClient, case: Path, change: dict[str, str], said: str, line: int
) -> None:
    before = (case / "deal.yaml").read_bytes()
    answer = page.post("/edit", json={"sha256": files.digest_of(before), **change}, headers=HEADERS)
    assert answer.status_code == 400
    assert said in answer.json()["problem"]
    assert answer.json()["line"] == line
    assert (case / "deal.yaml").read_bytes() == before
    assert "$" in page.get("/answer").text


def test_a_case_that_nobody_has_read_yet_takes_decisions(case: Path, page: TestClient) -> None:
    """As it is with a case that comes without what reading found in it: what is shown can be decided on."""
    known = claims(case)
    (case / "claims.jsonl").unlink()
    wanted = {"target": known[0].id, "action": "accept", "content": known[0].content}
    answer = page.post("/decide", json=wanted, headers=HEADERS)
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "accepted"
    assert claims(case) == known


def test_what_is_wrong_in_the_model_stands_at_its_line(page: TestClient, case: Path) -> None:
    path = case / "deal.yaml"
    path.write_text(path.read_text("utf-8").replace("worth: price", "worht: price"), "utf-8")
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if "worht" in text)
    html = page.get("/model").text
    assert f'data-line="{line}"' in html
    assert "worht" in html
    assert "worth" in html


def test_a_case_file_that_cannot_be_read_is_said_and_the_page_stays(page: TestClient, case: Path) -> None:
    (case / "case.yaml").write_text("titel: x\n", "utf-8")
    answer = page.get("/articles")
    assert answer.status_code == 409
    assert "unknown field &#39;titel&#39;; did you mean &#39;title&#39;?" in answer.text
    (case / "case.yaml").write_text("title: x\n", "utf-8")
    assert page.get("/articles").status_code == 200


def test_a_changed_file_is_noticed(page: TestClient, case: Path) -> None:
    before = page.get("/changes").json()
    (case / "deal.yaml").write_text("title: other\n", "utf-8")
    after = page.get("/changes").json()
    assert [name for name in after if after[name] != before[name]] == ["deal.yaml"]
    (case / "prices.csv").write_text("month,price\n2025-01,1500\n", "utf-8")
    last = page.get("/changes").json()
    assert [name for name in last if last[name] != after[name]] == ["parts"]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    case = make(tmp_path / "oz", hostile=True)
    page = client(case)
    hostile = next(a for a in folder_of.open_case(case).articles if "Evil" in (a.outlet or ""))
    for view in (f"/article/{hostile.id}", "/trace", "/checks", "/answer", "/handover", "/answer/drawn"):
        html = page.get(view).text
        for attack in (
            "<script>document",
            "<img src=x",
            "<svg/onload",
            "</textarea><style>",
            "<b>Evil</b>",
            'href="javascript:',
        ):
            assert attack not in html, f"{view}: {attack}"
    assert "{{ 7*7 }}" in page.get(f"/article/{hostile.id}").text, "what looks like a template is text too"
    assert page.get(f"/original/{hostile.id}").headers["content-disposition"].startswith("attachment")


def test_an_article_is_added_and_read_and_a_second_time_kept_once(page: TestClient, case: Path) -> None:
    text = "Shells arrive\n\nOz has received 50,000 shells from Ruritania, the ministry said.\n"
    first = page.post(
        "/add?name=new.txt&outlet=Morning%20Post&published=2025-02-01", content=text.encode(), headers=HEADERS
    )
    assert first.status_code == 200, first.text
    assert page.get(first.json()["href"]).status_code == 200
    assert any(c.article == first.json()["article"] for c in claims(case))
    again = page.post("/add?name=new.txt", content=text.encode(), headers=HEADERS)
    assert again.json()["fresh"] is False
    bad = page.post("/add?name=new.txt&published=gestern", content=b"Another text.", headers=HEADERS)
    assert "'gestern' is no ISO date" in bad.json()["problem"]


def test_without_a_case_one_article_is_checked_and_kept(tmp_path: Path) -> None:
    page = client(None, home=tmp_path)
    assert "<textarea" in page.get("/").text
    text = "Shells for Oz\n\nOz buys 200,000 shells at 1,500 dollars each, said Ana Brandt. That makes 300 million dollars.\n"
    text = text.replace("300 million", "200 million")
    known = {"name": "pasted.txt", "outlet": "Harbour Herald", "published": "2025-01-06"}
    answer = page.post("/paste", params=known, content=text.encode(), headers=HEADERS).json()
    result = answer["result"]
    assert "Harbour Herald · 6 January 2025" in result
    assert re.search(r'<a class="mark m-[^"]*m-figure[^>]*>200,000 shells</a>', result), "the text is marked"
    assert re.search(r'class="note inconsistent">.*?200 million', result, re.DOTALL), "in the margin"
    assert "--outlet" not in result, "no option of the command line"
    again = page.get("/", params={"checked": answer["key"], "lang": "de"}).text
    assert "Harbour Herald · 6. Januar 2025" in again, "another language keeps what was checked"
    other = page.post(
        "/paste?name=b.txt", content=b"Oz paid 5,000 dollars, said Ana Brandt.", headers=HEADERS
    )
    keys = [answer["key"], other.json()["key"]]
    kept = page.post("/keep", json={"keys": keys, "folder": "oz 2025"}, headers=HEADERS)
    assert kept.status_code == 200, kept.text
    assert page.get(kept.json()["href"]).status_code == 200
    articles = folder_of.open_case(tmp_path / "oz 2025").articles
    assert {article.outlet for article in articles} == {"Harbour Herald", None}


def test_a_web_archive_gives_each_of_its_pages(page: TestClient, case: Path) -> None:
    before = {article.id for article in folder_of.open_case(case).articles}
    said = page.post("/add?name=talks.wacz", content=wacz(), headers=HEADERS)
    assert said.status_code == 200, said.text
    after = {article.id for article in folder_of.open_case(case).articles}
    assert len(after - before) >= 1
    assert said.json()["article"] in after - before
    kinds = {note.kind for note in folder_of.provenance_of(case)}
    assert kinds == {"wacz"}


def test_several_are_decided_at_once_or_none(page: TestClient, case: Path) -> None:
    some = [claim for claim in claims(case) if claim.measure == "shells"]
    assert len(some) > 1
    wanted = [{"target": claim.id, "action": "accept", "content": claim.content} for claim in some]
    wrong = page.post(
        "/decide/all", json=[*wanted, {"target": "c-none", "action": "accept"}], headers=HEADERS
    )
    assert wrong.status_code == 400
    assert folder_of.open_case(case).decisions == ()
    assert page.post("/decide/all", json=wanted, headers=HEADERS).status_code == 200
    assert {made.target for made in folder_of.open_case(case).decisions} == {claim.id for claim in some}
    shown = page.get("/statements", params={"item": "shells", "which": "undecided"}).text
    assert 'class="card ' not in shown
    raced = page.post("/decide/all", json=wanted, headers=HEADERS)
    assert raced.status_code == 409


def test_statements_are_found_by_words_and_narrowed_down(page: TestClient, case: Path) -> None:
    def shown(**query: str) -> set[str]:
        return set(re.findall(r'id="card-([^"]+)"', page.get("/statements", params=query).text))

    known = claims(case)
    articles = {article.id: article.outlet for article in folder_of.open_case(case).articles}
    assert shown() == {claim.id for claim in known}
    assert shown(outlet="Isarkurier") == {c.id for c in known if articles[c.article] == "Isarkurier"}
    assert shown(which="sourceless") == {c.id for c in known if c.attribution.source is None}
    assert shown(which="unsure") == {c.id for c in known if c.unsure}
    assert shown(q="200,000 herald") <= shown(q="200,000")
    assert shown(q="200,000 herald")
    assert shown(q="zebra") == set()
    offered = page.get("/search", params={"q": "granaten"}).text
    assert "Isarkurier" in offered
    assert page.get("/search", params={"q": "zebra"}).text.strip() == ""


def test_the_shell_counts_what_is_open_and_lands_on_the_answer(page: TestClient, case: Path) -> None:
    assert page.get("/", follow_redirects=False).headers["location"] == "/answer"
    n = len(claims(case))
    assert re.search(rf'href="/articles">Read <span class="open">{n}<', page.get("/model").text)
    assert "First steps" in page.get("/answer").text
    first = claims(case)[0]
    page.post(
        "/decide", json={"target": first.id, "action": "accept", "content": first.content}, headers=HEADERS
    )
    html = page.get("/answer").text
    assert f">{n - 1}<" in html
    assert "First steps" not in html, "nobody who has decided anything needs them"
    (case / "deal.yaml").unlink()
    assert page.get("/", follow_redirects=False).headers["location"].startswith("/article/")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_has_the_reports_colours(page: TestClient, theme: str) -> None:
    page.cookies.set("theme", theme)
    assert f'data-theme="{theme}"' in page.get("/checks").text
    rules = page.get("/themes.css").text
    assert re.search(rf":root\[data-theme={theme}\] {{ color-scheme: {theme};\s+--paper:", rules)


def test_a_slider_holds_one_figure_and_the_url_has_it(page: TestClient) -> None:
    free = page.get("/answer/drawn").text
    low, high = (page.get(f"/answer/drawn?pin.cost={at}").text for at in (25, 975))
    assert len({free, low, high}) == 3
    assert page.get("/answer?pin.cost=975&pin.price=abc").text.count('data-held="1"') == 1


@pytest.mark.parametrize(
    ("table", "kind"),
    [("claims", "csv"), ("claims", "xlsx"), ("lineage", "json"), ("findings", "csv"), ("flows", "csv")],
)
def test_tables_are_taken_along(page: TestClient, table: str, kind: str) -> None:
    answer = page.get(f"/export/{table}.{kind}")
    assert answer.status_code == 200
    assert answer.content.startswith({"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "json": b"["}[kind])


def test_a_view_is_sent_as_one_file(page: TestClient) -> None:
    answer = page.get("/answer/file?pin.cost=975")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "Content-Security-Policy" in answer.text
    assert len(answer.content) < 6.5 * 2**20


def test_a_decision_that_changes_no_statement_spares_the_tracing(case: Path) -> None:
    cache = CaseCache(case, "en")
    claim = claims(case)[0]
    before = cache.work()
    lineage, findings, outcome = before.lineage, before.all_findings, before.outcome(256)
    edits.decide(case, edits.Wanted(target=claim.id, action="accept"), "M. K.")
    after = cache.work()
    assert after is not before
    assert after.lineage is lineage
    assert after.all_findings is findings
    assert after.outcome(256) is outcome
    (case / "deal.yaml").write_text(DEAL.replace("1_400 to", "1_300 to"), "utf-8")
    assert cache.work().outcome(256) is not outcome
    assert cache.work().lineage is lineage
    assert cache.work("de").lineage is lineage
    assert cache.work("de") is not cache.work("en"), "findings are in words"
    seen = after.decisions[-1].id
    edits.decide(case, edits.Wanted(target=claim.id, action="reject", seen=seen), "M. K.")
    assert cache.work().lineage is not lineage


@pytest.mark.parametrize("asked", [True, False])
def test_a_state_is_worked_through_ahead_of_the_views(
    case: Path, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    """Whether somebody has asked for a view or not."""
    worked_through: list[Pipeline] = []
    monkeypatch.setattr("countertrade.web.case_cache.through", worked_through.append)
    cache = CaseCache(case, "en", ahead=True)
    if asked:
        cache.work()
    until = time.monotonic() + 60
    while not worked_through:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert worked_through == [cache.work()]


def test_an_address_that_leads_nowhere_is_told_in_words(page: TestClient) -> None:
    answer = page.get("/nowhere?lang=de")
    assert answer.status_code == 404
    assert "Unter dieser Adresse ist nichts" in answer.text
    assert 'href="/articles' in answer.text
