"""Small web archives, written record by record, and a case that they are about."""

from __future__ import annotations

import gzip
from pathlib import Path

CASE = """title: Shells for Oz
parties:
  - {code: RU, name: {en: Ruritania, de: Ruritanien}}
  - {code: OZ, name: {en: Oz, de: Oz}}
measures:
  - {id: shells, unit: shell, giver: RU, recipient: OZ, words: {en: [shells], de: [Granaten]}}
  - {id: price, unit: USD, per: [shell], giver: OZ, recipient: RU, words: {en: [price], de: [Preis]}}
"""

FILLER = (
    "The council met on Thursday evening and spoke for three hours about the new bridge, which the town has wanted for years. "
    "Nobody knows yet who is going to pay for it, and the mayor said that he would not be drawn on that before the summer."
)


def page(
    *paragraphs: str,
    title: str = "News",
    outlet: str = "Harbour Times",
    day: str = "2025-03-04",
    charset: str = "utf-8",
) -> bytes:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='{charset}'><title>{title}</title>"
        f"<meta property='og:site_name' content='{outlet}'><meta property='article:published_time' content='{day}T10:00:00Z'></head>"
        f"<body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode(charset, "xmlcharrefreplace")


def about(
    shells: str,
    outlet: str = "Harbour Times",
    day: str = "2025-03-04",
    said: str = "the minister Ana Brandt told reporters",
) -> bytes:
    """A page about the case."""
    return page(
        f"Ruritania will deliver {shells} shells to Oz, {said} on Tuesday.",
        FILLER,
        title="Gas for shells",
        outlet=outlet,
        day=day,
    )


def other(number: int = 0) -> bytes:
    """A page about something else."""
    return page(
        FILLER,
        f"In number {number} of the series the paper looks at Ruritania's beaches.",
        title="The bridge",
    )


def record(
    body: bytes,
    url: str = "https://paper.example/1",
    *,
    length: int | None = None,
    headers: str = "",
    kind: str = "response",
) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:12345678-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2025-03-05T10:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Each record a gzip member of its own, as in Common Crawl."""
    return b"".join(gzip.compress(each, 1, mtime=0) for each in records)


def case(folder: Path, text: str = CASE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(text, "utf-8")
    return folder
