"""What a capture is, and how its kind is told from its first bytes."""

from __future__ import annotations

import csv
import re
from typing import Literal

from countertrade.records import Problem, Record

Kind = Literal["wacz", "warc", "mhtml", "singlefile", "mail", "auto-archiver", "page"]


class Capture(Record, frozen=True, kw_only=True):
    """One page as it was captured. `data` are the bytes to store as the original; b"" where only the address is known."""

    data: bytes
    name: str
    url: str | None = None
    captured: str | None = None  # ISO 8601 with its zone
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    archive_url: str | None = None
    verified: tuple[str, ...] = ()  # what was checked and fits, in words: "WARC-Payload-Digest sha1:…"
    said: dict[str, str] = {}  # what else the tool noted: its hash of the page, a screenshot's address


class Unpacked(Record, frozen=True, kw_only=True):
    """The captures in a file, the file's own hash, and why parts of it could not be used."""

    kind: Kind
    name: str
    sha256: str
    captures: tuple[Capture, ...]
    problems: tuple[Problem, ...] = ()
    verified: tuple[str, ...] = ()


_HEAD = 16 * 2**10
"""Bytes in which a capture says what it is."""

_SINGLEFILE = re.compile(rb"<!--\s{0,9}Page saved with SingleFile(?:Z|Lite)?\b", re.IGNORECASE)
_RELATED = re.compile(rb"^content-type:[ \t]{0,9}multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SNAPSHOT = re.compile(
    rb"^(?:snapshot-content-location:|from:[ \t]{0,9}<saved by )", re.IGNORECASE | re.MULTILINE
)
_TRAVELLED = re.compile(rb"^(?:received|message-id|return-path|mime-version):", re.IGNORECASE | re.MULTILINE)
_ADDRESSED = re.compile(rb"^(?:from|subject|date):", re.IGNORECASE | re.MULTILINE)
AUTO_ARCHIVER = frozenset({"link", "archive status"})
"""Columns that an auto-archiver's sheet has, whatever else stands in it."""


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a capture; "page" for a plain page, PDF or text.

    >>> kind_of(b"WARC/1.1\\r\\nWARC-Type: warcinfo\\r\\n", "x"), kind_of(b"<html>", "x.html")
    ('warc', 'page')
    """
    head = data[:_HEAD]
    lowered = name.lower()
    if head.startswith(b"PK\x03\x04"):
        return "wacz" if lowered.endswith(".wacz") or b"datapackage.json" in head + data[-_HEAD:] else "page"
    if head.startswith(b"WARC/") or lowered.endswith((".warc", ".warc.gz")) or _is_gzipped_warc(head):
        return "warc"
    if _SINGLEFILE.search(head):
        return "singlefile"
    start = head[:4096].replace(b"\r\n", b"\n")
    if _RELATED.search(start) and (_SNAPSHOT.search(start) or lowered.endswith((".mhtml", ".mht"))):
        return "mhtml"
    if lowered.endswith(".eml") or (
        _TRAVELLED.search(start)
        and len(_ADDRESSED.findall(start)) >= 2
        and b"<html" not in start[:200].lower()
    ):
        return "mail"
    if lowered.endswith((".csv", ".tsv")) and columns_of(data) >= AUTO_ARCHIVER:
        return "auto-archiver"
    return "page"


def columns_of(data: bytes) -> set[str]:
    """The columns of a sheet as CSV, in small letters."""
    first = (data[:_HEAD].decode("utf-8-sig", "replace").splitlines() or [""])[0]
    cells = next(csv.reader([first], delimiter=max(",;\t", key=first.count)), [])
    return {cell.strip().lower() for cell in cells}


def _is_gzipped_warc(head: bytes) -> bool:
    if not head.startswith(b"\x1f\x8b"):
        return False
    import zlib

    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False
