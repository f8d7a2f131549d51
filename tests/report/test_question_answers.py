"""Questions of the deal file as people ask them, and their answers."""

from __future__ import annotations

from typing import Any

import pytest

from countertrade.modelling import deal as d
from countertrade.modelling import expressions as e
from countertrade.records import Answer, replace
from countertrade.report.assembly import report_facts
from countertrade.report.contexts import text_of
from countertrade.report.evidence import Evidence
from countertrade.report.question_answers import question_in_words
from countertrade.report.words import words
from tests.report.invented import AT, CASE, DEAL, FINDINGS, LINEAGE, OUTCOME, USD

XA = e.Balance(party="XA", dimensions=(("USD", 1),))
ZERO = e.Number(value=0.0, dimensions=(("USD", 1),))
MONEY = e.Number(value=5e6, dimensions=(("USD", 1),))
LOSS = e.Compare(operator="<", left=XA, right=ZERO)


def asked(asks: Any, subject: e.Expression, **more: Any) -> d.Question:
    return d.Question(text="as written", asks=asks, subject=subject, unit=USD, place=AT, **more)


@pytest.mark.parametrize(
    ("question", "english", "german"),
    [
        (
            asked("chance", e.Compare(operator=">", left=XA, right=MONEY)),
            "Chance that Arland’s balance is above $5\xa0million",
            "Chance, dass die Bilanz für Arland über 5\xa0Mio. US-Dollar liegt",
        ),
        (
            asked("month", LOSS, given=d.Given(event="treaty_ends", happens=False)),
            "Month from which Arland’s balance is below zero, in runs without: treaty ends",
            "Monat, von dem an die Bilanz für Arland unter null liegt, in Durchläufen ohne: treaty ends",
        ),
        (
            asked("quantile", XA, level=0.5, by=10, scenario="long treaty"),
            "Middle: Arland’s balance, by January 2024 (long treaty)",
            "Mitte: die Bilanz für Arland, bis Januar 2024 (long treaty)",
        ),
        (
            asked("quantile", e.FlowTotal(flow="oil"), level=0.95),
            "In 95\xa0% of runs at most: what arrives of oil",
            "In 95\xa0% der Durchläufe höchstens: was von Öl ankommt",
        ),
        (
            asked("chance", e.Logic(operator="and", left=LOSS, right=e.Happened(event="treaty_ends"))),
            "Chance that Arland’s balance is below zero and treaty ends happens",
            "Chance, dass die Bilanz für Arland unter null liegt und treaty ends eintritt",
        ),
        (asked("mean", e.Call(function="sqrt", arguments=(XA,))), "as written", "as written"),
    ],
)
def test_a_question_in_both_languages(question: d.Question, english: str, german: str) -> None:
    said = [
        question_in_words(Evidence(CASE, LINEAGE, OUTCOME, DEAL, words(language)), question)
        for language in ("en", "de")
    ]
    assert said == [english, german]


def answered(*answers: Answer) -> list[str]:
    told = report_facts(CASE, LINEAGE, FINDINGS, replace(OUTCOME, answers=answers), DEAL)
    return [f"{line.term} {text_of(line.text)}" for line in told.answers.lines]


def test_answers_in_their_units() -> None:
    assert answered(*OUTCOME.answers) == [
        "P(balance of XA > 0): 94\xa0%, very likely",
        "median of balance of XA: +$11\xa0million; 90 % range: −0.8 to +$23\xa0million",
        "month when balance of XA < 0 if treaty_ends: never in 12\xa0% of runs, else mostly Jun 2023; 90 % range: Apr 2023 to Oct 2023;"
        " of the 62\xa0% of runs where that happens",
        "q95 of stock posted: 980 doctors; 90 % range: 900 to 1,000",
        "month when balance of XB > 0: never in these runs",
    ]
