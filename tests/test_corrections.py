"""A correction that no model could compute with is refused when it is made, at the command line and at the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from countertrade import case as folder_of
from countertrade.cli import main
from countertrade.decisions import decision, refuse_unsound
from countertrade.pipeline import pipeline_of
from countertrade.records import Bad, Claim, Measure
from countertrade.web import edits
from tests.claims import article, claim
from tests.web.cases import make

PAPER = article("paper", "Russia sends 600,000 to 700,000 tonnes of rice.")
RICE = claim("600,000 to 700,000 t", measure="rice", source="Wi", where=PAPER)
MEASURES = (Measure(id="rice", unit="t"), Measure(id="pay", unit="USD", per=("month", "soldier")))

NONSENSE = {
    "5 m²": "'m²' is no unit; did you mean 'm2'?",
    "5 t/m²": "'m²' is no unit; did you mean 'm2'?",
    "5 !": "'!' is no unit; write a code such as t, m3 or USD, or a noun in letters, digits and single spaces",
    "5 0 t": "'0 t' is no unit: 0 of something measure nothing",
    "5 to 3 t": "5 to 3 t is upside down; the smaller figure comes first",
    "at least [?/5/?] t": "at least [?/5/?] t does not say how much at least; write for example at least 5",
    "up to [5/?/?] t": "up to [5/?/?] t does not say how much up to; write for example up to 5",
    "5 to ? t": "5 to ? t has one end; write both, as in 5 to 8, or at least 5",
    "[?/?/?] t": "[?/?/?] t has no figure",
    "nan t": "'nan' is no figure: it is not finite",
    "1e400 t": "'1e400' is no figure: it is not finite",
    "9" * 5000 + " t": f"'{'9' * 30}' is no figure: it is not finite",
    "1e300 t": "figures lie between 1e-100 and 1e+100, or are 0",
    "5 " + "t" * 5000: f"'{'t' * 60}' is no unit: a unit has at most 60 characters",
}


@pytest.mark.parametrize(("written", "said"), NONSENSE.items(), ids=lambda text: text[:20])
def test_a_quantity_that_is_none_is_refused(written: str, said: str) -> None:
    with pytest.raises(Bad) as bad:
        refuse_unsound(RICE, {"quantity": written}, [PAPER], MEASURES)
    assert bad.value.problems[0].message == said


@pytest.mark.parametrize("written", ["5 kg", "about 700,000 t/year", "0 t", "5", "order of 5 to 9 t", "5 m2"])
def test_what_a_paper_may_have_printed_is_taken(written: str) -> None:
    refuse_unsound(RICE, {"quantity": written}, [PAPER], MEASURES)


def test_a_measure_is_one_of_the_case() -> None:
    with pytest.raises(Bad, match="the case has no measure 'pya'; did you mean 'pay'"):
        refuse_unsound(RICE, {"measure": "pya"}, [PAPER], MEASURES)
    for measure in ("pay", ""):
        refuse_unsound(RICE, {"measure": measure, "quantity": "5 USD/month"}, [PAPER], MEASURES)


def ran(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main([*arguments])
    return int(done.value.code or 0)


@pytest.fixture
def case(tmp_path: Path) -> tuple[Path, Claim]:
    """The built-in case, and the one statement that its rice rests on."""
    shutil.copytree(folder_of.built_in(), tmp_path / "case")
    opened = pipeline_of(tmp_path / "case")
    origin = opened.estimate("rice").observations[0].claim
    folder_of.write_claims(tmp_path / "case", opened.claims, opened.articles)
    return tmp_path / "case", next(claim for claim in opened.claims if claim.id == origin)


@pytest.mark.parametrize("written", ["5 m²", "at least [?/5/?] t", "1e300 t"])
def test_the_model_goes_on_running(
    case: tuple[Path, Claim], written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, rice = case
    assert ran("decide", str(folder), rice.id, "correct", f"quantity={written}") == 2
    assert rice.id in capsys.readouterr().err
    with pytest.raises(Bad):
        edits.decide(
            folder, edits.Wanted(target=rice.id, action="correct", fields={"quantity": written}), "M."
        )
    assert folder_of.open_case(folder).decisions == ()
    made = decision(
        rice.id, "correct", by="M.", at="2024-11-05", fields={"quantity": written}, claim=rice
    )  # as older versions took it
    folder_of.decide(folder, made)
    assert pipeline_of(folder).deal.base.inputs
    assert pipeline_of(folder).outcome(256, 0).answers
    assert pipeline_of(folder).judged.changed == ((made,) if written == "5 m²" else ())


DEAL = """
title: Shells
start: 2025-01
months: 12
currency: USD
parties: {RU: Ruritania, OZ: Oz}
counts: [shell]
quantities: {shells: {claims: shells}}
flows: {shells: {from: RU, to: OZ, amount: shells, over: 12 months, worth: 1_500 USD/shell}}
"""


@pytest.mark.parametrize(
    "field", ["quantity=5 m2", "quantity=5 shell/year", "quantity=0 shell", "measure=price", "polarity=-"]
)
def test_a_correction_that_takes_the_models_last_figure_is_refused(
    tmp_path: Path, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is sound by itself; the model rests on this one statement."""
    folder = make(tmp_path / "oz", model=False)
    (folder / "deal.yaml").write_text(DEAL, "utf-8")
    last, *others = [
        made for made in pipeline_of(folder).placed if made.measure == "shells" and made.quantity
    ]
    for other in others:
        assert ran("decide", str(folder), other.id, "reject") == 0
    assert ran("run", str(folder), "--draws", "64") == 0
    capsys.readouterr()
    assert ran("decide", str(folder), last.id, "correct", field) == 2
    said = f"{last.id}: the model could not be run with this correction: no usable statement of 'shells' stands in the case"
    assert said in capsys.readouterr().err
    name, _, value = field.partition("=")
    wanted = edits.Wanted(target=last.id, action="correct", fields={name: value})
    with pytest.raises(Bad, match="the model could not be run with this correction"):
        edits.decide(folder, wanted, "M.")
    assert ran("run", str(folder), "--draws", "64") == 0
    assert ran("decide", str(folder), last.id, "correct", "quantity=150,000 shell") == 0
    (folder / "deal.yaml").unlink()  # without a model there is none to break
    assert ran("decide", str(folder), last.id, "correct", field) == 0


@pytest.mark.parametrize("measure", ["price", ""])
def test_a_measure_that_a_person_typed_stays_whatever_the_words_say(tmp_path: Path, measure: str) -> None:
    folder = make(tmp_path / "oz")
    shells = next(claim for claim in pipeline_of(folder).placed if claim.measure == "shells")
    assert ran("decide", str(folder), shells.id, "correct", f"measure={measure}") == 0
    assert next(claim for claim in pipeline_of(folder).placed if claim.id == shells.id).measure == (
        measure or None
    )
