"""How good past answers were: what came of a question, recorded later, against what was answered before.

outcomes.csv has a row a question: `question` as it stands in deal.yaml, the `date` on which it was settled, `happened` (yes or no) or
`value`, and `source`. A chance is scored by Brier (1950) and by its logarithm (Good 1952), an amount by the continuous ranked
probability score read from its 5, 50 and 95 % quantiles; lower is better for all three.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from countertrade.dates import is_real
from countertrade.records import Answer, Bad, Problem, Record

COLUMNS = ("question", "date", "happened", "value", "source")
YES, NO = frozenset({"yes", "ja", "true", "1"}), frozenset({"no", "nein", "false", "0"})


class Settled(Record, frozen=True, kw_only=True):
    """What came of a question. `value` is in the unit of its answers; `happened` is for chances."""

    question: str
    date: str
    happened: bool | None = None
    value: float | None = None
    source: str | None = None


class Score(NamedTuple):
    """How good an answer of an earlier day was. `base` is the same score of someone who knows no more than how often things come."""

    question: str
    asked: str  # the day of the answer
    settled: Settled
    answered: float
    brier: float | None = None
    logarithm: float | None = None
    crps: float | None = None
    base: float | None = None
    low: float | None = None  # the 5 % and 95 % quantiles of an amount
    high: float | None = None


def read(text: str, path: str) -> tuple[Settled, ...]:
    """The rows of outcomes.csv. Raises Bad with every problem at its line."""
    problems: list[Problem] = []
    found: list[Settled] = []
    try:
        rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines(), strict=True))
    except csv.Error as error:
        raise Bad(Problem(path, 0, 0, f"{error}; a text with a comma stands in quotation marks")) from None
    for number, row in enumerate(rows, 2):
        cells = {
            key: (value or "").strip() for key, value in row.items() if isinstance(value, str | None) and key
        }
        said = _wrong(cells)
        if said:
            problems.append(Problem(path, number, 1, said))
            continue
        happened, value = cells.get("happened", "").lower(), cells.get("value", "")
        found.append(
            Settled(
                question=cells["question"],
                date=cells["date"],
                happened=(happened in YES) if happened else None,
                value=float(value.replace("_", "")) if value else None,
                source=cells.get("source") or None,
            )
        )
    if problems:
        raise Bad(*problems)
    return tuple(found)


def _wrong(cells: dict[str, str]) -> str | None:
    if not cells.get("question"):
        return f"no question stands here; columns are {', '.join(COLUMNS)}"
    if not is_real(cells.get("date", "")):
        return (
            f"'{cells.get('date', '')}' is no date; write the day on which it was settled, as in 2025-04-30"
        )
    happened, value = cells.get("happened", "").lower(), cells.get("value", "")
    if bool(happened) == bool(value):
        return "write either happened (yes or no) or value"
    if happened and happened not in YES | NO:
        return f"happened is yes or no, not '{happened}'"
    try:
        if value and not math.isfinite(float(value.replace("_", ""))):
            return f"'{value}' is no figure"
    except ValueError:
        return f"'{value}' is no figure; write it in the unit of the answer, as in 12_000"
    return None


def scores(
    settled: Sequence[Settled], answered: Sequence[tuple[str, Sequence[Answer]]], draws: int
) -> Iterator[Score]:
    """A score for each answer that was given before its question was settled. `answered` are the answers by day, of so many draws."""
    chances = [one for one in settled if one.happened is not None]
    known = {one.question: one for one in settled}
    for day, answers in answered:
        for answer in answers:
            one = known.get(answer.question)
            if one is None or answer.value is None or not day < one.date:
                continue
            if one.happened is not None and answer.unit is None:
                yield _of_chance(day, one, answer.value, chances, draws)
            elif one.value is not None and answer.low is not None and answer.high is not None:
                ends = ((0.05, answer.low), (0.5, answer.value), (0.95, answer.high))
                crps = _crps(ends, one.value)
                yield Score(one.question, day, one, answer.value, crps=crps, low=answer.low, high=answer.high)


def _of_chance(day: str, one: Settled, chance: float, settled: Sequence[Settled], draws: int) -> Score:
    came = 1.0 if one.happened else 0.0
    others = [float(bool(other.happened)) for other in settled if other.question != one.question]
    base = (sum(others) + 1) / (len(others) + 2)  # Laplace's rule of succession over the others
    least = 0.5 / draws  # a chance of 0 in so many runs is one of under that
    bounded = min(max(chance, least), 1 - least)
    logarithm = -math.log(bounded if one.happened else 1 - bounded)
    return Score(one.question, day, one, chance, (chance - came) ** 2, logarithm, base=(base - came) ** 2)


def _crps(quantiles: Sequence[tuple[float, float]], came: float) -> float:
    """Twice the mean of the quantiles' losses: the continuous ranked probability score as far as they tell it (Gneiting and Raftery 2007)."""
    losses = [(level - (came < value)) * (came - value) for level, value in quantiles]
    return 2 * math.fsum(losses) / len(losses)
