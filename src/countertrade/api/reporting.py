"""The report of a case, put together and written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from countertrade import case as folders
from countertrade.records import Outcome

if TYPE_CHECKING:
    from countertrade.pipeline import Pipeline
    from countertrade.report.contexts import ReportFacts
    from countertrade.simulation.compare import Difference

PAIRED = 2**16
"""Runs of which differences between scenarios are taken; each is held whole, for a difference is one between the same runs."""


def facts_of(
    whole: Pipeline,
    outcome: Outcome,
    *,
    version: int = 1,
    by: str | None = None,
    previous: folders.ReportMade | None = None,
    differences: Sequence[Difference] = (),
    form: str = "html",
) -> ReportFacts:
    """What the report shows, as facts; page and terminal both print these. With `differences` the page has the scenarios side by side.

    Its drawings are made for the `form` that is written of them.
    """
    from countertrade.report.assembly import report_facts
    from countertrade.report.handouts import FORMS
    from countertrade.report.scenario_comparison import SHOWN

    return report_facts(
        whole.whole,
        whole.lineage,
        whole.all_findings,
        outcome,
        whole.deal,
        language=whole.language,
        version=version,
        as_of=whole.as_of,
        by=by,
        previous=previous,
        differences=differences,
        left_out=max(0, len(outcome.scenarios) - SHOWN),
        **FORMS[form].drawn,
    )


def report_html(
    whole: Pipeline,
    outcome: Outcome,
    *,
    version: int = 1,
    by: str | None = None,
    previous: folders.ReportMade | None = None,
    script: bool = True,
) -> str:
    """The report as one HTML page that loads nothing; without `script` it has the same content."""
    from countertrade.report.page import render
    from countertrade.report.scenario_comparison import SHOWN

    draws, seed = min(outcome.draws, PAIRED), outcome.seed
    differences = whole.differences(whole.deal, outcome.scenarios[:SHOWN], draws, seed)
    facts = facts_of(whole, outcome, version=version, by=by, previous=previous, differences=differences)
    return render(facts, script=script)


def write_report(
    whole: Pipeline,
    target: Path,
    *,
    form: str | None = None,
    draws: int | None,
    seed: int,
    by: str,
    at: str,
    note: bool,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the report file and, with `note`, remember in the case what it rests on; gives its version.

    Without a `form` it is what the ending of the file says.
    """
    from countertrade import files
    from countertrade.report.handouts import form_of, handout, ready

    form = form or form_of(target)
    ready(form)  # what is missing is said before the model is run
    outcome = whole.outcome(draws, seed, progress=progress)
    earlier = folders.reports_of(whole.folder) if note else []
    version = earlier[-1].version + 1 if earlier else 1
    previous = earlier[-1] if earlier else None
    if form == "html":
        files.write_text(target, report_html(whole, outcome, version=version, by=by, previous=previous))
    else:
        facts = facts_of(whole, outcome, version=version, by=by, previous=previous, form=form)
        files.write_bytes(target, handout(form, facts))
    if note:
        folders.note_report(
            whole.folder,
            folders.ReportMade(
                version=version,
                at=at,
                by=by,
                file=target.name,
                as_of=whole.as_of,
                answers={answer.question: answer.value for answer in outcome.answers},
                claims=tuple(claim.id for claim in whole.judged.stand),
                articles={article.id: article.version for article in whole.articles},
            ),
        )
    return version
