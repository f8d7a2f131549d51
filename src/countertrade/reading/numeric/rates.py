"""The rates of amounts, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from countertrade import units
from countertrade.reading.numeric.carried import by_measure, compared, converted, formerly, priced
from countertrade.reading.numeric.denominators import RateFinder
from countertrade.reading.numeric.drafts import EACH, Draft, Phrase, Rate, in_all, timed
from countertrade.reading.numeric.items import OF, Items
from countertrade.reading.numeric.meant import MANNED, Antecedents, quoted
from countertrade.reading.numeric.shares import PERSONS, Shares
from countertrade.reading.numeric.targets import breaks, follows, target
from countertrade.reading.numeric.units import UnitFinder
from countertrade.records import Span

_NEAR = 6  # parts between an amount and a rate phrase that still follows it
_GOODS = frozenset("t kg kt Mt m3 bcm l barrel kWh MWh GWh TWh carat".split())
_HOLDERS = frozenset(
    "bag sack box crate carton drum barrel bottle can case bale pallet container tank wagon batch".split()
)
_PAYMENTS = frozenset(("instalment", "tranche", "payment", "rate"))
_TIMES = ("times", "twice", "thrice", "zweimal", "dreimal", "viermal", "fünfmal", "mehrmals")
_GAP = 7  # parts between two amounts that are compared
_AT = 5  # words from "at" to a price, "at an average price of"
_PRICES = ("price", "value", "preis", "wert")
_FINED = MANNED | {"company", "bank", "member"}  # who may be made to pay all of it together


def attach(items: Items, finder: UnitFinder, found: Sequence[Draft], spans: Iterable[Span]) -> None:
    """Give each amount the rate phrases that belong to it.

    Args:
        spans: the sentences of the document as ranges of parts.
    """
    rates = RateFinder(
        items, finder, {draft.code for draft in found if draft.kind == "currency" and draft.code}
    )
    place = 0
    counted: list[Draft] = []
    price: list[Draft] = []
    for span in spans:
        members: list[Draft] = []
        while place < len(found) and found[place].first < span[1]:
            if found[place].first >= span[0]:
                members.append(found[place])
            place += 1
        if members:
            _sentence(items, rates, members, span, counted)
            money = [draft for draft in members if draft.kind == "currency" and draft.carries]
            for one, other in pairwise([*price, *money]):
                formerly(items, one, other)
            price = [draft for draft in money if by_measure(draft)][-1:]
            counted += [draft for draft in members if draft.is_of("count")]
            del counted[:-8]


def _sentence(
    items: Items, finder: RateFinder, members: list[Draft], span: Span, counted: list[Draft]
) -> None:
    """Give the amounts of one sentence their rates."""
    _phrased(items, finder, members, span)
    carriers = [draft for draft in members if draft.carries]
    hours = [draft for draft in members if draft.label is None and draft.code in units.TIMES]
    if not carriers and not hours:
        return
    meanings = Antecedents(items, finder.finder, members, counted, span)
    shares = Shares(items, finder.finder, finder.denominator, [*counted, *members], meanings.each)
    _shared(items, [*carriers, *hours], members, shares.each)
    for draft in carriers:
        if draft.kind == "currency" and (rate := quoted(items, members, span[0], draft)) is not None:
            draft.rates[:] = [rate]
            for one in members:
                if one.first <= rate.first < one.last:
                    one.label = "rate_denominator"  # "one dollar costs …"
    _shared(items, carriers, members, shares.price)
    _shared(items, carriers, members, shares.any)
    for one, other in pairwise(carriers):
        _gapped(items, finder, one, other)
    priced(items, carriers, span[0])
    converted(items, carriers)
    compared(items, carriers)
    for draft in carriers:
        named = [_named(meanings, draft, rate) for rate in draft.rates]
        kept = (rate for rate in named if draft.kind != "percentage" or rate.timed)
        draft.rates[:] = [rate for rate in kept if rate.per not in ("", draft.code)]


def _phrased(items: Items, finder: RateFinder, members: list[Draft], span: Span) -> None:
    """Give the amounts of a sentence its rate phrases; a number inside one is no amount."""
    plain = [draft for draft in members if draft.label is None]
    phrases = [each for each in finder.phrases(*span, plain) if not _taken(items, each, members)]
    for draft in members:
        if any(phrase.rate.first <= draft.number.first < phrase.rate.last for phrase in phrases):
            draft.label = "rate_denominator"
    carriers = [draft for draft in members if draft.carries]
    of_whole = OF | items.words.wholes | items.words.genitives
    for draft in members:
        if draft.code == units.SHARE and draft.kind == "number" and items.word(draft.last) in of_whole:
            draft.rates += _of_yearly(items, draft, phrases, carriers)
    for draft in carriers:
        if draft.unit is not None and (period := units.RATED.get(draft.unit.noun.lower())):
            draft.rates.append(Rate(period, draft.unit.first, draft.unit.last))
    hours = [draft for draft in members if draft.label is None and draft.code in units.TIMES]
    for phrase in phrases:
        owner = _stretch(items, phrase.rate, hours) or target(items, phrase, carriers)
        if owner is not None:
            owner.rates.append(phrase.rate)
    for draft in members:
        draft.rates += _held(items, finder.finder, draft)
    for one, other in pairwise(members):
        other.rates += _apiece(items, one, other)
        if _exchanges(items, one, other):
            other.rates[:], one.label = [Rate(one.code or "", one.first, one.last)], "rate_denominator"


def _named(meanings: Antecedents, draft: Draft, rate: Rate) -> Rate:
    """A rate for "each", a piece or a head as one for what these are; one for nothing where they are not known."""
    if rate.per not in (EACH, "unit", "head"):
        return rate
    items = meanings.items
    if rate.per == EACH and items.word(rate.last) in ("at", "in") and items.pos(rate.last + 1) == "name":
        return rate._replace(per="")  # "18 jets each at Lima and Callao": of two places
    noun = meanings.behind(rate.last) or meanings.noun(min(draft.first, rate.first), each=rate.per != "unit")
    if noun in _PAYMENTS and any(other.timed for other in draft.rates):
        noun = ""  # "half-yearly instalments of 30 million each"
    if rate.per == "head":
        noun = noun if noun in PERSONS else "person"
    return rate._replace(per=noun or ("" if rate.per == EACH else rate.per))


def _stretch(items: Items, rate: Rate, hours: Sequence[Draft]) -> Draft | None:
    """The shorter stretch of time that a period is said of: "30 hours a month", "per month 30 hours"."""
    if not rate.timed:
        return None
    for draft in hours:
        between = range(rate.last, draft.first)
        leads = draft.first >= rate.last and len(between) < 3  # "per month 30 hours"
        if leads or follows(items, draft, rate.first):
            return draft if _lasts(draft.code or "") < _lasts(rate.per) else None
    return None


def _apiece(items: Items, one: Draft, other: Draft) -> list[Rate]:
    """What an amount right behind several things is for each of: "24 Kliniken zu 185.000 Euro", "9 tonnes of tea at $560", "80 bags of 60 kilos"."""
    paid, money = bool(other.rates), other.kind == "currency"  # "300 teachers at $900 a month"
    measured = one.is_of("dimension") and one.code in _GOODS and money
    things = (one.is_of("count") and (paid or one.code not in _FINED)) or measured
    if not things or one.number.value <= 1 or not all(rate.timed for rate in other.rates):
        return []
    between = items.lower[one.last : other.first]
    of = len(between) == 3 and between[0] in OF and measured  # "of diesel"
    noun = len(between) == 2 and measured and items.pos(one.last) == "noun"
    tie = between[-1] if len(between) == 1 or of or noun else ""
    small = money and other.number.scale == 1  # "two boats at $7 million" may be both
    told = tie == "zu" or (tie == "at" and (paid or small)) or (one.code in _PAYMENTS and tie in OF)
    told |= tie in OF and one.code in _HOLDERS and other.kind == "dimension"
    told |= money and _priced_at(between) and (_is_average(between) or (measured and small))
    return [Rate(one.code or "", one.first, one.last)] if told else []


def _priced_at(between: Sequence[str]) -> bool:
    """Whether words before a sum call it a price or a value: "zu einem Durchschnittspreis von", "at an average value of"."""
    at = [n for n, word in enumerate(between[-_AT:]) if word in ("at", "zu", "zum")]
    called = len(between) > 2 and between[-1] in OF and between[-2].endswith(_PRICES)
    return bool(at) and called


def _is_average(between: Sequence[str]) -> bool:
    return any(word.startswith(("durchschnitt", "mittler", "average", "mean")) for word in between)


def _gapped(items: Items, finder: RateFinder, one: Draft, other: Draft) -> None:
    """Give an amount its own thing where the verb is that of the amount before: "a tank costs $12 million, a shell $8,000"."""
    if one.code != other.code or not one.rates or not all(rate.timed for rate in other.rates):
        return
    singles = items.words.articles | items.words.every
    for at in range(other.first - 2, max(one.last, other.first - 6), -1):
        if items.word(at) not in singles or items.word(at - 1) not in (",", ";", *items.words.and_):
            continue
        named = finder.denominator(at + 1)
        of = named is not None and named[1] + 2 == other.first and items.word(named[1]) in OF
        if named is not None and (of or named[1] == other.first) and not timed(named[0]):
            dated = [] if other.rates else [rate for rate in one.rates if rate.timed]
            other.rates += [*dated, Rate(named[0], at, other.first)]
        return


def _held(items: Items, finder: UnitFinder, draft: Draft) -> list[Rate]:
    """The container of which each holds an amount: "in Säcken zu 60 Kilo", "bags of 60 kilos"."""
    at = draft.first - 2
    tied = items.word(at + 1) in ("zu", "of") and at >= 0 and not items.digits(at - 1)
    if not tied or draft.rates or draft.kind != "dimension" or not finder.plural(at):
        return []
    code, _ = finder.code(at)
    return [Rate(code, at, at + 2)] if code in _HOLDERS else []


def _exchanges(items: Items, one: Draft, other: Draft) -> bool:
    """Whether one of a currency is said to be worth so much of another: "($1 = 160.00 rupees)"."""
    money = one.kind == other.kind == "currency" and one.label is None and one.number.value == 1
    return money and items.lower[one.last : other.first] == ["="]


def _of_yearly(
    items: Items, draft: Draft, phrases: Sequence[Phrase], carriers: Sequence[Draft]
) -> list[Rate]:
    """The period of what a fraction is of, where no amount of it is told: "half of the annual need"."""
    for phrase in phrases:
        rate = phrase.rate
        if phrase.adjective and 0 < rate.first - draft.last < _GAP:
            after = (other for other in carriers if 0 < other.first - rate.last < _NEAR)
            told = any(not breaks(items, rate.last, other.first) for other in after)
            return [] if told else [rate]
    return []


def _shared(
    items: Items,
    drafts: Sequence[Draft],
    members: list[Draft],
    of: Callable[[Draft, Sequence[Draft]], list[Rate]],
) -> None:
    """Give amounts what they are for each of, but the one of all together; the one of "a hectare yields" is no amount itself."""
    for draft in drafts:
        if draft.label or draft.kind == "percentage" or not all(rate.timed for rate in draft.rates):
            continue
        if in_all(items, draft):
            continue
        shares = of(draft, members)
        draft.rates += shares
        for one in members:
            held = any(share.first <= one.first and one.last <= share.last for share in shares)
            if held and one.number.value == 1:
                one.label = "rate_denominator"


def _taken(items: Items, phrase: Phrase, members: Sequence[Draft]) -> bool:
    """Whether a rate phrase is part of a unit ("220 Kilometer pro Stunde"), or said of a number without one ("rund 40 im Jahr")."""
    rate = phrase.rate
    inside = any(draft.first <= rate.first and rate.last <= draft.last for draft in members)
    bare = any(draft.label == "bare" and draft.last == rate.first for draft in members)
    before = items.word(rate.first - 1)
    if before == "as" or before.endswith(_TIMES):
        return True  # "as per estimates", "only twice per week"
    return inside or (bare and not phrase.adjective) or _shared_out(rate, members)


def _shared_out(rate: Rate, members: Sequence[Draft]) -> bool:
    """Whether "je 60,000 t" gives an amount to each of several, behind an amount of the same unit, and not what a price is for."""
    before = next((draft for draft in reversed(members) if draft.last <= rate.first), None)
    number, unit = units.numbered(rate.per)
    return before is not None and number != 1 and unit == before.code


def _lasts(code: str) -> float:
    return units.factor(code, (), "second", ()) or 0.0
