"""The charts as drawings in SVG: read without a script, sharp in print, coloured by the page's own style sheet.

Every label stands at what it names, so that no chart needs a legend. Widths are those of the page's column.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from markupsafe import Markup

from countertrade.records import EventOutcome, FlowOutcome, Influence, PartyOutcome, Quantiles
from countertrade.report.figures import Bar, priced, smooth
from countertrade.report.svg import drawing, line, link, path, tag, text, ticks
from countertrade.report.words import Words, month_after

WIDTH = 920.0
CHARACTER = 6.6
"""Width of a character of a label in px, measured on the page's sans at 12.5 px: a little above the mean, so labels fit."""

SHOWN = 0.75
"""Chance from which an event gets its line in the months: one that as often does not happen would mislead at its middle month."""

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
) -> Markup:
    """A balance by month, one panel a scenario on one scale: middle line, half of the runs dark, nine of ten light."""
    columns = min(3, len(panels))
    rows = -(-len(panels) // columns)
    left, top, gap, height = 54.0, 50.0, 40.0, 200.0
    width = (WIDTH - left - 58 - gap * (columns - 1)) / columns
    values = [v for panel in panels for q in panel.fan for v in (q.q05, q.q95)] + [0.0]
    low, high = min(values), max(values)
    pad = (high - low or 1.0) * 0.06
    low, high = low - pad, high + pad
    power, unit = w.axis(max(abs(low), abs(high)), currency)
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
                number == 0,
            )
        )
    return drawing(WIDTH, top + rows * (height + 74) - 30, title, *parts, kind="fan")


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
    first: bool,
) -> Markup:
    x0, y0, width, height = box
    low, high = scale

    def at(month: float, value: float) -> tuple[float, float]:
        return x0 + width * month / max(1, months - 1), y0 + height * (high - value) / (high - low)

    parts = [
        text(x0, y0 - 16, name, "label strong"),
    ]
    for value in ticks(low, high, 4):
        y = at(0, value)[1]
        parts.append(line(x0, y, x0 + width, y, "grid"))
        if x0 < 100:
            parts.append(text(x0 - 8, y + 4, _signed(w, value / power), "label quiet num", "end"))
    fan_ = panel.fan
    for outer, inner, shade in (("q05", "q95", "band nine"), ("q25", "q75", "band half")):
        there = [at(m, getattr(q, inner)) for m, q in enumerate(fan_)]
        back = [at(m, getattr(q, outer)) for m, q in reversed(list(enumerate(fan_)))]
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
            if abs(y - end[1]) > 13 and (key == "chart.nine" or abs(y - at(0, last.q95)[1]) > 13):
                parts.append(text(end[0] + 7, y + 4, w.say(key), "label quiet"))
    parts += _years(w, start, months, x0, y0 + height, width)
    shown = 0
    for event in events:
        if event.scenario != panel.scenario or event.month is None or event.chance < SHOWN:
            continue
        if 0 < event.month.q50 < months:
            x = at(event.month.q50, 0)[0]
            parts.append(line(x, y0, x, y0 + height, "event"))
            anchor = "end" if x > x0 + width * 0.6 else "start"
            dx = -5 if anchor == "end" else 5
            parts.append(text(x + dx, y0 + 11 + 14 * shown, named(event.event), "label quiet", anchor))
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
) -> Markup:
    """Who gives at the left, who gets at the right; widths are averages over all runs, dashed is what has no price."""
    rows = [(flow, worth_of(flow)) for flow in moved if flow.giver and flow.recipient]
    rows.sort(key=lambda row: (row[0].giver or "", -(row[1] or 0.0)))
    givers = list(dict.fromkeys(flow.giver for flow, _ in rows))
    takers = list(dict.fromkeys(flow.recipient for flow, _ in rows))
    total = sum(worth or 0.0 for _, worth in rows) or 1.0
    lane, least, space = 34.0, 3.0, 170.0
    thick = {id(flow): max(least, space * (worth or 0.0) / total) for flow, worth in rows}
    lanes = {id(flow): max(lane, thick[id(flow)] + 10) for flow, _ in rows}
    gap, top = 26.0, 20.0
    height = top + sum(lanes.values()) + gap * max(len(givers), len(takers)) + 8
    x1, x2 = 130.0, WIDTH - 130.0
    left = _stack(rows, givers, lanes, top, gap, lambda f: f.giver)
    right = _stack(rows, takers, lanes, top, gap, lambda f: f.recipient)
    parts: list[Markup] = []
    for flow, worth in rows:
        y1, y2 = left[id(flow)], right[id(flow)]
        bend = (x2 - x1) * 0.5
        shape = f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        shade = f"flow p{givers.index(flow.giver) % 6}" if worth else "flow unpriced"
        label = f"{named(flow.flow)} · {worth_text(w, flow, currency)}"
        picture = tag("path", d=shape, class_=shade, stroke_width=thick[id(flow)] if worth else 1.5)
        parts.append(link(href(flow.flow), tag("g", tag("title", label), picture)))
    for flow, worth in rows:
        y = left[id(flow)] - (0 if worth and thick[id(flow)] > 16 else 9 + thick[id(flow)] / 2)
        parts.append(
            link(
                href(flow.flow),
                text(x1 + 14, y + 4, named(flow.flow), "label halo"),
            )
        )
        y = right[id(flow)] - (0 if worth and thick[id(flow)] > 16 else 9 + thick[id(flow)] / 2)
        parts.append(text(x2 - 14, y + 4, worth_text(w, flow, currency), "label halo num", "end"))
    for side, codes, where, anchor, x in (
        (left, givers, "giver", "end", x1 - 12),
        (right, takers, "recipient", "start", x2 + 12),
    ):
        for code in codes:
            mine = [f for f, _ in rows if getattr(f, where) == code]
            ys = [side[id(f)] for f in mine]
            first = ys[0] - thick[id(mine[0])] / 2
            last = ys[-1] + thick[id(mine[-1])] / 2
            bar = x1 - 6 if where == "giver" else x2
            parts.append(tag("rect", x=bar, y=first - 3, width=6, height=last - first + 6, class_="post"))
            parts.append(text(x, (first + last) / 2 + 5, party(code), "name", anchor))
    return drawing(WIDTH, height, title, *parts, kind="flows")


def _stack(
    rows: Sequence[tuple[FlowOutcome, float | None]],
    codes: Sequence[str | None],
    lanes: dict[int, float],
    top: float,
    gap: float,
    side: Callable[[FlowOutcome], str | None],
) -> dict[int, float]:
    """The height at which each flow leaves or enters, one party below the other."""
    y, places = top, {}
    for code in codes:
        for flow, _ in rows:
            if side(flow) == code:
                lane = lanes[id(flow)]
                places[id(flow)] = y + lane / 2
                y += lane
        y += gap
    return places


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
    w: Words, title: str, panels: Sequence[PartyOutcome], currency: str, scenario: Callable[[str], str]
) -> Markup:
    """Where the runs end: one hill a scenario over one axis, the losing part in the colour of loss."""
    spread = [v for p in panels for v in (p.balance.q05, p.balance.q95)] + [0.0]
    low, high = min(spread), max(spread)
    pad = (high - low or 1.0) * 0.18
    low, high = low - pad, high + pad
    power, unit = w.axis(max(abs(low), abs(high)), currency)
    x0, x1, step, top = 190.0, WIDTH - 150.0, 84.0, 18.0

    def at(value: float) -> float:
        return x0 + (x1 - x0) * (min(high, max(low, value)) - low) / (high - low)

    bottom = top + step * len(panels)
    parts: list[Markup] = []
    for value in ticks(low, high, 6):
        parts.append(line(at(value), top, at(value), bottom, "zero" if value == 0 else "grid"))
        parts.append(text(at(value), bottom + 18, _signed(w, value / power), "label quiet num", "middle"))
    parts.append(text(x1 + 14, bottom + 18, unit, "label quiet"))
    parts.append(text(at(0), bottom + 36, w.say("chart.zero"), "label quiet", "middle"))
    for number, panel in enumerate(panels):
        base = top + step * (number + 1) - 8
        points = _with_zero([(x, y) for x, y in smooth(panel.histogram) if low <= x <= high])
        tallest = max((y for _, y in points), default=0.0) or 1.0
        for side, shade in ((-1, "hill loss"), (1, "hill gain")):
            mine = [(x, y) for x, y in points if x * side >= 0]
            if len(mine) > 1:
                top_line = [(at(x), base - (step - 26) * y / tallest) for x, y in mine]
                parts.append(
                    path([(top_line[0][0], base), *top_line, (top_line[-1][0], base)], shade, close=True)
                )
        parts.append(line(at(panel.balance.q05), base + 5, at(panel.balance.q95), base + 5, "whisker"))
        parts.append(tag("circle", cx=at(panel.balance.q50), cy=base + 5, r=3.2, class_="dot"))
        name = scenario(panel.scenario)
        parts.append(text(0, base - 14, _cut(name, x0 - 10), "label strong"))
        gain = w.say("chart.gain", chance=w.percent(panel.chance_of_gain))
        parts.append(text(0, base + 3, gain, "label quiet"))
        parts.append(text(x1 + 14, base - 4, w.scaled(panel.balance.q50, power), "label strong num"))
    return drawing(WIDTH, bottom + 46, title, *parts, kind="balances")


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
    w: Words, title: str, bars: Sequence[Bar], currency: str, named: Callable[[str], str], href: Href
) -> Markup:
    """What each item adds or takes, the largest first: bar to the average, thin line over nine in ten."""
    ends = [v for bar in bars for v in (bar.low, bar.high)] + [0.0]
    low, high = min(ends), max(ends)
    pad = (high - low or 1.0) * 0.04
    low, high = low - pad, high + pad
    power, unit = w.axis(max(abs(low), abs(high)), currency)
    x0, x1, step, top = 250.0, WIDTH - 120.0, 30.0, 10.0

    def at(value: float) -> float:
        return x0 + (x1 - x0) * (value - low) / (high - low)

    bottom = top + step * len(bars)
    parts: list[Markup] = []
    for value in ticks(low, high, 6):
        parts.append(line(at(value), top, at(value), bottom, "zero" if value == 0 else "grid"))
        parts.append(text(at(value), bottom + 18, _signed(w, value / power), "label quiet num", "middle"))
    parts.append(text(x1 + 14, bottom + 18, unit, "label quiet"))
    for number, bar in enumerate(bars):
        y = top + step * number + step / 2
        left, right = sorted((at(0), at(bar.mean)))
        shade = "gain" if bar.mean >= 0 else "loss"
        parts.append(
            link(href(bar.name), text(x0 - 190 - 60, y + 4, _cut(named(bar.name), x0 - 12), "label"))
        )
        parts.append(
            tag("rect", x=left, y=y - 8, width=max(1.0, right - left), height=16, class_=f"bar {shade}")
        )
        parts.append(line(at(bar.low), y, at(bar.high), y, "whisker"))
        parts.append(text(x1 + 14, y + 4, w.scaled(bar.mean, power), "label num"))
    return drawing(WIDTH, bottom + 28, title, *parts, kind="contributions")


def influences(
    w: Words, title: str, ranked: Sequence[Influence], named: Callable[[str], str], href: Href
) -> Markup:
    """Share of the spread each input causes, alone and with others; own assumptions are marked as such."""
    x0, x1, step, top = 250.0, WIDTH - 220.0, 30.0, 6.0
    most = max([i.total for i in ranked] + [i.first_order for i in ranked] + [0.01])

    def at(value: float) -> float:
        return x0 + (x1 - x0) * max(0.0, value) / most

    parts: list[Markup] = []
    for number, entry in enumerate(ranked):
        y = top + step * number + step / 2
        parts.append(link(href(entry.input), text(0, y + 4, _cut(named(entry.input), x0 - 12), "label")))
        parts.append(tag("rect", x=x0, y=y - 8, width=at(entry.total) - x0, height=16, class_="bar others"))
        parts.append(
            tag("rect", x=x0, y=y - 8, width=at(entry.first_order) - x0, height=16, class_="bar alone")
        )
        parts.append(text(at(entry.total) + 8, y + 4, w.percent(entry.total), "label num strong"))
        if entry.assumed:
            parts.append(text(at(entry.total) + 50, y + 4, w.say("chart.assumed"), "label warn"))
    parts.append(line(x0, top, x0, top + step * len(ranked), "zero"))
    return drawing(WIDTH, top + step * len(ranked) + 8, title, *parts, kind="influences")


def _signed(w: Words, value: float) -> str:
    return f"{'+' if value > 0 else ''}{w.number(value, digits=3)}"


def _cut(label: str, width: float) -> str:
    most = int(width / CHARACTER)
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"
