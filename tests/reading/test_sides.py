"""Sides that are weighed: what is stated, what is contested, what is only offered."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

import pytest

from countertrade.reading import read
from countertrade.reading.claims import analysed, figures_of
from countertrade.reading.sides import HELD, OFFERED, PAIR, SURE, Evidence, Weighed, Weighing, joined, weighed
from countertrade.records import Article

PASSAGES = Path(__file__).parents[2] / "bench/passages"
EN = (
    "Norway has promised Peru 300 tonnes of wheat. The country paid $40 million for it. "
    "Chile said that Bolivia bought 20 tanks from France. Some 12 people were killed."
)
DE = "Norwegen hat Peru 300 Tonnen Weizen zugesagt, davon 20 Tonnen im Mai. Chile meldet 30 Tote."


def weighing(text: str, language: str) -> Weighing:
    article = Article(id="a", text=text, sha256="s", language=language)
    return Weighing(figures_of(analysed(article, language))[1])


def names(evidence: Evidence) -> set[str]:
    slots = (found for side in evidence.slots for found in side.values())
    return {name for found in (*slots, *evidence.pairs.values()) for name in found}


def test_probabilities_are_of_one_distribution() -> None:
    evidence = Evidence(
        ({None: [], "NO": ["a"]}, {None: [], "PE": ["b"]}),
        {(None, None): [], ("NO", None): [], (None, "PE"): [], ("NO", "PE"): ["c"]},
    )
    found = weighed(evidence, {"a": 1.0, "b": 1.0, "c": 1.0})
    assert found.both == found.sides == ("NO", "PE")
    assert found.likely[0] == pytest.approx(found.likely[1])
    assert 0.5 < found.sure < found.likely[0] < 1
    even = weighed(evidence, {})
    assert (even.sure, even.likely) == (0.25, (0.5, 0.5))


@pytest.mark.parametrize(
    ("rules", "found", "stated", "likely"),
    [
        ((None, None), Weighed(("NO", "PE"), PAIR, ("NO", "PE"), (0.6, 0.6)), ("NO", "PE"), (None, None)),
        ((None, None), Weighed(("NO", "PE"), 0.4, ("NO", "PE"), (SURE, 0.6)), ("NO", None), (None, "PE")),
        (("NO", None), Weighed(("NO", "PE"), 0.4, ("NO", "PE"), (HELD, 0.6)), ("NO", None), (None, "PE")),
        (("CL", None), Weighed(("NO", "PE"), 0.4, ("NO", "PE"), (HELD, 0.6)), (None, None), ("NO", "PE")),
        (("NO", None), Weighed(("NO", "PE"), 0.3, ("NO", None), (0.9, 0.6)), ("NO", None), (None, None)),
        ((None, None), Weighed(None, 0.0, ("NO", "NO"), (0.9, 0.9)), (None, None), (None, None)),
        ((None, None), Weighed(("NO", "PE"), 0.1, ("NO", "PE"), (OFFERED, 0.3)), (None, None), ("NO", None)),
    ],
)
def test_a_likely_pair_is_stated_whole_and_a_side_alone_where_it_is_sure(
    rules: tuple[str | None, str | None],
    found: Weighed,
    stated: tuple[str | None, str | None],
    likely: tuple[str | None, str | None],
) -> None:
    assert joined(rules, found) == (stated, likely)


@pytest.mark.parametrize(
    ("text", "language", "piece"),
    [
        (
            "Peru thanked Norway for the aid to Peru. A sum of $20 million is named.",
            "en",
            "recipient/use:f.provide.to",
        ),
        ("Norwegens Hilfe für Peru steht fest. Es geht um 20 Tonnen.", "de", "neither/unit:t"),
        ("Norway and Peru agreed. It is 30 million Norwegian kroner.", "en", "giver/currency:own"),
        ("Norway and Peru agreed. It is 30 million Norwegian kroner.", "en", "giver/opening:0:2"),
    ],
)
def test_words_around_names_and_figures_are_evidence(text: str, language: str, piece: str) -> None:
    found = weighing(text, language)
    assert any(piece in names(found.evidence(figure)) for figure in found.flows.figures)


@pytest.mark.parametrize(("text", "language"), [(EN, "en"), (DE, "de")])
def test_an_open_side_is_always_a_candidate_and_nobody_gives_to_itself(text: str, language: str) -> None:
    found = weighing(text, language)
    for figure in found.flows.figures:
        evidence = found.evidence(figure)
        assert (None, None) in evidence.pairs
        assert all(giver is None or giver != recipient for giver, recipient in evidence.pairs)


def test_people_whom_something_befalls_pass_to_nobody() -> None:
    found = weighing("Norway sent Peru 300 soldiers. Some 60 Norwegian soldiers were killed in Peru.", "en")
    assert [sides.stated for sides in found.figures] == [("NO", "PE"), (None, None)]


def test_every_kind_of_weight_is_of_evidence_that_is_given() -> None:
    weights = json.loads(
        resources.files("countertrade.reading.sides").joinpath("weights.json").read_text("utf-8")
    )
    kinds = {name.split(":")[0] for name in weights}
    given: set[str] = set()
    for place in ("arms-en", "money"):
        blocks = (PASSAGES / f"{place}.txt").read_text("utf-8").split("=====\n")[1:]
        for language, _, marked in (block.partition("\n") for block in blocks):
            found = weighing(re.sub(r"\[\[(.*?)\|.*?\|.*?\]\]", r"\1", marked, flags=re.DOTALL), language)
            for n, figure in enumerate(found.flows.figures):
                given |= {name.split(":")[0] for name in names(found.evidence(figure, found.flows.tie(n)))}
            if kinds <= given:
                return
    assert kinds <= given


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Tuvalu expects to receive 15 million US dollars from the scheme.", (None, "TV")),
        ("The Paris Club forgave Iraq 3 million dollars.", ("Paris Club", "IQ")),
        ("Peru sent 300 tanks, said Chile's army.", ("PE", None)),
        ("Peru sent 300 tanks. The numbers come from Chile's army.", ("PE", None)),
        ("Chile's army said Peru had sent it 300 tanks.", ("PE", "CL")),
    ],
)
def test_a_currency_a_club_and_a_speaker_are_no_states_of_the_deal(
    text: str, sides: tuple[str | None, str | None]
) -> None:
    article = Article(id="a", text=text, sha256="s", language="en", published="2024-01-01")
    (claim,) = [claim for claim in read(article) if claim.quantity is not None]
    assert claim.transfer is not None
    assert (claim.transfer.giver, claim.transfer.recipient) == sides


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "Oman sent 35 tanks to Kenya and 57 to Chile. In all, 92 tanks were sent.", ("OM", None)),
        ("en", "Kenya got 35 tanks from Oman and 57 from Chile. In total, Kenya got 92 tanks.", (None, "KE")),
        ("en", "Oman sent 35 tanks to Kenya in May and 57 in June. In all, Oman sent Kenya 92 tanks.", ("OM", "KE")),
        ("de", "Oman schickte 35 Panzer nach Kenia und 57 nach Chile. Insgesamt schickte Oman 92 Panzer.", ("OM", None)),
        ("de", "Kenia erhielt 35 Panzer aus Oman und 57 aus Chile. Insgesamt kamen 92 Panzer.", (None, "KE")),
    ],
)  # fmt: skip
def test_what_several_gave_or_got_is_in_all_of_none_alone(
    language: str, text: str, sides: tuple[str | None, str | None]
) -> None:
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-01-01")
    (total,) = [claim for claim in read(article) if claim.quantity and "92" in str(claim.quantity.text)]
    assert total.transfer is not None
    assert (total.transfer.giver, total.transfer.recipient) == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The $3 million Kenya paid Oman was late.", ("KE", "OM")),
        ("The $3 million Oman received from Kenya was late.", ("KE", "OM")),
        ("The minister criticised the 3 million euros Oman gave Chile.", ("OM", "CL")),
        ("The $3 million the Kenyan government paid Oman was late.", ("KE", "OM")),
        ("The 300 tanks the army of Kenya sent to Oman were old.", ("KE", "OM")),
        ("Last year the 300 troops sent to Oman by Kenya were tired.", ("KE", "OM")),
        ("For $3 million Kenya bought tanks from Oman.", ("KE", "OM")),
        ("The $3 million Kenya loan was late.", (None, None)),
    ],
)
def test_a_clause_about_a_figure_needs_no_pronoun(text: str, sides: tuple[str | None, str | None]) -> None:
    article = Article(id="a", text=text, sha256="s", language="en", published="2024-01-01")
    (claim,) = [claim for claim in read(article) if claim.quantity is not None]
    moved = claim.transfer
    assert ((None, None) if moved is None else (moved.giver, moved.recipient)) == sides


def test_whose_army_gets_something_does_not_belong_to_who_gives_it() -> None:
    text = "Oman, dessen Armee von Kenia 300 Panzer bekam, ist weit weg."
    article = Article(id="a", text=text, sha256="s", language="de", published="2024-01-01")
    (claim,) = [claim for claim in read(article) if claim.quantity is not None]
    assert claim.transfer is not None
    assert (claim.transfer.giver, claim.transfer.recipient) == ("KE", "OM")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Die Oman versprochenen 300 Panzer hat Kenia geliefert.", ("KE", "OM")),
        ("Die der Türkei von Kenia versprochenen 300 Panzer sind alt.", ("KE", "TR")),
        ("Von den der Türkei zugesagten 300 Panzern ist die Rede.", (None, "TR")),
        ("Die 300 aus Kenia gelieferten Panzer sind alt.", ("KE", None)),
        ("Alle 300 von Kenia versprochenen Panzer sind in Oman.", ("KE", "OM")),
        ("Rund 300 der Türkei gelieferte Panzer sind alt.", (None, "TR")),
        ("Die Türkei lieferte Kenia 300 Panzer.", ("TR", "KE")),
        ("Die USA verkauften 300 Panzer an Kenia.", ("US", "KE")),
    ],
)
def test_a_participle_before_its_noun_names_who_gives_and_who_gets(
    text: str, sides: tuple[str | None, str | None]
) -> None:
    article = Article(id="a", text=text, sha256="s", language="de", published="2024-01-01")
    (claim,) = [claim for claim in read(article) if claim.quantity is not None]
    assert claim.transfer is not None
    assert (claim.transfer.giver, claim.transfer.recipient) == sides


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Norwegen genehmigte Peru die Lieferung von 300 Panzern an Chile."),
        ("de", "Norwegen erlaubt Peru den Verkauf von 300 Panzern an Chile."),
        ("en", "Norway allowed Peru the delivery of 300 tanks to Chile."),
    ],
)
def test_who_permits_a_delivery_does_not_deliver(language: str, text: str) -> None:
    article = Article(id="a", text=text, sha256="s", language=language)
    [claim] = [one for one in read(article) if one.quantity is not None]
    assert claim.transfer is not None
    assert claim.transfer.giver in (None, "PE")
    assert claim.transfer.recipient == "CL"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norway will help Peru, an atoll nation of 11,000 souls, with boats.", "en"),
        ("Norwegen hilft Peru, einem Land mit 130.000 Einwohnern, mit Booten.", "de"),
        ("The 390,000 Norwegians sell fish to Peru.", "en"),
        ("Norway sells tanks to Peru, with which Chile has fought three border wars.", "en"),
        ("Die 390.000 Norweger verkaufen Peru Fisch.", "de"),
        ("Norway sends Peru rice. In its own mills 900 people work.", "en"),
        ("Norwegen schickt Peru Reis. Lima selbst verfügt noch über 70.000 Tonnen.", "de"),
        ("Norway flew Chileans home from Peru. Ninety more Chileans are still behind Peruvian bars.", "en"),
    ],
)
def test_what_a_state_is_or_has_passes_to_nobody(text: str, language: str) -> None:
    claims = read(Article(id="a", text=text, sha256="0" * 64, language=language))
    told = [claim.transfer for claim in claims if claim.quantity is not None and claim.transfer is not None]
    assert [(each.giver, each.recipient) for each in told if each.giver or each.recipient] == []


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "Peru owes Chile 300 million dollars. Of this, 40 million dollars has been repaid.", ("PE", "CL")),
        ("en", "Chile lent Peru 300 million dollars. So far 40 million dollars has been repaid.", ("PE", "CL")),
        ("en", "Chile lent Peru 300 million dollars. So far 40 million dollars has been paid out.", ("CL", "PE")),
        ("de", "Peru schuldet Chile 300 Millionen Dollar. Davon sind 40 Millionen zurückgezahlt.", ("PE", "CL")),
        ("de", "Chile lieh Peru 300 Millionen Dollar. Die Hälfte ist zurückgezahlt.", ("PE", "CL")),
        ("en", "Under the deal, Peru gets 300 tonnes of oil and Chile 30 tanks.", (None, "CL")),
        ("en", "The closure was linked to a promise of $2bn (£1.2bn) in aid from Chile.", ("CL", None)),
        ("de", "Die Einfuhren des Iran aus Chile erreichten 300 Millionen Dollar.", ("CL", "IR")),
        ("en", "Chile is selling tanks to Peru. Thirty have already been shipped.", ("CL", "PE")),
        ("de", "Peru hat Panzer aus Chile gekauft. Die ersten 30 trafen im Mai ein.", ("CL", "PE")),
    ],
)  # fmt: skip
def test_the_last_figure_passes_as_what_was_told_says(
    language: str, text: str, sides: tuple[str | None, str | None]
) -> None:
    article = Article(id="a", text=text, sha256="s", language=language)
    moved = [claim for claim in read(article) if claim.quantity is not None][-1].transfer
    assert moved is not None
    assert (moved.giver, moved.recipient) == sides


@pytest.mark.parametrize(
    ("language", "text", "ways"),
    [
        # who only does the same is not the other side
        ("en", "Norway sent 20 tanks. Peru sent 12 howitzers.", [("NO", None), ("PE", None)]),
        ("en", "Togo gets 30 tanks, and Ghana receives 12 buses.", [(None, "TG"), (None, "GH")]),
        ("de", "Togo bekommt 14 Panzer. Die Slowakei erhält 15 Panzer.", [(None, "TG"), (None, "SK")]),
        ("en", "Norway gave Peru 40 tanks. In return, it received 30 tonnes of fish.", [("NO", "PE"), ("PE", "NO")]),
        ("en", "Besides Ghana, Togo also receives 300 tonnes of wheat.", [(None, "TG")]),
        ("en", "Apart from Ghana, Togo also sends 300 tonnes of wheat to Mali.", [("TG", "ML")]),
        ("de", "Neben Ghana erhält auch Togo 300 Tonnen Weizen.", [(None, "TG")]),
        # nor is who reacts to it
        ("en", "Peru bought 40 jets; Chile reacted with concern.", [(None, "PE")]),
        ("de", "Chile protestierte. Peru kauft 40 Jets.", [(None, "PE")]),
        ("en", "Norway criticised Peru and sent Chile 40 tanks.", [("NO", "CL")]),
        # a body and where it is
        ("de", "Die Getreideagentur Nordkorn in Lima hat 300 Tonnen Weizen gekauft. 100 Tonnen davon kommen aus Chile.", [(None, "PE"), ("CL", "PE")]),
        ("de", "Peru hat in Chile 300 Tonnen Weizen gekauft.", [("CL", "PE")]),
        # nor the others of a list, nor whose contract it is
        ("de", "Die größten Spender sind Peru (300 Tonnen Reis) und Chile (200 Tonnen Reis).", [("PE", None), ("CL", None)]),
        ("de", "Geholfen haben Peru (20 Panzer), Chile (5 Panzer) und Togo (3 Panzer).", [("PE", None), ("CL", None), ("TG", None)]),
        ("en", "Peru sent arms to Chile ($38 million), Ghana ($13 million) and Togo ($4 million).", [("PE", "CL"), ("PE", "GH"), ("PE", "TG")]),
        ("en", "The contract between Equinor and Naftogaz (2 billion cubic metres) expires in May.", [(None, None)]),
        # whom a training is for that another pays
        ("en", "Norway financed the training of 500 Peruvian soldiers.", [("NO", "PE")]),
        ("de", "Norwegen finanzierte die Ausbildung von 500 peruanischen Soldaten.", [("NO", "PE")]),
        ("en", "Norway pays the salaries of 300 Peruvian soldiers.", [("NO", "PE")]),
        # debts to anybody
        ("en", "Peru repaid Chile $40 million. Peru stopped servicing foreign debts of $46 billion.", [("PE", "CL"), ("PE", None)]),
    ],
)  # fmt: skip
def test_who_only_stands_beside_a_deal_is_no_side_of_it(
    language: str, text: str, ways: list[tuple[str | None, str | None]]
) -> None:
    article = Article(id="a", text=text, sha256="s", language=language, published="2024-01-01")
    moved = [claim.transfer for claim in read(article) if claim.quantity is not None]
    assert [(None, None) if each is None else (each.giver, each.recipient) for each in moved] == ways
