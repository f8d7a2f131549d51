"""Quotations: what is said, by whom, with which words. Roles are written as the words they cover, parts joined by " … "."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.reading.quotations import quotations
from countertrade.records import Quotation, Span


class Case(NamedTuple):
    text: str
    quote: str
    speaker: str = ""
    cue: str = ""
    type: str = "Indirect"
    addressee: str = ""


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def read(text: str, language: str) -> list[Quotation]:
    return quotations(text, language)


GERMAN = [
    # direct: after, before, in the middle, several sentences
    Case("„Wir liefern im März. Mehr sage ich nicht“, erklärte Ministerin Lena Brandt gegenüber der Agentur Reuters.", "„Wir liefern im März. Mehr sage ich nicht“", "Ministerin Lena Brandt", "erklärte", "Direct", "der Agentur Reuters"),
    Case("„Das ist ein guter Preis“, so Brandt weiter.", "„Das ist ein guter Preis“", "Brandt", "so", "Direct"),
    Case("Der Händler Jan Voss sagte: „Der Weizen ist da.“", "„Der Weizen ist da.“", "Der Händler Jan Voss", "sagte", "Direct"),
    Case("»Der Weizen ist da«, sagte Voss, »aber er ist feucht.«", "»Der Weizen ist da« … »aber er ist feucht.«", "Voss", "sagte", "Direct"),
    Case("„Der Weizen ist da“, äußerte sich Jan Voss, früherer Leiter des Hafens.", "„Der Weizen ist da“", "Jan Voss, früherer Leiter des Hafens", "äußerte sich", "Direct"),
    Case("„Wir zahlen in Öl“, zitiert die Zeitung den Minister.", "„Wir zahlen in Öl“", "den Minister", "zitiert", "Direct"),
    # indirect, frame first
    Case("Die Ministerin sagte, dass der Weizen im März komme.", "dass der Weizen im März komme", "Die Ministerin", "sagte"),
    Case("Die Ministerin sagte, der Weizen komme im März.", "der Weizen komme im März", "Die Ministerin", "sagte"),
    Case("Am Montag teilte das Ministerium den Reportern mit, dass kein Weizen mehr da ist.", "dass kein Weizen mehr da ist", "das Ministerium", "teilte … mit", addressee="den Reportern"),
    Case("Die Gewerkschaft hat gefordert, die Löhne zu erhöhen.", "die Löhne zu erhöhen", "Die Gewerkschaft", "hat gefordert"),
    Case("Der Minister, der seit Mai im Amt ist, kündigte an, den Vertrag zu kündigen.", "den Vertrag zu kündigen", "Der Minister", "kündigte an"),
    Case("Wie die Hafenverwaltung mitteilte, liegt das Schiff seit Mai fest.", "liegt das Schiff seit Mai fest", "die Hafenverwaltung", "mitteilte"),
    Case("In dem Bericht heißt es, die Kosten seien gestiegen.", "die Kosten seien gestiegen", "dem Bericht", "heißt es"),
    # indirect, frame last or in the middle
    Case("Der Weizen sei bereits unterwegs, sagte Jan Voss.", "Der Weizen sei bereits unterwegs", "Jan Voss", "sagte"),
    Case("Der Weizen sei, so Voss, bereits unterwegs.", "Der Weizen sei … bereits unterwegs", "Voss", "so"),
    Case("Der Weizen ist unterwegs, wie das Ministerium bestätigte.", "Der Weizen ist unterwegs", "das Ministerium", "bestätigte"),
    Case("Die Preise seien gesunken, heißt es in dem Bericht.", "Die Preise seien gesunken", "dem Bericht", "heißt es"),
    # according to
    Case("Nach Angaben der Hafenverwaltung liegen 40 Container im Hafen.", "liegen 40 Container im Hafen", "Angaben der Hafenverwaltung", "Nach"),
    Case("Im Hafen liegen nach Angaben des Ministeriums 40 Container.", "Im Hafen liegen … 40 Container", "Angaben des Ministeriums", "nach"),
    Case("Laut einem Artikel der „Neuen Woche“ liegen dort 40 Container.", "liegen dort 40 Container", "einem Artikel der „Neuen Woche“", "Laut"),
    Case("Schätzungen zufolge fehlen 300 Tonnen.", "fehlen 300 Tonnen", "Schätzungen", "zufolge"),
    Case("Seiner Meinung nach fehlen 300 Tonnen.", "fehlen 300 Tonnen", "Seiner Meinung", "nach"),
    Case("Laut einer am Montag veröffentlichten Studie des Instituts fehlen 300 Tonnen.", "fehlen 300 Tonnen", "einer am Montag veröffentlichten Studie des Instituts", "Laut"),
    Case("Dem Vernehmen nach sollen 40 Motoren geliefert werden.", "sollen 40 Motoren geliefert werden", "Dem Vernehmen", "nach"),
    # stance, modal, passive, second verb, verb at the end
    Case("Der Händler musste zugeben, dass Weizen fehlt.", "dass Weizen fehlt", "Der Händler", "musste zugeben"),
    Case("Der Minister wird von der Zeitung mit den Worten zitiert, es sei kein Geld geflossen.", "es sei kein Geld geflossen", "Der Minister", "wird … zitiert"),
    Case("Voss lobte den Vertrag und sagte, der Preis sei gut.", "der Preis sei gut", "Voss", "sagte"),
    Case("Nachdem Voss gesagt hatte, dass das Schiff sinkt, kam Hilfe.", "dass das Schiff sinkt", "Voss", "gesagt hatte"),
    Case("Auf die Frage nach dem Preis antwortete er, dieser sei geheim.", "dieser sei geheim", "er", "antwortete"),
    # a noun and its content
    Case("Die Regierung wies den Vorwurf zurück, dass Öl fehlt.", "dass Öl fehlt", "Die Regierung", "wies … zurück"),
    # summed up
    Case("Die Gewerkschaft fordert höhere Löhne.", "Die Gewerkschaft fordert höhere Löhne.", "Die Gewerkschaft", type="Reported"),
    Case("Den Schaden bezifferte sie auf 30 Millionen Euro.", "Den Schaden bezifferte sie auf 30 Millionen Euro.", "sie", type="Reported"),
]  # fmt: skip

ENGLISH = [
    Case("“We ship in March,” Minister Lena Brand told the Northern Light.", "“We ship in March,”", "Minister Lena Brand", "told", "Direct", "the Northern Light"),
    Case("“We ship in March,” she said, “or not at all.”", "“We ship in March,” … “or not at all.”", "she", "said", "Direct"),
    Case('Jan Foss, the harbour master, said: "The wheat is here."', '"The wheat is here."', "Jan Foss, the harbour master", "said", "Direct"),
    Case("The minister said that the wheat would come in March.", "that the wheat would come in March", "The minister", "said"),
    Case("Citing the bank, Foss said the price was fixed.", "the price was fixed", "Foss", "said"),
    Case("The wheat is on its way, Jan Foss said.", "The wheat is on its way", "Jan Foss", "said"),
    Case("The price, Foss said, was fixed in May.", "The price … was fixed in May", "Foss", "said"),
    Case("The wheat was sold twice, according to the ministry.", "The wheat was sold twice", "the ministry", "according to"),
    Case("According to the ministry, the wheat was sold twice.", "the wheat was sold twice", "the ministry", "According to"),
    Case("“We were cheated,” Foss was quoted as saying by the Northern Light.", "“We were cheated,”", "Foss", "was quoted", "Direct"),
    Case("She put the fee at $4,000 a month.", "the fee at $4,000 a month", "She", "put"),
    Case("A state company in Belgrade reported a loss of $3 million.", "a loss of $3 million", "A state company in Belgrade", "reported"),
    Case("As the Northern Light reported last week, the first ship has sailed.", "the first ship has sailed", "the Northern Light", "reported"),
    Case("The minister was quoted by the Northern Light as saying that no money had changed hands.", "that no money had changed hands", "The minister", "saying"),
    Case("Asked about the price, he said it was secret.", "it was secret", "he", "said"),
    Case("It gets 500 trucks, state news agency Orion reported, quoting a deputy minister.", "It gets 500 trucks", "state news agency Orion", "reported"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "case"), [*(("de", case) for case in GERMAN), *(("en", case) for case in ENGLISH)]
)
def test_a_quotation_with_its_roles(language: str, case: Case) -> None:
    found = read(case.text, language)
    assert found, case.text
    got = found[0]
    assert (
        Case(
            case.text,
            words(case.text, got.quote),
            words(case.text, got.speaker),
            words(case.text, got.cue).replace(" … es", " es"),
            got.type,
            words(case.text, got.addressee),
        )
        == case
    )


def test_the_frame_is_the_sentence_without_its_content() -> None:
    text = "Am Montag sagte die Ministerin, dass der Weizen komme. Er sei gut, sagte Voss weiter."
    first, second = read(text, "de")
    assert words(text, first.frame) == "Am Montag sagte die Ministerin,"
    assert words(text, second.frame) == ", sagte Voss weiter"


def test_a_subjunctive_goes_on_with_the_voice_before_it_and_ends_with_the_indicative() -> None:
    text = "Voss sagte, der Weizen sei gut. Er liege im Hafen. Die Lage bleibe angespannt. Es regnet."
    said, carried = read(text, "de")
    assert carried.type == "IndirectFreeIndirect"
    assert words(text, carried.quote) == "Er liege im Hafen. Die Lage bleibe angespannt."
    assert carried.speaker == said.speaker


def test_a_quotation_without_a_frame_belongs_to_the_voice_before_it() -> None:
    text = "„Wir liefern“, sagte Voss der Zeitung. „Mehr sage ich heute nicht dazu.“"
    said, carried = read(text, "de")
    assert (carried.type, carried.speaker, carried.frame) == ("Direct", said.speaker, said.frame)


def test_a_sentence_that_points_back_credits_the_one_before_it() -> None:
    text = "Der Hafen bleibt zu. Das teilte die Verwaltung am Montag mit."
    (pointing,) = read(text, "de")
    assert words(text, pointing.quote) == "Der Hafen bleibt zu. Das"
    assert (words(text, pointing.speaker), words(text, pointing.cue)) == ("die Verwaltung", "teilte … mit")


def test_hearsay_right_after_a_source_is_its_own() -> None:
    text = "Die Zeitung berichtet von einem Leck. Es soll im Rumpf liegen."
    said, hearsay = read(text, "de")
    assert (hearsay.type, hearsay.speaker) == ("FreeIndirect", said.speaker)


def test_a_source_within_what_somebody_says_is_read_too() -> None:
    text = "Voss sagte, nach Angaben der Werft sei der Rumpf dicht."
    outer, inner = read(text, "de")
    assert (words(text, outer.speaker), words(text, inner.speaker)) == ("Voss", "Angaben der Werft")


def test_words_in_marks_inside_reported_speech_are_a_quotation_in_it() -> None:
    text = "Voss sagte, der Weizen sei „von bester Güte“ gewesen."
    outer, inner = read(text, "de")
    assert (outer.type, inner.type) == ("Indirect", "Direct")
    assert words(text, inner.quote) == "„von bester Güte“"
    assert inner.speaker == outer.speaker


@pytest.mark.parametrize(
    "text",
    [
        "Der Frachter „Nordwind“ liegt im Hafen.",
        "Nach drei Tagen legte das Schiff ab.",
        "Die Steuer auf Weizen steigt.",
        "Der Bericht lag zwei Wochen im Ministerium.",
        "Das Gericht verurteilte den Händler zu drei Jahren Haft.",
    ],
)
def test_what_nobody_said_is_no_quotation(text: str) -> None:
    assert read(text, "de") == []


def test_a_heading_gives_no_voice_to_the_text() -> None:
    text = "Regierung hofft auf Weizen\n\nDer Hafen könnte im März öffnen."
    assert all(quotation.type == "Reported" for quotation in read(text, "de"))


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["sagte", "er", "Voss", "dass", ",", "„", "“", "laut", "sei", "nach Angaben", "der", "zu gehen", ":", ". ", "\n\n", "(", ")", "hat", "gesagt", "so", "wie", "said", "told", "that", "according to", '"', "🙂", "\ud800", "ש"]
        ),
        max_size=40,
    ),
    st.sampled_from(["de", "en"]),
)  # fmt: skip
def test_every_span_lies_in_the_text_and_no_quotation_is_empty(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    for quotation in quotations(text, language):
        assert quotation.quote
        for role in (quotation.quote, quotation.speaker, quotation.cue, quotation.frame, quotation.addressee):
            last = 0
            for start, end in role:
                assert last <= start < end <= len(text)
                last = end


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "The risks exceed the gains, the Lake Policy Institute (LPI) said.",
            "the Lake Policy Institute (LPI",
        ),
        ("en", "The risks exceed the gains, the World Bank (WB) warned in May.", "the World Bank (WB"),
        ("en", "Exports fell by 300 tons, the ministry estimates.", "the ministry"),
        ("en", "Exports fell by 300 tons, the ministry reports.", "the ministry"),
        ("en", "Exports fell by 300 tons, the World Bank forecasts in a report.", "the World Bank"),
        (
            "de",
            "Die Preise fallen, wie das Institute for the Study of War mahnt.",
            "das Institute for the Study of War",
        ),
        (
            "de",
            "Die Preise fallen, wie das Center for Strategic and International Studies schreibt.",
            "das Center for Strategic and International Studies",
        ),
        (
            "de",
            "Die Preise fallen, schrieb die Food and Agriculture Organization.",
            "die Food and Agriculture Organization",
        ),
    ],
)
def test_an_institution_is_the_speaker_whole(language: str, text: str, speaker: str) -> None:
    (told,) = read(text, language)
    assert words(text, told.speaker) == speaker


def test_the_last_of_a_list_says_nothing() -> None:
    assert read("He read the letters, the notes, and the ministry reports.", "en") == []
    assert read("The minister released the letters, ministry reports.", "en") == []


def test_a_frame_around_nothing_quotes_nothing() -> None:
    assert read(", so er", "de") == []
