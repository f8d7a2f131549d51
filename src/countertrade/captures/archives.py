"""Web archives: the pages of a WARC, and of a WACZ that packs WARCs with their hashes and a list of pages.

Formats: WARC 1.1 (ISO 28500), WACZ 1.1.1 (Webrecorder). Every hash that an archive states is worked out again; one that does not fit is
named, and what it covers is not used.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from countertrade.captures.records import Capture, Unpacked
from countertrade.errors import optional
from countertrade.files import digest_of
from countertrade.records import Bad, Problem

MIB = 2**20
LARGEST = 256 * MIB
"""Bytes that the parts of an archive which are read may have, unpacked."""
PAGE = 64 * MIB
"""Bytes of one page, unpacked."""
MOST = 200
"""Pages of one archive that are taken; a crawl of thousands is not evidence on one deal."""
REDIRECTS = 5
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, KeyError, OverflowError, RuntimeError,
)  # fmt: skip
"""What the library raises at a damaged zip, each by where it stumbles; NotImplementedError is a RuntimeError."""
READ = ("text/html", "application/xhtml+xml", "application/pdf")
"""Media types of what can be an article."""


class Response(NamedTuple):
    """A response as archived: its address, when, its type and bytes, where it leads, and the digest that fits."""

    url: str
    captured: str
    media_type: str
    data: bytes
    location: str | None
    verified: tuple[str, ...]


class Listed(NamedTuple):
    """A page of a WACZ's list: its address, when it was captured, its title."""

    url: str
    captured: str | None
    title: str | None


def warc(data: bytes, name: str) -> Unpacked:
    """The pages in a WARC file, gzipped or not: every response or resource that is HTML or PDF and was found (status 200)."""
    problems: list[Problem] = []
    found = list(_responses(data, name, problems))
    captures = _pages(found, (), name, problems)
    return _unpacked("warc", data, name, captures, problems, ())


def wacz(data: bytes, name: str) -> Unpacked:
    """The pages in a WACZ: those of its list of pages, or every HTML and PDF response where it has no list."""
    problems: list[Problem] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = sum(entry.file_size for entry in archive.infolist() if _is_read(entry.filename))
            if sizes > LARGEST:
                said = f"unpacked it has {sizes // MIB} MB; at most {LARGEST // MIB} MB are read; export the pages that matter"
                raise Bad(Problem(name, 0, 0, said))
            verified = _fixed(archive, name)
            pages = [
                page for part in _named(archive, "pages/", ".jsonl") for page in _listed(archive.read(part))
            ]
            found: list[Response] = []
            for part in (*_named(archive, "archive/", ".warc"), *_named(archive, "archive/", ".warc.gz")):
                found += _responses(archive.read(part), f"{name}/{part}", problems)
    except DAMAGED as error:
        said = f"this is damaged or no web archive ({error}); export it again"
        raise Bad(Problem(name, 0, 0, said)) from None
    captures = _pages(found, pages, name, problems)
    return _unpacked("wacz", data, name, captures, problems, verified)


def _unpacked(
    kind: Any,
    data: bytes,
    name: str,
    captures: list[Capture],
    problems: list[Problem],
    verified: tuple[str, ...],
) -> Unpacked:
    if not captures:
        said = "there is no page in this archive that can be read: no HTML and no PDF with status 200"
        raise Bad(*problems, Problem(name, 0, 0, said))
    return Unpacked(
        kind=kind,
        name=name,
        sha256=digest_of(data),
        captures=tuple(captures),
        problems=tuple(problems),
        verified=verified,
    )


# --- WACZ ---------------------------------------------------------------------------------------------------------------


def _is_read(part: str) -> bool:
    return part.startswith(("archive/", "pages/", "datapackage"))


def _named(archive: zipfile.ZipFile, folder: str, ending: str) -> list[str]:
    return [part for part in archive.namelist() if part.startswith(folder) and part.endswith(ending)]


def _fixed(archive: zipfile.ZipFile, name: str) -> tuple[str, ...]:
    """What of the archive's own hashes fits. Raises Bad with every part whose hash does not."""
    names = set(archive.namelist())
    if "datapackage.json" not in names:
        raise Bad(Problem(name, 0, 0, "this is a zip without datapackage.json, so no WACZ; export it again"))
    package = archive.read("datapackage.json")
    described = _json(package)
    resources = described.get("resources") if isinstance(described, dict) else None
    if not isinstance(resources, list):
        raise Bad(Problem(f"{name}/datapackage.json", 0, 0, "it lists no resources; export it again"))
    problems: list[Problem] = []
    fitting = 0
    for resource in resources:
        path, stated = _stated(resource)
        if not isinstance(path, str) or not isinstance(stated, str) or not _is_read(path):
            continue
        if path not in names:
            problems.append(Problem(f"{name}/{path}", 0, 0, "it is listed and not in the archive"))
        elif not _fits(archive.read(path), stated):
            said = f"its hash is not {stated[:80]}, as datapackage.json says: it was changed after it was captured"
            problems.append(Problem(f"{name}/{path}", 0, 0, said))
        else:
            fitting += 1
    verified = [f"{fitting} resource hashes of datapackage.json"] if fitting else []
    if "datapackage-digest.json" in names:
        digest = _json(archive.read("datapackage-digest.json"))
        stated = digest.get("hash") if isinstance(digest, dict) else None
        if not isinstance(stated, str) or not _fits(package, stated):
            said = "its hash is not the one in datapackage-digest.json: it was changed after it was captured"
            problems.append(Problem(f"{name}/datapackage.json", 0, 0, said))
        else:
            verified.append("hash of datapackage.json")
    if problems:
        raise Bad(*problems)
    return tuple(verified)


def _stated(resource: Any) -> tuple[object, object]:
    """A resource's path and its hash as "sha256:…"; before WACZ 1.1 it stood in parts."""
    if not isinstance(resource, dict):
        return None, None
    stats = resource.get("stats")
    if "hash" not in resource and isinstance(stats, dict):
        return resource.get("path"), f"{resource.get('hashing', 'sha256')}:{stats.get('hash')}"
    return resource.get("path"), resource.get("hash")


def _fits(data: bytes, stated: str) -> bool:
    kind, _, value = stated.partition(":")
    if kind not in ("sha256", "sha1", "sha512", "md5"):
        return False
    return hashlib.new(kind, data, usedforsecurity=False).hexdigest() == value.lower()


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _listed(data: bytes) -> Iterator[Listed]:
    """The pages of a list; its first line says that it is one."""
    for line in data.decode("utf-8", "replace").split("\n"):
        page = _json(line.encode()) if line.strip() else None
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            when, title = page.get("ts"), page.get("title")
            yield Listed(
                page["url"],
                when if isinstance(when, str) else None,
                title if isinstance(title, str) and title else None,
            )


# --- WARC ---------------------------------------------------------------------------------------------------------------


def _responses(data: bytes, name: str, problems: list[Problem]) -> Iterator[Response]:
    """What the archive holds of pages and redirects, in its order."""
    library = optional("fastwarc.warc")
    wanted = library.WarcRecordType.response | library.WarcRecordType.resource
    total = 0
    try:
        for record in library.ArchiveIterator(
            io.BytesIO(data), record_types=wanted, parse_http=False, max_content_length=PAGE
        ):
            url = record.headers.get("WARC-Target-URI") or ""
            date = record.headers.get("WARC-Date") or ""
            kept = bool(record.headers.get("WARC-Payload-Digest") or record.headers.get("WARC-Block-Digest"))
            if record.is_http:
                record.parse_http(auto_decode="none")
            status, media_type = _status(record), _media_type(record)
            location = record.http_headers.get("Location") if 300 <= status < 400 else None
            if location is None and not (status == 200 and media_type in READ):
                continue
            verified: tuple[str, ...] = ()
            if location is None and kept:
                payload = record.headers.get("WARC-Payload-Digest") if record.is_http else None
                fits = record.verify_payload_digest() if payload else record.verify_block_digest()
                stated = payload or record.headers.get("WARC-Block-Digest")
                if not fits:
                    said = f"the bytes of {url[:200]} do not have the digest that the archive states; it is not used"
                    problems.append(Problem(name, 0, 0, said))
                    continue
                verified = (f"WARC digest {stated}",)
            body = b"" if location is not None else _body(record, url, name, problems)
            if body is None:
                continue
            total += len(body)
            if total > LARGEST:
                said = f"its pages have more than {LARGEST // MIB} MB; the rest is not read"
                problems.append(Problem(name, 0, 0, said))
                return
            target = _led(url, location) if location else None
            yield Response(url.strip("<>"), date, media_type, body, target, verified)
    except (OSError, ValueError, RuntimeError, EOFError) as error:
        problems.append(
            Problem(
                name, 0, 0, f"it is damaged from here on ({str(error)[:200]}); what stands before is used"
            )
        )


def _status(record: Any) -> int:
    return (record.http_headers.status_code or 0) if record.is_http else 200


def _media_type(record: Any) -> str:
    said = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (said or "").partition(";")[0].strip().lower()


def _body(record: Any, url: str, name: str, problems: list[Problem]) -> bytes | None:
    """The page's bytes as a browser had them, without the encodings of the way; None where that cannot be undone."""
    body: bytes = record.reader.read(PAGE + 1)
    if record.is_http:
        headers = record.http_headers
        if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
            body = _joined(body)
        encoding = (headers.get("Content-Encoding") or "").strip().lower()
        decoded = _decoded(body, encoding)
        if decoded is None:
            said = f"the encoding '{encoding[:40]}' of {url[:200]} cannot be undone; it is not used"
            problems.append(Problem(name, 0, 0, said))
            return None
        body = decoded
    if len(body) > PAGE:
        problems.append(Problem(name, 0, 0, f"{url[:200]} has more than {PAGE // MIB} MB; it is not used"))
        return None
    return body


def _joined(body: bytes) -> bytes:
    """Chunks put together; what is not chunked, for archivers often store it so, as it is."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 40)
        size = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not size or any(sign not in b"0123456789abcdefABCDEF" for sign in size):
            return body if not parts else b"".join(parts)
        length = int(size, 16)
        if length == 0:
            break
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(parts)


def _decoded(body: bytes, encoding: str) -> bytes | None:
    match encoding:
        case "" | "identity":
            return body
        case "gzip" | "x-gzip" | "deflate":
            if encoding != "deflate" and not body.startswith(b"\x1f\x8b"):
                return body  # undone by the archiver already
            for bits in (31,) if encoding != "deflate" else (15, -15):
                try:
                    return zlib.decompressobj(wbits=bits).decompress(body, PAGE + 1)
                except zlib.error:
                    continue
            return None
        case "br":
            try:
                unpacked: bytes = optional("brotli").Decompressor().process(body)
                return unpacked
            except Exception:  # the library names its error differently from version to version
                return body if body.lstrip()[:1] == b"<" else None
    return body if body.lstrip()[:1] == b"<" else None


# --- pages --------------------------------------------------------------------------------------------------------------


def _pages(
    found: Sequence[Response], listed: Sequence[Listed], name: str, problems: list[Problem]
) -> list[Capture]:
    """The pages that count, in the archive's order; those of its list, or all, each once."""
    there: dict[str, list[Response]] = {}
    leads: dict[str, str] = {}
    for response in found:
        if response.location is not None:
            leads[response.url] = response.location
        else:
            there.setdefault(response.url, []).append(response)
    wanted = list(dict.fromkeys(listed)) or [
        Listed(response.url, None, None) for response in found if response.location is None
    ]
    made: dict[str, Capture] = {}
    for page in wanted:
        url, steps = page.url, 0
        while url not in there and url in leads and steps < REDIRECTS:
            url, steps = leads[url], steps + 1
        url = url if url in there else url.partition("#")[0]
        if url not in there:
            if listed:
                problems.append(
                    Problem(name, 0, 0, f"the page {page.url[:200]} is listed and not in the archive")
                )
            continue
        response = _at(there[url], page.captured)
        key = f"{url} {response.captured}"
        if key not in made:
            made[key] = Capture(
                data=response.data,
                name=_called(url, response.media_type),
                url=url,
                captured=response.captured or page.captured,
                title=page.title,
                verified=response.verified,
            )
    if len(made) > MOST:
        said = f"it has {len(made)} pages; the first {MOST} are taken: export those that matter"
        problems.append(Problem(name, 0, 0, said))
    return list(made.values())[:MOST]


def _at(responses: Sequence[Response], moment: str | None) -> Response:
    """The response of a moment, or the last before it; without one, the first."""
    if moment is None:
        return responses[0]
    before = [response for response in responses if response.captured[:19] <= moment[:19]]
    return before[-1] if before else responses[0]


def _led(url: str, location: str) -> str:
    """Where a redirection leads; to itself where that is no address."""
    try:
        return urljoin(url, location)
    except ValueError:
        return url


def _called(url: str, media_type: str) -> str:
    """A file name for a page, from its address."""
    try:
        stem = urlsplit(url).path.rstrip("/").rpartition("/")[2] or urlsplit(url).hostname or "page"
    except ValueError:
        stem = "page"
    ending = ".pdf" if media_type == "application/pdf" else ".html"
    return stem if stem.lower().endswith((".html", ".htm", ".pdf")) else f"{stem[:80]}{ending}"
