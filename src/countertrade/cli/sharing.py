"""Commands that hand a case on: export, pack, verify."""

from __future__ import annotations

from pathlib import Path

import click

from countertrade.cli.environment import (
    case_argument,
    exits,
    read_input,
    say,
    with_language,
    with_person,
    write_output,
)
from countertrade.cli.model import draws_option, seed_option
from countertrade.interchange import FORMATS
from countertrade.records import Bad, Problem
from countertrade.visible import escaped

MORE = {
    "parquet": "every table as Parquet, into a folder",
    "netcdf": "the outcome of the model, for xarray",
    "claimreview": "one statement as ClaimReview",
}


@click.command()
@case_argument
@click.option("--as", "form", type=click.Choice([*FORMATS, *MORE]), required=True, help="The format.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; for parquet a folder.")
@click.option("--claim", help="For claimreview: the statement c-….")
@click.option(
    "--rating", default="", help="For claimreview: the rating in a person's words; none is made up."
)
@click.option("--url", default="", help="For claimreview: the address of the review.")
@with_person
@with_language
@exits
def export(
    case: Path, form: str, out: Path | None, claim: str | None, rating: str, url: str, by: str, lang: str
) -> None:
    """Write CASE in a format for other tools.

    ftm: FollowTheMoney entities; prov: W3C PROV; stix: a STIX 2.1 report; assessment: Admiralty pairs and ICD 203 words; csl and bibtex:
    the articles as references; parquet: every table; netcdf: the outcome; claimreview: one statement, with a person's rating.
    """
    from countertrade.api.case import Case

    opened = Case(case, language=lang)
    if form == "claimreview":
        if claim is None:
            raise Bad(Problem("--claim", 0, 0, "name the statement that is reviewed: --claim c-…"))
        write_output(opened.claim_review(claim, rating=rating, url=url, by=by), out)
        return
    if out is None:
        if form in MORE:
            raise Bad(Problem(f"--as {form}", 0, 0, "this is no text; name where to write it: --out PATH"))
        from countertrade.interchange import export as exported

        text = exported(opened.pipeline, form).decode()
        write_output(escaped(text) if "json" in FORMATS[form].suffix else text, None)
        return
    say(opened.export(form, out), err=True)


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--internal", is_flag=True, help="The whole case folder: articles, notes and names too.")
@draws_option
@seed_option
@click.option("--note", help="A line for whoever opens it.")
@click.option("--stamp", help="CASE is a package: put this RFC 3161 token of its manifest into it.")
@with_person
@with_language
@exits
def pack(
    case: Path,
    out: Path | None,
    internal: bool,
    draws: int | None,
    seed: int,
    note: str | None,
    stamp: str | None,
    by: str,
    lang: str,
) -> None:
    """Put CASE into one file that another machine can check and run again with countertrade verify FILE.

    Without --internal it can be shared: short quotes and hashes instead of articles, no notes, no names of those who decided. The printed
    hash stands for the whole file; to add a timestamp of manifest.json: countertrade pack FILE --stamp TOKEN.tsr
    """
    from countertrade import files
    from countertrade.api.case import Case
    from countertrade.packing import stamp as stamped

    if stamp is not None:
        data, token = read_input(str(case))[0], read_input(stamp)[0]
        files.write_bytes(out or case, stamped(data, token, case.name, stamp))
        say(f"{out or case}: stamped")
        return
    if out is None:
        raise Bad(Problem("--out", 0, 0, "name the file to write, for example --out evidence.zip"))
    digest = Case(case, language=lang).pack(out, internal=internal, draws=draws, seed=seed, by=by, note=note)
    say(f"{out}: {'internal' if internal else 'shareable'} package, manifest sha256 {digest}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--no-run", is_flag=True, help="Check hashes, quotes and the timestamp only.")
@click.option(
    "--trust",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Root certificate (PEM) for its timestamp.",
)
@exits
def verify(file: Path, no_run: bool, trust: tuple[Path, ...]) -> None:
    """Check a package: is every byte as it was packed, and does it give the same figures here? Ends with 2 if not."""
    from countertrade.api.case import verify as verified

    found = verified(file, run=not no_run, trust=trust)
    say(f"{file}: {found.kind} package “{found.title}”, packed {found.made}")
    say(f"  manifest sha256 {found.manifest}")
    for check in found.checks:
        say(f"  fits: {check}")
    if found.problems:
        raise Bad(*found.problems)
    for question, text in found.answers.items():
        say(f"  {text if question in text else f'{question}: {text}'}")
