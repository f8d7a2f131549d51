"""Published estimates as deal files with their units: the sums come out as printed.

Figures are facts from public pages, named beside each; the deal files are ours.
"""

from __future__ import annotations

import pytest

from countertrade.modelling import load
from countertrade.simulation import simulate

HEAD = "start: 2024-11\nmonths: 12\ncurrency: USD\nparties: {RU: Russia, KP: North Korea}\ncounts: [soldier, shell, container]\n"

CASES = [
    pytest.param(
        # The Korea Herald, 3 November 2024: 10,000 soldiers at 2,000 dollars a month
        "flows: {wages: {from: RU, to: KP, amount: 10_000 soldier * 2_000 USD/month/soldier}}\n",
        "mean of balance of KP",
        240e6,
        id="wages of a year",
    ),
    pytest.param(
        # INSS (Lim Soo-ho), 18 November 2024: 2,500 dollars a month and a bonus of 2,000 on signing
        "quantities: {soldiers: 10_000 soldier}\n"
        "flows:\n"
        "  pay: {from: RU, to: KP, amount: soldiers * 2_500 USD/month/soldier}\n"
        "  bonus: {from: RU, to: KP, amount: soldiers * 2_000 USD/soldier}\n",
        "mean of balance of KP",
        320e6,
        id="pay and bonus",
    ),
    pytest.param(
        # Reuters in the Bangkok Post, 29 November 2024: 445 dollars a tonne; Korea Herald: 600,000 tonnes
        "flows: {rice: {from: RU, to: KP, amount: 600_000 t/year, worth: 445 USD/t}}\n",
        "mean of balance of KP",
        267e6,
        id="rice at the export price",
    ),
    pytest.param(
        # Open Source Centre, BBC, 22 November 2024: a million barrels; 7.33 barrels of crude to the tonne
        "flows: {oil: {from: RU, to: KP, amount: 1e6 barrel / (7.33 barrel/t)}}\n",
        "mean of flow oil",
        136_426,
        id="barrels to tonnes",
    ),
    pytest.param(
        # South Korea's ministry of defence, November 2024: 9 million shells in 20,000 containers
        "quantities: {in_one: 9e6 shell / 20_000 container}\n"
        "flows: {shells: {from: KP, to: RU, amount: in_one * 1 container}}\n",
        "mean of flow shells",
        450,
        id="shells to the container",
    ),
    pytest.param(
        # The same rice in short tons, as later reports print it
        "flows: {rice: {from: RU, to: KP, amount: 700_000 t}}\n",
        "mean of flow rice",
        700_000,
        id="tonnes stay tonnes",
    ),
]


@pytest.mark.parametrize(("body", "question", "published"), CASES)
def test_sums_come_out_as_printed(body: str, question: str, published: float) -> None:
    made = load(f"{HEAD}{body}questions: [{question}]\n", "deal.yaml")
    (answer,) = simulate(made, draws=64, seed=0).answers
    assert answer.value == pytest.approx(published, rel=1e-5)


def test_short_tons() -> None:
    made = load(
        HEAD
        + "flows: {rice: {from: RU, to: KP, amount: 661_387 short_ton}}\nquestions: [mean of flow rice]\n",
        "x",
    )
    (answer,) = simulate(made, draws=64, seed=0).answers
    assert answer.value == pytest.approx(661_387)
    assert answer.unit == "short_ton"
