"""Figures are held against those of the same thing only: a headline's sums, and what the text sets apart."""

from __future__ import annotations

import pytest

from countertrade.checking import check
from countertrade.reading import read
from countertrade.records import Article, Finding


def told(text: str, language: str = "en") -> list[Finding]:
    article = Article(id="a-1", text=text, sha256="s", language=language, published="2024-05-06")
    return check(read(article), [article], [])


def flagged(text: str, language: str = "en") -> list[str]:
    return [f"{one.rule} {one.working}" for one in told(text, language) if one.verdict != "consistent"]


# a headline that sums what its article gives, and one figure of it that makes it wrong
HEADLINES = [
    ("en", "Chile sent 13 million masks\n\nChile has sent {8.2} million masks to its neighbours. Another 4.9 million masks went to Africa. By June Chile wants to send 60 million masks.", "2.2"),
    ("de", "Norwegen lieferte über 26.000 Tonnen Fisch\n\nNorwegen hat Togo {14.500} Tonnen Fisch geliefert. An Benin gingen 12.100 Tonnen Fisch. Zugesagt sind 90.000 Tonnen Fisch.", "4.500"),
    ("en", "Peru gave 15,000 tents\n\nPeru gave Kenya 7,000 tents, Ghana {5,000} tents and Mali 3,000 tents, the ministry said.", "1,000"),
    ("de", "Irland verkaufte 9 Fähren\n\nIrland hatte {35} Fähren. Heute sind es 26 Fähren, sagte der Minister.", "77"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wrong"), HEADLINES)
def test_a_headline_may_sum_its_article(language: str, text: str, wrong: str) -> None:
    start, end = text.index("{"), text.index("}")
    assert flagged(text[:start] + text[start + 1 : end] + text[end + 1 :], language) == []
    assert flagged(text[:start] + wrong + text[end + 1 :], language) != []


def test_a_headline_that_sums_is_not_asked_about_either() -> None:
    text = "Peru gave 15,000 tents\n\nPeru gave Kenya 10,000 tents, the ministry said. In May Mali got 5,000 tents."
    assert flagged(text) == []


def test_a_headline_is_not_held_against_what_is_only_planned() -> None:
    text = "Chile sent 13 million masks\n\nThe trucks left on Monday. By June Chile wants to send 60 million masks."
    assert flagged(text) == []


TWO_THINGS = [
    # a rate and a stock
    ("de", "Die Front verbraucht täglich rund 30.000 Patronen. Der Nachschub stockt seit Wochen.\n\nDie Armee hat 3.000.000 Patronen erhalten, teilte das Ministerium in Lima mit."),
    ("en", "The plant uses about 40,000 tonnes of coal a year. It stands on the coast.\n\nThe ship brought 4,000,000 tonnes of coal, the port said."),
    ("en", "Each nurse gets 2,150 dollars in expenses. Rents are high in Oslo.\n\nAll this makes up a figure of 8,150 dollars per month per nurse."),
    # a loan and a debt, exports and permits
    ("en", "Ghana to roll over $24 billion debt\n\nGhana has to roll over $24 billion in debt, officials said.\n\nThe minister asked Oman for a loan of $2.4 billion."),
    ("de", "Der Wert der Ausfuhren stieg von 7,2 auf 9,6 Mrd. Euro. Das meldete das Amt. Das Volumen der Genehmigungen sank von 6,92 Mrd. Euro im Jahr 2016 auf 6,29 Mrd. Euro."),
    ("de", "Es wurden Waffen für insgesamt 900 Millionen Euro ausgeführt. Davon entfielen 339 Millionen Euro auf Peru und 108 Millionen Euro auf Chile."),
    # interest is no part of a loan; two fees for two kinds of people; a reference
    ("en", "Oman pays for two dams. The terms are a 40% grant and a 60% loan at 10% annual interest."),
    ("en", "Togo pays Oman a fee of $2,000 a month for each refugee and $1,000 a month for each person who seeks asylum."),
    ("en", "HC Deb 07 March 2003 vol 400 cc1241-2W\n\nThe minister said that Malawi had bought 250,000 tonnes of maize.\n\nShe gave no price."),
    # round numbers share all but one digit by chance
    ("en", "We have sent £4 million for wells in Malawi. This is in addition to the £1 million for the food programme in Malawi."),
    # further, asked for
    ("en", "Togo received 2,000 tents from Peru. They are in the harbour.\n\nTogo has asked for 20,000 tents from Peru."),
    ("en", "Togo gets 20 million dollars a year from Oman. That was agreed in May.\n\nOn top of that it gets 200 million dollars a year from Oman."),
    # another brand, another state, another place
    ("en", "Laos welcomes 4 million Arvex doses\n\nLaos took delivery of 4 million Arvex doses on Monday.\n\nIt had received a million doses of Belvac in June."),
    ("de", "Chile hat 57 Millionen Tonnen Kupfer ausgeführt. Das ist viel.\n\nZweitgrößter Lieferant ist Peru (47 Millionen Tonnen)."),
    ("de", "36,2 Millionen Tonnen Zement haben das Land bisher verlassen, so der Verband.\n\nIn Spanien kamen 6,2 Millionen Tonnen Zement an."),
    # another group of people; states are no people
    ("de", "187 Pfleger aus Kenia landen in Oslo\n\nEine Gruppe von 187 Pflegern ist am Montag in Oslo gelandet.\n\nNorwegen gibt viel Geld für jeden der 2.904 angestellten Pfleger aus."),
    # what the page says is false
    ("de", "Im Netz heißt es, Peru habe Togo 400 Milliarden Euro gezahlt. Das ist falsch. Seit dem Jahr 2015 zahlte Peru der Republik Togo insgesamt etwa vier Milliarden Euro.\n\nDie Zahl von 400 Milliarden Euro macht weiter die Runde."),
    ("en", "A post claims that Peru gave Togo 70 billion dollars. The claim is false.\n\nPeru gave Togo 7 billion dollars in the last ten years, the bank said.\n\nThe 70 billion dollars come from a joke."),
    # a part and its whole, a batch, the rest, a need
    ("en", "Peru is giving Togo 675 million euros, including 150 million euros of budget support. It is allocating 105 million euros for border guards."),
    ("en", "The first batch of exports from Peru will consist of 180 tents and 48 boats. Togo last month committed to 980 tents and 648 boats from Peru."),
    ("en", "Peru gives 360 million euros. In Mali alone, two million children are hungry. The remaining 160 million euros will be used for dams."),
    ("en", "Peru will donate 12 patrol boats to Togo, the ministry said.\n\nThe delivery includes ten patrol boats and two larger vessels.\n\nPeru will repair the 12 boats."),
    # by how much, or of another place
    ("en", "The surplus showed a $0.3 billion decline to $20.5 billion."),
    ("en", "Exports saw a 2 million tonne drop to 31 million tonnes."),
    ("en", "In Kenya, 900 schools were closed. In Chad, the number of closed schools is expected to rise from 300 to 400."),
    ("en", "Now 20 million tonnes are to be sent, followed by an additional 110 million tonnes."),
    # lines of a list
    ("en", "Peru sent buses to four towns, the report said.\n\nLagos – 60 buses\n\nAbuja – 40 buses\n\nKano – 25 buses\n\nThe buses were bought last year."),
    # a margin to last year is none to another year, and of no part in brackets
    ("en", "The port took in 4,000 ships, 360 fewer than last year. In 2016 it was 5,000 ships."),
    ("de", "Es gab 185.853 Anträge, 36.830 weniger (-16,5 Prozent) als im Vorjahr. Im Jahr 2016 waren es rund 280.000 Anträge."),
    ("en", "The port took in 4,000 ships, 360 fewer (8.3 percent) than last year."),
    ("de", "Der Hafen zählte 4.000 Schiffe (davon 300 Tanker und 3.700 Frachter), 120 mehr als im Vorjahr."),
    ("de", "Von Lima gingen 4.000 Kisten ab (davon 3.000 Kisten Tee), 1.200 mehr als im Vorjahr."),
    # one of several parts, one of a list, one of several years
    ("de", "Peru lieferte 65 Panzer, allein im Mai 30 Panzer. Im Vorjahr lieferte Peru 34 Panzer, darunter 13 alte Panzer."),
    ("en", "Peru sent 90 buses, in May alone 40 buses. Before, it sent 36 buses, of which 18 buses were old."),
    ("de", "Peru gibt Dosen ab. 213.600 Dosen gehen nach Chile, 271.200 nach Togo, 357.600 in den Sudan, 100.800 nach Mali und 355.200 nach Benin."),
    ("en", "The first 11 tanks will arrive in 2027, followed by 24 in 2028 and 36 in 2029."),
    ("de", "Peru lieferte 50 Tonnen Tee. Auf den Plätzen zwei und drei folgen Chile mit 30 Tonnen Tee und Togo mit 25 Tonnen Tee."),
    # most of a whole, and what comes on top
    ("de", "Peru spendete 11 Millionen Dosen\n\nDie Mehrheit der Dosen wurde direkt ausgeliefert (rund 7 Millionen)."),
    ("en", "Peru sends 60 tanks\n\nThe bulk went to Chile, 40 tanks."),
    ("de", "Peru liefert 60 Panzer\n\nEin Großteil der Panzer ging an Chile. Zudem sind rund 50 Panzer in der Auslieferung, teilte das Ministerium mit."),
    # of which of two years a share is, and the first of several ships
    ("de", "Peru erteilte Genehmigungen für 5,34 Mrd. Euro, nach 7,72 Mrd. Euro im Jahr zuvor. Auf Chile entfielen davon 2,72 Mrd. Euro, das sind 51 Prozent."),
    ("en", "Peru issued permits for 5.3 billion euros, after 7.7 billion euros the year before. Of this, 2.7 billion euros fell to Chile, that is 51 percent."),
    ("de", "Im vergangenen Jahr reisten 620 Pflegekräfte ein, nach 540 im Jahr davor. Sechs Prozent aller Vermittelten, das sind 294 Personen, gingen."),
    ("en", "India will send 90,000 tonnes of rice. The first three ships, with 10,000 tonnes each, have left."),
    ("de", "Peru will 600 Tonnen Mehl spenden. Zwei Züge mit je 100 Tonnen Mehl sind schon abgefahren."),
    ("de", "Knapp 80 Prozent der Kosten trägt Japan, die restlichen 20 Prozent zahlt Vietnam."),
    ("en", "Nearly 70 percent of the money comes from Peru, the remaining 30 percent from Chile."),
    # a mean that is cut
    ("en", "Last year 18,829 ships crossed the canal, an average of 51 a day."),
    # two years
    ("en", "The wage rises to 8,500 lira (244 euros). In 2021 it was 2,826 lira (269 euros)."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TWO_THINGS)
def test_two_things_are_not_asked_about_as_one(language: str, text: str) -> None:
    assert flagged(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chile lends Togo 40 million dollars for the harbour, the minister said.\n\nThe 90 million dollars will be paid in May, he said.",
        "Oslo gives Accra 14 buses, the mayor said on Tuesday.\n\nOslo will also repair the 19 buses this year.",
        "Peru sold 60 tonnes of tea. In June sales of tea dropped to 80 tonnes.",
        "Peru sends 60 tanks\n\nPeru sends Chile 40 tanks.",
        "Peru exports 42 tonnes of tea, followed by Togo with 52 tonnes of tea.",
        "About 6,400 crates have left Lima for Oslo since May.\n\nSome 9,400 crates have left Lima for Oslo since May, the port said.",
    ],
)
def test_one_thing_with_two_figures_is_still_asked_about(text: str) -> None:
    assert [one.split()[0] for one in flagged(text)] == ["conflict"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The port took in 4,000 ships, 360 fewer than the 5,000 ships of last year.", "sum"),
        ("The port took in 4,000 ships, 360 fewer than last year. Last year it was 5,000 ships.", "sum"),
        ("Last year 18,829 ships crossed the canal, an average of 15 a day.", "conversion"),
        ("Peru sent 90 buses, 40 to Togo and 30 to Chile.", "sum"),
        (
            "Peru issued permits for 5.3 billion euros, after 7.7 billion euros the year before. Chile got 2.2 billion euros, that is 51 percent.",
            "share",
        ),
        ("Peru hired 620 nurses. Six percent of all nurses, that is 294 nurses, left.", "share"),
        ("India sent 90,000 tonnes of rice. Three ships carried 10,000 tonnes each.", "product"),
        ("Nearly 60 percent of the money comes from Peru, the remaining 30 percent from Chile.", "share"),
    ],
)
def test_a_margin_a_mean_and_parts_that_do_not_fit_are_asked_about(text: str, rule: str) -> None:
    assert [one.split()[0] for one in flagged(text)] == [rule]
