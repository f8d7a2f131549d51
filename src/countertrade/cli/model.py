"""Commands of the model: draft, model, explain, run, history, report, demo."""

from __future__ import annotations

import contextlib
import math
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from countertrade import case as folder_of
from countertrade import files
from countertrade.api.reporting import facts_of, write_report
from countertrade.cli.environment import (
    case_argument,
    exits,
    now,
    opened_pipeline,
    say,
    tell,
    wide,
    with_format,
    with_language,
    with_person,
    write_output,
)
from countertrade.dates import iso_date
from countertrade.pipeline import Pipeline, pipeline_of
from countertrade.records import Bad, Outcome, Problem
from countertrade.visible import escaped

WARNINGS = 20
"""Warnings of a deal file that a run prints; a file of ten thousand entries may have as many."""


class Count(click.ParamType):  # type: ignore[type-arg]
    """A count as people write it: 1e8, 100_000, 2**20."""

    name = "count"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        text = str(value).replace("_", "").replace(",", "")
        if not _COUNT.fullmatch(text):
            self.fail(f"'{str(value)[:40]}' is no count; write for example 16384, 1e6 or 2**20", param, ctx)
        base, _, power = text.partition("**")
        try:
            number = float(base) ** float(power or 1)
        except OverflowError:
            number = math.inf
        if not 2 <= number <= 1e10:
            self.fail(f"{str(value)[:40]} runs; between 2 and 1e10 are possible", param, ctx)
        return int(number)


_COUNT = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:e\+?[0-9]+)?(?:\*\*[0-9]+(?:\.[0-9]+)?)?", re.IGNORECASE)
draws_option = click.option(
    "--draws", type=Count(), show_default="16384; fewer where the deal is large", help="How many runs."
)
seed_option = click.option(
    "--seed", type=int, default=0, show_default=True, help="The same seed gives the same answer."
)
as_of_option = click.option(
    "--as-of",
    callback=lambda _c, _p, value: iso_date(value, "--as-of"),
    help="Only what was published by this ISO date.",
)


@click.command()
@case_argument
@with_language
@exits
def draft(case: Path, lang: str) -> None:
    """Write measures into CASE/case.yaml and a first CASE/deal.yaml from all its statements.

    Each entry follows the words it rests on; anything nobody said is marked as ours. What the case already has is kept: measures are
    added only if there are none, and if a deal.yaml exists the draft goes to deal.draft.yaml.
    """
    from countertrade.drafting import write_draft
    from countertrade.modelling.draft import measures_yaml

    made = write_draft(case, lang)
    if made.added:
        named = ", ".join(measure.id for measure in made.added)
        say(f"{case / folder_of.CASE}: {len(made.added)} measures added: {named}")
    elif made.proposed:
        say("figures that fit none of the case's measures; add what you need to case.yaml:")
        say(measures_yaml(made.proposed))
    say(f"{made.path}: a first model. Next: countertrade run {files.typed(case)}")
    for lack in made.lacks:
        say(f"  {lack}")


@click.command()
@case_argument
@click.option("--layout", is_flag=True, help="Reformat deal.yaml; comments stay.")
@click.option(
    "--schema", is_flag=True, help="Print the JSON Schema of deal.yaml, for an editor's completion."
)
@with_language
@exits
def model(case: Path, layout: bool, schema: bool, lang: str) -> None:
    """Read CASE/deal.yaml aloud, one sentence per entry, or say what is wrong in it, with line and column."""
    if schema:
        import json

        from countertrade.modelling.schema import schema as deal_schema

        say(json.dumps(deal_schema(), indent=2, ensure_ascii=False))
        return
    whole = opened_pipeline(case, lang)
    if layout:
        from countertrade.modelling.layout import lay_out

        text, path = folder_of.deal_of(case)
        laid = lay_out(text, path)
        if laid != text:
            folder_of.write(case, folder_of.DEAL, laid)
        say(f"{path}: {'laid out' if laid != text else 'already laid out'}")
        return
    from countertrade.report.terminal import evidence_of
    from countertrade.report.verbalisation import verbalised

    for sentence in verbalised(evidence_of(whole, whole.deal)):
        say(sentence.text)
    _warn(whole)


def _warn(whole: Pipeline, most: int | None = None) -> None:
    """What the deal is warned of, on standard error; of more than `most`, how many are left."""
    for problem in whole.deal.warnings[:most]:
        say(f"warning: {problem}", err=True)
    if most is not None and (left := len(whole.deal.warnings) - most) > 0:
        say(f"warning: {left:,} more; all of them: countertrade model CASE", err=True)


@click.command()
@case_argument
@click.argument("quantity")
@as_of_option
@with_language
@exits
def explain(case: Path, quantity: str, as_of: str | None, lang: str) -> None:
    """Show how QUANTITY of CASE follows from quotes: a measure, or a quantity of deal.yaml."""
    from countertrade.report.derivations import estimate_text, quantity_text
    from countertrade.report.terminal import evidence_of

    whole = opened_pipeline(case, lang, as_of)
    measure: str | None = quantity
    if quantity not in {m.id for m in whole.case.measures}:
        named = next((q for q in whole.deal.base.quantities if q.name == quantity), None)
        if named is None:
            have = ", ".join(
                sorted({m.id for m in whole.case.measures} | {q.name for q in whole.deal.base.quantities})
            )
            raise Bad(Problem(quantity, 0, 0, f"no such measure or quantity; there are {have}"))
        measure = named.measure
    if measure is None:
        write_output(quantity_text(evidence_of(whole, whole.deal), quantity), None)
    else:
        write_output(estimate_text(evidence_of(whole), whole.estimate(measure)), None)


@contextlib.contextmanager
def progress(draws: int | None) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error for long runs."""
    if draws is None or draws < 2**20 or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(transient=True, console=Console(stderr=True)) as bar:
        task = bar.add_task("running the model", total=draws)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def outcome_of(whole: Pipeline, draws: int | None, seed: int) -> Outcome:
    with progress(draws) as told:
        return whole.outcome(draws, seed, progress=told)


def _tell_unmet(whole: Pipeline, outcome: Outcome) -> int:
    """Say what the author of the model expected and does not hold, at its place. The exit code: 1 where there is anything."""
    places = {question.text: question.place for question in whole.deal.questions if question.expected}
    unmet = [answer for answer in outcome.answers if answer.met is False]
    for answer in unmet:
        place = places[answer.question]
        found = answer.text.removeprefix(f"{answer.question}: ")
        said = f"expected: {answer.question}; found: {found}"
        tell([Problem(whole.deal.path, place.line, place.column, said)], "countertrade")
    return 1 if unmet else 0


@click.command()
@case_argument
@draws_option
@seed_option
@as_of_option
@click.option(
    "--against",
    callback=lambda _c, _p, value: iso_date(value, "--against"),
    help="Compare with what was published by this ISO date: what moved the answer?",
)
@with_language
@with_format
@exits
def run(
    case: Path,
    draws: int | None,
    seed: int,
    as_of: str | None,
    against: str | None,
    lang: str,
    form: str,
    out: Path | None,
) -> int:
    """Work out from CASE/deal.yaml what each side gives, gets and risks, and answer its questions.

    With --out FILE.nc the whole outcome goes into a netCDF file for xarray, every variable with the claims behind it.
    """
    whole = opened_pipeline(case, lang, as_of)
    _warn(whole, most=WARNINGS)
    outcome = outcome_of(whole, draws, seed)
    unmet = _tell_unmet(whole, outcome)
    if out is not None and out.suffix == ".nc":
        from countertrade.api.outcome import netcdf

        write_output(netcdf(outcome), out)
        return unmet
    if against is not None:
        from countertrade.report.run_comparison import comparison_text
        from countertrade.simulation.compare import compare

        earlier = outcome_of(pipeline_of(case, language=lang, as_of=against), draws, seed)
        parties = {party.code: party.name.get(lang, party.code) for party in whole.case.parties}
        said = comparison_text(
            compare(earlier, outcome), against, as_of or "now", language=lang, parties=parties
        )
        write_output(said, out)
        return unmet
    if form == "table":
        from countertrade.report.terminal import report_text

        write_output(report_text(facts_of(whole, outcome), width=wide()), out)
        return unmet
    from countertrade.report.exports import outcome_json, workbook, written

    if form in ("json", "jsonl"):
        write_output(escaped(outcome_json(outcome, indent=form == "json")) + "\n", out)
        return unmet
    from countertrade.report.tables import tables_of_outcome

    tables = tables_of_outcome(outcome)
    if form == "xlsx":
        write_output(workbook(list(tables.values()), lang), out)
    else:
        write_output(written(tables["parties"], form, language=lang, width=wide()), out, ready=form == "csv")
    return unmet


@click.command()
@case_argument
@draws_option
@seed_option
@click.option("--scores", is_flag=True, help="Only say how good past answers were, by outcomes.csv.")
@click.option(
    "--as-of",
    callback=lambda _c, _p, value: iso_date(value, "--as-of"),
    help="Only up to this ISO date; the answers as of that day are scored.",
)
@with_language
@with_format
@exits
def history(
    case: Path,
    draws: int | None,
    seed: int,
    scores: bool,
    as_of: str | None,
    lang: str,
    form: str,
    out: Path | None,
) -> None:
    """Show how the answer of CASE moved with each day of publications, and why.

    If CASE/outcomes.csv says how a question turned out (question, date, happened or value, source), earlier answers are scored.
    """
    from countertrade import scoring
    from countertrade.history import history_of
    from countertrade.report.answer_history import history_table, history_text, scores_table, scores_text
    from countertrade.report.exports import written
    from countertrade.report.terminal import evidence_of

    whole = opened_pipeline(case, lang, as_of)
    moved = history_of(whole, draws=draws, seed=seed)
    evidence = evidence_of(whole, whole.deal)
    answered = [(day.date, day.answers) for day in (moved[-1:] if as_of else moved)]
    scored = list(scoring.scores(whole.settled, answered, whole.draws(draws)))
    if form == "table":
        text = scores_text(evidence, scored)
        write_output(text.lstrip() if scores else history_text(evidence, moved) + text, out)
    else:
        rows = scores_table(scored) if scores else history_table(evidence, moved)
        table = written(rows, form, language=lang, width=wide())
        write_output(table, out, ready=form == "csv")


@click.command()
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "docx", "pptx"]),
    help="A page, or a file for Word or PowerPoint.  [default: by the ending of --out, else html]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: report.html, .docx or .pptx in CASE]",
)
@draws_option
@seed_option
@as_of_option
@with_language
@with_person
@exits
def report(
    case: Path,
    form: str | None,
    out: Path | None,
    draws: int | None,
    seed: int,
    as_of: str | None,
    lang: str,
    by: str,
) -> None:
    """Write the report of CASE: one HTML file that loads nothing, every number linked to its quote.

    For Word and PowerPoint: the answer, how far to trust it, what not to print, and the pictures with their figures and sources.
    """
    from countertrade.report.handouts import FORMS

    ending = out.suffix.lower().removeprefix(".") if out is not None else ""
    if form is not None and ending in FORMS and ending != form:
        said = f"a {form} file needs another ending; leave out --format to have what the ending says"
        raise Bad(Problem(str(out), 0, 0, said))
    whole = opened_pipeline(case, lang, as_of)
    target = out or case / f"report.{form or 'html'}"
    if out is not None:
        files.make_folders(out.parent)
    with progress(draws) as told:
        version = write_report(
            whole, target, form=form, draws=draws, seed=seed, by=by, at=now(), note=True, progress=told
        )
    say(f"{target}: report version {version}")


@click.command()
@click.argument("name", required=False)
@click.option("--list", "listed", is_flag=True, help="Only list the cases.")
@click.option(
    "--copy",
    "folder",
    type=click.Path(path_type=Path),
    help="Copy the case to this new folder instead, to work on it with the other commands.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: NAME.html]",
)
@draws_option
@with_language
@exits
def demo(
    name: str | None, listed: bool, folder: Path | None, out: Path | None, draws: int | None, lang: str
) -> None:
    """Run a built-in case – read, trace, check, run – and write its report.

    NAME is one of those that --list shows; the first of them by default.
    """
    from countertrade.report.terminal import first_screen

    if listed:
        for known in folder_of.built_in_names():
            title = folder_of.open_case(folder_of.built_in(known)).title
            say(f"{known:{max(map(len, folder_of.built_in_names()))}}  {title}")
        return
    name = name or folder_of.built_in_names()[0]
    if folder is not None:
        folder_of.copy_built_in(name, folder)
        say(f"{folder}: a copy of {name}. Next: countertrade read {files.typed(folder)}")
        return
    whole = opened_pipeline(folder_of.built_in(name), lang)
    outcome = outcome_of(whole, draws, 0)
    write_output(first_screen(facts_of(whole, outcome), width=wide()), None)
    out = out or Path(f"{name}.html")
    files.make_folders(out.parent)
    write_report(whole, out, draws=draws, seed=0, by="", at=now(), note=False)  # it is nobody's case
    say(f"\nThe report: {out.resolve().as_uri()}")
