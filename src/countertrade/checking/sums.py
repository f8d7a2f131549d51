"""What adds up: lists and their total, a whole and its parts.

A total is a figure that the words put as one ("together", "insgesamt", "brings it to"), or that stands before what it is made of ("of
which"). A run of like figures is held against it; where only a weak word ties them, nothing is said but that it holds.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from countertrade.checking import words
from countertrade.checking.addends import (
    FAR,
    OF_THEM,
    is_further,
    magnitude,
    may_be_added,
    summed,
    sums_exactly,
)
from countertrade.checking.apart import are_siblings, is_entry
from countertrade.checking.items import Figure, Page, counts, is_kind_of, of_one_kind, same_item, same_unit
from countertrade.checking.misprints import misprint
from countertrade.checking.relations import AND, CLOSE, NEAR, THAT_IS, Group, Relation, same_things
from countertrade.checking.remainders import WITH, additions, differences, raised, remainders

LISTED = 800  # code points between a total and a list that makes it
MOST_PARTS = 8  # of a total, that stand behind it
NEXT = 5  # sentences behind a total in which its parts stand
NEARLY = 0.7  # of a total: so much of it may be meant for all
RIVAL = 0.8  # of a total: so much by somebody else is no part of it


def groups(page: Page) -> Iterator[Group]:
    """Every sum and difference of a page, but none of only some members of a list."""
    kinds = (
        totals, footed, shared, lists, mixed, apposed, tallied, remainders, additions, raised, pointed, made_up, differences, together, parts,
    )  # fmt: skip
    for group in itertools.chain.from_iterable(kind(page) for kind in kinds):
        if whole := [each for each in group if not (_cuts(page, each) or _says_again(each))]:
            yield whole


def _says_again(relation: Relation) -> bool:
    """Whether a sum adds an amount to itself: "$500 million is the value … the $500 million is for parts"."""
    *terms, _ = relation.figures
    return relation.sign == "+" and any(
        one.known == other.known and _DEFINITE.search(other.before) is not None
        for one, other in itertools.combinations(terms, 2)
    )


_DEFINITE = re.compile(r"\b(?:the|these|those|die|der|den|dieser?|diesen)\s+[\"“„»]?$", re.IGNORECASE)
_WHOLE_OF = re.compile(
    r"(?:^\s*|[.;:,(–—]\s*|\bout\s+)(?:of|von)\s+(?:(?:the|these|those|its|their|den|diesen|ihren|seinen)\s+)?(?:(?!which\b|whom\b|denen\b)\w+\s+)?$",
    re.IGNORECASE,
)
_LISTS_ON = re.compile(r"[^.;:()]{0,45}(?:,|\b(?:and|und)\b)\s*", re.IGNORECASE)


def _cuts(page: Page, relation: Relation) -> bool:
    """Whether a sum leaves out the last of a list that it adds, or is of a list's members against another: "180 from Peru, 120 from Chile and
    60 from Fiji" are neither 300 nor, the last two, 180."""
    *terms, stated = relation.figures
    if relation.sign != "+" or len(terms) < 2 or len({figure.sentence for figure in terms}) > 1:
        return False
    last, first = terms[-1], terms[0]
    behind = page.figures[last.number + 1 : last.number + 2]
    cut = any(each is not stated and _is_member(page, last, each) for each in behind)
    if any(
        _WHOLE_OF.search(one.before) and other.number == one.number + 1
        for one, other in itertools.pairwise(terms)
    ):
        return True  # "Out of the 67 million, 42 go to Peru" adds up to nothing
    listed = stated.number + 1 == first.number and _is_member(page, stated, first)
    if not relation.comparison.holds and (
        _AND_ONE.match(page.text, last.end) or any(_skips(page, a, b) for a, b in itertools.pairwise(terms))
    ):
        return True  # "six from Oman, four from Qatar and one from Kuwait", of which one is no figure
    return (cut and relation.comparison.holds) or (listed and words.said("part", stated.after[:8]))


_AND_ONE = re.compile(
    r"[^.;:\d]{0,60}?(?:,|\b(?:and|und))\s+(?:one|ein(?:e[rsn]?)?)\s+(?:more\s+|weitere\w*\s+)?(?:from|for|to|in|of|by|an|aus|für|nach|von)\b",
    re.IGNORECASE,
)


def _skips(page: Page, one: Figure, other: Figure) -> bool:
    """Whether a number that is no figure stands between two neighbours of a list: "28 seiners, 13 which fish with lines and nine trawlers"."""
    return other.number == one.number + 1 and _UNREAD.search(page.between(one, other)) is not None


_UNREAD = re.compile(r"(?:,|\b(?:and|und|sowie))\s+\d{1,3}(?:[.,]\d+)?\s(?!(?:percent|per cent|Prozent)\b)")


def _is_member(page: Page, one: Figure, other: Figure) -> bool:
    """Whether one figure is the next of a list behind another."""
    alike = one.sentence == other.sentence and of_one_kind(one, other) and one.per == other.per
    return alike and _LISTS_ON.fullmatch(page.between(one, other)) is not None


def totals(page: Page) -> Iterator[Group]:
    """A total that is named as one, and the run of like figures before or behind it that makes it."""
    parts = words.said("parts", page.text)
    for total in page.figures:
        if total.is_share or total.quantity.bound == "order" or "time" in dict(total.head) or total.is_change:
            continue
        in_table = ".cell" in total.claim.rule
        strong = (
            words.said("together", total.before[-60:])
            or words.said("together", re.split(r"[.;:,]", page.text[total.end : total.end + CLOSE])[0])
            or _tallied(page, total)
        )
        titled = strong or words.said("total", total.before[-60:]) or words.said("total", total.after[:30])
        titled |= in_table and words.said("total", total.quantity.of)
        behind = [] if in_table else [f for f in _like(page, total, 1) if not _is_rival(f, total)]
        if behind and words.said("part", behind[0].before[-40:]):
            # "2 million, of which 900,000 are set aside. Fees come to 30"
            behind = [figure for figure in behind if figure.sentence == behind[0].sentence]
        if behind and _ALONE.search(behind[0].before):
            behind = []  # "65 tanks, 30 tanks in May alone": there are others
        if behind and not _is_portion(behind[0]):
            behind = [figure for figure in behind if not _is_portion(figure)]
        opens = bool(behind) and _opens(page, total, behind)
        if not (titled or parts or opens):
            continue
        told = bool(behind) and (opens or _shares_out(behind)) and not are_siblings(page, total, behind[0])
        told = told and _RANKED.search(page.between(total, behind[0])) is None
        before_it = page.figures[total.number - 1 : total.number] if total.number else []
        listed = any(same_unit(f, total) and are_siblings(page, f, total) for f in before_it)
        told = told and (
            not listed or _is_portion(behind[0])
        )  # "3 to Israel and 2 to Egypt": the last of a list
        if not (told or titled):
            continue
        above = _column(page, total) if in_table else _like(page, total, -1)
        before = above if in_table else [figure for figure in above if not _is_portion(figure)]
        found = [
            summed(run[:size], total, "words") for run in (before, behind) for size in range(2, len(run) + 1)
        ]
        if strong and not before and len(before := _listed(page, total)) > 1:
            found.append(replace(summed(before, total, "words"), perhaps=True))
        if told and _OPEN.search(total.after[:40]):  # "including" leaves some out
            found = [r for r in found if r.figures[0] in before or r.comparison.verdict == "consistent"]
        if told and _OF_IT.search(behind[0].before):  # so may "of which 30 to Peru and 20 to Chile"
            found = [r for r in found if r.figures[0] in before or r.comparison.ratio > NEARLY or _is_slip(r)]
        if not told:  # what follows a total makes it only where the text says so
            found = [r for r in found if r.figures[0] in before or r.comparison.verdict == "consistent"]
        if not (strong or in_table):  # "insgesamt 16,579 were counted here" is no sum of those elsewhere
            found = [
                r
                for r in found
                if (told and r.figures[0] in behind)
                or _one_sentence(r)
                or _is_added(r)
                or (len(r.figures) == len(before) + 1 and r.figures[0] in before and _exceeded(r))
                or r.comparison.verdict == "consistent"
                or _is_slip(r)
            ]
        if found:
            yield sorted(found, key=lambda r: _completeness(r, before, behind))


def _is_portion(figure: Figure) -> bool:
    """Whether a figure is only what part of the one before it is: "2 million, of which 900,000 are set aside"."""
    return _OF_WHICH.search(figure.before) is not None


_OF_WHICH = re.compile(
    r"\b(?:of which|of whom|davon|darunter|wovon|von denen)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)


def footed(page: Page) -> Iterator[Group]:
    """A list with one figure a line, and what its last line says that all come to: "Schools: 12 … Wells: 8 … Total: 20"."""
    text = page.text
    for total in page.figures:
        at = text.rfind("\n", 0, total.start) + 1
        foot = _FOOT.fullmatch(text, at, total.start)
        if foot is None or total.is_share or total.is_change or total.quantity.bound == "order":
            continue
        run: list[Figure] = []
        for figure in reversed(page.figures[max(0, total.number - ROWS_OF_LIST) : total.number]):
            begin = text.rfind("\n", 0, figure.start) + 1
            one = begin < at and _ROW_LABEL.fullmatch(text, begin, figure.start) is not None
            if not one or text[figure.end : at].count("\n") > 2 or figure.is_change:
                break
            if not same_unit(figure, total) or figure.per != total.per:
                break
            run.append(figure)
            at = begin
        if len(run) > 1 and (foot[1] is None or len(run) in (2, 4, 12)):
            yield [summed(run, total, "words")]


ROWS_OF_LIST = 40  # figures before the total of a list
_FOOT = re.compile(
    r"\W*(?:(?:grand |sub)?total|sum|summe|gesamt\w*|insgesamt|zusammen|overall|altogether|(full year|gesamtjahr|year|jahr))\b[^\d\n]{0,30}",
    re.IGNORECASE,
)
_ROW_LABEL = re.compile(r"\W*(?:\d{1,2}[.)]\s)?[^\d\n]{1,60}")
_SENTENCES = re.compile(r"[.!?]\s")
_COLON = re.compile(r"(?:[^.;:(]|\([^()]{1,30}\)){0,90}:[^.;:]{0,40}")


def _opens(page: Page, total: Figure, behind: Sequence[Figure]) -> bool:
    """Whether a colon opens a list of what a total is made of: right behind it, or with the total of a sentence or two before."""
    gap = page.between(total, behind[0])
    if _COLON.fullmatch(gap) is not None:  # but not "Peru: 300 tents, Chile: 200 tents"
        return not (total.before.rstrip().endswith(":") and gap.rstrip().endswith(":"))
    above, _, _ = gap.rpartition("\n")
    if is_entry(page, behind[0]) and above.rstrip().endswith(":") and total.distance(behind[0]) <= 3:
        return len(_SENTENCES.findall(above)) <= 1
    return len(behind) > 2 and _shares_in_list(page, total, behind[0])


def _shares_in_list(page: Page, total: Figure, first: Figure) -> bool:
    """Whether the words between two figures end by opening a list: "They go to four items:"."""
    gap = page.between(total, first)
    return len(gap) < LISTED and _SHARED_OUT.search(gap) is not None


_SHARED_OUT = re.compile(
    r"\b(?:as follows|wie folgt|vert?eil\w+|aufgeteilt|gliedert|split|divided|shared|spread|consists?|besteh\w+|break\w*|broken)\b[^.;:\n]{0,60}:[^:;.]{0,40}$",
    re.IGNORECASE,
)


def _tallied(page: Page, total: Figure) -> bool:
    """Whether a figure is what those before it come to over a time: "120, 150 and 180 million, or 450 million over three years"."""
    before, after = (
        page.text[max(0, total.start - CLOSE) : total.start],
        page.text[total.end : total.end + CLOSE],
    )
    return _TALLY.search(before) is not None and _OVER_TIME.search(f"{before}|{after}") is not None


_TALLY = re.compile(r"(?:,\s*or|\bmacht|\bmakes|\bsind)\b[^.;:,]{0,24}$", re.IGNORECASE)
_OVER_TIME = re.compile(
    r"\b(?:over|in)\s+(?:the\s+)?[\w-]+\s+(?:years|months|Jahren|Monaten)\b", re.IGNORECASE
)


def shared(page: Page) -> Iterator[Group]:
    """A percentage that is named as what those right before it come to: "25 percent from wells, 30 percent from the sea. Together 55 percent"."""
    for total in page.figures:
        if not _is_percentage(total) or not words.said("together", total.before[-40:]):
            continue
        run: list[Figure] = []
        for figure in reversed(page.figures[max(0, total.number - NEAR) : total.number]):
            if not _is_percentage(figure) or figure.distance(total) > 2:
                break
            run.append(figure)
        if len(run) > 1:
            yield [summed(run[:size], total, "words") for size in range(2, len(run) + 1)]


def _is_percentage(figure: Figure) -> bool:
    return figure.is_share and not figure.per and not figure.is_change


def _is_added(relation: Relation) -> bool:
    """Whether the last part stands in its total's sentence as what comes to those before: "Hinzu kommen 30, insgesamt sind es 75"."""
    *_, last, total = relation.figures
    return last.sentence == total.sentence and words.said("further", last.before)


def _exceeded(relation: Relation) -> bool:
    """Whether the whole run right before a total that opens its sentence comes to more than it: "40 to Peru, 30 to Chile. In all, 60 were sent"."""
    *run, last, total = relation.figures
    opens = _OPENING_TOTAL.match(total.before.lstrip("\n .")) is not None
    beside = total.sentence - last.sentence == 1 and bool(run)
    return opens and beside and relation.comparison.ratio > NEARLY_MORE


_OPENING_TOTAL = re.compile(
    r"(?:in all|in total|altogether|insgesamt|in summe)\b[^.;:]{0,40}$", re.IGNORECASE
)
NEARLY_MORE = 1.02  # of a total: so much more its parts may come to


def _one_sentence(relation: Relation) -> bool:
    return len({figure.sentence for figure in relation.figures}) == 1


_OPEN = re.compile(
    r"\b(?:includ\w+|in particular|among them|darunter|einschließlich|inklusive)\b", re.IGNORECASE
)


_OF_IT = re.compile(
    r"\b(?:davon|hiervon|(?:of|from) (?:this|that|which|these|those|them|it))\b[^.;:]*$", re.IGNORECASE
)


def _is_rival(figure: Figure, total: Figure) -> bool:
    """Whether a figure is what somebody else gives for a total, and no part of it."""
    one, other = figure.claim.attribution.source, total.claim.attribution.source
    apart = one is not None and other is not None and one.name is not None and one.name != other.name
    return apart and magnitude(figure) > RIVAL * magnitude(total)


def _shares_out(behind: Sequence[Figure]) -> bool:
    """Whether figures are put as what another is made of: "entfallen auf", "make up", "of which … leaves"."""
    near = [f for f in behind if f.sentence <= behind[0].sentence + 1][:NEAR]
    last = near[-1]
    said = " ".join(f"{f.before} {f.after}" for f in near[:2]) + f" {last.before} {last.after[:40]}"
    return words.said("parts", said)


def lists(page: Page) -> Iterator[Group]:
    """Two to four like figures of one sentence, and the figure before them that they may make up: ten boats and two, of twelve."""
    start = 0
    while start < len(page.figures):
        first = page.figures[start]
        run = [
            f
            for f in page.figures[start : start + NEAR]
            if f.sentence == first.sentence and same_unit(f, first) and f.things == first.things
        ]
        start += 1
        if (
            not 2 <= len(run) <= 4
            or first.is_share
            or "time" in dict(first.head)
            or _RANKED.search(first.before)
            or any(f.quantity.bound == "order" or f.is_change for f in run)
            or any(map(_is_portion, run[1:]))
        ):
            continue
        between = [page.between(a, b) for a, b in itertools.pairwise(run)]
        if not all(words.said("listing", text) or len(text) < CLOSE for text in between):
            continue
        if any(map(_RANKED.search, between)):
            continue  # "Peru got most, 26; Chile follows with 15": whoever got less is not named
        if any(
            _CHANGES.search(a.before) and _INTO.search(page.between(a, b)) for a, b in itertools.pairwise(run)
        ):
            continue  # "sank von 6,9 auf 6,3 Mrd."
        totals = [
            f
            for f in page.figures[max(0, first.number - NEAR) : first.number]
            if same_unit(f, first)
            and f.things == first.things
            and f.sentence < first.sentence
            and not f.is_change
            and f.interval.anchor > max(r.interval.anchor for r in run)
        ]
        totals = [f for f in totals if f.claim.section in ("headline", "lead") or page.printed[f.known] > 1]
        found = [summed(run, total, "item") for total in reversed(totals)]
        opened = _OPEN.search(first.before) is not None  # "included 3 and 4 million" leaves some out
        near = [r for r in found if (0.995 if opened else NEARLY) < r.comparison.ratio < 1.4 or _is_slip(r)]
        if near:
            yield near


def mixed(page: Page) -> Iterator[Group]:
    """A list of three or more things that nouns of their own count, and the number before it that it may make up.

    "The 104 freed are 61 soldiers, 30 sailors and 13 guards": as the nouns differ, only what comes near is held against it.
    """
    for total, first in itertools.pairwise(page.figures):
        if not (total.is_counted and first.is_counted) or total.distance(first) > 1 or total.is_change:
            continue
        run = [first]
        for figure in page.figures[first.number + 1 : first.number + MOST_PARTS]:
            listed = figure.sentence == first.sentence and figure.is_counted
            if not listed or _ITEM.fullmatch(page.between(run[-1], figure)) is None:
                break
            run.append(figure)
        if len(run) < 3 or len({figure.unit for figure in run}) == 1:
            continue
        begun = _ITEM.fullmatch(page.between(total, first)) is not None
        ended = AND.search(page.between(*run[-2:])) is not None
        smaller = all(f.known < total.known and not f.per and not f.is_change for f in run)
        relation = summed(run, total, "grammar")
        if ended and smaller and not begun and NEARLY < relation.comparison.ratio < 1.4:
            yield [relation]


def apposed(page: Page) -> Iterator[Group]:
    """What a sentence ends by dividing, with whom or what each part is from, for or to: "300 million, 200 from Peru and 100 from Chile"; and women and men."""
    for total in page.figures:
        if total.is_share or total.is_duration or total.is_change or total.quantity.bound == "order":
            continue
        run: list[Figure] = []
        for figure in page.figures[total.number + 1 : total.number + 1 + MOST_PARTS]:
            gap = page.between(run[-1] if run else total, figure)
            if figure.sentence != total.sentence or (_SPLIT_ON if run else _SPLIT).fullmatch(gap) is None:
                break
            run.append(figure)
        if len(run) < 2 or AND.search(page.between(*run[-2:])) is None or _goes_on(page, run[-1]):
            continue
        sexes = {figure.unit for figure in run}
        persons = sexes in SEXES and counts("person", total)
        divided = all(may_be_added(page, f, total) and _FROM_OR_TO.match(f.after) for f in run)
        ahead = page.figures[total.number - 1 : total.number] if total.number else []
        listed = any(same_unit(f, total) and are_siblings(page, f, total) for f in ahead)
        if listed or _WAY.search(total.after) or _WHOLE_OF.search(total.before):
            divided = False  # "six to Oman, four to Qatar and two to Peru": one of a list
        divided |= all(is_kind_of(f, total) and not f.per for f in run)
        if (persons or divided) and all(magnitude(f) < magnitude(total) for f in run):
            yield [summed(run, total, "grammar")]


def _goes_on(page: Page, last: Figure) -> bool:
    """Whether another figure stands in a sentence behind one."""
    behind = page.figures[last.number + 1 : last.number + 2]
    return any(figure.sentence == last.sentence for figure in behind)


_WAY = re.compile(r"\b(?:from|for|to|by|via|aus|für|an|nach|von|vom|zur|zum)\b", re.IGNORECASE)
SEXES = ({"woman", "man"}, {"girl", "boy"})
_SPLIT = re.compile(
    r"[^.;:()\d]{0,90}?[,–—-]\s+(?:(?:davon|darunter|of them|of whom|thereof)\s+)?(?:\w+\s)?", re.IGNORECASE
)
_SPLIT_ON = re.compile(r"[^.;:()\d]{1,60}?(?:,|\b(?:and|und|sowie)\b)\s+(?:\w+\s)?", re.IGNORECASE)
_FROM_OR_TO = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:from|for|to|by|as|via|aus|für|an|nach|von|vom|zur|zum|als)\b", re.IGNORECASE
)


def tallied(page: Page) -> Iterator[Group]:
    """A list of things that nouns of their own count, and what they are said to come to right behind it: "12 trucks and 5 buses, 17 vehicles in all"."""
    for total in page.figures:
        said = words.said("total", total.before[-30:]) or words.said(
            "total", re.split(r"[.;:,]", total.after)[0]
        )
        if not (said and total.is_counted) or total.is_change or WITH.search(total.before[-12:]):
            continue
        if _ENDED.match(total.after) is None:
            continue  # "12 tanks and 5 jets, a total of 20 soldiers died"
        run: list[Figure] = []
        for figure in reversed(page.figures[max(0, total.number - MOST_PARTS) : total.number]):
            gap = page.between(figure, run[-1] if run else total)
            listed = figure.is_counted and not figure.is_change
            tied = (_ITEM if run else _SUMMED).fullmatch(gap) is not None
            tied = tied or (not run and _NEXT_SUMMED.fullmatch(gap) is not None)
            if not listed or figure.per or not tied:
                break
            run.append(figure)
        ended = len(run) > 1 and AND.search(page.between(run[1], run[0])) is not None
        relation = summed(run, total, "grammar") if ended else None
        several = len({figure.unit for figure in run}) > 1
        if relation is not None and several and 0.5 < relation.comparison.ratio < 2:
            yield [relation]


_ENDED = re.compile(
    r"\s*(?:in all|in total|altogether|all told|together|insgesamt|zusammen)?\s*(?:[.;,:)–—]|$)",
    re.IGNORECASE,
)
# "12 tanks and 30 trucks to Peru. Together that makes 42 vehicles"
_NEXT_SUMMED = re.compile(
    r"[^.;:()\d]{0,60}[.!]\s+(?:zusammen|insgesamt|together|in all|in total|all told)\b[^.;:()\d]{0,30}",
    re.IGNORECASE,
)
_SUMMED = re.compile(r"[^.;:()\d]{0,60}?,\s+(?:\w+\s+){0,3}")
_CHANGES = re.compile(r"\b(?:from|von)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_INTO = re.compile(r"\b(?:to|auf)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ITEM = re.compile(r"[^.;:()\d]{0,60}?(?:,|\s(?:and|und|sowie))\s+(?:\w+\s+)?")
_RANKED = re.compile(
    r"\b(?:followed by|next|second|dahinter|danach|(?:es|dann) folg\w+|gefolgt|auf (?:den |dem )?(?:Platz|Plätzen|Rang|Rängen))\b",
    re.IGNORECASE,
)


def _is_slip(relation: Relation) -> bool:
    """Whether a telling slip in one figure would make a sum hold."""
    slipped = misprint(relation)
    return slipped is not None and slipped.telling


def pointed(page: Page) -> Iterator[Group]:
    """What points back to the figures before it as what they make: "12,400 to Oman and 8,600 to Qatar. These 21,000 …", "Das waren 9,6 Milliarden"."""
    for total in page.figures:
        if total.is_share or total.is_duration or total.quantity.bound == "order" or total.is_change:
            continue
        if page.printed[total.known] > 1 or not (_POINTS.search(total.before) or THAT_IS.match(total.text)):
            continue
        run: list[Figure] = []
        for figure in reversed(page.figures[max(0, total.number - 2 * NEAR) : total.number]):
            if (
                figure.paragraph != total.paragraph
                or total.sentence - figure.sentence > 2
                or len(run) == NEAR
            ):
                break
            people = (
                _SO_THAT.search(total.before) is not None
                and counts("person", figure)
                and counts("person", total)
            )
            if (people or same_unit(figure, total)) and not page.in_brackets(figure) and not figure.is_change:
                run.append(figure)
        if len(run) > 1 and len({f.unit for f in (*run, total)}) > 1 and _SO_THAT.search(total.before):
            yield [replace(summed(run, total, "grammar"), perhaps=len(run) > 2)]
            continue
        mixed = not all(may_be_added(page, f, total) for f in run)
        if len(run) > 2 and mixed and sums_exactly(run, total):
            yield [summed(run, total, "grammar")]  # what each is per is told of one of them, or left out
            continue
        run = [f for f in run if may_be_added(page, f, total)]
        last = [f for f in run if f.sentence >= total.sentence - 1]
        whole = [
            taken
            for taken in (last, run)
            if len(taken) > 1 and 2 * magnitude(total) > max(map(magnitude, taken))
        ]
        found = [replace(summed(taken, total, "grammar"), perhaps=mixed) for taken in whole]
        if mixed:
            found = [relation for relation in found if relation.comparison.verdict == "consistent"]
        if found:
            yield found


_SO_THAT = re.compile(r"\b(?:so dass|sodass|so that|womit|thus|bringing)\b[^.;:\d]{0,40}$", re.IGNORECASE)


def made_up(page: Page) -> Iterator[Group]:
    """A total that three or more like figures behind it make exactly, in their order: "44.5 million. Of that, 41 … 2 … 1 … 0.5". Told only where it holds."""
    for total in page.figures:
        if total.is_share or total.is_duration or total.quantity.bound == "order" or total.is_change:
            continue
        parts: list[Figure] = []
        for figure in page.figures[total.number + 1 : total.number + 1 + MOST_PARTS]:
            if figure.sentence - total.sentence > NEXT or figure.is_headline:
                break
            if not may_be_added(page, figure, total) or not same_things(figure, total):
                continue
            if magnitude(figure) >= magnitude(total):
                break
            parts.append(figure)
        for end in range(3, len(parts) + 1):
            run, following = parts[:end], parts[end : end + 1]
            # a list that goes on is not made up by what stands before: "9, 31, 12 and 10"
            closed = not following or following[0].sentence - run[-1].sentence > 1
            if closed and sums_exactly(run, total):
                yield [summed(run, total, "grammar")]
                break


_POINTS = re.compile(
    r"\b(?:all (?:this|that|of this|of it)\b[^.;:\d]{0,60}|(?:das alles|all das|alles das|dies alles)\b[^.;:\d]{0,60}|(?:that|this|which|das|dies|was)\s+(?:came|comes|add(?:s|ed)?(?: up)?|amount(?:s|ed)|made|makes|ergab|ergibt|macht|machte)\s+(?:to\s+)?(?:\w+\s+)?|(?:these|those|all(?: of)?(?: the| these)?|the|both|diese[rn]?|all diese|alle|die)\s+(?:\w+\s+)?|(?:has|have|had) now \w+\s+|(?:thus|now|thereby|damit|so)\b.{0,30}\b(?:to|on|auf|mit|über|has|have|hat|haben|is|are|sind|gets?|bekommt|erhält)\s+|"
    r"(?:so that|so dass|sodass|womit)\b[^.;:\d]{0,40}|(?:over|in) (?:the|these|den|diesen|beiden)\b[^.;:]{0,30}\b(?:it was|they were|was|were|waren es|waren)\s+)$",
    re.IGNORECASE,
)


def together(page: Page) -> Iterator[Group]:
    """What is more than two others come to: "560, more than Chile (240) and Ghana (190) put together"."""
    starts = [figure.start for figure in page.figures]
    for said in _TOGETHER.finditer(page.text):
        first_behind = bisect.bisect_left(starts, said.start())
        near = page.figures[max(0, first_behind - NEAR) : first_behind + 2 * NEAR]
        inside = [f for f in near if said.start() <= f.start < said.end()]
        here = [f for f in near if f.text and page.opening(f) <= said.start() < page.closing(f)]
        before = [f for f in here if f.end <= said.start()]
        behind = [f for f in near if f.start >= said.end() and (not here or f.paragraph == here[0].paragraph)]
        first = before[-1:] or behind[:1]
        others = (inside or [f for f in behind if f not in first])[:2]
        if len(first) != 1 or len(others) != 2 or not all(may_be_added(page, f, first[0]) for f in others):
            continue
        yield [replace(summed(others, first[0], "grammar"), at_most=True)]


_TOGETHER = re.compile(
    r"\b(?:more|mehr)\b[^.;:]{0,40}?\b(?:than|als)\b[^.;:]{0,80}?\b(?:together|combined|zusammen|zusammengenommen)\b",
    re.IGNORECASE,
)


def _column(page: Page, total: Figure) -> list[Figure]:
    """The figures above one in its column of a table, from below; none where a cell among them was not read."""
    if total.start not in page.cells:
        return []
    column, line = page.cells[total.start]
    found: list[Figure] = []
    for start in reversed(page.columns[column][:line]) if line <= ROWS else ():
        figure = page.starting.get(start)
        if figure is None and _EMPTY.match(page.text, start):
            continue
        if figure is None or (figure.unit, figure.per) != (total.unit, total.per):
            return []
        found.append(figure)
    return found


ROWS = 60  # of a table that make a total
_EMPTY = re.compile(r"[–—-]?[ \t]*(?:$|[|\n\t])", re.MULTILINE)


def _like(page: Page, total: Figure, step: int) -> list[Figure]:
    """The figures of the same item going back from a total or on from it, until one is of a sentence too far away."""
    found: list[Figure] = []
    last = total
    number = total.number + step
    while (
        0 <= number < len(page.figures) and len(found) < 2 * NEAR and abs(number - total.number) <= 4 * NEAR
    ):
        figure = page.figures[number]
        number += step
        if figure.distance(last) > (FAR if last is total and _shares_in_list(page, total, figure) else 3):
            break
        listed = figure.sentence == last.sentence or (last is total and figure.distance(total) == 1)
        if (
            figure.is_headline
            or figure.is_change
            or not (same_unit(total, figure) or (is_kind_of(figure, total) and listed))
            or not _same_rate(figure, total)
            or not (
                total.is_money
                or same_item(total, figure)
                or is_kind_of(figure, total)
                or _is_kind_of(figure, total)
                or figure.sentence == total.sentence
            )
        ):
            continue
        if figure.known == total.known:
            break
        if len(found) > 1 and sums_exactly(found, figure):
            continue  # what those before it come to
        found.append(figure)
        last = figure
    return found


def _listed(page: Page, total: Figure) -> list[Figure]:
    """The like figures that stand one a line somewhere before a total."""
    found: list[Figure] = []
    for figure in reversed(page.figures[: total.number]):
        like = same_unit(figure, total) and figure.things == total.things and not figure.is_change
        if like and (not found or 0 < found[-1].paragraph - figure.paragraph <= 2):
            found.append(figure)
        elif found and like:
            break
    return found


def _is_kind_of(part: Figure, whole: Figure) -> bool:
    """Whether a part is of a kind of what the whole is of: wheat and maize of grain."""
    kinds, wholes = words.commodities(part.sort), words.commodities(whole.sort)
    return bool(kinds and wholes) and words.belongs(kinds[0], wholes[0])


def _same_rate(one: Figure, other: Figure) -> bool:
    """Whether two figures are per the same: a list leaves out what its total has, and a total what its list has in the same sentence."""
    if one.time_power and not other.time_power and one.sentence != other.sentence:
        return False
    return not one.things or same_things(one, other)


def _completeness(relation: Relation, before: Sequence[Figure], behind: Sequence[Figure]) -> tuple[int, int]:
    """First the run of one sentence, then longer ones: what a total next to it is taken to sum."""
    ends = relation.figures[:-1]
    same = len({figure.sentence for figure in ends}) == 1
    return (0 if same else 1, -len(ends))


def parts(page: Page) -> Iterator[Group]:
    """What is said to be part of a whole is not more than it, and several parts together are not: "of which", "davon", "of the 60 trucks 25"."""
    for place, first in enumerate(page.figures):
        if first.is_share or first.is_duration or first.quantity.bound == "order":
            continue
        earlier = page.figures[place - 1] if place else None
        behind = OF_THEM.match(first.after)
        said = _of_a_whole(first, earlier) or (behind is not None and words.stands_alone(behind))
        opened = (
            earlier is not None
            and earlier.sentence == first.sentence
            and _OF.search(earlier.before[-24:]) is not None
            and not words.said("part", earlier.before[-40:])
        )
        alone = _ALONE.search(first.before) is not None or _ALONE.match(first.after) is not None
        if not (said or opened or alone) or words.said("further", first.before[-40:]):
            continue
        near = page.figures[max(0, place - 3) : place] if said or alone else page.figures[place - 1 : place]
        whole = next((f for f in reversed(near) if same_unit(f, first) and f.things == first.things), None)
        if alone and (whole is None or whole.distance(first) > 1):
            far = page.figures[max(0, place - 2 * NEAR) : place]
            whole = next(
                (
                    f
                    for f in reversed(far)
                    if same_unit(f, first)
                    and f.things == first.things
                    and _OVERALL.search(f.before + f.after)
                ),
                None,
            )
        if (
            whole is None
            or (whole.distance(first) > 1 and not alone)
            or whole.quantity.bound == "order"
            or (first.per and whole.time_power not in (0, first.time_power))
            or words.said("part", whole.before[-40:])
        ):
            continue
        taken = [first]
        for figure in page.figures[place + 1 : place + NEAR]:
            if (
                figure.sentence != first.sentence
                or not same_unit(figure, first)
                or figure.things != first.things
                or is_further(figure)
                or figure.is_margin
            ):
                break
            if magnitude(figure) < magnitude(whole):
                taken.append(figure)
        sure = (
            said and words.said("part", first.before[-40:]) and len(taken) == 1 and whole.number == place - 1
        )
        yield [replace(summed(taken, whole, "words"), at_most=True, sure=sure)]
        if len(taken) > 1:
            yield [replace(summed(taken, whole, "grammar"), perhaps=True)]


def _of_a_whole(first: Figure, earlier: Figure | None) -> bool:
    """Whether the words before a figure say that it is of a whole; "120 of them, and 200" says so of the figure before."""
    beside = earlier is not None and earlier.sentence == first.sentence
    of_another = _OF_THESE.match(first.before) if beside else None
    before = _ASSUMING.sub(" ", first.before[of_another.end() if of_another else 0 :])
    return words.said("part", before[-40:]) or _HOLDS.search(before) is not None


_ASSUMING = re.compile(
    r"\b(?:geh\w*|abh\w+|sprich\w*|sprech\w*)[^.;:]{0,20} davon\b|\bdavon (?:aus|ab|überzeugt)\b|\bdavon, (?:dass|wie|ob)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:contains?|comprises?|includes?|umfasst|enthält|beinhaltet)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_OVERALL = re.compile(
    r"\b(?:worldwide|globally|overall|in all|in total|all over|weltweit|insgesamt|überhaupt)\b", re.IGNORECASE
)
_ALONE = re.compile(r"[^.;:]{0,24}\b(?:alone|allein)\b", re.IGNORECASE)
_OF_THESE = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:davon|von ihnen|of them|of these|of those|of it|of that)\b", re.IGNORECASE
)
_OF = re.compile(
    r"\b(?:of|von)\s+(?:the|these|those|its|their|den|diesen|ihren|seinen)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
