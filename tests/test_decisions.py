"""Decisions stand beside claims and find them again."""

from __future__ import annotations

import pytest

from countertrade.decisions import corrected, decision, in_force, judge, open_findings
from countertrade.records import Action, Bad, Claim, Decision, Finding, content_of, replace
from tests.claims import article, claim

PAPER = article("paper", "Russia pays about 2,000 dollars. It sends rice.")
PAY = claim("about 2,000 USD/month", measure="pay", source="Wi", where=PAPER, text="about 2,000 dollars")
RICE = claim("600,000 to 700,000 t", measure="rice", source="Wi", where=PAPER, text="rice")


def made(target: str, action: Action, at: str = "2024-11-05", **more: object) -> Decision:
    return decision(target, action, by="M. K.", at=at, **more)  # type: ignore[arg-type]


def test_undecided_claims_stand_and_rejected_ones_do_not() -> None:
    judged = judge([PAY, RICE], [made(RICE.id, "reject", claim=RICE)])
    assert judged.stand == (PAY,)
    assert judged.rejected == (RICE,)
    assert judged.undecided == (PAY,)


def test_a_correction_changes_the_claim_and_not_its_file() -> None:
    judged = judge(
        [PAY], [made(PAY.id, "correct", fields={"quantity": "about 2,000 EUR/month", "source": "Nam"})]
    )
    assert str(judged.stand[0].quantity) == "about 2,000 EUR/month"
    assert judged.stand[0].attribution.source is not None
    assert judged.stand[0].attribution.source.name == "Nam"
    assert judged.stand[0].content != PAY.content


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"colour": "red"}, "'colour' cannot be corrected"),
        ({"quantity": "viele"}, "'viele' is not a quantity"),
        ({"modality": "sure"}, "modality 'sure' is none of asserted"),
        ({"span": (40, 4000)}, "span 40 to 4000 does not lie in the article"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(fields: dict[str, object], said: str) -> None:
    with pytest.raises(Bad) as bad:
        corrected(PAY, fields, [PAPER])
    assert said in str(bad.value)
    wrong = made(PAY.id, "correct", fields=fields)  # by hand, or by an older version
    judged = judge([PAY], [wrong], [PAPER])
    assert (judged.stand, judged.changed, judged.corrected) == ((PAY,), (wrong,), frozenset())


def test_the_last_decision_counts_and_undo_takes_back() -> None:
    accept, reject = made(PAY.id, "accept", "2024-11-05"), made(PAY.id, "reject", "2024-11-06")
    assert judge([PAY], [accept, reject]).rejected == (PAY,)
    undo = made(reject.id, "undo", "2024-11-07")
    assert judge([PAY], [accept, reject, undo]).accepted == {PAY.id}
    redo = made(undo.id, "undo", "2024-11-08")
    assert [d.action for d in in_force([accept, reject, undo, redo])] == ["accept", "reject"]


def test_a_decision_finds_its_claim_after_better_reading() -> None:
    better: Claim = replace(PAY, id="c-new")
    assert judge([better], [made(PAY.id, "reject", claim=PAY)]).rejected == (better,)


def test_a_claim_that_reads_differently_now_is_listed() -> None:
    moved = replace(PAY, measure="income")
    moved = replace(moved, content=content_of(moved))
    judged = judge([moved], [made(PAY.id, "accept", claim=PAY)])
    assert [d.target for d in judged.changed] == [PAY.id]


def test_a_claim_that_is_gone_leaves_its_decision_listed() -> None:
    judged = judge([RICE], [made(PAY.id, "reject", claim=PAY)])
    assert [d.target for d in judged.lost] == [PAY.id]
    assert judged.stand == (RICE,)


def test_a_retracted_article_takes_its_claims_along() -> None:
    judged = judge([PAY, RICE], [made(PAPER.id, "retract")], [PAPER])
    assert judged.stand == ()
    assert judged.withdrawn == (PAY, RICE)


def test_a_dismissed_finding_returns_when_its_figures_change() -> None:
    finding = Finding(id="f-1", rule="product", verdict="loose", claims=(PAY.id,), working="", message="")
    dismissed = made("f-1", "dismiss", reason="the desk knows")
    still, done = open_findings([finding], [dismissed])
    assert (still, len(done)) == ([], 1)
    assert open_findings([replace(finding, id="f-2")], [dismissed])[0] == [replace(finding, id="f-2")]
