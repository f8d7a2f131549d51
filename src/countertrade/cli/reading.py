"""Commands that read: check, read, trace."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click
import msgspec

from countertrade import case as folder_of
from countertrade import worker
from countertrade.api import stages
from countertrade.cli.environment import (
    article_from,
    coloured,
    exits,
    opened_pipeline,
    read_input,
    say,
    tell,
    wide,
    with_format,
    with_language,
    write_output,
)
from countertrade.files import typed
from countertrade.pipeline import Pipeline, check_one, pipeline_of, read_case, read_one, tried_in
from countertrade.records import (
    Article,
    Bad,
    Claim,
    Finding,
    Latent,
    Origin,
    Problem,
    Reference,
    Retelling,
    Trial,
)
from countertrade.visible import escaped

WRONG = frozenset({"inconsistent", "implausible"})


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…|CASE")
@click.option("--outlet", help="Who printed it, if the page does not say.")
@click.option("--published", help="ISO date, if the page does not say.")
@click.option(
    "--reference",
    "reference_file",
    type=click.Path(path_type=Path),
    help="Figures to check against (CSV), instead of the shipped set.",
)
@click.option("--refs", is_flag=True, help="Print every reference row used in full.")
@click.option("--tried", is_flag=True, help="Print every sum that was tried, with its result.")
@with_language
@with_format
@exits
def check(
    files: tuple[str, ...],
    outlet: str | None,
    published: str | None,
    reference_file: Path | None,
    refs: bool,
    tried: bool,
    lang: str,
    form: str,
    out: Path | None,
) -> int:
    """Check articles (HTML, PDF, text; - for standard input), or a whole CASE: who says what, and does it add up?

    Finding nothing confirms nothing. Ends with 1 if a finding is inconsistent or implausible, otherwise with 0. An article that
    cannot be read, or needs far more time or memory than its size suggests, is named and stops no other; then it ends with 2.
    """
    whole = len(files) == 1 and Path(files[0]).is_dir()
    calls = 2 if whole else 1  # files are checked one after the other
    worker.warm("countertrade.reading", "countertrade.checking", "countertrade.report.article", calls=calls)
    if whole:
        return _check_case(pipeline_of(Path(files[0]), language=lang), form, out, refs, tried)
    reference = _reference(reference_file)
    found: list[Finding] = []
    texts: list[str] = []
    refused: list[Problem] = []
    trials: list[Trial] = []
    for name in files:
        try:
            article = _article(name, outlet=outlet, published=published)
            claims = read_one(article, name=name)
            if tried:
                trials += tried_in(claims, article, reference, language=lang, name=name)
                continue
            findings = check_one(claims, article, reference, language=lang, name=name)
            if form == "table":
                texts.append(_checked_text(article, claims, findings, reference, lang, refs, name))
            found += findings
        except Bad as bad:
            refused += bad.problems
    if tried:
        _write_trials(trials, form, out, lang)
    elif form != "table":
        write_records(found, "findings", form, out, lang)
    elif texts:
        write_output("\n\n".join(texts), out, ready=True)
    if refused:
        raise Bad(*refused)
    return 1 if any(finding.verdict in WRONG for finding in found) else 0


def _write_trials(trials: Sequence[Trial], form: str, out: Path | None, language: str) -> None:
    """How many sums were tried, and each with its figures, why they belong together, and what came of it."""
    if form != "table":
        write_records(trials, "trials", "json" if form == "json" else "jsonl", out, language)
        return
    from countertrade.messages import say

    lines = [say("check.tried", language, n=len(trials))]
    for trial in trials:
        ties, came = (
            say(f"check.tie.{trial.ties}", language),
            say(f"check.came.{trial.verdict or 'none'}", language),
        )
        lines.append(f"  {trial.working}  [{ties}; {came}]")
    write_output("\n".join(lines), out)


def _checked_text(
    article: Article,
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    reference: Sequence[Reference],
    language: str,
    refs: bool,
    name: str,
) -> str:
    from countertrade.report.article import check_text

    width = min(wide(), 110)
    task = partial(
        check_text, article, claims, findings, reference,
        language=language, width=width, color=coloured(), refs=refs,
    )  # fmt: skip
    return worker.run(task, name=name, size=len(article.text), doing="checking")


def _check_case(case: Pipeline, form: str, out: Path | None, refs: bool, tried: bool) -> int:
    tell(case.case.unread)
    if tried:
        _write_trials(case.tried, form, out, case.language)
        return 0
    if form == "table":
        from countertrade.report.terminal import check_case_text

        write_output(check_case_text(case, width=wide(), refs=refs), out)
    else:
        write_records(case.findings, "findings", form, out, case.language, case)
    if case.problems:
        raise Bad(*case.problems)
    return 1 if any(finding.verdict in WRONG for finding in case.findings) else 0


def _reference(path: Path | None) -> list[Reference]:
    from countertrade import files

    if path is None:
        return folder_of.shipped_reference(states=True)
    return folder_of.reference_from(files.decode(*read_input(str(path))), str(path))


def _article(name: str, **known: str | None) -> Article:
    from countertrade.dates import iso_date

    data, said = read_input(name)
    known["published"] = iso_date(known.get("published"))
    return article_from(data, said, **known)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…|CASE")
@click.option(
    "--layer",
    type=click.Choice(["claims", "mentions", "quotations"]),
    default="claims",
    help="What to print.",
)
@click.option("--language", help="The article's language, if it cannot be detected.")
@click.option("--published", help="ISO date, if the page does not say.")
@with_language
@with_format
@exits
def read(
    files: tuple[str, ...],
    layer: str,
    language: str | None,
    published: str | None,
    lang: str,
    form: str,
    out: Path | None,
) -> None:
    """Print what FILES state, each statement with its exact quote; or read a whole CASE into its claims.jsonl.

    --layer mentions prints every quantity and time in the text, --layer quotations every quotation with its source and cue.
    """
    whole = len(files) == 1 and Path(files[0]).is_dir()
    worker.warm("countertrade.reading", calls=2 if whole else 1)  # files are read one after the other
    if whole:
        _read_case(Path(files[0]), lang, form, out)
        return
    lines: list[bytes] = []
    claims: list[Claim] = []
    articles: list[Article] = []
    refused: list[Problem] = []
    for name in files:
        try:
            article = _article(name, published=published, language=language)
            if layer == "claims":
                claims += read_one(article, name=name)
            else:
                lines += [msgspec.json.encode(item) for item in stages.layer(layer, article, name)]
            articles.append(article)
        except Bad as bad:
            refused += bad.problems
            continue
        if layer == "claims" and article.language not in ("de", "en"):
            say(
                f"{name}: language {article.language or 'unknown'} is stored but not read; enter statements with import",
                err=True,
            )
    if layer == "claims" and articles:
        write_records(claims, "claims", form, out, lang, articles=articles)
    elif articles:
        write_output(escaped(b"\n".join(lines).decode()) if lines else "", out)
    if refused:
        raise Bad(*refused)


def _read_case(case: Path, lang: str, form: str, out: Path | None) -> None:
    from rich.console import Console
    from rich.progress import Progress

    opened = folder_of.open_case(case)
    if not opened.articles:
        said = f"the case has no article yet; add some with: countertrade add {typed(case)} FILE…"
        raise Bad(Problem(str(case), 0, 0, said))
    silent = not sys.stderr.isatty()
    with Progress(transient=True, console=Console(stderr=True), disable=silent) as progress:
        task = progress.add_task("reading", total=len(opened.articles))
        found, how = read_case(
            case, progress=lambda done, of: progress.update(task, completed=done, total=of)
        )
    say(
        f"{_many(len(found.claims), 'statement')} in {_many(len(opened.articles), 'article')}: "
        f"{how.new} new, {how.changed} changed, {how.gone} gone",
        err=True,
    )
    for article in opened.articles:
        if not article.text:
            say(f"  {article.id} ({article.url}): text missing", err=True)
        elif article.language not in ("de", "en"):
            say(f"  {article.id}: language {article.language or 'unknown'} is stored but not read", err=True)
    whole = pipeline_of(case, language=lang)
    tell(whole.case.unread)
    for made in (*whole.judged.changed, *whole.judged.lost):
        what = (
            "reads differently now; look at it again"
            if made in whole.judged.changed
            else "is no longer found"
        )
        say(f"  decision {made.id} ({made.action} {made.target}): its statement {what}", err=True)
    write_records(whole.claims, "claims", form, out, lang, whole)
    if found.unread:
        raise Bad(*found.unread.values())


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--measure", help="Only this item.")
@click.option("--as-of", help="Only what was published by this ISO date.")
@with_language
@with_format
@exits
def trace(case: Path, measure: str | None, as_of: str | None, lang: str, form: str, out: Path | None) -> None:
    """Show for CASE who took each figure from whom, what each step changed, and how many original sources there are."""
    whole = opened_pipeline(case, lang, as_of)
    if measure and measure not in {m.id for m in whole.case.measures}:
        whole.estimate(measure)  # says which measures there are
    if form == "table":
        from countertrade.report.terminal import trace_text

        write_output(trace_text(whole, measure=measure, width=wide()), out)
        return
    lineage = whole.lineage
    records: list[Retelling | Origin | Latent] = [*lineage.retellings, *lineage.origins, *lineage.latent]
    write_records(
        [r for r in records if measure is None or r.measure == measure], "lineage", form, out, lang, whole
    )


def write_records(
    records: Sequence[Claim] | Sequence[Finding] | Sequence[msgspec.Struct],
    kind: str,
    form: str,
    out: Path | None,
    language: str,
    case: Pipeline | None = None,
    articles: Sequence[Article] = (),
) -> None:
    """The records as JSON or JSONL; their table otherwise."""
    if form == "jsonl":
        write_output("".join(escaped(msgspec.json.encode(record).decode()) + "\n" for record in records), out)
    elif form == "json":
        made = msgspec.json.format(msgspec.json.encode(list(records)), indent=2).decode()
        write_output(escaped(made) + "\n", out)
    else:
        from countertrade.report.exports import written
        from countertrade.report.tables import table_of

        table = table_of(kind, records, case=case, articles=articles, language=language)
        write_output(written(table, form, language=language, width=wide()), out, ready=form == "csv")


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
