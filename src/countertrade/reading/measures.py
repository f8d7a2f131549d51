"""Which of a case's measures a claim speaks of: by its unit, its rate, and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from countertrade import units
from countertrade.records import Measure, Stated

_NEEDED = 2.0  # points; unit alone gives 2, a rate that the measure cannot have takes 2 away
_ALONE = 1.0  # points where the case has one measure only of that kind
_SAME = 1.3  # figures of one measure in one article that differ by less are one statement told twice
_LEAD = 0.25
_NO_NOUNS = frozenset("and or that this it which who what das dies es und oder".split())


def measure_of(
    stated: Stated, clause: str, sentence: str, measures: Sequence[Measure], language: str
) -> Measure | None:
    """The measure that a quantity speaks of; None where none fits or two fit alike.

    `clause` and `sentence` are the words around the quantity, folded, with it in them.
    """
    scored = [(_score(stated, clause, sentence, measure, language), measure) for measure in measures]
    fitting = sorted(((score, measure) for score, measure in scored if score > 0), key=lambda pair: -pair[0])
    if not fitting:
        return None
    alone = len(fitting) == 1 and stated.unit not in units.TIMES
    if fitting[0][0] < (_ALONE if alone else _NEEDED):
        return None
    if len(fitting) > 1 and fitting[0][0] - fitting[1][0] < _LEAD:
        return None
    return fitting[0][1]


def told_again(stated: Stated, known: Sequence[tuple[Stated, Measure]]) -> Measure | None:
    """The measure of a figure that says no more than its amount, where another of the article has that amount and unit."""
    if not stated.point:
        return None
    same = {
        measure.id: measure
        for other, measure in known
        if other.point
        and other.unit == stated.unit
        and 1 / _SAME < other.point / stated.point < _SAME
        and (not stated.per or not other.per or set(stated.per) & set(other.per))
    }
    return next(iter(same.values())) if len(same) == 1 else None


def _score(stated: Stated, clause: str, sentence: str, measure: Measure, language: str) -> float:
    kind = _alike(stated.unit, measure.unit)
    words = _pattern(
        measure.words.get(language, ()) or tuple(word for each in measure.words.values() for word in each)
    )
    if not kind:
        counted = not units.is_known(stated.unit or "1") and not units.is_known(measure.unit)
        if not (counted and words and stated.of and words.search(stated.of.lower())):
            return 0.0
        kind = 2.0
    score = kind + _rates(stated.per, measure.per, measure.unit)
    if words:
        general = units.is_known(measure.unit)  # money, shares, times, mass are of many things
        another = general and _is_noun(stated.of) and not words.search((stated.of or "").lower())
        if stated.of and words.search(stated.of.lower()):
            score += 2.0
        elif words.search(clause):
            score += 1.0 if another else 1.5
        elif words.search(sentence):
            score += 0.25 if another else 0.75
        elif general:
            score -= 1.5 if another and not _is_money_or_share(measure.unit) else 0.5
    return score


def _is_noun(of: str | None) -> bool:
    """Whether a head noun is one: function words that stand where a noun would are not another good."""
    return of is not None and of.lower() not in _NO_NOUNS


def _is_money_or_share(unit: str) -> bool:
    return units.is_currency(unit) or unit in (units.SHARE, *units.TIMES)


def _alike(unit: str | None, other: str) -> float:
    """2 for the same unit, 1.75 for one that converts or another currency, 0 for another thing."""
    if unit is None:
        return 0.0
    if unit == other:
        return 2.0
    if units.is_currency(unit) and units.is_currency(other):
        return 1.75
    known = units.is_known(unit) and units.is_known(other)
    return 1.75 if known and _dimension(unit) == _dimension(other) is not None else 0.0


def _rates(per: tuple[str, ...], wanted: tuple[str, ...], unit: str) -> float:
    """What the rate says for the measure: as many points as parts agree; a counted thing per year is another thing."""
    ours, theirs = {_period(code) for code in per}, {_period(code) for code in wanted}
    if not wanted:
        return -2.0 if ours and not units.is_known(unit) else (-0.25 if ours else 0.25)
    score = 0.5 * len(ours & theirs) - 0.25 * len(ours - theirs) - 0.25 * ("time" in theirs - ours)
    score -= 0.5 * len(theirs - ours - {"time"})  # a pay per head is not told without the head
    if set(per) & set(wanted) & units.TIMES:
        score += 0.25  # the very period
    return score


def _period(code: str) -> str:
    bare = re.sub(r"^[\d_.,]+ ", "", code)
    return "time" if code in units.TIMES else _dimension(bare) or bare if units.is_known(bare) else code


@lru_cache(maxsize=256)
def _dimension(code: str) -> str | None:
    """The base unit that a measure is defined by, followed through the closed list."""
    if code == units.SHARE:
        return units.SHARE
    seen = code
    for _ in range(8):
        definition = units.MEASURES.get(seen)
        if definition is None:
            return None
        if definition.startswith("["):
            return definition
        power = re.search(r"\b([A-Za-z]\w*) \*\* (\d)", definition)
        if power:
            return f"{_dimension(power[1])}^{power[2]}"
        if "/" in definition and seen in ("W",):
            return "power"
        names = re.findall(r"[A-Za-z]\w*", re.sub(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", " ", definition))
        seen = names[-1] if names and names[-1] in units.MEASURES else names[0] if names else ""
    return None


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """The measure's words as a pattern over folded text: inflected, at the end of a compound, a long word at its beginning too.

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
