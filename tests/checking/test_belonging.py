"""Which figures belong to one sum: no members of a list, no rival total, no rate without its span; and sums in plain sight."""

from __future__ import annotations

import pytest

from countertrade.case import shipped_reference
from countertrade.checking import check
from countertrade.reading import read
from countertrade.records import Article, Finding


def told(text: str, language: str = "en", *, referring: bool = False) -> list[Finding]:
    article = Article(id="a-1", text=text, sha256="s", language=language, published="2024-05-06")
    return check(read(article), [article], shipped_reference(states=True) if referring else [])


def flagged(text: str, language: str = "en") -> list[str]:
    return [f"{one.rule} {one.working}" for one in told(text, language) if one.verdict != "consistent"]


NO_SUM = [
    ("en", "More than 100 prisoners were freed, officials said.\n\nTogo received 63 troops. The freed were made up of eight soldiers, five border guards, two sailors and a medic. At least 108 captives had been released in May."),
    ("en", "They hired 50 vessels: 28 seiners, 13 which fish with lines and nine trawlers."),
    ("de", "Von 34 Euro in der Stunde kämen nur 6,68 Euro an. Einbehalten würden demnach 80 Prozent."),
    ("de", "Peru zahlt 90 Millionen Euro, Chile 30 Millionen Euro und Togo 150 Millionen und damit mehr als Mali."),
    ("en", "The firm earned $40 million and spent $25 million on ships, and had a loss of $3 million."),
    # members of one list
    ("en", "At present, Laos holds $5 billion in cash deposits from Qatar, $4 billion from Chile, and $3 billion from Japan. Laos also manages a further debt of $4.5 billion, including bonds."),
    ("en", "Mali got 800 trucks from Oman, 500 trucks from Peru and 200 trucks from Chile. The army also has 900 old trucks, including wrecks."),
    ("de", "Kuba erhielt 900 Tonnen Mehl aus Polen, 500 Tonnen aus Ungarn und 300 Tonnen aus Italien. Es lagert noch 700 Tonnen, darunter alte Bestände."),
    # the total that somebody else gives
    ("de", "Banksprecher Nils Berg schrieb, seit 2011 betrage die Hilfe rund 2,6 Milliarden Euro. Premier Ana Lund sagte, die Hilfe betrage mehr als drei Milliarden Euro.\n\nIm Einzelnen nannte Berg folgende Zahlungen: ein Darlehen von 700 Millionen Euro und einen Zuschuss von 250 Millionen Euro."),
    # a rate by time and heads, no span
    ("en", "Each nurse costs more than $1,500 a month. Upkeep comes to nearly $5,000 a month for each nurse.\n\nOslo paid some $31,000,000 for the work of 700 nurses, the paper said."),
    # only so many of what is not compared
    ("en", "The refinery handles 300,000 barrels a day. It will close in May. Oman shipped only 820,000 barrels a day in June."),
    ("de", "Das Werk verarbeitet 30.000 Tonnen im Jahr. Es steht in Lima. Peru verschiffte lediglich 82.000 Tonnen im Jahr."),
    # by how much something changed is no part of what it came to
    ("de", "Der Preis steigt von 40 auf 52 Dollar, also um 12 Dollar oder 30 Prozent."),
    ("en", "The fee rises from 40 dollars to 52 dollars, by 12 dollars or 30 percent."),
    # what the deal before came to
    ("en", "Norway pays Fiji 6 million euros a year for five years. The previous deal had brought 48 million euros."),
    ("de", "Norwegen zahlt Fidschi 6 Millionen Euro im Jahr, fünf Jahre lang. Das vorherige Abkommen hatte 48 Millionen Euro gebracht."),
    # what is paid so far leaves more to come, and of a whole a part
    ("en", "The fund holds 3 million euros. So far 740,000 euros have been paid. Another 1.4 million euros will follow."),
    ("de", "Das Paket umfasst 3 Millionen Euro. Davon seien 740.000 Euro gezahlt worden. Weitere 1,4 Millionen würden bald folgen."),
    ("en", "The army has 219 tents. Of 114 tents ordered only 47 were delivered."),
    ("de", "Im Lager sind 219 Zelte. Von den bestellten 114 Zelten seien nur 47 geliefert worden."),
    # a debt, a cost of carriage and what was shipped before are no price times a number
    ("de", "Togo kaufte 40 Lastwagen. Der Preis liegt bei 3.000 Euro je Lastwagen. Die Schulden betragen eine Million Euro."),
    ("en", "A tonne of rice costs 430 dollars.\nTogo bought 50,000 tonnes of rice.\nIt paid 4 million dollars for transport."),
    ("en", "The mine shipped 40,000 tonnes of coal last year.\nA new contract covers 3,000 tonnes a year for 5 years."),
    ("en", "Peru sells Togo 64 million cubic metres of gas over a 10-year period.\n\nIn May, Chile struck a deal to buy 30,000 cubic metres of gas per day over a 15-year term."),
    ("de", "Für eine Megawattstunde wurden 261 Euro bezahlt.\nFür einen Haushalt mit 12.000 Kilowattstunden Verbrauch im Jahr waren es früher etwa 700 bis 800 Euro jährlich."),
    # a share of money is none of people, and what is to grow is the later of two
    ("en", "Some 21 million people live there and 2 million people are ill. The clinic gets less than three percent of its money from the state."),
    ("de", "Die Klinik hat 4.000 Betten und 900 Betten stehen leer. Sie bekommt 5 Prozent ihres Geldes vom Staat."),
    ("de", "1990 gab es 300 Schiffe, 2020 waren es 1.100. Bis 2040 soll sich die Zahl verdoppeln."),
    # somebody else's addition, and a list that leaves some out or is another's
    ("en", "Mali has 4,600 sick people. The agency will treat an additional 600 people, reaching a total of 2,500."),
    ("en", "The town has 9,000 pupils. The school will take another 300 pupils, for a total of 1,200."),
    ("en", "Peru approved more than 1 million euros in exports.\n\nIt approved 56 deals, including 800,000 euros to Togo and 26,000 euros to Chile."),
    ("en", "The list has sales of 3.6 million dollars to Peru, 3.3 million to Chile and 2.7 million in total to Togo.\n\nAnother 2 million dollars was sold directly. This week Laos got 800,000 dollars, including parts."),
    # more a day, beside what flows each year
    ("en", "Peru will deliver 5.8 million cubic metres more gas per day to Chile, on top of the normal 3.5 billion cubic metres a year."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NO_SUM)
def test_what_does_not_belong_together_is_no_sum(language: str, text: str) -> None:
    assert flagged(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oslo pays about $3,000 a month for each nurse. It paid some $21,600,000 to Ghana for the work of 400 nurses between March 2021 and August 2022."),
        ("de", "Oslo zahlt rund 3.000 Dollar im Monat für jeden Pfleger. Es zahlte rund 21.600.000 Dollar an Ghana für die Dienste von 400 Pflegern, und zwar zwischen März 2021 und August 2022."),
        ("en", "Lima pays about $2,000 a month for each doctor. It paid some $24,000,000 to Kenya for the work of 500 doctors from January 2020 to December 2021."),
    ],
)  # fmt: skip
def test_a_rate_by_time_takes_the_span_that_is_stated(language: str, text: str) -> None:
    (only,) = told(text, language)
    assert (only.rule, only.verdict) == ("product", "consistent")


@pytest.mark.parametrize(
    "text",
    [
        "Each nurse costs $2,000 a month. The state is poor.\n\nOslo paid $1,460,000 for 24 nurses, the paper said.",
        "Each guard costs $1,000 a month. The state is poor.\n\nLima paid $3,000,000 for 300 guards, the paper said.",
        "Jeder Wächter kostet 1.000 Dollar im Monat. Der Staat ist arm.\n\nLima zahlte 9.100.000 Dollar für 300 Wächter, schrieb die Zeitung.",
    ],
)
def test_no_slip_is_named_where_no_span_is_stated(text: str) -> None:
    found = told(text, "de" if "Jeder" in text else "en")
    assert all(one.verdict == "question" for one in found)
    assert not any(word in one.message for one in found for word in ("a factor of", "ten times", "digit"))


@pytest.mark.parametrize(
    ("text", "bounded"),
    [
        ("The United States has given more than $300 billion in aid to Kenya, the paper said.", False),
        ("Germany gave Laos 90 billion euros, the minister said.", False),
        ("China has lent Togo $40 billion since 2009, the bank said.", False),
        ("Togo gives China $900 billion a year, the paper said.", True),
    ],
)
def test_only_what_a_state_gives_is_bound_by_what_it_produces(text: str, bounded: bool) -> None:
    assert any(one.rule == "bound" for one in told(text, referring=True)) is bounded


MONTHS = [
    ("de", "Von April bis Dezember liefert Oman 4,5 Mrd. Kubikmeter Gas, das sind 500 Mio. Kubikmeter im Monat.", "consistent"),
    ("de", "Von April bis Dezember liefert Oman 4,5 Mrd. Kubikmeter Gas, das sind 300 Mio. Kubikmeter im Monat.", "question"),
    ("en", "From November to February Peru ships 80,000 tonnes of rice, that is 20,000 tonnes a month.", "consistent"),
    ("en", "From November to February Peru ships 80,000 tonnes of rice, that is 50,000 tonnes a month.", "question"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "verdict"), MONTHS)
def test_months_without_a_year_are_a_term(language: str, text: str, verdict: str) -> None:
    assert [one.verdict for one in told(text, language) if one.rule == "product"] == [verdict]


IN_SIGHT = [
    ("en", "Laos has 22.6 million doses, the ministry said. Of that, 20.1 million were bought by the state, 1.8 million were given by China, 400,000 bought by firms and 300,000 by towns.", "consistent"),
    ("de", "Norwegen gab ärmeren Ländern rund 8.300 Zelte. Togo bekam 2.500 Zelte, Mali 300 Zelte und Ghana 2.500 Zelte. Im Mai gingen 3.000 Zelte nach Benin.", "consistent"),
    ("en", "Each nurse receives 800 dollars a month, the agency keeps 2,500 dollars and, in addition, Oslo pays 3,150 dollars in rent. All this comes to the figure of 6,450 dollars.", "consistent"),
    ("en", "“Chile is in for 320 million dollars. Peru is in for 90 million dollars. It's a difference of 200 million dollars,” she said.", "question"),
    ("en", "Chile has paid 320 million dollars. Peru has paid 90 million dollars. That is a difference of 230 million dollars.", "consistent"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "verdict"), IN_SIGHT)
def test_a_sum_in_plain_sight_is_told(language: str, text: str, verdict: str) -> None:
    assert [one.verdict for one in told(text, language) if one.rule == "sum"] == [verdict]


def test_a_yearly_total_of_a_monthly_sum_and_further_terms_is_not_accused() -> None:
    text = "Each sailor gets $300 a month and $150 a year for boots, and then $90 per year for maps. That makes $3,840 a year."
    assert not [f for f in told(text) if f.verdict in ("inconsistent", "implausible")]


def test_a_total_that_is_no_former_deals_is_worked_out() -> None:
    assert flagged("Norway pays Fiji 6 million euros a year for five years, 48 million euros in all.")


def test_no_two_members_of_a_list_of_three_make_its_total() -> None:
    text = "In Tunis kaufte die Agentur 300.000 Tonnen Weizen. Davon stammen 180.000 Tonnen aus Kanada, 120.000 Tonnen aus Polen und 60.000 Tonnen aus Kenia."
    [found] = told(text, "de")
    assert found.verdict == "question"
    assert "360,000 t" in found.working


def test_no_sum_is_stamped_of_the_deal_before() -> None:
    pact = "Under the pact Norway pays 6 million euros a year for eight years."
    assert not told(
        f"{pact} The pact that ran out in May had been worth 30 million euros over its five years."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway shipped 180,000 tonnes of wheat: 50,000 tonnes each to Mali, Chad and Fiji, and 30,000 tonnes to Peru."),
        ("en", "Norway shipped 200,000 tonnes of wheat: 50,000 tonnes apiece to Mali and Chad and 25,000 tonnes to each of the other four."),
        ("de", "Norwegen lieferte 180.000 Tonnen Weizen: je 50.000 Tonnen an Mali, den Tschad und Fidschi und 30.000 Tonnen an Peru."),
    ],
)  # fmt: skip
def test_what_each_of_several_gets_counts_for_each(language: str, text: str) -> None:
    [found] = told(text, language)
    assert found.verdict == "consistent"
