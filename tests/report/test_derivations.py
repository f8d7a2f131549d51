"""How a quantity follows from quotes, and how an answer moved, in the words of both languages."""

from __future__ import annotations

import re

import pytest

from countertrade.history import Moved, Shift
from countertrade.modelling.estimates import pool
from countertrade.modelling.reporting_model import FACTORS
from countertrade.records import Answer, Lineage, message, replace
from countertrade.report.answer_history import history_table, history_text
from countertrade.report.derivations import estimate_text, quantity_text
from countertrade.report.evidence import Evidence
from countertrade.report.words import words
from tests.report.invented import CASE, DEAL, LINEAGE, OIL, OIL_RADIO, OIL_WIRE, OUTCOME

OIL_MEASURE = next(measure for measure in CASE.measures if measure.id == "oil")
ESTIMATE = pool([OIL_WIRE, OIL_RADIO, replace(OIL, commitment=replace(OIL.commitment, polarity="-"))], Lineage(), OIL_MEASURE, CASE.articles)  # fmt: skip


def evidence(language: str) -> Evidence:
    return Evidence(CASE, LINEAGE, OUTCOME, DEAL, words(language))


def test_an_estimate_goes_from_quote_to_number() -> None:
    lines = estimate_text(evidence("en"), ESTIMATE).splitlines()
    assert lines[0] == "oil, in barrels a day; one original source"
    assert (
        lines[1].strip().startswith("1. up to 500 barrels a day – Ada Quill; Northern Wire, 2 Mar 2023 (c-")
    )
    assert lines[2].strip() == f"“{OIL_WIRE.text}”"
    taken = ESTIMATE.reporting
    assert lines[3].strip() == (
        f"read as a ceiling; the truth lies on average {taken.ceiling * 100:.0f}\xa0% below; "
        f"source not rated: ± {taken.scale * FACTORS[None] * 100:.0f}\xa0% more"
    )
    assert lines[4].strip() == "one original source stands alone"
    assert any(line.endswith("not in barrels a day") for line in lines[5:-1])
    assert any(line.endswith("denied in the statement itself") for line in lines[5:-1])
    assert re.fullmatch(r"  5 %, 50 %, 95 %: [\d,]+, [\d,]+, [\d,]+ barrels a day", lines[-1])


@pytest.mark.parametrize(
    ("figures", "language", "said"),
    [
        (0, "en", "these errors, including the shared one, are assumed: no figure whose true value came out is on record"),
        (0, "de", "diese Fehler, auch der gemeinsame, sind angenommen: Es liegt keine Angabe vor, deren wahrer Wert bekannt wurde"),
        (55, "en", "these errors are learned from 55 figures whose true values came out"),
        (55, "de", "diese Fehler sind aus 55 Angaben gelernt, deren wahrer Wert bekannt wurde"),
    ],
)  # fmt: skip
def test_an_estimate_says_whether_its_errors_are_learned(figures: int, language: str, said: str) -> None:
    estimate = replace(ESTIMATE, reporting=replace(ESTIMATE.reporting, figures=figures))
    assert f"  {said}" in estimate_text(evidence(language), estimate).splitlines()


def test_an_estimate_in_german_has_no_english_word() -> None:
    lines = estimate_text(evidence("de"), ESTIMATE).splitlines()
    own = [line for line in lines if "„" not in line]
    assert not re.search(r"\b(the|source|not|read|left|denied|day)\b", " ".join(own))


def test_a_quantity_of_the_file_is_its_sentence() -> None:
    whole = replace(DEAL, models=(replace(DEAL.base, quantities=DEAL.base.quantities[1:2]), *DEAL.models[1:]))
    shown = Evidence(CASE, LINEAGE, OUTCOME, whole, words("en"))
    assert quantity_text(shown, "care_cost").startswith("cost of missing care: ")


def moved() -> tuple[Moved, ...]:
    chance = Answer(question="P(balance of XA > 0)", scenario="base", value=0.8016, text="")
    middle = Answer(
        question="median of balance of XA",
        scenario="base",
        value=4.324e8,
        low=1.0,
        high=2.0,
        unit="USD",
        text="",
    )
    later = replace(ESTIMATE, q50=ESTIMATE.q50 * 1e6)
    return (
        Moved(date="2023-03-02", published=("Northern Wire",), answers=(), shifts=(Shift(estimate=ESTIMATE, before=None, fresh=(OIL_WIRE.id,)),), problem=message("deal.no_statement", measure="rice")),
        Moved(date="2023-03-04", published=("Weekly",), answers=(chance, middle), shifts=(Shift(estimate=later, before=ESTIMATE.q50, fresh=(OIL_WIRE.id,)),)),
        Moved(date="2023-03-09", published=("Weekly",), answers=(replace(chance, value=0.9), middle), shifts=()),
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_history_writes_no_figure_as_a_machine_does(language: str) -> None:
    text = history_text(evidence(language), moved())
    assert not re.search(r"\d[eE][+-]?\d", text)
    assert "c-" not in text
    assert "430" in text
    if language == "de":
        assert not re.search(r"\b(the|was|new|not known|chance|source)\b", text)


def test_a_history_says_what_was_before_only_where_it_moved() -> None:
    lines = history_text(evidence("en"), moved()).splitlines()
    assert [line.strip() for line in lines if "(was" in line] == [
        "P(balance of XA > 0): 90\xa0%, very likely  (was 80\xa0%, very likely)"
    ]


def test_a_history_as_a_table_keeps_the_figures() -> None:
    table = history_table(evidence("en"), moved())
    assert table.columns == ("date", "published", "P(balance of XA > 0)", "median of balance of XA", "why")
    assert [row[2] for row in table.rows] == [None, 0.8016, 0.9]
