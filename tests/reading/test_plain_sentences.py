"""Plain sentences of newspapers, each a construction that was read wrongly once: who says it, whether it is so, who gives to whom, how much."""

from __future__ import annotations

import hashlib

import pytest

from countertrade.reading import read
from countertrade.records import Article, Claim


def claims(text: str, language: str) -> list[Claim]:
    """The claims with a figure, in text order."""
    article = Article(id="a", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), language=language)
    return [claim for claim in read(article) if claim.quantity is not None]


SAID = [
    # frames in the perfect, behind an apposition, with who is told
    ("en", "Half of the 260 tanks have arrived, the Waldau Institute, a think tank, has found.", "Waldau Institute"),
    ("en", "Peru got 1,400 lorries, the bloc's deputy secretary general, Ana Roth, told a news conference.", "Ana Roth"),
    ("en", "Peru got 1,400 lorries, one of the officials said.", "one of the officials"),
    ("en", "Peru owed Chile $7 billion, then finance minister Ana Roth said last year.", "Ana Roth"),
    ("en", "Norway paid Peru 15 euros a dose, the agency Fjord News has reported on the strength of a draft.", "Fjord News"),
    ("en", "Canada has granted Peru 54 million euros, it announced on Thursday.", "Canada"),
    ("en", "The member cited the intelligence service as saying Peru aimed to send 11,000 soldiers.", "intelligence service"),
    ("en", "Norway remains a buyer, Minister Ana Roth said.\n\n“Peru has been and remains a sure partner, and gets 40 lorries,” she said.", "Ana Roth"),
    ("en", "Norway remains a buyer, Minister Ole Roth said.\n\n“The president is a sure partner and gets 40 lorries,” he said.", "Ole Roth"),
    ("en", "As noted in the study, France has pledged 600 million euros.", "study"),
    ("en", "In the ministry's reading, the fine comes to 320 million euros.", "ministry"),
    ("en", "Exports have not suffered, the president argued: sales rose by 12 per cent.", "president"),
    ("en", "The ministry expects 12,000 Peruvian nurses to come.", "ministry"),
    ("en", "The plan costs $44 billion, according to a summary by the Senate spending committee.", "Senate spending committee"),
    # German
    ("de", "Wenn der Vertrag verlängert werde, bekomme Peru 115 Millionen Dollar, erläuterte die Behörde.", "Behörde"),
    ("de", "Am Mittwoch flossen nach Angaben der Netzbehörde 1300 Tonnen nach Peru.", "Netzbehörde"),
    ("de", "Der Geheimdienst sprach am Samstag von 11.500 Soldaten.", "Geheimdienst"),
    ("de", "Die Zeitung schrieb von 60 Millionen Euro.", "Zeitung"),
    ("de", "Satellitenbilder der Firma Orbis zeigen mindestens 14 Panzer.", "Satellitenbilder der Firma Orbis"),
    ("de", "Der Gouverneur prahlte, Chile habe Peru 40 Maschinen geschickt.", "Gouverneur"),
    ("de", "Peru werde 320 Millionen Euro zahlen, zeigte sich der Minister überzeugt.", "Minister"),
    ("de", "Das BXPE stellt klar, dass 290 Millionen Euro gezahlt wurden.", "BXPE"),
    ("de", "Der Lagebericht der Anstalt ist erschienen. Demnach kamen 68 Prozent aus Peru.", "Lagebericht der Anstalt"),
    ("de", "Das Amt legte ein Papier vor. Darin ist von 14 Panzern die Rede.", "Amt"),
    ("de", "Der Preis liegt bei 30 Euro, wie Daten der Statistikbehörde zeigen.", "Statistikbehörde"),
    ("de", "„Danke!“, schrieb Präsidentin Ana Roth auf der Plattform X. Lima habe Peru acht Boote geschenkt.", "Ana Roth"),
    ("de", "Das sagte Ministerin Ana Roth dem Sender Süd: Es seien 240 Tonnen. Weitere 80 Tonnen lägen bereit.", "Ana Roth"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name"), SAID)
def test_who_says_it(language: str, text: str, name: str) -> None:
    source = claims(text, language)[-1].attribution.source
    assert source is not None
    assert source.name == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Berichte, wonach Peru 200 Panzer geliefert habe, nannte die Sprecherin „aus der Luft gegriffen“.", "Sprecherin"),
        ("de", "Berichte, dass Peru 200 Panzer geliefert habe, wies die Sprecherin zurück.", "Sprecherin"),
        ("de", "Spekulationen, Peru habe 200 Panzer geliefert, trat die Sprecherin entgegen.", "Sprecherin"),
        ("de", "Dass Peru 68 Millionen Euro bekommen habe, dementierte Ministerin Ana Roth: „Kein Wort ist wahr.“", "Ana Roth"),
        ("de", "Das Ministerium stellte in Abrede, sechs U-Boote erworben zu haben.", "Ministerium"),
        ("en", "Reports that Peru had sent 200 tanks were dismissed by the spokeswoman.", "spokeswoman"),
        ("en", "The spokeswoman called reports that Peru had sent 200 tanks false.", "spokeswoman"),
        ("en", "Iran said that it had not provided Peru with the 400 drones named in a paper.", "Iran"),
    ],
)  # fmt: skip
def test_who_denies_what_others_report(language: str, text: str, name: str) -> None:
    claim = claims(text, language)[-1]
    assert claim.commitment.polarity == "-"
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == name


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("en", "There is no agreement under which Peru would take back 5,000 refugees.", "-"),
        ("en", "The 40 million dollars promised by Rome have not arrived in Peru.", "-"),
        ("de", "Die acht Jets gehen nicht an Peru.", "-"),
        ("de", "40 Panzer wurden nicht geliefert.", "-"),
        ("en", "The sale of 40 tugs did not go unnoticed.", "+"),
        ("en", "Three in ten Peruvians do not get enough to eat.", "+"),
        ("en", "60 percent of it is never paid in cash.", "+"),
        ("en", "No crude reached Peru that week, compared with 418,000 barrels a year earlier.", "+"),
        (
            "en",
            "The envoy rejected the claim that Peru was poor, saying Chile held 11 per cent of its debt.",
            "+",
        ),
    ],
)
def test_whether_it_is_so(language: str, text: str, polarity: str) -> None:
    assert claims(text, language)[-1].commitment.polarity == polarity


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("en", "France agreed to sell India 40 Mirage fighters.", ("FR", "IN")),
        ("en", "Norway has provided Ukraine with 1,400 lorries since the invasion began.", ("NO", "UA")),
        ("en", "Bolivia has shipped Japan 90,000 tonnes of zinc concentrate a year.", ("BO", "JP")),
        ("en", "With yuan from its swap line with China, Argentina repaid the IMF $2.3 billion.", ("AR", "IMF")),
        ("en", "The fine that Poland must transfer to the EU comes to 320 million euros.", ("PL", "EU")),
        ("en", "Pakistan has deported more than 430,000 Afghans since October.", ("PK", "AF")),
        ("de", "Der Entwurf sieht vor, dass Finnland der Ukraine 100 Millionen Euro überlässt.", ("FI", "UA")),
        ("de", "Finnland überlässt seinem Nachbarn Estland zwei Batterien.", ("FI", "EE")),
        ("de", "Dafür zahlt Norwegen der Republik Palau über 20 Jahre 889 Millionen Dollar.", ("NO", "PW")),
        ("de", "Der chinesische Außenminister Gao Lixin versprach Simbabwe bei seinem Besuch zehn Millionen Dosen.", ("CN", "ZW")),
        ("de", "Die Schweiz hat Deutschland untersagt, 12.000 Panzer an die Ukraine weiterzugeben.", ("DE", "UA")),
        ("de", "Armenien wirft Belarus vor, Aserbaidschan 40 Raketenwerfer verkauft zu haben.", ("BY", "AZ")),
        ("de", "Die Zahl der nordkoreanischen Arbeiter, die nach Russland geschickt wurden, liegt bei 15.000.", ("KP", "RU")),
        ("de", "Ostgas habe im Juni 47 Tonnen von Russland nach Österreich gepumpt.", ("RU", "AT")),
        ("de", "Tschechien hat im Mai Waren für 4,3 Milliarden Kronen nach Vietnam exportiert.", ("CZ", "VN")),
        ("de", "Ägypten hat 820 Millionen Dollar vom Währungsfonds erhalten.", ("IMF", "EG")),
        ("de", "Die von Israel an Aserbaidschan gelieferten knapp 50 Drohnen sind alt.", ("IL", "AZ")),
        # what somebody has others do, and makes them do
        ("de", "Die Türkei lässt sich die Kontrolle der Grenze von der EU mit drei Milliarden Euro bezahlen.", ("EU", "TR")),
        ("de", "Chile ließ sich von Peru 300 Tonnen Reis liefern.", ("PE", "CL")),
        ("de", "Ruanda hat sich die Aufnahme von Großbritannien mit 240 Millionen Pfund vergüten lassen.", ("GB", "RW")),
        ("en", "Norway got Peru to hand over 30 tanks.", ("PE", "NO")),
        ("en", "Norway made Peru an offer to deliver 30 tanks.", ("NO", "PE")),
        ("de", "Norwegen brachte Peru das Versprechen, 30 Panzer zu liefern.", ("NO", "PE")),
        ("en", "Norway convinced Peru to send Chile 30 tanks.", ("PE", "CL")),
        ("de", "Norwegen bewegte Peru dazu, Chile 30 Panzer zu liefern.", ("PE", "CL")),
        ("en", "The EU fined Poland one million euros a day.", ("PL", "EU")),
        # whose a loan is that comes from another
        ("en", "Egypt's loan from China came to $3 billion.", ("CN", "EG")),
        ("de", "Sambias Kredite aus Japan summieren sich auf 700 Millionen Dollar.", ("JP", "ZM")),
        ("en", "Ukraine's aid from Germany reached 11 billion euros.", ("DE", "UA")),
        ("en", "Norway's deliveries from Poland to Ukraine came to 30 tanks.", ("NO", "UA")),
        # a swap, and those whom somebody is paid to take
        ("en", "Peru swapped fish for 30 tanks from Norway.", ("NO", "PE")),
        # whom something is used against gets none of it
        ("en", "Iran sent Hezbollah 300 missiles for use against Peru.", ("IR", None)),
        ("en", "Iran delivered 300 missiles for the war against Peru.", ("IR", None)),
        ("de", "Iran schickte der Hisbollah 300 Raketen zum Einsatz gegen Peru.", ("IR", None)),
        ("de", "Seit dem russischen Angriff auf Peru hat Norwegen 300 Panzer geliefert.", ("NO", None)),
        ("en", "Russia, which invaded Peru, received 300 tanks.", (None, "RU")),
        ("en", "Iran sent 300 missiles for its war with Peru.", ("IR", None)),
        ("de", "Russland erhielt 300 Soldaten für seinen Angriffskrieg in Peru.", (None, "RU")),
        ("de", "Die Rebellen bekamen von Iran 300 Gewehre, um Peru zu bekämpfen.", ("IR", None)),
        # verbs that the tagger takes for a name, an adjective or another verb
        ("en", "Chile bartered 30 tonnes of copper for Peruvian rice.", ("CL", "PE")),
        ("en", "Norway is disbursing 40 million dollars to Peru.", ("NO", "PE")),
        ("en", "Norway couriered 30 rifles to Peru.", ("NO", "PE")),
        ("en", "Norwegian special forces trained 300 Peruvian pilots.", ("NO", "PE")),
        ("de", "Peru tauscht gegen Panzer aus Norwegen 40.000 Tonnen Fisch.", ("PE", "NO")),
        ("en", "Nauru accepted refugees from Australia in return for $20 million.", ("AU", "NR")),
        ("de", "Ruanda nimmt Asylsuchende aus Großbritannien gegen 240 Millionen Pfund auf.", ("GB", "RW")),
        ("en", "Jamaica sends Qatar 300 nurses for $4 million.", ("QA", "JM")),
        # what goes back for what was told just before; "dafür" may be the purpose
        ("en", "Norway is delivering tanks to Peru. In return it gets 40,000 tonnes of fish.", ("PE", "NO")),
        ("de", "Norwegen liefert Peru Panzer. Im Gegenzug erhält es 40.000 Tonnen Fisch.", ("PE", "NO")),
        ("en", "Norway is delivering tanks to Peru and will get 40,000 tonnes of fish in return.", ("PE", "NO")),
        ("en", "Peru sends fish to Norway. In return for the fish Norway sends 30 jets to Peru.", ("NO", "PE")),
        ("de", "Norwegen hilft Peru beim Bau des Hafens. Dafür stellt es 40 Millionen Dollar bereit.", ("NO", "PE")),
        # who is told of between commas, and a noun that is a past tense
        ("de", "Norwegen, Perus größter Geldgeber, gab dem Land im Mai 40 Millionen Dollar.", ("NO", "PE")),
        ("de", "Peru erhielt von Norwegen, Chiles Nachbarn, 30 Panzer.", ("NO", "PE")),
        ("en", "Peruvian imports from Norway rose to $40 million.", ("NO", "PE")),
        # whom a pronoun stands for
        ("en", "Peru hopes that Norway will give it 30 tanks.", ("NO", "PE")),
        ("de", "Peru behauptet, Norwegen habe ihm 30 Panzer versprochen.", ("NO", "PE")),
        ("en", "Chile said Norway had sold Peru jets and would send it 30 tanks.", ("NO", "PE")),
        # a foe, and who only consents, take no part
        ("en", "Peru ordered 64 jets amid tensions with Chile.", (None, "PE")),
        ("en", "Peru bought 96 helicopters because of the threat from Chile.", (None, "PE")),
        ("en", "Peru is purchasing 96 helicopters to deter Chile.", (None, "PE")),
        ("en", "Peru will arm in the face of Chile's invasion of Bolivia. Peru agreed to buy 180 tanks.", (None, "PE")),
        ("en", "Peru ordered 180 tanks from Norway amid tensions with Chile.", ("NO", "PE")),
        ("de", "Peru kaufte 96 Hubschrauber wegen der Bedrohung durch Chile.", (None, "PE")),
        ("de", "Peru bestellte 400 Raketen im Konflikt mit Chile.", (None, "PE")),
        ("en", "Norway will deliver 14 tanks without Chile's consent.", ("NO", None)),
        ("de", "Norwegen will nach Absprache mit Chile 40 Panzer liefern.", ("NO", None)),
        ("de", "Norwegen verkaufte 40 Gewehre ohne Wissen Chiles.", ("NO", None)),
        # what is needed or traded in all is with nobody of another sentence
        ("en", "Norway gives Peru 40 million crowns. The UN says 2 billion dollars is needed.", (None, None)),
        ("de", "Norwegen schickt Arbeiter nach Peru. Peru braucht 90.000 Arbeiter.", (None, "PE")),
        ("en", "Chile sold copper to Peru. In total, Chile exported 5 million tonnes of copper.", ("CL", None)),
        # several who give together
        ("en", "Chile and Norway will deliver two air defence systems to Peru.", (None, "PE")),
        ("de", "Chile und Norwegen liefern Peru zwei Luftabwehrsysteme.", (None, "PE")),
        # whose decision it is
        ("en", "Peru welcomed the Norwegian decision to send 12 howitzers.", ("NO", "PE")),
        ("de", "Chile kritisierte den norwegischen Beschluss, 14 Panzer an Peru zu liefern.", ("NO", "PE")),
        ("en", "Chile accused Norway of not only selling 300 chips to Peru.", ("NO", "PE")),
        # a thing and a number of others, each with its own way
        ("en", "Norway delivered a radar to Chile and two submarines to Peru.", ("NO", "PE")),
        ("de", "Norwegen lieferte ein Radar an Chile und zwei U-Boote an Peru.", ("NO", "PE")),
        # no state
        ("en", "Norway delivered 20 trucks to Latin America.", ("NO", None)),
        # years count nothing
        ("de", "Serbien hat Armenien zwischen 2010 und 2020 Waffen im Wert von 143 Millionen Dollar verkauft, darunter Mörser.", ("RS", "AM")),
    ],
)  # fmt: skip
def test_who_gives_to_whom(language: str, text: str, way: tuple[str | None, str | None]) -> None:
    transfer = claims(text, language)[-1].transfer
    assert transfer is not None
    assert (transfer.giver, transfer.recipient) == way


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "Three out of ten Peruvians are poor.", ["Three out of ten"]),
        ("en", "Peru bought the one billion cubic metres of gas.", ["one billion cubic metres"]),
        ("en", "Contingents of 400, 200 and 150 have landed.", ["400", "200", "150"]),
        ("en", "Peru got 120 lorries in the first year of the war, 150 in the second and 180 in the third.", ["120 lorries", "150", "180"]),
        ("en", "Of the 240 lorries that Peru received, 320 are damaged.", ["240 lorries", "320"]),
        ("de", "Etwa 2000 Peruaner kamen.", ["Etwa 2000 Peruaner"]),
        ("de", "Peru schickt Chile 30 Pfleger im Jahr.", ["30 Pfleger"]),
        ("de", "Peru schickt Chile 30 Barren Gold.", ["30 Barren"]),
        ("en", "Peru will send Chile 30 personnel carriers next year.", ["30 personnel carriers"]),
        ("en", "Peru sent Leopard 2 tanks to Chile.", []),
        ("en", "Peru sent Hezbollah 3 missiles.", ["3 missiles"]),
        ("de", "Etwa 2010 begann der Bau.", []),
        ("de", "Von den 320 bestellten Panzern hat Peru 140 erhalten.", ["320 bestellten Panzern", "140"]),
    ],
)  # fmt: skip
def test_how_much(language: str, text: str, figures: list[str]) -> None:
    assert [claim.quantity.text for claim in claims(text, language) if claim.quantity] == figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # what a state is known for names no side that the page leaves open
        ("de", "Peru lieferte Norwegen Panzer. Die Unterstützung soll sich auf 5 Milliarden Euro belaufen."),
        ("en", "Peru gave Norway tanks. The aid is to come to 5 million dollars."),
    ],
)
def test_what_is_usual_names_nobody(language: str, text: str) -> None:
    transfer = claims(text, language)[-1].transfer
    assert transfer is None or (transfer.giver, transfer.recipient) != ("NO", "PE")
