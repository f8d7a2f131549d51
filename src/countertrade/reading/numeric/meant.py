"""What "each" and "pro Stück" stand for, and the currency that another is quoted in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.numeric.drafts import Draft, Rate
from countertrade.reading.numeric.items import OF, Items
from countertrade.reading.numeric.shares import OCCASIONS, PERSONS, agrees
from countertrade.reading.numeric.targets import SIDE, last_before
from countertrade.reading.numeric.units import UnitFinder
from countertrade.reading.numeric.words import things
from countertrade.records import Span

_BACK = 12  # parts between a price verb and its price
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_FOR = frozenset(("for", "für"))
_INSTALMENTS = ("raten", "instalments", "installments")
_LIST = 4  # parts between two amounts of one list
MANNED = PERSONS | {"official", "country", "state"}
_REMEMBERED = 3  # sentences that "each" reaches back over


class Antecedents:
    """What the words for each of several things stand for in one sentence.

    Args:
        members: the figures of the sentence.
        counted: the counts before it, the last last.
        span: the sentence as a range of parts.
    """

    def __init__(
        self, items: Items, finder: UnitFinder, members: Sequence[Draft], counted: Sequence[Draft], span: Span
    ) -> None:
        self.items, self.finder, self.members, self.counted, self.span = items, finder, members, counted, span

    def each(self, first: int) -> str:
        """What "each" at a part stands for."""
        return self.noun(first, each=True)

    def noun(self, first: int, *, each: bool) -> str:
        """What "each", or else "pro Stück", is: the several things counted last before, else those named last; empty for nothing."""
        items = self.items
        if each and items.pos(first - 1) == "adp" and items.lower[first - 2].endswith(_INSTALMENTS):
            return "instalment"  # "in Jahresraten von je 17 Millionen"
        last = last_before(self.members, first)
        spell = last is not None and last.code in units.TIMES  # "leased for two years at $9,000 each"
        near = last is not None and last.is_of("dimension") and first - last.last < _LIST and not spell
        thereof = items.lower[first + 1 : first + 2] == ["davon"] or items.says(
            first + 1, OF, items.words.them
        )
        measured = last is not None and last.is_of("dimension") and not spell and thereof
        if last is not None and (measured or (near and items.pos(first - 1) == "adp")):
            return last.code or ""  # "20 Tonnen Mais zu je 400 Euro", "9 tonnes of maize at $400 each"
        before = [other for other in reversed(self.members) if other.first < first]
        counts = (other for other in before if other.is_of("count") and other.code not in OCCASIONS)
        # "found 30 howitzers in three countries that could be sold for 3 million apiece"
        where = ("in", "across", "from", "aus")
        here = [
            o
            for o in counts
            if not (o.code in MANNED and items.word(o.first - 1) in where and self.members[0] is not o)
        ]
        times = (other for other in before if other.code and items.word(other.last) in items.words.long)
        found = next((other.code for other in here if self._several(other, first)), None)
        # "drei Jahre lang mit je 20 Millionen"
        found = found or next((other.code for other in times), None)
        if found is None and each and self._to_states(first):
            return "country"  # "40 apiece to Peru and Fiji"
        found = found or next(self._named(first, each), None)
        if found is None and _YEAR.fullmatch(items.word(first - 1)):
            return "year"  # "2031 und 2032 je 7 Millionen"
        found = found or next(self._remembered(first, each), None)
        return found or (next(self._told(first), "") if each else "")

    def behind(self, last: int) -> str:
        """What stands counted right behind "each": "$5 each for 155 soldiers", "5 Dollar pro Stück für 155 Panzer"."""
        near = (other for other in self.members if 0 < other.first - last <= 2 and other.is_of("count"))
        found = next(near, None) if self.items.word(last) in _FOR else None
        return "" if found is None or found.code is None else found.code

    def _several(self, other: Draft, first: int) -> bool:
        return other.number.value > 1 and agrees(self.items, first, other.last - 1)

    def _to_states(self, first: int) -> bool:
        """Whether two states or more are named in a row right behind "each to"."""
        listed = [at for at in range(first + 1, self.span[1]) if self.items.names_state(at)]
        row = len(listed) > 1 and self._in_row(listed[0], listed[1])
        return row and self.items.word(first + 1) in ("to", "an") and listed[0] - first < _LIST

    def _ends_row(self, at: int) -> bool:
        """Whether a state is the last of several named in a row: "Peru, Chile and Fiji"."""
        listed = self.items.names_state(at) and (
            n for n in range(at - 1, at - 2 * _LIST, -1) if self.items.names_state(n)
        )
        other = next(listed, None) if listed else None
        return other is not None and other >= self.span[0] and self._in_row(other, at)

    def _in_row(self, one: int, other: int) -> bool:
        """Whether nothing but a comma, "and" and an article stands between two names."""
        between = self.items.lower[one + 1 : other]
        apart = self.items.words.and_ | self.items.words.definite | {","}
        named = all(
            self.items.pos(at) in ("name", "adj")
            for at in range(one + 1, other)
            if self.items.lower[at] not in apart
        )
        return named and not self.items.words.and_.isdisjoint(between) and len(between) < _LIST + 1

    def _named(self, first: int, each: bool) -> Iterator[str]:
        """The nouns in the plural before a part of the sentence, and states named in a row."""
        items, german = self.items, self.items.words.german
        owned = items.words.articles | lexicon.transfers(items.document.language).possessives
        measures = {at for one in self.members if one.is_of("dimension") for at in range(one.first, one.last)}
        for at in range(first - 1, self.span[0] - 1, -1):
            if each and self._ends_row(at):
                yield "country"
            # "their owners pay 900 euros for each": the owners are no things of which each is paid
            opens = next(back for back in range(at, -2, -1) if items.pos(back - 1) != "noun")
            if items.pos(at) == "noun" and items.word(opens - 1) not in owned and self.finder.plural(at):
                code, sure = self.finder.code(at)
                known = (sure or not german) if each else code in things()
                if known and code not in OCCASIONS and at not in measures:
                    yield code

    def _remembered(self, first: int, each: bool) -> Iterator[str]:
        """The counts of the sentences before."""
        here = self.items.sentence(first)
        for other in reversed(self.counted):
            reach = _REMEMBERED if other.sure else int(each)  # "each of them": of the sentence before
            close = here - self.items.sentence(other.first) <= reach
            if close and self._several(other, first) and (each or other.code not in MANNED):
                yield other.code or ""

    def _told(self, first: int) -> Iterator[str]:
        """The known things in the plural of the sentences before."""
        items, document = self.items, self.items.document
        for chunk in reversed(document.chunks[: document.chunk_of[items.token[first]]]):
            if document.sentence_of[chunk.head] < items.sentence(first) - _REMEMBERED:
                return
            head, at = document.tokens[chunk.head], items.first_of[chunk.head]
            many = chunk.plural or (items.words.german and head.text != head.lemma)
            code, sure = self.finder.code(at)
            if sure and many and agrees(items, first, at):
                yield code


def quoted(items: Items, members: Sequence[Draft], start: int, draft: Draft) -> Rate | None:
    """The currency that an amount of another is the rate of: "the dollar stood at 2.40 zloty", "der Euro kostete 4,30 Zloty"."""
    words = items.words
    for at in items.back(draft.first, _BACK, start):
        named = any(one.first <= at < one.last and one.number.value != 1 for one in members)
        if items.lower[at] in SIDE | {"."} or named:
            return None
        if (currency := items.named(at, words.currencies)) is None:
            continue
        # "with the euro at 0.93 francs"
        with_ = items.word(at - 2) in words.with_ and items.word(at + 1) in words.priced_at
        framed = items.pos(at - 2) == "adp" and not with_
        nominal = items.pos(at + 1) in ("noun", "name", "adj", "punct") or items.word(at + 1) in OF
        alone = items.word(at - 1) in words.articles | words.definite | words.single and not framed
        fits = alone and not nominal and currency[1] != draft.code
        return Rate(currency[1], at, at + 1) if fits else None
    return None
