"""An outlet has its whole name, by whatever it is told from, and is the one through which a page has what it says."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest

from countertrade.reading import read
from countertrade.records import Article, Attribution

SHARE = 3  # of so many combinations one is read

NAMES = {
    "en": (
        "the Great Lakes Wire", "the Strait Ledger", "the Volta Monitor", "the Donau-Börsenblatt", "the Inntaler Tagespost", "the Abendbote",
        "the Westfälischer Bote", "the Handelskurier Nord", "Pressedienst Elbe", "Radio Karst", "the Nordic Daily",
    ),
    "de": (
        "Great Lakes Wire", "Transit Wire", "Strait Ledger", "Volta Monitor", "Donau-Börsenblatt", "Inntaler Tagespost", "Abendbote",
        "Handelskurier Nord", "Los Angeles Times", "Radio Karst",
    ),
}  # fmt: skip
REPORTS = {
    "en": (
        "Oman will send 300 tanks to Kenya, {} reported on Monday.", "According to {}, Oman will send 300 tanks to Kenya.",
        "Oman is sending 300 tanks to Kenya, reports {}.", "Oman will send 300 tanks to Kenya, {}, a German daily, reported.",
        "According to {}, a business daily in Osaka, Oman will send 300 tanks to Kenya.",
        "Oman will send 300 tanks to Kenya, {} reported, citing a draft treaty.",
    ),
    "de": (
        "Laut {} liefert Oman 300 Panzer nach Kenia.", "Oman liefert 300 Panzer nach Kenia, meldet die Agentur {}.",
        "Nach einer Meldung der Agentur {} liefert Oman 300 Panzer nach Kenia.", "Wie {} berichtet, liefert Oman 300 Panzer nach Kenia.",
        "Die Zeitung {} berichtet, dass Oman 300 Panzer nach Kenia liefert.", "Dem Portal {} zufolge liefert Oman 300 Panzer nach Kenia.",
    ),
}  # fmt: skip
TOLD = {
    "en": (
        "Oman will send 300 tanks to Kenya, the defence minister, Salim Rashdi, told {}.", "“Oman will send 300 tanks to Kenya,” Rashdi told {}.",
        "Defence minister Salim Rashdi told {} that Oman would send 300 tanks to Kenya.",
        "In an interview with {}, defence minister Salim Rashdi said Oman would send 300 tanks to Kenya.",
    ),
    "de": (
        "Oman liefert 300 Panzer nach Kenia, sagte Verteidigungsminister Salim Rashdi der Zeitung {}.",
        "„Oman liefert 300 Panzer nach Kenia“, sagte Rashdi der Agentur {}.",
        "Nach Angaben von Verteidigungsminister Salim Rashdi, über die zuerst die Zeitung {} berichtet hatte, liefert Oman 300 Panzer nach Kenia.",
        "Verteidigungsminister Salim Rashdi hat der Agentur {} zufolge ein Geschäft bestätigt. Danach bekommt Kenia 300 Panzer.",
    ),
}  # fmt: skip
CARRIED = {
    "en": (
        "According to a draft treaty seen by {}, Oman will send 300 tanks to Kenya.",
        "According to the draft that {} obtained, Oman will send 300 tanks to Kenya.",
    ),
    "de": (
        "Einem Vertragsentwurf zufolge, der der Zeitung {} vorliegt, liefert Oman 300 Panzer nach Kenia.",
        "Oman liefert 300 Panzer nach Kenia, heißt es in einem Papier, über das zuerst die Zeitung {} berichtete.",
    ),
}  # fmt: skip


def attribution(text: str, language: str, outlet: str | None = None) -> Attribution:
    article = Article(id="a", text=text, sha256="s", language=language, outlet=outlet)
    return next(
        claim for claim in read(article) if claim.quantity is not None and claim.quantity.best == 300
    ).attribution


def _some(patterns: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    every = [
        (language, *pair)
        for language, said in patterns.items()
        for pair in itertools.product(said, NAMES[language])
    ]
    return every[::SHARE]


def _bare(name: str) -> str:
    return name.removeprefix("the ")


@pytest.mark.parametrize(("language", "pattern", "name"), _some(REPORTS))
def test_who_reports(language: str, pattern: str, name: str) -> None:
    found = attribution(pattern.format(name), language)
    assert found.source is not None
    assert (found.source.name, found.source.kind, found.via) == (_bare(name), "outlet", (_bare(name),))


@pytest.mark.parametrize(("language", "pattern", "name"), _some(TOLD))
def test_who_was_told(language: str, pattern: str, name: str) -> None:
    found = attribution(pattern.format(name), language)
    assert found.source is not None
    assert "Rashdi" in (found.source.name or "")
    assert found.via == (_bare(name),)


@pytest.mark.parametrize(("language", "pattern", "name"), _some(CARRIED))
def test_who_has_the_document(language: str, pattern: str, name: str) -> None:
    found = attribution(pattern.format(name), language)
    assert found.source is not None
    assert (found.source.kind, found.via) == ("document", (_bare(name),))
    assert (
        attribution(pattern.format(name), language, _bare(name)).via == ()
    )  # a page's own find went through nobody


@pytest.mark.parametrize(
    ("text", "language", "outlet"),
    [
        ("“They gave us 300 tanks,” Ana Roth, who trades in arms at a house in Lima, told The Silk Ledger.", "en", "The Silk Ledger"),
        ("Ana Roth, the deputy minister of public works, tells Mekong Wire by phone that 300 tanks have come.", "en", "Mekong Wire"),
        ("„Wir haben 300 Panzer bekommen“, sagte Sprecherin Ana Roth am Mittwoch der npd.", "de", "npd"),
        ("„Wir haben 300 Panzer bekommen“, sagt Ana Roth dem Uferboten.", "de", "Uferbote"),
    ],
)  # fmt: skip
def test_the_page_was_told_itself(text: str, language: str, outlet: str) -> None:
    assert attribution(text, language, outlet).via == (outlet,)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The Abendbote has the story. Oman will send 300 tanks, the German-language daily reported.", "en", "Abendbote"),
        ("The Strait Ledger has the story. Oman will send 300 tanks, the Singaporean paper reported.", "en", "Strait Ledger"),
        ("The Strait Ledger broke the news. According to the same report, Oman will send 300 tanks.", "en", "Strait Ledger"),
        ("Oman will send 300 tanks, Singapore's Strait Ledger reported.", "en", "Strait Ledger"),
        ("Oman liefert 300 Panzer, steht in einem Papier, das der Kaspischen Rundschau vorliegt.", "de", "Kaspische Rundschau"),
    ],
)  # fmt: skip
def test_which_paper_is_meant(text: str, language: str, name: str) -> None:
    assert attribution(text, language).via == (name,)


def test_whom_an_agency_quotes_is_not_its_name() -> None:
    found = attribution("„Wir bauen 300 Panzer“, zitiert die Agentur Werkschef Klaus Hinteregger.", "de")
    assert found.source is not None
    assert found.source.name == "Klaus Hinteregger"


@pytest.mark.parametrize("name", ["Erin Morgenstern", "Hannah Rosenblatt", "Jan Goldspiegel"])
def test_a_surname_is_no_paper(name: str) -> None:
    found = attribution(f"Oman will send 300 tanks to Kenya, {name} said.", "en")
    assert found.source is not None
    assert (found.source.name, found.source.kind, found.via) == (name, "person", ())


@pytest.mark.parametrize("name", ["Fed", "Taliban", "Red Cross", "Clintons"])
def test_whoever_is_told_something_is_no_paper(name: str) -> None:
    assert attribution(f"Oman will send 300 tanks to Kenya, Ana Roth told the {name}.", "en").via == ()
