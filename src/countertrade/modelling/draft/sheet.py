"""A deal file being written: its entries in sections, each with the words it rests on, rendered so that it always loads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from countertrade.messages import say
from countertrade.modelling.build import Basis
from countertrade.modelling.deal import Deal
from countertrade.modelling.draft.measures import quoted
from countertrade.modelling.load import load
from countertrade.records import Bad, Estimate, Problem

SECTIONS = ("quantities", "rates", "events", "flows", "effects", "scenarios")
_ROUNDS = 40  # of taking out what does not load


@dataclass(slots=True)
class Entry:
    """One entry: `fields` as they are written, or one `value`; `quotes` are lines above it, `remark` stands behind its name."""

    section: str
    name: str
    fields: dict[str, str] = field(default_factory=dict)
    value: str = ""
    quotes: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        above = [f"  # {quote}" for quote in self.quotes]
        if self.value:
            return [*above, f"  {quoted(self.name)}: {self.value}"]
        return [
            *above,
            f"  {quoted(self.name)}:",
            *(f"    {key}: {value}" for key, value in self.fields.items()),
        ]


@dataclass(slots=True)
class Sheet:
    """A deal file in parts. `waiting` are lines under flows that lack a side, `notes` what stands in no flow."""

    language: str
    head: list[str]
    entries: list[Entry] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def names(self, section: str) -> set[str]:
        return {entry.name for entry in self.entries if entry.section == section}

    def text(self) -> str:
        return "\n".join(line for line, _ in self._lines()) + "\n"

    def _lines(self) -> list[tuple[str, Entry | str | None]]:
        """Every line with the entry or question that it belongs to."""
        found: list[tuple[str, Entry | str | None]] = [(line, None) for line in self.head]
        for section in SECTIONS:
            own = [entry for entry in self.entries if entry.section == section]
            if own:
                found += [("", None), (f"{section}:", None)]
                found += [(line, entry) for entry in own for line in entry.lines()]
            if section == "flows" and self.waiting:
                found += [("", None)] if own else [("", None), ("# flows:", None)]
                found += [(f"  # {say('draft.open', self.language)}", None)]
                found += [(line, None) for line in self.waiting]
        if self.questions:
            found += [("", None), ("questions:", None)]
            found += [(f"  - {question}", question) for question in self.questions]
        if self.notes:
            found += [("", None), (f"# {say('draft.notes', self.language)}", None)]
            found += [(f"# {note}", None) for note in self.notes]
        return found

    def settle(self, estimates: Mapping[str, Estimate], known: Mapping[str, Basis]) -> Deal | None:
        """Take out what does not load, with the reason, until the rest does; None where nothing is left that could."""
        for _ in range(_ROUNDS):
            try:
                return load(self.text(), "deal.yaml", estimates=estimates, known=known)
            except Bad as bad:
                if not self._take_out(bad.problems):
                    return None
        return None

    def _take_out(self, problems: tuple[Problem, ...]) -> bool:
        lines = self._lines()
        wrong: dict[int, str] = {}
        for problem in problems:
            entry = lines[problem.line - 1][1] if 0 < problem.line <= len(lines) else None
            if isinstance(entry, str):
                self.questions = [question for question in self.questions if question != entry]
                wrong.setdefault(id(entry), problem.message)
            elif entry is not None:
                wrong.setdefault(id(entry), problem.message)
        for entry in [entry for entry in self.entries if id(entry) in wrong]:
            self.entries.remove(entry)
            self.notes += [quote for quote in entry.quotes if quote not in self.notes]
            self.notes.append(
                f"{entry.name}: {say('draft.note.refused', self.language, message=wrong[id(entry)][:200])}"
            )
        return bool(wrong)
