"""What a figure is about."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.reading.goods import class_of
from countertrade.records import Article, Item


def item(text: str, language: str) -> Item:
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-11-04")
    (claim,) = [claim for claim in read(article) if claim.quantity is not None]
    assert claim.item is not None
    return claim.item


@pytest.mark.parametrize(
    ("text", "language", "sort"),
    [
        ("Peru liefert 300 Tonnen Reis.", "de", "rice"),
        ("Peru sends 300 tonnes of rice.", "en", "rice"),
        ("Peru nahm einen Kredit über 3 Millionen Euro auf.", "de", "loan"),
        ("Peru took a loan of 3 million euros.", "en", "loan"),
        ("Peru liefert 18 Haubitzen, Artilleriemunition und Reis.", "de", "howitzer"),
        ("Peru liefert 18 Haubitzen, ein Lob der Munition.", "de", "howitzer"),
        ("The rice was sold by two companies.", "en", None),
        ("The rice was sold for two billion pesos.", "en", "rice"),
    ],
)
def test_the_thing_measured_or_paid_for(text: str, language: str, sort: str | None) -> None:
    assert item(text, language).sort == sort


def test_a_year_is_its_period() -> None:
    assert item("Im Jahr 2023 lieferte Peru 300 Tonnen Reis.", "de").period == "2023-01-01/2023-12-31"


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("de", "Artilleriegranate", "Granate"), ("de", "Kampfpanzer", "Panzer"), ("en", "rice", "rice")],
)
def test_a_compound_has_the_class_of_its_last_noun(language: str, one: str, other: str) -> None:
    assert class_of(language, one) == class_of(language, other) is not None


def test_a_measure_has_none() -> None:
    assert class_of("de", "Tonne") is None
