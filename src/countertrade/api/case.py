"""A case folder: its articles, statements, chains, findings, estimates and model, and what people add to it."""

from __future__ import annotations

import datetime
import getpass
import html
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countertrade.annotations import standing
from countertrade.api import stages
from countertrade.api.pictures import Picture, picture_of
from countertrade.api.tabular import Records
from countertrade.errors import ArticleError, CaseError, Error, ModelError, NotFoundError, raised_as
from countertrade.records import (
    Annotation,
    Article,
    Claim,
    Decision,
    Finding,
    Latent,
    Lineage,
    Origin,
    Problem,
    Reference,
    Retelling,
)
from countertrade.records import Estimate as EstimateRecord

if TYPE_CHECKING:
    from countertrade.api.deal import Deal
    from countertrade.case import Provenance
    from countertrade.packing import Verification
    from countertrade.pipeline import Pipeline


class Case:
    """A case folder, read on demand. `countertrade.open` makes one.

    Attributes:
        folder: its path.
        language: "en" or "de", of findings, pictures and reports.
        as_of: ISO date up to which articles and reference figures count; None for all.
    """

    def __init__(self, folder: Path, *, language: str = "en", as_of: str | None = None) -> None:
        self.folder = folder
        self.language = language
        self.as_of = as_of
        self._kept: Pipeline | None = None
        self._told: tuple[Problem, ...] = ()
        _ = self.pipeline

    @property
    def pipeline(self) -> Pipeline:
        """The case as the stages have it, each worked out once. Raises CaseError with every problem of its files."""
        if self._kept is None:
            with raised_as(CaseError):
                self._kept = stages.opened(self.folder, self.language, self.as_of)
        return self._kept

    def reload(self) -> Case:
        """The case as its files are now, since another program may have written them; returns the case."""
        self._kept = None
        _ = self.pipeline
        return self

    def up_to(self, date: str) -> Case:
        """The same case with only what was published by an ISO date."""
        return Case(self.folder, language=self.language, as_of=date)

    # --- what is in it ---

    @property
    def title(self) -> str:
        """What it is called."""
        return self.pipeline.case.title

    @property
    def question(self) -> str | None:
        """The question it answers."""
        return self.pipeline.case.question

    @property
    def measures(self) -> tuple[str, ...]:
        """The ids of what it counts, as `chain` and `estimate` take them."""
        return tuple(measure.id for measure in self.pipeline.case.measures)

    @property
    def articles(self) -> Records[Article]:
        """The articles, oldest first."""
        return self._table("articles", self.pipeline.articles)

    @property
    def statements(self) -> Records[Claim]:
        """Who states what: what reading found and people entered, after what people decided. Rejected ones are not here.

        Where nobody has read the articles into the case yet, they are read now.
        """
        return self._table("claims", self.pipeline.judged.stand)

    @property
    def findings(self) -> Records[Finding]:
        """What adds up and what does not, without what a person answered or dismissed. Finding nothing confirms nothing."""
        return self._table("findings", self.pipeline.findings)

    @property
    def decisions(self) -> Records[Decision]:
        """What people decided, oldest first."""
        return self._table("decisions", self.pipeline.decisions)

    @property
    def reference(self) -> Records[Reference]:
        """The figures that statements are compared with."""
        return self._table("reference", self.pipeline.reference)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong with what was asked for so far: invalid lines in decisions, articles that could not be read or checked,
        and parts of the latest capture that could not be used."""
        return (*self.pipeline.case.unread, *self.pipeline.problems, *self._told)

    # --- what follows from it ---

    def chain(self, measure: str) -> Chain:
        """Who took the figures of a measure from whom, and what changed on the way.

        Raises NotFoundError if the case has no such measure. The method is described in docs/tracing.md.
        """
        self._known(measure)
        return Chain(self, measure)

    def estimate(self, measure: str, *, as_of: str | None = None, status: str | None = None) -> Estimate:
        """What the statements of a measure come to: a distribution, one observation for each independent original source.

        Args:
            measure: one of `measures`.
            as_of: ISO date up to which statements count.
            status: only those of what is "promised", "ordered", "delivered", "conditional" or "unknown".

        Raises:
            NotFoundError: if the case has no such measure.
            CaseError: if no statement of it can be used.

        The method is described in docs/estimates.md.
        """
        self._known(measure)
        with raised_as(CaseError):
            return Estimate(self.pipeline.estimate(measure, as_of=as_of, status=status))

    @cached_property
    def deal(self) -> Deal:
        """The model in deal.yaml. Raises ModelError with every problem in it, each with line and column."""
        from countertrade.api.deal import Deal
        from countertrade.case import deal_of

        with raised_as(ModelError):
            text, path = deal_of(self.folder)
            return Deal(self.pipeline, text, path, self.pipeline.deal)

    # --- what people add ---

    def add(
        self,
        text_or_file: str | bytes | os.PathLike[str],
        *,
        url: str | None = None,
        outlet: str | None = None,
        published: str | None = None,
        language: str | None = None,
        timestamp: str | Path | None = None,
        trust: Sequence[str | Path] = (),
    ) -> tuple[Article, ...]:
        """Store an article, or every page of a capture, with its bytes as they came, and return them as stored.

        What is there already stays as it is. Of a capture (WACZ, WARC, SingleFile, MHTML, mail, an auto-archiver's sheet) the hash
        of the file and the moment of capture are kept; see `captures`.

        Args:
            text_or_file: as `countertrade.read` takes it, or a capture.
            url, outlet, published, language: if the page does not say.
            timestamp: an RFC 3161 token of the file (.tsr or .tst); one that lies beside the file is found.
            trust: files of root certificates (PEM) that the token's signature is to lead to.

        Raises:
            NotFoundError: as `read` does.
            ArticleError: if nothing in it is an article, its own hashes do not fit, or the token does not.
            CaseError: if the case cannot be written.
        """
        from countertrade import files
        from countertrade.api.adding import add, stamps_beside
        from countertrade.api.reading import given

        data, name = given(text_or_file)
        with raised_as(ArticleError):
            stamps = [(str(timestamp), files.read_given(Path(timestamp), 2**20))] if timestamp else []
            if not stamps and not name.startswith("the "):
                stamps = stamps_beside(Path(name))
            roots = [files.read_given(Path(path), 2**20) for path in trust]
            found = add(
                self.folder, data, "pasted.txt" if name.startswith("the ") else name, at=now(), url=url, outlet=outlet,
                published=published, language=language, stamps=stamps, roots=roots,
            )  # fmt: skip
        self._changed()
        self._told = found.problems
        return tuple(each.article for each in found.added)

    def import_statements(
        self, file: str | Path, *, by: str | None = None
    ) -> tuple[int, tuple[Problem, ...]]:
        """Bring in what other tools found: rows with quotes as JSONL, langextract's JSONL, or fact-checks as ClaimReview JSON-LD.

        Each quote must stand literally in a text of the case and each figure is read again by our own grammar; what holds waits in
        `suggestions` until `decide(id, "accept")`.

        Args:
            file: its path.
            by: the tool or model that made it, for the record; without it the file's name.

        Returns:
            How many suggestions are new, and what was refused, each with its line and reason.

        Raises:
            NotFoundError: if there is no such file.
            CaseError: for a file that holds neither, or a case that cannot be written.
        """
        from countertrade.api import importing
        from countertrade.api.reading import given
        from countertrade.api.rows import rows_of
        from countertrade.suggestions import from_rows, is_proposals

        data, name = given(Path(file))
        with raised_as(CaseError):
            if reviews := importing.reviews_in(data, name):
                found = importing.take_reviews(self.folder, reviews, now())
                problems: list[Problem] = []
            else:
                lines, rows = rows_of(data, name)
                if not is_proposals(rows):
                    said = "no row has a quote or extractions; statements typed by hand come in with: countertrade import"
                    raise CaseError(Problem(name, 0, 0, said))
                proposals, problems = from_rows(rows, lines, name)
                found = importing.take_proposals(self.pipeline, proposals, by=by or Path(name).name, at=now())
        self._changed()
        told = [*problems, *importing.problems_of(name, found.refused)]
        return found.fresh, tuple(sorted(told, key=lambda problem: problem.line))

    def suggest(
        self, *, model: str, endpoint: str | None = None, yes_send: bool = False, timeout: float = 120.0
    ) -> tuple[int, tuple[Problem, ...]]:
        """Ask a language model which figures the articles state; what holds waits in `suggestions`.

        Args:
            model: its name, as the server knows it.
            endpoint: base address of a server of the chat-completions protocol (llama.cpp, Ollama, vLLM), as in
                http://127.0.0.1:8080/v1; without it nothing is sent, and answers that the case keeps are used again.
            yes_send: allows an endpoint on another computer: the articles leave this one.
            timeout: seconds for an answer.

        Returns:
            How many suggestions are new; and what was refused or went wrong, each with its reason.

        Raises CaseError for an endpoint that is no address, or that is another computer without `yes_send`.
        """
        from countertrade.api.importing import problems_of
        from countertrade.api.models import ask

        with raised_as(CaseError):
            asked = ask(
                self.pipeline, model=model, endpoint=endpoint, at=now(), yes_send=yes_send, seconds=timeout
            )
        self._changed()
        return asked.suggested.fresh, (*asked.problems, *problems_of(model, asked.suggested.refused))

    @property
    def suggestions(self) -> Records[Claim]:
        """Statements proposed by tools and models, on which nobody has decided: they count for nothing. Raises CaseError."""
        from countertrade.case import suggestions_of

        with raised_as(CaseError):
            waiting = [each.claim for each in suggestions_of(self.folder) if each.state == "suggested"]
        return self._table("claims", waiting)

    @property
    def captures(self) -> tuple[Provenance, ...]:
        """How articles were captured: file, kind, hash, time, what was verified. Raises CaseError."""
        from countertrade.case import provenance_of

        with raised_as(CaseError):
            return tuple(provenance_of(self.folder))

    def read(self) -> Records[Claim]:
        """Read every article into claims.jsonl and return the statements. Decisions are kept and matched again.

        Raises ArticleError for articles that cannot be read, after the others were.
        """
        with raised_as(CaseError):
            found = stages.read_into(self.folder)
        self._changed()
        if found.unread:
            raise ArticleError(*found.unread.values())
        return self.statements

    def decide(
        self, target: str, action: str, *, reason: str | None = None, by: str | None = None, **fields: str
    ) -> Decision:
        """Record what a person decided and return the decision as stored. Nothing that was decided is ever overwritten.

        Args:
            target: id of a statement or suggestion c-…, an edge e-…, a finding f-…, an article a-…, or of a decision d-… to undo.
            action: accept, reject, correct, merge, split, set_parent, independent, dismiss, retract, deny, answer, undo.
            reason: why.
            by: who decides; without it COUNTERTRADE_BY or the login name.
            fields: for correct, as in `quantity="about 2,000 USD/month/soldier"`; for set_parent, `parent="c-…"`.

        Raises:
            NotFoundError: if the case has no such statement or article.
            CaseError: for fields that the action cannot take, or after which the model could be read no longer.
        """
        from countertrade.api.deciding import decided

        with raised_as(CaseError):
            made = decided(
                self.pipeline.case,
                self.folder,
                target,
                action,
                fields,
                by=by or person(),
                at=now(),
                reason=reason,
            )
        self._changed()
        return made

    @property
    def notes(self) -> Records[Annotation]:
        """What people noted on statements and findings, without what was changed or deleted since."""
        return self._table("notes", standing(self.pipeline.case.annotations))

    def note(self, target: str, text: str, *, by: str | None = None) -> Annotation:
        """Write a note on a statement or a finding, or a new version of one, and return it as stored.

        Args:
            target: id of a statement c-… or a finding f-…, or of the note n-… to change.
            text: what it says, up to 2,000 characters; for a note n-…, an empty text deletes it.
            by: who writes it; without it COUNTERTRADE_BY or the login name.

        Raises:
            CaseError: if the case has nothing of that id, or the note is empty or too long.
        """
        from countertrade.api.deciding import noted

        with raised_as(CaseError):
            made = noted(self.pipeline, target, text, by=by or person(), at=now())
        self._changed()
        return made

    def report(
        self, path: str | Path, *, draws: int | None = None, seed: int = 0, by: str | None = None
    ) -> Path:
        """Write the report and give its path: one HTML file that loads nothing, every number linked to its quote; by the ending
        `.docx` or `.pptx` the answer, what not to print and the pictures for Word or PowerPoint.

        Raises ModelError if there is no model or something is wrong in it, MissingPackageError if the extra `office` is not installed.
        """
        from countertrade.api.reporting import write_report

        with raised_as(ModelError):
            write_report(
                self.pipeline, Path(path), draws=draws, seed=seed, by=by or person(), at=now(), note=False
            )
        return Path(path)

    def export(self, form: str, path: str | Path) -> Path:
        """Write the case in a format for other tools, whole or not at all; returns the path.

        Args:
            form: "ftm" (FollowTheMoney), "prov" (W3C PROV), "stix" (STIX 2.1), "assessment" (Admiralty pairs and ICD 203 words as CSV),
                "csl", "bibtex"; "parquet" writes every table into the folder `path`, "netcdf" the outcome of the model.
            path: the file, for "parquet" the folder.

        Raises:
            NotFoundError: for another format.
            MissingPackageError: if the format's package is not installed.
            ModelError: for "netcdf" and "assessment" where something is wrong in the model.
        """
        from countertrade import files
        from countertrade.interchange import FORMATS, export

        target = Path(path)
        if form == "parquet":
            for table in self._tables():
                table.write(target / f"{table.kind}.parquet")
        elif form == "netcdf":
            self.deal.run().write(target.with_suffix(".nc"))
        elif form not in FORMATS:
            raise NotFoundError(_no_such("format", form, (*FORMATS, "parquet", "netcdf"), str(target)))
        else:
            with raised_as(ModelError):
                data = export(self.pipeline, form)
            files.make_folders(target.parent)
            files.write_bytes(target, data)
        return target.with_suffix(".nc") if form == "netcdf" else target

    def pack(
        self,
        path: str | Path,
        *,
        internal: bool = False,
        draws: int | None = None,
        seed: int = 0,
        by: str | None = None,
        note: str | None = None,
    ) -> str:
        """Write the case as an evidence package that `countertrade.verify` checks and runs again on any machine.

        Args:
            path: the file to write, a zip.
            internal: with the case folder as it is; else with short quotes and hashes in place of articles, without notes and
                without the names of those who decided.
            draws, seed: of the run that is packed.
            by: who packs it, for an internal package.
            note: a line for whoever opens it.

        Returns:
            SHA-256 of its manifest, which stands for the whole package: what a timestamp authority is to stamp.

        Raises ModelError if there is no model, or something is wrong in it.
        """
        from countertrade import files
        from countertrade.api.reporting import report_html
        from countertrade.packing import MANIFEST, pack
        from countertrade.packing.parts import unzipped

        with raised_as(ModelError):
            data = pack(
                self.pipeline, lambda whole, outcome: report_html(whole, outcome, script=False), internal=internal, draws=draws,
                seed=seed, by=by or person(), at=now(), note=note,
            )  # fmt: skip
            files.make_folders(Path(path).parent)
            files.write_bytes(Path(path), data)
        return files.digest_of(unzipped(data, str(path))[MANIFEST])

    def claim_review(self, claim: str, *, rating: str, url: str, by: str | None = None) -> str:
        """A statement as ClaimReview in JSON-LD (schema.org), with a rating that is a person's and nobody else's.

        Args:
            claim: id of the statement.
            rating: in the person's own words: "False", "Mostly true".
            url: of the page that the review stands on.
            by: the person or desk; without it COUNTERTRADE_BY or the login name.

        Raises CaseError if there is no such statement, or any of these is empty.
        """
        from countertrade.interchange.claimreview import claim_review

        with raised_as(CaseError):
            return claim_review(
                self.pipeline, claim, rating=rating, by=person() if by is None else by, url=url, at=now()
            ).decode()

    # --- shown ---

    def __repr__(self) -> str:
        return f"<case '{self.title}': {_many(len(self.pipeline.articles), 'article')}>"

    def _repr_html_(self) -> str:
        question = f"<p>{html.escape(self.question)}</p>" if self.question else ""
        return f"<h3>{html.escape(self.title)}</h3>{question}{self.articles._repr_html_()}"

    def _table(self, kind: str, items: Sequence[Any]) -> Records[Any]:
        from countertrade.report.tables import table_of

        return Records(
            kind, items, lambda some: table_of(kind, some, case=self.pipeline, language=self.language)
        )

    def _tables(self) -> tuple[Records[Any], ...]:
        lineage = self.pipeline.lineage
        retold = (*lineage.retellings, *lineage.origins, *lineage.latent)
        return (
            self.articles, self.statements, self._table("lineage", retold), self._table("findings", self.pipeline.all_findings),
            self.decisions, self.reference,
        )  # fmt: skip

    def _known(self, measure: str) -> None:
        if measure not in self.measures:
            raise NotFoundError(_no_such("measure", measure, self.measures, str(self.folder)))

    def _changed(self) -> None:
        self.__dict__.pop("deal", None)
        self.reload()


class Chain:
    """Who took the figures of one measure from whom: a tree of retellings under each original source.

    Attributes:
        case: the case.
        measure: the measure.
    """

    def __init__(self, case: Case, measure: str) -> None:
        self.case = case
        self.measure = measure

    @property
    def _lineage(self) -> Lineage:
        return self.case.pipeline.lineage

    @property
    def retellings(self) -> Records[Retelling]:
        """The edges: `child` took the figure from `parent`, on which `basis`, and its `drift`: what changed."""
        return self._of("lineage", self._lineage.retellings)

    @property
    def origins(self) -> Records[Origin]:
        """The original sources, each with the earliest statement that leads to it and all that lead there."""
        return self._of("origins", self._lineage.origins)

    @property
    def missing(self) -> Records[Latent]:
        """Outlets that pages name as their source, but whose own page is not in the case."""
        return self._of("lineage", self._lineage.latent)

    def picture(self) -> Picture | None:
        """The chain: one row per report at its date, a filled cell where it changed something; None if nothing was retold."""
        from countertrade.report.charts import lineage_chart
        from countertrade.report.terminal import evidence_of

        chart = lineage_chart(evidence_of(self.case.pipeline), self.measure)
        return picture_of(chart) if chart else None

    def __str__(self) -> str:
        from countertrade.report.terminal import trace_text

        return trace_text(self.case.pipeline, measure=self.measure, width=100)

    def __repr__(self) -> str:
        origins, steps = _many(len(self.origins), "original source"), _many(len(self.retellings), "retelling")
        return f"<chain of {self.measure}: {origins}, {steps}>"

    def _repr_html_(self) -> str:
        drawn = self.picture()
        return drawn._repr_html_() if drawn else f"<pre>{html.escape(str(self))}</pre>"

    def _of(self, kind: str, items: Sequence[Any]) -> Records[Any]:
        return self.case._table(kind, [item for item in items if item.measure == self.measure])


class Estimate:
    """What the statements of a measure come to.

    Attributes:
        record: the estimate as the stages have it: the posterior over `record.grid` with `record.weights` that sum to 1,
            `record.observations` (one for each independent original source) and `record.left_out` (which, and why).
    """

    def __init__(self, record: EstimateRecord) -> None:
        self.record = record

    @property
    def unit(self) -> str:
        """The unit of all its figures, as in "USD/month/soldier"."""
        return "/".join((self.record.unit, *self.record.per))

    @property
    def low(self) -> float:
        """One chance in twenty that it is less, in `unit`."""
        return self.record.q05

    @property
    def middle(self) -> float:
        """The median, in `unit`."""
        return self.record.q50

    @property
    def high(self) -> float:
        """One chance in twenty that it is more, in `unit`."""
        return self.record.q95

    @property
    def sources(self) -> tuple[str | None, ...]:
        """The independent original sources that it rests on."""
        return tuple(one.origin for one in self.record.observations)

    def to_pandas(self) -> Any:
        """The distribution as a pandas frame: `value` in `unit`, and its `weight`; the weights sum to 1."""
        from countertrade.errors import optional

        return optional("pandas").DataFrame({"value": self.record.grid, "weight": self.record.weights})

    def __repr__(self) -> str:
        r = self.record
        return f"<{r.measure}: {r.q50:.4g} {self.unit}, nine in ten {r.q05:.4g} to {r.q95:.4g}, {_many(len(r.observations), 'original source')}>"

    def _repr_html_(self) -> str:
        from countertrade.api.pictures import as_image
        from countertrade.modelling.estimates import quantile
        from countertrade.report.densities import hill

        r = self.record
        import numpy as np

        grid, weights = np.array(r.grid), np.array(r.weights)
        found = hill([quantile(grid, weights, p / 20) for p in range(1, 20)], r.measure)
        named = '<svg xmlns="http://www.w3.org/2000/svg" fill="#b5cbda" '
        image = as_image(str(found.drawing).replace("<svg ", named, 1), r.measure) if found else ""
        return f"<p>{html.escape(repr(self)[1:-1])}</p>{image}"


def open(folder: str | Path, *, language: str = "en", as_of: str | None = None) -> Case:
    """The case in a folder.

    Args:
        folder: its path.
        language: of findings, pictures and reports, "en" or "de".
        as_of: ISO date up to which articles and reference figures count.

    Raises:
        CaseError: if there is no case, with every problem of its files at once.

    >>> import countertrade as ct
    >>> try:
    ...     ct.open("no-such-folder")
    ... except ct.CaseError as error:
    ...     print(error)
    no-such-folder: there is no such case; make one with: countertrade new no-such-folder
    """
    from countertrade.dates import iso_date

    with raised_as(CaseError):
        as_of = iso_date(as_of, "as_of")
    return Case(Path(folder), language=language, as_of=as_of)


def new(folder: str | Path, title: str | None = None, *, question: str | None = None) -> Case:
    """Make an empty case in a folder and return it. Raises CaseError if something is there already."""
    from countertrade import case as folders

    path = Path(folder)
    with raised_as(CaseError):
        folders.new(path, title or path.name.replace("-", " ").replace("_", " "), question)
    return Case(path)


def example(name: str | None = None, *, language: str = "en") -> Case:
    """A built-in case, as it is in the package; to change it, copy its `folder`.

    Args:
        name: what `countertrade demo --list` calls it; the first of them by default.
        language: `en` or `de`, for what is told.

    Raises:
        CaseError: no built-in case has this name.

    >>> import countertrade as ct
    >>> case = ct.example()
    >>> case.title, case.measures[:2]
    ('Russia – North Korea: troops for money and rice', ('soldiers', 'pay'))
    """
    from countertrade.case import built_in

    with raised_as(CaseError):
        return Case(built_in(name) if name else built_in(), language=language)


def verify(file: str | Path, *, run: bool = True, trust: Sequence[str | Path] = ()) -> Verification:
    """The state of an evidence package: whether it is as it was packed, and whether it gives the same figures here.

    Args:
        file: the package.
        run: whether its model is run again; without it only hashes, quotes and the timestamp are checked.
        trust: files of root certificates (PEM) that the signature of its timestamp is to lead to.

    Returns:
        What fits (`checks`) and what does not (`problems`, each with the file inside that it is in).

    Raises Error for what is no package.
    """
    from countertrade import files
    from countertrade.packing import verify as verified
    from countertrade.packing.parts import LARGEST

    with raised_as(Error):
        data = files.read_given(Path(file), LARGEST)
        roots = [files.read_given(Path(path), 2**20) for path in trust]
        return verified(data, Path(file).name, run=run, roots=roots)


def _no_such(kind: str, name: str, known: Sequence[str], path: str) -> Problem:
    from countertrade.naming import nearest

    near = nearest(name, known)
    have = f"there are {', '.join(known)}" if known else "there is none; countertrade draft proposes some"
    return Problem(path, 0, 0, f"no {kind} '{name}'; {f'did you mean {near!r}? ' if near else ''}{have}")


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def now() -> str:
    """The moment as ISO 8601 with its zone, to the second; COUNTERTRADE_NOW replaces it."""
    from countertrade.dates import iso_date

    fixed = iso_date(os.environ.get("COUNTERTRADE_NOW"), "COUNTERTRADE_NOW")
    return fixed or datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def person() -> str:
    """Who works here: COUNTERTRADE_BY, else the login name."""
    try:
        return os.environ.get("COUNTERTRADE_BY") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
