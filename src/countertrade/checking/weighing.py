"""How likely a text means that some figures make another: two log-linear models, of sums that fit and of sums that do not.

A sum is described by signs: how many figures it takes, how near it comes, where they stand, whether they have one source, one pair of parties or one
measure, what the words beside them tie together; one that fails also by what else explains its figures. The weights are fitted to annotated families
(bench/sums.py), so that a sum is told only where such sums were nearly always meant.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from countertrade.checking.items import Figure, Page
from countertrade.checking.search import YEAR, Way, adds_up
from countertrade.records import Trial

CLOSE = 0.1  # a distance in log that counts as far as any among sums that fit
FURTHEST = 3.0  # and among those that do not
MANY = 5  # figures above which their number says no more
EXACTLY = 0.03  # how near a known slip comes to what it explains
LONGEST = 12  # sentences or figures between above which distance says no more

Signs = dict[str, float]


class Weighed(NamedTuple):
    """A way, how likely the text means it, and the signs of it."""

    way: Way
    chance: float
    signs: Signs


def weighed(ways: Sequence[Way], page: Page, tried: Iterable[Trial]) -> list[Weighed]:
    """Every way of a page with its chance; those that fail are weighed in view of those that hold."""
    trials = {frozenset(trial.claims): trial for trial in tried}
    of_all = [(way, signs(way, page, trials.get(way.claims))) for way in ways]
    holding = [Weighed(way, chance(said, "holds"), said) for way, said in of_all if way.fits]
    failing, beside = [], by_claim(holding)
    for way, said in of_all:
        if not way.fits:
            said |= explained(way, beside, said)
            failing.append(Weighed(way, chance(said, "fails"), said))
    return [*holding, *failing]


def chance(said: Signs, model: str) -> float:
    """The probability of a way by the weights of one of the two models."""
    weights = _weights()[model]
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in said.items())))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = resources.files("countertrade.checking").joinpath("sums.json").read_text("utf-8")
    return {model: dict(rows) for model, rows in json.loads(text).items()}


def signs(way: Way, page: Page, trial: Trial | None) -> Signs:
    """What speaks for and against a way, by name; what is absent is 0."""
    said: defaultdict[str, float] = defaultdict(float)
    for name, value in (*_form(way), *_places(way, page), *_likeness(way), *_misses(way, page)):
        said[name] = float(value)
    if trial is not None:
        said[f"tried:{trial.verdict}"] = said[f"tied by {trial.ties}"] = 1.0
    return {"any": 1.0} | {name: value for name, value in said.items() if value}


def _form(way: Way) -> Iterator[tuple[str, float]]:
    """What kind of sum it is, of how many figures."""
    number = min(len(way.term.figures), MANY)
    yield way.rule, 1
    yield f"figures:{number}", 1
    yield f"{way.rule}:{number}", 1
    yield "shares", sum(figure.is_share for figure in way.term.figures)
    yield "left of one", "1 −" in way.term.working
    yield "added to one", "1 +" in way.term.working
    yield f"form:{way.term.form}", bool(way.term.form)
    yield "divided", " / " in way.term.working
    yield "divided by time", way.term.working.rpartition(" / ")[2].endswith(("year", "years", "months"))


def _places(way: Way, page: Page) -> Iterator[tuple[str, float]]:
    """Where its figures stand, from the one that is held against them."""
    stated, things = way.stated, way.things
    furthest = max((figure.distance(stated) for figure in things), default=0)
    numbers = [figure.number for figure in (*things, stated)]
    yield "one sentence", furthest == 0
    yield "three sentences", furthest <= 3
    yield "figures between", min(max(numbers) - min(numbers) - len(things), LONGEST) / 4
    yield "sentences to the time", min(_to_time(way), LONGEST) / 4
    yield "time told behind", any(f.is_duration and f.sentence > stated.sentence for f in way.term.figures)
    yield "with one of them", any(figure.sentence == stated.sentence for figure in things)
    yield "one paragraph", all(figure.paragraph == stated.paragraph for figure in things)
    yield "last", stated.number == max(numbers)
    yield "share beside", any(f.is_share and _beside(f, stated) for f in way.term.figures)
    yield "printed again", min(page.printed[stated.known] - 1, 2)


def _to_time(way: Way) -> int:
    return max((f.distance(way.stated) for f in way.term.figures if f.is_duration), default=0)


def _beside(one: Figure, other: Figure) -> bool:
    return one.sentence == other.sentence and abs(one.number - other.number) == 1


def _likeness(way: Way) -> Iterator[tuple[str, float]]:
    """What its figures have in common."""
    stated, things = way.stated, way.things
    every = (*things, stated)
    counted = [figure for figure in things if not figure.is_share]
    measures = {figure.claim.measure for figure in counted}
    moved = {t and (t.giver, t.recipient) for t in (figure.claim.transfer for figure in every)}
    open_ones = [f for f in every if f.claim.measure is None and not f.is_share]
    yield "one pair of parties", len(moved) == 1
    yield "one measure", len(measures) == 1 and None not in measures
    yield "one without a measure at most", len(open_ones) <= (len(every) > 1)
    yield "one rate", stated.per == way.term.figures[0].per
    yield (
        "months of a year",
        not any(f.is_duration for f in way.term.figures)
        and any(figure.time_power == -1 and figure.per != stated.per for figure in things),
    )
    yield "of a share", stated.is_share
    yield "hedged", stated.claim.commitment.modality in ("conditional", "possible", "estimated")
    yield "of the page itself", stated.claim.attribution.mode == "narrator"
    yield "added up", adds_up((*way.term.figures, stated))


def _misses(way: Way, page: Page) -> Iterator[tuple[str, float]]:
    """How far it comes from the stated figure, and whether a known slip explains it."""
    ratio, slip = way.comparison.ratio, way.comparison.slip
    apart = min(abs(math.log(ratio)), FURTHEST) if 0 < ratio < math.inf else FURTHEST
    yield "off", min(way.off, CLOSE) / CLOSE
    yield "ways", math.log(1 + way.tried)
    if way.fits:
        return
    yield "apart", apart
    yield "a third apart", apart < 0.3
    yield "off by the term", any(abs(apart - math.log(years)) < EXACTLY for years in _terms(way, page))
    yield "slip", slip is not None
    if slip is not None:
        yield f"slip:{slip.kind}", 1
        yield "slip to the digit", abs(apart - abs(math.log(slip.factor))) < EXACTLY


def _terms(way: Way, page: Page) -> Iterator[float]:
    """The years that the page says something takes: what is paid in all may be printed as that of one of them."""
    for figure in page.terms(way.stated):
        years = figure.interval.anchor / YEAR
        if figure.unit == "year" and years > 1:
            yield years


def by_claim(holding: Iterable[Weighed]) -> Mapping[str, Sequence[Weighed]]:
    """What holds, by each of its claims."""
    found: dict[str, list[Weighed]] = defaultdict(list)
    for each in holding:
        for claim in each.way.claims:
            found[claim].append(each)
    return found


def explained(way: Way, holding: Mapping[str, Sequence[Weighed]], signs: Signs) -> Signs:
    """How likely the figures of a failing way with these signs make or are part of something that holds, by `by_claim`."""
    stated = way.stated.claim.id
    said: Signs = {"made otherwise": 0.0, "makes another": 0.0, "lacks a term": 0.0}
    for other in holding.get(stated, ()):
        if other.way.stated is not way.stated:
            said["makes another"] = max(said["makes another"], other.chance)
        if way.claims < other.way.claims:
            said["lacks a term"] = max(said["lacks a term"], other.chance)
    for other in holding.get(next(iter(way.terms), ""), ()):
        if way.terms <= other.way.claims and stated not in other.way.claims:
            said["made otherwise"] = max(said["made otherwise"], other.chance)
    known = max(said.values())
    known = max(
        known, signs.get("slip to the digit", 0.0) * (1 - known)
    )  # neither another sum nor a known slip
    said["nothing else but off by the term"] = signs.get("off by the term", 0.0) * (1 - known)
    return said
