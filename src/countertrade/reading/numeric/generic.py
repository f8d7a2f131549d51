"""Words that stand for any of several things, read as what the page counts: "Geschütze" as howitzers, "90 Stück" as what is named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from countertrade.reading.namewords import name_words
from countertrade.reading.numeric.drafts import Draft, within
from countertrade.reading.numeric.items import Items
from countertrade.reading.numeric.units import UnitFinder
from countertrade.reading.numeric.words import things

_LISTED = 5  # parts between two figures of one list
_ENDS = frozenset((".", ";", ":", "?", "!"))
_NEAR = 40  # parts before a word in which what it stands for is named
_CLOSE = 12  # the same for a word of number alone: "pieces"
_ANY = ("*",)
_MAKING = frozenset(
    ("factory", "company", "shipment", "city", "port")
)  # what pieces are from or in, and none of them
_SOME = frozenset(("*", "soldier"))  # kinds of pieces and of people


class Generics:
    """The generic words of one document."""

    def __init__(self, items: Items, finder: UnitFinder) -> None:
        self.items, self.words, self.finder = items, items.words, finder

    def counts(self, found: Sequence[Draft]) -> None:
        """Give generic counts, and "ones", the thing they are of: of things, one that the page counts under its own name too."""
        last: Draft | None = None
        counted = {draft.code for draft in found if draft.is_of("count")}
        for draft in found:
            if draft.unit is None or draft.unit.kind != "count" or draft.label:
                continue
            if draft.code in ("one", "other") and last is not None:
                draft.code, draft.elliptic = last.code, True
            whole = self._qualified(draft) or self._summed(draft, found)
            best = None if whole else self._meant(draft.code or "", draft.first, draft.last)
            choices = self.words.generic.get(draft.code or "", ())
            known = best in counted or not _SOME.isdisjoint(choices)
            listed = last is not None and last.code == best and _listed(self.items, last, draft)
            if best and known and not listed:
                draft.code = best
            last = draft

    def _summed(self, draft: Draft, found: Sequence[Draft]) -> bool:
        """Whether a generic word sums up several kinds: "155 vehicles: 50 tanks and …", "Zusammen sind das 42 Fahrzeuge"."""
        items = self.items
        opened = items.lower[items.opening(draft.first) : draft.first]
        together = not items.words.totals.isdisjoint(opened) or opened[:2] in (["in", "all"], ["in", "total"])
        near = within(found, draft.first - _NEAR, draft.first)
        kinds = {other.code for other in near if other.is_of("count")}
        several = len(kinds) > 1 and (together or opened[:1] == ["together"])
        return items.word(draft.last) == ":" or several

    def _qualified(self, draft: Draft) -> bool:
        """Whether a noun before a generic word says which they are: "logistics vehicles", "Löschfahrzeuge"."""
        items, unit = self.items, draft.unit
        if unit is None or unit.noun_at < 0:
            return False
        before = unit.noun_at - 1
        if items.words.german:
            whole = "-" in unit.noun or not items.words.counted.keys().isdisjoint(items.keys(unit.noun_at))
            return not whole  # and "F-16-Maschinen" are what the type is
        return before >= draft.number.last and items.pos(before) == "noun"

    def rates(self, found: Sequence[Draft]) -> None:
        """Give generic denominators the thing they are."""
        for draft in found:
            draft.rates[:] = [
                rate._replace(per=self._meant(rate.per, rate.first, rate.last) or rate.per)
                for rate in draft.rates
            ]

    def _meant(self, code: str, first: int, last: int) -> str | None:
        """What a generic word stands for: the choice named last shortly before it, else the one that the page prints most."""
        choices = self.words.generic.get(code, ())
        if not choices:
            return None
        if choices == _ANY:
            free = self.items.pos(last) not in ("noun", "name") and self.items.word(last) not in ("of", "von")
            near = [
                named
                for at, named in self._named
                if first - _CLOSE <= at < first and named in things() - _MAKING
            ]
            return near[-1] if free and near else None
        near = [named for at, named in self._named if first - _NEAR <= at < first and named in choices]
        if len({*near}) > 1 and self.items.words.and_.intersection(
            self.items.lower[max(0, first - _NEAR) : first]
        ):
            return None  # "12 trucks and 5 buses, 17 vehicles in all"
        if near:
            return near[-1]
        counted = Counter(named for _, named in self._named if named in choices)
        return max(choices, key=counted.__getitem__) if counted else None

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        """Where the page prints a counted noun, and which; a party is none, nor a side: "das Land bekommt 30 Stück", "auf ihrer Seite"."""
        party = name_words("de" if self.words.german else "en").country
        nouns = (
            at
            for at in range(len(self.items))
            if self.items.pos(at) == "noun"
            and not party(self.items.lemma(at))
            and self.items.word(at) != "seite"
        )
        coded = ((at, *self.finder.code(at)) for at in nouns)
        return [(at, code) for at, code, sure in coded if sure]


def _listed(items: Items, one: Draft, other: Draft) -> bool:
    """Whether two figures stand in one list, where the second is of something else: "180 tanks and 81 vehicles"."""
    between = items.lower[one.last : other.first]
    return (
        len(between) <= _LISTED
        and bool(items.words.and_.intersection(between))
        and not _ENDS.intersection(between)
    )
