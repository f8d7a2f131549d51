"""One article, read and drafted as the commands do it: everything it says is in the model, the model runs, and the answer says what it lacks."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from countertrade import case as folder_of
from countertrade.drafting import write_draft
from countertrade.modelling.deal import Deal
from countertrade.pipeline import Pipeline, pipeline_of, read_case
from countertrade.records import Article, Bad
from countertrade.report.evidence import Evidence
from countertrade.report.first_screen import answer
from countertrade.report.terminal import evidence_of
from countertrade.report.words import words

ENGINEERS = """Rice and pay for Vietnam's engineers in Angola

Vietnam will send 300 engineers to Angola, the trade minister of Angola, Ana Roth, told the Harbour Times on Monday. “Angola will pay Vietnam 1,500 dollars a month for each engineer,” she said. “For 300 engineers that comes to 5.4 million dollars a year.”

Hundreds more engineers could follow, according to estimates.

In return Vietnam is to receive more than 40,000 tonnes of rice from Angola. That could cover over a third of the yearly need of Vietnam, the paper writes. Vietnam can also expect help with space technology and hopes to gain know-how.

Vietnam and Angola signed a mutual defence pact in May; if one of the two is attacked, the other must help.

Experts warn that the benefits for Vietnam could be smaller than the risks if the contract ends. The deal between Vietnam and Angola could bring new tensions with Zambia and the neighbours.
"""

ÄRZTE = """Reis gegen Ärzte: Was Kuba und Ghana vereinbart haben

Kuba hat Hunderte Ärzte nach Ghana entsandt. Schätzungen zufolge könnten bis Ende des Jahres noch Hunderte mehr folgen.

„Jeder kubanische Arzt, der in Ghana arbeitet, wird mit einem monatlichen Gehalt von rund 1.000 US-Dollar bezahlt. Bei mindestens 4.000 Ärzten entspricht das einem jährlichen Einkommen von über 40 Millionen US-Dollar“, erklärte der ghanaische Abgeordnete Kofi Brandt gegenüber der Zeitung Hafenblatt.

Im Gegenzug soll Kuba mehr als 90.000 Tonnen Reis von Ghana erhalten. Zusätzlich kann Kuba mit Hilfe bei der Ausbildung rechnen.

Ein Bericht warnt, dass die Risiken für Kuba größer sein könnten als der Nutzen, vor allem wenn der Krieg in Togo endet.
"""


def drafted(folder: Path, text: str, language: str, *, published: str | None = "2025-03-03") -> Pipeline:
    """A case of one article, read and drafted."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    folder_of.new(folder, "A deal")
    folder_of.add(
        folder,
        Article(id=f"a-{digest[:12]}", text=text, sha256=digest, language=language, published=published),
        text.encode(),
    )
    read_case(folder)
    write_draft(folder, language)
    return pipeline_of(folder, language=language)


def flows(deal: Deal) -> dict[str, str]:
    return {flow.name: f"{flow.giver} {flow.recipient} {flow.written}" for flow in deal.base.flows}


def test_an_english_article_whole(tmp_path: Path) -> None:
    case = drafted(tmp_path / "case", ENGINEERS, "en")
    assert flows(case.deal) == {
        "payment a month per engineer": "AO VN payment a month per engineer * engineers",
        "engineers": "VN AO engineers",
        "additional engineers": "VN AO additional engineers",
        "rice": "AO VN rice",
        "space technology": "AO VN 1 package",
        "know how": "AO VN 1 package",
        "pact the part of Angola": "AO VN 1 package",
        "pact the part of Vietnam": "VN AO 1 package",
    }
    base = case.deal.base
    assert {event.name for event in base.events if not event.private} == {"contract ends", "attack"}
    assert {(effect.name, effect.party) for effect in base.open_effects} == {
        ("share of the need over a third", "VN"),
        ("risks Vietnam", "VN"),
        ("consequences Zambia", "ZM"),
        ("consequences the neighbours", "the neighbours"),
    }
    assert [model.scenario for model in case.deal.models] == [
        "base",
        "contract ends soon",
        "contract goes on",
    ]
    assert case.deal.questions[0].text == "P(balance of VN > 0)"  # the side that the article asks about
    text = folder_of.deal_of(case.folder)[0]
    assert "# payment a year (USD/year): worked out from other figures here" in text
    assert all(claim.id in text for claim in case.judged.stand)


def test_a_german_article_is_called_in_german_and_read_in_both(tmp_path: Path) -> None:
    case = drafted(tmp_path / "case", ÄRZTE, "de")
    assert flows(case.deal) == {
        "Gehalt": "GH CU Gehalt * Ärzte",
        "Ärzte": "CU GH Ärzte",
        "zusätzlich Ärzte": "CU GH zusätzlich Ärzte",
        "Reis": "GH CU Reis",
        "Ausbildung": "GH CU 1 package",
    }
    german, english = (
        evidence_of(pipeline_of(case.folder, language=code), case.deal) for code in ("de", "en")
    )
    names = list(flows(case.deal))
    assert [german.named(name) for name in names] == [
        "Gehalt",
        "Ärzte",
        "Reis",
        "zusätzlich: Ärzte",
        "Ausbildung",
    ]
    assert [english.named(name) for name in names] == [
        "pay",
        "doctors",
        "rice",
        "additional doctors",
        "training",
    ]


def test_the_answer_says_first_what_has_no_price_and_turns_the_question_round(tmp_path: Path) -> None:
    case = drafted(tmp_path / "case", ENGINEERS, "en")
    outcome = case.outcome(1024)
    evidence = Evidence(case.whole, case.lineage, outcome, case.deal, words("en"))
    told = answer(evidence, (), "VN", None)
    said = "".join(piece.text for piece in (*told.headline, *told.sentence))
    assert outcome.party("VN").tells == "unpriced"
    assert said.index("Unpriced: engineers") < said.index("Priced alone, Vietnam")
    assert "Vietnam gains unless giving engineers costs it more than $" in said
    assert "%" not in said.replace("90 % range", "").replace("90\u00a0% range", "").split("Priced alone")[0]


@pytest.mark.parametrize(
    "text",
    [
        "12 ships lie off Luanda.",
        "Half of it was lost.",
        "Angola owes 3 million dollars.",
        "5 to 7 km of 1000 m3",
    ],
)
def test_figures_that_are_no_deal_draft_a_model_that_runs(tmp_path: Path, text: str) -> None:
    case = drafted(tmp_path / "case", text, "en", published=None)
    assert case.outcome(64).title == "A deal"
    assert all(claim.id in folder_of.deal_of(case.folder)[0] for claim in case.judged.stand)


def test_an_article_without_a_statement_is_not_drafted(tmp_path: Path) -> None:
    with pytest.raises(Bad, match="there is no statement to draft from"):
        drafted(tmp_path / "case", "Nothing of the kind.", "en")


def test_what_stands_in_a_case_stays(tmp_path: Path) -> None:
    case = drafted(tmp_path / "case", ENGINEERS, "en")
    before = (case.folder / "deal.yaml").read_text("utf-8"), (case.folder / "case.yaml").read_text("utf-8")
    again = write_draft(case.folder)
    assert again.path.name == "deal.draft.yaml"
    assert (
        (case.folder / "deal.yaml").read_text("utf-8"),
        (case.folder / "case.yaml").read_text("utf-8"),
    ) == before
    assert again.path.read_text("utf-8") == before[0]


@pytest.mark.parametrize(
    ("language", "text", "there", "not_there"),
    [
        (
            "de",
            "Zuletzt noch 9.000 Tonnen Kohle im Jahr lieferte Polen an die Ukraine. Künftig liefert Polen 4.000 Tonnen Kohle im Jahr an die Ukraine.",
            ("Kohle: {claims: coal}",),
            ("9_000 t/year",),
        ),
        (
            "en",
            "Copper worth €3.5 million ($3.8 million) went from Zambia to France in 2010.",
            ("payment: {claims: payment}", "worth: payment / 1 package"),
            ("payment 2",),
        ),
        (
            "en",
            "Chile sold Peru 12 fighters, the ministry said. For the purchase of Chilean fighter jets, Peru hands over copper to Chile.",
            ("amount: fighters",),
            ("fighter jets:",),
        ),
        (
            "en",
            "Two firms bought shells from Chile. Chile will deliver 700 shells to Peru. Bolivia was granted a later date for $9 million.",
            ("amount: shells", "who takes part, not what is given", "# payment (USD)"),
            ("# date (USD)", "company}"),
        ),
        (
            "en",
            "Peru paid Chile 4 million dollars for 60 doctors. For the pay of one nurse of Chile, Peru could get five nurses of its own.",
            ("amount: payment",),
            ("nurse:",),
        ),
        (
            "en",
            "Peru and Chile are close. Peru wants copper worth $5 million. Chile offers nothing so far, Bolivia watches.",
            ("parties: {PE: Peru, CL: Chile}", "named most often"),
            ("A: one side",),
        ),
    ],
    ids=["before", "currencies", "headline", "who-takes-part", "one-that-could-be", "unnamed"],
)
def test_what_moves_nothing_is_no_flow(
    tmp_path: Path, language: str, text: str, there: tuple[str, ...], not_there: tuple[str, ...]
) -> None:
    case = drafted(tmp_path / "case", text, language)
    deal = (case.folder / "deal.yaml").read_text("utf-8")
    assert [part for part in there if part not in deal] == []
    assert [part for part in not_there if part in deal] == []
    assert case.deal.warnings == ()
