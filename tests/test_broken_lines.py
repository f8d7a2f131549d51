"""A decisions file that git, a crash or a hand broke: what is no decision is named, and every other one counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from countertrade import case as folder_of
from countertrade.cli import main
from countertrade.decisions import corrected, decision, judge
from countertrade.records import Bad, Decision
from tests.claims import article, claim


def made(target: str, action: Any = "accept", **more: Any) -> Decision:
    return decision(target, action, by="M. K.", at="2024-11-05T10:00:00+01:00", **more)


def line(target: str) -> bytes:
    return msgspec.json.encode(made(target)) + b"\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder_of.new(tmp_path / "oz", "Oz")
    return tmp_path / "oz"


def test_a_merge_conflict_costs_no_decision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "decisions.jsonl"
    conflict = b"<<<<<<< HEAD\n%s||||||| base\n=======\n%s>>>>>>> theirs\n" % (line("c-2"), line("c-3"))
    path.write_bytes(line("c-1") + conflict + line("c-4"))
    case = folder_of.open_case(folder)
    assert [each.target for each in case.decisions] == ["c-1", "c-2", "c-3", "c-4"]
    keep = "marks what git could not merge; keep the lines that are right and delete this one"
    assert [str(problem) for problem in case.unread] == [
        f"{path}:2:1: '<<<<<<<' {keep}",
        f"{path}:4:1: '|||||||' {keep}",
        f"{path}:5:1: '=======' {keep}",
        f"{path}:7:1: '>>>>>>>' {keep}",
        f"{path}: the other lines are used: 1, 3, 6, 8",
    ]
    with pytest.raises(SystemExit) as done:
        main(["trace", str(folder)])
    assert done.value.code == 0
    assert capsys.readouterr().err == "".join(f"warning: {problem}\n" for problem in case.unread)


def test_the_page_names_them_too(tmp_path: Path) -> None:
    from tests.web.cases import client, make

    make(tmp_path / "oz")
    (tmp_path / "oz" / "decisions.jsonl").write_bytes(b">>>>>>> theirs\n" + line("c-1"))
    for view in ("/handover", "/checks"):
        shown = client(tmp_path / "oz").get(view).text
        assert "decisions.jsonl:1:1: " in shown
        assert "the other lines are used: 2" in shown


BROKEN = (
    (b'{"id": "d-1", "targ', "the line is cut off"),
    (b"[]", "this is no decision: Expected `object`, got `array`"),
    (b'{"id": 1}', "this is no decision: Expected `str`, got `int`"),
    (b'{"a":' * 100_000, "this is no decision: Object contains unknown field `a`"),
    (b'{"fields": {"a": ' + b"[" * 100_000, "this is no decision: maximum recursion depth exceeded"),
    (
        b'{"id": "d-1", "target": "c-1", "action": "accept", "by": "M", "at": "2024", "fields": {"a": %s}}' % (b"[" * 500 + b"]" * 500),
        "its fields lie in each other without end",
    ),
    (b'{"id": "\xff"}', "this is no decision: "),
    (b"\x00\x1b[2J", "this is no decision: JSON is malformed"),
    (b'{"id": "d-1", "target": "c-1", "action": "burn", "by": "M", "at": "2024"}', "Invalid enum value 'burn'"),
    (b'{"id": "d-1", "target": "c-1", "action": "accept", "by": "M", "at": "2024", "fields": {"a": 1e999}}', "Number out of range"),
    (b'{"id": "d-1", "target": "c-1", "action": "accept", "by": "M", "at": "2024", "fields": {"a": %s}}' % (b"9" * 5_000), "Integer value out of range"),
)  # fmt: skip


@pytest.mark.parametrize(("broken", "said"), BROKEN)
@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_broken_line_costs_no_other_wherever_it_stands(
    folder: Path, broken: bytes, said: str, end: bytes
) -> None:
    path = folder / "decisions.jsonl"
    path.write_bytes(line("c-1") + line("c-2") + broken + end)
    case = folder_of.open_case(folder)
    assert [each.target for each in case.decisions] == ["c-1", "c-2"]
    assert said in case.unread[0].message
    assert (case.unread[0].line, case.unread[-1].message) == (3, "the other lines are used: 1 to 2")
    folder_of.decide(folder, made("c-3"))
    assert [each.target for each in folder_of.decisions_of(folder)] == ["c-1", "c-2", "c-3"]


def test_only_the_beginning_of_a_line_of_ours_is_cleared_away(folder: Path) -> None:
    path = folder / "decisions.jsonl"
    for last, kept in (
        (b'{"id": "d-1", "targ', b""),
        (b">>>>>>> theirs", b">>>>>>> theirs\n"),
        (b"a note", b"a note\n"),
    ):
        path.write_bytes(line("c-1") + last)
        folder_of.decide(folder, made("c-2"))
        assert path.read_bytes() == line("c-1") + kept + line("c-2")


PAPER = article("paper", "Russia pays about 2,000 dollars. It sends rice.")
PAY = claim("about 2,000 USD/month", measure="pay", where=PAPER, text="about 2,000 dollars")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quantity", "inf USD"), ("quantity", "nan USD"), ("quantity", "1e999 USD"), ("quantity", "9" * 400 + " USD"),
        ("quantity", "1" * 100_000), ("quantity", 5), ("quantity", 10**300), ("quantity", ["5 t"]), ("quantity", None),
        ("span", 5), ("span", [1]), ("span", ["a", "b"]), ("span", [0, 10**300]), ("span", {}), ("span", [5, 1]), ("span", None),
        ("giver", ["RU"]), ("measure", {}), ("source", 3), ("modality", []), ("polarity", 1), ("status", {"a": 1}),
    ],
)  # fmt: skip
def test_a_correction_that_is_none_is_refused_and_changes_nothing(field: str, value: Any) -> None:
    with pytest.raises(Bad):
        corrected(PAY, {field: value}, [PAPER])
    wrong = made(PAY.id, "correct", fields={field: value})
    judged = judge([PAY], [wrong], [PAPER])
    assert (judged.stand, judged.changed) == ((PAY,), (wrong,)), "as it was read, and to be looked at again"


def test_a_broken_file_of_statements_says_how_to_mend_it(folder: Path) -> None:
    (folder / "claims.jsonl").write_bytes(b"<<<<<<< HEAD\n")
    with pytest.raises(Bad, match="delete this file, then: countertrade read"):
        folder_of.open_case(folder)


# --- records of articles ----------------------------------------------------------------------------------------------------

RECORD = "id: a-1\nsha256: abc\noutlet: Herald\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("published: 2024-02-30\n", ":4:12: published is no date: '2024-02-30'"),
        ("published: 20241104\n", ":4:12: published is no date: '20241104'"),
        ("captured: 2024-11-04T99:00\n", ":4:11: captured is no date: '2024-11-04T99:00'"),
        ("updated: soon\n", ":4:10: updated is no date: 'soon'"),
        ("version: 0\n", ":4:10: expected `int` >= 1"),
        (f"version: {'9' * 5_000}\n", ":4:10: "),
        ("version: inf\n", ":4:10: expected `int`, got `str`"),
        ("version: 1e3000\n", ":4:10: "),
    ],
)
def test_a_record_of_an_article_has_real_dates_and_figures(folder: Path, more: str, said: str) -> None:
    path = folder / "articles" / "a.yaml"
    path.write_text(RECORD + more)
    with pytest.raises(Bad) as bad:
        folder_of.open_case(folder)
    assert str(bad.value).startswith(f"{path}{said}")


@pytest.mark.parametrize(
    "date", ["2024", "2024-11", "2024-11-04", "2024-11-04T10:00:00Z", "2024-11-04 10:00"]
)
def test_what_is_known_of_a_date_is_a_date(folder: Path, date: str) -> None:
    (folder / "articles" / "a.yaml").write_text(f"{RECORD}published: {date}\n")
    assert folder_of.open_case(folder).articles[0].published == date


def test_a_stored_text_that_is_no_text_has_its_line(folder: Path) -> None:
    (folder / "articles" / "a.yaml").write_text(RECORD)
    (folder / "articles" / "a.txt").write_bytes(b"one\ntwo\xff")
    with pytest.raises(Bad, match=r"a\.txt:2:1: byte 7 is not UTF-8"):
        folder_of.open_case(folder)


def test_what_a_page_says_of_itself_is_stored_and_read_back_whatever_it_is(folder: Path) -> None:
    from countertrade.records import Article, replace

    strange = (
        "".join(map(chr, [*range(0x20), *range(0x7F, 0xA1), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF, 0x1F4B0]))
        + ": #'\"\\ - {["
    )
    page = Article(
        id="a-1", text="Rice\ud800.", sha256="0", title=strange + "\udcff", author=strange, published="2024-02-30", captured="2024-11-04",
        original="a.\x1b[2J/../html",
    )  # fmt: skip
    folder_of.add(folder, page, b"x")
    (back,) = folder_of.articles_of(folder)
    assert back == replace(page, text="Rice?.", title=strange + "?", published=None)
    assert folder_of.original_of(folder, "a-1")[1] == b"x"
