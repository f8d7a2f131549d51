"""Numbers with unit, range and bound: what becomes a figure."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from countertrade import units
from countertrade.quantity import Bound
from countertrade.reading import lexicon
from countertrade.reading.document import Chunk, Clause, VerbGroup
from countertrade.reading.numeric.items import OF, Items
from countertrade.reading.numeric.money import Unit
from countertrade.reading.numeric.numbers import Number, numbers
from countertrade.reading.numeric.units import UnitFinder
from countertrade.records import MentionKind, Span

Label = Literal[
    "age", "ago", "bare", "clock", "date", "label", "list", "page", "phone", "rate_denominator", "score", "type", "year"
]  # fmt: skip
EACH = "each"  # what a rate is per where the text names it elsewhere
_LINKS = frozenset(("-", "–", "—", "−", "‑"))
# before "over five years" where it is a bound and no stretch of time
_OPENING = frozenset(("(", '"', "“", "„", "‚", "'"))
_STRETCHES = units.TIMES | {"decade", "century"}
_PRICING = frozenset(("for", "at"))  # "goes for $12 million to $16 million"
_THOUSAND = 1000
_SHORT = 100  # up to where the first of two ends may lack its thousands
_MANY = 30  # from here two numbers with "or" between them are no estimate


class Rate(NamedTuple):
    """What an amount is per, printed at parts `first` to `last`."""

    per: str
    first: int
    last: int

    @property
    def timed(self) -> bool:
        """Whether it is for a stretch of time: "month", "30 day"."""
        return timed(self.per)

    @property
    def along(self) -> bool:
        """Whether it is for a distance: "per 1,000 cubic metres per 100 km"."""
        return units.numbered(self.per)[1] in units.LENGTHS


class Phrase(NamedTuple):
    """A rate phrase. `behind` says that it is one only right behind an amount, `adjective` that it stands before a noun."""

    rate: Rate
    behind: bool = False
    adjective: bool = False
    subject: bool = False
    prefixed: bool = False  # by "per", "pro", "je", "für"
    repeated: bool = False  # "every day": also how often something else happens


@dataclass(slots=True)
class Draft:
    """A figure in the making. `first` to `last` hold hedge, number and unit; `core` to `last` number and unit."""

    number: Number
    unit: Unit | None
    first: int
    core: int
    last: int
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    bound: Bound = "exact"
    code: str | None = None
    kind: MentionKind = "number"
    label: Label | None = None
    rates: list[Rate] = field(default_factory=list)
    of: str | None = None
    elliptic: bool = False
    sure: bool = True
    rule: str = "number"
    lender: Draft | None = None  # whose unit it has
    heads: tuple[Span, ...] = ()  # of the row and the column of a table that it stands in

    @property
    def quantity(self) -> Unit | None:
        """Its unit; None for a number without one and for what is no quantity."""
        return self.unit if self.label is None else None

    @property
    def behind(self) -> bool:
        """Whether it has a unit that stands behind its number."""
        return self.unit is not None and self.unit.first >= self.number.last

    def is_of(self, *kinds: MentionKind) -> bool:
        """Whether it is a quantity in a unit of one of these kinds."""
        return self.quantity is not None and self.quantity.kind in kinds

    def scale(self, factor: Decimal) -> None:
        """Multiply its values."""
        ends = (self.low, self.best, self.high)
        self.low, self.best, self.high = (None if end is None else end * factor for end in ends)

    @property
    def ends(self) -> list[Decimal]:
        """The values that it states."""
        return [value for value in (self.low, self.best, self.high) if value is not None]

    @property
    def carries(self) -> bool:
        """Whether it can be per something: any amount but a stretch of time, a plain number, a fraction and a multiple."""
        counts = self.code is not None and not (self.code == units.SHARE and self.kind == "number")
        return self.label is None and counts and self.code not in units.TIMES


def within(found: Sequence[Draft], begin: int, end: int) -> Sequence[Draft]:
    """Those that start from part `begin` to before `end`, of some in text order."""
    first, stop = (bisect.bisect_left(found, at, key=lambda draft: draft.first) for at in (begin, end))
    return found[first:stop]


def in_all(items: Items, draft: Draft) -> bool:
    """Whether an amount is said to be that of all: "$1.24 billion in all", "insgesamt also 600", "$240 million for the set", "come to $600 million"."""
    first, one, two = draft.first, items.word(draft.last), items.word(draft.last + 1)
    so = items.word(first - 1) in _SO
    comes = items.word(first - 1) == "to" and items.lemma(first - 2) in _COMING
    comes &= items.words.every.isdisjoint((one, two))  # "come to $900 for each of them"
    before = comes or items.word(first - 1 - so) in items.words.summing
    behind = one in items.words.totals or not items.words.summing.isdisjoint((one, f"{one} {two}"))
    of_all = items.says(draft.last, "for", "all")
    # "a total of 160", "making it 160"
    of_all |= items.word(first - 1) in OF and items.word(first - 2) in items.words.totals
    of_all |= items.word(first - 1 - (items.word(first - 1) == "it")) == "making"
    return before or behind or of_all or items.says(draft.last, "for", "the", ("set", "lot", "package"))


def reaches(items: Items, change: Draft, level: Draft) -> bool:
    """Whether an amount is the level that a change before it leads to: "fell by $1.51 in May to $61.88", "stieg um 3 Prozent auf 230 Euro"."""
    gap = range(change.last, level.first)
    close = 0 < len(gap) < _SPAN and items.word(gap[-1]) in ("auf", "to")
    return close and all(items.pos(at) in ("adp", "noun", "name") for at in gap[:-1])


_SO = frozenset(("also", "so", "somit", "mithin"))
_COMING = frozenset(("come", "amount"))
_SPREAD = frozenset("verteilt gestreckt spread stretched".split())
_SPANNING = frozenset("over for in across during within über in binnen auf während".split())
_TERMS = frozenset(
    "term period life lifetime duration laufzeit dauer zeitraum vertragslaufzeit vertragsdauer".split()
)
_SPAN = 5  # words from a preposition to the noun of a term


def over_a_term(items: Items, draft: Draft) -> bool:
    """Whether an amount is said to be that of several periods: "60 million over three years", "300 Millionen, verteilt auf vier Jahre"."""
    place = draft.last + (items.word(draft.last) == ",")
    spread = items.word(place) in _SPREAD
    place = place + 1 if spread else draft.last
    if items.word(place) not in _SPANNING and not (spread and items.word(place) in ("auf", "across")):
        return False
    ahead = range(place + 1, min(place + _SPAN, len(items)))
    last = next((at for at in ahead if items.pos(at) == "noun"), None)
    if last is None:
        return False
    numbered = any(
        items.pos(at) == "num" and items.word(at) not in ("one", "ein", "einem") for at in ahead if at < last
    )
    period = any(key in items.words.periods for key in items.keys(last))
    return items.word(last) in _TERMS or (numbered and period)


def timed(code: str) -> bool:
    """Whether a denominator is a stretch of time."""
    return units.numbered(code)[1] in units.TIMES


def drafts(items: Items, finder: UnitFinder) -> list[Draft]:
    """Every number of a document with its unit, ranges joined, in order."""
    found: list[Draft] = []
    for number in numbers(items):
        if found and number.first < found[-1].last:
            continue  # "1000 m3": inside the unit before
        unit = finder.unit(number)
        one = unit is None and items.lower[number.first] == "one" and number.last == number.first + 1
        if one and items.word(number.last) not in ("or", "to", "and", "in"):
            continue
        draft = _in_so_many(items, _draft(number, unit))
        if found and _joins(items, found[-1], draft):
            _join(items, found[-1], draft)
        else:
            found.append(draft)
    for at in range(len(found) - 2):
        _across(items, *found[at : at + 3])
    found = [draft for draft in found if draft.label != "date"]
    for before, draft in zip([None, *found], found, strict=False):
        _bounded(items, draft, before)
    return found


def _draft(number: Number, unit: Unit | None) -> Draft:
    first = min(number.first, unit.first) if unit else number.first
    last = max(number.last, unit.last) if unit else number.last
    best = None if number.order else number.value
    low, high = (number.low, number.high) if number.order else (best, best)
    draft = Draft(number, unit, first, first, last, low, best, high, "order" if number.order else "exact")
    if unit:
        draft.scale(_factor(number, unit))
    _named(draft)
    return draft


def _in_so_many(items: Items, draft: Draft) -> Draft:
    """A share that a count states with its whole behind the noun: "one child in five"."""
    number, unit = draft.number, draft.unit
    measured = unit is not None and unit.kind in ("count", "dimension") and number.letters
    if unit is None or not measured or items.word(unit.last) != "in" or items.words.german:
        return draft
    whole = items.words.cardinals.get(items.word(unit.last + 1), 0)
    counts = items.pos(unit.last + 2) in ("noun", "adj", "num")
    if not 0 < number.value < whole or counts:
        return draft
    share = number._replace(last=unit.last + 2, value=number.value / whole, share=True)
    return _draft(share, Unit(units.SHARE, "number", share.last, share.last))


def _factor(number: Number, unit: Unit) -> Decimal:
    """What one of a number in a unit is in the unit's code."""
    return unit.factor / 100 if unit.code == units.SHARE and not number.share else unit.factor


def _named(draft: Draft) -> None:
    """Code, kind and rule from the unit."""
    unit = draft.unit
    if unit is None:
        return
    draft.code, draft.kind, draft.sure = unit.code, unit.kind, unit.sure
    draft.rule = {"currency": "money", "number": "share"}.get(unit.kind, unit.kind)


# --- ranges -----------------------------------------------------------------------------------------------------------


def _joins(items: Items, one: Draft, other: Draft) -> bool:
    """Whether two numbers are the ends of a range: "600.000 bis 700.000", "$5-10", "between 3 and 4 tonnes"."""
    words, before, unit = items.words, items.word(one.first - 1), other.unit
    if before in ("by", "um") and items.word(one.last) in ("to", "auf"):
        return False  # "fell by 3 tonnes to 5 tonnes"
    alike = one.number.share == other.number.share and one.number.order == other.number.order
    if one.bound == "range" or not alike or items.newline(other.first) or _is_season(items, one.number):
        return False
    gap = items.lower[one.last : other.first]
    if len(gap) > 1 and gap[0] in _LINKS and gap[1] in words.to:
        gap = [word for word in gap if word not in _LINKS]
    if len(gap) == 2 and gap[1] in _LINKS:
        gap = gap[:1]
    if not 0 < len(gap) <= 3 or not (words.fillers | items.words.hedges).issuperset(gap[1:]):
        return False
    link, single = gap[0], len(gap) == 1
    if link in _LINKS and one.behind and items.word(other.last) == link:
        return False  # "46 million dollars – 63 million of theirs –"
    low, high = one.number.value, other.number.value
    if link in words.or_ and one.unit is None and (unit is None or other.behind) and low < high < _MANY:
        doubled = one.number.letters == other.number.letters and other.behind and high <= 2 * low
        return high == low + 1 or doubled  # "five or six ships", "ten or twelve years"
    hedged = before in words.fillers and items.word(one.first - 2) in words.between
    betweens = before in words.between or hedged
    if not (link in words.to or (link in words.and_ and betweens)) or (link in _LINKS and not single):
        return False
    if one.unit and ((unit and one.code != other.code) or (not unit and one.is_of("percentage", "count"))):
        return False
    if one.number.scale == 1 and other.number.scale > 1 and low * other.number.scale < high:
        low *= other.number.scale
    years = _is_year(items, one.number), _is_year(items, other.number)
    if low >= high or (one.unit is None and years == (True, False)):
        return False
    if link in _LINKS:
        scored = high < 100 and items.pos(one.first - 1) in ("name", "verb", "noun")
        return unit is not None or not (scored or all(years))
    return link in words.and_ or not _changes(items, one, before, link)


def _across(items: Items, one: Draft, inner: Draft, other: Draft) -> None:
    """Join the ends of a range around a conversion in brackets: "between $40 million (A$61m) and $70 million"."""
    words, link = items.words, items.word(other.first - 1)
    between = items.word(one.first - 1) in words.between and link in words.and_
    opened = items.word(one.last) == "(" and inner.first == one.last + 1
    bracketed = opened and items.word(inner.last) == ")" and other.first == inner.last + 2
    grows = one.code == other.code and one.number.value < other.number.value and not one.number.order
    if bracketed and grows and (between or link in words.to - _LINKS):
        _join(items, one, other)
        other.label = "date"


def _is_year(items: Items, number: Number) -> bool:
    printed = items.lower[number.first]
    single = number.last - number.first == 1 and printed.isdecimal() and len(printed) == 4
    return single and 1000 <= int(printed) <= 2150


def _is_season(items: Items, number: Number) -> bool:
    """Whether a number is the second of two years that a season lies in: "rose in 2019-20 to 5.7 million"."""
    before = items.word(number.first - 2)
    tied = items.word(number.first - 1) in _LINKS | {"/"} and items.tied(number.first - 1)
    if not tied or number.first < 2 or len(before) != 4 or not before.isdecimal():
        return False
    return number.value in (int(before) + 1, (int(before) + 1) % 100)


_FOLDING = frozenset(
    "double triple treble quadruple halve verdoppeln verdreifachen vervierfachen halbieren".split()
)
_FAR = 16  # parts between such a verb and the figures


def _changes(items: Items, one: Draft, before: str, link: str) -> bool:
    """Whether "from … to …" tells of a change: a word of rising or falling stands in the clause before it."""
    words = items.words
    if link in ("bis", "through") or (before not in words.from_ and link != "to"):
        return False
    reach = 8 if before in words.from_ else 3
    back = items.back(one.first, reach)
    if before in words.from_ and any(items.lemma(at) in _FOLDING for at in items.back(one.first, _FAR)):
        return True  # "has doubled its contribution to meals in schools, from 12 to 24 million"
    return any(items.lemma(at) in words.change and items.word(at + 1) not in _PRICING for at in back)


def _join(items: Items, one: Draft, other: Draft) -> None:
    """Make the first of two drafts their range."""
    number, high = one.number, other.high if other.number.order else other.number.value
    low = one.low if number.order else number.value
    behind = other.unit is not None and other.unit.last > other.number.last
    unit = other.unit if one.unit is None or behind else one.unit
    assert low is not None
    assert high is not None
    scale = other.number.scale
    if number.scale == 1 < scale and number.value * scale < other.number.value:
        low *= scale
    elif number.value < _SHORT and other.number.grouped and other.number.value % _THOUSAND == 0:
        low *= _THOUSAND  # "2-3,000 men"
    before = items.word(one.first - 1)
    framed = before in items.words.between or before in items.words.from_
    if items.word(number.first) in items.words.minus and 0 < -low < high and not framed:
        low, high = -high, low  # "minus 12 bis 15"
    one.low, one.best, one.high = low, None, high
    if unit is not None and not number.share:
        one.scale(_factor(number, unit))
    one.bound, one.unit = "range", unit
    one.last = other.last
    if framed:
        one.first = one.core = one.first - 1
    _named(one)
    one.number = number._replace(last=other.number.last, scale=max(number.scale, other.number.scale))


# --- bounds -----------------------------------------------------------------------------------------------------------


def _bounded(items: Items, draft: Draft, before: Draft | None) -> None:
    """Read the words before and after a number that say how firmly it is meant."""
    first = draft.first
    bound, draft.first = _before(items, draft, before)
    clause = items.clause(draft.number.first) if items.word(draft.first) == "um" else None
    if clause is not None and clause.kind == "purpose":
        bound, draft.first = None, first  # "um die 300 Panzer zu bezahlen"
    after, last = _after(items, draft)
    if after:
        bound, draft.last = after, last
    for word in items.lower[draft.number.first : draft.number.last] if draft.number.share else ():
        if bound is None and word.startswith(("knapp", "gut")):  # "ein knappes Viertel", "ein gutes Drittel"
            bound = "less_than" if word.startswith("knapp") else "more_than"
    if bound is None or draft.bound == "range":
        return
    match bound:
        case "about":
            if draft.bound == "order":
                return
        case "more_than":
            draft.best = draft.high = None
        case "at_least":
            draft.best, draft.high = draft.low, None
        case _:
            draft.low = draft.best = None
    draft.bound = bound


_TURNED: dict[Bound, Bound] = {"more_than": "at_most", "less_than": "at_least"}
_PASSING = {"more_than": ("rise", "exceed"), "less_than": ("fall", "below")}
_RULED_OUT = frozenset(
    "no keiner keinen keinem".split()
)  # behind a preposition: "at no time", "auf keinen Fall"
_OUT_OF_QUESTION = frozenset(("keinesfalls", "keineswegs"))


def crossed(items: Items, draft: Draft) -> None:
    """Bound a number by a verb of passing it, and the other way where that is denied: "shall not fall below 140", "darf 300 nie überschreiten"."""
    clause, chunk = items.clause(draft.number.first), items.chunk(draft.number.first)
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None or chunk is None or draft.label or draft.bound not in _CROSSABLE:
        return
    known = lexicon.transfers(items.document.language).amounts.get(verb.lemma, ())
    kinds = {word.kind for word in known}
    passed: Bound | None = draft.bound if draft.bound in _TURNED else None
    bare = items.document.tokens[chunk.start].pos in (
        "num",
        "adv",
        "punct",
        "other",
    )  # but "exceed last year's 300"
    if chunk.index == clause.object and bare and verb.lemma in _OVER | _UNDER:
        passed = "more_than" if verb.lemma in _OVER else "less_than"
    elif verb.lemma in _CAPPING and _capped_at(items, draft, verb) and passed is None:
        draft.bound, draft.low, draft.best, draft.high = "at_most", None, None, draft.best or draft.low
        return
    elif passed is None or (
        kinds.isdisjoint(_PASSING[passed]) and not _by_nobody(items, clause, draft, chunk)
    ):
        return
    value = next(end for end in (draft.best, draft.low, draft.high) if end is not None)
    denied = verb.negated or _ruled_out(items, clause) or _by_nobody(items, clause, draft, chunk)
    bound = _TURNED[passed] if denied else passed
    draft.bound, draft.best = bound, value if bound == "at_least" else None
    draft.low, draft.high = (None, value) if bound in ("at_most", "less_than") else (value, None)


_CROSSABLE = frozenset(("exact", "about", "more_than", "less_than"))


_FEW = 12  # ways that something goes
_WAYS = tuple(
    "pipeline leitung hafen grenzübergang weg route strecke kanal brücke tochter tochtergesellschaft firma gesellschaft bank konto kabel korridor "
    "terminal vermittler mittelsmann plattform nachbarland drittland".split()
)
_OVER = frozenset("exceed surpass top übersteigen überschreiten übertreffen".split())
_UNDER = frozenset(("undershoot", "undercut", "unterschreiten"))
_CAPPING = frozenset("limit restrict confine cap begrenzen beschränken limitieren deckeln".split())
_CAPPED_AT = frozenset(("to", "at", "auf"))
_COMPARING = frozenset("more less fewer mehr weniger".split())
_NEVER = frozenset("never nie niemals nobody niemand keiner".split())
_NO = frozenset("no kein keine".split())
_ONES = frozenset("einer eines eins einen eine".split())  # of some named before


def _capped_at(items: Items, draft: Draft, verb: VerbGroup) -> bool:
    """Whether a number is where a verb of capping ends: "limited to 300", "auf 300 begrenzt", but not "at 5 a head, capped at 300"."""
    german = items.document.language == "de"
    return items.word(draft.first - 1) in _CAPPED_AT and (german or items.token[draft.first] > verb.main)


def _by_nobody(items: Items, clause: Clause, draft: Draft, chunk: Chunk) -> bool:
    """Whether nobody, never or not anything comes to more or less: "No soldier earns more than 300", "hat nie weniger als 300 gezahlt", "will not
    send more than 300"."""
    tokens, figure = items.document.tokens, items.token[draft.number.first]
    if items.word(draft.first) not in _COMPARING or chunk.index == clause.subject:
        return False
    subject = items.document.chunk(clause.subject)
    copulas = lexicon.grammar(items.document.language).copulas
    acts = clause.verb is not None and clause.verb.lemma not in copulas  # but "kann keine Rede sein"
    nobody = acts and subject is not None and tokens[subject.start].lower in _NO
    if acts and clause.verb is not None and clause.verb.negated and items.document.language == "en":
        nobody |= chunk.index == clause.object and figure > clause.verb.main
    ahead = (at for begin, end in clause.ranges for at in range(begin, min(end, figure)))
    return nobody or any(tokens[at].lower in _NEVER for at in ahead)


def _ruled_out(items: Items, clause: Clause) -> bool:
    """Whether a clause says that something is never so: "at no time", "under no circumstances", "keinesfalls"."""
    tokens = items.document.tokens
    return any(
        tokens[at].lower in _OUT_OF_QUESTION
        or (tokens[at].lower in _RULED_OUT and tokens[at - 1].pos == "adp")
        for begin, end in clause.ranges
        for at in range(begin, end)
    )


def _before(items: Items, draft: Draft, before: Draft | None) -> tuple[Bound | None, int]:
    at, first, found = draft.first, draft.first, None
    floor = before.last if before else 0
    negations = lexicon.grammar(items.document.language).negations
    if before and before.code == draft.code and items.says(floor, ",", negations):
        floor += 2  # "$5 billion, not over $20 billion" denies the second and bounds it not
    folds = draft.code == units.SHARE and draft.unit and draft.unit.factor > 1
    if folds and items.word(at - 1) in ("das", "die", "der"):
        at -= 1
    skips = _OPENING | items.words.fillers | items.words.articles
    for _ in range(2):
        place = at - 1
        for _ in range(2):
            skipped = place >= floor and items.lower[place] in skips
            place -= skipped and not _ends(items, place, floor)
        hit = _ends(items, place, floor)
        if hit is None:
            break
        phrase, bound = hit
        start = place - len(phrase) + 1
        articled = not items.words.articles.isdisjoint(
            items.lower[place + 1 : at]
        )  # "over a 220-kilovolt line"
        if " ".join(phrase) in items.words.two_ways and (
            articled or found == "about" or not _is_bound(items, draft, phrase, start)
        ):
            break
        if " ".join(phrase) in items.words.only_beside and place < draft.first - 1:
            break
        if phrase[0] in _NO and _denies(items, draft):
            break  # "hat keine 60 Millionen gezahlt"
        if phrase == ("about",) and items.lemma(start - 1) in items.words.topics:
            break  # "details about two soldiers"
        if phrase[0] in "<>" and not items.glued[place + 1]:
            break  # "> 300 men", as a mail quotes a line
        if phrase == ("short", "of") and items.lemma(start - 1) == "be":
            break  # "the wards are short of 300 nurses"
        if (
            phrase == ("under",)
            and items.hyphen(draft.number.last)
            and items.pos(draft.last) in ("noun", "adj")
        ):
            break  # "under five-year pacts"
        at = first = start
        narrows = found in ("less_than", "more_than") and bound in ("up_to", "at_least", "at_most")
        if found is None or found == "about" or narrows:
            found = bound
    return found, first


def _denies(items: Items, draft: Draft) -> bool:
    """Whether "keine" before an amount says that it did not pass, and not that there is less of it: "hat keine 60 Millionen gezahlt"."""
    clause = items.clause(draft.first)
    verb = clause.verb if clause is not None else None
    passes = verb is not None and verb.lemma in lexicon.transfers("de").verbs
    return passes and items.words.german and draft.code != units.SHARE and draft.code not in _STRETCHES


def _ends(items: Items, place: int, floor: int) -> tuple[tuple[str, ...], Bound] | None:
    """The longest phrase of a bound that ends at a part."""
    if place < floor:
        return None
    for phrase, bound in items.words.bounds.get(items.lower[place], ()):
        start = place - len(phrase) + 1
        if start >= floor and tuple(items.lower[start : place + 1]) == phrase:
            return phrase, bound
    return None


def _is_bound(items: Items, draft: Draft, phrase: tuple[str, ...], at: int) -> bool:
    before, verbs, clause = items.word(at - 1), items.words.particle_verbs, items.clause(draft.first)
    if phrase[0] == "up":
        verb = clause.verb if clause is not None and clause.verb is not None else None
        raised = False
        if verb is not None and verb.lemma in items.words.raising and at:
            held = items.chunk(at - 1)
            told = verb.passive and verb.main + 1 == items.token[at]
            raised = told or (held is not None and held.prep is None and held.start > verb.main)
        return not (raised or items.lemma(at - 1) in items.words.upward)
    if items.words.german and phrase == ("über",) and before in _ONES:
        return False  # "zwei Kredite: einer über 60 Millionen"
    for place in _nouns_before(items, at):
        lemma = items.lemma(place)
        part = items.words.german and items.pos(place) == "noun"  # "Liefervertrag über 20 Boote"
        if {items.word(place), lemma} & verbs or (part and lemma.endswith(tuple(verbs))):
            return False
    few = draft.number.value <= _FEW or draft.is_of("percentage")
    by = items.chunk(draft.first) if phrase == ("über",) and few else None
    if by is not None and items.lemma(items.first_of[by.head]).lower().endswith(_WAYS):
        return False  # "über zwei Pipelines", "über eine hundertprozentige Tochter"
    governed = clause is not None and clause.verb is not None and clause.verb.lemma in verbs
    if items.words.german and governed and items.pos(at - 1) != "adp":
        return False  # "über zwei Schiffe verhandeln", and not "vor über zwei Jahren"
    return draft.code not in _STRETCHES or before in items.words.bounding


def _nouns_before(items: Items, at: int) -> Iterator[int]:
    """The word before a part, and in German the nouns that it belongs to: "einen Kredit | Perus | über", "Vergleich | mit der Werft | über"."""
    yield at - 1
    document = items.document
    chunk = document.chunk_at(items.token[at - 1]) if items.words.german and at else None
    for _ in range(2):
        before = document.chunk(chunk.of) if chunk is not None and chunk.of is not None else None
        if chunk is not None and before is None and chunk.prep is not None:
            before = document.chunk_at(chunk.prep - 1)
        if before is None or chunk is None or before.start >= chunk.start:
            return
        yield items.first_of[before.head]
        chunk = before


def _after(items: Items, draft: Draft) -> tuple[Bound | None, int]:
    at = draft.last
    inside, _ = items.between(draft.number.last)
    if draft.unit and draft.unit.first > draft.number.last and inside is not None:
        return inside, at
    what = 1 if items.words.german else 2 * (items.word(at) == "of")
    behind = at + what if what and items.pos(at + what - 1) == "noun" else at  # "300 tonnes of rice or more"
    for place in dict.fromkeys((at, behind)):
        for phrase, bound in items.words.bounds_after.get(items.word(place), ()):
            added = phrase == ("plus",) and items.word(place + 1)[:1] not in ",.;)"  # "40 plus 20"
            # "or more than 30", "and up to 30"
            follows = items.word(place + len(phrase))
            added = added or follows in ("than", "als") or (phrase[-1] == "up" and follows == "to")
            if items.says(place, *phrase) and not added and (place == at or len(phrase) > 1):
                return bound, at + len(phrase) if place == at else at
    if items.hyphen(at) and items.word(at + 1) == "plus":
        return "at_least", at + 2  # "60%-plus"
    return ("at_least", at + 1) if items.word(at) == "+" and items.glued[at] else (None, at)  # "$3bn+"
