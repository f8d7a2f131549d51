"""The plainest way to say a transfer is read whatever the verb, the order of words and the name of the party."""

from __future__ import annotations

from itertools import islice

import pytest
from tests.reading.constructions import Construction, constructions

from countertrade.reading import read
from countertrade.reading.document import analyse
from countertrade.records import Article, Claim

SHARE = 7  # of so many sentences one is read here; bench/constructions.py reads them all


def claims(text: str, language: str) -> list[Claim]:
    return read(Article(id="a", text=text, sha256="s", language=language, published="2025-03-04"))


def ways(text: str, language: str) -> set[tuple[str | None, str | None]]:
    given = (claim.transfer for claim in claims(text, language))
    return {(each.giver, each.recipient) for each in given if each is not None}


def sides(one: Construction) -> set[tuple[str | None, str | None]]:
    return ways(one.text, one.language)


@pytest.mark.parametrize("first", range(3))
def test_norway_gives_and_peru_gets(first: int) -> None:
    some = [*islice(constructions(), first, None, SHARE)]
    assert len(some) > 200
    assert [one.text for one in some if sides(one) != {("NO", "PE")}] == []


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("de", "Vietnamesische Tanker haben Peru mit Kerosin versorgt.", ("VN", "PE")),
        ("de", "Weitere Waffen aus Tschechien seien nach Moldau unterwegs.", ("CZ", "MD")),
        ("de", "Was Frankreich den Ägyptern liefert, ist geheim.", ("FR", "EG")),
        ("de", "Kasachstan schickt den Tadschiken Kohle.", ("KZ", "TJ")),
        ("de", "Er hielt sich an die Söldner, die Moskau dem Nachbarn Zentralafrika gestellt habe.", ("RU", "CF")),
        ("de", "Die Südkoreaner überlassen die Batterien zuerst den Polen.", ("KR", "PL")),
        ("en", "Bulgaria was also quietly shipping rifles to the Eritreans.", ("BG", "ER")),
        ("en", "Bangladesh is to resume sending raw jute to the mills of Karachi.", ("BD", "PK")),
        ("en", "Senegal left Guinea-Bissau's army the armored cars.", ("SN", "GW")),
        ("en", "More rifles are on their way from Peru to Chile.", ("PE", "CL")),
        ("en", "China sells the Koreans most of their hydroxide.", ("CN", "KR")),
        ("en", "Norway has given the railway academy in Peru its driving simulators.", ("NO", "PE")),
        ("en", "The rice that Viet Nam had donated to Timor-Leste ran out.", ("VN", "TL")),
        ("en", "The Uzbeks ship coal to Peru.", ("UZ", "PE")),
        ("en", "Peru is selling coal to the French.", ("PE", "FR")),
    ],
)  # fmt: skip
def test_who_gives_and_who_gets(language: str, text: str, way: tuple[str, str]) -> None:
    assert ways(text, language) == {way}


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Norway sent tanks and armed vehicles to Peru.", ["send"]),
        ("Norway sold wheat and refined sugar to Peru.", ["sell"]),
        ("Norway trained pilots and exported tanks to Peru.", ["train", "export"]),
    ],
)
def test_what_is_sent_is_no_deed(text: str, verbs: list[str]) -> None:
    assert [clause.verb.lemma for clause in analyse(text, "en").clauses if clause.verb] == verbs


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Norwegen rüstet auf."),
        ("en", "Peruvian soldiers left Chile."),
        ("en", "Peruvian tanks were given a new engine in Chile."),
        ("en", "Norway denied the Peruvian claims."),
        ("en", "Norway demanded an explanation from Peru."),
        ("de", "Norwegen forderte Aufklärung von Peru."),
        ("de", "Norwegen übernimmt in Peru das Kommando."),
        ("de", "Norwegen wartet auf die Entscheidung des IWF."),
        ("en", "Norway posted a surplus of 4 billion euros with Peru."),
        ("en", "Norwegian doses helped Peru, which has recorded 45,000 infections."),
    ],
)
def test_nothing_passes(language: str, text: str) -> None:
    assert ways(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text", "polarities"),
    [
        ("de", "Angaben, wonach 24 Panzer nach Moldau geschafft worden seien, träfen nicht zu.", "-"),
        ("de", "Berichte, nach denen Peru 24 Panzer erhalten habe, seien frei erfunden.", "-"),
        ("de", "Es gibt Berichte, wonach Peru 24 Panzer erhalten hat.", "+"),
        ("de", "Frankreich lieferte keine Waffen im Wert von 28 Milliarden Euro.", "-"),
        ("de", "Die Zahl von 24 Panzern sei aus der Luft gegriffen, sagte Roth.", "-"),
        ("de", "Peru werde unter keinen Umständen 300 Panzer liefern, sagte Roth.", "-"),
        ("de", "Die 4,2 Milliarden Euro stehen noch aus.", "+"),
        ("de", "Peru erhielt nicht 20, sondern 12 Panzer.", "-+"),
        ("de", "Peru wird Chile Wasser ablassen, und zwar 2 Milliarden Kubikmeter.", "+"),
        ("en", "France has given Egypt no weapons worth $28 billion.", "-"),
        ("en", "France paid no interest on the loan of $28 billion.", "+"),
        ("en", "Nor was it true, according to the minister, that Algeria had slapped a penalty of $20 million on Uganda.", "-"),
        ("en", "Reports in some media that 4 million dollars was transferred were baseless, the minister stressed.", "-"),
        ("en", "There was no truth in reports that Peru had received 24 tanks, Roth said.", "-"),
        ("en", "There is no debt of 30 million dollars, he said.", "-"),
        ("en", "The bill of $6.50 is made up of $4.10 for the line and $2.40 for the treasury.", "+++"),
    ],
)  # fmt: skip
def test_what_is_denied(language: str, text: str, polarities: str) -> None:
    figures = [claim for claim in claims(text, language) if claim.quantity is not None]
    assert "".join(claim.commitment.polarity for claim in figures) == polarities


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("de", "Prag überließ 20 „Leopard“-Panzer und 350 „Igla“-Raketen.", "20 „Leopard“-Panzer|350 „Igla“-Raketen"),
        ("en", "Prague sent 20 “Leopard” tanks.", "20 “Leopard” tanks"),
        ("de", "Frankreich nahm 701 Flüchtlinge auf, Chile mit 455 und Peru mit 296. Genannt werden auch Belgien (188) und Irland (164).",
         "701 Flüchtlinge|455|296|188|164"),
        ("en", "84 nurses came in May. A second group of 116 followed.", "84 nurses|116"),
        ("en", "Perhaps he threw in the gendarmes there, 460 in all.", "460"),
    ],
)  # fmt: skip
def test_what_is_counted(language: str, text: str, figures: str) -> None:
    found = [claim.quantity.text for claim in claims(text, language) if claim.quantity is not None]
    assert "|".join(map(str, found)) == figures


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Das Rote Kreuz hat nach eigenen Angaben 300 Lager besucht.", "Rote Kreuz"),
        ("de", "Der Versorger Dunavolt bezieht 300 Tonnen Gas, wie er mitteilte.", "Dunavolt"),
        ("de", "Die Panzer kosten 300 Millionen Euro, wie er mitteilte.", None),
        ("de", "In Addis Abeba spricht man von mindestens 2300 Gefangenen.", "Addis Abeba"),
        ("de", "„Es sind 300 Panzer“, ist Ana Roth überzeugt.", "Ana Roth"),
        ("de", "Sofia Stahl sagte, es seien 300 Panzer.", None),
        ("en", "The rebels' alleged sponsors sent 300 tanks to Peru.", None),
        ("de", "Zwei Fregatten kommen dem Bericht nach hinzu.", "Bericht"),
        ("en", "Peru's President, Dan Roth, had been the guest of honour. “I came with 300 nurses,” he said.", "Dan Roth"),
        ("en", "Fact check\n\nWhat Mr. Roth said\n\n“We have 300 tanks there.”\n\nThe facts\n\nFalse.", "Roth"),
    ],
)  # fmt: skip
def test_who_says_it(language: str, text: str, name: str | None) -> None:
    said = [claim.attribution.source for claim in claims(text, language) if claim.quantity is not None]
    assert [None if source is None else source.name for source in said] == [name]
