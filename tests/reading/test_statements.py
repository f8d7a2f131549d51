"""Clauses about a deal that print no figure."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.records import Article, Claim


def stated(text: str, language: str) -> list[Claim]:
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-11-04")
    return [claim for claim in read(article) if claim.quantity is None]


@pytest.mark.parametrize(
    ("text", "language", "moved"),
    [
        ("Russland liefert Kuba Weizen.", "de", ("RU", "CU", "Weizen")),
        ("Russia sells wheat to Cuba.", "en", ("RU", "CU", "wheat")),
        ("Kuba hat von Russland Waffen erhalten.", "de", ("RU", "CU", "Waffen")),
    ],
)
def test_a_transfer_between_two_states(text: str, language: str, moved: tuple[str, str, str]) -> None:
    (claim,) = stated(text, language)
    assert claim.kind == "transfer"
    assert claim.transfer is not None
    assert (claim.transfer.giver, claim.transfer.recipient, claim.transfer.good) == moved


@pytest.mark.parametrize(
    "text",
    ["Kuba hofft auf Waffen.", "Sie liefert ihm Weizen.", "Russland liegt weit weg.", "Es regnet in Kuba."],
)
def test_one_side_alone_and_no_deal_are_none(text: str) -> None:
    assert stated(text, "de") == []


def test_a_denied_transfer_is_a_denial() -> None:
    (claim,) = stated("Das Ministerium dementierte, dass Russland Kuba Waffen geliefert habe.", "de")
    assert (claim.kind, claim.commitment.polarity) == ("denial", "-")
