"""English words of the calendar."""

MONTHS = "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec"
WEEKDAYS = "monday mon|tuesday tue tues|wednesday wed|thursday thu thurs|friday fri|saturday sat|sunday sun"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
UNITS = {
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "quarter": "quarter quarters",
    "half": "half",
    "year": "year years",
    "decade": "decade decades",
}
RELATIVE = {-1: "last past previous", 0: "this current", 1: "next coming following upcoming"}
COMPOUNDS = {"weekend": ("weekend", 0, "")}
PARTS = {"start": "early beginning start", "mid": "mid middle", "end": "late end"}
DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
FIRST = {1: "first", 2: "second", 3: "third", 4: "fourth"}
FIRST_SEVERAL = frozenset(("first",))
LAST_SEVERAL = frozenset(("last", "past", "previous"))
NEXT_SEVERAL = frozenset(("next", "coming"))
AGO: frozenset[str] = frozenset()
AGO_AFTER = frozenset(("ago",))
HENCE = frozenset(("in",))
WITHIN = frozenset(("within",))
IN = frozenset(("in", "on", "at", "the", "of", "during", "for"))
SINCE = frozenset(("since",))
UNTIL = frozenset(("by", "until", "till", "through"))
FROM = frozenset(("from", "starting", "beginning", "as of"))
FROM_AN: frozenset[str] = frozenset()
ON_AFTER: frozenset[str] = frozenset()
BEFORE_TIME = frozenset(("before",))
AFTER_TIME = frozenset(("after",))
BETWEEN = frozenset(("between",))
LEAD = frozenset(("the", "in", "on", "at", "of"))
YEAR_WORDS = frozenset(("year", "years"))
YEAR_BEFORE = frozenset(
    (
        "in",
        "since",
        "until",
        "by",
        "from",
        "early",
        "mid",
        "late",
        "of",
        "for",
        "between",
        "before",
        "after",
        "spring",
        "summer",
        "autumn",
        "winter",
        "during",
        "through",
        "end",
        "till",
    )
)
HALF_YEAR_QUARTERS = frozenset(("quarter",))
OF = frozenset(("of", "in"))
