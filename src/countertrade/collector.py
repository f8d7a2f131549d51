"""When the interpreter looks for garbage in circles."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage in circles meanwhile.

    Reading and tracing make many small records that all live until they are done; the search goes through them again and again
    and took a tenth (reading) to a quarter (tracing) of their time. It runs once they are done, where it ran before.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
