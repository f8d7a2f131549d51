"""Times as intervals relative to the day of publication."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.reading.dates import times
from countertrade.reading.feasts import easter
from countertrade.reading.timex import timexes


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am Mittwoch (12. Juni)", ("am Mittwoch (12. Juni)", "2024-06-12", "2024-06-12")),
        ("de", "bis Ende des Jahres", ("bis Ende des Jahres", "2024-06-14", "2024-12-31")),
        ("de", "im kommenden Herbst", ("im kommenden Herbst", "2024-09-01", "2024-11-30")),
        ("de", "seit März", ("seit März", "2024-03-01", "2024-06-14")),
        ("de", "in den ersten vier Monaten", ("in den ersten vier Monaten", "2024-01-01", "2024-04-30")),
        ("de", "vor drei Wochen", ("vor drei Wochen", "2024-05-24", "2024-05-24")),
        ("de", "vom Februar an", ("vom Februar an", "2025-02-01", None)),
        ("de", "im zweiten Quartal 2023", ("im zweiten Quartal 2023", "2023-04-01", "2023-06-30")),
        ("en", "last week", ("last week", "2024-06-03", "2024-06-09")),
        ("en", "by year-end", ("by year-end", "2024-06-14", "2024-12-31")),
        ("en", "in 2023/24", ("in 2023/24", "2023-01-01", "2024-12-31")),
        ("en", "on May 3", ("on May 3", "2024-05-03", "2024-05-03")),
        ("en", "since 2012", ("since 2012", "2012-01-01", "2024-06-14")),
        ("en", "between 2020 and 2022", ("between 2020 and 2022", "2020-01-01", "2022-12-31")),
        ("en", "two weeks ago", ("two weeks ago", "2024-05-31", "2024-05-31")),
    ],
)
def test_time(language: str, text: str, expected: tuple[str, str, str | None]) -> None:
    (found,) = times(f"Er kam {text}." if language == "de" else f"He came {text}.", language, "2024-06-14")
    assert (found.text, found.start, found.end) == expected


def test_without_a_publication_date_only_a_dated_time_has_an_interval() -> None:
    found = times("Am 3. Mai 2024 und am Freitag.", "de", None)
    assert [(time.start, time.end) for time in found] == [("2024-05-03", "2024-05-03"), (None, None)]


def test_an_impossible_day_is_never_made_a_day() -> None:
    assert [time.text for time in times("on 30 February 2023", "en", "2024-01-01")] == ["February 2023"]


@pytest.mark.parametrize(
    ("text", "timex", "values"),
    [
        ("am 3. Mai", "XXXX-05-03", ["2024-05-03", "2025-05-03"]),
        ("am Montag", "XXXX-WXX-1", ["2024-06-10", "2024-06-17"]),
        ("um Viertel vor drei", "T02:45", ["02:45:00", "14:45:00"]),
        ("um 17.30 Uhr", "T17:30", ["17:30:00"]),
        ("vier Stunden", "PT4H", ["14400"]),
        ("jeden Dienstag um 18 Uhr", "XXXX-WXX-2T18", ["not resolved"]),
        ("an Ostermontag 2025", "2025-04-21", ["2025-04-21"]),
        ("in zwei Wochen", "2024-06-28", ["2024-06-28"]),
        ("am Donnerstag um 9 Uhr morgens", "XXXX-WXX-4T09", ["2024-06-13 09:00:00", "2024-06-20 09:00:00"]),
    ],
)
def test_timex(text: str, timex: str, values: list[str]) -> None:
    (found,) = timexes(text, "de", dt.datetime(2024, 6, 14))
    assert found.values[0]["timex"] == timex
    assert [value["value"] for value in found.values] == values


@pytest.mark.parametrize(
    ("text", "timex", "start", "end"),
    [
        ("nächste Woche", "2024-W25", "2024-06-17", "2024-06-24"),
        ("im September 2023", "2023-09", "2023-09-01", "2023-10-01"),
        ("vom 3. bis zum 9. März 2025", "(2025-03-03,2025-03-09,P6D)", "2025-03-03", "2025-03-09"),
        ("dieses Wochenende", "2024-W24-WE", "2024-06-15", "2024-06-17"),
        ("Samstagabend", "XXXX-WXX-6TEV", "2024-06-08 16:00:00", "2024-06-08 20:00:00"),
    ],
)
def test_stretch(text: str, timex: str, start: str, end: str) -> None:
    (found,) = timexes(text, "de", dt.datetime(2024, 6, 14))
    assert (found.values[0]["timex"], found.values[0]["start"], found.values[0]["end"]) == (timex, start, end)


@pytest.mark.parametrize("quarter", ["Q12", "Q0", "Q5", "Q23", "Q1234"])
def test_a_quarter_that_no_year_has_is_none(quarter: str) -> None:
    text = f"That makes 400 million dollars, or 3.2 percent in {quarter}."
    assert [time.text for time in times(text, "en", "2024-06-14") if "Q" in time.text] == []


def test_every_feast_of_every_year_is_found() -> None:
    for year in range(1990, 2060):
        sunday = easter(year)
        assert sunday.weekday() == 6
        assert dt.date(year, 3, 22) <= sunday <= dt.date(year, 4, 25)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789./-: UhrJanfebmontag,äbisvomzum\n", max_size=60))
def test_any_text_has_literal_times(text: str) -> None:
    for language in ("de", "en"):
        for time in times(text, language, "2024-06-14"):
            assert text[time.span[0] : time.span[1]] == time.text != ""
        timexes(text, language, dt.datetime(2024, 6, 14))
