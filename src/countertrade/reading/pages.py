"""The bytes of a page, a PDF, a mail or a plain text as an article whose text is stored once.

The stored text keeps Unicode as it was printed (no normalisation form is applied; what is read is `lines.flowing`). Only line ends
become "\\n", in HTML runs of white space become one space as a browser shows them, and in a PDF lines become paragraphs again. Its
offsets count from then on; nothing extracts it a second time. No function here opens a file or a connection.
"""

from __future__ import annotations

import re
import zlib

from countertrade import files
from countertrade.lines import flowing
from countertrade.reading import mails
from countertrade.reading.datelines import printed_date
from countertrade.reading.language import language_of
from countertrade.reading.parts import parts, stubbed
from countertrade.records import Article, Bad, Part, Problem, digest

MIB = 2**20
LARGEST = 16 * MIB  # of text or HTML: a thousand times a long article
LARGEST_PDF = 64 * MIB
_LETTERS = re.compile(r"[^\W\d_]")
_HEAD = 2**16  # bytes in which a page says that it is one; a licence may stand before it
_PAGE = re.compile(
    rb"(?:\xff\xfe|\xfe\xff)?(?:<\?xml[^>]*>\s*+)?(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype html|html|head|body|article)\b"
)
WIRES = (
    "dpa|AFP|AP|Reuters|Yonhap|TASS|Interfax|Xinhua|KCNA|APA|Keystone-SDA|SDA|KNA|epd|EFE|ANSA|Kyodo|Jiji|"
    "RIA Novosti|Ukrinform|Bloomberg|UPI|PA Media|PTI|ANI|Anadolu|Belga|ANP|Ritzau|NTB|PAP|ČTK|Lusa|MENA|dpa-AFX"
)
_CREDIT = re.compile(
    rf"""\((?P<a>{WIRES})\)[ \t]*(?:[-–—:]|$)            # dateline: SEOUL (Reuters) -, and the last line: (dpa)
    |\((?P<b>{WIRES})(?:/[\w. ]{{1,30}})*\)[ \t]*$        # (dpa/afp)
    |^(?:quelle|mit\ material\ von|source|with\ (?:material|files)\ from):?[ \t]+(?P<c>{WIRES})\b
    |^(?P<d>{WIRES})[ \t]*$""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


def article_from(
    data: bytes,
    name: str,
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    captured: str | None = None,
    language: str | None = None,
) -> Article:
    """The article in a page, PDF, mail or plain text. What is handed in wins over what the page says of itself.

    `name` is the file's name, for messages. Raises Bad for what holds no article: empty or binary data, more than
    `LARGEST` bytes, a PDF that is locked or has no text layer, HTML without an article.
    """
    if not data.strip():
        raise Bad(Problem(name, 0, 0, "the file is empty; there is nothing to read"))
    original = data
    data = _inflated(data, name)
    media_type = _media_type(data, name)
    limit = LARGEST_PDF if media_type == "application/pdf" else LARGEST
    if len(data) > limit:
        said = f"{len(data) // MIB} MiB is more than an article has (at most {limit // MIB} MiB); cut out the article and add that"
        raise Bad(Problem(name, 0, 0, said))
    said_of_itself: dict[str, str | None] = {}
    match media_type:
        case "application/pdf":
            from countertrade.reading import pdf

            text, said_of_itself = pdf.read(data, name)
        case "text/html":
            from countertrade.reading import html

            text, said_of_itself = html.read(data, name, url)
        case "message/rfc822":
            text, said_of_itself = mails.message(data, name)
        case _:
            text = mails.unquoted(_unix(files.decode(data, name)))
    text = _well_formed(text).strip("\n")
    said_of_itself = {key: value and _well_formed(value) for key, value in said_of_itself.items()}
    if not _LETTERS.search(text):
        raise Bad(Problem(name, 0, 0, "there are no words in this file; there is nothing to read"))
    flow = flowing(text)
    language = language or language_of(flow)
    found = parts(flow, language)
    sha256 = files.digest_of(original)
    return Article(
        id=digest("a", sha256),
        text=text,
        sha256=sha256,
        language=language,
        title=_title(flow, found) or said_of_itself.get("title"),
        url=url or said_of_itself.get("url"),
        outlet=outlet or said_of_itself.get("outlet"),
        author=said_of_itself.get("author"),
        credit=said_of_itself.get("credit") or _credit(flow),
        published=published or said_of_itself.get("published") or printed_date(flow),
        updated=said_of_itself.get("updated"),
        captured=captured,
        original=name,
        media_type=media_type,
        incomplete=said_of_itself.get("incomplete") or ("paywall" if stubbed(flow, language) else None),
    )


def _media_type(data: bytes, name: str) -> str:
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, said in _REFUSED:
        if data.startswith(mark):
            raise Bad(Problem(name, 0, 0, said))
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "application/pdf"
    if mails.is_message(data):
        return "message/rfc822"
    if _PAGE.match(head.replace(b"\x00", b"")):  # without the zeros of UTF-16
        return "text/html"
    if name.lower().endswith((".html", ".htm", ".xhtml", ".mhtml")) and b"<" in data[:2048]:
        return "text/html"
    return "text/plain"


_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "this is a zip archive or an office document; save the article as text, HTML or PDF"),
    (b"\xd0\xcf\x11\xe0", "this is an office document; save the article as text, HTML or PDF"),
    (b"\x89PNG", "this is a picture; type or paste its text, and keep the picture as the original"),
    (b"\xff\xd8\xff", "this is a picture; type or paste its text, and keep the picture as the original"),
    (b"GIF8", "this is a picture; type or paste its text, and keep the picture as the original"),
    (b"RIFF", "this is a picture or a recording; type or paste its text"),
    (b"BZh", "this is compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "this is compressed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "this is compressed with zstd; unpack it first"),
    (b"{\\rtf", "this is rich text; save the article as text, HTML or PDF"),
)


def _inflated(data: bytes, name: str) -> bytes:
    """The bytes behind gzip, refused where they grow beyond the limit."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(data, LARGEST_PDF + 1)
    except zlib.error:
        raise Bad(Problem(name, 0, 0, "this is compressed with gzip but damaged; fetch it again")) from None
    if len(unpacked) > LARGEST_PDF:
        raise Bad(
            Problem(name, 0, 0, f"unpacked this is larger than {LARGEST_PDF // MIB} MiB; no article is")
        )
    if not unpacker.eof:
        raise Bad(Problem(name, 0, 0, "this is compressed with gzip but ends early; fetch it again"))
    return unpacked


def _well_formed(text: str) -> str:
    """The text without halves of surrogate pairs, which no file and no page can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unix(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _title(text: str, found: tuple[Part, ...]) -> str | None:
    """The first headline, where it stands before the first paragraph."""
    for part in found:
        if part.kind == "headline":
            return text[slice(*part.span)]
        if part.kind in ("lead", "body"):
            return None
    return None


def _credit(text: str) -> str | None:
    """The wire service credited in a dateline or in the last lines."""
    for stretch in (text[:1500], text[-400:]):
        if found := _CREDIT.search(stretch):
            said = next(group for group in found.groups() if group)
            return next(wire for wire in WIRES.split("|") if wire.lower() == said.lower())
    return None
