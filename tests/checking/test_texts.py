"""From the printed text to the finding: articles whose sums hold, and the same articles with one figure wrong."""

from __future__ import annotations

import pytest

from countertrade.checking import check
from countertrade.reading import read
from countertrade.records import Article, Finding

POWER = """Iceland to sell power to Denmark

Iceland will sell 2 TWh of electricity a year to Denmark at 50 euros per MWh, Energy Minister Jon Palsson said on Monday. That is worth 100 million euros a year. The contract runs for ten years, so Denmark pays 1 billion euros over the term.

Denmark will in turn lend Iceland 300 million euros at 3 percent interest a year. The interest comes to 9 million euros a year.
"""
WORKERS = """3.000 Bauarbeiter für russische Baustellen

Pjöngjang schickt 3.000 Bauarbeiter nach Russland. Jeder von ihnen bekommt 800 Dollar im Monat, sagte der Abgeordnete Kim Min-su der Zeitung Morgenruf. Das ergibt 28,8 Millionen Dollar im Jahr.

Moskau liefert außerdem 50.000 Tonnen Mehl. Bei 300 Dollar je Tonne entspricht das 15 Millionen Dollar.
"""
TANKS = """Tanks for oil

Ruritania will deliver 40 tanks to Oz, each worth $4 million, the defence ministry said. In total the tanks are worth $160 million.

Oz will pay with 2 million barrels of crude. At $80 a barrel that is $160 million.
"""
TEXTS = {"power": (POWER, "en"), "workers": (WORKERS, "de"), "tanks": (TANKS, "en")}


def problems(text: str, language: str) -> list[Finding]:
    article = Article(id="a-1", text=text, sha256="s", language=language, published="2024-11-05")
    return [f for f in check(read(article), [article], []) if f.verdict != "consistent"]


@pytest.mark.parametrize("name", TEXTS)
def test_sums_that_hold_are_left_alone(name: str) -> None:
    assert problems(*TEXTS[name]) == []


@pytest.mark.parametrize(
    ("name", "printed", "wrong", "said"),
    [
        ("power", "worth 100 million", "worth 1 billion", "ten times"),
        ("power", "worth 100 million", "worth 8 million", "a factor of 12"),
        ("power", "pays 1 billion", "pays 10 billion", "ten times"),
        ("power", "comes to 9 million", "comes to 90 million", "ten times"),
        ("workers", "28,8 Millionen", "2,4 Millionen", "a factor of 12"),
        ("workers", "das 15 Millionen", "das 150 Millionen", "ten times"),
        ("tanks", "are worth $160 million", "are worth $1.6 billion", "ten times"),
        ("tanks", "that is $160 million", "that is $16 million", "ten times"),
    ],
)
def test_one_wrong_figure_is_found(name: str, printed: str, wrong: str, said: str) -> None:
    text, language = TEXTS[name]
    assert printed in text
    found = problems(text.replace(printed, wrong), language)
    assert any(f.rule == "product" and said in f.message for f in found)


@pytest.mark.parametrize(
    ("text", "language", "verdict"),
    [
        ("Exports rose from 400 to 600 million euros, a growth of 50 percent.", "en", "consistent"),
        ("Exports rose from 400 to 600 million euros, a growth of 80 percent.", "en", "inconsistent"),
        ("Exports rose from 4,800 to 6,000 tonnes, a growth of 25 percent.", "en", "consistent"),
        # a known slip, however the figures are rounded: 20 percent of the later one
        ("Exports rose from 4,800 to 6,000 tonnes, a growth of 20 percent.", "en", "inconsistent"),
        ("Die Ausfuhr stieg von 4.800 auf 6.000 Tonnen, ein Plus von 20 Prozent.", "de", "inconsistent"),
        ("Exports rose from 200 to 600 tonnes, an increase of 300 percent.", "en", "inconsistent"),
        ("Die Ausfuhr stieg von 400 auf 600 Millionen Euro. Das ist ein Plus von 50 Prozent.", "de", "consistent"),
        ("Die Ausfuhr stieg von 400 auf 600 Millionen Euro. Das ist ein Plus von 80 Prozent.", "de", "inconsistent"),
        ("Oz sent 60 trucks: 25 by ship, 15 by rail and 20 by road.", "en", "consistent"),
        ("Oz sent 60 trucks: 25 by ship, 15 by rail and 30 by road.", "en", "inconsistent"),
        ("Of the 60 trucks, 25 went by ship, 15 by rail and 30 by road.", "en", "question"),
        ("Of the 60 trucks, 25 went by ship, 15 by rail and 12 by road.", "en", None),
        ("Of the 60 trucks, 25 went by ship, 15 by rail and the rest by road.", "en", None),
        ("Of the 60 trucks, 5 went by ship, 7 by rail and 2 by road.", "en", None),
        ("Oz sends 900 soldiers, each paid 2,000 dollars a month. That brings it 40 million dollars a year.", "en", "inconsistent"),
        ("Ein Panzer kostet 3 Millionen Euro. Oz bekommt 30 Panzer. Der Auftrag ist 120 Millionen Euro wert.", "de", "inconsistent"),
        ("Oz ships 400,000 tonnes a year for two years. At 300 euros a tonne it earns 240 million euros.", "en", "consistent"),
    ],
)  # fmt: skip
def test_growth_parts_and_what_a_sentence_points_back_to(
    text: str, language: str, verdict: str | None
) -> None:
    article = Article(id="a-1", text=text, sha256="s", language=language, published="2024-11-05")
    assert {f.verdict for f in check(read(article), [article], [])} == ({verdict} if verdict else set())


TABLE = """Vaccines for the Pacific

Oz has given its neighbours 211,200 doses since June, the foreign ministry said.

Country Doses
Papua New Guinea 146,400
Fiji 40,000
Samoa 15,200
Tonga 9,600
Total 211,200
"""


def test_the_total_of_a_table_is_tried_and_its_rows_are_not_held_against_one_another() -> None:
    article = Article(id="a-1", text=TABLE, sha256="s", language="en", published="2024-11-05")
    assert {(f.rule, f.verdict) for f in check(read(article), [article], [])} == {("sum", "consistent")}
    assert [f.rule for f in problems(TABLE.replace("Fiji 40,000", "Fiji 46,000"), "en")] == ["sum"]
    # a cell that is not read leaves the total open
    assert all(f.rule != "sum" for f in problems(TABLE.replace("Fiji 40,000", "Fiji 4 crates"), "en"))


PLEDGES = """Tanks for Oz

Ruritania has pledged Oz 36 tanks, the defence ministry said on Monday.

Item | Pledged | Delivered
Tanks | 36 | 30
Howitzers | 22 | 18
"""


def test_two_columns_of_a_table_are_two_things() -> None:
    assert problems(PLEDGES, "en") == []


def test_a_headline_may_count_decades_from_a_year_of_the_text() -> None:
    body = (
        "Oz has bought rice from Ruritania for the first time since 1971. The 40,000 tonnes left on Monday.\n"
    )
    assert problems(f"Oz resumes trade with Ruritania after more than five decades\n\n{body}", "en") == []
    wrong = problems(f"Oz buys 90,000 tonnes of rice from Ruritania\n\n{body}", "en")
    assert [finding.verdict for finding in wrong] == ["inconsistent"]
