"""How much room words take in a drawing, and words made to fit the room there is.

A drawing is made where no browser is, so widths are reckoned from a table. It holds the advances of Inter, which page and report bring
along, rounded up; of other faces, Arial is narrower and what a system falls back to for other writing is given room by its kind.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

SIZE = 12.5
"""Type size of a label in px, as the style sheet has it."""

LEADING = 16.0
"""From one line of a label to the next, in px."""

BOLD = 1.1
"""How much wider the strong face runs, at most, over a word."""

# em by character; what is not here goes by its kind
_ADVANCES = {
    character: em
    for characters, em in (
        ("\u200b\u2060\u00ad", 0.0),
        (" \u00a0\u202f", 0.29),
        ("ijlI,.:;·!|'‘’", 0.32),
        ("tfr/\\()[]", 0.4),
        ('-–"“”„*?_°', 0.53),
        ("aäàáâãcçeèéêëskxzvyEFJL", 0.6),
        ("CDGHNOQUÖÜÓØÔ", 0.77),
        ("w", 0.82),
        ("mM", 0.91),
        ("W%@—…→&", 1.0),
    )
    for character in characters
}
_KINDS = {"Ll": 0.63, "Nd": 0.65, "Lu": 0.7, "Sm": 0.67, "Sc": 0.68, "Mn": 0.0, "Me": 0.0, "Cf": 0.0}


@lru_cache(maxsize=4096)
def _advance(character: str) -> float:
    if (known := _ADVANCES.get(character)) is not None:
        return known
    kind = unicodedata.category(character)
    if unicodedata.east_asian_width(character) in "WF":
        return 1.4 if kind == "So" else 1.0  # a Hangul syllable fills its square, a picture more
    if character > "\u024f" and kind in ("Ll", "Lu"):
        return 1.0
    return _KINDS.get(kind, 1.0)


def width(words: str, *, size: float = SIZE, strong: bool = False) -> float:
    """The px that the words take at most.

    >>> width("rice") < width("wages") < width("wages", strong=True) < width("한국의 쌀")
    True
    """
    return sum(map(_advance, words)) * size * (BOLD if strong else 1.0)


def fitted(words: str, room: float, *, size: float = SIZE, strong: bool = False) -> str:
    """The words where they fit, else as much of them as does, with "…".

    >>> fitted("lost trade with China", 84), fitted("rice", 84)
    ('lost trade…', 'rice')
    """
    if width(words, size=size, strong=strong) <= room:
        return words
    left = room - width("…", size=size, strong=strong)
    kept = 0
    for character in words:
        left -= width(character, size=size, strong=strong)
        if left < 0:
            break
        kept += 1
    return f"{words[:kept].rstrip()}…"


def wrapped(
    words: str, room: float, *, most: int | None = None, size: float = SIZE, strong: bool = False
) -> list[str]:
    """The words in lines that fit the room; with `most`, the last of so many ends in "…" where more would follow.

    >>> wrapped("Korea, Democratic People's Republic of (North)", 130, most=2)
    ['Korea, Democratic', "People's Republic…"]
    """
    runs = flowed([(words, "strong" if strong else "")], room, most=most, size=size)
    return ["".join(text for text, _ in line) for line in runs]


Run = tuple[str, str]
"""Words and the class they are set in; those of the class "strong" run wider."""


def flowed(
    runs: Iterable[Run], room: float, *, most: int | None = None, size: float = SIZE
) -> list[list[Run]]:
    """Runs set one after the other in lines that fit the room, broken between words, or within one that no line could hold."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for words, kind in runs:
        strong = kind == "strong"
        for word in filter(None, words.split(" ")):  # a space that does not break stays in its word
            for piece in _broken(word, room, size, strong):
                wide = width(piece, size=size, strong=strong)
                space = width(" ", size=size, strong=strong) if lines[-1] else 0.0
                if lines[-1] and used + space + wide > room:
                    lines.append([])
                    used, space = 0.0, 0.0
                lines[-1].append((f" {piece}" if space else piece, kind))
                used += space + wide
    joined = [_joined(line) for line in lines if line]
    if most is None or len(joined) <= most:
        return joined
    kept = joined[:most]
    kept[-1] = _ended(kept[-1], room, size)
    return kept


def _broken(word: str, room: float, size: float, strong: bool) -> Iterable[str]:
    """A word in pieces that fit a line; one piece for nearly every word."""
    start, used = 0, 0.0
    for at, character in enumerate(word):
        wide = width(character, size=size, strong=strong)
        if used + wide > room and at > start:
            yield word[start:at]
            start, used = at, 0.0
        used += wide
    yield word[start:]


def _joined(line: Sequence[Run]) -> list[Run]:
    """Neighbours of one class as one run."""
    found: list[Run] = []
    for words, kind in line:
        if found and found[-1][1] == kind:
            found[-1] = (found[-1][0] + words, kind)
        else:
            found.append((words, kind))
    return found


def _ended(line: list[Run], room: float, size: float) -> list[Run]:
    """The line with "…" at its end, its last run shortened to make room for it."""
    *before, (words, kind) = line
    taken = sum(width(text, size=size, strong=k == "strong") for text, k in before)
    strong = kind == "strong"
    full = f"{words}…"
    if width(full, size=size, strong=strong) > room - taken:
        full = fitted(full, room - taken, size=size, strong=strong)
    return [*before, (full, kind)]
