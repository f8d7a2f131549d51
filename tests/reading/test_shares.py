"""What a figure is for each of by its clause, and where nothing says it."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.reading.quantities import quantities
from countertrade.records import Article


def rates(text: str, language: str) -> list[str]:
    """The amounts of a text as their units, each with what it is per."""
    found = [item.stated for item in quantities(text, language) if item.label is None]
    return ["/".join((stated.unit or "", *sorted(stated.per))) for stated in found]


EACH = [
    ("de", "Geplant sind zehn Boote, jedes für 3 Millionen Euro.", ["boat", "EUR/boat"]),
    ("en", "It brings 20 million euros a year, or 60 million over three years.", ["EUR/year", "EUR", "year"]),
    ("de", "Das sind 20 Millionen Euro im Jahr oder 300 Millionen über die Laufzeit.", ["EUR/year", "EUR"]),
    ("en", "Peru sends 24 turbines and up to 80 nurses.", ["turbine", "nurse"]),
    ("en", "Peru gets 300 teachers at €2,800 a month.", ["teacher", "EUR/month/teacher"]),
    ("en", "One of these machines clears up to 600 hectares a day.", ["ha/day/machine"]),
    ("en", "One of the machines clears 600 hectares on Monday.", ["ha"]),
    ("de", "Eine dieser Maschinen schafft 12.000 Quadratmeter am Tag.", ["m2/day/machine"]),
    ("de", "Das Gehalt eines Arztes beträgt 4.500 Dollar im Monat.", ["USD/doctor/month"]),
    ("en", "Each brigade has 40 tanks.", ["tank/brigade"]),
    ("en", "Every family gets 40 kilos of flour a month.", ["kg/family/month"]),
    ("en", "The ration is 10 kilos per family a month, and upkeep costs $30 per nurse each day.", ["kg/family/month", "USD/day/nurse"]),
    ("en", "Each of the 12 villages received 500 tents.", ["village", "tent/village"]),
    ("en", "Each drone may fly up to 70 hours a month.", ["hour/drone/month"]),
    ("en", "Peru has 70 trawlers. Each pays 900 euros a year and carries a crew of 14.", ["trawler", "EUR/trawler/year", "person/trawler"]),
    ("en", "There are 40 trawlers. Every one of them carries a crew of 14.", ["trawler", "person/trawler"]),
    ("en", "Thirty buses crossed one of the oldest bridges, and their owners paid $900 for each of them.", ["bus", "USD/bus"]),
    ("en", "The fee is $900 for each of the 40 nurses.", ["USD/nurse", "nurse"]),
    ("en", "The fees come to $900 for each of the 40 nurses.", ["USD/nurse", "nurse"]),
    ("en", "Twelve jets at $50 million each come to $600 million.", ["jet", "USD/jet", "USD"]),
    ("en", "Three sheds are planned. Each of them could hold up to 900 tonnes of rice a month.", ["shed", "t/month/shed"]),
    ("en", "Twelve scribes came in May. By our count every one of them has 300 letters to write.", ["scribe", "letter/scribe"]),
    ("de", "Geplant sind 40 Förster. Auf jeden von ihnen kommen 900 Hektar.", ["forester", "ha/forester"]),
    ("de", "Vorige Woche kamen 40 Förster. Es regnete. Auf jeden von ihnen kommen 900 Hektar.", ["forester", "ha"]),
    ("en", "Oslo refunds 1,400 euros for each soldier and 900 euros for each pilot.", ["EUR/soldier", "EUR/pilot"]),
    ("en", "The ministry pays each farmer 900 euros for every hectare.", ["EUR/farmer/ha"]),
    ("en", "Of the bill, 90 euros goes on each soldier's boots.", ["EUR/soldier"]),
    ("en", "Peru permits 30 port calls a year. Each may take four days.", ["call/year", "day/call"]),
    ("en", "The three brigades each have 40 tanks.", ["brigade", "tank/brigade"]),
    ("de", "Drei Brigaden erhalten jeweils 40 Panzer.", ["brigade", "tank/brigade"]),
    ("de", "An Kosten fallen 900 Euro für jede Vermittlung an.", ["EUR/Vermittlung"]),
    ("de", "Jede Familie bekommt 40 Kilo Mehl.", ["kg/family"]),
    ("de", "Jeder Pilot erhält ein Gehalt von 3.000 Euro im Monat.", ["EUR/month/pilot"]),
    ("de", "Auf jeden der Piloten, die dort üben, entfallen 2.000 Euro.", ["EUR/pilot"]),
    ("de", "Jeder von ihnen zahlt 900 Euro. 30 Trawler warten. Jeder von ihnen zahlt 800 Euro.", ["EUR", "trawler", "EUR/trawler"]),
    ("de", "Vier Hubschrauber kommen. 50 Stunden sind gebucht, für jede zahlt Oslo 900 Euro.", ["helicopter", "hour", "EUR/hour"]),
    ("de", "Mit jedem Schiff kommen 14 Matrosen.", ["sailor/ship"]),
    ("de", "Jedes Schiff braucht zwei Besatzungen, die alle sechs Wochen wechseln.", ["crew/ship"]),
    ("de", "Die Kliniken werden erweitert. Jede erhält 30 neue Betten.", ["bed/hospital"]),
]  # fmt: skip

ONE = [
    ("en", "A tractor burns 900 litres in a year.", ["l/tractor/year"]),
    ("en", "One tonne of wheat makes 750 kilos of flour.", ["kg/t"]),
    ("de", "Er meint, dass ein Hektar in guten Jahren vier Tonnen bringt.", ["t/ha"]),
    ("de", "Zu einem Team gehören neun Ärzte.", ["doctor/team"]),
    ("en", "A crate contains 40 shells.", ["shell/crate"]),
    ("de", "Ein Pferd frisst zehn Kilo Hafer am Tag.", ["kg/day/horse"]),
    ("de", "Fachleute veranschlagen für einen einzelnen Panzer zwischen 5 und 6 Millionen Euro.", ["EUR/tank"]),
    ("de", "In Lima notiert die Tonne Reis bei 430 Dollar.", ["USD/t"]),
    ("de", "Für einen Soldaten erstattet Oslo monatlich 1.400 Euro.", ["EUR/month/soldier"]),
]  # fmt: skip

PRICES = [
    ("de", "Angerechnet wird die Kilowattstunde mit 9 Rappen, sagte die Ministerin.", ["CHF/kWh"]),
    ("de", "Vergütet wird jede Kilowattstunde mit 9 Cent.", ["EUR/kWh"]),
    ("de", "Den Liter verkaufen die Bauern für 40 Cent.", ["EUR/l"]),
    ("de", "Der Kubikmeter Gas sei auf 200 Dollar festgesetzt worden.", ["USD/m3"]),
    ("de", "Eine Flugstunde kostet 900 Dollar.", ["USD/hour"]),
    ("de", "Bestellt sind 30 Busse zu 90.000 Euro.", ["bus", "EUR/bus"]),
    ("en", "The debt is paid in 12 instalments of $9 million.", ["instalment", "USD/instalment"]),
    ("en", "The debt is paid in half-yearly instalments of $9 million.", ["USD/6 month"]),
    ("de", "Zwölf Busse gehen nach Lima. Das Stück kostet 90.000 Euro.", ["bus", "EUR/bus"]),
    ("de", "Jeder Bus wurde für 90.000 Dollar verkauft, das sind 340.000 Soles.", ["USD/bus", "PEN/bus"]),
    ("de", "Bei einem Kurs von 0,93 Franken für den Euro sind das 30 Millionen Euro.", ["CHF/EUR", "EUR"]),
    ("de", "Ein Euro sind derzeit 390 Forint.", ["HUF/EUR"]),
    ("de", "Lima nimmt 500 Tonnen Reis zu je 380 Euro ab.", ["t", "EUR/t"]),
    ("de", "Malawi schickt 400 Pfleger. Pro Kopf zahlt Berlin 900 Euro.", ["nurse", "EUR/nurse"]),
    ("de", "Peru bekommt zwölf Boote. Eines kostet 3 Millionen Euro.", ["boat", "EUR/boat"]),
    ("de", "Ein Soldat soll 900 Euro erhalten haben.", ["EUR"]),
    ("en", "Each kilowatt hour is credited at 9 Swiss centimes.", ["CHF/kWh"]),
    ("en", "The tonne is reckoned at $420.", ["USD/t"]),
    ("en", "Cocoa sold for $2,400 the tonne.", ["USD/t"]),
    ("en", "Seoul sold each bus for $90,000; at a rate of 1,400 won to the dollar, this was 126 million won.", ["USD/bus", "KRW/USD", "KRW/bus"]),
    ("en", "With the euro at 390 forints, that is 9 million forints.", ["HUF/EUR", "HUF"]),
    ("en", "Peru gives 500 tonnes of rice at $400 each.", ["t", "USD/t"]),
    ("en", "The price of one drone is $40.", ["USD/drone"]),
    ("en", "The unit estimates the charge at $9 million.", ["USD"]),
    ("en", "A kilo fetches 60 tambala.", ["MWK/kg"]),
    ("en", "A chaotic exit would cost it 800 million euros.", ["EUR"]),
    ("de", "Eine Drohne zum Preis von 4 Millionen Euro ging nach Lima.", ["EUR/drone"]),
    ("de", "Oslo kaufte im Mai einen weiteren Panzer für 9 Millionen Euro.", ["EUR/tank"]),
    ("de", "Ein Panzer kostet an die 9 Millionen Euro.", ["EUR/tank"]),
    ("de", "Ein Häftling in einem peruanischen Gefängnis kostete 90 Euro am Tag.", ["EUR/day/prisoner"]),
    ("de", "Das Land setzt für Peru ein Darlehen von 90 Millionen Euro an.", ["EUR"]),
    ("de", "Mit einem Umfang von 90 Millionen Euro handelt es sich um den größten Auftrag.", ["EUR"]),
    ("en", "A pupil in a Peruvian school cost 900 euros a year.", ["EUR/pupil/year"]),
    ("en", "A station in Lima cost 90 million euros.", ["EUR"]),
    ("en", "Lodging one nurse in Oslo, however, costs close to $3,000.", ["USD/nurse"]),
    ("en", "A drone at a price of $9 million went to Lima.", ["USD/drone"]),
    ("en", "A sheep fetches $90 now, after $140 a year ago.", ["USD/sheep", "USD/sheep"]),
    ("de", "Ein Streik in dieser Region kostet 90 Millionen Euro.", ["EUR"]),
    ("en", "Lima ordered a second tank for $9 million.", ["USD/tank"]),
    ("en", "Lima bought a port in Chile for $90 million.", ["USD"]),
    ("en", "Building a hospital would cost $90 million.", ["USD"]),
    ("en", "Peru built a hospital at a cost of $90 million.", ["USD"]),
]  # fmt: skip

PERIODS = [
    ("en", "Peru sends every month up to 40 tonnes of tin, a third of what it mines, and 90 tonnes of fish.", ["t/month", "1", "t/month"]),
    ("en", "Peru would ship 40 tonnes of tin and about 90 tonnes of fish to Oslo annually.", ["t/year", "t/year"]),
    ("en", "No more than 90 tonnes would reach the port in any one year.", ["t/year"]),
    ("en", "Of the 540 tonnes that the mine would turn out in a year, a third stays.", ["t/year"]),
    ("en", "The pay would rise in each of the first five years by 40 euros.", ["year", "EUR/year"]),
    ("en", "Last year 900 tonnes of tin were mined there.", ["t"]),
    ("en", "Last year a ship with 900 tonnes of rice arrived.", ["t"]),
    ("de", "Jährlich gehen 300 Tonnen Reis nach Lima, und 40 Busse kommen aus Oslo.", ["t/year", "bus"]),
    ("en", "It covers half of the annual need.", ["1/year"]),
    ("de", "40 Busse sollen künftig im Monat nach Lima gehen.", ["bus/month"]),
    ("de", "Jedes Jahr liefert Peru 40 Tonnen Zinn, 90 Tonnen Fisch und zwei Busse.", ["t/year", "t/year", "bus/year"]),
    ("de", "Lima rechnet mit 3 Millionen Dollar im Jahr, zum Kurs von 3,7 Soles je Dollar also mit 11 Millionen Soles.", ["USD/year", "PEN/USD", "PEN/year"]),
    ("en", "The fund has shrunk to $9 million and 40,000 pupils leave school each year.", ["USD", "pupil/year"]),
    ("en", "It lost above $9 million since April, or at least $30,000 a day.", ["USD", "USD/day"]),
    ("en", "What Peru pays for tin in a given month is set at 9.5% of its price.", ["1"]),
    ("en", "It showed a yearly rise of 9% and a gain of $40 million against $700 million a year before.", ["1/year", "USD", "USD"]),
    ("en", "Lima pays a yearly rent of $9 million and a fee of $4 million.", ["USD/year", "USD"]),
    ("en", "A tenth of the 9 million euros which Lima spends every year on buses is lost.", ["1", "EUR/year"]),
    ("de", "Der Hafen soll vier Kliniken haben und 900 Schiffe im Jahr abfertigen.", ["hospital", "ship/year"]),
    ("de", "Peru lieferte im Mai mit 90.000 Tonnen beziehungsweise 21.000 Barrel pro Tag mehr Öl.", ["t", "barrel/day"]),
    ("de", "Für die Hälfte der Dörfer fließt Wasser nur stundenweise.", ["1"]),
    ("de", "Das ist ein Viertel des jährlichen Etats von 90 Millionen Euro.", ["1", "EUR/year"]),
    ("de", "Peru kauft 40 Panzer und 90 Geschütze pro Jahr.", ["tank/year", "gun/year"]),
]  # fmt: skip

NONE = [
    ("en", "They list two patrol boats at $9 million.", ["patrol boat", "USD"]),
    ("en", "A bus with 40 seats is to leave every 12 minutes.", ["seat"]),
    ("de", "Das Gericht hat 40 Firmen zu 3 Millionen Euro verurteilt.", ["company", "EUR"]),
    ("en", "Peru ships 40 tonnes of concentrate a month to Lima.", ["t/month"]),
    ("en", "Each side released 300 prisoners.", ["prisoner"]),
    ("en", "In each case, 20 million euros were lost.", ["EUR"]),
    ("en", "A ship carries 20,000 tonnes of rice to Peru this week.", ["t"]),
    ("en", "A company paid 5 million euros for it.", ["EUR"]),
    ("en", "Two boats cost 5 million euros apiece, while the remainder, 3 million, goes to schools.", ["boat", "EUR/boat", "EUR"]),
    ("en", "The loan comes in three tranches of $500 million each, $1.5 billion in all.", ["tranche", "USD/tranche", "USD"]),
    ("en", "Each nurse has 30 days of leave, 12 doctors have none.", ["day/nurse", "doctor"]),
    ("en", "A hospital in Lima needs 40 doctors.", ["doctor"]),
    ("en", "A company produces 300 drones a month.", ["drone/month"]),
    ("en", "Each year Oslo pays 80 million euros.", ["EUR/year"]),
    ("de", "Ein Schiff mit 40 Matrosen wartet.", ["sailor"]),
    ("de", "Ein Schiff bringt am Montag 20.000 Tonnen Reis nach Lima.", ["t"]),
    ("de", "Ein Zug gehört zu den 40 Fahrzeugen.", ["vehicle"]),
    ("de", "Den Ärzten bleiben 300 Dollar, jedem Pfleger 200 Dollar.", ["USD", "USD/nurse"]),
    ("de", "Jedes Boot kostet 3 Millionen Euro, das ganze Paket 40 Millionen.", ["EUR/boat", "EUR"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), EACH + ONE + PRICES + PERIODS + NONE)
def test_what_a_figure_is_for_each_of(language: str, text: str, expected: list[str]) -> None:
    assert rates(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The rate is 4.30 zloty to the euro.", ["PLN/EUR"]),
        ("en", "Peru gets 3 million Swiss francs, at 4.30 zloty to the franc.", ["CHF", "PLN/CHF"]),
        ("en", "He gave 100 million euros to the dollar bloc.", ["EUR"]),
        ("en", "Wheat trades at $225 a tonne. The old price was $180.", ["USD/t", "USD/t"]),
        ("en", "The rate was $80 per barrel. A former minister had named $90 million.", ["USD/barrel", "USD"]),
        ("en", "About 9 million litres of drinking water a year will flow.", ["l/year"]),
        ("de", "Der Zins beträgt 4 Prozent p. a., die Miete 3 Millionen Euro per annum.", ["1/year", "EUR/year"]),
        ("de", "Aufs Jahr gerechnet sind das 40 Millionen Euro.", ["EUR/year"]),
        ("de", "Monat um Monat gehen 30.000 Tonnen nach Lima.", ["t/month"]),
        ("de", "Zehn Waggons à 60 Tonnen stehen bereit.", ["wagon", "t/wagon"]),
        ("de", "Peru und Chile erhalten je 20 Panzer.", ["tank"]),
        ("de", "Fällig werden 2031 und 2032 je 7 Millionen Euro.", ["EUR/year"]),
        ("de", "Oslo zahlt Jahresraten von je 9 Millionen Euro.", ["EUR/year"]),
    ],
)  # fmt: skip
def test_rates_by_other_words(language: str, text: str, expected: list[str]) -> None:
    assert rates(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Four helicopters came. Each machine may fly 60 hours a month.", ["helicopter", "hour/helicopter/month"]),
        ("en", "The number of police trainers rises from 40 to 70.", ["trainer", "trainer"]),
        ("de", "Oslo baut Turbinen. 90 Stück sind bestellt.", ["turbine"]),
        ("de", "Bergleute streiken. 700 Mann sind im Ausstand.", ["miner"]),
    ],
)  # fmt: skip
def test_what_a_generic_word_stands_for(language: str, text: str, expected: list[str]) -> None:
    assert rates(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es waren 9,3 Terrawattstunden Strom und 40 Dienststunden.", ["TWh", "hour"]),
        ("900 Pfleger gingen. Von diesen wurden 40 von ihren Vermittlern bestohlen.", ["nurse", "nurse"]),
        ("Im Mai wurden 40 von ihren Pflegern entlassen.", ["nurse"]),
    ],
)
def test_whom_and_what_a_german_noun_counts(text: str, expected: list[str]) -> None:
    assert rates(text, "de") == expected


@pytest.mark.parametrize(
    ("language", "text", "rate"),
    [
        ("en", "Peru is to give its 700 pilots a wage of $900 a month for each pilot.", "USD/month/pilot"),
        ("en", "Peru spends no more than before: 900 dollars a month for each pilot.", "USD/month/pilot"),
        ("en", "The pay of each pilot is likely to be about $900 a month.", "USD/month/pilot"),
        ("en", "Peru covers the flights, with each pilot getting $900.", "USD/pilot"),
        ("de", "Jeder Pilot wird mit einem Gehalt von rund 900 Dollar im Monat bezahlt.", "USD/month/pilot"),
    ],
)
def test_a_share_stands_in_another_phrase(language: str, text: str, rate: str) -> None:
    assert rate in rates(text, language)


@pytest.mark.parametrize(
    ("language", "text", "value", "expected"),
    [
        ("de", "Eine dieser Maschinen schafft 12.000 Quadratmeter am Tag.", 12000, ["day", "machine"]),
        ("de", "Eine Maschine schafft 12.000 Quadratmeter am Tag.", 12000, ["day", "machine"]),
        ("de", "Jeder Hektar liefert etwa 80 Kubikmeter.", 80, ["ha"]),
        ("de", "Geschlagen werden 350 Hektar, und jeder davon liefert 80 Kubikmeter.", 80, ["ha"]),
        ("de", "Die Ladung eines Zuges ist 2,4 Millionen Dollar wert.", 2400000, ["train"]),
        ("de", "Einem Schweißer bleiben 650 Euro im Monat.", 650, ["month", "welder"]),
        ("de", "Ein Schweißer verdient 650 Euro im Monat.", 650, ["month", "welder"]),
        ("de", "Zu Hause verdient ein einfacher Soldat rund 250 Dollar im Monat.", 250, ["month", "soldier"]),
        ("de", "Eine kubanische Krankenschwester bekommt 900 Euro im Monat.", 900, ["month", "nurse"]),
        ("de", "Eine leitende Krankenschwester bekommt 900 Euro im Monat.", 900, ["month"]),
        ("de", "Ein deutsches Unternehmen bekommt 900 Euro im Monat.", 900, ["month"]),
        ("de", "In jeden Waggon passen 40 Tonnen.", 40, ["wagon"]),
        ("de", "Ein Waggon fasst 40 Tonnen.", 40, ["wagon"]),
        ("de", "Ein Container fasst 20 Tonnen.", 20, ["container"]),
        ("de", "Im Vertrag stehen 480.000 Dosen zu 6,50 Dollar.", 6.5, ["dose"]),
        ("de", "Zurück kommen 20.000 Tonnen Diesel zu 560 Dollar.", 560, ["t"]),
        ("de", "Kenia kauft 40 Busse zu 90.000 Euro.", 90000, ["bus"]),
        ("de", "Kenia kauft 40 Busse zu je 90.000 Euro.", 90000, ["bus"]),
        ("de", "Überholt werden neun Hubschrauber zu 3,6 Millionen Euro.", 3600000, ["helicopter"]),
        ("de", "Geliefert wird Kakao in Säcken zu 60 Kilo.", 60, ["bag"]),
        ("de", "Das sind 58.000 Säcke zu 60 Kilo.", 60, ["bag"]),
        ("de", "Eine Jahreslieferung ist 42 Millionen Dollar wert.", 42000000, ["year"]),
        ("de", "Die Lieferung eines Jahres ist 42 Millionen Dollar wert.", 42000000, ["year"]),
        ("de", "Kenia schickt jährlich 30 Tonnen Tee und 45 Tonnen Kaffee.", 45, ["year"]),
        ("de", "Kasachstan liefert 120 Tonnen Weizen im Jahr, dazu 18 Tonnen Mehl.", 18, ["year"]),
        ("de", "Kasachstan liefert 120 Tonnen Weizen im Jahr sowie 18 Tonnen Mehl.", 18, ["year"]),
        ("de", "Jedes Jahr kommt Kautschuk für 75 Millionen Euro, also 81 Millionen Dollar.", 81000000, ["year"]),
        ("de", "Jedes Jahr verlassen 28.000 Tonnen die Gruben.", 28000, ["year"]),
        ("de", "Die Tonne kostet 560 Dollar statt 800 Dollar.", 800, ["t"]),
        ("en", "Each of the teams clears 5 hectares a month.", 5, ["month", "team"]),
        ("en", "Each of the 20 teams clears 5 hectares a month.", 5, ["month", "team"]),
        ("en", "One of these machines clears 12,000 square metres a day.", 12000, ["day", "machine"]),
        ("en", "A machine clears 12,000 square metres a day.", 12000, ["day", "machine"]),
        ("en", "A container holds 20 tonnes.", 20, ["container"]),
        ("en", "A refrigerated container holds 20 tonnes.", 20, ["container"]),
        ("en", "He put the cost of a deminer at €3,500 a month.", 3500, ["deminer", "month"]),
        ("en", "A deminer costs €3,500 a month.", 3500, ["deminer", "month"]),
        ("en", "A ranger gets 450 euros a month.", 450, ["month", "ranger"]),
        ("en", "At home an ordinary soldier earns about $250 a month.", 250, ["month", "soldier"]),
        ("en", "A Cuban doctor earns $60 a month.", 60, ["doctor", "month"]),
        ("en", "A village school teacher earns 110 euros a month.", 110, ["month", "teacher"]),
        ("en", "A senior officer earns $900 a month.", 900, ["month"]),
        ("en", "A small village earns 900 euros a month from tourists.", 900, ["month"]),
        ("en", "Every hectare yields 80 cubic metres.", 80, ["ha"]),
        ("en", "The contract lists 480,000 doses at $6.50.", 6.5, ["dose"]),
        ("en", "It will buy 20,000 tonnes of diesel at $560.", 560, ["t"]),
        ("en", "Kenya is buying 40 buses at €90,000.", 90000, ["bus"]),
        ("en", "Kenya is buying 40 buses at €90,000 each.", 90000, ["bus"]),
        ("en", "A year's supply is worth $42 million.", 42000000, ["year"]),
        ("en", "A year's shipment would be worth $42 million.", 42000000, ["year"]),
        ("en", "Kazakhstan sends 120 tonnes of wheat a year, together with 18 tonnes of flour.", 18, ["year"]),
        ("en", "Kazakhstan sends 120 tonnes of wheat a year, along with 18 tonnes of flour.", 18, ["year"]),
        ("en", "Kazakhstan sends 120 tonnes of wheat and 18 tonnes of flour a year.", 18, ["year"]),
        ("en", "About 28,000 tonnes would leave the pits each year.", 28000, ["year"]),
        ("en", "The cocoa comes in bags of 60 kilos.", 60, ["bag"]),
        ("en", "It fills 58,000 bags of 60 kilos.", 60, ["bag"]),
        ("en", "The load of a train is worth $2.4 million.", 2400000, ["train"]),
        ("en", "A train's load is worth $2.4 million.", 2400000, ["train"]),
        ("en", "The tonne costs $560 instead of $800.", 800, ["t"]),
        ("de", "Auf ein Jahr umgelegt sind das 57 Millionen Dollar.", 57000000, ["year"]),
        ("de", "Das sind, auf das Jahr gesehen, sechs Millionen Dollar.", 6000000, ["year"]),
        ("de", "In einem Jahr macht das 120.000 Tonnen.", 120000, ["year"]),
        ("de", "In einem Jahr baut das Land 40 Schiffe.", 40, []),
        ("de", "In einem guten Jahr baut die Werft zehn Boote.", 10, ["year"]),
        ("de", "Im Laufe eines Jahres verlassen 10.000 Tonnen den Hafen.", 10000, ["year"]),
        ("de", "Fidschi erhält im Monat 400 Tonnen, übers Jahr also 4.800.", 4800, ["year"]),
        ("de", "Fidschi erhält allmonatlich 400 Tonnen.", 400, ["month"]),
        ("de", "Peru liefert jährlich 24.000 Tonnen Lithium, dazu 6.000 Tonnen Tee.", 6000, ["year"]),
        ("de", "Kairo vergibt 500 Stipendien pro Studienjahr.", 500, ["year"]),
        ("de", "Zwei Flüge im Monat mit jeweils rund 50 Personen sind vorgesehen.", 50, ["flight"]),
        ("de", "Vier Boote, von denen jedes fünf Millionen kostet, und ein Lager für neun Millionen Euro.", 9000000, []),
        ("de", "Mit 180.000 Euro schlage ein Flug zu Buche.", 180000, ["flight"]),
        ("de", "Die Versorgung eines Soldaten kostet 40 Euro am Tag.", 40, ["day", "soldier"]),
        ("de", "Wer zurückkehrt, erhält 3.000 Euro.", 3000, ["person"]),
        ("de", "Wer zahlt 3.000 Euro?", 3000, []),
        ("de", "Ein Heimkehrer erhält 3.000 Euro.", 3000, ["returnee"]),
        ("de", "Die Tilgung in Jahresraten von je 17 Millionen Euro beginnt, sobald 40 Dosen da sind.", 17000000, ["year"]),
        ("en", "In a year that makes 120,000 tonnes.", 120000, ["year"]),
        ("en", "Over the year the labour comes to 52.8 million dollars.", 52800000, ["year"]),
        ("en", "Over the year the labour rose by 52.8 million dollars.", 52800000, []),
        ("en", "In a good year the yard launches ten boats.", 10, ["year"]),
        ("en", "In a split second 40 drones struck.", 40, []),
        ("en", "What leaves in the course of a year would be worth $60 million.", 60000000, ["year"]),
        ("en", "Olive oil, some 4,000 tonnes of it a year, is to be shipped to Brazil.", 4000, ["year"]),
        ("en", "Norway sends 8,000 tonnes of cobalt, contained in hydroxide, per year.", 8000, ["year"]),
        ("en", "Taking 2,100 troops, said Ana Ruiz, a minister in Lima, would be right.", 2100, []),
        ("en", "The ships cost 62 million rupees a year, about $4 million at the official rate.", 4000000, ["year"]),
        ("en", "Two planes, each carrying 60 people, landed.", 60, ["aircraft"]),
        ("en", "The planes can each carry 60 people.", 60, ["aircraft"]),
        ("en", "Each new job brings in 224,000 euros.", 224000, ["job"]),
        ("en", "A dose is put at 6.50 euros, according to a price list.", 6.5, ["dose"]),
        ("en", "The cargo of one train is worth 2.4 million rand.", 2400000, ["train"]),
        ("en", "Running one of the boats costs $300,000 a year.", 300000, ["boat", "year"]),
        ("en", "The salary of a teacher is $300 a month.", 300, ["month", "teacher"]),
        ("en", "A nurse's pay is $300 a month.", 300, ["month", "nurse"]),
        ("en", "The fee for a visa is $100.", 100, ["visa"]),
        ("en", "Anyone who returns gets 3,000 euros.", 3000, ["person"]),
        ("en", "He said that a wagon carried 70 tonnes.", 70, ["wagon"]),
        ("en", "A wagon carried 70 tonnes to the port.", 70, []),
        ("de", "Ein Bagger koste rund 28 Millionen Dollar, ein Kran neun Millionen Dollar.", 9000000, ["crane"]),
        ("de", "Ein Bagger kostet 28 Millionen Dollar und ein Kran neun Millionen Dollar.", 9000000, ["crane"]),
        ("de", "Ein Bagger kostet 28 Millionen Dollar, ein Kran neun Millionen.", 9000000, ["crane"]),
        ("de", "Ein Arzt bekommt 700 Dollar am Tag, ein Pilot 900 Dollar.", 900, ["day", "pilot"]),
        ("de", "Ein Arzt bekommt 700 Dollar am Tag, ein Pilot 900 Dollar am Tag.", 900, ["day", "pilot"]),
        ("de", "Die Tonne Kupfer kostet 700 Dollar, die Tonne Zinn 900 Dollar.", 900, ["t"]),
        ("de", "Ein Waggon fasst 60 Tonnen, ein Lastwagen 20 Tonnen, ein Waggon 40 Tonnen.", 40, ["wagon"]),
        ("en", "An excavator costs $28 million, a crane $9 million.", 9000000, ["crane"]),
        ("en", "An excavator costs $28 million and a crane $9 million.", 9000000, ["crane"]),
        ("en", "A doctor gets $700 a day, a pilot $900.", 900, ["day", "pilot"]),
        ("en", "Each doctor gets $700 a month, each pilot $900.", 900, ["month", "pilot"]),
        ("en", "A doctor would get $700 a month and a pilot $900 a month.", 900, ["month", "pilot"]),
        ("en", "A village gets $50,000 a month from Oman.", 50000, ["month"]),
        ("en", "A ministry receives $50,000 a month.", 50000, ["month"]),
        ("en", "Oman ships 80 tonnes a year, in 20 tonnes lots.", 20, []),
        ("en", "He put the cost of a study at $500,000.", 500000, []),
        ("en", "The draft lists two patrol boats at €7.5 million.", 7500000, []),
    ],
)  # fmt: skip
def test_one_figure_is_for_each_of(language: str, text: str, value: float, expected: list[str]) -> None:
    article = Article(id="a", text=text, sha256="s", language=language)
    stated = (claim.quantity for claim in read(article) if claim.quantity is not None)
    assert next(sorted(each.per) for each in stated if each.best == value) == expected
