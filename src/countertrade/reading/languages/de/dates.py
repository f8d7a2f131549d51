"""German words of the calendar."""

MONTHS = "januar jänner jan|februar feber feb|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|dezember dez"
WEEKDAYS = "montag montags mo|dienstag dienstags di|mittwoch mittwochs mi|donnerstag donnerstags do|freitag freitags fr|samstag sonnabend samstags sonnabends sa|sonntag sonntags so"
SEASONS = {"frühjahr": 3, "frühling": 3, "sommer": 6, "herbst": 9, "winter": 12}
UNITS = {
    "day": "tag tage tagen tages",
    "week": "woche wochen",
    "month": "monat monate monaten monats",
    "quarter": "quartal quartale quartalen quartals",
    "half": "halbjahr halbjahrs halbjahres jahreshälfte",
    "year": "jahr jahre jahren jahres jahrs kalenderjahr kalenderjahres",
    "decade": "jahrzehnt jahrzehnte jahrzehnten jahrzehnts",
}
RELATIVE = {
    -1: "vergangene vergangenen vergangenem vergangener vergangenes letzte letzten letztem letzter letztes vorige vorigen vorigem voriger voriges",
    0: "diese diesen diesem dieser dieses laufende laufenden laufendes aktuelle aktuellen heurigen",
    1: "kommende kommenden kommendem kommender kommendes nächste nächsten nächstem nächster nächstes folgenden",
    2: "übernächste übernächsten übernächstes übernächster übernächstem",
    -2: "vorletzte vorletzten vorletztes vorletzter vorletztem",
}
COMPOUNDS = {  # one word for a relative time: (unit, offset, part)
    "jahresende": ("year", 0, "end"), "jahresbeginn": ("year", 0, "start"), "jahresanfang": ("year", 0, "start"),
    "jahresmitte": ("year", 0, "mid"), "monatsende": ("month", 0, "end"), "monatsanfang": ("month", 0, "start"),
    "wochenende": ("weekend", 0, ""), "wochenendes": ("weekend", 0, ""), "vorjahr": ("year", -1, ""), "vorjahres": ("year", -1, ""),
    "vormonat": ("month", -1, ""), "vorwoche": ("week", -1, ""), "wochenbeginn": ("week", 0, "start"), "jahreswechsel": ("year", 1, "start"),
    "quartalsende": ("quarter", 0, "end"),
}  # fmt: skip
PARTS = {"start": "anfang beginn frühe frühen", "mid": "mitte", "end": "ende späte späten"}
DAYS = {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2}
FIRST = {
    1: "erste ersten erstes erster",
    2: "zweite zweiten zweites zweiter",
    3: "dritte dritten drittes dritter",
    4: "vierte vierten viertes vierter",
}
FIRST_SEVERAL = frozenset(("ersten",))
LAST_SEVERAL = frozenset(("letzten", "vergangenen", "zurückliegenden"))
NEXT_SEVERAL = frozenset(("nächsten", "kommenden", "folgenden"))
AGO = frozenset(("vor",))
AGO_AFTER: frozenset[str] = frozenset()
HENCE = frozenset(("in",))
WITHIN = frozenset(("binnen", "innerhalb"))
IN = frozenset(
    (
        "im",
        "in",
        "am",
        "an",
        "vom",
        "zum",
        "beim",
        "um",
        "zu",
        "den",
        "dem",
        "der",
        "das",
        "des",
        "die",
        "von",
    )
)
SINCE = frozenset(("seit",))
UNTIL = frozenset(("bis",))
FROM = frozenset(("ab",))
FROM_AN = frozenset(("von", "vom"))
ON_AFTER = frozenset(("an",))
BEFORE_TIME = frozenset(("vor",))
AFTER_TIME = frozenset(("nach",))
BETWEEN = frozenset(("zwischen",))
LEAD = frozenset(
    (
        "zum",
        "zur",
        "dem",
        "den",
        "der",
        "das",
        "die",
        "des",
        "zu",
        "einschließlich",
        "spätestens",
        "frühestens",
        "in",
        "im",
        "ins",
        "voraussichtlich",
    )
)
YEAR_WORDS = frozenset(("jahr", "jahre", "jahres", "jahren"))
YEAR_BEFORE = frozenset(
    (
        "in",
        "seit",
        "bis",
        "ab",
        "von",
        "vor",
        "nach",
        "anfang",
        "mitte",
        "ende",
        "für",
        "zwischen",
        "um",
        "zum",
        "sommer",
        "winter",
        "herbst",
        "frühjahr",
    )
)
OF = frozenset(("des", "der", "von", "im", "in"))

# --- the clock and the parts of a day, for times in TIMEX3 ---
DAY_PARTS = {  # TIMEX3 code -> words; a part of a day has hours, and words before it may shorten it
    "MO": "morgen morgens vormittag vormittags früh",
    "AF": "nachmittag nachmittags",
    "EV": "abend abends",
    "NI": "nacht nachts",
}
EARLY = ("früh", "frühe", "frühen")
LATE = ("spät", "späte", "späten")
NOON = {"mittag": 12, "mittags": 12, "mittagszeit": 12, "mitternacht": 0, "mitternachts": 0}
BEFORE_NOON = frozenset(("vormittagszeit",))
O_CLOCK = frozenset(("uhr",))
QUARTERS = {"viertel": 15, "dreiviertel": 45, "halb": 30}
PAST_HOUR = frozenset(("nach",))
TO_HOUR = frozenset(("vor",))
NOW = frozenset(("jetzt", "aktuelle", "aktuell"))
EVERY = frozenset(("jeden", "jede", "jedes", "jedem"))
EVERY_SEVERAL = frozenset(("alle",))
ALWAYS = frozenset(("immer",))
WHOLE = frozenset(("ganzen", "ganze", "ganzes", "gesamten"))
ROUGHLY = frozenset(("gegen", "etwa", "ungefähr"))
WORKWEEK = frozenset(("arbeitswoche", "werktags", "werktage"))
SMALL_UNITS = {"H": "stunde stunden std st h", "M": "minute minuten min", "S": "sekunde sekunden sek"}
HALF_HOUR_WORDS = {"dreiviertelstunde": "0.75", "viertelstunde": "0.25"}
BOTH = frozenset(("beiden", "beide"))
LATER = frozenset(("später", "danach"))
EARLIER = frozenset(("früher", "davor", "zuvor"))
AT = frozenset(("um", "gegen"))
SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
# fixed feasts: month and day; moving ones: days from Easter Sunday
FIXED_HOLIDAYS = {
    "weihnachten": (12, 25), "heiligabend": (12, 24), "silvester": (12, 31), "neujahr": (1, 1), "johannistag": (6, 24),
    "allerheiligen": (11, 1), "nikolaus": (12, 6), "valentinstag": (2, 14), "reformationstag": (10, 31),
    "herbstanfang": (9, 22), "frühlingsanfang": (3, 20), "sommeranfang": (6, 21), "winteranfang": (12, 21),
    "martinstag": (11, 11), "dreikönigstag": (1, 6), "allerseelen": (11, 2), "halloween": (10, 31),
}  # fmt: skip
HOLIDAY_PHRASES = {
    "peter und paul": (6, 29),
    "tag der arbeit": (5, 1),
    "tag der deutschen einheit": (10, 3),
    "heilige drei könige": (1, 6),
    "maria himmelfahrt": (8, 15),
    "mariä himmelfahrt": (8, 15),
}
MOVING_HOLIDAYS = {
    "ostern": 0, "ostersonntag": 0, "ostermontag": 1, "karfreitag": -2, "karsamstag": -1, "gründonnerstag": -3,
    "palmsonntag": -7, "aschermittwoch": -46, "rosenmontag": -48, "fastnachtsdienstag": -47, "fastnachtsmontag": -48,
    "fastnachtssonntag": -49, "fastnachtssamstag": -50, "weiberfastnacht": -52, "pfingsten": 49, "pfingstsonntag": 49,
    "pfingstmontag": 50, "fronleichnam": 60, "himmelfahrt": 39, "vatertag": 39, "palmensonntag": -7, "karneval": -49, "fastnacht": -47, "fasching": -49,
}  # fmt: skip
ADVENT_HOLIDAYS = {
    "ewigkeitssonntag": -7,
    "totensonntag": -7,
    "volkstrauertag": -14,
    "bettag": -11,
}  # days from the first Sunday of Advent
ADVENT = frozenset(("advent",))
HOLIDAY_LEADS = (
    ("buß", "-", "und"),
    ("christi",),
    ("mariä",),
)  # words that belong to the feast named after them
SUNDAYS = {
    "erntedankfest": (10, 1),
    "erntedank": (10, 1),
    "muttertag": (5, 2),
}  # month, and which of its Sundays
REPEATED = {
    "täglich": "P1D",
    "wöchentlich": "P1W",
    "monatlich": "P1M",
    "jährlich": "P1Y",
    "vierteljährlich": "P3M",
    "stündlich": "PT1H",
}
