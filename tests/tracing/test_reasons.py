"""Why one report retells another, in both languages."""

from __future__ import annotations

import doctest
import re
import string

import pytest

from countertrade.tracing import reasons
from countertrade.tracing.reasons import PARTS, REASONS, in_language, reason


def test_examples() -> None:
    ran = doctest.testmod(reasons)
    assert ran.attempted > 0
    assert ran.failed == 0


@pytest.mark.parametrize("key", REASONS)
def test_every_reason_is_said_in_german_as_its_phrase_has_it(key: str) -> None:
    english, german = REASONS[key]
    places = {name for _, name, _, _ in string.Formatter().parse(english) if name}
    assert places == {name for _, name, _, _ in string.Formatter().parse(german) if name}
    values = {name: f"X{number}" for number, name in enumerate(sorted(places))}
    assert in_language(reason(key, **values), "de") == german.format(**values)
    assert in_language(reason(key, **values), "en") == english.format(**values)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("31% of its word sequences", "31\u00a0% seiner Wortfolgen"),
        ("the headline of the same article", "die Überschrift desselben Artikels"),
        ("shares with few others: no rate", "hat mit wenigen anderen gemein: kein Zeitraum"),
        ("shares with few others: unit short_ton", "hat mit wenigen anderen gemein: Einheit short_ton"),
        ("set by M. K.: rang up\nthe desk", "gesetzt von M. K.: rang up\nthe desk"),
        ("names Herold, misprinted", "nennt Herold, falsch geschrieben"),
        ("told by telephone", "told by telephone"),
    ],
)
def test_reasons_with_names_in_them(english: str, german: str) -> None:
    assert in_language(english, "de") == german


def test_no_german_word_is_english() -> None:
    assert not re.search(r"\b(the|of|same|names|shares)\b", " ".join(g for _, g in REASONS.values()))
    assert not PARTS.keys() & set(PARTS.values())
