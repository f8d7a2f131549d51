"""At most three things to do before print, each with its line: whom to call, and what to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countertrade.checking import wording
from countertrade.checking.reference import unit_of
from countertrade.messages import say
from countertrade.records import Claim, Finding
from countertrade.report.article.page import Page
from countertrade.report.article.records import Todo
from countertrade.report.article.sources import identified

MOST = 3
MOST_NAMED = 3  # statements without a source that one line asks for together
ORDER = {
    "inconsistent": 0,
    "ambiguous": 1,
    "implausible": 2,
    "loose": 3,
}  # a question stands in the quiet part


def todos(page: Page) -> Iterator[Todo]:
    """What rests on one outlet or person first, then what does not add up, then what nobody is named for."""
    told: set[str] = set()
    count = 0
    for todo in (*_on_one(page), *_on_findings(page), *_on_unsourced(page)):
        if todo.claims and set(todo.claims) <= told:
            continue
        if count == MOST:
            return
        count += 1
        told |= set(todo.claims)
        yield todo
    if not count and page.figures:
        yield Todo(text=page.say("nothing_todo"))


def _on_one(page: Page) -> Iterator[Todo]:
    """What rests on one outlet or one person."""
    n, (outlet, k), (person, p) = page.sources.main()
    if outlet and 2 * k > n and k >= p and outlet != page.article.outlet:
        what = page.say("all_precise") if k == n else page.say("most_precise", k=k, n=n)
        yield Todo(text=page.say("get_outlet", name=outlet, what=what))
    elif person and 2 * p > n:
        what = page.say("all_precise") if p == n else page.say("most_precise", k=p, n=n)
        what = what[0].lower() + what[1:] if page.language == "en" else what
        yield Todo(text=page.say("call_person", name=person, role=page.sources.role_of(person), what=what))


def _on_findings(page: Page) -> Iterator[Todo]:
    for finding in sorted((f for f in page.findings if f.verdict in ORDER), key=lambda f: ORDER[f.verdict]):
        claim = page.result_of(finding)
        if claim is None:
            yield Todo(text=_told(finding), finding=finding.id)
            continue
        line = page.passages.line(claim)
        values = {
            "item": _item(finding, page),
            "line": line if line is not None else "?",
            "who": _whom(claim, page),
            "figure": page.passages.printed(claim),
            "message": finding.message.split("; ")[0],
        }
        if finding.rule == "share" and finding.verdict == "ambiguous":
            text = page.say("ask_share", **values)
        elif finding.rule == "share":
            text = page.say("ask_share_fails", **values)
        elif finding.rule == "bound" and finding.readings:
            percent = re.search(r"[\d.,]+(?:–[\d.,]+)? %", finding.working)
            text = page.say(
                "ask_limit", percent=percent[0] if percent else "?", limit=_limit(finding, page), **values
            )
            text += _who_too(claim, page)
        elif finding.rule == "bound":
            text = page.say("ask_bound", **values)
        elif finding.verdict == "loose":
            computed = re.search(r"= (.+?);", finding.working)
            text = page.say("ask_loose", computed=computed[1] if computed else "?", **values)
        else:
            text = page.say("ask_inconsistent", **values)
        yield Todo(text=text, line=line, claims=(claim.id,), finding=finding.id)


def _told(finding: Finding) -> str:
    return f"{finding.message[:1].upper()}{finding.message[1:]} ({finding.working})."


def _limit(finding: Finding, page: Page) -> str:
    """The first reference row of a finding with its figure and year."""
    row = next((page.rows[id] for id in finding.reference if id in page.rows), None)
    if row is None:
        return "?"
    known = [value for value in (row.value, row.low, row.high) if value is not None]
    head, *per = unit_of(row.unit)
    figure = wording.interval(min(known), max(known), head, tuple(per), page.language)
    return f"{wording.row_name(row, page.language)} ({figure}, {row.year})"


def _marker(claim: Claim, page: Page) -> str:
    marker = next((m.text for m in claim.commitment.markers), None)
    return page.say("with_marker", marker=marker) if marker else ""


def _who_too(claim: Claim, page: Page) -> str:
    """For a statement without a source: that it has none."""
    return (
        ""
        if claim.attribution.source is not None
        else " " + page.say("names_nobody", marker=_marker(claim, page))
    )


def _on_unsourced(page: Page) -> Iterator[Todo]:
    """One line that asks who says the figures that nobody is named for."""
    open_ = [
        claim
        for claim in page.figures
        if claim.attribution.source is None and claim.attribution.mode != "direct" and not page.derived(claim)
        and not page.is_background(claim) and claim.quantity is not None and claim.quantity.bound != "order"
    ]  # fmt: skip
    if not open_:
        return
    if len(open_) == 1:
        claim = open_[0]
        later = page.say("paper_later") if page.sources.follows(claim) else ""
        text = page.say("ask_who_says", item=page.passages.item_of([claim]), line=page.passages.line(claim) or "?",
                        figure=page.passages.printed(claim), marker=_marker(claim, page) + later)  # fmt: skip
        yield Todo(text=text, line=page.passages.line(claim), claims=(claim.id,))
        return
    shown = [f"{page.passages.in_marks(page.passages.printed(c))} ({page.say('line', n=1, lines=page.passages.line(c) or '?')})"
             for c in open_[:MOST_NAMED]]  # fmt: skip
    if len(open_) > MOST_NAMED:
        shown.append(page.say("others", n=len(open_) - MOST_NAMED))
    joint = f"{', '.join(shown[:-1])} {say('joint.and', page.language)} {shown[-1]}"
    yield Todo(
        text=page.say("ask_who_say", figures=joint),
        line=page.passages.line(open_[0]),
        claims=tuple(claim.id for claim in open_),
    )


def _whom(claim: Claim, page: Page) -> str:
    source = claim.attribution.source
    if source is not None and source.name:
        return page.sources.right(source.name)
    if source is not None and source.text and identified(source.text):
        return source.text
    return page.sources.outlet(claim) or page.article.outlet or page.say("nobody")


def _item(finding: Finding, page: Page) -> str:
    mine = [page.by_id[id] for id in finding.claims if id in page.by_id]
    return page.passages.item_of([page.result_of(finding) or mine[0], *mine])
