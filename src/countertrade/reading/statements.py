"""Statements without a figure: transfers, commitments, warnings, conditions, denials and effects between states."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from countertrade.reading import lexicon
from countertrade.reading.attribution import Saying
from countertrade.reading.document import Chunk, Clause, Document
from countertrade.reading.entities import only
from countertrade.reading.flows import Way
from countertrade.reading.goods import class_of
from countertrade.reading.roles import GOODS, Predicate
from countertrade.reading.sides import Weighing
from countertrade.records import ClaimKind, Status, Transfer

_ACTS: dict[str, ClaimKind] = {"deny": "denial", "warn": "warning", "threaten": "warning", "fear": "warning"}
_RANKING = frozenset(
    "be remain become count rank climb shoot rise sein bleiben werden zählen gehören aufsteigen gelten".split()
)
_NO_GOODS = frozenset("Gegenzug Austausch return exchange number question Zahl Anzahl Frage".split())
_THANKING = frozenset({"thank", "danken", "bedanken"})  # for goods or for a stance
_ABROAD = frozenset({"send", "deploy"})  # people, to another state than theirs
_FOR = ("for", "für")
_WHITHER = ("prep:to", "prep:into", "prep:nach", "prep:an")
_HOW_MANY = frozenset(
    {("how", "many"), ("how", "much"), ("wie", "viel"), ("wie", "viele"), ("wie", "vielen")}
)
_WHAT = frozenset({"was", "what"})
_LONGEST = 90  # tokens of a sentence; beyond that it is a list


class Statement(NamedTuple):
    """A clause that says something of a deal and prints no figure. `at` is the token that stands for it, `good` the tokens of what is given.

    `one_of` is the state or the good by which it is one of several of its clause: "sells gas to Peru and Chile".
    """

    kind: ClaimKind
    clause: int
    at: int
    good: tuple[int, int] | None
    transfer: Transfer | None
    rule: str
    one_of: str = ""


def statements(
    document: Document, weighing: Weighing, sayings: Sequence[Saying], counted: frozenset[int]
) -> list[Statement]:
    """One statement for each clause that speaks of a deal between states; `counted` are the chunks of figures that are claims.

    Of a clause with such a figure, or about one ("the 30 tanks that Peru bought"), only a verb is one whose good is something else.
    """
    reading = _Statements(document, weighing, sayings)
    held: dict[int, list[int]] = {}
    for n in counted:
        if n >= 0:
            held.setdefault(document.chunks[n].clause, []).append(n)
    found: list[Statement] = []
    for clause in document.clauses:
        sentence = document.sentences[clause.sentence]
        if sentence.end - sentence.start > _LONGEST:
            continue
        own = reading.roles.verbs.get(clause.index)
        about = own is not None and own.chunk is None and bool(own.goods) and counted.issuperset(own.goods)
        if not about and (clause.index not in held or reading.apart(clause, held[clause.index])):
            found += reading.of_clause(clause)
        elif own is not None:
            found += reading.returned(own, alone=True) + reading.beside(own, counted)
    return found


class _Statements:
    """The statements of one document."""

    def __init__(self, document: Document, weighing: Weighing, sayings: Sequence[Saying]) -> None:
        self.document = document
        self.weighing = weighing
        self.flows = weighing.flows
        self.roles = weighing.flows.roles
        self.sayings = sayings

    @cached_property
    def acts(self) -> dict[int, ClaimKind]:
        """The tokens of what is denied or warned of."""
        acts: dict[int, ClaimKind] = {}
        for saying in self.sayings:
            kind = _ACTS.get(saying.act or "")
            if kind is not None:
                told = (i for start, end in saying.content for i in range(start, end))
                acts.update({i: kind for i in told if acts.get(i) != "denial"})
        return acts

    def of_clause(self, clause: Clause) -> Iterator[Statement]:
        """What a clause states: its transfer, what is given for that, or one word of a deal between the states it names."""
        if self._asks(clause):
            return
        for predicate in self._predicates(clause):
            if self._ends(clause, predicate):
                continue
            both = all(self.roles.sides(predicate)[:2]) or self._several(predicate)
            if clause.verb is None and not both:
                continue  # a headline without a verb names both itself
            each = self._of_each(predicate)
            yield from each
            if each:
                return
            transfer, token = self._moved(predicate), predicate.token
            sides = None if transfer is None else (transfer.giver, transfer.recipient)
            way = (sides[0], sides[1]) if sides and sides[0] and sides[1] else None
            returned = self.returned(predicate, way, alone=transfer is None)
            if transfer is not None:
                rule = "verb" if predicate.chunk is None else "noun"
                kind = self.acts.get(token, "transfer")
                yield Statement(kind, clause.index, token, self._good(predicate), transfer, rule)
            yield from returned
            if transfer is not None or returned:
                return
        named = self._destined(clause) or self._trading(clause)
        if named is not None:
            yield named
        elif clause.verb is not None:
            said = self._of_deal(clause)
            if said is not None:
                rule = "pact" if said == "commitment" else said
                yield Statement(said, clause.index, clause.verb.main, None, None, rule)

    def _asks(self, clause: Clause) -> bool:
        """Whether a clause asks how much passes, and so states nothing: "did not say how many boats Norway sent"."""
        first = clause.start if clause.marker is None else clause.marker
        words = tuple(token.lower for token in self.document.tokens[first : first + 2])
        return words in _HOW_MANY

    def _ends(self, clause: Clause, predicate: Predicate) -> bool:
        """Whether what passes by a predicate is said to end: "Norway's aid to Ghana has expired"."""
        if clause.verb is None or clause.verb.lemma not in self.roles.words.ending:
            return False
        own = self.roles.nouns.get(-1 if clause.subject is None else clause.subject)
        return predicate.chunk is not None or own is not None

    def _predicates(self, clause: Clause) -> Iterator[Predicate]:
        """The predicates of transfer of a clause: its verb, its nouns without a numeral, and participles."""
        own = self.roles.verbs.get(clause.index)
        yield from () if own is None else (own,)
        for noun in self.roles.by_sentence[clause.sentence]:
            chunk = None if noun.chunk is None else self.document.chunks[noun.chunk]
            if chunk is not None and noun.clause == clause.index and not self.document.numbered(chunk):
                yield noun
        yield from self.roles.participles(clause)

    def _of_deal(self, clause: Clause) -> ClaimKind | None:
        """What a clause without a transfer says of a deal between the states that it names."""
        assert clause.verb is not None
        states: set[str] = set()
        for chunk in self.document.chunks_in(clause):
            states.update(self.roles.entities.states(chunk.index), self.roles.entities.adjectives(chunk))
        if not states or (len(states) < 2 and clause.kind != "conditional"):
            return None
        lemmas = {self.document.tokens[i].lemma for start, end in clause.ranges for i in range(start, end)}
        if lemmas & self.roles.words.pacts:
            return "commitment"
        if clause.kind == "conditional":
            return "condition"
        effect: ClaimKind | None = "effect" if clause.verb.lemma in self.roles.words.effects else None
        return self.acts.get(clause.verb.main, effect)

    def returned(self, predicate: Predicate, way: Way | None = None, *, alone: bool) -> list[Statement]:
        """What is given for what passes by a predicate; `alone` where the clause makes no statement of that itself."""
        priced = self.flows.priced(predicate, way)
        if priced is None and way is not None and any(map(self._captive, predicate.goods)):
            priced = self.flows.priced(predicate, way[::-1])  # "the exchange of hostages for prisoners"
        if priced is None:
            return []
        n, back = priced
        if self._captive(n):
            freed = self.weighing.captives.way(self.document.chunks[n], None)
            if freed is None:
                return []
            back = freed
        good = self._bare(self.document.chunks[n])
        at = predicate.token if alone else good[0]
        rule = "price" if alone else "return"
        return [Statement("transfer", predicate.clause, at, good, self._transfer(back, good), rule)]

    def beside(self, predicate: Predicate, counted: frozenset[int]) -> list[Statement]:
        """What passes together with a figure and has none itself: "brought 60 doctors and field hospitals to Laos", "40 tanks with their ammunition"."""
        roles, way = self.roles, self.weighing.predicate(predicate)
        chunks = [self.document.chunks[n] for n in roles.listed(predicate.goods)]
        listed = counted.intersection(chunk.index for chunk in chunks)
        if way is None or not listed or self._flies(predicate):
            return []
        found: list[Statement] = []
        near = self.document.chunks_in(self.document.clauses[predicate.clause])
        along = [chunk for chunk in near if roles.accompanies(chunk) and chunk.index not in counted]
        for chunk in (
            *chunks,
            *(self.document.chunks[n] for n in roles.listed([each.index for each in along])),
        ):
            head = self.document.head(chunk.index)
            known = self._known(chunk.index) or roles.is_people(chunk.index)
            own = chunk.index in listed or self.document.numbered(chunk)  # the figure's: "Dutzende Panzer"
            if known and chunk.index not in roles.nouns and not own:
                good = self._bare(chunk)
                moved = self._transfer(way, good, roles.status(predicate))
                kind = self.acts.get(predicate.token, "transfer")
                found.append(Statement(kind, predicate.clause, good[0], good, moved, "verb", head.lower))
        return found

    def apart(self, clause: Clause, counted: Sequence[int]) -> bool:
        """Whether the verb of a clause passes something else than its figures count, which stand in these chunks."""
        own = self.roles.verbs.get(clause.index)
        if own is None or own.frame.passes == "money" or not (own.goods or own.frame.passes == "knowledge"):
            return False
        return all(set(own.goods).isdisjoint(self.roles.chain(n)) for n in counted)

    def _transfer(self, way: Way, good: tuple[int, int], status: Status = "unknown") -> Transfer:
        start, end = good
        while start < end - 1 and self._named_alone(start, way[1]):
            start += 1  # "gave Ukraine tanks"
        words = " ".join(token.text for token in self.document.tokens[start:end])
        return Transfer(giver=way[0], recipient=way[1], good=words, status=status)

    def _named_alone(self, token: int, code: str | None) -> bool:
        """Whether a token is by itself the name of a state."""
        return code is not None and self.roles.names.state(self.document.tokens[token].lower) == code

    def _moved(self, predicate: Predicate) -> Transfer | None:
        """The transfer of a predicate whose two sides are both named and two; None otherwise."""
        roles, status = self.roles, self.roles.status(predicate)
        way = self.weighing.predicate(predicate) or self._in_return(predicate)
        if way is None or (self._flies(predicate) and roles.sides(predicate)[1] is None):
            return None
        if roles.chooses(predicate) or (predicate.frame.kind == "agree" and not self._directed(predicate)):
            return None
        good = self._good(predicate)
        # "for arming Ostmark", "what Norland sends Ostmark"
        asked = self.flows.asked(predicate.token)
        if good is None and not asked and (not predicate.frame.good or self._unnamed(predicate)):
            return Transfer(giver=way[0], recipient=way[1], status=status)
        if good is None or self._is_no_good(predicate, good):
            return None
        people = self.document.chunks[self.document.chunk_of[good[1] - 1]]
        held = self._crowd(people) or self._captive(people.index)
        way = (self.weighing.captives.way(people, None) if held else None) or way
        origin = roles.origin(people.index)
        if origin == way[0] and self.flows.taken_back(predicate):
            return None  # "must take back Syrian refugees"
        home = origin == way[1] and predicate.frame.kind in _ABROAD
        # "sends Ostmark's fighters abroad"
        return None if home and self._crowd(people) else self._transfer(way, good, status)

    def _directed(self, predicate: Predicate) -> bool:
        """Whether what is agreed says to or from whom it passes; "a contract with Peru for gas" does not say who gives it."""
        nouns = (self.roles.nouns[n] for n in predicate.goods if n in self.roles.nouns)
        return any(any(self.roles.sides(noun)[:2]) for noun in nouns)

    def _unnamed(self, predicate: Predicate) -> bool:
        """Whether what passes is only called "what"."""
        return any(self.document.head(n).lower in _WHAT for n in predicate.goods)

    def _of_each(self, predicate: Predicate) -> list[Statement]:
        """What passes between one state and each of several."""
        good, roles = self._good(predicate), self.roles
        if good is None or self._is_no_good(predicate, good) or self._flies(predicate):
            return []
        rule, token = "verb" if predicate.chunk is None else "noun", predicate.token
        kind, status = self.acts.get(token, "transfer"), roles.status(predicate)
        return [
            Statement(kind, predicate.clause, token, good, self._transfer(way, good, status), rule, code)
            for code, way in self._several(predicate).items()
        ]

    def _several(self, predicate: Predicate) -> dict[str, Way]:
        """The ways between one state and each of several, by the other's code: "sells gas to Peru and Chile"; empty where it is one way."""
        frame, roles = predicate.frame, self.roles
        giver, recipient, _, held = self.flows.joined(predicate)
        givers = roles.all_named(predicate, frame.giver) or ((giver,) if giver else ())
        recipients = roles.all_named(predicate, frame.recipient) or ((recipient,) if recipient else ())
        if frame.kind == "forgive" and not recipients:  # "cancelled the debts of Cuba and Peru"
            debts = [roles.nouns[n] for n in predicate.goods if n in roles.nouns]
            owing = (roles.all_named(debt, debt.frame.giver) for debt in debts if debt.frame.kind == "owe")
            recipients = next(owing, ())
        people = any(roles.is_people(n) or self._captive(n) for n in predicate.goods)  # not "traded oil"
        mutual = frame.kind == "swap" and people and not held and not predicate.fillers(*frame.counter)
        both = roles.all_named(predicate, ("subject",)) if mutual else ()
        if len(both) == 2 and predicate.chunk is None:  # "Norway and Peru exchanged prisoners"
            return {both[0]: both, both[1]: both[::-1]}
        if len(givers) == 1 and len(recipients) > 1:
            return {code: (givers[0], code) for code in recipients if code != givers[0]}
        if len(recipients) == 1 and len(givers) > 1:
            return {code: (code, recipients[0]) for code in givers if code != recipients[0]}
        return {}

    def _crowd(self, chunk: Chunk) -> bool:
        return chunk.plural is not False and self.roles.is_people(chunk.index)

    def _in_return(self, predicate: Predicate) -> Way | None:
        """The sides of what is said to be given in return or agreed, as far as the clause leaves one to what was told just before."""
        passing = next(self.flows.hoped(predicate), None)
        clause = self.document.clauses[predicate.clause]
        pact = predicate.chunk is None or self.weighing.counterparts.of_pact(clause)
        if not pact or passing is None:
            return None
        giver, recipient, taken, held = self.flows.joined(predicate)
        if recipient is None and giver is not None and not held:
            n = self.document.sentence_of[predicate.token]
            other = self._thanked(n, giver)
            if other is not None:
                return giver, other
        known = predicate.frame.kind != "promise" or self.weighing.is_good(predicate, *passing)
        sides, closed = (giver, recipient), (taken, held)
        told = self.weighing.told(predicate.token) if known else []
        return self.weighing.counterparts.way(predicate, sides, closed, told) if known else None

    def _thanked(self, sentence: int, giver: str) -> str | None:
        """Whose help something is given in return for: "in exchange for Norland's support"."""
        roles, found = self.roles, set[str]()
        for noun in roles.by_sentence[sentence]:
            if noun.chunk is None or noun.frame.kind not in ("swap", "return"):
                continue
            for n in noun.fillers("prep:for", "prep:für"):
                owners = roles.linked(n, "possessive", "genitive")
                found |= {code for m in owners for code in roles.codes(m)} or {roles.origin(n) or giver}
        return only(found - {giver})

    def _destined(self, clause: Clause) -> Statement | None:
        """What goods say themselves by where they are from and for whom they are, or by one of these and an agreement: "Chilean copper for Peru"."""
        document, roles = self.document, self.roles
        for chunk in document.chunks_in(clause):
            if chunk.index in roles.nouns or document.numbered(chunk):
                continue
            if class_of(document.language, document.tokens[chunk.head].lemma) is None:
                continue
            phrases = [n for n in roles.following(chunk) if roles.preposition(document.chunks[n]) in _FOR]
            meant = only({code for n in phrases for code in roles.codes(n, "prep:for")})
            origin = roles.origin(chunk.index)
            agreed = self.weighing.counterparts.agreed(
                clause, (origin, meant), self.weighing.told(clause.start)
            )
            way = agreed or (origin, meant)
            if way[0] is not None and way[1] is not None and way[0] != way[1]:
                good = self._bare(chunk)
                moved = self._transfer((way[0], way[1]), good)
                return Statement("transfer", clause.index, chunk.head, good, moved, "goods")
        return None

    def _trading(self, clause: Clause) -> Statement | None:
        """What is said by naming a supplier or a buyer: "Norway is the largest buyer of Peruvian copper"."""
        document, roles, verb = self.document, self.roles, clause.verb
        if verb is None:
            return None
        ranges = (document.tokens[start:end] for start, end in clause.ranges)
        pairs = {(one.lower, two.lower) for tokens in ranges for one, two in itertools.pairwise(tokens)}
        ranked = verb.lemma in _RANKING and not verb.negated and ("no", "longer") not in pairs
        for chunk in document.chunks_in(clause):
            side, above = roles.trader(chunk.index), chunk.of
            apposed = chunk.link == "apposition"
            if side is None or not (ranked or apposed):
                continue
            own = [m for m in roles.dependants[chunk.index] if m != above]
            places = (above,) if apposed else (clause.subject, clause.object, clause.predicative, above)
            sides = (m for m in places if m is not None and m != chunk.index and m not in own)
            free = [m for m in sides if document.chunks[m].prep is None]
            party = {code for m in free for code in roles.codes(m, "subject")}
            codes = {m: roles.codes(m, "subject") for m in (*own, *roles.following(chunk))}
            goods = [m for m, named in codes.items() if not named]
            others = {code for named in codes.values() for code in named}
            if not others and side == "buyer":
                others = {code for m in goods if (code := roles.origin(m)) is not None}
            one, other = only(party), only(others)
            if one is None or other is None or one == other:
                continue
            good = self._bare(document.chunks[goods[0]]) if goods else (chunk.head, chunk.head + 1)
            moved = self._transfer((one, other) if side == "supplier" else (other, one), good)
            return Statement("transfer", clause.index, verb.main, good, moved, "trader")
        return None

    def _flies(self, predicate: Predicate) -> bool:
        """Whether a verb may only say that somebody uses a thing: "the army flies Norland's jets"."""
        lemma = self.document.tokens[predicate.token].lemma
        return predicate.chunk is None and lemma in ("fly", "fliegen", "fahren")

    def _good(self, predicate: Predicate) -> tuple[int, int] | None:
        """The tokens of what passes; the noun of transfer itself where nothing else is named."""
        frame, roles, token = predicate.frame, self.roles, predicate.token
        timing = lexicon.grammar(self.document.language).timing
        funded = predicate.fillers(*frame.counter) if frame.kind == "fund" else ()
        # "talks over the sale of tanks", "announced the delivery of tanks"
        things = (
            predicate.fillers("thing") if frame.passes == "money" else ()
        )  # "settles the bill with vaccines"
        goods = [*things, *(m for n in predicate.goods for m in (self._of_noun(n) or (n,)))]
        for n in map(self.flows.counted, (*goods, *funded)):
            chunk = self.document.chunks[n]
            head = self.document.head(n)
            where = frame.passes == "knowledge" and chunk.prep is not None  # "at the gunners' school"
            where |= (
                predicate.chunk is not None and frame.passes == "money" and self._crowd(chunk)
            )  # "wage of doctors"
            if chunk.pronoun or head.lemma in _NO_GOODS or head.base in timing or where:
                continue
            # "a brigade in Lithuania"
            unit = frame.kind in ("deploy", "move") and self._deployed(predicate, n)
            if frame.kind == "build" or not roles.codes(n) or self._crowd(chunk) or unit:
                # of "die von Norland gelieferten Boote" from the participle on
                return self._bare(chunk, token if chunk.start < token < chunk.head else None)
        if frame.kind == "swap":
            return None  # "trade with Peru" goes both ways
        return (token, token + 1) if predicate.chunk is not None or frame.passes == "knowledge" else None

    def _of_noun(self, chunk: int) -> list[int]:
        """What passes by a noun of transfer."""
        noun = self.roles.nouns.get(chunk)
        return noun.goods if noun is not None and noun.frame.kind in GOODS else []

    def _is_no_good(self, predicate: Predicate, good: tuple[int, int]) -> bool:
        """Whether what "passes" is only a price, is forgiven without being owed, or is nobody: "lower gas prices", "commit suicide"."""
        frame, roles, chunk = predicate.frame, self.roles, self.document.chunk_of[good[1] - 1]
        if chunk in predicate.fillers("thing"):
            return False
        people = roles.is_people(chunk)
        paid = frame.passes == "money" and frame.kind != "send"  # "pays the millers"
        persons = frame.passes == "persons" and not (
            frame.kind == "deploy" and self._deployed(predicate, chunk)
        )
        if predicate.chunk is None and (paid if people else persons):
            return True
        head = self.document.head(chunk)
        if {head.base, head.lemma.lower()} & (self.roles.words.visits | self.roles.words.gestures):
            return True  # "paid Peru a visit", "lent its voice"
        noun = self.roles.nouns.get(chunk)
        if self.document.tokens[predicate.token].lemma in _THANKING and noun is None:
            return class_of(self.document.language, self.document.head(chunk).lemma) is None
        if frame.kind == "pay" and noun is None and self._known(chunk) and not roles.is_money(chunk):
            return True  # "the tanks that Norland paid for"
        kind = noun.frame.kind if noun is not None else ""
        unowed = frame.kind == "forgive" and kind not in ("owe", "lend", "pay")
        much = any(map(self._known, self.roles.linked(chunk, "of")))  # "a great deal of arms"
        return unowed or kind in ("cost", "swap") or (kind == "agree" and not much)

    def _deployed(self, predicate: Predicate, chunk: int) -> bool:
        """Whether a chunk names what is moved like people are: a unit of them, or arms that go to a place; used in it they are given to nobody."""
        head = self.document.head(chunk)
        arms = lexicon.themes().get(class_of(self.document.language, head.lemma, head.text) or "") == "arms"
        arms = arms and any(slot in predicate.slots for slot in _WHITHER)
        return arms or head.base.endswith(tuple(self.roles.words.units))

    def _captive(self, chunk: int) -> bool:
        return self.document.head(chunk).lemma.lower() in self.roles.words.captives

    def _known(self, chunk: int) -> bool:
        """Whether a chunk names goods of a known class."""
        head = self.document.head(chunk)
        return class_of(self.document.language, head.lemma, head.text) is not None

    def _bare(self, chunk: Chunk, start: int | None = None) -> tuple[int, int]:
        """The tokens of a chunk, from a token on, without what determines it."""
        start = chunk.start if start is None else start
        while start < chunk.end - 1 and self.document.tokens[start].pos in ("det", "adv"):
            start += 1
        return start, chunk.end
