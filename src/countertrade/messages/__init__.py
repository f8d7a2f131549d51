"""What the program says, in each language, from gettext catalogs: `say("report.sources", "de", n=2)` is "2 Ursprungsquellen".

A message's id is a key (`report.sources`), not its English text; `{blanks}` are filled in by name, and gettext's plural forms choose
by `n`. The texts are in `<language>.po`; `python -m countertrade.messages` compiles them, since gettext reads a .mo in 2 ms and Babel a .po
in 50.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from gettext import GNUTranslations
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("en", "de")


def say(key: str, language: str, /, n: object = None, **blanks: object) -> str:
    """The message of a key in a language with its blanks filled; `n` fills the blank of that name and chooses the plural form.

    Raises KeyError for a key or language that there is not, and for a blank that is not given.

    >>> say("report.sources", "en", n=1), say("report.sources", "de", n=2)
    ('one original source', '2 Ursprungsquellen')
    """
    return template(key, language, n).format(n=n, **blanks)


def template(key: str, language: str, n: object = None) -> str:
    """The message before its blanks are filled. The plural is for any `n` but 1, so for figures that are text already."""
    return _template(key, language, n == 1)


@functools.lru_cache(1 << 13)
def _template(key: str, language: str, one: bool) -> str:
    catalog = _catalog(language)
    text = catalog.ngettext(key, key, 1 if one else 2)
    if text == key and (text := catalog.gettext(key)) == key:
        raise KeyError(key)
    return text


def figure(value: float, language: str) -> str:
    """A figure inside a message: a count in full, a measured one to three digits that count.

    >>> figure(16384, "de"), figure(0.12345, "de"), figure(661.2, "en")
    ('16.384', '0,123', '661')
    """
    text = (
        f"{value:,}" if isinstance(value, int) else f"{float(f'{value:.3g}'):,.10f}".rstrip("0").rstrip(".")
    )
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def joined(items: Sequence[str], language: str) -> str:
    """A list in a sentence: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {say('joint.and', language)} {items[-1]}"


@functools.cache
def is_key(key: str) -> bool:
    """Whether there is such a message."""
    try:
        return bool(template(key, "en"))
    except KeyError:
        return False


@functools.cache
def _catalog(language: str) -> GNUTranslations:
    if language not in LANGUAGES:
        raise KeyError(language)
    with Path(__file__).with_name(f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)
