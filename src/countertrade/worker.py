"""Calls in a process of its own, within limits of time and memory: what comes from a stranger stops nothing else.

    claims = run(partial(read, article), name="herald.html", size=len(article.text), doing="reading")

A process that is done waits for the next call, so that a call costs a millisecond; one that exceeded a limit is ended. The two sides talk
in pickles through a pipe of their own. Linux counts processor time and memory, macOS processor time, Windows the time on the clock;
where memory is not counted, the sizes that `reading` takes bound it.
"""

from __future__ import annotations

import atexit
import contextlib
import math
import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from countertrade.records import Bad, Problem

if sys.platform != "win32":
    import resource

R = TypeVar("R")

SECONDS, PER_100_KB, MOST = 10, 5, 120
"""Processor time of a call in s: what any may take, what each 100 kB adds, and the most of all. An article of 6 kB takes 0.05."""

MEMORY = 640 * 2**20
"""Bytes that a call may take beyond what its process holds already."""

KEPT = 384 * 2**20
"""Bytes from which a process is not used again."""

PROCESSORS = os.cpu_count() or 1

AT_ONCE = max(4, PROCESSORS)
"""Calls that run at the same time; a further one waits until one ends, as each does by its limits."""

BUSY = 10
"""How many times its processor time a call may last on the clock, where other programs need the processor too."""


class Exceeded(Bad):
    """A call took more time or memory than the size of what was handed in lets expect."""


class Fault(Bad):
    """A call met a fault of ours. It is told by its place, without a word of the article."""


def run(task: Callable[[], R], *, name: str, size: int, doing: str) -> R:
    """What a call gives.

    Args:
        task: a function of a module, or a partial of one; it travels as a pickle, and so does what it gives.
        name: the file or article, for messages.
        size: of what is handed in, in bytes or code points.
        doing: what is done, as a word in -ing, for messages.

    Raises:
        Bad: as the call does.
        Exceeded: where it was ended by a limit.
        Fault: where it raised anything else.
    """
    seconds = min(SECONDS + PER_100_KB * math.ceil(size / 100_000), MOST)

    def refused(kind: type[Bad], said: str) -> Bad:
        return kind(Problem(name, 0, 0, f"{doing} this {said}"))

    with _PLACES:
        process = _idle()
        try:
            outcome, value, again = process.call(task, seconds)
        except BaseException:
            process.end()
            raise
        if again:
            _IDLE.append(process)
        else:
            process.end()
    match outcome:
        case "given":
            return value  # type: ignore[no-any-return]
        case "bad":
            raise Bad(*value)
        case "time":
            raise refused(
                Exceeded,
                f"took more than {seconds} s, as no article of its size does; cut out what matters and hand in that",
            )
        case "memory":
            raise refused(
                Exceeded,
                f"needs more than {MEMORY // 2**20} MB of memory, as no article does; cut out what matters and hand in that",
            )
    raise refused(Fault, f"met a fault of ours ({value}); report it with the sentence that it met")


def warm(*modules: str, calls: int = 2) -> None:
    """Have processes ready that have imported the modules, without waiting for them: for so many calls at once, as far as there are processors."""
    with _PLACES:
        ready = [_idle() for _ in range(min(calls, PROCESSORS))]
        for process in ready:
            process.send(("import", modules, SECONDS))
        _IDLE.extend(ready)


def command(module: str) -> list[str]:
    """What starts a module of ours: nothing is imported from the folder that we stand in, which may be a stranger's case."""
    return [sys.executable, "-P", "-m", module]


def surroundings() -> dict[str, str]:
    """The environment of such a process: as ours, but PYTHONPATH leads nowhere that depends on where we stand."""
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    kept = os.pathsep.join(path for path in paths if Path(path).is_absolute())
    others = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**others, "PYTHONPATH": kept} if kept else others


# --- this side ------------------------------------------------------------------------------------------------------------


class _Process:
    """One process, used by one call at a time."""

    def __init__(self) -> None:
        # a thread for each processor would reserve memory
        environment = {**surroundings(), "OPENBLAS_NUM_THREADS": "1"}
        self._popen = subprocess.Popen(
            command("countertrade.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            bufsize=-1,
        )
        assert self._popen.stdin
        assert self._popen.stdout
        self._out, self._in = self._popen.stdin, self._popen.stdout

    @property
    def alive(self) -> bool:
        return self._popen.poll() is None

    def send(self, message: tuple[str, Any, int]) -> None:
        pickle.dump(message, self._out, pickle.HIGHEST_PROTOCOL)
        self._out.flush()

    def call(self, task: Callable[[], Any], seconds: int) -> tuple[str, Any, bool]:
        """How the call ended, what came of it, and whether the process can be used again."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self._popen.kill()

        clock = threading.Timer(seconds * (1 if sys.platform == "win32" else BUSY), end)
        clock.daemon = True
        clock.start()
        try:
            self.send(("call", task, seconds))
            answer: tuple[str, Any, bool] = pickle.load(self._in)
            return answer
        except (EOFError, OSError, pickle.UnpicklingError):
            code = self._popen.wait()
            if late.is_set() or (sys.platform != "win32" and code == -signal.SIGXCPU):
                return "time", None, False
            if sys.platform != "win32" and code in (
                -signal.SIGKILL,
                -signal.SIGSEGV,
                -signal.SIGABRT,
                -signal.SIGBUS,
            ):
                return "memory", None, False  # a library in C that got none, or the system that took it back
            return "fault", f"exit code {code}", False
        finally:
            clock.cancel()

    def end(self) -> None:
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._out, self._in):
            with contextlib.suppress(OSError):
                pipe.close()


_IDLE: list[_Process] = []
_PLACES = threading.BoundedSemaphore(AT_ONCE)


def _idle() -> _Process:
    while _IDLE:
        with contextlib.suppress(IndexError):  # another thread was faster
            process = _IDLE.pop()
            if process.alive:
                return process
            process.end()
    return _Process()


def _forget() -> None:
    """After a fork: the processes and their pipes are the parent's."""
    _PARENTS.extend(_IDLE)
    _IDLE.clear()


_PARENTS: list[_Process] = []
if sys.platform != "win32":
    os.register_at_fork(after_in_child=_forget)


@atexit.register
def end_all() -> None:
    """End the processes that wait for a call; the next call starts one."""
    while _IDLE:
        _IDLE.pop().end()


# --- the other side -------------------------------------------------------------------------------------------------------


def main() -> None:
    """Answer calls from standard input until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, which ends this
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # what a library prints is no answer
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            kind, what, seconds = pickle.load(calls)
        except EOFError:
            return
        if kind == "import":
            for module in what:
                __import__(module)
            continue
        outcome, value = _within(what, seconds)
        again = outcome != "memory" and _held() < KEPT
        try:
            pickle.dump((outcome, value, again), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except BrokenPipeError:
            os._exit(1)  # who asked is gone, with a command that was stopped


def _within(task: Callable[[], Any], seconds: int) -> tuple[str, Any]:
    with _limited(seconds):
        try:
            return "given", task()
        except Bad as bad:
            return "bad", tuple(bad.problems)
        except MemoryError:
            return "memory", None
        except Exception as error:
            return "fault", _place(error)


def _place(error: Exception) -> str:
    """What an exception is and where it was raised: our own line, where one of ours called a library."""
    frames = traceback.extract_tb(error.__traceback__)[1:]
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(Path(__file__).parent)]
    where = [f" in {Path(frame.filename).name}:{frame.lineno}" for frame in (ours or frames)[-1:]]
    return type(error).__name__ + "".join(where)


@contextlib.contextmanager
def _limited(seconds: int) -> Iterator[None]:
    """Limits of the system, from what this process has used already: the first ends it, the second raises MemoryError."""
    if sys.platform == "win32":
        yield
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    limits = {resource.RLIMIT_CPU: math.ceil(used.ru_utime + used.ru_stime) + seconds}
    if sys.platform == "linux":
        limits[resource.RLIMIT_AS] = _reserved() + MEMORY
    before = {kind: resource.getrlimit(kind) for kind in limits}
    for kind, most in limits.items():
        hard = before[kind][1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    finally:
        for kind, limit in before.items():
            resource.setrlimit(kind, limit)


def _reserved() -> int:
    """Bytes of this process's address space (Linux)."""
    return _pages(0)


def _held() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    return _pages(1) if sys.platform == "linux" else 0


def _pages(field: int) -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[field]) * resource.getpagesize()


if __name__ == "__main__":
    main()
