"""Constructions in which articles state a sum, a share, a product or a comparison, each with a figure that is right and one that is wrong."""

from __future__ import annotations

import pytest

from countertrade.checking import check
from countertrade.reading import read
from countertrade.records import Article, Reference

# language, text, what it prints, what is wrong
STATED = [
    # what is left
    ("en", "Peru will get 900,000 tonnes of wheat from the deal. About 600,000 tonnes go to the coast. The other 300,000 tonnes are meant for the mountain provinces.", "other 300,000", "other 700,000"),
    ("de", "Der Vertrag sieht 60.000 Tonnen Reis vor. Zwei Drittel gehen nach Accra, die übrigen 20.000 Tonnen in den Norden.", "übrigen 20.000", "übrigen 50.000"),
    # shares
    ("en", "The line costs $5 billion in all. China lends $4 billion. That is 80 percent of the cost.", "80 percent", "60 percent"),
    ("de", "Der Bau kostet 5 Milliarden Dollar. 4 Milliarden Dollar leiht Peking. Das entspricht 80 Prozent der Kosten.", "80 Prozent", "40 Prozent"),
    ("en", "Exports to China made up 40 percent of the total of 2.5 million tonnes, that is one million tonnes.", "40 percent", "60 percent"),
    ("de", "In Ankara rechnet man mit Kosten von zwei Milliarden Euro. Davon übernimmt Brüssel 30 Prozent, mithin 600 Millionen Euro.", "mithin 600", "mithin 900"),
    ("en", "The state keeps 80 percent of the pay of 1,000 dollars a month; the worker is left with 200 dollars.", "with 200", "with 500"),
    ("de", "Von 3.000 Euro Lohn behält der Staat zwei Drittel. Dem Arzt bleiben 1.000 Euro.", "bleiben 1.000", "bleiben 1.700"),
    ("en", "Of the 20,000 nurses the island needs, India is to send 5,000. That covers a quarter of the need.", "a quarter", "a half"),
    ("en", "China's bank lends 85 percent of the price of $300 million; La Paz finds the other $45 million.", "other $45", "other $54"),
    # running totals
    ("de", "Bisher wurden 140 Lastwagen geliefert. Mit den 60 neuen Lastwagen kommt das Land auf 200 Lastwagen.", "auf 200", "auf 500"),
    ("en", "Chile has ordered 16 ferries for $380 million. Together with 14 ferries bought before, it would have 30 ferries.", "have 30", "have 70"),
    ("en", "Deliveries rose by 40,000 tonnes to 160,000 tonnes, after 120,000 tonnes in the year before.", "after 120", "after 150"),
    ("en", "By June 310 trucks had arrived. Another 90 trucks came in July, so that there are now 400 trucks.", "now 400", "now 700"),
    ("de", "Die Regierung stockt die Hilfe um 50 auf 200 Millionen Euro auf. Bislang waren es 150 Millionen Euro.", "waren es 150", "waren es 110"),
    ("en", "Russia has shipped 1.1 million tonnes, India 0.9 million tonnes; together 2 million tonnes.", "together 2", "together 6"),
    ("de", "Chile bekam 4 Kreuzer, 31 Zerstörer und 58 Landungsboote, zusammen 93 Schiffe.", "58 Landungsboote", "98 Landungsboote"),
    ("en", "The army got 12 trucks and 5 buses, together 17 vehicles.", "together 17", "together 22"),
    ("de", "Chile gab 60.000 Granaten ab. Hinzu kommen 15.000 vom Kaliber 152, so dass es insgesamt 75.000 Geschosse sind.", "kommen 15", "kommen 45"),
    ("en", "Peru bought 120 million cubic metres of gas. A further 85 million cubic metres are in storage. Together that is 205 million cubic metres.", "is 205", "is 305"),
    ("de", "Insgesamt 640 Soldaten nehmen teil: 400 aus Polen, 150 aus Litauen und 90 aus Estland.", "und 90", "und 190"),
    ("de", "Der Zuschuss von 35 Millionen Euro und das Darlehen von 65 Millionen Euro ergeben zusammen 100 Millionen Euro.", "zusammen 100", "zusammen 400"),
    # products
    ("de", "Für jeden der 800 Soldaten zahlt Doha 3.000 Dollar im Monat. Das sind 28,8 Millionen Dollar im Jahr.", "28,8", "82,8"),
    ("en", "For each of its 6,400 nurses in Oman, Manila gets 3,000 dollars a month.\n\nThe state thus takes in about 230 million dollars a year, economists in Davao reckon.", "about 230", "about 830"),
    ("en", "The agreement runs for five years. Each year Berlin pays 80 million euros. In total the fund will hold 400 million euros.", "hold 400", "hold 100"),
    ("en", "Every one of the 1,500 fighters costs 10,000 dollars a month, 15 million dollars together.", "month, 15", "month, 51"),
    # printed rates of exchange
    ("en", "At the rate of last week, 120 rupees to the dollar, the 60 billion rupees amount to $500 million.", "$500 million", "$800 million"),
    ("en", "The loan is 24 billion shillings. At 120 shillings to the dollar that is $200 million.", "is $200", "is $500"),
    ("de", "Beim Kurs von 90 Rubel je Dollar sind die 45 Milliarden Rubel 500 Millionen Dollar wert.", "Rubel 500 Millionen", "Rubel 900 Millionen"),
    # growth
    ("en", "Exports stood at 400,000 tonnes last year. This year they reached 500,000 tonnes. That is an increase of 25 percent.", "25 percent", "52 percent"),
    ("en", "The price was 200 dollars a tonne. The new contract sets 250 dollars a tonne, 25 percent more.", "25 percent", "52 percent"),
    ("de", "Der Preis lag bei 200 Dollar je Tonne. Nun zahlt Kairo 250 Dollar je Tonne, ein Viertel mehr.", "ein Viertel mehr", "die Hälfte mehr"),
    ("en", "The grant will fall from 80 million to 60 million euros. The minister called the cut of 25 percent bearable.", "25 percent", "52 percent"),
    ("en", "The price of 360 dollars is 40 dollars higher than the 320 dollars paid in May.", "40 dollars", "90 dollars"),
    ("en", "The share rose from 18 to 27 percent, by 9 percentage points.", "by 9", "by 19"),
    ("de", "Der Anteil stieg von 18 auf 27 Prozent und damit um 9 Prozentpunkte.", "um 9", "um 19"),
    ("en", "Crude gained 19 percentage points and now makes up 41 percent of imports, after 22 percent a year ago.", "gained 19", "gained 9"),
    # payments of one amount
    ("en", "Laos repays the loan of $180 million in 36 equal monthly instalments of $5 million each.", "of $5 million", "of $6.5 million"),
    ("de", "Laos zahlt den Kredit über 180 Millionen Dollar in 36 Monatsraten von je 5 Millionen Dollar zurück.", "je 5", "je 6,5"),
    # so many times
    ("en", "Last year 300 nurses came. This year 900 nurses came, three times as many.", "900", "600"),
    ("de", "Im Vorjahr kamen 300 Pflegekräfte. In diesem Jahr waren es 900 Pflegekräfte, dreimal so viele.", "900", "600"),
    ("en", "Exports doubled to 800,000 tonnes, from 400,000 tonnes the year before.", "800,000", "500,000"),
    ("de", "Die Hilfe hat sich auf 90 Millionen Euro verdreifacht. Zuvor waren es 30 Millionen Euro.", "30 Millionen", "60 Millionen"),
    ("en", "Turkey gets 6 billion cubic metres. Half of it, 3 billion cubic metres, comes by ship.", "it, 3 billion", "it, 5 billion"),
    ("de", "Das Kontingent wurde von 2.000 auf 4.000 Arbeiter verdoppelt.", "auf 4.000", "auf 7.000"),
    # differences
    ("en", "The price falls from 1.9 billion to 1.6 billion euros. The state thus saves 300 million euros.", "saves 300", "saves 800"),
    ("en", "The country needs 5 million tonnes and grows 3.8 million tonnes. The gap of 1.2 million tonnes is filled by imports.", "gap of 1.2", "gap of 2.1"),
    ("en", "Ecuador buys back 1.6 billion dollars of bonds for 650 million dollars and saves 950 million dollars.", "saves 950", "saves 590"),
    # ranks
    ("de", "Togo erhielt 1,4 Millionen Tonnen. Auf dem nächsten Platz folgt Ghana mit 0,8 Millionen Tonnen.", "0,8 Millionen", "8,0 Millionen"),
    ("de", "Mit 90 Millionen Euro liegt Rom vor Madrid mit 70 Millionen Euro.", "mit 70", "mit 97"),
    # parts
    ("de", "Weltweit fahren 70.000 Nepalesen zur See. Allein unter maltesischer Flagge sind es 40.000.", "es 40.000", "es 140.000"),
    ("en", "Worldwide about 80,000 Filipinos serve on such ships. In Malta alone there are 11,000 Filipinos.", "are 11,000", "are 110,000"),
    # shares of one whole
    ("de", "Frankreich hält 40 Prozent, Katar 35 Prozent und Oman 25 Prozent der Anteile.", "Oman 25", "Oman 52"),
    ("de", "Die Chinesen bekommen 51 Prozent an dem Hafen, die Regierung in Colombo behält 49 Prozent.", "behält 49", "behält 94"),
    ("de", "Der Bund zahlt 45 Prozent, die Länder zahlen 35 Prozent und die Gemeinden 20 Prozent.", "Gemeinden 20", "Gemeinden 50"),
    ("en", "The consortium is held by a Turkish firm (42 percent), a Greek bank (38 percent) and the port authority (20 percent).", "authority (20", "authority (70"),
    ("en", "Of the revenue 55 percent stays with the company; the state receives 45 percent.", "receives 45", "receives 54"),
    # one thing twice
    ("en", "Up to 120 inmates at a time can be held in the prison. With room for 120 inmates it would be the largest on the island.", "for 120", "for 210"),
    # a rate over a year
    ("en", "Ankara pays 30 million lira a day. Over a year that adds up to 11 billion lira.", "to 11 billion", "to 17 billion"),
    # lists
    ("de", "Die EU zahlt 208 Millionen Euro in vier Jahren: erst 48 Millionen, dann 50 Millionen, 53 Millionen und zuletzt 57 Millionen Euro.", "zuletzt 57", "zuletzt 75"),
    ("en", "Three ships brought the wheat: the Ana with 30,000 tonnes, the Bela with 25,000 tonnes and the Cora with 20,000 tonnes. In all 75,000 tonnes were unloaded.", "In all 75", "In all 57"),
    ("en", "Bolivia has 2 loans: one of 251 million dollars from Beijing and one of 44 million dollars from the state bank. Both make up 295 million dollars.", "up 295", "up 592"),
    # what points back to what makes it
    ("en", "Oslo is giving Amman 1.3 billion kroner a year. Of that, 980 million kroner come with no strings attached, and 320 million kroner hang on reforms.", "and 320", "and 230"),
    ("en", "The ships, the Marie and the Rosa, carry 27,500 and 32,500 tonnes. That is 60,000 tonnes of maize.", "is 60,000", "is 90,000"),
    ("en", "Lusaka still owes 3.1 billion dollars, 1.9 billion of it to Minco and 1.2 billion to the state.", "and 1.2 billion", "and 2.1 billion"),
    ("en", "The three gas fields yielded 4.2, 3.3 and 2.5 billion cubic metres, or 10 billion cubic metres together.", "or 10", "or 16"),
    ("en", "Rome gives 17 million euros, the region 8 million euros. The 25 million euros are to last for two years.", "The 25 million", "The 52 million"),
    ("en", "Manila sent 12,400 nurses to Oman and 8,600 to Malta. These 21,000 nurses are missing at home.", "These 21,000", "These 12,000"),
    ("en", "On top of the 600 million dollars of the first loan, Riga now gets a second one of 350 million dollars. Its debt to the fund thus rises to 950 million dollars.", "to 950", "to 590"),
    ("en", "The plan contains $23 billion for roads, $14 billion for ports and $24 billion for dams. It is a plan of $61 billion in all.", "of $61", "of $16"),
    ("de", "Neben den 18 Fähren aus Split liefert auch Triest 14 Fähren. Die 32 Fähren sollen im Herbst eintreffen.", "Die 32", "Die 23"),
    ("de", "Zu 3,4 Millionen Tonnen aus Chile kamen 1,6 Millionen Tonnen aus Peru, so dass Kenia fünf Millionen Tonnen einführte.", "Kenia fünf", "Kenia neun"),
    ("de", "Slowenien nahm 2,2 Milliarden, Kroatien 4,4 Milliarden und Albanien 2,9 Milliarden Kubikmeter ab. Das waren 9,5 Milliarden Kubikmeter.", "waren 9,5", "waren 5,9"),
    # comparisons
    ("de", "Die Kosten von 2,1 Milliarden Euro übersteigen die geplanten 1,6 Milliarden Euro deutlich.", "von 2,1", "von 1,2"),
    ("en", "With 120 vessels the fleet is larger than the Spanish one with 93 vessels.", "With 120", "With 72"),
    ("en", "The first offer of 40 million euros was too low for Praia. Lisbon raised it to 52 million euros.", "to 52", "to 25"),
    ("de", "Der Preis von 35 Dollar liegt weit unter dem Marktpreis von 72 Dollar.", "von 35", "von 95"),
    ("en", "Kuwait gets 60,000 workers, second only to Oman with 90,000 workers.", "with 90,000", "with 19,000"),
    ("en", "In 2020 it was 14 billion cubic metres, in 2021 it climbed to 21 billion cubic metres.", "to 21", "to 12"),
    ("en", "He earned 900 dollars at home. In Muscat he gets twice that, 1,800 dollars.", "that, 1,800", "that, 3,800"),
    ("en", "The navy lost 1,100 boats, nearly half of the 2,300 boats it had.", "lost 1,100", "lost 1,700"),
    # one thing twice, by other names
    ("en", "The contract is worth 150 million euros. The government signed away 150 million euros to a firm the size of a kiosk, he said.", "away 150", "away 510"),
    # so many times, by words that no grammar ties to their figures
    ("de", "Chile lieferte 40 Millionen Tonnen. Das war doppelt so viel wie Peru, das mit 20 Millionen Tonnen folgte.", "mit 20", "mit 30"),
    ("en", "Togo has 24,000 nurses in Oman. In 2021 there were 12,000, so their number has doubled.", "were 12,000", "were 17,000"),
    ("en", "The survey counts 8,400 Ghanaian cooks, three times as many as the 2,800 Togolese.", "the 2,800", "the 5,600"),
    ("de", "Mit 84 Euro je Tonne kostet der Zement fast doppelt so viel wie in Togo, wo 44 Euro verlangt werden.", "wo 44", "wo 64"),
    ("en", "At 84 dollars a barrel the oil cost almost twice as much as the 44 dollars paid in May.", "the 44", "the 74"),
    # growth beside its figures
    ("en", "The share of Omani gas rose from 20 percent to 30 percent, an increase of 50 percent.", "of 50", "of 10"),
    ("de", "Der Anteil stieg von 20 auf 30 Prozent, ein Zuwachs von 50 Prozent.", "von 50", "von 70"),
    ("de", "Im vergangenen Jahr kamen 3.200 Pfleger, in diesem Jahr 4.000. Die Zahl stieg damit um 25 Prozent.", "um 25", "um 45"),
    ("de", "Verglichen mit den 7.500 Tonnen des Vorjahres sind die 9.000 Tonnen ein Zuwachs von 20 Prozent.", "von 20", "von 40"),
    ("de", "Mit 9.000 Tonnen lag die Ausfuhr um 20 Prozent über dem Vorjahreswert von 7.500 Tonnen.", "um 20", "um 40"),
    # a rate over a year that stands in another word
    ("en", "Ghana has 500 soldiers in Haiti. For each it was paid 1,000 dollars a month all through last year, which makes 6 million dollars.", "makes 6", "makes 9"),
    # lists behind a colon
    ("de", "Oslo gibt im Jahr 190 Millionen Euro. Das sagte die Ministerin. Das Geld verteilt sich auf drei Posten:\n– 90 Millionen Euro für Strom,\n– 60 Millionen Euro für Schulen,\n– 40 Millionen Euro für die Küste.", "Jahr 190", "Jahr 170"),
    ("en", "The debt of Malawi stood at $900 million, the bulletin says. It is owed as follows: China, $400 million; India, $300 million; all others together, $200 million.", "at $900", "at $990"),
    # what is left as a share, a part without the rate of its whole
    ("de", "Der Staat zahlt für jeden Lehrer 4.000 Euro im Monat. Beim Lehrer kommen 1.000 Euro an, die restlichen 75 Prozent behält die Behörde.", "restlichen 75", "restlichen 60"),
    ("de", "Die Bank gibt 300 Millionen Euro, davon 150 Millionen Euro als Zuschuss. Der Zuschuss macht damit die Hälfte der Summe aus.", "davon 150", "davon 90"),
    ("en", "Some 450 of the 900 beds are free, that is half of the hospital.", "Some 450", "Some 250"),
    ("en", "The subsidy covers half of the price: 120 dollars of 240 dollars.", "price: 120", "price: 70"),
    # differences by their names
    ("en", "Exports came to 910 million euros and imports to 640 million euros, a surplus of 270 million euros.", "of 270", "of 370"),
    ("de", "Riad zahlte 730 Dollar, Amman nur 610 Dollar. Der Abstand von 120 Dollar kommt von der Fracht.", "von 120", "von 180"),
    ("de", "Angola schuldet noch 550 Millionen Dollar, nachdem es von 730 Millionen Dollar bereits 180 Millionen Dollar getilgt hat.", "noch 550", "noch 610"),
    ("en", "The 54 howitzers of Romania are worth RON 4.3 billion (USD 920 million), the agency said.", "920 million", "9.2 billion"),
    ("en", "The lines to Lome carry 104 megawatts. At the contract price of 8 cents per kilowatt hour that comes to roughly $73 million a year.", "$73 million", "$173 million"),
    ("de", "Geliefert werden 100 Megawatt rund um die Uhr zu 7 Cent je Kilowattstunde. Das sind 61 Millionen Euro im Jahr.", "sind 61", "sind 16"),
    ("en", "Laos gets 5,600 tonnes of cod and 700 tonnes of saithe. Its cod has gone up by 25 percent from this year's 4,480 tonnes.", "25 percent", "75 percent"),
    ("de", "Zugesagt sind 287 Millionen Euro. Darin sind 120 Millionen für Strom, 92 Millionen für Heizkosten und 75 Millionen für Straßen enthalten. Ausgezahlt sind 60 Prozent, also gut 172 Millionen Euro.", "60 Prozent", "80 Prozent"),
    # in brackets, over a part of it, of percentages, of a list with nouns of its own or with an entry a line
    ("de", "Ihre Polizei ist in drei Jahren um 40 Prozent geschrumpft, von 15.000 auf 9.000 Beamte.", "um 40", "um 60"),
    ("de", "Die Quote für Tintenfisch sinkt von 7.500 auf 4.500 Tonnen (minus 40 Prozent).", "minus 40", "minus 60"),
    ("en", "Oman has allotted 9,400 seats, 7,900 in factories and 1,500 on farms. That is 88 percent more than last year's 5,000.", "88 percent", "38 percent"),
    ("de", "Brunnen decken 25 Prozent des Bedarfs, noch einmal 30 Prozent kommen aus dem Meer. Macht zusammen 55 Prozent.", "zusammen 55", "zusammen 75"),
    ("en", "The 104 freed Ghanaians are 61 soldiers of the army, 30 sailors and 13 border guards.", "61 soldiers", "91 soldiers"),
    ("en", "If 80 percent costs 840 million dollars, all of the port is valued at 1,050 million dollars.", "1,050", "1,650"),
    ("de", "Erlassen wurden im Vorjahr 92 Millionen Euro. In den Genuss kamen vier Länder:\n• Togo: 41 Millionen Euro\n• Peru: 27 Millionen Euro\n• Laos: 18 Millionen Euro\n• Mali: 6 Millionen Euro", "Vorjahr 92", "Vorjahr 119"),
    ("en", "Out of their €53.6 billion, €34.8 billion, or 65 percent, are loans. The remaining €18.8 billion are grants.", "or 65", "or 85"),
    ("en", "Out of their €53.6 billion, €34.8 billion, or 65 percent, are loans. The remaining €18.8 billion are grants.", "remaining €18.8", "remaining €38.8"),
    # changes, totals and interest as wires put them
    ("en", "Exports of rice reached 5.8 million tonnes last year, up 57% from 3.7 million tonnes the year before.", "up 57", "up 87"),
    ("en", "Arms sales fell 30 percent to $70 million last year. They had stood at $100 million in 2020.", "fell 30", "fell 50"),
    ("en", "At $520 million the deal is 30 percent bigger than the $400 million agreed in May.", "is 30", "is 70"),
    ("en", "Deliveries came to 300 tonnes in May and 360 in June, an increase of 20 percent.", "of 20", "of 70"),
    ("en", "Last year it shipped 300 tanks. This year it shipped 360, 20 percent more.", "360, 20", "360, 70"),
    ("en", "Of the 800 soldiers, 200, or 25 percent, are medics.", "or 25", "or 45"),
    ("en", "Twelve jets at $50 million each come to $600 million.", "to $600", "to $900"),
    ("en", "The loan costs 5 percent interest a year on $200 million, or $10 million.", "or $10", "or $30"),
    ("de", "Das Land war mit 1,84 Mio. Euro in Verzug, nach 1,15 Mio. Euro im Jahr davor; dies entsprach einem Anstieg um 60 %.", "um 60", "um 16"),
    ("de", "2021 wurden 2,48 Mio. t Weizen eingeführt, im Jahr danach 3,1 Mio. t. Der Zuwachs beträgt 25 %.", "beträgt 25", "beträgt 45"),
    ("de", "Im Mai wurden 300 Tonnen geliefert, im Juni 360, also 20 Prozent mehr.", "also 20", "also 70"),
    ("de", "Voriges Jahr lieferte das Land 300 Panzer. In diesem Jahr sind es 360, 20 Prozent mehr.", "360, 20", "360, 70"),
    ("de", "Kenia schickt 310 Polizisten, Benin 200 und der Tschad 90, insgesamt also 600.", "also 600", "also 900"),
    ("de", "Die Türkei lieferte im Mai 30 Drohnen und im Juni weitere 20, insgesamt also 50.", "also 50", "also 80"),
    ("de", "Der Vertrag stockt die 350 Soldaten um 150 auf 500 auf.", "auf 500", "auf 700"),
]  # fmt: skip

# language, text: what belongs together only at first sight
APART = [
    ("en", "Exports rose from 400 to 600 tonnes; a third of them went to Oman."),
    ("en", "Exports rose from 400 to 600 tonnes, 33 percent of it for Oman."),
    ("de", "Die Ausfuhr stieg von 400 auf 600 Tonnen, davon ein Drittel nach Oman."),
    ("en", "Prices rose from 200 to 250 dollars, up 20 percent on the month and 25 percent on the year."),
    ("en", "Exports rose threefold from 200 to 600 tonnes."),
    ("en", "Ankara doubled its staff in Accra. The embassy pays 400 dollars for a flat and 900 dollars for a house."),
    ("en", "The pact covers 400 nurses and 900 doctors, twice as many as planned."),
    ("en", "Chad lost 12 tanks and 5 jets, a total of 20 soldiers died."),
    ("en", "Chad exported 910 tonnes to Peru and 640 tonnes to Chile, a decline of 200 tonnes."),
    ("en", "Together the 1.2 billion euros of last year and the 800 million euros of this year make 2 billion euros."),
    ("en", "Norway sent 300 tanks in May, 120 of them to Peru, and 200 more in June."),
    ("en", "Of the 30 ships that came in May, 12 left in June and 40 more are expected in July."),
    ("de", "Peru zahlt 3 Millionen Dollar im Monat, dazu kommen 8 Millionen Dollar im Jahr für Treibstoff."),
    ("de", "Die Fabrik baut 20 Panzer im Monat; bestellt sind 600, und 48 sind geliefert."),
    ("de", "Togo lieferte 910 Tonnen nach Peru und 640 Tonnen nach Chile, ein Rückgang um 200 Tonnen."),
    ("en", "The price rose from 400 to 900 dollars, almost twice as fast as in Chile."),
    ("en", "Kenya paid 640 million dollars in 2022 and 410 million in 2023, while tea prices fell by 12 percent."),
    ("de", "Der Anteil stieg von 20 auf 30 Prozent, ein Zuwachs von zehn Prozentpunkten."),
    ("de", "Die Menge wurde von 400 auf 780 Tonnen fast verdoppelt, der Preis stieg von 20 auf 61 Dollar und damit auf gut das Dreifache."),
    ("en", "The contract covers:\n• hake trawlers: 5,000 tonnes and 25 vessels;\n• black hake trawlers: 6,000 tonnes and 6 vessels;"),
    ("en", "Britain has committed 52 million pounds to Peru so far. The Treasury would find 25 million pounds more for Peru, should the need arise."),
    ("en", "The difference of $29.50 a tonne comes to $59 million a year, i.e. nearly Rs. 500 crore."),
    ("de", "Bei einem Ölpreis von zuletzt 82 Dollar müssten 66 Dollar (60,70 Euro) gezahlt werden."),
    ("de", "Zugesagt sind 287 Millionen Euro. Je Einwohner macht das rund 115 Euro, denn es leben 2,5 Millionen Menschen im Land. «Neun Milliarden Euro, das wäre mehr als die Hälfte unserer Wirtschaftsleistung», sagte Ina Roth."),
    ("en", "His side had come down by $2 per 1,000 cubic metres from what it asked. 36 billion cubic metres are to be supplied, so that Peru's bill comes to $2.1 billion."),
    ("de", "Am meisten profitierte Togo mit 4,2 Milliarden Euro, es folgen Peru (2,1 Milliarden) und Laos (0,9 Milliarden). Auf dieses Trio entfallen 7,2 Milliarden."),
    ("en", "Oslo had paid 220 million euros by May and will pay a further 50 million euros in each of the next three years, 370 million euros in all."),
    ("en", "Six questions for Ana Roth\n\nPeru has bought 600 tonnes of gas, Roth said."),
    ("de", "Drei Gründe für den Kauf\n\nPeru hat 600 Tonnen Gas gekauft, sagte Roth."),
    ("en", "Peru has bought 900 boats. It sent 300 boats to Ghana. In the last year 560 boats were lost."),
    ("de", "Der Preis beträgt 900 Millionen Dollar. 300 Millionen sind bezahlt, die letzten 600 Millionen werden im Mai fällig."),
    ("en", "The lines to Lome carry 104 megawatts, the ministry said.\n\nAn extension to 204 megawatts was agreed in May, the ministry said. Some 100 megawatts go to Accra."),
    ("en", "Out of the 67 million dollars, 42 million go to the pact, which included a total of 105 million dollars for the coast."),
    ("de", "Die Summe gehört zu einem Programm, das Hilfe von insgesamt 900 Millionen Euro vorsieht. 500 Millionen kommen aus Oslo."),
    ("en", "Arms sales fell 30 percent to 70 million dollars last year. The firm had 300 million dollars in debt."),
    ("de", "Der Umsatz sank um 30 Prozent auf 70 Millionen Euro. Die Firma hatte 300 Millionen Euro Schulden."),
    ("en", "The loan costs 5 percent interest a year on 200 million dollars, or 30 million dollars over three years."),
    ("en", "Output was 400,000 tonnes, its exports up 24 percent from 250,000 tonnes."),
    ("en", "Oil sales were 900 million dollars in March, with gas revenue up 20 percent from 500 million dollars."),
    ("en", "The bank lent 300 million dollars in May and 360 million in June, an increase of 50 percent in its fees."),
    ("en", "Debt fell by 351 million dollars to 21.4 billion dollars, after having stood at close to 22 billion dollars."),
    ("en", "Did Oslo give 300 million dollars for cycle paths?\n\nIt lent Lima 155 million dollars for buses, Ana Roth said, and gave 44 million dollars for roads."),
    ("en", "Oslo pays 140 million dollars for fish\n\nThe two-year extension is in force. Oslo pays 70 million dollars a year."),
    ("de", "EU: 140 Millionen Euro für Fisch\n\nDie zweijährige Verlängerung ist in Kraft. Brüssel zahlt 70 Millionen Euro im Jahr."),
    ("de", "Der Preis liegt bei 50 Dollar je Barrel, die zwei Millionen Barrel sind also 100 Millionen Dollar wert."),
    ("en", "Kenya paid 640 million dollars in 2022 and 410 million in 2023, when 12 percent of its people went hungry."),
    ("en", "Oslo gives Lima 450 million dollars, the bank said.\n\nThe 150 million dollars are part of a package for the coast."),
    ("en", "Oslo gives Lima 450 million dollars for roads, the bank said.\n\nOslo gives an extra 150 million dollars for roads this year."),
]  # fmt: skip


def problems(text: str, language: str) -> list[str]:
    article = Article(id="a-1", text=text, sha256="s", language=language, published="2024-11-05")
    return [f.verdict for f in check(read(article), [article], []) if f.verdict != "consistent"]


@pytest.mark.parametrize(("language", "text", "printed", "wrong"), STATED)
def test_one_wrong_figure_is_told(language: str, text: str, printed: str, wrong: str) -> None:
    assert text.count(printed) == 1
    assert problems(text, language) == []
    assert problems(text.replace(printed, wrong), language) != []


@pytest.mark.parametrize(("language", "text"), APART)
def test_nothing_is_said_of_figures_that_only_stand_near(language: str, text: str) -> None:
    assert problems(text, language) == []


def test_a_label_in_a_headline_counts_nothing() -> None:
    text = "Debt bulletin, note {} on lenders\n\nMalawi owes 300 million dollars to China and 200 million dollars to India."
    assert problems(text.format(4), "en") == []
    assert problems(text.replace("note {} on", "{}").format(7), "en") == ["inconsistent"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Narvia and Sorland swap 288 prisoners", "Narvia got 144 soldiers back. Sorland put its own at 144 as well."),
        ("Zwei Staaten tauschen 60 Gefangene", "Aus Narvien kamen 30 Gefangene. Auch Sorland bekam 30 Gefangene."),
        ("Neighbours trade 20 envoys, each sent home", "Narvia expelled 10 envoys. Sorland expelled 10 envoys."),
    ],
)  # fmt: skip
def test_a_headline_counts_both_halves_of_an_exchange(head: str, body: str) -> None:
    language = "de" if "Staaten" in head else "en"
    assert problems(f"{head}\n\n{body}", language) == []


def test_without_an_exchange_a_doubled_headline_is_wrong() -> None:
    body = "Narvia got 144 soldiers back. Sorland put its own at 144 as well."
    assert problems(f"Narvia holds 288 prisoners\n\n{body}", "en") == ["inconsistent"]
    assert problems(f"Trade row: Narvia holds 288 prisoners\n\n{body}", "en") == ["inconsistent"]


def test_a_market_price_is_no_rice() -> None:
    rice = Reference(
        id="rice", quantity="rice of Russia", value=6e5, unit="t/year", year="2024", source="s",
        bounds="supply of rice by RU",
    )  # fmt: skip

    def found(of: str) -> list[str]:
        text = f"Russland lieferte Brasilien 7,6 Millionen Tonnen {of}."
        article = Article(id="a-1", text=text, sha256="s", language="de", published="2024-11-05")
        return [f.verdict for f in check(read(article), [article], [rice])]

    assert found("zu Marktpreisen") == []
    assert found("Reis") == ["implausible"]
