"""The sides of a figure whose verb leaves one to what was told just before: what is given back, in exchange, or falls due."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from countertrade.reading import lexicon
from countertrade.reading.captives import Captives
from countertrade.reading.counterparts import FARTHEST
from countertrade.reading.document import Chunk
from countertrade.reading.entities import only
from countertrade.reading.flows import PAYING_BACK, PRICES, TRADED, Figure, Flows, Way
from countertrade.reading.roles import Predicate, Role, in_kind
from countertrade.reading.sides.deciding import Deciding
from countertrade.reading.sides.types import GIVING, Pair, Sides, named, sides_of, way_of

_DEALS = frozenset({"agree", "buy", "order", "sell"})
_BARTERED = frozenset({"sell", "buy", "swap"})
_ITS = frozenset({"it", "es"})
_YIELDING = frozenset({"earn", "deliver", "receive", "give"})
_GIVING_BACK = frozenset(
    "zurückgeben zurückliefern zurückschicken zurückzahlen zurückerstatten return repay".split()
)
_HANDING = frozenset("give pay send sell hand".split())
_DUE = frozenset("due repayable payable fällig zurückzuzahlen rückzahlbar".split())
_MORE = frozenset("another further more additional weitere weiteren weiterer zusätzliche".split())
_REPAID = ("repayment", "rückzahlung", "tilgung")
_SOLD = frozenset("sell buy order import export supply deliver lease".split())
_CARRIED = frozenset(("move", "deliver", "send"))  # what is given is no longer on its way
_CREW = frozenset(
    ("sailor", "seafarer", "passenger", "crew member", "pilot")
)  # units of who is aboard anyway
_PURPOSES = frozenset(("for", "für", "in", "as", "als", "on"))
_THEY = frozenset(("they", "it", "sie", "es", "er"))
_ABOARD = (" on board ", " aboard ", " an bord ")
_LEVELS = frozenset(("be", "measure", "cost", "none"))
_PAYMENTS = frozenset(("pay", "receive", "hand over", "charge"))
_GIFTS = frozenset("give donate forgive".split())


_ANSWER = 3  # tokens before a figure that answers a question: "So far 30", "Bisher rund 30"


class Returned(Deciding):
    """The sides of figures that their verb leaves to what was told."""

    def __init__(self, flows: Flows, weights: Mapping[str, float] | None = None) -> None:
        super().__init__(flows, weights)
        self.captives = Captives(flows)

    def told_before(self, before: int, decided: Sequence[Sides]) -> list[tuple[int, Way]]:
        """The ways that are told just before a token, each with its own, in text order: by predicates, and by the first figures of the page."""
        document = self.document
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
        if chunk is None or figure.timed:
            return None
        if figure.kind is None:  # "Half of it has been repaid"
            repaid = self._due(figure, chunk) if self._repaid(chunk) and not any(named(role)) else None
            return None if repaid is None else Sides(repaid, (None, None), role, "counterpart")
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
        if role is None and (asked := self._asked_for(figure, chunk)) is not None:
            return Sides(asked, (None, None), role, "verb")
        if figure.kind == "money" and not any(named(role)) and (worth := self._deal_worth(chunk)) is not None:
            return Sides(worth, (None, None), role, "counterpart")
        if figure.kind != "money" and (aboard := self._aboard(figure, chunk, before)) is not None:
            return Sides(aboard, (None, None), role, "counterpart")
        if figure.kind == "money" and (bill := self._billed(figure, chunk, before)) is not None:
            return Sides(bill, (None, None), role, "counterpart")
        if figure.kind == "money" and not any(named(role)) and (due := self._due(figure, chunk)) is not None:
            return Sides(due, (None, None), role, "counterpart")
        if figure.kind == "money" and (proceeds := self._proceeds(chunk)) is not None:
            return Sides(proceeds, (None, None), role, "paid")
        if role is not None and role.kind == "build" and figure.kind == "money" and self._priced(chunk):
            return Sides((role.transfer.recipient, role.transfer.giver), (None, None), role, "paid")
        predicate = self._passing(role, chunk)
        if predicate is None or (role is not None and role.rule in PRICES):
            return None
        giver, recipient, taken, held = self.flows.joined(predicate)
        if role is not None and any(
            None not in pair and pair[0] != pair[1]
            for pair in zip(named(role), (giver, recipient), strict=True)
        ):
            giver, recipient = named(role)  # a second subject: "Norland gets oil and Ostmark 30 tanks"
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
        told = self.told_before(predicate.token, before)
        goods = figure.kind == "goods"
        way = self.counterparts.way(predicate, (giver, recipient), (taken, held), told, goods=goods)
        return None if way is None else Sides(way, (None, None), role, "counterpart")

    def _exchanged(self, figure: Figure, chunk: Chunk, before: Sequence[Sides]) -> Pair | None:
        """Who gives whom what is given in exchange: against the way of what the clause tells of, by its verb or by its other figure.

        Nobody where that is not told, None where nothing is given in exchange.
        """
        role, verb = figure.role, self.flows.roles.verbs.get(chunk.clause)
        sides = sides_of(role)
        if verb is not None and verb.frame.good == ("thing",) and chunk.index in verb.fillers("thing"):
            # "paid for the tanks from Norland with 300 tonnes of tea"
            return way_of(self.flows.joined(verb)[:2]) or way_of(self._beside(figure, before)[::-1])
        countered = self.flows.countered(figure)
        if role is not None and role.rule in (*PRICES, "origin") and role.sure and None not in sides:
            word = self._given_for(chunk)
            sold = verb is not None and (verb.frame.passes == "money" or verb.frame.kind in _BARTERED)
            paid = sold and word in ("for", "für")
            traded = figure.kind == "goods" and self.flows.sort(figure.good)
            if countered or (traded and (paid or word in self.flows.words.exchanging)):
                return way_of(sides)
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
        way = way_of(passing if along else passing[::-1])
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
        way = way_of(self.flows.joined(offer)[:2][::-1]) if pointed else None
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
        return way_of((subject, giver)) if back else None

    def _asked_for(self, figure: Figure, chunk: Chunk) -> Way | None:
        """The way of what answers a question without a verb of its own: "How many tanks did Norland send to Ostmark? So far 30"."""
        document, flows = self.document, self.flows
        n, clause = document.sentence_of[figure.tokens[0]], document.clause(chunk.clause)
        if not n or (clause is not None and clause.verb is not None):
            return None
        before = document.sentences[n - 1]
        if document.tokens[before.end - 1].text != "?" or chunk.start - document.sentences[n].start > _ANSWER:
            return None
        verbs = (
            flows.roles.verbs.get(i) for i in dict.fromkeys(document.clause_of[before.start : before.end])
        )
        told = [
            verb
            for verb in verbs
            if verb is not None and (verb.frame.passes == "money") == (figure.kind == "money")
        ]
        ways = {way_of(flows.joined(verb)[:2]) for verb in told}
        return only(ways)

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
            acts = near[0].role is not None and near[0].role.kind in TRADED | GIVING | _YIELDING
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

    def _billed(self, figure: Figure, chunk: Chunk, before: Sequence[Sides]) -> Way | None:
        """Who pays whom the price of what was sold just before: "Peru ordered 40 tanks from Norland. The bill, $3 million, has been paid".

        The same for what a side pays or gets that is only called by its part: "The government paid", "The manufacturer received". Not the
        price of something else ("the price of oil"), nor what is paid for something else ("for new desks").
        """
        own_sides = named(figure.role)
        way, goods = self._just_told(figure, before, _SOLD)
        if way is None:
            return None
        if not (self._settles(chunk, goods) or (not any(own_sides) and self._priced(chunk, goods))):
            return None
        sentence = self.document.sentence_at(figure.tokens[0])
        seller, buyer = way
        named_ = self.flows.named_between(sentence.start, sentence.end)
        others = {each.code for each in named_ if each.function != "speaker"} - {seller, buyer}
        fits = own_sides[0] in (None, buyer) and own_sides[1] in (None, seller)
        return (buyer, seller) if fits and not others else None

    def _just_told(
        self, figure: Figure, before: Sequence[Sides], kinds: frozenset[str]
    ) -> tuple[Way | None, frozenset[str]]:
        """The one way that goods went by what a figure's sentence says before it, or the one before in its paragraph, by predicates of some kinds.

        With it the lemmas and the classes of those goods.
        """
        document, first = self.document, figure.tokens[0]
        own = document.sentence_of[first]
        start = document.sentences[max(0, own - 1)]
        start = start if start.paragraph == document.sentences[own].paragraph else document.sentences[own]
        begin = bisect_left(self.flows.figures, start.start, key=lambda each: each.tokens[0])
        near = zip(self.flows.figures[begin : len(before)], before[begin:], strict=False)
        counted = [
            (each, sides.stated)
            for each, sides in near
            if each.kind != "money" and each.role is not None and each.role.kind in kinds
        ]
        passages = [
            each
            for each in self.flows.between(start.start, first)
            if each.kind == "goods" and each.predicate in kinds
        ]
        ways = {way for _, way in counted} | {each.sides for each in passages}
        way = only({way for way in ways if None not in way})
        goods = {each.good for each, _ in counted} | {self.flows.sort(each.good) for each, _ in counted}
        goods |= {each.sort for each in passages}
        for n in {document.sentence_of[each.token] for each in passages}:
            told = (one for one in self.flows.roles.by_sentence[n] if one.frame.kind in kinds)
            goods |= {document.head(good).lemma for one in told for good in one.goods}
        return (None if way is None else way_of(way)), frozenset(goods - {""})

    def _is_told(self, chunk: int, goods: frozenset[str]) -> bool:
        """Whether a chunk is what was told: a pronoun, the same noun, or one of its class."""
        own, head = self.document.chunks[chunk], self.document.head(chunk)
        return own.pronoun or head.lemma in goods or self.flows.sort(head.lemma) in goods

    def _aboard(self, figure: Figure, chunk: Chunk, before: Sequence[Sides]) -> Way | None:
        """The way of what carries something, for that: "A ship from Norland reached Peru. It carried 300 tents", "On board were two doctors"."""
        clause, words = self.document.clause(chunk.clause), self.flows.words
        if clause is None or clause.verb is None or any(named(figure.role)) or figure.unit in _CREW:
            return None
        said = f" {' '.join(self.document.tokens[i].lower for i in clause.places)} "
        subject = self.document.chunk(clause.subject)
        carries = clause.verb.lemma in words.holding | words.carrying and subject is not None
        if carries and subject is not None:
            head = self.document.head(subject.index)
            carries = head.lower in _THEY or head.lemma.lower().endswith(tuple(words.vehicles))
        aboard = carries or any(each in said for each in _ABOARD)
        return self._just_told(figure, before, _CARRIED)[0] if aboard else None

    def _settles(self, chunk: Chunk, goods: frozenset[str]) -> bool:
        """Whether an amount is paid to or got by whoever is only called the seller, or paid by whoever is only called the buyer, for nothing else."""
        roles, clause = self.flows.roles, self.document.clause(chunk.clause)
        verb = roles.verbs.get(chunk.clause)
        if verb is None or clause is None or verb.frame.kind not in _PAYMENTS:
            return False
        chain = {*roles.chain(chunk.index)}
        if chain.isdisjoint(verb.goods) or not self._for_that(clause.preps, chain, goods):
            return False
        subject = self.document.chunk(clause.subject)
        passive = clause.verb is not None and clause.verb.passive
        whom = verb.fillers("prep:to", "prep:an", "dative")
        if verb.frame.kind == "receive":
            return subject is not None and roles.sells(subject.index)
        if whom and not all(map(roles.sells, whom)):
            return False
        pays = subject is None or passive or roles.buys(subject.index)
        return pays or bool(whom)

    def _for_that(self, preps: Sequence[int], chain: set[int], goods: frozenset[str]) -> bool:
        """Whether no phrase of a clause says that money is for something else than the goods told: "for new desks", "in pensions"."""
        timing = lexicon.grammar(self.document.language).timing
        for n in preps:
            chunk = self.document.chunks[n]
            prep = self.flows.roles.preposition(chunk)
            when = any(token.base in timing or token.pos == "num" for token in self.document.words(chunk))
            if n in chain or when or prep not in _PURPOSES:
                continue
            if prep not in ("for", "für") or not self._is_told(n, goods):
                return False
        return True

    def _priced(self, chunk: Chunk, goods: frozenset[str] | None = None) -> bool:
        """Whether an amount is what something costs: "at a price of $3 million", "The bill: $3 million", "Die Miete beträgt 3 Millionen".

        Of `goods`, where they are given: not "the price of oil", "oil prices" or "rent in the city".
        """
        document, clause = self.document, self.document.clause(chunk.clause)
        around = [*self.flows.roles.chain(chunk.index)[1:]]
        verb = None if clause is None else clause.verb
        levels = verb is None or (clause is not None and self.flows.roles.verb_class(clause.index) in _LEVELS)
        if clause is not None and levels:
            around += [n for n in (clause.subject, clause.predicative) if n is not None and n != chunk.index]
        before = document.chunk(chunk.index - 1)
        mark = document.tokens[chunk.start - 1].text in (":", ",")
        if before is not None and mark and before.end == chunk.start - 1:
            around.append(before.index)
        prices = [
            n for n in around if document.head(n).lemma.lower().endswith(tuple(self.flows.words.prices))
        ]
        return any(goods is None or self._price_of(n, chunk.index, goods) for n in prices)

    def _price_of(self, n: int, amount: int, goods: frozenset[str]) -> bool:
        """Whether a price is of the goods told: one price, with an article or alone, and of nothing else."""
        document, price = self.document, self.document.chunks[n]
        inside = document.tokens[price.start : price.head]
        articled = any(token.pos == "det" for token in inside) or price.prep is not None
        alone = articled or document.tokens[price.end].text in (":", "(")
        other = any(
            token.pos == "noun" and self.flows.sort(token.lemma) not in ("", *goods) for token in inside
        )
        of = [
            m
            for m in (*self.flows.roles.linked(n, "of", "genitive"), *self.flows.roles.following(price))
            if m != amount and not document.numbered(document.chunks[m])
        ]
        return alone and price.plural is not True and not other and all(self._is_told(m, goods) for m in of)

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
        told = self.told_before(figure.tokens[0], before) if gives and alone else []
        return told[-1][1][::-1] if len({frozenset(way) for _, way in told}) == 1 else None

    def _due(self, figure: Figure, chunk: Chunk) -> Way | None:
        """Who pays whom what falls due: against the way of the loan or the goods that were told last, and as what is owed."""
        tokens, clause = self.document.tokens, self.document.clause(chunk.clause)
        heads = [
            tokens[self.document.chunks[n].head].lemma.lower() for n in self.flows.roles.chain(chunk.index)
        ]
        said = () if clause is None else (tokens[i].lower for i in clause.places)
        if (
            not self._repaid(chunk)
            and _DUE.isdisjoint(said)
            and not any(head.endswith(_REPAID) for head in heads)
        ):
            return None
        first = self.document.sentences[max(0, self.document.sentence_of[figure.tokens[0]] - FARTHEST)].start
        told = [each for each in self.flows.between(first, figure.tokens[0]) if None not in each.sides]
        last = told[-1] if len({frozenset(each.sides) for each in told}) == 1 else None
        more = {token.lower for token in self.document.words(chunk)} & _MORE
        if last is None or last.predicate in _GIFTS or more:
            return None
        return way_of(last.sides if last.predicate in PAYING_BACK - {"buy"} | {"owe"} else last.sides[::-1])

    def _repaid(self, chunk: Chunk) -> bool:
        """Whether a figure is what is paid back: "Of this, $40 million has been repaid"."""
        verb = self.flows.roles.verbs.get(chunk.clause)
        clause = self.document.clause(chunk.clause)
        own = clause is not None and chunk.index in (clause.subject, clause.object)
        return verb is not None and verb.frame.kind == "repay" and (own or chunk.index in verb.goods)

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
