"""Why one report retells another, in both languages."""

from __future__ import annotations

from typing import get_args

from countertrade.messages import is_key
from countertrade.quantity import BOUNDS
from countertrade.records import Section, Status, message, share


def test_reasons_with_names_and_shares_in_them() -> None:
    assert message("reason.wording", share=share(0.31)).said("de") == "31 % seiner Wortfolgen"
    assert (
        message("reason.section", section=message("reason.part.headline")).said("de")
        == "die Überschrift desselben Artikels"
    )
    assert (
        str(message("reason.missing", n=2, outlets=("Wira", "Alpha")))
        == "the pages of Wira and Alpha are missing"
    )
    assert message("reason.missing", n=1, outlets=("Wira",)).said("de") == "die Seite von Wira fehlt"
    told = message("reason.set_because", person="M. K.", why="rang up\nthe {desk}")
    assert told.said("de") == "gesetzt von M. K.: rang up\nthe {desk}"


def test_every_kind_of_the_records_has_its_words() -> None:
    assert all(is_key(f"reason.part.{section}") for section in get_args(Section))
    assert all(is_key(f"state.{status}") for status in get_args(Status))
    assert all(is_key(f"bound.{bound}") or is_key(f"reason.trait.{bound}") for bound in BOUNDS)
