"""The flows of one page: what was said to pass between whom completes figures of the same kind that leave their sides open.

A page about a deal names the sides once or twice and then goes on about "the aid" or "another 50 million". Where all transfers of one kind
that the page states in full go one way, an open figure of that kind is of that flow, unless its own sentence names somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from countertrade.reading.document import Document
from countertrade.reading.roles import Role, Roles
from countertrade.records import Transfer, replace

_BULK = frozenset("t kg m3 l barrel bcm Wh kWh MWh GWh TWh J MMBtu short_ton g oz".split())


class Figure(NamedTuple):
    """A figure with its tokens, the kind of thing it counts ("money", "bulk", or the noun) and its own role."""

    tokens: tuple[int, int]
    kind: str
    role: Role | None


def kind_of(unit: str | None, good: str | None, money: bool) -> str:
    """What a figure counts, as flows tell it apart."""
    if money:
        return "money"
    if unit in _BULK:
        return "bulk"
    return (good or unit or "").lower()


def completed(document: Document, roles: Roles, figures: Sequence[Figure]) -> list[Role | None]:
    """The roles of the figures of one page, the open ones completed where the page leaves one way only."""
    flows: dict[str, set[tuple[str, str]]] = {}
    for figure in figures:
        role = figure.role
        if role is not None and role.sure and role.transfer.giver and role.transfer.recipient:
            flows.setdefault(figure.kind, set()).add((role.transfer.giver, role.transfer.recipient))
    return [_completed(document, roles, figure, flows.get(figure.kind, set())) for figure in figures]


def _completed(document: Document, roles: Roles, figure: Figure, known: set[tuple[str, str]]) -> Role | None:
    role = figure.role
    if not known or (role is not None and role.sure) or (role is not None and role.rule == "price"):
        return role
    transfer = role.transfer if role is not None else Transfer()
    givers, recipients = {giver for giver, _ in known}, {recipient for _, recipient in known}
    giver, recipient = transfer.giver, transfer.recipient
    if giver is None and recipient is None:
        if len(known) != 1:
            return role
        giver, recipient = next(iter(known))
        named = _named(document, roles, figure)
        if named - {giver, recipient}:
            return role
    elif giver is None:
        others = givers - {recipient}
        if len(others) != 1 or recipient in givers:
            return role
        giver = next(iter(others))
    elif recipient is None:
        others = recipients - {giver}
        if len(others) != 1 or giver in recipients:
            return role
        recipient = next(iter(others))
    return Role(replace(transfer, giver=giver, recipient=recipient), "flow", True, role.tokens if role is not None else ())


def _named(document: Document, roles: Roles, figure: Figure) -> set[str]:
    """The states named in the sentence of a figure."""
    sentence = document.sentences[document.sentence_of[figure.tokens[0]]]
    found: set[str] = set()
    last = -1
    for i in range(sentence.start, sentence.end):
        n = document.chunk_of[i]
        if n >= 0 and n != last:
            last = n
            found.update(_states(roles, n))
    return found


def _states(roles: Roles, chunk: int) -> Iterable[str]:
    return (*roles.entities.states(chunk), *roles.entities.adjectives(roles.document.chunks[chunk]))
