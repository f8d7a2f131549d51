"""Which numbers are no quantities: years, dates, ages, pages, list numbers, scores, telephone numbers, names of types."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade.reading.items import class_of
from countertrade.reading.numeric.drafts import Draft, Label
from countertrade.reading.numeric.items import HYPHENS, Items

_MARKS = frozenset((".", ")", ":"))
_OLDEST = 120
_ARMS = frozenset(("shell", "howitzer", "munition", "missile", "rocket", "launcher", "rifle", "small arms"))
_BESIDE = frozenset(("(", ",", "und", "and", "mm", "cm", "-", "/", "millimeter", "millimetre"))
_PERSONS = frozenset(
    "person man woman child soldier doctor worker student pupil refugee teacher prisoner patient".split()
)
_PARTIES = frozenset(("country", "state", "side", "government", "nation", "Seite"))
_THESE = frozenset("the these those their die diese den der diesen dieser".split())
_YEARS = frozenset(("year", "month", "week", "day"))
_ARTICLES = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "our",
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
    )
)
_BEFORE_YEAR = frozenset(
    "in since by until of from before after during through for till between early mid late and to late the seit bis ab von vor nach anfang mitte ende zwischen und jahr jahre jahren jahres sommer winter herbst frühjahr season".split()
)


def label(items: Items, draft: Draft, dated: Sequence[bool]) -> Label | None:
    """Why a number is no quantity; "bare" where it only has no unit; None for a quantity.

    Args:
        dated: for each token, whether a date holds it.
    """
    number, at = draft.number, draft.number.first
    if dated[items.token[at]]:
        return "date"
    digits = items.lower[at][:1].isdecimal()
    if items.word(draft.core - 1) in items.words.labels["calibre"]:
        return "label"
    before, after = items.word(draft.core - 1), items.word(number.last)
    if draft.code in ("mm", "cm") and _of_arms(items, draft):
        return "type"
    if digits:
        found = _code(items, draft, before, after) or _year(items, draft, before)
        if found:
            return found
    if draft.code in _PARTIES and number.letters and number.value == 2 and before in _THESE:
        return "label"  # "the two countries": who, not how many
    if _clock(items, number.last, after):
        return "clock"
    if _aged(items, draft):
        return "age"
    if (draft.unit is None or not draft.unit.sure) and digits and _addressed(items, draft, before):
        return "label"
    if (draft.unit is None or draft.unit.kind == "count") and _named(items, draft, before):
        return "page" if before in items.words.labels["page"] else "label"
    if digits and _lost(items, draft):
        return "score"
    if draft.unit is None:
        if digits and _typed(items, draft):
            return "type"
        if digits and _score(items, draft, before, after):
            return "score"
        return "bare"
    return None


def _of_arms(items: Items, draft: Draft) -> bool:
    """Whether a length is the calibre of what stands beside it: "105mm shells", "Geschosse (80 mm und 105 mm)", "im Kaliber von 105 mm"."""
    before = draft.first - 1
    if items.word(before) in ("von", "of") and items.word(before - 1).endswith(
        tuple(items.words.labels["calibre"])
    ):
        return True
    while before > 0 and (items.lower[before] in _BESIDE or items.lower[before].isdecimal()):
        before -= 1
    return any(_is_arm(items, at) for at in (before, *range(draft.last, draft.last + 6)))


def _is_arm(items: Items, at: int) -> bool:
    if not 0 <= at < len(items):
        return False
    lemma = items.document.tokens[items.token[at]].lemma
    forms = (lemma, items.printed[at], lemma.removesuffix("e"), lemma.rsplit("-", 1)[-1])
    return any(class_of(items.document.language, form) in _ARMS for form in forms)


def _code(items: Items, draft: Draft, before: str, after: str) -> Label | None:
    number, at = draft.number, draft.number.first
    printed = items.lower[at]
    if (
        items.newline(at)
        and after in _MARKS
        and draft.unit is None
        and printed.isdecimal()
        and len(printed) < 4
        and items.glued[number.last]
    ):
        return "list"
    if (
        before == "("
        and after == ")"
        and draft.unit is None
        and len(printed) < 3
        and number.last - at == 1
        and items.newline(at - 1)
    ):
        return "list"
    if (printed[0] == "0" and len(printed) > 1 and printed.isdecimal()) or before in items.words.labels[
        "phone"
    ]:
        return "phone"
    if before in ("+", "§", "§§", "#", "no.", "nr.") and draft.unit is None:
        return "phone" if before == "+" and len(printed) < 4 else "label"
    if (
        items.word(at - 1) in ("/", ":")
        and items.glued[at]
        and items.glued[at - 1]
        and items.word(at - 2)[:1].isdecimal()
    ):
        return "label" if draft.unit is None else None
    if (
        after in ("/", ":")
        and items.glued[number.last]
        and items.word(number.last + 1)[:1].isdecimal()
        and items.glued[number.last + 1]
        and draft.unit is None
    ):
        return "label"
    if (
        after[:1] in ("-", "_")
        and items.glued[number.last]
        and items.word(number.last + 1)[:1].isdecimal()
        and draft.unit is None
        and draft.bound != "range"
        and len(printed) > 3
    ):
        return "label"
    if draft.unit is None and printed.isdecimal() and len(printed) > 9:
        return "label"
    return None


def _year(items: Items, draft: Draft, before: str) -> Label | None:
    """A figure of four digits that can be a year: alone, or before a noun in the singular or behind a preposition."""
    number = draft.number
    printed = items.lower[number.first]
    if number.last - number.first != 1 or not (
        printed.isdecimal() and len(printed) == 4 and "1000" <= printed <= "2150"
    ):
        return None
    unit = draft.unit
    if unit is None:
        plausible = "1500" <= printed <= "2100"
        counted = before == "of" and items.word(draft.core - 2) in (
            "average",
            "total",
            "sum",
            "maximum",
            "minimum",
            "number",
            "durchschnitt",
        )
        return (
            "year"
            if draft.bound in ("exact", "range") and not counted and (plausible or before in _BEFORE_YEAR)
            else None
        )
    if (
        unit.kind == "count"
        and "1900" <= printed <= "2060"
        and draft.bound == "exact"
        and unit.first >= number.last
    ):
        if before in _BEFORE_YEAR | _ARTICLES and not (
            unit.sure and before in ("the", "die", "der", "of", "von", "and", "und")
        ):
            return "year"
        return None if unit.sure else "year"
    return None


def _clock(items: Items, last: int, after: str) -> bool:
    return after in items.words.labels["clock"] and not (
        after in ("est", "am") and items.words.german and after == "am"
    )


def _aged(items: Items, draft: Draft) -> bool:
    """An age: "45 years old", "35-Jähriger", "aged 45", "Anna Berta, 45,"."""
    number, unit = draft.number, draft.unit
    ages = items.words.labels
    if unit is not None and unit.code in _YEARS:
        following = unit.last + (items.word(unit.last) in HYPHENS)
        if items.word(following) in ages["age"] or (
            items.word(following) == "of" and items.word(following + 1) == "age"
        ):
            return True
        if items.words.german and items.lower[unit.first].startswith("jährig") and unit.code == "year":
            if items.printed[unit.first][:1].isupper():
                return True
            keys = items.keys(unit.last) if unit.last < len(items) else ()
            return (
                any(items.words.counted.get(key) in _PERSONS or key in items.words.people for key in keys)
                or items.pos(unit.last) == "name"
            )
        before = items.word(draft.core - 1)
        return (
            before in ("von", "of") and any(items.word(draft.core - k) in ages["age_before"] for k in (2, 3))
        ) or before in ages["age_before"]
    if (
        unit is None
        and 0 < number.value < _OLDEST
        and (number.last - number.first == 1 or draft.bound == "range")
    ):
        before, after = items.word(draft.first - 1), items.word(number.last)
        if before in ages["age_before"] or (
            before in ("von", "of") and items.word(draft.first - 2) in ages["age_before"]
        ):
            return True
        if items.lower[number.first].isdecimal() and number.value > 9:
            closed = (before == "," and after in (",", ".", ";")) or (before == "(" and after == ")")
            return closed and items.pos(draft.first - 2) == "name"
    return False


def _named(items: Items, draft: Draft, before: str) -> bool:
    """A number that a noun before it names: "Seite 5", "Resolution 2231", "Boeing 737 jets"."""
    at = draft.core - 1
    if (
        at < 0
        or items.newline(draft.core)
        or draft.core != draft.number.first
        or not items.lower[draft.core][:1].isdecimal()
    ):
        return False
    labels = items.words.labels
    if before in labels["page"]:
        return True
    if before not in labels["label"] and before.rstrip("s") not in labels["label"]:
        return False
    return draft.unit is None or items.printed[at][:1].isupper()


def _addressed(items: Items, draft: Draft, before: str) -> bool:
    """The number of a house: "Gartenstraße 12", "12 Garden Street"."""
    streets = items.words.labels["address"]
    if items.words.german:
        return before.endswith(tuple(streets)) and len(before) > 4 and draft.number.value < 1000
    last = draft.number.last
    return (
        any(
            items.word(last + ahead) in streets and items.printed[last + ahead][:1].isupper()
            for ahead in (1, 2)
        )
        and items.printed[last][:1].isupper()
    )


def _typed(items: Items, draft: Draft) -> bool:
    """A bare number right behind a name: "iPhone 11", "Falcon 9"."""
    at = draft.first - 1
    if (
        draft.first != draft.number.first
        or at < 0
        or items.newline(draft.first)
        or draft.number.scale > 1
        or draft.number.grouped
    ):
        return False
    if items.word(at) == "." and items.glued[at] and items.glued[draft.first]:
        return True  # "ID.3"
    if not items.printed[at][:1].isupper() or draft.number.value >= 10**4:
        return False
    return items.pos(at) == "name" or (
        not items.words.german and items.pos(at) in ("noun", "adj", "other") and not _opens(items, at)
    )


def _lost(items: Items, draft: Draft) -> bool:
    """A score whose second number is not the larger: "3-1", "2:0", "9-2 lead"; no range goes down."""
    number = draft.number
    links = ("-", "–", "‑")
    if (
        number.value > 200
        or number.scale > 1
        or (draft.unit is not None and draft.unit.sure and draft.unit.kind != "count")
    ):
        return False
    if (
        items.word(number.last) in links
        and items.glued[number.last]
        and items.glued[number.last + 1 : number.last + 2] == [True]
    ):
        following = items.word(number.last + 1)
        return following.isdecimal() and int(following) <= number.value
    if items.word(number.first - 1) in links and items.glued[number.first] and items.glued[number.first - 1]:
        before = items.word(number.first - 2)
        return (
            before.isdecimal() and int(before) >= number.value and items.word(number.first - 3) not in links
        )
    return False


def _opens(items: Items, at: int) -> bool:
    """Whether a part opens its sentence, where every word has a capital."""
    token = items.token[at]
    return items.document.sentences[items.document.sentence_of[token]].start == token


def _score(items: Items, draft: Draft, before: str, after: str) -> bool:
    number = draft.number
    if number.value > 300 or number.scale > 1:
        return False
    links = ("-", "–", "‑")
    behind = (
        after in links
        and items.glued[number.last]
        and items.word(number.last + 1).isdecimal()
        and items.glued[number.last + 1]
    )
    ahead = (
        before in links
        and items.glued[number.first]
        and items.word(number.first - 2).isdecimal()
        and items.glued[number.first - 1]
    )
    return behind or ahead
