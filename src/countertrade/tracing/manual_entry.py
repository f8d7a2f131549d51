"""Statements without a text: rows that an analyst typed or another tool made, as articles and claims.

A page that cannot be stored still says something: outlet, date, value, unit, bound, source. `statements` turns such rows into
the records that tracing and checking work on, and names every cell that it could not use. docs/tracing.md lists the columns.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from countertrade.quantity import SHAPES, Quantity, QuantityError, bounded, parse, show
from countertrade.records import (
    Article,
    Attribution,
    Claim,
    Commitment,
    Entered,
    Mode,
    Problem,
    Record,
    Section,
    Stated,
    Status,
    Transfer,
    digest,
)
from countertrade.tracing import cell_parsing, names
from countertrade.tracing.cell_parsing import UNCREDITED, Cell


class Columns(Record, frozen=True, kw_only=True):
    """Which column of a row holds what. A dotted name reaches into a nested table, "of|kind" takes the first
    of two columns that is filled, and a column that is not there is left out.

    `statements` names a column with a table of statements, keyed by measure ("rice", "rice_headline"); then the columns from
    `value` to `translation` are looked up in each of them first. `measures` renames measures, `leave` names columns never read.
    """

    outlet: str = "outlet"
    date: str = "date"
    url: str = "url"
    language: str = "language"
    title: str = "title"
    credit: str = "credit"
    captured: str = "captured"
    cited: str = "cited"
    statements: str | None = None
    measure: str = "measure"
    value: str = "value"
    low: str = "low"
    high: str = "high"
    bound: str = "bound"
    unit: str = "unit"
    per: str = "per"
    of: str = "of"
    source: str = "source"
    mode: str = "mode"
    modality: str = "modality"
    status: str = "status"
    giver: str = "giver"
    recipient: str = "recipient"
    section: str = "section"
    wording: str = "wording"
    translation: str = "translation"
    translator: str = "translator"
    by: str = "by"
    no_rate: str = "no rate"  # true where the page itself prints no rate and `per` only says what is meant
    mixed: bool = False  # the cited column also names sources that are no outlets
    measures: dict[str, str] = {}
    leave: tuple[str, ...] = ()


WORDS = frozenset({"wording", "translation"})
"""Columns that quote a page as it is; all others are a few words on one line."""
SHORT = tuple(n for n, kind in Columns.__annotations__.items() if kind == "str" and n not in WORDS)
LONGEST = 1_000
"""Characters of a cell that is not quoted: a name, a hedge, an address."""
MOST = 100
"""Statements in one row: each is held against all pairs of the others, for it may be their product."""

PLAIN = Columns()

GERMAN = Columns(
    outlet="Medium",
    date="Datum",
    url="Adresse",
    language="Sprache",
    title="Titel",
    credit="Agentur",
    captured="Abgerufen",
    cited="beruft sich auf",
    measure="Größe",
    value="Wert",
    low="von",
    high="bis",
    bound="Grenze",
    unit="Einheit",
    per="je",
    of="wovon",
    source="Quelle",
    mode="Redeform",
    modality="Gewissheit",
    status="Stand",
    giver="Geber",
    recipient="Empfänger",
    section="Stelle",
    wording="Wortlaut",
    translation="Übersetzung",
    translator="übersetzt von",
    by="erfasst von",
)

RETELLINGS = Columns(
    cited="cites_as_source",
    statements="claims",
    bound="approx",
    per="rate",
    source="attributed_to",
    of="of|kind",
    mixed=True,
    no_rate="rate_lost",
    measures={"monthly_revenue": "revenue"},
    leave=("statement", "horizon", "described_as", "output_attr", "shells"),
)
"""For files like retellings.jsonl: one page a row, its statements in the table `claims`. Its labels are not columns."""

MAPPINGS: dict[str, Columns] = {"plain": PLAIN, "deutsch": GERMAN, "retellings": RETELLINGS}


class ManualEntries(NamedTuple):
    articles: list[Article]
    claims: list[Claim]
    problems: list[Problem]


def statements(
    rows: Iterable[Mapping[str, Any]],
    mapping: Columns | None = None,
    *,
    path: str = "statements",
    lines: Sequence[int] = (),
    by: str = "import",
) -> ManualEntries:
    """The rows as articles (without text) and claims, with a problem for each cell that cannot be used.

    Without a mapping, the one whose columns the rows have most of. Rows of one address, or of one outlet and date, are one
    article. `lines` are the rows' lines in the file at `path`, from 1 on where none are given; `by` signs rows that name nobody.
    """
    table = [dict(row) for row in rows]
    columns = mapping or guess(table)
    sheet = _Sheet(columns, path, by, _outlets(table, columns))
    for number, row in zip(lines or range(1, len(table) + 1), table, strict=True):
        sheet.read(row, number)
    return ManualEntries(list(sheet.articles.values()), sheet.claims, sheet.problems)


def guess(rows: Sequence[Mapping[str, Any]]) -> Columns:
    """The known mapping that explains most columns of the rows."""
    present = {key for row in rows[:50] for key in row}

    return max(MAPPINGS.values(), key=lambda columns: len(present & _named(columns)))


def _outlets(rows: Sequence[Mapping[str, Any]], columns: Columns) -> names.Outlets:
    return names.Outlets(
        {o for row in rows if isinstance(o := row.get(columns.outlet), str) and len(o) <= LONGEST}
    )


class _Sheet:
    def __init__(self, columns: Columns, path: str, by: str, outlets: names.Outlets) -> None:
        self.columns, self.path, self.by, self.outlets = columns, path, by, outlets
        self.articles: dict[str, Article] = {}
        self.claims: list[Claim] = []
        self.problems: list[Problem] = []
        self._columns = _named(columns)
        self._counts: dict[tuple[str, str, str], int] = {}

    def wrong(self, line: int, column: str, message: str) -> None:
        self.problems.append(Problem(self.path, line, 1, f"{column}: {message}"))

    def cell(self, row: Mapping[str, Any], name: str) -> Any:
        for path in getattr(self.columns, name).split("|"):
            value: Any = row
            for step in path.split("."):
                value = value.get(step) if isinstance(value, Mapping) else None
            if value is not None and not (isinstance(value, str) and not value.strip()):
                return value
        return None

    def text(self, row: Mapping[str, Any], name: str) -> str | None:
        value = self.cell(row, name)
        if value is None or isinstance(value, Mapping | list):
            return None
        return str(value).strip() if name in WORDS else " ".join(str(value).split())

    def read(self, row: Mapping[str, Any], line: int) -> None:
        if long := next((name for name in SHORT if len(self.text(row, name) or "") > LONGEST), None):
            self.wrong(
                line,
                getattr(self.columns, long),
                f"more than {LONGEST} characters; words of a page go under 'wording'",
            )
            return
        article = self._article(row, line)
        if article is None:
            return
        cited = self._cited(self.text(row, "cited"))
        before = len(self.claims)
        if self.columns.statements is None:
            measure = self.text(row, "measure")
            self._statement(row, row, article, measure, cited, line)
        else:
            table = row.get(self.columns.statements) or {}
            if not isinstance(table, Mapping):
                self.wrong(line, self.columns.statements, "is no table of statements by measure")
                return
            for measure, cells_of in table.items():
                if isinstance(cells_of, Mapping) and len(self.claims) <= before + MOST:
                    self._statement(cells_of, row, article, str(measure), cited, line)
        if len(self.claims) > before + MOST:
            self.wrong(
                line, self.columns.measure, f"more than {MOST} statements in one row; write a row for each"
            )
            del self.claims[before:]
            return
        self._worked_out(before)
        if len(self.claims) == before:  # a page known to exist: what it names is a statement too
            self.claims.append(self._claim(article, None, "body", None, Cell(), cited, {}, row))

    # --- the page ------------------------------------------------------------------------------------------------------------

    def _article(self, row: Mapping[str, Any], line: int) -> Article | None:
        outlet = self.text(row, "outlet")
        url = self.text(row, "url")
        if url and not url.lower().startswith(("http://", "https://")):
            url = None
        url = url.split()[0] if url else None
        if not outlet and not url:
            self.wrong(
                line, self.columns.outlet, "the row names neither outlet nor address; one of them is needed"
            )
            return None
        date = self.text(row, "date")
        published = cell_parsing.date(date)
        if date and published is None:
            self.wrong(line, self.columns.date, f"'{date}' is no date; write 2024-11-03 or 2024-11")
        captured = cell_parsing.date(self.text(row, "captured"))
        identity = digest("a", url or outlet, None if url else published)
        if identity not in self.articles:
            language = self.text(row, "language")
            credit = self.text(row, "credit") or next(iter(names.credits_in(outlet)), None)
            content = json.dumps(
                {k: v for k, v in row.items() if k not in self.columns.leave},
                sort_keys=True,
                ensure_ascii=False,
                default=str,
            )
            self.articles[identity] = Article(
                id=identity,
                text="",
                sha256=hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest(),
                language=language.split()[0].lower() if language else None,
                title=self.text(row, "title"),
                url=url,
                outlet=outlet,
                credit=credit,
                published=published,
                captured=captured,
                media_type="application/x-statement",
            )
        return self.articles[identity]

    def _cited(self, text: str | None) -> tuple[str, ...]:
        """The outlets that a page names, nearest first."""
        chain, _ = cell_parsing.cited(text)
        if not self.columns.mixed:
            return chain
        return tuple(
            name for name in chain if cell_parsing.is_outlet(name) or cell_parsing.among(self.outlets, name)
        )

    # --- its statements --------------------------------------------------------------------------------------------------------

    def _statement(
        self,
        row: Mapping[str, Any],
        page: Mapping[str, Any],
        article: Article,
        measure: str | None,
        cited: tuple[str, ...],
        line: int,
    ) -> None:
        measure, section = cell_parsing.section_of(measure)
        section = cell_parsing.SECTIONS.get((self.text(row, "section") or "").casefold(), section)
        measure = self.columns.measures.get(measure or "", measure)
        said = cell_parsing.parts(self.text(row, "bound"), self.text(row, "modality"))
        for place, bound, modality in said:
            where: Section = place or section
            cell = self._quantity(row, measure, bound, modality, line)
            if cell is not None:
                self.claims.append(self._claim(article, measure, where, row, cell, cited, page, row))
        for key, value in row.items():  # "output_t": a further figure in the same statement
            if key in self.columns.leave or key in self._columns or isinstance(value, bool):
                continue
            if isinstance(value, int | float):
                figure = cell_parsing.finite(value)
                if figure is None:
                    self.wrong(line, str(key), "a figure without end; write for example 600000")
                    continue
                name, unit = cell_parsing.further(str(key), measure, self.text(row, "unit"))
                per = cell_parsing.per(self.text(row, "per")) if name == measure else ()
                given = row.get(f"{key}_approx") or (row.get(self.columns.bound) if name == measure else None)
                bound, _ = cell_parsing.bound(str(given) if given else None)
                code, rate = cell_parsing.unit(unit)
                quantity = bounded(figure, bound or "exact", code, (*rate, *per))
                if not _prints(quantity):
                    self.wrong(line, str(key), f"'{unit}' is no unit; write for example t or USD")
                    continue
                cell = Cell(quantity, None, "asserted", ())
                self.claims.append(self._claim(article, name, section, row, cell, cited, page, row))

    def _quantity(
        self, row: Mapping[str, Any], measure: str | None, bound: str | None, modality: str | None, line: int
    ) -> Cell | None:
        columns = self.columns
        low, high = self.cell(row, "low"), self.cell(row, "high")
        value = self.cell(row, "value")
        if value is None and low is None and high is None:
            if self.text(row, "wording") or self.text(row, "translation"):
                kind, markers = cell_parsing.modality(modality)
                return Cell(None, None, kind, markers)
            return None
        figures: list[float | None] = []
        for name, given in ((columns.low, low), (columns.value, value), (columns.high, high)):
            got = cell_parsing.figures(given)
            if given is not None and not got:
                self.wrong(line, name, f"'{given}' is no figure; write 600000 or 600000 to 700000")
                return None
            figures += list(got) if got else [None]
        known = sorted({f for f in figures if f is not None})
        named, hedge = cell_parsing.bound(bound)
        if bound and named is None:
            self.wrong(line, columns.bound, f"'{bound}' is no bound; write one of {', '.join(SHAPES)}, range")
        unit_text = self.text(row, "unit")
        code, rate = cell_parsing.unit(unit_text)
        printed = None if row.get(columns.no_rate) is True else self.text(row, "per")
        per = tuple(dict.fromkeys((*rate, *cell_parsing.per(printed))))
        if (unit_text and "%" in unit_text) or (unit_text or "").casefold() in ("percent", "prozent"):
            known = [k / 100 for k in known]
        if code is None and measure and measure.endswith("share"):
            code = "1"
        kind, markers = cell_parsing.modality(modality or hedge)
        if len(known) > 1:
            quantity = Quantity(low=known[0], best=None, high=known[-1], bound="range", unit=code, per=per)
        elif high is None and low is not None and value is None and named is None:
            quantity = bounded(known[0], "at_least", code, per)
        else:
            quantity = bounded(known[0], named if named in SHAPES else "exact", code, per)
        if not _prints(quantity):
            self.wrong(line, columns.unit, f"'{unit_text}' is no unit; write for example t, USD or USD/month")
            return None
        return Cell(quantity, self.text(row, "of"), kind, markers)

    def _claim(
        self,
        article: Article,
        measure: str | None,
        section: Section,
        row: Mapping[str, Any] | None,
        cell: Cell,
        cited: tuple[str, ...],
        page: Mapping[str, Any],
        signed: Mapping[str, Any],
    ) -> Claim:
        text = self.text(row, "source") if row is not None else None
        said = cell_parsing.source(text, self.outlets)
        mode: Mode = said.mode
        if row is not None and (typed := cell_parsing.MODES.get((self.text(row, "mode") or "").casefold())):
            mode = typed
        via = cited
        if said.source is not None and said.source.kind == "outlet" and said.source.name:
            via = tuple(dict.fromkeys((*cited, said.source.name)))
        number = self._counts.get((article.id, measure or "", section), 0)
        self._counts[article.id, measure or "", section] = number + 1
        status: Status = "unknown"
        if row is not None:
            status = cell_parsing.STATUSES.get((self.text(row, "status") or "").casefold(), "unknown")
        quantity = cell.quantity
        return Claim(
            id=digest("c", article.id, measure, section, number),
            content="",
            article=article.id,
            span=None,
            text=None,
            section=section,
            attribution=Attribution(mode=mode, source=said.source, via=via, cites=said.cites),
            commitment=Commitment(modality=cell.modality, polarity="-" if cell_parsing.denied(text) else "+"),
            quantity=None
            if quantity is None
            else Stated(
                low=quantity.low,
                best=quantity.best,
                high=quantity.high,
                bound=quantity.bound,
                unit=quantity.unit,
                per=quantity.per,
                span=None,
                text=None,
                of=cell.of,
            ),
            transfer=Transfer(
                giver=self.text(row, "giver") if row is not None else None,
                recipient=self.text(row, "recipient") if row is not None else None,
                good=measure,
                status=status,
            ),
            measure=measure,
            rule=self._rule(said, via, page),
            entered=Entered(
                by=self.text(signed, "by") or self.by,
                quote_original=self.text(row, "wording") if row is not None else None,
                translation=self.text(row, "translation") if row is not None else None,
                translator=self.text(row, "translator") if row is not None else None,
            ),
        )

    def _rule(self, said: cell_parsing.Said, via: tuple[str, ...], page: Mapping[str, Any]) -> str:
        """How the statement came about: the page's own sum, or one that it credits to nobody though it cites others."""
        if said.calculated:
            return "typed.calculated"
        if said.source is None and said.mode != "narrator" and not via and self.text(page, "cited"):
            return UNCREDITED
        return "typed"

    def _worked_out(self, start: int) -> None:
        """Mark the statements of the last row that are the outlet's own product of the others."""
        from countertrade.records import content_of, replace

        own = self.claims[start:]
        for i, claim in enumerate(own):
            parts = cell_parsing.factors(claim, own)
            changed = replace(claim, derived_from=parts) if parts else claim
            self.claims[start + i] = replace(changed, content=content_of(changed))


def _prints(quantity: Quantity) -> bool:
    """Whether the quantity reads back as it prints: a unit is a word, not a formula."""
    try:
        return parse(show(quantity)) == quantity
    except QuantityError:
        return False


def _named(columns: Columns) -> set[str]:
    """Every column that the mapping names."""
    given = [getattr(columns, name) for name in Columns.__struct_fields__]
    return {part for value in given if isinstance(value, str) for part in value.split("|")}
