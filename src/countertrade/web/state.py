"""What the running page holds: the open case, the person, the secrets. All else lies in the folder, so that a restart loses nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from countertrade.web.case_cache import CaseCache
from countertrade.web.guard import Session

HELD = 16
"""Articles held at once without a case."""


class Handed(NamedTuple):
    """What was handed in: its bytes, its name, and what the person said of it (`outlet`, `published`, `url`)."""

    data: bytes
    name: str
    known: dict[str, str]


@dataclass
class State:
    cache: CaseCache | None
    language: str
    person: str
    session: Session
    home: Path
    pasted: dict[str, Handed] = field(default_factory=dict)
    """Articles checked without a case, by a key, until they are kept. At most `HELD`."""

    def hold(self, key: str, handed: Handed) -> None:
        self.pasted.pop(key, None)
        while len(self.pasted) >= HELD:
            self.pasted.pop(next(iter(self.pasted)))
        self.pasted[key] = handed
