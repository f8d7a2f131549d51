"""Commands that keep a case folder: new, add, import, update, show, decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from countertrade import case as folder_of
from countertrade import decisions as judging
from countertrade.api.deciding import decided, refuse_nonsense
from countertrade.api.stages import refuse_breaking
from countertrade.cli.environment import (
    article_from,
    case_argument,
    exits,
    extra,
    now,
    opened,
    opened_pipeline,
    read_input,
    say,
    tell,
    with_format,
    with_language,
    with_person,
    write_output,
)
from countertrade.dates import iso_date
from countertrade.files import typed
from countertrade.records import Article, Bad, Decision, Problem
from countertrade.visible import one_line

if TYPE_CHECKING:
    from countertrade.api.importing import Suggested
    from countertrade.tracing.manual_entry import Columns, ManualEntries


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
@click.option("--url", help="The article's address. It is never fetched.")
@click.option("--text", "text_file", help="The file with its text, or - for standard input.")
@click.option("--outlet", help="Who printed it, if the page does not say.")
@click.option("--published", help="ISO date, if the page does not say.")
@click.option("--language", help="Its language, if it cannot be detected.")
@click.option("--timestamp", help="An RFC 3161 token for the file; one beside it (.tsr, .tst) is found.")
@click.option("--trust", multiple=True, help="Root certificate (PEM) that a token's signature must lead to.")
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    help="Add articles from this scanned archive; FILES are their ids (a-…).",
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
    timestamp: str | None,
    trust: tuple[str, ...],
    archive: Path | None,
) -> None:
    """Add articles to CASE: HTML, PDF or text FILES, captures (WACZ, WARC, SingleFile, MHTML, mail, an auto-archiver's CSV), or a --url
    with its --text.

    The bytes are kept as they came; the text is extracted once. A URL without text is recorded as "text missing"; nothing is
    fetched from the network. Give the text later with --url U --text -. For an article that is already in the case, --outlet,
    --published and --language replace what was recorded. For a capture, its hash and time are kept.
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
    roots = [read_input(name)[0] for name in trust]
    for name in files or ((text_file,) if text_file else ()):
        _add(case, name, timestamp, roots, url=url, **known)
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
            else f"{url}: already in the case ({stored.id})"
        )
        if not stored.text:
            say(f"  paste it:  countertrade add {typed(case)} --url {typed(url)} --text -")


def _add_from(archive: Path, case: Path, ids: tuple[str, ...]) -> None:
    """Add articles of an archive as they were read, with their bytes where the source still has them."""
    with extra():
        from countertrade.archive.query import article_of

        for found, data in [article_of(archive, each) for each in ids]:
            stored, fresh = folder_of.add(case, found, data)
            _say_added(stored, found.url or found.id, fresh)
            if data is None:
                say("  its source is gone: stored without the original bytes")


def _add(case: Path, name: str, timestamp: str | None, roots: list[bytes], **known: str | None) -> None:
    """Add the articles in one file, and say what came of it."""
    from countertrade.api.adding import add as add_to
    from countertrade.api.adding import stamps_beside

    data, said = read_input(name)
    if timestamp:
        stamps = [(timestamp, read_input(timestamp)[0])]
    else:
        stamps = [] if name == "-" else stamps_beside(Path(name))
    called = "pasted.txt" if said == "standard input" else said
    try:
        found = add_to(case, data, called, at=now(), stamps=stamps, roots=roots, **known)
    except Bad as bad:
        if called == said:
            raise
        raise Bad(*(p._replace(path=said) if p.path == called else p for p in bad.problems)) from None
    tell(found.problems)
    for each in found.added:
        page = "" if len(found.added) == 1 else f" {each.article.url or each.article.title or ''}".rstrip()
        if each.fresh:
            _say_added(each.article, f"{said}{page}", each.fresh)
        else:
            _say_amended(
                case,
                each.article,
                f"{said}{page}",
                {key: value for key, value in known.items() if key != "url"},
            )
        if each.provenance.kind != "page":
            verified = f"; {', '.join(each.provenance.verified)}" if each.provenance.verified else ""
            say(
                f"  captured {each.provenance.captured or 'at an unknown time'} ({each.provenance.kind}){verified}"
            )
    if found.stamp:
        say(f"  {found.stamp.said}")


def _say_added(article: Article, name: str, fresh: bool) -> None:
    where = ", ".join(
        part for part in (article.outlet, (article.published or "")[:10], article.language) if part
    )
    state = "added" if fresh else "already in the case"
    lacking = [word for word, value in (("outlet", article.outlet), ("date", article.published)) if not value]
    hint = (
        f"  (no {' and no '.join(lacking)} found: set with --outlet, --published)"
        if fresh and lacking
        else ""
    )
    say(f"{name}: {state} as {article.id}  {where}{hint}")


def _say_amended(case: Path, stored: Article, name: str, known: dict[str, Any]) -> None:
    """Write down what is newly said of an article that is there, and say what it replaces."""
    before, after = folder_of.amend(case, stored.id, {key: value for key, value in known.items() if value})
    _say_added(after, name, fresh=False)
    for key in known:
        was, now_ = getattr(before, key), getattr(after, key)
        if was != now_:
            say(f"  {key} is now {now_}, was {was or 'not known'}")


@click.command("import")
@case_argument
@click.argument("file")
@click.option(
    "--map",
    "mapping",
    help="Which column is which: plain, deutsch, retellings, 'value=amount,outlet=paper', or a .yaml file of such pairs.",
)
@click.option("--tool", help="Which tool or model proposed them.  [default: the file's name]")
@with_person
@exits
def import_statements(case: Path, file: str, mapping: str | None, tool: str | None, by: str) -> None:
    """Add to CASE the statements in FILE (csv, jsonl or xlsx) that were recorded by hand or by another tool.

    What a tool proposes – langextract's JSONL, JSONL rows with a quote, fact-checks as ClaimReview JSON-LD – waits as a suggestion. Each
    quote must appear literally in a text of CASE and each figure is read again; anything else is refused with the reason. Accept one with
    countertrade decide CASE c-… accept.

    Columns: outlet, date, url, language, measure, value, low, high, unit, per, bound, source, cited, modality, giver, recipient,
    status, wording, translation, translator and more; see docs/tracing.md.
    """
    from countertrade.api import importing
    from countertrade.api.rows import rows_of
    from countertrade.suggestions import from_rows, is_proposals
    from countertrade.tracing import statements

    opened(case)
    data, said = read_input(file)
    if reviews := importing.reviews_in(data, said):
        say_suggested(case, said, importing.take_reviews(case, reviews, now()))
        return
    lines, rows = rows_of(data, said)
    if is_proposals(rows):
        from countertrade.api.stages import opened as pipeline_of

        proposals, problems = from_rows(rows, lines, said)
        tell(problems)
        made = tool or Path(said).name
        say_suggested(
            case, said, importing.take_proposals(pipeline_of(case, "en", None), proposals, by=made, at=now())
        )
        return
    typed = statements(rows, columns_of(mapping), path=said, lines=lines, by=by)
    if typed.problems:
        raise Bad(*typed.problems, Problem(said, 0, 0, "nothing is stored; put this right and import again"))
    try:
        added, fresh = folder_of.add_statements(case, typed.articles, typed.claims)
    except (Bad, KeyboardInterrupt):
        _say_stored(case, typed)
        raise
    kept = len(typed.claims) - fresh
    say(f"{said}: {fresh} statements from {added} new articles added; {kept} already there")


def say_suggested(case: Path, name: str, found: Suggested) -> None:
    """What came of proposals, and why each that was refused was."""
    from countertrade.api.importing import problems_of

    tell(problems_of(name, found.refused), "refused")
    counted = f"{found.fresh} suggestion{'' if found.fresh == 1 else 's'} added"
    again = f"; {found.held - found.fresh} were there already" if found.held > found.fresh else ""
    agreed = f"; {found.agreed} more figures are already in the case" if found.agreed else ""
    say(f"{name}: {counted}{again}{agreed}; {len(found.refused)} refused")
    for waiting in folder_of.suggestions_of(case):
        if waiting.state == "suggested":
            source = waiting.claim.attribution.source
            who = f" – {source.name or source.text}" if source else ""
            said = (
                waiting.claim.entered.quote_original if waiting.claim.entered else None
            ) or waiting.claim.text
            say(f"  {waiting.claim.id} suggested: {waiting.claim.quantity}{who}: {one_line(said or '')[:90]}")


def _say_stored(case: Path, typed: ManualEntries) -> None:
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
    from countertrade.tracing.manual_entry import MAPPINGS, Columns

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
    from countertrade.report.terminal import item_text

    write_output(item_text(opened_pipeline(case, lang), id), None)


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
    set_parent  parent=c-….  TARGET may also be an edited .xlsx from  read --format xlsx ; its changes are recorded.
    """
    known = opened(case)
    if target.endswith(".xlsx"):
        from countertrade.report.exports import decisions_from_xlsx

        data, _ = read_input(target)
        found = decisions_from_xlsx(data, known.claims, by=by, at=now(), name=Path(target).name)
        for made in found:
            refuse_nonsense(known, made.target, made.action, made.fields)
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
    made = decided(known, case, target, action, pairs, by=by, at=now(), reason=reason)
    say(f"{made.id}: {action} {target}")
    if action in judging.WITHDRAWN:
        for report in folder_of.reports_of(case):
            if target in report.claims or target in report.articles:
                say(f"  report version {report.version} ({report.file}, {report.at[:10]}) rests on it")


@click.command()
@case_argument
@click.argument("target", required=False)
@click.argument("text", nargs=-1)
@click.option("--delete", is_flag=True, help="Delete the note n-… that is the TARGET.")
@with_person
@with_language
@with_format
@exits
def note(
    case: Path,
    target: str | None,
    text: tuple[str, ...],
    delete: bool,
    by: str,
    lang: str,
    form: str,
    out: Path | None,
) -> None:
    """List the notes of CASE; or write TEXT on TARGET: a statement c-… or a finding f-…, or in place of a note n-….

    With a TARGET alone, its notes are listed. TEXT may be several words, or - for standard input. What a note replaces stays in
    notes.jsonl.
    """
    from countertrade.api.deciding import noted
    from countertrade.cli.reading import write_records

    whole = opened_pipeline(case, lang)
    if target is None or not (text or delete):
        if target is not None and target.startswith("n-"):
            raise click.UsageError("say what the note is to say, or --delete")
        shown = [note for on, notes in whole.notes.items() for note in notes if target in (None, on)]
        if shown or form != "table":
            write_records(shown, "notes", form, out, lang, case=whole)
        else:
            say(f"no notes; write one with: countertrade note {typed(case)} {target or 'c-…'} TEXT")
        return
    if delete and (text or not target.startswith("n-")):
        raise click.UsageError("--delete takes the id of a note n-… and no text")
    said = read_input("-")[0].decode("utf-8", "replace") if text == ("-",) else " ".join(text)
    made = noted(whole, target, said, by=by, at=now())
    say(f"{made.replaces}: deleted" if delete else f"{made.id}: noted on {made.target}")


def _field(pair: str) -> tuple[str, str]:
    name, sign, value = pair.partition("=")
    if not sign:
        raise Bad(Problem("decide", 0, 0, f"'{pair}' is no field; write name=value, for example measure=pay"))
    return name, value


def _said(made: Decision) -> tuple[str, str, dict[str, Any], str | None]:
    """What a decision says, whoever said it and when."""
    return made.target, made.action, made.fields, made.reason
