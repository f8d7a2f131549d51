"""Checking takes work in proportion to the article: counted in steps, so that a busy machine says the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from tests.counting import steps

from countertrade.checking import check
from countertrade.records import Lineage, Origin, Reference

from .conftest import Told


def traded(n: int) -> str:
    """Paragraphs of trade figures, as a statistical office prints them."""
    return "".join(
        f"In {2000 + i % 20} Oz exported {{{100 + i * 7} million tonnes|{100 + i * 7}e6 t||of=wheat}} for "
        f"{{{3 + i % 9} billion dollars|{3 + i % 9}e9 USD}}, a rise of {{{i % 30 + 1} percent|{(i % 30 + 1) / 100:.2f} 1}} on the year before. "
        f"Of these, {{{40 + i} million tonnes|{40 + i}e6 t}} came by sea and {{{60 + i * 6} million tonnes|{60 + i * 6}e6 t}} by rail, at "
        f"{{{30 + i % 11} dollars a tonne|{30 + i % 11} USD/t}}.\n\n"
        for i in range(n)
    )


GROWING: dict[str, Callable[[int], str]] = {
    "paragraphs of trade figures": traded,
    "one amount again and again": lambda n: "{€5|5 EUR} " * (10 * n),
    "a sentence of sums": lambda n: "together {$5|5 USD}, of which {$4|4 USD} " * (5 * n),
    "a sentence of growth": lambda n: "from {$5|5 USD} to {$7|7 USD}, a rise of {40 percent|0.4 1}, " * (4 * n),
    "shares": lambda n: "{Half|0.5 1||of=wheat} of the {5 tonnes|5 t||of=wheat}, or {10 percent|0.1 1||of=rice}. " * (4 * n),
    "one sentence of shares": lambda n: "{half|0.5 1||of=wheat} of the {5 tonnes|5 t||of=wheat}, {10 percent|0.1 1||of=rice}; " * (4 * n),
    "amounts in two units": lambda n: "{5 tonnes|5 t} ({11,000 pounds|11000 lb}) or {5 short tons|5 short_ton}, that is {7 barrels|7 barrel}. " * (3 * n),
    "capacities": lambda n: "It could hold {5 men|5 soldier||modality=possible}; {5 men|5 soldier||status=delivered} came. " * (5 * n),
    "amounts per head": lambda n: "That is {$5 a head|5 USD/person}, or {10 tonnes|10 t} for 1000 people. " * (5 * n),
    "subheadings": lambda n: "{5 tonnes|5 t||of=wheat|section=headline}\n\nOz gave {6 tonnes|6 t||of=wheat}.\n\n" * (5 * n),
    "quotations": lambda n: "“It is {$5|5 USD||by=Ana Brandt|mode=direct},” Ana Brandt said. " * (10 * n),
}  # fmt: skip


@pytest.mark.parametrize("kind", GROWING)
def test_twice_the_article_takes_twice_the_steps(told: Told, reference: list[Reference], kind: str) -> None:
    def taken(n: int) -> int:
        article, claims = told(GROWING[kind](n))
        return steps(partial(check, claims, [article], reference))

    taken(3)  # what is made once counts for neither
    once, twice = taken(10), taken(20)
    assert twice <= 2.2 * once


@pytest.mark.parametrize("differs", [False, True])
def test_twice_the_sources_take_twice_the_steps(told: Told, differs: bool) -> None:
    """Many papers with one figure, each from a source of its own, and each quoting one speaker."""

    def taken(n: int) -> int:
        made = [
            told(
                f"Oz sent {{{k} men|{k} soldier|men|by=Service {i}}}. “It will be {{$5|5 USD|cost|by=Ana Brandt|mode=direct}},” she said.",
                f"a-{i}",
            )
            for i in range(n)
            for k in [10_000 + 5_000 * (differs and i % 2)]
        ]
        claims = [claim for _, found in made for claim in found]
        origins = tuple(
            Origin(
                measure="men", claim=found[0].id, source=f"Service {i}", retellings=0, claims=(found[0].id,)
            )
            for i, (_, found) in enumerate(made)
        )
        articles = [article for article, _ in made]
        return steps(partial(check, claims, articles, [], lineage=Lineage(origins=origins)))

    taken(5)
    once, twice = taken(30), taken(60)
    assert twice <= 2.2 * once


def test_factors_that_would_combine_by_the_thousand_are_not_tried(told: Told) -> None:
    article, claims = told(
        "".join(f"Oz pays {{${1000 + i}|{1000 + i} USD/soldier/month}}. " for i in range(20))
        + "".join(f"There are {{{1000 + 7 * i} soldiers|{1000 + 7 * i} soldier}}. " for i in range(20))
        + "".join(f"It lasts {{{3 + i} months|{3 + i} month}}. " for i in range(19))
    )
    assert steps(partial(check, claims, [article], [])) < 600_000
