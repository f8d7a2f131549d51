"""Who gives what to whom: slots of predicates, the flows of a page, statements without a figure."""

from __future__ import annotations

import hashlib

import pytest

from countertrade.reading import claims
from countertrade.reading.document import analyse
from countertrade.reading.entities import Entities
from countertrade.reading.roles import Roles
from countertrade.records import Article, Claim


def read(text: str, language: str) -> list[Claim]:
    article = Article(id="a", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), language=language)
    return claims.read(article)


def ways(text: str, language: str) -> list[tuple[str | None, str | None]]:
    """Giver and recipient of each figure, stated or offered, in text order."""
    return [
        (_side(claim, "giver"), _side(claim, "recipient"))
        for claim in read(text, language)
        if claim.quantity is not None
    ]


def _side(claim: Claim, side: str) -> str | None:
    stated = getattr(claim.transfer, side) if claim.transfer else None
    offered = claim.unsure.get(f"transfer.{side}")
    return stated or (offered.value if offered else None)


def test_what_only_the_page_suggests_is_offered_and_not_stated() -> None:
    first, second = read("Britain has paid Rwanda £240m. A further £50m is due next year.", "en")
    assert first.transfer is not None
    assert second.transfer is not None
    assert (first.transfer.giver, first.transfer.recipient) == ("GB", "RW")
    assert (second.transfer.giver, second.transfer.recipient) == (None, None)
    assert second.unsure["transfer.giver"].value == "GB"


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("de", "Kanada sagte am Freitag 200 gepanzerte Fahrzeuge für die Ukraine zu.", ("CA", "UA")),
        ("de", "Ägypten bestellte in Frankreich 30 Kampfflugzeuge.", ("FR", "EG")),
        ("de", "Venezuela schuldet China noch rund zehn Milliarden Dollar.", ("VE", "CN")),
        ("de", "Aus Argentinien kamen 300.000 Tonnen Soja nach China.", ("AR", "CN")),
        ("de", "Insgesamt 600 kubanische Ärzte arbeiten derzeit in Mexiko.", ("CU", "MX")),
        (
            "de",
            "Die Bundesregierung stellt der Ukraine weitere 500 Millionen Euro zur Verfügung.",
            ("DE", "UA"),
        ),
        ("en", "Norway handed over six fighter jets to Ukraine last week.", ("NO", "UA")),
        ("en", "Brazil bought 1.2 million tonnes of diesel from Russia in May.", ("RU", "BR")),
        ("en", "Ethiopia sells Kenya 200 megawatts of electricity.", ("ET", "KE")),
        ("en", "The UAE has invested $35 billion in Egypt.", ("AE", "EG")),
        ("en", "Some 600 Cuban doctors are now working in Mexico.", ("CU", "MX")),
        ("en", "Kenya gets $1bn loan from UAE", ("AE", "KE")),
        ("en", "The government in Athens has offered Kyiv 32 jets.", ("GR", "UA")),
        ("en", "More than $60 billion in US aid has gone to Ukraine since then.", ("US", "UA")),
        ("de", "Nach Ägypten exportierte Rumänien 1,1 Millionen Tonnen Weizen.", ("RO", "EG")),
        ("de", "Die von Deutschland gelieferten 18 Panzer sind in der Ukraine eingetroffen.", ("DE", "UA")),
    ],
)
def test_slots_of_one_predicate(language: str, text: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("de", "Tunesien wurden von der EU 105 Millionen Euro zugesagt.", ("EU", "TN")),
        ("en", "Tunisia was promised 105 million euros by the EU.", ("EU", "TN")),
        ("en", "Rwanda is to be paid £12,000 by Britain for every migrant.", ("GB", "RW")),
    ],
)
def test_second_object_in_the_passive(language: str, text: str, way: tuple[str, str]) -> None:
    assert ways(text, language)[0] == way


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Polen gab für 250 Panzer aus den USA 4,9 Milliarden Dollar aus.",
            [("US", "PL"), ("PL", "US")],
        ),
        (
            "de",
            "Manila kauft in Polen 32 Hubschrauber für 624 Millionen Dollar.",
            [("PL", "PH"), ("PH", "PL")],
        ),
        ("en", "Hungary pays $36 a dose for the Chinese vaccine.", [("HU", "CN")]),
    ],
)
def test_prices_run_against_the_goods(
    language: str, text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert ways(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Poland has pledged 14 tanks, Norway eight tanks.", [("PL", None), ("NO", None)]),
        (
            "de",
            "350.000 Tonnen Weizen hat der Irak geordert, davon 200.000 Tonnen in Australien, 100.000 Tonnen in Kanada.",
            [("AU", "IQ"), ("CA", "IQ")],
        ),
    ],
)
def test_lists_and_gaps(language: str, text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert ways(text, language)[-2:] == expected


def test_places_and_times_are_no_parties() -> None:
    assert ways("SEOUL (Reuters) - Nordkorea hat 3.000 Soldaten nach Russland geschickt.", "de") == [
        ("KP", "RU")
    ]
    assert ways("Nach Angaben Seouls schickte Pjöngjang 11.000 Soldaten.", "de") == [("KP", None)]
    assert ways("In Deutschland fahren 25.000 Wagen mit Gas.", "de") == [(None, None)]
    assert ways("In Polen gab es 50 Anträge auf Hilfe.", "de") == [(None, None)]


def test_several_fillers_stay_open() -> None:
    (way,) = ways("Ausgeführt wurden 300 Tonnen nach Georgien, nach Russland und in die Türkei.", "de")
    assert way[1] is None


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        (
            "de",
            "London zahlt Ruanda 290 Millionen Pfund. Weitere 50 Millionen Pfund sollen fließen.",
            ("GB", "RW"),
        ),
        ("en", "Britain has paid Rwanda £240m. A further £50m is due next year.", ("GB", "RW")),
        (
            "en",
            "Japan is lending Vietnam $700 million. Another $80 million will follow in May.",
            ("JP", "VN"),
        ),
    ],
)
def test_a_page_of_one_flow_completes_what_follows(language: str, text: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way, way]


def test_a_flow_completes_nothing_where_another_state_is_named() -> None:
    text = "Britain has paid Rwanda £240m. A deal of £50m with Albania was dropped."
    assert ways(text, "en")[1] != ("GB", "RW")


def test_two_flows_of_one_kind_complete_nothing() -> None:
    text = "Britain has paid Rwanda £240m. Japan is lending Vietnam $700 million. Another $80 million is due in May."
    assert ways(text, "en")[2] == (None, None)


def test_time_and_length_pass_to_nobody() -> None:
    found = ways("Russia sends China gas through a pipe of 370 kilometres for ten years.", "en")
    assert set(found) <= {(None, None)}


def test_country_stands_for_the_one_named_before() -> None:
    text = "Uranium comes from Niger. Last year the country sold 300 tonnes to France."
    assert ways(text, "en") == [("NE", "FR")]


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("de", "Russland liefert Algerien Kampfflugzeuge.", ("RU", "DZ")),
        ("en", "Russia gave North Korea food for its army.", ("RU", "KP")),
        ("en", "Indonesia will pay with palm oil for Russian fighter jets.", ("RU", "ID")),
        ("de", "Das Moskauer Ministerium hat Lieferungen an Ägypten ins Spiel gebracht.", ("RU", "EG")),
    ],
)
def test_transfers_without_a_figure(language: str, text: str, way: tuple[str, str]) -> None:
    found = [claim.transfer for claim in read(text, language) if claim.kind == "transfer"]
    assert way in [(transfer.giver, transfer.recipient) for transfer in found if transfer is not None]


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        (
            "de",
            "„Wir liefern Chile 300 Tonnen Lachs“, sagte der norwegische Minister Ola Berg.",
            ("NO", "CL"),
        ),
        (
            "de",
            "„Kasachstan verkauft uns 600 Tonnen Uran“, sagte der französische Minister Luc Perrin.",
            ("KZ", "FR"),
        ),
        ("en", '"We sell Japan 300 tonnes of salmon," said the Norwegian minister Ola Berg.', ("NO", "JP")),
    ],
)
def test_we_are_the_side_of_who_speaks(language: str, text: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


def test_an_agreement_has_no_direction() -> None:
    document = analyse("Das Abkommen Russlands mit China umfasst Gas.", "de")
    roles = Roles(document, Entities(document))
    (pact,) = roles.nouns.values()
    assert roles.sides(pact)[:2] == (None, None)
