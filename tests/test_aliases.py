"""One source under several names is one source."""

from __future__ import annotations

import pytest

from countertrade.aliases import aliases, fold, with_one_name
from tests.claims import article, claim


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The National Intelligence Service (NIS) said", "NIS", "National Intelligence Service"),
        ("an der Gesellschaft für Sichere Netze (GSN) liegt", "GSN", "Gesellschaft für Sichere Netze"),
        ("the Ministry of Trade (MOT) denied", "MOT", "Ministry of Trade"),
    ],
)
def test_an_abbreviation_that_an_article_explains_is_its_name(text: str, short: str, long: str) -> None:
    known = aliases([article("paper", text)], {})
    assert known[fold(long)] == short
    assert known[fold(short)] == short


@pytest.mark.parametrize("text", ["Ana Brandt (SPD) said", "the big red bus (NIS)", "Brandt (54) said"])
def test_a_bracket_that_spells_nothing_is_no_abbreviation(text: str) -> None:
    assert aliases([article("paper", text)], {}) == {}


def test_names_that_a_person_lists_hold_across_languages_and_cases() -> None:
    known = aliases([], {"NIS": ("südkoreanischer Geheimdienst", "spy agency")})
    made = [
        claim("5 t", source=name)
        for name in ("des südkoreanischen Geheimdienstes", "The spy agency", "Wi Sung-lac")
    ]
    names = [c.attribution.source.name for c in with_one_name(made, known) if c.attribution.source]
    assert names == ["NIS", "NIS", "Wi Sung-lac"]
