"""Ways of setting a text that leave what it says: other line ends, spaces, letters and marks."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

from countertrade.reading.language import language_of
from countertrade.reading.segments import sentences

WIDTH = 72  # characters of a line of mail or of plain text
_LONG = re.compile(r"\b([^\W\d_]{5,}[bcdfgklmnprstvz])([bdfgklmnprst][aeiouäöü][^\W\d_]{3,})\b")
_QUOTES = str.maketrans(dict.fromkeys("„“”«»", '"'))


def _wrapped(text: str) -> str:
    """Lines broken at a width, as in mail and plain text."""
    return "\n".join(
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
        if len(line) > WIDTH
        else line
        for line in text.split("\n")
    )


def _hyphenated(text: str) -> str:
    """Lines broken at a width, some within a word, as in a PDF."""
    lines = []
    for line in text.split("\n"):
        while len(line) > WIDTH:
            found = next((m for m in _LONG.finditer(line, WIDTH - 20) if m.start(2) <= WIDTH), None)
            if found is not None:
                lines.append(line[: found.start(2)] + "-")
                line = line[found.start(2) :]
                continue
            cut = line.rfind(" ", 1, WIDTH)
            if cut < 0:
                break
            lines.append(line[:cut])
            line = line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)


def _behind_sentences(text: str, what: str) -> str:
    """Something behind each sentence that another follows on its line."""
    ends = [end for _, end in sentences(text, language_of(text) or "en") if text[end : end + 1] == " "]
    cuts = zip([0, *ends], [*ends, len(text)], strict=True)
    return what.join(text[start:end] for start, end in cuts)


WAYS: dict[str, Callable[[str], str]] = {
    "wrapped": _wrapped,
    "hyphenated": _hyphenated,
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "lines ending in a space": lambda text: text.replace("\n", " \n"),
    "indented": lambda text: "\n".join(f"    {line}" if line else line for line in text.split("\n")),
    "blank lines": lambda text: re.sub(r"\n+", "\n\n", text),
    "two spaces": lambda text: _behind_sentences(text, " "),
    "no-break spaces": lambda text: re.sub(r"(?<=\d) (?=[^\W\d]|%|€|\$)", "\N{NO-BREAK SPACE}", text),
    "narrow spaces": lambda text: re.sub(r"(?<=\d) (?=[^\W\d]|%|€|\$)", "\N{NARROW NO-BREAK SPACE}", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: _LONG.sub("\\1\N{SOFT HYPHEN}\\2", text),
    "zero-width spaces": lambda text: _behind_sentences(text, "\N{ZERO WIDTH SPACE}"),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "straight quotes": lambda text: text.translate(_QUOTES),
    "curly apostrophes": lambda text: re.sub(r"(?<=\w)'(?=\w)", "\N{RIGHT SINGLE QUOTATION MARK}", text),
    "long dashes": lambda text: text.replace(" – ", " — ").replace(" - ", " — "),
    "notes": lambda text: _behind_sentences(text, "[7]"),
}
