"""Words with two senses that pages of trade print: makers that are firms, dailies that are papers, orders that are placed, orders that are given."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.records import Article, Claim


def figures(text: str, language: str = "en") -> dict[str, Claim]:
    """The claims with an amount, by its text."""
    found = read(Article(id="a", text=text, sha256="s", language=language))
    return {claim.quantity.text or "": claim for claim in found if claim.quantity is not None}


def ways(text: str, language: str = "en") -> set[tuple[str | None, str | None]]:
    """Who gives what to whom, of all claims."""
    found = read(Article(id="a", text=text, sha256="s", language=language))
    transfers = (claim.transfer for claim in found)
    return {
        (one.giver, one.recipient) for one in transfers if one is not None and (one.giver or one.recipient)
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peru's state-owned arms exporter Rosex signed a deal. He said that 300 tanks were ready."),
        ("en", "The gas importer Norgaz signed a deal. He said that 300 wells were ready."),
        ("en", "The carmaker Alvena signed a deal. She said that 300 cars were ready."),
    ],
)
def test_a_firm_called_by_its_trade_is_nobody_that_a_pronoun_stands_for(language: str, text: str) -> None:
    (claim,) = figures(text, language).values()
    assert claim.attribution.source is None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The arms exporter Rosex said 300 tanks were ready.", "Rosex"),
        ("en", "Insurer Alvena says 300 ships are covered.", "Alvena"),
        ("de", "Der staatliche Rüstungskonzern Rosex sagte, 300 Panzer seien bereit.", "Rosex"),
        ("de", "Nach Angaben des Betreibers Norgaz sind 300 Brunnen bereit.", "Norgaz"),
        ("de", "Der Autobauer Alvena teilte mit, 300 Wagen seien bereit.", "Alvena"),
    ],
)
def test_a_firm_is_called_by_its_name(language: str, text: str, name: str) -> None:
    (claim,) = figures(text, language).values()
    source = claim.attribution.source
    assert source is not None
    assert (source.name, source.kind) == (name, "organisation")


def test_who_trades_under_a_whole_name_is_a_person() -> None:
    claim = figures("Arms producer Ana Roth signed a deal. She said that 300 tanks were ready.")["300 tanks"]
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == "Ana Roth"


@pytest.mark.parametrize(
    "text",
    [
        '"Oman can swap around 300 barrels," Norpress cited an Omani official as saying last April.',
        '"Oman can swap around 300 barrels," the agency cited the minister as telling reporters.',
        "Oman will swap around 300 barrels, the Herald cited Minister Ana Roth as saying.",
    ],
)
def test_whom_a_paper_cites_behind_a_quotation_says_it(text: str) -> None:
    source = figures(text)["around 300 barrels"].attribution.source
    assert source is not None
    assert source.name in ("Omani official", "minister", "Ana Roth")


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("A leading daily, the Sun, reported that $34 million has been paid.", ()),
        ("The leading English daily reported that $34 million has been paid.", ()),
        ("The mine yields $34 million daily.", ("day",)),
        ("Peru pays a daily $34 million.", ("day",)),
        (
            "There are 40 technicians. The force will station $34 million worth of jets each at Lima and Callao.",
            (),
        ),
    ],
)
def test_a_paper_or_two_places_make_no_rate(text: str, per: tuple[str, ...]) -> None:
    quantity = figures(text)["$34 million"].quantity
    assert quantity is not None
    assert quantity.per == per


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Norway will supply three Project 1135.6 frigates to Peru.", "three Project 1135.6 frigates"),
        ("Norway gave 12 Class 40 corvettes to Peru.", "12 Class 40 corvettes"),
    ],
)
def test_ships_behind_their_type_are_counted(text: str, amount: str) -> None:
    assert amount in figures(text)


def test_will_before_a_word_that_is_mostly_a_noun_is_a_verb() -> None:
    assert figures("The air force will station 18 jets in Peru.")["18 jets"].commitment.modality == "asserted"
    assert ways("Norway's air force will station 18 jets in Peru.") == {("NO", "PE")}


def test_an_order_that_is_placed_is_said_by_nobody() -> None:
    found = figures("Peru had placed an order for 36 jets in 2016 at a price of $59 million.")
    assert [claim.attribution.source for claim in found.values()] == [None] * len(found)
    source = figures("Analysts place the number of tanks at 300.")["300"].attribution.source
    assert source is not None


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Peru ist auf 300 Tonnen Weizen angewiesen.", "asserted"),
        ("Rund 300 Kliniken seien darauf angewiesen, dass Pflegekräfte kommen.", "asserted"),
        ("Die Ministerin hat die Behörde angewiesen, 300 Tonnen zu liefern.", "demanded"),
    ],
)
def test_who_depends_on_something_demands_nothing(text: str, modality: str) -> None:
    (claim,) = figures(text, "de").values()
    assert claim.commitment.modality == modality


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Norwegen verspricht Weizenlieferungen an Mali zum Ausgleich für fehlenden Weizen aus Peru.", {("NO", "ML")}),
        ("de", "Norwegen verspricht zum Ausgleich für Weizen aus Peru Lieferungen an sechs afrikanische Staaten.", set()),
        ("de", "Zum Ausgleich zahlt Norwegen Peru 30 Millionen Euro.", {("NO", "PE")}),
        ("en", "Norway finances the shipment of Peruvian wheat with $14 million.", {("NO", None)}),
        ("en", "Norway is financing the transport of a Peruvian wheat donation with $14 million.", {("NO", None)}),
        ("en", "Norway finances a Peruvian power plant with $14 million.", {("NO", "PE")}),
    ],
)  # fmt: skip
def test_where_goods_come_from_is_not_who_gets_what_is_given_for_them(
    language: str, text: str, expected: set[tuple[str | None, str | None]]
) -> None:
    assert ways(text, language) == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Per the agreement, Peru pays $40 million.", ()),
        ("Peru pays $40 million per the contract.", ()),
        ("Peru pays $40 million per contract.", ("contract",)),
    ],
)
def test_per_before_an_article_says_according_to_what(text: str, per: tuple[str, ...]) -> None:
    quantity = figures(text)["$40 million"].quantity
    assert quantity is not None
    assert quantity.per == per


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("He said the rent should be increased from $2 to $300.", "demanded", "+"),
        ("He said the number of boats should be cut to 300.", "demanded", "+"),
        ("He said output should reach 300 tonnes.", "estimated", "+"),
        ("Peru may extend the lease without new terms, as well as send 300 tanks.", "possible", "+"),
        ("It has an option to stay without changing the terms, as well as a right to stay 300 weeks.", "possible", "+"),
        ("Peru left without sending 300 tanks.", "asserted", "-"),
    ],
)  # fmt: skip
def test_what_should_be_done_and_what_without_leaves_out(text: str, modality: str, polarity: str) -> None:
    (commitment,) = (one.commitment for amount, one in figures(text).items() if "300" in amount)
    assert (commitment.modality, commitment.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Wichtigster Lieferant von Peru ist Norgaz mit 60 Tonnen.", {(None, "PE")}),
        ("en", "Peru's top supplier is Norgaz, with 60 tonnes.", {(None, "PE")}),
        ("en", "Peru's top supplier is Chile, with 60 tonnes.", {("CL", "PE")}),
    ],
)
def test_whose_supplier_a_firm_is_gets_what_it_sells(
    language: str, text: str, expected: set[tuple[str | None, str | None]]
) -> None:
    assert ways(text, language) == expected


@pytest.mark.parametrize(
    "text",
    ["Norpress cited the minister as", "Peru paid $300 per the", "The navy will station", "They gave 18 jets each at", "French and"],
)  # fmt: skip
def test_a_text_that_breaks_off_is_read(text: str) -> None:
    assert all((claim.text or "") in text for claim in figures(text).values())
