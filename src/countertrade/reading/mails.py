"""Text out of mail: a message as it travels, and an article pasted from or into one."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from countertrade import files
from countertrade.reading import html
from countertrade.reading.encodings import encoding
from countertrade.records import Bad, Problem

_FIELDS = r"From|To|Cc|Date|Sent|Subject|Reply-To|Von|An|Kopie|Datum|Gesendet|Betreff|Antwort an"
_HEADER = re.compile(rf"[ \t]*\*?(?P<field>{_FIELDS})\*?:[ \t]*(?P<value>.*)")
_FORWARD = re.compile(
    r"[ \t]*(?:-{2,}[ \t]*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|originalnachricht)[ \t]*-{2,}"
    r"|begin forwarded message:|anfang der weitergeleiteten nachricht:|(?:on|am) .{6,80}(?:wrote|schrieb)(?: .{1,60})?:)[ \t]*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_TRAVELLED = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}+:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+\r?\n){3}")
_MARKS = (b"mime-version:", b"message-id:", b"received:", b"content-type:", b"content-transfer-encoding:")
_FIELD = 2_000  # code points of a header field that are looked at; the library's time grows with their square
_FLOWED = 55  # a quoted line at least this long that does not end a sentence goes on in the next


def is_message(data: bytes) -> bool:
    """Whether the bytes are a message as it travels (.eml), not a text that mentions one."""
    head = data[:8192]
    if head[:5].lower() == b"from " or _TRAVELLED.match(head):
        lowered = head.lower()
        return sum(mark in lowered for mark in _MARKS) >= 2
    return False


class _Short(policy.EmailPolicy):
    """The library's rules for a header that is as long as mail programs write it."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:_FIELD])


def message(data: bytes, name: str) -> tuple[str, dict[str, str | None]]:
    """The plain text of a message (its HTML where it has no other) and its subject and sender. Raises Bad without either."""
    try:
        parsed = message_from_bytes(data, policy=_Short())
        assert isinstance(parsed, EmailMessage)
        body = parsed.get_body(("plain", "html"))
        title = _one_line(parsed["subject"])
        content = _content(body, name) if body is not None else ""
        kind = body.get_content_subtype() if body is not None else ""
    except MemoryError:
        raise
    except Exception:  # the library meets a damaged header or mails in mails with whatever it stumbles on
        content = ""
    if not content.strip():
        raise Bad(Problem(name, 0, 0, "this mail has no readable text; paste the article's text"))
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    said: dict[str, str | None] = {"title": title, "author": None}
    if kind == "html":
        text, of_page = html.read(content.encode("utf-8", "replace"), name, None)
        return text, {**said, **{key: value for key, value in of_page.items() if value}}
    return unquoted(content), said


def _content(body: Any, name: str) -> str:
    """The text of a part, by the encoding it declares where that is one of mails."""
    data = body.get_payload(decode=True)
    declared = encoding(body.get_content_charset())
    return data.decode(declared, "replace") if declared else files.decode(data, name)


def unquoted(text: str) -> str:
    """The text without a mail's header lines and quotation marks at the line's start; other text as it is.

    >>> unquoted("Von: A\\nBetreff: Reis\\n\\n> Oz liefert\\n> Reis.")
    'Oz liefert\\nReis.'
    """
    lines = text.split("\n")
    head = _header_length(lines)
    quoted = sum(1 for line in lines if line.lstrip().startswith(">"))
    full = sum(1 for line in lines if line.strip())
    if not head and quoted * 2 < full:
        return text
    kept: list[str] = []
    at = head
    while at < len(lines):
        line = lines[at]
        if quoted:
            line = line[found.end() :] if (found := _QUOTED.match(line)) else line
        skipped = _header_length([_bare(following) for following in lines[at : at + 12]])
        if skipped:
            at += skipped
            continue
        kept.append(line.rstrip())
        at += 1
    return "\n".join(_flowed(kept)).strip("\n")


def _bare(line: str) -> str:
    found = _QUOTED.match(line)
    return line[found.end() :] if found else line


def _header_length(lines: list[str]) -> int:
    """How many of the first lines are a mail's header: a forwarding line, or at least two fields of which one is a subject or sender."""
    at = 0
    while at < min(len(lines), 3) and not lines[at].strip():
        at += 1
    forwarded = at < len(lines) and len(lines[at]) < 200 and _FORWARD.fullmatch(lines[at])
    if forwarded:
        at += 1
        while at < len(lines) and not lines[at].strip():
            at += 1
    fields: list[str] = []
    start = at
    while at < len(lines) and len(lines[at]) < 1000 and (found := _HEADER.fullmatch(lines[at])):
        fields.append(found["field"].lower())
        at += 1
    if len(fields) >= 2 and {"subject", "betreff", "from", "von"} & set(fields):
        return at
    return start if forwarded else 0


def _flowed(lines: list[str]) -> list[str]:
    """Lines that a mail program broke, joined again."""
    joined: list[list[str]] = []
    open_line = False
    for line in lines:
        if open_line and line.strip() and not line.lstrip().startswith(("-", "*", "•")):
            joined[-1].append(line.lstrip())
        else:
            joined.append([line])
        open_line = _FLOWED <= len(line) <= 100 and bool(line.strip())
    return [" ".join(pieces) for pieces in joined]


def _one_line(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
