"""What each stage of a large case takes, from its files to its checks view: processor time, and time on the clock.

    python bench/stages.py [--articles 111] [--statements 60] [--sums 10]

The case is the one of bench/page.py: statements of one measure, and in each article sums that do not hold. Processor time is
that of this process; what is checked in others meanwhile shows on the clock.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from page import write

from countertrade import worker
from countertrade.pipeline import Pipeline, pipeline_of


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--articles", type=int, default=111)
    arguments.add_argument("--statements", type=int, default=60, help="in each article")
    arguments.add_argument("--sums", type=int, default=10, help="in each article that do not hold")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "case"
        found = write(folder, chosen.articles, chosen.statements, chosen.sums)
        print(f"{chosen.articles} articles, {found} statements")
        print(f"{'':<12}{'s of processor':>16}{'s on the clock':>16}")
        pipeline = pipeline_of(folder)
        for name in ("judged", "placed", "traced", "findings"):
            _timed(name, partial(getattr, pipeline, name))
        _timed("all, anew", partial(_all, folder))


def _all(folder: Path) -> None:
    pipeline: Pipeline = pipeline_of(folder)
    _ = pipeline.findings


def _timed(name: str, task: Callable[[], object]) -> None:
    worker.warm("countertrade.checking")  # as `serve` has them ready
    time.sleep(1)
    before, begun = time.process_time(), time.perf_counter()
    task()
    took = time.perf_counter() - begun
    print(f"{name:<12}{time.process_time() - before:>16.2f}{took:>16.2f}")


if __name__ == "__main__":
    main()
