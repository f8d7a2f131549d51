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
from importlib import resources

import jinja2
from markupsafe import Markup

from countertrade.report import exports
from countertrade.report.contexts import Chart, Download, DownloadsFacts, Piece, ReportFacts

# template -> the field of ReportFacts it shows; in the order of the page
SECTIONS = (
    ("masthead.html", "masthead"),
    ("answer.html", "answer"),
    ("scenarios.html", "scenarios"),
    ("exchange.html", "exchange"),
    ("calls.html", "calls"),
    ("charts.html", "charts"),
    ("compared.html", "compared"),
    ("lines.html", "answers"),
    ("statements.html", "statements"),
    ("lineage.html", "lineage"),
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
    ("notes.html", "notes"),
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST = 5
"""So many of them are the first screen; a list of what follows stands below it."""


def render(facts: ReportFacts, *, script: bool = True) -> str:
    """The page. With `script` its drawings and figures can be taken along; without, it has the same content."""
    own = f"{asset('take.js')}\n{asset('report.js')}" if script else ""
    style = asset("style.css")
    return (
        environment()
        .get_template("report.html")
        .render(
            f=facts,
            title=facts.masthead.title,
            policy=policy([style], [own] if script else []),
            style=Markup(style),
            script=Markup(own),
            screen=_sections(facts, SECTIONS[:FIRST]),
            places=contents(facts),
            downloads=section("downloads.html", downloads(facts)),
            body=_sections(facts, SECTIONS[FIRST:]),
        )
    )


def downloads(facts: ReportFacts) -> DownloadsFacts:
    """The tables behind the page as files inside it: a workbook of all, and the statements as CSV."""
    statements = facts.tables[0]
    book = exports.workbook(facts.tables)
    plain = exports.csv_text(statements).encode()
    files = [
        Download(label="Excel", name="report.xlsx", href=_inlined(XLSX, book)),
        Download(label="CSV", name="statements.csv", href=_inlined("text/csv", plain)),
    ]
    if facts.language == "de":
        german = exports.csv_text(statements, "de").encode()
        files.append(Download(label="CSV (deutsch)", name="angaben.csv", href=_inlined("text/csv", german)))
    return DownloadsFacts(heading=facts.downloads, files=tuple(files))


def _inlined(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _sections(facts: ReportFacts, sections: Iterable[tuple[str, str]]) -> Markup:
    return Markup("\n").join(section(template, getattr(facts, field)) for template, field in sections)


def contents(facts: ReportFacts) -> list[tuple[str, str]]:
    """The sections below the first screen that have something to show: place and heading."""
    empty = {"lineage": not facts.lineage.trees, "compared": not facts.compared.parties}
    empty |= {field: not getattr(facts, field).table.rows for field in ("workings", "reconciliation")}
    return [
        (getattr(getattr(facts, field), "id", field), getattr(facts, field).heading)
        for _, field in SECTIONS[FIRST:]
        if not empty.get(field)
    ]


def section(template: str, facts: object) -> Markup:
    """One part of the report, as the analyst's page shows it too."""
    return Markup(environment().get_template(template).render(f=facts))


def picture(chart: Chart) -> str:
    """A chart as an SVG file of its own, in the light colours, for a layout program or another page. Its links are left out."""
    style = asset("style.css")
    colours = style[style.index(":root {") : style.index("}") + 1]
    rules = "\n".join(line for line in style.splitlines() if line.startswith("svg"))
    drawn = re.sub(r"</?a\b[^>]*>", "", chart.drawing)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).replace(
        "</title>", f"</title><style>{colours}\n{rules}</style>", 1
    )


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
    made.tests["linked"] = _linked
    return made


def policy(styles: list[str], scripts: list[str]) -> str:
    """A Content-Security-Policy that allows exactly these inline styles and scripts, and nothing from anywhere else.

    >>> policy(["a{}"], [])
    "default-src 'none'; style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; script-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
    """

    def hashes(texts: list[str]) -> str:
        found = [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts]
        return " ".join(found) or "'none'"

    return (
        f"default-src 'none'; style-src {hashes(styles)}; script-src {hashes(scripts)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@functools.cache
def asset(name: str) -> str:
    """The text of a style sheet or script of the report."""
    return (resources.files("countertrade.report") / name).read_text(encoding="utf-8")


def _whole(text: str) -> str:
    """The text with its signs tied to their figures: a browser would break a line between − and $."""
    return re.sub(r"([−+~])(?=[$€£¥\d])", "\\1\u2060", text)


def _linked(piece: Piece) -> bool:
    return piece.href is not None
