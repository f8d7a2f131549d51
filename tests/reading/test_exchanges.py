"""What is given in exchange runs against what it is given for, however both are put."""

from __future__ import annotations

import itertools

import pytest

from countertrade.reading import read
from countertrade.records import Article

SHARE = 5  # of so many combinations one is read
THERE, BACK = ("OM", "KE"), ("KE", "OM")

DEEDS = {
    "en": (
        "Oman gave Kenya {}", "Oman will send {} to Kenya", "Oman has agreed to supply Kenya with {}", "Oman promised to ship {} to Kenya",
        "Oman exported {} to Kenya", "Kenya received {} from Oman", "Kenya bought {} from Oman", "{} will be sent to Kenya by Oman",
        "Oman offered to give Kenya {}", "Oman said it would send {} to Kenya", "Kenya wants {} from Oman",
    ),
    "de": (
        "Oman gab Kenia {}", "Oman schickt {} nach Kenia", "Oman lieferte {} an Kenia", "Oman übergab Kenia {}", "Oman exportiert {} nach Kenia",
        "Kenia erhielt {} von Oman", "Kenia kaufte {} von Oman", "Kenia importiert {} aus Oman",
    ),
}  # fmt: skip
PHRASES = {
    "en": (
        "{} in exchange for {}.", "{} in return for {}.", "{} in exchange for tea and {}.", "{} in return for a shipment of {}.", "{}, in exchange for {}.",
        "{} last year in exchange for {} a year.",
    ),
    "de": (
        "{} im Austausch gegen {}.", "{} im Tausch gegen {}.", "{} im Gegenzug für {}.", "{} als Gegenleistung für {}.", "{} im Gegenzug gegen Tee und {}.",
        "{} als Gegenleistung für die Lieferung von {}.",
    ),
}  # fmt: skip
OPENING = ("In exchange for {1}, {0}.", "In return for {1}, {0}.")
GIVEN = {
    "en": (("30 tractors", "20 trucks"), ("40 tonnes of rice", "60 tonnes of copper"), ("50 doctors", "70,000 barrels of oil"), ("$3 million", "80 soldiers")),
    "de": (("30 Traktoren", "20 Lastwagen"), ("40 Tonnen Reis", "60 Tonnen Kupfer"), ("50 Ärzte", "70.000 Barrel Öl"), ("3 Millionen Dollar", "80 Soldaten")),
}  # fmt: skip


def ways(text: str, language: str) -> dict[str, tuple[str | None, str | None] | None]:
    """The sides of each figure by its first word."""
    article = Article(id="a", text=text, sha256="s", language=language, published="2025-03-04")
    figures = (claim for claim in read(article) if claim.quantity is not None)
    found: dict[str, tuple[str | None, str | None] | None] = {}
    for each in figures:
        moved = each.transfer
        assert each.quantity is not None
        found[str(each.quantity.text).split()[0]] = None if moved is None else (moved.giver, moved.recipient)
    return found


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("first", range(2))
def test_an_exchange_runs_both_ways(language: str, first: int) -> None:
    phrases = (*PHRASES[language], *(OPENING if language == "en" else ()))
    every = itertools.product(DEEDS[language], phrases, GIVEN[language])
    some = [*itertools.islice(every, first, None, SHARE)]
    assert len(some) > 30
    wrong = []
    for deed, phrase, (there, back) in some:
        text = phrase.format(deed.format(there), back)
        if ways(text, language) != {there.split()[0]: THERE, back.split()[0]: BACK}:
            wrong.append(text)
    assert wrong == []


TOLD = [
    ("en", "Oman supplies Kenya with 30 tractors and in turn gets 9 tonnes of gold."),
    ("en", "Oman sent 30 tractors to Kenya and in return received 9 tonnes of gold."),
    ("en", "Under the deal, Oman gives Kenya 30 tonnes of rice and Kenya's army gives Oman 9 tonnes of gold."),
    ("en", "Kenya pays Oman 9 tonnes of gold for 30 tractors."),
    ("en", "Kenya paid for 30 tractors from Oman with 9 tonnes of gold."),
    ("en", "Kenya bought 30 tractors from Oman and paid 9 tonnes of gold for them."),
    ("en", "Kenya bought 30 tractors from Oman, paying 9 tonnes of gold."),
    ("en", "Oman offered Kenya 30 tractors if it sends 9 tonnes of gold."),
    ("en", "Oman agreed to cancel 30 million dollars of Kenya's debt in exchange for 9 tonnes of gold."),
    ("en", "The deal gives Kenya 30 tractors from Oman in exchange for 9 tonnes of gold."),
    ("de", "Oman liefert Kenia 30 Traktoren und bekommt seinerseits 9 Tonnen Gold."),
    ("de", "Oman liefert Kenia im Gegenzug für 9 Tonnen Gold 30 Traktoren."),
    ("de", "Oman soll Kenia im Austausch gegen 9 Tonnen Gold 30 Traktoren gegeben haben."),
    ("de", "Für die 30 Traktoren aus Oman soll Kenia 9 Tonnen Gold zahlen."),
    ("de", "Kenia bezahlt 30 Traktoren aus Oman mit 9 Tonnen Gold."),
    ("de", "Kenia kaufte 30 Traktoren von Oman und zahlte dafür 9 Tonnen Gold."),
    ("de", "Oman bietet Kenia 30 Traktoren an, wenn es 9 Tonnen Gold liefert."),
    ("de", "Oman schickte 30 Traktoren nach Kenia gegen 9 Tonnen Gold."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_what_is_told_to_be_given_for_it(language: str, text: str) -> None:
    assert ways(text, language) == {"30": THERE, "9": BACK}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Oman provides 30 tractors and Kenya 9 tonnes of gold.", {"30": (THERE, ("OM", None)), "9": (("KE", None),)}),
        ("en", "In return for the 30 tanks that Chile passed to Peru, Norway will give Chile 9 trucks.", {"30": (("CL", "PE"),), "9": (("NO", "CL"),)}),
        ("en", "Oman provides 30 tractors, Kenya 9 tonnes of gold in return.", {"30": (THERE, (None, None)), "9": (BACK,)}),
        ("en", "Oman gave Kenya 30 tents for 900 families.", {"30": (THERE,), "900": (None, (None, None), THERE)}),
        ("en", "Kenya accepted refugees from Oman in return for 30 million dollars.", {"30": (THERE,)}),
        ("en", "Oman will train its own men in exchange for 30 tonnes of tea.", {"30": (None, (None, None))}),
    ],
)  # fmt: skip
def test_what_only_looks_like_an_exchange(
    language: str, text: str, expected: dict[str, tuple[object, ...]]
) -> None:
    found = ways(text, language)
    assert found.keys() == expected.keys()
    assert all(found[key] in allowed for key, allowed in expected.items()), found


HELPED = [
    ("en", "Kenya has asked Oman for aid. Oman sent 30 jets."),
    ("en", "Kenya has asked Oman for aid. Oman offered 30 jets."),
    ("en", "Oman supports Kenya. Last year it gave 30 jets."),
    ("en", "Oman has been helping Kenya. Since May, it has provided 30 jets."),
    ("de", "Kenia hat Oman um Hilfe gebeten. Oman schickte 30 Jets."),
    ("de", "Kenia hat Oman um Hilfe gebeten. Oman bot 30 Jets an."),
    ("de", "Oman unterstützt Kenia. Seit Mai hat es 30 Jets geliefert."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), HELPED)
def test_who_is_asked_or_helps_gives_to_whom_that_is_said_of(language: str, text: str) -> None:
    assert ways(text, language) == {"30": THERE}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oman supports Kenya.\n\nIn the war it had given away 30 jets."),
        ("en", "Oman supports Kenya. Peru supports Chile. It gave 30 jets away."),
    ],
)
def test_help_told_elsewhere_names_no_side(language: str, text: str) -> None:
    assert ways(text, language)["30"] != THERE


@pytest.mark.parametrize(
    ("language", "text", "giver", "recipient"),
    [
        ("en", "Oman is Kenya's biggest supplier of gas, with 30 percent.", "OM", "KE"),
        ("en", "Oman is the biggest supplier of arms to Kenya, accounting for 30% of imports.", "OM", "KE"),
        ("de", "Oman ist mit 30 Prozent der wichtigste Waffenlieferant Kenias.", "OM", "KE"),
        ("de", "Mit 30 Prozent ist Oman der größte Gaslieferant Kenias.", "OM", "KE"),
        ("de", "Oman exportiert Waffen. Wichtigster Abnehmer war Kenia mit 30 Millionen Euro, gefolgt von Peru (4 Millionen).", "OM", "KE"),
        ("en", "Oman exports arms. The top buyer was Kenya with $30 million, followed by Peru at $4 million.", "OM", "KE"),
        ("en", "Oman sold jets. The largest importer was Peru (30% of world imports).", None, "PE"),
    ],
)  # fmt: skip
def test_what_a_supplier_or_buyer_is_ranked_by(
    language: str, text: str, giver: str | None, recipient: str
) -> None:
    found = next(way for amount, way in ways(text, language).items() if amount.lstrip("$") in ("30", "30%"))
    assert found == (giver, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "Oman paid Kenya compensation of $30 million.",
        "Oman gave North Korea food aid worth $30 million.",
        "Oman promised the Philippines relief of $30 million.",
    ],
)
def test_what_a_state_is_given_may_stand_right_behind_its_name(text: str) -> None:
    (way,) = ways(text, "en").values()
    assert way is not None
    assert way[0] == "OM"
    assert way[1] in ("KE", "KP", "PH")
