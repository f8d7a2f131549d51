"""Whatever the text, it is read, and every span is literally in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from countertrade.reading import read
from countertrade.reading.quotations import quotations, voices
from countertrade.records import Article, literal

PIECES = [
    "Peru", "Chile", "liefert", "delivered", "300", "3,5", "Tonnen", "million", "$", "€", "Reis", "rice", "sagte", "said", "Ana Roth",
    "der Minister", "the ministry", "dass", "that", "nicht", "not even", "könnte", "would", "während", "but", "laut", "according to",
    "wir", "us", "(", ")", "„", "“", '"', ":", ";", ",", ".", "?", "\n\n", "Frage:", "A:", "pro", "per", "%", "|", "\t", "–", "2024",
    "im Mai", "ß", "e\u0301", "🙂", "\u200f", "\ud800", "\x00",
]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["de", "en"]))
def test_words_in_any_order(pieces: list[str], language: str) -> None:
    check(" ".join(pieces), language)


@settings(max_examples=60, deadline=None)
@example(text="0C", language="en")
@given(st.text(max_size=200), st.sampled_from(["de", "en"]))
def test_any_characters(text: str, language: str) -> None:
    check(text, language)


def check(text: str, language: str) -> None:
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-11-04")
    assert literal(read(article), article) == []
    for quotation in quotations(text, language):
        assert all(0 <= start < end <= len(text) for start, end in quotation.quote)
    for voice in voices(article):
        if voice.source is not None and voice.source.span is not None:
            assert text[slice(*voice.source.span)] == voice.source.text


def test_a_negated_clause_without_a_verb() -> None:
    check("Port chief: ‘It Is Not A Wild Plan’ To Ask For A $15 Harbour Toll.", "en")


WHOLE = [
    ("en", "Of the 300 tanks promised by Peru, 40 never arrived in Chile. It handed them back, not Peru, to several states, among them Ghana."),
    ("de", "Es werden jetzt weitere 24 Panzer bestellt, heißt es in Lima, räumte aber Roth ein. Peru liefert Gas an mehrere Länder, nicht an Chile."),
    ("de", "Dem Bericht des Zentrums nach zahlt Peru keine Genehmigungen für Waffen nach Chile, 300 gehen nicht an Ghana."),
    ("en", "Peru has four hundred sixty-eight (468) tanks."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_a_text_cut_off_after_any_word(language: str, text: str) -> None:
    for word in re.finditer(r"\w+", text):
        check(text[: word.end()], language)
