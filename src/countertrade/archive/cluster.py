"""Work on Dask: in this process, on processes of this computer, or on a scheduler that is running already.

Nothing is scheduled here: calls are handed to dask.distributed, a few more at a time than there are threads, so that neither a million
files nor a slow disk fills the memory of anybody.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from countertrade.records import Bad, Problem

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")
MEMORY = "2GiB"  # of a worker process; one that needs more is begun anew
FIRST = 60  # s in which a scheduler has to have a worker
AHEAD = 2  # calls that wait for each thread


class Failed(NamedTuple):
    """A call that ended its worker each time."""

    why: str


@contextlib.contextmanager
def connected(scheduler: str | None) -> Iterator[Client]:
    """A client: of this process for None, of processes here for "local" or "local:4", else of the scheduler at the address.

    Raises Bad where no scheduler answers, and where its workers have no countertrade.
    """
    from distributed import Client, LocalCluster

    for name in list(logging.root.manager.loggerDict):
        if name.startswith("distributed"):
            logging.getLogger(name).setLevel(
                logging.CRITICAL
            )  # what a user can do something about is told by us
    with contextlib.ExitStack() as stack:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of ports and of versions: what matters is told below
            if scheduler is None:
                client = stack.enter_context(
                    Client(
                        processes=False,
                        n_workers=1,
                        threads_per_worker=1,
                        dashboard_address=None,
                        memory_limit=None,
                        silence_logs=logging.CRITICAL,
                        set_as_default=False,
                    )
                )
            elif scheduler == "local" or scheduler.startswith("local:"):
                client = _local(scheduler, stack, LocalCluster, Client)
            else:
                try:
                    client = stack.enter_context(Client(scheduler, set_as_default=False))
                except (OSError, ValueError, TimeoutError) as error:
                    said = f"no Dask scheduler answers there ({str(error).splitlines()[0][:120]}); start one with: dask scheduler"
                    raise Bad(Problem(scheduler, 0, 0, said)) from None
                try:
                    client.wait_for_workers(1, timeout=FIRST)
                except TimeoutError:
                    said = f"no worker has come in {FIRST} s; start some with: dask worker {scheduler}"
                    raise Bad(Problem(scheduler, 0, 0, said)) from None
        yield client


def _local(scheduler: str, stack: contextlib.ExitStack, cluster: Any, client: Any) -> Client:
    _, _, count = scheduler.partition(":")
    if count and not (count.isdigit() and 0 < int(count) < 1000):
        raise Bad(
            Problem("--scheduler", 0, 0, f"'{count}' is no number of processes; write for example local:4")
        )
    with _unstopped():
        made = cluster(
            n_workers=int(count or os.cpu_count() or 1),
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            memory_limit=MEMORY,
            silence_logs=logging.CRITICAL,
        )
    stack.enter_context(made)
    return stack.enter_context(client(made, set_as_default=False))  # type: ignore[no-any-return]


@contextlib.contextmanager
def _unstopped() -> Iterator[None]:
    """Processes that are started here leave Ctrl-C to the command, which ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def threads(client: Client) -> int:
    counted: dict[str, int] = client.nthreads()
    return max(1, sum(counted.values()))


def each(client: Client, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R | Failed]]:
    """What the function gives for each item, as they are done; items are taken only when there is a place for them.

    A worker that is lost has its calls done by another; a call that ended several is given as `Failed`. Raises Bad where the workers
    cannot run the function at all.
    """
    from distributed import CancelledError, KilledWorker, as_completed
    from distributed.comm.core import CommClosedError

    waiting: dict[Future[R], T] = {}
    left = iter(items)
    running = as_completed([], loop=client.loop)

    def fill() -> None:
        for item in left:
            future = client.submit(function, item, pure=False)
            waiting[future] = item
            running.add(future)
            if len(waiting) >= AHEAD * threads(client) + 1:
                return

    fill()
    while waiting:
        future = next(running)
        item = waiting.pop(future)
        try:
            yield item, future.result()
        except KilledWorker as error:
            yield item, Failed(str(error).splitlines()[0])
        except (CancelledError, CommClosedError):
            said = "the scheduler is gone; the same command goes on where it was, once there is one"
            raise Bad(Problem("--scheduler", 0, 0, said)) from None
        except ModuleNotFoundError as error:
            said = f"the workers have no '{error.name}'; install countertrade[archive] where they run"
            raise Bad(Problem("--scheduler", 0, 0, said)) from None
        finally:
            future.release()
        fill()
