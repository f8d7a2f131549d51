"""A scan: sources cut into pieces, each read once on Dask, and what they hold written by day."""

from __future__ import annotations

import functools
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from countertrade import __version__
from countertrade.archive import cluster, sources
from countertrade.archive.passes import Counts, Reading, Scanned, scan, together
from countertrade.archive.sources import Piece
from countertrade.archive.store import Store
from countertrade.records import Bad, Problem

if TYPE_CHECKING:
    from distributed import Client


class Progress(NamedTuple):
    """Where a scan stands. Bytes are those of the sources as they lie there; `pages` those read in this run."""

    done: int
    of: int
    pages: int
    articles: int
    seconds: float

    @property
    def rate(self) -> float:
        """Pages in a second."""
        return self.pages / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float:
        """Seconds that the rest takes at the rate so far."""
        return self.seconds * (self.of - self.done) / self.done if self.done else 0.0


class Run(NamedTuple):
    """What one run did: pieces read, those read before, those given up, and what it counted."""

    read: int
    before: int
    failed: tuple[Problem, ...]
    pages: int
    bytes: int
    articles: int
    seconds: float
    worked: float  # s of all workers together
    reading: float  # of these in the second pass


def planned(named: Sequence[str], size: int = sources.PIECE) -> list[Piece]:
    """The pieces of all sources, each once. Raises Bad with every source that is none."""
    problems: list[Problem] = []
    found: dict[str, Piece] = {}
    for source in named:
        try:
            for piece in sources.plan(source, size):
                found[piece.id] = piece
        except Bad as bad:
            problems += bad.problems
    if problems:
        raise Bad(*problems)
    return list(found.values())


def run(
    pieces: Sequence[Piece],
    reading: Reading,
    client: Client,
    keep: Callable[[Piece, Scanned], None],
    done: Iterable[str] = (),
    progress: Callable[[Progress], None] = lambda _: None,
) -> Run:
    """Read every piece that is not done yet. `keep` is handed each outcome; `progress` is told after each."""
    known = set(done)
    todo = [piece for piece in pieces if piece.id not in known]
    began = time.perf_counter()
    total = sum(piece.size for piece in todo)
    so_far = pages = held = articles = read = 0
    worked = second = 0.0
    failed: list[Problem] = []
    for piece, found in cluster.each(client, functools.partial(scan, reading=reading), todo):
        so_far += piece.size
        if isinstance(found, cluster.Failed):
            said = f"ended the worker that read it, several times; left out ({found.why[:120]})"
            failed.append(Problem(f"{piece.source}, byte {piece.start}", 0, 0, said))
            continue
        if found.version != __version__:
            said = f"the workers have countertrade {found.version}, this is {__version__}; install the same"
            raise Bad(Problem("--scheduler", 0, 0, said))
        keep(piece, found)
        read += 1
        pages += found.counts.pages
        held += found.counts.bytes
        articles += found.counts.articles
        worked += found.counts.seconds
        second += found.counts.reading
        progress(Progress(so_far, total, pages, articles, time.perf_counter() - began))
    seconds = time.perf_counter() - began
    return Run(read, len(pieces) - len(todo), tuple(failed), pages, held, articles, seconds, worked, second)


def outdated(done: dict[str, Piece], pieces: Sequence[Piece]) -> Iterator[str]:
    """Pieces that were read from what a source was before: its file has changed, or files of a folder have."""
    now = {piece.id for piece in pieces}
    of_file = {(piece.source, piece.inner, piece.kind) for piece in pieces if piece.kind != "folder"}
    of_folder: dict[str, set[str]] = defaultdict(set)
    for piece in pieces:
        if piece.kind == "folder":
            of_folder[piece.source].update(piece.names)
    for each, piece in done.items():
        if each in now:
            continue
        if piece.kind == "folder":
            if of_folder.get(piece.source, set()) & set(piece.names):
                yield each
        elif (piece.source, piece.inner, piece.kind) in of_file:
            yield each


def scanned_into(
    store: Store,
    pieces: Sequence[Piece],
    reading: Reading,
    client: Client,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Run:
    """Read what the store does not hold yet, and take out what is there no more as it was read."""
    known = store.done()
    found = run(pieces, reading, client, store.keep, known, progress)
    store.drop(outdated(known, pieces))
    return found


def screened(
    pieces: Sequence[Piece],
    reading: Reading,
    client: Client,
    progress: Callable[[Progress], None] = lambda _: None,
) -> tuple[Run, Counts]:
    """The first pass alone: which words let how many pages through. Nothing is kept."""
    every: list[Counts] = []
    made = run(pieces, reading, client, lambda _, scanned: every.append(scanned.counts), (), progress)
    return made, together(every)
