"""Times as intervals relative to the day of publication."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.reading.document import analyse
from countertrade.reading.temporal import times, timexes
from countertrade.reading.temporal.calendar import easter


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
    (found,) = times(
        analyse(f"Er kam {text}." if language == "de" else f"He came {text}.", language), "2024-06-14"
    )
    assert (found.text, found.start, found.end) == expected


def test_without_a_publication_date_only_a_dated_time_has_an_interval() -> None:
    found = times(analyse("Am 3. Mai 2024 und am Freitag.", "de"), None)
    assert [(time.start, time.end) for time in found] == [("2024-05-03", "2024-05-03"), (None, None)]


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("de", "bis 2031", None, "2031-12-31"),
        ("de", "seit 2014", "2014-01-01", None),
        ("de", "von Februar bis November 2021", "2021-02-01", "2021-11-30"),
        ("de", "von Oktober bis März 2019", "2018-10-01", "2019-03-31"),
        ("en", "from April through July 2023", "2023-04-01", "2023-07-31"),
        ("en", "in May this year", None, None),
        ("en", "in June last year", None, None),
        ("en", "in the current fiscal year", None, None),
    ],
)
def test_without_a_publication_date_no_year_is_made_up(
    language: str, text: str, start: str | None, end: str | None
) -> None:
    (found,) = times(analyse(f"Er kam {text}." if language == "de" else f"He came {text}.", language), None)
    assert (found.start, found.end) == (start, end)


def test_an_impossible_day_is_never_made_a_day() -> None:
    assert [time.text for time in times(analyse("on 30 February 2023", "en"), "2024-01-01")] == [
        "February 2023"
    ]


@pytest.mark.parametrize(
    ("language", "text", "printed", "start", "end"),
    [
        ("de", "Er kommt am 3. Mai.", "3. Mai", "2025-05-03", "2025-05-03"),
        ("de", "Er kam am 3. Mai.", "3. Mai", "2024-05-03", "2024-05-03"),
        ("de", "Er kam am Montag.", "Montag", "2024-06-10", "2024-06-10"),
        ("de", "Er kam an Ostermontag 2025.", "Ostermontag 2025", "2025-04-21", "2025-04-21"),
        ("de", "Nächste Woche ist Schluss.", "Nächste Woche", "2024-06-17", "2024-06-23"),
        ("de", "Seit September 2023 ist Schluss.", "September 2023", "2023-09-01", "2023-09-30"),
        ("de", "In den neunziger Jahren war Schluss.", "neunziger Jahren", "1990-01-01", "1999-12-31"),
        ("de", "Im Vorjahr kam keiner.", "Vorjahr", "2023-01-01", "2023-12-31"),
        ("en", "He came on 8 May 1945.", "8 May 1945", "1945-05-08", "1945-05-08"),
        ("en", "He came on May 8, 1945.", "May 8, 1945", "1945-05-08", "1945-05-08"),
        ("en", "It fell in the second half of 2020.", "second half of 2020", "2020-07-01", "2020-12-31"),
        ("en", "It fell in the 1980s.", "1980s", "1980-01-01", "1989-12-31"),
    ],
)
def test_value_of_an_expression(language: str, text: str, printed: str, start: str, end: str) -> None:
    (found,) = timexes(analyse(text, language), "2024-06-14")
    assert (found.text, found.start, found.end) == (printed, start, end)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Theresa May came."),
        ("en", "They may come."),
        ("de", "Volkmar Mair kam."),
        ("de", "Ihre Augen sind blau."),
        ("de", "Es kamen 2000 Soldaten."),
        ("de", "Er hat eine Haubitze 2000."),
        ("en", "They paid 1990 dollars."),
    ],
)
def test_what_is_no_time(language: str, text: str) -> None:
    assert timexes(analyse(text, language), "2024-06-14") == []


@pytest.mark.parametrize("quarter", ["Q12", "Q0", "Q5", "Q23", "Q1234"])
def test_a_quarter_that_no_year_has_is_none(quarter: str) -> None:
    text = f"That makes 400 million dollars, or 3.2 percent in {quarter}."
    assert [time.text for time in times(analyse(text, "en"), "2024-06-14") if "Q" in time.text] == []


def test_every_feast_of_every_year_is_found() -> None:
    for year in range(1990, 2060):
        sunday = easter(year)
        assert sunday.weekday() == 6
        assert dt.date(year, 3, 22) <= sunday <= dt.date(year, 4, 25)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789./-: UhrJanfebmontag,äbisvomzum\n", max_size=60))
def test_any_text_has_literal_times(text: str) -> None:
    for language in ("de", "en"):
        for time in times(analyse(text, language), "2024-06-14"):
            assert text[time.span[0] : time.span[1]] == time.text != ""
        timexes(analyse(text, language), "2024-06-14")
