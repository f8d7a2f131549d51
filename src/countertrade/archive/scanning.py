"""A scan: sources cut into pieces, each read once on Dask, and what they hold written by day."""

from __future__ import annotations

import functools
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from countertrade.archive import cluster, sources
from countertrade.archive.passes import Counts, Reading, Scanned, scan, together
from countertrade.archive.sources import Piece
from countertrade.archive.store import Store
from countertrade.records import Bad, Problem
from countertrade.version import __version__

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
    before = len(pieces) - len(todo)
    total = sum(piece.size for piece in todo)
    so_far = pages = held = articles = read = 0
    worked = second = 0.0
    failed: list[Problem] = []
    task = functools.partial(scan, reading=reading)
    while todo:
        lost: list[Piece] = []
        for piece, found in cluster.each(client, task, todo):
            if isinstance(found, cluster.Failed):
                lost.append(piece)
                continue
            if found.version != __version__:
                said = (
                    f"the workers have countertrade {found.version}, this is {__version__}; install the same"
                )
                raise Bad(Problem("--scheduler", 0, 0, said))
            if found.unreachable is not None:
                said = (
                    f"cannot be read now ({found.unreachable}); left out, and tried again with the next scan"
                )
                failed.append(Problem(piece.source, 0, 0, said))
                continue
            keep(piece, found)
            so_far += piece.size
            read += 1
            pages += found.counts.pages
            held += found.counts.bytes
            articles += found.counts.articles
            worked += found.counts.seconds
            second += found.counts.reading
            progress(Progress(so_far, total, pages, articles, time.perf_counter() - began))
        halves = {
            piece: piece.halves() for piece in lost
        }  # what ended its workers is looked for in ever smaller pieces
        failed += [_given_up(piece) for piece, parts in halves.items() if len(parts) == 1]
        todo = [part for parts in halves.values() if len(parts) > 1 for part in parts if part.id not in known]
    seconds = time.perf_counter() - began
    return Run(read, before, tuple(failed), pages, held, articles, seconds, worked, second)


def _given_up(piece: Piece) -> Problem:
    place = f"{piece.source}, {piece.names[0] if piece.names else f'from {piece.start} to {piece.end}'}"
    said = "ended each worker that read it; left out, and tried again with the next scan"
    return Problem(place, 0, 0, said)


def outdated(done: Mapping[str, Piece], pieces: Sequence[Piece]) -> Iterator[str]:
    """Pieces that stand no longer: their file is another one now, or a larger piece that holds them was read after all."""
    planned = {piece.id for piece in pieces}
    by_place: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_place[piece.source, piece.inner].append(piece)
    for each, piece in done.items():
        if each in planned:
            continue
        near = [other for other in by_place.get((piece.source, piece.inner), ()) if other.kind == piece.kind]
        if piece.kind == "folder":
            near = [other for other in near if set(other.names) & set(piece.names)]
        if any(other.stamp != piece.stamp or (other.id in done and _holds(other, piece)) for other in near):
            yield each


def _holds(whole: Piece, part: Piece) -> bool:
    if whole.kind == "folder":
        return set(part.names) <= set(whole.names)
    return whole.start <= part.start and part.end <= whole.end


def scanned_into(
    store: Store,
    pieces: Sequence[Piece],
    reading: Reading,
    client: Client,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Run:
    """Read what the store does not hold yet, and take out what is there no more as it was read."""
    found = run(pieces, reading, client, store.keep, store.done(), progress)
    store.drop(list(outdated(store.done(), pieces)))
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
