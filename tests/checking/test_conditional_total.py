"""A total under a condition that its factors do not share is another case, not a wrong sum."""

from __future__ import annotations

import pytest

from countertrade.checking import check
from countertrade.reading import article_from, read

PAY = "A paper on soldiers\n\nOz pays $2,500 a month for each soldier, minister Ana Brandt said. There are 10,000 soldiers. "


@pytest.mark.parametrize(
    ("ending", "wrong"),
    [
        (
            "If they were treated as an allied army, the yearly income could reach $1.34 billion, Brandt said.",
            False,
        ),
        ("That makes a yearly income of $1.34 billion, Brandt said.", True),
    ],
)
def test_only_a_total_of_the_same_case_is_held_against_its_factors(ending: str, wrong: bool) -> None:
    article = article_from((PAY + ending + "\n").encode(), "a.txt", published="2025-03-05")
    verdicts = {finding.verdict for finding in check(read(article), [article], [])}
    assert ("inconsistent" in verdicts) is wrong
