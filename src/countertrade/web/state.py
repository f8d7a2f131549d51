"""What the running page holds: the open case, the person, the secrets. All else lies in the folder, so that a restart loses nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from countertrade.web.desk import Desk
from countertrade.web.guard import Session


@dataclass
class State:
    desk: Desk | None
    language: str
    person: str
    session: Session
    home: Path
    pasted: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    """Articles checked without a case, by a key, until they are kept: (bytes, name). At most eight."""

    def hold(self, key: str, data: bytes, name: str) -> None:
        while len(self.pasted) >= 8:
            self.pasted.pop(next(iter(self.pasted)))
        self.pasted[key] = (data, name)
