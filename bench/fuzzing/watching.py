"""Inputs handed in by a process that is watched from outside: one that takes too long is counted, the process ended, and the next begins
another with the input after it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import re
import resource
import sys
import time
import traceback
import warnings
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from fuzzing import kinds

SECONDS = 2.0  # of processor time for each 100 kB begun
MEGABYTES = 1024
CEILING = 8 * 2**30  # bytes of address space, so that no input takes the machine with it


class Taken(NamedTuple):
    """What became of one input. `problem` is None where it was used, "" where it was refused. Memory in kB, seconds of processor time."""

    number: int
    size: int
    seconds: float
    memory: int
    problem: str | None


class Tally:
    """What became of all inputs of a kind."""

    def __init__(self) -> None:
        self.inputs = self.refused = self.largest = 0
        self.failures: list[tuple[int, str]] = []
        self.slow: list[tuple[int, str]] = []
        self.big: list[tuple[int, str]] = []
        self.slowest = self.memory = 0.0  # s per 100 kB begun, MB

    def count(self, one: Taken) -> None:
        self.inputs += 1
        self.refused += one.problem == ""
        self.largest = max(self.largest, one.size)
        pace, memory = one.seconds / max(1.0, one.size / 100_000), one.memory / 1024
        self.slowest, self.memory = max(self.slowest, pace), max(self.memory, memory)
        if one.problem:
            self.failures.append((one.number, one.problem))
        if pace > SECONDS:
            self.slow.append((one.number, f"{pace:.2f} s per 100 kB, of {one.size:,} bytes"))
        if memory > MEGABYTES:
            self.big.append((one.number, f"{memory:,.0f} MB, of {one.size:,} bytes"))

    @property
    def wrong(self) -> list[tuple[int, str]]:
        return [*self.failures, *self.slow, *self.big]


def run(name: str, seed: int, numbers: range, limit: float) -> Tally:
    """All inputs of a kind, in as many processes as it takes."""
    tally = Tally()
    context = multiprocessing.get_context("spawn")
    while numbers:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(name, seed, numbers, theirs))
        process.start()
        theirs.close()
        for number in numbers:
            said = _next(ours, limit)
            if isinstance(said, str):
                size = len(kinds.bytes_of(kinds.input_of(name, seed, number)))
                said = Taken(number, size, 0.0, 0, said)
                process.kill()
                numbers = range(number + 1, numbers.stop)
            tally.count(said)
            if numbers.start > number:
                break
        else:
            numbers = range(0)
        process.join(10)
        process.kill()
        ours.close()
    return tally


def _next(ours: Connection, limit: float) -> Taken | str:
    """What became of the next input, or in words why nothing more comes."""
    try:
        return ours.recv() if ours.poll(limit) else f"no end after {limit:g} s"
    except (EOFError, OSError):
        return "the process died"


def work(name: str, seed: int, numbers: range, theirs: Connection) -> None:
    """Make and take the inputs, and tell of each."""
    resource.setrlimit(resource.RLIMIT_AS, (CEILING, CEILING))
    kind = kinds.load()[name]
    warnings.simplefilter("error")
    first = numbers.start - numbers.start % kind.stretch
    for number in range(first, numbers.start - 1):  # not the last, which ended the process before this
        taken(name, number, kinds.input_of(name, seed, number))
    if first == numbers.start:
        taken(name, 0, kinds.input_of(name, seed, -1))  # what is imported on the way is no input's to pay
    for number in numbers:
        theirs.send(taken(name, number, kinds.input_of(name, seed, number)))
    warnings.simplefilter("ignore")  # compilers that still run when this ends


def taken(name: str, number: int, made: object) -> Taken:
    problem: str | None = None
    watch = Watch()
    try:
        kinds.KINDS[name].take(made)
    except kinds.refusals():
        problem = ""
    except BaseException as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{'/'.join(at.filename.rsplit('/', 2)[-2:])}:{at.lineno}"
        problem = f"{type(error).__name__}: {str(error)[:120]!r} in {place}"
    return Taken(number, len(kinds.bytes_of(made)), watch.seconds(), watch.memory(), problem)


# --- what this process takes, and those that read for it (the latter on Linux alone) ------------------------------------


def _readers() -> dict[str, float]:
    """The processes of `countertrade.worker` that this one has, with the processor time in s that each has taken."""
    if sys.platform != "linux":
        return {}
    found = {}
    with contextlib.suppress(OSError):
        tasks = [*Path("/proc/self/task").iterdir()]
        for child in {child for task in tasks for child in (task / "children").read_text().split()}:
            if b"countertrade.worker" in Path(f"/proc/{child}/cmdline").read_bytes():
                fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
                found[child] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


class Watch:
    """Seconds and kB from its making."""

    def __init__(self) -> None:
        self.readers = _readers()
        for process in ("self", *self.readers):
            with contextlib.suppress(OSError):
                Path(f"/proc/{process}/clear_refs").write_text("5")
        self.clock, self.began = time.monotonic(), time.process_time()

    def seconds(self) -> float:
        """Processor time; on the clock where a reader was ended meanwhile, which takes its count with it."""
        now = _readers()
        if set(self.readers) - set(now):
            return time.monotonic() - self.clock
        more = sum(taken - self.readers.get(reader, taken) for reader, taken in now.items())
        return time.process_time() - self.began + more

    def memory(self) -> int:
        """What one process held at most."""
        if sys.platform != "linux":
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            return most // 1024 if sys.platform == "darwin" else most
        return max(_peak(process) for process in ("self", *_readers()))


def _peak(process: str) -> int:
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0
