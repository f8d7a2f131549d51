"""Units that a number takes from another: "3, 4 und 5 Tonnen", "the first 300, later 120", "von den 9 Milliarden noch 6 Milliarden"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.numeric.drafts import Draft
from countertrade.reading.numeric.items import HYPHENS, Items
from countertrade.reading.numeric.states import signed
from countertrade.reading.numeric.units import Unit, UnitFinder

_LISTED = frozenset(
    (
        ",",
        "and",
        "or",
        "und",
        "oder",
        "bzw.",
        "beziehungsweise",
        "/",
        "respectively",
        "to",
        "bis",
        "auf",
        "then",
        "dann",
        "perhaps",
        "maybe",
        "possibly",
        "vielleicht",
        "womöglich",
        "möglicherweise",
        "eventuell",
        "even",
        "sogar",
        "gar",
    )
)
_REACH = 90  # parts that a unit is carried over
_LENT = frozenset(("dimension", "currency", "count"))


def lend(items: Items, finder: UnitFinder, found: Sequence[Draft]) -> None:
    """Give a unit to numbers without one, from the list they stand in or the nearest fitting amount before."""
    for at in range(len(found) - 2, -1, -1):
        draft, after = found[at], found[at + 1]
        if (
            draft.label == "bare"
            and after.unit is not None
            and after.label is None
            and after.unit.kind in (*_LENT, "percentage")
            and not (after.unit.kind == "percentage" and draft.number.grouped)
        ):
            gap = items.lower[draft.last : after.first]
            listed = 0 < len(gap) <= 3 and all(
                word in _LISTED or (draft.number.scale >= _LARGE and items.pos(draft.last + n) == "name")
                for n, word in enumerate(gap)
            )
            apart = 0 < len(gap) <= 4 and (
                all(word in _INSTEAD for word in gap)
                or (all(word in _OUT_OF for word in gap) and draft.number.value < after.number.value)
                or (len(gap) == 2 and gap[1] in _LISTED and finder.people(draft.last))
            )
            if (listed or apart) and after.unit.first >= after.number.last:
                hedged = after.first < after.core and gap[0] in (
                    "and",
                    "und",
                )  # "21 and some 3 million people"
                _take(draft, after, scaled=not hedged)
                draft.elliptic = False
    for at, draft in enumerate(found):
        if draft.label in ("type", "label", "age") and draft.unit is None and draft.number.value >= _TYPES:
            named = _gapped(items, found, at)
            if named is not None:
                _take(draft, named)
        if draft.label == "bare" and not (
            _said(items, finder, draft) or _antecedent(items, finder, found, at)
        ):
            lender = _lender(items, found, at)
            if lender is not None:
                _take(draft, lender)
            elif _of_them(items, draft):
                _meant(items, finder, draft)
            elif draft.number.value >= 10 and draft.number.value == int(draft.number.value):
                _numbered(items, finder, draft)
    _moneyed(items, found)


def _said(items: Items, finder: UnitFinder, draft: Draft) -> bool:
    """Whether a number is said to be that of a noun, and then its unit: "the number of checks … to 1,300", "a crew of 19", "die Zahl der Vertriebenen … auf 84.000"."""
    if items.lemma(draft.first - 2) in _PEOPLED and items.word(draft.first - 1) in ("of", "von"):
        _persons(draft, draft.first - 2)
        return True
    if items.word(draft.first - 1) not in _AT | items.words.from_ and items.pos(draft.last) != "verb":
        return False
    token = items.token[draft.first]
    start = items.first_of[items.document.sentences[items.document.sentence_of[token]].start]
    for at in range(draft.first - 2, max(start, draft.first - _FAR) - 1, -1):
        lemma = items.lemma(at)
        if lemma in _TOLLS:
            _persons(draft, at)
            return True
        if lemma not in _NUMBER or items.pos(at) != "noun" or items.word(at - 1) in ("a", "eine"):
            continue
        head = at + 1 + (items.word(at + 1) in ("of", "an", "von"))
        while items.pos(head) in ("det", "adj", "name") and head < at + _NOUN:
            head += 1
        while (
            not items.words.german
            and items.pos(head + 1) == "noun"
            and (finder.plural(head + 1) or not finder.plural(head))
        ):
            head += 1
        if items.pos(head) != "noun" or head >= draft.first or not finder.plural(head):
            return False
        _counts(finder, draft, head, known=False)
        return draft.unit is not None
    return False


def _persons(draft: Draft, at: int) -> None:
    draft.unit = Unit("person", "count", draft.last, draft.last, "", at, sure=False)
    draft.code, draft.kind, draft.label, draft.elliptic, draft.sure = "person", "count", None, True, False
    draft.rule = "count.lent"


def _moneyed(items: Items, found: Sequence[Draft]) -> None:
    """Millions without a noun of their own are of the only currency that the page has: "a 30-million grant", "pays hundreds of millions"."""
    money = [
        draft
        for draft in found
        if draft.unit is not None and draft.unit.kind == "currency" and not draft.label
    ]
    if len({draft.code for draft in money}) != 1 or any(_bracketed(items, draft) for draft in money):
        return  # "1.3 billion ($1.7bn)" are no dollars
    for draft in found:
        ends = items.pos(draft.last) != "noun" or items.newline(draft.last)
        tied = items.word(draft.number.last - 2) in HYPHENS
        bare = draft.label == "bare" and draft.unit is None and draft.number.scale >= 10**6
        if (
            bare
            and (ends or tied)
            and items.word(draft.last) != "of"
            and not _coded(items, draft.number.first - 1)
        ):
            _take(draft, money[0])


def _lender(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The nearest amount before that a number's unit can come from."""
    draft = found[at]
    number = draft.number
    digits = items.lower[number.first][:1].isdecimal()
    large = number.scale >= 10**6 or number.grouped or (digits and number.value >= 10**4)
    told = (
        items.word(draft.first - 1) in items.words.labels["only"]
        or items.word(draft.first - 1)
        in (
            "another",
            "weitere",
            "further",
            "noch",
            "remaining",
            "later",
            "später",
            "other",
            "first",
            "ersten",
            "next",
        )
        or items.word(number.last) in ("more", "others", "mehr", "weitere")
        or (items.word(draft.first - 2) == "the" and items.word(draft.first - 1) in ("present", "current"))
    )
    near = found[at - 1] if at else None
    if (
        near is not None
        and near.unit is not None
        and near.label is None
        and near.unit.kind in (*_LENT, "percentage")
        and not (near.unit.kind == "percentage" and number.value > 100)
    ):
        gap = items.lower[near.last : draft.first]
        listed = (
            gap[:1] == [","]
            and len(gap) <= 2
            and all(word in _LISTED for word in gap)
            and not items.newline(draft.first)
        )
        limited = (
            draft.bound not in ("exact", "order") and len(gap) <= 2 and gap[:1] in ([","], ["or"], ["oder"])
        )
        if (listed and len(gap) == 2 and gap[1] not in ("and", "und")) or limited:
            return near
    if items.word(number.last) in ("of", "von") and items.word(number.last + 1) in _THEM:
        return _whole(items, found, at)
    told_of = _gapped(items, found, at) or _part_of(items, found, at) or _left_of(items, found, at)
    if told_of is not None:
        return told_of
    if not (large or (told and (digits or number.value > 1))) or _coded(items, draft.number.first - 1):
        return None
    if (
        items.pos(number.last) in ("noun", "name")
        and not items.newline(number.last)
        and not items.words.german
    ):
        return None
    best: Draft | None = None
    sentences = items.document.sentence_of
    here = sentences[items.token[draft.first]]
    for other in reversed(found[max(0, at - 8) : at]):
        if draft.first - other.last > _REACH or (not large and draft.first - other.last > 30):
            break
        if (
            other.unit is None
            or other.label is not None
            or other.unit.kind not in _LENT
            or other.code in units.TIMES
            or other.code in units.LENGTHS
            or (_bracketed(items, other) and not _bracketed(items, draft))
        ):
            continue
        if other.unit.kind == "count" and number.scale >= 10**8:
            continue
        if other.unit.kind == "currency" and number.scale == 1 and not _goes_on(items, other, draft):
            continue
        if other.unit.kind == "count" and other.number.value < 10 and number.grouped:
            continue
        away = here - sentences[items.token[other.first]]
        if other.unit.kind != "count" and number.scale == 1 and away > (0 if other.number.scale > 1 else 1):
            continue  # "130 million pounds. … 36,185 were sold" are no pounds
        same = other.number.scale == number.scale and not (
            number.scale == 1 and other.number.value * 1000 < number.value
        )
        if same:
            return other
        if best is None or (best.number.scale == 1 and min(number.scale, other.number.scale) >= 10**6):
            best = other
    return best if best is not None and (large or told) else None


def _coded(items: Items, at: int) -> bool:
    """Whether capitals stand before a number that are a unit nobody knows: "UA 9.4 million"."""
    printed = items.printed[at] if at >= 0 else ""
    code = printed.isupper() or bool(signed(printed))
    return 1 < len(printed) < _CODE and code and printed.isalpha() and not items.newline(at + 1)


def _goes_on(items: Items, other: Draft, draft: Draft) -> bool:
    """Whether a number goes on from an amount of money in its sentence: "Norway gave 5 million euros, Peru 300,000" and "Peru promised 300,000".

    Not "… dollars for troops, of whom 12,000", and not "costs 900 euros, and the army fires 10,000".
    """
    document = items.document
    one, two = items.token[other.first], items.token[draft.first]
    if document.sentence_of[one] != document.sentence_of[two]:
        return False
    between = range(other.last, draft.first)
    if any(items.lower[at] in _RELATIVES for at in between):
        return False
    known = lexicon.transfers(document.language).verbs
    verbs = [document.tokens[items.token[at]].lemma for at in between if items.pos(at) == "verb"]
    return all(any(verb.kind in _OF_MONEY for verb in known.get(lemma, ())) for lemma in verbs)


def _bracketed(items: Items, draft: Draft) -> bool:
    """Whether an amount stands in round brackets, as what another comes to in other terms does."""
    before = items.lower[max(0, draft.first - _GAP) : draft.first]
    return "(" in before and ")" not in before[before.index("(") :]


def _gapped(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The count just before that a name takes up without its verb and noun: "Norway sent 14 tanks and Sweden 22"."""
    draft, near = found[at], found[at - 1] if at else None
    sentences = items.document.sentence_of
    if (
        near is None
        or near.unit is None
        or near.label is not None
        or near.unit.kind not in (*_LENT, "percentage")
        or not items.lower[draft.number.first][:1].isdecimal()
        or (items.pos(draft.first - 1) != "name" and items.word(draft.first - 1) != "(")
        or (items.word(draft.number.last) not in _CLOSING and items.word(draft.number.last) != ")")
        or sentences[items.token[near.first]] != sentences[items.token[draft.first]]
    ):
        return None
    between = range(near.last, draft.first)
    if (
        items.word(draft.first - 1) == "("
        and items.word(draft.last) == ")"
        and items.pos(draft.first - 2) == "name"
        and items.word(near.last) == ")"
    ):
        return near  # "Peru (97 tons), Fiji (45)"
    if items.word(draft.first - 1) == "(":
        return None
    joined = any(items.lower[place] in _JOINING for place in between)
    verbs = any(items.pos(place) in ("verb", "aux", "modal", "adp") for place in between)
    return near if joined and not verbs and len(between) <= _GAP else None


_CLOSING = frozenset((".", ",", ";", "and", "und", "sowie", ""))
_JOINING = frozenset((",", ";", "and", "und", "sowie"))
_TYPES = 10  # smaller numbers behind a name are mostly of its type: Leopard 2
_RELATIVES = frozenset("whom which who that denen die der das deren".split())
_OF_MONEY = frozenset(
    "pay fund lend repay give donate provide promise receive cost earn charge owe invest offer".split()
)
_RELATIVE = 6  # parts before a number in which "of whom" stands
_LARGE = 10**6  # "2.2 billion, Hungary 4.5 billion and Serbia 2.9 billion cubic metres"
_CODE = 5  # letters of a unit's code, and one more
_GAP = 5  # parts between a count and the number that leaves its noun out


def _whole(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The nearest count before that "sixteen of them" can be part of."""
    draft = found[at]
    sentences = items.document.sentence_of
    for other in reversed(found[max(0, at - 4) : at]):
        if sentences[items.token[draft.first]] - sentences[items.token[other.first]] > 2:
            return None
        counts = other.unit is not None and other.label is None and other.unit.kind == "count"
        if counts and (draft.number.order or other.number.order or other.number.value >= draft.number.value):
            return other
    return None


_THEM = frozenset(("them", "ihnen", "these", "those", "denen"))


def _part_of(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The larger count before in the sentence that a small number can be part of: "60 trucks: 25 by ship and 35 by rail"."""
    draft = found[at]
    number = draft.number
    if (
        number.order
        or number.scale > 1
        or number.value < 2
        or items.pos(number.last) not in ("adp", "verb", "adv", "punct", "aux", "modal")
    ):
        return None
    if (
        items.word(number.last) in _NO_PART
        or items.pos(draft.first - 1) in ("name", "noun")
        or items.word(draft.first - 1) in _NO_PART
    ):
        return None
    sentences = items.document.sentence_of
    for other in reversed(found[max(0, at - 6) : at]):
        if sentences[items.token[other.first]] != sentences[items.token[draft.first]]:
            return None
        if other.unit is not None and other.label is None and not other.elliptic:
            sure = other.unit.sure or (items.word(other.first - 1), items.word(other.first - 2)) == (
                "the",
                "of",
            )
            whole = other.unit.kind == "count" and sure and other.number.value > number.value
            return other if whole and not other.number.order else None
    return None


def _left_of(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The larger count in the sentence before that a number alone as an argument is part of: "320 tanks. Replaced were 116"."""
    draft = found[at]
    document = items.document
    token = items.token[draft.first]
    chunk = document.chunk_of[token]
    clause = document.clause_of[token]
    if chunk < 0 or clause < 0 or draft.number.order or draft.number.scale > 1 or draft.number.value < 2:
        return None
    alone = all(
        document.tokens[i].pos in ("num", "adv")
        for i in range(document.chunks[chunk].start, document.chunks[chunk].end)
    )
    verb = document.clauses[clause].verb
    if (
        not alone
        or document.chunks[chunk].prep is not None
        or verb is None
        or verb.tokens[-1] == verb.finite == verb.main
    ):
        return None
    for other in reversed(found[max(0, at - 4) : at]):
        if document.sentence_of[token] - document.sentence_of[items.token[other.first]] > 1:
            return None
        if other.unit is not None and other.label is None and not other.elliptic:
            larger = (
                other.unit.kind == "count" and other.unit.sure and other.number.value > draft.number.value
            )
            return other if larger else None
    return None


_NO_PART = frozenset(("-", "–", "/", "(", "at", "on", "no", "'s", "’s"))


def _numbered(items: Items, finder: UnitFinder, draft: Draft) -> None:
    """The noun in the plural before a large bare number of its sentence: "put the number of workers at about 100,000"."""
    counted = items.word(draft.first - 1) in _AT
    token = items.token[draft.first]
    start = items.first_of[items.document.sentences[items.document.sentence_of[token]].start]
    for at in range(draft.first - 2, max(start, draft.first - 20) - 1, -1):
        if items.pos(at) == "noun" or finder.people(at):
            said = any(items.lemma(at - back) in _NUMBER for back in (1, 2, 3) if at > back)
            if counted or said:
                _counts(finder, draft, at)
                if draft.unit is not None:
                    return


_NUMBER = frozenset(("number", "zahl", "anzahl", "total"))
_TOLLS = frozenset(("toll", "todeszahl", "opferzahl"))
_PEOPLED = frozenset(
    "battalion contingent garrison population crew town city village nation strength workforce bevölkerung einwohnerzahl besatzung belegschaft".split()
)
_FAR = 24  # parts between a number and what says whose it is
_NOUN = 5  # parts between "number of" and its noun
_INSTEAD = frozenset("instead of rather than statt wie bisher anstatt anstelle von zuvor jetzt".split())
_OUT_OF = frozenset("out of the der den von insgesamt".split())
_AT = frozenset("at to is was were auf bei ist war sind waren mit".split())


def _antecedent(items: Items, finder: UnitFinder, found: Sequence[Draft], at: int) -> bool:
    """Whether a relative pronoun says what a number is of, and then its unit: "its troops, of whom about 12,000", "$40m, of which 3m"."""
    draft, near = found[at], found[at - 1] if at else None
    if items.word(draft.last) == "of" and items.word(draft.last + 1) == "them":
        head = draft.first - 1 - (items.word(draft.first - 1) == ",")
        if items.pos(head) == "noun" and finder.plural(head):  # "miners, 5,000 of them"
            _counts(finder, draft, head, known=False)
            return draft.unit is not None
    for place in range(draft.first - 1, max(0, draft.first - _RELATIVE) - 1, -1):
        if items.word(place) in ("whom", "which", "denen") and items.word(place - 1) in ("of", "von"):
            head = place - 2 - (items.word(place - 2) == ",")
            if near is not None and near.last == head + 1 and near.unit is not None and near.label is None:
                _take(draft, near)
            elif items.pos(head) in ("noun", "name"):
                _counts(finder, draft, head)
            elif (
                near is not None
                and near.unit is not None
                and near.label is None
                and near.unit.kind == "count"
            ):
                _take(draft, near)  # "100,000 people work abroad, of whom 60,000 …"
            return True
    return False


def _of_them(items: Items, draft: Draft) -> bool:
    """Whether a number is one of things named before: "60 of them", "60 davon"."""
    after = items.word(draft.last), items.word(draft.last + 1)
    return after[0] == "davon" or (after[0] in ("of", "von") and after[1] in ("them", "ihnen"))


def _meant(items: Items, finder: UnitFinder, draft: Draft) -> None:
    """Count the things named last in the sentence before or this one, all or each of them: "Missiles are sent. There are 60 of them."."""
    sentence = items.document.sentence_of
    here = sentence[items.token[draft.first]]
    for at in range(draft.first - 1, max(0, draft.first - _REACH) - 1, -1):
        if here - sentence[items.token[at]] > 1:
            return
        each = any(items.word(at - back) in items.words.every | items.words.each for back in (1, 2, 3, 4))
        if items.pos(at) == "noun" and (each or finder.plural(at)) and finder.code(at)[1]:
            _counts(finder, draft, at, plural=not each)
            return


def _counts(finder: UnitFinder, draft: Draft, head: int, known: bool = True, plural: bool = True) -> None:
    """Count a number's noun where it stands elsewhere; `known` asks that a table has it."""
    code, sure = finder.code(head)
    if (sure or not known) and code and not units.bad_code(code) and (finder.plural(head) or not plural):
        draft.unit = Unit(code, "count", draft.last, draft.last, finder.items.printed[head], head, False)
        draft.code, draft.kind, draft.label, draft.elliptic, draft.sure = code, "count", None, True, False
        draft.rule = "count.lent"


def _scale(lender: Draft) -> Decimal:
    """What a number is in, its own word for it or one that it took: "4.2, 3.3 and 2.5 billion"."""
    if lender.number.scale == 1 and lender.rule.endswith(".lent") and lender.best and lender.number.value:
        return lender.best / lender.number.value
    return Decimal(lender.number.scale)


def _take(draft: Draft, lender: Draft, scaled: bool = True) -> None:
    draft.lender = lender
    unit = lender.unit
    assert unit is not None
    factor = Decimal(1)
    if unit.code == units.SHARE:
        factor = Decimal("0.01")
    elif (
        scaled
        and draft.last <= lender.first
        and (scale := _scale(lender)) > 1
        and draft.number.scale == 1
        and not draft.number.grouped
        and draft.number.value < min(Decimal(1000), (lender.best or lender.number.value) / scale * 10)
    ):
        factor = scale  # "3, 4 oder 5 Millionen"
    draft.low, draft.best, draft.high = (
        None if value is None else value * factor for value in (draft.low, draft.best, draft.high)
    )
    draft.unit, draft.code, draft.kind = unit, lender.code, lender.kind
    draft.label, draft.elliptic, draft.sure = None, True, False
    draft.rule = {"currency": "money"}.get(unit.kind, unit.kind) + ".lent"
