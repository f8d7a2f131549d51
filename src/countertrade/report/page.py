"""The report as one HTML file that needs nothing from outside: text, drawings, style and script are all in it.

A Content-Security-Policy in the page names the hashes of its own style and scripts and forbids everything else, so that a
hostile text that got through would still not run, and nothing is ever fetched. Without its script the page reads the same.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Iterable

import jinja2
from markupsafe import Markup

from countertrade.records import Record
from countertrade.report import exports, faces, paint, svg
from countertrade.report.contexts import (
    Chart,
    ComparedFacts,
    Download,
    DownloadsFacts,
    DriftFacts,
    ExchangeFacts,
    FindingsFacts,
    LineageFacts,
    LinesFacts,
    Piece,
    ReportFacts,
    StatementsFacts,
    Table,
    TableFacts,
)
from countertrade.report.tables import Rows
from countertrade.report.text_metrics import LEADING, fitted, wrapped
from countertrade.report.words import rounded

# template -> the field of ReportFacts it shows; in the order of the page
SCREEN = (("masthead.html", "masthead"), ("answer.html", "answer"))
"""The first screen: a list of what follows stands below it."""
SEEN = (
    ("exchange.html", "exchange"),
    ("calls.html", "calls"),
    ("charts.html", "charts"),
    ("lineage.html", "lineage"),
)
"""What is read on."""
FOLDED = (
    ("compared.html", "compared"),
    ("lines.html", "answers"),
    ("statements.html", "statements"),
    ("drift.html", "drift"),
    ("findings.html", "findings"),
    ("table.html", "workings"),
    ("lines.html", "assumptions"),
    ("lines.html", "uncounted"),
    ("table.html", "reconciliation"),
    ("lines.html", "changes"),
    ("lines.html", "reference"),
    ("lines.html", "articles"),
    ("lines.html", "method"),
)
"""The evidence, each under a line that says what and how much; it unfolds where a link leads into it."""
SECTIONS = (*SCREEN, *SEEN, *FOLDED, ("notes.html", "notes"))

DIGITS = 4
"""Digits that count of a figure in the workbook inside the page."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def render(facts: ReportFacts, *, script: bool = True) -> str:
    """The page. With `script` its drawings and figures can be taken along; without, it has the same content."""
    own = _shorter(f"{paint.asset('take.js')}\n{paint.asset('report.js')}") if script else ""
    style = faces.inlined() + paint.asset("style.css")
    return (
        environment()
        .get_template("report.html")
        .render(
            f=facts,
            title=facts.masthead.title,
            policy=policy([style], [own] if script else []),
            style=Markup(style),
            script=Markup(own),
            screen=_sections(facts, SCREEN),
            places=contents(facts),
            downloads=section("downloads.html", downloads(facts)),
            seen=_sections(facts, SEEN),
            folded=[
                (heading, _size(getattr(facts, field)), section(template, getattr(facts, field)))
                for template, field in FOLDED
                for heading in _headings(getattr(facts, field))
            ],
            notes=_sections(facts, SECTIONS[-1:]),
        )
    )


def downloads(facts: ReportFacts) -> DownloadsFacts:
    """The tables behind the page as a workbook inside it."""
    book = exports.workbook([_shortened(table) for table in facts.tables])
    file = Download(label="Excel", name="report.xlsx", href=_inlined(XLSX, book))
    return DownloadsFacts(heading=facts.downloads, files=(file,))


def _shortened(table: Rows) -> Rows:
    """The table with its figures to so many digits as a run of thousands of draws can mean; all 17 would be half of the workbook."""
    return table._replace(
        rows=tuple(
            tuple(rounded(cell, DIGITS) if isinstance(cell, float) else cell for cell in row)
            for row in table.rows
        )
    )


def _inlined(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _sections(facts: ReportFacts, sections: Iterable[tuple[str, str]]) -> Markup:
    return Markup("\n").join(section(template, getattr(facts, field)) for template, field in sections)


def contents(facts: ReportFacts) -> list[tuple[str, str]]:
    """The sections below the first screen that have something to show, place and heading; the folded ones are a list themselves."""
    return [
        (getattr(getattr(facts, field), "id", field), heading)
        for _, field in SEEN
        for heading in _headings(getattr(facts, field))
    ]


def _headings(part: Record) -> list[str]:
    """The heading of a section; none of one that has nothing to show."""
    match part:
        case ExchangeFacts():
            return [part.chart.title]
        case LineageFacts(trees=()) | ComparedFacts(parties=()) | TableFacts(table=Table(rows=())):
            return []
    return [getattr(part, "heading")]  # noqa: B009 - every other section has one


def _size(part: Record) -> int | None:
    """How many entries a folded section has."""
    match part:
        case StatementsFacts():
            return sum(len(group.statements) for group in part.groups)
        case DriftFacts():
            return len(part.changes)
        case FindingsFacts():
            return len(part.rows)
        case TableFacts():
            return len(part.table.rows)
        case LinesFacts():
            return len(part.lines)
    return None


def section(template: str, facts: object) -> Markup:
    """One part of the report, as the analyst's page shows it too."""
    return Markup(environment().get_template(template).render(f=facts))


def picture(chart: Chart) -> str:
    """A chart as an SVG file of its own, for a layout program or another page: with its look, title, source and caveat.

    Its links are left out.
    """
    drawn = str(chart.drawing)
    wide, high = map(float, re.findall(r'(?:width|height)="([\d.]+)"', drawn)[:2])
    lines = wrapped(chart.source, wide)
    whole = svg.tag(
        "svg",
        svg.tag("title", chart.title),
        svg.text(0, -14, fitted(chart.title, wide, size=15, strong=True), "name"),
        Markup(drawn.partition("</title>")[2].rpartition("</svg>")[0]),
        *(svg.text(0, high + LEADING * (at + 1.5), words, "label quiet") for at, words in enumerate(lines)),
        viewBox=f"0 -34 {wide:g} {high + 46 + LEADING * len(lines):g}",
        width=wide,
        height=high + 46 + LEADING * len(lines),
        class_="drawing",
    )
    return paint.written(whole)


@functools.cache
def environment() -> jinja2.Environment:
    """The templates: everything that is put into them is escaped, and a name they do not know is an error."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("countertrade.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["whole"] = _whole
    made.filters["exact"] = _exact
    made.tests["linked"] = _linked
    return made


def policy(styles: list[str], scripts: list[str]) -> str:
    """A Content-Security-Policy that allows exactly these inline styles and scripts, and nothing from anywhere else.

    >>> policy(["a{}"], [])
    "default-src 'none'; style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; script-src 'none'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    """

    def hashes(texts: list[str]) -> str:
        found = [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts]
        return " ".join(found) or "'none'"

    return (
        f"default-src 'none'; style-src {hashes(styles)}; script-src {hashes(scripts)}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _shorter(script: str) -> str:
    """A script without the lines that only its authors read, and without indentation."""
    lines = (line.strip() for line in re.sub(r"(?ms)^ */\*\*.*?\*/", "", script).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _whole(text: str) -> str:
    """The text with its signs tied to their figures: a browser would break a line between − and $."""
    return re.sub(r"([−+~])(?=[$€£¥\d])", "\\1\u2060", text)


def _exact(number: float | str) -> str:
    """A number to the digits that count, with a point and without a unit; a date as it is.

    >>> _exact(468_123_456.0), _exact("2024-10")
    ('468100000', '2024-10')
    """
    return number if isinstance(number, str) else f"{rounded(number, DIGITS):.12g}"


def _linked(piece: Piece) -> bool:
    return piece.href is not None
