"""A case folder keeps what came in, says what is wrong with it, and loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from countertrade import case as folder_of
from countertrade import files
from countertrade.records import Article, Bad
from countertrade.records import replace as changed
from tests.claims import article, claim

TEXT = "Russia pays about 2,000 dollars a month."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "case"
    folder_of.new(made, "Troops: money & rice", "Who gains?")
    return made


def stored(text: str = TEXT, **fields: object) -> Article:
    data = text.encode()
    known = {"outlet": "The Herald", "published": "2024-11-03", "original": "page.html", **fields}
    return Article(
        id=folder_of.article_id(files.digest_of(data), None), text=text, sha256=files.digest_of(data), **known,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_new_case_opens_and_is_empty(folder: Path) -> None:
    case = folder_of.open_case(folder)
    assert (case.title, case.question) == ("Troops: money & rice", "Who gains?")
    assert case.articles == ()
    assert len(case.reference) > 5, "the shipped set stands in"


def test_an_article_is_kept_with_its_bytes_under_a_name_that_says_what_it_is(folder: Path) -> None:
    folder_of.add(folder, stored(), b"<html>as it came</html>")
    assert (folder / "articles" / "2024-11-03-the-herald.txt").read_text("utf-8") == TEXT
    assert (
        folder / "articles" / "original" / "2024-11-03-the-herald.html"
    ).read_bytes() == b"<html>as it came</html>"
    assert folder_of.open_case(folder).articles[0].outlet == "The Herald"


def test_the_same_article_is_kept_once(folder: Path) -> None:
    folder_of.add(folder, stored(), b"x")
    again, fresh = folder_of.add(folder, stored(), b"x")
    assert not fresh
    assert [a.id for a in folder_of.articles_of(folder)] == [again.id]


def test_what_a_person_says_of_a_stored_article_is_written_down(folder: Path) -> None:
    folder_of.add(folder, stored(published=None), b"x")
    (before,) = folder_of.articles_of(folder)
    old, new = folder_of.amend(folder, before.id, {"published": "2024-11-03"})
    assert (old.published, new.published) == (None, "2024-11-03")
    assert folder_of.articles_of(folder) == [new]
    assert folder_of.amend(folder, before.id, {}) == (new, new)
    with pytest.raises(Bad):
        folder_of.amend(folder, "a-none", {"published": "2024-11-03"})


def test_two_articles_of_one_outlet_and_day_have_two_names(folder: Path) -> None:
    folder_of.add(folder, stored(), b"x")
    folder_of.add(folder, stored("Another text."), b"y")
    names = sorted(path.name for path in (folder / "articles").glob("*.txt"))
    assert names == ["2024-11-03-the-herald-2.txt", "2024-11-03-the-herald.txt"]


def test_a_url_without_text_waits_and_takes_its_text_later(folder: Path) -> None:
    url = "https://herald.example/a"
    missing = Article(id=folder_of.article_id("", url), text="", sha256="", url=url, outlet="The Herald")
    folder_of.add(folder, missing, None)
    assert folder_of.open_case(folder).articles[0].text == ""
    filled, fresh = folder_of.add(folder, stored(url=url, outlet=None), TEXT.encode())
    assert fresh
    assert filled.id == missing.id, "what was said of it keeps its target"
    assert folder_of.open_case(folder).articles == (filled,)
    assert filled.outlet == "The Herald"
    _, again = folder_of.add(folder, stored("Something else.", url=url), b"z")
    assert not again, "a text that is there is never replaced"


def test_a_new_version_keeps_the_old_one(folder: Path) -> None:
    first, _ = folder_of.add(folder, stored(), TEXT.encode())
    old, new = folder_of.update(folder, "2024-11-03-the-herald", stored("Corrected: 800 dollars."), b"new")
    assert (old.version, new.version, new.id) == (1, 2, first.id)
    assert (folder / "articles" / "versions" / "2024-11-03-the-herald.1.txt").read_text("utf-8") == TEXT
    assert folder_of.open_case(folder).articles[0].text == "Corrected: 800 dollars."
    with pytest.raises(Bad, match="nothing changed"):
        folder_of.update(folder, first.id, stored("Corrected: 800 dollars."), b"new")


def test_an_unknown_article_has_a_nearest(folder: Path) -> None:
    folder_of.add(folder, stored(), b"x")
    with pytest.raises(Bad, match="did you mean '2024-11-03-the-herald'"):
        folder_of.article_of(folder, "2024-11-03-the-herold")


def test_reading_again_changes_only_what_changed(folder: Path) -> None:
    paper = article("paper", TEXT)
    pay = claim("about 2,000 USD/month", measure="pay", where=paper, text="about 2,000 dollars a month")
    assert folder_of.write_claims(folder, [pay], [paper]) == (1, 0, 0)
    before = (folder / "claims.jsonl").read_bytes()
    assert folder_of.write_claims(folder, [pay], [paper]) == (0, 0, 0)
    assert (folder / "claims.jsonl").read_bytes() == before
    assert folder_of.write_claims(folder, [changed(pay, rule="better")], [paper]) == (0, 0, 1)
    assert folder_of.write_claims(folder, [], [paper]) == (0, 1, 0)


def test_every_problem_of_every_file_is_told_at_once(folder: Path) -> None:
    (folder / "case.yaml").write_text("title: x\ntilte: y\n")
    (folder / "claims.jsonl").write_text('{"id": 3}\n')
    (folder / "reference").mkdir(exist_ok=True)
    (folder / "reference" / "own.csv").write_text("id,quantity\nx,y\n")
    with pytest.raises(Bad) as bad:
        folder_of.open_case(folder)
    said = str(bad.value)
    assert "case.yaml:2:1: unknown field 'tilte'; did you mean 'title'?" in said
    assert "claims.jsonl:1:1:" in said
    assert "own.csv" in said


@pytest.mark.parametrize("name", ["cse", "nothing-like-it"])
def test_a_folder_that_is_no_case_says_so(folder: Path, name: str) -> None:
    with pytest.raises(Bad) as bad:
        folder_of.open_case(folder.parent / name)
    assert ("did you mean 'case'?" if name == "cse" else "make one with: countertrade new") in str(bad.value)


def test_a_decision_cut_off_by_a_crash_hides_no_other(folder: Path) -> None:
    from countertrade.decisions import decision

    folder_of.decide(folder, decision("c-1", "accept", by="M. K.", at="2024-11-05"))
    with (folder / "decisions.jsonl").open("ab") as file:
        file.write(b'{"id": "d-2", "targ')
    assert [d.target for d in folder_of.decisions_of(folder)] == ["c-1"]
    folder_of.decide(folder, decision("c-3", "accept", by="M. K.", at="2024-11-05"))
    assert [d.target for d in folder_of.decisions_of(folder)] == ["c-1", "c-3"]


def test_the_built_in_case_opens() -> None:
    case = folder_of.open_case(folder_of.built_in())
    assert len(case.articles) >= 6
    assert {a.language for a in case.articles} == {"de", "en"}
    assert all(row.source and row.year for row in case.reference)
