"""What a stretch of text is on the page."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countertrade.reading.parts import parts, stubbed


def kinds(text: str, language: str = "de") -> list[tuple[str, str]]:
    return [(part.kind, text[part.span[0] : part.span[1]]) for part in parts(text, language)]


def test_a_german_page_with_its_furniture() -> None:
    text = """Oz tauscht Weizen gegen Ziegel

  1. Startseite
  2. Politik

Kommentare

Der Handel beginnt im Herbst.

Smaragdstadt – Oz liefert Ruritania Weizen. Das sagte die Ministerin.

Streit um den Preis

Ein Zentner kostet 40 Taler.

Mähdrescher im Feld
Ein Mähdrescher bei der Ernte. © Bildstelle

Auch interessant

Kommentare"""
    assert kinds(text) == [
        ("headline", "Oz tauscht Weizen gegen Ziegel"),
        ("furniture", "1. Startseite"),
        ("furniture", "2. Politik"),
        ("furniture", "Kommentare"),
        ("lead", "Der Handel beginnt im Herbst."),
        ("body", "Smaragdstadt – Oz liefert Ruritania Weizen. Das sagte die Ministerin."),
        ("headline", "Streit um den Preis"),
        ("body", "Ein Zentner kostet 40 Taler."),
        ("caption", "Mähdrescher im Feld"),
        ("caption", "Ein Mähdrescher bei der Ernte. © Bildstelle"),
        ("furniture", "Auch interessant"),
        ("furniture", "Kommentare"),
    ]


def test_an_english_page_with_related_links() -> None:
    text = """Oz to pay for bricks in wheat

Home > World > Oz

By Dorothy Gale

EMERALD CITY (Reuters) - Oz will ship wheat to Ruritania, its minister said.

Read more
Why Ruritania needs wheat
The brick kilns of Strelsau

The first cargo leaves on Monday, and a second one is to follow in a month, she told reporters in the capital, where she presented the accord.

Photo: a ship in the harbour

Sign up to our newsletter"""
    assert [kind for kind, _ in kinds(text, "en")] == [
        "headline", "furniture", "furniture", "lead", "furniture", "furniture", "furniture", "body", "caption", "furniture",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Oz liefert Ruritania Weizen, sagte die Ministerin am Montag.", "body"),
        ("12 Kommentare", "furniture"),
        ("Lesen Sie auch: Wie Oz reich wurde", "furniture"),
        ("Stand: 04.11.2024, 09:12 Uhr", "furniture"),
        ("Von Hans Muster", "furniture"),
        ("(dpa)", "furniture"),
        ("1. November 2024 war ein Freitag, und an diesem Tag kam der Bericht.", "body"),
        ("Foto: Agentur Weitsicht", "caption"),
        ("Jetzt weiterlesen mit Plus", "furniture"),
    ],
)
def test_single_lines_after_a_lead(line: str, kind: str) -> None:
    text = f"Erste Zeile\n\nDer erste Absatz steht hier.\n\n{line}\n\nDer letzte Absatz endet."
    assert {words: found for found, words in kinds(text)}[line] == kind


def test_a_live_ticker_stamp_is_furniture_and_its_report_is_not() -> None:
    text = "Ticker\n\n+++ 10.42 Uhr: Oz meldet die Ankunft der Ziegel. +++\n\n09:15 Uhr – Der Zug ist abgefahren."
    assert kinds(text)[1:] == [
        ("furniture", "+++ 10.42 Uhr:"),
        ("lead", "Oz meldet die Ankunft der Ziegel. +++"),
        ("furniture", "09:15 Uhr –"),
        ("body", "Der Zug ist abgefahren."),
    ]


def test_a_line_in_brackets_is_no_headline() -> None:
    text = "Oz sells rice\n\nIt sent 40 tonnes to Fiji.\n\n{}\n\nIt will send more in May."
    assert kinds(text.format("($1 = 160 rupees)"), "en")[2][0] == "body"
    assert kinds(text.format("More in May"), "en")[2][0] == "headline"


def test_rows_parted_by_wide_blanks_are_a_list() -> None:
    text = "Oz sells rice\n\nIt sent rice to two states.\n\nFiji   48,200\n\nPeru   29,900"
    assert [kind for kind, _ in kinds(text, "en")][2:] == ["list", "list"]


def test_lists_need_a_second_number_or_a_bullet() -> None:
    text = "Was Oz gibt\n\nDas ist alles:\n\n- 40 Ochsen\n- 3 Mühlen\n\n1. Weizen\n2. Ziegel"
    assert [kind for kind, _ in kinds(text)] == ["headline", "lead", "list", "list", "list", "list"]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Oz liefert im kommenden Jahr eine große Menge Weizen an\n"
        "Ruritania, und Ruritania bezahlt dafür mit Ziegeln aus den\n"
        "Öfen von Strelsau."
    )
    assert kinds(text) == [("lead", text)]


def test_a_stub_says_so() -> None:
    assert stubbed("Oz liefert.\n\nDieser Artikel ist exklusiv für Abonnenten.", "de")
    assert stubbed("Oz delivers.\n\nSubscribe now to continue reading.", "en")
    assert not stubbed("Oz liefert.", "de")


UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]|\[\d{1,3}\]|[¹²³⁴-⁹]")


@given(st.text(max_size=300))
def test_parts_never_overlap_and_leave_out_only_what_is_not_seen(text: str) -> None:
    found = parts(text, "de")
    at = 0
    for part in found:
        assert at <= part.span[0] < part.span[1] <= len(text)
        assert not UNSEEN.sub("", text[at : part.span[0]])
        at = part.span[1]
    assert not UNSEEN.sub("", text[at:])


def steps(text: str) -> int:
    """How many calls, of functions of Python and of C, it takes to tell the parts of a text."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        parts(text, "de")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "text", ["x", "\n", "„", "a b\n", "1. ", "- a\n", "Startseite > ", "a\n\n", "(dpa)\n", "1 | 2\n"]
)
def test_twice_the_text_takes_twice_the_steps(text: str) -> None:
    """What one step takes is bounded by the patterns, which tests/test_patterns.py holds against their automata."""
    once, twice = steps(text * 3_000), steps(text * 6_000)
    assert twice <= 2.1 * once + 100


def test_wrapped_paragraphs_between_short_lines_are_joined() -> None:
    text = (
        "SUBJECT: OMAN SETTLES A DEBT\nREF: 06 LIMA 12\n"
        "1. The Ministry of Finance announced on Monday that Oman\nhad agreed to cancel a debt of 3.5 million dollars in\n"
        "exchange for a payment of 360,000 dollars in cash, due\nin the first half of the year.\n"
        "2. No date has been set."
    )
    found = [text[slice(*part.span)] for part in parts(text, "en")]
    assert found[0] == "SUBJECT: OMAN SETTLES A DEBT"
    assert any(part.startswith("1.") and part.endswith("half of the year.") for part in found)
    assert found[-1] == "2. No date has been set."


def test_a_line_with_a_date_alone_is_no_headline() -> None:
    text = "01.08.2012\nOman und die EU unterzeichnen ein Abkommen\nOman und die EU haben ein Abkommen für zwei Jahre unterzeichnet, meldet der Dienst.\n"
    assert parts(text, "de")[0].kind == "furniture"
