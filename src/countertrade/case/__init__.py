"""A case folder as records: the only place that knows where files lie.

case.yaml        title, question, parties, linked institutions, measures
articles/        NAME.txt (stored text), NAME.yaml (where it came from), original/ (the bytes as they came), versions/
claims.jsonl     what reading found
decisions.jsonl  what people decided, append-only
notes.jsonl      what people noted on statements and findings, append-only
statements.jsonl claims that a person typed or another tool made
deal.yaml        the model
outcomes.csv     what came of its questions, for scores
resolved.csv     figures that were reported and what came out, for estimates
reference/*.csv  figures to check against, in place of the shipped set
reports.jsonl    what each exported report rested on
captures.jsonl   how the articles were captured: the file handed in, its hash, what of it was verified
suggestions.jsonl statements that other tools propose, until a person decides
"""

from countertrade.case.articles import (
    ArticleFile,
    add,
    add_statements,
    amend,
    article_id,
    article_of,
    articles_of,
    original_of,
    update,
)
from countertrade.case.built_in_cases import built_in, built_in_names, copy_built_in
from countertrade.case.folder import (
    CaseFile,
    NoteChanged,
    ReportMade,
    annotate,
    annotations_of,
    beside,
    deal_of,
    decide,
    decisions_of,
    new,
    note_report,
    open_case,
    outcomes_of,
    reference_from,
    reference_of,
    reports_of,
    resolved_of,
    shipped_reference,
    write_claims,
)
from countertrade.case.places import (
    ANSWERS,
    CAPTURES,
    CASE,
    CLAIMS,
    DEAL,
    DECISIONS,
    FOLDERS,
    LIMIT,
    NOTES,
    REPORTS,
    STATEMENTS,
    SUGGESTIONS,
    is_case,
    write,
    writing,
)
from countertrade.case.provenance import Provenance, note_captures, provenance_of
from countertrade.case.suggestions import (
    Suggestion,
    accept,
    proposed,
    reject,
    suggest,
    suggestions_of,
)

__all__ = [
    "ANSWERS", "CAPTURES", "CASE", "CLAIMS", "DEAL", "DECISIONS", "FOLDERS", "LIMIT", "NOTES", "REPORTS", "STATEMENTS", "SUGGESTIONS", "ArticleFile", "CaseFile", "NoteChanged", "ReportMade", "add", "annotate", "annotations_of",
    "add_statements", "amend", "article_id", "article_of", "articles_of", "beside", "built_in", "built_in_names", "copy_built_in", "deal_of", "decide", "decisions_of", "is_case", "new",
    "note_report", "open_case", "original_of", "outcomes_of", "reference_from", "reference_of", "reports_of", "resolved_of", "shipped_reference", "update", "write", "write_claims",
    "writing", "Provenance", "Suggestion", "note_captures", "provenance_of", "accept", "proposed", "reject", "suggest", "suggestions_of",
]  # fmt: skip
