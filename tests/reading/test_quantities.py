"""What claims read from a printed amount: number, hedge, unit, rate."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.reading import read
from countertrade.reading.numeric import Figure
from countertrade.reading.quantities import mentions, quantities
from countertrade.records import Article


def amounts(text: str, language: str) -> list[str]:
    return [
        f"{item.stated.text} = {item.stated}"
        for item in quantities(text, language)
        if item.label in (None, "bare")
    ]


def one(text: str, language: str) -> Figure:
    (found,) = [item for item in quantities(text, language) if item.label is None]
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Sie zahlen 3.500 Franken.", "3.500 Franken = 3,500 CHF"),
        ("de", "Sie zahlen knapp 3,5 Mio. Euro.", "knapp 3,5 Mio. Euro = less than 3,500,000 EUR"),
        ("de", "Es geht um gut vier Mrd. Dollar.", "gut vier Mrd. Dollar = more than 4,000,000,000 USD"),
        ("de", "Das kostet eine Billion Yen.", "eine Billion Yen = 1,000,000,000,000 JPY"),
        ("en", "It costs a trillion yen.", "a trillion yen = 1,000,000,000,000 JPY"),
        ("en", "Oman owes USD 380 M.", "USD 380 M = 380,000,000 USD"),
        ("en", "Oman owes USD 1.7 B.", "USD 1.7 B = 1,700,000,000 USD"),
        ("en", "Tonga owes TP$400 million.", "TP$400 million = 400,000,000 TOP"),
        ("en", "They add the 1020 MW Tala plant.", "1020 MW = 1,020 MW"),
        ("en", "They build 10,000 MWs.", "10,000 MWs = 10,000 MW"),
        ("en", "The road extends over four countries.", "four countries = 4 country"),
        ("en", "Oman takes three-fourth of the power.", "three-fourth = 0.75 1"),
        ("de", "Frei kommen 1.400 palästinensische Inhaftierte.", "1.400 palästinensische Inhaftierte = 1,400 prisoner"),
        ("en", "They get nearly $3.5bn.", "nearly $3.5bn = less than 3,500,000,000 USD"),
        ("en", "They get as many as 40 tanks.", "as many as 40 tanks = up to 40 tank"),
        ("en", "They get no more than 40 tanks.", "no more than 40 tanks = at most 40 tank"),
        ("en", "The second yard builds half as many again.", "half as many again = 1.5 1"),
        ("en", "They get 40 tanks or more.", "40 tanks or more = at least 40 tank"),
        ("de", "Geliefert wurden dreißig bis vierzig Panzer.", "dreißig bis vierzig Panzer = 30 to 40 tank"),
        ("de", "Er will zwischen zwei und drei Millionen Liter.", "zwischen zwei und drei Millionen Liter = 2,000,000 to 3,000,000 l"),
        ("en", "They want 5–7 million barrels.", "5–7 million barrels = 5,000,000 to 7,000,000 barrel"),
        ("de", "Dutzende Lehrer kamen.", "Dutzende Lehrer = order of 24 to 99 teacher"),
        ("en", "One in four barrels is sold to Peru.", "One in four = 0.25 1"),
        ("en", "One in three tonnes of rice goes to Peru.", "One in three = 0.3333333333333333 1"),
        ("de", "Jede dritte Tonne Reis geht nach Peru.", "Jede dritte = 0.3333333333333333 1"),
        ("de", "Es kamen zweieinhalbtausend Arbeiter.", "zweieinhalbtausend Arbeiter = 2,500 worker"),
        ("de", "Es kamen mehrere Hundert Ärzte.", "mehrere Hundert Ärzte = order of 200 to 999 doctor"),
        ("en", "Tens of thousands of workers came.", "Tens of thousands of workers = order of 20,000 to 99,999 worker"),
        ("de", "Das sind drei Viertel der Ernte.", "drei Viertel = 0.75 1"),
        ("de", "Das ist mehr als das Dreifache.", "mehr als das Dreifache = more than 3 1"),
        ("en", "That is just under 12 percent of exports.", "just under 12 percent = less than 0.12 1"),
        ("de", "Sie bauen anderthalb Kilometer.", "anderthalb Kilometer = 1.5 km"),
        ("en", "It ships a quarter of a million barrels.", "a quarter of a million barrels = 250,000 barrel"),
        ("en", "It paid three-quarters of a billion dollars.", "three-quarters of a billion dollars = 750,000,000 USD"),
        ("de", "Es lieferte eine Viertelmillion Tonnen.", "eine Viertelmillion Tonnen = 250,000 t"),
        ("de", "Es zahlte eine dreiviertel Million Euro.", "eine dreiviertel Million Euro = 750,000 EUR"),
        ("de", "Das Land gibt zweihunderttausend Pfund Sterling.", "zweihunderttausend Pfund Sterling = 200,000 GBP"),
        ("de", "Es zahlt 16 Millionen kanadische Dollar.", "16 Millionen kanadische Dollar = 16,000,000 CAD"),
        ("en", "It pays HK$20 million.", "HK$20 million = 20,000,000 HKD"),
        ("de", "Es sind 40\u202f000 Granaten.", "40\u202f000 Granaten = 40,000 shell"),
        ("en", "It handed over 12 ships.", "12 ships = 12 ship"),
        ("de", "Es gab einen Kredit über 90 Millionen Euro.", "90 Millionen Euro = 90,000,000 EUR"),
        ("de", "Der Erlass von Schulden über 90 Millionen Euro gilt.", "90 Millionen Euro = 90,000,000 EUR"),
        ("de", "Der Liefervertrag über 12 Fähren gilt.", "12 Fähren = 12 ferry"),
        ("de", "Schulden von über 90 Millionen Euro drücken.", "über 90 Millionen Euro = more than 90,000,000 EUR"),
        ("de", "Indien zahlt 12 Crore Rupien.", "12 Crore Rupien = 120,000,000 INR"),
        ("en", "The paper Il Sole 24 Ore saw 12 ships.", "12 ships = 12 ship"),
        ("en", "The envoy gave the Red Cross 60,000 U.S. dollars.", "60,000 U.S. dollars = 60,000 USD"),
        ("en", "The miner Boron One Group bought 12 ships.", "12 ships = 12 ship"),
        ("en", "Six Groups Buy Ships", "Six Groups = 6 group"),
        ("de", "Jeder achte Matrose fehlt.", "Jeder achte = 0.125 1"),
        ("en", "One in eight sailors is missing.", "One in eight = 0.125 1"),
        ("de", "Das ist viermal so viel wie früher.", "viermal = 4 1"),
        ("de", "Es kostet 85 Cent.", "85 Cent = 0.85 EUR"),
        ("en", "It pays 8.5m pesos to Mexico.", "8.5m pesos = 8,500,000 MXN"),
        ("en", "“We need 500”, he said.", "500 = 500"),
        ("en", "The order has twenty-four (24) radars.", "twenty-four (24) radars = 24 radar"),
        ("de", "Bestellt sind zwölf (12) Fähren.", "zwölf (12) Fähren = 12 ferry"),
        ("de", "Ein bis zwei Prozent gehen verloren.", "Ein bis zwei Prozent = 0.01 to 0.02 1"),
        ("en", "It gained 2·1 million tonnes.", "2·1 million tonnes = 2,100,000 t"),
        ("en", "It got 1 lakh 20,674 tonnes.", "1 lakh 20,674 tonnes = 120,674 t"),
        ("de", "Es kostet 3 Millionen 250.000 Euro.", "3 Millionen 250.000 Euro = 3,250,000 EUR"),
        ("en", "Peru will give US$.3 million.", "US$.3 million = 300,000 USD"),
        ("en", "We feed a million and a half people.", "a million and a half people = 1,500,000 person"),
        ("en", "The track is 1 067 mm wide.", "1 067 mm = 1,067 mm"),
        ("en", "It adds a quarter of one per cent.", "a quarter of one per cent = 0.0025 1"),
        ("en", "It took ten or twelve years.", "ten or twelve years = 10 to 12 year"),
        ("en", "It runs over a 220-kilovolt line.", "220-kilovolt = 220 kilovolt"),
        ("en", "They sent over another 40 tanks.", "over another 40 tanks = more than 40 tank"),
        ("en", "Peru owns four Rolls Royces.", "four Rolls Royces = 4 Rolls Royce"),
        ("en", "They gave 900 head of sheep.", "900 head of sheep = 900 sheep"),
        ("en", "They took two dozen nurses' cars.", "two dozen nurses' cars = 24 car"),
        ("en", "It cost 40 EC dollars.", "40 EC dollars = 40 XCD"),
        ("en", "They met 74 doctors at the foot of the stairs.", "74 doctors = 74 doctor"),
        ("en", "One of seven children of a tinsmith.", "seven children = 7 child"),
        ("de", "Es drohen Klagen über 200 Millionen Euro.", "200 Millionen Euro = 200,000,000 EUR"),
        ("de", "Mit 1800 bis 2000 t kann man rechnen.", "1800 bis 2000 t = 1,800 to 2,000 t"),
        ("de", "Der Verband hat 14 Außenstellen.", "14 Außenstellen = 14 branch office"),
        ("de", "Das Land hat zwei Kraftwerke.", "zwei Kraftwerke = 2 power plant"),
        ("de", "Es kostet 60 Lire.", "60 Lire = 60 ITL"),
        ("de", "Es kamen zwei Schul- und Trainingsflugzeuge.", "zwei Schul- und Trainingsflugzeuge = 2 aircraft"),
        ("de", "Es kamen 50 Lkw 4×4.", "50 Lkw = 50 truck"),
        ("en", "They sent 2 further tons of fruit.", "2 further tons = 2 t"),
        ("de", "Es kamen 12 Erntehelferinnen.", "12 Erntehelferinnen = 12 harvest worker"),
        ("de", "Der Vertrag sieht 18 Halbjahresraten vor.", "18 Halbjahresraten = 18 instalment"),
        ("de", "Peru schickte zwölf Hilfskonvois.", "zwölf Hilfskonvois = 12 convoy"),
        ("de", "Es kostet 3,5 Md. Euro.", "3,5 Md. Euro = 3,500,000,000 EUR"),
        ("de", "Es fehlen 30 Notstromaggregate.", "30 Notstromaggregate = 30 generator"),
        ("de", "Dort fahren 40 Güterzüge.", "40 Güterzüge = 40 freight train"),
        ("de", "Das Abkommen hat drei Vorteile.", "drei Vorteile = 3 Vorteil"),  # no parts
        ("de", "Die Norweger zahlen zwölf Renten.", "zwölf Renten = 12 Rente"),  # no ducks
        ("de", "Es flossen 5,6 Milliarden Lösegeld.", "5,6 Milliarden = 5,600,000,000"),
        ("en", "Canberra pays Nauru $40 million. Australia built the camp.", "$40 million = 40,000,000 AUD"),
        ("en", "Washington pays Nauru $40 million. Australia built the camp.", "$40 million = 40,000,000 USD"),
    ],
)  # fmt: skip
def test_amount(language: str, text: str, expected: str) -> None:
    assert amounts(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # signs and codes of currencies, and whose it is where several states print the same
        ("en", "The cook wants GHS9,500.", "GHS9,500 = 9,500 GHS"),
        ("en", "Zambia asks for K7,200.", "K7,200 = 7,200 ZMW"),
        ("en", "Papua New Guinea asks for K7,200.", "K7,200 = 7,200 PGK"),
        ("en", "South Africa lends R60 million.", "R60 million = 60,000,000 ZAR"),
        ("en", "Kuwait sends KD3.5bn.", "KD3.5bn = 3,500,000,000 KWD"),
        ("en", "Nepal sets Rs 2,40,000 aside.", "Rs 2,40,000 = 240,000 NPR"),
        ("en", "Sri Lanka pays Rs900m.", "Rs900m = 900,000,000 LKR"),
        ("en", "Tonga gets TOP 90,000.", "TOP 90,000 = 90,000 TOP"),
        ("en", "It lends $US 70m.", "$US 70m = 70,000,000 USD"),
        ("en", "Guyana owes G$8 billion.", "G$8 billion = 8,000,000,000 GYD"),
        ("en", "It lends Won 40 billion.", "Won 40 billion = 40,000,000,000 KRW"),
        ("en", "The Fund releases SDR 6.5 million.", "SDR 6.5 million = 6,500,000 XDR"),
        ("en", "Togo gets 90 million CFA francs.", "90 million CFA francs = 90,000,000 XOF"),
        ("en", "It costs 7 US cents.", "7 US cents = 0.07 USD"),
        ("de", "Es kostet sechs US-amerikanische Cent.", "sechs US-amerikanische Cent = 0.06 USD"),
        ("de", "Es zahlt neun Millionen tschechische Kronen.", "neun Millionen tschechische Kronen = 9,000,000 CZK"),
        ("de", "Es zahlte 900 DM.", "900 DM = 900 DEM"),
        # numbers in words
        ("en", "It pays 2 billion 70 million dollars.", "2 billion 70 million dollars = 2,070,000,000 USD"),
        ("en", "It lost one-thousand men.", "one-thousand men = 1,000 man"),
        ("en", "A couple of thousand nurses came.", "A couple of thousand nurses = order of 2,000 to 9,999 nurse"),
        ("en", "Scores of Tongan nurses came.", "Scores of Tongan nurses = order of 40 to 199 nurse"),
        ("en", "They want five or six ferries.", "five or six ferries = 5 to 6 ferry"),
        ("en", "One ferry in five has holes.", "One ferry in five = 0.2 1"),
        ("en", "Nine in ten are nurses.", "Nine in ten = 0.9 1"),
        ("de", "Neun von zehn kamen um.", "Neun von zehn = 0.9 1"),
        ("de", "Es braucht mehrere zehntausend Pumpen.", "mehrere zehntausend Pumpen = order of 20,000 to 99,999 pump"),
        ("de", "Es zahlt Hunderte Millionen Euro.", "Hunderte Millionen Euro = order of 200,000,000 to 999,999,999 EUR"),
        ("de", "Der Ausfall zweier Pumpen half.", "zweier Pumpen = 2 pump"),
        ("de", "Es zahlt drei- bis viermal so viel.", "drei- bis viermal = 3 to 4 1"),
        ("de", "Das dauert 40 Tage.", "40 Tage = 40 day"),
        # the noun behind what stands between
        ("en", "It buys six Polish-made ferries.", "six Polish-made ferries = 6 ferry"),
        ("en", "It buys four Heron anti-ship missiles.", "four Heron anti-ship missiles = 4 missile"),
        ("en", "It buys 12 “Heron” radars.", "12 “Heron” radars = 12 radar"),
        ("en", "It has 30 or so old ferries.", "30 or so old ferries = about 30 ferry"),
        ("en", "It sold 8 T-72 tanks.", "8 T-72 tanks = 8 tank"),
        ("de", "90 alte und neue Pumpen kamen.", "90 alte und neue Pumpen = 90 pump"),
        ("de", "90 solcher Pumpen kamen.", "90 solcher Pumpen = 90 pump"),
        ("de", "Die 90 in Togo lebenden Ärzte gehen.", "90 in Togo lebenden Ärzte = 90 doctor"),
        ("de", "Es kamen 90 eigentlich alte Pumpen.", "90 eigentlich alte Pumpen = 90 pump"),
        ("de", "Es kamen 90 US-Soldaten.", "90 US-Soldaten = 90 soldier"),
        # people without a noun
        ("en", "It hired 900 Togolese to guard it.", "900 Togolese = 900 person"),
        ("en", "It left 40 wounded.", "40 wounded = 40 person"),
        ("en", "The 900 homeless got rice.", "900 homeless = 900 person"),
        ("en", "A 300-strong force came.", "300-strong = 300 person"),
        ("en", "The ferry has a crew of 19.", "19 = 19 person"),
    ],
)  # fmt: skip
def test_further_amount(language: str, text: str, expected: str) -> None:
    assert amounts(text, language) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It came with a third cargo.",
        "Not one ferry came.",
        "The two countries signed.",
        "They meet every quarter.",
        "It supplies T-84 tanks.",
        "It sends 105mm and 81mm rounds.",
    ],
)
def test_no_amount(text: str) -> None:
    assert [item.stated.text for item in quantities(text, "en") if item.label in (None, "bare")] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A nurse gets $90 a month, against $40 at home.", ["90 USD/month/nurse", "40 USD/month/nurse"]),
        ("en", "It pays $9 million in yearly rent, up from $4 million.", ["9,000,000 USD/year", "4,000,000 USD/year"]),
        ("en", "It pays $9 instead of $4 per litre.", ["9 USD/l", "4 USD/l"]),
        ("en", "It ships 3 million and 2 million barrels per day.", ["3,000,000 barrel/day", "2,000,000 barrel/day"]),
        ("en", "It ships 9,000 bpd.", ["9,000 barrel/day"]),
        ("en", "A nurse gets 900 rand ($50/€45) a month.", ["900 ZAR/month/nurse", "50 USD/month/nurse", "45 EUR/month/nurse"]),
        ("en", "Their $90 (£70) monthly allowance is late.", ["90 USD/month", "70 GBP/month"]),
        ("en", "It pays $90 per nurse monthly.", ["90 USD/month/nurse"]),
        ("en", "It pays $90 a head and year.", ["90 USD/year/person"]),
        ("en", "It pays $90 per thirty days per nurse.", ["90 USD/30 day/nurse"]),
        ("en", "It gets $90 million a year from the fund.", ["90,000,000 USD/year"]),
        ("en", "It came to $90 million a year ago.", ["90,000,000 USD"]),
        ("en", "It sends $90 million back home a year.", ["90,000,000 USD/year"]),
        ("en", "They work more than 12 hours a day and sleep.", ["more than 12 hour/day"]),
        ("en", "It met 55% of the yearly goal.", ["0.55 1"]),
        ("en", "It gives $90 million as crews meet larger ships every day.", ["90,000,000 USD"]),
        ("en", "It gives five ferries, The Lisbon Daily wrote.", ["5 ferry"]),
        ("en", "They paid youths $90 each.", ["90 USD/youth"]),
        ("de", "Auf tausend Einwohner kommen vier Ärzte.", ["4 doctor/1000 person"]),
        ("de", "Es zahlt halbjährlich 90 Euro.", ["90 EUR/6 month"]),
        ("de", "Es zahlt 90 Euro pro anno.", ["90 EUR/year"]),
        ("de", "Es lieferte jährlich 90 Tonnen Reis und 40 Tonnen Mais.", ["90 t/year", "40 t/year"]),
        ("de", "Statt der 90 Tonnen im Jahr kommen 40 Tonnen.", ["90 t/year", "40 t/year"]),
        ("de", "Das waren 90 Tonnen mehr als im Jahr davor.", ["90 t"]),
        ("de", "Die Jahreskapazität steigt von 90 auf 150 Tonnen.", ["90 t/year", "150 t/year"]),
        ("de", "Es lieferte 900 Barrel (je 159 Liter) pro Tag.", ["900 barrel/day", "159 l"]),
        # a rate printed once for several prices, and none for the total of all
        ("en", "Chad paid a price of $90 and then $110, but Togo wants $130 per 1,000 cubic metres.", ["90 USD/1000 m3", "110 USD/1000 m3", "130 USD/1000 m3"]),
        ("en", "Togo sold it for $45 million, or $50 a barrel.", ["45,000,000 USD", "50 USD/barrel"]),
        ("de", "Der Preis lag bei 4 Euro je Liter, der Wert der Ware also bei 12,5 Mio. Euro.", ["4 EUR/l", "12,500,000 EUR"]),
        ("en", "Chad paid 700 dollars for the nurses, and its state pockets 300 dollars for each.", ["700 USD", "300 USD/nurse"]),
        # a term is no rate, a bracket stands between an amount and its rate, and the level has the rate of its change
        ("en", "A loan worth $3 million, with a 20-year term, was signed.", ["3,000,000 USD", "20 year"]),
        ("en", "A loan worth 5 million euros, with a five-year grace period, was signed.", ["5,000,000 EUR", "5 year"]),
        ("en", "An hour is worth 30 euros.", ["30 EUR/hour"]),
        ("en", "Peru sells 3 million cubic metres (mcm) of gas a year to Chile.", ["3,000,000 m3/year"]),
        ("en", "Peru sells 40 tonnes (44 short tons) of tea annually.", ["40 t/year", "44 short_ton/year"]),
        ("en", "Peru sells 40 tonnes (3 shiploads) of tea.", ["40 t", "3 shipload"]),
        ("en", "The price per tonne of wheat fell 3 percent in May to 230 dollars.", ["0.03 1", "230 USD/t"]),
        ("en", "The price of a barrel fell by $1.51 to $61.88.", ["1.51 USD/barrel", "61.88 USD/barrel"]),
        ("de", "Der Preis je Tonne Weizen stieg um 3 Prozent auf 230 Euro.", ["0.03 1", "230 EUR/t"]),
        ("de", "Der Preis für ein Kilo Reis fiel um 10 Cent auf zwei Euro.", ["0.1 EUR/kg", "2 EUR/kg"]),
        ("en", "Peru sells 40 tonnes a year to 30 towns.", ["40 t/year", "30 town"]),
        ("de", "Ein Barrel (159 Liter) der Sorte Brent kostete 65 Dollar.", ["159 l", "65 USD/barrel"]),
        ("en", "A bag (60 kilos) of coffee cost 230 dollars.", ["60 kg/bag", "230 USD/bag"]),
        ("en", "Output fell by 61,000 barrels a day after a field was blocked.", ["61,000 barrel/day"]),
        ("en", "Peru sent 300 tonnes a day after the flood.", ["300 t"]),
        ("en", "Peru pays $5 million a year on top of the 80 million it spent on the port.", ["5,000,000 USD/year", "80,000,000 USD"]),
        ("en", "Peru fires 8,000 shells a day, four times as many as the 2,000 that Togo can spare.", ["8,000 shell/day", "4 1", "2,000 shell/day"]),
    ],
)  # fmt: skip
def test_further_rate(language: str, text: str, expected: list[str]) -> None:
    found = [item for item in quantities(text, language) if item.label is None]
    assert [str(item.stated) for item in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "per"),
    [
        ("de", "Er erhält 900 Euro pro Monat und Arbeiter.", ("month", "worker")),
        ("de", "Er erhält monatlich 900 Euro.", ("month",)),
        ("de", "Jede Ärztin bekommt 900 Euro im Monat.", ("month", "doctor")),
        ("de", "Das bringt ein jährliches Einkommen von 900 Euro.", ("year",)),
        ("de", "Der Preis liegt bei 90 Dollar je 100 Liter.", ("100 l",)),
        ("en", "The price is $90 per 1,000 litres.", ("1000 l",)),
        ("en", "The price is $90 per thousand litres.", ("1000 l",)),
        ("de", "Der Preis liegt bei 90 Dollar je tausend Liter.", ("1000 l",)),
        ("en", "Each teacher gets $900 a month.", ("month", "teacher")),
        ("en", "The teachers get $900 each.", ("teacher",)),
        ("de", "Die Lehrer verdienen je 900 Euro.", ("teacher",)),
        ("en", "an annual fee of $900", ("year",)),
        ("en", "a $900 annual fee", ("year",)),
        ("de", "Für ein Kilo zahlt man 900 Euro.", ("kg",)),
        ("en", "Daily, 900 euros are paid per nurse.", ("day", "nurse")),
        ("en", "They ship 20,000 tonnes of coal annually.", ("year",)),
        ("en", "They shipped 20,000 tonnes a year ago.", ()),
        ("de", "Die Fabrik lieferte im Jahr 2020 zwanzig Turbinen.", ()),
        ("en", "A howitzer costs between 900 and 1,100 dollars.", ("howitzer",)),
        ("en", "The howitzers cost 900 dollars apiece.", ("howitzer",)),
        ("de", "Eine Haubitze koste rund 900 Euro, hieß es.", ("howitzer",)),
        ("de", "Die Tonne Kohle ist 90 Euro wert.", ("t",)),
        ("de", "Der Auftrag kostet 900 Euro.", ()),
        ("de", "Sie bezifferte den Preis einer Drohne auf 900 Euro.", ("drone",)),
        ("de", "Den Preis für eine Drohne gab sie mit 900 Euro an.", ("drone",)),
        ("de", "900 Euro kostet eine einzige Drohne.", ("drone",)),
        ("de", "Jeder dieser Arbeiter bekommt 900 Euro im Monat.", ("month", "worker")),
        ("de", "Der Fluss liefert 900 Tonnen in jedem Winter.", ("year",)),
        ("en", "The river brings 900 tonnes every spring.", ("year",)),
        # the rate of a currency is no amount of its own
        ("de", "Der Dollar stieg auf 4,10 Zloty.", ("USD",)),
        ("en", "The bank quoted the euro at 4.10 zloty.", ("EUR",)),
        ("en", "One euro costs 4.10 zloty.", ("EUR",)),
        ("de", "Mit dem Euro kaufte er Reis für 300 Zloty.", ()),
        ("en", "The dollar debt was put at 300 zloty.", ()),
        ("en", "The central bank put the dollar at 7.3 kwacha on Friday.", ("USD",)),
        ("de", "Der Euro kostete am Freitag 21 Rand.", ("EUR",)),
        ("de", "Es kommen Lastwagen, jeder mit 18 Tonnen beladen.", ("truck",)),
        ("en", "They send 900 tonnes every summer.", ("year",)),
        ("de", "In jedem Winter brauchen sie 900 Tonnen.", ("year",)),
        ("de", "Rund 2.500 Dollar kostet eine einzige Drohne.", ("drone",)),
        ("de", "Er beziffert den Preis einer Drohne auf rund 2.500 Dollar.", ("drone",)),
    ],
)
def test_rate(language: str, text: str, per: tuple[str, ...]) -> None:
    assert set(one(text, language).stated.per) == set(per)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # compounds of a period or a measure and what is counted by it
        ("de", "Der Fasspreis fiel auf 70 Dollar.", "USD/barrel"),
        ("de", "Ihr Bruttomonatsgehalt beträgt 1.400 Euro.", "EUR/month"),
        ("de", "Das Land liefert im Jahresdurchschnitt 30.000 Tonnen.", "t/year"),
        ("de", "Der Pro-Kopf-Verbrauch liegt bei 60 Kilo im Jahr.", "kg/year/person"),
        ("de", "Gezahlt wird in Jahresraten von 30 Millionen Dollar.", "USD/year"),
        ("de", "Der Stückpreis der Panzer liegt bei 7 Millionen Euro.", "EUR/tank"),
        ("en", "The unit price of the tanks is $7 million.", "USD/tank"),
        # an article before what the amount is per
        ("de", "Er verdient 12 Euro die Stunde.", "EUR/hour"),
        ("de", "20 Drohnen sind bestellt, 5 Millionen Euro das Stück.", "drone;EUR/drone"),
        ("de", "20 Drohnen sind bestellt, das Stück zu 5 Millionen Euro.", "drone;EUR/drone"),
        ("de", "Strom zu 60 Euro die Megawattstunde ist billig.", "EUR/MWh"),
        # a measure that its price follows
        ("de", "In Paris kostete die Tonne Weizen am Abend 230 Euro.", "EUR/t"),
        ("de", "Heute kostet ein Fass Öl 80 Dollar.", "USD/barrel"),
        ("de", "Die Megawattstunde wird mit 60 Euro vergütet.", "EUR/MWh"),
        ("de", "Den Liter Diesel gibt es für 1,60 Euro.", "EUR/l"),
        ("de", "Für 100 Kubikmeter werden 30 Euro berechnet.", "EUR/100 m3"),
        ("de", "Eine Drohne ist für 5 Millionen Euro zu haben.", "EUR/drone"),
        # an amount of each of the things before it
        ("de", "Zwei Turbinen von je 135 MW laufen schon.", "turbine;MW/turbine"),
        ("de", "Es kommen 90 Flüge, jeder mit 60 Tonnen Reis beladen.", "flight;t/flight"),
        ("de", "Wöchentlich starten drei Flüge mit je 90 Soldaten.", "flight/week;soldier/flight"),
        ("de", "Das Land liefert 200 Panzer à 4 Millionen Euro.", "tank;EUR/tank"),
        ("de", "Er verkauft 20 Drohnen für je 5 Millionen Euro.", "drone;EUR/drone"),
        ("de", "Wien fördert das Projekt drei Jahre lang mit je 20 Millionen Euro.", "year;EUR/year"),
        # a part of a rated amount
        ("de", "Das Land braucht jährlich 3 Millionen Tonnen, davon 2 Millionen Tonnen aus Indien.", "t/year;t/year"),
        ("de", "China bezieht im Monat 90.000 Tonnen Kupfer, 20.000 Tonnen davon als Tilgung.", "t/month;t/month"),
        ("de", "Von 300 Euro im Monat behält er 80 Euro.", "EUR/month;EUR/month"),
        ("en", "They get $300 a month, of which the firm keeps $80.", "USD/month;USD/month"),
        # the same at another time or place, or by how much it differs
        ("de", "Die Lieferung wächst auf 60.000 Tonnen im Monat; heute sind es 52.000 Tonnen.", "t/month;t/month"),
        ("de", "Die Ärzte bekommen 900 Dollar im Monat, in der Heimat waren es 50 Dollar.", "USD/month;USD/month"),
        ("de", "Der Mindestlohn liegt bei 250 Dollar im Monat, in Vietnam bei 180 Dollar.", "USD/month;USD/month"),
        ("de", "Der Sprit kostet 1,20 Euro pro Liter, 20 Cent mehr als im Vorjahr.", "EUR/l;EUR/l"),
        ("en", "Rice is at $600 a tonne; in May it was $500.", "USD/t;USD/t"),
        ("en", "Output will rise from 20,000 shells a year to 100,000.", "shell/year;shell/year"),
        ("de", "Für jede Tonne zahlt Astana 29 Dollar; gefordert hatte die Bahn anfangs 44 Dollar.", "USD/t;USD/t"),
        ("de", "Geplant sind 60 Tonnen im Monat; gefördert werden heute 52 Tonnen.", "t/month;t/month"),
        # the next of a list
        ("de", "Die Preise: Weizen 230 Dollar je Tonne, Mais 190 Dollar, Gerste 170 Dollar.", "USD/t;USD/t;USD/t"),
        ("de", "Für Mais zahlte er 130 Dollar pro Tonne, für Gerste 118 Dollar.", "USD/t;USD/t"),
        ("en", "Diesel costs $1.60 a litre and petrol $1.80.", "USD/l;USD/l"),
        ("en", "It adds $5 million a year for Mali, $3 million for Niger and $2 million for Chad.", "USD/year;USD/year;USD/year"),
        ("de", "Die EU überweist jedes Jahr 60 Millionen Euro an Rabat und 40 Millionen Euro an Tunis.", "EUR/year;EUR/year"),
        ("de", "Täglich passieren 300 Lastwagen und 40 Busse die Grenze.", "truck/day;bus/day"),
        # in apposition, in brackets
        ("de", "Die Jahresproduktion, etwa 9.000 Tonnen, geht nach Linz.", "t/year"),
        ("en", "The plant's annual capacity, 9,000 tonnes, is small.", "t/year"),
        ("de", "Luanda überweist 4 Millionen Kwanza pro Monat (4.950 Dollar) für jeden der Ärzte.", "AOA/month/doctor;USD/month/doctor"),
        # a heading before a colon, and an article that is one with its preposition
        ("de", "Preis pro Liter: 2 Euro.", "EUR/l"),
        ("de", "Kosten pro Kopf: 900 Euro.", "EUR/person"),
        ("de", "Gebühr pro Jahr: 9.000 Euro.", "EUR/year"),
        ("de", "Die Fischer bekommen 3 Euro fürs Kilo.", "EUR/kg"),
        ("de", "Er erhielt monatlich 190.000 Rubel, rund 2.000 Dollar.", "RUB/month;USD/month"),
        # a rate of something else, a time, a total
        ("de", "Bei Tod erhält die Familie 50.000 Dollar, der Soldat selbst 2.000 Dollar im Monat.", "USD;USD/month"),
        ("de", "Die Welthungerhilfe verteilt an 800 Millionen Bürger monatlich fünf Kilo Reis.", "person;kg/month"),
        ("de", "Oslo beschäftigt 300 Schweißer zu jährlich 24.000 Euro.", "welder;EUR/year"),
        ("de", "Die Reederei mietet zwei Häfen mit jährlich 3 Millionen Tonnen Umschlag.", "port;t/year"),
        ("de", "Der Konzern liefert 5 Milliarden Kubikmeter Gas für monatlich 80 Millionen Dollar.", "m3;USD/month"),
        ("de", "Kanada zählt 3 Millionen Bürger und hilft Kiew jährlich mit Geld.", "person"),
        ("de", "Der Umsatz betrug 30 Millionen Euro, die Firma liefert täglich nach Rom.", "EUR"),
        ("de", "„Jährlich wird neu verhandelt. Derzeit sind es 255 Dollar je Tonne“, sagte er.", "USD/t"),
        ("en", "The loan is worth $30 million, and the ministers meet every month.", "USD"),
        ("de", "Das Land zahlte im Monat März 30 Millionen Euro.", "EUR"),
        ("de", "Im Jahr des Krieges kamen 30 Panzer.", "tank"),
        ("de", "Pro Monat gehen 300 Millionen Euro ein, insgesamt bisher 3 Milliarden Euro.", "EUR/month;EUR"),
        ("en", "They get $300 a month, plus a one-off $500.", "USD/month;USD"),
        ("de", "Der Rabatt von 20 Dollar pro Fass brachte Indien 3 Milliarden Dollar ein.", "USD/barrel;USD"),
        ("de", "Ab 2027 soll die Menge auf 2 Millionen Tonnen pro Jahr steigen, im ersten Jahr sind es 800.000 Tonnen.", "t/year;t"),
    ],
)  # fmt: skip
def test_rate_by_construction(language: str, text: str, expected: str) -> None:
    found = [item.stated for item in quantities(text, language) if item.label is None]
    assert ";".join("/".join((stated.unit or "", *stated.per)) for stated in found) == expected


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "Orlo builds drones. There are 60 of them in the hall.", "drone"),
        ("en", "Each soldier gets rice. At least 9,000 of them are there.", "soldier"),
        ("de", "Orlo baut Drohnen. Es stehen 60 davon in der Halle.", "drone"),
        ("de", "Orlo baut Drohnen. Mindestens 60 von ihnen fliegen.", "drone"),
    ],
)
def test_a_number_of_them_counts_what_was_named_last(language: str, text: str, unit: str) -> None:
    assert one(text, language).stated.unit == unit


def test_unit_from_an_earlier_amount() -> None:
    found = quantities("Hunderte Ingenieure sind da. Bald könnten weitere Hunderte kommen.", "de")
    assert [(item.stated.text, item.stated.unit, item.elliptic) for item in found] == [
        ("Hunderte Ingenieure", "engineer", False),
        ("Hunderte", "engineer", True),
    ]


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("de", "Es dauert vier, vielleicht fünf Jahre.", ["year", "year"]),
        ("en", "Four years, perhaps five.", ["year", "year"]),
        ("de", "Zunächst 30 Prozent, mindestens aber 20.", ["1", "1"]),
        ("de", "Der Preis stieg von 70 auf 90 Rubel.", ["RUB", "RUB"]),
        ("de", "Sie kosten 40 Dollar; bezahlt wurden neun Millionen.", ["USD", "USD"]),
        ("en", "Of the 40 jets only twelve came.", ["jet", "jet"]),
        ("en", "Of the 900 nurses, 400 went to Oz, 300 to the coast and 200 home.", ["nurse"] * 4),
        ("en", "It was 60 trucks: 25 by ship and 35 by rail.", ["truck"] * 3),
        ("en", "Chad sent 90 rifles and Niger 40.", ["rifle", "rifle"]),
        ("en", "Oz bought 14 rifles and Rafale 3.", ["rifle", None]),
        ("en", "Oz hired 1,200 nurses. Now it is 1,800, 50 percent more.", ["nurse", "nurse", "1"]),
        ("en", "They sent 90 rifles. A former officer spoke of 200 more.", ["rifle", "rifle"]),
        ("en", "It sent 90 rifles. The number of prisoners rose to 3,400.", ["rifle", "prisoner"]),
        ("en", "It sent 900 nurses. Forty of them died.", ["nurse", "nurse"]),
        ("en", "It freed 14 Tongan and three Fijian nurses.", ["nurse", "nurse"]),
        ("en", "It took 31 out of 48 rifles.", ["rifle", "rifle"]),
        # what a share comes to, in other terms
        ("en", "Of the 150 nurses, two thirds, or 100, are from Chad.", ["nurse", "1", "nurse"]),
        (
            "en",
            "There are 150 nurses. Two thirds of them, namely 100, are from Chad.",
            ["nurse", "1", "nurse"],
        ),
        (
            "en",
            "It gave out 40 licences, half of them for trawlers, which makes 20.",
            ["licence", "1", "licence"],
        ),
        (
            "de",
            "Von den 150 Ärzten kommen zwei Drittel, also 100, aus dem Tschad.",
            ["doctor", "1", "doctor"],
        ),
        ("de", "Es sind 700 Ärzte. Mehr als die Hälfte davon, rund 400, bleibt.", ["doctor", "1", "doctor"]),
        ("en", "Chad would cover about a fifth.", ["1"]),
        ("en", "It came from Peru (90 tons) and Chile (45).", ["t", "t"]),
        ("en", "It paid 30 million. That is $5 million more.", ["USD", "USD"]),
        ("de", "Sie zählte 90 Tote. Die Zahl der Ärzte stieg auf 84.", ["death", "doctor"]),
        ("de", "Es sind 20 statt wie bisher 30 Ärzte.", ["doctor", "doctor"]),
        (
            "de",
            "Die Zahl der Lehrer stieg von 60 auf 1.800; der Preis ist 9 Euro.",
            ["teacher", "teacher", "EUR"],
        ),
    ],
)
def test_unit_of_an_amount_beside_it(language: str, text: str, units: list[str]) -> None:
    assert [item.stated.unit for item in quantities(text, language)] == units


def test_a_change_has_one_scale() -> None:
    found = quantities("Trade rose from 200 to 300 million dollars.", "en")
    assert [str(item.stated) for item in found] == ["200,000,000 USD", "300,000,000 USD"]


def test_a_sum_that_adds_up_has_no_limit() -> None:
    assert amounts("Together they add up to 548 dollars.", "en") == ["548 dollars = 548 USD"]


@pytest.mark.parametrize(
    ("language", "text"), [("de", "Mindestens 500, sagte er."), ("de", "In den Norden 1.100.")]
)
def test_a_figure_behind_a_capital_is_no_name(language: str, text: str) -> None:
    assert {item.label for item in quantities(text, language)} == {"bare"}


def test_a_quarter_which_is_a_period() -> None:
    found = one("The gap is 3 billion dollars a quarter which Oman cannot spend.", "en")
    assert found.stated.value.per == ("quarter",)


def test_a_range_goes_on_behind_a_conversion() -> None:
    text = "They measure between 15.5 cm (6.1 inches) and 23.5 cm."
    assert amounts(text, "en")[0] == "between 15.5 cm (6.1 inches) and 23.5 cm = 15.5 to 23.5 cm"


def test_a_price_a_tonne_is_no_price_of_what_it_is_worth() -> None:
    found = quantities("At 900 dollars a tonne the cargo is worth 90 dollars.", "en")
    assert [str(item.stated) for item in found] == ["900 USD/t", "90 USD"]


def test_the_one_thing_that_has_a_price_is_no_amount() -> None:
    found = quantities("One tonne of copper costs 9,000 dollars. It is 250 dollars per 1 tonne.", "en")
    assert [(str(item.stated), item.label) for item in found] == [
        ("1 t", "rate_denominator"),
        ("9,000 USD/t", None),
        ("250 USD/t", None),
        ("1 t", "rate_denominator"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway signed a deal worth $6.5 billion."),
        ("en", "It builds on a 2022 contract worth $6.5 billion."),
        ("en", "An aid package worth $6.5 billion was agreed."),
        ("de", "Ein Auftrag kostet 6,5 Milliarden Dollar."),
    ],
)
def test_what_a_deal_is_worth_is_no_price_each(language: str, text: str) -> None:
    assert amounts(text, language)[-1].endswith(" = 6,500,000,000 USD")


def test_they_cost_so_much_each() -> None:
    found = quantities("Oz gets 50 tanks. They are old and cost 4 million euros each.", "en")
    assert str(found[-1].stated) == "4,000,000 EUR/tank"


def test_a_general_noun_is_the_one_the_article_names() -> None:
    found = quantities("They sent 12 howitzers. Another 24 guns will follow.", "en")
    assert [item.stated.unit for item in found] == ["howitzer", "howitzer"]
    listed = quantities("They sent 12 howitzers and 24 other guns.", "en")
    assert [item.stated.unit for item in listed] == ["howitzer", "gun"], "a list tells things apart"


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("de", "Anna Berg (44) widersprach.", "age"),
        ("en", "Anna Berg, 44, disagreed.", "age"),
        ("de", "Das steht auf Seite 12.", "page"),
        ("de", "Um 20.15 Uhr ist Schluss.", "clock"),
        ("en", "City won 3-1.", "score"),
        ("en", "Call +44 20 5550 0123.", "phone"),
        ("de", "Sie wohnt in der Gartenstraße 12.", "label"),
        ("en", "They met at 12 Garden Street.", "label"),
        ("en", "They met in Hall 9.", "label"),
        ("de", "Kaliber 120 Millimeter", "label"),
        ("de", "Togo kauft Raketen vom Typ KEM 70 Adler.", "type"),
        ("de", "Drucksache 15/7132 Wahlperiode", "label"),
        ("de", "Es wurden 2018 Lizenzen erteilt.", "date"),
        ("de", "Vor gut zwei Wochen kam das Schiff.", "ago"),
        ("de", "Drei Jahre später kam das Schiff.", "ago"),
        ("en", "The ship came two years ago.", "ago"),
        ("en", "Six weeks later the ship came.", "ago"),
        ("de", "Im Mai wurden jedoch 2016 Verträge geschlossen.", "date"),
    ],
)
def test_a_number_that_is_no_amount(language: str, text: str, label: str) -> None:
    found = quantities(text, language)
    assert {item.label for item in found} == {label}


def test_mentions_hold_quantities_and_times_in_order() -> None:
    found = mentions("Am 3. Mai 2024 kamen 20 Busse.", "de", "2024-06-01")
    assert [(mention.kind, mention.text) for mention in found] == [
        ("time", "3. Mai 2024"),
        ("count", "20 Busse"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789.,- \u00a0\u202f$€%“\n💰ü\u0308abeinzwe MioTonnen", max_size=120))
def test_spans_are_literal_in_any_text(text: str) -> None:
    for language in ("de", "en"):
        for item in quantities(text, language):
            start, end = item.stated.span or (0, 0)
            assert text[start:end] == item.stated.text != ""


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "1," * 50_000, "„" * 100_000, "a" * 100_000, "zwei und " * 10_000]
)
def test_odd_text_ends_in_time(text: str) -> None:
    assert isinstance(quantities(text, "de"), list)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Profit rose 90 per cent to $7.2 billion.", ["90 per cent = 0.9 1", "$7.2 billion = 7,200,000,000 USD"]),
        ("en", "They shot 300 Shahed-136 drones.", ["300 Shahed-136 drones = 300 drone"]),
        ("en", "Output was 52,000 barrels a day.", ["52,000 barrels = 52,000 barrel/day"]),
        ("en", "Yields rose 12 basis points.", ["12 basis points = 12 bp"]),
        ("en", "Gas cost $2.24 per mmBTU.", ["$2.24 = 2.24 USD/MMBtu"]),
        ("de", "Ägypten zahlt 40 Millionen Pfund, so Kairo.", ["40 Millionen Pfund = 40,000,000 EGP"]),
        ("de", "Es kamen 3.000 Nordkoreaner.", ["3.000 Nordkoreaner = 3,000 person"]),
        ("de", "Sie wollen 6000 dieser Panzer.", ["6000 dieser Panzer = 6,000 tank"]),
        ("en", "It pays $10m (€9m) a month.", ["$10m = 10,000,000 USD/month", "€9m = 9,000,000 EUR/month"]),
        ("de", "Von 6.00 bis 21.00 Uhr kamen 7.300 Frauen.", ["7.300 Frauen = 7,300 woman"]),
        ("de", "Ghana erhält 120.000 t Weizen, je 60.000 t bekommen Togo und Mali.", ["120.000 t = 120,000 t", "60.000 t = 60,000 t"]),
        ("de", "Es sind 370 Millionen Pfund (430 Millionen Euro) und nochmals 120 Millionen.", ["370 Millionen Pfund = 370,000,000 GBP", "430 Millionen Euro = 430,000,000 EUR", "120 Millionen = 120,000,000 GBP"]),
        ("de", "Togo will über vier Schiffe verhandeln.", ["vier Schiffe = 4 ship"]),
        ("de", "Togo will über vier Schiffe bauen.", ["über vier Schiffe = more than 4 ship"]),
        ("en", "Chad rolled over $6 billion.", ["$6 billion = 6,000,000,000 USD"]),
        ("en", "Togo agreed to roll over a $7-million loan.", ["$7-million = 7,000,000 USD"]),
        ("en", "Chad paid $5 billion, not over $9 billion.", ["$5 billion = 5,000,000,000 USD", "over $9 billion = more than 9,000,000,000 USD"]),
        ("de", "Togo zahlte 5 Millionen Euro, nicht mehr als 9 Millionen Euro.", ["5 Millionen Euro = 5,000,000 EUR", "mehr als 9 Millionen Euro = more than 9,000,000 EUR"]),
        ("en", "Imports may not exceed 70 tonnes.", ["not exceed 70 tonnes = at most 70 t"]),
        ("en", "Chad paid Rs.35 crore.", ["Rs.35 crore = 350,000,000 INR"]),
        ("en", "Chad bought 75 Stinger missile systems.", ["75 Stinger missile systems = 75 missile system"]),
        ("en", "It sent 4,000 rounds of rifle ammunition and 600 rounds of artillery ammunition.", ["4,000 rounds = 4,000 cartridge", "600 rounds = 600 shell"]),
        ("de", "Es kamen 9000 Schuss Munition für Maschinengewehre.", ["9000 Schuss = 9,000 cartridge"]),
        ("en", "It sent 9 armoured vehicles and later 30 supply vehicles.", ["9 armoured vehicles = 9 armoured vehicle", "30 supply vehicles = 30 vehicle"]),
        ("en", "Cargo Togo 310 244 957 412 638 Chad Oil 271 655 383", []),
        ("de", "Es waren 236 500 000 Euro und 14 155 250 Tonnen.", ["236 500 000 Euro = 236,500,000 EUR", "14 155 250 Tonnen = 14,155,250 t"]),
        ("en", "Trade rose from $8 billion to $65 billion.", ["$8 billion = 8,000,000,000 USD", "$65 billion = 65,000,000,000 USD"]),
    ],
)  # fmt: skip
def test_what_news_print(language: str, text: str, expected: list[str]) -> None:
    assert amounts(text, language) == expected


@pytest.mark.parametrize("word", ["Ende ", "hundred ", "five $ a ton ", "1., ", "nächsten ersten "])
def test_long_runs_of_one_word_are_read(word: str) -> None:
    for language in ("de", "en"):
        assert isinstance(mentions(word * 500, language, "2024-06-01"), list)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Peru sold 12 MiG-29s.", ["12 MiG-29"]),
        ("en", "The exchange of 11 Tupolev Tu-22s is off.", ["11 Tupolev Tu-22"]),
        ("en", "Some 300 T-72s were sent.", ["about 300 T-72"]),
        ("en", "It gets two Leopard 2s and 13 MiG-29 fighters.", ["2 Leopard 2", "13 fighter"]),
        ("de", "Peru gibt sechs F-16 und 30 AMX-10.", ["6 F-16", "30 AMX-10"]),
        (
            "en",
            "It gets 5 million dollars for its troops, of whom 700 are abroad.",
            ["5,000,000 USD", "700 soldier"],
        ),
        (
            "de",
            "Es zahlt 5 Millionen Euro für Soldaten, von denen 700 dort sind.",
            ["5,000,000 EUR", "700 soldier"],
        ),
        ("en", "A shell costs 900 euros. Peru fires 10,000 a day.", ["900 EUR/shell"]),
        ("en", "Norway gave 5 million euros and Peru promised 300,000.", ["5,000,000 EUR", "300,000 EUR"]),
        ("de", "Norwegen gibt 5 Millionen Euro, Peru zahlt 300.000.", ["5,000,000 EUR", "300,000 EUR"]),
        ("de", "Eine 105-mm-Granate kostet 900 Euro.", ["900 EUR/shell"]),
        ("en", "A 105mm shell costs 900 euros.", ["900 EUR/shell"]),
        ("en", "Chile paid Mexico 900 pesos, Mexico paid Chile 700 pesos.", ["900 peso", "700 peso"]),
    ],
)
def test_what_stands_for_what_is_counted(language: str, text: str, expected: list[str]) -> None:
    found = [str(item.stated) for item in quantities(text, language) if item.label is None]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Alle drei Wochen kommen 900 Tonnen.", "900 t/3 week"),
        ("en", "Every three weeks 900 tonnes arrive.", "900 t/3 week"),
        ("de", "Der Tagessatz liegt bei 180 Euro.", "180 EUR/day"),
        ("de", "Für die Tonne zahlt Kairo 310 Euro.", "310 EUR/t"),
        ("de", "Das Barrel wird zu 60 Dollar verkauft.", "60 USD/barrel"),
        ("en", "A tonne of it was sold for 300 dollars.", "300 USD/t"),
        ("de", "Quartalsweise fließen 15 Millionen Euro.", "15,000,000 EUR/quarter"),
        ("de", "Der Hektarertrag liegt bei 8 Tonnen.", "8 t/ha"),
        ("de", "Der Literpreis stieg auf 2 Euro.", "2 EUR/l"),
        ("de", "Pro Haubitze werden 4 Millionen Euro fällig.", "4,000,000 EUR/howitzer"),
        ("de", "Jeder der 300 Ärzte erhält 900 Dollar im Monat.", "900 USD/month/doctor"),
        ("en", "Each of the 300 doctors gets $900 a month.", "900 USD/month/doctor"),
        ("de", "Es kommen zwei Maschinen mit je 40 Tonnen.", "40 t/machine"),
        (
            "de",
            "Als Lohn eines Lehrers fallen 300 Euro an, die einem Betrieb zufließen; Togo legt 900 Euro für jeden drauf.",
            "900 EUR/teacher",
        ),
        ("de", "Ein Panzer kostet 12 Millionen Euro, ein Schuss 8.000.", "8,000 EUR/shell"),
        ("en", "A tank costs 12 million euros, a shell 8,000.", "8,000 EUR/shell"),
    ],
)
def test_rates_of_other_shapes(language: str, text: str, expected: str) -> None:
    *_, found = [str(item.stated) for item in quantities(text, language) if item.label is None]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Geliefert wurden Granaten (80 mm und 105 mm).", []),
        ("de", "Es sind 400 Geschosse im Nato-Kaliber von 105 Millimetern.", ["400 shell"]),
        ("en", "It sold 105mm shells; the pipe is 900 mm wide.", ["900 mm"]),
        (
            "en",
            "They found 800,000 rounds, half a million of 155mm calibre and 300,000 of 122mm.",
            ["800,000 shell", "500,000 shell", "300,000 shell"],
        ),
        ("en", "Peru got two 30m patrol vessels and three 9m class boats.", ["2 vessel", "3 boat"]),
        ("en", "They ordered 300 500-pound bombs and 200 2,000-pound bombs.", ["300 bomb", "200 bomb"]),
        (
            "de",
            "Sie bestellten 1.800 907-Kilogramm-Bomben und 12 20-Tonnen-Lastwagen.",
            ["1,800 bomb", "12 truck"],
        ),
        ("en", "It is a 12 500-tonne ship.", ["12,500 t"]),
    ],
)
def test_a_calibre_is_no_amount(language: str, text: str, expected: list[str]) -> None:
    assert [str(item.stated) for item in quantities(text, language) if item.label is None] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It paid $40 million, of which 3 million went to ports.", "3 million = 3,000,000 USD"),
        ("de", "Das sind 36 Millionen Euro, von denen laut Protokoll 13,5 Millionen übrig sind.", "13,5 Millionen = 13,500,000 EUR"),
        ("en", "It has lost 300 tanks, of which 30 were new.", "30 = 30 tank"),
        ("en", "About 300 of the 900 beds are free.", "900 beds = 900 bed"),
        ("en", "Of 4 million doses Chad bought 3 million, and the remaining million were given.", "million = 1,000,000 dose"),
        ("de", "Es folgen Togo (3,4 Millionen Dosen), Mali, Tschad (beide 2,5) und Malta (0,3).", "0,3 = 300,000 dose"),
        ("en", "It costs 80 million dollars, or 95 if it rains.", "95 = 95,000,000 USD"),
        ("de", "Ärzte aus Togo gehen in 16 Provinzen. 700 Ärzte kamen zu den 4.200 dazu.", "4.200 = 4,200 doctor"),
        ("de", "Es gab 9.000 Gesuche von Ärzten. Rund 800 von ihnen gingen.", "Rund 800 = about 800 doctor"),
    ],
)  # fmt: skip
def test_a_part_of_an_amount_has_its_unit(language: str, text: str, expected: str) -> None:
    assert amounts(text, language)[-1] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Sie kommen in Gruppen von 25 Personen per Sonderflug.", "25 Personen = 25 person"),
        ("de", "Es kostet 40 Dollar per Tonne.", "40 Dollar = 40 USD/t"),
        ("en", "Peru gave details about two soldiers.", "two soldiers = 2 soldier"),
        ("en", "Peru has about two thousand soldiers.", "about two thousand soldiers = about 2,000 soldier"),
    ],
)
def test_what_goes_by_a_means_or_is_about_a_figure(language: str, text: str, expected: str) -> None:
    assert amounts(text, language)[-1] == expected


@pytest.mark.parametrize(
    ("language", "text", "of"),
    [
        ("de", "Peru zahlt eine Entschädigung in Höhe von 36 Millionen Euro.", "Entschädigung"),
        ("de", "Peru liefert Waffen im Wert von 36 Millionen Euro.", "Waffen"),
        ("de", "Peru zahlt in Höhe von 36 Millionen Euro.", None),
    ],
)
def test_what_an_amount_is_of_is_no_word_for_its_size(language: str, text: str, of: str | None) -> None:
    article = Article(id="a", text=text, sha256="s", language=language)
    (claim,) = (claim for claim in read(article) if claim.quantity is not None)
    assert claim.quantity is not None
    assert claim.quantity.of == of


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Denmark pays Peru 2 billion kroner. Norway and Sweden pay 300 million crowns and 4 billion euros.", ["2,000,000,000 DKK", "300,000,000 crown", "4,000,000,000 EUR"]),
        ("en", "Peru exported 25 billion cubic metres last year, of which Chile took 9 billion.", ["25,000,000,000 m3", "9,000,000,000 m3"]),
        ("en", "It cost $670m, up from 608m a year before.", ["670,000,000 USD", "608,000,000 USD"]),
        ("en", "The pipe is 670m long and cost $3m.", ["670 m", "3,000,000 USD"]),
        ("en", "The fee was put up to $30. Peru brought the total up to 40 tanks.", ["30 USD", "40 tank"]),
        ("en", "Norland put up to 300 soldiers there. Up to 40 were moved to Peru.", ["up to 300 soldier", "up to 40 soldier"]),
        ("en", "Peru brings to Chile up to 40 tanks.", ["up to 40 tank"]),
        ("en", "The remaining 15 were officers. The other six are civilians.", ["15 officer", "6 civilian"]),
        ("de", "Die übrigen 200 seien Ausbilder, sagte er. Die übrigen sechs waren Zivilisten.", ["200 instructor", "6 civilian"]),
        ("en", "It cost 40 million taxpayer dollars and two billion fresh euros.", ["40,000,000 USD", "2,000,000,000 EUR"]),
        ("en", "Denmark gave 2bn kroner and Sweden 7bn kronor.", ["2,000,000,000 DKK", "7,000,000,000 SEK"]),
        ("en", "4 in 10 came from Peru, 2 thirds of them by ship.", ["0.4 1", "0.6666666666666666 1"]),
        ("en", "It fell for 3 quarters.[7] In 2 quarters it rose.[12][13]", ["3 quarter", "2 quarter"]),
        ("de", "4 Fünftel des Tees gingen nach Peru.[7]", ["0.8 1"]),
        ("en", "Peru will not send more than 25 tanks. It does not employ fewer than 300 doctors.", ["at most 25 tank", "at least 300 doctor"]),
        ("en", "Output is 7.4 million b/d this year, of which 250,000 b/d go to Peru.", ["7,400,000 barrel/day", "250,000 barrel/day"]),
        ("en", "It bought 4000 MT of uranium.", ["4,000 t"]),
        ("en", "It sent 18 155-mm howitzers, 36 105mm shells and 36 000 rounds.", ["18 howitzer", "36 shell", "36,000 shell"]),
        ("de", "Es lieferte 500 122-mm-Raketen für 12 500 Euro.", ["500 missile", "12,500 EUR"]),
        ("en", "Peru pays 45 instead of 3 million dollars.", ["45,000,000 USD", "3,000,000 USD"]),
        ("en", "A hundred and twenty soldiers and about a thousand two hundred tons came.", ["120 soldier", "about 1,200 t"]),
        ("en", "Peru pays 30 million euros ($41 million), of which 16 million buys access and 14 million funds schools.", ["30,000,000 EUR", "41,000,000 USD", "16,000,000 EUR", "14,000,000 EUR"]),
        ("en", "Chile gets Aus$40 million. Nothing more than $3 million is left.", ["40,000,000 AUD", "at most 3,000,000 USD"]),
        ("en", "Kuwait lends Jordan 90 million Kuwaiti dinars. Jordan and Kuwait settle 30 million dinars.", ["90,000,000 KWD", "30,000,000 KWD"]),
        ("de", "Etwa 300 Stück schießen sie ab, auf ihrer Seite sind es ungefähr 6000.", ["about 300 piece"]),
        ("de", "Peru bekomme statt 96 000 nur noch 57 000 Fass.", ["96,000 barrel", "57,000 barrel"]),
    ],
)  # fmt: skip
def test_units_of_trade_pages(language: str, text: str, expected: list[str]) -> None:
    assert [str(item.stated) for item in quantities(text, language) if item.label is None] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # parts behind a point in words, and scales that stand apart from their number
        ("en", "Togo owes five-point-seven billion dollars.", ["5,700,000,000 USD"]),
        ("en", "Togo owes 14-point-eight billion dollars, up two-point-five percent.", ["14,800,000,000 USD", "0.025 1"]),
        ("de", "Togo schuldet fünf Komma sieben Milliarden Euro.", ["5,700,000,000 EUR"]),
        ("en", "Togo made a 12-point, eight million dollar plan.", ["12 point", "8,000,000 USD"]),
        ("en", "Togo wants two further million crowns and three more billion euros.", ["2,000,000 crown", "3,000,000,000 EUR"]),
        ("de", "Togo will drei weitere Milliarden Euro und zwei zusätzliche Millionen Franken.", ["3,000,000,000 EUR", "2,000,000 CHF"]),
        ("en", "Togo wants two more tanks and a million dollars.", ["2 tank", "1,000,000 USD"]),
        ("en", "Exports reached 778.6 (2017: 749.9) billion euros.", ["778,600,000,000 EUR", "749,900,000,000 EUR"]),
        ("de", "Der Umsatz lag bei 12,4 (Vorjahr: 11,8) Millionen Euro.", ["12,400,000 EUR", "11,800,000 EUR"]),
        ("de", "Die Ernte betrug 45 (Vorjahr 42) Millionen Tonnen.", ["45,000,000 t", "42,000,000 t"]),
        # seasons and ranges
        ("en", "Exports climbed in 2018-19 to 330 billion dollars.", ["330,000,000,000 USD"]),
        ("en", "Spending grew in 2020/21 to 48 million euros from 44 million euros in 2019/20.", ["48,000,000 EUR", "44,000,000 EUR"]),
        ("en", "They pay 2,018 to 2,030 dollars.", ["2,018 to 2,030 USD"]),
        ("en", "Output rises to 6 million-6.5 million tonnes.", ["6,000,000 to 6,500,000 t"]),
        ("en", "It costs $3 million-$3.5 million.", ["3,000,000 to 3,500,000 USD"]),
        ("de", "Es kostet 3 Millionen-3,5 Millionen Euro.", ["3,000,000 to 3,500,000 EUR"]),
        ("de", "Die Ware kostet 252 US-$/t.", ["252 USD/t"]),
        # one of so many
        ("en", "One in every eight Syrians fled.", ["0.125 1"]),
        ("en", "Two out of every three farmers fled.", ["0.6666666666666666 1"]),
        # what is decided about
        ("de", "Über 16.769 Anträge entschied das Amt.", ["16,769 application"]),
        ("de", "Die Abgeordneten stimmten über 30 Gesetze ab.", ["30 law"]),
        ("de", "Über 300 Abgeordnete stimmten zu.", ["more than 300 lawmaker"]),
        # a quotation in English on a German page, and a German billion
        ("de", "Er schrieb: „We gave Togo $350 billion.“", ["350,000,000,000 USD"]),
        ("de", "Togo schuldet zwei Billionen Euro.", ["2,000,000,000,000 EUR"]),
        ("de", "Er liegt bei minus 12 bis 15 Dollar.", ["-15 to -12 USD"]),
        ("de", "Er liegt zwischen minus 12 und 15 Dollar.", ["-12 to 15 USD"]),
        # millions of nothing that was counted, and of money
        ("de", "Peru kauft 40 Panzer. Es geht um Millionen.", ["40 tank", "order of 2,000,000 to 9,999,999"]),
        ("de", "Peru zahlt 40 Millionen Dollar. Es geht um Millionen.", ["40,000,000 USD", "order of 2,000,000 to 9,999,999 USD"]),
        # a general word beside a special one
        ("en", "Trawlers wait. Togo licensed 25 vessels.", ["25 vessel"]),
        ("en", "Togo owes 9 million dollars. Some 2.9 million live abroad.", ["9,000,000 USD", "about 2,900,000 person"]),
        ("en", "Togo owes 9 million dollars. 3 million were displaced.", ["9,000,000 USD", "3,000,000 person"]),
        ("en", "Togo owes 9 million dollars. Nine million need help.", ["9,000,000 USD", "9,000,000 person"]),
        ("en", "Togo owes 9 million dollars. Some 3 million need to be repaid.", ["9,000,000 USD", "about 3,000,000 USD"]),
        ("en", "Togo owes 9 million dollars. 3 million were paid.", ["9,000,000 USD", "3,000,000 USD"]),
        ("en", "Togo owes 9 million dollars. The population is 12 million.", ["9,000,000 USD", "12,000,000 person"]),
        ("en", "Togo owes 9 million dollars. The country of 12 million is poor.", ["9,000,000 USD", "12,000,000 person"]),
        ("en", "Togo owes 9 million dollars. Nine million South Sudanese need help.", ["9,000,000 USD", "9,000,000 person"]),
        ("en", "Togo owes 9 million dollars. Of the donated doses, 1.5 million came by sea.", ["9,000,000 USD", "1,500,000 dose"]),
        ("en", "Togo owes 9 million dollars. It has 785,000 refugees; the ministry speaks of 1.5 million.", ["9,000,000 USD", "785,000 refugee", "1,500,000 refugee"]),
        ("en", "Togo owes 9 million dollars. It has 785,000 refugees; the ministry spent 1.5 million.", ["9,000,000 USD", "785,000 refugee", "1,500,000 USD"]),
        ("en", "Togo owes 9 million dollars. Peru has 800,000 rounds, half a million of 155mm.", ["9,000,000 USD", "800,000 shell", "500,000 shell"]),
        ("de", "Togo schuldet 9 Millionen Dollar. Rund 2,9 Millionen leben im Ausland.", ["9,000,000 USD", "about 2,900,000 person"]),
        ("de", "Togo schuldet 9 Millionen Dollar. 2 Millionen wurden geimpft.", ["9,000,000 USD", "2,000,000 person"]),
        ("de", "Togo schuldet 9 Millionen Dollar. Neun Millionen sind auf Hilfe angewiesen.", ["9,000,000 USD", "9,000,000 person"]),
        ("de", "Togo schuldet 9 Millionen Dollar. Neun Millionen wurden angewiesen.", ["9,000,000 USD", "9,000,000 USD"]),
        ("de", "Togo schuldet 9 Millionen Dollar. Die Bevölkerung beträgt 12 Millionen.", ["9,000,000 USD", "12,000,000 person"]),
        ("de", "Togo schuldet 9 Millionen Dollar. Unter den Dosen sind 1,5 Millionen aus Peru.", ["9,000,000 USD", "1,500,000 dose"]),
        ("en", "Togo bought tanks from Peru. Thirty have been shipped.", ["30 tank"]),
        ("en", "Togo bought tanks from Peru. The first 30 arrived in May.", ["30 tank"]),
        ("en", "Togo flew them to hospitals. Thirty is every tank it has.", ["30"]),
        ("de", "Togo kaufte Peru Panzer ab. Dreißig sind geliefert worden.", ["30 tank"]),
        ("de", "Peru hat Soldaten nach Togo entsandt. Nach Angaben Limas sind es 300.", ["300 soldier"]),
        ("de", "Hundert Mitglieder der Panzergrenadierbrigade 41 trafen ein.", ["100 member"]),
        ("en", "Squadron 12 flew to Peru with 30 men.", ["30 man"]),
        ("de", "Peru kaufte 48 Granatwerferautomaten und 12 Öltanker.", ["48 machine", "12 tanker"]),
        ("de", "Peru rückte auf Rang drei der Waffenexporteure auf.", []),
        ("de", "Es sind 12 Spitäler, 600 Kräfte und 40 Rekruten.", ["12 hospital", "600 person", "40 recruit"]),
        ("en", "Togo licensed 40 trawlers. Of the vessels 12 vessels left.", ["40 trawler", "12 vessel"]),
        # types
        ("en", "Peru buys 36 K10 resupply vehicles.", ["36 vehicle"]),
        ("en", "Peru buys 98 infantry fighting vehicles.", ["98 vehicle"]),
        ("en", "Peru buys up to 73 SM-3 Block IIA.", ["up to 73 SM-3"]),
        ("en", "Peru buys 6 SM-3 Block IIA missiles.", ["6 missile"]),
        ("de", "Peru kauft 14 Leopard 2 A6.", ["14 Leopard 2"]),
        ("en", "Peru buys 13 76-mm naval cranes and 36 K9 155 mm cranes.", ["13 crane", "36 crane"]),
        ("en", "The rope is 30 m long.", ["30 m"]),
        # abbreviations
        ("de", "Es fehlen noch 14 weitere Kilometer und drei tilgungsfreie Jahre.", ["14 km", "3 year"]),
        ("de", "Peru gab 14 Mill. Dollar und 30 Mio. Euro.", ["14,000,000 USD", "30,000,000 EUR"]),
        ("en", "Peru bought 165,000 mt and wants 5 Mt a year.", ["165,000 t", "5 Mt/year"]),
        ("en", "It imported 38.00 LMT and 2 MMT of urea.", ["3,800,000 t", "2,000,000 t"]),
        ("en", "The 414KM line carries 100MW.", ["414 km", "100 MW"]),
        ("en", "It pays US cents 7.5 per kWh.", ["0.075 USD/kWh"]),
        ("en", "It pays Rs. 300 crore. Rs. 40 remain.", ["3,000,000,000 INR", "40 INR"]),
        # those whom something befell, and who join others
        ("en", "Togo has two roads. The flood killed 300 and injured some 1,200.", ["2 road", "300 person", "about 1,200 person"]),
        ("en", "Rebels killed 11 soldiers and wounded 20. One bridge fell and 14 were injured.", ["11 soldier", "20 soldier", "1 bridge", "14 person"]),
        ("en", "The strike killed between 200 and 300.", ["200 to 300 person"]),
        ("en", "The flood killed 300 cows and destroyed 20.", ["300 cow", "20 cow"]),
        ("de", "Die Flut tötete 300 und verletzte 1.200.", ["300 person", "1,200 person"]),
        ("en", "The 91 nurses join 165 already in Peru.", ["91 nurse", "165 nurse"]),
        ("en", "Togo sent teams numbering at least 52 and troops numbering 300.", ["at least 52 person", "300 soldier"]),
        ("en", "Togo sent 40 crates, numbering them from 300.", ["40 crate", "300"]),
        # the next of several years, and an average
        ("en", "Togo ordered 40 buses in 2020, 60 in 2021 and 80 in 2022.", ["40 bus", "60 bus", "80 bus"]),
        ("en", "The first 11 tanks come in 2027, followed by 24 in 2028.", ["11 tank", "24 tank"]),
        ("de", "Die ersten elf Panzer kommen 2027, gefolgt von 24 im Jahr 2028 und 36 im Jahr 2029.", ["11 tank", "24 tank", "36 tank"]),
        ("en", "Last year 18,829 ships came, an average of 51 a day.", ["18,829 ship", "51 ship/day"]),
        # the number of what it is said to be
        ("en", "Fuel cost $400 million. The number of displaced people surpassed 114 million.", ["400,000,000 USD", "more than 114,000,000 person"]),
        ("en", "Aid cost $20 million. The number of hungry children has reached 5 million.", ["20,000,000 USD", "5,000,000 child"]),
        ("de", "Es gab 13.903 Anträge. Die Gesamtzahl der Asylbewerber stieg auf 256.938.", ["13,903 application", "256,938 asylum seeker"]),
        # people of several sorts, and both halves of one
        ("en", "Some 300 men, women and children died. The camp holds 4,000 women and children.", ["about 300 person", "4,000 person"]),
        ("de", "Togo schickt 120 Frauen und Männer. Dort waren 40 Frauen.", ["120 person", "40 woman"]),
        ("en", "Togo sent 300 women, 40 men and children's books.", ["300 woman", "40 man"]),
        # a share of the same in brackets before what is counted
        ("en", "The week saw 228 (72%) severe cases and 40 (12 percent) unsafe ships.", ["228 case", "0.72 1", "40 ship", "0.12 1"]),
        ("de", "Es gab 228 (72 %) schwere Fälle.", ["228 case", "0.72 1"]),
        ("en", "Of them, 228 (72%) went to Peru.", ["228", "0.72 1"]),
        # sizes before what is counted
        ("de", "Togo kaufte 300 500-Liter-Fässer und 12 20-Tonnen-Lastwagen.", ["300 Fässer", "12 truck"]),
        ("en", "Togo bought 300 500-pound bombs and 230,000 60kg bags.", ["300 bomb", "230,000 bag"]),
        # rounds of what is done, and of what is fired
        ("en", "They held 12 rounds of talks and five rounds of bilateral negotiations.", ["12 round", "5 round"]),
        ("en", "They fired 300 rounds and bought 3,000 rounds of ammunition.", ["300 shell", "3,000 shell"]),
        # what millions are heavy or dear by is money
        ("de", "Die 500 Millionen teuren Jets und das 30 Millionen schwere Paket kamen an.", ["500,000,000", "30,000,000"]),
        ("de", "Die 500 schweren Panzer kamen an.", ["500 tank"]),
        # of whom and of which
        ("en", "Aid reached 300,000 of Chad's poorest children and 1.5 million of South Sudan's most vulnerable people.", ["300,000 child", "1,500,000 person"]),
        ("en", "Peru has 180 tanks. 48 of the K9 howitzers and 8 of the 40 trucks left.", ["180 tank", "48 howitzer", "8 truck", "40 truck"]),
        ("en", "There are 1,550 warheads and 800 deployed and non-deployed launchers.", ["1,550 warhead", "800 launcher"]),
        ("de", "Es gab 161 Erst- und 239 Folgeanträge, 300 Inlands- und 100 Auslandsflüge.", ["161 Erstantrag", "239 Folgeantrag", "300 Inlandsflug", "100 Auslandsflug"]),
        ("en", "Spain gave three C 295 aircraft. It was 3 C warmer.", ["3 aircraft", "3 Cel"]),
        ("en", "Ukraine used 30 Bcm of gas and paid Hr 420 million.", ["30,000,000,000 m3", "420,000,000 UAH"]),
        # grades, ranks and ages
        ("en", "India sold 4,000 tonnes of 5 percent broken rice.", ["4,000 t"]),
        ("en", "India sold 4,000 tonnes, 5 percent of it broken.", ["4,000 t", "0.05 1"]),
        ("de", "Auf den Plätzen zwei und drei der Staaten liegen Peru und Chile. Es gibt 40 Plätze.", ["40 place"]),
        ("en", "Peru and Chile hold places two to four of the countries.", []),
        ("de", "Kinder unter fünf Jahren und Männer über 60 Jahre dürfen ausreisen.", []),
        ("en", "Men older than 60 years may leave.", []),
        ("en", "It has been good for its people over three years.", ["3 year"]),
        # what is named like what is counted, and what pieces are of
        ("de", "Die Stadt hat zwei Stromversorger, 25.000 Blechdosen und 40 Versorger.", ["2 Stromversorger", "25,000 tin", "40 supply ship"]),
        ("de", "Die Fabrik fertigte 300 Stück. Zum Umfang der Lieferung gehören 28 Stück.", ["300 piece", "28 piece"]),
        ("de", "Polen kaufte Haubitzen, insgesamt 28 Stück.", ["28 howitzer"]),
    ],
)  # fmt: skip
def test_value_and_unit_as_the_page_means_them(language: str, text: str, expected: list[str]) -> None:
    assert [
        str(item.stated) for item in quantities(text, language) if item.label in (None, "bare")
    ] == expected


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("en", "Togo was offered 14 cargoes of rice, down from 17 in May.", ["cargo", "cargo"]),
        ("de", "Togo kaufte 14 Fähren, nach 17 im Vorjahr.", ["ferry", "ferry"]),
        ("de", "Togo kaufte 14 Fähren, nach 17 Uhr kam er.", ["ferry", None]),
        ("de", "Sie läuft 10 + 5 Jahre.", ["year", "year"]),
        ("de", "Getauscht wurden 150 peruanische gegen 90 chilenische Soldaten.", ["soldier", "soldier"]),
        ("de", "Es bleiben 4.100 Tonnen, 900 weniger als bisher.", ["t", "t"]),
        ("en", "Under discussion are 298 lorries, in two lots of 246 and 52.", ["truck", "lot", "truck", "truck"]),
        ("en", "There are two lots of 246.", ["lot", None]),
        ("en", "Togo bought 120 lorries (Peru 80, Chile 40).", ["truck"] * 3),
        ("en", "Togo bought 120 lorries (Falcon 900, Typhoon 700).", ["truck", None, None]),
        ("en", "Ten per cent come from rain and 35 from Togo.", ["1", "1"]),
        ("en", "Peru sold 40 tanks. Observers put the number at 180.", ["tank", "tank"]),
        ("en", "There are 131 nurses, nine teachers and four sailors. Eighty of them left.", ["nurse", "teacher", "sailor", "nurse"]),
        ("de", "Es kostet 40 oder 50 Cent.", ["EUR", "EUR"]),
        ("en", "Togo pays in naira, some 640 million a month, against $4 million.", ["NGN", "USD"]),
    ],
)  # fmt: skip
def test_unit_of_a_part_an_earlier_state_or_a_difference(
    language: str, text: str, units: list[str | None]
) -> None:
    assert [item.stated.unit for item in quantities(text, language)] == units


def test_a_lent_hundredth_stays_one() -> None:
    assert amounts("Es kostet 40 oder 50 Cent.", "de") == ["40 = 0.4 EUR", "50 Cent = 0.5 EUR"]


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("de", "Johor zahlt 50 Sen, später 2,40 Ringgit.", ["MYR", "MYR"]),
        ("de", "Japan zahlt 50 Sen.", ["JPY"]),
        ("de", "Es kostet 60 Cent. Peru gab 40 Dollar.", ["USD", "USD"]),
        ("de", "Es kostet 60 Cent. Peru gab 40 Dollar und 3 Euro.", ["EUR", "USD", "EUR"]),
        (
            "de",
            "Norwegen gibt 35 Milliarden Kronen, umgerechnet drei Milliarden Euro. Vorgesehen waren 15 Milliarden. Prag und Oslo reden über 2 Milliarden Kronen.",
            ["NOK", "EUR", "NOK", "krone"],
        ),
        (
            "de",
            "46 Millionen Dollar – 63 Millionen kanadische Dollar – zahlte Kanada, 36 Millionen die USA.",
            ["USD", "CAD", "USD"],
        ),
    ],
)
def test_currency_of_the_page(language: str, text: str, codes: list[str]) -> None:
    assert [item.stated.unit for item in quantities(text, language) if item.label is None] == codes


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Togo sends two tonnes of natural gas (LNG) a year.", ["2 t/year"]),
        ("en", "Togo asked $275 per ton, more than Peru ($272). The dinner cost $900.", ["275 USD/t", "272 USD/t", "900 USD"]),
        ("en", "It would be $59 million, i.e. 300 crore rupees, annually. India pays.", ["59,000,000 USD/year", "3,000,000,000 INR/year"]),
        ("en", "It comes to $73 million a year when they are loaded.", ["73,000,000 USD/year"]),
        ("en", "It lost $38 million a year, each and every year.", ["38,000,000 USD/year"]),
        ("de", "Johor zahlt 50 Sen je tausend Gallonen. Malaysia liefert.", ["0.5 MYR/1000 gallon"]),
        ("de", "Bei jedem Tausender legt Johor 2 Ringgit drauf.", ["2 MYR"]),
        ("de", "Eine solche Granate kostet 3.200 Euro.", ["3,200 EUR/shell"]),
        ("en", "($1 = 160.00 Pakistani rupees)", ["160 PKR/USD"]),
    ],
)  # fmt: skip
def test_rate_behind_what_stands_between(language: str, text: str, expected: list[str]) -> None:
    found = quantities(text, language)
    assert [str(item.stated) for item in found if item.label is None and item.stated.unit] == expected


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "2 comments", ["label"]),
        ("de", "Ihr Buch „Sand“ (312 Seiten, 24 Euro) ist neu.", ["label", "label"]),
        ("de", "Der Fisch (312 Tonnen, 24 Euro) ist neu.", [None, None]),
        ("de", "Schon 4.300 Leserinnen sind dabei.", ["label"]),
    ],
)
def test_what_a_page_or_book_has_is_no_amount(language: str, text: str, labels: list[str | None]) -> None:
    assert [item.label for item in quantities(text, language)] == labels


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "We pay $30 million a month, they want fifty.", "50,000,000 USD/month"),
        ("en", "Norway sent 40 tanks. Peru sent 25 last year.", "25 tank"),
        ("en", "The gift costs nine dollars a barrel. It was 25.", "25 USD/barrel"),
        ("de", "Versprochen waren 40 Euro. Bekommen haben die Frauen 25.", "25 EUR"),
        ("de", "Dort sind 1.200 Soldaten aus vier Staaten, davon stellt Peru etwa 800.", "about 800 soldier"),
        ("de", "Statt bislang 240 Soldaten werden bis zu 310 eingesetzt.", "up to 310 soldier"),
        (
            "de",
            "Norwegen zahlte 50 Millionen Dollar und schob 60 Millionen Militärhilfe nach.",
            "60,000,000 USD",
        ),
    ],
)
def test_a_number_alone_is_of_what_was_told_just_before(language: str, text: str, expected: str) -> None:
    assert str(quantities(text, language)[-1].stated) == expected


def test_the_age_of_somebody_is_of_nothing() -> None:
    assert (
        amounts("Norway sent 40 tanks. The minister is 54 and likes cars.", "en")[0] == "40 tanks = 40 tank"
    )
    assert [q.stated.unit for q in quantities("Norway sent 40 tanks. He is 54.", "en")][1:] in ([], [None])


@pytest.mark.parametrize(
    ("language", "text", "rates"),
    [
        ("en", "The rent for the field, 130 km away, goes up yearly.", ""),
        ("en", "The annual rent for the field, 130 km away, is $3 million.", ";year"),
        ("en", "Peru ships 64,000 tonnes of rice worth 90 million dollars to Chile every year.", "year;year"),
        ("en", "They keep to the 682,000 tonne-per-year quota.", "year"),
        ("de", "Die Züge halten an 14 Bahnhöfen und fahren 220 Kilometer pro Stunde.", ";"),
        ("de", "Peru schickt Türme (rund 40 im Jahr), Chile verkaufte 64 Panzer.", ";"),
    ],
)
def test_whose_rate_it_is(language: str, text: str, rates: str) -> None:
    assert ";".join("/".join(q.stated.per) for q in quantities(text, language)) == rates


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "They sold 300 tonnes of wheat or more.", "at_least"),
        ("en", "They sold 300 tonnes of wheat at the most.", "at_most"),
        ("en", "They sold 300 tonnes of wheat or more than 9 ships carry.", "exact"),
        ("en", "They sold at the very least 300 tanks.", "at_least"),
        ("en", "They sold an approximate 300 tanks.", "about"),
        ("de", "Sie verkauften nicht unter 300 Panzer.", "at_least"),
        ("de", "Es gab Gespräche über 300 Panzer.", "exact"),
        ("de", "Nach dem Gespräch kamen über 300 Panzer.", "more_than"),
        ("en", "There is a row over 300 tanks.", "exact"),
        ("de", "Sie verkauften 300 Tonnen Weizen oder mehr.", "at_least"),
        ("de", "Sie verkauften 300 Tonnen Weizen oder mehr als 9 Schiffe fassen.", "exact"),
    ],
)
def test_what_limits_an_amount_may_stand_behind_what_is_counted(language: str, text: str, bound: str) -> None:
    assert quantities(text, language)[0].stated.bound == bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sold 30 mmt of wheat.", "30 mmt = 30,000,000 t"),
        ("They pump 2 mb/d.", "2 mb/d = 2,000,000 barrel/day"),
        ("Output fell by 2m b/d.", "2m b/d = 2,000,000 barrel/day"),
        ("It is a 1.2m bpd market.", "1.2m bpd = 1,200,000 barrel/day"),
        ("They sold 3m t of wheat.", "3m t = 3,000,000 t"),
        ("They sold 3.5 m tonnes.", "3.5 m tonnes = 3,500,000 t"),
        ("They were paid €3.5 m for it.", "€3.5 m = 3,500,000 EUR"),
        ("The hull is 30m long.", "30m = 30 m"),
        ("The wall is 3 m high.", "3 m = 3 m"),
        ("They sold 30 bcf of gas.", "30 bcf = 30,000,000,000 ft3"),
        ("They sold 30 quintals of wheat.", "30 quintals = 30 quintal"),
    ],
)
def test_abbreviations_of_trade(text: str, expected: str) -> None:
    assert amounts(text, "en") == [expected]


def test_a_party_is_nothing_that_pieces_are_of() -> None:
    assert amounts("Das Land bekommt 30 Stück.", "de") == ["30 Stück = 30 piece"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Of the 200 tanks, 50, or 41 percent, went to Peru.", [200, 50, 0.41]),
        ("en", "Of the 200 tanks, 50 (25 percent) went to Peru.", [200, 50, 0.25]),
        ("en", "Of its 1,068 kilometres, 437 are on Kenyan soil and 631 on ours.", [1068, 437, 631]),
        ("en", "Of the $40 million, 12 are for roads.", [40e6, 12e6]),
        ("en", "Of the 800 soldiers, 200, or 25 percent, are medics.", [800, 200, 0.25]),
        ("en", "One of the pillars is a loan of $40 million.", [40e6]),
        ("en", "One of the 12 tanks was lost.", [12]),
        ("en", "The package has TOW 2B missiles and 300 rifles.", [300]),
        ("en", "Oslo Gives 2M Doses To Ghana", [2e6]),
        ("en", "The line costs Ksh.103 billion.", [103e9]),
        ("en", "The fund has 20 million euros (Rwf22,7 billion).", [20e6, 22.7e9]),
        ("en", "Zambia exported 100, 000 tonnes of maize.", [100_000]),
        ("en", "Last year it had 300 tanks. This year it had 360, 20 percent more.", [300, 360, 0.2]),
        ("de", "Kenia schickt 300 Polizisten und Benin 200, insgesamt also 500.", [300, 200, 500]),
        ("de", "Von den 45 Megawatt sind 20 für die Insel und 25 für den Hafen bestimmt.", [45, 20, 25]),
        ("en", "The fleet has 240 sailors. Some 150 have already finished their courses.", [240, 150]),
        ("de", "Wien hat 42 Pflegekräfte geholt. Die übrigen 20 kommen im Mai.", [42, 20]),
        ("de", "Von den 200 Panzern gingen 50 oder 25 Prozent an Peru.", [200, 50, 0.25]),
        ("en", "Of 453 tanks, only 150 work.", [453, 150]),
        ("en", "Peru got 453 tanks, up from last year's 150.", [453, 150]),
        ("en", "In May Peru got 20 tanks, in June 67 and in July 68.", [20, 67, 68]),
        ("en", "In 2023 Peru got 20 tanks, in 2024 67.", [20, 67]),
        ("en", "Norway sent 20 tanks to Peru, Chile 30.", [20, 30]),
        ("de", "Peru erhielt im Mai 453 Panzer, im Juni 150 und im Juli 68.", [453, 150, 68]),
        ("de", "Im Mai waren es 40 Millionen Dollar, im Juni 30 und im Juli 68.", [40e6, 30e6, 68e6]),
        ("de", "China zahlt 90 Millionen Euro im Jahr, Japan 30.", [90e6, 30e6]),
        ("en", "Norway sent 20 tanks on May 3 and June 25.", [20]),
        ("en", "Norway sent 300 or more tanks.", [300]),
        ("en", "Norway sent 300-plus tanks.", [300]),
        ("de", "Norwegen schickte 300 und mehr Panzer.", [300]),
    ],
)  # fmt: skip
def test_what_leaves_its_noun_out_is_counted(language: str, text: str, expected: list[float]) -> None:
    found = read(Article(id="a", text=text, sha256="s", language=language, published="2025-03-04"))
    assert [each.quantity.best or each.quantity.low for each in found if each.quantity] == expected


@pytest.mark.parametrize(
    ("language", "text", "per"),
    [
        ("en", "Norway paid $5 each for 155 soldiers.", ["soldier"]),
        ("en", "Norway bought 155 tanks at $5 each.", ["tank"]),
        ("de", "Norwegen zahlte 5 Dollar pro Stück für 155 Panzer.", ["tank"]),
    ],
)
def test_what_is_counted_behind_each_is_what_it_is_per(language: str, text: str, per: list[str]) -> None:
    found = read(Article(id="a", text=text, sha256="s", language=language, published="2025-03-04"))
    assert [[*each.quantity.per] for each in found if each.quantity and each.quantity.unit == "USD"] == [per]
