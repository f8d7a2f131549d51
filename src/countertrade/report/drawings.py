"""The charts as drawings in SVG: read without a script, sharp in print, coloured by the page's own style sheet.

Every label stands at what it names, so that no chart needs a legend. Widths are those of the page's column, or of a phone, where names
stand above what they name. No label leaves its
drawing or meets another: margins are made for the words that stand in them, and what is too long even so ends in "…", the whole of
it said on hover.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Sequence

from markupsafe import Markup

from countertrade.records import EventOutcome, Influence, PartyOutcome, Quantiles
from countertrade.report.figures import Bar, dots
from countertrade.report.svg import COLUMN, drawing, line, link, path, tag, text, ticks
from countertrade.report.svg import dots as dots_of
from countertrade.report.text_metrics import LEADING, fitted
from countertrade.report.text_metrics import width as width_of
from countertrade.report.words import Words, month_after

NAMES = 240.0
"""The widest that a column of names gets, in px; longer ones end in "…"."""

PARTY = 15.0
"""Type size of a party's name in px, as the style sheet has it, and so much more from one of its lines to the next."""

TICK = 45.0
"""Room in px that an axis leaves at its ends for half the figure at its last tick."""

EVENTS = 4
"""Events in the strip below a fan at most."""

NARROW = 356.0
"""Width in px of a drawing for a phone held upright."""

FAN, WATERFALL = 540.0, 424.0
"""Widths in px of the fan and of the waterfall, which stand side by side in the page's column."""

SIZES = (15.0, 13.5, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
"""Diameters of a dot in px, of which the largest is taken whose stacks all fit; in a stack that fits with none the dots overlap."""

DOTS_ROOM, MOST_DOTS, LEAST_DOTS = 430.0, 130.0, 22.0
"""Height in px of all stacks of a first screen, and of one scenario at most and at least."""

ACROSS, SQUARE = 12, 14.0
"""Squares in a line, and px from one to the next."""

APART = 80.0
"""Ticks lie at least about so far apart, in px."""

Href = Callable[[str], str | None]


def fan(
    w: Words,
    title: str,
    panels: Sequence[PartyOutcome],
    events: Sequence[EventOutcome],
    start: str,
    currency: str,
    named: Callable[[str], str],
    scenario: Callable[[str], str],
    wide: float = FAN,
) -> Markup:
    """The balance by month of the first panel: half of its runs dark, nine of ten light, its middle strong; the others' middles as lines.

    Below it, on the same months, when each of its events happens: nine in ten, half, and the middle of the runs in which it does.
    """
    chosen, *others = panels
    values = [v for q in chosen.fan for v in (q.q05, q.q95)] + [q.q50 for p in others for q in p.fan] + [0.0]
    low, high = min(values), max(values)
    pad = (high - low or 1.0) * 0.06
    low, high = low - pad, high + pad
    power, unit = w.axis(max(abs(low), abs(high)), currency)
    top, height = 26.0, 180.0
    x0 = 12 + max(width_of(_signed(w, value / power)) for value in ticks(low, high, 6))
    ends = [f"{w.scaled(panel.fan[-1].q50, power)} {scenario(panel.scenario)}" for panel in panels]
    room = min(wide * 0.36, max(width_of(end, strong=True) for end in ends))
    width = wide - x0 - room - 12
    months = max(len(panel.fan) for panel in panels)

    def at(month: float, value: float) -> tuple[float, float]:
        return x0 + width * month / max(1, months - 1), top + height * (high - value) / (high - low)

    parts: list[Markup] = [text(0, 12, fitted(unit, wide), "label quiet")]
    for value in ticks(low, high, 6):
        y = at(0, value)[1]
        parts.append(line(x0, y, x0 + width, y, "grid"))
        parts.append(text(x0 - 8, y + 4, _signed(w, value / power), "label quiet num", "end"))
    for low_end, high_end, shade in (("q05", "q95", "band nine"), ("q25", "q75", "band half")):
        there = [at(m, getattr(q, high_end)) for m, q in enumerate(chosen.fan)]
        back = [at(m, getattr(q, low_end)) for m, q in reversed(list(enumerate(chosen.fan)))]
        parts.append(path(there + back, shade, close=True))
    parts.append(line(x0, at(0, 0)[1], x0 + width, at(0, 0)[1], "zero"))
    parts += [path([at(m, q.q50) for m, q in enumerate(panel.fan)], "path other") for panel in others]
    parts.append(path([at(m, q.q50) for m, q in enumerate(chosen.fan)], "path middle"))
    heights = _apart([at(0, panel.fan[-1].q50)[1] for panel in panels], LEADING, top, top + height)
    for panel, end, y in zip(panels, ends, heights, strict=True):
        x, tip = at(len(panel.fan) - 1, panel.fan[-1].q50)
        strong = panel is chosen
        parts.append(line(x + 2, tip, x0 + width + 8, y, "lead"))
        parts.append(
            label(x0 + width + 11, y + 4, end, room, "label strong num" if strong else "label quiet num")
        )
        if strong:
            parts.append(tag("circle", cx=x, cy=tip, r=3, class_="dot"))
    y = top + height
    parts += _years(w, start, months, x0, y, width)
    y += 38
    for event in [e for e in events if e.scenario == chosen.scenario and e.month and e.chance > 0][:EVENTS]:
        parts += _event(w, event, named(event.event), start, (x0, width, months), wide, y)
        y += 31
    return drawing(wide, y - 6, title, *parts, kind=_kind("fan", wide))


def _event(
    w: Words,
    event: EventOutcome,
    name: str,
    start: str,
    axis: tuple[float, float, int],
    wide: float,
    y: float,
) -> list[Markup]:
    """When an event happens, on the months of the fan: in how many runs it does at all, and in which months then."""
    assert event.month is not None
    x0, width, months = axis

    def at(month: float) -> float:
        return x0 + width * min(max(month, 0.0), months - 1) / max(1, months - 1)

    when = event.month
    said = w.when(start, event.chance, when.q50, sure=when.q05 == when.q95)
    return [
        label(x0, y, f"{name}: {said}", wide - x0, "label"),
        line(x0, y + 10, x0 + width, y + 10, "grid"),
        line(at(when.q05), y + 10, at(when.q95), y + 10, "when nine"),
        line(at(when.q25), y + 10, at(when.q75), y + 10, "when half"),
        line(at(when.q50), y + 5, at(when.q50), y + 15, "median"),
    ]


def _apart(heights: Sequence[float], least: float, top: float, bottom: float) -> list[float]:
    """The heights moved as little as need be for labels to stand `least` px apart between top and bottom, as far as there is room.

    >>> _apart([10.0, 12.0, 90.0], 16.0, 0.0, 100.0)
    [10.0, 26.0, 90.0]
    """
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    placed = list(heights)
    above = top - least
    for at in order:
        placed[at] = above = max(placed[at], above + least)
    below = max(bottom, top + least * (len(heights) - 1)) + least
    for at in reversed(order):
        placed[at] = below = min(placed[at], below - least)
    return placed


def _years(w: Words, start: str, months: int, x0: float, y: float, width: float) -> list[Markup]:
    """Year numbers under the months in which a year begins, thinned so that they do not touch."""
    marks = [(m, month_after(start, m)) for m in range(months)]
    januaries = [(m, iso[:4]) for m, iso in marks if iso.endswith("-01")]
    every = max(1, -(-len(januaries) * 40 // max(1, int(width))))
    parts = []
    for m, year in januaries[::every]:
        x = x0 + width * m / max(1, months - 1)
        parts += [line(x, y, x, y + 4, "rule"), text(x, y + 17, year, "label quiet num", "middle")]
    if not januaries:
        parts.append(text(x0, y + 17, w.date(start, "short"), "label quiet"))
    return parts


def scenarios(
    w: Words,
    title: str,
    rows: Sequence[PartyOutcome],
    currency: str,
    scenario: Callable[[str], str],
    wide: float = COLUMN,
) -> Markup:
    """Where the runs of each scenario end, on one axis of money: a dot for 2 of 100 runs, those that end below zero in the colour of loss.

    Under the dots stand the middle and the range of nine runs in ten.
    """
    values = [dots(row.histogram) for row in rows]
    ends = [v for row in values for v in (row[0], row[-1])] + [0.0]
    ends += [v for row in rows for v in (row.balance.q05, row.balance.q95)]
    low, high = min(ends), max(ends)
    pad = (high - low or 1.0) * 0.02
    low, high = low - pad, high + pad
    power, unit = w.axis(max(abs(low), abs(high)), currency)
    x0, x1 = TICK, wide - TICK
    room = max(LEAST_DOTS, min(MOST_DOTS, DOTS_ROOM / len(rows) - 40))

    def at(value: float) -> float:
        return x0 + (x1 - x0) * (min(high, max(low, value)) - low) / (high - low)

    zero = at(0)
    least = SIZES[-1]
    fitting = [row for row in values if _tallest(row, at, least) * least <= room]
    size = next(s for s in SIZES if s == least or all(_tallest(row, at, s) * s <= room for row in fitting))
    pitches = [min(size, room / _tallest(row, at, size)) for row in values]
    tall = [
        max(LEAST_DOTS, pitch * _tallest(row, at, size)) for row, pitch in zip(values, pitches, strict=True)
    ]
    parts: list[Markup] = []
    y = 0.0
    rows_: list[Markup] = []
    for row, ends_, pitch, high_ in zip(rows, values, pitches, tall, strict=True):
        said = f"{w.scaled(row.balance.q50, power)} ({w.word('joint.range', low=w.scaled(row.balance.q05, power), high=w.scaled(row.balance.q95, power))})"
        rows_.append(
            label(0, y + 12, scenario(row.scenario), wide - width_of(said, strong=True) - 14, "label strong")
        )
        rows_.append(text(wide, y + 12, said, "label num strong", "end"))
        y += LEADING + high_
        for shade in ("loss", "gain"):
            stacks = Counter(_stack_of(v, at, zero, size) for v in ends_ if _sign(v) == shade)
            places = [
                (zero + (stack + 0.5) * size, y - size / 2 - pitch * n)
                for stack, count in sorted(stacks.items())
                for n in range(count)
            ]
            rows_ += [dots_of(places, size * 0.45, shade)] if places else []
        rows_.append(line(at(row.balance.q05), y + 6, at(row.balance.q95), y + 6, "whisker"))
        rows_.append(line(at(row.balance.q50), y + 2, at(row.balance.q50), y + 10, "median"))
        y += 22
    parts += _scale(w, (low, high), power, at, LEADING, y - 6)
    parts += rows_
    half = width_of(w.say("chart.zero")) / 2
    parts.append(
        text(min(max(zero, half), wide - half), y + 28, w.say("chart.zero"), "label quiet", "middle")
    )
    return drawing(wide, y + 34, f"{title} ({unit})", *parts, kind=_kind("scenarios", wide))


def _stack_of(value: float, at: Callable[[float], float], zero: float, size: float) -> int:
    """Which stack a dot stands in, counted from the line of zero, so that no stack has runs from both sides of it."""
    stack = math.floor((at(value) - zero) / size)
    return min(stack, -1) if value < 0 else max(stack, 0)


def _sign(value: float) -> str:
    return "loss" if value < 0 else "gain"


def _tallest(values: Sequence[float], at: Callable[[float], float], size: float) -> int:
    return max(Counter(_stack_of(value, at, at(0), size) for value in values).values())


def label(
    x: float, y: float, words: str, room: float, class_: str = "label", anchor: str | None = None
) -> Markup:
    """The words as far as they fit the room in px; what is cut is said whole on hover."""
    shown = fitted(words, room, strong="strong" in class_.split())
    return _titled(words, text(x, y, shown, class_, anchor), cut=shown != words)


def squares(kind: str, names: Sequence[str], title: str) -> Markup:
    """A square for each of the names, filled by its kind, in lines of at most ACROSS."""
    across = min(ACROSS, len(names))
    found = (
        tag(
            "rect",
            tag("title", name),
            x=at % ACROSS * SQUARE + 1.0,
            y=at // ACROSS * SQUARE + 1.0,
            width=SQUARE - 4,
            height=SQUARE - 4,
            class_=f"mark {kind}",
        )
        for at, name in enumerate(names)
    )
    return drawing(across * SQUARE, -(-len(names) // ACROSS) * SQUARE, title, *found, kind="squares")


def strip(w: Words, balance: Quantiles, low: float, high: float, label: str) -> Markup:
    """A middle and its range on an axis shared by all scenarios, with the line of neither gain nor loss."""
    width, height = 150.0, 20.0

    def at(value: float) -> float:
        return 4 + (width - 8) * (min(high, max(low, value)) - low) / ((high - low) or 1.0)

    shade = "gain" if balance.q50 >= 0 else "loss"
    return drawing(
        width,
        height,
        label,
        line(at(0), 1, at(0), height - 1, "zero"),
        line(at(balance.q05), height / 2, at(balance.q95), height / 2, f"span {shade}"),
        tag("circle", cx=at(balance.q50), cy=height / 2, r=4.5, class_=f"dot {shade}"),
        kind="strip",
    )


def waterfall(
    w: Words,
    title: str,
    bars: Sequence[Bar],
    currency: str,
    named: Callable[[str], str],
    href: Href,
    wide: float = WATERFALL,
) -> Markup:
    """What the balance is made of: each item's average begins where the one above ended, and the last bar is what they come to."""
    stages = list(itertools.accumulate((bar.mean for bar in bars), initial=0.0))
    low, high = min(stages), max(stages)
    pad = (high - low or 1.0) * 0.04
    low, high = low - pad, high + pad
    power, unit = w.axis(max(abs(low), abs(high)), currency)
    total = w.say("waterfall.total")
    figures = [w.scaled(value, power) for value in (*(bar.mean for bar in bars), stages[-1])]
    x0, x1 = TICK, wide - 14 - max(TICK, *(width_of(figure, strong=True) for figure in figures))
    top, step = 20.0, 32.0

    def at(value: float) -> float:
        return x0 + (x1 - x0) * (value - low) / (high - low)

    bottom = top + step * (len(bars) + 1)
    parts: list[Markup] = [
        *_scale(w, (low, high), power, at, top, bottom),
        text(wide, 12, fitted(unit, wide), "label quiet", "end"),
    ]
    for number, bar in enumerate(bars):
        y = top + step * number
        left, right = sorted((at(stages[number]), at(stages[number + 1])))
        shade = "gain" if bar.mean >= 0 else "loss"
        parts.append(link(href(bar.name), label(0, y + 13, named(bar.name), wide, "label halo")))
        parts.append(
            tag("rect", x=left, y=y + 17, width=max(1.0, right - left), height=12.0, class_=f"bar {shade}")
        )
        parts.append(text(wide, y + 27, figures[number], "label num halo", "end"))
        parts.append(line(at(stages[number + 1]), y + 17, at(stages[number + 1]), y + step + 29, "lead"))
    y = bottom - step
    left, right = sorted((at(0), at(stages[-1])))
    parts.append(label(0, y + 13, total, wide, "label strong halo"))
    parts.append(tag("rect", x=left, y=y + 17, width=max(1.0, right - left), height=12.0, class_="bar total"))
    parts.append(text(wide, y + 27, figures[-1], "label strong num halo", "end"))
    return drawing(wide, bottom + 28, title, *parts, kind=_kind("waterfall", wide))


def influences(
    w: Words,
    title: str,
    ranked: Sequence[Influence],
    named: Callable[[str], str],
    href: Href,
    wide: float = COLUMN,
) -> Markup:
    """Share of the spread each input causes, alone and with others; own assumptions are marked as such."""
    names = [named(entry.input) for entry in ranked]
    room = min(NAMES, max(map(width_of, names)))
    shares = [w.percent(entry.total) for entry in ranked]
    assumed = w.say("chart.assumed")
    share = max(width_of(words, strong=True) for words in shares)
    x0, step, top = (0.0, 46.0, 6.0) if wide < COLUMN else (room + 14, 30.0, 6.0)
    x1 = wide - 20 - share - width_of(assumed)
    most = max([i.total for i in ranked] + [i.first_order for i in ranked] + [0.01])

    def at(value: float) -> float:
        return x0 + (x1 - x0) * max(0.0, value) / most

    parts: list[Markup] = []
    for number, entry in enumerate(ranked):
        y = top + step * (number + 1) - 15
        parts.append(link(href(entry.input), _named(names[number], y, room, wide)))
        parts.append(tag("rect", x=x0, y=y - 8, width=at(entry.total) - x0, height=16, class_="bar others"))
        parts.append(
            tag("rect", x=x0, y=y - 8, width=at(entry.first_order) - x0, height=16, class_="bar alone")
        )
        parts.append(text(at(entry.total) + 8, y + 4, shares[number], "label num strong"))
        if entry.assumed:
            x = at(entry.total) + 18 + width_of(shares[number], strong=True)
            parts.append(text(x, y + 4, assumed, "label warn"))
    parts.append(line(x0, top, x0, top + step * len(ranked), "zero"))
    return drawing(wide, top + step * len(ranked) + 8, title, *parts, kind=_kind("influences", wide))


def _kind(name: str, wide: float) -> str:
    return name if wide > NARROW else f"{name} narrow"


def _scale(
    w: Words,
    ends: tuple[float, float],
    power: float,
    at: Callable[[float], float],
    top: float,
    bottom: float,
) -> list[Markup]:
    """The lines of an axis of money and the figures below them, so many as have room."""
    low, high = ends
    parts = []
    for value in ticks(low, high, max(2, min(6, int((at(high) - at(low)) // APART)))):
        parts.append(line(at(value), top, at(value), bottom, "zero" if value == 0 else "grid"))
        parts.append(text(at(value), bottom + 18, _signed(w, value / power), "label quiet num", "middle"))
    return parts


def _named(name: str, y: float, room: float, wide: float) -> Markup:
    """The name of a bar at its height: before it, or above it where the drawing is narrow."""
    return label(0, y - 14, name, wide, "label halo") if wide < COLUMN else label(0, y + 4, name, room)


def _signed(w: Words, value: float) -> str:
    return f"{'+' if value > 0 else ''}{w.number(value, digits=3)}"


def _titled(whole: str, picture: Markup, *, cut: bool) -> Markup:
    return tag("g", tag("title", whole), picture) if cut else picture
