"""Comparisons, changes and shares in plain sentences: nothing is said where they hold, and something where one figure is another."""

from __future__ import annotations

import pytest

from countertrade.checking import check
from countertrade.reading import article_from, read


def doubts(text: str, language: str) -> list[str]:
    article = article_from(text.encode(), "a.txt", language=language)
    return [found.working for found in check(read(article), [article], ()) if found.verdict != "consistent"]


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        (
            "en",
            "Peru bought 200 tonnes of rice, twice as much as Chile with 100 tonnes.",
            "Peru bought 600 tonnes of rice, twice as much as Chile with 100 tonnes.",
        ),
        (
            "en",
            "Chile bought 100 tonnes of rice. Peru took twice as much: 200 tonnes.",
            "Chile bought 100 tonnes of rice. Peru took twice as much: 600 tonnes.",
        ),
        (
            "en",
            "Peru bought 200 tonnes of rice, half as much as Chile with 400 tonnes.",
            "Peru bought 40 tonnes of rice, half as much as Chile with 400 tonnes.",
        ),
        (
            "en",
            "Peru bought 100 tonnes of rice, less than half the 290 tonnes that went to Chile.",
            "Peru bought 190 tonnes of rice, less than half the 290 tonnes that went to Chile.",
        ),
        (
            "en",
            "Peru bought 100 tonnes of rice. It is less than half of what went to Chile, 290 tonnes.",
            "Peru bought 190 tonnes of rice. It is less than half of what went to Chile, 290 tonnes.",
        ),
        (
            "en",
            "Peru bought 100 tonnes of rice, a fifth of what Chile bought: 500 tonnes.",
            "Peru bought 400 tonnes of rice, a fifth of what Chile bought: 500 tonnes.",
        ),
        (
            "en",
            "Peru bought 255 tonnes, which is two and a half times what Chile bought: 102 tonnes.",
            "Peru bought 255 tonnes, which is five and a half times what Chile bought: 102 tonnes.",
        ),
        (
            "en",
            "Peru bought 560 tonnes, more than Chile (240 tonnes) and Ghana (190 tonnes) put together.",
            "Peru bought 260 tonnes, more than Chile (240 tonnes) and Ghana (190 tonnes) put together.",
        ),
        (
            "en",
            "Peru bought 560 tonnes, more than Chile and Ghana together, which took 240 tonnes and 190 tonnes.",
            "Peru bought 260 tonnes, more than Chile and Ghana together, which took 240 tonnes and 190 tonnes.",
        ),
        (
            "en",
            "Peru bought 912 tonnes, almost as much as Chile with 940 tonnes.",
            "Peru bought 512 tonnes, almost as much as Chile with 940 tonnes.",
        ),
        (
            "en",
            "Peru bought 912 tonnes, almost as much as Chile, whose purchases came to 940 tonnes.",
            "Peru bought 512 tonnes, almost as much as Chile, whose purchases came to 940 tonnes.",
        ),
        (
            "en",
            "Peru bought 300 tonnes, 60 tonnes more than Chile with 240 tonnes.",
            "Peru bought 300 tonnes, 160 tonnes more than Chile with 240 tonnes.",
        ),
        (
            "en",
            "Imports of 430 tonnes exceeded exports of 270 tonnes by 160 tonnes.",
            "Imports of 430 tonnes exceeded exports of 270 tonnes by 610 tonnes.",
        ),
        (
            "en",
            "Peru bought 300 tonnes, more than Chile with 240 tonnes.",
            "Peru bought 200 tonnes, more than Chile with 240 tonnes.",
        ),
        (
            "en",
            "With 300 tonnes Peru bought most, ahead of Chile with 240 tonnes and Ghana with 120 tonnes.",
            "With 300 tonnes Peru bought most, ahead of Chile with 540 tonnes and Ghana with 120 tonnes.",
        ),
        (
            "en",
            "Peru bought a third more than Chile: 400 tonnes against 300 tonnes.",
            "Peru bought a third more than Chile: 700 tonnes against 300 tonnes.",
        ),
        (
            "en",
            "Peru bought 400 tonnes, a third more than Chile's 300 tonnes.",
            "Peru bought 700 tonnes, a third more than Chile's 300 tonnes.",
        ),
        (
            "de",
            "Peru kaufte 200 Tonnen Reis, doppelt so viel wie Chile mit 100 Tonnen.",
            "Peru kaufte 600 Tonnen Reis, doppelt so viel wie Chile mit 100 Tonnen.",
        ),
        (
            "de",
            "Chile kaufte 100 Tonnen Reis. Peru nahm doppelt so viel: 200 Tonnen.",
            "Chile kaufte 100 Tonnen Reis. Peru nahm doppelt so viel: 600 Tonnen.",
        ),
        (
            "de",
            "Peru kaufte 200 Tonnen Reis, halb so viel wie Chile mit 400 Tonnen.",
            "Peru kaufte 40 Tonnen Reis, halb so viel wie Chile mit 400 Tonnen.",
        ),
        (
            "de",
            "Peru kaufte 912 Tonnen, beinahe so viel wie Chile mit 940 Tonnen.",
            "Peru kaufte 512 Tonnen, beinahe so viel wie Chile mit 940 Tonnen.",
        ),
        (
            "de",
            "Beinahe so viel wie Chile, das 940 Tonnen nahm, kaufte Peru: 912 Tonnen.",
            "Beinahe so viel wie Chile, das 940 Tonnen nahm, kaufte Peru: 512 Tonnen.",
        ),
        (
            "de",
            "Peru kaufte mit 560 Tonnen mehr als Chile (240 Tonnen) und Ghana (190 Tonnen) zusammen.",
            "Peru kaufte mit 260 Tonnen mehr als Chile (240 Tonnen) und Ghana (190 Tonnen) zusammen.",
        ),
        (
            "de",
            "Peru kaufte mehr Reis als Chile und Ghana zusammen. 560 Tonnen gingen nach Lima, 240 Tonnen nach Chile, 190 Tonnen nach Ghana.",
            "Peru kaufte mehr Reis als Chile und Ghana zusammen. 260 Tonnen gingen nach Lima, 240 Tonnen nach Chile, 190 Tonnen nach Ghana.",
        ),
        (
            "de",
            "Die Einfuhren von 430 Tonnen überstiegen die Ausfuhren von 270 Tonnen um 160 Tonnen.",
            "Die Einfuhren von 430 Tonnen überstiegen die Ausfuhren von 270 Tonnen um 610 Tonnen.",
        ),
        (
            "de",
            "Peru kaufte 300 Tonnen, 60 Tonnen mehr als Chile mit 240 Tonnen.",
            "Peru kaufte 300 Tonnen, 160 Tonnen mehr als Chile mit 240 Tonnen.",
        ),
        (
            "de",
            "Peru kaufte 400 Tonnen, ein Drittel mehr als Chile mit 300 Tonnen.",
            "Peru kaufte 700 Tonnen, ein Drittel mehr als Chile mit 300 Tonnen.",
        ),
        (
            "en",
            "Exports fell by a third, from 9,600 tonnes to 6,400 tonnes.",
            "Exports fell by a third, from 9,600 tonnes to 3,400 tonnes.",
        ),
        (
            "en",
            "Exports fell by a third. Last year they were 9,600 tonnes, this year 6,400 tonnes.",
            "Exports fell by a third. Last year they were 9,600 tonnes, this year 3,400 tonnes.",
        ),
        (
            "en",
            "Exports fell by a third within a year. Last autumn 9,600 tonnes were sold. This autumn it was 6,400 tonnes.",
            "Exports fell by a third within a year. Last autumn 9,600 tonnes were sold. This autumn it was 3,400 tonnes.",
        ),
        (
            "en",
            "Exports have quadrupled since 2019, from 45 tonnes to 180 tonnes.",
            "Exports have quadrupled since 2019, from 45 tonnes to 380 tonnes.",
        ),
        (
            "en",
            "Exports have quadrupled. In 2019 they were 45 tonnes; today they are 180 tonnes.",
            "Exports have quadrupled. In 2019 they were 45 tonnes; today they are 380 tonnes.",
        ),
        (
            "de",
            "Die Ausfuhren haben sich vervierfacht. 2019 waren es 45 Tonnen, heute sind es 180 Tonnen.",
            "Die Ausfuhren haben sich vervierfacht. 2019 waren es 45 Tonnen, heute sind es 380 Tonnen.",
        ),
        (
            "de",
            "Die Ausfuhren haben sich von 45 Tonnen auf 180 Tonnen vervierfacht.",
            "Die Ausfuhren haben sich von 45 Tonnen auf 380 Tonnen vervierfacht.",
        ),
        (
            "de",
            "Lag die Menge 2019 noch bei 14 Tonnen, waren es voriges Jahr 56 Tonnen. Sie hat sich also vervierfacht.",
            "Lag die Menge 2019 noch bei 4 Tonnen, waren es voriges Jahr 56 Tonnen. Sie hat sich also vervierfacht.",
        ),
        (
            "en",
            "In 2019 Peru gave 15 million dollars, in 2023 24 million dollars. Over the four years the sum grew by 60 per cent.",
            "In 2019 Peru gave 15 million dollars, in 2023 24 million dollars. Over the four years the sum grew by 160 per cent.",
        ),
        (
            "en",
            "With 7.33 barrels to the tonne, 22 million barrels are three million tonnes.",
            "With 7.33 barrels to the tonne, 42 million barrels are three million tonnes.",
        ),
        (
            "en",
            "The cargoes amounted to 22 million barrels. With 7.33 barrels to the tonne, that is three million tonnes.",
            "The cargoes amounted to 42 million barrels. With 7.33 barrels to the tonne, that is three million tonnes.",
        ),
        (
            "en",
            "In all 500,000 tonnes were sold. Chile took 90,000 tonnes, i.e. 18 per cent.",
            "In all 500,000 tonnes were sold. Chile took 190,000 tonnes, i.e. 18 per cent.",
        ),
        (
            "de",
            "Peru verkaufte 50.000 Tonnen. Nach Chile gingen 8.000 Tonnen (16 %), nach Ghana 9.500 Tonnen (19 %).",
            "Peru verkaufte 50.000 Tonnen. Nach Chile gingen 8.000 Tonnen (16 %), nach Ghana 9.500 Tonnen (39 %).",
        ),
        (
            "en",
            "Exports came to $1.4 billion last year as against 1.1 billion in the one before, an increase of 27 percent.",
            "Exports came to $1.4 billion last year as against 1.9 billion in the one before, an increase of 27 percent.",
        ),
        (
            "en",
            "Peru took 1.8 million barrels a day of crude in October, according to the ship tracker Vessella, up 12.5% from 1.6 million in September.",
            "Peru took 2.8 million barrels a day of crude in October, according to the ship tracker Vessella, up 12.5% from 1.6 million in September.",
        ),
        (
            "en",
            "Oslo will pay £57m this year and £76m in the next year. That is a rise of a third.",
            "Oslo will pay £57m this year and £76m in the next year. That is a rise of a half.",
        ),
        (
            "en",
            "They borrowed for a $5.9-billion railway to the border, 60% of which was covered by a loan of 3.54 billion from a bank.",
            "They borrowed for a $5.9-billion railway to the border, 40% of which was covered by a loan of 3.54 billion from a bank.",
        ),
        (
            "en",
            "Oz sold Africa 11.5 million tonnes of grain, so the gift of 200,000 tonnes comes to 1.7% of a normal year's trade.",
            "Oz sold Africa 11.5 million tonnes of grain, so the gift of 200,000 tonnes comes to 7.1% of a normal year's trade.",
        ),
        (
            "de",
            "Die Union zahlt künftig 16,8 Millionen Euro im Jahr statt bisher 14, ein Plus von 20 Prozent.",
            "Die Union zahlt künftig 16,8 Millionen Euro im Jahr statt bisher 11, ein Plus von 20 Prozent.",
        ),
        (
            "de",
            "Die Zahl der Gefangenen ist von 3.400 auf mehr als 4.000 gewachsen, ein Plus von 19 Prozent.",
            "Die Zahl der Gefangenen ist von 2.400 auf mehr als 4.000 gewachsen, ein Plus von 19 Prozent.",
        ),
        (
            "de",
            "Oz zahlt 270 Dollar je tausend Kubikmeter, während an den Börsen 1.000 Dollar für dieselbe Menge verlangt werden. Das ist ein Rabatt von 73 Prozent.",
            "Oz zahlt 270 Dollar je tausend Kubikmeter, während an den Börsen 1.000 Dollar für dieselbe Menge verlangt werden. Das ist ein Rabatt von 37 Prozent.",
        ),
        (
            "de",
            "Gestrichen werden 31,7 Milliarden von insgesamt 35,2 Milliarden Dollar. Den Rest, 3,5 Milliarden Dollar, zahlt die Insel.",
            "Gestrichen werden 31,7 Milliarden von insgesamt 35,2 Milliarden Dollar. Den Rest, 13,5 Milliarden Dollar, zahlt die Insel.",
        ),
        (
            "de",
            "Gekommen sind 42 Pflegekräfte, davon 38 Frauen und vier Männer.",
            "Gekommen sind 42 Pflegekräfte, davon 28 Frauen und vier Männer.",
        ),
        (
            "de",
            "Die Regierung habe bis zu 300 Millionen Dollar angekündigt, berichtete die Zeitung, 200 Millionen aus dem Haushalt und 100 Millionen aus dem Fonds.",
            "Die Regierung habe bis zu 450 Millionen Dollar angekündigt, berichtete die Zeitung, 200 Millionen aus dem Haushalt und 100 Millionen aus dem Fonds.",
        ),
        (
            "de",
            "Kiew übergab 175 Kriegsgefangene. Moskau ließ darüber hinaus 22 Schwerverletzte ziehen, so dass 197 Menschen heimkehrten.",
            "Kiew übergab 175 Kriegsgefangene. Moskau ließ darüber hinaus 22 Schwerverletzte ziehen, so dass 297 Menschen heimkehrten.",
        ),
        (
            "en",
            "For access the Union pays €12.6 million annually. A further 4.4 million is set aside each year for research. Bissau can thus count on €17 million a year.",
            "For access the Union pays €12.6 million annually. A further 9.4 million is set aside each year for research. Bissau can thus count on €17 million a year.",
        ),
        (
            "de",
            "Ausfuhren von 4,34 Milliarden Euro sind bewilligt. 2020 waren es 764 Millionen Euro, 2019 waren es 802 Millionen Euro. In den drei Jahren summiere sich der Wert auf rund 5,9 Milliarden Euro.",
            "Ausfuhren von 4,34 Milliarden Euro sind bewilligt. 2020 waren es 764 Millionen Euro, 2019 waren es 802 Millionen Euro. In den drei Jahren summiere sich der Wert auf rund 7,9 Milliarden Euro.",
        ),
        (
            "en",
            "Cement costs 80 euros a tonne there. The contract has 92 euros a tonne. The delivery is thus valued 12 euros a tonne too high.",
            "Cement costs 80 euros a tonne there. The contract has 92 euros a tonne. The delivery is thus valued 21 euros a tonne too high.",
        ),
    ],
)
def test_a_wrong_figure_is_doubted_and_a_right_one_is_not(language: str, right: str, wrong: str) -> None:
    assert doubts(right, language) == []
    assert doubts(wrong, language)


def test_one_that_is_no_figure_is_a_part_all_the_same() -> None:
    assert doubts("Peru got 11 tugs: six from Oman, four from Qatar and one from Kuwait.", "en") == []


def test_a_row_of_a_list_is_no_headline() -> None:
    text = "Brazil: sales to Iran\nMaize: $1.21 billion\nSoya beans: $640 million\nSugar: $215 million\nAll goods: $2.065 billion\nMore of it is due."
    assert doubts(text, "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Peru borrows 13 billion dollars. That is almost double an output of about 7 billion dollars, and about five times the debt, "
            "which stands at 2.5 billion dollars.",
        ),
        (
            "de",
            "Peru leiht sich 13 Milliarden Dollar. Das ist fast doppelt so viel wie die Wirtschaftsleistung von 7 Milliarden Dollar und rund "
            "fünfmal so viel wie die Schulden von 2,5 Milliarden Dollar.",
        ),
    ],
)
def test_two_multiples_of_what_was_told_before_are_none_of_each_other(language: str, text: str) -> None:
    article = article_from(text.encode(), "a.txt", language=language)
    found = check(read(article), [article], ())
    assert not [each for each in found if each.verdict in ("inconsistent", "implausible")]


def test_a_headline_gives_what_is_told_besides() -> None:
    text = (
        "11 Millionen Dosen hat Norland verschenkt\n\nDen größeren Teil gab es an Nachbarn, rund 7,3 Millionen Dosen. Sie kamen im Juli an. Im "
        "August war Peru an der Reihe. Im September folgte Chile. Auch Oslo half.\n\nÜber die Vereinten Nationen wurden außerdem knapp 4 "
        "Millionen Dosen verteilt."
    )
    article = article_from(text.encode(), "a.txt", language="de")
    assert [found.verdict for found in check(read(article), [article], ()) if found.rule == "conflict"] == []


def test_a_ranking_makes_up_no_whole() -> None:
    text = (
        "Norland hat bislang 7,6 Millionen Dosen übergeben.\n\nDie meisten Dosen hat Peru erhalten (2,6 Millionen), es folgen Chile (1,5), Kuba "
        "(1,5) und Panama (0,2)."
    )
    article = article_from(text.encode(), "a.txt", language="de")
    assert not [found for found in check(read(article), [article], ()) if found.rule == "sum"]
