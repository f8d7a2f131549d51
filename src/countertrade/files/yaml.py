"""YAML as a tree of texts with their places, and a tree as a record.

Nothing is retyped on the way ("no" stays Norway), and an edit replaces exactly the characters that change.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from countertrade.records import Bad, Problem, Record

if TYPE_CHECKING:
    from ruamel.yaml import YAML

R = TypeVar("R", bound=Record)


class Node(Record, frozen=True, kw_only=True):
    """A place in a YAML text: 1-based line and column, and code-point offsets for splices."""

    line: int
    column: int
    start: int
    end: int


class Text(Node, frozen=True, kw_only=True):
    """A scalar exactly as written (quotes removed, never retyped)."""

    text: str
    quoted: bool = False


class Items(Node, frozen=True, kw_only=True):
    """A YAML sequence."""

    items: tuple[Node, ...]


class Entry(Record, frozen=True, kw_only=True):
    key: Text
    value: Node


class Table(Node, frozen=True, kw_only=True):
    """A YAML mapping, in written order."""

    entries: tuple[Entry, ...]
    flow: bool = False  # written as {…}

    def get(self, key: str) -> Node | None:
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def keys(self) -> list[str]:
        return [entry.key.text for entry in self.entries]


DEEPEST = 40
"""How many levels of a YAML file may lie in each other."""

# what the reader of YAML says -> what an analyst most often did
YAML_HINTS = (
    ("'<stream end>'", "a bracket opened above is not closed"),
    ("'\\t'", "indent with spaces instead of the tab"),
    ("cannot start any token", "a value that begins with this sign stands in quotation marks"),
    ("is an alias", "write the value out; a text that begins with * stands in quotation marks"),
    ("scanning a quoted scalar", "a quotation mark opened above is not closed"),
    ("expected ',' or '}', but got ':'", "a comma or the closing } is missing before it, or a text with a colon needs quotation marks"),
    ("expected ',' or ']', but got ':'", "a comma or the closing ] is missing before it"),
    ("expected ',' or '}'", "a value with [ ] { } inside {…} stands in quotation marks"),
    ("but found '}'", "there is a closing } too many"),
    ("but found ']'", "there is a closing ] too many"),
    ("mapping values are not allowed", "a key is followed by a colon and a space, entries of one level are indented alike, and a text with a colon stands in quotation marks"),
    ("expected <block end>", "entries of one level are indented alike"),
)  # fmt: skip


def compose(text: str, path: str) -> Table:
    """The YAML text as a table of texts. Raises Bad with its place for a syntax error, a duplicate key, an alias."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        root = _reader().compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = " ".join(str(part) for part in (error.context, error.problem) if part)
        way_out = next((f"; {hint}" for found, hint in YAML_HINTS if found in said), "")
        raise Bad(Problem(path, line, column, f"this is not readable as YAML: {said}{way_out}")) from None
    except (YAMLError, ValueError) as error:
        raise Bad(
            Problem(path, 1, 1, f"this is not readable as YAML: {str(error).splitlines()[0]}")
        ) from None
    except (
        LookupError,
        TypeError,
        AttributeError,
        AssertionError,
        RecursionError,
    ) as error:  # as for "%YAML 9.9"
        said = f"this is not readable as YAML ({type(error).__name__}); leave away lines that begin with %, tags and anchors"
        raise Bad(Problem(path, 1, 1, said)) from None
    if root is None:
        raise Bad(Problem(path, 1, 1, "the file is empty"))
    problems: list[Problem] = []
    node = _node(root, path, problems)
    if not isinstance(node, Table):
        problems.append(Problem(path, 1, 1, "the file must be a list of 'key: value' lines"))
    if problems:
        raise Bad(*problems)
    assert isinstance(node, Table)
    return node


def _reader() -> YAML:
    """A reader of YAML that refuses aliases: ten lines of them stand for a billion values, and no edit could tell where a value lies."""
    from ruamel.yaml import YAML
    from ruamel.yaml.composer import Composer, ComposerError
    from ruamel.yaml.events import AliasEvent

    class Plain(Composer):
        def compose_node(self, parent: Any, index: Any) -> Any:
            event = self.parser.peek_event()
            if isinstance(event, AliasEvent):
                raise ComposerError(None, None, f"'*{event.anchor}' is an alias", event.start_mark)
            if self.depth >= DEEPEST:
                raise ComposerError(None, None, f"nested more than {DEEPEST} levels deep", event.start_mark)
            return super().compose_node(parent, index)

    reader = YAML(typ="safe", pure=True)
    reader.Composer = Plain
    return reader


def _node(raw: Any, path: str, problems: list[Problem]) -> Node:
    line, column = raw.start_mark.line + 1, raw.start_mark.column + 1
    start, end = raw.start_mark.index, raw.end_mark.index
    if raw.id == "scalar":
        return Text(
            line=line,
            column=column,
            start=start,
            end=end,
            text=raw.value,
            quoted=raw.style in ("'", '"', "|", ">"),
        )
    if raw.id == "sequence":
        items = tuple(_node(item, path, problems) for item in raw.value)
        return Items(line=line, column=column, start=start, end=end, items=items)
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for raw_key, raw_value in raw.value:
        key = _node(raw_key, path, problems)
        if not isinstance(key, Text):
            problems.append(Problem(path, key.line, key.column, "a key must be a word"))
            continue
        if key.text in seen:
            said = f"'{key.text}' stands twice; first in line {seen[key.text]}"
            problems.append(Problem(path, key.line, key.column, said))
        seen.setdefault(key.text, key.line)
        entries.append(Entry(key=key, value=_node(raw_value, path, problems)))
    return Table(
        line=line, column=column, start=start, end=end, entries=tuple(entries), flow=bool(raw.flow_style)
    )


def plain(node: Node) -> Any:
    """The node as dicts, lists and strings."""
    match node:
        case Text():
            return node.text
        case Items():
            return [plain(item) for item in node.items]
        case Table():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
    raise TypeError(type(node))


_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[(\.\.\.)\]")


def convert(node: Node, kind: type[R], path: str) -> R:
    """The node as a record. Raises Bad that names the line and the nearest field for what does not fit."""
    value = plain(node)
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at ")
        place = _at(node, where.strip("`"))
        if unknown := re.search(r"unknown field `([^`]+)`", message):
            place = _key(place, unknown[1])
            known = sorted(_fields_at(kind, where.strip("`")))
            near = difflib.get_close_matches(unknown[1], known, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"known fields are {', '.join(known)}"
            message = f"unknown field '{unknown[1]}'; {hint}"
        else:
            message = message[0].lower() + message[1:]
        raise Bad(Problem(path, place.line, place.column, message)) from None


def _at(node: Node, where: str) -> Node:
    for key, index, _ in _STEP.findall(where):
        match node:
            case Items() if index:
                node = node.items[int(index)]
            case Table() if key:
                node = node.get(key) or node
            case _:
                return node
    return node


def _key(node: Node, key: str) -> Node:
    if isinstance(node, Table):
        return next((entry.key for entry in node.entries if entry.key.text == key), node)
    return node


def _fields_at(kind: Any, where: str) -> list[str]:
    for key, _, _ in _STEP.findall(where):
        if key and hasattr(kind, "__struct_fields__"):
            fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
            kind = fields.get(key, kind)
        else:
            arguments = getattr(kind, "__args__", ())
            kind = arguments[-1] if arguments and arguments[-1] is not Ellipsis else (arguments or (kind,))[0]
    if hasattr(kind, "__struct_fields__"):
        return [field.encode_name for field in msgspec.structs.fields(kind)]
    return []
