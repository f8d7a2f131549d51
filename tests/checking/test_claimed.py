"""What a text claims of its own figures: left alone where it holds, told or asked where one figure is another."""

from __future__ import annotations

import pytest

from countertrade.checking import check, tried
from countertrade.reading import read
from countertrade.records import Article, Claim, Finding

# language, text with the figure that comes of the others in braces, what stands there instead
CLAIMED = [
    ("en", "Poland ordered 500 tanks from Korea. So far 320 tanks have arrived, so that {180} tanks are still to come.", "280"),
    ("de", "Von den 500 zugesagten Fahrzeugen sind 320 angekommen, {180} fehlen noch.", "280"),
    ("de", "Der Preis sinkt von 1,2 Milliarden auf 900 Millionen Euro, das sind {300} Millionen weniger.", "500"),
    ("en", "Exports came to 4.2 million tonnes, {1.1} million tonnes more than the 3.1 million tonnes of last year.", "1.9"),
    ("en", "The lease runs for 25 years at 12 million euros a year, {300} million euros in all.", "500"),
    ("de", "Oman zahlt fünf Millionen Dollar im Monat, im Jahr also {60} Millionen Dollar.", "90"),
    ("en", "The loan of $2.5 billion is spread over five years, which comes to ${500} million a year.", "800"),
    ("de", "Die Lieferungen stiegen um {40} Prozent auf sieben Millionen Tonnen; im Vorjahr waren es fünf Millionen Tonnen.", "70"),
    ("en", "Turkey took 7 million tonnes, {40} percent more than the 5 million tonnes of the year before.", "70"),
    ("en", "The 30 planes cost 600 million euros. That makes {20} million euros per plane.", "35"),
    ("de", "60 Prozent des Preises fließen in bar, die übrigen {40} Prozent in Öl.", "60"),
    ("de", "Der Irak verkauft täglich 200.000 Fass zu 70 Dollar je Fass; das bringt {14} Millionen Dollar am Tag.", "24"),
    ("en", "Some 400 doctors each get 1,500 dollars a month, so the bill is {600,000} dollars a month.", "900,000"),
    ("en", "The package is worth 600 million euros: 250 million euros in grants and {350} million euros in loans.", "550"),
    ("de", "Katar liefert drei Millionen Tonnen der zwölf Millionen Tonnen, die Pakistan braucht, das sind {25} Prozent.", "45"),
    ("en", "The loan of 400 million dollars carries interest of {3} percent, 12 million dollars a year.", "5"),
    ("en", "The loan comes in three tranches of $500 million each, ${1.5} billion in all.", "2.5"),
    ("de", "Das Geld fließt in zwei Tranchen zu je 250 Millionen Euro, insgesamt {500} Millionen Euro.", "800"),
    ("en", "Oslo pledged a further $2 billion on top of the $3 billion already promised, bringing the total to ${5} billion.", "8"),
    ("de", "Berlin liefert 14 Panzer aus Beständen und 18 weitere aus der Industrie, insgesamt also {32} Panzer.", "52"),
    ("en", "Ghana received 88 buses: 44 buses from Turkey, 24 from Poland and {20} from others.", "40"),
    ("en", "Brazil shipped 200,000 tonnes of wheat and 150,000 tonnes of maize, a total of {350,000} tonnes of grain.", "550,000"),
    ("de", "Das Land bekam 200.000 Tonnen Weizen und 150.000 Tonnen Mais, zusammen {350.000} Tonnen Getreide.", "550.000"),
    ("en", "They paid $120 million in 2021, $150 million in 2022 and $180 million in 2023, or ${450} million over three years.", "750"),
    ("de", "Mali erhielt 120 Millionen Euro, Niger 150 Millionen und Tschad 180 Millionen, macht in drei Jahren {450} Millionen Euro.", "750"),
    ("en", "Some 3,000 workers came in October and 8,000 in November. That makes {11,000} workers.", "14,000"),
    ("en", "The package of $61 billion includes $14 billion for roads. The remaining ${47} billion is for budgets.", "74"),
    ("de", "Von den 500 Millionen Euro sind 320 Millionen Euro Kredite, der Rest von {180} Millionen Euro ist geschenkt.", "280"),
    ("de", "Die Hälfte der 90 Busse, {45} Stück, wird in Minsk gebaut.", "65"),
    ("de", "Ghana kauft {240.000} Tonnen Weizen. Davon kommen 120.000 Tonnen aus Kanada, je 60.000 Tonnen liefern Chile und Peru.", "340.000"),
    ("en", "Imports fell by {600,000} tonnes to 900,000 tonnes from 1.5 million tonnes a year earlier.", "200,000"),
    ("en", "Norway gives 400 million euros, twice as much as Denmark with {200} million euros.", "100"),
    ("de", "Kenia nahm {60.000} Schüler auf, dreimal so viele wie Ghana mit 20.000.", "90.000"),
    ("en", "The gas costs $200 per 1,000 cubic metres, {a third} less than the $300 charged before.", "two thirds"),
    ("en", "Exports of copper slipped 25 percent to {300,000} tonnes (330,000 short tons), from 400,000 tonnes a year earlier.", "200,000"),
    ("de", "Bislang kamen 83.000 Barrel am Tag. Jetzt sind die Lieferungen auf {53.000} Barrel gefallen, ein Minus von 36 Prozent.", "73.000"),
    ("en", "China bought 12 million tonnes, ahead of India with {9} million tonnes.", "15"),
    ("de", "Größter Abnehmer ist China mit 12 Millionen Tonnen, gefolgt von Indien mit {9} Millionen Tonnen.", "15"),
    ("en", "Deliveries of rice fell from 900,000 tonnes to {600,000} tonnes.", "1,600,000"),
    ("en", "In all, 250 trucks were promised; 180 have been handed over, and {70} are still missing.", "120"),
    ("de", "Insgesamt wurden 250 Lastwagen versprochen; 180 sind übergeben, {70} stehen noch aus.", "120"),
    ("en", "Oman pays $10 million every month, which from March 2019 to September 2020 makes ${190} million.", "280"),
    ("de", "Von 2014 bis 2020 zahlt Oslo jährlich 40 Millionen Euro, insgesamt {280} Millionen Euro.", "480"),
    ("en", "Some 1 million cubic metres a day flow, or around {365} million cubic metres in a year.", "635"),
    ("en", "The railway owes its lender $358 million.\n\nTalks begin in May. The railway owes its lender ${358} million, the bank said.", "538"),
    ("en", "The fleet is of 14 aircraft drawn from old stocks, 12 single-seaters and {two} twin-seaters.", "four"),
    ("en", "The port took in 20 vessels: {12} trawlers, 5 tugs and 3 ferries.", "15"),
    ("de", "Lima ließ 175 Gefangene frei. Darüber hinaus ließ es 22 Verwundete ziehen, so dass {197} Menschen heimkehrten.", "297"),
    ("en", "Togo blocked $2.4 billion belonging to the bank after the army had taken the capital: $1.5 billion in bonds, ${700} million in cash and $200 million in gold.", "1,700"),
    ("en", "The line earned $2.3 billion over three years against costs of $4 billion, a loss of ${1.7} billion.", "2.7"),
    ("en", "Supply was 162 tonnes and sales stood at 155 tonnes, leaving a closing stock of {7} tonnes.", "9"),
    ("de", "Vereinbart war ein Kredit über 60 Millionen Euro.\n\nBis Mai waren {42} Millionen Euro abgerufen, d.s. 70 Prozent; übergeben waren fünf Häuser.", "24"),
    ("en", "The target is 700,000 workers for the year. Up to May we sent 420,000 workers, so we stand at {60} percent.", "80"),
    ("de", "Das Land verkaufte 40 Tonnen Gold. Neun Zehntel davon stammten aus Togo. Das wären {36} Tonnen.", "26"),
]  # fmt: skip


def read_text(
    text: str, language: str = "en", published: str | None = "2023-05-02"
) -> tuple[list[Claim], Article]:
    article = Article(id="a-1", text=f"{text}\n", sha256="s", language=language, published=published)
    return read(article), article


def told(text: str, language: str = "en", published: str | None = "2023-05-02") -> list[Finding]:
    claims, article = read_text(text, language, published)
    return [finding for finding in check(claims, [article], []) if finding.verdict != "consistent"]


@pytest.mark.parametrize(("language", "text", "wrong"), CLAIMED)
def test_a_figure_that_comes_of_others(language: str, text: str, wrong: str) -> None:
    start, end = text.index("{"), text.index("}")
    assert told(text[:start] + text[start + 1 : end] + text[end + 1 :], language) == []
    assert told(text[:start] + wrong + text[end + 1 :], language)


def test_two_types_of_one_thing_have_no_relation() -> None:
    text = "The 40 Shahed drones cost $50,000 each. The bigger Mohajer drones were bought for $9 million."
    assert not any(f.verdict == "inconsistent" for f in told(text))


def test_what_is_more_than_its_own_sum_is_not_held_against_another() -> None:
    text = "A guard costs 2,000 dollars a month. Oslo sends 10,000 guards. That brings Oslo at least $200 million a year. Another 4,000 workers come for $800 a month each."
    found = told(text)
    assert [finding.verdict for finding in found] == ["loose"]
    assert "10,000" in found[0].working


def test_a_total_nearby_is_asked_about_and_never_called_wrong() -> None:
    text = "Oz buys 6,000 drones at $190,000 a drone. It spends $4.5 billion."
    assert {finding.verdict for finding in told(text)} <= {"question"}


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        ("Oz pays 2.9 billion dollars (2.4 billion euros).", "2010-06-15", None),
        ("Oz pays 2.9 billion dollars (3.4 billion euros).", "2010-06-15", "inconsistent"),
        (
            "Oz pays 2.9 billion dollars (2.4 billion euros).",
            "2024-06-15",
            "inconsistent",
        ),  # the rate of another year
        ("In 2010 Oz paid 2.9 billion dollars (2.4 billion euros).", None, None),
        ("In 2010 Oz paid 2.9 billion dollars (3.4 billion euros).", None, "question"),
        ("Oz pays 2.9 billion dollars (2.4 billion euros).", None, None),  # undated: no verdict
        (
            "A guard costs 2000 dollars a month, which is about 1730 Swiss francs.",
            None,
            None,
        ),  # "2000" is no year
        # of most money only the year's mean is known
        ("The port cost £9 billion (SAR 155 billion).", "2018-06-15", "question"),
        ("The port cost £9 billion (SAR 45 billion).", "2018-06-15", None),
        ("In 2017 Mali paid 2.1 billion CFA francs ($42 million).", None, "question"),
        ("In 2017 Mali paid 2.1 billion CFA francs ($3.8 million).", None, None),
        ("Egypt pays 310 million pounds ($9.5 million).", "2022-06-15", None),  # sold at two rates
        (
            "Ghana pays 60 billion cedis ($6.5 million).",
            "2005-06-15",
            None,
        ),  # money of before it lost four zeros
        ("A worker pays Rs 95,000 ($715) for the ticket.", "2023-06-15", None),  # whose rupees?
        ("A worker from Nepal pays Rs 95,000 ($7,150) for the ticket.", "2022-06-15", "question"),
    ],
)
def test_money_is_converted_at_the_rate_of_its_time(
    text: str, published: str | None, verdict: str | None
) -> None:
    found = told(text, published=published)
    assert [finding.verdict for finding in found] == ([verdict] if verdict else [])
    assert all("at which date?" in finding.message for finding in found if finding.verdict == "question")


def test_how_many_sums_were_tried() -> None:
    claims, article = read_text(
        "The 30 planes cost 600 million euros. That makes 20 million euros per plane."
    )
    (trial,) = tried(claims, [article], [])
    assert (trial.rule, trial.ties, trial.verdict) == ("product", "words", "consistent")
    assert tried([], [article], []) == []


BODY = "Kenya pays for 100 doctors from Cuba, the Beacon reported. The 100 doctors cost 11 million dollars a year, which is more than Kenya spends on its own."


@pytest.mark.parametrize(
    ("headline", "wrong"),
    [
        ("100 Doctors Cost Kenya 11 Million Dollars", False),
        ("Kenya: $11m for Cuban doctors", False),
        ("100 Doctors Cost Kenya 21 Million Dollars", True),
        ("400 Doctors Cost Kenya 11 Million Dollars", True),
        ("Doctors for Kenya in 2024", False),
    ],
)
def test_a_headline_has_the_figures_of_its_article(headline: str, wrong: bool) -> None:
    found = [finding for finding in told(f"{headline}\n\n{BODY}") if finding.rule == "conflict"]
    assert [finding.verdict for finding in found] == (["inconsistent"] if wrong else [])
    assert all("headline" in finding.message for finding in found)


def test_a_headline_against_a_rough_figure_is_asked_about() -> None:
    text = "Chile Signs $6.5 Billion Deal\n\nChile has agreed to buy trains valued at approximately $6 billion, the ministry said."
    assert [finding.verdict for finding in told(text) if finding.rule == "conflict"] == ["question"]


def test_one_thing_with_two_figures() -> None:
    text = "Italy gives Libya 12 boats, the premier said on Tuesday.\n\nRome will pay for the upkeep of the {n} boats this year."
    assert told(text.replace("{n}", "12")) == []
    (only,) = told(text.replace("{n}", "21"))
    assert (only.rule, only.verdict, only.ties) == ("conflict", "question", "item")


# a slip in one figure, far from what it should be: a thousand lost, two digits in each other's place
SLIPPED = [
    ("en", "The package includes 120 million dollars for shells, 45 million dollars for radios and 35 {million} dollars for training. Altogether Oz receives 200 million dollars.", "billion", "1,000"),
    ("de", "Vereinbart waren 500.000 Granaten, geliefert wurden 320.000. Es fehlen also {180.000} Granaten.", "810.000", "places"),
    ("en", "Of the 2,700 workers who came, 1,450 are employed in shipyards, {820} in fish plants and 430 on farms.", "280", "places"),
    ("de", "Der Preis stieg von {240} Dollar auf 310 Dollar je Tonne, ein Plus von 70 Dollar.", "420", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wrong", "named"), SLIPPED)
def test_a_slip_is_named_that_fits_the_numbers(language: str, text: str, wrong: str, named: str) -> None:
    start, end = text.index("{"), text.index("}")
    assert told(text[:start] + text[start + 1 : end] + text[end + 1 :], language) == []
    found = told(text[:start] + wrong + text[end + 1 :], language)
    assert found
    assert any(named in finding.message for finding in found)


def test_shares_of_a_crowd_may_come_to_more_than_all_of_it() -> None:
    assert told("Some 66 percent of voters want the deal. 53 percent want more rice, too.") == []
    assert told("45 percent of the sum is paid at once. 75 percent is due on delivery.")
    assert told("45 percent of the sum is paid at once. 55 percent is due on delivery.") == []


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "Goods worth 350 million euros ($380 million) left the port, for which a mere {45} million euros came back.", "450"),
        ("de", "Die Regierung rechnete mit 500 Millionen Euro. Gekostet hat es bisher wesentlich weniger. Es waren {290} Millionen Euro.", "790"),
        ("en", "Oz received 1,200 buses in May. Since then much more has come. By June there were {1,900} buses in the depots.", "900"),
    ],
)  # fmt: skip
def test_a_comparison_that_its_figures_turn_round(language: str, text: str, wrong: str) -> None:
    start, end = text.index("{"), text.index("}")
    assert told(text[:start] + text[start + 1 : end] + text[end + 1 :], language, None) == []
    found = told(text[:start] + wrong + text[end + 1 :], language, None)
    assert {(finding.rule, finding.verdict) for finding in found} == {("conflict", "question")}


def test_a_rise_is_claimed_of_the_two_figures_of_its_own_sentence() -> None:
    text = "Sales rose from 400 to 600 million dollars. Exports to Oz gained {} percent."
    assert {finding.verdict for finding in told(text.format("80"))} <= {"question"}


def test_a_price_is_compared_at_its_own_rate() -> None:
    text = "Oz paid 40 dollars a tonne, against {} dollars last year. In all 2,000 tonnes came, for 80,000 dollars, a rise of 25 percent in the price."
    assert told(text.format(32)) == []


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Imports more than doubled from 400 tonnes to 900 tonnes.", ["consistent"]),
        ("Oz sent 1,300 tonnes, more than twice as many as the 600 tonnes of last year.", ["consistent"]),
        ("Imports are to more than double, from 8 tonnes a year to at least 20 tonnes by 2027.", []),
        ("Imports doubled from 400 tonnes to 950 tonnes.", ["inconsistent"]),
    ],
)
def test_more_than_so_many_times_is_a_floor(text: str, verdicts: list[str]) -> None:
    claims, article = read_text(text)
    assert [finding.verdict for finding in check(claims, [article], [])] == verdicts


def test_a_share_of_the_whole_is_of_the_total_and_not_of_the_part_beside_it() -> None:
    text = "The mill took 900 tonnes of maize, among it 150 tonnes from Peru and 100 tonnes from Chile, {} percent of the whole."
    assert told(text.format(11)) == []
    assert told(text.format(67))  # which is what 100 is of 150
