"""The command line for tests: `run` in this process, for what it says and does, and `process` for what the system sees of it.

A process costs a second of imports, so only streams, signals and limits are worth one.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from countertrade.cli import main

NONE: Mapping[str, str] = {}


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def run(
    *words: object, where: Path | None = None, data: bytes = b"", environment: Mapping[str, str] = NONE
) -> Ran:
    """A command as a user runs it in a folder, its standard input given. What it fails to tell as a problem is raised.

    Args:
        words: the command and its arguments, without `countertrade`.
        where: the folder that it is run in; this one where none is named.
        data: what it finds on standard input.
        environment: variables beside those of this process; the language is English where none is given.
    """
    given, out, err = (io.TextIOWrapper(io.BytesIO(held), "utf-8") for held in (data, b"", b""))
    hook, code = sys.unraisablehook, None
    with (
        contextlib.chdir(where or Path.cwd()),
        mock.patch.dict(os.environ, {"COUNTERTRADE_LANG": "en", **environment}),
        mock.patch.object(sys, "stdin", given),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
    ):
        try:
            main([str(word) for word in words])
        except SystemExit as done:
            code = done.code
        finally:
            sys.unraisablehook = hook
    assert isinstance(code, int)
    return Ran(code, _written(out), _written(err))


def process(
    *words: object,
    where: Path | None = None,
    data: bytes | None = None,
    before: Callable[[], None] | None = None,
    environment: Mapping[str, str] = NONE,
) -> Ran:
    """The same as a process of its own; `before` is called in it before it begins."""
    ran = subprocess.run(
        [sys.executable, "-m", "countertrade", *map(str, words)], cwd=where, input=data, capture_output=True,
        check=False, preexec_fn=before, env={**os.environ, "COUNTERTRADE_LANG": "en", **environment}, timeout=300,
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def _written(stream: io.TextIOWrapper[io.BytesIO]) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()
