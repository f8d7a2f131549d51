"""Units that a number takes from another: "3, 4 und 5 Tonnen", "the first 300, later 120", "von den 9 Milliarden noch 6 Milliarden"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.numeric.drafts import Draft, in_all, within
from countertrade.reading.numeric.items import HYPHENS, OF, Items
from countertrade.reading.numeric.money import Unit
from countertrade.reading.numeric.shares import PERSONS
from countertrade.reading.numeric.states import signed
from countertrade.reading.numeric.units import UnitFinder
from countertrade.records import MentionKind

_COMMAS = frozenset((",", ";"))
_MARKS = _COMMAS | {".", ""}
_LENT: tuple[MentionKind, ...] = ("dimension", "currency", "count")
_LENT_NEAR: tuple[MentionKind, ...] = (*_LENT, "percentage")
_RESULTS = frozenset(("also", "mithin", "zusammen"))  # before what the figures ahead come to
_REST = frozenset("other remaining anderen übrigen restlichen verbleibenden".split())
_DEFINITE = frozenset("the these those die den der diese diesen dieser".split())
_TOWARDS = frozenset("to for an für".split())
_DASHES = frozenset(("–", "—", "-"))
_PEOPLE = PERSONS | frozenset("fighter mercenary man officer trainer adviser migrant fisherman".split())
_WITH = frozenset(("mit", "with"))
_JOINING = frozenset("join reinforce augment verstärken ergänzen".split())
_GROUPS = frozenset(
    "group batch contingent wave detachment gruppe kontingent welle charge".split()
)  # of what was counted before
_TEAMS = frozenset("team delegation mission brigade party crew unit force".split())
_PLACES = frozenset(
    "country province city company factory state".split()
)  # what is in one of them is counted, too
_OF_MONEY = frozenset(
    "pay fund lend repay give donate provide promise receive cost earn charge owe invest offer".split()
)
_PAYING = frozenset("pay lend repay cost owe".split())
_SHIPPING = frozenset(("order", "deliver", "import", "export"))
_TYPES = 10  # smaller numbers behind a name are mostly of its type: Leopard 2
_THOUSAND = 1000
_IN_TURN = frozenset("first last other remaining another erst letzt ander übrig restlich weiter".split())
_COMING = frozenset("arrive follow remain eintreffen folgen ankommen".split())
_AMONG = frozenset(("among", "unter"))
_NEEDING = frozenset(("need", "brauchen", "benötigen"))
_LARGE = 10**6  # "2.2 billion, Hungary 4.5 billion and Serbia 2.9 billion cubic metres"
_CODE = 5  # letters of a unit's code, and one more
_REACH = 90  # parts that a unit is carried over
_LIKE = 10  # times an amount that another of the same kind comes to at most
_RELATIVE = 6  # parts before a number in which "of whom" stands
_STRETCH = 14  # parts between two numbers of a row, with where or when they were
_TIED = 3  # parts between a whole and its part
_APPOSING = frozenset(
    "or oder namely nämlich also that is i.e. das sind which makes macht mithin sprich rund etwa about some".split()
)
_TIED_SHARE = 9  # parts between a share and the number that puts it in other terms
_SPEAKING = frozenset("speak talk sprechen reden".split())
_FIGURES = frozenset("figure number total zahl menge anzahl gesamtzahl".split())
_THEN = frozenset("darauf später zuvor davor danach earlier later before".split())
_STATT = frozenset("instead statt anstatt anstelle".split())
_FORMERLY = frozenset(
    "of the a previous former earlier wie bisher bislang zuvor vorher zuletzt früher der die das den bisherigen früheren vorherigen von".split()
)
_LED = frozenset(("followed", "gefolgt"))
_GAP = 5  # parts between a count and the number that leaves its noun out
_DAYS = 366  # "1,000 rounds a day, in a year 365,000"
_TIMES = 20  # what a number without a noun comes to at most, in terms of the count before that is no count of people
_FAR = 24  # parts between a number and what says whose it is
_NOUN = 5  # parts between "number of" and its noun


def lend(items: Items, finder: UnitFinder, found: Sequence[Draft]) -> None:
    """Give a unit to numbers without one, from the list they stand in or the nearest fitting amount before."""
    for draft, after in reversed(list(pairwise(found))):
        follows = items.word(draft.first - 1) in _RESULTS  # "60 Stipendien, also 600, und 36 Polizisten"
        out_of = items.word(draft.last) in items.words.out_of and draft.number.value >= _TYPES
        if (
            (draft.label == "bare" or (draft.label == "type" and out_of))
            and after.behind
            and not follows
            and _lends(after, _is_count(items, draft, after))
        ):
            _from_behind(items, finder, draft, after)
    currency = _one_currency(found)
    for at, draft in enumerate(found):
        if (whole := _broken_down(items, found, at)) is not None:
            _take(draft, whole)
        named = draft.label in ("type", "label", "age") and draft.unit is None
        lender = _gapped(items, found, at) or _then(items, found, at) if named else None
        if lender is not None and draft.number.value >= _TYPES:
            _take(draft, lender)
        bare = draft.label == "bare" and not _others(items, draft) and not _said(items, finder, draft)
        if not bare:
            continue
        if (whole := _out_of(items, found, at)) is not None:
            _take(draft, whole)
        elif not (_called(items, finder, draft) or _antecedent(items, finder, found, at)):
            _from_before(items, finder, found, at, currency)
    _moneyed(items, found)


def _called(items: Items, finder: UnitFinder, draft: Draft) -> bool:
    """Whether a number alone is said to be of what it counts, and then its unit: "The remaining 15 were officers", "Die übrigen sechs sind Zivilisten"."""
    chunk, clause = items.chunk(draft.first), items.clause(draft.first)
    verb = clause.verb if clause is not None else None
    if chunk is None or clause is None or verb is None or verb.negated or chunk.index != clause.subject:
        return False
    called = items.document.chunk(clause.predicative)
    plain = verb.lemma in lexicon.grammar(items.document.language).copulas and verb.main == verb.finite
    if called is None or not plain or items.token[draft.last - 1] + 1 != chunk.end:
        return False
    return not items.document.numbered(called) and _counts(finder, draft, items.first_of[called.head])


def _others(items: Items, draft: Draft) -> bool:
    """Whether a number tells to how many others what stands before it goes: "25,000 tonnes to each of the other four"."""
    if items.word(draft.first - 1) not in _REST or draft.number.value > _TYPES:
        return False
    at = draft.first - 2
    while items.pos(at) == "det" or items.word(at) in OF:
        at -= 1
    return items.word(at) in _TOWARDS and items.pos(at) in ("adp", "particle")


def _from_behind(items: Items, finder: UnitFinder, draft: Draft, after: Draft) -> None:
    """Give a number the unit of the next where both stand in one list, or one is instead or a part of the other: "3, 4 und 5 Tonnen"."""
    words, gap = items.words, items.lower[draft.last : after.first]
    if gap and items.pos(after.first - 1) == "adp" and gap[-1] == items.word(draft.first - 1):
        gap = gap[:-1]  # "nicht um 75.000, sondern um 120.000 Granaten"
    denied = not lexicon.grammar(items.document.language).negations.isdisjoint(
        items.lower[max(0, draft.first - 2) : draft.first]
    )
    instead = words.instead.issuperset(gap) or (denied and gap in ([",", "sondern"], ["but"], [",", "but"]))
    # "150 russische gegen 90 ukrainische Soldaten"
    people = len(gap) == 2 and (finder.people(draft.last) or items.pos(draft.last) == "adj")
    described = [
        word for n, word in enumerate(gap) if not n or items.pos(draft.last + n) not in ("adj", "verb")
    ]
    apart = 0 < len(gap) <= 4 and (instead or words.out_of.issuperset(described) or people)
    listed = 0 < len(gap) <= 3 and all(
        word in words.listed
        or (draft.number.scale >= _LARGE and items.pos(draft.last + n) == "name")
        or (n and items.pos(draft.last + n) == "adv")  # "um 1,5 Millionen auf nunmehr 3 Millionen Euro"
        for n, word in enumerate(gap)
    )
    named = [items.pos(draft.last + n) for n in range(1, len(gap))]
    # "Moldau 15 und Georgien 14 Panzer"
    paired = (
        gap[:1] != [] and gap[0] in words.and_ and {*named} == {"name"} and items.names_state(after.first - 1)
    )
    if apart or listed or paired:
        hedged = after.first < after.core and gap[0] in words.and_  # "21 and some 3 million people"
        _take(draft, after, scaled=not hedged, contrasted=instead)
        draft.elliptic = False


def _from_before(
    items: Items, finder: UnitFinder, found: Sequence[Draft], at: int, currency: Draft | None
) -> None:
    """Give a number the unit of an amount before it, or that of the noun it is said of; `currency` is an amount in the one currency of the page."""
    draft, lender = found[at], _same(items, found, at) or _lender(items, found, at)
    if (several := _all_of(items, draft, lender)) is not None:
        _counts(finder, draft, several)
        return
    if (lender is None or lender.code not in _PEOPLE) and _befallen(items, draft):
        others = next((each for each in _before(items, found, at, 2, 0) if each.code in _PEOPLE), None)
        if others is not None:
            _take(draft, others, scaled=False)  # "killed 11 troops and wounded 20"
        else:
            _counted(draft, "person", draft.first)  # "the flood killed 300"
        return
    if (lender is None or lender.is_of("currency")) and draft.number.value >= _THOUSAND:
        whole = _opening_whole(items, finder, draft)
        if whole is not None and _counts(finder, draft, whole):
            return
        if _of_people(items, draft):
            _counted(draft, "person", draft.first)
            return
    if draft.number.scale >= _LARGE and (money := _paid_in(items, finder, draft)) is not None:
        draft.unit, draft.code, draft.kind, draft.label = money, money.code, money.kind, None
        draft.elliptic, draft.rule = True, "money.lent"
    elif currency is not None and _paid(items, draft, lender):
        _take(draft, currency)
    elif lender is not None:
        # "im Mai 40 Millionen, im Juni 30", "China zahlt 90 Millionen im Jahr, Japan 30"
        parallel = lender in (_then(items, found, at), _gapped(items, found, at))
        parallel |= _instead(items, lender, draft)
        parallel |= "davon" in items.lower[lender.last : draft.first] or items.word(draft.last) in OF
        _take(draft, lender, scaled=parallel or _beside(items, lender, draft))
    elif (again := _again(items, found, at) or _joined_by(items, found, at)) is not None:
        _take(draft, again)
    elif items.word(draft.last) == "davon" or items.says(draft.last, OF, ("them", "ihnen")):
        _meant(items, finder, draft)
    elif _taken_up(items, finder, found, at):
        return
    elif draft.number.value >= 10 and draft.number.value == int(draft.number.value):
        _numbered(items, finder, found, draft)


def _same(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The amount before that a number alone means again: "650 workers … Of the 650, some 240 are", "für die 650"."""
    draft = found[at]
    part = draft.first - 2 - (items.word(draft.first - 2) in OF)  # "six of the 15", "sechs der 15"
    if (
        items.word(draft.first - 1) not in _DEFINITE
        or draft.number.value < _TYPES
        or items.pos(part) == "num"
    ):
        return None
    alike = (each for each in reversed(found[:at]) if each.is_of(*_LENT) and not each.elliptic)
    return next((each for each in alike if each.best == draft.number.value * draft.number.scale), None)


def _paid_in(items: Items, finder: UnitFinder, draft: Draft) -> Unit | None:
    """The currency that is named just before a sum: "paid in rupees, some 640 million a month"."""
    for at in items.back(draft.first, _GAP, items.opening(draft.first) + 1):
        if items.word(at - 1) == "in":
            return finder.money(at)
    return None


def _one_currency(found: Sequence[Draft]) -> Draft | None:
    """The first amount of money of a page that has one currency only."""
    money = [each for each in found if each.is_of("currency")]
    return money[0] if len({each.code for each in money}) == 1 else None


def _paid(items: Items, draft: Draft, lender: Draft | None) -> bool:
    """Whether a large number is paid, where only what is counted stands before it: "überwies 1,2 Millionen"."""
    clause = items.clause(draft.first)
    verb = clause.verb if clause is not None else None
    if lender is None or not lender.is_of("count") or draft.number.scale < _LARGE or verb is None:
        return False
    kinds = {each.kind for each in lexicon.transfers(items.document.language).verbs.get(verb.lemma, ())}
    return bool(kinds) and kinds <= _PAYING


def _of_people(items: Items, draft: Draft) -> bool:
    """Whether a number alone is of people by what they do or suffer: "2.9 million live abroad", "3 million were displaced", "the population is 12 million"."""
    chunk, clause = items.chunk(draft.first), items.clause(draft.first)
    verb, words, document = clause.verb if clause is not None else None, items.words, items.document
    if chunk is None or clause is None or verb is None or items.pos(draft.last) in ("noun", "name"):
        return False
    subject = document.chunk(clause.subject)
    if subject is not None and chunk is not subject:
        called = document.head(subject.index).lemma.lower() in words.populations
        said = chunk.index in (clause.object, clause.predicative, *clause.preps)
        done = verb.lemma in words.befalling and not verb.passive and chunk.index == clause.object
        return (called and said) or done
    if chunk is not subject or chunk.prep is not None:
        return False
    finite = None if verb.finite is None else document.tokens[verb.finite].lemma
    fares = finite in words.be and any(document.tokens[at].lower in words.faring for at in clause.places)
    suffers = verb.lemma in words.befalling and verb.passive
    wants = verb.lemma in _NEEDING and clause.object is None  # "3 million need to be repaid" are no people
    return suffers or fares or (verb.lemma in words.living and not verb.passive and not wants)


def _befallen(items: Items, draft: Draft) -> bool:
    """Whether a number alone is of those who were killed, hurt or driven out: "the flood killed 300 and injured 1,200", "14 were wounded"."""
    chunk, clause = items.chunk(draft.first), items.clause(draft.first)
    verb, document = clause.verb if clause is not None else None, items.document
    if chunk is None or clause is None or verb is None or chunk.prep is not None:
        return False
    if draft.number.value <= 1 or draft.bound == "order":
        return False  # "displaced millions"
    own = range(items.token[draft.first], items.token[draft.last - 1] + 1)
    ahead = items.token[draft.first] - 1
    harm = items.words.befalling & lexicon.transfers(document.language).harming
    joined = document.tokens[ahead].lower.removesuffix("ed") in {lemma.removesuffix("e") for lemma in harm}
    alone = all(
        document.tokens[i].pos in ("num", "adv", "adp") or i in own or (joined and i == ahead)
        for i in range(chunk.start, chunk.end)
    )
    befell = verb.lemma in harm and chunk.index == (clause.subject if verb.passive else clause.object)
    ends = items.pos(draft.last) not in ("noun", "name", "adj", "num") and items.word(draft.last) not in OF
    return alone and ends and (befell or (joined and document.tokens[ahead].lower.endswith("ed")))


def _opening_whole(items: Items, finder: UnitFinder, draft: Draft) -> int | None:
    """The noun of the things that a sentence opens with, of which a number alone is a part: "Of the donated doses, 1.5 million came", "Unter den Dosen sind 1,5 Millionen"."""
    begin = items.opening(draft.first)
    if items.word(begin) not in OF | _AMONG or begin + 1 >= draft.first:
        return None
    chunk, clause = items.chunk(begin + 1), items.clause(draft.first)
    own = items.chunk(draft.first)
    if chunk is None or clause is None or own is None:
        return None
    head = items.first_of[chunk.head]
    near = begin < head < draft.first and items.document.sentence_of[chunk.head] == items.sentence(
        draft.first
    )
    argument = own.index in (clause.subject, clause.predicative) and own.prep is None
    return head if near and argument and not items.document.numbered(chunk) and finder.plural(head) else None


def _all_of(items: Items, draft: Draft, lender: Draft | None) -> int | None:
    """The noun of the things that a sum before is the price of, where a number means all of them: "the jets cost $80 million each; the 12 together"."""
    meant = (
        items.word(draft.first - 1) in _DEFINITE | {"all", "alle"} and items.word(draft.first - 2) not in OF
    )
    if not meant or draft.number.scale > 1 or lender is None or not lender.is_of("currency"):
        return None
    clause = items.clause(lender.number.first)
    subject = items.document.chunk(clause.subject) if clause is not None else None
    return None if subject is None or subject.pronoun else items.first_of[subject.head]


def _beside(items: Items, lender: Draft, draft: Draft) -> bool:
    """Whether a number has the scale of the amount before too: "120 million, or 140 if …", "Peru (4 million), Fiji (2)"."""
    gap = range(lender.last, draft.first)
    verbs = any(items.pos(at) in ("verb", "aux", "modal", "adp") for at in gap)
    # "900 million euros for arms and 700 for aid"
    parts = items.pos(draft.last) == "adp" and items.word(draft.last) == items.word(lender.last)
    if parts and lender.is_of("currency") and items.sentence(draft.first) == items.sentence(lender.first):
        return True
    return draft.last <= lender.first or items.word(draft.last) == ")" or (len(gap) <= _GAP and not verbs)


def _lends(lender: Draft, counts: bool) -> bool:
    """Whether an amount can lend its unit to the number beside it; a percentage to none that is a count by its size."""
    return lender.is_of(*_LENT_NEAR) and not (counts and lender.is_of("percentage"))


def _is_count(items: Items, draft: Draft, after: Draft) -> bool:
    """Whether a number is no percentage like the one behind it: "74 million, or 40 per cent", "340, or 12 per cent of them", "360, 20 percent more"."""
    number, gap = draft.number, items.lower[draft.last : after.first]
    either = not items.words.or_.isdisjoint(gap)
    again = either and (gap[:1] == [","] or number.value > after.number.value)  # "50, or 25 per cent"
    again |= len(gap) > 1 and gap[0] == "," and gap[1] in _RESULTS  # "500, also 25 Prozent"
    grown = after.is_of("percentage") and items.word(after.last) in items.words.more
    return number.grouped or number.scale > 1 or again or grown


def _said(items: Items, finder: UnitFinder, draft: Draft) -> bool:
    """Whether a number is said to be that of a noun, and then its unit: "the number of checks … to 1,300", "a crew of 19", "die Zahl der Vertriebenen … auf 84.000"."""
    first = draft.first
    if items.word(first - 1) == "numbering" and items.pos(first - 2) == "noun":
        code, sure = finder.code(first - 2)  # "teams numbering at least 52", "troops numbering 300"
        people = code if sure and code in _PEOPLE else ""
        if people or items.lemma(first - 2) in _TEAMS | items.words.peopled:
            return _counted(draft, people or "person", first - 2)
    if items.lemma(first - 2) in items.words.peopled and items.word(first - 1) in OF:
        return _counted(draft, "person", first - 2)
    told = items.word(first - 1) in items.words.at | items.words.from_ or items.pos(first - 1) == "verb"
    if not told and items.pos(draft.last) != "verb":
        return False
    for at in items.back(first, _FAR, items.opening(first))[1:]:
        lemma = items.lemma(at)
        if lemma in items.words.tolls:
            return _counted(draft, "person", at)
        if (
            lemma not in items.words.numbering
            or items.pos(at) != "noun"
            or items.word(at - 1) in ("a", "eine")
        ):
            continue
        if at == first - 2:
            return _meant(items, finder, draft, items.opening(first))  # "observers put the number at 180"
        head = at + 1 + (items.word(at + 1) in ("of", "an", "von"))
        while head < at + _NOUN and (items.pos(head) in ("det", "adj", "name") or items.tag(head) == "VVN"):
            head += 1  # "the number of displaced people"
        while not items.words.german and items.pos(head + 1) == "noun":
            head += 1
        if items.pos(head) != "noun" or head >= first or not finder.plural(head):
            return False
        return _counts(finder, draft, head, known=False)
    return False


def _moneyed(items: Items, found: Sequence[Draft]) -> None:
    """Millions without a noun of their own are of the only currency that the page has: "a 30-million grant", "pays hundreds of millions"."""
    money = [draft for draft in found if draft.is_of("currency")]
    # "1.3 billion ($1.7bn)" are no dollars
    plain = [draft for draft in money if not _bracketed(items, draft)]
    if len({draft.code for draft in (money if plain == money else plain)}) != 1:
        return
    for draft in found:
        noun = draft.last if items.words.german else _described(items, draft.last)
        sums = bool(items.words.sums) and items.word(draft.last).endswith(tuple(items.words.sums))
        ends = items.pos(noun) != "noun" or items.newline(draft.last) or sums
        tied = items.word(draft.number.last - 2) in HYPHENS
        bare = draft.label == "bare" and draft.unit is None and draft.number.scale >= _LARGE
        alone = items.word(draft.last) != "of" and not _coded(items, draft.number.first - 1)
        of_it = plain == money or _thereof(items, plain, draft)
        if bare and of_it and (ends or tied) and alone and not _harmed(items, draft):
            beside = _count_beside(items, found, draft)
            _take(draft, plain[0] if beside is None else beside)


def _thereof(items: Items, money: Sequence[Draft], draft: Draft) -> bool:
    """Whether a number is said to be a part of an amount before it: "30 million euros ($41 million), of which 16 million"."""
    sentence = items.opening(draft.first)
    before = [each for each in money if each.last <= draft.first and items.opening(each.first) == sentence]
    return bool(before) and not {"which", "davon", "wovon"}.isdisjoint(
        items.lower[before[-1].last : draft.first]
    )


def _count_beside(items: Items, found: Sequence[Draft], draft: Draft) -> Draft | None:
    """The large count right before that a part of it follows: "800,000 rounds, half a million of them of 155 mm"."""
    before = within(found, items.opening(draft.first), draft.first)
    near = before[-1] if before else None
    if near is None or not near.is_of("count") or items.word(draft.first - 1) not in _COMMAS:
        return None
    large = near.best is not None and near.best >= _LARGE // _LIKE
    return near if large and near.last == draft.first - 1 else None


def _harmed(items: Items, draft: Draft) -> bool:
    """Whether a number is of people whom something befell: "killed thousands and displaced millions"."""
    harming = lexicon.transfers(items.document.language).harming
    clause = items.clause(draft.first)
    verb = clause.verb if clause is not None else None
    return (verb is not None and verb.lemma in harming) or items.lemma(draft.first - 1) in harming


def _lender(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The nearest amount before that a number's unit can come from."""
    draft, near = found[at], found[at - 1] if at else None
    number, first, words = draft.number, draft.first, items.words
    if near is not None and _paired(items, near, draft):
        return near
    lasts = near is not None and near.code in units.TIMES and number.value > _LIKE * near.number.value
    if near is not None and _lends(near, number.value > 100) and not lasts:
        gap = items.lower[near.last : first]
        listed = gap[:1] == [","] and len(gap) == 2 and gap[1] in words.listed - words.and_
        limited = draft.bound not in ("exact", "order") and len(gap) <= 2
        if listed or (limited and gap and (gap[0] == "," or gap[0] in words.or_)):
            return near
    if near is not None and _count_beside(items, found[at - 1 : at], draft) is near:
        return near  # "800,000 rounds, half a million of 155 mm"
    if near is not None and (_listed(items, near, draft) or _former(items, near, draft)):
        return near
    if items.says(first - 2, "average", "of") and (several := _summed(items, found, at)) is not None:
        return several  # "18,829 ships crossed, an average of 51 a day"
    serial = next(
        (each for each in reversed(found[max(0, at - 3) : at]) if each.label not in ("date", "year")), None
    )
    if serial is not None and serial is not near and _in_series(items, serial, draft):
        return serial
    # "298 vehicles, in two lots of 246 and 52"
    lots = near is not None and near.is_of("count") and near.last == first - 1 and items.word(near.last) in OF
    thereof = items.word(number.last) == "davon" and _parts(_whole(items, found, at), draft)
    if lots or thereof or items.says(number.last, OF, words.them):
        whole = _whole(items, found, at)
        unsure = whole is not None and whole.unit is not None and not whole.unit.sure
        # "3,000 requests for nurses. 900 of them work …" are no requests
        return None if unsure and whole and items.pos(whole.last) == "adp" else whole
    if items.word(first - 1) in OF and items.lemma(first - 2).lower() in _GROUPS:
        counts = (each for each in _before(items, found, at, 6, 2) if each.is_of("count"))
        return next((each for each in counts if not _bracketed(items, each)), None)
    if in_all(items, draft) and (several := _summed(items, found, at)) is not None:
        return several
    told_of = (
        _apposed(items, found, at)
        or _of_sum(items, found, at)
        or _gapped(items, found, at)
        or _then(items, found, at)
        or _part_of(items, found, at)
        or _left_of(items, found, at)
    )
    return told_of or _made_up(items, found, at) or _farther(items, found, at)


def _apposed(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The count that the share right before a number is of, which the number puts in other terms: "150 mechanics. Two thirds of them, namely 90"."""
    draft, share = found[at], found[at - 1] if at else None
    if share is None or share.code != units.SHARE:
        return None
    gap = items.lower[share.last : draft.first]
    comma = max((n for n, word in enumerate(gap) if word in _COMMAS | _DASHES | {"("}), default=-1)
    if comma < 0 or len(gap) > _TIED_SHARE or not _APPOSING.issuperset(gap[comma + 1 :]):
        return None
    closed = items.word(draft.last) in _COMMAS and items.pos(draft.last + 1) in ("verb", "aux", "modal")
    if gap[comma + 1 :] == [] and draft.bound == "exact" and gap[comma] != "(" and not closed:
        return None  # "two thirds of them, 90 of whom", but "a quarter of them, 100, have arrived"
    return next((each for each in reversed(found[: at - 1]) if _parts(each, draft)), None)


def _of_sum(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The sum of money that a sentence opens with and divides: "Of the 4,700 dollars, 1,200 go to the doctors and the other 3,500 to the state"."""
    draft = found[at]
    begin = items.opening(draft.first)
    whole = next(iter(within(found, begin, draft.first)), draft)
    opens = items.word(begin) in OF and whole.first - begin <= 2 and whole.is_of("currency")
    part = items.pos(draft.last) in ("adp", "verb", "aux", "modal") or items.word(draft.first - 1) in _REST
    if not opens or not part or draft.number.scale > 1 or whole.number.scale > 1:
        return None
    return whole if 10 <= draft.number.value < whole.number.value else None


def _parts(whole: Draft | None, draft: Draft) -> bool:
    """Whether a number can be a part of a count: "300 Geräte. Fünfzig davon", but not "drei Boote … 200 Millionen davon"."""
    number = draft.number.value * draft.number.scale
    return whole is not None and whole.is_of("count") and whole.best is not None and whole.best > number >= 10


def _paired(items: Items, near: Draft, draft: Draft) -> bool:
    """Whether a number is what the amount before comes to in another time: "8,800 kroner a day or 3.2 million a year"."""
    gap, words = items.lower[near.last : draft.first], items.words
    joined = len(gap) > 1 and gap[-1] in words.or_ | words.and_ | {","}
    timed = (
        any(items.word(at) in words.periods for at in places)
        for places in (range(near.last, draft.first), range(draft.last, draft.last + 2))
    )
    return joined and len(gap) <= _GAP and near.is_of(*_LENT) and near.code not in units.TIMES and all(timed)


def _beside_the_point(draft: Draft) -> bool:
    """Whether a figure only says when, how long or how many times: "36 tanks, three times as many as Togo, which took 12"."""
    times = draft.number.share and draft.number.value >= 2
    return draft.label is not None or draft.code in units.TIMES or times


def _again(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The amount just before that a number alone tells anew: "We pay $30 million a month, they want fifty", "Früher waren es 25", "We sent 40 tanks. Peru sent 25"."""
    draft = found[at]
    near = next((each for each in reversed(found[max(0, at - 3) : at]) if not _beside_the_point(each)), None)
    chunk, clause = items.chunk(draft.first), items.clause(draft.first)
    verb = clause.verb if clause is not None else None
    if near is None or chunk is None or clause is None or verb is None or draft.number.share:
        return None
    lent = (
        near.sure
        and not near.elliptic
        and near.is_of(*_LENT)
        and near.code not in units.TIMES | units.LENGTHS
    )
    document, tokens = items.document, items.document.tokens
    apart = items.sentence(draft.first) - items.sentence(near.first)
    own = range(items.token[draft.first], items.token[draft.last - 1] + 1)
    whose = lexicon.transfers(document.language).possessives
    alone = all(
        tokens[i].pos in ("num", "adv", "adp") or i in own or tokens[i].lower in whose  # "holt seine 45 heim"
        for i in range(chunk.start, chunk.end)
    )
    spoken = verb.lemma in _SPEAKING and chunk.prep is not None and tokens[chunk.prep].lower in OF
    if not lent or not alone or (chunk.prep is not None and not spoken) or apart > 1:
        return None
    subject = document.chunk(clause.subject)
    dummy = items.words.german and (subject is None or chunk is subject)
    dummy |= subject is not None and tokens[subject.start].lower in items.words.dummies
    dummy |= subject is not None and tokens[subject.head].lemma.lower() in _FIGURES  # "the figure was 400"
    copulas = lexicon.grammar(document.language).copulas
    copula = verb.lemma in copulas and dummy
    passes = verb.lemma in lexicon.transfers(document.language).verbs and verb.lemma not in copulas
    argued = chunk.index in (clause.object, clause.predicative) or (chunk is subject and verb.passive)
    held = argued or (copula and chunk is subject) or (items.words.german and chunk.index == clause.subject)
    whole = draft.number.scale > 1 or draft.number.value >= 1000
    one, other = near.number.value, draft.number.value * (1 if whole else near.number.scale)
    close = one and 1 / _LIKE <= other / one <= _LIKE
    return near if ((held and (copula or passes)) or spoken) and close else None


def _joined_by(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The people before in the sentence who join a number of others alone: "The 91 nurses join 165 already in Togo"."""
    draft = found[at]
    clause, chunk = items.clause(draft.first), items.chunk(draft.first)
    joins = clause is not None and clause.verb is not None and clause.verb.lemma in _JOINING
    if clause is None or chunk is None or not joins or chunk.index != clause.object:
        return None
    return next((each for each in _before(items, found, at, 2, 0) if each.code in _PEOPLE), None)


def _farther(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The amount farther before that a large number, or one that says it goes on, has its unit from."""
    draft, number = found[at], found[at].number
    digits, first = items.digits(number.first), draft.first
    large = number.scale >= _LARGE or number.grouped or (digits and number.value >= 10**4)
    told = items.word(first - 1) in items.words.labels.only | items.words.further
    told |= items.says(first - 2, "the", items.words.present) or items.word(number.last) in items.words.more
    behind = _described(items, number.last)
    named = items.pos(behind) in ("noun", "name") and not items.newline(number.last)
    named &= not any(key in items.words.periods for key in items.keys(behind))  # "and 200,000 last year"
    if not (large or told) or _coded(items, number.first - 1) or (named and not items.words.german):
        return None
    best: Draft | None = None
    shipped = _shipped(items, draft)
    for other in reversed(found[max(0, at - 8) : at]):
        away = first - other.last
        if away > _REACH or (not large and away > 30):
            break
        if _exceeds(items, other, draft):
            if other.sure and number.scale == 1 and other.code not in _PLACES:
                return None
            continue
        if not _carries_on(items, other, draft) or (
            shipped and (other.is_of("currency") or other.code in _PEOPLE)
        ):
            continue
        scale = other.number.scale
        if _as_large(items, other, draft):
            return other
        if scale == number.scale and not (scale == 1 and other.number.value * 1000 < number.value):
            return other
        if best is None or (best.number.scale == 1 and min(number.scale, scale) >= _LARGE):
            best = other
    return best


def _as_large(items: Items, other: Draft, draft: Draft) -> bool:
    """Whether a number in millions is told beside a count that is as large, and no money is spoken of: "785,000 Syrians … the government speaks of 1.5 million"."""
    if not other.is_of("count") or not other.sure or other.best is None or draft.number.scale < _LARGE:
        return False
    clause = items.clause(draft.first)
    verb = clause.verb.lemma if clause is not None and clause.verb is not None else ""
    frames = lexicon.transfers(items.document.language).verbs.get(verb, ())
    paid = any(frame.kind in _OF_MONEY for frame in frames) or verb in _PAYING
    value = draft.number.value
    near = items.sentence(draft.first) - items.sentence(other.first) <= 1
    return (
        near and not paid and other.best >= _LARGE // _LIKE and value / _LIKE <= other.best <= value * _LIKE
    )


def _shipped(items: Items, draft: Draft) -> bool:
    """Whether a number is of what is ordered or shipped, which is neither money nor people: "Peru ordered 1.8 million"."""
    chunk, clause = items.chunk(draft.first), items.clause(draft.first)
    verb = clause.verb if clause is not None else None
    if chunk is None or clause is None or verb is None or chunk.prep is not None:
        return False
    undergoes = clause.subject if verb.passive else clause.object
    frames = lexicon.transfers(items.document.language).verbs.get(verb.lemma, ())
    return chunk.index == undergoes and bool(frames) and {frame.kind for frame in frames} <= _SHIPPING


def _described(items: Items, at: int) -> int:
    """Where the noun of a number can stand behind adjectives and sizes: "British thermal units", "20-foot containers"."""
    place = at
    while place < at + _NOUN and (items.pos(place) in ("adj", "num") or items.word(place) in HYPHENS):
        place += 1
    return place


def _listed(items: Items, near: Draft, draft: Draft) -> bool:
    """Whether a number is the next of several like the one before: "contingents of 400, 200 and 150", "120 in the first year, 150 in the second"."""
    gap, behind = range(near.last, draft.first), items.word(draft.number.last)
    if not near.is_of(*_LENT_NEAR) or not 0 < len(gap) <= _STRETCH:
        return False
    if items.word(draft.first - 1) not in _COMMAS | items.words.and_:
        return False
    if near.elliptic and len(gap) <= 2:
        goes_on = items.pos(draft.number.last) in ("verb", "aux", "modal", "adp")
        return goes_on or behind in _MARKS | items.words.and_
    told = near.last + (items.pos(near.last) in ("verb", "aux"))
    alike = items.pos(told) == "adp" and items.word(told) == behind  # "10 come from Peru and 35 from Chile"
    placed = behind in items.words.when and items.word(near.last) not in (_MARKS | items.words.and_)
    begin = told if alike else near.last
    verbs = any(items.pos(at) in ("verb", "aux", "modal", "num") for at in range(begin, gap.stop))
    return (alike or placed) and not verbs


def _in_series(items: Items, near: Draft, draft: Draft) -> bool:
    """Whether a number is the next of several years: "40 buses in 2020, 60 in 2021 and 80 in 2022", "11 in 2027, followed by 24 in 2028"."""
    gap, behind = items.lower[near.last : draft.first], draft.last
    opened = items.word(draft.first - 1) in _COMMAS | items.words.and_ or (
        items.word(draft.first - 2) in _LED
    )
    dated = items.word(behind) in ("in", "im") and any(
        items.word(at).isdecimal() and len(items.word(at)) == 4 for at in (behind + 1, behind + 2)
    )
    same = items.sentence(near.first) == items.sentence(draft.first)
    return near.is_of(*_LENT) and opened and dated and same and len(gap) <= _STRETCH


def _former(items: Items, near: Draft, draft: Draft) -> bool:
    """Whether a number is what the one before was earlier: "14 cargoes of wheat, down from 17 a year ago", "30 Lastwagen, nach 17 im Vorjahr", "statt bisher 17"."""
    at = draft.first
    if _instead(items, near, draft):
        return True
    told = f"{items.word(at - 2)} {items.word(at - 1)}" in items.words.down_from
    behind = items.lower[draft.last : draft.last + 3]
    told |= items.word(at - 1) in items.words.after and not items.words.earlier.isdisjoint(behind)
    return told and near.is_of(*_LENT_NEAR)


def _instead(items: Items, near: Draft, draft: Draft) -> bool:
    """Whether the amount before is instead of a number: "16.8 million euros a year instead of the previous 14", "16,8 Millionen Euro statt bisher 14"."""
    gap = items.lower[near.last : draft.first]
    last = max((n for n, word in enumerate(gap) if word in _STATT), default=-1)
    if last < 0 or len(gap) > _STRETCH or not near.is_of(*_LENT):
        return False
    told = near.last + last + 1
    return all(items.word(at) in _FORMERLY for at in range(told, draft.first)) and not _COMMAS & set(
        gap[:last]
    )


def _carries_on(items: Items, other: Draft, draft: Draft) -> bool:
    """Whether a number can have the unit of an amount farther before."""
    number = draft.number
    bracketed = _bracketed(items, other) and not _bracketed(items, draft)
    if other.rule == "cell":
        return False  # the unit of its row or column
    if number.order and number.scale >= _LARGE and not other.is_of("currency"):
        return False  # "40 tanks. Millions are at stake" are no tanks
    if not other.is_of(*_LENT) or other.code in units.TIMES or other.code in units.LENGTHS or bracketed:
        return False
    if other.is_of("count"):
        return number.scale < 10**8 and not (other.number.value < 10 and number.grouped)
    if number.scale > 1:
        return True
    if other.is_of("currency") and not _goes_on(items, other, draft):
        return False
    # "130 million pounds. … 36,185 were sold" are no pounds
    return items.sentence(draft.first) - items.sentence(other.first) <= (other.number.scale == 1)


def _exceeds(items: Items, other: Draft, draft: Draft) -> bool:
    """Whether a number is too large to count the things before: "in 24 provinces. The 3,000 who …" are no provinces."""
    more = items.word(draft.number.last) in items.words.more
    apart = other.code in _PLACES or items.sentence(other.first) != items.sentence(draft.first)
    counts = other.is_of("count") and other.code not in _PEOPLE
    return counts and not more and draft.number.value > (_TIMES if apart else _DAYS) * other.number.value


def _coded(items: Items, at: int) -> bool:
    """Whether capitals stand before a number that are a unit nobody knows: "UA 9.4 million"."""
    printed = items.printed[at] if at >= 0 else ""
    written = items.glued[at + 1] and printed[:1].isupper()  # "Rwf22.7 billion"
    code = printed.isupper() or written or bool(signed(printed))
    return 1 < len(printed) < _CODE and code and printed.isalpha() and not items.newline(at + 1)


def _goes_on(items: Items, other: Draft, draft: Draft) -> bool:
    """Whether a number goes on from an amount of money in its sentence: "Norway gave 5 million euros, Peru 300,000" and "Peru promised 300,000".

    Not "… dollars for troops, of whom 12,000", and not "costs 900 euros, and the army fires 10,000".
    """
    between = range(other.last, draft.first)
    apart = items.sentence(other.first) != items.sentence(draft.first)
    if apart or any(items.lower[at] in lexicon.grammar(items.document.language).relatives for at in between):
        return False
    document = items.document
    known = lexicon.transfers(document.language).verbs
    verbs = [document.tokens[items.token[at]].lemma for at in between if items.pos(at) == "verb"]
    return all(any(verb.kind in _OF_MONEY for verb in known.get(lemma, ())) for lemma in verbs)


def _bracketed(items: Items, draft: Draft) -> bool:
    """Whether an amount stands in brackets or between dashes, or is said to be converted, as what another comes to in other terms."""
    begin = max(items.opening(draft.first), draft.first - _FAR)
    before = items.lower[max(0, draft.first - _GAP) : draft.first]
    dashed = before[-1:] == items.lower[draft.last : draft.last + 1] and not _DASHES.isdisjoint(before[-1:])
    converted = draft.is_of("currency") and not items.words.converted.isdisjoint(before)
    marks = [word for word in items.lower[begin : draft.first] if word in ("(", ")")]
    return dashed or converted or marks[-1:] == ["("]


def _gapped(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The count just before that a name takes up without its verb and noun: "Norway sent 14 tanks and Sweden 22"."""
    draft, near = found[at], found[at - 1] if at else None
    first, closing = draft.first, items.word(draft.number.last)
    ends = closing == ")" or closing in _MARKS | items.words.and_
    if near is None or not near.is_of(*_LENT_NEAR) or not items.digits(draft.number.first) or not ends:
        return None
    if items.sentence(near.first) != items.sentence(first):
        return None
    opened = first - 1 - (items.word(first - 1) in items.words.both)
    if items.word(opened) == "(":  # "Peru (97 tons), Fiji (45)", "Peru with 97 and Fiji (45)"
        brackets = items.word(draft.last) == ")" and (items.word(near.last) == ")" or near.elliptic)
        return near if brackets and items.pos(opened - 1) == "name" else None
    first -= items.word(first - 1) in _WITH  # "die Niederlande mit 455 und Portugal mit 296"
    between = range(near.last, first)
    joined = any(items.lower[place] in (_COMMAS | items.words.and_) for place in between)
    whither = items.names_state(first - 1) and items.lower[first - 2] in _COMMAS | items.words.and_
    acts = ("verb", "aux", "modal") if whither else ("verb", "aux", "modal", "adp")
    led = any(items.word(place) in _LED for place in between)  # "followed by Kenya with 590"
    verbs = not led and any(items.pos(place) in acts for place in between)  # "20 tanks to Peru, Chile 30"
    whose = (
        items.pos(first - 1) == "noun" and items.pos(first - 2) == "det" and items.word(first - 3) in _COMMAS
    )
    named = items.pos(first - 1) == "name" or whose  # "the ministry named 300 tanks, the police 280"
    return near if named and joined and not verbs and len(between) <= _GAP else None


def _then(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The amount before in the sentence that a number alone behind another time goes on from: "in May 20 tanks, in June 67", "last year's 150"."""
    draft, first = found[at], found[at].first
    timing = lexicon.grammar(items.document.language).timing
    owned = items.word(first - 1) in ("'s", "’s") and items.lemma(first - 2) in timing
    month = items.printed[first - 1][:1].isupper() and items.lemma(first - 1) in timing
    month |= items.word(first - 1) in _THEN and items.lemma(first - 2) in timing  # "ein Jahr darauf 380"
    year = at > 0 and found[at - 1].label == "date" and found[at - 1].last == first
    closing = items.word(draft.number.last)
    ends = closing == ")" or closing in _MARKS | items.words.and_ or items.pos(draft.last) == "adp"
    if not (owned or month or year) or not ends or draft.number.scale > 1:
        return None
    amounts = (each for each in _before(items, found, at, 4, 0) if each.is_of(*_LENT))
    near = next((each for each in amounts if each.code not in units.TIMES | units.LENGTHS), None)
    told = near is not None and (owned or _timed(items, found, near, timing))
    return near if told else None


def _timed(items: Items, found: Sequence[Draft], draft: Draft, timing: frozenset[str]) -> bool:
    """Whether the part of a sentence that an amount stands in says when."""
    places = range(max(items.opening(draft.first), draft.first - _FAR), draft.first)
    dated = any(each.label == "date" for each in within(found, places.start, places.stop))
    return dated or any(items.lemma(place) in timing for place in places)


def _out_of(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The count that opens a sentence as the whole, right before its part: "Of the 200 tanks, 50 (25 per cent) came", "Of 450, only 150 work"."""
    draft, near = found[at], found[at - 1] if at else None
    if near is None or near.unit is None or not near.is_of(*_LENT) or draft.number.scale > 1:
        return None
    begin = items.opening(near.first)
    opens = items.word(begin) in OF and near.first - begin <= 2 and near.code not in units.TIMES
    between = range(near.last, draft.first)
    close = len(between) <= _TIED and all(items.pos(place) in ("punct", "adv") for place in between)
    return near if opens and close and draft.number.value < near.number.value else None


def _broken_down(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The amount before a bracket that names its parts: "120 tonnes (Peru 80, Chile 40)"."""
    draft = found[at]
    closes = items.word(draft.last) in _MARKS | items.words.and_ | {")"}
    named = items.pos(draft.first - 1) in ("name", "noun") and closes
    if draft.label not in ("bare", "type") or not named:
        return None
    before = items.back(draft.first, _FAR, items.opening(draft.first))
    opened = next((place for place in before if items.lower[place] in "()"), 0)
    whole = next((each for each in _before(items, found, at, _GAP, 0) if each.last <= opened), None)
    if items.word(opened) != "(" or whole is None or not whole.is_of(*_LENT):
        return None
    beside = found[max(0, at - 1) : at + 2]
    parts = [
        each for each in beside if opened < each.first and ")" not in items.lower[draft.last : each.first]
    ]
    return whole if len(parts) > 1 and draft.number.value < whole.number.value / whole.number.scale else None


def _before(items: Items, found: Sequence[Draft], at: int, most: int, sentences: int) -> Iterator[Draft]:
    """The figures before one, nearest first: so many at most, and no more than so many sentences away."""
    here = items.sentence(found[at].first)
    for other in reversed(found[max(0, at - most) : at]):
        if here - items.sentence(other.first) > sentences:
            return
        yield other


def _whole(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The nearest count before that "sixteen of them" can be part of."""
    number = found[at].number
    for other in _before(items, found, at, 8, 2):
        whole = other.number
        if other.is_of("count") and (number.order or whole.order or whole.value >= number.value):
            return other
    return None


def _summed(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The amount before in the sentence that a number is the total of: "60 engineers a year over four years, 240 in all"."""
    amounts = (each for each in _before(items, found, at, 4, 0) if each.is_of(*_LENT))
    return next((each for each in amounts if each.code not in units.TIMES), None)


def _larger(items: Items, found: Sequence[Draft], at: int, most: int, sentences: int) -> Draft | None:
    """The nearest figure before with a unit of its own, where that is a count larger than a small number."""
    number = found[at].number
    if number.order or number.scale > 1 or number.value < 2:
        return None
    earlier = (each for each in _before(items, found, at, most, sentences) if each.quantity)
    other = next((each for each in earlier if not (each.elliptic or each.is_of("percentage"))), None)
    return other if other and other.is_of("count") and other.number.value > number.value else None


def _part_of(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The larger count before in the sentence that a small number can be part of: "60 trucks: 25 by ship and 35 by rail"."""
    before, last = found[at].first - 1, found[at].number.last
    named = items.pos(before) in ("name", "noun") and not items.names_state(before)
    alone = items.pos(last) in ("adp", "verb", "adv", "punct", "aux", "modal") and not named
    if not alone or not items.words.no_part.isdisjoint((items.word(before), items.word(last))):
        return None
    other = _larger(items, found, at, 6, 0) or _said_whole(items, found, at)
    if other is None or other.unit is None or other.number.order:
        return None
    return other if other.unit.sure or items.says(other.first - 2, "of", "the") else None


def _made_up(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The measure whose parts a colon or "davon" lists: "45 megawatts: 25 on Tarawa, 12 on Abaiang", "45 Megawatt, davon 25 hier und 20 dort"."""
    draft = found[at]
    whole = next(
        (each for each in _before(items, found, at, 6, 0) if each.quantity and not each.elliptic), None
    )
    if whole is None or not whole.is_of("dimension", "count") or whole.code in units.TIMES | units.LENGTHS:
        return None
    gap = items.lower[whole.last : draft.first]
    told = gap[:1] == [":"] or "davon" in gap
    told &= items.pos(draft.number.last) in ("adp", "adv") and draft.number.scale == whole.number.scale
    return whole if told and draft.number.value < whole.number.value else None


def _said_whole(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The count that opens the sentence as the whole of what a number tells, which is too large for it: "Of the 240 tanks, 320 are damaged"."""
    other = next((each for each in _before(items, found, at, 1, 0) if each.is_of("count")), None)
    if other is None or items.opening(other.first) != other.first - 2:
        return None
    number = found[at].number
    whole = items.word(other.first - 1) in ("the", "den") and items.word(other.first - 2) in OF
    return other if whole and number.scale == 1 and number.value < 3 * other.number.value else None


def _left_of(items: Items, found: Sequence[Draft], at: int) -> Draft | None:
    """The larger count in the sentence before that a number alone as an argument is part of: "320 tanks. Replaced were 116", "the remaining 90 start"."""
    draft, tokens = found[at], items.document.tokens
    chunk, clause = items.chunk(draft.first), items.clause(draft.first)
    verb = clause.verb if clause is not None else None
    if chunk is None or verb is None or chunk.prep is not None:
        return None
    own = range(items.token[draft.first], items.token[draft.last - 1] + 1)
    rest = items.word(draft.first - 1) in _REST
    alone = all(
        tokens[i].pos in ("num", "adv") or i in own or (rest and i < own.start)
        for i in range(chunk.start, chunk.end)
    )
    if not alone or (not rest and verb.tokens[-1] == verb.finite == verb.main):
        return None
    other = _larger(items, found, at, 4, 1)
    return other if other and other.unit and other.unit.sure else None


def _numbered(items: Items, finder: UnitFinder, found: Sequence[Draft], draft: Draft) -> None:
    """The noun in the plural before a large bare number of its sentence: "put the number of workers at about 100,000"."""
    counted = items.word(draft.first - 1) in items.words.at
    before = reversed(within(found, items.opening(draft.first), draft.first))
    near = next((each for each in before if each.is_of("dimension", "count")), None)
    for at in items.back(draft.first, 20, items.opening(draft.first))[1:]:
        if items.pos(at) == "noun" or finder.people(at):
            said = any(items.lemma(at - back) in items.words.numbering for back in (1, 2, 3) if at > back)
            if counted and not said and near is not None and near.last <= at and near.code not in units.TIMES:
                _take(draft, near)  # "with 20 launchers ordered, the Poles would come to 38" are no Poles
                return
            if (counted or said) and _counts(finder, draft, at):
                return


def _antecedent(items: Items, finder: UnitFinder, found: Sequence[Draft], at: int) -> bool:
    """Whether a relative pronoun says what a number is of, and then its unit: "its troops, of whom about 12,000", "$40m, of which 3m"."""
    draft, near = found[at], found[at - 1] if at else None
    if items.says(draft.last, "of", "them"):
        head = draft.first - 1 - (items.word(draft.first - 1) == ",")
        if near is not None and near.last == head + 1 and near.is_of("dimension"):
            _take(draft, near, scaled=False)  # "45 megawatts, 25 of them on the island"
            return True
        if items.pos(head) == "noun" and finder.plural(head):  # "miners, 5,000 of them"
            return _counts(finder, draft, head, known=False)
    if in_all(items, draft) and items.word(draft.first - 1) == "," and _summed(items, found, at) is None:
        head = draft.first - 2 - (items.pos(draft.first - 2) == "adv")
        if items.pos(head) == "noun" and finder.plural(head):  # "the gendarmes there, 460 in all"
            return _counts(finder, draft, head, known=False)
    for place in items.back(draft.first, _RELATIVE):
        if items.word(place) == "davon" and (whole := _whole(items, found, at)) is not None:
            _take(draft, whole, scaled=False)  # "1.200 Soldaten, davon stellt Peru 800"
            return True
        if items.says(place - 1, OF, ("whom", "which", "denen")):
            clause = items.clause(place)
            of = items.document.chunk(clause.antecedent) if clause is not None else None
            head = items.first_of[of.head] if of is not None else place - 2 - (items.word(place - 2) == ",")
            if near is not None and near.last == head + 1 and near.quantity:
                _take(draft, near)
            elif items.pos(head) in ("noun", "name"):
                _counts(finder, draft, head)
            elif near is not None and near.is_of("count"):
                _take(draft, near)  # "100,000 people work abroad, of whom 60,000 …"
            return True
    return False


def _meant(items: Items, finder: UnitFinder, draft: Draft, before: int | None = None) -> bool:
    """Count the things named last in the sentence before or this one, all or each of them: "Missiles are sent. There are 60 of them."."""
    for at in items.back(draft.first if before is None else before, _REACH):
        if items.sentence(draft.first) - items.sentence(at) > 1:
            break
        each = any(items.word(at - back) in items.words.every for back in (1, 2, 3, 4))
        if items.pos(at) == "noun" and (each or finder.plural(at)) and finder.code(at)[1]:
            return _counts(finder, draft, at, plural=not each)
    return False


def _taken_up(items: Items, finder: UnitFinder, found: Sequence[Draft], at: int) -> bool:
    """Whether a number alone is of what the sentence before tells of, and then its unit: "Togo bought tanks. Thirty have been shipped", "Die ersten 30 trafen ein"."""
    draft, document, tokens = found[at], items.document, items.document.tokens
    chunk, clause = items.chunk(draft.first), items.clause(draft.first)
    verb, here = clause.verb if clause is not None else None, items.sentence(draft.first)
    told = any(each.label != "date" for each in _before(items, found, at, 4, 0))
    if chunk is None or clause is None or verb is None or not here or told:
        return False
    if draft.number.share or draft.number.value <= 1 or items.word(draft.last) in OF:
        return False
    own = range(items.token[draft.first], items.token[draft.last - 1] + 1)
    rest = (tokens[i] for i in range(chunk.start, chunk.end) if i not in own)
    alone = all(token.pos in ("adv", "det") or token.base in _IN_TURN for token in rest)
    argument = chunk.prep is None and chunk.index in (clause.subject, clause.object)
    passes = verb.lemma in lexicon.transfers(document.language).verbs or verb.lemma in _COMING
    passes &= verb.lemma not in lexicon.grammar(document.language).copulas
    subject = document.chunk(clause.subject)  # "Nach Angaben Oslos sind es 300"
    dummy = subject is not None and tokens[subject.head].lower in items.words.dummies
    is_so = verb.lemma in items.words.be and dummy and chunk.index == clause.predicative
    if not (alone and ((argument and passes) or is_so)) or items.pos(draft.last) in ("noun", "name", "adj"):
        return False
    for n in range(chunk.index - 1, -1, -1):
        other = document.chunks[n]
        head, apart = items.first_of[other.head], here - document.sentence_of[other.head]
        if apart > 1:
            return False
        if not apart:
            continue
        code, sure = finder.code(head)
        dealt = document.clauses[other.clause]
        told_of = other.index in (dealt.subject, dealt.object) or other.link == "of"
        several = other.plural or (items.words.german and other.plural is None and other.start == other.head)
        if sure and several and told_of and code not in units.TIMES and not document.numbered(other):
            return _counts(finder, draft, head, plural=False)
    return False


def _counts(finder: UnitFinder, draft: Draft, head: int, known: bool = True, plural: bool = True) -> bool:
    """Count a number's noun where it stands elsewhere, if it can be counted; `known` asks that a table has it."""
    code, sure = finder.code(head)
    fits = (sure or not known) and code and not units.bad_code(code) and (finder.plural(head) or not plural)
    return bool(fits) and _counted(draft, code, head, finder.items.printed[head])


def _counted(draft: Draft, code: str, at: int, noun: str = "") -> bool:
    draft.unit = Unit(code, "count", draft.last, draft.last, noun, at, sure=False)
    draft.code, draft.kind, draft.label, draft.elliptic, draft.sure = code, "count", None, True, False
    draft.rule = "count.lent"
    return True


def _scale(lender: Draft) -> Decimal:
    """What a number is in, its own word for it or one that it took: "4.2, 3.3 and 2.5 billion"."""
    if lender.number.scale == 1 and lender.rule.endswith(".lent") and lender.best and lender.number.value:
        return lender.best / lender.number.value
    return Decimal(lender.number.scale)


def _take(draft: Draft, lender: Draft, scaled: bool = True, contrasted: bool = False) -> None:
    draft.lender = lender
    unit = lender.unit
    assert unit is not None
    if unit.code == units.SHARE:
        draft.scale(Decimal("0.01"))
    elif (
        scaled
        and draft.number.scale == 1
        and (scale := _scale(lender)) > 1
        and draft.number.value < 1000  # "45 instead of 3 million"; but not "40 and 3 million"
        and (contrasted or draft.number.value <= (lender.best or lender.number.value) / scale * 10)
    ):
        draft.scale(scale)  # "3, 4 oder 5 Millionen", "Peru (4,1 Millionen), Kenia (2,5)"
    if unit.factor != 1:
        draft.scale(unit.factor)  # "40 oder 50 Cent"
    draft.unit, draft.code, draft.kind = unit, lender.code, lender.kind
    draft.label, draft.elliptic, draft.sure = None, True, False
    draft.rule = {"currency": "money"}.get(unit.kind, unit.kind) + ".lent"
