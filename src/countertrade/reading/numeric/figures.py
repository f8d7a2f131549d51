"""The figures of a document: every number with hedge, unit, rate and what it is of, and why it is none where it is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.document.types import Document
from countertrade.reading.numeric.cells import columns
from countertrade.reading.numeric.drafts import Draft, Label, crossed, drafts
from countertrade.reading.numeric.ellipsis import lend
from countertrade.reading.numeric.generic import Generics
from countertrade.reading.numeric.items import Items
from countertrade.reading.numeric.labels import is_price_of_book, label
from countertrade.reading.numeric.rates import attach
from countertrade.reading.numeric.units import UnitFinder
from countertrade.reading.numeric.words import words
from countertrade.records import MentionKind, Record, Span, Stated

_LONGEST = 400  # parts of a sentence that are read together
_BARE = {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD"}
_LEADING = 2
_EVERYWHERE = frozenset(("EUR", "USD"))  # currencies of pages that do not name their states
_BODIES = (
    "marine",
    "garde",
    "wehr",
    "polizei",
    "armee",
    "kraft",
    "kräfte",
    "einheit",
    "truppe",
    "verband",
    "behörde",
    "miliz",
)
_OPEN = frozenset(("of", "von", "at", "zu", "is", "was", "ist", "for"))


class Figure(Record, frozen=True, kw_only=True):
    """A quantity where it is printed.

    Args:
        tokens: the range of tokens of the document that hold it.
        label: why its form makes it no amount (an age, a page, a clock); "bare" for a number without a unit.
        elliptic: the unit comes from elsewhere on the page.
        heads: the cells that name the row and the column of a table that it stands in.
        counted: for a noun that no table maps, it with its adjectives; `stated.unit` is its head.
    """

    stated: Stated
    tokens: tuple[int, int]
    kind: MentionKind
    rule: str
    label: Label | None = None
    elliptic: bool = False
    heads: tuple[Span, ...] = ()
    counted: str | None = None


def figures(document: Document, dated: Sequence[bool]) -> list[Figure]:
    """Every number of a document in order.

    Args:
        dated: for each token, whether a date holds it (`temporal.dated`); numbers there are labelled so.
    """
    items = Items(document, words(document.language))
    if not len(items):
        return []
    finder = UnitFinder(items)
    found = drafts(items, finder)
    for before, draft in zip([None, *found], found, strict=False):
        draft.label = label(items, draft, dated)
        phone = before is not None and before.label == "phone" and before.last == draft.first
        if draft.label == "bare" and phone:
            draft.label = "phone"
        if is_price_of_book(items, draft, before):
            draft.label = "label"
        draft.kind = "age" if draft.label == "age" else draft.kind
    columns(items, finder, found)
    lend(items, finder, found)
    _members(items, finder, found)
    _currencies(items, finder, found)
    _dollars(items, finder, found)
    _minors(finder, found)
    generic = Generics(items, finder)
    generic.counts(found)
    attach(items, finder, found, list(_stretches(items)))
    generic.rates(found)
    for draft in found:
        crossed(items, draft)
        draft.of = draft.of or _of(items, draft)
    return [_figure(items, draft) for draft in found]


def _stretches(items: Items) -> Iterator[tuple[int, int]]:
    """The sentences as ranges of parts; what runs on longer than any sentence, a table or a list, in pieces."""
    for sentence in items.document.sentences:
        start, stop = items.first_of[sentence.start], items.first_of[sentence.end]
        while start < stop:
            yield start, min(stop, start + _LONGEST)
            start += _LONGEST


def _figure(items: Items, draft: Draft) -> Figure:
    text = items.document.text
    start, end = items.start[draft.first], items.end[draft.last - 1]
    ends = (draft.low, draft.best, draft.high)
    low, best, high = (None if end is None else float(end) for end in ends)
    # "a month for each soldier", in either order; the first of two of the same name
    per = sorted({rate.per: rate for rate in draft.rates}, key=lambda code: code not in units.TIMES)
    return Figure(
        stated=Stated(
            span=(start, end), text=text[start:end], low=low, best=best, high=high, bound=draft.bound, unit=draft.code or None,
            per=tuple(per), of=draft.of,
        ),
        tokens=(items.token[draft.first], items.token[draft.last - 1] + 1),
        kind=draft.kind,
        rule=draft.rule,
        label=draft.label,
        elliptic=draft.elliptic,
        heads=draft.heads,
        counted=(draft.unit.phrase or None) if draft.unit is not None and not draft.sure else None,
    )  # fmt: skip


def _members(items: Items, finder: UnitFinder, found: Sequence[Draft]) -> None:
    """Take the "Angehörige" of a body for people who belong to it: "14 Angehörige der Marine"; but "40 Angehörige der Opfer" are relatives."""
    for draft in found:
        own = items.chunk(draft.first) if draft.code == "relative" and items.words.german else None
        whose = None if own is None else items.document.chunk(own.index + 1)
        if own is None or whose is None or whose.of != own.index or whose.link != "genitive":
            continue
        head = items.first_of[whose.head]
        lemma = items.lemma(head)
        body = bool(lexicon.heads("de", lemma)) or whose.plural is False or lemma.lower().endswith(_BODIES)
        if body and not finder.people(head):
            draft.code = "person"


def _currencies(items: Items, finder: UnitFinder, found: Sequence[Draft]) -> None:
    """Give "pounds", "rupees", "pesos" the state that the page is about, or where that is about two the one whose its sentence or the mention before
    names; without one the noun stands for its first, and unsurely.

    Where the page printed whose they are ("Kuwaiti dinars"), that goes on, but where a sentence names another state alone.
    """
    shared = items.words.national
    nouns = {draft.unit.currency for draft in found if draft.unit is not None}
    told = {noun: finder.states.currency(shared[noun]) for noun in nouns - {"dollar"} if noun in shared}
    here: dict[tuple[str, int], set[str]] = {}  # by noun and sentence
    last: dict[str, str] = {}  # by noun
    printed: dict[str, str] = {}  # the same, as the page says whose they are
    for draft in found:
        unit = draft.unit
        if unit is None:
            continue
        if not unit.currency:
            printed.update((noun, draft.code) for noun in told if draft.code in shared[noun])
        if unit.currency not in told:
            continue
        noun = unit.currency
        code, sure = told[noun]
        if code and not sure:
            key = (noun, items.opening(draft.first))
            if key not in here:
                sentence = items.document.sentence_at(items.token[draft.first])
                here[key] = finder.states.of_those(shared[noun], key[1], items.first_of[sentence.end])
            known = printed.get(noun, "")
            several = len(here[key]) > 1
            code = "" if several else next(iter(here[key]), last.get(noun, ""))
            code = "" if known and code and known != code else known or code
            last[noun] = code
            if not code:
                draft.code, draft.sure = noun, False  # Mexico pays Cuba in pesos
                continue
        if code:
            draft.code = code
        elif unit.code is None:
            draft.code, draft.sure = noun, False


def _dollars(items: Items, finder: UnitFinder, found: Sequence[Draft]) -> None:
    """Give bare dollars of an English page that never names the United States the one state whose press prints its own so, if it is of the most named."""
    if items.words.german or any(finder.states.counts[state] for state in ("US", "EC", "SV")):
        return
    counts = finder.states.counts
    home, *others = sorted(_BARE, key=lambda state: -counts[state])
    leading = [state for state, _ in counts.most_common(_LEADING)]
    if counts[home] < 2 or counts[home] < 2 * counts[others[0]] or home not in leading:
        return
    if any(draft.code == _BARE[home] for draft in found):
        return  # "AU$655 million ($420 million)"
    for draft in found:
        unit = draft.unit
        bare = unit is not None and (unit.currency == "dollar" or items.printed[unit.first] == "$")
        if bare and draft.code == "USD":
            draft.code = _BARE[home]


def _minors(finder: UnitFinder, found: Sequence[Draft]) -> None:
    """Give "sen", "paisa", "cents" the currency of theirs that the page prints too, or else whose state it names."""
    money = (draft for draft in found if draft.is_of("currency"))
    printed = {draft.code for draft in money if draft.unit and draft.unit.factor == 1}
    for draft in found:
        unit = draft.unit
        if unit is None or unit.kind != "currency" or unit.factor == 1 or unit.last - unit.first > 1:
            continue
        of = finder.minor(unit.last - 1)
        beside = [code for code in of if code in printed]
        named = "" if not of or of[0] in _EVERYWHERE else finder.states.currency(of)[0]
        draft.code = beside[0] if len(beside) == 1 else named or draft.code


def _of(items: Items, draft: Draft) -> str | None:
    """The head noun as printed: the counted noun, the substance measured, the whole of a share, the noun before "von"."""
    unit = draft.unit
    if unit is not None and unit.kind == "count":
        return unit.noun or None
    if draft.code == units.SHARE:
        return _whole(items, draft.last)
    if unit is not None and unit.kind == "dimension":
        place = draft.last + (items.word(draft.last) == "of")
        german = items.words.german
        place += german and items.pos(place) == "adj" and items.pos(place + 1) == "noun"
        beside = german or place > draft.last
        if beside and items.pos(place) in ("noun", "name") and not items.newline(place):
            while not german and items.pos(place + 1) == "noun" and not items.newline(place + 1):
                place += 1
            return items.printed[place]
    place = draft.first - 1
    if place > 0 and items.word(place) in _OPEN:
        place -= 1
        if items.lower[place] in lexicon.transfers("de" if items.words.german else "en").sums:
            place -= 1  # "eine Kompensation in Höhe von", "aid to the tune of"
            while place > 0 and items.pos(place) in ("adp", "det"):
                place -= 1
        if items.pos(place) == "noun" and items.lower[place] not in items.words.periods:
            return items.printed[place]
    return None


def _whole(items: Items, place: int) -> str | None:
    """The whole that a share is of: "des jährlichen Bedarfs", "of the food gap"."""
    if items.words.german:
        if items.word(place) not in items.words.wholes | items.words.genitives:
            return None
        nouns = (at for at in range(place + 1, place + 5) if items.pos(at) in ("noun", "name"))
        return next((items.text(place + 1, at + 1) for at in nouns), None)
    if items.word(place) != "of":
        return None
    place += 1
    while items.pos(place) == "det" or items.word(place) in ("its", "their", "our", "his", "her", "the"):
        place += 1
    last = place
    while items.pos(last) in ("noun", "name", "adj") and last - place < 5 and not items.newline(last):
        last += 1
    return items.text(place, last) if last > place else None
