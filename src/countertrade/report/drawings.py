"""The charts as drawings in SVG: read without a script, sharp in print, coloured by the page's own style sheet.

Every label stands at what it names, so that no chart needs a legend. Widths are those of the page's column, or of a phone, where names
stand above what they name. No label leaves its
drawing or meets another: margins are made for the words that stand in them, and what is too long even so ends in "…", the whole of
it said on hover.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from markupsafe import Markup

from countertrade.records import EventOutcome, FlowOutcome, Influence, PartyOutcome, Quantiles
from countertrade.report.figures import Bar, priced, smooth
from countertrade.report.lettering import LEADING, fitted, wrapped
from countertrade.report.lettering import width as width_of
from countertrade.report.signs import chance_of_gain
from countertrade.report.svg import COLUMN, drawing, line, link, path, tag, text, ticks
from countertrade.report.words import Words, month_after

NAMES = 240.0
"""The widest that a column of names gets, in px; longer ones end in "…"."""

PARTY = 15.0
"""Type size of a party's name in px, as the style sheet has it, and so much more from one of its lines to the next."""

TICK = 45.0
"""Room in px that an axis leaves at its ends for half the figure at its last tick."""

SHOWN = 0.75
"""Chance from which an event gets its line in the months: one that as often does not happen would mislead at its middle month."""

NARROW = 356.0
"""Width in px of a drawing for a phone held upright."""

PANEL = 300.0
"""A panel of months gets at least so much of the width, in px."""

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
    wide: float = COLUMN,
) -> Markup:
    """A balance by month, one panel a scenario on one scale: middle line, half of the runs dark, nine of ten light."""
    columns = min(3, len(panels), max(1, int(wide // PANEL)))
    rows = -(-len(panels) // columns)
    values = [v for panel in panels for q in panel.fan for v in (q.q05, q.q95)] + [0.0]
    low, high = min(values), max(values)
    pad = (high - low or 1.0) * 0.06
    low, high = low - pad, high + pad
    power, unit = w.axis(max(abs(low), abs(high)), currency)
    top, height = 50.0, 200.0
    left = 12 + max(width_of(_signed(w, value / power)) for value in ticks(low, high, 4))
    ends = [width_of(w.scaled(panel.fan[-1].q50, power), strong=True) for panel in panels]
    gap = 16 + max(*ends, *(width_of(w.say(key)) for key in ("chart.nine", "chart.half")))
    width = (wide - left - gap * columns) / columns
    parts: list[Markup] = [text(0, 14, unit, "label quiet")]
    months = max(len(panel.fan) for panel in panels)
    for number, panel in enumerate(panels):
        x0 = left + (number % columns) * (width + gap)
        y0 = top + (number // columns) * (height + 74)
        parts.append(
            _panel(
                w,
                panel,
                events,
                start,
                (x0, y0, width, height),
                (low, high),
                months,
                power,
                named,
                scenario(panel.scenario),
                first=number == 0,
                outer=number % columns == 0,
            )
        )
    return drawing(wide, top + rows * (height + 74) - 30, title, *parts, kind=_kind("fan", wide))


def _panel(
    w: Words,
    panel: PartyOutcome,
    events: Sequence[EventOutcome],
    start: str,
    box: tuple[float, float, float, float],
    scale: tuple[float, float],
    months: int,
    power: float,
    named: Callable[[str], str],
    name: str,
    *,
    first: bool,  # the one that says what the bands are
    outer: bool,  # one that has the scale at its left
) -> Markup:
    x0, y0, width, height = box
    low, high = scale

    def at(month: float, value: float) -> tuple[float, float]:
        return x0 + width * month / max(1, months - 1), y0 + height * (high - value) / (high - low)

    parts = [_label(x0, y0 - 16, name, width, "label strong")]
    for value in ticks(low, high, 4):
        y = at(0, value)[1]
        parts.append(line(x0, y, x0 + width, y, "grid"))
        if outer:
            parts.append(text(x0 - 8, y + 4, _signed(w, value / power), "label quiet num", "end"))
    fan_ = panel.fan
    for low_end, high_end, shade in (("q05", "q95", "band nine"), ("q25", "q75", "band half")):
        there = [at(m, getattr(q, high_end)) for m, q in enumerate(fan_)]
        back = [at(m, getattr(q, low_end)) for m, q in reversed(list(enumerate(fan_)))]
        parts.append(path(there + back, shade, close=True))
    parts.append(line(x0, at(0, 0)[1], x0 + width, at(0, 0)[1], "zero"))
    parts.append(path([at(m, q.q50) for m, q in enumerate(fan_)], "middle"))
    last = fan_[-1]
    end = at(len(fan_) - 1, last.q50)
    parts.append(tag("circle", cx=end[0], cy=end[1], r=3, class_="dot"))
    parts.append(text(end[0] + 7, end[1] + 4, w.scaled(last.q50, power), "label strong num"))
    if first:
        for key, level in (("chart.nine", last.q95), ("chart.half", last.q75)):
            y = at(0, level)[1]
            if abs(y - end[1]) > LEADING and (key == "chart.nine" or abs(y - at(0, last.q95)[1]) > LEADING):
                parts.append(text(end[0] + 7, y + 4, w.say(key), "label quiet"))
    parts += _years(w, start, months, x0, y0 + height, width)
    shown = 0
    for event in events:
        if event.scenario != panel.scenario or event.month is None or event.chance < SHOWN:
            continue
        if 0 < event.month.q50 < months - 1:
            x = at(event.month.q50, 0)[0]
            parts.append(line(x, y0, x, y0 + height, "event"))
            anchor = "end" if x > x0 + width / 2 else "start"
            dx = -5 if anchor == "end" else 5
            room = max(x - x0, x0 + width - x) - 5
            y = y0 + 11 + LEADING * shown
            parts.append(_label(x + dx, y, named(event.event), room, "label quiet", anchor))
            shown += 1
    return tag("g", *parts)


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


def flows(
    w: Words,
    title: str,
    moved: Sequence[FlowOutcome],
    currency: str,
    party: Callable[[str | None], str],
    named: Callable[[str], str],
    href: Href,
    width: float = COLUMN,
) -> Markup:
    """Who gives at the left, who gets at the right; widths are averages over all runs, dashed is what has no price."""
    rows = [(flow, worth_of(flow)) for flow in moved if flow.giver and flow.recipient]
    rows.sort(key=lambda row: (row[0].giver or "", -(row[1] or 0.0)))
    givers = list(dict.fromkeys(flow.giver for flow, _ in rows))
    takers = list(dict.fromkeys(flow.recipient for flow, _ in rows))
    total = sum(worth or 0.0 for _, worth in rows) or 1.0
    least, space = 3.0, 170.0
    thick = {id(flow): max(least, space * (worth or 0.0) / total) for flow, worth in rows}
    inside = {id(flow): bool(worth) and thick[id(flow)] >= LEADING + 2 for flow, worth in rows}
    # A ribbon too thin to hold its words has them in the space above it.
    lanes = {key: thick[key] + (10 if inside[key] else LEADING + 10) for key in thick}
    names = {code: _party_lines(party(code)) for code in (*givers, *takers)}
    sides = [max(_party_width(line) for code in codes for line in names[code]) for codes in (givers, takers)]
    x1, x2 = sides[0] + 18, width - sides[1] - 18
    left, from_ = _stack(rows, givers, lanes, thick, names, lambda f: f.giver)
    right, into = _stack(rows, takers, lanes, thick, names, lambda f: f.recipient)
    worths = {id(flow): worth_text(w, flow, currency) for flow, _ in rows}
    room = x2 - x1 - 44
    widest = max(width_of(named(flow.flow)) for flow, _ in rows)
    room_right = min(max(room / 2, room - widest), max(map(width_of, worths.values())))
    parts: list[Markup] = []
    labels: list[Markup] = []
    for flow, worth in rows:
        key = id(flow)
        lift = 0.0 if inside[key] else thick[key] / 2 + 9
        y1, y2 = left[key], right[key]
        bend = (x2 - x1) * 0.5
        shape = f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        shade = f"flow p{givers.index(flow.giver) % 6}" if worth else "flow unpriced"
        whole = f"{named(flow.flow)} · {worths[key]}"
        picture = tag("path", d=shape, class_=shade, stroke_width=thick[key] if worth else 1.5)
        parts.append(link(href(flow.flow), tag("g", tag("title", whole), picture)))
        name = _label(x1 + 14, y1 - lift + 4, named(flow.flow), room - room_right, "label halo")
        labels.append(link(href(flow.flow), name))
        labels.append(_label(x2 - 14, y2 - lift + 4, worths[key], room_right, "label halo num", "end"))
    parts += labels
    for side, blocks, giving in ((left, from_, True), (right, into, False)):
        for code, (top, bottom) in blocks.items():
            mine = [f for f, _ in rows if (f.giver if giving else f.recipient) == code]
            first = side[id(mine[0])] - thick[id(mine[0])] / 2
            last = side[id(mine[-1])] + thick[id(mine[-1])] / 2
            bar = x1 - 6 if giving else x2
            parts.append(tag("rect", x=bar, y=first - 3, width=6, height=last - first + 6, class_="post"))
            x, anchor = (x1 - 12, "end") if giving else (x2 + 12, "start")
            y = (top + bottom) / 2 + 5 - (len(names[code]) - 1) * PARTY * 0.6
            lines = [
                text(x, y + at * PARTY * 1.2, words, "name", anchor) for at, words in enumerate(names[code])
            ]
            parts.append(_titled(party(code), tag("g", *lines), cut=names[code][-1].endswith("…")))
    deepest = max(bottom for blocks in (from_, into) for _, bottom in blocks.values())
    kind = "flows" if width == COLUMN else "flows narrow"
    return drawing(width, deepest + 4, title, *parts, kind=kind)


def _party_lines(name: str) -> list[str]:
    return wrapped(name, NAMES * 0.75, most=3, size=PARTY, strong=True) or [""]


def _party_width(words: str) -> float:
    return width_of(words, size=PARTY, strong=True)


def _stack(
    rows: Sequence[tuple[FlowOutcome, float | None]],
    codes: Sequence[str | None],
    lanes: dict[int, float],
    thick: dict[int, float],
    names: dict[str | None, list[str]],
    side: Callable[[FlowOutcome], str | None],
) -> tuple[dict[int, float], dict[str | None, tuple[float, float]]]:
    """The height at which each flow leaves or enters, and from where to where each party's flows stand, one below the other."""
    y, places, blocks = 4.0, {}, {}
    for code in codes:
        mine = [id(flow) for flow, _ in rows if side(flow) == code]
        spare = max(0.0, PARTY * 1.2 * len(names[code]) - sum(lanes[key] for key in mine))
        top = y
        y += spare / 2
        for key in mine:
            y += lanes[key]
            places[key] = y - 5 - thick[key] / 2
        y += spare / 2
        blocks[code] = top, y
        y += 18
    return places, blocks


def worth_of(flow: FlowOutcome) -> float | None:
    value = priced(flow)
    return None if value is None else abs(value.mean)


def worth_text(w: Words, flow: FlowOutcome, currency: str) -> str:
    worth = worth_of(flow)
    if worth is not None:
        return f"~{w.money(worth, currency)}"
    amount = flow.arrived.q50
    return f"~{w.number(amount, digits=2)} {w.unit(flow.unit, amount)}, {w.say('not_priced')}"


def balances(
    w: Words,
    title: str,
    panels: Sequence[PartyOutcome],
    currency: str,
    scenario: Callable[[str], str],
    wide: float = COLUMN,
) -> Markup:
    """Where the runs end: one hill a scenario over one axis, the losing part in the colour of loss."""
    spread = [v for p in panels for v in (p.balance.q05, p.balance.q95)] + [0.0]
    low, high = min(spread), max(spread)
    pad = (high - low or 1.0) * 0.18
    low, high = low - pad, high + pad
    power, unit = w.axis(max(abs(low), abs(high)), currency)
    names = [scenario(panel.scenario) for panel in panels]
    gains = [
        w.say("chart.gain", chance=w.percent(panel.chance_of_gain))
        if panel.tells == "likelihood" and panel.counted
        else chance_of_gain(w, panel)
        for panel in panels
    ]
    middles = [w.scaled(panel.balance.q50, power) for panel in panels]
    room = min(NAMES, max(*(width_of(n, strong=True) for n in names), *map(width_of, gains)))
    above = wide < COLUMN
    x0, step, top = (TICK, 108.0, 22.0) if above else (max(room + 14, TICK), 84.0, 22.0)
    right = max(TICK, *(width_of(m, strong=True) for m in middles), 0 if above else width_of(unit))
    x1, tall = wide - 14 - right, 58.0

    def at(value: float) -> float:
        return x0 + (x1 - x0) * (min(high, max(low, value)) - low) / (high - low)

    bottom = top + step * len(panels)
    parts: list[Markup] = []
    parts += _scale(w, (low, high), power, at, top, bottom)
    parts.append(_unit(unit, x1, wide))
    half = width_of(w.say("chart.zero")) / 2
    zero = min(max(at(0), half), wide - half)
    parts.append(text(zero, bottom + 36, w.say("chart.zero"), "label quiet", "middle"))
    for number, panel in enumerate(panels):
        base = top + step * (number + 1) - 8
        points = _with_zero([(x, y) for x, y in smooth(panel.histogram) if low <= x <= high])
        tallest = max((y for _, y in points), default=0.0) or 1.0
        for side, shade in ((-1, "hill loss"), (1, "hill gain")):
            mine = [(x, y) for x, y in points if x * side >= 0]
            if len(mine) > 1:
                top_line = [(at(x), base - tall * y / tallest) for x, y in mine]
                parts.append(
                    path([(top_line[0][0], base), *top_line, (top_line[-1][0], base)], shade, close=True)
                )
        parts.append(line(at(panel.balance.q05), base + 5, at(panel.balance.q95), base + 5, "whisker"))
        parts.append(tag("circle", cx=at(panel.balance.q50), cy=base + 5, r=3.2, class_="dot"))
        if above:
            parts.append(
                _label(
                    0, base - tall - 14, names[number], wide - width_of(gains[number]) - 14, "label strong"
                )
            )
            parts.append(text(wide, base - tall - 14, gains[number], "label quiet", "end"))
        else:
            parts.append(_label(0, base - 14, names[number], room, "label strong"))
            parts.append(_label(0, base + 3, gains[number], room, "label quiet"))
        parts.append(text(x1 + 14, base - 4, middles[number], "label strong num"))
    return drawing(wide, bottom + 46, title, *parts, kind=_kind("balances", wide))


def _with_zero(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points with one at zero between its neighbours, so that gain and loss meet there."""
    for at, ((x1, y1), (x2, y2)) in enumerate(itertools.pairwise(points), 1):
        if x1 < 0 < x2:
            return [*points[:at], (0.0, y1 + (y2 - y1) * -x1 / (x2 - x1)), *points[at:]]
    return points


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


def contributions(
    w: Words,
    title: str,
    bars: Sequence[Bar],
    currency: str,
    named: Callable[[str], str],
    href: Href,
    wide: float = COLUMN,
) -> Markup:
    """What each item adds or takes, the largest first: bar to the average, thin line over nine in ten."""
    ends = [v for bar in bars for v in (bar.low, bar.high)] + [0.0]
    low, high = min(ends), max(ends)
    pad = (high - low or 1.0) * 0.04
    low, high = low - pad, high + pad
    power, unit = w.axis(max(abs(low), abs(high)), currency)
    room = min(NAMES, max(width_of(named(bar.name)) for bar in bars))
    averages = [w.scaled(bar.mean, power) for bar in bars]
    above = wide < COLUMN
    x0, step, top = (TICK, 46.0, 20.0) if above else (max(room + 14, TICK), 30.0, 20.0)
    x1 = wide - 14 - max(TICK, *map(width_of, averages), 0 if above else width_of(unit))

    def at(value: float) -> float:
        return x0 + (x1 - x0) * (value - low) / (high - low)

    bottom = top + step * len(bars)
    parts: list[Markup] = []
    parts += _scale(w, (low, high), power, at, top, bottom)
    parts.append(_unit(unit, x1, wide))
    for number, bar in enumerate(bars):
        y = top + step * (number + 1) - 15
        left, right = sorted((at(0), at(bar.mean)))
        shade = "gain" if bar.mean >= 0 else "loss"
        parts.append(link(href(bar.name), _named(named(bar.name), y, room, wide)))
        parts.append(
            tag("rect", x=left, y=y - 8, width=max(1.0, right - left), height=16, class_=f"bar {shade}")
        )
        parts.append(line(at(bar.low), y, at(bar.high), y, "whisker"))
        parts.append(text(x1 + 14, y + 4, averages[number], "label num"))
    return drawing(wide, bottom + 28, title, *parts, kind=_kind("contributions", wide))


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
    return name if wide == COLUMN else f"{name} narrow"


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


def _unit(unit: str, x1: float, wide: float) -> Markup:
    """What the figures at the right count: above their column, or, where that is narrow, ending with the drawing."""
    return (
        text(wide, 12, unit, "label quiet", "end")
        if wide < COLUMN
        else text(x1 + 14, 12, unit, "label quiet")
    )


def _named(name: str, y: float, room: float, wide: float) -> Markup:
    """The name of a bar at its height: before it, or above it where the drawing is narrow."""
    return _label(0, y - 14, name, wide, "label halo") if wide < COLUMN else _label(0, y + 4, name, room)


def _signed(w: Words, value: float) -> str:
    return f"{'+' if value > 0 else ''}{w.number(value, digits=3)}"


def _label(
    x: float, y: float, words: str, room: float, class_: str = "label", anchor: str | None = None
) -> Markup:
    """The words as far as they fit; what is cut is said whole on hover."""
    shown = fitted(words, room, strong="strong" in class_.split())
    return _titled(words, text(x, y, shown, class_, anchor), cut=shown != words)


def _titled(whole: str, picture: Markup, *, cut: bool) -> Markup:
    return tag("g", tag("title", whole), picture) if cut else picture
