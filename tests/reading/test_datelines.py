"""The date that a page prints of itself, and none that it only tells of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countertrade.reading.datelines import printed_date

BODY = (
    "\n\nThe first ship reached Togo on 2 April 2011 and brought 40,000 tonnes of rice, the ministry said.\n"
)
PRINTED = [
    ("Rice for Togo\n\nFri 19 Jul 2024", "2024-07-19"),
    ("Rice for Togo\n\nBy Ana Roth | 3 May 2019 | Leave a comment", "2019-05-03"),
    ("Rice for Togo\n\nAna Roth Dec 11, 2020", "2020-12-11"),
    ("Rice for Togo\n\nOctober 18, 1988|By Ana Roth, Harbour Post.", "1988-10-18"),
    ("Rice for Togo\n\n23rd April, 2018 11:04:35", "2018-04-23"),
    ("Rice for Togo\n\nPublished Thu, Jun 30 2022 1:05 AM EDT Updated Fri, Jul 1 2022", "2022-06-30"),
    ("Rice for Togo\n\nLast updated: Monday, 3 January, 2005, 14:12 GMT", "2005-01-03"),
    ("Reis für Togo\n\n18. September 2023, 13:41 Uhr", "2023-09-18"),
    ("Reis für Togo\n\n09.07.2020 - 18:47 Uhr", "2020-07-09"),
    ("Reis für Togo\n\nStand: 04.11.2024, 09:12 Uhr", "2024-11-04"),
    ("Reis für Togo\n\n„Hafenbote“ vom 16.05.06", "2006-05-16"),
    ("Rice for Togo\n\nWed, 10/02/2013 - 18:47", "2013-10-02"),
    ("Rice for Togo\n\n28/07/2005", "2005-07-28"),
    ("Rice for Togo\n\nHC Deb 14 March 2002 vol 381 cc1187-9W", "2002-03-14"),
    ("Drucksache 19/1 19. Wahlperiode 28.12.2017 Antwort der Bundesregierung auf die Anfrage " + "x " * 80, "2017-12-28"),
    ("Rice for Togo\n\nHarbour Post, Lomé, 3 October 2020 — Just over a tenth of the rice that was promised has come, as the port said " + "y " * 30, "2020-10-03"),
    ("Rice for Togo\n\nUpdated 4 May 2020\n\nPosted on 3 May 2020", "2020-05-03"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "date"), PRINTED)
def test_a_page_that_prints_its_date(head: str, date: str) -> None:
    assert printed_date(head + BODY) == date


@pytest.mark.parametrize(
    "head",
    [
        "Togo keeps to the treaty of 3 May 2019",
        "Rice for Togo\n\nOn 3 May 2019 both signed.",
        "Rice for Togo\n\n• March 7, 2014 at",
        "Rice for Togo\n\nMore than 1,500 times (as of 8 June 2022) the post was shared.",
        "Rice for Togo\n\n31.02.2020",
        "Rice for Togo",
    ],
)
def test_a_date_that_is_told_of_is_not_the_pages(head: str) -> None:
    assert printed_date(head + BODY) is None


@given(st.text(alphabet="0123456789./-: \n,|AprilMay()", max_size=200))
def test_any_text(text: str) -> None:
    found = printed_date(text)
    assert found is None or len(found) == len("2020-01-01")
