"""Which currency stands beside a number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.numeric.items import HYPHENS, Items
from countertrade.reading.numeric.nouns import Nouns
from countertrade.reading.numeric.numbers import Number
from countertrade.reading.numeric.states import States, issuers, signed
from countertrade.records import MentionKind

_WORDLIKE = frozenset(("ALL", "TOP", "CUP", "MOP", "PEN", "TRY", "MAD", "SOS", "GEL", "LAK", "RON", "BAM"))
_HUNDREDTH = Decimal("0.01")
# behind a word for whose or what they are: "taxpayer dollars"
_MONEY_ONLY = frozenset("dollar euro rouble ruble rupee yen yuan".split())
_PAYING = frozenset("pay cost earn charge owe lend borrow spend fine fund repay invest".split())
_CFA = ("XAF", "XOF")
_PLAIN = frozenset("Rs Rp RM Tk Kz Rs. Tk. DM kr zł Kč".split())  # letters that are a sign on any page
_SPACED = frozenset(
    "us u.s. c hk nz au ca sg".split()
)  # letters that stand apart from their sign: "US $6,150"


class Unit(NamedTuple):
    """A unit at parts `first` to `last`. `noun` is what is printed of it, `noun_at` where, `sure` whether a table has it."""

    code: str | None
    kind: MentionKind
    first: int
    last: int
    noun: str = ""
    noun_at: int = -1
    sure: bool = True
    factor: Decimal = Decimal(1)
    phrase: str = ""  # a noun that no table has with its adjectives
    currency: str = ""  # the bare noun of a currency that several states use


class Money(Nouns):
    """Finds the currencies of one document."""

    def __init__(self, items: Items) -> None:
        super().__init__(items)
        self.states = States(items)
        self._passing = lexicon.transfers(items.document.language).verbs

    def _money_before(self, first: int) -> Unit | None:
        items, at = self.items, first - 1
        if items.newline(first):
            return None
        sign, start = items.printed[at], at
        if sign == "." and items.glued[at] and items.printed[at - 1] in _PLAIN:
            sign, start, at = items.printed[at - 1], at - 1, at - 1  # "Rs.2,000"
        behind = items.word(at - 1)[-1:].isdecimal() and not items.glued[first]  # "5€ 300"
        if items.glued[at] and (sign == "-" or behind):
            return None
        before = "" if items.newline(at) else items.printed[at - 1]
        tied = before and (items.glued[at] or before.lower() in _SPACED)
        if sign in ("$", "/") and tied and signed(before + sign):
            sign, start = before + sign, at - 1
        return self._sign(sign, start, first, items.glued[first])

    def _sign(self, sign: str, first: int, last: int, glued: bool) -> Unit | None:
        """The currency of a sign or code before a number; letters that mean something else too only where the page names the state."""
        codes = signed(sign)
        minor = self.minor(last - 1) if self.items.word(first - 1) in ("us", "u.s.") else ()
        if minor:  # "US cents 7.0"
            code = self.states.currency(minor, ("US",))[0]
            return Unit(code, "currency", first - 1, last, sign, factor=_HUNDREDTH)
        noun, alone = self.words.currencies.get(sign.lower(), ("", "")) if sign[0].isupper() else ("", "")
        if not codes:
            named = noun and not self.words.german  # "Won 94.3 billion"
            return Unit(alone or None, "currency", first, last, currency=noun) if named else None
        shown = len(sign) > 2 or sign in _PLAIN
        if len(codes) == 1 and sign not in _WORDLIKE and (shown or not sign.isalpha()):
            return Unit(codes[0], "currency", first, last)
        code, sure = self.states.currency(codes)
        if not code and (sign in _WORDLIKE or not (shown or glued)):
            return None
        return Unit(code or codes[0], "currency", first, last, sure=sure)

    def _money_after(self, place: int, number: Number) -> Unit | None:
        items = self.items
        word = items.word(place)
        if word == "of" and number.order:
            return self._money_after(place + 1, number)
        if not word:
            return None
        printed = items.printed[place]
        if items.word(place + 1) == "$" and (codes := signed(printed + "$")):
            return Unit(codes[0], "currency", place, place + 2, word)
        plain = not printed.isalpha() or len(printed) > 2 or printed in _PLAIN
        if plain and (codes := signed(printed)) and not self._noun(place + 1)[0]:
            apart = items.digits(place + 1) and not items.glued[place] and items.glued[place + 1]
            if apart and not printed.isalpha():
                return None  # belongs to the next number
            return Unit(self.states.currency(codes)[0] or codes[0], "currency", place, place + 1, word)
        return self._worded(place, number)

    def _worded(self, place: int, number: Number) -> Unit | None:
        """The currency of a noun with the states before it: "Canadian dollars", "US-Dollar", "CFA francs", "euro cents"."""
        items, table, word = self.items, self.words, self.items.lower[place]
        states, at = self._state_before(place)
        cfa = items.word(at) == "cfa" and bool(self._noun(at + 1)[0])
        at += cfa
        noun, code = self._noun(at)
        if not noun and "-" in word:
            first, _, last = items.printed[place].rpartition("-")
            named = table.currencies
            noun, code = named.get(last.lower()) or named.get(last.lower().removesuffix("s")) or ("", "")
            states, cfa = self.states.of(first), first.lower() == "cfa"
        elif code and self.minor(at + 1):
            return Unit(code, "currency", place, at + 2, items.lower[at + 1], factor=_HUNDREDTH)
        minor = self.minor(at) or (() if noun else table.minor.get(word.rpartition("-")[2], ()))
        if minor and not noun:
            of = self.states.currency(minor, states)[0] if states else ""
            return Unit(of or minor[0], "currency", place, at + 1, items.lower[at], factor=_HUNDREDTH)
        sterling = items.word(at + 1) == "sterling"
        last_at = at + 1 + sterling
        sharing = _CFA if cfa else table.national.get(noun, ())
        of_state = self.states.currency(sharing, states)[0] if states or cfa else ""
        national = "GBP" if sterling else of_state or (_CFA[0] if cfa else "")
        weight = noun in ("pound", "pfund") and not national and not self._is_money(number, last_at)
        if not noun or weight:
            return None
        shared = "" if national else noun
        return Unit(
            national or code or None, "currency", place, last_at, items.lower[at], at, currency=shared
        )

    def _state_before(self, place: int) -> tuple[tuple[str, ...], int]:
        """The states that the words at a part make a currency's, and where its noun stands: "New Zealand dollars"."""
        items = self.items
        if items.printed[place] in units.MEASURES:
            return (), place  # "1020 MW Tala": no money of Malawi
        for size in (2, 1):
            if self._noun(place + size)[0] or self.minor(place + size):
                states = self.states.named(place, place + size)
                if states:
                    return states, place + size
        if items.word(place) in ("us", "u.s."):
            return ("US",), place + 1 + (items.word(place + 1) in HYPHENS)
        short = items.printed[place]  # "EC dollars", "NZ dollars"
        if (
            short.isupper()
            and short.isalpha()
            and self._noun(place + 1)[0] == "dollar"
            and signed(f"{short}$")
        ):
            return tuple(issuers(signed(f"{short}$")[0])), place + 1
        described = items.pos(place) in ("adj", "noun") and self._noun(place + 1)[0] in _MONEY_ONLY
        only = items.printed[place][:1].isupper() and items.pos(place) in ("adj", "name")
        only = only and bool(self._noun(place + 1)[1])  # "Chinese yuan": only one state has them
        return (), place + (described or only)

    def minor(self, at: int) -> tuple[str, ...]:
        """The currencies whose hundredth a part names, the likeliest first."""
        table, word = self.words.minor, self.items.word(at)
        return self.items.named(at, table) or table.get(word.removesuffix("."), ())  # "50 Sen."

    def _noun(self, at: int) -> tuple[str, str]:
        return self.items.named(at, self.words.currencies) or ("", "")

    def _is_money(self, number: Number, at: int) -> bool:
        """Whether pounds are money: with a million before them or by a verb of paying, not before "of cocaine"."""
        items, large = self.items, number.scale >= 10**6
        if self.words.german:
            return large or items.pos(at) not in ("noun", "adj")
        if items.word(at) == "of":
            return large and items.word(at + 1) in self.words.funds
        clause = items.clause(number.first)
        given = clause is not None and clause.verb is not None and clause.verb.lemma in self._passing
        sharing = self.words.national.get("pound", ())
        if given and items.pos(at) not in ("noun", "adj", "name") and any(map(self.states.mentions, sharing)):
            return True  # "Ghana gets 1,000 pounds from Britain"
        paid = clause is not None and clause.verb is not None and clause.verb.lemma in _PAYING
        return large or paid or items.word(at) in self.words.per
