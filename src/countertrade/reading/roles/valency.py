"""A predicate of transfer with its slots, and the role of a figure in a transfer."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from countertrade.reading.document import Chunk
from countertrade.reading.lexicon import Transfer as Frame
from countertrade.records import Transfer

Slots = dict[str, tuple[int, ...]]
Pair = tuple[str | None, str | None]  # giver, recipient
Parties = tuple[str | None, str | None, bool, bool]  # the same, and whether the slot of each is filled
STAGES = frozenset({"UN", "NATO", "WEST"})  # where states meet
GOODS = frozenset("move,deliver,send,supply,hand over,receive,import,export,sell,buy,order,lease".split(","))
TRADING = GOODS - {"move"}
BUYING = frozenset({"buy", "order", "request"})
STATIONING = {"have": "station", "keep": "station", "haben": "stationieren"}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or noun of transfer where it stands, with the chunks in its slots. `chunk` is the noun's own, None for a verb."""

    frame: Frame
    token: int
    clause: int
    chunk: int | None
    slots: Slots = field(default_factory=dict)
    # slots filled by an adjective: "Russian deliveries"
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def fillers(self, *slots: str) -> list[int]:
        """The chunks in some of the slots."""
        return [n for slot in slots for n in self.slots.get(slot, ())]

    @property
    def goods(self) -> list[int]:
        """The chunks of what passes."""
        return self.fillers(*self.frame.good)


class Role(NamedTuple):
    """The transfer that a figure or a good takes part in; `sure` where both its sides were named by slots of one predicate."""

    transfer: Transfer
    rule: str
    sure: bool
    tokens: tuple[int, ...]
    # giver, recipient: whether its slot is filled by somebody who is no known state
    closed: tuple[bool, bool] = (False, False)
    kind: str = ""  # the kind of its predicate
    worth: bool = False  # an amount of money that goods are worth
    others: bool = False  # it goes to others than those named: "40 boats to other countries"


def in_kind(predicate: Predicate) -> bool:
    """Whether a predicate says that something is paid in goods."""
    return "thing" in predicate.frame.requires


def fitting(readings: Iterable[Frame], named: Container[str]) -> Frame | None:
    """The first of several predicates whose slots are all named."""
    return next((frame for frame in readings if all(need in named for need in frame.requires)), None)


def fill(slots: Slots, **fillers: int | None) -> None:
    """Put chunks into slots in place of what stood there; none leaves its slot as it is."""
    slots.update({slot: (n,) for slot, n in fillers.items() if n is not None})


def put(slots: Slots, slot: str, chunk: int) -> None:
    """Put a chunk into a slot beside what stands there."""
    held = slots.get(slot, ())
    slots[slot] = held if chunk in held else (*held, chunk)


def is_free(chunk: Chunk) -> bool:
    """Whether a noun stands by itself: without a preposition, and beside no other."""
    return chunk.prep is chunk.of is chunk.conj is None and not chunk.pronoun
