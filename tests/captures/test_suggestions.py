"""What other tools propose: it stands in the text word for word or is refused, and counts for nothing until a person accepts it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import countertrade as ct
from countertrade.suggestions import claim_reviews, places_of

TEXT = """Gas for shells

Ruritania will deliver 200,000 shells to Oz, the minister Ana Brandt told reporters on Tuesday.

For „lasting  peace“, she said, there were 7,000 tonnes of coal in the ports. Her aide Jo Lund puts the coal at 7,000 tonnes.

Two pilots said the harbour is calm.
"""


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ct.Case:
    monkeypatch.setenv("COUNTERTRADE_NOW", "2030-01-05T10:00:00+01:00")
    made = ct.new(tmp_path / "case")
    made.add(TEXT, outlet="Harbour Times", published="2025-03-04", url="https://harbour.example/gas")
    made.read()
    return made


def proposed(case: ct.Case, tmp_path: Path, *rows: Any) -> tuple[int, list[str]]:
    file = tmp_path / "model.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    fresh, problems = case.import_statements(file, by="a model")
    return fresh, [f"{problem.line}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(("quote", "text", "found"), [
    ("7,000 tonnes", "about 7,000\u00a0tonnes of it", ["7,000\u00a0tonnes"]),
    ('"lasting peace"', "„lasting\n peace“", ["„lasting\n peace“"]),
    ("'half'", "‘half’ or ‚half‘", ["‘half’", "‚half‘"]),
    ("000 tonnes", "7,000 tonnes", ["000 tonnes"]),
    ("00 tonnes", "7,000 tonnes", []),
    ("tonnes", "7,000 tonnes", ["tonnes"]),
    ("tonne", "7,000 tonnes", []),
    ("Half", "half", []),
    ("half a", "half\ta", ["half\ta"]),
    (" ", "half a", []),
])  # fmt: skip
def test_a_quote_stands_in_the_text_or_not(quote: str, text: str, found: list[str]) -> None:
    assert [text[slice(*at)] for at in places_of(quote, text)] == found


def test_what_stands_in_the_text_is_a_suggestion_and_counts_for_nothing(
    case: ct.Case, tmp_path: Path
) -> None:
    before = [claim.id for claim in case.statements]
    assert proposed(
        case,
        tmp_path,
        {"quote": "Two pilots said the harbour is calm.", "source": "Ana  Brandt", "cue": None},
    ) == (1, [])
    (claim,) = case.suggestions
    article = case.articles[0]
    assert claim.span is not None
    assert article.text[slice(*claim.span)] == claim.text == "Two pilots said the harbour is calm."
    assert str(claim.quantity) == "2 pilot"
    assert claim.quantity is not None
    assert claim.quantity.span is not None
    assert article.text[slice(*claim.quantity.span)] == claim.quantity.text
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == "Ana Brandt"
    assert claim.entered is not None
    assert claim.entered.by == "a model"
    assert [claim.id for claim in case.statements] == before


def test_a_person_accepts_or_rejects_it(case: ct.Case, tmp_path: Path) -> None:
    row = {"quote": "Two pilots said the harbour is calm.", "source": "Jo Lund"}
    proposed(case, tmp_path, row)
    (claim,) = case.suggestions
    made = case.decide(claim.id, "accept", by="M. K.")
    assert (made.target, made.action, made.by) == (claim.id, "accept", "M. K.")
    assert len(case.suggestions) == 0
    assert claim in tuple(case.statements)
    case.decide(made.id, "undo")
    proposed(case, tmp_path, {"quote": "Two pilots said the harbour is calm.", "figure": "Two pilots"})
    assert proposed(case, tmp_path, row) == (0, [])
    with pytest.raises(ct.CaseError, match="no such statement"):
        case.decide("c-123456789abc", "accept")


def test_a_rejected_suggestion_does_not_come_back(case: ct.Case, tmp_path: Path) -> None:
    row = {"quote": "Two pilots said the harbour is calm."}
    proposed(case, tmp_path, row)
    before = tuple(case.statements)
    case.decide(case.suggestions[0].id, "reject", reason="not about the deal")
    assert proposed(case, tmp_path, row) == (0, [])
    assert len(case.suggestions) == 0
    assert tuple(case.statements) == before
    assert case.pipeline.judged.lost == ()
    line = json.loads((case.folder / "suggestions.jsonl").read_text("utf-8"))
    assert (line["state"], line["rejected"]["reason"]) == ("rejected", "not about the deal")
    case.decide(line["claim"]["id"], "accept", reason="it is after all")
    assert len(case.statements) == len(before) + 1


@pytest.mark.parametrize(("row", "why"), [
    ({"quote": "The harbor is 3 km long."}, "the quote does not stand in any text of the case"),
    ({"quote": "7,000 tonnes", "article": "https://harbour.example/gas"}, "the quote stands 2 times in the text"),
    ({"quote": "said the harbour is calm"}, "there is no figure with a unit in it that our grammar reads"),
    ({"quote": "Two pilots said the harbour is calm.", "source": "Ana Brand"}, "the source “Ana Brand” does not stand in the text"),
    ({"quote": "Two pilots said the harbour is calm.", "figure": "4 km"}, "the figure “4 km” does not stand in the quote"),
    ({"quote": "Two pilots said the harbour is calm.", "figure": "calm"}, "our grammar reads no figure with a unit at “calm”"),
    ({"quote": "Two pilots said the harbour is calm.", "cue": "told"}, ""),
    ({"quote": "Two pilots said the harbour is calm.", "cue": "insisted"}, "the cue “insisted” does not stand near the quote"),
    ({"quote": "x" * 2100}, "the quote does not stand in any text of the case"),
    ({"source": "Ana Brandt"}, "there is no quote in this row"),
])  # fmt: skip
def test_what_does_not_hold_is_refused_with_its_reason(
    case: ct.Case, tmp_path: Path, row: dict[str, str], why: str
) -> None:
    fresh, problems = proposed(case, tmp_path, {"quote": "Oz", "article": "a-1"}, row)
    assert fresh == (0 if why else 1)
    assert problems[-1].startswith("2: " if why else "1: ")
    assert why in problems[-1]


def test_a_figure_that_the_reader_has_is_not_suggested_again(case: ct.Case, tmp_path: Path) -> None:
    known = next(claim for claim in case.statements if claim.quantity and claim.quantity.unit == "shell")
    assert proposed(case, tmp_path, {"quote": known.text, "source": "the minister Ana Brandt"}) == (0, [])
    fresh, problems = proposed(case, tmp_path, {"quote": known.text, "source": "Jo Lund"})
    assert fresh == 0
    assert f"decide CASE {known.id} correct source=" in problems[0]


def test_langextracts_documents(case: ct.Case, tmp_path: Path) -> None:
    text = case.articles[0].text
    second = text.rindex("7,000 tonnes")
    document = {
        "document_id": "doc_1",
        "text": text,
        "extractions": [
            {
                "extraction_class": "statement",
                "extraction_text": "7,000 tonnes",
                "char_interval": {"start_pos": second, "end_pos": second + 12},
                "alignment_status": "match_exact",
                "attributes": {"speaker": "Jo Lund"},
            },
            {
                "extraction_class": "statement",
                "extraction_text": "9,000 tonnes",
                "char_interval": None,
                "attributes": None,
            },
            {
                "extraction_class": "length",
                "extraction_text": "Two pilots",
                "char_interval": {"start_pos": 0, "end_pos": 4},
                "attributes": {},
            },
        ],
    }
    fresh, problems = proposed(case, tmp_path, document)
    assert any("“9,000 tonnes”: the quote does not stand in the text" in problem for problem in problems)
    assert not any("stands 2 times" in problem for problem in problems)
    spans = [claim.span for claim in case.suggestions]
    assert fresh == len(spans)
    assert {text[slice(*span)] for span in spans if span} <= {"7,000 tonnes", "Two pilots"}
    assert (text.index("Two pilots"), text.index("Two pilots") + 10) in spans


REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/coal",
    "author": {"@type": "Organization", "name": "Check Desk"},
    "datePublished": "2025-03-09",
    "claimReviewed": "Oz gets 9,000 tonnes of coal a month",
    "inLanguage": "en",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Jo Lund"},
        "firstAppearance": {"url": "https://social.example/9"},
    },
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "False"},
}


@pytest.mark.parametrize("text", [
    json.dumps(REVIEW),
    json.dumps([{"@type": "WebSite"}, REVIEW]),
    json.dumps({"@graph": [REVIEW]}),
    f'<html><script type="application/ld+json">{json.dumps(REVIEW)}</script><p>Coal</p></html>',
])  # fmt: skip
def test_a_fact_check_is_found_however_it_is_marked_up(text: str) -> None:
    (found,) = claim_reviews(text)
    assert (found.author, found.claimant, found.rating, found.appearance) == (
        "Check Desk",
        "Jo Lund",
        "False",
        "https://social.example/9",
    )


def test_a_fact_checks_claim_is_a_suggestion(case: ct.Case, tmp_path: Path) -> None:
    (tmp_path / "review.json").write_text(
        json.dumps([REVIEW, {**REVIEW, "url": "https://check.example/2", "claimReviewed": "Oz lies"}])
    )
    fresh, problems = case.import_statements(tmp_path / "review.json")
    assert fresh == 1
    assert "no figure with a unit in the claim" in problems[0].message
    (claim,) = case.suggestions
    assert (claim.span, str(claim.quantity).split()[0]) == (None, "9,000")
    assert claim.attribution.via == ("Check Desk",)
    assert claim.entered is not None
    assert claim.entered.quote_original == "Oz gets 9,000 tonnes of coal a month"
    assert case.captures[-1].said["rating"] == "False"
    case.decide(claim.id, "accept")
    assert claim.id in [each.id for each in case.statements]
