"""What a case comes to before its model is run, as records that can be stored and taken up again; and the same without what is not to be shared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from countertrade.decisions import Judged
from countertrade.files import Items, Node, Table, Text, compose
from countertrade.pipeline import Checked, Pipeline, Read
from countertrade.records import Article, Case, Claim, Decision, Finding, Lineage, Record, Resolved, replace

R = TypeVar("R", bound=Record)

SHORT = 200
"""Code points of a quote in a package to be shared: a sentence, which every law of quotation allows."""


class Facts(Record, frozen=True, kw_only=True):
    """A case after reading, decisions, tracing and checking: all that estimates, model and report are made of."""

    case: Case
    language: str
    as_of: str | None
    claims: tuple[Claim, ...]
    judged: Judged
    placed: tuple[Claim, ...]
    lineage: Lineage
    findings: tuple[Finding, ...]
    resolved: tuple[Resolved, ...]


def facts_of(whole: Pipeline) -> Facts:
    """The facts of a case, articles without their text: what follows needs only what is known of them."""
    articles = tuple(replace(article, text="") for article in whole.articles)
    return Facts(
        case=replace(whole.case, articles=articles, claims=whole.claims, unread=()),
        language=whole.language,
        as_of=whole.as_of,
        claims=whole.claims,
        judged=whole.judged,
        placed=whole.placed,
        lineage=whole.lineage,
        findings=whole.all_findings,
        resolved=whole.resolved,
    )


def taken_up(facts: Facts, folder: Path) -> Pipeline:
    """The case at the stage of its facts: what is before is not worked out again."""
    made = Pipeline(case=facts.case, folder=folder, language=facts.language, as_of=facts.as_of)
    vars(made).update(
        read=Read([], {}), claims=facts.claims, judged=facts.judged, placed=facts.placed, lineage=facts.lineage,
        checked=Checked(facts.findings), resolved=facts.resolved,
    )  # fmt: skip
    return made


def shareable(facts: Facts) -> Facts:
    """The facts with short quotes, without reasons, without notes and without the names of those who decided."""
    people = {
        name: f"person {number}"
        for number, name in enumerate(dict.fromkeys(d.by for d in facts.case.decisions), 1)
    }
    judged = facts.judged
    return replace(
        facts,
        case=replace(
            facts.case,
            articles=tuple(_article(article) for article in facts.case.articles),
            claims=tuple(map(_claim, facts.case.claims)),
            decisions=tuple(_decision(made, people) for made in facts.case.decisions),
            annotations=(),
        ),
        claims=tuple(map(_claim, facts.claims)),
        placed=tuple(map(_claim, facts.placed)),
        judged=replace(
            judged,
            stand=tuple(map(_claim, judged.stand)),
            rejected=tuple(map(_claim, judged.rejected)),
            withdrawn=tuple(map(_claim, judged.withdrawn)),
            changed=tuple(_decision(made, people) for made in judged.changed),
            lost=tuple(_decision(made, people) for made in judged.lost),
        ),
    )


def shortened(text: str | None, around: str | None = None) -> str | None:
    """A quote of at most `SHORT` code points, with what it is about in it.

    >>> shortened("a" * 300)[-2:], len(shortened("a" * 300)), shortened("short")
    ('a…', 200, 'short')
    """
    if text is None or len(text) <= SHORT:
        return text
    at = text.find(around) if around else 0
    begin = max(0, min(at - SHORT // 3, len(text) - SHORT + 1)) if at > SHORT - len(around or "") - 1 else 0
    cut = text[begin : begin + SHORT - (2 if begin else 1)]
    whole_end = begin + len(cut) >= len(text)
    return f"{'…' if begin else ''}{cut}{'' if whole_end else '…'}"


def _article(article: Article) -> Article:
    return replace(article, original=None, title=shortened(article.title))


def _claim(claim: Claim) -> Claim:
    entered = claim.entered
    return replace(
        claim,
        text=shortened(claim.text, claim.quantity.text if claim.quantity else None),
        entered=entered
        and replace(
            entered,
            quote_original=shortened(entered.quote_original),
            translation=shortened(entered.translation),
        ),
    )


def _decision(made: Decision, people: Mapping[str, str]) -> Decision:
    return replace(made, reason=None, by=people.get(made.by, "a person"), span_seen=shortened(made.span_seen))


def encoded(record: Record) -> bytes:
    """A record as JSON, the same for the same record."""
    return msgspec.json.format(msgspec.json.encode(record, order="sorted"), indent=1) + b"\n"


def decoded(data: bytes, kind: type[R]) -> R:
    """A record from its JSON. Raises msgspec.MsgspecError."""
    return msgspec.json.decode(data, type=kind)


def without_comments(text: str, path: str) -> str:
    """A YAML text without its comments, which are notes; every line keeps its number.

    >>> without_comments("a: 1  # ask Jo\\n# more\\nb: 'x # y'\\n", "deal.yaml")
    "a: 1\\n\\nb: 'x # y'\\n"
    """
    spans = sorted(_scalars(compose(text, path)))
    made, at = [], 0
    for line in text.splitlines(keepends=True):
        end = line.find("\n") if "\n" in line else len(line)
        cut = end
        place = line.find("#")
        while 0 <= place < end:
            before = line[place - 1 : place]
            if (not before or before.isspace()) and not any(s <= at + place < e for s, e in spans):
                cut = place
                break
            place = line.find("#", place + 1)
        made.append(line if cut == end else line[:cut].rstrip() + line[end:])
        at += len(line)
    return "".join(made)


def _scalars(node: Node) -> list[tuple[int, int]]:
    match node:
        case Text():
            return [(node.start, node.end)]
        case Items():
            return [span for item in node.items for span in _scalars(item)]
        case Table():
            return [
                span for entry in node.entries for one in (entry.key, entry.value) for span in _scalars(one)
            ]
    return []
