"""Entities and the chunks that mention them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeVar

from countertrade.reading.document import Token

Named = TypeVar("Named")
Kind = Literal["state", "government", "organisation", "person", "outlet", "document", "unnamed"]
REACH = 4  # sentences in which a pronoun or "the minister" finds whom it stands for
TITLE = 7  # tokens of a name in quotation marks
NAMING = frozenset(("for", "on", "für"))  # prepositions inside names
ANOTHERS = frozenset(  # what another state is for one: "its neighbour Peru"
    "neighbour neighbor partner ally rival archrival arch-rival enemy archenemy arch-enemy foe host opponent adversary patron protector "
    "nachbar nachbarland nachbarstaat verbündeter verbündete gegner feind erzfeind rivale erzrivale gastgeber schutzmacht".split()
)
ENDINGS = {  # of German nouns, by gender
    "f": ("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "ur", "ei", "anz", "enz", "stelle", "behörde", "gruppe", "bank"),
    "n": ("ium", "um", "ment", "amt", "blatt", "haus"),
    "m": ("dienst", "rat", "hof", "verband", "fonds", "stab", "konzern", "bund", "ausschuss", "verein"),
}  # fmt: skip


class Mention(NamedTuple):
    """A chunk that names an entity. `named` is False for a pronoun or a role alone; `sure`: its form left no choice."""

    chunk: int
    entity: int
    named: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """`name` as an article would print it alone, without article and case ending; `states` are those it acts for."""

    index: int
    kind: Kind
    name: str
    states: tuple[str, ...]
    role: str | None
    affiliation: str | None
    first: int  # the chunk of the first mention


def lexeme(token: Token) -> str:
    """What the tables know a token by: the lemma of a noun, else the word itself, in small letters."""
    return token.base if token.pos == "noun" else token.lower


def only(named: Collection[Named]) -> Named | None:
    """The one state or entity that is named; None where there are none or several."""
    return next(iter(named)) if len(named) == 1 else None
