"""What words say about the figures near them, from `words.toml`: cues of relations, roles, commodities, nouns for the same thing.

A word is found where a word begins, and in German also where a compound ends: `bedarf` finds Bedarf, Bedarfs, Nahrungsmittelbedarf.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any, NamedTuple


@functools.cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads((resources.files(__package__) / "words.toml").read_text(encoding="utf-8"))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(
        word
        for part in text.split(",")
        if (word := " ".join(part.split()) + " " * part.endswith(" ")).strip()
    )


@functools.cache
def _pattern(listed: str) -> re.Pattern[str]:
    stems = "|".join(re.escape(fold(word)) for word in sorted(_listed(listed), key=len, reverse=True))
    return re.compile(rf"\b(?:{stems})|(?<=\w{{4}})(?:{stems})(?:s|es|e|en|er|n)?\b")


@functools.cache
def _cue(name: str) -> re.Pattern[str]:
    return _pattern(_tables()["cues"][name])


def fold(text: str | None) -> str:
    return (text or "").casefold()


def said(cue: str, text: str | None) -> bool:
    """Whether a word of a cue stands in the text; "of this" is none of "of this year".

    >>> said("total", "Alles zusammen macht das"), said("total", "each of them")
    (True, False)
    >>> said("part", "Of this sum about"), said("part", "the 3 million of this year make")
    (True, False)
    """
    folded = fold(text)
    return any(stands_alone(match) for match in _cue(cue).finditer(folded))


def stands_alone(match: re.Match[str]) -> bool:
    """Whether what was found does not end in the article of another noun: "of these, 30", not "of these ships"."""
    return _POINTING.search(match[0]) is None or _ALONE.match(match.string, match.end()) is not None


_POINTING = re.compile(r"(?<!top )\bof th(?:is|at|ese|ose)$", re.IGNORECASE)
_ALONE = re.compile(  # what follows such a pronoun where it is no article of a noun of another thing
    r"\W*(?:$|\d)|\s*[^\w\s]|\s+(?:sum|amount|total|money|number|the|an?|some|about|around|almost|nearly|roughly|more|less|only|just|over|up|at|half|goes|went|go|is|are|was|were|will|would|has|have|had|without|with|for|from|to|in|by|on|as|free)\b",
    re.IGNORECASE,
)


class Multiple(NamedTuple):
    """A number of times that a word names, and where the word begins."""

    factor: float
    start: int


def multiple(text: str) -> Multiple | None:
    """The first number of times that a text names in a word; None where it names none.

    >>> multiple("fast verdreifacht"), multiple("more")
    (Multiple(factor=3.0, start=5), None)
    """
    folded = fold(text)
    found = (
        Multiple(float(factor), match.start())
        for listed, factor in _tables()["multiples"].items()
        if (match := _pattern(listed).search(folded)) is not None
    )
    return min(found, key=lambda one: one.start, default=None)


@functools.lru_cache(maxsize=4096)
def roles(text: str | None) -> tuple[str, ...]:
    """Every role that a text names.

    >>> roles("annual shortfall in food")
    ('shortfall',)
    """
    return tuple(
        role for role, listed in _tables()["roles"].items() if text and _pattern(listed).search(fold(text))
    )


@functools.lru_cache(maxsize=4096)
def kinds(text: str) -> frozenset[str]:
    """Every kind of money that a text names.

    >>> sorted(kinds("repay the loan")), sorted(kinds("a deal"))
    (['loan'], [])
    """
    return frozenset(
        kind for kind, listed in _tables()["kinds"].items() if _pattern(listed).search(fold(text))
    )


def currency(noun: str) -> str | None:
    """The currency that a noun in the singular names.

    >>> currency("Dollar"), currency("barrel")
    ('USD', None)
    """
    found = _tables()["currencies"].get(fold(noun))
    return str(found) if found is not None else None


@functools.lru_cache(maxsize=4096)
def commodities(text: str | None) -> tuple[str, ...]:
    """Every commodity that a text names, the narrower before the wider.

    >>> commodities("Bruchreis zu Marktpreisen"), commodities("der Ölpreis"), commodities("coalition")
    (('rice',), ('oil',), ())
    """
    folded = _unlike().sub(" ", fold(text))
    return tuple(name for name, listed in _tables()["commodities"].items() if _pattern(listed).search(folded))


@functools.cache
def _unlike() -> re.Pattern[str]:
    """What only sounds like a commodity."""
    parts, whole = ("|".join(map(re.escape, _listed(_tables()["unlike"][key]))) for key in ("parts", "whole"))
    return re.compile(rf"(?:{parts})\w*|\b(?:{whole})\b")


def belongs(commodity: str, whole: str) -> bool:
    """Whether a commodity is the other or part of it: rice is grain, and grain is food."""
    step: str | None = commodity
    while step is not None:
        if step == whole:
            return True
        step = _tables()["within"].get(step)
    return False


@functools.cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_listed(group)) for group in _tables()["things"]["groups"])


@functools.cache
def generic() -> frozenset[str]:
    """Nouns that stand for whatever was counted before."""
    return frozenset(_listed(_tables()["things"]["generic"]))


@functools.lru_cache(maxsize=4096)
def is_beside(noun: str | None) -> bool:
    """Whether a noun is of things that are counted and never dealt in.

    >>> is_beside("Industriestaaten"), is_beside("emails"), is_beside("boats")
    (True, True, False)
    """
    return bool(noun) and _pattern(_tables()["things"]["beside"]).search(fold(noun)) is not None


@functools.cache
def instalments() -> frozenset[str]:
    """Nouns for one of several equal payments: "12 instalments of 400 million"."""
    return frozenset(_tables()["things"]["instalments"].split())


@functools.cache
def people() -> frozenset[str]:
    """Nouns for people by what they are now, whoever they are besides: prisoners may be soldiers."""
    return frozenset(_tables()["things"]["people"].split())


@functools.cache
def persons() -> frozenset[str]:
    """Nouns for people: a figure "per person" is one per soldier where soldiers are counted."""
    return people() | {noun.replace("_", " ") for noun in _tables()["things"]["persons"].split()}


@functools.cache
def _hyponyms() -> dict[str, frozenset[str]]:
    return {kind: frozenset(_listed(nouns)) for kind, nouns in _tables()["hyponyms"].items()}


def kinds_of(noun: str) -> frozenset[str]:
    """The kinds of things that a counted noun names, or is itself the name of.

    >>> sorted(kinds_of("steam tug")), sorted(kinds_of("ship")), sorted(kinds_of("nurse")), sorted(kinds_of("tonne"))
    (['vessel'], ['vessel'], ['person'], [])
    """
    found = {
        kind
        for kind, nouns in _hyponyms().items()
        if same_thing(kind, noun) or noun in nouns or noun.rpartition(" ")[2] in nouns
    }
    return frozenset(found | {"person"} if noun in persons() else found)


def names_kind(noun: str) -> bool:
    """Whether a noun names a kind, of which other nouns may name the parts: "of the 300 prisoners 150 are soldiers"."""
    return noun in people() or any(same_thing(kind, noun) for kind in _hyponyms())


def same_thing(a: str, b: str) -> bool:
    """Whether two counted nouns can be the same things: people are soldiers where soldiers are counted.

    >>> same_thing("patrol boat", "ship"), same_thing("person", "nurse"), same_thing("drone", "missile")
    (True, True, False)
    """
    if a == b or a.endswith(f" {b}") or b.endswith(f" {a}"):
        return True
    if "person" in (a, b) or "people" in (a, b):
        return a in persons() and b in persons()
    return any(a in group and b in group for group in _groups())
