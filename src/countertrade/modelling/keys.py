"""Every key of a deal file, with what it means: the loader, the editors' schema and the reference page all read this table."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """A key: the form of its value (a word the schema knows) and one plain sentence."""

    form: str
    means: str


TOP: dict[str, Key] = {
    "title": Key("text", "What the deal is called."),
    "start": Key("date", "Month 0 of the model."),
    "months": Key("number", "How many months the model runs, 1 to 1,200."),
    "currency": Key("word", "The ISO 4217 currency of all balances."),
    "discount": Key("expression or by party", "What a year of waiting costs, per year effective; 0 if not given."),
    "parties": Key("names", "Who gives and gets: a short code and the name for each."),
    "counts": Key("words", "Nouns that are counted and so are units: soldier, satellite."),
    "quantities": Key("entries", "Named figures, each drawn once a run of the model."),
    "events": Key("entries", "What happens in one month, or never."),
    "stocks": Key("entries", "What is there at the beginning of a month, with inflow and outflow."),
    "flows": Key("entries", "What leaves one party and arrives at another."),
    "effects": Key("entries", "What changes the balance of one party and nobody pays."),
    "choices": Key("entries", "What a party decides in a month, by a rule or by what is better for it."),
    "choose": Key("entries", "Terms to be compared: each with the values it may have. A run answers for each."),
    "rates": Key("entries", "Foreign currency by month, as in RUB/USD: 95 to 105."),
    "correlated": Key("list", "Quantities that move together: {of: [a, b], rank: 0.6}."),
    "scenarios": Key("entries", "The same deal with some entries replaced."),
    "grid": Key("entries", "Entries with a list of values each; every combination becomes a scenario."),
    "questions": Key("list", "What is asked of the model."),
    "expect": Key("list", "What the author expects of the model, checked at each run: P(balance of KP > 0) between 60 % and 90 %."),
    "seed": Key("number", "Scrambles the random numbers; another seed is another sample."),
    "include": Key("words", "Other files of the case folder with parts of the model."),
    "integrate": Key("word", "The event that is summed exactly instead of drawn, or none."),
}  # fmt: skip
QUANTITY: dict[str, Key] = {
    "value": Key("expression", "A figure, an interval, a distribution or a formula."),
    "low": Key("expression", "With best and high: the least it can be (PERT)."),
    "best": Key("expression", "With low and high: the likeliest value."),
    "high": Key("expression", "With low and best: the most it can be."),
    "quantiles": Key("by level", "Instead of value: what stays below each of these levels, as in {5 %: 90 t, 50 %: 120 t, 95 %: 300 t}."),
    "walks": Key("walk", "Instead of value: it moves by chance from month to month; start, drift and volatility per year, additive: yes."),
    "reverts": Key("return", "Instead of value: it moves by chance and returns to a mean; start, mean, half_life and volatility per year."),
    "series": Key("series", "Instead of value: a column of a CSV of the case folder, a value from each month on."),
    "steps": Key("by date", "A value from each date on, until the month before the next."),
    "grows": Key("expression", "Growth per month or per year, compounding from the date of the value."),
    "season": Key("by month", "A factor for each calendar month named (jan … dec); 1 for the others."),
    "claims": Key("word", "A measure of the case: the figure is pooled from its statements, one per original source."),
    "as of": Key("date", "With claims: only statements published by then."),
    "for": Key("text", "With claims: only statements about this period."),
    "status": Key("word", "With claims: only statements of this status, such as promised or delivered."),
    "basis": Key("words", "What it rests on: ids of statements (c-…) and reference rows (ref:…)."),
    "read_as": Key("text", "Why it is read in another unit, rate or condition than its basis has."),
    "why": Key("text", "The reason, where it is an assumption."),
    "title": Key("text", "What it is called when read aloud."),
}  # fmt: skip
STOCK: dict[str, Key] = {
    "start": Key("expression", "What is there in month 0."),
    "in": Key("expression", "What comes in, per month."),
    "out": Key(
        "expression or parts",
        "What goes out, per month; a stock never falls below 0. By name: repaid, returned, lost; only the last is a loss.",
    ),
    "basis": Key("words", "What it rests on."),
    "why": Key("text", "The reason, where it is an assumption."),
    "title": Key("text", "What it is called when read aloud."),
}
EVENT: dict[str, Key] = {
    "hazard": Key("expression", "The chance that it happens in a month in which it has not happened yet."),
    "when": Key("expression", "It happens in the first month at whose beginning this holds."),
    "at": Key("date", "The month in which it happens; before the start means that it has."),
    "chance": Key("expression", "How likely it is; with within or at."),
    "within": Key("duration", "With chance: it happens in one of so many months, each as likely."),
    "after": Key("event", "Its clock starts in the month after that event."),
    "delay": Key("duration", "With after: it happens so many months after that event."),
    "first of": Key("entries", "Events with hazards that compete; one of them happens, and the others never."),
    "every": Key("duration", "It recurs; it may start one-offs and ends nothing."),
    "from": Key("when", "With every: the first occurrence, a date or after an event."),
    "since": Key("when", "The same as from."),
    "until": Key("when", "With every: the last month, a date or an event."),
    "basis": Key("words", "What it rests on."),
    "why": Key("text", "The reason, where it is an assumption."),
    "title": Key("text", "What it is called when read aloud."),
}  # fmt: skip
_TIMING: dict[str, Key] = {
    "since": Key("when", "Active from that date, or from the month after that event; of a list, the latest."),
    "until": Key("when", "Active up to that date, or up to the month of that event; of a list, the earliest."),
    "while": Key("expression", "Active in months at whose beginning this holds; it may resume."),
    "chance": Key("expression", "With within: the chance that it ever begins; alone: that it exists at all."),
    "within": Key("duration", "With chance: it begins in one of so many months, each as likely."),
    "settles": Key("word", "yearly: it books once a contract year, in its last month, when 'year of' a flow is the whole year's."),
    "over": Key("duration", "A one-off in that many equal monthly parts."),
}  # fmt: skip
FLOW: dict[str, Key] = {
    "from": Key("party", "Who gives. (With giver: when it begins, as since.)"),
    "to": Key("party", "Who receives."),
    "giver": Key("party", "The same as from."),
    "recipient": Key("party", "The same as to."),
    "amount": Key("expression", "What moves: with a rate (t/year) in every active month, else once."),
    "delivered": Key("expression", "The share of what was promised that is ever sent; 100 % if not given."),
    "lost": Key("expression", "The share of what is sent that never arrives; 0 % if not given."),
    "delay": Key("duration", "How long it is on its way."),
    "keeps": Key("shares", "Who keeps which share of what arrives; state is the part whose balance is meant."),
    "worth": Key("expression or by party", "What a unit is worth to the recipient, and to the giver too if there is no cost."),
    "cost": Key("expression or none", "What a unit costs the giver; none: it is not counted."),
    **_TIMING,
    "basis": Key("words", "What its figures rest on."),
    "read_as": Key("text", "Why it is read in another unit, rate or condition than its basis has."),
    "why": Key("text", "The reason, where it is an assumption."),
    "title": Key("text", "What it is called when read aloud."),
}  # fmt: skip
EFFECT: dict[str, Key] = {
    "party": Key("party", "Whose balance it changes."),
    "amount": Key("expression", "Money, or money per time; negative is a loss."),
    "from": Key("when", "The same as since."),
    **_TIMING,
    "basis": Key("words", "What its figures rest on."),
    "why": Key("text", "The reason, where it is an assumption."),
    "title": Key("text", "What it is called when read aloud."),
}
SERIES: dict[str, Key] = {
    "file": Key("word", "The CSV, with a column date or month."),
    "column": Key("word", "Which of its columns."),
    "unit": Key("word", "The unit of its figures, where they have none."),
}
CHOICE: dict[str, Key] = {
    "by": Key("party", "Who decides."),
    "at": Key("date", "In which month."),
    "if": Key(
        "expression",
        "It is taken if this holds then; better: if the party's own balance gains by it, as far as can be known then.",
    ),
    "basis": Key("words", "What it rests on."),
    "why": Key("text", "The reason, where it is an assumption."),
    "title": Key("text", "What it is called when read aloud."),
}
WALK: dict[str, Key] = {
    "start": Key("expression", "Its value in month 0."),
    "drift": Key(
        "expression",
        "By how much its mean grows a year, as in 2 % per year; in its own unit where it is additive.",
    ),
    "volatility": Key("expression", "The standard deviation of a year's movement, as in 30 % per year."),
    "additive": Key(
        "word", "yes: it moves by amounts of its unit, not by shares of itself, and may fall below 0."
    ),
}
RETURN: dict[str, Key] = {
    "start": Key("expression", "Its value in month 0."),
    "mean": Key("expression", "Its mean in the long run."),
    "half_life": Key("duration", "How long half of a distance from the mean takes to go."),
    "volatility": Key("expression", "The standard deviation of a year's movement, as in 30 % per year."),
}
CORRELATED: dict[str, Key] = {
    "of": Key("words", "The quantities, each a single interval or estimate."),
    "rank": Key("number", "Their rank correlation, between -1 and 1."),
    "why": Key("text", "The reason."),
}
SECTIONS: dict[str, dict[str, Key]] = {
    "deal": TOP,
    "quantity": QUANTITY,
    "stock": STOCK,
    "event": EVENT,
    "flow": FLOW,
    "effect": EFFECT,
    "choice": CHOICE,
    "series": SERIES,
    "walk": WALK,
    "return": RETURN,
    "rate": {key: QUANTITY[key] for key in ("value", "low", "best", "high", "quantiles", "walks", "reverts", "series", "steps", "grows", "season", "basis", "read_as", "why", "title")},
    "correlated": CORRELATED,
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = {
    **{month: index for index, month in enumerate(MONTHS)},
    "january": 0, "february": 1, "march": 2, "april": 3, "june": 5, "july": 6, "august": 7, "september": 8, "october": 9, "november": 10,
    "december": 11,
}  # fmt: skip
