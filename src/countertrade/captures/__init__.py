"""What capture tools keep of a page, taken apart: the page's bytes, its address, when it was captured, and what proves it.

    found = unpack(data, "evidence.wacz")

A function of this package reads no file but what it is handed and follows no address. A web archive is taken apart in memory, within limits.
"""

from __future__ import annotations

from countertrade.captures.records import Capture, Kind, Unpacked, kind_of
from countertrade.captures.timestamps import Stamp, stamped

__all__ = ["Capture", "Kind", "Stamp", "Unpacked", "kind_of", "stamped", "unpack"]


def unpack(data: bytes, name: str) -> Unpacked:
    """The pages in a capture, each with its address and the moment of capture; a plain page, PDF or text is one capture.

    Args:
        data: the file's bytes.
        name: its name, for messages and for what it is called.

    Raises:
        Bad: for a damaged container, one whose own hashes do not fit, or one without any page.
        MissingPackageError: for a web archive where fastwarc is not installed.
    """
    kind = kind_of(data, name)
    match kind:
        case "wacz":
            from countertrade.captures.archives import wacz

            return wacz(data, name)
        case "warc":
            from countertrade.captures.archives import warc

            return warc(data, name)
        case "mail":
            from countertrade.captures.mails import mail

            return mail(data, name)
        case "mhtml":
            from countertrade.captures.pages import mhtml

            return mhtml(data, name)
        case "singlefile":
            from countertrade.captures.pages import singlefile

            return singlefile(data, name)
        case "auto-archiver":
            from countertrade.captures.sheets import auto_archiver

            return auto_archiver(data, name)
    from countertrade.files import digest_of

    return Unpacked(kind=kind, name=name, sha256=digest_of(data), captures=(Capture(data=data, name=name),))
