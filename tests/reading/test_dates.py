"""Times as intervals relative to the day of publication."""

from __future__ import annotations

import pytest

from countertrade.reading.dates import times


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
