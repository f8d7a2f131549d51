"""Which amount a rate phrase belongs to: the one that it stands right behind, else the next of its clause that can carry it, else the nearest before it."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade import units
from countertrade.reading.document.types import Clause
from countertrade.reading.numeric.drafts import EACH, Draft, Phrase, Rate
from countertrade.reading.numeric.items import OF, Items

_REACH = 9  # parts between an adjective of frequency and the figure of its noun
_NEAR = 6  # parts between an amount and a rate phrase that still follows it
_NOMINAL = frozenset("noun name adj det num adv cconj".split())
SIDE = frozenset(",;:–—")
_HAVING = frozenset("with of consisting having mit aus bestehend".split())
_STOPS = frozenset((":", ";"))
_OF_IT = frozenset(("it", "them"))


def last_before(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The amount that ends last before a part."""
    return max((draft for draft in drafts if draft.last <= at), key=lambda draft: draft.last, default=None)


def follows(items: Items, draft: Draft, at: int) -> bool:
    """Whether a rate phrase stands right behind an amount: after it, its noun, "of …", a bracket, another rate."""
    ends = (rate.last for rate in draft.rates if rate.last <= at and rate.first >= draft.last)
    place = max([draft.last, *ends])
    place += items.word(place) == ")"
    if at < place or at - place > 2 * _NEAR:
        return False
    if items.word(place) == "," and place == at - 1:
        # "2.7 million won, or $2,050, a month", "20 tonnes of rice, annually"
        either = items.word(draft.first - 1) in ("or", "oder") and items.word(at + 1) in items.words.periods
        return items.word(at) in items.words.frequencies or either
    if items.word(at - 1) == ")" and "(" in items.lower[place + 1 : at]:
        at -= items.lower[place:at][::-1].index("(") + 1  # "2 tonnes of gas (LNG) a year"
    elif items.word(at - 1) == "," and items.word(at + 1) in items.words.periods:
        # "2 tonnes of gas, mostly liquid, a year"
        at = next((n for n in range(place + 1, at - 1) if items.word(n) == ","), at)
    elif items.says(at - 2, OF, _OF_IT):
        at -= 2  # "4,000 tonnes of it a year"
    if items.lower[place:at][:1] == ["("] and ")" in items.lower[place + 1 : at - 1]:
        place = items.lower.index(")", place) + 1  # "10 billion cubic metres (bcm) of gas a year"
    between = range(place, at)
    if not between:
        return True
    if len(between) > _NEAR:
        return False
    if items.hyphen(place) and items.tied(place) and place == at - 1:
        return True  # "his $800-a-month wage"
    if items.pos(at - 1) == "cconj":
        return False  # "40 mortars and a batch of shells"
    if items.lower[place] == "(":
        return items.lower[at - 1] == ")"
    for i in between:
        pos, word = items.pos(i), items.lower[i]
        gerund = pos == "verb" and word.endswith("ing") and items.pos(i + 1) == "noun"
        nominal = word in items.words.linking if pos == "adp" else pos in _NOMINAL
        if items.newline(i) or not (gerund or nominal):
            return False
    return True


def target(items: Items, phrase: Phrase, carriers: list[Draft]) -> Draft | None:
    """The amount that a rate phrase belongs to."""
    rate = phrase.rate
    before = last_before(carriers, rate.first)
    after = next((draft for draft in carriers if draft.first >= rate.last), None)
    if after is not None and _purposed(items, items.clause(rate.first), items.clause(after.number.first)):
        after = None
    if rate.per == EACH and phrase.subject and after is not None and after.first == rate.last:
        # "zwei Flüge im Monat mit jeweils 50 Plätzen"
        ended = max([before.last, *(other.last for other in before.rates)]) if before is not None else 0
        counted = before is not None and before.kind == "count" and ended >= rate.first - 2
        return after if free(after, rate) and (counted or after.kind != "count") else None
    if rate.per == EACH and after is not None and _each_has(items, rate, before, after):
        return after if free(after, rate) else None
    if items.word(rate.first - 1) == ")" and before and before.last >= rate.first - 3:
        outer = [draft for draft in carriers if draft.last <= rate.first and items.word(draft.last) == "("]
        # "560 barrels (159 litres each) a day"
        before = outer[-1] if outer and before.kind != "currency" else before
    opens = after is not None and after.first == rate.last
    # "an 800 Millionen Bürger monatlich fünf Kilo"; "4.000 Arbeiter für monatlich 800 Dollar"
    passed = opens and before and (_receives(items, before) or items.pos(rate.first - 1) == "adp")
    if before and follows(items, before, rate.first) and not phrase.adjective and not passed:
        return before if free(before, rate) else None
    if phrase.behind:
        return None
    if phrase.adjective:
        return _described(items, rate, before, after, carriers)
    return _beside(items, phrase, before, after)


def _each_has(items: Items, rate: Rate, before: Draft | None, after: Draft) -> bool:
    """Whether "each" has the amount behind it: "six battalions, each with 40 tanks", "two planes, each carrying 60 people", "they can each carry 60"."""
    between = range(rate.last, after.first)
    if between and _HAVING.issuperset(items.lower[rate.last : after.first]):
        return before is not None and before.kind == "count"
    verbs = [items.pos(at) in ("verb", "aux") for at in between]
    acts = len(verbs) == 1 and verbs[0]
    floats = items.word(rate.first - 1) in SIDE and items.word(rate.last).endswith("ing")
    return acts and (floats or items.pos(rate.first - 1) in ("modal", "aux"))


def _beside(items: Items, phrase: Phrase, before: Draft | None, after: Draft | None) -> Draft | None:
    """The amount of its clause that a rate phrase of its own belongs to: "every month the port loads 900 tonnes"."""
    rate, clausal = phrase.rate, phrase.repeated or phrase.prefixed

    def apart(draft: Draft) -> bool:
        return (clausal and _parted(items, rate, draft)) or _outside(items, rate, draft)

    chosen = (
        _nearer(items, rate, before, after, repeated=phrase.repeated) if before and after else after or before
    )
    if before is None and after is not None:
        marked = items.lower[rate.last + (items.word(rate.last) == ":") : after.first]
        if not _STOPS.isdisjoint(marked):
            return None  # but "Preis pro Liter: 2 Euro"
    if chosen is None or (chosen.kind == "percentage" and items.lower[rate.first] in items.words.during):
        return None
    if apart(chosen):
        chosen = before if chosen is after and before and not apart(before) else None
    if chosen is None or not free(chosen, rate):
        return None
    if phrase.repeated and chosen.kind == "count" and items.pos(chosen.first - 1) == "adp":
        return None  # "alle zwölf Sekunden eine Kabine mit zehn Plätzen"
    named = rate.timed or phrase.prefixed or _near_noun(phrase, chosen)
    return chosen if named else None


def _nearer(items: Items, rate: Rate, before: Draft, after: Draft, *, repeated: bool) -> Draft:
    """The one of two amounts that no comma parts from a rate, else the nearer; a count only behind it or where both are."""
    comma_before = breaks(items, before.last, rate.first)
    ahead, behind = rate.first - before.last, after.first - rate.last
    nearer = ahead < behind or (repeated and ahead == behind)
    if comma_before != breaks(items, rate.last, after.first):
        nearer = not comma_before
    chosen, other = (before, after) if nearer else (after, before)
    counts = after.first > rate.last and chosen.kind == "count"
    return other if counts and other.kind != "count" else chosen


def _described(
    items: Items, rate: Rate, before: Draft | None, after: Draft | None, carriers: list[Draft]
) -> Draft | None:
    """The amount that an adjective of frequency or a compound before a noun belongs to: "the annual rent of $9 million"."""
    if after is not None and after.number.letters and items.lower[after.number.first].endswith("er"):
        # "Monatslohn dreier Arbeiter"
        after = next((draft for draft in carriers if draft.first >= after.last), None)
    grows = _grows(items, rate.last)
    if after is not None and after.code in units.LENGTHS:
        # "the annual rent for the field, 130 kilometres off, should rise to $95 million"
        money = (draft for draft in carriers if draft.first >= after.last and draft.kind == "currency")
        return next(money, None)
    if after is not None and after.first - rate.last <= _REACH:
        # "die Jahresförderung, rund 9000 Tonnen, …"
        apposed = items.word(after.first - 1) in SIDE
        # "the annual fees in total"; but "a yearly total of $3 million"
        total = not items.words.totals.isdisjoint(items.lower[rate.last + 1 : after.first])
        if not total and (apposed or not breaks(items, rate.last, after.first)):
            whole = after.kind == "percentage" and items.pos(rate.first) == "adj" and not grows
            return after if not whole else None  # "beats the yearly goal by 11%"
    if before is None or (before.code == units.SHARE and not grows):
        return None  # "9% of its yearly purchases"
    joined = before.last == rate.first - 1 and items.lower[before.last] in items.words.of_what
    beside = before.last + (items.word(before.last) == ")") == rate.first
    return before if joined or beside else None


def _receives(items: Items, draft: Draft) -> bool:
    """Whether an amount is those who get another."""
    return draft.kind == "count" and items.word(draft.first - 1) in ("an", "to")


def _grows(items: Items, at: int) -> bool:
    """Whether the noun of an adjective of frequency is a rate itself: "3% annual growth"."""
    return any(items.lemma(place) in items.words.growth for place in range(at, at + 3))


def _near_noun(phrase: Phrase, draft: Draft) -> bool:
    """Whether "each X", "every X" belongs to an amount: money in the same stretch of the clause, and not far from it."""
    first, last = _gap(phrase.rate, draft)
    reach = {"currency": 15, "dimension": 6}.get(draft.kind, 0)
    return last - first < reach


def _gap(rate: Rate, draft: Draft) -> tuple[int, int]:
    """The parts between a rate and an amount."""
    return (draft.last, rate.first) if draft.last <= rate.first else (rate.last, draft.first)


def breaks(items: Items, first: int, last: int) -> bool:
    return any(word in SIDE for word in items.lower[first:last])


def _parted(items: Items, rate: Rate, draft: Draft) -> bool:
    """Whether a clause of its own stands between a rate and an amount: "gives $85m as crews meet larger ships every day"."""
    first, last = _gap(rate, draft)
    if rate.last <= draft.first and rate.first - items.opening(rate.first) < 2:
        return False
    ahead = items.words.relatives | {",", "."} if draft.last > rate.first else frozenset()
    marks = items.words.parting | ahead
    told = any(items.pos(at) in ("verb", "aux") for at in range(first, last))
    return told and not marks.isdisjoint(items.lower[first:last])


def _outside(items: Items, rate: Rate, draft: Draft) -> bool:
    """Whether an amount stands in another sentence of a quotation, or another main clause before the rate: "zählt 3 Mio. Bürger und hilft Kiew jährlich"."""
    first, last = _gap(rate, draft)
    if "." in items.lower[first:last]:
        return True
    clause = items.clause(rate.first)
    if draft.last > rate.first:
        return False
    if draft.kind == "count" and clause is not None and clause.kind == "relative":
        return clause is not items.clause(draft.first)  # "two crews, who sail every week"
    marks = [at for at in range(first, last) if items.lower[at] in SIDE or items.pos(at) == "cconj"]
    return bool(marks) and any(items.pos(at) in ("verb", "aux") for at in range(marks[0], last))


def _purposed(items: Items, clause: Clause | None, own: Clause | None) -> bool:
    """Whether an amount stands in what something is done for, and the rate in what is done: "exports tea every month to settle a debt of 9 million"."""
    purpose = (
        own is not None and clause is not None and own.kind == "infinitive" and own.parent == clause.index
    )
    done = (
        clause is not None and clause.verb is not None and (clause.object is not None or bool(clause.preps))
    )
    return purpose and done and clause is not own


def free(draft: Draft, rate: Rate) -> bool:
    """Whether an amount has no rate of the same sort yet: one of time, one of distance, one of anything else."""
    if rate.timed:
        return not any(known.timed for known in draft.rates)
    return all(known.timed or known.along != rate.along for known in draft.rates)
