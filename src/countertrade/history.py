"""How the answer of a case moved with each day on which something was published, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from countertrade.pipeline import Pipeline
from countertrade.records import Answer, Bad, Estimate, Message, Record, message, replace


class Shift(Record, frozen=True, kw_only=True):
    """An estimate that is new or moved on a day. `before` is its middle until then; `fresh` are the claims it newly rests on."""

    estimate: Estimate
    before: float | None
    fresh: tuple[str, ...]


class Moved(Record, frozen=True, kw_only=True):
    """The answers as of a date, none where the model could not be run yet: `problem` says why."""

    date: str
    published: tuple[str, ...]  # outlets of that day
    answers: tuple[Answer, ...]
    shifts: tuple[Shift, ...]
    problem: Message | None = None


def history_of(
    case: Pipeline, *, draws: int | None, seed: int, progress: Callable[[int, int], None] | None = None
) -> tuple[Moved, ...]:
    """One entry for each day on which an article of the case was published, oldest first. The same points are used for all."""
    dates = sorted({(a.published or a.captured or "")[:10] for a in case.articles} - {""})
    found: list[Moved] = []
    before: dict[str, Estimate] = {}
    for number, date in enumerate(dates, 1):
        then = replace_as_of(case, date)
        answers: tuple[Answer, ...] = ()
        problem = None
        try:
            answers = then.outcome(draws, seed).answers
        except Bad as bad:
            problem = bad.problems[0].said or message("deal.problem", said=bad.problems[0].message)
        found.append(
            Moved(
                date=date,
                published=tuple(
                    a.outlet or a.id for a in case.articles if (a.published or a.captured or "")[:10] == date
                ),
                answers=answers,
                shifts=tuple(_shifts(before, then)),
                problem=problem,
            )
        )
        before = dict(then.estimates)
        if progress:
            progress(number, len(dates))
    return tuple(found)


def replace_as_of(case: Pipeline, date: str) -> Pipeline:
    """The same case as of a date; what was read already is not read again."""
    return Pipeline(
        case=replace(case.case, claims=case.claims), folder=case.folder, language=case.language, as_of=date
    )


def _shifts(before: dict[str, Estimate], then: Pipeline) -> Iterator[Shift]:
    for measure, estimate in then.estimates.items():
        old = before.get(measure)
        if old is not None and old.weights == estimate.weights and old.grid == estimate.grid:
            continue
        known = {seen.claim for seen in old.observations} if old else set()
        fresh = tuple(seen.claim for seen in estimate.observations if seen.claim not in known)
        yield Shift(estimate=estimate, before=old.q50 if old else None, fresh=fresh)
