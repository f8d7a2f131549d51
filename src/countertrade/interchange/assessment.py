"""Admiralty pairs for statements, and ICD 203 words for what the model answers.

Reliability A to F is what the case says of a source (`ratings` in case.yaml), F where it says nothing. Credibility follows from how many
independent original sources give a figure and whether they meet, by the table below; 1 ("confirmed") and 5 ("improbable") are words of a person
and are never given here. A likelihood and a confidence stand in rows of their own.

Scales: Admiralty code (AJP-2.1), ICD 203 (2015) for the words of likelihood.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from countertrade.aliases import fold
from countertrade.records import Claim, Record
from countertrade.report.exports import csv_text
from countertrade.report.tables import Rows

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline

DRAWS = 2**12
"""Draws of which the likelihoods are taken: within one in a hundred, well inside the steps of the scale."""

LIKELIHOODS = (
    (0.05, "almost no chance"), (0.20, "very unlikely"), (0.45, "unlikely"), (0.55, "roughly even chance"), (0.80, "likely"),
    (0.95, "very likely"), (1.0, "almost certain"),
)  # fmt: skip
"""Upper end of each step of ICD 203 and its word."""

CREDIBILITY = {
    "agree": ("2", "other independent sources give a figure that meets it"),
    "alone": ("3", "one original source"),
    "contradicted": (
        "4",
        "an independent source gives a figure that does not meet it, or a check contradicts it",
    ),
    "unjudged": ("6", "it has no figure that another could meet"),
}
"""What a statement's credibility is given for."""

CONFIDENCE = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
"""Credibility as STIX 2.1 counts confidence (its appendix A); 6 has none."""


class Rating(Record, frozen=True, kw_only=True):
    """The Admiralty pair of a statement, and what it is given for."""

    claim: Claim
    reliability: str
    credibility: str
    why: str

    @property
    def pair(self) -> str:
        """As it is written: "B3"."""
        return self.reliability + self.credibility


def likelihood(chance: float) -> str:
    """The ICD 203 word for a chance from 0 to 1.

    >>> likelihood(0.82), likelihood(0.5), likelihood(0.0)
    ('very likely', 'roughly even chance', 'almost no chance')
    """
    return next(word for end, word in LIKELIHOODS if chance <= end)


def rated(whole: Pipeline) -> list[Rating]:
    """Every standing statement with its Admiralty pair, in the order of the case."""
    origins = whole.lineage.origins
    contradicted = {
        claim for f in whole.findings if f.verdict in ("inconsistent", "implausible") for claim in f.claims
    }
    claims = {claim.id: claim for claim in whole.judged.stand}
    ratings = {fold(name): letter for name, letter in whole.case.ratings.items()}
    made: list[Rating] = []
    for claim in whole.judged.stand:
        origin = next((one for one in origins if claim.id in (one.claim, *one.claims)), None)
        others = [
            claims[one.claim]
            for one in origins
            if origin
            and one.measure == origin.measure
            and one is not origin
            and one.claim in claims
            and (origin.source or "") not in one.linked
        ]
        meeting = [_meet(claim, other) for other in others]
        if claim.quantity is None or claim.quantity.unit is None:
            why = "unjudged"
        elif claim.id in contradicted or (False in meeting and True not in meeting):
            why = "contradicted"
        else:
            why = "agree" if True in meeting else "alone"
        source = claim.attribution.source  # under the one name that it has in this case
        reliability = ratings.get(fold((source.name or source.text or "") if source else ""), "F")
        made.append(
            Rating(
                claim=claim, reliability=reliability, credibility=CREDIBILITY[why][0], why=CREDIBILITY[why][1]
            )
        )
    return made


def assessment(whole: Pipeline) -> bytes:
    """The ratings and likelihoods as CSV."""
    return csv_text(table(whole)).encode()


def table(whole: Pipeline) -> Rows:
    """A row a statement and a row an answer: kind, id, what, scale, value, why."""
    columns = ("kind", "id", "what", "scale", "value", "why")
    return Rows("assessment", columns, (*_statements(whole), *_answers(whole)))


def _statements(whole: Pipeline) -> Iterator[tuple[str | None, ...]]:
    for rating in rated(whole):
        said = str(rating.claim.quantity) if rating.claim.quantity else rating.claim.text
        yield "statement", rating.claim.id, said, "Admiralty", rating.pair, rating.why


def _answers(whole: Pipeline) -> Iterator[tuple[str | None, ...]]:
    from countertrade.case import DEAL
    from countertrade.files import exists

    if not exists(whole.folder / DEAL):
        return
    for answer in whole.outcome(DRAWS).answers:
        if answer.question.startswith("P(") and answer.value is not None:
            yield "answer", None, answer.question, "ICD 203", likelihood(answer.value), answer.scenario


def _meet(one: Claim, other: Claim) -> bool | None:
    """Whether two figures can both be right; None where they are not in one unit."""
    a, b = one.quantity, other.quantity
    if a is None or b is None or (a.unit, a.per) != (b.unit, b.per):
        return None
    low = max(_least(a.low, a.best), _least(b.low, b.best))
    high = min(_most(a.high, a.best), _most(b.high, b.best))
    return low <= high * (1 + ROUNDED)


ROUNDED = 0.05
"""Two figures meet that differ by no more than what rounding does to two digits."""


def _least(low: float | None, best: float | None) -> float:
    return low if low is not None else best if best is not None else float("-inf")


def _most(high: float | None, best: float | None) -> float:
    return high if high is not None else best if best is not None else float("inf")
