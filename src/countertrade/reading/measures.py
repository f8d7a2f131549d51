"""What a figure's own sentence says for its being of each of a case's measures, and of none; `settling` chooses the labels together.

Each sign has a name ("told:clause", "unit:same:money"); their weights are fitted to annotated families (bench/measures.py). Only a figure whose unit
cannot be one of a measure has no signs of it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.goods import class_of
from countertrade.reading.languages import Roles
from countertrade.reading.languages.de import roles as german
from countertrade.reading.languages.en import roles as english
from countertrade.records import Claim, Measure, Stated, Transfer, replace

MILLION = 1e6  # so much money is no price of one thing, and so many people are those of a country
STEM = 5  # letters by which two words are one
NEAR = 60  # code points from a measure's word to a figure, above which they say no more
PLACES = (
    "nowhere paragraph previous sentence clause figure narrower".split()
)  # where a measure's words stand, nearest last

Signs = dict[str, float]

_PEOPLE = frozenset(
    "soldier worker doctor nurse refugee prisoner apprentice trainee cadet pupil welder labourer technician instructor carer picker "
    "fisherman settler returnee deportee".split()
)  # people whom the lexicon has as no persons that speak
_ANYTHING = frozenset(("piece", "unit", "item", "device", "copy"))  # what stands for any counted thing
_OF_IT = re.compile(r" (?:of (?:it|that|them|these|those)|davon|dessen)\b")
_THEREOF = re.compile(r"\b(?:davon|dessen)\b")
FAR = 250  # code points between two figures above which one says nothing of the other
_STOP = re.compile(r"[.!?;]\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOURS = frozenset(("second", "minute", "hour"))
_BREAK = re.compile(r"[;:()–—„“”«»\"\n?!]|(?<=\w{4})\. |,(?!\d)| (?:and|und|while|während) ")
_WEAK = frozenset(
    "share anteil part teil number zahl amount menge total gesamt annual yearly jährlich of the a an per for in on to by and "
    "am an der die das den dem des ein eine einer eines je pro für von zu im und".split()
)


class Setting(NamedTuple):
    """The words around a figure in lower case: its clause as punctuation cuts it, its sentence, what stands right before and after it, the
    sentence before, and what stands before that in its paragraph, with the question or heading above."""

    clause: str
    sentence: str
    before: str
    after: str
    previous: str = ""
    paragraph: str = ""
    printed: int | None = None  # the year that the page is of

    @property
    def words(self) -> tuple[str, ...]:
        """All its words, by where they stand."""
        return self.clause, self.sentence, self.before, self.after, self.previous, self.paragraph


class Asked(NamedTuple):
    """A measure with all that figures are held against: its words, the classes of goods they name, what it is of."""

    measure: Measure
    words: re.Pattern[str]
    theme: re.Pattern[str]
    goods: frozenset[str]
    bears: bool
    alone: bool = False  # no other measure of its case has units of its kind
    own: re.Pattern[str] = re.compile("(?!)")  # its words that no other measure of its case has
    akin: re.Pattern[str] = re.compile("(?!)")  # what these begin with: "landings", "landed"
    owns: bool = False  # it has such words, and others that it shares
    behind: bool = False  # its words are of what stands behind a deal: an output, a market price, a reserve


def asked(measure: Measure, case: Sequence[Measure] = ()) -> Asked:
    """A measure made ready for `signs`, beside the others of its case."""
    return Asked(
        measure,
        _words(measure),
        _any(theme.pattern for theme in _themes().values() if any(map(theme.search, _said(measure)))),
        _goods(measure),
        any(_roles(code).interest.search(word) for code in ("de", "en") for word in _said(measure)),
        bool(case)
        and measure.unit != units.SHARE
        and measure.unit not in units.TIMES
        and not any(_rivals(measure, other) for other in case if other.id != measure.id),
        _pattern(own := _own(measure, case)),
        _any(rf"\b{re.escape(part[:STEM].lower())}" for part in own if len(part) > STEM),
        0 < len(own) < len({*_parts(measure)}),
        any(_roles(code).background.search(word) for code in ("de", "en") for word in _said(measure)),
    )


def _own(measure: Measure, case: Sequence[Measure]) -> tuple[str, ...]:
    """The words of a measure of which no other of its case has the first letters."""
    theirs = {part[:STEM].lower() for other in case if other.id != measure.id for part in _parts(other)}
    return tuple(dict.fromkeys(part for part in _parts(measure) if part[:STEM].lower() not in theirs))


def _parts(measure: Measure) -> Iterator[str]:
    """The words of a measure that say more than that it is a share or an amount."""
    said = itertools.chain(*measure.words.values())
    return (part for word in said for part in word.split() if part.lower() not in _WEAK)


def _rivals(one: Measure, other: Measure) -> bool:
    if is_person(one.unit) or is_person(other.unit):
        return is_person(one.unit) and is_person(other.unit)
    return _converts(one.unit, other.unit) and bool(_heads(one.per)) == bool(_heads(other.per))


def _converts(unit: str | None, other: str | None) -> bool:
    return units.factor(unit, (), other, ()) is not None


def _is_money(stated: Stated) -> bool:
    return units.is_currency(stated.unit or "")


def _most(stated: Stated) -> float:
    return max(stated.known, default=0.0)


def _is_of_its_kind(stated: Stated, measure: Measure) -> bool:
    """Whether a figure is in a unit that converts to the measure's, or its very currency, and is for each of as much."""
    alike = units.is_known(measure.unit) and _converts(stated.unit, measure.unit)
    return alike and len(_heads(stated.per)) == len(_heads(measure.per))


@cache
def is_person(noun: str) -> bool:
    """Whether a counted noun counts people: a pilot, a worker."""
    return noun == "person" or noun in lexicon.sources("en").persons or noun in _PEOPLE


def is_other(noun: str | None, unit: str) -> bool:
    """Whether two counted nouns count different things: a shell is no jet, a Gambian may be a pilot."""
    if noun is None or noun == unit or (is_person(noun) and is_person(unit)):
        return False
    return not (units.is_known(noun) or units.is_known(unit))


def counted(unit: str | None) -> bool:
    """Whether a unit is a counted noun."""
    return unit is not None and not units.is_known(unit)


def in_units_of(claim: Claim, measure: Measure) -> Stated | None:
    """The figure of a claim in the counted nouns of its measure: fighters are its jets, 180 hours a person its hours a pilot, and a price
    of 560 dollars is one for as much as its prices are for."""
    if claim.quantity is None:
        return None
    stated = claim.quantity
    theirs = [head for head in measure.per if counted(head)]
    per = stated.per
    if len(theirs) == 1 == sum(map(counted, per)):
        per = tuple(theirs[0] if counted(head) else head for head in per)
    same = counted(measure.unit) and counted(stated.unit)
    unit = measure.unit if same or units.factor(stated.unit, (), measure.unit, ()) == 1 else stated.unit
    if units.is_currency(unit or "") and not _heads(per) and _most(stated) < MILLION:
        heads = (code for code in measure.per if code not in units.TIMES)
        per = (*per, *(code for code in heads if not counted(units.numbered(code)[1])))
    return stated if (unit, per) == (stated.unit, stated.per) else replace(stated, unit=unit, per=per)


def setting(claim: Claim) -> Setting:
    """The words around the figure of a claim; empty where the claim has no text."""
    text = (claim.text or "").lower()
    if not text or claim.quantity is None or claim.quantity.span is None or claim.span is None:
        return Setting(text, text, "", "")
    start, end = (place - claim.span[0] for place in claim.quantity.span)
    if not 0 <= start < end <= len(text):
        return Setting(text, text, "", "")
    first = max((cut.end() for cut in _BREAK.finditer(text, 0, start)), default=0)
    last = _BREAK.search(text, end)
    stop = last.start() if last else len(text)
    return Setting(text[first:stop], text, text[first:start], text[end:stop])


def signs(claim: Claim, of: Asked, around: Setting, language: str) -> Signs | None:
    """What speaks for a claim to be of a measure and against it, by name; None where its unit cannot be one of it."""
    stated, measure = claim.quantity, of.measure
    if stated is None:
        return None
    alike = _is_called(claim, stated, of) or (
        of.bears and _is_money(stated) and bool(_roles(language).interest.search(around.clause))
    )
    unit = _unit(stated, of, language, alike)
    per = stated.per
    if not measure.per:  # an instalment of so much each
        per = tuple(code for code in per if code in units.TIMES or not of.words.search(code))
    stated = replace(stated, per=tuple(_as_named(code, of, language) for code in per))
    if unit is None or not _comparable(stated, measure):
        return None
    part = _OF_IT.match(around.after) or _THEREOF.search(around.before)
    if of.bears and stated.unit == units.SHARE and part is not None:
        return None  # half of the interest is no rate of interest
    paced = _times(stated.per) - _times(measure.per)
    if counted(measure.unit) and paced and _roles(language).making.search(around.clause):
        return None  # so many a year that a maker turns out are none handed over
    if stated.unit in units.TIMES and _roles(language).apart_after.search(around.after):
        return None  # so long after something
    lately = _roles(language).lately.search(around.clause) is not None  # how it was until now
    apart = stated.unit != units.SHARE and _is_background(claim, of, around, language)
    spoken = of.words.search(around.clause) or of.akin.search(around.clause)
    if (lately or apart) and not (of.behind and spoken is not None):
        return None  # but what was mined last year is of a measure that is called the output
    kind, where = kind_of(measure.unit), "figure" if alike else told(of, around)
    if where == "paragraph" and kind == "share":
        where = "nowhere"  # there are too many shares
    if where == "clause" and stated.unit == measure.unit and not of.goods and claim.item and claim.item.sort:
        where = "narrower"  # the clause says which of the unit's things the measure means: killed, returned
    own = any(map(of.own.search, around.words))
    said = itertools.chain(
        ((f"unit:{unit}", 1), (f"unit:{unit}:{kind}", 1), (f"told:{where}", 1), (f"told:{where}:{kind}", 1)),
        (
            ("alone", of.alone and (unit == "person" or _is_of_its_kind(stated, measure))),
            ("other words", of.theme.search(around.clause) is not None),
            ("near", _nearness(of, around)),
            ("own word", own),
            ("lacks own word", of.owns and not own),
            ("akin", of.akin.search(around.clause) is not None),
            *_dated(around),
            ("for as much", bool(_heads(stated.per)) and _heads(stated.per) == _heads(measure.per)),
            ("other sides", _against(claim, measure)),
            ("lately", lately),
            ("background", apart),
            ("lasts not", kind == "time" and not lasts(around, language)),
        ),
        _rates(stated, measure, kind),
    )
    return {name: float(value) for name, value in said if value}


def _dated(around: Setting) -> Iterator[tuple[str, float]]:
    """Whether the clause of a figure names a year, and one before or after that of its page."""
    years = [int(found[0]) for found in _YEAR.finditer(around.clause)]
    if years and around.printed is None:
        yield "dated", 1
    elif around.printed is not None:
        yield "dated before", any(year < around.printed for year in years)
        yield "dated after", any(year > around.printed for year in years)


def signs_of_none(claim: Claim, around: Setting, language: str) -> Signs:
    """What speaks for a claim to be of no measure and against it."""
    stated = claim.quantity
    kind = kind_of(stated.unit or "") if stated is not None else ""
    said = (
        ("none", 1),
        (f"none:{kind}", 1),
        ("none:moved", claim.transfer is not None and claim.transfer.giver is not None),
        ("none:narrator", claim.attribution.mode == "narrator"),
    )
    return {name: float(value) for name, value in said if value}


def kind_of(unit: str) -> str:
    """What a unit is of: money, a share, time, another quantity, or things that are counted."""
    if units.is_currency(unit):
        return "money"
    if unit in units.TIMES:
        return "time"
    return "share" if unit == units.SHARE else "physical" if units.is_known(unit) else "count"


def told(of: Asked, around: Setting) -> str:
    """Where the words of a measure stand, of PLACES."""
    if of.words.search(around.clause):
        return "clause"
    if of.theme.search(around.clause) or of.words.search(around.sentence):
        return "sentence"
    if of.words.search(around.previous):
        return "previous"
    return "paragraph" if of.words.search(around.paragraph) else "nowhere"


def _is_called(claim: Claim, stated: Stated, of: Asked) -> bool:
    """Whether the noun that a figure is of is one of the measure's words, or of a class that they name."""
    head, sort = (claim.item.head, claim.item.sort) if claim.item is not None else (None, None)
    nouns = (stated.of or "", head or "")
    return any(of.words.search(noun.lower()) for noun in nouns) or (sort is not None and sort in of.goods)


def _against(claim: Claim, measure: Measure) -> int:
    """How many of the sides that a text gives a figure are not the measure's."""
    moved = claim.transfer or Transfer()
    pairs = ((moved.giver, measure.giver), (moved.recipient, measure.recipient))
    return sum(None not in pair and pair[0] != pair[1] for pair in pairs)


def _nearness(of: Asked, around: Setting) -> float:
    """How near the words of a measure stand to a figure: 1 beside it, 0 where they do not stand in its clause."""
    at = len(around.before)
    apart = (max(at - match.end(), match.start() - at, 0) for match in of.words.finditer(around.clause))
    return max(0.0, 1 - min(apart, default=NEAR) / NEAR)


def _as_named(code: str, of: Asked, language: str) -> str:
    """A counted noun that something is for each of as the measure calls it: an aircraft is a jet."""
    theirs = [head for head in of.measure.per if counted(head)]
    if not counted(code) or len(theirs) != 1:
        return code
    kind = _class(language, code)
    alike = kind is not None and kind == class_of("en", theirs[0])
    return theirs[0] if alike or (code == "person" and is_person(theirs[0])) else code


def _class(language: str, noun: str) -> str | None:
    """The class of a counted noun, which may be one of ours in English."""
    return class_of(language, noun) or class_of("en", noun)


def _unit(stated: Stated, of: Asked, language: str, alike: bool) -> str | None:
    """What the unit of a figure is to the measure's; None where it cannot be one of it."""
    unit, measure = stated.unit, of.measure
    if unit is None:
        return "none" if alike else None
    if unit == measure.unit:
        return "same"
    if of.bears and units.is_currency(unit) and measure.unit == units.SHARE:
        return "interest" if alike else None  # what the interest comes to
    if units.is_known(unit) and units.is_known(measure.unit):
        if unit in units.TIMES and (unit in _HOURS) != (measure.unit in _HOURS):
            return None  # so many hours a day are no term of years
        money = units.is_currency(unit) and units.is_currency(measure.unit)
        return "alike" if money or _converts(unit, measure.unit) else None
    if units.is_known(unit) or units.is_known(measure.unit):
        return None
    if unit == "person" and is_person(measure.unit):
        return "person" if _most(stated) < MILLION else None
    if unit in _ANYTHING and not is_person(measure.unit):
        return "piece"
    kind = _class(language, unit)
    if kind is not None and kind in of.goods:
        return "alike"
    return "called" if alike else "people" if is_person(unit) and is_person(measure.unit) else None


def _comparable(stated: Stated, measure: Measure) -> bool:
    """Whether a figure can be for each of what a measure is: an unknown noun can be any other, kilograms are no heads; a price is no sum."""
    ours, theirs = _heads(stated.per), _heads(measure.per)
    if not theirs:
        return not ours or bool(measure.per) or not units.is_currency(measure.unit)
    pairs = itertools.product(ours, theirs)
    return not ours or any(
        a == b or _converts(a, b) or not (units.is_known(a) or units.is_known(b)) for a, b in pairs
    )


def _rates(stated: Stated, measure: Measure, kind: str) -> Iterator[tuple[str, float]]:
    """What a figure and a measure are per."""
    ours, theirs = _heads(stated.per), _heads(measure.per)
    yield "per:another", bool(ours - theirs)
    yield "per:lacks", bool(theirs - ours)
    yield "lump", bool(theirs - ours) and not ours and _is_money(stated) and _most(stated) >= MILLION
    paced, wanted = _times(stated.per), _times(measure.per)
    pace = ("pace:neither", "pace:measure", "pace:figure", "pace:both")[2 * bool(paced) + bool(wanted)]
    yield pace, 1
    yield f"{pace}:{kind}", 1
    yield "pace:same", bool(paced) and paced == wanted


def _heads(per: tuple[str, ...]) -> set[str]:
    return {units.numbered(code)[1] for code in per if code not in units.TIMES}


def _times(per: tuple[str, ...]) -> set[str]:
    return {code for code in per if code in units.TIMES}


def _is_background(claim: Claim, of: Asked, around: Setting, language: str) -> bool:
    """Whether a figure is what the market pays or what a country makes and owes anyway; what the measure's recipient gets is not."""
    said = _roles(language).background.search(around.clause)
    moved = claim.transfer.recipient if claim.transfer is not None else None
    if said is None or (moved is not None and moved == of.measure.recipient):
        return False
    return not (
        of.words.search(said[0].split(" ")[0]) or of.theme.search(around.clause)
    )  # a market price is no price


def between(one: Claim, other: Claim, text: str, language: str) -> str | None:
    """How a figure follows the one before: whether the words between equate them, in one sentence or two, and in what units; None where it is far."""
    if one.quantity is None or other.quantity is None or not (one.quantity.span and other.quantity.span):
        return None
    words, units_ = (
        text[one.quantity.span[1] : other.quantity.span[0]],
        (one.quantity.unit, other.quantity.unit),
    )
    if other.quantity.span[0] > len(text) or len(words) > FAR or "\n" in words:
        return None
    money = all(units.is_currency(unit or "") for unit in units_)
    kind = "money" if money else "same unit" if units_[0] == units_[1] else "other unit"
    told = "equals" if _roles(language).equation.search(words.lower()) else "follows"
    return f"{told}, {'next' if _STOP.search(words) else 'same'} sentence, {kind}"


def lasts(around: Setting, language: str) -> bool:
    """Whether a stretch of time is told of how long something goes on: "for three years", "drei Jahre lang"."""
    roles = _roles(language)
    if roles.apart_after.search(around.after):
        return False  # so long after something
    return bool(
        roles.term.search(around.clause)
        or roles.lasting_before.search(around.before)
        or roles.lasting_after.search(around.after)
    )


def _words(measure: Measure) -> re.Pattern[str]:
    """The measure's words in every language; of a phrase ("share of food needs") each word that says more than that it is a share."""
    said: list[str] = []
    for word in itertools.chain(*measure.words.values()):
        parts = [part for part in word.split() if part.lower() not in _WEAK]
        said += [word] if len(parts) < 2 and len(word.split()) < 2 else parts
    return _pattern(tuple(dict.fromkeys(said)))


def _said(measure: Measure) -> list[str]:
    return [word.lower() for word in itertools.chain(*measure.words.values())]


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """One of the patterns; of none, one that is found nowhere."""
    return re.compile("|".join(patterns) or "(?!)")


@cache
def _themes() -> dict[str, re.Pattern[str]]:
    """How sentences tell what measures are named for in other words: "struck off" for a relief."""
    return {
        name: re.compile(rf"\b(?:{said}|{english.THEMES[name]})\b") for name, said in german.THEMES.items()
    }


def _goods(measure: Measure) -> frozenset[str]:
    """The classes of goods that a measure's words name, common to both languages, with its unit's.

    Where no word names a good (killed, returned), they say which of the unit's things are meant: its class alone names nothing.
    """
    found: set[str] = set()
    for language, each in measure.words.items():
        for word in each if language in ("de", "en") else ():
            forms = (word, *(word[:-n] for n in (1, 2) if len(word) > n + 3))
            found.update(itertools.islice(filter(None, (class_of(language, form) for form in forms)), 1))
    unit = class_of("en", measure.unit)
    return frozenset(found | {unit} if unit is not None and (found or not measure.words) else found)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The measure's words as a pattern over lower case: inflected, at the end of a compound, a long word at its beginning too.

    So "Gas" is in "Erdgas" and "Gases", and "Sold" is not in "Soldaten".
    """
    forms = []
    for word in words:
        escaped = re.escape(word.lower())
        inflected = rf"{escaped}(?:e[sn]?|s|n)?\b"
        forms.append(rf"\b{escaped}\w*" if len(word) >= 6 else rf"\b{inflected}")
        forms.append(rf"\w{{2,}}{inflected}" if word[0].isupper() else rf"\b{escaped}s?\b")
    return _any(forms)


@cache
def _roles(language: str) -> Roles[re.Pattern[str]]:
    table = german.ROLES if language == "de" else english.ROLES
    edges = ("before", "after")
    return Roles(
        **{
            name: re.compile(said if name.endswith(edges) else rf"\b(?:{said})\b")
            for name, said in table._asdict().items()
        }
    )
