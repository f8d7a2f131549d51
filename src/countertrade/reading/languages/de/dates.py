"""German words of the calendar."""

MONTHS = "januar jänner jan|februar feber feb|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|dezember dez"
WEEKDAYS = "montag montags mo|dienstag dienstags di|mittwoch mittwochs mi|donnerstag donnerstags do|freitag freitags fr|samstag sonnabend samstags sa|sonntag sonntags so"
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
    2: "übernächste übernächsten übernächstes übernächster",
    -2: "vorletzte vorletzten vorletztes vorletzter",
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
HALF_YEAR_QUARTERS = frozenset(("quartal", "vierteljahr"))
OF = frozenset(("des", "der", "von", "im", "in"))
