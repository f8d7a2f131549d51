"""Who gives and who gets where the sentence before, a part of the world, a town or a price tells it."""

from __future__ import annotations

import pytest

from countertrade.reading import lexicon, read
from countertrade.records import Article

Way = tuple[str | None, str | None]


def told(language: str, text: str) -> tuple[dict[str, Way], list[tuple[str | None, Way]]]:
    """The sides of each figure by its words, and of each good without one."""
    figures: dict[str, Way] = {}
    goods: list[tuple[str | None, Way]] = []
    for claim in read(Article(id="a", text=text, sha256="0" * 64, language=language)):
        moved = claim.transfer
        way = (moved.giver, moved.recipient) if moved is not None else (None, None)
        if claim.quantity is not None:
            figures[claim.quantity.text or ""] = way
        elif moved is not None:
            goods.append((moved.good, way))
    return figures, goods


@pytest.mark.parametrize(
    ("language", "text", "figure", "way"),
    [
        # bodies of states, and what a state calls itself
        ("en", "UNICEF sent 40 tents to Chad.", "40 tents", ("UNICEF", "TD")),
        ("en", "The Red Cross delivered 40 tonnes of medicine to Sudan.", "40 tonnes", ("Red Cross", "SD")),
        ("en", "The Turkish Red Crescent sent 40 lorries to Syria.", "40 lorries", ("TR", "SY")),
        ("en", "The African Development Bank will lend Malawi $90 million.", "$90 million", ("AFDB", "MW")),
        ("de", "Das Deutsche Rote Kreuz schickte 40 Tonnen Medizin in den Sudan.", "40 Tonnen", ("DE", "SD")),
        ("de", "Malawi erhielt von der Afrikanischen Entwicklungsbank 90 Millionen Dollar.", "90 Millionen Dollar", ("AFDB", "MW")),
        ("en", "The Democratic People's Republic of Korea sent 40 tanks to Peru.", "40 tanks", ("KP", "PE")),
        ("en", "China sent 40 lorries to the Lao People's Democratic Republic.", "40 lorries", ("CN", "LA")),
        ("en", "The European Bank for Reconstruction and Development lent Kenya $40 million.", "$40 million", ("EBRD", "KE")),
        ("en", "The Organization of American States gave Peru $40 million.", "$40 million", ("OAS", "PE")),
        ("de", "Ärzte ohne Grenzen brachte 12 Tonnen Impfstoff in den Tschad.", "12 Tonnen", ("MSF", "TD")),
        # whoever gives a state something need not be known
        ("de", "Der Club gab Peru 40 Millionen Dollar.", "40 Millionen Dollar", (None, "PE")),
        ("de", "Der Verein gab Peru 40 Millionen Dollar.", "40 Millionen Dollar", (None, "PE")),
        ("de", "Die Nordhav AG gab Peru 40 Pumpen.", "40 Pumpen", (None, "PE")),
        ("de", "Das Rote Kreuz gab Peru 40 Zelte.", "40 Zelte", ("Red Cross", "PE")),
        ("de", "Der Gemeinde hat Norwegen 40 Statuen geschenkt.", "40 Statuen", ("NO", None)),
        # what parts a verb, and what turns it round
        ("en", "China has, according to officials, sent Kiribati 40 tanks.", "40 tanks", ("CN", "KI")),
        ("en", "China had, a month before, sent Kiribati 40 tanks.", "40 tanks", ("CN", "KI")),
        ("en", "Never has Norway sent Peru 40 tanks.", "40 tanks", ("NO", "PE")),
        ("en", "Only then will Norway send Peru 40 tanks.", "40 tanks", ("NO", "PE")),
        ("en", "Australia supplied patrol boats. Fiji had been given two boats, Kiribati one boat.", "one boat", ("AU", "KI")),
        ("de", "Der Singapurer Versorger überweist Laos 52 Millionen Dollar.", "52 Millionen Dollar", ("SG", "LA")),
        ("de", "+++ Auch Colombo atmet auf +++ Thailand erlässt Sri Lanka 75 Millionen Dollar.", "75 Millionen Dollar", ("TH", "LK")),
        # a cheque is no price, "it" goes on with the main clause, an army is not called by another state
        ("en", "Peru handed Norway a cheque for $40 million.", "$40 million", ("PE", "NO")),
        ("de", "Peru überreichte Norwegen einen Scheck über 40 Millionen Euro.", "40 Millionen Euro", ("PE", "NO")),
        ("en", "Norway did what Peru had asked for. It sent 40 tanks.", "40 tanks", ("NO", "PE")),
        ("de", "Norwegen tat, worum Peru gebeten hatte: Es schickte 40 Panzer.", "40 Panzer", ("NO", "PE")),
        ("de", "Norwegen, dessen Armee Peru 40 Panzer gab, ist zufrieden.", "40 Panzer", ("NO", "PE")),
        # what answers a question, and what is given "dafür"
        ("en", "How many tanks has Norway sent to Peru? So far 40 tanks.", "40 tanks", ("NO", "PE")),
        ("de", "Wie viele Panzer hat Norwegen Peru geschickt? Bisher 40 Panzer.", "40 Panzer", ("NO", "PE")),
        ("de", "Peru liefert Norwegen Kupfer. Dafür werden 40 Panzer geliefert.", "40 Panzer", (None, None)),
        # parts of the world and forms of state
        ("de", "Athen hilft Montenegro. Griechenland übergibt dem Adriastaat zwei Schnellboote.", "zwei Schnellboote", ("GR", "ME")),
        ("de", "China hatte Vanuatu geholfen und dem Archipel im Vorjahr 26 Lastwagen spendiert.", "26 Lastwagen", ("CN", "VU")),
        ("de", "Marokko baut Gabun eine Fabrik. Marokko liefert dem zentralafrikanischen Land 30 Traktoren.", "30 Traktoren", ("MA", "GA")),
        ("de", "Die Zentralafrikanische Republik liefert Peru 30 Panzer.", "30 Panzer", ("CF", "PE")),
        ("de", "Bhutan hat zu viel Strom und Bangladesch zu wenig. Das Königreich verkauft Dhaka 500 Megawatt.", "500 Megawatt", ("BT", "BD")),
        ("en", "Pakistan is in talks with Azerbaijan over a loan. The Caspian state is ready to lend $1 billion.", "$1 billion", ("AZ", "PK")),
        # an apposition says who the buyer is
        ("en", "The ship comes from the Netherlands. Its buyer, Indonesia, pays the Netherlands €95 million.", "€95 million", ("ID", "NL")),
        ("de", "Der wichtigste Lieferant, Norwegen, schickt Peru 30 Panzer.", "30 Panzer", ("NO", "PE")),
        # what was sold just before is paid for
        ("en", "Norway sells Peru 40 devices. The price is $30 million.", "$30 million", ("PE", "NO")),
        ("en", "Norway sells Peru 40 devices. A down payment of $30 million has been made.", "$30 million", ("PE", "NO")),
        ("en", "Peru buys Norwegian locomotives. The government paid $30 million.", "$30 million", ("PE", "NO")),
        ("en", "Peru ordered 40 tanks from Norway. The manufacturer has received $30 million so far.", "$30 million", ("PE", "NO")),
        ("de", "Norwegen verkauft Peru 40 Geräte. Der Preis: 1,2 Millionen Euro.", "1,2 Millionen Euro", ("PE", "NO")),
        ("de", "Deutschland genehmigte die Ausfuhr von 40 Geräten nach Ghana zum Preis von 1,2 Millionen Euro.", "1,2 Millionen Euro", ("GH", "DE")),
        ("en", "The Portuguese yard Vaz is to build three vessels for Uruguay at a price of €212 million.", "€212 million", ("UY", "PT")),
        # of two offers, the one that is no demand
        ("de", "Tansania hat Simbabwe 50.000 Tonnen zugesagt, Südafrika verlangt für dieselbe Menge zu viel. Simbabwe zahlt 285 Dollar je Tonne.", "285 Dollar", ("ZW", "TZ")),
        # whom a state takes back
        ("de", "Österreich zahlt Albanien 4 Millionen Euro. Im Gegenzug nimmt Albanien 250 Flüchtlinge zurück.", "250 Flüchtlinge", ("AT", "AL")),
        ("de", "Österreich zahlt Albanien 4 Millionen Euro. Der Empfängerstaat sollte im Gegenzug 250 Flüchtlinge zurücknehmen.", "250 Flüchtlinge", ("AT", "AL")),
        ("de", "Malaysia half Brunei mit 60 Dieselgeneratoren aus. Das Sultanat revanchiert sich: Es gibt 300 Tonnen Rohöl an die Raffinerie in Sarawak ab.", "300 Tonnen", ("BN", "MY")),
        # what goes along, and what is aboard
        ("en", "The plane was handed over to Peru by Norway on Saturday together with two instructors.", "two instructors", ("NO", "PE")),
        ("en", "Greek transport planes have landed in Cyprus. They carry two air defence batteries.", "two air defence batteries", ("GR", "CY")),
        ("en", "Iceland sent a plane to Portugal. On board were 11 doctors.", "11 doctors", ("IS", "PT")),
        # firms, where they are from
        ("en", "The Norwegian company Norvik won the tender. The company sells Peru 30 boats.", "30 boats", ("NO", "PE")),
        ("en", "Norvik Seafood ASA (Oslo) won the tender. The company will send Peru 30 boats.", "30 boats", ("NO", "PE")),
        ("en", "Norvik Ltd, incorporated in Oslo, won a tender of a utility in Peru. The Company will send Peru 30 boats.", "30 boats", ("NO", "PE")),
        ("en", "The Group, whose registered office is in Oslo, won the tender. The Group will send Peru 30 boats.", "30 boats", ("NO", "PE")),
        ("de", "Die Nordhav GmbH, Oslo, liefert Peru 40 Pumpen.", "40 Pumpen", ("NO", "PE")),
        ("de", "Die Nordhav GmbH mit Sitz in Oslo liefert Peru 40 Pumpen.", "40 Pumpen", ("NO", "PE")),
        ("en", "Peru paid Norway. Back in 2019 a workshop had supplied nine vehicles to Benin.", "nine vehicles", (None, "BJ")),
        ("de", "Der Konzern Tatrametal aus Žilina bleibt auf den Panzern sitzen. Tatrametal liefert Peru 30 Panzer.", "30 Panzer", ("SK", "PE")),
        ("en", "A Rotterdam-based trader sold Peru 30 boats.", "30 boats", ("NL", "PE")),
        ("de", "Ein Rotterdamer Händler verkaufte Peru 30 Boote.", "30 Boote", ("NL", "PE")),
        ("de", "Die bayerische Landesregierung schickt Peru 30 Boote.", "30 Boote", ("DE", "PE")),
        ("en", "Uruguay ordered boats in Portugal. The Portuguese yard Vaz is to build three patrol vessels.", "three patrol vessels", ("PT", "UY")),
    ],
)  # fmt: skip
def test_whose_a_figure_is(language: str, text: str, figure: str, way: Way) -> None:
    assert told(language, text)[0][figure] == way


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("de", "Norwegen schickt Peru 30 Panzer samt Munition.", ("NO", "PE")),
        (
            "de",
            "Minsk schickt Niger 35 Ausbilder. Niger bietet dafür eine Schürfkonzession an.",
            ("NE", "BY"),
        ),
        (
            "de",
            "China streicht Sambia 410 Millionen Dollar, verlangt aber Anteile an der Mine.",
            ("ZM", "CN"),
        ),
    ],
)
def test_whose_goods_are_without_a_figure(language: str, text: str, way: Way) -> None:
    assert [each for _, each in told(language, text)[1]] == [way]


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("en", "Norway gave Peru boots for two brigades.", "two brigades"),
        ("en", "The Filipino nurses go to Jordan, which is short of 14,500 nurses.", "14,500 nurses"),
        ("de", "Österreich schickt Georgien Zelte; das Beben forderte 212 Tote.", "212 Tote"),
        ("en", "Azerbaijan lends Pakistan $1 billion at four percent.", "four percent"),
        ("de", "Jordanien hilft der NATO. Das Bündnis darf dort 400 Soldaten stationieren.", "400 Soldaten"),
    ],
)
def test_nobody_is_named_for_what_does_not_pass(language: str, text: str, figure: str) -> None:
    giver, recipient = told(language, text)[0].get(figure, (None, None))
    assert giver is None
    assert recipient in (None, "JO")


@pytest.mark.parametrize(
    ("language", "text", "figure", "unit", "best"),
    [
        ("de", "Serbien bezog elf Millionen Kubikmeter Gas am Tag, davon mehr als sechs aus Russland.", "mehr als sechs", "m3", 6e6),
        ("de", "Peru hat 30 Tonnen gekauft. Die Hilfe wird um 1,5 Millionen auf nunmehr 3 Millionen Euro aufgestockt.", "1,5 Millionen", "EUR", 1.5e6),
        ("de", "Norwegens Regierung stockt das Programm um 50 Milliarden Kronen auf.", "50 Milliarden Kronen", "NOK", 5e10),
        ("de", "Die Dosen kosten 90 Millionen Euro. Serbien bekam 2,5 Millionen Dosen. Für 60 Millionen Euro orderte Ungarn fünf Millionen.", "fünf Millionen", "dose", 5e6),
    ],
)  # fmt: skip
def test_what_a_number_alone_is_of(language: str, text: str, figure: str, unit: str, best: float) -> None:
    claims = read(Article(id="a", text=text, sha256="0" * 64, language=language))
    found = next(c.quantity for c in claims if c.quantity is not None and c.quantity.text == figure)
    assert (found.unit, found.best or found.low) == (unit, best)


def test_parts_of_the_world_have_only_states_that_the_reader_knows() -> None:
    known = {code for codes in lexicon.names("en").places.values() for code in codes}
    for words in (lexicon.regions("en"), lexicon.regions("de")):
        assert {code for states in words.values() for code in states} <= known
    assert set(lexicon.towns().values()) <= known


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Ana Messina, a trader, praised the deal. Peru bought 300 tanks from Messina.", (None, "PE")),
        ("The minister, Ana Modena, is glad. Peru will give 300 tanks to Modena.", ("PE", None)),
        ("Norway's Ana Roth visited Lima. The company sells Peru 300 tanks.", (None, "PE")),
        (
            "The Norwegian company Norvik and the Chilean firm Minera met. The company sells Peru 300 tanks.",
            (None, "PE"),
        ),
    ],
)
def test_a_surname_is_no_town_and_a_person_no_firm(text: str, way: Way) -> None:
    assert told("en", text)[0]["300 tanks"] == way


@pytest.mark.parametrize("surname", ["Kohl", "Hering", "Wolfram", "Mandel"])
def test_a_surname_that_is_a_good_stays_whole(surname: str) -> None:
    text = f"Die Ministerin Ana {surname} sagte, 300 Soldaten seien abgereist. {surname} sagte, 400 weitere kämen."
    claims = read(Article(id="a", text=text, sha256="0" * 64, language="de"))
    sources = [claim.attribution.source for claim in claims if claim.quantity is not None]
    assert [source and source.name for source in sources] == [f"Ana {surname}"] * 2


def test_words_of_tables_run_over_the_ends_of_lines() -> None:
    words = {*lexicon.towns(), *lexicon.goods("en"), *lexicon.goods("de")}
    assert not [word for word in words if "\n" in word or "  " in word]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Norway sells Peru 40 tanks. Oil prices rose to $80.", "$80"),
        ("Norway delivered 40 tanks to Peru. The government pays $30 million a year in pensions.", "$30 million"),
        ("Norway delivered 40 tanks to Peru. The ministry paid $3 million for new desks.", "$3 million"),
        ("Norway sold Peru 40 tanks. The manufacturer received $30 million from the state in subsidies.", "$30 million"),
        ("Norway gave Peru 3 ships. They carry 400 refugees a day across the lake.", "400 refugees"),
    ],
)  # fmt: skip
def test_what_is_paid_for_something_else_is_no_bill(text: str, figure: str) -> None:
    assert told("en", text)[0][figure] == (None, None)


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("en", "Japan gave the Peruvian navy patrol boats.", ("JP", "PE")),
        ("en", "China had, in May, sent Kiribati police advisers.", ("CN", "KI")),
        ("de", "Helsinki half. An die Schulen in Peru schickt Finnland Lehrpersonal.", ("FI", "PE")),
        ("de", "Die türkische Seite erklärt sich bereit, den Züchtern in Peru Impfstoff abzugeben.", ("TR", "PE")),
    ],
)  # fmt: skip
def test_a_body_or_town_ends_where_what_it_is_given_begins(language: str, text: str, way: Way) -> None:
    assert way in [each for _, each in told(language, text)[1]]


def test_whoever_finances_purchases_sells_them_to_nobody() -> None:
    text = (
        "Egypt will receive a $500 million loan from the World Bank to help finance its wheat purchases as prices rise, the bank said. "
        "The funds, approved by the World Bank, aim at supporting Egypt's efforts to provide subsidized bread, it said."
    )
    figures, goods = told("en", text)
    assert figures["$500 million"] == ("World Bank", "EG")
    assert ("EG", "World Bank") not in [way for _, way in goods]


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("de", "Peru hat die Zusage Norwegens gelobt, Chile 19 Haubitzen zu liefern.", ("NO", "CL")),
        ("de", "Das Amt lobte die Entscheidung Norwegens über die Lieferung von 19 Haubitzen an Chile.", ("NO", "CL")),
        ("en", "Peru praised a decision by Norway to send 19 howitzers to Chile.", ("NO", "CL")),
        ("en", "Peru praised Norway's decision on the delivery of 19 howitzers to Chile.", ("NO", "CL")),
        ("en", "Peru praised plans by Norway for the delivery of 19 howitzers to Chile.", ("NO", "CL")),
        ("en", "Peru praised Norway's plan for the purchase of 19 howitzers from Chile.", ("CL", "NO")),
        ("en", "Peru noted Chile's request for the delivery of 19 howitzers.", (None, None)),
        ("de", "„Gemeinsam mit Norwegen liefern wir Chile 19 Panzer“, sagte sie.", (None, "CL")),
        ("en", '"Together with Norway we can send Chile 19 howitzers," she said.', (None, "CL")),
        ("en", "Together with Norway, Peru sent Chile 19 howitzers.", ("PE", "CL")),
    ],
)  # fmt: skip
def test_whoever_decides_gives_and_who_only_stands_beside_the_speaker_does_not(
    language: str, text: str, way: Way
) -> None:
    found, _ = told(language, text)
    assert next(sides for amount, sides in found.items() if "19" in amount) == way


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Norway sold 19 tanks to French and Spanish firms.", ("NO", None)),
        ("Norway sold 19 tanks to the French and Spanish governments.", ("NO", None)),
        ("The French and the Spanish bought 19 tanks from Norway.", ("NO", None)),
        ("Peru received 19 tanks from Russian, Chinese and Iranian makers.", (None, "PE")),
        ("Norway sold 19 tanks to the French and to Peru.", ("NO", None)),
        ("Norway sold 19 tanks to the Spanish navy.", ("NO", "ES")),
        ("In France, Spanish firms bought 19 tanks from Norway.", ("NO", "ES")),
        ("Norway approved 19 applications from Peru.", (None, None)),
    ],
)
def test_of_several_states_named_by_adjectives_none_stands_alone(text: str, way: Way) -> None:
    found, _ = told("en", text)
    assert next(sides for amount, sides in found.items() if "19" in amount) == way
