"""Who gives and who receives each figure of a page, and what passes without one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from countertrade.reading import lexicon
from countertrade.reading.flows import Figure, Kind, Way
from countertrade.reading.numeric.words import words as amount_words
from countertrade.reading.roles import Predicate, Role, in_kind
from countertrade.reading.sides.returned import Returned
from countertrade.reading.sides.types import GONE, MOVING, Pair, Sides, named, sides_of
from countertrade.reading.sides.weights import UNCOUNTED, weighed
from countertrade.records import Transfer

_RETURNED = frozenset({"swap", "pay", "return", "repay", "cost", "owe"})
_BACK = frozenset(
    "exchange return barter swap turn gegenzug gegenleistung tausch austausch dafür wiederum".split()
)
_SHIPS = ("ship", "vessel", "boat", "frigate", "submarine", "schiff", "boot", "fregatte")
_PASSING_ON = frozenset(
    "deliver send give sell donate supply lend lease return export import buy receive provide".split()
) | {"hand over"}
_LOOSE = frozenset(  # verbs of giving that have many other senses: "carried out any part of it"
    "carry bring present direct steer issue extend administer afford assign devote dedicate bestow confer take make "
    "bringen mitbringen bescheren erteilen verteilen übernehmen".split()
)
_BUYING = frozenset(("buy", "import", "order"))
_SHIPPING = frozenset("deliver send supply export donate provide train".split())  # nouns that stand for goods


class Weighing(Returned):
    """The sides of the figures and predicates of one page."""

    @cached_property
    def figures(self) -> list[Sides]:
        """The sides of every figure; one that only says the one before it again has those of that one."""
        found: list[Sides] = []
        for n, figure in enumerate(self.flows.figures):
            sides = self._left_open(figure, found) or self._decided(figure, self.flows.tie(n))
            if sides.stated == (None, None) and (built := self._built(figure)) is not None:
                sides = sides._replace(stated=built, rule="verb")
            told = self._of_all(n, self._of_whole(n, sides.stated), found)
            sides = sides._replace(stated=self._without_other(figure, told))
            own = named(figure.role)
            if n and self.flows.same(n - 1, n) and None not in found[-1].stated and None in own:
                sides = sides._replace(stated=found[-1].stated, rule=found[-1].rule)
            found.append(sides)
        return found

    def _built(self, figure: Figure) -> Way | None:
        """Who builds what a figure counts for whom, which the page says elsewhere: "Peru ordered boats in Norland. The yard is to build three"."""
        chunk, role = self.document.chunk_at(figure.tokens[1] - 1), figure.role
        verb = None if chunk is None else self.flows.roles.verbs.get(chunk.clause)
        if chunk is None or verb is None or role is None or role.kind != "build" or figure.kind == "money":
            return None
        return self.predicate(verb) if chunk.index in verb.goods else None

    def told(self, before: int) -> list[tuple[int, Way]]:
        """The ways that are told just before a token, each with its own, in text order."""
        return self.told_before(before, self.figures)

    def _of_whole(self, n: int, stated: Pair) -> Pair:
        """The sides of a figure without those that only a part of it is said to have: "60 million, 20 million of it from Norland"."""
        after, role = self.flows.figures[n + 1 : n + 2], self.flows.figures[n].role
        tied = self.flows.tie(n + 1) if after else None
        if tied is None or tied[0] != "part" or tied[1] is not self.flows.figures[n]:
            return stated
        sides = zip(stated, sides_of(role), sides_of(after[0].role), strict=True)
        giver, recipient = (None if said is None and code == part else code for code, said, part in sides)
        return giver, recipient

    def _without_other(self, figure: Figure, stated: Pair) -> Pair:
        """The sides of a figure without a state that only does the same beside it: "20 went to Peru and 30 to Chile", "Peru sent 20. Chile sent 12"."""
        own = named(figure.role)
        if own.count(None) != 1 or None in stated or figure.kind is None:
            return stated
        side, document, themes = own.index(None), self.document, lexicon.themes()
        code, n = stated[side], document.sentence_of[figure.tokens[0]]
        near = document.sentences[max(0, n - 1) : n + 2]
        beside = self.flows.between(near[0].start, near[-1].end)
        sort = self.flows.sort(figure.good)
        alone = any(
            each.sides[1 - side] == code and each.sides[side] is None and each.kind == figure.kind
            for each in beside
            # of another sentence coal may be what is given for shells
            if figure.kind != "goods"
            or document.sentence_of[each.token] == n
            or themes.get(each.sort, each.sort) == themes.get(sort, sort)
        )
        other = any(each.sides[side] == code for each in beside)
        words = {each.base for each in document.tokens[near[0].start : near[-1].end]}
        back = words & _BACK or any(each.predicate in _RETURNED for each in beside)
        return own if own[1 - side] == stated[1 - side] and alone and not (other or back) else stated

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
        if predicate.frame.kind in MOVING and self._calls(predicate):
            return None
        if giver is None or recipient is None:
            passing = next(self.flows.hoped(predicate), None)
            thing = predicate.goods or predicate.fillers(*predicate.frame.counter)
            if not predicate.goods and any(self._bought(n) for n in thing):
                return None  # "finances its wheat purchases": whoever sells gets that
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
            if self._only_told(added) or not GONE.isdisjoint(added):
                return None
            giver, recipient = stated
        return (giver, recipient) if giver and recipient and giver != recipient else None

    def _bought(self, chunk: int) -> bool:
        """Whether a chunk is a noun for buying."""
        noun = self.flows.roles.nouns.get(chunk)
        return noun is not None and noun.frame.kind in _BUYING

    def _calls(self, predicate: Predicate) -> bool:
        """Whether ships only call somewhere: "A Turkish warship docked at Mogadishu"."""
        words, chunk = self.flows.words, predicate.fillers("subject")
        arrives = predicate.chunk is None and self.document.tokens[predicate.token].lemma in words.arriving
        heads = (self.document.head(n).lemma.lower() for n in chunk)
        return arrives and any(head.endswith(_SHIPS) for head in heads)

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
