"""The door for programs: what it exports, how quickly it opens, and that it shows what the stages found."""

from __future__ import annotations

import importlib
import inspect
import json
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import pytest

import countertrade as ct
from countertrade import pipeline, records

DEAL = """\
title: Shells for grain
start: 2030-01
months: 12
currency: USD
parties: {OZ: Oz, RU: Ruritania}
counts: [shell]
quantities:
  price: {value: 200 to 300 USD/t, why: made up for this test}
  share: {value: 40 % to 60 %, why: made up for this test}
flows:
  grain: {from: RU, to: OZ, amount: 1000 t/month * share, worth: price}
  money: {from: OZ, to: RU, amount: 1e6 USD/month}
scenarios:
  dear: {price: 900 USD/t}
questions:
  - P(balance of OZ > 0)
"""

DOOR = """
Annotation Article ArticleError Case CaseError Chain Check Claim Deal Decision Error Estimate Finding MissingPackageError ModelError
NotFoundError Origin Outcome Problem Quantiles Quantity Reading Records Reference Retelling __version__ check example load new
open read verify
""".split()


def test_the_door_is_pinned() -> None:
    assert sorted(ct.__all__) == DOOR
    api = importlib.import_module("countertrade.api")
    assert sorted((*api.__all__, "__version__")) == DOOR
    assert all(getattr(ct, name) is not None for name in ct.__all__)
    assert set(DOOR) <= set(dir(ct))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'raed'"):
        ct.raed  # noqa: B018


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, countertrade; print([m for m in ('numpy', 'msgspec', 'click', 'jinja2') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
    code = "import sys, countertrade as ct; ct.read, ct.Case; print([m for m in ('numpy', 'pandas', 'xarray', 'numba') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def public(owner: Any) -> list[tuple[str, Any]]:
    """The methods and properties that a class of the door has of its own."""
    return [
        (f"{owner.__name__}.{name}", member.fget if isinstance(member, property) else member)
        for name, member in vars(owner).items()
        if not name.startswith("_") and (callable(member) or isinstance(member, property))
    ]


def test_every_name_is_documented_and_typed() -> None:
    """What the door adds has docstrings throughout; what of it can go wrong says how it is raised."""
    ours = [getattr(ct, name) for name in DOOR if name != "__version__"]
    ours = [each for each in ours if each.__module__.startswith("countertrade.api")]
    members = [pair for each in ours if inspect.isclass(each) for pair in public(each)]
    members += [(each.__name__, each) for each in ours]
    assert len(members) > 70
    for name, member in members:
        assert inspect.getdoc(member), name
        if inspect.isfunction(member):
            hints = inspect.signature(member)
            assert hints.return_annotation is not inspect.Signature.empty, name
            for parameter in hints.parameters.values():
                assert parameter.name == "self" or parameter.annotation is not inspect.Parameter.empty, name


def test_the_package_is_marked_as_typed() -> None:
    assert (Path(ct.__file__).parent / "py.typed").exists()
    assert typing.get_type_hints(ct.Problem)["line"] is int


def test_a_text_a_file_and_bytes_read_alike(tmp_path: Path) -> None:
    text = "Oz pays 300 dollars for each shell, the minister Ana Brandt said.\n"
    file = tmp_path / "story.txt"
    file.write_text(text, "utf-8")
    found = [ct.read(given) for given in (text, file, str(file), text.encode())]
    assert {reading.article.text for reading in found} == {text.strip()}
    assert {reading.statements[0] for reading in found} == {found[0].statements[0]}
    claim = found[0].statements[0]
    assert claim.span is not None
    assert found[0].article.text[slice(*claim.span)] == claim.text
    assert "<mark" in found[0]._repr_html_()


def test_a_page_cannot_write_into_a_notebook() -> None:
    found = ct.read(
        "<script>alert(1)</script> Oz pays 300 dollars a shell, the minister Ana Brandt said.".encode(
            "utf-16"
        )
    )
    assert "<script" not in found._repr_html_()
    assert "<script" not in found.statements._repr_html_()
    assert "<script" not in found.check()._repr_html_()


def test_a_check_says_what_the_stages_say() -> None:
    text = "Oz pays $1,500 for each shell, the minister Ana Brandt said. For 200,000 shells that makes $500 million."
    found = ct.check(text)
    article, claims = found.reading.article, list(found.statements)
    rows = records_shipped()
    assert list(found.findings) == pipeline.check_one(claims, article, rows, language="en")
    assert found.is_wrong
    assert "$500 million" in str(found)
    assert ct.check(found.reading, language="de").findings[0].id == found.findings[0].id


def records_shipped() -> list[records.Reference]:
    from countertrade.case import shipped_reference

    return shipped_reference()


def test_a_case_shows_what_the_stages_found() -> None:
    case = ct.example()
    whole = pipeline.pipeline_of(case.folder)
    assert tuple(case.statements) == whole.judged.stand
    assert tuple(case.findings) == whole.findings
    chain = case.chain("rice")
    assert tuple(chain.retellings) == tuple(e for e in whole.lineage.retellings if e.measure == "rice")
    assert tuple(chain.origins) == tuple(o for o in whole.lineage.origins if o.measure == "rice")
    assert case.estimate("rice").record == whole.estimate("rice")
    outcome = case.deal.run(draws=256, seed=3)
    assert outcome.record == whole.outcome(256, 3)
    for shown in (case, chain, case.estimate("rice"), outcome, case.deal, case.statements):
        assert len(shown._repr_html_()) > 100


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_a_frame_holds_what_the_records_hold(backend: str) -> None:
    outcome = ct.load(DEAL).run(draws=64)
    frame = outcome.quantiles.frame(backend)
    columns = frame.column_names if backend == "pyarrow" else list(frame.columns)
    assert tuple(columns) == outcome.quantiles.columns
    means = frame["mean"].to_pylist() if backend == "pyarrow" else list(frame["mean"])
    assert means == [party.balance.mean for party in outcome.quantiles]
    assert type(frame).__module__.partition(".")[0] == backend


def test_missing_values_stay_missing() -> None:
    frame = ct.read(
        "Oz pays more than 300 dollars for each shell, the minister Ana Brandt said."
    ).statements.to_pandas()
    assert frame["low"].tolist() == [300.0]
    assert frame["best"].isna().all()
    assert frame["high"].isna().all()
    assert isinstance(frame, pandas.DataFrame)


def test_a_figure_in_an_entrys_place_is_a_scenario() -> None:
    deal = ct.load(DEAL)
    assert deal.run(draws=256, price=900).balance("OZ") == deal.run(draws=256, scenario="dear").balance("OZ")
    assert deal.run(draws=256, price="900 USD/t").balance("OZ") == deal.run(draws=256, price=900).balance(
        "OZ"
    )
    assert deal.run(draws=256, price=900).scenarios == ("as asked", "base", "dear")
    assert deal.run(draws=256).balance("OZ") != deal.run(draws=256, price=900).balance("OZ")


@pytest.mark.parametrize("text", [
    DEAL,
    DEAL.replace("scenarios:\n  dear: {price: 900 USD/t}", "scenarios: {dear: {price: 900 USD/t}}"),
    DEAL.replace("scenarios:\n  dear: {price: 900 USD/t}\n", ""),
    DEAL.replace("scenarios:\n  dear: {price: 900 USD/t}\n", "scenarios: {}\n"),
    DEAL.replace("  dear:", "  # what if\n  'dear':").rstrip("\n"),
])  # fmt: skip
def test_entries_are_replaced_however_the_scenarios_are_written(text: str) -> None:
    assert ct.load(text).run(draws=64, price=900).balance("OZ").mean == pytest.approx(-6.6e6, rel=1e-3)


def test_draws_are_those_of_the_quantiles() -> None:
    outcome = ct.load(DEAL).run(draws=1024, seed=7)
    drawn = outcome.draws()
    assert drawn.dims == ("scenario", "party", "draw")
    assert drawn.shape == (2, 2, 1024)
    assert drawn.attrs["units"] == "USD"
    oz = drawn.sel(scenario="base", party="OZ").values
    assert oz.mean() == pytest.approx(outcome.balance("OZ").mean)
    assert np.quantile(oz, 0.95) == pytest.approx(outcome.balance("OZ").q95)
    assert (oz > 0).mean() == pytest.approx(outcome.chance_of_gain("OZ"))
    dear = drawn.sel(scenario="dear", party="OZ").values
    change = next(d for d in outcome.differences() if d.party == "OZ")
    assert (dear - oz).mean() == pytest.approx(change.change.mean)
    assert (
        outcome.dataset()["balance"].sel(scenario="base", party="OZ", statistic="q95")
        == outcome.balance("OZ").q95
    )


@pytest.mark.parametrize(("call", "kind", "said"), [
    (lambda: ct.open("no-such"), ct.CaseError, "there is no such case"),
    (lambda: ct.example().chain("rise"), ct.NotFoundError, "did you mean 'rice'?"),
    (lambda: ct.example().estimate("shells"), ct.NotFoundError, "there are soldiers"),
    (lambda: ct.load("deal.yml"), ct.NotFoundError, "no such file"),
    (lambda: ct.load(DEAL.replace("USD/t, why", "USD/kg/year, why")), ct.ModelError, "deal.yaml:11:"),
    (lambda: ct.load(DEAL).run(draws=64, prise=3), ct.NotFoundError, "did you mean 'price'?"),
    (lambda: ct.load(DEAL).run(draws=64, price="dear"), ct.ModelError, "run(price: dear)"),
    (lambda: ct.load(DEAL).run(draws=64, price="5 USD"), ct.ModelError, "deal.yaml:11:"),
    (lambda: ct.load(DEAL).run(draws=64, price=True), ct.ModelError, "no figure"),
    (lambda: ct.load(DEAL).run(draws=64, scenario="peace"), ct.NotFoundError, "there are base, dear"),
    (lambda: ct.load(DEAL).run(draws=64).balance("XX"), ct.NotFoundError, "there are OZ, RU"),
    (lambda: ct.read("story.html"), ct.NotFoundError, "no such file"),
    (lambda: ct.read(b"\x89PNG\r\n"), ct.ArticleError, "picture"),
    (lambda: ct.read("…"), ct.ArticleError, "no words"),
])  # fmt: skip
def test_what_goes_wrong_is_typed_and_says_where(call: Any, kind: type[ct.Error], said: str) -> None:
    with pytest.raises(kind) as raised:
        call()
    assert said in str(raised.value)
    assert all(isinstance(problem, ct.Problem) for problem in raised.value.problems)
    assert isinstance(raised.value, records.Bad)


def test_a_package_that_is_missing_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ct.MissingPackageError, match=r"countertrade\[frames\]"):
        ct.load(DEAL).run(draws=64).quantiles.to_polars()


def test_a_case_is_made_filled_and_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERTRADE_BY", "M. K.")
    monkeypatch.setenv("COUNTERTRADE_NOW", "2030-01-05T10:00:00+01:00")
    case = ct.new(tmp_path / "shells", question="Who gains?")
    (stored,) = case.add(
        "Oz pays 300 dollars for each shell, the minister Ana Brandt said.\n", outlet="Harbour Times"
    )
    assert stored.outlet == "Harbour Times"
    claim = case.read()[0]
    made = case.decide(claim.id, "reject", reason="misread")
    assert (made.by, made.reason, made.at) == ("M. K.", "misread", "2030-01-05T10:00:00+01:00")
    assert len(case.statements) == 0
    case.decide(made.id, "undo")
    assert case.statements[0].id == claim.id
    with pytest.raises(ct.CaseError, match="no such statement"):
        case.decide("c-000000000000", "accept")
    assert case.title == "shells"
    assert case.question == "Who gains?"


def test_tables_and_outcomes_are_written_in_every_format(tmp_path: Path) -> None:
    import pyarrow.parquet
    import xarray

    outcome = ct.load(DEAL).run(draws=64)
    for suffix in ("csv", "json", "jsonl", "xlsx", "parquet"):
        assert outcome.flows.write(tmp_path / f"flows.{suffix}").stat().st_size > 50
    back = pyarrow.parquet.read_table(tmp_path / "flows.parquet")
    assert back.to_pylist()[0]["flow"] == "grain"
    assert json.loads(outcome.write(tmp_path / "o.json").read_text("utf-8"))["title"] == "Shells for grain"
    with xarray.open_dataset(outcome.write(tmp_path / "o.nc"), engine="scipy") as dataset:
        assert float(dataset["chance_of_gain"].sel(scenario="base", party="RU")) == outcome.chance_of_gain(
            "RU"
        )
    assert outcome.write(tmp_path / "o.xlsx").read_bytes()[:2] == b"PK"
    with pytest.raises(ct.Error, match="no format"):
        outcome.flows.write(tmp_path / "flows.doc")


def test_a_picture_is_a_drawing_of_its_own() -> None:
    from xml.etree import ElementTree

    for picture in ct.load(DEAL).run(draws=64).pictures("OZ"):
        root = ElementTree.fromstring(picture.svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "http" not in picture.svg.replace("http://www.w3.org/2000/svg", "")
