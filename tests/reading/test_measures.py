"""Which measure of its case a figure speaks of, over two invented deals told in German and English."""

import pytest

from countertrade.reading import read
from countertrade.records import Article, Measure

GRAIN = (
    Measure(id="grain", unit="t", per=("year",), giver="KZ", recipient="TR",
            words={"de": ("Weizen", "Getreide"), "en": ("wheat", "grain")}),
    Measure(id="drones", unit="drone", giver="TR", recipient="KZ", words={"de": ("Drohnen",), "en": ("drones",)}),
    Measure(id="price", unit="USD", per=("t",), giver="TR", recipient="KZ", words={"de": ("Preis",), "en": ("price",)}),
    Measure(id="worth", unit="USD", per=("year",), giver="KZ", recipient="TR",
            words={"de": ("Warenwert",), "en": ("value",)}),
    Measure(id="term", unit="year", giver="KZ", recipient="TR", words={"de": ("Laufzeit",), "en": ("term",)}),
    Measure(id="demand", unit="1", giver="KZ", recipient="TR",
            words={"de": ("Anteil am Bedarf",), "en": ("share of demand",)}),
)  # fmt: skip

RAIL = (
    Measure(id="credit", unit="USD", giver="CN", recipient="ZM", words={"de": ("Kredit",), "en": ("loan",)}),
    Measure(id="interest", unit="1", per=("year",), giver="ZM", recipient="CN",
            words={"de": ("Zins",), "en": ("interest",)}),
    Measure(id="copper", unit="t", per=("year",), giver="ZM", recipient="CN", words={"de": ("Kupfer",), "en": ("copper",)}),
    Measure(id="line", unit="km", giver="CN", recipient="ZM", words={"de": ("Strecke", "Bahn"), "en": ("line", "railway")}),
    Measure(id="concession", unit="year", giver="ZM", recipient="CN",
            words={"de": ("Konzession",), "en": ("concession",)}),
    Measure(id="fee", unit="USD", per=("year",), giver="CN", recipient="ZM",
            words={"de": ("Nutzungsgebühr",), "en": ("access fee",)}),
    Measure(id="workers", unit="worker", giver="CN", recipient="ZM", words={"de": ("Arbeiter",), "en": ("workers",)}),
)  # fmt: skip

TOLD = {
    "grain-de-1": (GRAIN, "de", """Drohnen gegen Weizen

Die Türkei bekommt aus Kasachstan jedes Jahr 800.000 Tonnen Weizen und liefert dafür 36 Drohnen. Das bestätigte Landwirtschaftsminister Yerlan Sadykow der Zeitung Steppenbote.

Der Preis sei auf 240 Dollar je Tonne festgelegt. „Das macht 192 Millionen Dollar im Jahr“, sagte Sadykow. Über die acht Jahre der Laufzeit kämen so gut 1,5 Milliarden Dollar zusammen.

Kasachstan führte zuletzt rund neun Millionen Tonnen Getreide im Jahr aus. Der türkische Haushalt hat ein Loch von 40 Milliarden Dollar.
""", {"800.000 Tonnen": "grain", "36 Drohnen": "drones", "240 Dollar": "price", "192 Millionen": "worth",
      "acht Jahre": "term", "1,5 Milliarden": "worth", "neun Millionen": None, "40 Milliarden": None}),
    "grain-de-2": (GRAIN, "de", """Kasachstan tauscht Getreide

Acht Jahre lang soll Kasachstan Weizen an die Türkei liefern. Vereinbart seien bis zu 800.000 Tonnen jährlich, teilte das Ministerium in Astana mit. „Das sind etwa sieben Prozent unseres Bedarfs“, sagte der türkische Handelsminister Cem Aydar.

Im Gegenzug erhält die kasachische Armee drei Dutzend Drohnen. Den Gegenwert bezifferte Aydar auf 190 Millionen Dollar jährlich.

Die Rüstungsfirma in Ankara hat im vergangenen Jahr 150 Drohnen gebaut. Auf dem Weltmarkt kostet Weizen derzeit 265 Dollar je Tonne.
""", {"Acht Jahre": "term", "800.000 Tonnen": "grain", "sieben Prozent": "demand", "drei Dutzend": "drones",
      "190 Millionen": "worth", "150 Drohnen": None, "265 Dollar": None}),
    "grain-en-1": (GRAIN, "en", """Turkey to trade drones for Kazakh wheat

Turkey will send Kazakhstan 36 drones in exchange for 800,000 tonnes of wheat a year, the agriculture minister said on Monday.

Yerlan Sadykov told the Steppe Courier that the deal would run for eight years at $240 a tonne. That is worth about $192 million annually, he said. By the end of the contract it would come to $1.5 billion.

Kazakhstan exported about nine million tonnes of grain last year. Less than ten percent of that would go to Turkey, a trader in Almaty said.
""", {"36 drones": "drones", "800,000 tonnes": "grain", "eight years": "term", "$240": "price",
      "$192 million": "worth", "$1.5 billion": "worth", "nine million": None, "ten percent": None}),
    "grain-en-2": (GRAIN, "en", """What Ankara pays for its bread

Kazakhstan could ship up to 800,000 tonnes a year to Turkish mills, according to a draft seen by the Bosporus Wire. "That is seven percent of what we eat," Trade Minister Cem Aydar said.

In return, Ankara would hand over three dozen drones. "After eight years we are even," Aydar added.

The maker built 150 drones last year, of which half were sold abroad. A lawmaker put the value of the grain at $190 million a year.
""", {"800,000 tonnes": "grain", "seven percent": "demand", "three dozen": "drones", "eight years": "term",
      "150 drones": None, "half": None, "$190 million": "worth"}),
    "rail-de-1": (RAIL, "de", """Kupfer für die Bahn

China leiht Sambia 1,4 Milliarden Dollar und baut damit eine Bahn von 620 Kilometern Länge. Sambia verzinst das Geld mit drei Prozent im Jahr, wie Verkehrsministerin Mutinta Banda sagte.

Nach 25 Jahren fällt die Strecke an den Staat zurück. Bis dahin zahlt der Betreiber 12 Millionen Dollar im Jahr für die Nutzung. Über die ganze Dauer wären das 300 Millionen Dollar.

Peking sichert sich 90.000 Tonnen Kupfer jährlich. Sambia förderte im vergangenen Jahr 760.000 Tonnen Kupfer. Für den Bau kommen 3.000 Arbeiter aus China.
""", {"1,4 Milliarden": "credit", "620 Kilometer": "line", "drei Prozent": "interest", "25 Jahren": "concession",
      "12 Millionen": "fee", "300 Millionen": "fee", "90.000 Tonnen": "copper", "760.000 Tonnen": None,
      "3.000 Arbeiter": "workers"}),
    "rail-de-2": (RAIL, "de", """Sambias teure Schienen

1,4 Milliarden Dollar soll Sambia von China bekommen, rückzahlbar in 20 Jahren. Das geht aus einem Vertragsentwurf hervor, den die Zeitung Sambesi-Kurier einsehen konnte.

Bei drei Prozent wären allein für Zinsen 42 Millionen Dollar im Jahr fällig, rechnete der Ökonom Peter Zulu vor. Die Nutzungsgebühr von zwölf Millionen Dollar jährlich decke davon nicht einmal ein Drittel. Die Konzession laufe 25 Jahre.

Die Staatsschulden Sambias liegen bei 26 Milliarden Dollar.
""", {"1,4 Milliarden": "credit", "20 Jahren": None, "drei Prozent": "interest", "42 Millionen": "interest",
      "zwölf Millionen": "fee", "ein Drittel": "fee", "25 Jahre": "concession", "26 Milliarden": None}),
    "rail-en-1": (RAIL, "en", """China to build Zambia railway for copper

China will lend Zambia $1.4 billion for a 620-kilometre line to the coast, the transport ministry said. In return Beijing is to get 90,000 tonnes of copper a year.

The operator would pay $12 million a year to use the track. Over 25 years that is $300 million, minister Mutinta Banda told the Zambezi Courier. "After 25 years it is ours," she said.

Some 3,000 workers would come from China. Zambia, with 20 million people, owes its creditors $26 billion.
""", {"$1.4 billion": "credit", "620-kilometre": "line", "90,000 tonnes": "copper", "$12 million": "fee",
      "$300 million": "fee", "3,000 workers": "workers", "20 million": None, "$26 billion": None}),
    "rail-en-2": (RAIL, "en", """Lusaka counts the cost

Zambia borrowed $1.4 billion from China, and it has to pay three percent. Interest would come to $42 million a year, economist Peter Zulu said. So the access fee of $12 million would cover less than a third of it.

The mines produced 760,000 tonnes of copper last year. Beijing's share of 90,000 tonnes was agreed in May.

The concession ends after 25 years, the ministry said. The railway employs 4,100 people today.
""", {"$1.4 billion": "credit", "three percent": "interest", "$42 million": "interest", "$12 million": "fee",
      "a third": "fee", "760,000 tonnes": None, "90,000 tonnes": "copper", "25 years": "concession"}),
}  # fmt: skip


# shares of something else, which the weights take for the measure's: known mistakes
WRONG = {"grain-en-1": [("ten percent", "demand")]}


def _told(name: str) -> list[tuple[str, str | None, str | None]]:
    """Each expected figure that is a claim of the article: its words, the measure expected, the one it got."""
    measures, language, text, expected = TOLD[name]
    article = Article(
        id=name, text=text, sha256="0" * 64, language=language, outlet="The Paper", published="2025-03-05"
    )
    return [
        (figure, expected[figure], claim.measure)
        for claim in read(article, measures)
        if claim.quantity is not None
        for figure in expected
        if figure in (claim.quantity.text or "") or (claim.quantity.text or "") in figure
    ]


@pytest.mark.parametrize("name", TOLD)
def test_no_figure_speaks_of_a_measure_that_it_is_not_of(name: str) -> None:
    told = _told(name)
    assert len(told) >= 6
    assert [(figure, got) for figure, wanted, got in told if got not in (None, wanted)] == WRONG.get(name, [])


def test_most_figures_find_their_measure() -> None:
    """What a sentence leaves open stays open: another article of the case may tell."""
    wanted = [(wanted, got) for name in TOLD for _, wanted, got in _told(name) if wanted is not None]
    assert sum(wanted == got for wanted, got in wanted) / len(wanted) >= 0.8


@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        # an article is no word of "price of a drone"
        ("Kasachstan gibt für den Bau 70 Millionen Dollar an.", "70 Millionen", None),
        ("Der Preis beträgt 900 Dollar je Drohne.", "900 Dollar", "each"),
        # per tonne is not per drone
        ("Der Preis liegt bei 240 Dollar je Tonne.", "240 Dollar", None),
        # a share may be of anything
        ("Das Parlament stimmte mit 71 Prozent zu.", "71 Prozent", None),
        # hours are no term of years
        ("Der Betrieb dauert acht Jahre.", "acht Jahre", None),
        # the only measure of mass: tonnes a month are of it though nothing names it
        ("Das macht 6.000 Tonnen im Monat.", "6.000 Tonnen", "wheat"),
    ],
)
def test_words_and_rates_that_rule_a_measure_out(text: str, printed: str, expected: str | None) -> None:
    case = (
        Measure(id="each", unit="USD", per=("drone",), words={"de": ("Preis je Drohne",), "en": ("price of a drone",)}),
        Measure(id="wheat", unit="t", per=("year",), words={"de": ("Weizen",), "en": ("wheat",)}),
        Measure(id="own", unit="1", words={"de": ("Anteil am Bedarf",), "en": ("share of demand",)}),
        Measure(id="hours", unit="hour", per=("year",), words={"de": ("Betrieb",), "en": ("operation",)}),
    )  # fmt: skip
    article = Article(id="a", text=text, sha256="a", language="de")
    (claim,) = [c for c in read(article, case) if c.quantity and printed in (c.quantity.text or "")]
    assert claim.measure == expected


AIR = (
    Measure(id="jets", unit="jet", giver="TR", recipient="BO",
            words={"de": ("Kampfjets", "Jäger"), "en": ("aircraft", "fighters")}),
    Measure(id="each", unit="EUR", per=("jet",), words={"de": ("Stückpreis",), "en": ("price of an aircraft",)}),
    Measure(id="pilots", unit="pilot", words={"de": ("Piloten",), "en": ("pilots",)}),
    Measure(id="runway", unit="EUR", per=("km",), words={"de": ("Kosten der Piste",), "en": ("cost of the runway",)}),
    Measure(id="tin", unit="t", per=("year",), giver="BO", recipient="TR", words={"de": ("Zinn",), "en": ("tin",)}),
    Measure(id="term", unit="year", words={"de": ("Laufzeit",), "en": ("term",)}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "printed", "expected", "unit"),
    [
        # counted nouns of one class are the measure's unit, and so is what a price is for each of
        ("en", "Bolivia is to get nine fighters.", "nine fighters", "jets", "jet"),
        ("de", "Bolivien bekommt neun Jäger aus der Türkei.", "neun Jäger", "jets", "jet"),
        ("en", "They cost €8 million for each aircraft.", "€8 million", "each", "EUR/jet"),
        # people are a measure's pilots where it is the only one of people, and by the million they are a country's
        ("en", "Some 18 people will be trained in Konya.", "18 people", "pilots", "pilot"),
        ("en", "Bolivia has 12 million people.", "12 million people", None, "person"),
        # what a price is for each of may stand in the clause only
        ("de", "Der Kilometer kostet drei Millionen Euro.", "drei Millionen Euro", "runway", "EUR/km"),
        # how things were until now
        ("en", "Last year Bolivia sold 6,000 tonnes of tin to Turkey.", "6,000 tonnes", None, "t"),
        ("de", "Bislang liefert Bolivien 6.000 Tonnen Zinn im Jahr.", "6.000 Tonnen", None, "t/year"),
        ("de", "Bolivien liefert künftig 9.000 Tonnen Zinn im Jahr.", "9.000 Tonnen", "tin", "t/year"),
        # so many a year are what is handed over, or what a maker turns out
        ("en", "Turkey hands over three fighters every year.", "three fighters", "jets", "jet/year"),
        ("en", "The plant can build three fighters every year.", "three fighters", None, "fighter/year"),
        ("de", "Das Werk baut nur drei Flugzeuge im Jahr.", "drei Flugzeuge", None, "aircraft/year"),
        # so long something goes on, and so long after it something comes
        ("de", "Zinn geht für zwölf Jahre in die Türkei.", "zwölf Jahre", "term", "year"),
        ("en", "Twelve years after the start the last jet lands.", "Twelve years", None, "year"),
    ],
)  # fmt: skip
def test_what_a_figure_counts_and_when(
    language: str, text: str, printed: str, expected: str | None, unit: str
) -> None:
    article = Article(id="a", text=text, sha256="a", language=language)
    (claim,) = [c for c in read(article, AIR) if c.quantity and printed in (c.quantity.text or "")]
    assert claim.quantity is not None
    assert claim.measure == expected
    assert "/".join((claim.quantity.unit or "", *claim.quantity.per)) == unit


PORT = (
    Measure(id="debt", unit="EUR", words={"de": ("Schulden",), "en": ("debt",)}),
    Measure(id="relief", unit="EUR", words={"de": ("Schuldenerlass",), "en": ("debt relief", "write-off")}),
    Measure(id="rest", unit="EUR", words={"de": ("Restschuld",), "en": ("remainder",)}),
    Measure(id="payback", unit="year", words={"de": ("Tilgungsdauer",), "en": ("repayment period",)}),
    Measure(id="lease", unit="year", words={"de": ("Pachtdauer",), "en": ("lease",)}),
    Measure(id="zinc", unit="EUR", per=("t",), words={"de": ("Zinkpreis",), "en": ("price of zinc",)}),
    Measure(id="output", unit="t", per=("year",), words={"de": ("Jahresproduktion",), "en": ("output",)}),
    Measure(id="buses", unit="bus", words={"de": ("Busse",), "en": ("buses",)}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "printed", "expected"),
    [
        # what a measure is named for is told in other words
        ("en", "Lisbon would strike a deal, and 70 million euros is struck off.", "70 million", "relief"),
        ("de", "Lissabon streicht davon 70 Millionen Euro.", "70 Millionen", "relief"),
        ("de", "Übrig bleiben 30 Millionen Euro.", "30 Millionen", "rest"),
        ("en", "The quay is leased to Lisbon for 30 years.", "30 years", "lease"),
        ("de", "Der Kai wird für 30 Jahre verpachtet.", "30 Jahre", "lease"),
        ("en", "Beira repays it over nine years.", "nine years", "payback"),
        ("de", "Getilgt wird neun Jahre lang.", "neun Jahre", "payback"),
        ("en", "The smelter turns out 20,000 tonnes a year.", "20,000 tonnes", "output"),
        # the market, what somebody has, how it was
        ("en", "At a quotation of 2,500 euros a tonne nobody sells.", "2,500 euros", None),
        ("en", "The market price of a tonne is 2,500 euros.", "2,500 euros", None),
        ("de", "Vor zwei Jahren kostete die Tonne Zink 1.900 Euro.", "1.900 Euro", None),
        ("en", "Beira owns 300 buses.", "300 buses", None),
        ("de", "Die Busse gehen an vier Städte.", "vier Städte", None),
        # a budget that pays is no budget of so much
        ("en", "The relief costs its budget 70 million euros.", "70 million", "relief"),
        ("en", "The budget has a hole of 70 million euros, and relief is far.", "70 million", None),
    ],
)  # fmt: skip
def test_what_sentences_tell_in_other_words(
    language: str, text: str, printed: str, expected: str | None
) -> None:
    article = Article(id="a", text=text, sha256="a", language=language)
    (claim,) = [c for c in read(article, PORT) if c.quantity and printed in (c.quantity.text or "")]
    assert claim.measure == expected
