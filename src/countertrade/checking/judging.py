"""From candidate relations to findings: which reading holds, what would explain one that fails, and what may be said of it.

Only what the text itself claims, in words or by its grammar, is called inconsistent. Before that, completions are searched: a share
printed nearby as a factor, another count of the same thing, a missing term. Where one fits, that is asked.
"""

from __future__ import annotations

import functools
import itertools
import math
import operator
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from countertrade import units
from countertrade.checking import messages, wording, words
from countertrade.checking.intervals import Interval, base, compare, plain
from countertrade.checking.items import Figure, Page, same_unit
from countertrade.checking.misprints import STEPS, Misprint, misprint, slip_between
from countertrade.checking.relations import REST_BEHIND, THAT_IS, Factor, Group, Relation, hundreds, is_hourly
from countertrade.records import Claim, Finding, Reference, Rule, Ties, Trial, Verdict, digest

FAR = 15.0  # a computed figure that many times off is of something else, unless a known slip explains it
_BESIDE = 24  # characters before a figure in which it is set apart
_BEHIND = 90  # characters in which a total says what else it is for
OTHERS = frozenset(
    {"import", "export", "budget", "need", "shortfall", "supply"}
)  # what a total is of that no price and number make
TIES: tuple[Ties, ...] = ("words", "grammar", "item")  # the strongest first
TRIED = 8  # readings of one relation of which something may be said
SMALLEST_PART = 5000  # a figure so many times less than a total is no part of it, but a price
ADDED = 0.02  # how far a list may be from its total
EXACT = 0.005  # figures that come to one another so closely are no chance
MOST = 1.5  # shares that come to more were never meant to make one whole
STOCKED = 45  # code points beside a figure in which words say that it is what was made or is held
CEILING = 2  # sentences between an amount and all that there is of it
COMPACT = 5  # figures between the first and the last of a relation that only its items tie


def finding(
    rule: Rule,
    verdict: Verdict,
    figures: Sequence[Figure],
    working: str,
    message: str,
    *,
    ties: Ties = "words",
    reference: Sequence[Reference] = (),
    readings: Sequence[str] = (),
    claims: Sequence[Claim] = (),
) -> Finding:
    """A finding whose id depends on its rule, claims and figures, and on nothing else: not on the language."""
    ids = list(dict.fromkeys([*(figure.claim.id for figure in figures), *(claim.id for claim in claims)]))
    seen = sorted(f"{figure.claim.id}={figure.quantity.value}" for figure in figures)
    rows = sorted(f"{row.id}={row.value}/{row.low}/{row.high} {row.unit}" for row in reference)
    return Finding(
        id=digest("f", rule, verdict, *(sorted(ids) or [working]), *seen, *rows),
        rule=rule,
        verdict=verdict,
        ties=ties,
        claims=tuple(ids),
        reference=tuple(row.id for row in reference),
        working=working,
        message=message,
        readings=tuple(readings),
    )


class Judged(NamedTuple):
    """The findings of a page, and every sum that was tried with what came of it."""

    findings: list[Finding]
    tried: list[Trial]


def judge(page: Page, groups: Iterable[Group], language: str) -> Judged:
    """Hold every group; what a holding one explains is not held against it by another."""
    tried: dict[tuple[str, ...], Trial] = {}
    held: list[Relation] = []
    left: list[Group] = []
    for group in groups:  # first what the text itself ties together
        good = next((relation for relation in group if relation.ties != "item" and _holds(relation)), None)
        if good is not None:
            held.append(good)
        else:
            left.append(group)
    taken = {relation.stated.claim.id for relation in held if not relation.at_most}
    failing: list[Group] = []
    for group in left:  # then what their things do, but for totals that are those of others
        free = [relation for relation in group if relation.stated.claim.id not in taken]
        good = next((relation for relation in free if _holds(relation)), None)
        if good is None or (good.rule == "share" and free[0].ties != "item"):
            failing.append(free)
        else:
            held.append(good)
            if told := [relation for relation in free if _is_told(relation)]:
                failing.append(
                    told
                )  # that its things fit a figure elsewhere is no answer to what is said here
    for relation in held:
        _note(tried, relation, "consistent", language)
    findings = [
        _holding(relation, language)
        for relation in held
        if (relation.ties != "item" or _by_measure(relation)) and not (relation.perhaps or _trivial(relation))
    ]
    exact = [r for r in held if r.ties != "item" or abs(r.comparison.ratio - 1) < EXACT]
    explaining = {
        "words": _by_figure(r for r in held if r.ties != "item"),
        "grammar": _by_figure(exact),
        "item": _by_figure(held),
    }
    answers: list[tuple[Relation, Finding | None]] = []
    for group in failing:
        unexplained = [
            r for r in group if r.sure or not _explained(r, explaining[r.ties]) or _is_slipped_share(r)
        ]
        if not unexplained:
            continue
        # what is merely less than comes of one reading is not wrong by another
        unexplained.sort(
            key=lambda relation: relation.comparison.verdict != "loose" or relation.ties == "item"
        )
        said = (
            (relation, _failing(page, relation, language, told=told, unclear=_has_rival(relation, group)))
            for told in (False, True)
            for relation in unexplained[:TRIED]
        )
        relation, found = next((pair for pair in said if pair[1] is not None), (unexplained[0], None))
        answers.append((relation, found))
    floors = {relation.stated.claim.id for relation, found in answers if found and found.verdict == "loose"}
    for relation, found in answers:
        # what is more than one reading comes to is not held against another: "2,000 each … 200 million in all; workers get 800"
        kept = (
            found if relation.sure or relation.stated.claim.id not in floors or not _doubts(found) else None
        )
        _note(tried, relation, kept.verdict if kept is not None else None, language)
        if kept is not None:
            findings.append(kept)
    return Judged(list(_once(findings)), list(tried.values()))


def _doubts(found: Finding | None) -> bool:
    """Whether a finding says or asks whether a product is wrong."""
    return found is not None and found.rule == "product" and found.verdict in ("inconsistent", "question")


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, with one question about the sum that a figure is at the most: that of the strongest ties."""
    asked: dict[str, Finding] = {}
    for found in findings:
        if found.rule == "sum" and found.verdict == "question" and not _is_part(found):
            best = asked.setdefault(found.claims[-1], found)
            if TIES.index(found.ties) < TIES.index(best.ties):
                asked[found.claims[-1]] = found
    kept = {id(found) for found in asked.values()}
    yield from (
        f for f in findings if id(f) in kept or f.rule != "sum" or f.verdict != "question" or _is_part(f)
    )


def _is_part(found: Finding) -> bool:
    """Whether a finding holds one part against its whole."""
    return len(found.claims) == 2


def _is_slipped_share(relation: Relation) -> bool:
    """Whether a telling slip in a share would make it hold: that two figures make up a third answers for no share of them."""
    slipped = misprint(relation) if relation.rule == "share" and len(relation.figures) == 3 else None
    return slipped is not None and slipped.telling and slipped.figure is relation.stated


def _is_told(relation: Relation) -> bool:
    """Whether a product is said in words or by its grammar, all of it in one sentence or two."""
    sentences = [figure.sentence for figure in relation.figures]
    return relation.sign == "×" and relation.ties != "item" and max(sentences) - min(sentences) <= 1


def _mixes(relation: Relation) -> bool:
    """Whether a sum adds what is by the year to what is not, as if it were paid once."""
    *parts, total = relation.figures
    return relation.sign == "+" and not total.time_power and any(part.time_power for part in parts)


def _holds(relation: Relation) -> bool:
    if relation.at_most:
        return relation.computed.low <= relation.stated.interval.high * (1 + relation.computed.slack + 0.01)
    if relation.sign == "+" and relation.computed.high > 1.3 * relation.computed.low:
        return False  # a sum of ceilings fits whatever lies under it
    if (
        relation.rule == "sum"
        and relation.stated.quantity.bound == "exact"
        and abs(relation.comparison.ratio - 1) > ADDED
    ):
        return False
    return relation.comparison.verdict == "consistent"


def _trivial(relation: Relation) -> bool:
    """Nothing that could have failed: an open figure against an open one, or parts that are merely not too many."""
    return relation.at_most or (relation.computed.open and relation.stated.interval.open)


def _by_measure(relation: Relation) -> bool:
    """Whether a case's measures say that the figures belong together, or a price and a number exactly; of others `closing` weighs the chance."""
    if relation.sign == "×" and relation.figures[0].things and abs(relation.comparison.ratio - 1) < EXACT:
        return not relation.computed.open and _compact(relation)
    return all(figure.claim.measure is not None for figure in relation.figures if not figure.is_duration)


def _by_figure(held: Iterable[Relation]) -> dict[str, list[Relation]]:
    """Relations by the claims of their figures."""
    found: dict[str, list[Relation]] = {}
    for relation in held:
        if not relation.at_most:
            for id in {figure.claim.id for figure in relation.figures}:
                found.setdefault(id, []).append(relation)
    return found


def _explained(relation: Relation, held: Mapping[str, Sequence[Relation]]) -> bool:
    """Whether the stated figure is what others give, or the others give something else.

    That its amounts add up says nothing of a share that is printed with them, and a share nothing of what is said to be the rest.
    """
    ids = {figure.claim.id for figure in relation.figures}
    near = {id(other): other for claim in ids for other in held.get(claim, ())[:TRIED]}
    for other in near.values():
        if relation.rule == "share" and relation.ties != "item" and relation.stated not in other.figures:
            continue
        if relation.rule == "sum" and relation.ties == "words" and other.rule == "share":
            continue
        shared = sum(figure.claim.id in ids for figure in other.figures)
        if shared >= 2 or (len(ids) > 2 and other.stated.claim.id == relation.stated.claim.id):
            return True
    return False


def _note(
    tried: dict[tuple[str, ...], Trial], relation: Relation, verdict: Verdict | None, language: str
) -> None:
    ids = tuple(sorted({figure.claim.id for figure in relation.figures}))
    tried.setdefault(
        ids,
        Trial(
            rule=relation.rule,
            claims=ids,
            ties=relation.ties,
            verdict=verdict,
            working=working(relation, language),
        ),
    )


def working(relation: Relation, language: str) -> str:
    """The sum with its figures: "2,000 USD/soldier/month × 10,000 soldiers = …; stated: …"."""
    terms = f" {relation.sign} ".join(
        wording.amount(figure.stated, language) for figure in relation.figures[:-1]
    )
    terms += "".join(factor_text(factor, relation.figures[0], language) for factor in relation.factors)
    return messages.say("product_working", language, parts=terms, computed=_shown(relation.computed, relation.stated, language),
                        stated=wording.amount(relation.stated.stated, language))  # fmt: skip


def factor_text(factor: Factor, rate: Figure, language: str) -> str:
    """A number that no figure states, as the next term of a working: " × 12 months/year"."""
    value, unit, per = factor
    shown = f" {wording.noun(unit, value, language)}" if unit else ""
    shown += f"/{wording.noun(per, 1, language)}" if per else ""
    down = bool(per) and unit not in rate.per
    return f" {'/' if down else '×'} {wording.number(value, language, 4)}{shown}"


def _shown(computed: Interval, stated: Figure, language: str) -> str:
    size = stated.size
    return wording.interval(
        computed.low / size, computed.high / size, stated.unit, stated.per, language, digits=4
    )


def _said(relation: Relation, language: str) -> str:
    size = relation.stated.size
    return messages.compared(
        relation.comparison, relation.stated.stated, relation.computed.low / size, relation.computed.high / size,
        relation.stated.unit, relation.stated.per, language,
    )  # fmt: skip


def _holding(relation: Relation, language: str) -> Finding:
    return finding(relation.rule, "consistent", relation.figures, working(relation, language), _said(relation, language),
                   ties=relation.ties, reference=relation.rows)  # fmt: skip


def _has_rival(relation: Relation, group: Group) -> bool:
    """Whether the sentence of a total has another that the same terms may be meant to make."""
    *terms, stated = relation.figures
    return relation.rule == "product" and any(
        other.figures[:-1] == tuple(terms)
        and other.stated is not stated
        and other.stated.sentence == stated.sentence
        for other in group
    )


def _is_more(relation: Relation) -> bool:
    """Whether words say that a total has more in it than the product that falls short of it: "most of it", "the remainder", "further"."""
    return relation.comparison.ratio < 1 and any(
        words.said(cue, figure.text)
        for figure in relation.figures[:-1]
        for cue in ("rest", "further", "most")
    )


_BREAK = re.compile(r"[.;:,–—]\s")


def _has_others(page: Page, relation: Relation) -> bool:
    """Whether a total is said to be of other things too, or to be none of these: "600 million including transport", "240 so far, a further 50"."""
    *parts, total = relation.figures
    before = page.figures[max(0, total.number - 1)]
    divides = before.is_money and before.sentence == total.sentence
    if relation.rule == "product" and divides and words.said("part", total.before[-_BESIDE:]):
        return True  # "5 billion for 25 jets, of which 2 billion is for weapons"
    if relation.comparison.ratio >= 1 or relation.sign not in ("×", "+"):
        return False
    if relation.sign == "×" and parts[0].things and any(_is_begun(part, total) for part in parts):
        return True  # "90,000 tonnes. The first three ships with 10,000 tonnes each have left"
    ahead = relation.sign == "+" and total.number < parts[0].number
    if ahead and words.said("open", parts[0].before[-_BEHIND:]):
        return True  # "56 deals worth a billion, including 800 million to Egypt"
    if ahead and OTHERS & set(total.roles) - set(words.roles(" ".join(part.text for part in parts))):
        return True  # what is needed is not what was given
    if ahead and words.said("apart", parts[0].before[-_BESIDE:]):
        return True
    last = max(relation.figures, key=operator.attrgetter("number"))
    if ahead and any(
        words.said("rest", told) for told in _BREAK.split(page.text[last.end : last.end + _BEHIND])[1:]
    ):
        return True
    behind = page.text[total.end : total.end + _BEHIND]
    divided = relation.rule == "product" and words.said("part", behind[:_BESIDE])
    return divided or words.said("inclusive", behind)


def _is_begun(part: Figure, total: Figure) -> bool:
    """Whether a count is of the first ones only, or its sentence tells of what was done so far, and that of the total does not."""
    so_far = part.sentence != total.sentence and words.said("running", part.text)
    return _FIRST.search(part.before) is not None or so_far


_FIRST = re.compile(r"\b(?:first|initial|ersten?)\s+$", re.IGNORECASE)


def _is_no_total(relation: Relation) -> bool:
    """Whether what is taken for the total of so much a year for several years is less than that of one."""
    *terms, total = relation.figures
    lasting = any(term.is_duration for term in terms)
    return lasting and any(term.unit == total.unit and min(term.known) > max(total.known) for term in terms)


def _failing(
    page: Page, relation: Relation, language: str, *, told: bool = False, unclear: bool = False
) -> Finding | None:
    """What to say of a relation that does not hold, if it may be said at all; `told` asks also where words say it of unlikely figures.

    Where it is `unclear` which figure is meant for the total, it is asked.
    """
    if _mixes(relation) or (
        relation.at_most and relation.computed.anchor > FAR * relation.stated.interval.anchor
    ):
        return None
    if relation.at_most:
        return finding("sum", "inconsistent" if relation.sure else "question", relation.figures, working(relation, language),
                       messages.say("parts_more" if len(relation.figures) > 2 else "part_larger", language,
                                    computed=_shown(relation.computed, relation.stated, language),
                                    whole=wording.amount(relation.stated.stated, language, spelt=True)),
                       ties=relation.ties)  # fmt: skip
    comparison = relation.comparison
    ratio = comparison.ratio
    if relation.sign == "+" and comparison.verdict == "consistent":
        return None  # open figures, which fit but could not have failed to
    if relation.computed.low <= 0 and math.isinf(relation.computed.high):
        return None  # at most so many a year for more than so many years: nothing follows
    if _has_others(page, relation) or _adds_to_anothers(page, relation):
        return None
    slipped = None if relation.is_assumed else misprint(relation)
    if not 1 / FAR < ratio < FAR and comparison.slip is None and slipped is None:
        return None
    if slipped is None and comparison.slip is None and _is_no_total(relation):
        return None
    if relation.ties == "item" and (
        not _asked(relation, slipped)
        or OTHERS & set(relation.stated.roles)
        or _of_something_else(page, relation)
    ):
        return None
    if relation.is_over_time and _has_rival_rates(page, relation.figures[0]):
        return None  # pay and upkeep of the same persons: which of them a total is of is not said
    if relation.stated.claim.commitment.polarity == "-" and relation.sign != "−":
        return None  # who denies a total says himself that it is wrong; what is missing is no denial
    plausible = relation.rule != "sum" or _plausible_sum(relation)
    if slipped is None and (relation.perhaps or not (plausible or (told and _told_in_one(relation)))):
        return None
    if relation.ties == "item" and not plausible:
        return None
    if comparison.verdict == "loose" and relation.ties == "item" and not (slipped and slipped.telling):
        return None
    claimed = _claimed(relation) or _is_slipped(relation, slipped)
    verdict: Verdict = comparison.verdict if claimed else "question"
    if _is_over_ceiling(relation):
        verdict = "implausible"
    text = _said(relation, language)
    if any(_further(page, relation, language)) and _one_sentence_or_two(relation):
        return None
    notes = list(completions(page, relation, language))
    if slipped is not None and not notes and comparison.slip is None:
        text += "; " + _mended(slipped, language)
    if relation.rule == "product" and (unclear or _is_more(relation)):
        verdict = "question"
    if notes or relation.perhaps or relation.is_assumed or not plausible or _of_another_case(relation):
        verdict = "question"
    if verdict == "question":
        text = messages.say("question", language, text="; ".join([text, *notes]))
    return finding(relation.rule, verdict, relation.figures, working(relation, language), text, ties=relation.ties, reference=relation.rows)  # fmt: skip


def _adds_to_anothers(page: Page, relation: Relation) -> bool:
    """Whether a further part is somebody's of whom the sentence of the first does not speak: "Mali has 460 ill. The agency treats a further 60"."""
    if relation.sign != "+" or len(relation.figures) < 3:
        return False
    first, *_, more, total = relation.figures
    if first.sentence == more.sentence or not words.said("further", more.before):
        return False
    opening = page.text[page.opening(more) : more.start]
    if total.sentence != more.sentence or _SOMEBODY.match(opening) is None:
        return False
    named = {
        word[:5].casefold() for word in re.findall(r"[^\W\d_]{4,}", _FURTHER.split(opening)[0])
    } - _AUXILIARY
    return bool(named) and not any(stem in words.fold(first.text) for stem in named)


_SOMEBODY = re.compile(r"\W*(?:The|Der|Die|Das|[A-Z]{2,})\s")  # who a sentence begins by naming
_FURTHER = re.compile(
    r"\b(?:an?\s+)?(?:additional|another|further|extra|weitere\w*|zusätzlich\w*)\b", re.IGNORECASE
)
_AUXILIARY = frozenset("will would have been also with from werde haben wurde würde auch noch".split())


def _of_something_else(page: Page, relation: Relation) -> bool:
    """Whether words at a total say that it is of another thing than its terms: a debt and no price, "4 million for transport", another party's."""
    rate, *terms, total = relation.figures
    sentences = {figure.sentence for figure in relation.figures[:-1]}
    own = next((term for term in terms if term.is_duration), None)
    others = [
        term for term in page.terms(rate) if term.sentence == rate.sentence and term not in relation.figures
    ]
    if own is not None and own.sentence != rate.sentence and others:
        return True  # "a deal for 15 years at 300 a day", beside another of 10 years
    told = " ".join({figure.text for figure in relation.figures[:-1]})
    if relation.rule != "product" or total.sentence in sentences:
        return False
    if own is not None and total.paragraph not in {figure.paragraph for figure in relation.figures[:-1]}:
        return not words.said(
            "total", total.before[-60:]
        )  # what was shipped before a contract of so many years
    kinds = words.kinds(f"{total.before[-_SAID:]} | {total.after[:_BESIDE]}") & _OWED - words.kinds(told)
    bought = _BOUGHT.match(total.after) if total.is_money else None
    named = {stem[:5].casefold() for stem in re.findall(r"[^\W\d_]{4,}", bought[1])} if bought else set[str]()
    return bool(kinds) or (bool(named) and not any(stem in words.fold(told) for stem in named))


_OWED = frozenset(("debt", "fine"))  # what no price and number make
_SAID = 60  # characters before a total in which its kind is named
_BOUGHT = re.compile(
    r"\s+(?:for|für)\s+(?!(?:(?:the|die|das) )?(?:it|them|all|this|that|these|full|whole|entire|lot|set|rest|sie|alle|das|ganze|gesamte)\b)([^.;:,()]{3,30})",
    re.IGNORECASE,
)


def _one_sentence_or_two(relation: Relation) -> bool:
    """Whether a product and its total stand side by side, so that a term beside them is part of the same sum."""
    numbers = [figure.sentence for figure in relation.figures]
    return max(numbers) - min(numbers) <= 1


def _has_rival_rates(page: Page, rate: Figure) -> bool:
    """Whether a page has another rate by time of the same unit, per the same."""
    return rate.time_power == -1 and any(
        other.unit == rate.unit and set(other.per) == set(rate.per) and other.known != rate.known
        for other in page.figures
    )


def _is_slipped(relation: Relation, slipped: Misprint | None) -> bool:
    """Whether a product of a case's measures, each its own, misses a total by one known slip to the digit."""
    measures = [figure.claim.measure for figure in relation.figures if not figure.is_duration]
    known = slipped is not None and slipped.kind != "digit" and slipped.figure is relation.stated
    return (
        relation.rule == "product"
        and None not in measures
        and len(set(measures)) == len(measures) > 2
        and known
    )


def _is_over_ceiling(relation: Relation) -> bool:
    """Whether a measured rate over a term comes to more than there is at the most, by a figure that is none of the case's measures."""
    rate, *terms, stated = relation.figures
    return (
        relation.rule == "product"
        and stated.claim.measure is None
        and stated.quantity.bound == "at_most"
        and rate.claim.measure is not None
        and len(terms) == 1
        and terms[0].is_duration
        and relation.comparison.ratio > 1
    )


def _of_another_case(relation: Relation) -> bool:
    """Whether a total is under a condition of its own."""
    *parts, stated = relation.figures
    return words.said("condition", stated.text) and not any(
        words.said("condition", part.text) for part in parts
    )


def _asked(relation: Relation, slipped: Misprint | None) -> bool:
    """Whether a relation that only the things of its figures tie is worth a question: near one another, or one telling slip away."""
    telling = slipped is not None and slipped.telling
    if relation.rule == "product" and max(relation.stated.known) <= max(relation.figures[0].known):
        return False  # less than one of them costs
    priced = relation.sign == "×" and bool(relation.figures[0].things)
    if priced and telling:
        return True
    beside = relation.rule == "conversion" and relation.figures[0].distance(relation.stated) <= 2
    asks = relation.sign in ("+", "→") or (
        relation.sign == "×" and (priced or beside or _over_term(relation))
    )
    return (asks or telling or relation.told) and _compact(relation)


def _mended(slipped: Misprint, language: str) -> str:
    """What would fit in place of a printed figure, and what slip made it of that."""
    unit = slipped.figure
    meant = wording.value(slipped.meant, unit.unit, unit.per, language)
    kind = slipped.kind if slipped.kind in ("swapped", "digit") else "scale"
    factor = wording.number(STEPS.get(slipped.kind, 1.0), language)
    return messages.say(kind, language, meant=meant, factor=factor)


def _over_term(relation: Relation) -> bool:
    """Whether a rate, a term and a total stand together: two of them in one sentence, the third near it."""
    if len(relation.figures) != 3 or not relation.figures[1].is_duration:
        return False
    sentences = sorted(figure.sentence for figure in relation.figures)
    summed = words.said("total", relation.stated.before[-60:])
    return (len(set(sentences)) < 3 or summed) and sentences[-1] - sentences[0] <= 3


def _claimed(relation: Relation) -> bool:
    """Whether the text itself claims the relation, so that it may be called wrong."""
    match relation.rule:
        case "share":
            figures = relation.figures
            beside = max(f.sentence for f in figures) - min(f.sentence for f in figures) <= 1
            # of a page without a case it may be a share of something else
            of_case = len(figures) == 3 and (
                figures[-1].claim.measure is not None or all(f.claim.measure is not None for f in figures[:2])
            )
            return relation.ties != "item" and beside and of_case
        case "conversion":
            return relation.ties != "item"
        case "sum":
            last = max(figure.number for figure in relation.figures)
            # a total with its parts behind it may leave some out
            complete = relation.sign != "+" or relation.stated.number == last or relation.comparison.ratio > 1
            one_sentence = len({figure.sentence for figure in relation.figures}) == 1
            return relation.ties == "words" and one_sentence and complete
        case "growth":
            stated = relation.stated
            follows = THAT_IS.match(stated.text) or _THUS.search(stated.before)
            return relation.ties == "words" or (relation.ties == "grammar" and follows is not None)
        case _:
            exchanged = any(units.is_currency(thing) for thing in relation.figures[0].things)
            # how much of the time a power is drawn is seldom said
            idle = is_hourly(*relation.figures[:2]) and relation.comparison.ratio > 1
            before = all(  # a stretch of time that is told behind is of something else, unless it is what comes of the rest
                f.sentence <= relation.stated.sentence or words.said("result", f.before)
                for f in relation.figures
                if f.is_duration
            )
            rate, total = relation.figures[0], relation.stated
            theirs, his = rate.claim.attribution.source, total.claim.attribution.source
            # the paper may reckon with what somebody said, but nobody is taken to reckon with what another says
            one_voice = (
                his is None
                or rate.sentence == total.sentence
                or (theirs is not None and theirs.name == his.name)
            )
            return (
                relation.ties == "words"
                and _compact(relation)
                and before
                and one_voice
                and not (exchanged or idle)
            )


# "also" is German here: it stands between a verb and what follows
_THUS = re.compile(r"\b(?:also um|somit|damit|thus|hence|therefore)\b", re.IGNORECASE)


def _plausible_sum(relation: Relation) -> bool:
    """Whether a list may be meant to make a total that it does not make: near it, and no part far above it."""
    ratio, total = relation.comparison.ratio, relation.stated
    if relation.sign != "+":
        return 0.2 < ratio < 5
    whole = total.interval.anchor / total.size
    for part in relation.figures[:-1]:
        share = part.interval.anchor / part.size / whole
        if not 1 / SMALLEST_PART < share < 1.1 or part.known == total.known:
            return False
    return 0.7 < ratio < 2 and not _leaves_more(relation)


def _run_up(relation: Relation) -> bool:
    """Whether parts, a sentence each, run up to what they are said to come to: "Peru bought 40. A further 30 wait. Together that makes 90"."""
    steps = [b.sentence - a.sentence for a, b in itertools.pairwise(relation.figures)]
    added = words.said("further", relation.figures[-2].before)
    return relation.sign == "+" and added and all(0 <= step <= 1 for step in steps)


def _leaves_more(relation: Relation) -> bool:
    """Whether the rest of a list is told behind its last part, which is not that rest itself."""
    after = relation.figures[-2].after
    return words.said("rest", after) and REST_BEHIND.match(after) is None


def _told_in_one(relation: Relation) -> bool:
    """Whether words tie a list to its total, what it brings a number to or what lies between two, in a sentence or two."""
    sentences = [figure.sentence for figure in relation.figures]
    opens = relation.ties == "words" and words.said("together", relation.stated.text[:24])
    apart = max(sentences) - min(sentences) > (2 if _run_up(relation) or opens else 1)
    if relation.ties == "item" or apart or _leaves_more(relation):
        return False
    if relation.sign != "+":
        return 0.15 < relation.comparison.ratio < 10
    whole = relation.stated.interval.anchor / relation.stated.size
    small = min(part.interval.anchor / part.size for part in relation.figures[:-1])
    return 0.2 < relation.comparison.ratio < 1 and small * SMALLEST_PART > whole


def _compact(relation: Relation) -> bool:
    numbers = [figure.number for figure in relation.figures]
    sentences = [figure.sentence for figure in relation.figures]
    return max(numbers) - min(numbers) <= COMPACT and max(sentences) - min(sentences) <= COMPACT


_BY_THEN = re.compile(r"\b(?:by|from|bis|ab) (?:19|20)\d\d", re.IGNORECASE)  # what is so only later
_OUT_OF = re.compile(
    r"\b(?:of the|out of|von den|von|aus den)\s*$", re.IGNORECASE
)  # "Von den 4 Booten fährt höchstens eines"


_GROWS = re.compile(  # what is to become more than it was
    r"\b(?:ris|rose|grow|grew|increas|expand|doubl|tripl|rais|steig|stieg|wachs|wuchs|erhöh|aufstock|aufgestockt|ausbau|verdoppel)\w*",
    re.IGNORECASE,
)


def over_ceiling(page: Page, language: str) -> Iterator[Finding]:
    """An amount of a case above all that there is of it, by a figure beside it that is of another measure or none: what was harvested, made, shipped or is held."""
    for total in page.figures:
        ceiling = total.quantity.bound == "at_most" or words.said("everything", total.text)
        beside = f"{total.before[-STOCKED:]} | {total.after[:STOCKED]}"
        of_a_year = "year" in total.per or words.said("year", total.text)
        held = words.said("stock", beside) or (of_a_year and words.said("made", beside))
        if not (held or (ceiling and total.claim.measure is None)) or total.is_change:
            continue
        if total.is_share or total.is_money or total.is_duration:
            continue
        for amount in page.around(total, CEILING):
            if (
                amount.claim.measure
                and amount.claim.measure != total.claim.measure
                and not amount.is_headline
                and not words.said("made", amount.text)
                and amount.head == total.head
                and amount.things == total.things
                and amount.time_power <= total.time_power
                and amount.claim.commitment.polarity == "+"
                and amount.claim.commitment.modality != "estimated"  # what a yield may grow to
                and not (amount.sentence == total.sentence and _OUT_OF.search(amount.before))
                and _BY_THEN.search(amount.after) is None
                and _GROWS.search(amount.text) is None
                and _least_of_year(amount) > _most_of_year(total) * (1 + ADDED)
            ):
                shown, whole = (wording.amount(f.stated, language) for f in (amount, total))
                text = messages.say("part_larger", language, computed=shown, whole=whole)
                yield finding(
                    "bound", "implausible", (amount, total), f"{shown} > {whole}", text, ties="grammar"
                )
                break


def _least_of_year(figure: Figure) -> float:
    return (
        max(figure.known) * base(figure.unit, ()).size
        if figure.quantity.bound == "up_to"
        else (min(figure.known) * base(figure.unit, ()).size * _times_a_year(figure))
    )


def _most_of_year(figure: Figure) -> float:
    return max(figure.known) * base(figure.unit, ()).size * _times_a_year(figure)


def _times_a_year(figure: Figure) -> float:
    time = next((code for code in figure.per if code in units.TIMES), "year")
    return base("year", ()).size / base(time, ()).size


def over_hundred(page: Page, language: str) -> Iterator[Finding]:
    """Shares of one whole that do not make it: where the text divides a whole, or one slip in one of them would make 100 %."""
    for run in hundreds(page):
        if any(figure.interval.open for figure in run):
            continue
        together = sum(figure.interval.anchor for figure in run)
        rounding = sum(figure.interval.slack * figure.interval.anchor for figure in run)
        said = " ".join(page.between(a, b) for a, b in itertools.pairwise(run)) + run[-1].after[:40]
        divided = words.said("parts", said) or words.said("rest", said)
        if together > MOST or words.said("crowd", said):
            continue
        printed = sum(max(figure.known) for figure in run)  # "just under 90 percent, the other 10 percent"
        whole = min(abs(together - 1), abs(printed - 1)) <= max(0.011, rounding / 2)
        if whole or not (
            (together > 1 and (divided or _of_a_whole(run)))
            or (together < 1 and words.said("rest", run[-1].before[-40:]))
            or (len(run) > 2 and (together > 1 or _one_slip_off(run, together, ("swapped", "ten"))))
            or (len(run) == 2 and _one_slip_off(run, together, ("swapped",)))
        ):
            continue
        total = wording.percent(together, language)
        parts = " + ".join(wording.amount(figure.stated, language) for figure in run)
        text = messages.say("over_hundred" if together > 1 else "under_hundred", language, computed=total)
        working = messages.say("over_hundred_working", language, parts=parts, computed=total)
        yield finding("share", "question", run, working, text, ties="grammar")


def _of_a_whole(run: Sequence[Figure]) -> bool:
    """Whether a run names once, first or last, the whole that all of it is of, and it is no group of people, who say yes to more than one thing."""
    named = [figure.quantity.of for figure in run]
    whole = named[0] or named[-1]
    return whole is not None and sum(map(bool, named)) == 1 and not words.said("crowd", whole)


def _one_slip_off(run: Sequence[Figure], together: float, kinds: Sequence[str]) -> bool:
    """Whether one share of a run, with a slip of some kinds put right, would make the run 100 %."""
    return any(
        (slip := slip_between(figure.interval.anchor, figure.interval.anchor + 1 - together)) is not None
        and slip[0] in kinds
        for figure in run
    )


def completions(page: Page, relation: Relation, language: str) -> Iterator[str]:
    """What would make a failing relation hold: a share nearby as a factor, another count of the same, one more term."""
    stated = relation.stated
    used = {figure.claim.id for figure in relation.figures}
    yield from _further(page, relation, language)
    for other in page.around(stated, 4):
        if other.claim.id in used:
            continue
        if other.is_share and not other.things and other.interval.anchor < 1:
            for factor in (
                other.interval,
                Interval(1 - other.interval.high, 1 - other.interval.low, (), other.interval.slack),
            ):
                tried = replace(
                    relation.computed * replace(factor, dimensions=()),
                    dimensions=relation.computed.dimensions,
                )
                if _fits(tried, relation):
                    yield messages.say("with_share", language, share=wording.amount(other.stated, language))
                    break
        elif relation.sign == "+" and same_unit(other, stated) and other.things == stated.things:
            if _fits(_with(relation, (other,)), relation):
                yield messages.say("with_term", language, other=wording.amount(other.stated, language))
        elif relation.sign == "×":
            for part in relation.figures[:-1]:
                if (
                    part.head == other.head
                    and part.things == other.things
                    and part.interval.anchor
                    and part.per == other.per
                ):
                    tried = relation.computed.scaled(other.interval.anchor / part.interval.anchor)
                    if _fits(tried, relation):
                        yield messages.say(
                            "with_other", language, other=wording.amount(other.stated, language)
                        )
                        break


def _with(relation: Relation, terms: Sequence[Figure]) -> Interval:
    """What a relation comes to with further terms."""
    added = (replace(term.interval, dimensions=relation.computed.dimensions) for term in terms)
    return functools.reduce(operator.add, added, relation.computed)


def _further(page: Page, relation: Relation, language: str) -> Iterator[str]:
    """The terms beside a product that bring it to its total: "$200 a month, $240 a year for care and $160 for books, $2,800 in all"."""
    stated, used = relation.stated, {figure.claim.id for figure in relation.figures}
    if relation.sign not in ("×", "="):
        return
    like = [
        other
        for other in page.around(stated, 4)
        if other.claim.id not in used
        and same_unit(other, stated)
        and other.time_power in (0, stated.time_power)
        and other.things in (stated.things, relation.figures[0].things)  # "three of 40 and one of 30"
    ]
    for terms in (*((one,) for one in like), *itertools.combinations(like, 2)):
        if _fits(_with(relation, terms), relation):
            for term in terms:
                yield messages.say("with_term", language, other=wording.amount(term.stated, language))
            return
    for other in _together(page, relation):
        yield messages.say("with_term", language, other=wording.amount(other.stated, language))


def _together(page: Page, relation: Relation) -> Iterator[Figure]:
    """What holds a product together with one of its figures: "a million last year and 1.5 million this year: at 10,000 a day, eight months", "60 at 253 dollars and 120 at 249"."""
    *parts, stated = relation.figures
    if relation.rule != "product":
        return
    beside: list[list[Figure]] = [
        [
            other
            for other in page.around(part, 1)
            if other not in relation.figures and _is_alike(other, part) and other.interval.anchor > 0
        ]
        for part in relation.figures
    ]
    for part, others in zip(relation.figures, beside, strict=True):
        for other in others:
            if other.sentence == part.sentence and part.interval.anchor > 0:
                more = 1 + other.interval.anchor / part.interval.anchor
                if _fits(relation.computed.scaled(1 / more if part is stated else more), relation):
                    yield other
                    return
    if len(parts) == 2:
        rates, counts = ([part, *others] for part, others in zip(parts, beside[:2], strict=True))
        pairs = zip(
            sorted(rates, key=operator.attrgetter("number")),
            sorted(counts, key=operator.attrgetter("number")),
            strict=False,
        )
        made = sum(rate.interval.anchor * count.interval.anchor for rate, count in pairs)
        own = parts[0].interval.anchor * parts[1].interval.anchor
        if (
            len(rates) == len(counts) > 1
            and own > 0
            and _fits(relation.computed.scaled(made / own), relation)
        ):
            yield from beside[0]


def _is_alike(one: Figure, other: Figure) -> bool:
    return same_unit(one, other) and one.per == other.per and one.is_share == other.is_share


def _fits(computed: Interval, relation: Relation) -> bool:
    """Whether it would hold closely: within 3 %, so that no two figures fit by chance."""
    if math.isinf(computed.anchor) or computed.anchor <= 0:
        return False
    stated = relation.stated
    said = stated.known[0] * stated.size if len(stated.known) == 1 else stated.interval.anchor
    return (
        said > 0
        and abs(math.log(computed.anchor / said)) < 0.03
        and compare(plain_of(computed), relation.stated.stated).holds
    )


def plain_of(computed: Interval) -> Interval:
    """The computed figure as a point."""
    return replace(plain(computed.anchor), dimensions=computed.dimensions)
