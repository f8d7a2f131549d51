"""The flows of one page: what was said to pass between whom completes figures of the same kind that leave their sides open.

A page about a deal names the sides once or twice and then goes on about "the aid" or "another 50 million". Where all that the page says of
one kind goes one way, an open figure of that kind is of that flow, unless its own sentence names somebody else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Document
from countertrade.reading.namewords import name_words
from countertrade.reading.roles import Predicate, Role, Roles
from countertrade.records import Transfer, replace

Kind = Literal["money", "persons", "goods"]
Way = tuple[str, str]
# what is paid for: money runs the other way
_TRADED = frozenset({"sell", "buy", "import", "export", "order", "deliver", "supply", "agree"})
_MONEY = frozenset({"pay", "fund", "lend", "repay", "compensate", "invest", "charge", "owe", "borrow", "forgive", "cost", "earn"})

# what is made, asked for or used up passes to nobody by that
_STAGES = frozenset({"UN", "NATO", "WEST"})  # where states meet
_WEAK = frozenset({"build", "request", "use up", "train", "withdraw", "swap", "offer"})


class Figure(NamedTuple):
    """A figure with its tokens, what it counts, and its own role."""

    tokens: tuple[int, int]
    kind: Kind | None
    good: str
    role: Role | None
    timed: bool = False  # a stretch of time passes to nobody


@dataclass(slots=True)
class Stated:
    """What a page says of one kind of thing: the ways with both ends named, and givers and recipients named alone."""

    ways: set[Way] = field(default_factory=set)
    givers: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)
    goods: dict[str, set[Way]] = field(default_factory=dict)

    def add(self, giver: str | None, recipient: str | None, good: str) -> None:
        if giver is not None and recipient is not None:
            self.ways.add((giver, recipient))
            if good:
                self.goods.setdefault(good, set()).add((giver, recipient))
        elif giver is not None:
            self.givers.add(giver)
        elif recipient is not None:
            self.recipients.add(recipient)

    def all_givers(self) -> set[str]:
        return self.givers | {giver for giver, _ in self.ways}

    def all_recipients(self) -> set[str]:
        return self.recipients | {recipient for _, recipient in self.ways}

    def only(self) -> Way | None:
        """The one way that all of it can have gone."""
        givers, recipients = self.all_givers(), self.all_recipients()
        return next(iter(self.ways)) if self.ways and len(givers) == len(recipients) == 1 else None


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
    flows = Flows(document, roles, figures)
    return [flows.completed(n) for n in range(len(figures))]


class Flows:
    """What one page says of money, persons and goods."""

    def __init__(self, document: Document, roles: Roles, figures: Sequence[Figure]) -> None:
        self.document = document
        self.roles = roles
        self.figures = figures
        self.stated: dict[Kind, Stated] = {"money": Stated(), "persons": Stated(), "goods": Stated()}
        traded = Stated()
        for figure in figures:
            if figure.role is not None and figure.kind is not None and not figure.timed:
                moved = figure.role.transfer
                self.stated[figure.kind].add(moved.giver, moved.recipient, figure.good)
        for predicate in (*roles.verbs.values(), *roles.nouns.values()):
            for kind, good, giver, recipient in self._said(predicate):
                self.stated[kind].add(giver, recipient, good)
                if kind == "goods" and predicate.frame.kind in _TRADED:
                    traded.add(recipient, giver, "")
        self.counter = traded
        self.pair = self._pair()

    def _said(self, predicate: Predicate) -> Iterator[tuple[Kind, str, str | None, str | None]]:
        """The sides of a predicate, as far as it names them, with the kind and the noun of what passes."""
        giver, recipient = self.roles.sides(predicate)[:2]
        if giver == recipient or predicate.frame.kind in _WEAK:
            return
        document = self.document
        goods = [document.chunks[n] for slot in predicate.frame.good for n in predicate.slots.get(slot, ())]
        heads = [document.tokens[chunk.head] for chunk in goods if not chunk.pronoun]
        if predicate.frame.passes == "money" or predicate.frame.kind in _MONEY or any(_is_money(document, chunk) for chunk in goods):
            yield "money", "", giver, recipient
            return
        if predicate.frame.passes == "persons":
            yield "persons", "", giver, recipient
            return
        if predicate.frame.kind == "move" and not (giver and recipient):
            return
        for head in heads:
            crowd = _crowd(document.language, head.lemma)
            yield ("persons" if crowd else "goods"), head.lemma.lower(), giver, recipient
        if not heads and predicate.frame.kind in _TRADED:
            yield "goods", "", giver, recipient

    def _pair(self) -> tuple[str, str] | None:
        """The two states that the page is about: named far more often than any third, those who only speak left out."""
        document = self.document
        said = set(lexicon.speech(document.language).verbs)
        named: Counter[str] = Counter()
        for chunk in document.chunks:
            clause = document.clauses[chunk.clause] if chunk.clause >= 0 else None
            if clause is not None and clause.subject == chunk.index and clause.verb is not None and clause.verb.lemma in said:
                continue
            codes = self.roles.entities.states(chunk.index) or self.roles.entities.adjectives(chunk)
            named.update(code for code in codes if code not in _STAGES)
        ranked = named.most_common(3)
        if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] * 3 > ranked[1][1] * 2):
            return None
        return ranked[0][0], ranked[1][0]

    # --- completing ---------------------------------------------------------------------------------------------------

    def completed(self, n: int) -> Role | None:
        """The role of figure number `n`, completed."""
        figure = self.figures[n]
        role = figure.role
        if figure.timed:
            return None
        if role is not None and role.sure:
            return role
        for rule, ways in self._tries(n):
            way = self._fitting(figure, ways, rule)
            if way is not None:
                transfer = role.transfer if role is not None else Transfer()
                return Role(replace(transfer, giver=way[0], recipient=way[1]), f"flow.{rule}", True, role.tokens if role is not None else ())
        return role

    def _tries(self, n: int) -> Iterator[tuple[str, set[Way]]]:
        figure = self.figures[n]
        kind = figure.kind or self._shared(n)
        if kind is None:
            return
        stated = self.stated[kind]
        role = "role" if figure.role is not None else "bare"
        if figure.good and figure.good in stated.goods:
            yield f"item.{role}.{kind}", stated.goods[figure.good]
        only = stated.only()
        if only is not None:
            if role == "role" or kind != "goods":
                yield f"kind.{role}.{kind}", {only}
        elif figure.role is not None and (figure.role.transfer.giver or figure.role.transfer.recipient):
            yield f"partial.{kind}", self._partial(stated, figure.role.transfer)
            yield f"partner.{kind}", self._partner(figure.role.transfer)
        if kind == "money" and not stated.ways:
            only = self.counter.only()
            if only is not None:
                yield f"counter.{role}", {only}

    def _partial(self, stated: Stated, moved: Transfer) -> set[Way]:
        """The ways that fit the side that is known."""
        return {way for way in stated.ways if moved.giver in (None, way[0]) and moved.recipient in (None, way[1])}

    def _partner(self, moved: Transfer) -> set[Way]:
        """The side that is known with the other state of the page's two."""
        if self.pair is None:
            return set()
        return {way for way in (self.pair, self.pair[::-1]) if moved.giver in (None, way[0]) and moved.recipient in (None, way[1])}

    def _shared(self, n: int) -> Kind | None:
        """The kind of what a share is of: that of the figure before it in its sentence, else the only one the page speaks of."""
        sentence = self.document.sentence_of[self.figures[n].tokens[0]]
        for other in reversed(self.figures[max(0, n - 3) : n]):
            if self.document.sentence_of[other.tokens[0]] == sentence and other.kind is not None and not other.timed:
                return other.kind
        kinds = [kind for kind, stated in self.stated.items() if stated.ways]
        return kinds[0] if len(kinds) == 1 else None

    def _fitting(self, figure: Figure, ways: set[Way], rule: str) -> Way | None:
        """The one way that an open figure can be of; None where there are several or its sentence names another."""
        transfer = figure.role.transfer if figure.role is not None else Transfer()
        closed = figure.role.closed if figure.role is not None else (False, False)
        fits = {
            (giver, recipient)
            for giver, recipient in ways
            if transfer.giver in (None, giver) and transfer.recipient in (None, recipient)
        }
        if len(fits) != 1:
            return None
        way = next(iter(fits))
        if (transfer.giver is None and closed[0]) or (transfer.recipient is None and closed[1]):
            return None
        return None if self._named(figure) - set(way) else way

    def _named(self, figure: Figure) -> set[str]:
        """The states named in the sentence of a figure."""
        document = self.document
        sentence = document.sentences[document.sentence_of[figure.tokens[0]]]
        found: set[str] = set()
        last = -1
        for i in range(sentence.start, sentence.end):
            n = document.chunk_of[i]
            if n >= 0 and n != last:
                last = n
                found.update(self.roles.entities.states(n))
                found.update(self.roles.entities.adjectives(document.chunks[n]))
        return found


def _is_money(document: Document, chunk: Chunk) -> bool:
    cash = lexicon.transfers(document.language).cash
    return any(
        token.text in "$€£¥" or token.lemma.lower() in cash for token in document.tokens[chunk.start : chunk.end]
    )


def _crowd(language: str, good: str | None) -> bool:
    if not good:
        return False
    words = name_words(language)
    word = good.lower()
    return word in lexicon.transfers(language).crowds or words.person(good) or words.person(word) or words.people(word) is not None
