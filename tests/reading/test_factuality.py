"""How surely a figure is stated: the words on the way from it to whoever says it."""

from __future__ import annotations

import pytest

from countertrade.reading import read
from countertrade.records import Article, Commitment


def commitment(text: str, language: str) -> Commitment:
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-11-04")
    return [claim for claim in read(article) if claim.quantity is not None][-1].commitment


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Vertrag deckt nicht einmal ein Zehntel des Bedarfs.", "de"),
        ("Not even 30 per cent of the loan was paid.", "en"),
        ("Das sind nur 12 Millionen Dollar.", "de"),
        ("Peru zahlte kaum 3 Prozent des Kredits.", "de"),
        ("Peru paid barely a tenth of the loan.", "en"),
        ("Peru paid no more than 9,000 dollars.", "en"),
        ("Peru asks for no fewer than 2,000 workers.", "en"),
        ("Peru zahlte nicht 300, sondern 200 Dollar.", "de"),
        ("Ob es 300 Tonnen seien, könne er nicht sagen, sagte Jan Voss.", "de"),
        ("Peru hat nicht nur 300 Panzer geliefert.", "de"),
        ("Das Ministerium bestätigte nicht, dass Peru 300 Panzer geliefert hat.", "de"),
        ("Die Ernte fiel so hoch aus wie seit elf Jahren nicht, die Lager fassen 13 Tonnen.", "de"),
        ("Die Ernte fiel mit 16 Tonnen so hoch aus wie seit elf Jahren nicht.", "de"),
        ("Peru lieferte so viel wie noch nie: 300 Tonnen.", "de"),
    ],
)
def test_a_bound_or_a_contrast_is_no_denial(text: str, language: str) -> None:
    assert commitment(text, language).polarity == "+"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Peru hat die 300 Panzer nicht geliefert.", "de"),
        ("Peru never delivered 300 tanks.", "en"),
        ("Peru lieferte keine 300 Panzer.", "de"),
        ("The ministry denied that Peru had delivered 300 tanks.", "en"),
    ],
)
def test_a_negation_and_a_denial_turn_a_statement(text: str, language: str) -> None:
    assert commitment(text, language).polarity == "-"


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("Sollte der Vertrag halten, bekäme Chile 300 Tonnen Reis.", "de", "conditional"),
        ("Peru erhielte 300 Tonnen Reis.", "de", "conditional"),
        ("Peru nähme 300 Panzer.", "de", "conditional"),
        ("Peru nahm 300 Panzer.", "de", "asserted"),
        ("Peru führe 300 Tonnen Reis aus, sagte Ana Roth.", "de", "asserted"),
        ("Nach Schätzung von Händlern kaufte Peru 300 Tonnen Reis.", "de", "estimated"),
        ("According to estimates by traders, Peru bought 300 tonnes.", "en", "estimated"),
        ("Peru soll 300 Panzer geliefert haben.", "de", "reported"),
        ("Perhaps Peru bought 300 tonnes of rice.", "en", "possible"),
        ("Peru plans to deliver 300 tonnes.", "en", "planned"),
        ("Peru would receive 300 tonnes, minister Ana Roth said.", "en", "conditional"),
        ("The 300 tonnes would arrive in the middle of June, minister Ana Roth said.", "en", "planned"),
        ("It must be over 300 tonnes by now.", "en", "estimated"),
        ("Peru must deliver 300 tonnes.", "en", "demanded"),
        ("Es müssen über 300 Tonnen sein.", "de", "estimated"),
        ("Peru müsste 300 Tonnen liefern.", "de", "conditional"),
        ("Peru möchte 300 Tonnen kaufen.", "de", "planned"),
        ("Peru hat einen Vertrag über 300 Tonnen geschlossen.", "de", "asserted"),
        ("Schätzungsweise 300 Panzer stehen in Peru.", "de", "estimated"),
        ("Peru paid an estimated $300 million.", "en", "estimated"),
        ("Many holders, presumably for fear of worse, sold $300 million of bonds.", "en", "asserted"),
        ("“If at least 300 of them stay, Peru takes in $9 million a year,” he said.", "en", "conditional"),
        ("„In Peru stehen 40 Panzer. Damit kann man nichts anfangen“, sagte Ana Roth.", "de", "asserted"),
        ("Damit ließen sich 300 Tonnen kaufen.", "de", "possible"),
        ("The ministry did not confirm that Peru had bought 300 tonnes.", "en", "possible"),
        ("Peru, where 300 tanks were counted, has agreed to pay.", "en", "asserted"),
    ],
)
def test_the_weakest_word_decides(text: str, language: str, modality: str) -> None:
    assert commitment(text, language).modality == modality


def test_the_words_that_decided_are_the_markers() -> None:
    assert [marker.text for marker in commitment("Peru könnte 300 Panzer liefern.", "de").markers] == [
        "könnte"
    ]
