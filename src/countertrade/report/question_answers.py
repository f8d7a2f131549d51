"""The questions of a deal file and their answers in words: "chance that North Korea's balance is above zero: 81 %, very likely"."""

from __future__ import annotations

from countertrade.modelling.deal import Question
from countertrade.modelling.expressions import (
    Balance,
    Binary,
    Compare,
    Expression,
    FlowTotal,
    Happened,
    Logic,
    Name,
    Negative,
    Not,
    Number,
)
from countertrade.records import Answer
from countertrade.report.charts import plain
from countertrade.report.contexts import Line, LinesFacts, Piece, Prose
from countertrade.report.evidence import Evidence
from countertrade.report.words import month_after

SIGNS = {"<": "below", "<=": "at_most", ">": "above", ">=": "at_least"}


def answers(evidence: Evidence) -> LinesFacts:
    """The questions the deal file asks, each with its answer in figures."""
    w = evidence.words
    asked = {
        q.text: question_in_words(evidence, q) for q in (evidence.deal.questions if evidence.deal else ())
    }
    return LinesFacts(
        id="answers",
        heading=w.say("section.answers"),
        lead=w.say("answers.lead"),
        none="",
        lines=tuple(
            Line(
                id=f"q-{number}",
                term=f"{asked.get(answer.question, answer.question)}:",
                text=_answered(evidence, answer),
                detail=plain(" ".join(warning.said(w.language) for warning in answer.warnings))
                if answer.warnings
                else (),
            )
            for number, answer in enumerate(evidence.outcome.answers, 1)
        ),
    )


def _answered(evidence: Evidence, answer: Answer) -> Prose:
    w, start = evidence.words, evidence.outcome.start
    if answer.value is None:
        return plain(value_in_words(evidence, answer))
    more: list[str] = []
    if answer.low is not None and answer.high is not None:
        if answer.unit == "month":
            low, high = (w.date(month_after(start, int(m)), "short") for m in (answer.low, answer.high))
            ends = w.word("joint.range", low=low, high=high)
        elif answer.unit == evidence.outcome.currency:
            ends = w.money_range(answer.low, answer.high, answer.unit)
        else:
            ends = w.word(
                "joint.range", low=w.number(answer.low, digits=2), high=w.number(answer.high, digits=2)
            )
        more.append(f"{w.say('ninety')}: {ends}")
    if answer.expected is not None:
        more.append(_expected(evidence, answer))
    if answer.share_kept < 1:
        more.append(w.say("share_kept", share=w.percent(answer.share_kept)))
    if answer.scenario != "base":
        more.append(evidence.scenario(answer.scenario))
    return (
        Piece(text=value_in_words(evidence, answer), href=evidence.workings, tone="strong"),
        Piece(text="".join(f"; {said}" for said in more)),
    )


def _expected(evidence: Evidence, answer: Answer) -> str:
    """What the author of the model expected, and whether it holds."""
    w, start = evidence.words, evidence.outcome.start
    assert answer.expected is not None
    low, high = answer.expected
    if answer.unit == "month":
        ends = w.word(
            "joint.range",
            low=w.date(month_after(start, int(low)), "short"),
            high=w.date(month_after(start, int(high)), "short"),
        )
    elif answer.unit == evidence.outcome.currency:
        ends = w.money_range(low, high, answer.unit)
    elif answer.unit is None and answer.low is None:
        ends = w.word("joint.range", low=w.percent(low), high=w.percent(high))
    else:
        ends = w.word("joint.range", low=w.number(low, digits=3), high=w.number(high, digits=3))
    return w.say("expected.met" if answer.met else "expected.unmet", range=ends)


def value_in_words(evidence: Evidence, answer: Answer) -> str:
    """The value of an answer: "never in 40 % of runs, else mostly Apr 2027", "81 %, very likely", "+$450 million", or that it has none."""
    w = evidence.words
    if answer.value is None:
        never = answer.unit == "month" or not answer.share_kept
        return w.say("answer.never" if never else "nothing_counted")
    if answer.unit == "month":
        return w.when(evidence.outcome.start, answer.happens or 0.0, int(answer.value))
    if answer.unit == evidence.outcome.currency:
        return w.money(answer.value, answer.unit, sign=True)
    if answer.unit is None and answer.low is None:
        return f"{w.percent(answer.value)}, {w.likelihood(answer.value)}"
    unit, *per = (answer.unit or "").split("/")
    named = " ".join(filter(None, (w.unit(unit or None), w.per(tuple(per)))))
    return f"{w.number(answer.value, digits=3)} {named}".strip()


def question_in_words(evidence: Evidence, question: Question) -> str:
    """The question as people ask it; as written in the deal file where it computes with more than words can say."""
    w = evidence.words
    try:
        subject = _said(evidence, question.subject)
    except _Wordless:
        return question.text
    asked = "median" if question.asks == "quantile" and question.level == 0.5 else question.asks
    said = w.say(f"ask.{asked}", what=subject, share=w.percent(question.level or 0.5))
    if question.given:
        happens = "happens" if question.given.happens else "happens_not"
        said += w.say(f"ask.if_{happens}", event=evidence.named(question.given.event))
    if question.by is not None:
        said += w.say("ask.by", month=w.date(month_after(evidence.outcome.start, question.by)))
    if question.scenario != "base":
        said += w.say("ask.in", scenario=evidence.scenario(question.scenario))
    return said


class _Wordless(Exception):  # noqa: N818 - not an error: the question is shown as written
    """An expression that no phrase stands for."""


def _said(evidence: Evidence, node: Expression) -> str:
    w = evidence.words
    match node:
        case Compare():
            left, right = (_said(evidence, side) for side in (node.left, node.right))
            return w.say(f"ask.{SIGNS[node.operator]}", left=left, right=right)
        case Logic():
            return f" {w.word(f'joint.{node.operator}')} ".join(
                _said(evidence, side) for side in (node.left, node.right)
            )
        case Happened():
            return w.say("ask.happens", event=evidence.named(node.event))
        case Not(operand=Happened() as inner):
            return w.say("ask.happens_not", event=evidence.named(inner.event))
        case Balance():
            key = "ask.balance_all" if node.everyone else "ask.balance"
            return w.say(key, party=evidence.party(node.party))
        case FlowTotal():
            return w.say("ask.flow", flow=evidence.named(node.flow))
        case Name():
            return evidence.named(node.name)
        case Number():
            return _number(evidence, node)
        case Negative(operand=Number() as inner):
            return f"−{_number(evidence, inner)}"
        case Binary(operator="-" | "+"):
            sign = "+" if node.operator == "+" else "−"
            return f"{_said(evidence, node.left)} {sign} {_said(evidence, node.right)}"
        case _:
            raise _Wordless


def _number(evidence: Evidence, node: Number) -> str:
    """A figure; money where it has the dimension of the deal's currency."""
    w, currency = evidence.words, evidence.outcome.currency
    if node.value == 0:
        return w.say("ask.zero")
    if any(unit == currency for unit, _ in node.dimensions) and len(node.dimensions) == 1:
        return w.money(node.value, currency)
    if node.dimensions:
        raise _Wordless
    return w.number(node.value)
