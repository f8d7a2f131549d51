"""Statements of one measure of a case that cannot both be so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from countertrade.checking import check
from countertrade.checking.contradictions import MOST, Case
from countertrade.checking.items import gather
from countertrade.records import Finding

from .conftest import Told

Found = Callable[..., list[Finding]]

OPPOSED = {
    "disputed": "Oz sends {400 nurses|400 nurse|nurses|by=Ann Oz}, Ann Oz said. That is disputed. Bob Lux told the paper of {300 nurses|300 nurse|nurses|by=Bob Lux}.",
    "another number": "Oz nennt {400 Pfleger|400 nurse|nurses|by=Anna Oz}. Bob Lux nennt eine andere Zahl. Es gehe um {300 Pfleger|300 nurse|nurses|by=Bob Lux}, sagte er.",
    "no more than": "The ministry counts {4,000 tonnes a year|4000 t/year|oil|by=ministry}. Bob Lux speaks of {no more than 3,000 tonnes a year|at most 3000 t/year|oil|by=Bob Lux}.",
    "the article first": "Oz sends {400 nurses|400 nurse|nurses} to Lux. The union disagrees. It would be {300 nurses|300 nurse|nurses|by=union}, it said.",
}
TWO = "Ann Oz put the price at {$900 a tonne|900 USD/t|price|by=Ann Oz}. The minister, Bob Lux, told the house of a different one, {$700 a tonne|700 USD/t|price|by=Bob Lux}."
SILENT = {
    "another case": "Ann Oz spoke of {400 nurses|400 nurse|nurses|by=Ann Oz}. If the union agreed, it could be {600 nurses|600 nurse|nurses|by=Bob Lux|modality=conditional}, Bob Lux said.",
    "a part": "Ann Oz dispute it: {400 nurses|400 nurse|nurses|by=Ann Oz}. Only {100 of them|100 nurse|nurses|by=Bob Lux} have left, Bob Lux said.",
    "the first of them": "Oz sends {400 nurses|400 nurse|nurses|by=Ann Oz}. But the first {60 nurses|60 nurse|nurses|by=Bob Lux} only come in May, Bob Lux said.",
    "rounded": "Ann Oz spoke of {some 400 nurses|about 400 nurse|nurses|by=Ann Oz}. Bob Lux disputed that: {410 nurses|410 nurse|nurses|by=Bob Lux}.",
    "within a range": "Ann Oz spoke of {300 to 400 nurses|300 to 400 nurse|nurses|by=Ann Oz}, Bob Lux only of {300 nurses|300 nurse|nurses|by=Bob Lux}.",
    "another measure": "Ann Oz spoke of {400 nurses|400 nurse|nurses|by=Ann Oz}. Bob Lux disputes that. He has {300 midwives|300 nurse|midwives|by=Bob Lux}.",
    "in a headline": "{400 nurses|400 nurse|nurses|by=Ann Oz|section=headline} for Lux. It is disputed. Bob Lux counts {300 nurses|300 nurse|nurses|by=Bob Lux}.",
}


@pytest.mark.parametrize("text", OPPOSED.values(), ids=OPPOSED)
def test_what_the_text_sets_against_each_other_does_not_agree(found: Found, text: str) -> None:
    (one,) = found(text)
    assert (one.rule, one.verdict, len(one.claims)) == ("conflict", "inconsistent", 2)


def test_two_sources_that_differ_are_named(found: Found) -> None:
    (one,) = found(TWO)
    assert (one.rule, one.verdict, len(one.claims)) == ("conflict", "inconsistent", 2)
    assert "Ann Oz" in one.working
    assert "Bob Lux" in one.working


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_a_part_a_rounding_or_another_case_is_no_second_opinion(found: Found, text: str) -> None:
    assert [one.rule for one in found(text) if one.rule == "conflict"] == []


def test_what_is_denied_where_it_is_replaced(told: Told) -> None:
    first, ours = told("Oz lends {800 million|800e6 SGD|loan|by=Ann Oz}.", "first", published="2024-11-05")
    later, theirs = told(
        "The board has not lent {800 million|800e6 SGD|loan|by=board|polarity=-}. It was {300 million|300e6 SGD|loan|by=board}.",
        "later", published="2024-11-07",
    )  # fmt: skip
    (one,) = check([*ours, *theirs], [first, later], [])
    assert (one.rule, one.verdict, set(one.claims)) == (
        "conflict",
        "inconsistent",
        {ours[0].id, theirs[0].id},
    )
    assert one.message == "one source denies the figure that the other gives"


def test_a_case_of_thousands_of_statements_is_held_in_time(told: Told) -> None:
    """Only so many figures of a page, and first statements of a value, are held against each other."""
    pages = [
        told(f"Oz sends {{{n:,} tanks|{n} tank|tanks|by=Ann Oz}}.", f"page-{n}", published="2024-11-05")
        for n in range(100, 400)
    ]
    evidence = gather([c for _, claims in pages for c in claims], [a for a, _ in pages], [], [], None, "en")
    assert len(list(Case(evidence, []).pairs())) <= MOST * MOST


ABOVE = {
    "a year's output": "Oz is to send {60,000 shells a year|60000 shell/year|shells}. Its works turned out {40,000 shells|40000 shell} last year.",
    "a herd": "Oz ships {2 million sheep a year|2e6 sheep/year|sheep}. The last census counted {1.6 million sheep|1.6e6 sheep}.",
}
BELOW = {
    "shipped so far": "Oz is to send {600 tanks|600 tank|tanks}. It shipped {300 tanks|300 tank} in May.",
    "enough": "Oz is to send {30,000 shells a year|30000 shell/year|shells}. Its works turned out {40,000 shells|40000 shell} last year.",
}


@pytest.mark.parametrize("text", ABOVE.values(), ids=ABOVE)
def test_more_than_there_is_is_implausible(found: Found, text: str) -> None:
    assert [(one.rule, one.verdict) for one in found(text)] == [("bound", "implausible")]


@pytest.mark.parametrize("text", BELOW.values(), ids=BELOW)
def test_what_has_left_so_far_is_not_all_there_is(found: Found, text: str) -> None:
    assert found(text) == []
