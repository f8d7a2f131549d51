"""Who a text names, under which names, and for which state."""

from __future__ import annotations

import pytest

from countertrade.reading.document import analyse
from countertrade.reading.entities import Entities, Entity


def named(text: str, language: str) -> list[Entity]:
    return Entities(analyse(text, language)).entities


@pytest.mark.parametrize(
    ("text", "language", "kind", "name", "states"),
    [
        ("Peru liefert Reis.", "de", "state", "Peru", ("PE",)),
        ("Perus Regierung zahlt.", "de", "government", "Perus Regierung", ("PE",)),
        ("The Chilean ministry paid.", "en", "government", "Chilean ministry", ("CL",)),
        ("Der norwegische Minister Ola Berg kam.", "de", "person", "Ola Berg", ("NO",)),
        ("Der Sender PTV berichtet.", "de", "outlet", "PTV", ()),
        ("Die Zeitung Smaragdbote berichtet.", "de", "outlet", "Smaragdbote", ()),
        ("Nach Angaben der norwegischen Regierung stimmt es.", "de", "government", "norwegische Regierung", ("NO",)),
        ("The minister (acting) Ana Roth said so.", "en", "person", "Ana Roth", ()),
        ("Der Chef des Konzerns, Jan Voss, sagte das.", "de", "person", "Jan Voss", ()),
        ("A spokesman for the governor, Pyotr Ilyin, said so.", "en", "person", "Pyotr Ilyin", ()),
    ],
)  # fmt: skip
def test_kind_name_and_states(
    text: str, language: str, kind: str, name: str, states: tuple[str, ...]
) -> None:
    assert (kind, name, states) in [(each.kind, each.name, each.states) for each in named(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "word", "name"),
    [
        ("Ana Roth leads the union. Roth said so.", "en", "Roth", "Ana Roth"),
        ("Minister Jan Voss kam. Der Minister zahlte.", "de", "Der Minister", "Jan Voss"),
        ("Ana Roth spoke on Monday. She left.", "en", "She", "Ana Roth"),
        ("Die Zeitung Smaragdbote schrieb es. Das Blatt irrte.", "de", "Das Blatt", "Smaragdbote"),
        ("Der Sprecher des Amtes (Abteilung Handel), Jan Voss, schwieg.", "de", "Der Sprecher", "Jan Voss"),
    ],
)
def test_later_mentions_stand_for_the_one_named(text: str, language: str, word: str, name: str) -> None:
    document = analyse(text, language)
    entities = Entities(document)
    chunk = next(chunk for chunk in reversed(document.chunks) if document.printed(chunk) == word)
    entity = entities.of(chunk.index)
    assert entity is not None
    assert entity.name == name


def test_we_stand_for_who_speaks() -> None:
    document = analyse("„Wir liefern Reis“, sagte der norwegische Minister Ola Berg.", "de")
    entities = Entities(document)
    we = next(chunk.index for chunk in document.chunks if document.printed(chunk) == "Wir")
    speaker = next(chunk.index for chunk in document.chunks if "Ola Berg" in document.printed(chunk))
    assert entities.states(we) == ()
    entities.speak([(we, speaker)])
    assert entities.states(we) == ("NO",)


@pytest.mark.parametrize("text", ["Drei Panzer kamen an.", "300 Tonnen Reis kosten 3 Millionen Euro.", ""])
def test_what_is_counted_is_nobody(text: str) -> None:
    assert named(text, "de") == []


def test_an_outlet_without_a_word_is_found_nowhere() -> None:
    document = analyse("Minister Ana Roth told the paper that 40 tugs had sailed.", "en")
    assert all(entity.name for entity in Entities(document, "!!!").entities)


@pytest.mark.parametrize("office", ["Deputy Prime Minister", "Foreign Minister"])
def test_the_first_of_two_offices_is_of_whom_the_second_names(office: str) -> None:
    document = analyse(f"{office} and Minister of Trade Ana Roth said that 40 tonnes were bought.", "en")
    entity = Entities(document).of(0)
    assert entity is not None
    assert entity.name == "Ana Roth"


def test_letters_are_no_name_in_small_ones() -> None:
    assert [each.states for each in named("Kim Jong Un paid.", "en")] == [("KP",)]
    assert [each.states for each in named("The UN paid.", "en")] == [("UN",)]


def test_a_pronoun_is_not_the_subject_of_its_own_clause() -> None:
    found = Entities(analyse("Ana Roth met Jan Voss. Roth paid him.", "en"))
    (him,) = [chunk.index for chunk in found.chunks if found.document.printed(chunk) == "him"]
    entity = found.of(him)
    assert entity is None or entity.name == "Jan Voss"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das sagte der Botschafter in Peru Jan Voss.", "Jan Voss"),
        ("Das sagte der Botschafter in Lima Jan Voss.", "Jan Voss"),
    ],
)
def test_an_office_with_its_place_before_the_name(text: str, name: str) -> None:
    assert name in [each.name for each in named(text, "de")]
