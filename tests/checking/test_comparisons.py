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
    ],
)
def test_a_wrong_figure_is_doubted_and_a_right_one_is_not(language: str, right: str, wrong: str) -> None:
    assert doubts(right, language) == []
    assert doubts(wrong, language)


def test_a_row_of_a_list_is_no_headline() -> None:
    text = "Brazil: sales to Iran\nMaize: $1.21 billion\nSoya beans: $640 million\nSugar: $215 million\nAll goods: $2.065 billion\nMore of it is due."
    assert doubts(text, "en") == []
