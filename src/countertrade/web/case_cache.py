"""The case that is open at the page: read when a file changed, worked through once for each state of the folder."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from countertrade import case as folder_of
from countertrade.pipeline import Pipeline, carry_over, pipeline_of
from countertrade.records import Bad, digest
from countertrade.simulation import simulate

WATCHED = (
    folder_of.CASE,
    folder_of.CLAIMS,
    folder_of.DECISIONS,
    folder_of.NOTES,
    folder_of.STATEMENTS,
    folder_of.DEAL,
)

MOVED = 2**12
"""Runs behind a slider: 4,096 Sobol points, so that a redraw stays under 150 ms. What stands in the file itself has as many as in a report."""

TRIED = 2**8
"""Runs of a model before it is saved: enough to meet a figure that is not finite wherever that is no rarity."""

QUIET = 1.0
"""Seconds in which nobody asks for a view before what a new state of the folder leads to is worked out: a view would wait beside it."""


def through(found: Pipeline) -> None:
    """Work out what the slowest views show."""
    try:
        _ = found.all_findings
        _ = found.outcome()
        _ = found.outcome_of(found.deal, MOVED)  # which has its kernels compiled, for the sliders
    except Bad:
        return  # the view that shows it says what is wrong


class CaseCache:
    """One open case. Requests run in threads; the work on one state of the folder is shared between them."""

    def __init__(self, folder: Path, language: str, *, ahead: bool = False) -> None:
        """`ahead`: work through each state of the folder before a view asks for it."""
        self.folder = folder
        self.language = language
        self._ahead = ahead
        self._timer: threading.Timer | None = None
        self._unworked: Pipeline | None = None  # the state to be worked through ahead
        self._lock = threading.RLock()
        self._works: dict[tuple[str, str], tuple[dict[str, str], Pipeline]] = {}
        if ahead:
            self._after_quiet(self._open)

    def signature(self) -> dict[str, str]:
        """What every watched file looks like now: name -> a short hash of its size and time of change."""
        return {name: self._state(self.folder / name) for name in WATCHED} | {
            "articles": digest("s", *sorted(self._all(self.folder / "articles"))),
            "reference": digest("s", *sorted(self._all(self.folder / "reference"))),
            "parts": digest("s", *sorted(self._parts())),
        }

    def work(self, language: str | None = None) -> Pipeline:
        """The case as it is on disk now. Raises Bad with every problem of its files."""
        wanted = language or self.language
        with self._lock:
            signature = self.signature()
            key = (digest("s", *sorted(signature.items())), wanted)
            if key in self._works:
                self._soon()
                return self._works[key][1]
            found = pipeline_of(self.folder, language=wanted, compiled=True)
            if self._works:
                before, old = next(reversed(self._works.values()))
                same = all(before[name] == signature[name] for name in (folder_of.DEAL, "parts"))
                carry_over(old, found, same_model=same)
            if len(self._works) > 4:
                self._works.pop(next(iter(self._works)))
            self._works[key] = (signature, found)
            self._unworked = found if self._ahead else None
            self._soon()
            return found

    def write_down(self) -> None:
        """Store the statements that were read only to be shown: what is decided on is a statement of the folder."""
        found = self.work()
        if found.read.claims:
            folder_of.write_claims(self.folder, found.read.claims, found.articles)

    def refuse_broken(self, text: str) -> None:
        """Raise Bad, with every problem and its place, for a text of deal.yaml that could not be read or run."""
        found = self.work()
        simulate(found.deal_from(text, folder_of.DEAL), draws=TRIED, influences=False)

    def _soon(self) -> None:
        """Work through a new state of the folder once nobody has asked for anything for a moment."""
        if self._unworked is not None:
            self._after_quiet(self._work_ahead)

    def _after_quiet(self, then: Callable[[], None]) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = threading.Timer(QUIET, then)
        self._timer.daemon = True
        self._timer.start()

    def _open(self) -> None:
        """Begin before anybody asks for a view; the first one says what is wrong in the files."""
        with contextlib.suppress(Bad):
            self.work()

    def _work_ahead(self) -> None:
        with self._lock:
            found, self._unworked = self._unworked, None
        if found is not None:
            through(found)

    @staticmethod
    def _state(path: Path) -> str:
        try:
            stat = path.stat()
        except OSError:
            return "missing"
        return digest("s", stat.st_size, stat.st_mtime_ns)

    def _parts(self) -> Iterable[str]:
        """What a model may include, or read figures from, beside the files that are watched by their names."""
        for pattern in ("*.yaml", "*.yml", "*.csv", "*/*.yaml", "*/*.yml", "*/*.csv"):
            for path in self.folder.glob(pattern):
                name = path.relative_to(self.folder)
                if name.parts[0] != "articles" and name.as_posix() not in WATCHED:
                    yield f"{name.as_posix()} {self._state(path)}"

    def _all(self, folder: Path) -> Iterable[str]:
        return (f"{path.name} {self._state(path)}" for path in folder.glob("*.*"))
