"""A case in the formats of other tools: each is taken by the standard's own package, and says what the case says."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path
from typing import Any

import pytest

import countertrade as ct
from countertrade.interchange import FORMATS, export
from countertrade.interchange.assessment import CONFIDENCE, LIKELIHOODS, likelihood, rated
from countertrade.interchange.prov import document
from countertrade.modelling.words import LIKELIHOODS as WRITTEN
from countertrade.records import Bad


@pytest.fixture(scope="module")
def case() -> ct.Case:
    return ct.example()


def exported(case: ct.Case, form: str) -> bytes:
    return export(case.pipeline, form)


@pytest.fixture(scope="module")
def again() -> ct.Case:
    return ct.example()


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_same_case_gives_the_same_bytes(case: ct.Case, again: ct.Case, form: str) -> None:
    assert exported(case, form) == exported(again, form)


def entities(case: ct.Case) -> list[Any]:
    from followthemoney import model

    lines = exported(case, "ftm").decode().splitlines()
    return [model.get_proxy(json.loads(line)) for line in lines]


def test_followthemoney_takes_every_entity(case: ct.Case) -> None:

    found = entities(case)
    for entity in found:
        entity.schema.validate(entity.to_dict())
    kinds = {entity.schema.name for entity in found}
    assert {"Article", "PublicBody", "Mention", "Documentation", "EconomicActivity"} <= kinds
    known = {entity.id for entity in found}
    for entity in found:
        for prop, value in entity.itervalues():
            assert prop.type.name != "entity" or value in known
    articles = [entity for entity in found if entity.schema.name == "Article"]
    assert {entity.id for entity in articles} == {article.id for article in case.articles}
    assert {entity.first("publishedAt") for entity in articles} == {
        article.published for article in case.articles
    }


def test_a_payment_has_payer_beneficiary_and_the_words_it_rests_on(tmp_path: Path) -> None:
    made = ct.new(tmp_path / "case")
    made.add(
        "Russia will pay North Korea 300 million dollars for shells, the minister Ana Brandt said.\n",
        outlet="Harbour Times",
    )
    case_file = tmp_path / "case" / "case.yaml"
    case_file.write_text(
        case_file.read_text("utf-8")
        + "parties:\n  - {code: RU, name: {en: Russia}}\n  - {code: KP, name: {en: North Korea}}\n",
        "utf-8",
    )
    (claim,) = [claim for claim in made.read() if claim.quantity is not None]
    if claim.transfer is None:
        made.decide(claim.id, "correct", giver="RU", recipient="KP")
    (payment,) = [entity for entity in entities(made) if entity.schema.name == "Payment"]
    named = {entity.id: entity.caption for entity in entities(made)}
    assert (named[payment.first("payer")], named[payment.first("beneficiary")]) == ("Russia", "North Korea")
    assert (payment.first("amount"), payment.first("currency")) == ("300000000", "USD")
    assert payment.first("recordId") == claim.id
    assert payment.first("description") == claim.text
    assert payment.first("summary").startswith("reported (")


def test_prov_reads_back_and_every_statement_is_quoted_from_its_article(case: ct.Case) -> None:
    from prov.model import ProvDerivation, ProvDocument

    data = exported(case, "prov")
    read = ProvDocument.deserialize(io.StringIO(data.decode()), format="json")
    assert read == document(case.pipeline)
    quoted = {
        str(record.args[0]).removeprefix("ct:"): str(record.args[1]).removeprefix("ct:")
        for record in read.get_records(ProvDerivation)
        if "prov:Quotation" in str(record)
    }
    assert quoted == {claim.id: claim.article for claim in case.statements}
    assert read.get_provn().startswith("document")


def test_stix_takes_the_bundle_and_confidence_follows_from_the_pair(case: ct.Case) -> None:
    import stix2

    bundle = stix2.parse(exported(case, "stix").decode(), allow_custom=False)
    kinds = [each.type for each in bundle.objects]
    assert kinds.count("report") == 1
    report = next(each for each in bundle.objects if each.type == "report")
    assert {each.id for each in bundle.objects} >= set(report.object_refs)
    notes = [each for each in bundle.objects if each.type == "note"]
    ratings = [rating for rating in rated(case.pipeline) if rating.claim.text]
    assert len(notes) == len(ratings)
    said = [note.get("confidence") for note in notes]
    assert sorted(value for value in said if value) == sorted(
        CONFIDENCE[r.credibility] for r in ratings if r.credibility != "6"
    )
    for scale, value in (("2", 70), ("3", 50), ("4", 30)):
        assert stix2.confidence.scales.value_to_admiralty_credibility(value)[0] == scale
        assert CONFIDENCE[scale] == value


def test_a_pair_is_never_confirmed_by_a_machine(case: ct.Case) -> None:
    ratings = rated(case.pipeline)
    assert {rating.credibility for rating in ratings} <= {"2", "3", "4", "6"}
    assert {rating.reliability for rating in ratings} <= set("ABCDEF")
    assert len(ratings) == len(case.statements)


def test_words_of_likelihood_are_those_the_model_file_knows() -> None:
    for chance, word in (
        (0.03, "almost no chance"),
        (0.3, "unlikely"),
        (0.9, "very likely"),
        (0.97, "almost certain"),
    ):
        assert likelihood(chance) == word
        low, high = WRITTEN[word]
        assert low <= chance <= high
    assert [end for end, _ in LIKELIHOODS] == sorted(end for end, _ in LIKELIHOODS)


def test_likelihood_and_confidence_stand_in_rows_of_their_own(case: ct.Case) -> None:
    import csv

    rows = list(csv.DictReader(io.StringIO(exported(case, "assessment").decode("utf-8-sig"))))
    assert {(row["kind"], row["scale"]) for row in rows} == {
        ("statement", "Admiralty"),
        ("answer", "ICD 203"),
    }


def test_references_are_taken_by_a_citation_processor(case: ct.Case) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        data = json.loads(exported(case, "csl"))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        made = CitationStylesBibliography(style, CiteProcJSON(data), formatter.plain)
        for item in data:
            made.register(Citation([CitationItem(item["id"])]))
        entries = [str(entry) for entry in made.bibliography()]
    assert len(entries) == len(case.articles)
    assert all(any(str(item["issued"]["date-parts"][0][0]) in entry for entry in entries) for item in data)


def test_bibtex_is_taken_by_a_parser(case: ct.Case) -> None:
    from bibtexparser.entrypoint import parse_string

    library = parse_string(exported(case, "bibtex").decode())
    assert not library.failed_blocks
    assert len(library.entries) == len(case.articles)
    assert {entry.entry_type for entry in library.entries} == {"online"}
    assert {entry.fields_dict["date"].value for entry in library.entries} == {
        a.published[:10] for a in case.articles if a.published
    }


def test_a_title_cannot_break_out_of_bibtex(tmp_path: Path) -> None:
    from bibtexparser.entrypoint import parse_string

    made = ct.new(tmp_path / "case")
    made.add(
        "100 % of {Oz} & \\Ruritania } @evil{x,\n\nOz pays 300 dollars for each shell, the minister Ana Brandt said.\n",
        outlet="A_B",
    )
    library = parse_string(export(made.pipeline, "bibtex").decode())
    assert not library.failed_blocks
    assert len(library.entries) == 1


def test_a_review_has_the_rating_of_a_person_or_is_not_written(case: ct.Case) -> None:
    from countertrade.suggestions import claim_reviews

    claim = case.statements[0]
    text = case.claim_review(claim.id, rating="Mostly true", url="https://check.example/1", by="Check Desk")
    (found,) = claim_reviews(text)
    assert (found.claim, found.rating, found.author) == (
        " ".join((claim.text or "").split()),
        "Mostly true",
        "Check Desk",
    )
    for wanted in ({"rating": " "}, {"url": ""}, {"by": ""}):
        given = {"rating": "False", "url": "https://check.example/1", "by": "Check Desk", **wanted}
        with pytest.raises(ct.CaseError, match="is empty; a review is published with the rating of a person"):
            case.claim_review(claim.id, **given)
    with pytest.raises(ct.CaseError, match="no such statement"):
        case.claim_review("c-000000000000", rating="False", url="https://check.example/1")


def test_every_table_goes_into_parquet(case: ct.Case, tmp_path: Path) -> None:
    import pyarrow.parquet

    case.export("parquet", tmp_path / "tables")
    names = sorted(path.name for path in (tmp_path / "tables").iterdir())
    assert names == [
        f"{name}.parquet" for name in ("articles", "claims", "decisions", "findings", "lineage", "reference")
    ]
    back = pyarrow.parquet.read_table(tmp_path / "tables" / "claims.parquet")
    assert back.column("id").to_pylist() == [claim.id for claim in case.statements]


def test_a_format_that_is_not_there(case: ct.Case, tmp_path: Path) -> None:
    with pytest.raises(ct.NotFoundError, match="did you mean 'stix'"):
        case.export("stixx", tmp_path / "x")
    assert issubclass(ct.NotFoundError, Bad)
