"""Between which states a figure passes: a log-linear model over pairs of a giver and a recipient, either of them open.

What speaks for a pair is given names ("own", "giver:subject:clause", "near.same:previous"): how the figure's own predicate fills its slots, how the
states around it are named, and what the page says of the same kind of thing nearby. Their weights are fitted to passages annotated for it
(bench/sides.py), so that a side is stated only where such evidence was nearly always right. The form is that of a conditional log-linear model
(Berger, Della Pietra and Della Pietra, 1996, "A maximum entropy approach to natural language processing").
"""

from __future__ import annotations

import itertools
import json
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib import resources
from typing import NamedTuple

from countertrade import units
from countertrade.reading.captives import Captives
from countertrade.reading.counterparts import FARTHEST, Counterparts
from countertrade.reading.document import Chunk, Clause
from countertrade.reading.entities import only
from countertrade.reading.flows import PAYING_BACK, PRICES, TRADED, Figure, Flows, Kind, Naming, Passage, Way
from countertrade.reading.numeric.words import words as amount_words
from countertrade.reading.roles import STAGES, Predicate, Role, in_kind
from countertrade.reading.usage import Usage
from countertrade.records import Transfer

Pair = tuple[str | None, str | None]  # giver, recipient
SURE = 0.75  # from this on a side is stated alone
PAIR = 0.52  # from this probability on a pair is stated
CONTRARY = 0.8  # and one that goes against what a rule names
HELD = 0.65  # from this on a side that a rule names is stated alone
UNCOUNTED = 0.65  # from this on, of what is told without a figure
OFFERED = 0.35  # from this on it is offered
_PARAGRAPH = 20  # sentences of it that are looked back at
_CANDIDATES = 8
_NAMES = ("giver", "recipient")
_DEALS = frozenset({"agree", "buy", "order", "sell"})
_GRANTS = frozenset("provide give donate fund lend forgive".split())
_DEARER = frozenset(
    "cheaper dearer billiger teurer günstiger lower higher niedriger höher less more weniger mehr".split()
)
_BEHIND = 4  # tokens behind a figure in which it is said to be a difference
_GIVING = _GRANTS | frozenset("deliver send supply sell export pay".split()) | {"hand over"}
_BARTERED = frozenset({"sell", "buy", "swap"})
_ITS = frozenset({"it", "es"})
_YIELDING = frozenset({"earn", "deliver", "receive", "give"})
_OWN = frozenset({"own", "eigen"})
_STAYING = frozenset(
    "remain live dwell roam graze breed bleiben verbleiben leben wohnen hausen weiden".split()
)
_WHOSE = frozenset("its their his her our seiner ihrer unserer".split())
_RETURNED = frozenset({"swap", "pay", "return", "repay", "cost", "owe"})
_BACK = frozenset(
    "exchange return barter swap turn gegenzug gegenleistung tausch austausch dafür wiederum".split()
)
_GIVING_BACK = frozenset(
    "zurückgeben zurückliefern zurückschicken zurückzahlen zurückerstatten return repay".split()
)
_ISSUING = frozenset("issue float place sell emittieren begeben platzieren".split())
_BONDS = ("bond", "sukuk", "note", "anleihe")
_GONE = frozenset({"SU", "DD", "YU", "CS"})  # states whose adjectives say of what make something is today
_TRAVELLING = frozenset(("migrant", "refugee", "asylum seeker", "tourist", "visitor", "pilgrim"))  # units
_SHIPS = ("ship", "vessel", "boat", "frigate", "submarine", "schiff", "boot", "fregatte")
_MOVING = frozenset(("move", "deliver"))  # "arrive", "kommen"
_HANDING = frozenset("give pay send sell hand".split())
_DUE = frozenset("due repayable payable fällig zurückzuzahlen rückzahlbar".split())
_MORE = frozenset("another further more additional weitere weiteren weiterer zusätzliche".split())
_REPAID = ("repayment", "rückzahlung", "tilgung")
_GIFTS = frozenset("give donate forgive".split())
_INTEREST = ("interest", "zins")
_SPENDING = frozenset({"pay", "fund", "cost"})
_OWNING = frozenset(
    "have own possess operate hold keep retain field run maintain haben besitzen halten behalten betreiben unterhalten".split()
)
_PASSING_ON = frozenset(
    "deliver send give sell donate supply lend lease return export import buy receive provide".split()
) | {"hand over"}
_LOOSE = frozenset(  # verbs of giving that have many other senses: "carried out any part of it"
    "carry bring present direct steer issue extend administer afford assign devote dedicate bestow confer take make "
    "bringen mitbringen bescheren erteilen verteilen übernehmen".split()
)
_SHIPPING = frozenset("deliver send supply export donate provide train".split())  # nouns that stand for goods


class Sides(NamedTuple):
    """Giver and recipient of a figure as far as they are sure, those that are only likely, the role of its own words, and what decided."""

    stated: Pair
    likely: Pair
    role: Role | None
    rule: str

    def offered(self) -> dict[str, str]:
        """The sides that are only likely, by name."""
        return {name: code for name, code in zip(_NAMES, self.likely, strict=True) if code is not None}


class Evidence(NamedTuple):
    """The names of what speaks for each side and each pair of one figure; None is an open side."""

    slots: tuple[dict[str | None, list[str]], dict[str | None, list[str]]]
    pairs: dict[Pair, list[str]]


class Weighed(NamedTuple):
    """The most probable pair of two states, if there is one, and its probability; the most probable state, or none, of each side, and theirs."""

    both: Pair | None
    sure: float
    sides: Pair
    likely: tuple[float, float]


class Weighing:
    """The sides of the figures and predicates of one page."""

    def __init__(self, flows: Flows, weights: Mapping[str, float] | None = None) -> None:
        self.flows = flows
        self.document = flows.document
        self.usage = Usage(flows)
        self.counterparts = Counterparts(flows)
        self.captives = Captives(flows)
        self.weights = _weights() if weights is None else weights
        self.page: dict[tuple[Kind, int], Counter[str]] = defaultdict(Counter)  # by kind and side
        self.sorts: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        self.ways: dict[Kind, Counter[Way]] = defaultdict(Counter)
        for passage in flows.passages:
            for side, code in enumerate(passage.sides):
                if code is not None:
                    self.page[passage.kind, side][code] += 1
                    if passage.sort:
                        self.sorts[passage.sort, side][code] += 1
            if passage.giver is not None and passage.recipient is not None:
                self.ways[passage.kind][passage.giver, passage.recipient] += 1

    @cached_property
    def figures(self) -> list[Sides]:
        """The sides of every figure; one that only says the one before it again has those of that one."""
        found: list[Sides] = []
        for n, figure in enumerate(self.flows.figures):
            sides = self._left_open(figure, found) or self._decided(figure, self.flows.tie(n))
            told = self._of_all(n, self._of_whole(n, sides.stated), found)
            sides = sides._replace(stated=self._without_other(figure, told))
            own = named(figure.role)
            if n and self.flows.same(n - 1, n) and None not in found[-1].stated and None in own:
                sides = sides._replace(stated=found[-1].stated, rule=found[-1].rule)
            found.append(sides)
        return found

    def _of_whole(self, n: int, stated: Pair) -> Pair:
        """The sides of a figure without those that only a part of it is said to have: "60 million, 20 million of it from Norland"."""
        after, role = self.flows.figures[n + 1 : n + 2], self.flows.figures[n].role
        tied = self.flows.tie(n + 1) if after else None
        if tied is None or tied[0] != "part" or tied[1] is not self.flows.figures[n]:
            return stated
        sides = zip(stated, _sides(role), _sides(after[0].role), strict=True)
        giver, recipient = (None if said is None and code == part else code for code, said, part in sides)
        return giver, recipient

    def _without_other(self, figure: Figure, stated: Pair) -> Pair:
        """The sides of a figure without a giver that only gets something else beside it: "20 went to Peru and 30 to Chile"."""
        giver, recipient = stated
        if giver is None or giver in named(figure.role) or recipient not in named(figure.role):
            return stated
        own = self.document.sentences[self.document.sentence_of[figure.tokens[0]]]
        beside = self.flows.between(own.start, own.end)
        gets = any((each.recipient, each.giver, each.kind) == (giver, None, figure.kind) for each in beside)
        gives = any(each.giver == giver for each in beside)
        words = {token.base for token in self.document.tokens[own.start : own.end]}
        back = words & _BACK or any(each.predicate in _RETURNED for each in beside)
        return (None, recipient) if recipient and gets and not gives and not back else stated

    def _of_all(self, n: int, stated: Pair, before: Sequence[Sides]) -> Pair:
        """The sides of a figure that sums up what went to several: "35 to Peru and 57 to Chile. In all, 92 were sent" is to neither alone."""
        document, figure = self.document, self.flows.figures[n]
        own = document.sentence_of[figure.tokens[0]]
        start = document.sentences[own].start
        said = " ".join(token.lower for token in document.tokens[start : start + 3])
        if not own or not said.startswith(tuple(amount_words(document.language).summing)):
            return stated
        told = [
            sides.stated
            for each, sides in zip(self.flows.figures, before, strict=False)
            if document.sentence_of[each.tokens[0]] in (own - 1, own - 2) and each.kind == figure.kind
        ]
        several = [len({way[side] for way in told} - {None}) > 1 for side in (0, 1)]
        role = named(figure.role)
        giver, recipient = (
            None if more and code != ruled else code
            for code, ruled, more in zip(stated, role, several, strict=True)
        )
        return giver, recipient

    def told(self, before: int, figures: Sequence[Sides] | None = None) -> list[tuple[int, Way]]:
        """The ways that are told just before a token, each with its own, in text order: by predicates, and by `figures`, the first of the page (default: all)."""
        document, decided = self.document, self.figures if figures is None else figures
        first = document.sentences[max(0, document.sentence_of[before] - FARTHEST)].start
        begin, end = (
            bisect_left(self.flows.figures, at, key=lambda each: each.tokens[0]) for at in (first, before)
        )
        near = zip(self.flows.figures[begin:end], decided[begin:end], strict=False)
        found = [(figure.tokens[0], sides.stated) for figure, sides in near]
        found += [(passage.token, passage.sides) for passage in self.flows.between(first, before)]
        return sorted((token, (one, other)) for token, (one, other) in found if one and other)

    def _left_open(self, figure: Figure, before: Sequence[Sides]) -> Sides | None:
        """The sides of a figure whose verb leaves one to what was told just before."""
        role, chunk = figure.role, self.document.chunk_at(figure.tokens[1] - 1)
        if chunk is None or figure.timed or figure.kind is None:
            return None
        people = figure.kind == "persons" or self.captives.people(chunk)
        freed = self.captives.way(chunk, role) if people else None
        if freed is not None:
            return Sides(freed, (None, None), role, "captives")
        if people and self.captives.brokered(chunk):
            return Sides((None, None), (None, None), role, "")
        if (exchanged := self._exchanged(figure, chunk, before)) is not None:
            return Sides(exchanged, (None, None), role, "exchange")
        if (back := self._given_back(figure, chunk, before)) is not None:
            return Sides(back, (None, None), role, "counterpart")
        if (gapped := self._gapped(figure, chunk, before)) is not None:
            return Sides(gapped, (None, None), role, "verb")
        if figure.kind == "money" and not any(named(role)) and (worth := self._deal_worth(chunk)) is not None:
            return Sides(worth, (None, None), role, "counterpart")
        if figure.kind == "money" and not any(named(role)) and (due := self._due(figure, chunk)) is not None:
            return Sides(due, (None, None), role, "counterpart")
        if figure.kind == "money" and (proceeds := self._proceeds(chunk)) is not None:
            return Sides(proceeds, (None, None), role, "paid")
        predicate = self._passing(role, chunk)
        if predicate is None or (role is not None and role.rule in PRICES):
            return None
        giver, recipient, taken, held = self.flows.joined(predicate)
        prep = "" if chunk.prep is None else self.flows.roles.preposition(chunk)
        if predicate.frame.kind == "build" and figure.kind == "money" and prep in ("for", "für"):
            roles, whom = self.flows.roles, predicate.fillers("prep:for", "prep:für", "dative")
            ordered = {code for n in whom if not roles.is_money(n) for code in roles.codes(n, "dative")}
            if giver is not None and recipient in ordered:  # "builds two frigates for Peru for $40 million"
                return Sides((recipient, giver), (None, None), role, "paid")
            if any(not roles.acts_as_state(n) for n in predicate.fillers("subject")):
                return Sides(
                    (None, None), (None, None), role, ""
                )  # "Turkish firms built a hall for $90 million"
        if (met := self._condition(predicate)) is not None:
            return Sides(met, (None, None), role, "counterpart")
        told = self.told(predicate.token, before)
        goods = figure.kind == "goods"
        way = self.counterparts.way(predicate, (giver, recipient), (taken, held), told, goods=goods)
        return None if way is None else Sides(way, (None, None), role, "counterpart")

    def _exchanged(self, figure: Figure, chunk: Chunk, before: Sequence[Sides]) -> Pair | None:
        """Who gives whom what is given in exchange: against the way of what the clause tells of, by its verb or by its other figure.

        Nobody where that is not told, None where nothing is given in exchange.
        """
        role, verb = figure.role, self.flows.roles.verbs.get(chunk.clause)
        sides = _sides(role)
        if verb is not None and verb.frame.good == ("thing",) and chunk.index in verb.fillers("thing"):
            # "paid for the tanks from Norland with 300 tonnes of tea"
            return _way(self.flows.joined(verb)[:2]) or _way(self._beside(figure, before)[::-1])
        countered = self.flows.countered(figure)
        if role is not None and role.rule in (*PRICES, "origin") and role.sure and None not in sides:
            word = self._given_for(chunk)
            sold = verb is not None and (verb.frame.passes == "money" or verb.frame.kind in _BARTERED)
            paid = sold and word in ("for", "für")
            traded = figure.kind == "goods" and self.flows.sort(figure.good)
            if countered or (traded and (paid or word in self.flows.words.exchanging)):
                return _way(sides)
        if not countered or (verb is not None and verb.frame.kind == "swap"):
            return None
        passing = (None, None) if verb is None else self.flows.joined(verb)[:2]
        if None in passing:
            passing = self._beside(figure, before)
            doer = self._doer(chunk.clause) if verb is None else None
            if doer is not None and doer in passing and None not in passing:
                other = only({*passing} - {doer})
                return (
                    other,
                    doer,
                )  # "took 190 from Norland, which paid; locked them up in return for $5 million"
        along = verb is not None and self.flows.roles.burdening(verb)
        way = _way(passing if along else passing[::-1])
        shared = role is None or role.rule in PRICES or (verb is not None and verb.token in role.tokens)
        told = (None, None) if shared else sides
        if way is None:
            return None if any(told) else (None, None)
        fits = all(own in (None, side) for own, side in zip(told, way, strict=True))
        return way if fits else None  # not "in return for the tanks that Norland sent to Ostmark"

    def _doer(self, n: int) -> str | None:
        """The one state that is the subject of a clause, also by a relative pronoun."""
        clause, roles = self.document.clause(n), self.flows.roles
        if clause is None or clause.subject is None:
            return None
        own = self.document.chunks[clause.subject]
        subject = clause.antecedent if own.pronoun and clause.kind == "relative" else clause.subject
        return None if subject is None else only(set(roles.codes(subject, "subject")))

    def _condition(self, predicate: Predicate) -> Way | None:
        """The way of what whoever is offered something is to give for it: "offered Peru 40 tanks if it sends 300 tonnes of ore"."""
        clause = self.document.clauses[predicate.clause]
        above, subject = self.document.clause(clause.parent), self.document.chunk(clause.subject)
        offer = None if above is None else self.flows.roles.verbs.get(above.index)
        if clause.kind != "conditional" or offer is None or subject is None or predicate.chunk is not None:
            return None
        pointed = self.document.head(subject.index).lower in _ITS and "subject" in predicate.frame.giver
        giver, recipient = self.flows.joined(predicate)[:2]
        way = _way(self.flows.joined(offer)[:2][::-1]) if pointed else None
        fits = way is not None and giver in (None, way[0], way[1]) and recipient in (None, way[1])
        return way if fits else None

    def _gapped(self, figure: Figure, chunk: Chunk, before: Sequence[Sides]) -> Way | None:
        """The way of a figure behind a second subject of its verb that gives it in return: "Norland provides 300 tanks, Ostmark in return 40"."""
        first = self.flows.figures[len(before) - 1] if before else None
        subject, clause = self._second(figure, chunk), self.document.clause(chunk.clause)
        if first is None or subject is None or clause is None:
            return None
        giver = named(first.role)[0]
        apart = self.document.clause_of[first.tokens[0]] != chunk.clause or giver == subject
        back = not apart and self.flows.returned(clause.start, clause.end, alone=True)
        return _way((subject, giver)) if back else None

    def _second(self, figure: Figure, chunk: Chunk) -> str | None:
        """The state right before a figure that its verb, left out, has as another subject: "Norland provides 300 tanks and Ostmark 40"."""
        other, flows = self.document.chunk(chunk.index - 1), self.flows
        if other is not None and flows.returned(other.start - 1, other.end, alone=True):
            other = self.document.chunk(other.index - 1)
        subject, clause = named(figure.role)[0], self.document.clause(chunk.clause)
        if other is None or clause is None or subject is None:
            return None
        listed = any(token.text == "(" for token in self.document.tokens[other.end : chunk.start])
        placed = listed or other.index in (clause.subject, clause.dative, *clause.preps)
        return subject if not placed and flows.roles.codes(other.index, "subject") == (subject,) else None

    def _given_for(self, chunk: Chunk) -> str:
        """The preposition of the phrase that a figure is part of, in small letters; "" where it has none."""
        top = self.document.chunks[self.flows.roles.chain(chunk.index)[-1]]
        return "" if top.prep is None else self.flows.roles.preposition(top)

    def _beside(self, figure: Figure, before: Sequence[Sides]) -> Pair:
        """The sides of the nearest figure of the same sentence that is given for nothing itself, or of what it tells without a figure."""
        document, n = self.document, len(before)
        sentence = document.sentence_of[figure.tokens[0]]
        for k in (n - 1, n + 1):
            near = self.flows.figures[k : k + 1] if k >= 0 else []
            if not near or near[0].timed or document.sentence_of[near[0].tokens[0]] != sentence:
                continue
            acts = near[0].role is not None and near[0].role.kind in TRADED | _GIVING | _YIELDING
            if acts and not self.flows.countered(near[0]):
                return before[k].stated if k < n else self._decided(near[0], self.flows.tie(k)).stated
        own = document.sentences[sentence]
        told = (each for each in self.flows.between(own.start, own.end) if each.token != figure.tokens[0])
        return next((each.sides for each in told if None not in each.sides), (None, None))

    def _deal_worth(self, chunk: Chunk) -> Way | None:
        """Who pays whom by what a deal that was told just before is worth: "Peru ordered frigates from Italy. The deal is worth $375 million"."""
        document, clause = self.document, self.document.clause(chunk.clause)
        if clause is None or clause.subject is None or not clause.sentence:
            return None
        deal = self.flows.roles.nouns.get(clause.subject)
        if deal is None or deal.frame.kind not in _DEALS or self.flows.roles.verb_class(clause.index) != "be":
            return None
        before, own = document.sentences[clause.sentence - 1], document.sentences[clause.sentence]
        told = [
            each
            for each in self.flows.between(before.start, own.start)
            if each.kind == "goods" and each.predicate in TRADED and None not in each.sides
        ]
        sides = told[-1].sides if told else (None, None)
        return (sides[1], sides[0]) if sides[0] is not None and sides[1] is not None else None

    def _given_back(self, figure: Figure, chunk: Chunk, before: Sequence[Sides]) -> Way | None:
        """The way of what somebody who is only called "it" gives back: against that of what was told last."""
        document, clause = self.document, self.document.clause(chunk.clause)
        if clause is None or clause.verb is None or any(named(figure.role)):
            return None
        main = clause.verb.main
        back = any(token.lower == "back" for token in document.tokens[main + 1 : main + 2])
        gives = clause.verb.lemma in _GIVING_BACK or (clause.verb.lemma in _HANDING and back)
        subject = document.chunk(clause.subject)
        alone = subject is None or (subject.pronoun and document.tokens[subject.head].lower in _ITS)
        told = self.told(figure.tokens[0], before) if gives and alone else []
        return told[-1][1][::-1] if len({frozenset(way) for _, way in told}) == 1 else None

    def _due(self, figure: Figure, chunk: Chunk) -> Way | None:
        """Who pays whom what falls due: against the way of the loan or the goods that were told last, and as what is owed."""
        tokens, clause = self.document.tokens, self.document.clause(chunk.clause)
        heads = [
            tokens[self.document.chunks[n].head].lemma.lower() for n in self.flows.roles.chain(chunk.index)
        ]
        said = () if clause is None else (tokens[i].lower for i in clause.places)
        if _DUE.isdisjoint(said) and not any(head.endswith(_REPAID) for head in heads):
            return None
        first = self.document.sentences[max(0, self.document.sentence_of[figure.tokens[0]] - FARTHEST)].start
        told = [each for each in self.flows.between(first, figure.tokens[0]) if None not in each.sides]
        last = told[-1] if len({frozenset(each.sides) for each in told}) == 1 else None
        more = {token.lower for token in self.document.words(chunk)} & _MORE
        if last is None or last.predicate in _GIFTS or more:
            return None
        return _way(last.sides if last.predicate in PAYING_BACK - {"buy"} | {"owe"} else last.sides[::-1])

    def _proceeds(self, chunk: Chunk) -> Way | None:
        """Who pays whom what trade is said to bring in: "Der Verkauf von Weizen nach Norland bringt Ostmark zwei Millionen"."""
        roles, clause = self.flows.roles, self.document.clause(chunk.clause)
        verb = None if clause is None else roles.verbs.get(clause.index)
        if verb is None or verb.frame.kind not in _YIELDING or clause is None or clause.subject is None:
            return None
        trade = roles.nouns.get(clause.subject)
        if trade is None or trade.frame.kind not in TRADED - {"agree"}:
            return None
        seller, buyer, _, _ = self.flows.joined(trade)
        earning = {code for n in verb.fillers("dative") for code in roles.codes(n, "dative")}
        seller = seller or only(earning - {buyer})
        return (buyer, seller) if buyer and seller and buyer != seller else None

    def _passing(self, role: Role | None, chunk: Chunk) -> Predicate | None:
        """The predicate by which what a figure counts passes: the verb of its clause, or a noun."""
        roles, verb = self.flows.roles, self.flows.roles.verbs.get(chunk.clause)
        if verb is not None and role is not None and verb.token in role.tokens:
            return verb
        if verb is not None and in_kind(verb) and not {*roles.chain(chunk.index)}.isdisjoint(verb.goods):
            return verb
        own = () if role is None else role.tokens
        nouns = (roles.nouns.get(self.document.chunk_of[token]) for token in own)
        return next((noun for noun in nouns if noun is not None and noun.token in own), None)

    def predicate(self, predicate: Predicate) -> Way | None:
        """Giver and recipient of a predicate without a figure; None where one is not sure."""
        giver, recipient, taken, held = self.flows.joined(predicate)
        if giver is None and recipient is None:
            return None
        if recipient is None and ((held and predicate.frame.kind == "pay") or in_kind(predicate)):
            return None
        placed = any(slot.startswith("prep:") for slot in predicate.slots)
        if predicate.frame.kind == "move" and None in (giver, recipient) and not placed:
            return None  # "Russian soldiers came"
        if predicate.frame.kind in _MOVING and self._calls(predicate):
            return None
        if giver is None or recipient is None:
            passing = next(self.flows.passing(predicate), None)
            thing = predicate.goods or predicate.fillers(*predicate.frame.counter)
            nothing = predicate.chunk is None and not thing  # "Norland rüstet auf"
            if passing is None or nothing or not self.is_good(predicate, *passing):
                return None
            closed = (taken and giver is None, held and recipient is None)
            transfer = Transfer(giver=giver, recipient=recipient)
            role = Role(transfer, "", False, (), closed, predicate.frame.kind)
            figure = Figure((predicate.token, predicate.token + 1), *passing, role)
            found = weighed(self.evidence(figure), self.weights)
            stated = found.both if found.sure >= UNCOUNTED else None
            if stated is None or giver not in (None, stated[0]) or recipient not in (None, stated[1]):
                return None
            added = {*stated} - {giver, recipient}
            if self._only_told(added) or not _GONE.isdisjoint(added):
                return None
            giver, recipient = stated
        return (giver, recipient) if giver and recipient and giver != recipient else None

    def _calls(self, predicate: Predicate) -> bool:
        """Whether ships only call somewhere: "A Turkish warship docked at Mogadishu"."""
        words, chunk = self.flows.words, predicate.fillers("subject")
        arrives = predicate.chunk is None and self.document.tokens[predicate.token].lemma in words.arriving
        heads = (self.document.head(n).lemma.lower() for n in chunk)
        return arrives and any(head.endswith(_SHIPS) for head in heads)

    def _only_told(self, codes: set[str | None]) -> bool:
        """Whether one of some states does nothing on the page but say something, and so is no side: "nach Angaben aus Seoul"."""
        return not (self.flows.talkers - self.acting).isdisjoint(codes)

    @cached_property
    def acting(self) -> frozenset[str | None]:
        """The states that the page itself puts on a side of what passes."""
        return frozenset(code for passage in self.flows.passages for code in passage.sides)

    def is_good(self, predicate: Predicate, kind: Kind, good: str) -> bool:
        """Whether what passes by a predicate is known for something that can: "gave its consent" is completed by nothing."""
        if kind != "goods" or not good or self.flows.sort(good):
            return predicate.frame.kind != "agree"
        plain = predicate.chunk is None and self.document.tokens[predicate.token].lemma not in _LOOSE
        if plain and predicate.frame.kind in _PASSING_ON and predicate.goods:
            return True  # whatever it is
        goods = (n for slot in predicate.frame.good for n in predicate.slots.get(slot, ()))
        nouns = (self.flows.roles.nouns[n] for n in goods if n in self.flows.roles.nouns)
        return any(noun.frame.kind in _SHIPPING for noun in nouns)

    def _decided(self, figure: Figure, tie: tuple[str, Figure] | None) -> Sides:
        """What the weights say of a figure."""
        if figure.timed or self._harmed(figure) or self._passes_not(figure):
            return Sides((None, None), (None, None), None, "")
        stated, likely = joined(named(figure.role), weighed(self.evidence(figure, tie), self.weights))
        itemised = figure.role is not None and figure.role.rule == "list" and figure.role.sure
        if figure.role is not None and (figure.role.rule == "bracket" or itemised or _of_trade(figure)):
            stated = _completed(named(figure.role), stated)
        if not {*self._bracketed(figure)} <= {*stated}:
            stated = (None, None)
        whence = self._whence(figure)
        if whence is not None and stated[0] not in (None, whence):
            stated = whence, None if stated[1] == whence else stated[1]  # "against 12 tonnes from Norland"
        whither = self._whither(figure)
        if whither is not None and stated[1] is None and stated[0] not in (None, whither):
            stated = stated[0], whither  # "against 12 tonnes to Norland"
        if figure.role is not None and figure.role.kind == "agree" and all(figure.role.closed):
            stated, likely = (None, None), stated  # who gives is not said
        if self._priced_along(figure.role, stated):
            stated = (None, None)
        if stated == (None, None) and (meant := self._owned_gift(figure)) is not None:
            stated = meant
        if stated[0] in _GONE and not self._says(figure, stated[0]):
            stated = None, stated[1]  # "aus DDR-Beständen", "Soviet tanks"
        if self._hauled(figure):
            stated = stated[0], named(figure.role)[1]
        if self._only_told({*stated} - {*named(figure.role), None}):
            (giver, recipient), told = named(figure.role), stated
            stated = giver, recipient
            likely = (None if giver else told[0], None if recipient else told[1])
        if self._torn(figure, stated):
            stated, likely = named(figure.role), stated
        stated = self._in_return(figure, _kept(figure.role, stated))
        chunk = self.document.chunk_at(figure.tokens[1] - 1)
        second = None if chunk is None else self._second(figure, chunk)
        left_open = stated == (None, None) and second == named(figure.role)[0]
        if second is not None and (second == stated[1] or left_open):
            stated, likely = (second, None), (None, None)  # whoever is its second subject does not get it
        words = figure.role.rule if figure.role is not None and stated == named(figure.role) else "weighed"
        return Sides(stated, likely, figure.role, words)

    def _torn(self, figure: Figure, stated: Pair) -> bool:
        """Whether the side that a figure's sentence leaves open was told twice before, each time of another state."""
        own, document = named(figure.role), self.document
        if (
            None in stated
            or own.count(None) != 1
            or own[0] not in (None, stated[0])
            or own[1] not in (None, stated[1])
        ):
            return False
        side, sentence = own.index(None), document.sentence_at(figure.tokens[0])
        before = [each for each in self.flows.passages if each.token < sentence.start]
        near = [each for each in before if document.sentence_at(each.token).paragraph == sentence.paragraph]
        other = {each.sides[side] for each in near if each.sides[1 - side] == stated[1 - side]} - {None}
        here = {each.code for each in self.flows.named_between(sentence.start, sentence.end)}
        return len(other) > 1 and stated[side] not in here

    def _bracketed(self, figure: Figure) -> tuple[str, ...]:
        """The state that a figure stands behind in brackets, whose it is: "only Norland (78 tonnes) exports more"."""
        document, mark = self.document, figure.tokens[0] - 1
        before = document.chunk_at(mark - 1) if mark > 0 and document.tokens[mark].text == "(" else None
        return self.flows.roles.entities.states(before.index) if before is not None else ()

    def _in_return(self, figure: Figure, stated: Pair) -> Pair:
        """The sides, turned round where something passes in return and would go the way of what was told just before.

        "Norway is delivering tanks to Peru. In return it gets 40,000 tonnes of fish."
        """
        document, clause = self.document, self.document.clause_at(figure.tokens[0])
        if clause is None or None in stated or named(figure.role) == stated:
            return stated
        before = document.sentences[max(0, clause.sentence - 1)].start
        told = [each.sides for each in self.flows.passages if before <= each.token < clause.start]
        back = told[-1:] == [stated] and self.flows.returned(clause.start, clause.end, alone=True)
        return (stated[1], stated[0]) if back else stated

    def _whence(self, figure: Figure) -> str | None:
        """The one state that goods or people are said to come from right behind their figure."""
        if figure.kind == "money":
            return None
        sentence = self.document.sentence_of[figure.tokens[0]]
        near = self.flows.whences.get(sentence, ())
        return only({code for token, codes in near if token == figure.tokens[0] for code in codes})

    def _whither(self, figure: Figure) -> str | None:
        """The one state to which a figure's own phrase says that it went."""
        chunk = self.document.chunk_of[figure.tokens[1] - 1]
        behind = self.flows.roles.behind(chunk) if chunk >= 0 else ()
        return only({code for code, prep in behind if prep in ("to", "an")})

    def _owned_gift(self, figure: Figure) -> Way | None:
        """Whose amount for whom it is: "Norland's $80 million for Ostmark dwarfs the rest"."""
        chunk, roles = self.document.chunk_of[figure.tokens[1] - 1], self.flows.roles
        if chunk < 0:
            return None
        owner = only({code for n in roles.linked(chunk, "possessive") for code in roles.codes(n)})
        meant = only({code for code, prep in roles.behind(chunk) if prep in ("for", "für")})
        return _way((owner, meant))

    def _hauled(self, figure: Figure) -> bool:
        """Whether money is paid for carrying something, to whoever does it: "Nairobi paid the freight, some $2 million"."""
        chunk = self.document.chunk_at(figure.tokens[1] - 1)
        verb = None if chunk is None else self.flows.roles.verbs.get(chunk.clause)
        if figure.kind != "money" or chunk is None or verb is None or verb.frame.kind not in _SPENDING:
            return False
        roles, clause = self.flows.roles, self.document.clauses[chunk.clause]
        around = {*roles.chain(chunk.index), *clause.preps, clause.object} - {None}
        chunks = (self.document.chunks[n] for n in around if n is not None)
        lemmas = (token.lemma.lower() for each in chunks for token in self.document.words(each))
        hauling = tuple(self.flows.words.hauling)
        return any(lemma.startswith(hauling) or lemma.endswith(hauling) for lemma in lemmas)

    def _priced_along(self, role: Role | None, stated: Pair) -> bool:
        """Whether what something costs would go the way of the goods: "the sale of 40 jets to Peru … the cost is $400 million"."""
        giver, recipient = stated
        costs = role is not None and role.kind == "cost" and not any(named(role))
        return costs and None not in stated and self.ways["goods"][str(giver), str(recipient)] > 0

    def _passes_not(self, figure: Figure) -> bool:
        """Whether a figure is what somebody needs or has, or by how much one amount is above another: "Peru's demand is 300 tonnes", "$16 cheaper"."""
        tokens = self.document.tokens[figure.tokens[1] : figure.tokens[1] + _BEHIND]
        own = itertools.takewhile(lambda token: token.pos not in ("num", "punct", "verb"), tokens)
        compared = any(
            one.lower in _DEARER and two.lower in ("than", "als") for one, two in itertools.pairwise(own)
        )
        chunk = self.document.chunk_at(figure.tokens[1] - 1)
        owned = figure.role is None and figure.kind == "goods" and self._owned(chunk)
        if chunk is None:
            return compared or owned
        clause = self.document.clause(chunk.clause)
        lacked = (
            clause is not None and clause.verb is not None and clause.verb.lemma in self.flows.words.lacking
        )
        states = self.flows.roles.names.country(self.document.head(chunk.index).base)  # "the two countries"
        told = figure.kind == "money" or any(named(figure.role))
        kept = self._kept_at_home(chunk, clause, told=told)
        home = figure.role is None and clause is not None and self._at_home(clause)
        apart = clause is not None and (
            self._interest(figure, clause)
            or (None in named(figure.role) and self._issued(chunk, clause))
            or self._imprisoned(figure, clause)
            or self._own_purse(figure, clause)
            or self._parted(figure)
        )
        return (
            compared
            or owned
            or states
            or lacked
            or kept
            or home
            or apart
            or self.flows.roles.needed(chunk.index)
        )

    def _parted(self, figure: Figure) -> bool:
        """Whether a figure is all that somebody has of something of which a part passes: "sells eight of its 22 jets"."""
        tokens, first = self.document.tokens, figure.tokens[0]
        if figure.kind == "money":
            return False
        part = first - 2 - (tokens[first - 2].lower == "of")
        return part >= 0 and tokens[first - 1].lower in _WHOSE and tokens[part].pos == "num"

    def _interest(self, figure: Figure, clause: Clause) -> bool:
        """Whether a share is the interest that a loan bears, not what somebody is said to pay: "it carries 2 per cent interest"."""
        if figure.unit != units.SHARE or (figure.role is not None and figure.role.kind in PAYING_BACK):
            return False
        subject = () if clause.subject is None else self.document.words(self.document.chunks[clause.subject])
        near = (*self.document.tokens[figure.tokens[1] : figure.tokens[1] + 2], *subject)
        return any(token.lemma.lower().startswith(_INTEREST) for token in near)

    def _issued(self, chunk: Chunk, clause: Clause) -> bool:
        """Whether an amount is that of a bond, which goes to whoever buys it: "issued a $500 million sukuk"."""
        out = clause.verb is not None and clause.verb.lemma in _ISSUING
        return out and self.document.head(chunk.index).lemma.lower().endswith(_BONDS)

    def _imprisoned(self, figure: Figure, clause: Clause) -> bool:
        """Whether people are only told to be held: "32 Peruvians are still in Chilean prisons"."""
        if figure.kind != "persons" or any(named(figure.role)):
            return False
        chunks = (self.document.chunks[n] for n in clause.preps)
        held = tuple(self.flows.words.captivity - {"hand"})
        return any(
            self.flows.roles.preposition(chunk) == "in"
            and self.document.head(chunk.index).lemma.lower().endswith(held)
            for chunk in chunks
        )

    def _own_purse(self, figure: Figure, clause: Clause) -> bool:
        """Whether money is set aside or spent at home: "is spending $1 billion of its own budget on barracks"."""
        if figure.kind != "money" or named(figure.role)[1] is not None:
            return False
        purses = tuple(self.flows.words.purses)
        for chunk in self.document.chunks_in(clause):
            words = self.document.words(chunk)
            if words[-1].lemma.lower().endswith(purses) and any(token.lemma in _OWN for token in words):
                return True
        return False

    def _at_home(self, clause: Clause) -> bool:
        """Whether a clause says that what it tells of is in a state's own hands: "im eigenen Gesundheitswesen", "in its own hospitals"."""
        tokens, chunks = self.document.tokens, self.document.chunks
        own = (chunks[n] for n in clause.preps if self.flows.roles.preposition(chunks[n]) == "in")
        return any(token.lemma in _OWN for chunk in own for token in tokens[chunk.start : chunk.head])

    def _kept_at_home(self, chunk: Chunk, clause: Clause | None, *, told: bool) -> bool:
        """Whether a figure is what a state makes, uses or has of something: "Peru mined 44,000 tonnes", "reserves stood at $22 billion".

        `told` says that it is money, or that its own words name a side; then only what is needed or saved is none.
        """
        words, roles = self.flows.words, self.flows.roles
        things = [] if told else [*roles.chain(chunk.index), *roles.linked(chunk.index, "of", "genitive")]
        kinds = (*words.needs, *(words.holdings if told else words.stocks))
        if clause is not None and clause.verb is not None:
            if clause.verb.lemma in (words.saving if told else words.making):
                return True
            if clause.verb.lemma in _STAYING and clause.subject == chunk.index:
                return True
            if (
                clause.verb.lemma in words.measuring | words.estimating
                or roles.verb_class(clause.index) == "be"
            ):
                things += [n for n in (clause.subject,) if n is not None]
        lemmas = (self.document.head(n).lemma.lower() for n in things)
        return any(lemma.endswith(kinds) for lemma in lemmas)

    def _owned(self, chunk: Chunk | None) -> bool:
        """Whether a clause only says that somebody has something: "Peru has 21 reactors and six more"."""
        clause = None if chunk is None else self.document.clause(chunk.clause)
        if chunk is None or clause is None or clause.verb is None or clause.verb.lemma not in _OWNING:
            return False
        return clause.object in (chunk.index, chunk.of, self.flows.roles.listed_first(chunk.index))

    def _harmed(self, figure: Figure) -> bool:
        """Whether a figure counts people who come and go of themselves, or whom something befalls, which passes them to nobody."""
        if figure.unit in _TRAVELLING and self._comes(figure):
            return True
        clause = self.document.clause_of[figure.tokens[1] - 1]
        counted = figure.role is None and figure.kind == "persons"
        verb = self.flows.roles.verb_class(clause) == "harm"
        return counted and (verb or self._called_harmed(figure) or self._equalled(figure, clause))

    def _comes(self, figure: Figure) -> bool:
        """Whether people are the subject of a verb that tells of no act of somebody else: "30,000 migrants arrived in Italy"."""
        chunk, role = self.document.chunk_at(figure.tokens[1] - 1), figure.role
        clause = None if chunk is None else self.document.clause(chunk.clause)
        if role is None or chunk is None or clause is None or clause.verb is None:
            return role is None
        return role.kind in _MOVING and not clause.verb.passive and clause.subject in (chunk.index, chunk.of)

    def _called_harmed(self, figure: Figure) -> bool:
        """Whether counted people are called dead, wounded or missing: "mourns 10,000 fallen soldiers"."""
        words = self.document.tokens[figure.tokens[0] : figure.tokens[1]]
        stems = self.flows.words.harmed
        return any(not stems.isdisjoint({w.lower, w.lemma.lower(), w.lower.rstrip("enrsm")}) for w in words)

    def _equalled(self, figure: Figure, clause: int) -> bool:
        """Whether somebody costs what some people do: "costs as much as five local nurses"."""
        roles, chunk = self.flows.roles, self.document.chunk_at(figure.tokens[1] - 1)
        verb = roles.verbs.get(clause)
        if verb is None or verb.frame.kind != "cost" or chunk is None:
            return False
        return set(roles.chain(chunk.index)).isdisjoint(verb.fillers("subject"))

    def _says(self, figure: Figure, code: str) -> bool:
        """Whether the sentence of a figure has the name of a state itself, not only an adjective or part of a compound."""
        own = self.document.sentences[self.document.sentence_of[figure.tokens[0]]]
        names = self.flows.roles.names
        words = [token.lower for token in self.document.tokens[own.start : own.end]]
        pairs = (" ".join(pair) for pair in itertools.pairwise(words))
        return any(names.state(word) == code for word in (*words, *pairs))

    # --- evidence -----------------------------------------------------------------------------------------------------

    def evidence(self, figure: Figure, tie: tuple[str, Figure] | None = None) -> Evidence:
        """What speaks for each pair of sides of a figure, which may be tied to one before it."""
        around = _Around(self.flows, figure, tie)
        words = sorted(set(self.usage.of_figure(figure, around.verb)))
        slots: list[dict[str | None, list[str]]] = []
        for side, name in enumerate(_NAMES):
            found: dict[str | None, list[str]] = {None: sorted(set(self._open(around, side)))}
            found[None] += [f"{name}/open/{word}" for word in words]
            for code in around.codes(side):
                used = self.usage.of_state(code, around.kind, around.bare, code in around.here)
                used = [*used, *self.usage.of_currency(figure, code, around.verb)]
                used += self.usage.of_trade(figure, code, around.verb)
                found[code] = sorted(set(self._slot(around, side, code)))
                found[code] += [f"{name}/{word}" for word in used]
            slots.append(found)
        pairs = {
            (giver, recipient): sorted(set(self._pair(around, giver, recipient)))
            for giver in slots[0]
            for recipient in slots[1]
            if giver is None or giver != recipient
        }
        pairs[None, None] += [f"neither/{word}" for word in words]
        return Evidence((slots[0], slots[1]), pairs)

    def _open(self, around: _Around, side: int) -> Iterator[str]:
        """What speaks for leaving a side open."""
        name, kind, own = _NAMES[side], around.kind, around.own
        yield f"open:{name}"
        yield f"open:{name}:{kind}:{around.state}"
        yield f"open:{name}:{kind}:{'part' if any(own) else 'none'}"
        yield f"open:{name}:{around.verb}"
        yield f"open:{name}:named{min(3, len(around.here))}:{around.bare}"
        if own[side] is not None:
            yield f"open.against.own:{name}"
        if around.closed[side]:
            yield f"open.closed:{name}"
        if self.flows.anywhere(around.figure):
            yield "open.anywhere"
        if self.flows.asked(around.token):
            yield "open.asked"
        if kind == "goods" and not around.sort:
            yield f"open.unknown:{name}"

    def _slot(self, around: _Around, side: int, code: str) -> Iterator[str]:
        """What speaks for a state on a side."""
        name, kind, own = _NAMES[side], around.kind, around.own
        if own[side] == code and around.figure.role is not None:
            yield "own"
            yield f"own:{around.figure.role.rule}"
            yield f"own:{name}:{around.state}:{kind}"
        elif own[side] is not None:
            yield "against.own"
        elif around.closed[side]:
            yield f"closed:{name}"
        if own[1 - side] == code:
            yield "own.other"
        if around.tied[side] == code:
            yield f"tied:{around.tie}"
            yield f"tied:{around.tie}:{around.bare}"
        elif around.tied[1 - side] == code:
            yield f"tied.reverse:{around.tie}"
        if code in around.behind:
            yield f"behind:{around.behind[code]}:{name}"
        if around.origin == code:
            yield f"origin:{name}:{kind}"
        nearest = "page"
        for naming in reversed(around.namings[code]):
            where = around.where(naming.token, self.document.chunks[naming.chunk].clause)
            yield f"{name}:{naming.function}:{where}"
            if where == "clause":
                order = "before" if naming.token < around.token else "behind"
                yield f"order:{name}:{naming.function}:{order}:{around.bare}"
                yield f"{name}/order:{naming.function}:{order}:{around.verb}"
            nearest = min(nearest, where, key=_PLACES.index)
        yield f"nearest:{nearest}"
        if code not in around.here and around.here - set(own):
            yield f"nearest:{nearest}:over another"
        if around.speaks(code):
            yield f"speaker:{name}"
        if code in self.flows.talkers:
            yield f"talker:{name}:{around.bare}"
        yield f"nearest:{nearest}:{around.bare}:{kind}"
        yield f"rank:{self.flows.ranked.index(code) if code in self.flows.ranked else 'none'}"
        for passage in around.passages:
            yield from _near(around, passage, side, code)
        yield from self._of_page(around, side, code)

    def _of_page(self, around: _Around, side: int, code: str) -> Iterator[str]:
        """What the whole page says of a state on a side."""
        kind, bare = around.kind, around.bare
        if around.passing is None:
            return
        mine, theirs = self.page[around.passing, side], self.page[around.passing, 1 - side]
        if mine[code]:
            yield f"page.same:{kind}:{bare}"
            if not theirs[code]:
                yield "page.side"
            if len(mine) == 1:
                yield f"page.only:{kind}:{bare}"
        elif theirs[code]:
            yield "page.reverse"
        elif mine:
            yield "page.another"
        if around.sort and [*self.sorts[around.sort, side]] == [code]:
            yield "page.sort.only"
        counter: Kind = "goods" if around.passing == "money" else "money"
        countered = self.page[counter, 1 - side][code] and not self.page[counter, side][code]
        if countered and not around.granted:
            yield f"page.counter:{kind}"
        if self.flows.origins[code]:
            yield f"page.origin:{_NAMES[side]}:{kind}"

    def _pair(self, around: _Around, giver: str | None, recipient: str | None) -> Iterator[str]:
        """What speaks for a giver and a recipient together."""
        kind = around.kind
        if giver is None and recipient is None:
            yield "neither"
            yield f"neither:{kind}:{around.state}"
        elif giver is None or recipient is None:
            yield "half"
        else:
            yield "both"
            ways = self.ways[around.passing] if around.passing is not None else Counter[Way]()
            if ways[giver, recipient]:
                yield f"way:{kind}"
                if len(ways) == 1:
                    yield f"way.only:{kind}"
            if ways[recipient, giver]:
                yield "way.back"
            for passage in around.passages:
                where, alike = around.where(passage.token), passage.kind == around.passing
                if passage.sides == (giver, recipient) and alike:
                    yield f"way:{where}"
                elif passage.sides == (recipient, giver):
                    if alike:
                        yield f"way.back:{where}"
                    elif around.against(passage):
                        yield f"way.counter:{where}:{kind}"
            if {giver, recipient} == set(self.flows.ranked[:2]):
                yield f"first.two:{around.bare}:{kind}"
            if {giver, recipient} <= around.here:
                yield "both.named"


_WHENCE = frozenset({"prep:from", "prep:aus"})
_PLACES = ("clause", "sentence", "previous", "paragraph", "page")


class _Around:
    """What stands around one figure."""

    def __init__(self, flows: Flows, figure: Figure, tie: tuple[str, Figure] | None) -> None:
        document, roles = flows.document, flows.roles
        self.tie = tie[0] if tie is not None else ""
        self.tied = _sides(tie[1].role if tie is not None else None)
        self.figure = figure
        self.token = figure.tokens[0]
        self._clause_of = document.clause_of
        self.passing = flows.kind(figure)
        self.kind = self.passing or "share"
        self.sort = flows.sort(figure.good)
        role = figure.role
        self.own = _sides(role)
        self.closed = role.closed if role is not None else (False, False)
        self.others = role is not None and (role.others or (self.own[1] is None and flows.anywhere(figure)))
        self.granted = role is not None and role.kind in _GRANTS  # no aid runs against what is given
        self.state = "bare" if role is None else role.kind
        self.bare = "bare" if role is None else "role"
        own = document.sentence_of[self.token]
        sentence = document.sentences[own]
        earlier = range(own - 1, max(0, own - _PARAGRAPH) - 1, -1)
        apart = (n for n in earlier if document.sentences[n].paragraph != sentence.paragraph)
        first = next(apart, max(0, own - _PARAGRAPH) - 1) + 1
        self.starts = tuple(document.sentences[n].start for n in (own, max(0, own - 1), first))
        begin = min(self.starts)
        chunk = document.chunk_of[figure.tokens[1] - 1]
        self.clause = document.clause_of[figure.tokens[1] - 1]
        self.verb = roles.verb_class(self.clause)
        shares = document.clause(self.clause)
        # "delivered two to Norland and will provide six to Ostmark"
        # where the other figures of the sentence come from: "300 tonnes instead of 40 from Norland"
        near = flows.whences.get(own, ())
        self.elsewhere = {code for token, codes in near if token != self.token for code in codes}
        self.joint = shares.conj if shares is not None and shares.shared else None
        # "imported 3 million tonnes and agreed to sell 40 to Ostmark"
        self.going_on: set[int] = set()
        for each in document.clauses[self.clause + 1 : self.clause + 4] if shares is not None else ():
            if (each.shared and each.conj == self.clause) or each.parent in self.going_on:
                self.going_on.add(each.index)
        self.origin = roles.origin(chunk) if chunk >= 0 else None
        self.behind = dict(roles.behind(chunk)) if chunk >= 0 else {}
        self.passages = [
            passage
            for passage in flows.between(begin, sentence.end)
            if (passage.token, passage.sides) != (self.token, self.own)
        ]
        named = flows.named_between(begin, sentence.end)
        here = [naming for naming in named if naming.token >= sentence.start]
        self.here = {naming.code for naming in here}
        self.opponents = self.here - {naming.code for naming in here if not flows.opposed(naming)}
        self.namings: dict[str, list[Naming]] = defaultdict(list)
        for naming in named:
            self.namings[naming.code].append(naming)
        # what goods and people come from gets none of them: "aus Norland kamen 20, aus Ostmark 30"
        ways = {code: {naming.function for naming in here if naming.code == code} for code in self.here}
        moved = self.passing in ("goods", "persons")
        self.whence = {code for code, found in ways.items() if moved and found <= _WHENCE}
        self._codes = self._candidates(flows)

    def _candidates(self, flows: Flows) -> tuple[str, ...]:
        """The states that the figure may pass between: those named nearest and most often first."""
        ranked: Counter[str] = Counter()
        for place, code in enumerate(flows.ranked):
            ranked[code] += 4 - place
        for namings in self.namings.values():
            for naming in namings:
                ranked[naming.code] += 100 if naming.token >= self.starts[0] else 20
        for passage in self.passages:
            ranked.update({code: 50 for code in passage.sides if code is not None})
        own = [code for code in self.own if code is not None]
        none = {*STAGES, *own, *self.opponents}
        others = [code for code, _ in ranked.most_common() if code not in none]
        return tuple(dict.fromkeys((*own, *others)))[:_CANDIDATES]

    def codes(self, side: int) -> Sequence[str]:
        """The states that may stand on a side: none that its clause puts on the other, none from elsewhere where somebody else fills it.

        A clause without a verb goes on with that of its sentence.
        """
        own = ("clause", "sentence") if self.verb == "none" else ("clause",)
        taken = {
            passage.sides[1 - side]
            for passage in self.passages
            if passage.kind == self.passing
            and (
                self.where(passage.token) in own
                or (not side and self._clause_of[passage.token] == self.joint)
                or (not side and self._clause_of[passage.token] in self.going_on)
            )
        }
        if side and self.others:
            return []
        return [
            code
            for code in self._codes
            if self.own[side] == code
            or (
                code not in taken
                and (code in self.here or not self.closed[side])
                and (code not in (self.whence if side else self.elsewhere))
            )
        ]

    def speaks(self, code: str) -> bool:
        """Whether a sentence names a state only as who says something."""
        here = [naming.function for naming in self.namings[code] if naming.token >= self.starts[0]]
        return bool(here) and all(function == "speaker" for function in here)

    def where(self, token: int, clause: int | None = None) -> str:
        """How near a token of the paragraph stands."""
        if self.clause == (self._clause_of[token] if clause is None else clause):
            return "clause"
        sentence, previous, _ = self.starts
        return "sentence" if token >= sentence else "previous" if token >= previous else "paragraph"

    def against(self, passage: Passage) -> bool:
        """Whether what a passage tells of runs against the figure, as money does against goods."""
        if (passage.kind == "money") == (self.passing == "money") or self.granted:
            return False
        return passage.predicate in (TRADED if self.passing == "money" else PAYING_BACK)


def _near(around: _Around, passage: Passage, side: int, code: str) -> Iterator[str]:
    """What a passage nearby says of a state on a side."""
    where, kind = around.where(passage.token), around.kind
    here, there = passage.sides[side], passage.sides[1 - side]
    if around.passing is None or passage.kind == around.passing:
        if here == code:
            yield f"near.same:{where}"
            yield f"near.same:{where}:{around.bare}:{kind}"
            if around.sort and around.sort == passage.sort:
                yield f"near.sort:{where}"
        elif there == code:
            yield f"near.reverse:{where}:{kind}"
        elif here is not None:
            yield f"near.another:{where}"
    elif there == code and around.against(passage):
        yield f"near.counter:{where}:{kind}"
    elif here == code:
        yield f"near.along:{where}:{kind}"


def named(role: Role | None) -> Pair:
    """The sides that a role names; none by a price alone, which may be paid by anybody."""
    return _sides(role if role is not None and role.rule != "price" else None)


def _completed(own: Pair, stated: Pair) -> Pair:
    """The sides that a list names, with the one that it leaves open where the weights, which agree on the other, know it."""
    agreed = (
        None not in stated and own.count(None) == 1 and any(a == b for a, b in zip(own, stated, strict=True))
    )
    return stated if agreed else own


def _of_trade(figure: Figure) -> bool:
    """Whether a figure is a share of imports or exports that say both sides themselves."""
    role = figure.role
    return figure.kind is None and role is not None and role.sure and role.kind in ("import", "export")


def _kept(role: Role | None, stated: Pair) -> Pair:
    """The sides that are stated: no other state takes a side that the figure's own whole clause names, and a verb of giving says both."""
    own = named(role)
    if role is None or role.rule not in ("verb", "noun+verb") or None in own or stated == (None, None):
        return stated
    replaced = any(one not in (None, said) for one, said in zip(stated, own, strict=True))
    return own if role.kind in _GIVING or (replaced and role.rule == "verb") else stated


def _way(sides: Pair) -> Way | None:
    """Both sides, where both are known and not one."""
    giver, recipient = sides
    return (giver, recipient) if giver and recipient and giver != recipient else None


def _sides(role: Role | None) -> Pair:
    return (role.transfer.giver, role.transfer.recipient) if role is not None else (None, None)


def joined(rules: Pair, found: Weighed) -> tuple[Pair, Pair]:
    """The sides that are stated, and those that are only likely: a pair that is likely enough is stated whole, else each side that is sure.

    Less is asked of a side that a rule names as well, and more of a pair that goes against one.
    """
    contrary = found.both is not None and any(
        rule and rule != code for rule, code in zip(rules, found.both, strict=True)
    )
    if found.both is not None and found.sure >= (CONTRARY if contrary else PAIR):
        return found.both, (None, None)
    stated: list[str | None] = []
    likely: list[str | None] = []
    for rule, code, p in zip(rules, found.sides, found.likely, strict=True):
        side = code if p >= (HELD if code == rule else SURE) else None
        stated.append(side)
        likely.append(code if side is None and p >= OFFERED else None)
    return ((stated[0], stated[1]) if stated[0] != stated[1] else (None, None)), (likely[0], likely[1])


def weighed(evidence: Evidence, weights: Mapping[str, float]) -> Weighed:
    """The most probable pair and sides. What is usual of states supports them, but names none that the page itself does not favour."""
    found = _likeliest(evidence, weights)
    if found.sure < PAIR and max(found.likely) < HELD:
        return found
    page = _likeliest(_page_alone(evidence), weights)
    first, second = (
        p if a == b else 0.0 for p, a, b in zip(found.likely, found.sides, page.sides, strict=True)
    )
    return found._replace(sure=found.sure if found.both == page.both else 0.0, likely=(first, second))


def _likeliest(evidence: Evidence, weights: Mapping[str, float]) -> Weighed:
    """The most probable pair and sides by all evidence."""
    slots = [{code: _sum(names, weights) for code, names in side.items()} for side in evidence.slots]
    scores = {
        pair: slots[0][pair[0]] + slots[1][pair[1]] + _sum(names, weights)
        for pair, names in evidence.pairs.items()
    }
    best = max(scores.values())
    mass = {pair: math.exp(score - best) for pair, score in scores.items()}
    total = sum(mass.values())
    sides = defaultdict[str | None, float](float), defaultdict[str | None, float](float)
    for pair, value in mass.items():
        for side, code in zip(sides, pair, strict=True):
            side[code] += value / total
    giver, recipient = (max(side, key=lambda code: side[code]) for side in sides)
    both = max((pair for pair in mass if None not in pair), key=lambda pair: mass[pair], default=None)
    sure = mass[both] / total if both is not None else 0.0
    return Weighed(both, sure, (giver, recipient), (sides[0][giver], sides[1][recipient]))


def _page_alone(evidence: Evidence) -> Evidence:
    """The evidence without what is usual of states."""
    giver, recipient = (
        {code: [name for name in names if "/usual:" not in name] for code, names in side.items()}
        for side in evidence.slots
    )
    return Evidence((giver, recipient), evidence.pairs)


def _sum(names: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) for name in names)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    """The fitted weights, by name of evidence."""
    text = resources.files("countertrade.reading").joinpath("sides.json").read_text("utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}
