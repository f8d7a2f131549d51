"""The sides of a figure, and the kinds of verbs that name them."""

from __future__ import annotations

from typing import NamedTuple

from countertrade.reading.flows import Way
from countertrade.reading.roles import Role

Pair = tuple[str | None, str | None]  # giver, recipient
NAMES = ("giver", "recipient")
GRANTS = frozenset("provide give donate fund lend forgive".split())
GIVING = GRANTS | frozenset("deliver send supply sell export pay".split()) | {"hand over"}
MOVING = frozenset(("move", "deliver"))  # "arrive", "kommen"
GONE = frozenset({"SU", "DD", "YU", "CS"})  # states whose adjectives say of what make something is today


class Sides(NamedTuple):
    """Giver and recipient of a figure as far as they are sure, those that are only likely, the role of its own words, and what decided."""

    stated: Pair
    likely: Pair
    role: Role | None
    rule: str

    def offered(self) -> dict[str, str]:
        """The sides that are only likely, by name."""
        return {name: code for name, code in zip(NAMES, self.likely, strict=True) if code is not None}


def named(role: Role | None) -> Pair:
    """The sides that a role names; none by a price alone, which may be paid by anybody."""
    return sides_of(role if role is not None and role.rule != "price" else None)


def sides_of(role: Role | None) -> Pair:
    return (role.transfer.giver, role.transfer.recipient) if role is not None else (None, None)


def way_of(sides: Pair) -> Way | None:
    """Both sides, where both are known and not one."""
    giver, recipient = sides
    return (giver, recipient) if giver and recipient and giver != recipient else None
