"""What goes along into Word and PowerPoint: the pictures in their order, and what each citation rests on."""

from __future__ import annotations

from countertrade.records import Record
from countertrade.report.contexts import Chart, Piece, ReportFacts

DOCUMENT_COLUMN = 760.0
"""Width in px of a drawing in a document: its labels are as large as a footnote on a page of A4."""
SLIDE_ROWS = 18
"""Reports of a chain on a slide: so many are still read from the last row."""


class Source(Record, frozen=True, kw_only=True):
    """What a citation rests on: who said it, where and in what words; with the pages it stands on, each by its name."""

    text: str
    pages: tuple[tuple[str, str], ...] = ()


def pictures(facts: ReportFacts) -> tuple[Chart, ...]:
    """Where the runs end, who gives what, the chain of the item that was retold most, the balance by month, what makes it up."""
    return (
        facts.answer.scenarios,
        facts.exchange.chart,
        *facts.lineage.trees[:1],
        *facts.charts.charts,
    )


def sources(facts: ReportFacts) -> dict[str, Source]:
    """The link of a statement, reference row or assumption -> what is said where it is cited."""
    rows = {
        f"#{line.id}": tuple((piece.text, piece.href) for piece in line.detail if piece.href)
        for line in facts.reference.lines
    }
    noted = {note.href: Source(text=note.text, pages=rows.get(note.href, ())) for note in facts.notes.notes}
    return noted | {
        f"#{said.id}": Source(
            text=f"{', '.join(dict.fromkeys((said.speaker, said.outlet, said.date)))}: {said.quote}",
            pages=tuple(
                (name, page)
                for name, page in (
                    (said.original_page, said.url),
                    (said.archived_page, said.archive_url),
                )
                if page
            ),
        )
        for group in facts.statements.groups
        for said in group.statements
    }


def cited(piece: Piece, known: dict[str, Source]) -> str | None:
    """The source that a piece cites, by its link; None for one that leads to another part of the report."""
    if piece.href in known and (piece.note or piece.href.startswith("#c-")):
        return piece.href
    return None


def alternative(chart: Chart) -> str:
    """A picture in words, for those who do not see it."""
    return " ".join(filter(None, (f"{chart.title}.", chart.lead, chart.source)))
