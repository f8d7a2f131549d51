"""Captures written by hand: a WARC and a WACZ with the hashes that belong in them, MHTML, SingleFile, a mail."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile

PAGE = """<html lang="en"><head><meta charset="utf-8"><title>Gas for shells</title><meta property="og:site_name" content="Harbour Times">
<meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body><article><h1>Gas for shells</h1>
<p>Ruritania will deliver 200,000 shells to Oz, the minister Ana Brandt told reporters on Tuesday.</p>
<p>“Oz pays $1,500 for each shell,” she said. The talks went on for half a year.</p></article></body></html>""".encode()
URL = "https://harbour.example/gas"
WHEN = "2025-03-05T08:00:00Z"


def record(
    kind: str, url: str, block: bytes, *, content_type: str, when: str = WHEN, digest: str | None = None
) -> bytes:
    payload = block.partition(b"\r\n\r\n")[2] if content_type.startswith("application/http") else block
    stated = digest or "sha1:" + base64.b32encode(hashlib.sha1(payload).digest()).decode()
    name = "WARC-Payload-Digest" if content_type.startswith("application/http") else "WARC-Block-Digest"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {when}\r\n"
        f"WARC-Record-ID: <urn:uuid:{hashlib.md5(url.encode() + block).hexdigest()}>\r\n{name}: {stated}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(
    url: str = URL,
    body: bytes = PAGE,
    *,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    headers: str = "",
    when: str = WHEN,
    digest: str | None = None,
) -> bytes:
    block = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}\r\n".encode() + body
    return record(
        "response", url, block, content_type="application/http; msgtype=response", when=when, digest=digest
    )


def warc(*records: bytes, packed: bool = True) -> bytes:
    return b"".join(gzip.compress(each, mtime=0) if packed else each for each in records or (response(),))


def wacz(
    archive: bytes | None = None,
    *,
    pages: list[dict[str, str]] | None = None,
    changed: str | None = None,
    signed: bool = True,
) -> bytes:
    """A WACZ; the part named by `changed` gets a byte more than its hash knows of."""
    parts = {"archive/data.warc.gz": archive or warc()}
    if pages is not None:
        lines = [{"format": "json-pages-1.0", "id": "pages", "title": "All pages"}, *pages]
        parts["pages/pages.jsonl"] = "".join(json.dumps(line) + "\n" for line in lines).encode()
    resources = [
        {
            "name": path.rpartition("/")[2],
            "path": path,
            "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
            "bytes": len(data),
        }
        for path, data in parts.items()
    ]
    package = json.dumps(
        {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}
    ).encode()
    parts["datapackage.json"] = package
    if signed:
        digest = {"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(package).hexdigest()}
        parts["datapackage-digest.json"] = json.dumps(digest).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path, data in parts.items():
            made.writestr(path, data + (b"\n" if path == changed else b""))
    return out.getvalue()


SINGLEFILE = (
    b"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://harbour.example/gas \n"
    b" saved date: Wed Mar 05 2025 09:00:00 GMT+0100 (Central European Standard Time)\n-->"
    + PAGE.partition(b">")[2]
)

MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbour.example/gas\r\nSubject: Gas for shells\r\n"
    "Date: Wed, 5 Mar 2025 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n'
    "------B\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: base64\r\n"
    "Content-Location: https://harbour.example/gas\r\n\r\n"
    + base64.encodebytes(PAGE).decode().replace("\n", "\r\n")
    + "\r\n------B--\r\n"
).encode()

MAIL = (
    "Received: by mail.example; Wed, 5 Mar 2025 09:00:01 +0100\r\nMessage-ID: <1@harbour.example>\r\n"
    "From: Harbour Times Newsletter <news@harbour.example>\r\nTo: desk@example.org\r\nSubject: This morning\r\n"
    "Date: Wed, 5 Mar 2025 09:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="B"\r\n\r\n'
    "--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nOz has received 50,000 shells, the minister Ana Brandt said.\r\n"
    '--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Disposition: attachment; filename="gas.html"\r\n'
    "Content-Transfer-Encoding: base64\r\n\r\n"
    + base64.encodebytes(PAGE).decode().replace("\n", "\r\n")
    + "\r\n--B--\r\n"
).encode()
