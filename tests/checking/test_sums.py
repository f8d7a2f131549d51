"""A total that opens its sentence is held against the whole run told right before it."""

from __future__ import annotations

import pytest

from countertrade.checking import check
from countertrade.reading import read
from countertrade.records import Article, Finding


def told(text: str, language: str) -> list[Finding]:
    article = Article(id="a-1", text=text, sha256="s", language=language, published="2024-05-06")
    return check(read(article), [article], [])


RUNS = [
    # the run, its total, one it comes to more than, one it comes to less than
    ("en", "Oman sent 35 tanks to Kenya, 57 to Chile and 29 to Peru. In all, {} tanks were sent, the ministry said.", 121, 88, 300),
    ("en", "Togo bought 1,300 tonnes of rice from Laos and 2,400 tonnes from India. In total, {} tonnes of rice were bought.", "3,700", "2,900", "9,000"),
    ("de", "Oman schickte 35 Panzer nach Kenia, 57 nach Chile und 29 nach Peru. Insgesamt wurden {} Panzer geschickt.", 121, 88, 300),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "right", "short", "over"), RUNS)
def test_a_run_that_exceeds_its_total_is_asked_about(
    language: str, text: str, right: object, short: object, over: object
) -> None:
    asked = {
        total: [one.verdict for one in told(text.format(total), language)] for total in (right, short, over)
    }
    assert asked[right] == ["consistent"]
    assert len(asked[short]) == 1
    assert asked[short] != ["consistent"]
    assert asked[over] == []


def test_an_amount_is_not_added_to_itself() -> None:
    text = (
        "The two states signed a nearly $1 billion deal for ships. An official said that $500 million is the value of the hulls. "
        "He said that {}$500 million is for the content, including radars."
    )
    assert told(text.format("the "), "en") == []
    assert [one.verdict for one in told(text.format(""), "en")] == ["consistent"]


FORMS = [
    ("en", "The first batch was 100 tanks, the second 60, making {} so far.", 160, 260),
    ("en", "The first batch was 100 tanks and the second 60, for a total of {}.", 160, 260),
    ("en", "The jets cost $80 million each; the 12 together cost ${} million.", 960, 690),
    ("en", "Peru pays 60 percent and Chile {} percent of the cost.", 40, 60),
    ("en", "Half the money comes from Peru, 30 percent from Chile and {} percent from Oman.", 20, 40),
    ("de", "Die Jets kosten je 80 Millionen Dollar; alle 12 zusammen {} Millionen Dollar.", 960, 690),
    ("de", "Von 2.000 Arbeitern kamen 500, also {} Prozent, aus Nepal.", 25, 45),
    ("de", "Drei Schiffe luden je 20.000 Tonnen, zusammen {} Tonnen.", "60.000", "90.000"),
    ("de", "Peru hat 116 von 180 Panzern erhalten; {} stehen noch aus.", 64, 94),
    (
        "de",
        "Für eine Tonne setzt die Branche 14 Megawattstunden an. Auf 2.000.000 (2 Mio.) Tonnen hochgerechnet ergibt das {} Terawattstunden.",
        28,
        48,
    ),
]


@pytest.mark.parametrize(("language", "text", "right", "wrong"), FORMS)
def test_what_a_sentence_says_is_the_sum_is_tried(
    language: str, text: str, right: object, wrong: object
) -> None:
    assert {one.verdict for one in told(text.format(right), language)} <= {"consistent"}
    assert {one.verdict for one in told(text.format(wrong), language)} & {"inconsistent", "question"}
