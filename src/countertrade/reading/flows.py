"""The flows of one page: what was said to pass between whom completes figures of the same kind that leave their sides open.

A page about a deal names the sides once or twice and then goes on about "the aid" or "another 50 million". Where all transfers of one kind
that the page states in full go one way, an open figure of that kind is of that flow, unless its own sentence names somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from countertrade.reading.document import Chunk, Document
from countertrade.reading.namewords import name_words
from countertrade.reading.roles import Predicate, Role, Roles
from countertrade.records import Transfer, replace

Kind = Literal["money", "persons", "goods"]
Way = tuple[str, str]
_TRADED = frozenset({"sell", "buy", "import", "export", "order", "deliver", "supply"})
_MONEY = frozenset({"pay", "fund", "lend", "repay", "compensate", "invest", "charge", "owe", "borrow", "forgive"})
_CROWD = frozenset(
    "mensch person leute kopf mann frau kind people person man woman child head migrant flüchtling refugee syrian".split()
)


class Figure(NamedTuple):
    """A figure with its tokens, what it counts, and its own role."""

    tokens: tuple[int, int]
    kind: Kind | None
    good: str
    role: Role | None
    timed: bool = False  # a stretch of time passes to nobody


def kind_of(language: str, unit: str | None, good: str | None, *, money: bool, share: bool) -> Kind | None:
    """What passes in a figure; None for a share, which may be of anything."""
    if money:
        return "money"
    if share:
        return None
    if unit == "person" or _crowd(language, good):
        return "persons"
    return "goods"


def completed(document: Document, roles: Roles, figures: Sequence[Figure]) -> list[Role | None]:
    """The roles of the figures of one page, the open ones completed where the page leaves one way only."""
    fine: dict[str, set[Way]] = {}
    coarse: dict[Kind, set[Way]] = {}
    counter: set[Way] = set()
    for figure in figures:
        role = figure.role
        if role is not None and role.sure and role.transfer.giver and role.transfer.recipient:
            way = (role.transfer.giver, role.transfer.recipient)
            if figure.good:
                fine.setdefault(figure.good, set()).add(way)
            if figure.kind is not None:
                coarse.setdefault(figure.kind, set()).add(way)
    for predicate in (*roles.verbs.values(), *roles.nouns.values()):
        for kind, good, way in _stated(document, roles, predicate):
            coarse.setdefault(kind, set()).add(way)
            if good:
                fine.setdefault(good, set()).add(way)
            if kind == "goods" and predicate.frame.kind in _TRADED:
                counter.add((way[1], way[0]))
    return [_completed(document, roles, figure, fine, coarse, counter) for figure in figures]


def _stated(document: Document, roles: Roles, predicate: Predicate) -> Iterator[tuple[Kind, str, Way]]:
    """The way of a predicate that names both sides, with the kind and the noun of what passes."""
    giver, _ = roles.party(predicate, predicate.frame.giver)
    recipient, _ = roles.party(predicate, predicate.frame.recipient)
    if giver is None or recipient is None or giver == recipient:
        return
    goods = [document.chunks[n] for slot in predicate.frame.good for n in predicate.slots.get(slot, ())]
    heads = [document.tokens[chunk.head] for chunk in goods if not chunk.pronoun]
    if predicate.frame.passes == "money" or predicate.frame.kind in _MONEY or any(_is_money(document, chunk) for chunk in goods):
        yield "money", "", (giver, recipient)
        return
    if predicate.frame.passes == "persons":
        yield "persons", "", (giver, recipient)
        return
    for head in heads:
        crowd = _crowd(document.language, head.lemma)
        yield ("persons" if crowd else "goods"), head.lemma.lower(), (giver, recipient)
    if not heads and predicate.frame.kind in _TRADED:
        yield "goods", "", (giver, recipient)


def _is_money(document: Document, chunk: Chunk) -> bool:
    return any(
        token.text in "$€£¥" or token.lemma.lower() in ("dollar", "euro", "pfund", "pound", "us-dollar", "rubel", "rouble", "yuan", "cash", "geld", "money")
        for token in document.tokens[chunk.start : chunk.end]
    )


def _crowd(language: str, good: str | None) -> bool:
    if not good:
        return False
    words = name_words(language)
    word = good.lower()
    return word in _CROWD or words.person(good) or words.person(word) or words.people(word) is not None


def _completed(
    document: Document,
    roles: Roles,
    figure: Figure,
    fine: dict[str, set[Way]],
    coarse: dict[Kind, set[Way]],
    counter: set[Way],
) -> Role | None:
    role = figure.role
    if figure.timed or (role is not None and role.sure):
        return role
    tries: list[tuple[str, set[Way]]] = []
    if figure.good and figure.good in fine:
        tries.append(("flow.item", fine[figure.good]))
    elif figure.kind is not None and figure.kind in coarse:
        tries.append(("flow.kind", coarse[figure.kind]))
    elif figure.kind == "money" and counter:
        tries.append(("flow.counter", counter))
    for rule, ways in tries:
        way = _fitting(document, roles, figure, ways)
        if way is not None:
            transfer = role.transfer if role is not None else Transfer()
            return Role(
                replace(transfer, giver=way[0], recipient=way[1]), rule, True, role.tokens if role is not None else ()
            )
    return role


def _fitting(document: Document, roles: Roles, figure: Figure, ways: set[Way]) -> Way | None:
    """The one way that an open figure can be of; None where there are several or its sentence names another."""
    transfer = figure.role.transfer if figure.role is not None else Transfer()
    giver, recipient = transfer.giver, transfer.recipient
    if giver is None and recipient is None:
        if len(ways) != 1:
            return None
        way = next(iter(ways))
        return None if _named(document, roles, figure) - set(way) else way
    if giver is None:
        others = {one for one, _ in ways} - {recipient}
        return (next(iter(others)), recipient) if len(others) == 1 and recipient is not None else None
    others = {other for _, other in ways} - {giver}
    return (giver, next(iter(others))) if len(others) == 1 and recipient is None else None


def _named(document: Document, roles: Roles, figure: Figure) -> set[str]:
    """The states named in the sentence of a figure."""
    sentence = document.sentences[document.sentence_of[figure.tokens[0]]]
    found: set[str] = set()
    last = -1
    for i in range(sentence.start, sentence.end):
        n = document.chunk_of[i]
        if n >= 0 and n != last:
            last = n
            found.update(roles.entities.states(n))
            found.update(roles.entities.adjectives(document.chunks[n]))
    return found
