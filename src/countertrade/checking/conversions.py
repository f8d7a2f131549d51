"""One amount printed twice: in another unit, or in another currency at the rate of its month.

A currency is converted at the rate of the page's month, or of the time that the sentence gives; never at that of another year. A page
without a date is asked "at which date?" where no year that it names fits, and gets no verdict. Of most currencies only the year's mean is
known: at it nothing is called wrong, and an amount far off is asked about.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping

from countertrade import units
from countertrade.checking import messages, rates, wording, words
from countertrade.checking.intervals import Interval, slip
from countertrade.checking.items import Evidence, Figure, Page
from countertrade.checking.judging import finding
from countertrade.checking.reference import exchange
from countertrade.checking.relations import CLOSE, THAT_IS, Group, Relation
from countertrade.records import Finding, Ties, Trial, Verdict

TOLERANCE = 0.04  # how far a rate on the day may lie from the months around it
ROW_TOLERANCE = 0.20  # how far a currency moves within a year of the row or the mean that is used
UNKNOWN = 3.0  # beyond this factor from a rate of any year it is asked for the date
ALIKE = 4  # currencies of one sign that a page may mean, the likeliest first
OPENING = 40  # code points of a sentence before the figure that it says another is
AGREE = 0.02  # two figures this near say the same in two units, without a word that says so
_BRACKET = re.compile(r"[^()\n]{0,40}\([^\w]{0,4}(?:\w{1,20}[^\w]{1,3}){0,2}")

# tonnes in one m3, lowest and highest of what is traded; oil from petrol to extra heavy crude, LNG at boiling point
DENSITY: Mapping[str, tuple[float, float]] = {
    "oil": (0.72, 0.97),
    "refined oil": (0.70, 0.95),
    "gas": (0.00065, 0.00090),
}


def said_twice(page: Page, one: Figure, other: Figure) -> Ties | None:
    """Whether the second figure is put as the first in other words, and how: in brackets, or with "umgerechnet", "that is"."""
    gap = page.between(one, other)
    if one.start <= other.start < one.end or _BRACKET.fullmatch(gap):
        return "grammar"
    if _is_that(page, one, other):
        return "words"
    if one.sentence != other.sentence or not 0 < len(gap) <= (
        2 * CLOSE if words.said("plainly", gap) else CLOSE / 2
    ):
        return None
    if words.said("conversion", gap) and not words.said("listing", gap):
        return "words"
    return None


def _is_that(page: Page, one: Figure, other: Figure) -> bool:
    """Whether the next sentence opens by saying what a figure is: "… 420,000 francs a month. That is about 640 euros"."""
    opens = other.sentence == one.sentence + 1 and other.number == one.number + 1
    of_it = set(other.per) <= set(one.per) and not other.is_change and _MORE.search(other.after[:16]) is None
    return opens and of_it and THAT_IS.match(other.text) is not None and len(other.before) <= OPENING


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MORE = re.compile(
    r"\b(?:too\s|zu\s)?(?:more|less|short|higher|lower|mehr|weniger|höher|niedriger|viel|much|little)\b",
    re.IGNORECASE,
)


def same_amount(page: Page, evidence: Evidence) -> Iterator[Group]:
    """The same amount in another unit of the same dimensions; volume and mass of one commodity by its density."""
    for one in page.figures:
        for other in page.figures[one.number + 1 : one.number + 4]:
            if one.unit == other.unit or one.is_share or other.is_share or one.is_money or one.is_counted:
                continue
            if "order" in (one.quantity.bound, other.quantity.bound) or one.is_duration:
                continue
            ties = said_twice(page, one, other) if other.number == one.number + 1 else None
            if one.head == other.head and one.things == other.things:
                ratio = one.interval.anchor / other.interval.anchor
                if ties or (other.distance(one) <= 1 and abs(ratio - 1) <= AGREE):
                    yield [Relation("conversion", (one, other), _same_time(one, other), ties or "item", "=")]
            elif ties and one.per == other.per:
                computed = _by_density(page, one, other, evidence)
                if computed is not None:
                    yield [Relation("conversion", (one, other), computed, ties, "=")]


def _same_time(one: Figure, other: Figure) -> Interval:
    return Interval(one.interval.low, one.interval.high, other.dimensions, one.interval.slack)


def _by_density(page: Page, one: Figure, other: Figure, evidence: Evidence) -> Interval | None:
    density = DENSITY.get(evidence.commodity(page, one) or "")
    if density is None:
        return None
    light, heavy = (1000 * d for d in density)
    amount = one.interval
    match dict(one.head).get("volume"), dict(other.head).get("mass"):
        case 1, 1:
            return Interval(amount.low * light, amount.high * heavy, other.dimensions, amount.slack)
    match dict(one.head).get("mass"), dict(other.head).get("volume"):
        case 1, 1:
            return Interval(amount.low / heavy, amount.high / light, other.dimensions, amount.slack)
    return None


def money(page: Page, evidence: Evidence) -> Iterator[tuple[Finding | None, Trial]]:
    """An amount in two currencies, at the rates of its time; two rates of one pair on a page against each other."""
    seen: dict[tuple[str, str], list[tuple[Figure, Figure, float]]] = {}
    for one in page.figures:
        for other in page.figures[one.number + 1 : one.number + 3]:
            if (
                not one.is_money
                or not other.is_money
                or one.unit == other.unit
                or not one.unit
                or not other.unit
                or any(units.is_currency(thing) for thing in (*one.things, *other.things))
            ):
                continue  # a printed rate is no amount
            if any(f.is_money or f.is_share for f in page.figures[one.number + 1 : other.number]):
                continue  # what is converted is the nearest
            ties = said_twice(page, one, other)
            if ties is None or "order" in (one.quantity.bound, other.quantity.bound):
                continue
            found = _at_its_rate(page, one, other, ties, evidence)
            verdict = found.verdict if found is not None else None
            yield found, Trial(rule="conversion", claims=(one.claim.id, other.claim.id), ties=ties, verdict=verdict,
                               working=f"{wording.amount(one.stated, evidence.language)} = {wording.amount(other.stated, evidence.language)}")  # fmt: skip
            seen.setdefault((one.unit, other.unit), []).append((one, other, _rate(one, other)[0]))
            break
    for (unit, into), found_rates in seen.items():
        for first, second in itertools.pairwise(found_rates):
            named = [{*_YEAR.findall(pair[0].text)} for pair in (first, second)]
            if named[0] != named[1]:
                continue  # one rate of 2021, the other of today
            if max(first[2], second[2]) > 1.2 * min(first[2], second[2]) * (
                1 + first[0].interval.slack + first[1].interval.slack
            ):
                yield _two_rates(first, second, unit, into, evidence.language)


def _two_rates(
    first: tuple[Figure, Figure, float],
    second: tuple[Figure, Figure, float],
    unit: str,
    into: str,
    language: str,
) -> tuple[Finding, Trial]:
    shown = [wording.value(float(f"{rate:.4g}"), into, (unit,), language) for _, _, rate in (first, second)]
    text = messages.say("two_rates", language, rate=shown[0], known=shown[1])
    figures = [*first[:2], *second[:2]]
    made = finding("conversion", "question", figures, " | ".join(shown), text, ties="grammar")
    return made, Trial(
        rule="conversion", claims=made.claims, ties="grammar", verdict="question", working=made.working
    )


def _rate(one: Figure, other: Figure) -> tuple[float, float]:
    """How many units of the second currency one of the first is, by the figures, and how far rounding lets that be off."""
    best = other.interval.anchor / other.size * one.size / one.interval.anchor if one.time_power == other.time_power else (
        max(other.known) / max(one.known)
    )  # fmt: skip
    return best, one.interval.slack + other.interval.slack


def _at_its_rate(page: Page, one: Figure, other: Figure, ties: Ties, evidence: Evidence) -> Finding | None:
    assert one.unit is not None
    assert other.unit is not None
    language = evidence.language
    best, slack = _rate(one, other)
    possible = {max(other.known) / value for value in one.known} | {best}
    peg = rates.pegged(one.unit, other.unit)
    if peg is not None and _is_recent(page, one, other):
        fits = any(abs(math.log(rate / peg)) <= TOLERANCE + slack for rate in possible)
        if not fits and _is_other_currency(one, other, possible, slack):
            return None
        verdict: Verdict = "consistent" if fits else "inconsistent"
        return _conversion(one, other, verdict, "peg_holds" if fits else "peg_off", best, (peg, peg), "", "", ties, language)  # fmt: skip
    when = _months(page, one, other)
    if not (rates.known(one.unit) and rates.known(other.unit)):
        return _by_row(page, one, other, best, evidence) or _by_year(page, one, other, possible, evidence)
    for dated, first, last in when:
        found = rates.between(one.unit, other.unit, first, last)
        if found is None:
            continue
        low, high = found[0] * (1 - TOLERANCE - slack), found[1] * (1 + TOLERANCE + slack)
        if any(low <= rate <= high for rate in possible):
            if not dated:
                return None
            return _conversion(
                one, other, "consistent", "rate_holds", best, found, first, last, ties, language
            )
        if _is_namesake(one, other, possible, slack, first, last):
            return None
        if dated and not _years_fit(page, one, other, possible, slack):
            return _conversion(
                one, other, "inconsistent", "rate_off", best, found, first, last, ties, language
            )
        return _conversion(one, other, "question", "at_which_date", best, found, first, last, ties, language)
    return None


def _is_recent(page: Page, one: Figure, other: Figure) -> bool:
    """Whether nothing dates two amounts before the years in which pegs are known."""
    time = one.claim.time or other.claim.time
    years = [*page.years, (page.published or "")[:4], ((time.start if time else "") or "")[:4]]
    return all(int(year) >= rates.PEGGED for year in years if year.isdigit())


def _is_other_currency(one: Figure, other: Figure, possible: set[float], slack: float) -> bool:
    """Whether the amount is right between two pegged currencies of which one is printed alike."""
    pairs = itertools.product(_namesakes(one.unit or ""), _namesakes(other.unit or ""))
    known = [peg for unit, into in pairs if (peg := rates.pegged(unit, into)) is not None]
    return any(_fits(possible, (peg, peg), 1 + TOLERANCE, slack) for peg in known)


def _months(page: Page, one: Figure, other: Figure) -> Iterator[tuple[bool, str, str]]:
    """From when to when the amount is dated, by its sentence or by the page; else by the years that the page names, else any."""
    time = one.claim.time or other.claim.time
    published = (page.published or "")[:7]
    if time is not None and time.start and published and time.start[:4] < published[:4]:
        yield True, time.start[:7], (time.end or time.start)[:7]
    elif published:
        year, month = int(published[:4]), int(published[5:7] or 6)
        early = f"{year - (month <= 2)}-{(month - 3) % 12 + 1:02}"
        yield True, early, published if len(published) == 7 else f"{year}-12"
    years = sorted(page.years)
    yield (False, f"{years[0]}-01", f"{years[-1]}-12") if years else (False, "1990-01", "2100-12")
    yield False, "1990-01", "2100-12"


def _years_fit(page: Page, one: Figure, other: Figure, possible: set[float], slack: float) -> bool:
    for year in page.years:
        found = rates.between(one.unit or "", other.unit or "", f"{year}-01", f"{year}-12")
        if found and any(
            found[0] * (1 - TOLERANCE - slack) <= rate <= found[1] * (1 + TOLERANCE + slack)
            for rate in possible
        ):
            return True
    return False


def _by_year(
    page: Page, one: Figure, other: Figure, possible: set[float], evidence: Evidence
) -> Finding | None:
    """By the means of the years around the amount's time or the page's, and of those that it names: what is far from each is asked about."""
    assert one.unit is not None
    assert other.unit is not None
    best, slack = _rate(one, other)
    (dated, first, last), *others = _months(page, one, other)
    known = _means(one.unit, other.unit, first, last)
    if known is None:
        return None
    verdict: Verdict = "question"
    if dated and _fits(possible, known, 1 + ROW_TOLERANCE / 2, slack):
        verdict, key = "consistent", "rate_holds"
    elif any(
        _fits(possible, means, UNKNOWN if rates.SPLIT & {unit, into} else 1 + ROW_TOLERANCE, slack)
        for unit, into in itertools.product(_namesakes(one.unit), _namesakes(other.unit))
        for start, end in ((first, last), *(years[1:] for years in others[: int(dated)]))
        if (means := _means(unit, into, start, end)) is not None
    ):
        return None
    else:
        key = "at_which_date"
    return _conversion(one, other, verdict, key, best, known, first[:4], last[:4], "words", evidence.language)


def _fits(possible: set[float], known: tuple[float, float], far: float, slack: float) -> bool:
    """Whether one of several rates is no farther than a factor from what is known."""
    return any(known[0] / far * (1 - slack) <= rate <= known[1] * far * (1 + slack) for rate in possible)


def _means(one: str, other: str, first: str, last: str) -> tuple[float, float] | None:
    return rates.around(one, other, int(first[:4]), int(last[:4]))


def _is_namesake(
    one: Figure, other: Figure, possible: set[float], slack: float, first: str, last: str
) -> bool:
    """Whether the amount is right in another currency that is printed alike."""
    pairs = itertools.product(_namesakes(one.unit or ""), _namesakes(other.unit or ""))
    return any(
        (means := _means(unit, into, first, last)) is not None
        and _fits(possible, means, 1 + TOLERANCE, slack)
        for unit, into in pairs
        if (unit, into) != (one.unit, other.unit)
    )


def _namesakes(code: str) -> set[str]:
    """The likeliest currencies that are printed alike, of which the wrong one may have been read: "Rs", "Sh", "kr"."""
    return {code}.union(*(codes[:ALIKE] for codes in units.SIGNS.values() if code in codes[:ALIKE]))


def _by_row(page: Page, one: Figure, other: Figure, best: float, evidence: Evidence) -> Finding | None:
    """By a reference row: of about the page's year it decides, of another only a rate many times off is asked about."""
    row = exchange(one.unit or "", other.unit or "", evidence.reference)
    if row is None:
        return None
    year, published = row[0].year[:4], (page.published or "")[:4]
    off = max(best / row[1], row[1] / best)
    if published.isdigit() and year.isdigit() and abs(int(year) - int(published)) <= 1:
        verdict: Verdict = "consistent" if off <= 1 + ROW_TOLERANCE else "inconsistent"
    elif off > UNKNOWN:
        verdict = "question"
    else:
        return None
    key = {"consistent": "rate_holds", "inconsistent": "rate_off"}.get(verdict, "at_which_date")
    return _conversion(
        one,
        other,
        verdict,
        key,
        best,
        (row[1], row[1]),
        row[0].year,
        row[0].year,
        "words",
        evidence.language,
        row[0].id,
    )


def _conversion(
    one: Figure, other: Figure, verdict: Verdict, key: str, best: float, known: tuple[float, float], first: str, last: str, ties: Ties,
    language: str, row: str | None = None,
) -> Finding:  # fmt: skip
    assert one.unit is not None
    shown = wording.value(float(f"{best:.4g}"), other.unit, (one.unit,), language)
    limits = wording.interval(
        float(f"{known[0]:.4g}"), float(f"{known[1]:.4g}"), other.unit, (one.unit,), language
    )
    when = (
        messages.say("of_peg" if not first else "of_month", language, month=first)
        if first == last
        else messages.say("of_years", language, first=first, last=last)
    )
    text = messages.say(key, language, rate=shown, known=limits, when=when)
    wrong = slip(best / known[0]) if verdict in ("inconsistent", "question") else None
    if wrong is not None:
        text += "; " + messages.say(wrong.kind, language)
    working = messages.say("rate_working", language, one=wording.amount(one.stated, language), other=wording.amount(other.stated, language),
                           rate=shown, when=when, known=limits)  # fmt: skip
    made = finding("conversion", verdict, [one, other], working, text, ties=ties)
    return (
        made
        if row is None
        else type(made)(
            **{name: getattr(made, name) for name in made.__struct_fields__ if name != "reference"},
            reference=(row,),
        )
    )
