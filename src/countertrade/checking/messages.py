"""The sentences of findings, the messages of `finding.*`: each says what the figures give, never what somebody intended."""

from __future__ import annotations

from countertrade import messages
from countertrade.checking import wording
from countertrade.checking.intervals import Comparison
from countertrade.quantity import Quantity


def say(key: str, language: str, /, **values: object) -> str:
    """A sentence in a language with its blanks filled."""
    return messages.say(f"finding.{key}", language, **values)


def compared(
    comparison: Comparison,
    stated: Quantity,
    low: float,
    high: float,
    unit: str | None,
    per: tuple[str, ...],
    language: str,
) -> str:
    """What came of a comparison, in one sentence with the computed figure (its ends in `unit`)."""
    shown = wording.spoken(low, high, unit, per, language)
    said = wording.amount(stated, language, spelt=True)
    match comparison.verdict:
        case "consistent":
            return say("holds", language, computed=shown)
        case "loose":
            if stated.bound in ("at_least", "more_than") and comparison.ratio > 1:
                under = wording.percent(1 - 1 / comparison.ratio, language)
                return say("loose_floor", language, computed=shown, percent=under)
            if stated.bound in ("up_to", "at_most", "less_than") and comparison.ratio < 1:
                over = wording.number(1 / comparison.ratio, language, 2)
                return say("loose_ceiling", language, computed=shown, factor=over)
            ratio = max(comparison.ratio, 1 / comparison.ratio)
            return say("loose_open", language, computed=shown, factor=wording.number(ratio, language, 2))
        case _:
            if shown == said:  # what rounding hides: "37.3 %, not 37.2 %"
                shown, said = (f"{wording.number(100 * n, language, 3)} %" for n in (high, max(stated.known)))
            text = say("off", language, computed=shown, stated=said)
            if comparison.slip is not None:
                text += "; " + say(comparison.slip.kind, language)
            return text
