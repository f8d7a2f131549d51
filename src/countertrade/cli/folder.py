"""Commands that keep a case folder: new, add, import, update, show, decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from countertrade import case as folder_of
from countertrade import decisions as judging
from countertrade.cli.surroundings import (
    case_argument,
    exits,
    now,
    opened,
    read_input,
    say,
    with_language,
    with_person,
    write_output,
)
from countertrade.dates import iso_date
from countertrade.files import typed
from countertrade.records import Article, Bad, Case, Decision, Problem
from countertrade.worked import refuse_breaking

if TYPE_CHECKING:
    from countertrade.tracing.typed import Columns, Typed


@click.command()
@case_argument
@click.option("--title", help="What the case is called.  [default: the folder's name]")
@click.option("--question", help="The question it answers.")
@exits
def new(case: Path, title: str | None, question: str | None) -> None:
    """Make an empty case in the folder CASE."""
    folder_of.new(case, title or case.name.replace("-", " ").replace("_", " "), question)
    say(f"{case}: an empty case. Next: countertrade add {typed(case)} FILE…")


@click.command()
@case_argument
@click.argument("files", nargs=-1)
@click.option("--url", help="Where the article stands. It is never fetched by this tool.")
@click.option("--text", "text_file", help="The file with its text, or - for standard input.")
@click.option("--outlet", help="Who printed it, where the page does not say.")
@click.option("--published", help="ISO date, where the page does not say.")
@click.option("--language", help="Its language, where it cannot be told.")
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    help="Add articles of this scanned archive; FILES are their ids (a-…).",
)
@exits
def add(
    case: Path,
    files: tuple[str, ...],
    url: str | None,
    text_file: str | None,
    outlet: str | None,
    published: str | None,
    language: str | None,
    archive: Path | None,
) -> None:
    """Add articles to CASE: HTML, PDF or text FILES, or a --url with its --text.

    The bytes are kept as they came, the text is taken out once. A URL without text is recorded as "text missing"; nothing is
    fetched from the network. Give the text later with --url U --text -.
    """
    if not folder_of.is_case(case):
        opened(case)  # says what is wrong, and the way out
    if not files and not url and not text_file:
        raise click.UsageError("name at least one file, or a --url")
    if archive is not None:
        _add_from(archive, case, files)
        return
    if url and files:
        raise click.UsageError(
            "--url goes with --text, not with files; add the files in a command of their own"
        )
    known: dict[str, Any] = {"outlet": outlet, "published": iso_date(published), "language": language}
    for name in files or ((text_file,) if text_file else ()):
        data, said = read_input(name)
        article = article_from(data, said, url=url, **known)
        stored, fresh = folder_of.add(case, article, data)
        _say_added(stored, said, fresh)
    if url and not text_file:
        missing = Article(
            id=folder_of.article_id("", url),
            text="",
            sha256="",
            url=url,
            captured=now(),
            original=None,
            **known,
        )
        stored, fresh = folder_of.add(case, missing, None)
        say(
            f"{url}: text missing"
            if fresh and not stored.text
            else f"{url}: in the case already ({stored.id})"
        )
        if not stored.text:
            say(f"  paste it:  countertrade add {typed(case)} --url {typed(url)} --text -")


def _add_from(archive: Path, case: Path, ids: tuple[str, ...]) -> None:
    """Add articles of an archive as they were read, with their bytes where the source still has them."""
    from countertrade.cli.archive import extra

    with extra():
        from countertrade.archive.query import article_of

        for found, data in [article_of(archive, each) for each in ids]:
            stored, fresh = folder_of.add(case, found, data)
            _say_added(stored, found.url or found.id, fresh)
            if data is None:
                say("  its source is not there any more: stored without the original bytes")


def article_from(data: bytes, said: str, **known: Any) -> Article:
    """The bytes as an article, captured now."""
    from countertrade import worked

    name = "pasted.txt" if said == "standard input" else said
    try:
        return worked.article_from(data, name, captured=now(), **known)
    except Bad as bad:
        raise Bad(*(problem._replace(path=said) for problem in bad.problems)) from None


def _say_added(article: Article, name: str, fresh: bool) -> None:
    where = ", ".join(
        part for part in (article.outlet, (article.published or "")[:10], article.language) if part
    )
    state = "added" if fresh else "in the case already"
    lacking = [word for word, value in (("outlet", article.outlet), ("date", article.published)) if not value]
    hint = (
        f"  (no {' and no '.join(lacking)} found: set with --outlet, --published)"
        if fresh and lacking
        else ""
    )
    say(f"{name}: {state} as {article.id}  {where}{hint}")


@click.command("import")
@case_argument
@click.argument("file")
@click.option(
    "--map",
    "mapping",
    help="Which column is which: plain, deutsch, retellings, 'value=amount,outlet=paper', or a .yaml file of such pairs.",
)
@with_person
@exits
def import_statements(case: Path, file: str, mapping: str | None, by: str) -> None:
    """Add to CASE the statements in FILE (csv, jsonl or xlsx) that were recorded by hand or by another tool.

    Columns: outlet, date, url, language, measure, value, low, high, unit, per, bound, source, cited, modality, giver, recipient,
    status, wording, translation, translator and more; see docs/tracing.md.
    """
    from countertrade.cli.rows import rows_of
    from countertrade.tracing import statements

    opened(case)
    data, said = read_input(file)
    lines, rows = rows_of(data, said)
    typed = statements(rows, columns_of(mapping), path=said, lines=lines, by=by)
    if typed.problems:
        raise Bad(*typed.problems, Problem(said, 0, 0, "nothing is stored; put this right and import again"))
    try:
        added, fresh = folder_of.add_statements(case, typed.articles, typed.claims)
    except (Bad, KeyboardInterrupt):
        _say_stored(case, typed)
        raise
    kept = len(typed.claims) - fresh
    say(f"{said}: {fresh} statements from {added} new articles added; {kept} were there already")


def _say_stored(case: Path, typed: Typed) -> None:
    """What an import that stopped had stored by then."""
    try:
        now = folder_of.open_case(case)
    except Bad:
        return  # what stopped it says why
    articles, claims = {article.id for article in now.articles}, {claim.id for claim in now.claims}
    stored = sum(article.id in articles for article in typed.articles)
    there = sum(claim.id in claims for claim in typed.claims)
    say(
        f"the import stopped: {stored} of {len(typed.articles)} articles and {there} of {len(typed.claims)} statements are stored; "
        "the same command again adds the rest",
        err=True,
    )


def columns_of(text: str | None) -> Columns | None:
    """The mapping of that name, of 'value=amount,outlet=paper', or of a YAML file; None lets the columns speak for themselves."""
    import msgspec

    from countertrade import files
    from countertrade.tracing.typed import MAPPINGS, Columns

    if not text:
        return None
    if text in MAPPINGS:
        return MAPPINGS[text]
    if text.endswith((".yaml", ".yml")):
        return files.convert(files.compose(files.decode(*read_input(text)), text), Columns, text)
    pairs = [part.partition("=") for part in text.split(",")]
    for ours, sign, theirs in pairs:
        if not (ours and sign and theirs):
            said = (
                f"'{ours}{sign}{theirs}' is no mapping; write value=amount, or one of {', '.join(MAPPINGS)}"
            )
            raise Bad(Problem("--map", 0, 0, said))
    try:
        return msgspec.convert({ours.strip(): theirs.strip() for ours, _, theirs in pairs}, Columns)
    except msgspec.ValidationError as error:
        raise Bad(Problem("--map", 0, 0, str(error))) from None


@click.command()
@case_argument
@click.argument("article")
@click.argument("file")
@exits
def update(case: Path, article: str, file: str) -> None:
    """Store FILE as a new version of ARTICLE (its id or file name). The old version stays under articles/versions."""
    data, said = read_input(file)
    before = {claim.id: claim for claim in opened(case).claims}
    old, fresh = folder_of.update(case, article, article_from(data, said), data)
    say(f"{old.id}: version {old.version} kept, version {fresh.version} stored")
    rested = [claim for claim in before.values() if claim.article == old.id]
    if rested:
        say(
            f"  {len(rested)} statements were read from the old version. Read again: countertrade read {typed(case)}"
        )
    for made in folder_of.reports_of(case):
        if made.articles.get(old.id) == old.version or any(claim.id in made.claims for claim in rested):
            say(f"  report version {made.version} ({made.file}, {made.at[:10]}) rests on the old version")


@click.command()
@case_argument
@click.argument("id")
@with_language
@exits
def show(case: Path, id: str, lang: str) -> None:
    """Show the statement, finding, reference figure or article ID of CASE in full."""
    from countertrade.cli.reading import worked
    from countertrade.report.terminal import item_text

    write_output(item_text(worked(case, lang), id), None)


@click.command()
@case_argument
@click.argument("target")
@click.argument("action", type=click.Choice(judging.ACTIONS), required=False)
@click.argument("fields", nargs=-1)
@click.option("--reason", help="Why.")
@with_person
@exits
def decide(
    case: Path, target: str, action: str, fields: tuple[str, ...], reason: str | None, by: str
) -> None:
    """Record a decision on TARGET: a statement c-…, an edge e-…, a finding f-…, an article a-…, or a decision d-… to undo.

    FIELDS are name=value: for correct  quantity='about 2,000 USD/month/soldier' source='Wi Sung-lac' measure=pay; for
    set_parent  parent=c-….  TARGET may also be an .xlsx written by  read --format xlsx  and edited: its changes come back.
    """
    known = opened(case)
    if target.endswith(".xlsx"):
        from countertrade.report.exports import decisions_from_xlsx

        data, _ = read_input(target)
        found = decisions_from_xlsx(data, known.claims, by=by, at=now(), name=Path(target).name)
        for made in found:
            _refuse_nonsense(known, made.target, made.action, made.fields)
        standing = [_said(made) for made in judging.in_force(known.decisions)]
        new = [made for made in found if _said(made) not in standing]
        refuse_breaking(case, known, new)
        folder_of.decide(case, *new)
        again = f"; {len(found) - len(new)} stood already" if len(new) < len(found) else ""
        say(f"{len(new)} decision{'s' if len(new) != 1 else ''} recorded{again}")
        return
    if action is None:
        raise click.UsageError(f"say what is decided: {', '.join(judging.ACTIONS)}")
    pairs = dict(_field(pair) for pair in fields)
    _refuse_nonsense(known, target, action, pairs)
    claim = next((claim for claim in known.claims if claim.id == target), None)
    made = judging.decision(
        target,
        action,  # type: ignore[arg-type]
        by=by,
        at=now(),
        fields=pairs,
        reason=reason,
        claim=claim,
    )
    refuse_breaking(case, known, [made])
    (made,) = folder_of.decide(case, made)
    say(f"{made.id}: {action} {target}")
    if action in judging.WITHDRAWN:
        for report in folder_of.reports_of(case):
            if target in report.claims or target in report.articles:
                say(f"  report version {report.version} ({report.file}, {report.at[:10]}) rests on it")


def _field(pair: str) -> tuple[str, str]:
    name, sign, value = pair.partition("=")
    if not sign:
        raise Bad(Problem("decide", 0, 0, f"'{pair}' is no field; write name=value, for example measure=pay"))
    return name, value


def _said(made: Decision) -> tuple[str, str, dict[str, Any], str | None]:
    """What a decision says, whoever said it and when."""
    return made.target, made.action, made.fields, made.reason


def _refuse_nonsense(opened: Case, target: str, action: str, fields: dict[str, Any]) -> None:
    """Raise Bad for a target that is not in the case, or fields that its action cannot take."""
    import difflib

    claims, articles = opened.claims, opened.articles
    claim = next((claim for claim in claims if claim.id == target), None)
    if target.startswith("c-") and claim is None:
        near = difflib.get_close_matches(target, [claim.id for claim in claims], 1)
        if not any(claim.entered is None for claim in claims):
            hint = "its articles are not read yet; run: countertrade read CASE"
        else:
            hint = f"did you mean {near[0]}?" if near else "list them with: countertrade read CASE"
        raise Bad(Problem(target, 0, 0, f"the case has no such statement; {hint}"))
    if action == "undo":
        on_it = [made for made in judging.in_force(opened.decisions) if target in (made.id, made.target)]
        if not target.startswith("d-"):
            known = ", ".join(f"{made.id} ({made.action})" for made in on_it) or "none"
            raise Bad(Problem(target, 0, 0, f"undo names a decision d-…; in force on {target}: {known}"))
        if not on_it and target not in {made.id for made in opened.decisions if made.action == "undo"}:
            raise Bad(Problem(target, 0, 0, "the case has no such decision in force"))
    if target.startswith("a-") and target not in {article.id for article in articles}:
        raise Bad(Problem(target, 0, 0, "the case has no such article"))
    if not target.startswith(("c-", "e-", "f-", "a-", "d-")):
        raise Bad(
            Problem(
                target,
                0,
                0,
                "name a statement c-…, an edge e-…, a finding f-…, an article a-… or a decision d-…",
            )
        )
    if action == "correct":
        if claim is None or not fields:
            raise Bad(
                Problem(
                    target, 0, 0, f"correct needs a statement and at least one of {', '.join(judging.FIELDS)}"
                )
            )
        judging.refuse_unsound(claim, fields, articles, opened.measures)
    if action == "set_parent":
        parent = fields.get("parent")
        if parent not in {claim.id for claim in claims} and parent != "none":
            raise Bad(
                Problem(
                    target, 0, 0, "set_parent needs parent=c-… of a statement in the case, or parent=none"
                )
            )
