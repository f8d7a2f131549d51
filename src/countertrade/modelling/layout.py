"""A deal file laid out: one order of sections, columns aligned, spaces evened; comments, quotes and wording stay as they were.

Only white space between entries changes, and the order of whole sections. What an entry says, character by character, is left alone;
that the laid-out file means the same is checked before it is returned.
"""

from __future__ import annotations

import re

from countertrade import naming
from countertrade.files import compose, plain
from countertrade.modelling.keys import TOP
from countertrade.records import Bad, Problem

WIDEST_NAME = 28  # names up to here are aligned with their neighbours


def lay_out(text: str, path: str) -> str:
    """The file, laid out. Laying out twice changes nothing more. Raises Bad where it is not readable as YAML."""
    before = naming.read(text, path)
    blocks = _blocks(text)
    head = blocks.pop("")
    order = {key: index for index, key in enumerate(TOP)}
    keys = sorted(blocks, key=lambda key: order.get(key, len(order)))
    parts: list[list[str]] = []
    top: list[str] = _even(head)
    for key in keys:
        lines = _even(blocks[key])
        if _is_one_line(lines):
            top += lines
        else:
            if key in _SECTIONS:
                lines = _aligned(lines)
            parts.append(lines)
    pieces = [top, *parts]
    laid = "\n\n".join("\n".join(_trimmed(piece)) for piece in pieces if _trimmed(piece)) + "\n"
    if plain(compose(laid, path)) != plain(before):
        raise Bad(
            Problem(path, 1, 1, "the layout of this file is too unusual to change safely; it is as it was")
        )
    return laid


_SECTIONS = frozenset(
    {"quantities", "events", "stocks", "flows", "effects", "choices", "choose", "rates", "scenarios", "grid"}
)
_KEY = re.compile(r"(?P<key>[^\s#'\"{\[\-][^#:]*|'[^']*'|\"[^\"]*\"):(?=\s|$)")


def _blocks(text: str) -> dict[str, list[str]]:
    """The lines of each top-level key with the comments right above it; '' holds what comes before the first key."""
    blocks: dict[str, list[str]] = {"": []}
    current, waiting = "", list[str]()
    for line in text.replace("\r\n", "\n").split("\n"):
        match = _KEY.match(line)
        if match:
            head = [] if len(blocks) > 1 else waiting
            blocks[""] += head
            current = match["key"].strip().strip("'\"")
            blocks[current] = [*(waiting if not head else ()), line.rstrip()]
            waiting = []
        elif line.startswith("#") or not line.strip():
            waiting.append(line.rstrip())
        else:
            blocks[current] += [*waiting, line.rstrip()]
            waiting = []
    blocks[current] += waiting
    return blocks


def _even(lines: list[str]) -> list[str]:
    """No blank line twice, none at the ends."""
    found: list[str] = []
    for line in lines:
        if line or (found and found[-1]):
            found.append(line)
    return _trimmed(found)


def _trimmed(lines: list[str]) -> list[str]:
    first = next((i for i, line in enumerate(lines) if line), len(lines))
    last = next((i for i in range(len(lines), 0, -1) if lines[i - 1]), first)
    return lines[first:last]


def _is_one_line(lines: list[str]) -> bool:
    return sum(1 for line in lines if line and not line.lstrip().startswith("#")) == 1


_ENTRY = re.compile(r"^(?P<indent> +)(?P<key>[^\s#'\"{\[\-][^#:]*|'[^']*'|\"[^\"]*\"): +(?P<rest>\S.*)$")


def _aligned(lines: list[str]) -> list[str]:
    """One-line entries that follow each other get their values in one column."""
    found: list[str] = []
    run: list[re.Match[str]] = []

    def close() -> None:
        width = max((len(match["key"]) for match in run if len(match["key"]) <= WIDEST_NAME), default=0)
        found.extend(
            f"{match['indent']}{(match['key'] + ':').ljust(width + 1)} {match['rest']}" for match in run
        )
        run.clear()

    block: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if block is not None and line and indent <= block:
            block = None
        match = _ENTRY.match(line) if block is None else None
        if match and re.fullmatch(r"[|>][+-]?\d?", match["rest"].split(" #")[0].strip()):
            block = indent
            match = None
        if match and (not run or run[0]["indent"] == match["indent"]):
            run.append(match)
            continue
        close()
        if match:
            run.append(match)
        else:
            found.append(line)
    close()
    return found
