"""Sums that no cue leads to: every small product and sum of an article's figures whose units come out as those of another figure.

What closes in its units and in its numbers may do so by chance. In a case, `weighing` says how likely the text means it, and it is told whether it
holds or not. On a page without a case only what fits and is said to be a result is told, where few ways were tried for how near it comes.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from countertrade.checking import messages, wording
from countertrade.checking.intervals import compare, interval
from countertrade.checking.items import Figure, Page
from countertrade.checking.judging import Judged, factor_text, finding
from countertrade.checking.relations import HIGHEST_INTEREST, months_of_year
from countertrade.checking.search import COMPACT, YEAR, Factor, Search, Term, Way, grain, is_told
from countertrade.checking.weighing import Weighed, weighed
from countertrade.records import Finding, Ties, Verdict

TRIED = 8  # earlier findings of a figure that a new one is held against
FEW = 60  # products that are tried for a figure without a case: among more of them one fits by chance
SPREAD = math.log(100.0)  # how far figures of one unit lie apart
UNMEASURED = 0.02  # the chance that is taken without a case
EXACT = 0.01
HOLDS = 0.35  # from this chance on a sum of a case is told to hold
FAILS = 0.75  # and to fail, if no word says that it is a sum
TIED = 0.4  # where words tie it
LOOSE = 0.5  # to be true, but loosely
ASKED = 0.65  # and is asked about
MOST_DAYS = 365 / 200  # days of a year over the fewest that are worked
COMPLETES = 0.05  # and to be what a failing sum of fewer figures lacks: less likely ones fit by chance


def closing(page: Page, judged: Judged, language: str) -> list[Finding]:
    """The findings of a page with those that the search adds; what the text is not likely to mean is left out."""
    search = Search(page, language)
    stated = [f for f in search.figures if not (f.is_headline and page.printed[f.known] > 1)]
    if any(figure.claim.measure for figure in page.figures):
        return _of_a_case(page, judged, search, stated)
    ways = sorted(
        filter(None, (_likeliest(search, figure) for figure in stated)), key=lambda w: len(w.claims)
    )
    found = [one for one in judged.findings if not _is_half_of(one, ways)]
    known = Known(one.claims for one in found if one.verdict != "question")
    return [*found, *(told(way, language) for way in ways if known.add(way.claims))]


def _of_a_case(page: Page, judged: Judged, search: Search, stated: Sequence[Figure]) -> list[Finding]:
    """What is likely meant of all that was searched, and what words tie that the search does not come to."""
    language = search.language
    ways = weighed([way for figure in stated for way in search.ways(figure)], page, judged.tried)
    searched = {(each.way.claims, each.way.fits) for each in ways}
    by_claims = {frozenset(one.claims): one for one in judged.findings}
    found = [
        one
        for claims, one in by_claims.items()
        if one.verdict in ("implausible", "consistent")
        or (one.verdict != "question" and (one.rule == "share" or (claims, False) not in searched))
    ]
    known = Known(one.claims for one in found)
    charged = [way for figure in stated if (way := _charged(search, figure)) is not None]
    found += [told(way, language, "ambiguous") for way in charged if known.add(way.claims)]
    failed: set[str] = set()
    made: set[str] = set()  # figures that come of others as they stand
    complete = [each.way.claims for each in ways if each.way.fits and each.chance >= COMPLETES]
    multiplied = {
        (each.way.claims, each.way.comparison.verdict): each.way
        for each in ways
        if not each.way.fits and " / " not in each.way.term.working
    }
    for each in sorted(ways, key=_turn):
        before = by_claims.get(each.way.claims)
        verdict = _verdict(each, before)
        # what a rate and a number make is told, not what the rate or the number would have to be
        way = (
            each.way
            if each.way.fits
            else multiplied.get((each.way.claims, each.way.comparison.verdict), each.way)
        )
        if verdict is None or way.stated.claim.id in failed:
            continue
        if not way.fits and any(way.claims < claims for claims in complete):
            continue  # with one figure more it holds
        if not known.add(way.claims):
            continue
        if not way.fits and way.stated.claim.id in made:
            continue
        (made if way.fits else failed).add(way.stated.claim.id)
        found.append(
            before if before is not None and before.verdict == verdict else told(way, language, verdict)
        )
    explained = [frozenset(one.claims) for one in found]
    asked = (
        one
        for claims, one in by_claims.items()
        if one.verdict == "question"
        and (claims, False) not in searched
        and not any(len(claims & other) > 1 for other in explained)
    )
    return [*found, *asked]


def _turn(each: Weighed) -> tuple[bool, float, bool]:
    """What is told first: what holds, then what is likeliest, and of one sum turned about that which words announce."""
    return not each.way.fits, -round(each.chance, 2), not is_told(each.way.stated)


def _verdict(each: Weighed, before: Finding | None) -> Verdict | None:
    """What may be said of a way by its chance, and by what words tie; None where nothing."""
    if each.way.fits:
        return "consistent" if each.chance >= HOLDS else None
    if _by_working_days(each.way) or _of_another_time(each.way) or _of_another_whole(each.way):
        return None
    verdict = each.way.comparison.verdict
    tied = before is not None and before.verdict == verdict and before.ties == "words"
    least = TIED if tied else LOOSE if verdict == "loose" else ASKED if is_told(each.way.stated) else FAILS
    if each.chance >= least:
        return verdict
    return "question" if each.chance >= ASKED else None


def _of_another_time(way: Way) -> bool:
    """Whether a stretch of time is only told in a sentence behind all else, and no word says that it follows: it may be of something else."""
    every = (*way.term.figures, way.stated)
    last = max((figure.sentence for figure in every if not figure.is_duration), default=way.stated.sentence)
    return any(f.is_duration and f.sentence > last for f in every) and not (
        way.stated.is_duration and is_told(way.stated)
    )


def _of_another_whole(way: Way) -> bool:
    """Whether a share stands in a sentence with neither its whole nor what it would come to, so that it may be of anything."""
    shares = [figure for figure in way.term.figures if figure.is_share]
    others = {figure.sentence for figure in (*way.term.figures, way.stated) if figure not in shares}
    return any(share.sentence not in others for share in shares) and not is_told(way.stated)


def _by_working_days(way: Way) -> bool:
    """Whether a day's pay makes a year's, or the reverse, on some number of working days that is not printed."""
    figures = (*way.term.figures, way.stated)
    daily = any(figure.is_money and figure.things and "day" in figure.per for figure in figures)
    yearly = any("year" in figure.per for figure in figures)
    ratio = way.comparison.ratio
    return daily and yearly and ratio > 0 and max(ratio, 1 / ratio) <= MOST_DAYS


def _likeliest(search: Search, stated: Figure) -> Way | None:
    """The way to a figure of a page without a case that is no chance: one that words tell, and that stands near."""
    if not is_told(stated):
        return None
    found = [
        (
            each.tried
            * 2
            * max(
                0.0 if stated.quantity.bound == "range" else each.off,
                grain(stated, each.term, each.rule),
                _width(each),
            ),
            each,
        )
        for each in search.ways(stated)
        if each.fits and each.tried <= FEW and _is_near(each)
    ]
    chance, way = min(found, key=lambda pair: pair[0], default=(math.inf, None))
    return way if chance / SPREAD < UNMEASURED else None


def _width(way: Way) -> float:
    amount = way.term.amount
    return math.log(amount.high / amount.low) / 2 if 0 < amount.low <= amount.high < math.inf else 0.0


def _is_near(way: Way) -> bool:
    """Whether all that is worked with stands near, and one figure right beside."""
    apart = [figure.distance(way.stated) for figure in way.things]
    return max(apart, default=0) <= COMPACT and min(apart, default=0) <= 1


def _is_half_of(one: Finding, ways: Sequence[Way]) -> bool:
    """Whether figures that fail to make a total make it exactly with one more, as six boats and the training of their crews, or another with it."""
    claims = set(one.claims)
    return (
        one.rule in ("product", "sum")
        and one.verdict in ("inconsistent", "question")
        and any(
            way.rule == "sum"
            and (
                way.claims > claims
                or (way.stated.claim.id in claims and way.claims > claims - {way.stated.claim.id})
            )
            and abs(way.comparison.ratio - 1) < EXACT
            for way in ways
        )
    )


class Known:
    """Which figures were found to belong together."""

    def __init__(self, found: Iterable[Iterable[str]]) -> None:
        self._by_claim: dict[str, list[frozenset[str]]] = {}
        for claims in found:
            self._put(frozenset(claims))

    def _put(self, claims: frozenset[str]) -> None:
        for claim in claims:
            self._by_claim.setdefault(claim, []).append(claims)

    def add(self, claims: frozenset[str]) -> bool:
        """Take figures up, unless what was found before says the same, less of it, or both halves of it."""
        near = list(dict.fromkeys(one for claim in claims for one in self._by_claim.get(claim, ())[:TRIED]))
        if any(one <= claims or claims <= one for one in near) or any(
            claims <= one | other for one, other in itertools.combinations(near, 2) if one & other
        ):
            return False
        self._put(claims)
        return True


def told(way: Way, language: str, verdict: Verdict = "consistent") -> Finding:
    """What the search found, as a finding."""
    stated, amount = way.stated, way.term.amount
    low, high = amount.low / stated.size, amount.high / stated.size
    shown = wording.interval(low, high, stated.unit, stated.per, language, digits=4)
    said = wording.amount(stated.stated, language)
    parts = way.term.working
    paced = next((figure for figure in way.term.figures if figure.time_power == -1), None)
    if paced is not None and stated.time_power == -1:
        parts += "".join(factor_text(f, paced, language) for f in months_of_year(paced, stated))
    working = messages.say("product_working", language, parts=parts, computed=shown, stated=said)
    text = messages.compared(way.comparison, stated.stated, low, high, stated.unit, stated.per, language)
    ties: Ties = "words" if is_told(stated) else "item"
    if verdict == "ambiguous":
        text = messages.say("charged_once", language, computed=said)
    return finding(way.rule, verdict, (*way.term.figures, stated), working, text, ties=ties)


def _charged(search: Search, stated: Figure) -> Way | None:
    """A charge that makes a figure if it is due every year of a printed term, and another if once; which of the two is not printed."""
    if not stated.is_money or stated.per:
        return None
    near = search.near(stated)
    for share in near:
        if not (
            share.is_share
            and not share.per
            and share.distance(stated) <= 2
            and share.interval.anchor < HIGHEST_INTEREST
        ):
            continue
        if not _CHARGE.search(f"{share.quantity.of} {share.before[-40:]} {share.after[:20]}"):
            continue
        for whole, term in itertools.product(near, near):
            if not term.is_duration or search.dimensions(whole) != search.dimensions(stated):
                continue
            once = search.term(Factor(whole, "×", ()), Factor(share, "×", ()), stated=stated).amount
            years = interval(term.stated).scaled(1 / YEAR, ())
            yearly = replace(once * years, dimensions=stated.dimensions)
            if yearly.anchor > 0 and abs(yearly.anchor / stated.interval.anchor - 1) < EXACT < abs(
                years.anchor - 1
            ):
                working = " × ".join(wording.amount(f.stated, search.language) for f in (whole, share, term))
                made = Term((whole, share, term), yearly, working)
                return Way("product", made, stated, compare(yearly, stated.stated), 0.0, 1)
    return None


_CHARGE = re.compile(
    r"\b(?:fees?|commission|charges?|premium|interest|provision\w*|gebühr\w*|prämie\w*|entgelt\w*|zins\w*)\b",
    re.IGNORECASE,
)
