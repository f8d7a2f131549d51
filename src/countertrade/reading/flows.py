"""The flows of one page: what was said to pass between whom completes figures of the same kind that leave their sides open.

A page about a deal names the sides once or twice and then goes on about "the aid" or "another 50 million". Where all that the page says of
one kind goes one way, an open figure of that kind is of that flow, unless its own sentence names somebody else.
"""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document
from countertrade.reading.items import class_of
from countertrade.reading.namewords import name_words
from countertrade.reading.roles import STAGES, Predicate, Role, Roles
from countertrade.records import Transfer, replace

# rules that complete a figure's sides from the page and were right in about half of what they set on pages nobody had seen:
# offered, not stated
OFFERED = (
    "flow.partner",
    "flow.two.persons",
    "flow.pair.weak",
    "flow.kind.weak",
    "flow.partial.weak",
    "flow.partial.role.goods",
    "flow.partial.role.persons",
    "flow.item.bare",
    "flow.kind.bare",
    "price",
)
_PRICES = ("price", "paid")
Kind = Literal["money", "persons", "goods"]
Way = tuple[str, str]
# what is paid for: money runs the other way
_TRADED = frozenset({"sell", "buy", "import", "export", "order", "deliver", "supply", "agree"})
_MONEY = frozenset(
    {
        "pay",
        "fund",
        "lend",
        "repay",
        "compensate",
        "invest",
        "charge",
        "owe",
        "borrow",
        "forgive",
        "cost",
        "earn",
    }
)

# what is made, asked for or used up passes to nobody by that
_WORLDWIDE = frozenset({"export", "import"})  # with many, where nobody is named
_LONGEST = 20  # sentences of a paragraph, and figures, that are looked back at
_SPAN = 40  # tokens to each side of a figure
_TIED = 2  # sentences between a figure and the one that it is a part or more of
_POINTING = frozenset({"that", "this", "das", "dies"})
_MAKING = frozenset({"come", "make", "mean", "work", "ergeben", "machen", "entsprechen", "bedeuten"})
_OFTEN = 3  # mentions of a state that a page is about
_COPULAS = frozenset({"sein", "werden", "haben", "be", "have", "become"})
_EQUAL = frozenset({"also", "mithin", "respektive", "i.e."})
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
_PAYING_BACK = frozenset({"pay", "repay", "return", "buy", "cost", "charge", "earn"})
_WEAK = frozenset({"build", "request", "use up", "train", "withdraw", "swap", "offer"})


class Figure(NamedTuple):
    """A figure with its tokens, what it counts, and its own role."""

    tokens: tuple[int, int]
    kind: Kind | None
    good: str
    role: Role | None
    timed: bool = False  # a stretch of time passes to nobody


class Passage(NamedTuple):
    """Where the page says that something passes: the kind of thing, the kind of predicate, and the sides that it names."""

    token: int
    kind: Kind
    predicate: str
    giver: str | None
    recipient: str | None
    sort: str  # the class of the goods; "" where they have none


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
        and p.predicate in (_TRADED if kind == "money" else _PAYING_BACK - _SETTLING)
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
            self.paid = self.paid or passage.predicate in _PAYING_BACK
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


def kind_of(language: str, unit: str | None, good: str | None, *, money: bool, share: bool) -> Kind | None:
    """What passes in a figure; None for a share, which may be of anything."""
    if money:
        return "money"
    if share:
        return None
    if unit == "person" or _crowd(language, good):
        return "persons"
    return "goods"


def is_cost(language: str, noun: str) -> bool:
    """Whether a noun is what something costs: a share of it is money."""
    nouns = lexicon.transfers(language).nouns
    return any(frame.kind == "cost" for word in (noun, noun.capitalize()) for frame in nouns.get(word, ()))


def _phrased(document: Document, roles: Roles, figure: Figure) -> Figure:
    """The figure with what its own phrase says, or the sentence that heads its list, where it has no predicate."""
    if figure.role is not None or figure.kind is None or figure.timed:
        return figure
    chunk = document.chunk_of[figure.tokens[1] - 1]
    role = roles.phrase(chunk, figure.kind == "money") if chunk >= 0 else None
    return figure._replace(role=role or roles.heading(figure.tokens[0]))


class Flows:
    """What one page says of money, persons and goods."""

    def __init__(self, document: Document, roles: Roles, figures: Sequence[Figure]) -> None:
        self.document = document
        self.roles = roles
        self.figures = figures = [_phrased(document, roles, figure) for figure in figures]
        self.stated: dict[Kind, Stated] = {"money": Stated(), "persons": Stated(), "goods": Stated()}
        self.passages = sorted(self._passages(), key=lambda passage: passage.token)
        self.places = [passage.token for passage in self.passages]
        self.deals = sorted(self._deals(), key=lambda deal: deal[0])
        self.counter = Stated()  # of what is paid for goods that are traded
        for passage in self.passages:
            self.stated[passage.kind].add(passage)
            if passage.kind == "goods" and passage.predicate in _TRADED:
                self.counter.add(passage._replace(giver=passage.recipient, recipient=passage.giver, sort=""))
        self.origins: Counter[str] = Counter()
        self.named: Counter[str] = Counter()
        self.alone = False  # the two states of the page are all but the only ones named
        self.pair = self._pair()
        self._origins()

    def _sort(self, good: str) -> str:
        """The class of a good; "" where it has none."""
        return (class_of(self.document.language, good) or "") if good else ""

    def _asked(self, token: int) -> bool:
        """Whether a token stands in a question, which states nothing."""
        sentence = self.document.sentences[self.document.sentence_of[token]]
        return self.document.tokens[sentence.end - 1].text == "?"

    def _said(self, predicate: Predicate) -> Iterator[tuple[Kind, str, str | None, str | None]]:
        """The sides of a predicate, as far as it names them, with the kind and the noun of what passes."""
        giver, recipient = (code if code not in STAGES else None for code in self.roles.sides(predicate)[:2])
        document = self.document
        if self._asked(predicate.token) or giver == recipient or predicate.frame.kind in _WEAK | {"cost"}:
            return
        goods = [document.chunks[n] for slot in predicate.frame.good for n in predicate.slots.get(slot, ())]
        heads = [document.tokens[chunk.head] for chunk in goods if not chunk.pronoun]
        if (
            predicate.frame.passes == "money"
            or predicate.frame.kind in _MONEY
            or any(_is_money(document, chunk) for chunk in goods)
        ):
            yield "money", "", giver, recipient
            return
        if predicate.frame.passes == "persons":
            yield "persons", "", giver, recipient
            return
        if predicate.frame.kind == "move" and giver is None:
            return
        for head in heads:
            if not (giver and recipient) and class_of(document.language, head.lemma) is None:
                continue  # "what", "a price", "the state of things" show no flow of goods
            crowd = _crowd(document.language, head.lemma)
            yield ("persons" if crowd else "goods"), self._sort(head.lemma), giver, recipient
        if not heads and predicate.frame.kind in _TRADED:
            yield "goods", "", giver, recipient

    def _origins(self) -> None:
        """Goods of a state anywhere on the page ("Russian gas", "Weizen aus Indien") say that it gives such goods."""
        document = self.document
        for chunk in document.chunks:
            if (
                not chunk.pronoun
                and class_of(document.language, document.tokens[chunk.head].lemma) is not None
            ):
                origin = self.roles.origin(chunk.index)
                if origin is not None:
                    self.origins.update([origin])

    def _pair(self) -> tuple[str, str] | None:
        """The two states that the page is about: named far more often than any third, those who only speak left out."""
        document = self.document
        said = set(lexicon.speech(document.language).verbs)
        named = self.named
        for chunk in document.chunks:
            clause = document.clauses[chunk.clause] if chunk.clause >= 0 else None
            if (
                clause is not None
                and clause.subject == chunk.index
                and clause.verb is not None
                and clause.verb.lemma in said
            ):
                continue
            codes = self.roles.entities.states(chunk.index) or self.roles.entities.adjectives(chunk)
            named.update(code for code in codes if code not in STAGES)
        ranked = named.most_common(3)
        if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] * 3 > ranked[1][1] * 2):
            return None
        self.alone = len(ranked) < 3 or ranked[2][1] * 4 <= ranked[1][1]
        return ranked[0][0], ranked[1][0]

    def _likely(self, kind: Kind) -> Way | None:
        """The way of a kind between the two states of the page, where what it says of givers and recipients points one way."""
        if self.pair is None or min(self.named[code] for code in self.pair) < _OFTEN:
            return None
        stated = self.stated[kind]
        givers, recipients = stated.all_givers(), stated.all_recipients()
        if kind == "money" and not stated.ways:
            givers, recipients = (
                givers | self.counter.all_givers(),
                recipients | self.counter.all_recipients(),
            )
        if kind == "goods":
            givers = givers | set(self.origins)
        fits = [
            (giver, recipient)
            for giver, recipient in (self.pair, self.pair[::-1])
            if (giver in givers or recipient in recipients)
            and recipient not in givers
            and giver not in recipients
        ]
        return fits[0] if len(fits) == 1 else None

    def same(self, one: int, other: int) -> bool:
        """Whether a figure only says the one before it again, in brackets or after "or", "das sind"."""
        start, end = self.figures[one].tokens[1], self.figures[other].tokens[0]
        tokens = self.document.tokens
        if (
            self.document.sentence_of[start - 1] != self.document.sentence_of[end]
            or self.figures[other].timed
        ):
            return False
        kinds = {self.figures[one].kind, self.figures[other].kind} - {None}
        if len(kinds) > 1:
            return False
        words = lexicon.transfers(self.document.language).equating
        ahead = [token.lower for token in tokens[max(start, end - 5) : end]]
        while ahead and ahead[-1] in words and ahead[-1] not in _EQUAL:
            ahead.pop()
        if (ahead and " ".join(ahead[-2:]) in _EQUAL | {"das sind", "that is"}) or (
            ahead and ahead[-1] in _EQUAL
        ):
            return True
        if not 0 < end - start <= 6 or self.figures[other].timed:
            return False
        between = [self.document.tokens[i].lower for i in range(start, end)]
        words = lexicon.transfers(self.document.language).equating
        return all(word in words for word in between) and (
            "(" in between or any(word.isalpha() for word in between)
        )

    # --- completing ---------------------------------------------------------------------------------------------------

    def completed(self) -> list[Role | None]:
        """The roles of the figures, the open ones completed where the page leaves one way only."""
        for n, figure in enumerate(self.figures):
            role = self._completed(figure, self._kind(figure, n), n)
            if (
                role is not None
                and _stated(role)
                and not self._asked(figure.tokens[0])
                and figure.kind in ("goods", "persons")
                and (sort := self._sort(figure.good))
            ):
                moved = role.transfer
                if moved.giver is not None and moved.recipient is not None:
                    self.stated[figure.kind].goods.setdefault(sort, set()).add((moved.giver, moved.recipient))
        found: list[Role | None] = []
        for n, figure in enumerate(self.figures):
            role = self._tied(n, found) or self._completed(figure, self._kind(figure, n), n)
            if role is not None and _stated(role) and role.rule.startswith("flow."):
                self._dealing(figure.tokens[0], role.transfer)
            if n and not (role is not None and role.sure) and self.same(n - 1, n):
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

    def _repeated(self, figure: Figure, role: Role | None, ways: set[Way]) -> Role | None:
        """The role of a figure, an open one by those of the page that print the same number of the same thing."""
        digits = self._digits(figure)
        if _stated(role) or figure.timed or not digits or not (figure.good or len(digits[0]) > 1):
            return role
        way = self._fitting(figure, ways, "list")
        if way is None:
            return role
        moved = role.transfer if role is not None else Transfer()
        return Role(replace(moved, giver=way[0], recipient=way[1]), "flow.again", True, ())

    def _tied(self, n: int, roles: Sequence[Role | None]) -> Role | None:
        """The role of a figure that its own words tie to one before it: a part of it, more of it, set beside it, or what it makes."""
        figure = self.figures[n]
        own = figure.role
        if own is not None and (own.sure or own.rule in _PRICES):
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

    def of(self, predicate: Predicate) -> Way | None:
        """Giver and recipient of a predicate, the side that it leaves open by the flows of the page."""
        giver, recipient, taken, held = self._joined(predicate)
        if giver is None and recipient is None:
            return None
        if giver is None and not taken:
            origins = {
                self.roles.origin(n) for slot in predicate.frame.good for n in predicate.slots.get(slot, ())
            } - {None, recipient}
            giver = next(iter(origins)) if len(origins) == 1 else None
        if giver is not None and recipient is not None:
            return (giver, recipient) if giver != recipient else None
        said = next(self._said(predicate), None)
        if said is None:
            return None
        role = Role(
            Transfer(giver=giver, recipient=recipient),
            "",
            False,
            (),
            (taken and giver is None, held and recipient is None),
            predicate.frame.kind,
        )
        figure = Figure((predicate.token, predicate.token + 1), said[0], "", role)
        done = self._completed(figure, said[0], None)
        if done is None or done.transfer.giver is None or done.transfer.recipient is None:
            return None
        return done.transfer.giver, done.transfer.recipient

    def priced(self, predicate: Predicate) -> tuple[int, Way] | None:
        """The chunk of the goods that are paid for, and their way: from where they come to who pays."""
        if predicate.frame.passes != "money":
            return None
        payer = self.roles.sides(predicate)[0]
        for slot in predicate.frame.price:
            for n in predicate.slots.get(slot, ()):
                origin = self.roles.origin(n)
                if (
                    payer is not None
                    and origin not in (None, payer)
                    and class_of(
                        self.document.language, self.document.tokens[self.document.chunks[n].head].lemma
                    )
                ):
                    return n, (str(origin), payer)
        return None

    def _joined(self, predicate: Predicate) -> tuple[str | None, str | None, bool, bool]:
        """The sides of a predicate, what it leaves open by the verb or noun that it makes one statement with."""
        giver, recipient, taken, held = self.roles.sides(predicate)
        others: list[Predicate] = []
        if predicate.chunk is not None:
            verb = self.roles.verbs.get(predicate.clause)
            if verb is not None and any(
                predicate.chunk in verb.slots.get(slot, ()) for slot in verb.frame.good
            ):
                others.append(verb)
        else:
            goods = [n for slot in predicate.frame.good for n in predicate.slots.get(slot, ())]
            others += [self.roles.nouns[n] for n in goods if n in self.roles.nouns]
        for other in others:
            one, two, _, _ = self.roles.sides(other)
            giver = giver or (one if not taken and one != recipient else None)
            recipient = recipient or (two if not held and two != giver else None)
        return giver, recipient, taken, held

    def _completed(self, figure: Figure, kind: Kind | None, n: int | None) -> Role | None:
        role = figure.role
        if figure.timed:
            return None
        if kind is None or (role is not None and (role.sure or _only_moves(role))) or self._anywhere(figure):
            return role
        for rule, ways in self._tries(figure, kind, n):
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

    def _anywhere(self, figure: Figure) -> bool:
        """Whether a figure's clause says that the other side is any of many: "on the world market", "weltweit"."""
        document, n = self.document, self.document.clause_of[figure.tokens[0]]
        if n < 0:
            return False
        start, end = document.clauses[n].start, document.clauses[n].end
        start, end = max(start, figure.tokens[0] - _SPAN), min(end, figure.tokens[1] + _SPAN)
        words = [token.lower for token in document.tokens[start:end]]
        table = lexicon.transfers(document.language).anywhere
        return not table.isdisjoint(words) or any(f"{a} {b}" in table for a, b in itertools.pairwise(words))

    def _passages(self) -> Iterator[Passage]:
        """All that the page says to pass, by its figures and by its predicates."""
        for n, figure in enumerate(self.figures):
            kind = self._kind(figure, n) if figure.kind is not None else None
            if figure.role is None or kind is None or figure.timed or self._asked(figure.tokens[0]):
                continue
            moved, sort = figure.role.transfer, self._sort(figure.good)
            yield Passage(figure.tokens[0], kind, figure.role.kind, moved.giver, moved.recipient, sort)
        for predicate in (*self.roles.verbs.values(), *self.roles.nouns.values()):
            for kind, sort, giver, recipient in self._said(predicate):
                yield Passage(predicate.token, kind, predicate.frame.kind, giver, recipient, sort)

    def _dealing(self, token: int, moved: Transfer) -> None:
        """Take what was completed for a deal that later figures may go on with."""
        if moved.giver is not None and moved.recipient is not None:
            bisect.insort(self.deals, (token, (moved.giver, moved.recipient)), key=lambda deal: deal[0])

    def _deals(self) -> Iterator[tuple[int, Way]]:
        """The pairs of states that the page says to give, take or agree with each other, each with its token."""
        for passage in self.passages:
            if passage.giver and passage.recipient:
                yield passage.token, (passage.giver, passage.recipient)
        for predicate in (*self.roles.verbs.values(), *self.roles.nouns.values()):
            if predicate.frame.kind == "agree":
                signers = sorted(self.roles.signers(predicate) - STAGES)
                if len(signers) == 2 and not self._asked(predicate.token):
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
            near = self.passages[
                bisect.bisect_left(self.places, begin) : bisect.bisect_left(self.places, end)
            ]
            sort = self._sort(figure.good)
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

    def _tries(self, figure: Figure, kind: Kind, n: int | None) -> Iterator[tuple[str, set[Way]]]:
        stated = self.stated[kind]
        role = "bare" if figure.role is None else "role" if self._passes(figure.role, kind) else "weak"
        sort = self._sort(figure.good)
        yield from self._local(figure, kind, role)
        yield f"deal.{kind}", self._dealt(figure)
        if figure.role is not None and _worldwide(figure.role):
            return
        if sort and sort in stated.goods:
            yield f"item.{role}.{kind}", stated.goods[sort]
        only = stated.only()
        if only is not None:
            if (
                figure.role is not None
                or (kind == "money" and figure.kind is not None)
                or (self.pair is not None and set(only) == set(self.pair) and self._good(figure))
            ):
                yield f"kind.{role}.{kind}", {only}
        elif figure.role is not None and (figure.role.transfer.giver or figure.role.transfer.recipient):
            yield f"partial.{role}.{kind}", self._partial(stated, figure.role.transfer)
            if figure.role.kind not in _WORLDWIDE:
                rule = "two" if self.alone and kind != "money" else "partner"
                yield f"{rule}.{kind}", self._partner(stated, figure.role.transfer)
            if kind != "persons":
                yield f"side.{kind}", self._side(stated, figure.role.transfer)
            if (
                kind == "goods"
                and figure.role.transfer.recipient
                and len(self.origins) == 1
                and not set(self.origins) & stated.all_recipients()
            ):
                yield "origin.page", {(next(iter(self.origins)), figure.role.transfer.recipient)}
        given = figure.role is not None and figure.role.kind in _GIFTS - {"promise", "fund"}
        likely = self._likely("goods" if given and not stated.ways else kind)
        if (
            figure.role is not None
            and figure.role.kind not in _WEAK | _WORLDWIDE | {"move"}
            and (figure.role.kind != "agree" or kind == "goods")
            and likely is not None
        ):
            yield f"pair.{role}.{kind}", {likely}
        if figure.role is None and likely is not None and kind != "money" and self._good(figure):
            yield f"likely.{kind}", {likely}
        if figure.role is None and n is not None:
            yield f"list.{kind}", self._listed(n, stated)
        traded = kind == "money" and not stated.ways and role == "role" and not given
        if traded and (paid := self.counter.only()) is not None:
            yield "counter.role", {paid}

    def _passes(self, role: Role, kind: Kind) -> bool:
        """Whether a predicate itself says that such a thing passes: money that is owed, or goods cost, may run either way."""
        known = role.transfer.giver or role.transfer.recipient
        if kind != "money":
            return True
        stated = self.stated[kind]
        if (role.kind in _PAYING_BACK and not stated.paid and stated.granted) or (
            role.kind in _GRANTING and not stated.granted and stated.paid
        ):
            return False  # what is paid for runs against what is lent
        return role.kind in _PAYING or (role.kind in ("", "move") and known is not None)

    def _partial(self, stated: Stated, moved: Transfer) -> set[Way]:
        """The ways that fit the side that is known."""
        return {
            way for way in stated.ways if moved.giver in (None, way[0]) and moved.recipient in (None, way[1])
        }

    def _partner(self, stated: Stated, moved: Transfer) -> set[Way]:
        """The side that is known with the other state of the page's two, unless the page shows that one at the other end only."""
        if self.pair is None:
            return set()
        givers, recipients = stated.all_givers(), stated.all_recipients()
        return {
            (giver, recipient)
            for giver, recipient in (self.pair, self.pair[::-1])
            if moved.giver in (None, giver)
            and moved.recipient in (None, recipient)
            and not (moved.giver is None and giver in recipients - givers)
            and not (moved.recipient is None and recipient in givers - recipients)
        }

    def _side(self, stated: Stated, moved: Transfer) -> set[Way]:
        """The side that is known with the only one that the page names on the other; none for a third beside the page's two."""
        if self.pair is not None and (moved.giver or moved.recipient) not in self.pair:
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
        return self.named[one] >= max(
            (count for code, count in self.named.items() if code != other), default=0
        )

    def _beside(self, figure: Figure) -> tuple[str, ...]:
        """The state right before a figure in a list, or that its copula clause is about ("the Netherlands, where it was 1.9 million")."""
        document = self.document
        before, clause = figure.tokens[0] - 1, document.clause_of[figure.tokens[0]]
        verb = document.clauses[clause].verb if clause >= 0 else None
        opening = ["(", ":", ",", "with", "mit"]
        if verb is None:  # a place and a dash before a whole clause are its dateline
            opening += ["–", "-", "—"]
        if before >= 1 and document.tokens[before].lower in opening:
            chunk = document.chunk_of[before - 1]
            if chunk < 0:
                return ()
            last = self.roles.entities.ending(document.chunks[chunk])
            return self.roles.entities.states(chunk) or ((last,) if last is not None else ())
        if verb is not None and verb.lemma in ("sein", "be"):
            return self.roles.place(document.clauses[clause])
        return ()

    def _good(self, figure: Figure) -> bool:
        """Whether a figure counts or measures goods that the lexicon knows."""
        return bool(self._sort(figure.good))

    def _listed(self, n: int, stated: Stated) -> set[Way]:
        """A state with a figure behind it in a list ("Spain (4.1 million), Italy 1.8 million"): the side that varies on this page."""
        codes = self._beside(self.figures[n])
        if len(codes) != 1 or self._ranked(n):
            return set()
        givers, recipients = stated.all_givers() | set(self.origins), stated.all_recipients()
        givers, recipients = givers - set(codes), recipients - set(codes)
        side = self._called(self.figures[n])
        if side == "giver":
            return {(codes[0], next(iter(recipients)))} if len(recipients) == 1 else set()
        if side == "recipient":
            return {(next(iter(givers)), codes[0])} if len(givers) == 1 else set()
        if len(givers) == 1 and (len(recipients) != 1 or givers <= set(self.origins)):
            return {(next(iter(givers)), codes[0])}
        return {(codes[0], next(iter(recipients)))} if len(recipients) == 1 and len(givers) != 1 else set()

    def _called(self, figure: Figure) -> Literal["giver", "recipient"] | None:
        """Which side the noun before a listed state says that it is on: "the second largest supplier is Norland with 27"."""
        document, words = self.document, lexicon.transfers(self.document.language)
        sentence = document.sentences[document.sentence_of[figure.tokens[0]]]
        clause = document.clause_of[figure.tokens[0]]
        for i in reversed(range(sentence.start, figure.tokens[0])):
            lemma = document.tokens[i].lemma.lower()
            if document.clause_of[i] == clause and lemma in words.suppliers | words.buyers:
                return "giver" if lemma in words.suppliers else "recipient"
        return None

    def _ranked(self, n: int) -> bool:
        """Whether a figure stands beside one of what a state sells or buys in all, in one sentence."""
        sentence = self.document.sentence_of[self.figures[n].tokens[0]]
        before = self.figures[n - 1] if n else None
        return (
            before is not None
            and self.document.sentence_of[before.tokens[0]] == sentence
            and before.role is not None
            and before.role.kind in _WORLDWIDE
            and not before.role.sure
        )

    def _kind(self, figure: Figure, n: int) -> Kind | None:
        """What passes in a figure: an amount that goods are worth passes with them."""
        if (
            figure.kind == "money"
            and figure.role is not None
            and figure.role.rule not in _PRICES
            and (figure.role.worth or figure.role.kind in _TRADED - {"agree"})
        ):
            return "goods"
        return figure.kind or self._shared(n)

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
        if way[0] == way[1] or (
            figure.role is None
            and figure.kind != "money"
            and not rule.startswith("list")
            and self._otherwise(figure)
        ):
            return None
        listed = rule.startswith("list") or (
            rule.startswith(("side", "origin")) and transfer.recipient is not None
        )
        return None if not listed and self._named(figure) - set(way) else way

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


def _stated(role: Role | None) -> bool:
    """Whether both sides of a role are stated, not only offered."""
    return role is not None and role.sure and not role.rule.startswith(OFFERED)


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


def _is_money(document: Document, chunk: Chunk) -> bool:
    cash = lexicon.transfers(document.language).cash
    return any(
        token.text in "$€£¥" or token.lemma.lower() in cash
        for token in document.tokens[chunk.start : chunk.end]
    )


def _crowd(language: str, good: str | None) -> bool:
    if not good:
        return False
    words = name_words(language)
    word = good.lower()
    return (
        word in lexicon.transfers(language).crowds
        or words.person(good)
        or words.person(word)
        or words.people(word) is not None
    )
