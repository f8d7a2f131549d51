"""What only the rest of the article tells of an amount: the unit said before, the exact noun meant, the noun it is of."""

from __future__ import annotations

import math

from countertrade import units
from countertrade.reading import unit_words
from countertrade.reading.amounts import Draft
from countertrade.reading.tokens import Tokens

LOOK_BACK = 80  # tokens
MOST_LENDERS = 6  # units that an article may be speaking of at once
NEARER = 0.4  # what one step further back costs, in powers of ten of size


def resolve(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give a unit to elliptic numbers, and the exact noun to general ones."""
    _general_nouns(tokens, drafts)
    short = _says_short_tons(tokens)
    said, waiting = _Said(), list[Draft]()
    for draft in drafts:
        if draft.code == "t" and short and draft.noun in ("tons", "ton"):
            draft.code = "short_ton"
        if draft.code is None and draft.label is None and draft.unit is None:
            if not _lacks_unit(tokens, draft):
                draft.label = "bare" if draft.number.form == "words" and not draft.number.scaled else None
            elif _asks_for_things(tokens, draft) and not said.counts:
                noun = _noun_said(tokens, draft.first)
                if noun is not None:
                    draft.code, draft.elliptic, draft.rule = noun, True, f"{draft.rule}.elliptic"
                else:
                    waiting.append(draft)
            elif said.last:
                _lend(draft, said.lender(draft, _asks_for_things(tokens, draft)))
            else:
                waiting.append(draft)
        said.add(draft)
    after = _Said()
    for draft in reversed(drafts) if waiting else ():
        if waiting and draft is waiting[-1]:
            _lend(waiting.pop(), after.lender(draft, _asks_for_things(tokens, draft)))
        after.add(draft)
    for draft in drafts:
        draft.of = _of(tokens, draft)


def _noun_said(tokens: Tokens, place: int) -> str | None:
    """The counted noun printed last before a token, within a few sentences."""
    known = unit_words.nouns(tokens.language)
    for back in range(place - 1, max(-1, place - LOOK_BACK), -1):
        word = tokens.words[back]
        if word in known and (tokens.language == "en" or tokens.capital(back)):
            return known[word]
    return None


def _lend(draft: Draft, source: Draft | None) -> None:
    if source is not None:
        draft.code, draft.elliptic, draft.rule = source.code, True, f"{draft.rule}.elliptic"


def _asks_for_things(tokens: Tokens, draft: Draft) -> bool:
    """Whether an elliptic number counts things: "noch Tausende mehr", "10,000 of them"."""
    return draft.elliptic or draft.number.vague or tokens.word(draft.last) == "of"


def _says_short_tons(tokens: Tokens) -> bool:
    words = tokens.words
    return "short" in words and any(
        word == "short" and tokens.word(place + 1) in ("tons", "ton") for place, word in enumerate(words)
    )


def _lacks_unit(tokens: Tokens, draft: Draft) -> bool:
    """Whether a number without a unit plainly counts what was named before: hedged, large, vague, or "of them"."""
    if draft.elliptic or draft.number.vague or draft.number.scaled or draft.bound != "exact":
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
        if (
            draft.code in (None, units.SHARE)
            or draft.label is not None
            or draft.code in units.TIMES
            or draft.elliptic
        ):
            return
        self.last = [draft, *(other for other in self.last if other.code != draft.code)][:MOST_LENDERS]

    @property
    def counts(self) -> bool:
        """Whether a thing has been counted so far."""
        return any(other.unit is not None and other.unit.kind == "count" for other in self.last)

    def lender(self, draft: Draft, people: bool) -> Draft | None:
        """The amount whose unit fits a number best: a thing counted where one is asked for, else near and of like size."""
        counted = [other for other in self.last if other.unit is not None and other.unit.kind == "count"]
        if people and counted:
            return counted[0]
        size = _size(draft)
        scored = [
            (abs(math.log10(size / _size(other))) + NEARER * rank, rank)
            for rank, other in enumerate(self.last)
        ]
        return self.last[min(scored)[1]] if scored else None


def _size(draft: Draft) -> float:
    value = draft.best or draft.low or draft.high or 1
    return max(abs(float(value)), 1e-9)


def _general_nouns(tokens: Tokens, drafts: list[Draft]) -> None:
    """Read "Geschütze" as the howitzers, and "men" as the soldiers, that the article names."""
    table = unit_words.COUNTED[tokens.language]
    general = {code for code in (draft.code for draft in drafts) if code in table.GENERIC}
    if not general:
        return
    named = named_nouns(tokens)
    for draft in drafts:
        if draft.code in general:
            draft.code = exact_noun(draft.code or "", named, tokens.language)


def exact_noun(code: str, named: dict[str, int], language: str) -> str:
    choices = [
        choice.replace("|", " ") for choice in unit_words.COUNTED[language].GENERIC.get(code, "").split()
    ]
    best = max(choices, key=lambda choice: named.get(choice, 0), default=code)
    return best if named.get(best) else ("person" if code == "man" else code)


def named_nouns(tokens: Tokens) -> dict[str, int]:
    """How often the article prints each counted noun."""
    known = unit_words.nouns(tokens.language)
    found: dict[str, int] = {}
    for place, word in enumerate(tokens.words):
        if word in known and (tokens.language == "en" or tokens.capital(place)):
            found[known[word]] = found.get(known[word], 0) + 1
    return found


def _of(tokens: Tokens, draft: Draft) -> str | None:
    """The head noun as printed: the counted noun, the substance measured, the whole of a share, the noun before "von"."""
    if draft.unit is not None and draft.unit.kind == "count":
        return draft.unit.noun
    if draft.code == units.SHARE:
        return _whole(tokens, draft.last)
    if draft.unit is not None and draft.unit.kind == "dimension":
        place = draft.last + (tokens.word(draft.last) == "of")
        if tokens.kind(place) == "w" and (
            tokens.capital(place) if tokens.language == "de" else place > draft.last
        ):
            return tokens.printed(place)
    return _noun_before(tokens, draft.first)


ARTICLES_OF_GENITIVE = (
    "des",
    "der",
    "unserer",
    "ihrer",
    "seiner",
    "seines",
    "ihres",
    "unseres",
    "dieser",
    "dieses",
    "eines",
    "einer",
    "of",
)


def _whole(tokens: Tokens, place: int) -> str | None:
    """The whole that a share is of: "des jährlichen Bedarfs", "of the food gap"."""
    if tokens.language == "en":
        place += tokens.word(place) == "of"
        for _ in range(4):
            if tokens.word(place) in ("the", "its", "their", "our", "this", "that"):
                place += 1
        if tokens.kind(place) != "w" or tokens.word(place) in ("that", "it", "which", "them"):
            return None
        last = place
        while (
            tokens.kind(last) == "w"
            and tokens.word(last) not in unit_words.COUNTED["en"].STOP
            and last - place < 5
        ):
            last += 1
        return tokens.text[tokens.starts[place] : tokens.ends[last - 1]] if last > place else None
    if tokens.word(place) not in ARTICLES_OF_GENITIVE:
        return None
    for ahead in range(place + 1, place + 5):
        if tokens.kind(ahead) != "w":
            return None
        if tokens.capital(ahead):
            start = place + 1
            return tokens.text[tokens.starts[start] : tokens.ends[ahead]]
    return None


def _noun_before(tokens: Tokens, first: int) -> str | None:
    """The noun that an amount is said of: "Gehalt von rund 2.000 Dollar", "a rent of up to $9 million"."""
    place = first - 1
    if tokens.word(place) in ("von", "of", "at", "is", "was"):
        place -= 1
        if tokens.kind(place) == "w" and (tokens.capital(place) or tokens.language == "en"):
            return tokens.printed(place)
    return None
