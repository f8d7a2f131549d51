"""Who a figure comes from, through whom, and what is only likely."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.records import Article, Claim


def last(text: str, language: str, outlet: str | None = None) -> Claim:
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-11-04", outlet=outlet)
    return [claim for claim in read(article) if claim.quantity is not None][-1]


@pytest.mark.parametrize(
    ("text", "language", "name", "via"),
    [
        ("Peru liefere 300 Tonnen Reis, sagte Ana Roth der Zeitung.", "de", "Ana Roth", ()),
        ("Peru liefere 300 Tonnen Reis, sagte Ana Roth dem Sender PTV.", "de", "Ana Roth", ("PTV",)),
        ("Peru delivers 300 tonnes, Ana Roth said in an interview with Metro Radio.", "en", "Ana Roth", ("Metro Radio",)),
        ("Peru delivers 300 tonnes of rice, the Harbour Herald reported.", "en", "Harbour Herald", ("Harbour Herald",)),
        ("Laut der Zeitung Al Urdun kostet ein Panzer 3 Millionen Euro.", "de", "Al Urdun", ("Al Urdun",)),
        ("Fast 9.000 Soldaten sollen Peru schützen, kündigte das Militär an.", "de", "Militär", ()),
        ("Peru liefert 300 Tonnen Reis.", "de", None, ()),
    ],
)  # fmt: skip
def test_source_and_carrier(text: str, language: str, name: str | None, via: tuple[str, ...]) -> None:
    attribution = last(text, language).attribution
    assert (attribution.source.name if attribution.source else None, attribution.via) == (name, via)


def test_this_newspaper_is_the_articles_own() -> None:
    claim = last("Peru pays $3 million, Ana Roth told this newspaper.", "en", "Harbour Herald")
    assert claim.attribution.via == ("Harbour Herald",)
    own = last(
        "Each Peruvian tank costs $3 million, this newspaper estimates.", "en", "Harbour Herald"
    ).attribution
    assert (own.source and own.source.name, own.via) == ("Harbour Herald", ())
    own = last("Ein Panzer kostet 3 Millionen Euro, schätzt unsere Zeitung.", "de", "Isarkurier").attribution
    assert (own.source and own.source.name, own.via) == ("Isarkurier", ())


@pytest.mark.parametrize(
    ("text", "per"),
    [
        (
            "The pay of each North Korean soldier is about $2,000 a month, Ana Roth said.",
            ("month", "soldier"),
        ),
        ("The price of every South African tank is $3 million, Ana Roth said.", ("tank",)),
        ("The wage of each New Zealand doctor is $900 a week, Ana Roth said.", ("doctor", "week")),
    ],
)
def test_a_state_of_two_words_hides_no_denominator(text: str, per: tuple[str, ...]) -> None:
    quantity = last(text, "en").quantity
    assert quantity is not None
    assert tuple(sorted(quantity.per)) == per


def test_a_source_that_is_only_likely_is_offered_and_not_named() -> None:
    claim = last(
        "„Peru zahlt 3 Millionen Euro“, sagte Ana Roth. „Dazu kommen 40 Panzer.“ Chile prüft das.", "de"
    )
    named = claim.attribution.source is not None
    assert named != ("source" in claim.unsure)
    offered = (
        claim.unsure["source"].value
        if not named
        else {"name": claim.attribution.source and claim.attribution.source.name}
    )
    assert offered == {"name": "Ana Roth"}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The ministry said Peru pays $9 million, but the union put it at $4 million.", "en", "union"),
        ("The ministry says it pays 900 dollars, while the union puts it at 400 dollars.", "en", "union"),
        ("Das Ministerium nennt 900 Dollar, während die Bank von 400 Dollar spricht.", "de", "Bank"),
    ],
)
def test_what_is_set_against_a_source_is_another_s(text: str, language: str, name: str) -> None:
    source = last(text, language).attribution.source
    assert source is not None
    assert (source.name, last(text, language).attribution.cites) == (name, ())


@pytest.mark.parametrize(
    "text",
    [
        "Laut Vertrag zahlt Peru pro Tonne 300 Dollar.",
        "Four per cent of the 300 tonnes went to Peru.",
        "300 Soldaten sagen, Peru zahle 900 Dollar.",
    ],
)
def test_rates_goods_and_counts_are_no_source(text: str) -> None:
    source = last(text, "en" if "per cent" in text else "de").attribution.source
    assert source is None or source.name == "Vertrag"
