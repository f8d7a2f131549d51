"""Pages that a browser saved into one file: SingleFile's HTML, and MHTML. The file itself is the original that is stored."""

from __future__ import annotations

import datetime
import email.utils
import re
from email import message_from_bytes, policy

from countertrade.captures.records import Capture, Unpacked
from countertrade.files import digest_of

_COMMENT = 16 * 2**10
_URL = re.compile(rb"\burl:[ \t]{1,9}(\S{1,4000})")
_SAVED = re.compile(
    rb"\bsaved date:[ \t]{1,9}\w{3} (?P<month>\w{3}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<time>\d{2}:\d{2}:\d{2}) GMT(?P<zone>[+-]\d{4})"
)
_MONTHS = b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def singlefile(data: bytes, name: str) -> Unpacked:
    """A page saved with SingleFile: its comment says the address and when it was saved."""
    start = data[:_COMMENT]
    start = start[: end if (end := start.find(b"-->")) >= 0 else len(start)]
    url = found[1].decode("utf-8", "replace") if (found := _URL.search(start)) else None
    return _one("singlefile", data, name, url, _saved(start))


def mhtml(data: bytes, name: str) -> Unpacked:
    """A page saved as MHTML: its header says the address, the title and when it was saved."""
    head = data[:_COMMENT].replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n"
    try:
        fields = message_from_bytes(head, policy=policy.compat32)
        url, date = (str(fields[key] or "") for key in ("Snapshot-Content-Location", "Date"))
    except Exception:  # the library meets a damaged header with whatever it stumbles on
        url = date = ""
    return _one("mhtml", data, name, "".join(url.split()) or None, moment(date))


def moment(text: str) -> str | None:
    """The moment in a mail's Date field as ISO 8601, None where there is none.

    >>> moment("Mon, 4 Nov 2024 09:12:33 +0100")
    '2024-11-04T09:12:33+01:00'
    """
    try:
        found = email.utils.parsedate_to_datetime(text[:100])
    except (TypeError, ValueError, IndexError):
        return None
    if found.tzinfo is None:  # "-0000": UTC, from a sender that does not say where it is
        found = found.replace(tzinfo=datetime.UTC)
    return found.isoformat()


def _saved(comment: bytes) -> str | None:
    found = _SAVED.search(comment)
    if not found or found["month"] not in _MONTHS:
        return None
    year, day, zone = (found[part].decode() for part in ("year", "day", "zone"))
    month = _MONTHS.index(found["month"]) + 1
    return f"{year}-{month:02}-{int(day):02}T{found['time'].decode()}{zone[:3]}:{zone[3:]}"


def _one(kind: str, data: bytes, name: str, url: str | None, captured: str | None) -> Unpacked:
    capture = Capture(data=data, name=name, url=url, captured=captured)
    return Unpacked(kind=kind, name=name, sha256=digest_of(data), captures=(capture,))  # type: ignore[arg-type]
