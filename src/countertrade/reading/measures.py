"""Which of a case's measures a claim speaks of: by its unit, its rate, and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from typing import NamedTuple

from countertrade import units
from countertrade.records import Measure, Span, Stated, Transfer

_NEEDED = 2.0  # points; unit alone gives 2, a rate that the measure cannot have takes 2 away
_ALONE = 1.0  # points where the case has one measure only of that kind
_SAME = 1.3  # figures of one measure in one article that differ by less are one statement told twice
_LEAD = 0.25
_FAR = 20.0  # amounts of one rate in one article that differ by so much are of two measures
_AND = re.compile(r" (?:and|und) ")
_INTEREST = (
    3.5  # points of a sum of money that its clause calls interest, for the measure of the interest rate
)
_NO_NOUNS = frozenset("and or that this it which who what das dies es und oder".split())


class _Roles(NamedTuple):
    """The words of a language that tell which part a figure plays."""

    lending: re.Pattern[str]
    interest: re.Pattern[str]
    one_off: re.Pattern[str]
    background: re.Pattern[str]
    making: re.Pattern[str]
    lately: re.Pattern[str]
    personal: re.Pattern[str]
    term: re.Pattern[str]
    delay: re.Pattern[str]
    covers: re.Pattern[str]
    allotted_before: re.Pattern[str]
    manifold: re.Pattern[str]
    span_before: re.Pattern[str]
    ends_before: re.Pattern[str]
    lasts_after: re.Pattern[str]
    partitive_before: re.Pattern[str]
    partitive_after: re.Pattern[str]
    whole_before: re.Pattern[str]
    money: re.Pattern[str]


class Setting(NamedTuple):
    """The words around a figure, folded and with it in them: its clause, its sentence, and where in the clause it stands."""

    clause: str
    sentence: str
    at: Span

    @property
    def before(self) -> str:
        """The clause up to the figure."""
        return self.clause[: self.at[0]]

    @property
    def joined(self) -> str:
        """What stands between "and" and "and" around the figure: its own predicate."""
        before = _AND.split(self.before)[-1]
        return before + self.clause[slice(*self.at)] + _AND.split(self.after)[0]

    @property
    def after(self) -> str:
        """The clause behind the figure."""
        return self.clause[self.at[1] :]


def measure_of(
    stated: Stated,
    setting: Setting,
    measures: Sequence[Measure],
    language: str,
    moved: Transfer | None = None,
) -> Measure | None:
    """The measure that a quantity speaks of; None where none fits or two fit alike.

    `moved` is what the words alone say moves, from whom to whom.
    """
    roles = _roles(language)
    if _is_aside(stated, setting, roles):
        return None
    scored = []
    for measure in measures:
        score = _score(stated, setting, measure, language)
        score = _in_role(score, stated, setting, measure, roles)
        if score > 0 and _is_background(stated, setting, measure, language, moved):
            score = 0.0
        scored.append((score, measure))
    scored = _only_money(stated, setting, scored, roles, moved)
    scored = _only_term(stated, setting, scored, roles)
    scored = _narrower(stated, setting, scored, language, roles)
    fitting = sorted(((score, measure) for score, measure in scored if score > 0), key=lambda pair: -pair[0])
    if not fitting:
        return _covering(stated, setting, measures, language, roles)
    alone = len(fitting) == 1 and stated.unit not in units.TIMES
    if fitting[0][0] < (_ALONE if alone else _NEEDED):
        return _allotted(stated, setting, measures, roles)
    if len(fitting) > 1 and fitting[0][0] - fitting[1][0] < _LEAD:
        return None
    return fitting[0][1]


def _is_aside(stated: Stated, setting: Setting, roles: _Roles) -> bool:
    """Whether a sum is what a single person says of himself, who is no party to the deal."""
    return units.is_currency(stated.unit or "") and bool(roles.personal.search(setting.clause))


def _is_background(
    stated: Stated, setting: Setting, measure: Measure, language: str, moved: Transfer | None
) -> bool:
    """Whether the clause speaks of what a country makes, sells or owes anyway, and not of what the recipient gets of it."""
    roles = _roles(language)
    if moved is not None and moved.recipient is not None and moved.recipient == measure.recipient:
        return False
    said = setting.joined
    found = roles.background.search(said)
    if found is None:
        made = roles.making.search(said)
        found = made if made and roles.lately.search(said) else None
    if found is None:
        return False
    words = _words(measure, language)
    verb = found[0].split(" ")
    return not (words and words.search(f"{verb[0]} {verb[-1]}"))


def _in_role(score: float, stated: Stated, setting: Setting, measure: Measure, roles: _Roles) -> float:
    """The score after what is lent, what interest is paid on it and what is paid once were told from what is paid by the year."""
    money = units.is_currency(stated.unit or "")
    interest = bool(roles.interest.search(setting.clause))
    if measure.unit == units.SHARE and _speaks(measure, roles.interest):
        if money:
            return _INTEREST if interest else 0.0
        if roles.covers.search(setting.before):
            return 0.0
        told = roles.interest.search(setting.sentence) or roles.lending.search(setting.sentence)
        return score if told or _timed(stated) else 0.0
    if score <= 0:
        return score
    if stated.unit == units.SHARE and (stated.point or 0) > 1 and roles.manifold.search(stated.text or ""):
        return 0.0
    if not money or not units.is_currency(measure.unit):
        return score
    if _speaks(measure, roles.lending):
        lent = roles.lending.search(setting.clause) or (
            not _timed(stated) and roles.lending.search(setting.sentence)
        )
        return score + 1.5 if lent and not interest else score - 1.5
    if _timed(measure) and roles.one_off.search(setting.clause) and not _timed(stated):
        return 0.0
    return score - 1.5 if interest else score


def _only_money(
    stated: Stated,
    setting: Setting,
    scored: list[tuple[float, Measure]],
    roles: _Roles,
    moved: Transfer | None,
) -> list[tuple[float, Measure]]:
    """The scores; a sum that is not told by the head or ton speaks of the only measure of money that is not either."""
    if not units.is_currency(stated.unit or "") or _denominators(stated.per):
        return scored
    open_to = [
        measure
        for score, measure in scored
        if score > 0
        and units.is_currency(measure.unit)
        and not _denominators(measure.per)
        and not (_speaks(measure, roles.lending) and not roles.lending.search(setting.sentence))
    ]
    if len(open_to) != 1 or _of_others(moved, open_to[0]):
        return scored
    return [(score + 1.0 if measure is open_to[0] else score, measure) for score, measure in scored]


def _of_others(moved: Transfer | None, measure: Measure) -> bool:
    """Whether a giver and a recipient are named and neither is a party of the measure."""
    if moved is None or not moved.giver or not moved.recipient:
        return False
    return not {moved.giver, moved.recipient} & {measure.giver, measure.recipient}


def _only_term(
    stated: Stated, setting: Setting, scored: list[tuple[float, Measure]], roles: _Roles
) -> list[tuple[float, Measure]]:
    """The scores; a stretch of time told of the contract is its only measure of time, one told of a delay or a repayment is not."""
    if stated.unit not in units.TIMES:
        return scored
    timed = [measure for score, measure in scored if score > 0 and measure.unit in units.TIMES]
    if len(timed) != 1 or roles.delay.search(setting.clause):
        return scored
    if roles.lending.search(setting.clause) and not _speaks(timed[0], roles.lending):
        return scored
    about = roles.term.search(setting.sentence) or roles.money.search(setting.sentence)
    ends = roles.ends_before.search(setting.before) or roles.lasts_after.search(setting.after)
    if not ends and not (about and roles.span_before.search(setting.before)):
        return scored
    return [(score + 1.0 if measure is timed[0] else score, measure) for score, measure in scored]


def _narrower(
    stated: Stated, setting: Setting, scored: list[tuple[float, Measure]], language: str, roles: _Roles
) -> list[tuple[float, Measure]]:
    """The scores; of two measures that count the same thing the one whose own words are beside it ("600 soldiers killed")."""
    if stated.unit is None or units.is_known(stated.unit) or roles.whole_before.search(setting.before):
        return scored
    same = [measure for score, measure in scored if score > 0 and measure.unit == stated.unit]
    counted = (stated.of or stated.unit).lower()
    own = [
        measure
        for measure in same
        if (words := _words(measure, language)) and not words.search(counted) and words.search(setting.clause)
    ]
    if len(same) < 2 or len(own) != 1:
        return scored
    return [(score + 3.0 if measure is own[0] else score, measure) for score, measure in scored]


def _covering(
    stated: Stated, setting: Setting, measures: Sequence[Measure], language: str, roles: _Roles
) -> Measure | None:
    """The measure that a share is covered by where no measure of a share fits: "the rent would pay for half of it"."""
    if stated.unit != units.SHARE or (stated.point or 0) > 1:
        return None
    verb = roles.covers.search(setting.before)
    if verb is None:
        return None
    paying = [
        measure
        for measure in measures
        if measure.unit != units.SHARE
        and (words := _words(measure, language))
        and words.search(setting.before[: verb.start()])
    ]
    return paying[0] if len(paying) == 1 else None


def _allotted(stated: Stated, setting: Setting, measures: Sequence[Measure], roles: _Roles) -> Measure | None:
    """The measure of an amount that a side's share is, where no good is named: "Beijing's share of 90,000 tonnes".

    Only where the case counts one thing in that unit.
    """
    if not units.is_known(stated.unit or "") or units.is_currency(stated.unit or ""):
        return None
    if roles.allotted_before.search(setting.before) is None:
        return None
    alike = [measure for measure in measures if measure.unit == stated.unit]
    return alike[0] if len(alike) == 1 else None


def is_part(stated: Stated, setting: Setting, language: str) -> bool:
    """Whether a share is told of the figure before it: "davon die Hälfte", "less than ten percent of that"."""
    roles = _roles(language)
    return stated.unit == units.SHARE and bool(
        roles.partitive_before.search(setting.before) or roles.partitive_after.search(setting.after)
    )


def _timed(told: Stated | Measure) -> bool:
    return any(code in units.TIMES for code in told.per)


def _denominators(per: tuple[str, ...]) -> list[str]:
    """The parts of a rate that are no time."""
    return [code for code in per if code not in units.TIMES]


def _speaks(measure: Measure, words: re.Pattern[str]) -> bool:
    """Whether a measure is named by one of the words, in any language."""
    return any(words.search(word.lower()) for each in measure.words.values() for word in each)


def told_again(
    stated: Stated, said: str, known: Sequence[tuple[Stated, Measure]], language: str
) -> Measure | None:
    """The measure of a figure that says no more than its amount, where another of the article has that amount and unit.

    `said` is its sentence: what is paid once or paid back is another thing, however alike the amount.
    """
    if not stated.point:
        return None
    roles = _roles(language)
    lent, once = roles.lending.search(said.lower()), roles.one_off.search(said.lower())
    near = 1.01 if stated.unit in units.TIMES else _SAME
    same = {
        measure.id: measure
        for other, measure in known
        if other.point
        and other.unit == stated.unit
        and 1 / near < other.point / stated.point < near
        and (not stated.per or not other.per or set(stated.per) & set(other.per))
        and not (once and _timed(measure))
        and not (lent and stated.unit in units.TIMES and not _speaks(measure, roles.lending))
    }
    return next(iter(same.values())) if len(same) == 1 else None


def other_amount(
    stated: Stated,
    measure: Measure,
    known: Sequence[tuple[Stated, Measure, bool]],
    measures: Sequence[Measure],
) -> Measure | None:
    """The measure that a sum speaks of where it cannot be the one it seems, since the article names that with an amount far off.

    `known` holds the figures of the article, their measures and whether their sentences name them. None where it may be right.
    """
    far = [
        other
        for other, its, named in known
        if named
        and its.id == measure.id
        and other.point
        and stated.point
        and other.unit == stated.unit
        and other.per == stated.per
        and not 1 / _FAR < other.point / stated.point < _FAR
    ]
    told = {its.id for _, its, _ in known}
    free = [
        each
        for each in measures
        if units.is_currency(each.unit) and not _denominators(each.per) and each.id not in told
    ]
    return free[0] if far and len(free) == 1 and units.is_currency(stated.unit or "") else None


def is_named(measure: Measure, said: str, language: str) -> bool:
    """Whether a sentence has a word of the measure."""
    words = _words(measure, language)
    return bool(words and words.search(said.lower()))


def _words(measure: Measure, language: str) -> re.Pattern[str] | None:
    """The measure's words in a language, those of all languages where it has none in it."""
    return _pattern(
        measure.words.get(language, ()) or tuple(word for each in measure.words.values() for word in each)
    )


def _score(stated: Stated, setting: Setting, measure: Measure, language: str) -> float:
    clause, sentence = setting.clause, setting.sentence
    kind = _alike(stated.unit, measure.unit)
    words = _words(measure, language)
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


@cache
def _roles(language: str) -> _Roles:
    table = import_module(f"countertrade.reading.languages.{language}.roles")
    edges = ("before", "after")
    return _Roles(
        **{
            name: re.compile(
                getattr(table, name.upper())
                if name.endswith(edges)
                else rf"\b(?:{getattr(table, name.upper())})\b"
            )
            for name in _Roles._fields
            if name != "money"
        },
        money=re.compile(r"[$€£]|\b(?:dollars?|euros?|rubel|roubles?|yuan|yen)\b"),
    )
