"""Tables to take along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from countertrade.records import Bad, Problem
from countertrade.web import contexts as c
from countertrade.web.state import State
from countertrade.web.views.chrome import opened


def links() -> tuple[c.Link, ...]:
    """To every table, as CSV and as spreadsheet."""
    return tuple(
        c.Link(href=f"/export/{table}.{form}", label=f"{table}.{form}")
        for table in ("claims", "lineage", "findings", "notes", "flows")
        for form in ("csv", "xlsx")
    )


def export(request: Request, state: State) -> Response:
    """A table as CSV, JSON or spreadsheet."""
    from countertrade.report.exports import written
    from countertrade.report.tables import table_of

    work, language, _ = opened(request, state)
    name, form = request.path_params["table"], request.path_params["form"]
    records: Mapping[str, Any] = {
        "claims": lambda: work.claims,
        "lineage": lambda: work.lineage.retellings,
        "findings": lambda: work.all_findings,
        "flows": lambda: [(work.outcome().currency, flow) for flow in work.outcome().flows],
        "decisions": lambda: work.decisions,
        "notes": lambda: [note for notes in work.notes.values() for note in notes],
    }
    kinds = {
        "csv": "text/csv",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "json": "application/json",
    }
    if name not in records or form not in kinds:
        raise Bad(Problem(f"{name}.{form}", 0, 0, "there is no such table; tables are " + ", ".join(records)))
    data = written(table_of(name, records[name](), case=work, language=language), form, language=language)
    body = data
    return Response(
        body, media_type=kinds[form], headers={"content-disposition": f"attachment; filename={name}.{form}"}
    )
