"""One thing that passes, 30 tanks from Norway to Peru, in each order of words that a sentence can tell it in."""

from __future__ import annotations

from pathlib import Path

import pytest

from countertrade.reading import read
from countertrade.records import Article

ROWS = [line.split("\t") for line in (Path(__file__).parent / "orders.txt").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("language", "text"), ROWS)
def test_norway_gives_and_peru_gets(language: str, text: str) -> None:
    claims = read(Article(id="a", text=text, sha256="0" * 64, language=language))
    told = [claim for claim in claims if claim.quantity is not None and "30" in (claim.quantity.text or "")]
    sides = {(claim.transfer.giver, claim.transfer.recipient) for claim in told if claim.transfer is not None}
    assert sides == {("NO", "PE")}


BROKEN_OFF = [
    *ROWS[::25],
    ["de", "Das Amt in Lima hat 30 Panzer gezählt, sagte die Ministerin Ana Roth. Demnach sind sie alt."],
    ["en", "Lima has 30 tanks, the minister Ana Roth said. According to her they are old."],
]


@pytest.mark.parametrize(("language", "text"), BROKEN_OFF)
def test_a_page_may_break_off_anywhere(language: str, text: str) -> None:
    """As behind a paywall: every beginning is read, and quotes nothing that it does not have."""
    words = text.rstrip(".").split()
    for n in range(1, len(words) + 1):
        begun = " ".join(words[:n])
        for claim in read(Article(id="a", text=begun, sha256="0" * 64, language=language)):
            assert claim.span is not None
            assert claim.text == begun[slice(*claim.span)]
