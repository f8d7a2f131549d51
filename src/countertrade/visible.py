"""Text that steers nothing: what a page or a stranger's file brings along is shown, never obeyed.

A terminal obeys escape sequences, a reader is led astray by characters that turn the direction of writing or take no room. Each of them is
shown as a mark in its place: those below a space by the picture that Unicode has for them, all others by their number.
"""

from __future__ import annotations

import re

# Every character of the kinds Cc, Cf, Cs, Zl and Zp and the two that are none, except what ends a line; soft hyphen and the two joiners, which spelling needs; and
# the few signs that stand before Arabic and other figures and are seen. The test holds this against Unicode's own table.
_STEERING = re.compile(
    "\r(?!\n)|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f\ud800-\udfff]"
)
_LINES = re.compile(r"\r\n|[\n\t]")


def visible(text: str) -> str:
    """The text with a mark for each character that would steer a terminal or hide from a reader; line ends stay.

    >>> visible("red \\x1b[31mtext\\u202eevil")
    'red ␛[31mtext⟨U+202E⟩evil'
    """
    return _STEERING.sub(_mark, text.replace("\t", " "))


def one_line(text: str) -> str:
    """The same on one line.

    >>> one_line("a\\nb\\tc\\rd")
    'a b c␍d'
    """
    return visible(_LINES.sub(" ", text))


def escaped(json: str) -> str:
    """JSON with each of these characters as its escape: it reads back as the same text.

    >>> escaped('{"a": "\\x9b31m"}')
    '{"a": "\\\\u009b31m"}'
    """
    return _STEERING.sub(_escape, json)


def _mark(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"⟨U+{code:04X}⟩"


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0] in "\t\r":  # stand between values: within a text JSON has them escaped already
        return found[0]
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
