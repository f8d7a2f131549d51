"""Rates that an amount has from another: its conversion, a part of it, its earlier or later state, a difference to it, the next of its list."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from countertrade import units
from countertrade.reading.numeric.drafts import Draft, Rate, in_all, over_a_term, reaches
from countertrade.reading.numeric.items import OF, Items
from countertrade.reading.numeric.targets import SIDE, free

_NEAR = 6  # parts between an amount and a rate phrase that still follows it
_LISTING = frozenset("noun name adj adp det cconj adv punct".split())
_LEADING = frozenset(("", ",", "up", "down"))  # before a "from" that compares
_TOTAL = 15  # times an amount for one thing from which on an amount beside it is that of all
_CLOSE = Decimal("1.2")  # between two prices of one thing
_GAP = 7  # parts between two amounts that are compared
# before what several amounts come to: "8.5 million apiece, a bill of 102 million"
_SUMMED = frozenset("bill adding adds full overall sum sums makes makes sodass summe ende".split())
_ADDED = frozenset("top addition besides beside neben zusätzlich zuzüglich".split())
_REMEMBERED = 3  # sentences that "each" reaches back over


def by_measure(draft: Draft) -> list[Rate]:
    """The rates of an amount that are measures of goods: "240 dollars per 1,000 litres"."""
    known = (rate for rate in draft.rates if units.is_known(units.numbered(rate.per)[1]))
    return [rate for rate in known if not rate.timed]


def priced(items: Items, carriers: Sequence[Draft], start: int) -> None:
    """Give prices the measure that is printed once, behind the last: "a price of $180 and then $210, while Peru asked for $240 per 1,000 m3"."""
    last = next((draft for draft in carriers if draft.kind == "currency" and by_measure(draft)), None)
    if last is None or not last.best:
        return
    nouns = items.words.prices | items.words.costs
    noun = next((at for at in range(start, last.first) if items.lemma(at) in nouns), last.first)
    for draft in carriers:
        alike = draft.best and last.best / 3 <= draft.best <= last.best * 3
        if noun < draft.first < last.first and draft.code == last.code and alike and not draft.rates:
            draft.rates += by_measure(last)


def formerly(items: Items, price: Draft, draft: Draft) -> None:
    """Give a sum the measure of the price before it, where it is said to be an older or newer one, or is about as high: "$275 a ton, and Peru's $272"."""
    one, other = items.sentence(price.first), items.sentence(draft.first)
    alike = price.best and draft.best and price.best / 5 <= draft.best <= price.best * 5
    between = range(max(price.last, items.opening(draft.first)), draft.first)
    told = any(items.lemma(at) in items.words.former or _is_so(items, at) for at in between)
    pairs = ((a, b) for a in price.ends for b in draft.ends)
    close = draft.number.scale == 1 and any(0 < max(a, b) <= min(a, b) * _CLOSE for a, b in pairs)
    close = close and other - one <= _REMEMBERED
    if ((other - one < 2 and alike and told) or close) and price.code == draft.code and not draft.rates:
        draft.rates += by_measure(price)


def _is_so(items: Items, at: int) -> bool:
    """Whether a verb says of something named before how much it is: "heute sind es"."""
    return items.lemma(at) in items.words.be and not items.words.dummies.isdisjoint(items.beside(at))


def converted(items: Items, carriers: list[Draft]) -> None:
    """An amount and its conversion have one rate: "8,000 reales (US $1,450) per nurse", "monatlich 90 000 Rubel, das sind 1 000 Dollar"."""
    quotes = [draft for draft in carriers if any(units.is_currency(rate.per) for rate in draft.rates)]
    pairs = list(pairwise(draft for draft in carriers if draft.kind == "currency" and draft not in quotes))
    for one, other in (*pairs, *reversed(pairs)):
        ended = max([one.last, *(rate.last for rate in one.rates if rate.first >= one.last)])
        inside = [draft for draft in quotes if ended <= draft.first < other.first]
        # "zum Kurs von 9 Pesos je Dollar also": five words and the rate of exchange
        reach = 5 + sum(2 + rate.last - draft.first for draft in inside for rate in draft.rates)
        at = other.first
        says = ((items.lemma(at - n), items.word(at - 3 + n)) for n in (1, 2))  # "das sind"
        equal = any(verb in items.words.equal and it in items.words.this for verb, it in says)
        gap = items.lower[one.last : other.first]
        apposed = items.lower[ended : other.first] == [","]  # "62 million rupees a year, about $4 million"
        turned = one.last > other.first or apposed or not items.words.converting.isdisjoint(gap)
        near = at - ended <= reach and turned
        if one.code != other.code and (equal or near):
            for given, taken in ((one, other), (other, one)):
                taken.rates += [rate for rate in given.rates if free(taken, rate)]
    for one, other in pairwise(carriers):
        if one.kind == other.kind == "dimension" and _in_bracket(items, one, other):
            rates = (
                one.rates or other.rates
            )  # "4.5 billion cubic metres (158 billion cubic feet) of gas annually"
            one.rates, other.rates = list(rates), list(rates)
        elif reaches(items, one, other) and not other.rates:
            # "the price per tonne of wheat fell 3 percent to 230 dollars"
            other.rates += [rate for rate in one.rates if rate.last < one.first]


def _in_bracket(items: Items, one: Draft, other: Draft) -> bool:
    """Whether a measure stands in a bracket behind another as the same in other terms."""
    opened = items.word(one.last) == "(" and other.first == one.last + 1 and items.word(other.last) == ")"
    return opened and units.factor(one.code or "", (), other.code or "", ()) is not None


def compared(items: Items, carriers: list[Draft]) -> None:
    """Two amounts of one unit that are compared, and one that lent the other its unit, have one rate: "$1,400 a month, against $480 at home"."""
    for one, other in pairwise(carriers):
        if not _SUMMED.isdisjoint(items.lower[one.last : other.first]):  # "each comes to 6, adding up to 48"
            held = {rate.first for rate in one.rates}
            other.rates[:] = [rate for rate in other.rates if rate.first not in held]
    for at, one in enumerate(carriers):
        for other in carriers[at + 1 : at + 3]:
            if bool(one.rates) == bool(other.rates) or not _alike(one, other):
                continue
            if one.code != other.code:
                if _coordinated(items, one, other) or _worth(items, one, other):
                    for given, taken in ((one, other), (other, one)):
                        taken.rates += [rate for rate in given.rates if rate.timed and not taken.rates]
                continue
            between = range(max([one.last, *(rate.last for rate in one.rates)]), other.first)
            gap = items.lower[between.start : between.stop]
            if (
                in_all(items, other)
                or over_a_term(items, other)
                or (not one.rates and over_a_term(items, one))
                or not (items.words.totals | items.words.remaining | _SUMMED).isdisjoint(gap)
            ):
                continue
            compared = _contrasted(items, one, other, gap) or _coordinated(items, one, other)
            often = any(items.lower[rate.first] in items.words.every for rate in one.rates)
            lent = other.lender is one and one.rates and not (often and one.kind == "count")
            # "$5m a year on top of the 80 million it spent"
            added = not _ADDED.isdisjoint(gap) and items.word(other.first - 1) in items.words.definite
            lent = lent and not added
            if one.rates and (kept := _continued(items, one, other, between)):
                other.rates = kept
            elif compared or one.lender is other or lent:
                rates = one.rates or other.rates
                one.rates, other.rates = list(rates), list(rates)


def _worth(items: Items, one: Draft, other: Draft) -> bool:
    """Whether a sum is what the amount before it is worth: "64,000 tonnes of rice worth 90 million dollars every year"."""
    gap = items.lower[one.last : other.first]
    return other.kind == "currency" and len(gap) < _GAP and not items.words.worth.isdisjoint(gap)


def _alike(one: Draft, other: Draft) -> bool:
    """Whether two amounts can be per the same thing: the total of several is many times what one of them has."""
    rated, plain = (one, other) if one.rates else (other, one)
    total = rated.best and plain.best and plain.best > rated.best * _TOTAL
    return not total or one.code != other.code or all(rate.timed for rate in rated.rates)


def _contrasted(items: Items, one: Draft, other: Draft, gap: Sequence[str]) -> bool:
    """Whether the words between two amounts, or before both, compare them."""
    if ";" in gap:
        return False
    ways = {w for w, before in zip(gap, ["", *gap], strict=False) if w != "from" or before in _LEADING}
    wide = 2 * _GAP if {"rather", "instead", "statt"}.intersection(gap) else _GAP
    between = len(gap) <= wide and (not items.words.comparing.isdisjoint(ways) or _older(items, other))
    # "4,500 tonnes a year, and not 6,000"
    between |= len(gap) < 4 and gap[-1:] in (["not"], ["nicht"])
    # "5 euros a month, rising to 7 euros"
    moves = len(gap) > 1 and gap[-1] in items.words.to and items.lemma(other.first - 2) in items.words.change
    moved = moves and len(gap) <= _GAP
    opened = not items.words.comparing.isdisjoint(items.lower[max(0, one.first - 3) : one.first])
    return between or moved or (opened and "," not in gap)


def _older(items: Items, draft: Draft) -> bool:
    """Whether an amount is an earlier state: ", after $520 a year ago", "nach 300 Euro im Vorjahr"."""
    behind = items.lower[draft.last : draft.last + 3]
    return items.word(draft.first - 1) in items.words.after and not items.words.earlier.isdisjoint(behind)


def _continued(items: Items, one: Draft, other: Draft, gap: range) -> list[Rate]:
    """The rates of an amount that hold for a later one which is a part of it, a later state, a difference to it, or the next of a list."""
    words = items.lower[gap.start : gap.stop]
    behind = items.lower[other.last : other.last + 2]
    if any(part in f" {' '.join([*words, ',', *behind])} " for part in items.words.parts):
        return list(one.rates)  # "davon 2 Tonnen", "90,000 tonnes of which"
    opens = one.first - 3 <= items.opening(one.first)
    if opens and OF.intersection(items.lower[max(0, one.first - 3) : one.first]):
        return [rate for rate in one.rates if rate.timed]  # "Von 300 Euro im Monat behält er 80 Euro"
    behind_goods = next((n for n, at in enumerate(gap) if items.pos(at) not in ("noun", "name")), len(gap))
    tie = " ".join(word for word in words[behind_goods:] if word != ",")
    if one.code == other.code and tie in items.words.besides:
        # "120 t of wheat a year, together with 18 t of flour", "jährlich 120 t Weizen, dazu 18 t Mehl"
        return [rate for rate in one.rates if rate.timed]
    told = any(_is_so(items, at) for at in gap)
    more = words[-1:] == [","] and items.words.more.intersection(behind[:1])
    # "; gefördert werden heute 52 t", "; gefordert hatte er anfangs 44 Dollar"
    opened = len(gap) > 2 and words[0] in SIDE
    then = not (items.words.comparing | items.words.today).isdisjoint(words)  # but not "; bestellt sind 600"
    told |= opened and then and all(items.pos(at) in ("verb", "aux") for at in gap[1:3])
    dated = not items.words.periods.keys().isdisjoint(words)
    if (told and not dated) or more:
        return list(one.rates)  # "heute sind es 2 Euro", ", 2 Euro mehr als", and not "im ersten Jahr"
    if not gap or one.best is None or other.best is None:
        return []
    places = {items.pos(at) for at in gap}
    if _LISTING.issuperset(places):
        if words[0] in items.words.to_whom and "noun" not in places:
            return list(one.rates)  # "$5m a year for Mali, $2m for Chad"
        opened = words[0] in SIDE or words[0] in items.words.and_
        # not ", und ein Kühlhaus für 9 Millionen", but "and a tonne of maize at $190"
        opened &= items.words.articles.isdisjoint(words) or bool(by_measure(one))
        if opened and places & {"noun", "name"} and not _of_another(items, one, other):
            return list(one.rates)  # "bei 90 Euro im Monat, hier bei 70"
    priced = any(items.lemma(at) in items.words.price_verbs for at in gap[-_NEAR:])
    if priced and one.best / 5 <= other.best <= one.best * 5:
        return by_measure(one)
    return []


def _coordinated(items: Items, one: Draft, other: Draft) -> bool:
    """Whether a period told once is that of two amounts joined in one clause: before both, or behind both as an adverbial: "every year 50 t of rice, and 30 t of maize"."""
    document = items.document
    first, second = items.chunk(one.number.first), items.chunk(other.number.first)
    if first is None or second is None or (one.code != other.code and units.SHARE in (one.code, other.code)):
        return False
    before = bool(one.rates) and all(rate.first < one.first for rate in one.rates)
    behind = bool(other.rates) and all(rate.first >= other.last for rate in other.rates)
    if not before and (not behind or not _behind_both(items, one, other)):
        return False
    if before and _of_another(items, one, other):
        return False
    # behind what is set between commas, and no new clause
    begin = second.start
    aside = document.tokens[begin - 1].pos == "cconj" and document.tokens[begin - 2].text == ","
    at: int | None = second.index
    while at is not None and at > first.index:
        at = document.chunks[at].conj if document.chunks[at].conj is not None else document.chunks[at].of
    apart = aside and document.clauses[second.clause].subject != second.index
    return at == first.index or apart


def _of_another(items: Items, one: Draft, other: Draft) -> bool:
    """Whether an amount is of a noun of its own, which the adjective of the one before does not describe: "a yearly rent of $5m and a fee of $3m"."""
    document, chunk = items.document, items.chunk(other.number.first)
    held = document.chunk(chunk.of) if chunk is not None else None
    return held is not None and all(items.pos(rate.first) == "adj" for rate in one.rates)


def _behind_both(items: Items, one: Draft, other: Draft) -> bool:
    """Whether the period behind the second of two amounts is said of the first too: of the same verb, and no phrase of the second alone."""
    gap = range(one.last, other.first)
    if any(items.pos(at) in ("verb", "aux") or items.word(at) in items.words.since for at in gap):
        return False  # "three runways, and serve 4m people a year"
    words = items.lower[gap.start : gap.stop]
    if other.lender is one or (one.code == other.code and not items.words.or_.isdisjoint(words)):
        return False  # "60,000 tonnes over ten years, or 6,000 a year", "750 tractors, 250 in each year"
    clause = items.clause(one.number.first)
    if any(items.clause(rate.first) is not clause for rate in other.rates):
        return False
    # "40 tanks and 90 guns a year", and not "90,000 tonnes or 21,000 barrels a day"
    return one.code == other.code or one.kind == other.kind == "count"
