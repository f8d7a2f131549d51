"""What a figure is for each of, by the arguments of its clause: "each team has nine doctors", "auf jeden Gast entfallen 90 Euro", "an oven burns 80 litres"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.document.chunks import is_feminine
from countertrade.reading.document.types import Chunk, Clause
from countertrade.reading.namewords import name_words
from countertrade.reading.numeric.drafts import Draft, Rate, reaches
from countertrade.reading.numeric.items import Items
from countertrade.reading.numeric.units import UnitFinder
from countertrade.reading.numeric.words import things

OCCASIONS = frozenset(
    "night time occasion case day year month week dollar euro side party kind way step part page one other fall mal seite teil weg schritt".split()
)
PERSONS = frozenset(
    "person child pupil teacher doctor nurse soldier worker patient household family woman man refugee prisoner sailor pilot farmer".split()
)
# prepositions of what has a share, and of the share
_SMALL = 1_000_000  # below which "the cost of a deminer" is one of many
_WAGE = 100_000  # below which what somebody gets in a period is a wage
_PLACED = frozenset("company factory country city bank port bridge".split())  # "a company" is mostly one
_FRAMES = frozenset(("frame", "verbless"))
_PRICED_AT = frozenset("für zu for at worth".split())
_SET = frozenset(
    (
        ("put", "at"),
        ("set", "at"),
        ("fix", "at"),
        ("change", "at"),
        ("festlegen", "auf"),
        ("festsetzen", "auf"),
    )
)  # verbs and prepositions of a price that is set or paid: "a dose is put at", "a vial changes hands at"
_WHOEVER = frozenset("wer whoever anyone anybody everyone everybody".split())
_PAYS = frozenset("pay zahlen bezahlen entrichten".split())
_SAYS = frozenset("say tell explain add note".split())
_TO_ONE = frozenset(("einem", "einer"))
_WORKERS = ("er", "or", "ist", "ee", "kraft")
_THESE = frozenset("these those such dieser solcher".split())


class Shares:
    """Finds what the figures of one document are for each of; `meant` names what "each" alone stands for at a part, `counted` are counts before."""

    def __init__(
        self,
        items: Items,
        finder: UnitFinder,
        denominator: Callable[[int], tuple[str, int] | None],
        counted: Sequence[Draft],
        meant: Callable[[int], str],
    ) -> None:
        self._roots: dict[int, Chunk] = {}
        self.items, self.words, self.finder, self._meant = items, items.words, finder, meant
        self._denominator = denominator
        self._counted = {draft.code for draft in counted if draft.kind == "count"}
        self.document = items.document

    def each(self, draft: Draft, members: Sequence[Draft]) -> list[Rate]:
        """The arguments of a figure's clause with "each" that have it as their share: "each helicopter", "jeden der Gäste", "each of them"; one behind a preposition and one that is bare at most."""
        items = self.items
        found: dict[bool, Rate] = {}
        behind = self._behind(draft)
        if behind is not None and (rate := self._each(behind, draft.kind == "currency")) is not None:
            found[False] = rate
        for _, chunk in self._bearers(draft, members):
            first = self._opening(chunk)
            if any(other.number.share and other.number.first == first for other in members):
                continue  # "jede zweite Rakete"
            if any(
                other.last == first and items.word(other.first - 1) in ("with", "of") for other in members
            ):
                continue  # "flights with 60 passengers each took 300 people home"
            rate = self._each(chunk, draft.kind == "currency")
            if rate is not None and rate.per and rate.per != draft.code:
                found.setdefault(chunk.prep is None, rate)
        return list(found.values())

    def any(self, draft: Draft, members: Sequence[Draft]) -> list[Rate]:
        """The single one that stands for all in a figure's clause, where the present tense tells a yield or a need: "an oven burns", "zu einem Team gehören"."""
        if draft.code in units.TIMES or draft.elliptic:
            return []
        paid = draft.kind == "currency" and draft.best is not None and draft.best < _WAGE
        wage = paid and any(rate.timed for rate in draft.rates)
        if (whoever := self._whoever(draft)) is not None:
            return [whoever]
        found = (
            self._any(clause, chunk, paid=paid, wage=wage) for clause, chunk in self._bearers(draft, members)
        )
        return [rate for rate in found if rate is not None and rate.per != draft.code][:1]

    def _whoever(self, draft: Draft) -> Rate | None:
        """Anybody as who gets, pays or needs so much: "Wer zurückkehrt, erhält 3.000 Euro", "anyone who returns gets $3,000"."""
        items, clause = self.items, self.items.clause(draft.number.first)
        opens = items.opening(draft.number.first)
        if items.word(opens) not in _WHOEVER or clause is None or clause.verb is None:
            return None
        verb = self.items.first_of[clause.verb.main]
        told = clause.verb.lemma in self.words.earns | self.words.yields | _PAYS
        free = items.word(opens) != "wer" or items.word(verb - 1) == ","  # and no question
        once = clause.verb.past or clause.verb.perfect or verb > draft.first
        return Rate("person", opens, opens + 1) if told and free and not once else None

    def price(self, draft: Draft, members: Sequence[Draft]) -> list[Rate]:
        """The one thing whose price a sum is: "the kilowatt hour is credited at 9 cents", "a shell costs …", "der Preis einer Granate liegt bei …"."""
        items, lender, place = self.items, draft.lender, draft.first - 2
        if draft.kind != "currency":
            return []
        if draft.elliptic and lender and lender.rates and items.word(place) in self.words.articles:
            named = self._denominator(place + 1)  # "a tank costs 12 million euros, a shell 8,000"
            return [Rate(named[0], place, draft.first)] if named else []
        found = [self._price(clause, chunk, draft) for clause, chunk in self._bearers(draft, members)]
        found += [self._tagged(draft), self._having(draft), self._apart(draft)]
        return [rate for rate in found if rate is not None and rate.per != draft.code][:1]

    def _tagged(self, draft: Draft) -> Rate | None:
        """The one thing with its price right behind: "a boat at a price of $9 million"."""
        document, own = self.document, self.items.chunk(draft.number.first)
        if own is None or not own.of:
            return None
        thing = document.ahead(document.chunks[own.of])
        # a cost is mostly that of one project
        beside = thing is not None and document.head(own.of).base in self.words.prices
        return self._single(thing) if thing is not None and beside else None

    def _apart(self, draft: Draft) -> Rate | None:
        """The thing of which each is priced behind a comma: "zehn Boote, jedes für 3 Millionen Euro", "ten boats, each at $3 million"."""
        items, at = self.items, draft.first - 2
        alone = items.word(at) in self.words.every and items.word(at - 1) == ","
        meant = self._meant(at) if alone and items.word(at + 1) in _PRICED_AT else ""
        return Rate(meant, at, draft.first) if meant else None

    def _having(self, draft: Draft) -> Rate | None:
        """The one thing that costs a sum to have: "keeping one nurse in Lima costs $900"."""
        document, own = self.document, self.items.clause(draft.number.first)
        verb = own.verb if own is not None else None
        if own is None or verb is None or verb.lemma not in self.words.price_verbs:
            return None
        if self.items.token[draft.number.first] < verb.main:
            return None
        for clause in document.clauses:
            acts = clause.kind == "participle" and clause.parent == own.index and clause.object is not None
            if acts and clause.start < verb.main and document.tokens[clause.start].lower.endswith("ing"):
                thing = document.chunks[clause.object or 0]
                usual = not (verb.past or verb.perfect or verb.modals or self._one(thing))
                first = self.items.first_of[thing.start]
                one = not self.words.single.isdisjoint((self.items.word(first - 1), self.items.word(first)))
                return self._single(thing) if usual or one else None
        return None

    def _single(self, chunk: Chunk) -> Rate | None:
        """A chunk as one known thing of any: with an indefinite article or "one"."""
        items = self.items
        first, end = items.first_of[chunk.start], items.first_of[chunk.end]
        first -= items.word(first - 1) in self.words.single
        single = items.word(first) in self.words.articles | self.words.single and not chunk.plural
        part = self._partitive(chunk) if single and chunk.head == chunk.start else None
        if part is not None:  # "running one of the boats costs"
            code, sure = self.finder.code(items.first_of[part.head])
            return Rate(code, first, items.first_of[part.end]) if sure else None
        named = self._denominator(first + 1) if single else None
        return Rate(named[0], first, end) if named and named[1] == end and named[0] in things() else None

    def _price(self, clause: Clause, chunk: Chunk, draft: Draft) -> Rate | None:
        """An argument of a clause of price as what a sum is for: one measure or currency with any article and verb, one thing where the words tell a price."""
        items, document, verb = self.items, self.document, clause.verb
        assert verb is not None
        first, end = self._opening(chunk), items.first_of[chunk.end]
        prep = self._prep(self._root(document.chunk_of[items.token[draft.number.first]]))
        told = verb.lemma in self.words.price_verbs or (verb.lemma, prep) in _SET
        if told and chunk.pronoun and items.word(first) in self.words.articles:
            return Rate(meant, first, end) if (meant := self._meant(first)) else None
        held = document.chunk(chunk.of) or document.ahead(chunk)
        costing = self.words.prices | self.words.costs | self.words.rated
        priced = held is not None and document.head(held.index).base in costing
        sized = items.word(first + 1).isdecimal() and items.word(end - 1).isalpha()  # "a 105mm shell"
        next_ = items.word(first + 1)  # "a second ship", "eine solche Granate"
        ordinal = (next_ == "second" or next_.startswith("solch")) and first + 2 < end
        worth = items.word(draft.first - 1) == "worth" or items.word(draft.last) == "wert"
        whose = held is not None and chunk.link in ("genitive", "possessive", "of")
        any_ = items.word(first) in self.words.articles | self.words.single
        priced |= worth and whose and any_  # "a train's load is worth"
        named = (self.finder.code(end - 1)[0], end) if sized else self._denominator(first + 1 + ordinal)
        # "die Versorgung eines Soldaten kostet"
        priced |= told and whose and any_ and named is not None and named[0] in PERSONS
        many = chunk.plural and not (self.words.german and items.word(first) in ("den", "der"))
        if named is None or many or named[0] == draft.code or (held is not None and not priced):
            return None
        goods = document.chunk(clause.object) if not verb.passive else None
        other = goods is not None and goods is not items.chunk(draft.number.first) and not goods.pronoun
        if other and chunk.index == clause.subject:
            return None  # "the unit estimates the charge at 9 million"
        code, last = named
        if any(rate.timed and first <= rate.first < last for rate in draft.rates):
            return None  # "eine Jahreslieferung"
        worth |= items.says(draft.last, "zu", "haben") or "buche" in self._lower(clause)
        told |= priced or worth or self._bought(clause, chunk, draft)
        plain = units.numbered(code)[1]
        if plain in units.TIMES and (last != end or items.pos(end) in ("noun", "name")):
            return None  # "with a five-year grace period", "with a 20-year | term"
        measured = (units.is_known(plain) and (plain not in units.TIMES or told)) or plain == "carat"
        if units.is_currency(code) and (last != end or chunk.prep is not None):
            return None
        if items.word(first) in self.words.definite:
            fits = code == plain and (measured or (code == "unit" and told))
        else:
            bare = last == items.first_of[verb.main] and not self._handed(last - 1)
            single = items.word(first) in self.words.articles | self.words.single
            # "the cost of a deminer at €3,500 a month", but not that of a study
            small = held is not None and draft.best is not None and draft.best < _SMALL
            small = small and any(rate.timed for rate in draft.rates) and not self._handed(last - 1)
            fits = single and told and (measured or bare or small or code in things() | {"person"})
        return Rate(code, first, last) if fits else None

    def _opening(self, chunk: Chunk) -> int:
        """The first part of a chunk behind its preposition."""
        first = self.items.first_of[chunk.start + (chunk.prep == chunk.start)]
        return first + (self.items.says(first, "such", self.words.articles))  # "such a shell costs"

    def _lower(self, clause: Clause) -> list[str]:
        """The words of a clause."""
        return [token.lower for token in self.document.tokens[clause.start : clause.end]]

    def _bought(self, clause: Clause, chunk: Chunk, draft: Draft) -> bool:
        """Whether somebody buys a thing for a sum: "Lima bought another boat for $9 million"."""
        own = self._root(self.document.chunk_of[self.items.token[draft.number.first]])
        paid = self._prep(own) in ("for", "für")
        lemma = clause.verb.lemma if clause.verb else ""
        frames = lexicon.transfers(self.document.language).verbs.get(lemma, ())
        buys = any(each.kind in ("buy", "order") for each in frames)
        return buys and paid and chunk.index == clause.object and not self._one(chunk)

    def _handed(self, at: int) -> bool:
        """Whether a noun is no thing that has a price each: a deal, an aid package, a loan."""
        known, word = lexicon.transfers(self.document.language).nouns, self.items.lower[at]
        compounds = tuple(noun.lower() for noun in known if len(noun) > 4)
        return word in known or (self.words.german and word.endswith(compounds))

    def _prep(self, chunk: Chunk) -> str:
        """The preposition of a chunk in lower case, empty for one without."""
        return self.document.tokens[chunk.prep].lower if chunk.prep is not None else ""

    def _behind(self, draft: Draft) -> Chunk | None:
        """The phrase right behind a figure, or behind how often: "900 dollars a week for each miner"."""
        document, own = self.document, self.items.chunk(draft.number.first)
        for chunk in document.chunks[own.index + 1 : own.index + 3] if own is not None else ():
            begin = chunk.start if chunk.prep is None else chunk.prep
            gap = document.tokens[document.chunks[chunk.index - 1].end : begin]
            if any(each.pos in ("verb", "aux", "modal", "punct") for each in gap):
                return None
            if chunk.prep is not None:
                return chunk if self._prep(chunk) in self.words.each_for else None
            if document.head(chunk.index).base not in lexicon.grammar(document.language).timing:
                return None
        return None

    def _bearers(self, draft: Draft, members: Sequence[Draft]) -> Iterator[tuple[Clause, Chunk]]:
        """The arguments of a figure's clause of which the verb can say it."""
        items, token = self.items, self.items.token[draft.number.first]
        clause, own = items.clause(draft.number.first), items.chunk(draft.number.first)
        if clause is None or clause.verb is None or own is None or clause.kind in _FRAMES:
            return
        ended = {other.last for other in members}
        arguments = [*self._arguments(clause)]
        if (
            clause.kind in ("infinitive", "participle")
            and clause.subject is None
            and clause.parent is not None
        ):
            # "is likely to be", "with each nurse getting"
            arguments += self._arguments(self.document.clauses[clause.parent])
        for chunk in sorted(arguments, key=lambda one: one.prep is None or one.start < token):
            # "for each" right behind its figure goes first
            bare = chunk.prep is None and chunk.index != clause.subject
            floats = bare and items.first_of[chunk.start] in ended
            if chunk.start <= token < chunk.end or floats:
                continue  # the figure's own, and "90 euros each"
            if self._bears(clause, chunk, own.index, draft, members):
                yield clause, chunk

    def _arguments(self, clause: Clause) -> Iterator[Chunk]:
        """The chunks of a clause that can have a share: subject, objects, those behind a preposition of sharing, and whose they are."""
        chunks = self.document.chunks
        shared = clause.conj if clause.shared and clause.subject is None else None
        subject = self.document.clauses[shared].subject if shared is not None else clause.subject
        shares = [
            n for n in clause.preps if chunks[n].of is None and self._prep(chunks[n]) in self.words.sharers
        ]
        given = (  # "einem Schweißer bleiben 650 Euro"
            chunk.index
            for chunk in self.document.chunks_in(clause)
            if self.document.tokens[chunk.start].lower in _TO_ONE and chunk.prep is None and chunk.of is None
        )
        for n in dict.fromkeys((subject, clause.dative, clause.object, *given, *shares)):
            if n is not None:
                yield chunks[n]
                yield from (owner for owner in chunks[max(0, n - 1) : n + 2] if owner.of == n)

    def _bears(self, clause: Clause, chunk: Chunk, own: int, draft: Draft, members: Sequence[Draft]) -> bool:
        """Whether a figure is what the verb says of an argument: no part of another phrase, and the first of the clause or joined to it."""
        document = self.document
        first, token = self._root(own), self.items.token[draft.number.first]
        prep = first.prep
        if first.of is not None and not self._told_of(clause, first):
            return False
        if prep is not None and self.items.first_of[prep] >= draft.first:
            prep = None  # "kostet an die 90 Euro"
        word, money = "" if prep is None else self._prep(first), draft.kind == "currency"
        intake = word == "in" and money and clause.object is None and clause.kind != "participle"
        # "each job brings in $48,000"
        if (
            word
            and word not in self.words.shares
            and not (money and (word in ("für", "at", "worth") or intake))
        ):
            return False
        if word in self.words.made_of and prep == chunk.end and not money:
            return False  # "a ship with 40 sailors"
        timed = draft.code in units.TIMES and first.prep is None
        if timed and first.index not in (clause.object, clause.predicative):
            return False
        part = self._partitive(chunk)
        end = part.end if part is not None else chunk.end
        rivals = [
            self.items.token[o.number.first]
            for o in members
            if o is not draft and o.label is None and not self._beside(o, end, draft)
        ]
        others = [
            at
            for at in rivals
            if document.clause_of[at] == clause.index
            and not chunk.start <= at < end
            and (document.chunk_of[at] < 0 or self._root(document.chunk_of[at]) != first)
        ]
        if token > chunk.start:
            return not any(chunk.start <= at < token for at in others)
        if chunk.prep is None and any(at >= end for at in others):
            return False  # "nurses get 300 euros, each doctor 900"
        return not any(token < at < chunk.start for at in others)

    def _beside(self, other: Draft, end: int, draft: Draft) -> bool:
        """Whether a figure only says how large a thing is, or by how much a price changed: "a barrel (159 litres) costs", "fell by $1.51 to $61.88"."""
        items = self.items
        sized = items.word(other.first - 1) == "(" and items.first_of[end] == other.first - 1
        return sized or reaches(items, other, draft)

    def _root(self, n: int) -> Chunk:
        """The first of the chunks that one is joined to in its clause."""
        found = self._roots.get(n)
        if found is None:
            found = self.document.chunks[n]
            while found.conj is not None and self.document.chunks[found.conj].clause == found.clause:
                found = self._roots.get(found.conj) or self.document.chunks[found.conj]
            self._roots[n] = found
        return found

    def _told_of(self, clause: Clause, figure: Chunk) -> bool:
        """Whether a figure in another chunk is still what the verb says: "a fee of 900 euros", and behind ", says X, analyst," without a subject."""
        document = self.document
        if figure.link == "apposition":
            return figure.prep is None and clause.subject is None
        held = document.chunks[figure.of] if figure.of is not None else figure
        bare = document.tokens[held.start].lower in self.words.articles or held.start == held.head
        paid = self._prep(held) in self.words.made_of
        return figure.link == "of" and bare and (held.index in (clause.object, clause.subject) or paid)

    def _each(self, chunk: Chunk, money: bool) -> Rate | None:
        items, document = self.items, self.document
        first, last = self._opening(chunk), items.first_of[chunk.end]
        if items.word(first) not in self.words.every:
            return None
        head = items.first_of[chunk.head]
        if chunk.pronoun or head == first or items.lower[head] in self.words.single:
            part = self._partitive(chunk)
            tail = None if part is None else document.tokens[part.head]
            if tail is None or tail.pos == "num" or tail.lower in self.words.them | self.words.relatives:
                return Rate(self._meant(first), first, last)
            assert part is not None
            head = items.first_of[part.head]
            money |= part.plural is not False  # "each of the teams"
        elif any(items.pos(at) == "verb" for at in range(first + 1, head)):
            return None  # "each holding 60 tonnes"
        return self._named(head, first, last, known=not money or items.pos(head) == "name")

    def _partitive(self, chunk: Chunk) -> Chunk | None:
        """What "each" is one of: "each of the 40 hospitals", "jeder der Piloten"."""
        opens = self.items.word(self.items.first_of[chunk.end]) in ("of", "von", *self.words.wholes)
        return self.document.chunk_at(chunk.end + 1) if opens else None

    def _any(self, clause: Clause, chunk: Chunk, *, paid: bool, wage: bool) -> Rate | None:
        items, verb = self.items, clause.verb
        assert verb is not None
        first, head = self._opening(chunk), items.first_of[chunk.head]
        between = [items.lower[at] for at in range(first + 1, head)]
        single = items.word(first) in self.words.articles | {"one"} and chunk.of is None
        if head == first and single and (part := self._partitive(chunk)) is not None:
            if items.word(items.first_of[part.start]) not in _THESE:
                return None
            head = items.first_of[part.head]  # "one of these machines clears"
            between = []
        fits = all(w.startswith(tuple(self.words.typical | self.words.single)) for w in between)
        kinds = {items.pos(at) for at in range(first + 1, head)}
        fits |= verb.lemma in self.words.holds and kinds <= {
            "adj",
            "noun",
        }  # "a refrigerated container holds"
        earns = paid and verb.lemma in self.words.earns and self._earner(items.lower[head])
        fits |= earns and all(self._of_all(at) for at in range(first + 1, head))
        if not single or chunk.plural or self._one(chunk) or not fits:
            return None
        named = self._named(head, first, head + 1, known=not earns)
        above = self.document.clause(clause.parent) if clause.kind == "participle" else None
        happened = (
            above is not None and above.verb is not None and above.verb.past
        )  # "a ship came carrying 9 t"
        if (
            named is None
            or happened
            or (verb.past and not self._backshifted(clause))
            or verb.perfect
            or (verb.lemma == "gehören" and chunk.prep is None)
        ):
            return None
        given = (chunk.prep is not None and named.per in PERSONS) or earns
        yields = (units.is_known(named.per) or verb.lemma in self.words.yields) and not self._event(clause)
        return named if (given or yields) and named.per not in _PLACED else None

    def _backshifted(self, clause: Clause) -> bool:
        """Whether a past tense is only that of what somebody said: "he said that a wagon carried 70 tonnes"."""
        above = self.document.clause(clause.parent) if clause.kind == "complement" else None
        told = None if above is None else above.verb
        return told is not None and told.past and not told.passive and told.lemma in _SAYS

    def _of_all(self, at: int) -> bool:
        """Whether a word before a noun for people picks nobody out: "an ordinary Cuban police officer", but "a senior officer"."""
        word = self.items.lower[at]
        state = name_words(self.document.language).adjective(word) is not None
        return state or self.items.pos(at) == "noun" or word.startswith(tuple(self.words.typical))

    def _earner(self, noun: str) -> bool:
        """Whether a noun names somebody who works: a nurse, "a ranger", "ein Schweißer", but no ministry and no village."""
        kind = name_words(self.document.language).kind(noun)
        return kind == "person" or noun in PERSONS or (kind is None and noun.endswith(_WORKERS))

    def _one(self, chunk: Chunk) -> bool:
        """Whether a place or name says which one is meant: "a hospital in Lima"."""
        place = self.document.phrase(chunk)
        return place is not None and self.document.head(place.index).pos == "name"

    def _event(self, clause: Clause) -> bool:
        """Whether a clause tells of one occasion: it has a state that something goes to."""
        chunks = self.document.chunks_in(clause)
        return any(
            self.document.head(c.index).pos == "name" and self._prep(c) in self.words.goals for c in chunks
        )

    def _named(self, head: int, first: int, last: int, known: bool = True) -> Rate | None:
        """A rate by its noun: a measure, or a thing; `known` asks that a table knows it or the page counts it."""
        whole = self.finder.measure(first + 1)  # "each kilowatt hour"
        unit = whole if whole is not None and whole.last > head else self.finder.measure(head)
        if unit is not None and unit.kind == "dimension" and unit.code:
            return Rate(unit.code, first, unit.last) if unit.code not in units.TIMES else None
        code, sure = self.finder.code(head)
        counted = sure or not known or code in self._counted or code in self.words.generic
        named = counted and code.lower() not in OCCASIONS and not units.bad_code(code)
        return Rate(code, first, last) if named else None


def agrees(items: Items, each: int, head: int) -> bool:
    """Whether a German "jeder", "jede", "jedes" can stand for a noun by its gender."""
    word = items.word(each)
    if not word.startswith("jede") or word == "jeder":
        return True
    return is_feminine(items.document.tokens[items.token[head]].lemma) in (None, word == "jede")
