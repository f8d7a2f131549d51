"""The unit of a number that prints none: said before, said next to it, or asked for by a word of money.

"elf Millionen" after dollars are dollars; "thousands more" are the soldiers counted before; "five years, perhaps six".
"""

from __future__ import annotations

import math
from decimal import Decimal

from countertrade import units
from countertrade.reading import unit_words
from countertrade.reading.amounts import BOUNDS, Draft
from countertrade.reading.tokens import Tokens

LOOK_BACK = 80  # tokens
MONEY_REACH = 9  # tokens between a word of money and its number
MOST_LENDERS = 6  # units that an article may be speaking of at once
NEARER = 0.4  # what one step further back costs, in powers of ten of size
NEIGHBOUR = 4  # tokens between two amounts of one unit


def lend_units(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give each number without a unit the one it plainly has; mark the others that count nothing as bare."""
    said, waiting = _Said(), list[Draft]()
    for index, draft in enumerate(drafts):
        if draft.code is None and draft.label is None and draft.unit is None:
            before = drafts[index - 1] if index else None
            after = drafts[index + 1] if index + 1 < len(drafts) else None
            if _beside(tokens, draft, before, after):
                pass
            elif not _lacks_unit(tokens, draft, said.counts):
                draft.label = "bare" if draft.number.form == "words" and not draft.number.scaled else None
            elif _of_money(tokens, draft):
                _lend(draft, said.money(), waiting)
            elif _asks_for_things(tokens, draft):
                noun = _noun_said(tokens, draft.first, sentence=said.counts)
                _lend(draft, noun or said.counted(), waiting)
            elif draft.number.vague or said.last:
                _lend(draft, said.nearest(draft), waiting)
            else:
                _lend(draft, _noun_said(tokens, draft.first, sentence=True), waiting)
        said.add(draft)
    after_all = _Said()
    for draft in reversed(drafts) if waiting else ():
        if waiting and draft is waiting[-1]:
            waiting.pop()
            if _of_money(tokens, draft):
                lender = after_all.money()
            else:
                lender = after_all.counted() if _asks_for_things(tokens, draft) else after_all.nearest(draft)
            _lend(draft, lender, [])
        after_all.add(draft)


def _lend(draft: Draft, code: str | None, waiting: list[Draft]) -> None:
    if code is None:
        waiting.append(draft)
    else:
        draft.code, draft.elliptic, draft.rule = code, True, f"{draft.rule}.elliptic"


def _beside(tokens: Tokens, draft: Draft, before: Draft | None, after: Draft | None) -> bool:
    """Take the unit of the amount next to it: "fünf, vielleicht sechs Jahre", "40 percent, at least 25"."""
    words = BOUNDS[tokens.language].ALTERNATIVES
    if (
        after is not None
        and after.unit is not None
        and after.unit.sure
        and after.unit.last > after.number.last
        and after.code is not None
    ):
        between = tokens.words[draft.last : after.first]
        if 0 < len(between) <= NEIGHBOUR and all(word in words for word in between) and after.label is None:
            _share_out(draft, after)
            return True
        table = BOUNDS[tokens.language]
        if (
            tokens.word(draft.first - 1) in table.CHANGE_FROM
            and len(between) == 1
            and between[0] in table.CHANGE_TO
        ):
            _share_out(draft, after)
            return True
    if before is None or before.code is None or before.label is not None or draft.number.scaled:
        return False
    between = tokens.words[before.last : draft.first]
    value, other = float(draft.number.value), float(before.number.value) or 1.0
    if (
        0 < len(between) <= NEIGHBOUR
        and all(word in words for word in between)
        and 0.1 <= value / other <= 10
    ):
        _share_out(draft, before)
        return True
    percent = before.unit is not None and before.unit.kind == "percentage"
    hedged = draft.bound not in ("exact", "order") or "etwa" in between
    if percent and hedged and value <= 100 and len(between) <= 3 * NEIGHBOUR and "." not in between:
        _share_out(draft, before)
        return True
    return False


def _share_out(draft: Draft, lender: Draft) -> None:
    if lender.unit is not None and lender.unit.kind == "percentage":
        draft.scale(Decimal("0.01"))
    draft.code, draft.elliptic, draft.rule = lender.code, True, f"{draft.rule}.beside"


def _of_money(tokens: Tokens, draft: Draft) -> bool:
    """Whether a large number is money by a word of paying or costing near it."""
    if not draft.number.scaled or draft.number.vague:
        return False
    cues: tuple[str, ...] = unit_words.MONEY[tokens.language].CUES
    near = range(max(0, draft.first - MONEY_REACH), min(len(tokens), draft.last + 2))
    return any(tokens.kinds[place] == "w" and tokens.words[place].startswith(cues) for place in near)


def _noun_said(tokens: Tokens, place: int, sentence: bool) -> str | None:
    """The counted noun printed last before a token: in its sentence, or within a few."""
    known = unit_words.nouns(tokens.language)
    for back in range(place - 1, max(-1, place - LOOK_BACK), -1):
        word = tokens.words[back]
        if sentence and word in (".", "!", "?"):
            return None
        if word in known and (tokens.language == "en" or tokens.capital(back)):
            return known[word]
    return None


def _asks_for_things(tokens: Tokens, draft: Draft) -> bool:
    """Whether an elliptic number counts things: "noch Tausende mehr", "10,000 of them"."""
    only = tokens.word(draft.first - 1) in BOUNDS[tokens.language].ONLY
    return draft.elliptic or draft.number.vague or only or tokens.word(draft.last) == "of"


def _lacks_unit(tokens: Tokens, draft: Draft, counted: bool) -> bool:
    """Whether a number without a unit plainly counts what was named before: hedged, large, vague, or "of them"."""
    if draft.elliptic or draft.number.vague or draft.number.scaled or draft.bound != "exact":
        return True
    if tokens.word(draft.first - 1) in BOUNDS[tokens.language].ONLY and counted:
        return True
    following = tokens.words[draft.last : draft.last + 2]
    if following in (["of", "them"], ["of", "these"], ["of", "those"], ["von", "ihnen"]):
        return True
    return draft.number.value >= 1000 and draft.number.form == "figure"


class _Said:
    """The amounts said so far that can lend their unit: the last one of each unit, nearest first."""

    def __init__(self) -> None:
        self.last: list[Draft] = []

    def add(self, draft: Draft) -> None:
        lends = draft.code not in (None, units.SHARE) and draft.code not in units.TIMES
        if lends and draft.label is None and not draft.elliptic:
            self.last = [draft, *(other for other in self.last if other.code != draft.code)][:MOST_LENDERS]

    @property
    def counts(self) -> bool:
        """Whether a thing has been counted so far."""
        return self.counted() is not None

    def counted(self) -> str | None:
        """The unit of the thing counted last."""
        return next(
            (other.code for other in self.last if other.unit is not None and other.unit.kind == "count"), None
        )

    def money(self) -> str | None:
        """The currency named last."""
        return next(
            (other.code for other in self.last if other.unit is not None and other.unit.kind == "currency"),
            None,
        )

    def nearest(self, draft: Draft) -> str | None:
        """The unit of an amount that is near and of like size."""
        size = _size(draft)
        scored = [
            (abs(math.log10(size / _size(other))) + NEARER * rank, rank)
            for rank, other in enumerate(self.last)
        ]
        return self.last[min(scored)[1]].code if scored else None


def _size(draft: Draft) -> float:
    value = draft.best or draft.low or draft.high or 1
    return max(abs(float(value)), 1e-9)
