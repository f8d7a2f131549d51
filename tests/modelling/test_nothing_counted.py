"""A model in which nothing is counted for a party has no balance to give: it says so, in figures and in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from countertrade.cli import main
from countertrade.records import Bad
from countertrade.simulation import simulate
from tests.modelling.deals import HEAD, deal

ASKED = "questions: [P(balance of OZ > 0), mean of balance of OZ, month when balance of OZ > 0]\n"
GIFT = "flows: {gift: {from: RU, to: OZ, amount: 5 t/month%s}}\n"


@pytest.mark.parametrize(
    ("body", "counted"),
    [
        (GIFT % "", False),
        ("flows: {}\n", False),
        (GIFT % ", worth: 3 USD/t", True),
        ("flows: {}\neffects: {x: {party: OZ, amount: 1 USD}}\n", True),
        (GIFT % ", worth: {RU: 3 USD/t}", False),
    ],
    ids=["a flow without a price", "no flow", "a price", "an effect", "the other side's price"],
)
def test_an_answer_says_that_nothing_is_counted(body: str, counted: bool) -> None:
    answers = simulate(deal(body + ASKED), draws=16).answers
    assert [answer.value is not None for answer in answers] == [counted] * 3
    assert ["nothing is counted for OZ" in answer.text for answer in answers] == [not counted] * 3


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Nothing is counted for Oz"), ("de", "Für Oz ist nichts gezählt")],
)
def test_a_run_says_so_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, sentence: str
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "case.yaml").write_text("title: Gifts\n", encoding="utf-8")
    (tmp_path / "deal.yaml").write_text(HEAD + GIFT % "" + ASKED, encoding="utf-8")
    with pytest.raises(SystemExit) as done:
        main(["run", str(tmp_path), "--draws", "64", "--lang", language])
    said = capsys.readouterr().out
    assert not done.value.code
    assert sentence in " ".join(said.split())
    assert not re.search(r"\b0 %", said.split("WHERE THE RUNS END")[0].split("WO DIE DURCHLÄUFE ENDEN")[0])


def test_what_is_not_counted_is_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "case.yaml").write_text("title: Gifts\n", encoding="utf-8")
    (tmp_path / "deal.yaml").write_text(
        HEAD + "flows: {gift: {from: RU, to: OZ, amount: 5 t/month, worth: {OZ: 3 USD/t}}}\n",
        encoding="utf-8",
    )
    for form in ("json", "csv"):
        with pytest.raises(SystemExit):
            main(["run", str(tmp_path), "--draws", "64", "--format", form])
        said = capsys.readouterr().out
        if form == "csv":
            assert any(line.split(",")[1:4] == ["RU", "USD", ""] for line in said.splitlines())
            continue
        oz, ru = sorted(json.loads(said)["parties"], key=lambda party: str(party["party"]))
        assert oz["balance"]["mean"] == pytest.approx(5 * 24 * 3)
        assert [ru[name] for name in ("balance", "chance_of_gain", "histogram", "fan")] == [None] * 4


PAID = "flows: {pay: {from: RU, to: OZ, amount: 1e6 USD/month}}\n"
UNREST = "effects: {unrest: {party: OZ, amount: not counted%s, title: unrest at home}}\n"


def test_an_effect_without_a_figure_is_reported_and_leaves_no_likelihood() -> None:
    open_side = simulate(deal(PAID + UNREST % ""), draws=64)
    assert open_side.not_counted == ("unrest for OZ: no figure",)
    assert {one.party: one.tells for one in open_side.parties} == {"OZ": "unpriced", "RU": "fixed"}
    assert open_side.party("OZ").balance.q50 == simulate(deal(PAID), draws=64).party("OZ").balance.q50
    told = next(flow for flow in open_side.flows if flow.flow == "unrest")
    assert (told.effect, told.recipient, told.value_to_recipient, told.chance) == (True, "OZ", None, 1.0)


@pytest.mark.parametrize(
    ("event", "tells"),
    [("{chance: roughly even, within: 12 months}", "unpriced"), ("{at: 2099-01}", "fixed")],
)
def test_an_effect_without_a_figure_waits_for_its_event(event: str, tells: str) -> None:
    outcome = simulate(deal(f"events: {{truce: {event}}}\n" + PAID + UNREST % ", since: truce"), draws=1024)
    happened = outcome.events[0].chance
    told = next(flow for flow in outcome.flows if flow.flow == "unrest")
    assert told.chance == pytest.approx(happened)
    assert outcome.party("OZ").tells == tells


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "unrest at home: no figure for Oz"), ("de", "unrest at home: ohne Zahl für Oz")],
)
def test_a_report_names_an_effect_without_a_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "case.yaml").write_text("title: Pay\n", encoding="utf-8")
    (tmp_path / "deal.yaml").write_text(HEAD + PAID + UNREST % "" + ASKED, encoding="utf-8")
    with pytest.raises(SystemExit) as done:
        main(["run", str(tmp_path), "--draws", "64", "--lang", language])
    assert not done.value.code
    assert said in " ".join(capsys.readouterr().out.split())


def test_an_effect_without_a_figure_is_booked_in_no_parts() -> None:
    with pytest.raises(Bad, match="'over' says how a figure is booked"):
        deal(PAID + UNREST % ", over: 3 months")
