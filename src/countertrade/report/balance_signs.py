"""What the sign of a balance tells: a likelihood only where both sides of it are priced, and where it could have come out otherwise."""

from __future__ import annotations

from countertrade.records import Outcome, PartyOutcome, Unpriced
from countertrade.report.words import Words

MOST = 2  # unpriced sides that are turned round in a sentence
HARDLY = 0.05  # of the runs: below it, no price does it; above one less it, one does


def chance_of_gain(w: Words, found: PartyOutcome) -> str:
    """The chance of a gain as a table shows it, or why there is none."""
    if not found.counted:
        return w.say("nothing_counted")
    return w.percent(found.chance_of_gain) if found.tells == "likelihood" else w.say(f"chance.{found.tells}")


def open_sides(outcome: Outcome, party: str, scenario: str) -> list[Unpriced]:
    """The unpriced sides of a party in a scenario."""
    return [one for one in outcome.unpriced if (one.party, one.scenario) == (party, scenario)]


def turned_round(w: Words, outcome: Outcome, one: Unpriced, party: str, item: str) -> str:
    """What a unit would have to be worth: "gains unless giving soldiers costs it more than $44,000 per soldier"."""
    side = "gives" if one.gives else "gets"
    if one.possible < HARDLY:
        return w.say(f"turned.{side}.never", party=party, item=item)
    # where no price does it in some runs, the range begins at nothing
    low, middle, high = (max(value, 0.0) for value in (one.price.q05, one.price.q50, one.price.q95))
    said = w.say(
        f"turned.{side}",
        party=party,
        item=item,
        price=w.money(middle, outcome.currency),
        per=w.per((one.unit,)),
        range=w.word("joint.range", low=w.money(low, outcome.currency), high=w.money(high, outcome.currency)),
    )
    return said + (w.say("turned.in", share=w.percent(one.possible)) if one.possible < 1 - HARDLY else "")
