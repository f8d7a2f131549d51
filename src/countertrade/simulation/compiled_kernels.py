"""Kernels compiled by numba: under the digest of their structure, once, and run on threads without the GIL.

Nothing of a deal's figures or names is in them. Machine code is kept in a folder that only the user can write (`code_cache`); where there is
none, a kernel is compiled in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import filelock
import msgspec

from countertrade import worker
from countertrade.records import Record
from countertrade.simulation import code_cache

if TYPE_CHECKING:
    from countertrade.simulation.block_loops import Drawn, Summed
    from countertrade.simulation.kernel import Kernel


class Order(Record, frozen=True, kw_only=True):
    """All that it takes to compile a kernel: its source, and the rows of its arrays."""

    text: str
    rows: int
    scratch: int
    parties: int
    ends: int
    summed: bool

    @property
    def name(self) -> str:
        """The digest of a kernel's structure, and of all that it is compiled with."""
        structure = msgspec.json.encode(self)
        return f"k{hashlib.sha256(structure + code_cache.versions()).hexdigest()[:24]}"


def order_of(kernel: Kernel) -> Order:
    parties, months = len(kernel.parties), kernel.tables.shape[1]
    return Order(
        text=kernel.text,
        rows=max(len(kernel.rows), 1),
        scratch=kernel.scratch,
        parties=parties,
        ends=0 if kernel.event is not None else kernel.height - parties * months,
        summed=kernel.event is not None,
    )


def digest(kernel: Kernel) -> str:
    return order_of(kernel).name


_IN_MEMORY: dict[str, Drawn | Summed] = {}


def load(kernel: Kernel) -> Drawn | Summed:
    """The compiled functions of a kernel: from memory, from the folder, or compiled now (1 to 10 s, and the loops of all 3 s)."""
    return _made(order_of(kernel))


def _made(order: Order) -> Drawn | Summed:
    from countertrade.simulation import block_loops, source_check

    name = order.name
    if name not in _IN_MEMORY:
        functions = source_check.functions(order.text, block_loops.SPACE, block_loops.__name__)
        sizes = block_loops.Sizes(order.rows, order.scratch, order.parties, order.ends)
        _IN_MEMORY[name] = (block_loops.summed if order.summed else block_loops.drawn)(name, functions, sizes)
        code_cache.write(f"{name}.ready", name, b"")
    return _IN_MEMORY[name]


def is_compiled(kernel: Kernel) -> bool:
    """Whether loading takes no compiling."""
    name = digest(kernel)
    return name in _IN_MEMORY or code_cache.read(f"{name}.ready", name) is not None


_COMPILING: dict[str, subprocess.Popen[bytes]] = {}


def prepare(*kernels: Kernel) -> bool:
    """Start compiling in one child process, each kernel once, so that whoever asks first need not wait.

    False if there is no folder to keep them in.
    """
    if code_cache.why_not() is not None:
        return False
    orders = {order.name: order for order in map(order_of, kernels)}
    new = [order for name, order in orders.items() if name not in _COMPILING]
    if new:
        command, environment = (
            worker.command("countertrade.simulation.compiled_kernels"),
            worker.surroundings(),
        )
        quiet = subprocess.DEVNULL
        with tempfile.TemporaryFile() as told:  # no name, so nobody else can write to it
            told.write(msgspec.json.encode(new))
            told.seek(0)
            child = subprocess.Popen(command, stdin=told, stdout=quiet, stderr=quiet, env=environment)
        _COMPILING.update(dict.fromkeys((order.name for order in new), child))
    return True


def main() -> None:
    """Compile what standard input orders, all of it, unless another process is at it or whoever asked has gone."""
    asked_by = os.getppid()
    for order in msgspec.json.decode(sys.stdin.buffer.read(), type=list[Order]):
        if os.getppid() != asked_by:
            return
        lock = filelock.FileLock(code_cache.folder() / f"{order.name}.lock", timeout=0)
        with contextlib.suppress(filelock.Timeout), lock:
            _made(order)


if __name__ == "__main__":
    main()
