"""What is left of a whole, what lies between two figures, and what a further one brings them to.

"Of 1.12 billion 292 million were paid, the remaining 830 …", "from 1.96 to 1.59 billion, 370 million less", "with 20 ordered before, Peru would have 38".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from countertrade.checking import words
from countertrade.checking.addends import (
    FAR,
    MORE_OF_THEM,
    OF_THEM,
    ROUNDING,
    in_terms_of,
    is_further,
    magnitude,
    may_be_added,
    summed,
)
from countertrade.checking.items import Figure, Page, same_unit
from countertrade.checking.relations import AND, NEAR, REST_BEHIND, SIZES, Group, Relation, likeliest
from countertrade.records import Ties

TOP = ("headline", "lead")
GAP = 32  # code points before a figure in which it is put as what lies between two others: "leaving a closing stock of"


def remainders(page: Page) -> Iterator[Group]:
    """A whole, and the parts behind it of which the last is said to be what remains: "1.12 billion … 292 million, 97 million, the remaining 585"."""
    for rest in page.figures:
        said = _REST.search(rest.before[-40:]) or REST_BEHIND.match(rest.after)
        left = not said and (_LEAVES.search(rest.before[-30:]) or _REMAINS.match(rest.after))
        if rest.is_share or rest.is_duration or rest.quantity.bound == "order" or not (said or left):
            continue
        like = [
            figure
            for figure in reversed(page.figures[max(0, rest.number - 2 * NEAR) : rest.number])
            if rest.sentence - figure.sentence <= FAR and may_be_added(page, figure, rest)
        ]
        found: Group = []
        taken: list[Figure] = []
        if left:
            paid = next(iter(like), rest)
            whole = next((f for f in like[1:] if magnitude(f) > max(magnitude(rest), magnitude(paid))), None)
            if whole is not None and rest.distance(whole) > 1:
                computed = replace(in_terms_of(whole, rest) - in_terms_of(paid, rest), slack=ROUNDING)
                yield [Relation("sum", (whole, paid, rest), computed, "words", "−", perhaps=True)]
            continue
        for figure in like:
            if taken and magnitude(figure) > max(map(magnitude, taken)):
                clear = not found and rest.sentence - figure.sentence <= 3
                for part in ([*taken], *([one] for one in taken if len(taken) > 1)):
                    relation = summed([rest, *part], figure, "words")
                    found.append(replace(relation, perhaps=not clear or len(part) < len(taken)))
            if figure.known not in {f.known for f in taken}:
                taken.append(figure)
            if len(taken) > NEAR or len(found) > NEAR:
                break
        whole, *smaller = like[:2] or (rest,)
        if not found and smaller and smaller[0].sentence == whole.sentence and _OF_ALL.search(whole.before):
            # "31.7 of 35.2 billion were struck out. The rest, 3.5 billion"
            found = [summed([*smaller, rest], whole, "words")]
        if found:
            yield found


_OF_ALL = re.compile(r"\b(?:of|von|out of)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
# "which leaves 986 million to go", "rund 118 Millionen stehen noch aus"
_LEAVES = re.compile(
    r"\b(?:leav(?:es|ing)|(?:ver)?bleiben|bleibt)(?: (?:a|about|some|around|noch|rund|etwa|gut|knapp))*\s*$",
    re.IGNORECASE,
)
_REMAINS = re.compile(
    r"\s*(?:\w+ ){0,2}(?:remains?|(?:is|are) (?:still )?(?:outstanding|unpaid|owed|left)|steh\w+ noch aus|st[üe]nd\w+ noch aus|(?:ist|sind|seien) noch offen)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:(?:the )?remaining|the remainder(?: of)?|the (?:rest|balance|other)|(?:the last|die letzten)(?=\s*$)|(?:die |den |der )?(?:übrigen?|restlichen?|verbleibenden?|anderen)|(?:de[rnm] )?Rest)\b[^.;:]{0,20}$",
    re.IGNORECASE,
)


def additions(page: Page) -> Iterator[Group]:
    """One figure and a further one, held against a total of the same kind in the headline, the lead or the sentence before."""
    for more in page.figures:
        fronted = _FRONTED.search(more.before) is not None
        if more.is_share or more.is_duration or not (fronted or _FURTHER.search(more.before[-30:])):
            continue
        near = [
            f for f in page.figures[max(0, more.number - NEAR) : more.number] if may_be_added(page, f, more)
        ]
        first = next((f for f in reversed(near) if more.distance(f) <= 1), None)
        if first is None:
            continue
        largest = max(magnitude(first), magnitude(more))
        found = [
            summed([first, more], total, "words" if _MADE_UP.search(page.between(total, first)) else "item")
            for total in reversed(page.figures[: first.number])
            if may_be_added(page, total, more)
            and magnitude(total) > largest
            and (total.claim.section in TOP or first.distance(total) <= 1 + fronted)
        ]
        most = 1.6 if first.sentence == more.sentence else 1.2
        # where no word says that the two are all, more may follow
        least: dict[Ties, float] = {"words": 0.6, "item": 0.95}
        found = [r for r in found if least[r.ties] < r.comparison.ratio < most][:2]
        if found:
            yield found


_FURTHER = re.compile(
    r"\b(?:further|additional|additionally|another|weitere[nrs]?|nochmals?|noch einmal|zusätzlich\w*|plus)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# "In addition, the state pays on average …": of the whole clause
_FRONTED = re.compile(
    r"\b(?:in addition|additionally|on top of (?:that|this)|zusätzlich|darüber hinaus|außerdem)\b[^.;:\d]{0,80}$",
    re.IGNORECASE,
)
_MADE_UP = re.compile(
    r"\b(?:made up|consists?|composed|zusammengesetzt|setzt sich|besteht aus|bestehen aus)\b", re.IGNORECASE
)


def raised(page: Page) -> Iterator[Group]:
    """What is said to bring a number to a total: "with 20 ordered before, Peru would have 38"."""
    for total in page.figures:
        if (
            total.is_share
            or total.is_duration
            or total.quantity.bound == "order"
            or not (_BRINGS.search(total.before) or _has_with(page, total))
        ):
            continue
        near = [f for f in page.figures[max(0, total.number - 2 * NEAR) : total.number]
                if may_be_added(page, f, total) and magnitude(f) < 3 * magnitude(total)]  # fmt: skip
        here = [f for f in near if f.sentence == total.sentence] or [
            f for f in near if total.sentence - f.sentence == 1
        ]
        earlier = [f for f in reversed(near) if here and f.number < here[-1].number]
        found = [
            replace(
                summed([other, here[-1]], total, "grammar"),
                perhaps=len(earlier) > 1 or total.sentence - other.sentence > 2,
            )
            for other in earlier[:3]
        ]
        if found:
            yield found


def _has_with(page: Page, total: Figure) -> bool:
    """Whether somebody has so many with those named before it in its sentence: "with the 8 ordered now, the army will have 20"."""
    added = page.figures[total.number - 1] if total.number else None
    return (
        added is not None
        and added.sentence == total.sentence
        and _HAS.search(total.before) is not None
        and WITH.search(added.before[-30:]) is not None
    )


_HAS = re.compile(
    r"\b(?:(?:would|will|should|to)\b.{0,12}\bhave|has|had|kommt|kommen|käme|kämen|hätte|hat|verfügt|verfügen)\b.{0,40}$",
    re.IGNORECASE,
)
WITH = re.compile(r"\b(?:with|mit|plus|inklusive|einschließlich|including)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_BRINGS = re.compile(
    r"\b(?:(?:bring|brings|bringing|brought|taking|takes|took|lifts|lifting)\b.{0,60}\bto|would come to|come to|comes to|came to|womit es|womit (?:sie|er|man) auf|womit sich\b.{0,30}\bauf|"
    r"there (?:are|were|would be) (?:now|then)|are now|sind es (?:nun|jetzt|dann|damit)|"
    r"(?:erhöht|erhöhte|summiert|steigt|stieg)\b.{0,40}\bdamit\b.{0,30}\bauf|damit (?:erhöht|steigt|wächst|kommt|kommen)\b.{0,60}\bauf)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def differences(page: Page) -> Iterator[Group]:
    """What is said to be missing, left, more or less is what lies between two figures near it: "from 1.96 to 1.59 billion, 370 million less"."""
    for gap in page.figures:
        of_them = OF_THEM.match(gap.after) is not None  # "500 of those who stayed"
        left = not _is_gap(gap) and not of_them and words.said("left", re.split(r"[.;:]", gap.after[:30])[0])
        moved = not left and not _is_gap(gap) and words.said("moved", re.split(r"[.;:]", gap.after[:50])[0])
        if (
            gap.is_share
            or gap.is_duration
            or gap.quantity.bound == "order"
            or not (left or moved or _is_gap(gap))
            or is_further(gap)
        ):
            continue
        near = [
            figure
            for figure in page.around(
                gap, 2 if _BETWEEN.search(gap.before) or _TOO.search(gap.after) else 1, NEAR, 2
            )
            if same_unit(figure, gap)
            and (not _is_enclosed(page, figure) or _is_enclosed(page, gap))
            and (figure.things == gap.things or not gap.things or not figure.things)
            and figure.quantity.bound != "order"
            and not _is_gap(
                figure
            )  # "105 more than last year, 130 more than predicted": neither comes of the other
        ]
        if moved and len(near) != 2:
            continue
        found: Group = []
        for one, other in itertools.combinations(near[:4], 2):
            if abs(one.sentence - other.sentence) > 1:
                continue
            dated = (f for f in (one, other) if f.sentence != gap.sentence and _IN_YEAR.search(f.before))
            if gap.is_margin and _THAN_LAST.search(page.text[gap.end : page.closing(gap)]) and any(dated):
                continue  # "36 fewer than last year. In 2016 it was 280"
            small, large = sorted((one, other), key=lambda f: f.interval.anchor / f.size)
            if small.things != large.things and not gap.things:
                continue  # "78 at 750,000 each come to 58 million": a price is taken from nothing
            if magnitude(large) < magnitude(gap) and (
                _has_larger(page, gap) or MORE_OF_THEM.match(gap.after)
            ):
                continue  # "of 2.4 billion 1 was repaid, the remaining 1.67": nothing is left of less
            computed = in_terms_of(large, gap) - in_terms_of(small, gap)
            if computed.anchor > 0:
                computed = replace(computed, slack=ROUNDING)
                sized = [f for f in near if 1 / SIZES < magnitude(f) / magnitude(large) < SIZES]
                beside = len(sized) == 2 or (
                    one.sentence == other.sentence == gap.sentence and one in near[:2] and other in near[:2]
                )
                first, second = sorted((one, other), key=lambda f: f.number)
                listed = AND.search(page.between(first, second)) is not None
                if listed and (moved or any(words.said(way, gap.before[-24:]) for way in ("rise", "fall"))):
                    continue  # "910 to Oman and 640 to Qatar, a fall of 200": of both together
                net = _NET.search(gap.before) is not None  # other receipts and costs may be in it
                ties: Ties = "item" if not beside else "grammar" if moved or listed or net else "words"
                found.append(
                    Relation("sum", (large, small, gap), computed, ties, "−", perhaps=left and not beside)
                )
        if found:
            yield sorted(found, key=likeliest)


def _is_enclosed(page: Page, figure: Figure) -> bool:
    """Whether a figure stands in brackets, as a part does: "900 cars (of which 300 are lorries), 120 more than last year"."""
    said = page.text[page.opening(figure) : figure.start]
    return said.rfind("(") > said.rfind(")")


_THAN_LAST = re.compile(
    r"\b(?:als|than)\s[^.;:,\d]{0,40}?\b(?:Vorjahr\w*|Vormonat\w*|Jahr zuvor|last year|(?:the )?year before|previous year|year (?:ago|earlier))\b",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BETWEEN = re.compile(r"\b(?:difference|unterschied|differenz|abstand)\b[^.;:\d]{0,24}$", re.IGNORECASE)
_NET = re.compile(
    r"[,–—-]\s+(?:an?|ein(?:e[nm]?)?)\s+(?:\w+\s+)?(?:loss|profit|surplus|deficit|shortfall|gap|balance|verlust|gewinn|überschuss|defizit|fehlbetrag|saldo|lücke)\s+(?:of|von)\s+$",
    re.IGNORECASE,
)  # "against costs of 4 million, a loss of 1.7"
_TOO = re.compile(
    r"^[^.;:]{0,24}\b(?:too|zu) (?:high|low|dear|cheap|hoch|niedrig|teuer|billig)\b", re.IGNORECASE
)


def _has_larger(page: Page, gap: Figure) -> bool:
    """Whether a like figure before one, in its paragraph, is larger, and may be the whole that it is left of."""
    return any(
        figure.paragraph == gap.paragraph
        and may_be_added(page, figure, gap)
        and magnitude(figure) > magnitude(gap)
        for figure in page.figures[max(0, gap.number - 2 * NEAR) : gap.number]
    )


def _is_gap(figure: Figure) -> bool:
    """Whether a figure is put as what lies between two others."""
    exceeds = _BY.search(figure.before[-24:]) is not None and _EXCEEDS.search(figure.text) is not None
    named = words.said("leaves", f"{figure.before[-GAP:]} ") or _NET.search(figure.before) is not None
    return named or exceeds or _MORE.match(figure.after) is not None


_BY = re.compile(r"\b(?:by|um)\s+(?:\w+\s+)?$", re.IGNORECASE)
_EXCEEDS = re.compile(
    r"\b(?:exceed|outstrip|surpass|outweigh|outnumber)\w*|\b(?:überst(?:ie|ei)g|übertr[aio]f|überwieg|überwog)\w*",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?!(?:und|and|oder|or)\b)(?:\w+\s+){0,2}?(?:less|more|fewer|short|higher|lower|cheaper|dearer|weniger|mehr|höher|niedriger|billiger|teurer|above|below|missing|outstanding|fehl\w*|zu (?:wenig|viel|hoch|niedrig|teuer|billig)|too (?:few|many|little|much|high|low|dear|cheap))\b",
    re.IGNORECASE,
)
