"""Kernels compiled by numba: written to a folder under the hash of their structure, compiled once, run on threads without the GIL.

A kernel's file holds its generated source and the loops over blocks around it, nothing of its figures. numba keeps the machine code
beside it, per processor and version of its own; a change of this package's own arithmetic changes the hash. Where the folder cannot
be written, the kernel is compiled in memory.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import filelock
import numpy as np
from numpy.typing import NDArray

from countertrade.simulation import points
from countertrade.simulation.kernel import Kernel

Floats = NDArray[np.float64]
Progress = Callable[[int, int], None]

CHUNK = 64  # blocks whose sums are added together: the same whatever the number of threads
STRETCH = 64  # chunks between two words of progress: 2^20 draws
ALONE = 1 << 16  # draws below which one thread is quicker than waking a second

PROLOGUE = '''"""A deal as a compiled kernel, written by countertrade.simulation.kernel: one block of {block} draws at a time."""

import math

import numba
import numpy as np

from countertrade.simulation.machine import OPTIONS, exp, fill, keep, least, log, most, power, tally, tally_summed, waiting

flat, table, whole = numba.float64[::1], numba.float64[:, ::1], numba.int64
ints, words, weights = numba.int64[::1], numba.uint32[:, ::1], numba.int64[:, ::1]
inputs = numba.types.Tuple((
    ints, ints, ints, table, numba.float64[:, :, ::1], table, words, words, numba.uint32[::1], numba.uint64[::1], table, whole,
))


def compiled(*arguments):
    return numba.njit(numba.void(*arguments), cache={cache}, **OPTIONS)


'''

LOOPS = '''

@compiled(whole, whole, whole, inputs, flat, table, ints, flat, flat, words, ints, table)
def run_balances(first, last, draws, made, F, G, rows, low, scale, counts, below, sums):
    """Blocks `first` to `last`: the balances of some parties at the end, counted."""
    X, W, Y = np.empty({rows} * APART), np.empty({scratch} * APART), np.empty({parties} * APART)
    for k in range(first, last):
        fill(k, X, *made)
        balances(X, F, G, G.shape[1], W, Y)
        tally(Y, rows, draws - k * BLOCK, low, scale, counts, below, sums[k // {chunk}])


@compiled(whole, whole, whole, inputs, flat, table, ints, flat, flat, words, ints, table)
def run_everything(first, last, draws, made, F, G, rows, low, scale, counts, below, sums):
    """Blocks `first` to `last`: some figures, counted."""
    X, W, V = np.empty({rows} * APART), np.empty({scratch} * APART), np.empty(({parties} * G.shape[1] + {ends}) * APART)
    for k in range(first, last):
        fill(k, X, *made)
        everything(X, F, G, G.shape[1], W, V)
        tally(V, rows, draws - k * BLOCK, low, scale, counts, below, sums[k // {chunk}])


@compiled(whole, whole, inputs, flat, table, table)
def keep_everything(blocks, draws, made, F, G, out):
    """Every figure of the first blocks, one draw a column."""
    X, W, V = np.empty({rows} * APART), np.empty({scratch} * APART), np.empty(out.shape[0] * APART)
    for k in range(blocks):
        fill(k, X, *made)
        everything(X, F, G, G.shape[1], W, V)
        keep(V, min(BLOCK, draws - k * BLOCK), k * BLOCK, out)


@compiled(whole, whole, inputs, flat, table, table)
def keep_balances(blocks, draws, made, F, G, out):
    """Every party's balance of the first blocks, one draw a column."""
    X, W, Y = np.empty({rows} * APART), np.empty({scratch} * APART), np.empty({parties} * APART)
    for k in range(blocks):
        fill(k, X, *made)
        balances(X, F, G, G.shape[1], W, Y)
        keep(Y, min(BLOCK, draws - k * BLOCK), k * BLOCK, out)


@compiled(whole, whole, inputs, inputs, flat, table, ints, ints, numba.float64[:, :, ::1])
def freeze(first, last, one, two, F, G, starts, members, sums):
    """Pick-freeze over blocks: rows of each group from the second sample in the first; sums as `sensitivity.Frozen` has them.

    sums[0] holds the balances of A, of B, and the squares of both; sums[1 + i] of group i: y_B (y_i - y_A), (y_A - y_i)^2.
    """
    A, B, W = np.empty({rows} * APART), np.empty({rows} * APART), np.empty({scratch} * APART)
    held, a, b, y = np.empty({rows} * APART), np.empty({parties} * APART), np.empty({parties} * APART), np.empty({parties} * APART)
    for k in range(first, last):
        fill(k, A, *one)
        fill(k, B, *two)
        balances(A, F, G, G.shape[1], W, a)
        balances(B, F, G, G.shape[1], W, b)
        for p in range({parties}):
            centre = sums[0, p, 4]
            for j in range(BLOCK):
                u, v = a[p * APART + j] - centre, b[p * APART + j] - centre
                a[p * APART + j], b[p * APART + j] = u, v
                sums[0, p, 0] += u
                sums[0, p, 1] += v
                sums[0, p, 2] += u * u
                sums[0, p, 3] += v * v
        for group in range(starts.size - 1):
            for m in range(starts[group], starts[group + 1]):
                r = members[m] * APART
                for j in range(BLOCK):
                    held[r + j] = A[r + j]
                    A[r + j] = B[r + j]
            balances(A, F, G, G.shape[1], W, y)
            for m in range(starts[group], starts[group + 1]):
                r = members[m] * APART
                for j in range(BLOCK):
                    A[r + j] = held[r + j]
            for p in range({parties}):
                centre = sums[0, p, 4]
                lead = rest = 0.0
                for j in range(BLOCK):
                    u, v = a[p * APART + j], y[p * APART + j] - centre
                    lead += b[p * APART + j] * (v - u)
                    rest += (u - v) * (u - v)
                sums[1 + group, p, 0] += lead
                sums[1 + group, p, 1] += rest
'''


SUMMED = '''

@compiled(whole, whole, whole, inputs, flat, table, ints, flat, flat, weights, ints, table)
def run_summed(first, last, draws, made, F, G, rows, low, scale, counts, below, sums):
    """Blocks `first` to `last`: every party's balance at the end for each month of the summed event, counted by its chance."""
    X, W, Y = np.empty({rows} * APART), np.empty({scratch} * APART), np.empty((({parties} + 1) * G.shape[1] + {parties}) * APART)
    for k in range(first, last):
        fill(k, X, *made)
        summed(X, F, G, G.shape[1], W, Y)
        tally_summed(Y, rows, G.shape[1], draws - k * BLOCK, low, scale, counts, below, sums[k // {chunk}])
'''


def text_of(kernel: Kernel, *, cache: bool = True) -> str:
    """The whole file of a kernel."""
    parties, months = len(kernel.parties), kernel.tables.shape[1]
    sizes = {
        "rows": max(len(kernel.rows), 1),
        "scratch": kernel.scratch,
        "parties": parties,
        "ends": kernel.height - parties * months,
        "chunk": CHUNK,
    }
    signature = "@compiled(flat, flat, table, whole, flat, flat)\n"
    body = kernel.text
    for name in ("balances", "everything", "summed"):
        body = body.replace(f"def {name}(", f"{signature}def {name}(")
    prologue = PROLOGUE.replace("{block}", str(points.BLOCK)).replace("{cache}", str(cache))
    loops = LOOPS if kernel.event is None else SUMMED
    for name, size in sizes.items():
        loops = loops.replace(f"{{{name}}}", str(size))
    return prologue + body + loops


def digest(kernel: Kernel) -> str:
    """The hash of a kernel's structure, and of the arithmetic that it is compiled with."""
    return hashlib.sha256(text_of(kernel).encode() + _arithmetic()).hexdigest()[:24]


@functools.lru_cache(maxsize=1)
def _arithmetic() -> bytes:
    return b"".join((Path(__file__).parent / name).read_bytes() for name in ("machine.py", "tables.py"))


def folder() -> Path:
    """Where kernels are kept: COUNTERTRADE_CACHE, else the user's cache folder."""
    named = os.environ.get("COUNTERTRADE_CACHE")
    if named:
        return Path(named) / "kernels"
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return home / "countertrade" / "kernels"


_IN_MEMORY: dict[str, ModuleType] = {}


def load(kernel: Kernel) -> ModuleType:
    """The compiled kernel: from memory, from the folder, or compiled now (5 to 20 s)."""
    name = digest(kernel)
    if name not in _IN_MEMORY:
        _IN_MEMORY[name] = _imported(name, kernel)
    return _IN_MEMORY[name]


def is_compiled(kernel: Kernel) -> bool:
    """Whether loading takes no compiling."""
    name = digest(kernel)
    return name in _IN_MEMORY or (folder() / f"k{name}.ready").exists()


_PREPARING: dict[str, subprocess.Popen[bytes]] = {}


_COMPILING: dict[str, subprocess.Popen[bytes]] = {}


def prepare(*kernels: Kernel) -> bool:
    """Start compiling in one child process, each kernel once, so that whoever asks first need not wait.

    False if there is no folder to keep them in.
    """
    wanted = {digest(each): each for each in kernels}
    new = {name: _written(name, each) for name, each in wanted.items() if name not in _COMPILING}
    if None in new.values():
        return False
    if new:
        command = [sys.executable, "-m", "countertrade.simulation.compiled", *map(str, new.values())]
        quiet = subprocess.DEVNULL
        child = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)
        _COMPILING.update(dict.fromkeys(new, child))
    return True


def _written(name: str, kernel: Kernel) -> Path | None:
    path = folder() / f"k{name}.py"
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text_of(kernel))
        Path(temporary).replace(path)
    except OSError:
        return None
    return path


def _imported(name: str, kernel: Kernel) -> ModuleType:
    path = _written(name, kernel)
    if path is None:
        module = ModuleType(f"countertrade_kernel_{name}")
        exec(compile(text_of(kernel, cache=False), f"<kernel {name}>", "exec"), module.__dict__)
        return module
    return _from(path)


def _from(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"countertrade_kernel_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    path.with_suffix(".ready").touch()
    return module


def _alone(path: Path) -> None:
    """Compile the file unless another process is at it."""
    with contextlib.suppress(filelock.Timeout), filelock.FileLock(path.with_suffix(".lock"), timeout=0):
        _from(path)


if __name__ == "__main__":
    _alone(Path(sys.argv[1]))
