"""What sets two figures apart: each of its own rate, party, brand, kind of money or entry of a list, or one further, asked for or ranked.

Two figures of one unit are no two statements of one thing where the words at either say that it is of another.
"""

from __future__ import annotations

import itertools
import re

from countertrade.checking import words
from countertrade.checking.items import Figure, Page, same_unit

BEFORE = 40  # code points before a figure in which words say of what kind it is
BEHIND = 30  # and behind it
VERDICT = 45  # code points around a sentence in which a short one says that it is false
ENTRY = 60  # code points of a line that is one entry of a list
TITLED = 0.7  # of the longer words of a line begin with a capital where every word does


def two_things(page: Page, one: Figure, other: Figure) -> bool:
    """Whether two figures of one unit are of two things: one per time and the other not, told apart by the text, or a part and its package."""
    packed = any(_PART_OF.search(figure.text) for figure in (one, other))
    return packed or one.time_power != other.time_power or told_apart(page, one, other)


_PART_OF = re.compile(
    r"\b(?:first|second|third|initial|next|last|final) (?:batch|consignment|shipment|delivery|lot|phase|stage|order|step)\b|\b(?:erste|zweite|dritte|nächste|letzte)[nrms]? (?:Charge|Lieferung|Phase|Rate|Los|Etappe|Schritt)\b|"
    r"\b(?:is|are|was|were|as|forms?) (?:a |one )?part of\b|\bcomponents?\b|\btranches?\b|\bextra\b|\b(?:ist|sind|war|waren|als) (?:ein )?(?:bestandt|t)eil\b"
    r"|\bgehör\w+ zu[mr]?\b|\bbestandteile?\b",
    re.IGNORECASE,
)


def told_apart(page: Page, one: Figure, other: Figure) -> bool:
    """Whether the words at two figures of one unit say that they are of two things."""
    return (
        _is_move(page, *sorted((one, other), key=lambda f: f.number))
        or _of_other_parties(one, other)
        or _of_other_kinds(page, one, other)
        or _named_apart(page, one, other)
        or (is_entry(page, one) and is_entry(page, other) and one.paragraph != other.paragraph)
        or is_set_apart(page, one, other)
        or is_set_apart(page, other, one)
    )


def refuted(page: Page) -> frozenset[tuple[float, ...]]:
    """The values that the page says are false: in the sentence that prints them, or in a short one beside it."""
    found = (
        figure.known
        for figure in page.figures
        if _FALSE.search(
            page.text[max(0, page.opening(figure) - VERDICT) : page.closing(figure) + VERDICT] or figure.text
        )
    )
    return frozenset(found)


_FALSE = re.compile(
    r"\b(?:falsch\w*|unwahr\w*|irreführend\w*|frei erfunden|aus der Luft gegriffen|(?:stimmt|stimmen) (?:so )?nicht|trifft nicht zu|"
    r"false|untrue|misleading|debunked|not true|no evidence|incorrect)\b",
    re.IGNORECASE,
)


def _is_move(page: Page, first: Figure, second: Figure) -> bool:
    """Whether a text says that one figure became the other: "from 7 in 2016 to 6"."""
    return (
        second.number == first.number + 1
        and _FROM.search(first.before) is not None
        and _TO.search(page.between(first, second)) is not None
    )


_FROM = re.compile(r"\b(?:von|from)\s+(?:\w+\s+)?$", re.IGNORECASE)
_TO = re.compile(r"^[^;:\n]{0,60}\b(?:auf|to)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _of_other_parties(one: Figure, other: Figure) -> bool:
    """Whether two figures go from or to different parties; what one gives the other may give back."""
    a, b = one.claim.transfer, other.claim.transfer
    if a is None or b is None:
        return False
    turned = a.giver is not None and a.giver == b.recipient
    return not turned and any(
        x is not None and y is not None and x != y
        for x, y in ((a.giver, b.giver), (a.recipient, b.recipient))
    )


def _of_other_kinds(page: Page, one: Figure, other: Figure) -> bool:
    """Whether two sums of money are called by nouns of two kinds: a loan and a debt, exports and licences."""
    if not (one.is_money and other.is_money):
        return False
    a, b = words.kinds(_beside(page, one)), words.kinds(_beside(page, other))
    return (bool(a and b) and not a & b) or _of_other_purposes(one, other)


def _of_other_purposes(one: Figure, other: Figure) -> bool:
    """Whether one of two sums is a part of another, and they are for two things: "including 150 million of budget support … 105 million for guards"."""
    if not any(words.said("part", figure.before[-BEHIND:]) for figure in (one, other)):
        return False
    a, b = (
        {stem[:5].casefold() for stem in _WORD.findall(found[1]) if len(stem) > 3}
        if (found := _PURPOSE.match(figure.after))
        else set[str]()
        for figure in (one, other)
    )
    return bool(a and b) and not a & b


def _beside(page: Page, figure: Figure) -> str:
    """The words close to a figure; those of "from 3" are also those of the "to 4" behind it."""
    before = figure.before[-BEFORE:]
    if figure.number and _MOVED_TO.fullmatch(figure.before):
        before = page.figures[figure.number - 1].before[-2 * BEFORE :]
    behind = re.split(r"[.;:,(]", figure.after[:BEHIND])[0]
    return f"{figure.quantity.of or ''} {before} | {behind}"


_PURPOSE = re.compile(r"\s+(?:of|for|in|an|für|zur|zum)\s+([^.;:,()]{3,40})", re.IGNORECASE)
_MOVED_TO = re.compile(r"\s*(?:auf|to|bis)\s+(?:\w+\s+)?")


def _named_apart(page: Page, one: Figure, other: Figure) -> bool:
    """Whether a name stands at each of two figures, and another one: 40 boxes of this brand and 90 of that."""
    a, b = _names(page, one), _names(page, other)
    return bool(a and b) and not a & b


def _names(page: Page, figure: Figure) -> frozenset[str]:
    """How the names begin that stand within the phrase of a figure or right behind it: "40 Arrow missiles", "40 missiles of Arrow"."""
    behind = _OF_NAME.match(figure.after)
    found = [behind[1]] if behind else []
    if page.article is not None and page.article.language != "de" and not _is_titled(page, figure):
        printed = [word for word in _WORD.findall(figure.quantity.text or "") if word not in ("US", "USD")]
        found += [word for word in printed[1:-1] if word[0].isupper()]
    noun = words.fold(figure.quantity.of)[:5]
    return frozenset(name for word in found if (name := words.fold(word)[:5]) != noun)


def _is_titled(page: Page, figure: Figure) -> bool:
    """Whether the line of a figure is set with a capital for every word."""
    long: list[str] = [word for word in _WORD.findall(_line(page, figure)) if len(word) > 4]
    return sum(word[0].isupper() for word in long) > TITLED * len(long)


def _line(page: Page, figure: Figure) -> str:
    start, end = page.text.rfind("\n", 0, figure.start) + 1, page.text.find("\n", figure.end)
    return page.text[start : end if end >= 0 else len(page.text)].strip()


_WORD = re.compile(r"[^\W\d_]+")
_OF_NAME = re.compile(
    r"(?:\s+in [a-z]+(?: [a-z]+)?)?\s+(?:of|from|to|for|an|für|nach|vom|von|aus|der Marke|der Firma)\s+([A-ZÄÖÜ][\w-]{2,})"
)


def is_entry(page: Page, figure: Figure) -> bool:
    """Whether a figure stands in a line that is no sentence, alone in a short one or behind the mark of a list: an entry of a list."""
    line = _line(page, figure)
    if not line or line[-1] in ".!?":
        return False
    alone = len(page.rows[figure.paragraph]) == 1 and not figure.is_headline
    return _MARK.match(line) is not None or (alone and len(line) < ENTRY)


def is_marked(page: Page, figure: Figure) -> bool:
    """Whether the line of a figure begins with the mark of a list, as what sums up an article does."""
    return _MARK.match(_line(page, figure)) is not None


_MARK = re.compile(r"[•·*▪■◦–—-]\s")


def are_siblings(page: Page, one: Figure, other: Figure) -> bool:
    """Whether two figures are members of one list: "5 tonnes from Oman, 4 tonnes from Qatar", and none is the total of the rest."""
    if one.paragraph != other.paragraph and is_entry(page, one) and is_entry(page, other):
        return True
    gap = page.between(one, other)
    listed = one.sentence == other.sentence and _NEXT.fullmatch(gap) is not None
    return listed and not words.said("parts", gap) and not words.said("part", gap)


_NEXT = re.compile(
    r"[^.;:,]{2,60}(?:,|\s(?:and|und|sowie))\s+(?:(?:and|und|sowie|rund|etwa|about|some)\s+)*", re.IGNORECASE
)


def _is_anothers(page: Page, figure: Figure, other: Figure) -> bool:
    """Whether a member of a list is from or of somebody whom the sentence of another figure does not name."""
    name = _OF_NAME.match(figure.after)
    beside = page.figures[max(0, figure.number - 1) : figure.number + 2]
    listed = any(same_unit(a, b) and are_siblings(page, a, b) for a, b in itertools.pairwise(beside))
    return listed and name is not None and name[1] not in other.text


def is_set_apart(page: Page, figure: Figure, other: Figure) -> bool:
    """Whether a figure is said to be none of those before it: further, of a rank, what is asked for, that of a place or of an entry in brackets."""
    before = figure.before[-2 * BEFORE :]
    if words.said("rest", before[-BEHIND:]) and not words.said("rest", other.before[-BEHIND:]):
        return True
    follows = figure.number > other.number and figure.distance(other) <= 1
    if follows and words.said("part", before[-BEHIND:]) and max(figure.known) < max(other.known):
        return True  # "7 billion the year before. Of this, 2 billion"
    said = page.text[page.opening(figure) : figure.start]
    if words.said("most", said) and max(figure.known) < max(other.known):
        return True  # "60 tanks. Most went to Peru, 40 tanks"
    if words.said("apart", before[-BEFORE:]) and not words.said("apart", other.before[-BEFORE:]):
        return True
    if _DIFFERENCE.match(figure.after) and not _DIFFERENCE.match(other.after):
        return True
    if _ASKED.search(before) and not _ASKED.search(other.before[-2 * BEFORE :]):
        return True
    if _RANKED.search(before) or _is_anothers(page, figure, other):
        return True
    entry = _ENTRY.search(page.text[max(0, figure.start - BEFORE) : figure.start])
    if entry is not None and not page.in_brackets(figure):
        return words.fold(entry[1]) not in words.fold(other.text)
    place = _IN_PLACE.match(page.text[page.opening(figure) : figure.start])
    return place is not None and place[1] not in other.text


_DIFFERENCE = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:more|less|fewer|short|mehr|weniger|zu (?:wenig|viel)|too (?:few|many|little|much))\b(?!\s+(?:than|als)\b)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:needs?|needed|needing|requires?|brauch\w*|benötig\w*)\b[^.;:]*$|\b(?:asked|asking|asks|calls?|called|calling|hoped?|hoping|hopes|pressed) for\b[^.;:]*$|\b(?:request|demand|sought|seek)\w*\b[^.;:]*$|"
    r"\b(?:forder|verlang|erbat|erbet|wünsch|erbitt)\w*\b[^.;:]*$",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:followed|follows|followed by|next comes?|(?:second|third|fourth)(?:-\w+| (?:place|largest|biggest|is|was|comes?|came))|dahinter|danach folg\w*|gefolgt|es folg\w+|(?:zweit|dritt|viert)(?:e[rnms]?|größte\w*|wichtigste\w*))\b[^.;:]*$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"([A-ZÄÖÜ][^\W\d_]{2,})\s+\((?:rund |etwa |about |some )?$")
_MONTHS = "janu\\w+|jänner|febru\\w+|march|märz|april|may|mai|june|juni|july|juli|august|septem\\w+|o[ck]tober|novem\\w+|de[cz]em\\w+"
_IN_PLACE = re.compile(
    rf"\s*(?:In|Nach|Aus|To|From)\s+(?:der |den |dem |the )?(?!(?i:{_MONTHS})\b)([A-ZÄÖÜ][^\W\d_]{{2,}})\s+[a-zäöü]"
)
