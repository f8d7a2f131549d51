"""Names of outlets, persons and institutions: what is the same name, and what is the same name misprinted.

A retelling often carries its own proof: a name copied with its misprint. So two questions are kept apart here: whether two
printed names mean the same (`same_outlet`, `same_source`), and whether one of them is garbled (`garbled`).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from countertrade.tracing.words import (
    ARTICLES,
    GENERIC,
    HOUSES,
    ISSUERS,
    PLACES,
    POINTING,
    ROLES,
    TITLES,
    UNCALLED,
)

_NAMED = {"company", "bank", "association"}  # kinds of which a case has many, each with a name of its own
_LEGAL = {"holding", "bank", "group", "ag", "gmbh", "ltd", "plc", "company", "association", "of"}
_PLAIN = str.maketrans({"ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": "'"})
_WORD = re.compile(r"[^\W_]+")
MISPRINTED = 0.9  # how surely two names are one that differ by a misprint
_MARKS = str.maketrans(dict.fromkeys(".,;:!?()[]{}<>/\\|\"'„“”‚‘’»«›‹-–—…&+*=#@_", " "))
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")


def words(text: str) -> list[str]:
    """The words of a text as printed, cut at marks; several times faster than a pattern."""
    return text.translate(_MARKS).split()


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The words of a name in lower case, without accents, marks and a leading article.

    >>> fold("The Correio da Praça"), fold("„Gulf & Cape“")
    ('correio da praca', 'gulf cape')
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
    if one == other:
        return True
    if longest < 4 or not (one.isalpha() and other.isalpha()):
        return False
    return distance(one, other, 2) <= (1 if longest < 8 else 2)


@functools.lru_cache(maxsize=65536)
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

    >>> same_outlet("The Moran Herold", "Moran Herald"), same_outlet("Korean Herald", "Korea Herald")
    (0.9, 0.9)
    >>> same_outlet("Kontor", "Kontor Online"), same_outlet("Morning Star", "Evening Star"), same_outlet("WP Poland", "WP Wiadomosci")
    (0.95, 0.0, 0.6)
    >>> same_outlet("USA Today", "Russia Today"), same_outlet("Today", "USA Today"), same_outlet("The Post", "The Past")
    (0.0, 0.0, 0.0)
    >>> same_outlet("Times of India", "The Times"), same_outlet("Berliner Zeitung", "Zürcher Zeitung")
    (0.0, 0.0)
    """
    a, b = core(one), core(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if a.replace(" ", "") == b.replace(" ", ""):
        return 1.0
    left, right = a.split(), b.split()
    here, there = PLACES & set(left), PLACES & set(right)
    if here and there and here != there:
        return 0.0
    strong, weak = _telling(left), _telling(right)
    if strong == weak:
        plain = set(strong) <= HOUSES  # "USA Today" is not "Today"
        return 0.0 if plain and here != there else 0.95
    if len(strong) == len(weak) and all(map(_near, strong, weak)):
        return MISPRINTED if len(strong) > 1 or len(strong[0]) > 6 else 0.0
    short, long = sorted((strong, weak), key=len)
    if len(short) == 1 and short[0] == long[0] and len(short[0]) > 1 and short[0] not in HOUSES:
        return 0.6
    return 0.0


def _telling(words: list[str]) -> list[str]:
    """The words of an outlet's name that tell it from others."""
    return [w for w in words if w not in GENERIC and w not in PLACES] or words


@functools.lru_cache(maxsize=65536)
def person(name: str) -> tuple[str, ...]:
    """The words of a person's or institution's name without titles: "Rep. Wi Sung-lac" and "Wi Sung-lac" are the same."""
    words = [w for w in fold(name).split() if w not in TITLES]
    return tuple(words) or tuple(fold(name).split())


def _aligned(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of two names, less what stands in front of a full name: "the energy minister Ana Roth" is Ana Roth, so is "Antworten von Ana Roth"."""
    a, b = person(one), person(other)
    n = min(len(a), len(b))
    if n > 1 and len(a) != len(b) and (a[-n:] == b[-n:] or roles(one if len(a) > n else other)):
        return a[-n:], b[-n:]
    return a, b


@functools.lru_cache(maxsize=65536)
def same_source(one: str | None, other: str | None) -> bool:
    """Whether two names of a source are the same person or institution, in full or by the last name, without misprints.

    >>> same_source("Ana Roth", "the energy minister Ana Roth"), respelled("der Minister Iwan Petrow", "Ivan Petrov")
    (True, True)
    """
    if one is None or other is None:
        return one is other
    a, b = _aligned(one, other)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) == 1 and len(long) > 1 and len(short[0]) > 2:
        return short[0] in (long[-1], long[0]) or short[0] == "".join(w[0] for w in long)
    return False


@functools.lru_cache(maxsize=65536)
def garbled(one: str | None, other: str | None) -> bool:
    """Whether two different names are one name misprinted or misremembered: most words agree, the rest nearly or one is swapped.

    >>> garbled("Wi Sung-lac", "Wi Sung-lak"), garbled("Rui dos Campos", "Rui dos Prados")
    (True, True)
    >>> garbled("Tomas Varga", "Lena Okafor"), garbled("Kim Jong-un", "Kim Jong-il"), garbled("Wi Sunglac", "Wi Sung-lac")
    (False, False, False)
    """
    if one is None or other is None:
        return False
    a, b = _aligned(one, other)
    if a == b or not a or not b or same_source(one, other):
        return False
    one_word, other_word = "".join(a), "".join(b)
    if one_word == other_word:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) == 1 and len(long) > 1 and len(short[0]) > 4:
        return any(short[0] != word and _near(short[0], word) for word in (long[0], long[-1]))
    if len(a) != len(b):
        return min(len(one_word), len(other_word)) > 7 and distance(one_word, other_word, 2) <= 2
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if all(
        _near(x, y) or (x[0] == y[0] and len(x) == len(y) == 3 and distance(x, y, 1) == 1) for x, y in odd
    ):
        return len(a) > 1 or len(one_word) > 5
    # one word of three or more is another one: "dos Anjos", "dos Santos"
    x, y = odd[0]
    return (
        len(odd) == 1
        and len(a) > 2
        and min(len(x), len(y)) > 3
        and distance(x, y, 4) <= max(len(x), len(y)) // 2 + 1
    )


def stands_for(short: str, name: str) -> bool:
    """Whether a name in capitals is short for another: its letters begin the words of the other, or parts of them, in order.

    >>> stands_for("CWA", "Caspian Wire Agency"), stands_for("PD", "Parlamentsdienst"), stands_for("AP", "The Post")
    (True, True, False)
    """
    parts = fold(name).split()
    letters = short.casefold()
    if letters == "".join(part[0] for part in parts):
        return True
    return len(parts) == 1 and len(letters) == 2 and parts[0][0] == letters[0] and letters[1] in parts[0][3:]


def nameless(name: str | None) -> bool:
    """Whether a source has no name: data, reports and estimates, which nobody can call.

    >>> nameless("Schätzungen"), nameless("these data"), nameless("Bericht des Blatts"), nameless("World Bank report")
    (True, True, False, False)
    """
    return name is not None and all(word in _uncalled() for word in fold(name).split())


def roles(text: str | None) -> set[str]:
    """The offices that a text names."""
    return {role for role, pattern in ROLES.items() if text and pattern.search(text)}


@functools.lru_cache(maxsize=16384)
def institutions(name: str | None) -> frozenset[str]:
    """The kinds of institutions that a name is one of: `ISSUERS`."""
    return frozenset(kind for kind, pattern in ISSUERS.items() if name and pattern.search(name))


def same_institution(one: str, other: str) -> bool:
    """Whether two names can be one institution's in two languages, or that of its press office.

    >>> same_institution("Press Service of the Ministry of Energy", "das kasachische Energieministerium")
    True
    >>> same_institution("Ministry of Energy", "the embassy in Bern"), same_institution("Orion Holding", "Vega Holding")
    (False, False)
    """
    if same_source(one, other):
        return True
    shared = institutions(one) & institutions(other) - {"press office"}
    return bool(shared - _NAMED) or bool(shared and set(person(one)) & set(person(other)) - _LEGAL)


def is_office(name: str) -> bool:
    """Whether a person is called by an office only.

    >>> is_office("lawmaker"), is_office("energy minister"), is_office("Minister"), is_office("Ana Roth")
    (True, True, True, False)
    """
    words = fold(name).split()
    return len(words) < 3 and (name.islower() or (len(words) == 1 and bool(roles(name))))


def anaphoric(outlet: str) -> bool:
    """Whether a name of an outlet only points back: "the newspaper", "das genannte Blatt".

    >>> anaphoric("das genannte Blatt"), anaphoric("the paper"), anaphoric("The Post")
    (True, True, False)
    """
    return all(word in GENERIC or word in POINTING for word in fold(outlet).split())


@functools.cache
def _uncalled() -> frozenset[str]:
    return frozenset(fold(word) for word in UNCALLED)


def fullest(name: str, text: str) -> str:
    """The fullest form in which a text prints a name of one word: "Wi" where it says "Wi Sung-lac" elsewhere.

    >>> fullest("Wi", "Rep. Wi Sung-lac said so. Wi added that."), fullest("Rui", "Rui dos Campos said")
    ('Wi Sung-lac', 'Rui dos Campos')
    """
    if not name or len(name.split()) > 1 or not name[0].isupper():
        return name
    found = (
        match[0]
        for match in re.finditer(rf"\b{re.escape(name)}((?: {_PARTICLE}){{0,2}} [A-Z][\w'’-]+){{1,2}}", text)
    )
    return max(found, key=len, default=name)


_PARTICLE = r"(?:d[aeo]s?|del|della|van|von|der|den|al|el|bin|ibn|y|e)"


_SPELT = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "c"), ("zh", "s"), ("ts", "z"), ("tz", "z"),
    ("ck", "k"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("yo", "io"),
    ("ya", "ia"), ("yu", "iu"), ("ja", "ia"), ("ju", "iu"), ("jo", "io"), ("ff", "f"), ("ss", "s"), ("w", "v"), ("y", "i"), ("j", "i"),
    ("q", "k"), ("z", "s"),
)  # fmt: skip


@functools.lru_cache(maxsize=65536)
def respelled(one: str | None, other: str | None) -> bool:
    """Whether two names are one name as two languages write it: nothing of it is misprinted.

    >>> respelled("Bob Ash", "Bob Asch"), respelled("Vladimir Putin", "Wladimir Putin"), respelled("Wi Sung-lac", "Wi Sung-lak")
    (True, True, False)
    """
    if one is None or other is None:
        return False
    a, b = _aligned(one, other)
    return _sounds(a) == _sounds(b)


def _sounds(name: tuple[str, ...]) -> str:
    plain = " ".join(name)
    for spelt, sound in _SPELT:
        plain = plain.replace(spelt, sound)
    return plain


REACH = 15  # code points for each word of a name, to either side
COMMON = 40  # names that share a word before it says nothing any more


class Outlets:
    """The outlets of a case, to be found by a printed name or in a text, misprints included.

    Names are looked up whole, and by their rarer words and those words less one letter (symmetric deletion, after Garbe's
    SymSpell, 2012), so that a lookup costs the same however many outlets there are.
    """

    def __init__(self, outlets: Iterable[str], signs: Mapping[str, str] | None = None) -> None:
        self._signs = signs or {}  # "CWA" -> the outlet that calls itself so
        self._whole: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, list[str]] = defaultdict(list)
        self._parts: dict[str, tuple[str, ...]] = {}
        for outlet in sorted(set(outlets)):
            name = core(outlet)
            if len(name) < 2:
                continue
            self._whole[name].append(outlet)
            self._whole[name.replace(" ", "")].append(outlet)
            self._parts[outlet] = tuple(name.split())
            for key in {key for word in self._parts[outlet] for key in _shortened(word)}:
                if len(self._words[key]) <= COMMON:  # one more says that it is common
                    self._words[key].append(outlet)
        self._lengths = sorted({len(parts) for parts in self._parts.values()})
        common = {word for word, bucket in self._words.items() if len(bucket) > COMMON}
        plain = {word for parts in self._parts.values() if common.issuperset(parts) for word in parts}
        self._skipped = common - plain  # every outlet with such a word is found by a rarer one
        self._reach = REACH * max(self._lengths, default=0)
        self._found: dict[str, dict[str, float]] = {}

    def meant(self, printed: str) -> dict[str, float]:
        """The outlets that a printed name can mean, with how surely (see `same_outlet`)."""
        if printed not in self._found:
            name = core(printed)
            telling = [word for word in printed.split() if word.casefold() not in GENERIC]
            if len(telling) == 1 and telling[0] in self._signs:
                return {self._signs[telling[0]]: 1.0}
            near = {*self._whole.get(name, ()), *self._whole.get(name.replace(" ", ""), ())}
            for word in name.split():
                for key in _shortened(word):
                    if len(bucket := self._words.get(key, ())) <= COMMON:
                        near.update(bucket)
            scored = {outlet: same_outlet(printed, outlet) for outlet in near}
            best = max(scored.values(), default=0.0)
            self._found[printed] = {o: s for o, s in sorted(scored.items()) if s >= max(0.6, best - 0.05)}
        return self._found[printed]

    def found(self, text: str) -> list[tuple[str, str, tuple[int, ...]]]:
        """(outlet, as first printed, offsets of its mentions), in text order. One word of a name has a capital letter."""
        hits: dict[str, list[tuple[int, int]]] = defaultdict(list)
        there = {
            word
            for word in set(words(text))
            if not word[0].islower() and (key := fold(word)) in self._words and key not in self._skipped
        }
        done = 0
        places = sorted((at, word) for word in there for at in _places(text, word))
        for here, word in places:
            if here < done:
                continue
            bucket = self._words[fold(word)]
            before = [
                (fold(m[0]), m.start(), m.end())
                for m in _WORD.finditer(text, max(0, here - self._reach), here)
            ]
            after = [
                (fold(m[0]), m.start(), m.end())
                for m in _WORD.finditer(text, here, here + len(word) + self._reach)
            ]
            tokens, index = [*before, *after], len(before)
            for outlet, first, length in self._windows(tokens, index, bucket):
                start, end = tokens[first][1], tokens[first + length - 1][2]
                if (text[start].isupper() or text[start].isdigit()) and (start, end) not in hits[outlet]:
                    hits[outlet].append((start, end))
                    done = max(done, end)
        for sign, outlet in self._signs.items():
            if signed := [(at, at + len(sign)) for at in _places(text, sign)]:
                hits[outlet] = sorted([*hits[outlet], *signed])
        return sorted(
            (
                (outlet, text[at[0][0] : at[0][1]], tuple(start for start, _ in at))
                for outlet, at in hits.items()
                if at
            ),
            key=lambda found: found[2],
        )

    def _windows(
        self, tokens: Sequence[tuple[str, int, int]], here: int, bucket: Sequence[str]
    ) -> Iterator[tuple[str, int, int]]:
        """(outlet, first token, number of tokens) of every name that the token `here` is a word of."""
        folded = [token[0] for token in tokens]
        if len(bucket) > COMMON:
            for length in self._lengths:
                for first in range(max(0, here - length + 1), min(here, len(tokens) - length) + 1):
                    for outlet in self._whole.get(" ".join(folded[first : first + length]), ()):
                        yield outlet, first, length
            return
        for outlet in bucket:
            parts = self._parts[outlet]
            if folded[here] not in parts or sum(map(len, parts)) < 3:
                continue
            first = here - parts.index(folded[here])
            window = folded[first : first + len(parts)] if first >= 0 else []
            if len(window) == len(parts) and all(map(_near, parts, window)):
                yield outlet, first, len(parts)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, on its own."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            yield at
        at = text.find(word, end)


def _shortened(word: str) -> set[str]:
    """The word and, from five letters on, the word less any one of them."""
    if len(word) < 5 or not word.isalpha():
        return {word}
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def mentions(text: str, name: str) -> bool:
    """Whether a text prints a name or the acronym it stands for."""
    words = fold(text)
    wanted = fold(name)
    return bool(wanted) and f" {wanted} " in f" {words} "
