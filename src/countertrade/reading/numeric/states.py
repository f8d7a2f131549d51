"""The states that a page names, and whose currency a noun or sign stands for that several states share."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Sequence

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.numeric.items import Items

_LONGEST = 3  # words of a name
# where a currency is not that of the one state whose code begins its own
_SHARED = {
    "AUD": "AU KI NR TV", "CHF": "CH LI", "INR": "IN BT", "JOD": "JO PS", "USD": "US EC SV HT MH FM PA ZW TL", "XCD": "AG DM GD KN LC VC",
    "XAF": "CM CF TD CG GQ GA", "XOF": "BJ BF CI GW ML NE SN TG", "XDR": "IMF", "XEU": "EU", "ATS": "AT", "BEF": "BE", "FIM": "FI", "FRF": "FR",
}  # fmt: skip
_PAST = frozenset("ATS BEF DEM FIM FRF ITL".split())  # no currencies of a page that names their state today
_OTHERS = {"austral": ("AU",), "sterling": ("GB",)}
_FEW = 2  # a currency needs so many times the mentions of the next


def issuers(code: str) -> Sequence[str]:
    """The states whose currency a code is."""
    return _SHARED[code].split() if code in _SHARED else (code[:2],)


class States:
    """The states of one page."""

    def __init__(self, items: Items) -> None:
        self.items = items
        self._names = lexicon.names(items.document.language)

    def named(self, first: int, last: int) -> tuple[str, ...]:
        """The codes of the states that the words from one part to another name, as a name or an adjective."""
        return self.of(
            " ".join(self.items.printed[first:last]), self.items.keys(first) if last == first + 1 else ()
        )

    def of(self, name: str, keys: Sequence[str] = ()) -> tuple[str, ...]:
        """The codes of the states of a name or, in one of the forms `keys`, an adjective."""
        names = self._names
        genitive = self.items.words.german and name.endswith("s") and name not in names.places
        name = name[:-1] if genitive and names.places.get(name[:-1]) else name  # "Norwegens Regierung"
        found = names.places.get(name) or names.capitals.get(name) or _OTHERS.get(name.lower())
        if found:
            return found
        adjectives = (names.adjectives.get(key) or names.demonyms.get(key) for key in (name.lower(), *keys))
        return next((codes for codes in adjectives if codes), ())

    @functools.cached_property
    def counts(self) -> Counter[str]:
        """How often the page names each state."""
        return self.between(0, len(self.items))

    def between(self, at: int, end: int) -> Counter[str]:
        """How often the words from one part to another name each state."""
        found: Counter[str] = Counter()
        while at < end:
            size = 1
            if self.items.printed[at][0].isupper() or self.items.pos(at) == "adj":
                for size in range(_LONGEST, 0, -1):
                    codes = self.named(at, at + size)
                    if codes:
                        found.update(codes)
                        break
            at += size
        return found

    def of_those(self, codes: Iterable[str], at: int, end: int) -> set[str]:
        """Those of several currencies whose states the words from one part to another name."""
        named = self.between(at, end)
        return {code for code in codes if code not in _PAST and any(named[state] for state in issuers(code))}

    def mentions(self, code: str) -> int:
        """How often the page names the states of a currency of today."""
        return 0 if code in _PAST else sum(self.counts[state] for state in issuers(code))

    def currency(self, codes: Iterable[str], of: Sequence[str] = ()) -> tuple[str, bool]:
        """The likeliest of several currencies and whether it is plain, by the states named; empty where the page names none of theirs.

        Args:
            of: the states of an adjective beside the noun, which then decides.
        """
        if of:
            return next((code for code in codes if set(of) & set(issuers(code))), ""), True
        counted = {code: self.mentions(code) for code in codes}
        best, *others = sorted(counted, key=lambda code: -counted[code])
        if not counted[best]:
            return "", False
        return best, not others or counted[best] > _FEW * counted[others[0]]


def signed(printed: str) -> tuple[str, ...]:
    """The currencies of a sign or code.

    >>> signed("$"), signed("KES"), signed("NZD$"), signed("Rs")[:2], signed("Ksh."), signed("US")
    (('USD',), ('KES',), ('NZD',), ('INR', 'PKR'), ('KES',), ())
    """
    plain = printed.lower()
    found = units.SIGNS.get(printed) or _FOLDED.get(plain) or _FOLDED.get(plain.removesuffix("."))
    if found:
        return found
    code = printed.removesuffix("$").upper() if printed.endswith("$") else printed
    return (code,) if code in units.CURRENCIES else ()


_FOLDED = {
    sign.lower(): codes for sign, codes in units.SIGNS.items() if len(sign) > 2 or not sign.isalpha()
} | {"rs": units.SIGNS["Rs"], "tk": units.SIGNS["Tk"], "rp": units.SIGNS["Rp"], "kz": units.SIGNS["Kz"]}
