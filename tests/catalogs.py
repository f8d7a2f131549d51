"""The texts of the catalogs as their .po files have them."""

from __future__ import annotations

import io

from babel.messages.pofile import read_po

from countertrade.messages import LANGUAGES
from countertrade.messages.__main__ import FOLDER


def texts(language: str) -> dict[str, tuple[str, ...]]:
    """By key the text, or those for one and for many."""
    found: dict[str, tuple[str, ...]] = {}
    for message in read_po(io.BytesIO((FOLDER / f"{language}.po").read_bytes()), abort_invalid=True):
        if isinstance(message.id, tuple):
            found[message.id[0]] = tuple(message.string or ())
        elif message.id:
            found[str(message.id)] = (str(message.string),)
    return found


TEXTS = {language: texts(language) for language in LANGUAGES}
