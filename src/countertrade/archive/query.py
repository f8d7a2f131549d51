"""Questions to an archive in SQL, by DuckDB, over views of its tables; and an article of it with its original bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from countertrade.archive import sources, tables
from countertrade.archive.store import TABLES, Store, connected
from countertrade.files import digest_of
from countertrade.records import Article, Bad, Problem, replace

MOST = 1000  # rows of an answer that says nothing of its length

VIEWS = {
    "all_articles": "select * exclude (signature) from {articles}",
    "articles": "select * exclude (signature, copy_of, alike) from {articles} where copy_of is null",
    "copies": "select id, copy_of, alike, day, outlet, url, published, source from {articles} where copy_of is not null",
    "all_claims": "select * from {claims}",
    "claims": "select * exclude (copied) from {claims} where measure is not null and not copied",
    "edges": "select * from {edges}",
    "origins": "select * from {origins}",
}
"""What a question may name: the claims that concern the case, each once; `all_…` holds copies and other claims of the same pages too."""
_EMPTY = {
    "articles": (tables.ARTICLES, "null::varchar as copy_of, null::double as alike"),
    "claims": (tables.CLAIMS, "false as copied"),
    "edges": (tables.EDGES, ""),
    "origins": (tables.ORIGINS, ""),
}


class Answer(NamedTuple):
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    more: bool  # rows were left out


def ask(folder: Path, question: str, most: int = MOST) -> Answer:
    """The answer to a question in SQL, or for words: the claims with all of them in their text.

    Nothing but the archive is read and nothing is written. Raises Bad where the question cannot be answered.
    """
    import duckdb

    store = Store(folder)
    store.settings()
    with connected() as database:
        for name in TABLES:
            database.execute(f"create view _{name} as {_table(store, name)}")
        for name, said in VIEWS.items():
            database.execute(f"create view {name} as {said.format(**{each: f'_{each}' for each in TABLES})}")
        # from here on a question reaches the archive's own files and no others
        database.execute(
            f"set allowed_directories=['{str(folder.resolve()).replace(chr(39), chr(39) * 2)}/']"
        )
        database.execute("set enable_external_access=false; set lock_configuration=true")
        try:
            if not _is_sql(question):
                told, given = _words(question)
                cursor = database.execute(told, given)
            else:
                cursor = database.execute(question)
            columns = tuple(each[0] for each in cursor.description or ())
            rows = cursor.fetchmany(most + 1)
        except duckdb.Error as error:
            why, views = " ".join(str(error).strip().splitlines()[:2]), ", ".join(VIEWS)
            raise Bad(Problem("query", 0, 0, f"{why}; the views are {views}; see docs/archive.md")) from None
    return Answer(columns, rows[:most], len(rows) > most)


def _table(store: Store, name: str) -> str:
    if (store.folder / name).is_dir():
        return f"select * from {store.parquet(name)}"
    columns, more = _EMPTY[name]
    empty = ", ".join(
        f'null::{_sql_type(str(kind))} as "{column}"'
        for column, kind in zip(columns.names, columns.types, strict=True)
    )
    return f"select {', '.join(filter(None, (empty, more)))} where false"


def _sql_type(arrow: str) -> str:
    if arrow.startswith("list"):
        return "varchar[]"
    return {"int64": "bigint", "double": "double", "binary": "blob"}.get(arrow, "varchar")


def _is_sql(question: str) -> bool:
    first = question.strip().split(None, 1)[0].lower() if question.strip() else ""
    return first in (
        "select",
        "with",
        "from",
        "describe",
        "summarize",
        "show",
        "pivot",
        "explain",
        "values",
        "(select",
    )


def _words(question: str) -> tuple[str, list[str]]:
    words = question.split()
    if not words:
        raise Bad(
            Problem(
                "query",
                0,
                0,
                'ask in SQL, for example "select * from claims", or name words that the text has',
            )
        )
    having = " and ".join("contains(lower(text), lower(?))" for _ in words)
    return (
        f"select day, outlet, source, quantity, measure, text, article, id from claims where {having} order by day, id",
        words,
    )


def article_of(folder: Path, target: str) -> tuple[Article, bytes | None]:
    """An article of the archive, and its bytes as they came where its source is still there. Raises Bad for an id that it has not."""
    store = Store(folder)
    store.settings()
    rows: list[dict[str, Any]] = []
    if (folder / "articles").is_dir():
        with connected() as database:
            found = database.execute(f"select * from {store.parquet('articles')} where id = ?", [target])
            names = [each[0] for each in found.description or ()]
            rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    if not rows:
        said = f"the archive has no article '{target}'; ids stand in: countertrade query {folder} \"select id, outlet, title from articles\""
        raise Bad(Problem(str(folder), 0, 0, said))
    article = tables.article_from(rows[0])
    article = replace(article, original="page.html" if article.media_type == "text/html" else "page.txt")
    data = sources.original(rows[0]["source"], rows[0]["offset"])
    return article, data if data is not None and digest_of(data) == article.sha256 else None
