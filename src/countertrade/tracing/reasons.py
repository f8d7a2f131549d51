"""Why one report is taken to retell another, in plain words: the one place for these phrases, English and German.

Records and files hold the English sentence; a German page says the German one.
"""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Mapping
from typing import Final

REASONS: Final[Mapping[str, tuple[str, str]]] = {
    "copy": ("the same text, word for word", "derselbe Text, Wort für Wort"),
    "quotation": ("the same quotation", "dasselbe Zitat"),
    "quotes": (
        "quotes the same person on the same figure",
        "zitiert dieselbe Person mit derselben Zahl",
    ),
    "wording": ("{share} of its word sequences", "{share} seiner Wortfolgen"),
    "title": ("a headline in the same words", "eine Überschrift mit denselben Worten"),
    "hub": (
        "has what {pages} pages have that credit {outlet}",
        "hat, was {pages} Seiten haben, die sich auf {outlet} berufen",
    ),
    "joint": ("{figures} more of its figures", "{figures} weitere seiner Zahlen"),
    "names": ("names {outlet}", "nennt {outlet}"),
    "misprints": ("names {outlet}, misprinted", "nennt {outlet}, falsch geschrieben"),
    "page names": ("the article names {outlet}", "der Artikel nennt {outlet}"),
    "credits": ("credits {outlet}", "gibt {outlet} als Herkunft an"),
    "carrier": ("{outlet} itself names {other}", "{outlet} nennt selbst {other}"),
    "both name": ("both name {outlet}", "beide nennen {outlet}"),
    "figure": ("the same figure", "dieselbe Zahl"),
    "source": ("the same source, {name}", "dieselbe Quelle, {name}"),
    "trait": ("shares with few others: {trait}", "hat mit wenigen anderen gemein: {trait}"),
    "missing": ("the page of {outlets} is missing", "die Seite von {outlets} fehlt"),
    "section": ("the {section} of the same article", "{section} desselben Artikels"),
    "currency": ("in another currency beside it", "daneben in anderer Währung"),
    "steps": ("{steps} steps", "{steps} Schritte"),
    "person": ("set by a person", "von einem Menschen gesetzt"),
    "set": ("set by {person}", "gesetzt von {person}"),
    "set because": ("set by {person}: {why}", "gesetzt von {person}: {why}"),
    "merged": ("one statement, says {person}", "eine Angabe, sagt {person}"),
}
PARTS: Final[Mapping[str, str]] = {
    "headline": "die Überschrift", "lead": "der Vorspann", "body": "der Text", "caption": "die Bildunterschrift", "list": "die Liste", "bound": "Grenze",
    "unit": "Einheit", "no rate": "kein Zeitraum", "per": "je", "misprints": "Druckfehler", "source": "Quelle", "and": "und",
}  # fmt: skip
"""English words inside a reason that are not names, in German."""


def reason(key: str, /, **values: object) -> str:
    """The reason as records hold it.

    >>> reason("names", outlet="Alpha Herald")
    'names Alpha Herald'
    """
    return REASONS[key][0].format(**values)


def in_language(said: str, language: str) -> str:
    """A reason as a reader of the language has it; what is none of them stays as it is.

    >>> in_language("the page of Wira and Alpha is missing", "de")
    'die Seite von Wira und Alpha fehlt'
    """
    if language == "en":
        return said
    for pattern, german in _patterns():
        if match := pattern.fullmatch(said):
            return german.format(**{name: _part(name, value) for name, value in match.groupdict().items()})
    return said


def _part(name: str, value: str) -> str:
    match name:
        case "section":
            return PARTS.get(value, value)
        case "trait":
            kind, space, rest = value.partition(" ")
            return PARTS.get(value) or f"{PARTS.get(kind, kind)}{space}{rest}"
        case "outlets":
            return value.replace(" and ", f" {PARTS['and']} ")
        case "share":
            return value.replace("%", "\u00a0%")
    return value


@functools.cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The English phrases as patterns, the more particular first."""
    found = sorted(REASONS.values(), key=lambda both: -len(re.sub(r"{\w+}", "", both[0])))
    return [(re.compile(_pattern(english), re.DOTALL), german) for english, german in found]


def _pattern(phrase: str) -> str:
    return "".join(
        re.escape(text) + (f"(?P<{name}>.+?)" if name else "")
        for text, name, _, _ in string.Formatter().parse(phrase)
    )
