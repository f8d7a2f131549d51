"""Sides that a figure leaves open, by rules: what its page tells just before, and what all that the page says of its goods.

A page about a deal names the sides once or twice and then goes on about "the aid" or "another 50 million". Where what it says leaves one way
only, an open figure is of that way, unless its own sentence names somebody else. `sides` weighs what is found here against all else.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from countertrade.reading import lexicon
from countertrade.reading.document import Clause
from countertrade.reading.flows import PAYING_BACK, PRICES, TRADED, Figure, Flows, Kind, Passage, Way
from countertrade.reading.roles import STAGES, Role
from countertrade.records import Transfer, replace

_WORLDWIDE = frozenset({"export", "import"})  # with many, where nobody is named
_LONGEST = 20  # sentences of a paragraph, and figures, that are looked back at
_TIED = 2  # sentences between a figure and the one that it is a part or more of
_POINTING = frozenset({"that", "this", "das", "dies"})
_MAKING = frozenset({"come", "make", "mean", "work", "ergeben", "machen", "entsprechen", "bedeuten"})
_COPULAS = frozenset({"sein", "werden", "haben", "be", "have", "become"})
_PAYING = frozenset(
    {
        "give",
        "donate",
        "provide",
        "fund",
        "invest",
        "pay",
        "lend",
        "promise",
        "receive",
        "hand over",
        "compensate",
        "send",
        "return",
        "repay",
        "buy",
    }
)
_SETTLING = frozenset({"repay", "return", "owe"})  # may be done in goods
_GRANTING = frozenset({"give", "donate", "provide", "fund", "invest", "lend", "promise"})
# given for nothing: what the gift is worth, or part of it, runs with it
_GIFTS = frozenset({"donate", "provide", "give", "promise", "fund"})
_WEAK = frozenset({"build", "request", "use up", "train", "withdraw", "swap", "offer"})


def _full(passages: Sequence[Passage], kind: Kind) -> set[Way]:
    """The ways of one kind with both ends named."""
    return {(p.giver, p.recipient) for p in passages if p.kind == kind and p.giver and p.recipient}


def _countered(passages: Sequence[Passage], kind: Kind) -> set[Way]:
    """The ways of what runs against goods that are traded, or against what is paid."""
    traded = [
        p
        for p in passages
        if p.giver
        and p.recipient
        and (p.kind == "money") != (kind == "money")
        and p.predicate in (TRADED if kind == "money" else PAYING_BACK - _SETTLING)
    ]
    return {(p.recipient, p.giver) for p in traded if p.giver and p.recipient}


@dataclass(slots=True)
class Stated:
    """What a page says of one kind of thing: the ways with both ends named, and givers and recipients named alone."""

    ways: set[Way] = field(default_factory=set)
    givers: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)
    goods: dict[str, set[Way]] = field(default_factory=dict)
    granted: bool = False  # something was lent or given
    paid: bool = False  # something was paid

    def add(self, passage: Passage) -> None:
        giver, recipient = passage.giver, passage.recipient
        if giver is not None and recipient is not None:
            self.granted = self.granted or passage.predicate in _GRANTING
            self.paid = self.paid or passage.predicate in PAYING_BACK
            self.ways.add((giver, recipient))
            if passage.sort:
                self.goods.setdefault(passage.sort, set()).add((giver, recipient))
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


class Completion:
    """The roles of a page's figures, the open ones completed."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.document = flows.document
        self.roles = flows.roles
        self.figures = flows.figures
        self.stated: dict[Kind, Stated] = {"money": Stated(), "persons": Stated(), "goods": Stated()}
        for passage in flows.passages:
            self.stated[passage.kind].add(passage)
        self.deals = sorted(self._deals(), key=lambda deal: deal[0])

    def completed(self) -> list[Role | None]:
        """The roles of the figures, the open ones completed where the page leaves one way only."""
        for n, figure in enumerate(self.figures):
            role = self._completed(figure, self._kind(figure, n))
            if (
                role is not None
                and _stated(role)
                and not self.flows.asked(figure.tokens[0])
                and figure.kind in ("goods", "persons")
                and (sort := self.flows.sort(figure.good))
            ):
                moved = role.transfer
                if moved.giver is not None and moved.recipient is not None:
                    self.stated[figure.kind].goods.setdefault(sort, set()).add((moved.giver, moved.recipient))
        found: list[Role | None] = []
        for n, figure in enumerate(self.figures):
            role = self._tied(n, found) or self._completed(figure, self._kind(figure, n))
            if role is not None and _stated(role) and role.rule.startswith("flow."):
                self._dealing(figure.tokens[0], role.transfer)
            if n and not (role is not None and role.sure) and self.flows.same(n - 1, n):
                before = found[-1]
                role = before if before is not None and before.sure else role
            found.append(role)
        printed: dict[tuple[str | None, str, tuple[str, ...]], set[Way]] = {}
        for figure, role in zip(self.figures, found, strict=True):
            if role is not None and _stated(role):
                way = role.transfer.giver or "", role.transfer.recipient or ""
                printed.setdefault((figure.kind, figure.good, self._digits(figure)), set()).add(way)
        return [
            self._repeated(figure, role, printed.get((figure.kind, figure.good, self._digits(figure)), set()))
            for figure, role in zip(self.figures, found, strict=True)
        ]

    def of(self, figure: Figure) -> Role | None:
        """The role of one figure that stands in no list of them."""
        return self._completed(figure, figure.kind)

    def _kind(self, figure: Figure, n: int) -> Kind | None:
        return self.flows.kind(figure) or self._shared(n)

    def _shared(self, n: int) -> Kind | None:
        """The kind of what a share is of: that of the figure before it in its sentence, else the only one the page speaks of."""
        sentence = self.document.sentence_of[self.figures[n].tokens[0]]
        for other in reversed(self.figures[max(0, n - 3) : n]):
            if (
                self.document.sentence_of[other.tokens[0]] == sentence
                and other.kind is not None
                and not other.timed
            ):
                return other.kind
        kinds = [kind for kind, stated in self.stated.items() if stated.ways]
        return kinds[0] if len(kinds) == 1 else None

    def _repeated(self, figure: Figure, role: Role | None, ways: set[Way]) -> Role | None:
        """The role of a figure, an open one by those of the page that print the same number of the same thing."""
        digits = self._digits(figure)
        if _stated(role) or figure.timed or not digits or not (figure.good or len(digits[0]) > 1):
            return role
        way = self._fitting(figure, ways, "again")
        if way is None:
            return role
        moved = role.transfer if role is not None else Transfer()
        return Role(replace(moved, giver=way[0], recipient=way[1]), "flow.again", True, ())

    def _tied(self, n: int, roles: Sequence[Role | None]) -> Role | None:
        """The role of a figure that its own words tie to one before it: a part of it, more of it, set beside it, or what it makes."""
        figure = self.figures[n]
        own = figure.role
        if own is not None and (own.sure or own.rule in PRICES):
            return None
        tie = self._tie(n)
        if tie is None:
            return None
        way, whole = tie
        before = roles[whole]
        if before is None:
            return None
        sides = (own.transfer if own else Transfer()).giver, (own.transfer if own else Transfer()).recipient
        closed = own.closed if own is not None else (False, False)
        theirs = before.transfer.giver, before.transfer.recipient
        giver, recipient = (
            mine or (None if shut else other) for mine, shut, other in zip(sides, closed, theirs, strict=True)
        )
        others = self._named(figure) - {giver, recipient, *theirs} if sides == (None, None) else set()
        if giver == recipient or others or (giver, recipient) == sides:
            return None
        rule = (before.rule if before.rule.startswith("flow.") else "flow").removesuffix(f".{way}")
        moved = replace(own.transfer if own else Transfer(), giver=giver, recipient=recipient)
        sure = giver is not None and recipient is not None
        return Role(
            moved, f"{rule}.{way}", sure, own.tokens if own else (), closed, own.kind if own else before.kind
        )

    def _tie(self, n: int) -> tuple[str, int] | None:
        """How a figure is tied to one before it, and to which: the last of its kind in its paragraph, a sentence or two back."""
        document, (start, end) = self.document, self.figures[n].tokens
        words = lexicon.transfers(document.language)
        sentence = document.sentences[document.sentence_of[start]]
        reach = range(max(sentence.start, start - 2), min(sentence.end - 1, end + 2))
        near = [document.tokens[i].lower for i in reach if document.tokens[i + 1].lower != "than"]
        clause = document.clauses[k] if (k := document.clause_of[start]) >= 0 else None
        adverbs = [] if clause is None else [document.tokens[i].lower for i in clause.adverbs]
        behind = " ".join(token.lower for token in document.tokens[end : end + 2])
        opening = (
            ""
            if clause is None
            else " ".join(
                token.lower
                for token in document.tokens[max(sentence.start, clause.start - 1) : clause.start + 1]
            )
        )
        against = {token.lower for token in document.tokens[max(sentence.start, start - 4) : start + 1]}
        if words.comparing & against and self.figures[n - 1].tokens[0] >= sentence.start:
            way = "compared"
        elif words.partitive.intersection((*near, *adverbs, behind, opening)):
            way = "part"
        elif words.further.intersection(near):
            way = "more"
        elif clause is not None and self._sums(clause, start):
            way = "total"
        else:
            return None
        kind = self.figures[n].kind
        for m in range(n - 1, max(-1, n - 5), -1):
            other = document.sentence_of[self.figures[m].tokens[0]]
            if (
                document.sentences[other].paragraph != sentence.paragraph
                or document.sentence_of[start] - other > _TIED
            ):
                return None
            if self.figures[m].timed or self.figures[m].kind is None:
                continue
            if kind in (None, self.figures[m].kind):
                return None if way != "part" and self._elsewhere(m) else (way, m)
        return None

    def _digits(self, figure: Figure) -> tuple[str, ...]:
        """The number of a figure as printed, its scale with it."""
        tokens = self.document.tokens[figure.tokens[0] : figure.tokens[1]]
        return tuple(
            token.lemma.lower() for token in tokens if token.pos == "num" or token.lemma in self.roles.scales
        )

    def _elsewhere(self, n: int) -> bool:
        """Whether its paragraph tells before a figure of another way of the same kind: "another" may be more of either."""
        document, figure = self.document, self.figures[n]
        paragraph = document.sentences[document.sentence_of[figure.tokens[0]]].paragraph
        for other in reversed(self.figures[max(0, n - _LONGEST) : n]):
            if document.sentences[document.sentence_of[other.tokens[0]]].paragraph != paragraph:
                return False
            if other.kind == figure.kind and other.role is not None and other.role.sure:
                return figure.role is None or other.role.transfer.giver != figure.role.transfer.giver
        return False

    def _sums(self, clause: Clause, figure: int) -> bool:
        """Whether a clause says what was said makes: "that would come to $20 million", "das sind zwei Tonnen"."""
        if clause.subject is None or clause.verb is None:
            return False
        words = lexicon.transfers(self.document.language)
        said = [n for n in (clause.subject, clause.object, clause.predicative) if n is not None]
        pointing = any(
            self.document.chunks[n].pronoun
            and self.document.tokens[self.document.chunks[n].head].lower in _POINTING
            for n in said
        )
        return pointing and clause.verb.lemma in words.measuring | _COPULAS | _MAKING

    def _completed(self, figure: Figure, kind: Kind | None) -> Role | None:
        role = figure.role
        if figure.timed:
            return None
        if (
            kind is None
            or (role is not None and (role.sure or _only_moves(role)))
            or self.flows.anywhere(figure)
        ):
            return role
        for rule, ways in self._tries(figure, kind):
            way = self._fitting(figure, ways, rule)
            if way is not None:
                transfer = role.transfer if role is not None else Transfer()
                return Role(
                    replace(transfer, giver=way[0], recipient=way[1]),
                    f"flow.{rule}",
                    True,
                    role.tokens if role is not None else (),
                )
        return role

    def _dealing(self, token: int, moved: Transfer) -> None:
        """Take what was completed for a deal that later figures may go on with."""
        if moved.giver is not None and moved.recipient is not None:
            bisect.insort(self.deals, (token, (moved.giver, moved.recipient)), key=lambda deal: deal[0])

    def _deals(self) -> Iterator[tuple[int, Way]]:
        """The pairs of states that the page says to give, take or agree with each other, each with its token."""
        for passage in self.flows.passages:
            if passage.giver and passage.recipient:
                yield passage.token, (passage.giver, passage.recipient)
        for predicate in (*self.roles.verbs.values(), *self.roles.nouns.values()):
            if predicate.frame.kind == "agree":
                signers = sorted(self.roles.signers(predicate) - STAGES)
                if len(signers) == 2 and not self.flows.asked(predicate.token):
                    yield predicate.token, (signers[0], signers[1])

    def _dealt(self, figure: Figure) -> set[Way]:
        """The side that a figure's own predicate names, with the other of the only deal told in its paragraph or the sentence before."""
        role = figure.role
        if role is None or role.kind in _WORLDWIDE | {"invest"}:  # what is invested may stay at home
            return set()
        document = self.document
        own = first = document.sentence_of[figure.tokens[0]]
        while first > max(0, own - _LONGEST) and (
            first == own or document.sentences[first - 1].paragraph == document.sentences[own].paragraph
        ):
            first -= 1
        begin, end = document.sentences[first].start, document.sentences[own].end
        first_deal = bisect.bisect_left(self.deals, begin, key=lambda deal: deal[0])
        near = itertools.takewhile(lambda deal: deal[0] < end, itertools.islice(self.deals, first_deal, None))
        pairs = {frozenset(pair) for _, pair in near}
        known = role.transfer.giver or role.transfer.recipient
        pair = next(iter(pairs)) if len(pairs) == 1 else frozenset()
        if known is None or known not in pair:
            return set()
        other = next(iter(pair - {known}))
        return {(known, other) if role.transfer.giver else (other, known)}

    def _local(self, figure: Figure, kind: Kind, role: str) -> Iterator[tuple[str, set[Way]]]:
        """The ways of a kind told in the figure's sentence, the one before, its paragraph; of goods that are paid for, turned round."""
        document = self.document
        own = document.sentence_of[figure.tokens[0]]
        first = own
        while (
            first > max(0, own - _LONGEST)
            and document.sentences[first - 1].paragraph == document.sentences[own].paragraph
        ):
            first -= 1
        sided = figure.role is not None and (figure.role.transfer.giver or figure.role.transfer.recipient)
        alone = (
            figure.role is not None and sided and _worldwide(figure.role)
        )  # only its own sentence tells with whom
        for scope in (own,) if alone else dict.fromkeys((own, max(0, own - 1), first)):
            begin, end = document.sentences[scope].start, document.sentences[own].end
            near: Sequence[Passage] = self.flows.between(begin, end)
            sort = self.flows.sort(figure.good)
            if scope != own and sort:  # "Norland sold Peru oil. It will sell 30 tonnes of coal"
                near = [each for each in near if each.sort in ("", sort)]
            if role == "bare":  # it is no part of what its own clause says to pass
                clause = document.clause_of[figure.tokens[0]]
                near = [each for each in near if document.clause_of[each.token] != clause]
            if role == "role" or (role == "bare" and kind == "money" and scope == first):
                yield f"local.{kind}", _full(near, kind)
            if figure.role is not None and figure.role.kind in _GIFTS:
                given = {
                    (p.giver, p.recipient) for p in near if p.predicate in _GIFTS and p.giver and p.recipient
                }
                yield f"local.gift.{kind}", given
            if role == "role" and kind != "persons" and not (figure.role and figure.role.kind in _GIFTS):
                yield f"local.counter.{kind}", _countered(near, kind)

    def _tries(self, figure: Figure, kind: Kind) -> Iterator[tuple[str, set[Way]]]:
        stated = self.stated[kind]
        role = "bare" if figure.role is None else "role" if self._passes(figure.role, kind) else "weak"
        sort = self.flows.sort(figure.good)
        yield from self._local(figure, kind, role)
        yield f"deal.{kind}", self._dealt(figure)
        if figure.role is not None and _worldwide(figure.role):
            return
        if role == "role" and sort in stated.goods:
            yield f"item.{kind}", stated.goods[sort]
        only = stated.only()
        if only is not None and (kind, role) in (("money", "role"), ("goods", "bare")):
            yield f"kind.{role}.{kind}", {only}
        elif figure.role is not None and any(_known(figure.role)) and kind != "persons":
            yield f"side.{kind}", self._side(stated, figure.role.transfer)

    def _passes(self, role: Role, kind: Kind) -> bool:
        """Whether a predicate itself says that such a thing passes: money that is owed, or goods cost, may run either way."""
        known = role.transfer.giver or role.transfer.recipient
        if kind != "money":
            return True
        stated = self.stated[kind]
        if (role.kind in PAYING_BACK and not stated.paid and stated.granted) or (
            role.kind in _GRANTING and not stated.granted and stated.paid
        ):
            return False  # what is paid for runs against what is lent
        return role.kind in _PAYING or (role.kind in ("", "move") and known is not None)

    def _side(self, stated: Stated, moved: Transfer) -> set[Way]:
        """The side that is known with the only one that the page names on the other; none for a third beside the page's two."""
        if (moved.giver or moved.recipient) not in self.flows.ranked[:2]:
            return set()
        if moved.giver is not None:
            return {
                (moved.giver, other)
                for other in stated.all_recipients() - {moved.giver}
                if self._leads(other, moved.giver)
            }
        return {
            (other, str(moved.recipient))
            for other in stated.all_givers() - {moved.recipient}
            if self._leads(other, moved.recipient)
        }

    def _leads(self, one: str, other: str | None) -> bool:
        """Whether a state is named at least as often as any but the other side."""
        return self.flows.counts[one] >= max(
            (count for code, count in self.flows.counts.items() if code != other), default=0
        )

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
        if way[0] == way[1] or (figure.role is None and figure.kind != "money" and self._otherwise(figure)):
            return None
        elsewhere = rule == "again" or (rule.startswith("side") and transfer.recipient is not None)
        return None if not elsewhere and self._named(figure) - set(way) else way

    def _otherwise(self, figure: Figure) -> bool:
        """Whether the clause of a figure tells of something else than giving, getting, being and amounting."""
        document = self.document
        chunk = document.chunk_of[figure.tokens[1] - 1]
        clause = (
            document.clauses[document.chunks[chunk].clause]
            if chunk >= 0 and document.chunks[chunk].clause >= 0
            else None
        )
        if clause is None or clause.verb is None:
            return False
        if clause.index in self.roles.verbs:
            return True  # it is no argument of the transfer beside it
        words = lexicon.transfers(document.language)
        lemma = clause.verb.lemma
        known = (
            words.verbs,
            words.measuring,
            words.estimating,
            words.holding,
            lexicon.speech(document.language).verbs,
        )
        return lemma not in _COPULAS and not any(lemma in table for table in known)

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
                if self._crossed(n):
                    continue
                found.update(self.roles.entities.states(n))
                found.update(self.roles.entities.adjectives(document.chunks[n]))
        return found

    def _crossed(self, n: int) -> bool:
        """Whether goods only pass through a chunk: "over the pipeline between Norland and Ostmark", "über Norland"."""
        while (before := self.document.chunks[n].conj) is not None:
            n = before
        chunk = self.document.chunks[n]
        words = lexicon.transfers(self.document.language).crossing
        return chunk.prep is not None and self.document.tokens[chunk.prep].lower in words


def _known(role: Role) -> Way | tuple[str | None, str | None]:
    return role.transfer.giver, role.transfer.recipient


def _stated(role: Role | None) -> bool:
    """Whether both sides of a role are stated, not only offered."""
    return role is not None and role.sure and role.rule != "price"


def _only_moves(role: Role) -> bool:
    """Whether a role is a mere coming or going of which the page does not say whence or whither: "hinzu kommen zwölf"."""
    return role.kind == "move" and not role.transfer.giver and not role.transfer.recipient


def _worldwide(role: Role) -> bool:
    """Whether a role is all that a state sells or buys, so that no page says with whom."""
    giver, recipient = role.transfer.giver, role.transfer.recipient
    if role.kind in ("sell", "buy"):
        return role.rule == "noun" and not giver and not recipient
    return (role.kind == "export" and bool(giver) and not recipient) or (
        role.kind == "import" and bool(recipient) and not giver
    )
