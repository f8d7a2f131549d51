"""Paragraphs, quotation marks and sentences."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.counting import steps

from countertrade.lines import paragraphs
from countertrade.reading.marks import marked
from countertrade.reading.segments import sentences


def cut(text: str, language: str = "de") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es regnet. Sie bleibt.", ["Es regnet.", "Sie bleibt."]),
        ("Am 3. Mai kam Dr. Weiß an. Er blieb.", ["Am 3. Mai kam Dr. Weiß an.", "Er blieb."]),
        ("Er wurde 3. Das war gut.", ["Er wurde 3.", "Das war gut."]),
        ("Papst Leo XIV. reiste ab.", ["Papst Leo XIV. reiste ab."]),
        (
            "Rund 2,5 Mio. Euro fehlen, u. a. für Straßen. Mehr kommt nicht.",
            ["Rund 2,5 Mio. Euro fehlen, u. a. für Straßen.", "Mehr kommt nicht."],
        ),
        (
            "„Wir liefern. Immer.“, sagte sie. Dann ging sie.",
            ["„Wir liefern. Immer.“, sagte sie.", "Dann ging sie."],
        ),
        (
            "Sie sagte: „Wir liefern. Immer.“ Dann ging sie.",
            ["Sie sagte: „Wir liefern. Immer.“", "Dann ging sie."],
        ),
        ("»Nein! Nie!« rief er. Stille.", ["»Nein! Nie!« rief er.", "Stille."]),
        ("Kommt er? Ja! Gut…", ["Kommt er?", "Ja!", "Gut…"]),
        ("Sie kam am 9.2. 2014 an. Er blieb.", ["Sie kam am 9.2. 2014 an.", "Er blieb."]),
        (
            "Das meldet das Amt (BfU).Von dort kam es.Es regnet.",
            ["Das meldet das Amt (BfU).", "Von dort kam es.", "Es regnet."],
        ),
    ],
)
def test_german_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Hale left. The U.S. envoy stayed.", ["Mr. Hale left.", "The U.S. envoy stayed."]),
        ("“We pay. Always.” he said. It rained.", ["“We pay. Always.” he said.", "It rained."]),
        ('"We pay," she said. "Always."', ['"We pay," she said.', '"Always."']),
        ("It cost $2.5 bn. That is a lot.", ["It cost $2.5 bn.", "That is a lot."]),
    ],
)
def test_english_sentences(text: str, expected: list[str]) -> None:
    assert cut(text, "en") == expected


def test_a_heading_is_a_paragraph_of_its_own_and_a_wrapped_text_is_one() -> None:
    text = "Eine Überschrift\nDer erste Satz steht in einer neuen Zeile und ist lang.\n\nNoch einer."
    assert [text[a:b] for a, b in paragraphs(text)] == text.replace("\n\n", "\n").split("\n")
    wrapped = (
        "Der Vertrag läuft zwölf Jahre und wird in\nRaten bezahlt, deren Höhe keine der zwei\nSeiten nennt."
    )
    assert len(paragraphs(wrapped)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„a b“", ["„a b“"]),
        ("„er sagte ‚nie‘ und ging“", ["„er sagte ‚nie‘ und ging“", "‚nie‘"]),
        ("»eins« und «zwei»", ["»eins«", "«zwei»"]),
        ('“one” and "two" and ‘three’', ["“one”", '"two"', "‘three’"]),
        ('„gemischt” und „auch"', ["„gemischt”", '„auch"']),
        ("Kim's friends' house of the ‘90s", []),
        ("„Der erste Absatz.\n\n„Der zweite.“", ["„Der erste Absatz.", "„Der zweite.“"]),
        ('Ein Zoll sind 1" genau.', []),
        ("💰„Geld“ 💰“cash”", ["„Geld“", "“cash”"]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in marked(text)] == expected


@given(st.text(alphabet="aB „“”\"»«‚‘’'.!\n:,😀", max_size=300), st.sampled_from(["de", "en"]))
def test_whatever_is_printed_sentences_and_marks_lie_in_order_within_the_text(
    text: str, language: str
) -> None:
    last = 0
    for start, end in sentences(text, language):
        assert last <= start < end <= len(text)
        assert not text[start].isspace()
        last = end
    assert "".join("".join(cut(text, language)).split()) == "".join(text.split())
    for mark in marked(text):
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.inner[0] <= max(mark.inner)


@pytest.mark.parametrize("unit", ["„", '"', ". ", "a", "\n", "„a“ ", "...", "‘"])
def test_twice_the_text_takes_twice_the_steps(unit: str) -> None:
    once, twice = (steps(partial(sentences, unit * n, "de")) for n in (3_000, 6_000))
    assert twice <= 2.1 * once + 100
