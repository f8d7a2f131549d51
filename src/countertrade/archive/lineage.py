"""Who took which figure from whom over a whole archive, without comparing all with all.

Articles that may belong together are brought into one block: those that give the same figure for the same measure, or of which one names
the other's outlet, within some days of one another. Each block is traced by itself, as a case is (`countertrade.tracing.trace`). A block
that grew too large is cut by time; each part is handed the first articles of the whole and the last of the part before it, in which its
parents are, as far as they are not in itself.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from countertrade import units
from countertrade.archive import cluster, tables
from countertrade.archive.store import Store, quoted
from countertrade.archive.tables import UNDATED
from countertrade.records import Article, Claim, Measure, Origin, Problem, Record, replace

if TYPE_CHECKING:
    import duckdb
    from distributed import Client

APART = 14  # days between two mentions of a figure from which they are two stories
MOST = 300  # articles in a part
WRITTEN = 20_000  # edges that are held before they are written
FIRST, BEFORE = 20, 40  # articles of the whole, and of the part before, that a part is handed too


def brought_up(
    store: Store,
    client: Client,
    measures: Sequence[Measure],
    linked: Sequence[Sequence[str]] = (),
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> list[Problem]:
    """Write the tables by day where they are not those of the pieces; gives what could not be traced."""
    if store.is_current():
        return []
    store.gather()
    failed = trace_into(store, client, measures, linked, progress)
    if not failed:
        store.now_current()
    return failed


def trace_into(
    store: Store,
    client: Client,
    measures: Sequence[Measure],
    linked: Sequence[Sequence[str]] = (),
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> list[Problem]:
    """Write edges/ and origins/ from articles/ and claims/; gives what could not be traced. Copies that say nothing of their own are left out."""
    edges: list[dict[str, Any]] = []
    origins: list[Origin] = []
    failed: list[Problem] = []
    with store.database() as database, store.waiting("edges") as keep:
        if not store.views(database, "articles", "claims"):
            store.write_rows("edges", None, "day")
            store.write_rows("origins", None, "day")
            return []
        every = list(_parts(database, measures))
        materials = (_material(database, part) for part in every)
        parents: dict[tuple[str | None, str], str] = {}
        task = functools.partial(traced, measures=measures, linked=linked)
        for done, (part, found) in enumerate(cluster.each(client, task, materials), 1):
            if isinstance(found, cluster.Failed):
                said = "ended each worker that traced it; left out of edges and origins"
                failed.append(
                    Problem(f"{len(part.articles)} articles from {part.articles[0]['id']} on", 0, 0, said)
                )
                continue
            edges += found.edges
            origins += found.origins
            parents.update({(row["measure"], row["child"]): row["parent"] for row in found.edges})
            if len(edges) >= WRITTEN:
                keep(tables.table(edges, tables.EDGES))
                edges.clear()
            progress(done, len(every))
        keep(tables.table(edges, tables.EDGES))
        last = merged(
            sorted(origins, key=lambda origin: (str(origin.measure), origin.claim, origin.claims)), parents
        )
        days = dict(database.sql("select id, day from claims").fetchall())
    store.write_rows("edges", store.kept("edges"), "day, measure, child, parent")
    rows = [tables.origin_row(origin, days.get(origin.claim, UNDATED)) for origin in last]
    store.write_rows("origins", tables.table(rows, tables.ORIGINS), "day, measure, claim")
    return failed


def _parts(database: duckdb.DuckDBPyConnection, measures: Sequence[Measure]) -> Iterator[Part]:
    """What to trace together, by the places of articles in time, which the table `placed` holds from here on."""
    database.sql(
        "create table placed as select id, day, copy_of, row_number() over (order by day, id) - 1 as place from articles"
    )
    days = [day for (day,) in database.sql("select day from placed order by place").fetchall()]
    rows = database.cursor().execute(
        """select p.place, c.measure, c.low, c.best, c.high, c.unit, c.outlet, c.via from claims c join placed p on p.id = c.article
        where c.measure is not null and (p.copy_of is null or not exists (
            select 1 from claims m where m.article = p.copy_of and m.measure = c.measure and m.low is not distinct from c.low
            and m.best is not distinct from c.best and m.high is not distinct from c.high))
        order by p.place, c.position, c.id"""
    )

    def said() -> Iterator[Said]:
        while batch := rows.fetchmany(10_000):
            for place, measure, low, best, high, unit, outlet, via in batch:
                values = tuple({value for value in (low, best, high) if value is not None})
                yield Said(place, measure, values, unit, outlet, tuple(via or ()))

    yield from parts(days, said(), measures)


def _material(database: duckdb.DuckDBPyConnection, part: Part) -> Material:
    listed = ", ".join(map(str, part.articles))
    ids = [
        each
        for (each,) in database.sql(
            f"select id from placed where place in ({listed}) order by place"
        ).fetchall()
    ]
    named = ", ".join(map(quoted, ids))
    first, last = database.sql(f"select min(day), max(day) from placed where place in ({listed})").fetchall()[
        0
    ]
    within = f"day between {quoted(first)} and {quoted(last)}"
    columns = ", ".join(f'"{name}"' for name in tables.ARTICLES.names if name not in ("signature", "words"))
    articles = database.sql(
        f"select {columns} from articles where {within} and id in ({named}) order by day, id"
    )
    claims = database.sql(
        f"select record from claims where {within} and article in ({named}) order by day, article, position, id"
    )
    known = {each for each, place in zip(ids, sorted(part.articles), strict=True) if place in part.known}
    return Material(
        articles.to_arrow_table().to_pylist(), [record for (record,) in claims.fetchall()], frozenset(known)
    )


class Said(NamedTuple):
    """A claim as blocking sees it."""

    article: int  # by its place in time
    measure: str
    values: tuple[float, ...]
    unit: str | None
    outlet: str | None
    via: tuple[str, ...]


class Part(Record, frozen=True, kw_only=True):
    """Articles to trace together; those at `known` are there to be parents only."""

    articles: tuple[int, ...]
    known: frozenset[int]


def parts(days: Sequence[str], said: Iterable[Said], measures: Sequence[Measure]) -> Iterator[Part]:
    """The parts of all blocks. `days` has the day of each article, in time order; every article with a claim is in one part at least."""
    when = [_number(day) for day in days]
    unit = {measure.id: measure.unit for measure in measures}
    holders: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    having: set[int] = set()
    for each in said:
        having.add(each.article)
        scale = units.factor(each.unit, (), unit.get(each.measure, "1"), ()) if each.unit else None
        for value in each.values:
            holders["figure", each.measure, f"{value * (scale or 1.0):.2g}"].add(each.article)
        for name in (each.outlet, *each.via):
            if name:
                holders["outlet" if name == each.outlet else "named", each.measure, _folded(name)].add(
                    each.article
                )
    parent = list(range(len(days)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def join(together: Iterable[int]) -> None:
        for one, two in itertools.pairwise(sorted(together)):
            if when[two] == when[one] or when[two] - when[one] <= APART:
                first, second = sorted((root(one), root(two)))
                parent[second] = first

    for (kind, measure, name), found in holders.items():
        if kind == "figure":
            join(found)
        elif kind == "named":  # with the outlet's own, where it has any
            join(found | holders.get(("outlet", measure, name), set()))
    blocks: dict[int, list[int]] = defaultdict(list)
    for place in sorted(having):
        blocks[root(place)].append(place)
    for block in blocks.values():
        for start in range(0, len(block), MOST):
            own = block[start : start + MOST]
            known = {*block[:FIRST], *block[max(0, start - BEFORE) : start]} if start else set()
            yield Part(articles=(*sorted(known), *own), known=frozenset(known))


def _number(day: str) -> float:
    return datetime.date.fromisoformat(day).toordinal() if day != UNDATED else math.inf


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


class Traced(NamedTuple):
    """Rows of edges, and the origins, of a part."""

    edges: list[dict[str, Any]]
    origins: list[Origin]


class Material(NamedTuple):
    """What a part needs to be traced: rows of articles, records of claims, and the ids of those that are there as parents."""

    articles: list[dict[str, Any]]
    claims: list[str]
    known: frozenset[str]


def traced(material: Material, measures: Sequence[Measure], linked: Sequence[Sequence[str]]) -> Traced:
    """The edges whose child is one of the part's own, and every origin of the part."""
    from countertrade.reading import place
    from countertrade.tracing import trace

    articles: list[Article] = [tables.article_from(row) for row in material.articles]
    claims = place(
        [msgspec.json.decode(record, type=Claim) for record in material.claims], articles, measures
    )
    lineage = trace(claims, articles, measures, (), linked)
    by_id = {claim.id: claim for claim in claims}
    days = {row["id"]: row["day"] for row in material.articles}
    edges = [
        tables.edge_row(edge, by_id[edge.child], by_id[edge.parent], days[by_id[edge.child].article])
        for edge in lineage.retellings
        if edge.child in by_id and edge.parent in by_id and by_id[edge.child].article not in material.known
    ]
    return Traced(edges, list(lineage.origins))


def merged(found: Iterable[Origin], parents: Mapping[tuple[str | None, str], str]) -> list[Origin]:
    """The origins of all parts; one that a part took for an origin but that another part found a parent of counts with that parent's."""
    home: dict[tuple[str | None, str], tuple[str | None, str]] = {}
    made: dict[tuple[str | None, str], Origin] = {}
    for origin in found:
        claim = origin.claim
        seen = {claim}
        while (above := parents.get((origin.measure, claim))) is not None and above not in seen:
            claim = above
            seen.add(claim)
        key = (origin.measure, claim)
        key = home.get(key, key)
        for each in (claim, *origin.claims):
            key = home.get((origin.measure, each), key)
        before = made.get(key)
        claims = tuple(sorted({*origin.claims, *(before.claims if before else ())}))
        linked = tuple(sorted({*origin.linked, *(before.linked if before else ())}))
        first = before if before is not None else replace(origin, claim=claim)
        made[key] = replace(first, claims=claims, linked=linked, retellings=len(claims) - 1)
        for each in claims:
            home[origin.measure, each] = key
    return list(made.values())
