"""What the weights say of a figure, and what its words make of that."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from countertrade.reading.counterparts import Counterparts
from countertrade.reading.document import Chunk
from countertrade.reading.entities import only
from countertrade.reading.flows import Figure, Flows, Way
from countertrade.reading.roles import Role
from countertrade.reading.sides.evidence import Evidences
from countertrade.reading.sides.types import GIVING, GONE, Pair, Sides, named, way_of
from countertrade.reading.sides.weights import fitted, joined, weighed

_NEEDING = frozenset("need require lack brauchen benötigen fehlen".split())
_NEEDED = frozenset("needed necessary required nötig notwendig erforderlich".split())
_IN_ALL = frozenset("total overall altogether insgesamt gesamt alles".split())
_FOREIGN = frozenset("foreign external auswärtig ausländisch auslandsschulden".split())
_DEALING = frozenset("import export sell buy".split())
_SPENDING = frozenset({"pay", "fund", "cost"})


class Deciding(Evidences):
    """The sides of the figures of one page by weight."""

    def __init__(self, flows: Flows, weights: Mapping[str, float] | None = None) -> None:
        super().__init__(flows)
        self.counterparts = Counterparts(flows)
        self.weights = fitted() if weights is None else weights

    def _decided(self, figure: Figure, tie: tuple[str, Figure] | None) -> Sides:
        """What the weights say of a figure."""
        if figure.timed or self.harmed(figure) or self.passes_not(figure):
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
        if stated[0] in GONE and not self._says(figure, stated[0]):
            stated = None, stated[1]  # "aus DDR-Beständen", "Soviet tanks"
        if hauled := self._hauled(figure):
            whole = (
                figure.role is not None and figure.role.kind == "fund"
            )  # "finances the transport of Peru's grain"
            stated = stated[0], None if whole else named(figure.role)[1]
        if self._only_told({*stated} - {*named(figure.role), None}):
            (giver, recipient), told = named(figure.role), stated
            stated = giver, recipient
            likely = (None if giver else told[0], None if recipient else told[1])
        if self._torn(figure, stated):
            stated, likely = named(figure.role), stated
        if self._stands_alone(figure):
            stated, likely = self._named_beside(figure, stated), (None, None)
        stated = self._without_foes(figure, self._of_several(figure, stated))
        stated = self._in_return(figure, stated if hauled else _kept(figure.role, stated))
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
        first = bisect_left(document.sentences, sentence.paragraph, key=lambda each: each.paragraph)
        near = self.flows.between(document.sentences[first].start, sentence.start)
        other = {each.sides[side] for each in near if each.sides[1 - side] == stated[1 - side]} - {None}
        here = {each.code for each in self.flows.named_between(sentence.start, sentence.end)}
        return len(other) > 1 and stated[side] not in here

    def _stands_alone(self, figure: Figure) -> bool:
        """Whether a figure is what somebody needs, owes or trades in all, of which no other sentence says with whom: "Chad needs $300 million",
        "its total exports reached 5 million tonnes"."""
        clause = self.document.clause_at(figure.tokens[0])
        if clause is None or clause.verb is None:
            return False
        words = {token.lemma.lower() for token in self.document.tokens[clause.start : clause.end]}
        role = figure.role
        owes = role is not None and role.kind == "owe" and role.rule == "noun"
        owes |= (
            role is not None and role.kind == "repay" and bool(words & _FOREIGN)
        )  # "stopped servicing its foreign debts"
        if clause.verb.lemma in _NEEDING or owes:
            return True
        if self.flows.roles.verb_class(clause.index) == "be" and words & _NEEDED:
            return True
        chunks = (self.document.head(chunk.index).lower for chunk in self.document.chunks_in(clause))
        in_all = words & _IN_ALL or any(head.startswith("gesamt") for head in chunks)
        return bool(in_all) and figure.role is not None and figure.role.kind in _DEALING

    def _of_several(self, figure: Figure, stated: Pair) -> Pair:
        """The sides of a figure without one of several that are on a side together: "France and Italy will deliver two systems"."""
        roles, verb = (
            self.flows.roles,
            self.flows.roles.verbs.get(self.document.clause_of[figure.tokens[1] - 1]),
        )
        if figure.role is None or figure.role.rule != "verb" or verb is None:
            return stated
        kept = []
        sides = zip(stated, named(figure.role), (verb.frame.giver, verb.frame.recipient), strict=True)
        for code, own, slots in sides:
            rows = (roles.codes(n, slot) for slot in slots for n in verb.slots.get(slot, ()))
            together = own is None and any(len(row) > 1 and code in row for row in rows)
            kept.append(None if together else code)
        return kept[0], kept[1]

    def _without_foes(self, figure: Figure, stated: Pair) -> Pair:
        """The sides of a figure without a state that its paragraph names only as one side of a war or rift."""
        sentence, own = self.document.sentence_at(figure.tokens[0]), named(figure.role)
        first = bisect_left(self.document.sentences, sentence.paragraph, key=lambda each: each.paragraph)
        near = self.flows.named_between(self.document.sentences[first].start, sentence.end)
        foes = {each.code for each in near} - {each.code for each in near if not self.flows.opposed(each)}
        giver, recipient = (None if code in foes and code not in own else code for code in stated)
        return giver, recipient

    def _named_beside(self, figure: Figure, stated: Pair) -> Pair:
        """The sides of a figure that its own sentence names."""
        sentence = self.document.sentence_at(figure.tokens[0])
        here = {each.code for each in self.flows.named_between(sentence.start, sentence.end)}
        giver, recipient = (code if code in here or code in named(figure.role) else None for code in stated)
        return giver, recipient

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
        told = [each.sides for each in self.flows.between(before, clause.start)]
        alike, verb = told[-1:] == [stated], self.flows.roles.verbs.get(clause.index)
        back = alike and self.flows.returned(clause.start, clause.end, alone=True)
        back &= verb is None or not self.flows.taken_back(verb)
        if alike and not (back or any(named(figure.role))) and self.counterparts.answers(clause):
            return None, None  # "Dafür werden 30 Panzer geliefert": in return, or for that
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
        return way_of((owner, meant))

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

    def _says(self, figure: Figure, code: str) -> bool:
        """Whether the sentence of a figure has the name of a state itself, not only an adjective or part of a compound."""
        own = self.document.sentences[self.document.sentence_of[figure.tokens[0]]]
        names = self.flows.roles.names
        words = [token.lower for token in self.document.tokens[own.start : own.end]]
        pairs = (" ".join(pair) for pair in itertools.pairwise(words))
        return any(names.state(word) == code for word in (*words, *pairs))

    def _only_told(self, codes: set[str | None]) -> bool:
        """Whether one of some states does nothing on the page but say something, and so is no side: "nach Angaben aus Seoul"."""
        return not (self.flows.talkers - self.acting).isdisjoint(codes)

    @cached_property
    def acting(self) -> frozenset[str | None]:
        """The states that the page itself puts on a side of what passes."""
        return frozenset(code for passage in self.flows.passages for code in passage.sides)

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
    return own if role.kind in GIVING or (replaced and role.rule == "verb") else stated
