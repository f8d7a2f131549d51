"""Text out of a PDF that has a text layer."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any

from countertrade.records import Bad, Problem

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGES = 200
_CHARACTERS = 2_000_000
# pypdf takes 0.1 to 2 s for 1 MB of drawing, decoded; reports of 200 pages have 5 MB and 3 to 8 times the bytes of their file
_DRAWING = 2**20
_DRAWING_PER_BYTE = 16
_STREAM = 6 * 2**20  # bytes of one stream, decoded; ASCII85 takes 80 bytes of memory for each
_FORM = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s+Do\b")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")
_PAGE_NUMBER = re.compile(
    r"(?:(?:seite|page|s\.|p\.)\s*)?\d{1,4}(?:\s*(?:/|von|of)\s*\d{1,4})?", re.IGNORECASE
)


def read(data: bytes, name: str) -> tuple[str, dict[str, str | None]]:
    """The text of a PDF as paragraphs, and what the file says of itself. Raises Bad for a locked, broken or pictured one."""
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is said below, with a way out
    try:
        with pypdf.apply_configuration(
            stream_decoding_work_maximum_length=_STREAM,
            array_based_stream_maximum_output_length=_STREAM,
            zlib_maximum_output_length=_STREAM,
            lzw_maximum_output_length=_STREAM,
            run_length_maximum_output_length=_STREAM,
            brotli_maximum_output_length=_STREAM,
        ):
            reader = pypdf.PdfReader(BytesIO(data))
            pages = _pages(reader, len(data), name)
            about = reader.metadata
            title, author = (_clean(about.title), _clean(about.author)) if about else (None, None)
    except (Bad, MemoryError):
        raise
    except Exception as error:  # pypdf meets damaged files with whatever its objects raise
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise _refused(name, f"this PDF cannot be read ({why}); save it again or paste its text") from None
    if sum(len(line) for page in pages for line in page) < 20:
        raise _refused(
            name,
            "this PDF has no text layer, it is a picture of a page; run text recognition on it or type its text",
        )
    return paragraphs(pages), {"title": title, "author": author, "published": None}


def _pages(reader: PdfReader, size: int, name: str) -> list[list[str]]:
    """The lines of each page. `size` is that of the file in bytes. Raises Bad for a locked file and for what takes too long."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise _refused(name, "this PDF is locked with a password; save an unlocked copy or paste its text")
    if (count := len(reader.pages)) > PAGES:
        raise _refused(name, f"this PDF has {count} pages; cut out the article (at most {PAGES} pages)")
    left = max(_DRAWING, _DRAWING_PER_BYTE * size)
    forms: dict[int, int] = {}
    for page in reader.pages:
        contents = page.get_contents()
        left -= _drawn(contents.get_data() if contents is not None else b"", page.get("/Resources"), forms)
        if left < 0:
            raise _refused(
                name,
                "this PDF draws far more than its size tells; print the article's pages anew, or paste its text",
            )
    characters = 0
    pages: list[list[str]] = []
    for page in reader.pages:
        pages.append([line.rstrip() for line in page.extract_text().split("\n")])
        characters += sum(map(len, pages[-1]))
        if characters > _CHARACTERS:
            raise _refused(name, "this PDF holds more text than an article; cut out the article")
    return pages


def _drawn(data: bytes, resources: Any, forms: dict[int, int]) -> int:
    """Bytes that extracting text goes through: the drawing itself, and each form as often as it is drawn. `forms` keeps theirs."""
    total = len(data)
    held: Any = resources.get_object().get("/XObject") if resources else None
    for written, times in Counter(_FORM.findall(data)).items() if held else ():
        form = held.get_object().get("/" + written.decode("latin-1"))
        form = form.get_object() if form is not None else None
        if form is None or form.get("/Subtype") != "/Form":
            continue
        if id(form) not in forms:
            forms[id(form)] = 0  # a form that draws itself is skipped
            forms[id(form)] = _drawn(form.get_data(), form.get("/Resources"), forms)
        total += times * forms[id(form)]
    return total


def _refused(name: str, said: str) -> Bad:
    return Bad(Problem(name, 0, 0, said))


def paragraphs(pages: list[list[str]]) -> str:
    """Lines as paragraphs: running heads and page numbers dropped, words broken at a line's end joined.

    >>> paragraphs([["Oz liefert Ruritania im kommenden Jahr Wei-", "zen."]])
    'Oz liefert Ruritania im kommenden Jahr Weizen.'
    """
    running = _running(pages)
    lines = [
        line.strip()
        for page in pages
        for line in page
        if line.strip() not in running and not _PAGE_NUMBER.fullmatch(line.strip())
    ]
    widths = sorted(len(line) for line in lines if line)
    full = widths[len(widths) * 9 // 10] * 0.75 if widths else 0
    pieces: list[str] = []
    going_on = False
    for line in lines:
        if not line:
            going_on = False
            continue
        if not pieces:
            pieces.append(line)
        elif not going_on:
            pieces += ("\n\n", line)
        elif _HYPHEN.search(pieces[-1]) and line[0].islower():
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
        else:
            pieces += (" ", line)
        ended = line.endswith((".", "!", "?", "“", "”", '"')) and len(line) < full
        going_on = not ended and (len(line) >= full or bool(_HYPHEN.search(line)))
    return "".join(pieces)


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the head or foot of at least three pages and of half of them."""
    seen = Counter(line.strip() for page in pages for line in {*page[:2], *page[-2:]} if line.strip())
    return {line for line, count in seen.items() if count >= 3 and count * 2 >= len(pages)}


def _clean(value: object) -> str | None:
    text = " ".join(str(value).split()) if value else ""
    return text if text and not text.lower().startswith(("untitled", "microsoft word")) else None
