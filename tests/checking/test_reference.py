"""Reference rows from CSV: what is read, and every problem at its line."""

from __future__ import annotations

from importlib import resources

import pytest

from countertrade.checking import rates
from countertrade.checking.reference import COLUMNS, Limit, exchange, is_old, later_than, limit, rows
from countertrade.records import Bad, Reference

HEAD = ",".join(COLUMNS) + "\n"


def problems(text: str) -> list[str]:
    with pytest.raises(Bad) as caught:
        rows(text, "figures.csv")
    return [str(problem) for problem in caught.value.problems]


def test_a_row_is_read() -> None:
    (row,) = rows(
        HEAD + 'a,"output, milled",579200,,,t/year,2024,2024-12-24,Press,,,supply of rice by RU\n', "f.csv"
    )
    assert row == Reference(
        id="a", quantity="output, milled", value=579200.0, unit="t/year", year="2024", published="2024-12-24", source="Press",
        bounds="supply of rice by RU",
    )  # fmt: skip


def test_a_german_spreadsheet_is_read() -> None:
    text = "\ufeff" + (HEAD + "a,output,5,,,t/year,2024,,Press,,,\n").replace(",", ";")
    assert [row.id for row in rows(text, "f.csv")] == ["a"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a,output,many,,,t,2024,,Press,,,", "value 'many' is no number"),
        ("a,output,,,,t,2024,,Press,,,", "neither value nor low and high is given"),
        ("a,output,,9,5,t,2024,,Press,,,", "low 9 is above high 5"),
        ("a,output,5,,,,2024,,Press,,,", "'unit' is empty"),
        ("a,output,5,,,usd,2024,,Press,,,", "did you mean 'USD'?"),
        ("a,output,5,,,t per year,2024,,Press,,,", "is no unit"),
        ("A b,output,5,,,t,2024,,Press,,,", "the id 'A b'"),
        ("a,output,5,,,t,2024,autumn,Press,,,", "published 'autumn' is no date"),
        ("a,output,5,,,t,2024,,Press,,,some of rice by RU", "bounds 'some of rice by RU' is not understood"),
        ("a,output,5,,,t,2024,,Press,,a, note,,x", "14 cells under 12 columns"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_at_its_line(line: str, said: str) -> None:
    (only,) = problems(HEAD + "ok,output,5,,,t,2024,,Press,,,\n" + line + "\n")
    assert only.startswith("figures.csv:3:1: ")
    assert said in only


def test_all_problems_are_told_at_once() -> None:
    assert (
        len(
            problems(
                HEAD
                + "a,o,x,,,t,2024,,P,,,\nb,o,y,,,t,2024,,P,,,\nb,o,1,,,t,2024,,P,,,\nb,o,1,,,t,2024,,P,,,\n"
            )
        )
        == 3
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "the file is empty"), ("id,quantity,vaule,unit,year,source\n", "did you mean 'value'?"), ("id,quantity,unit,source\n", "'year' is missing")],
)  # fmt: skip
def test_a_wrong_head_is_told(text: str, said: str) -> None:
    assert any(said in problem for problem in problems(text))


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ("supply of rice by RU", Limit("supply", "rice", "RU")),
        ("supply of unmilled rice by RU", Limit("supply", "rice", "RU", "unmilled")),
        ("cap of refined oil to KP", Limit("cap", "refined oil", "KP")),
        ("population of KP", Limit("population", None, "KP")),
        ("rate of EUR in USD", Limit("rate", "EUR", "USD")),
        ("price of oil", Limit("price", "oil", None)),
        ("everything", None),
        (None, None),
    ],
)
def test_what_a_row_limits(bounds: str | None, expected: Limit | None) -> None:
    assert limit(bounds) == expected


def test_an_exchange_rate_works_both_ways() -> None:
    (row,) = rows(HEAD + "e,rate,1.25,,,USD/EUR,2024,,Bank,,,rate of EUR in USD\n", "f.csv")
    assert exchange("EUR", "USD", [row]) == (row, 1.25)
    assert exchange("USD", "EUR", [row]) == (row, 0.8)
    assert exchange("USD", "JPY", [row]) is None


def test_later_and_old_rows() -> None:
    (row,) = rows(HEAD + "a,o,5,,,t,2014/15,2024-12-24,P,,,\n", "f.csv")
    assert later_than(row, "2024-11-04") is True
    assert later_than(row, "2025-01-04T09:00:00Z") is False
    assert later_than(row, None) is None
    assert is_old(row, "2024-11-04")


def test_the_shipped_set_is_whole() -> None:
    text = (resources.files("countertrade.checking") / "reference.csv").read_text("utf-8")
    shipped = rows(text, "shipped")
    assert len(shipped) >= 20
    assert all(row.url and row.year for row in shipped)


def test_rates_are_packed_of_the_federal_reserve_and_where_it_has_none_of_the_ecb() -> None:
    table = "Date,Country,Exchange rate\n2020-03-01,Norway,10.5\n2020-03-01,Nowhere,3\n"
    history = "Date,USD,NOK,RON,\n2020-03-02,1.1,9.9,4.4,\n2020-03-03,1.1,9.9,4.8,\n2020-04-01,N/A,9.9,4.8,\n2020-05-04,1.1,9.9,N/A,\n"
    assert rates.packed(table, history).splitlines()[1:] == [
        "NOK,2020,,,10.5,,,,,,,,,",
        "RON,2020,,,4.1818,,,,,,,,,",
    ]


def test_where_there_is_no_month_the_years_mean_is_packed_from_the_new_money_on() -> None:
    yearly = "countrycode,year,xr\nKEN,2010,79.233\nZMB,2010,4797.1\nZMB,2015,8.632\nNOR,2010,6.04\nKEN,1980,7.42\n"
    since = "Country Code,2015 [YR2015],2021 [YR2021],2022 [YR2022]\nKEN,98.2,109.6,..\n"
    head = "Date,Country,Exchange rate\n"
    assert rates.packed(head, "", yearly, since).splitlines()[1:] == [
        "KES,2010,79.23",
        "KES,2015,98.2",
        "KES,2021,109.6",
        "ZMW,2015,8.632",
    ]


def test_yearly_means_around_a_year() -> None:
    low, high = rates.around("USD", "SAR", 2015, 2015) or (0, 0)
    assert low == high == pytest.approx(3.75, abs=0.01)
    crossed = rates.around("XOF", "GBP", 2010, 2012)
    back = rates.around("GBP", "XOF", 2010, 2012)
    assert crossed is not None
    assert back is not None
    assert crossed[0] == pytest.approx(1 / back[1])
    assert rates.around("USD", "GHS", 1999, 2001) is None  # money before 2008 had four zeros more
    assert rates.around("USD", "SAR", 2200, 2201) is None
