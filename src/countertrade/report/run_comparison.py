"""Two runs side by side as text: how each answer moved, and the steps that moved each party's balance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from countertrade.records import Answer
from countertrade.report.words import Words, words
from countertrade.simulation.compare import Comparison, Waterfall

SMALL = 0.01
"""Steps below this share of the whole difference's size are put together as the rest."""


def comparison_text(
    comparison: Comparison,
    before: str,
    after: str,
    *,
    language: str = "en",
    parties: Mapping[str, str] | None = None,
) -> str:
    """The comparison in a reader's language; `before` and `after` name the runs, `parties` their codes."""
    w = words(language)
    lines = [f"{before}  →  {after}", "", w.say("moved.answers")]
    lines += [f"   {c.question}: {_value(w, c.before)} → {_value(w, c.after)}" for c in comparison.answers]
    lines += ["", w.say("moved.moved")]
    for waterfall in comparison.waterfalls:
        if waterfall.scenario == "base" and (waterfall.before or waterfall.after):
            name = (parties or {}).get(waterfall.party, waterfall.party)
            lines += _steps(w, name, waterfall, comparison.currency)
    return "\n".join(lines) + "\n"


def _value(w: Words, answer: Answer | None) -> str:
    if answer is None or answer.value is None:
        return "–"
    if answer.question.startswith("P(") and answer.unit is None:
        return w.percent(answer.value)
    return w.number(answer.value, digits=3) + (f" {answer.unit}" if answer.unit else "")


def _steps(w: Words, name: str, waterfall: Waterfall, currency: str) -> Iterable[str]:
    yield f"   {name}: {w.money(waterfall.before, currency, sign=True)} → {w.money(waterfall.after, currency, sign=True)}"
    size = sum(abs(step.change) for step in waterfall.steps)
    if size == 0:
        yield f"      {w.say('moved.same')}"
        return
    shown = [step for step in waterfall.steps if abs(step.change) >= SMALL * size]
    for step in shown:
        yield f"      {w.money(step.change, currency, sign=True):>22}  {step.name}"
    rest = sum(step.change for step in waterfall.steps if step not in shown)
    if rest:
        yield f"      {w.money(rest, currency, sign=True):>22}  {w.say('moved.rest')}"
