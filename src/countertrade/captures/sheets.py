"""The sheet that Bellingcat's auto-archiver keeps, as CSV: a row a page, with what was archived of it and where.

Columns, in any order and case: link, archive status, archive location, archive date, upload timestamp (or timestamp), upload title (or
title), text content (or text), screenshot, hash, wacz, replaywebpage. Nothing in it is fetched.
"""

from __future__ import annotations

import csv
import datetime
import io
import re

from countertrade.captures.records import Capture, Unpacked
from countertrade.files import decode, digest_of
from countertrade.records import Bad, Problem

KEPT = ("hash", "perceptual hashes", "screenshot", "wacz", "replaywebpage", "archive status")
"""Columns that are kept as they are."""
FAILED = re.compile(r"nothing archived|error|failed|no archiver|duplicate", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?))?")


def auto_archiver(data: bytes, name: str) -> Unpacked:
    """The pages of the sheet whose archiving came to an end; a row without an address, or that failed, is named."""
    text = decode(data, name).removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    problems: list[Problem] = []
    captures: list[Capture] = []
    heads: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not heads:
                heads = [cell.strip().lower() for cell in cells]
            elif any(cell.strip() for cell in cells):
                row = {head: cell.strip() for head, cell in zip(heads, cells, strict=False)}
                made = _capture(row, name, line, problems)
                captures += [made] if made else []
            line = reader.line_num + 1
    except csv.Error as error:
        said = f"{error}; a quotation mark that is opened stands again at the end of its cell"
        raise Bad(Problem(name, line, 1, said)) from None
    if not captures:
        raise Bad(*problems, Problem(name, 0, 0, "no row of this sheet has an archived page"))
    return Unpacked(
        kind="auto-archiver",
        name=name,
        sha256=digest_of(data),
        captures=tuple(captures),
        problems=tuple(problems),
    )


def _capture(row: dict[str, str], name: str, line: int, problems: list[Problem]) -> Capture | None:
    url = row.get("link", "")
    if not re.match(r"https?://\S", url):
        problems.append(
            Problem(name, line, 1, f"'{url[:80]}' in the column link is no address; the row is left out")
        )
        return None
    status = row.get("archive status", "")
    if not status or FAILED.search(status):
        problems.append(
            Problem(name, line, 1, f"{url[:200]} was not archived: '{status[:80]}'; the row is left out")
        )
        return None
    text = row.get("text content") or row.get("text") or ""
    title = row.get("upload title") or row.get("title") or None
    body = "\n\n".join(filter(None, (title, text))) if text else ""
    return Capture(
        data=body.encode(),
        name=f"{name.rpartition('.')[0]}-{line}.txt",
        url=url,
        captured=_iso(row.get("archive date", "")),
        published=_iso(row.get("upload timestamp") or row.get("timestamp") or ""),
        title=title,
        archive_url=row.get("archive location") or None,
        said={column: row[column] for column in KEPT if row.get(column)},
    )


def _iso(text: str) -> str | None:
    """A moment of the sheet as ISO 8601: as it stands, or with the day first; None for anything else.

    >>> _iso("2024-11-04 09:12:33+00:00"), _iso("04/11/2024 09:12"), _iso("soon")
    ('2024-11-04T09:12:33+00:00', '2024-11-04T09:12:00', None)
    """
    try:
        return (
            datetime.datetime.fromisoformat(text.strip().replace(" UTC", "+00:00")).isoformat()
            if text
            else None
        )
    except ValueError:
        pass
    if found := _DAY_FIRST.fullmatch(text.strip()):
        day, month, year, time = found.groups()
        try:
            return datetime.datetime.fromisoformat(
                f"{year}-{int(month):02}-{int(day):02}T{(time or '00:00'):0>5}"
            ).isoformat()
        except ValueError:
            return None
    return None
