"""How well a figure fits each of a case's measures, from what its own sentence says; `settling` chooses the labels together.

What speaks for a measure is given names: a unit that counts one thing only ("specific") nearly says which measure is meant, an amount of
money ("general") says little; the noun a figure is of says more than a word elsewhere in its sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from countertrade import units
from countertrade.reading.items import class_of
from countertrade.reading.languages import Roles
from countertrade.reading.languages.de import roles as german
from countertrade.reading.languages.en import roles as english
from countertrade.records import Claim, Measure, Stated

_HEADING = 60  # characters of a line that is one
LUMP = 1e6  # so much money is no price of one thing

_HOURS = frozenset(("second", "minute", "hour"))
_BREAK = re.compile(r"[;:()–—„“”\"\n]|,(?!\d)| (?:and|und|while|während) ")
_WEAK = frozenset(
    "share anteil part teil number zahl amount menge total gesamt annual yearly jährlich of the a an per for in on to by and "
    "am an der die das den dem des ein eine einer eines je pro für von zu im und".split()
)


Evidence = dict[str, float]  # how often each kind of it holds


class Setting(NamedTuple):
    """The words around a figure in lower case: its clause as punctuation cuts it, its sentence, what stands right before and after it.

    `earlier` is what its paragraph says before that sentence, with a heading right above it.
    """

    clause: str
    sentence: str
    before: str
    after: str
    earlier: str = ""


class Asked(NamedTuple):
    """A measure with all that figures are held against: its words, the classes of goods they name, what it is of."""

    measure: Measure
    words: re.Pattern[str] | None
    goods: frozenset[str]
    lends: bool
    bears: bool
    alone: bool = False  # no other measure of its case has units of its kind


def asked(measure: Measure, case: Sequence[Measure] = ()) -> Asked:
    """A measure made ready for `points`, beside the others of its case."""
    return Asked(
        measure,
        _words(measure),
        _goods(measure),
        _speaks(measure, "lending"),
        _speaks(measure, "interest"),
        bool(case)
        and _is_physical(measure.unit)
        and not any(_rivals(measure, other) for other in case if other.id != measure.id),
    )


def _is_physical(unit: str) -> bool:
    return (
        units.is_known(unit)
        and not units.is_currency(unit)
        and unit != units.SHARE
        and unit not in units.TIMES
    )


def _rivals(one: Measure, other: Measure) -> bool:
    return (
        units.is_known(other.unit)
        and units.factor(one.unit, (), other.unit, ()) is not None
        and bool(_heads(one.per)) == bool(_heads(other.per))
    )


def setting(claim: Claim, page: str = "") -> Setting:
    """The words around the figure of a claim in its article's text; empty where the claim has no text."""
    text = (claim.text or "").lower()
    if not text or claim.quantity is None or claim.quantity.span is None or claim.span is None:
        return Setting(text, text, "", "")
    start, end = (place - claim.span[0] for place in claim.quantity.span)
    if not 0 <= start < end <= len(text):
        return Setting(text, text, "", "")
    first = max((cut.end() for cut in _BREAK.finditer(text, 0, start)), default=0)
    last = _BREAK.search(text, end)
    stop = last.start() if last else len(text)
    return Setting(
        text[first:stop], text, text[first:start], text[end:stop], _earlier(page, claim.span[0]).lower()
    )


def _earlier(page: str, at: int) -> str:
    """What a paragraph says before a place, with a short line right above it."""
    begin = page.rfind("\n", 0, at) + 1
    above = page[:begin].rstrip()
    heading = above[above.rfind("\n") + 1 :]
    return page[begin:at] if len(heading) > _HEADING else f"{heading} {page[begin:at]}"


def evidence(claim: Claim, of: Asked, around: Setting, language: str) -> Evidence | None:
    """What speaks for a claim's being of a measure, by name; None where its unit cannot be one of it."""
    stated = claim.quantity
    if stated is None:
        return None
    measure, words, goods = of.measure, of.words, of.goods
    named = words is not None and bool(words.search((stated.of or "").lower()))
    sort = claim.item.sort if claim.item is not None else None
    if claim.item is not None and claim.item.head and words is not None and not named:
        named = bool(words.search(claim.item.head.lower()))
    alike = named or (sort is not None and sort in goods)
    if of.bears and units.is_currency(stated.unit or "") and _roles(language).interest.search(around.clause):
        alike = True
    found: Evidence = {}
    if not (_unit(stated, of, language, alike, found) and _rates(stated, measure, found)):
        return None
    found["alone"] = float(of.alone)
    if alike:
        found["of"] = 1.0
        found["named"] = float(named)
    elif words is not None and words.search(around.clause):
        narrower = stated.unit == measure.unit and not goods and sort is not None
        found["narrower" if narrower else "clause"] = 1.0
    elif words is not None and words.search(around.sentence):
        found["sentence"] = 1.0
    elif units.is_known(measure.unit):
        found["unshared" if measure.unit == units.SHARE else "unnamed"] = 1.0
        if measure.unit in units.TIMES:
            found["term" if _roles(language).term.search(around.clause) else "timeless"] = 1.0
    if words is not None and not alike and words.search(around.earlier):
        found["earlier"] = 1.0
    if (
        sort is not None
        and goods
        and sort not in goods
        and stated.of
        and not units.is_currency(measure.unit)
        and stated.unit not in units.TIMES
    ):
        found["clash"] = 1.0
    _parties(claim, measure, found)
    _role(claim, of, around, language, found, alike=alike)
    return found


def _unit(stated: Stated, of: Asked, language: str, alike: bool, found: Evidence) -> bool:
    """How the units fit; False where they cannot."""
    unit, measure = stated.unit, of.measure
    if unit is None:
        return alike
    general = units.is_currency(measure.unit) or measure.unit == units.SHARE or measure.unit in units.TIMES
    weight = "general" if general else "physical" if units.is_known(measure.unit) else "specific"
    if unit == measure.unit:
        found.update({weight: 1.0, "own": 1.0})
        return True
    if of.bears and units.is_currency(unit) and measure.unit == units.SHARE:
        found[weight] = 1.0
        return alike  # what the interest comes to
    if units.is_currency(unit) and units.is_currency(measure.unit):
        found[weight] = 1.0
        return True
    if units.is_known(unit) and units.is_known(measure.unit):
        if unit in units.TIMES and (unit in _HOURS) != (measure.unit in _HOURS):
            return False  # so many hours a day are no term of years
        if units.factor(unit, (), measure.unit, ()) is not None:
            found[weight] = 1.0
            return True
        return alike and {"t", "m3"} == {_base(unit), _base(measure.unit)}
    if units.is_known(unit) or units.is_known(measure.unit):
        return False
    kind = class_of(language, unit) or class_of("en", unit)
    same = kind is not None and kind in of.goods
    found[weight if same else "physical"] = 1.0
    return same or alike


@lru_cache(maxsize=512)
def _base(unit: str) -> str:
    return next((kind for kind in ("t", "m3") if units.factor(unit, (), kind, ()) is not None), unit)


def _rates(stated: Stated, measure: Measure, found: Evidence) -> bool:
    """What a figure and a measure are per; False where one is per kilogram, say, and the other per head."""
    ours, theirs = _heads(stated.per), _heads(measure.per)
    if ours and theirs and not _comparable(ours, theirs):
        return False
    if ours and not measure.per and units.is_currency(measure.unit):
        return False  # a price is no sum
    found["headed"] = float(bool(ours & theirs))
    found["headless"] = float(len(theirs - ours))
    found["other head"] = float(bool(ours - theirs))
    money = units.is_currency(stated.unit or "")
    found["lump"] = float(bool(theirs and not ours and money and max(stated.known, default=0.0) >= LUMP))
    paced, wanted = _times(stated.per), _times(measure.per)
    if paced and wanted:
        found["pace"] = 1.0
        found["same pace"] = float(paced == wanted)
    elif measure.unit == units.SHARE:
        pass
    elif paced and not units.is_known(measure.unit):
        found["made"] = 1.0
    else:
        found["paced" if paced else "once" if wanted else "timeless both"] = 1.0
    return True


def _comparable(ours: set[str], theirs: set[str]) -> bool:
    """Whether what two rates are per can be one thing: an unknown noun can be any other, a measure only one of its kind."""
    return any(
        a == b
        or (
            not units.is_known(a)
            and not units.is_known(b)
            and not (units.is_currency(a) or units.is_currency(b))
        )
        or (units.is_known(a) and units.is_known(b) and units.factor(a, (), b, ()) is not None)
        for a in ours
        for b in theirs
    )


def _heads(per: tuple[str, ...]) -> set[str]:
    return {units.numbered(code)[1] for code in per if code not in units.TIMES}


def _times(per: tuple[str, ...]) -> set[str]:
    return {code for code in per if code in units.TIMES}


def _parties(claim: Claim, measure: Measure, found: Evidence) -> None:
    """What giver and recipient say; a transfer that names one of the two says little."""
    moved = claim.transfer
    if moved is None or not (measure.giver or measure.recipient):
        return
    said = {moved.giver, moved.recipient} - {None}
    if (moved.giver, moved.recipient) == (measure.giver, measure.recipient):
        found["parties"] = 1.0
    elif len(said) == 2 and not said & {measure.giver, measure.recipient}:
        found["strangers"] = 1.0


def _role(claim: Claim, of: Asked, around: Setting, language: str, found: Evidence, *, alike: bool) -> None:
    """What is lent, paid once, one's own or made anyway."""
    roles, measure, stated, moved = _roles(language), of.measure, claim.quantity, claim.transfer
    assert stated is not None
    money = units.is_currency(stated.unit or "")
    if money or measure.unit == units.SHARE:
        lent, interest = roles.lending.search(around.clause), roles.interest.search(around.clause)
        if of.bears:
            near = interest or roles.interest.search(around.sentence) or roles.lending.search(around.sentence)
            found["interest" if near else "no interest"] = 1.0
        elif interest and not alike:
            found["another's interest"] = 1.0
        if of.lends:
            found["lent" if lent else "not lent"] = 1.0
        elif money and lent and not alike:
            found["another's loan"] = 1.0
    once = money and _times(measure.per) and not _times(stated.per) and roles.one_off.search(around.clause)
    if once or (money and roles.personal.search(around.clause)):
        found["background"] = 1.0
    if stated.unit == units.SHARE and is_part(around, language):
        found["part"] = 1.0
    lately = roles.lately.search(around.clause)
    if (
        not lately
        and moved is not None
        and moved.recipient is not None
        and moved.recipient == measure.recipient
    ):
        return
    if roles.background.search(around.clause) or (lately and roles.making.search(around.clause)):
        told = roles.background.search(around.clause) or roles.making.search(around.clause)
        ends = told[0].split(" ") if told else [""]
        if of.words is None or not of.words.search(f"{ends[0]} {ends[-1]}"):
            found["background"] = 1.0


def is_part(around: Setting, language: str) -> bool:
    """Whether a share is told of the figure before it: "davon die Hälfte", "less than ten percent of that"."""
    roles = _roles(language)
    return bool(roles.partitive_before.search(around.before) or roles.partitive_after.search(around.after))


def _words(measure: Measure) -> re.Pattern[str] | None:
    """The measure's words in every language; of a phrase ("share of food needs") each word that says more than that it is a share."""
    said: list[str] = []
    for word in (word for each in measure.words.values() for word in each):
        parts = [part for part in word.split() if part.lower() not in _WEAK]
        said += [word] if len(parts) < 2 and len(word.split()) < 2 else parts
    return _pattern(tuple(dict.fromkeys(said)))


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
    return (
        frozenset(found | {unit}) if unit is not None and (found or not measure.words) else frozenset(found)
    )


def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """The measure's words as a pattern over lower case: inflected, at the end of a compound, a long word at its beginning too.

    So "Gas" is in "Erdgas" and "Gases", and "Sold" is not in "Soldaten".
    """
    if not words:
        return None
    forms = []
    for word in words:
        escaped = re.escape(word.lower())
        forms.append(rf"\b{escaped}\w*" if len(word) >= 6 else rf"\b{escaped}(?:e[sn]?|s|n)?\b")
        forms.append(
            rf"\w{{2,}}{escaped}(?:e[sn]?|s|n)?\b"
            if len(word) >= 3 and word[0].isupper()
            else rf"\b{escaped}s?\b"
        )
    return re.compile("|".join(forms))


def _speaks(measure: Measure, role: str) -> bool:
    """Whether a measure is named by the words of a role, in either language."""
    said = [word.lower() for each in measure.words.values() for word in each]
    return any(getattr(_roles(language), role).search(word) for language in ("de", "en") for word in said)


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
