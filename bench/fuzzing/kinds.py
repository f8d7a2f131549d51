"""What a kind of input is: how one is made from random numbers, and what takes it.

To add a kind, write the two functions in a module of this folder and `register` them; bench/fuzz.py imports every module there.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple


class Kind(NamedTuple):
    """A kind of input. `take` returns where the input was used, and raises `Refused`, or a refusal of the package, where it was not."""

    says: str
    make: Callable[[random.Random], Any]
    take: Callable[[Any], object]
    share: int  # of the inputs of a run
    stretch: int  # inputs that change one thing after another, so that one is repeated with those before it


class Refused(Exception):
    """The input was refused in words."""


KINDS: dict[str, Kind] = {}


def register(
    name: str,
    says: str,
    make: Callable[[random.Random], Any],
    take: Callable[[Any], object],
    *,
    share: int = 1,
    stretch: int = 1,
) -> None:
    KINDS[name] = Kind(says, make, take, share, stretch)


def load() -> dict[str, Kind]:
    """Every kind there is."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"fuzzing.{module.name}")
    return KINDS


def input_of(name: str, seed: int, number: int) -> Any:
    """The input of that number: the same wherever it is made."""
    return KINDS[name].make(random.Random(f"{name} {seed} {number}"))


def bytes_of(made: Any) -> bytes:
    """What was handed in, as bytes; of a request its body."""
    if isinstance(made, str):
        return made.encode("utf-8", "surrogatepass")
    return made if isinstance(made, bytes) else bytes(made.body)


def refusals() -> tuple[type[Exception], ...]:
    """What stands for a refusal in words."""
    from countertrade.quantity import QuantityError
    from countertrade.records import Bad

    return Bad, QuantityError, Refused
