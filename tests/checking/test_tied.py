"""A verdict against a text needs figures that the text itself ties together: else it is a question, or nothing."""

from __future__ import annotations

import pytest

from countertrade.checking import check

from .conftest import Told

# what stands beside a product or a rate, and what may be said of it
TOLD = {
    "a total that has one more thing in it": (
        "The deal is worth {80 million crowns|80e6 SEK|deal}. Five ferries at {14 million crowns|14e6 SEK/ferry|price} apiece "
        "({five ferries|5 ferry|ferries}) account for most of it, while the remainder, {10 million crowns|10e6 SEK|school}, pays for a school.",
        {("sum", "consistent")},
    ),
    "further instalments on top of a first": (
        "The bank pays {200 million crowns|200e6 SEK|loan} at once. {Four further instalments|4 instalment|loan} of "
        "{150 million crowns|150e6 SEK/instalment|loan} each follow. That brings the total to {800 million crowns|800e6 SEK|total}.",
        {("sum", "consistent")},
    ),
    "instalments are no interest": (
        "Lux lends {90 million crowns|90e6 SEK|credit|of=loan} at {3 percent interest a year|0.03 1/year|rate|of=interest}. "
        "The loan is repaid in yearly instalments of {11 million crowns|11e6 SEK/year|due}.",
        set(),
    ),
    "a stretch of time that is told behind is another": (
        "The port earns {12 million crowns|12e6 SEK/year|dues} a year. By the end of the contract that makes "
        "{300 million crowns|300e6 SEK|dues}. From the land tax it is free for {ten years|10 year|free}.",
        set(),
    ),
    "a rate of exchange is no amount": (
        "At the rate of {1.08 dollars|1.08 USD/EUR} to the euro, that is {some 30 million euros|about 30e6 EUR/year|dues} a year.",
        set(),
    ),
    "a price is of its own good": (
        "Diesel costs {$800|800 USD/t|dieselprice} a tonne. The boats land {50,000 tonnes|50000 t/year|fish}, and {6,000 tonnes|6000 t/year|diesel} "
        "of diesel arrive. The bill is {$4.8 million|4.8e6 USD/year|bill} a year.",
        {("product", "consistent")},
    ),
    "one digit too many, by the measures of a case": (
        "A drone costs {about $30,000|about 30e3 USD/drone|price}, he said. {70 drones|70 drone|drones} lie in the depot. "
        "The minister never mentioned it. The parcel stands at {$21 million|21e6 USD|value}.",
        {("product", "inconsistent")},
    ),
    "more than there is": (
        "Oz takes {70,000 tonnes|70000 t/year|wool} of wool a year. All the herds of the land put together gave {40,000 tonnes|40000 t} last season.",
        {("bound", "implausible")},
    ),
    "more over the term than the ground holds": (
        "Oz digs {50,000 tonnes|50000 t/year|salt} of salt a year for {20 years|20 year|term}. The lake holds {no more than 600,000 tonnes|at most 600000 t}.",
        {("product", "implausible")},
    ),
    "a bill of two goods": (
        "Oz gives {3,000 tonnes|3000 t/year|figs} of figs at {$2,000|2000 USD/t|figprice} and {10,000 tonnes|10000 t/year|corn} of corn at "
        "{$300|300 USD/t|cornprice}. All told that comes to {$9 million|9e6 USD/year|bill} a year.",
        {("sum", "consistent")},
    ),
    "a rate for each, and how many of them": (
        "Each of the {six planes|6 plane|planes} may fly {40 hours|40 hour/month/plane|hours} a month. An hour costs {$3,000|3000 USD/hour|rate}. "
        "So the flying comes to {$720,000|720e3 USD/month|flying} a month.",
        {("product", "consistent")},
    ),
    "a third of the new amount is half of the old one": (
        "From now on Oz takes {60,000 tonnes|60000 t/year|wool}. So far it was {40,000 tonnes|40000 t/year|before}, "
        "the amount thus rises by {a third|0.3333 1}.",
        {("growth", "inconsistent")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_what_the_text_ties_together(told: Told, name: str) -> None:
    text, expected = TOLD[name]
    article, claims = told(text)
    said = {(f.rule, f.verdict) for f in check(claims, [article], [])}
    assert said == expected


def test_a_headline_may_multiply(told: Told) -> None:
    article, claims = told(
        "{1,860 sailors|1860 sailor||section=headline} leave for Lux\n\nOz sends {three flotillas|3 flotilla|} to Lux. "
        "Each of them has {620 sailors|620 sailor/flotilla|}."
    )
    assert not [f for f in check(claims, [article], []) if f.rule == "conflict"]
