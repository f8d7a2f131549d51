"""Commands for many pages at once: scan, query, simulate-grid."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from countertrade.cli.environment import (
    case_argument,
    exits,
    extra,
    opened,
    say,
    tell,
    wide,
    with_format,
    with_language,
    write_output,
)
from countertrade.cli.model import Count
from countertrade.files import typed
from countertrade.records import Bad, Case, Problem

if TYPE_CHECKING:
    from distributed import Client

    from countertrade.archive.passes import Counts, Reading
    from countertrade.archive.scanning import Progress, Run
    from countertrade.archive.sources import Piece
    from countertrade.archive.store import Store

OFTEN = 10  # s between two lines of progress where there is no terminal
GZIP = 0.3  # share of the sources' bytes in gzip from which unpacking once is offered

scheduler_option = click.option(
    "--scheduler",
    metavar="local[:N]|ADDRESS",
    help="Dask to run on: 'local' (one process per core), or the address of a running scheduler.  [default: this process]",
)


@click.command()
@case_argument
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The archive's folder; name it again to resume or add to it.",
)
@click.option(
    "--repack",
    type=click.Path(path_type=Path, file_okay=False),
    help="Recompress gzipped WARC files as LZ4 into this folder and scan those; later scans are faster.",
)
@click.option(
    "--screen",
    is_flag=True,
    help="Only count how many pages each word of the case lets through; nothing is kept.",
)
@scheduler_option
@with_language
@exits
def scan(
    case: Path,
    sources: tuple[str, ...],
    out: Path | None,
    screen: bool,
    repack: Path | None,
    scheduler: str | None,
    lang: str,
) -> int:
    """Find in SOURCES what concerns CASE: WARC or WACZ files, Parquet, folders of HTML, by path or address (s3://…).

    Pages are screened by the words of the case, and the rest are read as by  countertrade read ; near-duplicates are found and figures
    traced. --out receives Parquet by day: articles, claims, edges, origins; query them with  countertrade query . A second run reads
    only what is new. A page that cannot be read is counted and stops nothing. Ends with 1 if a part had to be left out.
    """
    if out is None and not screen:
        raise click.UsageError("name the archive's folder with --out FOLDER, or ask for --screen alone")
    with extra():
        from countertrade.archive.cluster import connected
        from countertrade.archive.passes import Reading
        from countertrade.archive.recompression import repacked
        from countertrade.archive.scanning import planned, screened
        from countertrade.archive.screen import screen_of
        from countertrade.archive.store import Settings, Store
        from countertrade.case import CASE

        known = opened(case)
        reading = Reading(
            screen=screen_of(known, str(case / CASE)), measures=known.measures, screen_only=screen
        )
        pieces = planned(sources)
        store = Store(out) if out is not None and not screen else None
        if store is not None:
            store.begin(Settings(title=known.title, reading=reading))
        with connected(scheduler) as client:
            if repack is not None:
                pieces, written = repacked(pieces, repack.absolute(), client)
                for each in written:
                    left = f", {each.left_out:,} broken or too large left out" if each.left_out else ""
                    say(f"{each.path}: {each.records:,} records{left}", err=True)
            if store is not None:
                return _scan(known, pieces, reading, client, store)
            with _progress("screening") as progress:
                run, counts = screened(pieces, reading, client, progress)
            write_output(_screen_text(counts), None)
            tell(run.failed)
            return 1 if run.failed else 0


def _scan(case: Case, pieces: Sequence[Piece], reading: Reading, client: Client, store: Store) -> int:
    from countertrade import files
    from countertrade.archive.lineage import brought_up
    from countertrade.archive.scanning import scanned_into

    out = store.folder
    with files.locked(out):
        with _progress("scanning") as progress:
            run = scanned_into(store, pieces, reading, client, progress)
        _tell_run(run, pieces)
        with _counting("tracing") as counting:
            untraced = brought_up(store, client, case.measures, case.linked, counting)
    sizes = store.sizes()
    summary = store.summary()
    counts = summary.counts
    say(
        f"{out}: {counts.pages:,} pages seen, {counts.by_bytes:,} name enough parties, {counts.by_text:,} concern the case\n"
        f"  {sizes['articles']:,} articles, {sizes['copies']:,} of them near-duplicates; {sizes['claims']:,} statements; "
        f"{sizes['edges']:,} taken from another, {sizes['origins']:,} original sources"
    )
    if counts.broken:
        listed = ", ".join(f"{count:,} × {why}" for why, count in counts.broken.items())
        say(f"  could not be read: {listed}")
        for bit in summary.samples[:10]:
            say(f"    {bit.source}, {bit.offset}: {bit.why}")
    say(f'  next: countertrade query {typed(out)} "select * from claims"')
    tell((*run.failed, *untraced))
    return 1 if run.failed or untraced else 0


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("question")
@click.option(
    "--limit", type=click.IntRange(1), default=1000, show_default=True, help="The most rows to print."
)
@with_language
@with_format
@exits
def query(folder: Path, question: str, limit: int, lang: str, form: str, out: Path | None) -> None:
    """Ask the archive FOLDER a QUESTION in SQL, or search it for statements with some words.

    Views: claims (what concerns the case, each once), articles, copies, edges, origins; all_claims and all_articles include
    near-duplicates. Their columns are in docs/archive.md. Add an article to a case with: countertrade add CASE ID --archive FOLDER.
    """
    with extra():
        from countertrade.archive.query import ask
        from countertrade.report.exports import written
        from countertrade.report.tables import Rows

        answer = ask(folder, question, limit)
        rows = tuple(tuple(_cell(value) for value in row) for row in answer.rows)
        made = written(Rows("query", answer.columns, rows), form, language=lang, width=wide())
        write_output(made, out, ready=form == "csv")
        if answer.more:
            say(f"only the first {limit:,} rows; more with --limit", err=True)


@click.command("simulate-grid")
@case_argument
@click.option(
    "--vary",
    multiple=True,
    metavar="NAME=A;B;…",
    help="An entry of deal.yaml and the values to try, written as there: 'rice=600_000 t/year; 700_000 t/year'.",
)
@click.option("--draws", type=Count(), default=2**14, show_default=True, help="Runs for each combination.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same answer.")
@scheduler_option
@with_language
@with_format
@exits
def simulate_grid(
    case: Path,
    vary: tuple[str, ...],
    draws: int,
    seed: int,
    scheduler: str | None,
    lang: str,
    form: str,
    out: Path | None,
) -> None:
    """Work out every scenario of CASE/deal.yaml and every combination of its grid, or of the entries that --vary names, for each party.

    The draws are split into stretches and counted on Dask; counts are added exactly, so the answer is the same on any cluster.
    """
    from countertrade import case as folder_of
    from countertrade.pipeline import pipeline_of

    with extra():
        import distributed  # noqa: F401 - what is missing is said before the case is worked through

        from countertrade.archive.cluster import connected
        from countertrade.archive.grid import simulate_grid as every
        from countertrade.report.exports import written
        from countertrade.report.tables import Rows

        whole = pipeline_of(case, language=lang)
        text, path = folder_of.deal_of(case)
        deal = whole.deal_from(_varied(text, path, vary), path) if vary else whole.deal
        with connected(scheduler) as client, _counting("simulating") as progress:
            found = every(deal, client, draws=draws, seed=seed, progress=progress)
    axes = list(dict.fromkeys(name for point in found for name, _ in point.point))
    columns = (
        "scenario",
        *axes,
        "party",
        "chance_of_gain",
        "currency",
        "mean",
        "q05",
        "q25",
        "q50",
        "q75",
        "q95",
    )
    rows = tuple(
        (
            point.scenario, *(dict(point.point).get(axis) for axis in axes), party, point.chances[party], deal.currency,
            *(getattr(spread, name, None) for name in ("mean", "q05", "q25", "q50", "q75", "q95")),
        )
        for point in found
        for party, spread in point.balances.items()
    )  # fmt: skip
    made = written(Rows("grid", columns, rows), form, language=lang, width=wide())
    write_output(made, out, ready=form == "csv")


def _varied(text: str, path: str, vary: Sequence[str]) -> str:
    """The deal file with a grid of what is varied. Raises Bad where it has one of its own."""
    from countertrade import files

    if files.compose(text, path).get("grid") is not None:
        raise Bad(Problem(path, 0, 0, "has a grid of its own; leave --vary out, or add to that grid"))
    lines = []
    for each in vary:
        name, sign, values = each.partition("=")
        if not (sign and name.strip() and values.strip()):
            raise Bad(
                Problem(
                    "--vary",
                    0,
                    0,
                    f"'{each}' names no values; write for example 'rice=600_000 t/year; 700_000 t/year'",
                )
            )
        lines += [f"  {name.strip()}:", *(f"    - {value.strip()}" for value in values.split(";"))]
    return "\n".join([text.rstrip("\n"), "grid:", *lines, ""])


@contextlib.contextmanager
def _counting(doing: str) -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(transient=True, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(doing, total=1)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _cell(value: object) -> str | int | float | None:
    if value is None or isinstance(value, (int, float, str)):
        return value
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _tell_run(run: Run, pieces: Sequence[Piece]) -> None:
    if run.before:
        say(f"{run.before:,} of {len(pieces):,} pieces had been read before", err=True)
    if run.pages:
        say(
            f"{run.pages:,} pages ({run.bytes / 1e6:,.0f} MB) in {_span(run.seconds)}: {run.pages / run.seconds:,.0f} pages/s; "
            f"{run.reading / run.worked:.0%} of the time in reading the few that concern the case",
            err=True,
        )
    gzip = sum(piece.size for piece in pieces if piece.source.lower().endswith(".gz"))
    if run.read and gzip > GZIP * sum(piece.size for piece in pieces):
        say("it is in gzip; if you scan it again, recompress it once with --repack FOLDER", err=True)


def _screen_text(counts: Counts) -> str:
    lines = [
        f"{counts.pages:,} pages, {counts.by_bytes:,} name enough parties in their bytes, {counts.by_text:,} concern the case"
    ]
    lines += [f"{count:>9,}  {group}" for group, count in counts.groups.items()]
    lines += ["", "words, and how many of these pages have each"]
    lines += [f"{count:>9,}  {word}" for word, count in counts.words.items()]
    lines += [f"{count:>9,}  not read: {why}" for why, count in counts.broken.items()]
    return "\n".join(lines)


@contextlib.contextmanager
def _progress(doing: str) -> Iterator[Callable[[Progress], None]]:
    """A bar on a terminal, a line every few seconds elsewhere; both with the rate and the time that is left."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    if sys.stderr.isatty():
        columns = (TextColumn(doing), BarColumn(), TextColumn("{task.percentage:.0f} %  {task.fields[said]}"))
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(doing, total=1, said="")
            yield lambda now: bar.update(task, total=now.of, completed=now.done, said=_said(now))
        return
    told = time.monotonic()

    def tell_line(now: Progress) -> None:
        nonlocal told
        if time.monotonic() - told >= OFTEN:
            told = time.monotonic()
            say(f"{doing}: {now.done / max(1, now.of):.0%}, {_said(now)}", err=True)

    yield tell_line


def _said(now: Progress) -> str:
    return (
        f"{now.pages:,} pages, {now.rate:,.0f}/s, {now.articles:,} concern the case, {_span(now.left)} left"
    )


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
