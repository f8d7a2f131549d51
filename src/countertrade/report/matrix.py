"""The chain of an item as a matrix: a row a report at its date, a column for each thing that can change, a filled cell where it did.

At the left stands who took it from whom, in lanes as in a version history: a report's lane runs from it to the last that took it up.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from countertrade.report.drawings import NARROW, label
from countertrade.report.svg import COLUMN, dots, drawing, line, link, path, tag, text
from countertrade.report.text_metrics import LEADING
from countertrade.report.text_metrics import width as width_of
from countertrade.report.trees import Row
from countertrade.report.words import Words

COLUMNS: dict[str, tuple[str, ...]] = {
    "amount": ("value", "rounding", "bound_dropped", "bound_changed", "part_whole"),
    "unit": ("unit_converted", "unit_error", "denominator"),
    "period": ("rate_added", "rate_lost"),
    "condition": ("modality_strengthened", "modality_weakened"),
    "delivery": ("status_changed",),
    "source": (
        "attribution_moved",
        "attribution_lost",
        "indirect_to_direct",
        "quote_altered",
        "name_garbled",
    ),
    "other": ("entity_swapped", "scope_changed", "omitted", "added"),
}
"""What can change in a retelling, by column; the last stands only where something of it did."""
MILD = frozenset({"rounding", "unit_converted", "modality_weakened"})
"""Changes that claim no more than the original does."""

PITCH, BREAK = 22.0, 15.0
"""From one row to the next, and the room of a break in the axis of time, in px."""
GAP = 3
"""Days without a report from which the axis of time is broken, and says how many."""
LANE, LANES = 13.0, 110.0
"""From one lane to the next, and the room of all of them at most, in px."""
LEAST = 210.0
"""Room in px for the outlet and its figure at least: a drawing that cannot have it gets wider."""
CLOSE, LEAST_CLOSE = 17.0, 100.0
"""On a phone: from one column to the next, whose heads stand upright, and room for the outlet; its figure stands below, its date above."""


def matrix(
    w: Words,
    title: str,
    found: Sequence[Row],
    named: Callable[[Row], tuple[str, str]],
    changed: Callable[[Row], Mapping[str, str]],
    href: Callable[[Row], str | None],
    width: float = COLUMN,
) -> Markup:
    """The rows at their dates, earliest first; `named` gives outlet and figure, `changed` what changed by column, in words."""
    order = sorted(range(len(found)), key=lambda at: (found[at].date[:10] or "9999", at))
    cells = [changed(row) for row in found]
    shown = [c for c in COLUMNS if c != "other" or any(c in of for of in cells)]
    heads = [w.say(f"matrix.{column}") for column in shown]
    close = width <= NARROW
    step = CLOSE if close else max(44.0, *(width_of(head) + 6 for head in heads))
    pitch_down = PITCH + LEADING if close else PITCH
    above = max(map(width_of, heads)) + 4 if close else 22.0
    days = [w.date(found[at].date, "short") for at in order]
    apart = [_days(found[a].date[:10], found[b].date[:10]) for a, b in itertools.pairwise(order)]
    breaks = [w.say("matrix.later", n=n) if n >= GAP else "" for n in (0, *apart)]
    x_time = 5.0 if close else max(map(width_of, (*days, *breaks)), default=0.0) + 12
    lanes = _lanes(found, order)
    pitch = min(LANE, (LANES / 2 if close else LANES) / max(1, max(lanes.values(), default=0)))
    x_label = x_time + 12 + pitch * max(lanes.values(), default=0) + 10
    width = max(width, x_label + (LEAST_CLOSE if close else LEAST) + step * len(shown))
    x_cells = width - step * len(shown)
    parts: list[Markup] = []
    ys: dict[int, float] = {}
    y = above + 12
    dates: list[Markup] = []
    for number, at in enumerate(order):
        if breaks[number]:
            zigzag = [(x_time + x, y + dy) for x, dy in ((-4, -6), (4, -2), (-4, 2), (4, 6))]
            parts.append(path(zigzag, "break"))
            if not close:
                dates.append(text(x_time - 8, y + 3, breaks[number], "label quiet", "end"))
                y += BREAK
        if number == 0 or days[number] != days[number - 1]:
            if close:  # a line of its own, so that all the width is left to outlet and figure
                told = " · ".join(filter(None, (days[number], breaks[number])))
                dates.append(text(x_label, y + 4, told, "label quiet num"))
                y += PITCH
            else:
                dates.append(text(x_time - 8, y + 4, days[number], "label num", "end"))
            parts.append(line(x_time - 4, y, x_time + 4, y, "rule"))
        ys[at] = y
        y += pitch_down
    bottom = y - PITCH / 2
    parts.insert(0, line(x_time, above + 4, x_time, bottom, "grid"))
    for column, head in enumerate(heads):
        x = x_cells + step * (column + 0.5)
        parts.append(line(x, above, x, bottom, "grid"))
        if close:
            turn = f"rotate(-90 {x + 4:.1f} {above - 4:.1f})"
            parts.append(tag("text", head, x=x + 4, y=above - 4, transform=turn, class_="label quiet"))
        else:
            parts.append(text(x, 12, head, "label quiet", "middle"))
    places = {at: x_time + 12 + pitch * lane for at, lane in lanes.items()}
    for at in order:
        parts += _edge(found, at, places, ys)
    same: list[tuple[float, float]] = []
    for at in order:
        parts += _report(
            found[at],
            cells[at],
            named(found[at]),
            href(found[at]),
            places[at],
            ys[at],
            x_label,
            (x_cells, step),
            shown,
            same,
        )
    parts += [dots(same, 1.6, "same")] if same else []
    return drawing(width, bottom + 2, title, *parts, *dates, kind="matrix narrow" if close else "matrix")


def _edge(
    found: Sequence[Row], at: int, places: Mapping[int, float], ys: Mapping[int, float]
) -> list[Markup]:
    """The line from the report a row was taken from."""
    row = found[at]
    if row.parent is None:
        return []
    changed = "edge changed" if row.edge and row.edge.drift else "edge"
    return [
        path(
            [(places[row.parent], ys[row.parent]), (places[row.parent], ys[at]), (places[at], ys[at])],
            changed,
        )
    ]


def _report(
    row: Row,
    changed: Mapping[str, str],
    named: tuple[str, str],
    href: str | None,
    x: float,
    y: float,
    x_label: float,
    columns: tuple[float, float],
    shown: Sequence[str],
    same: list[tuple[float, float]],
) -> list[Markup]:
    """A row: its dot, outlet and figure, and a cell a column; where nothing changed its place is added to those that are the same."""
    x_cells, step = columns
    kind = "node latent" if row.latent else "node origin" if row.parent is None else "node"
    parts = [tag("circle", cx=x, cy=y, r=5.0 if row.parent is None else 4.0, class_=kind)]
    outlet, figure = named
    room = x_cells - x_label - 8
    strong = "label strong" if row.parent is None else "label"
    if step <= CLOSE:  # below the cells, and beside those of a report that has none, all the width is free
        whole = x_cells + step * len(shown) - x_label
        parts.append(link(href, label(x_label, y + 4, outlet, room if row.edge else whole, f"{strong} halo")))
        parts.append(label(x_label, y + 4 + LEADING, figure, whole, "label quiet num halo"))
        figure = outlet = ""
    whole, long = width_of(outlet, strong=row.parent is None), width_of(figure)
    if row.edge is None and figure and whole + long + 10 > room:  # where its cells would be, there is room
        parts.append(label(x_cells, y + 4, figure, step * len(shown), "label quiet num"))
        figure = ""
    # where both do not fit, each gives way down to half
    wide = long if whole + long + 10 <= room else min(long, max(room / 2, room - whole - 10))
    if outlet:
        parts.append(link(href, label(x_label, y + 4, outlet, room - (wide + 10 if figure else 0), strong)))
    if figure:
        parts.append(label(x_cells - 8, y + 4, figure, wide, "label quiet num", "end"))
    if row.edge is None:
        return parts
    for number, column in enumerate(shown):
        middle = x_cells + step * (number + 0.5)
        if column in changed:
            cell = tag(
                "rect",
                x=x_cells + step * number + min(4, step / 8),
                y=y - 8,
                width=step - 2 * min(4, step / 8),
                height=16.0,
                class_="cell mild" if _mild(row, column) else "cell",
            )
            # too small for a finger: on a phone the outlet's name leads to what changed
            parts.append(cell if step <= CLOSE else link(href, tag("g", tag("title", changed[column]), cell)))
        else:
            same.append((middle, y))
    return parts


def _mild(row: Row, column: str) -> bool:
    kinds = {drift.kind for drift in row.edge.drift} if row.edge else set()
    return kinds.intersection(COLUMNS[column]) <= MILD


def _lanes(found: Sequence[Row], order: Sequence[int]) -> dict[int, int]:
    """The lane of each row: the first that no other report's line runs in between it and the last that took it up."""
    place = {at: number for number, at in enumerate(order)}
    until = {at: place[at] for at in order}
    for at, row in enumerate(found):
        if row.parent is not None:
            until[row.parent] = max(until[row.parent], place[at])
    taken: list[int] = []  # by lane, the place up to which it is taken
    lanes: dict[int, int] = {}
    for at in order:
        parent = found[at].parent
        first = lanes[parent] + 1 if parent in lanes else 0
        lane = next((n for n in range(first, len(taken)) if taken[n] < place[at]), max(first, len(taken)))
        taken += [-1] * (lane + 1 - len(taken))
        taken[lane] = until[at]
        lanes[at] = lane
    return lanes


def _days(one: str, other: str) -> int:
    """Days from one ISO date to another; 0 where either is none."""
    try:
        return (datetime.date.fromisoformat(other) - datetime.date.fromisoformat(one)).days
    except ValueError:
        return 0
