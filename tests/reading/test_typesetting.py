"""A page says the same however it is set: other line ends, spaces, letters and marks; and what a person says is theirs in any order."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.typesetting import WAYS

from countertrade.checking import check
from countertrade.lines import as_flowing, as_printed, flowing
from countertrade.reading import article_from, read
from countertrade.reading.document import analyse
from countertrade.records import Part

CASES = Path(__file__).parents[2] / "cases"
PAGES = [path.read_text("utf-8") for path in sorted(CASES.glob("*/articles/*.txt"))]


@lru_cache(maxsize=64)
def stated(text: str) -> Counter[tuple[object, ...]]:
    claims = read(article_from(text.encode(), "page.txt"))
    return Counter(
        (
            str(claim.quantity.value),
            claim.attribution.source and " ".join((claim.attribution.source.name or "").split()),
            claim.transfer and (claim.transfer.giver, claim.transfer.recipient),
            claim.commitment.modality,
        )
        for claim in claims
        if claim.quantity is not None
    )


@pytest.mark.parametrize("way", WAYS)
def test_pages_say_the_same_however_they_are_set(way: str) -> None:
    changed = [(text, WAYS[way](text)) for text in PAGES if WAYS[way](text) != text]
    assert changed
    for text, anew in changed:
        assert stated(anew) == stated(text)


def test_sums_are_checked_alike_however_a_page_is_set() -> None:
    text = (
        "Tea for Chile\n\nPeru, the minister Ana Roth told reporters in Lima on Friday, will send 300 tonnes of tea to Chile for $200 a tonne, which makes it a deal of $90,000 in all. "
        "Of the 300 tonnes 100 are to go by ship in May, she said, and the other 200 by lorry in the following month of June."
    )
    found = [
        [(finding.rule, finding.verdict) for finding in check(read(article), [article], [])]
        for article in (article_from(each.encode(), "a.txt") for each in (text, WAYS["wrapped"](text)))
    ]
    assert found[0] == found[1] != []


def test_a_headline_above_a_name_is_not_joined_to_it() -> None:
    assert (
        flowing("Peru sends its tea to Chile by ship and lorry\nBy Ana Holm\n")
        == "Peru sends its tea to Chile by ship and lorry\nBy Ana Holm\n"
    )


def test_headlines_above_long_paragraphs_are_not_joined_to_them() -> None:
    told = "Verteidigungsminister Juan Vela hat bei einem Besuch in Lima ein neues Hilfspaket über 500 Millionen Euro mitgebracht, wie er am Montag sagte."
    text = "\n\n".join(f"+++ {hour}.30 Uhr: Lima legt noch einmal nach +++\n{told}" for hour in range(10, 15))
    assert flowing(text) == text


def test_lines_of_a_list_stay_lines() -> None:
    text = "Sent so far\n\n- 300 tonnes of tea to the port of Ostmark in the north of the country,\n- 40 lorries to the army of Ostmark in the south of that country.\n"
    assert flowing(text) == text


def test_a_claim_quotes_broken_lines_as_they_stand() -> None:
    text = (
        "The minister, Ana Roth, said on Friday that her country would send two\n"
        "million rounds to Chile before the end of the year, and that it had sent\n"
        "300 trucks to the same port in May. Nobody at the port would say what be-\n"
        "came of them, a clerk said."
    )
    claims = [claim for claim in read(article_from(text.encode(), "a.txt")) if claim.quantity is not None]
    assert [claim.quantity.text for claim in claims if claim.quantity] == [
        "two\nmillion rounds",
        "300 trucks",
    ]
    assert {claim.attribution.source.name for claim in claims if claim.attribution.source} == {"Ana Roth"}
    assert "became" in [token.text for token in analyse(flowing(text), "en").tokens]


def test_what_flows_is_what_a_reader_sees_and_what_it_quotes_stays_as_printed() -> None:
    text = (
        "Cafe\u0301 in Oz\u200b \u200f— \ufb01n, sagte der Kom\u00admissar von den Waffen\u00ad\nlieferungen am Diens-\ntag.[3] "
        "\u00adPeru zahle fu\u0308r 2\u00a0000[4] Gewehre drei Millionen Euro."
    )
    seen = (
        "Café in Oz \u200f— fin, sagte der Kommissar von den Waffenlieferungen am Dienstag. "
        "Peru zahle für 2\u00a0000 Gewehre drei Millionen Euro."
    )
    assert flowing(text) == flowing(seen) == seen
    stated = [claim.quantity for claim in read(article_from(text.encode(), "a.txt")) if claim.quantity]
    assert [quantity.text for quantity in stated] == ["2\u00a0000[4] Gewehre", "drei Millionen Euro"]
    assert [text[slice(*quantity.span or (0, 0))] for quantity in stated] == [each.text for each in stated]


@given(st.text(alphabet="ab Zü.,-\u00ad\u200bu\u0308\ufb01[12]³\n1", max_size=200))
def test_every_stretch_of_what_flows_is_found_again(text: str) -> None:
    flow = flowing(text)
    for start in range(0, len(flow), 7):
        part = Part(span=(start, min(len(flow), start + 9)), kind="body")
        printed = as_printed(part, text)
        assert 0 <= printed.span[0] < printed.span[1] <= len(text)
        again = as_flowing(printed, text).span
        assert again[0] <= part.span[0] < part.span[1] <= again[1]


def test_two_goods_with_one_last_part_are_no_broken_word() -> None:
    text = "Die Regierung in Lima lieferte nach eigenen Angaben im vergangenen Jahr Öl-\nund Gasmotoren nach Chile."
    assert "Öl-" in [token.text for token in analyse(flowing(text), "de").tokens]
