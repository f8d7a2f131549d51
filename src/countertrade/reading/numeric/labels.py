"""Which numbers are no quantities: years, dates, ages, pages, list numbers, scores, telephone numbers, names of types."""

from __future__ import annotations

from collections.abc import Sequence

from countertrade import units
from countertrade.reading import lexicon
from countertrade.reading.goods import class_of
from countertrade.reading.numeric.drafts import Draft, Label
from countertrade.reading.numeric.items import HYPHENS, OF, Items
from countertrade.reading.numeric.shares import PERSONS

_MARKS = frozenset((".", ")", ":"))
_OLDEST = 120
_TYPES = 10  # smaller numbers behind a name are mostly of its type
_GIVING = frozenset("give send hand sell lend offer promise grant supply donate pledge loan".split())
_FORMATIONS = (
    "brigade", "bataillon", "battalion", "regiment", "division", "geschwader", "staffel", "squadron", "korps", "corps", "flottille", "kompanie"
)  # fmt: skip
_RANKS = frozenset(("rang", "platz", "rank", "number"))
_ALL_RANKS = frozenset("ränge rängen plätze plätzen ranks places spots".split())
_GRADED = frozenset(("of", "von"))
_THAN = frozenset(("older", "younger", "älter", "jünger"))
_ANYBODY = frozenset("person child woman man girl boy".split())
_BELOW = frozenset(("unter", "under", "below"))
_ABOVE = frozenset(("über", "ab", "over", "above"))
_GROWN = 12  # years from which on people of any age above may be meant
_RANKED = frozenset(("auf", "at", "in", "from", "von"))
_NUMBERED = 1000  # a unit of an army has a smaller number
_WHEELS = 13  # a lorry has fewer
_ARMS = frozenset(("shell", "howitzer", "munition", "missile", "rocket", "launcher", "rifle", "small arms"))
_PARTIES = frozenset(("country", "state", "side", "government", "nation", "Seite"))
_YEARS = frozenset(("year", "month", "week", "day"))
_PLACING = _YEARS | {"hour", "minute", "decade"}
_ARMED = 40  # parts between arms and their calibre
_ELDEST = 8  # parts between "the youngest" and its age
_NAMED = 4  # parts between "vom Typ" and a number of the type


def label(items: Items, draft: Draft, dated: Sequence[bool]) -> Label | None:
    """Why a number is no quantity; "bare" where it only has no unit; None for a quantity.

    Args:
        dated: for each token, whether a date holds it.
    """
    number, at, words = draft.number, draft.number.first, items.words
    before, after = items.word(draft.core - 1), items.word(number.last)
    digits, counts = items.digits(at), draft.unit is None or draft.unit.kind == "count"
    ranged = draft.bound == "range" and draft.is_of("dimension", "currency")  # "1800 bis 2000 t" are no years
    if dated[items.token[at]] and not ranged:
        return "date"
    if _singled_out(items, draft) or _model(items, draft):
        return "label"
    if before == "in" and number.order and draft.is_of("currency", "dimension"):
        return "label"  # what a table's figures are in: "Schulden in Millionen Euro"
    if (
        before in words.labels.calibre
        or _in_name(items, draft)
        or _of_grade(items, draft)
        or _in_ranks(items, draft)
    ):
        return "label"
    if digits and after in words.labels.calibre and before == ".":
        return "type"  # ".50 calibre machine guns"
    if (
        digits
        and before == "("
        and after == ")"
        and at > 1
        and dated[items.token[at - 2]]
        and number.value < 32
    ):
        return "date"  # "on Thursday (23)"
    wheels = any(items.word(at) == "×" and items.tied(at) for at in (number.first - 1, number.last))
    if wheels and digits and number.value < _WHEELS:
        return "type"  # "50 Lkw 4×4"
    length = draft.code in units.LENGTHS and items.glued[number.last] and words.cardinal(before) is not None
    if length or (draft.code in ("mm", "cm") and _of_arms(items, draft)):
        return "type"  # "two 30m patrol vessels"
    found = (_code(items, draft, before, after) or _year(items, draft, before)) if digits else None
    if found:
        return found
    two = draft.code in _PARTIES and number.letters and number.value == 2
    if two and before in words.wholes | words.definite:
        return "label"  # "the two countries": who, not how many
    if after in words.labels.clock:
        return "clock"
    if _aged(items, draft):
        return "age"
    if _placed(items, draft):
        return "ago"
    if digits and not (draft.unit and draft.unit.sure) and _addressed(items, draft, before):
        return "label"
    if draft.is_of("count") and draft.unit and draft.unit.noun.lower() in words.labels.site:
        return "label"
    if counts and _named(items, draft, before):
        return "page" if before in words.labels.page else "label"
    return _bare(items, draft, counts) if digits else None if draft.unit else "bare"


def _singled_out(items: Items, draft: Draft) -> bool:
    """Whether "one" only picks out what it speaks of: "one of the pillars", "one of its strategies"; "one of the 12 tanks" counts."""
    at, words = draft.number.last, items.words
    picks = draft.number.letters and draft.number.value == 1 and not words.german and items.word(at) in OF
    whose = lexicon.transfers(items.document.language).possessives
    return (
        picks
        and (items.word(at + 1) in words.definite or items.word(at + 1) in whose)
        and not items.digits(at + 2)
    )


def _model(items: Items, draft: Draft) -> bool:
    """Whether a capital letter behind digits is of a name, and no billion: "TOW 2B missiles", but "Ghana gets 2B doses"."""
    number, before = draft.number, draft.first - 1
    scaled = items.printed[number.last - 1] in ("B", "M") and items.glued[number.last - 1]
    named = items.pos(before) == "name" and not items.names_state(before)
    return scaled and named and not draft.is_of("currency", "dimension")


def _of_grade(items: Items, draft: Draft) -> bool:
    """Whether a percentage says what goods are like: "4,000 tonnes of 5 percent broken rice"."""
    before = draft.first - 2
    told = draft.is_of("percentage") and items.word(before + 1) in _GRADED and items.digits(before - 1)
    measured = any(items.words.measured(key) for key in items.keys(before))
    return told and measured and items.pos(draft.last) in ("noun", "adj", "verb")


def _in_ranks(items: Items, draft: Draft) -> bool:
    """Whether a number is one of several ranks: "auf den Plätzen zwei und drei der Importeure", "places two to four"."""
    at = draft.first - 1
    while items.word(at) in items.words.and_ | items.words.to | {","} and items.pos(at - 1) == "num":
        at -= 2
    return items.word(at) in _ALL_RANKS and draft.number.scale == 1 and at >= items.opening(draft.first)


def _placed(items: Items, draft: Draft) -> bool:
    """Whether a stretch of time only says when something was: "two weeks ago", "drei Jahre später", "vor zehn Tagen"."""
    if draft.code not in _PLACING or draft.number.order:
        return False
    behind = items.word(draft.last) in items.words.behind_stretches
    return behind or items.word(draft.first - 1) in items.words.before_stretches


def _bare(items: Items, draft: Draft, counts: bool) -> Label | None:
    """What digits are that no word beside them labels."""
    if _lost(items, draft):
        return "score"
    if counts and _of_type(items, draft):
        return "type"
    if draft.unit is not None:
        return None
    if _typed(items, draft):
        return "type"
    scored = draft.number.value <= 300 and draft.number.scale == 1
    return "score" if scored and any(end.isdecimal() for end in _tied(items, draft)) else "bare"


def _in_name(items: Items, draft: Draft) -> bool:
    """Whether a number is part of an English name, where small letters stand beside: "Radio One", and before what is no coin "Il Sole 24 Ore"."""
    at, number = draft.number.first, draft.number
    before = at - 1
    if items.words.german or items.newline(at) or not items.printed[before][:1].isalpha():
        return False
    sentence = items.document.sentence_at(items.token[at])
    told = items.document.tokens[sentence.start : sentence.end]
    if not any(token.text.islower() and token.pos in ("noun", "verb") for token in told):
        return False  # a headline
    if number.letters:
        return items.printed[at].istitle() and number.scale == 1
    unit = draft.unit
    named = items.printed[before][:1].isupper() and not items.names_state(before)
    minor = unit is not None and unit.kind == "currency" and unit.factor < 1 and unit.first == number.last
    return minor and named and number.scale == 1 and items.printed[number.last].istitle()


def _of_arms(items: Items, draft: Draft) -> bool:
    """Whether a length is the calibre of what its sentence is about: "105mm shells", "rounds, 300 of them of 122mm", "im Kaliber von 105 mm"."""
    before, calibre = draft.first - 1, tuple(items.words.labels.calibre)
    if items.word(draft.last).endswith(calibre):
        return True
    if items.word(before) in OF and items.word(before - 1).endswith(calibre):
        return True
    begin = max(items.opening(draft.first), draft.first - _ARMED)
    marks = (at + 1 for at in range(draft.first - 1, begin, -1) if items.lower[at] == ";")
    return any(_is_arm(items, at) for at in range(next(marks, begin), draft.last + 6))


def _is_arm(items: Items, at: int) -> bool:
    if not 0 <= at < len(items):
        return False
    lemma = items.document.tokens[items.token[at]].lemma
    last = lemma.rsplit("-", 1)[-1]
    forms = (lemma, items.printed[at], lemma.removesuffix("e"), last, last.removesuffix("n"))
    return any(class_of(items.document.language, form) in _ARMS for form in forms)


def _code(items: Items, draft: Draft, before: str, after: str) -> Label | None:
    number, at = draft.number, draft.number.first
    printed, bare, last = items.lower[at], draft.unit is None, number.last
    plain, glued = printed.isdecimal(), items.glued[last : last + 1] == [True]
    opened = items.newline(at) and after in _MARKS and plain and len(printed) < 4 and glued
    bracketed = (
        before == "(" and after == ")" and len(printed) < 3 and last - at == 1 and items.newline(at - 1)
    )
    if bare and (opened or bracketed):
        return "list"
    if (printed[0] == "0" and len(printed) > 1 and plain) or before in items.words.labels.phone:
        return "phone"
    if bare and before in ("+", "§", "§§", "#", "no.", "nr."):
        return "phone" if before == "+" and len(printed) < 4 else "label"
    if items.tied(at - 1) and items.word(at - 1) in ("/", ":") and items.digits(at - 2):
        return None if draft.unit is not None and draft.unit.kind != "count" else "label"
    tied = items.tied(last) and items.digits(last + 1)
    dashed = after[:1] in ("-", "_") and glued and items.digits(last + 1) and draft.bound != "range"
    named = (tied and after in ("/", ":")) or (dashed and len(printed) > 3) or (plain and len(printed) > 9)
    return "label" if bare and named else None


def _year(items: Items, draft: Draft, before: str) -> Label | None:
    """A figure of four digits that can be a year: alone, or before a noun in the singular or behind a preposition."""
    number, unit = draft.number, draft.unit
    printed = items.lower[number.first]
    alone = number.last - number.first == 1 and printed.isdecimal() and len(printed) == 4
    if not (alone and "1000" <= printed <= "2150"):
        return None
    if unit is None:
        counted = before == "of" and items.word(draft.core - 2) in items.words.summed
        plausible = "1500" <= printed <= "2100" or before in items.words.before_year
        return "year" if draft.bound in ("exact", "range") and not counted and plausible else None
    if unit.kind != "count" or not "1900" <= printed <= "2060" or draft.bound != "exact" or not draft.behind:
        return None
    return None if unit.sure else "year"


def _aged(items: Items, draft: Draft) -> bool:
    """An age: "45 years old", "35-Jähriger", "aged 45", "Anna Berta, 45,"."""
    number, unit, ages = draft.number, draft.unit, items.words.labels
    if unit is not None and unit.code in _YEARS:
        following = unit.last + (items.word(unit.last) in HYPHENS)
        if items.word(following) in ages.age or items.says(following, "of", "age"):
            return True
        if items.words.german and items.lower[unit.first].startswith("jährig") and unit.code == "year":
            known = items.words
            return (
                items.printed[unit.first][:1].isupper()
                or any(known.counted.get(k) in PERSONS or k in known.people for k in items.keys(unit.last))
                or items.pos(unit.last) == "name"
            )
        before = items.word(draft.core - 1)
        folk = items.named(draft.core - 2, items.words.counted) in _ANYBODY
        if folk and (before in _BELOW or (before in _ABOVE and number.value >= _GROWN)):
            return True  # "Kinder unter fünf Jahren", but "for its people over three years"
        if before in ("than", "als") and items.word(draft.core - 2) in _THAN and unit.code == "year":
            return True  # "men older than 60 years"
        aged = any(items.word(draft.core - k) in ages.age_before for k in (2, 3))
        return before in ages.age_before or (before in OF and aged)
    single = number.last - number.first == 1 or draft.bound == "range"
    if unit is not None or not 0 < number.value < _OLDEST or not single:
        return False
    before, after = items.word(draft.first - 1), items.word(number.last)
    if before in ages.age_before or items.says(draft.first - 2, ages.age_before, OF):
        return True
    if items.lemma(draft.first - 1) in ("be", "sein"):
        return any(
            items.lower[at] in ages.eldest
            for at in items.back(draft.first, _ELDEST, items.opening(draft.first))
        )
    closed = (before == "," and after in (",", ".", ";")) or (before == "(" and after == ")")
    told = items.lower[number.first].isdecimal() and number.value > 9
    return told and closed and items.pos(draft.first - 2) == "name"


def is_price_of_book(items: Items, draft: Draft, before: Draft | None) -> bool:
    """Whether a sum is what a book costs, behind its pages: "(312 Seiten, 24 Euro)"."""
    if before is None or (before.code, before.label) != ("page", "label"):
        return False
    return draft.is_of("currency") and items.lower[before.last : draft.first] == [","]


def _named(items: Items, draft: Draft, before: str) -> bool:
    """A number that a noun before it names: "Seite 5", "Resolution 2231", "Boeing 737 jets"."""
    at = draft.core - 1
    if items.newline(draft.core) or draft.core != draft.number.first:
        return False
    if not items.digits(draft.core):  # "auf Rang drei der größten Exporteure"
        return before in _RANKS and draft.number.scale == 1 and items.word(at - 1) in _RANKED
    labels = items.words.labels
    if before in labels.page:
        return True
    if before.endswith(_FORMATIONS) and draft.unit is None and items.printed[at][:1].isupper():
        return draft.number.value < _NUMBERED and not draft.number.grouped  # "der Panzerbrigade 41"
    if before not in labels.label and before.rstrip("s") not in labels.label:
        return False
    return draft.unit is None or items.printed[at][:1].isupper()


def _addressed(items: Items, draft: Draft, before: str) -> bool:
    """The number of a house: "Gartenstraße 12", "12 Garden Street"."""
    streets = items.words.labels.address
    if items.words.german:
        return before.endswith(tuple(streets)) and len(before) > 4 and draft.number.value < 1000
    last = draft.number.last
    named = any(items.word(at) in streets and items.printed[at][:1].isupper() for at in (last + 1, last + 2))
    return named and items.printed[last][:1].isupper()


def _typed(items: Items, draft: Draft) -> bool:
    """A bare number right behind a name: "iPhone 11", "Falcon 9"."""
    number, at = draft.number, draft.first - 1
    if draft.first != number.first or items.newline(draft.first) or number.scale > 1 or number.grouped:
        return False
    if items.word(at) == "." and items.tied(at):
        return True  # "ID.3"
    if not items.printed[at][:1].isupper() or number.value >= 10**4:
        return False
    opens = (
        items.document.sentences[items.sentence(at)].start == items.token[at]
    )  # every word there has a capital
    unknown = items.pos(at) in ("noun", "adj", "other") and not items.words.german
    return (items.pos(at) == "name" and not items.names_state(at)) or (unknown and not opens)


def _of_type(items: Items, draft: Draft) -> bool:
    """A number inside the name of a type: "Raketen vom Typ KEM 70 Adler"."""
    at = draft.first - 1
    while (
        draft.first - at < _NAMED
        and items.printed[at][:1].isupper()
        and items.word(at) not in items.words.models
    ):
        at -= 1
    called = 0 <= at < draft.first - 1 and items.word(at) in items.words.models
    return (called or _marked(items, draft)) and not items.newline(draft.first)


def _marked(items: Items, draft: Draft) -> bool:
    """Whether a digit behind an English name is the mark of a type of arms: "sent Leopard 2 tanks to Norland"; but "sent Hezbollah 3 missiles"."""
    name, number = draft.first - 1, draft.number
    if items.words.german or name < 1 or draft.first != number.first:
        return False
    if number.value >= _TYPES or number.letters or items.names_state(name):
        return False
    if items.pos(name) not in ("name", "noun") or not items.printed[name][:1].isupper():
        return False
    clause = items.clause(name)
    ends = len(items) if clause is None else items.first_of[clause.end]
    led = any(items.word(at) == "to" and items.pos(at) == "adp" for at in range(draft.last, ends))
    gives = not led and items.pos(name - 1) == "verb" and items.lemma(name - 1) in _GIVING
    nouns = (items.lemma(at) for at in range(number.last, min(draft.last, len(items))))
    arms = any(lexicon.themes().get(class_of("en", noun) or "") == "arms" for noun in nouns)
    return arms and not gives and items.opening(name) < name


def _lost(items: Items, draft: Draft) -> bool:
    """A score whose second number is not the larger: "3-1", "9-2 lead"; no range goes down."""
    number, unit = draft.number, draft.unit
    if number.value > 200 or number.scale > 1 or (unit is not None and unit.sure and unit.kind != "count"):
        return False
    before, after = _tied(items, draft)
    if after:
        return after.isdecimal() and int(after) <= number.value
    return before.isdecimal() and int(before) >= number.value


def _tied(items: Items, draft: Draft) -> tuple[str, str]:
    """What a dash ties to a number before and behind it: "3-1"."""
    before, after = draft.number.first - 1, draft.number.last
    return (
        items.word(before - 1) if items.word(before) in HYPHENS and items.tied(before) else "",
        items.word(after + 1) if items.word(after) in HYPHENS else "",
    )
