"""How the answer of a case moved with each day on which something was published, and why."""

from __future__ import annotations

from collections.abc import Callable

from countertrade.records import Bad, Estimate, Record, replace
from countertrade.worked import Worked


class Moved(Record, frozen=True, kw_only=True):
    """The answer as of a date. `answers` are question -> value, None where the model could not be run yet."""

    date: str
    published: tuple[str, ...]  # outlets of that day
    answers: dict[str, float | None]
    why: tuple[str, ...]


def history_of(
    case: Worked, *, draws: int, seed: int, progress: Callable[[int, int], None] | None = None
) -> tuple[Moved, ...]:
    """One entry for each day on which an article of the case was published, oldest first. The same points are used for all."""
    dates = sorted({(a.published or a.captured or "")[:10] for a in case.articles} - {""})
    found: list[Moved] = []
    before: dict[str, Estimate] = {}
    for number, date in enumerate(dates, 1):
        then = replace_as_of(case, date)
        why = list(_moves(before, dict(then.estimates)))
        answers: dict[str, float | None] = {}
        try:
            outcome = then.outcome(draws, seed)
            answers = {answer.question: answer.value for answer in outcome.answers}
        except Bad as bad:
            why.append(bad.problems[0].message)
        outlets = tuple(
            a.outlet or a.id for a in case.articles if (a.published or a.captured or "")[:10] == date
        )
        found.append(Moved(date=date, published=outlets, answers=answers, why=tuple(why)))
        before = dict(then.estimates)
        if progress:
            progress(number, len(dates))
    return tuple(found)


def replace_as_of(case: Worked, date: str) -> Worked:
    """The same case as of a date; what was read already is not read again."""
    return Worked(
        case=replace(case.case, claims=case.claims), folder=case.folder, language=case.language, as_of=date
    )


def _moves(before: dict[str, Estimate], after: dict[str, Estimate]) -> list[str]:
    moves: list[str] = []
    for measure, estimate in after.items():
        old = before.get(measure)
        unit = "/".join((estimate.unit, *estimate.per))
        now = f"{estimate.q50:,.4g} ({estimate.q05:,.4g} to {estimate.q95:,.4g}) {unit}"
        origins = len(estimate.observations)
        if old is None:
            moves.append(f"{measure}: {now}, {origins} original source{'s' if origins > 1 else ''}")
        elif old.weights != estimate.weights or old.grid != estimate.grid:
            fresh = {o.claim for o in estimate.observations} - {o.claim for o in old.observations}
            said = ", ".join(o.origin or "no source named" for o in estimate.observations if o.claim in fresh)
            moves.append(f"{measure}: {old.q50:,.4g} → {now}" + (f", new: {said}" if said else ""))
    return moves
