"""A German report is German: what is English in it was printed so, or is a name."""

from __future__ import annotations

import re

import pytest

from countertrade.case import built_in, built_in_names
from countertrade.modelling import load
from countertrade.pipeline import Pipeline, pipeline_of
from countertrade.records import Message, message, replace
from countertrade.report.assembly import report_facts
from countertrade.report.contexts import Prose, text_of
from countertrade.report.evidence import Evidence
from countertrade.report.terminal import item_text, trace_text
from countertrade.report.verbalisation import linked, verbalised
from countertrade.report.words import words
from countertrade.simulation import simulate

ENGLISH = re.compile(
    r"\b(the|of|and|with|per|year|month|our|its|is|are|likely|even|unlikely|discount|points|ends|supply|need)\b"
)


@pytest.fixture(scope="module")
def german() -> Pipeline:
    return pipeline_of(built_in(), language="de")


def said(german: Pipeline) -> list[str]:
    """What the sections say in their own words; quotations, sources and notes of reference figures are others' words."""
    facts = report_facts(
        german.whole, german.lineage, german.all_findings, german.outcome(2**10), german.deal, language="de"
    )
    prose: list[Prose] = [
        facts.answer.headline,
        facts.answer.sentence,
        facts.answer.trust.sources[:2],
        *(row.text for row in facts.answer.trust.inputs),
        facts.answer.trust.reviewed,
        *facts.answer.trust.uncounted,
        *facts.exchange.others,
        *(cell for row in facts.workings.table.rows for cell in row[:2]),
        *(line.text for line in facts.assumptions.lines),
        *(line.text for line in facts.uncounted.lines),
        *(line.text for line in facts.method.lines),
        *(line.text for line in facts.answers.lines),
        *(reading for row in facts.findings.rows for reading in row.readings),
    ]
    terms = [
        line.term for section in (facts.assumptions, facts.reference, facts.answers) for line in section.lines
    ]
    changed = [kind.partition(":")[0] for change in facts.drift.changes for kind in change.kinds]
    bases = [change.basis for change in facts.drift.changes]
    notes = [note.text for note in facts.notes.notes if note.text.startswith("eigene Annahme")]
    return [*map(text_of, prose), *terms, *changed, *bases, *notes]


@pytest.mark.parametrize("name", built_in_names())
def test_a_german_report_has_no_english_word_of_ours(name: str) -> None:
    whole = pipeline_of(built_in(name), language="de")
    assert [text for text in said(whole) if ENGLISH.search(text.replace("parboiled", ""))] == []


def test_the_deal_is_read_aloud_in_german_with_links_to_its_sources(german: Pipeline) -> None:
    evidence = Evidence(german.whole, german.lineage, german.outcome(2**10), german.deal, words("de"))
    spoken = verbalised(evidence)
    assert not any(re.search(r"\bc-[0-9a-f]{6}|ref:", sentence.text) for sentence in spoken)
    pay = linked(evidence, next(sentence for sentence in spoken if sentence.name == "pay"))
    assert text_of(pay).startswith(
        "Sold: zusammengeführt aus 4 Ursprungsquellen (Angaben: Namsan Daily, 22. Okt. 2024;"
    )
    assert all(piece.href and piece.href.startswith("#c-") for piece in pay if piece.href)
    assert sum(bool(piece.href) for piece in pay) == 4
    price = linked(evidence, next(sentence for sentence in spoken if sentence.name == "rice_price"))
    assert [piece.href for piece in price if piece.href] == ["#ref-rice-export-2024-11"]


def test_the_reasons_of_a_retelling_are_german(german: Pipeline) -> None:
    edge = next(
        e for e in german.lineage.retellings if any(reason.key == "reason.names" for reason in e.reasons)
    )
    text = item_text(german, edge.id)
    assert "nennt " in text
    assert "names " not in text.split("→")[-1]


def test_trace_counts_one_report_as_one(german: Pipeline) -> None:
    assert "1 Bericht," in trace_text(german)


def test_what_a_run_says_of_itself() -> None:
    kernel = message("run.kernel_summed", events=("truce", "peace"))
    method = message("run.method", points=message("run.sobol"), engine=kernel)
    assert str(method) == "scrambled Sobol points, compiled kernel, truce and peace summed in the balances"
    assert method.said("de").endswith("Rechenkern, truce und peace in den Bilanzen summiert")
    few = message("run.few", left=900, draws=16384)
    assert few.said("de").startswith("nur 900 von 16.384 Durchläufen")


def test_a_warning_of_the_deal_file_names_the_file_and_not_its_folder() -> None:
    made = load(
        "title: t\nstart: 2030-01\nmonths: 6\ncurrency: USD\nparties: {XA: Arland, XB: Borland}\nquantities: {rice: 5 t}\n",
        "/home/me/deal.yaml",
    )
    (warning,) = simulate(made, draws=64, engine="oracle").warnings
    assert str(warning).startswith("deal.yaml:6:14: nobody uses quantity 'rice'")
    assert warning.said("de") == "deal.yaml:6:14: niemand verwendet „rice“ (Größe); verwenden oder löschen"


def test_a_message_of_other_catalogs_is_said_in_english() -> None:
    assert Message(key="run.of_another_version", text="as it was").said("de") == "as it was"


def test_the_deals_own_name_of_a_party_wins(german: Pipeline) -> None:
    assert german.deal is not None
    russia, korea, *others = german.deal.parties
    deal = replace(german.deal, parties=(replace(russia, name="Ruritania"), korea, *others))
    evidence = Evidence(german.whole, german.lineage, german.outcome(2**10), deal, words("de"))
    assert (evidence.party(russia.code), evidence.party(korea.code)) == ("Ruritania", "Nordkorea")
