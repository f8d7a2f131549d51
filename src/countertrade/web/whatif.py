"""What the address of a view says of the model: which scenario is shown, and which inputs are held at one figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from countertrade.pipeline import Pipeline
from countertrade.records import Outcome, Record
from countertrade.web.case_cache import MOVED
from countertrade.web.contexts import Link
from countertrade.web.sliders import PREFIX, pinned, pins_of

if TYPE_CHECKING:
    from countertrade.modelling.deal import Deal

SCENARIO, COMPARED = "scenario", "compared"
"""Names in a query: the scenario that is answered for, and whether all stand side by side instead."""

TABS = 12
"""Scenarios that have a tab of their own; a grid makes hundreds, which stand in a list behind them."""


class WhatIf(Record, frozen=True, kw_only=True):
    """The scenario, whether scenarios are compared, and positions 0 to 1000 of the inputs that are held."""

    scenario: str = "base"
    compared: bool = False
    pins: dict[str, int] = {}

    @property
    def query(self) -> dict[str, str]:
        """As it stands in an address; the base without sliders is nothing."""
        shown = (
            {COMPARED: "1"} if self.compared else {SCENARIO: self.scenario} if self.scenario != "base" else {}
        )
        return shown | {f"{PREFIX}{key}": str(position) for key, position in self.pins.items()}


def what_if(query: Mapping[str, str]) -> WhatIf:
    compared = bool(query.get(COMPARED))
    scenario = "base" if compared else query.get(SCENARIO) or "base"
    return WhatIf(scenario=scenario, compared=compared, pins=pins_of(query))


def deal_of(work: Pipeline, wanted: WhatIf) -> Deal:
    """The model as it is asked. Raises Bad where it has problems, or no such scenario."""
    return pinned(work.deal.about(wanted.scenario), wanted.pins)


def outcome_of(work: Pipeline, wanted: WhatIf, draws: int | None = MOVED) -> Outcome:
    """The answer, from so many draws where sliders have moved; of the file as it stands, the one that every report of it gives."""
    if wanted.pins:
        return work.outcome_of(deal_of(work, wanted), draws)
    return work.outcome(about=wanted.scenario)


class Tabs(Record, frozen=True, kw_only=True):
    """Links to each scenario, the file itself first, and last to all of them side by side. Empty where there is one only."""

    shown: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()


def tabs(
    work: Pipeline,
    wanted: WhatIf,
    path: str,
    language: str | None,
    title: Callable[[str], str],
    compare: str = "",
) -> Tabs:
    """`language` is what the address asks for, `title` names a scenario, `compare` the last tab, if there is to be one."""
    if len(work.deal.models) < 2:
        return Tabs()

    def link(label: str, to: WhatIf) -> Link:
        query = to.query | ({"lang": language} if language else {})
        return Link(href=f"{path}?{urlencode(query)}", label=label, current=to == wanted)

    links = [
        link(title(model.scenario), WhatIf(scenario=model.scenario, pins=wanted.pins))
        for model in work.deal.models
    ]
    # the one that is shown has a tab, wherever it stands
    chosen = [place for place, found in enumerate(links) if place < TABS or found.current]
    all_ = link(compare, WhatIf(compared=True, pins=wanted.pins)) if compare else None
    return Tabs(
        shown=(*(links[place] for place in chosen), *((all_,) if all_ else ())),
        more=tuple(found for place, found in enumerate(links) if place not in chosen),
    )
