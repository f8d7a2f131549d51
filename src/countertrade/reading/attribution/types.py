"""What somebody is reported to say: records of attribution. All places are token indices of the Document, ranges end-exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from countertrade.reading.lexicon.schemas import SpeechKind
from countertrade.records import Medium

Range = tuple[int, int]
Ranges = tuple[Range, ...]
Kind = Literal["direct", "indirect", "free_indirect", "indirect_free_indirect", "reported"]


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of speech, thought or writing with what is said.

    `speaker` and `addressee` are chunks; `named` is the speaker's whole phrase as printed. `act` is the class of the predicate
    ("deny", "estimate"), `negated` whether it is negated itself ("did not say"). `inside` is the saying whose content holds this
    one ("A says that B says"); `continues` the one whose voice it takes up. `sure` is False where a continuation or a speaker is
    only likely. No speaker is known where `named` is empty: hearsay, or a passive without an agent.
    """

    index: int
    rule: str
    sure: bool
    kind: Kind
    medium: Medium
    act: SpeechKind | None
    negated: bool
    cue: Ranges
    frame: Ranges
    speaker: int | None
    named: Ranges
    addressee: int | None
    content: Ranges
    inside: int | None = None
    continues: int | None = None
    paper: bool = False  # the source only passes on what another, named beside it, said

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]

    @property
    def at(self) -> int:
        """The first token of its predicate."""
        return self.cue[0][0]

    @property
    def framed(self) -> bool:
        """Whether it is told by a frame: "according to", "laut"."""
        return self.rule.startswith("frame.")

    def holds(self, token: int) -> bool:
        """Whether a token is part of what is said."""
        return any(start <= token < end for start, end in self.content)
