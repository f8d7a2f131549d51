"""Bytes as text: the encodings that articles come in, and what is no text."""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import re
import shlex
from pathlib import Path

from countertrade.records import Bad, Problem

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes, name: str) -> str:
    """The bytes as text: UTF-8, UTF-16 and UTF-32 by their mark, else Windows-1252. Raises Bad for empty or binary data."""
    if not data.strip():
        raise Bad(Problem(name, 0, 0, "the file is empty; there is nothing to read"))
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            with contextlib.suppress(UnicodeDecodeError):
                return data.decode(encoding)
            raise Bad(Problem(name, 0, 0, f"the file says it is {encoding} but is not; save it as UTF-8"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        sample = data[:4096]
        if b"\x00" in sample:
            guess = "utf-16-le" if sample[1:200:2].count(0) > sample[0:200:2].count(0) else "utf-16-be"
            with contextlib.suppress(UnicodeDecodeError):
                text = data.decode(guess)
                if not CONTROL.search(text[:4096]):
                    return text
            raise _binary(name) from None
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            line = data.count(b"\n", 0, error.start) + 1
            raise Bad(
                Problem(
                    name, line, 1, f"byte {error.start} is neither UTF-8 nor Windows-1252; save it as UTF-8"
                )
            ) from None
    if len(CONTROL.findall(text[:4096])) > 4:
        if "\x00" in text[:200]:
            for guess in ("utf-16-le", "utf-16-be"):
                with contextlib.suppress(UnicodeDecodeError):
                    wide = data.decode(guess)
                    if not CONTROL.search(wide[:4096]):
                        return wide
        raise _binary(name)
    return text


def _binary(name: str) -> Bad:
    return Bad(Problem(name, 0, 0, "this is not a text; hand in HTML, PDF with a text layer, or plain text"))


def like(old: bytes, text: str) -> bytes:
    """The text as UTF-8, with a mark at its start where the old file has one."""
    return text.encode("utf-8-sig" if old.startswith(codecs.BOM_UTF8) else "utf-8")


def typed(path: Path | str) -> str:
    """A path or address as a person types it in a shell.

    >>> typed("cases/rice"), typed("my cases/rice")
    ('cases/rice', "'my cases/rice'")
    """
    return shlex.quote(str(path))
