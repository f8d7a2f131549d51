"""Names that mean harm, in every place of deal.yaml and case.yaml where a name can stand: refused in words or harmless, nothing executed."""

from __future__ import annotations

import functools
import importlib
import json
from pathlib import Path

import pytest

from countertrade import case as folder_of
from countertrade.cli import main
from countertrade.modelling import load
from countertrade.modelling.layout import lay_out
from countertrade.modelling.verbalisation import meaning
from countertrade.pipeline import pipeline_of
from countertrade.records import Bad
from countertrade.simulation import engines, kernel, simulate, source_check
from countertrade.simulation.intermediate_form import Unsupported
from tests.web.cases import client, make

EVERY = 5  # each name is tried in every fifth place
RAN = "touch RAN"  # what hostile names try to do, in the folder where the test runs
HOSTILE = [
    f"x def everything(z=__import__('os').system('{RAN}')): #",
    "def balances(X, z=open('RAN', 'w')): #",
    f"__import__('os').system('{RAN}')",
    f"$({RAN})",
    f"`{RAN}`",
    "a.__class__.__mro__",
    "__builtins__",
    "a__b",
    'a"b',
    "a'); import os #",
    "a\nimport os",
    "a: # b",
    "a[0](b){c}",
    "{0.__class__}",
    "%s%n",
    "{{ 7*7 }}",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "!!python/object/apply:os.system [x]",
    "a\x07b",
    "a\x1b]0;x\x07",
    "a\x00b",
    "a\ud800b",
    "a\u202eb",
    "a\u200bb",
    "a\u2028b",
    "ｅｖａｌ",
    "вase",
    "a" * 5000,
    "a " * 2500,
    "5 m²",
    "-",
    " ",
    "",
]

DEAL = """
title: A test
start: 2030-01
months: 6
currency: USD
parties: {A: Oz, B: Ruritania}
counts: [soldier]
discount: {A: 4 % per year}
quantities:
  men: {value: 9_000 to 13_000 soldier, why: a guess, title: the men, read_as: as said, basis: [c-1]}
  risk: {value: 0.5 % to 2 % per month, season: {jan: 120 %}}
  cost: {steps: {2030-01: 5 to 6 EUR/soldier/month}}
  rice: {value: 5 to 6 t/month}
events:
  peace: {hazard: 2 % per month}
  end: {first of: {won: {hazard: 1 % per month}, lost: {hazard: 1 % per month}}}
  late: {after: peace, delay: 2 months}
stocks:
  force: {start: men, out: force * risk}
flows:
  wages: {from: A, to: B, amount: force * cost, since: 2030-02, until: [peace, won], keeps: {state: 60 %, elite: 5 %}}
  food: {from: B, to: A, amount: rice, worth: {A: 500 USD/t, B: 400 USD/t}, while: not lost happened}
effects:
  harm: {party: A, amount: -2 USD/month, since: late}
rates:
  EUR/USD: 0.9
correlated: [{of: [men, rice], rank: 0.5}]
scenarios:
  peace in spring: {peace: {at: 2030-03}}
  worse: {extends: peace in spring, rice: 4 to 5 t/month}
grid:
  risk: [1 % per month, 2 % per month]
questions:
  - P(balance of A > 0 USD) by 2030-04 in peace in spring if not peace
  - median of flow food
  - q95 of stock force
integrate: none
"""
PLACES = [
    "A test", "2030-01\nmonths", "USD\nparties", "A: Oz", "Oz", "soldier]", "A: 4", "men: {value", "9_000 to 13_000 soldier", "a guess", "the men",
    "as said", "c-1", "jan", "2030-01: 5", "peace: {hazard", "2 % per month", "end:", "first of", "won: {", "lost: {", "late:", "peace, delay",
    "force: {", "men, out", "force * risk", "wages:", "A, to", "B, amount", "2030-02", "peace, won", "won]", "state:", "elite", "A: 500",
    "not lost happened", "harm", "A, amount: -2", "late}", "EUR/USD", "men, rice", "0.5}", "peace in spring:", "peace: {at", "worse",
    "peace in spring, rice", "rice: 4", "risk: [", "1 % per month, 2", "P(balance of A > 0 USD) by 2030-04 in peace in spring if not peace",
    "median of flow food", "none\n", "integrate", "hazard: 1 % per month}, lost", "title: the men",
]  # fmt: skip


UNFOLDING = """
title: A test
start: 2030-01
months: 13
currency: USD
parties: {A: Oz, B: Ruritania}
choose: {floor: [100 USD/t, 200 USD/t]}
quantities:
  price: {walks: {start: 150 USD/t, drift: 2 % per year, volatility: 30 % per year}, why: a guess}
  oats: {reverts: {start: 150 USD/t, mean: 140 USD/t, half_life: 18 months, volatility: 20 % per year}}
  toll: {walks: {start: 1 USD/t, volatility: 2 USD/t/year, additive: yes}}
  sold: {quantiles: {5 %: 3 t/month, 95 %: 5 t/month}}
events:
  dear: {when: price > 160 USD/t}
  riots: {hazard: 1 % per month * price / 150 USD/t, after: dear}
stocks:
  debt: {start: 50 USD, out: {repaid: 1 USD/month, lost: 2 USD/month}}
choices:
  renewed: {by: A, at: 2030-06, if: price < 170 USD/t}
  bought: {by: B, at: 2030-07, if: better}
flows:
  grain: {from: A, to: B, amount: sold, worth: price + oats + toll + floor, until: riots}
  more: {from: A, to: B, amount: 2 t/month, worth: price, since: renewed}
  paid: {from: B, to: A, amount: 9 USD * year of grain / 1 t, settles: yearly}
  fee: {from: B, to: A, amount: 300 USD/month, since: bought}
correlated: [{of: [price, oats], rank: 0.5}]
expect:
  - P(balance of A > 0 USD) between 1 % and 99 %
"""
UNFOLDING_PLACES = [
    "floor: [", "100 USD", "price: {walks", "walks", "150 USD/t, drift", "2 % per year", "oats:", "18 months", "yes}", "sold: {", "5 %: 3", "3 t",
    "dear: {", "when", "price > 160", "riots: {", "dear}", "debt: {", "repaid", "1 USD/month", "renewed: {", "A, at", "2030-06", "price < 170",
    "bought: {", "better", "grain: {", "yearly", "price, oats", "P(balance of A > 0 USD) between 1 % and 99 %",
]  # fmt: skip


def written(name: str) -> str:
    """The name as a YAML scalar in double quotes, its signs escaped."""
    return json.dumps(name)


def with_name(text: str, place: str, name: str) -> str:
    """The text with the word that begins at a place replaced by a name."""
    start = text.index(place)
    ends = [text.find(sign, start) for sign in (":", ",", "}", "]", "\n")]
    if place.startswith(("P(", "not ", "9_000", "force *", "2 %", "1 %", "median")):
        end = start + len(place.split("}")[0].split(", 2")[0])
    else:
        end = min(at for at in ends if at >= 0)
    return text[:start] + written(name) + text[end:]


def harmless(text: str) -> None:
    """The deal is refused in words that can be printed, or it is read aloud, laid out, run and compiled as far as its source."""
    try:
        deal = load(text, "deal.yaml")
    except Bad as bad:
        for problem in bad.problems:
            assert problem.message
            assert len(problem.message) < 700
            assert problem.message.isprintable()
        return
    outcome = simulate(deal, draws=16, influences=False)
    assert len(outcome.scenarios) == len(deal.models)
    for model in deal.models[:2]:
        try:
            made = kernel.kernel(deal, model)
        except Unsupported:
            continue
        sound(made.text)
    assert all(meaning(deal, language=language) for language in ("en", "de"))
    load(lay_out(text, "deal.yaml"), "deal.yaml")


@functools.cache  # names do not get into a kernel's source, so hundreds of deals have the same
def sound(source: str) -> None:
    source_check.checked(source)
    assert "RAN" not in source


def test_the_deal_itself_is_sound() -> None:
    deal = load(DEAL, "deal.yaml")
    assert [model.scenario for model in deal.models][:3] == ["base", "peace in spring", "worse"]
    harmless(DEAL)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.splitlines()[0][:24])
def test_a_name_in_a_deal(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in HOSTILE[PLACES.index(place) % EVERY :: EVERY]:
        harmless(with_name(DEAL, place, name))
    assert not (tmp_path / "RAN").exists()


@pytest.mark.parametrize("place", UNFOLDING_PLACES, ids=lambda place: place.strip()[:24])
def test_a_name_in_what_unfolds(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in HOSTILE[UNFOLDING_PLACES.index(place) % EVERY :: EVERY]:
        harmless(with_name(UNFOLDING, place, name))
    assert not (tmp_path / "RAN").exists()


def test_what_unfolds_is_sound() -> None:
    assert len(load(UNFOLDING, "deal.yaml").models) == 2
    harmless(UNFOLDING)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_is_reached_by_a_name(name: str) -> None:
    read: list[str] = []

    def beside(asked: str) -> str:
        read.append(asked)
        return ""

    for more in (
        f"include: {written(name)}\n",
        f"quantities: {{q: {{series: {{file: {written(name)}, column: {written(name)}}}}}}}\n",
    ):
        with pytest.raises(Bad):
            load(UNFOLDING.split("quantities:")[0] + more, "deal.yaml", beside=beside)
    assert not read


@pytest.mark.parametrize(
    "name",
    [
        "Frieden im Frühjahr",
        "rice later-years",
        "Q1/Q2 (spät)",
        "mir 2025",
        "쌀 나중에",
        "1.5 × rice",
        "Kim's plan",
        "5 % – late",
    ],
)
def test_names_that_people_give_are_taken(name: str) -> None:
    text = DEAL.replace("peace in spring", written(name), 1).replace(
        "peace in spring, rice", f"{written(name)}, rice"
    )
    text = text.replace(" in peace in spring if not peace", "")
    text = text.replace("elite", written(name))
    asked = text.replace("median of flow food", written(f"median of flow food in {name} if peace"))
    deal = load(asked, "deal.yaml")
    assert deal.models[1].scenario == name
    assert deal.questions[1].scenario == name


CASE = """
title: A case
question: Does it pay?
parties:
  - {code: RU, name: {en: Russia, de: Russland}}
  - {code: OZ, name: {en: Oz}}
linked:
  - [NIS, INSS]
aliases:
  NIS: [National Intelligence Service, agency]
names:
  wages: {de: Löhne}
ratings:
  INSS: B
measures:
  - id: shells
    unit: shell
    per: [month]
    giver: RU
    recipient: OZ
    title: {en: shells}
    words: {en: [shell, round], de: [Granaten]}
"""
CASE_PLACES = [
    "title", "A case", "Does it pay?", "RU, name", "en: Russia", "Russia", "NIS, INSS", "INSS]", "NIS:", "agency", "wages", "de: L", "Löhne",
    "INSS:", "B\n", "shells\n", "shell\n", "month]", "RU\n", "OZ\n", "en: shells", "shells}", "de: [", "shell, round", "words",
]  # fmt: skip


def ran(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main([*arguments])
    return int(done.value.code or 0)


@pytest.mark.parametrize("place", CASE_PLACES, ids=lambda place: place.strip()[:24])
def test_a_name_in_a_case(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = make(tmp_path / "case")
    for name in HOSTILE:
        (folder / "case.yaml").write_text(with_name(CASE, place, name), "utf-8")
        try:
            opened = pipeline_of(folder)
            _ = opened.deal
        except Bad as bad:
            for problem in bad.problems:
                assert len(problem.message) < 700
                assert problem.message.isprintable()
            continue
        assert opened.lineage is not None
        assert isinstance(opened.findings, tuple)
        assert opened.estimates is not None
    assert not (tmp_path / "RAN").exists()


def test_a_case_with_such_names_ends_with_exit_2_at_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reported attack, by every command that reads a model and by a GET of the page."""
    monkeypatch.chdir(tmp_path)
    folder = make(tmp_path / "case")
    member = f"x def everything(z=__import__('os').system('{RAN}')): #"
    deal = (folder / "deal.yaml").read_text("utf-8")
    deal = deal.replace(
        "  war_ends: {hazard: 2 % per month}",
        f"  war_ends:\n    first of:\n      {written(member)}: {{hazard: 1 % per month}}\n      other: {{hazard: 1 % per month}}",
    )
    (folder / "deal.yaml").write_text(deal, "utf-8")
    for command in (
        ["run", "--draws", "2**18"],
        ["model"],
        ["report", "--draws", "64"],
        ["history", "--draws", "64"],
    ):
        assert ran(command[0], str(folder), *command[1:]) == 2
        assert "cannot be a name; use letters, digits, _ and single spaces" in capsys.readouterr().err
    page = client(folder, raises=False)
    for path in ("/", "/model", "/answer", "/articles"):
        assert page.get(path).status_code in (200, 400)
    assert not (tmp_path / "RAN").exists()
    assert not (folder / "RAN").exists()


@pytest.mark.usefixtures("kernels")
def test_even_unchecked_names_run_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second lock: with every grammar of names switched off, the attack still ends in a kernel that is arithmetic alone."""
    monkeypatch.chdir(tmp_path)
    for module in ("events", "load", "entries"):
        for grammar in ("bad_name", "bad_label"):
            found = importlib.import_module(f"countertrade.modelling.{module}")
            monkeypatch.setattr(found, grammar, lambda *_: None, raising=False)
    member = f"x def everything(z=__import__('os').system('{RAN}')): #"
    text = DEAL.replace("won: {", f"{written(member)}: {{").replace("[peace, won]", "peace")
    text = text.replace("harm:", f"{written(HOSTILE[1])}:")
    deal = load(text[: text.index("scenarios:")], "deal.yaml")
    outcome = simulate(deal, draws=512, engine="kernel", influences=False)
    assert "compiled kernel" in str(outcome.method)
    assert isinstance(engines.choose(deal, deal.models, "kernel", 512), engines.Compiled)
    assert not (tmp_path / "RAN").exists()


def test_numbers_in_a_case_are_finite(tmp_path: Path) -> None:
    folder = make(tmp_path / "case")
    lines = (folder / "claims.jsonl").read_text("utf-8").splitlines()
    stated = next(number for number, line in enumerate(lines) if '"low":200000' in line)
    for number in ("1e999", "NaN", "Infinity", "9" * 5000, "-1e400"):
        changed = lines[stated].replace('"low":200000.0', f'"low":{number}')
        assert changed != lines[stated]
        (folder / "claims.jsonl").write_text(
            "\n".join([*lines[:stated], changed, *lines[stated + 1 :]]) + "\n"
        )
        with pytest.raises(Bad, match=f"claims.jsonl:{stated + 1}:1"):
            folder_of.open_case(folder)


@pytest.mark.parametrize(
    "date", ["2024-02-30", "2024-13", "spring", "2024-W45-1", "20241104", "٢٠٢٤-١١", "2024-11-04T25:00"]
)
@pytest.mark.parametrize("key", ["published", "captured", "updated"])
def test_dates_in_a_case_are_real(tmp_path: Path, key: str, date: str) -> None:
    folder = make(tmp_path / "case")
    path = next((folder / "articles").glob("*.yaml"))
    text = "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{key}:"))
    path.write_text(f"{text}\n{key}: {date}\n", "utf-8")
    with pytest.raises(Bad, match=f"{key} is no date: '{date}'; write for example 2024-11-04"):
        folder_of.open_case(folder)


def test_a_page_with_an_impossible_date_is_stored_without_it(tmp_path: Path) -> None:
    folder = make(tmp_path / "case")
    page = (
        b'<html><head><meta property="article:published_time" content="2025-13-45"></head><body><article><h1>Shells</h1>'
        + b"<p>Oz buys 500 shells from Ruritania, the minister said on Monday in Vienna.</p>" * 4
        + b"</article></body></html>"
    )
    (tmp_path / "a.html").write_bytes(page)
    assert ran("add", str(folder), str(tmp_path / "a.html")) == 0
    assert all(article.published != "2025-13-45" for article in folder_of.open_case(folder).articles)


def test_a_case_file_has_a_bounded_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make(tmp_path / "case")
    for name in ("deal.yaml", "case.yaml"):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text + "#" + "x" * 2**20, "utf-8")
        assert ran("model", str(folder)) == 2
        assert "characters are more than 1,048,576" in capsys.readouterr().err
        (folder / name).write_text(text + "#" + "x" * 2**22, "utf-8")
        assert ran("model", str(folder)) == 2
        assert "more than 4 MB; that is no file of a case" in capsys.readouterr().err
        (folder / name).write_text(text, "utf-8")
    assert ran("model", str(folder)) == 0
