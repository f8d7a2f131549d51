"""How the answer moved, day by day, in words and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from countertrade.history import Moved, Shift
from countertrade.records import Answer, Estimate
from countertrade.report.evidence import Evidence
from countertrade.report.question_answers import question_in_words, value_in_words
from countertrade.report.tables import Rows
from countertrade.report.words import rounded
from countertrade.scoring import Score
from countertrade.visible import one_line


def history_text(evidence: Evidence, moved: Sequence[Moved]) -> str:
    """A paragraph a day: what was published, how each answer moved, and what moved it."""
    w = evidence.words
    asked = {
        q.text: question_in_words(evidence, q) for q in (evidence.deal.questions if evidence.deal else ())
    }
    lines: list[str] = []
    before: dict[str, Answer] = {}
    for day in moved:
        lines.append(f"{w.date(day.date)}  {', '.join(day.published)}")
        for answer in day.answers:
            now, old = value_in_words(evidence, answer), before.get(answer.question)
            was = value_in_words(evidence, old) if old else now
            change = f"  ({w.say('history.was', before=was)})" if was != now else ""
            lines.append(f"    {asked.get(answer.question, answer.question)}: {now}{change}")
        lines += [f"      {said}" for said in reasons(evidence, day)]
        before |= {answer.question: answer for answer in day.answers}
    return "".join(f"{one_line(line)}\n" for line in lines)


def reasons(evidence: Evidence, day: Moved) -> Iterable[str]:
    """What moved the answer on a day, a line an estimate; or what keeps the model from running."""
    yield from (_shift(evidence, shift) for shift in day.shifts)
    if day.problem:
        yield day.problem.said(evidence.words.language)


def _shift(evidence: Evidence, shift: Shift) -> str:
    w, estimate = evidence.words, shift.estimate
    item, now = evidence.item(estimate.measure), _range(evidence, estimate)
    if shift.before is None:
        sources = w.say("sources", n=len(estimate.observations))
        return w.say("history.pooled", item=item, now=now, sources=sources)
    said = w.say("history.moved", item=item, before=_figure(evidence, shift.before, estimate.unit), now=now)
    names = dict.fromkeys(evidence.dated(claim) for claim in shift.fresh)
    return f"{said}; {w.say('history.new', names='; '.join(names))}" if names else said


def _range(evidence: Evidence, estimate: Estimate) -> str:
    """The middle and the range of nine in ten, with the unit once: "2,000 (1,350 to 2,960) US dollars a month"."""
    w = evidence.words
    low, middle, high = (
        _figure(evidence, x, estimate.unit) for x in (estimate.q05, estimate.q50, estimate.q95)
    )
    unit = " ".join(filter(None, (w.unit(estimate.unit), w.per(estimate.per))))
    return f"{middle} ({w.word('joint.range', low=low, high=high)}) {unit}".rstrip()


def _figure(evidence: Evidence, value: float, unit: str) -> str:
    w = evidence.words
    return w.percent(value) if unit == "1" else w.number(rounded(value, 3))


def scores_text(evidence: Evidence, scores: Sequence[Score]) -> str:
    """A line for each answer of which it is known by now how good it was; '' where there is none."""
    w = evidence.words
    if not scores:
        return ""
    asked = {
        q.text: question_in_words(evidence, q) for q in (evidence.deal.questions if evidence.deal else ())
    }
    lines = ["", w.say("scores")]
    for score in scores:
        question = asked.get(score.question, score.question)
        when, came = w.date(score.asked), w.date(score.settled.date)
        if score.brier is not None and score.logarithm is not None and score.base is not None:
            what = w.say("scores.yes" if score.settled.happened else "scores.no", date=came)
            figures = w.say(
                "scores.chance",
                answered=w.percent(score.answered),
                brier=w.number(score.brier, digits=2),
                base=w.number(score.base, digits=2),
                logarithm=w.number(score.logarithm, digits=2),
            )
        else:
            value = w.number(score.settled.value or 0.0, digits=3)
            what = w.say("scores.value", date=came, value=value)
            crps = w.number(score.crps or 0.0, digits=2)
            answered, low, high = (
                w.number(value or 0.0, digits=3) for value in (score.answered, score.low, score.high)
            )
            figures = w.say("scores.amount", answered=answered, low=low, high=high, crps=crps)
        lines.append(f"    {when}  {question}: {what}; {figures}")
    return "".join(f"{one_line(line)}\n" for line in lines)


SCORES = (
    "question",
    "answered_on",
    "answered",
    "q05",
    "q95",
    "settled_on",
    "happened",
    "value",
    "brier",
    "log_score",
    "crps",
    "brier_of_base_rate",
    "source",
)


def scores_table(scores: Sequence[Score]) -> Rows:
    """A row for each answer that is scored."""
    rows = tuple(
        (
            one.question, one.asked, one.answered, one.low, one.high, one.settled.date, one.settled.happened, one.settled.value, one.brier,
            one.logarithm, one.crps, one.base, one.settled.source,
        )
        for one in scores
    )  # fmt: skip
    return Rows("scores", SCORES, rows)


def history_table(evidence: Evidence, moved: Sequence[Moved]) -> Rows:
    """A row a day: date, outlets, the value of each question, why it moved."""
    questions = list(dict.fromkeys(answer.question for day in moved for answer in day.answers))
    rows = []
    for day in moved:
        values = {answer.question: answer.value for answer in day.answers}
        why = "; ".join(reasons(evidence, day))
        rows.append((day.date, ", ".join(day.published), *(values.get(q) for q in questions), why))
    return Rows("history", ("date", "published", *questions, "why"), tuple(rows))
