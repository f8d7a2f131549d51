"""The drawings: whatever the names and figures, no label leaves its drawing and no two meet."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.records import (
    Drift,
    DriftKind,
    EventOutcome,
    FlowOutcome,
    Histogram,
    Influence,
    PartyOutcome,
    Quantiles,
    Retelling,
    replace,
)
from countertrade.report import drawings, exchange_drawing, matrix, trees
from countertrade.report.figures import Bar, rest_joined
from countertrade.report.svg import COLUMN
from countertrade.report.text_metrics import fitted, flowed, width, wrapped
from countertrade.report.words import words

NAMES = st.one_of(
    st.sampled_from(
        [
            "",
            "rice",
            "verlorener Handel mit China und was sonst noch daran hängt",
            "Democratic People's Republic of Korea (Ministry of Foreign Trade)",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "조선민주주의인민공화국 대외경제성 러시아 연방 쌀 인도",
            "💰💰💰 <b>&amp;",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=90),
)
MONEY = st.floats(-1e13, 1e13).map(lambda value: value if abs(value) > 1 else 0.0)
LANGUAGES = st.sampled_from(["en", "de"])
WIDTHS = st.sampled_from([COLUMN, drawings.NARROW])


@st.composite
def quantiles(draw: st.DrawFn) -> Quantiles:
    q05, q25, q50, q75, q95 = sorted(draw(MONEY) for _ in range(5))
    return Quantiles(mean=q50, q05=q05, q25=q25, q50=q50, q75=q75, q95=q95)


def party(code: str, end: Quantiles, months: int) -> PartyOutcome:
    return PartyOutcome(
        scenario="base",
        party=code,
        balance=end,
        chance_of_gain=0.5,
        histogram=Histogram(low=end.q05, high=end.q95, weights=(0.25, 0.5, 0.25)),
        fan=(end,) * months,
    )


class Box(NamedTuple):
    words: str
    left: float
    top: float
    right: float
    bottom: float


def boxes(drawn: str) -> tuple[tuple[float, float], list[Box]]:
    """Size of a drawing and the room of each of its labels."""
    root = ElementTree.fromstring(drawn)
    found = list(_boxes(root))
    return (float(root.attrib["width"]), float(root.attrib["height"])), found


def _boxes(root: ElementTree.Element) -> Iterator[Box]:
    for text in root.iter("text"):
        kinds = text.attrib["class"].split()
        size = 15.0 if "name" in kinds else 12.5
        strong = bool({"name", "strong"} & set(kinds))
        runs = [(text.text or "", strong)] + [
            (span.text or "", span.attrib["class"] == "strong") for span in text.iter("tspan")
        ]
        wide = sum(width(words, size=size, strong=bold) for words, bold in runs)
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        left = {"end": x - wide, "middle": x - wide / 2}.get(text.attrib.get("text-anchor", ""), x)
        said = "".join(words for words, _ in runs)
        if said.strip():
            yield Box(said, left, y - size * 0.76, left + wide, y + size * 0.22)


def faults(drawn: str) -> list[str]:
    """Labels that leave the drawing, and pairs of labels that meet."""
    (wide, high), found = boxes(drawn)
    out = [
        f"outside: {b}" for b in found if b.left < -1 or b.right > wide + 1 or b.top < -1 or b.bottom > high
    ]
    met = [
        f"meet: {a} {b}"
        for a, b in itertools.combinations(found, 2)
        if a.left < b.right - 1 and b.left < a.right - 1 and a.top < b.bottom - 1 and b.top < a.bottom - 1
    ]
    return out + met


# --- what the other tests stand on ----------------------------------------------------------------------------------------


def test_labels_that_meet_or_leave_are_found() -> None:
    text = '<text x="{}" y="20" class="label">seven hundred</text>'
    page = '<svg width="230" height="40">{}{}</svg>'
    assert faults(page.format(text.format(0), text.format(110))) == []
    assert [f[:4] for f in faults(page.format(text.format(0), text.format(40)))] == ["meet"]
    assert [f[:7] for f in faults(page.format(text.format(190), ""))] == ["outside"]


# --- words in their room --------------------------------------------------------------------------------------------------


@given(NAMES, st.floats(20, 400), st.booleans())
def test_what_is_fitted_fits(name: str, room: float, strong: bool) -> None:
    shown = fitted(name, room, strong=strong)
    assert width(shown, strong=strong) <= room + 1e-9  # widths are sums of floats
    assert shown == name or shown.endswith("…")


@given(NAMES, NAMES, st.floats(40, 400), st.integers(1, 3))
def test_what_is_set_in_lines_fits_them(name: str, value: str, room: float, most: int) -> None:
    lines = flowed([(name, "strong"), (value, "value")], room, most=most)
    assert len(lines) <= most
    for line in lines:
        assert sum(width(words, strong=kind == "strong") for words, kind in line) <= room + 0.01


@given(NAMES, st.floats(40, 400))
def test_no_word_is_lost_in_wrapping(name: str, room: float) -> None:
    assert "".join(wrapped(name, room)).replace(" ", "") == name.replace(" ", "")


# --- the chain -------------------------------------------------------------------------------------------------------------


def row(parent: int | None, date: str, kinds: Sequence[DriftKind] = ()) -> trees.Row:
    edge = Retelling(
        id="e",
        measure=None,
        parent="a",
        child="b",
        basis="named",
        confidence=1.0,
        drift=tuple(Drift(kind=kind) for kind in kinds),
    )
    return trees.Row(
        claims=("c",),
        latent=None,
        parent=parent,
        depth=0,
        date=date,
        edge=edge if parent is not None else None,
        last=True,
    )


def chain(found: list[trees.Row], said: list[tuple[str, str]], language: str = "de") -> str:
    """The matrix of rows with outlet and figure of each."""
    of = {id(row): words for row, words in zip(found, said, strict=True)}

    def changed(row: trees.Row) -> dict[str, str]:
        kinds = {drift.kind for drift in row.edge.drift} if row.edge else set()
        return {column: "said" for column, known in matrix.COLUMNS.items() if kinds & {*known}}

    return str(matrix.matrix(words(language), "t", found, lambda row: of[id(row)], changed, lambda row: "#x"))


@settings(max_examples=60, deadline=None)
@given(st.data(), LANGUAGES, st.integers(1, 30))
def test_no_labels_of_a_chain_meet(data: st.DataObject, language: str, size: int) -> None:
    found: list[trees.Row] = []
    for number in range(size):
        parent = data.draw(st.integers(0, number - 1)) if number and data.draw(st.booleans()) else None
        date = data.draw(st.sampled_from(["", "2024-11-04", "2024-11-05", "2024-12-24", "1997"]))
        kinds: list[DriftKind] = data.draw(st.lists(st.sampled_from(["value", "added", "rate_lost"])))
        found.append(row(parent, date, kinds))
    said = [(data.draw(NAMES), data.draw(NAMES)) for _ in found]
    assert faults(chain(found, said, language)) == []


@pytest.mark.parametrize("long", [True, False])
def test_every_change_fills_the_cell_of_its_column(long: bool) -> None:
    found = [row(None, "2024-11-04")]
    found += [
        row(number if long else 0, "2024-11-04", ["modality_strengthened", "rate_added"])
        for number in range(12)
    ]
    said = [("한국강일보 외교안보팀", "600.000 bis 700.000 Tonnen")]
    said += [("The Han River Herald", "mehr als 700.000 Tonnen im Jahr")] * 12
    picture = chain(found, said)
    assert faults(picture) == []
    assert picture.count('class="cell"') == 24


def test_what_claims_no_more_than_the_original_is_marked_more_mildly() -> None:
    found = [
        row(None, "2024-11-04"),
        row(0, "2024-11-04", ["rounding"]),
        row(0, "2024-11-04", ["rounding", "value"]),
    ]
    picture = chain(found, [("A", "700 t")] * 3)
    assert picture.count('class="cell mild"') == 1
    assert picture.count('class="cell"') == 1


def test_days_without_a_report_break_the_axis_and_are_counted() -> None:
    picture = chain(
        [row(None, "2024-11-04"), row(0, "2024-11-26"), row(0, "2024-11-27")], [("A", "700 t")] * 3
    )
    assert "22 Tage später" in picture
    assert picture.count('class="break"') == 1


def test_a_long_list_of_names_ends_in_an_ellipsis_and_is_said_whole() -> None:
    names = ", ".join(f"Zeitung {number}" for number in range(90))
    picture = chain([row(None, "2024-11-04")], [(names, "")])
    assert faults(picture) == []
    assert "…</text>" in picture
    assert f"<title>{names}</title>" in picture


# --- charts ---------------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.data(), LANGUAGES, st.integers(1, 12), st.sampled_from([drawings.NARROW, 590.0, COLUMN]))
def test_no_labels_of_the_exchange_meet(data: st.DataObject, language: str, size: int, wide: float) -> None:
    parties = {code: data.draw(NAMES) for code in "ABC"}
    moved = [
        exchange_drawing.Given(
            flow=FlowOutcome(
                scenario="base",
                flow=f"f{n}",
                giver=data.draw(st.sampled_from([*"ABC", None])),
                recipient=data.draw(st.sampled_from("ABC")),
                unit=data.draw(st.sampled_from(["soldier", "t", "wagon load of grain, unmilled"])),
                sent=data.draw(quantiles()),
                arrived=data.draw(quantiles()),
                value_to_recipient=data.draw(st.none() | quantiles()),
                value_to_giver=None,
                chance=1.0,
            ),
            name=data.draw(NAMES),
            state="offered?",
            ground=data.draw(st.sampled_from(["reported", "conditional", "assumed"])),
            often=data.draw(st.sampled_from(["", "in 48 % of runs"])),
            href=None,
        )
        for n in range(size)
    ]
    nets = [party(f"{code}", data.draw(quantiles()), 1) for code in "ABC"]
    picture = exchange_drawing.exchange(
        words(language), "t", "A", moved, nets, "USD", lambda code: parties[code or ""], wide
    )
    assert faults(str(picture)) == []
    assert boxes(picture)[0][0] == wide


@settings(max_examples=40, deadline=None)
@given(st.data(), LANGUAGES, st.integers(1, 6), st.integers(1, 70), WIDTHS)
def test_no_labels_of_a_balance_by_month_meet(
    data: st.DataObject, language: str, size: int, months: int, wide: float
) -> None:
    titles = {f"s{n}": data.draw(NAMES) for n in range(size)} | {f"e{n}": data.draw(NAMES) for n in range(2)}
    ends = data.draw(st.lists(quantiles(), min_size=size, max_size=size))
    panels = [
        replace(party("A", end, months), scenario=f"s{n}", chance_of_gain=data.draw(st.floats(0, 1)))
        for n, end in enumerate(ends)
    ]
    month = st.floats(0, 70).map(lambda m: Quantiles(mean=m, q05=m, q25=m, q50=m, q75=m, q95=m))
    events = [
        EventOutcome(scenario=f"s{n}", event=f"e{e}", chance=1.0, month=data.draw(month))
        for n in range(size)
        for e in range(2)
    ]
    w = words(language)
    fan = drawings.fan(w, "t", panels, events, "2024-11", "USD", titles.__getitem__, titles.__getitem__, wide)
    assert faults(fan) == []
    assert faults(drawings.scenarios(w, "t", panels, "USD", titles.__getitem__, wide)) == []


@settings(max_examples=40, deadline=None)
@given(st.data(), LANGUAGES, st.integers(1, 12), WIDTHS)
def test_no_labels_of_what_makes_up_or_moves_the_answer_meet(
    data: st.DataObject, language: str, size: int, wide: float
) -> None:
    titles = {f"i{n}": data.draw(NAMES) for n in range(size)}
    bars = [
        Bar(name=name, low=value.q05, mean=value.mean, high=value.q95)
        for name in titles
        for value in [data.draw(quantiles())]
    ]
    w = words(language)
    assert faults(drawings.waterfall(w, "t", bars, "USD", titles.__getitem__, lambda _: None, wide)) == []
    ranked = [
        Influence(
            input=name,
            first_order=data.draw(st.floats(0, 1)),
            total=data.draw(st.floats(0, 1)),
            value_of_learning=None,
            assumed=data.draw(st.booleans()),
        )
        for name in titles
    ]
    assert faults(drawings.influences(w, "t", ranked, titles.__getitem__, lambda _: "#x", wide)) == []


# --- what a drawing says ----------------------------------------------------------------------------------------------------


def test_fifty_dots_stand_for_the_runs_and_those_below_zero_are_red() -> None:
    end = Quantiles(mean=2.0, q05=-3.0, q25=0.0, q50=2.0, q75=4.0, q95=7.0)
    row = replace(
        party("A", end, 1), histogram=Histogram(low=-4.0, high=8.0, weights=(0.1, 0.14, 0.36, 0.2, 0.1, 0.1))
    )
    picture = str(drawings.scenarios(words("en"), "t", [row], "USD", str))
    red, green = (
        [
            float(x)
            for x in re.findall(
                r"M([\d.]+) [\d.]+h0", re.findall(rf'<path d="([^"]+)"[^>]*class="dots {shade}"', picture)[0]
            )
        ]
        for shade in ("loss", "gain")
    )
    assert (len(red), len(green)) == (12, 38)
    zero = float(picture.partition('class="zero"')[0].rpartition('x1="')[2].partition('"')[0])
    assert max(red) < zero


def test_a_scenario_that_always_ends_alike_leaves_the_others_their_dots() -> None:
    end = Quantiles(mean=2.0, q05=-3.0, q25=0.0, q50=2.0, q75=4.0, q95=7.0)
    spread = replace(party("A", end, 1), histogram=Histogram(low=-4.0, high=8.0, weights=(0.02,) * 50))
    alike = replace(spread, scenario="alike", histogram=Histogram(low=2.0, high=2.001, weights=(1.0,)))
    picture = str(drawings.scenarios(words("en"), "t", [spread, alike], "USD", str))
    sizes = {float(r) for r in re.findall(r'stroke-width="([\d.]+)" class="dots', picture)}
    assert min(sizes) > 6
    assert picture.count("h0") == 100
    assert faults(picture) == []


def test_the_parts_of_a_waterfall_come_to_its_total() -> None:
    bars = [
        Bar(name=name, low=mean, mean=mean, high=mean) for name, mean in (("a", 6e6), ("b", -9e6), ("c", 1e6))
    ]
    picture = str(drawings.waterfall(words("en"), "t", bars, "USD", str, lambda _: None))
    spans = [
        (float(x), float(x) + float(wide))
        for x, wide in re.findall(r'<rect x="([\d.]+)"[^>]*width="([\d.]+)"[^>]*class="bar', picture)
    ]
    assert spans[0][1] == pytest.approx(spans[1][1], abs=0.2), (
        "what is taken begins where what is added ended"
    )
    assert spans[1][0] == pytest.approx(spans[2][0], abs=0.2)
    assert spans[3][0] == pytest.approx(spans[2][1], abs=0.2), "the total ends where the last part does"
    assert "−2</text>" in picture


def test_small_parts_are_joined_and_the_sum_stays() -> None:
    bars = [Bar(name=f"b{n}", low=0.0, mean=float(20 - n), high=1.0) for n in range(15)]
    joined = rest_joined(bars)
    assert len(joined) == 10
    assert sum(bar.mean for bar in joined) == sum(bar.mean for bar in bars)


def test_an_event_says_in_how_many_runs_it_never_happens() -> None:
    end = Quantiles(mean=2.0, q05=-3.0, q25=0.0, q50=2.0, q75=4.0, q95=7.0)
    month = Quantiles(mean=14.0, q05=3.0, q25=8.0, q50=14.0, q75=20.0, q95=30.0)
    events = [EventOutcome(scenario="base", event="war ends", chance=0.33, month=month)]
    picture = str(drawings.fan(words("en"), "t", [party("A", end, 60)], events, "2024-11", "USD", str, str))
    assert "war ends: never in 67\xa0% of runs, else mostly Jan 2026" in picture
