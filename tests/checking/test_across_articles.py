"""What does not fit between articles: slips, quotations, independent sources, reports from the future."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from countertrade.checking import check
from countertrade.records import Finding, Lineage, Measure, Origin, Retelling

Told = Callable[..., Any]
Found = Callable[..., list[Finding]]
AREA = [Measure(id="area", unit="ha")]


def chain(parent: str, child: str, measure: str = "area") -> Lineage:
    edge = Retelling(id="e-1", measure=measure, parent=parent, child=child, basis="named", confidence=0.9)
    return Lineage(
        retellings=(edge,),
        origins=(
            Origin(measure=measure, claim=parent, source="Ann Oz", retellings=1, claims=(parent, child)),
        ),
    )


@pytest.mark.parametrize(
    ("original", "retold", "verdict"),
    [
        ("{150 hectares|150 ha|area}", "{150 square kilometres|150 km2|area}", "inconsistent"),
        ("{150 square kilometres|150 km2|area}", "{150 hectares|150 ha|area}", "inconsistent"),
        ("{1.5 billion cubic metres|1,500,000,000 m3|area}", "{1.5 million cubic metres|1,500,000 m3|area}", "inconsistent"),
        ("{500,000 barrels a year|500,000 barrel/year|area}", "{500 barrels a year|500 barrel/year|area}", "inconsistent"),
        ("{$300 a month|300 USD/month|area}", "{$300 a year|300 USD/year|area}", "inconsistent"),
        # right conversions and roundings
        ("{150 hectares|150 ha|area}", "{370 acres|370 acre|area}", None),
        ("{1.5 billion cubic metres|1,500,000,000 m3|area}", "{1.5 bcm|1.5 bcm|area}", None),
        ("{148 hectares|148 ha|area}", "{some 150 hectares|about 150 ha|area}", None),
    ],
)  # fmt: skip
def test_slips_against_the_original(told: Told, original: str, retold: str, verdict: str | None) -> None:
    first, (one,) = told(f"Oz leases {original}, Ann Oz said.", "first", published="2024-03-01")
    second, (two,) = told(f"Oz leases {retold}, according to Outlet 0.", "second", published="2024-03-04")
    known = check([one, two], [first, second], [], lineage=chain(one.id, two.id), measures=AREA)
    assert [(f.rule, f.verdict) for f in known] == ([("unit", verdict)] if verdict else [])
    # who took it from whom is not known: nobody is told that it is wrong
    unknown = check([one, two], [first, second], [], measures=AREA)
    assert [(f.rule, f.verdict) for f in unknown] == ([("unit", "question")] if verdict else [])


def test_two_slips_that_cancel_are_noted(found: Found) -> None:
    text = "Gas is {1.2 billion cubic metres a year|1,200,000,000 m3/year|gas}. At {$180 per 1,000|180 USD/1000 m3|price} that makes {$216 million a year|216,000,000 USD/year|value}."
    copy = "Gas is {1.2 million cubic metres a year|1,200,000 m3/year|gas}. At {$180 per cubic metre|180 USD/m3|price} that makes {$216 million a year|216,000,000 USD/year|value}."
    findings = found(text, copy)
    assert [f.verdict for f in findings] == ["consistent", "consistent"]
    plain, noted = findings
    assert "cancel" in noted.message
    assert "cancel" not in plain.message
    assert len(noted.readings) == 2


def test_a_figure_outside_the_range_it_was_taken_from(told: Told) -> None:
    first, (one,) = told("Oz offers {600 to 700 tanks|600 to 700 tank|tanks}, Ann Oz said.", "first")
    second, (two,) = told("Oz sends {more than 700 tanks|more than 700 tank|tanks}.", "second")
    (only,) = check([one, two], [first, second], [], lineage=chain(one.id, two.id, "tanks"))
    assert (only.rule, only.verdict, only.claims) == ("conflict", "inconsistent", (two.id, one.id))


QUOTE = "“We will send {|} men by May, not one more,” Ann Oz said."


@pytest.mark.parametrize(("there", "expected"), [("500", 1), ("400", 0)])
def test_a_quotation_with_other_figures(found: Found, there: str, expected: int) -> None:
    one = QUOTE.replace("{|}", "{400|400 soldier|men|mode=direct|by=Ann Oz}")
    other = QUOTE.replace("{|}", f"{{{there}|{there} soldier|men|mode=direct|by=Ann Oz}}")
    findings = found(one, other)
    assert [f.rule for f in findings] == ["quotation"] * expected


def test_another_occasion_is_no_altered_quotation(found: Found) -> None:
    one = QUOTE.replace("{|}", "{400|400 soldier|men|mode=direct|by=Ann Oz}")
    other = "“In spring our parliament asked for {900|900 soldier|men|mode=direct|by=Ann Oz} and got none of them,” she said."
    assert found(one, other) == []


def test_copies_are_no_contradiction(told: Told) -> None:
    first, (one,) = told("Oz sent {10,000 men|10,000 soldier|men|by=Service}.", "first")
    second, (two,) = told("Oz sent {12,500 men|12,500 soldier|men|by=Service}.", "second")
    assert check([one, two], [first, second], [], lineage=chain(one.id, two.id, "men")) == []


@pytest.mark.parametrize(("day", "expected"), [("2024-11-08", 1), ("2024-11-01", 0)])
def test_a_report_dated_after_the_article(found: Found, day: str, expected: int) -> None:
    findings = found(
        f"A report published on {{8 November|5 tank||time={day}|by=Institute}} counts five tanks."
    )
    assert [f.rule for f in findings] == ["conflict"] * expected


def test_a_plan_for_later_is_no_report_from_the_future(found: Found) -> None:
    assert found("The treaty is to be signed on {8 November|5 tank||time=2024-11-08}.") == []


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Oz ships {3 million shells|3,000,000 shell||section=headline}", [("conflict", "inconsistent")]),
        ("Oz could ship {3 million shells|3,000,000 shell||section=headline|modality=possible}", []),
    ],
)
def test_a_capacity_printed_as_a_count(found: Found, headline: str, expected: list[tuple[str, str]]) -> None:
    text = (
        headline
        + "\n\nThe containers could hold {3 million shells|3,000,000 shell||modality=possible}, Ann Oz said."
    )
    if not expected:
        text = text.replace("could ship", "has room for")
    assert [(f.rule, f.verdict) for f in found(text)] == expected
