"""What one page says of who gives what to whom: its figures, the passages that tell of a transfer, and how often each state is named.

Nothing is decided here; `sides` weighs what is found.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, Document, is_denied
from countertrade.reading.entities import only
from countertrade.reading.goods import class_of
from countertrade.reading.namewords import name_words
from countertrade.reading.roles import STAGES, Parties, Predicate, Role, Roles, in_kind

Kind = Literal["money", "persons", "goods"]
Way = tuple[str, str]
_OWNED = frozenset({"build", "repay"})  # done for whom a thing belongs to
_AGREED = frozenset({"buy", "sell", "import", "export", "receive"})  # what contracts are about

# what is paid for: money runs the other way
TRADED = frozenset({"sell", "buy", "import", "export", "order", "deliver", "supply", "agree"})
PAYING_BACK = frozenset({"pay", "repay", "return", "buy", "cost", "charge", "earn"})
_MONEY = frozenset("pay fund lend repay compensate invest charge owe borrow forgive cost earn".split())
# nothing passes by that
_WEAK = frozenset({"build", "request", "use up", "train", "withdraw", "swap", "offer"})
_HOPED = frozenset({"offer", "request", "build"})
_GETTING = frozenset({"receive", "buy", "import", "order"})
_COUNTING = frozenset("number amount Zahl Anzahl Menge".split())
_RIGHTS = frozenset("right access recht zugang zugriff".split())
PRICES = ("price", "paid")
# with what it is for, in a group
_RETURNING = re.compile(
    r"\b(?:in (?:return|exchange)|im (?:gegenzug|austausch)|als gegenleistung)\b( (?:for|of|für|gegen)\b)?"
)
_FOR = frozenset("for of against für gegen".split())
_OUTSIDE = frozenset("outside beyond except außerhalb außer jenseits".split())
_LISTING = frozenset("num noun name adj det cconj punct other".split())  # what stands in a list of goods
_OPENING = 3  # tokens of a phrase that opens a sentence
_INNER = frozenset("of von".split())
_SPAN = 40  # tokens to each side of a figure
_TRIED, _TIED = 4, 2  # figures, and sentences, that are looked back at


class Figure(NamedTuple):
    """A figure with its tokens, what it counts, and its own role."""

    tokens: tuple[int, int]
    kind: Kind | None
    good: str
    role: Role | None
    timed: bool = False  # a stretch of time, a length or a rate of exchange passes to nobody
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

    @property
    def sides(self) -> tuple[str | None, str | None]:
        """Giver and recipient."""
        return self.giver, self.recipient


class Naming(NamedTuple):
    """A chunk that names a state, with its head and its function in its clause: "subject", "prep:to", "adjective"."""

    token: int
    chunk: int
    code: str
    function: str


_AGAINST = frozenset({"prep:against", "prep:gegen"})
_BESIDE = frozenset("besides neben unlike alongside".split())
_APART = frozenset({("apart", "from"), ("aside", "from")})
_TOGETHER = frozenset({"together with", "along with", "jointly with", "zusammen mit", "gemeinsam mit"})

Told = TypeVar("Told", Passage, Naming)


def kind_of(language: str, unit: str | None, good: str, *, money: bool, share: bool) -> Kind | None:
    """What passes in a figure; None for a share, which may be of anything."""
    if money:
        return "money"
    if share:
        return None
    known = class_of(language, good) is not None
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
        self.words = lexicon.transfers(document.language)
        self._speakers = speakers  # chunks of who says something
        self.figures = list(figures)
        self.passages = sorted(self._passages(), key=lambda passage: passage.token)

    # --- asked by others ----------------------------------------------------------------------------------------------

    def between(self, begin: int, end: int) -> list[Passage]:
        """The passages whose token stands from `begin` to before `end`."""
        return _within(self.passages, begin, end)

    def named_between(self, begin: int, end: int) -> list[Naming]:
        """Where states are named from token `begin` to before `end`."""
        return _within(self.namings, begin, end)

    def opposed(self, naming: Naming) -> bool:
        """Whether a state is named as one side of a war or rift, as where that is or people meet, as who agrees or reacts to what others do, or beside
        a speaker or who does the same: "to fight Norland", "tensions with Ostmark", "a summit in Norland", "without Peru's consent", "Peru protested",
        "together with Norland we", "besides Peru"."""
        document, chunk = self.document, self.document.chunks[naming.chunk]
        if naming.function in _AGAINST or self._alongside(chunk):
            return True
        clause = document.clause(chunk.clause)
        if clause is not None and chunk.prep is not None and self._beside_us(clause, chunk.prep):
            return True
        if clause is not None and clause.verb is not None and clause.verb.lemma in self.words.attacking:
            return chunk.index in (clause.object, clause.subject)
        if clause is not None and clause.verb is not None and clause.verb.lemma in self.words.reacting:
            return chunk.index == clause.subject
        before = document.ahead(chunk) if chunk.prep is not None else document.chunk(chunk.of)
        wars = (*self.words.wars,)
        rifts = (*wars, *self.words.rifts)  # "the Norlandic threat"
        own = naming.function == "adjective" and document.head(chunk.index).lemma.lower().endswith(rifts)
        apart = (*rifts, *self.words.consents)  # "tensions with Norland", "without the consent of Ostmark"
        where = (*wars, *self.words.gatherings) if naming.function == "prep:in" else apart
        return own or (before is not None and document.head(before.index).lemma.lower().endswith(where))

    def _alongside(self, chunk: Chunk) -> bool:
        """Whether a phrase names who does or gets the same as another: "besides Norland", "apart from Norland", "Like Norland, Ostmark gets"."""
        tokens, prep = self.document.tokens, chunk.prep
        if prep is None:
            return False
        word, opens = tokens[prep].lower, prep == self.document.sentence_at(prep).start
        return word in _BESIDE or (word == "like" and opens) or (tokens[prep - 1].lower, word) in _APART

    def _beside_us(self, clause: Clause, prep: int) -> bool:
        """Whether a phrase names who does something together with the speaker of its clause."""
        tokens, subject = self.document.tokens, self.document.chunk(clause.subject)
        ours = subject is not None and tokens[subject.head].lower in self.words.ours
        return ours and prep > 0 and f"{tokens[prep - 1].lower} {tokens[prep].lower}" in _TOGETHER

    def sort(self, good: str) -> str:
        """The class of a good; "" where it has none."""
        return (class_of(self.document.language, good) or "") if good else ""

    def kind(self, figure: Figure) -> Kind | None:
        """What passes in a figure: an amount that goods are worth passes with them."""
        role = figure.role
        if figure.kind != "money" or role is None or role.rule in PRICES:
            return figure.kind
        return "goods" if role.worth or role.kind in TRADED - {"agree"} else "money"

    def asked(self, token: int) -> bool:
        """Whether a token stands in a question, which states nothing."""
        return self.document.tokens[self.document.sentence_at(token).end - 1].text == "?"

    def anywhere(self, figure: Figure) -> bool:
        """Whether a figure's clause says that the other side is any of many: "on the world market", "weltweit"."""
        clause = self.document.clause_at(figure.tokens[0])
        if clause is None:
            return False
        start, end = max(clause.start, figure.tokens[0] - _SPAN), min(clause.end, figure.tokens[1] + _SPAN)
        return not self.words.anywhere.isdisjoint(self._phrases(start, end))

    def _phrases(self, start: int, end: int) -> set[str]:
        """The words of some tokens and each two beside each other, in small letters."""
        words = [token.lower for token in self.document.tokens[start:end]]
        return {*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))}

    def returned(self, start: int, end: int, *, alone: bool = False) -> bool:
        """Whether some tokens say that something goes back for what was told; `alone` where they do not say for what."""
        said = " ".join(token.lower for token in self.document.tokens[start:end])
        return any(not (alone and found[1]) for found in _RETURNING.finditer(said))

    def countered(self, figure: Figure) -> bool:
        """Whether a figure stands behind a phrase by which it is given for what its clause tells of: "in exchange for tea and 300 tractors"."""
        tokens, start = self.document.tokens, figure.tokens[0]
        clause, first = self.document.clause_of[start], self.document.sentence_at(start).start
        for at in range(start - 1, first, -1):
            said = [token.lower for token in tokens[max(first, at - 3) : at]]
            phrases = {" ".join(said[n:]) for n in range(len(said))}
            if tokens[at].lower in _FOR and phrases & self.words.countering:
                listed = any(token.text == "," for token in tokens[at:start])
                return not (listed and at - first < _OPENING)  # "in return for tea, 300 tanks were sent"
            inside = tokens[at].pos in _LISTING or tokens[at].text in _INNER
            this, after = self.document.chunk_of[at], self.document.chunk_of[at + 1]
            apart = (
                -1 < this < after and self.document.chunks[after].of != this
            )  # "in return for tea 300 tanks"
            if not inside or apart or self.document.clause_of[at] not in (clause, -1):
                return False
        return False

    def tie(self, n: int) -> tuple[str, Figure] | None:
        """The last figure of the same kind that stands shortly before one in its paragraph, and how its words tie it to that."""
        figure, of = self.figures[n], self.document.sentence_of
        start, end = figure.tokens
        own = self.document.sentence_at(start)
        for before in reversed(self.figures[max(0, n - _TRIED) : n]):
            at = before.tokens[0]
            if of[start] - of[at] > _TIED or self.document.sentence_at(at).paragraph != own.paragraph:
                return None
            if not before.timed and before.kind is not None and figure.kind in (None, before.kind):
                clause = self.document.clause_at(start)
                related = clause is not None and clause.kind == "relative"
                # "of which the Turks took 9 million"
                begin = min(start - 4, clause.start - 1) if clause is not None and related else start - 4
                phrases, words = self._phrases(max(own.start, begin), end + 2), self.words
                ties = {"part": words.partitive, "more": words.further, "compared": words.comparing}
                return next((tie for tie, said in ties.items() if said & phrases), "next"), before
        return None

    def same(self, one: int, other: int) -> bool:
        """Whether a figure only says the one before it again, in brackets or after "or", "das sind"."""
        first, second = self.figures[one], self.figures[other]
        start, end = first.tokens[1], second.tokens[0]
        tokens, words, of = self.document.tokens, self.words.equating, self.document.sentence_of
        if of[start - 1] != of[end] or second.timed or len({first.kind, second.kind} - {None}) > 1:
            return False
        between = {token.lower for token in tokens[start:end]}
        said = any(word == "(" or word.isalpha() for word in between)
        return end - start <= 6 and said and between <= words

    def priced(self, predicate: Predicate, way: Way | None = None) -> tuple[int, Way] | None:
        """The chunk of the goods that are paid for or given in return, and their way: from where they come to who pays.

        `way` is that of what passes by the predicate, where it is known.
        """
        if predicate.frame.kind == "fund":
            return None  # "financed the port in Peru"
        payer, payee = way or self.joined(predicate)[:2]
        blocs = lexicon.names(self.document.language).blocs  # which sell nothing
        for n in self._counters(predicate):
            head = self.document.head(n)
            seller = not self.roles.is_people(n) and payee not in blocs
            giver = self.roles.origin(n) or (payee if seller else None)
            if payer is None or giver is None or payer == giver or self.asked(self.document.chunks[n].head):
                continue
            noun = self.roles.nouns.get(n)
            known = class_of(self.document.language, head.lemma, head.text)
            paid = noun is not None and noun.frame.kind in _MONEY
            if known and not paid and not self.document.numbered(self.document.chunks[n]):
                return n, (giver, payer)
        return None

    def _counters(self, predicate: Predicate) -> Iterator[int]:
        """What stands against what passes: "pays for gas", "im Tausch gegen Wagen"."""
        frame = predicate.frame
        if frame.passes == "money" or frame.kind == "swap" or in_kind(predicate):
            yield from predicate.fillers(*frame.price, *frame.counter)
        for noun in self.roles.by_sentence[self.document.sentence_of[predicate.token]]:
            own = noun.clause == predicate.clause and noun.frame.kind in ("swap", "return")
            if own and noun.chunk is not None and self.document.chunks[noun.chunk].prep is not None:
                yield from noun.fillers("prep:for", "prep:gegen", "prep:für")

    def joined(self, predicate: Predicate) -> Parties:
        """The sides of a predicate, what it leaves open by the verb or noun that it makes one statement with, and whether each is filled."""
        giver, recipient, taken, held = self.roles.sides(predicate)
        goods, verb = predicate.goods, self.roles.verbs.get(predicate.clause)
        others = [self.roles.nouns[n] for n in goods if n in self.roles.nouns]
        if predicate.chunk is not None:
            others = [verb] if verb is not None and predicate.chunk in verb.goods else []
        for other in others:
            one, two, _, _ = self.roles.sides(other)
            giver = giver or (one if not taken and one != recipient else None)
            recipient = recipient or (two if not held and two != giver else None)
        if giver is None and not taken and not self.taken_back(predicate):
            nouns = self.roles.nouns
            whose = [
                n for n in goods if n not in nouns or nouns[n].frame.kind != "request"
            ]  # "meets Peru's demand"
            kinds = [m for n in whose for m in self.roles.dependants[n]]  # "a shipment of Chilean copper"
            origins = {self.roles.origin(n) for n in (*whose, *kinds)} - {None, recipient}
            giver = only(origins or self._owners(predicate) - {recipient})
        pacts = predicate.frame.kind in _AGREED and giver is recipient is None and not (taken or held)
        if predicate.chunk is not None and pacts:
            giver, recipient = self.roles.signed(
                predicate, verb
            )  # "signed a contract with Norland for the sale of gas"
        if giver is None and not taken and predicate.chunk is None:
            giver = self.roles.having(predicate, goods, recipient)
        if giver is None and not taken and predicate.frame.kind == "request" and predicate.chunk is not None:
            giver = only(self._replying(predicate) - {recipient})  # "Peru granted Chile's request for tanks"
        open_ = not held or predicate.frame.kind == "train"  # "teachers" are of no state
        if giver is not None and recipient is None and open_:
            recipient = only(self._whose(predicate) - {giver} or self._helped(predicate) - {giver})
        one_open = (giver is None) != (recipient is None) and not (taken if giver is None else held)
        if one_open and predicate.frame.kind not in ("build", "train"):
            parties = self.roles.contracting(predicate)
            party = only(parties - {giver, recipient}) if parties & {giver, recipient} else None
            giver, recipient = giver or party, recipient or party
        return giver, recipient, taken, held

    def taken_back(self, predicate: Predicate) -> bool:
        """Whether people go back to who takes them, who need not be of where they come from: "must take back Syrian refugees"."""
        tokens, clause = self.document.tokens, self.document.clauses[predicate.clause]
        back = "particle:back" in predicate.slots or tokens[predicate.token].lemma.startswith("zurück")
        back |= predicate.chunk is None and any(tokens[i].lower == "zurück" for i in clause.places)
        return back and predicate.frame.kind == "receive" and self.roles.is_people(*predicate.goods)

    def _owners(self, predicate: Predicate) -> set[str]:
        """From whom something is got by whose it is: "buys Norland's copper", "gets rights to Norland's copper"."""
        document, found = self.document, set[str]()
        if predicate.frame.kind not in _GETTING or predicate.chunk is not None:
            return found
        for n in predicate.goods:
            head = document.head(n)
            if head.lemma.lower() in _RIGHTS or class_of(document.language, head.lemma, head.text):
                found |= self._possessors(n, *self.roles.following(document.chunks[n]))
        return found

    def _possessors(self, *chunks: int) -> set[str]:
        """The states whose some things are."""
        owners = (m for n in chunks for m in self.roles.linked(n, "genitive", "possessive"))
        return {code for m in owners for code in self.roles.codes(m, "subject")}

    def _helped(self, predicate: Predicate) -> set[str]:
        """For whom a thing is given by whom it is to help: "gives beans to relieve Ostmark"."""
        if predicate.chunk is not None:
            return set()
        near = self.roles.by_sentence[self.document.sentence_of[predicate.token]]
        helping = (verb for verb in near if verb.chunk is None and verb.frame.kind == "provide")
        below = (verb for verb in helping if self.document.clauses[verb.clause].parent == predicate.clause)
        return {code for verb in below if (code := self.roles.sides(verb)[1]) is not None}

    def _whose(self, predicate: Predicate) -> set[str]:
        """For whom something is done by whose it is: "repairs Ostmark's bridges", "took up Norland's offer"."""
        roles, kind = self.roles, predicate.frame.kind
        if in_kind(predicate):  # "pays for Norland's gas in wheat"
            paid = predicate.fillers(*predicate.frame.price)
            return {code for n in paid if (code := roles.origin(n)) is not None}
        if kind == "train":  # "trains nurses in Ostmark"
            taught = any(roles.is_people(n) for n in predicate.slots.get("object", ()))
            return roles.codes_in(predicate, "prep:in") if taught else set()
        if kind == "forgive":
            return {code for code in (roles.owing(predicate.goods),) if code is not None}
        if kind in _OWNED:
            return self._possessors(*predicate.goods)
        return self._replying(predicate)

    def _replying(self, predicate: Predicate) -> set[str]:
        """Who answers what is offered or asked for by a noun: "Peru turned down the Finnish offer", "granted Chile's request"."""
        clause, noun = self.document.clause(predicate.clause), predicate.chunk
        if (
            noun is None
            or clause is None
            or clause.verb is None
            or noun not in (clause.object, clause.subject)
        ):
            return set()
        undergoes = clause.verb.passive and clause.subject == noun
        if undergoes or clause.verb.lemma not in self.words.replying:
            return set()
        return set(self.roles.codes(self.roles.subject(clause), "subject"))

    def said(self, predicate: Predicate) -> Iterator[tuple[Kind, str, str | None, str | None]]:
        """The sides of a predicate, as far as it names them, with the kind and the class of what passes."""
        said, whole = self.roles.sides(predicate)[:2], self.joined(predicate)[:2]
        moves = predicate.frame.kind == "move" and None in whole  # "40 Chilean doctors left"
        for kind, good in self.passing(predicate):
            sides = said if kind == "money" or moves else whole
            giver, recipient = (code if code not in STAGES else None for code in sides)
            sort = self.sort(good)
            if good and not sort and not (giver and recipient):
                continue  # "what", "a price", "the state of things" show no flow of goods
            if giver != recipient and (giver or kind != "goods" or predicate.frame.kind != "move"):
                yield kind, sort, giver, recipient

    def passing(self, predicate: Predicate) -> Iterator[tuple[Kind, str]]:
        """The kinds of what passes by a predicate, with the noun where it is one of goods or persons."""
        if not self.asked(predicate.token) and predicate.frame.kind not in _WEAK | {"cost"}:
            yield from self.meant(predicate)

    def hoped(self, predicate: Predicate) -> Iterator[tuple[Kind, str]]:
        """The kinds of what passes by a predicate, also where it is only offered, asked for or built."""
        hoped = predicate.frame.kind in _HOPED and not self.asked(predicate.token)
        yield from self.meant(predicate) if hoped else self.passing(predicate)

    def meant(self, predicate: Predicate) -> Iterator[tuple[Kind, str]]:
        """The kinds of what passes, or is only offered, asked for, built or taught, by a predicate."""
        document, frame = self.document, predicate.frame
        goods = [document.chunks[self.counted(n)] for n in predicate.goods]
        heads = [document.tokens[chunk.head] for chunk in goods if not chunk.pronoun]
        money = frame.passes == "money" or frame.kind in _MONEY
        if money or any(self.roles.is_money(chunk.index) for chunk in goods):
            yield "money", ""
        elif frame.passes == "persons":
            yield "persons", ""
        elif heads:
            for head in heads:
                known = document.language == "de" or self.sort(head.lemma)
                good = head.lemma if known else head.text  # "arms" are no arm
                yield ("persons" if _crowd(document.language, head.lemma) else "goods"), good
        elif frame.kind in TRADED:
            yield "goods", ""

    def counted(self, chunk: int) -> int:
        """What a number without a numeral is of: "the same number of boats", "most of its arms"; a chunk itself where it is none."""
        head = self.document.head(chunk)
        if head.lemma not in _COUNTING and head.pos != "det":
            return chunk
        return next(iter(self.roles.linked(chunk, "of", "genitive", "apposition")), chunk)

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
    def whences(self) -> dict[int, list[tuple[int, frozenset[str]]]]:
        """By sentence, the first tokens of its figures and the states that are said right behind them to be where they come from."""
        found: dict[int, list[tuple[int, frozenset[str]]]] = {}
        for figure in self.figures:
            chunk = self.document.chunk_of[figure.tokens[1] - 1]
            behind = self.roles.behind(chunk) if chunk >= 0 else ()
            codes = frozenset(code for code, prep in behind if prep in ("from", "aus"))
            found.setdefault(self.document.sentence_of[figure.tokens[0]], []).append(
                (figure.tokens[0], codes)
            )
        return found

    @cached_property
    def namings(self) -> list[Naming]:
        """Where states are named, by themselves, by their organs, or by the adjective of something else."""
        entities, found = self.roles.entities, []
        for chunk in self.document.chunks:
            n, named = chunk.index, entities.states(chunk.index)
            function = "speaker" if n in self._speakers else self.roles.function(n)
            if (function == "speaker" and self._known_by_name(n)) or self.roles.placing_another(n):
                continue
            if chunk.prep is not None and self.document.tokens[chunk.prep].lower in _OUTSIDE:
                continue
            led = self.document.tokens[max(0, (chunk.prep or 0) - 1)].lower  # "followed by Norland"
            if is_denied(self.document.tokens, chunk) or (chunk.prep and led in ("followed", "gefolgt")):
                continue
            owner = entities.of(n)
            paper = owner is not None and owner.kind == "outlet"  # "dem „Lusaka Sentinel“ liegt … vor"
            codes = () if paper else named or (() if self.roles.is_money(n) else entities.adjectives(chunk))
            town = () if codes or paper else self.roles.placed(n)
            codes = codes or town
            if not named and not town and function != "speaker":
                function = "adjective"
            found += [Naming(chunk.head, n, code, function) for code in codes]
        return found

    def _known_by_name(self, chunk: int) -> bool:
        """Whether the state that a person acts for is not said, but known: it is no side of what they talk of."""
        entity = self.roles.entities.of(chunk)
        return entity is not None and self.roles.names.leader(entity.name) is not None

    @cached_property
    def talkers(self) -> frozenset[str]:
        """The states that the page names only as who says something."""
        acting = {naming.code for naming in self.namings if naming.function != "speaker"}
        return frozenset(naming.code for naming in self.namings) - acting

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
        language = self.document.language
        chunks = (chunk.index for chunk in self.document.chunks if not chunk.pronoun)
        goods = (n for n in chunks if class_of(language, self.document.head(n).lemma) is not None)
        return Counter(code for n in goods if (code := self.roles.origin(n)) is not None)


def _within(found: list[Told], begin: int, end: int) -> list[Told]:
    """Those that stand from token `begin` to before `end`, of some in text order."""
    first, stop = (bisect.bisect_left(found, at, key=lambda each: each.token) for at in (begin, end))
    return found[first:stop]


def _crowd(language: str, good: str | None) -> bool:
    if not good:
        return False
    words, word = name_words(language), good.lower()
    named = words.person(good) or words.people(word) is not None
    return named or word in lexicon.transfers(language).crowds
