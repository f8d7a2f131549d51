"""The words of a case: what lets a page through, in its text and in its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from countertrade.archive.screen import Screen, screen_of
from countertrade.case import open_case
from countertrade.records import Bad
from tests.archive.warcs import CASE, about, case, other


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    text = CASE.replace("Ruritanien", "Südruritanien").replace("OZ", "KP")
    return screen_of(open_case(case(tmp_path / "case", text)), "case.yaml")


@pytest.mark.parametrize(
    ("text", "concerns"),
    [
        ("Ruritania will deliver shells to Oz.", True),
        ("RURITANIA WILL DELIVER SHELLS TO PYONGYANG", True),
        ("Südruritaniens Armee gibt Nordkorea Granaten", True),
        ("Sudruritania and the wizard of ozone: shells", False),  # parts of other words
        ("Ruritania has shells", False),  # one party
        ("Ruritania and Oz sign a pact", False),  # no measure
        ("Ruritania, Oz: the seashells of summer", False),  # an English word is in no compound
        ("Ruritania, Oz: 155-mm-Artilleriegranaten", True),  # a German noun is
    ],
)
def test_a_text_concerns_a_case_by_its_words(screen: Screen, text: str, concerns: bool) -> None:
    assert bool(screen.words_in(text)) == concerns


@pytest.mark.parametrize(
    "data",
    [
        "Südruritanien und Nordkorea".encode(),
        "SÜDRURITANIEN UND NORDKOREA".encode(),
        "Südruritanien und Nordkorea".encode("windows-1252"),
        "Südruritanien und Nordkorea".encode("utf-16"),
        b"S&uuml;druritanien und Nordkorea",
        b"S&#252;druritanien und Nordkorea",
        b"S&#xFC;druritanien und Nordkorea",
        "Su\u0308druritanien und Nordkorea".encode(),
        b"Rurit&shy;ania and No<wbr>rth Ko&#114;ea",
        b"Ruritania and North\n      <b>Korea</b>",
        b"Ruritania and North&nbsp;Korea",
        "Pjöngjang, Ruritania".encode(),
    ],
)
def test_names_are_found_however_the_bytes_spell_them(screen: Screen, data: bytes) -> None:
    assert screen.may(data)
    if not data.startswith(b"\xff\xfe"):
        assert screen.may(b"<p>nothing</p>" * 1000 + data)


def test_what_the_bytes_refuse_no_text_has(screen: Screen) -> None:
    assert not screen.may(other())
    assert screen.may(about("100").replace(b"Oz", b"North Korea"))
    assert not screen.may(b"")


def test_words_know_what_they_stand_for(screen: Screen) -> None:
    words = screen.words_in("Oz gets shells from Ruritania")
    assert {(word.kind, word.of) for word in words} == {
        ("party", "RU"),
        ("party", "KP"),
        ("measure", "shells"),
    }


def test_a_case_without_words_is_refused(tmp_path: Path) -> None:
    empty = case(tmp_path / "case", "title: Nothing yet\n")
    with pytest.raises(Bad, match="names no party"):
        screen_of(open_case(empty), "case.yaml")
