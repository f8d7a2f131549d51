"""Names of outlets, persons and institutions: what is the same name, and what is the same name misprinted.

A retelling often carries its own proof: a name copied with its misprint. So two questions are kept apart here: whether two
printed names mean the same (`same_outlet`, `same_source`), and whether one of them is garbled (`garbled`).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from countertrade.tracing.words import ARTICLES, GENERIC, TITLES

_PLAIN = str.maketrans({"ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": "'"})
_WORD = re.compile(r"[^\W_]+")
MISPRINTED = 0.9  # how surely two names are one that differ by a misprint
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The words of a name in lower case, without accents, marks and a leading article.

    >>> fold("The Jornal da Baía"), fold("„Gulf & Cape“")
    ('jornal da baia', 'gulf cape')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(words)


def distance(one: str, other: str, limit: int = 4) -> int:
    """The edits between two words (optimal string alignment: a swapped pair is one edit), at most `limit + 1`.

    >>> distance("herald", "herold"), distance("sung", "snug"), distance("rice", "tonnes")
    (1, 1, 5)
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > limit:
            return limit + 1
        before, row = row, new
    return min(row[-1], limit + 1)


def _near(one: str, other: str) -> bool:
    """Two words that are one word with a misprint: short words must agree, longer ones may differ by one or two edits."""
    longest = max(len(one), len(other))
    if longest < 4:
        return one == other
    return distance(one, other, 2) <= (1 if longest < 8 else 2)


def core(outlet: str) -> str:
    """An outlet's name without what stands in brackets: "Forsal (PAP)" is printed by Forsal."""
    bare = _BRACKETS.sub(" ", outlet)
    return fold(bare) or fold(outlet)


def credits_in(outlet: str | None) -> tuple[str, ...]:
    """The services that an outlet's own name credits in brackets.

    >>> credits_in("Forsal (PAP)"), credits_in("Daily (Reuters copy, EN)"), credits_in("Portal (news agency copy)")
    (('PAP',), ('Reuters',), ())
    """
    found: list[str] = []
    for inner in _BRACKETS.findall(outlet or ""):
        words = [w for w in re.split(r"[\s-]+", inner.split(",")[0]) if w and w.casefold() not in GENERIC]
        if words and words[0][:1].isupper():
            found.append(" ".join(words))
    return tuple(found)


@functools.lru_cache(maxsize=262144)
def same_outlet(one: str, other: str) -> float:
    """How surely two printed outlet names mean one outlet: 1 the same, 0.9 misprinted, 0.6 one names the other's house, 0 not.

    >>> same_outlet("The Hanbat Herold", "Hanbat Herald"), same_outlet("Korean Herald", "Korea Herald")
    (0.9, 0.9)
    >>> same_outlet("Kontor", "Kontor Online"), same_outlet("Morning Star", "Evening Star")
    (0.95, 0.0)
    """
    a, b = core(one), core(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    left, right = a.split(), b.split()
    if a.replace(" ", "") == b.replace(" ", ""):
        return 1.0
    strong = [[w for w in side if w not in GENERIC] or side for side in (left, right)]
    if strong[0] == strong[1]:
        return 0.95
    if len(left) == len(right) and all(map(_near, left, right)):
        return 0.9
    if len(strong[0]) == len(strong[1]) and all(map(_near, *strong)):
        return 0.9
    if len(left) == len(right) == 1:
        return 0.0
    if strong[0][0] == strong[1][0] and min(len(strong[0]), len(strong[1])) >= 1 and len(strong[0][0]) >= 2:
        short = min(strong, key=len)
        if len(short) == 1:
            return 0.6
    return 0.0


@functools.lru_cache(maxsize=65536)
def person(name: str) -> tuple[str, ...]:
    """The words of a person's or institution's name without titles: "Rep. Wi Sung-lac" and "Wi Sung-lac" are the same."""
    words = [w for w in fold(name).split() if w not in TITLES]
    return tuple(words) or tuple(fold(name).split())


def same_source(one: str | None, other: str | None) -> bool:
    """Whether two names of a source are the same person or institution, in full or by the last name, without misprints."""
    if one is None or other is None:
        return one is other
    a, b = person(one), person(other)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) == 1 and len(long) > 1 and len(short[0]) > 2:
        return short[0] in (long[-1], long[0]) or short[0] == "".join(w[0] for w in long)
    return False


def garbled(one: str | None, other: str | None) -> bool:
    """Whether two different names are one name misprinted or misremembered: most words agree, the rest nearly or one is swapped.

    >>> garbled("Wi Sung-lac", "Wi Sung-lak"), garbled("João dos Anjos", "João dos Santos")
    (True, True)
    >>> garbled("Hery Rakotomalala", "Anjali Sharma"), garbled("Kim Jong-un", "Kim Yo-jong")
    (False, False)
    """
    if one is None or other is None:
        return False
    a, b = person(one), person(other)
    if a == b or not a or not b or same_source(one, other):
        return False
    if "".join(a) == "".join(b):
        return False
    if distance("".join(a), "".join(b), 2) <= 2 and min(len("".join(a)), len("".join(b))) > 5:
        return True
    if len(a) == len(b) and len(a) > 1:
        same = sum(x == y for x, y in zip(a, b, strict=True))
        odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        if all(_near(x, y) for x, y in odd):
            return True
        # one word of three or more is another one: "dos Anjos", "dos Santos"
        return same == len(a) - 1 >= 2 and distance(*odd[0], 4) <= max(map(len, odd[0])) // 2 + 1
    return False


class Outlets:
    """Finds in a text the outlets of a case, misprints included; a name must be printed with a capital letter."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._words: dict[int, set[str]] = {}
        seen: set[str] = set()
        for name in names:
            words = tuple(core(name).split())
            if not words or " ".join(words) in seen or len("".join(words)) < 3:
                continue
            seen.add(" ".join(words))
            for word in set(words):
                self._by_word.setdefault(word, []).append((name, words))

    def found(self, text: str) -> list[tuple[str, str, int]]:
        """(outlet of the case, as printed, offset), in text order, each outlet once by its first mention."""
        tokens = list(_capitals(text))
        hits: dict[str, tuple[str, int]] = {}
        for i, (word, _, _) in enumerate(tokens):
            for name, words in self._by_word.get(word, ()):
                at = words.index(word)
                first = i - at
                if first < 0 or first + len(words) > len(tokens) or name in hits:
                    continue
                window = tokens[first : first + len(words)]
                if not all(w == x or _near(w, x) for w, (x, _, _) in zip(words, window, strict=True)):
                    continue
                start, end = window[0][1], window[-1][2]
                if text[start].isupper() or text[start].isdigit():
                    hits[name] = (text[start:end], start)
        return sorted(((n, p, at) for n, (p, at) in hits.items()), key=lambda hit: hit[2])


def _capitals(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        yield fold(match[0]) or match[0], match.start(), match.end()


def mentions(text: str, name: str) -> bool:
    """Whether a text prints a name or the acronym it stands for."""
    words = fold(text)
    wanted = fold(name)
    return bool(wanted) and f" {wanted} " in f" {words} "


def acronym(words: Sequence[str]) -> str:
    return "".join(w[0] for w in words if w)
