"""The drawings: whatever the names and figures, no label leaves its drawing and no two meet."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countertrade.records import (
    Drift,
    EventOutcome,
    FlowOutcome,
    Histogram,
    Influence,
    PartyOutcome,
    Quantiles,
    Retelling,
)
from countertrade.report import drawings, trees
from countertrade.report.figures import Bar
from countertrade.report.lettering import fitted, flowed, width, wrapped
from countertrade.report.svg import COLUMN
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
    assert width(shown, strong=strong) <= room
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


# --- trees ----------------------------------------------------------------------------------------------------------------

KINDS = st.lists(st.sampled_from(["hedge dropped", "Angebot, Zusage oder Lieferung vertauscht"]), max_size=8)


def row(parent: int | None, date: str, changed: bool) -> trees.Row:
    edge = Retelling(
        id="e",
        measure=None,
        parent="a",
        child="b",
        basis="named",
        confidence=1.0,
        drift=(Drift(kind="added"),) if changed else (),
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


def drawn(found: list[trees.Row], said: list[tuple[str, str, str]]) -> str:
    """The tree of rows with name, value and what changed of each."""
    of = {id(row): words for row, words in zip(found, said, strict=True)}
    return str(
        trees.tree(
            "t",
            found,
            lambda row: of[id(row)][:2],
            lambda row: of[id(row)][2],
            lambda row: "#x",
            lambda day: f"{day[8:]}. Sept. 2024",
        )
    )


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(1, 30))
def test_no_labels_of_a_tree_meet(data: st.DataObject, size: int) -> None:
    found: list[trees.Row] = []
    for number in range(size):
        parent = data.draw(st.integers(0, number - 1)) if number and data.draw(st.booleans()) else None
        found.append(row(parent, data.draw(st.sampled_from(["", "2024-11-04", "2024-11-05"])), True))
    said = [(data.draw(NAMES), data.draw(NAMES), " · ".join(data.draw(KINDS))) for _ in found]
    assert faults(drawn(found, said)) == []


@pytest.mark.parametrize("chain", [True, False])
def test_twelve_retellings_on_one_day_that_changed_much(chain: bool) -> None:
    changed = " · ".join(["Angebot, Zusage oder Lieferung vertauscht", "Vorbehalt entfallen"] * 4)
    found = [row(None, "2024-11-04", False)]
    found += [row(number if chain else 0, "2024-11-04", True) for number in range(12)]
    said = [("한국강일보 외교안보팀", "600.000 bis 700.000 Tonnen", "")]
    said += [("The Han River Herald", "mehr als 700.000 Tonnen im Jahr", changed)] * 12
    picture = drawn(found, said)
    assert faults(picture) == []
    assert picture.count("Vorbehalt") >= 48  # nothing of what changed is left out


def test_a_long_list_of_names_ends_in_an_ellipsis_and_is_said_whole() -> None:
    names = ", ".join(f"Zeitung {number}" for number in range(90))
    picture = drawn([row(None, "2024-11-04", False)], [(names, "", "")])
    assert faults(picture) == []
    assert "…</tspan>" in picture
    assert f"<title>{names}</title>" in picture


def test_fifty_days_widen_the_drawing() -> None:
    found = [row(None, f"2024-{1 + n // 28:02d}-{1 + n % 28:02d}", False) for n in range(50)]
    picture = drawn(found, [("Zeitung", "700.000 Tonnen", "")] * 50)
    assert faults(picture) == []
    assert boxes(picture)[0][0] > COLUMN


# --- charts ---------------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.data(), LANGUAGES, st.integers(1, 12), st.sampled_from([620.0, COLUMN]))
def test_no_labels_of_the_flows_meet(data: st.DataObject, language: str, size: int, wide: float) -> None:
    parties = {code: data.draw(NAMES) for code in "ABC"}
    titles = {f"f{n}": data.draw(NAMES) for n in range(size)}
    moved = [
        FlowOutcome(
            scenario="base",
            flow=name,
            giver=data.draw(st.sampled_from("ABC")),
            recipient=data.draw(st.sampled_from("ABC")),
            unit=data.draw(st.sampled_from(["soldier", "t", "wagon load of grain, unmilled"])),
            sent=data.draw(quantiles()),
            arrived=data.draw(quantiles()),
            value_to_recipient=data.draw(st.none() | quantiles()),
            value_to_giver=None,
            chance=1.0,
        )
        for name in titles
    ]
    picture = drawings.flows(
        words(language),
        "t",
        moved,
        "USD",
        lambda code: parties[code or ""],
        titles.__getitem__,
        lambda _: None,
        wide,
    )
    assert faults(picture) == []
    assert boxes(picture)[0][0] == wide


@settings(max_examples=40, deadline=None)
@given(st.data(), LANGUAGES, st.integers(1, 6), st.integers(1, 70), WIDTHS)
def test_no_labels_of_a_balance_by_month_meet(
    data: st.DataObject, language: str, size: int, months: int, wide: float
) -> None:
    titles = {f"s{n}": data.draw(NAMES) for n in range(size)} | {f"e{n}": data.draw(NAMES) for n in range(2)}
    ends = data.draw(st.lists(quantiles(), min_size=size, max_size=size))
    panels = [
        PartyOutcome(
            scenario=f"s{n}",
            party="A",
            balance=end,
            chance_of_gain=data.draw(st.floats(0, 1)),
            histogram=Histogram(low=end.q05, high=end.q95, weights=(0.25, 0.5, 0.25)),
            fan=(end,) * months,
        )
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
    assert faults(drawings.balances(w, "t", panels, "USD", titles.__getitem__, wide)) == []


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
    assert faults(drawings.contributions(w, "t", bars, "USD", titles.__getitem__, lambda _: None, wide)) == []
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
