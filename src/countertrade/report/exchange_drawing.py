"""The exchange as one drawing: two parties, what each gives the other on one scale of money, what stands beside it, what it leaves.

Solid is what was reported, outlined what was reported under a condition, hatched what we assume. What has no price is drawn as counted
marks. Each band leads to its quotes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from markupsafe import Markup

from countertrade.records import FlowOutcome, PartyOutcome, Record
from countertrade.report.drawings import PARTY, label
from countertrade.report.figures import priced
from countertrade.report.svg import drawing, line, link, path, tag, text
from countertrade.report.text_metrics import LEADING, fitted, wrapped
from countertrade.report.text_metrics import width as width_of
from countertrade.report.words import Words

Ground = Literal["reported", "conditional", "assumed"]

THICK, HEAD = 13.0, 7.0
"""Thickness in px of a band, and length of its point."""
HATCH = 6.0
MARKS, MARK = 40, 11.0
"""Marks that stand for a counted thing at most, and px from one to the next."""
TWO_LINES = 600.0
"""Width in px below which a band's figure stands below its name and not beside it."""


class Given(Record, frozen=True, kw_only=True):
    """A flow or effect as it is drawn: its name and state in words, how it is known, where its quotes stand."""

    flow: FlowOutcome
    name: str
    state: str
    ground: Ground
    often: str  # in how many runs it moves at all; '' where it mostly does
    href: str | None


def exchange(
    w: Words,
    title: str,
    party: str,
    given: Sequence[Given],
    nets: Sequence[PartyOutcome],
    currency: str,
    named: Callable[[str | None], str],
    wide: float,
) -> Markup:
    """What the party asked about (at the right) and its partner (at the left) give each other; below, what stands beside it and the net."""
    partner = _partner(party, given)
    values = [value for one in given if (value := priced(one.flow))]
    most = max([abs(v) for value in values for v in (value.q05, value.mean, value.q95)] or [0.0]) or 1.0
    scale = (wide - 2 * 20) / most
    parts: list[Markup] = []
    names = fitted(named(partner), wide * 0.45, size=PARTY, strong=True) if partner else ""
    parts.append(text(0, 16, names, "name"))
    parts.append(text(wide, 16, fitted(named(party), wide * 0.45, size=PARTY, strong=True), "name", "end"))
    y = 28.0
    legend, y = _legend(w, [one.ground for one in given], wide, y)
    parts += legend
    top = y
    between = [one for one in given if {one.flow.giver, one.flow.recipient} == {party, partner}]
    beside = [one for one in given if one not in between]
    for one in sorted(between, key=lambda one: one.flow.giver == party):
        drawn, y = _row(w, one, one.name, one.flow.giver == party, False, scale, currency, wide, y)
        parts += drawn
    parts += [
        tag("rect", x=x, y=top, width=4, height=max(0.0, y - top - 6), class_="post") for x in (0.0, wide - 4)
    ]
    if beside:
        y += 4
        parts += [line(0, y, wide, y, "grid"), text(0, y + 17, w.say("exchange.beside"), "label quiet")]
        y += 26
        for one in beside:
            ends = (None if one.flow.effect else one.flow.giver or "", one.flow.recipient)
            who = " → ".join(named(code) if code else w.say("nobody") for code in ends if code is not None)
            right = party in (one.flow.giver, one.flow.recipient)
            drawn, y = _row(w, one, f"{who}: {one.name}", right, True, scale, currency, wide, y)
            parts += drawn
    parts.append(line(0, y, wide, y, "zero"))
    foot, y = _foot(
        w, [(code, code == party) for code in (partner, party) if code], nets, currency, named, wide, y
    )
    return drawing(wide, y, title, *parts, *foot, kind="exchange" if wide >= TWO_LINES else "exchange narrow")


def _partner(party: str, given: Iterable[Given]) -> str | None:
    """Who exchanges most with the party: by the number of flows, for not every one has a price."""
    found = Counter(
        code
        for one in given
        if not one.flow.effect and party in (one.flow.giver, one.flow.recipient)
        for code in (one.flow.giver, one.flow.recipient)
        if code and code != party
    )
    return found.most_common(1)[0][0] if found else None


def _legend(w: Words, grounds: Iterable[Ground], wide: float, y: float) -> tuple[list[Markup], float]:
    """What solid, outlined and hatched stand for, as far as the drawing has them."""
    x, parts = 0.0, []
    here = set(grounds)
    kinds: tuple[Ground, ...] = ("reported", "conditional", "assumed")
    for ground in kinds:
        if ground not in here:
            continue
        words = w.say(f"exchange.{ground}")
        if x and x + 26 + width_of(words) > wide:
            x, y = 0.0, y + LEADING
        parts += _filled(
            [(x, y), (x + 18, y), (x + 18, y + 10), (x, y + 10)], (x, y, 18.0, 10.0), ground, "p0"
        )
        parts.append(text(x + 24, y + 10, words, "label quiet"))
        x += 24 + width_of(words) + 18
    return parts, y + 24


def _row(
    w: Words,
    one: Given,
    name: str,
    right: bool,
    beside: bool,
    scale: float,
    currency: str,
    wide: float,
    y: float,
) -> tuple[list[Markup], float]:
    """A band from its giver's side, or that of the party it concerns: name and state, figure, bar or counted marks; and where it ends."""
    value = priced(one.flow)
    marks, said = (0, _worth(w, one, currency)) if value else _counted(w, one)
    name = f"{name} · {one.state}"
    narrow = wide < TWO_LINES
    inner, x0 = wide - 2 * 12, 12.0
    room = inner if narrow else max(inner * 0.4, inner - width_of(said) - 14)
    near, far = (wide - x0, x0) if right else (x0, wide - x0)
    here, there = ("end", None) if right else (None, "end")
    parts: list[Markup] = []
    if narrow:
        lines = [(words, "label") for words in wrapped(name, room, most=2)]
        lines += [(words, "label quiet num") for words in wrapped(said, room, most=2)]
        parts += [text(near, y + 12 + LEADING * at, *line_, here) for at, line_ in enumerate(lines)]
        y += LEADING * (len(lines) - 1)
    else:
        parts.append(link(one.href, label(near, y + 12, name, room, "label", here)))
        shown = inner - min(room, width_of(name)) - 14
        parts.append(label(far, y + 12, said, shown, "label quiet num", there))
    y += LEADING + 2
    step = -1 if right else 1
    if value is None:
        per_row = max(1, int(inner // MARK))
        for at in range(marks):
            x = near + step * (at % per_row) * MARK - (7 if right else 0)
            parts.append(
                tag("rect", x=x, y=y + (at // per_row) * MARK, width=7, height=7, class_=f"mark {one.ground}")
            )
        return parts, y + max(1, -(-marks // per_row)) * MARK + 10
    length = abs(value.mean) * scale
    shade = ("loss" if value.mean < 0 else "gain") if beside and one.flow.effect else "p1" if right else "p0"
    # what is lost or given leaves its party's side; what a party beside the exchange gains comes in to it
    points_out = not beside or value.mean < 0 or one.flow.giver is not None
    head = min(HEAD, length)
    body = length - head
    middle = y + THICK / 2
    if points_out:
        shape = [
            (near, y),
            (near + step * body, y),
            (near + step * length, middle),
            (near + step * body, y + THICK),
            (near, y + THICK),
        ]
        box = (min(near, near + step * body), y, body, THICK)
    else:
        tail = near + step * length
        shape = [
            (tail, y),
            (near + step * head, y),
            (near, middle),
            (near + step * head, y + THICK),
            (tail, y + THICK),
        ]
        box = (min(tail, near + step * head), y, body, THICK)
    band = _filled(shape, box, one.ground, shade)
    low, high = sorted(abs(end) for end in (value.q05, value.q95))
    if value.q05 < 0 < value.q95:
        low = 0.0
    whisker = line(near + step * low * scale, middle, near + step * high * scale, middle, "whisker")
    parts.append(link(one.href, tag("g", tag("title", f"{name}: {said}"), *band, whisker)))
    return parts, y + THICK + 9


def _filled(
    shape: list[tuple[float, float]], box: tuple[float, float, float, float], ground: Ground, shade: str
) -> list[Markup]:
    """A shape filled, outlined or hatched, the hatching within the box."""
    parts = [path(shape, f"band-of {ground} {shade}", close=True)]
    if ground == "assumed":
        x, y, wide, high = box
        steps = (HATCH * n for n in range(1, math.ceil((wide + high) / HATCH)))
        lines = (
            f"M{x + max(0.0, k - high):.1f} {y + min(k, high):.1f}L{x + min(k, wide):.1f} {y + max(0.0, k - wide):.1f}"
            for k in steps
        )
        parts.append(tag("path", d="".join(lines), class_=f"hatch {shade}"))
    return parts


def _worth(w: Words, one: Given, currency: str) -> str:
    """The average worth with nine runs in ten, and in how many it moves at all."""
    value = priced(one.flow)
    assert value is not None
    ends = w.word("joint.range", low=w.money(value.q05, currency), high=w.money(value.q95, currency))
    about = "~" if value.mean > 0 else ""
    return ", ".join(filter(None, (f"{about}{w.money(value.mean, currency)} ({ends})", one.often)))


def _counted(w: Words, one: Given) -> tuple[int, str]:
    """How many marks stand for what arrives, and its number with what a mark stands for."""
    if one.flow.effect:
        return 0, w.say("not_priced")
    amount = one.flow.arrived.q50
    said = f"~{w.number(amount, digits=2)} {w.unit(one.flow.unit, amount)}, {w.say('not_priced')}"
    if not 0 < amount < math.inf:
        return 0, said
    power = 10.0 ** math.floor(math.log10(amount / MARKS))
    each = next(power * factor for factor in (1, 2, 5, 10, 20) if amount / (power * factor) <= MARKS)
    unit = w.unit(one.flow.unit, each)
    return max(1, round(amount / each)), f"{said} · {w.say('exchange.mark', n=w.number(each), unit=unit)}"


def _foot(
    w: Words,
    parties: Sequence[tuple[str, bool]],
    nets: Sequence[PartyOutcome],
    currency: str,
    named: Callable[[str | None], str],
    wide: float,
    y: float,
) -> tuple[list[Markup], float]:
    """What the priced part leaves each of the two, at its side; one below the other where there is no room beside."""
    parts: list[Markup] = []
    narrow = wide < TWO_LINES
    room = wide if narrow else wide / 2 - 10
    deepest = y
    for code, right in parties:
        net = next((one for one in nets if one.party == code), None)
        if net is None:
            continue
        x, anchor = (wide, "end") if right else (0.0, None)
        head = f"{w.say('exchange.left')} {named(code)}" if net.counted else named(code)
        top = deepest if narrow else y
        parts.append(label(x, top + 18, head, room, "label quiet", anchor))
        said, shade = w.say("nothing_counted"), "quiet"
        if net.counted:
            balance = net.balance
            said = f"{w.money(balance.q50, currency, sign=True)} ({w.money_range(balance.q05, balance.q95, currency)})"
            shade = "gain" if balance.q50 >= 0 else "loss"
        parts.append(label(x, top + 36, said, room, f"label strong num {shade}", anchor))
        deepest = max(deepest, top + 42)
    return parts, deepest + 2
