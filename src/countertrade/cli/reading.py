"""Commands that read: check, read, trace."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from countertrade import case as folder_of
from countertrade.cli.surroundings import (
    coloured,
    exits,
    read_input,
    say,
    tell,
    wide,
    with_format,
    with_language,
    write_output,
)
from countertrade.files import typed
from countertrade.records import Article, Bad, Case, Claim, Finding, Latent, Origin, Problem, Retelling
from countertrade.visible import escaped
from countertrade.worked import Worked, work

WRONG = frozenset({"inconsistent", "implausible"})


def worked(case: Path, language: str, as_of: str | None = None) -> Worked:
    """The case worked through; lines of its decisions that are none are told on standard error."""
    whole = work(case, language=language, as_of=as_of)
    tell(whole.case.unread)
    return whole


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…|CASE")
@click.option("--outlet", help="Who printed it, where the page does not say.")
@click.option("--published", help="ISO date, where the page does not say.")
@click.option(
    "--reference",
    "reference_file",
    type=click.Path(path_type=Path),
    help="Figures to check against (CSV), in place of the shipped set.",
)
@click.option("--refs", is_flag=True, help="Print every reference row used in full.")
@with_language
@with_format
@exits
def check(
    files: tuple[str, ...],
    outlet: str | None,
    published: str | None,
    reference_file: Path | None,
    refs: bool,
    lang: str,
    form: str,
    out: Path | None,
) -> int:
    """Check articles (HTML, PDF, text; - for standard input), or a whole CASE: who says what, and does it add up?

    That nothing is found is not a confirmation. Ends with 1 when a finding is inconsistent or implausible, else with 0.
    """
    if len(files) == 1 and Path(files[0]).is_dir():
        return _check_case(worked(Path(files[0]), lang), form, out, refs)
    reference = _reference(reference_file)
    found: list[Finding] = []
    texts: list[str] = []
    from countertrade.checking import check as check_claims
    from countertrade.reading import read as read_article

    for name in files:
        article = _article(name, outlet=outlet, published=published)
        claims = read_article(article)
        findings = check_claims(claims, [article], reference, language=lang)
        found += findings
        if form == "table":
            from countertrade.report.article import check_text

            texts.append(
                check_text(
                    article,
                    claims,
                    findings,
                    reference,
                    language=lang,
                    width=min(wide(), 110),
                    color=coloured(),
                    refs=refs,
                )
            )
    if form == "table":
        write_output("\n\n".join(texts), out, ready=True)
    else:
        _write_records(found, "findings", form, out, lang)
    return 1 if any(finding.verdict in WRONG for finding in found) else 0


def _check_case(case: Worked, form: str, out: Path | None, refs: bool) -> int:
    if form == "table":
        from countertrade.report.terminal import check_case_text

        write_output(check_case_text(case, width=wide(), refs=refs), out)
    else:
        _write_records(case.findings, "findings", form, out, case.language, case)
    return 1 if any(finding.verdict in WRONG for finding in case.findings) else 0


def _reference(path: Path | None) -> list:  # type: ignore[type-arg]
    from countertrade import files
    from countertrade.checking.reference import rows

    return rows(files.decode(*read_input(str(path))), str(path)) if path else folder_of.shipped_reference()


def _article(name: str, **known: str | None) -> Article:
    from countertrade.cli.folder import article_from
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
@click.option("--language", help="The article's language, where it cannot be told.")
@click.option("--published", help="ISO date, where the page does not say.")
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
    if len(files) == 1 and Path(files[0]).is_dir():
        _read_case(Path(files[0]), lang, form, out)
        return
    articles = [_article(name, published=published, language=language) for name in files]
    if layer == "claims":
        from countertrade.reading import read as read_article

        claims = [claim for article in articles for claim in read_article(article)]
        for name, article in zip(files, articles, strict=True):
            if article.language not in ("de", "en"):
                say(
                    f"{name}: language {article.language or 'unknown'} is stored but not read; enter statements with import",
                    err=True,
                )
        _write_records(claims, "claims", form, out, lang, articles=articles)
        return
    from countertrade import reading

    lines: list[bytes] = []
    for article in articles:
        found: Sequence[msgspec.Struct] = (
            reading.mentions(article.text, article.language or "en", article.published)
            if layer == "mentions"
            else reading.quotations(article.text, article.language or "en")
        )
        lines += [msgspec.json.encode(item) for item in found]
    write_output(escaped(b"\n".join(lines).decode()) if lines else "", out)


def _read_case(case: Path, lang: str, form: str, out: Path | None) -> None:
    known = folder_of.open_case(case)
    if not known.articles:
        said = f"the case has no article yet; add some with: countertrade add {typed(case)} FILE…"
        raise Bad(Problem(str(case), 0, 0, said))
    known, claims = _read_all(case, known)
    new, gone, changed = folder_of.write_claims(case, claims, known.articles)
    say(
        f"{_many(len(claims), 'statement')} in {_many(len(known.articles), 'article')}: {new} new, {changed} changed, {gone} gone",
        err=True,
    )
    for article in known.articles:
        if not article.text:
            say(f"  {article.id} ({article.url}): text missing", err=True)
        elif article.language not in ("de", "en"):
            say(f"  {article.id}: language {article.language or 'unknown'} is stored but not read", err=True)
    whole = worked(case, lang)
    for made in (*whole.judged.changed, *whole.judged.lost):
        what = (
            "reads differently now; look at it again"
            if made in whole.judged.changed
            else "is no longer found"
        )
        say(f"  decision {made.id} ({made.action} {made.target}): its statement {what}", err=True)
    _write_records(whole.claims, "claims", form, out, lang, whole)


def _read_all(case: Path, known: Case) -> tuple[Case, list[Claim]]:
    """The case as it is when reading ends, and what its articles state: the page may add and change some meanwhile."""
    from rich.console import Console
    from rich.progress import Progress

    from countertrade.worked import read_all

    read: dict[Article, list[Claim]] = {}
    silent = not sys.stderr.isatty()
    with Progress(transient=True, console=Console(stderr=True), disable=silent) as progress:
        task = progress.add_task("reading", total=len(known.articles))
        while fresh := [article for article in known.articles if article not in read]:
            progress.update(task, total=len(known.articles))
            for article in fresh:
                read[article] = read_all([article], known.measures)
                progress.update(task, advance=1)
            known = folder_of.open_case(case)
    return known, [claim for article in known.articles for claim in read[article]]


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--measure", help="Only this item.")
@click.option("--as-of", help="Only what was published by this ISO date.")
@with_language
@with_format
@exits
def trace(case: Path, measure: str | None, as_of: str | None, lang: str, form: str, out: Path | None) -> None:
    """Show for CASE who took each figure from whom, what each step changed, and how many original sources there are."""
    whole = worked(case, lang, as_of)
    if measure and measure not in {m.id for m in whole.case.measures}:
        whole.estimate(measure)  # says which measures there are
    if form == "table":
        from countertrade.report.terminal import trace_text

        write_output(trace_text(whole, measure=measure, width=wide()), out)
        return
    lineage = whole.lineage
    records: list[Retelling | Origin | Latent] = [*lineage.retellings, *lineage.origins, *lineage.latent]
    _write_records(
        [r for r in records if measure is None or r.measure == measure], "lineage", form, out, lang, whole
    )


def _write_records(
    records: Sequence[Claim] | Sequence[Finding] | Sequence[msgspec.Struct],
    kind: str,
    form: str,
    out: Path | None,
    language: str,
    case: Worked | None = None,
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
