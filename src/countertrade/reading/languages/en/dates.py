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
OF = frozenset(("of", "in"))

# --- the clock and the parts of a day, for times in TIMEX3 ---
DAY_PARTS = {
    "MO": "morning mornings am a.m",
    "AF": "afternoon afternoons pm p.m",
    "EV": "evening evenings",
    "NI": "night nights tonight",
}
EARLY = ("early",)
LATE = ("late",)
NOON = {"noon": 12, "midday": 12, "midnight": 0}
BEFORE_NOON: frozenset[str] = frozenset()
O_CLOCK = frozenset(("o'clock", "oclock"))
QUARTERS: dict[str, int] = {}
PAST_HOUR = frozenset(("past",))
TO_HOUR = frozenset(("to",))
NOW = frozenset(("now",))
EVERY = frozenset(("every", "each"))
EVERY_SEVERAL = frozenset(("every",))
ALWAYS: frozenset[str] = frozenset()
WHOLE = frozenset(("whole", "entire", "all"))
ROUGHLY = frozenset(("about", "around"))
WORKWEEK = frozenset(("workweek",))
SMALL_UNITS = {"H": "hour hours hr hrs h", "M": "minute minutes min mins", "S": "second seconds sec secs"}
HALF_HOUR_WORDS: dict[str, str] = {}
BOTH = frozenset(("two", "couple"))
LATER = frozenset(("later",))
EARLIER = frozenset(("earlier", "ago"))
AT = frozenset(("at",))
SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
FIXED_HOLIDAYS = {"christmas": (12, 25), "halloween": (10, 31), "juneteenth": (6, 19)}
HOLIDAY_PHRASES = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "independence day": (7, 4),
    "valentine's day": (2, 14),
    "labour day": (5, 1),
}
MOVING_HOLIDAYS = {"easter": 0}
ADVENT_HOLIDAYS: dict[str, int] = {}
ADVENT = frozenset(("advent",))
HOLIDAY_LEADS: tuple[tuple[str, ...], ...] = ()
SUNDAYS: dict[str, tuple[int, int]] = {}
REPEATED = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "quarterly": "P3M",
    "hourly": "PT1H",
}
