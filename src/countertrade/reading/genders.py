"""The grammar of a source's name in German: its gender, by the noun or else the article, and its form as subject."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from countertrade.reading.languages.de import people

Gender = Literal["m", "f", "n"]
_BY_ARTICLE: dict[str, Gender] = {"die": "f", "das": "n", "den": "m"}
_ENDINGS: dict[Gender, str] = {"m": "er", "f": "e", "n": "es"}
_GENITIVE = ("des", "eines", "dieses", "ihres", "seines", "vom")


def gender(phrase: str) -> Gender | None:
    """The gender of the noun that a German phrase is about; None where neither noun nor article tells it.

    >>> gender("des südkoreanischen Geheimdienstes"), gender("die Behörde für Migration"), gender("Bergbauministerium")
    ('m', 'f', 'n')
    """
    words = re.findall(r"[^\W\d_]+", phrase)
    for word in words:
        if word[0].isupper() and (found := _of_noun(word)) is not None:
            return found
    return _BY_ARTICLE.get(words[0].lower()) if words else None


def nominative(printed: str, name: str) -> str:
    """A body's name as one would list it: "des südkoreanischen Geheimdienstes" is the "südkoreanischer Geheimdienst".

    `printed` has the article that tells the case of `name`, its other words.

    >>> nominative("des Ministeriums", "Ministeriums"), nominative("das serbische Energieministerium", "serbische Energieministerium")
    ('Ministerium', 'serbisches Energieministerium')
    """
    words = name.split(" ")
    article = printed.lower().split(" ")[0]
    noun = next((at for at, word in enumerate(words) if word[:1].isupper()), None)
    if noun is None or len(words[noun]) < 4 or words[noun].isupper():
        return name
    found = gender(words[noun])
    if article in _GENITIVE and (bare := _without_genitive(words[noun])) != words[noun]:
        words[noun] = bare
    if found is not None:
        for at in range(noun):
            if re.fullmatch(r"[a-zäöüß-]{3,}e[nrsm]?", words[at]):
                words[at] = re.sub(r"e[nrsm]?$", _ENDINGS[found], words[at])
    return " ".join(words)


def _without_genitive(noun: str) -> str:
    """The noun without the ending of its genitive; an s that belongs to it stays ("des Kreml", "des Kongresses")."""
    for ending in ("es", "s"):
        stem = noun.removesuffix(ending)
        if stem != noun and _of_noun(stem, listed=True) in ("m", "n"):
            return stem
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _of_noun(word: str, *, listed: bool = False) -> Gender | None:
    folded = word.lower()
    stems = (folded,) if listed else (folded, folded.removesuffix("s"), folded.removesuffix("es"))
    for stem in stems:
        for found, pattern in _patterns():
            if pattern.fullmatch(stem):
                return found
    return None


@cache
def _patterns() -> tuple[tuple[Gender, re.Pattern[str]], ...]:
    return (
        ("n", re.compile(rf"\w*(?:{people.NEUTER})")),
        ("m", re.compile(rf"\w*(?:{people.MASCULINE})")),
        ("f", re.compile(rf"\w*(?:{people.FEMININE})")),
    )
