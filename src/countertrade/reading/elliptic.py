"""The unit of a number that prints none: said before, said next to it, or asked for by a word of money.

"elf Millionen" after dollars are dollars; "thousands more" are the soldiers counted before; "five years, perhaps six".
"""

from __future__ import annotations

import math
from decimal import Decimal

from countertrade import units
from countertrade.reading import unit_words
from countertrade.reading.amounts import BOUNDS, Draft
from countertrade.reading.numerals import lexeme
from countertrade.reading.tokens import Tokens

LOOK_BACK = 80  # tokens
MONEY_REACH = 9  # tokens between a word of money and its number
MOST_LENDERS = 6  # units that an article may be speaking of at once
NEARER = 0.4  # what one step further back costs, in powers of ten of size
MOST_PARTS = 8  # amounts that a whole is dealt out in
LIKE = 20  # times: figures of one change are no further apart
TO_COLON = 3  # tokens between a whole and the colon before its parts
HEADS = ("", ".", "!", "?", ":", "\n", "„", "“", '"')  # what stands before the first word of a sentence
ANSWER_REACH = 24  # tokens between a question and the number that answers it
NEIGHBOUR = 4  # tokens between two amounts of one unit


def lend_units(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give each number without a unit the one it plainly has; mark the others that count nothing as bare."""
    said, waiting = _Said(), list[Draft]()
    for index, draft in enumerate(drafts):
        if draft.code is None and draft.label is None and draft.unit is None:
            before = drafts[index - 1] if index else None
            after = drafts[index + 1] if index + 1 < len(drafts) else None
            if _listed(tokens, drafts, index) or _beside(tokens, draft, before, after):
                pass
            elif (noun := _changing(tokens, draft)) is not None:
                _lend(draft, noun, waiting)
            elif not _lacks_unit(tokens, draft, said.counts):
                draft.label = "bare" if draft.number.form == "words" and not draft.number.scaled else None
            elif _of_money(tokens, draft):
                _lend(draft, said.money(), waiting)
            elif (asked := _asked(tokens, draft, before)) is not None:
                _lend(draft, asked, waiting)
            elif _asks_for_things(tokens, draft):
                noun = _noun_said(tokens, draft.first, sentence=said.counts)
                counted = noun if said.counts and said.has(noun) else said.counted()
                _lend(draft, counted or noun, waiting)
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
            _same_scale(tokens, draft, after)
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


def _same_scale(tokens: Tokens, draft: Draft, after: Draft) -> None:
    """Read "from 200 to 300 million" as 200 million, where the first is of the size of what the second prints."""
    scale = lexeme(tokens.word(after.number.last - 1), tokens.language)
    if draft.number.scaled or scale is None or not scale.scale:
        return
    printed = after.number.value / scale.scale
    if printed / LIKE <= draft.number.value <= printed * LIKE:
        draft.scale(Decimal(scale.scale))


def _listed(tokens: Tokens, drafts: list[Draft], index: int) -> bool:
    """Take the unit of the whole that is dealt out: "40 shipments: 15 by rail, 10 by road", "Of the 12 tonnes, 5 went by air"."""
    draft = drafts[index]
    if draft.number.scaled or tokens.kind(draft.last) != "w":
        return False
    for other in reversed(drafts[max(0, index - MOST_PARTS) : index]):
        if any(word in (".", "!", "?", "\n") for word in tokens.words[other.last : draft.first]):
            return False
        whole = other.code is not None and other.unit is not None and other.label is None
        if whole and _dealt_out(tokens, other):
            if other.code in (units.SHARE, *units.TIMES) or draft.number.value > other.number.value:
                return False
            draft.code, draft.elliptic, draft.rule = other.code, True, f"{draft.rule}.part"
            return True
        if other.code is not None and not other.elliptic:
            return False
    return False


def _dealt_out(tokens: Tokens, whole: Draft) -> bool:
    """Whether the parts of an amount follow: behind a colon, or behind "Of the … " at the head of a sentence."""
    if ":" in tokens.words[whole.last : whole.last + TO_COLON]:
        return True
    return any(
        tuple(tokens.words[max(0, whole.first - len(words)) : whole.first]) == words
        and tokens.word(whole.first - len(words) - 1) in HEADS
        for words in BOUNDS[tokens.language].OUT_OF
    )


def _changing(tokens: Tokens, draft: Draft) -> str | None:
    """The counted noun of a number that changes without one: "the number of doctors rose from 600 to 1,800"."""
    table = BOUNDS[tokens.language]
    before, place = tokens.word(draft.first - 1), draft.first
    if before in table.CHANGE_TO:
        number = tokens.kind(draft.first - 2) == "n" and tokens.word(draft.first - 3) in table.CHANGE_FROM
        place = draft.first - 3 if number else -1
    elif before not in table.CHANGE_FROM or not (
        tokens.word(draft.last) in table.CHANGE_TO and tokens.kind(draft.last + 1) == "n"
    ):
        return None
    return _noun_said(tokens, place, sentence=True) if place >= 0 else None


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


def _asked(tokens: Tokens, draft: Draft, before: Draft | None) -> str | None:
    """The counted noun of the question that a number answers: "Wie viele Soldaten?" – "Mindestens 1.500"."""
    known = unit_words.nouns(tokens.language)
    since = before.last if before is not None and not before.elliptic else 0
    for back in range(draft.first - 1, max(since, draft.first - ANSWER_REACH), -1):
        if (tokens.word(back - 1), tokens.word(back)) in BOUNDS[tokens.language].HOW_MANY:
            places = range(back + 1, min(back + 4, draft.first))
            return next((known[tokens.words[at]] for at in places if tokens.words[at] in known), None)
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

    def has(self, code: str | None) -> bool:
        """Whether a thing is one of those counted so far: "a former officer said … 200 more" counts no officers."""
        return any(other.code == code for other in self.last)

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
    return min(max(abs(float(value)), 1e-9), 1e99)
