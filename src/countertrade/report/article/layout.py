"""The check of one article laid out on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import msgspec

from countertrade.messages import say
from countertrade.report.article.records import ArticleCheck, Noted
from countertrade.visible import one_line


class Printer:
    """Lays a check out on a terminal."""

    def __init__(self, made: ArticleCheck, width: int, color: bool, refs: bool) -> None:
        self.made = msgspec.convert(_steering_nothing(msgspec.to_builtins(made)), ArticleCheck)
        self.width, self.color, self.refs = width, color, refs
        self.indent = 11

    def say(self, key: str, /, **values: object) -> str:
        return say(f"check.{key}", self.made.language, **values)

    def text(self) -> str:
        made = self.made
        blocks: list[list[str]] = [
            [self._bold(made.title), *self._wrapped(made.facts, 0)],
            self._labelled(self.say("in_short"), made.summary, 10),
            self._todos(),
            [line for group in made.groups for line in self._group(group.title, group.items)],
            self._group(self.say("no_source"), made.unsourced) if made.unsourced else [],
            self._holds(),
            self._statements(),
            self._end(),
        ]
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"

    def _bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.color else text

    def _wrapped(self, text: str, indent: int, first: str | None = None) -> list[str]:
        lead = first if first is not None else " " * indent
        return textwrap.wrap(
            text, self.width, initial_indent=lead, subsequent_indent=" " * indent, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip

    def _labelled(self, label: str, texts: Sequence[str], indent: int) -> list[str]:
        lines: list[str] = []
        for number, text in enumerate(texts):
            lead = f"{label:<{indent}}" if number == 0 else " " * indent
            wrapped = self._wrapped(text, indent, lead)
            if number == 0 and wrapped:
                wrapped[0] = wrapped[0].replace(label, self._bold(label), 1)
            lines += wrapped
        return lines

    def _todos(self) -> list[str]:
        if not self.made.todo:
            return []
        lines = [self._bold(self.say("before_print"))]
        for number, todo in enumerate(self.made.todo, 1):
            lines += self._wrapped(todo.text, 4, f" {number}  ")
        return lines

    def _group(self, title: str, items: Sequence[Noted]) -> list[str]:
        lines = [self._bold(title)]
        for item in items:
            where = self._where((item.at,) if item.at is not None else item.lines)
            lead = f" {where:<{self.indent - 1}}"
            lead = lead if lead.endswith(" ") else f"{lead} "
            if item.quote is not None:
                lines += self._wrapped(item.quote, self.indent, lead)
                for detail in item.details:
                    lines += self._wrapped(detail, self.indent)
            else:
                for number, detail in enumerate(item.details):
                    lines += self._wrapped(detail, self.indent, lead if not number else None)
        return lines

    def _where(self, lines: Sequence[int]) -> str:
        if not lines:
            return ""
        return self.say("line", n=len(lines), lines=", ".join(map(str, lines)))

    def _holds(self) -> list[str]:
        if not self.made.holds:
            return []
        lines = [self._bold(self.say("consistent"))]
        for item in self.made.holds:
            lead = f" {self._where((item.at,) if item.at is not None else item.lines):<{self.indent - 1}}"
            lines += self._wrapped(item.details[0], self.indent, lead)
        return lines

    def _statements(self) -> list[str]:
        made = self.made
        if not made.statements:
            notes = [line for note in made.notes for line in self._wrapped(note, self.indent)]
            return [self._bold(self.say("who")), *notes] if notes else []
        room = self.width - self.indent - 4
        by = min(
            max([len(s.given_by) for s in made.statements] + [8]), max(24, self.width // 3), room // 3 + 8
        )
        sure = min(
            max([len(s.how_sure) for s in made.statements] + [len(self.say("how_sure"))]), 18, room // 4 + 1
        )
        figure = room - by - sure
        head = f"{self.say('who'):<{self.indent + figure + 2}}{self.say('how_sure'):<{sure + 2}}{self.say('given_by')}"
        lines = [self._bold(head)]
        for statement in made.statements:
            where = self._where([statement.line]) if statement.line is not None else ""
            cells = [
                textwrap.wrap(statement.figure, figure) or [""],
                textwrap.wrap(statement.how_sure, sure) or [""],
                textwrap.wrap(statement.given_by, by) or [""],
            ]
            for row in range(max(len(cell) for cell in cells)):
                a, b, c = (cell[row] if row < len(cell) else "" for cell in cells)
                lead = f" {where if row == 0 else '':<{self.indent - 1}}"
                lines.append(f"{lead}{a:<{figure}}  {b:<{sure}}  {c}".rstrip())
        if made.more_statements:
            lines.append(f" {self.say('and_more', n=made.more_statements)}")
        for note in made.notes:
            lines += self._wrapped(note, self.indent)
        return lines

    def _end(self) -> list[str]:
        made = self.made
        label = max(len(self.say("not_checked")), len(self.say("reference"))) + 2
        checked = "; ".join(made.not_checked)
        lines = self._labelled(
            self.say("not_checked"), [*([f"{checked}."] if checked else []), made.no_finding], label
        )
        if made.reference:
            rows = "  ".join(f"{row.mark} {row.text}".replace(" ", "\u00a0") for row in made.reference)
            wrapped = self._labelled(self.say("reference"), [rows], label)
            lines += [line.replace("\u00a0", " ") for line in wrapped]
            if self.refs:
                for row in made.reference:
                    lines += self._wrapped(f"{row.mark} {row.id}: {row.details}", label + 3, " " * label)
            elif made.reference_note:
                lines += self._wrapped(made.reference_note, label)
        lines += self._wrapped(self.say("farewell"), 0)
        return lines


def _steering_nothing(value: Any) -> Any:
    """The same with marks in every text for what would steer the terminal: the only escape sequences printed are our own."""
    match value:
        case str():
            return one_line(value)
        case list():
            return [_steering_nothing(item) for item in value]
        case dict():
            return {name: _steering_nothing(item) for name, item in value.items()}
    return value
