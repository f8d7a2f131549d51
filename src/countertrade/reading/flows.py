"""What one page says of who gives what to whom: its figures, the passages that tell of a transfer, and how often each state is named.

Nothing is decided here; `sides` weighs what is found.
"""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Document
from countertrade.reading.items import class_of
from countertrade.reading.namewords import name_words
from countertrade.reading.roles import STAGES, Predicate, Role, Roles

Kind = Literal["money", "persons", "goods"]
Way = tuple[str, str]
_OWNED = frozenset({"build", "forgive", "repay"})  # done for whom a thing belongs to
_GIVEN = frozenset({"give", "donate", "provide", "offer", "promise", "lend", "fund"})
_ANSWERING = frozenset(
    "reject decline refuse accept welcome await ablehnen ausschlagen zurückweisen annehmen begrüßen erwarten".split()
)

# what is paid for: money runs the other way
TRADED = frozenset({"sell", "buy", "import", "export", "order", "deliver", "supply", "agree"})
PAYING_BACK = frozenset({"pay", "repay", "return", "buy", "cost", "charge", "earn"})
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
_WEAK = frozenset(
    {"build", "request", "use up", "train", "withdraw", "swap", "offer"}
)  # nothing passes by that
_GETTING = frozenset({"receive", "buy", "import", "order"})
_RIGHTS = frozenset("right access recht zugang zugriff".split())
PRICES = ("price", "paid")
_SPAN = 40  # tokens to each side of a figure
_TRIED, _TIED = 4, 2  # figures, and sentences, that are looked back at
_EQUAL = frozenset({"also", "mithin", "respektive", "i.e."})


class Figure(NamedTuple):
    """A figure with its tokens, what it counts, and its own role."""

    tokens: tuple[int, int]
    kind: Kind | None
    good: str
    role: Role | None
    timed: bool = False  # a stretch of time passes to nobody
    unit: str = ""
    per: str = ""


class Passage(NamedTuple):
    """Where the page says that something passes: the kind of thing, the kind of predicate, and the sides that it names."""

    token: int
    kind: Kind
    predicate: str
    giver: str | None
    recipient: str | None
    sort: str  # the class of the goods; "" where they have none


class Naming(NamedTuple):
    """A chunk that names a state, with its head and its function in its clause: "subject", "prep:to", "adjective"."""

    token: int
    chunk: int
    code: str
    function: str


def kind_of(language: str, unit: str | None, good: str | None, *, money: bool, share: bool) -> Kind | None:
    """What passes in a figure; None for a share, which may be of anything."""
    if money:
        return "money"
    if share:
        return None
    known = good is not None and class_of(language, good) is not None
    if unit == "person" or _crowd(language, good) or (not known and _crowd("en", unit)):
        return "persons"
    return "goods"


def is_cost(language: str, noun: str) -> bool:
    """Whether a noun is what something costs: a share of it is money."""
    nouns = lexicon.transfers(language).nouns
    return any(frame.kind == "cost" for word in (noun, noun.capitalize()) for frame in nouns.get(word, ()))


class Flows:
    """What one page says of money, persons and goods."""

    def __init__(
        self, document: Document, roles: Roles, figures: Sequence[Figure], speakers: Container[int] = ()
    ) -> None:
        self.document = document
        self.roles = roles
        self._speakers = speakers  # chunks of who says something
        self.figures = list(figures)
        self.passages = sorted(self._passages(), key=lambda passage: passage.token)
        self._places = [passage.token for passage in self.passages]

    # --- asked by others ----------------------------------------------------------------------------------------------

    def between(self, begin: int, end: int) -> list[Passage]:
        """The passages whose token stands from `begin` to before `end`."""
        return self.passages[bisect.bisect_left(self._places, begin) : bisect.bisect_left(self._places, end)]

    def named_between(self, begin: int, end: int) -> list[Naming]:
        """Where states are named from token `begin` to before `end`."""
        return self.namings[
            bisect.bisect_left(self._named_at, begin) : bisect.bisect_left(self._named_at, end)
        ]

    def sort(self, good: str) -> str:
        """The class of a good; "" where it has none."""
        return (class_of(self.document.language, good) or "") if good else ""

    def kind(self, figure: Figure) -> Kind | None:
        """What passes in a figure: an amount that goods are worth passes with them."""
        role = figure.role
        stated = figure.kind == "money" and role is not None and role.rule not in PRICES
        worth = stated and role is not None and (role.worth or role.kind in TRADED - {"agree"})
        return "goods" if worth else figure.kind

    def asked(self, token: int) -> bool:
        """Whether a token stands in a question, which states nothing."""
        sentence = self.document.sentences[self.document.sentence_of[token]]
        return self.document.tokens[sentence.end - 1].text == "?"

    def anywhere(self, figure: Figure) -> bool:
        """Whether a figure's clause says that the other side is any of many: "on the world market", "weltweit"."""
        document, n = self.document, self.document.clause_of[figure.tokens[0]]
        if n < 0:
            return False
        start, end = document.clauses[n].start, document.clauses[n].end
        start, end = max(start, figure.tokens[0] - _SPAN), min(end, figure.tokens[1] + _SPAN)
        words = [token.lower for token in document.tokens[start:end]]
        table = lexicon.transfers(document.language).anywhere
        return not table.isdisjoint(words) or any(f"{a} {b}" in table for a, b in itertools.pairwise(words))

    def tie(self, n: int) -> tuple[str, Figure] | None:
        """The last figure of the same kind that stands shortly before one in its paragraph, and how its words tie it to that."""
        document, figure = self.document, self.figures[n]
        start, end = figure.tokens
        sentence = document.sentences[document.sentence_of[start]]
        for before in reversed(self.figures[max(0, n - _TRIED) : n]):
            at = document.sentence_of[before.tokens[0]]
            if (
                document.sentence_of[start] - at > _TIED
                or document.sentences[at].paragraph != sentence.paragraph
            ):
                return None
            if not before.timed and before.kind is not None and figure.kind in (None, before.kind):
                return self._tied(sentence.start, start, end), before
        return None

    def _tied(self, sentence: int, start: int, end: int) -> str:
        document, words = self.document, lexicon.transfers(self.document.language)
        tokens = [token.lower for token in document.tokens[max(sentence, start - 4) : end + 2]]
        pairs = {*tokens, *(f"{a} {b}" for a, b in itertools.pairwise(tokens))}
        if words.partitive & pairs:
            return "part"
        return "more" if words.further & pairs else "compared" if words.comparing & pairs else "next"

    def same(self, one: int, other: int) -> bool:
        """Whether a figure only says the one before it again, in brackets or after "or", "das sind"."""
        start, end = self.figures[one].tokens[1], self.figures[other].tokens[0]
        tokens, words = self.document.tokens, lexicon.transfers(self.document.language).equating
        if (
            self.document.sentence_of[start - 1] != self.document.sentence_of[end]
            or self.figures[other].timed
        ):
            return False
        if len({self.figures[one].kind, self.figures[other].kind} - {None}) > 1:
            return False
        ahead = [token.lower for token in tokens[max(start, end - 5) : end]]
        while ahead and ahead[-1] in words and ahead[-1] not in _EQUAL:
            ahead.pop()
        if ahead and (" ".join(ahead[-2:]) in {"das sind", "that is"} or ahead[-1] in _EQUAL):
            return True
        between = [tokens[i].lower for i in range(start, end)]
        return (
            0 < end - start <= 6
            and all(word in words for word in between)
            and ("(" in between or any(word.isalpha() for word in between))
        )

    def priced(self, predicate: Predicate) -> tuple[int, Way] | None:
        """The chunk of the goods that are paid for or given in return, and their way: from where they come to who pays."""
        payer, payee, _, _ = self.joined(predicate)
        blocs = lexicon.names(self.document.language).blocs  # which sell nothing
        for n, sold in self._counters(predicate):
            chunk = self.document.chunks[n]
            head = self.document.tokens[chunk.head]
            seller = sold and not self.roles.is_people(n) and payee not in blocs
            giver = self.roles.origin(n) or (payee if seller else None)
            if None in (payer, giver) or payer == giver or self._counts(chunk) or self.asked(chunk.head):
                continue
            noun = self.roles.nouns.get(n)
            known = class_of(self.document.language, head.lemma, head.text) and head.pos != "name"
            if known and (noun is None or noun.frame.kind not in _MONEY):
                return n, (str(giver), str(payer))
        return None

    def _counts(self, chunk: Chunk) -> bool:
        return any(token.pos == "num" for token in self.document.tokens[chunk.start : chunk.end])

    def _counters(self, predicate: Predicate) -> Iterator[tuple[int, bool]]:
        """What stands against what passes, and whether who gets this gives that: "pays for gas", "im Tausch gegen Wagen"."""
        frame = predicate.frame
        if frame.passes == "money":
            sold = frame.kind in PAYING_BACK
            yield from (
                (n, sold) for slot in (*frame.price, *frame.counter) for n in predicate.slots.get(slot, ())
            )
        for noun in self.roles.nouns.values():
            own = noun.clause == predicate.clause and noun.frame.kind in ("swap", "return")
            if own and noun.chunk is not None and self.document.chunks[noun.chunk].prep is not None:
                slots = ("prep:for", "prep:gegen", "prep:für")
                yield from ((n, True) for slot in slots for n in noun.slots.get(slot, ()))

    def joined(self, predicate: Predicate) -> tuple[str | None, str | None, bool, bool]:
        """The sides of a predicate, what it leaves open by the verb or noun that it makes one statement with, and whether each is filled."""
        giver, recipient, taken, held = self.roles.sides(predicate)
        goods = [n for slot in predicate.frame.good for n in predicate.slots.get(slot, ())]
        others: list[Predicate] = []
        if predicate.chunk is not None:
            verb = self.roles.verbs.get(predicate.clause)
            if verb is not None and any(
                predicate.chunk in verb.slots.get(slot, ()) for slot in verb.frame.good
            ):
                others.append(verb)
        else:
            others += [self.roles.nouns[n] for n in goods if n in self.roles.nouns]
        for other in others:
            one, two, _, _ = self.roles.sides(other)
            giver = giver or (one if not taken and one != recipient else None)
            recipient = recipient or (two if not held and two != giver else None)
        if giver is None and not taken:
            kinds = [m for n in goods for m in self.roles.dependants[n]]  # "a shipment of Chilean copper"
            origins = {self.roles.origin(n) for n in (*goods, *kinds)} - {None, recipient}
            origins |= self._owners(predicate, goods) - {recipient} if not origins else set()
            giver = next(iter(origins)) if len(origins) == 1 else None
        open_ = not held or predicate.frame.kind == "train"  # "teachers" are of no state
        if giver is not None and recipient is None and open_:
            found = self._whose(predicate, goods) - {giver} or self._helped(predicate) - {giver}
            recipient = next(iter(found)) if len(found) == 1 else None
        return giver, recipient, taken, held

    def _owners(self, predicate: Predicate, goods: Sequence[int]) -> set[str]:
        """From whom something is got by whose it is: "buys Norland's copper", "gets rights to Norland's copper"."""
        if predicate.frame.kind not in _GETTING or predicate.chunk is not None:
            return set()
        document, found = self.document, set()
        for n in goods:
            head = document.tokens[document.chunks[n].head]
            right = head.lemma.lower() in _RIGHTS
            if right or class_of(document.language, head.lemma, head.text):
                for m in (n, *(self.roles.following(document.chunks[n]) if right else ())):
                    owners = (
                        k
                        for k in self.roles.dependants[m]
                        if document.chunks[k].link in ("genitive", "possessive")
                    )
                    found |= {code for k in owners for code in self.roles.codes(k, "subject")}
        return found

    def _helped(self, predicate: Predicate) -> set[str]:
        """For whom a thing is given by whom it is to help: "gives beans to relieve Ostmark"."""
        helping = (
            self.roles.verbs[clause.index]
            for clause in self.document.clauses
            if clause.parent == predicate.clause >= 0
            and predicate.chunk is None
            and clause.kind in ("infinitive", "purpose")
            and clause.index in self.roles.verbs
        )
        aided = {self.roles.sides(other)[1] for other in helping if other.frame.kind == "provide"}
        return {code for code in aided if code is not None}

    def _whose(self, predicate: Predicate, goods: Sequence[int]) -> set[str]:
        """For whom something is done by whose it is: "repairs Ostmark's bridges", "swaps tea for Norland's ferries", "took up Norland's offer"."""
        kind = predicate.frame.kind
        if kind == "swap":
            against = (n for slot in predicate.frame.counter for n in predicate.slots.get(slot, ()))
            return {code for n in against if (code := self.roles.origin(n)) is not None}
        if kind == "train":  # "trains nurses in Ostmark"
            taught = any(self.roles.is_people(n) for n in predicate.slots.get("object", ()))
            there = predicate.slots.get("prep:in", ()) if taught else ()
            return {code for n in there for code in self.roles.codes(n, "prep:in")}
        if kind in _OWNED:
            return {
                code
                for n in goods
                for m in self.roles.dependants[n]
                if self.document.chunks[m].link in ("genitive", "possessive")
                for code in self.roles.codes(m, "subject")
            }
        clause = self.document.clauses[predicate.clause] if predicate.clause >= 0 else None
        if (
            clause is None
            or predicate.chunk is None
            or predicate.chunk != clause.object
            or clause.verb is None
        ):
            return set()
        subject = self.roles.subject(clause)
        answered = clause.verb.lemma in _ANSWERING and kind in _GIVEN and subject is not None
        return set(self.roles.codes(subject, "subject")) if answered and subject is not None else set()

    def said(self, predicate: Predicate) -> Iterator[tuple[Kind, str, str | None, str | None]]:
        """The sides of a predicate, as far as it names them, with the kind and the class of what passes."""
        giver, recipient = (code if code not in STAGES else None for code in self.roles.sides(predicate)[:2])
        for kind, good in self.passing(predicate):
            sort = self.sort(good)
            if good and not sort and not (giver and recipient):
                continue  # "what", "a price", "the state of things" show no flow of goods
            if giver != recipient and (giver or kind != "goods" or predicate.frame.kind != "move"):
                yield kind, sort, giver, recipient

    def passing(self, predicate: Predicate) -> Iterator[tuple[Kind, str]]:
        """The kinds of what passes by a predicate, with the noun where it is one of goods or persons."""
        document = self.document
        if self.asked(predicate.token) or predicate.frame.kind in _WEAK | {"cost"}:
            return
        goods = [document.chunks[n] for slot in predicate.frame.good for n in predicate.slots.get(slot, ())]
        heads = [document.tokens[chunk.head] for chunk in goods if not chunk.pronoun]
        money = predicate.frame.passes == "money" or predicate.frame.kind in _MONEY
        if money or any(_is_money(document, chunk) for chunk in goods):
            yield "money", ""
        elif predicate.frame.passes == "persons":
            yield "persons", ""
        elif heads:
            for head in heads:
                known = document.language == "de" or self.sort(head.lemma)
                good = head.lemma if known else head.text  # "arms" are no arm
                yield ("persons" if _crowd(document.language, head.lemma) else "goods"), good
        elif predicate.frame.kind in TRADED:
            yield "goods", ""

    # --- gathered once ------------------------------------------------------------------------------------------------

    def _passages(self) -> Iterator[Passage]:
        """All that the page says to pass, by its figures and by its predicates."""
        for figure in self.figures:
            kind = self.kind(figure)
            if figure.role is None or kind is None or figure.timed or self.asked(figure.tokens[0]):
                continue
            moved, sort = figure.role.transfer, self.sort(figure.good)
            yield Passage(figure.tokens[0], kind, figure.role.kind, moved.giver, moved.recipient, sort)
        for predicate in (*self.roles.verbs.values(), *self.roles.nouns.values()):
            for kind, sort, giver, recipient in self.said(predicate):
                yield Passage(predicate.token, kind, predicate.frame.kind, giver, recipient, sort)

    @cached_property
    def namings(self) -> list[Naming]:
        """Where states are named, by themselves, by their organs, or by the adjective of something else."""
        entities, found = self.roles.entities, []
        for chunk in self.document.chunks:
            named = entities.states(chunk.index)
            function = self._function(chunk) if named else "adjective"
            codes = named or entities.adjectives(chunk)
            found += [Naming(chunk.head, chunk.index, code, function) for code in codes]
        return found

    def _function(self, chunk: Chunk) -> str:
        return "speaker" if chunk.index in self._speakers else self.roles.function(chunk.index)

    @cached_property
    def _named_at(self) -> list[int]:
        return [naming.token for naming in self.namings]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each state is named."""
        return Counter(naming.code for naming in self.namings)

    @cached_property
    def ranked(self) -> list[str]:
        """The states that the page names most often."""
        return [code for code, _ in self.counts.most_common(4)]

    @cached_property
    def origins(self) -> Counter[str]:
        """The states that goods anywhere on the page come from ("Russian gas", "Weizen aus Indien")."""
        document = self.document
        goods = (
            chunk.index
            for chunk in document.chunks
            if not chunk.pronoun
            and class_of(document.language, document.tokens[chunk.head].lemma) is not None
        )
        return Counter(code for n in goods if (code := self.roles.origin(n)) is not None)


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
