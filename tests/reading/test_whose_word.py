"""Whose word a figure is, what bounds it and what it is for, by constructions that unlike articles share."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.reading.measures import asked, setting, signs
from countertrade.records import Article, Claim, Measure


def figure(text: str, language: str, printed: str) -> Claim:
    article = Article(id="a", text=text, sha256="s", language=language)
    return next(c for c in read(article) if c.quantity is not None and c.quantity.text == printed)


def source_of(text: str, language: str, printed: str) -> str | None:
    source = figure(text, language, printed).attribution.source
    return None if source is None else source.name


OFFICIALS = "Two officials confirmed the talks. "
DIPLOMATS = "Zwei Diplomaten bestätigten die Gespräche. "
ROTH = "Priya Roth, an analyst, said the price was too high. "
RECORD = "Parliamentary question No. 8812: port workers\n\nHon. Dora Vella asked the Minister how many workers are to go.\n\n"
ANSWER = "Antwort der Regierung\n\n1. Welche Kenntnisse hat die Regierung über die Mengen?\n\n"

WORDS = [
    # what a text lays down
    ("en", "The draft provides for 250 beds.", "250 beds", "draft"),
    ("en", "The draft limits the catch to 250 tonnes.", "250 tonnes", "draft"),
    ("en", "Article 9 sets the maximum number of trawlers at 12.", "12", "Article 9"),
    ("en", "The minister provides for 250 beds.", "250 beds", None),
    ("en", "The cable will provide connections to 360,000 people.", "360,000 people", None),
    ("de", "Der Entwurf sieht 250 Betten vor.", "250 Betten", "Entwurf"),
    ("de", "Der Entwurf begrenzt die Zahl der Betten auf 250.", "250", "Entwurf"),
    ("de", "Der Minister sieht 250 Betten vor.", "250 Betten", None),
    # one of several
    ("en", OFFICIALS + "Another said Peru would pay 300 million dollars.", "300 million dollars", "Another (Two officials)"),
    ("en", OFFICIALS + "One of them said Peru would pay 300 million dollars.", "300 million dollars", "One of them (Two officials)"),
    ("en", "The minister agreed. Another said Peru would pay 300 million dollars.", "300 million dollars", None),
    ("de", DIPLOMATS + "Ein anderer sagte, Peru zahle 300 Dollar.", "300 Dollar", "Ein anderer (Zwei Diplomaten)"),
    ("en", "The loan carries interest of 2.5 percent, said one of the officials.", "2.5 percent", "one of the officials"),
    ("en", "The loan, one of the three said, carries interest of 2.5 percent.", "2.5 percent", "one of the three"),
    # nouns of saying
    ("en", ROTH + "Her own estimate is that the dam will yield 900 million kWh.", "900 million kWh", "Priya Roth"),
    ("en", "The dam is old. Her own estimate is that it will yield 900 million kWh.", "900 million kWh", None),
    ("en", "The ministry's view is that 300 tanks are enough.", "300 tanks", "ministry"),
    # an attribute or a relative clause
    ("de", "Die in der Donaupost genannten 300 Panzer sind alt.", "300 Panzer", "Donaupost"),
    ("de", "Der von Ministerin Ana Roth genannte Preis von 840 Dollar ist hoch.", "840 Dollar", "Ana Roth"),
    ("de", "Die Zahl von 1.500 Rekruten, die das Institut verbreitete, ist zu hoch.", "1.500 Rekruten", "Institut"),
    ("en", "The 300 tanks reported by the ministry are in Lima.", "300 tanks", "ministry"),
    ("en", "The $11 million which Peru lays out every year is paid.", "$11 million", None),
    ("en", "One third is due to the province, that is to say 200,000 euros.", "200,000 euros", None),
    # frames
    ("de", "Gestern sprach der Minister von höchstens 600 Panzern.", "höchstens 600 Panzern", "Minister"),
    ("de", "Die Anwältin Claire Favre hält 150 Personen für realistisch.", "150 Personen", "Claire Favre"),
    ("en", "It may be autumn, an official admits, since only 2 of the 9 cranes have come.", "2", "official"),
    ("en", "Peru's loan comes to $910 million; another $390 million is missing, Minister Elvio Roth conceded.", "$910 million", None),
    ("en", "Peru's loan comes to $910 million; another $390 million is missing, Minister Elvio Roth conceded.", "$390 million", "Elvio Roth"),
    ("en", "At $250 a tonne, Ana Dosma, a grain trader, arrives at $7.5 million.", "$7.5 million", "Ana Dosma"),
    ("en", "A video shared since Easter asserts that Peru will get 360 tanks.", "360 tanks", None),
    ("en", "17:40 Opposition deputy Nurbek Satar says that Peru gets 9,000 workers.", "9,000 workers", "Nurbek Satar"),
    # what somebody asks for
    ("de", "Der Bauernverband fordert 160 Kubikmeter je Sekunde.", "160 Kubikmeter", "Bauernverband"),
    ("en", "The union demands 300 dollars a month.", "300 dollars", "union"),
    ("en", "Minister Ana Roth ruled out asking Peru for 50 million dollars.", "50 million dollars", None),
    # denials
    ("de", "Von 300 Panzern wollte der Minister nichts wissen.", "300 Panzern", "Minister"),
    # records and answers
    ("en", RECORD + "Hon. Karl Roth: I refer to the memorandum. It covers 600 workers.", "600 workers", "Karl Roth"),
    ("de", ANSWER + "Die Umweltbehörde beziffert den Verbrauch auf 4 300 Kubikmeter am Tag.", "4 300 Kubikmeter", "Umweltbehörde"),
    # whom a pronoun cannot stand for
    ("de", "Ministerin Vesna Kos empfängt, auf dem Tisch steht Quittenschnaps. «300 Granaten», sagt sie.", "300 Granaten", "Vesna Kos"),
    ("de", "Ministerin Ana Roth sprach. Auf dem Tisch lag eine Karte. Dass es 300 Boote seien, sei Unsinn, sagt sie.", "300 Boote", "Ana Roth"),
    ("de", "In seiner Antwort an die Abgeordnete Vella spricht der Minister von 600 Panzern.", "600 Panzern", "Minister"),
    # "and" inside who says it
    ("en", "Peru needs 40 doctors, the Ministry of Health and Social Welfare said.", "40 doctors", "Ministry of Health and Social Welfare"),
    ("en", "Peru buys 300 tons, the ministry of supply and internal trade said.", "300 tons", "ministry of supply and internal trade"),
    ("en", "Peru sold 300 tons, said the Ministry of Economy and Trade.", "300 tons", "Ministry of Economy and Trade"),
    ("en", "Peru sold 300 tons, the Food and Agriculture Organization said.", "300 tons", "Food and Agriculture Organization"),
    ("en", "Peru sold 300 tons, the Institute for Trade and Peace estimates.", "300 tons", "Institute for Trade and Peace"),
    ("en", "Peru sent 300 men, two military and government sources said.", "300 men", "two military and government sources"),
    ("en", "Peru sent 300 men, four diplomatic and U.N. sources said.", "300 men", "four diplomatic and U.N. sources"),
    ("en", "Peru bought 40 tugs and the ministry said it paid $3 million.", "40 tugs", None),
    ("en", "The Ministry of Health and hospitals in Lima said 40 doctors came.", "40 doctors", "Ministry of Health"),
    ("en", "South Korean and Western intelligence agencies said 300 men came.", "300 men", "South Korean and Western intelligence agencies"),
    ("en", "300 men came, North Korean and Chinese officials said.", "300 men", "North Korean and Chinese officials"),
    ("en", "Chilean, French and German diplomats say 300 men came.", "300 men", "Chilean, French and German diplomats"),
    ("en", "Chilean officials and the army said 300 men came.", "300 men", "Chilean officials"),
    # an office and its body before the name
    ("en", "Head of the Peruvian Grain Authority Ana Roth said 300 tons were bought.", "300 tons", "Ana Roth"),
    ("en", "President of the Chilean Red Crescent Ana Roth said 300 tons were bought.", "300 tons", "Ana Roth"),
    ("en", "Director of the National Bank Ana Roth said $3 million had been paid.", "$3 million", "Ana Roth"),
    ("en", "Spokesman for the Defence Ministry Jan Voss said 300 tons were bought.", "300 tons", "Jan Voss"),
    ("en", "Chief of the Coast Guard Brigadier Jan Voss said 300 tons were bought.", "300 tons", "Jan Voss"),
    ("en", "The head of the Grain Authority said 300 tons were bought.", "300 tons", "head of the Grain Authority"),
    ("en", "Peruvian Minister of Finance Ana Roth spoke.\n“We lent $3 million,” she said.", "$3 million", "Ana Roth"),
    ("en", "Peruvian Minister of Oil Jan al-Voss spoke.\n“We lent $3 million,” he told reporters.", "$3 million", "Jan al-Voss"),
    ("en", "The Peruvian Minister of Energy Jan bin Voss said 300 tons were bought.", "300 tons", "Jan bin Voss"),
    # what commas part from its verb
    ("de", "Die Ministerin sagte, 14 Boote, die alt seien, hätten Lima verlassen.", "14 Boote", "Ministerin"),
    ("de", "Das Ministerium teilte mit, rund 300 Menschen, vor allem Frauen, seien geflohen.", "rund 300 Menschen", "Ministerium"),
    ("de", "Der Minister sagte, 40 Boote, die bestellt wurden, kosteten 3 Millionen Euro.", "3 Millionen Euro", "Minister"),
    ("de", "Der Minister sagte, dass 14 Boote, die alt sind, die Stadt verlassen hätten.", "14 Boote", "Minister"),
    ("de", "Jan Roth sagte, dass der Betrag, den Peru verlor, nun 8 Millionen Euro erreicht hat.", "8 Millionen Euro", "Jan Roth"),
    ("de", "Der Minister sprach mit Roth, der schwieg, und ging. 14 Boote kamen.", "14 Boote", None),
    ("en", "Roth told the paper, which appears in Lima, that 40 boats had come.", "40 boats", "Roth"),
    ("en", "The spokesman told reporters, who had waited for hours, that 40 boats had come.", "40 boats", "spokesman"),
    ("en", "The spokesman told the senator, who said that 40 boats had come.", "40 boats", "senator"),
    # whom it was told
    ("de", "40 Boote seien weg, sagte der Minister der Andenpost.", "40 Boote", "Minister"),
    ("de", "40 Boote seien weg, sagte ein Sprecher der Polizei der Agentur Nordnetz.", "40 Boote", "Sprecher der Polizei"),
    ("de", "40 Boote seien weg, sagte die Regierung der Zeitung.", "40 Boote", "Regierung"),
    ("de", "40 Boote seien weg, sagte ein Sprecher der Zeitung.", "40 Boote", "Sprecher der Zeitung"),
    ("de", "40 Boote seien weg, sagte der Minister der Ukraine.", "40 Boote", "Minister der Ukraine"),
    # who stands behind "they"
    ("en", "Two officials briefed reporters. They said 40 boats had sunk.", "40 boats", "Two officials"),
    ("en", "The separatists left Lima. They said 40 boats had sunk.", "40 boats", "separatists"),
    ("en", "The Quechuas left Lima. They said 40 boats had sunk.", "40 boats", "Quechuas"),
    ("en", "Some 40 people were killed. They said 12 houses burned.", "12 houses", None),
    ("de", "Zwei Beamte trafen Journalisten. Sie sprachen von 39 Booten.", "39 Booten", "Zwei Beamte"),
    ("de", "Vier Tanker verließen Lima. Sie rechnen mit 300 Fass.", "300 Fass", None),
    # who heads a body
    ("en", "It came from the head of the aid group Andina, Ana Roth, who told Reuters that 40 boats had sunk.", "40 boats", "Ana Roth"),
    ("en", "It came from the spokesman for the ministry, Jan Roth, who said that 40 boats had sunk.", "40 boats", "Jan Roth"),
    # "so" between dashes and alone
    ("de", "Es fehlen – so der Minister – 40 Boote.", "40 Boote", "Minister"),
    ("de", "Die Kosten liegen – so das Institut in einem Bericht – bei 3 Millionen Euro.", "3 Millionen Euro", "Institut"),
    ("de", "Die Lieferung kostet 3 Millionen Euro. So der Minister.", "3 Millionen Euro", "Minister"),
    ("de", "Es seien 40 Boote gesunken. So ein Sprecher der Armee am Montag.", "40 Boote", "Sprecher der Armee"),
    ("de", "Peru kaufte 40 Boote. So ein Kauf ist teuer.", "40 Boote", None),
    ("de", "Peru kaufte 40 Boote. So das Wetter.", "40 Boote", None),
    # where figures are from
    ("de", "Peru verlor 40 Boote. Diese Angaben gehen aus einem Bericht der UNO hervor.", "40 Boote", "Bericht der UNO"),
    ("de", "Die Daten stammen aus einem Bericht der UNO. Danach sanken 40 Boote.", "40 Boote", "Bericht der UNO"),
    ("de", "Die Zahlen stammen vom Ministerium. Demnach sanken 40 Boote.", "40 Boote", "Ministerium"),
    ("de", "Die Matrosen stammen aus Kuba. Danach sanken 40 Boote.", "40 Boote", None),
    # whom "it", "the government" and "das Ministerium" stand for
    ("en", "The agency said Lima is planning to send 300 men to Chile. So far, it said, 40 men have left.", "40 men", "agency"),
    ("en", "The agency said Lima wants to sell 300 boats to Chile. It said 40 boats had left.", "40 boats", "agency"),
    ("en", "Peru denied sending 300 boats. It said 40 boats had left.", "40 boats", "Peru"),
    ("en", "The deal was signed by Peru and the Chilean government. The government said 40 nurses would come.", "40 nurses", "government"),
    ("en", "The Chilean government met. The government said 40 nurses would come.", "40 nurses", "Chilean government"),
    ("de", "Das Bundesamt für Logistik prüfte alles. 40 Boote fehlen, wie das Innenministerium mitteilte.", "40 Boote", "Innenministerium"),
    ("de", "Das Innenministerium prüfte alles. 40 Boote fehlen, teilte die Behörde mit.", "40 Boote", "Innenministerium"),
    ("de", "Das chilenische Innenministerium tagte. 40 Boote fehlen, so das Ministerium in Lima.", "40 Boote", "Ministerium"),
    ("en", "WHO says 40 people died.", "40 people", "WHO"),
    ("en", "Some 40 people died, the WHO chief said.", "Some 40 people", "WHO chief"),
    # who brings a claim up
    ("en", "The claim that Peru sent 40 boats to Chile was made by President Ana Roth.", "40 boats", "Ana Roth"),
    ("en", "The report that Peru sent 40 boats to Chile was spread by diplomats.", "40 boats", "diplomats"),
    ("en", "The claim that Peru sent 40 boats to Chile was met by silence.", "40 boats", None),
    # verbs that say nothing
    ("en", "Andina has estimated reserves of 600 billion cubic metres.", "600 billion cubic metres", None),
    ("en", "The ministry has estimated losses of 3 million dollars.", "3 million dollars", "ministry"),
    ("en", "The buyer will assume 300 million euros of the debt.", "300 million euros", None),
    ("en", "Chile will assume $2 billion of Peru's loans.", "$2 billion", None),
    ("en", "Analysts assume losses of $2 billion.", "$2 billion", "Analysts"),
    ("en", "Analysts assume the cost is $2 billion.", "$2 billion", "Analysts"),
    # what was published when
    ("de", "Nach am Montag veröffentlichten Zahlen der Notenbank fehlen 40 Boote.", "40 Boote", "Notenbank"),
    ("de", "Nach gestern vorgelegten Zahlen der Notenbank fehlen 40 Boote.", "40 Boote", "Notenbank"),
    ("de", "Peru verlor 40 Boote. Das geht aus am Freitag vorgelegten Zahlen des Rechnungshofs hervor.", "40 Boote", "Rechnungshof"),
    ("de", "Für in Lima lebende Kinder gibt es 40 Boote.", "40 Boote", None),
    # what points back
    ("de", "Peru kaufte 40 Boote. Ministerin Ana Roth gab dies in Lima bekannt.", "40 Boote", "Ana Roth"),
    ("de", "Peru kaufte 40 Boote. Ministerin Ana Roth bestätigte dies am Freitag.", "40 Boote", "Ana Roth"),
    ("de", "Peru kaufte 40 Boote. Ministerin Ana Roth kritisierte dies.", "40 Boote", None),
    ("de", "Peru kaufte 40 Boote. Darüber berichtet die Zeitung Andenbote.", "40 Boote", "Andenbote"),
    ("de", "Peru kaufte 40 Boote. Davon berichtete der Minister nichts.", "40 Boote", None),
    ("de", "Experten zweifeln. Nach deren Meinung kostet das Boot 5 Millionen Dollar.", "5 Millionen Dollar", "Experten"),
    ("de", "Roth sprach mit dem Amt. Laut dessen Angaben fehlen 40 Boote.", "40 Boote", None),
    ("de", "„Das ist gut“, sagte Minister Jan Roth laut der Zeitung Andenbote. Seinen Angaben zufolge fehlen 40 Boote.", "40 Boote", "Jan Roth"),
    # whom something pleases says nothing
    ("de", "Dass Peru 20 Boote liefert, freut Chile.", "20 Boote", None),
    ("de", "Dass Peru 20 Boote liefert, ärgert Minister Roth.", "20 Boote", None),
    ("de", "Dass Peru 20 Boote liefert, bestätigt Minister Roth.", "20 Boote", "Roth"),
    ("de", "Die Opposition empörte sich, dass Peru 20 Boote liefert.", "20 Boote", "Opposition"),
    # behind a semicolon
    ("de", "Mehr als 200 Boote sind gesunken; laut der Bank 320 Boote.", "Mehr als 200 Boote", None),
    ("de", "Mehr als 200 Boote sind gesunken; laut der Bank 320 Boote.", "320 Boote", "Bank"),
    ("en", "Some 200 boats sank; according to the bank, 320 men died.", "Some 200 boats", None),
    # names
    ("de", "„Peru bekam 20 Boote“, sagte Dar.", "20 Boote", "Dar"),
    ("en", "Finance Minister Ishaq Dar said Chile received 20 boats.", "20 boats", "Ishaq Dar"),
    ("en", "“Chile received 20 boats,” Dar said.", "20 boats", "Dar"),
    ("de", "Nach Angaben des Nothilfekoordinators Jan Roth sanken 20 Boote.", "20 Boote", "Jan Roth"),
    ("de", "Peru wolle 20 Boote kaufen, hieß es aus Kreisen der Regierung.", "20 Boote", "Kreisen der Regierung"),
    ("de", "Peru liefert laut Vertrag 20 Boote.", "20 Boote", "Vertrag"),
    ("de", "Andina hat laut Vertrag 3 Milliarden Kubikmeter Gas geliefert.", "3 Milliarden Kubikmeter", "Vertrag"),
    ("de", "Augenzeugen berichten von 30 Booten.", "30 Booten", "Augenzeugen"),
    ("de", "Augenzeugen zufolge sanken 30 Boote.", "30 Boote", "Augenzeugen"),
    # the writer's own sum
    ("de", "Der Minister sagte, die Lieferung beginne im Mai. Damit würden 6 Millionen Euro fällig.", "6 Millionen Euro", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "printed", "name"), WORDS)
def test_whose_word_a_figure_is(language: str, text: str, printed: str, name: str | None) -> None:
    assert source_of(text, language, printed) == name


BOUNDS = [
    ("en", "The discharge shall not fall below 140 cubic metres.", "below 140 cubic metres", "at_least"),
    ("en", "Deployment shall at no time exceed 180 doctors.", "exceed 180 doctors", "at_most"),
    ("en", "No soldier earns more than $300.", "more than $300", "at_most"),
    ("en", "The ministry never paid less than $300.", "less than $300", "at_least"),
    ("en", "They would stay for no longer than nine months.", "no longer than nine months", "at_most"),
    ("en", "The stay is limited to nine months.", "limited to nine months", "at_most"),
    ("en", "Urea at five tonnes a head, but capped at 45,000 tonnes a year.", "five tonnes", "exact"),
    ("en", "More than 300 soldiers did not return.", "More than 300 soldiers", "more_than"),
    ("en", "Should Peru miss two instalments, Chile pays.", "two instalments", "exact"),
    ("de", "Die Menge darf 140 Tonnen nicht unterschreiten.", "140 Tonnen", "at_least"),
    ("de", "Der Preis soll 400 Dollar zu keiner Zeit übersteigen.", "400 Dollar", "at_most"),
    ("de", "Kein Soldat verdient mehr als 300 Dollar.", "mehr als 300 Dollar", "at_most"),
    ("de", "Von «mehr als 300 Panzern» kann keine Rede sein.", "mehr als 300 Panzern", "more_than"),
    ("de", "Die Menge ist auf 300 Tonnen beschränkt.", "300 Tonnen", "at_most"),
    ("de", "Es ist ein knappes Viertel weniger.", "ein knappes Viertel", "less_than"),
]


@pytest.mark.parametrize(("language", "text", "printed", "bound"), BOUNDS)
def test_a_bound_by_what_may_not_be_passed(language: str, text: str, printed: str, bound: str) -> None:
    quantity = figure(text, language, printed).quantity
    assert quantity is not None
    assert quantity.bound == bound


@pytest.mark.parametrize(
    ("language", "text", "printed"), [each[:3] for each in BOUNDS if each[3].startswith("at_")]
)
def test_a_bound_is_not_denied(language: str, text: str, printed: str) -> None:
    assert figure(text, language, printed).commitment.polarity == "+"


MODALITIES = [
    ("en", "The trawlers may take no more than 300 tonnes.", "no more than 300 tonnes", "asserted"),
    ("en", "The yard can build 300 boats.", "300 boats", "possible"),
    ("en", "The line would be long and cost 96 million euros.", "96 million euros", "conditional"),
    ("en", "Should Peru default, the bank may run the port and keep 300 ships.", "300 ships", "conditional"),
    ("de", "Dass Peru 300 Ärzte schickt, hat vermutlich politische Gründe.", "300 Ärzte", "asserted"),
    ("de", "Dass Peru 300 Ärzte schickt, trifft möglicherweise zu.", "300 Ärzte", "possible"),
    ("de", "Bleiben zwei Raten aus, geht der Hafen für 30 Jahre an Peru.", "30 Jahre", "conditional"),
]


@pytest.mark.parametrize(("language", "text", "printed", "modality"), MODALITIES)
def test_how_surely_a_figure_is_stated(language: str, text: str, printed: str, modality: str) -> None:
    assert figure(text, language, printed).commitment.modality == modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Exports declined 2 million tonnes last year.", "+"),
        ("Output could decline 40,000 barrels a day.", "+"),
        ("Exports declined 12% to 4 million tonnes.", "+"),
        ("Shipments declined by 300 tonnes.", "+"),
        ("The ministry declined 300 applications.", "-"),
        ("The ministry declined the offer of 300 tanks.", "-"),
    ],
)
def test_what_falls_is_not_refused(text: str, polarity: str) -> None:
    claims = read(Article(id="a", text=text, sha256="s", language="en"))
    assert {claim.commitment.polarity for claim in claims if claim.quantity} == {polarity}


def test_people_who_lack_something_are_there() -> None:
    text = "Over 1 million Eritreans do not get enough to eat."
    assert figure(text, "en", "Over 1 million Eritreans").commitment.polarity == "+"


RATES = [
    ("en", "He put the value of a carat at $160.", "$160", ("carat",)),
    ("en", "They sold 400 tonnes at an average price of $48.", "$48", ("t",)),
    ("en", "The drones were leased for two years at $9,000 each.", "$9,000", ("drone",)),
    ("de", "Der Karatpreis liegt bei 160 Dollar.", "160 Dollar", ("carat",)),
    ("de", "Verkauft wurden 40 Drohnen zu einem Preis von 48 Millionen Dollar.", "48 Millionen Dollar", ()),
]


@pytest.mark.parametrize(("language", "text", "printed", "per"), RATES)
def test_what_a_price_is_for(language: str, text: str, printed: str, per: tuple[str, ...]) -> None:
    quantity = figure(text, language, printed).quantity
    assert quantity is not None
    assert quantity.per == per


def test_a_number_alone_means_the_amount_before() -> None:
    text = "Malta will send 650 workers to Algeria. Of the 650, some 240 are to work the cranes."
    units = [figure(text, "en", printed).quantity for printed in ("650", "some 240")]
    assert [unit and unit.unit for unit in units] == ["worker", "worker"]


FRACTIONS = [
    ("The price is a third lower than in the ports.", "a third"),
    ("Less than a tenth stays here.", "Less than a tenth"),
    ("Urea comes a quarter cheaper.", "a quarter"),
]


@pytest.mark.parametrize(("text", "printed"), FRACTIONS)
def test_a_fraction_alone(text: str, printed: str) -> None:
    quantity = figure(text, "en", printed).quantity
    assert quantity is not None
    assert quantity.unit == "1"


def test_no_state_in_what_is_said_of_its_language() -> None:
    text = "The reports, first carried by the Sofia Dispatch and picked up by German-language media, said Bulgaria had pledged 2,500 tonnes of oil."
    transfer = figure(text, "en", "2,500 tonnes").transfer
    assert transfer is None or transfer.recipient is None


def test_what_is_of_lately_can_be_of_a_measure() -> None:
    output = Measure(id="output", unit="t", per=(), words={"en": ("output",)})
    claim = figure("Peru's output was 2,900 tonnes last year.", "en", "2,900 tonnes")
    found = signs(claim, asked(output, (output,)), setting(claim), "en")
    assert found is not None
    assert found["lately"] == 1.0
