"""A mail: its own text as one capture, and each page or PDF attached to it as another."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from countertrade.captures.pages import moment
from countertrade.captures.records import Capture, Unpacked
from countertrade.files import digest_of
from countertrade.records import Problem

ATTACHED = {
    "text/html": ".html",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
}
"""Media types of attachments that can be an article, and the ending of a name that lacks one."""
MOST = 50
LONGEST = 2_000


class _Short(policy.EmailPolicy):
    """The library's rules for a header that is as long as mail programs write it; its time grows with the square."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:LONGEST])


def mail(data: bytes, name: str) -> Unpacked:
    """The message as the first capture, sent when its Date says, and what is attached to it."""
    problems: list[Problem] = []
    sent = sender = None
    attached: list[Capture] = []
    try:
        parsed = message_from_bytes(data, policy=_Short())
        assert isinstance(parsed, EmailMessage)
        sent = moment(str(parsed["date"] or ""))
        called, address = parseaddr(str(parsed["from"] or ""))
        sender = called or address or None
        for part in parsed.walk():
            kind = part.get_content_type()
            if part.get_content_disposition() == "attachment" and kind in ATTACHED and len(attached) < MOST:
                attached += _attached(part, kind, sent)
    except MemoryError:
        raise
    except Exception:  # the library meets a damaged mail with whatever it stumbles on
        problems.append(Problem(name, 0, 0, "its attachments cannot be read; add them as files"))
    message = Capture(data=data, name=name, captured=sent, published=sent, outlet=sender)
    return Unpacked(
        kind="mail",
        name=name,
        sha256=digest_of(data),
        captures=(message, *attached),
        problems=tuple(problems),
    )


def _attached(part: Any, kind: str, sent: str | None) -> list[Capture]:
    content = part.get_payload(0).as_bytes() if kind == "message/rfc822" else part.get_payload(decode=True)
    if not content:
        return []
    called = (
        " ".join(str(part.get_filename() or "attachment").split()).replace("/", "_").replace("\\", "_")[:120]
    )
    if "." not in called[1:]:
        called += ATTACHED[kind]
    return [Capture(data=bytes(content), name=called, captured=sent)]
