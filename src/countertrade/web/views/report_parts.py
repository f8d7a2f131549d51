"""Parts of the report as the page shows them: what their numbers rest on, and where their links lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from countertrade.pipeline import Pipeline
from countertrade.records import Message, Outcome
from countertrade.report.words import words

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal
    from countertrade.report.evidence import Evidence

_ELSEWHERE = (
    (re.compile(r'href="#(c-[^"]*)"'), r'href="/claim/\1"'),
    (re.compile(r'href="#(f-[^"]*)"'), r'href="/checks?finding=\1#\1"'),
    (re.compile(r'href="#(e-[^"]*)"'), r'href="/trace?edge=\1#\1"'),
    (re.compile(r'href="#findings"'), 'href="/checks"'),
    (re.compile(r'href="#(?:group-[^"]*|statements)"'), 'href="/articles"'),
)
"""Links of the report to what the page has in a view of its own."""


def led_to_views(part: Markup, answer: str = "") -> Markup:
    """A part of the report, its links to statements, findings and retellings leading to the views that have them.

    All others lead to the same page, or to the answer view at the address `answer`.
    """
    html = str(part)
    for link, place in _ELSEWHERE:
        html = link.sub(place, html)
    return Markup(html.replace('href="#', f'href="{escape(answer)}#') if answer else html)


def evidence_of(work: Pipeline, outcome: Outcome | None, deal: Deal | None = None) -> Evidence:
    """The register of what numbers rest on; without an outcome an empty one stands in. `deal` is the case's unless given."""
    from countertrade.report.evidence import Evidence

    blank = Outcome(
        title=work.case.title, start="2024-01", months=0, currency="USD", draws=0, seed=0, method=Message(key=""), as_of=None,
        scenarios=(), parties=(), flows=(),
    )  # fmt: skip
    if outcome is not None:
        deal = deal or work.deal
    return Evidence(work.whole, work.lineage, outcome or blank, deal, words(work.language))
