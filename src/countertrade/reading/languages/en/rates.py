"""English words for what a rate is per."""

PERIODS = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year annum",
}
PER = frozenset(("per",))
IN_THE: frozenset[str] = frozenset()
EVERY = frozenset(("every", "each"))
ONE = frozenset(("single",))
EACH_AFTER = frozenset(("each", "apiece"))
FREQUENCIES = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year",
    "annually": "year", "annual": "year", "annualised": "year", "annualized": "year",
}  # fmt: skip
FREQUENCY_ENDINGS = ("",)
FREQUENT_COMPOUNDS: dict[str, str] = {}
FREQUENT_HEADS: tuple[str, ...] = ()
FLOW_VERBS = ("produced", "exported", "imported", "consumed", "extracted", "pumped", "harvested")
PAST_YEAR = (("last", "year"), ("in", "the", "past", "year"))
EACH_ALONE = frozenset(
    "holding with carrying costing costs worth valued priced gets receives holds earns earning paid containing".split()
)  # after "each" that stands for a noun said before
NO_RATE_BEFORE = frozenset(
    ("ago", "earlier", "later", "before", "after", "old", "on")
)  # "a year ago" is no rate
OF_THE = frozenset(("of",))  # between a share and its whole
# "a shell costs 3,000 euros": the verbs of a price, and the articles of the one thing that has it
PRICE_VERBS = frozenset("cost costs costing worth fetches fetched sells priced".split())
PRICE_PREPOSITIONS = frozenset[str]()
WORTH_BEHIND = frozenset[str]()
BEING = frozenset[str]()
A = frozenset(("a", "an", "one"))
THE = frozenset[str]()
