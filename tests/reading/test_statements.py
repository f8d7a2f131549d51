"""Clauses about a deal that print no figure."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.records import Article, Claim


def stated(text: str, language: str) -> list[Claim]:
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-11-04")
    return [claim for claim in read(article) if claim.quantity is None]


@pytest.mark.parametrize(
    ("text", "language", "moved"),
    [
        ("Russland liefert Kuba Weizen.", "de", ("RU", "CU", "Weizen")),
        ("Russia sells wheat to Cuba.", "en", ("RU", "CU", "wheat")),
        ("Russland gab grünes Licht für Panzer an Kuba.", "de", ("RU", "CU", "Panzer")),
        ("Russia gave the green light for tanks to Cuba.", "en", ("RU", "CU", "tanks")),
        ("Kuba hat von Russland Waffen erhalten.", "de", ("RU", "CU", "Waffen")),
        # how many there are of it is told without a numeral
        ("Cuba will receive the same number of boats from Russian orders.", "en", ("RU", "CU", "boats")),
        ("Russland gibt Kuba die gleiche Menge Weizen.", "de", ("RU", "CU", "Weizen")),
    ],
)
def test_a_transfer_between_two_states(text: str, language: str, moved: tuple[str, str, str]) -> None:
    (claim,) = stated(text, language)
    assert claim.kind == "transfer"
    assert claim.transfer is not None
    assert (claim.transfer.giver, claim.transfer.recipient, claim.transfer.good) == moved


@pytest.mark.parametrize(
    "text",
    ["Kuba hofft auf Waffen.", "Sie liefert ihm Weizen.", "Russland liegt weit weg.", "Es regnet in Kuba."],
)
def test_one_side_alone_and_no_deal_are_none(text: str) -> None:
    assert stated(text, "de") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vantrex said how Norway supplied boats to Ghana.", "en"),
        ("Norway's aid to Ghana has resumed.", "en"),
        ("Die Hilfe Norwegens für Ghana geht weiter.", "de"),
    ],
)
def test_what_goes_on_or_is_told_is_a_transfer(text: str, language: str) -> None:
    assert ways(text, language) == [("NO", "GH")]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Norway lets Ghana use the base at Bergen.", "en", ("NO", "GH")),
        ("Norway allows Ghana to use the base at Bergen.", "en", ("NO", "GH")),
        ("Ghana may use Norway's ports.", "en", ("NO", "GH")),
        ("Norwegen lässt Ghana den Stützpunkt in Bergen nutzen.", "de", ("NO", "GH")),
        ("Norwegen erlaubt Ghana, den Stützpunkt in Bergen zu nutzen.", "de", ("NO", "GH")),
        ("Ghana darf Norwegens Häfen nutzen.", "de", ("NO", "GH")),
        ("Ghana turned down the Norwegian offer of boats.", "en", ("NO", "GH")),
        ("Ghana wies das norwegische Angebot von Booten zurück.", "de", ("NO", "GH")),
        ("Norway granted Ghana's request for boats.", "en", ("NO", "GH")),
        ("Norway turned down Ghana's request for boats, since it could spare none.", "en", ("NO", "GH")),
        ("Das Ersuchen Ghanas um Boote hat Norwegen abgelehnt.", "de", ("NO", "GH")),
        ("Die Ausbildung ghanaischer Lotsen übernimmt Norwegen.", "de", ("NO", "GH")),
        ("Togo needs boats, and Ghana has none. Norway sold Togo some rice.", "en", ("NO", "TG")),
        ("Ghana needs rice for its schools. Norway has brought rice.", "en", ("NO", "GH")),
        ("Ghana could not do without the midwives whom Norway seconded to it.", "en", ("NO", "GH")),
        ("Ghana praised the boats Norway sold it.", "en", ("NO", "GH")),
        ("Norway, which lends the country boats, trains crews in Ghana.", "en", ("NO", "GH")),
        ("Norway is to supply a new truck to Ghana, Togo's archrival.", "en", ("NO", "GH")),
        ("Norwegian firm to send boats to Ghanaians from December under Togo scheme", "en", ("NO", "GH")),
        ("Ghana sends cocoa to Oslo, and Norwegian copper comes back.", "en", ("NO", "GH")),
        ("Ghana sells Norway cocoa. Norway will settle the bill with wheat.", "en", ("NO", "GH")),
        ("Norway buys cocoa from Ghana. It sends rice to the country.", "en", ("NO", "GH")),
    ],
)
def test_an_answer_a_wish_and_a_clause_without_a_relative(
    text: str, language: str, way: tuple[str, str]
) -> None:
    assert way in ways(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mexico accepted Norway's request.", "en"),
        ("Norway sends Mexico its low ratings.", "en"),
        ("Der Verband hat den Flughafen von Mexiko für Norwegen gesichert.", "de"),
    ],
)
def test_what_is_only_said_or_shown_is_no_good(text: str, language: str) -> None:
    assert ways(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The 30 boats that Norway sent Ghana were old.", "en"),
        ("The 30 boats Norway sold to Ghana were old.", "en"),
        ("Die 30 Boote, die Norwegen Ghana geliefert hat, waren alt.", "de"),
    ],
)
def test_what_a_figure_tells_is_told_once(text: str, language: str) -> None:
    assert stated(text, language) == []


def test_what_is_stopped_is_not_so() -> None:
    (claim,) = stated("Norwegens Holzlieferungen an Ghana wurden eingestellt.", "de")
    assert claim.commitment.polarity == "-"


def test_a_denied_transfer_is_a_denial() -> None:
    (claim,) = stated("Das Ministerium dementierte, dass Russland Kuba Waffen geliefert habe.", "de")
    assert (claim.kind, claim.commitment.polarity) == ("denial", "-")


def ways(text: str, language: str) -> list[tuple[str | None, str | None]]:
    moved = [claim.transfer for claim in stated(text, language) if claim.transfer is not None]
    return [(transfer.giver, transfer.recipient) for transfer in moved]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Norwegen will Peru später Panzer liefern.", "de", ("NO", "PE")),
        ("Norwegen liefert Peru kostenlos Strom.", "de", ("NO", "PE")),
        ("Norway made the tugs in its ports available to Peru.", "en", ("NO", "PE")),
        ("Norway made a donation this week to the Peru Navy.", "en", ("NO", "PE")),
        ("Peru entered into a pact with Malawi for the purchase of uranium.", "en", ("MW", "PE")),
        ("Peru has a contract with Malawi to buy uranium.", "en", ("MW", "PE")),
        ("Peru struck a deal with Malawi on buying uranium.", "en", ("MW", "PE")),
        ("Kenya paid Angola for the oil that it had received.", "en", ("AO", "KE")),
        ("Kenia zahlte Angola für Öl.", "de", ("AO", "KE")),
        ("Norway has deployed a battalion to Peru.", "en", ("NO", "PE")),
        ("Norwegen verlegt Kampfjets nach Peru.", "de", ("NO", "PE")),
        ("Norwegian personnel will deploy to Peru.", "en", ("NO", "PE")),
        ("Norwegen hat eine Brigade in Litauen stationiert.", "de", ("NO", "LT")),
        ("Kenyan police arrived in Peru.", "en", ("KE", "PE")),
        ("Iran has denied the delivery of drones to Peru.", "en", ("IR", "PE")),
        (
            "Der Iran hat die Lieferung von Drohnen an Peru nach Beginn der Invasion in der Ukraine bestritten.",
            "de",
            ("IR", "PE"),
        ),
        ("Norwegen räumte Waffenlieferungen an Peru ein.", "de", ("NO", "PE")),
        ("Norway extended a contract with Peru for Peruvian gas supplies.", "en", ("PE", "NO")),
        ("Norwegen verlängert den Vertrag mit Peru über peruanische Gaslieferungen.", "de", ("PE", "NO")),
        ("Syrische Flüchtlinge muss Peru aus Malawi zurücknehmen.", "de", ("MW", "PE")),
        ("Norwegische Panzer bekommt die Ukraine im Mai.", "de", ("NO", "UA")),
        ("Peru is in talks with Norway over the purchase of tanks.", "en", ("NO", "PE")),
        ("Peru held talks with Norway on buying tanks.", "en", ("NO", "PE")),
        ("Peru verhandelt mit Norwegen über den Kauf von Panzern.", "de", ("NO", "PE")),
        ("Norvatec of Norway would in turn receive bauxite from Peru.", "en", ("PE", "NO")),
    ],
)
def test_between_whom_and_whence(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Chile is the second largest buyer of Norwegian salmon.", "en", ("NO", "CL")),
        ("Kenya remains Malawi's most important supplier of tea.", "en", ("KE", "MW")),
        ("Since the drought in Ghana, Peru has climbed among the customers for Chilean copper.", "en", ("CL", "PE")),
        ("Ghana ist der größte Kakaolieferant Finnlands.", "de", ("GH", "FI")),
        ("Hauptabnehmer der finnischen Werften war Ghana.", "de", ("FI", "GH")),
        ("Norwegen, der wichtigste Geldgeber Malawis, hat eine Reform gefordert.", "de", ("NO", "MW")),
    ],
)  # fmt: skip
def test_who_is_called_a_supplier_or_a_buyer(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Finnischer Kredit für ghanaisches Wasserwerk", "de", ("FI", "GH")),
        ("Transporte von Peru nach Chile", "de", ("PE", "CL")),
        ("Kredite aus Norwegen für Malawi", "de", ("NO", "MW")),
        ("Norwegian drones for Ghana", "en", ("NO", "GH")),
        ("Norwegen gibt Malawi-Hilfe frei", "de", ("NO", "MW")),
    ],
)
def test_headlines(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Ghana schickt Kakao nach Finnland. Im Gegenzug bekommt Accra Traktoren.", "de", ("FI", "GH")),
        ("Peru sends copper to Norway. In return Lima is getting ships.", "en", ("NO", "PE")),
        ("Chile delivered wine to Finland. In exchange Helsinki is handing over timber.", "en", ("FI", "CL")),
    ],
)
def test_what_is_given_in_return(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language)[-1] == way


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Die von Norwegen an Ghana gelieferten Drohnen sind veraltet.", "de", ("NO", "GH")),
        ("Die aus Peru nach Finnland exportierten Trauben sind teuer.", "de", ("PE", "FI")),
        ("Sie sprachen über die von Ghana in Norwegen bestellten Boote.", "de", ("NO", "GH")),
        ("Die Waffen, die Norwegen Ghana versprochen hat, fehlen noch.", "de", ("NO", "GH")),
        ("The gunships that Norway sold to Ghana are old.", "en", ("NO", "GH")),
    ],
)
def test_what_a_noun_is_said_to_be(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("After the flood in Malawi, Norway sent medicine to Lilongwe.", "en", ("NO", "MW")),
        ("Since the coup in Ghana, Finland has sold arms to Accra.", "en", ("FI", "GH")),
        ("Before the war in Chile, Peru sold wheat to Santiago.", "en", ("PE", "CL")),
    ],
)
def test_the_subject_behind_an_opening_phrase(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Ghana thanked Norway for the drones.", "en", ("NO", "GH")),
        ("Ghanas Präsident bedankte sich bei Norwegen für die Hilfe.", "de", ("NO", "GH")),
        ("Ghana rejected Norway's offer of drones.", "en", ("NO", "GH")),
        ("Finnland hat die Schulden Ghanas gestrichen.", "de", ("FI", "GH")),
        ("Bei Finnland hat Ghana hohe Schulden.", "de", ("GH", "FI")),
        ("Norway has financed hospitals in Ghana.", "en", ("NO", "GH")),
        ("Der Hafen in Ghana wurde von Norwegen finanziert.", "de", ("NO", "GH")),
        ("Finland bankrolls Ghana's ports.", "en", ("FI", "GH")),
        ("Finland shares intelligence with Ghana.", "en", ("FI", "GH")),
        ("Ghana loans boats to Finland.", "en", ("GH", "FI")),
        ("Ghana gets most of its oil from Norway.", "en", ("NO", "GH")),
        ("Ghana hopes for boats from Finland.", "en", ("FI", "GH")),
        ("Norway and Ghana agreed that Oslo would supply gas.", "en", ("NO", "GH")),
        ("Ghana deckt seinen Gasbedarf aus Norwegen.", "de", ("NO", "GH")),
        ("Malawi has to bring its petrol from Tanzania.", "en", ("TZ", "MW")),
        ("Firms from Finland are repairing Ghana's bridges.", "en", ("FI", "GH")),
        ("Norwegen bildet auf den Philippinen Pfleger aus.", "de", ("NO", "PH")),
        ("Eine Gruppe kubanischer Ärzte trifft in Ghana ein.", "de", ("CU", "GH")),
        ("Norwegen hat Munition nach Finnland geschafft.", "de", ("NO", "FI")),
        ("Grain from Norway has reached Accra port.", "en", ("NO", "GH")),
    ],
)
def test_for_whom_something_is_done(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Das Getreide, das Kuba Peru geschenkt hat, war alt.", "de", ("CU", "PE")),  # states by name alone
        ("Das Öl, das Ghana an Kuba verkauft hat, ist teuer.", "de", ("GH", "CU")),
        ("Die Busse, die Peru Ghana überlassen hat, fahren.", "de", ("PE", "GH")),
        (
            "Kuba verpflichtete sich, in Peru eine Werft zu bauen.",
            "de",
            ("CU", "PE"),
        ),  # who does it to itself
        ("Ghana erklärte sich bereit, Peru Kohle zu liefern.", "de", ("GH", "PE")),
        ("Peru bemühte sich, Kuba Busse zu verkaufen.", "de", ("PE", "CU")),
        ("Kubanische Ausbilder haben peruanische Piloten geschult.", "de", ("CU", "PE")),  # people and people
        ("Ghanaische Ärzte haben kubanische Sanitäter ausgebildet.", "de", ("GH", "CU")),
        ("Peruanische Trainer schulten ghanaische Soldaten.", "de", ("PE", "GH")),
        ("Kuba zählt auf Kohle aus Peru.", "de", ("PE", "CU")),  # what is relied on
        ("Ghana depends on coal from Peru.", "en", ("PE", "GH")),
        ("Cuba is counting on grain from Ghana.", "en", ("GH", "CU")),
    ],
)
def test_who_acts_upon_whom(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Ghana buys Norway's copper.", "en", ("NO", "GH")),
        ("Finnland wird Zugang zu Ghanas Gold erhalten.", "de", ("GH", "FI")),
        ("Malawi is getting the rights to Peru's copper.", "en", ("PE", "MW")),
        ("Norway is giving wheat to support Malawi.", "en", ("NO", "MW")),
        ("Peru schickt Helfer, um Ghana zu unterstützen.", "de", ("PE", "GH")),
        ("Finland supplied tents to help Malawi.", "en", ("FI", "MW")),
        ("Norway hesitates. The NATO member is sending drones to Ghana.", "en", ("NO", "GH")),
        ("Portugal zögert. Das EU-Mitglied liefert Ghana Drohnen.", "de", ("PT", "GH")),
        ("Finnland zögert. Der Nato-Staat liefert Ghana Drohnen.", "de", ("FI", "GH")),
        ("Die Niederlande überlassen Ghana neue Traktoren.", "de", ("NL", "GH")),
        ("Die Philippinen übergeben Ghana Weizen.", "de", ("PH", "GH")),
        ("Malawi entsendet peruanische Soldaten nach Ghana.", "de", ("MW", "GH")),
        ("Malawi wird von Ghana mit Strom bedient.", "de", ("GH", "MW")),
        ("Norway has facilitated the shipment of drones to Malawi.", "en", ("NO", "MW")),
        ("Ghana banned exports of wheat to Malawi.", "en", ("GH", "MW")),
        ("Copper from Peru has arrived at the Norwegian port.", "en", ("PE", "NO")),
        ("Ghana, a state next to Togo, is buying radars from Norway.", "en", ("NO", "GH")),
        ("In Malawi fehlt Mehl. Der Weizen aus Peru wird dorthin gebracht.", "de", ("PE", "MW")),
    ],
)
def test_whose_and_for_whom(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Malawi zahlt mehr für Strom an Ghana.", "de", ("GH", "MW")),
        ("Norway is sending 20 boats to Ghana in exchange for cocoa.", "en", ("GH", "NO")),
        ("Ghana gab Norwegen im Tausch gegen Drohnen zwei Tonnen Gold.", "de", ("NO", "GH")),
        ("Peru paid $3 million for Finnish drones.", "en", ("FI", "PE")),
    ],
)
def test_what_is_given_against_what_is_counted(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


def test_both_ways_of_a_swap_in_one_clause() -> None:
    assert ways("Ghana swaps cocoa for Finnish tractors.", "en") == [("GH", "FI"), ("FI", "GH")]
    assert ways("Norway is sending boats to Ghana in exchange for cocoa.", "en") == [
        ("NO", "GH"),
        ("GH", "NO"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Peru gave Malawi 20 tractors. Peru also gave wheat.", "en", ("PE", "MW")),
        ("Norwegen hat Ghana 30 Boote versprochen. Die Boote schickt Norwegen im Mai.", "de", ("NO", "GH")),
        ("Finland promised Malawi 500 tons of wheat. Malawi has now received the wheat.", "en", ("FI", "MW")),
    ],
)
def test_the_side_that_the_page_leaves_no_doubt_of(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == [way]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norway hosts Denmark. The NATO member is sending drones to Peru.", "en"),
        ("Finland promised Malawi 500 tons of wheat. Finland gave its consent.", "en"),
        ("Peru paid the Red Cross in Malawi for tents.", "en"),
        ("Peru sends Ghanaian soldiers abroad, Ghana says.", "en"),
        ("Ghana thanked Norway for its stance.", "en"),
        ("Trade with Ghana grew, and Norway was pleased.", "en"),
        ("Norway's trade with Ghana went up.", "en"),
        ("Vantrex did not say how many boats would be supplied to Ghana by Norway.", "en"),
        ("Ghana kauft viel. Wie viele Norweger in Ghana arbeiten, ist unklar.", "de"),
        ("Norway's aid to Ghana has expired.", "en"),
        ("Die Hilfe Norwegens für Ghana läuft aus.", "de"),
        ("Norwegen beendet seine Hilfe für Ghana.", "de"),
        ("Ghana's army flies Norwegian helicopters.", "en"),
        ("Norway is no longer the largest buyer of Ghanaian cocoa.", "en"),
        ("Norwegen ist mit dem größten Abnehmer zufrieden.", "de"),
        ("Norwegen hat erlassen, was Ghana nie zahlte.", "de"),
        ("Norway forgave and forgot.", "en"),
        ("Norway has extended its contract with Peru for gas supplies.", "en"),
        ("Chile must take back Syrian refugees.", "en"),
        ("India and Iran traded oil.", "en"),
        ("Norwegen setzte Panzer in Peru ein.", "de"),
        ("Norway deployed a frigate in Peru.", "en"),
        ("Chile paid Norway a visit in Peru.", "en"),
        ("Norway awarded a contract to Peru.", "en"),
    ],
)
def test_what_moves_nothing(text: str, language: str) -> None:
    assert ways(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "several"),
    [
        ("Ethiopia sells power to several countries, among them Djibouti and Kenya.", "en", [("ET", "DJ"), ("ET", "KE")]),
        ("Chile imports potash from Canada, Belarus and Jordan.", "en", [("CA", "CL"), ("BY", "CL"), ("JO", "CL")]),
        ("Kuba schickt Ärzte in viele Länder, darunter Peru und Angola.", "de", [("CU", "PE"), ("CU", "AO")]),
        ("Kuba schickt Ärzte in eine Reihe von Ländern wie Peru und Angola.", "de", [("CU", "PE"), ("CU", "AO")]),
        ("Norway has cancelled the debts of Cuba and Peru.", "en", [("NO", "CU"), ("NO", "PE")]),
        ("Peru hat Details zum Austausch peruanischer Geiseln gegen syrische Häftlinge veröffentlicht.", "de", [("SY", "PE"), ("PE", "SY")]),
        ("Norway and Peru exchanged prisoners.", "en", [("NO", "PE"), ("PE", "NO")]),
        ("Norwegen und Peru haben Gefangene ausgetauscht.", "de", [("NO", "PE"), ("PE", "NO")]),
        ("Norway and Peru exchanged views.", "en", []),
        ("Norway will not sell weapons to either Kenya or Ghana.", "en", [("NO", "KE"), ("NO", "GH")]),
        ("Norwegen liefert Waffen an Kenia oder Ghana.", "de", []),
        ("Norwegen verkauft keine Panzer an Peru, sondern an Chile.", "de", [("NO", "PE")]),
        ("Norwegen liefert keine Panzer an Chile oder Ghana, aber an Peru.", "de", [("NO", "CL"), ("NO", "GH")]),
        ("Uganda paid Peru in tea for the ore it received.", "en", [("UG", "PE"), ("PE", "UG")]),
        ("Norwegen verkauft Panzer an Ghana oder Peru.", "de", []),
    ],
)  # fmt: skip
def test_each_of_several_sides(text: str, language: str, several: list[tuple[str, str]]) -> None:
    assert ways(text, language) == several
    assert len({claim.id for claim in stated(text, language)}) == len(several)


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Peru pays Chile in copper.", "en", ("PE", "CL")),
        ("Ghana bezahlt norwegische Boote mit Kakao.", "de", ("GH", "NO")),
        ("Die Rechnung für das Öl aus Peru begleicht Chile mit Kupfer.", "de", ("CL", "PE")),
    ],
)
def test_what_is_paid_in_goods(text: str, language: str, way: tuple[str, str]) -> None:
    assert ways(text, language)[0] == way


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("Norway supplied Peru with trucks, while Ghana sold it cocoa.", "en", ("GH", "PE")),
        ("Norway sent Peru boats in May. Ghana gave it lorries.", "en", ("GH", "PE")),
        ("Peru schuldet Ghana viel, trotzdem schickt Accra ihm weiter Kakao.", "de", ("GH", "PE")),
        ("In exchange for Ghana's support, Norway is providing assistance.", "en", ("NO", "GH")),
        ("Den Vereinigten Staaten wurden von Peru Stützpunkte überlassen.", "de", ("PE", "US")),
        ("Oman bought frigates built in Norway.", "en", ("NO", "OM")),
        ("Ghana erhielt in Norwegen gebaute Boote.", "de", ("NO", "GH")),
        ("From Lima Norway receives large shipments of copper.", "en", ("PE", "NO")),
    ],
)
def test_sides_behind_a_pronoun_a_maker_or_a_passive(text: str, language: str, way: tuple[str, str]) -> None:
    assert way in ways(text, language)


@pytest.mark.parametrize(
    ("text", "language", "good"),
    [
        ("Norway sent Peru 60 doctors and medicine.", "en", "medicine"),
        ("Norwegen schickte Peru 60 Ärzte und Medikamente.", "de", "Medikamente"),
    ],
)
def test_what_passes_beside_a_figure(text: str, language: str, good: str) -> None:
    (claim,) = stated(text, language)
    assert claim.transfer is not None
    assert (claim.transfer.giver, claim.transfer.recipient, claim.transfer.good) == ("NO", "PE", good)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norwegen hat Tausende Soldaten nach Peru geschickt.", "de"),
        ("Norwegen hat Peru Dutzende Panzer geliefert.", "de"),
        ("Norway sent dozens of doctors to Peru.", "en"),
    ],
)
def test_a_figure_in_words_is_told_once(text: str, language: str) -> None:
    assert stated(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chile's minister said that Norway had sent troops.", "en"),
        ("Nach Angaben des chilenischen Nachrichtendienstes bekommen norwegische Soldaten Geld.", "de"),
        ("nach angaben des chilenischen Nachrichtendienstes bekommen norwegische Soldaten Geld.", "de"),
        ("auf wunsch des chilenischen Ministers bekommen norwegische Soldaten Geld.", "de"),
    ],
)
def test_who_only_speaks_is_no_side(text: str, language: str) -> None:
    assert stated(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru, Chile und Kuba schicken Ärzte nach Haiti.",
        "Nach Angaben von Jan Roth schicken Peru, Chile und Kuba Ärzte nach Haiti.",
        "Gestern sagte Roth: Peru, Chile und Kuba schicken Ärzte nach Haiti.",
    ],
)
def test_a_list_of_givers_stands_before_or_behind_its_verb(text: str) -> None:
    assert set(ways(text, "de")) == {("PE", "HT"), ("CL", "HT"), ("CU", "HT")}


@pytest.mark.parametrize("text", ["Peru promised Chile more rifles.", "Peru gave Chile only rifles."])
def test_an_adverb_stands_between_two_objects(text: str) -> None:
    assert ways(text, "en") == [("PE", "CL")]
