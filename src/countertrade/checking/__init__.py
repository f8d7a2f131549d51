"""Does it add up? Claims and reference figures in, findings out; each finding shows its working.

    findings = check(claims, articles, reference)

A finding speaks of texts, never of persons or intentions, and that nothing was found confirms nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from countertrade.checking import growth, sums
from countertrade.checking.across_articles import between_articles
from countertrade.checking.bounds import against_rows
from countertrade.checking.closing import closing
from countertrade.checking.conversions import money, same_amount
from countertrade.checking.headlines import headline
from countertrade.checking.items import gather
from countertrade.checking.judging import judge, over_ceiling, over_hundred
from countertrade.checking.relations import groups
from countertrade.checking.repeats import orders, repeats
from countertrade.records import Article, Claim, Finding, Lineage, Measure, Reference, Trial

ORDER = {"inconsistent": 0, "implausible": 1, "ambiguous": 2, "loose": 3, "question": 4, "consistent": 5}


def check(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    reference: Sequence[Reference],
    *,
    lineage: Lineage | None = None,
    measures: Sequence[Measure] = (),
    language: str = "en",
) -> list[Finding]:
    """What adds up and what does not, the gravest first and then in text order.

    `measures` are those of a case; without them figures are matched by what they are about. `lineage` tells copies of one
    statement from independent ones. `language` ("en" or "de") is that of working and message; ids do not depend on it.
    """
    found = on_pages(claims, articles, reference, measures=measures, language=language).findings
    return together(found, claims, articles, reference, lineage=lineage, measures=measures, language=language)


def tried(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    reference: Sequence[Reference],
    *,
    measures: Sequence[Measure] = (),
    language: str = "en",
) -> list[Trial]:
    """Every sum that `check` tries, with its figures, why they belong together and what came of it; the arguments are those of `check`."""
    return on_pages(claims, articles, reference, measures=measures, language=language).tried


def _makes_up(trial: Trial) -> bool:
    """Whether a product, or a sum that words or grammar tie, holds of three figures or more, though no finding says so."""
    tied = trial.ties != "item" or trial.rule == "product"
    return trial.verdict == "consistent" and tied and len(trial.claims) > 2


class OnPages(NamedTuple):
    """What came of the sums that articles state, each article for itself."""

    findings: list[Finding]
    tried: list[Trial]


def on_pages(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    reference: Sequence[Reference],
    *,
    measures: Sequence[Measure] = (),
    language: str = "en",
) -> OnPages:
    """The first half of `check`: what each article says of its own figures. Some articles here and the others there come to the same."""
    language = _one_of_two(language)
    evidence = gather(claims, articles, reference, measures, None, language)
    found: dict[str, Finding] = {}
    trials: list[Trial] = []
    for page in evidence.pages:
        judged = judge(
            page,
            chain(groups(page), sums.groups(page), growth.groups(page), same_amount(page, evidence)),
            language,
        )
        converted = list(money(page, evidence))
        trials += [*judged.tried, *(trial for _, trial in converted)]
        here = [
            *closing(page, judged, language),
            *over_ceiling(page, language),
            *over_hundred(page, language),
            *headline(page, language),
            *orders(page, language),
        ]
        here += [finding for finding, _ in converted if finding is not None]
        explained = {claim for finding in here if finding.verdict != "question" for claim in finding.claims}
        explained |= {claim for trial in judged.tried if _makes_up(trial) for claim in trial.claims}
        here += repeats(page, explained, language)
        for finding in here:
            found.setdefault(finding.id, finding)
    return OnPages(list(found.values()), trials)


def together(
    found: Sequence[Finding],
    claims: Sequence[Claim],
    articles: Sequence[Article],
    reference: Sequence[Reference],
    *,
    lineage: Lineage | None = None,
    measures: Sequence[Measure] = (),
    language: str = "en",
) -> list[Finding]:
    """The second half of `check`: what was found on the pages, what reference figures say, and what articles say of each other's figures."""
    evidence = gather(claims, articles, reference, measures, lineage, _one_of_two(language))
    of_all = {finding.id: finding for finding in found}
    for finding in against_rows(evidence):
        of_all.setdefault(finding.id, finding)
    told = between_articles(list(of_all.values()), evidence)
    place = {claim.id: number for number, claim in enumerate(claims)}
    return sorted(told, key=lambda f: (ORDER[f.verdict], min((place[c] for c in f.claims), default=0)))


def _one_of_two(language: str) -> str:
    return "de" if language == "de" else "en"
