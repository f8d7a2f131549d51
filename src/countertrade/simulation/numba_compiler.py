"""How a function becomes machine code: numba's options for all of them, and a cache of our own in place of numba's.

numba keeps what it compiles as pickles beside the source, or wherever NUMBA_CACHE_DIR says, and believes whatever lies there. `Kept`
stands in for that: the same content, but through `code_cache`, which looks at owner, mode and digest before a byte is unpickled.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from typing import Any

import numba
from numba.core.caching import _Cache
from numba.core.compiler import CompileResult
from numba.core.serialize import dumps

from countertrade.simulation import code_cache

OPTIONS: dict[str, Any] = {"error_model": "numpy", "fastmath": {"contract", "nsz", "arcp"}, "nogil": True}


class Kept(_Cache):
    """What a dispatcher asks for compiled code, and hands it to: one file for each function and signature."""

    def __init__(self, name: str) -> None:
        self.name = name

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        target_context.refresh()
        content = code_cache.read(self._file(sig), self._key(sig, target_context))
        if content is None:
            return None
        return CompileResult._rebuild(target_context, *pickle.loads(content))  # type: ignore[no-untyped-call]

    def save_overload(self, sig: Any, data: Any) -> None:
        content = dumps(data._reduce())  # type: ignore[no-untyped-call]
        code_cache.write(self._file(sig), self._key(sig, data.target_context), content)

    def _file(self, sig: Any) -> str:
        return f"{file_of(self.name)}-{hashlib.sha256(str(sig).encode()).hexdigest()[:8]}.bin"

    def _key(self, sig: Any, target_context: Any) -> str:
        processor = target_context.codegen().magic_tuple()
        return f"{self.name} {sig} {processor} {code_cache.versions().hex()}"

    @property
    def cache_path(self) -> str:
        return str(code_cache.folder())

    def enable(self) -> None: ...

    def disable(self) -> None: ...

    def flush(self) -> None: ...


def file_of(name: str) -> str:
    """How the file of a function begins; its name holds the digest of the kernel that it belongs to."""
    return f"{name}-{hashlib.sha256(code_cache.versions()).hexdigest()[:8]}"


def machine_code(name: str | None = None, **options: Any) -> Callable[[Callable[..., Any]], Any]:
    """A function compiled when it is first called, or found compiled; of that name in the cache, its own if none is given."""

    def decorate(function: Callable[..., Any]) -> Any:
        dispatcher = numba.njit(**(OPTIONS | options))(function)
        dispatcher._cache = Kept(name or function.__name__)
        return dispatcher

    return decorate


def at_once(name: str, *arguments: Any) -> Callable[[Callable[..., Any]], Any]:
    """A function without a result compiled now for arguments of these types, or found compiled. `name` says which kernel it is of.

    Functions of several kernels live in one process under their symbols, so the name becomes part of the symbol too.
    """

    def decorate(function: Callable[..., Any]) -> Any:
        function.__qualname__ = f"{name}_{function.__name__}"
        dispatcher = machine_code(f"{name}-{function.__name__}")(function)
        dispatcher.compile(numba.void(*arguments))
        dispatcher.disable_compile()
        return dispatcher

    return decorate
