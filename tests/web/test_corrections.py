"""Where a statement stands is corrected by its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from countertrade import case as folder_of
from countertrade.records import Bad, Claim
from countertrade.web import edits

TEXT = """Shells for Oz

Oz wants shells. It is silent on the price.

Oz wants shells. Ruritania will deliver at least 200,000 shells
to Oz, defence minister Ana Brandt told the Harbour Herald on Monday.
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder_of.new(tmp_path / "oz", "Shells for Oz")
    edits.add_article(tmp_path / "oz", TEXT.encode(), "a.txt", {"outlet": "Harbour Herald"})
    return tmp_path / "oz"


def stated(case: Path) -> Claim:
    return next(claim for claim in folder_of.open_case(case).claims if claim.quantity)


def corrected(case: Path, words: str) -> str:
    wanted = edits.Wanted(target=stated(case).id, action="correct", fields={"span": words})
    start, end = edits.decide(case, wanted, "M. K.").fields["span"]
    return folder_of.open_case(case).articles[0].text[start:end]


def test_words_are_found_across_the_end_of_a_line(case: Path) -> None:
    assert corrected(case, "200,000 shells to Oz") == "200,000 shells\nto Oz"


def test_of_several_places_the_nearest_counts(case: Path) -> None:
    wanted = edits.Wanted(target=stated(case).id, action="correct", fields={"span": "Oz wants shells."})
    assert edits.decide(case, wanted, "M. K.").fields["span"][0] == TEXT.rindex("Oz wants")


@pytest.mark.parametrize("words", ["300,000 shells", "  ", ".*"])
def test_words_that_do_not_stand_there_are_refused(case: Path, words: str) -> None:
    with pytest.raises(Bad, match="does not stand in the article; copy the words from it"):
        corrected(case, words)
