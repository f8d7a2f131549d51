"""How well a figure fits each of a case's measures, from what its own sentence says; `settling` chooses the labels together.

Points are log-odds in rough steps of a quarter. They are set by reason and not fitted: a unit that counts one thing only ("howitzer") nearly
says which measure is meant, an amount of money says little; the noun a figure is of says more than a word elsewhere in its sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.items import class_of
from countertrade.reading.languages import Roles
from countertrade.reading.languages.de import roles as german
from countertrade.reading.languages.en import roles as english
from countertrade.records import Claim, Measure, Stated, replace

NONE = 0.25  # points below which a figure speaks of no measure
# a counted thing; mass, area, energy; money, shares and times, which are of many things
SPECIFIC, PHYSICAL, GENERAL = 2.0, 1.0, 0.5
OWN = 0.25  # the measure's very unit, its own currency before another
STRANGE = -0.75  # its clause tells of what only other measures of the case are named for
OF, CLAUSE, SENTENCE, PREVIOUS, UNNAMED = 1.75, 1.25, 0.75, 0.5, -0.5  # where the measure's words stand
NARROWER = 2.25  # the clause says which of the unit's things the measure means: killed, returned
UNSHARED = -1.25  # a share may be of anything
TIMELESS, TERM = -0.75, 0.25  # a stretch of time that nothing says is the measure's; one told of a contract
HEADED = 1.0  # the same denominators: a price a tonne, pay a head
OTHER_HEAD = -1.5  # it is told by something that the measure is not
# both have a rate in time; only one has; so many a year of what the measure counts once
PACE, ONE_PACE, MADE = 0.5, -0.25, -4.0
ROLE = 1.0  # lent, or interest on it, and the measure is of that
BACKGROUND = -5.25  # how it was until now, and what a country makes, sells or owes anyway
# so much money is no price of one thing, and so many people are those of a country
LUMP, MILLION = -3.25, 1e6
ONLY = 1.0  # no other measure of the case has units of its kind

_PEOPLE = frozenset(
    "soldier worker doctor nurse refugee prisoner apprentice trainee cadet pupil welder labourer technician instructor carer picker "
    "fisherman settler returnee deportee".split()
)  # people whom the lexicon has as no persons that speak
_OF_IT = re.compile(r" (?:of (?:it|that|them|these|those)|davon|dessen)\b")
_HOURS = frozenset(("second", "minute", "hour"))
_BREAK = re.compile(r"[;:()–—„“”«»\"\n?!]|(?<=\w{4})\. |,(?!\d)| (?:and|und|while|während) ")
_WEAK = frozenset(
    "share anteil part teil number zahl amount menge total gesamt annual yearly jährlich of the a an per for in on to by and "
    "am an der die das den dem des ein eine einer eines je pro für von zu im und".split()
)


class Setting(NamedTuple):
    """The words around a figure in lower case: its clause as punctuation cuts it, its sentence, what stands right before and after it, what
    stands before it in its sentence, and the sentence before where that is a claim too."""

    clause: str
    sentence: str
    before: str
    after: str
    so_far: str = ""
    previous: str = ""


class Asked(NamedTuple):
    """A measure with all that figures are held against: its words, the classes of goods they name, what it is of."""

    measure: Measure
    words: re.Pattern[str]
    theme: re.Pattern[str]
    strange: re.Pattern[str]  # themes of which other measures of the case are
    goods: frozenset[str]
    lends: bool
    bears: bool
    alone: bool = False  # no other measure of its case has units of its kind


def asked(measure: Measure, case: Sequence[Measure] = ()) -> Asked:
    """A measure made ready for `points`, beside the others of its case."""
    themes = _themes_of(measure)
    others = frozenset[str]().union(*map(_themes_of, case))
    return Asked(
        measure,
        _words(measure),
        _joined(themes),
        _joined(others - themes),
        _goods(measure),
        _speaks(measure, "lending"),
        _speaks(measure, "interest"),
        bool(case)
        and measure.unit != units.SHARE
        and measure.unit not in units.TIMES
        and not any(_rivals(measure, other) for other in case if other.id != measure.id),
    )


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
    return Setting(text[first:stop], text, text[first:start], text[end:stop], text[:start])


def points(claim: Claim, of: Asked, around: Setting, language: str) -> float | None:
    """The points for a claim to speak of a measure; None where its unit cannot be one of it."""
    stated = claim.quantity
    if stated is None:
        return None
    measure, words, goods = of.measure, of.words, of.goods
    named = bool(words.search((stated.of or "").lower()))
    sort = claim.item.sort if claim.item is not None else None
    if claim.item is not None and claim.item.head and not named:
        named = bool(words.search(claim.item.head.lower()))
    alike = named or (sort is not None and sort in goods)
    if of.bears and _is_money(stated) and _roles(language).interest.search(around.clause):
        alike = True
    found = _unit(stated, of, language, alike)
    per = stated.per
    if not measure.per:  # an instalment of so much each
        per = tuple(code for code in per if code in units.TIMES or not words.search(code))
    stated = replace(stated, per=tuple(_as_named(code, of, language) for code in per))
    rates = _rates(stated, measure)
    if found is None or rates is None:
        return None
    if of.bears and stated.unit == units.SHARE and _OF_IT.match(around.after):
        return None  # half of the interest is no rate of interest
    found += rates + ONLY * (of.alone and _is_of_its_kind(stated, measure))
    if alike:
        found += OF + OWN * named
    elif said := told(of, around):
        narrower = said == CLAUSE and stated.unit == measure.unit and not goods and sort is not None
        found += NARROWER if narrower else said
    elif units.is_known(measure.unit):
        found += UNSHARED if measure.unit == units.SHARE else UNNAMED
        if measure.unit in units.TIMES:
            found += TERM if lasts(around, language) else TIMELESS
    if of.strange.search(around.clause):
        found += STRANGE
    return found + _role(claim, of, around, language, alike=alike)


def told(of: Asked, around: Setting) -> float:
    """The points for where the words of a measure stand around a figure; 0 where they stand nowhere."""
    if of.words.search(around.clause):
        return CLAUSE
    if of.theme.search(around.clause) or of.words.search(around.sentence):
        return SENTENCE
    return PREVIOUS if of.words.search(around.previous) else 0.0


def named_last(around: Setting, among: Iterable[Asked]) -> set[str]:
    """The ids of those measures whose words stand last before a figure, in its sentence or the one before."""
    said = f"{around.previous} {around.so_far}"
    ends = {
        each.measure.id: max((match.end() for match in each.words.finditer(said)), default=0)
        for each in among
    }
    return {name for name, end in ends.items() if end == max(ends.values()) > 0}


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


def _unit(stated: Stated, of: Asked, language: str, alike: bool) -> float | None:
    unit, measure = stated.unit, of.measure
    if unit is None:
        return 0.0 if alike else None
    general = units.is_currency(measure.unit) or measure.unit == units.SHARE or measure.unit in units.TIMES
    weight = GENERAL if general else PHYSICAL if units.is_known(measure.unit) else SPECIFIC
    if unit == measure.unit:
        return weight + OWN
    if of.bears and units.is_currency(unit) and measure.unit == units.SHARE:
        return weight if alike else None  # what the interest comes to
    if units.is_currency(unit) and units.is_currency(measure.unit):
        return weight
    if units.is_known(unit) and units.is_known(measure.unit):
        if unit in units.TIMES and (unit in _HOURS) != (measure.unit in _HOURS):
            return None  # so many hours a day are no term of years
        return weight if _converts(unit, measure.unit) else None
    if units.is_known(unit) or units.is_known(measure.unit):
        return None
    if unit == "person" and is_person(measure.unit):
        if _most(stated) >= MILLION:
            return None  # so many live in a country
        return PHYSICAL if of.alone or alike else UNNAMED
    kind = _class(language, unit)
    return weight if kind is not None and kind in of.goods else PHYSICAL if alike else None


def _rates(stated: Stated, measure: Measure) -> float | None:
    """The points for what a figure and a measure are per; None where one is per kilogram, say, and the other per head."""
    ours, theirs = _heads(stated.per), _heads(measure.per)
    if ours and theirs and not _comparable(ours, theirs):
        return None
    found = HEADED * bool(ours & theirs)
    found += OTHER_HEAD * bool(ours - theirs)
    if theirs and not ours and _is_money(stated) and _most(stated) >= MILLION:
        found += LUMP
    if ours and not measure.per and units.is_currency(measure.unit):
        return None  # a price is no sum
    paced, wanted = _times(stated.per), _times(measure.per)
    if paced and wanted:
        return found + PACE + OWN * (paced == wanted)
    if measure.unit == units.SHARE:
        return found
    return found + (ONE_PACE if paced or wanted else OWN)


def _comparable(ours: set[str], theirs: set[str]) -> bool:
    """Whether what two rates are per can be one thing: an unknown noun can be any other, a measure only one of its kind."""
    pairs = [*itertools.product(ours, theirs)]
    return any(a == b or _converts(a, b) or not (units.is_known(a) or units.is_known(b)) for a, b in pairs)


def _heads(per: tuple[str, ...]) -> set[str]:
    return {units.numbered(code)[1] for code in per if code not in units.TIMES}


def _times(per: tuple[str, ...]) -> set[str]:
    return {code for code in per if code in units.TIMES}


def _role(claim: Claim, of: Asked, around: Setting, language: str, *, alike: bool) -> float:
    roles, measure, stated, moved = _roles(language), of.measure, claim.quantity, claim.transfer
    assert stated is not None
    money = _is_money(stated)
    found = 0.0
    if money or measure.unit == units.SHARE:
        lent = roles.lending.search(around.clause)
        if of.bears:
            near = roles.interest.search(around.sentence) or roles.lending.search(around.sentence)
            found += ROLE if near else -ROLE
        if of.lends:
            found += ROLE if lent else -ROLE / 2
        elif money and lent and not alike:
            found -= ROLE / 2
    if money and _times(measure.per) and not _times(stated.per) and roles.one_off.search(around.clause):
        found += BACKGROUND
    paced = _times(stated.per) - _times(measure.per)
    if counted(measure.unit) and paced and roles.making.search(around.clause):
        found += MADE
    if money and roles.personal.search(around.clause):
        found += BACKGROUND
    if roles.lately.search(around.clause):
        return found + BACKGROUND
    if moved is not None and moved.recipient is not None and moved.recipient == measure.recipient:
        return found
    anyway = roles.background.search(around.clause) if stated.unit != units.SHARE else None
    if anyway is not None:
        priced = of.words.search(anyway[0].split(" ")[0])  # a market price is no price
        found += 0.0 if priced or of.theme.search(around.clause) else BACKGROUND
    return found


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


def _themes_of(measure: Measure) -> frozenset[str]:
    return frozenset(name for name, theme in _themes().items() if any(map(theme.search, _said(measure))))


def _said(measure: Measure) -> list[str]:
    return [word.lower() for word in itertools.chain(*measure.words.values())]


def _joined(themes: Iterable[str]) -> re.Pattern[str]:
    """How sentences tell what measures are named for in other words: "struck off" for a relief."""
    return _any(_themes()[name].pattern for name in sorted(themes))


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """One of the patterns; of none, one that is found nowhere."""
    return re.compile("|".join(patterns) or "(?!)")


@cache
def _themes() -> dict[str, re.Pattern[str]]:
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


def _speaks(measure: Measure, role: str) -> bool:
    """Whether a measure is named by the words of a role, in either language."""
    patterns = (getattr(_roles(language), role) for language in ("de", "en"))
    return any(pattern.search(word) for pattern in patterns for word in _said(measure))


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
