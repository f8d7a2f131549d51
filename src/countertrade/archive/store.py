"""The folder of an archive: what lies where, and how it grows.

scan.json              the case's words and measures that it was read with
current                tells of which pieces the tables by day are
pieces/ID.json         one a piece that was read: what it is, what happened; pieces/ID.articles.parquet and .claims.parquet beside it
articles/day=…/        one Parquet file a day, sorted by id; so are claims/, edges/ and origins/

A piece's record is written last, whole or not at all: where it stands, the piece is done, and it is never read twice. The tables by day
follow from the pieces alone, so that a scan that was killed and gone on with ends in the same bytes as one that was not.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from countertrade import files
from countertrade.archive import near_duplicates
from countertrade.archive.passes import Bit, Counts, Reading, Scanned, together
from countertrade.archive.sources import Piece
from countertrade.records import Bad, Problem, Record, digest

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

SETTINGS, PIECES, CURRENT = "scan.json", "pieces", "current"
TABLES = ("articles", "claims", "edges", "origins")
SHOWN = 3  # places of a kind of broken record that are told
MEMORY = "1GB"  # that DuckDB holds; it goes on on the disk
_FORMAT = 1


class Settings(Record, frozen=True, kw_only=True):
    """scan.json: what every piece of the folder was read with."""

    format: int = _FORMAT
    title: str
    reading: Reading


class Done(Record, frozen=True, kw_only=True):
    """pieces/ID.json."""

    piece: Piece
    counts: Counts
    samples: tuple[Bit, ...] = ()
    days: tuple[str, ...] = ()


class Summary(Record, frozen=True, kw_only=True):
    """What all pieces of a folder come to."""

    pieces: int
    counts: Counts
    samples: tuple[Bit, ...]


class Store:
    """An archive's folder, written by one process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # --- Pieces -----------------------------------------------------------------------------------------------------------

    def begin(self, settings: Settings) -> None:
        """Make the folder, or take one that was begun with the same words and measures. Raises Bad for any other."""
        if self.folder.exists() and not files.exists(self.folder / SETTINGS) and any(self.folder.iterdir()):
            raise Bad(
                Problem(str(self.folder), 0, 0, "this folder holds something else; name a new one with --out")
            )
        files.make_folders(self.folder / PIECES)
        written = msgspec.json.format(msgspec.json.encode(settings), indent=1)
        if not files.exists(self.folder / SETTINGS):
            files.write_bytes(self.folder / SETTINGS, written)
        elif self.settings() != settings:
            said = "was read with other words or measures than the case has now; name a new folder with --out, or delete this one"
            raise Bad(Problem(str(self.folder), 0, 0, said))
        files.clean(self.folder / PIECES)

    def settings(self) -> Settings:
        path = self.folder / SETTINGS
        if not files.exists(path):
            said = f"this is no archive: it has no {SETTINGS}; make one with: countertrade scan CASE SOURCE… --out FOLDER"
            raise Bad(Problem(str(self.folder), 0, 0, said))
        found: Settings = _decoded(path, Settings)
        return found

    def done(self) -> dict[str, Piece]:
        """The pieces that were read, by id."""
        return {path.stem: _decoded(path, Done).piece for path in self._records()}

    def keep(self, piece: Piece, scanned: Scanned) -> None:
        """Keep what a piece came to; its record last."""
        place = self.folder / PIECES / piece.id
        for name, data in (("articles", scanned.articles), ("claims", scanned.claims)):
            if data is not None:
                files.write_bytes(place.with_suffix(f".{name}.parquet"), data)
        counts = msgspec.structs.replace(
            scanned.counts, seconds=0.0, reading=0.0
        )  # two runs leave the same bytes
        done = Done(piece=piece, counts=counts, samples=scanned.samples, days=scanned.days)
        files.write_bytes(place.with_suffix(".json"), msgspec.json.encode(done))

    def drop(self, ids: Iterable[str]) -> None:
        """Take pieces out whose source is another now; their records first."""
        for each in ids:
            for ending in (".json", ".articles.parquet", ".claims.parquet"):
                with contextlib.suppress(FileNotFoundError):
                    (self.folder / PIECES / f"{each}{ending}").unlink()

    def summary(self) -> Summary:
        every: list[Done] = [_decoded(path, Done) for path in self._records()]
        samples: dict[str, list[Bit]] = {}
        for bit in itertools.chain.from_iterable(done.samples for done in every):
            samples.setdefault(bit.why, []).append(bit)
        shown = tuple(bit for why in sorted(samples) for bit in samples[why][:SHOWN])
        return Summary(pieces=len(every), counts=together(done.counts for done in every), samples=shown)

    def _records(self) -> list[Path]:
        return sorted((self.folder / PIECES).glob("p-*.json"))

    def is_current(self) -> bool:
        """Whether the tables by day are those of the pieces."""
        path = self.folder / CURRENT
        return files.exists(path) and files.read_text(path) == self._mark()

    def now_current(self) -> None:
        files.write_text(self.folder / CURRENT, self._mark())

    def _mark(self) -> str:
        return digest("t", *(path.name for path in self._records())) + "\n"

    # --- Tables by day ----------------------------------------------------------------------------------------------------

    def gather(self) -> None:
        """Write articles/ and claims/ from the pieces: each article once, copies marked."""
        with contextlib.suppress(FileNotFoundError):
            (self.folder / CURRENT).unlink()
        with self.database() as database:
            if not self._pieces("articles"):
                for name in TABLES:
                    self._replace(name, None)
                return
            database.execute(
                f"""create table kept as select id, source, "offset", day, signature, filename from {self._pieces("articles")}
                qualify row_number() over (partition by id order by captured nulls last, source, "offset", filename) = 1"""
            )
            ordered = database.sql(
                'select id, signature from kept order by day, id, source, "offset"'
            ).to_arrow_table()
            found = near_duplicates.copies(near_duplicates.from_bytes(ordered["signature"].to_pylist()))
            ids = ordered["id"].to_pylist()
            copies = [{"id": ids[c.article], "copy_of": ids[c.model], "alike": c.alike} for c in found]
            database.register("copies", _copies(copies))
            self._write(
                database,
                "articles",
                f"""select a.* exclude (filename), c.copy_of, c.alike from {self._pieces("articles")} a
                join kept k on k.id = a.id and k.filename = a.filename and k."offset" = a."offset" left join copies c on c.id = a.id""",
                "day, id",
            )
            if self._pieces("claims"):
                self._write(
                    database,
                    "claims",
                    f"""select l.* exclude (filename) replace (k.day as day), c.copy_of is not null as copied from
                    (select distinct on (id, article) * from {self._pieces("claims")} order by id, article, day, filename) l
                    join kept k on k.id = l.article left join copies c on c.id = l.article""",
                    "day, article, position, id",
                )
            else:
                self._replace("claims", None)

    def sizes(self) -> dict[str, int]:
        """How many rows each table has, and how many articles are copies."""
        with self.database() as database:
            found = dict.fromkeys((*TABLES, "copies"), 0)
            for name in TABLES:
                if (self.folder / name).is_dir():
                    found[name] = database.sql(f"select count(*) from {self.parquet(name)}").fetchall()[0][0]
            if found["articles"]:
                counted = f"select count(copy_of) from {self.parquet('articles')}"
                found["copies"] = database.sql(counted).fetchall()[0][0]
        return found

    def write_rows(self, name: str, rows: pa.Table | str | None, order: str) -> None:
        """Write a table by day; a text is where its rows wait."""
        if rows is None or (not isinstance(rows, str) and not rows.num_rows):
            self._replace(name, None)
            return
        with self.database() as database:
            if not isinstance(rows, str):
                database.register("rows", rows)
            self._write(database, name, f"select * from {rows if isinstance(rows, str) else 'rows'}", order)
        shutil.rmtree(self.folder / f"{name}.rows", ignore_errors=True)

    @contextlib.contextmanager
    def waiting(self, name: str) -> Iterator[Callable[[pa.Table], None]]:
        """Keeps rows on the disk until they are written by day."""
        import pyarrow.parquet as pq

        place = self.folder / f"{name}.rows"
        shutil.rmtree(place, ignore_errors=True)
        files.make_folders(place)
        numbers = itertools.count()
        yield lambda rows: pq.write_table(rows, place / f"{next(numbers):06}.parquet")

    def kept(self, name: str) -> str | None:
        """Where the rows wait, for `write_rows`; None where there is none."""
        import pyarrow.parquet as pq

        place = self.folder / f"{name}.rows"
        rows = sum(pq.read_metadata(path).num_rows for path in place.glob("*.parquet"))
        return f"read_parquet({quoted(place / '*.parquet')})" if rows else None

    def views(self, database: duckdb.DuckDBPyConnection, *names: str) -> bool:
        """Make the tables views of their names; False where one of them is not there."""
        for name in names:
            if not (self.folder / name).is_dir():
                return False
            database.execute(f"create view {name} as select * from {self.parquet(name)}")
        return True

    def parquet(self, name: str) -> str:
        """A table in DuckDB's words."""
        columns = "hive_partitioning = true, hive_types = {'day': varchar}"
        return f"read_parquet({quoted(self.folder / name / '*' / '*.parquet')}, {columns})"

    def _pieces(self, name: str) -> str:
        pattern = f"*.{name}.parquet"
        if next((self.folder / PIECES).glob(pattern), None) is None:
            return ""
        return f"read_parquet({quoted(self.folder / PIECES / pattern)}, filename = true)"

    def _write(self, database: duckdb.DuckDBPyConnection, name: str, query: str, order: str) -> None:
        fresh = self.folder / f"{name}.new"
        shutil.rmtree(fresh, ignore_errors=True)
        database.execute(
            f"copy ({query} order by {order}) to {quoted(fresh)} "
            "(format parquet, compression zstd, partition_by (day), write_partition_columns true)"
        )
        self._replace(name, fresh)

    def _replace(self, name: str, fresh: Path | None) -> None:
        place, old = self.folder / name, self.folder / f"{name}.old"
        shutil.rmtree(old, ignore_errors=True)
        if place.exists():
            place.rename(old)
        if fresh is not None:
            fresh.rename(place)
        shutil.rmtree(old, ignore_errors=True)

    @contextlib.contextmanager
    def database(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with connected() as database:
            database.execute(
                f"set memory_limit='{MEMORY}'; set threads=1; set temp_directory={quoted(self.folder / 'spill')}"
            )
            database.execute("set preserve_insertion_order=true")
            yield database
        shutil.rmtree(self.folder / "spill", ignore_errors=True)


@contextlib.contextmanager
def connected() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB in memory; it fetches and loads no extension."""
    import duckdb

    never: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=never) as database:
        yield database


def quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"


def _copies(rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    import pyarrow as pa

    schema = pa.schema({"id": pa.string(), "copy_of": pa.string(), "alike": pa.float64()})
    return pa.Table.from_pylist(list(rows), schema=schema)


def _decoded(path: Path, kind: type[Any]) -> Any:
    try:
        return msgspec.json.decode(files.read_bytes(path), type=kind)
    except msgspec.MsgspecError as error:
        said = f"cannot be read ({error}); delete it, and what it tells of is read again"
        raise Bad(Problem(str(path), 0, 0, said)) from None
