"""The side that a sentence leaves to what was told just before: what is given in return, and what two states do by their agreement.

"Norway sends fish to Peru. In return, it gets copper." "Norway and Peru signed a pact. Under it, Lima supplies copper."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from countertrade.reading.document import Clause
from countertrade.reading.entities import only
from countertrade.reading.flows import Flows, Way
from countertrade.reading.goods import class_of
from countertrade.reading.roles import STAGES, Pair, Predicate, in_kind

FARTHEST = 3  # sentences back to what was told
_BY = frozenset("under,per,in,with,laut,nach,gemäß,mit".split(","))
_AGREEING = frozenset({"agree", "swap"})
_ITS = frozenset({"it", "es"})
_BOUND = frozenset({"complement", "infinitive", "relative"})


class Counterparts:
    """The ways that the sentences of one page leave to those before them."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.document = flows.document
        self.roles = flows.roles

    def way(
        self,
        predicate: Predicate,
        sides: Pair,
        closed: tuple[bool, bool],
        told: Sequence[tuple[int, Way]],
        *,
        goods: bool = False,
    ) -> Way | None:
        """Both sides of what passes by a predicate, of which it names one or none.

        `closed` says where somebody else fills a side, `told` what was told in the sentences just before, by token in text order;
        `goods` whether goods pass, which are only paid for others.
        """
        giver, recipient = sides
        if None not in sides or (giver is None and closed[0]) or (recipient is None and closed[1]):
            return None
        n = self.document.sentence_of[predicate.token]
        ways = [way for _, way in told if not STAGES & {*way}]
        clause = self.document.clauses[predicate.clause]
        if predicate.frame.kind == "request" and predicate.chunk is None and recipient is not None:
            here = {
                way
                for token, way in told
                if self.document.sentence_of[token] == n and token < predicate.token
            }
            way = only(here)  # "Chile forgives Peru 40 million, but demands shares in the mine"
            if way is not None and way[0] == recipient and STAGES.isdisjoint(way):
                return way[1], recipient
        near = goods and any(self.document.sentence_of[token] == n for token, _ in told)
        paid = (
            in_kind(predicate) or predicate.frame.kind == "repay" or (predicate.frame.kind == "pay" and near)
        )
        returned = any(self.flows.returned(start, end, alone=True) for start, end in clause.ranges)
        returned = returned or self._comes_back(predicate)
        if predicate.chunk is None and (paid or returned or self.answers(clause)):
            along = self.flows.taken_back(
                predicate
            )  # whom a state takes back comes from where the money comes from
            back = ways if along else [way[::-1] for way in ways]
            if giver is recipient is None:
                sure = paid or returned or predicate.frame.kind == "receive"  # "dafür" may be the purpose
                return back[-1] if back and sure and self._points(clause) else None
            fits = [way for way in back if giver in (None, way[0]) and recipient in (None, way[1])]
            if fits and (paid or {*back[-1]} == {*fits[-1]}) and not self._torn(fits[-1], giver, told):
                return fits[-1]
            return None if back else self._between(n, sides)
        return self.agreed(clause, sides, told) or self._helped(predicate, sides)

    def _torn(self, way: Way, giver: str | None, told: Sequence[tuple[int, Way]]) -> bool:
        """Whether the sentence that tells of a way last tells of another that fits as well: "Chile has promised 30 tonnes, Cuba asks too much. Peru pays"."""
        of = self.document.sentence_of
        last = max((of[token] for token, each in told if {*each} == {*way}), default=-1)
        beside = {
            each for token, each in told if of[token] == last and giver is not None and each[1] == giver
        }
        return len(beside) > 1

    def _comes_back(self, predicate: Predicate) -> bool:
        """Whether something moves the other way: "Vietnamese rice comes back", "zurück fließt Gas"."""
        lemma = self.document.tokens[predicate.token].lemma
        back = "particle:back" in predicate.slots or lemma.startswith("zurück")
        people = self.roles.is_people(*predicate.goods)  # who come home
        return predicate.chunk is None and predicate.frame.kind == "move" and back and not people

    def _helped(self, predicate: Predicate, sides: Pair) -> Way | None:
        """Both sides of what one of two states gives or gets, of whom the sentence before says that one helps, or asks, the other."""
        subject = self.document.chunk(self.document.clauses[predicate.clause].subject)
        pointing = subject is not None and self.document.head(subject.index).lower in _ITS
        if predicate.chunk is not None or (sides == (None, None) and not pointing):
            return None
        ways: set[Way] = set()
        for one in self._just_before(predicate):
            giver, recipient, _, _ = self.roles.sides(one)
            whom = [self.document.head(n).base for n in one.fillers("object")]
            known = not any(base.endswith(tuple(self.roles.words.countries)) for base in whom)  # "das Land"
            helps = one.frame.kind == "provide" and "object" in one.frame.recipient and known
            if giver and recipient and giver != recipient and (helps or one.frame.kind == "request"):
                ways.add((giver, recipient))
        way = only(ways)
        fits = way is not None and all(side in (None, told) for side, told in zip(sides, way, strict=True))
        return way if fits else self._wished(predicate, sides)

    def _just_before(self, predicate: Predicate) -> Iterator[Predicate]:
        """What the sentence before says, in the same paragraph, and what a predicate's own sentence says before it."""
        sentence = self.document.sentence_of[predicate.token]
        before, own = self.document.sentences[max(0, sentence - 1)], self.document.sentences[sentence]
        if before.paragraph == own.paragraph and before != own:
            yield from self.roles.by_sentence[sentence - 1]
        for one in self.roles.by_sentence[sentence]:
            if one.token < predicate.token and one.clause != predicate.clause:
                yield one

    def _wished(self, predicate: Predicate, sides: Pair) -> Way | None:
        """Both sides of what one state gives where only one is said just before to want the same: "Chile needs rice. Peru sent some"."""
        giver, recipient = sides
        if giver is None or recipient is not None:
            return None
        given, wishes = self._classes(predicate), set[str]()
        for one in self._just_before(predicate):
            asked, wants, _, _ = self.roles.sides(one)
            if one.frame.kind == "request" and wants is not None and wants not in self.roles.blocs:
                wished = self._classes(one)
                paying = predicate.frame.passes == "money"
                if paying and not any(map(self.roles.is_money, one.goods)):
                    continue  # "asks too much. Peru pays 285 dollars a tonne"
                same = not given or not wished or given == wished
                wishes |= {wants} if same and asked in (None, giver) else {wants, giver}
        wisher = only(wishes)
        return (giver, wisher) if wisher is not None and wisher != giver else None

    def _classes(self, predicate: Predicate) -> set[str]:
        """The classes of what passes by a predicate; none where only a word points at it ("one", "some") or no table has it."""
        heads = (self.document.head(n) for n in predicate.goods)
        return {found for head in heads if (found := class_of(self.document.language, head.lemma, head.text))}

    def agreed(self, clause: Clause, sides: Pair, told: Sequence[tuple[int, Way]]) -> Way | None:
        """Both sides of what an agreement says of one of them, in some clause; the way that was told last may stand for what was agreed."""
        if not self.of_pact(clause):
            return None
        last = next((way for token, way in reversed(told) if token < clause.start), None)
        return self._between(clause.sentence, sides) or (_other({*last}, sides) if last else None)

    def _between(self, sentence: int, sides: Pair) -> Way | None:
        """The way between one named side and the other of the two states that agreed last."""
        for n in range(sentence, max(-1, sentence - FARTHEST - 1), -1):
            way = _other(self._agreeing(n), sides)
            if way is not None:
                return way
        return None

    def _agreeing(self, sentence: int) -> set[str]:
        """The states that a sentence names which tells of an agreement."""
        own = self.document.sentences[sentence]
        lemmas = {token.lemma for token in self.document.tokens[own.start : own.end]}
        agreed = lemmas & self.roles.words.pacts or any(
            one.frame.kind in _AGREEING for one in self.roles.by_sentence[sentence]
        )
        named = self.flows.named_between(own.start, own.end) if agreed else ()
        every = {naming.code for naming in named}
        return every if len(every) == 2 else {one.code for one in named if one.function != "speaker"}

    def answers(self, clause: Clause) -> bool:
        """Whether a clause says by a word alone that something is given for what was told: "dafür", "for its part"."""
        texts = (self.document.tokens[start:end] for start, end in clause.ranges)
        said = [f" {' '.join(token.lower for token in tokens)} " for tokens in texts]
        return any(f" {words} " in text for text in said for words in self.roles.words.answering)

    def _points(self, clause: Clause) -> bool:
        """Whether the subject of a clause only points at what was told: "it gets", "the island state pays", "wird bezahlt"."""
        if clause.subject is None:
            return True
        head = self.document.head(clause.subject)
        passive = clause.verb is not None and clause.verb.passive
        country = any(head.base.endswith(word) for word in self.roles.words.countries)  # "das Andenland"
        return passive or head.lower in _ITS or country

    def of_pact(self, clause: Clause) -> bool:
        """Whether a clause is what an agreement says: "under the deal", "the pact obliges Peru to", "danach"."""
        document, pacts = self.document, self.roles.words.pacts
        above = document.clause(clause.parent) if clause.kind in _BOUND else None
        for one in (clause, above):
            if one is None:
                continue
            places = (n for n in (one.subject, *one.preps) if n is not None)
            heads = ((document.head(n), document.chunks[n]) for n in places)
            for head, chunk in heads:
                by = chunk.prep is None or self.roles.preposition(chunk) in _BY
                if by and head.lemma in pacts:
                    return True
        opening = [token.lower for token in document.tokens[clause.start : clause.start + 2]]
        return not {opening[0], " ".join(opening)}.isdisjoint(self.roles.words.thereunder)


def _other(parties: set[str], sides: Pair) -> Way | None:
    """The way between one named side and the other of two parties."""
    if len(parties) != 2 or parties.isdisjoint(sides):
        return None
    other = only(parties - {*sides})
    giver, recipient = (one or other for one in sides)
    return (giver, recipient) if giver and recipient else None
