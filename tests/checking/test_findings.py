"""Findings as records: ids that survive everything but a change of figures, order, and both languages."""

from __future__ import annotations

from collections.abc import Callable

from countertrade.records import Finding

Found = Callable[..., list[Finding]]

TEXT = "Each guard gets {about $1,500|about 1,500 USD/month/guard|}. For {at least 4,000 guards|at least 4,000 guard|} that comes to {over $60 million a year|more than 60,000,000 USD/year|}."
WHEAT = "Austria gives Luxembourg {650,000 tonnes of wheat|650,000 t|wheat|giver=AT|recipient=LU|of=wheat}."


def test_the_id_does_not_depend_on_the_language(found: Found) -> None:
    assert [f.id for f in found(TEXT)] == [f.id for f in found(TEXT, language="de")]
    assert [f.id for f in found(WHEAT)] == [f.id for f in found(WHEAT, language="de")]


def test_the_id_changes_with_a_figure(found: Found) -> None:
    (one,) = found(TEXT)
    (other,) = found(TEXT.replace("more than 60,000,000", "more than 61,000,000"))
    assert one.claims == other.claims
    assert one.id != other.id


def test_german_findings(found: Found) -> None:
    (only,) = found(TEXT, language="de")
    assert only.working == (
        "rund 1.500 USD/Monat/Wächter × mindestens 4.000 Wächter × 12 Monate/Jahr = mindestens 72.000.000 USD/Jahr; "
        "angegeben: mehr als 60.000.000 USD/Jahr"
    )
    assert only.message.startswith(
        "die Zahlen ergeben 72 Mio. US-Dollar im Jahr, die genannte Untergrenze liegt 17 % darunter"
    )


def test_a_reference_row_is_named_in_german(found: Found) -> None:
    (only,) = found(WHEAT, language="de")
    assert "Österreichs ganze Jahreserzeugung an Weizen" in only.working


def test_the_gravest_come_first(found: Found) -> None:
    wrong = TEXT.replace("more than 60,000,000", "720,000,000")
    findings = found(TEXT, wrong, WHEAT)
    assert [f.verdict for f in findings] == ["inconsistent", "implausible", "loose"]


def test_nothing_in_nothing_out(found: Found) -> None:
    assert found("A quiet day.") == []
