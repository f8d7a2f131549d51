"""Claims that reading could not place, or placed wrongly, are filed under the measure of the statement they repeat.

One article says "a loan of 650 million dollars", the next only "650 million dollars": alone it says nothing of a loan, beside the
article that it names it does. Only the figure decides, and only where one measure has it and the article has no other
statement of that measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from countertrade.quantity import Quantity
from countertrade.records import Claim, Measure, replace
from countertrade.tracing.amounts import agree, base, digits
from countertrade.tracing.grouping import fits
from countertrade.tracing.pages import Directory, Page, citations

TELLING = 3  # digits of a figure that is its own proof where no outlet is named


def filed(
    claims: Sequence[Claim], measures: Sequence[Measure], made: Mapping[str, Page], directory: Directory
) -> list[Claim]:
    """The claims, with the measure set where another article shows what a figure is; in the order given."""
    declared = {measure.id: base(measure.unit, measure.per) for measure in measures}
    if not declared:
        return list(claims)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    models: dict[str, list[Claim]] = defaultdict(list)  # by figure, of earlier articles
    changed: dict[str, str] = {}
    for article in sorted(by_article, key=lambda a: made[a].order):
        page = made[article]
        own = by_article[article]
        named = _named(own, page, directory)
        for claim in own:
            if claim.quantity is None or claim.derived_from or not _doubtful(claim, own, models):
                continue
            found = {
                model.measure
                for model in _like(claim.quantity.value, models)
                if model.measure in declared
                and model.measure != claim.measure
                and model.article != article
                and fits(claim, declared[model.measure])
                and (made[model.article].outlet in named or _rare(claim.quantity.value))
                and not _has(own, model.measure, claim, models)
            }
            if len(found) == 1 and (measure := found.pop()) is not None:
                changed[claim.id] = measure
        for claim in own:
            measure_now = changed.get(claim.id, claim.measure)
            if claim.quantity is not None and measure_now is not None:
                filed_claim = replace(claim, measure=measure_now)
                for value in claim.quantity.known:
                    models[f"{value:.2g}"].append(filed_claim)
    return [replace(claim, measure=changed[claim.id]) if claim.id in changed else claim for claim in claims]


def _named(own: Iterable[Claim], page: Page, directory: Directory) -> set[str]:
    """The outlets of the case that an article names anywhere."""
    found = set(page.named)
    for claim in own:
        for printed in citations(claim):
            found |= directory.outlets(printed).keys()
    return found


def _doubtful(claim: Claim, own: Sequence[Claim], models: Mapping[str, list[Claim]]) -> bool:
    """Whether a claim has no measure, or one of which its article has another figure that others have too and this has not."""
    if claim.measure is None:
        return True
    assert claim.quantity is not None
    if any(model.measure == claim.measure for model in _like(claim.quantity.value, models)):
        return False
    return any(
        other is not claim
        and other.measure == claim.measure
        and other.quantity is not None
        and any(model.measure == claim.measure for model in _like(other.quantity.value, models))
        for other in own
    )


def _like(quantity: Quantity, models: Mapping[str, list[Claim]]) -> list[Claim]:
    """Earlier claims that print the same figure in the same kind of unit."""
    return [
        model
        for value in quantity.known
        for model in models.get(f"{value:.2g}", ())[:40]
        if model.quantity is not None and agree(model.quantity.value, quantity)
    ]


def _has(own: Iterable[Claim], measure: str | None, claim: Claim, models: Mapping[str, list[Claim]]) -> bool:
    """Whether the article states the measure elsewhere: with this figure, or with one that other articles have for it."""
    assert claim.quantity is not None
    for other in own:
        if other is claim or other.measure != measure or other.quantity is None:
            continue
        if other.section in ("headline", "caption"):
            continue
        same = agree(other.quantity.value, claim.quantity.value)
        if same or any(model.measure == measure for model in _like(other.quantity.value, models)):
            return True
    return False


def _rare(quantity: Quantity) -> bool:
    return max((digits(value) for value in quantity.known), default=0) >= TELLING
