"""Laying out a deal file: comments and wording stay, the meaning stays, and twice is once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.files import compose, plain
from countertrade.modelling.layout import lay_out
from countertrade.records import Bad
from tests.modelling.deals import HEAD, WHOLE

UNTIDY = """\
# A deal between two countries that do not exist.
flows:
  gift: {from: OZ, to: RU, amount: grain}   # every month


  long_one_here:   {from: OZ, to: RU, amount: 2 t}
# what we know
quantities:
  grain:  5 to 8 t/month   # a guess
  price:
     value: 3 USD/t
     why: |
       folded: text
         stays  as it is
title:    Grain

start: 2030-03
months: 12
currency: USD
parties: {OZ: Oz, RU: Ruritania}
"""

TIDY = """\
# A deal between two countries that do not exist.
title:    Grain
start: 2030-03
months: 12
currency: USD
parties: {OZ: Oz, RU: Ruritania}

# what we know
quantities:
  grain: 5 to 8 t/month   # a guess
  price:
     value: 3 USD/t
     why: |
       folded: text
         stays  as it is

flows:
  gift: {from: OZ, to: RU, amount: grain}   # every month

  long_one_here: {from: OZ, to: RU, amount: 2 t}
"""


def test_lays_out() -> None:
    assert lay_out(UNTIDY, "deal.yaml") == TIDY


def test_neighbours_are_aligned() -> None:
    text = HEAD + "quantities:\n  a: 5 t\n  longer: 6 t\n"
    assert "  a:      5 t\n  longer: 6 t\n" in lay_out(text, "deal.yaml")


@pytest.mark.parametrize("text", [UNTIDY, TIDY, WHOLE, HEAD])
def test_twice_is_once_and_no_comment_is_lost(text: str) -> None:
    laid = lay_out(text, "deal.yaml")
    assert lay_out(laid, "deal.yaml") == laid
    assert plain(compose(laid, "x")) == plain(compose(text, "x"))
    assert laid.count("#") == text.count("#")


def test_what_is_no_yaml_is_left_alone() -> None:
    with pytest.raises(Bad):
        lay_out("a: [", "deal.yaml")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(UNTIDY.split("\n")), max_size=25))
def test_any_lines_keep_their_meaning(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        laid = lay_out(text, "deal.yaml")
    except Bad:
        return
    assert plain(compose(laid, "x")) == plain(compose(text, "x"))
    assert sorted(laid.split()) == sorted(text.split())
