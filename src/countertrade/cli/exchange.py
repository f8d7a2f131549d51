"""Commands that hand a case on: export, pack, verify."""

from __future__ import annotations

from pathlib import Path

import click

from countertrade.cli.surroundings import (
    case_argument,
    exits,
    say,
    with_language,
    with_person,
    write_output,
)
from countertrade.interchange import FORMATS
from countertrade.records import Bad, Problem

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
@click.option("--url", default="", help="For claimreview: where the review stands.")
@with_person
@with_language
@exits
def export(
    case: Path, form: str, out: Path | None, claim: str | None, rating: str, url: str, by: str, lang: str
) -> None:
    """Write CASE in a format of other tools.

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

        write_output(exported(opened.worked, form).decode(), None)
        return
    say(opened.export(form, out), err=True)
