"""Text out of a PDF that has a text layer."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO

from countertrade.records import Bad, Problem

PAGES = 200
_CHARACTERS = 2_000_000
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")
_PAGE_NUMBER = re.compile(
    r"(?:(?:seite|page|s\.|p\.)\s*)?\d{1,4}(?:\s*(?:/|von|of)\s*\d{1,4})?", re.IGNORECASE
)
_DATE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")


def read(data: bytes, name: str) -> tuple[str, dict[str, str | None]]:
    """The text of a PDF as paragraphs, and what the file says of itself. Raises Bad for a locked, broken or pictured one."""
    import logging

    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is said below, with a way out
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Bad(
                Problem(
                    name, 0, 0, "this PDF is locked with a password; save an unlocked copy or paste its text"
                )
            )
        count = len(reader.pages)
        if count > PAGES:
            raise Bad(
                Problem(
                    name, 0, 0, f"this PDF has {count} pages; cut out the article (at most {PAGES} pages)"
                )
            )
        pages: list[list[str]] = []
        total = 0
        for page in reader.pages:
            lines = [line.rstrip() for line in page.extract_text().split("\n")]
            total += sum(map(len, lines))
            if total > _CHARACTERS:
                raise Bad(
                    Problem(name, 0, 0, "this PDF holds more text than an article; cut out the article")
                )
            pages.append(lines)
        about = reader.metadata
    except Bad:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError, NotImplementedError, ArithmeticError, AssertionError) as error:  # fmt: skip
        # pypdf meets damaged files with whatever its objects raise
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Bad(
            Problem(name, 0, 0, f"this PDF cannot be read ({why}); save it again or paste its text")
        ) from None
    if total < 20:
        raise Bad(
            Problem(
                name,
                0,
                0,
                "this PDF has no text layer, it is a picture of a page; run text recognition on it or type its text",
            )
        )
    said: dict[str, str | None] = {"title": None, "author": None, "published": None}
    if about:
        said["title"] = _clean(about.title)
        said["author"] = _clean(about.author)
    return paragraphs(pages), said


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
    joined: list[str] = []
    going_on = False
    for line in lines:
        if not line:
            going_on = False
            continue
        if going_on and joined:
            before = joined[-1]
            broken = _HYPHEN.search(before) and line[0].islower()
            joined[-1] = f"{before[:-1]}{line}" if broken else f"{before} {line}"
        else:
            joined.append(line)
        ended = line.endswith((".", "!", "?", "“", "”", '"')) and len(line) < full
        going_on = not ended and (len(line) >= full or bool(_HYPHEN.search(line)))
    return "\n\n".join(joined)


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the head or foot of at least three pages and of half of them."""
    seen = Counter(line.strip() for page in pages for line in {*page[:2], *page[-2:]} if line.strip())
    return {line for line, count in seen.items() if count >= 3 and count * 2 >= len(pages)}


def _clean(value: object) -> str | None:
    text = " ".join(str(value).split()) if value else ""
    return text if text and not text.lower().startswith(("untitled", "microsoft word")) else None
