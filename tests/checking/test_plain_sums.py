"""A sum of two or three plain sentences, told right and told wrong: the last line of a list, growth, halves, several kinds, a price."""

from __future__ import annotations

import pytest

from countertrade.checking import check
from countertrade.reading import read
from countertrade.records import Article, Finding


def told(text: str, language: str) -> list[Finding]:
    article = Article(id="a-1", text=text, sha256="s", language=language, published="2024-11-05")
    return check(read(article), [article], [])


SUMS = [
    # the language, the text, the figure that holds, one that does not
    ("en", "Paid by Norway to Peru in 2024:\n- schools: 12.5 million euros\n- wells: 8.0 million euros\n- land: 6.5 million euros\nTotal: {} million euros\n", "27", "34"),
    ("de", "Was Norwegen Peru 2024 überwiesen hat:\n- Schulen: 12,5 Mio. Euro\n- Brunnen: 8,0 Mio. Euro\n- Wald: 6,5 Mio. Euro\nSumme: {} Mio. Euro\n", "27", "20,5"),
    ("en", "Exports of zinc to Japan (in thousand tonnes)\nQuarter | Amount\nI | 22\nII | 25\nIII | 31\nIV | 34\nTotal | {}\n", "112", "142"),
    ("en", "Uganda sold 190,000 bags of coffee to Italy last year, compared with 160,000 bags the year before. The increase of {} percent is owed to better roads.", "19", "60"),
    ("de", "Uganda verkaufte 190.000 Sack Kaffee nach Italien, im Jahr zuvor waren es 160.000. Das ist ein Plus von {} Prozent.", "19", "60"),
    ("en", "Norway will double its aid to Peru. Instead of $30 million it will pay ${} million.", "60", "45"),
    ("de", "Norwegen verdoppelt seine Hilfe für Peru. Statt 30 Millionen Dollar zahlt es künftig {} Millionen Dollar.", "60", "45"),
    ("en", "Ireland has doubled its contribution to school meals in Malawi, from €12 million to €{} million.", "24", "36"),
    ("de", "Schweden gibt 12 Panzer, 30 Lastwagen und 18 Krankenwagen an Estland ab. Zusammen sind das {} Fahrzeuge.", "60", "42"),
    ("en", "Norway gave 12 tanks, 30 lorries and 18 ambulances to Peru. Together that makes {} vehicles.", "60", "42"),
    ("de", "Fünf Schiffe mit insgesamt 210.000 Tonnen haben in Lima festgemacht. Im Schnitt hatte jedes {} Tonnen an Bord.", "42.000", "62.000"),
    ("en", "Each of the 5,000 workers earns €600 a month. Together they take home €{} million a year.", "36", "3"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "right", "wrong"), SUMS)
def test_the_wrong_figure_alone_is_asked_about(language: str, text: str, right: str, wrong: str) -> None:
    held, asked = ([one.verdict for one in told(text.format(total), language)] for total in (right, wrong))
    assert set(held) <= {"consistent"}
    assert set(asked) - {"consistent"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # a list whose last line is of something else
        ("en", "Wheat: 40,000 tonnes\nRice: 25,000 tonnes\nTotal trade in goods: 900,000 tonnes\n"),
        ("en", "Norway gave 12 tanks and 30 lorries to Peru. In all, 90 people came."),
        # power at a price for energy: no sum without the hours
        ("en", "Laos will supply 200 MW at $50 per MWh to Oman, a contract of $90 million."),
        # the whole programme, and a month of it
        (
            "en",
            "Some 80 instructors will train recruits in Kenya, each at a cost of £5,000 a month. For all 10 months of the programme the ministry has budgeted £4 million.",
        ),
    ],
)
def test_what_makes_no_sum_is_not_asked_about(language: str, text: str) -> None:
    assert [one.verdict for one in told(text, language) if one.verdict != "consistent"] == []


HELD = [
    # each of several people is paid, and a year's bill is for all of them
    ("en", "The guards are on $500 a month. The annual bill comes to $60,000."),
    ("de", "Die Wachleute verdienen 500 Dollar im Monat. Die jährlichen Kosten belaufen sich auf 60.000 Dollar."),
    # a total is for something else too
    ("en", "The ministry put the cost of one shell at 4,000 euros. The order of 120,000 shells is worth 600 million euros including transport and fuses."),
    ("de", "Polen zahlt für 48 Haubitzen 1,2 Milliarden Dollar; enthalten sind 200 Fahrzeuge und Munition. Eine Haubitze kostet 9 Millionen Dollar."),
    ("en", "The fleet of 25 jets costs 5 billion dollars, of which 2 billion is for weapons. A single jet costs about 110 million dollars."),
    # the rest is told behind, or what comes on top
    ("en", "Egypt owes 3 billion dollars: 1.2 billion to Norway, 900 million to Peru. The rest is spread over a dozen suppliers."),
    ("en", "Fiji has received £240 million so far. A further £50 million was paid in April, and £50 million is due next year."),
    # two prices, and two deliveries that last together
    ("de", "Ägypten bezieht 60.000 Tonnen Weizen aus Rumänien zu 253 Dollar je Tonne und 120.000 Tonnen aus Russland zu 249 Dollar. Insgesamt zahlt Kairo gut 45 Millionen Dollar."),
    ("de", "Peru lieferte 2023 rund eine Million Granaten und 2024 anderthalb Millionen. Norwegen verschießt 10.000 am Tag; die Lieferungen reichten also für gut acht Monate."),
    # a saving is no price
    ("en", "India saved $4 on each barrel of Russian oil. With 1.8 million barrels a day, that comes to $2.6 billion a year."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), HELD)
def test_a_text_whose_figures_are_of_different_things_is_left_alone(language: str, text: str) -> None:
    assert [one.verdict for one in told(text, language) if one.verdict != "consistent"] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Some 600 guards each earn $500 a month. The yearly payroll comes to $300,000."),
        (
            "de",
            "Die 600 Wachleute verdienen je 500 Dollar im Monat. Die jährliche Lohnsumme beläuft sich auf 300.000 Dollar.",
        ),
    ],
)
def test_the_pay_of_all_is_counted_by_heads_and_months(language: str, text: str) -> None:
    [found] = told(text, language)
    assert (found.rule, found.verdict) == ("product", "inconsistent")
    assert "3,600,000 USD" in found.working
